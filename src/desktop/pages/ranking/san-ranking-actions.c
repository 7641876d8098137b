/* san-ranking-actions.c - what can be done with the ranking: copy, print, save, publish
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-ranking-page-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "bulletins/san-bulletin.h"
#include "pages/ranking/san-awards-window.h"
#include "pages/ranking/san-lift-dialog.h"
#include "pages/ranking/san-ranking-row.h"
#include "pages/ranking/san-what-if-window.h"
#include "pages/ranking/san-year-window.h"

static void
change_explain_state (GSimpleAction *action,
                      GVariant      *state,
                      gpointer       data)
{
  SanRankingPage *self = data;

  g_simple_action_set_state (action, state);
  gtk_stack_set_visible_child_name (self->side,
                                    g_variant_get_boolean (state) ? "explain" : "chart");
  san_ranking_page_arrange (self);
  san_ranking_page_show_explanation (self);
}

GPtrArray *
san_ranking_page_texts (SanRankingPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  guint n_columns = SAN_RANKING_COMPONENT + self->components->len;

  for (guint i = 0; i < n_columns && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_strv_builder_add (titles, gtk_column_view_column_get_title (column));
    }
  g_ptr_array_add (table, g_strv_builder_end (titles));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (SanRankingRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

      for (guint c = SAN_RANKING_PLACE; c <= SAN_RANKING_CHANGE; c++)
        g_strv_builder_add (cells, san_ranking_row_get_text (row, c));
      for (guint c = 0; c < self->components->len; c++)
        g_strv_builder_add (cells, san_ranking_row_get_text (row, SAN_RANKING_COMPONENT + c));
      g_strv_builder_add (cells, san_ranking_row_get_text (row, SAN_RANKING_ADJUSTMENT));
      g_strv_builder_add (cells, san_ranking_row_get_text (row, SAN_RANKING_OUTCOME));
      g_ptr_array_add (table, g_strv_builder_end (cells));
    }

  return table;
}

static void
copy_text (SanRankingPage *self,
           const char     *text,
           const char     *said)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  san_context_say (san_page_get_context (SAN_PAGE (self)), said);
}

static void
copy_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanRankingPage *self = data;
  g_autoptr (GPtrArray) table = san_ranking_page_texts (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < table->len; i++)
    {
      g_autofree char *line = g_strjoinv ("\t", g_ptr_array_index (table, i));

      g_string_append_printf (text, "%s\n", line);
    }

  copy_text (self, text->str, _("The table was copied"));
}

static void
copy_explanation_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  SanRankingPage *self = data;
  g_autofree char *text = san_explain_view_to_text (self->explain);

  copy_text (self, text, _("The explanation was copied"));
}

static void
copy_chart_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  SanRankingPage *self = data;

  san_chart_view_copy (self->chart);
  san_context_say (san_page_get_context (SAN_PAGE (self)), _("The picture was copied"));
}

static void
change_chart_state (GSimpleAction *action,
                    GVariant      *state,
                    gpointer       data)
{
  SanRankingPage *self = data;
  const SanRankedGroup *group;

  if (!san_round_chart_kind_parse (g_variant_get_string (state, NULL), &self->chart_kind))
    return;

  g_simple_action_set_state (action, state);
  /* who asks for a chart wants to see it */
  g_action_group_change_action_state (G_ACTION_GROUP (san_page_get_actions (SAN_PAGE (self))),
                                      "explain", g_variant_new_boolean (FALSE));
  san_ranking_page_arrange (self);
  san_ranking_page_get_place (self, &group);
  if (group != NULL)
    san_ranking_page_draw_chart (self, group);
}

static void
lift_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanRankingPage *self = data;
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  SanRanking *ranking = san_context_get_ranking (context, NULL);
  const SanPlace *place = san_ranking_page_get_place (self, NULL);

  if (place != NULL)
    san_lift_dialog_open (GTK_WIDGET (self), context, ranking, place->participant);
}

static void
what_if_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanRankingPage *self = data;
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  SanRanking *ranking = san_context_get_ranking (context, NULL);
  const SanRankedGroup *group;
  const SanPlace *place = san_ranking_page_get_place (self, &group);

  if (group != NULL)
    gtk_window_present (san_what_if_window_new (GTK_WIDGET (self), context, ranking, group,
                                                place != NULL ? place->participant
                                                              : G_MAXUINT));
}

