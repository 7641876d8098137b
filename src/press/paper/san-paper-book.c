/* san-paper-book.c - several papers as one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-paper-book.h"

struct _SanPaperBook
{
  GObject    parent_instance;

  char      *title;
  GPtrArray *papers;
  GArray    *marks;   /* SanPaperMark, of all papers; NULL: to be collected */
};

static void san_paper_book_paper_init (SanPaperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanPaperBook, san_paper_book, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_PAPER, san_paper_book_paper_init))

static void
san_paper_book_finalize (GObject *object)
{
  SanPaperBook *self = SAN_PAPER_BOOK (object);

  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self->title);
  g_ptr_array_unref (self->papers);

  G_OBJECT_CLASS (san_paper_book_parent_class)->finalize (object);
}

static void
san_paper_book_class_init (SanPaperBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_paper_book_finalize;
}

static void
san_paper_book_init (SanPaperBook *self)
{
  self->papers = g_ptr_array_new_with_free_func (g_object_unref);
}

static const char *
get_title (SanPaper *paper)
{
  return SAN_PAPER_BOOK (paper)->title;
}

static void
get_page_size (SanPaper *paper,
               double   *width,
               double   *height)
{
  SanPaperBook *self = SAN_PAPER_BOOK (paper);

  *width = SAN_PAPER_A4_SHORT;
  *height = SAN_PAPER_A4_LONG;
  if (self->papers->len > 0)
    san_paper_get_page_size (self->papers->pdata[0], width, height);
}

static guint
get_n_pages (SanPaper *paper)
{
  SanPaperBook *self = SAN_PAPER_BOOK (paper);
  guint n = 0;

  for (guint i = 0; i < self->papers->len; i++)
    n += san_paper_get_n_pages (self->papers->pdata[i]);

  return n;
}

static void
draw_page (SanPaper *paper,
           cairo_t  *cr,
           guint     page)
{
  SanPaperBook *self = SAN_PAPER_BOOK (paper);

  for (guint i = 0; i < self->papers->len; i++)
    {
      guint n = san_paper_get_n_pages (self->papers->pdata[i]);

      if (page < n)
        {
          san_paper_draw_page (self->papers->pdata[i], cr, page);
          return;
        }
      page -= n;
    }
}

/* Those of each paper, so many pages further on. */
static const GArray *
get_marks (SanPaper *paper)
{
  SanPaperBook *self = SAN_PAPER_BOOK (paper);
  guint pages = 0;

  if (self->marks != NULL)
    return self->marks;

  self->marks = g_array_new (FALSE, FALSE, sizeof (SanPaperMark));
  for (guint i = 0; i < self->papers->len; i++)
    {
      const GArray *marks = san_paper_get_marks (self->papers->pdata[i]);

      for (guint j = 0; marks != NULL && j < marks->len; j++)
        {
          SanPaperMark mark = g_array_index (marks, SanPaperMark, j);

          mark.page += pages;
          g_array_append_val (self->marks, mark);
        }
      pages += san_paper_get_n_pages (self->papers->pdata[i]);
    }

  return self->marks;
}

static void
san_paper_book_paper_init (SanPaperInterface *iface)
{
  iface->get_title = get_title;
  iface->get_page_size = get_page_size;
  iface->get_n_pages = get_n_pages;
  iface->draw_page = draw_page;
  iface->get_marks = get_marks;
}

SanPaperBook *
san_paper_book_new (const char *title)
{
  SanPaperBook *self = g_object_new (SAN_TYPE_PAPER_BOOK, NULL);

  self->title = g_strdup (title);

  return self;
}

void
san_paper_book_add (SanPaperBook *self,
                    SanPaper     *paper)
{
  g_return_if_fail (SAN_IS_PAPER_BOOK (self));
  g_return_if_fail (SAN_IS_PAPER (paper));

  g_clear_pointer (&self->marks, g_array_unref);
  g_ptr_array_add (self->papers, paper);
}
