/* san-point-changes.c - what the page of points does to them, a step each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-changes.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-day-text.h"

/* What a change needs; each uses what it names. */
typedef struct
{
  const gint64   *ids;
  guint           n_ids;
  SanPoint       *point;
  SanPointFields  fields;
  const SanPoint *values;
  SanDay          day;
  guint           changed;
} Change;

/* (transfer full): the one point, or the first with how many more, as the journal has it */
static char *
label_of (SanContext   *context,
          const GArray *ids)
{
  g_autoptr (SanPoint) first = san_point_store_load (san_context_get_database (context),
                                                     g_array_index (ids, gint64, 0), NULL);

  if (first == NULL)
    return g_strdup ("");
  if (ids->len == 1)
    return g_strdup_printf ("%s %s", first->code, first->name);

  return g_strdup_printf ("%s %s +%u", first->code, first->name, ids->len - 1);
}

static Change
change_of (const GArray *ids)
{
  return (Change) { .ids = (const gint64 *) (gpointer) ids->data, .n_ids = ids->len };
}

static gboolean
add (SanDatabase *database,
     gpointer     data,
     GError     **error)
{
  Change *change = data;

  return san_point_store_add (database, change->point, error);
}

gboolean
san_point_change_add (SanContext *context,
                      SanPoint   *point,
                      GError    **error)
{
  Change change = { .point = point };
  g_autofree char *label = g_strdup_printf ("%s %s", point->code, point->name);

  return san_workspace_change (san_context_get_workspace (context), "points.add", label, add,
                               &change, NULL, error);
}

static gboolean
edit (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  Change *change = data;

  return san_point_store_update (database, change->point, error);
}

gboolean
san_point_change_edit (SanContext *context,
                       SanPoint   *point,
                       GError    **error)
{
  Change change = { .point = point };
  g_autofree char *label = g_strdup_printf ("%s %s", point->code, point->name);

  return san_workspace_change (san_context_get_workspace (context), "points.edit", label, edit,
                               &change, NULL, error);
}

static gboolean
edit_many (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Change *change = data;

  return san_point_store_edit (database, change->ids, change->n_ids, change->fields,
                               change->values, &change->changed, error);
}

gboolean
san_point_change_many (SanContext     *context,
                       const GArray   *ids,
                       SanPointFields  fields,
                       const SanPoint *values,
                       GError        **error)
{
  Change change = change_of (ids);
  g_autofree char *label = label_of (context, ids);
  g_autofree char *said = NULL;
  gint64 seq = 0;

  change.fields = fields;
  change.values = values;
  if (!san_workspace_change (san_context_get_workspace (context), "points.edit", label, edit_many,
                             &change, &seq, error))
    return FALSE;

  if (change.changed == 0)
    return TRUE;

  said = g_strdup_printf (ngettext ("Changed %u point", "Changed %u points", change.changed),
                          change.changed);
  san_context_say_step (context, said, seq);

  return TRUE;
}

static gboolean
retire (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  Change *change = data;

  return san_point_store_retire (database, change->ids, change->n_ids, change->day,
                                 &change->changed, error);
}

gboolean
san_point_change_retire (SanContext   *context,
                         const GArray *ids,
                         SanDay        day,
                         GError      **error)
{
  SanWorkspace *workspace = san_context_get_workspace (context);
  Change change = change_of (ids);
  g_autofree char *label = label_of (context, ids);
  g_autofree char *when = san_day_text (day, san_time_day (san_workspace_now (workspace)));
  g_autofree char *said = NULL;
  gint64 seq = 0;

  change.day = day;
  if (!san_workspace_change (workspace, "points.retire", label, retire, &change, &seq, error))
    return FALSE;

  if (change.changed == 0)
    return TRUE;

  said = g_strdup_printf (ngettext ("Retired %1$u point from %2$s on",
                                    "Retired %1$u points from %2$s on", change.changed),
                          change.changed, when);
  san_context_say_step (context, said, seq);

  return TRUE;
}

gboolean
san_point_change_revive (SanContext   *context,
                         const GArray *ids,
                         GError      **error)
{
  g_autoptr (SanPoint) values = san_point_new ();

  return san_point_change_many (context, ids, SAN_POINT_EDIT_TO, values, error);
}

static gboolean
erase (SanDatabase *database,
       gpointer     data,
       GError     **error)
{
  Change *change = data;

  return san_point_store_delete (database, change->ids, change->n_ids, error);
}

gboolean
san_point_change_delete (SanContext   *context,
                         const GArray *ids,
                         GError      **error)
{
  Change change = change_of (ids);
  g_autofree char *label = label_of (context, ids);
  g_autofree char *said = NULL;
  gint64 seq = 0;

  if (!san_workspace_change (san_context_get_workspace (context), "points.delete", label, erase,
                             &change, &seq, error))
    return FALSE;

  said = g_strdup_printf (ngettext ("Deleted %u point", "Deleted %u points", ids->len), ids->len);
  san_context_say_step (context, said, seq);

  return TRUE;
}
