/* san-workbook-file.c - makes the file of a workbook, the same bytes whatever the place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/san-plain-numbers.h"

/* Bytes that the parts of the largest workbook fit into many times */
#define SCRATCH_ROOM    (512 * 1024 * 1024UL)

static void
plot_clear (gpointer data)
{
  g_free (((SanPlot *) data)->title);
}

/* The date of issue at noon, in no zone: the file's properties must not depend on the
 * clock or the place. */
static void
set_properties (SanWorkbookWriter *writer)
{
  lxw_doc_properties properties = { 0 };

  properties.title = (char *) writer->head->title;
  properties.author = (char *) writer->head->office;
  properties.company = (char *) writer->head->office;
  properties.created = (time_t) writer->head->day * 86400 + 43200;
  workbook_set_properties (writer->workbook, &properties);
}

/* libxlsxwriter makes a file of every part before it puts them together. Where nobody says
 * where temporary files go, memory is the place for them: sooner there, and never on a disk. */
static const char *
scratch_folder (void)
{
  static const char memory[] = "/dev/shm";
  struct statvfs room;

  return g_getenv ("TMPDIR") == NULL && g_access (memory, W_OK | X_OK) == 0 &&
         statvfs (memory, &room) == 0 && room.f_bavail * room.f_frsize >= SCRATCH_ROOM
         ? memory : NULL;
}

/* @path is there already, empty. */
static gboolean
write_file (const SanRanking      *ranking,
            const SanWorkbookHead *head,
            const char            *path,
            SanWorkbookFill        fill,
            gpointer               data,
            GCancellable          *cancellable,
            GError               **error)
{
  lxw_workbook_options options = { .tmpdir = (char *) scratch_folder () };
  SanWorkbookWriter writer = { workbook_new_opt (path, &options), ranking, head };
  gboolean written;
  lxw_error rc;

  san_formats_add (&writer.formats, writer.workbook);
  san_formats_add_lists (&writer.formats, writer.workbook);
  set_properties (&writer);
  writer.plots = g_array_new (FALSE, FALSE, sizeof (SanPlot));
  g_array_set_clear_func (writer.plots, plot_clear);
  written = fill (&writer, data, cancellable, error);

  rc = workbook_close (writer.workbook);   /* also frees it, whatever the answer */
  g_array_unref (writer.plots);
  if (written && rc != LXW_NO_ERROR)
    g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED,
                 _("The workbook cannot be written in %s: %s"), g_get_tmp_dir (),
                 lxw_strerror (rc));

  return written && rc == LXW_NO_ERROR;
}

GBytes *
san_workbook_write (const SanRanking      *ranking,
                    const SanWorkbookHead *head,
                    SanWorkbookFill        fill,
                    gpointer               data,
                    GCancellable          *cancellable,
                    GError               **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GMappedFile) file = NULL;
  g_auto (SanPlainNumbers) plain = san_plain_numbers_begin ();
  gboolean written;
  int fd;

  fd = g_file_open_tmp ("sanse-XXXXXX.xlsx", &path, error);
  if (fd < 0)
    return NULL;
  close (fd);

  written = write_file (ranking, head, path, fill, data, cancellable, error);

  /* the bytes stay while they are mapped, the name need not */
  if (written)
    file = g_mapped_file_new (path, FALSE, error);
  g_unlink (path);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}
