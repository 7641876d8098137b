/* test-text.c - folding, pinyin, order and encodings of Chinese text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <time.h>

#include "base/san-error.h"
#include "base/san-text.h"

static void
test_folds (void)
{
  static const struct { const char *text, *folded; } cases[] = {
    { "", "" }, { "美兰区", "美兰区" }, { " 美 兰\u3000区\n", "美兰区" }, { "美蘭區", "美兰区" },
    { "Ａ１２（东）", "a12(东)" }, { "ABC", "abc" }, { "村（居）", "村(居)" },
    { "①", "1" }, { "㎡", "m2" }, { "龍華鎮", "龙华镇" }, { "\uf9d1", "六" }, { "\u200b甲\ufeff", "甲" },
    { "e\u0301", "é" }, { "ß", "ss" }, { "𠮷", "𠮷" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = san_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
  {
    g_autofree char *broken = san_text_fold ("a\xff" "b");

    g_assert_true (g_utf8_validate (broken, -1, NULL));
  }
}

static void
test_pinyin (void)
{
  static const struct { const char *text, *pinyin, *initials; } cases[] = {
    { "美兰区", "meilanqu", "mlq" }, { "美蘭區", "meilanqu", "mlq" },
    { "龙华区城西镇", "longhuaquchengxizhen", "lhqcxz" },
    { "第3小学A栋", "di3xiaoxueadong", "d3xxad" }, { "绿地", "ludi", "ld" }, { "", "", "" },
    { "吕", "lu", "l" },
    { "重庆重点", "chongqingzhongdian", "cqzd" }, { "长流镇", "changliuzhen", "clz" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pinyin = san_text_pinyin (cases[i].text);
      g_autofree char *initials = san_text_initials (cases[i].text);

      g_assert_cmpstr (pinyin, ==, cases[i].pinyin);
      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static gboolean
matches (const char *name,
         const char *needle)
{
  g_autofree char *folded = san_text_fold (name);
  g_autofree char *pinyin = san_text_pinyin (name);
  g_autofree char *initials = san_text_initials (name);

  return san_text_matches (folded, pinyin, initials, needle);
}

static void
test_matches (void)
{
  static const char *const hits[] = {
    "", " ", "美", "兰区", "蘭", "mlq", "MLQ", "lq", "mei", "meilan", "ｍｌｑ", "mei lan qu",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hits); i++)
    g_assert_true (matches ("美兰区", hits[i]));
  g_assert_false (matches ("美兰区", "龙"));
  g_assert_false (matches ("美兰区", "mq"));
  g_assert_false (matches ("美兰区", "美区"));
  g_assert_true (matches ("绿地社区", "lvdi"));
  g_assert_true (matches ("绿地社区", "ludi"));
  g_assert_true (matches ("第12小区", "１２"));
}

static int
compare (const char *a,
         const char *b)
{
  g_autoptr (GBytes) left = san_text_sort_key (a);
  g_autoptr (GBytes) right = san_text_sort_key (b);

  return g_bytes_compare (left, right);
}

static void
test_order (void)
{
  static const char *const sorted[] = {
    "第2社区", "第10社区", "Alpha", "安徽", "北京", "重庆", "李", "美兰区", "琼山区", "秀英区", "张",
  };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (sorted); i++)
    for (gsize j = i + 1; j < G_N_ELEMENTS (sorted); j++)
      if (i >= 3 || (i == 0 && j == 1))
        {
          g_assert_cmpint (compare (sorted[i], sorted[j]), <, 0);
          g_assert_cmpint (compare (sorted[j], sorted[i]), >, 0);
        }
  g_assert_cmpint (compare ("安徽", "安徽"), ==, 0);
}

/* 45,000 names must fold and romanise while nobody notices. */
static void
test_is_quick (void)
{
  clock_t start = clock ();   /* of this process: other work on the machine does not count */
  double seconds;
  gsize total = 0;

  for (int i = 0; i < 45000; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autofree char *folded = NULL;
      g_autofree char *pinyin = NULL;

      for (int k = 0; k < 5; k++)
        g_string_append_unichar (name, 0x4e00 + (gunichar) ((i * 7 + k * 631) % 3000));
      g_string_append (name, "村");
      folded = san_text_fold (name->str);
      pinyin = san_text_pinyin (name->str);
      total += strlen (folded) + strlen (pinyin);
    }
  g_assert_cmpuint (total, >, 45000);

  seconds = (double) (clock () - start) / CLOCKS_PER_SEC;
  g_test_minimized_result (seconds, "45,000 names: %.3f s", seconds);
  g_assert_cmpfloat (seconds, <, 5.0);   /* a sanitizer build is many times slower */
}

static gpointer
fold_in_thread (gpointer data)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *pinyin = san_text_pinyin (i % 2 ? "美蘭區" : "龙华区");

      g_assert_cmpstr (pinyin, ==, i % 2 ? "meilanqu" : "longhuaqu");
    }

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("fold", fold_in_thread, NULL);
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
}

static const char table[] =
  "单位,得分\n美兰区,95.20\n秀英区人民政府,87.5\n龙华街道办事处,无数据\n";
static const char traditional[] = "單位,得分\n美蘭區,95.20\n臺北市政府,87.5\n龍華鎮公所,無資料\n";

