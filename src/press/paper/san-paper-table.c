/* san-paper-table.c - a table on sheets of paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-paper-table.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "paper/san-paper-font.h"
#include "paper/san-paper-lines.h"
#include "paper/san-paper-table-private.h"

#define THIN 0.5
#define THICK 1.0

/**
 * SanPaperTable:
 *
 * Whatever of the program is a table, ready for A4: the same pages go to the printer, to
 * a preview and into a PDF. The pages are laid out when first asked for, and again after
 * a change.
 */
struct _SanPaperTable
{
  GObject             parent_instance;

  char               *title;
  char               *subtitle;
  char               *note;
  char              **signatures;
  SanPaperOrientation orientation;
  GArray             *columns;
  GArray             *rows;

  SanPaperLayout     *layout;
};

static void san_paper_table_paper_init (SanPaperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanPaperTable, san_paper_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_PAPER,
                                                      san_paper_table_paper_init))

static gboolean
has_signatures (SanPaperTable *self)
{
  return self->signatures != NULL && self->signatures[0] != NULL;
}

static const SanPaperLayout *
ensure_layout (SanPaperTable *self)
{
  if (self->layout == NULL)
    {
      self->layout = g_new0 (SanPaperLayout, 1);
      san_paper_layout_make (self->layout, self->title, self->subtitle, self->columns,
                             self->rows, has_signatures (self), self->orientation);
    }

  return self->layout;
}

static void
drop_layout (SanPaperTable *self)
{
  g_clear_pointer (&self->layout, san_paper_layout_free);
}

/* Drawing */

static void
draw_paragraph (SanPaperSheet *sheet,
                const char    *string,
                SanPaperFont   face,
                double         size,
                SanPaperAlign  align)
{
  double width = sheet->layout->page_width - 2 * SAN_PAPER_SIDE;
  PangoFontDescription *font = san_paper_font_new (face, size);
  double height = san_paper_text_set (&sheet->text, string, font, width, align);

  cairo_move_to (sheet->cr, SAN_PAPER_SIDE, sheet->y);
  san_paper_show_layout (sheet->cr, sheet->text.layout);
  cairo_new_path (sheet->cr);
  sheet->y += height + 6;
  pango_font_description_free (font);
}

static void
draw_signatures (SanPaperTable *self,
                 SanPaperSheet *sheet)
{
  const SanPaperLayout *layout = sheet->layout;
  guint n = g_strv_length (self->signatures);
  double width = (layout->page_width - 2 * SAN_PAPER_SIDE) / n;
  double y = sheet->y + SAN_PAPER_SIGN_HEIGHT - 10;

  for (guint i = 0; i < n; i++)
    {
      double x = SAN_PAPER_SIDE + i * width;
      PangoRectangle extents;

      san_paper_text_set (&sheet->text, self->signatures[i], sheet->text.body,
                          width * 0.6, SAN_PAPER_LEFT);
      pango_layout_get_extents (sheet->text.layout, NULL, &extents);
      cairo_move_to (sheet->cr, x, y - extents.height / (double) PANGO_SCALE + 2);
      san_paper_show_layout (sheet->cr, sheet->text.layout);
      cairo_new_path (sheet->cr);
      san_paper_draw_line (sheet, x + extents.width / (double) PANGO_SCALE + 4, y, x + width - 12, y, THIN);
    }
}

static void
draw_foot (SanPaperTable *self,
           SanPaperSheet *sheet,
           guint          page)
{
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1,
                                             san_paper_table_get_n_pages (self));
  double y = sheet->layout->page_height - SAN_PAPER_BOTTOM + 14;
  double width = sheet->layout->page_width - 2 * SAN_PAPER_SIDE;

  if (self->note != NULL)
    {
      pango_layout_set_height (sheet->text.layout, 0);   /* one line, whatever it holds */
      san_paper_draw_cell (sheet, self->note, sheet->text.body, SAN_PAPER_LEFT,
                           SAN_PAPER_SIDE - SAN_PAPER_PAD_X, y, width * 0.75, 14);
      pango_layout_set_height (sheet->text.layout, -SAN_PAPER_LINES_MOST);
    }
  san_paper_draw_cell (sheet, number, sheet->text.body, SAN_PAPER_RIGHT, SAN_PAPER_SIDE + width * 0.75,
                       y, width * 0.25 + SAN_PAPER_PAD_X, 14);
}

/* GObject */

static void
clear_column (gpointer data)
{
  SanPaperColumn *column = data;

  g_free (column->group);
  g_free (column->title);
}

