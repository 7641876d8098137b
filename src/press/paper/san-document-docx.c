/* san-document-docx.c - a document as an Office Open XML package, for last edits
 *
 * What leaves as PDF is set by us; what a leader still writes into is set by a word
 * processor, so every look here is a style of its own and every number a real one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-docx-private.h"

#include <string.h>
#include <zip.h>

#include <glib/gi18n-lib.h>

#include "base/san-error.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* The first of January 1980, 00:00: the same bytes whenever they are made. */
#define DOS_DATE 0x0021

/* The parts that never change their names, with the relation that leads to each. */
static const struct
{
  const char *name;
  const char *type;
  const char *relation;
  gboolean    headed;     /* only with a watermark */
} parts[] = {
  { "styles.xml", "styles", "styles", FALSE },
  { "settings.xml", "settings", "settings", FALSE },
  { "fontTable.xml", "fontTable", "fontTable", FALSE },
  { "footer1.xml", "footer", "footer", FALSE },
  { "footer2.xml", "footer", "footer", FALSE },
  { "header1.xml", "header", "header", TRUE },
  { "header2.xml", "header", "header", TRUE },
};

static void
picture_free (SanDocxPicture *picture)
{
  g_free (picture->name);
  g_bytes_unref (picture->bytes);
  g_free (picture);
}

static gboolean
has_part (const SanDocx *self,
          guint          part)
{
  return !parts[part].headed ||
         (self->head->watermark != NULL && *self->head->watermark != '\0');
}

/* The words of the package --------------------------------------------------------------- */

static char *
make_types (const SanDocx *self)
{
  GString *xml = g_string_new (SAN_DOCX_HEAD "<Types xmlns=\"" PACKAGE "content-types\">"
                               "<Default Extension=\"rels\" ContentType=\"application/"
                               "vnd.openxmlformats-package.relationships+xml\"/>"
                               "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                               "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                               "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
                               "<Override PartName=\"/word/document.xml\" ContentType=\""
                               TYPE "document.main+xml\"/>");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (has_part (self, i))
      g_string_append_printf (xml, "<Override PartName=\"/word/%s\" ContentType=\"" TYPE
                              "%s+xml\"/>", parts[i].name, parts[i].type);
  g_string_append (xml, "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
                   "vnd.openxmlformats-package.core-properties+xml\"/>"
                   "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/"
                   "vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>");

  return g_string_free (xml, FALSE);
}

static char *
make_root_relations (void)
{
  return g_strdup (SAN_DOCX_HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">"
                   "<Relationship Id=\"rId1\" Type=\"" SAN_DOCX_RELATIONS "/officeDocument\" "
                   "Target=\"word/document.xml\"/>"
                   "<Relationship Id=\"rId2\" Type=\"" PACKAGE
                   "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                   "<Relationship Id=\"rId3\" Type=\"" SAN_DOCX_RELATIONS
                   "/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>");
}

static char *
make_relations (const SanDocx *self)
{
  GString *xml = g_string_new (SAN_DOCX_HEAD "<Relationships xmlns=\"" PACKAGE
                               "relationships\">");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (has_part (self, i))
      g_string_append_printf (xml, "<Relationship Id=\"rId%u\" Type=\"" SAN_DOCX_RELATIONS
                              "/%s\" Target=\"%s\"/>", i + 1, parts[i].relation, parts[i].name);
  for (guint i = 0; i < self->pictures->len; i++)
    {
      const SanDocxPicture *picture = g_ptr_array_index (self->pictures, i);

      g_string_append_printf (xml, "<Relationship Id=\"picture%u\" Type=\"" SAN_DOCX_RELATIONS
                              "/image\" Target=\"media/%s\"/>", i + 1, picture->name);
    }
  g_string_append (xml, "</Relationships>");

  return g_string_free (xml, FALSE);
}

