/* san-bulletin-draft-store.c - bulletins in the making
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-draft.h"

#include <glib/gi18n-lib.h>

#define SQL_DRAFT                                                                           \
  "SELECT id, kind, round_id, from_day, to_day, title, number, day, mark, signer, sent_to,"  \
  " copied_to, bulletin_id, edited_at, edited_by FROM bulletin_draft "

static const char SQL_LIST[] = SQL_DRAFT "ORDER BY id DESC";

static const char SQL_GET[] = SQL_DRAFT "WHERE id = ?1";

/* a weekly or a quick one does not say what a published round must */
static const char SQL_FIND[] =
  SQL_DRAFT "WHERE round_id = ?1 AND bulletin_id IS NULL AND kind IN ('monthly', 'special')"
  " ORDER BY id DESC LIMIT 1";

static const char SQL_SECTIONS[] =
  "SELECT id, key, included, heading, text, options FROM bulletin_section"
  " WHERE draft_id = ?1 ORDER BY position, id";

static const char SQL_ISSUED[] = "SELECT bulletin_id FROM bulletin_draft WHERE id = ?1";

static const char SQL_PUT[] =
  "INSERT INTO bulletin_draft (id, kind, round_id, from_day, to_day, title, number, day, mark,"
  " signer, sent_to, copied_to, bulletin_id, edited_at, edited_by)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
  " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, round_id = excluded.round_id,"
  " from_day = excluded.from_day, to_day = excluded.to_day, title = excluded.title,"
  " number = excluded.number, day = excluded.day, mark = excluded.mark,"
  " signer = excluded.signer, sent_to = excluded.sent_to, copied_to = excluded.copied_to,"
  " bulletin_id = excluded.bulletin_id, edited_at = excluded.edited_at,"
  " edited_by = excluded.edited_by";

static const char SQL_PUT_SECTION[] =
  "INSERT INTO bulletin_section (id, draft_id, position, key, included, heading, text, options)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
  " ON CONFLICT (id) DO UPDATE SET position = excluded.position, key = excluded.key,"
  " included = excluded.included, heading = excluded.heading, text = excluded.text,"
  " options = excluded.options"
  " WHERE position <> excluded.position OR key <> excluded.key"
  " OR included <> excluded.included OR heading <> excluded.heading"
  " OR text IS NOT excluded.text OR options <> excluded.options";

static const char SQL_DELETE_SECTION[] = "DELETE FROM bulletin_section WHERE id = ?1";

static const char SQL_DELETE_SECTIONS[] = "DELETE FROM bulletin_section WHERE draft_id = ?1";

static const char SQL_DELETE[] = "DELETE FROM bulletin_draft WHERE id = ?1";

/* Reading */

static SanDay
day_at (SanStatement *row,
        int           column)
{
  SanDay day;

  return san_day_parse (san_statement_text (row, column), &day, NULL) ? day : 0;
}

static SanBulletinDraft *
draft_from_row (SanStatement *row)
{
  SanBulletinDraft *draft = g_new0 (SanBulletinDraft, 1);

  draft->id = sqlite3_column_int64 (row, 0);
  san_bulletin_kind_parse (san_statement_text (row, 1), &draft->kind);
  draft->round_id = sqlite3_column_int64 (row, 2);
  draft->from = day_at (row, 3);
  draft->to = day_at (row, 4);
  draft->title = g_strdup (san_statement_text (row, 5));
  draft->number = (guint) sqlite3_column_int (row, 6);
  draft->day = day_at (row, 7);
  draft->mark = g_strdup (san_statement_text (row, 8));
  draft->signer = g_strdup (san_statement_text (row, 9));
  draft->sent_to = g_strdup (san_statement_text (row, 10));
  draft->copied_to = g_strdup (san_statement_text (row, 11));
  draft->bulletin_id = sqlite3_column_int64 (row, 12);
  draft->edited_at = g_strdup (san_statement_text (row, 13));
  draft->edited_by = g_strdup (san_statement_text (row, 14));
  draft->sections =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_section_free);

  return draft;
}

