/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanSampleWindow:
 *
 * The rules by which points are drawn for a round, how many that makes, whom the seed would
 * draw, and the draw itself, which is one step with the rules that were changed for it.
 */
#define SAN_TYPE_SAMPLE_WINDOW (san_sample_window_get_type ())
G_DECLARE_FINAL_TYPE (SanSampleWindow, san_sample_window, SAN, SAMPLE_WINDOW, AdwWindow)

/* Over the window of @over, for the round that @context looks at, which there must be;
 * present it. */
GtkWindow *san_sample_window_new (GtkWidget  *over,
                                  SanContext *context);

G_END_DECLS
