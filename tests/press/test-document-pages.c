/* test-document-pages.c - what stands on the pages of a document, and in its PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "paper/san-paper-book.h"
#include "press/chart-samples.h"
#include "press/document-samples.h"
#include "support/san-test-folder.h"

static gboolean
holds (const char *data,
       gsize       size,
       const void *what,
       gsize       length)
{
  for (const char *p = data; p + length <= data + size; p++)
    if (memcmp (p, what, length) == 0)
      return TRUE;

  return FALSE;
}

/* Every line of the plain text is on the pages, in its order: what the pages have more, such
 * as heads that are repeated, may stand between. */
static void
assert_in_order (SanDocument *document,
                 const char  *path)
{
  g_autofree char *text = san_document_to_text (document);
  g_auto (GStrv) wanted = g_strsplit_set (text, "\n\t", -1);
  g_autoptr (GRegex) numbers = g_regex_new ("^— ?\\d+ ?—$", 0, 0, NULL);
  g_auto (GStrv) lines = read_lines (path, 0);
  g_autoptr (GString) pages = g_string_new (NULL);
  const char *at;

  for (char **line = lines; *line != NULL; line++)
    if (!g_regex_match (numbers, *line, 0, NULL))
      {
        g_autofree char *bare = squeeze (*line);

        g_string_append (pages, bare);
      }

  at = pages->str;
  for (char **line = wanted; *line != NULL; line++)
    {
      g_autofree char *bare = squeeze (*line);
      const char *found = strstr (at, bare);

      if (found == NULL)
        g_error ("“%s” is not where it should be; there is “%.90s”", *line, at);
      at = found + strlen (bare);
    }
}

static void
test_text (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = san_document_new ();
  g_autofree char *path = NULL;
  SanDocumentBlock *table;

  fill_head (document, TRUE);
  san_document_add_heading (document, 1, "一、基本情况");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *text = characters_of (40 + i * 37);
      g_autofree char *whole = g_strdup_printf ("第%u段%s。", i, text);

      san_document_add_paragraph (document, whole);
    }
  table = san_document_add_table (document, "表1　问题清单");
  san_document_block_add_column (table, NULL, "序号", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, "问题", 3, SAN_PAPER_LEFT);
  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1000);
      g_autofree char *problem = characters_of (3 + i % 30);

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                                  (const char *const[]) { number, problem });
    }
  san_document_add_attachment (document, "整改要求");
  san_document_add_paragraph (document, "按期整改。");
  path = write_paper (document, root);

  assert_in_order (document, path);
}

