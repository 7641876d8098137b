/* test-tickets-list.c - the list of tickets: its columns, and what leaves it as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/ticket-fixture.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-settings.h"
#include "pages/tickets/san-ticket-list-file.h"

static GtkColumnView *
view_of (SanPage *page)
{
  return GTK_COLUMN_VIEW (desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0));
}

/* (transfer full): "number problem …", as they are shown */
static char *
heads (SanPage *page)
{
  GListModel *columns = gtk_column_view_get_columns (view_of (page));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *title = gtk_column_view_column_get_title (column);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", title);
    }

  return g_string_free (text, FALSE);
}

static void
assert_heads (SanPage    *page,
              const char *expected)
{
  g_autofree char *found = heads (page);

  g_assert_cmpstr (found, ==, expected);
}

static void
choose (Desk       *desk,
        SanPage    *page,
        const char *action,
        const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view_of (page)), action,
                                             target != NULL ? "s" : NULL, target));
  desk_wait (desk);
}

static gboolean
is_kept (gpointer data)
{
  g_autoptr (GVariant) tables = g_settings_get_value (san_settings_get (), "table-columns");

  return (g_variant_n_children (tables) > 0) == (data != NULL);
}

/* What is chosen in the menu of the heads is there again in the next window. */
static void
test_columns (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  g_autoptr (GtkColumnViewColumn) unit = NULL;
  GListModel *columns = gtk_column_view_get_columns (view_of (page));

  assert_heads (page, "|No.|Problem|Unit|Stage|Due|Left (working days)");
  choose (desk, page, "columns.show-stage", NULL);
  assert_heads (page, "|No.|Problem|Unit|Due|Left (working days)");
  choose (desk, page, "columns.move-left", "unit");
  assert_heads (page, "|No.|Unit|Problem|Due|Left (working days)");
  /* past what is not shown */
  choose (desk, page, "columns.move-right", "problem");
  assert_heads (page, "|No.|Unit|Due|Problem|Left (working days)");
  unit = g_list_model_get_item (columns, 2);
  gtk_column_view_column_set_fixed_width (unit, 140);
  desk_wait_until (is_kept, GINT_TO_POINTER (TRUE));
  /* a head that is dragged is put in elsewhere */
  gtk_column_view_insert_column (view_of (page), 1, unit);
  assert_heads (page, "|Unit|No.|Due|Problem|Left (working days)");
  desk_picture (desk, "tickets-columns");

  /* what still waits to be kept is kept when the window goes */
  g_clear_object (&unit);
  g_clear_pointer (&desk, desk_free);
  desk = ticket_fixture_desk (1366, 768);
  page = desk_page (desk, "tickets");
  assert_heads (page, "|Unit|No.|Due|Problem|Left (working days)");
  unit = g_list_model_get_item (gtk_column_view_get_columns (view_of (page)), 1);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (unit), ==, 140);

  choose (desk, page, "columns.reset", NULL);
  assert_heads (page, "|No.|Problem|Unit|Stage|Due|Left (working days)");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (unit), !=, 140);
}

/* One column always stays; a narrow window leaves two out and gives them back. */
static void
test_few_columns (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  static const char *const ids[] = { "colour", "number", "problem", "unit", "stage", "due" };

  g_settings_reset (san_settings_get (), "table-columns");
  choose (desk, page, "columns.show-number", NULL);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1024, 768);
  desk_wait (desk);
  assert_heads (page, "|Problem|Unit|Left (working days)");
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1366, 768);
  desk_wait (desk);
  assert_heads (page, "|Problem|Unit|Stage|Due|Left (working days)");
  choose (desk, page, "columns.show-number", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *action = g_strconcat ("columns.show-", ids[i], NULL);

      choose (desk, page, action, NULL);
    }
  assert_heads (page, "Left (working days)");
  choose (desk, page, "columns.show-left", NULL);
  assert_heads (page, "Left (working days)");
  choose (desk, page, "columns.reset", NULL);

  /* without a mouse */
  gtk_widget_activate_action (GTK_WIDGET (page), "page.columns", NULL);
  desk_wait (desk);
  g_assert_nonnull (desk_find (GTK_WIDGET (view_of (page)), GTK_TYPE_POPOVER_MENU, 0));
  desk_picture (desk, "tickets-columns-menu");
}

/* The clipboard */

typedef struct
{
  GOutputStream *text;
  gboolean       done;
} Clip;

