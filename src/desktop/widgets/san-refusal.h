/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A refusal quotes what was typed, of whatever length: it is broken anywhere, takes four lines
 * at most, and never makes a window wider. */
void san_refusal_setup (GtkLabel *label);

G_END_DECLS
