/* make-documents.c - writes sample documents into a folder, each as PDF, DOCX and text
 *
 * make-documents FOLDER: a bulletin with everything that a document can have, one of many
 * pages, a plain one, and one whose words are hostile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document.h"
#include "paper/san-paper.h"
#include "press/chart-samples.h"

#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#define DATE "2018-06-29T01:00:00Z"

static void
set_head (SanDocument *document,
          gboolean     red)
{
  SanDocumentHead *head = san_document_get_head (document);

  head->title = g_strdup ("关于2018年6月份考评情况的通报");
  head->date = g_strdup ("2018年6月29日");
  head->signature = g_strdup ("云州市创建全国文明城市指挥部办公室");
  if (!red)
    return;

  head->issuer = g_strdup ("云州市创建全国文明城市工作");
  head->name = g_strdup ("考评通报");
  head->serial = g_strdup ("第 6 期（总第 30 期）");
  head->mark = g_strdup ("云创指〔2018〕6号");
  head->office = g_strdup ("云州市创建全国文明城市指挥部办公室");
  head->signer = g_strdup ("甲某");
  head->recipients = g_strdup ("各区、各街道，市直各有关单位：");
  head->copied_to = g_strdup ("市委办公室、市政府办公室");
  head->printed_by = g_strdup ("云州市创建全国文明城市指挥部办公室");
  head->printed_on = g_strdup ("2018年6月29日印发");
  head->note = g_strdup ("数据可在台账中核对：日志 0a1b2c3d");
}

static void
add_scores (SanDocument *document,
            guint        n,
            gboolean     halves)
{
  SanDocumentBlock *table = san_document_add_table (document, halves ? "表2 各街道得分"
                                                                     : "表1 各街道考评结果");

  san_document_block_add_column (table, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, "单位", 2, SAN_PAPER_LEFT);
  if (!halves)
    {
      san_document_block_add_column (table, "实地考察", "点位", 0, SAN_PAPER_RIGHT);
      san_document_block_add_column (table, "实地考察", "得分", 0, SAN_PAPER_RIGHT);
      san_document_block_add_column (table, "问卷调查", "份数", 0, SAN_PAPER_RIGHT);
      san_document_block_add_column (table, "问卷调查", "得分", 0, SAN_PAPER_RIGHT);
    }
  san_document_block_add_column (table, NULL, "总分", 0, SAN_PAPER_RIGHT);
  table->halves = halves;
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *place = g_strdup_printf ("%u", i);
      g_autofree char *unit = g_strdup_printf ("第%u街道办事处", i);
      g_autofree char *total = g_strdup_printf ("%u.%02u", 96 - i / 4, i * 7 % 100);
      const char *const whole[] = { place, unit, "24", total, "36", "90.00", total };
      const char *const half[] = { place, unit, total };

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN, halves ? half : whole);
    }
  if (!halves)
    san_document_block_add_row (table, SAN_PAPER_ROW_STRONG,
                                (const char *const[]) { NULL, "平均", NULL, "88.10", NULL,
                                                        "90.00", "88.25" });
}

static GBytes *
make_photo (int width,
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
  g_autoptr (GBytes) wide = make_photo (800, 600);
  g_autoptr (GBytes) tall = make_photo (600, 800);

  san_document_block_add_photo (photos, "图2 人民路：垃圾外溢（整改前）", wide);
  san_document_block_add_photo (photos, "图3 人民路：已清理（整改后）", tall);
  san_document_block_add_photo (photos, "图4 东市场：占道经营", wide);
}

/* Of one to five sentences, no two neighbours alike */
static void
add_paragraphs (SanDocument *document,
                guint        n)
{
  static const char *const sentences[] = {
    "6月12日至15日，市指挥部办公室组织三个考评组，采取明查与暗访相结合的方式，对全市27个街道的36类648个点位进行了实地考察。",
    "共发放调查问卷972份。",
    "从考评情况看，各街道能够按照市指挥部的统一部署，把创建工作摆上重要位置，主要领导亲自抓，分管领导具体抓，市容环境继续好转。",
    "但是，一些地方责任没有落实到人，背街小巷垃圾外溢、占道经营、乱停乱放等问题反复出现，个别点位三次复查仍未整改到位。",
    "有关单位要举一反三，于6月25日前将整改情况报市指挥部办公室，逾期不报的予以通报。",
    "现将考评情况通报如下：",
    "望各单位对照问题清单逐条整改，建立长效机制，确保整改一处、巩固一处、带动一片。",
  };

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j <= i * 3 % 5; j++)
        g_string_append (text, sentences[(i * 2 + j) % G_N_ELEMENTS (sentences)]);
      san_document_add_paragraph (document, text->str);
    }
}

