/* test-bound-view.c - text that is bound to data, typed at in every way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <string.h>

#include "pages/bulletins/san-bound-view.h"

typedef struct
{
  GtkWidget     *window;
  SanBoundView  *view;
  GtkTextBuffer *buffer;
  guint          edits;
  char          *told;
  const char    *mean;      /* what the data say */
} Fixture;

static char *
say (const char *key,
     gpointer    data)
{
  const Fixture *fixture = data;

  if (g_str_equal (key, "mean"))
    return g_strdup (fixture->mean);
  if (g_str_equal (key, "first"))
    return g_strdup ("金贸街道");

  return NULL;
}

/* What is told is what stands there in the end, with its spans. */
static void
on_edited_cb (Fixture *fixture)
{
  g_autoptr (GPtrArray) runs = san_bound_view_get_runs (fixture->view);

  fixture->edits++;
  g_free (fixture->told);
  fixture->told = san_bound_text_format (runs);
}

/* Stored form → what the view is given: bound runs are filled from the data. */
static void
put (Fixture    *fixture,
     const char *stored)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = san_bound_text_parse (stored, &error);

  g_assert_no_error (error);
  san_bound_view_set_runs (fixture->view, runs);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->mean = "89.43";
  fixture->view = SAN_BOUND_VIEW (san_bound_view_new ());
  fixture->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  san_bound_view_set_field (fixture->view, say, fixture);
  g_signal_connect_swapped (fixture->view, "edited", G_CALLBACK (on_edited_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  put (fixture, "平均 {mean} 分，{first}第一。");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->told);
}

static void
check (Fixture    *fixture,
       const char *stored)
{
  g_autoptr (GPtrArray) runs = san_bound_view_get_runs (fixture->view);
  g_autofree char *text = san_bound_text_format (runs);

  g_assert_cmpstr (text, ==, stored);
}

static void
check_shown (Fixture    *fixture,
             const char *shown)
{
  g_autoptr (GPtrArray) runs = san_bound_view_get_runs (fixture->view);
  g_autofree char *text = san_bound_text_show (runs);

  g_assert_cmpstr (text, ==, shown);
}

/* Puts the cursor behind the first @text, @back characters before its end. */
static void
go_to (Fixture    *fixture,
       const char *text,
       int         back)
{
  GtkTextIter start, from, to;

  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, text, 0, &from, &to, NULL));
  gtk_text_iter_backward_chars (&to, back);
  gtk_text_buffer_place_cursor (fixture->buffer, &to);
}

/* A selection claims the primary one of the display. That an earlier claim has ended is told
 * late, and then GTK takes the selection of now away: what is on its way is heard first. */
static void
select_text (Fixture    *fixture,
             const char *text)
{
  for (guint quiet = 0; quiet < 3;)
    {
      if (!gtk_text_buffer_get_has_selection (fixture->buffer))
        quiet = 0;
      if (quiet == 0)
        g_assert_true (san_bound_view_find (fixture->view, text));
      gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (fixture->view)));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
      quiet++;
    }
}

/* As keys and input methods do: what GtkTextView makes of their "commit" */
static void
type (Fixture    *fixture,
      const char *text)
{
  gtk_text_buffer_begin_user_action (fixture->buffer);
  gtk_text_buffer_delete_selection (fixture->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (fixture->buffer, text, -1, TRUE);
  gtk_text_buffer_end_user_action (fixture->buffer);
}

static void
backspace (Fixture *fixture,
           guint    times)
{
  for (guint i = 0; i < times; i++)
    g_signal_emit_by_name (fixture->view, "backspace");
}

/* Tests ------------------------------------------------------------------------------- */

static void
test_shows_the_data (Fixture      *fixture,
                     gconstpointer data)
{
  check (fixture, "平均 {mean} 分，{first}第一。");
  check_shown (fixture, "平均 89.43 分，金贸街道第一。");
  g_assert_cmpuint (fixture->edits, ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));

  /* other data: the same text says something else */
  fixture->mean = "90.00";
  put (fixture, "平均 {mean} 分，{first}第一。");
  check_shown (fixture, "平均 90.00 分，金贸街道第一。");
}

