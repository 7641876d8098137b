/* san-score-view.c - the score sheet with everything around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-score-view.h"

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-checks-pane.h"
#include "pages/assessment/san-formula-bar.h"
#include "pages/assessment/san-paste-dialog.h"
#include "pages/assessment/san-score-questions.h"

#define CELL_WIDTH      59
#define CELL_WIDTH_WIDE 64

struct _SanScoreView
{
  AdwBin         parent_instance;

  SanPage       *page;          /* not owned: it holds the view */
  SanScoreSheet *sheet;
  GtkWidget     *menu;          /* of the cells; NULL until it is asked for */
  gboolean       filling;

  /* Template children */
  GtkBox          *groups;
  GtkToggleButton *missing_only;
  GtkToggleButton *issues_only;
  SanFormulaBar   *formula;
  SanGrid         *grid;
  SanChecksPane   *checks;
  GtkLabel        *selected;
  GtkWidget       *hints;
  GMenuModel      *cell_menu;
};

G_DEFINE_FINAL_TYPE (SanScoreView, san_score_view, ADW_TYPE_BIN)

static SanContext *
context_of (SanScoreView * self)
{
  return san_page_get_context (self->page);
}

static GSimpleAction *
find_action (SanScoreView *self,
             const char   *name)
{
  GActionMap *map = G_ACTION_MAP (san_page_get_actions (self->page));

  return G_SIMPLE_ACTION (g_action_map_lookup_action (map, name));
}

static const SanSheetIssue *
issue_at (SanScoreView *self,
          guint         row,
          guint         column)
{
  GPtrArray *issues = san_score_sheet_get_issues (self->sheet);

  for (guint i = 0; i < issues->len; i++)
    {
      const SanSheetIssue *issue = g_ptr_array_index (issues, i);
      guint issue_row, issue_column;

      if (issue->node != G_MAXUINT && issue->severity != SAN_ISSUE_NOTE &&
          san_score_sheet_shows (self->sheet, issue) &&
          san_score_sheet_place (self->sheet, issue, &issue_row, &issue_column) &&
          issue_row == row && issue_column == column)
        return issue;
    }

  return NULL;
}

/* Showing */

static void
show_selection (SanScoreView *self)
{
  SanGridRange range;
  g_autoptr (SanSheetStats) stats = NULL;
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  if (!san_grid_get_selection (self->grid, &range))
    {
      gtk_label_set_text (self->selected, "");
      return;
    }

  /* one cell stands in the formula bar */
  if (range.n_rows == 1 && range.n_columns == 1)
    {
      gtk_label_set_text (self->selected, "");
      return;
    }

  stats = san_score_sheet_sum_up (self->sheet, &range);
  size = g_strdup_printf (_("%u rows × %u columns"), range.n_rows, range.n_columns);
  text = stats->n_numbers == 0 ? g_strdup (size)
         : g_strdup_printf (_("%s   Sum %s   <b>Mean %s</b>   Min %s   Max %s"), size,
                            stats->sum, stats->mean, stats->min, stats->max);
  gtk_label_set_markup (self->selected, text);
}

static void
update_actions (SanScoreView *self)
{
  static const char *const writing[] = {
    "cut", "paste", "clear", "fill-down", "fill-right", "note", "change-line",
  };
  gboolean open = san_score_sheet_get_locked (self->sheet) == NULL &&
                  san_score_sheet_get_scores (self->sheet) != NULL;
  guint row, column;
  gboolean there = san_grid_get_active (self->grid, &row, &column);
  const SanSheetIssue *issue = there ? issue_at (self, row, column) : NULL;
  SanGridRange range;

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    g_simple_action_set_enabled (find_action (self, writing[i]),
                                 open && (there || i + 1 == G_N_ELEMENTS (writing)));
  g_simple_action_set_enabled (find_action (self, "copy"), there);
  g_simple_action_set_enabled (find_action (self, "explain"), there);
  g_simple_action_set_enabled (find_action (self, "confirm"),
                               open && issue != NULL && (issue->fixes & SAN_FIX_CONFIRM));
  g_simple_action_set_enabled (find_action (self, "restore"),
                               open && san_grid_get_selection (self->grid, &range) &&
                               san_score_sheet_is_overridden (self->sheet, &range));
}

