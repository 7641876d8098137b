/* san-units-page.c - the units of the campaign, and one of them to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-units-page.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "pages/units/san-unit-changes.h"
#include "pages/units/san-unit-columns.h"
#include "pages/units/san-unit-detail.h"
#include "pages/units/san-unit-dialogs.h"
#include "pages/units/san-unit-drag.h"
#include "pages/units/san-unit-paper.h"
#include "pages/units/san-unit-rows.h"
#include "pages/units/san-unit-tree.h"
#include "registry/san-unit-store.h"
#include "standards/san-point-list-store.h"
#include "tickets/san-ticket-store.h"
#include "widgets/san-view-row.h"

typedef enum { MODE_TREE, MODE_GROUPS, MODE_LIST } Mode;

struct _SanUnitsPage
{
  SanPage             parent_instance;

  SanUnitRows        *rows;
  SanUnitTree        *tree;        /* of @rows */
  GtkSingleSelection *selection;   /* of @rows */
  GPtrArray          *kinds;       /* those that there are: values of @kind, after "all" */
  gboolean            retired;     /* are shown, too */
  gboolean            filling;     /* the program, not the person, changes things */
  gint64     chosen;               /* by the person; a search may hide it for a while */
  guint      loads;                /* of places: only the last one counts */
  GtkWidget *context_menu;

  /* Template children */
  GtkStack         *stack;
  GtkStack         *results;
  GtkSearchEntry   *search;
  GtkToggleButton  *mode_tree;
  GtkToggleButton  *mode_groups;
  GtkToggleButton  *mode_list;
  GtkDropDown      *kind;
  GtkButton        *unfold;
  AdwButtonContent *unfold_content;
  GtkPaned         *paned;
  GtkColumnView    *view;
  GMenuModel       *unit_menu;
  SanUnitDetail    *detail;
  GtkLabel         *counts;
  GtkLabel         *as_on;
};

G_DEFINE_FINAL_TYPE (SanUnitsPage, san_units_page, SAN_TYPE_PAGE)

static SanContext *
context_of (SanUnitsPage * self)
{
  return san_page_get_context (SAN_PAGE (self));
}

static Mode
mode_of (SanUnitsPage *self)
{
  if (gtk_toggle_button_get_active (self->mode_groups))
    return MODE_GROUPS;

  return gtk_toggle_button_get_active (self->mode_list) ? MODE_LIST : MODE_TREE;
}

/* Actions that are there */

static void
enable (SanUnitsPage *self,
        const char   *name,
        gboolean      enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                                name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static gboolean
is_unused (SanUnitsPage  *self,
           const SanUnit *unit)
{
  g_auto (GStrv) uses = NULL;

  if (unit->children != NULL)
    return FALSE;
  uses = san_unit_store_uses (san_context_get_database (context_of (self)), unit->id, NULL);

  return uses != NULL && *uses == NULL;
}

static void
update_actions (SanUnitsPage *self)
{
  static const char *const on_unit[] = { "move", "merge", "split", "retire", "group",
                                         "group-in" };
  const SanUnit *unit = san_unit_rows_get_unit (self->rows);
  gboolean writable = !san_context_is_read_only (context_of (self));
  gboolean in_tree = san_unit_rows_shows_tree (self->rows);

  enable (self, "new", writable);
  enable (self, "new-child", writable && unit != NULL);
  enable (self, "up", writable && unit != NULL && in_tree);
  enable (self, "down", writable && unit != NULL && in_tree);
  enable (self, "delete", writable && unit != NULL && is_unused (self, unit));
  enable (self, "copy", unit != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (on_unit); i++)
    enable (self, on_unit[i], writable && unit != NULL);
}

static void
on_selected_cb (SanUnitsPage *self)
{
  if (self->filling || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  if (san_unit_rows_get_unit (self->rows) != NULL)
    self->chosen = san_unit_rows_get_unit (self->rows)->id;
  san_unit_detail_show (self->detail, san_unit_rows_get_unit (self->rows));
  update_actions (self);
}

/* (nullable) (transfer container): what the search and the kind leave; NULL: everything */
static GPtrArray *
matching_units (SanUnitsPage *self)
{
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->search));
  SanRoster *roster = san_unit_tree_get_roster (self->tree);
  guint line = gtk_drop_down_get_selected (self->kind);
  gboolean any_kind = line == 0 || line > self->kinds->len;
  GPtrArray *units;

  if (*needle == '\0' && any_kind && mode_of (self) != MODE_LIST)
    return NULL;

  if (*needle != '\0')
    {
      units = san_roster_search (roster, needle, san_roster_size (roster));
    }
  else
    {
      units = g_ptr_array_new ();
      for (guint i = 0; i < san_roster_size (roster); i++)
        g_ptr_array_add (units, (gpointer) san_roster_nth (roster, i));
    }

  for (guint i = units->len; !any_kind && i > 0; i--)
    {
      const SanUnit *unit = g_ptr_array_index (units, i - 1);

      if ((guint) unit->kind != GPOINTER_TO_UINT (g_ptr_array_index (self->kinds, line - 1)))
        g_ptr_array_remove_index (units, i - 1);
    }

  return units;
}

