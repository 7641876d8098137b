/* san-draw-store.c - the draw of a round as it is on file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-draw-store.h"

#include <glib/gi18n-lib.h>

#include "rounds/san-round-record.h"
#include "store/san-blob-store.h"
#include "store/san-changeset.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"

#define BOTTOM_KEY "sampling.bottom"

static const char SQL_GET[] =
  "SELECT drawn, seed, algorithm, frame, rules,"
  " (SELECT count(*) FROM draw_point AS p WHERE p.round_id = d.round_id)"
  " FROM draw AS d WHERE round_id = ?1";

static const char SQL_LIST[] =
  "SELECT d.point_id, d.position, p.code, p.name, p.address, p.unit_id,"
  " coalesce (p.bureau_id, 0), p.category_id, c.name, d.must_see, d.key,"
  " coalesce (d.team_id, 0), d.day"
  " FROM draw_point AS d JOIN point AS p ON p.id = d.point_id"
  " JOIN category AS c ON c.id = p.category_id WHERE d.round_id = ?1 ORDER BY d.position";

static const char SQL_COUNT_OBSERVATIONS[] =
  "SELECT EXISTS (SELECT 1 FROM observation WHERE round_id = ?1)";

static const char SQL_N_OBSERVATIONS[] =
  "SELECT count(*) FROM observation WHERE round_id = ?1";

static const char SQL_DELETE_POINTS[] =
  "DELETE FROM draw_point WHERE round_id = ?1";

static const char SQL_DELETE[] =
  "DELETE FROM draw WHERE round_id = ?1";

static const char SQL_ADD[] =
  "INSERT INTO draw (round_id, drawn, seed, algorithm, frame, rules)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

static const char SQL_ADD_POINT[] =
  "INSERT INTO draw_point (round_id, point_id, position, key, must_see)"
  " VALUES (?1, ?2, ?3, ?4, ?5)";

void
san_draw_free (SanDraw *draw)
{
  if (draw == NULL)
    return;

  g_free (draw->drawn);
  g_free (draw->seed);
  g_free (draw->algorithm);
  g_free (draw->frame);
  g_free (draw->rules);
  g_free (draw);
}

void
san_draw_point_free (SanDrawPoint *point)
{
  g_free (point->code);
  g_free (point->name);
  g_free (point->address);
  g_free (point->category);
  g_free (point->key);
  g_free (point);
}

SanDraw *
san_draw_store_get (SanDatabase *database,
                    gint64       round_id,
                    GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_GET, error);
  SanDraw *draw;
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);
  if (!san_statement_step (query, &has_row, error) || !has_row)
    return NULL;

  draw = g_new0 (SanDraw, 1);
  draw->round_id = round_id;
  draw->drawn = g_strdup (san_statement_text (query, 0));
  draw->seed = g_strdup (san_statement_text (query, 1));
  draw->algorithm = g_strdup (san_statement_text (query, 2));
  draw->frame = g_strdup (san_statement_text (query, 3));
  draw->rules = g_strdup (san_statement_text (query, 4));
  draw->n_points = (guint) sqlite3_column_int (query, 5);

  return draw;
}

static SanDrawPoint *
point_from_row (SanStatement *row)
{
  SanDrawPoint *point = g_new0 (SanDrawPoint, 1);

  point->point_id = sqlite3_column_int64 (row, 0);
  point->position = sqlite3_column_int (row, 1);
  point->code = g_strdup (san_statement_text (row, 2));
  point->name = g_strdup (san_statement_text (row, 3));
  point->address = g_strdup (san_statement_text (row, 4));
  point->unit_id = sqlite3_column_int64 (row, 5);
  point->bureau_id = sqlite3_column_int64 (row, 6);
  point->category_id = sqlite3_column_int64 (row, 7);
  point->category = g_strdup (san_statement_text (row, 8));
  point->must_see = sqlite3_column_int (row, 9) != 0;
  point->key = g_strdup (san_statement_text (row, 10));
  point->team_id = sqlite3_column_int64 (row, 11);
  point->day = SAN_DAY_MIN;
  if (*san_statement_text (row, 12) != '\0')
    san_day_parse (san_statement_text (row, 12), &point->day, NULL);

  return point;
}

GPtrArray *
san_draw_store_list (SanDatabase *database,
                     gint64       round_id,
                     GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  g_autoptr (GPtrArray) points = NULL;
  gboolean has_row;

  if (query == NULL)
    return NULL;

  points = g_ptr_array_new_with_free_func ((GDestroyNotify) san_draw_point_free);
  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&points);
      g_ptr_array_add (points, point_from_row (query));
    }

  return NULL;
}

GBytes *
san_draw_store_frame (SanDatabase *database,
                      gint64       round_id,
                      GError     **error)
{
  g_autoptr (SanDraw) draw = san_draw_store_get (database, round_id, error);

  return draw != NULL ? san_blob_store_get (database, draw->frame, error) : NULL;
}

static gboolean
query_round (SanDatabase *database,
             const char  *sql,
             gint64       round_id,
             gint64      *value,
             GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, round_id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *value = sqlite3_column_int64 (query, 0);

  return TRUE;
}

gboolean
san_draw_store_is_fixed (SanDatabase *database,
                         gint64       round_id,
                         gboolean    *fixed,
                         GError     **error)
{
  gint64 value;

  if (!query_round (database, SQL_COUNT_OBSERVATIONS, round_id, &value, error))
    return FALSE;

  *fixed = value != 0;

  return TRUE;
}

/* Drawing */

