/* san-scheme-parts.c - the lists of a scheme file: grades, adjustments, handicaps, awards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schemes/san-scheme-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

static const char *const grade_keys[] = { "name", "at_least", "at_most", "quota", NULL };
static const char *const adjustments_keys[] = { "bonus_cap", "deduction_cap", "rules", NULL };
static const char *const rule_keys[] = { "name", "amount", "cap", "source", NULL };
static const char *const handicap_keys[] = { "unit", "factor", "offset", "reason", NULL };
static const char *const award_keys[] = {
  "name", "group", "where", "action", "money", "ties", "budget", NULL
};
static const char *const where_keys[] = {
  "top", "bottom", "at_least", "at_most", "grade", "running", "times", "progress", NULL
};

static const char *const rule_sources[] = { "manual", "red-tickets", "relapses", NULL };
static const char *const actions[] = {
  "commend", "money", "self-criticism", "pledge", "interview", "admonition",
  "accountability", NULL
};
static const char *const award_ties[] = { "split", "each", NULL };

/* An element of a list of objects: "grades[1]" and its members. */
typedef struct
{
  JsonObject *object;
  const char *where;
} Element;

typedef gboolean (*ElementFunc) (SanScheme     *scheme,
                                 const Element *element,
                                 GError       **error);

static gboolean
each_element (SanScheme         *scheme,
              JsonNode          *list,
              const char        *name,
              const char *const *known,
              ElementFunc        func,
              GError           **error)
{
  JsonArray *array = san_json_read_array (list, name, error);

  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s[%u]", name, i + 1);
      Element element = { .where = where };

      element.object = san_json_read_object (json_array_get_element (array, i), where,
                                             known, error);
      if (element.object == NULL || !func (scheme, &element, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_number (const Element *element,
             const char    *member,
             gboolean      *has,
             gint64        *value,
             GError       **error)
{
  g_autofree char *where = g_strdup_printf ("%s.%s", element->where, member);

  if (!json_object_has_member (element->object, member))
    return TRUE;
  if (!san_json_read_number (json_object_get_member (element->object, member), where,
                             value, error))
    return FALSE;
  if (has != NULL)
    *has = TRUE;

  return TRUE;
}

static gboolean
read_text (const Element *element,
           const char    *member,
           gboolean       required,
           char         **text,
           GError       **error)
{
  g_autofree char *where = g_strdup_printf ("%s.%s", element->where, member);

  if (json_object_has_member (element->object, member))
    return san_json_read_text (json_object_get_member (element->object, member), where,
                               text, error);
  if (required)
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s is missing"), where);

  return !required;
}

static gboolean
check_word (const Element     *element,
            const char        *member,
            const char        *text,
            const char *const *words,
            GError           **error)
{
  g_autofree char *choices = NULL;

  if (text == NULL || san_word_find (words, text) >= 0)
    return TRUE;

  choices = g_strjoinv (" ", (char **) words);
  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s.%s: “%s” is none of: %s"),
               element->where, member, text, choices);

  return FALSE;
}

static gboolean
refuse (const Element *element,
        const char    *why,
        GError       **error)
{
  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, "%s: %s", element->where, why);

  return FALSE;
}

/* A cap or a budget. */
static gboolean
read_amount (const Element *element,
             const char    *member,
             gboolean      *has,
             gint64        *value,
             GError       **error)
{
  if (!read_number (element, member, has, value, error))
    return FALSE;

  return *value >= 0 || refuse (element, _("an amount here is not negative"), error);
}

static gboolean
read_grade (SanScheme     *scheme,
            const Element *element,
            GError       **error)
{
  SanGradeRule *rule = g_new0 (SanGradeRule, 1);

  g_ptr_array_add (scheme->grades, rule);
  if (!read_text (element, "name", TRUE, &rule->name, error) ||
      !read_number (element, "at_least", &rule->has_at_least, &rule->at_least, error) ||
      !read_number (element, "at_most", &rule->has_at_most, &rule->at_most, error) ||
      !read_number (element, "quota", &rule->has_quota, &rule->quota, error))
    return FALSE;

  if (rule->has_quota && (rule->has_at_least || rule->has_at_most))
    return refuse (element, _("a grade goes by quota or by threshold, not by both"), error);
  if (rule->quota < 0 || rule->quota % SAN_MICRO != 0)
    return refuse (element, _("a quota is a whole number of units"), error);

  return TRUE;
}

static gboolean
is_open (const SanGradeRule *rule)
{
  return !rule->has_at_least && !rule->has_at_most && !rule->has_quota;
}

static gboolean
check_grades (const SanScheme *scheme,
              GError         **error)
{
  gboolean quota = FALSE;
  gboolean threshold = FALSE;

  for (guint i = 0; i < scheme->grades->len; i++)
    {
      const SanGradeRule *rule = g_ptr_array_index (scheme->grades, i);

      quota |= rule->has_quota;
      threshold |= rule->has_at_least || rule->has_at_most;
      if (is_open (rule) && i + 1 < scheme->grades->len)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("grades: “%s” has no threshold and no quota; only the last grade may "
                         "take all the rest"), rule->name);
          return FALSE;
        }
    }

  if (quota && threshold)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("grades go by quota or by threshold, not by both"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_rule (SanScheme     *scheme,
           const Element *element,
           GError       **error)
{
  SanAdjustmentRule *rule = g_new0 (SanAdjustmentRule, 1);
  gboolean has_amount = FALSE;

  g_ptr_array_add (scheme->rules, rule);
  rule->source = g_strdup ("manual");
  if (!read_text (element, "name", TRUE, &rule->name, error) ||
      !read_number (element, "amount", &has_amount, &rule->amount, error) ||
      !read_amount (element, "cap", &rule->has_cap, &rule->cap, error) ||
      !read_text (element, "source", FALSE, &rule->source, error) ||
      !check_word (element, "source", rule->source, rule_sources, error))
    return FALSE;
  if (!has_amount || rule->amount == 0)
    return refuse (element, _("the amount per case is missing"), error);

  for (guint i = 0; i + 1 < scheme->rules->len; i++)
    {
      const SanAdjustmentRule *other = g_ptr_array_index (scheme->rules, i);

      if (g_str_equal (other->name, rule->name))
        return refuse (element, _("two rules have the same name"), error);
    }

  return TRUE;
}

static gboolean
read_adjustments (SanScheme *scheme,
                  JsonNode  *node,
                  GError   **error)
{
  Element element = { .where = "adjustments" };

  element.object = san_json_read_object (node, element.where, adjustments_keys, error);
  if (element.object == NULL ||
      !read_amount (&element, "bonus_cap", &scheme->has_bonus_cap, &scheme->bonus_cap,
                    error) ||
      !read_amount (&element, "deduction_cap", &scheme->has_deduction_cap,
                    &scheme->deduction_cap, error))
    return FALSE;

  if (!json_object_has_member (element.object, "rules"))
    return TRUE;

  return each_element (scheme, json_object_get_member (element.object, "rules"),
                       "adjustments.rules", rule_keys, read_rule, error);
}

static gboolean
read_handicap (SanScheme     *scheme,
               const Element *element,
               GError       **error)
{
  SanHandicap *handicap = g_new0 (SanHandicap, 1);

  g_ptr_array_add (scheme->handicaps, handicap);
  handicap->factor = SAN_MICRO;
  if (!read_text (element, "unit", TRUE, &handicap->unit, error) ||
      !read_text (element, "reason", TRUE, &handicap->reason, error) ||
      !read_number (element, "factor", NULL, &handicap->factor, error) ||
      !read_number (element, "offset", NULL, &handicap->offset, error))
    return FALSE;

  for (guint i = 0; i + 1 < scheme->handicaps->len; i++)
    {
      const SanHandicap *other = g_ptr_array_index (scheme->handicaps, i);

      if (g_str_equal (other->unit, handicap->unit))
        return refuse (element, _("the unit has two handicaps"), error);
    }

  return TRUE;
}

static gboolean
check_where (const SanScheme *scheme,
             const Element   *award,
             GError         **error)
{
  static const char *const counts[] = { "top", "bottom", "running", "times" };
  g_autofree char *where = g_strdup_printf ("%s.where", award->where);
  Element element = { .where = where };
  g_autofree char *grade = NULL;
  gboolean known = FALSE;
  gint64 limit = 0;

  if (!json_object_has_member (award->object, "where"))
    return refuse (award, _("where is missing"), error);
  element.object = san_json_read_object (json_object_get_member (award->object, "where"),
                                         where, where_keys, error);
  if (element.object == NULL)
    return FALSE;
  if (json_object_get_size (element.object) == 0)
    return refuse (&element, _("the condition is empty"), error);

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%s", where, counts[i]);
      JsonNode *node = json_object_get_member (element.object, counts[i]);
      int count;

      if (node != NULL && !san_json_read_integer (node, path, 1, 9999, &count, error))
        return FALSE;
    }
  if (!read_number (&element, "at_least", NULL, &limit, error) ||
      !read_number (&element, "at_most", NULL, &limit, error) ||
      !read_number (&element, "progress", NULL, &limit, error) ||
      !read_text (&element, "grade", FALSE, &grade, error))
    return FALSE;

  for (guint i = 0; grade != NULL && i < scheme->grades->len; i++)
    known |= g_str_equal (((SanGradeRule *) g_ptr_array_index (scheme->grades, i))->name,
                          grade);

  return grade == NULL || known ||
         refuse (&element, _("there is no grade of this name"), error);
}