static void
show_rows (SanUnitsPage *self)
{
  g_autoptr (GPtrArray) units = matching_units (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->unfold), units == NULL);
  if (units != NULL)
    san_unit_rows_show_list (self->rows, units);
  else if (mode_of (self) == MODE_GROUPS)
    san_unit_rows_show_groups (self->rows);
  else
    san_unit_rows_show_tree (self->rows);
  gtk_stack_set_visible_child_name (self->results,
                                    units != NULL && units->len == 0 ? "none" : "rows");
}

/* Filters */

static void
show_keeping_selection (SanUnitsPage *self)
{
  self->filling = TRUE;
  show_rows (self);
  if (self->chosen != 0)
    san_unit_rows_select (self->rows, self->chosen);
  self->filling = FALSE;
  on_selected_cb (self);
}

static void
on_filter_changed_cb (SanUnitsPage *self)
{
  if (!self->filling && san_unit_tree_get_roster (self->tree) != NULL)
    show_keeping_selection (self);
}

static void
on_mode_toggled_cb (SanUnitsPage    *self,
                    GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    on_filter_changed_cb (self);
}

static void
clear_filters (SanUnitsPage *self)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->kind, 0);
  self->filling = filling;
}

static void
on_search_stop_cb (SanUnitsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_search_activate_cb (SanUnitsPage *self)
{
  on_filter_changed_cb (self);      /* Enter does not wait for the typing to rest */
  if (gtk_single_selection_get_selected_item (self->selection) == NULL && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    san_unit_rows_select_position (self->rows, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Counts */

static void
show_counts (SanUnitsPage *self)
{
  SanRoster *roster = san_unit_tree_get_roster (self->tree);
  const SanPeriod *period = san_context_get_period (context_of (self));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *month = san_period_label (period);
  g_autofree char *as_on = g_strdup_printf (_("End of %s"), month);
  guint counts[SAN_N_UNIT_KINDS] = { 0 };

  for (guint i = 0; i < san_roster_size (roster); i++)
    counts[san_roster_nth (roster, i)->kind]++;

  g_ptr_array_set_size (self->kinds, 0);
  gtk_string_list_append (words, _("Kind: all"));
  for (guint i = 0; i < SAN_N_UNIT_KINDS; i++)
    {
      if (counts[i] == 0)
        continue;
      g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "",
                              san_unit_kind_title (i), counts[i]);
      gtk_string_list_append (words, san_unit_kind_title (i));
      g_ptr_array_add (self->kinds, GUINT_TO_POINTER (i));
    }
  gtk_label_set_text (self->counts, text->str);
  gtk_label_set_text (self->as_on, as_on);
  if (g_list_model_get_n_items (gtk_drop_down_get_model (self->kind)) !=
      g_list_model_get_n_items (G_LIST_MODEL (words)))
    gtk_drop_down_set_model (self->kind, G_LIST_MODEL (words));
}

/* Records */

typedef struct
{
  GWeakRef page;
  guint    load;
} PlacesLoad;

static void
places_load_free (gpointer data)
{
  PlacesLoad *load = data;

  g_weak_ref_clear (&load->page);
  g_free (load);
}

static void
on_places_cb (SanUnitPlaces *places,
              gpointer       data)
{
  PlacesLoad *load = data;
  g_autoptr (SanUnitsPage) self = g_weak_ref_get (&load->page);

  if (self == NULL || self->detail == NULL || self->loads != load->load)
    {
      san_unit_places_free (places);
      return;
    }

  san_unit_detail_set_places (self->detail, places);
}

static void
load_places (SanUnitsPage *self)
{
  PlacesLoad *load = g_new0 (PlacesLoad, 1);

  g_weak_ref_init (&load->page, self);
  load->load = ++self->loads;
  san_unit_places_load (context_of (self), on_places_cb, load, places_load_free);
}

static gboolean
load_records (SanUnitsPage *self)
{
  SanContext *context = context_of (self);
  SanDatabase *database = san_context_get_database (context);
  SanDay day = san_context_get_period (context)->last;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GPtrArray) groupings = NULL;
  GHashTable *territory = NULL, *bureau = NULL;

  if (self->retired)
    roster = san_roster_load (database, day, TRUE, &error);
  else if (san_context_get_roster (context) != NULL)
    roster = san_roster_ref (san_context_get_roster (context));
  else
    return FALSE;                /* reported already */
  if (roster != NULL)
    groupings = san_group_store_list (database, day, &error);
  if (groupings == NULL)
    {
      san_context_report (context, error);
      return FALSE;
    }

  /* without them the columns are empty, which is no reason to show no units */
  san_point_list_count_units (database, day, &territory, &bureau, NULL);
  san_unit_tree_set_points (self->tree, territory, bureau);
  san_unit_tree_set_tickets (self->tree, san_ticket_store_count_units (database, NULL));
  san_unit_tree_set_records (self->tree, roster, groupings);

  return TRUE;
}

static void
reload (SanUnitsPage *self)
{
  const SanUnit *unit = san_unit_rows_get_unit (self->rows);
  gint64 id = unit != NULL ? unit->id : 0;
  gpointer row = gtk_single_selection_get_selected_item (self->selection);
  gboolean unfolded = GTK_IS_TREE_LIST_ROW (row) && gtk_tree_list_row_get_expanded (row);

  self->filling = TRUE;
  if (load_records (self))
    {
      show_counts (self);
      show_rows (self);
      if (id != 0 && (san_unit_rows_get_unit (self->rows) == NULL || san_unit_rows_get_unit (self->rows)->id != id))
        {
          /* it moved: where it stands now, as it was */
          san_unit_rows_select (self->rows, id);
          row = gtk_single_selection_get_selected_item (self->selection);
          if (unfolded && GTK_IS_TREE_LIST_ROW (row))
            gtk_tree_list_row_set_expanded (row, TRUE);
        }
      gtk_stack_set_visible_child_name
        (self->stack, san_roster_size (san_unit_tree_get_roster (self->tree)) > 0 ? "units"
                                                                                  : "empty");
    }
  self->filling = FALSE;
  on_selected_cb (self);
  load_places (self);
}

/* Actions on a unit */

static void
on_new_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  SanUnitsPage *self = data;
  const SanUnit *unit = san_unit_rows_get_unit (self->rows);

  if (san_unit_tree_get_roster (self->tree) == NULL)
    return;
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "new") && unit != NULL)
    unit = unit->parent;     /* beside it */
  san_unit_dialog_new (SAN_PAGE (self), self->tree, unit);
}

