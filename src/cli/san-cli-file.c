/* san-cli-file.c - new, info, check, backup, restore, journal, undo, redo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "store/san-backup.h"
#include "store/san-check.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"
#include "store/san-statistics-store.h"
#include "templates/san-template.h"

static const char *
actor_of (SanCli *cli)
{
  const char *actor = san_cli_option (cli, "actor");

  return actor != NULL ? actor : g_get_user_name ();
}

static gboolean
run_new (SanCli  *cli,
         GError **error)
{
  const char *name = san_cli_option (cli, "template");
  const char *city = san_cli_option (cli, "city");

  if (!san_template_create (cli->file, name != NULL ? name : "blank",
                            city != NULL ? city : "",
                            san_cli_option_integer (cli, "months", 0),
                            san_cli_option_integer (cli, "seed", 1),
                            actor_of (cli), NULL, error))
    return FALSE;

  san_cli_result (cli, "path", cli->file);
  return TRUE;
}

static gboolean
add_setting (SanCli      *cli,
             SanDatabase *database,
             const char  *key,
             GError     **error)
{
  g_autofree char *value = san_setting_get (database, key, error);

  if (value == NULL)
    return FALSE;

  san_cli_row (cli, key, value, NULL);
  return TRUE;
}

static void
add_number (SanCli     *cli,
            const char *key,
            gint64      value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  san_cli_row (cli, key, text, NULL);
}

static gboolean
run_info (SanCli  *cli,
          GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autofree char *digest = NULL;
  g_autofree char *head = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  SanDatabase *database;
  GStatBuf status;
  gint64 length;

  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  digest = san_journal_digest (database, error);
  if (digest == NULL)
    return FALSE;

  head = san_journal_head (database, error);
  length = head != NULL ? san_journal_length (database, error) : -1;
  counts = length >= 0 ? san_statistics_store_counts (database, error) : NULL;
  if (counts == NULL)
    return FALSE;

  san_cli_columns (cli, "key", "value", NULL);
  add_number (cli, "schema", san_statistics_store_schema (database));
  if (!add_setting (cli, database, "site", error) ||
      !add_setting (cli, database, "city", error) ||
      !add_setting (cli, database, "zone", error))
    return FALSE;

  san_cli_row (cli, "digest", digest, NULL);
  add_number (cli, "journal_length", length);
  san_cli_row (cli, "journal_head", head, NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      const SanCount *count = g_ptr_array_index (counts, i);

      add_number (cli, count->name, count->value);
    }

  add_number (cli, "size", g_stat (cli->file, &status) == 0 ? (gint64) status.st_size : 0);
  return TRUE;
}

static gboolean
run_check (SanCli  *cli,
           GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  SanCheckFlags flags = 0;

  if (san_cli_has (cli, "replay"))
    flags |= SAN_CHECK_REPLAY;
  if (san_cli_has (cli, "compact"))
    flags |= SAN_CHECK_COMPACT;

  findings = san_check_file (cli->file, flags, NULL, error);
  if (findings == NULL)
    return FALSE;

  san_cli_columns (cli, "severity", "what", "where", "found", "expected", NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const SanFinding *finding = g_ptr_array_index (findings, i);

      san_cli_row (cli, finding->severity, finding->what, finding->where, finding->found,
                   finding->expected, NULL);
      if (g_str_equal (finding->severity, "error"))
        cli->status = 3;
    }

  return TRUE;
}

static gboolean
list_backups (SanCli  *cli,
              GError **error)
{
  g_autoptr (GPtrArray) backups = san_backup_list (san_cli_option (cli, "list"), error);

  if (backups == NULL)
    return FALSE;

  san_cli_columns (cli, "path", "name", "at", "size", "steps", "digest", "state", NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      const SanBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *at = san_time_format (backup->at);
      g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, backup->size);
      g_autofree char *steps = backup->steps < 0
                               ? g_strdup ("")
                               : g_strdup_printf ("%" G_GINT64_FORMAT, backup->steps);

      san_cli_row (cli, backup->path, backup->name, at, size, steps,
                   backup->digest != NULL ? backup->digest : "", backup->state, NULL);
    }

  return TRUE;
}

/* A backup is written even while a desktop holds the file: it only reads. Its step in the
 * journal is then left out. */
