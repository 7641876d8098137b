/* san-standard-diff.c - what two versions of the standard do not have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-diff.h"

#include "base/san-decimal.h"
#include "standards/san-standard-private.h"

static void
field_free (SanFieldDiff *field)
{
  g_free (field->before);
  g_free (field->after);
  g_free (field);
}

void
san_standard_diff_free (SanStandardDiff *diff)
{
  if (diff == NULL)
    return;

  g_free (diff->category);
  g_free (diff->item);
  g_free (diff->old_name);
  g_ptr_array_unref (diff->fields);
  g_free (diff);
}

static SanStandardDiff *
diff_new (SanDiffKind kind,
          gint64      id,
          const char *category,
          const char *item)
{
  SanStandardDiff *diff = g_new0 (SanStandardDiff, 1);

  diff->kind = kind;
  diff->id = id;
  diff->category = g_strdup (category);
  diff->item = g_strdup (item);
  diff->old_name = g_strdup ("");
  diff->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);

  return diff;
}

static void
compare_texts (SanStandardDiff *diff,
               const char      *field,
               const char      *before,
               const char      *after)
{
  SanFieldDiff *entry;

  if (g_str_equal (before, after))
    return;

  entry = g_new0 (SanFieldDiff, 1);
  entry->field = field;
  entry->before = g_strdup (before);
  entry->after = g_strdup (after);
  g_ptr_array_add (diff->fields, entry);
}

/* (transfer full) */
static char *
format_micro (gint64 value)
{
  return value == SAN_STANDARD_NONE || value == SAN_VALUE_NONE
         ? g_strdup ("")
         : san_micro_format (value, SAN_DECIMALS_NEEDED);
}

static void
compare_micro (SanStandardDiff *diff,
               const char      *field,
               gint64           before,
               gint64           after)
{
  g_autofree char *old_text = format_micro (before);
  g_autofree char *new_text = format_micro (after);

  compare_texts (diff, field, old_text, new_text);
}

static void
compare_counts (SanStandardDiff *diff,
                const char      *field,
                gint64           before,
                gint64           after)
{
  compare_micro (diff, field, before == SAN_STANDARD_NONE ? before : before *SAN_MICRO,
                 after == SAN_STANDARD_NONE ? after : after *SAN_MICRO);
}

static void
compare_flags (SanStandardDiff *diff,
               const char      *field,
               gboolean         before,
               gboolean         after)
{
  compare_texts (diff, field, before ? "yes" : "no", after ? "yes" : "no");
}

static void
compare_items (SanStandardDiff *diff,
               const SanItem   *before,
               const SanItem   *after)
{
  compare_texts (diff, "item_code", before->code, after->code);
  compare_texts (diff, "item", before->name, after->name);
  compare_texts (diff, "text", before->text, after->text);
  compare_micro (diff, "mark", before->mark, after->mark);
  compare_texts (diff, "method", before->method, after->method);
  compare_texts (diff, "rating", before->rating, after->rating);
  compare_counts (diff, "a", before->fault_a, after->fault_a);
  compare_counts (diff, "b", before->fault_b, after->fault_b);
  compare_counts (diff, "c", before->fault_c, after->fault_c);
  compare_micro (diff, "amount", before->amount, after->amount);
  compare_micro (diff, "target", before->target, after->target);
  compare_micro (diff, "zero", before->zero, after->zero);
  compare_texts (diff, "bureau", before->bureau, after->bureau);
  compare_flags (diff, "veto", before->veto, after->veto);
  compare_flags (diff, "photo", before->photo, after->photo);
}

/* Adds @diff (transfer full) unless it says nothing. */
static void
add_changed (GPtrArray       *diffs,
             SanStandardDiff *diff)
{
  if (diff->kind == SAN_DIFF_CHANGED && diff->fields->len == 0)
    san_standard_diff_free (diff);
  else
    g_ptr_array_add (diffs, diff);
}

static void
diff_category (GPtrArray         *diffs,
               const SanCategory *before,
               const SanCategory *after)
{
  SanStandardDiff *diff = diff_new (before != NULL ? SAN_DIFF_CHANGED : SAN_DIFF_ADDED, after->id,
                                    after->name, "");

  if (before != NULL)
    {
      if (!g_str_equal (before->name, after->name))
        {
          g_free (diff->old_name);
          diff->old_name = g_strdup (before->name);
        }
      compare_texts (diff, "area", before->area, after->area);
      compare_texts (diff, "category", before->name, after->name);
      compare_texts (diff, "category_code", before->code, after->code);
      compare_micro (diff, "category_weight", before->weight, after->weight);
      compare_texts (diff, "ticket_limit", before->ticket_limit, after->ticket_limit);
    }
  add_changed (diffs, diff);
}

