/* test-points-page.c - the points: list, search, one point and its fields, many at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "desktop/tickets.h"
#include "pages/journal/san-journal-words.h"
#include "pages/points/san-point-changes.h"
#include "pages/points/san-point-form.h"
#include "pages/points/san-point-paper.h"
#include "rounds/san-observation-store.h"
#include "standards/san-point-edit-store.h"
#include "standards/san-point-list-store.h"
#include "standards/san-standard-import.h"
#include "store/san-journal.h"
#include "widgets/san-chart-view.h"
#include "widgets/san-choice-button.h"
#include "widgets/san-print-preview.h"

#define MANY 12000

/* What the page shows */

/* Shown or not: an empty list gives way to a few words. */
static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_COLUMN_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);

  return found;
}

static GtkColumnView *
view_of (SanPage *page)
{
  GtkWidget *view = find_view (GTK_WIDGET (page));

  g_assert_nonnull (view);

  return GTK_COLUMN_VIEW (view);
}

static GListModel *
rows_of (SanPage *page)
{
  return G_LIST_MODEL (gtk_column_view_get_model (view_of (page)));
}

static guint
n_rows (SanPage *page)
{
  return g_list_model_get_n_items (rows_of (page));
}

/* (transfer full) */
static char *
code_at (SanPage *page,
         guint    index)
{
  g_autoptr (SanPointRow) row = g_list_model_get_item (rows_of (page), index);

  g_assert_nonnull (row);

  return g_strdup (san_point_row_get_data (row)->code);
}

static SanDatabase *
database_of (Desk *desk)
{
  return san_context_get_database (desk_context (desk));
}

static gint64
length_of (Desk *desk)
{
  return san_journal_length (database_of (desk), NULL);
}

static SanPoint *
point_of (Desk       *desk,
          const char *code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  SanPoint *point;

  san_point_store_find (database_of (desk), code, &id, &error);
  g_assert_no_error (error);
  point = san_point_store_load (database_of (desk), id, &error);
  g_assert_no_error (error);

  return point;
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
undo (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
}

static void
search (Desk       *desk,
        SanPage    *page,
        const char *text)
{
  GtkWidget *entry = desk_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  desk_wait (desk);
}

static void
choose (Desk       *desk,
        SanPage    *page,
        const char *code)
{
  g_autoptr (SanPoint) point = point_of (desk, code);

  g_assert_true (san_page_show (page, g_variant_new_int64 (point->id)));
  desk_wait (desk);
}

static GtkColumnViewColumn *
column_at (SanPage *page,
           guint    index)
{
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (view_of (page)), index);

  return column;   /* the view keeps it */
}

static GtkWidget *
form_on_screen (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SAN_IS_POINT_FORM (window) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

/* The row of the form with that title */
static GtkWidget *
row_called (GtkWidget  *form,
            const char *title)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *row = desk_find (form, ADW_TYPE_PREFERENCES_ROW, i);

      g_assert_nonnull (row);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return row;
    }
}

static void
fill (GtkWidget  *form,
      const char *title,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row_called (form, title)), text);
}

/* Tests */

static void
test_list (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  g_autofree char *nameless = NULL;
  g_autofree char *first = NULL;
  g_autofree char *count = NULL;

  g_assert_cmpuint (n_rows (page), >, 300);
  first = code_at (page, 0);
  count = g_strdup_printf (ngettext ("%u point", "%u points", n_rows (page)), n_rows (page));
  g_assert_true (desk_shows (GTK_WIDGET (page), first));
  g_assert_true (desk_shows (GTK_WIDGET (page), count));
  nameless = desk_nameless (GTK_WIDGET (desk->window));
  g_assert_cmpstr (nameless, ==, "");
  gtk_test_accessible_assert_role (desk_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, 0),
                                   GTK_ACCESSIBLE_ROLE_SEARCH_BOX);
  gtk_test_accessible_assert_property (desk_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search points"));
  desk_picture (desk, "points");
}

