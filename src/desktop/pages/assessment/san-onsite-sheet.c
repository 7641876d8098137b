/* san-onsite-sheet.c - one point with its items and what was found of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-sheet-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "tickets/san-ticket-observation.h"

G_DEFINE_FINAL_TYPE (SanOnsiteSheet, san_onsite_sheet, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

SanSheetLine *
san_onsite_sheet_line (SanOnsiteSheet *self,
                       guint           index)
{
  return &g_array_index (self->lines, SanSheetLine, index);
}

void
san_onsite_sheet_changed (SanOnsiteSheet *self,
                          int             line)
{
  g_signal_emit (self, signals[CHANGED], 0, line);
}

static void
line_clear (gpointer data)
{
  san_observation_free (((SanSheetLine *) data)->found);
}

/* Reading */

/* Two inspectors may have seen the same: the one who is at work goes first. */
static gboolean
is_better (SanOnsiteSheet       *self,
           const SanSheetLine   *line,
           const SanObservation *observation)
{
  return line->found->id == 0 || (!g_str_equal (line->found->inspector, self->inspector) &&
                                  g_str_equal (observation->inspector, self->inspector));
}

static SanSheetLine *
find_line (SanOnsiteSheet *self,
           gint64          item_id)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (san_onsite_sheet_line (self, i)->item->id == item_id)
      return san_onsite_sheet_line (self, i);

  return NULL;
}

gboolean
san_onsite_sheet_take_photos (SanOnsiteSheet *self,
                              GError        **error)
{
  g_autoptr (GPtrArray) files =
    san_observation_file_store_list_point (san_context_get_database (self->context),
                                           self->round_id, self->visit->point_id, error);

  if (files == NULL)
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      const SanObservationFile *file = g_ptr_array_index (files, i);

      for (guint j = 0; j < self->lines->len; j++)
        san_onsite_sheet_line (self, j)->n_photos += san_onsite_sheet_line (self, j)->first == file->observation_id;
    }

  return TRUE;
}

/* The first ratings; and the tickets that came of them. */
static gboolean
take_first (SanOnsiteSheet *self,
            GError        **error)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (GPtrArray) observations =
    san_observation_store_list (database, self->round_id, self->visit->point_id, error);
  g_autoptr (GHashTable) tickets =
    observations == NULL ? NULL
    : san_ticket_observation_store_map (database, self->round_id, self->visit->point_id, error);

  if (tickets == NULL)
    return FALSE;

  for (guint i = 0; i < observations->len; i++)
    {
      SanObservation *observation = g_ptr_array_index (observations, i);
      SanSheetLine *line = find_line (self, observation->item_id);
      const gint64 *ticket = g_hash_table_lookup (tickets, &observation->id);

      if (line == NULL || !is_better (self, line, observation))
        continue;
      san_observation_free (line->found);
      line->found = observation;
      observations->pdata[i] = NULL;
      line->first = observation->id;
      line->ticket = ticket != NULL ? *ticket : 0;
    }

  return san_onsite_sheet_take_photos (self, error);
}

SanSecondKind
san_onsite_sheet_kind (SanOnsiteSheet *self)
{
  return self->role == SAN_SHEET_REVIEW ? SAN_SECOND_REVIEW : SAN_SECOND_ENTRY;
}

/* In place of the first ratings, which nobody who rates anew may see. */
static gboolean
take_second (SanOnsiteSheet *self,
             GError        **error)
{
  g_autoptr (GPtrArray) list =
    san_second_rating_store_list (san_context_get_database (self->context), self->round_id,
                                  san_onsite_sheet_kind (self), self->visit->point_id, error);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      SanSheetLine *line = san_onsite_sheet_line (self, i);

      san_observation_free (line->found);
      line->found = san_observation_new ();
      line->n_photos = 0;
      line->ticket = 0;
      for (guint j = 0; j < list->len; j++)
        {
          const SanSecondRating *second = g_ptr_array_index (list, j);

          if (second->observation_id != line->first || line->first == 0)
            continue;
          line->found->id = second->observation_id;
          san_sheet_set_text (&line->found->inspector, second->rater);
          san_sheet_set_text (&line->found->grade, second->grade);
          san_sheet_set_text (&line->found->note, second->note);
          line->found->has_faults = second->has_faults;
          line->found->faults = second->faults;
          line->found->has_value = second->has_value;
          line->found->value = second->value;
        }
    }

  return TRUE;
}

