/* san-adjustment-import.c - brings in tables of bonuses and deductions, and of vetoes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-score-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-decimal.h"

static const SanTableField adjustment_fields[] = {
  { "unit", "单位", SAN_FIELD_BEST },
  { "amount", "分值", SAN_FIELD_REQUIRED },
  { "reason", "事由", SAN_FIELD_REQUIRED },
  { "component", "考评指标", SAN_FIELD_OPTIONAL },
  { "document", "依据文件", SAN_FIELD_OPTIONAL },
  { "shares", "分担", SAN_FIELD_OPTIONAL },
  { "id", "编号", SAN_FIELD_OPTIONAL },
  { "parent", "上级", SAN_FIELD_OPTIONAL },
};

static const SanTableField veto_fields[] = {
  { "unit", "单位", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  { "effect", "处理", SAN_FIELD_REQUIRED },
  { "reason", "事由", SAN_FIELD_REQUIRED },
  { "document", "依据文件", SAN_FIELD_OPTIONAL },
  { "parent", "上级", SAN_FIELD_OPTIONAL },
};

/* Both kinds walk their table in the same way; a row becomes @payload. */
typedef struct
{
  guint    number;
  char    *key;
  char    *id;           /* adjustments: as the table has it, or NULL */
  gboolean skipped;
  gboolean rejected;
  gboolean is_new;
  gpointer payload;
  GStrv    changes;      /* field, old, new, … */
} Row;

typedef struct
{
  SanRoundFrame  *frame;
  SanImportTable *table;      /* while planning */
  GDestroyNotify  free_payload;
  GPtrArray      *rows;
  GPtrArray      *stored;     /* SanAdjustment or SanVeto */
  GHashTable     *used;       /* those that a row named */
  GHashTable     *by_id;      /* id → first Row */
  GArray         *rejections;
  GArray         *rounded;
} Plan;

const SanTableField *
san_adjustment_import_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (adjustment_fields);

  return adjustment_fields;
}

const SanTableField *
san_veto_import_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (veto_fields);

  return veto_fields;
}

static void
row_free (Row *row)
{
  g_free (row->key);
  g_free (row->id);
  g_strfreev (row->changes);
  g_free (row);
}

static void
plan_free (Plan *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];

      if (row->payload != NULL)
        plan->free_payload (row->payload);
    }
  g_ptr_array_unref (plan->rows);
  g_clear_pointer (&plan->stored, g_ptr_array_unref);
  g_hash_table_unref (plan->used);
  g_hash_table_unref (plan->by_id);
  g_array_unref (plan->rejections);
  g_array_unref (plan->rounded);
  g_clear_pointer (&plan->frame, san_round_frame_free);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static Plan *
plan_new (SanImportTable * table,
          GDestroyNotify free_payload)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->table = table;
  plan->free_payload = free_payload;
  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  plan->used = g_hash_table_new (NULL, NULL);
  plan->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  plan->rejections = san_rejections_new ();
  plan->rounded = san_rejections_new ();

  return plan;
}

static const char *
text_of (Plan              *plan,
         const SanTableRow *cells,
         const char        *field)
{
  return san_import_table_text (plan->table, cells, field);
}

/* A column that is not there leaves its field as it is. */
static void
keep_absent (Plan       *plan,
             const char *field,
             char      **value,
             const char *before)
{
  if (san_table_mapping_get_column (plan->table->mapping, field) < 0)
    {
      g_free (*value);
      *value = g_strdup (before);
    }
}

static void
reject (Plan       *plan,
        Row        *row,
        const char *field,
        const char *value,
        const char *reason)
{
  row->rejected = TRUE;
  san_rejections_add (plan->rejections, row->number,
                      san_import_table_label (plan->table, field), value, reason);
}

static void
note_change (GStrvBuilder *changes,
             const char   *field,
             const char   *before,
             const char   *after)
{
  if (g_str_equal (before, after))
    return;

  g_strv_builder_add_many (changes, field, before, after, NULL);
}

