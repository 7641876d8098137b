/* san-indicators-page.c - the standard as a tree, and what is selected of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-indicators-page.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "pages/standards/san-compare-window.h"
#include "pages/standards/san-indicator-changes.h"
#include "pages/standards/san-indicator-columns.h"
#include "pages/standards/san-indicator-detail.h"
#include "pages/standards/san-indicator-dialogs.h"
#include "pages/standards/san-indicator-drag.h"
#include "pages/standards/san-indicator-paper.h"
#include "pages/standards/san-indicator-status.h"
#include "pages/standards/san-ratings-dialog.h"
#include "standards/san-standard-version-store.h"
#include "widgets/san-list-place.h"
#include "widgets/san-tag.h"
#include "widgets/san-view-row.h"

struct _SanIndicatorsPage
{
  SanPage           parent_instance;

  SanIndicatorTree *tree;
  GPtrArray        *versions;
  guint             number;       /* that is shown; 0: the one in force */
  char             *published;    /* (nullable): the round that the version is published with */
  char             *version_words; /* lines of @version */
  gboolean          filling;
  gboolean          unfolded;
  GtkWidget        *context_menu;

  /* Template children */
  GtkStack           *stack;
  GtkStack           *results;
  GtkDropDown        *version;
  SanTag             *state;
  GtkSearchEntry     *search;
  AdwButtonContent   *unfold_content;
  GtkPaned           *paned;
  GtkColumnView      *view;
  GMenuModel         *row_menu;
  SanIndicatorDetail *detail;
  SanIndicatorStatus *status;
};

G_DEFINE_FINAL_TYPE (SanIndicatorsPage, san_indicators_page, SAN_TYPE_PAGE)

static SanContext *
context_of (SanIndicatorsPage * self)
{
  return san_page_get_context (SAN_PAGE (self));
}

static SanStandard *
standard_of (SanIndicatorsPage *self)
{
  return san_indicator_tree_get_standard (self->tree);
}

static gboolean
may_edit (gpointer data)
{
  SanIndicatorsPage *self = data;

  return !san_context_is_read_only (context_of (self)) && standard_of (self) != NULL &&
         !san_standard_is_frozen (standard_of (self)) && self->published == NULL;
}

/* What is selected */