static void
on_selection_changed_cb (SanScoreView *self)
{
  guint row, column;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->page == NULL)
    return;

  san_formula_bar_update (self->formula);
  show_selection (self);
  update_actions (self);
  san_checks_pane_select (self->checks, san_grid_get_active (self->grid, &row, &column)
                          ? issue_at (self, row, column) : NULL);
}

static void
on_edit_changed_cb (SanScoreView *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)) && self->page != NULL)
    san_formula_bar_update (self->formula);
}

static void
show_filters (SanScoreView *self)
{
  SanSheetFilter filter = san_score_sheet_get_filter (self->sheet);
  SanSheetCounts counts;
  g_autofree char *missing = NULL;
  g_autofree char *issues = NULL;

  san_score_sheet_get_counts (self->sheet, &counts);
  missing = g_strdup_printf (_("Missing %u"), counts.n_missing);
  issues = g_strdup_printf (_("Issues %u"), counts.n_errors + counts.n_warnings);
  gtk_button_set_label (GTK_BUTTON (self->missing_only), missing);
  gtk_button_set_label (GTK_BUTTON (self->issues_only), issues);

  self->filling = TRUE;
  gtk_toggle_button_set_active (self->missing_only, filter == SAN_SHEET_MISSING);
  gtk_toggle_button_set_active (self->issues_only, filter == SAN_SHEET_ISSUES);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->missing_only),
                            counts.n_missing > 0 || filter == SAN_SHEET_MISSING);
  gtk_widget_set_sensitive (GTK_WIDGET (self->issues_only),
                            counts.n_rows_issues > 0 || filter == SAN_SHEET_ISSUES);
}

static void
mark_group (SanScoreView *self)
{
  guint group = san_score_sheet_get_group (self->sheet);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->groups));

  self->filling = TRUE;
  for (guint i = 0; button != NULL; i++, button = gtk_widget_get_next_sibling (button))
    if (i == group)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  self->filling = FALSE;
}

static void
on_checked_cb (SanScoreView *self)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  san_checks_pane_update (self->checks, self->sheet);
  show_filters (self);
  mark_group (self);
  on_selection_changed_cb (self);
}

static void
on_group_toggled_cb (SanScoreView    *self,
                     GtkToggleButton *button)
{
  if (self->filling || !gtk_toggle_button_get_active (button))
    return;

  if (san_grid_commit (self->grid, SAN_GRID_STAY))
    san_score_sheet_set_group (self->sheet,
                               GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "group")));
  else
    mark_group (self);
}

/* A toggle for each group, with how many units it has. They stay while the names do, so
 * that the focus stays. */
static void
show_groups (SanScoreView *self)
{
  SanScores *scores = san_score_sheet_get_scores (self->sheet);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->groups));
  GtkToggleButton *first = NULL;
  guint n = scores != NULL ? scores->input->groups->len : 0;

  self->filling = TRUE;
  for (guint i = 0; i < n; i++)
    {
      const char *name = g_ptr_array_index (scores->input->groups, i);
      g_autofree char *label = NULL;
      guint n_units = 0;

      for (guint j = 0; j < scores->n_scores; j++)
        n_units += scores->scores[j].participant->group == i;
      label = g_strdup_printf ("%s %u", *name != '\0' ? name : _("All units"), n_units);

      if (child == NULL)
        {
          child = gtk_toggle_button_new ();
          g_object_set_data (G_OBJECT (child), "group", GUINT_TO_POINTER (i));
          g_signal_connect_object (child, "toggled", G_CALLBACK (on_group_toggled_cb), self,
                                   G_CONNECT_SWAPPED);
          gtk_box_append (self->groups, child);
          if (first != NULL)
            gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (child), first);
        }
      gtk_button_set_label (GTK_BUTTON (child), label);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (child);
      child = gtk_widget_get_next_sibling (child);
    }

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (self->groups, child);
      child = next;
    }
  self->filling = FALSE;
}

/* Filters */

static void
set_filter (SanScoreView  *self,
            SanSheetFilter filter)
{
  if (san_grid_commit (self->grid, SAN_GRID_STAY))
    san_score_sheet_set_filter (self->sheet, filter);
  show_filters (self);
}

