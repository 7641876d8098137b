/* san-ranking-table.c - the table of places: its columns, its rows, what became of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-ranking-page-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-utils.h"
#include "pages/ranking/san-ranking-row.h"
#include "widgets/san-column-title.h"
#include "widgets/san-tag.h"

/* First and last places that stand out; in a small group only one each. */
#define EMPHASISED  3
#define SMALL_GROUP 7

/* What the components share, so that names are left whole */
#define COMPONENTS_ROOM 240
#define COMPONENT_MOST  78
#define COMPONENT_LEAST 58

/* Letters of a name that no other column may take away */
#define NAME_LEAST 8

/* Widths of columns */
#define RANK_LEAST    50
#define CHANGE_LEAST  52
#define OUTCOME_LEAST 106

const SanScheme *
san_ranking_table_scheme (const SanRankedGroup *group)
{
  const SanPlace *place = group->places->len > 0 ? g_ptr_array_index (group->places, 0) : NULL;

  return place != NULL ? place->score->scheme : NULL;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  guint column = GPOINTER_TO_UINT (data);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *child = label;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "sn-num");

  switch (column)
    {
    case SAN_RANKING_PLACE:
      gtk_label_set_width_chars (GTK_LABEL (label), 4);
      gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (label, "sn-rank");
      break;

    case SAN_RANKING_UNIT:
      {
        GtkWidget *parent = gtk_label_new (NULL);

        child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
        gtk_label_set_width_chars (GTK_LABEL (label), NAME_LEAST);
        gtk_label_set_xalign (GTK_LABEL (label), 0);
        gtk_label_set_ellipsize (GTK_LABEL (parent), PANGO_ELLIPSIZE_END);
        gtk_widget_add_css_class (parent, "sn-faint");
        gtk_widget_add_css_class (parent, "sn-tiny");
        gtk_box_append (GTK_BOX (child), label);
        gtk_box_append (GTK_BOX (child), parent);
      }
      break;

    case SAN_RANKING_OUTCOME:
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "sn-cap");
      child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
      gtk_box_append (GTK_BOX (child), san_tag_new ("", ""));
      gtk_box_append (GTK_BOX (child), label);
      gtk_widget_set_valign (gtk_widget_get_first_child (child), GTK_ALIGN_CENTER);
      break;

    default:
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      if (column == SAN_RANKING_TOTAL)
        gtk_widget_add_css_class (label, "sn-strong");
      break;
    }

  g_object_set_data (G_OBJECT (item), "column", data);
  gtk_list_item_set_child (item, child);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
describe_change (GtkWidget     *label,
                 SanRankingRow *row)
{
  int moved = san_ranking_row_get_moved (row);
  g_autofree char *text = NULL;

  if (moved > 0)
    text = g_strdup_printf (ngettext ("up %d place", "up %d places", moved), moved);
  else if (moved < 0)
    text = g_strdup_printf (ngettext ("down %d place", "down %d places", -moved), -moved);
  else if (strcmp (san_ranking_row_get_text (row, SAN_RANKING_CHANGE), "—") == 0)
    text = g_strdup (_("unchanged"));
  else
    text = g_strdup (san_ranking_row_get_text (row, SAN_RANKING_CHANGE));

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_tooltip_text (label, *text != '\0' ? text : NULL);
}

/* What was proposed and waits for a person is not printed as strongly. */
static void
show_outcome (SanRankingRow *row,
              GtkListItem   *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *tag = gtk_widget_get_first_child (box);
  const char *words = san_ranking_row_get_text (row, SAN_RANKING_OUTCOME);
  const char *more, *style;
  g_autofree char *tip = NULL;
  gboolean open;
  const char *word = san_ranking_row_get_tag (row, &more, &style, &open);

  san_tag_set (SAN_TAG (tag), word, style);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), more);
  set_class (box, "sn-open", open);
  if (*words != '\0')
    tip = open ? g_strdup_printf (_("%s (proposed)"), words) : g_strdup (words);
  gtk_widget_set_tooltip_text (box, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tip != NULL ? tip : "", -1);
}