static void
enable (SanIndicatorsPage *self,
        const char        *name,
        gboolean           enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                                name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (SanIndicatorsPage *self,
                SanIndicatorRow   *row)
{
  gboolean editable = may_edit (self);
  gboolean writable = !san_context_is_read_only (context_of (self)) && standard_of (self) != NULL;
  gboolean has_category = standard_of (self) != NULL &&
                          san_standard_get_categories (standard_of (self))->len > 0;

  enable (self, "new", editable && has_category);
  enable (self, "new-category", editable);
  enable (self, "new-version", writable && has_category &&
          !san_standard_is_frozen (standard_of (self)));
  enable (self, "compare", self->versions != NULL && self->versions->len > 1);
  enable (self, "ratings", editable);
  enable (self, "fill", editable && !has_category);
  enable (self, "up", editable && row != NULL);
  enable (self, "down", editable && row != NULL);
  enable (self, "edit", editable && row != NULL);
  enable (self, "remove", editable && row != NULL && san_indicator_row_get_category (row) != NULL);
  enable (self, "map", editable && row != NULL && san_indicator_row_get_item (row) != NULL);
  enable (self, "copy", row != NULL);
}

static void
show_detail (SanIndicatorsPage *self)
{
  g_autoptr (SanIndicatorRow) row = san_indicator_tree_get_selected (self->tree);
  g_autofree char *text = NULL;

  if (standard_of (self) == NULL)
    return;

  if (san_standard_is_frozen (standard_of (self)))
    san_indicator_detail_show (self->detail, row,
                               _("An earlier version stays as it was. Edit the one in force."),
                               "page.newest", _("Show the version in force"));
  else if (self->published != NULL)
    {
      text = g_strdup_printf (_("%s is published with this version. To change it, save a new "
                                "version first."), self->published);
      san_indicator_detail_show (self->detail, row, text, "page.new-version",
                                 _("Save as new version and edit…"));
    }
  else if (san_context_is_read_only (context_of (self)))
    san_indicator_detail_show (self->detail, row, _("The ledger was opened read-only."), NULL,
                               NULL);
  else
    san_indicator_detail_show (self->detail, row, NULL, NULL, NULL);
  update_actions (self, row);
}

static void
on_selected_cb (SanIndicatorsPage *self)
{
  if (!self->filling && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    show_detail (self);
}

static void
scroll_to (SanIndicatorsPage *self,
           guint              position)
{
  san_list_place_scroll_to (GTK_WIDGET (self->view), position);
}

/* Versions */

static void
show_state (SanIndicatorsPage *self)
{
  const SanStandard *standard = standard_of (self);
  SanWorkspace *workspace = san_context_get_workspace (context_of (self));

  if (san_standard_is_frozen (standard))
    san_tag_set (self->state, _("Retired"), "");
  else if (san_standard_get_from (standard) > san_time_day (san_workspace_now (workspace)))
    san_tag_set (self->state, _("Draft"), "weak");
  else
    san_tag_set (self->state, _("In use"), "accent");
}

static void
show_versions (SanIndicatorsPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  guint selected = 0;

  for (guint i = self->versions->len; i > 0; i--)
    {
      const SanStandardVersion *version = self->versions->pdata[i - 1];
      g_autofree char *title = san_compare_version_title (version->number, version->name,
                                                          version->from);

      gtk_string_list_append (words, title);
      g_string_append_printf (all, "%s\n", title);
      if (version->number == self->number)
        selected = self->versions->len - i;
    }
  /* not while it says that another line is chosen */
  if (san_set_str (&self->version_words, all->str))
    gtk_drop_down_set_model (self->version, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->version, selected);
}

static gboolean
load_records (SanIndicatorsPage *self)
{
  SanDatabase *database = san_context_get_database (context_of (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (SanStandard) standard = NULL;
  g_autoptr (GPtrArray) versions = san_standard_version_store_list (database, &error);

  if (versions != NULL)
    standard = san_standard_load_version (database, self->number, &error);
  if (standard == NULL && self->number != 0 && versions != NULL)
    {
      /* it was undone */
      self->number = 0;
      g_clear_error (&error);
      standard = san_standard_load_version (database, 0, &error);
    }
  if (standard == NULL)
    {
      san_context_report (context_of (self), error);
      return FALSE;
    }

  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = g_steal_pointer (&versions);
  g_clear_pointer (&self->published, g_free);
  if (!san_standard_is_frozen (standard))
    self->published = san_standard_version_store_published (database, standard, NULL);
  san_indicator_tree_show (self->tree, standard,
                           gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return TRUE;
}

/* (nullable): the round in view while it is assessed by the version that is shown */
static const char *
assessed_round (SanIndicatorsPage *self)
{
  const SanRound *round = san_context_get_round (context_of (self));
  const SanStandardVersion *version = self->versions->pdata[0];

  if (round == NULL || round->state < SAN_ROUND_ASSESS || round->state == SAN_ROUND_PUBLISHED)
    return NULL;

  for (guint i = 1; i < self->versions->len; i++)
    if (((SanStandardVersion *) self->versions->pdata[i])->from <= round->period.first)
      version = self->versions->pdata[i];

  return version->number == san_standard_get_number (standard_of (self)) ? round->label : NULL;
}

static void
show_status (SanIndicatorsPage *self)
{
  san_indicator_status_show (self->status, standard_of (self),
                             san_indicator_tree_count (self->tree), self->published,
                             assessed_round (self));
}

static void
show_results (SanIndicatorsPage *self)
{
  GPtrArray *categories = san_standard_get_categories (standard_of (self));
  guint rows = g_list_model_get_n_items (G_LIST_MODEL (san_indicator_tree_get_selection (self->tree)));

  gtk_stack_set_visible_child_name (self->stack, categories->len > 0 || self->versions->len > 1
                                    ? "tree" : "empty");
  gtk_stack_set_visible_child_name (self->results, rows > 0 ? "rows" : "none");
}

/* The first category opened with its items is what the page is for; a page of folded groups
 * and an empty pane beside them say nothing. */
static void
select_first (SanIndicatorsPage *self)
{
  GtkSingleSelection *selection = san_indicator_tree_get_selection (self->tree);

  if (gtk_single_selection_get_selected_item (selection) == NULL &&
      g_list_model_get_n_items (G_LIST_MODEL (selection)) > 0)
    gtk_single_selection_set_selected (selection, 0);
}

static void
reload (SanIndicatorsPage *self)
{
  gboolean first = standard_of (self) == NULL ||
                   san_standard_get_categories (standard_of (self))->len == 0;

  self->filling = TRUE;
  if (load_records (self))
    {
      if (first)
        san_indicator_tree_unfold (self->tree, FALSE);
      show_versions (self);
      show_state (self);
      show_status (self);
      show_results (self);
    }
  self->filling = FALSE;
  if (first)
    select_first (self);
  show_detail (self);
}

static void
on_version_cb (SanIndicatorsPage *self)
{
  guint line = gtk_drop_down_get_selected (self->version);
  const SanStandardVersion *version;

  if (self->filling || self->versions == NULL || line >= self->versions->len)
    return;

  version = self->versions->pdata[self->versions->len - 1 - line];
  self->number = line == 0 ? 0 : version->number;
  reload (self);
}

static void
on_newest_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanIndicatorsPage *self = data;

  self->number = 0;
  reload (self);
}

/* Searching */

static void
on_search_changed_cb (SanIndicatorsPage *self)
{
  if (self->filling || standard_of (self) == NULL)
    return;

  self->filling = TRUE;
  san_indicator_tree_show (self->tree, standard_of (self),
                           gtk_editable_get_text (GTK_EDITABLE (self->search)));
  show_status (self);
  show_results (self);
  self->filling = FALSE;
  show_detail (self);
}

static void
on_search_stop_cb (SanIndicatorsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_search_activate_cb (SanIndicatorsPage *self)
{
  GtkSingleSelection *selection = san_indicator_tree_get_selection (self->tree);

  on_search_changed_cb (self);      /* Enter does not wait for the typing to rest */
  if (gtk_single_selection_get_selected_item (selection) == NULL)
    gtk_single_selection_set_selected (selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_search_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  gtk_widget_grab_focus (GTK_WIDGET (SAN_INDICATORS_PAGE (data)->search));
}

/* Actions */

static void
on_new_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  SanIndicatorsPage *self = data;
  g_autoptr (SanIndicatorRow) row = san_indicator_tree_get_selected (self->tree);

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "new-category"))
    san_indicator_dialog_category (SAN_PAGE (self), row != NULL ? san_indicator_row_get_area (row)
                                                                : NULL);
  else
    san_indicator_dialog_item (SAN_PAGE (self), standard_of (self),
                               row != NULL ? san_indicator_row_get_category (row) : NULL);
}

static void
on_row_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  SanIndicatorsPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  g_autoptr (SanIndicatorRow) row = san_indicator_tree_get_selected (self->tree);

  if (row == NULL)
    return;
  if (g_str_equal (name, "edit"))
    {
      san_indicator_detail_edit (self->detail);
    }
  else if (g_str_equal (name, "remove"))
    {
      san_indicator_dialog_remove (SAN_PAGE (self), standard_of (self),
                                   san_indicator_row_get_category (row),
                                   san_indicator_row_get_item (row));
    }
  else if (g_str_equal (name, "map"))
    {
      san_indicator_dialog_map (SAN_PAGE (self), standard_of (self),
                                san_indicator_row_get_item (row));
    }
  else if (g_str_equal (name, "copy"))
    {
      san_indicator_paper_copy (SAN_PAGE (self), self->tree, row);
    }
  else
    {
      san_indicator_reorder (context_of (self), row, g_str_equal (name, "up") ? -1 : 1);
    }
}

static void
on_version_action_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  SanIndicatorsPage *self = data;
  g_autoptr (SanIndicatorRow) row = san_indicator_tree_get_selected (self->tree);
  const SanItem *item = row != NULL ? san_indicator_row_get_item (row) : NULL;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "new-version"))
    san_indicator_dialog_version (SAN_PAGE (self));
  else if (g_str_equal (name, "compare"))
    san_compare_window_new (SAN_PAGE (self));
  else
    san_ratings_dialog (SAN_PAGE (self), standard_of (self), item != NULL
                        ? san_standard_get_ratings (standard_of (self), item)->key : NULL);
}

