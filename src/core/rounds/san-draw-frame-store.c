/* san-draw-frame-store.c - what a round can draw from, out of the registry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-draw-store.h"

#include "rounds/san-round-frame.h"

static const char SQL_CATEGORIES[] =
  "SELECT id, CASE WHEN code = '' OR (SELECT count(*) FROM category AS o WHERE o.code = c.code)"
  " > 1 THEN name ELSE code END FROM category AS c WHERE NOT retired";

static const char SQL_POINTS[] =
  "SELECT id, code, unit_id, category_id, must_see FROM point"
  " WHERE from_day <= ?1 AND (to_day = '' OR to_day >= ?1) ORDER BY unit_id, category_id, code";

/* Rounds of the same kind before this one, the nearest first */
static const char SQL_BEFORE[] =
  "SELECT o.id FROM round AS r JOIN round AS o ON o.kind = r.kind"
  " AND (o.last_day, o.id) < (r.last_day, r.id) WHERE r.id = ?1"
  " ORDER BY o.last_day DESC, o.id DESC LIMIT ?2";

static const char SQL_DRAWN[] =
  "SELECT p.code, p.category_id FROM draw_point AS d JOIN point AS p ON p.id = d.point_id"
  " WHERE d.round_id = ?1";

typedef struct
{
  SanDatabase   *database;
  SanRoundFrame *round;
  SanDrawFrame  *frame;
  GHashTable    *codes;     /* category id → code */
  GHashTable    *units;     /* unit id → code, "" where it takes no part */
  GHashTable    *skip;      /* category id → rounds whose points go behind */
} Loader;

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
loader_clear (Loader *loader)
{
  g_clear_pointer (&loader->round, san_round_frame_free);
  g_clear_pointer (&loader->frame, san_draw_frame_unref);
  g_clear_pointer (&loader->codes, g_hash_table_unref);
  g_clear_pointer (&loader->units, g_hash_table_unref);
  g_clear_pointer (&loader->skip, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

GHashTable *
san_draw_category_codes (SanDatabase * database,
                         GError * *error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_CATEGORIES, error);
  g_autoptr (GHashTable) codes = table_new ();
  gboolean has_row;

  while (query != NULL && san_statement_step (query, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return g_steal_pointer (&codes);

      id = sqlite3_column_int64 (query, 0);
      g_hash_table_insert (codes, g_memdup2 (&id, sizeof id),
                           g_strdup (san_statement_text (query, 1)));
    }

  return NULL;
}

/* (transfer full) */
static char *
unit_code (Loader        *loader,
           const SanUnit *unit)
{
  return *unit->code != '\0' ? g_strdup (unit->code)
                             : san_roster_key (loader->round->roster, unit);
}

/* (transfer none): "" for a unit that takes no part, nor does one above it */
static const char *
find_code (Loader *loader,
           gint64  unit_id)
{
  char *code = g_hash_table_lookup (loader->units, &unit_id);
  const SanUnit *unit;

  if (code != NULL)
    return code;

  unit = san_roster_get (loader->round->roster, unit_id);
  for (const SanUnit *above = unit; above != NULL && code == NULL; above = above->parent)
    if (san_round_frame_takes_part (loader->round, above))
      code = unit_code (loader, unit);
  if (code == NULL)
    code = g_strdup ("");
  g_hash_table_insert (loader->units, g_memdup2 (&unit_id, sizeof unit_id), code);

  return code;
}

static gboolean
load_points (Loader  *loader,
             GError **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (loader->database, SQL_POINTS, error);
  g_autofree char *day = san_day_format (loader->round->round->period.last);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_text (query, 1, day);
  while (san_statement_step (query, &has_row, error))
    {
      const char *category, *unit;
      gint64 category_id;

      if (!has_row)
        return TRUE;

      category_id = sqlite3_column_int64 (query, 3);
      category = g_hash_table_lookup (loader->codes, &category_id);
      unit = find_code (loader, sqlite3_column_int64 (query, 2));
      if (category != NULL && *unit != '\0' &&
          !san_draw_frame_add (loader->frame, unit, category, san_statement_text (query, 1),
                               sqlite3_column_int (query, 4) != 0,
                               sqlite3_column_int64 (query, 0), error))
        return FALSE;
    }

  return FALSE;
}

/* @n: of how many rounds before this one points go behind */
static void
take_rules (Loader       *loader,
            const GArray *rules,
            guint        *n)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const SanSamplingRule *rule = &g_array_index (rules, SanSamplingRule, i);
      const char *category = g_hash_table_lookup (loader->codes, &rule->category_id);

      if (category == NULL)
        continue;

      san_draw_frame_set_rule (loader->frame, category, rule);
      g_hash_table_insert (loader->skip, g_memdup2 (&rule->category_id, sizeof (gint64)),
                           g_memdup2 (&rule->skip_last, sizeof (guint)));
      *n = MAX (*n, rule->skip_last);
    }
}

