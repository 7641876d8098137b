/* san-publish-awards.c - the money that a bulletin awards, before it is issued
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-publish-awards.h"

#include <glib/gi18n-lib.h>

#include "app/san-award-decide.h"
#include "app/san-award-read.h"
#include "app/san-award-words.h"
#include "base/san-decimal.h"
#include "widgets/san-tag.h"

enum { PLACE, UNIT, GROUP, AMOUNT, STATE, MENU, N_COLUMNS };

struct _SanPublishAwards
{
  AdwBin           parent_instance;

  SanContext      *context;      /* (nullable) */
  SanAwardReading *reading;      /* (nullable) */
  GCancellable    *reading_now;  /* (nullable) */

  GtkWidget       *confirm_all;
  GtkBox          *totals;
  GtkGrid         *grid;
  GtkLabel        *others;
};

G_DEFINE_FINAL_TYPE (SanPublishAwards, san_publish_awards, ADW_TYPE_BIN)

/* What is decided -------------------------------------------------------------------- */

static gboolean
may_decide (SanPublishAwards *self)
{
  return self->reading != NULL && !san_context_is_read_only (self->context) &&
         self->reading->round->state != SAN_ROUND_PUBLISHED;
}

/* (transfer full) (element-type SanAward): the one of the row; NULL when it is gone */
static GPtrArray *
awards_of (SanPublishAwards *self,
           GVariant         *parameter)
{
  guint index = g_variant_get_uint32 (parameter);
  GPtrArray *awards;

  if (self->reading == NULL || index >= self->reading->awards->awards->len)
    return NULL;

  awards = g_ptr_array_new ();
  g_ptr_array_add (awards, self->reading->awards->awards->pdata[index]);

  return awards;
}

static void
decide_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SanPublishAwards *self = SAN_PUBLISH_AWARDS (widget);
  g_autoptr (GPtrArray) awards = awards_of (self, parameter);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (awards == NULL || !may_decide (self))
    return;

  if (g_str_equal (name, "awards.confirm"))
    san_award_decide (self->context, self->reading->round, awards, SAN_AWARD_CONFIRMED, -1, NULL,
                      NULL);
  else if (g_str_equal (name, "awards.take-back"))
    san_award_decide (self->context, self->reading->round, awards, SAN_AWARD_PROPOSED, -1, NULL,
                      NULL);
  else
    san_award_ask (window, self->context, self->reading->round, awards,
                   g_str_equal (name, "awards.amount"));
}

static void
confirm_all_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SanPublishAwards *self = SAN_PUBLISH_AWARDS (widget);
  g_autoptr (GPtrArray) awards = g_ptr_array_new ();

  if (!may_decide (self))
    return;

  for (guint i = 0; i < self->reading->awards->awards->len; i++)
    {
      SanAward *award = self->reading->awards->awards->pdata[i];

      if (award->has_money && award->state == SAN_AWARD_PROPOSED)
        g_ptr_array_add (awards, award);
    }
  san_award_decide (self->context, self->reading->round, awards, SAN_AWARD_CONFIRMED, -1, NULL,
                    NULL);
}

/* The table -------------------------------------------------------------------------- */

static GtkWidget *
attach_label (SanPublishAwards *self,
              int               column,
              int               row,
              const char       *text,
              const char       *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == AMOUNT || column == PLACE ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column == UNIT || column == GROUP ? PANGO_ELLIPSIZE_END
                                                             : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_tooltip_text (label, column == UNIT || column == GROUP ? text : NULL);
  gtk_widget_set_hexpand (label, column == UNIT);
  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, "sn-num");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);

  return label;
}

static GtkWidget *
menu_new (const SanAward *award,
          guint           index)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *confirm = g_strdup_printf ("awards.confirm(uint32 %u)", index);
  g_autofree char *amount = g_strdup_printf ("awards.amount(uint32 %u)", index);
  g_autofree char *strike = g_strdup_printf ("awards.strike(uint32 %u)", index);
  g_autofree char *back = g_strdup_printf ("awards.take-back(uint32 %u)", index);
  g_autofree char *what = g_strdup_printf (_("Decide about %s"), award->unit);

  if (award->state == SAN_AWARD_PROPOSED)
    g_menu_append (menu, C_("award", "Confirm"), confirm);
  g_menu_append (menu, _("Another amount…"), amount);
  if (award->state != SAN_AWARD_STRUCK)
    g_menu_append (menu, _("Strike out…"), strike);
  if (award->state != SAN_AWARD_PROPOSED)
    g_menu_append (menu, _("Take the decision back"), back);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, what,
                                  -1);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

