/* cli-meeting.c - brings the month before a meeting into a ledger through sansectl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-meeting.h"

#include <string.h>

static void
import (CliPlace   *place,
        const char *kind,
        const char *name)
{
  g_autofree char *path = meeting_path (name);

  g_free (cli_out ("import", place->file, kind, path, NULL));
}

static void
open_round (CliPlace   *place,
            const char *label)
{
  g_free (cli_out ("round", place->file, "new", label, "--period", label, "--scheme", "各区考评",
                   "--scheme", "建成区街道(镇)考评", "--scheme", "建成区外镇考评", "--grouping",
                   MEETING_GROUPING, NULL));
}

static void
import_scores (CliPlace   *place,
               const char *label)
{
  for (guint i = 0; meeting_groups[i] != NULL; i++)
    {
      g_autofree char *path = meeting_scores (label, meeting_groups[i]);

      g_free (cli_out ("import", place->file, "scores", path, "--round", label,
                       "--allow-missing-units", "--actor", MEETING_CLERK, NULL));
    }
}

CliPlace *
cli_meeting_open (void)
{
  CliPlace *place = cli_place_new ();

  g_setenv ("SANSE_NOW", MEETING_NOW, TRUE);
  g_free (cli_out ("new", place->file, "--city", MEETING_CITY, "--actor", MEETING_CLERK, NULL));
  import (place, "units", "units.csv");
  import (place, "groups", "groups.csv");
  for (guint i = 0; meeting_groups[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("scheme-%s.json", meeting_groups[i]);
      g_autofree char *path = meeting_path (name);

      g_free (cli_out ("scheme", place->file, "set", path, NULL));
    }
  open_round (place, MEETING_BEFORE);
  import_scores (place, MEETING_BEFORE);
  g_free (cli_out ("round", place->file, "publish", MEETING_BEFORE, "--number", "10", "--date",
                   "2015-11-02", NULL));
  open_round (place, MEETING_ROUND);

  return place;
}

void
cli_meeting_score (CliPlace *place)
{
  import_scores (place, MEETING_ROUND);
}

CliPlace *
cli_meeting_prepare (void)
{
  CliPlace *place = cli_meeting_open ();

  cli_meeting_score (place);

  return place;
}

gboolean
cli_meeting_is_let_off (const MeetingAward *award)
{
  return strcmp (award->rule, MEETING_SANCTION) == 0 &&
         strcmp (award->unit, MEETING_LET_OFF) == 0;
}

void
cli_meeting_strike (CliPlace *place)
{
  g_free (cli_out ("round", place->file, "awards", MEETING_ROUND, "--strike", MEETING_SANCTION,
                   MEETING_LET_OFF, "--reason", MEETING_REASON, "--actor", MEETING_CLERK, NULL));
}

void
cli_meeting_confirm (CliPlace *place)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (CliCall) call = NULL;

  g_ptr_array_add (words, (gpointer) "round");
  g_ptr_array_add (words, place->file);
  g_ptr_array_add (words, (gpointer) "awards");
  g_ptr_array_add (words, (gpointer) MEETING_ROUND);
  for (const MeetingAward *award = meeting_awards; award->rule != NULL; award++)
    if (!cli_meeting_is_let_off (award))
      {
        g_ptr_array_add (words, (gpointer) "--confirm");
        g_ptr_array_add (words, (gpointer) award->rule);
        g_ptr_array_add (words, (gpointer) award->unit);
      }
  g_ptr_array_add (words, (gpointer) "--actor");
  g_ptr_array_add (words, (gpointer) MEETING_CLERK);
  g_ptr_array_add (words, NULL);
  call = cli_call_words ((const char *const *) words->pdata);
  g_assert_cmpint (call->status, ==, 0);
}

void
cli_meeting_decide (CliPlace *place)
{
  for (const MeetingAward *award = meeting_awards; award->rule != NULL; award++)
    if (!cli_meeting_is_let_off (award))
      g_free (cli_out ("round", place->file, "awards", MEETING_ROUND, "--confirm", award->rule,
                       award->unit, NULL));
  cli_meeting_strike (place);
}

void
cli_meeting_publish (CliPlace *place)
{
  g_free (cli_out ("round", place->file, "publish", MEETING_ROUND, "--number", MEETING_NUMBER,
                   "--date", MEETING_DAY, NULL));
}
