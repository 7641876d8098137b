/* test-tickets-bulk.c - what is done to several tickets at once, and what came of accounts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/ticket-fixture.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-ticket-verb-dialog.h"
#include "pages/tickets/san-ticket-detail.h"
#include "pages/tickets/san-ticket-menu.h"
#include "store/san-journal.h"

static GtkWindow *
window_of (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;

  return NULL;
}

static void
type (GtkWidget  *dialog,
      const char *title,
      const char *text)
{
  GtkWidget *row;

  for (guint i = 0; (row = desk_find (dialog, ADW_TYPE_ENTRY_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      {
        gtk_editable_set_text (GTK_EDITABLE (row), text);
        return;
      }
  g_error ("no field “%s”", title);
}

/* The dialog of a verb for these tickets, the fields filled in. */
static GtkWidget *
ask (Desk         *desk,
     const gint64 *ids,
     guint         n,
     SanTicketKind kind)
{
  san_ticket_verb_dialog_run (GTK_WIDGET (desk->window), desk_context (desk), ids, n, kind);
  desk_wait (desk);

  return GTK_WIDGET (window_of (SAN_TYPE_TICKET_VERB_DIALOG));
}

static void
accept (Desk      *desk,
        GtkWidget *dialog)
{
  desk_wait (desk);
  desk_click (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  desk_wait (desk);
  g_assert_null (window_of (SAN_TYPE_TICKET_VERB_DIALOG));
}

static SanTicket *
load (Desk  *desk,
      gint64 id)
{
  g_autoptr (GError) error = NULL;
  SanTicket *ticket = san_ticket_store_load (san_context_get_database (desk_context (desk)), id,
                                             &error);

  g_assert_no_error (error);

  return ticket;
}

static void
assert_stages (Desk          *desk,
               const gint64  *ids,
               guint          n,
               SanTicketStage stage)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanTicket) ticket = load (desk, ids[i]);

      g_assert_cmpint (ticket->state->stage, ==, stage);
    }
}

static gint64
length_of (Desk *desk)
{
  return san_journal_length (san_context_get_database (desk_context (desk)), NULL);
}

static void
undo (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
}

/* Reported, sent back, reported again and closed, each with one step for all of them. */
static void
test_one_step_each (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  gint64 ids[3];
  GtkWidget *dialog;
  gint64 before;

  desk_page (desk, "tickets");
  ids[0] = ticket_fixture_id (desk, "甘蔗园");
  ids[1] = ticket_fixture_id (desk, "长秀小区");
  ids[2] = ticket_fixture_id (desk, "三门坡镇");

  before = length_of (desk);
  dialog = ask (desk, ids, 3, SAN_TICKET_REPORT);
  type (dialog, _("By whom"), "林芳");
  type (dialog, _("What was done"), "已清理");
  accept (desk, dialog);
  assert_stages (desk, ids, 3, SAN_TICKET_REPORTED);
  g_assert_cmpint (length_of (desk), ==, before + 1);

  dialog = ask (desk, ids, 2, SAN_TICKET_RETURN);
  type (dialog, _("Reason"), "仍有堆物");
  accept (desk, dialog);
  assert_stages (desk, ids, 2, SAN_TICKET_RECTIFYING);
  undo (desk);
  assert_stages (desk, ids, 3, SAN_TICKET_REPORTED);

  before = length_of (desk);
  san_context_set_operator (desk_context (desk), "陈雪");
  dialog = ask (desk, ids, 3, SAN_TICKET_VERIFY);
  type (dialog, _("What was found"), "现场已清理");
  accept (desk, dialog);
  assert_stages (desk, ids, 3, SAN_TICKET_CLOSED);
  g_assert_cmpint (length_of (desk), ==, before + 1);

  /* looked back at together */
  dialog = ask (desk, ids, 3, SAN_TICKET_HELD);
  accept (desk, dialog);
  undo (desk);
  undo (desk);
  assert_stages (desk, ids, 3, SAN_TICKET_REPORTED);
}

/* Red is decided on for all that propose it. */
static void
test_decision (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  gint64 ids[2];
  GtkWidget *dialog;

  desk_page (desk, "tickets");
  ids[0] = ticket_fixture_id (desk, "甲子墟");
  ids[1] = ticket_fixture_id (desk, "海府一横路窨井盖再次");
  san_context_set_operator (desk_context (desk), "陈雪");
  dialog = ask (desk, ids, 2, SAN_TICKET_APPROVE);
  accept (desk, dialog);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SanTicket) ticket = load (desk, ids[i]);

      g_assert_cmpint (ticket->state->colour, ==, SAN_TICKET_RED);
    }
  undo (desk);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SanTicket) ticket = load (desk, ids[i]);

      g_assert_cmpint (ticket->state->red, ==, SAN_TICKET_RED_PROPOSED);
    }
}

