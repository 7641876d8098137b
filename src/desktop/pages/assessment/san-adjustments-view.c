/* san-adjustments-view.c - bonuses, deductions and vetoes of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-adjustments-view.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "pages/assessment/san-adjustment-dialog.h"
#include "pages/assessment/san-proposals-dialog.h"
#include "widgets/san-column-title.h"
#include "widgets/san-tag.h"

struct _SanAdjustmentsView
{
  AdwBin         parent_instance;

  SanPage       *page;              /* not owned: it holds the view */
  SanRoundInput *input;             /* of the round, for its components and rules */
  GListStore    *rows;
  GtkFilter     *filter;
  gboolean       locked;

  /* Template children */
  GtkStack           *stack;
  GtkColumnView      *table;
  GtkSingleSelection *selection;
  GtkSearchEntry     *search;
  GtkLabel           *figures;
  GtkButton          *proposed;
  GtkToggleButton    *kind_all;
  GtkToggleButton    *kinds[3];
};

G_DEFINE_FINAL_TYPE (SanAdjustmentsView, san_adjustments_view, ADW_TYPE_BIN)

static SanContext *
context_of (SanAdjustmentsView * self)
{
  return san_page_get_context (self->page);
}

static void
enable (SanAdjustmentsView *self,
        const char         *name,
        gboolean            enabled)
{
  GActionMap *map = G_ACTION_MAP (san_page_get_actions (self->page));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, name)), enabled);
}

/* Table */

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  SanLedgerColumn column = (SanLedgerColumn) GPOINTER_TO_UINT (data);
  GtkWidget *label;

  if (column == SAN_LEDGER_COLUMN_KIND)
    {
      GtkWidget *tag = san_tag_new ("", "");

      gtk_widget_set_halign (tag, GTK_ALIGN_START);
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      gtk_list_item_set_child (item, tag);
      return;
    }

  label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), column == SAN_LEDGER_COLUMN_AMOUNT ? 1 : 0);
  if (column == SAN_LEDGER_COLUMN_AMOUNT)
    gtk_widget_add_css_class (label, "sn-num");
  if (column == SAN_LEDGER_COLUMN_DOCUMENT || column == SAN_LEDGER_COLUMN_TARGET)
    gtk_widget_add_css_class (label, "sn-cap");
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  data)
{
  static const char *const styles[] = { "good", "weak", "red" };
  SanLedgerColumn column = (SanLedgerColumn) GPOINTER_TO_UINT (data);
  SanLedgerRow *row = gtk_list_item_get_item (item);
  SanLedgerKind kind = san_ledger_row_get_kind (row);
  const char *text = san_ledger_row_get_text (row, column);
  GtkWidget *child = gtk_list_item_get_child (item);

  if (column == SAN_LEDGER_COLUMN_KIND)
    {
      san_tag_set (SAN_TAG (child), text, styles[kind]);
      return;
    }

  gtk_label_set_text (GTK_LABEL (child), text);
  gtk_widget_set_tooltip_text (child, *text != '\0' ? text : NULL);
  if (column == SAN_LEDGER_COLUMN_AMOUNT)
    {
      gtk_widget_remove_css_class (child, kind == SAN_LEDGER_BONUS ? "sn-down" : "sn-up");
      gtk_widget_add_css_class (child, kind == SAN_LEDGER_BONUS ? "sn-up" : "sn-down");
    }
}

static void
add_column (SanAdjustmentsView *self,
            SanLedgerColumn     cell,
            const char         *title,
            int                 width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GUINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (cell));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  if (cell == SAN_LEDGER_COLUMN_AMOUNT)
    san_column_title_mark_end (column);
  gtk_column_view_append_column (self->table, column);
}