static SanDocument *
make_bulletin (void)
{
  SanDocument *document = san_document_new ();
  SanDocumentBlock *runs;

  set_head (document, TRUE);
  add_paragraphs (document, 2);
  san_document_add_heading (document, 1, "一、考评结果");
  san_document_add_heading (document, 2, "（一）街道组");
  runs = san_document_add_runs (document);
  san_document_block_add_run (runs, "第一名是", FALSE, FALSE);
  san_document_block_add_run (runs, "第1街道办事处", TRUE, FALSE);
  san_document_block_add_run (runs, "，得分", FALSE, FALSE);
  san_document_block_add_run (runs, "97.07", FALSE, TRUE);
  san_document_block_add_run (runs, "分。", FALSE, FALSE);
  add_scores (document, 27, FALSE);
  add_scores (document, 40, TRUE);
  san_document_add_chart (document, "图1 街道组得分", group_of (12), 0);
  san_document_add_heading (document, 1, "二、主要问题");
  san_document_add_heading (document, 2, "（一）市容环境");
  san_document_add_heading (document, 3, "1. 背街小巷");
  san_document_add_heading (document, 4, "（1）路面");
  add_paragraphs (document, 1);
  add_photos (document);
  san_document_add_heading (document, 1, "三、下一步要求");
  add_paragraphs (document, 3);
  san_document_add_attachment (document, "点位得分表");
  add_scores (document, 60, FALSE);
  san_document_add_attachment (document, "问题清单");
  add_paragraphs (document, 2);

  return document;
}

static SanDocument *
make_long (void)
{
  SanDocument *document = san_document_new ();

  set_head (document, TRUE);
  san_document_get_head (document)->watermark = g_strdup ("草稿");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u部分", i + 1);

      san_document_add_heading (document, 1, text);
      add_paragraphs (document, 12);
    }

  return document;
}

static SanDocument *
make_plain (void)
{
  SanDocument *document = san_document_new ();

  set_head (document, FALSE);
  add_paragraphs (document, 1);
  san_document_add_signature (document);
  san_document_add_page_break (document);
  add_paragraphs (document, 1);

  return document;
}

/* What people paste: codes, pictures of faces, the ends of other languages. */
static SanDocument *
make_hostile (void)
{
  SanDocument *document = san_document_new ();
  SanDocumentBlock *table, *photos;
  g_autoptr (GBytes) no_picture = g_bytes_new_static ("no picture", 10);
  g_autofree char *endless = g_malloc (3 * 100000 + 1);

  set_head (document, FALSE);
  for (guint i = 0; i < 100000; i++)
    memcpy (endless + 3 * (gsize) i, "长", 3);
  endless[3 * 100000] = '\0';

  san_document_add_heading (document, 1, "<w:t>&amp;]]>\"'</w:t>");
  san_document_add_paragraph (document, "\001\002\013\037a\tb\nc\xef\xbf\xbe\xef\xbf\xbf结束");
  san_document_add_paragraph (document, "bad \xff\xfe bytes");
  san_document_add_paragraph (document, "👩‍👩‍👧 🧹 𠮷 العربية");
  san_document_add_paragraph (document, "");
  san_document_add_paragraph (document, endless);
  table = san_document_add_table (document, "]]>");
  san_document_block_add_column (table, NULL, "<项目>", 1, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, "数", 0, SAN_PAPER_RIGHT);
  san_document_block_add_row (table, SAN_PAPER_ROW_HEADING, (const char *const[]) { "&&", NULL });
  san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN, (const char *const[]) { NULL, NULL });
  san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                              (const char *const[]) { "=HYPERLINK(\"x\")", "−1" });
  photos = san_document_add_photos (document);
  san_document_block_add_photo (photos, "不是图片", no_picture);

  return document;
}

static void
save (const char *folder,
      const char *name,
      const char *ending,
      GBytes     *bytes)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

/* Takes @document. */
static void
save_document (const char  *folder,
               const char  *name,
               SanDocument *document)
{
  g_autoptr (SanPaper) paper = san_document_paper_new (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = san_paper_render_pdf (paper, DATE, &error);
  g_autoptr (GBytes) docx = NULL;
  g_autoptr (GBytes) text = NULL;
  char *words;

  g_assert_no_error (error);
  docx = san_document_render_docx (document, DATE, &error);
  g_assert_no_error (error);
  words = san_document_to_text (document);
  text = g_bytes_new_take (words, strlen (words));
  save (folder, name, ".pdf", pdf);
  save (folder, name, ".docx", docx);
  save (folder, name, ".txt", text);
  g_clear_object (&paper);
  san_document_free (document);
}

int
main (int   argc,
      char *argv[])
{
  g_assert_cmpint (argc, ==, 2);

  save_document (argv[1], "bulletin", make_bulletin ());
  save_document (argv[1], "long", make_long ());
  save_document (argv[1], "plain", make_plain ());
  save_document (argv[1], "hostile", make_hostile ());

  return 0;
}