static void
on_dialog_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanUnitsPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  const SanUnit *unit = san_unit_rows_get_unit (self->rows);

  if (unit == NULL)
    return;
  if (g_str_equal (name, "move"))
    san_unit_dialog_move (SAN_PAGE (self), self->tree, unit);
  else if (g_str_equal (name, "merge"))
    san_unit_dialog_merge (SAN_PAGE (self), self->tree, unit);
  else if (g_str_equal (name, "split"))
    san_unit_dialog_split (SAN_PAGE (self), self->tree, unit);
  else if (g_str_equal (name, "retire"))
    san_unit_dialog_retire (SAN_PAGE (self), unit);
  else
    san_unit_dialog_delete (SAN_PAGE (self), unit);
}

static void
on_order_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanUnitsPage *self = data;
  const SanUnit *unit = san_unit_rows_get_unit (self->rows);

  if (unit != NULL)
    san_unit_change_order (context_of (self), unit,
                           g_str_equal (g_action_get_name (G_ACTION (action)), "up") ? -1 : 1);
}

/* "group": in the first grouping there is; "group-in": in that one, 0 for a new one */
static void
on_group_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanUnitsPage *self = data;
  GPtrArray *groupings = san_unit_tree_get_groupings (self->tree);
  gint64 id = parameter != NULL ? g_variant_get_int64 (parameter) : -1;
  const SanGrouping *chosen = NULL;

  if (san_unit_rows_get_unit (self->rows) == NULL)
    return;
  for (guint i = 0; i < groupings->len && chosen == NULL; i++)
    {
      SanGrouping *grouping = g_ptr_array_index (groupings, i);

      if (grouping->id == id || id < 0)
        chosen = grouping;
    }
  san_unit_dialog_group (SAN_PAGE (self), self->tree, san_unit_rows_get_unit (self->rows), chosen);
}

