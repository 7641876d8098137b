/* test-paper-table.c - tables on A4: columns, page breaks, text in the PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "base/san-error.h"
#include "paper/san-paper-font.h"
#include "paper/san-paper-table.h"

static SanPaperTable *
ranking_of (guint n_rows,
            guint n_components)
{
  SanPaperTable *table = san_paper_table_new ("关于六月份考评排名的通报表", "云州市 2018年6月");
  g_autofree const char **cells = g_new0 (const char *, n_components + 4);

  san_paper_table_add_column (table, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "单位", 2, SAN_PAPER_LEFT);
  for (guint i = 0; i < n_components; i++)
    san_paper_table_add_column (table, i < 2 ? "实地考察" : NULL, "公共厕所（12分）", 1,
                                SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "总分", 0, SAN_PAPER_RIGHT);

  for (guint j = 0; j < n_rows; j++)
    {
      g_autofree char *rank = g_strdup_printf ("%u", j + 1);
      g_autofree char *name = g_strdup_printf ("第%u街道", j + 1);

      cells[0] = rank;
      cells[1] = name;
      for (guint i = 0; i < n_components; i++)
        cells[2 + i] = i % 5 == 4 ? NULL : "93.25";
      cells[2 + n_components] = "100.00";
      san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, cells);
    }

  san_paper_table_set_note (table, "台账校验 3f9a2c17");

  return table;
}

/* (transfer full): the text of each page; NULL without the tool */
static char **
read_pages (SanPaperTable *table)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *dir = g_dir_make_tmp ("san-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "表.pdf", NULL);
  const char *argv[] = { tool, "-layout", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (san_paper_table_write_pdf (table, path, NULL, &error));
  g_assert_no_error (error);
  if (tool != NULL)
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (dir);

  /* pdftotext ends every page with a form feed */
  return text != NULL ? g_strsplit (text, "\f", -1) : NULL;
}

static gboolean
page_has_row (const char *page,
              guint       number)
{
  g_autofree char *name = g_strdup_printf ("第%u街道", number);

  return strstr (page, name) != NULL;
}

static void
test_every_row_is_on_one_page (void)
{
  static const guint sizes[] = { 0, 1, 27, 60, 176, 1000 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (SanPaperTable) table = ranking_of (sizes[s], 4);
      guint n_pages = san_paper_table_get_n_pages (table);
      g_auto (GStrv) pages = read_pages (table);
      guint row = 1;

      if (pages == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }

      g_assert_cmpuint (g_strv_length (pages), ==, n_pages + 1);
      for (guint page = 0; page < n_pages; page++)
        {
          g_autofree char *number = g_strdup_printf ("Page %u of %u", page + 1, n_pages);

          g_assert_nonnull (strstr (pages[page], number));
          g_assert_nonnull (strstr (pages[page], "台账校验 3f9a2c17"));
          g_assert_nonnull (strstr (pages[page], "总分"));
          g_assert_nonnull (strstr (pages[page], "实地考察"));
          g_assert_nonnull (strstr (pages[page], "通报表"));
          while (row <= sizes[s] && page_has_row (pages[page], row))
            row++;
        }
      g_assert_cmpuint (row, ==, sizes[s] + 1);
    }
}

static void
test_sheet_turns_for_many_columns (void)
{
  double width, height;

  for (guint n = 1; n <= 24; n++)
    {
      g_autoptr (SanPaperTable) table = ranking_of (3, n);

      san_paper_table_get_page_size (table, &width, &height);
      if (n <= 5)
        g_assert_cmpfloat (width, <, height);
      if (n >= 11)
        g_assert_cmpfloat (width, >, height);
      g_assert_cmpfloat_with_epsilon (width * height, 595.276 * 841.890, 1);

      san_paper_table_set_orientation (table, SAN_PAPER_PORTRAIT);
      san_paper_table_get_page_size (table, &width, &height);
      g_assert_cmpfloat (width, <, height);
      san_paper_table_set_orientation (table, SAN_PAPER_LANDSCAPE);
      san_paper_table_get_page_size (table, &width, &height);
      g_assert_cmpfloat (width, >, height);
    }
}

static SanPaperTable *
crowd_of (guint n_rows,
          guint n_figures)
{
  SanPaperTable *table = san_paper_table_new ("全年各项得分", "云州市 2018年");
  g_auto (GStrv) cells = g_new0 (char *, n_figures + 3);

  san_paper_table_add_column (table, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "单位", 1, SAN_PAPER_LEFT);
  for (guint i = 0; i < n_figures; i++)
    {
      g_autofree char *title = g_strdup_printf ("列%03u", i + 1);

      san_paper_table_add_column (table, NULL, title, 0, SAN_PAPER_RIGHT);
    }
  for (guint j = 0; j < n_rows; j++)
    {
      for (guint i = 0; i < n_figures + 2; i++)
        {
          g_free (cells[i]);
          cells[i] = i == 0 ? g_strdup_printf ("%u", j + 1)
                     : i == 1 ? g_strdup_printf ("第%u街道", j + 1)
                     : g_strdup_printf ("%u.%03u", j + 1, i - 1);
        }
      san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, (const char *const *) cells);
    }

  return table;
}

