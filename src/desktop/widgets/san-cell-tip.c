/* san-cell-tip.c - the whole text of a cell that is cut short
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-cell-tip.h"

static gboolean
on_query_cb (GtkLabel   *label,
             int         x,
             int         y,
             gboolean    keyboard,
             GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));

  return TRUE;
}

void
san_cell_tip_add (GtkWidget *cell,
                  GtkLabel  *label)
{
  g_return_if_fail (GTK_IS_WIDGET (cell));
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect_swapped (cell, "query-tooltip", G_CALLBACK (on_query_cb), label);
}