/* The points that were drawn @back rounds ago, where their category looks back so far */
static gboolean
load_drawn (Loader  *loader,
            gint64   round_id,
            guint    back,
            GError **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (loader->database, SQL_DRAWN, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      const guint *skip;
      gint64 category_id;

      if (!has_row)
        return TRUE;

      category_id = sqlite3_column_int64 (query, 1);
      skip = g_hash_table_lookup (loader->skip, &category_id);
      if (skip != NULL && back <= *skip)
        san_draw_frame_add_recent (loader->frame, san_statement_text (query, 0));
    }

  return FALSE;
}

static gboolean
load_recent (Loader  *loader,
             guint    n,
             GError **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (loader->database, SQL_BEFORE, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, loader->round->round->id);
  san_statement_bind_int (query, 2, n);
  for (guint back = 1; san_statement_step (query, &has_row, error); back++)
    {
      if (!has_row)
        return TRUE;
      if (!load_drawn (loader, sqlite3_column_int64 (query, 0), back, error))
        return FALSE;
    }

  return FALSE;
}

/* A unit that is always assessed stands for those below it, whose points are its points. */
static void
add_always (Loader *loader,
            gint64  unit_id)
{
  for (guint i = 0; i < san_roster_size (loader->round->roster); i++)
    {
      const SanUnit *unit = san_roster_nth (loader->round->roster, i);

      for (const SanUnit *above = unit; above != NULL; above = above->parent)
        if (above->id == unit_id)
          {
            const char *code = find_code (loader, unit->id);

            if (*code != '\0')
              san_draw_frame_add_always (loader->frame, code);
          }
    }
}

SanDrawFrame *
san_draw_frame_load (SanDatabase *database,
                     const char  *label,
                     GArray      *rules,
                     GArray      *always,
                     GError     **error)
{
  g_auto (Loader) loader = { database };
  g_autoptr (GArray) stored = NULL;
  guint n = 0;

  g_return_val_if_fail (database != NULL, NULL);

  loader.round = san_round_frame_load (database, label, error);
  stored = loader.round != NULL && rules == NULL ? san_sampling_store_list (database, error)
                                                 : NULL;
  if (loader.round == NULL || (rules == NULL && stored == NULL))
    return NULL;

  loader.frame = san_draw_frame_new ();
  loader.codes = san_draw_category_codes (database, error);
  loader.units = table_new ();
  loader.skip = table_new ();
  if (loader.codes == NULL || !load_points (&loader, error))
    return NULL;

  take_rules (&loader, rules != NULL ? rules : stored, &n);
  if (n > 0 && !load_recent (&loader, n, error))
    return NULL;

  for (guint i = 0; always != NULL && i < always->len; i++)
    add_always (&loader, g_array_index (always, gint64, i));
  san_draw_frame_close (loader.frame);

  return g_steal_pointer (&loader.frame);
}
