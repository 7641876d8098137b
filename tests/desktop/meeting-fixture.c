/* meeting-fixture.c - ledgers with a ranking to be shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/meeting-fixture.h"

static const char SCHEME[] =
  "{\"name\": \"月评\", \"decimals\": 2, \"awards\": ["
  " {\"name\": \"表扬\", \"where\": {\"top\": 3}, \"action\": \"commend\"},"
  " {\"name\": \"奖励\", \"where\": {\"top\": 3}, \"action\": \"money\","
  "  \"money\": [\"50000\", \"30000\", \"20000\"], \"ties\": \"split\", \"budget\": \"100000\"},"
  " {\"name\": \"检讨\", \"where\": {\"bottom\": 1}, \"action\": \"self-criticism\"}],"
  " \"component\": {\"key\": \"total\", \"name\": \"总分\", \"combine\": \"mean\","
  " \"children\": ["
  "  {\"key\": \"site\", \"name\": \"实地\", \"source\": \"entry\"},"
  "  {\"key\": \"ask\", \"name\": \"问卷\", \"source\": \"entry\"}]}}";

const char *
meeting_unit (guint index)
{
  static char name[32];

  g_snprintf (name, sizeof name, "第%03u街道", index + 1);

  return name;
}

/* Earlier months turn the order about, so that places have moved. */
static char *
scores_of (guint  n_units,
           guint  months_ago,
           double shift)
{
  GString *text = g_string_new ("单位,实地,问卷\n");

  for (guint i = 0; i < n_units; i++)
    {
      guint turned = (i + months_ago * 7) % n_units;
      double score = 98 - 18.0 * turned / MAX (n_units, 2) + shift;
      g_autofree char *site = g_strdup_printf ("%.2f", score);
      g_autofree char *ask = g_strdup_printf ("%.2f", score - 0.5);

      g_string_append_printf (text, "%s,%s,%s\n", meeting_unit (i), site, ask);
    }

  return g_string_free (text, FALSE);
}

SanTestOffice *
meeting_new (guint  n_units,
             guint  n_months,
             double shift)
{
  SanTestOffice *office = san_test_office_new ();
  g_autoptr (GString) units = g_string_new ("代码,名称,类型\n");
  g_autoptr (GString) groups = g_string_new ("分组方案,考评组,单位,参评方式\n");

  for (guint i = 0; i < n_units; i++)
    {
      g_string_append_printf (units, "%u,%s,街道\n", 1000 + i, meeting_unit (i));
      g_string_append_printf (groups, "月度分组,街道组,%s,\n", meeting_unit (i));
    }
  g_free (san_test_office_import (office, "units", NULL, units->str));
  g_free (san_test_office_import (office, "groups", NULL, groups->str));
  san_test_office_scheme (office, SCHEME);
  for (guint ago = n_months; ago-- > 0;)
    {
      SanPeriod june = san_period_month (2018, 6);
      SanPeriod month = san_period_shift (&june, -(int) ago);
      g_autofree char *label = san_period_format (&month);
      g_autofree char *scores = scores_of (n_units, ago, ago == 0 ? shift : 0);

      san_test_office_round (office, label, "月评");
      g_free (san_test_office_import (office, "scores", label, scores));
    }

  return office;
}

SanRound *
meeting_round (SanTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  SanRound *round = san_round_store_find (san_test_office_database (office), "2018-06", &error);

  g_assert_no_error (error);

  return round;
}

SanDeck *
meeting_deck (SanTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = meeting_round (office);
  SanDeck *deck = san_deck_load (san_test_office_database (office), round->id, NULL, &error);

  g_assert_no_error (error);

  return deck;
}
