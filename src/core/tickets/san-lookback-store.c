/* san-lookback-store.c - the draw of closed tickets that are looked at again
 *
 * The algorithm is sha256-order-1, that of the draw of points, with the first number of a
 * ticket as its code: SHA-256 of "seed||first number", where a round's label would stand
 * between the bars, ascending as bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tickets/san-ticket-cache.h"

static const char SQL_LIST_FRAME[] =
  "SELECT ticket_id, colour, first FROM cache_ticket"
  " WHERE stage = ?1 AND closed < ?2 AND NOT looked_back";

static const char SQL_ADD[] =
  "INSERT INTO lookback (id, drawn, seed, percents, after_days, frame)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

static const char SQL_ADD_TICKET[] =
  "INSERT INTO lookback_ticket (lookback_id, ticket_id, position) VALUES (?1, ?2, ?3)";

/* A ticket that may be drawn. */
typedef struct
{
  gint64          id;
  SanTicketColour colour;
  char           *code;
  guint8          key[32];
} Candidate;

typedef struct
{
  const char *seed;
  const int  *percent;
  int         after;
  SanTime     now;
  GArray     *ids;
} Draw;

static void
candidate_free (Candidate *candidate)
{
  g_free (candidate->code);
  g_free (candidate);
}

static void
fill_key (Candidate  *candidate,
          const char *seed)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *text = g_strconcat (seed, "||", candidate->code, NULL);
  gsize length = sizeof candidate->key;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, candidate->key, &length);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Candidate *left = *(const Candidate *const *) a;
  const Candidate *right = *(const Candidate *const *) b;
  int order = memcmp (left->key, right->key, sizeof left->key);

  return order != 0 ? order : strcmp (left->code, right->code);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (element-type Candidate): in the order of the draw */
static GPtrArray *
list_candidates (SanDatabase *database,
                 const Draw  *draw,
                 GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_FRAME, error);
  g_autoptr (GPtrArray) list = NULL;
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return NULL;

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  san_statement_bind_int (query, 1, SAN_TICKET_CLOSED);
  san_statement_bind_int (query, 2,
                          ((SanTime) san_time_day (draw->now) - draw->after + 1) *
                          SAN_MINUTES_PER_DAY);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanTicketNumber first = san_ticket_number_unpack (sqlite3_column_int64 (query, 2));
      Candidate *candidate = g_new0 (Candidate, 1);

      candidate->id = sqlite3_column_int64 (query, 0);
      candidate->colour = (SanTicketColour) sqlite3_column_int (query, 1);
      candidate->code = san_ticket_number_format (&first);
      fill_key (candidate, draw->seed);
      g_ptr_array_add (list, candidate);
    }
  g_ptr_array_sort (list, compare_keys);

  return ok ? g_steal_pointer (&list) : NULL;
}

/* (transfer full): SHA-256 of the sorted lines colour|first number */
static char *
frame_of (GPtrArray *candidates)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = candidates->pdata[i];

      g_ptr_array_add (lines, g_strdup_printf ("%s|%s\n",
                                               san_ticket_colour_name (candidate->colour),
                                               candidate->code));
    }
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_checksum_update (checksum, lines->pdata[i], -1);

  return g_strdup (g_checksum_get_string (checksum));
}

/* Of each colour its share, rounded up. */
static void
take_shares (Draw      *draw,
             GPtrArray *candidates)
{
  guint n[SAN_TICKET_COLOURS] = { 0 };

  for (guint i = 0; i < candidates->len; i++)
    n[((Candidate *) candidates->pdata[i])->colour]++;

  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    n[i] = (guint) (((guint64) n[i] * (guint) draw->percent[i] + 99) / 100);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = candidates->pdata[i];

      if (n[candidate->colour] == 0)
        continue;

      n[candidate->colour]--;
      g_array_append_val (draw->ids, candidate->id);
    }
}

static gboolean
add_draw (SanDatabase *database,
          const Draw  *draw,
          const char  *frame,
          gint64      *id,
          GError     **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_ADD, error);
  g_autofree char *drawn = san_time_format (draw->now);
  g_autofree char *percents = g_strdup_printf ("white=%d,yellow=%d,red=%d",
                                               draw->percent[SAN_TICKET_WHITE],
                                               draw->percent[SAN_TICKET_YELLOW],
                                               draw->percent[SAN_TICKET_RED]);

  *id = insert != NULL ? san_database_next_id (database, error) : 0;
  if (*id == 0)
    return FALSE;

  san_statement_bind_int (insert, 1, *id);
  san_statement_bind_text (insert, 2, drawn);
  san_statement_bind_text (insert, 3, draw->seed);
  san_statement_bind_text (insert, 4, percents);
  san_statement_bind_int (insert, 5, draw->after);
  san_statement_bind_text (insert, 6, frame);

  return san_statement_run (insert, error);
}

static gboolean
draw_in_change (SanDatabase *database,
                gpointer     data,
                GError     **error)
{
  Draw *draw = data;
  g_autoptr (GPtrArray) candidates = list_candidates (database, draw, error);
  g_autoptr (SanStatement) insert = NULL;
  g_autofree char *frame = NULL;
  gint64 id;

  if (candidates == NULL)
    return FALSE;

  take_shares (draw, candidates);
  if (draw->ids->len == 0)
    return TRUE;

  frame = frame_of (candidates);
  insert = san_database_prepare (database, SQL_ADD_TICKET, error);
  if (insert == NULL || !add_draw (database, draw, frame, &id, error))
    return FALSE;

  for (guint i = 0; i < draw->ids->len; i++)
    {
      san_statement_bind_int (insert, 1, id);
      san_statement_bind_int (insert, 2, g_array_index (draw->ids, gint64, i));
      san_statement_bind_int (insert, 3, i + 1);
      if (!san_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_lookback_draw (SanWorkspace *workspace,
                   const char   *seed,
                   const int     percent[SAN_TICKET_COLOURS],
                   int           after,
                   GArray      **ids,
                   GError      **error)
{
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = NULL;
  Draw draw = { seed, percent, after, 0, drawn };

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (seed != NULL, FALSE);

  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      if (percent[i] < 0 || percent[i] > 100)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("percent: %d is not between 0 and 100"), percent[i]);
          return FALSE;
        }
    }

  draw.now = san_workspace_now (workspace);
  label = g_strdup (seed);
  if (!san_workspace_change (workspace, "tickets.lookback", label, draw_in_change, &draw, NULL,
                             error))
    return FALSE;

  *ids = g_steal_pointer (&drawn);

  return TRUE;
}