static gboolean
run_backup (SanCli  *cli,
            GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) reason = NULL;
  SanWorkspace *workspace;

  if (san_cli_has (cli, "list"))
    return list_backups (cli, error);

  if (cli->args->len != 2)
    return san_cli_usage (cli, error);

  cli->file = g_strdup (san_cli_arg (cli, 0));
  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, &reason);
  if (workspace == NULL && g_error_matches (reason, SAN_ERROR, SAN_ERROR_LOCKED))
    {
      g_clear_error (&reason);
      workspace = san_cli_open (cli, SAN_WORKSPACE_READ, &reason);
    }

  if (workspace == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  if (!san_backup_make (workspace, san_cli_arg (cli, 1), 0, NULL, &path, error))
    return FALSE;

  san_cli_result (cli, "path", path);
  return TRUE;
}

static gboolean
run_restore (SanCli  *cli,
             GError **error)
{
  if (!san_backup_restore (san_cli_arg (cli, 0), san_cli_arg (cli, 1), NULL, error))
    return FALSE;

  san_cli_result (cli, "path", san_cli_arg (cli, 1));
  return TRUE;
}

static gboolean
run_journal (SanCli  *cli,
             GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (GPtrArray) steps = NULL;

  if (workspace == NULL)
    return FALSE;

  steps = san_journal_list (san_workspace_database (workspace),
                            san_cli_option_integer (cli, "last", 0), error);
  if (steps == NULL)
    return FALSE;

  san_cli_columns (cli, "seq", "at", "as_of", "actor", "action", "label", "rows", "undone",
                   "left", "hash", NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const SanStep *step = g_ptr_array_index (steps, i);
      g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, step->seq);
      g_autofree char *at = san_time_format (step->at);
      g_autofree char *as_of = san_time_format (step->as_of);
      g_autofree char *rows = g_strdup_printf ("%" G_GINT64_FORMAT, step->rows);

      san_cli_row (cli, seq, at, as_of, step->actor, step->verb, step->label, rows,
                   step->undone ? "yes" : "no", step->left ? "yes" : "no", step->hash, NULL);
    }

  return TRUE;
}

static gboolean
print_sequence (SanCli *cli,
                gint64  seq)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, seq);

  san_cli_result (cli, "seq", text);
  return TRUE;
}

static gboolean
run_undo (SanCli  *cli,
          GError **error)
{
  SanWorkspace *workspace;
  const char *word = san_cli_arg (cli, 0);
  gint64 seq = 0;
  gint64 new_seq = 0;

  if (word != NULL && !g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &seq, NULL))
    return san_cli_bad_word (error, _("“%s” is no number of a step"), word);

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);

  return workspace != NULL &&
         san_journal_undo (workspace, seq, san_cli_has (cli, "with-dependants"), &new_seq,
                           error) &&
         print_sequence (cli, new_seq);
}

static gboolean
run_redo (SanCli  *cli,
          GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  gint64 new_seq = 0;

  return workspace != NULL &&
         san_journal_redo (workspace, &new_seq, error) &&
         print_sequence (cli, new_seq);
}

const SanCommand san_file_commands[] = {
  { "new", 0, 0, FALSE,
    "new FILE [--template blank|civilised|hygienic|demo] [--city NAME] [--months N] [--seed N]",
    N_("Make a new ledger"), run_new,
    { { "template", SAN_OPTION_TEXT, "blank|civilised|hygienic|demo" },
      { "city", SAN_OPTION_TEXT }, { "months", SAN_OPTION_ORDINAL },
      { "seed", SAN_OPTION_INTEGER } } },
  { "info", 0, 0, FALSE, "info FILE", N_("What a ledger holds"), run_info },
  { "check", 0, 0, FALSE, "check FILE [--replay] [--compact]",
    N_("Prove that a ledger is whole"), run_check,
    { { "replay", SAN_OPTION_FLAG }, { "compact", SAN_OPTION_FLAG } } },
  { "backup", 0, 2, TRUE, "backup FILE FOLDER | backup --list FOLDER",
    N_("Write a verified backup; list those of a folder"), run_backup,
    { { "list", SAN_OPTION_TEXT } } },
  { "restore", 2, 2, TRUE, "restore BACKUP FILE",
    N_("Make a ledger from a backup"), run_restore },
  { "journal", 0, 0, FALSE, "journal FILE [--last N]",
    N_("Every step, oldest first"), run_journal, { { "last", SAN_OPTION_INTEGER } } },
  { "undo", 0, 1, FALSE, "undo FILE [SEQ] [--with-dependants]",
    N_("Undo the newest step, or an older one"), run_undo,
    { { "with-dependants", SAN_OPTION_FLAG } } },
  { "redo", 0, 0, FALSE, "redo FILE", N_("Redo what was undone last"), run_redo },
  { NULL },
};
