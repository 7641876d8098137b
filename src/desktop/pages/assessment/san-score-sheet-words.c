/* san-score-sheet-words.c - what a sheet says of its cells, and how it finds them by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-score-sheet-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-text.h"

#define MINUS "−"

char *
san_score_sheet_dup_name (SanScoreSheet *self,
                          guint          row,
                          guint          column)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), NULL);

  return g_strdup_printf ("%s × %s", san_score_sheet_participant (self, row)->name,
                          san_score_sheet_node (self, column)->name);
}

char *
san_score_sheet_dup_edit_text (SanGridModel *model,
                               guint         row,
                               guint         column)
{
  SanScoreSheet *self = SAN_SCORE_SHEET (model);
  guint participant = san_score_sheet_index (self, row);
  const SanNode *node = san_score_sheet_node (self, column);
  const SanInputCell *cell = &san_score_sheet_participant (self, row)->cells[node->index];

  switch (cell->state)
    {
    case SAN_CELL_VALUE:
      return san_micro_format (cell->value, SAN_DECIMALS_NEEDED);

    case SAN_CELL_MISSING:
      return g_strdup ("-");

    case SAN_CELL_NA:
      return g_strdup ("/");

    case SAN_CELL_EMPTY:
    default:
      break;
    }

  /* what the ledger holds is not this cell's to edit */
  if (san_node_is_computed (node))
    {
      mpq_t value;
      char *text;

      mpq_init (value);
      text = san_score_sheet_get_number (self, participant, node, value)
             ? san_rational_format (value, g_array_index (self->decimals, int, column))
             : g_strdup ("");
      mpq_clear (value);
      return text;
    }

  return g_strdup ("");
}

/* The lines of a tooltip, most pressing first. */
static void
add_line (GString    *lines,
          const char *text)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, text);
}

static void
add_labelled (GString    *lines,
              const char *label,
              const char *text)
{
  g_autofree char *line = g_strdup_printf (_("%s: %s"), label, text);

  add_line (lines, line);
}

static void
add_source (GString              *lines,
            SanScoreSheet        *self,
            const SanParticipant *unit,
            const SanNode        *node)
{
  guint n = unit->n_deductions != NULL ? unit->n_deductions[node->index] : 0;

  if (n > 0)
    {
      g_autofree char *sum = san_rational_format (unit->deducted[node->index],
                                                  SAN_DECIMALS_NEEDED);
      g_autofree char *line = g_strdup_printf (ngettext ("The ledger takes off %s in %u entry",
                                                         "The ledger takes off %s in %u entries",
                                                         n), sum, n);

      add_line (lines, line);
    }
  if (unit->computed != NULL && unit->computed[node->index].note != NULL)
    add_line (lines, unit->computed[node->index].note);
  if (san_node_is_computed (node))
    add_line (lines, unit->cells[node->index].state == SAN_CELL_EMPTY
              ? _("Computed. What is typed here writes over it, with a reason.")
              : _("Overridden by hand. Ctrl+T sets the computed value again."));
}

char *
san_score_sheet_dup_tooltip (SanGridModel *model,
                             guint         row,
                             guint         column)
{
  SanScoreSheet *self = SAN_SCORE_SHEET (model);
  const SanParticipant *unit = san_score_sheet_participant (self, row);
  const SanNode *node = san_score_sheet_node (self, column);
  gsize slot = sheet_slot (self, san_score_sheet_index (self, row), node->index);
  const SanCell *record = self->records[slot];
  GString *lines = g_string_new (NULL);

  if (self->issue_at[slot] != NULL)
    add_line (lines, self->issue_at[slot]->text);
  if (record != NULL && *record->note != '\0')
    add_labelled (lines, _("Note"), record->note);
  if (record != NULL && *record->reason != '\0')
    add_labelled (lines, _("Reason"), record->reason);
  if (record != NULL && *record->confirmed != '\0')
    add_labelled (lines, _("Confirmed"), record->confirmed);
  if (unit->cells[node->index].state == SAN_CELL_NA)
    add_line (lines, _("No such point here"));
  else if (unit->cells[node->index].state == SAN_CELL_MISSING)
    add_line (lines, _("No data"));
  add_source (lines, self, unit, node);
  if (self->locked != NULL)
    add_line (lines, self->locked);

  if (lines->len == 0)
    {
      g_string_free (lines, TRUE);
      return NULL;
    }

  return g_string_free (lines, FALSE);
}

