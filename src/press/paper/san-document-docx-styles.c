/* san-document-docx-styles.c - the looks of an editable document: GB/T 9704-2012
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-docx-private.h"

#include <string.h>

/* 22 lines on 225 mm; 28 characters of 16 points on 156 mm stand a little closer than they
 * are wide. The text itself says so, since a grid of characters that are wider than its
 * cells is two cells a character to some word processors. */
#define LINE_PITCH "579"
#define TIGHT "<w:spacing w:val=\"-5\"/>"
#define LOOSE "<w:spacing w:val=\"0\"/>"

#define BODY "仿宋_GB2312"
#define KAI "楷体_GB2312"
#define HEI "黑体"
#define TITLE "方正小标宋简体"

#define EXACT "<w:spacing w:line=\"" LINE_PITCH "\" w:lineRule=\"exact\"/>"
#define FREE "<w:snapToGrid w:val=\"0\"/>"
#define INDENT "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"
#define NO_INDENT "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>"
#define LEVEL(n) "<w:outlineLvl w:val=\"" n "\"/>"
#define RED "<w:color w:val=\"D1050F\"/>"

/* Ids that Word knows under these names in every language. @size: half points. */
static const struct
{
  const char *id;
  const char *name;
  const char *based_on;
  const char *font;
  const char *size;
  const char *paragraph;
  const char *run;
} styles[] = {
  { "BodyText", "Body Text", "Normal", NULL, NULL, INDENT, "" },
  { "Flush", "Flush Text", "Normal", NULL, NULL, NO_INDENT, "" },
  { "Title", "Title", "Normal", TITLE, "44",
    FREE "<w:spacing w:line=\"660\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", "" },
  { "Heading1", "heading 1", "Normal", HEI, NULL, "<w:keepNext/>" INDENT LEVEL ("0"), "" },
  { "Heading2", "heading 2", "Normal", KAI, NULL, "<w:keepNext/>" INDENT LEVEL ("1"), "" },
  { "Heading3", "heading 3", "Normal", NULL, NULL, "<w:keepNext/>" INDENT LEVEL ("2"), "" },
  { "Heading4", "heading 4", "Normal", NULL, NULL, "<w:keepNext/>" INDENT LEVEL ("3"), "" },
  { "AttachmentMark", "Attachment Mark", "Normal", HEI, NULL,
    "<w:keepNext/>" NO_INDENT LEVEL ("0"), "" },
  { "AttachmentTitle", "Attachment Title", "Title", NULL, NULL, "<w:keepNext/>", "" },
  { "AttachmentList", "Attachment List", "Normal", NULL, NULL,
    "<w:ind w:leftChars=\"500\" w:left=\"1600\" w:hangingChars=\"300\" w:hanging=\"960\"/>", "" },
  { "Issuer", "Issuer", "Normal", TITLE, "48",
    FREE "<w:spacing w:line=\"720\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", RED },
  { "RedHead", "Red Head", "Normal", TITLE, "92",
    FREE "<w:spacing w:line=\"1242\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
    RED "<w:spacing w:val=\"322\"/>" },
  { "Serial", "Serial", "Normal", NULL, NULL, "<w:jc w:val=\"center\"/>", "" },
  { "RedRule", "Red Rule", "Normal", NULL, NULL,
    "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"16\" w:space=\"4\" w:color=\"D1050F\"/></w:pBdr>"
    "<w:tabs><w:tab w:val=\"right\" w:pos=\"8844\"/></w:tabs>", "" },
  { "Signature", "Signature", "Normal", NULL, NULL,
    "<w:ind w:rightChars=\"400\" w:right=\"1280\"/><w:jc w:val=\"right\"/>", "" },
  { "Caption", "caption", "Normal", HEI, "24",
    "<w:keepNext/>" FREE "<w:spacing w:before=\"120\" w:after=\"60\" w:line=\"360\" "
    "w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", "" },
  { "Figure", "Figure", "Normal", NULL, NULL,
    "<w:keepNext/>" FREE "<w:spacing w:before=\"60\" w:line=\"240\" w:lineRule=\"auto\"/>"
    "<w:jc w:val=\"center\"/>", "" },
  { "FigureCaption", "Figure Caption", "Caption", NULL, NULL, "<w:keepNext w:val=\"0\"/>", "" },
  { "TableText", "Table Text", "Normal", NULL, "21",
    FREE "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>", "" },
  { "TableHead", "Table Head", "TableText", HEI, NULL,
    "<w:keepNext/><w:jc w:val=\"center\"/>", "" },
  { "Imprint", "Imprint", "Normal", NULL, "28",
    "<w:tabs><w:tab w:val=\"right\" w:pos=\"8304\"/></w:tabs>" FREE
    "<w:spacing w:line=\"480\" w:lineRule=\"exact\"/>"
    "<w:ind w:left=\"142\" w:right=\"142\"/>", "" },
  { "Note", "Note", "Normal", NULL, "21",
    FREE "<w:spacing w:before=\"60\" w:line=\"300\" w:lineRule=\"exact\"/>", "" },
  { "Gap", "Gap", "Normal", NULL, "12",
    FREE "<w:spacing w:line=\"160\" w:lineRule=\"exact\"/>", "" },
  { "Footer", "footer", "Normal", NULL, "28",
    FREE "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>", "" },
  { "Header", "header", "Normal", NULL, "18",
    FREE "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>", "" },
};

