/* san-unit-detail.c - the pane that shows one unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-detail.h"

#include <glib/gi18n-lib.h>

#include "app/san-pages.h"
#include "pages/units/san-unit-card.h"
#include "pages/units/san-unit-facts.h"
#include "pages/units/san-unit-panels.h"
#include "widgets/san-chart-view.h"
#include "widgets/san-tag.h"

struct _SanUnitDetail
{
  AdwBin         parent_instance;

  SanPage       *page;       /* not owned */
  SanUnitTree   *tree;
  gint64         unit;
  SanUnitPlaces *places;

  /* Template children */
  GtkStack        *stack;
  GtkLabel        *title;
  SanTag          *kind;
  SanTag          *state;
  GtkLabel        *path;
  GtkMenuButton   *menu;
  GtkToggleButton *tab_facts;
  GtkToggleButton *tab_groups;
  GtkToggleButton *tab_below;
  GtkToggleButton *tab_history;
  GtkStack        *tabs;
  SanUnitFacts    *facts;
  GtkWidget       *places_panel;
  GtkLabel        *places_caption;
  GtkWidget       *explain;
  SanChartView    *chart;
  GtkBox          *groups;
  GtkListView     *below;
  GtkBox          *history;
};

G_DEFINE_FINAL_TYPE (SanUnitDetail, san_unit_detail, ADW_TYPE_BIN)

static const SanUnit *
unit_of (SanUnitDetail * self)
{
  return self->tree != NULL && self->unit != 0
         ? san_unit_tree_get_unit (self->tree, self->unit) : NULL;
}

/* Parts */

static void
show_places (SanUnitDetail *self,
             const SanUnit *unit)
{
  g_autoptr (GArray) steps = self->places != NULL
                             ? san_unit_places_of (self->places, unit->id) : NULL;
  const SanPlaceStep *last;
  g_autoptr (SanChart) chart = NULL;
  g_autofree char *title = NULL;
  g_autofree char *caption = NULL;

  gtk_widget_set_visible (self->places_panel, steps != NULL && steps->len > 0);
  if (steps == NULL || steps->len == 0)
    return;

  last = &g_array_index (steps, SanPlaceStep, steps->len - 1);
  title = g_strdup_printf (_("Places of %s in the last 6 months"), unit->name);
  if (last->place > 0)
    caption = g_strdup_printf (ngettext ("%1$s, %2$u unit", "%1$s, %2$u units", last->of),
                               last->group, last->of);
  chart = san_places_chart_new (title, (SanPlaceStep *) (gpointer) steps->data, steps->len);
  gtk_label_set_text (self->places_caption, caption != NULL ? caption : "");
  san_chart_view_set_chart (self->chart, chart);
}

static void
show_tab (SanUnitDetail *self)
{
  const SanUnit *unit = unit_of (self);

  if (unit == NULL)
    return;

  /* what costs a query is asked when it is looked at */
  if (gtk_toggle_button_get_active (self->tab_groups))
    san_unit_panels_groups (self->groups, self->page, self->tree, unit, self->places);
  if (gtk_toggle_button_get_active (self->tab_history))
    san_unit_panels_history (self->history, self->page, self->tree, unit);
}

static void
show_below (SanUnitDetail *self,
            const SanUnit *unit)
{
  guint n = unit->children != NULL ? unit->children->len : 0;
  g_autofree char *label = g_strdup_printf (_("Below %u"), n);
  g_autoptr (SanUnitList) list = san_unit_tree_list_any (self->tree);
  GtkSingleSelection *selection;

  gtk_button_set_label (GTK_BUTTON (self->tab_below), label);
  if (unit->children != NULL)
    san_unit_list_set_units (list, unit->children);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&list)));
  gtk_list_view_set_model (self->below, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

static void
show_state (SanUnitDetail *self,
            const SanUnit *unit)
{
  const SanPeriod *period = san_context_get_period (san_page_get_context (self->page));

  if (unit->to < period->last)
    san_tag_set (self->state, _("Retired"), "weak");
  else if (unit->from > period->last)
    san_tag_set (self->state, _("Begins later"), "accent");
  else
    san_tag_set (self->state, "", "");
}

/* Callbacks */

static void
on_tab_toggled_cb (SanUnitDetail   *self,
                   GtkToggleButton *button)
{
  const char *name = "facts";

  if (!gtk_toggle_button_get_active (button) || self->tabs == NULL)
    return;

  if (button == self->tab_groups)
    name = "groups";
  else if (button == self->tab_below)
    name = "below";
  else if (button == self->tab_history)
    name = "history";
  gtk_stack_set_visible_child_name (self->tabs, name);
  show_tab (self);
}

static void
on_explain_cb (SanUnitDetail *self)
{
  GVariantDict target;

  g_variant_dict_init (&target, NULL);
  g_variant_dict_insert (&target, "explain", "x", self->unit);
  san_page_go (self->page, "ranking", g_variant_dict_end (&target));
}

static void
on_below_activate_cb (SanUnitDetail *self,
                      guint          position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->below));
  g_autoptr (SanUnitItem) item = g_list_model_get_item (model, position);

  if (item != NULL)
    san_page_show (self->page, g_variant_new_int64 (san_unit_item_get_id (item)));
}