char *
san_score_sheet_dup_label (SanGridModel *model,
                           guint         row,
                           guint         column)
{
  SanScoreSheet *self = SAN_SCORE_SHEET (model);
  const SanNode *node = san_score_sheet_node (self, column);
  g_autofree char *full = san_micro_format (node->full, SAN_DECIMALS_NEEDED);
  SanGridCell cell = { 0 };
  const char *value;

  san_grid_model_get_cell (model, row, column, &cell);
  if (cell.value == SAN_GRID_EMPTY)
    value = _("not entered");
  else if (cell.value == SAN_GRID_NOT_APPLICABLE)
    value = _("no such point here");
  else if (cell.value == SAN_GRID_MISSING)
    value = _("no data");
  else
    value = cell.text != NULL ? cell.text : _("nothing deducted");

  /* TRANSLATORS: a cell of the score sheet as a screen reader says it */
  return g_strdup_printf (_("%s, %s, %s, full mark %s, row %u column %u"),
                          san_score_sheet_participant (self, row)->name, node->name, value,
                          full, row + 1, column + 1);
}

char *
san_score_sheet_dup_description (SanGridModel *model,
                                 guint         row,
                                 guint         column)
{
  char *text = san_score_sheet_dup_tooltip (model, row, column);

  return text != NULL ? g_strdelimit (text, "\n", ' ') : NULL;
}

char *
san_score_sheet_dup_note (SanScoreSheet *self,
                          guint          row,
                          guint          column)
{
  const SanNode *node;
  const SanCell *record;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), NULL);

  node = san_score_sheet_node (self, column);
  record = self->records[sheet_slot (self, san_score_sheet_index (self, row), node->index)];

  return g_strdup (record != NULL ? record->note : "");
}

/* The mean of the group over what there is, as a published table would print it. */
static char *
group_mean (SanScoreSheet *self,
            const SanNode *node,
            int            decimals)
{
  guint n = 0;
  char *text = NULL;
  mpq_t sum, value;

  mpq_init (sum);
  mpq_init (value);
  for (guint i = 0; i < self->members->len; i++)
    if (san_score_sheet_get_number (self, g_array_index (self->members, guint, i), node, value))
      {
        mpq_add (sum, sum, value);
        n++;
      }
  if (n > 0)
    {
      mpq_set_ui (value, n, 1);
      mpq_div (sum, sum, value);
      text = san_rational_format (sum, decimals);
    }
  mpq_clear (value);
  mpq_clear (sum);

  return text;
}

char *
san_score_sheet_dup_source (SanScoreSheet *self,
                            guint          row,
                            guint          column)
{
  const SanNode *node;
  const SanCell *previous;
  g_autofree char *full = NULL;
  g_autofree char *mean = NULL;
  GString *text;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), NULL);

  node = san_score_sheet_node (self, column);
  previous = self->previous[sheet_slot (self, san_score_sheet_index (self, row), node->index)];
  text = g_string_new (NULL);

  full = san_micro_format (node->full, SAN_DECIMALS_NEEDED);
  g_string_append_printf (text, node->source == SAN_SOURCE_DEDUCTION
                          ? _("taken off %s") : _("full mark %s"), full);
  if (previous != NULL && previous->state == SAN_CELL_VALUE)
    {
      g_autofree char *value = san_micro_format (previous->value, SAN_DECIMALS_NEEDED);

      g_string_append (text, "   ");
      g_string_append_printf (text, _("last month %s"), value);
    }

  mean = group_mean (self, node, MIN (g_array_index (self->decimals, int, column) + 1, 6));
  if (mean != NULL)
    {
      g_string_append (text, "   ");
      g_string_append_printf (text, _("group mean %s"), mean);
    }

  return g_string_free (text, FALSE);
}

/* Sums */

void
san_sheet_stats_free (SanSheetStats *stats)
{
  if (stats == NULL)
    return;

  g_free (stats->sum);
  g_free (stats->mean);
  g_free (stats->min);
  g_free (stats->max);
  g_free (stats);
}

typedef struct
{
  guint n;
  int   decimals;
  mpq_t sum, min, max;
} Sums;

static void
add_number (Sums       *sums,
            const mpq_t value,
            int         decimals)
{
  if (sums->n == 0 || mpq_cmp (value, sums->min) < 0)
    mpq_set (sums->min, value);
  if (sums->n == 0 || mpq_cmp (value, sums->max) > 0)
    mpq_set (sums->max, value);
  mpq_add (sums->sum, sums->sum, value);
  sums->decimals = MAX (sums->decimals, decimals);
  sums->n++;
}

/* A real minus sign, as on paper */
static char *
print (const mpq_t value,
       int         decimals)
{
  char *text = san_rational_format (value, decimals);
  char *shown = text;

  if (*text == '-')
    {
      shown = g_strconcat (MINUS, text + 1, NULL);
      g_free (text);
    }

  return shown;
}

