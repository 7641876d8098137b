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
#include "widgets/san-list-place.h"

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

static SanRankingRow *
selected_row (SanRankingPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
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
          san_list_place_scroll_to (GTK_WIDGET (self->table), i);
          return;
        }
    }

  /* chart, explanation and Ctrl+N are about a unit: the first, until another is chosen */
  gtk_single_selection_set_selected (self->selection, n > 0 ? 0 : GTK_INVALID_LIST_POSITION);
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

/* From a chart to what is behind it: the unit that was pointed at, or that the whole chart is
 * about, explained. */
static void
on_item_activated_cb (SanRankingPage *self,
                      int             index)
{
  SanRanking *ranking = san_context_get_ranking (context_of (self), NULL);
  const SanRankedGroup *group = ranking != NULL ? group_in_view (self, ranking) : NULL;
  int unit = san_ranking_page_unit_of_item (self, index);

  if (group == NULL)
    return;

  if (san_round_chart_needs_unit (self->chart_kind))
    {
      select_unit (self, self->drawn_unit);
    }
  else if (unit >= 0 && (guint) unit < group->places->len)
    {
      const SanPlace *place = g_ptr_array_index (group->places, unit);

      select_unit (self, place->score->participant->unit_id);
    }
  g_action_group_change_action_state (G_ACTION_GROUP (san_page_get_actions (SAN_PAGE (self))),
                                      "explain", g_variant_new_boolean (TRUE));
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
  const SanScheme *scheme = group != NULL ? san_ranking_table_scheme (group) : NULL;
  SanRankingRow *row = selected_row (self);
  gint64 selected = row != NULL ? san_ranking_row_get_unit_id (row) : 0;

  if (scheme == NULL)
    {
      g_list_store_remove_all (self->rows);
      san_chart_view_set_chart (self->chart, NULL);
      return;
    }

  self->filling = TRUE;
  san_ranking_table_show_components (self, scheme);
  gtk_label_set_text (self->scheme_label, scheme->name);
  san_ranking_table_fill (self, group);
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

/* (transfer full) */
static char *
group_title (const SanRankedGroup *group)
{
  return g_strdup_printf ("%s %u", *group->name != '\0' ? group->name : _("All units"),
                          group->places->len);
}

/* Whether the toggles are those of the groups already; then the right one is pressed. */
static gboolean
keep_groups (SanRankingPage   *self,
             const SanRanking *ranking)
{
  const SanRankedGroup *in_view = group_in_view (self, ranking);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->groups));
  GtkWidget *pressed = NULL;

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      g_autofree char *title = group_title (group);

      if (button == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), title) != 0 ||
          g_strcmp0 (g_object_get_data (G_OBJECT (button), "group"), group->name) != 0)
        return FALSE;
      if (group == in_view)
        pressed = button;
      button = gtk_widget_get_next_sibling (button);
    }
  if (pressed != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pressed), TRUE);

  return button == NULL;
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
  if (keep_groups (self, ranking))
    {
      self->filling = FALSE;
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      g_autofree char *label = group_title (group);
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
    "export", "export-chart", "copy", "copy-chart", "print", "preview", "print-side", "explain", "publish", "chart",
    "lift", "what-if", "awards", "year", "pin",
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

  san_ranking_page_judge (self);
  show_groups (self, ranking);
  show_group (self, ranking);
  show_state (self, round);
}

static gboolean
explain_unit (SanPage *page,
              gint64   unit_id)
{
  if (!san_page_show (page, g_variant_new_int64 (unit_id)))
    return FALSE;

  g_action_group_change_action_state (G_ACTION_GROUP (san_page_get_actions (page)), "explain",
                                      g_variant_new_boolean (TRUE));

  return TRUE;
}

/* A unit: goes to the group that has it; "explain" with a unit: explains it there. The name of
 * a chart: shows that. */
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
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_VARDICT) &&
      g_variant_lookup (target, "explain", "x", &unit_id))
    return explain_unit (page, unit_id);
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
  g_action_group_change_action_state (G_ACTION_GROUP (san_page_get_actions (SAN_PAGE (self))),
                                      "explain", g_variant_new_boolean (TRUE));
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
  g_clear_object (&self->judging);
  g_clear_pointer (&self->awards, san_awards_free);
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
  gtk_widget_class_bind_template_child (widget_class, SanRankingPage, present);
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

/* The second half of a split button has a tooltip, but no name for a screen reader. */
static void
name_present_menu (GtkWidget *split)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (split)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("More of the presentation"),
                                  -1);
}

static void
san_ranking_page_init (SanRankingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_present_menu (self->present);

  san_ranking_page_add_actions (self);

  self->components = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_list_store_new (SAN_TYPE_RANKING_ROW);

  san_ranking_table_init (self);
  san_page_bind_paned (SAN_PAGE (self), self->paned, "ranking", 668);
  g_signal_connect (self, "notify::width-class", G_CALLBACK (on_width_class_cb), NULL);
}