static void
on_filter_toggled_cb (SanScoreView    *self,
                      GtkToggleButton *button)
{
  SanSheetFilter filter = button == self->missing_only ? SAN_SHEET_MISSING : SAN_SHEET_ISSUES;

  if (!self->filling)
    set_filter (self, gtk_toggle_button_get_active (button) ? filter : SAN_SHEET_ALL);
}

static void
on_missing_only_cb (SanScoreView *self)
{
  set_filter (self, san_score_sheet_get_filter (self->sheet) == SAN_SHEET_MISSING
              ? SAN_SHEET_ALL : SAN_SHEET_MISSING);
}

/* Issues */

static void
go_to_issue (SanScoreView        *self,
             const SanSheetIssue *issue)
{
  guint row, column;

  if (!san_score_sheet_reveal (self->sheet, issue, &row, &column))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  san_grid_go_to (self->grid, row, column);
}

/* Places in reading order: rows, then columns */
static gint64
order_of (guint row,
          guint column)
{
  return ((gint64) row << 32) + column;
}

static void
on_issue_requested_cb (SanScoreView *self,
                       int           direction)
{
  GPtrArray *issues = san_score_sheet_get_issues (self->sheet);
  const SanSheetIssue *next = NULL, *far = NULL;
  gint64 next_order = 0, far_order = 0;
  guint row, column;
  gint64 here;

  if (!san_grid_get_active (self->grid, &row, &column))
    return;
  here = order_of (row, column);

  for (guint i = 0; i < issues->len; i++)
    {
      const SanSheetIssue *issue = g_ptr_array_index (issues, i);
      gint64 order;

      if (issue->node == G_MAXUINT || issue->severity == SAN_ISSUE_NOTE ||
          !san_score_sheet_shows (self->sheet, issue) ||
          !san_score_sheet_place (self->sheet, issue, &row, &column))
        continue;

      order = order_of (row, column);
      if ((order - here) * direction > 0 &&
          (next == NULL || (next_order - order) * direction > 0))
        {
          next = issue;
          next_order = order;
        }
      if (far == NULL || (far_order - order) * direction > 0)
        {
          far = issue;
          far_order = order;
        }
    }

  /* after the last one the first again */
  if (next == NULL)
    next = far;
  if (next != NULL)
    go_to_issue (self, next);
}

static void
on_fix_cb (SanScoreView        *self,
           const SanSheetIssue *issue,
           guint                fix)
{
  switch ((SanSheetFix) fix)
    {
    case SAN_FIX_SET_FULL:
    case SAN_FIX_SET_ZERO:
      san_score_sheet_fix (self->sheet, issue, (SanSheetFix) fix);
      break;

    case SAN_FIX_CONFIRM:
      san_score_ask_reason (GTK_WIDGET (self), context_of (self), self->sheet, issue);
      break;

    case SAN_FIX_SHOW_MISSING:
      set_filter (self, SAN_SHEET_MISSING);
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
      break;

    case SAN_FIX_GO_TO:
    default:
      go_to_issue (self, issue);
      break;
    }
}

static void
on_fix_requested_cb (SanScoreView *self)
{
  static const SanSheetFix first[] = { SAN_FIX_SET_FULL, SAN_FIX_SET_ZERO, SAN_FIX_CONFIRM };
  guint row, column;
  const SanSheetIssue *issue;

  if (!san_grid_get_active (self->grid, &row, &column) ||
      san_score_sheet_get_locked (self->sheet) != NULL)
    return;

  issue = issue_at (self, row, column);
  for (guint i = 0; issue != NULL && i < G_N_ELEMENTS (first); i++)
    if (issue->fixes & first[i])
      {
        on_fix_cb (self, issue, first[i]);
        return;
      }
}

static void
ask_for_note (SanScoreView *self)
{
  guint row, column;

  if (san_grid_get_active (self->grid, &row, &column))
    san_score_ask_note (GTK_WIDGET (self), context_of (self), self->sheet, row, column);
}

static void
on_override_requested_cb (SanScoreView *self,
                          guint         row,
                          guint         column,
                          const char   *text)
{
  san_score_ask_override (GTK_WIDGET (self), context_of (self), self->sheet, row, column, text);
}

