/* san-workbook-heat.c - the sheet 类别得分 of a bulletin: units by category, coloured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <math.h>
#include <string.h>

#include "base/san-decimal.h"
#include "scoring/san-inspection.h"

/* What is neither good nor bad, in percent (ui.md §2.5), and where the colours end */
#define CENTRE        90
#define LEAST         70

/* Light enough for a black number on them, in print too */
#define COLOUR_LOW    0xE8AE78
#define COLOUR_CENTRE 0xF7F7F5
#define COLOUR_HIGH   0x93BBE6

#define COLUMN_UNIT   1
#define COLUMN_FIRST  3

#define ROW_AREAS     2
#define ROW_HEADS     3
#define ROW_FIRST     4

#define WIDTH_CATEGORY 7.5
#define WIDTH_PORTRAIT 108
#define MANY           20     /* categories: then one place is printed */

typedef struct
{
  SanWorkbookWriter   *writer;
  const SanInspection *book;
  lxw_worksheet       *sheet;
  SanSheetPaper        paper;
  GArray *categories;                /* guint: those that somebody has */
  GHashTable          *data;         /* group, "\n", category → SanBulletinCategory */
  GHashTable          *areas;        /* category → its area */
  GArray *values;                    /* double */
  int     decimals;
  guint   last;                      /* column */
  double  least;
} HeatSheet;

static const SanInspectedCategory *
nth_category (const HeatSheet *self,
              guint            index)
{
  return &g_array_index (self->book->categories, SanInspectedCategory,
                         g_array_index (self->categories, guint, index));
}

static void
look_through (HeatSheet *self)
{
  const GPtrArray *categories = self->writer->head->data->categories;

  for (guint i = 0; i < self->book->categories->len; i++)
    if (g_array_index (self->book->present, gboolean, i))
      g_array_append_val (self->categories, i);

  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      SanBulletinCategory *category = g_ptr_array_index (categories, i);
      char *key = g_strconcat (category->group, "\n", category->name, NULL);

      /* two of one name cannot be told apart */
      g_hash_table_insert (self->data, key,
                           g_hash_table_contains (self->data, key) ? NULL : category);
      if (*category->area != '\0')
        g_hash_table_insert (self->areas, category->name, category->area);
    }

  self->decimals = self->categories->len > MANY ? 1 : 2;
  self->last = COLUMN_FIRST + self->categories->len - 1;
}

/* Heads ----------------------------------------------------------------------------- */

static const char *
area_of (const HeatSheet *self,
         guint            index)
{
  const char *area = g_hash_table_lookup (self->areas, nth_category (self, index)->name);

  return area != NULL ? area : "";
}

static void
write_span (HeatSheet  *self,
            guint       row,
            guint       first,
            guint       end_row,
            guint       last,
            const char *text,
            lxw_format *format)
{
  if (row == end_row && first == last)
    worksheet_write_string (self->sheet, row, (lxw_col_t) first, text, format);
  else
    worksheet_merge_range (self->sheet, row, (lxw_col_t) first, end_row, (lxw_col_t) last, text,
                           format);
}

/* Without an area a category's head is two rows high. */
static void
write_category_heads (HeatSheet *self)
{
  lxw_format *format = self->writer->formats.head;
  guint lines = 2;

  for (guint i = 0; i < self->categories->len; i++)
    {
      const char *name = nth_category (self, i)->name;

      lines = MAX (lines, (guint) ceil (san_text_width (name) / (WIDTH_CATEGORY - 1.5)));
      if (*area_of (self, i) != '\0')
        worksheet_write_string (self->sheet, ROW_HEADS, (lxw_col_t) (COLUMN_FIRST + i), name,
                                format);
      else
        write_span (self, ROW_AREAS, COLUMN_FIRST + i, ROW_HEADS, COLUMN_FIRST + i, name, format);
    }

  worksheet_set_row (self->sheet, ROW_HEADS, MIN (lines, 5) * 15.0 + 4, NULL);
}

