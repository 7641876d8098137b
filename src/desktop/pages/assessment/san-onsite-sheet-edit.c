/* san-onsite-sheet-edit.c - what is entered on the sheet of a point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-sheet-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-photo.h"
#include "base/san-text.h"
#include "store/san-setting-store.h"

typedef struct
{
  SanOnsiteSheet *self;
  const guint    *indexes;
  guint           n;
  char           *at;
  const char     *by;
} Write;

static gboolean
write_second (Write              *write,
              SanDatabase        *database,
              const SanSheetLine *line,
              GError            **error)
{
  const SanObservation *found = line->found;
  SanSecondRating rating = {
    .observation_id = line->first, .rater = found->inspector, .grade = found->grade,
    .has_faults = found->has_faults, .faults = found->faults, .has_value = found->has_value,
    .value = found->value, .note = found->note,
  };

  return san_second_rating_store_put (database, san_onsite_sheet_kind (write->self), &rating, write->at,
                                      write->by, error);
}

static gboolean
write_lines (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Write *write = data;

  for (guint i = 0; i < write->n; i++)
    {
      SanSheetLine *line = san_onsite_sheet_line (write->self, write->indexes[i]);

      if (write->self->role != SAN_SHEET_FIRST)
        {
          if (!write_second (write, database, line, error))
            return FALSE;
          continue;
        }
      if (!san_observation_store_put (database, write->self->round_id, line->found, write->at,
                                      write->by, error))
        return FALSE;
      line->first = line->found->id;
    }

  return TRUE;
}

/* Who found it and when: of a new line. What is on file keeps its own. */
static void
sign (SanOnsiteSheet *self,
      SanSheetLine   *line)
{
  SanTime now = san_workspace_now (san_context_get_workspace (self->context));
  g_autofree char *today = san_day_format (san_time_day (now));
  g_autofree char *time = san_time_format (now);
  g_autofree char *at = *self->day == '\0' || g_str_equal (self->day, today)
                        ? g_strdup (time) : g_strconcat (self->day, " 12:00", NULL);

  line->found->point_id = self->visit->point_id;
  line->found->item_id = line->item->id;
  if (line->found->id != 0)
    return;

  san_sheet_set_text (&line->found->inspector, self->inspector);
  san_sheet_set_text (&line->found->manner, self->manner);
  san_sheet_set_text (&line->found->seen_at, at);
}

/* @said: of the journal, in the words of the records */
static gboolean
save (SanOnsiteSheet *self,
      const guint    *indexes,
      guint           n,
      const char     *said)
{
  SanWorkspace *workspace = san_context_get_workspace (self->context);
  g_autofree char *at = san_time_format (san_workspace_now (workspace));
  g_autofree char *label = g_strdup_printf ("%s：%s", self->visit->name, said);
  Write write = { self, indexes, n, at, san_workspace_get_actor (workspace) };
  gboolean done;

  for (guint i = 0; i < n; i++)
    sign (self, san_onsite_sheet_line (self, indexes[i]));
  self->writing = TRUE;
  done = san_context_change (self->context, self->role == SAN_SHEET_FIRST ? "observations.edit"
                             : "observations.second", label, write_lines, &write, NULL);
  self->writing = FALSE;

  return done;
}

static gboolean
is_empty (const SanObservation *found)
{
  return *found->grade == '\0' && !found->has_faults && !found->has_value && *found->note == '\0';
}

/* A change of one line: what was there comes back when it is refused. */
static gboolean
save_line (SanOnsiteSheet *self,
           guint           index,
           SanObservation *before,
           const char     *said)
{
  SanSheetLine *line = san_onsite_sheet_line (self, index);
  g_autofree char *text = g_strdup_printf ("%s %s", line->item->name, said);
  gboolean done = save (self, &index, 1, text);

  if (!done)
    {
      san_observation_free (line->found);
      line->found = before;
    }
  else
    {
      if (is_empty (line->found))
        {
          line->found->id = 0;
          if (self->role == SAN_SHEET_FIRST)
            line->first = line->n_photos = 0;
        }
      san_observation_free (before);
    }
  san_onsite_sheet_changed (self, (int) index);

  return done;
}

