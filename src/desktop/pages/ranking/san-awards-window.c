/* san-awards-window.c - awards and sanctions of a round, and its lists for the meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-awards-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/san-award-words.h"
#include "base/san-decimal.h"
#include "base/san-utils.h"

G_DEFINE_FINAL_TYPE (SanAwardsWindow, san_awards_window, ADW_TYPE_WINDOW)

/* in the order in which a meeting goes through them */
static const char *const list_kinds[] = {
  "commend", "money", "pledge", "self-criticism", "interview", "admonition", "accountability",
};

static const char *
state_word (SanAwardState state)
{
  static const char *const words[] = {
    NC_ ("award", "Proposed"), NC_ ("award", "Confirmed"), NC_ ("award", "Struck out"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "award", words[state]);
}

/* The table -------------------------------------------------------------------------------- */

static const char *
head_of (SanAwardsWindow *self,
         const SanAward  *award)
{
  SanRoster *roster = san_context_get_roster (self->context);
  const SanUnit *unit = roster != NULL ? san_roster_get (roster, award->unit_id) : NULL;

  return unit != NULL && unit->head != NULL ? unit->head : "";
}

static void
add_award (SanAwardsWindow *self,
           const SanAward  *award)
{
  g_autofree char *place = g_strdup_printf ("%u", award->place);
  g_autofree char *number = g_strdup_printf ("%u", san_text_table_get_n_rows (self->table) + 1);
  g_autofree char *money = award->has_money ? san_micro_format (award->amount, SAN_DECIMALS_NEEDED)
                                            : g_strdup ("");
  g_autofree char *running = award->running > 1 ? g_strdup_printf ("%u", award->running)
                                                : g_strdup ("");
  SanTextKind kind = award->state == SAN_AWARD_STRUCK ? SAN_TEXT_DIM
                     : award->state == SAN_AWARD_CONFIRMED ? SAN_TEXT_STRONG : SAN_TEXT_PLAIN;
  const char *all[] = {
    award->rule, award->group, award->unit, place, san_award_action_title (award->action), money,
    state_word (award->state), award->reason, NULL,
  };
  const char *list[] = {
    number, award->group, award->unit, head_of (self, award), place,
    award->has_money ? money : running, state_word (award->state), award->reason, NULL,
  };

  san_text_table_add_row (self->table, self->kind == NULL ? kind : SAN_TEXT_PLAIN,
                          self->kind == NULL ? all : list);
  g_ptr_array_add (self->shown, (gpointer) award);
}

static void
add_columns (SanAwardsWindow *self)
{
  SanTextTable *table = self->table;

  if (self->kind == NULL)
    {
      san_text_table_add_column (table, _("Rule"), 110, FALSE);
      san_text_table_add_column (table, _("Group"), 150, FALSE);
      san_text_table_add_column (table, _("Unit"), 0, FALSE);
      san_text_table_add_column (table, _("Rank"), 54, TRUE);
      san_text_table_add_column (table, C_("award", "Kind"), 84, FALSE);
    }
  else
    {
      san_text_table_add_column (table, C_("list", "No."), 46, TRUE);
      san_text_table_add_column (table, _("Group"), 150, FALSE);
      san_text_table_add_column (table, _("Unit"), 0, FALSE);
      san_text_table_add_column (table, _("Head"), 90, FALSE);
      san_text_table_add_column (table, _("Rank"), 54, TRUE);
    }
  san_text_table_add_column (table, self->kind == NULL || g_str_equal (self->kind, "money")
                             ? _("Yuan") : _("Running"), 84, TRUE);
  san_text_table_add_column (table, _("State"), 76, FALSE);
  san_text_table_add_column (table, _("Reason"), 150, FALSE);
}

/* What is struck out stands among the proposals, and on no list. */
static gboolean
is_shown (SanAwardsWindow *self,
          const SanAward  *award)
{
  return self->kind == NULL || (g_str_equal (award->action, self->kind) &&
                                award->state != SAN_AWARD_STRUCK);
}

static void
fill_table (SanAwardsWindow *self)
{
  const GPtrArray *awards = self->reading->awards->awards;
  const char *what = self->kind != NULL ? san_award_action_title (self->kind)
                                        : _("Awards and sanctions");

  g_clear_object (&self->table);
  self->table = san_text_table_new (what, self->reading->round->label);
  g_ptr_array_set_size (self->shown, 0);
  add_columns (self);
  for (guint i = 0; i < awards->len; i++)
    if (is_shown (self, awards->pdata[i]))
      add_award (self, awards->pdata[i]);
  if (self->reading->round->state != SAN_ROUND_PUBLISHED)
    san_text_table_set_note (self->table, _("Provisional: not published yet"));
  san_text_table_show (self->table, self->view);
  san_awards_window_arrange (self);
}

/* Totals ----------------------------------------------------------------------------------- */

/* 月度奖励 200000 / 200000 元 */
static void
show_totals (SanAwardsWindow *self)
{
  const GPtrArray *totals = self->reading->awards->totals;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->totals))) != NULL)
    gtk_box_remove (self->totals, child);
  for (guint i = 0; i < totals->len; i++)
    {
      const SanAwardTotal *total = totals->pdata[i];
      g_autofree char *sum = san_micro_format (total->total, SAN_DECIMALS_NEEDED);
      g_autofree char *budget = san_micro_format (total->budget, SAN_DECIMALS_NEEDED);
      g_autofree char *text = total->has_budget
                              ? g_strdup_printf (_("%s: %s of %s yuan"), total->rule, sum, budget)
                              : g_strdup_printf (_("%s: %s yuan"), total->rule, sum);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "sn-num");
      gtk_widget_add_css_class (label, "sn-cap");
      if (total->has_budget && total->total > total->budget)
        {
          g_autofree char *over = san_micro_format (total->total - total->budget,
                                                    SAN_DECIMALS_NEEDED);
          g_autofree char *more = g_strdup_printf (_("%s, %s over the budget"), text, over);

          gtk_label_set_text (GTK_LABEL (label), more);
          gtk_widget_add_css_class (label, "sn-down");
        }
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (self->totals, label);
    }
}

