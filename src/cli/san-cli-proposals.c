/* san-cli-proposals.c - what red tickets, relapses and items that are a veto ask for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-round.h"

#include <glib/gi18n.h>

#include "base/san-decimal.h"
#include "scoring/san-adjustment-proposals.h"
#include "scoring/san-veto-proposals.h"

/* Both kinds; of what is proposed, or of what of it is to be booked. */
typedef struct
{
  GPtrArray *adjustments;   /* SanAdjustmentProposal */
  GPtrArray *vetoes;        /* SanVetoProposal */
} Proposals;

typedef struct
{
  const SanRound  *round;
  const Proposals *chosen;
  char            *at;
  const char      *by;
} Booking;

static void
proposals_clear (Proposals *proposals)
{
  g_clear_pointer (&proposals->adjustments, g_ptr_array_unref);
  g_clear_pointer (&proposals->vetoes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proposals, proposals_clear)

static gboolean
load (SanDatabase    *database,
      const SanRound *round,
      Proposals      *proposals,
      GError        **error)
{
  proposals_clear (proposals);
  proposals->adjustments = san_adjustment_proposals (database, round, error);
  if (proposals->adjustments != NULL)
    proposals->vetoes = san_veto_proposals (database, round, error);

  return proposals->vetoes != NULL;
}

static gboolean
book (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  const Booking *booking = data;

  return san_adjustment_proposals_book (database, booking->round, booking->chosen->adjustments,
                                        booking->at, booking->by, error) &&
         san_veto_proposals_book (database, booking->round, booking->chosen->vetoes,
                                  booking->at, booking->by, error);
}

static SanAdjustmentProposal *
find_adjustment (GPtrArray  *proposals,
                 const char *rule,
                 gint64      unit)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      SanAdjustmentProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->unit_id == unit && g_str_equal (proposal->rule, rule) &&
          proposal->adjustment != NULL)
        return proposal;
    }

  return NULL;
}

static SanVetoProposal *
find_veto (GPtrArray  *proposals,
           const char *item,
           gint64      unit)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      SanVetoProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->unit_id == unit && g_str_equal (proposal->item, item) &&
          proposal->veto != NULL)
        return proposal;
    }

  return NULL;
}

/* Adds what @rule, or an item of that name, proposes for the unit. */
static gboolean
choose (const Proposals *proposals,
        SanRoster       *roster,
        const char      *rule,
        const char      *name,
        Proposals       *chosen,
        GError         **error)
{
  const SanUnit *unit = san_roster_find (roster, name, error);
  SanAdjustmentProposal *adjustment;
  SanVetoProposal *veto;

  if (unit == NULL)
    return FALSE;

  adjustment = find_adjustment (proposals->adjustments, rule, unit->id);
  veto = find_veto (proposals->vetoes, rule, unit->id);
  if (adjustment != NULL)
    g_ptr_array_add (chosen->adjustments, adjustment);
  else if (veto != NULL)
    g_ptr_array_add (chosen->vetoes, veto);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("“%s” does not propose “%s”"), rule,
                 unit->name);

  return adjustment != NULL || veto != NULL;
}

/* "all" that the rules propose, or those of the pairs RULE UNIT. A veto is never among all:
 * somebody has to name it. */
static gboolean
read_confirmed (SanCli          *cli,
                SanDatabase     *database,
                const SanRound  *round,
                const Proposals *proposals,
                Proposals       *chosen,
                GError         **error)
{
  GPtrArray *words = san_cli_option_list (cli, "confirm");
  const char *effect = san_cli_option (cli, "effect");
  g_autoptr (SanRoster) roster = NULL;

  chosen->adjustments = g_ptr_array_new ();
  chosen->vetoes = g_ptr_array_new ();
  if (words->len == 1 && g_str_equal (words->pdata[0], "all"))
    {
      g_ptr_array_extend (chosen->adjustments, proposals->adjustments, NULL, NULL);
      return TRUE;
    }
  if (words->len % 2 != 0)
    {
      san_cli_bad_word (error, _("--%s: RULE UNIT is expected"), "confirm");
      return FALSE;
    }
  roster = san_roster_load (database, round->period.last, TRUE, error);
  if (roster == NULL)
    return FALSE;

  for (guint i = 0; i < words->len; i += 2)
    if (!choose (proposals, roster, words->pdata[i], words->pdata[i + 1], chosen, error))
      return FALSE;
  for (guint i = 0; effect != NULL && i < chosen->vetoes->len; i++)
    {
      SanVeto *veto = ((SanVetoProposal *) chosen->vetoes->pdata[i])->veto;

      if (!san_veto_effect_parse (effect, &veto->effect, &veto->value, error))
        return FALSE;
    }

  return TRUE;
}

static void
print_line (SanCli     *cli,
            const char *rule,
            const char *unit,
            guint       n_cases,
            const char *amount,
            gboolean    confirmed,
            const char *kind)
{
  g_autofree char *cases = g_strdup_printf ("%u", n_cases);

  san_cli_row (cli, rule, unit, cases, amount, confirmed ? "confirmed" : "proposed", kind, NULL);
}

static void
print_adjustment (SanCli                      *cli,
                  const SanAdjustmentProposal *proposal,
                  gint64                       amount,
                  gboolean                     confirmed)
{
  g_autofree char *text = san_micro_format (amount, SAN_DECIMALS_NEEDED);

  print_line (cli, proposal->rule, proposal->unit, proposal->cases, text, confirmed,
              "adjustment");
}

static void
print_proposals (SanCli          *cli,
                 const Proposals *proposals)
{
  san_cli_columns (cli, "rule", "unit", "cases", "amount", "state", "kind", NULL);
  for (guint i = 0; i < proposals->adjustments->len; i++)
    {
      const SanAdjustmentProposal *proposal = proposals->adjustments->pdata[i];

      if (proposal->booked != 0)
        print_adjustment (cli, proposal, proposal->booked, TRUE);
      if (proposal->adjustment != NULL)
        print_adjustment (cli, proposal, proposal->adjustment->amount, FALSE);
    }
  for (guint i = 0; i < proposals->vetoes->len; i++)
    {
      const SanVetoProposal *proposal = proposals->vetoes->pdata[i];

      print_line (cli, proposal->item, proposal->unit, proposal->cases, "",
                  proposal->veto == NULL, "veto");
    }
}

static gboolean
has_any (const Proposals *chosen)
{
  for (guint i = 0; i < chosen->adjustments->len; i++)
    if (((SanAdjustmentProposal *) chosen->adjustments->pdata[i])->adjustment != NULL)
      return TRUE;

  return chosen->vetoes->len > 0;
}

/* One step for all of them; none where nothing is left to book. */
static gboolean
confirm (SanCli          *cli,
         const SanRound  *round,
         const Proposals *proposals,
         GError         **error)
{
  SanWorkspace *workspace = cli->workspace;
  g_autofree char *at = san_time_format (san_workspace_now (workspace));
  g_auto (Proposals) chosen = { NULL };
  Booking booking = { round, &chosen, at, san_workspace_get_actor (workspace) };

  return read_confirmed (cli, san_workspace_database (workspace), round, proposals, &chosen,
                         error) &&
         (!has_any (&chosen) ||
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
  g_auto (Proposals) proposals = { NULL };
  SanDatabase *database;

  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  if (round == NULL || !load (database, round, &proposals, error) ||
      (changes && (!confirm (cli, round, &proposals, error) ||
                   !load (database, round, &proposals, error))))
    return FALSE;

  print_proposals (cli, &proposals);

  return TRUE;
}
