/* san-explain-line.c - the rows of an explanation as people read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-explain-line.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "scoring/san-inspection.h"

struct _SanExplainLine
{
  GObject        parent_instance;

  char          *texts[SAN_EXPLAIN_N_TEXTS];
  const char    *style;
  double         share;
  gint64         shown;
  guint          level;
  guint          order;
  SanExplainKind kind;
  gint64         id;
  guint          photos;
  gint64         ticket;
  GListStore    *children;
};

G_DEFINE_FINAL_TYPE (SanExplainLine, san_explain_line, G_TYPE_OBJECT)

typedef struct
{
  const SanRanking  *ranking;
  const GPtrArray   *rows;
  const GPtrArray   *losses;
  const SanStandard *standard;
  GHashTable        *tickets;
  GHashTable        *observations;   /* id → SanInspectedRow */
  gint64             most;           /* the greatest loss below the total */
  int decimals;
} Builder;

static void
san_explain_line_finalize (GObject *object)
{
  SanExplainLine *self = SAN_EXPLAIN_LINE (object);

  for (guint i = 0; i < SAN_EXPLAIN_N_TEXTS; i++)
    g_free (self->texts[i]);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (san_explain_line_parent_class)->finalize (object);
}

static void
san_explain_line_class_init (SanExplainLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_explain_line_finalize;
}

static void
san_explain_line_init (SanExplainLine *self)
{
}

const char *
san_explain_line_get_text (SanExplainLine *self,
                           SanExplainText  text)
{
  g_return_val_if_fail (SAN_IS_EXPLAIN_LINE (self) && text < SAN_EXPLAIN_N_TEXTS, "");

  return self->texts[text];
}

const char *
san_explain_line_get_style (SanExplainLine *self)
{
  return self->style;
}

double
san_explain_line_get_share (SanExplainLine *self)
{
  return self->share;
}

guint
san_explain_line_get_level (SanExplainLine *self)
{
  return self->level;
}

SanExplainKind
san_explain_line_get_kind (SanExplainLine *self)
{
  return self->kind;
}

gint64
san_explain_line_get_id (SanExplainLine *self)
{
  return self->id;
}

guint
san_explain_line_get_photos (SanExplainLine *self)
{
  return self->photos;
}

gint64
san_explain_line_get_ticket (SanExplainLine *self)
{
  return self->ticket;
}

GListModel *
san_explain_line_get_children (SanExplainLine *self)
{
  return (GListModel *) self->children;
}

/* Words ------------------------------------------------------------------------------- */

/* The words of the method column are data of sansectl; people read them translated. */
static const struct
{
  const char *word;
  const char *title;
} methods[] = {
  { "sum", N_("sum") }, { "weighted", N_("weighted mean") }, { "mean", N_("mean") },
  { "entry", N_("entered") }, { "deduction", N_("deductions") },
  { "children", N_("units below") }, { "inspection", N_("on-site inspection") },
  { "survey", N_("questionnaires") }, { "cross", N_("cross-evaluation") },
  { "tickets", N_("figures of tickets") }, { "reweight", N_("no data: left out") },
  { "group-mean", N_("no data: group mean") }, { "full", N_("no data: full mark") },
  { "zero", N_("no data: zero") }, { "unranked", N_("no data: unranked") },
  { "not-applicable", N_("not applicable") }, { "manual", N_("by hand") },
  { "override", N_("written by hand") }, { "rounding", N_("rounding") },
  { "bonus", N_("bonus") }, { "bonus-cap", N_("cap of bonuses") },
  { "deduction-cap", N_("cap of deductions") }, { "handicap", N_("handicap") },
  { "veto", N_("veto") }, { "cap", N_("cap") }, { "floor", N_("floor") },
  { "points", "" }, { "items", "" }, { "unit", "" },
  { "bureau", N_("as line bureau") }, { "graded", "" }, { "pass", "" }, { "deduct", "" },
  { "value", "" },
};

static const char *
method_title (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      if (strcmp (methods[i].word, word) == 0)
        return *methods[i].title != '\0' ? _(methods[i].title) : "";
    }

  return word;
}

/* A category without a point of its own is there because of a missing rule, or because
 * others have it: nothing was looked at. */
static gboolean
is_empty_category (const Builder *self,
                   guint          index)
{
  const SanExplainRow *row = g_ptr_array_index (self->rows, index);
  const SanExplainRow *next = index + 1 < self->rows->len
                              ? g_ptr_array_index (self->rows, index + 1) : NULL;

  return row->kind == SAN_EXPLAIN_CATEGORY && (next == NULL || next->level <= row->level);
}

