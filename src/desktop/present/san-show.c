/* san-show.c - where a presentation stands, and what its keys do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-show.h"

#include <math.h>
#include <string.h>

#include "present/san-slide.h"

#define DESIGN_HEIGHT 1080.0
/* a projector of 4 : 3 */
#define DESIGN_LEAST  1440.0
#define ZOOM_STEP     0.1
/* 11 pixels, the least in a chart, become 18 */
#define CHART_SCALE   1.65

SanShow *
san_show_new (const SanDeck *deck)
{
  SanShow *self = g_new0 (SanShow, 1);

  self->deck = deck;
  self->revealed = g_new0 (guint, deck->slides->len);
  self->page = g_new0 (guint, deck->slides->len);
  self->n_pages = g_new0 (guint, deck->slides->len);
  self->zoom = 1;
  san_show_set_dark (self, FALSE);
  san_show_set_screen (self, 1920, DESIGN_HEIGHT);

  return self;
}

void
san_show_free (SanShow *self)
{
  g_clear_pointer (&self->theme, san_chart_theme_free);
  g_free (self->revealed);
  g_free (self->page);
  g_free (self->n_pages);
  g_free (self);
}

SanShow *
san_show_copy (const SanShow *self)
{
  SanShow *copy = g_memdup2 (self, sizeof *self);
  gsize size = self->deck->slides->len * sizeof (guint);

  copy->revealed = g_memdup2 (self->revealed, size);
  copy->page = g_memdup2 (self->page, size);
  copy->n_pages = g_memdup2 (self->n_pages, size);
  copy->theme = NULL;
  san_show_set_dark (copy, self->dark);

  return copy;
}

const SanSlide *
san_show_get_slide (const SanShow *self)
{
  return self->deck->slides->pdata[self->slide];
}

double
san_show_get_unit (const SanShow *self,
                   double        *width,
                   double        *height)
{
  double unit = MIN (self->screen_height / DESIGN_HEIGHT, self->screen_width / DESIGN_LEAST);

  unit *= self->zoom;
  *width = self->screen_width / unit;
  *height = self->screen_height / unit;

  return unit;
}

/* Pages --------------------------------------------------------------------------------- */

static guint
count_placed (const SanSlide *slide)
{
  return slide->kind == SAN_SLIDE_RANKING ? slide->group->n_placed : 0;
}

/* The page with the place that was revealed last, or the last page while none was. */
static void
follow_reveal (SanShow *self)
{
  const SanSlide *slide = san_show_get_slide (self);
  guint n = count_placed (slide);
  guint revealed = self->revealed[self->slide];

  if (n == 0)
    return;
  self->page[self->slide] = san_slide_page_of_place (self, MIN (n - revealed, n - 1));
}

static void
count_pages (SanShow *self)
{
  guint at = self->slide;

  for (guint i = 0; i < self->deck->slides->len; i++)
    {
      self->slide = i;
      self->n_pages[i] = MAX (1, san_slide_count_pages (self));
      self->page[i] = MIN (self->page[i], self->n_pages[i] - 1);
      if (!san_show_is_revealed (self))
        follow_reveal (self);
    }
  self->slide = at;
}

void
san_show_set_screen (SanShow *self,
                     double   width,
                     double   height)
{
  width = MAX (width, 1);
  height = MAX (height, 1);
  if (width == self->screen_width && height == self->screen_height)
    return;

  self->screen_width = width;
  self->screen_height = height;
  count_pages (self);
}

gboolean
san_show_set_zoom (SanShow *self,
                   double   zoom)
{
  zoom = CLAMP (zoom, 1, SAN_SHOW_ZOOM_MOST);
  if (fabs (zoom - self->zoom) < ZOOM_STEP / 2)
    return FALSE;

  self->zoom = zoom;
  count_pages (self);
  return TRUE;
}

void
san_show_set_dark (SanShow *self,
                   gboolean dark)
{
  g_clear_pointer (&self->theme, san_chart_theme_free);
  self->theme = san_chart_theme_new (dark ? SAN_CHART_DARK : SAN_CHART_LIGHT);
  san_chart_theme_set_scale (self->theme, CHART_SCALE);
  self->dark = dark;
}

/* Revealing ------------------------------------------------------------------------------ */

gboolean
san_show_is_revealed (const SanShow *self)
{
  return self->revealed[self->slide] >= count_placed (san_show_get_slide (self));
}

gboolean
san_show_shows_place (const SanShow *self,
                      guint          index)
{
  guint n = count_placed (san_show_get_slide (self));

  return index < n ? index + self->revealed[self->slide] >= n : san_show_is_revealed (self);
}

gboolean
san_show_reveal (SanShow *self)
{
  if (san_show_is_revealed (self))
    return FALSE;

  self->revealed[self->slide]++;
  follow_reveal (self);
  return TRUE;
}

gboolean
san_show_reveal_all (SanShow *self,
                     gboolean all)
{
  guint n = count_placed (san_show_get_slide (self));

  if (self->revealed[self->slide] == (all ? n : 0))
    return FALSE;

  self->revealed[self->slide] = all ? n : 0;
  follow_reveal (self);
  return TRUE;
}

/* Forth and back ------------------------------------------------------------------------- */

gboolean
san_show_go (SanShow *self,
             guint    slide)
{
  if (slide >= self->deck->slides->len || slide == self->slide)
    return FALSE;

  self->slide = slide;
  return TRUE;
}

/* A place, then a page, then a slide. What was revealed page by page is not turned over
 * again: the first page is where it ends. */
