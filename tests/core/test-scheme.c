/* test-scheme.c - the scheme file: what is refused, what comes back unchanged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "schemes/san-scheme.h"

/* Apostrophes stand for quotation marks. */
static char *
quoted (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

static SanScheme *
parse (const char *text)
{
  g_autofree char *json = quoted (text);
  g_autoptr (GError) error = NULL;
  SanScheme *scheme = san_scheme_parse (json, &error);

  g_assert_no_error (error);

  return scheme;
}

static void
assert_refused (const char *text,
                const char *named)
{
  g_autofree char *json = quoted (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanScheme) scheme = san_scheme_parse (json, &error);

  if (scheme != NULL || strstr (error->message, named) == NULL)
    g_test_message ("%s\n%s", json, error != NULL ? error->message : "accepted");
  g_assert_null (scheme);
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, named));
}

/* @component is the root; @more comes before it. */
static void
assert_component_refused (const char *component,
                          const char *named)
{
  g_autofree char *text = g_strdup_printf ("{'name': 'x', 'component': %s}", component);

  assert_refused (text, named);
}

static const char example[] =
  "{"
  "  'name': '街道环境卫生指数', 'from': '2020-01', 'to': null, 'groups': ['街道'],"
  "  'decimals': 2, 'rank_on': 'displayed', 'ties': 'competition',"
  "  'tie_breakers': ['site', '-problems', 'roster'], 'higher_is_better': true,"
  "  'grades': [{'name': '优秀', 'at_least': '90'}, {'name': '良好', 'at_least': '85'},"
  "             {'name': '合格'}],"
  "  'adjustments': {'bonus_cap': '5', 'deduction_cap': '5',"
  "    'rules': [{'name': '红单', 'amount': '-1', 'cap': '3', 'source': 'red-tickets'}]},"
  "  'handicaps': [{'unit': '中心城区', 'factor': '1', 'offset': '-1', 'reason': '基数调整'}],"
  "  'awards': [{'name': '表扬', 'group': '*', 'where': {'top': 3}, 'action': 'commend',"
  "    'money': ['50000', '30000', '20000'], 'ties': 'split', 'budget': '220000'}],"
  "  'component': {'key': 'total', 'name': '环境卫生指数', 'combine': 'weighted',"
  "    'children': ["
  "      {'key': 'site', 'name': '现场考察指数', 'weight': '90', 'source': 'entry'},"
  "      {'key': 'survey', 'name': '居民满意度指数', 'weight': '10', 'source': 'entry',"
  "       'missing': 'unranked'}]}"
  "}";

static void
test_example (void)
{
  g_autoptr (SanScheme) scheme = parse (example);
  const SanNode *survey = san_scheme_find_node (scheme, "survey");
  const SanGradeRule *grade = g_ptr_array_index (scheme->grades, 1);
  const SanAdjustmentRule *rule = g_ptr_array_index (scheme->rules, 0);
  const SanHandicap *handicap = g_ptr_array_index (scheme->handicaps, 0);

  g_assert_cmpstr (scheme->name, ==, "街道环境卫生指数");
  g_assert_cmpint (scheme->from, ==, san_day_new (2020, 1, 1));
  g_assert_cmpint (scheme->to, ==, SAN_DAY_MAX);
  g_assert_cmpstr (scheme->groups[0], ==, "街道");
  g_assert_cmpuint (scheme->nodes->len, ==, 3);
  g_assert_cmpint (scheme->root->full, ==, 100 * SAN_MICRO);
  g_assert_cmpint (survey->weight, ==, 10 * SAN_MICRO);
  g_assert_cmpint (survey->missing, ==, SAN_MISSING_UNRANKED);
  g_assert_true (survey->parent == scheme->root);
  g_assert_true (san_scheme_find_node (scheme, "居民满意度指数") == survey);
  g_assert_null (san_scheme_find_node (scheme, "nothing"));
  g_assert_cmpint (grade->at_least, ==, 85 * SAN_MICRO);
  g_assert_cmpint (rule->amount, ==, -SAN_MICRO);
  g_assert_cmpint (rule->cap, ==, 3 * SAN_MICRO);
  g_assert_cmpint (handicap->offset, ==, -SAN_MICRO);
  g_assert_nonnull (scheme->awards);
}

