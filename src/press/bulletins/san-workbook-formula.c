/* san-workbook-formula.c - formulas of a bulletin's workbook and their values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-formula.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/san-decimal.h"

/* Places that a spreadsheet keeps of a value that the scheme does not round: enough for
 * any score, few enough that binary noise is gone. */
#define CARRIED_DECIMALS 9

void
san_formula_clear (SanFormula *formula)
{
  g_clear_pointer (&formula->text, g_free);
}

static double
to_fifteen_digits (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (text, sizeof text, "%.15g", value), NULL);
}

double
san_spreadsheet_round (double value,
                       int    decimals)
{
  double factor = pow (10, decimals);
  double rounded = floor (to_fifteen_digits (fabs (value) * factor + 0.5)) / factor;

  return value < 0 ? -rounded : rounded;
}

/* The nearest double of an exact decimal of @decimals places. */
static double
decimal_to_double (const mpq_t value,
                   int         decimals)
{
  mpz_t scaled, half;
  g_autofree char *digits = NULL;
  g_autofree char *text = NULL;
  gboolean negative = mpq_sgn (value) < 0;

  /* scaled = floor (|p| · 10^d · 2 + q) / 2q: half away from zero */
  mpz_init (scaled);
  mpz_init (half);
  mpz_ui_pow_ui (scaled, 10, decimals);
  mpz_mul (scaled, scaled, mpq_numref (value));
  mpz_abs (scaled, scaled);
  mpz_mul_2exp (scaled, scaled, 1);
  mpz_add (scaled, scaled, mpq_denref (value));
  mpz_mul_2exp (half, mpq_denref (value), 1);
  mpz_fdiv_q (scaled, scaled, half);

  digits = g_malloc (mpz_sizeinbase (scaled, 10) + 2);
  mpz_get_str (digits, 10, scaled);
  text = g_strdup_printf ("%s%se-%d", negative ? "-" : "", digits, decimals);
  mpz_clear (scaled);
  mpz_clear (half);

  return g_ascii_strtod (text, NULL);
}

double
san_cell_value (const mpq_t value,
                int         decimals)
{
  return decimal_to_double (value, decimals < 0 ? CARRIED_DECIMALS : decimals);
}

/* A number as it stands in a formula. */
static void
append_number (GString *text,
               gint64   micro)
{
  g_autofree char *number = san_micro_format (micro, SAN_DECIMALS_NEEDED);

  g_string_append (text, number);
}

static double
micro_to_double (gint64 micro)
{
  g_autofree char *number = san_micro_format (micro, SAN_DECIMALS_NEEDED);

  return g_ascii_strtod (number, NULL);
}

/* An expression in the making: its text and its value in doubles, in the same order. */
typedef struct
{
  GString *text;
  double   value;
} Expression;

static gboolean
takes_part (const SanFormulaRow *row,
            const SanNode       *child)
{
  return row->score->nodes[child->index].state != SAN_NODE_LEFT_OUT;
}

static gboolean
all_full_marks_equal (const SanNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const SanNode *child = g_ptr_array_index (node->children, i);

      if (child->full != node->full)
        return FALSE;
    }

  return TRUE;
}

/* w·s, or w·s/F where the marks differ */
static double
append_term (GString             *text,
             const SanFormulaRow *row,
             const SanNode       *child,
             gint64               weight,
             gboolean             scaled)
{
  double value = row->values[child->index];

  if (text->len > 0 && text->str[text->len - 1] != '(')
    g_string_append_c (text, '+');

  if (weight != SAN_MICRO)
    {
      append_number (text, weight);
      g_string_append_c (text, '*');
      value *= micro_to_double (weight);
    }

  g_string_append (text, row->references[child->index]);

  if (scaled)
    {
      g_string_append_c (text, '/');
      append_number (text, child->full);
      value /= micro_to_double (child->full);
    }

  return value;
}

/* The children's terms in brackets; what the terms' weights and marks add up to. */
static gboolean
append_terms (Expression          *expression,
              const SanFormulaRow *row,
              const SanNode       *node,
              gboolean             scaled,
              gint64              *weights,
              gint64              *marks,
              guint               *n)
{
  g_string_append_c (expression->text, '(');

  for (guint i = 0; i < node->children->len; i++)
    {
      const SanNode *child = g_ptr_array_index (node->children, i);
      gint64 weight = node->combine == SAN_COMBINE_WEIGHTED ? child->weight : SAN_MICRO;

      if (!takes_part (row, child) || weight == 0)
        continue;

      if (row->references[child->index] == NULL)
        return FALSE;

      expression->value += append_term (expression->text, row, child, weight, scaled);
      *weights += weight;
      *marks += child->full;
      (*n)++;
    }

  g_string_append_c (expression->text, ')');
  return *n > 0;
}

static gboolean
combine (Expression          *expression,
         const SanFormulaRow *row,
         const SanNode       *node)
{
  gboolean scaled = node->combine != SAN_COMBINE_SUM && !all_full_marks_equal (node);
  gint64 weights = 0;
  gint64 marks = 0;
  guint n = 0;

  if (!append_terms (expression, row, node, scaled, &weights, &marks, &n))
    return FALSE;

  if (scaled)
    {
      g_string_append_c (expression->text, '*');
      append_number (expression->text, node->full);
      expression->value *= micro_to_double (node->full);
    }

  if (node->combine == SAN_COMBINE_SUM && marks != node->full)
    {
      g_string_append_c (expression->text, '*');
      append_number (expression->text, node->full);
      g_string_append_c (expression->text, '/');
      append_number (expression->text, marks);
      expression->value = expression->value * micro_to_double (node->full) /
                          micro_to_double (marks);
    }
  else if (node->combine != SAN_COMBINE_SUM)
    {
      gint64 divisor = node->combine == SAN_COMBINE_MEAN ? n * SAN_MICRO : weights;

      g_string_append_c (expression->text, '/');
      append_number (expression->text, divisor);
      expression->value /= micro_to_double (divisor);
    }

  return TRUE;
}

