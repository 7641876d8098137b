/* san-scheme-json.c - the canonical form of a scheme: stored, compared and shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schemes/san-scheme-private.h"

#include "base/san-decimal.h"
#include "base/san-period.h"

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder,
            const char  *member,
            gboolean     wanted,
            gint64       micro)
{
  g_autofree char *number = NULL;

  if (!wanted)
    return;

  number = san_micro_format (micro, SAN_DECIMALS_NEEDED);
  add_text (builder, member, number);
}

static void
add_integer (JsonBuilder *builder,
             const char  *member,
             int          value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

static void
add_flag (JsonBuilder *builder,
          const char  *member,
          gboolean     value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, value);
}

static void
add_texts (JsonBuilder *builder,
           const char  *member,
           char       **texts)
{
  json_builder_set_member_name (builder, member);
  if (texts == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

/* The month where the bound is its first or last day, else the day. */
static void
add_bound (JsonBuilder *builder,
           const char  *member,
           gboolean     last,
           SanDay       day)
{
  g_autofree char *text = NULL;
  SanPeriod month;
  int year;
  int number;
  int day_of_month;

  json_builder_set_member_name (builder, member);
  if (day == (last ? SAN_DAY_MAX : SAN_DAY_MIN))
    {
      json_builder_add_null_value (builder);
      return;
    }

  san_day_get (day, &year, &number, &day_of_month);
  month = san_period_month (year, number);
  if (day == (last ? month.last : month.first))
    text = san_period_format (&month);
  else
    text = san_day_format (day);
  json_builder_add_string_value (builder, text);
}

static void
add_source_members (JsonBuilder   *builder,
                    const SanNode *node)
{
  if (node->source != SAN_SOURCE_NONE)
    add_text (builder, "source", san_source_name (node->source));
  if (node->empty_full)
    add_text (builder, "empty", "full");
  if (node->indicator != NULL)
    add_text (builder, "indicator", node->indicator);
  if (node->metric != NULL)
    add_text (builder, "metric", node->metric);
  if (node->scheme != NULL)
    add_text (builder, "scheme", node->scheme);
  if (node->level_leaf)
    add_text (builder, "level", "leaf");
  if (node->by_points)
    add_text (builder, "by", "points");
  if (node->by_items)
    add_text (builder, "by", "items");
  if (node->comparable)
    add_flag (builder, "comparable", TRUE);
  if (node->trim > 0)
    add_integer (builder, "trim", (int) node->trim);
}

static void
add_node (JsonBuilder   *builder,
          const SanNode *node)
{
  gboolean weighted = node->parent != NULL && node->parent->combine == SAN_COMBINE_WEIGHTED;
  gint64 default_full = 100 * SAN_MICRO;
  gboolean floor_is_default = node->source == SAN_SOURCE_DEDUCTION && node->floor == 0;

  json_builder_begin_object (builder);
  add_text (builder, "key", node->key);
  add_text (builder, "name", node->name);
  add_number (builder, "weight", weighted, node->weight);
  add_source_members (builder, node);
  add_number (builder, "full",
              node->combine != SAN_COMBINE_SUM && node->full != default_full, node->full);
  if (node->missing != SAN_MISSING_REWEIGHT)
    {
      g_autofree char *rule = san_missing_format (node->missing, node->missing_value);

      add_text (builder, "missing", rule);
    }
  if (node->na_as_missing)
    add_text (builder, "not_applicable", "as-missing");
  add_number (builder, "floor", node->has_floor && !floor_is_default, node->floor);
  add_number (builder, "cap", node->has_cap, node->cap);
  if (node->decimals >= 0)
    add_integer (builder, "decimals", node->decimals);
  if (node->over)
    add_flag (builder, "over", TRUE);

  if (node->combine != SAN_COMBINE_NONE)
    {
      add_text (builder, "combine", san_combine_name (node->combine));
      json_builder_set_member_name (builder, "children");
      json_builder_begin_array (builder);
      for (guint i = 0; i < node->children->len; i++)
        add_node (builder, g_ptr_array_index (node->children, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_grades (JsonBuilder     *builder,
            const SanScheme *scheme)
{
  if (scheme->grades->len == 0)
    return;

  json_builder_set_member_name (builder, "grades");
  json_builder_begin_array (builder);
  for (guint i = 0; i < scheme->grades->len; i++)
    {
      const SanGradeRule *rule = g_ptr_array_index (scheme->grades, i);

      json_builder_begin_object (builder);
      add_text (builder, "name", rule->name);
      add_number (builder, "at_least", rule->has_at_least, rule->at_least);
      add_number (builder, "at_most", rule->has_at_most, rule->at_most);
      add_number (builder, "quota", rule->has_quota, rule->quota);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_adjustments (JsonBuilder     *builder,
                 const SanScheme *scheme)
{
  if (!scheme->has_bonus_cap && !scheme->has_deduction_cap && scheme->rules->len == 0)
    return;

  json_builder_set_member_name (builder, "adjustments");
  json_builder_begin_object (builder);
  add_number (builder, "bonus_cap", scheme->has_bonus_cap, scheme->bonus_cap);
  add_number (builder, "deduction_cap", scheme->has_deduction_cap, scheme->deduction_cap);
  if (scheme->rules->len > 0)
    {
      json_builder_set_member_name (builder, "rules");
      json_builder_begin_array (builder);
      for (guint i = 0; i < scheme->rules->len; i++)
        {
          const SanAdjustmentRule *rule = g_ptr_array_index (scheme->rules, i);

          json_builder_begin_object (builder);
          add_text (builder, "name", rule->name);
          add_number (builder, "amount", TRUE, rule->amount);
          add_number (builder, "cap", rule->has_cap, rule->cap);
          add_text (builder, "source", rule->source);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_handicaps (JsonBuilder     *builder,
               const SanScheme *scheme)
{
  if (scheme->handicaps->len == 0)
    return;

  json_builder_set_member_name (builder, "handicaps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < scheme->handicaps->len; i++)
    {
      const SanHandicap *handicap = g_ptr_array_index (scheme->handicaps, i);

      json_builder_begin_object (builder);
      add_text (builder, "unit", handicap->unit);
      add_number (builder, "factor", TRUE, handicap->factor);
      add_number (builder, "offset", TRUE, handicap->offset);
      add_text (builder, "reason", handicap->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
san_scheme_to_json (const SanScheme *scheme)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (scheme != NULL, NULL);

  json_builder_begin_object (builder);
  add_text (builder, "name", scheme->name);
  add_bound (builder, "from", FALSE, scheme->from);
  add_bound (builder, "to", TRUE, scheme->to);
  add_texts (builder, "groups", scheme->groups);
  add_integer (builder, "decimals", scheme->decimals);
  add_text (builder, "rank_on", san_rank_on_words[scheme->rank_on]);
  add_text (builder, "ties", san_ties_words[scheme->ties]);
  add_texts (builder, "tie_breakers", scheme->tie_breakers);
  add_flag (builder, "higher_is_better", scheme->higher_is_better);
  add_grades (builder, scheme);
  add_adjustments (builder, scheme);
  add_handicaps (builder, scheme);
  if (scheme->awards != NULL)
    {
      json_builder_set_member_name (builder, "awards");
      json_builder_add_value (builder, json_node_copy (scheme->awards));
    }
  json_builder_set_member_name (builder, "component");
  add_node (builder, scheme->root);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);

  return json_generator_to_data (generator, NULL);
}
