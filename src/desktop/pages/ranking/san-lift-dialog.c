/* san-lift-dialog.c - the fewest items that would lift a unit by a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-lift-dialog.h"

#include <glib/gi18n-lib.h>

#include "ranking/san-lift.h"
#include "scoring/san-inspection.h"

/* Rows before the list is scrolled */
#define ROWS_SEEN 8
#define ROW_HEIGHT 46

static char *
sentence_of (const SanLift *lift)
{
  if (lift->place == 0)
    return g_strdup (_("The unit has no place in this round."));
  if (lift->place == 1)
    return g_strdup (_("The unit has the first place already."));
  if (lift->steps->len == 0)
    return g_strdup_printf (_("Even with everything mended it would stay at place %u."),
                            lift->place);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "From place %u (%s) to place %u (%s) by %u item in "
                                       "full:",
                                       "From place %u (%s) to place %u (%s) by %u items in "
                                       "full, and by no fewer:", lift->steps->len),
                          lift->place, lift->total, lift->new_place, lift->new_total,
                          lift->steps->len);
}

static GtkWidget *
row_of (const SanLiftStep *step)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *lost = gtk_label_new (step->lost);
  g_autofree char *below = *step->point != '\0'
                           ? g_strdup_printf ("%s · %s", step->point, step->category)
                           : g_strdup (_("component"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (lost, _("What it lost of its mark"));
  gtk_widget_add_css_class (lost, "sn-num");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), lost);

  return row;
}

static GtkWidget *
list_of (const SanLift *lift)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < lift->steps->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), row_of (g_ptr_array_index (lift->steps, i)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              ROWS_SEEN * ROW_HEIGHT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 420, -1);

  return scroller;
}

static char *
text_of (const SanLift *lift,
         const char    *unit)
{
  g_autofree char *sentence = sentence_of (lift);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s  %s", unit, sentence);
  for (guint i = 0; i < lift->steps->len; i++)
    {
      const SanLiftStep *step = g_ptr_array_index (lift->steps, i);

      g_string_append_printf (text, "\n%u\t%s\t%s\t%s\t%s", i + 1, step->point,
                              step->category, step->name, step->lost);
    }

  return g_string_free (text, FALSE);
}

static void
on_response_cb (AdwMessageDialog *dialog,
                const char       *response,
                SanContext       *context)
{
  const char *text = g_object_get_data (G_OBJECT (dialog), "text");

  if (!g_str_equal (response, "copy"))
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), text);
  san_context_say (context, _("The list was copied"));
}

void
san_lift_dialog_open (GtkWidget  *parent,
                      SanContext *context,
                      SanRanking *ranking,
                      guint       participant)
{
  const SanParticipant *unit = g_ptr_array_index (ranking->input->participants, participant);
  g_autoptr (SanLift) lift = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup_printf (_("What would lift %s by one place?"),
                                            unit->name);
  g_autofree char *sentence = NULL;
  GtkWidget *dialog;

  if (san_round_input_load_details (ranking->input, san_context_get_database (context),
                                    participant, &error))
    lift = san_lift_compute (ranking, participant, &error);
  if (lift == NULL)
    {
      san_context_report (context, error);
      return;
    }

  sentence = sentence_of (lift);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), title, sentence);
  if (lift->steps->len > 0)
    {
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list_of (lift));
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "copy", _("_Copy"));
    }
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("C_lose"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_object_set_data_full (G_OBJECT (dialog), "text", text_of (lift, unit->name), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), context, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
