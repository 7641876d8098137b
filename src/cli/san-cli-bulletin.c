/* san-cli-bulletin.c - bulletins: list, write the issued file, verify
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <string.h>

#include <glib/gi18n.h>

#include "bulletins/san-bulletin.h"
#include "store/san-journal.h"

gboolean
san_cli_export_bulletins (SanDatabase    *database,
                          SanTableWriter *writer,
                          GError        **error)
{
  g_autoptr (GPtrArray) bulletins = san_bulletin_store_list (database, error);

  if (bulletins == NULL)
    return FALSE;

  san_table_writer_add_columns (writer, "name", "year", "number", "running", "date", "title",
                                "round", "edition", "sha256", NULL);

  for (guint i = bulletins->len; i > 0; i--)
    {
      const SanBulletin *bulletin = g_ptr_array_index (bulletins, i - 1);
      g_autofree char *year = g_strdup_printf ("%d", bulletin->year);
      g_autofree char *number = g_strdup_printf ("%u", bulletin->number);
      g_autofree char *running = g_strdup_printf ("%u", bulletin->running);
      g_autofree char *day = san_day_format (bulletin->day);
      g_autofree char *edition = bulletin->edition > 0
                                 ? g_strdup_printf ("%u", bulletin->edition)
                                 : g_strdup ("");

      san_table_writer_add (writer, bulletin->name, year, number, running, day,
                            bulletin->title, bulletin->round, edition, bulletin->sha256);
    }

  return TRUE;
}

static gboolean
run_list (SanCli  *cli,
          GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SanTableWriter) writer =
    san_table_writer_new_text (cli->json ? SAN_TABLE_JSON : SAN_TABLE_CSV, text);

  if (workspace == NULL ||
      !san_cli_export_bulletins (san_workspace_database (workspace), writer, error) ||
      !san_table_writer_finish (writer, error))
    return FALSE;

  san_cli_text (cli, text->str);
  return TRUE;
}

/* Files go out even while a desktop holds the ledger; that they left can then not be noted. */
void
san_cli_bulletin_left (SanCli            *cli,
                       const SanBulletin *bulletin)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup_printf ("bulletin %s", bulletin->name);
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, &error);
  gint64 step;

  if (workspace == NULL)
    {
      san_cli_remark (_("It is not noted in the journal that the bulletin has left: %s"),
                      error->message);
      return;
    }

  step = san_journal_step_of (san_workspace_database (workspace), "bulletin", bulletin->id,
                              NULL);
  if (!san_journal_note (workspace, "left", label, step, NULL, &error))
    san_cli_remark (_("It is not noted in the journal that the bulletin has left: %s"),
                    error->message);
}

/* The ending of a file that can be asked for. */
static gboolean
read_format (const char *path,
             char      **format,
             GError    **error)
{
  static const char *const formats[] = { "xlsx", "pdf", "docx", NULL };
  const char *dot = strrchr (path, '.');
  g_autofree char *ending = g_ascii_strdown (dot != NULL ? dot + 1 : "", -1);

  if (!g_strv_contains (formats, ending))
    return san_cli_bad_word (error, _("“%s”: a bulletin is written as .xlsx, .pdf or .docx"),
                             path);

  *format = g_steal_pointer (&ending);
  return TRUE;
}

static gboolean
write_file (SanCli            *cli,
            const SanBulletin *bulletin,
            const char        *path,
            const char        *format,
            GError           **error)
{
  g_autoptr (GBytes) bytes = NULL;

  bytes = san_bulletin_store_get_file (san_workspace_database (cli->workspace), bulletin,
                                       format, error);
  if (bytes == NULL ||
      !g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), error))
    return FALSE;

  san_cli_bulletin_left (cli, bulletin);
  san_cli_result (cli, "path", path);
  return TRUE;
}

static gboolean
verify (SanCli            *cli,
        const SanBulletin *bulletin,
        GError           **error)
{
  g_autoptr (GPtrArray) differences =
    san_bulletin_verify (san_workspace_database (cli->workspace), bulletin, error);

  if (differences == NULL)
    return FALSE;

  san_cli_columns (cli, "sheet", "cell", "found", "expected", NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const SanBulletinDifference *difference = g_ptr_array_index (differences, i);

      san_cli_row (cli, difference->sheet, difference->cell, difference->found,
                   difference->expected, NULL);
      cli->status = 1;
    }

  return TRUE;
}

static gboolean
run_bulletin (SanCli  *cli,
              GError **error)
{
  const char *path = san_cli_option (cli, "output");
  g_autofree char *format = NULL;
  SanWorkspace *workspace;
  g_autoptr (SanBulletin) bulletin = NULL;

  if ((path != NULL) == san_cli_has (cli, "verify"))
    return san_cli_usage (cli, error);
  if (path != NULL && !read_format (path, &format, error))
    return FALSE;

  workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  if (workspace == NULL)
    return FALSE;

  bulletin = san_bulletin_store_find (san_workspace_database (workspace),
                                      san_cli_arg (cli, 0), error);
  if (bulletin == NULL)
    return FALSE;

  return path != NULL ? write_file (cli, bulletin, path, format, error)
                      : verify (cli, bulletin, error);
}

const SanCommand san_bulletin_commands[] = {
  { "bulletin list", 0, 0, FALSE, "bulletin FILE list", N_("All bulletins"), run_list },
  { "bulletin", 1, 1, FALSE, "bulletin FILE NAME -o OUT.xlsx|pdf|docx | NAME --verify",
    N_("Write the issued file, or recompute every cell of it"), run_bulletin,
    { { "output", SAN_OPTION_TEXT }, { "verify", SAN_OPTION_FLAG } } },
  { NULL },
};