static void
on_fill_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  g_autofree char *file = g_strconcat (g_variant_get_string (parameter, NULL), "-items.csv", NULL);

  san_indicator_fill (context_of (data), file);
}

static void
on_unfold_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanIndicatorsPage *self = data;

  self->unfolded = !self->unfolded;
  self->filling = TRUE;
  if (self->unfolded)
    {
      san_indicator_tree_unfold (self->tree, TRUE);
    }
  else
    {
      san_indicator_tree_fold (self->tree);
      san_indicator_tree_unfold (self->tree, FALSE);
    }
  self->filling = FALSE;
  adw_button_content_set_label (self->unfold_content, self->unfolded ? _("Fold all")
                                                                     : _("Unfold all"));
  adw_button_content_set_icon_name (self->unfold_content,
                                    self->unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  show_detail (self);
}

static void
on_print_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanIndicatorsPage *self = data;

  if (standard_of (self) != NULL)
    san_indicator_paper_print (SAN_PAGE (self), self->tree,
                               g_str_equal (g_action_get_name (G_ACTION (action)), "preview"));
}

static void
on_export_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  san_indicator_paper_export (data, g_str_equal (g_action_get_name (G_ACTION (action)),
                                                 "export-csv") ? ".csv" : ".xlsx");
}

/* The table */