static SanObservation *
copy_of (const SanObservation *observation)
{
  SanObservation *copy = g_memdup2 (observation, sizeof *observation);

  copy->inspector = g_strdup (observation->inspector);
  copy->grade = g_strdup (observation->grade);
  copy->note = g_strdup (observation->note);
  copy->seen_at = g_strdup (observation->seen_at);
  copy->manner = g_strdup (observation->manner);

  return copy;
}

/* A second rating stands beside a first one. */
static gboolean
may_write (SanOnsiteSheet *self,
           guint           index)
{
  return san_onsite_sheet_is_open (self) && index < self->lines->len &&
         (self->role == SAN_SHEET_FIRST || san_onsite_sheet_line (self, index)->first != 0);
}

static void
put_grade (SanSheetLine *line,
           const char   *grade)
{
  san_sheet_set_text (&line->found->grade, grade);
  line->found->has_faults = FALSE;
  line->found->has_value = FALSE;
}

gboolean
san_onsite_sheet_rate (SanOnsiteSheet *self,
                       guint           index,
                       const char     *grade)
{
  g_autofree char *word = NULL;
  SanObservation *before;
  SanSheetLine *line;

  if (!may_write (self, index))
    return FALSE;

  line = san_onsite_sheet_line (self, index);
  before = copy_of (line->found);
  put_grade (line, grade);
  word = g_str_equal (grade, SAN_GRADE_NA) ? g_strdup ("不适用")
         : san_rating_set_word (line->ratings, grade);

  return save_line (self, index, before, word);
}

static gboolean
is_graded (const SanSheetLine *line)
{
  return g_str_equal (line->item->method, "graded") || g_str_equal (line->item->method, "pass");
}

gboolean
san_onsite_sheet_rate_rest (SanOnsiteSheet *self,
                            guint           index,
                            guint           nth)
{
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *said = NULL;
  gboolean done;

  for (guint i = index; i < self->lines->len; i++)
    {
      SanSheetLine *line = san_onsite_sheet_line (self, i);
      const char *key = SAN_GRADE_NA;

      if (!may_write (self, i) || san_onsite_sheet_is_rated (self, i) ||
          (nth > 0 && (!is_graded (line) || nth > line->ratings->ratings->len)))
        continue;
      if (nth > 0)
        key = ((SanRating *) g_ptr_array_index (line->ratings->ratings, nth - 1))->key;
      put_grade (line, key);
      g_array_append_val (indexes, i);
    }
  if (indexes->len == 0)
    return FALSE;

  said = g_strdup_printf ("%u 项", indexes->len);
  done = save (self, (const guint *) (gpointer) indexes->data, indexes->len, said);
  for (guint i = 0; !done && i < indexes->len; i++)
    put_grade (san_onsite_sheet_line (self, g_array_index (indexes, guint, i)), "");
  san_onsite_sheet_changed (self, -1);

  return done;
}

gboolean
san_onsite_sheet_set_faults (SanOnsiteSheet *self,
                             guint           index,
                             int             faults)
{
  g_autofree char *said = g_strdup_printf ("%d 处", faults);
  SanObservation *before;
  SanSheetLine *line;

  if (!may_write (self, index))
    return FALSE;

  line = san_onsite_sheet_line (self, index);
  if (faults < 0 ? !line->found->has_faults
      : line->found->has_faults && line->found->faults == faults)
    return TRUE;

  before = copy_of (line->found);
  put_grade (line, "");
  line->found->has_faults = faults >= 0;
  line->found->faults = MAX (faults, 0);

  return save_line (self, index, before, faults >= 0 ? said : "");
}

