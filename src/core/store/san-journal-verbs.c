/* san-journal-verbs.c - every verb that a step can have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-journal.h"

#include <glib/gi18n-lib.h>

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
  { "scheme.set", N_("Set scheme"), SAN_VERB_NORMAL },
  { "round.new", N_("New round"), SAN_VERB_NORMAL },
  { "round.state", N_("Round state"), SAN_VERB_NORMAL },
  { "round.publish", N_("Publish"), SAN_VERB_NORMAL },
  { "scores.edit", N_("Enter scores"), SAN_VERB_NORMAL },
  { "scores.note", N_("Note on score"), SAN_VERB_NORMAL },
  { "scores.confirm", N_("Confirm score"), SAN_VERB_NORMAL },
  { "adjustment.add", N_("Add adjustment"), SAN_VERB_NORMAL },
  { "adjustment.edit", N_("Edit adjustment"), SAN_VERB_NORMAL },
  { "adjustment.delete", N_("Delete adjustment"), SAN_VERB_NORMAL },
  { "veto.add", N_("Add veto"), SAN_VERB_NORMAL },
  { "veto.edit", N_("Edit veto"), SAN_VERB_NORMAL },
  { "veto.delete", N_("Delete veto"), SAN_VERB_NORMAL },
  { "settings.edit", N_("Edit settings"), SAN_VERB_NORMAL },
  { "operators.edit", N_("Edit operators"), SAN_VERB_NORMAL },
  { "calendar.edit", N_("Edit calendar"), SAN_VERB_NORMAL },
  { "tickets.view", N_("Edit saved views"), SAN_VERB_NORMAL },
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
