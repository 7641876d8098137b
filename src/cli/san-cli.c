/* san-cli.c - reads the words of a call, finds the command, runs it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/san-clock.h"

enum {
  STATUS_DONE,
  STATUS_REFUSED,
  STATUS_USAGE,
  STATUS_UNUSABLE,
};

static const SanCommand *const groups[] = {
  san_file_commands,
  san_table_commands,
  san_scheme_commands,
  san_round_commands,
  san_sheet_commands,      /* a verb, before the names of bulletins */
  san_draft_commands,      /* likewise */
  san_bulletin_commands,
  san_ticket_commands,
  san_calendar_commands,
  san_slip_commands,
  san_stats_commands,
  san_chart_commands,
  san_year_commands,
  NULL,
};

static const SanOption common_options[] = {
  { "at", SAN_OPTION_TIME },
  { "actor", SAN_OPTION_TEXT },
  { "wait", SAN_OPTION_INTEGER },
  { "json", SAN_OPTION_FLAG },
  { "help", SAN_OPTION_FLAG },
  { NULL },
};

static GQuark
usage_error_quark (void)
{
  return g_quark_from_static_string ("san-usage-error-quark");
}

#define USAGE_ERROR usage_error_quark ()

static void
string_list_free (gpointer list)
{
  g_ptr_array_unref (list);
}

/* A word behind the value of a list option: maybe one more of them */
typedef struct
{
  guint       index;         /* among the words */
  const char *option;
  guint       position;      /* in the option's list, in front of later values */
  gboolean    first;         /* right behind a value */
  gboolean    taken;
} Loose;

/* A call in the making: words that might belong to a list option are settled last. */
typedef struct
{
  GPtrArray *words;
  GArray    *loose;         /* Loose */
  SanCli    *cli;
} Words;

static const SanOption *
find_option (const SanOption *options,
             const char      *name)
{
  for (const SanOption *option = options; option->name != NULL; option++)
    {
      if (strcmp (option->name, name) == 0)
        return option;
    }

  return NULL;
}

/* The command is known by its first word, so that its options can be told apart from the
 * words before the verb has been seen. */
static const SanOption *
find_option_of (const char *command,
                const char *name)
{
  const SanOption *found = find_option (common_options, name);

  for (guint i = 0; found == NULL && groups[i] != NULL; i++)
    {
      for (const SanCommand *c = groups[i]; found == NULL && c->name != NULL; c++)
        {
          gsize length = strcspn (c->name, " ");

          if (strncmp (c->name, command, length) == 0 && command[length] == '\0')
            found = find_option (c->options, name);
        }
    }

  return found;
}

static void
add_option_value (SanCli     *cli,
                  const char *name,
                  const char *value)
{
  GPtrArray *list = g_hash_table_lookup (cli->options, name);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (cli->options, g_strdup (name), list);
    }

  if (value != NULL)
    g_ptr_array_add (list, g_strdup (value));
}

/* "--name", "--name=…" or "-o" */
static char *
option_name (const char *word)
{
  const char *equals = strchr (word, '=');

  if (strcmp (word, "-o") == 0)
    return g_strdup ("output");

  return equals != NULL ? g_strndup (word + 2, (gsize) (equals - word - 2))
                        : g_strdup (word + 2);
}

/* --name value, --name=value, -o value */
static gboolean
take_option (SanCli           *cli,
             const char       *command,
             char            **argv,
             int              *index,
             const SanOption **taken,
             GError          **error)
{
  const char *word = argv[*index];
  const char *equals = strchr (word, '=');
  g_autofree char *name = option_name (word);
  const SanOption *option = find_option_of (command, name);
  g_autoptr (GError) reason = NULL;
  const char *value = NULL;

  if (option == NULL)
    {
      g_set_error (error, USAGE_ERROR, 0, _("Unknown option %s"), word);
      return FALSE;
    }

  *taken = option;

  if (option->kind == SAN_OPTION_FLAG)
    {
      if (equals != NULL)
        {
          g_set_error (error, USAGE_ERROR, 0, _("Option --%s takes no value"), name);
          return FALSE;
        }

      add_option_value (cli, name, NULL);
      return TRUE;
    }

  if (word[1] == '-' && equals != NULL)
    value = equals + 1;
  else if (argv[*index + 1] != NULL)
    value = argv[++*index];

  if (value == NULL)
    {
      g_set_error (error, USAGE_ERROR, 0, _("Option --%s needs a value"), name);
      return FALSE;
    }

  if (!san_cli_check_value (option, value, &reason))
    {
      g_set_error (error, USAGE_ERROR, 0, _("--%s “%s”: %s"), name, value, reason->message);
      return FALSE;
    }

  add_option_value (cli, name, value);
  return TRUE;
}

