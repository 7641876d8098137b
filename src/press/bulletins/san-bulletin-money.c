/* san-bulletin-money.c - money as an official paper writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-money.h"

#include <string.h>

#include "base/san-decimal.h"

char *
san_bulletin_money_figure (const char *yuan)
{
  g_autofree char *plain = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *digits;
  gsize whole;
  gint64 micro;

  if (!san_micro_parse (yuan, &micro, NULL, NULL))
    return g_strdup (yuan);

  plain = san_micro_format (micro, SAN_DECIMALS_NEEDED);
  digits = plain;
  if (*digits == '-')
    g_string_append (text, "−");
  digits += *digits == '-';
  whole = strcspn (digits, ".");
  for (gsize i = 0; digits[i] != '\0'; i++)
    {
      if (i > 0 && i < whole && (whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
san_bulletin_money_words (const char *yuan)
{
  g_autofree char *figure = NULL;
  gint64 micro;

  if (!san_micro_parse (yuan, &micro, NULL, NULL))
    return g_strdup (yuan);

  /* a ten-thousandth that is not exact to six places is said in yuan */
  if (ABS (micro) < 10000 * SAN_MICRO || micro % 10000 != 0)
    {
      figure = san_bulletin_money_figure (yuan);
      return g_strconcat (figure, "元", NULL);
    }

  figure = san_micro_format (micro / 10000, SAN_DECIMALS_NEEDED);
  return g_strconcat (figure, "万元", NULL);
}