static gboolean
load_sections (SanDatabase      *database,
               SanBulletinDraft *draft,
               GError          **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_SECTIONS, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, draft->id);
  while (san_statement_step (query, &has_row, error))
    {
      SanBulletinSection *section;

      if (!has_row)
        return TRUE;
      section = g_new0 (SanBulletinSection, 1);
      section->id = sqlite3_column_int64 (query, 0);
      section->key = g_strdup (san_statement_text (query, 1));
      section->included = sqlite3_column_int (query, 2) != 0;
      section->heading = g_strdup (san_statement_text (query, 3));
      section->text = sqlite3_column_type (query, 4) != SQLITE_NULL
                      ? g_strdup (san_statement_text (query, 4)) : NULL;
      section->options = g_strdup (san_statement_text (query, 5));
      g_ptr_array_add (draft->sections, section);
    }

  return FALSE;
}

/* (element-type SanBulletinDraft): of a query that is ready to run */
static GPtrArray *
read_drafts (SanDatabase  *database,
             SanStatement *query,
             GError      **error)
{
  g_autoptr (GPtrArray) drafts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_draft_free);
  gboolean has_row;

  while (san_statement_step (query, &has_row, error))
    {
      if (has_row)
        {
          g_ptr_array_add (drafts, draft_from_row (query));
          continue;
        }
      for (guint i = 0; i < drafts->len; i++)
        if (!load_sections (database, g_ptr_array_index (drafts, i), error))
          return NULL;
      return g_steal_pointer (&drafts);
    }

  return NULL;
}

GPtrArray *
san_bulletin_draft_store_list (SanDatabase *database,
                               GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);

  return query != NULL ? read_drafts (database, query, error) : NULL;
}

/* The first that @sql finds by an id; NULL, and @found FALSE, without one */
static SanBulletinDraft *
read_one (SanDatabase *database,
          const char  *sql,
          gint64       id,
          gboolean    *found,
          GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  g_autoptr (GPtrArray) drafts = NULL;

  *found = TRUE;
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, id);
  drafts = read_drafts (database, query, error);
  if (drafts == NULL)
    return NULL;

  *found = drafts->len > 0;

  return *found ? g_ptr_array_steal_index (drafts, 0) : NULL;
}

SanBulletinDraft *
san_bulletin_draft_store_get (SanDatabase *database,
                              gint64       id,
                              GError     **error)
{
  gboolean found;
  SanBulletinDraft *draft = read_one (database, SQL_GET, id, &found, error);

  if (!found)
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                 _("This draft of a bulletin is not there any more"));

  return draft;
}

SanBulletinDraft *
san_bulletin_draft_store_find (SanDatabase *database,
                               gint64       round_id,
                               GError     **error)
{
  gboolean found;

  return read_one (database, SQL_FIND, round_id, &found, error);
}

/* Writing */

static gboolean
check_open (SanDatabase *database,
            gint64       id,
            GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_ISSUED, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (!has_row || sqlite3_column_type (query, 0) == SQLITE_NULL)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
               _("This bulletin is issued and stays as it is; begin a new one"));
  return FALSE;
}

static void
bind_day (SanStatement *statement,
          int           index,
          SanDay        day)
{
  g_autofree char *text = day != 0 ? san_day_format (day) : g_strdup ("");

  san_statement_bind_text (statement, index, text);
}

static gboolean
put_draft (SanDatabase            *database,
           const SanBulletinDraft *draft,
           GError                **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT, error);

  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, draft->id);
  san_statement_bind_text (put, 2, san_bulletin_kind_name (draft->kind));
  san_statement_bind_ref (put, 3, draft->round_id);
  bind_day (put, 4, draft->from);
  bind_day (put, 5, draft->to);
  san_statement_bind_text (put, 6, draft->title);
  san_statement_bind_ref (put, 7, draft->number);
  bind_day (put, 8, draft->day);
  san_statement_bind_text (put, 9, draft->mark);
  san_statement_bind_text (put, 10, draft->signer);
  san_statement_bind_text (put, 11, draft->sent_to);
  san_statement_bind_text (put, 12, draft->copied_to);
  san_statement_bind_ref (put, 13, draft->bulletin_id);
  san_statement_bind_text (put, 14, draft->edited_at);
  san_statement_bind_text (put, 15, draft->edited_by);

  return san_statement_run (put, error);
}

