/* san-ticket-observation-store.c - observations and the tickets that came of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-observation.h"

#include <string.h>

#include "tickets/san-ticket-record.h"

/* ?2 0: of every point */
static const char SQL_MAP[] =
  "SELECT l.observation_id, l.ticket_id FROM observation AS o"
  " JOIN ticket_observation AS l ON l.observation_id = o.id"
  " JOIN cache_ticket AS c ON c.ticket_id = l.ticket_id"
  " WHERE o.round_id = ?1 AND ?2 IN (0, o.point_id) AND c.stage <> ?3";

static const char SQL_SOURCES[] =
  "SELECT o.id, o.round_id, o.point_id, o.item_id, r.label, i.name, o.grade, o.note,"
  " o.inspector, o.seen_at FROM ticket_observation AS l"
  " JOIN observation AS o ON o.id = l.observation_id JOIN round AS r ON r.id = o.round_id"
  " JOIN item AS i ON i.id = o.item_id WHERE l.ticket_id = ?1 ORDER BY i.position, o.id";

static const char SQL_LINK[] =
  "INSERT INTO ticket_observation (observation_id, ticket_id) VALUES (?1, ?2)"
  " ON CONFLICT (observation_id) DO UPDATE SET ticket_id = excluded.ticket_id";

static const char SQL_PHOTOS[] =
  "SELECT sha256, name, taken, place, note FROM observation_file WHERE observation_id = ?1"
  " ORDER BY id";

static const char SQL_ADD_PHOTO[] =
  "INSERT INTO ticket_file (id, ticket_id, event_id, kind, sha256, name, taken, place, note)"
  " VALUES (?1, ?2, ?3, 'before', ?4, ?5, ?6, ?7, ?8)";

static const char SQL_ITEM[] =
  "SELECT item_id FROM observation WHERE id = ?1";

static const char SQL_LINKED[] =
  "SELECT observation_id FROM ticket_observation WHERE ticket_id = ?1 ORDER BY observation_id";

/* by the point's index: a round asks thousands of times */
static const char SQL_OF_PLACE[] =
  "SELECT c.ticket_id, c.stage, c.closed FROM ticket AS t JOIN cache_ticket AS c"
  " ON c.ticket_id = t.id WHERE t.point_id = ?1 AND (t.item_id = ?2 OR t.id IN"
  " (SELECT l.ticket_id FROM observation AS o JOIN ticket_observation AS l"
  "  ON l.observation_id = o.id WHERE o.point_id = ?1 AND o.item_id = ?2))"
  " ORDER BY c.issued, t.id";

/* the red ones first, then what was put right last */
static const char SQL_PUT_RIGHT[] =
  "SELECT c.ticket_id, x.unit_name, x.point_name FROM cache_ticket AS c"
  " JOIN cache_ticket_text AS x ON x.ticket_id = c.ticket_id"
  " WHERE c.stage NOT IN (?3, ?4) AND c.issued < ?2 AND (c.closed IS NULL OR c.closed >= ?1)"
  " AND EXISTS (SELECT 1 FROM ticket_file WHERE ticket_id = c.ticket_id AND kind = 'before')"
  " AND EXISTS (SELECT 1 FROM ticket_file WHERE ticket_id = c.ticket_id AND kind = 'after')"
  " ORDER BY c.colour DESC, coalesce (c.closed, c.reported, c.issued) DESC, c.ticket_id LIMIT ?5";

void
san_ticket_put_right_free (SanTicketPutRight *self)
{
  g_free (self->unit);
  g_free (self->point);
  g_free (self);
}

GPtrArray *
san_ticket_put_right_store_list (SanDatabase     *database,
                                 const SanPeriod *period,
                                 guint            most,
                                 GError         **error)
{
  g_autoptr (GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_put_right_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_PUT_RIGHT, error);
  gboolean has_row, ok;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, (gint64) period->first * SAN_MINUTES_PER_DAY);
  san_statement_bind_int (query, 2, ((gint64) period->last + 1) * SAN_MINUTES_PER_DAY);
  san_statement_bind_int (query, 3, SAN_TICKET_DRAFT);
  san_statement_bind_int (query, 4, SAN_TICKET_CANCELLED);
  san_statement_bind_int (query, 5, most);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanTicketPutRight *row = g_new (SanTicketPutRight, 1);

      *row = (SanTicketPutRight) { sqlite3_column_int64 (query, 0),
                                   g_strdup (san_statement_text (query, 1)),
                                   g_strdup (san_statement_text (query, 2)) };
      g_ptr_array_add (found, row);
    }

  return ok ? g_steal_pointer (&found) : NULL;
}

GHashTable *
san_ticket_observation_store_map (SanDatabase *database,
                                  gint64       round_id,
                                  gint64       point_id,
                                  GError     **error)
{
  g_autoptr (GHashTable) map = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                      g_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_MAP, error);
  gboolean has_row, ok;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);
  san_statement_bind_int (query, 2, point_id);
  san_statement_bind_int (query, 3, SAN_TICKET_CANCELLED);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      gint64 observation = sqlite3_column_int64 (query, 0);
      gint64 ticket = sqlite3_column_int64 (query, 1);

      g_hash_table_insert (map, g_memdup2 (&observation, sizeof observation),
                           g_memdup2 (&ticket, sizeof ticket));
    }

  return ok ? g_steal_pointer (&map) : NULL;
}

void
san_ticket_source_free (SanTicketSource *source)
{
  if (source == NULL)
    return;

  g_free (source->round);
  g_free (source->item);
  g_free (source->grade);
  g_free (source->note);
  g_free (source->inspector);
  g_free (source->seen_at);
  g_free (source);
}

