/* san-bound-text.c - text in which figures are bound to data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bound-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-error.h"

/* Characters that stand for something else unless a backslash is before them */
#define SPECIAL "{}|\\"

SanTextRun *
san_text_run_new (SanRunKind  kind,
                  const char *key,
                  const char *text,
                  const char *signer)
{
  SanTextRun *run = g_new0 (SanTextRun, 1);

  run->kind = kind;
  run->key = g_strdup (key);
  run->text = g_strdup (text != NULL ? text : "");
  run->signer = g_strdup (signer);

  return run;
}

void
san_text_run_free (SanTextRun *run)
{
  g_free (run->key);
  g_free (run->text);
  g_free (run->signer);
  g_free (run);
}

/* Reading */

typedef struct
{
  const char *text;
  const char *at;
  GPtrArray  *runs;
} Reader;

static gboolean
refuse (const Reader *reader,
        GError      **error)
{
  g_autofree char *rest = g_utf8_substring (reader->at, 0, MIN (12, g_utf8_strlen (reader->at, -1)));

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("The text is damaged at character %ld, “%s”: a brace is missing or one too many"),
               g_utf8_pointer_to_offset (reader->text, reader->at) + 1, rest);
  return FALSE;
}

/* Up to a special character that is meant as such, or the end */
static void
read_words (Reader  *reader,
            GString *words)
{
  while (*reader->at != '\0' && strchr ("{}|", *reader->at) == NULL)
    {
      if (*reader->at == '\\' && reader->at[1] != '\0' && strchr (SPECIAL, reader->at[1]) != NULL)
        reader->at++;
      g_string_append_c (words, *reader->at++);
    }
}

/* After the opening brace: key, or key|text, or key|text|signer */
static gboolean
read_bound (Reader  *reader,
            GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) fields = NULL;
  guint n = 0;

  for (;;)
    {
      read_words (reader, words);
      g_strv_builder_add (builder, words->str);
      g_string_truncate (words, 0);
      n++;
      if (*reader->at == '}')
        break;
      if (*reader->at != '|' || n == 3)
        return refuse (reader, error);
      reader->at++;
    }
  fields = g_strv_builder_end (builder);
  if (*fields[0] == '\0')
    return refuse (reader, error);

  reader->at++;
  g_ptr_array_add (reader->runs,
                   san_text_run_new (n == 1 ? SAN_RUN_BOUND : n == 2 ? SAN_RUN_TYPED
                                                                     : SAN_RUN_SIGNED,
                                     fields[0], n > 1 ? fields[1] : NULL,
                                     n > 2 ? fields[2] : NULL));
  return TRUE;
}

GPtrArray *
san_bound_text_parse (const char *text,
                      GError    **error)
{
  g_autoptr (GPtrArray) runs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_text_run_free);
  Reader reader = { text, text, runs };

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("The text is damaged: it is not UTF-8"));
      return NULL;
    }

  while (*reader.at != '\0')
    {
      g_autoptr (GString) words = g_string_new (NULL);

      read_words (&reader, words);
      if (words->len > 0)
        g_ptr_array_add (runs, san_text_run_new (SAN_RUN_PLAIN, NULL, words->str, NULL));
      if (*reader.at == '{')
        {
          reader.at++;
          if (!read_bound (&reader, error))
            return NULL;
        }
      else if (*reader.at != '\0')
        {
          refuse (&reader, error);
          return NULL;
        }
    }

  return g_steal_pointer (&runs);
}

/* Writing */

static void
write_words (GString    *text,
             const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    {
      if (strchr (SPECIAL, *p) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
}

char *
san_bound_text_format (const GPtrArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const SanTextRun *run = g_ptr_array_index (runs, i);

      if (run->kind == SAN_RUN_PLAIN)
        {
          write_words (text, run->text);
          continue;
        }
      g_string_append_c (text, '{');
      write_words (text, run->key);
      if (run->kind != SAN_RUN_BOUND)
        {
          g_string_append_c (text, '|');
          write_words (text, run->text);
        }
      if (run->kind == SAN_RUN_SIGNED)
        {
          g_string_append_c (text, '|');
          write_words (text, run->signer != NULL ? run->signer : "");
        }
      g_string_append_c (text, '}');
    }

  return g_string_free (text, FALSE);
}

char *
san_bound_text_show (const GPtrArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    g_string_append (text, ((SanTextRun *) g_ptr_array_index (runs, i))->text);

  return g_string_free (text, FALSE);
}
