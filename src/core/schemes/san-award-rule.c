/* san-award-rule.c - the awards of a scheme, which were checked when it was parsed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schemes/san-award-rule.h"

#include "base/san-decimal.h"
#include "schemes/san-scheme-private.h"

static void
rule_free (SanAwardRule *rule)
{
  g_free (rule->name);
  g_free (rule->group);
  g_free (rule->action);
  g_free (rule->grade);
  g_array_unref (rule->money);
  g_free (rule);
}

static char *
read_text (JsonObject *object,
           const char *member)
{
  char *text = NULL;

  if (json_object_has_member (object, member))
    san_json_read_text (json_object_get_member (object, member), member, &text, NULL);

  return text;
}

static gboolean
read_number (JsonObject *object,
             const char *member,
             gint64     *value)
{
  return json_object_has_member (object, member) &&
         san_json_read_number (json_object_get_member (object, member), member, value, NULL);
}

static guint
read_count (JsonObject *object,
            const char *member)
{
  gint64 value = 0;

  return read_number (object, member, &value) && value > 0 ? value / SAN_MICRO : 0;
}

static void
read_where (SanAwardRule *rule,
            JsonObject   *where)
{
  rule->top = read_count (where, "top");
  rule->bottom = read_count (where, "bottom");
  rule->running = read_count (where, "running");
  rule->times = read_count (where, "times");
  rule->progress = read_count (where, "progress");
  rule->has_at_least = read_number (where, "at_least", &rule->at_least);
  rule->has_at_most = read_number (where, "at_most", &rule->at_most);
  rule->grade = read_text (where, "grade");
}

static SanAwardRule *
read_rule (JsonObject *object)
{
  SanAwardRule *rule = g_new0 (SanAwardRule, 1);
  g_autofree char *ties = read_text (object, "ties");
  JsonArray *money;

  rule->name = read_text (object, "name");
  rule->group = read_text (object, "group");
  if (rule->group == NULL)
    rule->group = g_strdup ("*");
  rule->action = read_text (object, "action");
  rule->each = g_strcmp0 (ties, "each") == 0;
  rule->has_budget = read_number (object, "budget", &rule->budget);
  read_where (rule, json_object_get_object_member (object, "where"));

  rule->money = g_array_new (FALSE, FALSE, sizeof (gint64));
  money = json_object_has_member (object, "money")
          ? json_object_get_array_member (object, "money") : NULL;
  for (guint i = 0; money != NULL && i < json_array_get_length (money); i++)
    {
      gint64 amount = 0;

      san_json_read_number (json_array_get_element (money, i), "money", &amount, NULL);
      g_array_append_val (rule->money, amount);
    }

  return rule;
}

GPtrArray *
san_award_rules_of (const SanScheme *scheme)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  JsonArray *awards = scheme->awards != NULL ? json_node_get_array (scheme->awards) : NULL;

  for (guint i = 0; awards != NULL && i < json_array_get_length (awards); i++)
    g_ptr_array_add (rules, read_rule (json_array_get_object_element (awards, i)));

  return rules;
}
