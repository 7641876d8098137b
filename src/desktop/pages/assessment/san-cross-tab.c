/* san-cross-tab.c - units score each other: the matrix and what belongs to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-cross-tab.h"

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-cross-dialog.h"
#include "pages/assessment/san-cross-sheet.h"
#include "pages/assessment/san-grid-table.h"
#include "widgets/san-grid.h"

struct _SanCrossTab
{
  AdwBin         parent_instance;

  SanPage       *page;        /* not owned: it holds the tab */
  SanCrossSheet *sheet;
  gboolean       filling;

  /* Template children */
  GtkDropDown     *leaves;
  GtkDropDown     *groups;
  GtkToggleButton *given;
  GtkStack        *stack;
  AdwStatusPage   *empty;
  GtkPaned        *paned;
  SanGrid         *grid;
  GtkLabel        *missing_title;
  GtkListBox      *missing;
  GtkLabel        *rules;
  GtkLabel        *figures;
};

static void san_cross_tab_init_tab (SanAssessmentTabInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanCrossTab, san_cross_tab, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_ASSESSMENT_TAB,
                                                      san_cross_tab_init_tab))

gboolean
san_cross_tab_is_wanted (const SanRound      *round,
                         const SanRoundInput *input)
{
  for (guint i = 0; input != NULL && i < input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (input->schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        if (((SanNode *) g_ptr_array_index (scheme->nodes, j))->source == SAN_SOURCE_CROSS)
          return TRUE;
    }

  return round->kind == SAN_ROUND_CROSS;
}

static GSimpleAction *
find_action (SanCrossTab *self,
             const char  *name)
{
  GActionMap *map = G_ACTION_MAP (san_page_get_actions (self->page));

  return G_SIMPLE_ACTION (g_action_map_lookup_action (map, name));
}

/* Showing */

static void
fill_choices (SanCrossTab *self)
{
  GPtrArray *nodes = san_cross_sheet_get_leaves (self->sheet);
  GPtrArray *names = san_cross_sheet_get_groups (self->sheet);
  g_autoptr (GtkStringList) leaves = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) groups = gtk_string_list_new (NULL);
  guint leaf = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      const SanNode *node = nodes->pdata[i];

      gtk_string_list_append (leaves, node->name);
      if (node == san_cross_sheet_get_leaf (self->sheet))
        leaf = i;
    }
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (groups, names->pdata[i]);

  self->filling = TRUE;
  gtk_drop_down_set_model (self->leaves, G_LIST_MODEL (leaves));
  gtk_drop_down_set_selected (self->leaves, leaf);
  gtk_drop_down_set_model (self->groups, G_LIST_MODEL (groups));
  gtk_drop_down_set_selected (self->groups, san_cross_sheet_get_group (self->sheet));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->leaves), nodes->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->groups), names->len > 1);
}

static void
show_missing (SanCrossTab *self)
{
  g_autoptr (GArray) missing = san_cross_sheet_get_missing (self->sheet);
  g_autofree char *title = g_strdup_printf (_("Visits not made: %u"), missing->len);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->missing))) != NULL)
    gtk_list_box_remove (self->missing, child);
  for (guint i = 0; i < missing->len; i++)
    {
      const SanCrossMissing *pair = &g_array_index (missing, SanCrossMissing, i);
      g_autofree char *text =
        g_strjoin (" → ", san_cross_sheet_unit (self->sheet, pair->evaluator_id),
                   san_cross_sheet_unit (self->sheet, pair->target_id), NULL);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_margin_start (label, 8);
      gtk_widget_set_margin_end (label, 8);
      gtk_widget_set_tooltip_text (label, text);
      g_object_set_data_full (G_OBJECT (label), "pair", g_memdup2 (pair, sizeof *pair), g_free);
      gtk_list_box_append (self->missing, label);
    }
  gtk_label_set_text (self->missing_title, san_cross_sheet_get_plan (self->sheet) != NULL
                      ? title : _("No visits are assigned"));
}

