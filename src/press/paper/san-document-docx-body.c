/* san-document-docx-body.c - the body of an editable document, block by block
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-docx-private.h"

/* Rules of the imprint, in eighths of a point: 0.35 and 0.25 mm */
#define THICK 8
#define THIN 6

/* LibreOffice lets no table float that is about as wide as the text. */
#define FOOT_WIDTH (SAN_DOCX_TEXT_WIDTH - 284)

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
blank_line (SanDocx *self)
{
  san_docx_paragraph (self->xml, "Flush", "", NULL);
}

/* Before the body ------------------------------------------------------------------------ */

static void
add_red_head (SanDocx *self)
{
  const SanDocumentHead *head = self->head;
  GString *xml = self->xml;

  if (!is_set (head->name))
    return;

  if (is_set (head->issuer))
    san_docx_paragraph (xml, "Issuer", "", head->issuer);
  san_docx_paragraph (xml, "RedHead", "", head->name);
  if (is_set (head->serial))
    san_docx_paragraph (xml, "Serial", "", head->serial);
  if (is_set (head->mark) && !is_set (head->signer))
    san_docx_paragraph (xml, "Serial", "", head->mark);
  if (is_set (head->signer))
    {
      g_autofree char *line = g_strdup_printf ("%s\t签发人：%s",
                                               is_set (head->mark) ? head->mark : "",
                                               head->signer);

      san_docx_paragraph (xml, "Flush",
                          "<w:tabs><w:tab w:val=\"right\" w:pos=\"8844\"/></w:tabs>", line);
    }

  san_docx_open (xml, "RedRule", "");
  san_docx_run (xml, "", head->office);
  if (is_set (head->date))
    {
      san_docx_run (xml, "", "\t");
      san_docx_run (xml, "", head->date);
    }
  san_docx_close (xml);
  blank_line (self);
}

static void
add_title (SanDocx *self)
{
  const SanDocumentHead *head = self->head;

  if (is_set (head->title))
    {
      san_docx_paragraph (self->xml, "Title", "", head->title);
      blank_line (self);
    }
  if (is_set (head->recipients))
    san_docx_paragraph (self->xml, "Flush", "", head->recipients);
}

/* After the body ------------------------------------------------------------------------- */

/* 附件：1. … : the first behind the word, the others below it */
static void
add_attachment_list (SanDocx *self)
{
  const GPtrArray *blocks = san_document_get_blocks (self->document);
  guint all = san_document_count_attachments (self->document), n = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const SanDocumentBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *line = NULL;

      if (block->kind != SAN_BLOCK_ATTACHMENT)
        continue;
      if (n++ == 0)
        blank_line (self);
      if (all == 1)
        line = g_strconcat ("附件：", block->text, NULL);
      else
        line = g_strdup_printf ("%s%u. %s", n == 1 ? "附件：" : "", n, block->text);
      san_docx_paragraph (self->xml, "AttachmentList",
                          n == 1 ? "" : "<w:ind w:leftChars=\"500\" w:left=\"1600\" "
                          "w:firstLineChars=\"0\" w:firstLine=\"0\"/>", line);
    }
}

static void
add_signature (SanDocx *self)
{
  const SanDocumentHead *head = self->head;

  add_attachment_list (self);
  if (!is_set (head->signature) && !is_set (head->date))
    return;

  blank_line (self);
  if (is_set (head->signature))
    san_docx_paragraph (self->xml, "Signature", "<w:keepNext/>", head->signature);
  if (is_set (head->date))
    san_docx_paragraph (self->xml, "Signature", "", head->date);
}

/* A row at the foot between its rules, in eighths of a point; 0: none */
static void
add_foot_row (GString    *xml,
              const char *style,
              int         above,
              int         below,
              const char *left,
              const char *right)
{
  const struct
  {
    const char *side;
    int         size;
  } rules[] = { { "top", above }, { "bottom", below } };

  g_string_append_printf (xml, "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW "
                          "w:w=\"%d\" w:type=\"dxa\"/><w:tcBorders>", FOOT_WIDTH);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].size > 0)
      g_string_append_printf (xml, "<w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"0\" "
                              "w:color=\"000000\"/>", rules[i].side, rules[i].size);
  g_string_append (xml, "</w:tcBorders></w:tcPr>");
  san_docx_open (xml, style, "");
  san_docx_run (xml, "", left);
  if (is_set (right))
    {
      san_docx_run (xml, "", "\t");
      san_docx_run (xml, "", right);
    }
  san_docx_close (xml);
  g_string_append (xml, "</w:tc></w:tr>");
}

