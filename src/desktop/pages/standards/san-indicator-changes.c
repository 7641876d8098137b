/* san-indicator-changes.c - what the page does to the standard, a step each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-indicator-changes.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "standards/san-standard-edit-store.h"
#include "standards/san-standard-version-store.h"
#include "store/san-setting-store.h"
#include "templates/san-template-scheme.h"

/* What a change needs; each uses what it names. */
typedef struct
{
  SanCategory        *category;
  SanItem            *item;
  gint64              id;
  gint64              parent;
  gint64              before;
  const char         *text;
  const char         *other;
  SanDay              day;
  gboolean            retired;
  const SanRatingSet *set;
  gint64              number;
} Change;

/* Fields */

static gboolean
put_category (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_category_store_put (database, data, error);
}

gboolean
san_indicator_put_category (SanContext  *context,
                            SanCategory *category,
                            GError     **error)
{
  return san_workspace_change (san_context_get_workspace (context),
                               category->id == 0 ? "standard.add" : "standard.edit",
                               category->name, put_category, category, NULL, error);
}

static gboolean
put_item (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  return san_item_store_put (database, data, error);
}

gboolean
san_indicator_put_item (SanContext *context,
                        SanItem    *item,
                        GError    **error)
{
  return san_workspace_change (san_context_get_workspace (context),
                               item->id == 0 ? "standard.add" : "standard.edit", item->name,
                               put_item, item, NULL, error);
}

static gboolean
set_limit (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Change *change = data;

  return san_category_store_set_limit (database, change->id, change->text, error);
}

gboolean
san_indicator_set_limit (SanContext        *context,
                         const SanCategory *category,
                         const char        *limit)
{
  Change change = { .id = category->id, .text = limit };

  return san_context_change (context, "standard.edit", category->name, set_limit, &change, NULL);
}

static gboolean
rename_area (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Change *change = data;

  return san_area_store_rename (database, change->text, change->other, error);
}

gboolean
san_indicator_rename_area (SanContext *context,
                           const char *area,
                           const char *name)
{
  Change change = { .text = area, .other = name };
  g_autofree char *label = g_strdup_printf ("%s → %s", area, name);

  return san_context_change (context, "standard.edit", label, rename_area, &change, NULL);
}

/* The order */

static gboolean
remove_record (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  Change *change = data;

  return change->item != NULL
         ? san_item_store_remove (database, change->id, &change->retired, error)
         : san_category_store_remove (database, change->id, &change->retired, error);
}

gboolean
san_indicator_remove (SanContext        *context,
                      const SanCategory *category,
                      const SanItem     *item)
{
  Change change = { .item = (SanItem *) item, .id = item != NULL ? item->id : category->id };
  const char *name = item != NULL ? item->name : category->name;
  g_autofree char *said = g_strdup_printf (_("Taken out of the standard: %s"), name);

  return san_context_change (context, "standard.delete", name, remove_record, &change, said);
}

static gboolean
move_item (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Change *change = data;

  return san_item_store_move (database, change->id, change->parent, change->before, error);
}

gboolean
san_indicator_move_item (SanContext        *context,
                         const SanItem     *item,
                         const SanCategory *category,
                         gint64             before)
{
  Change change = { .id = item->id, .parent = category->id, .before = before };
  g_autofree char *said = item->category_id != category->id
                          ? g_strdup_printf (_("Moved %1$s to %2$s"), item->name, category->name)
                          : NULL;

  return san_context_change (context, "standard.move", item->name, move_item, &change, said);
}

static gboolean
move_category (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  Change *change = data;

  return san_category_store_move (database, change->id, change->text, change->before, error);
}

gboolean
san_indicator_move_category (SanContext        *context,
                             const SanCategory *category,
                             const char        *area,
                             gint64             before)
{
  Change change = { .id = category->id, .text = area, .before = before };
  g_autofree char *said = !g_str_equal (area, category->area)
                          ? g_strdup_printf (_("Moved %1$s to %2$s"), category->name, area)
                          : NULL;

  return san_context_change (context, "standard.move", category->name, move_category, &change,
                             said);
}

static gboolean
move_area (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Change *change = data;

  return san_area_store_move (database, change->text, change->other, error);
}

gboolean
san_indicator_move_area (SanContext *context,
                         const char *area,
                         const char *before)
{
  Change change = { .text = area, .other = before };

  return san_context_change (context, "standard.move", area, move_area, &change, NULL);
}

/* Versions */

static gboolean
add_version (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Change *change = data;

  return san_standard_version_store_add (database, change->text, change->day, NULL, error);
}

gboolean
san_indicator_add_version (SanContext *context,
                           const char *name,
                           SanDay      from,
                           GError    **error)
{
  Change change = { .text = name, .day = from };
  g_autofree char *day = san_day_format (from);
  g_autofree char *label = *name != '\0' ? g_strdup_printf ("%s · %s", name, day)
                                         : g_strdup (day);

  return san_workspace_change (san_context_get_workspace (context), "standard.version", label,
                               add_version, &change, NULL, error);
}

static gboolean
map_item (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  Change *change = data;

  return san_item_store_map (database, change->id, change->before, error);
}

gboolean
san_indicator_map (SanContext    *context,
                   const SanItem *item,
                   gint64         forebear)
{
  Change change = { .id = item->id, .before = forebear };

  return san_context_change (context, "standard.map", item->name, map_item, &change, NULL);
}

/* Ratings */

static gboolean
set_ratings (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Change *change = data;
  g_autofree char *line = change->number == SAN_PASS_LINE
                          ? g_strdup ("") : san_micro_format (change->number,
                                                              SAN_DECIMALS_NEEDED);

  return (change->set == NULL || san_rating_store_put (database, change->set, error)) &&
         (change->other == NULL || san_rating_store_clear (database, change->other, error)) &&
         san_setting_set (database, "standard.rating", change->text, error) &&
         san_setting_set (database, "standard.pass_line", line, error);
}

gboolean
san_indicator_set_ratings (SanContext         *context,
                           const SanRatingSet *set,
                           const char         *clear,
                           const char         *standard,
                           gint64              pass_line,
                           GError            **error)
{
  Change change = { .set = set, .other = clear, .text = standard, .number = pass_line };
  const char *label = set != NULL ? set->key : clear != NULL ? clear : standard;

  return san_workspace_change (san_context_get_workspace (context), "standard.ratings", label,
                               set_ratings, &change, NULL, error);
}

static gboolean
fill (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  Change *change = data;

  return san_template_set_items (database, change->text, error);
}

gboolean
san_indicator_fill (SanContext *context,
                    const char *file)
{
  Change change = { .text = file };

  return san_context_change (context, "import", file, fill, &change, _("Took the template"));
}
