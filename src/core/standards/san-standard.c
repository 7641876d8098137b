/* san-standard.c - the lives of categories, items and points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-store.h"

void
san_category_free (SanCategory *category)
{
  if (category == NULL)
    return;

  g_free (category->area);
  g_free (category->code);
  g_free (category->name);
  g_free (category->ticket_limit);
  g_free (category);
}

void
san_item_free (SanItem *item)
{
  if (item == NULL)
    return;

  g_free (item->code);
  g_free (item->name);
  g_free (item->text);
  g_free (item->method);
  g_free (item->bureau);
  g_free (item);
}

void
san_point_free (SanPoint *point)
{
  if (point == NULL)
    return;

  g_free (point->code);
  g_free (point->name);
  g_free (point->address);
  g_free (point);
}
