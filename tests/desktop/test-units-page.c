/* test-units-page.c - the units: tree, groups, list, search, one unit and its forms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <time.h>

#include <glib/gi18n-lib.h>

#include "pages/units/san-unit-changes.h"
#include "pages/units/san-unit-columns.h"
#include "pages/units/san-unit-drag.h"
#include "pages/units/san-unit-paper.h"
#include "pages/units/san-unit-places.h"
#include "pages/units/san-month-row.h"
#include "widgets/san-chart-view.h"
#include "widgets/san-unit-picker.h"
#include "registry/san-unit-store.h"
#include "rounds/san-import.h"
#include "store/san-journal.h"
#include "tickets/san-ticket-store.h"

/* What the page shows */

static GListModel *
rows_of (SanPage *page)
{
  GtkWidget *view = desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0);

  g_assert_nonnull (view);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

static guint
n_rows (SanPage *page)
{
  return g_list_model_get_n_items (rows_of (page));
}

/* (transfer none): the text of the first column */
static const char *
row_title (SanPage *page,
           guint    index)
{
  g_autoptr (GObject) row = g_list_model_get_item (rows_of (page), index);
  g_autoptr (SanUnitItem) item = san_unit_columns_item (row);

  g_assert_nonnull (item);

  return san_unit_item_get_title (item);
}

static const SanUnit *
unit_called (Desk       *desk,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  const SanUnit *unit = san_roster_find (san_context_get_roster (desk_context (desk)), name,
                                         &error);

  g_assert_no_error (error);

  return unit;
}

static void
choose (Desk       *desk,
        SanPage    *page,
        const char *name)
{
  g_assert_true (san_page_show (page, g_variant_new_int64 (unit_called (desk, name)->id)));
  desk_wait (desk);
}

static GAction *
action_of (SanPage    *page,
           const char *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (san_page_get_actions (page)), name);

  g_assert_nonnull (action);

  return action;
}

static void
act (Desk       *desk,
     SanPage    *page,
     const char *name)
{
  g_assert_true (g_action_get_enabled (action_of (page, name)));
  g_action_activate (action_of (page, name), NULL);
  desk_wait (desk);
}

