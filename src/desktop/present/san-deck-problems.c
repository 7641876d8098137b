/* san-deck-problems.c - a few typical problems of the round, with their photographs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-deck.h"

#include <glib/gi18n-lib.h>

#include "base/san-photo.h"
#include "scoring/san-inspection.h"
#include "store/san-blob-store.h"
#include "tickets/san-ticket-observation.h"

/* A meeting looks at a few; and pixels of the longer side, on a wall of 1920. */
#define MOST       6
#define PUT_RIGHT  3     /* of tickets that show how it is now */
#define PHOTO_SIDE 1200

/* A failed observation that somebody took a photograph of. */
typedef struct
{
  const SanInspectedPoint *point;
  const SanInspectedRow   *row;
  gint64   ticket_id;                    /* 0: none */
  double   lost;                         /* of the item's mark, from 0 to 1 */
  gboolean again;                        /* its category had one before it */
} Candidate;

void
san_deck_problem_free (SanDeckProblem *problem)
{
  g_free (problem->unit);
  g_free (problem->point);
  g_free (problem->text);
  g_free (problem->ticket);
  g_free (problem->colour);
  g_free (problem->due);
  g_clear_object (&problem->before);
  g_clear_object (&problem->after);
  g_free (problem);
}

/* Those with a ticket may show how it is now, and come first; then by loss. */
static gint
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a, *two = b;

  if (one->again != two->again)
    return one->again - two->again;
  if ((one->ticket_id != 0) != (two->ticket_id != 0))
    return one->ticket_id != 0 ? -1 : 1;
  if (one->lost != two->lost)
    return one->lost > two->lost ? -1 : 1;

  return one->row->id < two->row->id ? -1 : one->row->id > two->row->id;
}

static double
share_lost (const SanInspection   *book,
            const SanInspectedRow *row)
{
  gint64 mark = g_array_index (book->items, SanInspectedItem, row->item).mark;

  return mark > 0 ? 1 - mpq_get_d (row->earned) / (double) mark : 1;
}

static GArray *
list_candidates (const SanInspection *book,
                 GHashTable          *tickets)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_autoptr (GHashTable) categories = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < book->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint, i);

      for (guint j = 0; point->rows != NULL && j < point->rows->len; j++)
        {
          const SanInspectedRow *row = &g_array_index (point->rows, SanInspectedRow, j);
          const gint64 *ticket = g_hash_table_lookup (tickets, &row->id);
          Candidate candidate = { point, row, ticket != NULL ? *ticket : 0 };

          if (!row->failed || row->photos == NULL || row->photos->len == 0 ||
              point->unit == SAN_INSPECTION_NOBODY)
            continue;
          candidate.lost = share_lost (book, row);
          g_array_append_val (found, candidate);
        }
    }

  g_array_sort (found, compare_candidates);
  for (guint i = 0; i < found->len; i++)
    {
      Candidate *candidate = &g_array_index (found, Candidate, i);

      candidate->again = !g_hash_table_add (categories,
                                            GUINT_TO_POINTER (candidate->point->category));
    }
  g_array_sort (found, compare_candidates);

  return found;
}

/* A picture that cannot be read is left out: the meeting goes on. */
static GdkPixbuf *
load_photo (SanDatabase *database,
            const char  *sha256)
{
  g_autoptr (GBytes) bytes = san_blob_store_get (database, sha256, NULL);

  return bytes != NULL ? san_photo_thumbnail (bytes, PHOTO_SIDE, NULL) : NULL;
}

/* The first of a kind shows it as it was found, the last as it is. */
static const char *
find_file (const SanTicket *ticket,
           const char      *kind,
           gboolean         last)
{
  const char *found = NULL;

  for (guint i = 0; i < ticket->files->len; i++)
    {
      const SanTicketFile *file = ticket->files->pdata[i];

      if (g_str_equal (file->kind, kind) && (last || found == NULL))
        found = file->sha256;
    }

  return found;
}

static void
take_ticket (SanDeckProblem  *problem,
             SanDatabase     *database,
             const SanTicket *ticket)
{
  const char *after = find_file (ticket, "after", TRUE);

  problem->ticket = san_ticket_number_label (&ticket->number);
  problem->colour = g_strdup (san_ticket_colour_name (ticket->state->colour));
  problem->due = ticket->state->due != SAN_TICKET_NO_TIME
                 ? san_day_format (san_time_day (ticket->state->due)) : g_strdup ("");
  if (after != NULL)
    problem->after = load_photo (database, after);
}

