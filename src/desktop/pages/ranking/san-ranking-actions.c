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

static void
add_row (SanRankingPage *self,
         SanTextTable   *table,
         SanRankingRow  *row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint c = SAN_RANKING_PLACE; c <= SAN_RANKING_CHANGE; c++)
    g_ptr_array_add (cells, (char *) san_ranking_row_get_text (row, c));
  for (guint c = 0; c < self->components->len; c++)
    g_ptr_array_add (cells, (char *) san_ranking_row_get_text (row, SAN_RANKING_COMPONENT + c));
  g_ptr_array_add (cells, (char *) san_ranking_row_get_text (row, SAN_RANKING_ADJUSTMENT));
  g_ptr_array_add (cells, (char *) san_ranking_row_get_text (row, SAN_RANKING_OUTCOME));
  san_text_table_add_row (table, SAN_TEXT_PLAIN, (const char *const *) cells->pdata);
}

SanTextTable *
san_ranking_page_get_table (SanRankingPage *self,
                            const char     *title)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint n_columns = SAN_RANKING_COMPONENT + self->components->len;
  SanTextTable *table = san_text_table_new (title, self->group);

  for (guint i = 0; i < n_columns && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      san_text_table_add_column (table, gtk_column_view_column_get_title (column),
                                 i == SAN_RANKING_UNIT ? 0 : 1,
                                 i != SAN_RANKING_UNIT && i + 1 < n_columns);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (SanRankingRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      add_row (self, table, row);
    }
  san_text_table_set_note (table, gtk_label_get_text (self->state_label));

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
  g_autoptr (SanTextTable) table = san_ranking_page_get_table (self, "");

  san_text_table_copy (table, GTK_WIDGET (self), san_page_get_context (SAN_PAGE (self)));
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

static void
save_workbook (SanPage    *page,
               const char *path,
               gpointer    data)
{
  SanRankingPage *self = SAN_RANKING_PAGE (page);
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanTextTable) table = san_ranking_page_get_table (self, "");
  g_autoptr (GBytes) bytes = NULL;

  /* any other kind of file holds one table: the one on the screen */
  if (!g_str_has_suffix (path, ".xlsx"))
    {
      san_text_table_save (table, path, &error);
      san_list_file_tell (context, path, error);
      return;
    }

  bytes = san_bulletin_draft (san_context_get_database (context),
                              san_context_get_round (context),
                              san_time_day (san_workspace_now (san_context_get_workspace (context))),
                              NULL, &error);
  if (bytes != NULL)
    g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes), &error);
  san_list_file_tell (context, path, error);
}

static void
save_chart (SanPage    *page,
            const char *path,
            gpointer    data)
{
  g_autoptr (GError) error = NULL;

  san_chart_view_export (SAN_RANKING_PAGE (page)->chart, path, &error);
  san_list_file_tell (san_page_get_context (page), path, error);
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

  san_list_file_ask (SAN_PAGE (self), _("Save the Workbook"), name, save_workbook, NULL, NULL);
}

static void
export_chart_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  SanRankingPage *self = data;
  g_autofree char *name = file_name (self, _("chart"), ".png");

  san_list_file_ask (SAN_PAGE (self), _("Export picture"), name, save_chart, NULL, NULL);
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