static void
search (SanPage    *page,
        const char *text)
{
  GtkWidget *entry = desk_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

static AdwMessageDialog *
dialog_on_screen (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

static void
accept (Desk *desk)
{
  AdwMessageDialog *dialog = dialog_on_screen ();

  g_assert_nonnull (dialog);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "accept"));
  adw_message_dialog_response (dialog, "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
  desk_wait (desk);
}

static void
type_in_dialog (guint       nth,
                const char *text)
{
  GtkWidget *entry = desk_find (GTK_WIDGET (dialog_on_screen ()), ADW_TYPE_ENTRY_ROW, nth);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
pick_in_dialog (const char *text)
{
  GtkWidget *picker = desk_find (GTK_WIDGET (dialog_on_screen ()), SAN_TYPE_UNIT_PICKER, 0);

  g_assert_nonnull (picker);
  san_unit_picker_search (SAN_UNIT_PICKER (picker), text);
  g_assert_true (san_unit_picker_is_chosen (SAN_UNIT_PICKER (picker)));
}

static void
choose_month (int year,
              int month)
{
  GtkWidget *row = desk_find (GTK_WIDGET (dialog_on_screen ()), SAN_TYPE_MONTH_ROW, 0);

  g_assert_nonnull (row);
  san_month_row_set_day (SAN_MONTH_ROW (row), san_day_new (year, month, 1));
}

static gint64
journal_length (Desk *desk)
{
  return san_journal_length (san_context_get_database (desk_context (desk)), NULL);
}

static const char *
newest_verb (Desk *desk)
{
  SanDatabase *database = san_context_get_database (desk_context (desk));
  g_autoptr (SanStep) step = san_journal_step (database, san_journal_length (database, NULL), NULL);

  return g_intern_string (step->verb);
}

static void
undo (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
}

/* Looking */

static void
test_tree (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  guint folded = n_rows (page);
  g_autofree char *nameless = NULL;
  GtkWidget *chart;

  g_assert_cmpstr (row_title (page, 0), ==, "云州市");
  g_assert_true (desk_shows (GTK_WIDGET (page), _("Choose a unit to see and edit it")));
  g_assert_false (g_action_get_enabled (action_of (page, "move")));

  choose (desk, page, "临江街道");
  g_assert_true (desk_shows (GTK_WIDGET (page), "云州市 › 云溪区 › 临江街道"));
  g_assert_true (desk_shows (GTK_WIDGET (page), _("Places in the last 6 months")));
  g_assert_true (g_action_get_enabled (action_of (page, "move")));
  nameless = desk_nameless (GTK_WIDGET (page));
  g_assert_cmpstr (nameless, ==, "");
  desk_picture (desk, "units");
  chart = desk_find (GTK_WIDGET (page), SAN_TYPE_CHART_VIEW, 0);
  g_assert_nonnull (chart);
  desk_picture_of (chart, "units-places");
  g_assert_cmpint (san_chart_get_n_items (san_chart_view_get_chart (SAN_CHART_VIEW (chart))), ==,
                   SAN_UNIT_PLACES_ROUNDS);

  act (desk, page, "next-tab");
  g_assert_true (desk_shows (GTK_WIDGET (page), san_standing_title (SAN_STANDING_RANKED)));
  desk_picture (desk, "units-groups-tab");
  act (desk, page, "next-tab");
  act (desk, page, "next-tab");
  g_assert_true (desk_shows (GTK_WIDGET (page), _("always")));
  desk_picture (desk, "units-history-tab");
  act (desk, page, "next-tab");

  act (desk, page, "unfold");
  g_assert_cmpuint (n_rows (page), >=, folded);
  g_assert_cmpuint (n_rows (page), ==,
                    san_roster_size (san_context_get_roster (desk_context (desk))));
  g_assert_true (desk_shows (GTK_WIDGET (page), "临江街道"));
  act (desk, page, "unfold");
}

/* A unit counts the open tickets of what is below it, as the tickets' own filter does. */
static void
test_tickets (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  SanDatabase *database = san_context_get_database (desk_context (desk));
  SanRoster *roster = san_context_get_roster (desk_context (desk));
  const SanUnit *city = san_roster_nth (roster, 0);
  SanTicketFilter filter = { .open = TRUE, .units = &city->id, .n_units = 1, .tree = TRUE };
  SanTime now = san_workspace_now (san_context_get_workspace (desk_context (desk)));
  guint counts[SAN_TICKET_COLOURS];
  g_autofree char *text = NULL;
  GtkWidget *button;

  g_assert_true (san_ticket_store_count (database, &filter, now, counts, NULL));
  g_assert_cmpuint (counts[SAN_TICKET_WHITE], >, 0);
  text = g_strdup_printf (_("white %1$u, yellow %2$u, red %3$u"), counts[SAN_TICKET_WHITE],
                          counts[SAN_TICKET_YELLOW], counts[SAN_TICKET_RED]);
  button = desk_button (GTK_WIDGET (page), text);
  g_assert_nonnull (button);
  desk_picture (desk, "units-tickets");
  desk_click (button);
  desk_wait (desk);
  g_assert_true (san_window_get_page (desk->window) != page);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (san_window_get_page (desk->window)), ==,
                   "SanTicketsPage");
}

static void
test_ways_of_showing (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  guint all = san_roster_size (san_context_get_roster (desk_context (desk)));
  g_autoptr (GtkColumnViewColumn) column = NULL;
  GtkColumnView *view;
  GtkWidget *kind;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (desk_button (GTK_WIDGET (page),
                                                                C_("units", "List"))), TRUE);
  g_assert_cmpuint (n_rows (page), ==, all);
  desk_picture (desk, "units-list");

  /* sorted by a head, and then in the order of the office again */
  view = GTK_COLUMN_VIEW (desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0));
  column = g_list_model_get_item (gtk_column_view_get_columns (view), SAN_UNIT_COLUMN_NAME);
  gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  g_assert_cmpuint (n_rows (page), ==, all);
  g_assert_cmpstr (row_title (page, 0), ==, "竹溪镇");
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  g_assert_cmpstr (row_title (page, 0), ==, "云州市");

  kind = desk_find (GTK_WIDGET (page), GTK_TYPE_DROP_DOWN, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), 1);
  g_assert_cmpuint (n_rows (page), ==, 1);            /* the city */
  g_assert_cmpstr (row_title (page, 0), ==, "云州市");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), 0);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (desk_button (GTK_WIDGET (page),
                                                                C_("units", "Groups"))), TRUE);
  g_assert_cmpstr (row_title (page, 0), ==, "各区");
  desk_picture (desk, "units-by-group");
}

