/* test-scheme-window.c - a scoring scheme, edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-scheme-components.h"
#include "pages/assessment/san-scheme-window.h"
#include "schemes/san-scheme-store.h"
#include "store/san-journal.h"

static SanDatabase *
database_of (Desk *desk)
{
  return san_context_get_database (desk_context (desk));
}

static SanSchemeWindow *
open_window (Desk       *desk,
             const char *name)
{
  GtkWindow *window = san_scheme_window_new (GTK_WIDGET (desk->window), desk_context (desk), name);

  gtk_window_present (window);
  desk_wait (desk);

  return SAN_SCHEME_WINDOW (window);
}

/* The nth entry or button of the table whose tooltip says so */
static GtkWidget *
field (SanSchemeWindow *window,
       GType            type,
       const char      *title,
       guint            nth)
{
  GtkWidget *table = desk_find (GTK_WIDGET (window), SAN_TYPE_SCHEME_COMPONENTS, 0);
  GtkWidget *widget;

  for (guint i = 0; (widget = desk_find (table, type, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), title) == 0 && nth-- == 0)
      return widget;

  g_assert_not_reached ();
}

static void
type (SanSchemeWindow *window,
      const char      *title,
      guint            nth,
      const char      *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field (window, GTK_TYPE_ENTRY, title, nth)), text);
}

static char *
json_of (SanSchemeWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanScheme) scheme = san_scheme_draft_check (san_scheme_window_get_draft (window),
                                                         &error);

  g_assert_no_error (error);

  return san_scheme_to_json (scheme);
}

static guint
n_versions (Desk *desk)
{
  g_autoptr (GPtrArray) infos = san_scheme_store_list (database_of (desk), NULL);

  return infos->len;
}

/* A scheme that was drafted and checked is the scheme that was read. */
static void
assert_same (const char *text)
{
  g_autoptr (SanScheme) scheme = san_scheme_parse (text, NULL);
  g_autoptr (SanSchemeDraft) draft = san_scheme_draft_parse (text, NULL);
  g_autoptr (SanScheme) again = san_scheme_draft_check (draft, NULL);
  g_autofree char *one = san_scheme_to_json (scheme);
  g_autofree char *two = san_scheme_to_json (again);

  g_assert_cmpstr (one, ==, two);
}

/* Whatever a scheme holds goes through the editor unharmed. */
static void
test_round_trip (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children ("/org/sanse/Sanse/templates",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  static const char rich[] =
    "{\"name\": \"全\", \"from\": \"2018-01\", \"groups\": [\"甲\", \"乙\"], \"decimals\": 3,"
    " \"rank_on\": \"full\", \"ties\": \"unique\", \"tie_breakers\": [\"b\", \"-a\", \"roster\"],"
    " \"higher_is_better\": false, \"grades\": [{\"name\": \"优\", \"quota\": \"3\"}, {\"name\": \"良\"}],"
    " \"adjustments\": {\"bonus_cap\": \"2\", \"rules\": [{\"name\": \"表扬\", \"amount\": \"0.5\", \"cap\": \"2\"}]},"
    " \"handicaps\": [{\"unit\": \"x\", \"factor\": \"0.9\", \"offset\": \"-1\", \"reason\": \"r\"}],"
    " \"awards\": [{\"name\": \"表扬\", \"where\": {\"top\": 3}, \"action\": \"commend\"}],"
    " \"component\": {\"key\": \"t\", \"name\": \"总分\", \"combine\": \"weighted\", \"children\": ["
    "  {\"key\": \"a\", \"name\": \"甲项\", \"weight\": \"60\", \"combine\": \"sum\", \"decimals\": 1, \"children\": ["
    "    {\"key\": \"a1\", \"name\": \"一\", \"full\": \"40\", \"source\": \"deduction\", \"empty\": \"full\", \"cap\": \"38\"},"
    "    {\"key\": \"a2\", \"name\": \"二\", \"full\": \"60\", \"source\": \"entry\", \"over\": true}]},"
    "  {\"key\": \"b\", \"name\": \"乙项\", \"weight\": \"40\", \"source\": \"children\", \"scheme\": \"村\","
    "   \"level\": \"leaf\", \"missing\": \"fixed:60\", \"not_applicable\": \"as-missing\"}]}}";

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/org/sanse/Sanse/templates/", files[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      if (g_str_has_suffix (files[i], ".json"))     /* tables of items stand there, too */
        assert_same (text);
    }

  {
    g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
    g_autoptr (GError) error = NULL;
    g_autoptr (SanScheme) scheme = san_scheme_parse (rich, &error);
    SanSchemeWindow *window = open_window (desk, NULL);
    g_autofree char *expected = NULL;
    g_autofree char *shown = NULL;

    g_assert_no_error (error);
    expected = san_scheme_to_json (scheme);
    g_assert_true (san_scheme_window_load_text (window, rich));
    desk_wait (desk);
    shown = json_of (window);
    g_assert_cmpstr (shown, ==, expected);
    desk_picture_of (GTK_WIDGET (window), "scheme-rich");
    gtk_window_destroy (GTK_WINDOW (window));
  }
}

