/* test-document-paper.c - an official document measured against GB/T 9704-2012
 *
 * Written from the standard: what stands where is taken from the PDF by other programs, and
 * from what is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "press/document-samples.h"
#include "support/san-test-folder.h"

#define MM (72.0 / 25.4)
#define SCALE 2

#define assert_near(a, b, by) g_assert_cmpfloat_with_epsilon (a, b, by)

static gboolean
is_number (const Word *word)
{
  return word->y0 > 262 * MM;
}

/* The words on one page, but its number's. */
static GPtrArray *
words_of (GPtrArray *words,
          guint      page)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < words->len; i++)
    if (((Word *) words->pdata[i])->page == page && !is_number (words->pdata[i]))
      g_ptr_array_add (chosen, words->pdata[i]);

  return chosen;
}

static const Word *
find_word (GPtrArray  *words,
           const char *text)
{
  for (guint i = 0; i < words->len; i++)
    if (strstr (((Word *) words->pdata[i])->text, text) != NULL)
      return words->pdata[i];

  g_error ("“%s” is not on the page", text);
}

static void
test_grid (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *text = characters_of (28 * 30);
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = san_document_new ();
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autofree char *path = NULL;
  double middle;

  san_document_add_paragraph (document, text);
  path = write_paper (document, root);
  words = read_words (path);
  first = words_of (words, 1);

  g_assert_cmpuint (first->len, ==, 22);
  for (guint i = 0; i < first->len; i++)
    {
      const Word *line = first->pdata[i];

      /* two characters less in the first, and 156 mm wide from 28 mm on */
      g_assert_cmpint (g_utf8_strlen (line->text, -1), ==, i == 0 ? 26 : 28);
      assert_near (line->x0, i == 0 ? 28 * MM + 2 * 156 * MM / 28 : 28 * MM, 0.5);
      assert_near (line->x1, 184 * MM, 0.5);
      if (i > 0)
        assert_near (line->y0 - ((Word *) first->pdata[i - 1])->y0, 225 * MM / 22, 0.1);
    }

  /* lines stand in the middle of the block from 37 to 262 mm; a box around characters
   * reaches a little further down than they do */
  middle = (((Word *) first->pdata[0])->y0 + ((Word *) first->pdata[21])->y1) / 2;
  assert_near (middle, (37 + 225 / 2.0) * MM, 1.5);
}

