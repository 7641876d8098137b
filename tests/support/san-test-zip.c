/* san-test-zip.c - workbooks put together by hand, as no writer would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-test-zip.h"

#include <string.h>
#include <zip.h>

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

static const char root_relations[] =
  DECLARATION
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
  "<Relationship Id=\"r1\" Type=\"" RELATIONS "/officeDocument\" Target=\"book/main.xml\"/>"
  "</Relationships>";

/* Names that nobody expects: only the relations tell where the parts are. */
static const char book_relations[] =
  DECLARATION
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
  "<Relationship Id=\"a\" Type=\"" RELATIONS "/worksheet\" Target=\"/data/one.xml\"/>"
  "<Relationship Id=\"b\" Type=\"" RELATIONS "/sharedStrings\" Target=\"texts.xml\"/>"
  "<Relationship Id=\"c\" Type=\"" RELATIONS "/styles\" Target=\"../looks.xml\"/>"
  "</Relationships>";

static void
add (zip_t      *zip,
     const char *name,
     const char *text)
{
  zip_source_t *source = zip_source_buffer (zip, text, strlen (text), 0);

  g_assert_nonnull (source);
  g_assert_cmpint (zip_file_add (zip, name, source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8), >=, 0);
}

void
san_test_zip_write (const char *path,
                    const char *name,
                    ...)
{
  int code = 0;
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, &code);
  va_list parts;

  g_assert_nonnull (zip);
  va_start (parts, name);
  for (; name != NULL; name = va_arg (parts, const char *))
    add (zip, name, va_arg (parts, const char *));
  va_end (parts);
  g_assert_cmpint (zip_close (zip), ==, 0);
}

void
san_test_workbook_write (const char *path,
                         const char *sheet,
                         const char *strings,
                         const char *styles,
                         const char *properties)
{
  g_autofree char *book =
    g_strdup_printf (DECLARATION "<workbook " MAIN " xmlns:r=\"" RELATIONS "\"><workbookPr %s/>"
                     "<sheets><sheet name=\"成绩\" sheetId=\"7\" r:id=\"a\"/></sheets></workbook>",
                     properties != NULL ? properties : "");
  g_autofree char *worksheet =
    g_strdup_printf (DECLARATION "<worksheet " MAIN ">%s</worksheet>", sheet);
  g_autofree char *texts =
    g_strdup_printf (DECLARATION "<sst " MAIN ">%s</sst>", strings != NULL ? strings : "");
  g_autofree char *looks =
    g_strdup_printf (DECLARATION "<styleSheet " MAIN ">%s</styleSheet>",
                     styles != NULL ? styles : "");

  san_test_zip_write (path, "[Content_Types].xml", "<Types/>", "_rels/.rels", root_relations,
                      "book/main.xml", book, "book/_rels/main.xml.rels", book_relations,
                      "data/one.xml", worksheet, "book/texts.xml", texts, "looks.xml", looks,
                      NULL);
}