static void
test_search (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  g_autoptr (SanPointRow) row = g_list_model_get_item (rows_of (page), 0);
  const SanPointData *data = san_point_row_get_data (row);
  guint all = n_rows (page);

  search (desk, page, data->code);
  g_assert_cmpuint (n_rows (page), ==, 1);
  search (desk, page, "nmsc");      /* 农贸市场 */
  g_assert_cmpuint (n_rows (page), >, 1);
  g_assert_cmpuint (n_rows (page), <, all);
  search (desk, page, "没有这样的点位");
  g_assert_cmpuint (n_rows (page), ==, 0);
  g_assert_true (desk_shows (GTK_WIDGET (page), _("No points match")));
  act (desk, page, "clear-filters");
  g_assert_cmpuint (n_rows (page), ==, all);

  /* the chip and the search at once */
  desk_click (desk_button (GTK_WIDGET (page), C_("points", "Mandatory")));
  desk_wait (desk);
  g_assert_cmpuint (n_rows (page), <, all);
  for (guint i = 0; i < n_rows (page); i++)
    {
      g_autoptr (SanPointRow) each = g_list_model_get_item (rows_of (page), i);

      g_assert_true (san_point_row_get_data (each)->must_see);
    }
}

static void
test_sort (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  guint n_columns = g_list_model_get_n_items (gtk_column_view_get_columns (view_of (page)));

  g_assert_cmpuint (n_columns, ==, 9);
  for (guint i = 0; i < n_columns; i++)
    for (int direction = GTK_SORT_ASCENDING; direction <= GTK_SORT_DESCENDING; direction++)
      {
        g_autofree char *first = NULL;
        SanPointOrder order = (SanPointOrder) i;     /* columns and orders agree */
        SanPointScope scope = { .day = san_day_new (2018, 6, 30) };
        SanPointFilter filter = { .lives = SAN_POINT_VALID | SAN_POINT_TO_COME };
        g_autoptr (GArray) ids = NULL;
        g_autoptr (SanPoint) expected = NULL;

        gtk_column_view_sort_by_column (view_of (page), column_at (page, i),
                                        (GtkSortType) direction);
        desk_wait (desk);
        ids = san_point_list_ids (database_of (desk), &filter, &scope, order,
                                  direction == GTK_SORT_DESCENDING, NULL);
        expected = san_point_store_load (database_of (desk), g_array_index (ids, gint64, 0),
                                         NULL);
        first = code_at (page, 0);
        if (order <= SAN_POINT_BY_ADDRESS || order == SAN_POINT_BY_TICKETS)
          g_assert_cmpstr (first, ==, expected->code);
      }
}

static void
test_new_point (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  gint64 before = length_of (desk);
  guint all = n_rows (page);
  g_autofree char *first = code_at (page, 0);
  g_autoptr (SanPoint) like = point_of (desk, first);
  g_autoptr (SanPoint) made = NULL;
  g_autofree char *refusal = NULL;
  GtkWidget *form;

  act (desk, page, "new");
  form = form_on_screen ();
  g_assert_nonnull (form);
  desk_picture_of (form, "points-new");

  fill (form, C_("point", "Code"), first);
  fill (form, C_("point", "Name"), "云州热线");
  fill (form, _("Address, or number of a telephone line"), "12345");
  desk_click (desk_button (form, C_("button", "Add")));
  desk_wait (desk);
  g_assert_true (form_on_screen () == form);      /* the code is taken */
  refusal = g_strdup_printf (_("The code %1$s is that of %2$s already; give another"), first,
                             like->name);
  g_assert_true (desk_shows (form, refusal));
  g_assert_cmpint (length_of (desk), ==, before);

  fill (form, C_("point", "Code"), "ZZ-1");
  fill (form, _("First day, as 2018-06-01; empty: from ever"), "昨天");
  desk_click (desk_button (form, C_("button", "Add")));
  desk_wait (desk);
  g_assert_cmpint (length_of (desk), ==, before);
  fill (form, _("First day, as 2018-06-01; empty: from ever"), "2018年6月1日");
  desk_click (desk_button (form, C_("button", "Add")));
  desk_wait (desk);
  g_assert_null (form_on_screen ());

  g_assert_cmpint (length_of (desk), ==, before + 1);
  g_assert_cmpuint (n_rows (page), ==, all + 1);
  made = point_of (desk, "ZZ-1");
  g_assert_cmpint (made->from, ==, san_day_new (2018, 6, 1));
  g_assert_cmpint (made->unit_id, ==, like->unit_id);
  g_assert_true (desk_shows (GTK_WIDGET (page), C_("point", "Telephone")));

  undo (desk);
  g_assert_cmpuint (n_rows (page), ==, all);
}

