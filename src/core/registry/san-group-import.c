/* san-group-import.c - brings in a table of who stands in which group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-group-import.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "registry/san-group-record.h"

typedef enum
{
  FIELD_GROUPING,
  FIELD_GROUP,
  FIELD_UNIT,
  FIELD_PARENT,
  FIELD_STANDING,
  FIELD_FROM,
  FIELD_TO,
  N_FIELDS
} Field;

static const SanTableField fields[N_FIELDS] = {
  [FIELD_GROUPING] = { "grouping", "分组方案", SAN_FIELD_REQUIRED },
  [FIELD_GROUP] = { "group", "考评组", SAN_FIELD_REQUIRED },
  [FIELD_UNIT] = { "unit", "单位", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [FIELD_PARENT] = { "parent", "上级", SAN_FIELD_OPTIONAL },
  [FIELD_STANDING] = { "standing", "参评方式", SAN_FIELD_OPTIONAL },
  [FIELD_FROM] = { "from", "启用", SAN_FIELD_OPTIONAL },
  [FIELD_TO] = { "to", "停用", SAN_FIELD_OPTIONAL },
};

typedef struct _Row Row;
typedef struct _Place Place;

/* The places of a unit in a grouping */
typedef struct
{
  char      *grouping;
  gint64     unit_id;
  GPtrArray *places;     /* Place */
  GPtrArray *rows;       /* Row */
} Slot;

struct _Row
{
  guint       number;
  char       *cells[N_FIELDS];    /* NULL: no such column */
  char       *key;
  SanStanding standing;
  SanDay      from;
  SanDay      to;
  gboolean    skipped;
  gboolean    rejected;
  Slot       *slot;
  Place      *place;
};

struct _Place
{
  SanMember member;
  char     *group;
  gboolean  stored;
  SanMember before;
  char     *old_group;
  Row      *row;
  Row      *ended_by;
};

typedef struct
{
  SanDay      today;
  SanRoster  *roster;
  GPtrArray  *rows;
  GPtrArray  *slots;
  GHashTable *by_key;      /* "folded grouping/unit id" → Slot */
  GHashTable *names;       /* folded grouping, or "grouping/group" → name as kept */
  GArray     *rejections;
  char       *labels[N_FIELDS];
} Plan;

const SanTableField *
san_group_import_fields (guint *n_fields)
{
  *n_fields = N_FIELDS;

  return fields;
}

static void
place_free (Place *place)
{
  g_free (place->group);
  g_free (place->old_group);
  g_free (place);
}

static void
slot_free (Slot *slot)
{
  g_free (slot->grouping);
  g_ptr_array_unref (slot->places);
  g_ptr_array_unref (slot->rows);
  g_free (slot);
}

static void
row_free (Row *row)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (row->cells[i]);
  g_free (row->key);
  g_free (row);
}

static void
plan_free (Plan *plan)
{
  g_clear_pointer (&plan->roster, san_roster_unref);
  g_ptr_array_unref (plan->rows);
  g_ptr_array_unref (plan->slots);
  g_hash_table_unref (plan->by_key);
  g_hash_table_unref (plan->names);
  g_array_unref (plan->rejections);
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (plan->labels[i]);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static Plan *
plan_new (SanDay today)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->today = today;
  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  plan->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) slot_free);
  plan->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  plan->rejections = san_rejections_new ();

  return plan;
}

static void
reject (Plan       *plan,
        Row        *row,
        Field       field,
        const char *reason)
{
  const char *value = row->cells[field] != NULL ? row->cells[field] : "";

  row->rejected = TRUE;
  san_rejections_add (plan->rejections, row->number, plan->labels[field], value, reason);
}

/* What is on file, and what the table adds */

/* (transfer none): the name as it is kept: the first that was written so */
static const char *
keep_name (Plan       *plan,
           const char *grouping,
           const char *group)
{
  g_autofree char *folded_grouping = san_text_fold (grouping);
  g_autofree char *folded_group = group != NULL ? san_text_fold (group) : NULL;
  g_autofree char *key = group != NULL ? g_strconcat (folded_grouping, "/", folded_group, NULL)
                                       : g_strdup (folded_grouping);
  const char *name = g_hash_table_lookup (plan->names, key);

  if (name == NULL)
    {
      g_hash_table_insert (plan->names, g_strdup (key),
                           g_strdup (group != NULL ? group : grouping));
      name = g_hash_table_lookup (plan->names, key);
    }

  return name;
}

