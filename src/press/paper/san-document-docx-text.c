/* san-document-docx-text.c - the paragraphs of an editable document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-docx-private.h"

#include <string.h>

/* XML 1.0 has no place for the other control characters, not even as references. */
static gboolean
is_character (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) ||
         c >= 0x10000;
}

static void
escape_character (GString *xml,
                  gunichar c)
{
  switch (c)
    {
    case '&':
      g_string_append (xml, "&amp;");
      break;
    case '<':
      g_string_append (xml, "&lt;");
      break;
    case '>':
      g_string_append (xml, "&gt;");
      break;
    case '"':
      g_string_append (xml, "&quot;");
      break;
    default:
      g_string_append_unichar (xml, c);
      break;
    }
}

void
san_docx_escape (GString    *xml,
                 const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_character (g_utf8_get_char (p)))
      escape_character (xml, g_utf8_get_char (p));
}

/* Line ends and tabs are elements of their own. */
void
san_docx_run (GString    *xml,
              const char *properties,
              const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  gboolean open = FALSE;

  if (*valid == '\0')
    return;

  g_string_append (xml, "<w:r>");
  if (*properties != '\0')
    g_string_append_printf (xml, "<w:rPr>%s</w:rPr>", properties);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean word = c != '\n' && c != '\t';

      if (!is_character (c))
        continue;
      if (word != open)
        g_string_append (xml, word ? "<w:t xml:space=\"preserve\">" : "</w:t>");
      open = word;
      if (word)
        escape_character (xml, c);
      else
        g_string_append (xml, c == '\n' ? "<w:br/>" : "<w:tab/>");
    }
  g_string_append (xml, open ? "</w:t></w:r>" : "</w:r>");
}

void
san_docx_open (GString    *xml,
               const char *style,
               const char *properties)
{
  g_string_append_printf (xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>", style,
                          properties);
}

void
san_docx_close (GString *xml)
{
  g_string_append (xml, "</w:p>");
}

void
san_docx_paragraph (GString    *xml,
                    const char *style,
                    const char *properties,
                    const char *text)
{
  san_docx_open (xml, style, properties);
  san_docx_run (xml, "", text);
  san_docx_close (xml);
}
