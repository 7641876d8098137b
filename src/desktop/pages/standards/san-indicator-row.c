/* san-indicator-row.c - an area, a category or an item, and what a table says of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-indicator-row.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-utils.h"

struct _SanIndicatorRow
{
  GObject            parent_instance;

  SanIndicatorKind   kind;
  char              *key;
  SanStandard       *standard;
  char              *area;
  const SanCategory *category;   /* lies in @standard, like @item */
  const SanItem     *item;
  char              *place;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SanIndicatorRow, san_indicator_row, G_TYPE_OBJECT)

SanIndicatorKind
san_indicator_row_get_kind (SanIndicatorRow *self)
{
  return self->kind;
}

const char *
san_indicator_row_get_key (SanIndicatorRow *self)
{
  return self->key;
}

const SanCategory *
san_indicator_row_get_category (SanIndicatorRow *self)
{
  return self->category;
}

const SanItem *
san_indicator_row_get_item (SanIndicatorRow *self)
{
  return self->item;
}

SanStandard *
san_indicator_row_get_standard (SanIndicatorRow *self)
{
  return self->standard;
}

const char *
san_indicator_row_get_area (SanIndicatorRow *self)
{
  return self->area;
}

const char *
san_indicator_row_get_code (SanIndicatorRow *self)
{
  const char *code = self->kind == SAN_INDICATOR_ITEM ? self->item->code
                                                      : self->kind == SAN_INDICATOR_CATEGORY
                                                      ? self->category->code : "";

  return *code != '\0' ? code : self->place;
}

const char *
san_indicator_row_get_title (SanIndicatorRow *self)
{
  switch (self->kind)
    {
    case SAN_INDICATOR_ITEM:
      return self->item->name;

    case SAN_INDICATOR_CATEGORY:
      return self->category->name;

    case SAN_INDICATOR_AREA:
    default:
      return *self->area != '\0' ? self->area : _("Without area");
    }
}

/* What the columns say */

/* (transfer full): micro-units, "" for none */
static char *
number_text (gint64 micro)
{
  return micro == SAN_STANDARD_NONE || micro == SAN_VALUE_NONE
         ? g_strdup ("")
         : san_micro_format (micro, SAN_DECIMALS_NEEDED);
}

static gint64
marks_of (SanStandard       *standard,
          const SanCategory *category)
{
  GPtrArray *items = san_standard_get_items (standard, category->id);
  gint64 sum = 0;

  for (guint i = 0; i < items->len; i++)
    sum += san_item_get_mark (items->pdata[i]);

  return sum;
}

/* (transfer full) */
static char *
mark_text (SanIndicatorRow *self)
{
  GPtrArray *categories = san_standard_get_categories (self->standard);
  gint64 sum = SAN_STANDARD_NONE;

  if (self->kind == SAN_INDICATOR_ITEM)
    return number_text (self->item->mark);
  if (self->kind == SAN_INDICATOR_CATEGORY)
    return number_text (self->category->weight);

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];

      if (g_str_equal (category->area, self->area) && category->weight != SAN_STANDARD_NONE)
        sum = MAX (sum, 0) + category->weight;
    }

  return number_text (sum);
}

char *
san_indicator_rating_text (const SanStandard *standard,
                           const SanItem     *item)
{
  g_autofree char *number = NULL;

  if (g_str_equal (item->method, "deduct"))
    {
      number = number_text (san_item_get_amount (item));
      return g_strdup_printf (_("−%s each"), number);
    }
  if (g_str_equal (item->method, "value"))
    {
      number = number_text (san_item_get_target (item));
      return *number != '\0' ? g_strdup_printf (_("target %s"), number)
                             : g_strdup (san_item_method_title (item->method));
    }

  return g_strdup (san_rating_set_title (san_standard_get_ratings (standard, item)));
}