GPtrArray *
san_ticket_source_store_list (SanDatabase *database,
                              gint64       ticket_id,
                              GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_source_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_SOURCES, error);
  gboolean has_row, ok;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, ticket_id);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanTicketSource *source = g_new0 (SanTicketSource, 1);

      source->observation_id = sqlite3_column_int64 (query, 0);
      source->round_id = sqlite3_column_int64 (query, 1);
      source->point_id = sqlite3_column_int64 (query, 2);
      source->item_id = sqlite3_column_int64 (query, 3);
      source->round = g_strdup (san_statement_text (query, 4));
      source->item = g_strdup (san_statement_text (query, 5));
      source->grade = g_strdup (san_statement_text (query, 6));
      source->note = g_strdup (san_statement_text (query, 7));
      source->inspector = g_strdup (san_statement_text (query, 8));
      source->seen_at = g_strdup (san_statement_text (query, 9));
      g_ptr_array_add (list, source);
    }

  return ok ? g_steal_pointer (&list) : NULL;
}

/* Linking */

/* The picture lies in the file already: the ticket points at it. */
static gboolean
copy_photo (SanDatabase  *database,
            SanStatement *from,
            gint64        ticket,
            gint64        event,
            GError      **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_ADD_PHOTO, error);
  gint64 id = insert != NULL ? san_database_next_id (database, error) : 0;

  if (id == 0)
    return FALSE;

  san_statement_bind_int (insert, 1, id);
  san_statement_bind_int (insert, 2, ticket);
  san_statement_bind_ref (insert, 3, event);
  for (int i = 0; i < 5; i++)
    san_statement_bind_text (insert, 4 + i, san_statement_text (from, i));

  return san_statement_run (insert, error);
}

static gboolean
copy_photos (SanDatabase *database,
             gint64       observation,
             gint64       ticket,
             gint64       event,
             GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_PHOTOS, error);
  gboolean has_row, ok;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, observation);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      if (!copy_photo (database, query, ticket, event, error))
        return FALSE;
    }

  return ok;
}

gboolean
san_ticket_record_link (SanDatabase  *database,
                        gint64        ticket,
                        gint64        event,
                        const gint64 *observations,
                        guint         n_observations,
                        gboolean      photos,
                        GError      **error)
{
  g_autoptr (SanStatement) link = san_database_prepare (database, SQL_LINK, error);

  if (link == NULL)
    return FALSE;

  for (guint i = 0; i < n_observations; i++)
    {
      san_statement_bind_int (link, 1, observations[i]);
      san_statement_bind_int (link, 2, ticket);
      if (!san_statement_run (link, error) ||
          (photos && !copy_photos (database, observations[i], ticket, event, error)))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_ticket_record_count_photos (SanDatabase  *database,
                                const gint64 *observations,
                                guint         n_observations,
                                guint        *n_photos,
                                GError      **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_PHOTOS, error);

  if (query == NULL)
    return FALSE;

  *n_photos = 0;
  for (guint i = 0; i < n_observations; i++)
    {
      gboolean has_row = TRUE;

      sqlite3_reset (query);
      san_statement_bind_int (query, 1, observations[i]);
      while (has_row)
        {
          if (!san_statement_step (query, &has_row, error))
            return FALSE;
          *n_photos += has_row;
        }
    }

  return TRUE;
}

GArray *
san_ticket_record_linked (SanDatabase *database,
                          gint64       ticket,
                          GError     **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LINKED, error);
  gboolean has_row, ok;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, ticket);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      gint64 id = sqlite3_column_int64 (query, 0);

      g_array_append_val (ids, id);
    }

  return ok ? g_steal_pointer (&ids) : NULL;
}

static void
add_once (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;

  g_array_append_val (ids, id);
}

GArray *
san_ticket_record_items (SanDatabase  *database,
                         gint64        item_id,
                         const gint64 *observations,
                         guint         n_observations,
                         GError      **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_ITEM, error);

  if (query == NULL)
    return NULL;

  if (item_id != 0)
    g_array_append_val (items, item_id);
  for (guint i = 0; i < n_observations; i++)
    {
      gboolean has_row;

      sqlite3_reset (query);
      san_statement_bind_int (query, 1, observations[i]);
      if (!san_statement_step (query, &has_row, error))
        return NULL;
      if (has_row)
        add_once (items, sqlite3_column_int64 (query, 0));
    }

  return g_steal_pointer (&items);
}

gboolean
san_ticket_record_newest (SanDatabase *database,
                          gint64       point_id,
                          gint64       item_id,
                          gint64      *open,
                          gint64      *closed,
                          SanTime     *closed_at,
                          GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_OF_PLACE, error);
  gboolean has_row, ok;

  if (query == NULL)
    return FALSE;

  *open = *closed = 0;
  san_statement_bind_int (query, 1, point_id);
  san_statement_bind_int (query, 2, item_id);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      int stage = sqlite3_column_int (query, 1);

      if (stage >= SAN_TICKET_ISSUED && stage <= SAN_TICKET_VERIFIED)
        *open = sqlite3_column_int64 (query, 0);
      if (stage != SAN_TICKET_DRAFT && stage != SAN_TICKET_CANCELLED)
        {
          *closed = stage == SAN_TICKET_CLOSED ? sqlite3_column_int64 (query, 0) : 0;
          *closed_at = sqlite3_column_int64 (query, 2);
        }
    }

  return ok;
}
