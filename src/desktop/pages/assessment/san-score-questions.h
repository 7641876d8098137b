/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/assessment/san-score-sheet.h"

G_BEGIN_DECLS

/* What the score sheet asks people, each in a dialog over the window of @over; the answer
 * is written as a step. */

/* Why a score stands that is out of range, or far from last month's */
void san_score_ask_reason   (GtkWidget           *over,
                             SanContext          *context,
                             SanScoreSheet       *sheet,
                             const SanSheetIssue *issue);
void san_score_ask_note     (GtkWidget           *over,
                             SanContext          *context,
                             SanScoreSheet       *sheet,
                             guint                row,
                             guint                column);
/* Why @text is to count instead of the computed value */
void san_score_ask_override (GtkWidget           *over,
                             SanContext          *context,
                             SanScoreSheet       *sheet,
                             guint                row,
                             guint                column,
                             const char          *text);
/* How far from last month's a score may be without being asked about */
void san_score_ask_line     (GtkWidget           *over,
                             SanContext          *context);

G_END_DECLS