/* The draft's mark is no text; what is typed over keeps its place. */
static void
test_draft (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = bulletin_of (8);
  g_autofree char *plain = write_paper (document, root);
  g_autofree char *path = NULL, *before = NULL, *after = NULL;

  san_document_get_head (document)->watermark = g_strdup ("草稿");
  path = write_paper (document, root);
  before = ask ("pdftotext", plain, "-", NULL);
  after = ask ("pdftotext", path, "-", NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (strstr (after, "草稿"));
  g_assert_nonnull (strstr (after, "平均得分89.43分"));
}

static void
test_fonts (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = bulletin_of (27);
  g_autofree char *path = write_paper (document, root);
  g_autofree char *said = ask ("pdffonts", path, NULL);
  g_autofree char *info = ask ("pdfinfo", path, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (said), "\n", -1);
  guint n = 0;

  for (char **line = lines + 2; *line != NULL; line++, n++)
    {
      g_auto (GStrv) words = g_regex_split_simple (" +", *line, 0, 0);
      guint n_words = g_strv_length (words);

      /* … embedded, subset, with a map to Unicode, object, generation */
      g_assert_cmpstr (words[n_words - 5], ==, "yes");
      g_assert_cmpstr (words[n_words - 3], ==, "yes");
    }
  g_assert_cmpuint (n, >=, 3);
  g_assert_nonnull (strstr (info, "关于2018年6月份考评情况的通报"));
}

/* Headings of the first two levels and attachments, on the pages where they stand. */
static void
test_bookmarks (void)
{
  static const struct
  {
    const char *title;
    guint       level;
  } wanted[] = {
    { "一、考评结果", 1 }, { "（一）建成区街道（镇）", 2 }, { "二、主要问题", 1 },
    { "三、下一步工作要求", 1 }, { "附件1　2018年6月份各街道得分", 1 }, { "附件2　点位问题清单", 1 },
  };
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = bulletin_of (27);
  g_autofree char *path = write_paper (document, root);
  g_autoptr (SanPaper) paper = san_document_paper_new (document);
  const GArray *marks = san_paper_get_marks (paper);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_cmpuint (marks->len, ==, G_N_ELEMENTS (wanted));
  g_file_get_contents (path, &data, &size, NULL);
  for (guint i = 0; i < marks->len; i++)
    {
      const SanPaperMark *mark = &g_array_index (marks, SanPaperMark, i);
      g_autofree gunichar2 *title = g_utf8_to_utf16 (wanted[i].title, -1, NULL, NULL, NULL);
      g_autofree char *bare = squeeze (wanted[i].title);
      g_auto (GStrv) lines = read_lines (path, mark->page + 1);
      g_autofree char *joined = g_strjoinv ("", lines);
      g_autofree char *there = squeeze (joined);
      g_autoptr (GString) hex = g_string_new ("/Title <FEFF");

      g_assert_cmpstr (mark->title, ==, wanted[i].title);
      g_assert_cmpuint (mark->level, ==, wanted[i].level);
      g_assert_nonnull (strstr (there, bare));
      for (const gunichar2 *c = title; *c != 0; c++)
        g_string_append_printf (hex, "%04X", *c);
      if (!holds (data, size, hex->str, hex->len))
        {
          g_string_ascii_down (hex);
          g_string_overwrite (hex, 0, "/Title <feff");
          hex->str[1] = 'T';
          g_assert_true (holds (data, size, hex->str, hex->len));
        }
    }
  g_assert_true (holds (data, size, "/Outlines", 9));
}

/* Papers that follow each other have their bookmarks on the pages that they come to. */
static void
test_book (void)
{
  g_autoptr (SanDocument) first = bulletin_of (27);
  g_autoptr (SanDocument) second = bulletin_of (8);
  SanPaper *papers[] = { san_document_paper_new (first), san_document_paper_new (second) };
  const GArray *marks[] = { san_paper_get_marks (papers[0]), san_paper_get_marks (papers[1]) };
  guint n = san_paper_get_n_pages (papers[0]);
  g_autoptr (SanPaperBook) book = san_paper_book_new ("两期通报");
  const GArray *all;

  san_paper_book_add (book, papers[0]);
  g_assert_cmpuint (san_paper_get_marks (SAN_PAPER (book))->len, ==, marks[0]->len);
  san_paper_book_add (book, papers[1]);
  all = san_paper_get_marks (SAN_PAPER (book));
  g_assert_cmpuint (all->len, ==, marks[0]->len + marks[1]->len);
  for (guint i = 0; i < all->len; i++)
    {
      const SanPaperMark *mark = &g_array_index (all, SanPaperMark, i);
      guint of = i < marks[0]->len ? 0 : 1;
      const SanPaperMark *own = &g_array_index (marks[of], SanPaperMark,
                                                i - of * marks[0]->len);

      g_assert_cmpstr (mark->title, ==, own->title);
      g_assert_cmpuint (mark->page, ==, own->page + of * n);
    }
}

/* A table over pages has its head on each; no row is lost or cut. */
static void
test_long_table (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = san_document_new ();
  g_autofree char *path = NULL;
  guint n_pages, rows = 0;

  san_document_add_heading (document, 1, "一、得分");
  add_scores (document, 1000);
  path = write_paper (document, root);
  n_pages = count_pages (path);
  g_assert_cmpuint (n_pages, >, 20);
  g_assert_cmpuint (n_pages, <, 50);

  for (guint page = 1; page <= n_pages; page++)
    {
      g_auto (GStrv) lines = read_lines (path, page);
      guint n = 0, heads = 0;

      for (char **line = lines; *line != NULL; line++)
        {
          heads += strstr (*line, "实地考察") != NULL;
          n += strstr (*line, "街道办事处") != NULL || strstr (*line, "平均") != NULL;
        }
      g_assert_cmpuint (heads, ==, 1);
      g_assert_cmpuint (n, >=, 2);
      rows += n;
    }
  g_assert_cmpuint (rows, ==, 1001);
}

/* Two halves beside each other: half as high, read from the left one to the right one. */
static void
test_halves (void)
{
  for (guint n = 15; n < 120; n += 13)
    {
      g_autoptr (SanTestFolder) folder = san_test_folder_new ();
      g_autofree char *root = san_test_folder_path (folder, "");
      g_autoptr (SanDocument) document = san_document_new ();
      SanDocumentBlock *table = san_document_add_table (document, "表1");
      g_autoptr (GPtrArray) words = NULL;
      g_autofree char *path = NULL;
      guint left = 0, right = 0, found = 0;

      san_document_block_add_column (table, NULL, "名次", 0, SAN_PAPER_CENTRE);
      san_document_block_add_column (table, NULL, "单位", 1, SAN_PAPER_CENTRE);
      table->halves = TRUE;
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *place = g_strdup_printf ("%u", i + 1);

          san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                                      (const char *const[]) { place, "某街道" });
        }
      path = write_paper (document, root);
      words = read_words (path);
      for (guint i = 0; i < words->len; i++)
        {
          const Word *word = words->pdata[i];

          if (strcmp (word->text, "某街道") == 0)
            found++, *(word->x0 < 300 ? &left : &right) += 1;
        }
      g_assert_cmpuint (found, ==, n);
      if (n < 16)
        g_assert_cmpuint (MIN (left, right), ==, 0);
      else
        g_assert_true (left >= right && left - right <= 1 + n / 40);
      assert_in_order (document, path);
    }
}