/* Areas over their categories */
static void
write_area_heads (HeatSheet *self)
{
  guint lines = 1;

  for (guint first = 0, i = 0; i < self->categories->len; first = i)
    {
      const char *area = area_of (self, first);

      for (i = first + 1; i < self->categories->len && strcmp (area_of (self, i), area) == 0; i++)
        ;
      if (*area == '\0')
        continue;

      lines = MAX (lines, (guint) ceil (san_text_width (area) /
                                        (WIDTH_CATEGORY * (i - first) - 0.5)));
      write_span (self, ROW_AREAS, COLUMN_FIRST + first, ROW_AREAS, COLUMN_FIRST + i - 1, area,
                  self->writer->formats.head);
    }

  worksheet_set_row (self->sheet, ROW_AREAS, MIN (lines, 4) * 15.0 + 9, NULL);
}

static void
write_heads (HeatSheet *self)
{
  static const char *const heads[COLUMN_FIRST] = { "名次", "单位", "总分" };
  static const double widths[COLUMN_FIRST] = { 6, 18, 8.5 };
  g_autofree char *subtitle =
    g_strdup_printf ("%s　各类别得分（百分制）", self->writer->head->data->period);
  guint centre;

  worksheet_set_default_row (self->sheet, SAN_SHEET_ROW_HEIGHT, LXW_FALSE);
  worksheet_set_row (self->sheet, 0, SAN_SHEET_TITLE_HEIGHT, NULL);
  worksheet_set_row (self->sheet, 1, SAN_SHEET_SUBTITLE_HEIGHT, NULL);
  for (guint i = 0; i <= self->last; i++)
    san_sheet_set_width (&self->paper, self->sheet, i,
                         i < COLUMN_FIRST ? widths[i] : WIDTH_CATEGORY);
  self->paper.landscape = self->paper.chars > WIDTH_PORTRAIT;
  centre = san_sheet_set_across (&self->paper, self->last);

  worksheet_merge_range (self->sheet, 0, 0, 0, (lxw_col_t) centre, "各单位分类别得分",
                         self->writer->formats.title);
  worksheet_merge_range (self->sheet, 1, 0, 1, (lxw_col_t) centre, subtitle,
                         self->writer->formats.subtitle);
  for (guint i = 0; i < COLUMN_FIRST; i++)
    worksheet_merge_range (self->sheet, ROW_AREAS, (lxw_col_t) i, ROW_HEADS, (lxw_col_t) i,
                           heads[i], self->writer->formats.head);
  write_category_heads (self);
  write_area_heads (self);
}

/* Rows ------------------------------------------------------------------------------ */

/* In percent; FALSE without data */
static gboolean
get_score (const HeatSheet *self,
           const SanPlace  *place,
           guint            index,
           mpq_t            score)
{
  guint category = g_array_index (self->categories, guint, index);
  const SanInspectedCell *cell =
    san_inspection_find_cell (self->book, place->participant, category);
  mpq_t hundred;

  if (cell == NULL)
    return FALSE;

  mpq_init (hundred);
  mpq_set_ui (hundred, 100, 1);
  mpq_mul (score, cell->mean, hundred);
  mpq_clear (hundred);

  return TRUE;
}

static void
write_unit (HeatSheet      *self,
            const SanPlace *place,
            guint           row,
            mpq_t           score)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  int decimals = place->score->scheme->decimals;
  SanCellNumber number;

  if (place->place > 0)
    worksheet_write_number (self->sheet, row, 0, place->place, formats->middle[0]);
  else
    worksheet_write_string (self->sheet, row, 0, "—", formats->middle[0]);
  worksheet_write_string (self->sheet, row, COLUMN_UNIT, place->score->participant->name,
                          formats->text[SAN_MARK_NONE]);
  if (place->absent)
    worksheet_write_string (self->sheet, row, 2, "—", formats->middle[0]);
  else
    worksheet_write_number (self->sheet, row, 2, g_ascii_strtod (place->total, NULL),
                            formats->figure[decimals][0]);

  for (guint i = 0; i < self->categories->len; i++)
    {
      lxw_col_t column = (lxw_col_t) (COLUMN_FIRST + i);

      if (!get_score (self, place, i, score))
        {
          worksheet_write_string (self->sheet, row, column, "—", formats->absent);
          continue;
        }
      san_cell_number_set (&number, score, -1);
      self->least = MIN (self->least, number.value);
      worksheet_write_number (self->sheet, row, column, number.value,
                              formats->figure[self->decimals][0]);
    }
}

