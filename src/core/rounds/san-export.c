/* san-export.c - records as tables that can be imported again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-export.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "registry/san-group-store.h"
#include "registry/san-unit-store.h"
#include "rounds/san-observation-import.h"
#include "rounds/san-round-frame.h"
#include "rounds/san-survey-import.h"
#include "standards/san-sampling-import.h"
#include "standards/san-standard-import.h"
#include "store/san-blob-store.h"
#include "store/san-setting-store.h"
#include "tables/san-csv-reader.h"

#define SYNONYMS "/org/sanse/Sanse/synonyms.csv"

typedef struct
{
  SanDatabase    *database;
  const char     *round;
  SanTableWriter *writer;
  guint           kind;     /* of san_export_kinds */
} Export;

typedef gboolean (*ExportFunc) (const Export *export,
                                GError      **error);

/* (transfer full): how the units are called now, with those that are gone */
static SanRoster *
load_roster (SanDatabase *database,
             GError     **error)
{
  SanTime now;

  return san_setting_now (database, &now, error)
         ? san_roster_load (database, san_time_day (now), TRUE, error) : NULL;
}

/* (transfer full) */
static char *
unit_key (SanRoster *roster,
          gint64     id)
{
  const SanUnit *unit = san_roster_get (roster, id);

  return unit != NULL ? san_roster_key (roster, unit) : g_strdup ("");
}

/* Units */

/* (transfer full): a parent is named by its code where it has one */
static char *
parent_key (SanRoster *roster,
            gint64     id)
{
  const SanUnit *parent = id != 0 ? san_roster_get (roster, id) : NULL;

  if (parent == NULL)
    return g_strdup ("");

  return *parent->code != '\0' ? g_strdup (parent->code) : san_roster_key (roster, parent);
}

static gboolean
export_units (const Export *export,
              GError      **error)
{
  g_autoptr (SanRoster) roster = load_roster (export->database, error);
  g_autoptr (GPtrArray) units = NULL;

  if (roster == NULL)
    return FALSE;

  units = san_unit_store_list_all (export->database, error);
  if (units == NULL)
    return FALSE;

  san_table_writer_add_columns (export->writer, "name", "code", "parent", "kind", "short",
                                "aliases", "head", "liaison", "phone", "from", "to", NULL);
  for (guint i = 0; i < units->len; i++)
    {
      const SanUnit *unit = units->pdata[i];
      g_autofree char *parent = parent_key (roster, unit->parent_id);
      g_autofree char *from = san_day_format (unit->from);
      g_autofree char *to = san_day_format (unit->to);

      san_table_writer_add (export->writer, unit->name, unit->code, parent,
                            san_unit_kind_name (unit->kind), unit->short_name, unit->aliases,
                            unit->head, unit->liaison, unit->phone, from, to);
    }

  return TRUE;
}

/* Groups */

static int
compare_codes (const SanUnit *left,
               const SanUnit *right)
{
  int order;

  if (left == NULL || right == NULL)
    return (right != NULL) - (left != NULL);

  /* as units are exported: those without a code last */
  order = (*left->code == '\0') - (*right->code == '\0');
  if (order == 0)
    order = g_strcmp0 (left->code, right->code);
  if (order == 0)
    order = (left->position > right->position) - (left->position < right->position);

  return order;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b,
                 gpointer      roster)
{
  const SanMember *left = *(const SanMember *const *) a;
  const SanMember *right = *(const SanMember *const *) b;
  int order = compare_codes (san_roster_get (roster, left->unit_id),
                             san_roster_get (roster, right->unit_id));

  return order != 0 ? order : (left->from > right->from) - (left->from < right->from);
}

static gboolean
export_groups (const Export *export,
               GError      **error)
{
  g_autoptr (SanRoster) roster = load_roster (export->database, error);
  g_autoptr (GPtrArray) groupings = NULL;

  if (roster == NULL)
    return FALSE;

  groupings = san_group_store_list (export->database, SAN_DAY_MIN, error);
  if (groupings == NULL)
    return FALSE;

  san_table_writer_add_columns (export->writer, "grouping", "group", "unit", "standing",
                                "from", "to", NULL);
  for (guint i = 0; i < groupings->len; i++)
    {
      const SanGrouping *grouping = groupings->pdata[i];

      for (guint j = 0; j < grouping->groups->len; j++)
        {
          const SanGroup *group = grouping->groups->pdata[j];

          g_ptr_array_sort_with_data (group->members, compare_members, roster);
          for (guint k = 0; k < group->members->len; k++)
            {
              const SanMember *member = group->members->pdata[k];
              g_autofree char *unit = unit_key (roster, member->unit_id);
              g_autofree char *from = san_day_format (member->from);
              g_autofree char *to = san_day_format (member->to);

              san_table_writer_add (export->writer, grouping->name, group->name, unit,
                                    san_standing_name (member->standing), from, to);
            }
        }
    }

  return TRUE;
}

