/* san-xlsx-package.c - the zipped XML of a workbook, read with caps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE     /* memmem() */

#include "tables/san-xlsx-package.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "base/san-error.h"

#define PIECE (64 * 1024)

/* A sheet of a million rows and twenty columns is about 900 MB of XML. */
#define INFLATED_MAX ((guint64) 2 * 1024 * 1024 * 1024)
/* Deflate cannot do more than 1032:1; real sheets stay under 60:1. */
#define RATIO_MAX    200
/* Small parts may be as repetitive as they like. */
#define RATIO_FROM   ((guint64) 16 * 1024 * 1024)

struct _SanXlsxPackage
{
  zip_t  *zip;
  guint64 inflated;     /* of all parts that were read */
};

typedef struct
{
  SanXlsxPackage *package;
  zip_file_t     *file;
  char           *name;
  guint64         size;         /* as the directory says; only for progress */
  guint64         compressed;
  guint64         read;
} Stream;

struct _SanXlsxPart
{
  Stream                 stream;
  XML_Parser             parser;
  const SanXlsxHandlers *handlers;
  gpointer               data;
  gboolean               paused;
  gboolean               at_end;
  GError                *failure;
};

SanXlsxPackage *
san_xlsx_package_open (const char *path,
                       GError    **error)
{
  int code = 0;
  zip_t *zip = zip_open (path, ZIP_RDONLY, &code);
  SanXlsxPackage *package;

  if (zip == NULL)
    {
      zip_error_t reason;

      zip_error_init_with_code (&reason, code);
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is no whole workbook: %s"), path, zip_error_strerror (&reason));
      zip_error_fini (&reason);
      return NULL;
    }

  package = g_new0 (SanXlsxPackage, 1);
  package->zip = zip;

  return package;
}

gboolean
san_xlsx_package_has (SanXlsxPackage *package,
                      const char     *name)
{
  return zip_name_locate (package->zip, name, ZIP_FL_NOCASE) >= 0;
}

static void
stream_close (Stream *stream)
{
  if (stream->file != NULL)
    zip_fclose (stream->file);
  g_free (stream->name);
}

static gboolean
stream_open (Stream         *stream,
             SanXlsxPackage *package,
             const char     *name,
             GError        **error)
{
  zip_int64_t index = zip_name_locate (package->zip, name, ZIP_FL_NOCASE);
  zip_stat_t stat;

  if (index < 0 || zip_stat_index (package->zip, (zip_uint64_t) index, 0, &stat) != 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The workbook lacks its part “%s”"), name);
      return FALSE;
    }

  stream->file = zip_fopen_index (package->zip, (zip_uint64_t) index, 0);
  if (stream->file == NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The part “%s” of the workbook cannot be read: %s"), name,
                   zip_strerror (package->zip));
      return FALSE;
    }

  stream->package = package;
  stream->name = g_strdup (name);
  stream->size = stat.valid & ZIP_STAT_SIZE ? stat.size : 0;
  stream->compressed = stat.valid & ZIP_STAT_COMP_SIZE ? stat.comp_size : 0;

  return TRUE;
}

/* −1 with an error; 0 at the end */
static gssize
stream_read (Stream  *stream,
             char    *buffer,
             gsize    room,
             GError **error)
{
  zip_int64_t n = zip_fread (stream->file, buffer, room);

  if (n < 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The part “%s” of the workbook is damaged: %s"), stream->name,
                   zip_file_strerror (stream->file));
      return -1;
    }

  stream->read += (guint64) n;
  stream->package->inflated += (guint64) n;
  if (stream->package->inflated > INFLATED_MAX ||
      (stream->read > RATIO_FROM && stream->read / RATIO_MAX > stream->compressed))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The part “%s” of the workbook unpacks to more than a table can be; "
                     "it was not read"), stream->name);
      return -1;
    }

  return (gssize) n;
}

char *
san_xlsx_package_peek (SanXlsxPackage *package,
                       const char     *name)
{
  Stream stream = { 0, };
  char buffer[128];
  gssize n = -1;

  if (stream_open (&stream, package, name, NULL))
    n = stream_read (&stream, buffer, sizeof buffer, NULL);
  stream_close (&stream);

  return n >= 0 ? g_strndup (buffer, (gsize) n) : NULL;
}

gboolean
san_xlsx_package_mentions (SanXlsxPackage *package,
                           const char     *name,
                           const char     *token,
                           gboolean       *found,
                           GError        **error)
{
  Stream stream = { 0, };
  g_autofree char *buffer = g_malloc (PIECE);
  gsize length = strlen (token);
  gsize kept = 0;
  gssize n = -1;

  *found = FALSE;
  if (stream_open (&stream, package, name, error))
    while ((n = stream_read (&stream, buffer + kept, PIECE - kept, error)) > 0)
      {
        gsize filled = kept + (gsize) n;

        /* UTF-16 begins with a mark, and its letters have a nought between them. */
        if (stream.read == (guint64) n &&
            ((guchar) buffer[0] >= 0xfe || memchr (buffer, 0, MIN (filled, 4)) != NULL))
          *found = TRUE;
        if (*found || memmem (buffer, filled, token, length) != NULL)
          {
            *found = TRUE;
            break;
          }
        kept = MIN (filled, length - 1);
        memmove (buffer, buffer + filled - kept, kept);
      }
  /* The part will be read once more: it counts once. */
  package->inflated -= stream.read;
  stream_close (&stream);

  return n >= 0;
}