static void
test_nothing (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = san_document_new ();
  g_autofree char *path = write_paper (document, root);
  g_autofree char *said = ask ("pdftotext", path, "-", NULL);
  g_autofree char *bare = squeeze (said);

  g_assert_cmpuint (count_pages (path), ==, 1);
  g_assert_cmpstr (bare, ==, "—1—");
}

static void
add_absurd_table (SanDocument *document,
                  const char  *word,
                  const char  *heading)
{
  SanDocumentBlock *table = san_document_add_table (document, heading);

  san_document_block_add_column (table, heading, heading, 0, SAN_PAPER_LEFT);
  san_document_block_add_column (table, heading, "", 1, SAN_PAPER_LEFT);
  for (guint i = 0; i < 22; i++)
    san_document_block_add_column (table, "", "数", 0, SAN_PAPER_RIGHT);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree const char **cells = g_new0 (const char *, 24);

      if (i == 1)
        cells[0] = word;
      if (i == 2)
        cells[1] = "第一行\n第二行\001";
      san_document_block_add_row (table, i % 3 == 0 ? SAN_PAPER_ROW_HEADING : SAN_PAPER_ROW_PLAIN,
                                  cells);
    }
}

/* Whatever it holds, it ends up on pages, and nothing runs out of them. */
static void
test_absurd (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = san_document_new ();
  g_autoptr (GBytes) no_picture = g_bytes_new_static ("\377\330\377\341\000\002", 6);
  g_autofree char *word = g_strnfill (10000, 'W');
  g_autofree char *heading = characters_of (300);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) words = NULL;
  SanDocumentBlock *photos;
  SanDocumentHead *head = san_document_get_head (document);

  head->issuer = g_strdup (heading);
  head->name = g_strdup (heading);
  head->title = g_strdup (heading);
  head->signature = g_strdup (heading);
  head->date = g_strdup (heading);
  head->watermark = g_strdup (heading);
  san_document_add_heading (document, 1, heading);
  san_document_add_heading (document, 4, heading);
  san_document_add_heading (document, 2, "");
  san_document_add_paragraph (document, "");
  san_document_add_paragraph (document, word);
  san_document_add_paragraph (document, "bad \xff\xfe bytes \001 \xef\xbf\xbf 𠮷 العربية\n\n\n");
  san_document_add_runs (document);
  san_document_add_table (document, "没有列");
  add_absurd_table (document, word, heading);
  photos = san_document_add_photos (document);
  san_document_block_add_photo (photos, heading, no_picture);
  san_document_add_photos (document);
  san_document_add_page_break (document);
  san_document_add_page_break (document);
  san_document_add_attachment (document, "");
  san_document_add_heading (document, 1, heading);
  path = write_paper (document, root);
  words = read_words (path);

  g_assert_cmpuint (count_pages (path), <, 60);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *one = words->pdata[i];

      g_assert_cmpfloat (one->x0, >, 0);
      g_assert_cmpfloat (one->x1, <, 596);
      g_assert_cmpfloat (one->y1, <, 842);
    }
}