/* Kinds ------------------------------------------------------------------------------------ */

static void
on_kind_toggled_cb (SanAwardsWindow *self,
                    GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button) || self->filling)
    return;

  san_set_str (&self->kind, g_object_get_data (G_OBJECT (button), "kind"));
  fill_table (self);
}

static guint
count_kind (SanAwardsWindow *self,
            const char      *kind)
{
  const GPtrArray *awards = self->reading->awards->awards;
  guint n = 0;

  for (guint i = 0; i < awards->len; i++)
    {
      const SanAward *award = awards->pdata[i];

      n += g_str_equal (award->action, kind) && award->state != SAN_AWARD_STRUCK;
    }

  return n;
}

static GtkWidget *
add_kind (SanAwardsWindow *self,
          GtkWidget       *first,
          const char      *kind,
          const char      *title,
          guint            n)
{
  g_autofree char *label = g_strdup_printf ("%s %u", title, n);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "kind", g_strdup (kind), g_free);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strcmp0 (self->kind, kind) == 0);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_kind_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->kinds, button);

  return button;
}

static void
show_kinds (SanAwardsWindow *self)
{
  GtkWidget *child, *first;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds))) != NULL)
    gtk_box_remove (self->kinds, child);
  if (self->kind != NULL && count_kind (self, self->kind) == 0)
    san_set_str (&self->kind, NULL);
  first = add_kind (self, NULL, NULL, _("All"), self->reading->awards->awards->len);
  for (guint i = 0; i < G_N_ELEMENTS (list_kinds); i++)
    {
      guint n = count_kind (self, list_kinds[i]);

      if (n > 0)
        add_kind (self, first, list_kinds[i], san_award_action_title (list_kinds[i]), n);
    }
  self->filling = FALSE;
}

/* Reading ---------------------------------------------------------------------------------- */

