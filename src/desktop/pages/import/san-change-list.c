/* san-change-list.c - what an import would do, cell by cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-change-list.h"

#include <glib/gi18n-lib.h>

#include "registry/san-unit.h"

/* What a line is about: a row, and one of its changes or remarks where it has several */
typedef struct
{
  guint row;
  guint part;
} Place;

struct _SanChangeLine
{
  GObject        parent_instance;

  SanChangeList *list;
  Place          place;
};

struct _SanChangeList
{
  GObject      parent_instance;

  SanProposal *proposal;
  GHashTable  *labels;        /* field → what it is called */
  GHashTable  *remarks;       /* number of a row → index of its first remark + 1 */
  GArray      *places;
  SanRowAction only;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (SanChangeLine, san_change_line, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SanChangeList, san_change_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      list_model_iface_init))

const char *
san_row_action_title (SanRowAction action)
{
  switch (action)
    {
    case SAN_ROW_ADDED:
      return C_("import", "New");

    case SAN_ROW_CHANGED:
      return C_("import", "Update");

    case SAN_ROW_UNCHANGED:
      return C_("import", "Unchanged");

    case SAN_ROW_SKIPPED:
      return C_("import", "Skip");

    case SAN_ROW_REJECTED:
      return C_("import", "Needs decision");

    case SAN_ROW_N_ACTIONS:
    default:
      return C_("import", "All");
    }
}

const char *
san_change_cell_title (SanChangeCell cell)
{
  static const char *const titles[] = {
    N_("Row"), N_("Result"), N_("Record"), N_("Field"), N_("Before"), N_("After, or reason"),
  };

  return _(titles[cell]);
}

/* Lines */

static const SanProposalRow *
row_of (SanChangeLine *self)
{
  return san_proposal_get_row (self->list->proposal, self->place.row);
}

SanRowAction
san_change_line_get_action (SanChangeLine *self)
{
  g_return_val_if_fail (SAN_IS_CHANGE_LINE (self), SAN_ROW_SKIPPED);

  return row_of (self)->action;
}

static guint
first_remark (SanChangeList        *list,
              const SanProposalRow *row)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (list->remarks, GUINT_TO_POINTER (row->row)));
}

static guint
count_remarks (SanChangeList        *list,
               const SanProposalRow *row)
{
  guint first = first_remark (list, row);
  guint n = 0;

  while (first > 0 && first - 1 + n < san_proposal_get_n_remarks (list->proposal) &&
         san_proposal_get_remark (list->proposal, first - 1 + n)->row == row->row)
    n++;

  return n;
}

/* How many lines a row has */
static guint
count_parts (SanChangeList        *list,
             const SanProposalRow *row)
{
  if (row->action == SAN_ROW_CHANGED)
    return row->n_changes;

  return row->action == SAN_ROW_REJECTED ? MAX (count_remarks (list, row), 1) : 1;
}

static const char *
label_of (SanChangeList *list,
          const char    *field)
{
  const char *label = g_hash_table_lookup (list->labels, field);

  return label != NULL ? label : field;
}

/* The words of the records are English; people read them translated. */
static const char *
value_text (const char *field,
            const char *value)
{
  SanUnitKind kind;
  SanStanding standing;

  if (g_str_equal (field, "kind") && san_unit_kind_parse (value, &kind))
    return san_unit_kind_title (kind);
  if (g_str_equal (field, "standing") && san_standing_parse (value, &standing))
    return san_standing_title (standing);

  return value;
}

/* (transfer full): what a new record will have */
static char *
new_text (SanChangeList        *list,
          const SanProposalRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < row->n_changes; i++)
    {
      const SanProposalChange *change = san_proposal_get_change (list->proposal,
                                                                 row->first_change + i);

      if (*change->new_value != '\0')
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? _("; ") : "",
                                label_of (list, change->field),
                                value_text (change->field, change->new_value));
    }

  return g_strdup (text->str);
}

