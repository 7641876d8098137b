/* fuzz-csv.c - text tables, and the numbers, days and names in their cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz/san-fuzz.h"

#include <string.h>

#include "base/san-decimal.h"
#include "base/san-period.h"
#include "base/san-text.h"
#include "tables/san-csv-reader.h"

/* What is read must write and read back the same. */
static void
check_cell (const char *text)
{
  g_autofree char *folded = san_text_fold (text);
  g_autofree char *pinyin = san_text_pinyin (text);
  SanPeriod period;
  SanPeriod again;
  gint64 micro;
  SanTime time;

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_utf8_validate (pinyin, -1, NULL));

  if (san_micro_parse (text, &micro, NULL, NULL))
    {
      g_autofree char *written = san_micro_format (micro, SAN_DECIMALS_NEEDED);
      gint64 back = 0;

      g_assert_true (san_micro_parse (written, &back, NULL, NULL));
      g_assert_cmpint (back, ==, micro);
    }
  if (san_time_parse (text, &time, NULL))
    {
      g_autofree char *written = san_time_format (time);
      SanTime back = 0;

      g_assert_true (san_time_parse (written, &back, NULL));
      g_assert_cmpint (back, ==, time);
    }
  if (san_period_parse (text, &period, NULL))
    {
      g_autofree char *written = san_period_format (&period);

      g_assert_true (san_period_parse (written, &again, NULL));
      g_assert_cmpint (again.first, ==, period.first);
      g_assert_cmpint (again.last, ==, period.last);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char *const encodings[] = { NULL, "GB18030", "Big5", "UTF-16" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      char *text = san_text_decode (data, size, encodings[i], NULL, NULL);
      g_autoptr (SanCsvReader) reader = NULL;
      SanTableRow row;
      guint last = 0;

      if (text == NULL)
        continue;
      g_assert_true (g_utf8_validate (text, -1, NULL));
      reader = san_csv_reader_new (text);
      while (san_csv_reader_next (reader, &row, NULL))
        {
          g_assert_cmpuint (row.number, >, last);
          g_assert_cmpuint (row.n_cells, >, 0);
          last = row.number;
          for (guint k = 0; k < row.n_cells; k++)
            check_cell (row.cells[k].text);
        }
    }

  return 0;
}