static void
on_copy_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanUnitsPage *self = data;
  g_autoptr (SanUnitItem) item = san_unit_rows_get_item (self->rows);
  g_autoptr (GString) text = g_string_new (NULL);

  if (item == NULL)
    return;
  for (guint i = 0; i < SAN_N_UNIT_COLUMNS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", san_unit_column_text (i, item));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

/* Actions on the page */

static void
on_search_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  gtk_widget_grab_focus (GTK_WIDGET (SAN_UNITS_PAGE (data)->search));
}

static void
on_unfold_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanUnitsPage *self = data;
  gboolean unfolded = !san_unit_rows_get_unfolded (self->rows);

  self->filling = TRUE;
  san_unit_rows_set_unfolded (self->rows, unfolded);
  self->filling = FALSE;
  adw_button_content_set_label (self->unfold_content, unfolded ? _("Fold all") : _("Unfold all"));
  adw_button_content_set_icon_name (self->unfold_content,
                                    unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  show_keeping_selection (self);
}

static void
on_retired_cb (GSimpleAction *action,
               GVariant      *state,
               gpointer       data)
{
  SanUnitsPage *self = data;

  self->retired = g_variant_get_boolean (state);
  g_simple_action_set_state (action, state);
  reload (self);
}

static void
on_print_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanUnitsPage *self = data;
  SanContext *context = san_page_get_context (data);
  const char *name = g_action_get_name (G_ACTION (action));
  g_autoptr (SanTextTable) table = san_unit_paper_get_table (data, G_LIST_MODEL (self->selection));

  if (g_str_equal (name, "export"))
    san_text_table_ask (table, data, context, NULL);
  else
    san_text_table_print (table, data, context, g_str_equal (name, "preview"));
}

static void
on_print_side_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  g_autoptr (SanPaper) paper = san_unit_detail_to_paper (SAN_UNITS_PAGE (data)->detail);

  if (paper != NULL)
    san_list_file_print (data, paper, TRUE);
}

static void
on_export_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  san_unit_paper_export (data, g_str_has_prefix (name, "export-groups") ? "groups" : "units",
                         g_str_has_suffix (name, "csv") ? ".csv" : ".xlsx");
}

static void
on_tab_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  san_unit_detail_turn (SAN_UNITS_PAGE (data)->detail,
                        g_str_equal (g_action_get_name (G_ACTION (action)), "next-tab") ? 1 : -1);
}

/* The table */

static void
popup_at (SanUnitsPage *self,
          double        x,
          double        y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static void
on_right_click_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   SanUnitsPage    *self)
{
  GtkWidget *row = san_view_row_pick (self->view, x, y);

  if (row == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position
                                       (san_view_row_list_item (row)));
  if (san_unit_rows_get_unit (self->rows) != NULL)
    popup_at (self, x, y);
}

static void
on_menu_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanUnitsPage *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t area;

  if (san_unit_rows_get_unit (self->rows) == NULL)
    return;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) &&
      gtk_widget_compute_bounds (focus, GTK_WIDGET (self->view), &area))
    popup_at (self, area.origin.x + 40, area.origin.y + area.size.height);
  else
    popup_at (self, 40, 60);
}