static guint
count_below (const Builder *self,
             guint          index,
             SanExplainKind kind)
{
  const SanExplainRow *row = g_ptr_array_index (self->rows, index);
  guint n = 0;

  for (guint i = index + 1; i < self->rows->len; i++)
    {
      const SanExplainRow *below = g_ptr_array_index (self->rows, i);

      if (below->level <= row->level)
        break;
      n += below->kind == kind && !is_empty_category (self, i);
    }

  return n;
}

static char *
remark_of (const Builder *self,
           guint          index)
{
  const SanExplainRow *row = g_ptr_array_index (self->rows, index);
  guint categories = count_below (self, index, SAN_EXPLAIN_CATEGORY);
  guint points = count_below (self, index, SAN_EXPLAIN_POINT);

  if (categories > 0)
    return g_strdup_printf (_("%u categories, %u points"), categories, points);
  if (points > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u point", "%u points", points),
                            points);
  if (row->kind == SAN_EXPLAIN_POINT)
    return g_strdup (*method_title (row->method) != '\0' ? method_title (row->method)
                                                         : _("point"));
  /* numerator, denominator and numbers of tickets read the same in any language */
  if (row->kind == SAN_EXPLAIN_NODE && g_str_equal (row->method, "tickets"))
    return g_strdup (row->note);
  if (row->kind == SAN_EXPLAIN_QUESTION || row->kind == SAN_EXPLAIN_OPTION ||
      row->kind == SAN_EXPLAIN_EVALUATOR)
    return g_strdup (row->note);

  return g_strdup (method_title (row->method));
}

/* Observations ------------------------------------------------------------------------ */

static void
index_observations (Builder *self)
{
  const SanInspection *book = self->ranking->input->inspection;

  for (guint i = 0; book != NULL && i < book->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint, i);

      for (guint j = 0; point->rows != NULL && j < point->rows->len; j++)
        {
          SanInspectedRow *row = &g_array_index (point->rows, SanInspectedRow, j);

          g_hash_table_insert (self->observations, &row->id, row);
        }
    }
}

static char *
grade_of (const Builder         *self,
          const SanInspectedRow *row)
{
  const SanInspection *book = self->ranking->input->inspection;
  const SanInspectedItem *item = &g_array_index (book->items, SanInspectedItem, row->item);
  const SanItem *known = self->standard != NULL
                         ? san_standard_get_item (self->standard, item->id) : NULL;

  if (g_str_equal (row->grade, SAN_GRADE_NA))
    return g_strdup (_("not applicable"));
  if (*row->grade != '\0')
    return known != NULL
           ? san_rating_set_word (san_standard_get_ratings (self->standard, known), row->grade)
           : g_strdup (row->grade);
  if (row->faults >= 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d fault", "%d faults",
                                         (gulong) row->faults), row->faults);
  if (row->has_value)
    return san_micro_format (row->value, SAN_DECIMALS_NEEDED);

  return g_strdup ("");
}

static void
set_observation (const Builder  *self,
                 SanExplainLine *line)
{
  const SanInspectedRow *row = g_hash_table_lookup (self->observations, &line->id);
  const gint64 *ticket = self->tickets != NULL ? g_hash_table_lookup (self->tickets, &line->id)
                                               : NULL;
  g_autoptr (GString) remark = g_string_new (NULL);

  if (row == NULL)
    return;

  g_free (line->texts[SAN_EXPLAIN_TAG]);
  line->texts[SAN_EXPLAIN_TAG] = grade_of (self, row);
  line->style = row->failed ? "weak" : "";
  line->photos = row->photos != NULL ? row->photos->len : 0;
  line->ticket = ticket != NULL ? *ticket : 0;
  if (line->photos > 0)
    g_string_append_printf (remark, g_dngettext (GETTEXT_PACKAGE, "%u photograph",
                                                 "%u photographs", line->photos),
                            line->photos);
  if (*row->note != '\0')
    g_string_append_printf (remark, "%s%s", remark->len > 0 ? " · " : "", row->note);
  g_free (line->texts[SAN_EXPLAIN_REMARK]);
  line->texts[SAN_EXPLAIN_REMARK] = g_string_free (g_steal_pointer (&remark), FALSE);
}

