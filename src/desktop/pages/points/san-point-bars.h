/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "standards/san-point-list-store.h"

G_BEGIN_DECLS

/**
 * SanPointBars:
 *
 * The scores of six months in the room of a word; the last is the month that is looked at.
 */
#define SAN_TYPE_POINT_BARS (san_point_bars_get_type ())
G_DECLARE_FINAL_TYPE (SanPointBars, san_point_bars, SAN, POINT_BARS, GtkWidget)

GtkWidget *san_point_bars_new (void);
/* @spoken: the same in words */
void       san_point_bars_set (SanPointBars *self,
                               const gint64  scores[SAN_POINT_MONTHS],
                               const char   *spoken);

G_END_DECLS
