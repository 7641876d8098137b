/* san-ranking-page.c - the places of a round beside their chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-ranking-page-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-utils.h"
#include "pages/ranking/san-ranking-row.h"
#include "widgets/san-column-title.h"

/* First and last places that stand out; in a small group only one each. */
#define EMPHASISED  3
#define SMALL_GROUP 7

/* Alt+1 …, as the buttons stand */
static const char *const charts_by_key[] = { "bars", "bump", "heat", "trend" };

G_DEFINE_FINAL_TYPE (SanRankingPage, san_ranking_page, SAN_TYPE_PAGE)

static SanContext *
context_of (SanRankingPage * self)
{
  return san_page_get_context (SAN_PAGE (self));
}

static const SanRankedGroup *
group_in_view (SanRankingPage   *self,
               const SanRanking *ranking)
{
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      if (g_strcmp0 (group->name, self->group) == 0)
        return group;
    }

  return ranking->groups->len > 0 ? g_ptr_array_index (ranking->groups, 0) : NULL;
}

static const SanScheme *
scheme_of (const SanRankedGroup *group)
{
  const SanPlace *place = group->places->len > 0 ? g_ptr_array_index (group->places, 0) : NULL;

  return place != NULL ? place->score->scheme : NULL;
}

static SanRankingRow *
selected_row (SanRankingPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* Table ----------------------------------------------------------------------------- */

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
      break;

    default:
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      if (column == SAN_RANKING_TOTAL)
        gtk_widget_add_css_class (label, "sn-strong");
      break;
    }

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

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  data)
{
  guint column = GPOINTER_TO_UINT (data);
  SanRankingRow *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *label = column == SAN_RANKING_UNIT ? gtk_widget_get_first_child (child) : child;
  double key = san_ranking_row_get_key (row, column);

  gtk_label_set_text (GTK_LABEL (label), san_ranking_row_get_text (row, column));

  if (column == SAN_RANKING_PLACE)
    {
      set_class (label, "top", san_ranking_row_get_emphasis (row) == SAN_EMPHASIS_TOP);
      set_class (label, "low", san_ranking_row_get_emphasis (row) == SAN_EMPHASIS_LOW);
    }
  else if (column == SAN_RANKING_UNIT)
    {
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
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (cell));

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
static void
show_components (SanRankingPage  *self,
                 const SanScheme *scheme)
{
  GPtrArray *children = scheme->root->children;
  gboolean narrow = san_page_get_width_class (SAN_PAGE (self)) == SAN_WIDTH_NARROW ||
                    san_ranking_page_is_brief (self);
  g_autofree char *shown_for = g_strdup_printf ("%s\t%u\t%d", scheme->name, scheme->version,
                                                narrow);

  if (!san_set_str (&self->shown_for, shown_for))
    return;

  if (san_ranking_page_is_brief (self))
    san_page_bind_paned (SAN_PAGE (self), self->paned, "ranking-brief", 410);
  else
    san_page_bind_paned (SAN_PAGE (self), self->paned, "ranking", 668);
  for (guint i = 0; i < self->components->len; i++)
    gtk_column_view_remove_column (self->table, g_ptr_array_index (self->components, i));
  g_ptr_array_set_size (self->components, 0);

  for (guint i = 0; i < children->len && !narrow; i++)
    {
      g_autofree char *title = component_title (g_ptr_array_index (children, i));
      GtkColumnViewColumn *column = add_column (self, SAN_RANKING_COMPONENT + i, title, 82,
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
  scheme = group != NULL ? scheme_of (group) : NULL;
  if (scheme != NULL)
    show_components (self, scheme);
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

static void
fill_rows (SanRankingPage       *self,
           const SanRankedGroup *group)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  SanRoster *roster = san_context_get_roster (context_of (self));

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);

      g_ptr_array_add (rows,
                       san_ranking_row_new (place, i, emphasis_of (group, place),
                                            parent_name (roster,
                                                         place->score->participant->unit_id)));
    }

  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       NULL, 0);
  g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
}

