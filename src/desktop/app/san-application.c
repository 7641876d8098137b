/* san-application.c - the program: one window a ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/san-help-window.h"
#include "app/san-open-file.h"
#include "app/san-pages.h"
#include "app/san-settings.h"
#include "app/san-shortcuts.h"
#include "app/san-window.h"

struct _SanApplication
{
  AdwApplication  parent_instance;

  GtkCssProvider *contrast;      /* the tokens of high contrast, on top of style.css */
};

G_DEFINE_FINAL_TYPE (SanApplication, san_application, ADW_TYPE_APPLICATION)

static SanWindow *
active_window (GtkApplication * application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (SAN_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static void
on_new_window_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  gtk_window_present (GTK_WINDOW (san_window_new (data)));
}

static void
open_path (SanApplication *self,
           const char     *path)
{
  SanWindow *window = active_window (GTK_APPLICATION (self));

  if (window == NULL || san_window_get_context (window) != NULL)
    window = san_window_new (ADW_APPLICATION (self));
  gtk_window_present (GTK_WINDOW (window));
  /* a window that another one was opened in place of stays only when it shows something */
  if (!san_window_open (window, path) && !gtk_window_is_active (GTK_WINDOW (window)) &&
      active_window (GTK_APPLICATION (self)) != window)
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_open_file_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  open_path (data, g_variant_get_string (parameter, NULL));
}

static void
on_about_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name", _("Sanse"),
                         "application-icon", "org.sanse.Sanse",
                         "version", SAN_VERSION,
                         "comments", _("The monthly assessment ledger for civilised and "
                                       "hygienic city campaigns"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
on_shortcuts_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  GtkWindow *parent = gtk_application_get_active_window (data);

  gtk_window_present (GTK_WINDOW (san_shortcuts_window_new (parent)));
}

/* Each window closes itself, and asks if it has to. */
static void
on_quit_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    if (SAN_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
on_help_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  gtk_window_present (san_help_window_new (gtk_application_get_active_window (data)));
}

/* What a notification of a ticket leads to; ticket 0: the tickets' page. */
static void
on_ticket_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  const char *path;
  gint64 ticket;

  g_variant_get (parameter, "(&sx)", &path, &ticket);
  for (GList *l = gtk_application_get_windows (data); l != NULL; l = l->next)
    {
      SanContext *context = SAN_IS_WINDOW (l->data) ? san_window_get_context (l->data) : NULL;

      if (context == NULL ||
          !g_str_equal (san_workspace_get_path (san_context_get_workspace (context)), path))
        continue;
      gtk_window_present (l->data);
      san_window_show_page (l->data, "tickets",
                            ticket != 0 ? g_variant_new_int64 (ticket) : NULL);
      break;
    }
}

static const GActionEntry actions[] = {
  { "ticket", on_ticket_cb, "(sx)" },
  { "new-window", on_new_window_cb },
  { "open-file", on_open_file_cb, "s" },
  { "help", on_help_cb },
  { "about", on_about_cb },
  { "shortcuts", on_shortcuts_cb },
  { "quit", on_quit_cb },
};

/* Theme */

static void
apply_theme (SanApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int theme = g_settings_get_enum (san_settings_get (), "theme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (theme, 0, 2)]);
}

/* ui.md §2.3: in high contrast lines are half of the text's colour and nothing is dim. */
static void
apply_contrast (SanApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkDisplay *display = gdk_display_get_default ();
  gboolean high = adw_style_manager_get_high_contrast (manager);

  if (high && self->contrast == NULL)
    {
      self->contrast = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (self->contrast,
                                           "/org/sanse/Sanse/style-contrast.css");
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->contrast),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
  else if (!high && self->contrast != NULL)
    {
      gtk_style_context_remove_provider_for_display (display,
                                                     GTK_STYLE_PROVIDER (self->contrast));
      g_clear_object (&self->contrast);
    }
}

static void
set_accels (GtkApplication *application,
            const char     *action,
            const char     *first,
            const char     *second)
{
  const char *accels[] = { first, second, NULL };

  gtk_application_set_accels_for_action (application, action, accels);
}

static void
san_application_startup (GApplication *application)
{
  SanApplication *self = SAN_APPLICATION (application);

  G_APPLICATION_CLASS (san_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name ("org.sanse.Sanse");
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (const SanShortcut *shortcut = san_shortcuts; shortcut->action != NULL; shortcut++)
    set_accels (GTK_APPLICATION (self), shortcut->action, shortcut->first, shortcut->second);
  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", info->name);

      set_accels (GTK_APPLICATION (self), action, info->accelerator, NULL);
    }

  g_signal_connect_object (san_settings_get (), "changed::theme", G_CALLBACK (apply_theme),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (apply_contrast), self, G_CONNECT_SWAPPED);
  apply_theme (self);
  apply_contrast (self);
}

static void
san_application_activate (GApplication *application)
{
  SanWindow *window = active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = san_window_new (ADW_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
}

static void
san_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        open_path (SAN_APPLICATION (application), path);
    }
}

static void
san_application_shutdown (GApplication *application)
{
  san_open_file_clean ();

  G_APPLICATION_CLASS (san_application_parent_class)->shutdown (application);
}

static void
san_application_finalize (GObject *object)
{
  g_clear_object (&SAN_APPLICATION (object)->contrast);

  G_OBJECT_CLASS (san_application_parent_class)->finalize (object);
}

static void
san_application_class_init (SanApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_application_finalize;
  application_class->startup = san_application_startup;
  application_class->activate = san_application_activate;
  application_class->open = san_application_open;
  application_class->shutdown = san_application_shutdown;
}

static void
san_application_init (SanApplication *self)
{
}

SanApplication *
san_application_new (void)
{
  return g_object_new (SAN_TYPE_APPLICATION,
                       "application-id", "org.sanse.Sanse",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

void
san_application_init_locale (void)
{
  g_autofree char *language = g_settings_get_string (san_settings_get (), "language");
  const char *wanted = g_getenv ("LC_ALL");
  const char *locale;

  if (wanted == NULL || *wanted == '\0')
    wanted = g_getenv ("LANG");
  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);

  /* A locale that is not installed, or none, would mean English whatever was asked for:
   * translations are found under C.UTF-8, too. */
  locale = setlocale (LC_ALL, "");
  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    {
      setlocale (LC_ALL, "C.UTF-8");
      if (g_getenv ("LANGUAGE") == NULL && wanted != NULL && g_str_has_prefix (wanted, "zh"))
        g_setenv ("LANGUAGE", "zh_CN", TRUE);
    }

  bindtextdomain (GETTEXT_PACKAGE, san_settings_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