static Slot *
ensure_slot (Plan       *plan,
             const char *grouping,
             gint64      unit_id)
{
  g_autofree char *folded = san_text_fold (grouping);
  g_autofree char *key = g_strdup_printf ("%s/%" G_GINT64_FORMAT, folded, unit_id);
  Slot *slot = g_hash_table_lookup (plan->by_key, key);

  if (slot == NULL)
    {
      slot = g_new0 (Slot, 1);
      slot->grouping = g_strdup (keep_name (plan, grouping, NULL));
      slot->unit_id = unit_id;
      slot->places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
      slot->rows = g_ptr_array_new ();
      g_ptr_array_add (plan->slots, slot);
      g_hash_table_insert (plan->by_key, g_steal_pointer (&key), slot);
    }

  return slot;
}

static void
load_group (Plan              *plan,
            const SanGrouping *grouping,
            const SanGroup    *group)
{
  keep_name (plan, grouping->name, group->name);
  for (guint i = 0; i < group->members->len; i++)
    {
      const SanMember *member = group->members->pdata[i];
      Slot *slot = ensure_slot (plan, grouping->name, member->unit_id);
      Place *place = g_new0 (Place, 1);

      place->member = *member;
      place->before = *member;
      place->stored = TRUE;
      place->group = g_strdup (group->name);
      place->old_group = g_strdup (group->name);
      g_ptr_array_add (slot->places, place);
    }
}

static gboolean
load (Plan        *plan,
      SanDatabase *database,
      GError     **error)
{
  g_autoptr (GPtrArray) groupings = NULL;

  plan->roster = san_roster_load (database, plan->today, TRUE, error);
  if (plan->roster == NULL)
    return FALSE;

  groupings = san_group_store_list (database, SAN_DAY_MIN, error);
  if (groupings == NULL)
    return FALSE;

  for (guint i = 0; i < groupings->len; i++)
    {
      const SanGrouping *grouping = groupings->pdata[i];

      for (guint j = 0; j < grouping->groups->len; j++)
        load_group (plan, grouping, grouping->groups->pdata[j]);
    }

  return TRUE;
}

static void
parse_row (Plan *plan,
           Row  *row)
{
  const char *standing = row->cells[FIELD_STANDING];
  static const Field days[] = { FIELD_FROM, FIELD_TO };

  for (guint i = 0; i <= FIELD_GROUP; i++)
    if (*row->cells[i] == '\0')
      reject (plan, row, i, _("A grouping and its groups need names"));

  if (standing != NULL && *standing != '\0' && !san_standing_parse (standing, &row->standing))
    reject (plan, row, FIELD_STANDING, _("The standing is one of ranked, trial and listed"));

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *text = row->cells[days[i]];

      if (text != NULL &&
          !san_import_parse_day (text, i == 0 ? SAN_DAY_MIN : SAN_DAY_MAX,
                                 i == 0 ? &row->from : &row->to, &error))
        reject (plan, row, days[i], error->message);
    }

  if (row->from > row->to)
    reject (plan, row, FIELD_TO, _("A place in a group cannot end before it begins"));
}

static void
read_row (Plan              *plan,
          SanImportTable    *table,
          const SanTableRow *cells)
{
  Row *row = g_new0 (Row, 1);
  const SanUnit *unit;
  g_autoptr (GError) error = NULL;

  row->number = cells->number;
  row->from = SAN_DAY_MIN;
  row->to = SAN_DAY_MAX;
  g_ptr_array_add (plan->rows, row);

  for (guint i = 0; i < N_FIELDS; i++)
    if (san_table_mapping_get_column (table->mapping, fields[i].name) >= 0)
      row->cells[i] = g_strdup (san_import_table_text (table, cells, fields[i].name));

  unit = san_import_find_unit (plan->roster, row->cells[FIELD_UNIT], row->cells[FIELD_PARENT],
                               NULL, NULL, &error);
  row->skipped = san_import_table_is_blank (table, cells) ||
                 (unit == NULL && san_table_is_summary_label (row->cells[FIELD_UNIT]));
  row->key = g_strdup (unit != NULL ? san_roster_display (plan->roster, unit)
                                    : row->cells[FIELD_UNIT]);
  if (row->skipped)
    return;

  if (unit == NULL)
    reject (plan, row, FIELD_UNIT, error->message);
  parse_row (plan, row);
  if (unit != NULL && *row->cells[FIELD_GROUPING] != '\0')
    {
      row->slot = ensure_slot (plan, row->cells[FIELD_GROUPING], unit->id);
      g_ptr_array_add (row->slot->rows, row);
    }
}

/* Places as they will be */

static gint64
distance (const SanMember *member,
          SanDay           day)
{
  if (day < member->from)
    return (gint64) member->from - day;

  return day > member->to ? (gint64) day - member->to : 0;
}