static void
show_rules (SanCrossTab *self)
{
  const SanNode *leaf = san_cross_sheet_get_leaf (self->sheet);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *mean = san_cross_sheet_get_mean (self->sheet);
  g_autofree char *figures = NULL;

  g_string_append (text, leaf->comparable
                   ? _("The score is made of comparable values: each less the evaluator's mean, "
                       "plus the mean of all.")
                   : _("The score is made of what was given."));
  g_string_append_c (text, ' ');
  if (leaf->trim > 0)
    g_string_append_printf (text, ngettext ("The highest and the lowest %u of a unit that has "
                                            "enough is dropped; it stands in brackets.",
                                            "The highest and the lowest %u of a unit that has "
                                            "enough are dropped; they stand in brackets.",
                                            leaf->trim), leaf->trim);
  else
    g_string_append (text, _("Nothing is dropped."));
  gtk_label_set_text (self->rules, text->str);

  figures = *mean == '\0' ? g_strdup (_("Nothing was given yet"))
            : g_strdup_printf (_("Evaluations %1$u   Mean of all %2$s"),
                               san_cross_sheet_get_n (self->sheet), mean);
  gtk_label_set_text (self->figures, figures);
}

static void
show_sheet (SanCrossTab *self)
{
  gboolean open = !san_cross_sheet_is_locked (self->sheet);
  gboolean has_leaf = san_cross_sheet_get_leaf (self->sheet) != NULL;
  gboolean has_rows = san_grid_model_get_n_rows (SAN_GRID_MODEL (self->sheet)) > 0;

  fill_choices (self);
  if (has_leaf)
    {
      show_missing (self);
      show_rules (self);
    }
  adw_status_page_set_title (self->empty, has_leaf ? _("Nobody to score")
                                                   : _("No component is scored by other units"));
  adw_status_page_set_description (self->empty, has_leaf
    ? _("The round has no grouping: its units are those that were scored. Import evaluations.")
    : _("Give the scheme of the round a component with the source cross-evaluation."));
  gtk_stack_set_visible_child_name (self->stack, has_leaf && has_rows ? "matrix" : "empty");
  g_simple_action_set_enabled (find_action (self, "cross-assign"), open && has_leaf);
  g_simple_action_set_enabled (find_action (self, "cross-unassign"),
                               open && san_cross_sheet_get_plan (self->sheet) != NULL);
  san_assessment_tab_described (SAN_ASSESSMENT_TAB (self));
}

static void
san_cross_tab_load (SanAssessmentTab *tab,
                    SanRound         *round)
{
  SanCrossTab *self = SAN_CROSS_TAB (tab);
  g_autoptr (GError) error = NULL;

  if (san_cross_sheet_load (self->sheet, round, &error))
    show_sheet (self);
  else
    san_context_report (san_page_get_context (self->page), error);
}

static void
on_written_cb (SanCrossTab *self)
{
  SanRound *round = san_context_get_round (san_page_get_context (self->page));

  if (round != NULL)
    san_cross_tab_load (SAN_ASSESSMENT_TAB (self), round);
}

/* Choosing */

static void
on_leaf_selected_cb (SanCrossTab *self)
{
  if (self->filling || self->sheet == NULL)
    return;

  san_cross_sheet_set_leaf (self->sheet, gtk_drop_down_get_selected (self->leaves));
  show_sheet (self);
}

static void
on_group_selected_cb (SanCrossTab *self)
{
  if (!self->filling && self->sheet != NULL)
    san_cross_sheet_set_group (self->sheet, gtk_drop_down_get_selected (self->groups));
}

static void
on_view_toggled_cb (SanCrossTab *self)
{
  if (self->sheet != NULL)
    san_cross_sheet_set_comparable (self->sheet, !gtk_toggle_button_get_active (self->given));
}

static void
on_missing_activated_cb (SanCrossTab   *self,
                         GtkListBoxRow *row)
{
  const SanCrossMissing *pair = g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)),
                                                   "pair");
  guint group = san_cross_sheet_group_of (self->sheet, pair->target_id);
  guint cell_row;
  guint cell_column;

  gtk_toggle_button_set_active (self->given, TRUE);
  if (group != G_MAXUINT)
    gtk_drop_down_set_selected (self->groups, group);
  if (san_cross_sheet_find (self->sheet, pair->evaluator_id, pair->target_id, &cell_row,
                            &cell_column))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
      san_grid_go_to (self->grid, cell_row, cell_column);
    }
}

/* Actions */

static void
assign_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanCrossTab *self = data;

  gtk_window_present (san_cross_dialog_new (GTK_WIDGET (self), san_page_get_context (self->page),
                                            self->sheet));
}

static gboolean
remove_plan (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  return san_cross_plan_store_put (database, *(gint64 *) data, NULL, error);
}

