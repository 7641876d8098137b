/* test-ticket-scenario.c - a superior test's list worked off in the window, as in sansectl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <glib/gi18n-lib.h>

#include "cli/cli-scenario.h"
#include "pages/import/san-import-window.h"
#include "widgets/san-limit-row.h"
#include "pages/tickets/san-lookback-dialog.h"
#include "app/san-ticket-verb-dialog.h"
#include "store/san-journal.h"
#include "support/ticket-scenario.h"

static void
set_now (const char *text)
{
  g_autoptr (GError) error = NULL;
  SanTime now;

  g_assert_true (san_time_parse (text, &now, &error));
  san_clock_fix (now);
}

static GtkWidget *
toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

/* The list comes in through the assistant */

static gboolean
assistant_is_idle (gpointer data)
{
  GtkWidget *window = toplevel (SAN_TYPE_IMPORT_WINDOW);

  return window == NULL || !san_import_window_is_busy (SAN_IMPORT_WINDOW (window));
}

static void
import_list (Desk       *desk,
             const char *path)
{
  GtkWidget *window;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.import-kind", "s", "tickets");
  window = toplevel (SAN_TYPE_IMPORT_WINDOW);
  g_assert_nonnull (window);
  san_import_window_set_file (SAN_IMPORT_WINDOW (window), path);
  desk_wait (desk);
  while ((window = toplevel (SAN_TYPE_IMPORT_WINDOW)) != NULL)
    {
      gtk_widget_activate_action (window, "import.next", NULL);
      desk_wait_until (assistant_is_idle, NULL);
      desk_wait (desk);
    }
}

/* Verbs through the dialog, for all rows that the list shows */

static GtkSelectionModel *
selection_of (SanPage *page)
{
  GtkWidget *view = desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0);

  return gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
}

static SanPage *
show_marked (Desk       *desk,
             const char *view,
             const char *mark)
{
  GVariantDict target;

  g_variant_dict_init (&target, NULL);
  if (view != NULL)
    g_variant_dict_insert (&target, "view", "s", view);
  g_variant_dict_insert (&target, "text", "s", mark);
  g_assert_true (san_window_show_page (desk->window, "tickets", g_variant_dict_end (&target)));
  desk_wait (desk);

  return san_window_get_page (desk->window);
}

static void
fill (GtkWidget  *dialog,
      const char *title,
      const char *text)
{
  GtkWidget *row;

  if (text == NULL)
    return;

  for (guint i = 0; (row = desk_find (dialog, ADW_TYPE_ENTRY_ROW, i)) != NULL; i++)
    {
      const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

      /* the row of the verb's text is called after the verb */
      if (title != NULL ? g_str_equal (name, title)
                        : !g_str_equal (name, _("By whom")) && !g_str_equal (name, _("Document"))
          && !g_str_equal (name, _("When"))
          && !g_str_equal (name, _("Who is held to account")))
        {
          gtk_editable_set_text (GTK_EDITABLE (row), text);
          return;
        }
    }

  g_error ("there is no row “%s”", title);
}

static void
choose_account (GtkWidget  *dialog,
                const char *word)
{
  static const char *const words[] = {
    "interview", "criticism", "self-criticism", "admonition", "transfer",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find (dialog, ADW_TYPE_COMBO_ROW, 0)), i);
}

static void
give_limit (GtkWidget  *dialog,
            const char *text)
{
  GtkWidget *row = desk_find (dialog, SAN_TYPE_LIMIT_ROW, 0);
  g_autoptr (GError) error = NULL;
  SanLimit limit;

  if (text == NULL)
    return;

  g_assert_true (san_limit_parse (text, &limit, &error));
  san_limit_row_set (SAN_LIMIT_ROW (row), &limit);
  g_signal_emit_by_name (row, "changed");
}