typedef struct
{
  const char *label;
  const char *seed;
  GArray     *always;
  SanTime     now;
} Run;

static gboolean
add_draw (SanDatabase  *database,
          const Run    *run,
          gint64        round_id,
          SanDrawFrame *frame,
          GError      **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_ADD, error);
  g_autofree char *drawn = san_time_format (run->now);
  g_autofree char *rules = san_draw_frame_rules (frame);
  g_autofree char *digest = NULL;

  if (insert == NULL ||
      !san_blob_store_put (database, san_draw_frame_bytes (frame), &digest, error))
    return FALSE;

  san_statement_bind_int (insert, 1, round_id);
  san_statement_bind_text (insert, 2, drawn);
  san_statement_bind_text (insert, 3, run->seed);
  san_statement_bind_text (insert, 4, SAN_DRAW_ALGORITHM);
  san_statement_bind_text (insert, 5, digest);
  san_statement_bind_text (insert, 6, rules);

  return san_statement_run (insert, error);
}

static gboolean
add_points (SanDatabase *database,
            gint64       round_id,
            GArray      *picks,
            GError     **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_ADD_POINT, error);

  for (guint i = 0; insert != NULL && i < picks->len; i++)
    {
      const SanDrawPick *pick = &g_array_index (picks, SanDrawPick, i);
      g_autofree char *key = san_draw_key_format (pick->key);

      san_statement_bind_int (insert, 1, round_id);
      san_statement_bind_int (insert, 2, pick->line->point_id);
      san_statement_bind_int (insert, 3, i + 1);
      san_statement_bind_text (insert, 4, key);
      san_statement_bind_int (insert, 5, pick->line->must_see);
      if (!san_statement_run (insert, error))
        return FALSE;
    }

  return insert != NULL;
}

static gboolean
check_may_draw (SanDatabase    *database,
                const SanRound *round,
                GError        **error)
{
  gboolean fixed;

  if (!san_round_check_open (database, round->id, error) ||
      !san_draw_store_is_fixed (database, round->id, &fixed, error))
    return FALSE;

  if (fixed)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("Round “%s” has observations already; its points stay as they are"),
                 round->label);

  return !fixed;
}

static gboolean
check_seed (const char *seed,
            GError    **error)
{
  if (*seed != '\0' && g_utf8_validate (seed, -1, NULL))
    return TRUE;

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("A draw needs a seed: digits drawn in public, a date, a lottery "
                         "number"));

  return FALSE;
}

gboolean
san_draw_store_run (SanDatabase *database,
                    const char  *label,
                    const char  *seed,
                    GArray      *always,
                    SanTime      now,
                    GError     **error)
{
  const Run run = { label, seed, always, now };
  g_autoptr (SanRound) round = NULL;
  g_autoptr (SanDrawFrame) frame = NULL;
  g_autoptr (GArray) picks = NULL;

  if (!check_seed (seed, error))
    return FALSE;

  round = san_round_store_find (database, label, error);
  if (round == NULL || !check_may_draw (database, round, error))
    return FALSE;

  frame = san_draw_frame_load (database, round->label, NULL, always, error);
  if (frame == NULL)
    return FALSE;

  if (san_draw_frame_size (frame) == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Round “%s” has no point to draw from: none of a category in use is "
                     "valid on its last day in a unit that takes part"), round->label);
      return FALSE;
    }

  picks = san_draw_frame_draw (frame, seed, round->label);

  return san_round_record_run (database, SQL_DELETE_POINTS, round->id, error) &&
         san_round_record_run (database, SQL_DELETE, round->id, error) &&
         add_draw (database, &run, round->id, frame, error) &&
         add_points (database, round->id, picks, error) &&
         (round->state != SAN_ROUND_PREPARE ||
          san_round_store_set_state (database, round->id, SAN_ROUND_SAMPLE, NULL, error));
}

