/* san-proposals-dialog.c - adjustments and vetoes that are proposed, confirmed by a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-proposals-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "pages/assessment/san-ledger-row.h"
#include "widgets/san-refusal.h"

#define WIDTH  560
#define HEIGHT 560

struct _SanProposalsDialog
{
  AdwWindow       parent_instance;

  SanContext     *context;
  gint64          round_id;
  char           *label;
  GPtrArray      *proposals;   /* those with something left to book */
  GPtrArray      *vetoes;      /* (element-type SanVetoProposal): the same */
  GPtrArray      *checks;      /* (element-type GtkCheckButton): one each, vetoes last */
  GPtrArray      *effects;     /* (element-type GtkDropDown): of the vetoes */
  GtkCheckButton *all;
  GtkLabel       *sum;
  GtkLabel       *refusal;
  GtkButton      *confirm;
  gboolean        choosing;    /* the program ticks, not the person */
};

G_DEFINE_FINAL_TYPE (SanProposalsDialog, san_proposals_dialog, ADW_TYPE_WINDOW)

/* (transfer container): what is ticked of @proposals, whose checks begin at @first */
static GPtrArray *
chosen (SanProposalsDialog * self,
        GPtrArray * proposals,
        guint first)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < proposals->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, first + i)))
      g_ptr_array_add (list, g_ptr_array_index (proposals, i));

  return list;
}

static GPtrArray *
chosen_adjustments (SanProposalsDialog *self)
{
  return chosen (self, self->proposals, 0);
}

/* With the effect that was chosen for each */
static GPtrArray *
chosen_vetoes (SanProposalsDialog *self)
{
  for (guint i = 0; i < self->vetoes->len; i++)
    ((SanVetoProposal *) self->vetoes->pdata[i])->veto->effect =
      gtk_drop_down_get_selected (self->effects->pdata[i]) == 0 ? SAN_VETO_LAST
                                                                : SAN_VETO_UNRANKED;

  return chosen (self, self->vetoes, self->proposals->len);
}

static void
update (SanProposalsDialog *self)
{
  g_autoptr (GPtrArray) list = chosen_adjustments (self);
  g_autoptr (GPtrArray) vetoes = chosen_vetoes (self);
  guint n = list->len + vetoes->len;
  guint n_all = self->checks->len;
  g_autofree char *button = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < list->len; i++)
    sum += ((SanAdjustmentProposal *) g_ptr_array_index (list, i))->adjustment->amount;
  amount = san_micro_format (ABS (sum), SAN_DECIMALS_NEEDED);
  text = g_strdup_printf (_("Chosen %u of %u, together %s%s"), n, n_all,
                          sum < 0 ? "−" : sum > 0 ? "+" : "", amount);
  button = n == n_all ? g_strdup (_("Confirm all")) : g_strdup_printf (_("Confirm %u"), n);
  gtk_label_set_text (self->sum, text);
  gtk_button_set_label (self->confirm, button);
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm), n > 0);
  self->choosing = TRUE;
  gtk_check_button_set_active (self->all, n == n_all);
  gtk_check_button_set_inconsistent (self->all, n > 0 && n < n_all);
  self->choosing = FALSE;
}

static void
on_toggled_cb (SanProposalsDialog *self)
{
  if (!self->choosing)
    update (self);
}

static void
on_all_toggled_cb (SanProposalsDialog *self)
{
  gboolean active = gtk_check_button_get_active (self->all);

  if (self->choosing)
    return;

  self->choosing = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), active);
  self->choosing = FALSE;
  update (self);
}

/* Booking */

typedef struct
{
  SanProposalsDialog *self;
  GPtrArray          *list;
  GPtrArray          *vetoes;
} Booking;

static gboolean
book (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  const Booking *booking = data;
  SanContext *context = booking->self->context;
  g_autoptr (SanRound) round = san_round_store_get (database, booking->self->round_id, error);
  g_autofree char *now = san_time_format (san_workspace_now (san_context_get_workspace (context)));

  return round != NULL &&
         san_adjustment_proposals_book (database, round, booking->list, now,
                                        san_context_get_operator (context), error) &&
         san_veto_proposals_book (database, round, booking->vetoes, now,
                                  san_context_get_operator (context), error);
}

