/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-import.h"
#include "store/san-workspace.h"
#include "support/san-test-folder.h"

G_BEGIN_DECLS

/* A ledger in a folder of its own, at noon of 2018-06-15. Everything asserts. */
typedef struct
{
  SanTestFolder *folder;
  SanWorkspace  *workspace;
  guint          n_tables;
} SanTestOffice;

SanTestOffice *san_test_office_new      (void);
void           san_test_office_free     (SanTestOffice           *office);
SanDatabase   *san_test_office_database (SanTestOffice           *office);
/* (transfer full) */
char          *san_test_office_digest   (SanTestOffice           *office);
gint64         san_test_office_length   (SanTestOffice           *office);
/* (transfer full): where @text was written as a CSV file */
char          *san_test_office_table    (SanTestOffice           *office,
                                         const char              *text);

/* Runs @func as a step; the step is undone and redone, and the digest must follow. */
void           san_test_office_change   (SanTestOffice           *office,
                                         const char              *verb,
                                         SanChangeFunc            func,
                                         gpointer                 data);
/* The change must be refused with @code and leave the ledger as it is. */
void           san_test_office_refuse   (SanTestOffice           *office,
                                         SanChangeFunc            func,
                                         gpointer                 data,
                                         int                      code);

/* Imports the table @text (a CSV); nothing may be rejected. Undone and redone as above.
 * (transfer full): "added,changed,unchanged,skipped,rejected" as numbers */
char          *san_test_office_import   (SanTestOffice           *office,
                                         const char              *kind,
                                         const char              *round,
                                         const char              *text);
/* Plans only. (transfer full): the report of the proposal */
char          *san_test_office_plan     (SanTestOffice           *office,
                                         const char              *kind,
                                         const SanImportOptions  *options,
                                         const char              *text);
/* A table that is refused for its rows or as a whole: the ledger must stay as it is.
 * (transfer full): the report, or the message where there is no proposal */
char          *san_test_office_reject   (SanTestOffice           *office,
                                         const char              *kind,
                                         const SanImportOptions  *options,
                                         const char              *text);
/* The scheme that @json describes becomes its newest version. */
void           san_test_office_scheme   (SanTestOffice           *office,
                                         const char              *json);
/* Opens the round @label, a period, scored by @scheme in the file's only grouping. */
void           san_test_office_round    (SanTestOffice           *office,
                                         const char              *label,
                                         const char              *scheme);
/* (transfer full): CSV */
char          *san_test_office_export   (SanTestOffice           *office,
                                         const char              *kind,
                                         const char              *round);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTestOffice, san_test_office_free)

G_END_DECLS
