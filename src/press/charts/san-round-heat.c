/* san-round-heat.c - the units of a group by category or by component
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-round-chart.h"

#include <math.h>

#include "base/san-decimal.h"
#include "charts/san-chart-words.h"
#include "charts/san-heat-chart.h"
#include "scoring/san-inspection.h"

/* What is neither good nor bad, in percent (ui.md §2.5) */
#define CENTRE 90

/* A column: a category that was assessed, or a component that scores. */
typedef struct
{
  guint       category;    /* index; G_MAXUINT: a component */
  const char *key;
  const char *name;
  const char *area;
  double      sum;         /* of the ranked and trial units that have it */
  guint       n;
  char       *mean_text;
} Column;

typedef struct
{
  const SanRanking     *ranking;
  const SanRankedGroup *group;
  GArray    *columns;               /* Column */
  GArray    *values;                /* double, row by row */
  GPtrArray *texts;                 /* (element-type utf8), likewise; NULL: none */
} Heat;

static void
column_clear (Column *column)
{
  g_free (column->mean_text);
}

static void
heat_clear (Heat *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->values);
  g_ptr_array_unref (self->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heat, heat_clear)

static void
list_categories (Heat       *self,
                 GHashTable *areas)
{
  const SanInspection *book = self->ranking->input->inspection;

  for (guint i = 0; book != NULL && i < book->categories->len; i++)
    {
      const SanInspectedCategory *category = &g_array_index (book->categories,
                                                             SanInspectedCategory, i);
      Column column = { .category = i, .name = category->name };

      if (!g_array_index (book->present, gboolean, i))
        continue;
      column.area = areas != NULL ? g_hash_table_lookup (areas, &category->id) : NULL;
      g_array_append_val (self->columns, column);
    }
}

static void
list_components (Heat *self)
{
  const SanPlace *first = self->group->places->len > 0
                          ? g_ptr_array_index (self->group->places, 0) : NULL;
  const SanScheme *scheme = first != NULL ? first->score->scheme : NULL;

  for (guint i = 0; scheme != NULL && i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);
      Column column = { G_MAXUINT, node->key, node->name,
                        /* what belongs to the total alone belongs to nothing */
                        node->parent != NULL && node->parent != scheme->root ? node->parent->name
                                                                             : "" };

      if (san_node_is_leaf (node))
        g_array_append_val (self->columns, column);
    }
}

/* In percent; FALSE without data */
static gboolean
get_value (const Heat     *self,
           const SanPlace *place,
           const Column   *column,
           mpq_t           value)
{
  const SanNode *node = column->key != NULL
                        ? san_scheme_find_node (place->score->scheme, column->key) : NULL;
  mpq_t part;

  if (column->category != G_MAXUINT)
    {
      const SanInspectedCell *cell =
        san_inspection_find_cell (self->ranking->input->inspection, place->participant,
                                  column->category);

      if (cell == NULL)
        return FALSE;
      mpq_set (value, cell->mean);
    }
  else
    {
      if (node == NULL || node->full <= 0 ||
          place->score->nodes[node->index].state != SAN_NODE_SCORED)
        return FALSE;
      mpq_init (part);
      san_rational_set_micro (part, node->full);
      mpq_div (value, place->score->nodes[node->index].used, part);
      mpq_clear (part);
    }

  mpq_init (part);
  mpq_set_ui (part, 100, 1);
  mpq_mul (value, value, part);
  mpq_clear (part);

  return TRUE;
}

static void
fill_cell (Heat           *self,
           const SanPlace *place,
           Column         *column,
           mpq_t           value)
{
  double number = NAN;
  char *text = NULL;

  if (get_value (self, place, column, value))
    {
      number = san_rational_to_double (value);
      text = san_rational_format (value, 1);
      if (place->standing != SAN_STANDING_LISTED)
        {
          column->sum += number;
          column->n++;
        }
    }
  g_array_append_val (self->values, number);
  g_ptr_array_add (self->texts, text);
}

static void
fill_cells (Heat *self)
{
  mpq_t value;

  mpq_init (value);
  for (guint i = 0; i < self->group->places->len; i++)
    for (guint j = 0; j < self->columns->len; j++)
      fill_cell (self, g_ptr_array_index (self->group->places, i),
                 &g_array_index (self->columns, Column, j), value);
  mpq_clear (value);

  for (guint j = 0; j < self->columns->len; j++)
    {
      Column *column = &g_array_index (self->columns, Column, j);

      column->mean_text = column->n > 0 ? g_strdup_printf ("%.1f", column->sum / column->n)
                                        : g_strdup ("—");
    }
}

static SanChart *
make_chart (const Heat *self,
            const char *title)
{
  guint n_rows = self->group->places->len;
  guint n = self->columns->len;
  g_autofree SanHeatColumn *columns = g_new0 (SanHeatColumn, n);
  g_autofree SanHeatRow *rows = g_new0 (SanHeatRow, n_rows);

  for (guint j = 0; j < n; j++)
    {
      const Column *column = &g_array_index (self->columns, Column, j);

      columns[j] = (SanHeatColumn) {
        column->name, column->area, column->n > 0 ? column->sum / column->n : NAN,
        column->mean_text,
      };
    }
  for (guint i = 0; i < n_rows; i++)
    {
      const SanPlace *place = g_ptr_array_index (self->group->places, i);

      rows[i] = (SanHeatRow) {
        place->score->participant->name, place->place, place->total,
        (double *) (gpointer) self->values->data + (gsize) i * n,
        (const char *const *) self->texts->pdata + (gsize) i * n,
      };
    }

  return san_heat_chart_new (title, columns, n, rows, n_rows, CENTRE);
}

SanChart *
san_round_chart_heat (const SanRanking     *ranking,
                      const SanRankedGroup *group,
                      GHashTable           *areas)
{
  g_auto (Heat) self = { ranking, group };
  g_autofree char *title = NULL;

  self.columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self.columns, (GDestroyNotify) column_clear);
  self.values = g_array_new (FALSE, FALSE, sizeof (double));
  self.texts = g_ptr_array_new_with_free_func (g_free);
  list_categories (&self, areas);
  if (self.columns->len == 0)
    list_components (&self);
  fill_cells (&self);

  title = *group->name != '\0' ? g_strdup_printf (_("%s: by category"), group->name)
                               : g_strdup (_("Scores by category"));

  return make_chart (&self, title);
}