static void
san_paper_table_finalize (GObject *object)
{
  SanPaperTable *self = SAN_PAPER_TABLE (object);

  for (guint j = 0; j < self->rows->len; j++)
    {
      SanPaperTableRow *row = &g_array_index (self->rows, SanPaperTableRow, j);

      for (guint i = 0; i < self->columns->len; i++)
        g_free (row->cells[i]);
      g_free (row->cells);
    }

  drop_layout (self);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_strfreev (self->signatures);
  g_free (self->note);
  g_free (self->subtitle);
  g_free (self->title);

  G_OBJECT_CLASS (san_paper_table_parent_class)->finalize (object);
}

static void
san_paper_table_class_init (SanPaperTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_paper_table_finalize;
}

static void
san_paper_table_init (SanPaperTable *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (SanPaperColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SanPaperTableRow));
}

static const char *
paper_get_title (SanPaper *paper)
{
  return san_paper_table_get_title (SAN_PAPER_TABLE (paper));
}

static void
paper_get_page_size (SanPaper *paper,
                     double   *width,
                     double   *height)
{
  san_paper_table_get_page_size (SAN_PAPER_TABLE (paper), width, height);
}

static guint
paper_get_n_pages (SanPaper *paper)
{
  return san_paper_table_get_n_pages (SAN_PAPER_TABLE (paper));
}

static void
paper_draw_page (SanPaper *paper,
                 cairo_t  *cr,
                 guint     page)
{
  san_paper_table_draw_page (SAN_PAPER_TABLE (paper), cr, page);
}

static void
san_paper_table_paper_init (SanPaperInterface *iface)
{
  iface->get_title = paper_get_title;
  iface->get_page_size = paper_get_page_size;
  iface->get_n_pages = paper_get_n_pages;
  iface->draw_page = paper_draw_page;
}

SanPaperTable *
san_paper_table_new (const char *title,
                     const char *subtitle)
{
  SanPaperTable *self = g_object_new (SAN_TYPE_PAPER_TABLE, NULL);

  self->title = g_strdup (title != NULL ? title : "");
  self->subtitle = g_strdup (subtitle);

  return self;
}

const char *
san_paper_table_get_title (SanPaperTable *self)
{
  g_return_val_if_fail (SAN_IS_PAPER_TABLE (self), NULL);

  return self->title;
}

void
san_paper_table_add_column (SanPaperTable *self,
                            const char    *group,
                            const char    *title,
                            double         weight,
                            SanPaperAlign  align)
{
  SanPaperColumn column;

  g_return_if_fail (SAN_IS_PAPER_TABLE (self));
  g_return_if_fail (self->rows->len == 0);
  g_return_if_fail (weight >= 0);

  column = (SanPaperColumn) {
    g_strdup (group), g_strdup (title != NULL ? title : ""), weight, align,
  };
  g_array_append_val (self->columns, column);
  drop_layout (self);
}

guint
san_paper_table_get_n_columns (SanPaperTable *self)
{
  g_return_val_if_fail (SAN_IS_PAPER_TABLE (self), 0);

  return self->columns->len;
}

void
san_paper_table_add_row (SanPaperTable     *self,
                         SanPaperRow        kind,
                         const char *const *cells)
{
  SanPaperTableRow row = { kind, NULL };
  guint n;

  g_return_if_fail (SAN_IS_PAPER_TABLE (self));
  g_return_if_fail (self->columns->len > 0);

  row.cells = g_new0 (char *, self->columns->len);
  n = kind == SAN_PAPER_ROW_HEADING ? 1 : self->columns->len;
  for (guint i = 0; i < n; i++)
    row.cells[i] = g_strdup (cells[i]);

  g_array_append_val (self->rows, row);
  drop_layout (self);
}

void
san_paper_table_set_note (SanPaperTable *self,
                          const char    *note)
{
  g_return_if_fail (SAN_IS_PAPER_TABLE (self));

  san_set_str (&self->note, note);
}

void
san_paper_table_set_signatures (SanPaperTable     *self,
                                const char *const *labels)
{
  g_return_if_fail (SAN_IS_PAPER_TABLE (self));

  g_strfreev (self->signatures);
  self->signatures = g_strdupv ((char **) labels);
  drop_layout (self);
}

void
san_paper_table_set_orientation (SanPaperTable      *self,
                                 SanPaperOrientation orientation)
{
  g_return_if_fail (SAN_IS_PAPER_TABLE (self));

  self->orientation = orientation;
  drop_layout (self);
}

void
san_paper_table_get_page_size (SanPaperTable *self,
                               double        *width,
                               double        *height)
{
  const SanPaperLayout *layout;

  g_return_if_fail (SAN_IS_PAPER_TABLE (self));

  layout = ensure_layout (self);
  *width = layout->page_width;
  *height = layout->page_height;
}

