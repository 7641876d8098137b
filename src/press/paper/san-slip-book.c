/* san-slip-book.c - slips on A4: heads, pages, receipts, collective papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-slip-private.h"

#define CENTRE ((SAN_SLIP_LEFT + SAN_SLIP_RIGHT) / 2)
#define WIDTH (SAN_SLIP_RIGHT - SAN_SLIP_LEFT)
#define QR_SIZE 56.0
#define FRAMES_ON_SLIP 4
#define SLIP_FRAME 62.0
#define PAGE_FRAME 250.0
#define SHEET_FRAME 112.0

typedef enum
{
  PAGE_SLIP,
  PAGE_PHOTOS,
  PAGE_FEEDBACK,
  PAGE_COLLECTIVE,
} PageKind;

typedef struct
{
  PageKind       kind;
  guint          slip;
  guint          index;   /* in its form or table */
  SanSlipForm   *form;    /* (nullable) */
  SanPaperTable *table;   /* (nullable) */
} Page;

/**
 * SanSlipBook:
 *
 * The pages are laid out when first asked for, and again after a change.
 */
struct _SanSlipBook
{
  GObject        parent_instance;

  SanSlipOptions options;
  GPtrArray     *slips;
  GArray        *pages;    /* (nullable) Page */
  GPtrArray     *forms;    /* that the pages refer to */
  GPtrArray     *tables;
};

static void san_slip_book_paper_init (SanPaperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanSlipBook, san_slip_book, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_PAPER, san_slip_book_paper_init))

/* Rows */

/* What the pen has to fill, when it isn't known. */
static const char *
or_blank (const char *text,
          const char *blank)
{
  return *text != '\0' ? text : blank;
}

static void
add_people (SanSlipForm   *form,
            const SanSlip *slip)
{
  SanSlipRow *row = san_slip_form_add (form, "责任单位", slip->unit);
  gboolean wide = g_utf8_strlen (slip->assist, -1) > 16;

  row->second = wide ? NULL : "协办单位";
  row->second_text = g_strdup (wide ? NULL : slip->assist);
  if (wide)
    san_slip_form_add (form, "协办单位", slip->assist)->flows = TRUE;
  if (*slip->liaison != '\0')
    san_slip_form_add (form, "联 络 人", slip->liaison);
}

/* (transfer full) (element-type SanSlipPhoto): those before or after; of another form they
 * are borrowed */
static GPtrArray *
pick_photos (const SanSlip *slip,
             gboolean       after)
{
  GPtrArray *photos = g_ptr_array_new ();

  for (guint i = 0; i < slip->photos->len; i++)
    {
      SanSlipPhoto *photo = g_ptr_array_index (slip->photos, i);

      if (photo->after == after)
        g_ptr_array_add (photos, photo);
    }

  return photos;
}

static void
add_signatures (SanSlipForm   *form,
                const SanSlip *slip)
{
  g_autofree char *issuer = g_strdup_printf ("签发人：%s　　　（盖章）",
                                             or_blank (slip->issuer, "　　　　"));
  SanSlipRow *row = san_slip_form_add (form, "签　　发", issuer);

  row->second = "签　　收";
  row->second_text = *slip->receiver != '\0'
                     ? g_strdup_printf ("%s\n%s", slip->receiver, slip->received)
                     : g_strdup ("　　　年　 月　 日");
  row->least = 36;
}

static void
add_feedback (SanSlipForm   *form,
              const SanSlip *slip,
              gboolean       sheet)
{
  SanSlipRow *row = san_slip_form_add (form, "整改反馈", slip->report);

  row->flows = TRUE;
  row->hint = "（整改措施、完成情况，附整改前后照片）";
  row->foot[0] = g_strdup_printf ("负责人签字：%s　　（盖章）　　反馈日期：%s",
                                  or_blank (slip->reporter, "　　　　"),
                                  or_blank (slip->reported, "　　年　 月　 日"));
  row->least = sheet ? 96 : 66;
  row->stretch = 1;
}

