/* san-workbook-format.c - how the cells and sheets of a bulletin's workbook look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <math.h>

#define FONT_TITLE "方正小标宋简体"
#define FONT_BODY  "宋体"

#define COLOUR_HEAD  0xE8EBEF
#define COLOUR_FIRST 0xDDE9F7
#define COLOUR_LAST  0xF7E6D8
#define COLOUR_LINE  0x8F98A5
#define COLOUR_NOTE  0x59626E

/* The minus of print is U+2212. */
static const char *const number_formats[SAN_PRINTED_DECIMALS] = {
  "0;\"−\"0", "0.0;\"−\"0.0", "0.00;\"−\"0.00", "0.000;\"−\"0.000", "0.0000;\"−\"0.0000",
  "0.00000;\"−\"0.00000", "0.000000;\"−\"0.000000",
};

static const char *const signed_formats[SAN_PRINTED_DECIMALS] = {
  "+0;\"−\"0;0", "+0.0;\"−\"0.0;0.0", "+0.00;\"−\"0.00;0.00", "+0.000;\"−\"0.000;0.000",
  "+0.0000;\"−\"0.0000;0.0000", "+0.00000;\"−\"0.00000;0.00000",
  "+0.000000;\"−\"0.000000;0.000000",
};

/* A4 and its margins, in points */
#define PAPER_SHORT    595.0
#define PAPER_LONG     842.0
#define MARGIN_SIDE    43.2
#define MARGIN_TOP     50.4
#define MARGIN_BOTTOM  57.6

/* Characters that can be read when they share a page across */
#define WIDTH_ACROSS   230

#define PIXEL_POINTS   0.75
#define CHAR_PIXELS    7
#define COLUMN_PIXELS  5

/* A line of a paragraph in points; a note is set smaller than the grid that widths count */
#define LINE_HEIGHT    15
#define NOTE_SCALE     1.05

static lxw_format *
new_format (lxw_workbook *workbook,
            double        size,
            gboolean      framed)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_font_name (format, FONT_BODY);
  format_set_font_size (format, size);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);

  if (framed)
    {
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, COLOUR_LINE);
    }

  return format;
}

static lxw_format *
new_cell_format (lxw_workbook *workbook,
                 SanMark       mark,
                 const char   *number)
{
  lxw_format *format = new_format (workbook, 11, TRUE);

  if (number != NULL)
    format_set_num_format (format, number);

  if (mark != SAN_MARK_NONE)
    {
      format_set_pattern (format, LXW_PATTERN_SOLID);
      format_set_fg_color (format, mark == SAN_MARK_FIRST ? COLOUR_FIRST : COLOUR_LAST);
    }

  return format;
}

static void
add_cell_formats (SanWorkbookFormats *formats,
                  lxw_workbook       *workbook,
                  SanMark             mark)
{
  formats->text[mark] = new_cell_format (workbook, mark, NULL);
  format_set_shrink (formats->text[mark]);
  formats->small[mark] = new_cell_format (workbook, mark, NULL);
  format_set_font_size (formats->small[mark], 10);
  format_set_shrink (formats->small[mark]);
  formats->centre[mark] = new_cell_format (workbook, mark, NULL);
  format_set_align (formats->centre[mark], LXW_ALIGN_CENTER);
  formats->moved[mark] = new_cell_format (workbook, mark, "\"▲\"0;\"▼\"0;\"—\"");
  format_set_align (formats->moved[mark], LXW_ALIGN_CENTER);

  for (guint i = 0; i < SAN_PRINTED_DECIMALS; i++)
    {
      formats->number[i][mark] = new_cell_format (workbook, mark, number_formats[i]);
      formats->signed_number[i][mark] = new_cell_format (workbook, mark, signed_formats[i]);
      formats->filled[i][mark] = new_cell_format (workbook, mark, number_formats[i]);
      format_set_italic (formats->filled[i][mark]);
      format_set_font_color (formats->filled[i][mark], COLOUR_NOTE);
    }
}