static void
on_confirm_cb (SanProposalsDialog *self)
{
  g_autoptr (GPtrArray) list = chosen_adjustments (self);
  g_autoptr (GPtrArray) vetoes = chosen_vetoes (self);
  guint n = list->len + vetoes->len;
  Booking booking = { self, list, vetoes };
  g_autofree char *said = NULL;
  gint64 seq = 0;
  g_autoptr (GError) error = NULL;

  if (n == 0)
    return;

  if (!san_workspace_change (san_context_get_workspace (self->context), "adjustment.confirm",
                             self->label, book, &booking, &seq, &error))
    {
      gtk_label_set_text (self->refusal, error->message);
      gtk_widget_show (GTK_WIDGET (self->refusal));
      return;
    }

  said = g_strdup_printf (ngettext ("%u proposal confirmed", "%u proposals confirmed", n), n);
  san_context_say_step (self->context, said, seq);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
on_confirm_key_cb (GtkWidget *widget,
                   GVariant  *arguments,
                   gpointer   data)
{
  on_confirm_cb (SAN_PROPOSALS_DIALOG (widget));

  return TRUE;
}

/* The class */

static void
san_proposals_dialog_finalize (GObject *object)
{
  SanProposalsDialog *self = SAN_PROPOSALS_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->vetoes, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->effects, g_ptr_array_unref);
  g_free (self->label);

  G_OBJECT_CLASS (san_proposals_dialog_parent_class)->finalize (object);
}

static void
san_proposals_dialog_class_init (SanProposalsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_proposals_dialog_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                on_confirm_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                on_confirm_key_cb, NULL);
}

static void
san_proposals_dialog_init (SanProposalsDialog *self)
{
  self->checks = g_ptr_array_new ();
  self->effects = g_ptr_array_new ();
}

/* Building */

static GtkLabel *
label_new (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);

  return GTK_LABEL (label);
}

/* A line with a check; what is @chosen is ticked. */
static GtkWidget *
row_new (SanProposalsDialog *self,
         const char         *title,
         const char         *subtitle,
         gboolean            chosen)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled_cb), self);
  g_ptr_array_add (self->checks, check);

  return row;
}

static GtkWidget *
adjustment_row_new (SanProposalsDialog          *self,
                    const SanAdjustmentProposal *proposal)
{
  g_autofree char *amount = san_micro_format (ABS (proposal->adjustment->amount),
                                              SAN_DECIMALS_NEEDED);
  g_autofree char *points = g_strdup_printf ("%s%s", proposal->adjustment->amount < 0 ? "−" : "+",
                                             amount);
  g_autofree char *cases =
    g_strdup_printf (ngettext ("%s, %u case: %s", "%s, %u cases: %s", proposal->cases),
                     proposal->rule, proposal->cases, proposal->numbers);
  GtkWidget *row = row_new (self, proposal->unit, cases, TRUE);
  GtkLabel *label = label_new (points, "sn-num");

  gtk_widget_add_css_class (GTK_WIDGET (label), proposal->adjustment->amount < 0 ? "sn-down"
                                                                                : "sn-up");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (label));

  return row;
}

static GtkWidget *
veto_row_new (SanProposalsDialog    *self,
              const SanVetoProposal *proposal)
{
  g_autofree char *last = san_veto_words (SAN_VETO_LAST, 0);
  g_autofree char *unranked = san_veto_words (SAN_VETO_UNRANKED, 0);
  const char *words[] = { last, unranked, NULL };
  g_autofree char *cases =
    g_strdup_printf (ngettext ("%s, %u case: %s", "%s, %u cases: %s", proposal->cases),
                     proposal->item, proposal->cases, proposal->points);
  GtkWidget *row = row_new (self, proposal->unit, cases, FALSE);
  GtkWidget *effect = gtk_drop_down_new_from_strings (words);

  gtk_widget_set_valign (effect, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (effect), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Effect"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), effect);
  g_ptr_array_add (self->effects, effect);

  return row;
}

static GtkWidget *
header_new (SanProposalsDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->confirm = GTK_BUTTON (gtk_button_new ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (GTK_WIDGET (self->confirm), "suggested-action");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->confirm), _("Ctrl+Enter"));
  g_signal_connect_swapped (self->confirm, "clicked", G_CALLBACK (on_confirm_cb), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), GTK_WIDGET (self->confirm));

  return bar;
}

