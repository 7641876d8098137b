/* san-workbook-formula.c - formulas of a bulletin's workbook and their values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-formula.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#include "base/san-decimal.h"

#define NANO        1e9
#define MICRO_NANO  1000

/* Fifteen digits is what spreadsheets keep: beyond that they differ from each other. */
#define NANO_MAX    G_GINT64_CONSTANT (900000000000000)

/* A factor in a formula. */
typedef struct
{
  char  *text;
  gsize  length;
  double value;
} Factor;

/* What stands in formulas for a node. */
typedef struct
{
  char   column[LXW_MAX_COL_NAME_LENGTH];
  gsize  column_length;
  Factor weight;
  Factor full;
} Term;

struct _SanFormulas
{
  const SanScheme *scheme;
  Term            *terms;       /* by node index */
  gboolean        *same_full;   /* by node index: its children's full marks are its own */
  char            *text;        /* room for the longest */
  char            *end;         /* where it goes on */
};

/* Room in a formula: for a term, for all around the terms */
#define TERM_ROOM 96
#define REST_ROOM 256

/* These write where there is room already: in a large workbook a call for every sign would
 * be felt. */
static inline void
append (SanFormulas *self,
        const char  *text,
        gsize        length)
{
  memcpy (self->end, text, length);
  self->end += length;
}

static inline void
append_char (SanFormulas *self,
             char         letter)
{
  *self->end++ = letter;
}

/* Cells ----------------------------------------------------------------------------- */

static double
decimal_to_double (const char *digits,
                   gboolean    negative,
                   int         decimals)
{
  g_autofree char *text = g_strdup_printf ("%s%se-%d", negative ? "-" : "", digits, decimals);

  return g_ascii_strtod (text, NULL);
}

void
san_cell_number_set (SanCellNumber *number,
                     const mpq_t    value,
                     int            decimals)
{
  int places = decimals < 0 ? SAN_CELL_DECIMALS : decimals;
  gboolean negative = mpq_sgn (value) < 0;
  g_autofree char *digits = NULL;
  mpz_t scaled, divisor;

  /* floor (|p| · 10^d · 2 + q) / 2q: half away from zero */
  mpz_init (scaled);
  mpz_init (divisor);
  mpz_ui_pow_ui (scaled, 10, (unsigned long) places);
  mpz_mul (scaled, scaled, mpq_numref (value));
  mpz_abs (scaled, scaled);
  mpz_mul_2exp (scaled, scaled, 1);
  mpz_add (scaled, scaled, mpq_denref (value));
  mpz_mul_2exp (divisor, mpq_denref (value), 1);
  mpz_fdiv_q (scaled, scaled, divisor);

  digits = mpz_get_str (g_malloc (mpz_sizeinbase (scaled, 10) + 2), 10, scaled);
  number->value = decimal_to_double (digits, negative, places);

  mpz_ui_pow_ui (divisor, 10, (unsigned long) (SAN_CELL_DECIMALS - places));
  mpz_mul (scaled, scaled, divisor);
  number->small = mpz_cmp_si (scaled, NANO_MAX) < 0;
  if (number->small)
    number->nano = negative ? -mpz_get_si (scaled) : mpz_get_si (scaled);

  mpz_clear (scaled);
  mpz_clear (divisor);
}

/* The quotient of two integers that are doubles exactly is the double nearest to it. */
void
san_cell_number_set_micro (SanCellNumber *number,
                           gint64         micro)
{
  number->small = ABS (micro) < NANO_MAX / MICRO_NANO;
  number->nano = number->small ? micro * MICRO_NANO : 0;
  number->value = (double) micro / SAN_MICRO;
}

void
san_cell_number_parse (SanCellNumber *number,
                       const char    *text)
{
  gint64 micro = 0;

  number->small = san_micro_parse (text, &micro, NULL, NULL);
  if (number->small)
    san_cell_number_set_micro (number, micro);
  else
    number->value = g_ascii_strtod (text, NULL);
}

void
san_cell_number_set_node (SanCellNumber      *number,
                          const SanNodeScore *score,
                          const SanNode      *node)
{
  if (score->is_micro && ABS (score->micro) < NANO_MAX)
    san_cell_number_set_micro (number, score->micro);
  else
    san_cell_number_set (number, score->used,
                         score->state == SAN_NODE_FILLED ? -1 : node->decimals);
}

