/* san-survey.c - questions, options and respondents in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-survey-store.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"

SanOption *
san_option_new (const char *name)
{
  SanOption *option = g_new0 (SanOption, 1);

  option->name = g_strdup (name);

  return option;
}

void
san_option_free (SanOption *option)
{
  if (option == NULL)
    return;

  g_free (option->name);
  g_free (option);
}

SanQuestion *
san_question_new (const char *text)
{
  SanQuestion *question = g_new0 (SanQuestion, 1);

  question->form = g_strdup ("");
  question->component = g_strdup ("");
  question->text = g_strdup (text);
  question->options = g_ptr_array_new_with_free_func ((GDestroyNotify) san_option_free);

  return question;
}

SanQuestion *
san_question_copy (const SanQuestion *question)
{
  SanQuestion *copy = g_memdup2 (question, sizeof *question);

  copy->form = g_strdup (question->form);
  copy->component = g_strdup (question->component);
  copy->text = g_strdup (question->text);
  copy->options = g_ptr_array_new_with_free_func ((GDestroyNotify) san_option_free);
  for (guint i = 0; i < question->options->len; i++)
    {
      SanOption *option = g_memdup2 (question->options->pdata[i], sizeof *option);

      option->name = g_strdup (option->name);
      g_ptr_array_add (copy->options, option);
    }

  return copy;
}

void
san_question_free (SanQuestion *question)
{
  if (question == NULL)
    return;

  g_free (question->form);
  g_free (question->component);
  g_free (question->text);
  g_ptr_array_unref (question->options);
  g_free (question);
}

SanQuestion *
san_question_find (GPtrArray  *questions,
                   const char *text)
{
  g_autofree char *folded = san_text_fold (text);

  for (guint i = 0; i < questions->len; i++)
    {
      SanQuestion *question = questions->pdata[i];
      g_autofree char *other = san_text_fold (question->text);

      if (g_str_equal (other, folded))
        return question;
    }

  return NULL;
}

SanOption *
san_question_find_option (const SanQuestion *question,
                          const char        *name)
{
  g_autofree char *folded = san_text_fold (name);

  for (guint i = 0; i < question->options->len; i++)
    {
      SanOption *option = question->options->pdata[i];
      g_autofree char *other = san_text_fold (option->name);

      if (g_str_equal (other, folded))
        return option;
    }

  return NULL;
}

gboolean
san_option_parse_value (const char *text,
                        SanOption  *option,
                        gboolean   *rounded,
                        GError    **error)
{
  g_autofree char *folded = san_text_fold (text);
  SanCellState state = SAN_CELL_EMPTY;
  gint64 value = 0;

  *rounded = FALSE;
  if (!g_str_equal (folded, "不计分") && !g_str_equal (folded, "不计") &&
      !san_cell_parse (text, &state, &value, rounded, error))
    return FALSE;

  if (state == SAN_CELL_VALUE && (value < 0 || value > 100 * SAN_MICRO))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The value of an option lies between 0 and 100, or is left empty"));
      return FALSE;
    }
  option->has_value = state == SAN_CELL_VALUE;
  option->value = option->has_value ? value : 0;

  return TRUE;
}

char *
san_option_format_value (const SanOption *option)
{
  return option->has_value ? san_micro_format (option->value, SAN_DECIMALS_NEEDED)
                           : g_strdup ("");
}

SanRespondent *
san_respondent_new (void)
{
  SanRespondent *respondent = g_new0 (SanRespondent, 1);

  respondent->ext_id = g_strdup ("");
  respondent->interviewer = g_strdup ("");
  respondent->day = g_strdup ("");
  respondent->answers = g_array_new (FALSE, FALSE, sizeof (SanAnswer));

  return respondent;
}

SanRespondent *
san_respondent_copy (const SanRespondent *respondent)
{
  SanRespondent *copy = g_memdup2 (respondent, sizeof *respondent);

  copy->ext_id = g_strdup (respondent->ext_id);
  copy->interviewer = g_strdup (respondent->interviewer);
  copy->day = g_strdup (respondent->day);
  copy->answers = g_array_copy (respondent->answers);

  return copy;
}

void
san_respondent_free (SanRespondent *respondent)
{
  if (respondent == NULL)
    return;

  g_free (respondent->ext_id);
  g_free (respondent->interviewer);
  g_free (respondent->day);
  g_array_unref (respondent->answers);
  g_free (respondent);
}

gint64
san_respondent_get (const SanRespondent *respondent,
                    gint64               question_id)
{
  for (guint i = 0; i < respondent->answers->len; i++)
    {
      const SanAnswer *answer = &g_array_index (respondent->answers, SanAnswer, i);

      if (answer->question_id == question_id)
        return answer->option_id;
    }

  return 0;
}

void
san_respondent_set (SanRespondent *respondent,
                    gint64         question_id,
                    gint64         option_id)
{
  SanAnswer answer = { question_id, option_id };

  for (guint i = 0; i < respondent->answers->len; i++)
    if (g_array_index (respondent->answers, SanAnswer, i).question_id == question_id)
      {
        g_array_remove_index (respondent->answers, i);
        break;
      }

  if (option_id != 0)
    g_array_append_val (respondent->answers, answer);
}