static void
test_typing_inside (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *said = NULL;
  SanTextRun *span;

  go_to (fixture, "89.43", 1);
  type (fixture, "9");
  check (fixture, "平均 {mean|89.493} 分，{first}第一。");
  g_assert_cmpuint (fixture->edits, >, 0);

  span = san_bound_view_get_span (fixture->view);
  g_assert_cmpint (span->kind, ==, SAN_RUN_TYPED);
  said = san_bound_view_get_said (fixture->view, span);
  g_assert_cmpstr (said, ==, "89.43");
  san_text_run_free (span);

  /* taken back by hand: it agrees with the data again */
  backspace (fixture, 1);
  check (fixture, "平均 {mean} 分，{first}第一。");
}

static void
test_typing_at_the_edges (Fixture      *fixture,
                          gconstpointer data)
{
  go_to (fixture, "89.43", 5);
  type (fixture, "约");
  go_to (fixture, "89.43", 0);
  type (fixture, "左右");
  check (fixture, "平均 约{mean}左右 分，{first}第一。");

  /* two spans that touch: between them it is plain, too */
  put (fixture, "{first}{mean}");
  go_to (fixture, "金贸街道", 0);
  type (fixture, "得");
  check (fixture, "{first}得{mean}");
}

static void
test_typing_over_a_selection (Fixture      *fixture,
                              gconstpointer data)
{
  select_text (fixture, "89.43");
  type (fixture, "9");
  type (fixture, "0");
  check (fixture, "平均 {mean|90} 分，{first}第一。");
  g_assert_cmpuint (fixture->edits, ==, 2);
  g_assert_cmpstr (fixture->told, ==, "平均 {mean|90} 分，{first}第一。");

  /* more than the span: a sentence written anew, nothing of which is bound */
  put (fixture, "平均 {mean} 分，{first}第一。");
  select_text (fixture, "89.43 分");
  type (fixture, "九十分");
  check (fixture, "平均 九十分，{first}第一。");
}

static void
test_deleting_and_typing_anew (Fixture      *fixture,
                               gconstpointer data)
{
  go_to (fixture, "89.43", 0);
  backspace (fixture, 5);
  check (fixture, "平均  分，{first}第一。");
  type (fixture, "88");
  check (fixture, "平均 {mean|88} 分，{first}第一。");

  /* a part of it */
  put (fixture, "平均 {mean} 分，{first}第一。");
  go_to (fixture, "89.43", 0);
  backspace (fixture, 2);
  type (fixture, "5");
  type (fixture, "0");
  check (fixture, "平均 {mean|89.50} 分，{first}第一。");
  put (fixture, "平均 {mean|88} 分，{first}第一。");

  /* elsewhere meanwhile: what is typed there later is plain */
  select_text (fixture, "88");
  backspace (fixture, 1);
  go_to (fixture, "第一", 0);
  go_to (fixture, "平均 ", 0);
  type (fixture, "87");
  check (fixture, "平均 87 分，{first}第一。");
}

static void
test_deleting_across_spans (Fixture      *fixture,
                            gconstpointer data)
{
  select_text (fixture, "43 分，金贸");
  backspace (fixture, 1);
  check (fixture, "平均 {mean|89.}{first|街道}第一。");

  put (fixture, "平均 {mean} 分，{first}第一。");
  select_text (fixture, "均 89.43 分，金贸街道第");
  backspace (fixture, 1);
  check (fixture, "平一。");
}

static void
test_line_break_ends_a_span (Fixture      *fixture,
                             gconstpointer data)
{
  go_to (fixture, "金贸", 0);
  type (fixture, "\n");
  check (fixture, "平均 {mean} 分，{first|金贸}\n街道第一。");

  put (fixture, "{mean}\n{first}");
  check_shown (fixture, "89.43\n金贸街道");
  check (fixture, "{mean}\n{first}");
}

static void
test_what_other_programs_end_lines_with (Fixture      *fixture,
                                         gconstpointer data)
{
  put (fixture, "");
  type (fixture, "一\r\n二\r三{不是|字段}\\");
  check (fixture, "一\n二\n三\\{不是\\|字段\\}\\\\");
}