static void
restore (SanScoreView *self)
{
  SanGridRange range;

  if (san_grid_get_selection (self->grid, &range))
    san_score_sheet_restore (self->sheet, &range);
}

/* Pasting */

static void
on_paste_answered_cb (gboolean accept,
                      gpointer data)
{
  san_grid_answer_paste (data, accept);
}

static gboolean
on_confirm_paste_cb (SanScoreView       *self,
                     const SanGridPaste *paste)
{
  san_paste_dialog_show (GTK_WIDGET (self), self->sheet, paste, on_paste_answered_cb,
                         self->grid);
  return TRUE;
}

/* The menu of the cells */

static void
on_context_menu_cb (SanScoreView *self,
                    double        x,
                    double        y)
{
  double view_x, view_y;

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->cell_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self->grid), GTK_WIDGET (self), x, y,
                                         &view_x, &view_y))
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) view_x, (int) view_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_notes_toggled_cb (SanScoreView *self)
{
  g_action_change_state (G_ACTION (find_action (self, "checks")), g_variant_new_boolean (TRUE));
  san_score_sheet_toggle_notes (self->sheet);
}

/* Actions */

#define GRID_ACTION(name, call) \
  static void \
  name ## _action (GSimpleAction * action, \
                   GVariant * parameter, \
                   gpointer data) \
  { \
    call; \
  }

GRID_ACTION (copy, san_grid_copy (SAN_SCORE_VIEW (data)->grid))
GRID_ACTION (cut, san_grid_cut (SAN_SCORE_VIEW (data)->grid))
GRID_ACTION (paste, san_grid_paste (SAN_SCORE_VIEW (data)->grid))
GRID_ACTION (clear, san_grid_clear (SAN_SCORE_VIEW (data)->grid))
GRID_ACTION (fill_down, san_grid_fill_down (SAN_SCORE_VIEW (data)->grid))
GRID_ACTION (fill_right, san_grid_fill_right (SAN_SCORE_VIEW (data)->grid))
GRID_ACTION (note, ask_for_note (data))
GRID_ACTION (restore, restore (data))
GRID_ACTION (show_notes, on_notes_toggled_cb (data))
GRID_ACTION (search, san_formula_bar_grab_name (SAN_SCORE_VIEW (data)->formula))

static void
confirm_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanScoreView *self = data;
  guint row, column;
  const SanSheetIssue *issue = san_grid_get_active (self->grid, &row, &column)
                               ? issue_at (self, row, column) : NULL;

  if (issue != NULL)
    san_score_ask_reason (GTK_WIDGET (self), context_of (self), self->sheet, issue);
}

/* Why the total of the unit is what it is */
static void
explain_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanScoreView *self = data;
  guint row, column;

  if (san_grid_get_active (self->grid, &row, &column))
    san_page_go (self->page, "ranking",
                 g_variant_new_int64 (san_score_sheet_get_unit (self->sheet, row)));
}

static void
change_line_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  san_score_ask_line (GTK_WIDGET (data), context_of (data));
}

static void
change_checks_state (GSimpleAction *action,
                     GVariant      *state,
                     gpointer       data)
{
  SanScoreView *self = data;

  g_simple_action_set_state (action, state);
  gtk_widget_set_visible (GTK_WIDGET (self->checks), g_variant_get_boolean (state));
}