/* The ink of a page above its number, in points. */
static void
measure_ink (SanDocument *document,
             guint        page,
             double      *left,
             double      *top,
             double      *right,
             double      *bottom)
{
  g_autoptr (SanPaper) paper = san_document_paper_new (document);
  int width = 596 * SCALE, height = (int) (264 * MM * SCALE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  int x0 = width, x1 = 0, y0 = height, y1 = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  san_paper_draw_page (paper, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *row = cairo_image_surface_get_data (surface) +
                            (gsize) y * cairo_image_surface_get_stride (surface);

        if ((((const guint32 *) (const void *) row)[x] & 0xffffff) == 0xffffff)
          continue;
        x0 = MIN (x0, x);
        x1 = MAX (x1, x + 1);
        y0 = MIN (y0, y);
        y1 = MAX (y1, y + 1);
      }
  cairo_surface_destroy (surface);
  *left = x0 / (double) SCALE;
  *top = y0 / (double) SCALE;
  *right = x1 / (double) SCALE;
  *bottom = y1 / (double) SCALE;
}

/* Nothing but the number leaves the block, on any page, whatever stands there. */
static void
test_margins (void)
{
  g_autoptr (SanDocument) document = bulletin_of (27);
  g_autoptr (SanPaper) paper = san_document_paper_new (document);
  guint n = san_paper_get_n_pages (paper);
  double width, height;

  san_paper_get_page_size (paper, &width, &height);
  assert_near (width, 210 * MM, 0.01);
  assert_near (height, 297 * MM, 0.01);
  g_assert_cmpuint (n, >=, 5);

  for (guint page = 0; page < n; page++)
    {
      double left, top, right, bottom;

      measure_ink (document, page, &left, &top, &right, &bottom);
      g_assert_cmpfloat (left, >=, 28 * MM - 1);
      g_assert_cmpfloat (right, <=, 184 * MM + 1);
      g_assert_cmpfloat (top, >=, 37 * MM - 1);
      g_assert_cmpfloat (bottom, <=, 262 * MM + 1);
      assert_near (top, 37 * MM, 4 * MM);
    }
}

static void
test_page_numbers (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *text = characters_of (28 * 22 * 11);
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = san_document_new ();
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *path = NULL;

  san_document_add_paragraph (document, text);
  path = write_paper (document, root);
  words = read_words (path);

  for (guint page = 1; page <= 12; page++)
    {
      g_autofree char *number = g_strdup_printf ("—%u—", page);
      g_autoptr (GString) said = g_string_new (NULL);
      double x0 = 1000, x1 = 0, y0 = 0, y1 = 0;

      for (guint i = 0; i < words->len; i++)
        {
          const Word *word = words->pdata[i];

          if (word->page != page || !is_number (word))
            continue;
          g_string_append (said, word->text);
          x0 = MIN (x0, word->x0);
          x1 = MAX (x1, word->x1);
          y0 = word->y0;
          y1 = word->y1;
        }

      /* one character of 14 points from the outer edge, 7 mm below the block */
      g_assert_cmpstr (said->str, ==, number);
      if (page % 2 == 1)
        assert_near (x1, 184 * MM - 14, 1);
      else
        assert_near (x0, 28 * MM + 14, 1);
      assert_near ((y0 + y1) / 2, 269 * MM, 1.5);
    }
}

static void
test_head (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = bulletin_of (27);
  g_autofree char *path = write_paper (document, root);
  g_autoptr (GPtrArray) words = read_words (path);
  const Word *title = find_word (words, "关于2018年6月份考评情况的通报");
  const Word *recipients = find_word (words, "各区人民政府");
  const Word *paragraph = find_word (words, "6月12日至15日");
  const Word *heading = find_word (words, "一、考评结果");
  const Word *issuer = find_word (words, "云州市创建全国文明城市工作");

  assert_near ((issuer->x0 + issuer->x1) / 2, 106 * MM, 1);
  assert_near ((title->x0 + title->x1) / 2, 106 * MM, 1);
  g_assert_cmpfloat (title->y0, >, issuer->y1);
  assert_near (recipients->x0, 28 * MM, 0.5);
  g_assert_cmpfloat (recipients->y0, >, title->y1);
  assert_near (paragraph->x0, 28 * MM + 2 * 156 * MM / 28, 0.5);
  assert_near (heading->x0, paragraph->x0, 0.5);
}

/* Name and date go with the end of the text, and the date ends four characters inside. */
static void
test_signature (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");

  for (guint n = 18; n < 23; n++)
    {
      g_autoptr (SanDocument) document = san_document_new ();
      SanDocumentHead *head = san_document_get_head (document);
      g_autofree char *text = characters_of (28 * n - 4);
      g_autofree char *path = NULL;
      g_autoptr (GPtrArray) words = NULL;
      g_autoptr (GPtrArray) page = NULL;
      const Word *name, *date;

      head->signature = g_strdup ("某某市人民政府办公室");
      head->date = g_strdup ("2018年6月29日");
      san_document_add_paragraph (document, text);
      path = write_paper (document, root);
      words = read_words (path);
      name = find_word (words, head->signature);
      date = find_word (words, head->date);

      assert_near (date->x1, 184 * MM - 4 * 156 * MM / 28, 1);
      g_assert_cmpfloat (name->x1, <=, 184 * MM - 2 * 156 * MM / 28 + 1);
      assert_near (date->y0 - name->y0, 225 * MM / 22, 0.1);
      g_assert_cmpuint (name->page, ==, date->page);
      g_assert_cmpuint (name->page, ==, n <= 19 ? 1 : 2);
      page = words_of (words, name->page);
      g_assert_cmpuint (page->len, >=, 4);   /* with two lines of text at least */
    }
}

/* A heading is never the last thing on a page, and no line of a paragraph stands alone. */
static void
test_headings_stay (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = san_document_new ();
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (9704);
  guint n_pages;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *heading = g_strdup_printf ("第%u节标题", i);
      g_autofree char *text = characters_of ((guint) g_rand_int_range (random, 5, 400));
      g_autofree char *whole = g_strdup_printf ("始%s终", text);

      san_document_add_heading (document, g_rand_int_range (random, 1, 5), heading);
      if (i % 7 == 0)
        san_document_add_heading (document, 2, "又一个标题");
      san_document_add_paragraph (document, whole);
    }
  path = write_paper (document, root);
  words = read_words (path);
  n_pages = count_pages (path);
  g_assert_cmpuint (n_pages, >, 40);

  for (guint i = 1; i <= n_pages; i++)
    {
      g_autoptr (GPtrArray) page = words_of (words, i);
      const Word *first = page->pdata[0], *last = page->pdata[page->len - 1];

      g_assert_null (strstr (last->text, "标题"));
      g_assert_cmpuint (page->len, <=, 22);
      if (i < n_pages)
        g_assert_cmpuint (page->len, >=, 17);
      /* the first line of a paragraph alone at the foot, the last alone at the head */
      g_assert_false (g_str_has_prefix (last->text, "始") && !g_str_has_suffix (last->text, "终"));
      g_assert_false (g_str_has_suffix (first->text, "终") && !g_str_has_prefix (first->text, "始"));
    }
}