/* The label of a fact that holds @text */
static GtkEditable *
fact_called (SanPage    *page,
             const char *text)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *label = desk_find (GTK_WIDGET (page), GTK_TYPE_ENTRY, i);

      g_assert_nonnull (label);
      if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (label)), text))
        return GTK_EDITABLE (label);
    }
}

static void
type_fact (Desk        *desk,
           GtkEditable *label,
           const char  *text)
{
  gtk_editable_set_text (label, text);
  g_signal_emit_by_name (label, "activate");
  desk_wait (desk);
}

static void
test_edit_in_place (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  g_autofree char *first = code_at (page, 0);
  g_autofree char *second = code_at (page, 1);
  g_autoptr (SanPoint) point = point_of (desk, first);
  g_autoptr (SanPoint) after = NULL;
  gint64 before = length_of (desk);

  choose (desk, page, first);
  type_fact (desk, fact_called (page, point->name), "万绿园北门");
  g_assert_cmpint (length_of (desk), ==, before + 1);
  after = point_of (desk, first);
  g_assert_cmpstr (after->name, ==, "万绿园北门");
  g_assert_true (desk_shows (GTK_WIDGET (page), "万绿园北门"));

  /* refused: what was there stands again, with the reason below */
  type_fact (desk, fact_called (page, first), second);
  g_assert_cmpint (length_of (desk), ==, before + 1);
  g_assert_nonnull (fact_called (page, first));
  type_fact (desk, fact_called (page, "万绿园北门"), "  ");
  g_assert_cmpint (length_of (desk), ==, before + 1);
  g_assert_true (desk_shows (GTK_WIDGET (page), _("A point needs a name")));

  /* the last day: empty or “open” is no end */
  type_fact (desk, GTK_EDITABLE (desk_find (GTK_WIDGET (page), GTK_TYPE_ENTRY, 4)),
             "2018-12-31");
  g_assert_cmpint (length_of (desk), ==, before + 2);
  type_fact (desk, fact_called (page, "2018-12-31"), "");
  g_assert_cmpint (length_of (desk), ==, before + 3);
  undo (desk);
  g_assert_nonnull (fact_called (page, "2018-12-31"));
}

static void
select_rows (Desk    *desk,
             SanPage *page,
             guint    n)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (rows_of (page)), 0, n, TRUE);
  desk_wait (desk);
}

