/* san-cli-stats.c - stats tickets: the figures of a period
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <glib/gi18n.h>

#include "tickets/san-ticket-figures.h"

static void
print_figure (SanCli                 *cli,
              const SanTicketFigures *figures,
              SanFigure               figure,
              const char             *cut_off)
{
  g_autofree char *value = san_ticket_figures_text (figures, figure);
  g_autofree char *top = NULL;
  g_autofree char *bottom = NULL;
  guint numerator, denominator;

  san_ticket_figures_get (figures, figure, &numerator, &denominator);
  top = san_figure_is_duration (figure) ? g_strdup ("") : g_strdup_printf ("%u", numerator);
  bottom = san_figure_is_rate (figure) ? g_strdup_printf ("%u", denominator) : g_strdup ("");
  san_cli_row (cli, figures->key, san_figure_name (figure), top, bottom, value, cut_off, NULL);
}

static void
print_groups (SanCli     *cli,
              GPtrArray  *groups,
              const char *cut_off)
{
  for (guint i = 0; i < groups->len; i++)
    for (SanFigure figure = 0; figure < SAN_N_FIGURES; figure++)
      print_figure (cli, groups->pdata[i], figure, cut_off);
}

/* The end of the last day, or now */
static SanTime
cut_off_of (SanCli       *cli,
            SanWorkspace *workspace)
{
  SanDay to = san_cli_option_day (cli, "to", SAN_DAY_MAX);

  if (to == SAN_DAY_MAX)
    return san_workspace_now (workspace);

  return ((SanTime) to + 1) * SAN_MINUTES_PER_DAY - 1;
}

static gboolean
print_stats (SanCli       *cli,
             SanWorkspace *workspace,
             GError      **error)
{
  SanDatabase *database = san_workspace_database (workspace);
  const char *by = san_cli_option (cli, "by");
  SanDay from = san_cli_option_day (cli, "from", SAN_DAY_MIN);
  SanTime cut_off = cut_off_of (cli, workspace);
  g_autofree char *cut_off_text = san_time_format (cut_off);
  SanFiguresKey keys[2] = { SAN_FIGURES_TOTAL, SAN_FIGURES_TOTAL };
  g_autoptr (SanTicketBook) book = NULL;
  g_autoptr (SanRoster) roster = NULL;

  roster = san_roster_load (database, san_time_day (cut_off), TRUE, error);
  if (roster == NULL)
    return FALSE;

  book = san_ticket_book_load (database,
                               from != SAN_DAY_MIN ? (SanTime) from * SAN_MINUTES_PER_DAY
                                                   : SAN_TICKET_NO_TIME,
                               cut_off, error);
  if (book == NULL)
    return FALSE;

  if (by != NULL)
    san_figures_key_parse (by, &keys[1]);
  san_cli_columns (cli, "key", "figure", "numerator", "denominator", "value", "cut_off", NULL);
  for (guint i = 0; i < (by != NULL ? 2 : 1); i++)
    {
      g_autoptr (GPtrArray) groups =
        san_ticket_figures_list (book, database, roster, keys[i], san_cli_has (cli, "tree"),
                                 error);

      if (groups == NULL)
        return FALSE;
      print_groups (cli, groups, cut_off_text);
    }

  return TRUE;
}

static gboolean
run_tickets (SanCli  *cli,
             GError **error)
{
  SanWorkspace *workspace;

  if (san_cli_has (cli, "tree") && g_strcmp0 (san_cli_option (cli, "by"), "unit") != 0)
    return san_cli_usage (cli, error);
  if (san_cli_has (cli, "from") && san_cli_has (cli, "to") &&
      san_cli_option_day (cli, "from", 0) > san_cli_option_day (cli, "to", 0))
    return san_cli_bad_word (error, "%s", _("A period cannot end before it begins"));

  workspace = san_cli_open_swept (cli, error);

  return workspace != NULL && print_stats (cli, workspace, error);
}

const SanCommand san_stats_commands[] = {
  { "stats tickets", 0, 0, FALSE,
    "stats FILE tickets [--from D --to D] [--by unit|category|bureau|source|colour [--tree]]",
    N_("The figures of tickets in a period"), run_tickets,
    { { "from", SAN_OPTION_DAY }, { "to", SAN_OPTION_DAY },
      { "by", SAN_OPTION_TEXT, "unit|category|bureau|source|colour" },
      { "tree", SAN_OPTION_FLAG } } },
  { NULL },
};
