/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-score-sheet.h"
#include "scoring/san-sample-shortfall.h"

G_BEGIN_DECLS

/* For the files of the sheet only. What belongs to a cell of the round lies in flat arrays
 * by participant and node of its scheme: sheet_slot(). */
struct _SanScoreSheet
{
  GObject         parent_instance;

  SanContext     *context;

  /* The round */
  gint64          round_id;        /* 0: none loaded */
  char           *round_label;
  char           *locked;
  SanRoundInput  *input;
  SanScores      *scores;
  guint           stride;          /* nodes of the largest scheme */
  GPtrArray      *cells;           /* (element-type SanCell): owns what follows */
  GPtrArray      *previous_cells;
  SanCell       **records;         /* (nullable elements) */
  SanCell       **previous;
  gint64          change_line;     /* micro-units, percent of the full mark */

  /* Findings */
  GPtrArray      *registry;        /* (element-type SanIssue): what the registry says */
  GArray         *shortfalls;      /* SanSampleShortfall */
  GPtrArray      *issues;          /* (element-type SanSheetIssue) */
  SanSheetIssue **issue_at;
  gboolean        show_notes;

  /* What is in view */
  guint           group;
  char           *group_name;
  SanSheetFilter  filter;
  GArray         *members;         /* guint: participants of the group */
  GArray         *rows;            /* guint: those of them in view */
  GPtrArray      *columns;         /* (element-type SanNode) (transfer none) */
  GArray         *decimals;        /* int, by column */

  char           *cell_text;       /* handed out last */
  char           *summary_text;
  gboolean        writing;
};

static inline gsize
sheet_slot (SanScoreSheet *self,
            guint          participant,
            guint          node)
{
  return (gsize) participant * self->stride + node;
}

/* The participant in a row, the node of a column. */
SanParticipant *san_score_sheet_participant (SanScoreSheet       *self,
                                             guint                row);
guint           san_score_sheet_index       (SanScoreSheet       *self,
                                             guint                row);
const SanNode  *san_score_sheet_node        (SanScoreSheet       *self,
                                             guint                column);
const SanScheme *san_score_sheet_scheme_of  (SanScoreSheet       *self,
                                             const SanParticipant *participant);
/* Typed by people, and counted as missing while it is empty */
gboolean        san_score_sheet_is_due      (const SanParticipant *participant,
                                             const SanNode       *node);
guint           san_score_sheet_count_missing (SanScoreSheet     *self,
                                             guint                participant,
                                             guint               *n_cells);
/* Everything of the round; on failure some of it, to be unloaded */
gboolean        san_score_sheet_read        (SanScoreSheet       *self,
                                             const SanRound      *round,
                                             GError             **error);
/* Scores, issues and decimals follow the cells; tells everybody */
void            san_score_sheet_recompute   (SanScoreSheet       *self);
void            san_score_sheet_check       (SanScoreSheet       *self);
void            san_score_sheet_emit_checked (SanScoreSheet      *self);
gboolean        san_score_sheet_set_cells   (SanGridModel        *model,
                                             guint                row,
                                             guint                column,
                                             guint                n_rows,
                                             guint                n_columns,
                                             const char *const   *texts,
                                             GError             **error);
/* (transfer full): what the cell says, to edit and to copy: 98.6, - or / */
char           *san_score_sheet_dup_edit_text (SanGridModel      *model,
                                             guint                row,
                                             guint                column);
char           *san_score_sheet_dup_tooltip (SanGridModel        *model,
                                             guint                row,
                                             guint                column);
char           *san_score_sheet_dup_label   (SanGridModel        *model,
                                             guint                row,
                                             guint                column);
char           *san_score_sheet_dup_description (SanGridModel    *model,
                                             guint                row,
                                             guint                column);
/* The number a cell stands for: typed, computed or booked; FALSE if it has none */
gboolean        san_score_sheet_get_number  (SanScoreSheet       *self,
                                             guint                participant,
                                             const SanNode       *node,
                                             mpq_t                value);
void            san_score_sheet_emit_override (SanScoreSheet     *self,
                                             guint                row,
                                             guint                column,
                                             const char          *text);

G_END_DECLS
