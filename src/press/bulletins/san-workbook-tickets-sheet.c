/* san-workbook-tickets-sheet.c - the sheet 三色单 as bulletins of the layout 1 have it, and its figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "bulletins/san-workbook-private.h"

#define ROW_HEADS      4

/* Columns of what the rates are made of */
#define COLUMN_DUE     2
#define COLUMN_CLOSED  3
#define COLUMN_ON_TIME 4

static gboolean
is_fraction (SanFigure figure)
{
  return san_figure_is_rate (figure) || san_figure_is_duration (figure);
}

/* (transfer full) (nullable): of a rate that the row's own cells give */
static char *
rate_formula (char               **cells,
              guint                row,
              guint                part,
              const SanCellNumber *expected)
{
  double due = g_ascii_strtod (cells[COLUMN_DUE], NULL);
  double value = 100 * g_ascii_strtod (cells[part], NULL) / due;
  char top[LXW_MAX_CELL_NAME_LENGTH];
  char bottom[LXW_MAX_CELL_NAME_LENGTH];

  if (!(due > 0) || !san_formula_is_safe (value, value * 0x1p-51, 2, expected->nano))
    return NULL;

  lxw_rowcol_to_cell (top, row, (lxw_col_t) part);
  lxw_rowcol_to_cell (bottom, row, COLUMN_DUE);

  return g_strdup_printf ("=ROUND(ROUND(100*%s/%s,9),2)", top, bottom);
}

/* (transfer full) (nullable): of the units above, where they add up to the total: a ticket
 * may have a unit that is in no list */
static char *
sum_formula (const SanWorkbookTickets *tickets,
             guint                     row,
             guint                     column,
             guint                     heads,
             const SanCellNumber      *expected)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  double sum = 0;

  for (guint i = 1; i < tickets->figures->len; i++)
    sum += g_ascii_strtod (((char **) tickets->figures->pdata[i])[column], NULL);
  if (sum != expected->value)
    return NULL;

  lxw_rowcol_to_range (range, heads + 1, (lxw_col_t) column, row - 1, (lxw_col_t) column);

  return g_strdup_printf ("=SUM(%s)", range);
}

static void
write_cell (SanWorkbookWriter        *writer,
            lxw_worksheet            *sheet,
            const SanWorkbookTickets *tickets,
            char                    **cells,
            guint                     row,
            guint                     column,
            guint                     heads)
{
  SanFigure figure = san_ticket_columns[column - 1].figure;
  int decimals = san_figure_is_rate (figure) ? 2 : san_figure_is_duration (figure) ? 1 : 0;
  gboolean total = row == heads + tickets->figures->len && tickets->figures->len > 1;
  g_autofree char *formula = NULL;
  SanCellNumber number;

  if (*cells[column] == '\0')
    {
      worksheet_write_string (sheet, row, (lxw_col_t) column, "—",
                              writer->formats.centre[SAN_MARK_NONE]);
      return;
    }

  san_cell_number_parse (&number, cells[column]);
  if (figure == SAN_FIGURE_CLOSURE_RATE)
    formula = rate_formula (cells, row, COLUMN_CLOSED, &number);
  else if (figure == SAN_FIGURE_ON_TIME_RATE)
    formula = rate_formula (cells, row, COLUMN_ON_TIME, &number);
  else if (total && !is_fraction (figure))
    formula = sum_formula (tickets, row, column, heads, &number);

  san_write_number (sheet, row, column, formula, &number,
                    total ? writer->formats.mean[decimals]
                          : writer->formats.number[decimals][SAN_MARK_NONE]);
}

guint
san_tickets_write_figures (SanWorkbookWriter        *writer,
                           lxw_worksheet            *sheet,
                           const SanWorkbookTickets *tickets,
                           guint                     heads)
{
  guint n = tickets->figures->len;

  worksheet_set_row (sheet, heads, SAN_SHEET_BELOW_HEIGHT, NULL);
  worksheet_write_string (sheet, heads, 0, "单位", writer->formats.head);
  for (guint i = 0; i < SAN_TICKET_COLUMNS; i++)
    worksheet_write_string (sheet, heads, (lxw_col_t) (i + 1), san_ticket_columns[i].head,
                            writer->formats.head);

  for (guint i = 1; i <= n; i++)
    {
      char **cells = tickets->figures->pdata[i % n];
      guint row = heads + i;

      worksheet_write_string (sheet, row, 0, i < n ? cells[0] : "合计",
                              i < n ? writer->formats.text[SAN_MARK_NONE]
                                    : writer->formats.label);
      for (guint column = 1; column <= SAN_TICKET_COLUMNS; column++)
        write_cell (writer, sheet, tickets, cells, row, column, heads);
    }

  return heads + n + 1;
}

