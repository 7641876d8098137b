/* san-bulletins-sheets.c - the units' own sheets, in bulk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletins-page-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "base/san-text.h"
#include "bulletins/san-unit-sheet.h"
#include "pages/bulletins/san-sheets-dialog.h"

static SanContext *
context_of (SanBulletinsPage *self)
{
  return san_page_get_context (SAN_PAGE (self));
}

static GtkWindow *
window_of (SanBulletinsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Writing ------------------------------------------------------------------------------ */

typedef struct
{
  SanBulletinsPage *page;
  SanDatabase      *reader;
  SanRound         *round;       /* (nullable): of a draft */
  gint64            bulletin_id; /* of one that was issued */
  GArray           *units;       /* (nullable) (element-type gint64): all */
  char             *folder;
  SanJob           *job;         /* in the worker */
} Sheets;

static void
sheets_free (Sheets *sheets)
{
  g_object_unref (sheets->page);
  g_clear_pointer (&sheets->reader, san_database_close);
  g_clear_pointer (&sheets->round, san_round_free);
  g_clear_pointer (&sheets->units, g_array_unref);
  g_free (sheets->folder);
  g_free (sheets);
}

static void
on_sheet_cb (guint    done,
             guint    total,
             gpointer data)
{
  Sheets *sheets = data;
  g_autofree char *detail = g_strdup_printf ("%u / %u", done, total);

  san_job_set_progress (sheets->job, (double) done / MAX (total, 1), detail);
}

static SanUnitSheets *
make_sheets (Sheets  *sheets,
             GError **error)
{
  g_autoptr (GPtrArray) bulletins = NULL;

  if (sheets->round != NULL)
    return san_unit_sheets_new_round (sheets->reader, sheets->round, error);

  bulletins = san_bulletin_store_list (sheets->reader, error);
  for (guint i = 0; bulletins != NULL && i < bulletins->len; i++)
    if (((SanBulletin *) g_ptr_array_index (bulletins, i))->id == sheets->bulletin_id)
      return san_unit_sheets_new_issued (sheets->reader, g_ptr_array_index (bulletins, i), error);
  if (bulletins != NULL)
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                         _("The bulletin is no longer there."));

  return NULL;
}

static gpointer
write_sheets (SanJob       *job,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Sheets *work = data;
  g_autoptr (SanUnitSheets) sheets = make_sheets (work, error);

  work->job = job;
  if (sheets == NULL ||
      !san_unit_sheets_write (sheets, work->units, work->folder, on_sheet_cb, work, cancellable, NULL,
                              error))
    return NULL;

  return GUINT_TO_POINTER ((work->units != NULL ? work->units->len
                                                : san_unit_sheets_get_n (sheets)) + 1);
}

static void
on_sheets_cb (SanJob       *job,
              gpointer      value,
              const GError *error,
              gpointer      data)
{
  Sheets *sheets = data;
  SanContext *context = context_of (sheets->page);
  guint n = value != NULL ? GPOINTER_TO_UINT (value) - 1 : 0;
  g_autofree char *name = san_text_file_name (sheets->folder);
  g_autofree char *said =
    g_strdup_printf (ngettext ("Wrote the sheet of %u unit to …/%s",
                               "Wrote the sheets of %u units to …/%s", n), n, name);

  if (context == NULL)
    return;

  san_context_report (context, error);
  if (value != NULL)
    san_context_say_written (context, said, sheets->folder);
}

void
san_bulletins_page_export_sheets (SanBulletinsPage *self,
                                  const char       *folder,
                                  GArray           *units)
{
  SanContext *context;
  g_autoptr (GError) error = NULL;
  Sheets *sheets;

  g_return_if_fail (SAN_IS_BULLETINS_PAGE (self));

  context = context_of (self);
  sheets = g_new0 (Sheets, 1);
  sheets->page = g_object_ref (self);
  sheets->folder = g_strdup (folder);
  sheets->units = units != NULL ? g_array_ref (units) : NULL;
  sheets->reader = san_workspace_open_reader (san_context_get_workspace (context), &error);
  if (self->shown == SAN_BULLETINS_ISSUED)
    sheets->bulletin_id = san_bulletins_page_chosen (self)->id;
  else if (sheets->reader != NULL)
    sheets->round = san_round_store_get (sheets->reader,
                                         san_composer_get_draft (self->composer)->round_id,
                                         &error);
  if (error != NULL)
    {
      san_context_report (context, error);
      sheets_free (sheets);
      return;
    }

  san_jobs_run (san_context_get_jobs (context), _("Sheets of the units"), write_sheets, sheets,
                (GDestroyNotify) sheets_free, on_sheets_cb, sheets);
}

/* Which units, and where to ------------------------------------------------------------ */

/* Goes with the question. */
typedef struct
{
  SanBulletinsPage *page;
  GArray           *units;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->page);
  g_array_unref (asking->units);
  g_free (asking);
}

static void
on_folder_cb (GtkFileChooserNative *chooser,
              int                   response,
              Asking               *asking)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && folder != NULL && context_of (asking->page) != NULL)
    san_bulletins_page_export_sheets (asking->page, g_file_peek_path (folder), asking->units);
  g_object_unref (chooser);
}

static void
on_units_chosen_cb (SanBulletinsPage *self,
                    GArray           *units)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Folder for the Sheets"), window_of (self),
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("Export"),
                                 _("Cancel"));
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking) { g_object_ref (self), g_array_ref (units) };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "san-asking", asking, (GDestroyNotify) asking_free);
  g_signal_connect (chooser, "response", G_CALLBACK (on_folder_cb), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_sheets_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  SanBulletinsPage *self = data;
  SanDatabase *database = san_context_get_database (context_of (self));
  gint64 round_id = self->shown == SAN_BULLETINS_ISSUED
                    ? san_bulletins_page_chosen (self)->round_id
                    : san_composer_get_draft (self->composer)->round_id;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = san_round_store_get (database, round_id, &error);
  g_autoptr (SanRanking) ranking =
    round != NULL ? san_ranking_load (database, round, NULL, &error) : NULL;
  GtkWidget *dialog;

  if (ranking == NULL)
    {
      san_context_report (context_of (self), error);
      return;
    }

  dialog = san_sheets_dialog_new (window_of (self), round->label, ranking,
                                  san_context_get_roster (context_of (self)));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_units_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry actions[] = {
  { "export-sheets", export_sheets_action },
};

void
san_bulletins_page_add_sheets (SanBulletinsPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                   actions, G_N_ELEMENTS (actions), self);
}