static gboolean
run_in_change (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  const Run *run = data;

  return san_draw_store_run (database, run->label, run->seed, run->always, run->now, error);
}

gboolean
san_draw_run (SanWorkspace *workspace,
              const char   *label,
              const char   *seed,
              GArray       *always,
              GError      **error)
{
  Run run = { label, seed, always, 0 };
  g_autofree char *title = NULL;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (label != NULL && seed != NULL, FALSE);

  run.now = san_workspace_now (workspace);
  title = g_strdup_printf ("%s · %s", label, seed);

  return check_seed (seed, error) &&
         san_workspace_change (workspace, "round.draw", title, run_in_change, &run, NULL,
                               error);
}

/* The last of the previous round */

gboolean
san_draw_get_bottom (SanDatabase *database,
                     guint       *n,
                     GError     **error)
{
  g_autofree char *text = san_setting_get (database, BOTTOM_KEY, error);

  if (text == NULL)
    return FALSE;

  *n = (guint) CLAMP (g_ascii_strtoll (text, NULL, 10), 0, G_MAXINT);

  return TRUE;
}

gboolean
san_draw_set_bottom (SanDatabase *database,
                     guint        n,
                     GError     **error)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  return san_setting_set (database, BOTTOM_KEY, text, error);
}

/* Undo: a draw that somebody observed by is not taken back. */

#define KEY_COLUMN 3   /* of draw_point: who was drawn, and by what */

typedef struct
{
  GHashTable *rounds;     /* whose points would be others */
  GHashTable *freed;      /* round → how many of its observations go */
} Touched;

/* Plans of visits change team and day only, and may be undone at any time. */
static gboolean
changes_draw (const SanChange *change)
{
  if (g_str_equal (change->table, "draw"))
    return change->operation != SQLITE_UPDATE;

  return g_str_equal (change->table, "draw_point") &&
         (change->operation != SQLITE_UPDATE || san_change_new (change, KEY_COLUMN) != NULL);
}

static gboolean
add_touched (const SanChange *change,
             gpointer         data,
             GError         **error)
{
  Touched *touched = data;
  gint64 round_id;

  if (changes_draw (change))
    {
      round_id = sqlite3_value_int64 (change->operation == SQLITE_INSERT
                                      ? san_change_new (change, 0)
                                      : san_change_old (change, 0));
      g_hash_table_add (touched->rounds, g_memdup2 (&round_id, sizeof round_id));
    }
  else if (change->operation == SQLITE_DELETE && g_str_equal (change->table, "observation"))
    {
      guint n;

      round_id = sqlite3_value_int64 (san_change_old (change, 1));
      n = GPOINTER_TO_UINT (g_hash_table_lookup (touched->freed, &round_id)) + 1;
      g_hash_table_replace (touched->freed, g_memdup2 (&round_id, sizeof round_id),
                            GUINT_TO_POINTER (n));
    }

  return TRUE;
}

static gboolean
check_touched (SanDatabase *database,
               Touched     *touched,
               GError     **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, touched->rounds);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = *(gint64 *) key;
      g_autoptr (SanRound) round = san_round_store_get (database, id, NULL);
      gint64 n;

      if (!query_round (database, SQL_N_OBSERVATIONS, id, &n, error))
        return FALSE;

      if (n > GPOINTER_TO_UINT (g_hash_table_lookup (touched->freed, &id)))
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                       _("Round “%s” has observations; its draw cannot be taken back before "
                         "them"), round != NULL ? round->label : "");
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
guard_draws (SanDatabase *database,
             GBytes      *inverse,
             GError     **error)
{
  Touched touched;
  gboolean good;

  touched.rounds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  touched.freed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  good = san_changeset_walk (inverse, add_touched, &touched, error) &&
         check_touched (database, &touched, error);
  g_hash_table_unref (touched.rounds);
  g_hash_table_unref (touched.freed);

  return good;
}

/* As in the register of tickets: whoever can open a ledger keeps its draws. */
static void __attribute__ ((constructor))
register_guard (void)
{
  san_journal_register_guard (guard_draws);
}
