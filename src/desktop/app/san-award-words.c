/* san-award-words.c - awards and sanctions as people say them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-award-words.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

/* from the lightest to the weightiest */
static const struct
{
  const char *action;
  const char *title;
  gboolean    praise;
} actions[] = {
  { "commend", N_("Commended"), TRUE },
  { "money", N_("Award"), TRUE },
  { "self-criticism", N_("Self-review"), FALSE },
  { "pledge", N_("Pledge"), FALSE },
  { "interview", N_("Summons"), FALSE },
  { "admonition", N_("Admonition"), FALSE },
  { "accountability", N_("Held to account"), FALSE },
};

const char *
san_award_action_title (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, action))
      return _(actions[i].title);

  return action;
}

gboolean
san_award_is_praise (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, action))
      return actions[i].praise;

  return FALSE;
}

guint
san_award_weight (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, action))
      return i + 1;

  return 0;
}

/* Counts by the thousand or by the ten thousand, as the language does. */
static char *
money_text (gint64      amount,
            const char *many,
            const char *plain)
{
  gint64 unit = g_ascii_strtoll (many, NULL, 10);
  const char *format = strchr (many, '|');
  gint64 step = unit / 10 * SAN_MICRO;
  g_autofree char *number = NULL;
  g_auto (GStrv) parts = NULL;

  if (unit < 10 || format == NULL || amount < unit * SAN_MICRO || amount % step != 0)
    {
      number = san_micro_format (amount, SAN_DECIMALS_NEEDED);
      format = plain;
    }
  else
    {
      number = san_micro_format (amount / unit, SAN_DECIMALS_NEEDED);
      format++;
    }

  parts = g_strsplit (format, "%s", 2);
  return g_strjoinv (number, parts);
}

char *
san_award_money_text (gint64 amount)
{
  /* TRANSLATORS: the number says what money is counted by: 10000|%s 万元 */
  return money_text (amount, _("1000|¥%sk"), _("¥%s"));
}

char *
san_award_money_short (gint64 amount)
{
  /* TRANSLATORS: the same for a narrow column: 10000|%s 万 */
  return money_text (amount, C_("narrow", "1000|¥%sk"), C_("narrow", "¥%s"));
}

char *
san_award_words (const SanAwards *awards,
                 gint64           unit_id,
                 gboolean         praise,
                 gboolean         brief)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean paid = FALSE;

  for (guint i = 0; i < awards->awards->len; i++)
    {
      const SanAward *award = awards->awards->pdata[i];

      paid = paid || (award->unit_id == unit_id && award->has_money &&
                      award->state != SAN_AWARD_STRUCK);
    }
  for (guint i = 0; i < awards->awards->len; i++)
    {
      const SanAward *award = awards->awards->pdata[i];

      if (award->unit_id != unit_id || award->state == SAN_AWARD_STRUCK ||
          san_award_is_praise (award->action) != praise ||
          (brief && paid && g_str_equal (award->action, "commend")))
        continue;
      if (text->len > 0)
        g_string_append (text, _(", "));
      g_string_append (text, san_award_action_title (award->action));
      if (award->has_money)
        {
          g_autofree char *money = san_award_money_text (award->amount);

          g_string_append_printf (text, " %s", money);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