/* (transfer full) */
static char *
rating_text (SanIndicatorRow *self)
{
  g_autofree char *marks = NULL;

  if (self->kind == SAN_INDICATOR_AREA)
    return g_strdup ("");
  if (self->kind == SAN_INDICATOR_ITEM)
    return san_indicator_rating_text (self->standard, self->item);

  marks = number_text (marks_of (self->standard, self->category));

  return g_strdup_printf (_("marks %s"), marks);
}

/* (transfer full) */
static char *
items_text (SanIndicatorRow *self)
{
  GPtrArray *categories = san_standard_get_categories (self->standard);
  guint n = 0;

  if (self->kind == SAN_INDICATOR_ITEM)
    return g_strdup ("");
  if (self->kind == SAN_INDICATOR_CATEGORY)
    return g_strdup_printf ("%u", san_standard_get_items (self->standard,
                                                          self->category->id)->len);

  for (guint i = 0; i < categories->len; i++)
    n += g_str_equal (((SanCategory *) categories->pdata[i])->area, self->area);

  return g_strdup_printf (ngettext ("%u category", "%u categories", n), n);
}

/* (transfer none): the bureau that leads most of the items */
static const char *
main_bureau (GPtrArray *items)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *most = "";
  guint best = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const SanItem *item = items->pdata[i];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, item->bureau)) + 1;

      g_hash_table_insert (counts, item->bureau, GUINT_TO_POINTER (n));
      if (n > best)
        {
          best = n;
          most = item->bureau;
        }
    }

  return most;
}

char *
san_indicator_row_get_text (SanIndicatorRow   *self,
                            SanIndicatorColumn column)
{
  g_return_val_if_fail (SAN_IS_INDICATOR_ROW (self), NULL);

  switch (column)
    {
    case SAN_INDICATOR_COLUMN_NAME:
      return g_strdup_printf ("%s %s", san_indicator_row_get_code (self),
                              san_indicator_row_get_title (self));

    case SAN_INDICATOR_COLUMN_MARK:
      return mark_text (self);

    case SAN_INDICATOR_COLUMN_RATING:
      return rating_text (self);

    case SAN_INDICATOR_COLUMN_ITEMS:
      return items_text (self);

    case SAN_INDICATOR_COLUMN_BUREAU:
      if (self->kind == SAN_INDICATOR_ITEM)
        return g_strdup (self->item->bureau);
      return g_strdup (self->kind == SAN_INDICATOR_CATEGORY
                       ? main_bureau (san_standard_get_items (self->standard, self->category->id))
                       : "");

    case SAN_N_INDICATOR_COLUMNS:
    default:
      return g_strdup ("");
    }
}

/* Life */

void
san_indicator_row_set (SanIndicatorRow   *self,
                       SanStandard       *standard,
                       const char        *area,
                       const SanCategory *category,
                       const SanItem     *item,
                       const char        *place)
{
  SanStandard *old = self->standard;

  self->standard = san_standard_ref (standard);
  san_standard_unref (old);
  self->category = category;
  self->item = item;
  san_set_str (&self->area, area);
  san_set_str (&self->place, place);
}

void
san_indicator_row_changed (SanIndicatorRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
san_indicator_row_finalize (GObject *object)
{
  SanIndicatorRow *self = SAN_INDICATOR_ROW (object);

  g_free (self->key);
  g_free (self->area);
  g_free (self->place);
  san_standard_unref (self->standard);

  G_OBJECT_CLASS (san_indicator_row_parent_class)->finalize (object);
}

static void
san_indicator_row_class_init (SanIndicatorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_indicator_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", SAN_TYPE_INDICATOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
san_indicator_row_init (SanIndicatorRow *self)
{
}

SanIndicatorRow *
san_indicator_row_new (SanIndicatorKind kind,
                       const char      *key)
{
  SanIndicatorRow *self = g_object_new (SAN_TYPE_INDICATOR_ROW, NULL);

  self->kind = kind;
  self->key = g_strdup (key);

  return self;
}
