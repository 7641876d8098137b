/* san-point-scope.c - the months that the page of points looks at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-scope.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

#define MINUS "\u2212"

/* How much a round says of the points of its month: one for which points were drawn or
 * inspected before any other, then the one that is looked at, then the monthly one. */
static int
fitness (const SanRound *round,
         const SanRound *current,
         GHashTable     *inspected)
{
  int fit = 1;

  if (inspected != NULL && g_hash_table_contains (inspected, &round->id))
    fit += 8;
  if (current != NULL && round->id == current->id)
    fit += 4;
  if (round->kind == SAN_ROUND_MONTHLY)
    fit += 2;

  return fit;
}

static gint64
round_of (GPtrArray       *rounds,
          const SanRound  *current,
          GHashTable      *inspected,
          const SanPeriod *month)
{
  gint64 found = 0;
  int best = 0;

  for (guint i = 0; i < rounds->len; i++)
    {
      const SanRound *round = g_ptr_array_index (rounds, i);
      int fit = fitness (round, current, inspected);

      if (san_period_contains (month, round->period.last) && fit > best)
        {
          best = fit;
          found = round->id;
        }
    }

  return found;
}

void
san_point_months_init (SanPointMonths *months,
                       SanContext     *context)
{
  GPtrArray *rounds = san_context_get_rounds (context);
  const SanPeriod *period = san_context_get_period (context);
  SanRound *current = san_context_get_round (context);
  g_autoptr (GHashTable) inspected =
    san_point_list_store_rounds (san_context_get_database (context), NULL);

  months->scope.day = period->last;
  months->scope.today = san_time_day (san_workspace_now (san_context_get_workspace (context)));
  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    {
      months->months[i] = san_period_shift (period, i + 1 - SAN_POINT_MONTHS);
      months->scope.rounds[i] = round_of (rounds, current, inspected, &months->months[i]);
    }
}

char *
san_point_month_name (const SanPeriod *month,
                      gboolean         brief)
{
  static const char *const names[] = {
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
  };
  static const char *const short_names[] = {
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"), N_("Jul"), N_("Aug"),
    N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
  };
  int number;

  san_day_get (month->first, NULL, &number, NULL);

  return g_strdup (brief ? _(short_names[number - 1]) : _(names[number - 1]));
}

char *
san_point_score_text (gint64 score)
{
  return score == SAN_POINT_UNSEEN ? g_strdup ("") : san_micro_format (score, 1);
}

char *
san_point_change_text (gint64 change)
{
  g_autofree char *size = NULL;

  if (change == SAN_POINT_UNSEEN)
    return g_strdup ("");

  size = san_micro_format (ABS (change), 1);

  return g_strconcat (change > 0 ? "+" : change < 0 ? MINUS : "", size, NULL);
}

char *
san_point_months_speak (const SanPointMonths *months,
                        const gint64          scores[SAN_POINT_MONTHS])
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    {
      g_autofree char *name = san_point_month_name (&months->months[i], FALSE);
      g_autofree char *score = san_point_score_text (scores[i]);

      if (text->len > 0)
        g_string_append (text, _(", "));
      g_string_append_printf (text, "%s %s", name, *score != '\0' ? score : _("none"));
    }

  return g_string_free (text, FALSE);
}

const char *
san_point_score_gap (const SanPointMonths *months,
                     const SanPointData   *data)
{
  if (data->scores[SAN_POINT_MONTHS - 1] != SAN_POINT_UNSEEN ||
      months->scope.rounds[SAN_POINT_MONTHS - 1] == 0)
    return "";
  if (data->begun)
    return C_("point", "under way");

  return data->drawn ? C_("point", "not assessed") : "";
}
