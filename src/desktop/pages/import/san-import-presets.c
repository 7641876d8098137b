/* san-import-presets.c - how the columns of a table were matched before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-import-presets.h"

#include "app/san-settings.h"
#include "base/san-text.h"

#define KEY  "import-presets"
#define MOST 40

void
san_import_preset_free (SanImportPreset *preset)
{
  if (preset == NULL)
    return;

  g_free (preset->kind);
  g_free (preset->name);
  g_free (preset->header);
  g_strfreev (preset->fields);
  g_free (preset);
}

/* (transfer full): months change in headings, columns do not: digits do not count */
static char *
header_key (const char *const *headings,
            guint              n_columns)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *folded = san_text_fold (headings[i]);

      for (const char *p = folded; *p != '\0'; p++)
        if (!g_ascii_isdigit (*p))
          g_string_append_c (text, *p);
      g_string_append_c (text, '\n');
    }

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
}

/* (element-type SanImportPreset): all of them */
static GPtrArray *
load (void)
{
  g_autoptr (GVariant) stored = g_settings_get_value (san_settings_get (), KEY);
  GPtrArray *presets = g_ptr_array_new_with_free_func ((GDestroyNotify) san_import_preset_free);
  GVariantIter iter;
  SanImportPreset preset;

  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "(sss^as)", &preset.kind, &preset.name, &preset.header,
                              &preset.fields))
    g_ptr_array_add (presets, g_memdup2 (&preset, sizeof preset));

  return presets;
}

static void
store (GPtrArray *presets)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sssas)"));
  for (guint i = 0; i < MIN (presets->len, MOST); i++)
    {
      SanImportPreset *preset = g_ptr_array_index (presets, i);

      g_variant_builder_add (&builder, "(sss^as)", preset->kind, preset->name, preset->header,
                             preset->fields);
    }
  g_settings_set_value (san_settings_get (), KEY, g_variant_builder_end (&builder));
}

GPtrArray *
san_import_presets_list (const char *kind)
{
  GPtrArray *presets = load ();

  for (guint i = presets->len; i > 0; i--)
    if (!g_str_equal (((SanImportPreset *) presets->pdata[i - 1])->kind, kind))
      g_ptr_array_remove_index (presets, i - 1);

  return presets;
}

SanImportPreset *
san_import_presets_find (const char        *kind,
                         const char *const *headings,
                         guint              n_columns)
{
  g_autoptr (GPtrArray) presets = san_import_presets_list (kind);
  g_autofree char *key = header_key (headings, n_columns);

  for (guint i = 0; i < presets->len; i++)
    {
      SanImportPreset *preset = g_ptr_array_index (presets, i);

      if (g_str_equal (preset->header, key) && g_strv_length (preset->fields) == n_columns)
        return g_ptr_array_steal_index (presets, i);
    }

  return NULL;
}

void
san_import_presets_add (const char        *kind,
                        const char        *name,
                        const char *const *headings,
                        const char *const *fields,
                        guint              n_columns)
{
  g_autoptr (GPtrArray) presets = load ();
  SanImportPreset *preset = g_new0 (SanImportPreset, 1);

  preset->kind = g_strdup (kind);
  preset->name = g_strdup (name);
  preset->header = header_key (headings, n_columns);
  preset->fields = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    preset->fields[i] = g_strdup (fields[i] != NULL ? fields[i] : "");

  for (guint i = presets->len; i > 0; i--)
    {
      SanImportPreset *before = g_ptr_array_index (presets, i - 1);

      if (!g_str_equal (before->kind, kind) || !g_str_equal (before->header, preset->header))
        continue;
      g_free (preset->name);
      preset->name = g_strdup (before->name);
      g_ptr_array_remove_index (presets, i - 1);
    }
  g_ptr_array_insert (presets, 0, preset);
  store (presets);
}
