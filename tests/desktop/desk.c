/* desk.c - the running program with one window, for tests of pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "app/san-settings.h"
#include "app/san-window-files.h"
#include "templates/san-template.h"

#define MONTHS 6
#define SEED   2018

static SanApplication *application;

/* Every template is filled once; a test gets a copy. */
static SanTestFolder *filled;

/* Nobody shows notifications on the bus of a test. */
static gboolean
is_about_notifications (const char *message)
{
  return strstr (message, "org.freedesktop.Notifications") != NULL;
}

static gboolean
on_fatal_message (const char    *domain,
                  GLogLevelFlags level,
                  const char    *message,
                  gpointer       data)
{
  return !is_about_notifications (message);
}

static void
on_warning (const char    *domain,
            GLogLevelFlags level,
            const char    *message,
            gpointer       data)
{
  if (!is_about_notifications (message))
    g_log_default_handler (domain, level, message, data);
}

void
desk_init (int    *argc,
           char ***argv)
{
  const char *style = g_getenv ("SAN_TEST_STYLE");

  if (g_strcmp0 (style, "contrast") == 0)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  g_setenv ("SANSE_NOW", "2018-06-26 10:42", TRUE);
  san_application_init_locale ();
  /* not gtk_test_init(): it would put the locale back to C */
  g_test_init (argc, argv, NULL);
  g_log_set_handler ("GLib-GIO", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, on_warning, NULL);
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  application = san_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  g_settings_set_string (san_settings_get (), "operator", "李敏");
  if (g_strcmp0 (style, "dark") == 0)
    g_settings_set_enum (san_settings_get (), "theme", 2);
}

static void
remove_filled (void)
{
  san_test_folder_free (filled);
}

static void
copy_template (const char *template_name,
               const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autofree char *template_path = NULL;

  if (filled == NULL)
    {
      filled = san_test_folder_new ();
      atexit (remove_filled);
    }
  template_path = san_test_folder_path (filled, template_name);
  if (!g_file_test (template_path, G_FILE_TEST_EXISTS))
    {
      san_template_create (template_path, template_name, "云州市", MONTHS, SEED, "李敏", NULL,
                           &error);
      g_assert_no_error (error);
    }

  from = g_file_new_for_path (template_path);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

Desk *
desk_new (const char *template_name,
          int         width,
          int         height)
{
  Desk *desk = g_new0 (Desk, 1);

  g_test_log_set_fatal_handler (on_fatal_message, NULL);   /* for this test only */
  desk->folder = san_test_folder_new ();
  desk->path = san_test_folder_path (desk->folder, "yunzhou.sanse");
  if (template_name != NULL)
    copy_template (template_name, desk->path);

  desk->window = g_object_ref (san_window_new (ADW_APPLICATION (application)));
  gtk_window_set_default_size (GTK_WINDOW (desk->window), width, height);
  gtk_window_present (GTK_WINDOW (desk->window));
  if (template_name != NULL)
    g_assert_true (san_window_open (desk->window, desk->path));
  desk_wait (desk);

  return desk;
}

static gboolean
is_at_rest (gpointer data)
{
  SanContext *context = san_window_get_context (data);

  return (context == NULL || san_jobs_get_running (san_context_get_jobs (context)) == 0) &&
         !san_window_has_more_to_say (data);
}

void
desk_free (Desk *desk)
{
  desk_wait_until (is_at_rest, desk->window);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  /* nothing of the window may outlive it */
  g_assert_finalize_object (desk->window);
  san_test_folder_free (desk->folder);
  g_free (desk->path);
  g_free (desk);
}

SanContext *
desk_context (Desk *desk)
{
  return san_window_get_context (desk->window);
}

void
desk_wait (Desk *desk)
{
  desk_wait_until (is_at_rest, desk->window);
  for (int i = 0; i < 3; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
    }
}

static gboolean
on_late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

void
desk_wait_until (gboolean ( *done ) (gpointer data),
                 gpointer    data)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (60, on_late_cb, &late);

  while (!done (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (source);
}

SanPage *
desk_page (Desk       *desk,
           const char *name)
{
  g_assert_true (san_window_show_page (desk->window, name, NULL));
  desk_wait (desk);

  return san_window_get_page (desk->window);
}

void
desk_picture_of (GtkWidget  *widget,
                 const char *name)
{
  const char *folder = g_getenv ("SAN_TEST_PICTURES");
  const char *language = g_getenv ("LANGUAGE");
  const char *style = g_getenv ("SAN_TEST_STYLE");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  int width, height;

  if (folder == NULL)
    return;

  for (int i = 0; i < 2; i++)
    gtk_test_widget_wait_for_draw (widget);
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  width = gtk_widget_get_width (widget);
  height = gtk_widget_get_height (widget);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                              (float) height));
  file = g_strdup_printf ("%s-%s-%s.png", name,
                          g_strcmp0 (language, "zh_CN") == 0 ? "zh" : "en",
                          style != NULL ? style : "light");
  path = g_build_filename (folder, file, NULL);
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

void
desk_picture (Desk       *desk,
              const char *name)
{
  desk_wait (desk);
  desk_picture_of (GTK_WIDGET (desk->window), name);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint     *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget) &&
      (*nth)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
desk_find (GtkWidget *root,
           GType      type,
           guint      nth)
{
  return find (root, type, &nth);
}

gboolean
desk_shows (GtkWidget  *root,
            const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (desk_shows (child, text))
      return TRUE;

  return FALSE;
}

GtkWidget *
desk_button (GtkWidget  *root,
             const char *text)
{
  GtkWidget *button;

  for (guint i = 0; (button = desk_find (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (desk_shows (button, text) ||
        g_strcmp0 (gtk_widget_get_tooltip_text (button), text) == 0)
      return button;

  return NULL;
}

void
desk_click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

GtkWidget *
desk_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;

  return NULL;
}

void
desk_respond (const char *response)
{
  GtkWidget *dialog = desk_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;

  return FALSE;
}

static void
list_nameless (GtkWidget *widget,
               GString   *list)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  /* what a window's frame and libadwaita's toasts bring along is theirs to name */
  if (GTK_IS_WINDOW_CONTROLS (widget) ||
      g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    return;
  if ((GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)) && !has_words (widget) &&
      gtk_widget_get_tooltip_text (widget) == NULL)
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      /* the button inside a menu button, an entry or a drop-down speaks for its parent */
      if (!GTK_IS_MENU_BUTTON (parent) && !GTK_IS_DROP_DOWN (parent) &&
          !GTK_IS_SPIN_BUTTON (parent))
        g_string_append_printf (list, "%s in %s; ", G_OBJECT_TYPE_NAME (widget),
                                G_OBJECT_TYPE_NAME (parent));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL; child = gtk_widget_get_next_sibling (child))
    list_nameless (child, list);
}

char *
desk_nameless (GtkWidget *root)
{
  GString *list = g_string_new (NULL);

  list_nameless (root, list);

  return g_string_free (list, FALSE);
}
