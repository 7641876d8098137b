/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-jobs.h"
#include "ranking/san-ranking.h"
#include "registry/san-roster.h"
#include "rounds/san-round-store.h"
#include "store/san-workspace.h"

G_BEGIN_DECLS

/**
 * SanContext:
 *
 * What the pages of one window share: the open ledger, the month that is looked at and its
 * round, the roster, the ranking. It lives as long as the file is open in the window and
 * knows no widget: what it has to tell people it says by signals.
 *
 * #SanContext::changed (gint64 seq) after every step (the caches are fresh already).
 * #SanContext::period-changed when the month or the round that is looked at changed.
 * #SanContext::said (string text, gint64 seq) something to say in a toast; seq ≠ 0: with a
 * button that undoes that step.
 * #SanContext::written (string text, string path) a file or folder was written: with a button
 * that opens it.
 * #SanContext::failed (string message) something went wrong; "" takes the message away.
 * #SanContext::settle before a step is undone or redone and before the file is closed: what
 * is being typed, and is written down after a pause, is written down now.
 */
#define SAN_TYPE_CONTEXT (san_context_get_type ())
G_DECLARE_FINAL_TYPE (SanContext, san_context, SAN, CONTEXT, GObject)

SanContext      *san_context_new           (SanWorkspace     *workspace);

/* All (transfer none). */
SanWorkspace    *san_context_get_workspace (SanContext       *self);
SanDatabase     *san_context_get_database  (SanContext       *self);
gboolean         san_context_is_read_only  (SanContext       *self);
SanJobs         *san_context_get_jobs      (SanContext       *self);
/* The file's name without folder: haikou.sanse */
const char      *san_context_get_file_name (SanContext       *self);
/* What the ledger is called: its campaign's name, else the city's, else the file's */
const char      *san_context_get_title     (SanContext       *self);

const char      *san_context_get_operator  (SanContext       *self);
void             san_context_set_operator  (SanContext       *self,
                                            const char       *name);

/* Always a whole month. */
const SanPeriod *san_context_get_period    (SanContext       *self);
void             san_context_set_period    (SanContext       *self,
                                            const SanPeriod  *month);
/* (element-type SanRound): all rounds, by last day */
GPtrArray       *san_context_get_rounds    (SanContext       *self);
/* (nullable): the round of the month that is looked at: the monthly one first, unless
 * another one was chosen */
SanRound        *san_context_get_round     (SanContext       *self);
/* Looks at this round, and at its month. */
void             san_context_set_round     (SanContext       *self,
                                            gint64            id);
/* (nullable): units as on the last day of the period; loaded when first asked for, and
 * anew after a change. A failure is reported. */
SanRoster       *san_context_get_roster    (SanContext       *self);
/* (nullable): of the current round; computed once per change. @error (nullable) says why
 * not; nothing is reported. */
SanRanking      *san_context_get_ranking   (SanContext       *self,
                                            GError          **error);

/* Runs @func as one step (store/san-workspace.h). @said: (nullable): what to say in a
 * toast with an Undo button, in the user's language; NULL for single cell edits. A failure
 * is reported. Returns whether it was done. */
gboolean         san_context_change        (SanContext       *self,
                                            const char       *verb,
                                            const char       *label,
                                            SanChangeFunc     func,
                                            gpointer          data,
                                            const char       *said);
/* The same for long changes: in a worker, shown as a job, which is returned (transfer none)
 * and lives until @done at least. @done: (nullable): called at the end on the main thread. */
typedef void   (*SanContextDone)           (SanContext       *self,
                                            gboolean          success,
                                            gpointer          data);
SanJob          *san_context_change_job    (SanContext       *self,
                                            const char       *verb,
                                            const char       *label,
                                            SanChangeFunc     func,
                                            gpointer          data,
                                            GDestroyNotify    destroy,
                                            const char       *title,
                                            const char       *said,
                                            SanContextDone    done,
                                            gpointer          done_data);

void             san_context_settle        (SanContext       *self);

void             san_context_say           (SanContext       *self,
                                            const char       *text);
/* The same with a button that undoes step @seq, for changes that were not made with
 * san_context_change(). */
void             san_context_say_step      (SanContext       *self,
                                            const char       *text,
                                            gint64            seq);
/* The same with a button that opens @path, a file or folder that was written. */
void             san_context_say_written   (SanContext       *self,
                                            const char       *text,
                                            const char       *path);
/* @error: (nullable): NULL takes the bar away. Cancelled work is not reported. */
void             san_context_report        (SanContext       *self,
                                            const GError     *error);

G_END_DECLS
