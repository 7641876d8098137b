/* san-observation-import.c - brings in what was found on site
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-observation-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-photo.h"
#include "base/san-text.h"
#include "base/san-utils.h"
#include "rounds/san-import-rows.h"
#include "rounds/san-observation-record.h"
#include "rounds/san-round-record.h"
#include "store/san-setting-store.h"

static const SanTableField fields[] = {
  { "point", "点位", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  { "item", "项目", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  { "grade", "等级", SAN_FIELD_OPTIONAL },
  { "met", "是否符合", SAN_FIELD_OPTIONAL },
  { "faults", "问题数", SAN_FIELD_OPTIONAL },
  { "value", "测量值", SAN_FIELD_OPTIONAL },
  { "na", "不适用", SAN_FIELD_OPTIONAL },
  { "note", "备注", SAN_FIELD_OPTIONAL },
  { "seen_at", "检查时间", SAN_FIELD_OPTIONAL },
  { "inspector", "检查员", SAN_FIELD_OPTIONAL },
  { "manner", "检查方式", SAN_FIELD_OPTIONAL },
  { "photo", "照片", SAN_FIELD_OPTIONAL },
  { "order", "序号", SAN_FIELD_UNUSED },
};

/* A picture that is not with the observation yet. */
typedef struct
{
  SanObservationFile *file;
  GBytes             *picture;
} Picture;

/* An observation as it will be */
typedef struct
{
  SanObservation *observation;
  gint64          category_id;   /* of the point */
  GPtrArray      *pictures;      /* (nullable) (element-type Picture) */
} Entry;

typedef struct
{
  SanDatabase   *database;       /* while planning */
  SanRoundFrame *frame;
  SanStandard   *standard;
  SanImportRows *rows;
  char          *folder;         /* where the table lies; "" */
  gboolean       keep_place;     /* of photographs */
  GPtrArray     *stored;
  GHashTable    *by_key;         /* observation_key() → SanObservation on file */
  GPtrArray     *points;
  GHashTable    *point_by_id;
  GHashTable    *point_ids;      /* text → id, of those looked up */
} Plan;

const SanTableField *
san_observation_import_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);

  return fields;
}

static void
picture_free (Picture *picture)
{
  san_observation_file_free (picture->file);
  g_bytes_unref (picture->picture);
  g_free (picture);
}

static void
entry_free (Entry *entry)
{
  if (entry == NULL)
    return;

  g_clear_pointer (&entry->observation, san_observation_free);
  g_clear_pointer (&entry->pictures, g_ptr_array_unref);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, entry_free)

static void
plan_free (Plan *plan)
{
  g_clear_pointer (&plan->rows, san_import_rows_free);
  g_clear_pointer (&plan->frame, san_round_frame_free);
  g_clear_pointer (&plan->standard, san_standard_unref);
  g_clear_pointer (&plan->stored, g_ptr_array_unref);
  g_clear_pointer (&plan->points, g_ptr_array_unref);
  g_hash_table_unref (plan->by_key);
  g_hash_table_unref (plan->point_by_id);
  g_hash_table_unref (plan->point_ids);
  g_free (plan->folder);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static Plan *
plan_new (SanDatabase * database,
          SanImportTable * table,
          const char *folder)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->database = database;
  plan->rows = san_import_rows_new (table, (GDestroyNotify) entry_free);
  plan->folder = g_strdup (folder != NULL ? folder : "");
  plan->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->point_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  plan->point_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return plan;
}

static char *
observation_key (const SanObservation *observation)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                          observation->point_id, observation->item_id,
                          observation->inspector);
}

static gboolean
load_records (Plan    *plan,
              GError **error)
{
  g_autofree char *keep = san_setting_get (plan->database, "ticket.photo-place", error);

  if (keep == NULL)
    return FALSE;
  plan->keep_place = g_str_equal (keep, "yes");
  plan->standard = san_standard_load (plan->database, plan->frame->round->period.first, error);
  if (plan->standard == NULL)
    return FALSE;
  plan->stored = san_observation_store_list (plan->database, plan->frame->round->id, 0, error);
  if (plan->stored == NULL)
    return FALSE;
  plan->points = san_point_store_list (plan->database, error);
  if (plan->points == NULL)
    return FALSE;

  for (guint i = 0; i < plan->stored->len; i++)
    g_hash_table_insert (plan->by_key, observation_key (plan->stored->pdata[i]),
                         plan->stored->pdata[i]);
  for (guint i = 0; i < plan->points->len; i++)
    g_hash_table_insert (plan->point_by_id, &((SanPoint *) plan->points->pdata[i])->id,
                         plan->points->pdata[i]);

  return TRUE;
}

