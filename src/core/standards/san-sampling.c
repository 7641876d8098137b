/* san-sampling.c - how many points of a category are drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-sampling.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"

#define POINTS_MAX 1000000

static gboolean
parse_number (const char *text,
              gint64     *amount)
{
  gint64 micro;

  if (!san_micro_parse (text, &micro, NULL, NULL) || micro < 0 || micro % SAN_MICRO != 0 ||
      micro / SAN_MICRO > POINTS_MAX)
    return FALSE;

  *amount = micro / SAN_MICRO;

  return TRUE;
}

gboolean
san_sampling_rule_parse (SanSamplingRule *rule,
                         const char      *text,
                         GError         **error)
{
  static const char *const all[] = { "all", "全部", "全查", "全部点位", "所有", NULL };
  g_autofree char *folded = NULL;
  gint64 amount;

  g_return_val_if_fail (rule != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  folded = san_text_fold (text);
  if (g_strv_contains (all, folded))
    {
      rule->kind = SAN_SAMPLING_ALL;
      rule->amount = 0;
      return TRUE;
    }

  if (g_str_has_suffix (folded, "%") && san_micro_parse (folded, &amount, NULL, NULL) &&
      amount >= 0 && amount <= 100 * SAN_MICRO)
    {
      rule->kind = SAN_SAMPLING_PERCENT;
      rule->amount = amount;
      return TRUE;
    }

  if (!g_str_has_suffix (folded, "%") && parse_number (folded, &amount))
    {
      rule->kind = SAN_SAMPLING_NUMBER;
      rule->amount = amount;
      return TRUE;
    }

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("“%s” is no sampling rule; it is all, a number of points or a percentage"),
               text);

  return FALSE;
}

char *
san_sampling_rule_format (const SanSamplingRule *rule)
{
  g_autofree char *number = NULL;

  switch (rule->kind)
    {
    case SAN_SAMPLING_NUMBER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, rule->amount);

    case SAN_SAMPLING_PERCENT:
      number = san_micro_format (rule->amount, SAN_DECIMALS_NEEDED);
      return g_strconcat (number, "%", NULL);

    case SAN_SAMPLING_ALL:
    default:
      return g_strdup ("all");
    }
}

gboolean
san_sampling_per_parse (const char *text,
                        gboolean   *per_category)
{
  static const char *const unit[] = { "", "unit", "单位", "每单位", "属地", NULL };
  static const char *const category[] = { "category", "类别", "全市", "每类别", NULL };
  g_autofree char *folded = san_text_fold (text);

  *per_category = g_strv_contains (category, folded);

  return *per_category || g_strv_contains (unit, folded);
}

const char *
san_sampling_per_name (gboolean per_category)
{
  return per_category ? "category" : "unit";
}

guint
san_sampling_rule_size (const SanSamplingRule *rule,
                        guint                  n_points)
{
  guint64 n = n_points;

  if (rule->kind == SAN_SAMPLING_NUMBER)
    n = (guint64) rule->amount;
  else if (rule->kind == SAN_SAMPLING_PERCENT)
    n = ((guint64) rule->amount * n_points + 100 * SAN_MICRO - 1) / (100 * SAN_MICRO);

  return (guint) MIN (MAX (n, rule->at_least), n_points);
}

/* Sizes and margins */

/* The normal deviate that @confidence percent of a distribution lie within */
static double
deviate (guint confidence)
{
  static const struct { guint confidence; double z; } known[] = {
    { 80, 1.2815515655446004 },
    { 90, 1.6448536269514722 },
    { 95, 1.9599639845400545 },
    { 99, 2.5758293035489004 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].confidence == confidence)
      return known[i].z;

  g_return_val_if_reached (1.9599639845400545);
}

guint
san_sampling_size (guint  n_population,
                   double margin,
                   guint  confidence)
{
  double z = deviate (confidence);
  double n0;

  if (n_population == 0)
    return 0;
  if (margin <= 0)
    return n_population;

  n0 = z * z * 0.25 / (margin * margin);

  return (guint) CLAMP (ceil (n0 / (1 + (n0 - 1) / n_population)), 1, n_population);
}

double
san_sampling_margin (guint  n_population,
                     guint  n_sample,
                     double share,
                     guint  confidence)
{
  double p = share < 0 ? 0.5 : MIN (share, 1);
  double rest;

  if (n_sample == 0)
    return 1;
  if (n_sample >= n_population)
    return 0;

  rest = (double) (n_population - n_sample) / (n_population - 1);

  return MIN (deviate (confidence) * sqrt (p * (1 - p) / n_sample * rest), 1);
}
