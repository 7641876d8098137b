/* san-sample-window.c - sampling rules, a seed, and the draw of a round's points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-sample-window.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-pick-item.h"
#include "app/san-sample-row.h"
#include "ranking/san-ranking-bottom.h"
#include "rounds/san-draw-store.h"

struct _SanSampleWindow
{
  AdwWindow     parent_instance;

  SanContext   *context;
  SanRound     *round;
  GListStore   *rows;        /* SanSampleRow */
  GHashTable   *by_code;     /* category's code → SanSampleRow */
  SanDrawFrame *frame;       /* its rules are those of the rows */
  GArray       *always;      /* gint64 */
  GPtrArray    *points;      /* (nullable) SanPoint, for names in the preview */
  GHashTable   *by_id;       /* point id → SanPoint */
  guint         first_bottom;
  gboolean      fixed;       /* nothing can be drawn any more */
  gboolean      filling;

  /* Template children */
  GtkLabel        *subtitle;
  GtkButton       *draw;
  GtkButton       *save;
  GtkToggleButton *rules_tab;
  GtkToggleButton *list_tab;
  GtkLabel        *refusal;
  GtkWidget       *helper;
  GtkSpinButton   *margin;
  GtkDropDown     *confidence;
  GtkLabel        *advice;
  GtkButton       *apply;
  GtkStack        *stack;
  GtkColumnView   *rules;
  GtkColumnView   *list;
  AdwStatusPage   *empty;
  GtkEntry        *seed;
  GtkButton       *dice;
  GtkSpinButton   *bottom;
  GtkLabel        *always_label;
  GtkLabel        *precision;
  GtkLabel        *total;
  GtkMenuButton   *menu;
};

G_DEFINE_FINAL_TYPE (SanSampleWindow, san_sample_window, ADW_TYPE_WINDOW)

static void
refuse (SanSampleWindow *self,
        const GError    *error)
{
  const char *text = error != NULL ? error->message : "";

  gtk_label_set_text (self->refusal, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->refusal), text);
}

/* The rows */

static SanSampleRow *
nth_row (SanSampleWindow *self,
         guint            index)
{
  /* the list holds it */
  g_autoptr (SanSampleRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), index);

  return row;
}

static guint
n_rows (SanSampleWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

static gboolean
is_edited (SanSampleWindow *self)
{
  for (guint i = 0; i < n_rows (self); i++)
    if (san_sample_row_is_edited (nth_row (self, i)))
      return TRUE;

  return (guint) gtk_spin_button_get_value_as_int (self->bottom) != self->first_bottom;
}

/* (transfer full) (element-type SanSamplingRule): as they are in the window */
static GArray *
list_rules (SanSampleWindow *self)
{
  GArray *rules = g_array_new (FALSE, TRUE, sizeof (SanSamplingRule));

  for (guint i = 0; i < n_rows (self); i++)
    g_array_append_vals (rules, san_sample_row_get_rule (nth_row (self, i)), 1);

  return rules;
}

static guint
confidence_of (SanSampleWindow *self)
{
  static const guint known[] = { 80, 90, 95, 99 };

  return known[MIN (gtk_drop_down_get_selected (self->confidence), G_N_ELEMENTS (known) - 1)];
}

static void
show_precision (SanSampleWindow *self,
                guint            drawn)
{
  guint confidence = confidence_of (self);
  double margin = san_sampling_margin (san_draw_frame_size (self->frame), drawn, -1, confidence);
  g_autofree char *text = NULL;

  if (drawn > 0 && margin > 0)
    /* TRANSLATORS: how exact a share is that the sample gives: ±2.9 % at 95 % confidence */
    text = g_strdup_printf (_("±%1$.1f %% at %2$u %% confidence"), margin * 100, confidence);
  gtk_label_set_text (self->precision, text != NULL ? text : "");
}

/* How many of each category are drawn, by drawing them. */
static void
count (SanSampleWindow *self)
{
  g_autoptr (GArray) picks = NULL;
  g_autoptr (GHashTable) drawn = g_hash_table_new (NULL, NULL);
  g_autofree char *text = NULL;

  if (self->filling)
    return;

  picks = san_draw_frame_draw (self->frame, "", self->round->label);
  for (guint i = 0; i < picks->len; i++)
    {
      gpointer row = g_hash_table_lookup (self->by_code,
                                          g_array_index (picks, SanDrawPick, i).line->category);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (drawn, row)) + 1;

      g_hash_table_insert (drawn, row, GUINT_TO_POINTER (n));
    }
  for (guint i = 0; i < n_rows (self); i++)
    {
      SanSampleRow *row = nth_row (self, i);

      san_sample_row_set_drawn (row, GPOINTER_TO_UINT (g_hash_table_lookup (drawn, row)));
    }

  text = g_strdup_printf (_("%1$u of %2$u points"), picks->len,
                          san_draw_frame_size (self->frame));
  gtk_label_set_text (self->total, text);
  show_precision (self, picks->len);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), is_edited (self) &&
                            !san_context_is_read_only (self->context));
}