/* The unit of the row, or NULL: it is skipped or rejected then. */
static const SanUnit *
find_unit (Plan              *plan,
           Row               *row,
           const SanTableRow *cells)
{
  const char *text = text_of (plan, cells, "unit");
  g_autoptr (GError) error = NULL;
  const SanUnit *unit = san_round_frame_find (plan->frame, text,
                                              text_of (plan, cells, "parent"), &error);

  if (unit != NULL)
    return unit;

  row->skipped = san_import_table_is_blank (plan->table, cells) ||
                 (!g_error_matches (error, SAN_ERROR, SAN_ERROR_INVALID) &&
                  san_table_is_summary_label (text));
  if (!row->skipped)
    reject (plan, row, "unit", text, error->message);

  return NULL;
}

/* Adjustments */

static void
parse_amount (Plan              *plan,
              Row               *row,
              const SanTableRow *cells,
              gint64            *amount)
{
  const char *text = text_of (plan, cells, "amount");
  int column = san_table_mapping_get_column (plan->table->mapping, "amount");
  g_autoptr (GError) error = NULL;
  gboolean rounded = FALSE;

  if (!san_table_cell_check (san_table_row_get_cell (cells, column), &error) ||
      !san_micro_parse (text, amount, &rounded, &error))
    {
      reject (plan, row, "amount", text, error->message);
      return;
    }

  if (rounded)
    {
      g_autofree char *kept = san_micro_format (*amount, SAN_DECIMALS_NEEDED);
      g_autofree char *reason = g_strdup_printf (_("Rounded to 6 places: %s"), kept);

      san_rejections_add (plan->rounded, row->number,
                          san_import_table_label (plan->table, "amount"), text, reason);
    }
}

/* "市城管局:2" */
static void
parse_share (Plan       *plan,
             Row        *row,
             const char *text,
             GArray     *shares)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *name = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  g_autoptr (GError) error = NULL;
  SanShare share = { 0 };
  const SanUnit *unit;

  if (colon == NULL)
    {
      reject (plan, row, "shares", text, _("A share is written as unit:part"));
      return;
    }

  unit = san_round_frame_find (plan->frame, name, NULL, &error);
  if (unit == NULL || !san_micro_parse (colon + 1, &share.part, NULL, &error))
    {
      reject (plan, row, "shares", text, error->message);
      return;
    }

  if (share.part <= 0)
    {
      reject (plan, row, "shares", text,
              _("The parts of a shared adjustment are above zero"));
      return;
    }

  share.unit_id = unit->id;
  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, SanShare, i).unit_id == unit->id)
      {
        reject (plan, row, "shares", text, _("The unit has a share already"));
        return;
      }
  g_array_append_val (shares, share);
}

static void
parse_shares (Plan              *plan,
              Row               *row,
              const SanTableRow *cells,
              GArray            *shares)
{
  GString *clean = g_string_new (text_of (plan, cells, "shares"));
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  g_string_replace (clean, "；", ";", 0);
  g_string_replace (clean, "：", ":", 0);
  text = g_string_free (clean, FALSE);
  parts = g_strsplit (text, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      parse_share (plan, row, parts[i], shares);

  if (*text_of (plan, cells, "unit") != '\0')
    reject (plan, row, "shares", text_of (plan, cells, "shares"),
            _("A row names its unit or its shares, not both"));
}

/* A ledger row of a component deducts from it, in the scheme of every unit it names. */
static void
parse_component (Plan              *plan,
                 Row               *row,
                 const SanTableRow *cells,
                 SanAdjustment     *adjustment)
{
  const char *text = text_of (plan, cells, "component");

  for (guint i = 0; *text != '\0' && i < adjustment->shares->len; i++)
    {
      gint64 id = g_array_index (adjustment->shares, SanShare, i).unit_id;
      g_autoptr (GError) error = NULL;
      const SanScheme *scheme =
        san_round_frame_scheme (plan->frame, san_roster_get (plan->frame->roster, id), &error);
      const SanNode *node = scheme != NULL ? san_scheme_find_node (scheme, text) : NULL;

      if (scheme == NULL)
        {
          reject (plan, row, "component", text, error->message);
          return;
        }
      if (node == NULL || node->source != SAN_SOURCE_DEDUCTION)
        {
          reject (plan, row, "component", text,
                  _("The unit's scheme has no deduction of this name"));
          return;
        }
      g_free (adjustment->component);
      adjustment->component = g_strdup (node->key);
    }

  if (*adjustment->component != '\0' && adjustment->amount < 0)
    reject (plan, row, "amount", text_of (plan, cells, "amount"),
            _("A deduction is written without a sign"));
}

/* (transfer full): "市城管局:2;金贸街道:8", or "" for a single unit */
static char *
format_shares (SanRoundFrame       *frame,
               const SanAdjustment *adjustment)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; adjustment->shares->len > 1 && i < adjustment->shares->len; i++)
    {
      const SanShare *share = &g_array_index (adjustment->shares, SanShare, i);
      const SanUnit *unit = san_roster_get (frame->roster, share->unit_id);
      g_autofree char *part = san_micro_format (share->part, SAN_DECIMALS_NEEDED);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? ";" : "",
                              unit != NULL ? san_roster_display (frame->roster, unit) : "",
                              part);
    }

  return g_string_free (text, FALSE);
}