static gboolean
add_ticket (SanDeckProblem *problem,
            SanDatabase    *database,
            gint64          ticket_id,
            GError        **error)
{
  g_autoptr (SanTicket) ticket = san_ticket_store_load (database, ticket_id, error);

  if (ticket != NULL)
    take_ticket (problem, database, ticket);

  return ticket != NULL;
}

/* Before and after: what a meeting learns most from. */
static gboolean
add_put_right (GPtrArray       *problems,
               GHashTable      *shown,
               SanDatabase     *database,
               const SanPeriod *period,
               GError         **error)
{
  g_autoptr (GPtrArray) tickets = san_ticket_put_right_store_list (database, period, PUT_RIGHT,
                                                                   error);

  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    {
      const SanTicketPutRight *row = tickets->pdata[i];
      g_autoptr (SanTicket) ticket = san_ticket_store_load (database, row->ticket_id, error);
      SanDeckProblem *problem;

      if (ticket == NULL)
        return FALSE;
      problem = g_new0 (SanDeckProblem, 1);
      g_ptr_array_add (problems, problem);
      problem->put_right = TRUE;
      problem->unit = g_strdup (row->unit);
      problem->point = g_strdup (row->point);
      problem->text = g_strdup (ticket->problem);
      problem->before = load_photo (database, find_file (ticket, "before", FALSE));
      take_ticket (problem, database, ticket);
      g_hash_table_add (shown, g_memdup2 (&row->ticket_id, sizeof row->ticket_id));
    }

  return tickets != NULL;
}

static SanDeckProblem *
load_problem (SanDatabase     *database,
              SanRanking      *ranking,
              const Candidate *candidate,
              GError         **error)
{
  const SanInspection *book = ranking->input->inspection;
  const SanParticipant *unit = ranking->input->participants->pdata[candidate->point->unit];
  const SanInspectedItem *item = &g_array_index (book->items, SanInspectedItem,
                                                 candidate->row->item);
  SanDeckProblem *problem = g_new0 (SanDeckProblem, 1);

  problem->unit = g_strdup (unit->name);
  problem->point = g_strdup (candidate->point->name);
  problem->text = *candidate->row->note != '\0'
                  ? g_strdup_printf (_("%s: %s"), item->name, candidate->row->note)
                  : g_strdup (item->name);
  problem->before = load_photo (database, candidate->row->photos->pdata[0]);
  if (candidate->ticket_id != 0 &&
      !add_ticket (problem, database, candidate->ticket_id, error))
    {
      san_deck_problem_free (problem);
      return NULL;
    }

  return problem;
}

static gboolean
add_problems (GPtrArray      *problems,
              GHashTable     *shown,
              SanDatabase    *database,
              const SanRound *round,
              SanRanking     *ranking,
              GError        **error)
{
  g_autoptr (GHashTable) tickets = NULL;
  g_autoptr (GArray) candidates = NULL;

  if (ranking->input->inspection == NULL)
    return TRUE;

  tickets = san_ticket_observation_store_map (database, round->id, 0, error);
  if (tickets == NULL ||
      !san_round_input_load_details (ranking->input, database, G_MAXUINT, error))
    return FALSE;

  candidates = list_candidates (ranking->input->inspection, tickets);
  for (guint i = 0; i < candidates->len && problems->len < MOST; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      SanDeckProblem *problem;

      if (g_hash_table_contains (shown, &candidate->ticket_id))
        continue;
      problem = load_problem (database, ranking, candidate, error);
      if (problem == NULL)
        return FALSE;
      g_ptr_array_add (problems, problem);
    }

  return TRUE;
}

GPtrArray *
san_deck_problems_load (SanDatabase    *database,
                        const SanRound *round,
                        SanRanking     *ranking,
                        char          **source,
                        GError        **error)
{
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_deck_problem_free);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                        NULL);
  g_autoptr (SanRanking) other = NULL;
  g_autoptr (SanRound) beside = NULL;

  *source = NULL;
  if (!san_ranking_load_beside (database, round, ranking, &other, &beside, error) ||
      !add_put_right (problems, shown, database, &round->period, error) ||
      !add_problems (problems, shown, database, beside != NULL ? beside : round,
                     other != NULL ? other : ranking, error))
    return NULL;
  if (beside != NULL)
    *source = g_strdup (beside->label);

  return g_steal_pointer (&problems);
}
