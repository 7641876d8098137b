/* san-sample-tab.c - the points drawn for a round, and the plan of their visits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-sample-tab.h"

#include <glib/gi18n-lib.h>

#include "app/san-pick-item.h"
#include "app/san-undo.h"
#include "pages/assessment/san-visit-plan.h"
#include "paper/san-sampling-record.h"
#include "rounds/san-draw-store.h"
#include "store/san-journal.h"
#include "widgets/san-print-preview.h"

struct _SanSampleTab
{
  GtkWidget  parent_instance;

  SanPage   *page;           /* holds the tab */
  gint64     round;
  SanDraw   *draw;           /* (nullable) */
  GPtrArray *points;         /* SanDrawPoint, of the plan: borrowed by the list's rows */
  guint      n_frame;
  guint      n_planned;
  GtkWidget *tools;
  guint      focusing;       /* source that will focus the list */

  /* Template children */
  GtkStack      *stack;
  GtkColumnView *list;
  GtkLabel      *facts;
  GtkWidget     *undo;
  SanVisitPlan  *plan;
};

static void san_sample_tab_tab_init (SanAssessmentTabInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanSampleTab, san_sample_tab, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_ASSESSMENT_TAB,
                                                      san_sample_tab_tab_init))

static SanContext *
context_of (SanSampleTab * self)
{
  return san_page_get_context (self->page);
}

static GtkWindow *
window_of (SanSampleTab *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Buttons */

static void
show_paper (SanSampleTab *self,
            SanPaper     *paper,
            const GError *error)
{
  if (paper == NULL)
    san_context_report (context_of (self), error);
  else
    gtk_window_present (GTK_WINDOW (san_print_preview_new (window_of (self), paper)));
  g_clear_object (&paper);
}

static void
on_record_clicked_cb (SanSampleTab *self)
{
  SanContext *context = context_of (self);
  g_autoptr (GError) error = NULL;

  show_paper (self, san_sampling_record_new (san_context_get_database (context),
                                             san_context_get_round (context), &error), error);
}

static void
on_sheets_cb (SanSampleTab *self)
{
  SanContext *context = context_of (self);
  SanTime now = san_workspace_now (san_context_get_workspace (context));
  g_autoptr (GError) error = NULL;

  show_paper (self, san_day_sheets_new (san_context_get_database (context),
                                        san_context_get_round (context), SAN_DAY_MIN,
                                        san_time_day (now), &error), error);
}

static void
on_undo_clicked_cb (SanSampleTab *self)
{
  SanContext *context = context_of (self);
  g_autoptr (GError) error = NULL;
  gint64 seq = san_journal_step_of (san_context_get_database (context), "draw", self->round,
                                    &error);

  if (error != NULL)
    san_context_report (context, error);
  else if (seq != 0)
    san_undo (window_of (self), context, seq);
}

/* The list */

static void
on_selection_cb (SanSampleTab      *self,
                 guint              position,
                 guint              n,
                 GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (model);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint64 i = 0; i < gtk_bitset_get_size (bits); i++)
    {
      g_autoptr (SanPickItem) item =
        g_list_model_get_item (G_LIST_MODEL (model), gtk_bitset_get_nth (bits, (guint) i));

      g_array_append_val (ids, san_pick_item_get_point (item)->point_id);
    }
  san_visit_plan_set_selected (self->plan, ids);
}

static SanDrawPoint *
copy_point (const SanDrawPoint *point)
{
  SanDrawPoint *copy = g_memdup2 (point, sizeof *point);

  copy->code = g_strdup (point->code);
  copy->name = g_strdup (point->name);
  copy->address = g_strdup (point->address);
  copy->category = g_strdup (point->category);
  copy->key = g_strdup (point->key);

  return copy;
}