static void
test_defaults (void)
{
  g_autoptr (SanScheme) scheme =
    parse ("{'name': 'x', 'component': {'key': 'a', 'source': 'deduction'}}");

  g_assert_cmpint (scheme->decimals, ==, 2);
  g_assert_cmpint (scheme->rank_on, ==, SAN_RANK_ON_DISPLAYED);
  g_assert_cmpint (scheme->ties, ==, SAN_TIES_COMPETITION);
  g_assert_true (scheme->higher_is_better);
  g_assert_null (scheme->groups);
  g_assert_cmpint (scheme->from, ==, SAN_DAY_MIN);
  g_assert_cmpstr (scheme->root->name, ==, "a");
  g_assert_cmpint (scheme->root->full, ==, 100 * SAN_MICRO);
  g_assert_true (scheme->root->has_floor && scheme->root->floor == 0);
  g_assert_cmpint (scheme->root->decimals, ==, -1);
}

/* What show prints, set takes: the same bytes come back. */
static void
test_round_trip (void)
{
  static const char *const schemes[] = {
    example,
    "{'name': 'x', 'from': '2020-02-03', 'to': '2021-12', 'decimals': 6,"
    " 'rank_on': 'full', 'ties': 'unique', 'tie_breakers': ['-a', 'previous'],"
    " 'higher_is_better': false, 'grades': [{'name': '好', 'quota': 3}],"
    " 'adjustments': {'bonus_cap': 0},"
    " 'component': {'key': 'r', 'combine': 'sum', 'floor': '-5', 'cap': '120', 'children': ["
    "  {'key': 'a', 'source': 'deduction', 'full': 40, 'floor': '-10', 'empty': 'full',"
    "   'missing': 'fixed:30.5', 'not_applicable': 'as-missing', 'decimals': 0},"
    "  {'key': 'b', 'combine': 'mean', 'full': '60', 'missing': 'group-mean', 'children': ["
    "   {'key': 'c', 'source': 'tickets', 'indicator': 'on_time', 'full': '0.5',"
    "    'over': true},"
    "   {'key': 'd', 'source': 'metric', 'metric': '志愿服务'},"
    "   {'key': 'e', 'source': 'children', 'scheme': '村庄评分', 'level': 'leaf',"
    "    'by': 'points', 'cap': '90'}]}]}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autoptr (SanScheme) first = parse (schemes[i]);
      g_autofree char *once = san_scheme_to_json (first);
      g_autoptr (GError) error = NULL;
      g_autoptr (SanScheme) second = san_scheme_parse (once, &error);
      g_autofree char *twice = NULL;

      g_assert_no_error (error);
      twice = san_scheme_to_json (second);
      g_assert_cmpstr (once, ==, twice);
      g_assert_cmpint (first->from, ==, second->from);
      g_assert_cmpint (first->to, ==, second->to);
      g_assert_cmpuint (first->nodes->len, ==, second->nodes->len);
      for (guint j = 0; j < first->nodes->len; j++)
        {
          const SanNode *a = g_ptr_array_index (first->nodes, j);
          const SanNode *b = g_ptr_array_index (second->nodes, j);

          g_assert_cmpstr (a->key, ==, b->key);
          g_assert_cmpint (a->full, ==, b->full);
          g_assert_cmpint (a->missing, ==, b->missing);
          g_assert_cmpint (a->missing_value, ==, b->missing_value);
          g_assert_cmpint (a->has_floor, ==, b->has_floor);
          g_assert_cmpint (a->floor, ==, b->floor);
          g_assert_cmpint (a->decimals, ==, b->decimals);
          g_assert_cmpint (a->over, ==, b->over);
          g_assert_cmpint (a->empty_full, ==, b->empty_full);
          g_assert_cmpint (a->na_as_missing, ==, b->na_as_missing);
          g_assert_cmpint (a->level_leaf, ==, b->level_leaf);
        }
    }
}

static void
test_refused_schemes (void)
{
  assert_refused ("[", "JSON");
  assert_refused ("[]", "object");
  assert_refused ("{}", "name");
  assert_refused ("{'name': 'x'}", "component");
  assert_refused ("{'name': ' ', 'component': {'key': 'a', 'source': 'entry'}}", "name");
  assert_refused ("{'name': 'x', 'colour': 1, 'component': {'key': 'a', 'source': 'entry'}}",
                  "colour");
  assert_refused ("{'name': 'x', 'name': 'y', 'component': {'key': 'a', 'source': 'entry'}}",
                  "name");
  assert_refused ("{'name': 'x', 'decimals': 7, 'component': {'key': 'a', 'source': 'entry'}}",
                  "decimals");
  assert_refused ("{'name': 'x', 'decimals': 1.5,"
                  " 'component': {'key': 'a', 'source': 'entry'}}", "decimals");
  assert_refused ("{'name': 'x', 'ties': 'ordinal',"
                  " 'component': {'key': 'a', 'source': 'entry'}}", "ordinal");
  assert_refused ("{'name': 'x', 'rank_on': 'exact',"
                  " 'component': {'key': 'a', 'source': 'entry'}}", "exact");
  assert_refused ("{'name': 'x', 'from': '2020-13',"
                  " 'component': {'key': 'a', 'source': 'entry'}}", "2020-13");
  assert_refused ("{'name': 'x', 'from': '2021-01', 'to': '2020-12',"
                  " 'component': {'key': 'a', 'source': 'entry'}}", "from");
  assert_refused ("{'name': 'x', 'groups': [],"
                  " 'component': {'key': 'a', 'source': 'entry'}}", "groups");
  assert_refused ("{'name': 'x', 'higher_is_better': 1,"
                  " 'component': {'key': 'a', 'source': 'entry'}}", "higher_is_better");
  assert_refused ("{'name': 'x', 'tie_breakers': ['b'],"
                  " 'component': {'key': 'a', 'source': 'entry'}}", "“b”");
  assert_refused ("{'name': 'x', 'tie_breakers': ['-previous'],"
                  " 'component': {'key': 'a', 'source': 'entry'}}", "-previous");
}

