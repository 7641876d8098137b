/* san-onsite-books.c - workbooks for the field, one a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-books.h"

#include <glib/gi18n-lib.h>

#include "rounds/san-team-book.h"

/* Whose book a visit goes into: its team's, else its unit's. */
static char *
holder_of (SanRoster      *roster,
           const SanVisit *visit)
{
  const SanUnit *unit = san_roster_get (roster, visit->unit_id);

  if (visit->team_id != 0)
    return g_strdup (visit->team);

  return g_strdup (unit != NULL ? san_roster_display (roster, unit) : "");
}

static void
free_visits (gpointer data)
{
  g_ptr_array_unref (data);
}

gboolean
san_onsite_books_write (SanContext     *context,
                        const SanRound *round,
                        SanStandard    *standard,
                        GPtrArray      *visits,
                        const char     *folder,
                        guint          *written,
                        GError        **error)
{
  g_autoptr (GHashTable) books = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        free_visits);
  SanRoster *roster = san_context_get_roster (context);
  GHashTableIter iter;
  gpointer holder, list;

  *written = 0;
  for (guint i = 0; i < visits->len; i++)
    {
      char *name = holder_of (roster, g_ptr_array_index (visits, i));
      GPtrArray *of_holder = g_hash_table_lookup (books, name);

      if (of_holder == NULL)
        {
          of_holder = g_ptr_array_new ();
          g_hash_table_insert (books, g_strdup (name), of_holder);
        }
      g_ptr_array_add (of_holder, g_ptr_array_index (visits, i));
      g_free (name);
    }

  g_hash_table_iter_init (&iter, books);
  while (g_hash_table_iter_next (&iter, &holder, &list))
    {
      g_autofree char *name = g_strdup_printf ("%s-实地测评表-%s.xlsx", round->label,
                                               (const char *) holder);
      g_autofree char *path = NULL;

      g_strdelimit (name, "/\\:*?\"<>|", '-');
      path = g_build_filename (folder, name, NULL);
      if (!san_team_book_write (san_context_get_database (context), round, standard, list, holder,
                                path, error))
        return FALSE;
      (*written)++;
    }

  return TRUE;
}

/* What is asked for; goes with its file chooser. */
typedef struct
{
  SanContext  *context;
  gint64       round_id;
  SanStandard *standard;
  GPtrArray   *visits;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->context);
  san_standard_unref (asking->standard);
  g_ptr_array_unref (asking->visits);
  g_free (asking);
}

static void
on_folder_cb (GtkFileChooserNative *chooser,
              int                   response,
              Asking               *asking)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = NULL;
  g_autofree char *text = NULL;
  guint written = 0;

  if (response == GTK_RESPONSE_ACCEPT && folder != NULL)
    {
      round = san_round_store_get (san_context_get_database (asking->context), asking->round_id,
                                   &error);
      if (round == NULL ||
          !san_onsite_books_write (asking->context, round, asking->standard, asking->visits,
                                   g_file_peek_path (folder), &written, &error))
        san_context_report (asking->context, error);
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u workbook was written",
                                           "%u workbooks were written", written), written);
      if (written > 0)
        san_context_say_written (asking->context, text, g_file_peek_path (folder));
    }
  g_object_unref (chooser);
}

void
san_onsite_books_run (SanPage        *page,
                      const SanRound *round,
                      SanStandard    *standard,
                      GPtrArray      *visits)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Folder for the workbooks"),
                                 GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("Save"), _("Cancel"));

  asking->context = g_object_ref (san_page_get_context (page));
  asking->round_id = round->id;
  asking->standard = san_standard_ref (standard);
  asking->visits = g_ptr_array_ref (visits);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "san-asking", asking, (GDestroyNotify) asking_free);
  g_signal_connect (chooser, "response", G_CALLBACK (on_folder_cb), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
