/* test-slip.c - slips on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "base/san-utils.h"
#include "paper/san-slip.h"
#include "support/san-test-folder.h"
#include "base/san-photo.h"

static const SanSlipOptions everything = {
  .way = SAN_SLIP_PAGE, .photos = TRUE, .qr = TRUE, .stub = TRUE,
};

static SanSlip *
make_slip (SanTicketColour colour)
{
  static const char *const keys[] = { "白〔2018〕218号", "黄〔2018〕031号", "红〔2018〕006号" };
  static const char *const numbers[] = {
    "海创督〔2018〕白218号", "海创督〔2018〕黄031号", "海创督〔2018〕红006号",
  };
  SanSlip *slip = san_slip_new ();

  slip->id = colour + 1;
  slip->unit_id = 1;
  slip->colour = colour;
  san_set_str (&slip->key, keys[colour]);
  san_set_str (&slip->number, numbers[colour]);
  san_set_str (&slip->office, "海口市创建全国文明城市指挥部办公室");
  san_set_str (&slip->issued, "2018年6月21日");
  san_set_str (&slip->unit, "琼山区府城街道办事处");
  san_set_str (&slip->assist, "市市场监督管理局");
  san_set_str (&slip->liaison, "街道联络员　0898-0000 0000");
  san_set_str (&slip->point, "甘蔗园农贸市场（府城三公里）");
  san_set_str (&slip->item, "农贸市场　第 4 项　下水道畅通，无污水外溢");
  san_set_str (&slip->problem, "6月20日第3测评组现场测评时发现：市场北门排水沟堵塞，污水外溢至人行道约12米，"
               "有明显异味，过往群众绕行。");
  san_set_str (&slip->requirement, "一、立即疏通排水沟并冲洗路面；二、督促市场管理方建立每日巡查记录；"
               "三、整改完成后报送前后对比照片各2张。");
  san_set_str (&slip->due, "2018年6月26日17:30前（3个工作日，端午顺延1日）");

  return slip;
}

static GBytes *
make_photo (int     width,
            int     height,
            guint32 colour)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, colour);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, NULL));

  return g_bytes_new_take (data, size);
}

static void
add_photos (SanSlip *slip,
            guint    n,
            gboolean after)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) photo = make_photo (320, 240, 0x506070ff + i * 0x20202000);
      g_autofree char *caption = g_strdup_printf ("%s %u", after ? "整改后" : "整改前", i + 1);

      san_slip_add_photo (slip, photo, caption, after);
    }
}

/* Saves, and keeps a copy where SAN_TEST_KEEP says, to be looked at. */
static char *
save_book (SanTestFolder *folder,
           SanSlipBook   *book,
           const char    *name)
{
  const char *keep = g_getenv ("SAN_TEST_KEEP");
  g_autoptr (GError) error = NULL;
  char *path = keep != NULL ? g_build_filename (keep, name, NULL)
                            : san_test_folder_path (folder, name);

  g_assert_true (san_paper_write_pdf (SAN_PAPER (book), path, "2018-06-21T02:00:00Z", &error));
  g_assert_no_error (error);

  return path;
}

/* (nullable): what a program says; NULL when it is not installed */
static char *
run (const char *program,
     ...)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *found = g_find_program_in_path (program);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL, *word;
  int status;
  va_list list;

  if (found == NULL)
    return NULL;

  g_strv_builder_add (words, program);
  va_start (list, program);
  while ((word = va_arg (list, char *)) != NULL)
    g_strv_builder_add (words, word);
  va_end (list);
  argv = g_strv_builder_end (words);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return output;
}

/* Without the spaces and line ends of the layout. */
static char *
strip_spaces (const char *text)
{
  g_autoptr (GString) stripped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\f')
      g_string_append_unichar (stripped, g_utf8_get_char (p));

  return g_string_free (g_steal_pointer (&stripped), FALSE);
}

static void
assert_says (const char *text,
             const char *words)
{
  g_autofree char *needle = strip_spaces (words);

  g_autofree char *hay = strip_spaces (text);

  if (strstr (hay, needle) == NULL)
    g_error ("“%s” is not in: %s", needle, hay);
}