static char *
make_properties (const SanDocx *self,
                 const char    *date)
{
  const char *title = self->head->title != NULL && *self->head->title != '\0'
                      ? self->head->title : self->head->name;
  GString *xml = g_string_new (SAN_DOCX_HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE
                               "metadata/core-properties\" "
                               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                               "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                               "<dc:title>");

  san_docx_escape (xml, title != NULL ? title : "");
  g_string_append (xml, "</dc:title><dc:creator>");
  san_docx_escape (xml, self->head->signature != NULL ? self->head->signature : "");
  g_string_append (xml, "</dc:creator>");
  if (date != NULL)
    for (guint i = 0; i < 2; i++)
      {
        const char *tag = i == 0 ? "created" : "modified";

        g_string_append_printf (xml, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">", tag);
        san_docx_escape (xml, date);
        g_string_append_printf (xml, "</dcterms:%s>", tag);
      }
  g_string_append (xml, "</cp:coreProperties>");

  return g_string_free (xml, FALSE);
}

static char *
make_application (void)
{
  return g_strdup (SAN_DOCX_HEAD "<Properties xmlns=\"" OFFICE "extended-properties\">"
                   "<Application>Sanse</Application></Properties>");
}

static char *
make_document (const SanDocx *self,
               gboolean       headed)
{
  g_autofree char *section = san_docx_section (headed);

  return g_strconcat (SAN_DOCX_HEAD "<w:document xmlns:w=\"" SAN_DOCX_WORDS "\" "
                      "xmlns:r=\"" SAN_DOCX_RELATIONS "\" "
                      "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
                      "wordprocessingDrawing\" "
                      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
                      "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
                      "<w:body>", self->xml->str, section, "</w:body></w:document>", NULL);
}

/* The package ---------------------------------------------------------------------------- */

static gboolean
add_bytes (zip_t      *zip,
           const char *name,
           GBytes     *bytes,
           gboolean    packed)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  zip_source_t *source = zip_source_buffer (zip, data, length, 0);
  zip_int64_t index = source != NULL ? zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8) : -1;

  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }

  return zip_set_file_compression (zip, (zip_uint64_t) index,
                                   packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0 &&
         zip_file_set_dostime (zip, (zip_uint64_t) index, 0, DOS_DATE, 0) == 0;
}

/* Takes @text; @held keeps it until the package is closed. */
static gboolean
add_text (zip_t      *zip,
          const char *name,
          char       *text,
          GPtrArray  *held)
{
  GBytes *bytes = g_bytes_new_take (text, strlen (text));

  g_ptr_array_add (held, bytes);

  return add_bytes (zip, name, bytes, FALSE);
}

static gboolean
add_parts (zip_t         *zip,
           const SanDocx *self,
           const char    *date,
           GPtrArray     *held)
{
  const char *watermark = self->head->watermark;
  gboolean headed = watermark != NULL && *watermark != '\0';

  if (!add_text (zip, "[Content_Types].xml", make_types (self), held) ||
      !add_text (zip, "_rels/.rels", make_root_relations (), held) ||
      !add_text (zip, "word/document.xml", make_document (self, headed), held) ||
      !add_text (zip, "word/_rels/document.xml.rels", make_relations (self), held) ||
      !add_text (zip, "word/styles.xml", san_docx_styles (), held) ||
      !add_text (zip, "word/settings.xml", san_docx_settings (), held) ||
      !add_text (zip, "word/fontTable.xml", san_docx_fonts (), held) ||
      !add_text (zip, "word/footer1.xml", san_docx_footer (FALSE), held) ||
      !add_text (zip, "word/footer2.xml", san_docx_footer (TRUE), held) ||
      (headed && (!add_text (zip, "word/header1.xml", san_docx_header (watermark), held) ||
                  !add_text (zip, "word/header2.xml", san_docx_header (watermark), held))) ||
      !add_text (zip, "docProps/core.xml", make_properties (self, date), held) ||
      !add_text (zip, "docProps/app.xml", make_application (), held))
    return FALSE;

  for (guint i = 0; i < self->pictures->len; i++)
    {
      const SanDocxPicture *picture = g_ptr_array_index (self->pictures, i);
      g_autofree char *name = g_strconcat ("word/media/", picture->name, NULL);

      if (!add_bytes (zip, name, picture->bytes, TRUE))
        return FALSE;
    }

  return TRUE;
}

/* (transfer full) (nullable) */
static GBytes *
read_source (zip_source_t *source)
{
  zip_stat_t stat;
  g_autofree guint8 *data = NULL;
  gboolean whole;

  if (zip_source_stat (source, &stat) != 0 || zip_source_open (source) != 0)
    return NULL;

  data = g_malloc (stat.size);
  whole = zip_source_read (source, data, stat.size) == (zip_int64_t) stat.size;
  zip_source_close (source);

  return whole ? g_bytes_new_take (g_steal_pointer (&data), stat.size) : NULL;
}

static GBytes *
pack (const SanDocx *self,
      const char    *date,
      GError       **error)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = source != NULL ? zip_open_from_source (source, ZIP_TRUNCATE, NULL) : NULL;
  GBytes *bytes = NULL;

  if (zip == NULL)
    {
      zip_source_free (source);
    }
  else
    {
      zip_source_keep (source);
      if (!add_parts (zip, self, date, held) || zip_close (zip) != 0)
        zip_discard (zip);
      else
        bytes = read_source (source);
      zip_source_free (source);
    }
  if (bytes == NULL)
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_FAILED,
                         _("The editable document could not be put together"));

  return bytes;
}

GBytes *
san_document_render_docx (const SanDocument *self,
                          const char        *date,
                          GError           **error)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autoptr (GPtrArray) pictures =
    g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  SanDocx docx = { self, NULL, xml, pictures, known, 0 };

  g_return_val_if_fail (self != NULL, NULL);

  docx.head = san_document_get_head ((SanDocument *) self);

  return san_docx_body (&docx, error) ? pack (&docx, date, error) : NULL;
}