static void
add_lines (SanOnsiteSheet *self)
{
  GPtrArray *items = san_standard_get_items (self->standard, self->visit->category_id);

  for (guint i = 0; i < items->len; i++)
    {
      SanSheetLine line = { g_ptr_array_index (items, i) };

      line.ratings = san_standard_get_ratings (self->standard, line.item);
      line.found = san_observation_new ();
      g_array_append_val (self->lines, line);
    }
}

gboolean
san_onsite_sheet_open (SanOnsiteSheet *self,
                       const SanRound *round,
                       SanStandard    *standard,
                       SanSheetRole    role,
                       const SanVisit *visit,
                       GError        **error)
{
  gboolean ok;

  g_return_val_if_fail (SAN_IS_ONSITE_SHEET (self), FALSE);

  g_array_set_size (self->lines, 0);
  san_standard_ref (standard);
  g_clear_pointer (&self->standard, san_standard_unref);
  self->standard = standard;
  self->round_id = round->id;
  self->role = role;
  self->visit = visit;
  /* what is reviewed is locked for everybody else */
  self->locked = round->state == SAN_ROUND_PUBLISHED ||
                 (role != SAN_SHEET_REVIEW && round->state == SAN_ROUND_REVIEW);
  if (visit != NULL)
    add_lines (self);
  ok = visit == NULL ||
       (take_first (self, error) && (role == SAN_SHEET_FIRST || take_second (self, error)));
  san_onsite_sheet_changed (self, -1);

  return ok;
}

/* What is there */

void
san_onsite_sheet_set_who (SanOnsiteSheet *self,
                          const char     *inspector,
                          const char     *manner,
                          const char     *day)
{
  san_sheet_set_text (&self->inspector, inspector);
  san_sheet_set_text (&self->manner, manner);
  san_sheet_set_text (&self->day, day);
}

const SanVisit *
san_onsite_sheet_get_visit (SanOnsiteSheet *self)
{
  return self->visit;
}

gint64
san_onsite_sheet_get_round (SanOnsiteSheet *self)
{
  return self->round_id;
}

SanSheetRole
san_onsite_sheet_get_role (SanOnsiteSheet *self)
{
  return self->role;
}

guint
san_onsite_sheet_get_n (SanOnsiteSheet *self)
{
  return self->lines->len;
}

const SanSheetLine *
san_onsite_sheet_get_line (SanOnsiteSheet *self,
                           guint           index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);

  return san_onsite_sheet_line (self, index);
}

gboolean
san_onsite_sheet_is_open (SanOnsiteSheet *self)
{
  return self->visit != NULL && !self->locked && !san_context_is_read_only (self->context);
}

gboolean
san_onsite_sheet_is_writing (SanOnsiteSheet *self)
{
  return self->writing;
}

static gboolean
earned_of (SanOnsiteSheet     *self,
           const SanSheetLine *line,
           mpq_t               earned)
{
  const SanObservation *found = line->found;

  return san_standard_earned (self->standard, line->item, found->grade,
                              found->has_faults ? found->faults : SAN_STANDARD_NONE,
                              found->has_value ? found->value : SAN_VALUE_NONE, earned);
}

gboolean
san_onsite_sheet_is_rated (SanOnsiteSheet *self,
                           guint           index)
{
  const SanSheetLine *line = san_onsite_sheet_line (self, index);
  gboolean rated;
  mpq_t earned;

  mpq_init (earned);
  rated = g_str_equal (line->found->grade, SAN_GRADE_NA) || earned_of (self, line, earned);
  mpq_clear (earned);

  return rated;
}

gboolean
san_onsite_sheet_is_failed (SanOnsiteSheet *self,
                            guint           index)
{
  const SanSheetLine *line = san_onsite_sheet_line (self, index);
  gboolean failed;
  mpq_t earned;

  mpq_init (earned);
  failed = earned_of (self, line, earned) &&
           san_standard_failed (self->standard, line->item, earned);
  mpq_clear (earned);

  return failed;
}

