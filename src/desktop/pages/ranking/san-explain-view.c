/* san-explain-view.c - one total, explained down to what was entered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-explain-view.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "scoring/san-explain.h"

/* A line of the explanation; the cells are as shown. */
#define SAN_TYPE_EXPLAIN_LINE (san_explain_line_get_type ())
G_DECLARE_FINAL_TYPE (SanExplainLine, san_explain_line, SAN, EXPLAIN_LINE, GObject)

enum {
  CELL_NAME,
  CELL_METHOD,
  CELL_WEIGHT,
  CELL_SCORE,
  CELL_GIVES,
  N_CELLS
};

struct _SanExplainLine
{
  GObject parent_instance;

  guint   level;
  char   *cells[N_CELLS];
};

G_DEFINE_FINAL_TYPE (SanExplainLine, san_explain_line, G_TYPE_OBJECT)

struct _SanExplainView
{
  AdwBin      parent_instance;

  char       *sentence;
  GListStore *lines;

  /* Template children */
  GtkStack      *stack;
  GtkLabel      *title;
  GtkLabel      *text;
  GtkColumnView *table;
};

G_DEFINE_FINAL_TYPE (SanExplainView, san_explain_view, ADW_TYPE_BIN)

static void
san_explain_line_finalize (GObject *object)
{
  SanExplainLine *self = SAN_EXPLAIN_LINE (object);

  for (guint i = 0; i < N_CELLS; i++)
    g_free (self->cells[i]);

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

/* The words of the method column are data of sansectl; people read them translated. */
static const struct
{
  const char *word;
  const char *title;
} methods[] = {
  { "sum", N_("sum") }, { "weighted", N_("weighted mean") }, { "mean", N_("mean") },
  { "entry", N_("entered") }, { "deduction", N_("deductions") },
  { "children", N_("units below") }, { "reweight", N_("no data: left out") },
  { "group-mean", N_("no data: group mean") }, { "full", N_("no data: full mark") },
  { "zero", N_("no data: zero") }, { "unranked", N_("no data: unranked") },
  { "not-applicable", N_("not applicable") }, { "manual", N_("by hand") },
  { "override", N_("written by hand") }, { "rounding", N_("rounding") },
  { "bonus", N_("bonus") }, { "handicap", N_("handicap") }, { "veto", N_("veto") },
};

static const char *
method_title (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      if (strcmp (methods[i].word, word) == 0)
        return _(methods[i].title);
    }

  return word;
}

/* The names of rows that are no component come from the engine as keys. */
static const char *
row_name (const SanExplainRow *row)
{
  return *row->name != '\0' ? row->name : method_title (row->key);
}

/* Two places are enough to read; what the weight does is exact. */
static char *
short_weight (const char *weight)
{
  gint64 micro;

  if (*weight == '\0' || !san_micro_parse (weight, &micro, NULL, NULL))
    return g_strdup (weight);

  return san_micro_format (micro % 10000 != 0 ? (micro + 5000) / 10000 * 10000 : micro,
                           SAN_DECIMALS_NEEDED);
}

static SanExplainLine *
line_new (const SanExplainRow *row)
{
  SanExplainLine *line = g_object_new (SAN_TYPE_EXPLAIN_LINE, NULL);

  line->level = row->level;
  line->cells[CELL_NAME] = g_strdup (row_name (row));
  line->cells[CELL_METHOD] = g_strdup (method_title (row->method));
  line->cells[CELL_WEIGHT] = short_weight (row->weight);
  line->cells[CELL_SCORE] = *row->full != '\0'
                            ? g_strdup_printf ("%s / %s", *row->score != '\0' ? row->score : "—",
                                               row->full)
                            : g_strdup (row->score);
  line->cells[CELL_GIVES] = g_strdup (row->contribution);
  return line;
}

static char *
sentence_for (const SanRankedGroup *group,
              const SanPlace       *place)
{
  const char *name = place->score->participant->name;

  if (place->absent)
    return g_strdup_printf (_("%s has no total in this round."), name);

  if (place->place == 0)
    return g_strdup_printf (_("%s has %s and takes no place."), name, place->total);

  return g_strdup_printf (_("%s has %s: place %u of %u; the group's mean is %s."), name,
                          place->total, place->place, group->n, group->mean);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);
  guint cell = GPOINTER_TO_UINT (data);

  gtk_label_set_xalign (GTK_LABEL (label), cell >= CELL_WEIGHT ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "sn-num");
  if (cell != CELL_NAME && cell != CELL_GIVES)
    gtk_widget_add_css_class (label, "sn-dim");
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  data)
{
  SanExplainLine *line = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  guint cell = GPOINTER_TO_UINT (data);

  gtk_label_set_text (GTK_LABEL (label), line->cells[cell]);
  gtk_widget_set_tooltip_text (label, line->cells[cell]);
  if (cell == CELL_NAME)
    {
      gtk_widget_set_margin_start (label, (int) line->level * 14);
      if (line->level == 0)
        gtk_widget_add_css_class (label, "heading");
      else
        gtk_widget_remove_css_class (label, "heading");
    }
}

static void
add_column (SanExplainView *self,
            guint           cell,
            const char     *title,
            gboolean        expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GUINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (cell));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_append_column (self->table, column);
}

static void
san_explain_view_dispose (GObject *object)
{
  /* the child is a template child, too: the bin must not find it gone */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_EXPLAIN_VIEW);

  G_OBJECT_CLASS (san_explain_view_parent_class)->dispose (object);
}

static void
san_explain_view_finalize (GObject *object)
{
  SanExplainView *self = SAN_EXPLAIN_VIEW (object);

  g_free (self->sentence);
  g_clear_object (&self->lines);

  G_OBJECT_CLASS (san_explain_view_parent_class)->finalize (object);
}

static void
san_explain_view_class_init (SanExplainViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_explain_view_dispose;
  object_class->finalize = san_explain_view_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/ranking/san-explain-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, stack);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, title);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, text);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, table);
}

static void
san_explain_view_init (SanExplainView *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->lines = g_list_store_new (SAN_TYPE_EXPLAIN_LINE);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));

  add_column (self, CELL_NAME, _("Component"), TRUE);
  add_column (self, CELL_METHOD, _("Method"), FALSE);
  add_column (self, CELL_WEIGHT, _("Weight %"), FALSE);
  add_column (self, CELL_SCORE, _("Score"), FALSE);
  add_column (self, CELL_GIVES, _("Gives"), FALSE);
}

void
san_explain_view_show (SanExplainView       *self,
                       const SanRanking     *ranking,
                       const SanRankedGroup *group,
                       const SanPlace       *place)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_list_store_remove_all (self->lines);
  gtk_stack_set_visible_child_name (self->stack, place != NULL ? "explanation" : "choose");
  if (place == NULL)
    return;

  g_free (self->sentence);
  self->sentence = sentence_for (group, place);
  gtk_label_set_text (self->title, place->score->participant->name);
  gtk_label_set_text (self->text, self->sentence);

  rows = san_explain (ranking->scores, place->participant, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SanExplainLine) line = line_new (g_ptr_array_index (rows, i));

      g_list_store_append (self->lines, line);
    }
}

char *
san_explain_view_to_text (SanExplainView *self)
{
  GString *text = g_string_new (self->sentence);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanExplainLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      g_string_append_c (text, '\n');
      for (guint cell = 0; cell < N_CELLS; cell++)
        g_string_append_printf (text, "%s%s", cell > 0 ? "\t" : "", line->cells[cell]);
    }

  return g_string_free (text, FALSE);
}
