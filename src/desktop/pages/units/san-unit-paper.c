/* san-unit-paper.c - units printed, and written to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-paper.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "pages/units/san-unit-columns.h"
#include "rounds/san-export.h"

/* What is shown */

static void
add_row (SanTextTable *table,
         gpointer      object)
{
  g_autoptr (SanUnitItem) item = san_unit_columns_item (object);
  const char *cells[SAN_N_UNIT_COLUMNS];
  g_autofree char *name = NULL;

  if (san_unit_item_get_unit (item) == NULL)
    {
      san_text_table_add_heading (table, san_unit_item_get_title (item));
      return;
    }

  for (guint i = 0; i < SAN_N_UNIT_COLUMNS; i++)
    cells[i] = san_unit_column_text (i, item);
  if (GTK_IS_TREE_LIST_ROW (object))
    {
      g_autoptr (GString) indented = g_string_new (NULL);

      for (guint depth = gtk_tree_list_row_get_depth (object); depth > 0; depth--)
        g_string_append (indented, "\u3000");
      g_string_append (indented, cells[SAN_UNIT_COLUMN_NAME]);
      cells[SAN_UNIT_COLUMN_NAME] = name = g_strdup (indented->str);
    }
  san_text_table_add_row (table, SAN_TEXT_PLAIN, cells);
}

SanTextTable *
san_unit_paper_get_table (SanPage    *page,
                          GListModel *model)
{
  SanContext *context = san_page_get_context (page);
  g_autofree char *day = san_day_format (san_context_get_period (context)->last);
  g_autofree char *note = g_strdup_printf (_("As on %s"), day);
  SanTextTable *table = san_text_table_new (_("Units"), san_context_get_title (context));

  for (guint i = 0; i < SAN_N_UNIT_COLUMNS; i++)
    san_text_table_add_column (table, san_unit_column_title (i), i != SAN_UNIT_COLUMN_NAME,
                               i == SAN_UNIT_COLUMN_POINTS);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (model, i);

      add_row (table, object);
    }
  san_text_table_set_note (table, note);

  return table;
}

/* Files */

void
san_unit_paper_write (SanPage    *page,
                      const char *kind,
                      const char *path)
{
  san_list_file_export (page, kind, _("Exporting units"), path);
}

static void
write_kind (SanPage    *page,
            const char *path,
            gpointer    data)
{
  san_unit_paper_write (page, data, path);
}

void
san_unit_paper_export (SanPage    *page,
                       const char *kind,
                       const char *ending)
{
  const SanExportKind *found = san_export_kind_find (kind);
  g_autofree char *name = g_strconcat (_(found->title), ending, NULL);

  san_list_file_ask (page, _("Export"), name, write_kind, g_strdup (kind), g_free);
}
