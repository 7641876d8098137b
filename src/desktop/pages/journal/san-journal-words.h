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
/* (element-type SanJournalLine): of the rows in @changes, a line a field. @roster:
 * (nullable): names units */
GPtrArray *san_journal_lines     (GPtrArray          *changes,
                                  SanRoster          *roster);
/* (transfer full): the first line, short: 84.0 → 86.5; "" without any */
char      *san_journal_summary   (GPtrArray          *lines);

G_END_DECLS
