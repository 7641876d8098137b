/* san-ticket-search.c - what a search through the tickets looks into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-cache.h"

#include "base/san-text.h"

/* (transfer full): what finds it by its number, folded, a line each */
char *
san_ticket_search_numbers (const SanTicket *ticket)
{
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < ticket->numbers->len; i++)
    {
      const SanTicketNumber *number = &g_array_index (ticket->numbers, SanTicketNumber, i);
      g_autofree char *text = san_ticket_number_format (number);

      g_string_append_printf (numbers, "%s\n%c-%04d-%03d\n", text, "wyr"[number->colour],
                              number->year, number->running);
    }

  if (ticket->draft != 0)
    g_string_append_printf (numbers, "草-%d\n", ticket->draft);

  return g_string_free (numbers, FALSE);
}

/* FNV-1a: tells whether words have changed, without keeping them. */
gint64
san_ticket_search_checksum (const char *words)
{
  guint64 sum = G_GUINT64_CONSTANT (14695981039346656037);

  for (; *words != '\0'; words++)
    sum = (sum ^ (guint8) * words) * G_GUINT64_CONSTANT (1099511628211);

  return (gint64) sum;
}

/* (transfer full): folded, then the initials of what is Chinese, line by line */
char *
san_ticket_search_text (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  GString *search = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *folded = san_text_fold (*line);

      g_string_append_printf (search, "%s\n", folded);
      if (!g_str_is_ascii (folded))
        {
          g_autofree char *initials = san_text_initials (folded);

          g_string_append_printf (search, "%s\n", initials);
        }
    }

  return g_string_free (search, FALSE);
}
