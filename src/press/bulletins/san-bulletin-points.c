/* san-bulletin-points.c - what was seen at points, what failed there, and its tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-data-private.h"

#include <string.h>

#include "base/san-decimal.h"
#include "scoring/san-inspection.h"
#include "standards/san-rating.h"
#include "tickets/san-ticket-observation.h"

/* Printed places of scores and losses */
#define DECIMALS 2

typedef struct
{
  SanBulletinData     *data;
  const SanRoundInput *input;
  GHashTable          *addresses; /* point → text, not owned */
  GHashTable          *previous; /* point → SanInspectedPoint of the round before */
  GHashTable          *items;   /* item → SanItem */
  GHashTable          *tickets; /* observation → SanTicket */
  SanRatingSets       *ratings;
  SanRatingSets       *shipped; /* without what the office changed */
} Collector;

/* A problem with what it is sorted by */
typedef struct
{
  SanBulletinProblem *problem;
  guint participant;
  mpq_t lost;
} Found;

static void
found_free (Found *found)
{
  mpq_clear (found->lost);
  g_free (found);
}

static const SanParticipant *
participant_at (const SanRoundInput *input,
                guint                index)
{
  return index != SAN_INSPECTION_NOBODY ? g_ptr_array_index (input->participants, index) : NULL;
}

/* (transfer full): in percent; "" where nothing counts there */
static char *
score_text (const SanInspectedPoint *point)
{
  char *text;
  mpq_t score, marks;

  if (point == NULL || !san_inspected_point_has_score (point))
    return g_strdup ("");

  mpq_init (score);
  mpq_init (marks);
  mpq_set_si (marks, point->marks, 100);
  mpq_canonicalize (marks);
  mpq_div (score, point->earned, marks);
  text = san_rational_format (score, DECIMALS);
  mpq_clear (score);
  mpq_clear (marks);

  return text;
}

static void
add_point (Collector               *self,
           const SanInspectedPoint *point)
{
  const SanParticipant *unit = participant_at (self->input, point->unit);
  const SanInspectedCategory *category =
    &g_array_index (self->input->inspection->categories, SanInspectedCategory, point->category);
  const char *address = g_hash_table_lookup (self->addresses, &point->id);
  SanBulletinPoint *seen = g_new0 (SanBulletinPoint, 1);

  seen->unit_id = unit != NULL ? unit->unit_id : 0;
  seen->unit = g_strdup (unit != NULL ? unit->name : "");
  seen->code = g_strdup (point->code);
  seen->name = g_strdup (point->name);
  seen->category = g_strdup (category->name);
  seen->address = g_strdup (address != NULL ? address : "");
  seen->score = score_text (point);
  seen->previous = score_text (g_hash_table_lookup (self->previous, &point->id));
  seen->n_failed = point->failed;
  g_ptr_array_add (self->data->points, seen);
}

/* The shipped words are in the language of the program, a paper is in Chinese; an office's
 * own stand as they are. */
static const char *
rating_word (const SanRatingSets *shipped,
             const SanRatingSet  *set,
             const SanRating     *rating)
{
  static const struct { const char *key, *word; } words[] = {
    { "yes", "符合" }, { "partly", "基本符合" }, { "no", "不符合" },
  };
  const SanRatingSet *same = san_rating_sets_get (shipped, set->key);
  const SanRating *known = same != NULL ? san_rating_set_find (same, rating->key) : NULL;

  if (known != NULL && strcmp (known->word, rating->word) == 0)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      if (strcmp (words[i].key, rating->key) == 0)
        return words[i].word;

  return rating->word;
}

/* (transfer full): the word of a rating, or what was counted or measured */
static char *
rating_text (Collector             *self,
             const SanInspectedRow *row,
             gint64                 item_id)
{
  const SanItem *item = g_hash_table_lookup (self->items, &item_id);
  const SanRatingSet *set = item != NULL ? san_rating_sets_of_item (self->ratings, item) : NULL;
  const SanRating *rating = set != NULL && *row->grade != '\0'
                            ? san_rating_set_find (set, row->grade) : NULL;

  if (rating != NULL)
    return g_strdup (rating_word (self->shipped, set, rating));
  if (row->has_value)
    return san_micro_format (row->value, SAN_DECIMALS_NEEDED);
  if (row->faults >= 0)
    return g_strdup_printf ("%d处", row->faults);

  return g_strdup (row->grade);
}