/* Those that have no place by their standing stand in no mean. */
static gboolean
counts (const SanRankedGroup *group,
        guint                 index)
{
  return ((SanPlace *) g_ptr_array_index (group->places, index))->standing !=
         SAN_STANDING_LISTED;
}

/* The doubles of a category in the rows of a group, and their exact mean; FALSE: nobody has
 * it. */
static gboolean
take_column (HeatSheet            *self,
             const SanRankedGroup *group,
             guint                 index,
             mpq_t                 mean)
{
  SanCellNumber number;
  mpq_t score;
  guint n = 0;

  g_array_set_size (self->values, 0);
  mpq_init (score);
  mpq_set_ui (mean, 0, 1);
  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);

      if (!counts (group, i) || !get_score (self, place, index, score))
        continue;
      mpq_add (mean, mean, score);
      san_cell_number_set (&number, score, -1);
      g_array_append_val (self->values, number.value);
      n++;
    }

  mpq_set_ui (score, MAX (n, 1), 1);
  mpq_div (mean, mean, score);
  mpq_clear (score);

  return n > 0;
}

/* (transfer full): "D5:D20", or several such, of the rows that count */
static char *
counted_range (const SanRankedGroup *group,
               guint                 first,
               guint                 column)
{
  GString *ranges = g_string_new (NULL);
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  guint n = group->places->len;

  for (guint start = 0, end = 0; start < n; start = end + 1)
    {
      for (end = start; end < n && counts (group, end); end++)
        ;
      if (end == start)
        continue;
      lxw_rowcol_to_range (range, first + start, (lxw_col_t) column, first + end - 1,
                           (lxw_col_t) column);
      g_string_append_printf (ranges, "%s%s", ranges->len > 0 ? "," : "", range);
    }

  return g_string_free (ranges, FALSE);
}

/* What the bulletin says of the category, else what its cells give. */
static void
write_mean (HeatSheet            *self,
            const SanRankedGroup *group,
            guint                 first,
            guint                 row,
            guint                 index,
            mpq_t                 mean)
{
  g_autofree char *key = g_strconcat (group->name, "\n", nth_category (self, index)->name, NULL);
  const SanBulletinCategory *said = g_hash_table_lookup (self->data, key);
  guint column = COLUMN_FIRST + index;
  g_autofree char *range = counted_range (group, first, column);
  SanListSheet list = { .writer = self->writer, .sheet = self->sheet };
  SanCellNumber number;

  if (!take_column (self, group, index, mean))
    {
      worksheet_write_string (self->sheet, row, (lxw_col_t) column, "—",
                              self->writer->formats.label);
      return;
    }

  if (said != NULL && *said->mean != '\0')
    san_cell_number_parse (&number, said->mean);
  else
    san_cell_number_set (&number, mean, 2);
  san_list_write_figure (&list, row, column, "AVERAGE", range, self->values, 2, &number,
                         self->writer->formats.mean[2]);
}