/* What the journal says of it: which point, from which category to which. */
static void
test_words (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  SanJournalNames names = { san_context_get_roster (desk_context (desk)), database_of (desk) };
  g_autofree char *first = code_at (page, 0);
  g_autoptr (SanPoint) point = point_of (desk, first);
  g_autoptr (GPtrArray) categories = san_category_store_list (database_of (desk), NULL);
  const SanCategory *last = categories->pdata[categories->len - 1];
  g_autofree char *subject = g_strdup_printf ("%s %s", point->code, point->name);
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const SanJournalLine *line;

  for (guint i = 0; i < categories->len; i++)
    if (((SanCategory *) categories->pdata[i])->id == point->category_id)
      before = g_strdup (((SanCategory *) categories->pdata[i])->name);
  point->category_id = last->id;
  g_assert_true (san_point_change_edit (desk_context (desk), point, NULL));
  desk_wait (desk);

  changes = san_journal_changes (database_of (desk), length_of (desk), 10, NULL);
  lines = san_journal_lines (changes, &names);
  g_assert_cmpuint (lines->len, ==, 1);
  line = lines->pdata[0];
  g_assert_cmpstr (line->subject, ==, subject);
  g_assert_cmpstr (line->field, ==, _("Category"));
  g_assert_cmpstr (line->before, ==, before);
  g_assert_cmpstr (line->after, ==, last->name);
}

static void
test_many (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  gint64 before = length_of (desk);
  g_autofree char *said = g_strdup_printf (ngettext ("%u point selected", "%u points selected",
                                                     20), 20);
  GtkWidget *form;

  select_rows (desk, page, 20);
  g_assert_true (desk_shows (GTK_WIDGET (page), said));
  desk_picture (desk, "points-many");
  act (desk, page, "edit-many");
  form = form_on_screen ();
  desk_picture_of (form, "points-many-form");
  g_assert_false (gtk_widget_get_sensitive (desk_button (form, C_("button", "Change"))));

  fill (form, _("Address, or number of a telephone line"), "新址");
  g_assert_true (gtk_widget_get_sensitive (desk_button (form, C_("button", "Change"))));
  desk_click (desk_button (form, C_("button", "Change")));
  desk_wait (desk);
  g_assert_null (form_on_screen ());
  g_assert_cmpint (length_of (desk), ==, before + 1);       /* one step */
  search (desk, page, "新址");
  g_assert_cmpuint (n_rows (page), ==, 20);
  undo (desk);
  g_assert_cmpuint (n_rows (page), ==, 0);
}

static void
test_retire (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  g_autofree char *first = code_at (page, 0);
  g_autoptr (SanPoint) after = NULL;
  gint64 before = length_of (desk);
  guint all = n_rows (page);
  GtkWidget *entry;

  choose (desk, page, first);
  act (desk, page, "retire");
  entry = desk_find (desk_dialog (), GTK_TYPE_ENTRY, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2018-07-01");
  gtk_editable_set_text (GTK_EDITABLE (entry), "下个月");
  desk_respond ("ok");
  desk_wait (desk);
  g_assert_cmpint (length_of (desk), ==, before);
  entry = desk_find (desk_dialog (), GTK_TYPE_ENTRY, 0);      /* asked again */
  gtk_editable_set_text (GTK_EDITABLE (entry), "2018-06-01");
  desk_respond ("ok");
  desk_wait (desk);

  g_assert_cmpint (length_of (desk), ==, before + 1);
  after = point_of (desk, first);
  g_assert_cmpint (after->to, ==, san_day_new (2018, 5, 31));
  g_assert_cmpuint (n_rows (page), ==, all - 1);
  choose (desk, page, first);                                  /* found all the same */
  g_assert_true (desk_shows (GTK_WIDGET (page), after->name));
  act (desk, page, "revive");
  g_clear_pointer (&after, san_point_free);
  after = point_of (desk, first);
  g_assert_cmpint (after->to, ==, SAN_DAY_MAX);
}

static void
test_tickets (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  gint64 point_id, item_id;
  g_autoptr (SanPoint) point = NULL;
  SanPageSelection selection = { 0 };

  g_autofree char *shown = g_strdup_printf ("消防通道被占用 · %s", C_("ticket step", "Issued"));

  tickets_place (desk, &point_id, &item_id);
  point = san_point_store_load (database_of (desk), point_id, NULL);
  choose (desk, page, point->code);
  g_assert_true (desk_shows (GTK_WIDGET (page), point->name));

  tickets_issue (desk, "2018-06-20 09:00", point_id, item_id, "消防通道被占用");
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), shown));
  /* what has a ticket is not deleted */
  g_assert_false (g_action_get_enabled (action_of (page, "delete")));
  san_page_get_selection (page, &selection);
  g_assert_cmpint (selection.point_id, ==, point_id);
  g_assert_cmpint (selection.unit_id, ==, point->unit_id);
}