/* From nothing to a scheme that is in force */
static void
test_first_scheme (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanSchemeWindow *window = open_window (desk, NULL);
  g_autoptr (SanScheme) stored = NULL;
  GtkWidget *name = desk_find (GTK_WIDGET (window), GTK_TYPE_ENTRY, 0);

  g_assert_cmpuint (n_versions (desk), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (name), "街道考评");
  type (window, _("Name"), 1, "实地");
  type (window, _("Weight"), 0, "60");
  desk_click (field (window, GTK_TYPE_BUTTON, _("Add a component below"), 0));
  desk_wait (desk);
  /* the new component has the focus: its name is typed at once */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)),
                                         field (window, GTK_TYPE_ENTRY, _("Name"), 2)));
  type (window, _("Name"), 2, "问卷");
  type (window, _("Weight"), 1, "abc");
  g_assert_false (san_scheme_window_save (window));
  type (window, _("Weight"), 1, "40");
  /* a component of the component */
  desk_click (field (window, GTK_TYPE_BUTTON, _("Add a component below"), 1));
  desk_wait (desk);
  desk_picture_of (GTK_WIDGET (window), "scheme-new");
  g_assert_true (san_scheme_window_save (window));
  desk_wait (desk);

  stored = san_scheme_store_get (database_of (desk), "街道考评", 0, NULL);
  g_assert_nonnull (stored);
  g_assert_cmpuint (stored->nodes->len, ==, 4);
  g_assert_cmpint (stored->root->children->len, ==, 2);
  g_assert_cmpstr (((SanNode *) g_ptr_array_index (stored->nodes, 1))->name, ==, "实地");
  g_assert_cmpint (((SanNode *) g_ptr_array_index (stored->nodes, 1))->weight, ==, 60000000);
  g_assert_cmpint (((SanNode *) g_ptr_array_index (stored->nodes, 1))->combine, ==,
                   SAN_COMBINE_WEIGHTED);
}

/* Saving what was not changed makes no version; a change makes one, which can be undone. */
static void
test_versions (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  guint before = n_versions (desk);
  gint64 steps = san_journal_length (database_of (desk), NULL);
  SanSchemeWindow *window = open_window (desk, "街道乡镇月度考评");
  g_autofree char *old = json_of (window);
  g_autofree char *nameless = desk_nameless (GTK_WIDGET (window));
  g_autofree char *label = g_strdup_printf (_("Save as version %u"), 2);
  g_autoptr (SanScheme) newest = NULL;

  g_assert_cmpstr (nameless, ==, "");
  desk_picture_of (GTK_WIDGET (window), "scheme");
  g_assert_nonnull (desk_button (GTK_WIDGET (window), label));
  g_assert_true (san_scheme_window_save (window));
  desk_wait (desk);
  g_assert_cmpuint (n_versions (desk), ==, before);
  g_assert_cmpint (san_journal_length (database_of (desk), NULL), ==, steps);

  window = open_window (desk, "街道乡镇月度考评");
  type (window, _("Weight"), 0, "50");
  desk_click (desk_button (GTK_WIDGET (window), label));
  desk_wait (desk);
  g_assert_cmpuint (n_versions (desk), ==, before + 1);
  newest = san_scheme_store_get (database_of (desk), "街道乡镇月度考评", 0, NULL);
  g_assert_cmpint (((SanNode *) g_ptr_array_index (newest->nodes, 1))->weight, ==, 50000000);

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
  g_assert_cmpuint (n_versions (desk), ==, before);
  window = open_window (desk, "街道乡镇月度考评");
  {
    g_autofree char *again = json_of (window);

    g_assert_cmpstr (again, ==, old);
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
choose (SanSchemeWindow *window,
        const char      *title,
        guint            nth,
        guint            index)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field (window, GTK_TYPE_DROP_DOWN, title, nth)), index);
}

