/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "app/san-text-table.h"

G_BEGIN_DECLS

/**
 * SanAwardsWindow:
 *
 * What the rules propose to give and to ask: a person confirms, changes money, strikes out
 * or takes a decision back. The same by kind are the lists for the meeting, which can be
 * printed and saved; letters of interview are written from here. It follows the round that
 * the main window looks at.
 */
#define SAN_TYPE_AWARDS_WINDOW (san_awards_window_get_type ())
G_DECLARE_FINAL_TYPE (SanAwardsWindow, san_awards_window, SAN, AWARDS_WINDOW, AdwWindow)

GtkWindow    *san_awards_window_new       (GtkWidget       *over,
                                           SanContext      *context);
/* (nullable): what is in view; NULL until it is read */
SanTextTable *san_awards_window_get_table (SanAwardsWindow *self);

G_END_DECLS