static char **
list_photos (const GPtrArray *photos)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; photos != NULL && i < photos->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (photos, i));

  return g_strv_builder_end (builder);
}

/* The ticket that came of it, if any */
static void
add_ticket (SanBulletinProblem *problem,
            const SanTicket    *ticket)
{
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();

  if (ticket != NULL)
    {
      problem->ticket = san_ticket_number_format (&ticket->number);
      problem->colour = g_strdup (san_ticket_colour_name (ticket->state->colour));
      problem->due = ticket->state->due != SAN_TICKET_NO_TIME
                     ? san_time_format (ticket->state->due) : g_strdup ("");
      problem->relapse = ticket->forebear_id != 0 || ticket->state->relapsed;
      for (guint i = 0; i < ticket->files->len; i++)
        {
          const SanTicketFile *file = g_ptr_array_index (ticket->files, i);

          if (g_str_equal (file->kind, "after"))
            g_strv_builder_add (after, file->sha256);
        }
    }
  else
    {
      problem->ticket = g_strdup ("");
      problem->colour = g_strdup ("");
      problem->due = g_strdup ("");
    }
  problem->after = g_strv_builder_end (after);
}

static Found *
found_new (Collector               *self,
           const SanInspectedPoint *point,
           const SanInspectedRow   *row)
{
  const SanInspection *book = self->input->inspection;
  const SanInspectedItem *item = &g_array_index (book->items, SanInspectedItem, row->item);
  const SanParticipant *unit = participant_at (self->input, point->unit);
  const SanParticipant *bureau = participant_at (self->input, point->bureau);
  SanBulletinProblem *problem = g_new0 (SanBulletinProblem, 1);
  Found *found = g_new0 (Found, 1);

  problem->unit_id = unit != NULL ? unit->unit_id : 0;
  problem->unit = g_strdup (unit != NULL ? unit->name : "");
  problem->bureau = g_strdup (bureau != NULL ? bureau->name : "");
  problem->point = g_strdup (point->name);
  problem->category =
    g_strdup (g_array_index (book->categories, SanInspectedCategory, point->category).name);
  problem->item = g_strdup (item->name);
  problem->note = g_strdup (row->note);
  problem->rating = rating_text (self, row, item->id);
  problem->photos = list_photos (row->photos);
  add_ticket (problem, g_hash_table_lookup (self->tickets, &row->id));

  found->problem = problem;
  found->participant = point->unit;
  mpq_init (found->lost);
  mpq_set_si (found->lost, item->mark, 1);
  mpq_sub (found->lost, found->lost, row->earned);
  {
    mpq_t lost;

    mpq_init (lost);
    mpq_set_si (lost, SAN_MICRO, 1);
    mpq_div (lost, found->lost, lost);
    problem->lost = san_rational_format (lost, DECIMALS);
    mpq_clear (lost);
  }

  return found;
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *left = *(Found *const *) a;
  const Found *right = *(Found *const *) b;

  if (left->participant != right->participant)
    return (left->participant > right->participant) - (left->participant < right->participant);

  return mpq_cmp (right->lost, left->lost);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const SanInspectedPoint *left = *(SanInspectedPoint *const *) a;
  const SanInspectedPoint *right = *(SanInspectedPoint *const *) b;

  if (left->unit != right->unit)
    return (left->unit > right->unit) - (left->unit < right->unit);

  return strcmp (left->code, right->code);
}

