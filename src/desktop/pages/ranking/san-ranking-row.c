/* san-ranking-row.c - a place of a ranking as the table shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-ranking-row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-award-words.h"
#include "base/san-decimal.h"

struct _SanRankingRow
{
  GObject     parent_instance;

  gint64      unit_id;
  guint       index;
  SanEmphasis emphasis;
  char       *parent;
  int         moved;
  char       *standing;  /* the outcome without awards: grade, veto, … */
  const char *tag;
  const char *style;
  char       *more;
  gboolean    open;
  gboolean    pinned;
  GPtrArray  *texts;     /* (element-type utf8): by SanRankingColumn */
  GArray     *keys;      /* double */
};

G_DEFINE_FINAL_TYPE (SanRankingRow, san_ranking_row, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
  g_free (self->standing);
  g_free (self->more);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->keys);

  G_OBJECT_CLASS (san_ranking_row_parent_class)->finalize (object);
}

static void
san_ranking_row_class_init (SanRankingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_ranking_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  self->emphasis = emphasis;
  self->parent = g_strdup (parent);

  add_cell (self, place_text (place), index);
  add_cell (self, g_strdup (score->participant->name), score->participant->roster);
  add_cell (self, with_true_minus (place->total),
            place->absent ? -HUGE_VAL : san_rational_to_double (score->total));
  add_change (self, place);
  add_adjustment (self, score);
  self->standing = outcome (place);
  self->tag = self->style = "";
  self->more = g_strdup ("");
  add_cell (self, g_strdup (self->standing), index);
  add_components (self, score);

  return self;
}

/* What counts most of what a unit got: money of the praise, the hardest of the rest. */
static const SanAward *
foremost (const SanAwards *awards,
          gint64           unit_id)
{
  const SanAward *best = NULL;

  for (guint i = 0; i < awards->awards->len; i++)
    {
      const SanAward *award = awards->awards->pdata[i];

      if (award->unit_id != unit_id || award->state == SAN_AWARD_STRUCK)
        continue;
      if (best == NULL ||
          san_award_weight (award->action) > san_award_weight (best->action))
        best = award;
    }

  return best;
}

static char *
more_text (const SanAward *award)
{
  if (award->has_money)
    return san_award_money_short (award->amount);
  if (award->running > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u round running",
                                         "%u rounds running", award->running),
                            award->running);

  return g_strdup ("");
}

