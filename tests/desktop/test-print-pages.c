/* test-print-pages.c - what pages of the program look like on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "desktop/desk.h"
#include "tickets/san-ticket-store.h"
#include "widgets/san-print-preview.h"

static SanPrintPreview *preview;

static gboolean
preview_is_open (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  preview = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SAN_IS_PRINT_PREVIEW (window) && gtk_widget_get_mapped (window))
        preview = SAN_PRINT_PREVIEW (window);
    }

  return preview != NULL;
}

/* (transfer full): the words of the paper, as another program reads them in its PDF */
static char *
read_paper (Desk     *desk,
            SanPaper *paper)
{
  g_autofree char *path = san_test_folder_path (desk->folder, "printed.pdf");
  const char *argv[] = { "pdftotext", "-enc", "UTF-8", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  san_paper_write_pdf (paper, path, NULL, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);

  return text;
}

/* (transfer full): the words of what @action of a page opens to look at */
static char *
preview_page (Desk       *desk,
              const char *name,
              const char *action,
              guint       most_pages)
{
  SanPage *page = desk_page (desk, name);
  g_autofree char *picture = g_strconcat ("print-", name, "-", action, NULL);
  char *text;

  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (san_page_get_actions (page)), action));
  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), action, NULL);
  desk_wait_until (preview_is_open, NULL);
  desk_picture_of (GTK_WIDGET (preview), picture);
  g_assert_cmpuint (san_paper_get_n_pages (san_print_preview_get_paper (preview)), >=, 1);
  g_assert_cmpuint (san_paper_get_n_pages (san_print_preview_get_paper (preview)), <=, most_pages);
  text = read_paper (desk, san_print_preview_get_paper (preview));
  gtk_window_destroy (GTK_WINDOW (preview));
  desk_wait (desk);

  return text;
}

static void
assert_says (const char *text,
             const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not on the paper:\n%s", words, text);
}

static void
test_overview (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *text = preview_page (desk, "overview", "preview", 3);
  SanRound *round = san_context_get_round (desk_context (desk));

  assert_says (text, round->label);
  assert_says (text, _("Open tickets"));
  assert_says (text, _("Needs action"));
  assert_says (text, C_("overview", "Overdue"));
}

/* The whole score sheet, with every unit and component; and the ledger beside it. */
static void
test_assessment (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *scores = preview_page (desk, "assessment", "preview", 20);
  g_autofree char *ledger = NULL;
  SanContext *context = desk_context (desk);
  SanRound *round = san_context_get_round (context);
  const SanRanking *ranking = san_context_get_ranking (context, NULL);
  g_autofree char *title = g_strdup_printf (C_("score sheet", "Scores of %s"), round->label);
  g_autofree char *other = g_strdup_printf (_("Bonuses and deductions of %s"), round->label);
  const SanParticipant *first = g_ptr_array_index (ranking->input->participants, 0);

  assert_says (scores, title);
  assert_says (scores, first->name);
  san_page_show (desk_page (desk, "assessment"), g_variant_new_string ("adjustments"));
  desk_wait (desk);
  ledger = preview_page (desk, "assessment", "preview", 20);
  assert_says (ledger, other);
  assert_says (ledger, C_("adjustment", "Reason"));
}

/* Table and chart, then the explanation of the unit that is selected. */
static void
test_ranking (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  SanRound *round = san_context_get_round (context);
  const SanRanking *ranking = san_context_get_ranking (context, NULL);
  const SanRankedGroup *group = g_ptr_array_index (ranking->groups, 0);
  const SanPlace *first = g_ptr_array_index (group->places, 0);
  g_autofree char *title = g_strdup_printf (_("Ranking of %s"), round->label);
  g_autofree char *table = preview_page (desk, "ranking", "preview", 20);
  g_autofree char *chart = preview_page (desk, "ranking", "print-side", 2);
  g_autofree char *explanation = NULL;

  assert_says (table, title);
  assert_says (table, first->score->participant->name);
  assert_says (table, first->total);
  assert_says (chart, title);
  assert_says (chart, first->score->participant->name);

  san_page_show (desk_page (desk, "ranking"),
                 g_variant_new_int64 (first->score->participant->unit_id));
  g_action_group_change_action_state (G_ACTION_GROUP (san_page_get_actions
                                                        (desk_page (desk, "ranking"))),
                                      "explain", g_variant_new_boolean (TRUE));
  desk_wait (desk);
  explanation = preview_page (desk, "ranking", "print-side", 30);
  assert_says (explanation, first->score->participant->name);
  assert_says (explanation, _("Lost"));
}

static void
test_tickets (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanTicketFilter filter = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *text = preview_page (desk, "tickets", "print-list", 100);
  SanTime now = san_workspace_now (san_context_get_workspace (desk_context (desk)));

  /* what the page lists first: those in hand */
  filter.open = TRUE;
  rows = san_ticket_store_list (san_context_get_database (desk_context (desk)), &filter,
                                SAN_TICKET_BY_URGENCY, FALSE, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 10);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanTicketData *data = san_ticket_row_get_data (rows->pdata[i]);
      g_autofree char *number = san_ticket_number_format (&data->number);

      if (data->number.running != 0)
        assert_says (text, number);
    }
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/print-pages/overview", test_overview);
  g_test_add_func ("/print-pages/assessment", test_assessment);
  g_test_add_func ("/print-pages/ranking", test_ranking);
  g_test_add_func ("/print-pages/tickets", test_tickets);

  return g_test_run ();
}
