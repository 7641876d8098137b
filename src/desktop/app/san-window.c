/* san-window.c - the main window: the start view, or one open ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-window.h"

#include <glib/gi18n-lib.h>

#include "app/san-go-to.h"
#include "app/san-job-button.h"
#include "app/san-news.h"
#include "app/san-panes.h"
#include "app/san-settings.h"
#include "app/san-sidebar.h"
#include "app/san-start-view.h"
#include "app/san-sweeper.h"
#include "app/san-toasts.h"
#include "app/san-undo.h"
#include "app/san-window-files.h"
#include "app/san-window-year.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"
#include "widgets/san-notice.h"
#include "widgets/san-period-button.h"
#include "widgets/san-tag.h"

struct _SanWindow
{
  AdwApplicationWindow parent_instance;

  SanContext          *context;
  SanSweeper          *sweeper;         /* NULL without a ledger */
  SanPage             *page;            /* in view; owned by the stack */
  SanToasts           *toast;           /* what is said on them */
  GSignalGroup        *page_signals;

  /* Template children */
  AdwToastOverlay *toasts;
  GtkStack        *root;
  SanStartView    *start;
  SanBin          *bin;
  SanSidebar      *sidebar;
  GtkWidget       *header;
  GtkWidget       *toggle;
  GtkLabel        *page_title;
  SanTag          *state_tag;
  SanTag          *read_only_tag;
  SanTag          *demo_tag;
  AdwBin          *page_start;
  AdwBin          *page_end;
  SanPeriodButton *period;
  SanJobButton    *jobs;
  GtkMenuButton   *menu;
  SanNotice       *notice;
  GtkStack        *pages;
  SanGoTo         *go_to;
};

G_DEFINE_FINAL_TYPE (SanWindow, san_window, ADW_TYPE_APPLICATION_WINDOW)

static void
enable (SanWindow  *self,
        const char *name,
        gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static gboolean
page_has_period (SanWindow *self)
{
  const SanPageInfo *info;

  if (self->page == NULL)
    return FALSE;
  info = san_pages_find (gtk_stack_get_visible_child_name (self->pages));

  return info != NULL && (info->flags & SAN_PAGE_PERIOD) != 0;
}

static void
update_actions (SanWindow *self)
{
  static const char *const of_ledger[] = {
    "page", "show", "redo", "undo", "undo-step", "go-to", "toggle-sidebar",
    "saved", "preferences", "operator", "next-pane", "previous-pane", "backup",
    "copy-for-others",
  };
  static const char *const of_writer[] = {
    "redo", "undo", "undo-step", "new-ticket", "close-year",
  };
  static const char *const of_period[] = {
    "previous-month", "next-month", "this-month",
  };
  gboolean open = self->context != NULL;
  gboolean writable = open && !san_context_is_read_only (self->context);
  gboolean period = open && page_has_period (self);

  for (guint i = 0; i < G_N_ELEMENTS (of_ledger); i++)
    enable (self, of_ledger[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (of_writer); i++)
    enable (self, of_writer[i], writable);
  for (guint i = 0; i < G_N_ELEMENTS (of_period); i++)
    enable (self, of_period[i], period);
}

static void
update_title (SanWindow *self)
{
  const SanPageInfo *info = NULL;
  g_autofree char *title = NULL;

  if (self->context == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Sanse"));
      return;
    }

  if (self->page != NULL)
    info = san_pages_find (gtk_stack_get_visible_child_name (self->pages));
  title = g_strdup_printf ("%s — %s", info != NULL ? _(info->title) : _("Sanse"),
                           san_context_get_title (self->context));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->page_title, info != NULL ? _(info->title) : "");
}

static void
update_tag (SanWindow *self)
{
  if (self->page != NULL)
    san_tag_set (self->state_tag, san_page_get_tag (self->page),
                 san_page_get_tag_style (self->page));
  else
    san_tag_set (self->state_tag, "", "");
}

static void
update_period (SanWindow *self)
{
  GPtrArray *rounds = san_context_get_rounds (self->context);

  san_period_button_clear_marks (self->period);
  for (guint i = 0; i < rounds->len; i++)
    {
      SanRound *round = g_ptr_array_index (rounds, i);

      san_period_button_mark (self->period, round->period.last,
                              round->state == SAN_ROUND_PUBLISHED);
    }
  san_period_button_set_period (self->period, san_context_get_period (self->context));
  gtk_widget_set_visible (GTK_WIDGET (self->period), page_has_period (self));
}

static void
update_density (SanWindow *self)
{
  if (g_settings_get_enum (san_settings_get (), "density") == 1)
    gtk_widget_add_css_class (GTK_WIDGET (self), "sn-roomy");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "sn-roomy");
}