static void
fill_list (SanSampleTab *self)
{
  SanRoster *roster = san_context_get_roster (context_of (self));
  g_autoptr (GListStore) store = g_list_store_new (SAN_TYPE_PICK_ITEM);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkSelectionModel) model = NULL;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->n_planned = 0;
  for (guint i = 0; i < self->points->len; i++)
    {
      const SanDrawPoint *point = self->points->pdata[i];
      const SanUnit *unit = roster != NULL ? san_roster_get (roster, point->unit_id) : NULL;

      self->n_planned += point->day != SAN_DAY_MIN;
      g_ptr_array_add (items, san_pick_item_new (copy_point (point), unit != NULL
                                                 ? san_roster_display (roster, unit) : ""));
    }
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  model = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (store))));
  g_signal_connect_object (model, "selection-changed", G_CALLBACK (on_selection_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->list, model);
  san_visit_plan_set_selected (self->plan, none);
}

static guint
count_lines (GBytes *frame)
{
  gsize length;
  const char *bytes = g_bytes_get_data (frame, &length);
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] == '\n';

  return n;
}

static void
show_facts (SanSampleTab *self)
{
  const SanDraw *draw = self->draw;
  g_autofree char *text =
    g_strdup_printf (_("Drawn on %1$s: %2$u of %3$u points\nSeed %4$s, algorithm %5$s\n"
                       "SHA-256 of the frame: %6$s"), draw->drawn, draw->n_points,
                     self->n_frame, draw->seed, draw->algorithm, draw->frame);

  gtk_label_set_text (self->facts, text);
}

static gboolean
load (SanSampleTab *self,
      SanRound     *round,
      GError      **error)
{
  SanDatabase *database = san_context_get_database (context_of (self));
  g_autoptr (GBytes) frame = NULL;
  GError *local = NULL;

  g_clear_pointer (&self->draw, san_draw_free);
  self->round = round->id;
  self->draw = san_draw_store_get (database, round->id, &local);
  if (self->draw == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, local);
      return local == NULL;
    }

  frame = san_draw_store_frame (database, round->id, error);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  self->points = frame != NULL ? san_draw_store_list (database, round->id, error) : NULL;
  if (self->points == NULL)
    return FALSE;

  self->n_frame = count_lines (frame);

  return TRUE;
}

static gboolean
focus_list (gpointer data)
{
  SanSampleTab *self = data;

  self->focusing = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));

  return G_SOURCE_REMOVE;
}

/* Once it has rows, which are made when it is drawn. */
static void
focus_list_soon (SanSampleTab *self)
{
  if (self->focusing == 0)
    self->focusing = g_idle_add_full (G_PRIORITY_LOW, focus_list, self, NULL);
}

static void
tab_load (SanAssessmentTab *tab,
          SanRound         *round)
{
  SanSampleTab *self = SAN_SAMPLE_TAB (tab);
  SanContext *context = context_of (self);
  g_autoptr (GError) error = NULL;

  if (!load (self, round, &error))
    {
      san_context_report (context, error);
      return;
    }

  if (self->draw != NULL)
    {
      san_visit_plan_load (self->plan, context, round, self->points);
      fill_list (self);
      show_facts (self);
      gtk_widget_set_sensitive (self->undo, round->state < SAN_ROUND_REVIEW &&
                                !san_context_is_read_only (context));
    }
  /* the stack would hand the focus on to a button that takes the draw back */
  if (self->draw != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL &&
      g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty"))
    focus_list_soon (self);
  gtk_stack_set_visible_child_name (self->stack, self->draw != NULL ? "drawn" : "empty");
  san_assessment_tab_described (tab);
}

static void
tab_describe (SanAssessmentTab *tab,
              char            **facts,
              char            **progress,
              double           *fraction)
{
  SanSampleTab *self = SAN_SAMPLE_TAB (tab);

  if (self->draw == NULL)
    {
      *facts = g_strdup (_("Nothing is drawn yet"));
      *progress = g_strdup ("");
      *fraction = 0;
      return;
    }

  *facts = g_strdup_printf (_("%1$u of %2$u points · seed %3$s"), self->draw->n_points,
                            self->n_frame, self->draw->seed);
  *progress = g_strdup_printf (_("%1$u of %2$u planned"), self->n_planned,
                               self->draw->n_points);
  *fraction = self->draw->n_points > 0 ? self->n_planned / (double) self->draw->n_points : 0;
}

static GtkWidget *
tab_get_tools (SanAssessmentTab *tab)
{
  SanSampleTab *self = SAN_SAMPLE_TAB (tab);

  if (self->tools == NULL)
    {
      self->tools = g_object_ref_sink (gtk_button_new_with_label (_("Sample…")));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->tools), "page.sample");
      gtk_widget_set_valign (self->tools, GTK_ALIGN_CENTER);
    }

  return self->tools;
}

