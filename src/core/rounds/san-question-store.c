/* san-question-store.c - the questions of the questionnaires, with their options
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-survey-store.h"

#include <glib/gi18n-lib.h>

#include "rounds/san-round-record.h"

static const char SQL_LIST[] =
  "SELECT id, form, component, text FROM question ORDER BY position, id";

static const char SQL_OPTIONS[] =
  "SELECT id, name, value FROM question_option WHERE question_id = ?1 ORDER BY position, id";

static const char SQL_PUT[] =
  "INSERT INTO question (id, position, form, component, text) "
  "VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM question), ?2, ?3, ?4) "
  "ON CONFLICT (id) DO UPDATE SET form = excluded.form, component = excluded.component, "
  "text = excluded.text "
  "WHERE form <> excluded.form OR component <> excluded.component OR text <> excluded.text";

static const char SQL_PUT_OPTION[] =
  "INSERT INTO question_option (id, question_id, position, name, value) "
  "VALUES (?1, ?2, ?3, ?4, ?5) "
  "ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name, "
  "value = excluded.value "
  "WHERE position <> excluded.position OR name <> excluded.name OR value IS NOT excluded.value";

static const char SQL_DELETE[] =
  "DELETE FROM question WHERE id = ?1";

static const char SQL_DELETE_OPTION[] =
  "DELETE FROM question_option WHERE id = ?1";

static const char SQL_IS_CHOSEN[] =
  "SELECT EXISTS (SELECT 1 FROM survey_count WHERE option_id = ?1) "
  "OR EXISTS (SELECT 1 FROM respondent_answer WHERE option_id = ?1)";

static const char SQL_SET_POSITION[] =
  "UPDATE question SET position = ?2 WHERE id = ?1 AND position <> ?2";

static gboolean
read_options (SanDatabase *database,
              SanQuestion *question,
              GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_OPTIONS, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, question->id);
  while (san_statement_step (query, &has_row, error))
    {
      SanOption *option;

      if (!has_row)
        return TRUE;

      option = san_option_new (san_statement_text (query, 1));
      option->id = sqlite3_column_int64 (query, 0);
      option->has_value = sqlite3_column_type (query, 2) != SQLITE_NULL;
      option->value = sqlite3_column_int64 (query, 2);
      g_ptr_array_add (question->options, option);
    }

  return FALSE;
}

GPtrArray *
san_question_store_list (SanDatabase *database,
                         GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_question_free);
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_LIST, error);
  if (query == NULL)
    return NULL;

  while (san_statement_step (query, &has_row, error))
    {
      SanQuestion *question;

      if (!has_row)
        return g_steal_pointer (&list);

      question = san_question_new (san_statement_text (query, 3));
      g_ptr_array_add (list, question);
      question->id = sqlite3_column_int64 (query, 0);
      g_free (question->form);
      question->form = g_strdup (san_statement_text (query, 1));
      g_free (question->component);
      question->component = g_strdup (san_statement_text (query, 2));
      if (!read_options (database, question, error))
        return NULL;
    }

  return NULL;
}

/* Answers point to options: what was chosen stays. */
static gboolean
remove_option (SanDatabase     *database,
               const SanOption *option,
               GError         **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_IS_CHOSEN, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, option->id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (sqlite3_column_int (query, 0) != 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("“%s” was chosen in answers; take those out first"), option->name);
      return FALSE;
    }

  return san_round_record_run (database, SQL_DELETE_OPTION, option->id, error);
}

static gboolean
check_question (SanDatabase       *database,
                const SanQuestion *question,
                GError           **error)
{
  g_autoptr (GPtrArray) all = NULL;
  const SanQuestion *same;

  if (*question->text == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("A question needs a text"));
      return FALSE;
    }
  for (guint i = 0; i < question->options->len; i++)
    {
      const SanOption *option = question->options->pdata[i];

      if (*option->name == '\0')
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("“%s”: an option needs a name"), question->text);
          return FALSE;
        }
      if (san_question_find_option (question, option->name) != option)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("“%1$s”: the option “%2$s” is there twice"), question->text,
                       option->name);
          return FALSE;
        }
    }

  all = san_question_store_list (database, error);
  if (all == NULL)
    return FALSE;
  same = san_question_find (all, question->text);
  if (same != NULL && same->id != question->id)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The question “%s” is there already"), question->text);
      return FALSE;
    }

  return TRUE;
}

