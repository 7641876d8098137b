/* san-round-steps.c - making rounds and moving them on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-round-steps.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rounds/san-review.h"

typedef struct
{
  gint64        id;
  SanRoundState state;
  const char   *reason;
} Step;

static gboolean
write_state (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  const Step *step = data;

  return san_round_store_set_state (database, step->id, step->state, step->reason, error);
}

gboolean
san_round_step (SanContext     *context,
                const SanRound *round,
                SanRoundState   state,
                const char     *reason,
                const char     *said)
{
  Step step = { round->id, state, reason };
  g_autofree char *label = NULL;

  label = reason != NULL
          ? g_strdup_printf ("%s → %s: %s", round->label, san_round_state_name (state), reason)
          : g_strdup_printf ("%s → %s", round->label, san_round_state_name (state));

  return san_context_change (context, "round.state", label, write_state, &step, said);
}

/* The ways a label writes its month */
static char *
write_month (const SanPeriod *month,
             guint            way)
{
  int year, number;

  san_day_get (month->first, &year, &number, NULL);
  switch (way)
    {
    case 0:
      return g_strdup_printf ("%04d-%02d", year, number);

    case 1:
      return g_strdup_printf ("%d年%d月", year, number);

    case 2:
      return g_strdup_printf ("%d年%02d月", year, number);

    case 3:
      return g_strdup_printf ("%d%02d", year, number);

    case 4:
      return g_strdup_printf ("%d月", number);

    default:
      return NULL;
    }
}

/* "2018年5月街道考评" becomes "2018年6月街道考评"; a label without its month gives way to the
 * plain period. */
static char *
next_label (const SanRound  *previous,
            const SanPeriod *month)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint way = 0; (from = write_month (&previous->period, way)) != NULL; way++)
    {
      const char *place = strstr (previous->label, from);

      to = write_month (month, way);
      if (place != NULL)
        return g_strdup_printf ("%.*s%s%s", (int) (place - previous->label), previous->label,
                                to, place + strlen (from));
      g_clear_pointer (&from, g_free);
      g_clear_pointer (&to, g_free);
    }

  return san_period_format (month);
}

static gboolean
has_label (GPtrArray  *rounds,
           const char *label)
{
  for (guint i = 0; i < rounds->len; i++)
    if (strcmp (((SanRound *) g_ptr_array_index (rounds, i))->label, label) == 0)
      return TRUE;

  return FALSE;
}

static const SanRound *
find_pattern (GPtrArray       *rounds,
              const SanPeriod *month)
{
  const SanRound *found = NULL;

  for (guint i = 0; i < rounds->len; i++)
    {
      const SanRound *round = g_ptr_array_index (rounds, i);

      if (round->kind == SAN_ROUND_MONTHLY && round->period.kind == SAN_PERIOD_MONTH &&
          round->period.last < month->first)
        found = round;   /* they are sorted by last day */
    }

  return found;
}

SanRound *
san_round_next (GPtrArray       *rounds,
                const SanPeriod *month)
{
  const SanRound *pattern = find_pattern (rounds, month);
  g_autofree char *label = NULL;
  SanRound *round;

  if (pattern == NULL)
    return NULL;

  label = next_label (pattern, month);
  round = g_new0 (SanRound, 1);
  round->campaign_id = pattern->campaign_id;
  round->kind = pattern->kind;
  round->period = *month;
  round->grouping_id = pattern->grouping_id;
  round->grouping = g_strdup (pattern->grouping);
  round->from = SAN_DAY_MIN;
  round->to = SAN_DAY_MAX;
  round->schemes = g_strdupv (pattern->schemes);
  round->published = g_strdup ("");

  round->label = g_strdup (label);
  for (guint i = 2; has_label (rounds, round->label); i++)
    {
      g_free (round->label);
      round->label = g_strdup_printf ("%s (%u)", label, i);
    }

  return round;
}

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_round_store_add (database, data, error);
}

gboolean
san_round_create (SanContext *context,
                  SanRound   *round,
                  GError    **error)
{
  g_autofree char *said = g_strdup_printf (_("Made round “%s”"), round->label);
  gint64 seq = 0;

  if (!san_workspace_change (san_context_get_workspace (context), "round.new", round->label,
                             add_round, round, &seq, error))
    return FALSE;

  san_context_report (context, NULL);
  g_signal_emit_by_name (context, "said", said, seq);
  return TRUE;
}

char *
san_round_month_name (const SanPeriod *month)
{
  static const char *const names[] = {
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
  };
  int number;

  san_day_get (month->first, NULL, &number, NULL);

  return g_strdup (_(names[number - 1]));
}

char *
san_round_open_ends (SanContext     *context,
                     const SanRound *round,
                     SanScoreSheet  *sheet)
{
  GPtrArray *issues = san_score_sheet_get_issues (sheet);
  GString *text = g_string_new (_("The scores are locked until the round is unlocked with a reason."));
  guint entered, cells, warnings = 0, open, sample;

  san_score_sheet_get_progress (sheet, &entered, &cells);
  for (guint i = 0; i < issues->len; i++)
    warnings += ((SanSheetIssue *) g_ptr_array_index (issues, i))->severity == SAN_ISSUE_WARNING;

  if (entered < cells)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u cell is not entered; the scheme's rule for missing data applies to it.",
                                              "%u cells are not entered; the scheme's rules for missing data apply to them.",
                                              cells - entered), cells - entered);
    }
  if (warnings > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u warning is not confirmed.",
                                              "%u warnings are not confirmed.", warnings), warnings);
    }
  if (san_review_count_open (san_context_get_database (context), round, &open, &sample, NULL) && open > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u point of the sample is not reviewed.",
                                              "%u points of the sample are not reviewed.", open),
                              open);
    }

  return g_string_free (text, FALSE);
}
