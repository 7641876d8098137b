/* document-samples.c - documents to test with, and what others read in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "press/document-samples.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "press/chart-samples.h"

char *
characters_of (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, 0x4e00 + i * 37 % 500);

  return g_string_free (text, FALSE);
}

void
fill_head (SanDocument *document,
           gboolean     red)
{
  SanDocumentHead *head = san_document_get_head (document);

  head->title = g_strdup ("关于2018年6月份考评情况的通报");
  head->recipients = g_strdup ("各区人民政府，市直各有关部门，各街道办事处、镇人民政府：");
  head->signature = g_strdup ("云州市创建全国文明城市指挥部办公室");
  head->date = g_strdup ("2018年6月29日");
  head->copied_to = g_strdup ("市委、市人大、市政府、市政协领导，市纪委监委，市委组织部、宣传部。");
  head->printed_by = g_strdup ("云州市创建全国文明城市指挥部办公室综合组");
  head->printed_on = g_strdup ("2018年6月29日印发");
  head->note = g_strdup ("数据可在台账中核对：日志 0a1b2c3d");
  if (!red)
    return;

  head->issuer = g_strdup ("云州市创建全国文明城市工作");
  head->name = g_strdup ("考评通报");
  head->serial = g_strdup ("第 6 期（总第 30 期）");
  head->office = g_strdup ("云州市创建全国文明城市指挥部办公室");
}

void
add_scores (SanDocument *document,
            guint        n)
{
  SanDocumentBlock *table = san_document_add_table (document, "表2　各街道考评结果");

  san_document_block_add_column (table, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, "单位", 2, SAN_PAPER_LEFT);
  san_document_block_add_column (table, "实地考察", "点位", 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (table, "实地考察", "得分", 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (table, NULL, "总分", 0, SAN_PAPER_RIGHT);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *place = g_strdup_printf ("%u", i);
      g_autofree char *unit = g_strdup_printf ("第%u街道办事处", i);
      g_autofree char *total = g_strdup_printf ("%u.%02u", 96 - i / 20, i * 7 % 100);
      const char *const cells[] = { place, unit, "24", total, total };

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN, cells);
    }
  san_document_block_add_row (table, SAN_PAPER_ROW_STRONG,
                              (const char *const[]) { NULL, "平均", NULL, "88.10", "88.25" });
}

static void
add_places (SanDocument *document,
            guint        n)
{
  SanDocumentBlock *table = san_document_add_table (document, "表1　建成区街道（镇）6月份考评得分");

  san_document_block_add_column (table, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, "单位", 1, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, "得分", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, "升降", 0, SAN_PAPER_CENTRE);
  table->halves = TRUE;
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *place = g_strdup_printf ("%u", i);
      g_autofree char *unit = g_strdup_printf ("云州第%u街道", i);
      g_autofree char *total = g_strdup_printf ("%u.%02u", 96 - i / 20, i * 7 % 100);
      g_autofree char *moved = g_strdup_printf ("%s %u", i % 2 == 0 ? "↑" : "↓", i % 5);
      const char *const cells[] = { place, unit, total, i % 5 == 0 ? "—" : moved };

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN, cells);
    }
}

GBytes *
photo_of (int width,
          int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x70a050ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, NULL));

  return g_bytes_new_take (data, size);
}

static void
add_photos (SanDocument *document)
{
  SanDocumentBlock *photos = san_document_add_photos (document);
  g_autoptr (GBytes) wide = photo_of (800, 600);
  g_autoptr (GBytes) tall = photo_of (600, 800);

  san_document_block_add_photo (photos, "人民路：垃圾外溢（整改前）", wide);
  san_document_block_add_photo (photos, "人民路：已清理（整改后）", tall);
  san_document_block_add_photo (photos, "东市场：占道经营", wide);
}

static void
add_words (SanDocument *document)
{
  SanDocumentBlock *runs;

  san_document_add_paragraph (document,
                              "6月12日至15日，市创建办以明查和暗访方式，对全市4个区、45个街道（镇、场）和"
                              "32个市直部门进行月度考评，现场测评36类实地点位1090个，问卷调查372人次。"
                              "现将有关情况通报如下：");
  san_document_add_heading (document, 1, "一、考评结果");
  san_document_add_heading (document, 2, "（一）建成区街道（镇）");
  runs = san_document_add_runs (document);
  san_document_block_add_run (runs, "建成区街道（镇）平均得分", FALSE, FALSE);
  san_document_block_add_run (runs, "89.43", FALSE, TRUE);
  san_document_block_add_run (runs, "分，比上月提高0.42分。", FALSE, FALSE);
  san_document_block_add_run (runs, "金贸街道、滨海街道、人民路街道", TRUE, FALSE);
  san_document_block_add_run (runs, "排名前三；得分和名次见表1。", FALSE, FALSE);
}

SanDocument *
bulletin_of (guint n_units)
{
  SanDocument *document = san_document_new ();

  fill_head (document, TRUE);
  add_words (document);
  add_places (document, n_units);
  san_document_add_chart (document, "图1　街道组得分", group_of (12), 0);
  san_document_add_heading (document, 1, "二、主要问题");
  san_document_add_heading (document, 3, "1. 农贸市场");
  san_document_add_paragraph (document,
                              "一是农贸市场管理薄弱，27个单位中19个低于90分，占道经营、污水外溢较为普遍；"
                              "二是背街小巷、老旧小区卫生保洁不到位，平均分别为83.9、83.6分；"
                              "三是“三包”责任制落实不够，13个单位低于90分。");
  add_photos (document);
  san_document_add_heading (document, 1, "三、下一步工作要求");
  san_document_add_paragraph (document,
                              "各区、各部门要对照附件所列问题逐条整改，7月6日前反馈；对农贸市场、背街小巷、"
                              "公共厕所开展集中整治；市创建办将于7月上旬组织回头看。");
  san_document_add_attachment (document, "2018年6月份各街道得分");
  add_scores (document, n_units * 2);
  san_document_add_attachment (document, "点位问题清单");
  san_document_add_paragraph (document, "见台账。");

  return document;
}

/* Reading ------------------------------------------------------------------------------- */