static SanSheetStats *
sums_to_stats (Sums *sums)
{
  SanSheetStats *stats = g_new0 (SanSheetStats, 1);
  mpq_t mean, count;

  stats->n_numbers = sums->n;
  if (sums->n == 0)
    {
      stats->sum = g_strdup ("");
      stats->mean = g_strdup ("");
      stats->min = g_strdup ("");
      stats->max = g_strdup ("");
      return stats;
    }

  mpq_init (mean);
  mpq_init (count);
  mpq_set_ui (count, sums->n, 1);
  mpq_div (mean, sums->sum, count);
  stats->sum = print (sums->sum, sums->decimals);
  stats->mean = print (mean, MIN (sums->decimals + 1, 6));
  stats->min = print (sums->min, sums->decimals);
  stats->max = print (sums->max, sums->decimals);
  mpq_clear (count);
  mpq_clear (mean);

  return stats;
}

SanSheetStats *
san_score_sheet_sum_up (SanScoreSheet      *self,
                        const SanGridRange *range)
{
  Sums sums = { 0 };
  SanSheetStats *stats;
  mpq_t value;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), NULL);

  mpq_init (value);
  mpq_init (sums.sum);
  mpq_init (sums.min);
  mpq_init (sums.max);

  for (guint i = range->row; i < range->row + range->n_rows; i++)
    for (guint j = range->column; j < range->column + range->n_columns; j++)
      if (san_score_sheet_get_number (self, san_score_sheet_index (self, i),
                                      san_score_sheet_node (self, j), value))
        add_number (&sums, value, g_array_index (self->decimals, int, j));

  stats = sums_to_stats (&sums);
  mpq_clear (sums.max);
  mpq_clear (sums.min);
  mpq_clear (sums.sum);
  mpq_clear (value);

  return stats;
}

/* Finding */

/* How well @needle names something: 0 not at all, 4 exactly. */
static guint
fitness (const char *folded,
         const char *pinyin,
         const char *initials,
         const char *needle)
{
  g_autofree char *key = san_text_fold (needle);

  if (*key == '\0')
    return 0;
  if (strcmp (folded, key) == 0)
    return 4;
  if (g_str_has_prefix (folded, key) || strcmp (initials, key) == 0)
    return 3;
  if (g_str_has_prefix (pinyin, key) || g_str_has_prefix (initials, key))
    return 2;

  return san_text_matches (folded, pinyin, initials, needle) ? 1 : 0;
}

static guint
name_fitness (const char *name,
              const char *needle)
{
  g_autofree char *folded = san_text_fold (name);
  g_autofree char *pinyin = san_text_pinyin (name);
  g_autofree char *initials = san_text_initials (name);

  return fitness (folded, pinyin, initials, needle);
}

static guint
find_best_row (SanScoreSheet *self,
               const char    *needle,
               guint         *row)
{
  SanRoster *roster = san_context_get_roster (self->context);
  guint best = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SanParticipant *participant = san_score_sheet_participant (self, i);
      const SanUnit *unit = roster != NULL ? san_roster_get (roster, participant->unit_id) : NULL;
      guint fit = name_fitness (participant->name, needle);

      /* short names and aliases are in the roster's keys */
      if (fit == 0 && unit != NULL &&
          san_text_matches (unit->folded, unit->pinyin, unit->initials, needle))
        fit = 1;
      if (fit > best)
        {
          best = fit;
          *row = i;
        }
    }

  return best;
}

static guint
find_best_column (SanScoreSheet *self,
                  const char    *needle,
                  guint         *column)
{
  guint best = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint fit = name_fitness (san_score_sheet_node (self, i)->name, needle);

      if (fit > best)
        {
          best = fit;
          *column = i;
        }
    }

  return best;
}

/* "unit × component", also parted by white space; NULL where there is one part only */
static char **
split (const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  char *sign = strstr (copy, "×");
  char **parts;

  if (sign != NULL)
    {
      *sign = '\0';
      parts = g_new0 (char *, 3);
      parts[0] = g_strstrip (g_strdup (copy));
      parts[1] = g_strstrip (g_strdup (sign + strlen ("×")));
      return parts;
    }

  parts = g_strsplit_set (copy, " \t", 2);
  if (g_strv_length (parts) == 2)
    return parts;

  g_strfreev (parts);
  return NULL;
}

gboolean
san_score_sheet_find (SanScoreSheet *self,
                      const char    *text,
                      guint         *row,
                      guint         *column)
{
  g_auto (GStrv) parts = NULL;
  guint found_row = *row, found_column = *column;
  guint as_row, as_column;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  parts = split (text);
  if (parts != NULL && find_best_row (self, parts[0], &found_row) > 0 &&
      find_best_column (self, parts[1], &found_column) > 0)
    {
      *row = found_row;
      *column = found_column;
      return TRUE;
    }

  as_row = find_best_row (self, text, &found_row);
  as_column = find_best_column (self, text, &found_column);
  if (as_row > 0 && as_row >= as_column)
    *row = found_row;
  else if (as_column > 0)
    *column = found_column;

  return as_row > 0 || as_column > 0;
}
