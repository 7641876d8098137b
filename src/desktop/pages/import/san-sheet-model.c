/* san-sheet-model.c - rows of a table, and what becomes of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-sheet-model.h"

struct _SanSheetLine
{
  GObject        parent_instance;

  SanSheetModel *model;
  guint          index;
};

struct _SanSheetModel
{
  GObject           parent_instance;

  SanImportReading *reading;     /* not owned */
  SanImportSheet   *rows;
  guint             below;
  gboolean          problems;
  GArray           *lines;       /* guint: into the rows */
  GHashTable       *live;        /* index → line that somebody shows, not owned */
  GHashTable       *results;     /* number of a row → proposal row's index + 1 */
  GHashTable       *remarks;     /* number of a row → index of its first remark + 1 */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (SanSheetLine, san_sheet_line, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SanSheetModel, san_sheet_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      list_model_iface_init))

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
san_sheet_line_finalize (GObject *object)
{
  SanSheetLine *self = SAN_SHEET_LINE (object);

  g_hash_table_remove (self->model->live, GUINT_TO_POINTER (self->index));
  g_object_unref (self->model);

  G_OBJECT_CLASS (san_sheet_line_parent_class)->finalize (object);
}

static void
san_sheet_line_class_init (SanSheetLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_sheet_line_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_SHEET_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
san_sheet_line_init (SanSheetLine *self)
{
}

guint
san_sheet_line_get_index (SanSheetLine *self)
{
  g_return_val_if_fail (SAN_IS_SHEET_LINE (self), 0);

  return self->index;
}

/* List model */

static GType
san_sheet_model_get_item_type (GListModel *list)
{
  return SAN_TYPE_SHEET_LINE;
}

static guint
san_sheet_model_get_n_items (GListModel *list)
{
  return SAN_SHEET_MODEL (list)->lines->len;
}

static gpointer
san_sheet_model_get_item (GListModel *list,
                          guint       position)
{
  SanSheetModel *self = SAN_SHEET_MODEL (list);
  SanSheetLine *line;
  guint index;

  if (position >= self->lines->len)
    return NULL;

  index = g_array_index (self->lines, guint, position);
  line = g_hash_table_lookup (self->live, GUINT_TO_POINTER (index));
  if (line != NULL)
    return g_object_ref (line);

  line = g_object_new (SAN_TYPE_SHEET_LINE, NULL);
  line->model = g_object_ref (self);
  line->index = index;
  g_hash_table_insert (self->live, GUINT_TO_POINTER (index), line);

  return line;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = san_sheet_model_get_item_type;
  iface->get_n_items = san_sheet_model_get_n_items;
  iface->get_item = san_sheet_model_get_item;
}

/* Results */

static SanProposal *
proposal_of (SanSheetModel *self)
{
  return self->reading != NULL && self->reading->import != NULL
         ? san_import_get_proposal (self->reading->import) : NULL;
}

static void
index_results (SanSheetModel *self)
{
  SanProposal *proposal = proposal_of (self);

  g_hash_table_remove_all (self->results);
  g_hash_table_remove_all (self->remarks);
  if (proposal == NULL)
    return;

  for (guint i = 0; i < san_proposal_get_n_rows (proposal); i++)
    g_hash_table_insert (self->results,
                         GUINT_TO_POINTER (san_proposal_get_row (proposal, i)->row),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = san_proposal_get_n_remarks (proposal); i > 0; i--)
    g_hash_table_insert (self->remarks,
                         GUINT_TO_POINTER (san_proposal_get_remark (proposal, i - 1)->row),
                         GUINT_TO_POINTER (i));
}

void
san_sheet_model_get_result (SanSheetModel  *self,
                            guint           index,
                            SanSheetResult *result)
{
  SanProposal *proposal = proposal_of (self);
  gpointer number = GUINT_TO_POINTER (san_import_sheet_row (self->rows, index)->number);
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (self->results, number));
  guint remark = GPOINTER_TO_UINT (g_hash_table_lookup (self->remarks, number));

  *result = (SanSheetResult) { SAN_RESULT_NONE };
  if (row == 0)
    return;

  result->row = san_proposal_get_row (proposal, row - 1);
  result->remark = remark > 0 ? san_proposal_get_remark (proposal, remark - 1) : NULL;
  if (result->row->action == SAN_ROW_REJECTED)
    result->kind = SAN_RESULT_REFUSED;
  else if (result->row->action == SAN_ROW_SKIPPED)
    result->kind = SAN_RESULT_SKIPPED;
  else
    result->kind = remark > 0 ? SAN_RESULT_NOTED : SAN_RESULT_FINE;
}