char *
write_paper (SanDocument *document,
             const char  *folder)
{
  static guint n;
  g_autoptr (SanPaper) paper = san_document_paper_new (document);
  g_autofree char *name = g_strdup_printf ("paper-%u.pdf", n++);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  san_paper_write_pdf (paper, path, "2018-06-29T01:00:00Z", &error);
  g_assert_no_error (error);

  return path;
}

char *
ask (const char *program,
     ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  const char *word;
  int status;
  va_list list;

  g_ptr_array_add (argv, (gpointer) program);
  va_start (list, program);
  while ((word = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) word);
  va_end (list);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return said;
}

char **
read_lines (const char *path,
            guint       page)
{
  g_autofree char *number = g_strdup_printf ("%u", MAX (page, 1));
  g_autofree char *said = page > 0
    ? ask ("pdftotext", "-raw", "-nopgbrk", "-enc", "UTF-8", "-f", number, "-l", number, path,
           "-", NULL)
    : ask ("pdftotext", "-raw", "-nopgbrk", "-enc", "UTF-8", path, "-", NULL);

  return g_strsplit (g_strchomp (said), "\n", -1);
}

guint
count_pages (const char *path)
{
  g_autofree char *said = ask ("pdfinfo", path, NULL);
  const char *pages = strstr (said, "Pages:");

  g_assert_nonnull (pages);

  return (guint) strtoul (pages + strlen ("Pages:"), NULL, 10);
}

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_free (word);
}

static double
get_number (const char *line,
            const char *name)
{
  const char *at = strstr (line, name);

  g_assert_nonnull (at);

  return g_ascii_strtod (at + strlen (name), NULL);
}

GPtrArray *
read_words (const char *path)
{
  g_autofree char *said = ask ("pdftotext", "-bbox", "-enc", "UTF-8", path, "-", NULL);
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);
  guint page = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      Word *word;
      const char *from, *to;

      page += strstr (*line, "<page ") != NULL;
      if (strstr (*line, "<word ") == NULL)
        continue;

      word = g_new0 (Word, 1);
      word->page = page;
      word->x0 = get_number (*line, "xMin=\"");
      word->y0 = get_number (*line, "yMin=\"");
      word->x1 = get_number (*line, "xMax=\"");
      word->y1 = get_number (*line, "yMax=\"");
      from = strchr (*line, '>') + 1;
      to = strstr (from, "</word>");
      word->text = g_strndup (from, (gsize) (to - from));
      g_ptr_array_add (words, word);
    }

  return words;
}

char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));

  return g_string_free (squeezed, FALSE);
}