static void
test_text_and_fonts (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autoptr (SanSlipBook) book = san_slip_book_new (&everything);
  g_autofree char *path = NULL, *text = NULL, *all = NULL, *fonts = NULL;
  g_auto (GStrv) lines = NULL;

  for (SanTicketColour colour = 0; colour < SAN_TICKET_COLOURS; colour++)
    san_slip_book_add (book, make_slip (colour));
  g_assert_cmpuint (san_paper_get_n_pages (SAN_PAPER (book)), ==, 3);
  path = save_book (folder, book, "slips-page.pdf");

  text = run ("pdftotext", "-raw", path, "-", NULL);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  all = strip_spaces (text);
  for (SanTicketColour colour = 0; colour < SAN_TICKET_COLOURS; colour++)
    {
      g_autoptr (SanSlip) slip = make_slip (colour);

      assert_says (all, slip->number);
      assert_says (all, slip->problem);
      assert_says (all, slip->requirement);
      assert_says (all, slip->due);
      assert_says (all, slip->unit);
      assert_says (all, slip->item);
      assert_says (all, slip->liaison);
    }
  assert_says (all, "白单签收回执");
  assert_says (all, "黄单签收回执");
  assert_says (all, "红单签收回执");
  assert_says (all, "交办单");
  assert_says (all, "提醒单");
  assert_says (all, "问责单");

  fonts = run ("pdffonts", path, NULL);
  lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 4);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_true (g_regex_match_simple ("yes +yes +yes +[0-9]+ +[0-9]+ *$", lines[i], 0, 0));
}

static cairo_surface_t *
draw_page (SanSlipBook *book,
           guint        page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  san_paper_draw_page (SAN_PAPER (book), cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (surface) +
                                            4 * x) & 0xffffff;
}

/* Whether no pixel of the page has a tint. */
static gboolean
is_grey (cairo_surface_t *surface)
{
  for (int y = 0; y < 842; y++)
    for (int x = 0; x < 596; x++)
      {
        guint32 pixel = pixel_at (surface, x, y);

        if ((pixel >> 16 & 0xff) != (pixel & 0xff) || (pixel >> 8 & 0xff) != (pixel & 0xff))
          return FALSE;
      }

  return TRUE;
}

static void
test_ways (void)
{
  static const guint32 grounds[] = { 0xffffff, 0xfff3bf, 0xfbd9d9 };
  static const guint32 stripes[] = { 0x8a929d, 0xe0a800, 0xb3141f };
  static const char *const names[] = { NULL, "slips-stripe.pdf", "slips-plain.pdf" };
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();

  for (SanSlipWay way = SAN_SLIP_PAGE; way <= SAN_SLIP_PLAIN; way++)
    {
      SanSlipOptions options = everything;
      g_autoptr (SanSlipBook) book = NULL;

      options.way = way;
      book = san_slip_book_new (&options);
      for (SanTicketColour colour = 0; colour < SAN_TICKET_COLOURS; colour++)
        {
          cairo_surface_t *surface;

          san_slip_book_add (book, make_slip (colour));
          surface = draw_page (book, colour);
          g_assert_cmphex (pixel_at (surface, 575, 400), ==,
                           way == SAN_SLIP_PAGE ? grounds[colour] : 0xffffff);
          g_assert_cmphex (pixel_at (surface, 6, 400), ==,
                           way == SAN_SLIP_PLAIN ? 0xffffff : stripes[colour]);
          if (way == SAN_SLIP_PLAIN)
            g_assert_true (is_grey (surface));
          cairo_surface_destroy (surface);
        }
      if (names[way] != NULL)
        g_free (save_book (folder, book, names[way]));
    }
}

