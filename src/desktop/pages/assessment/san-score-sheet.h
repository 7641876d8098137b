/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "scoring/san-round-check.h"
#include "widgets/san-grid-model.h"
#include "widgets/san-grid-selection.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_SHEET_ALL,
  SAN_SHEET_MISSING,   /* rows with cells still to be entered */
  SAN_SHEET_ISSUES,    /* rows with errors or warnings */
} SanSheetFilter;

/* What can be done about an issue with one key. */
typedef enum
{
  SAN_FIX_SET_FULL     = 1 << 0,   /* the cell becomes the full mark */
  SAN_FIX_SET_ZERO     = 1 << 1,   /* the cell becomes 0 */
  SAN_FIX_CONFIRM      = 1 << 2,   /* it stands, with a reason */
  SAN_FIX_GO_TO        = 1 << 3,   /* there is a cell or a row to look at */
  SAN_FIX_SHOW_MISSING = 1 << 4,   /* show the rows that lack cells */
} SanSheetFix;

/* @participant and @node are G_MAXUINT where the issue is about none. */
typedef struct
{
  SanSeverity  severity;
  guint        group;         /* index into the input's groups; G_MAXUINT: of the round */
  guint        participant;
  guint        node;
  char        *title;
  char        *text;
  char        *full;          /* (nullable): what SAN_FIX_SET_FULL sets */
  SanSheetFix  fixes;
} SanSheetIssue;

typedef struct
{
  guint n_cells;       /* to be typed in the group in view */
  guint n_missing;     /* of these, not entered */
  guint n_rows_missing;
  guint n_errors;      /* of the group in view and of the round as a whole */
  guint n_warnings;
  guint n_rows_issues;
  guint n_errors_elsewhere;
} SanSheetCounts;

/* Of the numbers among the selected cells, exactly. "" where there are none. */
typedef struct
{
  guint  n_numbers;
  char  *sum, *mean, *min, *max;
} SanSheetStats;

/**
 * SanScoreSheet:
 *
 * One group of a round as a sheet to type into: a #SanGridModel over the round's input and
 * its scores. Units are rows, the leaves of the group's scheme columns. Every commit is one
 * step of the journal; totals and issues follow at once, without reading the round again.
 *
 * #SanScoreSheet::checked after counts and issues may have changed.
 * #SanScoreSheet::override-requested (uint row, uint column, string text): a computed value
 * is about to be written over and a reason is needed; answer with
 * san_score_sheet_override().
 */
#define SAN_TYPE_SCORE_SHEET (san_score_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SanScoreSheet, san_score_sheet, SAN, SCORE_SHEET, GObject)

SanScoreSheet *san_score_sheet_new         (SanContext          *context);
/* Reads the round anew; NULL empties the sheet. The group in view stays if it is there. */
gboolean       san_score_sheet_load        (SanScoreSheet       *self,
                                            const SanRound      *round,
                                            GError             **error);
/* TRUE while its own change is being written: nothing need be read again. */
gboolean       san_score_sheet_is_writing  (SanScoreSheet       *self);
/* (nullable): why nothing can be typed */
const char    *san_score_sheet_get_locked  (SanScoreSheet       *self);

/* (transfer none) (nullable): while a round is loaded */
SanScores     *san_score_sheet_get_scores  (SanScoreSheet       *self);
guint          san_score_sheet_get_group   (SanScoreSheet       *self);
void           san_score_sheet_set_group   (SanScoreSheet       *self,
                                            guint                group);
SanSheetFilter san_score_sheet_get_filter  (SanScoreSheet       *self);
void           san_score_sheet_set_filter  (SanScoreSheet       *self,
                                            SanSheetFilter       filter);
void           san_score_sheet_get_counts  (SanScoreSheet       *self,
                                            SanSheetCounts      *counts);
/* Cells to be typed, and those entered, of the whole round. */
void           san_score_sheet_get_progress (SanScoreSheet      *self,
                                            guint               *entered,
                                            guint               *cells);

/* (element-type SanSheetIssue) (transfer none): errors first; valid until the next
 * #SanScoreSheet::checked */
GPtrArray     *san_score_sheet_get_issues  (SanScoreSheet       *self);
/* Whether @issue concerns the group in view */
gboolean       san_score_sheet_shows       (SanScoreSheet       *self,
                                            const SanSheetIssue *issue);
/* Where the issue's cell stands among the rows in view; FALSE if it is not there */
gboolean       san_score_sheet_place       (SanScoreSheet       *self,
                                            const SanSheetIssue *issue,
                                            guint               *row,
                                            guint               *column);
/* Makes the issue's group, if need be all its rows, the ones in view. FALSE if it is about
 * no cell. */
gboolean       san_score_sheet_reveal      (SanScoreSheet       *self,
                                            const SanSheetIssue *issue,
                                            guint               *row,
                                            guint               *column);
/* All notes of the group among the issues, or none */
void           san_score_sheet_toggle_notes (SanScoreSheet      *self);
gint64         san_score_sheet_get_unit    (SanScoreSheet       *self,
                                            guint                row);
/* Shows the group that @unit_id stands in */
gboolean       san_score_sheet_find_unit   (SanScoreSheet       *self,
                                            gint64               unit_id,
                                            guint               *row);
/* What a person types into the name box: a unit, a component or both, in characters, pinyin
 * or initials. The places that it does not name are left alone. */
gboolean       san_score_sheet_find        (SanScoreSheet       *self,
                                            const char          *text,
                                            guint               *row,
                                            guint               *column);

/* All (transfer full). */
char          *san_score_sheet_dup_name    (SanScoreSheet       *self,
                                            guint                row,
                                            guint                column);
/* 满分 100   上月 96.0   本组均分 89.4 */
char          *san_score_sheet_dup_source  (SanScoreSheet       *self,
                                            guint                row,
                                            guint                column);
char          *san_score_sheet_dup_note    (SanScoreSheet       *self,
                                            guint                row,
                                            guint                column);
SanSheetStats *san_score_sheet_sum_up      (SanScoreSheet       *self,
                                            const SanGridRange  *range);
void           san_sheet_stats_free        (SanSheetStats       *stats);

/* Whether anything in @range can be set back to its computed value */
gboolean       san_score_sheet_is_overridden (SanScoreSheet     *self,
                                            const SanGridRange  *range);
/* Each is one step. Failures are reported in the window, @error says what concerns a cell. */
gboolean       san_score_sheet_override    (SanScoreSheet       *self,
                                            guint                row,
                                            guint                column,
                                            const char          *text,
                                            const char          *reason,
                                            GError             **error);
gboolean       san_score_sheet_restore     (SanScoreSheet       *self,
                                            const SanGridRange  *range);
/* A note needs an entry that it stands at, and a sheet that is open. */
gboolean       san_score_sheet_can_note    (SanScoreSheet       *self,
                                            guint                row,
                                            guint                column,
                                            GError             **error);
gboolean       san_score_sheet_set_note    (SanScoreSheet       *self,
                                            guint                row,
                                            guint                column,
                                            const char          *note,
                                            GError             **error);
gboolean       san_score_sheet_confirm     (SanScoreSheet       *self,
                                            const SanSheetIssue *issue,
                                            const char          *reason);
gboolean       san_score_sheet_fix         (SanScoreSheet       *self,
                                            const SanSheetIssue *issue,
                                            SanSheetFix          fix);

/* The line above which a change from last month is asked about, in percent of the full
 * mark, of the ledger. */
#define SAN_CHANGE_LINE_KEY     "score-change-line"
#define SAN_CHANGE_LINE_DEFAULT "15"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanSheetStats, san_sheet_stats_free)

G_END_DECLS