static gboolean
remove_lost_options (SanDatabase       *database,
                     const SanQuestion *before,
                     const SanQuestion *after,
                     GError           **error)
{
  for (guint i = 0; i < before->options->len; i++)
    {
      const SanOption *option = before->options->pdata[i];
      gboolean kept = FALSE;

      for (guint j = 0; !kept && j < after->options->len; j++)
        kept = ((SanOption *) after->options->pdata[j])->id == option->id;
      if (!kept && !remove_option (database, option, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_options (SanDatabase *database,
             SanQuestion *question,
             GError     **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT_OPTION, error);

  if (put == NULL)
    return FALSE;

  for (guint i = 0; i < question->options->len; i++)
    {
      SanOption *option = question->options->pdata[i];

      if (option->id == 0)
        option->id = san_database_next_id (database, error);
      if (option->id == 0)
        return FALSE;
      san_statement_bind_int (put, 1, option->id);
      san_statement_bind_int (put, 2, question->id);
      san_statement_bind_int (put, 3, i + 1);
      san_statement_bind_text (put, 4, option->name);
      if (option->has_value)
        san_statement_bind_int (put, 5, option->value);
      else
        sqlite3_bind_null (put, 5);
      if (!san_statement_run (put, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_question_store_put (SanDatabase *database,
                        SanQuestion *question,
                        GError     **error)
{
  g_autoptr (SanStatement) put = NULL;
  g_autoptr (SanQuestion) before = NULL;

  g_return_val_if_fail (database != NULL && question != NULL, FALSE);

  if (!check_question (database, question, error))
    return FALSE;

  before = san_question_new (question->text);
  before->id = question->id;
  if (question->id == 0)
    question->id = san_database_next_id (database, error);
  put = question->id != 0 ? san_database_prepare (database, SQL_PUT, error) : NULL;
  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, question->id);
  san_statement_bind_text (put, 2, question->form);
  san_statement_bind_text (put, 3, question->component);
  san_statement_bind_text (put, 4, question->text);

  return san_statement_run (put, error) &&
         (before->id == 0 || (read_options (database, before, error) &&
                              remove_lost_options (database, before, question, error))) &&
         put_options (database, question, error);
}

gboolean
san_question_store_delete (SanDatabase *database,
                           gint64       id,
                           GError     **error)
{
  g_autoptr (SanQuestion) question = san_question_new ("");

  g_return_val_if_fail (database != NULL, FALSE);

  question->id = id;
  if (!read_options (database, question, error))
    return FALSE;
  for (guint i = 0; i < question->options->len; i++)
    if (!remove_option (database, question->options->pdata[i], error))
      return FALSE;

  return san_round_record_run (database, SQL_DELETE, id, error);
}

gboolean
san_question_store_move (SanDatabase *database,
                         gint64       id,
                         int          by,
                         GError     **error)
{
  g_autoptr (GPtrArray) all = san_question_store_list (database, error);
  g_autoptr (SanStatement) set = NULL;
  guint from = 0;

  if (all == NULL)
    return FALSE;
  while (from < all->len && ((SanQuestion *) all->pdata[from])->id != id)
    from++;
  if (from == all->len || (by < 0 && from == 0) || (by > 0 && from + 1 == all->len))
    return TRUE;

  set = san_database_prepare (database, SQL_SET_POSITION, error);
  if (set == NULL)
    return FALSE;
  {
    gpointer moved = all->pdata[from];
    guint to = by < 0 ? from - 1 : from + 1;

    all->pdata[from] = all->pdata[to];
    all->pdata[to] = moved;
  }
  for (guint i = 0; i < all->len; i++)
    {
      san_statement_bind_int (set, 1, ((SanQuestion *) all->pdata[i])->id);
      san_statement_bind_int (set, 2, i + 1);
      if (!san_statement_run (set, error))
        return FALSE;
    }

  return TRUE;
}