static void
add_fonts (GString    *xml,
           const char *font)
{
  g_string_append_printf (xml, "<w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\" "
                          "w:cs=\"%s\" w:hint=\"eastAsia\"/>", font, font, font, font);
}

/* Our own ones are named in words that begin in capitals. */
static gboolean
is_custom (guint index)
{
  static const char *const known[] = { "BodyText", "Title", "Signature", NULL };

  return g_ascii_isupper (*styles[index].name) && !g_strv_contains (known, styles[index].id);
}

static void
add_style (GString *xml,
           guint    index)
{
  g_string_append_printf (xml, "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name "
                          "w:val=\"%s\"/><w:basedOn w:val=\"%s\"/>",
                          is_custom (index) ? " w:customStyle=\"1\"" : "", styles[index].id,
                          styles[index].name, styles[index].based_on);
  if (g_str_has_prefix (styles[index].id, "Heading"))
    g_string_append (xml, "<w:next w:val=\"BodyText\"/>");
  g_string_append_printf (xml, "<w:qFormat/><w:pPr>%s</w:pPr><w:rPr>", styles[index].paragraph);
  if (styles[index].font != NULL)
    add_fonts (xml, styles[index].font);
  g_string_append (xml, styles[index].run);
  if (styles[index].size != NULL && strstr (styles[index].run, "<w:spacing") == NULL)
    g_string_append (xml, LOOSE);
  if (styles[index].size != NULL)
    g_string_append_printf (xml, "<w:sz w:val=\"%s\"/><w:szCs w:val=\"%s\"/>",
                            styles[index].size, styles[index].size);
  g_string_append (xml, "</w:rPr></w:style>");
}

char *
san_docx_styles (void)
{
  GString *xml = g_string_new (SAN_DOCX_HEAD "<w:styles xmlns:w=\"" SAN_DOCX_WORDS "\">"
                               "<w:docDefaults><w:rPrDefault><w:rPr>");

  add_fonts (xml, BODY);
  g_string_append (xml, "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"zh-CN\" "
                   "w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/>"
                   "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
                   "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr>"
                   "<w:widowControl w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/>"
                   "<w:autoSpaceDN w:val=\"0\"/>" EXACT "<w:jc w:val=\"both\"/></w:pPr>"
                   "<w:rPr>" TIGHT "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr></w:style>"
                   "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name "
                   "w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
                   "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"57\" "
                   "w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"57\" "
                   "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>");
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    add_style (xml, i);
  g_string_append (xml, "</w:styles>");

  return g_string_free (xml, FALSE);
}

/* What a program takes that lacks the face: the same one under its other names. */
char *
san_docx_fonts (void)
{
  static const struct
  {
    const char *name;
    const char *alternates;
    const char *family;
  } fonts[] = {
    { TITLE, "方正小标宋_GBK,FZXiaoBiaoSong-B05S,FZXiaoBiaoSong-B05,Noto Serif CJK SC", "script" },
    { BODY, "仿宋,FangSong_GB2312,FangSong,Noto Serif CJK SC", "modern" },
    { KAI, "楷体,KaiTi_GB2312,KaiTi,Noto Serif CJK SC", "modern" },
    { HEI, "SimHei,Noto Sans CJK SC", "modern" },
  };
  GString *xml = g_string_new (SAN_DOCX_HEAD "<w:fonts xmlns:w=\"" SAN_DOCX_WORDS "\">");

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    g_string_append_printf (xml, "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/><w:charset "
                            "w:val=\"86\"/><w:family w:val=\"%s\"/><w:pitch w:val=\"default\"/>"
                            "</w:font>", fonts[i].name, fonts[i].alternates, fonts[i].family);
  g_string_append (xml, "</w:fonts>");

  return g_string_free (xml, FALSE);
}

