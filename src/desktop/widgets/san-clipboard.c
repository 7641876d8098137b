/* san-clipboard.c - tables on their way to other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-clipboard.h"

#include <string.h>

void
san_clipboard_set_block (GtkWidget          *widget,
                         const SanGridBlock *block)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *text = NULL;
  GdkContentProvider *forms[2];
  char *html;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (block != NULL);

  text = san_grid_block_to_tsv (block);
  html = san_grid_block_to_html (block);
  bytes = g_bytes_new_take (html, strlen (html));
  forms[0] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  forms[1] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  content = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
}
