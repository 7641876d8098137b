/* san-journal-list-store.c - the journal as it is shown: lazily, filtered, by day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-journal-list-store.h"

#include "store/san-journal-record.h"

#define FILTER \
  " (?1 = '' OR actor = ?1) AND (?2 = '' OR verb = ?2)" \
  " AND (?3 = '' OR instr(label, ?3) > 0 OR instr(actor, ?3) > 0)" \
  " AND substr(at, 1, 10) BETWEEN ?4 AND ?5 AND (?6 = 0 OR rows > 1) "

#define COLUMNS \
  " s.seq, s.site, s.at, s.as_of, s.actor, s.verb, s.label, s.rows, s.undoes, s.hash "

/* the columns without a function are those of the row with the largest seq */
static const char SQL_NEWS[] =
  "SELECT actor, verb, count (*), max (seq), at, label FROM step"
  " WHERE seq > ?1 AND actor <> ?2 AND undoes = '' AND verb NOT IN ('undo', 'redo')"
  " AND NOT EXISTS (SELECT 1 FROM step AS u WHERE u.undoes <> ''"
  "  AND instr (',' || u.undoes || ',', ',' || step.seq || ',') > 0)"
  " GROUP BY actor, verb ORDER BY 4 DESC";

static const char SQL_HAS_LEFT[] =
  "SELECT 1 FROM cache_left WHERE label = ?1 LIMIT 1";

static const char SQL_LIST_ACTORS[] =
  "SELECT DISTINCT actor FROM step ORDER BY actor";

static const char SQL_LIST_LEFT[] =
  "SELECT DISTINCT refers FROM step WHERE refers IS NOT NULL";

static const char SQL_COUNT[] =
  "SELECT count(*) + count(DISTINCT substr(at, 1, 10)) FROM step WHERE" FILTER;

/* A heading sorts just above the newest step of its day. */
static const char SQL_PAGE[] =
  "SELECT" COLUMNS ", l.heading FROM ("
  " SELECT seq, 0 AS heading FROM step WHERE" FILTER
  " UNION ALL"
  " SELECT max(seq), 1 FROM step WHERE" FILTER "GROUP BY substr(at, 1, 10)"
  ") l JOIN step s ON s.seq = l.seq"
  " ORDER BY l.seq DESC, l.heading DESC LIMIT :limit OFFSET :offset";

#define COLUMN_HEADING 10

struct _SanJournalRow
{
  GObject  parent_instance;

  SanStep *step;      /* NULL: a heading */
  SanDay   day;
};

G_DEFINE_FINAL_TYPE (SanJournalRow, san_journal_row, G_TYPE_OBJECT)

/* What a row needs beyond its own columns; read once for each filter. */
typedef struct
{
  GHashTable *undone;
  GHashTable *left;
} Marks;

typedef struct
{
  char    *actor;
  char    *verb;
  char    *text;
  char    *first;
  char    *last;
  gboolean bulk;
} Bound;

static void
marks_free (gpointer data)
{
  Marks *marks = data;

  g_clear_pointer (&marks->undone, g_hash_table_unref);
  g_clear_pointer (&marks->left, g_hash_table_unref);
  g_free (marks);
}

static void
bound_free (gpointer data)
{
  Bound *bound = data;

  g_free (bound->actor);
  g_free (bound->verb);
  g_free (bound->text);
  g_free (bound->first);
  g_free (bound->last);
  g_free (bound);
}

static void
san_journal_row_finalize (GObject *object)
{
  g_clear_pointer (&SAN_JOURNAL_ROW (object)->step, san_step_free);

  G_OBJECT_CLASS (san_journal_row_parent_class)->finalize (object);
}

static void
san_journal_row_class_init (SanJournalRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_journal_row_finalize;
}

static void
san_journal_row_init (SanJournalRow *self)
{
}

static gboolean
has_seq (GHashTable *set,
         gint64      seq)
{
  return set != NULL && g_hash_table_contains (set, &seq);
}

static SanStep *
step_from_row (SanStatement *row,
               const Marks  *marks)
{
  SanStep *step = g_new0 (SanStep, 1);

  step->seq = sqlite3_column_int64 (row, 0);
  step->site = sqlite3_column_int64 (row, 1);
  san_time_parse (san_statement_text (row, 2), &step->at, NULL);
  san_time_parse (san_statement_text (row, 3), &step->as_of, NULL);
  step->actor = g_strdup (san_statement_text (row, 4));
  step->verb = g_strdup (san_statement_text (row, 5));
  step->label = g_strdup (san_statement_text (row, 6));
  step->rows = sqlite3_column_int64 (row, 7);
  step->undoes = g_strdup (san_statement_text (row, 8));
  step->hash = g_strdup (san_statement_text (row, 9));
  step->undone = has_seq (marks->undone, step->seq);
  step->left = has_seq (marks->left, step->seq);

  return step;
}

