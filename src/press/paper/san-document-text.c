/* san-document-text.c - an official document as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document.h"

#include <string.h>

/* A line; nothing for no text. */
static void
add_line (GString    *text,
          const char *before,
          const char *words)
{
  if (words == NULL || *words == '\0')
    return;

  g_string_append (text, before);
  g_string_append (text, words);
  g_string_append_c (text, '\n');
}

static void
add_head (GString               *text,
          const SanDocumentHead *head)
{
  if (head->name != NULL && *head->name != '\0')
    {
      add_line (text, "", head->issuer);
      add_line (text, "", head->name);
      add_line (text, "", head->serial);
      add_line (text, "", head->mark);
      add_line (text, "签发人：", head->signer);
      add_line (text, "", head->office);
      add_line (text, "", head->date);
    }
  add_line (text, "", head->title);
  add_line (text, "", head->recipients);
}

/* A cell is one field of a line. */
static void
add_cell (GString    *text,
          const char *cell,
          gboolean    first)
{
  if (!first)
    g_string_append_c (text, '\t');
  for (const char *p = cell != NULL ? cell : ""; *p != '\0'; p++)
    g_string_append_c (text, strchr ("\t\n\r", *p) != NULL ? ' ' : *p);
}

static void
add_table (GString                *text,
           const SanDocumentBlock *block)
{
  add_line (text, "", block->text);
  for (guint i = 0; i < block->columns->len; i++)
    {
      const SanDocumentColumn *column = g_ptr_array_index (block->columns, i);
      g_autofree char *title = column->group != NULL && *column->group != '\0'
        ? g_strdup_printf ("%s %s", column->group, column->title) : g_strdup (column->title);

      add_cell (text, title, i == 0);
    }
  g_string_append_c (text, '\n');

  for (guint i = 0; i < block->rows->len; i++)
    {
      const SanDocumentRow *row = g_ptr_array_index (block->rows, i);

      for (guint j = 0; j < block->columns->len; j++)
        add_cell (text, row->cells[j], j == 0);
      g_string_append_c (text, '\n');
    }
}

static void
add_paragraph (GString                *text,
               const SanDocumentBlock *block)
{
  for (guint i = 0; i < block->runs->len; i++)
    g_string_append (text, ((SanDocumentRun *) g_ptr_array_index (block->runs, i))->text);
  g_string_append_c (text, '\n');
}

/* The first behind the word, the others below it; a single one has no number. */
static void
add_attachment_list (GString           *text,
                     const SanDocument *self)
{
  const GPtrArray *blocks = san_document_get_blocks (self);
  guint all = san_document_count_attachments (self), n = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const SanDocumentBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind != SAN_BLOCK_ATTACHMENT)
        continue;
      n++;
      if (all == 1)
        g_string_append_printf (text, "附件：%s\n", block->text);
      else
        g_string_append_printf (text, "%s%u. %s\n", n == 1 ? "附件：" : "", n, block->text);
    }
}

static void
add_signature (GString           *text,
               const SanDocument *self)
{
  const SanDocumentHead *head = san_document_get_head ((SanDocument *) self);

  add_attachment_list (text, self);
  add_line (text, "", head->signature);
  add_line (text, "", head->date);
}

static void
add_block (GString                *text,
           const SanDocument      *self,
           const SanDocumentBlock *block,
           guint                  *attachments)
{
  switch (block->kind)
    {
    case SAN_BLOCK_PARAGRAPH:
      add_paragraph (text, block);
      break;

    case SAN_BLOCK_TABLE:
      add_table (text, block);
      break;

    case SAN_BLOCK_PHOTOS:
      for (guint i = 0; i < block->photos->len; i++)
        add_line (text, "", ((SanDocumentPhoto *) g_ptr_array_index (block->photos, i))->caption);
      break;

    case SAN_BLOCK_SIGNATURE:
      add_signature (text, self);
      break;

    case SAN_BLOCK_ATTACHMENT:
      ++*attachments;
      if (san_document_count_attachments (self) == 1)
        add_line (text, "", "附件");
      else
        g_string_append_printf (text, "附件%u\n", *attachments);
      add_line (text, "", block->text);
      break;

    case SAN_BLOCK_HEADING:
    case SAN_BLOCK_CHART:
      add_line (text, "", block->text);
      break;

    case SAN_BLOCK_PAGE_BREAK:
    default:
      break;
    }
}

static gboolean
is_signed_inside (const GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    if (((SanDocumentBlock *) g_ptr_array_index (blocks, i))->kind == SAN_BLOCK_SIGNATURE)
      return TRUE;

  return FALSE;
}

char *
san_document_to_text (const SanDocument *self)
{
  const GPtrArray *blocks = san_document_get_blocks (self);
  const SanDocumentHead *head = san_document_get_head ((SanDocument *) self);
  gboolean is_signed = is_signed_inside (blocks);
  GString *text = g_string_new (NULL);
  guint attachments = 0;

  add_head (text, head);
  for (guint i = 0; i < blocks->len; i++)
    {
      const SanDocumentBlock *block = g_ptr_array_index (blocks, i);

      /* the signature stands before what is attached */
      if (block->kind == SAN_BLOCK_ATTACHMENT && !is_signed)
        {
          add_signature (text, self);
          is_signed = TRUE;
        }
      add_block (text, self, block, &attachments);
    }
  if (!is_signed)
    add_signature (text, self);
  add_line (text, "抄送：", head->copied_to);
  add_line (text, "", head->printed_by);
  add_line (text, "", head->printed_on);
  add_line (text, "", head->note);

  return g_string_free (text, FALSE);
}