/* Safety ---------------------------------------------------------------------------- */

static gint64
round_nano (gint64 nano,
            int    decimals)
{
  static const gint64 units[] = {
    1000000000, 100000000, 10000000, 1000000, 100000, 10000, 1000,
  };
  gint64 unit;

  if (decimals < 0 || decimals >= (int) G_N_ELEMENTS (units))
    return nano;

  unit = units[decimals];
  nano += nano < 0 ? -unit / 2 : unit / 2;
  return nano - nano % unit;
}

/* Gnumeric computes in long doubles. Where a decimal lies all but in the middle of two
 * doubles, what it writes down can be read as the wrong one. */
static gboolean
survives_long_double (gint64 nano)
{
  long double value = (long double) nano / (long double) NANO;
  double expected = (double) nano / NANO;
  long double hair = value * LDBL_EPSILON;

  return (double) (value - hair) == expected && (double) (value + hair) == expected;
}

gboolean
san_cell_number_is_exact (const SanCellNumber *number)
{
  return number->small && survives_long_double (number->nano);
}

gboolean
san_formula_is_safe (double value,
                     double error,
                     int    decimals,
                     gint64 expected)
{
  if (!(fabs (value) * NANO < NANO_MAX) || !survives_long_double (expected))
    return FALSE;

  return round_nano (llround ((value - error) * NANO), decimals) == expected &&
         round_nano (llround ((value + error) * NANO), decimals) == expected;
}

/* Formulas -------------------------------------------------------------------------- */

static void
factor_set (Factor *factor,
            gint64  micro)
{
  factor->text = san_micro_format (micro, SAN_DECIMALS_NEEDED);
  factor->length = strlen (factor->text);
  factor->value = (double) micro / SAN_MICRO;
}

static gboolean
has_same_full (const SanNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const SanNode *child = g_ptr_array_index (node->children, i);

      if (child->full != node->full)
        return FALSE;
    }

  return TRUE;
}

SanFormulas *
san_formulas_new (const SanScheme *scheme)
{
  SanFormulas *self = g_new0 (SanFormulas, 1);
  guint n = scheme != NULL ? scheme->nodes->len : 0;

  self->scheme = scheme;
  self->terms = g_new0 (Term, n);
  self->same_full = g_new0 (gboolean, n);
  self->text = g_malloc (REST_ROOM + TERM_ROOM * n);

  for (guint i = 0; i < n; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      factor_set (&self->terms[i].weight, node->weight);
      factor_set (&self->terms[i].full, node->full);
      self->same_full[i] = has_same_full (node);
    }

  return self;
}

void
san_formulas_free (SanFormulas *self)
{
  for (guint i = 0; self->scheme != NULL && i < self->scheme->nodes->len; i++)
    {
      g_free (self->terms[i].weight.text);
      g_free (self->terms[i].full.text);
    }

  g_free (self->terms);
  g_free (self->same_full);
  g_free (self->text);
  g_free (self);
}

void
san_formulas_set_column (SanFormulas   *self,
                         const SanNode *node,
                         guint          column)
{
  Term *term = &self->terms[node->index];

  lxw_col_to_name (term->column, (lxw_col_t) column, LXW_FALSE);
  term->column_length = strlen (term->column);
}

static void
append_integer (SanFormulas *self,
                guint64      number)
{
  char digits[24];
  char *start = digits + sizeof digits;

  do
    *--start = (char) ('0' + number % 10);
  while ((number /= 10) > 0);

  append (self, start, (gsize) (digits + sizeof digits - start));
}

static void
append_number (SanFormulas *self,
               gint64       micro)
{
  if (micro >= 0 && micro % SAN_MICRO == 0)
    {
      append_integer (self, (guint64) micro / SAN_MICRO);
    }
  else
    {
      g_autofree char *number = san_micro_format (micro, SAN_DECIMALS_NEEDED);

      append (self, number, strlen (number));
    }
}

/* What an expression in the making comes to, in the doubles of a spreadsheet. */
typedef struct
{
  double value;
  double size;          /* sum of the magnitudes of the terms */
  guint  operations;
} Expression;