static void
show_cell (SanRankingRow *row,
           GtkListItem   *item)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column"));
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *label = column == SAN_RANKING_UNIT ? gtk_widget_get_first_child (child) : child;
  double key = san_ranking_row_get_key (row, column);

  if (column == SAN_RANKING_OUTCOME)
    {
      show_outcome (row, item);
      return;
    }

  gtk_label_set_text (GTK_LABEL (label), san_ranking_row_get_text (row, column));

  if (column == SAN_RANKING_PLACE)
    {
      set_class (label, "top", san_ranking_row_get_emphasis (row) == SAN_EMPHASIS_TOP);
      set_class (label, "low", san_ranking_row_get_emphasis (row) == SAN_EMPHASIS_LOW);
    }
  else if (column == SAN_RANKING_UNIT)
    {
      set_class (label, "sn-pinned", san_ranking_row_is_pinned (row));
      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (child)),
                          san_ranking_row_get_parent (row));
      gtk_widget_set_tooltip_text (child, san_ranking_row_get_text (row, column));
    }
  else if (column == SAN_RANKING_CHANGE || column == SAN_RANKING_ADJUSTMENT)
    {
      set_class (label, "sn-up", isfinite (key) && key > 0);
      set_class (label, "sn-down", isfinite (key) && key < 0);
      if (column == SAN_RANKING_CHANGE)
        describe_change (label, row);
    }
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item)
{
  show_cell (gtk_list_item_get_item (item), item);
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_cell), item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cell, item);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  SanRankingRow *one = (SanRankingRow *) a;
  SanRankingRow *two = (SanRankingRow *) b;
  double x = san_ranking_row_get_key (one, GPOINTER_TO_UINT (data));
  double y = san_ranking_row_get_key (two, GPOINTER_TO_UINT (data));

  if (x != y)
    return x < y ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;

  return gtk_ordering_from_cmpfunc ((int) san_ranking_row_get_index (one) -
                                    (int) san_ranking_row_get_index (two));
}

static GtkColumnViewColumn *
add_column (SanRankingPage *self,
            guint           cell,
            const char     *title,
            int             width,
            gint            position)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;
  g_autoptr (GtkSorter) sorter = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GUINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), NULL);
  column = gtk_column_view_column_new (title, factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, GUINT_TO_POINTER (cell), NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);

  if (cell != SAN_RANKING_PLACE && cell != SAN_RANKING_UNIT && cell != SAN_RANKING_OUTCOME)
    san_column_title_mark_end (column);

  if (position < 0)
    gtk_column_view_append_column (self->table, column);
  else
    gtk_column_view_insert_column (self->table, (guint) position, column);

  g_object_unref (column);   /* the table keeps it */
  return column;
}

static int
rank_room (SanRankingPage *self)
{
  return san_column_title_room (self->table, _("Rank"), 26, RANK_LEAST);
}

static int
change_room (SanRankingPage *self)
{
  return san_column_title_room (self->table, _("Change"), 18, CHANGE_LEAST);
}

/* The longest of the words, and a sum or a number of months behind it */
static int
outcome_room (SanRankingPage *self)
{
  return san_column_title_room (self->table, _("Commended"), 74, OUTCOME_LEAST);
}

/* What a language with long words needs beyond the widths that were drawn */
static int
room_for_words (SanRankingPage *self)
{
  return rank_room (self) - RANK_LEAST + change_room (self) - CHANGE_LEAST +
         outcome_room (self) - OUTCOME_LEAST;
}

/* "实地 60": what the component weighs, where that says something */
static char *
component_title (const SanNode *node)
{
  g_autofree char *number = NULL;

  if (node->parent->combine == SAN_COMBINE_WEIGHTED)
    number = san_micro_format (node->weight, SAN_DECIMALS_NEEDED);
  else if (node->parent->combine == SAN_COMBINE_SUM)
    number = san_micro_format (node->full, SAN_DECIMALS_NEEDED);

  return number != NULL ? g_strdup_printf ("%s %s", node->name, number) : g_strdup (node->name);
}

/* The components give way to an explanation and to a chart that is more than a bar a row. */
gboolean
san_ranking_page_is_brief (SanRankingPage *self)
{
  return self->chart_kind != SAN_ROUND_CHART_BARS ||
         g_strcmp0 (gtk_stack_get_visible_child_name (self->side), "explain") == 0;
}

/* The columns of the components follow the scheme of the group in view. In a narrow window
 * there are none; GTK 4.8 keeps room for columns that are only hidden. */