static SanLedgerRow *
selected_row (SanAdjustmentsView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
update_actions (SanAdjustmentsView *self)
{
  gboolean chosen = selected_row (self) != NULL;

  if (self->page == NULL)
    return;

  enable (self, "add-bonus", !self->locked);
  enable (self, "add-deduction", !self->locked);
  enable (self, "add-veto", !self->locked);
  enable (self, "edit-entry", !self->locked && chosen);
  enable (self, "delete-entry", !self->locked && chosen);
}

static void
on_selected_cb (SanAdjustmentsView *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    update_actions (self);
}

/* Filtering */

static gboolean
passes (gpointer item,
        gpointer data)
{
  SanAdjustmentsView *self = data;
  SanLedgerRow *row = item;
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (!gtk_toggle_button_get_active (self->kind_all) &&
      !gtk_toggle_button_get_active (self->kinds[san_ledger_row_get_kind (row)]))
    return FALSE;
  if (*needle == '\0')
    return TRUE;

  for (guint i = SAN_LEDGER_COLUMN_UNITS; i < SAN_LEDGER_N_COLUMNS; i++)
    if (strstr (san_ledger_row_get_text (row, (SanLedgerColumn) i), needle) != NULL)
      return TRUE;

  return FALSE;
}

static void
show_stack (SanAdjustmentsView *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0;
  gboolean shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, !any ? "empty" : shown ? "table" : "none");
}

static void
on_filter_changed_cb (SanAdjustmentsView *self)
{
  if (self->filter == NULL)
    return;

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_stack (self);
}

static void
on_clear_filter_cb (SanAdjustmentsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (self->kind_all, TRUE);
}

/* Showing */

static void
show_figures (SanAdjustmentsView *self)
{
  guint counts[3] = { 0 };
  gint64 sums[3] = { 0 };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autofree char *plus = NULL;
  g_autofree char *minus = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanLedgerRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const SanAdjustment *adjustment = san_ledger_row_get_adjustment (row);
      SanLedgerKind kind = san_ledger_row_get_kind (row);

      counts[kind]++;
      if (adjustment != NULL)
        sums[kind] += ABS (adjustment->amount);
    }

  plus = san_micro_format (sums[SAN_LEDGER_BONUS], SAN_DECIMALS_NEEDED);
  minus = san_micro_format (sums[SAN_LEDGER_DEDUCTION], SAN_DECIMALS_NEEDED);
  text = g_strdup_printf (_("Bonuses %u, +%s   Deductions %u, −%s   Vetoes %u"),
                          counts[SAN_LEDGER_BONUS], plus, counts[SAN_LEDGER_DEDUCTION], minus,
                          counts[SAN_LEDGER_VETO]);
  gtk_label_set_text (self->figures, text);
}

/* What the rules would take off for tickets, and vetoes that failed items ask for */
static void
show_proposals (SanAdjustmentsView *self,
                const SanRound     *round)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int n = self->locked ? 0 : san_proposals_count (context_of (self), round, &error);

  if (error != NULL)
    san_context_report (context_of (self), error);
  text = g_strdup_printf (_("Proposed %u…"), (guint) MAX (n, 0));
  gtk_button_set_label (self->proposed, text);
  gtk_widget_set_visible (GTK_WIDGET (self->proposed), n > 0);
  enable (self, "proposals", n > 0);
}

static const char *
component_name (SanRoundInput *input,
                const char    *key)
{
  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanNode *node = san_scheme_find_node (g_ptr_array_index (input->schemes, i),
                                                  key);

      if (node != NULL)
        return node->name;
    }

  return NULL;
}

static void
show_rows (SanAdjustmentsView *self,
           GPtrArray          *adjustments,
           GPtrArray          *vetoes)
{
  SanRoster *roster = san_context_get_roster (context_of (self));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < adjustments->len; i++)
    {
      const SanAdjustment *adjustment = g_ptr_array_index (adjustments, i);

      g_ptr_array_add (rows, san_ledger_row_new_adjustment (adjustment, roster,
                                                            component_name (self->input,
                                                                            adjustment->component)));
    }
  for (guint i = 0; i < vetoes->len; i++)
    g_ptr_array_add (rows, san_ledger_row_new_veto (g_ptr_array_index (vetoes, i), roster));

  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