static void
append_factor (SanFormulas *self,
               Expression  *expression,
               char         operation,
               gint64       micro)
{
  double value = (double) micro / SAN_MICRO;

  append_char (self, operation);
  append_number (self, micro);
  expression->value = operation == '*' ? expression->value * value : expression->value / value;
  expression->size = operation == '*' ? expression->size * value : expression->size / value;
  expression->operations++;
}

/* w·s, or w·s/F where the marks differ */
static void
append_term (SanFormulas         *self,
             Expression          *expression,
             const SanFormulaRow *row,
             const SanNode       *child,
             gint64               weight,
             gboolean             scaled)
{
  const Term *term = &self->terms[child->index];
  double value = row->cells[child->index].value;

  if (self->end[-1] != '(')
    append_char (self, '+');

  if (weight != SAN_MICRO)
    {
      append (self, term->weight.text, term->weight.length);
      append_char (self, '*');
      value *= term->weight.value;
    }

  append (self, term->column, term->column_length);
  append_integer (self, row->row + 1);

  if (scaled)
    {
      append_char (self, '/');
      append (self, term->full.text, term->full.length);
      value /= term->full.value;
    }

  expression->value += value;
  expression->size += fabs (value);
  expression->operations += 3;
}

/* The children's terms in brackets; what the terms' weights and marks add up to. */
static gboolean
append_terms (SanFormulas         *self,
              Expression          *expression,
              const SanFormulaRow *row,
              const SanNode       *node,
              gboolean             scaled,
              gint64              *weights,
              gint64              *marks,
              guint               *n)
{
  append_char (self, '(');

  for (guint i = 0; i < node->children->len; i++)
    {
      const SanNode *child = g_ptr_array_index (node->children, i);
      gint64 weight = node->combine == SAN_COMBINE_WEIGHTED ? child->weight : SAN_MICRO;

      if (row->score->nodes[child->index].state == SAN_NODE_LEFT_OUT || weight == 0)
        continue;
      if (!row->cells[child->index].small)
        return FALSE;

      append_term (self, expression, row, child, weight, scaled);
      *weights += weight;
      *marks += child->full;
      (*n)++;
    }

  append_char (self, ')');
  return *n > 0;
}

static gboolean
combine (SanFormulas         *self,
         Expression          *expression,
         const SanFormulaRow *row,
         const SanNode       *node)
{
  gboolean scaled = node->combine != SAN_COMBINE_SUM && !self->same_full[node->index];
  gint64 weights = 0;
  gint64 marks = 0;
  guint n = 0;

  if (!append_terms (self, expression, row, node, scaled, &weights, &marks, &n))
    return FALSE;

  if (scaled)
    append_factor (self, expression, '*', node->full);

  if (node->combine == SAN_COMBINE_MEAN)
    {
      append_factor (self, expression, '/', n * SAN_MICRO);
    }
  else if (node->combine == SAN_COMBINE_WEIGHTED)
    {
      append_factor (self, expression, '/', weights);
    }
  else if (marks != node->full)
    {
      append_factor (self, expression, '*', node->full);
      append_factor (self, expression, '/', marks);
    }

  return TRUE;
}

/* ROUND(ROUND(MIN(MAX( is written first, what closes it last. */
static void
open_brackets (SanFormulas *self,
               gboolean     floor,
               gboolean     cap,
               int          decimals)
{
  self->end = self->text;
  append (self, "=ROUND(", strlen ("=ROUND("));
  if (decimals >= 0)
    append (self, "ROUND(", strlen ("ROUND("));
  if (cap)
    append (self, "MIN(", strlen ("MIN("));
  if (floor)
    append (self, "MAX(", strlen ("MAX("));
}

static void
append_limit (SanFormulas *self,
              gint64       limit)
{
  append_char (self, ',');
  append_number (self, limit);
  append_char (self, ')');
}

static const char *
close_brackets (SanFormulas         *self,
                Expression          *expression,
                const SanNode       *node,
                int                  decimals,
                const SanCellNumber *expected)
{
  /* each operation is off by half a unit in the last place at most */
  double error = expression->size * (expression->operations + 4) * 0x1p-53;

  if (node != NULL && node->has_floor)
    {
      append_limit (self, node->floor);
      expression->value = MAX (expression->value, (double) node->floor / SAN_MICRO);
    }
  if (node != NULL && node->has_cap)
    {
      append_limit (self, node->cap);
      expression->value = MIN (expression->value, (double) node->cap / SAN_MICRO);
    }

  append (self, ",9)", strlen (",9)"));
  if (decimals >= 0)
    {
      append_char (self, ',');
      append_integer (self, (guint64) decimals);
      append_char (self, ')');
    }
  append_char (self, '\0');

  return expected->small &&
         san_formula_is_safe (expression->value, error, decimals, expected->nano)
         ? self->text : NULL;
}

