/* san-window-year.c - a copy of the ledger for others, and closing the year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-window-year.h"

#include <glib/gi18n-lib.h>

#include "app/san-window-files.h"
#include "base/san-text.h"
#include "operations/san-year-close.h"
#include "store/san-carry.h"
#include "store/san-file-copy.h"

/* Of either work */
typedef struct
{
  SanWindow   *window;
  SanContext  *context;
  SanDatabase *reader;
  char        *path;
  char        *actor;
  int          year;       /* 0: a copy */
  gint64       length;     /* of the journal when it was read */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->window);
  g_object_unref (work->context);
  g_clear_pointer (&work->reader, san_database_close);
  g_free (work->path);
  g_free (work->actor);
  g_free (work);
}

/* (transfer full) (nullable): what was wrong is said */
static Work *
work_new (SanWindow  *self,
          const char *path)
{
  SanContext *context = san_window_get_context (self);
  SanWorkspace *workspace = san_context_get_workspace (context);
  g_autoptr (GError) error = NULL;
  SanDatabase *reader = san_workspace_open_reader (workspace, &error);
  Work *work;

  if (reader == NULL)
    {
      san_context_report (context, error);
      return NULL;
    }

  work = g_new0 (Work, 1);
  work->window = g_object_ref (self);
  work->context = g_object_ref (context);
  work->reader = reader;
  work->path = g_str_has_suffix (path, ".sanse") ? g_strdup (path)
                                                 : g_strconcat (path, ".sanse", NULL);
  work->actor = g_strdup (san_workspace_get_actor (workspace));

  return work;
}

/* (transfer full): "NAME-ENDING.sanse", beside the ledger */
static char *
propose_name (SanWindow  *self,
              const char *ending)
{
  SanWorkspace *workspace = san_context_get_workspace (san_window_get_context (self));
  g_autofree char *name = san_text_file_name (san_workspace_get_path (workspace));
  char *dot = g_strrstr (name, ".sanse");

  if (dot != NULL)
    *dot = '\0';

  return g_strdup_printf ("%s-%s.sanse", name, ending);
}