static void
on_paste_done_cb (gboolean *done)
{
  *done = TRUE;
}

static void
wait_for_paste (Fixture *fixture)
{
  gboolean done = FALSE;

  g_signal_connect_swapped (fixture->buffer, "paste-done", G_CALLBACK (on_paste_done_cb), &done);
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (fixture->buffer, &done);
}

/* Copied text stays bound where it is pasted; inside another span it becomes part of it. */
static void
test_copy_and_paste (Fixture      *fixture,
                     gconstpointer data)
{
  select_text (fixture, "89.43 分");
  g_signal_emit_by_name (fixture->view, "copy-clipboard");
  go_to (fixture, "第一。", 0);
  wait_for_paste (fixture);
  check (fixture, "平均 {mean} 分，{first}第一。{mean} 分");

  put (fixture, "平均 {mean} 分，{first}第一。");
  select_text (fixture, "89.43");
  g_signal_emit_by_name (fixture->view, "copy-clipboard");
  go_to (fixture, "金贸", 0);
  wait_for_paste (fixture);
  check (fixture, "平均 {mean} 分，{first|金贸89.43街道}第一。");

  /* over the whole of another */
  put (fixture, "平均 {mean} 分，{first}第一。");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)), "八十九");
  select_text (fixture, "89.43");
  wait_for_paste (fixture);
  check (fixture, "平均 {mean|八十九} 分，{first}第一。");
}

static void
test_cut_and_paste_moves (Fixture      *fixture,
                          gconstpointer data)
{
  select_text (fixture, "89.43 分，");
  g_signal_emit_by_name (fixture->view, "cut-clipboard");
  check (fixture, "平均 {first}第一。");
  go_to (fixture, "第一。", 0);
  wait_for_paste (fixture);
  check (fixture, "平均 {first}第一。{mean} 分，");
}

static void
test_bind_again (Fixture      *fixture,
                 gconstpointer data)
{
  put (fixture, "平均 {mean|91} 分，{first}第一。");
  check_shown (fixture, "平均 91 分，金贸街道第一。");
  go_to (fixture, "平均", 0);
  g_assert_false (san_bound_view_rebind (fixture->view));

  g_assert_true (san_bound_view_seek_typed (fixture->view, 1));
  g_assert_true (san_bound_view_rebind (fixture->view));
  check (fixture, "平均 {mean} 分，{first}第一。");
  g_assert_false (san_bound_view_seek_typed (fixture->view, 1));
}

static void
test_sign (Fixture      *fixture,
           gconstpointer data)
{
  SanTextRun *span;

  put (fixture, "平均 {mean|91} 分");
  go_to (fixture, "91", 0);   /* also just behind it */
  g_assert_true (san_bound_view_sign (fixture->view, "李敏"));
  check (fixture, "平均 {mean|91|李敏} 分");
  span = san_bound_view_get_span (fixture->view);
  g_assert_cmpint (span->kind, ==, SAN_RUN_SIGNED);
  g_assert_cmpstr (span->signer, ==, "李敏");
  san_text_run_free (span);
  g_assert_false (san_bound_view_seek_typed (fixture->view, 1));

  /* another figure is not what was signed; the one that was, is again */
  go_to (fixture, "91", 1);
  type (fixture, "0");
  check (fixture, "平均 {mean|901} 分");
  backspace (fixture, 1);
  check (fixture, "平均 {mean|91|李敏} 分");
}

static void
test_insert_a_field (Fixture      *fixture,
                     gconstpointer data)
{
  put (fixture, "平均  分");
  go_to (fixture, "平均 ", 0);
  san_bound_view_insert_field (fixture->view, "mean");
  check (fixture, "平均 {mean} 分");

  /* within another: behind it; over a selection: in its place */
  go_to (fixture, "89", 0);
  san_bound_view_insert_field (fixture->view, "first");
  check (fixture, "平均 {mean}{first} 分");
  select_text (fixture, "平均");
  san_bound_view_insert_field (fixture->view, "first");
  check (fixture, "{first} {mean}{first} 分");

  /* typing goes on behind it, in plain text */
  type (fixture, "的");
  check (fixture, "{first}的 {mean}{first} 分");
}