static void
popup_at (SanIndicatorsPage *self,
          double             x,
          double             y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static void
on_right_click_cb (GtkGestureClick   *gesture,
                   int                n_press,
                   double             x,
                   double             y,
                   SanIndicatorsPage *self)
{
  GtkWidget *row = san_view_row_pick (self->view, x, y);

  if (row == NULL)
    return;
  gtk_single_selection_set_selected (san_indicator_tree_get_selection (self->tree),
                                     gtk_list_item_get_position
                                       (san_view_row_list_item (row)));
  popup_at (self, x, y);
}

static void
on_menu_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanIndicatorsPage *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t area;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) &&
      gtk_widget_compute_bounds (focus, GTK_WIDGET (self->view), &area))
    popup_at (self, area.origin.x + 40, area.origin.y + area.size.height);
  else
    popup_at (self, 40, 60);
}

static void
on_activate_cb (SanIndicatorsPage *self,
                guint              position)
{
  GtkSingleSelection *selection = san_indicator_tree_get_selection (self->tree);
  gpointer row = gtk_single_selection_get_selected_item (selection);

  if (GTK_IS_TREE_LIST_ROW (row) && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    san_indicator_detail_edit (self->detail);
}

/* → unfolds and ← folds, or goes to what the row is in */
static gboolean
on_arrow_cb (GtkWidget *view,
             GVariant  *args,
             gpointer   data)
{
  SanIndicatorsPage *self = data;
  GtkSingleSelection *selection = san_indicator_tree_get_selection (self->tree);
  gpointer row = gtk_single_selection_get_selected_item (selection);
  gboolean unfold = g_variant_get_boolean (args);
  g_autoptr (GtkTreeListRow) parent = NULL;

  if (!GTK_IS_TREE_LIST_ROW (row))
    return FALSE;

  if (unfold || gtk_tree_list_row_get_expanded (row))
    {
      gtk_tree_list_row_set_expanded (row, unfold);
      return TRUE;
    }
  parent = gtk_tree_list_row_get_parent (row);
  if (parent != NULL)
    {
      gtk_single_selection_set_selected (selection, gtk_tree_list_row_get_position (parent));
      scroll_to (self, gtk_tree_list_row_get_position (parent));
    }

  return TRUE;
}

/* Overrides */

static void
san_indicators_page_refresh (SanPage   *page,
                             SanRefresh what)
{
  reload (SAN_INDICATORS_PAGE (page));
}

static gboolean
san_indicators_page_show (SanPage  *page,
                          GVariant *target)
{
  SanIndicatorsPage *self = SAN_INDICATORS_PAGE (page);
  guint position;

  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    return FALSE;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->filling = FALSE;
  self->number = 0;
  reload (self);
  if (standard_of (self) == NULL ||
      !san_indicator_tree_select (self->tree, g_variant_get_string (target, NULL), &position))
    return FALSE;

  scroll_to (self, position);

  return TRUE;
}

static void
san_indicators_page_selection (SanPage          *page,
                               SanPageSelection *selection)
{
  g_autoptr (SanIndicatorRow) row =
    san_indicator_tree_get_selected (SAN_INDICATORS_PAGE (page)->tree);
  const SanItem *item = row != NULL ? san_indicator_row_get_item (row) : NULL;

  selection->item_id = item != NULL ? item->id : 0;
}

static void
on_width_class_cb (SanIndicatorsPage *self)
{
  san_indicator_columns_set_narrow (self->view, san_page_get_width_class (SAN_PAGE (self)) ==
                                    SAN_WIDTH_NARROW);
}

static void
san_indicators_page_dispose (GObject *object)
{
  SanIndicatorsPage *self = SAN_INDICATORS_PAGE (object);

  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_INDICATORS_PAGE);
  g_clear_object (&self->tree);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->published, g_free);
  g_clear_pointer (&self->version_words, g_free);

  G_OBJECT_CLASS (san_indicators_page_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_Menu, 0, "page.menu" }, { GDK_KEY_F10, GDK_SHIFT_MASK, "page.menu" },
    { GDK_KEY_Insert, 0, "page.new" }, { GDK_KEY_Up, GDK_ALT_MASK, "page.up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "page.down" }, { GDK_KEY_F2, 0, "page.edit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
san_indicators_page_class_init (SanIndicatorsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SanPageClass *page_class = SAN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_indicators_page_dispose;
  page_class->refresh = san_indicators_page_refresh;
  page_class->show = san_indicators_page_show;
  page_class->selection = san_indicators_page_selection;

  g_type_ensure (SAN_TYPE_INDICATOR_DETAIL);
  g_type_ensure (SAN_TYPE_INDICATOR_STATUS);
  g_type_ensure (SAN_TYPE_TAG);
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/standards/san-indicators-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, results);
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, version);
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, state);
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, search);
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, unfold_content);
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, view);
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SanIndicatorsPage, status);
  gtk_widget_class_bind_template_callback (widget_class, on_version_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  bind_keys (widget_class);
}

