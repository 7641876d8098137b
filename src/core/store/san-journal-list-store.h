/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-journal.h"
#include "store/san-paged-model.h"

G_BEGIN_DECLS

/* (transfer full): everybody who made a step, by name; NULL-ended */
char         **san_journal_actors        (SanDatabase   *database,
                                          GError       **error);

/* What somebody did since a step: as many steps of one verb. */
typedef struct
{
  char    *actor;
  char    *verb;
  guint    n;
  gint64   seq;      /* the newest of them, and of that: */
  SanTime  at;
  char    *label;
} SanJournalNews;

void           san_journal_news_free     (SanJournalNews *news);
/* (transfer full) (element-type SanJournalNews): after the step @seq, by others than @actor,
 * the newest first; what was undone is left out */
GPtrArray     *san_journal_list_news     (SanDatabase   *database,
                                          gint64         seq,
                                          const char    *actor,
                                          GError       **error);

/**
 * SanJournalRow:
 *
 * A line of the journal as it is shown: a step, or the heading of a day.
 */
#define SAN_TYPE_JOURNAL_ROW (san_journal_row_get_type ())
G_DECLARE_FINAL_TYPE (SanJournalRow, san_journal_row, SAN, JOURNAL_ROW, GObject)

/* (transfer none) (nullable): NULL for a heading */
const SanStep *san_journal_row_get_step  (SanJournalRow *self);
SanDay         san_journal_row_get_day   (SanJournalRow *self);

/* What the list holds; "" and 0 are no filter. */
typedef struct
{
  const char *actor;
  const char *verb;
  const char *text;      /* in label or actor */
  SanDay      first;     /* both inside; SAN_DAY_MIN, SAN_DAY_MAX */
  SanDay      last;
  gboolean    bulk;      /* steps of more than one record only */
} SanJournalFilter;

/* A lazy list of #SanJournalRow, the newest first, a heading above each day. */
SanPagedModel *san_journal_list_new      (void);
gboolean       san_journal_list_filter   (SanPagedModel          *model,
                                          SanDatabase            *database,
                                          const SanJournalFilter *filter,
                                          GError                **error);

G_END_DECLS
