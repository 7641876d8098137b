/* san-feedback.c - the feedback workbook of a unit goes out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-feedback.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "base/san-error.h"
#include "base/san-plain-numbers.h"
#include "registry/san-roster.h"
#include "standards/san-standard-store.h"
#include "store/san-setting-store.h"
#include "tables/san-xlsx-writer.h"
#include "tickets/san-ticket-store.h"

#define TITLE_ROW 0
#define HINT_ROW 1
#define HEAD_ROW 2
#define FIRST_ROW 3
#define FIRST_OPEN 7     /* the first column that is to be filled in */
#define LAST_COLUMN 10

static const struct
{
  const char *heading;
  double      width;
} columns[] = {
  { "编号", 20 }, { "颜色", 6 }, { "点位", 22 }, { "测评条目", 22 }, { "存在问题", 40 },
  { "整改要求", 30 }, { "办理期限", 17 }, { "办理结果", 10 }, { "整改情况", 40 },
  { "反馈人", 12 }, { "反馈时间", 17 },
};

static const char *const words[SAN_TICKET_COLOURS] = { "白单", "黄单", "红单" };

typedef struct
{
  SanDatabase   *database;
  lxw_workbook  *workbook;
  lxw_worksheet *sheet;
  lxw_format    *locked;
  lxw_format    *open;
  lxw_format    *date;
  lxw_row_t      row;
} Sheet;

static void
add_formats (Sheet *sheet)
{
  lxw_format **formats[] = { &sheet->locked, &sheet->open, &sheet->date };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      lxw_format *format = workbook_add_format (sheet->workbook);

      format_set_border (format, LXW_BORDER_THIN);
      format_set_text_wrap (format);
      format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
      if (i > 0)
        {
          format_set_unlocked (format);
          format_set_bg_color (format, 0xFFF9DB);
        }
      *formats[i] = format;
    }
  format_set_num_format (sheet->date, "yyyy-mm-dd hh:mm");
}

static void
write_head (Sheet      *sheet,
            const char *unit)
{
  g_autofree char *title = g_strdup_printf ("三色单整改反馈表（%s）", unit);
  lxw_format *large = workbook_add_format (sheet->workbook);
  lxw_format *head = workbook_add_format (sheet->workbook);

  format_set_bold (large);
  format_set_font_size (large, 16);
  format_set_bold (head);
  format_set_bg_color (head, 0xE8E8E8);
  format_set_border (head, LXW_BORDER_THIN);

  worksheet_write_string (sheet->sheet, TITLE_ROW, 0, title, large);
  worksheet_write_string (sheet->sheet, HINT_ROW, 0,
                          "请只填写黄色单元格：整改完成的选“已完成”，写明整改情况、反馈人和反馈时间；"
                          "未完成的选“整改中”或留空。不要改动编号。", NULL);
  for (lxw_col_t i = 0; i <= LAST_COLUMN; i++)
    {
      worksheet_set_column (sheet->sheet, i, i, columns[i].width, NULL);
      worksheet_write_string (sheet->sheet, HEAD_ROW, i, columns[i].heading, head);
    }
  worksheet_freeze_panes (sheet->sheet, FIRST_ROW, 1);
  worksheet_repeat_rows (sheet->sheet, HEAD_ROW, HEAD_ROW);
}

static gboolean
write_ticket (Sheet           *sheet,
              const SanTicket *ticket,
              GError         **error)
{
  g_autofree char *number = san_ticket_number_format (&ticket->number);
  g_autofree char *due = san_time_format (ticket->state->due);
  g_autoptr (SanPoint) point = NULL;
  g_autoptr (SanItem) item = NULL;
  lxw_col_t column = 0;

  if ((ticket->point_id != 0 &&
       (point = san_point_store_load (sheet->database, ticket->point_id, error)) == NULL) ||
      (ticket->item_id != 0 &&
       (item = san_item_store_load (sheet->database, ticket->item_id, error)) == NULL))
    return FALSE;

  const char *cells[] = {
    number, words[ticket->number.colour], point != NULL ? point->name : "",
    item != NULL ? item->name : "", ticket->problem, ticket->requirement, due,
  };

  for (; column < FIRST_OPEN; column++)
    worksheet_write_string (sheet->sheet, sheet->row, column, cells[column], sheet->locked);
  for (; column <= LAST_COLUMN; column++)
    worksheet_write_blank (sheet->sheet, sheet->row, column,
                           column == LAST_COLUMN ? sheet->date : sheet->open);
  sheet->row++;

  return TRUE;
}

