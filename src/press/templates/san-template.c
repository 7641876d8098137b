/* san-template.c - the starting contents of a new ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "templates/san-template.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "registry/san-campaign-store.h"
#include "schemes/san-scheme-store.h"
#include "standards/san-standard-import.h"
#include "store/san-operator-store.h"
#include "store/san-setting-store.h"
#include "templates/san-demo.h"
#include "templates/san-template-scheme.h"
#include "tickets/san-calendar-store.h"

typedef struct
{
  const char *name;
  const char *city;       /* when none is given */
  const char *campaign;
  const char *scheme;     /* a file of data/templates; NULL: none */
  const char *items;      /* the same */
} Template;

/* What is written here is the office's own data, in its language. */
static const Template templates[] = {
  { "blank", "", "月度考评", NULL },
  { "civilised", "", "创建文明城市", "civilised.json",
    "civilised-items.csv" },
  { "hygienic", "", "创建卫生城市", "hygienic.json", "hygienic-items.csv" },
  { "demo", SAN_DEMO_CITY, SAN_DEMO_CAMPAIGN, NULL },
};

static const Template *
find_template (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      if (strcmp (templates[i].name, name) == 0)
        return &templates[i];
    }

  return NULL;
}

/* (transfer full) */
static char *
load_text (const char *file,
           GError    **error)
{
  g_autofree char *path = g_strconcat ("/org/sanse/Sanse/templates/", file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

gboolean
san_template_set_scheme (SanDatabase *database,
                         const char  *file,
                         GError     **error)
{
  g_autofree char *text = load_text (file, error);
  g_autoptr (SanScheme) scheme = text != NULL ? san_scheme_parse (text, error) : NULL;

  return scheme != NULL && san_scheme_store_set (database, scheme, NULL, NULL, error);
}

gboolean
san_template_set_items (SanDatabase *database,
                        const char  *file,
                        GError     **error)
{
  char *text = load_text (file, error);

  return text != NULL && san_item_import_text (database, text, error);
}

typedef struct
{
  const Template *template;
  const char     *actor;
} Fill;

static gboolean
fill (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  const Fill *self = data;
  SanCampaign campaign = { 0, (char *) self->template->campaign, SAN_DAY_MIN, SAN_DAY_MAX };
  SanOperator person = { 0, (char *) self->actor, TRUE };

  if (!san_calendar_store_fill (database, error) ||
      !san_campaign_store_add (database, &campaign, error) ||
      !san_operator_store_put (database, &person, error))
    return FALSE;

  if (strcmp (self->template->name, "demo") == 0)
    return san_setting_set (database, "demo", "yes", error) &&
           san_setting_set (database, "office", "云州市创建文明城市指挥部办公室（演示）", error) &&
           san_demo_fill_registry (database, error) &&
           san_demo_fill_points (database, error);

  return self->template->scheme == NULL ||
         (san_template_set_scheme (database, self->template->scheme, error) &&
          san_template_set_items (database, self->template->items, error));
}

/* A file that is not finished is no file: its companions go too. */
static void
remove_files (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

/* The invented city lives in its own time, which goes on from the end of its records: its
 * open tickets would be years overdue otherwise. */
static SanTime
demo_now (void)
{
  return (SanTime) san_day_new (2018, 6, 26) * SAN_MINUTES_PER_DAY + 10 * 60 + 42;
}

gboolean
san_template_create (const char   *path,
                     const char   *name,
                     const char   *city,
                     guint         months,
                     guint64       seed,
                     const char   *actor,
                     GCancellable *cancellable,
                     GError      **error)
{
  Fill data = { find_template (name), actor };
  SanWorkspaceOptions options = { 0 };
  g_autoptr (SanWorkspace) workspace = NULL;
  gboolean done;

  if (data.template == NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("There is no template “%s”; there are blank, civilised, hygienic and demo"),
                   name);
      return FALSE;
    }

  if (months > SAN_DEMO_MONTHS_MAX)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The demo city has at most %d months"), SAN_DEMO_MONTHS_MAX);
      return FALSE;
    }

  /* it is made in one moment, however long that takes: made again it is the same */
  if (g_str_equal (name, "demo") && !san_clock_is_fixed ())
    {
      options.clock_shift = san_clock_now (SAN_DEFAULT_ZONE) - demo_now ();
      options.stands_at = demo_now ();
    }

  workspace = san_workspace_create (path, *city != '\0' ? city : data.template->city,
                                    SAN_DEFAULT_ZONE, actor, fill, &data, &options, error);
  if (workspace == NULL)
    return FALSE;

  months = months > 0 ? months : SAN_DEMO_MONTHS;
  done = strcmp (name, "demo") != 0 ||
         (san_demo_add_rounds (workspace, months, seed, cancellable, error) &&
          san_demo_add_inspections (workspace, months, seed, cancellable, error) &&
          san_demo_add_tickets (workspace, months, seed, cancellable, error));
  san_workspace_close (workspace);
  if (!done)
    remove_files (path);

  return done;
}
