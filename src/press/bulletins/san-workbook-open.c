/* san-workbook-open.c - the sheets 三色单 and 在办三色单 of a bulletin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "bulletins/san-workbook-private.h"

/* Two small tables side by side above the figures: by age, by stage */
#define ROW_OPEN       4
#define COLUMN_STAGE   6      /* of the words, which take two columns */
#define COLUMN_COLOURS 8
#define COLUMN_SUM     11

#define CHART_HEIGHT   300.0

/* Columns of the list of what is open */
#define COLUMN_COLOUR  6
#define COLUMN_STATE   7

static const char *const colour_words[SAN_N_TICKET_COLOURS] = { "白单", "黄单", "红单" };

/* What is said of an open ticket after its colour; one of which nothing is said is 办理中 */
static const char *const stages[] = { "办理中", "逾期", "待复查", "缓办", "挂账", "申诉" };

static const SanListColumn columns[] = {
  { "序号", 6 }, { "编号", 18 }, { "责任单位", 20 }, { "问题", 36 }, { "交办时间", 17 },
  { "期限", 17 }, { "单色", 8 }, { "状态", 11 },
};

static const SanWorkbookTickets *
get_tickets (const SanWorkbookWriter *writer)
{
  return writer->head->data != NULL ? writer->head->data->tickets : writer->head->tickets;
}

/* 白单，待复查: the colour, and what stands after the comma */
static guint
colour_of (const char *standing)
{
  guint colour = 0;

  while (colour < SAN_N_TICKET_COLOURS - 1 && !g_str_has_prefix (standing, colour_words[colour]))
    colour++;

  return colour;
}

static const char *
stage_of (const char *standing)
{
  const char *comma = strstr (standing, "，");

  return comma != NULL ? comma + strlen ("，") : stages[0];
}

static guint
count_open (const SanWorkbookTickets *tickets,
            const char               *stage,
            guint                     colour)
{
  guint n = 0;

  for (guint i = 0; i < tickets->open->len; i++)
    {
      const char *standing = ((char **) tickets->open->pdata[i])[SAN_OPEN_CELLS - 1];

      n += colour_of (standing) == colour && strcmp (stage_of (standing), stage) == 0;
    }

  return n;
}

/* The small tables ------------------------------------------------------------------- */

static void
write_count (SanWorkbookWriter *writer,
             lxw_worksheet     *sheet,
             guint              row,
             guint              column,
             const char        *formula,
             guint              n,
             lxw_format        *format)
{
  if (formula != NULL)
    worksheet_write_formula_num (sheet, row, (lxw_col_t) column, formula, format, n);
  else
    worksheet_write_number (sheet, row, (lxw_col_t) column, n, format);
}

/* The sums below the columns @first…@last of the rows from @top on; the row below */
static guint
write_sums (SanWorkbookWriter *writer,
            lxw_worksheet     *sheet,
            guint              top,
            guint              row,
            guint              first,
            const guint       *sums,
            guint              n)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *formula = NULL;

      lxw_rowcol_to_range (range, top, (lxw_col_t) (first + i), row - 1, (lxw_col_t) (first + i));
      formula = g_strdup_printf ("=SUM(%s)", range);
      write_count (writer, sheet, row, first + i, formula, sums[i], writer->formats.mean[0]);
    }

  return row + 1;
}

static guint
write_ages (SanWorkbookWriter        *writer,
            lxw_worksheet            *sheet,
            const SanWorkbookTickets *tickets)
{
  static const char *const heads[] = { "在办时间", "白单", "黄单", "红单", "逾期" };
  guint sums[G_N_ELEMENTS (heads)] = { 0 };
  guint row = ROW_OPEN;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    worksheet_write_string (sheet, row, (lxw_col_t) i, heads[i], writer->formats.head);
  row++;
  for (guint i = 0; i < tickets->ages->len; i++, row++)
    {
      char **cells = tickets->ages->pdata[i];

      worksheet_write_string (sheet, row, 0, cells[0], writer->formats.text[SAN_MARK_NONE]);
      for (guint j = 1; j < G_N_ELEMENTS (heads); j++)
        {
          guint n = (guint) strtoul (cells[j], NULL, 10);

          sums[j - 1] += n;
          write_count (writer, sheet, row, j, NULL, n, writer->formats.number[0][SAN_MARK_NONE]);
        }
    }

  worksheet_write_string (sheet, row, 0, "合计", writer->formats.label);

  return write_sums (writer, sheet, ROW_OPEN + 1, row, 1, sums, G_N_ELEMENTS (heads) - 1);
}