/* One window of a kind is enough: it follows the month. */
static gboolean
present_open (SanRankingPage *self,
              GType           type)
{
  GtkWindow *main = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) &&
        gtk_window_get_transient_for (l->data) == main)
      {
        gtk_window_present (l->data);
        return TRUE;
      }

  return FALSE;
}

static void
awards_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  if (!present_open (data, SAN_TYPE_AWARDS_WINDOW))
    gtk_window_present (san_awards_window_new (data, san_page_get_context (data)));
}

static void
year_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  if (!present_open (data, SAN_TYPE_YEAR_WINDOW))
    gtk_window_present (san_year_window_new (data, san_page_get_context (data)));
}

typedef void (*SaveFunc) (SanRankingPage *self,
                          const char     *path);

static void
on_save_response_cb (SanRankingPage       *self,
                     int                   response,
                     GtkFileChooserNative *chooser)
{
  SaveFunc save = (SaveFunc) g_object_get_data (G_OBJECT (chooser), "save");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      save (self, g_file_peek_path (file));
    }

  g_object_unref (chooser);
}

static void
ask_where (SanRankingPage *self,
           const char     *title,
           const char     *name,
           SaveFunc        save)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, window, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data (G_OBJECT (chooser), "save", (gpointer) save);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_save_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
report_saved (SanRankingPage *self,
              const char     *path,
              const GError   *error)
{
  san_list_file_tell (san_page_get_context (SAN_PAGE (self)), path, error);
}

static void
save_workbook (SanRankingPage *self,
               const char     *path)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = san_bulletin_draft (san_context_get_database (context),
                              san_context_get_round (context),
                              san_time_day (san_workspace_now (san_context_get_workspace (context))),
                              NULL, &error);
  if (bytes != NULL)
    g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes), &error);
  report_saved (self, path, error);
}

static void
save_chart (SanRankingPage *self,
            const char     *path)
{
  g_autoptr (GError) error = NULL;

  san_chart_view_export (self->chart, path, &error);
  report_saved (self, path, error);
}

static char *
file_name (SanRankingPage *self,
           const char     *what,
           const char     *ending)
{
  SanRound *round = san_context_get_round (san_page_get_context (SAN_PAGE (self)));
  char *name = g_strdup_printf ("%s-%s%s", round->label, what, ending);

  return g_strdelimit (name, "/\\", '_');
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanRankingPage *self = data;
  g_autofree char *name = file_name (self, _("ranking"), ".xlsx");

  ask_where (self, _("Save the Workbook"), name, save_workbook);
}

static void
export_chart_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  SanRankingPage *self = data;
  g_autofree char *name = file_name (self, _("chart"), ".png");

  ask_where (self, _("Export picture"), name, save_chart);
}

/* Issuing is the bulletins' matter. */
static void
publish_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  san_page_go (SAN_PAGE (data), "bulletins", g_variant_new_string ("publish"));
}

/* The selected unit stays in sight, whatever chart, group or month is looked at. */
static void
change_pin_state (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       data)
{
  SanRankingPage *self = data;
  const SanPlace *place = san_ranking_page_get_place (self, NULL);
  gboolean on = g_variant_get_boolean (state) && place != NULL;

  g_simple_action_set_state (action, g_variant_new_boolean (on));
  san_ranking_page_pin (self, on ? place->score->participant->unit_id : 0);
  if (g_variant_get_boolean (state) && !on)
    san_context_say (san_page_get_context (SAN_PAGE (self)), _("Select a unit to pin"));
}

static const GActionEntry actions[] = {
  { "explain", NULL, NULL, "false", change_explain_state },
  { "chart", NULL, "s", "'bars'", change_chart_state },
  { "pin", NULL, NULL, "false", change_pin_state },
  { "lift", lift_action },
  { "what-if", what_if_action },
  { "awards", awards_action },
  { "year", year_action },
  { "copy", copy_action },
  { "copy-explanation", copy_explanation_action },
  { "copy-chart", copy_chart_action },
  { "export", export_action },
  { "export-chart", export_chart_action },
  { "publish", publish_action },
};

void
san_ranking_page_add_actions (SanRankingPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                   actions, G_N_ELEMENTS (actions), self);
  san_ranking_page_add_printing (self);
}
