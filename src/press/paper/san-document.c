/* san-document.c - an official document as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document.h"

struct _SanDocument
{
  SanDocumentHead head;
  GPtrArray      *blocks;   /* SanDocumentBlock */
};

static void
head_clear (SanDocumentHead *head)
{
  g_free (head->issuer);
  g_free (head->name);
  g_free (head->serial);
  g_free (head->mark);
  g_free (head->office);
  g_free (head->date);
  g_free (head->signer);
  g_free (head->title);
  g_free (head->recipients);
  g_free (head->signature);
  g_free (head->copied_to);
  g_free (head->printed_by);
  g_free (head->printed_on);
  g_free (head->note);
  g_free (head->watermark);
}

static void
run_free (gpointer data)
{
  SanDocumentRun *run = data;

  g_free (run->text);
  g_free (run);
}

static void
column_free (gpointer data)
{
  SanDocumentColumn *column = data;

  g_free (column->group);
  g_free (column->title);
  g_free (column);
}

static void
photo_free (gpointer data)
{
  SanDocumentPhoto *photo = data;

  g_free (photo->caption);
  g_clear_pointer (&photo->image, g_bytes_unref);
  g_free (photo);
}

static void
block_free (gpointer data)
{
  SanDocumentBlock *block = data;

  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    {
      SanDocumentRow *row = g_ptr_array_index (block->rows, i);

      for (guint j = 0; j < block->columns->len; j++)
        g_free (row->cells[j]);
      g_free (row->cells);
      g_free (row);
    }
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_clear_pointer (&block->columns, g_ptr_array_unref);
  g_clear_pointer (&block->runs, g_ptr_array_unref);
  g_clear_pointer (&block->photos, g_ptr_array_unref);
  g_clear_object (&block->chart);
  g_free (block->text);
  g_free (block);
}

SanDocument *
san_document_new (void)
{
  SanDocument *self = g_new0 (SanDocument, 1);

  self->blocks = g_ptr_array_new_with_free_func (block_free);

  return self;
}

void
san_document_free (SanDocument *self)
{
  g_return_if_fail (self != NULL);

  head_clear (&self->head);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

SanDocumentHead *
san_document_get_head (SanDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->head;
}

const GPtrArray *
san_document_get_blocks (const SanDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->blocks;
}

static SanDocumentBlock *
add_block (SanDocument *self,
           SanBlockKind kind,
           const char  *text)
{
  SanDocumentBlock *block = g_new0 (SanDocumentBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text != NULL ? text : "");
  g_ptr_array_add (self->blocks, block);

  return block;
}

void
san_document_add_heading (SanDocument *self,
                          int          level,
                          const char  *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (level >= 1 && level <= 4);

  add_block (self, SAN_BLOCK_HEADING, text)->level = level;
}

SanDocumentBlock *
san_document_add_runs (SanDocument *self)
{
  SanDocumentBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = add_block (self, SAN_BLOCK_PARAGRAPH, NULL);
  block->runs = g_ptr_array_new_with_free_func (run_free);

  return block;
}

void
san_document_block_add_run (SanDocumentBlock *block,
                            const char       *text,
                            gboolean          strong,
                            gboolean          marked)
{
  SanDocumentRun *run;

  g_return_if_fail (block != NULL && block->kind == SAN_BLOCK_PARAGRAPH);

  run = g_new0 (SanDocumentRun, 1);
  run->text = g_strdup (text);
  run->strong = strong;
  run->marked = marked;
  g_ptr_array_add (block->runs, run);
}

void
san_document_add_paragraph (SanDocument *self,
                            const char  *text)
{
  san_document_block_add_run (san_document_add_runs (self), text, FALSE, FALSE);
}

SanDocumentBlock *
san_document_add_table (SanDocument *self,
                        const char  *caption)
{
  SanDocumentBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = add_block (self, SAN_BLOCK_TABLE, caption);
  block->columns = g_ptr_array_new_with_free_func (column_free);
  block->rows = g_ptr_array_new ();

  return block;
}

void
san_document_block_add_column (SanDocumentBlock *block,
                               const char       *group,
                               const char       *title,
                               double            weight,
                               SanPaperAlign     align)
{
  SanDocumentColumn *column;

  g_return_if_fail (block != NULL && block->kind == SAN_BLOCK_TABLE);
  g_return_if_fail (block->rows->len == 0);

  column = g_new0 (SanDocumentColumn, 1);
  column->group = g_strdup (group);
  column->title = g_strdup (title);
  column->weight = weight;
  column->align = align;
  g_ptr_array_add (block->columns, column);
}

void
san_document_block_add_row (SanDocumentBlock  *block,
                            SanPaperRow        kind,
                            const char *const *cells)
{
  SanDocumentRow *row;

  g_return_if_fail (block != NULL && block->kind == SAN_BLOCK_TABLE);

  row = g_new0 (SanDocumentRow, 1);
  row->kind = kind;
  row->cells = g_new0 (char *, block->columns->len);
  for (guint i = 0; i < block->columns->len; i++)
    row->cells[i] = g_strdup (cells[i]);
  g_ptr_array_add (block->rows, row);
}

void
san_document_add_chart (SanDocument *self,
                        const char  *caption,
                        SanChart    *chart,
                        double       height)
{
  SanDocumentBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (SAN_IS_CHART (chart));

  block = add_block (self, SAN_BLOCK_CHART, caption);
  block->chart = chart;
  block->height = height;
}

SanDocumentBlock *
san_document_add_photos (SanDocument *self)
{
  SanDocumentBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = add_block (self, SAN_BLOCK_PHOTOS, NULL);
  block->photos = g_ptr_array_new_with_free_func (photo_free);

  return block;
}

void
san_document_block_add_photo (SanDocumentBlock *block,
                              const char       *caption,
                              GBytes           *image)
{
  SanDocumentPhoto *photo;

  g_return_if_fail (block != NULL && block->kind == SAN_BLOCK_PHOTOS);
  g_return_if_fail (image != NULL);

  photo = g_new0 (SanDocumentPhoto, 1);
  photo->caption = g_strdup (caption != NULL ? caption : "");
  photo->image = g_bytes_ref (image);
  g_ptr_array_add (block->photos, photo);
}

void
san_document_add_signature (SanDocument *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, SAN_BLOCK_SIGNATURE, NULL);
}

void
san_document_add_attachment (SanDocument *self,
                             const char  *title)
{
  g_return_if_fail (self != NULL);

  add_block (self, SAN_BLOCK_ATTACHMENT, title);
}

void
san_document_add_page_break (SanDocument *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, SAN_BLOCK_PAGE_BREAK, NULL);
}

guint
san_document_count_attachments (const SanDocument *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->blocks->len; i++)
    n += ((SanDocumentBlock *) g_ptr_array_index (self->blocks, i))->kind == SAN_BLOCK_ATTACHMENT;

  return n;
}