gboolean
san_sheet_model_is_marked (SanSheetModel *self,
                           guint          index,
                           const char    *heading,
                           gboolean      *refused)
{
  SanProposal *proposal = proposal_of (self);
  guint number = san_import_sheet_row (self->rows, index)->number;
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->remarks, GUINT_TO_POINTER (number)));
  SanSheetResult result;

  if (first == 0)
    return FALSE;

  for (guint i = first - 1; i < san_proposal_get_n_remarks (proposal); i++)
    {
      const SanProposalRemark *remark = san_proposal_get_remark (proposal, i);

      if (remark->row != number)
        break;
      if (g_strcmp0 (remark->column, heading) != 0)
        continue;
      san_sheet_model_get_result (self, index, &result);
      *refused = result.kind == SAN_RESULT_REFUSED;
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_problem (SanSheetModel *self,
            guint          index)
{
  SanSheetResult result;

  san_sheet_model_get_result (self, index, &result);

  return result.kind == SAN_RESULT_REFUSED || result.kind == SAN_RESULT_NOTED;
}

guint
san_sheet_model_count_problems (SanSheetModel *self)
{
  guint n = 0;

  g_return_val_if_fail (SAN_IS_SHEET_MODEL (self), 0);

  if (self->rows == NULL || g_hash_table_size (self->results) == 0)
    return 0;
  for (guint i = self->below; i < san_import_sheet_n_rows (self->rows); i++)
    n += is_problem (self, i);

  return n;
}

/* Rows */

static void
fill (SanSheetModel *self)
{
  guint before = self->lines->len;

  /* in two steps: one that takes away and adds makes the view look for its old rows */
  g_array_set_size (self->lines, 0);
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  if (self->rows == NULL)
    return;

  for (guint i = self->below; i < san_import_sheet_n_rows (self->rows); i++)
    if (!self->problems || is_problem (self, i))
      g_array_append_val (self->lines, i);
  if (self->lines->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->lines->len);
}

static void
tell_lines (SanSheetModel *self)
{
  g_autoptr (GList) lines = g_hash_table_get_values (self->live);

  g_list_foreach (lines, (GFunc) (GCallback) g_object_ref, NULL);
  for (GList *l = lines; l != NULL; l = l->next)
    {
      g_signal_emit (l->data, signals[CHANGED], 0);
      g_object_unref (l->data);
    }
}

void
san_sheet_model_set_reading (SanSheetModel    *self,
                             SanImportReading *reading,
                             guint             below)
{
  SanImportSheet *before;
  guint first = 0;
  gboolean same;

  g_return_if_fail (SAN_IS_SHEET_MODEL (self));

  before = self->rows;
  if (reading != NULL && below > 0)
    first = san_import_sheet_index_below (reading->rows, below);
  same = reading != NULL && reading->rows == before && first == self->below && !self->problems;

  self->reading = reading;
  self->rows = reading != NULL ? san_import_sheet_ref (reading->rows) : NULL;
  self->below = first;
  index_results (self);
  if (same)
    tell_lines (self);
  else
    fill (self);
  san_import_sheet_unref (before);
}

void
san_sheet_model_set_problems (SanSheetModel *self,
                              gboolean       only)
{
  g_return_if_fail (SAN_IS_SHEET_MODEL (self));

  if (self->problems == only)
    return;
  self->problems = only;
  fill (self);
}

/* The class */

static void
san_sheet_model_finalize (GObject *object)
{
  SanSheetModel *self = SAN_SHEET_MODEL (object);

  g_clear_pointer (&self->rows, san_import_sheet_unref);
  g_array_unref (self->lines);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->results);
  g_hash_table_unref (self->remarks);

  G_OBJECT_CLASS (san_sheet_model_parent_class)->finalize (object);
}

static void
san_sheet_model_class_init (SanSheetModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_sheet_model_finalize;
}

static void
san_sheet_model_init (SanSheetModel *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->live = g_hash_table_new (NULL, NULL);
  self->results = g_hash_table_new (NULL, NULL);
  self->remarks = g_hash_table_new (NULL, NULL);
}

SanSheetModel *
san_sheet_model_new (void)
{
  return g_object_new (SAN_TYPE_SHEET_MODEL, NULL);
}