static void
on_spliced_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  g_assert_no_error (error);
  ((Clip *) data)->done = TRUE;
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Clip *clip = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  g_assert_no_error (error);
  g_output_stream_splice_async (clip->text, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL,
                                on_spliced_cb, clip);
}

static gboolean
is_done (gpointer data)
{
  return ((Clip *) data)->done;
}

/* (transfer full) */
static char *
read_clipboard (GtkWidget  *widget,
                const char *type)
{
  const char *types[] = { type, NULL };
  Clip clip = { g_memory_output_stream_new_resizable (), FALSE };
  char *text;

  gdk_clipboard_read_async (gtk_widget_get_clipboard (widget), types, G_PRIORITY_DEFAULT, NULL,
                            on_opened_cb, &clip);
  desk_wait_until (is_done, &clip);
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (clip.text)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (clip.text)));
  g_object_unref (clip.text);

  return text;
}

static void
test_copy (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  GtkSelectionModel *selection = gtk_column_view_get_model (view_of (page));
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_auto (GStrv) lines = NULL;

  choose (desk, page, "columns.show-due", NULL);
  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_selection_model_select_item (selection, 3, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.copy", NULL);
  desk_wait (desk);
  text = read_clipboard (GTK_WIDGET (page), "text/plain;charset=utf-8");
  html = read_clipboard (GTK_WIDGET (page), "text/html");
  choose (desk, page, "columns.reset", NULL);

  /* the heads and two rows, in the columns that are shown */
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[0], ==, "\tNo.\tProblem\tUnit\tStage\tLeft (working days)");
  g_assert_nonnull (strstr (lines[1], "白沙门公厕关停三周无替代措施"));
  for (guint i = 1; i < 3; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 6);
      g_assert_nonnull (strstr (html, cells[2]));
    }
  g_assert_nonnull (strstr (html, "<table"));
  g_assert_nonnull (strstr (html, "<td"));
}

/* The file */

/* The file is there before it is complete; what counts is what the window says of it. */
static gboolean
says (gpointer data)
{
  gpointer *pair = data;
  Desk *desk = pair[0];

  return desk_shows (GTK_WIDGET (desk->window), pair[1]);
}

static void
test_export (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  SanTicketFilter filter = { .open = TRUE, .colours = 1u << SAN_TICKET_RED |
                                                      1u << SAN_TICKET_YELLOW };
  SanTicketFilter everything = { 0 };
  g_autofree char *csv = san_test_folder_path (desk->folder, "list.csv");
  g_autofree char *xlsx = san_test_folder_path (desk->folder, "list.xlsx");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (san_page_get_actions (page)),
                                                    "export"));
  san_ticket_list_file_write (page, &filter, SAN_TICKET_BY_URGENCY, FALSE, csv);
  desk_wait_until (says, ((gpointer[]) { desk, (gpointer) "list.csv" }));
  desk_wait (desk);
  g_file_get_contents (csv, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 5);
  g_assert_cmpstr (lines[0], ==,
                   "Number,Colour,Stage,Responsible unit,Problem,Issued,Due,Minutes overdue,"
                   "Returns,Extensions,First number,Point,Item,Source,Flag,State of red,Accountability");
  /* as the list has them: red first, the earlier due first */
  g_assert_true (g_str_has_prefix (lines[1], "红〔2018〕001号,Red,"));
  g_assert_nonnull (strstr (lines[1], ",日常巡查,,Red approved,Summons to an interview 2018-06-14 云创督〔2018〕3 号"));
  g_assert_true (g_str_has_prefix (lines[3], "黄〔2018〕"));

  san_ticket_list_file_write (page, &everything, SAN_TICKET_BY_ISSUE, TRUE, xlsx);
  desk_wait_until (says, ((gpointer[]) { desk, (gpointer) "list.xlsx" }));
  desk_wait (desk);
}

/* A file that cannot be written is said. */
static void
test_refused_export (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  SanTicketFilter everything = { 0 };

  san_ticket_list_file_write (page, &everything, SAN_TICKET_BY_ISSUE, FALSE, "/nowhere/list.csv");
  desk_wait_until (says, ((gpointer[]) { desk, (gpointer) "/nowhere/list.csv" }));
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/tickets-list/columns", test_columns);
  g_test_add_func ("/tickets-list/few-columns", test_few_columns);
  g_test_add_func ("/tickets-list/copy", test_copy);
  g_test_add_func ("/tickets-list/export", test_export);
  g_test_add_func ("/tickets-list/refused-export", test_refused_export);

  return g_test_run ();
}