static void
add_decisions (SanSlipForm   *form,
               const SanSlip *slip)
{
  SanSlipRow *row = san_slip_form_add (form, "延期申请",
                                       or_blank (slip->extension,
                                                 "申请延至：　　 年　 月　 日　　批准人：　　　　　　　　 年　 月　 日"));

  row = san_slip_form_add (form, "复查意见", "");
  row->foot[0] = g_strdup_printf ("%s 合格，予以销号　　□ 不合格，退回整改　　□ 升级",
                                  slip->passed ? "☑" : "□");
  row->foot[1] = g_strdup_printf ("复查人（两人）：%s　　　　复查日期：%s",
                                  or_blank (slip->verifier, "　　　　　　"),
                                  or_blank (slip->verified, "　　年　 月　 日"));
  row->stretch = 0.1;
}

static void
add_texts (SanSlipForm   *form,
           const SanSlip *slip)
{
  SanSlipRow *row;

  if (*slip->point != '\0')
    san_slip_form_add (form, "点　　位", slip->point)->flows = TRUE;
  if (*slip->item != '\0')
    san_slip_form_add (form, "测评条目", slip->item)->flows = TRUE;

  row = san_slip_form_add (form, "存在问题", slip->problem);
  row->flows = TRUE;
  row->least = 46;
  row->stretch = 0.55;
}

/* Layout */

static void
drop_pages (SanSlipBook *self)
{
  g_clear_pointer (&self->pages, g_array_unref);
  g_ptr_array_set_size (self->forms, 0);
  g_ptr_array_set_size (self->tables, 0);
}

static double
first_bottom (SanSlipBook *self)
{
  return SAN_PAPER_A4_LONG - SAN_SLIP_EDGE - SAN_SLIP_NOTE -
         (self->options.stub ? SAN_SLIP_STUB : 0);
}

static void
add_form_pages (SanSlipBook *self,
                guint        slip,
                PageKind     kind,
                SanSlipForm *form)
{
  g_ptr_array_add (self->forms, form);
  for (guint i = 0; i < form->pages->len; i++)
    {
      Page page = { kind, slip, i, form, NULL };

      g_array_append_val (self->pages, page);
    }
}

/* (transfer full): the slip itself, with @photos on it (nullable) */
static SanSlipForm *
make_slip_form (SanSlipBook   *self,
                SanSlipPen    *pen,
                const SanSlip *slip,
                GPtrArray     *photos)
{
  SanSlipForm *form = san_slip_form_new ();
  SanSlipRow *row;

  add_people (form, slip);
  add_texts (form, slip);
  if (photos != NULL)
    {
      row = san_slip_form_add (form, "问题照片", "");
      row->frames = g_ptr_array_ref (photos);
      row->columns = MAX (photos->len, 3);
      row->frame_height = SLIP_FRAME;
    }
  row = san_slip_form_add (form, "整改要求", slip->requirement);
  row->flows = TRUE;
  row->least = 46;
  row->stretch = 0.55;
  san_slip_form_add (form, "办理期限", slip->due);
  add_signatures (form, slip);
  add_feedback (form, slip, FALSE);
  add_decisions (form, slip);
  san_slip_form_layout (form, pen, first_bottom (self));

  return form;
}

static void
add_photo_pages (SanSlipBook *self,
                 SanSlipPen  *pen,
                 guint        slip,
                 GPtrArray   *photos)
{
  SanSlipForm *form = san_slip_form_new ();

  for (guint i = 0; i < photos->len; i += FRAMES_ON_SLIP)
    {
      SanSlipRow *row = san_slip_form_add (form, "问题照片", "");

      row->frames = g_ptr_array_new ();
      for (guint j = i; j < MIN (i + FRAMES_ON_SLIP, photos->len); j++)
        g_ptr_array_add (row->frames, g_ptr_array_index (photos, j));
      row->columns = MIN (row->frames->len, 2);
      row->frame_height = PAGE_FRAME;
    }
  san_slip_form_layout (form, pen, SAN_PAPER_A4_LONG - SAN_SLIP_EDGE - SAN_SLIP_NOTE);
  add_form_pages (self, slip, PAGE_PHOTOS, form);
}

