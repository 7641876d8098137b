/* san-journal-store.c - the steps: append, list, verify
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-journal-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-utils.h"
#include "store/san-changeset.h"
#include "store/san-record.h"
#include "store/san-refresh.h"

/* The order of columns is that of the canonical form: the hash covers all but itself. */
static const char SQL_INSERT[] =
  "INSERT INTO step (seq, site, at, as_of, actor, verb, label, rows, undoes, refers,"
  " prev_hash, changeset, hash)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

static const char SQL_VERIFY[] =
  "SELECT seq, site, at, as_of, actor, verb, label, rows, undoes, refers, prev_hash,"
  " changeset, hash FROM step ORDER BY seq";

static const char SQL_GET_HEAD[] =
  "SELECT seq, at, hash FROM step ORDER BY seq DESC LIMIT 1";

static const char SQL_LENGTH[] =
  "SELECT count(*) FROM step";

static const char SQL_LIST[] =
  "SELECT seq, site, at, as_of, actor, verb, label, rows, undoes, hash,"
  " EXISTS (SELECT 1 FROM step l WHERE l.refers = step.seq), changeset IS NOT NULL"
  " FROM step ORDER BY seq DESC LIMIT ?1";

static const char SQL_GET[] =
  "SELECT seq, site, at, as_of, actor, verb, label, rows, undoes, hash,"
  " EXISTS (SELECT 1 FROM step l WHERE l.refers = step.seq)"
  " FROM step WHERE seq = ?1";

static const char SQL_LIST_UNDOES[] =
  "SELECT seq, undoes FROM step WHERE undoes <> '' ORDER BY seq DESC";

static const char SQL_GET_CHANGESET[] =
  "SELECT changeset FROM step WHERE seq = ?1";

static const char SQL_GET_NEWEST_CHANGE[] =
  "SELECT seq FROM step WHERE changeset IS NOT NULL ORDER BY seq DESC LIMIT 1";

static const char SQL_WALK_AFTER[] =
  "SELECT seq, undoes, changeset FROM step"
  " WHERE seq > ?1 AND changeset IS NOT NULL ORDER BY seq";

static const char SQL_WALK_BEFORE[] =
  "SELECT seq, undoes, changeset FROM step"
  " WHERE seq < ?1 AND changeset IS NOT NULL ORDER BY seq DESC";

enum {
  COLUMN_PREV_HASH = 10,
  COLUMN_HASH      = 12,
};

void
san_step_free (SanStep *step)
{
  if (step == NULL)
    return;

  g_free (step->actor);
  g_free (step->verb);
  g_free (step->label);
  g_free (step->undoes);
  g_free (step->hash);
  g_free (step);
}

/* Recording */

typedef struct
{
  gint64 seq;
  char  *at;
  char  *hash;
} Head;

static void
head_clear (Head *head)
{
  g_free (head->at);
  g_free (head->hash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

static gboolean
read_head (SanDatabase *database,
           Head        *head,
           GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_GET_HEAD, error);
  gboolean has_row;

  if (query == NULL || !san_statement_step (query, &has_row, error))
    return FALSE;

  head->seq = has_row ? sqlite3_column_int64 (query, 0) : 0;
  head->at = g_strdup (has_row ? san_statement_text (query, 1) : "");
  head->hash = g_strdup (has_row ? san_statement_text (query, 2) : "");

  return TRUE;
}

/* Binds the columns of a step and adds each to what is hashed. */
typedef struct
{
  SanStatement *insert;
  GByteArray   *canon;
  int           index;
} StepWriter;

static void
put_int (StepWriter *self,
         gint64      value)
{
  san_statement_bind_int (self->insert, ++self->index, value);
  san_canon_int (self->canon, value);
}

static void
put_ref (StepWriter *self,
         gint64      value)
{
  san_statement_bind_ref (self->insert, ++self->index, value);

  if (value != 0)
    san_canon_int (self->canon, value);
  else
    san_canon_null (self->canon);
}

static void
put_text (StepWriter *self,
          const char *text)
{
  /* the hash is of what is stored, and only UTF-8 is */
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  san_statement_bind_text (self->insert, ++self->index, valid);
  san_canon_text (self->canon, valid);
}

static gboolean
put_blob (StepWriter *self,
          GBytes     *bytes)
{
  gsize size;
  gconstpointer data;

  self->index++;

  if (bytes == NULL)
    {
      san_canon_null (self->canon);
      return TRUE;
    }

  data = g_bytes_get_data (bytes, &size);
  san_canon_blob (self->canon, data, size);

  return sqlite3_bind_blob64 (self->insert, self->index, data, size,
                              SQLITE_STATIC) == SQLITE_OK;
}

static gboolean
insert_step (SanDatabase        *database,
             const SanStepDraft *draft,
             const Head         *head,
             gint64              rows,
             GBytes             *changeset,
             GError            **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_INSERT, error);
  g_autoptr (GByteArray) canon = g_byte_array_new ();
  g_autofree char *at = san_time_format (draft->now);
  g_autofree char *hash = NULL;
  StepWriter writer = { insert, canon, 0 };

  if (insert == NULL)
    return FALSE;

  put_int (&writer, head->seq + 1);
  put_int (&writer, draft->site);
  put_text (&writer, at);
  put_text (&writer, at);
  put_text (&writer, draft->actor);
  put_text (&writer, draft->verb);
  put_text (&writer, draft->label);
  put_int (&writer, rows);
  put_text (&writer, draft->undoes);
  put_ref (&writer, draft->refers);
  put_text (&writer, head->hash);

  if (!put_blob (&writer, changeset))
    {
      san_database_set_error (database, _("Saving the step"), error);
      return FALSE;
    }

  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, canon->data, canon->len);
  san_statement_bind_text (insert, COLUMN_HASH + 1, hash);

  return san_statement_run (insert, error);
}