/* =COUNTIFS over the list of what is open */
static char *
stage_formula (const SanWorkbookTickets *tickets,
               guint                     row,
               guint                     column)
{
  char colours[LXW_MAX_CELL_RANGE_LENGTH], states[LXW_MAX_CELL_RANGE_LENGTH];
  char colour[LXW_MAX_CELL_NAME_LENGTH], state[LXW_MAX_CELL_NAME_LENGTH];
  guint last = SAN_LIST_ROW_FIRST + tickets->open->len - 1;

  lxw_rowcol_to_range_abs (colours, SAN_LIST_ROW_FIRST, COLUMN_COLOUR, last, COLUMN_COLOUR);
  lxw_rowcol_to_range_abs (states, SAN_LIST_ROW_FIRST, COLUMN_STATE, last, COLUMN_STATE);
  lxw_rowcol_to_cell_abs (colour, ROW_OPEN, (lxw_col_t) column, LXW_TRUE, LXW_FALSE);
  lxw_rowcol_to_cell_abs (state, row, COLUMN_STAGE, LXW_FALSE, LXW_TRUE);

  return g_strdup_printf ("=COUNTIFS('%s'!%s,%s,'%s'!%s,%s)", SAN_OPEN_SHEET, colours, colour,
                          SAN_OPEN_SHEET, states, state);
}

static void
write_stage (SanWorkbookWriter        *writer,
             lxw_worksheet            *sheet,
             const SanWorkbookTickets *tickets,
             guint                     row,
             const char               *stage,
             guint                    *sums)
{
  lxw_format *format = writer->formats.number[0][SAN_MARK_NONE];
  g_autofree char *sum = g_strdup_printf ("=SUM(I%u:K%u)", row + 1, row + 1);
  guint all = 0;

  worksheet_merge_range (sheet, row, COLUMN_STAGE, row, COLUMN_STAGE + 1, stage,
                         writer->formats.text[SAN_MARK_NONE]);
  for (guint i = 0; i < SAN_N_TICKET_COLOURS; i++)
    {
      g_autofree char *formula = stage_formula (tickets, row, COLUMN_COLOURS + i);
      guint n = count_open (tickets, stage, i);

      all += n;
      sums[i] += n;
      write_count (writer, sheet, row, COLUMN_COLOURS + i, formula, n, format);
    }
  sums[SAN_N_TICKET_COLOURS] += all;
  write_count (writer, sheet, row, COLUMN_SUM, sum, all, format);
}

static guint
write_stages (SanWorkbookWriter        *writer,
              lxw_worksheet            *sheet,
              const SanWorkbookTickets *tickets)
{
  guint sums[SAN_N_TICKET_COLOURS + 1] = { 0 };
  guint row = ROW_OPEN;

  worksheet_merge_range (sheet, row, COLUMN_STAGE, row, COLUMN_STAGE + 1, "在办状态",
                         writer->formats.head);
  for (guint i = 0; i < SAN_N_TICKET_COLOURS; i++)
    worksheet_write_string (sheet, row, (lxw_col_t) (COLUMN_COLOURS + i), colour_words[i],
                            writer->formats.head);
  worksheet_write_string (sheet, row, COLUMN_SUM, "合计", writer->formats.head);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    write_stage (writer, sheet, tickets, ++row, stages[i], sums);

  row++;
  worksheet_merge_range (sheet, row, COLUMN_STAGE, row, COLUMN_STAGE + 1, "合计",
                         writer->formats.label);

  return write_sums (writer, sheet, ROW_OPEN + 1, row, COLUMN_COLOURS, sums,
                     SAN_N_TICKET_COLOURS + 1);
}

/* The charts ------------------------------------------------------------------------- */

/* Columns stacked by colour: the words in @words, the white ones in @first, and so on */
static void
add_chart (SanWorkbookWriter *writer,
           const char        *name,
           const char        *title,
           guint              n,
           guint              words,
           guint              first)
{
  static const lxw_color_t fills[SAN_N_TICKET_COLOURS] = { 0xFFFFFF, 0xF5C211, 0xB3141F };
  static const lxw_color_t lines[SAN_N_TICKET_COLOURS] = { 0x7F8894, 0xB88A00, 0x8F0F18 };
  static const lxw_color_t labels[SAN_N_TICKET_COLOURS] = { 0x343C47, 0x3B2C00, 0xFFFFFF };
  lxw_chart *chart = san_plot_new (writer, LXW_CHART_COLUMN_STACKED, title, CHART_HEIGHT);

  for (guint i = 0; i < SAN_N_TICKET_COLOURS; i++)
    {
      lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
      lxw_chart_fill fill = { .color = fills[i] };
      lxw_chart_line line = { .color = lines[i], .width = 0.75 };
      lxw_chart_font font = { .name = (char *) "宋体", .size = 9, .color = labels[i] };

      chart_series_set_categories (series, name, ROW_OPEN + 1, (lxw_col_t) words, ROW_OPEN + n,
                                   (lxw_col_t) words);
      chart_series_set_values (series, name, ROW_OPEN + 1, (lxw_col_t) (first + i), ROW_OPEN + n,
                               (lxw_col_t) (first + i));
      chart_series_set_name (series, colour_words[i]);
      chart_series_set_fill (series, &fill);
      chart_series_set_line (series, &line);
      chart_series_set_labels (series);
      chart_series_set_labels_font (series, &font);
      chart_series_set_labels_num_format (series, "0;;");   /* nothing for none */
    }
  chart_set_series_gap (chart, 60);
  chart_axis_set_min (chart->y_axis, 0);
}