static guint
count_words (char      **pages,
             const char *word)
{
  guint n = 0;

  for (guint i = 0; pages[i] != NULL; i++)
    for (const char *p = pages[i]; (p = strstr (p, word)) != NULL; p += strlen (word))
      n++;

  return n;
}

/* More columns than a sheet holds go on, on further sheets beside the names. */
static void
test_columns_go_on_beside_names (void)
{
  enum { ROWS = 90, FIGURES = 60 };
  g_autoptr (SanPaperTable) table = crowd_of (ROWS, FIGURES);
  g_auto (GStrv) pages = read_pages (table);
  guint n_sheets;

  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }

  /* every name stands once on each of the sheets that go beside each other */
  n_sheets = count_words (pages, "第7街道");
  g_assert_cmpuint (n_sheets, >, 1);
  g_assert_cmpuint (san_paper_table_get_n_pages (table) % n_sheets, ==, 0);
  for (guint j = 1; j <= ROWS; j++)
    {
      g_autofree char *name = g_strdup_printf ("第%u街道", j);

      g_assert_cmpuint (count_words (pages, name), ==, n_sheets);
      for (guint i = 1; i <= FIGURES; i++)
        {
          g_autofree char *figure = g_strdup_printf (" %u.%03u", j, i);

          g_assert_cmpuint (count_words (pages, figure), ==, 1);
        }
    }
  for (guint i = 1; i <= FIGURES; i++)
    {
      g_autofree char *title = g_strdup_printf ("列%03u", i);

      g_assert_cmpuint (count_words (pages, title), ==,
                        san_paper_table_get_n_pages (table) / n_sheets);
    }
}

/* Page by page it comes to the same, and what is left off leaves nothing behind. */
static void
test_pdf_page_by_page (void)
{
  g_autoptr (SanPaperTable) table = ranking_of (176, 4);
  guint n_pages = san_paper_table_get_n_pages (table), n = 1;
  g_autoptr (SanPaperPdf) pdf = san_paper_pdf_new (SAN_PAPER (table), "2018-06-20T08:00:00Z");
  g_autoptr (SanPaperPdf) given_up = san_paper_pdf_new (SAN_PAPER (table), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) whole = san_paper_render_pdf (SAN_PAPER (table), "2018-06-20T08:00:00Z",
                                                   &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  g_assert_cmpfloat (san_paper_pdf_get_fraction (pdf), ==, 0);
  for (; san_paper_pdf_step (pdf); n++)
    g_assert_cmpfloat_with_epsilon (san_paper_pdf_get_fraction (pdf), (double) n / n_pages, 1e-9);
  g_assert_cmpuint (n, ==, n_pages);
  g_assert_false (san_paper_pdf_step (pdf));
  bytes = san_paper_pdf_finish (pdf, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, whole));

  g_assert_true (san_paper_pdf_step (given_up));
}

/* A heading and the first row under it, and the signatures and the last row, stay
 * together wherever the page ends. */
static void
test_what_belongs_together_stays (void)
{
  const char *const signatures[] = { "经办人", "审核人", "日期", NULL };
  const char *heading[] = { "建成区外镇", NULL, NULL, NULL };
  const char *row[] = { "1", "末行镇", "1.00", "2.00" };

  for (guint n = 20; n < 60; n++)
    {
      g_autoptr (SanPaperTable) table = ranking_of (n, 1);
      g_auto (GStrv) pages = NULL;
      gboolean seen = FALSE;

      san_paper_table_add_row (table, SAN_PAPER_ROW_HEADING, heading);
      san_paper_table_add_row (table, SAN_PAPER_ROW_STRONG, row);
      san_paper_table_set_signatures (table, signatures);
      pages = read_pages (table);
      if (pages == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }

      for (guint page = 0; pages[page] != NULL; page++)
        if (strstr (pages[page], "末行镇") != NULL)
          {
            g_assert_nonnull (strstr (pages[page], "建成区外镇"));
            g_assert_nonnull (strstr (pages[page], "审核人"));
            seen = TRUE;
          }
      g_assert_true (seen);
    }
}