/* The item of @before that @item, of @after, is or carries on, even by one that came and went
 * between them; NULL: a new one */
static const SanItem *
find_old (const SanStandard *before,
          const SanStandard *after,
          const SanItem     *item)
{
  const SanItem *old = san_standard_get_item (before, item->id);
  gint64 id = item->forebear_id;

  while (old == NULL && id != 0)
    {
      old = san_standard_get_item (before, id);
      id = san_standard_get_forebear (after, id);
    }

  return old;
}

static void
diff_item (GPtrArray         *diffs,
           const SanStandard *before,
           const SanStandard *after,
           const SanCategory *category,
           const SanItem     *item)
{
  const SanItem *old = find_old (before, after, item);
  SanDiffKind kind = old == NULL ? SAN_DIFF_ADDED
                                 : old->id == item->id ? SAN_DIFF_CHANGED : SAN_DIFF_MAPPED;
  SanStandardDiff *diff = diff_new (kind, item->id, category->name, item->name);

  if (old != NULL)
    {
      const SanCategory *place = san_standard_get_category (before, old->category_id);

      diff->old_id = old->id;
      if (kind == SAN_DIFF_MAPPED || old->category_id != item->category_id ||
          !g_str_equal (old->name, item->name))
        {
          g_free (diff->old_name);
          diff->old_name = g_strconcat (place->name, "/", old->name, NULL);
        }
      if (old->category_id != item->category_id)
        compare_texts (diff, "category", place->name, category->name);
      compare_items (diff, old, item);
    }
  add_changed (diffs, diff);
}

/* What of @category, of the version before, is not in that after and not carried on */
static void
diff_removed (GPtrArray         *diffs,
              GHashTable        *carried,
              const SanStandard *before,
              const SanStandard *after,
              const SanCategory *category)
{
  GPtrArray *items = san_standard_get_items (before, category->id);

  for (guint i = 0; i < items->len; i++)
    {
      const SanItem *item = items->pdata[i];

      if (!g_hash_table_contains (carried, item) &&
          san_standard_get_item (after, item->id) == NULL)
        g_ptr_array_add (diffs, diff_new (SAN_DIFF_REMOVED, item->id, category->name,
                                          item->name));
    }
}

/* (transfer full): the records of @before that an item of @after carries on */
static GHashTable *
find_carried (const SanStandard *before,
              const SanStandard *after)
{
  GHashTable *carried = g_hash_table_new (NULL, NULL);
  GPtrArray *categories = san_standard_get_categories (after);

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];
      GPtrArray *items = san_standard_get_items (after, category->id);

      for (guint j = 0; j < items->len; j++)
        {
          const SanItem *old = find_old (before, after, items->pdata[j]);

          if (old != NULL)
            g_hash_table_add (carried, (gpointer) old);
        }
    }

  return carried;
}

GPtrArray *
san_standard_diff (const SanStandard *before,
                   const SanStandard *after)
{
  GPtrArray *diffs = g_ptr_array_new_with_free_func ((GDestroyNotify) san_standard_diff_free);
  g_autoptr (GHashTable) carried = find_carried (before, after);
  GPtrArray *categories = san_standard_get_categories (after);
  GPtrArray *old_categories = san_standard_get_categories (before);

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];
      const SanCategory *old = san_standard_get_category (before, category->id);
      GPtrArray *items = san_standard_get_items (after, category->id);

      diff_category (diffs, old, category);
      for (guint j = 0; j < items->len; j++)
        diff_item (diffs, before, after, category, items->pdata[j]);
      if (old != NULL)
        diff_removed (diffs, carried, before, after, old);
    }

  for (guint i = 0; i < old_categories->len; i++)
    {
      const SanCategory *old = old_categories->pdata[i];

      if (san_standard_get_category (after, old->id) != NULL)
        continue;
      g_ptr_array_add (diffs, diff_new (SAN_DIFF_REMOVED, old->id, old->name, ""));
      diff_removed (diffs, carried, before, after, old);
    }

  return diffs;
}
