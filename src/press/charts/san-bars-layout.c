/* san-bars-layout.c - order, emphasis, axis and folding of ranked bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-bars-layout.h"

#include <math.h>

#define TICK_SPACE 80.0
/* A bar so long shows its break. */
#define BAR_LEAST 16.0

static int
place_class (const SanBar *bar)
{
  return isnan (bar->total) ? 2 : bar->rank <= 0;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const SanBar *bars = user_data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  int class_i = place_class (&bars[i]), class_j = place_class (&bars[j]);

  if (class_i != class_j)
    return class_i - class_j;
  if (class_i == 0 && bars[i].rank != bars[j].rank)
    return bars[i].rank < bars[j].rank ? -1 : 1;

  return i < j ? -1 : i > j;
}

void
san_bars_order (const SanBar *bars,
                guint         n_bars,
                guint        *order)
{
  for (guint i = 0; i < n_bars; i++)
    order[i] = i;

  if (n_bars > 1)
    g_qsort_with_data (order, (int) n_bars, sizeof (guint), compare_places, (gpointer) bars);
}

guint
san_bars_mark (const SanBar *bars,
               guint         n_bars,
               const guint  *order,
               SanBarMark   *marks)
{
  guint n = 0, k;
  gboolean any = FALSE;

  while (n < n_bars && place_class (&bars[order[n]]) == 0)
    n++;

  k = n < 2 ? 0 : n < 7 ? 1 : 3;

  for (guint i = 0; i < n_bars; i++)
    marks[i] = SAN_BAR_PLAIN;

  for (guint first = 0, next; first < n; first = next)
    {
      SanBarMark mark = SAN_BAR_PLAIN;

      for (next = first + 1; next < n && bars[order[next]].rank == bars[order[first]].rank;)
        next++;

      if ((first < k) != (n - next < k))
        mark = first < k ? SAN_BAR_TOP : SAN_BAR_BOTTOM;

      for (guint place = first; place < next; place++)
        marks[order[place]] = mark;
      any = any || mark != SAN_BAR_PLAIN;
    }

  return any ? k : 0;
}

static void
stretch (double  value,
         double *low,
         double *high)
{
  if (isnan (value))
    return;

  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

void
san_bars_fit_axis (const SanBar *bars,
                   guint         n_bars,
                   double        mean,
                   double        width,
                   double        unit,
                   SanAxis      *axis)
{
  double low = INFINITY, high = -INFINITY, least = INFINITY;
  double intervals = width / (TICK_SPACE * unit);

  for (guint i = 0; i < n_bars; i++)
    if (!isnan (bars[i].total))
      {
        least = MIN (least, bars[i].total);
        stretch (bars[i].total, &low, &high);
        stretch (bars[i].previous, &low, &high);
      }
  stretch (mean, &low, &high);

  if (low > high || (low == 0 && high == 0))
    low = least = 0, high = 1;

  /* Where the shortest bar is under half of the longest, the whole length is the honest
   * one; and from zero, bars go either way. */
  if (low <= high / 2)
    {
      san_axis_fit (axis, MIN (low, 0), MAX (high, 0), intervals);
      return;
    }

  san_axis_fit (axis, low, high, intervals);

  for (int guard = 0;
       guard < 8 && axis->start > 0 &&
       (least - axis->start) * width < BAR_LEAST * unit * (axis->end - axis->start);
       guard++)
    axis->start -= axis->step;

  if (axis->start < axis->step / 2)
    axis->start = 0;
}

void
san_bars_fold (guint   n_bars,
               guint   most,
               int     seen,
               GArray *rows)
{
  guint head = n_bars, tail = n_bars;

  if (n_bars > most)
    {
      head = most / 2;
      tail = n_bars - (most - 1 - head);

      if (seen >= (int) head && seen < (int) tail)
        {
          head = (most - 2) / 2;
          tail = n_bars - (most - 3 - head);
        }
    }

  g_array_set_size (rows, 0);
  for (guint place = 0; place < n_bars;)
    {
      gboolean shown = place < head || place >= tail || (int) place == seen;
      guint end = seen > (int) place && seen < (int) tail ? (guint) seen : tail;
      /* one bar takes no more room than the words about it */
      SanBarRow row = { place, shown || end - place == 1 ? 0 : end - place };

      g_array_append_val (rows, row);
      place += MAX (row.folded, 1);
    }
}