/* Whether another one of the same rule and group stands on its place */
static gboolean
is_tied (const GPtrArray *awards,
         const SanAward  *award)
{
  for (guint i = 0; i < awards->len; i++)
    {
      const SanAward *other = awards->pdata[i];

      if (other != award && other->place == award->place &&
          g_str_equal (other->rule, award->rule) && g_str_equal (other->group, award->group))
        return TRUE;
    }

  return FALSE;
}

static GtkWidget *
state_new (const SanAward *award)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean changed = award->amount != award->proposed;
  const char *word = award->state == SAN_AWARD_STRUCK ? C_("award", "Struck out")
                     : award->state == SAN_AWARD_CONFIRMED ? C_("award", "Confirmed")
                     : C_("award", "Proposed");
  GtkWidget *reason;

  gtk_box_append (GTK_BOX (box),
                  san_tag_new (word, award->state == SAN_AWARD_STRUCK || changed ? "weak"
                               : award->state == SAN_AWARD_CONFIRMED ? "ok" : ""));
  if (award->reason == NULL || *award->reason == '\0')
    return box;

  reason = gtk_label_new (award->reason);
  gtk_label_set_ellipsize (GTK_LABEL (reason), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (reason), 14);
  gtk_widget_set_tooltip_text (reason, award->reason);
  gtk_widget_add_css_class (reason, "sn-cap");
  gtk_widget_add_css_class (reason, "sn-dim");
  gtk_box_append (GTK_BOX (box), reason);

  return box;
}

static void
add_award (SanPublishAwards *self,
           guint             index,
           int               row)
{
  const GPtrArray *awards = self->reading->awards->awards;
  const SanAward *award = awards->pdata[index];
  gboolean struck = award->state == SAN_AWARD_STRUCK;
  const char *style = struck ? "sn-dim" : NULL;
  g_autofree char *place = is_tied (awards, award) ? g_strdup_printf (C_("award", "=%u"), award->place)
                                                   : g_strdup_printf ("%u", award->place);
  g_autofree char *amount = san_micro_format (struck ? 0 : award->amount, SAN_DECIMALS_NEEDED);
  g_autofree char *proposed = san_micro_format (award->proposed, SAN_DECIMALS_NEEDED);
  g_autofree char *tip = g_strdup_printf (_("Proposed by the rule: %s yuan"), proposed);

  attach_label (self, PLACE, row, place, style);
  attach_label (self, UNIT, row, award->unit, style);
  attach_label (self, GROUP, row, award->group, "sn-dim");
  gtk_widget_set_tooltip_text (attach_label (self, AMOUNT, row, amount, style), tip);
  gtk_grid_attach (self->grid, state_new (award), STATE, row, 1, 1);
  if (may_decide (self))
    gtk_grid_attach (self->grid, menu_new (award, index), MENU, row, 1, 1);
}

static void
add_heads (SanPublishAwards *self)
{
  static const char *const titles[] = {
    [PLACE] = N_("Rank"), [UNIT] = N_("Unit"), [GROUP] = N_("Group"), [AMOUNT] = N_("Yuan"),
    [STATE] = N_("State"),
  };

  for (int i = PLACE; i <= STATE; i++)
    gtk_widget_add_css_class (attach_label (self, i, 0, _(titles[i]), "sn-dim"), "sn-strong");
}

/* Sums ------------------------------------------------------------------------------- */

/* 月度奖励：合计 22 万元，预算 22 万元 */
static void
add_total (SanPublishAwards    *self,
           const SanAwardTotal *total)
{
  g_autofree char *sum = san_award_money_text (total->total);
  g_autofree char *budget = san_award_money_text (total->budget);
  g_autofree char *over = san_award_money_text (total->total - total->budget);
  gboolean too_much = total->has_budget && total->total > total->budget;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (too_much)
    text = g_strdup_printf (_("%s: %s, that is %s more than the budget of %s"), total->rule,
                            sum, over, budget);
  else if (total->has_budget)
    text = g_strdup_printf (_("%s: %s of a budget of %s"), total->rule, sum, budget);
  else
    text = g_strdup_printf (C_("award", "%s: %s"), total->rule, sum);

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, "sn-num");
  if (too_much)
    gtk_widget_add_css_class (label, "sn-over");
  gtk_box_append (self->totals, label);
}