/* Without colour, shape, border and word still tell the three apart. */
static void
test_black_and_white (void)
{
  SanSlipOptions options = everything;
  guint dark[SAN_TICKET_COLOURS] = { 0 };
  g_autoptr (SanSlipBook) book = NULL;

  options.way = SAN_SLIP_PLAIN;
  book = san_slip_book_new (&options);
  for (SanTicketColour colour = 0; colour < SAN_TICKET_COLOURS; colour++)
    {
      cairo_surface_t *surface;

      san_slip_book_add (book, make_slip (colour));
      surface = draw_page (book, colour);
      for (int x = 40; x < 64; x++)   /* across the left border */
        dark[colour] += 255 - (pixel_at (surface, x, 500) & 0xff);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (dark[SAN_TICKET_YELLOW], >, dark[SAN_TICKET_WHITE] * 3 / 2);
  g_assert_cmpuint (dark[SAN_TICKET_RED], >, dark[SAN_TICKET_YELLOW] * 5 / 4);
}

/* A problem of three pages: every sentence of it arrives, and the rows below it. */
static void
test_long_text_flows (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autoptr (SanSlipBook) book = san_slip_book_new (&everything);
  g_autoptr (GString) problem = g_string_new (NULL);
  g_autofree char *path = NULL, *text = NULL, *all = NULL;
  SanSlip *slip = make_slip (SAN_TICKET_YELLOW);

  for (int i = 1; i <= 150; i++)
    g_string_append_printf (problem, "第%d处占道经营，摊位外摆，堵塞盲道，油污未清理。\n", i);
  san_set_str (&slip->problem, problem->str);
  san_slip_book_add (book, slip);
  g_assert_cmpuint (san_paper_get_n_pages (SAN_PAPER (book)), >=, 3);
  path = save_book (folder, book, "slips-long.pdf");

  text = run ("pdftotext", "-raw", path, "-", NULL);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  all = strip_spaces (text);
  for (int i = 1; i <= 150; i++)
    {
      g_autofree char *sentence = g_strdup_printf ("第%d处", i);

      assert_says (all, sentence);
    }
  assert_says (all, "整改要求");
  assert_says (all, "复查日期");
  assert_says (all, "续页（第3页");
}

static void
test_photos_and_feedback (void)
{
  static const struct
  {
    guint    before;
    gboolean feedback;
    guint    pages;
  } cases[] = {
    { 0, FALSE, 1 }, { 3, FALSE, 1 }, { 4, FALSE, 1 }, { 6, FALSE, 3 }, { 2, TRUE, 2 },
  };
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SanSlipOptions options = everything;
      g_autoptr (SanSlipBook) book = NULL;
      g_autofree char *name = g_strdup_printf ("slips-photos-%" G_GSIZE_FORMAT ".pdf", i);
      g_autofree char *path = NULL, *images = NULL;
      SanSlip *slip = make_slip (SAN_TICKET_WHITE);

      options.feedback = cases[i].feedback;
      add_photos (slip, cases[i].before, FALSE);
      add_photos (slip, cases[i].feedback ? 1 : 0, TRUE);
      book = san_slip_book_new (&options);
      san_slip_book_add (book, slip);
      g_assert_cmpuint (san_paper_get_n_pages (SAN_PAPER (book)), ==, cases[i].pages);
      path = save_book (folder, book, name);
      images = run ("pdfimages", "-list", path, NULL);
      if (images != NULL)
        g_assert_true ((strstr (images, "jpeg") != NULL) == (cases[i].before > 0));

      options.photos = FALSE;
      options.feedback = FALSE;
      san_slip_book_set_options (book, &options);
      g_assert_cmpuint (san_paper_get_n_pages (SAN_PAPER (book)), ==, 1);
    }
}

static void
test_qr (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autoptr (SanSlipBook) book = san_slip_book_new (&everything);
  g_autofree char *path = NULL, *picture = NULL, *png = NULL, *code = NULL, *expected = NULL;
  g_autofree char *other = NULL;
  g_autoptr (SanSlip) changed = make_slip (SAN_TICKET_RED);

  san_slip_book_add (book, make_slip (SAN_TICKET_RED));
  path = save_book (folder, book, "slip-qr.pdf");
  san_set_str (&changed->problem, "另一个问题");
  other = san_slip_checksum (changed);
  g_assert_cmpstr (san_slip_book_get_slip (book, 0)->checksum, !=, other);

  picture = san_test_folder_path (folder, "qr");
  png = g_strconcat (picture, ".png", NULL);
  g_free (run ("pdftoppm", "-r", "200", "-png", "-singlefile", path, picture, NULL));
  code = g_file_test (png, G_FILE_TEST_EXISTS)
         ? run ("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", png, NULL) : NULL;
  if (code == NULL)
    {
      g_test_skip ("pdftoppm or zbarimg is not installed");
      return;
    }
  expected = g_strdup_printf ("红〔2018〕006号 %s\n", san_slip_book_get_slip (book, 0)->checksum);
  g_assert_cmpstr (code, ==, expected);
}

