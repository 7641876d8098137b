/* san-news.c - what others did since a person last looked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-news.h"

#include <glib/gi18n-lib.h>

#include "app/san-settings.h"
#include "app/san-window-files.h"
#include "store/san-journal-list-store.h"
#include "widgets/san-day-text.h"

#define KEY "last-seen"

/* Ledgers and operators that are remembered */
#define MOST 200

/* Under which the list of what is new hangs on the window until it is shown */
#define NEWS "san-news"

/* (transfer full) (nullable): the ledger by the hash of its first step, and the operator */
static char *
name_of (SanContext *context)
{
  g_autoptr (SanStep) first = san_journal_step (san_context_get_database (context), 1, NULL);

  return first != NULL
         ? g_strdup_printf ("%.16s %s", first->hash, san_context_get_operator (context)) : NULL;
}

void
san_news_remember (SanContext *context)
{
  g_autofree char *name = name_of (context);
  g_autoptr (GVariant) old = g_settings_get_value (san_settings_get (), KEY);
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("a{sx}"));
  gint64 length = san_journal_length (san_context_get_database (context), NULL);
  GVariantIter iter;
  const char *other;
  gint64 seq;
  guint n = 1;

  if (name == NULL || length < 0)
    return;

  /* the newest first, so that the oldest are forgotten */
  g_variant_builder_add (builder, "{sx}", name, length);
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&sx}", &other, &seq))
    if (!g_str_equal (other, name) && n++ < MOST)
      g_variant_builder_add (builder, "{sx}", other, seq);
  g_settings_set_value (san_settings_get (), KEY, g_variant_builder_end (builder));
}

/* (transfer full) (nullable): NULL where there is nothing */
static GPtrArray *
list_news (SanContext *context)
{
  g_autofree char *name = name_of (context);
  g_autoptr (GVariant) seen = g_settings_get_value (san_settings_get (), KEY);
  g_autoptr (GPtrArray) news = NULL;
  gint64 seq;

  if (name == NULL || !g_variant_lookup (seen, name, "x", &seq))
    return NULL;

  news = san_journal_list_news (san_context_get_database (context), seq,
                                san_context_get_operator (context), NULL);

  return news != NULL && news->len > 0 ? g_steal_pointer (&news) : NULL;
}

gboolean
san_news_offer (SanWindow *self)
{
  g_autoptr (GPtrArray) news = list_news (san_window_get_context (self));
  g_autofree char *text = NULL;
  guint n = 0;

  g_object_set_data (G_OBJECT (self), NEWS, NULL);
  if (news == NULL)
    return FALSE;

  for (guint i = 0; i < news->len; i++)
    n += ((SanJournalNews *) g_ptr_array_index (news, i))->n;
  text = g_strdup_printf (ngettext ("%u change by others since you last looked",
                                    "%u changes by others since you last looked", n), n);
  g_object_set_data_full (G_OBJECT (self), NEWS, g_steal_pointer (&news),
                          (GDestroyNotify) g_ptr_array_unref);
  san_window_offer (self, text, _("Show"), "win.news");

  return TRUE;
}

/* The list */

static void
on_row_activated_cb (GtkWidget *row,
                     GtkWindow *dialog)
{
  SanWindow *window = SAN_WINDOW (gtk_window_get_transient_for (dialog));
  const gint64 *seq = g_object_get_data (G_OBJECT (row), "seq");

  san_window_show_page (window, "journal", g_variant_new_int64 (*seq));
  gtk_window_destroy (dialog);
}

static GtkWidget *
row_new (const SanJournalNews *news,
         SanDay                today,
         GtkWindow            *dialog)
{
  GtkWidget *row = adw_action_row_new ();
  const SanVerb *verb = san_verb_find (news->verb);
  const char *what = verb != NULL ? _(verb->title) : news->verb;
  g_autofree char *day = san_day_text (san_time_day (news->at), today);
  g_autofree char *time = san_time_text (news->at);
  g_autofree char *title = news->n > 1
    ? g_markup_printf_escaped ("%s × %u", what, news->n) : g_markup_escape_text (what, -1);
  g_autofree char *subtitle = g_markup_printf_escaped ("%s · %s %s%s%s", news->actor, day, time,
                                                       *news->label != '\0' ? " · " : "",
                                                       news->label);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "seq", g_memdup2 (&news->seq, sizeof news->seq), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_row_activated_cb), dialog);

  return row;
}

static void
add_close_key (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut
    (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

static void
on_news_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanWindow *self = data;
  SanContext *context = san_window_get_context (self);
  GPtrArray *news = g_object_get_data (G_OBJECT (self), NEWS);
  GtkWidget *window, *page, *group, *box;
  SanDay today;

  if (news == NULL || context == NULL)
    return;

  today = san_time_day (san_workspace_now (san_context_get_workspace (context)));
  window = adw_window_new ();
  page = adw_preferences_page_new ();
  group = adw_preferences_group_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_window_set_title (GTK_WINDOW (window), _("Since you last looked"));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 460);
  for (guint i = 0; i < news->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               row_new (g_ptr_array_index (news, i), today, GTK_WINDOW (window)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  add_close_key (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

void
san_news_install (SanWindow *self)
{
  static const GActionEntry entries[] = {
    { "news", on_news_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
