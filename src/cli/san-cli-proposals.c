/* san-cli-proposals.c - what red tickets and relapses take off by the rules of a scheme
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-round.h"

#include <glib/gi18n.h>

#include "base/san-decimal.h"
#include "scoring/san-adjustment-proposals.h"

typedef struct
{
  const SanRound *round;
  GPtrArray      *proposals;
  char           *at;
  const char     *by;
} Booking;

static gboolean
book (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  const Booking *booking = data;

  return san_adjustment_proposals_book (database, booking->round, booking->proposals,
                                        booking->at, booking->by, error);
}

static const SanAdjustmentProposal *
find (GPtrArray  *proposals,
      const char *rule,
      gint64      unit)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const SanAdjustmentProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->unit_id == unit && g_str_equal (proposal->rule, rule) &&
          proposal->adjustment != NULL)
        return proposal;
    }

  return NULL;
}

/* (transfer container): "all", or those of the pairs RULE UNIT */
static GPtrArray *
read_confirmed (SanCli         *cli,
                SanDatabase    *database,
                const SanRound *round,
                GPtrArray      *proposals,
                GError        **error)
{
  GPtrArray *words = san_cli_option_list (cli, "confirm");
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  if (words->len == 1 && g_str_equal (words->pdata[0], "all"))
    {
      g_ptr_array_extend (chosen, proposals, NULL, NULL);
      return g_steal_pointer (&chosen);
    }
  if (words->len % 2 != 0)
    {
      san_cli_bad_word (error, _("--%s: RULE UNIT is expected"), "confirm");
      return NULL;
    }
  roster = san_roster_load (database, round->period.last, TRUE, error);
  if (roster == NULL)
    return NULL;

  for (guint i = 0; i < words->len; i += 2)
    {
      const SanUnit *unit = san_roster_find (roster, words->pdata[i + 1], error);
      const SanAdjustmentProposal *proposal =
        unit != NULL ? find (proposals, words->pdata[i], unit->id) : NULL;

      if (unit == NULL)
        return NULL;
      if (proposal == NULL)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                       _("“%s” does not propose “%s”"), (const char *) words->pdata[i],
                       unit->name);
          return NULL;
        }
      g_ptr_array_add (chosen, (gpointer) proposal);
    }

  return g_steal_pointer (&chosen);
}

static void
print_line (SanCli                      *cli,
            const SanAdjustmentProposal *proposal,
            gint64                       amount,
            const char                  *state)
{
  g_autofree char *cases = g_strdup_printf ("%u", proposal->cases);
  g_autofree char *text = san_micro_format (amount, SAN_DECIMALS_NEEDED);

  san_cli_row (cli, proposal->rule, proposal->unit, cases, text, state, NULL);
}

static void
print_proposals (SanCli    *cli,
                 GPtrArray *proposals)
{
  san_cli_columns (cli, "rule", "unit", "cases", "amount", "state", NULL);
  for (guint i = 0; i < proposals->len; i++)
    {
      const SanAdjustmentProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->booked != 0)
        print_line (cli, proposal, proposal->booked, "confirmed");
      if (proposal->adjustment != NULL)
        print_line (cli, proposal, proposal->adjustment->amount, "proposed");
    }
}

static gboolean
has_any (GPtrArray *proposals)
{
  for (guint i = 0; i < proposals->len; i++)
    if (((SanAdjustmentProposal *) g_ptr_array_index (proposals, i))->adjustment != NULL)
      return TRUE;

  return FALSE;
}

/* One step for all of them; none where nothing is left to book. */
static gboolean
confirm (SanCli         *cli,
         const SanRound *round,
         GPtrArray      *proposals,
         GError        **error)
{
  SanWorkspace *workspace = cli->workspace;
  g_autofree char *at = san_time_format (san_workspace_now (workspace));
  g_autoptr (GPtrArray) chosen =
    read_confirmed (cli, san_workspace_database (workspace), round, proposals, error);
  Booking booking = { round, chosen, at, san_workspace_get_actor (workspace) };

  return chosen != NULL &&
         (!has_any (chosen) ||
          san_workspace_change (workspace, "adjustment.confirm", round->label, book, &booking,
                                NULL, error));
}

gboolean
san_cli_run_proposals (SanCli  *cli,
                       GError **error)
{
  gboolean changes = san_cli_has (cli, "confirm");
  SanWorkspace *workspace = san_cli_open (cli, changes ? SAN_WORKSPACE_WRITE
                                                       : SAN_WORKSPACE_READ, error);
  g_autoptr (SanRound) round = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  SanDatabase *database;

  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  proposals = round != NULL ? san_adjustment_proposals (database, round, error) : NULL;
  if (proposals == NULL)
    return FALSE;

  if (changes)
    {
      if (!confirm (cli, round, proposals, error))
        return FALSE;
      g_ptr_array_unref (proposals);
      proposals = san_adjustment_proposals (database, round, error);
      if (proposals == NULL)
        return FALSE;
    }
  print_proposals (cli, proposals);

  return TRUE;
}
