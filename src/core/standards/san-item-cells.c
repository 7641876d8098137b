/* san-item-cells.c - the cells of a table of items, in one canonical form each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-item-plan.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-limit.h"
#include "base/san-text.h"
#include "standards/san-standard-import.h"

#define FAULTS_MAX 9999

void
san_item_plan_reject (SanItemPlan *plan,
                      SanItemRow  *row,
                      SanItemField field,
                      const char  *reason)
{
  const char *value = row->cells[field] != NULL ? row->cells[field] : "";

  row->rejected = TRUE;
  san_rejections_add (plan->rejections, row->number, plan->labels[field], value, reason);
}

char *
san_item_cell_count (gint64 value)
{
  return value == SAN_STANDARD_NONE ? g_strdup ("")
                                    : g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

char *
san_item_cell_micro (gint64 value)
{
  return value == SAN_STANDARD_NONE || value == SAN_VALUE_NONE
         ? g_strdup ("")
         : san_micro_format (value, SAN_DECIMALS_NEEDED);
}

static gboolean
is_empty (SanItemRow  *row,
          SanItemField field)
{
  return row->cells[field] == NULL || *row->cells[field] == '\0';
}

static void
set_cell (SanItemRow  *row,
          SanItemField field,
          char        *text)
{
  g_free (row->cells[field]);
  row->cells[field] = text;
}

/* Replaces the cell by its canonical form. */
static void
parse_decimal (SanItemPlan *plan,
               SanItemRow  *row,
               SanItemField field,
               gboolean     may_be_negative)
{
  const char *text = row->cells[field];
  g_autoptr (GError) error = NULL;
  g_autofree char *canonical = NULL;
  gboolean rounded = FALSE;
  gint64 value;

  if (is_empty (row, field))
    return;

  if (!san_micro_parse (text, &value, &rounded, &error))
    {
      san_item_plan_reject (plan, row, field, error->message);
      return;
    }
  if (value < 0 && !may_be_negative)
    {
      san_item_plan_reject (plan, row, field, field == SAN_ITEM_AMOUNT
                                              ? _("A deduction is not below zero")
                                              : _("A mark or a weight is not below zero"));
      return;
    }

  canonical = san_micro_format (value, SAN_DECIMALS_NEEDED);
  if (rounded)
    {
      g_autofree char *reason = g_strdup_printf (_("Rounded to 6 places: %s"), canonical);

      san_rejections_add (plan->rounded, row->number, plan->labels[field], text, reason);
    }
  set_cell (row, field, g_steal_pointer (&canonical));
}

/* The limit of a white ticket about the category */
static void
parse_limit (SanItemPlan *plan,
             SanItemRow  *row)
{
  g_autoptr (GError) error = NULL;
  SanLimit limit;

  if (is_empty (row, SAN_ITEM_TICKET_LIMIT))
    return;

  if (!san_limit_parse (row->cells[SAN_ITEM_TICKET_LIMIT], &limit, &error))
    san_item_plan_reject (plan, row, SAN_ITEM_TICKET_LIMIT, error->message);
  else if (limit.kind == SAN_LIMIT_UNTIL)
    san_item_plan_reject (plan, row, SAN_ITEM_TICKET_LIMIT,
                          _("A category has a limit in days or hours, not a date"));
  else
    set_cell (row, SAN_ITEM_TICKET_LIMIT, san_limit_format (&limit));
}

static gboolean
is_count (const char *text,
          gint64     *count)
{
  gint64 value;

  if (!san_micro_parse (text, &value, NULL, NULL) || value < 0 || value % SAN_MICRO != 0 ||
      value > FAULTS_MAX * SAN_MICRO)
    return FALSE;

  *count = value / SAN_MICRO;

  return TRUE;
}

static void
parse_faults (SanItemPlan *plan,
              SanItemRow  *row,
              SanItemField field)
{
  gint64 count;

  if (is_empty (row, field))
    return;

  if (is_count (row->cells[field], &count))
    set_cell (row, field, san_item_cell_count (count));
  else
    san_item_plan_reject (plan, row, field,
                          _("A number of faults is a whole number from 0 to 9999"));
}

static void
parse_method (SanItemPlan *plan,
              SanItemRow  *row)
{
  static const struct { const char *word, *method; } words[] = {
    { "graded", "graded" }, { "状态描述", "graded" }, { "状态描述法", "graded" },
    { "分级", "graded" }, { "pass", "pass" }, { "符合", "pass" }, { "是否符合", "pass" },
    { "合格", "pass" }, { "通过", "pass" }, { "deduct", "deduct" }, { "扣分", "deduct" },
    { "扣分制", "deduct" }, { "value", "value" }, { "数值", "value" }, { "实测", "value" },
  };
  const char *text = row->cells[SAN_ITEM_METHOD];
  g_autofree char *folded = text != NULL ? san_text_fold (text) : NULL;

  if (folded == NULL || *folded == '\0')
    return;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, folded))
      {
        g_free (row->cells[SAN_ITEM_METHOD]);
        row->cells[SAN_ITEM_METHOD] = g_strdup (words[i].method);
        return;
      }

  san_item_plan_reject (plan, row, SAN_ITEM_METHOD,
                        _("The method is one of graded, pass, deduct and value"));
}

