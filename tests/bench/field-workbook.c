/* field-workbook.c - a month of inspection for other programs: formulas, and a plain table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/field-workbook.h"

#include <xlsxwriter.h>

#define FIRST_MARK  (2 + FIELD_MONTH_ITEMS)    /* column */
#define RATED       (2 + 2 * FIELD_MONTH_ITEMS)
#define SCORE       (RATED + 1)
#define LAST_COLUMN FIELD_MONTH_CATEGORIES     /* of the categories, on the sheet of units */

/* Unit, category, nine columns of what was earned, nine of marks, how many were rated, score */
static void
write_point (lxw_worksheet    *sheet,
             const FieldMonth *month,
             guint             point,
             lxw_row_t         row)
{
  char formula[200];

  worksheet_write_string (sheet, row, 0,
                          month->codes->pdata[field_month_unit_of (month, point)], NULL);
  worksheet_write_number (sheet, row, 1, point % FIELD_MONTH_CATEGORIES, NULL);
  for (guint i = 0; i < FIELD_MONTH_ITEMS; i++)
    {
      double earned;
      guint mark;

      if (!field_month_earned (point, i, &earned, &mark))
        continue;
      worksheet_write_number (sheet, row, (lxw_col_t) (2 + i), earned, NULL);
      worksheet_write_number (sheet, row, (lxw_col_t) (FIRST_MARK + i), mark, NULL);
    }
  worksheet_write_number (sheet, row, RATED, field_month_n_rated (point), NULL);
  g_snprintf (formula, sizeof formula, "=IF(U%u=9,100*SUM(C%u:K%u)/SUM(L%u:T%u),\"\")", row + 1,
              row + 1, row + 1, row + 1, row + 1);
  worksheet_write_formula (sheet, row, SCORE, formula, NULL);
}

static void
write_unit (lxw_worksheet    *sheet,
            const FieldMonth *month,
            guint             unit,
            guint             n_points)
{
  lxw_row_t row = unit + 1;
  char formula[300];

  worksheet_write_string (sheet, row, 0, month->codes->pdata[unit], NULL);
  for (guint i = 0; i < FIELD_MONTH_CATEGORIES; i++)
    {
      g_snprintf (formula, sizeof formula,
                  "=IFERROR(AVERAGEIFS(points!$V$1:$V$%u,points!$A$1:$A$%u,$A%u,"
                  "points!$B$1:$B$%u,%u),\"\")", n_points, n_points, row + 1, n_points, i);
      worksheet_write_formula (sheet, row, (lxw_col_t) (i + 1), formula, NULL);
    }
  g_snprintf (formula, sizeof formula,
              "=SUMPRODUCT(B$1:AK$1,B%u:AK%u)/SUMIF(B%u:AK%u,\">=0\",B$1:AK$1)", row + 1,
              row + 1, row + 1, row + 1);
  worksheet_write_formula (sheet, row, LAST_COLUMN + 1, formula, NULL);
  g_snprintf (formula, sizeof formula, "=RANK(AL%u,AL$2:AL$%u)", row + 1, month->n_units + 1);
  worksheet_write_formula (sheet, row, LAST_COLUMN + 2, formula, NULL);
}

void
field_workbook_write (const FieldMonth *month,
                      const GArray     *drawn,
                      const char       *path)
{
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *units = workbook_add_worksheet (workbook, "units");
  lxw_worksheet *points = workbook_add_worksheet (workbook, "points");

  for (guint i = 0; i < drawn->len; i++)
    write_point (points, month, g_array_index (drawn, guint, i), i);
  for (guint i = 0; i < FIELD_MONTH_CATEGORIES; i++)
    worksheet_write_number (units, 0, (lxw_col_t) (i + 1), field_month_weight_of (i), NULL);
  for (guint i = 0; i < month->n_units; i++)
    write_unit (units, month, i, drawn->len);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
}

void
field_workbook_table (const FieldMonth *month,
                      const GArray     *drawn,
                      const char       *path)
{
  g_autoptr (GString) text = g_string_new ("unit,category,weight,earned,marks\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < drawn->len; i++)
    {
      guint point = g_array_index (drawn, guint, i);
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      double sum = 0;
      guint marks = 0;

      if (field_month_n_rated (point) < FIELD_MONTH_ITEMS)
        continue;
      for (guint j = 0; j < FIELD_MONTH_ITEMS; j++)
        {
          double earned;
          guint mark;

          if (!field_month_earned (point, j, &earned, &mark))
            continue;
          sum += earned;
          marks += mark;
        }
      g_string_append_printf (text, "%s,%u,%u,%s,%u\n",
                              (char *) month->codes->pdata[field_month_unit_of (month, point)],
                              point % FIELD_MONTH_CATEGORIES, field_month_weight_of (point),
                              g_ascii_dtostr (number, sizeof number, sum), marks);
    }
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
}
