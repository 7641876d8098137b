/* san-shortcuts.c - the keys of the whole program, and the window that lists them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-shortcuts.h"

#include <glib/gi18n-lib.h>

#include "app/san-pages.h"
#include "app/san-window.h"

#define GENERAL N_("General")
#define GOING   N_("Going about")
#define PAGE    N_("On a page")
#define TICKETS N_("Tickets")

const SanShortcut san_shortcuts[] = {
  { "win.undo", N_("Undo"), GENERAL, "<Control>z", NULL },
  { "win.redo", N_("Redo"), GENERAL, "<Control><Shift>z", "<Control>y" },
  { "win.open", N_("Open ledger"), GENERAL, "<Control>o", NULL },
  { "win.saved", N_("When it was saved"), GENERAL, "<Control>s", NULL },
  { "win.preferences", N_("Preferences"), GENERAL, "<Control>comma", NULL },
  { "app.shortcuts", N_("Keyboard shortcuts"), GENERAL, "<Control>question", NULL },
  { "app.help", N_("Help"), GENERAL, "F1", NULL },
  { "win.menu", N_("Main menu"), GENERAL, "F10", NULL },
  { "win.present", N_("Presentation"), GENERAL, "F5", NULL },
  { "win.present-notes", N_("Speaker’s notes"), GENERAL, "<Shift>F5", NULL },
  { "win.fullscreen", N_("Full screen"), GENERAL, "F11", NULL },
  { "win.close", N_("Close window"), GENERAL, "<Control>w", NULL },
  { "app.quit", N_("Quit"), GENERAL, "<Control>q", NULL },

  { "win.go-to", N_("Go to unit, point, round, page or action"), GOING, "<Control>g", NULL },
  { "win.previous-month", N_("Previous month"), GOING, "<Alt>Left", NULL },
  { "win.next-month", N_("Next month"), GOING, "<Alt>Right", NULL },
  { "win.this-month", N_("Current month"), GOING, "<Alt>Home", NULL },
  { "win.next-pane", N_("Next pane"), GOING, "F6", NULL },
  { "win.previous-pane", N_("Previous pane"), GOING, "<Shift>F6", NULL },
  { "win.toggle-sidebar", N_("Narrow or widen the sidebar"), GOING, "F9", NULL },

  { "win.new-ticket", N_("New ticket"), PAGE, "<Control>n", NULL },
  { "page.search", N_("Search"), PAGE, "<Control>f", NULL },
  { "page.new", N_("New"), PAGE, "<Control><Shift>n", NULL },
  { "page.print", N_("Print"), PAGE, "<Control>p", NULL },
  { "page.preview", N_("Print preview"), PAGE, "<Control><Shift>p", NULL },
  { "page.export", N_("Export"), PAGE, "<Control><Shift>s", NULL },
  { "page.explain", N_("Explain the score"), PAGE, "<Control>i", NULL },
  { "page.pin", N_("Pin the unit"), PAGE, "<Control><Shift>k", NULL },
  { "page.update-data", N_("Update the data of a bulletin"), PAGE, "<Control>r", NULL },
  { "page.next-tab", N_("Next tab"), PAGE, "<Control>Tab", NULL },
  { "page.previous-tab", N_("Previous tab"), PAGE, "<Control><Shift>Tab", "<Control><Shift>ISO_Left_Tab" },

  { "page.escalate", N_("Escalate"), TICKETS, "<Control>e", NULL },
  { "page.close-ticket", N_("Recheck and close"), TICKETS, "<Control>k", NULL },
  { "page.reply", N_("Record reply"), TICKETS, "<Control><Shift>r", NULL },
  { "page.remind", N_("Remind"), TICKETS, "<Control>u", NULL },
  { "page.extend", N_("Extend"), TICKETS, "<Control>d", NULL },
  { "page.look-back", N_("Look back"), TICKETS, "<Control><Shift>l", NULL },
  { "page.board", N_("List or board"), TICKETS, "<Control>b", NULL },
  { NULL }
};

/* GTK 4.8 makes these windows from a description only. */
static void
append (GString    *xml,
        const char *title,
        const char *first,
        const char *second)
{
  g_autofree char *accelerator = NULL;
  g_autofree char *item = NULL;

  accelerator = second != NULL && strstr (second, "ISO_") == NULL
    ? g_strconcat (first, " ", second, NULL) : g_strdup (first);
  item = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                                  "<property name='title'>%s</property>"
                                  "<property name='accelerator'>%s</property>"
                                  "</object></child>", title, accelerator);
  g_string_append (xml, item);
}

static void
begin_group (GString    *xml,
             const char *title)
{
  g_autofree char *begin = NULL;

  begin = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                                   "<property name='title'>%s</property>", title);
  g_string_append (xml, begin);
}

static void
end_group (GString *xml)
{
  g_string_append (xml, "</object></child>");
}

/* Only what the page in view has, of the keys that belong to pages. */
static gboolean
applies (GtkWindow         *parent,
         const SanShortcut *shortcut)
{
  g_auto (GStrv) names = NULL;
  SanPage *page;

  if (!g_str_has_prefix (shortcut->action, "page."))
    return TRUE;

  page = SAN_IS_WINDOW (parent) ? san_window_get_page (SAN_WINDOW (parent)) : NULL;

  return page != NULL &&
         g_action_group_has_action (G_ACTION_GROUP (san_page_get_actions (page)),
                                    shortcut->action + strlen ("page."));
}

GtkWidget *
san_shortcuts_window_new (GtkWindow *parent)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class='GtkShortcutsWindow' "
                                          "id='window'><child>"
                                          "<object class='GtkShortcutsSection'>"
                                          "<property name='section-name'>sanse</property>"
                                          /* what a screen of 768 lines has room for */
                                          "<property name='max-height'>17</property>");
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  const char *group = NULL;
  GtkWidget *window;

  for (const SanShortcut *shortcut = san_shortcuts; shortcut->action != NULL; shortcut++)
    {
      if (!applies (parent, shortcut))
        continue;
      if (g_strcmp0 (group, shortcut->group) != 0)
        {
          if (group != NULL)
            end_group (xml);
          begin_group (xml, _(shortcut->group));
        }
      group = shortcut->group;
      append (xml, _(shortcut->title), shortcut->first, shortcut->second);
    }
  end_group (xml);

  begin_group (xml, _("Pages"));
  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    append (xml, _(info->title), info->accelerator, NULL);
  end_group (xml);
  g_string_append (xml, "</object></child></object></interface>");

  if (!gtk_builder_add_from_string (builder, xml->str, (gssize) xml->len, &error))
    g_error ("The shortcuts window: %s", error->message);
  window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);

  return window;
}