/* A JPEG goes into the PDF as it is, but what the camera wrote into it does not. */
static void
test_photos (void)
{
  static const char secret[] = "Exif\0\0II*\0\010\0\0\0\0\0secret place";
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *root = san_test_folder_path (folder, "");
  g_autoptr (SanDocument) document = san_document_new ();
  SanDocumentBlock *photos = san_document_add_photos (document);
  g_autoptr (GBytes) bare = photo_of (1600, 1200);
  g_autoptr (GByteArray) told = g_byte_array_new ();
  g_autoptr (GBytes) image = NULL;
  g_autofree char *path = NULL, *data = NULL;
  const guint8 *picture;
  gsize length, size;

  picture = g_bytes_get_data (bare, &length);
  g_byte_array_append (told, picture, 2);
  g_byte_array_append (told, (const guint8[]) { 0xff, 0xe1, 0, sizeof secret + 2 }, 4);
  g_byte_array_append (told, (const guint8 *) secret, sizeof secret);
  g_byte_array_append (told, picture + 2, (guint) length - 2);
  image = g_byte_array_free_to_bytes (g_steal_pointer (&told));
  for (guint i = 0; i < 3; i++)
    san_document_block_add_photo (photos, "说明", image);
  path = write_paper (document, root);

  g_file_get_contents (path, &data, &size, NULL);
  g_assert_false (holds (data, size, "secret", 6));
  g_assert_true (holds (data, size, picture + length - 400, 400));
  g_assert_true (holds (data, size, "/DCTDecode", 10));
}

/* The same bytes -------------------------------------------------------------------------- */

static int
make_paper (const char *path)
{
  g_autoptr (SanDocument) document = NULL;
  g_autoptr (SanPaper) paper = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SANSE_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  document = bulletin_of (27);
  paper = san_document_paper_new (document);

  return san_paper_write_pdf (paper, path, "2018-06-29T01:00:00Z", NULL) ? 0 : 1;
}

static void
test_same_bytes (void)
{
  static const struct
  {
    const char *locale, *language, *zone;
  } places[] = {
    { "C", "", "UTC" }, { "C.UTF-8", "zh_CN", "Asia/Shanghai" }, { "C.UTF-8", "en", "UTC" },
    { "de_DE.UTF-8", "", "America/Caracas" }, { "zh_CN.UTF-8", "zh_CN", "Asia/Shanghai" },
  };
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *first = NULL, *text = NULL, *path = NULL;
  gsize first_size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.pdf", i);
      g_autofree char *data = NULL;
      g_auto (GStrv) environment = g_get_environ ();
      const char *argv[] = { self, "--make", NULL, NULL };
      g_autoptr (GError) error = NULL;
      gsize size;
      int status;

      g_free (path);
      argv[2] = path = san_test_folder_path (folder, name);
      environment = g_environ_setenv (environment, "LC_ALL", places[i].locale, TRUE);
      environment = g_environ_setenv (environment, "LANGUAGE", places[i].language, TRUE);
      environment = g_environ_setenv (environment, "TZ", places[i].zone, TRUE);
      g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                    &status, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
      g_file_get_contents (path, &data, &size, &error);
      g_assert_no_error (error);
      if (first == NULL)
        {
          first = g_steal_pointer (&data);
          first_size = size;
        }
      else
        {
          g_assert_cmpmem (data, size, first, first_size);
        }
    }

  /* and charts speak Chinese in all of them */
  text = ask ("pdftotext", path, "-", NULL);
  g_assert_nonnull (strstr (text, "组平均"));
  g_assert_null (strstr (text, "group mean"));
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--make") == 0)
    return make_paper (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/pages/text", test_text);
  g_test_add_func ("/document/pages/draft", test_draft);
  g_test_add_func ("/document/pages/fonts", test_fonts);
  g_test_add_func ("/document/pages/bookmarks", test_bookmarks);
  g_test_add_func ("/document/pages/book", test_book);
  g_test_add_func ("/document/pages/long-table", test_long_table);
  g_test_add_func ("/document/pages/halves", test_halves);
  g_test_add_func ("/document/pages/nothing", test_nothing);
  g_test_add_func ("/document/pages/absurd", test_absurd);
  g_test_add_func ("/document/pages/photos", test_photos);
  g_test_add_func ("/document/pages/same-bytes", test_same_bytes);

  return g_test_run ();
}