/* Items and points */

static gboolean
export_items (const Export *export,
              GError      **error)
{
  return san_item_export (export->database, export->writer, error);
}

static gboolean
export_points (const Export *export,
               GError      **error)
{
  g_autoptr (SanRoster) roster = load_roster (export->database, error);

  return roster != NULL && san_point_export (export->database, roster, export->writer, error);
}

static gboolean
export_sampling (const Export *export,
                 GError      **error)
{
  return san_sampling_export (export->database, export->writer, error);
}

/* Scores */

/* unit id → (component → SanCell) */
static GHashTable *
index_cells (GPtrArray *cells)
{
  GHashTable *units = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                             (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < cells->len; i++)
    {
      SanCell *cell = cells->pdata[i];
      GHashTable *row = g_hash_table_lookup (units, &cell->unit_id);

      if (row == NULL)
        {
          row = g_hash_table_new (g_str_hash, g_str_equal);
          g_hash_table_insert (units, &cell->unit_id, row);
        }
      g_hash_table_insert (row, cell->component, cell);
    }

  return units;
}

/* (element-type SanNode): a computed component only where something was overridden */
static GPtrArray *
list_columns (SanRoundFrame *frame,
              GPtrArray     *cells)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < frame->leaves->len; i++)
    {
      SanNode *leaf = frame->leaves->pdata[i];
      gboolean wanted = !san_node_is_computed (leaf);

      for (guint j = 0; !wanted && j < cells->len; j++)
        wanted = g_str_equal (((SanCell *) cells->pdata[j])->component, leaf->key);
      if (wanted)
        g_ptr_array_add (columns, leaf);
    }

  return columns;
}

static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  return compare_codes (*(const SanUnit *const *) a, *(const SanUnit *const *) b);
}

/* (element-type SanUnit): in code order; without a grouping those that have scores */
static GPtrArray *
list_units (SanRoundFrame *frame,
            GHashTable    *scores)
{
  GPtrArray *units = g_ptr_array_new ();

  for (guint i = 0; i < san_roster_size (frame->roster); i++)
    {
      const SanUnit *unit = san_roster_nth (frame->roster, i);

      if (san_round_frame_takes_part (frame, unit) &&
          (frame->members != NULL || g_hash_table_contains (scores, &unit->id)))
        g_ptr_array_add (units, (gpointer) unit);
    }
  g_ptr_array_sort (units, compare_units);

  return units;
}

static gboolean
export_unit_scores (const Export  *export,
                    SanRoundFrame *frame,
                    const SanUnit *unit,
                    GPtrArray     *columns,
                    GHashTable    *row,
                    GError       **error)
{
  const SanScheme *scheme = san_round_frame_scheme (frame, unit, error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (scheme == NULL)
    return FALSE;

  g_ptr_array_add (texts, san_roster_key (frame->roster, unit));
  for (guint i = 0; i < columns->len; i++)
    {
      const char *key = ((SanNode *) columns->pdata[i])->key;
      const SanCell *cell = row != NULL ? g_hash_table_lookup (row, key) : NULL;
      const SanNode *node = cell != NULL ? san_scheme_find_node (scheme, key) : NULL;

      /* what a former version of the scheme left behind is not read again */
      if (node != NULL && san_node_is_leaf (node) && g_str_equal (node->key, key))
        g_ptr_array_add (texts, san_cell_format (cell->state, cell->value));
      else
        g_ptr_array_add (texts, g_strdup (""));
    }

  san_table_writer_add_row (export->writer, (const char *const *) texts->pdata);

  return TRUE;
}

static gboolean
export_scores (const Export *export,
               GError      **error)
{
  g_autoptr (SanRoundFrame) frame = san_round_frame_load (export->database, export->round,
                                                          error);
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GHashTable) scores = NULL;

  if (frame == NULL)
    return FALSE;

  cells = san_score_store_list (export->database, frame->round->id, error);
  if (cells == NULL)
    return FALSE;

  columns = list_columns (frame, cells);
  scores = index_cells (cells);
  units = list_units (frame, scores);

  san_table_writer_add_column (export->writer, "unit", SAN_COLUMN_TEXT);
  for (guint i = 0; i < columns->len; i++)
    san_table_writer_add_column (export->writer, ((SanNode *) columns->pdata[i])->key,
                                 SAN_COLUMN_NUMBER);

  for (guint i = 0; i < units->len; i++)
    {
      const SanUnit *unit = units->pdata[i];

      if (!export_unit_scores (export, frame, unit, columns,
                               g_hash_table_lookup (scores, &unit->id), error))
        return FALSE;
    }

  return TRUE;
}