static const char *
text_of (Plan              *plan,
         const SanTableRow *cells,
         const char        *field)
{
  return san_import_table_text (plan->rows->table, cells, field);
}

static gboolean
has_column (Plan       *plan,
            const char *field)
{
  return san_table_mapping_get_column (plan->rows->table->mapping, field) >= 0;
}

/* Point and item --------------------------------------------------------------------- */

/* Many rows name one point: it is looked up once. */
static const SanPoint *
find_point (Plan       *plan,
            const char *text,
            GError    **error)
{
  const gint64 *known = g_hash_table_lookup (plan->point_ids, text);
  gint64 id;

  if (known == NULL)
    {
      if (!san_point_store_find (plan->database, text, &id, error))
        return NULL;
      g_hash_table_insert (plan->point_ids, g_strdup (text), g_memdup2 (&id, sizeof id));
      known = &id;
    }

  return g_hash_table_lookup (plan->point_by_id, known);
}

static gboolean
is_item (const SanItem *item,
         const char    *folded)
{
  g_autofree char *code = san_text_fold (item->code);
  g_autofree char *name = NULL;

  if (*code != '\0' && g_str_equal (code, folded))
    return TRUE;
  name = san_text_fold (item->name);

  return g_str_equal (name, folded);
}

/* (nullable): of the category's items, those with the code first */
static const SanItem *
find_among (Plan       *plan,
            gint64      category_id,
            const char *folded)
{
  GPtrArray *items = san_standard_get_items (plan->standard, category_id);

  for (guint i = 0; i < items->len; i++)
    {
      if (is_item (items->pdata[i], folded))
        return items->pdata[i];
    }

  return NULL;
}

static const SanItem *
find_item (Plan           *plan,
           const SanPoint *point,
           const char     *text,
           char          **reason)
{
  g_autofree char *folded = san_text_fold (text);
  GPtrArray *categories = san_standard_get_categories (plan->standard);
  const SanCategory *own = san_standard_get_category (plan->standard, point->category_id);
  const SanItem *item = find_among (plan, point->category_id, folded);

  for (guint i = 0; item == NULL && i < categories->len; i++)
    {
      const SanCategory *other = categories->pdata[i];

      if (find_among (plan, other->id, folded) == NULL)
        continue;
      *reason = g_strdup_printf (_("This is an item of the category “%s”; the point is of "
                                   "“%s”"), other->name, own != NULL ? own->name : "");
      return NULL;
    }
  if (item == NULL)
    *reason = g_strdup (_("The standard in force for this round has no such item"));

  return item;
}

static gboolean
read_names (Plan              *plan,
            SanImportRow      *row,
            const SanTableRow *cells,
            Entry             *entry)
{
  const char *point_text = text_of (plan, cells, "point");
  const char *item_text = text_of (plan, cells, "item");
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  const SanPoint *point = find_point (plan, point_text, &error);
  const SanItem *item;

  san_import_row_set_key (row, g_strjoin (" · ", point_text, item_text, NULL));
  if (point == NULL)
    {
      san_import_rows_refuse_name (plan->rows, row, cells, "point", error);
      return FALSE;
    }
  item = find_item (plan, point, item_text, &reason);
  if (item == NULL)
    {
      san_import_rows_reject (plan->rows, row, "item", item_text, reason);
      return FALSE;
    }

  entry->category_id = point->category_id;
  entry->observation->point_id = point->id;
  entry->observation->item_id = item->id;
  san_import_row_set_key (row, g_strjoin (" · ", point->name, item->name, NULL));

  return TRUE;
}

/* What was found --------------------------------------------------------------------- */

static gboolean
parse_yes (const char *text,
           gboolean   *yes)
{
  static const char *const positive[] = { "yes", "y", "1", "true", "是", "√", "✓", "不适用",
                                          "na", "n/a", NULL };
  static const char *const negative[] = { "", "no", "n", "0", "false", "否", "×", NULL };
  g_autofree char *folded = san_text_fold (text);

  *yes = g_strv_contains (positive, folded);

  return *yes || g_strv_contains (negative, folded);
}

