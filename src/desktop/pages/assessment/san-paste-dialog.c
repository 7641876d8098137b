/* san-paste-dialog.c - what a large paste would do, before it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-paste-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The upper left corner is enough to see whether the block sits right. */
#define MAX_ROWS    6
#define MAX_COLUMNS 6

typedef struct
{
  SanPasteFunc func;
  GObject     *object;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->object);
  g_free (answer);
}

static void
on_response_cb (AdwMessageDialog *dialog,
                const char       *response,
                Answer           *answer)
{
  answer->func (strcmp (response, "paste") == 0, answer->object);
}

static void
attach (GtkGrid    *grid,
        const char *text,
        int         column,
        int         row,
        float       xalign,
        const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), column == 0 ? 12 : 8);
  gtk_widget_add_css_class (label, "sn-num");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_cell (GtkGrid            *grid,
             SanScoreSheet      *sheet,
             const SanGridPaste *paste,
             guint               row,
             guint               column)
{
  const char *text = paste->texts[(gsize) row * paste->range.n_columns + column];
  g_autofree char *old = san_grid_model_dup_edit_text (SAN_GRID_MODEL (sheet),
                                                       paste->range.row + row,
                                                       paste->range.column + column);
  g_autofree char *shown = NULL;

  if (strcmp (old, text) == 0 || *old == '\0')
    shown = g_strdup (text);
  else
    shown = g_strdup_printf ("%s → %s", old, *text != '\0' ? text : "∅");

  attach (grid, shown, (int) column + 1, (int) row + 1, 1,
          strcmp (old, text) == 0 ? "sn-dim" : "sn-strong");
}

static GtkWidget *
preview_new (SanScoreSheet      *sheet,
             const SanGridPaste *paste)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n_rows = MIN (paste->range.n_rows, MAX_ROWS);
  guint n_columns = MIN (paste->range.n_columns, MAX_COLUMNS);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_add_css_class (grid, "sn-cap");
  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);

  for (guint j = 0; j < n_columns; j++)
    {
      SanGridColumn head = { 0 };

      san_grid_model_get_column (SAN_GRID_MODEL (sheet), paste->range.column + j, &head);
      attach (GTK_GRID (grid), head.title, (int) j + 1, 0, 1, "sn-dim");
    }
  for (guint i = 0; i < n_rows; i++)
    {
      SanGridRow head = { 0 };

      san_grid_model_get_row (SAN_GRID_MODEL (sheet), paste->range.row + i, &head);
      attach (GTK_GRID (grid), head.name, 0, (int) i + 1, 0, NULL);
      for (guint j = 0; j < n_columns; j++)
        attach_cell (GTK_GRID (grid), sheet, paste, i, j);
    }
  if (n_rows < paste->range.n_rows || n_columns < paste->range.n_columns)
    attach (GTK_GRID (grid), "…", 0, (int) n_rows + 1, 0, "sn-dim");

  return grid;
}

void
san_paste_dialog_show (GtkWidget          *over,
                       SanScoreSheet      *sheet,
                       const SanGridPaste *paste,
                       SanPasteFunc        func,
                       gpointer            data)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  Answer *answer = g_new0 (Answer, 1);

  heading = g_strdup_printf (_("Paste %u × %u Cells?"), paste->range.n_rows,
                             paste->range.n_columns);
  body = g_strdup_printf (_("New %u, replaced %u, cleared %u, the same %u."), paste->n_new,
                          paste->n_replaced, paste->n_cleared, paste->n_same);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), heading, body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), preview_new (sheet, paste));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"),
                                    "paste", _("Paste"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "paste",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "paste");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  answer->func = func;
  answer->object = g_object_ref (data);
  g_object_set_data_full (G_OBJECT (dialog), "san-answer", answer, answer_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), answer);
  gtk_window_present (GTK_WINDOW (dialog));
}