/* Adjustments and vetoes */

/* (transfer full): "市城管局:2;金贸街道:8" */
static char *
format_shares (SanRoster           *roster,
               const SanAdjustment *adjustment)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < adjustment->shares->len; i++)
    {
      const SanShare *share = &g_array_index (adjustment->shares, SanShare, i);
      g_autofree char *unit = unit_key (roster, share->unit_id);
      g_autofree char *part = san_micro_format (share->part, SAN_DECIMALS_NEEDED);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? ";" : "", unit, part);
    }

  return g_string_free (text, FALSE);
}

static gboolean
export_adjustments (const Export *export,
                    GError      **error)
{
  g_autoptr (SanRoundFrame) frame = san_round_frame_load (export->database, export->round,
                                                          error);
  g_autoptr (GPtrArray) list = NULL;

  if (frame == NULL)
    return FALSE;

  list = san_adjustment_store_list (export->database, frame->round->id, error);
  if (list == NULL)
    return FALSE;

  san_table_writer_add_column (export->writer, "unit", SAN_COLUMN_TEXT);
  san_table_writer_add_column (export->writer, "amount", SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (export->writer, "reason", "component", "document", "shares",
                                "id", NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const SanAdjustment *adjustment = list->pdata[i];
      gboolean shared = adjustment->shares->len > 1;
      g_autofree char *unit = NULL;
      g_autofree char *amount = san_micro_format (adjustment->amount, SAN_DECIMALS_NEEDED);
      g_autofree char *shares = shared ? format_shares (frame->roster, adjustment)
                                       : g_strdup ("");
      g_autofree char *id = *adjustment->ext_id != '\0'
                            ? g_strdup (adjustment->ext_id)
                            : g_strdup_printf ("%" G_GINT64_FORMAT, adjustment->id);

      if (!shared && adjustment->shares->len == 1)
        unit = unit_key (frame->roster,
                         g_array_index (adjustment->shares, SanShare, 0).unit_id);
      san_table_writer_add (export->writer, unit, amount, adjustment->reason,
                            adjustment->component, adjustment->document, shares, id);
    }

  return TRUE;
}

static gboolean
export_vetoes (const Export *export,
               GError      **error)
{
  g_autoptr (SanRoundFrame) frame = san_round_frame_load (export->database, export->round,
                                                          error);
  g_autoptr (GPtrArray) list = NULL;

  if (frame == NULL)
    return FALSE;

  list = san_veto_store_list (export->database, frame->round->id, error);
  if (list == NULL)
    return FALSE;

  san_table_writer_add_columns (export->writer, "unit", "effect", "reason", "document", NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const SanVeto *veto = list->pdata[i];
      g_autofree char *unit = unit_key (frame->roster, veto->unit_id);
      g_autofree char *effect = san_veto_effect_format (veto->effect, veto->value);

      san_table_writer_add (export->writer, unit, effect, veto->reason, veto->document);
    }

  return TRUE;
}

static gboolean
export_observations (const Export *export,
                     GError      **error)
{
  return san_observation_export (export->database, export->round, export->writer, error);
}

/* Questionnaires and cross-evaluation */

static gboolean
export_questions (const Export *export,
                  GError      **error)
{
  return san_question_export (export->database, export->writer, error);
}

static gboolean
export_survey (const Export *export,
               GError      **error)
{
  return san_survey_export (export->database, export->round, export->writer, error);
}

static gboolean
export_evaluations (const Export *export,
                    GError      **error)
{
  return san_evaluation_export (export->database, export->round, export->writer, error);
}

/* What is only exported */

static gboolean
export_synonyms (const Export *export,
                 GError      **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SYNONYMS, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                      error);
  g_autoptr (SanCsvReader) reader = NULL;
  SanTableRow row;
  gsize length;
  const char *data;

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &length);
  reader = san_csv_reader_new (g_strndup (data, length));
  san_table_writer_add_columns (export->writer, "kind", "field", "synonym", NULL);
  while (san_csv_reader_next (reader, &row, NULL))
    if (row.number > 1 && row.n_cells == 3)
      san_table_writer_add (export->writer, row.cells[0].text, row.cells[1].text,
                            row.cells[2].text);

  return TRUE;
}

