/* test-window-keys.c - the window under a real keyboard
 *
 * The other tests activate what the keys activate; here xdotool presses them, so that
 * GTK's own way from the key to the action is part of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"
#include "desktop/keys.h"

#include <glib/gi18n-lib.h>

#include "app/san-go-to.h"
#include "app/san-preferences.h"
#include "app/san-sidebar.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"

static gboolean
shows_page (Desk       *desk,
            const char *type)
{
  SanPage *page = san_window_get_page (desk->window);

  return page != NULL && g_str_equal (G_OBJECT_TYPE_NAME (page), type);
}

static Desk *
active_desk (const char *template_name)
{
  Desk *desk = desk_new (template_name, 1280, 740);

  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));

  return desk;
}

static gboolean
set_office (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_setting_set (database, "office", data, error);
}

static char *
office_of (Desk *desk)
{
  return san_setting_get (san_context_get_database (desk_context (desk)), "office", NULL);
}

static gboolean
office_is (Desk       *desk,
           const char *name)
{
  g_autofree char *office = office_of (desk);

  return g_strcmp0 (office, name) == 0;
}

static void
test_pages (void)
{
  g_autoptr (Desk) desk = active_desk ("demo");

  keys_press ("ctrl+j");
  wait_until (shows_page (desk, "SanJournalPage"));
  keys_press ("ctrl+1");
  wait_until (shows_page (desk, "SanOverviewPage"));
  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *keys = NULL;

      gtk_accelerator_parse (info->accelerator, &key, &modifiers);
      g_assert_cmpint (modifiers, ==, GDK_CONTROL_MASK);
      keys = g_strconcat ("ctrl+", gdk_keyval_name (key), NULL);
      keys_press (keys);
      wait_until (shows_page (desk, g_type_name (info->get_type ())));
    }
}

static void
test_months (void)
{
  g_autoptr (Desk) desk = active_desk ("demo");
  SanContext *context = desk_context (desk);
  SanPeriod june = *san_context_get_period (context);
  SanPeriod may = san_period_shift (&june, -1);

  keys_press ("alt+Left");
  wait_until (san_context_get_period (context)->first == may.first);
  keys_press ("alt+Right");
  wait_until (san_context_get_period (context)->first == june.first);
  keys_press ("alt+Left");
  keys_press ("alt+Left");
  keys_press ("alt+Home");
  wait_until (san_context_get_period (context)->first == june.first);
}

static void
test_sidebar (void)
{
  g_autoptr (Desk) desk = active_desk ("blank");
  SanSidebar *sidebar = SAN_SIDEBAR (desk_find (GTK_WIDGET (desk->window), SAN_TYPE_SIDEBAR, 0));

  g_assert_false (san_sidebar_get_rail (sidebar));
  keys_press ("F9");
  wait_until (san_sidebar_get_rail (sidebar));
  keys_press ("F9");
  wait_until (!san_sidebar_get_rail (sidebar));
}

static void
test_go_to (void)
{
  g_autoptr (Desk) desk = active_desk ("blank");
  GtkWidget *box;

  keys_press ("ctrl+g");
  wait_until (desk_find (GTK_WIDGET (desk->window), SAN_TYPE_GO_TO, 0) != NULL);
  box = desk_find (GTK_WIDGET (desk->window), SAN_TYPE_GO_TO, 0);
  keys_type ("journ");
  wait_until (desk_shows (box, "Ctrl+J") && !desk_shows (box, "Ctrl+1"));
  keys_press ("Return");
  wait_until (shows_page (desk, "SanJournalPage"));
  g_assert_false (gtk_widget_get_visible (box));

  keys_press ("ctrl+g");
  wait_until (gtk_widget_get_mapped (box));
  keys_press ("Escape");
  wait_until (!gtk_widget_get_visible (box));
}

static void
test_undo (void)
{
  g_autoptr (Desk) desk = active_desk ("blank");
  g_autofree char *before = office_of (desk);

  g_assert_true (san_context_change (desk_context (desk), "settings.edit", "x", set_office,
                                     (gpointer) "甲办", NULL));
  keys_press ("ctrl+z");
  wait_until (office_is (desk, before));
  keys_press ("ctrl+shift+z");
  wait_until (office_is (desk, "甲办"));
  keys_press ("ctrl+z");
  wait_until (office_is (desk, before));
  keys_press ("ctrl+y");
  wait_until (office_is (desk, "甲办"));
  keys_press ("ctrl+s");
  wait_until (desk_shows (GTK_WIDGET (desk->window), "Saved automatically"));
}

/* What is being typed is taken back before a step of the ledger. */
static void
test_undo_in_a_field (void)
{
  g_autoptr (Desk) desk = active_desk ("blank");
  GtkWidget *search;

  g_assert_true (san_context_change (desk_context (desk), "settings.edit", "x", set_office,
                                     (gpointer) "甲办", NULL));
  keys_press ("ctrl+j");
  wait_until (shows_page (desk, "SanJournalPage"));
  keys_press ("ctrl+f");
  search = desk_find (GTK_WIDGET (san_window_get_page (desk->window)), GTK_TYPE_SEARCH_ENTRY, 0);
  keys_type ("abc");
  wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (search)), "abc"));
  keys_press ("ctrl+z");
  wait_until (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (search)), "abc"));
  g_assert_true (office_is (desk, "甲办"));
  while (*gtk_editable_get_text (GTK_EDITABLE (search)) != '\0')
    {
      gsize length = strlen (gtk_editable_get_text (GTK_EDITABLE (search)));

      keys_press ("ctrl+z");
      wait_until (strlen (gtk_editable_get_text (GTK_EDITABLE (search))) < length);
    }
  g_assert_true (office_is (desk, "甲办"));
  keys_press ("ctrl+z");
  wait_until (!office_is (desk, "甲办"));
}