static char *
change_text (SanChangeLine *self,
             SanChangeCell  cell)
{
  const SanProposalChange *change;

  change = san_proposal_get_change (self->list->proposal,
                                    row_of (self)->first_change + self->place.part);
  if (cell == SAN_CHANGE_FIELD)
    return g_strdup (label_of (self->list, change->field));

  return g_strdup (value_text (change->field, cell == SAN_CHANGE_OLD ? change->old_value
                                                                     : change->new_value));
}

static char *
remark_text (SanChangeLine *self,
             SanChangeCell  cell)
{
  guint first = first_remark (self->list, row_of (self));
  const SanProposalRemark *remark;

  if (first == 0)
    return g_strdup ("");
  remark = san_proposal_get_remark (self->list->proposal, first - 1 + self->place.part);
  if (cell == SAN_CHANGE_FIELD)
    return g_strdup (remark->column);

  return g_strdup (cell == SAN_CHANGE_OLD ? remark->value : remark->reason);
}

char *
san_change_line_get_text (SanChangeLine *self,
                          SanChangeCell  cell)
{
  const SanProposalRow *row;

  g_return_val_if_fail (SAN_IS_CHANGE_LINE (self), NULL);

  row = row_of (self);
  if (cell == SAN_CHANGE_ROW)
    return g_strdup_printf ("%u", row->row);
  if (cell == SAN_CHANGE_RESULT)
    return g_strdup (san_row_action_title (row->action));
  if (cell == SAN_CHANGE_RECORD)
    return g_strdup (row->key);

  if (row->action == SAN_ROW_CHANGED)
    return change_text (self, cell);
  if (row->action == SAN_ROW_REJECTED)
    return remark_text (self, cell);
  if (row->action == SAN_ROW_ADDED && cell == SAN_CHANGE_NEW)
    return new_text (self->list, row);

  return g_strdup ("");
}

static void
san_change_line_finalize (GObject *object)
{
  g_object_unref (SAN_CHANGE_LINE (object)->list);

  G_OBJECT_CLASS (san_change_line_parent_class)->finalize (object);
}

static void
san_change_line_class_init (SanChangeLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_change_line_finalize;
}

static void
san_change_line_init (SanChangeLine *self)
{
}

/* The list */

static GType
san_change_list_get_item_type (GListModel *list)
{
  return SAN_TYPE_CHANGE_LINE;
}

static guint
san_change_list_get_n_items (GListModel *list)
{
  return SAN_CHANGE_LIST (list)->places->len;
}

static SanChangeLine *
line_new (SanChangeList *self,
          Place          place)
{
  SanChangeLine *line = g_object_new (SAN_TYPE_CHANGE_LINE, NULL);

  line->list = g_object_ref (self);
  line->place = place;

  return line;
}

static gpointer
san_change_list_get_item (GListModel *list,
                          guint       position)
{
  SanChangeList *self = SAN_CHANGE_LIST (list);

  if (position >= self->places->len)
    return NULL;

  return line_new (self, g_array_index (self->places, Place, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = san_change_list_get_item_type;
  iface->get_n_items = san_change_list_get_n_items;
  iface->get_item = san_change_list_get_item;
}

static void
fill (SanChangeList *self)
{
  guint before = self->places->len;

  /* in two steps: one that takes away and adds makes the view look for its old rows */
  g_array_set_size (self->places, 0);
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  if (self->proposal == NULL)
    return;

  for (guint i = 0; i < san_proposal_get_n_rows (self->proposal); i++)
    {
      const SanProposalRow *row = san_proposal_get_row (self->proposal, i);
      guint n = count_parts (self, row);

      if (self->only != SAN_ROW_N_ACTIONS && row->action != self->only)
        continue;
      for (guint part = 0; part < n; part++)
        {
          Place place = { i, part };

          g_array_append_val (self->places, place);
        }
    }
  if (self->places->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->places->len);
}

void
san_change_list_set (SanChangeList *self,
                     SanProposal   *proposal,
                     GPtrArray     *known)
{
  g_return_if_fail (SAN_IS_CHANGE_LIST (self));

  if (proposal != NULL)
    san_proposal_ref (proposal);
  g_clear_pointer (&self->proposal, san_proposal_unref);
  self->proposal = proposal;
  g_hash_table_remove_all (self->labels);
  g_hash_table_remove_all (self->remarks);
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const SanImportField *field = g_ptr_array_index (known, i);

      g_hash_table_insert (self->labels, g_strdup (field->name), g_strdup (field->label));
    }
  for (guint i = proposal != NULL ? san_proposal_get_n_remarks (proposal) : 0; i > 0; i--)
    g_hash_table_insert (self->remarks,
                         GUINT_TO_POINTER (san_proposal_get_remark (proposal, i - 1)->row),
                         GUINT_TO_POINTER (i));
  self->only = SAN_ROW_N_ACTIONS;
  fill (self);
}

void
san_change_list_filter (SanChangeList *self,
                        SanRowAction   action)
{
  g_return_if_fail (SAN_IS_CHANGE_LIST (self));

  if (self->only == action)
    return;
  self->only = action;
  fill (self);
}

/* Paper */

static char *
counts_text (SanProposal *proposal)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (SanRowAction i = SAN_ROW_ADDED; i < SAN_ROW_N_ACTIONS; i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? _("; ") : "", san_row_action_title (i),
                            san_proposal_count (proposal, i));

  return g_strdup (text->str);
}