static gboolean
export_blobs (const Export *export,
              GError      **error)
{
  g_autoptr (GPtrArray) list = san_blob_store_list (export->database, error);

  if (list == NULL)
    return FALSE;

  san_table_writer_add_column (export->writer, "sha256", SAN_COLUMN_TEXT);
  san_table_writer_add_column (export->writer, "size", SAN_COLUMN_NUMBER);
  for (guint i = 0; i < list->len; i++)
    {
      const SanBlobInfo *info = list->pdata[i];
      g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, info->size);

      san_table_writer_add (export->writer, info->sha256, size);
    }

  return TRUE;
}

/* Those of later rooms, as far as they were registered, in the order of san_export_kinds */
static SanExporter registered[16];

static gboolean
export_registered (const Export *export,
                   GError      **error)
{
  g_return_val_if_fail (registered[export->kind] != NULL, FALSE);

  return registered[export->kind](export->database, export->writer, error);
}

const SanExportKind san_export_kinds[] = {
  { "units", N_("Units"), FALSE },
  { "groups", N_("Groups"), FALSE },
  { "items", N_("Items"), FALSE },
  { "points", N_("Points"), FALSE },
  { "sampling", N_("Sampling rules"), FALSE },
  { "scores", N_("Scores"), TRUE },
  { "observations", N_("Observations"), TRUE },
  { "adjustments", N_("Adjustments"), TRUE },
  { "vetoes", N_("Vetoes"), TRUE },
  { "questions", N_("Questions"), FALSE },
  { "survey", N_("Questionnaires"), TRUE },
  { "evaluations", N_("Cross-evaluation"), TRUE },
  { "tickets", N_("Tickets"), FALSE },
  { "accounts", N_("Accountability"), FALSE },
  { "synonyms", N_("Synonyms of headings"), FALSE },
  { "blobs", N_("Stored files"), FALSE },
  { NULL, NULL, FALSE },
};

/* In the order of san_export_kinds */
static const ExportFunc functions[] = {
  export_units, export_groups, export_items, export_points, export_sampling,
  export_scores, export_observations,
  export_adjustments, export_vetoes,
  export_questions, export_survey, export_evaluations,
  export_registered, export_registered, export_synonyms, export_blobs,
};

G_STATIC_ASSERT (G_N_ELEMENTS (functions) + 1 == G_N_ELEMENTS (san_export_kinds));
G_STATIC_ASSERT (G_N_ELEMENTS (functions) == G_N_ELEMENTS (registered));

const SanExportKind *
san_export_kind_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const SanExportKind *kind = san_export_kinds; kind->name != NULL; kind++)
    if (g_str_equal (kind->name, name))
      return kind;

  return NULL;
}

void
san_export_register (const char *kind,
                     SanExporter exporter)
{
  const SanExportKind *found = san_export_kind_find (kind);

  g_return_if_fail (found != NULL);
  g_return_if_fail (functions[found - san_export_kinds] == export_registered);

  registered[found - san_export_kinds] = exporter;
}

gboolean
san_export (SanDatabase    *database,
            const char     *kind,
            const char     *round,
            SanTableWriter *writer,
            GError        **error)
{
  Export export = { database, round, writer, 0 };
  const SanExportKind *found;
  g_autoptr (SanTransaction) reading = NULL;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (writer != NULL, FALSE);

  found = san_export_kind_find (kind);
  if (found == NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("“%s” cannot be exported"), kind);
      return FALSE;
    }

  /* one state to read from, unless the caller holds one */
  if (sqlite3_get_autocommit (san_database_handle (database)))
    {
      reading = san_transaction_begin_read (database, error);
      if (reading == NULL)
        return FALSE;
    }

  export.kind = (guint) (found - san_export_kinds);

  return functions[export.kind](&export, error);
}
