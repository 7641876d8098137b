/* san-cli-year.c - closing a year, and a copy of the ledger for others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <glib/gi18n.h>

#include "operations/san-year-close.h"
#include "store/san-carry.h"

static const char *
actor_of (SanCli *cli)
{
  const char *actor = san_cli_option (cli, "actor");

  return actor != NULL ? actor : g_get_user_name ();
}

static gboolean
read_year (SanCli  *cli,
           int     *year,
           GError **error)
{
  const char *word = san_cli_arg (cli, 0);
  gint64 value;

  if (!g_ascii_string_to_signed (word, 10, 1900, 9999, &value, NULL))
    return san_cli_bad_word (error, _("“%s” is no year"), word);

  *year = (int) value;

  return TRUE;
}

static gboolean
run_close (SanCli  *cli,
           GError **error)
{
  const char *path = san_cli_option (cli, "output");
  SanWorkspace *workspace;
  int year;

  if (!read_year (cli, &year, error))
    return FALSE;
  if (path == NULL)
    return san_cli_usage (cli, error);

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  if (workspace == NULL || !san_cli_sweep (cli, error) ||
      !san_year_close (workspace, year, path, NULL, error))
    return FALSE;

  san_cli_result (cli, "path", path);
  return TRUE;
}

static gboolean
run_reopen (SanCli  *cli,
            GError **error)
{
  SanWorkspaceOptions options = { .reopen = TRUE };
  g_autoptr (SanWorkspace) workspace =
    san_workspace_open (cli->file, SAN_WORKSPACE_WRITE, &options, error);

  if (workspace == NULL)
    return FALSE;

  san_workspace_set_actor (workspace, actor_of (cli));

  return san_year_reopen (workspace, error);
}

/* What the year leaves, before it is closed. */
static gboolean
run_show (SanCli  *cli,
          GError **error)
{
  SanWorkspace *workspace;
  g_autoptr (SanYearClosing) closing = NULL;
  g_autofree char *rounds = NULL;
  g_autofree char *tickets = NULL;
  g_autofree char *open = NULL;
  g_autofree char *unpublished = NULL;
  g_autofree char *later = NULL;
  int year;

  if (!read_year (cli, &year, error))
    return FALSE;

  workspace = san_cli_open_swept (cli, error);
  closing = workspace != NULL
            ? san_year_closing_load (san_workspace_database (workspace), year, error) : NULL;
  if (closing == NULL)
    return FALSE;

  rounds = g_strdup_printf ("%u", closing->n_rounds);
  tickets = g_strdup_printf ("%u", closing->n_tickets);
  open = g_strdup_printf ("%u", closing->n_open);
  unpublished = g_strjoinv (";", closing->unpublished);
  later = g_strjoinv (";", closing->later);
  san_cli_columns (cli, "rounds", "tickets", "open", "unpublished", "later", NULL);
  san_cli_row (cli, rounds, tickets, open, unpublished, later, NULL);

  return TRUE;
}

/* It only reads, so it works while a desktop holds the file. */
static gboolean
run_copy (SanCli  *cli,
          GError **error)
{
  const char *path = san_cli_arg (cli, 0);
  SanWorkspace *workspace;

  if (!san_cli_has (cli, "without-persons"))
    return san_cli_usage (cli, error);

  workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  if (workspace == NULL ||
      !san_carry_without_persons (san_workspace_database (workspace), path, actor_of (cli), NULL,
                                  error))
    return FALSE;

  san_cli_result (cli, "path", path);
  return TRUE;
}

const SanCommand san_year_commands[] = {
  { "copy", 1, 1, FALSE, "copy FILE OUT --without-persons",
    N_("A copy for others, without informants, contacts and history"), run_copy,
    { { "without-persons", SAN_OPTION_FLAG } } },
  { "year show", 1, 1, FALSE, "year FILE show YEAR",
    N_("What closing a year would take along, and what stands against it"), run_show },
  { "year close", 1, 1, FALSE, "year FILE close YEAR -o NEW.sanse",
    N_("Go on in a new ledger; this one becomes the archive"), run_close,
    { { "output", SAN_OPTION_TEXT } } },
  { "year reopen", 0, 0, FALSE, "year FILE reopen",
    N_("Write in the ledger of a closed year again"), run_reopen },
  { NULL },
};