static void
test_search (void)
{
  static const char *const needles[] = {
    "临江", "linjiang", "ljjd", "林建", "990101002",
  };
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  SanContext *context = desk_context (desk);
  g_autoptr (SanUnit) unit = san_unit_copy (unit_called (desk, "临江街道"));
  g_autoptr (GError) error = NULL;
  guint folded = n_rows (page);

  g_free (unit->head);
  unit->head = g_strdup ("林建业");
  g_free (unit->code);
  unit->code = g_strdup ("990101002");
  g_assert_true (san_unit_change_correct (context, unit, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    {
      search (page, needles[i]);
      g_assert_cmpuint (n_rows (page), >, 0);
      g_assert_cmpstr (row_title (page, 0), ==, "临江街道");
    }
  search (page, "街道");
  desk_wait (desk);
  desk_picture (desk, "units-search");
  search (page, "没有这个");
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), _("No units match")));
  search (page, "");
  g_assert_cmpuint (n_rows (page), ==, folded);
}

/* Changing */

static void
test_fields_are_steps (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  gint64 before = journal_length (desk);
  GtkWidget *row;

  choose (desk, page, "临江街道");
  row = desk_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "临江");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpint (journal_length (desk), ==, before);       /* nothing was changed */

  gtk_editable_set_text (GTK_EDITABLE (row), " 江边 ");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpint (journal_length (desk), ==, before + 1);
  g_assert_cmpstr (newest_verb (desk), ==, "units.edit");
  g_assert_cmpstr (unit_called (desk, "临江街道")->short_name, ==, "江边");
  undo (desk);
  g_assert_cmpstr (unit_called (desk, "临江街道")->short_name, ==, "临江");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "临江");

  /* a code that is taken: said below the field, nothing written */
  before = journal_length (desk);
  row = desk_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, 3);
  gtk_editable_set_text (GTK_EDITABLE (row), unit_called (desk, "青石街道")->code);
  g_signal_emit_by_name (row, "entry-activated");
  desk_wait (desk);
  g_assert_cmpint (journal_length (desk), ==, before);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (desk_shows (GTK_WIDGET (page), unit_called (desk, "青石街道")->code));
  desk_picture (desk, "units-error");
}

static void
test_rename_asks (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  SanDatabase *database = san_context_get_database (desk_context (desk));
  gint64 id = unit_called (desk, "临江街道")->id;
  g_autoptr (GPtrArray) versions = NULL;
  GtkWidget *row;

  choose (desk, page, "临江街道");
  row = desk_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "沿江街道");
  g_signal_emit_by_name (row, "entry-activated");
  desk_wait (desk);
  desk_picture_of (GTK_WIDGET (dialog_on_screen ()), "units-rename");
  choose_month (2018, 5);
  accept (desk);
  g_assert_cmpstr (newest_verb (desk), ==, "units.rename");
  g_assert_cmpstr (unit_called (desk, "沿江街道")->name, ==, "沿江街道");

  versions = san_unit_store_history (database, id, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpstr (((SanUnit *) versions->pdata[0])->name, ==, "临江街道");
  g_assert_cmpint (((SanUnit *) versions->pdata[1])->from, ==, san_day_new (2018, 5, 1));

  undo (desk);
  g_assert_cmpstr (unit_called (desk, "临江街道")->name, ==, "临江街道");
}