static gboolean
check_money (const Element *award,
             GError       **error)
{
  g_autofree char *where = g_strdup_printf ("%s.money", award->where);
  JsonNode *node = json_object_get_member (award->object, "money");
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  array = san_json_read_array (node, where, error);
  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gint64 amount;

      if (!san_json_read_number (json_array_get_element (array, i), where, &amount, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_award (SanScheme     *scheme,
             const Element *element,
             GError       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *group = NULL;
  g_autofree char *action = NULL;
  g_autofree char *ties = NULL;
  gint64 budget = 0;

  return read_text (element, "name", TRUE, &name, error) &&
         read_text (element, "group", FALSE, &group, error) &&
         read_text (element, "action", TRUE, &action, error) &&
         check_word (element, "action", action, actions, error) &&
         read_text (element, "ties", FALSE, &ties, error) &&
         check_word (element, "ties", ties, award_ties, error) &&
         read_amount (element, "budget", NULL, &budget, error) &&
         check_money (element, error) &&
         check_where (scheme, element, error);
}

gboolean
san_scheme_read_parts (SanScheme  *scheme,
                       JsonObject *object,
                       GError    **error)
{
  JsonNode *grades = json_object_get_member (object, "grades");
  JsonNode *adjustments = json_object_get_member (object, "adjustments");
  JsonNode *handicaps = json_object_get_member (object, "handicaps");
  JsonNode *awards = json_object_get_member (object, "awards");

  if (grades != NULL &&
      (!each_element (scheme, grades, "grades", grade_keys, read_grade, error) ||
       !check_grades (scheme, error)))
    return FALSE;
  if (adjustments != NULL && !read_adjustments (scheme, adjustments, error))
    return FALSE;
  if (handicaps != NULL &&
      !each_element (scheme, handicaps, "handicaps", handicap_keys, read_handicap, error))
    return FALSE;
  if (awards != NULL)
    {
      if (!each_element (scheme, awards, "awards", award_keys, check_award, error))
        return FALSE;
      if (json_array_get_length (json_node_get_array (awards)) > 0)
        scheme->awards = json_node_ref (awards);
    }

  return TRUE;
}
