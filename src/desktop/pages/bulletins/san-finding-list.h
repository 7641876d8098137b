/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletins/san-bulletin-compose.h"

G_BEGIN_DECLS

/**
 * SanFindingList:
 *
 * 发文前检查: what stands in the way of an issue, what should be looked at, and what is
 * right, each with a button that leads to its place.
 *
 * #SanFindingList::opened (gpointer finding)
 */
#define SAN_TYPE_FINDING_LIST (san_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (SanFindingList, san_finding_list, SAN, FINDING_LIST, AdwBin)

/* (element-type SanBulletinFinding) (nullable): not known yet */
void        san_finding_list_fill     (SanFindingList *self,
                                       GPtrArray      *findings);

/* Shared with the dialog that issues. */

/* What is said in one line; units that are out of date are told together. */
typedef struct
{
  SanBulletinFinding *finding;      /* the first of them */
  char               *text;
  char               *tip;          /* all of them */
  gboolean            of_round;     /* found by the check of the round, not of the text */
} SanFindingLine;

/* (transfer full) (element-type SanFindingLine): errors first, notes last. @findings:
 * (nullable), must live as long */
GPtrArray  *san_finding_lines_new     (GPtrArray            *findings);
/* A row of it with a button, whose "clicked" (swapped) gets the finding */
GtkWidget  *san_finding_row_new       (const SanFindingLine *line,
                                       GCallback             clicked);
guint       san_findings_count        (const GPtrArray    *findings,
                                       SanBulletinSeverity severity);

G_END_DECLS
