/* san-workbook-list.c - what the lists of a bulletin's workbook have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <math.h>
#include <string.h>

#define FONT_BODY     "宋体"

#define COLOUR_LINE   0x8F98A5
#define COLOUR_NOTE   0x59626E
#define COLOUR_SHADE  0xF5F6F8
#define COLOUR_BAND   0xDDE9F7
#define COLOUR_LINK   0x1A5FB4

#define HEAD_HEIGHT   32

/* A line of a small wrapped text, and what a cell needs beside its lines, in points */
#define LINE_HEIGHT   13
#define CELL_HEIGHT   5
/* Small letters: so many of them go where the grid counts one */
#define SMALL_SCALE   1.05
#define MOST_LINES    8

static const char *const number_formats[SAN_PRINTED_DECIMALS] = {
  "0;\"−\"0", "0.0;\"−\"0.0", "0.00;\"−\"0.00", "0.000;\"−\"0.000", "0.0000;\"−\"0.0000",
  "0.00000;\"−\"0.00000", "0.000000;\"−\"0.000000",
};

static const char *const change_formats[SAN_PRINTED_DECIMALS] = {
  "+0;\"−\"0;0", "+0.0;\"−\"0.0;0.0", "+0.00;\"−\"0.00;0.00", "+0.000;\"−\"0.000;0.000",
  "+0.0000;\"−\"0.0000;0.0000", "+0.00000;\"−\"0.00000;0.00000",
  "+0.000000;\"−\"0.000000;0.000000",
};

static const char *const money_formats[SAN_N_MONEY] = {
  "#,##0;\"−\"#,##0", "#,##0.00;\"−\"#,##0.00",
};

static lxw_format *
add_format (lxw_workbook *workbook,
            double        size,
            const char   *number)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_font_name (format, FONT_BODY);
  format_set_font_size (format, size);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, COLOUR_LINE);
  if (number != NULL)
    format_set_num_format (format, number);

  return format;
}

static void
fill (lxw_format *format,
      lxw_color_t colour)
{
  format_set_pattern (format, LXW_PATTERN_SOLID);
  format_set_fg_color (format, colour);
}

static void
add_shaded (SanWorkbookFormats *formats,
            lxw_workbook       *workbook,
            guint               shade)
{
  formats->words[shade] = add_format (workbook, 10, NULL);
  format_set_text_wrap (formats->words[shade]);
  formats->middle[shade] = add_format (workbook, 10, NULL);
  format_set_text_wrap (formats->middle[shade]);
  format_set_align (formats->middle[shade], LXW_ALIGN_CENTER);
  for (guint i = 0; i < SAN_PRINTED_DECIMALS; i++)
    {
      formats->figure[i][shade] = add_format (workbook, 10, number_formats[i]);
      formats->change[i][shade] = add_format (workbook, 10, change_formats[i]);
    }

  if (shade == 0)
    return;

  fill (formats->words[shade], COLOUR_SHADE);
  fill (formats->middle[shade], COLOUR_SHADE);
  for (guint i = 0; i < SAN_PRINTED_DECIMALS; i++)
    {
      fill (formats->figure[i][shade], COLOUR_SHADE);
      fill (formats->change[i][shade], COLOUR_SHADE);
    }
}

/* As the window has them; the word stands in the cell, too. */
static void
add_colours (SanWorkbookFormats *formats,
             lxw_workbook       *workbook)
{
  static const lxw_color_t fills[SAN_N_TICKET_COLOURS] = { 0xFFFFFF, 0xFDF5D8, 0xFBE6E7 };
  static const lxw_color_t words[SAN_N_TICKET_COLOURS] = { 0x343C47, 0x7A5600, 0xA3131D };

  for (guint i = 0; i < SAN_N_TICKET_COLOURS; i++)
    {
      formats->colour[i] = add_format (workbook, 10, NULL);
      format_set_align (formats->colour[i], LXW_ALIGN_CENTER);
      format_set_bold (formats->colour[i]);
      format_set_font_color (formats->colour[i], words[i]);
      fill (formats->colour[i], fills[i]);
    }
}

void
san_formats_add_lists (SanWorkbookFormats *formats,
                       lxw_workbook       *workbook)
{
  for (guint i = 0; i < SAN_N_SHADES; i++)
    add_shaded (formats, workbook, i);
  add_colours (formats, workbook);

  for (guint i = 0; i < SAN_N_MONEY; i++)
    {
      formats->money[i] = add_format (workbook, 10, money_formats[i]);
      formats->money_total[i] = add_format (workbook, 11, money_formats[i]);
      format_set_bold (formats->money_total[i]);
    }

  formats->band = add_format (workbook, 11, NULL);
  format_set_bold (formats->band);
  format_set_indent (formats->band, 1);
  fill (formats->band, COLOUR_BAND);

  formats->absent = add_format (workbook, 10, NULL);
  format_set_align (formats->absent, LXW_ALIGN_CENTER);
  format_set_font_color (formats->absent, COLOUR_NOTE);
  format_set_pattern (formats->absent, LXW_PATTERN_LIGHT_UP);
  format_set_fg_color (formats->absent, COLOUR_LINE);
  format_set_bg_color (formats->absent, LXW_COLOR_WHITE);

  formats->link = add_format (workbook, 11, NULL);
  format_set_border (formats->link, LXW_BORDER_NONE);
  format_set_underline (formats->link, LXW_UNDERLINE_SINGLE);
  format_set_font_color (formats->link, COLOUR_LINK);
}