static void
parse_rating (SanItemPlan *plan,
              SanItemRow  *row)
{
  static const struct { const char *word, *set; } words[] = {
    { "state", SAN_RATING_STATE }, { "状态描述", SAN_RATING_STATE }, { "abc", SAN_RATING_STATE },
    { "四档", SAN_RATING_STATE }, { "three", SAN_RATING_THREE }, { "三档", SAN_RATING_THREE },
    { "two", SAN_RATING_TWO }, { "两档", SAN_RATING_TWO }, { "二档", SAN_RATING_TWO },
  };
  const char *text = row->cells[SAN_ITEM_RATING];
  g_autofree char *folded = NULL;

  if (is_empty (row, SAN_ITEM_RATING) || san_rating_sets_get (plan->ratings, text) != NULL)
    return;

  folded = san_text_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, folded))
      {
        set_cell (row, SAN_ITEM_RATING, g_strdup (words[i].set));
        return;
      }

  san_item_plan_reject (plan, row, SAN_ITEM_RATING, _("There is no such set of ratings"));
}

static void
parse_flag (SanItemPlan *plan,
            SanItemRow  *row,
            SanItemField field)
{
  g_autoptr (SanRatingSets) shipped = NULL;
  const char *key;

  if (is_empty (row, field))
    return;

  shipped = san_rating_sets_new ();
  key = san_rating_set_parse (san_rating_sets_get (shipped, SAN_RATING_TWO), row->cells[field]);
  if (key == NULL || g_str_equal (key, SAN_GRADE_NA))
    san_item_plan_reject (plan, row, field, _("This is written as yes or no"));
  else
    set_cell (row, field, g_strdup (key));
}

void
san_item_row_parse (SanItemPlan *plan,
                    SanItemRow  *row)
{
  static const SanItemField codes[] = { SAN_ITEM_CATEGORY_CODE, SAN_ITEM_ITEM_CODE };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (row->cells[codes[i]] != NULL)
      set_cell (row, codes[i], san_standard_code (row->cells[codes[i]]));

  if (*row->cells[SAN_ITEM_CATEGORY] == '\0')
    san_item_plan_reject (plan, row, SAN_ITEM_CATEGORY, _("An item needs a category"));
  if (*row->cells[SAN_ITEM_ITEM] == '\0')
    san_item_plan_reject (plan, row, SAN_ITEM_ITEM, _("An item needs a name"));
  parse_decimal (plan, row, SAN_ITEM_WEIGHT, FALSE);
  parse_limit (plan, row);
  parse_decimal (plan, row, SAN_ITEM_MARK, FALSE);
  parse_decimal (plan, row, SAN_ITEM_AMOUNT, FALSE);
  parse_decimal (plan, row, SAN_ITEM_TARGET, TRUE);
  parse_decimal (plan, row, SAN_ITEM_ZERO, TRUE);
  parse_method (plan, row);
  parse_rating (plan, row);
  parse_flag (plan, row, SAN_ITEM_VETO);
  parse_flag (plan, row, SAN_ITEM_PHOTO);
}

/* Tables of old have an amount, a target or a start in the columns of the faults. What is no
 * number of faults goes to the field that is meant, unless that is filled. */
static void
move_measure (SanItemPlan *plan,
              SanItemRow  *row,
              SanItemField from,
              SanItemField to)
{
  gint64 count;

  if (is_empty (row, from) || is_count (row->cells[from], &count))
    return;

  parse_decimal (plan, row, from, to != SAN_ITEM_AMOUNT);
  if (is_empty (row, to))
    set_cell (row, to, g_strdup (row->cells[from]));
  set_cell (row, from, g_strdup (""));
}

/* Fewer faults, the better grade */
static void
check_order (SanItemPlan *plan,
             SanItemRow  *row)
{
  gint64 last = 0;

  for (SanItemField field = SAN_ITEM_A; !row->rejected && field <= SAN_ITEM_C; field++)
    if (!is_empty (row, field))
      {
        gint64 value = g_ascii_strtoll (row->cells[field], NULL, 10);

        if (value < last)
          san_item_plan_reject (plan, row, field, _("More faults cannot give a better grade"));
        last = value;
      }
}

gboolean
san_item_row_parse_measures (SanItemPlan *plan,
                             SanItemRow  *row,
                             const char  *method)
{
  gboolean deducts = g_str_equal (method, "deduct");
  gboolean measures = g_str_equal (method, "value");

  if (deducts)
    move_measure (plan, row, SAN_ITEM_A, SAN_ITEM_AMOUNT);
  if (measures)
    {
      move_measure (plan, row, SAN_ITEM_A, SAN_ITEM_TARGET);
      move_measure (plan, row, SAN_ITEM_B, SAN_ITEM_ZERO);
    }
  for (SanItemField field = SAN_ITEM_A; field <= SAN_ITEM_C; field++)
    parse_faults (plan, row, field);
  if (!deducts && !measures)
    check_order (plan, row);

  return !row->rejected;
}
