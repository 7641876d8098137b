/* san-journal-verbs.c - every verb that a step can have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-journal.h"

#include <glib/gi18n-lib.h>

#define CANCEL_TICKET N_("To take a ticket out, cancel it (ticket FILE cancel NUMBER).")

/* Names are for ever: files hold them. */
const SanVerb san_verbs[] = {
  { "new", N_("New ledger"), SAN_VERB_SYSTEM },
  { "template", N_("Template"), SAN_VERB_SYSTEM },
  { "import", N_("Import"), SAN_VERB_NORMAL },
  { "units.add", N_("Add unit"), SAN_VERB_NORMAL },
  { "units.edit", N_("Edit unit"), SAN_VERB_NORMAL },
  { "units.rename", N_("Rename unit"), SAN_VERB_NORMAL },
  { "units.move", N_("Move unit"), SAN_VERB_NORMAL },
  { "units.merge", N_("Merge units"), SAN_VERB_NORMAL },
  { "units.split", N_("Split unit"), SAN_VERB_NORMAL },
  { "units.retire", N_("Retire unit"), SAN_VERB_NORMAL },
  { "units.delete", N_("Delete unit"), SAN_VERB_NORMAL },
  { "groups.edit", N_("Edit groups"), SAN_VERB_NORMAL },
  { "standard.add", N_("Add to the standard"), SAN_VERB_NORMAL },
  { "standard.edit", N_("Edit the standard"), SAN_VERB_NORMAL },
  { "standard.move", N_("Move in the standard"), SAN_VERB_NORMAL },
  { "standard.delete", N_("Take out of the standard"), SAN_VERB_NORMAL },
  { "standard.version", N_("New version of the standard"), SAN_VERB_NORMAL },
  { "standard.map", N_("Map items"), SAN_VERB_NORMAL },
  { "standard.ratings", N_("Edit ratings"), SAN_VERB_NORMAL },
  { "points.add", N_("Add point"), SAN_VERB_NORMAL },
  { "points.edit", N_("Edit points"), SAN_VERB_NORMAL },
  { "points.retire", N_("Retire points"), SAN_VERB_NORMAL },
  { "points.delete", N_("Delete points"), SAN_VERB_NORMAL },
  { "sampling.edit", N_("Edit sampling rules"), SAN_VERB_NORMAL },
  { "scheme.set", N_("Set scheme"), SAN_VERB_NORMAL },
  { "round.new", N_("New round"), SAN_VERB_NORMAL },
  { "round.state", N_("Round state"), SAN_VERB_NORMAL },
  { "round.draw", N_("Draw points"), SAN_VERB_NORMAL },
  { "round.teams", N_("Edit teams"), SAN_VERB_NORMAL },
  { "round.plan", N_("Plan visits"), SAN_VERB_NORMAL },
  { "round.publish", N_("Publish"), SAN_VERB_NORMAL },
  { "scores.edit", N_("Enter scores"), SAN_VERB_NORMAL },
  { "scores.note", N_("Note on score"), SAN_VERB_NORMAL },
  { "scores.confirm", N_("Confirm score"), SAN_VERB_NORMAL },
  { "adjustment.add", N_("Add adjustment"), SAN_VERB_NORMAL },
  { "adjustment.confirm", N_("Confirm proposals"), SAN_VERB_NORMAL },
  { "adjustment.edit", N_("Edit adjustment"), SAN_VERB_NORMAL },
  { "adjustment.delete", N_("Delete adjustment"), SAN_VERB_NORMAL },
  { "veto.add", N_("Add veto"), SAN_VERB_NORMAL },
  { "veto.edit", N_("Edit veto"), SAN_VERB_NORMAL },
  { "veto.delete", N_("Delete veto"), SAN_VERB_NORMAL },
  { "awards.decide", N_("Decide on awards"), SAN_VERB_NORMAL },
  { "survey.questions", N_("Edit questions"), SAN_VERB_NORMAL },
  { "survey.enter", N_("Enter questionnaires"), SAN_VERB_NORMAL },
  { "survey.delete", N_("Delete questionnaire"), SAN_VERB_NORMAL },
  { "survey.counts", N_("Enter counts of answers"), SAN_VERB_NORMAL },
  { "survey.quotas", N_("Edit quotas of questionnaires"), SAN_VERB_NORMAL },
  { "cross.assign", N_("Assign visits"), SAN_VERB_NORMAL },
  { "cross.scores", N_("Enter evaluations"), SAN_VERB_NORMAL },
  { "observations.edit", N_("Enter observations"), SAN_VERB_NORMAL },
  { "observations.photo", N_("Photos of observations"), SAN_VERB_NORMAL },
  { "observations.second", N_("Rate a second time"), SAN_VERB_NORMAL },
  { "observations.settle", N_("Settle two ratings"), SAN_VERB_NORMAL },
  { "bulletin.draft", N_("Draft a bulletin"), SAN_VERB_NORMAL },
  { "bulletin.edit", N_("Edit a bulletin"), SAN_VERB_NORMAL },
  { "bulletin.delete", N_("Delete a draft of a bulletin"), SAN_VERB_NORMAL },
  { "bulletin.issue", N_("Issue a bulletin"), SAN_VERB_NORMAL },
  { "year.close", N_("Close the year"), SAN_VERB_NORMAL },
  { "present.notes", N_("Write speaker’s notes"), SAN_VERB_NORMAL },
  { "settings.edit", N_("Edit settings"), SAN_VERB_NORMAL },
  { "operators.edit", N_("Edit operators"), SAN_VERB_NORMAL },
  { "calendar.edit", N_("Edit calendar"), SAN_VERB_NORMAL },
  { "tickets.view", N_("Edit saved views"), SAN_VERB_NORMAL },
  { "tickets.sweep", N_("Colours rise by lapse of time"), SAN_VERB_SYSTEM },
  { "tickets.new", N_("Issue tickets"), SAN_VERB_NORMAL,
    CANCEL_TICKET },
  { "tickets.draft", N_("Draft tickets"), SAN_VERB_NORMAL },
  { "tickets.edit", N_("Edit ticket"), SAN_VERB_NORMAL },
  { "tickets.delete", N_("Delete draft"), SAN_VERB_NORMAL },
  { "tickets.attach", N_("Attach to ticket"), SAN_VERB_NORMAL },
  { "tickets.issue", N_("Issue drafts"), SAN_VERB_NORMAL,
    CANCEL_TICKET },
  { "tickets.receive", N_("Ticket received"), SAN_VERB_NORMAL },
  { "tickets.begin", N_("Work on ticket began"), SAN_VERB_NORMAL },
  { "tickets.report", N_("Ticket reported"), SAN_VERB_NORMAL },
  { "tickets.return", N_("Return ticket"), SAN_VERB_NORMAL },
  { "tickets.verify", N_("Recheck ticket"), SAN_VERB_NORMAL },
  { "tickets.close", N_("Close ticket"), SAN_VERB_NORMAL },
  { "tickets.reopen", N_("Reopen ticket"), SAN_VERB_NORMAL },
  { "tickets.extend", N_("Ask for extension"), SAN_VERB_NORMAL },
  { "tickets.approve", N_("Approve proposal"), SAN_VERB_NORMAL },
  { "tickets.reject", N_("Reject proposal"), SAN_VERB_NORMAL },
  { "tickets.suspend", N_("Suspend ticket"), SAN_VERB_NORMAL },
  { "tickets.resume", N_("Resume ticket"), SAN_VERB_NORMAL },
  { "tickets.shelve", N_("Shelve ticket"), SAN_VERB_NORMAL },
  { "tickets.unshelve", N_("Take ticket up again"), SAN_VERB_NORMAL },
  { "tickets.dispute", N_("Dispute ticket"), SAN_VERB_NORMAL },
  { "tickets.uphold", N_("Uphold dispute"), SAN_VERB_NORMAL },
  { "tickets.dismiss", N_("Dismiss dispute"), SAN_VERB_NORMAL },
  { "tickets.reassign", N_("Reassign ticket"), SAN_VERB_NORMAL },
  { "tickets.cancel", N_("Cancel ticket"), SAN_VERB_NORMAL },
  { "tickets.order-red", N_("Order red"), SAN_VERB_NORMAL },
  { "tickets.lookback", N_("Draw a look-back"), SAN_VERB_NORMAL },
  { "tickets.held", N_("Look-back: held"), SAN_VERB_NORMAL },
  { "tickets.relapsed", N_("Look-back: relapsed"), SAN_VERB_NORMAL,
    CANCEL_TICKET },
  { "tickets.remind", N_("Remind"), SAN_VERB_NORMAL },
  { "tickets.account", N_("Record accountability"), SAN_VERB_NORMAL },
  { "tickets.outcome", N_("Record outcome"), SAN_VERB_NORMAL },
  { "tickets.note", N_("Note on ticket"), SAN_VERB_NORMAL },
  { "undo", N_("Undo"), SAN_VERB_NORMAL },
  { "redo", N_("Redo"), SAN_VERB_NORMAL },
  { "rewind", N_("Restore to a step"), SAN_VERB_NORMAL },
  { "backup", N_("Backup"), SAN_VERB_SYSTEM },
  { "left", N_("Handed out"), SAN_VERB_SYSTEM },
  { NULL, NULL, SAN_VERB_NORMAL },
};

const SanVerb *
san_verb_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const SanVerb *verb = san_verbs; verb->name != NULL; verb++)
    {
      if (g_str_equal (verb->name, name))
        return verb;
    }

  return NULL;
}