static void
select_unit (SanRankingPage *self,
             gint64          unit_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanRankingRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (san_ranking_row_get_unit_id (row) == unit_id)
        {
          gtk_single_selection_set_selected (self->selection, i);
          gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->table)),
                                      "list.scroll-to-item", "u", i);
          return;
        }
    }

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/* Chart and explanation --------------------------------------------------------------- */

const SanPlace *
san_ranking_page_get_place (SanRankingPage        *self,
                            const SanRankedGroup **group)
{
  SanRanking *ranking = san_context_get_ranking (context_of (self), NULL);
  const SanRankedGroup *in_view = ranking != NULL ? group_in_view (self, ranking) : NULL;
  SanRankingRow *row = selected_row (self);
  guint index = row != NULL ? san_ranking_row_get_index (row) : G_MAXUINT;

  if (group != NULL)
    *group = in_view;

  return in_view != NULL && index < in_view->places->len
         ? g_ptr_array_index (in_view->places, index) : NULL;
}

void
san_ranking_page_show_explanation (SanRankingPage *self)
{
  SanRanking *ranking = san_context_get_ranking (context_of (self), NULL);
  const SanRankedGroup *group;
  const SanPlace *place = san_ranking_page_get_place (self, &group);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->side), "explain") == 0)
    san_explain_view_show (self->explain, context_of (self), ranking, group, place);
}

static void
on_selected_cb (SanRankingPage *self)
{
  const SanRankedGroup *group;

  if (self->filling || self->chart == NULL)
    return;

  san_ranking_page_get_place (self, &group);
  san_ranking_page_follow_selection (self, group);
  san_ranking_page_show_explanation (self);
}

static void
on_item_activated_cb (SanRankingPage *self,
                      int             index)
{
  SanRanking *ranking = san_context_get_ranking (context_of (self), NULL);
  const SanRankedGroup *group = ranking != NULL ? group_in_view (self, ranking) : NULL;
  int unit = san_ranking_page_unit_of_item (self, index);

  if (group != NULL && unit >= 0 && (guint) unit < group->places->len)
    {
      const SanPlace *place = g_ptr_array_index (group->places, unit);

      select_unit (self, place->score->participant->unit_id);
    }
}

/* Showing ----------------------------------------------------------------------------- */

static void
show_figures (SanRankingPage       *self,
              const SanRankedGroup *group)
{
  g_autofree char *units = NULL;
  g_autofree char *text = NULL;

  units = g_strdup_printf (ngettext ("%u unit", "%u units", group->places->len),
                           group->places->len);
  text = group->n == 0
         ? g_strdup (units)
         : g_strdup_printf (_("%s   <b>group mean %s</b>   highest %s   lowest %s   median %s   standard deviation %s"),
                            units, group->mean, group->max, group->min, group->median,
                            group->stdev);
  gtk_label_set_markup (self->figures, text);
}

static void
show_state (SanRankingPage *self,
            const SanRound *round)
{
  gboolean published = round->state == SAN_ROUND_PUBLISHED;

  san_page_set_tag (SAN_PAGE (self), published ? _("Published") : _("Provisional"),
                    published ? "ok" : "accent");
  if (published)
    {
      g_autofree char *text = g_strdup_printf (_("Published %s, edition %u"), round->published,
                                               round->n_editions);

      gtk_label_set_text (self->state_label, text);
    }
  else
    {
      gtk_label_set_text (self->state_label,
                          _("Provisional: not published yet, places may still change"));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->publish_button),
                          !published && !san_context_is_read_only (context_of (self)));
}