static void
update_rail (SanWindow *self)
{
  gboolean narrow = san_bin_get_width_class (self->bin) == SAN_WIDTH_NARROW;
  const char *key = narrow ? "sidebar-rail-narrow" : "sidebar-rail";

  san_sidebar_set_rail (self->sidebar, g_settings_get_boolean (san_settings_get (), key));
}

static void
on_said_cb (SanWindow  *self,
            const char *text,
            gint64      seq)
{
  if (seq != 0)
    san_toasts_show (self->toast, text, _("Undo"), "win.undo-step", g_variant_new_int64 (seq));
  else
    san_toasts_show (self->toast, text, NULL, NULL, NULL);
}

static void
on_written_cb (SanWindow  *self,
               const char *text,
               const char *path)
{
  san_toasts_show (self->toast, text, _("Open"), "win.open-written",
                   g_variant_new_bytestring (path));
}

static void
on_failed_cb (SanWindow  *self,
              const char *message)
{
  san_notice_show (self->notice, message);
}

static void
on_records_changed_cb (SanWindow *self)
{
  update_period (self);
  update_title (self);
}

static void
on_width_class_cb (SanWindow *self)
{
  SanWidthClass width = san_bin_get_width_class (self->bin);

  update_rail (self);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));
       page != NULL; page = gtk_widget_get_next_sibling (page))
    g_object_set (page, "width-class", width, NULL);
}

static void
on_month_chosen_cb (SanWindow *self,
                    int        year,
                    int        month)
{
  SanPeriod period = san_period_month (year, month);

  san_context_set_period (self->context, &period);
}

static void
on_go_to_cb (SanWindow  *self,
             const char *page,
             GVariant   *target)
{
  san_window_show_page (self, page, target);
}

/* Pages */

static void
set_page (SanWindow  *self,
          SanPage    *page,
          const char *name)
{
  if (self->page == page)
    return;

  self->page = page;
  g_signal_group_set_target (self->page_signals, page);
  adw_bin_set_child (self->page_start, page != NULL ? san_page_get_header_start (page) : NULL);
  adw_bin_set_child (self->page_end, page != NULL ? san_page_get_header_end (page) : NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page",
                                  page != NULL ? G_ACTION_GROUP (san_page_get_actions (page))
                                               : NULL);
  if (page == NULL)
    return;

  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  san_sidebar_set_current (self->sidebar, name);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                          "page")),
                             g_variant_new_string (name));
  update_title (self);
  update_tag (self);
  update_actions (self);
  update_period (self);
}

static void
drop_pages (SanWindow *self)
{
  GtkWidget *child;

  set_page (self, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
}

/* Ledger */

/* The file is closed when the last page, job and context that use it are gone. */
void
san_window_close_ledger (SanWindow *self)
{
  g_autoptr (SanWorkspace) workspace = NULL;

  if (self->context == NULL)
    return;

  san_context_settle (self->context);
  workspace = g_object_ref (san_context_get_workspace (self->context));
  san_news_remember (self->context);
  san_sweeper_stop (self->sweeper);
  g_clear_object (&self->sweeper);
  drop_pages (self);
  san_go_to_set_context (self->go_to, NULL);
  san_sidebar_set_context (self->sidebar, NULL);
  san_job_button_set_jobs (self->jobs, NULL);
  san_notice_show (self->notice, NULL);
  g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->context);
  san_workspace_close (workspace);
}

