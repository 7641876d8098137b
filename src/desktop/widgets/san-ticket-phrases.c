/* san-ticket-phrases.c - what is said again and again of problems
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-ticket-phrases.h"

#include <glib/gi18n-lib.h>

#include "store/san-setting-store.h"

char **
san_ticket_phrases_load (SanDatabase *database)
{
  static const char *const usual[] = {
    N_("Stalls occupy the pavement."), N_("Rubbish is heaped up and not taken away."),
    N_("The drain is blocked and sewage overflows."), N_("Vehicles are parked in disorder."),
    N_("Small advertisements are pasted everywhere."), N_("A manhole cover is missing or broken."),
    N_("The public facilities are damaged."), N_("The poster of public interest is damaged."),
  };
  g_autofree char *text = san_setting_get (database, SAN_TICKET_PHRASES, NULL);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  GPtrArray *phrases = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (phrases, g_strdup (lines[i]));
  if (phrases->len == 0)
    for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
      g_ptr_array_add (phrases, g_strdup (_(usual[i])));
  g_ptr_array_add (phrases, NULL);

  return (char **) g_ptr_array_free (phrases, FALSE);
}
