/* san-ranking-row.c - a place of a ranking as the table shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-ranking-row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

struct _SanRankingRow
{
  GObject     parent_instance;

  gint64      unit_id;
  guint       index;
  guint       place;
  gboolean    tied;
  SanEmphasis emphasis;
  char       *parent;
  int         moved;
  GPtrArray  *texts;     /* (element-type utf8): by SanRankingColumn */
  GArray     *keys;      /* double */
};

G_DEFINE_FINAL_TYPE (SanRankingRow, san_ranking_row, G_TYPE_OBJECT)

static void
add_cell (SanRankingRow *self,
          char          *text,
          double         key)
{
  g_ptr_array_add (self->texts, text);
  g_array_append_val (self->keys, key);
}

/* The minus of figures is U+2212. */
static char *
with_true_minus (const char *text)
{
  return *text == '-' ? g_strconcat ("−", text + 1, NULL) : g_strdup (text);
}

static char *
place_text (const SanPlace *place)
{
  if (place->place == 0)
    return g_strdup (place->absent ? _("no data") : "—");

  /* TRANSLATORS: a place that several units share, in a narrow column */
  return place->tied ? g_strdup_printf (_("%u ="), place->place)
                     : g_strdup_printf ("%u", place->place);
}

static void
add_change (SanRankingRow  *self,
            const SanPlace *place)
{
  const char *moved = place->rank_change;

  self->moved = atoi (moved);

  if (strcmp (moved, "new") == 0)
    add_cell (self, g_strdup (_("new")), -HUGE_VAL);
  else if (strcmp (moved, "moved") == 0)
    add_cell (self, g_strdup (_("other group")), -HUGE_VAL);
  else if (self->moved != 0)
    add_cell (self, g_strdup_printf ("%s %d", self->moved > 0 ? "▲" : "▼", abs (self->moved)),
              self->moved);
  else
    add_cell (self, g_strdup (*moved != '\0' ? "—" : ""), *moved != '\0' ? 0 : -HUGE_VAL);
}

static void
add_adjustment (SanRankingRow  *self,
                const SanScore *score)
{
  g_autofree char *text = NULL;
  mpq_t sum;

  mpq_init (sum);
  mpq_add (sum, score->bonus, score->deduction);
  mpq_add (sum, sum, score->handicap);
  mpq_add (sum, sum, score->veto);
  text = san_rational_format (sum, SAN_DECIMALS_NEEDED);

  if (mpq_sgn (sum) > 0)
    add_cell (self, g_strconcat ("+", text, NULL), san_rational_to_double (sum));
  else
    add_cell (self, mpq_sgn (sum) < 0 ? with_true_minus (text) : g_strdup (""),
              san_rational_to_double (sum));

  mpq_clear (sum);
}

/* What became of it: grade, or why it has no place. */
static char *
outcome (const SanPlace *place)
{
  const char *word = "";

  if (place->score->last || mpq_sgn (place->score->veto) != 0)
    word = _("Veto");
  else if (place->standing == SAN_STANDING_TRIAL)
    word = _("Trial");
  else if (place->standing == SAN_STANDING_LISTED)
    word = _("Not ranked");
  else if (place->score->unranked)
    word = _("Not ranked");

  if (*place->grade != '\0' && *word != '\0')
    return g_strdup_printf ("%s · %s", place->grade, word);

  return g_strdup (*place->grade != '\0' ? place->grade : word);
}

static void
add_components (SanRankingRow  *self,
                const SanScore *score)
{
  GPtrArray *children = score->scheme->root->children;

  for (guint i = 0; i < children->len; i++)
    {
      const SanNode *node = g_ptr_array_index (children, i);
      const SanNodeScore *cell = &score->nodes[node->index];
      gboolean known = cell->state != SAN_NODE_LEFT_OUT;
      g_autofree char *text = known ? san_scores_format_node (score, node) : g_strdup ("—");

      add_cell (self, with_true_minus (text),
                known ? san_rational_to_double (cell->used) : -HUGE_VAL);
    }
}

static void
san_ranking_row_finalize (GObject *object)
{
  SanRankingRow *self = SAN_RANKING_ROW (object);

  g_free (self->parent);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->keys);

  G_OBJECT_CLASS (san_ranking_row_parent_class)->finalize (object);
}

static void
san_ranking_row_class_init (SanRankingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_ranking_row_finalize;
}

static void
san_ranking_row_init (SanRankingRow *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->keys = g_array_new (FALSE, FALSE, sizeof (double));
}

SanRankingRow *
san_ranking_row_new (const SanPlace *place,
                     guint           index,
                     SanEmphasis     emphasis,
                     const char     *parent)
{
  SanRankingRow *self = g_object_new (SAN_TYPE_RANKING_ROW, NULL);
  const SanScore *score = place->score;

  self->unit_id = score->participant->unit_id;
  self->index = index;
  self->place = place->place;
  self->tied = place->tied;
  self->emphasis = emphasis;
  self->parent = g_strdup (parent);

  add_cell (self, place_text (place), index);
  add_cell (self, g_strdup (score->participant->name), score->participant->roster);
  add_cell (self, with_true_minus (place->total),
            place->absent ? -HUGE_VAL : san_rational_to_double (score->total));
  add_change (self, place);
  add_adjustment (self, score);
  add_cell (self, outcome (place), index);
  add_components (self, score);

  return self;
}

gint64
san_ranking_row_get_unit_id (SanRankingRow *self)
{
  return self->unit_id;
}

guint
san_ranking_row_get_index (SanRankingRow *self)
{
  return self->index;
}

guint
san_ranking_row_get_place (SanRankingRow *self)
{
  return self->place;
}

gboolean
san_ranking_row_is_tied (SanRankingRow *self)
{
  return self->tied;
}

SanEmphasis
san_ranking_row_get_emphasis (SanRankingRow *self)
{
  return self->emphasis;
}

const char *
san_ranking_row_get_parent (SanRankingRow *self)
{
  return self->parent;
}

int
san_ranking_row_get_moved (SanRankingRow *self)
{
  return self->moved;
}

const char *
san_ranking_row_get_text (SanRankingRow   *self,
                          SanRankingColumn column)
{
  return column < self->texts->len ? g_ptr_array_index (self->texts, column) : "";
}

double
san_ranking_row_get_key (SanRankingRow   *self,
                         SanRankingColumn column)
{
  return column < self->keys->len ? g_array_index (self->keys, double, column) : -HUGE_VAL;
}
