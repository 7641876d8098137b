/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/* Opens the print preview of the slips of these tickets (their ids, @n of them) over the
 * window of @parent. What is printed or saved from there is recorded as having left the
 * office. Drafts are left out, since they have no number. */
void san_slip_preview_open (GtkWidget    *parent,
                            SanContext   *context,
                            const gint64 *ids,
                            guint         n);

G_END_DECLS
