/* san-unit-sheet.c - the sheets of all units of a round, and the files made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-unit-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "base/san-photo.h"
#include "bulletins/san-bulletin-kept.h"
#include "scoring/san-inspection.h"
#include "store/san-blob-store.h"
#include "store/san-setting-store.h"

/* Pixels of a photograph on paper: 75 mm at 270 dots an inch, and half of what is stored,
 * which a JPEG gives up soonest */
#define PHOTO_SIDE (SAN_PHOTO_SIDE / 2)
#define PHOTO_QUALITY "80"
#define PHOTOS_KEPT 500

/* Where a unit stands. */
typedef struct
{
  const SanRankedGroup *group;
  const SanPlace       *place;
  char *name;                      /* of its files */
} Unit;

struct _SanUnitSheets
{
  SanDatabase     *database;
  SanBulletinData *data;
  GArray          *units;          /* Unit */
  SanUnitSource    source;
  char            *note;
  char            *date;           /* of making, as stands in the files */
  GHashTable      *photos;         /* SHA-256 → GBytes, empty where it cannot be read */
};

static void
unit_clear (gpointer unit)
{
  g_free (((Unit *) unit)->name);
}

void
san_unit_sheets_free (SanUnitSheets *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->units);
  g_clear_pointer (&self->data, san_bulletin_data_free);
  g_hash_table_unref (self->photos);
  g_free (self->note);
  g_free (self->date);
  g_free (self);
}

/* Loading ------------------------------------------------------------------------------- */

static void
add_units (SanUnitSheets *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *groups = self->data->ranking->groups;

  for (guint i = 0; i < groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          const SanParticipant *participant = place->score->participant;
          gboolean coded = participant->code != NULL && *participant->code != '\0';
          g_autofree char *plain = g_strconcat (coded ? participant->code : "", coded ? "-" : "",
                                                participant->name, NULL);
          Unit unit = { group, place, san_file_name (plain, taken) };

          g_array_append_val (self->units, unit);
        }
    }
}

/* Takes @data and @note. */
static SanUnitSheets *
sheets_new (SanDatabase     *database,
            SanBulletinData *data,
            SanDay           day,
            gboolean         provisional,
            char            *note,
            GError         **error)
{
  g_autoptr (SanUnitSheets) self = g_new0 (SanUnitSheets, 1);
  g_autofree char *date = san_day_format (day);

  self->database = database;
  self->data = data;
  self->units = g_array_new (FALSE, FALSE, sizeof (Unit));
  g_array_set_clear_func (self->units, unit_clear);
  self->note = note;
  self->date = g_strconcat (date, "T12:00:00Z", NULL);
  self->photos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_bytes_unref);
  self->source = (SanUnitSource) { data, note, day, provisional };
  if (!san_round_input_load_details (data->ranking->input, database, G_MAXUINT, error))
    return NULL;

  add_units (self);

  return g_steal_pointer (&self);
}

SanUnitSheets *
san_unit_sheets_new_round (SanDatabase    *database,
                           const SanRound *round,
                           GError        **error)
{
  SanRanking *ranking = san_ranking_load (database, round, NULL, error);
  gboolean published = round->state == SAN_ROUND_PUBLISHED;
  SanBulletinData *data;
  SanTime now;

  if (ranking == NULL)
    return NULL;

  data = san_bulletin_data_load (database, round, ranking, round->period.first,
                                 round->period.last, error);
  if (data == NULL)
    return NULL;
  if (!san_setting_now (database, &now, error))
    {
      san_bulletin_data_free (data);
      return NULL;
    }

  return sheets_new (database, data, san_time_day (now), !published,
                     g_strdup (published ? "" : "预排名，以正式通报为准。"), error);
}

/* (transfer full): of a bulletin issued before everything was kept: from the frozen round,
 * with the tickets as they were kept; addresses are those of today. */
static SanBulletinData *
load_early (SanDatabase       *database,
            const SanBulletin *bulletin,
            SanBulletinKept   *kept,
            GError           **error)
{
  g_autoptr (SanRound) round = san_round_store_get (database, bulletin->round_id, error);
  SanBulletinData *data;

  if (round == NULL)
    return NULL;

  data = san_bulletin_data_load (database, round, g_steal_pointer (&kept->ranking),
                                 round->period.first, round->period.last, error);
  if (data != NULL)
    {
      g_clear_pointer (&data->tickets, san_workbook_tickets_free);
      data->tickets = g_steal_pointer (&kept->tickets);
    }

  return data;
}