static void
test_new_units (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  const SanUnit *unit;

  choose (desk, page, "临江街道");
  act (desk, page, "new-child");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog_on_screen (), "accept"));
  type_in_dialog (0, "朝阳社区");
  desk_picture_of (GTK_WIDGET (dialog_on_screen ()), "units-new");
  accept (desk);
  unit = unit_called (desk, "朝阳社区");
  g_assert_cmpstr (unit->parent->name, ==, "临江街道");
  g_assert_cmpint (unit->kind, ==, SAN_UNIT_KIND_COMMUNITY);
  g_assert_cmpstr (newest_verb (desk), ==, "units.add");
  g_assert_true (desk_shows (GTK_WIDGET (page), "云州市 › 云溪区 › 临江街道 › 朝阳社区"));

  /* its parent can be unfolded now, and it is selected below it */
  g_assert_true (g_action_get_enabled (action_of (page, "delete")));
  act (desk, page, "delete");
  accept (desk);
  g_assert_null (san_roster_find (san_context_get_roster (desk_context (desk)), "朝阳社区", NULL));
  undo (desk);
  g_assert_nonnull (unit_called (desk, "朝阳社区"));

  /* what has scores is never deleted */
  choose (desk, page, "青石街道");
  g_assert_false (g_action_get_enabled (action_of (page, "delete")));
}

static void
test_order_and_move (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  const SanUnit *district;
  const SanUnit *unit;

  choose (desk, page, "临江街道");
  act (desk, page, "up");
  district = unit_called (desk, "云溪区");
  g_assert_cmpstr (((SanUnit *) district->children->pdata[0])->name, ==, "临江街道");
  g_assert_true (desk_shows (GTK_WIDGET (page), "云州市 › 云溪区 › 临江街道"));
  act (desk, page, "down");
  district = unit_called (desk, "云溪区");
  g_assert_cmpstr (((SanUnit *) district->children->pdata[1])->name, ==, "临江街道");

  act (desk, page, "move");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog_on_screen (), "accept"));
  pick_in_dialog ("江东");
  desk_picture_of (GTK_WIDGET (dialog_on_screen ()), "units-move");
  accept (desk);
  g_assert_cmpstr (newest_verb (desk), ==, "units.move");
  unit = unit_called (desk, "临江街道");
  g_assert_cmpstr (unit->parent->name, ==, "江东区");
  g_assert_cmpint (unit->from, ==, san_day_new (2018, 6, 1));
  g_assert_true (desk_shows (GTK_WIDGET (page), "云州市 › 江东区 › 临江街道"));
  desk_picture (desk, "units-moved");
  undo (desk);
  g_assert_cmpstr (unit_called (desk, "临江街道")->parent->name, ==, "云溪区");

  g_assert_true (san_unit_drag_allows (unit_called (desk, "临江街道"),
                                       unit_called (desk, "江东区")));
  g_assert_false (san_unit_drag_allows (unit_called (desk, "临江街道"),
                                        unit_called (desk, "云溪区")));
  g_assert_false (san_unit_drag_allows (unit_called (desk, "云溪区"),
                                        unit_called (desk, "临江街道")));
}

static void
test_ends (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  SanDatabase *database = san_context_get_database (desk_context (desk));
  guint all = san_roster_size (san_context_get_roster (desk_context (desk)));
  gint64 id = unit_called (desk, "白马镇")->id;
  g_autoptr (GArray) successions = NULL;

  choose (desk, page, "白马镇");
  act (desk, page, "merge");
  pick_in_dialog ("松岭");
  choose_month (2018, 6);
  accept (desk);
  g_assert_cmpstr (newest_verb (desk), ==, "units.merge");
  g_assert_cmpuint (san_roster_size (san_context_get_roster (desk_context (desk))), ==, all - 1);
  successions = san_unit_store_successions (database, id, NULL);
  g_assert_cmpuint (successions->len, ==, 1);
  g_assert_cmpint (g_array_index (successions, SanSuccession, 0).day, ==,
                   san_day_new (2018, 6, 1));

  /* what is gone can still be looked at */
  g_assert_true (san_page_show (page, g_variant_new_int64 (id)));
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), _("Retired")));
  act (desk, page, "next-tab");
  act (desk, page, "next-tab");
  act (desk, page, "next-tab");
  g_assert_true (desk_shows (GTK_WIDGET (page), _("Mergers and splits")));
  desk_picture (desk, "units-merged");
  undo (desk);
  g_assert_cmpuint (san_roster_size (san_context_get_roster (desk_context (desk))), ==, all);

  choose (desk, page, "三岔镇");
  act (desk, page, "split");
  type_in_dialog (0, "新岔镇");
  accept (desk);
  g_assert_cmpstr (newest_verb (desk), ==, "units.split");
  g_assert_cmpstr (unit_called (desk, "新岔镇")->parent->name, ==, "云溪区");
  undo (desk);

  choose (desk, page, "三岔镇");
  act (desk, page, "retire");
  desk_picture_of (GTK_WIDGET (dialog_on_screen ()), "units-retire");
  choose_month (2018, 6);
  accept (desk);
  g_assert_cmpstr (newest_verb (desk), ==, "units.retire");
  g_assert_cmpuint (san_roster_size (san_context_get_roster (desk_context (desk))), ==, all - 1);
  undo (desk);
}