static gboolean
is_option (const char *word)
{
  return (word[0] == '-' && word[1] == '-' && word[2] != '\0') || strcmp (word, "-o") == 0;
}

/* Options may stand before the command, too: it is moved to the front, and what stood before
 * it is read as if it stood behind. */
static void
bring_command_forward (char **argv)
{
  int i = 1;
  char *command;

  while (argv[i] != NULL && is_option (argv[i]))
    {
      g_autofree char *name = option_name (argv[i]);
      const SanOption *option = find_option (common_options, name);

      for (guint j = 0; option == NULL && groups[j] != NULL; j++)
        {
          for (const SanCommand *c = groups[j]; option == NULL && c->name != NULL; c++)
            option = find_option (c->options, name);
        }

      if (option != NULL && option->kind != SAN_OPTION_FLAG &&
          strchr (argv[i], '=') == NULL && argv[i + 1] != NULL)
        i++;
      i++;
    }

  if (argv[i] == NULL)
    return;

  command = argv[i];
  memmove (&argv[2], &argv[1], sizeof (char *) * (gsize) (i - 1));
  argv[1] = command;
}

/* Splits the words into arguments and options. Words right after a list option's value are
 * noted as loose: they are the list's where the command has no room for them. */
static gboolean
split_words (Words   *words,
             char   **argv,
             GError **error)
{
  const SanOption *last = NULL;
  const char *command = argv[1];
  gboolean first = FALSE;

  for (int i = 2; argv[i] != NULL; i++)
    {
      if (strcmp (argv[i], "--") == 0)
        {
          for (i++; argv[i] != NULL; i++)
            g_ptr_array_add (words->words, argv[i]);
          break;
        }

      if (is_option (argv[i]))
        {
          if (!take_option (words->cli, command, argv, &i, &last, error))
            return FALSE;
          if (last->kind != SAN_OPTION_LIST)
            last = NULL;
          first = TRUE;
          continue;
        }

      if (last != NULL)
        {
          Loose loose = {
            words->words->len, last->name, san_cli_option_list (words->cli, last->name)->len,
            first, FALSE,
          };

          g_array_append_val (words->loose, loose);
          first = FALSE;
        }

      g_ptr_array_add (words->words, argv[i]);
    }

  return TRUE;
}

/* The file is the first word and the verb the second, but for commands of one word. */
static const SanCommand *
find_command (const char *name,
              GPtrArray  *words)
{
  const char *verb = words->len > 1 ? g_ptr_array_index (words, 1) : NULL;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      for (const SanCommand *c = groups[i]; c->name != NULL; c++)
        {
          g_auto (GStrv) parts = g_strsplit (c->name, " ", 2);

          if (strcmp (parts[0], name) != 0)
            continue;

          if (parts[1] == NULL || g_strcmp0 (parts[1], verb) == 0)
            return c;
        }
    }

  return NULL;
}