static void
test_unknown_field (Fixture      *fixture,
                    gconstpointer data)
{
  put (fixture, "共 {nothing} 处");
  check (fixture, "共 {nothing} 处");
  check_shown (fixture, "共 {nothing} 处");
}

static void
test_seek_goes_round (Fixture      *fixture,
                      gconstpointer data)
{
  GtkTextIter start;

  put (fixture, "{mean|1}，{first}，{mean|2}，{mean|3|李敏}");
  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  gtk_text_buffer_place_cursor (fixture->buffer, &start);
  for (guint i = 0; i < 4; i++)
    {
      GtkTextIter from, to;
      g_autofree char *text = NULL;

      g_assert_true (san_bound_view_seek_typed (fixture->view, i < 3 ? 1 : -1));
      gtk_text_buffer_get_selection_bounds (fixture->buffer, &from, &to);
      text = gtk_text_buffer_get_text (fixture->buffer, &from, &to, FALSE);
      g_assert_cmpstr (text, ==, i % 2 == 0 ? "2" : "1");
    }
}

/* A thousand random edits: what is read is what is seen, and can be put back. */
static void
test_any_edits (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1118);

  for (guint i = 0; i < 1000; i++)
    {
      int length = gtk_text_buffer_get_char_count (fixture->buffer);
      GtkTextIter from, to;
      g_autoptr (GPtrArray) runs = NULL;
      g_autoptr (GPtrArray) again = NULL;
      g_autofree char *stored = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *seen = NULL;
      g_autofree char *restored = NULL;

      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &from,
                                          g_rand_int_range (random, 0, length + 1));
      to = from;
      gtk_text_iter_forward_chars (&to, g_rand_int_range (random, 0, 6));
      gtk_text_buffer_select_range (fixture->buffer, &from, &to);
      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          backspace (fixture, 1);
          break;

        case 1:
          type (fixture, "\n");
          break;

        case 2:
          san_bound_view_insert_field (fixture->view, g_rand_boolean (random) ? "mean" : "first");
          break;

        case 3:
          san_bound_view_rebind (fixture->view);
          break;

        case 4:
          san_bound_view_sign (fixture->view, "李敏");
          break;

        default:
          type (fixture, g_rand_boolean (random) ? "街" : "8{");
          break;
        }

      runs = san_bound_view_get_runs (fixture->view);
      stored = san_bound_text_format (runs);
      shown = san_bound_text_show (runs);
      gtk_text_buffer_get_bounds (fixture->buffer, &from, &to);
      seen = gtk_text_buffer_get_text (fixture->buffer, &from, &to, TRUE);
      g_assert_cmpstr (shown, ==, seen);

      put (fixture, stored);
      again = san_bound_view_get_runs (fixture->view);
      restored = san_bound_text_format (again);
      g_assert_cmpstr (restored, ==, stored);
      if (length > 400)
        put (fixture, "平均 {mean} 分，{first}第一。");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/bound-view/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("shows-the-data", test_shows_the_data);
  ADD ("typing-inside", test_typing_inside);
  ADD ("typing-at-the-edges", test_typing_at_the_edges);
  ADD ("typing-over-a-selection", test_typing_over_a_selection);
  ADD ("deleting-and-typing-anew", test_deleting_and_typing_anew);
  ADD ("deleting-across-spans", test_deleting_across_spans);
  ADD ("line-break-ends-a-span", test_line_break_ends_a_span);
  ADD ("line-ends", test_what_other_programs_end_lines_with);
  ADD ("copy-and-paste", test_copy_and_paste);
  ADD ("cut-and-paste", test_cut_and_paste_moves);
  ADD ("bind-again", test_bind_again);
  ADD ("sign", test_sign);
  ADD ("insert-a-field", test_insert_a_field);
  ADD ("unknown-field", test_unknown_field);
  ADD ("seek-goes-round", test_seek_goes_round);
  ADD ("any-edits", test_any_edits);

  return g_test_run ();
}