static void
test_groups (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  SanDatabase *database = san_context_get_database (desk_context (desk));
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  GtkWidget *combo;
  SanGrouping *grouping;

  choose (desk, page, "临江街道");
  before = san_group_store_list (database, san_day_new (2018, 6, 30), NULL);
  grouping = before->pdata[0];
  act (desk, page, "group");
  combo = desk_find (GTK_WIDGET (dialog_on_screen ()), ADW_TYPE_COMBO_ROW, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 3);          /* the third group */
  desk_picture_of (GTK_WIDGET (dialog_on_screen ()), "units-group");
  accept (desk);
  g_assert_cmpstr (newest_verb (desk), ==, "groups.edit");
  after = san_group_store_list (database, san_day_new (2018, 6, 30), NULL);
  g_assert_cmpuint (((SanGroup *) ((SanGrouping *) after->pdata[0])->groups->pdata[2])->members->len,
                    ==, ((SanGroup *) grouping->groups->pdata[2])->members->len + 1);

  /* out of it */
  act (desk, page, "group");
  combo = desk_find (GTK_WIDGET (dialog_on_screen ()), ADW_TYPE_COMBO_ROW, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 0);
  accept (desk);
  g_ptr_array_unref (g_steal_pointer (&after));
  after = san_group_store_list (database, san_day_new (2018, 6, 30), NULL);
  g_assert_cmpuint (((SanGroup *) ((SanGrouping *) after->pdata[0])->groups->pdata[2])->members->len,
                    ==, ((SanGroup *) grouping->groups->pdata[2])->members->len);
  undo (desk);
  undo (desk);
}

/* Elsewhere */

static void
test_export_comes_back (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "units");
  g_autofree char *path = san_test_folder_path (desk->folder, "units.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;
  SanProposal *proposal;

  san_unit_paper_write (page, "units", path);
  desk_wait (desk);
  import = san_import_plan (san_context_get_database (desk_context (desk)), "units", path, NULL,
                            NULL, &error);
  g_assert_no_error (error);
  proposal = san_import_get_proposal (import);
  g_assert_false (san_proposal_has_changes (proposal));
  g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_REJECTED), ==, 0);
  g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_UNCHANGED), >, 60);
}

static void
test_empty (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanPage *page = desk_page (desk, "units");

  g_assert_true (desk_shows (GTK_WIDGET (page), _("No units yet")));
  desk_picture (desk, "units-empty");
  act (desk, page, "new");
  type_in_dialog (0, "东湖市");
  accept (desk);
  g_assert_false (desk_shows (GTK_WIDGET (page), _("No units yet")));
  g_assert_cmpuint (n_rows (page), ==, 1);
  g_assert_cmpint (unit_called (desk, "东湖市")->kind, ==, SAN_UNIT_KIND_CITY);
}

static void
test_narrow (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1024, 700);
  SanPage *page = desk_page (desk, "units");

  choose (desk, page, "临江街道");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (desk->window)), <=, 1024);
  desk_picture (desk, "units-narrow");
}

/* A province: 45,000 units in five levels */

#define CITIES 10
#define DISTRICTS 9
#define STREETS 10
#define VILLAGES 49