/* The sum of docs/file-format.md, worked out by hand with sha256sum. */
static void
test_checksum (void)
{
  g_autoptr (SanSlip) slip = san_slip_new ();
  g_autofree char *sum = NULL;

  san_set_str (&slip->key, "白〔2018〕001号");
  san_set_str (&slip->unit, "海府街道");
  san_set_str (&slip->problem, "垃圾堆积");
  san_set_str (&slip->due, "2018年6月26日17:30前");
  sum = san_slip_checksum (slip);
  g_assert_cmpstr (sum, ==, "c3e27712");
}

static void
test_collective (void)
{
  SanSlipOptions options = everything;
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autoptr (SanSlipBook) book = NULL;
  g_autoptr (GString) long_problem = g_string_new (NULL);
  g_autofree char *path = NULL, *text = NULL;

  for (int i = 100; i < 140; i++)
    g_string_append_printf (long_problem, "%d处占道经营；", i);
  options.collective = TRUE;
  book = san_slip_book_new (&options);
  for (guint i = 0; i < 6; i++)
    {
      SanSlip *slip = make_slip (i % SAN_TICKET_COLOURS);

      slip->unit_id = i < 4 ? 1 : 2;
      if (i == 0)
        san_set_str (&slip->problem, long_problem->str);
      if (i >= 4)
        san_set_str (&slip->unit, "美兰区博爱街道办事处");
      san_slip_book_add (book, slip);
    }
  g_assert_cmpuint (san_paper_get_n_pages (SAN_PAPER (book)), ==, 3);
  g_assert_cmpuint (san_slip_book_find_page (book, 3), ==, 0);
  g_assert_cmpuint (san_slip_book_find_page (book, 5), ==, 2);
  path = save_book (folder, book, "slips-collective.pdf");
  san_slip_book_leave_out (book, 4, TRUE);
  san_slip_book_leave_out (book, 5, TRUE);
  g_assert_cmpuint (san_paper_get_n_pages (SAN_PAPER (book)), ==, 2);
  text = run ("pdftotext", "-layout", path, "-", NULL);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  assert_says (text, "共 4 件");
  assert_says (text, "共 2 件");
  assert_says (text, "黄单");
  assert_says (text, "139");   /* the end of the long text */
}

static void
add_day (GPtrArray      *days,
         const char     *text,
         SanCalendarKind kind,
         const char     *name)
{
  SanCalendarDay *day = g_new0 (SanCalendarDay, 1);

  g_assert_true (san_day_parse (text, &day->day, NULL));
  day->kind = kind;
  day->name = g_strdup (name);
  g_ptr_array_add (days, day);
}