/* The lowest ink above the foot stays clear of it, whatever the rows hold. */
static void
test_pages_are_not_overfull (void)
{
  g_autoptr (SanPaperTable) table = san_paper_table_new ("长文本", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *cells[3];
  double width, height;

  san_paper_table_add_column (table, NULL, "序号", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "问题", 3, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "note", 1, SAN_PAPER_LEFT);
  for (guint j = 0; j < 60; j++)
    {
      g_string_append (text, "农贸市场东门占道经营，污水外溢；");
      cells[0] = "1";
      cells[1] = text->str;
      cells[2] = j % 3 == 0 ? "Averyveryverylongwordwithoutanyspacetobreakitat" : "线\n两行";
      san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, cells);
    }

  san_paper_table_get_page_size (table, &width, &height);
  for (guint page = 0; page < san_paper_table_get_n_pages (table); page++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width, (int) height);
      cairo_t *cr = cairo_create (surface);
      const guint8 *data;
      int stride;

      san_paper_table_draw_page (table, cr, page);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_flush (surface);
      data = cairo_image_surface_get_data (surface);
      stride = cairo_image_surface_get_stride (surface);

      for (int y = 0; y < (int) height; y++)
        for (int x = 0; x < (int) width; x++)
          {
            gboolean running = page > 0 && y >= 24 && y < 42;   /* the title, once more */
            gboolean margin = x < 46 || x > width - 46 || (y < 46 && !running) ||
                              y > height - 20 || (y > height - 53 && y < height - 42);

            if (margin && data[y * stride + x] > 0)
              g_error ("ink at %d, %d of page %u", x, y, page);
          }
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static char *
digest (void)
{
  g_autoptr (SanPaperTable) table = ranking_of (60, 6);
  g_autoptr (GBytes) bytes = san_paper_table_render_pdf (table, "2018-06-26T02:42:00Z", NULL);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
test_same_bytes (void)
{
  g_autofree char *first = digest ();
  g_autofree char *again = digest ();
  g_autofree char *pattern = NULL;

  if (g_test_subprocess ())
    {
      g_print ("digest %s\n", first);
      return;
    }

  g_assert_cmpstr (first, ==, again);
  pattern = g_strdup_printf ("*digest %s*", first);
  g_setenv ("LC_ALL", "C", TRUE);
  g_setenv ("PANGO_LANGUAGE", "ja", TRUE);
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (pattern);
}

static void
test_refusals (void)
{
  g_autoptr (SanPaperTable) table = ranking_of (1, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (san_paper_table_write_pdf (table, "/nowhere/at/all.pdf", NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_FAILED);
}

static void
test_faces (void)
{
  g_auto (GStrv) missing = san_paper_font_missing ();

  for (SanPaperFont font = 0; font < SAN_N_PAPER_FONTS; font++)
    {
      PangoFontDescription *description = san_paper_font_new (font, 22);

      g_assert_cmpint (pango_font_description_get_size (description), ==, 22 * PANGO_SCALE);
      g_assert_true (pango_font_description_get_size_is_absolute (description));
      g_assert_nonnull (strstr (pango_font_description_get_family (description), "CJK SC"));
      pango_font_description_free (description);
    }
  g_assert_cmpuint (g_strv_length (missing), <=, SAN_N_PAPER_FONTS);
}

static void
test_cost_of_many_rows (void)
{
  clock_t start = clock ();   /* of this process */
  g_autoptr (SanPaperTable) table = ranking_of (20000, 6);
  guint n_pages = san_paper_table_get_n_pages (table);
  double laid = (clock () - start) * 1000.0 / CLOCKS_PER_SEC;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 600, 850);
  cairo_t *cr = cairo_create (surface);
  double drawn;

  start = clock ();
  san_paper_table_draw_page (table, cr, n_pages / 2);
  drawn = (clock () - start) * 1000.0 / CLOCKS_PER_SEC;

  g_test_message ("20000 rows on %u pages: laid out in %.1f ms; a page drawn in %.1f ms; ratio %.1f",
                  n_pages, laid, drawn, laid / drawn);
  /* laying out must not shape the text of every page */
  g_assert_cmpfloat (laid, <, drawn * n_pages / 4);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/every-row-is-on-one-page", test_every_row_is_on_one_page);
  g_test_add_func ("/paper/columns-go-on", test_columns_go_on_beside_names);
  g_test_add_func ("/paper/page-by-page", test_pdf_page_by_page);
  g_test_add_func ("/paper/sheet-turns", test_sheet_turns_for_many_columns);
  g_test_add_func ("/paper/together", test_what_belongs_together_stays);
  g_test_add_func ("/paper/not-overfull", test_pages_are_not_overfull);
  g_test_add_func ("/paper/same-bytes", test_same_bytes);
  g_test_add_func ("/paper/refusals", test_refusals);
  g_test_add_func ("/paper/faces", test_faces);
  g_test_add_func ("/paper/cost", test_cost_of_many_rows);

  return g_test_run ();
}