static void
on_checks_closed_cb (SanScoreView *self)
{
  g_action_change_state (G_ACTION (find_action (self, "checks")), g_variant_new_boolean (FALSE));
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static const GActionEntry actions[] = {
  { "copy", copy_action },
  { "cut", cut_action },
  { "paste", paste_action },
  { "clear", clear_action },
  { "fill-down", fill_down_action },
  { "fill-right", fill_right_action },
  { "note", note_action },
  { "confirm", confirm_action },
  { "restore", restore_action },
  { "search", search_action },
  { "explain", explain_action },
  { "show-notes", show_notes_action },
  { "change-line", change_line_action },
  { "checks", NULL, NULL, "true", change_checks_state },
};

static void
on_width_class_cb (SanScoreView *self)
{
  SanWidthClass width = san_page_get_width_class (self->page);

  san_grid_set_cell_width (self->grid, width == SAN_WIDTH_WIDE ? CELL_WIDTH_WIDE : CELL_WIDTH);
  gtk_widget_set_visible (self->hints, width != SAN_WIDTH_NARROW);
}

static void
san_score_view_dispose (GObject *object)
{
  SanScoreView *self = SAN_SCORE_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  if (self->formula != NULL)
    san_formula_bar_set_grid (self->formula, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_SCORE_VIEW);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (san_score_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SanScoreView, groups);
  gtk_widget_class_bind_template_child (widget_class, SanScoreView, missing_only);
  gtk_widget_class_bind_template_child (widget_class, SanScoreView, issues_only);
  gtk_widget_class_bind_template_child (widget_class, SanScoreView, formula);
  gtk_widget_class_bind_template_child (widget_class, SanScoreView, grid);
  gtk_widget_class_bind_template_child (widget_class, SanScoreView, checks);
  gtk_widget_class_bind_template_child (widget_class, SanScoreView, selected);
  gtk_widget_class_bind_template_child (widget_class, SanScoreView, hints);
  gtk_widget_class_bind_template_child (widget_class, SanScoreView, cell_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_missing_only_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_issue_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_fix_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_fix_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_checks_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_context_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_notes_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_for_note);
  gtk_widget_class_bind_template_callback (widget_class, restore);
  gtk_widget_class_bind_template_callback_full (widget_class, "grab_value",
                                                G_CALLBACK (san_formula_bar_grab_value));
}

static void
san_score_view_class_init (SanScoreViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_score_view_dispose;

  g_type_ensure (SAN_TYPE_GRID);
  g_type_ensure (SAN_TYPE_FORMULA_BAR);
  g_type_ensure (SAN_TYPE_CHECKS_PANE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-score-view.ui");
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "score-view");
}

static void
san_score_view_init (SanScoreView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
san_score_view_set_page (SanScoreView *self,
                         SanPage      *page)
{
  g_return_if_fail (SAN_IS_SCORE_VIEW (self));
  g_return_if_fail (self->page == NULL);

  self->page = page;
  self->sheet = san_score_sheet_new (san_page_get_context (page));
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (page)), actions,
                                   G_N_ELEMENTS (actions), self);
  g_signal_connect_swapped (self->sheet, "checked", G_CALLBACK (on_checked_cb), self);
  g_signal_connect_swapped (self->sheet, "override-requested",
                            G_CALLBACK (on_override_requested_cb), self);
  san_grid_set_model (self->grid, SAN_GRID_MODEL (self->sheet));
  san_formula_bar_set_grid (self->formula, self->grid, self->sheet);
  g_signal_connect_object (page, "notify::width-class", G_CALLBACK (on_width_class_cb), self,
                           G_CONNECT_SWAPPED);
  on_width_class_cb (self);
}

gboolean
san_score_view_load (SanScoreView   *self,
                     const SanRound *round,
                     GError        **error)
{
  gboolean loaded;

  g_return_val_if_fail (SAN_IS_SCORE_VIEW (self), FALSE);

  loaded = san_score_sheet_load (self->sheet, round, error);
  show_groups (self);
  mark_group (self);

  return loaded;
}

SanScoreSheet *
san_score_view_get_sheet (SanScoreView *self)
{
  g_return_val_if_fail (SAN_IS_SCORE_VIEW (self), NULL);

  return self->sheet;
}

SanGrid *
san_score_view_get_grid (SanScoreView *self)
{
  g_return_val_if_fail (SAN_IS_SCORE_VIEW (self), NULL);

  return self->grid;
}

gboolean
san_score_view_show_unit (SanScoreView *self,
                          gint64        unit_id)
{
  guint row;

  g_return_val_if_fail (SAN_IS_SCORE_VIEW (self), FALSE);

  if (!san_score_sheet_find_unit (self->sheet, unit_id, &row))
    return FALSE;

  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  san_grid_go_to (self->grid, row, 0);
  return TRUE;
}

void
san_score_view_show_error (SanScoreView *self)
{
  GPtrArray *issues;

  g_return_if_fail (SAN_IS_SCORE_VIEW (self));

  issues = san_score_sheet_get_issues (self->sheet);
  g_action_change_state (G_ACTION (find_action (self, "checks")), g_variant_new_boolean (TRUE));
  if (issues->len > 0)
    go_to_issue (self, g_ptr_array_index (issues, 0));
}