static void
on_activate_cb (SanUnitsPage *self,
                guint         position)
{
  gpointer row = gtk_single_selection_get_selected_item (self->selection);

  if (GTK_IS_TREE_LIST_ROW (row) && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

/* Overrides */

static void
san_units_page_refresh (SanPage   *page,
                        SanRefresh what)
{
  reload (SAN_UNITS_PAGE (page));
}

static gboolean
san_units_page_show (SanPage  *page,
                     GVariant *target)
{
  SanUnitsPage *self = SAN_UNITS_PAGE (page);
  gint64 id;

  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    return FALSE;

  id = g_variant_get_int64 (target);
  if (san_unit_tree_get_roster (self->tree) == NULL)
    reload (self);
  if (san_unit_tree_get_unit (self->tree, id) == NULL && !self->retired)
    g_action_group_change_action_state (G_ACTION_GROUP (san_page_get_actions (page)),
                                        "show-retired", g_variant_new_boolean (TRUE));
  if (san_unit_tree_get_unit (self->tree, id) == NULL)
    return FALSE;
  if (san_unit_rows_get_unit (self->rows) != NULL && san_unit_rows_get_unit (self->rows)->id == id)
    return san_unit_rows_select (self->rows, id);

  clear_filters (self);
  if (mode_of (self) == MODE_GROUPS)
    gtk_toggle_button_set_active (self->mode_tree, TRUE);
  show_rows (self);

  return san_unit_rows_select (self->rows, id);
}

static void
on_width_class_cb (SanUnitsPage *self)
{
  san_unit_columns_set_narrow (self->view,
                               san_page_get_width_class (SAN_PAGE (self)) == SAN_WIDTH_NARROW);
}

static void
san_units_page_selection (SanPage          *page,
                          SanPageSelection *selection)
{
  const SanUnit *unit = san_unit_rows_get_unit (SAN_UNITS_PAGE (page)->rows);

  selection->unit_id = unit != NULL ? unit->id : 0;
}

static void
san_units_page_dispose (GObject *object)
{
  SanUnitsPage *self = SAN_UNITS_PAGE (object);

  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_UNITS_PAGE);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);

  G_OBJECT_CLASS (san_units_page_parent_class)->dispose (object);
}

static void
san_units_page_class_init (SanUnitsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SanPageClass *page_class = SAN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_units_page_dispose;
  page_class->refresh = san_units_page_refresh;
  page_class->show = san_units_page_show;
  page_class->selection = san_units_page_selection;

  g_type_ensure (SAN_TYPE_UNIT_DETAIL);
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/units/san-units-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, results);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, search);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, mode_tree);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, mode_groups);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, mode_list);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, kind);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, unfold);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, unfold_content);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, view);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, unit_menu);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, counts);
  gtk_widget_class_bind_template_child (widget_class, SanUnitsPage, as_on);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "page.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "page.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "page.new-child", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "page.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "page.down",
                                       NULL);
}

static void
install_view (SanUnitsPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->kinds = g_ptr_array_new ();
  self->rows = san_unit_rows_new (self->view);
  self->tree = san_unit_rows_get_tree (self->rows);
  self->selection = san_unit_rows_get_selection (self->rows);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_selected_cb), self, G_CONNECT_SWAPPED);
  san_unit_drag_install (self->view, SAN_PAGE (self), self->tree);

  self->context_menu = gtk_popover_menu_new_from_model (self->unit_menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
  gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self->view));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

static void
san_units_page_init (SanUnitsPage *self)
{
  static const GActionEntry entries[] = {
    { "search", on_search_cb },
    { "new", on_new_cb },
    { "new-child", on_new_cb },
    { "up", on_order_cb },
    { "down", on_order_cb },
    { "move", on_dialog_cb },
    { "merge", on_dialog_cb },
    { "split", on_dialog_cb },
    { "retire", on_dialog_cb },
    { "delete", on_dialog_cb },
    { "group", on_group_cb },
    { "group-in", on_group_cb, "x" },
    { "copy", on_copy_cb },
    { "menu", on_menu_cb },
    { "unfold", on_unfold_cb },
    { "show-retired", NULL, NULL, "false", on_retired_cb },
    { "print", on_print_cb },
    { "preview", on_print_cb },
    { "print-side", on_print_side_cb },
    { "export", on_print_cb },
    { "export-units", on_export_cb },
    { "export-csv", on_export_cb },
    { "export-groups", on_export_cb },
    { "next-tab", on_tab_cb },
    { "previous-tab", on_tab_cb },
  };

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                   entries, G_N_ELEMENTS (entries), self);
  install_view (self);
  san_unit_detail_set_page (self->detail, SAN_PAGE (self), self->tree, self->unit_menu);
  gtk_search_entry_set_key_capture_widget (self->search, NULL);
  g_signal_connect (self, "notify::width-class", G_CALLBACK (on_width_class_cb), NULL);
  san_page_bind_paned (SAN_PAGE (self), self->paned, "units", 772);
  self->filling = FALSE;
}