/* A grade, or whether it is met, in the words of the item's ratings. */
static gboolean
read_grade (Plan              *plan,
            SanImportRow      *row,
            const SanTableRow *cells,
            const char        *field,
            SanObservation    *observation)
{
  const char *text = text_of (plan, cells, field);
  const SanItem *item = san_standard_get_item (plan->standard, observation->item_id);
  const SanRatingSet *set = san_standard_get_ratings (plan->standard, item);
  const char *key;

  if (*text == '\0')
    return TRUE;

  key = san_rating_set_parse (set, text);
  if (key == NULL)
    {
      g_autofree char *known = san_rating_set_list (set);
      g_autofree char *reason = g_strdup_printf (_("This is none of the item's grades: %s"),
                                                 known);

      san_import_rows_reject (plan->rows, row, field, text, reason);
      return FALSE;
    }
  if (*observation->grade != '\0' && !g_str_equal (observation->grade, key))
    {
      san_import_rows_reject (plan->rows, row, field, text,
                              _("The row says two different things of the item"));
      return FALSE;
    }
  san_set_str (&observation->grade, key);

  return TRUE;
}

static gboolean
read_not_applicable (Plan              *plan,
                     SanImportRow      *row,
                     const SanTableRow *cells,
                     SanObservation    *observation)
{
  const char *text = text_of (plan, cells, "na");
  gboolean yes;

  if (!parse_yes (text, &yes))
    {
      san_import_rows_reject (plan->rows, row, "na", text,
                              _("This is neither yes nor no"));
      return FALSE;
    }
  if (!yes)
    return TRUE;

  if ((*observation->grade != '\0' && !g_str_equal (observation->grade, SAN_GRADE_NA)) ||
      observation->has_faults || observation->has_value)
    {
      san_import_rows_reject (plan->rows, row, "na", text,
                              _("The row says two different things of the item"));
      return FALSE;
    }
  san_set_str (&observation->grade, SAN_GRADE_NA);

  return TRUE;
}

static gboolean
read_faults (Plan              *plan,
             SanImportRow      *row,
             const SanTableRow *cells,
             SanObservation    *observation)
{
  SanCellState state = SAN_CELL_EMPTY;
  gint64 micro = 0;

  if (!has_column (plan, "faults"))
    return TRUE;
  if (!san_import_rows_read_cell (plan->rows, row, cells, "faults", &state, &micro))
    return FALSE;
  if (state == SAN_CELL_VALUE && (micro < 0 || micro % SAN_MICRO != 0 ||
                                  micro / SAN_MICRO > 1000000))
    {
      san_import_rows_reject (plan->rows, row, "faults", text_of (plan, cells, "faults"),
                              _("A number of faults is a whole number from 0 to 1000000"));
      return FALSE;
    }
  observation->has_faults = state == SAN_CELL_VALUE;
  observation->faults = (int) (micro / SAN_MICRO);

  return TRUE;
}

static gboolean
read_value (Plan              *plan,
            SanImportRow      *row,
            const SanTableRow *cells,
            SanObservation    *observation)
{
  SanCellState state = SAN_CELL_EMPTY;
  gint64 micro = 0;

  if (!has_column (plan, "value"))
    return TRUE;
  if (!san_import_rows_read_cell (plan->rows, row, cells, "value", &state, &micro))
    return FALSE;

  observation->has_value = state == SAN_CELL_VALUE;
  observation->value = micro;

  return TRUE;
}

static gboolean
read_time (Plan              *plan,
           SanImportRow      *row,
           const SanTableRow *cells,
           SanObservation    *observation)
{
  g_autofree char *text = san_import_date_text (text_of (plan, cells, "seen_at"));
  g_autoptr (GError) error = NULL;
  SanTime time;
  SanDay day;

  if (*text == '\0')
    return TRUE;
  if (!san_time_parse (text, &time, NULL))
    {
      if (!san_day_parse (text, &day, &error))
        {
          san_import_rows_reject (plan->rows, row, "seen_at", text, error->message);
          return FALSE;
        }
      time = (SanTime) day * SAN_MINUTES_PER_DAY;
    }
  g_free (observation->seen_at);
  observation->seen_at = san_time_format (time);

  return TRUE;
}

static gboolean
read_manner (Plan              *plan,
             SanImportRow      *row,
             const SanTableRow *cells,
             SanObservation    *observation)
{
  static const char *const words[][2] = {
    { "", "" }, { "open", "open" }, { "明查", "open" }, { "明", "open" },
    { "covert", "covert" }, { "暗访", "covert" }, { "暗查", "covert" }, { "暗", "covert" }
  };
  const char *text = text_of (plan, cells, "manner");
  g_autofree char *folded = san_text_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (folded, words[i][0]))
        {
          san_set_str (&observation->manner, words[i][1]);
          return TRUE;
        }
    }
  san_import_rows_reject (plan->rows, row, "manner", text,
                          _("An inspection is open (明查) or covert (暗访)"));

  return FALSE;
}

/* Pictures --------------------------------------------------------------------------- */