guint
san_paper_table_get_n_pages (SanPaperTable *self)
{
  const SanPaperLayout *layout;

  g_return_val_if_fail (SAN_IS_PAPER_TABLE (self), 0);

  layout = ensure_layout (self);

  return layout->pages->len * layout->bands->len;
}

/* The head, and rows @first to before @end. */
static void
draw_rows (SanPaperTable      *self,
           SanPaperSheet      *sheet,
           const SanPaperBand *band,
           guint               first,
           guint               end)
{
  g_autofree char **cells = g_new0 (char *, self->columns->len);
  guint n = band->columns->len;
  double top = sheet->y;

  san_paper_draw_head (sheet, band->columns);
  for (guint j = first; j < end; j++)
    {
      const SanPaperTableRow *row = &g_array_index (self->rows, SanPaperTableRow, j);
      const SanPaperTableRow part = { row->kind, cells };

      for (guint i = 0; i < n; i++)
        cells[i] = row->cells[row->kind == SAN_PAPER_ROW_HEADING ? i : band->from[i]];
      san_paper_draw_row (sheet, band->columns, &part, sheet->layout->row_heights[j]);
    }

  cairo_set_line_width (sheet->cr, THICK);
  cairo_rectangle (sheet->cr, band->edges[0], top, band->edges[n] - band->edges[0],
                   sheet->y - top);
  cairo_stroke (sheet->cr);
}

/* Whoever finds a sheet alone knows what it is of. */
static void
draw_running_title (SanPaperTable *self,
                    SanPaperSheet *sheet)
{
  double width = sheet->layout->page_width - 2 * SAN_PAPER_SIDE;
  double left = SAN_PAPER_SIDE - SAN_PAPER_PAD_X;

  pango_layout_set_height (sheet->text.layout, 0);   /* one line */
  san_paper_draw_cell (sheet, self->title, sheet->text.body, SAN_PAPER_LEFT, left,
                       SAN_PAPER_RUNNING_Y, width * 0.6, 14);
  san_paper_draw_cell (sheet, self->subtitle, sheet->text.body, SAN_PAPER_RIGHT,
                       left + width * 0.6, SAN_PAPER_RUNNING_Y,
                       width * 0.4 + 2 * SAN_PAPER_PAD_X, 14);
  pango_layout_set_height (sheet->text.layout, -SAN_PAPER_LINES_MOST);
}

static void
draw_title (SanPaperTable *self,
            SanPaperSheet *sheet)
{
  draw_paragraph (sheet, self->title, SAN_PAPER_TITLE, SAN_PAPER_TITLE_SIZE, SAN_PAPER_CENTRE);
  if (self->subtitle != NULL)
    draw_paragraph (sheet, self->subtitle, SAN_PAPER_BODY, SAN_PAPER_SUBTITLE_SIZE,
                    SAN_PAPER_CENTRE);
}

void
san_paper_table_draw_page (SanPaperTable *self,
                           cairo_t       *cr,
                           guint          page)
{
  SanPaperSheet sheet = { cr };
  SanPaperLayout layout;
  const SanPaperBand *band;
  guint block, first, end;

  g_return_if_fail (SAN_IS_PAPER_TABLE (self));
  g_return_if_fail (page < san_paper_table_get_n_pages (self));

  /* sheets with the same rows follow each other */
  layout = *ensure_layout (self);
  band = g_ptr_array_index (layout.bands, page % layout.bands->len);
  block = page / layout.bands->len;
  first = g_array_index (layout.pages, guint, block);
  end = block + 1 < layout.pages->len ? g_array_index (layout.pages, guint, block + 1)
                                      : self->rows->len;
  layout.edges = band->edges;
  sheet.layout = &layout;
  sheet.y = SAN_PAPER_TOP;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  san_paper_text_init (&sheet.text, layout.size);
  if (block == 0)
    draw_title (self, &sheet);
  draw_rows (self, &sheet, band, first, end);
  if (has_signatures (self) && page + 1 == san_paper_table_get_n_pages (self))
    draw_signatures (self, &sheet);
  san_paper_text_clear (&sheet.text);

  san_paper_text_init (&sheet.text, SAN_PAPER_FOOT_SIZE);
  if (block > 0)
    draw_running_title (self, &sheet);
  draw_foot (self, &sheet, page);
  san_paper_text_clear (&sheet.text);
  cairo_restore (cr);
}

GBytes *
san_paper_table_render_pdf (SanPaperTable *self,
                            const char    *date,
                            GError       **error)
{
  return san_paper_render_pdf (SAN_PAPER (self), date, error);
}

gboolean
san_paper_table_write_pdf (SanPaperTable *self,
                           const char    *path,
                           const char    *date,
                           GError       **error)
{
  return san_paper_write_pdf (SAN_PAPER (self), path, date, error);
}