gboolean
san_adjustments_view_load (SanAdjustmentsView *self,
                           const SanRound     *round,
                           SanRoundInput      *input,
                           GError            **error)
{
  SanDatabase *database;
  g_autoptr (GPtrArray) adjustments = NULL;
  g_autoptr (GPtrArray) vetoes = NULL;
  guint selected;

  g_return_val_if_fail (SAN_IS_ADJUSTMENTS_VIEW (self), FALSE);

  database = san_context_get_database (context_of (self));
  adjustments = san_adjustment_store_list (database, round->id, error);
  vetoes = adjustments != NULL ? san_veto_store_list (database, round->id, error) : NULL;
  if (vetoes == NULL)
    return FALSE;

  g_clear_pointer (&self->input, san_round_input_unref);
  self->input = san_round_input_ref (input);
  self->locked = round->state >= SAN_ROUND_REVIEW || san_context_is_read_only (context_of (self));
  selected = gtk_single_selection_get_selected (self->selection);
  show_rows (self, adjustments, vetoes);
  gtk_single_selection_set_selected (self->selection, selected);
  show_figures (self);
  show_proposals (self, round);
  show_stack (self);
  update_actions (self);

  return TRUE;
}

GListModel *
san_adjustments_view_get_rows (SanAdjustmentsView *self)
{
  g_return_val_if_fail (SAN_IS_ADJUSTMENTS_VIEW (self), NULL);

  return G_LIST_MODEL (self->selection);
}

GtkWindow *
san_adjustments_view_add (SanAdjustmentsView *self,
                          SanLedgerKind       kind)
{
  GtkWindow *dialog;

  g_return_val_if_fail (SAN_IS_ADJUSTMENTS_VIEW (self), NULL);

  dialog = san_adjustment_dialog_new (GTK_WIDGET (self), context_of (self), self->input, kind,
                                      NULL);
  gtk_window_present (dialog);

  return dialog;
}

GtkWindow *
san_adjustments_view_edit (SanAdjustmentsView *self)
{
  SanLedgerRow *row;
  GtkWindow *dialog;

  g_return_val_if_fail (SAN_IS_ADJUSTMENTS_VIEW (self), NULL);

  row = selected_row (self);
  if (row == NULL || self->locked)
    return NULL;

  dialog = san_adjustment_dialog_new (GTK_WIDGET (self), context_of (self), self->input,
                                      san_ledger_row_get_kind (row), row);
  gtk_window_present (dialog);

  return dialog;
}

/* Actions */

static gboolean
delete_entry (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  SanLedgerRow *row = data;

  return san_ledger_row_get_kind (row) == SAN_LEDGER_VETO
         ? san_veto_store_delete (database, san_ledger_row_get_veto (row)->id, error)
         : san_adjustment_store_delete (database, san_ledger_row_get_adjustment (row)->id, error);
}

static void
delete_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanAdjustmentsView *self = data;
  g_autoptr (SanLedgerRow) row = selected_row (self) != NULL ? g_object_ref (selected_row (self))
                                                             : NULL;
  const SanRound *round = san_context_get_round (context_of (self));
  g_autofree char *label = NULL;
  g_autofree char *said = NULL;

  if (row == NULL)
    return;

  label = g_strdup_printf ("%s %s %s: %s", round->label,
                           san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_UNITS),
                           san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_AMOUNT),
                           san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_REASON));
  said = g_strdup_printf (_("Deleted: %s"), san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_REASON));
  san_context_change (context_of (self), san_ledger_row_get_kind (row) == SAN_LEDGER_VETO
                      ? "veto.delete" : "adjustment.delete", label, delete_entry, row, said);
}

static void
edit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  san_adjustments_view_edit (data);
}

static void
add_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  san_adjustments_view_add (data, g_str_equal (name, "add-veto") ? SAN_LEDGER_VETO
                                  : g_str_equal (name, "add-deduction") ? SAN_LEDGER_DEDUCTION
                                  : SAN_LEDGER_BONUS);
}

SanTextTable *
san_adjustments_view_get_table (SanAdjustmentsView *self)
{
  const SanRound *round = san_context_get_round (context_of (self));
  GListModel *columns = gtk_column_view_get_columns (self->table);
  GListModel *rows = G_LIST_MODEL (self->selection);
  g_autofree char *title = g_strdup_printf (_("Bonuses and deductions of %s"), round->label);
  SanTextTable *table = san_text_table_new (title, san_context_get_title (context_of (self)));

  for (guint i = 0; i < SAN_LEDGER_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      san_text_table_add_column (table, gtk_column_view_column_get_title (column),
                                 i == SAN_LEDGER_COLUMN_REASON ? 0 : 1,
                                 i == SAN_LEDGER_COLUMN_AMOUNT);
    }
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SanLedgerRow) row = g_list_model_get_item (rows, i);
      const char *cells[SAN_LEDGER_N_COLUMNS];

      for (guint j = 0; j < SAN_LEDGER_N_COLUMNS; j++)
        cells[j] = san_ledger_row_get_text (row, (SanLedgerColumn) j);
      san_text_table_add_row (table, SAN_TEXT_PLAIN, cells);
    }

  return table;
}

