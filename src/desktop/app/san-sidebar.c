/* san-sidebar.c - the left edge of an open ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-sidebar.h"

#include <glib/gi18n-lib.h>

#include "app/san-pages.h"
#include "app/san-settings.h"
#include "store/san-journal.h"
#include "store/san-operator-store.h"

#define WIDTH_FULL  190
#define WIDTH_RAIL  58
#define MENU_RECENT 5
#define TICK        30    /* seconds between looks at what has become overdue */

struct _SanSidebar
{
  AdwBin        parent_instance;

  SanContext   *context;
  GSignalGroup *context_signals;
  gboolean      rail;
  gboolean      selecting;       /* the page leads the row, not the row the page */
  guint         tick;

  /* Template children */
  GtkWidget     *box;
  GtkMenuButton *campaign;
  GtkWidget     *campaign_text;
  GtkWidget     *campaign_arrow;
  GtkLabel      *title;
  GtkLabel      *file_name;
  GtkListBox    *nav;
  GtkListBox    *foot;
  GtkWidget     *line;
  GtkWidget     *saved_icon;
  GtkLabel      *saved;
  GtkMenuButton *operator;
  GMenu         *recent_menu;
  GMenu         *operator_menu;
};

G_DEFINE_FINAL_TYPE (SanSidebar, san_sidebar, ADW_TYPE_BIN)

static GtkWidget *
row_new (const SanPageInfo * info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *image = gtk_image_new_from_icon_name (info->icon);
  GtkWidget *label = gtk_label_new (_(info->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  if (info->count != NULL)
    {
      GtkWidget *count = gtk_label_new (NULL);
      GtkWidget *overlay = gtk_overlay_new ();
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (count, "sn-count");
      gtk_widget_add_css_class (count, "hot");
      gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
      gtk_widget_set_visible (count, FALSE);
      gtk_box_append (GTK_BOX (box), count);
      /* in the rail a dot stands for the number */
      gtk_widget_add_css_class (dot, "sn-count-dot");
      gtk_widget_set_halign (dot, GTK_ALIGN_END);
      gtk_widget_set_valign (dot, GTK_ALIGN_START);
      gtk_widget_set_visible (dot, FALSE);
      gtk_overlay_set_child (GTK_OVERLAY (overlay), box);
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), dot);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), overlay);
      g_object_set_data (G_OBJECT (row), "count", count);
      g_object_set_data (G_OBJECT (row), "dot", dot);
    }
  else
    {
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
    }
  g_object_set_data (G_OBJECT (row), "box", box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(info->title), -1);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) info);
  g_object_set_data (G_OBJECT (row), "label", label);

  return row;
}

static void
header_func (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       data)
{
  const SanPageInfo *info = g_object_get_data (G_OBJECT (row), "page");

  if (before != NULL && (info->flags & SAN_PAGE_START) != 0)
    {
      GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_widget_add_css_class (line, "sn-nav-line");
      gtk_list_box_row_set_header (row, line);
    }
  else
    {
      gtk_list_box_row_set_header (row, NULL);
    }
}

static void
fill_recent_menu (SanSidebar *self)
{
  g_autoptr (GPtrArray) recent = san_settings_recent ();
  const char *open = san_workspace_get_path (san_context_get_workspace (self->context));
  guint n = 0;

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < recent->len && n < MENU_RECENT; i++)
    {
      SanRecent *file = g_ptr_array_index (recent, i);
      g_autoptr (GMenuItem) item = NULL;

      if (g_str_equal (file->path, open) || !g_file_test (file->path, G_FILE_TEST_EXISTS))
        continue;
      item = g_menu_item_new (file->title, NULL);
      g_menu_item_set_action_and_target (item, "app.open-file", "s", file->path);
      g_menu_append_item (self->recent_menu, item);
      n++;
    }
}

static void
fill_operator_menu (SanSidebar *self)
{
  g_autoptr (GPtrArray) people =
    san_operator_store_list (san_context_get_database (self->context), NULL);
  const char *current = san_context_get_operator (self->context);
  gboolean listed = FALSE;

  g_menu_remove_all (self->operator_menu);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      SanOperator *person = g_ptr_array_index (people, i);
      g_autoptr (GMenuItem) item = NULL;

      if (!person->active)
        continue;
      listed = listed || g_str_equal (person->name, current);
      item = g_menu_item_new (person->name, NULL);
      g_menu_item_set_action_and_target (item, "win.operator", "s", person->name);
      g_menu_append_item (self->operator_menu, item);
    }
  if (!listed)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (current, NULL);

      g_menu_item_set_action_and_target (item, "win.operator", "s", current);
      g_menu_prepend_item (self->operator_menu, item);
    }
}

/* "Saved 10:42": when the newest step was made, with its day when that is not today. */
static char *
saved_text (SanSidebar *self)
{
  SanWorkspace *workspace = san_context_get_workspace (self->context);
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *time = NULL;
  SanStep *step;

  if (san_context_is_read_only (self->context))
    return g_strdup (_("Read-only"));

  steps = san_journal_list (san_context_get_database (self->context), 1, NULL);
  if (steps == NULL || steps->len == 0)
    return g_strdup ("");
  step = g_ptr_array_index (steps, 0);
  time = san_time_format (step->at);
  if (san_time_day (step->at) == san_time_day (san_workspace_now (workspace)))
    return g_strdup_printf (_("Saved %s"), time + strlen ("YYYY-MM-DD "));

  time[strlen ("YYYY-MM-DD")] = '\0';

  return g_strdup_printf (_("Saved %s"), time + strlen ("YYYY-"));
}

