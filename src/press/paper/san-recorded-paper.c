/* san-recorded-paper.c - the sheets of a paper, kept as strokes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-recorded-paper.h"

#include "paper/san-paper-lines.h"

struct _SanRecordedPaper
{
  GObject    parent_instance;

  char      *title;
  double     width;
  double     height;
  GPtrArray *sheets;     /* (element-type cairo_surface_t) */
  GPtrArray *lines;      /* (element-type GPtrArray of SanPaperLine): by sheet */
  GArray    *marks;      /* (nullable) (element-type SanPaperMark): their titles are ours */
};

static void san_recorded_paper_paper_init (SanPaperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanRecordedPaper, san_recorded_paper, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_PAPER,
                                                      san_recorded_paper_paper_init))

static const char *
san_recorded_paper_get_title (SanPaper * paper)
{
  return SAN_RECORDED_PAPER (paper)->title;
}

static void
san_recorded_paper_get_page_size (SanPaper *paper,
                                  double   *width,
                                  double   *height)
{
  *width = SAN_RECORDED_PAPER (paper)->width;
  *height = SAN_RECORDED_PAPER (paper)->height;
}

static guint
san_recorded_paper_get_n_pages (SanPaper *paper)
{
  return SAN_RECORDED_PAPER (paper)->sheets->len;
}

static void
san_recorded_paper_draw_page (SanPaper *paper,
                              cairo_t  *cr,
                              guint     page)
{
  SanRecordedPaper *self = SAN_RECORDED_PAPER (paper);

  if (page >= self->sheets->len)
    return;

  cairo_save (cr);
  cairo_set_source_surface (cr, g_ptr_array_index (self->sheets, page), 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static const GArray *
san_recorded_paper_get_marks (SanPaper *paper)
{
  return SAN_RECORDED_PAPER (paper)->marks;
}

static const GPtrArray *
san_recorded_paper_get_lines (SanPaper *paper,
                              guint     page)
{
  SanRecordedPaper *self = SAN_RECORDED_PAPER (paper);

  return page < self->lines->len ? g_ptr_array_index (self->lines, page) : NULL;
}

static void
san_recorded_paper_paper_init (SanPaperInterface *iface)
{
  iface->get_title = san_recorded_paper_get_title;
  iface->get_page_size = san_recorded_paper_get_page_size;
  iface->get_n_pages = san_recorded_paper_get_n_pages;
  iface->draw_page = san_recorded_paper_draw_page;
  iface->get_marks = san_recorded_paper_get_marks;
  iface->get_lines = san_recorded_paper_get_lines;
}

static void
san_recorded_paper_finalize (GObject *object)
{
  SanRecordedPaper *self = SAN_RECORDED_PAPER (object);

  g_free (self->title);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->lines);
  g_clear_pointer (&self->marks, g_array_unref);

  G_OBJECT_CLASS (san_recorded_paper_parent_class)->finalize (object);
}

static void
san_recorded_paper_class_init (SanRecordedPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_recorded_paper_finalize;
}

static void
san_recorded_paper_init (SanRecordedPaper *self)
{
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

static void
clear_mark (gpointer mark)
{
  g_free ((char *) ((SanPaperMark *) mark)->title);
}

static void
take_marks (SanRecordedPaper *self,
            SanPaper         *paper)
{
  const GArray *marks = san_paper_get_marks (paper);

  if (marks == NULL)
    return;

  self->marks = g_array_new (FALSE, FALSE, sizeof (SanPaperMark));
  g_array_set_clear_func (self->marks, clear_mark);
  for (guint i = 0; i < marks->len; i++)
    {
      SanPaperMark mark = g_array_index (marks, SanPaperMark, i);

      mark.title = g_strdup (mark.title);
      g_array_append_val (self->marks, mark);
    }
}

SanPaper *
san_recorded_paper_new (SanPaper     *paper,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autoptr (SanRecordedPaper) self = NULL;
  guint n = san_paper_get_n_pages (paper);

  self = g_object_new (SAN_TYPE_RECORDED_PAPER, NULL);
  self->title = g_strdup (san_paper_get_title (paper));
  san_paper_get_page_size (paper, &self->width, &self->height);
  take_marks (self, paper);

  for (guint i = 0; i < n; i++)
    {
      const cairo_rectangle_t sheet = { 0, 0, self->width, self->height };
      cairo_surface_t *surface =
        cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &sheet);
      GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) san_paper_line_free);
      cairo_t *cr;

      g_ptr_array_add (self->sheets, surface);
      g_ptr_array_add (self->lines, lines);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      cr = cairo_create (surface);
      san_paper_listen (cr, lines);
      san_paper_draw_page (paper, cr, i);
      cairo_destroy (cr);
    }

  return SAN_PAPER (g_steal_pointer (&self));
}
