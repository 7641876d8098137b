/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"
#include "store/san-journal.h"

G_BEGIN_DECLS

/* What a step did, in the words of people: which record, which field, from what to what. */
typedef struct
{
  char *subject;    /* 金贸街道 */
  char *field;      /* 简称; "" where the record came or went as a whole */
  char *before;
  char *after;
} SanJournalLine;

void       san_journal_line_free (SanJournalLine     *line);
/* Where the names of what a record refers to come from; both (nullable). */
typedef struct
{
  SanRoster   *roster;      /* units */
  SanDatabase *database;    /* categories and points, as they are called now */
} SanJournalNames;

/* (element-type SanJournalLine): of the rows in @changes, a line a field. */
GPtrArray *san_journal_lines     (GPtrArray              *changes,
                                  const SanJournalNames  *names);
/* (transfer full): the first line, short: 84.0 → 86.5; "" without any */
char      *san_journal_summary   (GPtrArray          *lines);

G_END_DECLS