static void
add_choices (Sheet *sheet)
{
  const char *results[] = { "已完成", "整改中", NULL };   /* Debian's header forgets const */
  lxw_data_validation list = {
    .validate = LXW_VALIDATION_TYPE_LIST,
    .value_list = (void *) results,
    .error_title = "办理结果",
    .error_message = "请选“已完成”或“整改中”。",
  };
  lxw_data_validation time = {
    .validate = LXW_VALIDATION_TYPE_DATE,
    .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN,
    .minimum_datetime = { 2000, 1, 1, 0, 0, 0 },
    .value_datetime = { 2000, 1, 1, 0, 0, 0 },
    .input_title = "反馈时间",
    .input_message = "如 2018-06-19 16:30；只填日期的按当日下班时间计。",
    .error_title = "反馈时间",
    .error_message = "请填写日期和时间，如 2018-06-19 16:30。",
  };

  worksheet_data_validation_range (sheet->sheet, FIRST_ROW, FIRST_OPEN, sheet->row - 1,
                                   FIRST_OPEN, &list);
  worksheet_data_validation_range (sheet->sheet, FIRST_ROW, LAST_COLUMN, sheet->row - 1,
                                   LAST_COLUMN, &time);
}

static gboolean
write_tickets (Sheet   *sheet,
               GArray  *ids,
               GError **error)
{
  for (guint i = 0; i < ids->len;)
    {
      g_autoptr (SanTicket) ticket =
        san_ticket_store_load (sheet->database, g_array_index (ids, gint64, i), error);

      if (ticket == NULL)
        return FALSE;
      if (ticket->state->flag != SAN_TICKET_NO_FLAG)   /* nothing is due while it is set */
        g_array_remove_index (ids, i);
      else if (write_ticket (sheet, ticket, error))
        i++;
      else
        return FALSE;
    }

  return TRUE;
}

/* (transfer full) (element-type gint64): what the unit has to report on */
static GArray *
find_open (SanDatabase *database,
           gint64       unit_id,
           SanTime      now,
           GError     **error)
{
  const SanTicketFilter filter = {
    .stages = 1 << SAN_TICKET_ISSUED | 1 << SAN_TICKET_RECEIVED | 1 << SAN_TICKET_RECTIFYING,
      .units = &unit_id,
      .n_units = 1,
  };

  return san_ticket_store_ids (database, &filter, SAN_TICKET_BY_URGENCY, FALSE, now, error);
}

gboolean
san_feedback_write (SanDatabase *database,
                    gint64       unit_id,
                    const char  *path,
                    GArray     **ids,
                    GError     **error)
{
  g_auto (SanPlainNumbers) plain = san_plain_numbers_begin ();
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GArray) open = NULL;
  g_autoptr (SanRoster) roster = NULL;
  lxw_protection protection = { .format_columns = 1, .format_rows = 1 };
  Sheet sheet = { database };
  const SanUnit *unit;
  gboolean filled;
  SanTime now;

  if (!san_setting_now (database, &now, error))
    return FALSE;
  roster = san_roster_load (database, san_time_day (now), TRUE, error);
  open = roster != NULL ? find_open (database, unit_id, now, error) : NULL;
  if (open == NULL)
    return FALSE;

  unit = san_roster_get (roster, unit_id);
  sheet.workbook = workbook_new (part);
  sheet.sheet = workbook_add_worksheet (sheet.workbook, "整改反馈");
  sheet.row = FIRST_ROW;
  add_formats (&sheet);
  write_head (&sheet, unit != NULL ? unit->name : "");
  filled = write_tickets (&sheet, open, error);
  if (filled && open->len == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                   _("%s has no ticket that waits for a report."), unit != NULL ? unit->name : "");
      filled = FALSE;
    }
  if (filled)
    {
      add_choices (&sheet);
      worksheet_protect (sheet.sheet, NULL, &protection);
      worksheet_set_landscape (sheet.sheet);
      worksheet_set_paper (sheet.sheet, 9);   /* A4 */
      worksheet_fit_to_pages (sheet.sheet, 1, 0);
    }
  if (!san_xlsx_settle (sheet.workbook, filled, part, path, error))
    return FALSE;

  if (ids != NULL)
    *ids = g_steal_pointer (&open);

  return TRUE;
}
