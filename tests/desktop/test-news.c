/* test-news.c - what others did since somebody last looked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <glib/gi18n-lib.h>

#include "app/san-window-files.h"
#include "store/san-setting-store.h"

static gboolean
set_office (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_setting_set (database, "office", data, error);
}

static void
change_as (const char *path,
           const char *actor,
           const char *office)
{
  g_autoptr (SanWorkspace) workspace = san_workspace_open (path, SAN_WORKSPACE_WRITE, NULL, NULL);

  g_assert_nonnull (workspace);
  san_workspace_set_actor (workspace, actor);
  g_assert_true (san_workspace_change (workspace, "settings.edit", office, set_office,
                                       (gpointer) office, NULL, NULL));
}

static GtkWindow *
other_window (Desk *desk)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (desk->window))
        return window;
    }

  return NULL;
}

static void
test_news (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *said = g_strdup_printf (ngettext ("%u change by others since you last looked",
                                                     "%u changes by others since you last looked",
                                                     2), 2);
  const char *me = san_context_get_operator (desk_context (desk));
  g_autofree char *operator = g_strdup (me);
  GtkWindow *list;

  /* nobody is told of what was there at the first look */
  g_assert_false (desk_shows (GTK_WIDGET (desk->window), _("Show")));

  san_window_close_ledger (desk->window);
  change_as (desk->path, "王海", "第一次");
  change_as (desk->path, "王海", "第二次");
  change_as (desk->path, operator, "自己");
  g_assert_true (san_window_open (desk->window, desk->path));
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), said));

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.news", NULL);
  desk_wait (desk);
  list = other_window (desk);
  g_assert_nonnull (list);
  g_assert_true (desk_shows (GTK_WIDGET (list), "Edit settings × 2"));
  g_assert_true (desk_shows (GTK_WIDGET (list), "第二次"));
  g_assert_false (desk_shows (GTK_WIDGET (list), "自己"));
  desk_picture_of (GTK_WIDGET (list), "news");

  /* a row leads to its step */
  gtk_widget_activate (desk_find (GTK_WIDGET (list), ADW_TYPE_ACTION_ROW, 0));
  desk_wait (desk);
  g_assert_null (other_window (desk));
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "第二次"));

  /* told once */
  san_window_close_ledger (desk->window);
  g_assert_true (san_window_open (desk->window, desk->path));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.news", NULL);
  desk_wait (desk);
  g_assert_null (other_window (desk));
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/news/news", test_news);

  return g_test_run ();
}