const char *
san_formulas_node (SanFormulas         *self,
                   const SanFormulaRow *row,
                   const SanNode       *node,
                   const SanCellNumber *expected)
{
  const SanNodeScore *score = &row->score->nodes[node->index];
  Expression expression = { 0 };

  if (san_node_is_leaf (node) || score->state != SAN_NODE_SCORED || score->overridden)
    return NULL;

  open_brackets (self, node->has_floor, node->has_cap, node->decimals);
  if (!combine (self, &expression, row, node))
    return NULL;

  return close_brackets (self, &expression, node, node->decimals, expected);
}

const char *
san_formulas_total (SanFormulas         *self,
                    const SanFormulaRow *row,
                    const SanCellNumber *adjustments,
                    guint                adjustments_column,
                    const SanCellNumber *expected)
{
  const SanScore *score = row->score;
  const SanNode *root = self->scheme->root;
  Expression expression = { 0 };
  char column[LXW_MAX_COL_NAME_LENGTH];

  /* a handicap and a veto have no plain formula; neither has a root that is a leaf */
  if (san_node_is_leaf (root) || mpq_sgn (score->handicap) != 0 || mpq_sgn (score->veto) != 0 ||
      score->nodes[0].state != SAN_NODE_SCORED || score->nodes[0].overridden)
    return NULL;

  open_brackets (self, root->has_floor, root->has_cap, self->scheme->decimals);
  if (!combine (self, &expression, row, root))
    return NULL;

  if (adjustments != NULL)
    {
      if (!adjustments->small)
        return NULL;
      lxw_col_to_name (column, (lxw_col_t) adjustments_column, LXW_FALSE);
      append_char (self, '+');
      append (self, column, strlen (column));
      append_integer (self, row->row + 1);
      expression.value += adjustments->value;
      expression.size += fabs (adjustments->value);
      expression.operations++;
    }

  return close_brackets (self, &expression, root, self->scheme->decimals, expected);
}

/* Figures --------------------------------------------------------------------------- */

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median_of (const double *values,
           guint         n)
{
  g_autofree double *sorted = g_memdup2 (values, n * sizeof (double));

  qsort (sorted, n, sizeof (double), compare_doubles);

  return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

static double
figure_of (const char   *function,
           const double *values,
           guint         n)
{
  double sum = 0;
  double squares = 0;
  double most = values[0];
  double least = values[0];

  for (guint i = 0; i < n; i++)
    {
      sum += values[i];
      most = MAX (most, values[i]);
      least = MIN (least, values[i]);
    }

  if (strcmp (function, "MAX") == 0)
    return most;
  if (strcmp (function, "MIN") == 0)
    return least;
  if (strcmp (function, "MEDIAN") == 0)
    return median_of (values, n);
  if (strcmp (function, "AVERAGE") == 0)
    return sum / n;
  if (strcmp (function, "SUM") == 0)
    return sum;

  for (guint i = 0; i < n; i++)
    squares += (values[i] - sum / n) * (values[i] - sum / n);
  return sqrt (squares / n);
}

const char *
san_formulas_figure (SanFormulas         *self,
                     const char          *function,
                     const char          *range,
                     const double        *values,
                     guint                n_values,
                     int                  decimals,
                     const SanCellNumber *expected)
{
  Expression expression = { 0 };

  if (n_values == 0)
    return NULL;

  open_brackets (self, FALSE, FALSE, decimals);
  append (self, function, strlen (function));
  append_char (self, '(');
  append (self, range, strlen (range));
  append_char (self, ')');
  expression.value = figure_of (function, values, n_values);
  for (guint i = 0; i < n_values; i++)
    expression.size = MAX (expression.size, fabs (values[i]));
  if (strcmp (function, "SUM") == 0)
    expression.size *= n_values;
  expression.operations = n_values;

  return close_brackets (self, &expression, NULL, decimals, expected);
}