static void
on_row_edited_cb (SanSampleWindow *self,
                  SanSampleRow    *row)
{
  san_draw_frame_set_rule (self->frame, san_sample_row_get_code (row),
                           san_sample_row_get_rule (row));
  count (self);
}

/* A row for each category that the frame has points of */
static void
add_row (SanSampleWindow   *self,
         const SanCategory *category,
         const char        *code,
         const GArray      *rules)
{
  SanSamplingRule rule = { .category_id = category->id };
  g_autoptr (SanSampleRow) row = NULL;

  for (guint i = 0; i < rules->len; i++)
    if (g_array_index (rules, SanSamplingRule, i).category_id == category->id)
      rule = g_array_index (rules, SanSamplingRule, i);
  row = san_sample_row_new (category->name, code, &rule);
  for (guint i = 0; i < san_draw_frame_size (self->frame); i++)
    {
      const SanFrameLine *line = san_draw_frame_nth (self->frame, i);

      if (strcmp (line->category, code) == 0)
        san_sample_row_add_point (row, line->must_see);
    }
  if (san_sample_row_get_total (row) == 0)
    return;

  g_list_store_append (self->rows, row);
  g_hash_table_insert (self->by_code, g_strdup (code), row);
  g_signal_connect_object (row, "edited", G_CALLBACK (on_row_edited_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
load_frame (SanSampleWindow *self,
            GArray          *rules,
            GError         **error)
{
  SanDatabase *database = san_context_get_database (self->context);
  guint n = (guint) gtk_spin_button_get_value_as_int (self->bottom);
  SanDrawFrame *frame;
  GArray *always = san_ranking_bottom (database, self->round, n, error);

  if (always == NULL)
    return FALSE;

  g_clear_pointer (&self->always, g_array_unref);
  self->always = always;
  frame = san_draw_frame_load (database, self->round->label, rules, always, error);
  if (frame == NULL)
    return FALSE;

  g_clear_pointer (&self->frame, san_draw_frame_unref);
  self->frame = frame;

  return TRUE;
}

static void
show_always (SanSampleWindow *self)
{
  SanRoster *roster = san_context_get_roster (self->context);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; roster != NULL && i < self->always->len; i++)
    {
      const SanUnit *unit = san_roster_get (roster, g_array_index (self->always, gint64, i));

      if (unit != NULL)
        g_ptr_array_add (names, (char *) san_roster_display (roster, unit));
    }
  g_ptr_array_add (names, NULL);
  /* TRANSLATORS: what stands between the names of a list */
  text = g_strjoinv (C_("list", ", "), (char **) names->pdata);
  gtk_label_set_text (self->always_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->always_label), text);
}

static gboolean
fill_rows (SanSampleWindow *self,
           GError         **error)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);
  g_autoptr (GHashTable) codes = NULL;
  g_autoptr (GArray) rules = NULL;

  codes = categories != NULL ? san_draw_category_codes (database, error) : NULL;
  rules = codes != NULL ? san_sampling_store_list (database, error) : NULL;
  if (rules == NULL || !load_frame (self, NULL, error))
    return FALSE;

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];
      const char *code = g_hash_table_lookup (codes, &category->id);

      if (code != NULL)
        add_row (self, category, code, rules);
    }

  return TRUE;
}

/* The preview */

