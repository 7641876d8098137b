/* san-team-book.c - the workbook that a team takes along
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-team-book.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "base/san-plain-numbers.h"
#include "rounds/san-observation-store.h"
#include "tables/san-xlsx-writer.h"

#define TITLE_ROW 0
#define HINT_ROW  1
#define HEAD_ROW  2
#define FIRST_ROW 3
#define LISTS     "Lists"     /* ASCII: the range of a drop-down names it */

enum
{
  POINT, PLACE, ADDRESS, CATEGORY, NUMBER, ITEM, WHAT, MARK,
  GRADE, FAULTS, VALUE, NOTE, SEEN, INSPECTOR, PHOTO,
  N_COLUMNS,
};

#define FIRST_OPEN GRADE

/* Headings that the import of observations knows, and others that it leaves alone. */
static const struct
{
  const char *heading;
  double      width;
} columns[N_COLUMNS] = {
  [POINT] = { "点位编号", 12 }, [PLACE] = { "地点", 22 }, [ADDRESS] = { "地址", 20 },
  [CATEGORY] = { "类别", 14 }, [NUMBER] = { "序号", 5 }, [ITEM] = { "项目编号", 10 },
  [WHAT] = { "测评内容", 36 }, [MARK] = { "分值", 7 }, [GRADE] = { "评定", 10 },
  [FAULTS] = { "问题数", 8 }, [VALUE] = { "实测值", 9 }, [NOTE] = { "备注", 30 },
  [SEEN] = { "检查时间", 17 }, [INSPECTOR] = { "检查员", 12 }, [PHOTO] = { "照片", 18 },
};

/* A set of ratings on the hidden sheet. */
typedef struct
{
  const SanRatingSet *set;      /* NULL: nothing but "does not apply" */
  char *range;
} List;

typedef struct
{
  SanDatabase    *database;
  const SanRound *round;
  SanStandard    *standard;
  lxw_workbook   *workbook;
  lxw_worksheet  *sheet;
  lxw_worksheet  *lists;
  lxw_format     *locked;
  lxw_format     *open;
  lxw_format     *place;        /* the first row of a point */
  GArray         *ranges;       /* List */
  lxw_row_t       row;
} Book;

static void
list_clear (gpointer data)
{
  g_free (((List *) data)->range);
}

/* Making it */

static lxw_format *
make_format (Book    *book,
             gboolean open,
             gboolean bold)
{
  lxw_format *format = workbook_add_format (book->workbook);

  format_set_border (format, LXW_BORDER_THIN);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (bold)
    format_set_bold (format);
  if (open)
    {
      format_set_unlocked (format);
      format_set_bg_color (format, 0xFFF9DB);
    }

  return format;
}

static void
write_head (Book       *book,
            const char *title)
{
  g_autofree char *text = g_strdup_printf ("%s 实地测评表（%s）", book->round->label, title);
  lxw_format *large = workbook_add_format (book->workbook);
  lxw_format *head = workbook_add_format (book->workbook);

  format_set_bold (large);
  format_set_font_size (large, 16);
  format_set_bold (head);
  format_set_bg_color (head, 0xE8E8E8);
  format_set_border (head, LXW_BORDER_THIN);
  worksheet_write_string (book->sheet, TITLE_ROW, 0, text, large);
  worksheet_write_string (book->sheet, HINT_ROW, 0,
                          "请只填写黄色单元格：评定从下拉中选；按问题计的填问题数，测量的填实测值；"
                          "照片填文件名（与本表放在同一文件夹，多张用分号隔开）。不要改动编号。", NULL);
  for (lxw_col_t i = 0; i < N_COLUMNS; i++)
    {
      worksheet_set_column (book->sheet, i, i, columns[i].width, NULL);
      worksheet_write_string (book->sheet, HEAD_ROW, i, columns[i].heading, head);
    }
  worksheet_freeze_panes (book->sheet, FIRST_ROW, PLACE + 1);
  worksheet_repeat_rows (book->sheet, HEAD_ROW, HEAD_ROW);
}

/* The ratings of @set stand in a column of the hidden sheet; drop-downs point there. */
static const char *
range_of (Book               *book,
          const SanRatingSet *set)
{
  guint column = book->ranges->len;
  char letters[LXW_MAX_COL_NAME_LENGTH];
  guint n = 0;
  List list = { set };

  for (guint i = 0; i < book->ranges->len; i++)
    if (g_array_index (book->ranges, List, i).set == set)
      return g_array_index (book->ranges, List, i).range;

  for (; set != NULL && n < set->ratings->len; n++)
    worksheet_write_string (book->lists, n, column,
                            ((SanRating *) g_ptr_array_index (set->ratings, n))->word, NULL);
  worksheet_write_string (book->lists, n, column, "不适用", NULL);
  lxw_col_to_name (letters, (lxw_col_t) column, LXW_TRUE);
  list.range = g_strdup_printf ("=" LISTS "!%s$1:%s$%u", letters, letters, n + 1);
  g_array_append_val (book->ranges, list);

  return g_array_index (book->ranges, List, column).range;
}

static void
add_choices (Book          *book,
             const SanItem *item,
             gboolean       counted,
             gboolean       measured)
{
  const SanRatingSet *set = counted || measured ? NULL
                            : san_standard_get_ratings (book->standard, item);
  lxw_data_validation grade = {
    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
    .value_formula = (char *) range_of (book, set),
    .error_title = "评定", .error_message = "请从下拉中选择。",
  };
  lxw_data_validation faults = {
    .validate = LXW_VALIDATION_TYPE_INTEGER,
    .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
    .minimum_number = 0, .maximum_number = 9999,
    .error_title = "问题数", .error_message = "请填整数。",
  };
  lxw_data_validation value = {
    .validate = LXW_VALIDATION_TYPE_DECIMAL,
    .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
    .minimum_number = -9e9, .maximum_number = 9e9,
    .error_title = "实测值", .error_message = "请填数字。",
  };

  worksheet_data_validation_cell (book->sheet, book->row, GRADE, &grade);
  if (!measured)
    worksheet_data_validation_cell (book->sheet, book->row, FAULTS, &faults);
  else
    worksheet_data_validation_cell (book->sheet, book->row, VALUE, &value);
}

