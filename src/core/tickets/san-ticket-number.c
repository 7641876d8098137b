/* san-ticket-number.c - the numbers of slips: 白〔2018〕012号
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-error.h"
#include "base/san-text.h"

#define MAX_DIGITS 6

/* By colour. Paper is Chinese whatever the language of the windows. */
static const char *const signs[SAN_TICKET_COLOURS] = { "白", "黄", "红" };
static const char *const letters[SAN_TICKET_COLOURS] = { "w", "y", "r" };

static gboolean
skip_any (const char       **p,
          const char *const *tokens)
{
  for (; *tokens != NULL; tokens++)
    {
      if (g_str_has_prefix (*p, *tokens))
        {
          *p += strlen (*tokens);
          return TRUE;
        }
    }

  return FALSE;
}

/* 1 to @most digits */
static gboolean
read_number (const char **p,
             guint        most,
             int         *value)
{
  guint n = 0;

  *value = 0;
  for (; n < most && g_ascii_isdigit (**p); n++, (*p)++)
    *value = *value * 10 + (**p - '0');

  return n > 0;
}

static gboolean
read_all (const char      *p,
          SanTicketNumber *number)
{
  static const char *const opening[] = { "〔", "[", "(", "【", "-", NULL };
  static const char *const closing[] = { "〕", "]", ")", "】", "-", NULL };
  static const char *const ending[] = { "号", NULL };
  const char *year;
  int colour = 0;

  while (colour < SAN_TICKET_COLOURS && !g_str_has_prefix (p, signs[colour]) &&
         !g_str_has_prefix (p, letters[colour]))
    colour++;
  if (colour == SAN_TICKET_COLOURS)
    return FALSE;

  number->colour = colour;
  p = g_utf8_next_char (p);
  skip_any (&p, opening);
  year = p;
  if (!read_number (&p, 4, &number->year) || p - year != 4 || !skip_any (&p, closing) ||
      !read_number (&p, MAX_DIGITS, &number->running))
    return FALSE;

  skip_any (&p, ending);

  return *p == '\0' && number->running > 0;
}

gboolean
san_ticket_number_parse (const char      *text,
                         SanTicketNumber *number,
                         GError         **error)
{
  g_autofree char *folded = NULL;
  SanTicketNumber parsed = { 0 };

  g_return_val_if_fail (text != NULL, FALSE);

  folded = san_text_fold (text);
  if (!read_all (folded, &parsed))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("number: “%s” is no number of a ticket; write it as 白〔2018〕012号, "
                     "白2018-12 or W-2018-012"), text);
      return FALSE;
    }

  if (number != NULL)
    *number = parsed;

  return TRUE;
}

char *
san_ticket_number_format (const SanTicketNumber *number)
{
  if (number->running == 0)
    return g_strdup ("");

  return g_strdup_printf ("%s〔%04d〕%03d号", signs[number->colour], number->year,
                          number->running);
}

char *
san_ticket_number_label (const SanTicketNumber *number)
{
  if (number->running == 0)
    return g_strdup ("");

  switch (number->colour)
    {
    case SAN_TICKET_YELLOW:
      return g_strdup_printf (C_("ticket number", "Y-%04d-%03d"), number->year,
                              number->running);

    case SAN_TICKET_RED:
      return g_strdup_printf (C_("ticket number", "R-%04d-%03d"), number->year,
                              number->running);

    case SAN_TICKET_WHITE:
    default:
      return g_strdup_printf (C_("ticket number", "W-%04d-%03d"), number->year,
                              number->running);
    }
}

char *
san_ticket_number_print (const SanTicketNumber *number,
                         const char            *pattern)
{
  g_autofree char *year = NULL;
  g_autofree char *running = NULL;
  GString *text;

  if (number->running == 0 || pattern == NULL || *pattern == '\0')
    return san_ticket_number_format (number);

  year = g_strdup_printf ("%04d", number->year);
  running = g_strdup_printf ("%03d", number->running);
  text = g_string_new (pattern);
  g_string_replace (text, "{colour}", signs[number->colour], 0);
  g_string_replace (text, "{year}", year, 0);
  g_string_replace (text, "{number}", running, 0);

  return g_string_free (text, FALSE);
}