/* (transfer full): what was kept when it was issued, with the frozen round */
static SanBulletinData *
load_issued (SanDatabase       *database,
             const SanBulletin *bulletin,
             GError           **error)
{
  g_autoptr (SanBulletinKept) kept = san_bulletin_kept_load (database, bulletin, error);

  if (kept == NULL)
    return NULL;
  if (kept->data == NULL)
    return load_early (database, bulletin, kept, error);

  kept->ranking = NULL;   /* it is the data's */

  return g_steal_pointer (&kept->data);
}

SanUnitSheets *
san_unit_sheets_new_issued (SanDatabase       *database,
                            const SanBulletin *bulletin,
                            GError           **error)
{
  SanBulletinData *data;

  if (bulletin->edition_id == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Bulletin %s is of no round, so there are no sheets of units"),
                   bulletin->name);
      return NULL;
    }

  data = load_issued (database, bulletin, error);
  if (data == NULL)
    return NULL;

  return sheets_new (database, data, bulletin->day, FALSE,
                     g_strdup_printf ("依据：《%s》第%u期（总第%u期）。", bulletin->title,
                                      bulletin->number, bulletin->running), error);
}

/* One of them --------------------------------------------------------------------------- */

guint
san_unit_sheets_get_n (const SanUnitSheets *self)
{
  return self->units->len;
}

const char *
san_unit_sheets_get_name (const SanUnitSheets *self,
                          guint                index)
{
  return g_array_index (self->units, Unit, index).name;
}

gint64
san_unit_sheets_get_unit (const SanUnitSheets *self,
                          guint                index)
{
  return g_array_index (self->units, Unit, index).place->score->participant->unit_id;
}

/* (transfer full): as small as paper needs it, empty where it cannot be read: a sheet does
 * not fail for a picture */
static GBytes *
load_photo (SanUnitSheets *self,
            const char    *sha256)
{
  g_autoptr (GBytes) stored = san_blob_store_get (self->database, sha256, NULL);
  g_autoptr (GdkPixbuf) pixbuf = stored != NULL ? san_photo_thumbnail (stored, PHOTO_SIDE, NULL)
                                                : NULL;
  g_autofree char *data = NULL;
  gsize size;

  if (pixbuf == NULL ||
      !gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, "quality", PHOTO_QUALITY,
                                  NULL))
    return g_bytes_new (NULL, 0);

  return g_bytes_new_take (g_steal_pointer (&data), size);
}

static GBytes *
get_photo (const char *sha256,
           gpointer    sheets)
{
  SanUnitSheets *self = sheets;
  GBytes *photo = g_hash_table_lookup (self->photos, sha256);

  if (photo == NULL)
    {
      photo = load_photo (self, sha256);
      g_hash_table_insert (self->photos, g_strdup (sha256), photo);
    }

  return g_bytes_get_size (photo) > 0 ? photo : NULL;
}

/* (transfer full) */
static SanUnitSheet *
make_sheet (SanUnitSheets *self,
            guint          index,
            GError       **error)
{
  const Unit *unit = &g_array_index (self->units, Unit, index);

  return san_unit_sheet_make (&self->source, unit->group, unit->place, error);
}

SanDocument *
san_unit_sheets_make_document (SanUnitSheets *self,
                               guint          index,
                               GError       **error)
{
  g_autoptr (SanUnitSheet) sheet = make_sheet (self, index, error);

  return sheet != NULL ? san_unit_sheet_document (sheet, self->data->office, get_photo, self)
                       : NULL;
}

static GBytes *
render_pdf (SanUnitSheets      *self,
            const SanUnitSheet *sheet,
            GError            **error)
{
  g_autoptr (SanDocument) document = san_unit_sheet_document (sheet, self->data->office,
                                                              get_photo, self);
  g_autoptr (SanPaper) paper = san_document_paper_new (document);

  return san_paper_render_pdf (paper, self->date, error);
}