void
san_window_set_workspace (SanWindow    *self,
                          SanWorkspace *workspace)
{
  const char *path = san_workspace_get_path (workspace);
  g_autofree char *demo = NULL;

  san_window_close_ledger (self);
  self->context = san_context_new (workspace);
  g_signal_connect_swapped (self->context, "said", G_CALLBACK (on_said_cb), self);
  g_signal_connect_swapped (self->context, "written", G_CALLBACK (on_written_cb), self);
  g_signal_connect_swapped (self->context, "failed", G_CALLBACK (on_failed_cb), self);
  g_signal_connect_swapped (self->context, "changed", G_CALLBACK (on_records_changed_cb), self);
  g_signal_connect_swapped (self->context, "period-changed", G_CALLBACK (update_period), self);

  san_settings_add_recent (path, san_context_get_title (self->context));
  san_sidebar_set_context (self->sidebar, self->context);
  san_go_to_set_context (self->go_to, self->context);
  san_job_button_set_jobs (self->jobs, san_context_get_jobs (self->context));
  san_tag_set (self->read_only_tag,
               san_context_is_read_only (self->context) ? _("Read-only") : "", "yellow");
  demo = san_setting_get (san_context_get_database (self->context), "demo", NULL);
  san_tag_set (self->demo_tag, g_strcmp0 (demo, "yes") == 0 ? _("Invented data") : "", "");
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                          "operator")),
                             g_variant_new_string (san_context_get_operator (self->context)));
  san_pages_install (GTK_WINDOW (self), self->context);
  gtk_stack_set_visible_child_name (self->root, "workspace");
  san_window_show_page (self, san_pages[0].name, NULL);
  self->sweeper = san_sweeper_new (self->context);
}

/* Actions */

static void
on_page_action_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  san_window_show_page (data, g_variant_get_string (parameter, NULL), NULL);
}

static void
on_show_action_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  const char *name;
  g_autoptr (GVariant) target = NULL;

  g_variant_get (parameter, "(&smv)", &name, &target);
  san_window_show_page (data, name, target);
}

/* What is being typed is taken back first: a text that can still undo does so, and only
 * when nothing came of it is a step of the ledger undone. */
static gboolean
text_takes (SanWindow  *self,
            const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *before = NULL;

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      gboolean can = g_str_equal (action, "text.undo") ? gtk_text_buffer_get_can_undo (buffer)
                                                       : gtk_text_buffer_get_can_redo (buffer);

      return can && gtk_widget_activate_action (focus, action, NULL);
    }
  if (!GTK_IS_TEXT (focus) || !gtk_editable_get_enable_undo (GTK_EDITABLE (focus)) ||
      !gtk_editable_get_editable (GTK_EDITABLE (focus)))
    return FALSE;

  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, action, NULL);

  return g_strcmp0 (before, gtk_editable_get_text (GTK_EDITABLE (focus))) != 0;
}

static void
on_undo_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanWindow *self = data;

  if (text_takes (self, "text.undo"))
    return;

  san_context_settle (self->context);
  san_undo (GTK_WINDOW (self), self->context, 0);
}

static void
on_redo_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanWindow *self = data;

  if (text_takes (self, "text.redo"))
    return;

  san_context_settle (self->context);
  san_redo (GTK_WINDOW (self), self->context);
}

static void
on_undo_step_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  SanWindow *self = data;

  san_context_settle (self->context);
  san_undo (GTK_WINDOW (self), self->context, g_variant_get_int64 (parameter));
}

static void
on_turn_month_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  SanWindow *self = data;
  gboolean back = g_str_equal (g_action_get_name (G_ACTION (action)), "previous-month");
  SanPeriod month = san_period_shift (san_context_get_period (self->context), back ? -1 : 1);

  san_context_set_period (self->context, &month);
}

static void
on_this_month_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  SanWindow *self = data;
  SanWorkspace *workspace = san_context_get_workspace (self->context);
  int year, month;
  SanPeriod period;

  san_day_get (san_time_day (san_workspace_now (workspace)), &year, &month, NULL);
  period = san_period_month (year, month);
  san_context_set_period (self->context, &period);
}