/* Sheets ---------------------------------------------------------------------------- */

void
san_list_sheet_open (SanListSheet        *self,
                     SanWorkbookWriter   *writer,
                     const char          *name,
                     const char          *title,
                     const char          *subtitle,
                     const SanListColumn *columns,
                     guint                n_columns,
                     gboolean             landscape)
{
  guint centre;

  *self = (SanListSheet) {
    .writer = writer, .sheet = workbook_add_worksheet (writer->workbook, name), .name = name,
    .columns = columns, .paper = { .landscape = landscape }, .last = n_columns - 1,
  };

  worksheet_set_default_row (self->sheet, SAN_SHEET_ROW_HEIGHT, LXW_FALSE);
  for (guint i = 0; i < n_columns; i++)
    san_sheet_set_width (&self->paper, self->sheet, i, columns[i].width);
  centre = san_sheet_set_across (&self->paper, self->last);

  worksheet_set_row (self->sheet, 0, SAN_SHEET_TITLE_HEIGHT, NULL);
  worksheet_set_row (self->sheet, 1, SAN_SHEET_SUBTITLE_HEIGHT, NULL);
  worksheet_set_row (self->sheet, SAN_LIST_ROW_HEAD, HEAD_HEIGHT, NULL);
  worksheet_merge_range (self->sheet, 0, 0, 0, (lxw_col_t) centre, title,
                         writer->formats.title);
  worksheet_merge_range (self->sheet, 1, 0, 1, (lxw_col_t) centre, subtitle,
                         writer->formats.subtitle);
  for (guint i = 0; i < n_columns; i++)
    worksheet_write_string (self->sheet, SAN_LIST_ROW_HEAD, (lxw_col_t) i, columns[i].head,
                            writer->formats.head);
}

void
san_list_sheet_close (SanListSheet *self,
                      guint         columns)
{
  worksheet_freeze_panes (self->sheet, SAN_LIST_ROW_FIRST, (lxw_col_t) columns);
  worksheet_repeat_rows (self->sheet, SAN_LIST_ROW_HEAD, SAN_LIST_ROW_HEAD);
  if (self->paper.across > 1 && columns > 0)
    worksheet_repeat_columns (self->sheet, 0, (lxw_col_t) (columns - 1));
  san_sheet_set_paper (self->writer, self->sheet, &self->paper);
}

/* Cells ----------------------------------------------------------------------------- */

int
san_text_decimals (const char *text,
                   int         most)
{
  const char *point = strchr (text, '.');

  return point != NULL ? MIN ((int) strlen (point + 1), most) : 0;
}

void
san_list_write_number (SanListSheet *self,
                       guint         row,
                       guint         column,
                       const char   *text,
                       int           decimals,
                       guint         shade)
{
  SanCellNumber number;

  if (text == NULL || *text == '\0')
    {
      worksheet_write_string (self->sheet, row, (lxw_col_t) column, "—",
                              self->writer->formats.middle[shade]);
      return;
    }

  san_cell_number_parse (&number, text);
  worksheet_write_number (self->sheet, row, (lxw_col_t) column, number.value,
                          self->writer->formats.figure[decimals][shade]);
}

void
san_list_set_height (SanListSheet      *self,
                     guint              row,
                     const char *const *texts,
                     guint              n_texts)
{
  guint lines = 1;

  for (guint i = 0; i < n_texts; i++)
    {
      double room = (self->columns[i].width - 0.2) * SMALL_SCALE;

      if (texts[i] != NULL && strlen (texts[i]) > room)
        lines = MAX (lines, (guint) ceil (san_text_width (texts[i]) / room));
    }

  if (lines > 1)
    worksheet_set_row (self->sheet, row, MIN (lines, MOST_LINES) * LINE_HEIGHT + CELL_HEIGHT,
                       NULL);
}

void
san_list_write_band (SanListSheet *self,
                     guint         row,
                     const char   *text)
{
  worksheet_merge_range (self->sheet, row, 0, row, (lxw_col_t) self->last, text,
                         self->writer->formats.band);
}

void
san_write_value_comment (lxw_worksheet *worksheet,
                         guint          row,
                         guint          column)
{
  lxw_comment_options options = { .x_scale = 1.4, .font_size = 9 };

  worksheet_write_comment_opt (worksheet, row, (lxw_col_t) column,
                               "本格为数值：按本表各单元格计算的公式得不到同样的结果。", &options);
}

void
san_list_write_figure (SanListSheet        *self,
                       guint                row,
                       guint                column,
                       const char          *function,
                       const char          *range,
                       const GArray        *values,
                       int                  decimals,
                       const SanCellNumber *expected,
                       lxw_format          *format)
{
  g_autoptr (SanFormulas) formulas = san_formulas_new (NULL);
  const char *formula =
    san_formulas_figure (formulas, function, range, (const double *) (gpointer) values->data,
                         values->len, decimals, expected);

  san_write_number (self->sheet, row, column, formula, expected, format);
  if (formula == NULL)
    san_write_value_comment (self->sheet, row, column);
}