static void
answer (Desk                    *desk,
        const TicketScenarioAct *act)
{
  GtkWidget *dialog = toplevel (SAN_TYPE_TICKET_VERB_DIALOG);
  GtkWidget *accept;

  g_assert_nonnull (dialog);
  desk_wait (desk);
  fill (dialog, _("By whom"), act->by);
  fill (dialog, _("Document"), act->document);
  give_limit (dialog, act->limit);
  if (act->kind == SAN_TICKET_ACCOUNT)
    choose_account (dialog, act->text);
  else
    fill (dialog, NULL, act->text);
  desk_wait (desk);

  accept = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_is_sensitive (accept));
  desk_click (accept);
  desk_wait (desk);
  g_assert_null (toplevel (SAN_TYPE_TICKET_VERB_DIALOG));
}

static void
act_on (Desk                    *desk,
        const TicketScenarioAct *act,
        const char              *view,
        guint                    expected)
{
  SanPage *page;
  GtkSelectionModel *selection;
  GActionGroup *actions;

  set_now (act->now);
  san_context_set_operator (desk_context (desk), act->actor);
  page = show_marked (desk, view, act->mark);
  selection = selection_of (page);
  if (expected > 0)
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, expected);
  gtk_selection_model_select_all (selection);
  actions = G_ACTION_GROUP (san_page_get_actions (page));
  g_action_group_activate_action (actions, "do",
                                  g_variant_new_string (san_ticket_kind_name (act->kind)));
  answer (desk, act);
}

static void
draw (Desk *desk)
{
  GtkWidget *dialog;
  SanPage *page;

  set_now (TICKET_SCENARIO_DRAW);
  san_context_set_operator (desk_context (desk), TICKET_SCENARIO_CLERK);
  page = desk_page (desk, "tickets");
  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "draw-look-back",
                                  NULL);
  dialog = toplevel (SAN_TYPE_LOOKBACK_DIALOG);
  g_assert_nonnull (dialog);
  desk_wait (desk);
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, ADW_TYPE_ENTRY_ROW, 0)),
                         TICKET_SCENARIO_SEED);
  desk_click (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  desk_wait (desk);
}

static char *
digest_of (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  char *digest = san_journal_digest (san_context_get_database (desk_context (desk)), &error);

  g_assert_no_error (error);

  return digest;
}

static gboolean
has_digest (gpointer data)
{
  gpointer *both = data;
  g_autofree char *digest = digest_of (both[0]);

  return g_str_equal (digest, both[1]);
}

/* Both faces do the same from the same start, and the records come out the same. */
static void
test_window_and_command_line_agree (void)
{
  g_autoptr (CliPlace) place = cli_place_new ();
  g_autofree char *twin = cli_place_path (place, "twin.sanse");
  g_autofree char *problems = cli_place_path (place, "problems.xlsx");
  g_autofree char *expected = NULL;
  g_autoptr (Desk) desk = NULL;

  cli_scenario_prepare (place, place->file);
  cli_scenario_prepare (place, twin);
  cli_scenario_run (place, place->file);
  expected = cli_digest (place->file);

  set_now (TICKET_SCENARIO_ISSUED);
  desk = desk_new (NULL, 1366, 768);
  g_assert_true (san_window_open (desk->window, twin));
  desk_wait (desk);
  san_context_set_operator (desk_context (desk), TICKET_SCENARIO_CLERK);
  import_list (desk, problems);

  for (const TicketScenarioAct *act = ticket_scenario_acts; act->now != NULL; act++)
    act_on (desk, act, NULL, g_str_equal (act->mark, "〔甲〕") ? 120 : 30);

  draw (desk);
  for (const TicketScenarioAct *act = ticket_scenario_finds; act->now != NULL; act++)
    act_on (desk, act, "lookback", 0);

  desk_wait_until (has_digest, ((gpointer[]) { desk, expected }));
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/ticket-scenario/window-and-command-line-agree",
                   test_window_and_command_line_agree);

  return g_test_run ();
}
