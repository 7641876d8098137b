/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanHelpWindow:
 *
 * The user's manual, docs/manual.md or its Chinese version, in a window of its own: an
 * office without network has no browser to show it in.
 */
#define SAN_TYPE_HELP_WINDOW (san_help_window_get_type ())
G_DECLARE_FINAL_TYPE (SanHelpWindow, san_help_window, SAN, HELP_WINDOW, AdwWindow)

GtkWindow *san_help_window_new (GtkWindow *parent);

G_END_DECLS