/* 另有：表扬 9 个、检讨 8 个 */
static void
show_others (SanPublishAwards *self)
{
  static const char *const actions[] = {
    "commend", "pledge", "self-criticism", "interview", "admonition", "accountability",
  };
  const GPtrArray *awards = self->reading->awards->awards;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      guint n = 0;

      for (guint j = 0; j < awards->len; j++)
        {
          const SanAward *award = awards->pdata[j];

          n += award->state != SAN_AWARD_STRUCK && g_str_equal (award->action, actions[i]);
        }
      if (n > 0)
        g_string_append_printf (text, "%s%s %u", text->len > 0 ? _(", ") : "",
                                san_award_action_title (actions[i]), n);
    }

  if (text->len > 0)
    g_string_prepend (text, _("Besides: "));
  gtk_label_set_text (self->others, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->others), text->len > 0);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static void
show_reading (SanPublishAwards *self)
{
  const SanAwards *awards = self->reading->awards;
  gboolean proposed = FALSE;
  int row = 1;

  clear (GTK_WIDGET (self->totals));
  clear (GTK_WIDGET (self->grid));
  add_heads (self);
  for (guint i = 0; i < awards->awards->len; i++)
    {
      const SanAward *award = awards->awards->pdata[i];

      if (!award->has_money)
        continue;
      proposed = proposed || award->state == SAN_AWARD_PROPOSED;
      add_award (self, i, row++);
    }
  for (guint i = 0; i < awards->totals->len; i++)
    add_total (self, awards->totals->pdata[i]);
  show_others (self);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->grid)), row > 1);
  gtk_widget_set_visible (self->confirm_all, proposed && may_decide (self));
  gtk_widget_set_visible (GTK_WIDGET (self), awards->awards->len > 0);
}

/* Reading ---------------------------------------------------------------------------- */

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  SanPublishAwards *self = SAN_PUBLISH_AWARDS (source);
  g_autoptr (GError) error = NULL;
  SanAwardReading *reading = san_award_read_finish (result, self->reading_now, &error);

  if (reading == NULL)   /* overtaken, or the dialog says why */
    return;

  g_clear_object (&self->reading_now);
  g_clear_pointer (&self->reading, san_award_reading_free);
  self->reading = reading;
  show_reading (self);
}

static void
read_anew (SanPublishAwards *self)
{
  g_clear_object (&self->reading_now);
  self->reading_now = g_cancellable_new ();
  san_award_read_async (G_OBJECT (self), self->context, self->reading_now, on_read_cb);
}

void
san_publish_awards_read (SanPublishAwards *self,
                         SanContext       *context)
{
  g_return_if_fail (SAN_IS_PUBLISH_AWARDS (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "changed", G_CALLBACK (read_anew), self, G_CONNECT_SWAPPED);
  read_anew (self);
}

gboolean
san_publish_awards_is_ready (SanPublishAwards *self)
{
  g_return_val_if_fail (SAN_IS_PUBLISH_AWARDS (self), FALSE);

  return self->reading != NULL && self->reading_now == NULL;
}

/* Widget ----------------------------------------------------------------------------- */

static void
san_publish_awards_dispose (GObject *object)
{
  SanPublishAwards *self = SAN_PUBLISH_AWARDS (object);

  g_clear_object (&self->reading_now);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->reading, san_award_reading_free);

  G_OBJECT_CLASS (san_publish_awards_parent_class)->dispose (object);
}

static void
san_publish_awards_class_init (SanPublishAwardsClass *klass)
{
  static const char *const names[] = {
    "awards.confirm", "awards.amount", "awards.strike", "awards.take-back",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_publish_awards_dispose;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], "u", decide_action);
  gtk_widget_class_install_action (widget_class, "awards.confirm-all", NULL, confirm_all_action);
}

static GtkWidget *
head_new (SanPublishAwards *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", _("Award money"), "hexpand", TRUE, "xalign", 0.0,
                                   NULL);

  gtk_widget_add_css_class (title, "sn-h2");
  gtk_box_append (GTK_BOX (head), title);
  self->confirm_all = gtk_button_new_with_label (_("Confirm all"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->confirm_all), "awards.confirm-all");
  gtk_widget_add_css_class (self->confirm_all, "sn-rowact");
  gtk_widget_set_valign (self->confirm_all, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), self->confirm_all);

  return head;
}

static void
san_publish_awards_init (SanPublishAwards *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), head_new (self));
  self->totals = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->totals));

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "sn-dense");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Award money"), -1);
  gtk_box_append (GTK_BOX (panel), GTK_WIDGET (self->grid));
  gtk_widget_add_css_class (panel, "sn-panel");
  gtk_widget_add_css_class (panel, "sn-padded");
  gtk_box_append (GTK_BOX (box), panel);

  self->others = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->others, 0);
  gtk_label_set_wrap (self->others, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->others), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->others), "sn-dim");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->others));

  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
