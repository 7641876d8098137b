/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "widgets/san-bin.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_REFRESH_RECORDS = 1 << 0,   /* a step was made, undone or redone */
  SAN_REFRESH_PERIOD  = 1 << 1,   /* another month or round */
} SanRefresh;

/**
 * SanPage:
 *
 * What stands to the right of the sidebar below the header: tool bars, work area, status
 * bar. A subclass has a template in ui/pages/ROOM/ and one line in app/san-pages.c; it is
 * built on the first visit. See app/san-window.h for what the window does with it.
 *
 * #SanPage:context is construct-only. #SanPage:header-start and #SanPage:header-end are
 * widgets that stand in the header while the page is in view; set them in the template.
 * #SanPage:width-class follows the window. #SanPage:tag and #SanPage:tag-style are the
 * small state beside the title ("" for none; style: accent, good, weak, ok …).
 */
#define SAN_TYPE_PAGE (san_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SanPage, san_page, SAN, PAGE, GtkWidget)

/* What is selected on a page, as far as a new ticket starts with it. 0: nothing */
typedef struct
{
  gint64 unit_id;
  gint64 point_id;
  gint64 item_id;
  gint64 round_id;
  const gint64 *observations;   /* that the ticket is about; they live with the page */
  guint         n_observations;
} SanPageSelection;

struct _SanPageClass
{
  GtkWidgetClass parent_class;

  /* Show records and period as they are now: when the page comes into view for the first
   * time (both flags), and later at once while it is in view, else when it comes back. */
  void     (*refresh) (SanPage    *self,
                       SanRefresh  what);
  /* Select what @target names; FALSE when it is not here. */
  gboolean (*show)    (SanPage    *self,
                       GVariant   *target);
  /* Say what is selected; what is left as it is, is nothing. */
  void     (*selection) (SanPage  *self,
                       SanPageSelection *selection);
};

SanContext         *san_page_get_context    (SanPage     *self);
/* The page's actions, under the prefix "page" for its own widgets and, while it is in
 * view, for header, menus and shortcuts of the window. These names have shortcuts and
 * menu entries, which appear when the action is there: page.search (Ctrl+F), page.new
 * (Ctrl+Shift+N), page.print (Ctrl+P), page.preview (Ctrl+Shift+P), page.export
 * (Ctrl+Shift+S), page.explain (Ctrl+I), page.next-tab, page.previous-tab (Ctrl+Tab). */
GSimpleActionGroup *san_page_get_actions    (SanPage     *self);
GtkWidget          *san_page_get_header_start (SanPage   *self);
GtkWidget          *san_page_get_header_end (SanPage     *self);
SanWidthClass       san_page_get_width_class (SanPage    *self);
const char         *san_page_get_tag        (SanPage     *self);
const char         *san_page_get_tag_style  (SanPage     *self);
void                san_page_set_tag        (SanPage     *self,
                                             const char  *text,
                                             const char  *style);
/* Refreshes now if in view, else when it next is. */
void                san_page_queue_refresh  (SanPage     *self,
                                             SanRefresh   what);
gboolean            san_page_show           (SanPage     *self,
                                             GVariant    *target);
/* All zero where the page has no selection. */
void                san_page_get_selection  (SanPage     *self,
                                             SanPageSelection *selection);
/* Into what the page is about, its first list or grid: who comes by a key goes on with keys. */
void                san_page_take_focus     (SanPage     *self);
/* Opens another page: @target is for its show(), sunk, or NULL. */
void                san_page_go             (SanPage     *self,
                                             const char  *page,
                                             GVariant    *target);
/* Remembers the divider per page and width class; @position is where it starts, below 0
 * measured from the end: how wide the pane there is. A second call for the same divider
 * goes on under another name, with what is remembered there. */
void                san_page_bind_paned     (SanPage     *self,
                                             GtkPaned    *paned,
                                             const char  *name,
                                             int          position);

G_END_DECLS