static void
update (SanSidebar *self)
{
  g_autofree char *path = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *spoken = NULL;
  const char *title, *operator;

  saved = saved_text (self);
  title = san_context_get_title (self->context);
  operator = san_context_get_operator (self->context);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->file_name, san_context_get_file_name (self->context));
  path = g_filename_display_name (
    san_workspace_get_path (san_context_get_workspace (self->context)));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->campaign), path);
  spoken = g_strdup_printf (_("Campaign: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->campaign),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_label_set_text (self->saved, saved);
  gtk_widget_set_tooltip_text (self->saved_icon, saved);
  gtk_menu_button_set_label (self->operator, operator);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->operator), _("Switch operator"));
}

/* What waits on a page: a number, in the rail a dot. */
static void
update_counts (SanSidebar *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->nav));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const SanPageInfo *info = g_object_get_data (G_OBJECT (row), "page");
      GtkWidget *label = g_object_get_data (G_OBJECT (row), "count");
      g_autofree char *text = NULL;
      g_autofree char *spoken = NULL;
      guint n;

      if (label == NULL)
        continue;
      n = info->count (self->context);
      text = g_strdup_printf ("%u", n);
      gtk_label_set_text (GTK_LABEL (label), text);
      gtk_widget_set_visible (label, n > 0 && !self->rail);
      gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "dot"), n > 0 && self->rail);
      if (n > 0)
        spoken = info->speak (n);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      spoken != NULL ? spoken : _(info->title), -1);
      if (self->rail)
        gtk_widget_set_tooltip_text (row, spoken != NULL ? spoken : _(info->title));
    }
}

static void
on_row_selected_cb (SanSidebar    *self,
                    GtkListBoxRow *row,
                    GtkListBox    *list)
{
  const SanPageInfo *info;

  if (row == NULL || self->selecting || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  info = g_object_get_data (G_OBJECT (row), "page");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", info->name);
}

static void
set_rail_of_list (GtkListBox *list,
                  gboolean    rail)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const SanPageInfo *info = g_object_get_data (G_OBJECT (row), "page");
      GtkWidget *box;

      if (info == NULL)      /* a separating line */
        continue;
      box = g_object_get_data (G_OBJECT (row), "box");
      gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "label"), !rail);
      gtk_widget_set_halign (box, rail ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
      gtk_widget_set_tooltip_text (row, rail ? _(info->title) : NULL);
    }
}

static void
select_in (GtkListBox *list,
           const char *page)
{
  gtk_list_box_unselect_all (list);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const SanPageInfo *info = g_object_get_data (G_OBJECT (row), "page");

      if (info != NULL && g_strcmp0 (info->name, page) == 0)
        gtk_list_box_select_row (list, GTK_LIST_BOX_ROW (row));
    }
}

static gboolean
on_tick_cb (gpointer data)
{
  SanSidebar *self = data;

  if (self->context != NULL)
    update_counts (self);

  return G_SOURCE_CONTINUE;
}

static void
san_sidebar_dispose (GObject *object)
{
  SanSidebar *self = SAN_SIDEBAR (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->context_signals);
  g_clear_object (&self->context);
  /* the child is a template child, too: the bin must not find it gone */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_SIDEBAR);

  G_OBJECT_CLASS (san_sidebar_parent_class)->dispose (object);
}

static void
san_sidebar_class_init (SanSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_sidebar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/app/san-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, box);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, campaign);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, campaign_text);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, campaign_arrow);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, file_name);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, nav);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, foot);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, line);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, saved_icon);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, saved);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, operator);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, SanSidebar, operator_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
}

static void
san_sidebar_init (SanSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->context_signals = g_signal_group_new (SAN_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "changed",
                                  G_CALLBACK (san_sidebar_update), self);

  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    gtk_list_box_append ((info->flags & SAN_PAGE_FOOT) != 0 ? self->foot : self->nav,
                         row_new (info));
  gtk_list_box_set_header_func (self->nav, header_func, NULL, NULL);
  self->tick = g_timeout_add_seconds (TICK, on_tick_cb, self);
}

void
san_sidebar_set_context (SanSidebar *self,
                         SanContext *context)
{
  g_return_if_fail (SAN_IS_SIDEBAR (self));

  if (!g_set_object (&self->context, context))
    return;

  g_signal_group_set_target (self->context_signals, context);
  san_sidebar_update (self);
}

void
san_sidebar_update (SanSidebar *self)
{
  g_return_if_fail (SAN_IS_SIDEBAR (self));

  if (self->context == NULL)
    return;

  fill_recent_menu (self);
  fill_operator_menu (self);
  update (self);
  update_counts (self);
}

void
san_sidebar_set_current (SanSidebar *self,
                         const char *page)
{
  g_return_if_fail (SAN_IS_SIDEBAR (self));

  self->selecting = TRUE;
  select_in (self->nav, page);
  select_in (self->foot, page);
  self->selecting = FALSE;
}

void
san_sidebar_set_rail (SanSidebar *self,
                      gboolean    rail)
{
  g_return_if_fail (SAN_IS_SIDEBAR (self));

  self->rail = rail;
  gtk_widget_set_size_request (self->box, rail ? WIDTH_RAIL : WIDTH_FULL, -1);
  gtk_widget_set_visible (self->campaign_text, !rail);
  gtk_widget_set_visible (self->campaign_arrow, !rail);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), !rail);
  gtk_widget_set_visible (GTK_WIDGET (self->operator), !rail);
  gtk_widget_set_halign (self->line, rail ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  set_rail_of_list (self->nav, rail);
  set_rail_of_list (self->foot, rail);
  if (self->context != NULL)
    update_counts (self);
  if (rail)
    gtk_widget_add_css_class (GTK_WIDGET (self), "rail");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rail");
}

gboolean
san_sidebar_get_rail (SanSidebar *self)
{
  g_return_val_if_fail (SAN_IS_SIDEBAR (self), FALSE);

  return self->rail;
}
