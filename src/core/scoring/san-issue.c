/* san-issue.c - a finding of the check, as data and as a sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "scoring/san-round-check.h"

const char *
san_severity_name (SanSeverity severity)
{
  static const char *const names[] = { "error", "warning", "note" };

  return names[severity];
}

SanIssue *
san_issue_new (SanSeverity severity,
               const char *what,
               gint64      unit_id,
               const char *unit,
               const char *component,
               const char *found,
               const char *expected,
               const char *where)
{
  SanIssue *issue = g_new0 (SanIssue, 1);

  issue->severity = severity;
  issue->what = what;
  issue->unit_id = unit_id;
  issue->unit = g_strdup (unit != NULL ? unit : "");
  issue->component = g_strdup (component != NULL ? component : "");
  issue->found = g_strdup (found != NULL ? found : "");
  issue->expected = g_strdup (expected != NULL ? expected : "");
  issue->where = g_strdup (where != NULL ? where : "");

  return issue;
}

void
san_issue_free (SanIssue *issue)
{
  if (issue == NULL)
    return;

  g_free (issue->unit);
  g_free (issue->component);
  g_free (issue->title);
  g_free (issue->found);
  g_free (issue->expected);
  g_free (issue->where);
  g_free (issue);
}

static const char *
title_of (const SanIssue *issue)
{
  return issue->title != NULL ? issue->title : issue->component;
}

static char *
range_sentence (const SanIssue *issue)
{
  if (issue->severity == SAN_ISSUE_NOTE)
    return g_strdup_printf (_("%s, %s: %s is outside %s and was confirmed"), issue->unit,
                            title_of (issue), issue->found, issue->expected);

  return g_strdup_printf (_("%s, %s: %s is outside %s"), issue->unit, title_of (issue),
                          issue->found, issue->expected);
}

static char *
rank_sentence (const SanIssue *issue)
{
  if (*issue->expected == '\0')
    return g_strdup_printf (_("%s: printed with place %s, but it has no place"), issue->unit,
                            issue->found);
  if (issue->severity == SAN_ISSUE_NOTE)
    return g_strdup_printf (_("%s: place %s follows from the published totals; from ours it "
                              "is %s"), issue->unit, issue->found, issue->expected);

  return g_strdup_printf (_("%s: place %s does not follow from the published totals, it "
                            "should be %s"), issue->unit, issue->found, issue->expected);
}

char *
san_issue_sentence (const SanIssue *issue)
{
  g_return_val_if_fail (issue != NULL, NULL);

  if (g_str_equal (issue->what, "range"))
    return range_sentence (issue);
  if (g_str_equal (issue->what, "rank"))
    return rank_sentence (issue);
  if (g_str_equal (issue->what, "total"))
    return g_strdup_printf (_("%s: the published total is %s, computed is %s"), issue->unit,
                            *issue->found != '\0' ? issue->found : _("none"),
                            *issue->expected != '\0' ? issue->expected : _("none"));
  if (g_str_equal (issue->what, "self-evaluation"))
    return g_strdup_printf (_("%s scored itself (%s), which is not counted"), issue->unit,
                            issue->found);
  if (g_str_equal (issue->what, "out-of-dates") && *issue->where != '\0')
    return g_strdup_printf (_("%s, %s: %s is outside the days of the round, %s"), issue->unit,
                            issue->where, issue->found, issue->expected);
  if (g_str_equal (issue->what, "out-of-dates"))
    return g_strdup_printf (_("%s: %s is outside the days of the round, %s"), issue->unit,
                            issue->found, issue->expected);
  if (g_str_equal (issue->what, "missing-unit"))
    return g_strdup_printf (_("%s is in the roster and has no row"), issue->unit);
  if (g_str_equal (issue->what, "unknown-unit"))
    return g_strdup_printf (_("%s has a row and is no participant of the round"),
                            issue->unit);
  if (g_str_equal (issue->what, "two-groups"))
    return g_strdup_printf (_("%s stands twice: %s"), issue->unit, issue->found);
  if (g_str_equal (issue->what, "average-row"))
    return g_strdup_printf (_("%s is an average or a sum, not a unit"), issue->unit);
  if (g_str_equal (issue->what, "unscored-category"))
    return g_strdup_printf (_("%s was scored by nobody"), title_of (issue));

  return g_strdup_printf ("%s: %s", issue->unit, issue->what);
}