static void
copy_entries_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  SanAdjustmentsView *self = data;
  g_autoptr (SanTextTable) table = san_adjustments_view_get_table (self);

  san_text_table_copy (table, GTK_WIDGET (self), context_of (self));
}

static void
proposals_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  SanAdjustmentsView *self = data;
  const SanRound *round = san_context_get_round (context_of (self));

  if (round != NULL && !self->locked)
    san_proposals_dialog_open (GTK_WIDGET (self), context_of (self), round);
}

static const GActionEntry actions[] = {
  { "proposals", proposals_action },
  { "copy-entries", copy_entries_action },
  { "add-bonus", add_action },
  { "add-deduction", add_action },
  { "add-veto", add_action },
  { "edit-entry", edit_action },
  { "delete-entry", delete_action },
};

static void
on_activate_cb (SanAdjustmentsView *self,
                guint               position)
{
  gtk_single_selection_set_selected (self->selection, position);
  san_adjustments_view_edit (self);
}

static void
san_adjustments_view_dispose (GObject *object)
{
  SanAdjustmentsView *self = SAN_ADJUSTMENTS_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_ADJUSTMENTS_VIEW);
  g_clear_object (&self->rows);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->input, san_round_input_unref);

  G_OBJECT_CLASS (san_adjustments_view_parent_class)->dispose (object);
}

static void
san_adjustments_view_class_init (SanAdjustmentsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_adjustments_view_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-adjustments-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentsView, stack);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentsView, table);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentsView, selection);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentsView, search);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentsView, figures);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentsView, proposed);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentsView, kind_all);
  gtk_widget_class_bind_template_child_full (widget_class, "bonuses", FALSE,
                                             G_STRUCT_OFFSET (SanAdjustmentsView, kinds[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "deductions", FALSE,
                                             G_STRUCT_OFFSET (SanAdjustmentsView, kinds[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "vetoes", FALSE,
                                             G_STRUCT_OFFSET (SanAdjustmentsView, kinds[2]));
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_filter_cb);
  gtk_widget_class_set_css_name (widget_class, "adjustments-view");
}

static void
add_shortcut (GtkEventController *controller,
              const char         *key,
              const char         *action)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key),
                                            gtk_named_action_new (action));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
san_adjustments_view_init (SanAdjustmentsView *self)
{
  g_autoptr (GtkFilterListModel) filtered = NULL;
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  add_column (self, SAN_LEDGER_COLUMN_KIND, _("Kind"), 84);
  add_column (self, SAN_LEDGER_COLUMN_UNITS, _("Unit"), 220);
  /* TRANSLATORS: why points are given or taken */
  add_column (self, SAN_LEDGER_COLUMN_REASON, C_("adjustment", "Reason"), 0);
  add_column (self, SAN_LEDGER_COLUMN_AMOUNT, C_("adjustment", "Points"), 90);
  add_column (self, SAN_LEDGER_COLUMN_TARGET, _("Component"), 110);
  add_column (self, SAN_LEDGER_COLUMN_DOCUMENT, _("Document"), 180);
  san_column_title_arrange (self->table);

  self->rows = g_list_store_new (SAN_TYPE_LEDGER_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (passes, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                        g_object_ref (self->filter));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (filtered));

  add_shortcut (controller, "Delete", "page.delete-entry");
  add_shortcut (controller, "<Control>c", "page.copy-entries");
  gtk_widget_add_controller (GTK_WIDGET (self->table), controller);
}

void
san_adjustments_view_set_page (SanAdjustmentsView *self,
                               SanPage            *page)
{
  g_return_if_fail (SAN_IS_ADJUSTMENTS_VIEW (self));
  g_return_if_fail (self->page == NULL);

  self->page = page;
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (page)), actions,
                                   G_N_ELEMENTS (actions), self);
  update_actions (self);
}
