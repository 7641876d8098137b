/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-journal.h"

G_BEGIN_DECLS

/* What is known of a step before it happens. Values are borrowed. */
typedef struct
{
  gint64      site;
  SanTime     now;
  const char *actor;
  const char *verb;
  const char *label;
  const char *undoes;   /* (nullable) */
  gint64      refers;   /* 0: none */
  GBytes     *changeset; /* (nullable): what happens, where that is known before */
} SanStepDraft;

/* Runs @func, or applies the draft's changeset, in one transaction on @database and appends
 * what was done as a step. With neither the step has no changeset. @seq: 0 when nothing
 * changed, and no step was made. */
gboolean  san_journal_record    (SanDatabase         *database,
                                 const SanStepDraft  *draft,
                                 SanChangeFunc        func,
                                 gpointer             data,
                                 gint64              *seq,
                                 GError             **error);

/* (transfer full): the unpacked changeset of step @seq; %NULL without @error when it has
 * none, SAN_ERROR_NOT_FOUND when there is no such step */
GBytes   *san_journal_changeset (SanDatabase         *database,
                                 gint64               seq,
                                 GError             **error);
/* @seq: the newest step with a changeset, 0 for none */
gboolean  san_journal_newest_change (SanDatabase     *database,
                                     gint64          *seq,
                                     GError         **error);
/* (element-type gint64 as pointer) (transfer full): the set of steps that are not in
 * force, because a step in force undoes them */
GHashTable *san_journal_undone  (SanDatabase         *database,
                                 GError             **error);
/* (element-type gint64) (transfer full): the numbers in "12,14,15" */
GArray   *san_journal_parse_undoes (const char       *undoes);

/* Steps with changes, unpacked one after the other: ascending after @seq, or descending
 * before it. @undoes: as in the row */
typedef gboolean (*SanStepVisitor) (gint64       seq,
                                    const char  *undoes,
                                    GBytes      *changeset,
                                    gpointer     data,
                                    GError     **error);
gboolean  san_journal_walk_after  (SanDatabase       *database,
                                   gint64             seq,
                                   SanStepVisitor     visitor,
                                   gpointer           data,
                                   GError           **error);
gboolean  san_journal_walk_before (SanDatabase       *database,
                                   gint64             seq,
                                   SanStepVisitor     visitor,
                                   gpointer           data,
                                   GError           **error);

/* Reads every step of the journal and compares its hash with what it should be. Calls
 * @found for each step that does not fit; @wrong says what. */
typedef void (*SanBrokenStepFunc) (gint64      seq,
                                   const char *wrong,
                                   const char *found,
                                   const char *expected,
                                   gpointer    data);
gboolean  san_journal_verify    (SanDatabase         *database,
                                 SanBrokenStepFunc    found,
                                 gpointer             data,
                                 GError             **error);

G_END_DECLS