/* The place that a row corrects, or NULL: it begins a new one. */
static Place *
find_place (Plan *plan,
            Slot *slot,
            Row  *row)
{
  Place *best = NULL;

  for (guint i = 0; i < slot->places->len; i++)
    {
      Place *place = slot->places->pdata[i];

      if (place->stored && place->member.from == row->from)
        return place;
      if (place->stored && slot->rows->len == 1 && row->from == SAN_DAY_MIN &&
          (best == NULL ||
           distance (&place->member, plan->today) <= distance (&best->member, plan->today)))
        best = place;
    }

  return best;
}

static void
take_row (Plan *plan,
          Slot *slot,
          Row  *row)
{
  Place *place = find_place (plan, slot, row);
  const char *standing = row->cells[FIELD_STANDING];

  if (place == NULL)
    {
      place = g_new0 (Place, 1);
      place->member.unit_id = slot->unit_id;
      place->member.from = row->from;
      place->member.to = SAN_DAY_MAX;
      g_ptr_array_add (slot->places, place);
    }

  row->place = place;
  place->row = row;
  g_free (place->group);
  place->group = g_strdup (keep_name (plan, row->cells[FIELD_GROUPING],
                                      row->cells[FIELD_GROUP]));
  if (standing != NULL)
    place->member.standing = row->standing;
  if (row->cells[FIELD_TO] != NULL)
    place->member.to = row->to;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *left = *(const Place *const *) a;
  const Place *right = *(const Place *const *) b;

  return left->member.from < right->member.from ? -1 : left->member.from > right->member.from;
}

/* Neither row of a unit that is named twice can be trusted. */
static void
reject_twice (Plan *plan,
              Slot *slot)
{
  for (guint i = 0; i < slot->rows->len; i++)
    for (guint j = 0; j < slot->rows->len; j++)
      {
        Row *row = slot->rows->pdata[i];
        Row *other = slot->rows->pdata[j];

        if (i != j && row->from == other->from)
          {
            g_autofree char *reason = NULL;

            reason = g_strdup_printf (_("The unit is named twice; it is in row %u, too"),
                                      other->number);
            reject (plan, row, FIELD_UNIT, reason);
            break;
          }
      }
}

/* Back to what is on file, then the rows that are not rejected. */
static void
build_places (Plan *plan,
              Slot *slot)
{
  for (guint i = slot->places->len; i > 0; i--)
    {
      Place *place = slot->places->pdata[i - 1];

      if (!place->stored)
        {
          g_ptr_array_remove_index (slot->places, i - 1);
          continue;
        }
      place->member = place->before;
      g_free (place->group);
      place->group = g_strdup (place->old_group);
      place->row = NULL;
      place->ended_by = NULL;
    }

  for (guint i = 0; i < slot->rows->len; i++)
    {
      Row *row = slot->rows->pdata[i];

      row->place = NULL;
      if (!row->rejected)
        take_row (plan, slot, row);
    }

  g_ptr_array_sort (slot->places, compare_places);
}

/* Of two places at once, one without an end of its own is cut short. */
static void
check_overlap (Plan  *plan,
               Place *place,
               Place *next)
{
  Row *wrong = next->row != NULL ? next->row : place->row;
  g_autofree char *reason = NULL;

  if (place->member.to < next->member.from)
    return;

  if (place->member.to == SAN_DAY_MAX)
    {
      place->member.to = next->member.from - 1;
      place->ended_by = next->row;
    }
  else if (wrong != NULL)
    {
      reason = g_strdup_printf (_("The unit stands in the group “%s” of this grouping in "
                                  "these days"),
                                wrong == next->row ? place->group : next->group);
      reject (plan, wrong, FIELD_GROUP, reason);
    }
}

static void
settle_slot (Plan *plan,
             Slot *slot)
{
  guint n_rejected;

  reject_twice (plan, slot);

  /* what is rejected cuts nothing short: again until nothing more is */
  do
    {
      n_rejected = plan->rejections->len;
      build_places (plan, slot);
      for (guint i = 0; i + 1 < slot->places->len; i++)
        check_overlap (plan, slot->places->pdata[i], slot->places->pdata[i + 1]);
    }
  while (plan->rejections->len > n_rejected);
}

/* The proposal */

static void
add_text_change (SanProposal *proposal,
                 Field        field,
                 const char  *before,
                 const char  *after)
{
  if (g_strcmp0 (before, after) != 0)
    san_proposal_add_change (proposal, fields[field].name, before, after);
}

static void
add_day_change (SanProposal *proposal,
                const char  *field,
                SanDay       before,
                SanDay       after)
{
  g_autofree char *before_text = san_day_format (before);
  g_autofree char *after_text = san_day_format (after);

  if (before != after)
    san_proposal_add_change (proposal, field, before_text, after_text);
}