/* No line begins with a mark that ends something, none ends with one that begins it. */
static void
test_punctuation (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = san_document_new ();
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (22);
  static const char *const marks[] = { "，", "。", "、", "；", "：", "？", "！" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 900; i++)
    {
      g_autofree char *words_before = characters_of ((guint) g_rand_int_range (random, 1, 9));

      if (i % 5 == 0)
        g_string_append_printf (text, "（%s）", words_before);
      else if (i % 5 == 1)
        g_string_append_printf (text, "“%s”", words_before);
      else if (i % 5 == 2)
        g_string_append_printf (text, "《%s》", words_before);
      else
        g_string_append (text, words_before);
      g_string_append (text, marks[g_rand_int_range (random, 0, G_N_ELEMENTS (marks))]);
    }
  san_document_add_paragraph (document, text->str);
  g_string_free (text, TRUE);
  path = write_paper (document, root);

  for (guint page = 1; page <= count_pages (path); page++)
    {
      g_auto (GStrv) lines = read_lines (path, page);

      for (char **line = lines; line[0] != NULL && line[1] != NULL; line++)
        {
          gunichar first = g_utf8_get_char (*line);
          gunichar last = g_utf8_get_char (g_utf8_prev_char (*line + strlen (*line)));

          g_assert_null (g_utf8_strchr ("，。、；：？！）》”", -1, first));
          g_assert_null (g_utf8_strchr ("（《“", -1, last));
        }
    }
}

static void
test_imprint (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");

  for (guint n = 1; n < 24; n++)
    {
      g_autoptr (SanDocument) document = san_document_new ();
      g_autofree char *text = characters_of (28 * n - 4);
      g_autofree char *path = NULL;
      g_autoptr (GPtrArray) words = NULL;
      g_autoptr (GPtrArray) last = NULL;
      const Word *copied, *printed, *note;
      guint n_pages;

      fill_head (document, FALSE);
      g_clear_pointer (&san_document_get_head (document)->title, g_free);
      g_clear_pointer (&san_document_get_head (document)->recipients, g_free);
      san_document_add_paragraph (document, text);
      path = write_paper (document, root);
      words = read_words (path);
      n_pages = count_pages (path);
      last = words_of (words, n_pages);

      copied = find_word (last, "抄送：");
      printed = find_word (last, "2018年6月29日印发");
      note = find_word (last, "数据可在台账中核对");
      g_assert_cmpfloat (note->y1, <=, 262 * MM + 3);
      g_assert_cmpfloat (note->y0, >, 252 * MM);
      assert_near (printed->x1, 184 * MM - 14, 1);
      assert_near (copied->x0, 28 * MM + 14, 1);
      g_assert_cmpfloat (printed->y0, >, copied->y1);
      /* what stands above it does not run into it */
      for (guint i = 0; i < last->len && last->pdata[i] != copied; i++)
        g_assert_cmpfloat (((Word *) last->pdata[i])->y1, <, copied->y0 + 6);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/paper/grid", test_grid);
  g_test_add_func ("/document/paper/margins", test_margins);
  g_test_add_func ("/document/paper/page-numbers", test_page_numbers);
  g_test_add_func ("/document/paper/head", test_head);
  g_test_add_func ("/document/paper/signature", test_signature);
  g_test_add_func ("/document/paper/headings-stay", test_headings_stay);
  g_test_add_func ("/document/paper/punctuation", test_punctuation);
  g_test_add_func ("/document/paper/imprint", test_imprint);

  return g_test_run ();
}