static const char *
format_unit (SanRoundFrame       *frame,
             const SanAdjustment *adjustment)
{
  const SanUnit *unit = NULL;

  if (adjustment->shares->len == 1)
    unit = san_roster_get (frame->roster,
                           g_array_index (adjustment->shares, SanShare, 0).unit_id);

  return unit != NULL ? san_roster_display (frame->roster, unit) : "";
}

/* The adjustment that the table's id names: its own number, or that of another program. */
static SanAdjustment *
find_adjustment (Plan       *plan,
                 const char *id)
{
  for (guint i = 0; i < plan->stored->len; i++)
    if (g_str_equal (((SanAdjustment *) plan->stored->pdata[i])->ext_id, id))
      return plan->stored->pdata[i];

  for (guint i = 0; i < plan->stored->len; i++)
    {
      SanAdjustment *stored = plan->stored->pdata[i];
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, stored->id);

      if (*stored->ext_id == '\0' && g_str_equal (number, id))
        return stored;
    }

  return NULL;
}

static void
compare_adjustment (Plan                *plan,
                    Row                 *row,
                    const SanAdjustment *before,
                    const SanAdjustment *after)
{
  g_autoptr (GStrvBuilder) changes = g_strv_builder_new ();
  g_autofree char *old_amount = before != NULL
                                ? san_micro_format (before->amount, SAN_DECIMALS_NEEDED)
                                : g_strdup ("");
  g_autofree char *new_amount = san_micro_format (after->amount, SAN_DECIMALS_NEEDED);
  g_autofree char *old_shares = before != NULL ? format_shares (plan->frame, before)
                                               : g_strdup ("");
  g_autofree char *new_shares = format_shares (plan->frame, after);

  note_change (changes, "unit", before != NULL ? format_unit (plan->frame, before) : "",
               format_unit (plan->frame, after));
  note_change (changes, "amount", old_amount, new_amount);
  note_change (changes, "reason", before != NULL ? before->reason : "", after->reason);
  note_change (changes, "component", before != NULL ? before->component : "",
               after->component);
  note_change (changes, "document", before != NULL ? before->document : "", after->document);
  note_change (changes, "shares", old_shares, new_shares);

  row->is_new = before == NULL;
  row->changes = g_strv_builder_end (changes);
}

/* Two rows with one id: neither can be trusted. */
static gboolean
check_id (Plan       *plan,
          Row        *row,
          const char *id)
{
  Row *other = g_hash_table_lookup (plan->by_id, id);
  Row *both[] = { row, other };

  row->id = g_strdup (id);
  if (other == NULL)
    {
      g_hash_table_insert (plan->by_id, row->id, row);
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autofree char *reason = g_strdup_printf (_("The same id is in row %u, too"),
                                                 both[1 - i]->number);

      if (i == 0 || !other->rejected)
        reject (plan, both[i], "id", id, reason);
    }

  return FALSE;
}

