/* san-unit-sheet-paper.c - a unit's own sheet as a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-unit-sheet-private.h"

static const char *const numbers[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };

static void
add_table (SanDocument        *document,
           const SanUnitSheet *sheet,
           SanUnitTableKind    kind)
{
  const SanUnitTable *table = san_unit_table_get (kind);
  SanDocumentBlock *block = san_document_add_table (document, NULL);

  for (guint i = 0; i < table->n_columns; i++)
    san_document_block_add_column (block, NULL, table->columns[i].title, table->columns[i].weight,
                                   table->columns[i].align);
  for (guint i = 0; i < sheet->rows[kind]->len; i++)
    san_document_block_add_row (block, SAN_PAPER_ROW_PLAIN,
                                g_ptr_array_index (sheet->rows[kind], i));
}

static void
add_photos (SanDocument        *document,
            const SanUnitSheet *sheet,
            SanUnitPhotoFunc    photo,
            gpointer            data)
{
  SanDocumentBlock *block = NULL;

  for (guint i = 0; i < sheet->photos->len; i++)
    {
      const SanUnitPhoto *one = g_ptr_array_index (sheet->photos, i);
      GBytes *image = photo (one->sha256, data);

      if (image == NULL)
        continue;
      if (block == NULL)
        block = san_document_add_photos (document);
      san_document_block_add_photo (block, one->caption, image);
    }
}

static SanDocument *
open_document (const SanUnitSheet *sheet,
               const char         *office)
{
  SanDocument *document = san_document_new ();
  SanDocumentHead *head = san_document_get_head (document);

  head->title = g_strdup (sheet->title);
  head->signature = g_strdup (office);
  head->date = g_strdup (sheet->date);
  head->note = g_strdup (sheet->note);
  if (sheet->provisional)
    head->watermark = g_strdup ("预排名");
  san_document_add_paragraph (document, sheet->lead);

  return document;
}

SanDocument *
san_unit_sheet_document (const SanUnitSheet *sheet,
                         const char         *office,
                         SanUnitPhotoFunc    photo,
                         gpointer            data)
{
  SanDocument *document = open_document (sheet, office);
  guint number = 0;

  for (SanUnitTableKind kind = 0; kind < SAN_N_UNIT_TABLES; kind++)
    {
      const SanUnitTable *table = san_unit_table_get (kind);
      const char *none = san_unit_sheet_get_none (sheet, kind);
      gboolean filled = sheet->rows[kind]->len > 0;
      g_autofree char *heading = NULL;

      if (!filled && *none == '\0')
        continue;

      heading = g_strdup_printf ("%s、%s", numbers[number++], table->name);
      san_document_add_heading (document, 1, heading);
      if (filled)
        add_table (document, sheet, kind);
      else
        san_document_add_paragraph (document, none);
      if (kind == SAN_UNIT_PROBLEMS)
        add_photos (document, sheet, photo, data);
    }

  return document;
}
