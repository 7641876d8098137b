/* san-workbook-points.c - the sheet 点位 of a bulletin: what was seen, and its scores
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>

#include "base/san-decimal.h"

#define COLUMN_SCORE    5
#define COLUMN_PREVIOUS 6
#define COLUMN_CHANGE   7
#define COLUMN_FAILED   8

static const SanListColumn columns[] = {
  { "责任单位", 18 }, { "点位编号", 13 }, { "点位", 24 }, { "类别", 16 }, { "地址", 28 },
  { "得分", 8 }, { "上期\n得分", 8 }, { "较上期", 8.5 }, { "不合格\n项数", 8 },
};

typedef struct
{
  SanListSheet     list;
  const GPtrArray *points;
  int decimals;
  GArray          *values;    /* double: the scores */
  mpq_t            sum;
} PointsSheet;

static const SanBulletinPoint *
nth_point (const PointsSheet *self,
           guint              index)
{
  return g_ptr_array_index (self->points, index);
}

/* The difference of two scores, or a dash */
static void
write_change (PointsSheet            *self,
              const SanBulletinPoint *point,
              guint                   row,
              guint                   shade)
{
  const SanWorkbookFormats *formats = &self->list.writer->formats;
  g_autofree char *formula = NULL;
  gint64 score, previous;
  SanCellNumber number;
  double value, error;

  if (!san_micro_parse (point->score, &score, NULL, NULL) ||
      !san_micro_parse (point->previous, &previous, NULL, NULL))
    {
      worksheet_write_string (self->list.sheet, row, COLUMN_CHANGE, "—", formats->middle[shade]);
      return;
    }

  san_cell_number_set_micro (&number, score - previous);
  value = (double) score / SAN_MICRO - (double) previous / SAN_MICRO;
  error = ((double) score + (double) previous) / SAN_MICRO * 0x1p-51;
  formula = g_strdup_printf ("=ROUND(ROUND(F%u-G%u,9),%d)", row + 1, row + 1, self->decimals);
  san_write_number (self->list.sheet, row, COLUMN_CHANGE,
                    number.small && san_formula_is_safe (value, error, self->decimals,
                                                         number.nano) ? formula : NULL,
                    &number, formats->change[self->decimals][shade]);
}

static void
write_point (PointsSheet            *self,
             const SanBulletinPoint *point,
             guint                   row,
             guint                   shade)
{
  const SanWorkbookFormats *formats = &self->list.writer->formats;
  lxw_worksheet *sheet = self->list.sheet;
  const char *const texts[] = {
    point->unit, point->code, point->name, point->category, point->address,
  };
  gint64 score;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    worksheet_write_string (sheet, row, (lxw_col_t) i, texts[i], formats->words[shade]);
  san_list_write_number (&self->list, row, COLUMN_SCORE, point->score, self->decimals, shade);
  san_list_write_number (&self->list, row, COLUMN_PREVIOUS, point->previous, self->decimals,
                         shade);
  write_change (self, point, row, shade);
  worksheet_write_number (sheet, row, COLUMN_FAILED, point->n_failed, formats->middle[shade]);
  san_list_set_height (&self->list, row, texts, G_N_ELEMENTS (texts));

  if (san_micro_parse (point->score, &score, NULL, NULL))
    {
      double value = (double) score / SAN_MICRO;
      mpq_t part;

      mpq_init (part);
      san_rational_set_micro (part, score);
      mpq_add (self->sum, self->sum, part);
      mpq_clear (part);
      g_array_append_val (self->values, value);
    }
}

/* How many, their mean, what failed at them */
static void
write_totals (PointsSheet *self,
              guint        row)
{
  const SanWorkbookFormats *formats = &self->list.writer->formats;
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *formula = NULL;
  SanCellNumber number;
  guint failed = 0;
  mpq_t count;

  for (guint i = 0; i < self->points->len; i++)
    failed += nth_point (self, i)->n_failed;
  worksheet_merge_range (self->list.sheet, row, 0, row, COLUMN_SCORE - 1, "点位平均得分、不合格项合计",
                         formats->label);
  worksheet_merge_range (self->list.sheet, row, COLUMN_PREVIOUS, row, COLUMN_CHANGE, "",
                         formats->label);

  if (self->values->len > 0)
    {
      mpq_init (count);
      mpq_set_ui (count, self->values->len, 1);
      mpq_div (self->sum, self->sum, count);
      mpq_clear (count);
      san_cell_number_set (&number, self->sum, self->decimals);
      lxw_rowcol_to_range (range, SAN_LIST_ROW_FIRST, COLUMN_SCORE, row - 1, COLUMN_SCORE);
      san_list_write_figure (&self->list, row, COLUMN_SCORE, "AVERAGE", range, self->values,
                             self->decimals, &number, formats->mean[self->decimals]);
    }
  else
    {
      worksheet_write_string (self->list.sheet, row, COLUMN_SCORE, "—", formats->label);
    }

  lxw_rowcol_to_range (range, SAN_LIST_ROW_FIRST, COLUMN_FAILED, row - 1, COLUMN_FAILED);
  formula = g_strdup_printf ("=SUM(%s)", range);
  worksheet_write_formula_num (self->list.sheet, row, COLUMN_FAILED, formula, formats->label,
                               failed);
}

gboolean
san_points_sheet_has (const SanWorkbookWriter *writer)
{
  return writer->head->data->points != NULL && writer->head->data->points->len > 0;
}

static void
write_rows (PointsSheet *self)
{
  guint shade = 0;

  for (guint i = 0; i < self->points->len; i++)
    {
      const SanBulletinPoint *point = nth_point (self, i);

      if (i > 0 && strcmp (point->unit, nth_point (self, i - 1)->unit) != 0)
        shade = !shade;
      write_point (self, point, SAN_LIST_ROW_FIRST + i, shade);
    }
}

void
san_points_sheet_write (SanWorkbookWriter *writer,
                        const char        *name)
{
  const SanBulletinData *data = writer->head->data;
  g_autofree char *subtitle = g_strdup_printf ("%s　共 %u 个点位", data->period, data->points->len);
  PointsSheet self = { .points = data->points };
  guint last = SAN_LIST_ROW_FIRST + data->points->len - 1;

  mpq_init (self.sum);
  self.values = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < data->points->len; i++)
    {
      self.decimals = MAX (self.decimals, san_text_decimals (nth_point (&self, i)->score, 6));
      self.decimals = MAX (self.decimals, san_text_decimals (nth_point (&self, i)->previous, 6));
    }

  san_list_sheet_open (&self.list, writer, name, "点位得分", subtitle, columns,
                       G_N_ELEMENTS (columns), TRUE);
  write_rows (&self);
  write_totals (&self, last + 1);
  worksheet_autofilter (self.list.sheet, SAN_LIST_ROW_HEAD, 0, last, COLUMN_FAILED);
  san_list_sheet_close (&self.list, 3);

  g_array_unref (self.values);
  mpq_clear (self.sum);
}