static gboolean
check_clock (const SanStepDraft *draft,
             const Head         *head,
             GError            **error)
{
  g_autofree char *now = san_time_format (draft->now);

  /* the form of a time sorts as the time does */
  if (strcmp (now, head->at) >= 0)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
               _("The clock says %s, but the newest step of the journal is of %s. "
                 "Set the clock right first."), now, head->at);
  return FALSE;
}

static sqlite3_session *
begin_session (SanDatabase *database,
               GError     **error)
{
  g_autoptr (GPtrArray) tables = san_record_tables (database, error);
  sqlite3_session *session = NULL;
  int rc;

  if (tables == NULL)
    return NULL;

  rc = sqlite3session_create (san_database_handle (database), "main", &session);

  for (guint i = 0; rc == SQLITE_OK && i < tables->len; i++)
    rc = sqlite3session_attach (session, tables->pdata[i]);

  if (rc == SQLITE_OK)
    return session;

  g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED, _("%s failed: %s"),
               _("Recording the change"), sqlite3_errstr (rc));
  if (session != NULL)
    sqlite3session_delete (session);

  return NULL;
}

/* (transfer full): what @func did, empty when nothing */
static GBytes *
capture (SanDatabase  *database,
         SanChangeFunc func,
         gpointer      data,
         GError      **error)
{
  sqlite3_session *session = begin_session (database, error);
  void *bytes = NULL;
  int size = 0;
  gboolean done;
  int rc;

  if (session == NULL)
    return NULL;

  done = func (database, data, error);
  g_warn_if_fail (done || error == NULL || *error != NULL);

  rc = done ? sqlite3session_changeset (session, &size, &bytes) : SQLITE_OK;
  sqlite3session_delete (session);

  if (rc != SQLITE_OK)
    {
      /* the code is the session's own: the connection may know nothing of it */
      g_set_error (error, SAN_ERROR,
                   rc == SQLITE_FULL ? SAN_ERROR_NO_SPACE : SAN_ERROR_FAILED,
                   _("%s failed: %s"), _("Recording the change"), sqlite3_errstr (rc));
      return NULL;
    }

  return done ? g_bytes_new_with_free_func (bytes, size, sqlite3_free, bytes) : NULL;
}

/* What is known before needs no session: it is applied to the letter or not at all. */
static GBytes *
apply (SanDatabase *database,
       GBytes      *changeset,
       GError     **error)
{
  return san_changeset_apply (database, changeset, error) ? g_bytes_ref (changeset) : NULL;
}

gboolean
san_journal_record (SanDatabase        *database,
                    const SanStepDraft *draft,
                    SanChangeFunc       func,
                    gpointer            data,
                    gint64             *seq,
                    GError            **error)
{
  g_autoptr (SanTransaction) txn = NULL;
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_auto (GStrv) tables = NULL;
  g_auto (Head) head = { 0 };
  gint64 rows = 0;

  g_return_val_if_fail (san_verb_find (draft->verb) != NULL, FALSE);

  txn = san_transaction_begin (database, error);
  if (txn == NULL ||
      !read_head (database, &head, error) ||
      !check_clock (draft, &head, error))
    return FALSE;

  if (func != NULL || draft->changeset != NULL)
    {
      changeset = func != NULL ? capture (database, func, data, error)
                               : apply (database, draft->changeset, error);
      if (changeset == NULL)
        return FALSE;

      /* steps that cancel out are undone all the same */
      if (g_bytes_get_size (changeset) == 0 && draft->undoes == NULL)
        {
          if (seq != NULL)
            *seq = 0;
          return TRUE;   /* and the transaction is rolled back */
        }

      if (!san_changeset_summary (changeset, &rows, &tables, error) ||
          !san_refresh_run (database, (const char *const *) tables, error))
        return FALSE;

      if (rows > 0)
        packed = san_changeset_pack (g_bytes_get_data (changeset, NULL),
                                     g_bytes_get_size (changeset));
    }

  if (!insert_step (database, draft, &head, rows, packed, error) ||
      !san_transaction_commit (g_steal_pointer (&txn), error))
    return FALSE;

  if (seq != NULL)
    *seq = head.seq + 1;

  return TRUE;
}

