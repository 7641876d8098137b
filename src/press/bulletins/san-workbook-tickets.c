/* san-workbook-tickets.c - the sheet 三色单 of a bulletin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-tickets.h"

#include <stdlib.h>
#include <string.h>

#include "bulletins/san-workbook-private.h"
#include "store/san-setting-store.h"
#include "tickets/san-ticket-figures.h"

#define LAST_COLUMN  12
#define ROW_HEADS    4
#define N_OPEN_CELLS 6

/* Every row is a list of texts as they are printed. */
struct _SanWorkbookTickets
{
  char      *cut_off;
  GPtrArray *figures;   /* unit, then a text for each of @printed; the total first */
  GPtrArray *ages;      /* words, white, yellow, red, overdue */
  GPtrArray *open;      /* number, unit, problem, issued, due, how it stands */
};

static const struct { SanFigure figure; const char *head; } printed[LAST_COLUMN] = {
  { SAN_FIGURE_ISSUED, "交办" }, { SAN_FIGURE_DUE, "应结" }, { SAN_FIGURE_CLOSED, "办结" },
  { SAN_FIGURE_CLOSED_ON_TIME, "按期办结" }, { SAN_FIGURE_CLOSURE_RATE, "办结率(%)" },
  { SAN_FIGURE_ON_TIME_RATE, "按期办结率(%)" }, { SAN_FIGURE_WAITING, "待复查" },
  { SAN_FIGURE_RETURNED, "退回" }, { SAN_FIGURE_EXTENDED, "延期" },
  { SAN_FIGURE_SHELVED, "挂账" }, { SAN_FIGURE_RELAPSE_RATE, "反弹率(%)" },
  { SAN_FIGURE_MEDIAN_HOURS, "办理时长中位数(时)" },
};

/* Columns of what the rates are made of */
#define COLUMN_DUE     2
#define COLUMN_CLOSED  3
#define COLUMN_ON_TIME 4

void
san_workbook_tickets_free (SanWorkbookTickets *tickets)
{
  if (tickets == NULL)
    return;

  g_free (tickets->cut_off);
  g_ptr_array_unref (tickets->figures);
  g_ptr_array_unref (tickets->ages);
  g_ptr_array_unref (tickets->open);
  g_free (tickets);
}

static SanWorkbookTickets *
tickets_new (const char *cut_off)
{
  SanWorkbookTickets *tickets = g_new0 (SanWorkbookTickets, 1);

  tickets->cut_off = g_strdup (cut_off);
  tickets->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  tickets->ages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  tickets->open = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  return tickets;
}

/* From the records */

static void
add_figures (SanWorkbookTickets     *tickets,
             const SanTicketFigures *figures)
{
  char **row = g_new0 (char *, LAST_COLUMN + 2);

  row[0] = g_strdup (figures->key);
  for (guint i = 0; i < LAST_COLUMN; i++)
    row[i + 1] = san_ticket_figures_text (figures, printed[i].figure);
  g_ptr_array_add (tickets->figures, row);
}

static void
add_ages (SanWorkbookTickets  *tickets,
          const SanTicketBook *book,
          SanTime              now)
{
  static const char *const words[SAN_TICKET_AGES] = {
    "3日以内", "4至7日", "8至15日", "16至30日", "30日以上",
  };
  SanTicketAgeing ageing;

  san_ticket_book_ageing (book, now, &ageing);
  for (guint i = 0; i < SAN_TICKET_AGES; i++)
    {
      char **row = g_new0 (char *, SAN_TICKET_COLOURS + 3);

      row[0] = g_strdup (words[i]);
      for (guint j = 0; j < SAN_TICKET_COLOURS; j++)
        row[j + 1] = g_strdup_printf ("%u", ageing.open[i][j]);
      row[SAN_TICKET_COLOURS + 1] = g_strdup_printf ("%u", ageing.overdue[i]);
      g_ptr_array_add (tickets->ages, row);
    }
}