static GtkWidget *
list_new (SanProposalsDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *vetoes = adw_preferences_group_new ();

  for (guint i = 0; i < self->proposals->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               adjustment_row_new (self, self->proposals->pdata[i]));
  for (guint i = 0; i < self->vetoes->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (vetoes),
                               veto_row_new (self, self->vetoes->pdata[i]));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (vetoes),
                                   _("Vetoes by items that failed"));
  gtk_widget_set_visible (group, self->proposals->len > 0);
  gtk_widget_set_visible (vetoes, self->vetoes->len > 0);
  gtk_box_append (GTK_BOX (groups), group);
  gtk_box_append (GTK_BOX (groups), vetoes);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), groups);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static void
build (SanProposalsDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  self->all = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("All")));
  self->sum = label_new ("", "sn-cap");
  self->refusal = label_new ("", "sn-over");
  san_refusal_setup (self->refusal);
  gtk_widget_hide (GTK_WIDGET (self->refusal));
  g_signal_connect_swapped (self->all, "toggled", G_CALLBACK (on_all_toggled_cb), self);
  gtk_box_append (GTK_BOX (content), header_new (self));
  gtk_box_append (GTK_BOX (box),
                  GTK_WIDGET (label_new (_("What is not ticked stays proposed and counts for "
                                           "nothing."), "sn-dim")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all));
  gtk_box_append (GTK_BOX (box), list_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sum));
  gtk_box_append (GTK_BOX (content), box);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->confirm));
}

/* What is left to book of both kinds */
static gboolean
load (SanContext     *context,
      const SanRound *round,
      GPtrArray     **proposals,
      GPtrArray     **vetoes,
      GError        **error)
{
  SanDatabase *database = san_context_get_database (context);

  *proposals = san_adjustment_proposals (database, round, error);
  *vetoes = *proposals != NULL ? san_veto_proposals (database, round, error) : NULL;
  if (*vetoes == NULL)
    return FALSE;

  for (guint i = (*proposals)->len; i > 0; i--)
    if (((SanAdjustmentProposal *) (*proposals)->pdata[i - 1])->adjustment == NULL)
      g_ptr_array_remove_index (*proposals, i - 1);
  for (guint i = (*vetoes)->len; i > 0; i--)
    if (((SanVetoProposal *) (*vetoes)->pdata[i - 1])->veto == NULL)
      g_ptr_array_remove_index (*vetoes, i - 1);

  return TRUE;
}

int
san_proposals_count (SanContext     *context,
                     const SanRound *round,
                     GError        **error)
{
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) vetoes = NULL;

  if (!load (context, round, &proposals, &vetoes, error))
    return -1;

  return (int) (proposals->len + vetoes->len);
}

GtkWindow *
san_proposals_dialog_open (GtkWidget      *parent,
                           SanContext     *context,
                           const SanRound *round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) vetoes = NULL;
  SanProposalsDialog *self;

  if (!load (context, round, &proposals, &vetoes, &error))
    {
      san_context_report (context, error);
      return NULL;
    }

  self = g_object_new (SAN_TYPE_PROPOSALS_DIALOG, "transient-for", gtk_widget_get_root (parent),
                       "modal", TRUE, "destroy-with-parent", TRUE, "default-width", WIDTH,
                       "default-height", HEIGHT, "title", _("Proposed adjustments"), NULL);
  self->context = g_object_ref (context);
  self->round_id = round->id;
  self->label = g_strdup (round->label);
  self->proposals = g_steal_pointer (&proposals);
  self->vetoes = g_steal_pointer (&vetoes);
  build (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->confirm));

  return GTK_WINDOW (self);
}