static void
on_width_class_cb (SanSampleTab *self)
{
  san_pick_columns_set_narrow (self->list,
                               san_page_get_width_class (self->page) == SAN_WIDTH_NARROW);
}

static void
tab_set_page (SanAssessmentTab *tab,
              SanPage          *page)
{
  SanSampleTab *self = SAN_SAMPLE_TAB (tab);

  self->page = page;
  g_signal_connect_object (page, "notify::width-class", G_CALLBACK (on_width_class_cb), self,
                           G_CONNECT_SWAPPED);
  on_width_class_cb (self);
}

/* Who comes into the tab comes to its list. */
static gboolean
san_sample_tab_focus (GtkWidget       *widget,
                      GtkDirectionType direction)
{
  SanSampleTab *self = SAN_SAMPLE_TAB (widget);
  gboolean comes = gtk_widget_get_focus_child (widget) == NULL &&
                   direction != GTK_DIR_TAB_BACKWARD;

  if (self->focusing == 0 && (self->draw == NULL || !comes))
    return GTK_WIDGET_CLASS (san_sample_tab_parent_class)->focus (widget, direction);

  focus_list_soon (self);

  return TRUE;
}

static SanTextTable *
tab_get_table (SanAssessmentTab *tab)
{
  SanSampleTab *self = SAN_SAMPLE_TAB (tab);
  g_autofree char *title = NULL;

  if (self->draw == NULL)
    return NULL;

  title = g_strdup_printf (_("Points drawn for %s"),
                           san_context_get_round (context_of (self))->label);

  return san_pick_columns_get_table (self->list, title, san_context_get_title (context_of (self)));
}

/* The record of the draw, always looked at first */
static gboolean
tab_print (SanAssessmentTab *tab,
           gboolean          preview)
{
  if (SAN_SAMPLE_TAB (tab)->draw == NULL)
    return FALSE;

  on_record_clicked_cb (SAN_SAMPLE_TAB (tab));

  return TRUE;
}

static void
san_sample_tab_tab_init (SanAssessmentTabInterface *iface)
{
  iface->set_page = tab_set_page;
  iface->load = tab_load;
  iface->describe = tab_describe;
  iface->get_table = tab_get_table;
  iface->print = tab_print;
  iface->get_tools = tab_get_tools;
  iface->import_kind = "sampling";
}

static void
san_sample_tab_dispose (GObject *object)
{
  SanSampleTab *self = SAN_SAMPLE_TAB (object);

  g_clear_handle_id (&self->focusing, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_SAMPLE_TAB);
  g_clear_object (&self->tools);
  g_clear_pointer (&self->draw, san_draw_free);
  g_clear_pointer (&self->points, g_ptr_array_unref);

  G_OBJECT_CLASS (san_sample_tab_parent_class)->dispose (object);
}

static void
san_sample_tab_class_init (SanSampleTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_sample_tab_dispose;
  widget_class->focus = san_sample_tab_focus;

  g_type_ensure (SAN_TYPE_VISIT_PLAN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-sample-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SanSampleTab, stack);
  gtk_widget_class_bind_template_child (widget_class, SanSampleTab, list);
  gtk_widget_class_bind_template_child (widget_class, SanSampleTab, facts);
  gtk_widget_class_bind_template_child (widget_class, SanSampleTab, undo);
  gtk_widget_class_bind_template_child (widget_class, SanSampleTab, plan);
  gtk_widget_class_bind_template_callback (widget_class, on_record_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_undo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sheets_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
san_sample_tab_init (SanSampleTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  san_pick_columns_add (self->list);
  san_pick_columns_add_words (self->list, _("Team"), 76, san_visit_plan_team_words, self->plan);
  san_pick_columns_add_words (self->list, _("Day"), 76, san_visit_plan_day_words, self->plan);
}
