/* san-table-convert.c - old and foreign spreadsheets by way of an installed office suite
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-table-convert.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/san-error.h"

#define SECONDS_MAX 120

typedef struct
{
  GSubprocess *process;
  gboolean     done;
  gboolean     late;
  gboolean     ok;
  GError      *error;
} Wait;

static void
on_process_done_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  Wait *wait = data;

  wait->ok = g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &wait->error);
  wait->done = TRUE;
}

static gboolean
on_too_late_cb (gpointer data)
{
  Wait *wait = data;

  wait->late = TRUE;
  g_subprocess_force_exit (wait->process);

  return G_SOURCE_REMOVE;
}

/* Runs a program to its end on a main context of our own, so that this works in a worker
 * thread as well as on the main one. */
static gboolean
run (const char *const *argv,
     const char        *folder,
     GCancellable      *cancellable,
     GError           **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) timer = g_timeout_source_new_seconds (SECONDS_MAX);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  Wait wait = { 0, };

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "HOME", folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, argv, error);
  if (process == NULL)
    return FALSE;

  wait.process = process;
  g_main_context_push_thread_default (context);
  g_subprocess_wait_check_async (process, cancellable, on_process_done_cb, &wait);
  g_source_set_callback (timer, on_too_late_cb, &wait, NULL);
  g_source_attach (timer, context);
  while (!wait.done)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (timer);
  g_main_context_pop_thread_default (context);

  if (!wait.ok)
    g_subprocess_force_exit (process);
  if (wait.late)
    g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED,
                 _("%s took longer than %d seconds"), argv[0], SECONDS_MAX);
  else if (!wait.ok)
    g_propagate_error (error, g_steal_pointer (&wait.error));
  g_clear_error (&wait.error);

  return wait.ok && !wait.late;
}

static gboolean
run_office (const char   *office,
            const char   *folder,
            const char   *input,
            const char   *ending,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=%s/profile", uri);
  const char *html = "--infilter=calc_HTML_WebQuery";
  const char *argv[] = {
    office, "--headless", "--norestore", "--nolockcheck", profile, "--convert-to", "xlsx",
    "--outdir", folder, input, NULL, NULL,
  };

  if (strcmp (ending, "html") == 0)
    {
      argv[9] = html;
      argv[10] = input;
    }

  return run (argv, folder, cancellable, error);
}

static gboolean
run_gnumeric (const char   *gnumeric,
              const char   *folder,
              const char   *input,
              const char   *output,
              GCancellable *cancellable,
              GError      **error)
{
  const char *argv[] = {
    gnumeric, "--export-type=Gnumeric_Excel:xlsx", input, output, NULL,
  };

  return run (argv, folder, cancellable, error);
}

/* Tries what is installed, one after the other. */
static gboolean
run_any (const char   *folder,
         const char   *input,
         const char   *output,
         const char   *ending,
         GCancellable *cancellable,
         GError      **error)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *gnumeric = g_find_program_in_path ("ssconvert");
  g_autoptr (GError) failure = NULL;

  if (office == NULL)
    office = g_find_program_in_path ("libreoffice");

  if (office != NULL && run_office (office, folder, input, ending, cancellable, &failure) &&
      g_file_test (output, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_clear_error (&failure);
  if (gnumeric != NULL && run_gnumeric (gnumeric, folder, input, output, cancellable, &failure) &&
      g_file_test (output, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (office == NULL && gnumeric == NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("A table of the kind .%s needs LibreOffice or Gnumeric installed; or save "
                   "it as .xlsx first"), ending);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("The .%s table could not be converted%s%s; save it as .xlsx first"), ending,
                 failure != NULL ? ": " : "", failure != NULL ? failure->message : "");

  return FALSE;
}

char *
san_table_convert (const char   *path,
                   const char   *ending,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFile) copy = NULL;
  g_autofree char *name = g_strdup_printf ("table.%s", ending);
  g_autofree char *input = NULL;
  g_autofree char *output = NULL;
  char *folder = g_dir_make_tmp ("sanse-XXXXXX", error);

  if (folder == NULL)
    return NULL;

  /* A copy: office suites lay lock files beside what they open, and trust its ending. */
  input = g_build_filename (folder, name, NULL);
  output = g_build_filename (folder, "table.xlsx", NULL);
  copy = g_file_new_for_path (input);
  if (!g_file_copy (source, copy, G_FILE_COPY_NONE, cancellable, NULL, NULL, error) ||
      !run_any (folder, input, output, ending, cancellable, error))
    {
      san_table_convert_remove (folder);
      return NULL;
    }

  return folder;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
san_table_convert_remove (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}
