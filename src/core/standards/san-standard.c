/* san-standard.c - the lives of categories, items and points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-store.h"

SanCategory *
san_category_new (void)
{
  SanCategory *category = g_new0 (SanCategory, 1);

  category->area = g_strdup ("");
  category->code = g_strdup ("");
  category->name = g_strdup ("");
  category->ticket_limit = g_strdup ("");
  category->weight = SAN_STANDARD_NONE;

  return category;
}

SanCategory *
san_category_copy (const SanCategory *category)
{
  SanCategory *copy = g_memdup2 (category, sizeof (SanCategory));

  copy->area = g_strdup (category->area);
  copy->code = g_strdup (category->code);
  copy->name = g_strdup (category->name);
  copy->ticket_limit = g_strdup (category->ticket_limit);

  return copy;
}

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

SanItem *
san_item_new (void)
{
  SanItem *item = g_new0 (SanItem, 1);

  item->code = g_strdup ("");
  item->name = g_strdup ("");
  item->text = g_strdup ("");
  item->method = g_strdup ("graded");
  item->bureau = g_strdup ("");
  item->rating = g_strdup ("");
  item->mark = SAN_STANDARD_NONE;
  item->fault_a = SAN_STANDARD_NONE;
  item->fault_b = SAN_STANDARD_NONE;
  item->fault_c = SAN_STANDARD_NONE;
  item->amount = SAN_STANDARD_NONE;
  item->target = SAN_VALUE_NONE;
  item->zero = SAN_VALUE_NONE;

  return item;
}

SanItem *
san_item_copy (const SanItem *item)
{
  SanItem *copy = g_memdup2 (item, sizeof (SanItem));

  copy->code = g_strdup (item->code);
  copy->name = g_strdup (item->name);
  copy->text = g_strdup (item->text);
  copy->method = g_strdup (item->method);
  copy->bureau = g_strdup (item->bureau);
  copy->rating = g_strdup (item->rating);

  return copy;
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
  g_free (item->rating);
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