void
san_ranking_row_set_awards (SanRankingRow   *self,
                            const SanAwards *awards)
{
  const SanAward *award;
  g_autofree char *praise = NULL;
  g_autofree char *blame = NULL;
  GStrv words;

  g_return_if_fail (SAN_IS_RANKING_ROW (self));

  award = foremost (awards, self->unit_id);
  praise = san_award_words (awards, self->unit_id, TRUE, FALSE);
  blame = san_award_words (awards, self->unit_id, FALSE, FALSE);
  words = (char *[]) { praise, blame, self->standing, NULL };
  while (*words != NULL && **words == '\0')
    words++;

  g_free (self->more);
  self->more = award != NULL ? more_text (award) : g_strdup ("");
  /* money is a commendation with something to it */
  self->tag = award == NULL ? ""
              : san_award_action_title (award->has_money ? "commend" : award->action);
  self->style = award == NULL ? "" : san_award_is_praise (award->action) ? "good" : "weak";
  self->open = award != NULL && award->state == SAN_AWARD_PROPOSED;

  g_free (self->texts->pdata[SAN_RANKING_OUTCOME]);
  self->texts->pdata[SAN_RANKING_OUTCOME] = *words != NULL ? g_strdup (*words) : g_strdup ("");
  if (award != NULL)
    g_array_index (self->keys, double, SAN_RANKING_OUTCOME) =
      self->index - (san_award_is_praise (award->action) ? 1e6 : -1e6);
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
san_ranking_row_get_tag (SanRankingRow *self,
                         const char   **more,
                         const char   **style,
                         gboolean      *open)
{
  g_return_val_if_fail (SAN_IS_RANKING_ROW (self), "");

  *more = *self->tag != '\0' ? self->more : self->standing;
  *style = self->style;
  *open = self->open;

  return self->tag;
}

void
san_ranking_row_set_pinned (SanRankingRow *self,
                            gboolean       pinned)
{
  g_return_if_fail (SAN_IS_RANKING_ROW (self));

  if (self->pinned == pinned)
    return;

  self->pinned = pinned;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
san_ranking_row_is_pinned (SanRankingRow *self)
{
  g_return_val_if_fail (SAN_IS_RANKING_ROW (self), FALSE);

  return self->pinned;
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

/* Keeping rows ------------------------------------------------------------------------ */

static gboolean
says_the_same (SanRankingRow *self,
               SanRankingRow *other)
{
  if (self->emphasis != other->emphasis || self->moved != other->moved ||
      self->open != other->open || self->pinned != other->pinned ||
      self->texts->len != other->texts->len ||
      !g_str_equal (self->parent, other->parent) || !g_str_equal (self->tag, other->tag) ||
      !g_str_equal (self->style, other->style) || !g_str_equal (self->more, other->more) ||
      !g_str_equal (self->standing, other->standing))
    return FALSE;

  for (guint i = 0; i < self->texts->len; i++)
    if (!g_str_equal (self->texts->pdata[i], other->texts->pdata[i]))
      return FALSE;

  return TRUE;
}

/* What @fresh, which is of the same unit, says becomes what @self says. */
static void
take (SanRankingRow *self,
      SanRankingRow *fresh)
{
  gboolean changed = !says_the_same (self, fresh);

  self->index = fresh->index;
  self->emphasis = fresh->emphasis;
  self->moved = fresh->moved;
  self->tag = fresh->tag;
  self->style = fresh->style;
  self->open = fresh->open;
  self->pinned = fresh->pinned;
  g_free (self->standing);
  self->standing = g_strdup (fresh->standing);
  g_free (self->more);
  self->more = g_strdup (fresh->more);
  g_free (self->parent);
  self->parent = g_strdup (fresh->parent);
  g_ptr_array_unref (self->texts);
  self->texts = g_ptr_array_ref (fresh->texts);
  g_array_unref (self->keys);
  self->keys = g_array_ref (fresh->keys);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gint64
unit_at (GListModel *rows,
         guint       position)
{
  g_autoptr (SanRankingRow) row = g_list_model_get_item (rows, position);

  return row->unit_id;
}

static gint64
fresh_unit (GPtrArray *fresh,
            guint      position)
{
  return ((SanRankingRow *) fresh->pdata[position])->unit_id;
}

/* Whether the units between, from @first on, stand as they did but by @shift */
static gboolean
follows (GListModel *rows,
         GPtrArray  *fresh,
         guint       first,
         guint       end,
         int         shift)
{
  for (guint i = first; i < end; i++)
    if (unit_at (rows, i) != fresh_unit (fresh, (guint) ((int) i + shift)))
      return FALSE;

  return TRUE;
}

/* The same units in the same order, but that one has moved, if any. @from, @to (out): whence
 * and whither */
static gboolean
is_one_move (GListModel *rows,
             GPtrArray  *fresh,
             guint      *from,
             guint      *to)
{
  guint first = 0;
  guint last = fresh->len;

  *from = *to = 0;
  if (g_list_model_get_n_items (rows) != fresh->len)
    return FALSE;
  while (first < fresh->len && unit_at (rows, first) == fresh_unit (fresh, first))
    first++;
  if (first == fresh->len)
    return TRUE;
  while (unit_at (rows, last - 1) == fresh_unit (fresh, last - 1))
    last--;
  last--;

  *from = unit_at (rows, first) == fresh_unit (fresh, last) ? first : last;
  *to = first + last - *from;
  if (unit_at (rows, *from) != fresh_unit (fresh, *to))
    return FALSE;

  return *from == first ? follows (rows, fresh, first + 1, last + 1, -1)
                        : follows (rows, fresh, first, last, 1);
}

void
san_ranking_rows_update (GListStore *rows,
                         GPtrArray  *fresh,
                         gboolean    anew)
{
  guint from, to;

  if (anew || !is_one_move (G_LIST_MODEL (rows), fresh, &from, &to))
    {
      g_list_store_remove_all (rows);
      g_list_store_splice (rows, 0, 0, fresh->pdata, fresh->len);
      return;
    }

  if (from != to)
    {
      g_autoptr (SanRankingRow) row = g_list_model_get_item (G_LIST_MODEL (rows), from);

      g_list_store_remove (rows, from);
      for (guint i = 0; i + 1 < fresh->len; i++)
        {
          g_autoptr (SanRankingRow) other = g_list_model_get_item (G_LIST_MODEL (rows), i);

          take (other, fresh->pdata[i < to ? i : i + 1]);
        }
      take (row, fresh->pdata[to]);
      g_list_store_insert (rows, to, row);
      return;
    }
  for (guint i = 0; i < fresh->len; i++)
    {
      g_autoptr (SanRankingRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      take (row, fresh->pdata[i]);
    }
}
