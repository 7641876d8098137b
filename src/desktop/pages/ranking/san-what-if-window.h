/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/**
 * SanWhatIfWindow:
 *
 * Other weights, missing rules, tie rule or a single value on a scratch copy of the round,
 * and the ranking as it would be beside the ranking as it is. Nothing is written.
 */
#define SAN_TYPE_WHAT_IF_WINDOW (san_what_if_window_get_type ())
G_DECLARE_FINAL_TYPE (SanWhatIfWindow, san_what_if_window, SAN, WHAT_IF_WINDOW, AdwWindow)

/* @ranking: of the current round; @group: of its groups the one to show; @participant: the
 * unit that a value is proposed for, G_MAXUINT: the first */
GtkWindow *san_what_if_window_new      (GtkWidget            *over,
                                        SanContext           *context,
                                        SanRanking           *ranking,
                                        const SanRankedGroup *group,
                                        guint                 participant);
/* What the widgets do, for tests: @key's weight, in micro-units */
void       san_what_if_window_set_weight (SanWhatIfWindow    *self,
                                        const char           *key,
                                        gint64                weight);
/* (transfer none): the rows shown */
GListModel *san_what_if_window_get_rows (SanWhatIfWindow     *self);

G_END_DECLS