static gboolean
has_focus_in (Desk *desk,
              GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->window));

  return focus != NULL && (G_TYPE_CHECK_INSTANCE_TYPE (focus, type) ||
                           gtk_widget_get_ancestor (focus, type) != NULL);
}

static void
test_panes (void)
{
  g_autoptr (Desk) desk = active_desk ("demo");

  keys_press ("ctrl+j");
  wait_until (shows_page (desk, "SanJournalPage"));
  wait_until (has_focus_in (desk, SAN_TYPE_PAGE));
  for (int i = 0; i < 8 && !has_focus_in (desk, SAN_TYPE_SIDEBAR); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->window));

      keys_press ("F6");
      wait_until (gtk_window_get_focus (GTK_WINDOW (desk->window)) != focus);
    }
  g_assert_true (has_focus_in (desk, SAN_TYPE_SIDEBAR));
  keys_press ("F6");
  wait_until (has_focus_in (desk, ADW_TYPE_HEADER_BAR));
  keys_press ("shift+F6");
  wait_until (has_focus_in (desk, SAN_TYPE_SIDEBAR));
}

static GtkWidget *
toplevel_of (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;

  return NULL;
}

static void
test_windows (void)
{
  g_autoptr (Desk) desk = active_desk ("blank");

  keys_press ("ctrl+comma");
  wait_until (toplevel_of (SAN_TYPE_PREFERENCES) != NULL);
  wait_until (gtk_window_is_active (GTK_WINDOW (toplevel_of (SAN_TYPE_PREFERENCES))));
  keys_press ("Escape");
  wait_until (toplevel_of (SAN_TYPE_PREFERENCES) == NULL);
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));

  keys_press ("ctrl+question");
  wait_until (toplevel_of (GTK_TYPE_SHORTCUTS_WINDOW) != NULL);
  gtk_window_destroy (GTK_WINDOW (toplevel_of (GTK_TYPE_SHORTCUTS_WINDOW)));
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));

  keys_press ("F11");
  wait_until (gtk_window_is_fullscreen (GTK_WINDOW (desk->window)));
  keys_press ("F11");
  wait_until (!gtk_window_is_fullscreen (GTK_WINDOW (desk->window)));
}

int
main (int   argc,
      char *argv[])
{
  if (!keys_available ())
    return 0;

  desk_init (&argc, &argv);

  g_test_add_func ("/window-keys/pages", test_pages);
  g_test_add_func ("/window-keys/months", test_months);
  g_test_add_func ("/window-keys/sidebar", test_sidebar);
  g_test_add_func ("/window-keys/go-to", test_go_to);
  g_test_add_func ("/window-keys/undo", test_undo);
  g_test_add_func ("/window-keys/undo-in-a-field", test_undo_in_a_field);
  g_test_add_func ("/window-keys/panes", test_panes);
  g_test_add_func ("/window-keys/windows", test_windows);

  return g_test_run ();
}