char *
san_explain_short_score (const char *score,
                         int         decimals)
{
  const char *point = strchr (score, '.');
  gint64 micro;

  if (point == NULL || strlen (point + 1) <= (gsize) decimals ||
      !san_micro_parse (score, &micro, NULL, NULL))
    return g_strdup (score);

  return san_micro_format (micro, decimals);
}

/* A row that stands for what was done to the score of a node. */
static gboolean
is_correction (const SanExplainRow *row)
{
  return g_str_equal (row->key, "rounding") || g_str_equal (row->key, "cap") ||
         g_str_equal (row->key, "floor");
}

/* Tree -------------------------------------------------------------------------------- */

static SanExplainLine *
line_new (const Builder *self,
          guint          index)
{
  const SanExplainRow *row = g_ptr_array_index (self->rows, index);
  const SanExplainLoss *loss = g_ptr_array_index (self->losses, index);
  SanExplainLine *line = g_object_new (SAN_TYPE_EXPLAIN_LINE, NULL);

  line->texts[SAN_EXPLAIN_NAME] = g_strdup (is_correction (row) || *row->name == '\0'
                                            ? method_title (row->key) : row->name);
  line->texts[SAN_EXPLAIN_REMARK] = remark_of (self, index);
  line->texts[SAN_EXPLAIN_SCORE] = san_explain_short_score (row->score, self->decimals);
  line->texts[SAN_EXPLAIN_COULD] = g_strdup (loss->could);
  line->texts[SAN_EXPLAIN_LOSS] = g_strdup (loss->text);
  line->texts[SAN_EXPLAIN_TAG] = g_strdup ("");
  line->style = "";
  line->level = row->level;
  line->order = index;
  line->kind = row->kind;
  line->id = row->id;
  line->shown = loss->shown;
  line->share = self->most > 0 ? CLAMP ((double) loss->shown / self->most, 0, 1) : 0;
  if (line->kind == SAN_EXPLAIN_OBSERVATION)
    set_observation (self, line);

  return line;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const SanExplainLine *one = a;
  const SanExplainLine *other = b;

  gboolean scored = *one->texts[SAN_EXPLAIN_SCORE] != '\0';

  if (one->shown != other->shown)
    return one->shown > other->shown ? -1 : 1;
  /* what there is nothing of comes last */
  if (scored != (*other->texts[SAN_EXPLAIN_SCORE] != '\0'))
    return scored ? -1 : 1;

  return (one->order > other->order) - (one->order < other->order);
}

static GListStore *
build (const Builder *self)
{
  g_autofree SanExplainLine **lines = g_new0 (SanExplainLine *, self->rows->len);
  GListStore *top = g_list_store_new (SAN_TYPE_EXPLAIN_LINE);

  for (guint i = 1; i < self->rows->len; i++)
    {
      const SanExplainLoss *loss = g_ptr_array_index (self->losses, i);
      SanExplainLine *above = loss->parent != G_MAXUINT ? lines[loss->parent] : NULL;
      g_autoptr (SanExplainLine) line = NULL;

      /* too little to be printed */
      if (is_correction (g_ptr_array_index (self->rows, i)) && loss->shown == 0)
        continue;
      line = line_new (self, i);

      lines[i] = line;
      if (above != NULL && above->children == NULL)
        above->children = g_list_store_new (SAN_TYPE_EXPLAIN_LINE);
      g_list_store_append (above != NULL ? above->children : top, line);
    }
  for (guint i = 1; i < self->rows->len; i++)
    if (lines[i] != NULL && lines[i]->children != NULL)
      g_list_store_sort (lines[i]->children, compare_lines, NULL);
  g_list_store_sort (top, compare_lines, NULL);

  return top;
}

GListStore *
san_explain_lines_new (const SanRanking  *ranking,
                       const GPtrArray   *rows,
                       const GPtrArray   *losses,
                       int                decimals,
                       const SanStandard *standard,
                       GHashTable        *tickets)
{
  g_autoptr (GHashTable) observations = g_hash_table_new (g_int64_hash, g_int64_equal);
  Builder self = { ranking, rows, losses, standard, tickets, observations };

  self.decimals = decimals;
  for (guint i = 1; i < losses->len; i++)
    {
      const SanExplainLoss *loss = g_ptr_array_index (losses, i);

      if (loss->parent == 0)
        self.most = MAX (self.most, loss->shown);
    }
  index_observations (&self);

  return build (&self);
}