static gboolean
is_known (Plan                 *plan,
          const SanObservation *old,
          const char           *sha256,
          gboolean             *known,
          GError              **error)
{
  g_autoptr (GPtrArray) files = NULL;

  *known = FALSE;
  if (old == NULL)
    return TRUE;
  files = san_observation_file_store_list (plan->database, old->id, error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    *known |= g_str_equal (((SanObservationFile *) files->pdata[i])->sha256, sha256);

  return files != NULL;
}

static gboolean
read_picture (Plan                 *plan,
              const SanObservation *old,
              const char           *name,
              Entry                *entry,
              GError              **error)
{
  g_autofree char *path = g_path_is_absolute (name)
                          ? g_strdup (name) : g_build_filename (plan->folder, name, NULL);
  g_autofree char *taken = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GBytes) bytes = san_photo_read (path, plan->keep_place, &taken, error);
  Picture *picture;
  gboolean known;

  if (bytes == NULL)
    return FALSE;
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!is_known (plan, old, sha256, &known, error))
    return FALSE;
  if (known)
    return TRUE;

  picture = g_new0 (Picture, 1);
  picture->file = g_new0 (SanObservationFile, 1);
  picture->file->name = g_path_get_basename (name);
  picture->file->taken = g_steal_pointer (&taken);
  picture->file->place = plan->keep_place ? san_photo_place (bytes) : g_strdup ("");
  picture->file->note = g_strdup ("");
  picture->picture = g_steal_pointer (&bytes);
  if (entry->pictures == NULL)
    entry->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);
  g_ptr_array_add (entry->pictures, picture);

  return TRUE;
}

/* Several are divided by ';'. */
static gboolean
read_pictures (Plan                 *plan,
               SanImportRow         *row,
               const SanTableRow    *cells,
               const SanObservation *old,
               Entry                *entry)
{
  const char *text = text_of (plan, cells, "photo");
  g_auto (GStrv) names = g_strsplit_set (text, ";\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *name = g_strstrip (names[i]);
      guint before = entry->pictures != NULL ? entry->pictures->len : 0;

      if (*name == '\0')
        continue;
      if (!read_picture (plan, old, name, entry, &error))
        {
          san_import_rows_reject (plan->rows, row, "photo", text, error->message);
          return FALSE;
        }
      if (entry->pictures != NULL && entry->pictures->len > before)
        san_import_row_change (row, "photo", "", name);
    }
  if (*text != '\0' && san_observation_is_empty (entry->observation))
    {
      san_import_rows_reject (plan->rows, row, "photo", text,
                              _("A picture belongs to a grade, a number or a remark"));
      return FALSE;
    }

  return TRUE;
}

/* Rows ------------------------------------------------------------------------------- */

/* What no column speaks of stays as it is on file. */
static void
keep_absent (Plan                 *plan,
             SanObservation       *observation,
             const SanObservation *old)
{
  if (!has_column (plan, "grade") && !has_column (plan, "met") && !has_column (plan, "na"))
    san_set_str (&observation->grade, old->grade);
  if (!has_column (plan, "faults"))
    {
      observation->has_faults = old->has_faults;
      observation->faults = old->faults;
    }
  if (!has_column (plan, "value"))
    {
      observation->has_value = old->has_value;
      observation->value = old->value;
    }
  if (!has_column (plan, "note"))
    san_set_str (&observation->note, old->note);
  if (!has_column (plan, "seen_at"))
    san_set_str (&observation->seen_at, old->seen_at);
  if (!has_column (plan, "manner"))
    san_set_str (&observation->manner, old->manner);
}

static gboolean
read_content (Plan              *plan,
              SanImportRow      *row,
              const SanTableRow *cells,
              SanObservation    *observation)
{
  san_set_str (&observation->note, text_of (plan, cells, "note"));

  return read_grade (plan, row, cells, "grade", observation) &&
         read_grade (plan, row, cells, "met", observation) &&
         read_faults (plan, row, cells, observation) &&
         read_value (plan, row, cells, observation) &&
         read_not_applicable (plan, row, cells, observation) &&
         read_time (plan, row, cells, observation) &&
         read_manner (plan, row, cells, observation);
}

static void
note_number (SanImportRow *row,
             const char   *field,
             gboolean      had,
             gint64        before,
             gboolean      has,
             gint64        after)
{
  g_autofree char *old = had ? san_micro_format (before, SAN_DECIMALS_NEEDED) : g_strdup ("");
  g_autofree char *new = has ? san_micro_format (after, SAN_DECIMALS_NEEDED) : g_strdup ("");

  san_import_row_change (row, field, old, new);
}