/* Keys of the table alone: elsewhere they belong to what is typed in */
static void
add_view_keys (SanIndicatorsPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const struct { const char *trigger, *action; } actions[] = {
    { "Delete", "page.remove" }, { "<Control>c", "page.copy" },
  };
  static const struct { const char *trigger; gboolean unfold; } arrows[] = {
    { "Right", TRUE }, { "Left", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_shortcut_controller_add_shortcut
      (GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (actions[i].trigger),
                        gtk_named_action_new (actions[i].action)));
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (arrows[i].trigger),
                          gtk_callback_action_new (on_arrow_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (arrows[i].unfold));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
install_view (SanIndicatorsPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkSingleSelection *selection;

  self->tree = san_indicator_tree_new ();
  selection = san_indicator_tree_get_selection (self->tree);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  san_indicator_columns_add (self->view);
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  san_indicator_drag_install (self->view, SAN_PAGE (self), may_edit, self);
  add_view_keys (self);

  self->context_menu = gtk_popover_menu_new_from_model (self->row_menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
  gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self->view));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

static void
san_indicators_page_init (SanIndicatorsPage *self)
{
  static const GActionEntry entries[] = {
    { "search", on_search_cb },
    { "new", on_new_cb },
    { "new-category", on_new_cb },
    { "up", on_row_cb },
    { "down", on_row_cb },
    { "edit", on_row_cb },
    { "remove", on_row_cb },
    { "map", on_row_cb },
    { "copy", on_row_cb },
    { "menu", on_menu_cb },
    { "newest", on_newest_cb },
    { "new-version", on_version_action_cb },
    { "compare", on_version_action_cb },
    { "ratings", on_version_action_cb },
    { "fill", on_fill_cb, "s" },
    { "unfold", on_unfold_cb },
    { "print", on_print_cb },
    { "preview", on_print_cb },
    { "export", on_export_cb },
    { "export-csv", on_export_cb },
  };

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                   entries, G_N_ELEMENTS (entries), self);
  install_view (self);
  san_indicator_detail_set_page (self->detail, SAN_PAGE (self), self->row_menu);
  gtk_search_entry_set_key_capture_widget (self->search, NULL);
  g_signal_connect (self, "notify::width-class", G_CALLBACK (on_width_class_cb), NULL);
  san_page_bind_paned (SAN_PAGE (self), self->paned, "indicators", -360);
  self->filling = FALSE;
}