static void
check_decode (const char *text,
              const char *converter,
              const char *mark,
              gsize       mark_length,
              const char *encoding,
              const char *expected_used)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *decoded = NULL;
  const char *used = NULL;
  gsize length;

  encoded = g_convert (text, -1, converter, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) mark_length);
  g_byte_array_append (bytes, (const guint8 *) encoded, (guint) length);

  decoded = san_text_decode (bytes->data, bytes->len, encoding, &used, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (decoded, ==, text);
  g_assert_cmpstr (used, ==, expected_used);
}

static void
test_decodes (void)
{
  check_decode (table, "UTF-8", "", 0, NULL, "UTF-8");
  check_decode (table, "UTF-8", "\xef\xbb\xbf", 3, NULL, "UTF-8");
  check_decode (table, "UTF-8", "\xef\xbb\xbf", 3, "utf8", "UTF-8");
  check_decode (table, "GB18030", "", 0, NULL, "GB18030");
  check_decode (table, "GBK", "", 0, "gbk", "gbk");
  check_decode ("𠮷㐀€,龙\n", "GB18030", "", 0, NULL, "GB18030");
  check_decode (traditional, "BIG5", "", 0, NULL, "Big5");
  check_decode (traditional, "BIG5", "", 0, "big5", "big5");
  check_decode (traditional, "GB18030", "", 0, NULL, "GB18030");
  check_decode (table, "UTF-16LE", "\xff\xfe", 2, NULL, "UTF-16LE");
  check_decode (table, "UTF-16BE", "\xfe\xff", 2, NULL, "UTF-16BE");
  check_decode (table, "UTF-16LE", "", 0, NULL, "UTF-16LE");
  check_decode (table, "UTF-16BE", "", 0, NULL, "UTF-16BE");
  check_decode (table, "UTF-16LE", "\xff\xfe", 2, "UTF-16", "UTF-16");
  check_decode ("name,score\na,1\n", "UTF-8", "", 0, NULL, "UTF-8");
  check_decode ("", "UTF-8", "", 0, NULL, "UTF-8");
}

/* 联通 fools a lax reader of UTF-8; 鲁 in GBK is good UTF-8 ("³"): only the person knows. */
static void
test_ambiguous (void)
{
  static const guint8 unicom[] = { 0xc1, 0xaa, 0xcd, 0xa8 };
  static const guint8 lu[] = { 0xc2, 0xb3 };
  g_autofree char *plain = NULL;
  g_autofree char *guessed = NULL;
  g_autofree char *chosen = NULL;
  const char *used = NULL;

  plain = san_text_decode (unicom, sizeof unicom, NULL, &used, NULL);
  g_assert_cmpstr (used, ==, "GB18030");
  g_assert_cmpstr (plain, ==, "联通");

  guessed = san_text_decode (lu, sizeof lu, NULL, &used, NULL);
  g_assert_cmpstr (used, ==, "UTF-8");
  g_assert_cmpstr (guessed, ==, "³");

  chosen = san_text_decode (lu, sizeof lu, "GB18030", &used, NULL);
  g_assert_cmpstr (chosen, ==, "鲁");
}

static void
check_refused (const char *bytes,
               gsize       length,
               const char *encoding,
               const char *words)
{
  g_autoptr (GError) error = NULL;
  const char *used = "untouched";

  g_assert_null (san_text_decode ((const guint8 *) bytes, length, encoding, &used, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpstr (used, ==, "untouched");
}

static void
test_bad_bytes (void)
{
  check_refused ("a,b\nc,\xff\n", 7, NULL, "Line 2");
  check_refused ("a,b\nc\n\xff\n", 8, "UTF-8", "Line 3");
  check_refused ("a\nb\xb0", 4, "GB18030", "Line 2");
  check_refused ("a\0b\n", 4, "UTF-8", "Line 1");
  check_refused ("a\0b\n\0\0\0", 7, NULL, "Line 1");
  check_refused ("ab", 2, "klingon", "klingon");
}

/* Names of files are bytes; what is stored and shown of them is text. */
static void
test_file_names (void)
{
  static const struct
  {
    const char *path;
    const char *name;
  } cases[] = {
    { "表格/六月.xlsx", "六月.xlsx" },
    { "六月.csv", "六月.csv" },
    { "/media/U\xc5\xcc/\xb5\xa5\xce\xbb.csv", "单位.csv" },
    { "/tmp/plain.csv", "plain.csv" },
  };
  g_autofree char *broken = san_text_file_name ("/tmp/a\xff\xff\xff.csv");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = san_text_file_name (cases[i].path);

      g_assert_cmpstr (name, ==, cases[i].name);
    }

  g_assert_true (g_utf8_validate (broken, -1, NULL));
  g_assert_true (g_str_has_suffix (broken, ".csv"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/folds", test_folds);
  g_test_add_func ("/text/pinyin", test_pinyin);
  g_test_add_func ("/text/matches-as-typed", test_matches);
  g_test_add_func ("/text/sorts-by-pinyin", test_order);
  g_test_add_func ("/text/is-quick", test_is_quick);
  g_test_add_func ("/text/threads", test_threads);
  g_test_add_func ("/text/decodes", test_decodes);
  g_test_add_func ("/text/ambiguous-bytes", test_ambiguous);
  g_test_add_func ("/text/bad-bytes-name-the-line", test_bad_bytes);
  g_test_add_func ("/text/file-names", test_file_names);

  return g_test_run ();
}