gboolean
san_onsite_sheet_set_value (SanOnsiteSheet *self,
                            guint           index,
                            const char     *text)
{
  g_autoptr (GError) error = NULL;
  SanObservation *before;
  SanSheetLine *line;
  gint64 value = 0;

  if (!may_write (self, index))
    return FALSE;
  if (*text != '\0' && !san_micro_parse (text, &value, NULL, &error))
    {
      san_context_report (self->context, error);
      return FALSE;
    }

  line = san_onsite_sheet_line (self, index);
  if (*text == '\0' ? !line->found->has_value
      : line->found->has_value && line->found->value == value)
    return TRUE;

  before = copy_of (line->found);
  put_grade (line, "");
  line->found->has_value = *text != '\0';
  line->found->value = value;

  return save_line (self, index, before, text);
}

gboolean
san_onsite_sheet_set_note (SanOnsiteSheet *self,
                           guint           index,
                           const char     *note)
{
  g_autofree char *text = g_strstrip (g_strdup (note));
  SanObservation *before;
  SanSheetLine *line;

  if (!may_write (self, index))
    return FALSE;

  line = san_onsite_sheet_line (self, index);
  if (g_str_equal (line->found->note, text))
    return TRUE;

  before = copy_of (line->found);
  san_sheet_set_text (&line->found->note, text);

  return save_line (self, index, before, text);
}

/* Photographs */

typedef struct
{
  SanOnsiteSheet    *self;
  gint64             observation;
  const char *const *paths;
  gint64             file;
} Photos;

static gboolean
add_photo (SanDatabase *database,
           Photos      *photos,
           const char  *path,
           gboolean     keep_place,
           GError     **error)
{
  g_autofree char *taken = NULL;
  g_autofree char *name = san_text_file_name (path);
  g_autofree char *place = NULL;
  g_autoptr (GBytes) picture = san_photo_read (path, keep_place, &taken, error);
  SanObservationFile file = { .observation_id = photos->observation, .name = name };

  if (picture == NULL)
    return FALSE;

  place = san_photo_place (picture);
  file.taken = taken;
  file.place = place;
  file.note = (char *) "";

  return san_observation_file_store_add (database, &file, picture, error);
}

static gboolean
add_photos (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  Photos *photos = data;
  g_autofree char *keep = san_setting_get (database, "ticket.photo-place", error);

  if (keep == NULL)
    return FALSE;

  for (const char *const *path = photos->paths; *path != NULL; path++)
    {
      if (!add_photo (database, photos, *path, g_str_equal (keep, "yes"), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
remove_photo (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_observation_file_store_remove (database, ((Photos *) data)->file, error);
}

static gboolean
change_photos (SanOnsiteSheet *self,
               SanChangeFunc   func,
               Photos         *photos,
               const char     *said)
{
  gboolean done;

  self->writing = TRUE;
  done = san_context_change (self->context, "observations.photo", self->visit->name, func, photos,
                             said);
  self->writing = FALSE;
  if (!done)
    return FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    san_onsite_sheet_line (self, i)->n_photos = 0;
  san_onsite_sheet_take_photos (self, NULL);
  san_onsite_sheet_changed (self, -1);

  return TRUE;
}

gboolean
san_onsite_sheet_add_photos (SanOnsiteSheet    *self,
                             guint              index,
                             const char *const *paths)
{
  Photos photos = { self, 0, paths };

  if (!may_write (self, index) || self->role != SAN_SHEET_FIRST ||
      san_onsite_sheet_line (self, index)->first == 0)
    return FALSE;

  photos.observation = san_onsite_sheet_line (self, index)->first;

  return change_photos (self, add_photos, &photos, NULL);
}

gboolean
san_onsite_sheet_remove_photo (SanOnsiteSheet *self,
                               gint64          file_id)
{
  Photos photos = { self, .file = file_id };

  return san_onsite_sheet_is_open (self) &&
         change_photos (self, remove_photo, &photos, _("The photo is taken off"));
}
