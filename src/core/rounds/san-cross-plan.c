/* san-cross-plan.c - draws who visits whom: balanced, never itself, never each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-cross-plan.h"

#include <glib/gi18n-lib.h>

#include "registry/san-group-store.h"

typedef struct
{
  char *key;                  /* hexadecimal, which sorts as the bytes do */
  const SanCrossUnit *unit;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->key);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;
  int order = g_strcmp0 (left->key, right->key);

  return order != 0 ? order : g_strcmp0 (left->unit->code, right->unit->code);
}

static GArray *
make_ring (const SanCrossPlan *plan,
           const char         *round_label,
           GArray             *units)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (Place));

  g_array_set_clear_func (ring, (GDestroyNotify) place_clear);
  for (guint i = 0; i < units->len; i++)
    {
      const SanCrossUnit *unit = &g_array_index (units, SanCrossUnit, i);
      g_autofree char *text = g_strjoin ("|", plan->seed, round_label, unit->code, NULL);
      Place place = { g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1), unit };

      g_array_append_val (ring, place);
    }
  g_array_sort (ring, compare_places);

  return ring;
}

gboolean
san_cross_plan_add_group (SanCrossPlan *plan,
                          const char   *round_label,
                          const char   *group,
                          GArray       *units,
                          GError      **error)
{
  g_autoptr (GArray) ring = NULL;

  g_return_val_if_fail (plan != NULL && units != NULL, FALSE);

  if (plan->visits == 0 || 2 * plan->visits >= units->len)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Group “%1$s” has %2$u units: each can visit 1 to %3$u others without "
                     "two of them visiting each other"),
                   group, units->len, units->len > 0 ? (units->len - 1) / 2 : 0);
      return FALSE;
    }

  ring = make_ring (plan, round_label, units);
  for (guint i = 0; i < ring->len; i++)
    for (guint step = 1; step <= plan->visits; step++)
      {
        SanCrossVisit visit = {
          g_array_index (ring, Place, i).unit->unit_id,
          g_array_index (ring, Place, (i + step) % ring->len).unit->unit_id,
        };

        g_array_append_val (plan->pairs, visit);
      }

  return TRUE;
}

/* By its code; one without is known by what finds it again. */
static gboolean
add_members (SanCrossPlan   *plan,
             const SanRound *round,
             const SanGroup *group,
             SanRoster      *roster,
             GError        **error)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (SanCrossUnit));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < group->members->len; i++)
    {
      const SanMember *member = group->members->pdata[i];
      const SanUnit *unit = san_roster_get (roster, member->unit_id);
      SanCrossUnit entry = { member->unit_id, NULL };

      if (unit == NULL)
        continue;
      g_ptr_array_add (keys, *unit->code != '\0' ? g_strdup (unit->code)
                                                 : san_roster_key (roster, unit));
      entry.code = keys->pdata[keys->len - 1];
      g_array_append_val (units, entry);
    }

  return units->len < 2 ||
         san_cross_plan_add_group (plan, round->label, group->name, units, error);
}

SanCrossPlan *
san_cross_plan_draw (SanDatabase    *database,
                     const SanRound *round,
                     const char     *seed,
                     guint           visits,
                     SanTime         now,
                     GError        **error)
{
  g_autoptr (SanCrossPlan) plan = NULL;
  g_autoptr (SanGrouping) grouping = NULL;
  g_autoptr (SanRoster) roster = NULL;

  g_return_val_if_fail (database != NULL && round != NULL && seed != NULL, NULL);

  if (round->grouping_id == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Round “%s” has no grouping, so nobody is known to visit or be visited"),
                   round->label);
      return NULL;
    }
  if (*seed == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("A seed is needed: digits drawn in public, a date, a lottery "
                             "number"));
      return NULL;
    }

  grouping = san_group_store_get (database, round->grouping_id, round->period.last, error);
  roster = grouping != NULL ? san_roster_load (database, round->period.last, TRUE, error)
                            : NULL;
  if (roster == NULL)
    return NULL;

  plan = san_cross_plan_new (seed, visits);
  g_free (plan->algorithm);
  plan->algorithm = g_strdup (SAN_CROSS_ALGORITHM);
  g_free (plan->drawn);
  plan->drawn = san_time_format (now);
  for (guint i = 0; i < grouping->groups->len; i++)
    if (!add_members (plan, round, grouping->groups->pdata[i], roster, error))
      return NULL;

  return g_steal_pointer (&plan);
}