static void
note_changes (SanImportRow         *row,
              const SanObservation *old,
              const SanObservation *new)
{
  static const SanObservation none = {
    .grade = (char *) "", .note = (char *) "", .seen_at = (char *) "", .manner = (char *) ""
  };

  if (old == NULL)
    old = &none;
  san_import_row_change (row, "grade", old->grade, new->grade);
  note_number (row, "faults", old->has_faults, old->faults * SAN_MICRO, new->has_faults,
               new->faults * SAN_MICRO);
  note_number (row, "value", old->has_value, old->value, new->has_value, new->value);
  san_import_row_change (row, "note", old->note, new->note);
  if (san_observation_is_empty (new))
    return;
  san_import_row_change (row, "seen_at", old->seen_at, new->seen_at);
  san_import_row_change (row, "manner", old->manner, new->manner);
}

/* A row that takes an observation back is refused where a ticket came of it. */
static gboolean
may_remove (Plan                 *plan,
            SanImportRow         *row,
            const SanTableRow    *cells,
            const SanObservation *old)
{
  g_autoptr (GError) error = NULL;

  if (san_observation_record_may_remove (plan->database, old->id, &error))
    return TRUE;
  san_import_rows_reject (plan->rows, row, "item", text_of (plan, cells, "item"),
                          error->message);

  return FALSE;
}

static void
on_row (gpointer           data,
        SanImportRow      *row,
        const SanTableRow *cells)
{
  Plan *plan = data;
  g_autoptr (Entry) entry = g_new0 (Entry, 1);
  g_autofree char *key = NULL;
  const SanObservation *old;
  SanObservation *observation;

  entry->observation = observation = san_observation_new ();
  if (!read_names (plan, row, cells, entry))
    return;
  san_set_str (&observation->inspector, text_of (plan, cells, "inspector"));
  key = observation_key (observation);
  if (!san_import_rows_claim (plan->rows, row, "item", text_of (plan, cells, "item"), key) ||
      !read_content (plan, row, cells, observation))
    return;

  old = g_hash_table_lookup (plan->by_key, key);
  if (old != NULL)
    keep_absent (plan, observation, old);
  if (old != NULL && san_observation_is_empty (observation) &&
      !may_remove (plan, row, cells, old))
    return;
  note_changes (row, old, observation);
  if (!read_pictures (plan, row, cells, old, entry))
    return;

  row->is_new = old == NULL && !san_observation_is_empty (observation);
  row->payload = g_steal_pointer (&entry);
}

static gboolean
apply_entry (SanDatabase *database,
             const Plan  *plan,
             Entry       *entry,
             const char  *at,
             const char  *by,
             GError     **error)
{
  if (!san_observation_record_put (database, plan->standard, plan->frame->round->id,
                                   entry->category_id, entry->observation, at, by, error))
    return FALSE;

  for (guint i = 0; entry->pictures != NULL && i < entry->pictures->len; i++)
    {
      Picture *picture = entry->pictures->pdata[i];

      picture->file->observation_id = entry->observation->id;
      if (!san_observation_file_store_add (database, picture->file, picture->picture, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply_plan (SanDatabase   *database,
            SanImportPlan *import,
            const char    *at,
            const char    *by,
            GError       **error)
{
  const Plan *plan = import->data;
  guint n = san_proposal_get_n_rows (import->proposal);

  if (!san_round_check_open (database, plan->frame->round->id, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const SanProposalRow *row = san_proposal_get_row (import->proposal, i);

      if ((row->action == SAN_ROW_ADDED || row->action == SAN_ROW_CHANGED) &&
          !apply_entry (database, plan, row->payload, at, by, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_observation_import_plan (SanDatabase            *database,
                             SanTableReader         *reader,
                             const SanImportOptions *options,
                             GCancellable           *cancellable,
                             SanImportPlan          *result,
                             GError                **error)
{
  g_auto (SanImportTable) table = { 0 };
  g_autoptr (Plan) plan = NULL;

  g_return_val_if_fail (database != NULL && reader != NULL, FALSE);

  plan = plan_new (database, &table, options->folder);
  plan->frame = san_round_frame_load (database, options->round, error);
  if (plan->frame == NULL || !san_round_frame_check_open (plan->frame, error) ||
      !san_import_table_init (&table, reader,
                              san_table_mapping_new ("observations", fields,
                                                     G_N_ELEMENTS (fields)),
                              options, cancellable, error) ||
      !load_records (plan, error) ||
      !san_import_rows_read (plan->rows, on_row, plan, error))
    return FALSE;

  result->proposal = san_import_rows_propose (plan->rows);
  g_clear_pointer (&plan->rows, san_import_rows_free);
  result->apply = apply_plan;
  result->data = g_steal_pointer (&plan);
  result->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}