/* At the foot of the last page, whatever stands above it. */
static void
add_imprint (SanDocx *self)
{
  const SanDocumentHead *head = self->head;
  gboolean copied = is_set (head->copied_to);
  gboolean printed = is_set (head->printed_by) || is_set (head->printed_on);
  GString *xml = self->xml;

  if (!copied && !printed && !is_set (head->note))
    return;

  g_string_append_printf (xml, "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" "
                          "w:rightFromText=\"0\" w:vertAnchor=\"margin\" "
                          "w:horzAnchor=\"margin\" w:tblpXSpec=\"center\" "
                          "w:tblpYSpec=\"bottom\"/><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
                          "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol "
                          "w:w=\"%d\"/></w:tblGrid>", FOOT_WIDTH, FOOT_WIDTH);
  if (copied)
    {
      g_autofree char *line = g_strconcat ("抄送：", head->copied_to, NULL);

      add_foot_row (xml, "Imprint", THICK, printed ? THIN : THICK, line, NULL);
    }
  if (printed)
    add_foot_row (xml, "Imprint", copied ? THIN : THICK, THICK, head->printed_by,
                  head->printed_on);
  if (is_set (head->note))
    add_foot_row (xml, "Note", 0, 0, head->note, NULL);
  g_string_append (xml, "</w:tbl>");

  san_docx_paragraph (xml, "Gap", "", NULL);   /* a body may not end with a table */
}

/* Blocks --------------------------------------------------------------------------------- */

static void
add_heading (SanDocx                *self,
             const SanDocumentBlock *block)
{
  g_autofree char *style = g_strdup_printf ("Heading%d", CLAMP (block->level, 1, 4));

  san_docx_paragraph (self->xml, style, "", block->text);
}

static void
add_paragraph (SanDocx                *self,
               const SanDocumentBlock *block)
{
  san_docx_open (self->xml, block->flush ? "Flush" : "BodyText", "");
  for (guint i = 0; i < block->runs->len; i++)
    {
      const SanDocumentRun *run = g_ptr_array_index (block->runs, i);
      g_autofree char *properties =
        g_strconcat (run->strong ? "<w:b/><w:bCs/>" : "",
                     run->marked ? "<w:highlight w:val=\"lightGray\"/>" : "", NULL);

      san_docx_run (self->xml, properties, run->text);
    }
  san_docx_close (self->xml);
}

static void
add_attachment (SanDocx                *self,
                const SanDocumentBlock *block,
                guint                   number)
{
  gboolean single = san_document_count_attachments (self->document) == 1;
  g_autofree char *mark = single ? g_strdup ("附件") : g_strdup_printf ("附件%u", number);

  san_docx_paragraph (self->xml, "AttachmentMark", "<w:pageBreakBefore/>", mark);
  blank_line (self);
  san_docx_paragraph (self->xml, "AttachmentTitle", "", block->text);
  blank_line (self);
}

static gboolean
add_block (SanDocx                *self,
           const SanDocumentBlock *block,
           guint                  *n_attachments,
           gboolean               *is_signed,
           GError                **error)
{
  switch (block->kind)
    {
    case SAN_BLOCK_HEADING:
      add_heading (self, block);
      break;
    case SAN_BLOCK_PARAGRAPH:
      add_paragraph (self, block);
      break;
    case SAN_BLOCK_TABLE:
      san_docx_table (self, block);
      break;
    case SAN_BLOCK_CHART:
      return san_docx_chart (self, block, error);
    case SAN_BLOCK_PHOTOS:
      san_docx_photos (self, block);
      break;
    case SAN_BLOCK_SIGNATURE:
      add_signature (self);
      break;
    case SAN_BLOCK_ATTACHMENT:
      if (!*is_signed)
        add_signature (self);
      *is_signed = TRUE;
      add_attachment (self, block, ++*n_attachments);
      break;
    case SAN_BLOCK_PAGE_BREAK:
    default:
      g_string_append (self->xml, "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
      break;
    }

  return TRUE;
}

static gboolean
is_signed_inside (const GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    if (((SanDocumentBlock *) g_ptr_array_index (blocks, i))->kind == SAN_BLOCK_SIGNATURE)
      return TRUE;

  return FALSE;
}

gboolean
san_docx_body (SanDocx *self,
               GError **error)
{
  const GPtrArray *blocks = san_document_get_blocks (self->document);
  gboolean is_signed = is_signed_inside (blocks);
  guint n_attachments = 0;

  add_red_head (self);
  add_title (self);
  for (guint i = 0; i < blocks->len; i++)
    if (!add_block (self, g_ptr_array_index (blocks, i), &n_attachments, &is_signed, error))
      return FALSE;
  if (!is_signed)
    add_signature (self);
  add_imprint (self);

  return TRUE;
}