static void
add_table_row (SanTextTable  *table,
               SanChangeList *self,
               Place          place)
{
  g_autoptr (SanChangeLine) line = line_new (self, place);
  char *cells[SAN_N_CHANGE_CELLS];

  for (guint i = 0; i < SAN_N_CHANGE_CELLS; i++)
    cells[i] = san_change_line_get_text (line, i);
  san_text_table_add_row (table, SAN_TEXT_PLAIN, (const char *const *) cells);
  for (guint i = 0; i < SAN_N_CHANGE_CELLS; i++)
    g_free (cells[i]);
}

SanTextTable *
san_change_list_get_table (SanChangeList *self,
                           const char    *title,
                           const char    *subtitle)
{
  g_autofree char *counts = NULL;
  g_autofree char *note = NULL;
  SanTextTable *table;
  guint listed = 0;

  g_return_val_if_fail (SAN_IS_CHANGE_LIST (self), NULL);
  g_return_val_if_fail (self->proposal != NULL, NULL);

  table = san_text_table_new (title, subtitle);
  for (guint i = 0; i < SAN_N_CHANGE_CELLS; i++)
    san_text_table_add_column (table, san_change_cell_title (i), i != SAN_CHANGE_NEW,
                               i == SAN_CHANGE_ROW);
  for (guint i = 0; i < san_proposal_get_n_rows (self->proposal); i++)
    {
      const SanProposalRow *row = san_proposal_get_row (self->proposal, i);
      guint n = row->action == SAN_ROW_UNCHANGED ? 0 : count_parts (self, row);

      for (guint part = 0; part < n && listed < SAN_CHANGE_LIST_MOST; part++, listed++)
        add_table_row (table, self, (Place) { i, part });
    }

  counts = counts_text (self->proposal);
  note = listed == SAN_CHANGE_LIST_MOST
         ? g_strdup_printf (_("%1$s. The first %2$u lines"), counts, listed)
         : g_strdup (counts);
  san_text_table_set_note (table, note);

  return table;
}

/* The class */

static void
san_change_list_finalize (GObject *object)
{
  SanChangeList *self = SAN_CHANGE_LIST (object);

  g_clear_pointer (&self->proposal, san_proposal_unref);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->remarks);
  g_array_unref (self->places);

  G_OBJECT_CLASS (san_change_list_parent_class)->finalize (object);
}

static void
san_change_list_class_init (SanChangeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_change_list_finalize;
}

static void
san_change_list_init (SanChangeList *self)
{
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->remarks = g_hash_table_new (NULL, NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->only = SAN_ROW_N_ACTIONS;
}

SanChangeList *
san_change_list_new (void)
{
  return g_object_new (SAN_TYPE_CHANGE_LIST, NULL);
}