gboolean
san_onsite_sheet_is_short (SanOnsiteSheet *self,
                           guint           index)
{
  const SanSheetLine *line = san_onsite_sheet_line (self, index);
  gboolean less;
  mpq_t earned, mark;

  mpq_inits (earned, mark, NULL);
  san_rational_set_micro (mark, san_item_get_mark (line->item));
  less = earned_of (self, line, earned) && mpq_cmp (earned, mark) < 0;
  mpq_clears (earned, mark, NULL);

  return less;
}

char *
san_onsite_sheet_get_earned (SanOnsiteSheet *self,
                             guint           index)
{
  char *text;
  mpq_t earned;

  mpq_init (earned);
  text = earned_of (self, san_onsite_sheet_line (self, index), earned) ? san_rational_format (earned, 1)
                                                         : g_strdup ("");
  mpq_clear (earned);

  return text;
}

const char *
san_onsite_sheet_get_grade (SanOnsiteSheet *self,
                            guint           index)
{
  const SanSheetLine *line = san_onsite_sheet_line (self, index);
  const SanRating *rating = NULL;

  if (*line->found->grade == '\0' && line->found->has_faults)
    rating = san_item_rate_faults (line->item, line->ratings, line->found->faults);

  return rating != NULL ? rating->key : line->found->grade;
}

void
san_onsite_sheet_sum_up (SanOnsiteSheet *self,
                         SanSheetSum    *sum)
{
  mpq_t lost, marks, one, earned;

  *sum = (SanSheetSum) { 0, self->lines->len };
  mpq_inits (lost, marks, one, earned, NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SanSheetLine *line = san_onsite_sheet_line (self, i);

      san_rational_set_micro (one, san_item_get_mark (line->item));
      sum->n_rated += san_onsite_sheet_is_rated (self, i);
      if (g_str_equal (line->found->grade, SAN_GRADE_NA))
        continue;
      mpq_add (marks, marks, one);
      if (!earned_of (self, line, earned))
        continue;
      mpq_sub (one, one, earned);
      mpq_add (lost, lost, one);
    }
  san_rational_set_micro (one, 100 * SAN_MICRO);
  mpq_mul (lost, lost, one);
  if (mpq_sgn (marks) > 0)
    mpq_div (lost, lost, marks);
  mpq_sub (one, one, lost);
  sum->score = mpq_sgn (marks) > 0 ? san_rational_format (one, 1) : g_strdup ("—");
  san_rational_round (lost, lost, 1);
  sum->loss = san_rational_format (lost, SAN_DECIMALS_NEEDED);
  mpq_clears (lost, marks, one, earned, NULL);
}

void
san_sheet_sum_clear (SanSheetSum *sum)
{
  g_clear_pointer (&sum->score, g_free);
  g_clear_pointer (&sum->loss, g_free);
}

/* The class */

static void
san_onsite_sheet_finalize (GObject *object)
{
  SanOnsiteSheet *self = SAN_ONSITE_SHEET (object);

  g_array_unref (self->lines);
  g_clear_pointer (&self->standard, san_standard_unref);
  g_clear_object (&self->context);
  g_free (self->inspector);
  g_free (self->manner);
  g_free (self->day);

  G_OBJECT_CLASS (san_onsite_sheet_parent_class)->finalize (object);
}

static void
san_onsite_sheet_class_init (SanOnsiteSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_onsite_sheet_finalize;

  signals[CHANGED] = g_signal_new ("changed", SAN_TYPE_ONSITE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
san_onsite_sheet_init (SanOnsiteSheet *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (SanSheetLine));
  g_array_set_clear_func (self->lines, line_clear);
  self->inspector = g_strdup ("");
  self->manner = g_strdup ("");
  self->day = g_strdup ("");
}

SanOnsiteSheet *
san_onsite_sheet_new (SanContext *context)
{
  SanOnsiteSheet *self = g_object_new (SAN_TYPE_ONSITE_SHEET, NULL);

  self->context = g_object_ref (context);

  return self;
}