/* The sheets ------------------------------------------------------------------------- */

gboolean
san_tickets_sheet_has (const SanWorkbookWriter *writer)
{
  return get_tickets (writer) != NULL;
}

void
san_tickets_sheet_write (SanWorkbookWriter *writer,
                         const char        *name)
{
  const SanWorkbookTickets *tickets = get_tickets (writer);
  SanSheetPaper paper = { .landscape = TRUE };
  guint heads = ROW_OPEN;
  lxw_worksheet *sheet;

  if (writer->head->data == NULL)
    {
      san_tickets_sheet_write_first (writer, name, tickets);
      return;
    }

  sheet = workbook_add_worksheet (writer->workbook, name);
  san_tickets_write_top (writer, sheet, &paper, tickets);
  if (tickets->open->len > 0)
    {
      guint below_ages = write_ages (writer, sheet, tickets);
      guint below_stages = write_stages (writer, sheet, tickets);

      heads = MAX (below_ages, below_stages) + 1;
      add_chart (writer, name, "在办三色单：按在办时间", tickets->ages->len, 0, 1);
      add_chart (writer, name, "在办三色单：按状态", G_N_ELEMENTS (stages), COLUMN_STAGE,
                 COLUMN_COLOURS);
    }

  san_tickets_write_figures (writer, sheet, tickets, heads);
  worksheet_freeze_panes (sheet, heads == ROW_OPEN ? heads + 1 : 0, 1);
  worksheet_repeat_rows (sheet, heads, heads);
  san_sheet_set_paper (writer, sheet, &paper);
}

gboolean
san_open_sheet_has (const SanWorkbookWriter *writer)
{
  const SanWorkbookTickets *tickets = get_tickets (writer);

  return tickets != NULL && tickets->open->len > 0;
}

static void
write_open (SanListSheet *self,
            char        **cells,
            guint         number)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  const char *const texts[] = { NULL, NULL, cells[1], cells[2] };
  guint row = SAN_LIST_ROW_FIRST + number - 1;
  guint colour = colour_of (cells[SAN_OPEN_CELLS - 1]);

  worksheet_write_number (self->sheet, row, 0, number, formats->middle[0]);
  worksheet_write_string (self->sheet, row, 1, cells[0], formats->middle[0]);
  worksheet_write_string (self->sheet, row, 2, cells[1], formats->words[0]);
  worksheet_write_string (self->sheet, row, 3, cells[2], formats->words[0]);
  worksheet_write_string (self->sheet, row, 4, cells[3], formats->middle[0]);
  worksheet_write_string (self->sheet, row, 5, cells[4], formats->middle[0]);
  worksheet_write_string (self->sheet, row, COLUMN_COLOUR, colour_words[colour],
                          formats->colour[colour]);
  worksheet_write_string (self->sheet, row, COLUMN_STATE, stage_of (cells[SAN_OPEN_CELLS - 1]),
                          formats->middle[0]);
  san_list_set_height (self, row, texts, G_N_ELEMENTS (texts));
}

void
san_open_sheet_write (SanWorkbookWriter *writer,
                      const char        *name)
{
  const SanWorkbookTickets *tickets = get_tickets (writer);
  g_autofree char *subtitle = g_strdup_printf ("截止时间：%s　共 %u 件", tickets->cut_off,
                                               tickets->open->len);
  SanListSheet self;

  san_list_sheet_open (&self, writer, name, "在办三色单", subtitle, columns,
                       G_N_ELEMENTS (columns), TRUE);
  for (guint i = 0; i < tickets->open->len; i++)
    write_open (&self, tickets->open->pdata[i], i + 1);
  worksheet_autofilter (self.sheet, SAN_LIST_ROW_HEAD, 0,
                        SAN_LIST_ROW_FIRST + tickets->open->len - 1, COLUMN_STATE);
  san_list_sheet_close (&self, 3);
}