static gboolean
has_verb (GMenuModel *menu,
          const char *verb)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *target = NULL;

      if (section != NULL && has_verb (section, verb))
        return TRUE;
      if (g_menu_model_get_item_attribute (menu, i, "target", "s", &target) &&
          g_str_equal (target, verb))
        return TRUE;
    }

  return FALSE;
}

/* The menu names what some of them take, the pane first what all of them do. */
static void
test_menu (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanDatabase *database;
  SanTicketFilter open = { .open = TRUE }, waiting = { .unverified = TRUE };
  SanTicketRules rules;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) reported = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  SanTicketKind verbs[3];
  static const char *const words[] = { "receive", "report", "verify", "return", "approve",
                                       "remind", "extend", "account" };

  desk_page (desk, "tickets");
  database = san_context_get_database (desk_context (desk));
  g_assert_true (san_ticket_rules_load (database, &rules, NULL));
  rows = san_ticket_store_list (database, &open, SAN_TICKET_BY_ISSUE, FALSE,
                                san_workspace_now (san_context_get_workspace (desk_context (desk))),
                                NULL);
  menu = san_ticket_bulk_menu_new (desk_context (desk), &rules, rows);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (!has_verb (menu, words[i]))
      g_error ("%s is not in the menu", words[i]);
  g_assert_false (has_verb (menu, "held"));
  g_assert_false (has_verb (menu, "issue"));

  reported = san_ticket_store_list (database, &waiting, SAN_TICKET_BY_ISSUE, FALSE, 0, NULL);
  g_assert_cmpuint (reported->len, ==, FIXTURE_WAITING);
  g_assert_cmpuint (san_ticket_bulk_verbs (desk_context (desk), &rules, reported, verbs, 3), ==, 3);
  g_assert_cmpint (verbs[0], ==, SAN_TICKET_VERIFY);
  g_assert_cmpint (verbs[1], ==, SAN_TICKET_RETURN);
  g_assert_cmpint (verbs[2], ==, SAN_TICKET_REMIND);
}

/* An outcome follows later, for the record that is chosen, and can be corrected. */
static void
test_outcome (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  GtkWidget *detail = desk_find (GTK_WIDGET (page), SAN_TYPE_TICKET_DETAIL, 0);
  gint64 id = ticket_fixture_id (desk, "新埠桥下垃圾");
  GtkWidget *dialog;
  GtkWidget *record;

  g_assert_true (san_window_show_page (desk->window, "tickets", g_variant_new_int64 (id)));
  desk_wait (desk);
  g_assert_true (desk_shows (detail, _("No outcome recorded yet")));

  /* a second one, whose outcome is known at once */
  dialog = ask (desk, &id, 1, SAN_TICKET_ACCOUNT);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find (dialog, ADW_TYPE_COMBO_ROW, 0)), 1);
  type (dialog, _("Document"), "云创督〔2018〕9 号");
  type (dialog, _("Outcome, if it is known"), "已通报");
  desk_picture_of (dialog, "tickets-account");
  accept (desk, dialog);
  desk_wait (desk);
  g_assert_true (desk_shows (detail, "已通报"));

  /* of the first */
  dialog = ask (desk, &id, 1, SAN_TICKET_OUTCOME);
  record = desk_find (dialog, ADW_TYPE_COMBO_ROW, 0);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (record))),
                    ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (record), 1);
  type (dialog, _("Outcome"), "已作书面检讨");
  desk_picture_of (dialog, "tickets-outcome");
  accept (desk, dialog);
  g_assert_true (desk_shows (detail, "已作书面检讨"));
  g_assert_false (desk_shows (detail, _("No outcome recorded yet")));

  /* corrected: what is known stands in the field */
  dialog = ask (desk, &id, 1, SAN_TICKET_OUTCOME);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find (dialog, ADW_TYPE_COMBO_ROW, 0)), 1);
  {
    g_autofree char *before = NULL;
    GtkWidget *row;

    for (guint i = 0; (row = desk_find (dialog, ADW_TYPE_ENTRY_ROW, i)) != NULL; i++)
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), _("Outcome")))
        before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
    g_assert_cmpstr (before, ==, "已作书面检讨");
  }
  type (dialog, _("Outcome"), "检讨退回重写");
  accept (desk, dialog);
  desk_picture (desk, "tickets-outcomes");
  {
    g_autofree char *said = g_strdup_printf (_("Outcome: %s"), "检讨退回重写");

    g_assert_true (desk_shows (detail, said));
  }
  undo (desk);
  {
    g_autofree char *said = g_strdup_printf (_("Outcome: %s"), "已作书面检讨");

    g_assert_true (desk_shows (detail, said));
  }
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/tickets-bulk/one-step-each", test_one_step_each);
  g_test_add_func ("/tickets-bulk/decision", test_decision);
  g_test_add_func ("/tickets-bulk/menu", test_menu);
  g_test_add_func ("/tickets-bulk/outcome", test_outcome);

  return g_test_run ();
}