static void
test_refused_components (void)
{
  assert_component_refused ("{'source': 'entry'}", "key");
  assert_component_refused ("{'key': 'a:b', 'source': 'entry'}", "a:b");
  assert_component_refused ("{'key': '-a', 'source': 'entry'}", "-a");
  assert_component_refused ("{'key': 'a'}", "“a”");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'combine': 'sum'}", "“a”");
  assert_component_refused ("{'key': 'a', 'source': 'guess'}", "guess");
  assert_component_refused ("{'key': 'a', 'combine': 'sum'}", "a.children");
  assert_component_refused ("{'key': 'a', 'combine': 'sum', 'children': []}", "a.children");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'children': []}", "a.children");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'unknown': 1}", "unknown");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'weight': 1}", "a.weight");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'full': '-1'}", "a.full");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'full': 0.5}", "a.full");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'full': '1e2'}", "1e2");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'full': '5%'}", "5%");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'full': '0.1234567'}",
                            "0.1234567");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'full': 9000000001}", "a.full");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'decimals': 2}", "a.decimals");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'missing': 'nought'}", "nought");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'missing': 'fixed'}", "fixed");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'missing': 'fixed:x'}", "x");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'floor': 5, 'cap': 4}", "a.floor");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'empty': 'full'}", "a.empty");
  assert_component_refused ("{'key': 'a', 'source': 'entry', 'scheme': 'x'}", "a.scheme");
  assert_component_refused ("{'key': 'a', 'source': 'children'}", "a.scheme");
  assert_component_refused ("{'key': 'a', 'source': 'tickets'}", "a.indicator");
  assert_component_refused ("{'key': 'a', 'source': 'tickets', 'indicator': 'speed'}", "speed");
  assert_component_refused ("{'key': 'a', 'source': 'metric'}", "a.metric");
}

static void
test_refused_trees (void)
{
  assert_component_refused ("{'key': 'r', 'combine': 'weighted', 'children': ["
                            " {'key': 'a', 'source': 'entry'}]}", "a.weight");
  assert_component_refused ("{'key': 'r', 'combine': 'weighted', 'children': ["
                            " {'key': 'a', 'source': 'entry', 'weight': '-1'}]}", "a.weight");
  assert_component_refused ("{'key': 'r', 'combine': 'sum', 'children': ["
                            " {'key': 'a', 'source': 'entry', 'weight': 1}]}", "a.weight");
  assert_component_refused ("{'key': 'r', 'combine': 'mean', 'children': ["
                            " {'key': 'a', 'source': 'entry', 'full': 0}]}", "a.full");
  assert_component_refused ("{'key': 'r', 'combine': 'sum', 'full': 99, 'children': ["
                            " {'key': 'a', 'source': 'entry', 'full': 40},"
                            " {'key': 'b', 'source': 'entry', 'full': 60}]}", "r.full");
  assert_component_refused ("{'key': 'r', 'combine': 'sum', 'children': ["
                            " {'key': 'a', 'source': 'entry'},"
                            " {'key': 'a', 'source': 'entry'}]}", "“a”");
  assert_component_refused ("{'key': 'r', 'combine': 'sum', 'children': ['a']}", "r");

  {
    /* the full mark of a sum may be said when it is right */
    g_autoptr (SanScheme) scheme =
      parse ("{'name': 'x', 'component': {'key': 'r', 'combine': 'sum', 'full': '100.0',"
             " 'children': [{'key': 'a', 'source': 'entry', 'full': 40},"
             " {'key': 'b', 'source': 'entry', 'full': '60'}]}}");

    g_assert_cmpint (scheme->root->full, ==, 100 * SAN_MICRO);
  }
}

