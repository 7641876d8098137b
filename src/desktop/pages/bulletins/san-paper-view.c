/* san-paper-view.c - a sheet of paper, as wide as there is room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-paper-view.h"

#include <math.h>

#include "paper/san-paper-lines.h"

#define EDGE   10
#define NARROW 240

struct _SanPaperView
{
  GtkWidget    parent_instance;

  SanPaper    *paper;
  guint        page;
  double       zoom;

  gboolean     selected;
  SanPaperSpot from;
  SanPaperSpot to;
};

G_DEFINE_FINAL_TYPE (SanPaperView, san_paper_view, GTK_TYPE_WIDGET)

static double
scale_for (SanPaperView *self,
           int           width)
{
  double page_width, page_height;

  if (self->zoom > 0)
    return self->zoom;

  san_paper_get_page_size (self->paper, &page_width, &page_height);

  return MAX (width - 2 * EDGE, 10) / page_width;
}

static GtkSizeRequestMode
san_paper_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
san_paper_view_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  SanPaperView *self = SAN_PAPER_VIEW (widget);
  double width, height;

  *minimum = *natural = NARROW;
  if (self->paper == NULL)
    return;

  san_paper_get_page_size (self->paper, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      if (self->zoom > 0)
        *minimum = *natural = (int) (width * self->zoom) + 2 * EDGE;
      return;
    }

  *minimum = (int) (height * scale_for (self, for_size < 0 ? NARROW : for_size)) + 2 * EDGE;
  *natural = *minimum;
}

/* Where the sheet begins */
static double
left_of (SanPaperView *self,
         double        scale)
{
  double page_width, page_height;

  san_paper_get_page_size (self->paper, &page_width, &page_height);

  return MAX (EDGE, floor ((gtk_widget_get_width (GTK_WIDGET (self)) - page_width * scale) / 2));
}

static void
draw_selection (SanPaperView *self,
                cairo_t      *cr)
{
  const GPtrArray *lines = self->selected ? san_paper_get_lines (self->paper, self->page) : NULL;

  cairo_set_source_rgba (cr, 0.10, 0.37, 0.71, 0.28);
  for (guint i = self->from.line; lines != NULL && i < lines->len && i <= self->to.line; i++)
    {
      const SanPaperLine *line = g_ptr_array_index (lines, i);
      guint from = i == self->from.line ? MIN (self->from.offset, line->n) : 0;
      guint to = i == self->to.line ? MIN (self->to.offset, line->n) : line->n;

      cairo_rectangle (cr, line->edges[from], line->y, line->edges[to] - line->edges[from],
                       line->height);
    }
  cairo_fill (cr);
}

static void
san_paper_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SanPaperView *self = SAN_PAPER_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double page_width, page_height, scale;
  cairo_t *cr;

  if (self->paper == NULL)
    return;

  san_paper_get_page_size (self->paper, &page_width, &page_height);
  scale = scale_for (self, width);

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, left_of (self, scale), EDGE);
  cairo_rectangle (cr, 1, 2, page_width * scale, page_height * scale);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.2);
  cairo_fill (cr);
  cairo_rectangle (cr, 0, 0, page_width * scale, page_height * scale);
  cairo_set_source_rgb (cr, 1, 1, 1);   /* paper is white in the dark style too */
  cairo_fill (cr);
  cairo_scale (cr, scale, scale);
  san_paper_draw_page (self->paper, cr, self->page);
  draw_selection (self, cr);
  cairo_destroy (cr);
}

static void
san_paper_view_dispose (GObject *object)
{
  g_clear_object (&SAN_PAPER_VIEW (object)->paper);

  G_OBJECT_CLASS (san_paper_view_parent_class)->dispose (object);
}

static void
san_paper_view_class_init (SanPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_paper_view_dispose;
  widget_class->get_request_mode = san_paper_view_get_request_mode;
  widget_class->measure = san_paper_view_measure;
  widget_class->snapshot = san_paper_view_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
san_paper_view_init (SanPaperView *self)
{
}

void
san_paper_view_set_paper (SanPaperView *self,
                          SanPaper     *paper)
{
  g_return_if_fail (SAN_IS_PAPER_VIEW (self));

  g_set_object (&self->paper, paper);
  self->page = 0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  paper != NULL ? san_paper_get_title (paper) : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
san_paper_view_get_page (SanPaperView *self)
{
  g_return_val_if_fail (SAN_IS_PAPER_VIEW (self), 0);

  return self->page;
}

void
san_paper_view_set_page (SanPaperView *self,
                         guint         page)
{
  g_return_if_fail (SAN_IS_PAPER_VIEW (self));

  if (self->paper == NULL)
    return;

  self->page = MIN (page, san_paper_get_n_pages (self->paper) - 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
san_paper_view_set_zoom (SanPaperView *self,
                         double        zoom)
{
  g_return_if_fail (SAN_IS_PAPER_VIEW (self));

  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Selection ------------------------------------------------------------------------- */

/* How far a place is from a line: above and below count more than beside */
static double
distance (const SanPaperLine *line,
          double              x,
          double              y)
{
  double above = MAX (MAX (line->y - y, y - line->y - line->height), 0);
  double beside = MAX (MAX (line->edges[0] - x, x - line->edges[line->n]), 0);

  return 4 * above + beside;
}

gboolean
san_paper_view_get_spot (SanPaperView *self,
                         double        x,
                         double        y,
                         SanPaperSpot *spot)
{
  const GPtrArray *lines;
  const SanPaperLine *nearest = NULL;
  double scale;

  g_return_val_if_fail (SAN_IS_PAPER_VIEW (self), FALSE);

  lines = self->paper != NULL ? san_paper_get_lines (self->paper, self->page) : NULL;
  if (lines == NULL || lines->len == 0)
    return FALSE;

  scale = scale_for (self, gtk_widget_get_width (GTK_WIDGET (self)));
  x = (x - left_of (self, scale)) / scale;
  y = (y - EDGE) / scale;
  for (guint i = 0; i < lines->len; i++)
    {
      const SanPaperLine *line = g_ptr_array_index (lines, i);

      if (nearest == NULL || distance (line, x, y) < distance (nearest, x, y))
        {
          nearest = line;
          spot->line = i;
        }
    }

  spot->offset = 0;
  while (spot->offset < nearest->n &&
         x > (nearest->edges[spot->offset] + nearest->edges[spot->offset + 1]) / 2)
    spot->offset++;

  return TRUE;
}

void
san_paper_view_select (SanPaperView       *self,
                       const SanPaperSpot *from,
                       const SanPaperSpot *to)
{
  g_return_if_fail (SAN_IS_PAPER_VIEW (self));

  if (from == NULL && !self->selected)
    return;

  self->selected = from != NULL && to != NULL;
  if (self->selected)
    {
      self->from = *from;
      self->to = *to;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