void
san_formats_add (SanWorkbookFormats *formats,
                 lxw_workbook       *workbook)
{
  formats->title = new_format (workbook, 18, FALSE);
  format_set_font_name (formats->title, FONT_TITLE);
  format_set_align (formats->title, LXW_ALIGN_CENTER);
  format_set_shrink (formats->title);

  formats->subtitle = new_format (workbook, 11, FALSE);
  format_set_align (formats->subtitle, LXW_ALIGN_CENTER);
  format_set_font_color (formats->subtitle, COLOUR_NOTE);

  formats->head = new_format (workbook, 11, TRUE);
  format_set_bold (formats->head);
  format_set_align (formats->head, LXW_ALIGN_CENTER);
  format_set_text_wrap (formats->head);
  format_set_pattern (formats->head, LXW_PATTERN_SOLID);
  format_set_fg_color (formats->head, COLOUR_HEAD);

  formats->lead = new_format (workbook, 11, FALSE);
  format_set_text_wrap (formats->lead);

  formats->note = new_format (workbook, 10, FALSE);
  format_set_font_color (formats->note, COLOUR_NOTE);
  format_set_text_wrap (formats->note);

  formats->issuer = new_format (workbook, 11, FALSE);
  format_set_align (formats->issuer, LXW_ALIGN_RIGHT);

  formats->label = new_format (workbook, 11, TRUE);
  format_set_bold (formats->label);
  format_set_align (formats->label, LXW_ALIGN_CENTER);

  for (SanMark mark = SAN_MARK_NONE; mark < SAN_N_MARKS; mark++)
    add_cell_formats (formats, workbook, mark);

  for (guint i = 0; i < SAN_PRINTED_DECIMALS; i++)
    {
      formats->mean[i] = new_format (workbook, 11, TRUE);
      format_set_num_format (formats->mean[i], number_formats[i]);
      format_set_bold (formats->mean[i]);
    }
}

void
san_write_number (lxw_worksheet       *worksheet,
                  guint                row,
                  guint                column,
                  const char          *formula,
                  const SanCellNumber *number,
                  lxw_format          *format)
{
  if (formula != NULL)
    worksheet_write_formula_num (worksheet, row, (lxw_col_t) column, formula, format,
                                 number->value);
  else
    worksheet_write_number (worksheet, row, (lxw_col_t) column, number->value, format);
}

guint
san_text_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      /* most are hanzi or Latin, and are told without a look into a table */
      if (letter < 0x1100)
        width += 1;
      else
        width += (letter >= 0x4E00 && letter < 0xA000) || g_unichar_iswide (letter) ? 2 : 1;
    }

  return width;
}

void
san_sheet_set_width (SanSheetPaper *paper,
                     lxw_worksheet *worksheet,
                     guint          column,
                     double         width)
{
  worksheet_set_column (worksheet, (lxw_col_t) column, (lxw_col_t) column, width, NULL);
  paper->chars += width;
  paper->pixels += (guint) (width * CHAR_PIXELS + 0.5) + COLUMN_PIXELS;
}

guint
san_sheet_set_across (SanSheetPaper *paper,
                      guint          last)
{
  paper->across = (guint) ceil (paper->chars / WIDTH_ACROSS);

  return paper->across > 1 ? last / paper->across : last;
}

double
san_sheet_write_paragraph (lxw_worksheet       *worksheet,
                           const SanSheetPaper *paper,
                           guint                row,
                           guint                last,
                           const char          *text,
                           lxw_format          *format)
{
  guint lines = (guint) ceil (san_text_width (text) / (paper->chars * NOTE_SCALE));
  double height = MAX (lines, 1) * LINE_HEIGHT + 3;

  worksheet_set_row (worksheet, row, height, NULL);
  worksheet_merge_range (worksheet, row, 0, row, (lxw_col_t) last, text, format);

  return height;
}

static double
page_scale (const SanSheetPaper *paper)
{
  double room = (paper->landscape ? PAPER_LONG : PAPER_SHORT) - 2 * MARGIN_SIDE;

  return MIN (1, room * MAX (paper->across, 1) / (paper->pixels * PIXEL_POINTS));
}

double
san_sheet_page_height (const SanSheetPaper *paper)
{
  double room = (paper->landscape ? PAPER_SHORT : PAPER_LONG) - MARGIN_TOP - MARGIN_BOTTOM;

  return room / page_scale (paper);
}

void
san_sheet_set_paper (SanWorkbookWriter   *writer,
                     lxw_worksheet       *worksheet,
                     const SanSheetPaper *paper)
{
  const SanWorkbookHead *head = writer->head;
  g_autofree char *issue = head->number > 0 && !head->provisional
                           ? g_strdup_printf ("第%u期", head->number)
                           : g_strdup (head->provisional ? "预排名" : "草稿");
  g_autofree char *footer = NULL;

  footer = g_strdup_printf ("&L&9%s&C&9— &P / &N —&R&9%s%s",
                            paper->foot != NULL ? paper->foot : issue,
                            *head->journal_head != '\0' ? "日志 " : "", head->journal_head);

  worksheet_set_paper (worksheet, 9);   /* A4 */
  if (paper->landscape)
    worksheet_set_landscape (worksheet);
  worksheet_fit_to_pages (worksheet, (guint16) MAX (paper->across, 1), 0);
  worksheet_set_margins (worksheet, MARGIN_SIDE / 72, MARGIN_SIDE / 72, MARGIN_TOP / 72,
                         MARGIN_BOTTOM / 72);
  worksheet_center_horizontally (worksheet);
  worksheet_set_footer (worksheet, footer);
}