static char *
write_province (SanTestFolder *folder)
{
  g_autoptr (GString) text = g_string_new ("code,name,parent_code,kind\n10,大省,,province\n");
  char *path = san_test_folder_path (folder, "province.csv");

  for (guint c = 1; c <= CITIES; c++)
    {
      g_string_append_printf (text, "10%02u,第%u市,10,city\n", c, c);
      for (guint d = 1; d <= DISTRICTS; d++)
        {
          g_string_append_printf (text, "10%02u%02u,市%u区%u,10%02u,district\n", c, d, c, d, c);
          for (guint s = 1; s <= STREETS; s++)
            {
              g_string_append_printf (text, "10%02u%02u%03u,和平街道%u-%u-%u,10%02u%02u,"
                                      "subdistrict\n", c, d, s, c, d, s, c, d);
              for (guint v = 1; v <= VILLAGES; v++)
                g_string_append_printf (text, "10%02u%02u%03u%03u,红旗村%u-%u-%u-%u,"
                                        "10%02u%02u%03u,village\n", c, d, s, v, c, d, s, v, c,
                                        d, s);
            }
        }
    }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  return path;
}

/* What the window was kept busy since the last time, in milliseconds: of its own thread, so
 * that a machine with other work does not change it. */
static double
busy (void)
{
  static gint64 last;
  struct timespec time;
  gint64 now;
  double passed;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time), ==, 0);
  now = time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
  passed = (double) (now - last) / 1000;
  last = now;

  return passed;
}

static void
test_45000_units (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  g_autofree char *path = write_province (desk->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;
  SanContext *context = desk_context (desk);
  SanPage *page;
  GtkWidget *view;
  guint n;

  import = san_import_plan (san_context_get_database (context), "units", path, NULL, NULL,
                            &error);
  g_assert_no_error (error);
  g_assert_true (san_import_apply (san_context_get_workspace (context), import, FALSE, NULL,
                                   &error));
  g_assert_no_error (error);
  n = san_roster_size (san_context_get_roster (context));
  g_assert_cmpuint (n, ==, 1 + CITIES * (1 + DISTRICTS * (1 + STREETS * (1 + VILLAGES))));

  busy ();
  page = desk_page (desk, "units");
  g_test_message ("open: %.0f ms", busy ());
  g_assert_cmpuint (n_rows (page), ==, 1 + CITIES);

  g_assert_true (san_page_show (page, g_variant_new_int64 (san_roster_nth (san_context_get_roster
                                                                             (context), n - 1)->id)));
  desk_wait (desk);
  g_test_message ("go to the last one: %.0f ms", busy ());

  search (page, "hq");
  g_test_message ("search, %u found: %.0f ms", n_rows (page), busy ());
  g_assert_cmpuint (n_rows (page), >=, CITIES * DISTRICTS * STREETS * VILLAGES);
  desk_wait (desk);
  g_test_message ("drawn: %.0f ms", busy ());
  search (page, "红旗村7-3-2-11");
  desk_wait (desk);
  g_test_message ("search, %u found and drawn: %.0f ms", n_rows (page), busy ());
  search (page, "");
  desk_wait (desk);
  busy ();

  act (desk, page, "unfold");
  g_test_message ("unfold all: %.0f ms", busy ());
  g_assert_cmpuint (n_rows (page), ==, n);
  view = desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0);
  for (guint i = 0; i < 20; i++)
    {
      gtk_widget_activate_action (gtk_widget_get_last_child (view), "list.scroll-to-item", "u",
                                  (i * 7919) % n);
      gtk_test_widget_wait_for_draw (view);
    }
  g_test_message ("20 jumps: %.0f ms", busy ());
  desk_picture (desk, "units-45000");
  act (desk, page, "up");
  g_test_message ("a step and all shown again: %.0f ms", busy ());
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/units-page/tree", test_tree);
  g_test_add_func ("/units-page/tickets", test_tickets);
  g_test_add_func ("/units-page/ways-of-showing", test_ways_of_showing);
  g_test_add_func ("/units-page/search", test_search);
  g_test_add_func ("/units-page/fields-are-steps", test_fields_are_steps);
  g_test_add_func ("/units-page/rename-asks", test_rename_asks);
  g_test_add_func ("/units-page/new-units", test_new_units);
  g_test_add_func ("/units-page/order-and-move", test_order_and_move);
  g_test_add_func ("/units-page/ends", test_ends);
  g_test_add_func ("/units-page/groups", test_groups);
  g_test_add_func ("/units-page/export-comes-back", test_export_comes_back);
  g_test_add_func ("/units-page/empty", test_empty);
  g_test_add_func ("/units-page/narrow", test_narrow);
  g_test_add_func ("/units-page/45000-units", test_45000_units);

  return g_test_run ();
}