static GObject *
row_from_statement (SanStatement *statement,
                    gpointer      data)
{
  SanJournalRow *self = g_object_new (SAN_TYPE_JOURNAL_ROW, NULL);
  g_autoptr (SanStep) step = step_from_row (statement, data);

  self->day = san_time_day (step->at);
  if (sqlite3_column_int (statement, COLUMN_HEADING) == 0)
    self->step = g_steal_pointer (&step);

  return G_OBJECT (self);
}

static void
bind_filter (SanStatement *statement,
             gpointer      data)
{
  const Bound *bound = data;

  san_statement_bind_text (statement, 1, bound->actor);
  san_statement_bind_text (statement, 2, bound->verb);
  san_statement_bind_text (statement, 3, bound->text);
  san_statement_bind_text (statement, 4, bound->first);
  san_statement_bind_text (statement, 5, bound->last);
  san_statement_bind_int (statement, 6, bound->bulk);
}

static GHashTable *
read_left (SanDatabase *database,
           GError     **error)
{
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                       NULL);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_LEFT, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  while (san_statement_step (query, &has_row, error))
    {
      gint64 seq;

      if (!has_row)
        return g_steal_pointer (&left);
      seq = sqlite3_column_int64 (query, 0);
      g_hash_table_add (left, g_memdup2 (&seq, sizeof seq));
    }

  return NULL;
}

static gboolean
read_marks (Marks       *marks,
            SanDatabase *database,
            GError     **error)
{
  g_clear_pointer (&marks->undone, g_hash_table_unref);
  g_clear_pointer (&marks->left, g_hash_table_unref);
  marks->undone = san_journal_undone (database, error);
  if (marks->undone == NULL)
    return FALSE;
  marks->left = read_left (database, error);

  return marks->left != NULL;
}

void
san_journal_news_free (SanJournalNews *news)
{
  g_free (news->actor);
  g_free (news->verb);
  g_free (news->label);
  g_free (news);
}

GPtrArray *
san_journal_list_news (SanDatabase *database,
                       gint64       seq,
                       const char  *actor,
                       GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_journal_news_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_NEWS, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, seq);
  san_statement_bind_text (query, 2, actor);
  while (san_statement_step (query, &has_row, error))
    {
      SanJournalNews *news;

      if (!has_row)
        return g_steal_pointer (&list);
      news = g_new0 (SanJournalNews, 1);
      news->actor = g_strdup (san_statement_text (query, 0));
      news->verb = g_strdup (san_statement_text (query, 1));
      news->n = (guint) sqlite3_column_int (query, 2);
      news->seq = sqlite3_column_int64 (query, 3);
      if (!san_time_parse (san_statement_text (query, 4), &news->at, NULL))
        news->at = 0;
      news->label = g_strdup (san_statement_text (query, 5));
      g_ptr_array_add (list, news);
    }

  return NULL;
}

char **
san_journal_actors (SanDatabase *database,
                    GError     **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_ACTORS, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_strv_builder_end (names);
      g_strv_builder_add (names, san_statement_text (query, 0));
    }

  return NULL;
}

const SanStep *
san_journal_row_get_step (SanJournalRow *self)
{
  g_return_val_if_fail (SAN_IS_JOURNAL_ROW (self), NULL);

  return self->step;
}

SanDay
san_journal_row_get_day (SanJournalRow *self)
{
  g_return_val_if_fail (SAN_IS_JOURNAL_ROW (self), 0);

  return self->day;
}

SanPagedModel *
san_journal_list_new (void)
{
  Marks *marks = g_new0 (Marks, 1);
  SanPagedModel *model = san_paged_model_new (SAN_TYPE_JOURNAL_ROW, row_from_statement, marks,
                                              marks_free);

  /* owned by the model's item function; here it is only found again */
  g_object_set_data (G_OBJECT (model), "san-marks", marks);

  return model;
}

gboolean
san_journal_list_filter (SanPagedModel          *model,
                         SanDatabase            *database,
                         const SanJournalFilter *filter,
                         GError                **error)
{
  Bound *bound;

  g_return_val_if_fail (SAN_IS_PAGED_MODEL (model), FALSE);

  if (!read_marks (g_object_get_data (G_OBJECT (model), "san-marks"), database, error))
    return FALSE;

  bound = g_new0 (Bound, 1);
  bound->actor = g_strdup (filter->actor);
  bound->verb = g_strdup (filter->verb);
  bound->text = g_strdup (filter->text);
  bound->first = filter->first == SAN_DAY_MIN ? g_strdup ("") : san_day_format (filter->first);
  bound->last = filter->last == SAN_DAY_MAX ? g_strdup ("9999") : san_day_format (filter->last);
  bound->bulk = filter->bulk;

  return san_paged_model_set_query (model, database, SQL_COUNT, SQL_PAGE, bind_filter, bound,
                                    bound_free, error);
}

gboolean
san_journal_has_left (SanDatabase *database,
                      const char  *label,
                      gboolean    *left,
                      GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_HAS_LEFT, error);

  if (query == NULL)
    return FALSE;

  san_statement_bind_text (query, 1, label);

  return san_statement_step (query, left, error);
}