static void
propose_row (SanProposal *proposal,
             Row         *row)
{
  Place *place = row->place;
  const char *old_standing = place->stored ? san_standing_name (place->before.standing) : "";

  san_proposal_add_row (proposal, row->number,
                        place->stored ? SAN_ROW_CHANGED : SAN_ROW_ADDED, row->key, NULL);
  if (!place->stored)
    san_proposal_add_change (proposal, "grouping", "", row->slot->grouping);
  add_text_change (proposal, FIELD_GROUP, place->old_group, place->group);
  add_text_change (proposal, FIELD_STANDING, old_standing,
                   san_standing_name (place->member.standing));
  add_day_change (proposal, "from", place->stored ? place->before.from : SAN_DAY_MIN,
                  place->member.from);
  add_day_change (proposal, "to", place->stored ? place->before.to : SAN_DAY_MAX,
                  place->member.to);

  for (guint i = 0; i < row->slot->places->len; i++)
    {
      Place *cut = row->slot->places->pdata[i];

      if (cut->ended_by == row && cut->stored && cut->row == NULL)
        add_day_change (proposal, "previous to", cut->before.to, cut->member.to);
    }
  san_proposal_settle (proposal);
}

static void
propose (Plan        *plan,
         SanProposal *proposal)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped)
        san_proposal_add_row (proposal, row->number,
                              row->rejected ? SAN_ROW_REJECTED : SAN_ROW_SKIPPED, row->key,
                              NULL);
      else
        propose_row (proposal, row);
    }

  san_rejections_report (plan->rejections, proposal);
}

/* Applying */

static gboolean
is_changed (const Place *place)
{
  return !place->stored || g_strcmp0 (place->group, place->old_group) != 0 ||
         place->member.standing != place->before.standing ||
         place->member.from != place->before.from || place->member.to != place->before.to;
}

/* The groups in the order of the table, so that their places follow it. */
static gboolean
ensure_groups (Plan        *plan,
               SanDatabase *database,
               GHashTable  *ids,
               GError     **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];
      g_autofree char *key = NULL;
      gint64 id;

      if (row->rejected || row->skipped || !is_changed (row->place))
        continue;

      key = g_strconcat (row->slot->grouping, "\n", row->place->group, NULL);
      if (g_hash_table_contains (ids, key))
        continue;
      if (!san_group_store_ensure (database, row->slot->grouping, row->place->group, &id,
                                   error))
        return FALSE;
      g_hash_table_insert (ids, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
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
  Plan *plan = import->data;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!ensure_groups (plan, database, ids, error))
    return FALSE;

  for (guint i = 0; i < plan->slots->len; i++)
    {
      Slot *slot = plan->slots->pdata[i];

      for (guint j = 0; j < slot->places->len; j++)
        {
          Place *place = slot->places->pdata[j];
          g_autofree char *key = g_strconcat (slot->grouping, "\n", place->group, NULL);
          const gint64 *known = g_hash_table_lookup (ids, key);
          gint64 group_id = known != NULL ? *known : 0;

          if ((place->row != NULL && place->row->rejected) || !is_changed (place))
            continue;
          if (group_id == 0 &&
              !san_group_store_ensure (database, slot->grouping, place->group, &group_id, error))
            return FALSE;
          if (!san_group_record_put (database, group_id, &place->member, error))
            return FALSE;
        }
    }

  return TRUE;
}

gboolean
san_group_import_plan (SanDatabase            *database,
                       SanTableReader         *reader,
                       const SanImportOptions *options,
                       GCancellable           *cancellable,
                       SanImportPlan          *plan,
                       GError                **error)
{
  g_autoptr (Plan) groups = plan_new (options->today);
  g_auto (SanImportTable) table = { 0 };
  g_autofree char *ignored = NULL;
  g_autoptr (GError) failure = NULL;
  SanTableRow row;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);

  if (!san_import_table_init (&table, reader,
                              san_table_mapping_new ("groups", fields, N_FIELDS),
                              options, cancellable, error) ||
      !load (groups, database, error))
    return FALSE;

  for (guint i = 0; i < N_FIELDS; i++)
    groups->labels[i] = g_strdup (san_import_table_label (&table, fields[i].name));
  while (san_import_table_next (&table, &row, &failure))
    read_row (groups, &table, &row);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  for (guint i = 0; i < groups->slots->len; i++)
    settle_slot (groups, groups->slots->pdata[i]);

  plan->proposal = san_proposal_new (NULL);
  propose (groups, plan->proposal);
  ignored = san_table_mapping_describe_ignored (table.mapping);
  if (ignored != NULL)
    san_proposal_add_note (plan->proposal, ignored);

  plan->apply = apply_plan;
  plan->data = g_steal_pointer (&groups);
  plan->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}