/* 白单，已反馈待复查；黄单，逾期；红单，挂账 */
static char *
standing_words (const SanTicketFact *fact,
                SanTime              now)
{
  static const char *const colours[SAN_TICKET_COLOURS] = { "白单", "黄单", "红单" };
  static const char *const flags[] = { "", "，缓办", "，挂账", "，申诉" };
  const char *how = flags[fact->flag];

  if (fact->flag == SAN_TICKET_NO_FLAG && fact->stage >= SAN_TICKET_REPORTED)
    how = "，待复查";
  else if (fact->flag == SAN_TICKET_NO_FLAG && fact->own_due < now)
    how = "，逾期";

  return g_strconcat (colours[fact->colour], how, NULL);
}

static void
add_open (SanWorkbookTickets  *tickets,
          const SanTicketBook *book,
          SanRoster           *roster,
          SanTime              now)
{
  for (guint i = 0; i < book->facts->len; i++)
    {
      const SanTicketFact *fact = &g_array_index (book->facts, SanTicketFact, i);
      const SanUnit *unit = san_roster_get (roster, fact->unit_id);
      char **row;

      if (!fact->open)
        continue;

      row = g_new0 (char *, N_OPEN_CELLS + 1);
      row[0] = san_ticket_number_format (&fact->first);
      row[1] = g_strdup (unit != NULL ? san_roster_display (roster, unit) : "");
      row[2] = g_strdup (fact->problem);
      row[3] = san_time_format (fact->issued);
      row[4] = san_time_format (fact->own_due);
      row[5] = standing_words (fact, now);
      g_ptr_array_add (tickets->open, row);
    }
}

static gboolean
fill (SanWorkbookTickets *tickets,
      SanDatabase        *database,
      SanTicketBook      *book,
      SanRoster          *roster,
      SanTime             now,
      GError            **error)
{
  g_autoptr (GPtrArray) total = NULL;
  g_autoptr (GPtrArray) units = NULL;

  total = san_ticket_figures_list (book, database, roster, SAN_FIGURES_TOTAL, FALSE, error);
  units = total != NULL ? san_ticket_figures_list (book, database, roster, SAN_FIGURES_BY_UNIT,
                                                   FALSE, error)
                        : NULL;
  if (units == NULL)
    return FALSE;

  add_figures (tickets, total->pdata[0]);
  for (guint i = 0; i < units->len; i++)
    add_figures (tickets, units->pdata[i]);
  add_ages (tickets, book, now);
  add_open (tickets, book, roster, now);

  return TRUE;
}

SanWorkbookTickets *
san_workbook_tickets_load (SanDatabase    *database,
                           const SanRound *round,
                           GError        **error)
{
  SanTime cut_off = ((SanTime) round->period.last + 1) * SAN_MINUTES_PER_DAY - 1;
  g_autofree char *text = san_time_format (cut_off);
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (SanTicketBook) book = NULL;
  g_autoptr (SanWorkbookTickets) tickets = NULL;
  SanTime now;

  if (!san_setting_now (database, &now, error))
    return NULL;

  book = san_ticket_book_load (database, (SanTime) round->period.first * SAN_MINUTES_PER_DAY,
                               cut_off, error);
  if (book == NULL || book->facts->len == 0)
    return NULL;

  roster = san_roster_load (database, round->period.last, TRUE, error);
  if (roster == NULL)
    return NULL;

  tickets = tickets_new (text);

  /* a bulletin is often made before its period ends: nothing is late before its time */
  return fill (tickets, database, book, roster, MIN (cut_off, now), error)
         ? g_steal_pointer (&tickets) : NULL;
}

/* Kept and read again */

static void
add_rows (JsonBuilder *builder,
          const char  *name,
          GPtrArray   *rows)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];

      json_builder_begin_array (builder);
      for (guint j = 0; row[j] != NULL; j++)
        json_builder_add_string_value (builder, row[j]);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

