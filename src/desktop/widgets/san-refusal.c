/* san-refusal.c - labels that say why something was refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-refusal.h"

#define MOST_LINES 4

void
san_refusal_setup (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, MOST_LINES);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (label, 0);
}