static void
unassign_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  SanCrossTab *self = data;
  SanRound *round = san_context_get_round (san_page_get_context (self->page));
  gint64 id = round->id;
  g_autofree char *label = g_strdup (round->label);

  san_cross_sheet_change (self->sheet, "cross.assign", label, remove_plan, &id,
                          _("The assignment was taken back"));
}

static const GActionEntry actions[] = {
  { "cross-assign", assign_action },
  { "cross-unassign", unassign_action },
};

/* As a tab */

static void
san_cross_tab_set_page (SanAssessmentTab *tab,
                        SanPage          *page)
{
  SanCrossTab *self = SAN_CROSS_TAB (tab);

  self->page = page;
  self->sheet = san_cross_sheet_new (san_page_get_context (page));
  san_grid_set_model (self->grid, SAN_GRID_MODEL (self->sheet));
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (page)), actions,
                                   G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->sheet, "written", G_CALLBACK (on_written_cb), self,
                           G_CONNECT_SWAPPED);
  san_page_bind_paned (page, self->paned, "cross", -242);
}

static gboolean
san_cross_tab_is_writing (SanAssessmentTab *tab)
{
  return san_cross_sheet_is_writing (SAN_CROSS_TAB (tab)->sheet);
}

static void
san_cross_tab_describe (SanAssessmentTab *tab,
                        char            **facts,
                        char            **progress,
                        double           *fraction)
{
  SanCrossTab *self = SAN_CROSS_TAB (tab);
  SanRound *round = san_context_get_round (san_page_get_context (self->page));
  const SanCrossPlan *plan = san_cross_sheet_get_plan (self->sheet);
  guint n = plan != NULL ? plan->pairs->len : 0;

  *facts = g_strdup (round != NULL ? round->label : "");
  *progress = g_strdup ("");
  if (n > 0)
    {
      g_autoptr (GArray) missing = san_cross_sheet_get_missing (self->sheet);

      g_free (*progress);
      *progress = g_strdup_printf (_("%u of %u visits"), n - missing->len, n);
      *fraction = (double) (n - missing->len) / n;
    }
}

/* Whoever reads the paper is told what the numbers are, and who drew the visits how. */
static SanTextTable *
san_cross_tab_get_table (SanAssessmentTab *tab)
{
  SanCrossTab *self = SAN_CROSS_TAB (tab);
  SanContext *context = san_page_get_context (self->page);
  const SanCrossPlan *plan = san_cross_sheet_get_plan (self->sheet);
  g_autofree char *title = g_strdup_printf (_("Cross-evaluation %s"),
                                            san_context_get_round (context)->label);
  g_autofree char *drawn = plan != NULL
                           ? g_strdup_printf (_("Visits drawn by %1$s from the seed %2$s"),
                                              plan->algorithm, plan->seed) : g_strdup ("");
  g_autofree char *note = g_strjoin ("   ", gtk_label_get_text (self->figures), drawn, NULL);

  return san_grid_table_new (SAN_GRID_MODEL (self->sheet), title, san_context_get_title (context),
                             note);
}

static void
san_cross_tab_init_tab (SanAssessmentTabInterface *iface)
{
  iface->set_page = san_cross_tab_set_page;
  iface->load = san_cross_tab_load;
  iface->is_writing = san_cross_tab_is_writing;
  iface->describe = san_cross_tab_describe;
  iface->get_table = san_cross_tab_get_table;
  iface->import_kind = "evaluations";
}

static void
san_cross_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_CROSS_TAB);
  g_clear_object (&SAN_CROSS_TAB (object)->sheet);

  G_OBJECT_CLASS (san_cross_tab_parent_class)->dispose (object);
}

static void
san_cross_tab_class_init (SanCrossTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_cross_tab_dispose;
  g_type_ensure (SAN_TYPE_GRID);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-cross-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, leaves);
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, groups);
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, given);
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, stack);
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, empty);
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, paned);
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, grid);
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, missing_title);
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, missing);
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, rules);
  gtk_widget_class_bind_template_child (widget_class, SanCrossTab, figures);
  gtk_widget_class_bind_template_callback (widget_class, on_leaf_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_group_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_missing_activated_cb);
  gtk_widget_class_set_css_name (widget_class, "cross-tab");
}

static void
san_cross_tab_init (SanCrossTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