static void
collect (Collector *self)
{
  const SanInspection *book = self->input->inspection;
  g_autoptr (GPtrArray) points = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);

  for (guint i = 0; i < book->points->len; i++)
    {
      SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint, i);

      if (point->seen == 0)
        continue;
      g_ptr_array_add (points, point);
      for (guint j = 0; point->rows != NULL && j < point->rows->len; j++)
        {
          const SanInspectedRow *row = &g_array_index (point->rows, SanInspectedRow, j);

          if (row->failed)
            g_ptr_array_add (found, found_new (self, point, row));
        }
    }

  g_ptr_array_sort (points, compare_points);
  for (guint i = 0; i < points->len && *self->data->inspected == '\0'; i++)
    add_point (self, g_ptr_array_index (points, i));
  g_ptr_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (self->data->problems, ((Found *) g_ptr_array_index (found, i))->problem);
}

/* What is looked up meanwhile */

static gboolean
load_tickets (Collector      *self,
              SanDatabase    *database,
              const SanRound *round,
              GPtrArray     **tickets,
              GHashTable    **map,
              GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer observation, ticket;

  *map = san_ticket_observation_store_map (database, round->id, 0, error);
  if (*map == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, *map);
  while (g_hash_table_iter_next (&iter, NULL, &ticket))
    if (g_hash_table_add (by_id, ticket))
      g_array_append_val (ids, *(gint64 *) ticket);
  g_hash_table_remove_all (by_id);

  *tickets = san_ticket_store_load_many (database, (gint64 *) (gpointer) ids->data, ids->len,
                                         error);
  if (*tickets == NULL)
    return FALSE;

  for (guint i = 0; i < (*tickets)->len; i++)
    {
      SanTicket *loaded = g_ptr_array_index (*tickets, i);

      g_hash_table_insert (by_id, &loaded->id, loaded);
    }
  g_hash_table_iter_init (&iter, *map);
  while (g_hash_table_iter_next (&iter, &observation, &ticket))
    g_hash_table_insert (self->tickets, observation, g_hash_table_lookup (by_id, ticket));

  return TRUE;
}

/* Its scores of the same points */
static void
index_previous (Collector           *self,
                const SanRoundInput *before)
{
  for (guint i = 0; before != NULL && before->inspection != NULL &&
       i < before->inspection->points->len; i++)
    {
      SanInspectedPoint *point = &g_array_index (before->inspection->points, SanInspectedPoint, i);

      g_hash_table_insert (self->previous, &point->id, point);
    }
}

static void
index_points (Collector *self,
              GPtrArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      SanPoint *point = g_ptr_array_index (points, i);

      g_hash_table_insert (self->addresses, &point->id, point->address);
    }
}

static void
index_items (Collector *self,
             GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      SanItem *item = g_ptr_array_index (items, i);

      g_hash_table_insert (self->items, &item->id, item);
    }
}

gboolean
san_bulletin_data_add_points (SanBulletinData     *data,
                              SanDatabase         *database,
                              const SanRound      *round,
                              const SanRoundInput *input,
                              const SanRoundInput *before,
                              GError             **error)
{
  g_autoptr (GHashTable) addresses = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) previous = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) items = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) by_observation = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) all_points = NULL;
  g_autoptr (GPtrArray) all_items = NULL;
  g_autoptr (GPtrArray) tickets = NULL;
  g_autoptr (GHashTable) map = NULL;
  g_autoptr (SanRatingSets) ratings = NULL;
  g_autoptr (SanRatingSets) shipped = san_rating_sets_new ();
  Collector self = { data, input, addresses, previous, items, by_observation };

  if (self.input->inspection == NULL)
    return TRUE;

  ratings = san_rating_sets_load (database, error);
  all_points = ratings != NULL ? san_point_store_list (database, error) : NULL;
  all_items = all_points != NULL ? san_item_store_list (database, 0, error) : NULL;
  if (all_items == NULL || !load_tickets (&self, database, round, &tickets, &map, error))
    return FALSE;

  self.ratings = ratings;
  self.shipped = shipped;
  index_points (&self, all_points);
  index_items (&self, all_items);
  index_previous (&self, before);
  collect (&self);

  return TRUE;
}