static void
show_group (SanRankingPage   *self,
            const SanRanking *ranking)
{
  const SanRankedGroup *group = group_in_view (self, ranking);
  const SanScheme *scheme = group != NULL ? scheme_of (group) : NULL;
  SanRankingRow *row = selected_row (self);
  gint64 selected = row != NULL ? san_ranking_row_get_unit_id (row) : 0;

  if (scheme == NULL)
    {
      g_list_store_remove_all (self->rows);
      san_chart_view_set_chart (self->chart, NULL);
      return;
    }

  self->filling = TRUE;
  show_components (self, scheme);
  gtk_label_set_text (self->scheme_label, scheme->name);
  fill_rows (self, group);
  san_ranking_page_draw_chart (self, group);
  show_figures (self, group);
  self->filling = FALSE;

  select_unit (self, selected);
  on_selected_cb (self);
}

static void
on_group_toggled_cb (SanRankingPage  *self,
                     GtkToggleButton *button)
{
  SanRanking *ranking = san_context_get_ranking (context_of (self), NULL);

  if (!gtk_toggle_button_get_active (button) || self->filling || ranking == NULL)
    return;

  san_set_str (&self->group, g_object_get_data (G_OBJECT (button), "group"));
  show_group (self, ranking);
}

/* A toggle for each group, with how many units it has. */
static void
show_groups (SanRankingPage   *self,
             const SanRanking *ranking)
{
  const SanRankedGroup *in_view = group_in_view (self, ranking);
  GtkWidget *child;
  GtkToggleButton *first = NULL;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      g_autofree char *label = g_strdup_printf ("%s %u",
                                                *group->name != '\0' ? group->name : _("All units"),
                                                group->places->len);
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      g_object_set_data_full (G_OBJECT (button), "group", g_strdup (group->name), g_free);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), group == in_view);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_group_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->groups, button);
    }

  self->filling = FALSE;
}

static void
set_enabled (SanRankingPage *self,
             gboolean        enabled)
{
  static const char *const names[] = {
    "export", "export-chart", "copy", "copy-chart", "print", "explain", "publish", "chart",
    "lift", "what-if",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (
        G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))), names[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}

static void
san_ranking_page_refresh (SanPage   *page,
                          SanRefresh what)
{
  SanRankingPage *self = SAN_RANKING_PAGE (page);
  SanContext *context = context_of (self);
  SanRound *round = san_context_get_round (context);
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = round != NULL ? san_context_get_ranking (context, &error) : NULL;

  gtk_stack_set_visible_child_name (self->stack, ranking != NULL ? "ranking" : "empty");
  set_enabled (self, ranking != NULL);

  if (ranking == NULL)
    {
      g_list_store_remove_all (self->rows);
      san_page_set_tag (page, "", "");
      adw_status_page_set_description (self->empty, error != NULL ? error->message : NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->publish_button), FALSE);
      return;
    }

  show_groups (self, ranking);
  show_group (self, ranking);
  show_state (self, round);
}

/* A unit: goes to the group that has it. The name of a chart: shows that. */
static gboolean
san_ranking_page_show (SanPage  *page,
                       GVariant *target)
{
  SanRankingPage *self = SAN_RANKING_PAGE (page);
  SanRanking *ranking = san_context_get_ranking (context_of (self), NULL);
  gint64 unit_id;

  if (ranking == NULL)
    return FALSE;
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    {
      g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "chart",
                                      target);
      return TRUE;
    }
  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    return FALSE;

  unit_id = g_variant_get_int64 (target);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);

          if (place->score->participant->unit_id == unit_id)
            {
              san_set_str (&self->group, group->name);
              show_groups (self, ranking);
              show_group (self, ranking);
              select_unit (self, unit_id);
              return TRUE;
            }
        }
    }

  return FALSE;
}

/* The unit, and what of its explanation is selected. */
static void
san_ranking_page_selection (SanPage          *page,
                            SanPageSelection *selection)
{
  SanRankingPage *self = SAN_RANKING_PAGE (page);
  const SanPlace *place = san_ranking_page_get_place (self, NULL);

  if (place == NULL)
    return;

  selection->unit_id = place->score->participant->unit_id;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->side), "explain") == 0)
    san_explain_view_get_selection (self->explain, &selection->point_id, &selection->item_id);
}