/* A heading, units, means; the row below */
static guint
write_group (HeatSheet            *self,
             const SanRankedGroup *group,
             guint                 row,
             mpq_t                 number)
{
  guint first;

  if (self->writer->ranking->groups->len > 1)
    {
      worksheet_merge_range (self->sheet, row, 0, row, (lxw_col_t) self->last,
                             *group->name != '\0' ? group->name : "全部单位",
                             self->writer->formats.band);
      row++;
    }
  first = row;
  for (guint i = 0; i < group->places->len; i++)
    write_unit (self, g_ptr_array_index (group->places, i), row++, number);

  worksheet_merge_range (self->sheet, row, 0, row, COLUMN_UNIT, "平均",
                         self->writer->formats.label);
  if (group->n > 0)
    worksheet_write_number (self->sheet, row, 2, g_ascii_strtod (group->mean, NULL),
                            self->writer->formats.mean[san_text_decimals (group->mean, 6)]);
  else
    worksheet_write_string (self->sheet, row, 2, "—", self->writer->formats.label);
  for (guint i = 0; i < self->categories->len; i++)
    write_mean (self, group, first, row, i, number);

  return row + 1;
}

/* Whether anybody of the group was inspected */
static gboolean
has_scores (const HeatSheet      *self,
            const SanRankedGroup *group)
{
  const GArray *first = self->book->first_cell;

  for (guint i = 0; i < group->places->len; i++)
    {
      guint participant = ((SanPlace *) g_ptr_array_index (group->places, i))->participant;

      if (g_array_index (first, guint, participant + 1) >
          g_array_index (first, guint, participant))
        return TRUE;
    }

  return FALSE;
}

static void
add_colours (HeatSheet *self,
             guint      end)
{
  lxw_conditional_format colours = {
    .type = LXW_CONDITIONAL_3_COLOR_SCALE,
    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
    .mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
    .min_value = MIN (LEAST, 10 * floor (self->least / 10)), .mid_value = CENTRE,
    .max_value = 100,
    .min_color = COLOUR_LOW, .mid_color = COLOUR_CENTRE, .max_color = COLOUR_HIGH,
  };

  worksheet_conditional_format_range (self->sheet, ROW_FIRST, COLUMN_FIRST, end - 1,
                                      (lxw_col_t) self->last, &colours);
}

gboolean
san_heat_sheet_has (const SanWorkbookWriter *writer)
{
  const SanInspection *book = writer->ranking != NULL ? writer->ranking->input->inspection : NULL;

  for (guint i = 0; book != NULL && i < book->categories->len; i++)
    if (g_array_index (book->present, gboolean, i))
      return TRUE;

  return FALSE;
}

void
san_heat_sheet_write (SanWorkbookWriter *writer,
                      const char        *name)
{
  HeatSheet self = { .writer = writer, .book = writer->ranking->input->inspection };
  guint row = ROW_FIRST;
  mpq_t number;

  self.sheet = workbook_add_worksheet (writer->workbook, name);
  self.categories = g_array_new (FALSE, FALSE, sizeof (guint));
  self.values = g_array_new (FALSE, FALSE, sizeof (double));
  self.data = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.areas = g_hash_table_new (g_str_hash, g_str_equal);
  self.least = 100;
  mpq_init (number);

  look_through (&self);
  write_heads (&self);
  for (guint i = 0; i < writer->ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (writer->ranking->groups, i);

      if (has_scores (&self, group))
        row = write_group (&self, group, row, number);
    }
  add_colours (&self, row);
  san_sheet_write_paragraph (self.sheet, &self.paper, row + 1, MIN (self.last, 12),
                             "注：“—”为本期没有该类别的点位或数据；以 90 分为界，低者偏橙，高者偏蓝。",
                             writer->formats.note);

  worksheet_freeze_panes (self.sheet, ROW_FIRST, COLUMN_FIRST);
  worksheet_repeat_rows (self.sheet, ROW_AREAS, ROW_HEADS);
  if (self.paper.across > 1)
    worksheet_repeat_columns (self.sheet, 0, COLUMN_FIRST - 1);
  san_sheet_set_paper (writer, self.sheet, &self.paper);

  mpq_clear (number);
  g_hash_table_unref (self.data);
  g_hash_table_unref (self.areas);
  g_array_unref (self.values);
  g_array_unref (self.categories);
}