/* Dragon Boat 2018 was a Monday; National Day 2018 with its two make-up days. */
static void
test_due_words (void)
{
  static const struct
  {
    const char *start, *due, *words;
    SanLimit    limit;
  } cases[] = {
    { "2018-06-14 10:00", "2018-06-20 17:30", "2018年6月20日17:30前（3个工作日，端午节顺延1日）",
      { SAN_LIMIT_WORKDAYS, 3 } },
    { "2018-06-20 10:00", "2018-06-25 17:30", "2018年6月25日17:30前（3个工作日）",
      { SAN_LIMIT_WORKDAYS, 3 } },
    { "2018-09-28 10:00", "2018-10-09 17:30",
      "2018年10月9日17:30前（4个工作日，国庆节顺延5日，含调休上班2日）", { SAN_LIMIT_WORKDAYS, 4 } },
    { "2018-06-15 16:00", "2018-06-16 16:00", "2018年6月16日16:00前（24小时）",
      { SAN_LIMIT_HOURS, 24 } },
    { "2018-06-15 16:00", "2018-06-19 09:00", "2018年6月19日09:00前", { SAN_LIMIT_UNTIL } },
    { "2019-06-13 10:00", "2019-06-14 17:30",
      "2019年6月14日17:30前（1个工作日，未载入2019年放假安排，按周一至周五计）",
      { SAN_LIMIT_WORKDAYS, 1 } },
  };
  g_autoptr (GPtrArray) days =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_calendar_day_free);
  g_autoptr (SanWorkCalendar) calendar = NULL;

  add_day (days, "2018-06-18", SAN_CALENDAR_OFF, "端午节");
  add_day (days, "2018-09-29", SAN_CALENDAR_WORK, "国庆节");
  add_day (days, "2018-09-30", SAN_CALENDAR_WORK, "国庆节");
  for (int i = 1; i <= 7; i++)
    {
      g_autofree char *day = g_strdup_printf ("2018-10-%02d", i);

      add_day (days, day, SAN_CALENDAR_OFF, "国庆节");
    }
  calendar = san_work_calendar_new (days, NULL, TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;
      SanTime start, due;

      g_assert_true (san_time_parse (cases[i].start, &start, NULL));
      g_assert_true (san_time_parse (cases[i].due, &due, NULL));
      if (cases[i].limit.kind != SAN_LIMIT_UNTIL)
        g_assert_cmpint (san_work_calendar_due (calendar, start, &cases[i].limit), ==, due);
      words = san_slip_due_words (calendar, start, &cases[i].limit, due);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* What has happened already is printed, and nothing is left for the pen there. */
static void
test_history_is_printed (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autoptr (SanSlipBook) book = san_slip_book_new (&everything);
  SanSlip *slip = make_slip (SAN_TICKET_YELLOW);
  g_autofree char *path = NULL, *text = NULL, *all = NULL;

  san_set_str (&slip->receiver, "社区值班员");
  san_set_str (&slip->received, "6月14日10:05");
  san_set_str (&slip->report, "已全部清理，落实门前三包。");
  san_set_str (&slip->reporter, "街道负责人");
  san_set_str (&slip->reported, "2018年6月19日");
  slip->passed = TRUE;
  san_set_str (&slip->verifier, "复查组");
  san_set_str (&slip->remark, "本办未启用两人复查规则。");
  slip->cancelled = TRUE;
  san_slip_book_add (book, slip);
  path = save_book (folder, book, "slip-done.pdf");
  text = run ("pdftotext", "-raw", path, "-", NULL);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  all = strip_spaces (text);
  assert_says (all, "社区值班员6月14日10:05");
  assert_says (all, "已全部清理，落实门前三包。");
  assert_says (all, "☑合格");
  assert_says (all, "□不合格");
  assert_says (all, "（作废）");
  assert_says (all, "本办未启用两人复查规则。");
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) first = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (SanSlipBook) book = san_slip_book_new (&everything);
      g_autoptr (GBytes) bytes = NULL;

      san_slip_book_add (book, make_slip (SAN_TICKET_RED));
      bytes = san_paper_render_pdf (SAN_PAPER (book), "2018-06-21T02:00:00Z", NULL);
      if (first != NULL)
        g_assert_true (g_bytes_equal (first, bytes));
      else
        first = g_bytes_ref (bytes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slip/text-and-fonts", test_text_and_fonts);
  g_test_add_func ("/slip/ways", test_ways);
  g_test_add_func ("/slip/black-and-white", test_black_and_white);
  g_test_add_func ("/slip/long-text-flows", test_long_text_flows);
  g_test_add_func ("/slip/photos-and-feedback", test_photos_and_feedback);
  g_test_add_func ("/slip/qr", test_qr);
  g_test_add_func ("/slip/checksum", test_checksum);
  g_test_add_func ("/slip/collective", test_collective);
  g_test_add_func ("/slip/due-words", test_due_words);
  g_test_add_func ("/slip/history-is-printed", test_history_is_printed);
  g_test_add_func ("/slip/same-bytes", test_same_bytes);

  return g_test_run ();
}