JsonNode *
san_workbook_tickets_to_json (const SanWorkbookTickets *tickets)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "cut_off");
  json_builder_add_string_value (builder, tickets->cut_off);
  add_rows (builder, "figures", tickets->figures);
  add_rows (builder, "ages", tickets->ages);
  add_rows (builder, "open", tickets->open);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* FALSE when a row is none, or has another length than @n_cells */
static gboolean
read_rows (JsonObject *object,
           const char *name,
           guint       n_cells,
           GPtrArray  *rows)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                 : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      JsonArray *cells = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;
      char **row;

      if (cells == NULL || json_array_get_length (cells) != n_cells)
        return FALSE;

      row = g_new0 (char *, n_cells + 1);
      for (guint j = 0; j < n_cells; j++)
        row[j] = g_strdup (json_array_get_string_element (cells, j));
      g_ptr_array_add (rows, row);
    }

  return list != NULL;
}

SanWorkbookTickets *
san_workbook_tickets_from_json (JsonNode *node)
{
  g_autoptr (SanWorkbookTickets) tickets = NULL;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  tickets = tickets_new (json_object_get_string_member_with_default (object, "cut_off", ""));
  if (!read_rows (object, "figures", LAST_COLUMN + 1, tickets->figures) ||
      !read_rows (object, "ages", SAN_TICKET_COLOURS + 2, tickets->ages) ||
      !read_rows (object, "open", N_OPEN_CELLS, tickets->open) || tickets->figures->len == 0)
    return NULL;

  return g_steal_pointer (&tickets);
}

/* The sheet */

static gboolean
is_fraction (SanFigure figure)
{
  return san_figure_is_rate (figure) || san_figure_is_duration (figure);
}

/* (transfer full) (nullable): of a rate that the row's own cells give, or of a sum */
static char *
formula_of (guint    column,
            guint    row,
            guint    last_unit,
            gboolean total)
{
  guint part = printed[column - 1].figure == SAN_FIGURE_CLOSURE_RATE ? COLUMN_CLOSED
                                                                     : COLUMN_ON_TIME;
  char top[LXW_MAX_CELL_NAME_LENGTH];
  char bottom[LXW_MAX_CELL_NAME_LENGTH];

  if (printed[column - 1].figure == SAN_FIGURE_CLOSURE_RATE ||
      printed[column - 1].figure == SAN_FIGURE_ON_TIME_RATE)
    {
      lxw_rowcol_to_cell (top, row, (lxw_col_t) part);
      lxw_rowcol_to_cell (bottom, row, COLUMN_DUE);
      return g_strdup_printf ("=ROUND(ROUND(100*%s/%s,9),2)", top, bottom);
    }

  if (!total || is_fraction (printed[column - 1].figure))
    return NULL;

  lxw_rowcol_to_cell (top, ROW_HEADS + 1, (lxw_col_t) column);
  lxw_rowcol_to_cell (bottom, last_unit, (lxw_col_t) column);

  return g_strdup_printf ("=SUM(%s:%s)", top, bottom);
}

static void
write_cell (SanWorkbookWriter *writer,
            lxw_worksheet     *sheet,
            guint              row,
            guint              column,
            guint              last_unit,
            const char        *text,
            gboolean           total)
{
  SanFigure figure = printed[column - 1].figure;
  int decimals = san_figure_is_rate (figure) ? 2 : san_figure_is_duration (figure) ? 1 : 0;
  g_autofree char *formula = NULL;
  SanCellNumber number;

  if (*text == '\0')
    {
      worksheet_write_string (sheet, row, (lxw_col_t) column, "—",
                              writer->formats.centre[SAN_MARK_NONE]);
      return;
    }

  formula = formula_of (column, row, last_unit, total);
  san_cell_number_parse (&number, text);
  san_write_number (sheet, row, column, san_cell_number_is_exact (&number) ? formula : NULL,
                    &number, total ? writer->formats.mean[decimals]
                                   : writer->formats.number[decimals][SAN_MARK_NONE]);
}