static void
limit (Expression *expression,
       gboolean    has_floor,
       gint64      floor,
       gboolean    has_cap,
       gint64      cap)
{
  if (has_floor)
    {
      g_string_prepend (expression->text, "MAX(");
      g_string_append_c (expression->text, ',');
      append_number (expression->text, floor);
      g_string_append_c (expression->text, ')');
      expression->value = MAX (expression->value, micro_to_double (floor));
    }

  if (has_cap)
    {
      g_string_prepend (expression->text, "MIN(");
      g_string_append_c (expression->text, ',');
      append_number (expression->text, cap);
      g_string_append_c (expression->text, ')');
      expression->value = MIN (expression->value, micro_to_double (cap));
    }
}

/* Rounds, compares with the exact value, and drops the formula where it would differ. */
static void
finish (Expression *expression,
        int         decimals,
        SanFormula *formula)
{
  double value = san_spreadsheet_round (expression->value, CARRIED_DECIMALS);

  g_string_prepend (expression->text, "ROUND(");
  g_string_append_printf (expression->text, ",%d)", CARRIED_DECIMALS);

  if (decimals >= 0)
    {
      value = san_spreadsheet_round (value, decimals);
      g_string_prepend (expression->text, "ROUND(");
      g_string_append_printf (expression->text, ",%d)", decimals);
    }

  if (value == formula->value)
    {
      g_string_prepend_c (expression->text, '=');
      formula->text = g_string_free (g_steal_pointer (&expression->text), FALSE);
    }
}

static void
expression_clear (Expression *expression)
{
  if (expression->text != NULL)
    g_string_free (g_steal_pointer (&expression->text), TRUE);
}

void
san_formula_for_node (const SanFormulaRow *row,
                      const SanNode       *node,
                      SanFormula          *formula)
{
  const SanNodeScore *score = &row->score->nodes[node->index];
  Expression expression = { g_string_new (NULL), 0 };

  /* what a missing rule gives enters the parent unrounded */
  formula->text = NULL;
  formula->value = san_cell_value (score->used,
                                   score->state == SAN_NODE_FILLED ? -1 : node->decimals);

  if (!san_node_is_leaf (node) && score->state == SAN_NODE_SCORED && !score->overridden &&
      combine (&expression, row, node))
    {
      limit (&expression, node->has_floor, node->floor, node->has_cap, node->cap);
      finish (&expression, node->decimals, formula);
    }

  expression_clear (&expression);
}

void
san_formula_for_total (const SanFormulaRow *row,
                       const char          *adjustments,
                       double               adjustments_value,
                       SanFormula          *formula)
{
  const SanScore *score = row->score;
  const SanNode *root = score->scheme->root;
  Expression expression = { g_string_new (NULL), 0 };
  gboolean plain;

  formula->text = NULL;
  formula->value = san_cell_value (score->total, score->scheme->decimals);

  /* a handicap and a veto have no plain formula; neither has a root that is a leaf */
  plain = !san_node_is_leaf (root) && mpq_sgn (score->handicap) == 0 &&
          mpq_sgn (score->veto) == 0 &&
          score->nodes[0].state == SAN_NODE_SCORED && !score->nodes[0].overridden;

  if (plain && combine (&expression, row, root))
    {
      if (adjustments != NULL)
        {
          g_string_append_printf (expression.text, "+%s", adjustments);
          expression.value += adjustments_value;
        }

      limit (&expression, root->has_floor, root->floor, root->has_cap, root->cap);
      finish (&expression, score->scheme->decimals, formula);
    }

  expression_clear (&expression);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
figure_of (const char   *function,
           const double *values,
           guint         n)
{
  g_autofree double *sorted = g_memdup2 (values, n * sizeof (double));
  double sum = 0;
  double squares = 0;

  qsort (sorted, n, sizeof (double), compare_doubles);

  if (strcmp (function, "MAX") == 0)
    return sorted[n - 1];
  if (strcmp (function, "MIN") == 0)
    return sorted[0];
  if (strcmp (function, "MEDIAN") == 0)
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  if (strcmp (function, "AVERAGE") == 0)
    return sum / n;

  for (guint i = 0; i < n; i++)
    squares += (values[i] - sum / n) * (values[i] - sum / n);
  return sqrt (squares / n);
}

void
san_formula_for_figure (const char   *function,
                        const char   *range,
                        const double *values,
                        guint         n_values,
                        int           decimals,
                        double        exact,
                        SanFormula   *formula)
{
  Expression expression = { g_string_new (NULL), 0 };

  formula->text = NULL;
  formula->value = exact;

  if (n_values > 0)
    {
      g_string_append_printf (expression.text, "%s(%s)", function, range);
      expression.value = figure_of (function, values, n_values);
      finish (&expression, decimals, formula);
    }

  expression_clear (&expression);
}
