/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "charts/san-chart-theme.h"
#include "present/san-deck.h"

G_BEGIN_DECLS

/**
 * SanShow:
 *
 * Where a presentation stands: which slide, how much of it, what is hidden. It knows keys but
 * no widget.
 *
 * A group starts hidden and is revealed place by place, from the last one up; pages follow
 * what is revealed. Lengths are in design pixels: a screen is 1080 of them high, or less
 * where the text is enlarged.
 */
typedef struct
{
  const SanDeck *deck;
  SanChartTheme *theme;      /* in the colours of now, as large as a wall wants it */
  guint          slide;
  guint         *revealed;   /* by slide: places of the group, from the last */
  guint         *page;       /* by slide */
  guint         *n_pages;    /* by slide, as large as the screen is */
  gboolean       hidden;     /* scores are */
  gboolean       dark;
  gboolean       black;
  gint64         started;    /* monotonic microseconds; 0: not on the wall yet */
  double         zoom;
  double         screen_width;
  double         screen_height;
} SanShow;

/* What a key asks of the window. */
typedef enum
{
  SAN_SHOW_IGNORED,
  SAN_SHOW_CHANGED,
  SAN_SHOW_NOTES,
  SAN_SHOW_LEAVE,
} SanShowAnswer;

#define SAN_SHOW_ZOOM_MOST 1.6

SanShow        *san_show_new             (const SanDeck   *deck);
void            san_show_free            (SanShow         *self);

const SanSlide *san_show_get_slide       (const SanShow   *self);
/* In pixels of the screen. */
void            san_show_set_screen      (SanShow         *self,
                                          double           width,
                                          double           height);
/* Screen pixels in one design pixel, and the canvas in those. */
double          san_show_get_unit        (const SanShow   *self,
                                          double          *width,
                                          double          *height);

SanShowAnswer   san_show_key             (SanShow         *self,
                                          guint            keyval,
                                          GdkModifierType  state);
/* Each says whether anything is different now. */
gboolean        san_show_next            (SanShow         *self);
gboolean        san_show_back            (SanShow         *self);
gboolean        san_show_go              (SanShow         *self,
                                          guint            slide);
/* One more place; the last on the wall is the first */
gboolean        san_show_reveal          (SanShow         *self);
/* All of the group, or nothing again */
gboolean        san_show_reveal_all      (SanShow         *self,
                                          gboolean         all);
gboolean        san_show_set_zoom        (SanShow         *self,
                                          double           zoom);
void            san_show_set_dark        (SanShow         *self,
                                          gboolean         dark);

/* Is everything of the slide to be seen? */
gboolean        san_show_is_revealed     (const SanShow   *self);
/* Is the @index-th place of the group in view to be seen? Those without a place come with
 * the last. */
gboolean        san_show_shows_place     (const SanShow   *self,
                                          guint            index);
/* What would come next: a copy that can be moved on; free it. */
SanShow        *san_show_copy            (const SanShow   *self);

/* The monitor to present on: not the one that holds the main window, the largest of the
 * others, the first of those that are equal; @main where there is no other. One that shows
 * the same part of the desktop is no other. */
guint           san_show_choose_monitor  (const GdkRectangle *monitors,
                                          guint            n_monitors,
                                          guint            main);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanShow, san_show_free)

G_END_DECLS
