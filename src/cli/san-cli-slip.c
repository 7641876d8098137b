/* san-cli-slip.c - slips of tickets as a PDF; the feedback workbook of a unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-ticket.h"

#include <glib/gi18n.h>

#include "paper/san-slip.h"
#include "registry/san-roster.h"
#include "store/san-setting-store.h"
#include "tickets/san-feedback.h"

/* What goes out while a desktop holds the ledger cannot be noted, which is said. */
static void
note_left (SanCli *cli,
           GArray *ids)
{
  g_autoptr (GError) error = NULL;
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, &error);

  if (workspace == NULL ||
      !san_ticket_mark_left (workspace, (const gint64 *) (void *) ids->data, ids->len, &error))
    san_cli_remark (_("It is not noted in the journal that the slips have left: %s"),
                    error->message);
}

/* (transfer full) (element-type gint64): the tickets of all numbers, each once: several of
 * them may be one ticket's */
static GArray *
find_unique_tickets (SanCli      *cli,
                     SanDatabase *database,
                     GError     **error)
{
  g_autoptr (GArray) all = san_cli_find_tickets (cli, database, 0, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < ids->len; j++)
        known |= g_array_index (ids, gint64, j) == g_array_index (all, gint64, i);
      if (!known)
        g_array_append_val (ids, g_array_index (all, gint64, i));
    }

  return all != NULL ? g_steal_pointer (&ids) : NULL;
}

static SanSlipWay
read_way (SanCli *cli)
{
  const char *way = san_cli_option (cli, "way");

  return g_strcmp0 (way, "stripe") == 0 ? SAN_SLIP_STRIPE
         : g_strcmp0 (way, "none") == 0 ? SAN_SLIP_PLAIN : SAN_SLIP_PAGE;
}

static gboolean
run_slip (SanCli  *cli,
          GError **error)
{
  const SanSlipOptions options = {
    .way = read_way (cli),
    .photos = !san_cli_has (cli, "no-photos"),
    .qr = TRUE,
    .stub = TRUE,
    .feedback = san_cli_has (cli, "feedback"),
    .collective = san_cli_has (cli, "collective"),
  };
  g_autoptr (SanSlipBook) book = san_slip_book_new (&options);
  const char *path = san_cli_option (cli, "output");
  g_autoptr (SanSlipLoader) loader = NULL;
  g_autoptr (GArray) ids = NULL;
  SanWorkspace *workspace;
  SanDatabase *database;

  if (path == NULL)
    return san_cli_usage (cli, error);
  if (!g_str_has_suffix (path, ".pdf"))
    return san_cli_bad_word (error, _("“%s”: slips are written as .pdf"), path);

  workspace = san_cli_open_swept (cli, error);
  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  ids = find_unique_tickets (cli, database, error);
  if (ids == NULL || (loader = san_slip_loader_new (database, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      SanSlip *slip = san_slip_loader_load (loader, g_array_index (ids, gint64, i),
                                            options.photos, error);

      if (slip == NULL)
        return FALSE;
      san_slip_book_add (book, slip);
    }
  g_clear_pointer (&loader, san_slip_loader_free);   /* the file is opened anew for writing */
  if (!san_paper_write_pdf (SAN_PAPER (book), path, NULL, error))
    return FALSE;

  note_left (cli, ids);
  san_cli_result (cli, "path", path);

  return TRUE;
}

/* (transfer full) */
static SanRoster *
load_roster (SanDatabase *database,
             GError     **error)
{
  SanTime now;

  return san_setting_now (database, &now, error)
         ? san_roster_load (database, san_time_day (now), FALSE, error) : NULL;
}

static gboolean
run_feedback (SanCli  *cli,
              GError **error)
{
  const char *path = san_cli_option (cli, "output");
  const char *name = san_cli_option (cli, "unit");
  SanWorkspace *workspace;
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GArray) ids = NULL;
  const SanUnit *unit;

  if (path == NULL || name == NULL)
    return san_cli_usage (cli, error);
  if (!g_str_has_suffix (path, ".xlsx"))
    return san_cli_bad_word (error, _("“%s”: a feedback workbook is written as .xlsx"), path);

  workspace = san_cli_open_swept (cli, error);
  if (workspace == NULL ||
      (roster = load_roster (san_workspace_database (workspace), error)) == NULL ||
      (unit = san_roster_find (roster, name, error)) == NULL ||
      !san_feedback_write (san_workspace_database (workspace), unit->id, path, &ids, error))
    return FALSE;

  note_left (cli, ids);
  san_cli_result (cli, "path", path);

  return TRUE;
}

static gboolean
run_feedback_read (SanCli  *cli,
                   GError **error)
{
  gboolean dry = san_cli_has (cli, "dry-run");
  SanWorkspace *workspace = san_cli_open (cli, dry ? SAN_WORKSPACE_READ : SAN_WORKSPACE_WRITE,
                                          error);
  const char *path = san_cli_arg (cli, 0);
  g_autoptr (SanProposal) proposal = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) reason = NULL;

  if (workspace == NULL || (!dry && !san_cli_sweep (cli, error)))
    return FALSE;

  proposal = san_feedback_plan (san_workspace_database (workspace), path, &reason);
  if (proposal == NULL)
    return san_cli_refuse_table (path, g_steal_pointer (&reason), error);

  for (guint i = 0; i < san_proposal_get_n_notes (proposal); i++)
    san_cli_remark ("%s", san_proposal_get_note (proposal, i));
  san_proposal_report (proposal, text);
  if (san_proposal_count (proposal, SAN_ROW_REJECTED) > 0 &&
      !san_cli_has (cli, "skip-rejected"))
    {
      g_printerr ("%s", text->str);
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Rows were rejected, so nothing was entered. Correct them, or leave them "
                     "out with --skip-rejected."));
      return FALSE;
    }
  if (!dry && !san_feedback_apply (workspace, proposal, NULL, error))
    return FALSE;

  san_cli_text (cli, text->str);

  return TRUE;
}

const SanCommand san_slip_commands[] = {
  { "ticket slip", 1, SAN_CLI_ANY_ARGS, FALSE,
    "ticket FILE slip NUMBER… -o OUT.pdf [--way page|stripe|none] [--no-photos] [--feedback] "
    "[--collective]",
    N_("Slips on A4, a page each; they count as left from then on"), run_slip,
    { { "output", SAN_OPTION_TEXT }, { "way", SAN_OPTION_TEXT, "page|stripe|none" },
      { "no-photos", SAN_OPTION_FLAG }, { "feedback", SAN_OPTION_FLAG },
      { "collective", SAN_OPTION_FLAG } } },
  { "ticket feedback", 0, 0, FALSE, "ticket FILE feedback --unit U -o OUT.xlsx",
    N_("The open tickets of a unit as a workbook to be filled in"), run_feedback,
    { { "output", SAN_OPTION_TEXT }, { "unit", SAN_OPTION_TEXT } } },
  { "ticket feedback-read", 1, 1, FALSE,
    "ticket FILE feedback-read IN.xlsx [--dry-run] [--skip-rejected]",
    N_("Enter the reports of a filled-in workbook"), run_feedback_read,
    { { "dry-run", SAN_OPTION_FLAG }, { "skip-rejected", SAN_OPTION_FLAG } } },
  { NULL },
};