/* There is no saving: the key that a hand is used to says so. */
static void
on_saved_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanWindow *self = data;
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *time = NULL;
  g_autofree char *said = NULL;

  steps = san_journal_list (san_context_get_database (self->context), 1, NULL);
  if (steps == NULL || steps->len == 0)
    return;
  time = san_time_format (((SanStep *) g_ptr_array_index (steps, 0))->at);
  said = g_strdup_printf (_("Saved automatically at %s"), time + strlen ("YYYY-MM-DD "));
  san_context_say (self->context, said);
}

static void
on_go_to_action_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  san_go_to_open (SAN_WINDOW (data)->go_to);
}

static void
on_toggle_sidebar_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  SanWindow *self = data;
  gboolean narrow = san_bin_get_width_class (self->bin) == SAN_WIDTH_NARROW;

  g_settings_set_boolean (san_settings_get (), narrow ? "sidebar-rail-narrow" : "sidebar-rail",
                          !san_sidebar_get_rail (self->sidebar));
  update_rail (self);
}

static void
on_operator_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanWindow *self = data;

  g_simple_action_set_state (action, parameter);
  san_context_set_operator (self->context, g_variant_get_string (parameter, NULL));
  san_sidebar_update (self->sidebar);
}

static void
on_pane_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanWindow *self = data;
  gboolean back = g_str_equal (g_action_get_name (G_ACTION (action)), "previous-pane");

  san_panes_move_focus (GTK_WINDOW (self), GTK_WIDGET (self->sidebar), self->header,
                        GTK_WIDGET (self->page), back ? -1 : 1);
}

static void
on_new_ticket_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  SanWindow *self = data;
  SanPageSelection selection = { 0 };

  if (self->page != NULL)
    san_page_get_selection (self->page, &selection);
  san_pages_new_ticket (GTK_WINDOW (self), self->context, &selection);
}

static void
on_fullscreen_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  if (gtk_window_is_fullscreen (data))
    gtk_window_unfullscreen (data);
  else
    gtk_window_fullscreen (data);
}

static void
on_menu_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanWindow *self = data;

  if (self->context != NULL)
    gtk_menu_button_popup (self->menu);
  else
    san_start_view_popup_menu (self->start);
}

static void
on_close_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  gtk_window_close (data);
}

static const GActionEntry actions[] = {
  { "page", on_page_action_cb, "s", "''", NULL },
  { "show", on_show_action_cb, "(smv)" },
  { "undo", on_undo_cb },
  { "redo", on_redo_cb },
  { "undo-step", on_undo_step_cb, "x" },
  { "previous-month", on_turn_month_cb },
  { "next-month", on_turn_month_cb },
  { "this-month", on_this_month_cb },
  { "saved", on_saved_cb },
  { "go-to", on_go_to_action_cb },
  { "toggle-sidebar", on_toggle_sidebar_cb },
  { "operator", on_operator_cb, "s", "''", NULL },
  { "new-ticket", on_new_ticket_cb },
  { "next-pane", on_pane_cb },
  { "previous-pane", on_pane_cb },
  { "fullscreen", on_fullscreen_cb },
  { "menu", on_menu_cb },
  { "close", on_close_cb },
};

/* Overrides */

static gboolean
san_window_close_request (GtkWindow *window)
{
  SanWindow *self = SAN_WINDOW (window);
  GSettings *settings = san_settings_get ();
  int width, height;

  if (self->context != NULL)
    san_context_settle (self->context);
  if (self->context != NULL && san_window_files_hold_close (self))
    return GDK_EVENT_STOP;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  if (!gtk_window_is_maximized (window))
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }

  return GTK_WINDOW_CLASS (san_window_parent_class)->close_request (window);
}

static void
san_window_dispose (GObject *object)
{
  SanWindow *self = SAN_WINDOW (object);

  san_window_close_ledger (self);
  g_clear_pointer (&self->toast, san_toasts_free);
  g_clear_object (&self->page_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_WINDOW);

  G_OBJECT_CLASS (san_window_parent_class)->dispose (object);
}

