/* san-inspection-check.c - mistakes in what was found on site: scoring.md §9
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-inspection-private.h"

typedef struct
{
  const SanRound *round;
  SanRoster      *roster;
  GPtrArray      *issues;
} Check;

static gboolean
has_leaf (const SanRoundInput *input)
{
  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (input->schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        if (((SanNode *) g_ptr_array_index (scheme->nodes, j))->source == SAN_SOURCE_INSPECTION)
          return TRUE;
    }

  return FALSE;
}

void
san_inspection_check_categories (const SanRoundInput *input,
                                 GPtrArray           *issues)
{
  const SanInspection *book = input->inspection;

  if (book == NULL || !has_leaf (input))
    return;

  for (guint i = 0; i < book->categories->len; i++)
    {
      const SanInspectedCategory *category = &g_array_index (book->categories,
                                                             SanInspectedCategory, i);

      if (!g_array_index (book->present, gboolean, i))
        g_ptr_array_add (issues,
                         san_issue_new (SAN_ISSUE_WARNING, "unscored-category", 0, NULL,
                                        category->name, NULL, NULL, category->name));
    }
}

static const char *
name_of (const Check *self,
         gint64       unit_id)
{
  const SanUnit *unit = san_roster_get (self->roster, unit_id);

  return unit != NULL ? san_roster_display (self->roster, unit) : "";
}

/* "2018-06-01..2018-06-20", open ends left out */
static char *
format_dates (const SanRound *round)
{
  g_autofree char *from = round->from != SAN_DAY_MIN ? san_day_format (round->from) : NULL;
  g_autofree char *to = round->to != SAN_DAY_MAX ? san_day_format (round->to) : NULL;

  return g_strconcat (from != NULL ? from : "", "..", to != NULL ? to : "", NULL);
}

static void
on_date (gint64      unit_id,
         const char *point,
         const char *day,
         gpointer    data)
{
  Check *self = data;
  g_autofree char *dates = format_dates (self->round);

  g_ptr_array_add (self->issues,
                   san_issue_new (SAN_ISSUE_WARNING, "out-of-dates", unit_id,
                                  name_of (self, unit_id), NULL, day, dates, point));
}

/* Points that score nobody: neither their unit nor their bureau, nor any above, takes part. */
static gboolean
check_strangers (Check               *self,
                 SanDatabase         *database,
                 const SanRoundInput *input,
                 GError             **error)
{
  g_autoptr (GHashTable) reported = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                                           g_free, NULL);

  for (guint i = 0; input->inspection != NULL && i < input->inspection->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (input->inspection->points,
                                                       SanInspectedPoint, i);
      g_autoptr (SanPoint) record = NULL;

      if (point->unit != SAN_INSPECTION_NOBODY || point->bureau != SAN_INSPECTION_NOBODY)
        continue;
      record = san_point_store_load (database, point->id, error);
      if (record == NULL)
        return FALSE;
      if (!g_hash_table_add (reported, g_memdup2 (&record->unit_id, sizeof (gint64))))
        continue;
      g_ptr_array_add (self->issues,
                       san_issue_new (SAN_ISSUE_WARNING, "unknown-unit", record->unit_id,
                                      name_of (self, record->unit_id), NULL, NULL, NULL,
                                      record->code));
    }

  return TRUE;
}

gboolean
san_inspection_check (SanDatabase         *database,
                      const SanRound      *round,
                      const SanRoundInput *input,
                      SanRoster           *roster,
                      GPtrArray           *issues,
                      GError             **error)
{
  Check self = { round, roster, issues };

  return san_observed_date_visit (database, round, on_date, &self, error) &&
         check_strangers (&self, database, input, error);
}