static gboolean
load_points (SanSampleWindow *self,
             GError         **error)
{
  if (self->points != NULL)
    return TRUE;

  self->points = san_point_store_list (san_context_get_database (self->context), error);
  if (self->points == NULL)
    return FALSE;

  for (guint i = 0; i < self->points->len; i++)
    {
      SanPoint *point = self->points->pdata[i];

      g_hash_table_insert (self->by_id, &point->id, point);
    }

  return TRUE;
}

static SanPickItem *
make_item (SanSampleWindow   *self,
           SanRoster         *roster,
           const SanDrawPick *pick,
           guint              position)
{
  const SanPoint *point = g_hash_table_lookup (self->by_id, &pick->line->point_id);
  SanSampleRow *row = g_hash_table_lookup (self->by_code, pick->line->category);
  const SanUnit *unit = san_roster_get (roster, point->unit_id);
  SanDrawPoint *copy = g_new0 (SanDrawPoint, 1);

  copy->point_id = point->id;
  copy->position = (int) position;
  copy->code = g_strdup (point->code);
  copy->name = g_strdup (point->name);
  copy->category = g_strdup (san_sample_row_get_name (row));
  copy->must_see = pick->line->must_see;

  return san_pick_item_new (copy, unit != NULL ? san_roster_display (roster, unit) : "");
}

static void
fill_list (SanSampleWindow *self)
{
  g_autoptr (GListStore) store = g_list_store_new (SAN_TYPE_PICK_ITEM);
  g_autoptr (GArray) rules = list_rules (self);
  SanRoster *roster = san_context_get_roster (self->context);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) picks = NULL;
  g_autoptr (GError) error = NULL;
  GtkSelectionModel *model;

  /* other rules put other points behind */
  if (roster == NULL || !load_points (self, &error) || !load_frame (self, rules, &error))
    {
      refuse (self, error);
      return;
    }

  picks = san_draw_frame_draw (self->frame, gtk_editable_get_text (GTK_EDITABLE (self->seed)),
                               self->round->label);
  for (guint i = 0; i < picks->len; i++)
    g_ptr_array_add (items, make_item (self, roster, &g_array_index (picks, SanDrawPick, i),
                                       i + 1));
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store))));
  gtk_column_view_set_model (self->list, model);
  g_object_unref (model);
}

static void
on_list_toggled_cb (SanSampleWindow *self)
{
  gboolean list = gtk_toggle_button_get_active (self->list_tab);

  if (n_rows (self) == 0)
    return;
  if (list)
    fill_list (self);
  gtk_stack_set_visible_child_name (self->stack, list ? "list" : "rules");
}

/* The seed, and who is always assessed */

static void
on_seed_changed_cb (SanSampleWindow *self)
{
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->seed)) == '\0';

  gtk_widget_set_sensitive (GTK_WIDGET (self->draw), !empty && !self->fixed && n_rows (self) > 0);
  if (gtk_toggle_button_get_active (self->list_tab) && !self->filling)
    fill_list (self);
}

static void
on_dice_clicked_cb (SanSampleWindow *self)
{
  g_autofree char *seed = g_strdup_printf ("%06d", g_random_int_range (0, 1000000));

  gtk_editable_set_text (GTK_EDITABLE (self->seed), seed);
}

static void
on_bottom_changed_cb (SanSampleWindow *self)
{
  g_autoptr (GArray) rules = NULL;
  g_autoptr (GError) error = NULL;

  if (self->filling)
    return;

  rules = list_rules (self);
  if (load_frame (self, rules, &error))
    {
      show_always (self);
      count (self);
      on_list_toggled_cb (self);
    }
  refuse (self, error);
}

/* How many are enough */

static guint
enough (SanSampleWindow *self)
{
  return san_sampling_size (san_draw_frame_size (self->frame),
                            gtk_spin_button_get_value (self->margin) / 100,
                            confidence_of (self));
}

static void
on_helper_changed_cb (SanSampleWindow *self)
{
  guint size;
  g_autofree char *text = NULL;

  if (self->frame == NULL)
    return;

  size = san_draw_frame_size (self->frame);
  text = g_strdup_printf (ngettext ("%1$u point of %2$u is enough.",
                                    "%1$u points of %2$u are enough.", enough (self)),
                          enough (self), size);
  gtk_label_set_text (self->advice, text);
  count (self);
}