/* Photographs, and empty places up to @least of them. */
static void
add_frames (SanSlipForm   *form,
            const char    *label,
            const SanSlip *slip,
            gboolean       after)
{
  g_autoptr (GPtrArray) photos = pick_photos (slip, after);

  while (photos->len < 2)
    g_ptr_array_add (photos, NULL);
  for (guint i = 0; i < photos->len; i += 2)
    {
      SanSlipRow *row = san_slip_form_add (form, label, "");

      row->frames = g_ptr_array_new ();
      g_ptr_array_add (row->frames, g_ptr_array_index (photos, i));
      if (i + 1 < photos->len)
        g_ptr_array_add (row->frames, g_ptr_array_index (photos, i + 1));
      row->columns = 2;
      row->frame_height = SHEET_FRAME;
    }
}

static void
add_feedback_sheet (SanSlipBook   *self,
                    SanSlipPen    *pen,
                    guint          index,
                    const SanSlip *slip)
{
  SanSlipForm *form = san_slip_form_new ();

  san_slip_form_add (form, "责任单位", slip->unit);
  add_texts (form, slip);
  san_slip_form_add (form, "办理期限", slip->due);
  add_frames (form, "整改前", slip, FALSE);
  add_frames (form, "整改后", slip, TRUE);
  add_feedback (form, slip, TRUE);
  add_decisions (form, slip);
  san_slip_form_layout (form, pen, SAN_PAPER_A4_LONG - SAN_SLIP_EDGE - SAN_SLIP_NOTE);
  add_form_pages (self, index, PAGE_FEEDBACK, form);
}

static void
add_slip_pages (SanSlipBook *self,
                SanSlipPen  *pen,
                guint        index)
{
  const SanSlip *slip = g_ptr_array_index (self->slips, index);
  g_autoptr (GPtrArray) before = pick_photos (slip, FALSE);
  gboolean photos = self->options.photos && before->len > 0;
  gboolean inside = photos && before->len <= FRAMES_ON_SLIP;
  SanSlipForm *form = make_slip_form (self, pen, slip, inside ? before : NULL);

  if (inside && form->pages->len > 1)   /* rather a page of photographs than one of rows */
    {
      san_slip_form_free (form);
      form = make_slip_form (self, pen, slip, NULL);
      inside = FALSE;
    }
  add_form_pages (self, index, PAGE_SLIP, form);
  if (photos && !inside)
    add_photo_pages (self, pen, index, before);
  if (self->options.feedback)
    add_feedback_sheet (self, pen, index, slip);
}

/* Collective papers */

static void
add_collective_pages (SanSlipBook *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->slips->len; i++)
    {
      SanSlip *slip = g_ptr_array_index (self->slips, i);
      SanPaperTable *table;

      if (slip->left_out || !g_hash_table_add (seen, &slip->unit_id))
        continue;
      table = san_slip_collective_new (self->slips, i);
      g_ptr_array_add (self->tables, table);
      for (guint j = 0; j < san_paper_table_get_n_pages (table); j++)
        {
          Page page = { PAGE_COLLECTIVE, i, j, NULL, table };

          g_array_append_val (self->pages, page);
        }
    }
}

static void
ensure_pages (SanSlipBook *self)
{
  SanSlipPen pen;

  if (self->pages != NULL)
    return;

  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  if (self->options.collective)
    {
      add_collective_pages (self);
      return;
    }

  san_slip_pen_init (&pen);
  for (guint i = 0; i < self->slips->len; i++)
    if (!((SanSlip *) g_ptr_array_index (self->slips, i))->left_out)
      add_slip_pages (self, &pen, i);
  san_slip_pen_clear (&pen);
}

/* Drawing */

