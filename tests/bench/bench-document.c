/* bench-document.c - a bulletin of sixty pages as a PDF, beside bare Pango and Cairo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>

#include "bench/san-bench.h"
#include "charts/san-surface.h"
#include "paper/san-document.h"
#include "paper/san-paper-font.h"

#define N_PARAGRAPHS 160
#define N_CHARACTERS 190
#define N_ROWS       600
#define N_RUNS       5

#define BUDGET       1.5
/* Columns, heads, rules and breaks on top of the same letters */
#define MOST_OF_BARE 2.0

static char *
make_text (guint number)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u。", number);
  for (guint i = 0; i < N_CHARACTERS; i++)
    g_string_append_unichar (text, i % 17 == 16 ? 0xff0c : 0x4e00 + (i * 37 + number * 11) % 900);

  return g_string_free (text, FALSE);
}

static SanDocument *
make_document (void)
{
  SanDocument *document = san_document_new ();
  SanDocumentHead *head = san_document_get_head (document);
  SanDocumentBlock *table;

  head->name = g_strdup ("考评通报");
  head->title = g_strdup ("关于2018年6月份考评情况的通报");
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      g_autofree char *text = make_text (i);

      if (i % 8 == 0)
        san_document_add_heading (document, 1, "一、考评结果");
      san_document_add_paragraph (document, text);
    }

  table = san_document_add_table (document, "表1　点位得分");
  san_document_block_add_column (table, NULL, "序号", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, "点位", 2, SAN_PAPER_LEFT);
  san_document_block_add_column (table, "得分", "本月", 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (table, "得分", "上月", 0, SAN_PAPER_RIGHT);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                                  (const char *const[]) { number, "人民路农贸市场东门", "93.64",
                                                          "92.10" });
    }

  return document;
}

/* The same letters on sheets, and nothing else -------------------------------------------- */

typedef struct
{
  cairo_t     *cr;
  PangoLayout *layout;
  double       y;
} Sheet;

static void
show (Sheet      *sheet,
      const char *text,
      double      x,
      double      height)
{
  int used;

  pango_layout_set_text (sheet->layout, text, -1);
  pango_layout_get_size (sheet->layout, NULL, &used);
  if (sheet->y > 700)
    {
      cairo_show_page (sheet->cr);
      sheet->y = 100;
    }
  cairo_move_to (sheet->cr, x, sheet->y);
  pango_cairo_show_layout (sheet->cr, sheet->layout);
  sheet->y += height > 0 ? height : height < 0 ? used / (double) PANGO_SCALE : 0;
}

static void
set_font (Sheet *sheet,
          double size)
{
  PangoFontDescription *font = san_paper_font_new (SAN_PAPER_BODY, size);

  pango_layout_set_font_description (sheet->layout, font);
  pango_font_description_free (font);
}

static void
draw_bare (gpointer data)
{
  const SanDocument *document = data;
  const GPtrArray *blocks = san_document_get_blocks (document);
  PangoContext *context = san_surface_new_context ("Serif", 16);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = san_surface_new_pdf (bytes, 595, 842, NULL, NULL);
  Sheet sheet = { cairo_create (surface), pango_layout_new (context), 100 };

  pango_layout_set_width (sheet.layout, 442 * PANGO_SCALE);
  for (guint i = 0; i < blocks->len; i++)
    {
      const SanDocumentBlock *block = g_ptr_array_index (blocks, i);

      set_font (&sheet, block->kind == SAN_BLOCK_TABLE ? 10.5 : 16);
      if (block->kind == SAN_BLOCK_HEADING)
        show (&sheet, block->text, 80, -1);
      if (block->kind == SAN_BLOCK_PARAGRAPH)
        show (&sheet, ((SanDocumentRun *) g_ptr_array_index (block->runs, 0))->text, 80, -1);
      for (guint j = 0; block->kind == SAN_BLOCK_TABLE && j < block->rows->len; j++)
        for (guint k = 0; k < block->columns->len; k++)
          show (&sheet, ((SanDocumentRow *) g_ptr_array_index (block->rows, j))->cells[k],
                80 + 100 * k, k + 1 == block->columns->len ? 21 : 0);
    }

  g_object_unref (sheet.layout);
  g_object_unref (context);
  cairo_destroy (sheet.cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
draw_ours (gpointer data)
{
  g_autoptr (SanPaper) paper = san_document_paper_new (data);
  g_autoptr (GBytes) bytes = san_paper_render_pdf (paper, NULL, NULL);

  g_assert_nonnull (bytes);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (SanDocument) document = NULL;
  g_autoptr (SanPaper) paper = NULL;
  double ours, bare;

  g_test_init (&argc, &argv, NULL);
  document = make_document ();
  paper = san_document_paper_new (document);
  g_print ("1..1\n");

  g_assert_cmpuint (san_paper_get_n_pages (paper), >=, 60);
  draw_ours (document);   /* fonts are opened once */
  ours = san_bench_best (N_RUNS, draw_ours, document);
  bare = san_bench_best (N_RUNS, draw_bare, document);
  g_print ("# %u pages: %.1f ms, bare Pango and Cairo %.1f ms, %.2f of it\n",
           san_paper_get_n_pages (paper), ours * 1000, bare * 1000, ours / bare);
  san_bench_budget ("a document of sixty pages", ours, BUDGET, san_bench_ratio ());
  g_assert_cmpfloat (ours / bare, <=, MOST_OF_BARE);
  g_print ("ok 1 /bench/document\n");

  return 0;
}