static void
test_refused_parts (void)
{
  static const char tail[] = ", 'component': {'key': 'a', 'source': 'entry'}}";
  static const struct { const char *part; const char *named; } parts[] = {
    { "'grades': {}", "grades" },
    { "'grades': [{'at_least': 1}]", "grades[1].name" },
    { "'grades': [{'name': 'A', 'over': 1}]", "over" },
    { "'grades': [{'name': 'A'}, {'name': 'B', 'at_least': 1}]", "“A”" },
    { "'grades': [{'name': 'A', 'quota': 1, 'at_least': 1}]", "grades[1]" },
    { "'grades': [{'name': 'A', 'quota': '1.5'}]", "grades[1]" },
    { "'grades': [{'name': 'A', 'quota': 1}, {'name': 'B', 'at_least': 1}]", "grades" },
    { "'adjustments': {'cap': 1}", "cap" },
    { "'adjustments': {'bonus_cap': -1}", "adjustments" },
    { "'adjustments': {'rules': [{'name': 'x'}]}", "adjustments.rules[1]" },
    { "'adjustments': {'rules': [{'name': 'x', 'amount': 1, 'source': 'mood'}]}", "mood" },
    { "'adjustments': {'rules': [{'name': 'x', 'amount': 1}, {'name': 'x', 'amount': 2}]}",
      "adjustments.rules[2]" },
    { "'handicaps': [{'factor': '1'}]", "handicaps[1].unit" },
    { "'handicaps': [{'unit': 'u', 'factor': '1'}]", "handicaps[1].reason" },
    { "'handicaps': [{'unit': 'u', 'reason': 'r'}, {'unit': 'u', 'reason': 'r'}]",
      "handicaps[2]" },
    { "'awards': [{'name': 'x', 'action': 'commend'}]", "where" },
    { "'awards': [{'name': 'x', 'where': {}, 'action': 'commend'}]", "where" },
    { "'awards': [{'name': 'x', 'where': {'top': 0}, 'action': 'commend'}]", "top" },
    { "'awards': [{'name': 'x', 'where': {'best': 3}, 'action': 'commend'}]", "best" },
    { "'awards': [{'name': 'x', 'where': {'top': 3}, 'action': 'clap'}]", "clap" },
    { "'awards': [{'name': 'x', 'where': {'grade': 'A'}, 'action': 'commend'}]", "grade" },
    { "'awards': [{'name': 'x', 'where': {'top': 3}, 'action': 'money', 'money': 5}]",
      "money" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = g_strconcat ("{'name': 'x', ", parts[i].part, tail, NULL);

      assert_refused (text, parts[i].named);
    }
}

static void
test_hostile_text (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');

  assert_refused (deep, "nested");
  assert_refused ("", "");
  assert_refused ("{'name': '\xff'}", "UTF-8");
}

/* Whatever is changed in a scheme, it is refused with a reason or it is a scheme that
 * comes back the same. */
static void
test_mutations (void)
{
  static const char alphabet[] = "{}[]:,\"'0123456789.-+eE truefalsn\\/*";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200101);
  g_autofree char *original = quoted (example);
  guint accepted = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (original);
      g_autoptr (GError) error = NULL;
      g_autoptr (SanScheme) scheme = NULL;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        {
          gssize at = g_rand_int_range (rand, 0, (int) text->len - 1);

          switch (g_rand_int_range (rand, 0, 3))
            {
            case 0:
              text->str[at] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
              break;

            case 1:
              g_string_erase (text, at, 1);
              break;

            default:
              g_string_insert_len (text, at, text->str + at / 2, MIN (5, at / 2));
              break;
            }
        }

      scheme = san_scheme_parse (text->str, &error);
      g_assert_true ((scheme == NULL) == (error != NULL));
      if (scheme == NULL)
        {
          g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
        }
      else
        {
          g_autofree char *once = san_scheme_to_json (scheme);
          g_autoptr (SanScheme) again = san_scheme_parse (once, &error);
          g_autofree char *twice = NULL;

          g_assert_no_error (error);
          twice = san_scheme_to_json (again);
          g_assert_cmpstr (once, ==, twice);
          accepted++;
        }
    }
  g_assert_cmpuint (accepted, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scheme/example", test_example);
  g_test_add_func ("/scheme/defaults", test_defaults);
  g_test_add_func ("/scheme/round-trip", test_round_trip);
  g_test_add_func ("/scheme/refused-schemes", test_refused_schemes);
  g_test_add_func ("/scheme/refused-components", test_refused_components);
  g_test_add_func ("/scheme/refused-trees", test_refused_trees);
  g_test_add_func ("/scheme/refused-parts", test_refused_parts);
  g_test_add_func ("/scheme/hostile-text", test_hostile_text);
  g_test_add_func ("/scheme/mutations", test_mutations);

  return g_test_run ();
}