static void
draw_head (SanSlipBook   *self,
           SanSlipPen    *pen,
           cairo_t       *cr,
           const SanSlip *slip,
           const char    *title)
{
  g_autofree char *number = g_strdup_printf ("编号：%s", slip->number);
  g_autofree char *issued = g_strdup_printf ("签发日期：%s", slip->issued);
  PangoLayout *layout = pen->layout;
  PangoAttrList *plain = pango_attr_list_ref (pango_layout_get_attributes (layout));
  PangoAttrList *spaced = pango_attr_list_copy (plain);
  double office = 16.5;

  while (office > 9)   /* the names of some offices are long */
    {
      int width;

      san_slip_pen_set (pen, SAN_PAPER_TITLE, office, 2 * WIDTH, PANGO_ALIGN_LEFT, slip->office, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      if (width <= WIDTH)
        break;
      office -= 0.5;
    }
  san_slip_pen_write (pen, cr, SAN_PAPER_TITLE, office, SAN_SLIP_LEFT, 42, WIDTH,
                      PANGO_ALIGN_CENTER, slip->office);

  pango_attr_list_insert (spaced, pango_attr_letter_spacing_new (3 * PANGO_SCALE));
  pango_layout_set_attributes (layout, spaced);
  san_slip_pen_write (pen, cr, SAN_PAPER_TITLE, 29, SAN_SLIP_LEFT, 66, WIDTH, PANGO_ALIGN_CENTER,
                      title);
  pango_layout_set_attributes (layout, plain);

  san_slip_draw_shape (cr, slip->colour, self->options.way, SAN_SLIP_RIGHT - 62, 80, 17);
  san_slip_pen_write (pen, cr, SAN_PAPER_HEADING, 14.5, SAN_SLIP_RIGHT - 38, 78, 60,
                      PANGO_ALIGN_LEFT, san_slip_word (slip->colour));
  if (slip->cancelled)
    san_slip_pen_write (pen, cr, SAN_PAPER_HEADING, 18, SAN_SLIP_LEFT, 78, 100, PANGO_ALIGN_LEFT,
                        "（作废）");

  san_slip_pen_write (pen, cr, SAN_PAPER_BODY, 11.5, SAN_SLIP_LEFT, 113, WIDTH, PANGO_ALIGN_LEFT,
                      number);
  san_slip_pen_write (pen, cr, SAN_PAPER_BODY, 11.5, SAN_SLIP_LEFT, 113, WIDTH,
                      PANGO_ALIGN_RIGHT, issued);
  pango_attr_list_unref (spaced);
  pango_attr_list_unref (plain);
}

/* Of a page that goes on with a slip. */
static void
draw_small_head (SanSlipBook   *self,
                 SanSlipPen    *pen,
                 cairo_t       *cr,
                 const SanSlip *slip,
                 guint          index,
                 guint          n)
{
  g_autofree char *text = g_strdup_printf ("编号：%s　　续页（第 %u 页，共 %u 页）", slip->number,
                                           index + 1, n);

  san_slip_pen_write (pen, cr, SAN_PAPER_BODY, 11.5, SAN_SLIP_LEFT, 60, WIDTH, PANGO_ALIGN_LEFT,
                      text);
  san_slip_draw_shape (cr, slip->colour, self->options.way, SAN_SLIP_RIGHT - 52, 59, 14);
  san_slip_pen_write (pen, cr, SAN_PAPER_HEADING, 12, SAN_SLIP_RIGHT - 32, 58, 60,
                      PANGO_ALIGN_LEFT, san_slip_word (slip->colour));
}

/* What the colour means, how many copies there are, whom to call. */
static void
draw_note (SanSlipBook   *self,
           SanSlipPen    *pen,
           cairo_t       *cr,
           const SanSlip *slip,
           double         y)
{
  static const char *const meanings[SAN_TICKET_COLOURS] = {
    "本单为三色单第一级，逾期未签收、未反馈或再次被退回的，升级为黄单。",
    "本单为三色单第二级，逾期未反馈或复查不合格的，经批准升级为红单。",
    "本单为三色单第三级，按规定启动问责，整改结果纳入考评。",
  };
  g_autoptr (GString) text = g_string_new (meanings[slip->colour]);
  double width = WIDTH - (self->options.qr ? QR_SIZE + 90 : 0);

  g_string_append (text, "\n一式两联：第一联由签发单位存档，第二联由责任单位留存。");
  if (*slip->contact != '\0')
    g_string_append_printf (text, "\n联系人：%s", slip->contact);
  if (*slip->remark != '\0')
    g_string_append_printf (text, "\n%s", slip->remark);
  san_slip_pen_write (pen, cr, SAN_PAPER_BODY, 9, SAN_SLIP_LEFT, y, width, PANGO_ALIGN_LEFT,
                      text->str);

  if (self->options.qr)
    {
      g_autofree char *code = g_strdup_printf ("%s %s", slip->key, slip->checksum);
      g_autofree char *words = g_strdup_printf ("扫码查验\n校验码 %s", slip->checksum);

      san_slip_draw_qr (cr, code, SAN_SLIP_RIGHT - QR_SIZE, y - 2, QR_SIZE);
      san_slip_pen_write (pen, cr, SAN_PAPER_BODY, 8, SAN_SLIP_RIGHT - QR_SIZE - 96, y + 26, 90,
                          PANGO_ALIGN_RIGHT, words);
    }
}

/* The receipt below the tear line. */
static void
draw_stub (SanSlipBook   *self,
           SanSlipPen    *pen,
           cairo_t       *cr,
           const SanSlip *slip)
{
  static const double dashes[] = { 5, 3 };
  double y = SAN_PAPER_A4_LONG - SAN_SLIP_EDGE - SAN_SLIP_STUB + 16;
  g_autofree char *number = g_strdup_printf ("编号：%s", slip->number);
  g_autofree char *lines =
    g_strdup_printf ("责任单位：%s\n办理期限：%s\n签收人：%s　　签收时间：%s　　（盖章）", slip->unit,
                     slip->due, or_blank (slip->receiver, "　　　　　　"),
                     or_blank (slip->received, "　　 年　 月　 日　 时　 分"));

  cairo_save (cr);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_width (cr, 0.8);
  cairo_move_to (cr, 18, y);
  cairo_line_to (cr, CENTRE - 92, y);
  cairo_move_to (cr, CENTRE + 92, y);
  cairo_line_to (cr, SAN_PAPER_A4_SHORT - 4, y);
  cairo_stroke (cr);
  cairo_restore (cr);
  san_slip_pen_write (pen, cr, SAN_PAPER_BODY, 8.5, CENTRE - 92, y - 6, 184, PANGO_ALIGN_CENTER,
                      "沿此线裁下，签收后退回签发单位");

  y += 14;
  san_slip_draw_shape (cr, slip->colour, self->options.way, SAN_SLIP_LEFT, y, 14);
  san_slip_pen_write (pen, cr, SAN_PAPER_HEADING, 12.5, SAN_SLIP_LEFT + 20, y - 2, 200,
                      PANGO_ALIGN_LEFT,
                      slip->colour == SAN_TICKET_WHITE ? "白单签收回执"
                      : slip->colour == SAN_TICKET_YELLOW ? "黄单签收回执" : "红单签收回执");
  san_slip_pen_write (pen, cr, SAN_PAPER_BODY, 11.5, SAN_SLIP_LEFT, y - 1, WIDTH,
                      PANGO_ALIGN_RIGHT, number);
  san_slip_pen_write (pen, cr, SAN_PAPER_BODY, 11, SAN_SLIP_LEFT, y + 22, WIDTH, PANGO_ALIGN_LEFT,
                      lines);
}

static void
draw_form_page (SanSlipBook *self,
                SanSlipPen  *pen,
                cairo_t     *cr,
                const Page  *page)
{
  static const char *const titles[] = { NULL, "问题照片", "整改反馈单" };
  const SanSlip *slip = g_ptr_array_index (self->slips, page->slip);
  double end;

  if (page->index > 0)
    {
      draw_small_head (self, pen, cr, slip, page->index, page->form->pages->len);
      san_slip_form_draw (page->form, pen, cr, slip->colour, page->index);
      return;
    }

  draw_head (self, pen, cr, slip,
             page->kind == PAGE_SLIP ? san_slip_title (slip->colour) : titles[page->kind]);
  end = san_slip_form_draw (page->form, pen, cr, slip->colour, page->index);
  if (page->kind == PAGE_PHOTOS)
    return;

  draw_note (self, pen, cr, slip, end + 9);
  if (page->kind == PAGE_SLIP && self->options.stub)
    draw_stub (self, pen, cr, slip);
}

static void
paper_draw_page (SanPaper *paper,
                 cairo_t  *cr,
                 guint     number)
{
  SanSlipBook *self = SAN_SLIP_BOOK (paper);
  const SanSlip *slip;
  const Page *page;
  SanSlipPen pen;

  ensure_pages (self);
  g_return_if_fail (number < self->pages->len);

  page = &g_array_index (self->pages, Page, number);
  slip = g_ptr_array_index (self->slips, page->slip);
  cairo_save (cr);
  cairo_new_path (cr);
  if (page->kind != PAGE_COLLECTIVE)
    san_slip_draw_ground (cr, slip->colour, self->options.way);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (page->kind == PAGE_COLLECTIVE)
    {
      san_paper_table_draw_page (page->table, cr, page->index);
    }
  else
    {
      san_slip_pen_init (&pen);
      draw_form_page (self, &pen, cr, page);
      san_slip_pen_clear (&pen);
    }
  cairo_restore (cr);
}

static const char *
paper_get_title (SanPaper *paper)
{
  SanSlipBook *self = SAN_SLIP_BOOK (paper);

  return self->slips->len == 1 ? ((SanSlip *) g_ptr_array_index (self->slips, 0))->number : "三色单";
}

static void
paper_get_page_size (SanPaper *paper,
                     double   *width,
                     double   *height)
{
  *width = SAN_PAPER_A4_SHORT;
  *height = SAN_PAPER_A4_LONG;
}

static guint
paper_get_n_pages (SanPaper *paper)
{
  SanSlipBook *self = SAN_SLIP_BOOK (paper);

  ensure_pages (self);

  return self->pages->len;
}

static void
san_slip_book_paper_init (SanPaperInterface *iface)
{
  iface->get_title = paper_get_title;
  iface->get_page_size = paper_get_page_size;
  iface->get_n_pages = paper_get_n_pages;
  iface->draw_page = paper_draw_page;
}

static void
san_slip_book_finalize (GObject *object)
{
  SanSlipBook *self = SAN_SLIP_BOOK (object);

  drop_pages (self);
  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->slips);

  G_OBJECT_CLASS (san_slip_book_parent_class)->finalize (object);
}

