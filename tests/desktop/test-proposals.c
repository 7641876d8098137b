/* test-proposals.c - what the rules propose for red tickets, confirmed or passed over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/tickets.h"

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-proposals-dialog.h"
#include "rounds/san-round-store.h"
#include "schemes/san-scheme-store.h"
#include "standards/san-standard-store.h"
#include "store/san-journal.h"

static SanDatabase *
database_of (Desk *desk)
{
  return san_context_get_database (desk_context (desk));
}

/* A red ticket costs half a point under every scheme of the round. */
static gboolean
add_rules (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  const SanRound *round = data;

  for (char **name = round->schemes; *name != NULL; name++)
    {
      g_autoptr (SanScheme) scheme = san_scheme_store_get (database, *name, 0, error);
      SanAdjustmentRule *rule = g_new0 (SanAdjustmentRule, 1);
      guint version;

      rule->name = g_strdup ("红单扣分");
      rule->amount = -SAN_MICRO / 2;
      rule->source = g_strdup ("red-tickets");
      g_ptr_array_add (scheme->rules, rule);
      if (!san_scheme_store_set (database, scheme, &version, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* Issues a ticket for another place and makes it red. */
static void
make_red (Desk       *desk,
          const char *problem)
{
  gint64 point = 0, item = 0;
  gint64 ticket;

  tickets_place (desk, &point, &item);
  ticket = tickets_issue (desk, "2018-06-26 09:00", point, item, problem);
  tickets_do (desk, ticket, SAN_TICKET_ORDER_RED, "2018-06-26 09:10", "李敏", "领导批示");
  tickets_do (desk, ticket, SAN_TICKET_APPROVE, "2018-06-26 09:20", "陈雪", "同意");
}

static Desk *
desk_red (void)
{
  Desk *desk = desk_new ("demo", 1366, 768);
  const SanRound *round = san_context_get_round (desk_context (desk));

  g_assert_true (san_context_change (desk_context (desk), "scheme.set", "红单扣分", add_rules,
                                     (gpointer) round, NULL));
  desk_wait (desk);
  make_red (desk, "占道经营");
  make_red (desk, "垃圾成堆");
  make_red (desk, "井盖缺失");
  desk_wait (desk);

  return desk;
}

static GtkWidget *
dialog_of (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SAN_IS_PROPOSALS_DIALOG (l->data))
      return l->data;

  return NULL;
}

static guint
count_booked (Desk *desk)
{
  const SanRound *round = san_context_get_round (desk_context (desk));
  g_autoptr (GPtrArray) list = san_adjustment_store_list (database_of (desk), round->id, NULL);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += g_str_equal (((SanAdjustment *) g_ptr_array_index (list, i))->rule, "红单扣分");

  return n;
}

static guint
count_proposed (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
    san_adjustment_proposals (database_of (desk), san_context_get_round (desk_context (desk)),
                              &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    n += ((SanAdjustmentProposal *) g_ptr_array_index (list, i))->adjustment != NULL;

  return n;
}

static GtkWidget *
button_of (SanPage *page,
           guint    n)
{
  g_autofree char *text = g_strdup_printf (_("Proposed %u…"), n);

  return desk_button (GTK_WIDGET (page), text);
}

/* All but one are confirmed with one step; what was passed over stays proposed. */
static void
test_some (void)
{
  g_autoptr (Desk) desk = desk_red ();
  SanPage *page = desk_page (desk, "assessment");
  guint n = count_proposed (desk);
  gint64 before;
  GtkWidget *dialog;

  g_assert_cmpuint (n, >=, 2);
  san_page_show (page, g_variant_ref_sink (g_variant_new_string ("adjustments")));
  desk_wait (desk);
  desk_picture (desk, "proposals-tab");
  desk_click (button_of (page, n));
  desk_wait (desk);
  dialog = dialog_of ();
  g_assert_nonnull (dialog);
  g_assert_true (desk_shows (dialog, "红单扣分"));
  g_assert_true (desk_shows (dialog, _("Confirm all")));
  /* the first check is of all */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (desk_find (dialog, GTK_TYPE_CHECK_BUTTON, 1)),
                               FALSE);
  desk_wait (desk);
  desk_picture_of (dialog, "proposals");

  before = san_journal_length (database_of (desk), NULL);
  desk_click (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  desk_wait (desk);
  g_assert_null (dialog_of ());
  g_assert_cmpuint (count_booked (desk), ==, n - 1);
  g_assert_cmpuint (count_proposed (desk), ==, 1);
  g_assert_cmpint (san_journal_length (database_of (desk), NULL), ==, before + 1);
  g_assert_nonnull (button_of (page, 1));

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
  g_assert_cmpuint (count_booked (desk), ==, 0);
  g_assert_nonnull (button_of (page, n));
}

/* All, then none: nothing can be confirmed without a tick. */
static void
test_all (void)
{
  g_autoptr (Desk) desk = desk_red ();
  SanPage *page = desk_page (desk, "assessment");
  guint n = count_proposed (desk);
  GtkWidget *dialog;
  GtkWidget *all;

  san_page_show (page, g_variant_ref_sink (g_variant_new_string ("adjustments")));
  desk_wait (desk);
  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "proposals", NULL);
  desk_wait (desk);
  dialog = dialog_of ();
  all = desk_find (dialog, GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), FALSE);
  desk_wait (desk);
  g_assert_false (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), TRUE);
  desk_wait (desk);
  desk_click (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  desk_wait (desk);
  g_assert_cmpuint (count_booked (desk), ==, n);
  g_assert_cmpuint (count_proposed (desk), ==, 0);
  g_assert_null (button_of (page, 0));
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/proposals/some", test_some);
  g_test_add_func ("/proposals/all", test_all);

  return g_test_run ();
}