static void
ask_where (SanWindow    *self,
           const char   *title,
           const char   *accept,
           const char   *name,
           SanChosenFunc func,
           const char   *subject)
{
  SanWorkspace *workspace = san_context_get_workspace (san_window_get_context (self));
  g_autofree char *folder = g_path_get_dirname (san_workspace_get_path (workspace));
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GtkFileChooser *chooser = san_window_choose (self, title, GTK_FILE_CHOOSER_ACTION_SAVE, accept,
                                               func, subject);

  gtk_file_chooser_set_current_name (chooser, name);
  gtk_file_chooser_set_current_folder (chooser, file, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* A copy for others */

static gpointer
copy_in_worker (SanJob       *job,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Work *work = data;

  if (!san_carry_without_persons (work->reader, work->path, work->actor, cancellable, error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static void
on_copied_cb (SanJob       *job,
              gpointer      value,
              const GError *error,
              gpointer      user_data)
{
  Work *work = user_data;
  g_autofree char *name = san_text_file_name (work->path);
  g_autofree char *said = NULL;

  if (value == NULL)
    {
      san_context_report (work->context, error);
      return;
    }
  said = g_strdup_printf (_("Copied without informants, contacts and history: %s"), name);
  san_context_say (work->context, said);
}

void
san_window_copy_to (SanWindow  *self,
                    const char *path)
{
  Work *work = work_new (self, path);

  if (work != NULL)
    san_jobs_run (san_context_get_jobs (work->context), _("Copy for others"), copy_in_worker,
                  work, work_free, on_copied_cb, work);
}

static void
on_copy_chosen_cb (SanWindow  *self,
                   const char *path,
                   const char *subject)
{
  san_window_copy_to (self, path);
}

static void
on_copy_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  g_autofree char *name = propose_name (data, _("for-others"));

  ask_where (data, _("Copy without informants, contacts and history"), _("Copy"), name,
             on_copy_chosen_cb, NULL);
}

/* Closing the year */

static gpointer
carry_in_worker (SanJob       *job,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Work *work = data;

  if (!san_year_open_next (work->reader, work->year, work->path, work->actor, &work->length,
                           cancellable, error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

/* Once the work is over: a ledger at work is not left. */
static gboolean
on_open_next_cb (gpointer data)
{
  Work *next = data;

  if (san_window_get_context (next->window) == next->context)
    san_window_open (next->window, next->path);

  return G_SOURCE_REMOVE;
}

static void
open_next (const Work *work)
{
  Work *next = g_new0 (Work, 1);

  next->window = g_object_ref (work->window);
  next->context = g_object_ref (work->context);
  next->path = g_strdup (work->path);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_open_next_cb, next, work_free);
}

static void
on_carried_cb (SanJob       *job,
               gpointer      value,
               const GError *error,
               gpointer      user_data)
{
  Work *work = user_data;
  g_autoptr (GError) reason = NULL;

  if (value == NULL)
    {
      san_context_report (work->context, error);
      return;
    }
  /* the window went to another ledger meanwhile: then nothing is closed */
  if (san_window_get_context (work->window) != work->context)
    {
      san_file_remove (work->path);
      return;
    }
  if (!san_year_mark_closed (san_context_get_workspace (work->context), work->year, work->path,
                             work->length, &reason))
    {
      san_context_report (work->context, reason);
      return;
    }
  open_next (work);
}

void
san_window_close_year (SanWindow  *self,
                       const char *path,
                       const char *year)
{
  Work *work = work_new (self, path);

  if (work == NULL)
    return;
  work->year = (int) g_ascii_strtoll (year, NULL, 10);
  san_jobs_run (san_context_get_jobs (work->context), _("Closing the year"), carry_in_worker,
                work, work_free, on_carried_cb, work);
}

static void
on_answered_cb (AdwMessageDialog *dialog,
                const char       *response,
                SanWindow        *self)
{
  const char *year = g_object_get_data (G_OBJECT (dialog), "year");
  g_autofree char *next = NULL;
  g_autofree char *name = NULL;

  if (!g_str_equal (response, "close") || san_window_get_context (self) == NULL)
    return;

  next = g_strdup_printf ("%d", (int) g_ascii_strtoll (year, NULL, 10) + 1);
  name = propose_name (self, next);
  ask_where (self, _("Ledger of the next year"), _("Close the year"), name,
             san_window_close_year, year);
}

/* The year to close: that of the month in view. */
static int
year_in_view (SanWindow *self)
{
  int year;

  san_day_get (san_context_get_period (san_window_get_context (self))->last, &year, NULL, NULL);

  return year;
}

/* (transfer full): what is done, or what stands against it */
static char *
closing_body (const SanYearClosing *closing,
              int                   year)
{
  char **labels = closing->unpublished[0] != NULL ? closing->unpublished : closing->later;
  g_autofree char *list = g_strjoinv (", ", labels);

  if (closing->unpublished[0] != NULL)
    return g_strdup_printf (_("These rounds of the year are not published yet: %s"), list);
  if (closing->later[0] != NULL)
    return g_strdup_printf (_("The ledger has rounds after the year: %s"), list);

  return g_strdup_printf
           (_("A new ledger goes on in %1$d with all units, standards, points, schemes and settings, with "
              "the %2$u published rounds of %3$d as they are, and with %4$u tickets, of which %5$u are "
              "open. This ledger becomes the archive of %3$d and can only be read from then on."),
           year + 1, closing->n_rounds, year, closing->n_tickets, closing->n_open);
}

static void
on_close_year_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  SanWindow *self = data;
  SanContext *context = san_window_get_context (self);
  int year = year_in_view (self);
  g_autofree char *heading = g_strdup_printf (_("Close the year %d?"), year);
  g_autofree char *body = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanYearClosing) closing =
    san_year_closing_load (san_context_get_database (context), year, &error);
  AdwMessageDialog *dialog;

  if (closing == NULL)
    {
      san_context_report (context, error);
      return;
    }

  body = closing_body (closing, year);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), heading, body));
  adw_message_dialog_add_response (dialog, "cancel", _("Cancel"));
  adw_message_dialog_add_response (dialog, "close", _("Close the year…"));
  adw_message_dialog_set_response_enabled (dialog, "close", closing->unpublished[0] == NULL &&
                                           closing->later[0] == NULL);
  adw_message_dialog_set_response_appearance (dialog, "close", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "year", g_strdup_printf ("%d", year), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry actions[] = {
  { "copy-for-others", on_copy_cb },
  { "close-year", on_close_year_cb },
};

void
san_window_year_install (SanWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