static void
on_go_cb (SanRankingPage *self,
          const char     *page,
          gint64          id)
{
  san_page_go (SAN_PAGE (self), page, g_variant_new_int64 (id));
}

static void
on_activate_cb (SanRankingPage *self,
                guint           position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_toggle_button_set_active (self->explain_button, TRUE);
}

/* The header is full when the window is narrow: the button keeps its icon. */
static void
on_width_class_cb (SanRankingPage *self)
{
  gboolean narrow = san_page_get_width_class (SAN_PAGE (self)) == SAN_WIDTH_NARROW;

  adw_button_content_set_label (self->explain_content, narrow ? "" : _("Explain"));
  san_explain_view_set_narrow (self->explain, narrow);
  san_page_queue_refresh (SAN_PAGE (self), SAN_REFRESH_PERIOD);
}

static void
san_ranking_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_RANKING_PAGE);

  G_OBJECT_CLASS (san_ranking_page_parent_class)->dispose (object);
}

static void
san_ranking_page_finalize (GObject *object)
{
  SanRankingPage *self = SAN_RANKING_PAGE (object);

  g_clear_object (&self->drawing);
  g_free (self->group);
  g_free (self->shown_for);
  g_clear_object (&self->rows);
  g_ptr_array_unref (self->components);

  G_OBJECT_CLASS (san_ranking_page_parent_class)->finalize (object);
}

static void
san_ranking_page_class_init (SanRankingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SanPageClass *page_class = SAN_PAGE_CLASS (klass);

  object_class->dispose = san_ranking_page_dispose;
  object_class->finalize = san_ranking_page_finalize;
  page_class->refresh = san_ranking_page_refresh;
  page_class->show = san_ranking_page_show;
  page_class->selection = san_ranking_page_selection;

  g_type_ensure (SAN_TYPE_CHART_VIEW);
  g_type_ensure (SAN_TYPE_EXPLAIN_VIEW);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/ranking/san-ranking-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, groups);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, scheme_label);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, table);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, selection);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, side);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, chart_title);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, chart);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, explain);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, figures);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, explain_button);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, explain_content);
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, publish_button);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_go_cb);

  for (guint i = 0; i < G_N_ELEMENTS (charts_by_key); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "page.chart", "s", charts_by_key[i]);

  gtk_widget_class_set_css_name (widget_class, "ranking-page");
}

static void
san_ranking_page_init (SanRankingPage *self)
{
  g_autoptr (GtkSortListModel) sorted = NULL;
  GtkColumnViewColumn *place;

  gtk_widget_init_template (GTK_WIDGET (self));

  san_ranking_page_add_actions (self);

  self->components = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_list_store_new (SAN_TYPE_RANKING_ROW);

  place = add_column (self, SAN_RANKING_PLACE, _("Rank"), 56, -1);
  add_column (self, SAN_RANKING_UNIT, _("Unit"), 0, -1);
  add_column (self, SAN_RANKING_TOTAL, _("Total"), 66, -1);
  add_column (self, SAN_RANKING_CHANGE, _("Change"), 56, -1);
  add_column (self, SAN_RANKING_ADJUSTMENT, _("Adj."), 50, -1);
  add_column (self, SAN_RANKING_OUTCOME, _("Outcome"), 66, -1);

  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                    g_object_ref (gtk_column_view_get_sorter (self->table)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  gtk_column_view_sort_by_column (self->table, place, GTK_SORT_ASCENDING);

  san_page_bind_paned (SAN_PAGE (self), self->paned, "ranking", 668);
  g_signal_connect (self, "notify::width-class", G_CALLBACK (on_width_class_cb), NULL);
}