void
san_xlsx_package_close (SanXlsxPackage *package)
{
  zip_discard (package->zip);
  g_free (package);
}

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void XMLCALL
on_start_cb (void        *data,
             const char  *name,
             const char **attributes)
{
  SanXlsxPart *part = data;

  part->handlers->start (part->data, local_name (name), attributes);
}

static void XMLCALL
on_end_cb (void       *data,
           const char *name)
{
  SanXlsxPart *part = data;

  part->handlers->end (part->data, local_name (name));
}

static void XMLCALL
on_text_cb (void       *data,
            const char *text,
            int         length)
{
  SanXlsxPart *part = data;

  part->handlers->text (part->data, text, length);
}

static void XMLCALL
on_doctype_cb (void       *data,
               const char *name,
               const char *system_id,
               const char *public_id,
               int         has_internal_subset)
{
  san_xlsx_part_fail (data, _("it declares a document type, which no workbook does"));
}

SanXlsxPart *
san_xlsx_part_open (SanXlsxPackage        *package,
                    const char            *name,
                    const SanXlsxHandlers *handlers,
                    gpointer               data,
                    GError               **error)
{
  g_autoptr (SanXlsxPart) part = g_new0 (SanXlsxPart, 1);

  if (!stream_open (&part->stream, package, name, error))
    return NULL;

  part->handlers = handlers;
  part->data = data;
  part->parser = XML_ParserCreate (NULL);
  XML_SetUserData (part->parser, part);
  XML_SetElementHandler (part->parser, on_start_cb, on_end_cb);
  if (handlers->text != NULL)
    XML_SetCharacterDataHandler (part->parser, on_text_cb);
  XML_SetStartDoctypeDeclHandler (part->parser, on_doctype_cb);

  return g_steal_pointer (&part);
}

void
san_xlsx_part_pause (SanXlsxPart *part)
{
  if (part->failure == NULL)
    XML_StopParser (part->parser, XML_TRUE);
}

void
san_xlsx_part_fail (SanXlsxPart *part,
                    const char  *format,
                    ...)
{
  g_autofree char *reason = NULL;
  va_list values;

  if (part->failure != NULL)
    return;

  va_start (values, format);
  reason = g_strdup_vprintf (format, values);
  va_end (values);

  part->failure = g_error_new (SAN_ERROR, SAN_ERROR_INVALID,
                               _("The part “%s” of the workbook is damaged: %s"),
                               part->stream.name, reason);
  XML_StopParser (part->parser, XML_FALSE);
}

static enum XML_Status
parse_piece (SanXlsxPart *part,
             GError     **error)
{
  void *buffer;
  gssize n;

  if (part->paused)
    return XML_ResumeParser (part->parser);

  buffer = XML_GetBuffer (part->parser, PIECE);
  if (buffer == NULL)
    g_error ("out of memory");
  n = stream_read (&part->stream, buffer, PIECE, error);
  if (n < 0)
    return XML_STATUS_ERROR;
  part->at_end = n == 0;

  return XML_ParseBuffer (part->parser, (int) n, part->at_end);
}

gboolean
san_xlsx_part_run (SanXlsxPart *part,
                   gboolean    *done,
                   GError     **error)
{
  g_autoptr (GError) unread = NULL;

  while (!part->at_end || part->paused)
    {
      enum XML_Status status = parse_piece (part, &unread);

      part->paused = status == XML_STATUS_SUSPENDED;
      if (part->paused)
        {
          *done = FALSE;
          return TRUE;
        }
      if (status == XML_STATUS_OK)
        continue;

      if (unread == NULL && part->failure == NULL)
        san_xlsx_part_fail (part, _("line %lu: %s"),
                            XML_GetCurrentLineNumber (part->parser),
                            XML_ErrorString (XML_GetErrorCode (part->parser)));
      g_propagate_error (error, unread != NULL
                         ? g_steal_pointer (&unread)
                         : g_steal_pointer (&part->failure));
      return FALSE;
    }
  *done = TRUE;

  return TRUE;
}

double
san_xlsx_part_get_progress (SanXlsxPart *part)
{
  if (part->stream.size == 0)
    return 0;

  return MIN (1, (double) part->stream.read / (double) part->stream.size);
}

void
san_xlsx_part_close (SanXlsxPart *part)
{
  g_clear_pointer (&part->parser, XML_ParserFree);
  stream_close (&part->stream);
  g_clear_error (&part->failure);
  g_free (part);
}

gboolean
san_xlsx_package_parse (SanXlsxPackage        *package,
                        const char            *name,
                        const SanXlsxHandlers *handlers,
                        gpointer               data,
                        GError               **error)
{
  g_autoptr (SanXlsxPart) part = san_xlsx_part_open (package, name, handlers, data, error);
  gboolean done = FALSE;

  return part != NULL && san_xlsx_part_run (part, &done, error);
}

const char *
san_xlsx_attribute (const char **attributes,
                    const char  *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (local_name (*attributes), name) == 0)
      return attributes[1];

  return NULL;
}
