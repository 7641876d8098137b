/* san-observation.c - what an inspector found, in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-observation-record.h"

#include <glib/gi18n-lib.h>

SanObservation *
san_observation_new (void)
{
  SanObservation *observation = g_new0 (SanObservation, 1);

  observation->inspector = g_strdup ("");
  observation->grade = g_strdup ("");
  observation->note = g_strdup ("");
  observation->seen_at = g_strdup ("");
  observation->manner = g_strdup ("");

  return observation;
}

void
san_observation_free (SanObservation *observation)
{
  if (observation == NULL)
    return;

  g_free (observation->inspector);
  g_free (observation->grade);
  g_free (observation->note);
  g_free (observation->seen_at);
  g_free (observation->manner);
  g_free (observation);
}

void
san_observation_file_free (SanObservationFile *file)
{
  if (file == NULL)
    return;

  g_free (file->sha256);
  g_free (file->name);
  g_free (file->taken);
  g_free (file->place);
  g_free (file->note);
  g_free (file);
}

gboolean
san_observation_is_empty (const SanObservation *observation)
{
  return *observation->grade == '\0' && !observation->has_faults &&
         !observation->has_value && *observation->note == '\0';
}

static gboolean
check_grade (const SanStandard    *standard,
             const SanItem        *item,
             const SanObservation *observation,
             GError              **error)
{
  const SanRatingSet *set = san_standard_get_ratings (standard, item);
  g_autofree char *known = NULL;

  if (*observation->grade == '\0' || g_str_equal (observation->grade, SAN_GRADE_NA) ||
      san_rating_set_find (set, observation->grade) != NULL)
    return TRUE;

  known = san_rating_set_list (set);
  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("Item “%s”: “%s” is none of its grades: %s"), item->name,
               observation->grade, known);

  return FALSE;
}

gboolean
san_observation_check (const SanStandard    *standard,
                       gint64                point_category,
                       const SanObservation *observation,
                       GError              **error)
{
  const SanItem *item = san_standard_get_item (standard, observation->item_id);

  if (item == NULL)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("The item is not part of the standard in force for this "
                             "round"));
      return FALSE;
    }
  if (item->category_id != point_category)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Item “%s” belongs to another category than the point"), item->name);
      return FALSE;
    }
  if (observation->has_faults && observation->faults < 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Item “%s”: a number of faults is not negative"), item->name);
      return FALSE;
    }

  return check_grade (standard, item, observation, error);
}
