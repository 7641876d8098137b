/* san-cli-help.c - what --help prints
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <string.h>

#include <glib/gi18n.h>

/* Whether a command is the one of this name or, with @verb, that verb of it */
static gboolean
is_named (const SanCommand *command,
          const char       *name,
          const char       *verb)
{
  const char *rest;

  if (!g_str_has_prefix (command->name, name))
    return FALSE;

  rest = command->name + strlen (name);
  if (verb == NULL)
    return *rest == '\0' || *rest == ' ';

  return *rest == ' ' && strcmp (rest + 1, verb) == 0;
}

static const SanCommand *
find_named (const SanCommand *const *groups,
            const char              *name,
            const char              *verb)
{
  for (; *groups != NULL; groups++)
    for (const SanCommand *c = *groups; c->name != NULL; c++)
      if (is_named (c, name, verb))
        return c;

  return NULL;
}

/* The verb in the words of a call, if there is one: "round FILE rank --help" */
static const char *
find_verb (const SanCommand *const *groups,
           const char              *name,
           char                   **words)
{
  for (; words != NULL && *words != NULL; words++)
    if (find_named (groups, name, *words) != NULL)
      return *words;

  return NULL;
}

static void
print_conventions (void)
{
  g_print ("%s\n%s\n%s\n%s\n%s\n",
           _("Times: 2018-06-01 14:30, in the zone of the ledger. Dates: 2018-06-01."),
           _("Periods: 2018-06, 2018-Q2, 2018, 2018-W23, 2018-05..2018-06, 2018-06-01..2018-06-20."),
           _("Limits: 3 workdays, 5 days, 4 workhours, 24 hours, until 2018-06-26 17:30."),
           _("A unit: code, name, PARENT/NAME or NAME(PARENT)."),
           _("Exit status: 0 done; 1 refused, nothing was written; 2 wrong usage; "
             "3 damaged, in use, or of a newer version."));
}

void
san_cli_print_help (const SanCommand *const *groups,
                    const char              *name,
                    char                   **words)
{
  const char *verb = name != NULL ? find_verb (groups, name, words) : NULL;
  const SanCommand *single = NULL;

  g_print ("%s\n", _("Usage:"));
  for (guint i = 0; groups[i] != NULL; i++)
    for (const SanCommand *c = groups[i]; c->name != NULL; c++)
      if (name == NULL || is_named (c, name, verb))
        {
          g_print ("  sansectl %s\n      %s\n", c->usage, _(c->summary));
          single = name != NULL ? c : NULL;
        }

  if (single != NULL && single->notes != NULL)
    single->notes ();

  g_print ("%s\n", _("Everywhere: --at TIME, --actor NAME, --wait SECONDS, --json, --help; -- ends the options."));
  print_conventions ();
}