/* Reading */

GArray *
san_journal_parse_undoes (const char *undoes)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) parts = g_strsplit (undoes, ",", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      gint64 seq = g_ascii_strtoll (*part, NULL, 10);

      if (seq > 0)
        g_array_append_val (numbers, seq);
    }

  return numbers;
}

GHashTable *
san_journal_undone (SanDatabase *database,
                    GError     **error)
{
  g_autoptr (GHashTable) undone = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                                         g_free, NULL);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_UNDOES, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  /* newest first: whether a step is in force is settled before we come to what it undoes */
  while (san_statement_step (query, &has_row, error))
    {
      g_autoptr (GArray) targets = NULL;
      gint64 seq;

      if (!has_row)
        return g_steal_pointer (&undone);

      seq = sqlite3_column_int64 (query, 0);
      if (g_hash_table_contains (undone, &seq))
        continue;

      targets = san_journal_parse_undoes (san_statement_text (query, 1));
      for (guint i = 0; i < targets->len; i++)
        g_hash_table_add (undone, g_memdup2 (&g_array_index (targets, gint64, i),
                                             sizeof (gint64)));
    }

  return NULL;
}

static SanStep *
step_from_row (SanStatement *row,
               GHashTable   *undone)
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
  step->left = sqlite3_column_int (row, 10) != 0;
  step->undone = g_hash_table_contains (undone, &step->seq);

  return step;
}

GPtrArray *
san_journal_list (SanDatabase *database,
                  guint        last,
                  GError     **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GHashTable) undone = san_journal_undone (database, error);
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  if (undone == NULL)
    return NULL;

  query = san_database_prepare (database, SQL_LIST, error);
  if (query == NULL)
    return NULL;

  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) san_step_free);
  san_statement_bind_int (query, 1, last > 0 ? (gint64) last : -1);

  while (san_statement_step (query, &has_row, error))
    {
      if (has_row)
        {
          g_ptr_array_add (steps, step_from_row (query, undone));
          continue;
        }

      for (guint i = 0; i < steps->len / 2; i++)
        {
          gpointer newest = steps->pdata[i];

          steps->pdata[i] = steps->pdata[steps->len - 1 - i];
          steps->pdata[steps->len - 1 - i] = newest;
        }
      return g_steal_pointer (&steps);
    }

  return NULL;
}

static void
set_no_step (GError **error,
             gint64   seq)
{
  g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("The journal has no step %d."),
               (int) seq);
}

SanStep *
san_journal_step (SanDatabase *database,
                  gint64       seq,
                  GError     **error)
{
  g_autoptr (GHashTable) undone = san_journal_undone (database, error);
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  if (undone == NULL)
    return NULL;

  query = san_database_prepare (database, SQL_GET, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, seq);
  if (!san_statement_step (query, &has_row, error))
    return NULL;

  if (!has_row)
    {
      set_no_step (error, seq);
      return NULL;
    }

  return step_from_row (query, undone);
}

/* Walks back from the newest step to the first that @wanted takes. */
typedef enum { SKIP, TAKE, STOP } Answer;

static SanStep *
find_newest (SanDatabase *database,
             Answer (    *wanted ) (const SanStep *step,
                                    gboolean       has_changes),
             GError     **error)
{
  g_autoptr (GHashTable) undone = san_journal_undone (database, error);
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  if (undone == NULL)
    return NULL;

  query = san_database_prepare (database, SQL_LIST, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, -1);

  while (san_statement_step (query, &has_row, error) && has_row)
    {
      g_autoptr (SanStep) step = step_from_row (query, undone);

      switch (wanted (step, sqlite3_column_int (query, 11) != 0))
        {
        case TAKE:
          return g_steal_pointer (&step);

        case STOP:
          return NULL;

        case SKIP:
        default:
          break;
        }
    }

  return NULL;
}

static gboolean
is_system (const SanStep *step)
{
  const SanVerb *verb = san_verb_find (step->verb);

  return verb != NULL && (verb->flags & SAN_VERB_SYSTEM) != 0;
}