static void
test_delete (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  g_autoptr (SanPoint) point = NULL;
  guint all = n_rows (page);

  for (guint i = 0; i < all && point == NULL; i++)
    {
      g_autofree char *code = code_at (page, i);
      guint n_free;

      point = point_of (desk, code);
      g_assert_true (san_point_store_count_free (database_of (desk), &point->id, 1, &n_free,
                                                 NULL));
      if (n_free == 0)
        g_clear_pointer (&point, san_point_free);
    }
  g_assert_nonnull (point);
  choose (desk, page, point->code);
  act (desk, page, "delete");
  g_assert_cmpuint (n_rows (page), ==, all - 1);
  undo (desk);
  g_assert_cmpuint (n_rows (page), ==, all);
}

/* A photograph and a score of this month */

typedef struct
{
  gint64      round;
  gint64      point;
  GPtrArray  *items;
  const char *path;
} Visit;

static gboolean
visit (SanDatabase *database,
       gpointer     data,
       GError     **error)
{
  Visit *what = data;

  for (guint i = 0; i < what->items->len; i++)
    {
      const SanItem *item = g_ptr_array_index (what->items, i);
      g_autoptr (SanObservation) observation = san_observation_new ();

      observation->point_id = what->point;
      observation->item_id = item->id;
      observation->has_faults = TRUE;
      g_free (observation->seen_at);
      observation->seen_at = g_strdup ("2018-06-13 10:00");
      if (!san_observation_store_put (database, what->round, observation, "2018-06-13 10:00",
                                      "李敏", error))
        return FALSE;
      if (i == 0)
        {
          g_autoptr (SanObservationFile) file = g_new0 (SanObservationFile, 1);
          g_autoptr (GBytes) picture = NULL;
          g_autofree char *bytes = NULL;
          gsize size;

          if (!g_file_get_contents (what->path, &bytes, &size, error))
            return FALSE;
          picture = g_bytes_new_take (g_steal_pointer (&bytes), size);
          file->observation_id = observation->id;
          file->name = g_strdup ("现场.jpg");
          file->taken = g_strdup ("2018-06-13 10:00");
          file->place = g_strdup ("");
          file->note = g_strdup ("");
          if (!san_observation_file_store_add (database, file, picture, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Opens the newest round for entry, whatever it was. */
static gboolean
open_round (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_database_exec (database, "UPDATE round SET state = 'assess' WHERE id ="
                            " (SELECT id FROM round ORDER BY last_day DESC LIMIT 1)", error);
}

static void
test_visit (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  SanWorkspace *workspace = san_context_get_workspace (desk_context (desk));
  g_autofree char *first = code_at (page, 0);
  g_autoptr (SanPoint) point = point_of (desk, first);
  g_autofree char *path = tickets_photo (desk, "market.jpg");
  Visit what = { .point = point->id, .path = path };
  g_autoptr (GError) error = NULL;
  g_autoptr (SanPointRow) row = NULL;

  san_workspace_change (workspace, "round.state", "", open_round, NULL, NULL, &error);
  g_assert_no_error (error);
  what.round = san_context_get_round (desk_context (desk))->id;
  what.items = san_item_store_list (database_of (desk), point->category_id, NULL);
  g_assert_cmpuint (what.items->len, >, 0);
  san_workspace_change (workspace, "scores.edit", "", visit, &what, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (what.items);
  choose (desk, page, first);

  row = g_list_model_get_item (rows_of (page), 0);
  g_assert_cmpint (san_point_row_get_data (row)->scores[5], ==, 100 * G_GINT64_CONSTANT (1000000));
  g_assert_true (desk_shows (GTK_WIDGET (page), "100.0"));
  g_assert_true (desk_shows (GTK_WIDGET (page), "6-13"));
  g_assert_nonnull (desk_find (GTK_WIDGET (page), SAN_TYPE_CHART_VIEW, 0));
  desk_picture (desk, "points-visit");
}

/* Twelve thousand points */

static gboolean
import_many (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  return san_point_import_text (database, g_strdup (data), error);
}

static void
test_long_list (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  g_autoptr (GString) table = g_string_new ("code,name,category,unit,address\n");
  g_autofree char *first = code_at (page, 0);
  g_autoptr (SanPoint) like = point_of (desk, first);
  const SanUnit *unit = san_roster_get (san_context_get_roster (desk_context (desk)),
                                        like->unit_id);
  guint all = n_rows (page);
  gint64 before;
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (table, "ZX-%05u,第%u门店,门店,%s,%u号\n", i, i % 1000, unit->name, i);
  san_workspace_change (san_context_get_workspace (desk_context (desk)), "import", "",
                        import_many, table->str, NULL, &error);
  g_assert_no_error (error);
  desk_wait (desk);
  g_assert_cmpuint (n_rows (page), ==, all + MANY);
  last = code_at (page, all + MANY - 1);
  g_assert_cmpstr (last, ==, "ZX-11999");

  search (desk, page, "d77md");       /* 第77门店, 第770门店 … */
  g_assert_cmpuint (n_rows (page), ==, MANY / 1000);
  search (desk, page, "ZX-");
  g_assert_cmpuint (n_rows (page), ==, MANY);
  before = length_of (desk);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (rows_of (page)));
  desk_wait (desk);
  act (desk, page, "delete");
  g_assert_cmpint (length_of (desk), ==, before + 1);
  g_assert_cmpuint (n_rows (page), ==, 0);
  undo (desk);
  g_assert_cmpuint (n_rows (page), ==, MANY);
}

/* Files and paper */

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_files (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  g_autofree char *path = san_test_folder_path (desk->folder, "points.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  san_point_paper_write (page, path);
  desk_wait_until (is_written, path);
  desk_wait (desk);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "code,name,category,unit,bureau,address,must_see,from,to"));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, n_rows (page) + 1);

  act (desk, page, "preview");
  for (guint i = 0;; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      g_assert_nonnull (window);
      if (SAN_IS_PRINT_PREVIEW (window))
        {
          desk_picture_of (window, "points-preview");
          gtk_window_destroy (GTK_WINDOW (window));
          break;
        }
    }
  desk_wait (desk);
}

static void
on_read_cb (GObject      *clipboard,
            GAsyncResult *result,
            gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copy (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  g_autofree char *first = code_at (page, 0);
  g_autofree char *copied = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) heads = NULL;

  select_rows (desk, page, 3);
  act (desk, page, "copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (page)), NULL, on_read_cb,
                                 &copied);
  desk_wait_until (is_read, &copied);
  lines = g_strsplit (g_strchomp (copied), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  heads = g_strsplit (lines[0], "\t", -1);
  g_assert_cmpuint (g_strv_length (heads), ==, 9);
  g_assert_cmpstr (heads[0], ==, C_("point", "Code"));
  g_assert_true (g_str_has_prefix (lines[1], first));
}

static void
test_targets (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  g_autofree char *first = code_at (page, 0);
  g_autoptr (SanPoint) point = point_of (desk, first);
  guint all = n_rows (page);
  GVariantDict target;

  g_variant_dict_init (&target, NULL);
  g_variant_dict_insert (&target, "unit", "x", point->unit_id);
  g_assert_true (san_page_show (page, g_variant_dict_end (&target)));
  desk_wait (desk);
  g_assert_cmpuint (n_rows (page), >, 0);
  g_assert_cmpuint (n_rows (page), <, all);
  for (guint i = 0; i < n_rows (page); i++)
    {
      g_autoptr (SanPointRow) row = g_list_model_get_item (rows_of (page), i);

      g_assert_cmpint (san_point_row_get_data (row)->unit_id, ==, point->unit_id);
    }
  g_assert_true (san_page_show (page, g_variant_new_string (point->code)));
  desk_wait (desk);
  g_assert_cmpuint (n_rows (page), ==, 1);
  g_assert_false (san_page_show (page, g_variant_new_boolean (TRUE)));
}

/* An area is all of its categories. */
static void
test_area (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  GtkWidget *button = desk_find (GTK_WIDGET (page), SAN_TYPE_CHOICE_BUTTON, 0);
  g_autoptr (GPtrArray) categories = san_category_store_list (database_of (desk), NULL);
  const SanCategory *first = categories->pdata[0];
  g_autoptr (GHashTable) members = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint all = n_rows (page);
  guint expected = 0;
  gint64 area = -first->id;

  for (guint i = 0; i < categories->len; i++)
    if (g_str_equal (((SanCategory *) categories->pdata[i])->area, first->area))
      g_hash_table_add (members, &((SanCategory *) categories->pdata[i])->id);
  for (guint i = 0; i < all; i++)
    {
      g_autoptr (SanPointRow) row = g_list_model_get_item (rows_of (page), i);

      expected += g_hash_table_contains (members, &san_point_row_get_data (row)->category_id);
    }
  g_assert_cmpuint (expected, >, 0);
  g_assert_cmpuint (expected, <, all);

  san_choice_button_set_chosen (SAN_CHOICE_BUTTON (button), &area, 1);
  g_signal_emit_by_name (button, "changed");
  desk_wait (desk);
  g_assert_cmpuint (n_rows (page), ==, expected);
}

/* The window of the draw opens for a round that is not locked. */
static void
test_sample (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "points");
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (gtk_window_get_toplevels ());

  san_workspace_change (san_context_get_workspace (desk_context (desk)), "round.state", "",
                        open_round, NULL, NULL, &error);
  g_assert_no_error (error);
  desk_wait (desk);
  act (desk, page, "sample");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n + 1);
}

static void
test_empty (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1024, 700);
  SanPage *page = desk_page (desk, "points");

  g_assert_true (desk_shows (GTK_WIDGET (page), _("No points yet")));
  desk_picture (desk, "points-empty");
}

static void
test_narrow (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1024, 700);
  SanPage *page = desk_page (desk, "points");

  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (view_of (page))), ==,
                    7);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (desk->window)), <=, 1024);
  desk_picture (desk, "points-narrow");
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/points-page/list", test_list);
  g_test_add_func ("/points-page/search", test_search);
  g_test_add_func ("/points-page/sort", test_sort);
  g_test_add_func ("/points-page/new", test_new_point);
  g_test_add_func ("/points-page/edit-in-place", test_edit_in_place);
  g_test_add_func ("/points-page/words", test_words);
  g_test_add_func ("/points-page/many", test_many);
  g_test_add_func ("/points-page/retire", test_retire);
  g_test_add_func ("/points-page/tickets", test_tickets);
  g_test_add_func ("/points-page/delete", test_delete);
  g_test_add_func ("/points-page/visit", test_visit);
  g_test_add_func ("/points-page/long-list", test_long_list);
  g_test_add_func ("/points-page/files", test_files);
  g_test_add_func ("/points-page/copy", test_copy);
  g_test_add_func ("/points-page/targets", test_targets);
  g_test_add_func ("/points-page/area", test_area);
  g_test_add_func ("/points-page/sample", test_sample);
  g_test_add_func ("/points-page/empty", test_empty);
  g_test_add_func ("/points-page/narrow", test_narrow);

  return g_test_run ();
}