/* Rows */

static const SanObservation *
find (GPtrArray *observations,
      gint64     item_id)
{
  for (guint i = 0; i < observations->len; i++)
    if (((SanObservation *) observations->pdata[i])->item_id == item_id)
      return observations->pdata[i];

  return NULL;
}

static void
write_number (Book       *book,
              lxw_col_t   column,
              gboolean    given,
              double      number,
              lxw_format *format)
{
  if (given)
    worksheet_write_number (book->sheet, book->row, column, number, format);
  else
    worksheet_write_blank (book->sheet, book->row, column, format);
}

/* What is to be filled in; what is on file already stands there. */
static void
write_open (Book                 *book,
            const SanVisit       *visit,
            const SanItem        *item,
            const SanObservation *found)
{
  const SanRatingSet *set = san_standard_get_ratings (book->standard, item);
  gboolean counted = g_str_equal (item->method, "deduct");
  gboolean measured = g_str_equal (item->method, "value");
  g_autofree char *word = NULL;
  g_autofree char *team = g_strdelimit (g_strdup (visit->members), ";", ' ');

  if (found != NULL)
    word = g_str_equal (found->grade, SAN_GRADE_NA) ? g_strdup ("不适用")
           : san_rating_set_word (set, found->grade);
  worksheet_write_string (book->sheet, book->row, GRADE, word != NULL ? word : "", book->open);
  write_number (book, FAULTS, found != NULL && found->has_faults, found != NULL ? found->faults : 0,
                measured ? book->locked : book->open);
  write_number (book, VALUE, found != NULL && found->has_value,
                found != NULL ? (double) found->value / SAN_MICRO : 0,
                measured ? book->open : book->locked);
  worksheet_write_string (book->sheet, book->row, NOTE, found != NULL ? found->note : "",
                          book->open);
  worksheet_write_string (book->sheet, book->row, SEEN,
                          found != NULL ? found->seen_at : visit->day, book->open);
  worksheet_write_string (book->sheet, book->row, INSPECTOR,
                          found != NULL ? found->inspector : team, book->open);
  worksheet_write_blank (book->sheet, book->row, PHOTO, book->open);
  add_choices (book, item, counted, measured);
}

static gboolean
write_visit (Book           *book,
             const SanVisit *visit,
             GError        **error)
{
  g_autoptr (GPtrArray) observations =
    san_observation_store_list (book->database, book->round->id, visit->point_id, error);
  const SanCategory *category = san_standard_get_category (book->standard, visit->category_id);
  GPtrArray *items = san_standard_get_items (book->standard, visit->category_id);

  if (observations == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const SanItem *item = g_ptr_array_index (items, i);
      lxw_format *format = i == 0 ? book->place : book->locked;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *mark = san_micro_format (san_item_get_mark (item), SAN_DECIMALS_NEEDED);
      const char *cells[FIRST_OPEN] = {
        visit->code, visit->name, visit->address, category != NULL ? category->name : "", number,
        *item->code != '\0' ? item->code : item->name, item->name, mark,
      };

      for (lxw_col_t column = 0; column < FIRST_OPEN; column++)
        worksheet_write_string (book->sheet, book->row, column, cells[column],
                                column <= PLACE ? format : book->locked);
      write_open (book, visit, item, find (observations, item->id));
      book->row++;
    }

  return TRUE;
}

static void
open_book (Book       *book,
           const char *part,
           const char *title)
{
  book->workbook = workbook_new (part);
  book->sheet = workbook_add_worksheet (book->workbook, "实地测评");
  book->lists = workbook_add_worksheet (book->workbook, LISTS);
  book->locked = make_format (book, FALSE, FALSE);
  book->open = make_format (book, TRUE, FALSE);
  book->place = make_format (book, FALSE, TRUE);
  book->row = FIRST_ROW;
  worksheet_hide (book->lists);
  write_head (book, title);
}

gboolean
san_team_book_write (SanDatabase    *database,
                     const SanRound *round,
                     SanStandard    *standard,
                     GPtrArray      *visits,
                     const char     *title,
                     const char     *path,
                     GError        **error)
{
  g_auto (SanPlainNumbers) plain = san_plain_numbers_begin ();
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (List));
  lxw_protection protection = { .format_columns = 1, .format_rows = 1, .autofilter = 1 };
  Book book = { database, round, standard, .ranges = ranges };
  gboolean filled = TRUE;

  if (visits->len == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("%s has no point to assess."), title);
      return FALSE;
    }

  g_array_set_clear_func (ranges, list_clear);
  open_book (&book, part, title);
  for (guint i = 0; filled && i < visits->len; i++)
    filled = write_visit (&book, g_ptr_array_index (visits, i), error);
  if (filled)
    {
      worksheet_autofilter (book.sheet, HEAD_ROW, 0, MAX (book.row, FIRST_ROW + 1) - 1,
                            N_COLUMNS - 1);
      worksheet_protect (book.sheet, NULL, &protection);
      worksheet_set_landscape (book.sheet);
      worksheet_set_paper (book.sheet, 9);   /* A4 */
      worksheet_fit_to_pages (book.sheet, 1, 0);
    }

  return san_xlsx_settle (book.workbook, filled, part, path, error);
}