/* Units, and below them the total, which stands first in the list. The row below it */
static guint
write_figures (SanWorkbookWriter        *writer,
               lxw_worksheet            *sheet,
               const SanWorkbookTickets *tickets)
{
  guint n = tickets->figures->len;
  guint last_unit = ROW_HEADS + n - 1;

  worksheet_set_row (sheet, ROW_HEADS, SAN_SHEET_BELOW_HEIGHT, NULL);
  worksheet_write_string (sheet, ROW_HEADS, 0, "单位", writer->formats.head);
  for (guint i = 0; i < LAST_COLUMN; i++)
    worksheet_write_string (sheet, ROW_HEADS, (lxw_col_t) (i + 1), printed[i].head,
                            writer->formats.head);

  for (guint i = 1; i <= n; i++)
    {
      char **cells = tickets->figures->pdata[i % n];
      guint row = ROW_HEADS + i;

      worksheet_write_string (sheet, row, 0, i < n ? cells[0] : "合计",
                              i < n ? writer->formats.text[SAN_MARK_NONE]
                                    : writer->formats.label);
      for (guint column = 1; column <= LAST_COLUMN; column++)
        write_cell (writer, sheet, row, column, last_unit, cells[column], i == n && n > 1);
    }

  return ROW_HEADS + n + 1;
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
  static const struct { const char *head; guint first, last; } columns[N_OPEN_CELLS] = {
    { "编号", 0, 0 }, { "责任单位", 1, 2 }, { "问题", 3, 7 }, { "交办时间", 8, 9 },
    { "期限", 10, 11 }, { "状态", 12, 12 },
  };

  for (guint i = 0; i < N_OPEN_CELLS; i++)
    write_span (sheet, row, columns[i].first, columns[i].last, columns[i].head,
                writer->formats.head);
  row++;
  for (guint i = 0; i < tickets->open->len; i++, row++)
    {
      char **cells = tickets->open->pdata[i];

      for (guint j = 0; j < N_OPEN_CELLS; j++)
        write_span (sheet, row, columns[j].first, columns[j].last, cells[j],
                    writer->formats.small[SAN_MARK_NONE]);
    }

  return row;
}

static const SanWorkbookTickets *
get_tickets (const SanWorkbookWriter *writer)
{
  return writer->head->data != NULL ? writer->head->data->tickets : writer->head->tickets;
}

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
  lxw_worksheet *sheet = workbook_add_worksheet (writer->workbook, name);
  SanSheetPaper paper = { .landscape = TRUE };
  g_autofree char *subtitle = g_strdup_printf ("截止时间：%s", tickets->cut_off);
  guint row;

  worksheet_set_default_row (sheet, SAN_SHEET_ROW_HEIGHT, LXW_FALSE);
  for (guint i = 0; i <= LAST_COLUMN; i++)
    san_sheet_set_width (&paper, sheet, i, i == 0 ? 18 : i == LAST_COLUMN ? 15 : 9.5);
  worksheet_set_row (sheet, 0, SAN_SHEET_TITLE_HEIGHT, NULL);
  worksheet_merge_range (sheet, 0, 0, 0, LAST_COLUMN, "三色单办理情况", writer->formats.title);
  worksheet_merge_range (sheet, 1, 0, 1, LAST_COLUMN, subtitle, writer->formats.subtitle);
  san_sheet_write_paragraph (sheet, &paper, 2, LAST_COLUMN,
                             "注：应结为期限在本期内的三色单，不含作废、挂账、缓办、申诉和待复查的；"
                             "办结率＝办结÷应结，按期办结率＝按期办结÷应结。",
                             writer->formats.note);

  row = write_figures (writer, sheet, tickets);
  row = write_ages (writer, sheet, tickets, row + 1);
  if (tickets->open->len > 0)
    write_open (writer, sheet, tickets, row + 1);

  worksheet_freeze_panes (sheet, ROW_HEADS + 1, 1);
  san_sheet_set_paper (writer, sheet, &paper);
}