static void
read_adjustment (Plan              *plan,
                 Row               *row,
                 const SanTableRow *cells)
{
  g_autoptr (SanAdjustment) adjustment = san_adjustment_new ();
  const char *id = text_of (plan, cells, "id");
  const SanAdjustment *before = NULL;

  if (*text_of (plan, cells, "shares") != '\0')
    {
      parse_shares (plan, row, cells, adjustment->shares);
    }
  else
    {
      const SanUnit *unit = find_unit (plan, row, cells);
      SanShare share = { unit != NULL ? unit->id : 0, SAN_MICRO };

      if (unit == NULL)
        return;
      g_array_append_val (adjustment->shares, share);
    }

  parse_amount (plan, row, cells, &adjustment->amount);
  parse_component (plan, row, cells, adjustment);
  g_free (adjustment->reason);
  adjustment->reason = g_strdup (text_of (plan, cells, "reason"));
  if (*adjustment->reason == '\0')
    reject (plan, row, "reason", "", _("An adjustment needs a reason"));
  g_free (adjustment->document);
  adjustment->document = g_strdup (text_of (plan, cells, "document"));

  if (*id != '\0' && check_id (plan, row, id))
    before = find_adjustment (plan, id);
  g_free (adjustment->ext_id);
  adjustment->ext_id = g_strdup (before != NULL ? before->ext_id : id);
  if (before != NULL)
    {
      adjustment->id = before->id;
      g_free (adjustment->rule);
      adjustment->rule = g_strdup (before->rule);
      keep_absent (plan, "document", &adjustment->document, before->document);
      keep_absent (plan, "component", &adjustment->component, before->component);
    }

  g_free (row->key);
  row->key = g_strdup (adjustment->shares->len == 1 ? format_unit (plan->frame, adjustment)
                                                    : text_of (plan, cells, "shares"));
  compare_adjustment (plan, row, before, adjustment);
  row->payload = g_steal_pointer (&adjustment);
}

static gboolean
apply_adjustments (SanDatabase   *database,
                   SanImportPlan *import,
                   const char    *at,
                   const char    *by,
                   GError       **error)
{
  Plan *plan = import->data;
  guint n = san_proposal_get_n_rows (import->proposal);

  for (guint i = 0; i < n; i++)
    {
      const SanProposalRow *row = san_proposal_get_row (import->proposal, i);

      if ((row->action == SAN_ROW_ADDED || row->action == SAN_ROW_CHANGED) &&
          !san_adjustment_store_put (database, plan->frame->round->id, row->payload, at, by,
                                     error))
        return FALSE;
    }

  return TRUE;
}

/* Vetoes */

/* The record that says the same of the unit, and that no row before took. */
static SanVeto *
find_veto (Plan          *plan,
           const SanVeto *veto)
{
  for (guint i = 0; i < plan->stored->len; i++)
    {
      SanVeto *stored = plan->stored->pdata[i];

      if (stored->unit_id == veto->unit_id && stored->effect == veto->effect &&
          stored->value == veto->value && g_str_equal (stored->reason, veto->reason) &&
          !g_hash_table_contains (plan->used, stored))
        return stored;
    }

  return NULL;
}

static void
read_veto (Plan              *plan,
           Row               *row,
           const SanTableRow *cells)
{
  g_autoptr (SanVeto) veto = g_new0 (SanVeto, 1);
  g_autoptr (GStrvBuilder) changes = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *effect = NULL;
  const SanUnit *unit = find_unit (plan, row, cells);
  SanVeto *before;

  if (unit == NULL)
    return;

  veto->unit_id = unit->id;
  veto->reason = g_strdup (text_of (plan, cells, "reason"));
  veto->document = g_strdup (text_of (plan, cells, "document"));
  if (!san_veto_effect_parse (text_of (plan, cells, "effect"), &veto->effect, &veto->value,
                              &error))
    {
      reject (plan, row, "effect", text_of (plan, cells, "effect"), error->message);
      return;
    }
  if (*veto->reason == '\0')
    reject (plan, row, "reason", "", _("A veto needs a reason"));

  before = find_veto (plan, veto);
  if (before != NULL)
    {
      g_hash_table_add (plan->used, before);
      veto->id = before->id;
      keep_absent (plan, "document", &veto->document, before->document);
    }

  effect = san_veto_effect_format (veto->effect, veto->value);
  if (before == NULL)
    {
      note_change (changes, "effect", "", effect);
      note_change (changes, "reason", "", veto->reason);
    }
  note_change (changes, "document", before != NULL ? before->document : "", veto->document);

  g_free (row->key);
  row->key = g_strdup (san_roster_display (plan->frame->roster, unit));
  row->is_new = before == NULL;
  row->changes = g_strv_builder_end (changes);
  row->payload = g_steal_pointer (&veto);
}

static gboolean
apply_vetoes (SanDatabase   *database,
              SanImportPlan *import,
              const char    *at,
              const char    *by,
              GError       **error)
{
  Plan *plan = import->data;
  guint n = san_proposal_get_n_rows (import->proposal);

  for (guint i = 0; i < n; i++)
    {
      const SanProposalRow *row = san_proposal_get_row (import->proposal, i);

      if ((row->action == SAN_ROW_ADDED || row->action == SAN_ROW_CHANGED) &&
          !san_veto_store_put (database, plan->frame->round->id, row->payload, at, by, error))
        return FALSE;
    }

  return TRUE;
}