void
san_ranking_table_show_components (SanRankingPage  *self,
                                   const SanScheme *scheme)
{
  GPtrArray *children = scheme->root->children;
  int width = CLAMP (COMPONENTS_ROOM / (int) MAX (children->len, 1), COMPONENT_LEAST,
                     COMPONENT_MOST);
  gboolean narrow = san_page_get_width_class (SAN_PAGE (self)) == SAN_WIDTH_NARROW ||
                    san_ranking_page_is_brief (self);
  int more = room_for_words (self);
  gboolean brief = san_ranking_page_is_brief (self);
  g_autofree char *shown_for = g_strdup_printf ("%s\t%u\t%d%d", scheme->name, scheme->version,
                                                narrow, brief);

  if (!san_set_str (&self->shown_for, shown_for))
    return;

  if (brief)
    san_page_bind_paned (SAN_PAGE (self), self->paned, "ranking-brief", 452 + more);
  else
    san_page_bind_paned (SAN_PAGE (self), self->paned, "ranking", 668 + more);
  for (guint i = 0; i < self->components->len; i++)
    gtk_column_view_remove_column (self->table, g_ptr_array_index (self->components, i));
  g_ptr_array_set_size (self->components, 0);

  for (guint i = 0; i < children->len && !narrow; i++)
    {
      g_autofree char *title = component_title (g_ptr_array_index (children, i));
      GtkColumnViewColumn *column = add_column (self, SAN_RANKING_COMPONENT + i, title, width,
                                                (int) (4 + i));

      g_ptr_array_add (self->components, g_object_ref (column));
    }

  san_column_title_arrange (self->table);
}

void
san_ranking_page_arrange (SanRankingPage *self)
{
  const SanRankedGroup *group;
  const SanScheme *scheme;

  san_ranking_page_get_place (self, &group);
  scheme = group != NULL ? san_ranking_table_scheme (group) : NULL;
  if (scheme != NULL)
    san_ranking_table_show_components (self, scheme);
}

static SanEmphasis
emphasis_of (const SanRankedGroup *group,
             const SanPlace       *place)
{
  guint marked = group->n < 3 ? 0 : group->n < SMALL_GROUP ? 1 : EMPHASISED;
  const SanPlace *edge;

  if (place->place == 0 || marked == 0)
    return SAN_EMPHASIS_NONE;

  edge = g_ptr_array_index (group->places, marked - 1);
  if (place->place <= edge->place)
    return SAN_EMPHASIS_TOP;

  edge = g_ptr_array_index (group->places, group->n - marked);
  return edge->place > 0 && place->place >= edge->place ? SAN_EMPHASIS_LOW : SAN_EMPHASIS_NONE;
}

static const char *
parent_name (SanRoster *roster,
             gint64     unit_id)
{
  const SanUnit *unit = roster != NULL ? san_roster_get (roster, unit_id) : NULL;

  if (unit == NULL || unit->parent == NULL || unit->parent->parent == NULL)
    return "";

  return unit->parent->name;
}

/* Whether the table shows its rows by place */
static gboolean
is_by_place (SanRankingPage *self)
{
  GListModel *shown = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (SanRankingRow) row = g_list_model_get_item (shown, i);

      if (san_ranking_row_get_index (row) != i)
        return FALSE;
    }

  return TRUE;
}

void
san_ranking_table_fill (SanRankingPage       *self,
                        const SanRankedGroup *group)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  SanRoster *roster = san_context_get_roster (san_page_get_context (SAN_PAGE (self)));

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);

      g_ptr_array_add (rows,
                       san_ranking_row_new (place, i, emphasis_of (group, place),
                                            parent_name (roster,
                                                         place->score->participant->unit_id)));
    }

  for (guint i = 0; i < rows->len; i++)
    {
      if (self->awards != NULL)
        san_ranking_row_set_awards (rows->pdata[i], self->awards);
      san_ranking_row_set_pinned (rows->pdata[i], self->pinned != 0 &&
                                  san_ranking_row_get_unit_id (rows->pdata[i]) == self->pinned);
    }
  san_ranking_rows_update (self->rows, rows, !is_by_place (self));
}

void
san_ranking_table_init (SanRankingPage *self)
{
  g_autoptr (GtkSortListModel) sorted = NULL;
  GtkColumnViewColumn *place = add_column (self, SAN_RANKING_PLACE, _("Rank"), rank_room (self), -1);

  add_column (self, SAN_RANKING_UNIT, _("Unit"), 0, -1);
  add_column (self, SAN_RANKING_TOTAL, _("Total"), 60, -1);
  add_column (self, SAN_RANKING_CHANGE, _("Change"), change_room (self), -1);
  add_column (self, SAN_RANKING_ADJUSTMENT, _("Adj."), 46, -1);
  add_column (self, SAN_RANKING_OUTCOME, _("Outcome"), outcome_room (self), -1);

  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                    g_object_ref (gtk_column_view_get_sorter (self->table)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  gtk_column_view_sort_by_column (self->table, place, GTK_SORT_ASCENDING);
}