/* In tenths of a percent, rounded up */
static void
on_apply_clicked_cb (SanSampleWindow *self)
{
  guint size = san_draw_frame_size (self->frame);
  gint64 tenths = size > 0 ? ((gint64) enough (self) * 1000 + size - 1) / size : 0;

  self->filling = TRUE;
  for (guint i = 0; i < n_rows (self); i++)
    {
      SanSampleRow *row = nth_row (self, i);
      SanSamplingRule rule = *san_sample_row_get_rule (row);

      rule.kind = SAN_SAMPLING_PERCENT;
      rule.amount = MIN (tenths, 1000) * (SAN_MICRO / 10);
      rule.per_category = TRUE;
      rule.at_least = 1;
      san_sample_row_set_rule (row, &rule);
    }
  self->filling = FALSE;
  count (self);
}

/* Writing */

typedef struct
{
  SanSampleWindow *window;
  const char      *seed;   /* NULL: the rules alone */
  SanTime          now;
} Write;

static gboolean
write_in_change (SanDatabase *database,
                 gpointer     data,
                 GError     **error)
{
  const Write *write = data;
  SanSampleWindow *self = write->window;
  guint bottom = (guint) gtk_spin_button_get_value_as_int (self->bottom);

  for (guint i = 0; i < n_rows (self); i++)
    {
      SanSampleRow *row = nth_row (self, i);

      if (san_sample_row_is_edited (row) &&
          !san_sampling_store_put (database, san_sample_row_get_rule (row), error))
        return FALSE;
    }
  if (bottom != self->first_bottom && !san_draw_set_bottom (database, bottom, error))
    return FALSE;

  return write->seed == NULL ||
         san_draw_store_run (database, self->round->label, write->seed, self->always, write->now,
                             error);
}

static void
on_draw_clicked_cb (SanSampleWindow *self)
{
  g_autofree char *seed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->seed)));
  g_autofree char *label = g_strdup_printf ("%s · %s", self->round->label, seed);
  Write write = { self, seed,
                  san_workspace_now (san_context_get_workspace (self->context)) };

  if (san_context_change (self->context, "round.draw", label, write_in_change, &write,
                          _("Points are drawn; seed and frame are kept")))
    gtk_window_close (GTK_WINDOW (self));
}

/* The categories whose rules are changed, for the journal */
static char *
edited_names (SanSampleWindow *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n_rows (self); i++)
    {
      SanSampleRow *row = nth_row (self, i);

      if (san_sample_row_is_edited (row))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "",
                                san_sample_row_get_name (row));
    }

  return g_string_free (names, FALSE);
}

static void
on_save_clicked_cb (SanSampleWindow *self)
{
  g_autofree char *label = edited_names (self);
  Write write = { self, NULL, 0 };

  if (san_context_change (self->context, "sampling.edit", label, write_in_change, &write,
                          _("The sampling rules are saved")))
    gtk_window_close (GTK_WINDOW (self));
}

/* Setting up */

/* Today's date is a seed that nobody chose. */
static void
set_first_seed (SanSampleWindow *self)
{
  SanTime now = san_workspace_now (san_context_get_workspace (self->context));
  g_autofree char *seed = NULL;
  int year, month, day;

  san_day_get (san_time_day (now), &year, &month, &day);
  seed = g_strdup_printf ("%04d%02d%02d", year, month, day);
  gtk_editable_set_text (GTK_EDITABLE (self->seed), seed);
}

/* Why nothing can be drawn, or "" */
static const char *
find_hindrance (SanSampleWindow *self,
                gboolean         observed)
{
  if (san_context_is_read_only (self->context))
    return _("The ledger can only be read.");
  if (self->round->state >= SAN_ROUND_REVIEW)
    return _("The round is locked; its points stay as they are.");
  if (observed)
    return _("The round has observations already; its points stay as they are.");

  return "";
}