/* Both */

static void
propose (Plan        *plan,
         SanProposal *proposal)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped)
        {
          san_proposal_add_row (proposal, row->number,
                                row->rejected ? SAN_ROW_REJECTED : SAN_ROW_SKIPPED, row->key,
                                NULL);
          continue;
        }

      san_proposal_add_row (proposal, row->number,
                            row->is_new ? SAN_ROW_ADDED : SAN_ROW_CHANGED, row->key,
                            g_steal_pointer (&row->payload));
      for (char **change = row->changes; *change != NULL; change += 3)
        san_proposal_add_change (proposal, change[0], change[1], change[2]);
      san_proposal_settle (proposal);
    }

  san_rejections_report (plan->rejections, proposal);
  san_rejections_report (plan->rounded, proposal);
}

typedef struct
{
  const char          *name;
  const SanTableField *fields;
  guint n_fields;
  GPtrArray         *(*list)(SanDatabase * database,
                             gint64 round_id,
                             GError **error);
  void (*read)(Plan              *plan,
               Row               *row,
               const SanTableRow *cells);
  SanImportApply apply;
  GDestroyNotify free_payload;
} Kind;

static const Kind adjustments = {
  "adjustments", adjustment_fields, G_N_ELEMENTS (adjustment_fields),
  san_adjustment_store_list, read_adjustment, apply_adjustments,
  (GDestroyNotify) san_adjustment_free,
};

static const Kind vetoes = {
  "vetoes", veto_fields, G_N_ELEMENTS (veto_fields),
  san_veto_store_list, read_veto, apply_vetoes, (GDestroyNotify) san_veto_free,
};

static gboolean
read_rows (const Kind *kind,
           Plan       *plan,
           GError    **error)
{
  g_autoptr (GError) failure = NULL;
  SanTableRow cells;

  while (san_import_table_next (plan->table, &cells, &failure))
    {
      Row *row = g_new0 (Row, 1);

      row->number = cells.number;
      row->key = g_strdup (text_of (plan, &cells, "unit"));
      g_ptr_array_add (plan->rows, row);
      kind->read (plan, row, &cells);
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static gboolean
plan_kind (const Kind             *kind,
           SanDatabase            *database,
           SanTableReader         *reader,
           const SanImportOptions *options,
           GCancellable           *cancellable,
           SanImportPlan          *result,
           GError                **error)
{
  g_auto (SanImportTable) table = { 0 };
  g_autoptr (Plan) plan = plan_new (&table, kind->free_payload);
  g_autofree char *ignored = NULL;

  plan->frame = san_round_frame_load (database, options->round, error);
  if (plan->frame == NULL || !san_round_frame_check_open (plan->frame, error) ||
      !san_import_table_init (&table, reader,
                              san_table_mapping_new (kind->name, kind->fields, kind->n_fields),
                              options, cancellable, error))
    return FALSE;

  plan->stored = kind->list (database, plan->frame->round->id, error);
  if (plan->stored == NULL || !read_rows (kind, plan, error))
    return FALSE;

  result->proposal = san_proposal_new (kind->free_payload);
  propose (plan, result->proposal);
  ignored = san_table_mapping_describe_ignored (table.mapping);
  if (ignored != NULL)
    san_proposal_add_note (result->proposal, ignored);

  plan->table = NULL;
  result->apply = kind->apply;
  result->data = g_steal_pointer (&plan);
  result->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}

gboolean
san_adjustment_import_plan (SanDatabase            *database,
                            SanTableReader         *reader,
                            const SanImportOptions *options,
                            GCancellable           *cancellable,
                            SanImportPlan          *plan,
                            GError                **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);

  return plan_kind (&adjustments, database, reader, options, cancellable, plan, error);
}

gboolean
san_veto_import_plan (SanDatabase            *database,
                      SanTableReader         *reader,
                      const SanImportOptions *options,
                      GCancellable           *cancellable,
                      SanImportPlan          *plan,
                      GError                **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);

  return plan_kind (&vetoes, database, reader, options, cancellable, plan, error);
}