GBytes *
san_unit_sheets_make_pdf (SanUnitSheets *self,
                          guint          index,
                          GError       **error)
{
  g_autoptr (SanUnitSheet) sheet = make_sheet (self, index, error);

  return sheet != NULL ? render_pdf (self, sheet, error) : NULL;
}

GBytes *
san_unit_sheets_make_workbook (SanUnitSheets *self,
                               guint          index,
                               GError       **error)
{
  g_autoptr (SanUnitSheet) sheet = make_sheet (self, index, error);

  return sheet != NULL ? san_unit_sheet_workbook (sheet, self->data->office, get_photo, self,
                                                  error) : NULL;
}

/* All of them --------------------------------------------------------------------------- */

static gboolean
is_wanted (const GArray *unit_ids,
           gint64        unit_id)
{
  for (guint i = 0; unit_ids != NULL && i < unit_ids->len; i++)
    if (g_array_index (unit_ids, gint64, i) == unit_id)
      return TRUE;

  return unit_ids == NULL;
}

/* (transfer full): SHA-256 → GBytes, of what can be read */
static GHashTable *
gather_photos (SanUnitSheets      *self,
               const SanUnitSheet *sheet)
{
  GHashTable *photos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < sheet->photos->len; i++)
    {
      const SanUnitPhoto *photo = g_ptr_array_index (sheet->photos, i);
      GBytes *bytes = get_photo (photo->sha256, self);

      if (bytes != NULL)
        g_hash_table_insert (photos, g_strdup (photo->sha256), g_bytes_ref (bytes));
    }

  /* seldom does another unit have the same ones: whoever is answerable for the line */
  if (g_hash_table_size (self->photos) > PHOTOS_KEPT)
    g_hash_table_remove_all (self->photos);

  return photos;
}

/* What goes on while sheets are made. */
typedef struct
{
  SanUnitCrew    *crew;
  SanFileBatch   *batch;
  GCancellable   *cancellable;
  SanFileProgress progress;
  gpointer        data;
  guint           done;
  guint           total;
} Work;

static gboolean
take_one (Work    *work,
          GError **error)
{
  if (g_cancellable_set_error_if_cancelled (work->cancellable, error) ||
      !san_unit_crew_pop (work->crew, work->batch, error))
    return FALSE;

  work->done++;
  if (work->progress != NULL)
    work->progress (work->done, work->total, work->data);

  return TRUE;
}

static gboolean
give_one (SanUnitSheets *self,
          guint          index,
          Work          *work,
          GError       **error)
{
  SanUnitSheet *sheet = make_sheet (self, index, error);

  if (sheet == NULL)
    return FALSE;

  san_unit_crew_push (work->crew, san_unit_sheets_get_name (self, index), sheet,
                      gather_photos (self, sheet));

  return !san_unit_crew_is_busy (work->crew) || take_one (work, error);
}

static gboolean
make_files (SanUnitSheets *self,
            const GArray  *unit_ids,
            Work          *work,
            GError       **error)
{
  for (guint i = 0; i < self->units->len; i++)
    work->total += is_wanted (unit_ids, san_unit_sheets_get_unit (self, i));
  for (guint i = 0; i < self->units->len; i++)
    if (is_wanted (unit_ids, san_unit_sheets_get_unit (self, i)) &&
        !give_one (self, i, work, error))
      return FALSE;
  while (!san_unit_crew_is_idle (work->crew))
    if (!take_one (work, error))
      return FALSE;

  return TRUE;
}

gboolean
san_unit_sheets_write (SanUnitSheets  *self,
                       const GArray   *unit_ids,
                       const char     *folder,
                       SanFileProgress progress,
                       gpointer        data,
                       GCancellable   *cancellable,
                       GPtrArray     **paths,
                       GError        **error)
{
  g_autoptr (SanFileBatch) batch = san_file_batch_new (folder, error);
  g_autoptr (SanUnitCrew) crew = NULL;
  g_autoptr (GPtrArray) written = NULL;
  Work work;

  if (batch == NULL)
    return FALSE;

  crew = san_unit_crew_new (self->data->office, self->date);
  work = (Work) { crew, batch, cancellable, progress, data };
  if (make_files (self, unit_ids, &work, error))
    written = san_file_batch_finish (batch, error);
  if (written != NULL && paths != NULL)
    *paths = g_ptr_array_ref (written);

  return written != NULL;
}