/* The list of what stands below */

static void
on_below_setup_cb (GtkSignalListItemFactory *factory,
                   GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *kind = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (kind, "sn-cap");
  gtk_widget_add_css_class (kind, "sn-dim");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_item_set_child (list_item, box);
}

static void
on_below_bind_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *list_item)
{
  const SanUnit *unit = san_unit_item_get_unit (gtk_list_item_get_item (list_item));
  GtkWidget *box = gtk_list_item_get_child (list_item);

  if (unit == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), unit->name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)),
                      san_unit_kind_title (unit->kind));
}

/* The class */

static void
san_unit_detail_dispose (GObject *object)
{
  SanUnitDetail *self = SAN_UNIT_DETAIL (object);

  g_clear_object (&self->tree);
  g_clear_pointer (&self->places, san_unit_places_free);
  /* the child is a template child, too: the bin must not find it gone */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_UNIT_DETAIL);

  G_OBJECT_CLASS (san_unit_detail_parent_class)->dispose (object);
}

static void
san_unit_detail_class_init (SanUnitDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_unit_detail_dispose;

  g_type_ensure (SAN_TYPE_UNIT_FACTS);
  g_type_ensure (SAN_TYPE_CHART_VIEW);
  g_type_ensure (SAN_TYPE_TAG);
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/units/san-unit-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, title);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, kind);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, state);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, path);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, menu);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, tab_facts);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, tab_groups);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, tab_below);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, tab_history);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, tabs);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, places_panel);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, places_caption);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, explain);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, chart);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, groups);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, below);
  gtk_widget_class_bind_template_child (widget_class, SanUnitDetail, history);
  gtk_widget_class_bind_template_callback (widget_class, on_tab_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_explain_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_below_activate_cb);
}

static void
san_unit_detail_init (SanUnitDetail *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_below_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_below_bind_cb), NULL);
  gtk_list_view_set_factory (self->below, factory);
}

void
san_unit_detail_set_page (SanUnitDetail *self,
                          SanPage       *page,
                          SanUnitTree   *tree,
                          GMenuModel    *menu)
{
  g_return_if_fail (SAN_IS_UNIT_DETAIL (self));

  self->page = page;
  g_set_object (&self->tree, tree);
  san_unit_facts_set_page (self->facts, page);
  gtk_menu_button_set_menu_model (self->menu, menu);
  gtk_widget_set_visible (self->explain, san_pages_find ("ranking") != NULL);
}

void
san_unit_detail_show (SanUnitDetail *self,
                      const SanUnit *unit)
{
  g_autofree char *path = NULL;

  g_return_if_fail (SAN_IS_UNIT_DETAIL (self));

  self->unit = unit != NULL ? unit->id : 0;
  gtk_stack_set_visible_child_name (self->stack, unit != NULL ? "unit" : "none");
  san_unit_facts_show (self->facts, unit, unit != NULL
                       ? san_unit_tree_get_groups_of (self->tree, unit->id) : "");
  if (unit == NULL)
    return;

  path = san_roster_path (san_unit_tree_get_roster (self->tree), unit);
  gtk_label_set_text (self->title, unit->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), unit->name);
  gtk_label_set_text (self->path, path);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->path), path);
  san_tag_set (self->kind, san_unit_kind_title (unit->kind), "");
  show_state (self, unit);
  show_below (self, unit);
  show_places (self, unit);
  show_tab (self);
}

void
san_unit_detail_set_places (SanUnitDetail *self,
                            SanUnitPlaces *places)
{
  const SanUnit *unit;

  g_return_if_fail (SAN_IS_UNIT_DETAIL (self));

  g_clear_pointer (&self->places, san_unit_places_free);
  self->places = places;
  unit = unit_of (self);
  if (unit == NULL)
    return;
  show_places (self, unit);
  if (gtk_toggle_button_get_active (self->tab_groups))
    show_tab (self);
}

SanPaper *
san_unit_detail_to_paper (SanUnitDetail *self)
{
  const SanUnit *unit;
  SanContext *context;
  g_autoptr (GError) error = NULL;
  SanPaper *paper;

  g_return_val_if_fail (SAN_IS_UNIT_DETAIL (self), NULL);

  unit = unit_of (self);
  if (unit == NULL)
    return NULL;

  context = san_page_get_context (self->page);
  paper = san_unit_card_new (context, self->tree, unit, self->places, &error);
  if (paper == NULL)
    san_context_report (context, error);

  return paper;
}

void
san_unit_detail_turn (SanUnitDetail *self,
                      int            steps)
{
  GtkToggleButton *tabs[] = { self->tab_facts, self->tab_groups, self->tab_below,
                              self->tab_history };
  int n = G_N_ELEMENTS (tabs);

  for (int i = 0; i < n; i++)
    if (gtk_toggle_button_get_active (tabs[i]))
      {
        gtk_toggle_button_set_active (tabs[(i + steps + n) % n], TRUE);
        break;
      }
}
