/* san-settings.c - what belongs to the person at this desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-settings.h"

#define SCHEMA      "org.sanse.Sanse"
#define KEPT_RECENT 12

/* (transfer full) (nullable): build/data and the like, when the program is run from the
 * folder that it was built in */
static char *
beside_program (const char *relative)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = NULL;

  if (program == NULL)
    return NULL;

  for (folder = g_path_get_dirname (program); !g_str_equal (folder, "/");)
    {
      g_autofree char *mark = g_build_filename (folder, "data", "gschemas.compiled", NULL);
      char *parent;

      if (g_file_test (mark, G_FILE_TEST_EXISTS))
        return g_build_filename (folder, relative, NULL);
      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }

  return NULL;
}

static GSettingsSchema *
find_schema (void)
{
  g_autofree char *folder = beside_program ("data");
  g_autoptr (GSettingsSchemaSource) local = NULL;
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();

  if (folder != NULL)
    local = g_settings_schema_source_new_from_directory (folder, installed, TRUE, NULL);
  if (local != NULL)
    return g_settings_schema_source_lookup (local, SCHEMA, TRUE);

  return installed != NULL ? g_settings_schema_source_lookup (installed, SCHEMA, TRUE) : NULL;
}

GSettings *
san_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    {
      g_autoptr (GSettingsSchema) schema = find_schema ();

      if (schema == NULL)
        g_error ("The settings schema %s is not installed", SCHEMA);
      settings = g_settings_new_full (schema, NULL, NULL);
    }

  return settings;
}

const char *
san_settings_locale_folder (void)
{
  static char *folder;

  if (folder == NULL)
    {
      folder = g_strdup (g_getenv ("SANSE_LOCALEDIR"));
      if (folder == NULL)
        folder = beside_program ("po");
      if (folder == NULL)
        folder = g_strdup (SAN_LOCALEDIR);
    }

  return folder;
}

char *
san_settings_operator (void)
{
  g_autofree char *name = g_settings_get_string (san_settings_get (), "operator");
  const char *real = g_get_real_name ();

  if (*g_strstrip (name) != '\0')
    return g_steal_pointer (&name);

  return g_strdup (g_str_equal (real, "Unknown") || *real == '\0' ? g_get_user_name () : real);
}

void
san_recent_free (SanRecent *recent)
{
  g_free (recent->path);
  g_free (recent->title);
  g_free (recent->opened);
  g_free (recent);
}

GPtrArray *
san_settings_recent (void)
{
  g_autoptr (GVariant) value = g_settings_get_value (san_settings_get (), "recent-files");
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_recent_free);
  GVariantIter iter;
  const char *path, *title, *opened;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &path, &title, &opened))
    {
      SanRecent *recent = g_new0 (SanRecent, 1);

      recent->path = g_strdup (path);
      recent->title = g_strdup (title);
      recent->opened = g_strdup (opened);
      g_ptr_array_add (list, recent);
    }

  return list;
}

static void
store_recent (const char *first_path,
              const char *first_title,
              const char *without)
{
  g_autoptr (GPtrArray) list = san_settings_recent ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M");
  GVariantBuilder builder;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sss)"));
  if (first_path != NULL)
    {
      g_variant_builder_add (&builder, "(sss)", first_path, first_title, time);
      n++;
    }
  for (guint i = 0; i < list->len && n < KEPT_RECENT; i++)
    {
      SanRecent *recent = g_ptr_array_index (list, i);

      if (g_str_equal (recent->path, without))
        continue;
      g_variant_builder_add (&builder, "(sss)", recent->path, recent->title, recent->opened);
      n++;
    }
  g_settings_set_value (san_settings_get (), "recent-files", g_variant_builder_end (&builder));
}

void
san_settings_add_recent (const char *path,
                         const char *title)
{
  g_return_if_fail (path != NULL);

  /* settings hold text, and a path need not be that */
  store_recent (g_utf8_validate (path, -1, NULL) ? path : NULL, title, path);
}

void
san_settings_remove_recent (const char *path)
{
  g_return_if_fail (path != NULL);

  store_recent (NULL, NULL, path);
}