static void
san_window_class_init (SanWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = san_window_close_request;

  g_type_ensure (SAN_TYPE_BIN);
  g_type_ensure (SAN_TYPE_GO_TO);
  g_type_ensure (SAN_TYPE_JOB_BUTTON);
  g_type_ensure (SAN_TYPE_NOTICE);
  g_type_ensure (SAN_TYPE_PERIOD_BUTTON);
  g_type_ensure (SAN_TYPE_SIDEBAR);
  g_type_ensure (SAN_TYPE_START_VIEW);
  g_type_ensure (SAN_TYPE_TAG);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/app/san-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SanWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, root);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, start);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, toggle);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, state_tag);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, read_only_tag);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, demo_tag);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, page_start);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, page_end);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, period);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, jobs);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SanWindow, go_to);
  gtk_widget_class_bind_template_callback (widget_class, on_month_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_go_to_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_width_class_cb);
}

static void
san_window_init (SanWindow *self)
{
  GSettings *settings = san_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->toast = san_toasts_new (self->toasts);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  san_window_files_install (self);
  san_window_year_install (self);
  san_news_install (self);

  self->page_signals = g_signal_group_new (SAN_TYPE_PAGE);
  g_signal_group_connect_swapped (self->page_signals, "notify::tag", G_CALLBACK (update_tag),
                                  self);
  g_signal_group_connect_swapped (self->page_signals, "notify::tag-style",
                                  G_CALLBACK (update_tag), self);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "changed::density", G_CALLBACK (update_density), self,
                           G_CONNECT_SWAPPED);
  update_density (self);
  update_actions (self);
  update_rail (self);
  update_title (self);
}

SanWindow *
san_window_new (AdwApplication *application)
{
  return g_object_new (SAN_TYPE_WINDOW, "application", application, NULL);
}

SanContext *
san_window_get_context (SanWindow *self)
{
  g_return_val_if_fail (SAN_IS_WINDOW (self), NULL);

  return self->context;
}

SanPage *
san_window_get_page (SanWindow *self)
{
  g_return_val_if_fail (SAN_IS_WINDOW (self), NULL);

  return self->page;
}

void
san_window_say (SanWindow  *self,
                const char *text)
{
  g_return_if_fail (SAN_IS_WINDOW (self));

  on_said_cb (self, text, 0);
}

gboolean
san_window_has_more_to_say (SanWindow *self)
{
  g_return_val_if_fail (SAN_IS_WINDOW (self), FALSE);

  return self->toast != NULL && san_toasts_wait (self->toast);
}

void
san_window_offer (SanWindow  *self,
                  const char *text,
                  const char *button,
                  const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (SAN_IS_WINDOW (self));

  if (g_action_parse_detailed_name (action, &name, &target, NULL))
    san_toasts_show (self->toast, text, button, name, target);
}

void
san_window_wait (SanWindow  *self,
                 const char *text)
{
  g_return_if_fail (SAN_IS_WINDOW (self));

  san_start_view_wait (self->start, text);
}

void
san_window_fail (SanWindow    *self,
                 const GError *error)
{
  g_return_if_fail (SAN_IS_WINDOW (self));

  if (self->context != NULL)
    san_notice_show (self->notice, error->message);
  else
    san_start_view_fail (self->start, error->message);
}

gboolean
san_window_show_page (SanWindow  *self,
                      const char *name,
                      GVariant   *target)
{
  g_autoptr (GVariant) held = target != NULL ? g_variant_ref_sink (target) : NULL;
  const SanPageInfo *info;
  GtkWidget *page;
  gboolean done;

  g_return_val_if_fail (SAN_IS_WINDOW (self), FALSE);

  info = san_pages_find (name);
  if (info == NULL || self->context == NULL)
    return FALSE;

  page = gtk_stack_get_child_by_name (self->pages, name);
  if (page == NULL)
    {
      page = g_object_new (info->get_type (), "context", self->context, NULL);
      g_object_set (page, "width-class", san_bin_get_width_class (self->bin), NULL);
      gtk_stack_add_named (self->pages, page, name);
    }
  set_page (self, SAN_PAGE (page), name);
  done = held == NULL || san_page_show (SAN_PAGE (page), held);
  san_page_take_focus (SAN_PAGE (page));

  return done;
}