/* Moving, removing, other ways of scoring: the draft follows, the parser judges. */
static void
test_table (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanSchemeWindow *window = open_window (desk, NULL);
  JsonObject *total = san_scheme_draft_total (san_scheme_window_get_draft (window));
  g_autofree char *key = NULL;
  g_autofree char *missing = NULL;
  g_autoptr (SanScheme) scheme = NULL;

  /* a sum: no weights; the parts have their full marks */
  g_assert_null (json_object_get_member (san_scheme_draft_child (total, 0), "weight"));
  desk_click (field (window, GTK_TYPE_BUTTON, _("Move down"), 0));
  desk_wait (desk);
  key = san_scheme_draft_get (san_scheme_draft_child (total, 1), "key");
  g_assert_cmpstr (key, ==, "site");

  desk_click (field (window, GTK_TYPE_BUTTON, _("Remove"), 0));
  desk_wait (desk);
  g_assert_cmpuint (san_scheme_draft_n_children (total), ==, 4);

  choose (window, _("How it is scored"), 0, 0);
  desk_wait (desk);
  g_assert_nonnull (json_object_get_member (san_scheme_draft_child (total, 0), "weight"));
  choose (window, _("When it is missing"), 0, 5);
  desk_wait (desk);
  type (window, _("Points when it is missing"), 0, "42");
  missing = san_scheme_draft_get (san_scheme_draft_child (total, 0), "missing");
  g_assert_cmpstr (missing, ==, "fixed:42");
  choose (window, _("Decimal places it is rounded to"), 0, 2);
  choose (window, _("How it is scored"), 1, 1);
  desk_wait (desk);

  scheme = san_scheme_draft_check (san_scheme_window_get_draft (window), NULL);
  g_assert_nonnull (scheme);
  g_assert_cmpint (scheme->root->combine, ==, SAN_COMBINE_WEIGHTED);
  g_assert_cmpint (((SanNode *) g_ptr_array_index (scheme->nodes, 1))->source, ==,
                   SAN_SOURCE_DEDUCTION);
  g_assert_cmpint (((SanNode *) g_ptr_array_index (scheme->nodes, 1))->decimals, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_lists (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanSchemeWindow *window = open_window (desk, NULL);
  JsonObject *file = san_scheme_draft_file (san_scheme_window_get_draft (window));
  g_autofree char *list = NULL;

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (file, "grades")), ==, 4);
  desk_click (desk_button (GTK_WIDGET (window), _("Add a line")));
  desk_wait (desk);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (file, "grades")), ==, 5);
  /* a grade without a name is none */
  g_assert_false (san_scheme_window_save (window));

  san_scheme_draft_set_list (file, "tie_breakers", "site；previous; roster;");
  list = san_scheme_draft_get_list (file, "tie_breakers");
  g_assert_cmpstr (list, ==, "site; previous; roster");

  g_assert_false (san_scheme_window_load_text (window, "{\"name\": \"x\"}"));
  g_assert_true (desk_shows (GTK_WIDGET (window), "component"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_templates (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanSchemeWindow *window = open_window (desk, NULL);
  g_autofree char *name = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "scheme.template", "s",
                                             "hygienic.json"));
  desk_wait (desk);
  name = san_scheme_draft_get (san_scheme_draft_file (san_scheme_window_get_draft (window)), "name");
  g_assert_nonnull (strstr (name, "卫生"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "scheme.blank", NULL));
  desk_wait (desk);
  g_assert_cmpuint (san_scheme_draft_n_children (
                      san_scheme_draft_total (san_scheme_window_get_draft (window))), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_test_add_func ("/scheme-window/round-trip", test_round_trip);
  g_test_add_func ("/scheme-window/first-scheme", test_first_scheme);
  g_test_add_func ("/scheme-window/versions", test_versions);
  g_test_add_func ("/scheme-window/table", test_table);
  g_test_add_func ("/scheme-window/lists", test_lists);
  g_test_add_func ("/scheme-window/templates", test_templates);

  return g_test_run ();
}