static void
san_slip_book_class_init (SanSlipBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_slip_book_finalize;
}

static void
san_slip_book_init (SanSlipBook *self)
{
  self->slips = g_ptr_array_new_with_free_func ((GDestroyNotify) san_slip_free);
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) san_slip_form_free);
  self->tables = g_ptr_array_new_with_free_func (g_object_unref);
}

SanSlipBook *
san_slip_book_new (const SanSlipOptions *options)
{
  SanSlipBook *self = g_object_new (SAN_TYPE_SLIP_BOOK, NULL);

  self->options = *options;

  return self;
}

void
san_slip_book_add (SanSlipBook *self,
                   SanSlip     *slip)
{
  g_autofree char *checksum = san_slip_checksum (slip);

  g_return_if_fail (SAN_IS_SLIP_BOOK (self));

  g_free (slip->checksum);
  slip->checksum = g_steal_pointer (&checksum);
  g_ptr_array_add (self->slips, slip);
  drop_pages (self);
}

guint
san_slip_book_get_n_slips (SanSlipBook *self)
{
  return self->slips->len;
}

const SanSlip *
san_slip_book_get_slip (SanSlipBook *self,
                        guint        index)
{
  return g_ptr_array_index (self->slips, index);
}

const SanSlipOptions *
san_slip_book_get_options (SanSlipBook *self)
{
  return &self->options;
}

void
san_slip_book_set_options (SanSlipBook          *self,
                           const SanSlipOptions *options)
{
  self->options = *options;
  drop_pages (self);
}

void
san_slip_book_leave_out (SanSlipBook *self,
                         guint        index,
                         gboolean     left_out)
{
  ((SanSlip *) g_ptr_array_index (self->slips, index))->left_out = left_out;
  drop_pages (self);
}

guint
san_slip_book_find_page (SanSlipBook *self,
                         guint        slip)
{
  const SanSlip *wanted = g_ptr_array_index (self->slips, slip);

  ensure_pages (self);
  for (guint i = 0; i < self->pages->len; i++)
    {
      const Page *page = &g_array_index (self->pages, Page, i);
      const SanSlip *shown = g_ptr_array_index (self->slips, page->slip);

      if (page->slip == slip || (page->kind == PAGE_COLLECTIVE && shown->unit_id == wanted->unit_id))
        return i;
    }

  return 0;
}