static gboolean
put_section (SanDatabase        *database,
             gint64              draft_id,
             guint               position,
             SanBulletinSection *section,
             GError            **error)
{
  g_autoptr (SanStatement) put = NULL;

  if (section->id == 0)
    section->id = san_database_next_id (database, error);
  put = section->id != 0 ? san_database_prepare (database, SQL_PUT_SECTION, error) : NULL;
  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, section->id);
  san_statement_bind_int (put, 2, draft_id);
  san_statement_bind_int (put, 3, position);
  san_statement_bind_text (put, 4, section->key);
  san_statement_bind_int (put, 5, section->included);
  san_statement_bind_text (put, 6, section->heading);
  if (section->text != NULL)
    san_statement_bind_text (put, 7, section->text);
  san_statement_bind_text (put, 8, section->options);

  return san_statement_run (put, error);
}

static gboolean
run_with (SanDatabase *database,
          const char  *sql,
          gint64       id,
          GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, id);

  return san_statement_run (statement, error);
}

/* Sections of @before that @draft has no more */
static gboolean
drop_sections (SanDatabase            *database,
               const SanBulletinDraft *before,
               const SanBulletinDraft *draft,
               GError                **error)
{
  for (guint i = 0; i < before->sections->len; i++)
    {
      const SanBulletinSection *old = g_ptr_array_index (before->sections, i);
      gboolean kept = FALSE;

      for (guint j = 0; j < draft->sections->len && !kept; j++)
        kept = ((SanBulletinSection *) g_ptr_array_index (draft->sections, j))->id == old->id;
      if (!kept && !run_with (database, SQL_DELETE_SECTION, old->id, error))
        return FALSE;
    }

  return TRUE;
}

/* The same but for who edited it when */
static gboolean
is_same (const SanBulletinDraft *a,
         const SanBulletinDraft *b)
{
  gboolean same = a->kind == b->kind && a->round_id == b->round_id && a->from == b->from &&
                  a->to == b->to && a->number == b->number && a->day == b->day &&
                  a->bulletin_id == b->bulletin_id && g_str_equal (a->title, b->title) &&
                  g_str_equal (a->mark, b->mark) && g_str_equal (a->signer, b->signer) &&
                  g_str_equal (a->sent_to, b->sent_to) &&
                  g_str_equal (a->copied_to, b->copied_to) &&
                  a->sections->len == b->sections->len;

  for (guint i = 0; same && i < a->sections->len; i++)
    {
      const SanBulletinSection *left = g_ptr_array_index (a->sections, i);
      const SanBulletinSection *right = g_ptr_array_index (b->sections, i);

      same = left->id == right->id && left->included == right->included &&
             g_str_equal (left->key, right->key) &&
             g_str_equal (left->heading, right->heading) &&
             g_strcmp0 (left->text, right->text) == 0 &&
             g_str_equal (left->options, right->options);
    }

  return same;
}

/* @text may be what the place holds. */
static void
keep (char      **place,
      const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

gboolean
san_bulletin_draft_store_save (SanDatabase      *database,
                               SanBulletinDraft *draft,
                               const char       *edited_at,
                               const char       *edited_by,
                               GError          **error)
{
  g_autoptr (SanBulletinDraft) before = NULL;
  gboolean found = FALSE;

  if (draft->id != 0)
    {
      if (!check_open (database, draft->id, error))
        return FALSE;
      before = read_one (database, SQL_GET, draft->id, &found, error);
      if (before == NULL && found)
        return FALSE;
      if (before != NULL && is_same (before, draft))
        return TRUE;
    }
  else
    {
      draft->id = san_database_next_id (database, error);
      if (draft->id == 0)
        return FALSE;
    }

  keep (&draft->edited_at, edited_at);
  keep (&draft->edited_by, edited_by);
  if (!put_draft (database, draft, error) ||
      (before != NULL && !drop_sections (database, before, draft, error)))
    return FALSE;

  for (guint i = 0; i < draft->sections->len; i++)
    if (!put_section (database, draft->id, i + 1, g_ptr_array_index (draft->sections, i), error))
      return FALSE;

  return TRUE;
}

gboolean
san_bulletin_draft_store_delete (SanDatabase *database,
                                 gint64       id,
                                 GError     **error)
{
  return check_open (database, id, error) &&
         run_with (database, SQL_DELETE_SECTIONS, id, error) &&
         run_with (database, SQL_DELETE, id, error);
}