static void
set_up (SanSampleWindow *self)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (SanDraw) draw = NULL;
  g_autoptr (GError) error = NULL;
  gboolean observed = FALSE;
  GtkSelectionModel *model;

  self->filling = TRUE;
  draw = san_draw_store_get (database, self->round->id, NULL);
  if (san_draw_get_bottom (database, &self->first_bottom, &error))
    gtk_spin_button_set_value (self->bottom, self->first_bottom);
  if (error == NULL && san_draw_store_is_fixed (database, self->round->id, &observed, &error))
    fill_rows (self, &error);
  refuse (self, error);

  if (error == NULL)
    gtk_label_set_text (self->refusal, find_hindrance (self, observed));
  self->fixed = *gtk_label_get_text (self->refusal) != '\0';
  gtk_button_set_label (self->draw, draw != NULL ? C_("verb", "Draw again") : C_("verb", "Draw"));
  gtk_label_set_text (self->subtitle, self->round->label);
  san_sample_columns_add (self->rules, !san_context_is_read_only (self->context));
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_column_view_set_model (self->rules, model);
  g_object_unref (model);
  san_pick_columns_add (self->list);
  set_first_seed (self);
  self->filling = FALSE;

  gtk_widget_set_sensitive (self->helper, n_rows (self) > 0);
  if (n_rows (self) == 0)
    {
      adw_status_page_set_description (self->empty, _("Points belong to units that take part in the round, to a category in use, and are valid on the last day of its period."));
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  else
    {
      show_always (self);
      on_helper_changed_cb (self);
    }
  on_seed_changed_cb (self);
}

static void
san_sample_window_dispose (GObject *object)
{
  SanSampleWindow *self = SAN_SAMPLE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_SAMPLE_WINDOW);
  g_clear_object (&self->context);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->round, san_round_free);
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->frame, san_draw_frame_unref);
  g_clear_pointer (&self->always, g_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);

  G_OBJECT_CLASS (san_sample_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, draw);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, save);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, rules_tab);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, list_tab);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, refusal);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, helper);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, margin);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, confidence);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, advice);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, rules);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, seed);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, dice);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, bottom);
  gtk_widget_class_bind_template_child_full (widget_class, "always", FALSE,
                                             G_STRUCT_OFFSET (SanSampleWindow, always_label));
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, precision);
  gtk_widget_class_bind_template_child (widget_class, SanSampleWindow, total);
}

static void
san_sample_window_class_init (SanSampleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_sample_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/app/san-sample-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_draw_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_helper_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_seed_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_dice_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bottom_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_sample_window_init (SanSampleWindow *self)
{
  self->filling = TRUE;
  self->rows = g_list_store_new (SAN_TYPE_SAMPLE_ROW);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The rules or the list of points, which is in view. */
static SanTextTable *
get_table (GtkWidget *widget)
{
  SanSampleWindow *self = SAN_SAMPLE_WINDOW (widget);
  gboolean list = gtk_toggle_button_get_active (self->list_tab);
  g_autofree char *title = g_strdup_printf (list ? _("Points that would be drawn for %s")
                                                 : _("Sampling rules of %s"), self->round->label);
  g_autofree char *subtitle = g_strdup_printf (_("Seed %s"),
                                               gtk_editable_get_text (GTK_EDITABLE (self->seed)));
  SanTextTable *table = list ? san_pick_columns_get_table (self->list, title, subtitle)
                             : san_sample_rows_get_table (G_LIST_MODEL (self->rows), title, subtitle);

  san_text_table_set_note (table, gtk_label_get_text (self->total));

  return table;
}

GtkWindow *
san_sample_window_new (GtkWidget  *over,
                       SanContext *context)
{
  SanRound *round = san_context_get_round (context);
  SanSampleWindow *self;
  g_autoptr (GMenuModel) menu = NULL;

  g_return_val_if_fail (round != NULL, NULL);

  self = g_object_new (SAN_TYPE_SAMPLE_WINDOW, "transient-for", gtk_widget_get_root (over),
                       NULL);
  self->context = g_object_ref (context);
  self->round = san_round_store_get (san_context_get_database (context), round->id, NULL);
  set_up (self);
  menu = san_text_table_serve (GTK_WIDGET (self), context, get_table);
  gtk_menu_button_set_menu_model (self->menu, menu);

  return GTK_WINDOW (self);
}