static Answer
is_undoable (const SanStep *step,
             gboolean       has_changes)
{
  if (step->undone || *step->undoes != '\0' || !has_changes || is_system (step))
    return SKIP;

  return TAKE;
}

static Answer
is_redoable (const SanStep *step,
             gboolean       has_changes)
{
  if (is_system (step))
    return SKIP;

  if (*step->undoes == '\0')
    return STOP;   /* another change was made since */

  return !step->undone && g_str_equal (step->verb, "undo") ? TAKE : SKIP;
}

SanStep *
san_journal_undoable (SanDatabase *database,
                      GError     **error)
{
  return find_newest (database, is_undoable, error);
}

SanStep *
san_journal_redoable (SanDatabase *database,
                      GError     **error)
{
  return find_newest (database, is_redoable, error);
}

gint64
san_journal_length (SanDatabase *database,
                    GError     **error)
{
  gint64 length;

  return san_database_query_int (database, SQL_LENGTH, &length, error) ? length : -1;
}

char *
san_journal_head (SanDatabase *database,
                  GError     **error)
{
  g_auto (Head) head = { 0 };

  return read_head (database, &head, error) ? g_steal_pointer (&head.hash) : NULL;
}

gboolean
san_journal_newest_change (SanDatabase *database,
                           gint64      *seq,
                           GError     **error)
{
  return san_database_query_int (database, SQL_GET_NEWEST_CHANGE, seq, error);
}

GBytes *
san_journal_changeset (SanDatabase *database,
                       gint64       seq,
                       GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_GET_CHANGESET, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, seq);
  if (!san_statement_step (query, &has_row, error))
    return NULL;

  if (!has_row)
    {
      set_no_step (error, seq);
      return NULL;
    }

  if (sqlite3_column_type (query, 0) == SQLITE_NULL)
    return NULL;

  return san_changeset_unpack (sqlite3_column_blob (query, 0),
                               sqlite3_column_bytes (query, 0), error);
}

static gboolean
walk (SanDatabase   *database,
      const char    *sql,
      gint64         seq,
      SanStepVisitor visitor,
      gpointer       data,
      GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, seq);

  while (san_statement_step (query, &has_row, error))
    {
      g_autoptr (GBytes) changeset = NULL;

      if (!has_row)
        return TRUE;

      changeset = san_changeset_unpack (sqlite3_column_blob (query, 2),
                                        sqlite3_column_bytes (query, 2), error);
      if (changeset == NULL)
        return FALSE;

      if (!visitor (sqlite3_column_int64 (query, 0), san_statement_text (query, 1),
                    changeset, data, error))
        return FALSE;
    }

  return FALSE;
}

gboolean
san_journal_walk_after (SanDatabase   *database,
                        gint64         seq,
                        SanStepVisitor visitor,
                        gpointer       data,
                        GError       **error)
{
  return walk (database, SQL_WALK_AFTER, seq, visitor, data, error);
}

gboolean
san_journal_walk_before (SanDatabase   *database,
                         gint64         seq,
                         SanStepVisitor visitor,
                         gpointer       data,
                         GError       **error)
{
  return walk (database, SQL_WALK_BEFORE, seq, visitor, data, error);
}

/* Verifying */

static char *
hash_of_row (SanStatement *row)
{
  g_autoptr (GByteArray) canon = g_byte_array_new ();

  for (int i = 0; i < COLUMN_HASH; i++)
    san_canon_value (canon, sqlite3_column_value (row, i));

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, canon->data, canon->len);
}

gboolean
san_journal_verify (SanDatabase      *database,
                    SanBrokenStepFunc found,
                    gpointer          data,
                    GError          **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_VERIFY, error);
  g_autofree char *previous = g_strdup ("");
  gint64 expected_seq = 1;
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  while (san_statement_step (query, &has_row, error))
    {
      g_autofree char *hash = NULL;
      gint64 seq;

      if (!has_row)
        return TRUE;

      seq = sqlite3_column_int64 (query, 0);
      hash = hash_of_row (query);

      if (seq != expected_seq)
        {
          g_autofree char *is = g_strdup_printf ("%" G_GINT64_FORMAT, seq);
          g_autofree char *should = g_strdup_printf ("%" G_GINT64_FORMAT, expected_seq);

          found (seq, "seq", is, should, data);
        }

      if (!g_str_equal (san_statement_text (query, COLUMN_PREV_HASH), previous))
        found (seq, "prev_hash", san_statement_text (query, COLUMN_PREV_HASH), previous, data);

      if (!g_str_equal (san_statement_text (query, COLUMN_HASH), hash))
        found (seq, "hash", san_statement_text (query, COLUMN_HASH), hash, data);

      san_set_str (&previous, san_statement_text (query, COLUMN_HASH));
      expected_seq = seq + 1;
    }

  return FALSE;
}