static void
write_heads (SanWorkbookWriter *writer,
             lxw_worksheet     *sheet,
             guint              row,
             const char *const *heads,
             guint              n)
{
  for (guint i = 0; i < n; i++)
    worksheet_write_string (sheet, row, (lxw_col_t) i, heads[i], writer->formats.head);
}

static guint
write_ages (SanWorkbookWriter        *writer,
            lxw_worksheet            *sheet,
            const SanWorkbookTickets *tickets,
            guint                     row)
{
  static const char *const heads[] = { "在办时间", "白单", "黄单", "红单", "逾期" };

  write_heads (writer, sheet, row++, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < tickets->ages->len; i++, row++)
    {
      char **cells = tickets->ages->pdata[i];

      worksheet_write_string (sheet, row, 0, cells[0], writer->formats.text[SAN_MARK_NONE]);
      for (guint j = 1; j < G_N_ELEMENTS (heads); j++)
        worksheet_write_number (sheet, row, (lxw_col_t) j, atoi (cells[j]),
                                writer->formats.number[0][SAN_MARK_NONE]);
    }

  return row;
}

static void
write_span (lxw_worksheet *sheet,
            guint          row,
            guint          first,
            guint          last,
            const char    *text,
            lxw_format    *format)
{
  if (first == last)
    worksheet_write_string (sheet, row, (lxw_col_t) first, text, format);
  else
    worksheet_merge_range (sheet, row, (lxw_col_t) first, row, (lxw_col_t) last, text, format);
}

static guint
write_open (SanWorkbookWriter        *writer,
            lxw_worksheet            *sheet,
            const SanWorkbookTickets *tickets,
            guint                     row)
{
  static const struct { const char *head; guint first, last; } columns[SAN_OPEN_CELLS] = {
    { "编号", 0, 0 }, { "责任单位", 1, 2 }, { "问题", 3, 7 }, { "交办时间", 8, 9 },
    { "期限", 10, 11 }, { "状态", 12, 12 },
  };

  for (guint i = 0; i < SAN_OPEN_CELLS; i++)
    write_span (sheet, row, columns[i].first, columns[i].last, columns[i].head,
                writer->formats.head);
  row++;
  for (guint i = 0; i < tickets->open->len; i++, row++)
    {
      char **cells = tickets->open->pdata[i];

      for (guint j = 0; j < SAN_OPEN_CELLS; j++)
        write_span (sheet, row, columns[j].first, columns[j].last, cells[j],
                    writer->formats.small[SAN_MARK_NONE]);
    }

  return row;
}

/* Title, subtitle and what the figures mean: the rows 0 to 2 */
void
san_tickets_write_top (SanWorkbookWriter        *writer,
                       lxw_worksheet            *sheet,
                       SanSheetPaper            *paper,
                       const SanWorkbookTickets *tickets)
{
  g_autofree char *subtitle = g_strdup_printf ("截止时间：%s", tickets->cut_off);

  worksheet_set_default_row (sheet, SAN_SHEET_ROW_HEIGHT, LXW_FALSE);
  for (guint i = 0; i <= SAN_TICKET_COLUMNS; i++)
    san_sheet_set_width (paper, sheet, i, i == 0 ? 18 : i == SAN_TICKET_COLUMNS ? 15 : 9.5);
  worksheet_set_row (sheet, 0, SAN_SHEET_TITLE_HEIGHT, NULL);
  worksheet_merge_range (sheet, 0, 0, 0, SAN_TICKET_COLUMNS, "三色单办理情况", writer->formats.title);
  worksheet_merge_range (sheet, 1, 0, 1, SAN_TICKET_COLUMNS, subtitle, writer->formats.subtitle);
  san_sheet_write_paragraph (sheet, paper, 2, SAN_TICKET_COLUMNS,
                             "注：应结为期限在本期内的三色单，不含作废、挂账、缓办、申诉和待复查的；"
                             "办结率＝办结÷应结，按期办结率＝按期办结÷应结。",
                             writer->formats.note);
}

void
san_tickets_sheet_write_first (SanWorkbookWriter        *writer,
                               const char               *name,
                               const SanWorkbookTickets *tickets)
{
  lxw_worksheet *sheet = workbook_add_worksheet (writer->workbook, name);
  SanSheetPaper paper = { .landscape = TRUE };
  guint row;

  san_tickets_write_top (writer, sheet, &paper, tickets);
  row = san_tickets_write_figures (writer, sheet, tickets, ROW_HEADS);
  row = write_ages (writer, sheet, tickets, row + 1);
  if (tickets->open->len > 0)
    write_open (writer, sheet, tickets, row + 1);

  worksheet_freeze_panes (sheet, ROW_HEADS + 1, 1);
  san_sheet_set_paper (writer, sheet, &paper);
}