static void
show_reading (SanAwardsWindow *self)
{
  gboolean any = self->reading->awards->awards->len > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "awards" : "empty");
  show_kinds (self);
  fill_table (self);
  show_totals (self);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  SanAwardsWindow *self = SAN_AWARDS_WINDOW (source);
  g_autoptr (GError) error = NULL;
  SanAwardReading *reading = san_award_read_finish (result, self->reading_now, &error);

  if (error != NULL && self->stack != NULL)
    {
      adw_status_page_set_description (self->status, error->message);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  /* closed meanwhile, or another round was asked for */
  if (reading == NULL || self->stack == NULL)
    {
      g_clear_pointer (&reading, san_award_reading_free);
      return;
    }

  g_ptr_array_set_size (self->shown, 0);
  g_clear_pointer (&self->reading, san_award_reading_free);
  self->reading = reading;
  show_reading (self);
}

static void
read_anew (SanAwardsWindow *self)
{
  SanRound *round = san_context_get_round (self->context);
  g_autofree char *title = round != NULL
                           ? g_strdup_printf (_("Awards and sanctions of %s"), round->label)
                           : g_strdup (_("Awards and sanctions"));

  gtk_window_set_title (GTK_WINDOW (self), title);
  g_clear_object (&self->reading_now);
  self->reading_now = g_cancellable_new ();
  if (round != NULL)
    san_award_read_async (G_OBJECT (self), self->context, self->reading_now, on_read_cb);
}

static void
on_selection_cb (SanAwardsWindow *self)
{
  san_awards_window_arrange (self);
}

static void
on_model_cb (SanAwardsWindow *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);

  if (model != NULL)
    g_signal_connect_object (model, "selection-changed", G_CALLBACK (on_selection_cb), self,
                             G_CONNECT_SWAPPED);
}

/* GObject ---------------------------------------------------------------------------------- */

static void
san_awards_window_dispose (GObject *object)
{
  SanAwardsWindow *self = SAN_AWARDS_WINDOW (object);

  g_clear_object (&self->reading_now);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_AWARDS_WINDOW);

  G_OBJECT_CLASS (san_awards_window_parent_class)->dispose (object);
}

static void
san_awards_window_finalize (GObject *object)
{
  SanAwardsWindow *self = SAN_AWARDS_WINDOW (object);

  g_clear_object (&self->table);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->reading, san_award_reading_free);
  g_free (self->kind);

  G_OBJECT_CLASS (san_awards_window_parent_class)->finalize (object);
}

static void
san_awards_window_class_init (SanAwardsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_awards_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_awards_window_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/ranking/san-awards-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SanAwardsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SanAwardsWindow, status);
  gtk_widget_class_bind_template_child (widget_class, SanAwardsWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, SanAwardsWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SanAwardsWindow, totals);
  gtk_widget_class_bind_template_child (widget_class, SanAwardsWindow, confirm_all);
  gtk_widget_class_bind_template_child (widget_class, SanAwardsWindow, letters);
  gtk_widget_class_bind_template_callback (widget_class, on_model_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "awards.amount", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "awards.strike", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "awards.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "awards.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "awards.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "awards.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "awards.preview", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "awards.export", NULL);
}

static void
san_awards_window_init (SanAwardsWindow *self)
{
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  san_awards_window_add_actions (self);
}

GtkWindow *
san_awards_window_new (GtkWidget  *over,
                       SanContext *context)
{
  SanAwardsWindow *self = g_object_new (SAN_TYPE_AWARDS_WINDOW, "transient-for",
                                        gtk_widget_get_root (over), NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "changed", G_CALLBACK (read_anew), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "period-changed", G_CALLBACK (read_anew), self,
                           G_CONNECT_SWAPPED);
  read_anew (self);

  return GTK_WINDOW (self);
}

SanTextTable *
san_awards_window_get_table (SanAwardsWindow *self)
{
  g_return_val_if_fail (SAN_IS_AWARDS_WINDOW (self), NULL);

  return self->table;
}