gboolean
san_show_next (SanShow *self)
{
  if (san_show_reveal (self))
    return TRUE;
  if (count_placed (san_show_get_slide (self)) == 0 &&
      self->page[self->slide] + 1 < self->n_pages[self->slide])
    {
      self->page[self->slide]++;
      return TRUE;
    }

  return san_show_go (self, self->slide + 1);
}

gboolean
san_show_back (SanShow *self)
{
  if (count_placed (san_show_get_slide (self)) > 0 && self->revealed[self->slide] > 0)
    {
      self->revealed[self->slide]--;
      follow_reveal (self);
      return TRUE;
    }
  if (count_placed (san_show_get_slide (self)) == 0 && self->page[self->slide] > 0)
    {
      self->page[self->slide]--;
      return TRUE;
    }

  return self->slide > 0 && san_show_go (self, self->slide - 1);
}

static gboolean
turn_page (SanShow *self,
           int      by)
{
  guint page = (guint) CLAMP ((int) self->page[self->slide] + by, 0,
                              (int) self->n_pages[self->slide] - 1);

  /* while names are being revealed the page is theirs */
  if (!san_show_is_revealed (self) || page == self->page[self->slide])
    return FALSE;

  self->page[self->slide] = page;
  return TRUE;
}

/* Keys ----------------------------------------------------------------------------------- */

typedef gboolean (*KeyFunc) (SanShow *self);

static gboolean
reveal_rest (SanShow *self)
{
  return san_show_reveal_all (self, TRUE);
}

static gboolean
hide_again (SanShow *self)
{
  return san_show_reveal_all (self, FALSE);
}

static gboolean
previous_page (SanShow *self)
{
  return turn_page (self, -1);
}

static gboolean
following_page (SanShow *self)
{
  return turn_page (self, 1);
}

static gboolean
toggle_hidden (SanShow *self)
{
  self->hidden = !self->hidden;
  return TRUE;
}

static gboolean
toggle_dark (SanShow *self)
{
  san_show_set_dark (self, !self->dark);
  return TRUE;
}

static gboolean
toggle_black (SanShow *self)
{
  self->black = !self->black;
  return TRUE;
}

static gboolean
larger (SanShow *self)
{
  return san_show_set_zoom (self, self->zoom + ZOOM_STEP);
}

static gboolean
smaller (SanShow *self)
{
  return san_show_set_zoom (self, self->zoom - ZOOM_STEP);
}

/* Those of remote controls among them: page keys, full stop. */
static const struct
{
  guint   keyval;
  KeyFunc func;
} keys[] = {
  { GDK_KEY_Right, san_show_next }, { GDK_KEY_KP_Right, san_show_next },
  { GDK_KEY_space, san_show_next }, { GDK_KEY_KP_Space, san_show_next },
  { GDK_KEY_Page_Down, san_show_next }, { GDK_KEY_KP_Page_Down, san_show_next },
  { GDK_KEY_Return, san_show_next }, { GDK_KEY_KP_Enter, san_show_next },
  { GDK_KEY_Left, san_show_back }, { GDK_KEY_KP_Left, san_show_back },
  { GDK_KEY_Page_Up, san_show_back }, { GDK_KEY_KP_Page_Up, san_show_back },
  { GDK_KEY_BackSpace, san_show_back },
  { GDK_KEY_Up, previous_page }, { GDK_KEY_KP_Up, previous_page },
  { GDK_KEY_Down, following_page }, { GDK_KEY_KP_Down, following_page },
  { GDK_KEY_r, san_show_reveal }, { GDK_KEY_End, reveal_rest }, { GDK_KEY_KP_End, reveal_rest },
  { GDK_KEY_Home, hide_again }, { GDK_KEY_KP_Home, hide_again },
  { GDK_KEY_h, toggle_hidden }, { GDK_KEY_d, toggle_dark },
  { GDK_KEY_b, toggle_black }, { GDK_KEY_period, toggle_black },
  { GDK_KEY_plus, larger }, { GDK_KEY_equal, larger }, { GDK_KEY_KP_Add, larger },
  { GDK_KEY_minus, smaller }, { GDK_KEY_KP_Subtract, smaller },
};

static int
digit_of (guint keyval)
{
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_1);
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_1);

  return -1;
}

SanShowAnswer
san_show_key (SanShow        *self,
              guint           keyval,
              GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return SAN_SHOW_IGNORED;

  keyval = gdk_keyval_to_lower (keyval);
  if (keyval == GDK_KEY_Escape)
    return SAN_SHOW_LEAVE;
  if (keyval == GDK_KEY_n)
    return SAN_SHOW_NOTES;

  /* out of the dark the audience comes back to where it was */
  if (self->black && keyval != GDK_KEY_b && keyval != GDK_KEY_period)
    {
      self->black = FALSE;
      return SAN_SHOW_CHANGED;
    }
  if (digit_of (keyval) >= 0)
    return san_show_go (self, (guint) digit_of (keyval)) ? SAN_SHOW_CHANGED : SAN_SHOW_IGNORED;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval)
      return keys[i].func (self) ? SAN_SHOW_CHANGED : SAN_SHOW_IGNORED;

  return SAN_SHOW_IGNORED;
}

/* Monitors -------------------------------------------------------------------------------- */

guint
san_show_choose_monitor (const GdkRectangle *monitors,
                         guint               n_monitors,
                         guint               main)
{
  guint best = main;
  gint64 most = 0;

  for (guint i = 0; i < n_monitors; i++)
    {
      gint64 area = (gint64) monitors[i].width * monitors[i].height;

      if (i == main || gdk_rectangle_equal (&monitors[i], &monitors[main]))
        continue;
      if (area > most)
        {
          best = i;
          most = area;
        }
    }

  return best;
}