char *
san_docx_settings (void)
{
  return g_strdup (SAN_DOCX_HEAD "<w:settings xmlns:w=\"" SAN_DOCX_WORDS "\">"
                   "<w:zoom w:percent=\"100\"/><w:bordersDoNotSurroundHeader/>"
                   "<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val=\"420\"/>"
                   "<w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val=\"579\"/>"
                   "<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
                   "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
                   "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
                   "<w:adjustLineHeightInTable/><w:useFELayout/><w:compatSetting "
                   "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/"
                   "word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" "
                   "w:eastAsia=\"zh-CN\"/></w:settings>");
}

/* — 1 —: odd pages to the right, even ones to the left, a character from the edge */
char *
san_docx_footer (gboolean even)
{
  GString *xml = g_string_new (SAN_DOCX_HEAD "<w:ftr xmlns:w=\"" SAN_DOCX_WORDS "\">");

  san_docx_open (xml, "Footer",
                 even ? "<w:ind w:leftChars=\"100\" w:left=\"280\"/><w:jc w:val=\"left\"/>"
                      : "<w:ind w:rightChars=\"100\" w:right=\"280\"/><w:jc w:val=\"right\"/>");
  san_docx_run (xml, "", "— ");
  g_string_append (xml, "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
                   "xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar "
                   "w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar "
                   "w:fldCharType=\"end\"/></w:r>");
  san_docx_run (xml, "", " —");
  san_docx_close (xml);
  g_string_append (xml, "</w:ftr>");

  return g_string_free (xml, FALSE);
}

/* Words across the page are a shape of VML, as every word processor makes them. */
char *
san_docx_header (const char *watermark)
{
  GString *xml = g_string_new (SAN_DOCX_HEAD "<w:hdr xmlns:w=\"" SAN_DOCX_WORDS "\" "
                               "xmlns:v=\"urn:schemas-microsoft-com:vml\" "
                               "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
                               "xmlns:w10=\"urn:schemas-microsoft-com:office:word\">");

  san_docx_open (xml, "Header", "");
  g_string_append (xml, "<w:r><w:pict><v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" "
                   "o:spt=\"136\" adj=\"10800\" path=\"m@7,l@8,m@5,21600l@6,21600e\">"
                   "<v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/>"
                   "<v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/>"
                   "<v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/>"
                   "<v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/>"
                   "<v:f eqn=\"if @0 @4 21600\"/></v:formulas><v:path textpathok=\"t\"/>"
                   "<v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype>"
                   "<v:shape id=\"PowerPlusWaterMarkObject1\" type=\"#_x0000_t136\" "
                   "style=\"position:absolute;margin-left:0;margin-top:0;width:320pt;"
                   "height:160pt;rotation:315;z-index:-251658752;"
                   "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
                   "mso-position-vertical:center;mso-position-vertical-relative:margin\" "
                   "o:allowincell=\"f\" fillcolor=\"#d9d9d9\" stroked=\"f\">"
                   "<v:fill opacity=\".5\"/><v:textpath style=\"font-family:&quot;" HEI
                   "&quot;;font-size:1pt\" string=\"");
  san_docx_escape (xml, watermark);
  g_string_append (xml, "\"/><w10:wrap anchorx=\"margin\" anchory=\"margin\"/></v:shape>"
                   "</w:pict></w:r>");
  san_docx_close (xml);
  g_string_append (xml, "</w:hdr>");

  return g_string_free (xml, FALSE);
}

/* A4, 37, 35, 28 and 26 mm. Relations 4 and 5 are the footers, 6 and 7 the headers. */
char *
san_docx_section (gboolean headed)
{
  return g_strconcat ("<w:sectPr>",
                      headed ? "<w:headerReference w:type=\"default\" r:id=\"rId6\"/>"
                      "<w:headerReference w:type=\"even\" r:id=\"rId7\"/>" : "",
                      "<w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
                      "<w:footerReference w:type=\"even\" r:id=\"rId5\"/>"
                      "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" "
                      "w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" "
                      "w:footer=\"1304\" w:gutter=\"0\"/><w:docGrid w:type=\"lines\" "
                      "w:linePitch=\"" LINE_PITCH "\"/>"
                      "</w:sectPr>", NULL);
}