static gboolean
command_exists (const char *name)
{
  for (guint i = 0; groups[i] != NULL; i++)
    {
      for (const SanCommand *c = groups[i]; c->name != NULL; c++)
        {
          gsize length = strcspn (c->name, " ");

          if (strncmp (c->name, name, length) == 0 && name[length] == '\0')
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
option_allowed (const SanCommand *command,
                const char       *name)
{
  return find_option (common_options, name) != NULL ||
         find_option (command->options, name) != NULL;
}

/* The second word of a pair is the option's. Other loose words beyond what the command has
 * room for go to their list option, from the left: in "--scheme A B LABEL" the label is the
 * last. */
static void
settle_loose_words (Words *words,
                    guint  room)
{
  guint n_taken = 0;

  for (guint i = 0; i < words->loose->len; i++)
    {
      Loose *loose = &g_array_index (words->loose, Loose, i);
      const SanOption *option = find_option (words->cli->command->options, loose->option);

      loose->taken = loose->first && option != NULL &&
                     g_strcmp0 (option->values, SAN_CLI_PAIRS) == 0;
      n_taken += loose->taken;
    }
  for (guint i = 0; i < words->loose->len && words->words->len - n_taken > room; i++)
    {
      Loose *loose = &g_array_index (words->loose, Loose, i);

      n_taken += !loose->taken;
      loose->taken = TRUE;
    }

  /* from the last, which leaves the places of those before as they are */
  for (guint i = words->loose->len; i-- > 0;)
    {
      const Loose *loose = &g_array_index (words->loose, Loose, i);

      if (!loose->taken)
        continue;
      g_ptr_array_insert (san_cli_option_list (words->cli, loose->option), (int) loose->position,
                          g_strdup (g_ptr_array_index (words->words, loose->index)));
      g_ptr_array_remove_index (words->words, loose->index);
    }
}

/* What the words and options are for. */
static gboolean
settle_command (Words      *words,
                const char *name,
                GError    **error)
{
  SanCli *cli = words->cli;
  GHashTableIter iter;
  gpointer option;

  cli->command = find_command (name, words->words);
  if (cli->command == NULL)
    {
      g_set_error (error, USAGE_ERROR, 0,
                   words->words->len > 1 ? _("“%s” has no verb “%s”")
                                         : _("“%s” needs a file and a verb"),
                   name,
                   words->words->len > 1 ? (char *) g_ptr_array_index (words->words, 1) : "");
      return FALSE;
    }

  g_hash_table_iter_init (&iter, cli->options);
  while (g_hash_table_iter_next (&iter, &option, NULL))
    {
      if (!option_allowed (cli->command, option))
        {
          g_set_error (error, USAGE_ERROR, 0, _("“%s” takes no option --%s"),
                       cli->command->name, (char *) option);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
settle (Words      *words,
        const char *name,
        GError    **error)
{
  SanCli *cli = words->cli;
  guint head, room;

  if (!settle_command (words, name, error))
    return FALSE;

  head = (cli->command->no_file ? 0 : 1) + (strchr (cli->command->name, ' ') != NULL ? 1 : 0);
  room = head + cli->command->max_args;

  /* where any number of words may come, those after a list option's value are its own */
  if (cli->command->max_args == SAN_CLI_ANY_ARGS)
    room = MAX (head + cli->command->min_args, words->words->len - words->loose->len);
  settle_loose_words (words, room);

  if (words->words->len < head + cli->command->min_args || words->words->len > room)
    {
      g_set_error (error, USAGE_ERROR, 0,
                   words->words->len > room ? _("Too many words: %s")
                                            : _("Something is missing: %s"),
                   cli->command->usage);
      return FALSE;
    }

  if (!cli->command->no_file)
    cli->file = g_strdup (g_ptr_array_index (words->words, 0));

  for (guint i = head; i < words->words->len; i++)
    g_ptr_array_add (cli->args, g_strdup (g_ptr_array_index (words->words, i)));

  return TRUE;
}

static gboolean
parse (SanCli  *cli,
       char   **argv,
       GError **error)
{
  Words words = { NULL };
  gboolean good;

  words.cli = cli;
  words.words = g_ptr_array_new ();
  words.loose = g_array_new (FALSE, FALSE, sizeof (Loose));

  good = split_words (&words, argv, error) &&
         (g_hash_table_contains (cli->options, "help") || settle (&words, argv[1], error));

  if (good && cli->command == NULL)
    cli->command = find_command (argv[1], words.words);

  g_ptr_array_unref (words.words);
  g_array_unref (words.loose);

  return good;
}

static gboolean
fix_clock (SanCli  *cli,
           GError **error)
{
  g_autoptr (GError) reason = NULL;
  const char *at = san_cli_option (cli, "at");
  SanTime now;

  if (at != NULL && san_time_parse (at, &now, NULL))
    {
      san_clock_fix (now);
      return TRUE;
    }

  if (!san_clock_check (&reason))
    {
      g_set_error_literal (error, USAGE_ERROR, 0, reason->message);
      return FALSE;
    }

  return TRUE;
}

static int
status_of (const GError *error)
{
  if (error->domain == USAGE_ERROR)
    return STATUS_USAGE;

  if (g_error_matches (error, SAN_ERROR, SAN_ERROR_LOCKED) ||
      g_error_matches (error, SAN_ERROR, SAN_ERROR_DAMAGED) ||
      g_error_matches (error, SAN_ERROR, SAN_ERROR_TOO_NEW))
    return STATUS_UNUSABLE;

  return STATUS_REFUSED;
}

static void
san_cli_clear (SanCli *cli)
{
  if (cli->workspace != NULL)
    san_workspace_close (cli->workspace);

  g_clear_object (&cli->workspace);
  g_free (cli->file);
  g_ptr_array_unref (cli->args);
  g_hash_table_unref (cli->options);
  san_cli_output_clear (cli);
}

/* Names of files may be any bytes. */
static gboolean
is_path (char **words,
         guint  index)
{
  static const char *const options[] = { "-o", "--output", "--photo", "--letters", "--expect",
                                         NULL };
  static const char *const makers[] = { "new", "restore", "copy", NULL };

  return g_file_test (words[index], G_FILE_TEST_EXISTS) ||
         g_strv_contains (options, words[index - 1]) ||
         (g_strv_contains (makers, words[1]) && *words[index - 1] != '-');
}

/* What is written down is text: a word in the encoding of the locale becomes UTF-8. */
static gboolean
take_words_as_text (char   **words,
                    GError **error)
{
  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      g_autofree char *shown = NULL;
      char *text;

      if (g_utf8_validate (words[i], -1, NULL) || is_path (words, i))
        continue;

      text = g_locale_to_utf8 (words[i], -1, NULL, NULL, NULL);
      if (text != NULL)
        {
          g_free (words[i]);
          words[i] = text;
          continue;
        }

      shown = g_utf8_make_valid (words[i], -1);
      return san_cli_bad_word (error, _("“%s” is no text in UTF-8"), shown);
    }

  return TRUE;
}

static int
run (SanCli *cli,
     char  **argv)
{
  g_autoptr (GError) error = NULL;

  if (!parse (cli, argv, &error))
    {
      g_printerr ("sansectl: %s\n", error->message);
      return STATUS_USAGE;
    }

  if (san_cli_has (cli, "help"))
    {
      san_cli_print_help (groups, argv[1], argv + 2);
      return STATUS_DONE;
    }

  cli->json = san_cli_has (cli, "json");

  if (!fix_clock (cli, &error) || !cli->command->run (cli, &error))
    {
      g_printerr ("sansectl: %s\n", error->message);
      return status_of (error);
    }

  if (!san_cli_output_print (cli, &error))
    {
      g_printerr ("sansectl: %s\n", error->message);
      return STATUS_REFUSED;
    }

  return cli->status;
}

static void
prepare_locale (void)
{
  setlocale (LC_ALL, "");
  san_cli_output_init ();
  bindtextdomain (GETTEXT_PACKAGE,
                  g_getenv ("SANSE_LOCALEDIR") ? g_getenv ("SANSE_LOCALEDIR") : SAN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
san_cli_main (int    argc,
              char **words)
{
  SanCli cli = { NULL };
  g_auto (GStrv) argv = g_strdupv (words);
  g_autoptr (GError) error = NULL;
  int status;

  prepare_locale ();

  if (argc > 1)
    bring_command_forward (argv);

  if (!take_words_as_text (argv, &error))
    {
      g_printerr ("sansectl: %s\n", error->message);
      return STATUS_USAGE;
    }

  if (argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0))
    {
      san_cli_print_help (groups, NULL, NULL);
      return STATUS_DONE;
    }

  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    {
      g_print ("sansectl %s\n", SAN_VERSION);
      return STATUS_DONE;
    }

  if (argc < 2 || !command_exists (argv[1]))
    {
      g_autofree char *unknown =
        argc < 2 ? g_strdup (_("No command; see sansectl --help"))
                 : g_strdup_printf (_("“%s” is no command; see sansectl --help"), argv[1]);

      g_printerr ("sansectl: %s\n", unknown);
      return STATUS_USAGE;
    }

  cli.args = g_ptr_array_new_with_free_func (g_free);
  cli.options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, string_list_free);
  status = run (&cli, argv);
  san_cli_clear (&cli);

  return status;
}

const char *
san_cli_arg (SanCli *cli,
             guint   index)
{
  return index < cli->args->len ? g_ptr_array_index (cli->args, index) : NULL;
}

gboolean
san_cli_has (SanCli     *cli,
             const char *option)
{
  return g_hash_table_contains (cli->options, option);
}

GPtrArray *
san_cli_option_list (SanCli     *cli,
                     const char *option)
{
  return g_hash_table_lookup (cli->options, option);
}

/* The last one given wins. */
const char *
san_cli_option (SanCli     *cli,
                const char *option)
{
  GPtrArray *list = san_cli_option_list (cli, option);

  return list != NULL && list->len > 0 ? g_ptr_array_index (list, list->len - 1) : NULL;
}

guint
san_cli_option_integer (SanCli     *cli,
                        const char *option,
                        guint       fallback)
{
  const char *value = san_cli_option (cli, option);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : fallback;
}

SanDay
san_cli_option_day (SanCli     *cli,
                    const char *option,
                    SanDay      fallback)
{
  const char *value = san_cli_option (cli, option);
  SanDay day = fallback;

  if (value != NULL)
    san_day_parse (value, &day, NULL);   /* it was checked when it was read */

  return day;
}

gboolean
san_cli_usage (SanCli  *cli,
               GError **error)
{
  g_set_error (error, USAGE_ERROR, 0, _("Something is missing: %s"), cli->command->usage);
  return FALSE;
}

gboolean
san_cli_bad_word (GError    **error,
                  const char *format,
                  ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error_literal (error, USAGE_ERROR, 0, message);
  return FALSE;
}

gboolean
san_cli_refuse_table (const char *path,
                      GError     *reason,
                      GError    **error)
{
  if (g_error_matches (reason, SAN_ERROR, SAN_ERROR_INVALID) &&
      strstr (reason->message, path) == NULL)
    g_prefix_error (&reason, _("%s: "), path);

  g_propagate_error (error, reason);
  return FALSE;
}

SanWorkspace *
san_cli_open_waiting (SanCli          *cli,
                      SanWorkspaceMode mode,
                      int              wait,
                      GError         **error)
{
  SanWorkspaceOptions options = { 0 };
  const char *actor = san_cli_option (cli, "actor");

  options.wait = wait;

  if (cli->workspace != NULL)
    san_workspace_close (cli->workspace);
  g_clear_object (&cli->workspace);
  cli->workspace = san_workspace_open (cli->file, mode, &options, error);
  if (cli->workspace == NULL)
    return NULL;

  san_workspace_set_actor (cli->workspace, actor != NULL ? actor : g_get_user_name ());

  return cli->workspace;
}

SanWorkspace *
san_cli_open (SanCli          *cli,
              SanWorkspaceMode mode,
              GError         **error)
{
  return san_cli_open_waiting (cli, mode, (int) san_cli_option_integer (cli, "wait", 5),
                               error);
}

SanRound *
san_cli_round (SanCli      *cli,
               SanDatabase *database,
               const char  *label,
               GError     **error)
{
  return san_round_store_find (database, label, error);
}
