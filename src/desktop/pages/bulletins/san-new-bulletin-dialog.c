/* san-new-bulletin-dialog.c - drafts a bulletin of a round or of some days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-new-bulletin-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "bulletins/san-bulletin-draft.h"

struct _SanNewBulletinDialog
{
  AdwWindow   parent_instance;

  SanContext *context;
  GPtrArray  *rounds;      /* (element-type SanRound): to choose from, newest first */
  gboolean    filling;

  /* Template children */
  AdwComboRow *kind;
  AdwComboRow *round;
  AdwEntryRow *from;
  AdwEntryRow *to;
  AdwEntryRow *title;
  GtkLabel    *effect;
  GtkWidget   *create;
};

G_DEFINE_FINAL_TYPE (SanNewBulletinDialog, san_new_bulletin_dialog, ADW_TYPE_WINDOW)

static guint created_signal;

static SanBulletinKind
kind_of (SanNewBulletinDialog *self)
{
  return (SanBulletinKind) adw_combo_row_get_selected (self->kind);
}

/* Monthly and special ones are about a round, the others about days. */
static gboolean
is_of_round (SanBulletinKind kind)
{
  return kind == SAN_BULLETIN_MONTHLY || kind == SAN_BULLETIN_SPECIAL;
}

/* (nullable) */
static const SanRound *
chosen_round (SanNewBulletinDialog *self)
{
  guint index = adw_combo_row_get_selected (self->round);

  return index < self->rounds->len ? g_ptr_array_index (self->rounds, index) : NULL;
}

/* FALSE marks the row. */
static gboolean
read_day (AdwEntryRow *row,
          SanDay      *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  gboolean is_day = san_day_parse (text, day, NULL);

  if (is_day)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");

  return is_day;
}

static void
update (SanNewBulletinDialog *self)
{
  gboolean of_round = is_of_round (kind_of (self));
  SanDay from = 0, to = 0;
  gboolean good;

  gtk_widget_set_visible (GTK_WIDGET (self->round), of_round);
  gtk_widget_set_visible (GTK_WIDGET (self->from), !of_round);
  gtk_widget_set_visible (GTK_WIDGET (self->to), !of_round);
  if (of_round)
    {
      good = chosen_round (self) != NULL;
      gtk_label_set_text (self->effect, good ? _("Its text and tables are made of the round's figures.")
                                             : _("There is no open round. A bulletin of days is made of the tickets."));
    }
  else
    {
      good = read_day (self->from, &from);
      good = read_day (self->to, &to) && good;
      if (good && to < from)
        {
          gtk_widget_add_css_class (GTK_WIDGET (self->to), "error");
          good = FALSE;
        }
      gtk_label_set_text (self->effect, _("Its text and tables are made of the tickets of these days."));
    }
  gtk_widget_set_sensitive (self->create, good);
}

/* A week from Monday to today, or a day */
static void
propose_days (SanNewBulletinDialog *self)
{
  SanDay today = san_time_day (san_workspace_now (san_context_get_workspace (self->context)));
  SanDay from = kind_of (self) == SAN_BULLETIN_WEEKLY ? today - san_day_weekday (today) + 1
                                                      : today;
  g_autofree char *first = san_day_format (from);
  g_autofree char *last = san_day_format (today);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->from), first);
  gtk_editable_set_text (GTK_EDITABLE (self->to), last);
  self->filling = FALSE;
}

static void
on_kind_changed_cb (SanNewBulletinDialog *self)
{
  if (self->context == NULL)
    return;

  propose_days (self);
  update (self);
}

static void
on_changed_cb (SanNewBulletinDialog *self)
{
  if (self->context != NULL && !self->filling)
    update (self);
}

static void
on_create_clicked_cb (SanNewBulletinDialog *self)
{
  SanBulletinKind kind = kind_of (self);
  const SanRound *round = is_of_round (kind) ? chosen_round (self) : NULL;
  g_autofree char *title =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  SanBulletinDraft *draft = san_bulletin_draft_new (kind, round != NULL ? round->id : 0);

  if (round == NULL)
    {
      read_day (self->from, &draft->from);
      read_day (self->to, &draft->to);
    }
  san_set_str (&draft->title, title);
  g_signal_emit (self, created_signal, 0, draft);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
fill (SanNewBulletinDialog *self)
{
  GPtrArray *rounds = san_context_get_rounds (self->context);
  const SanRound *now = san_context_get_round (self->context);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint kind = 0; kind < SAN_N_BULLETIN_KINDS; kind++)
    gtk_string_list_append (kinds, san_bulletin_kind_title ((SanBulletinKind) kind));
  for (guint i = rounds->len; i > 0; i--)
    {
      SanRound *round = g_ptr_array_index (rounds, i - 1);

      if (round->state == SAN_ROUND_PUBLISHED)
        continue;
      if (now != NULL && round->id == now->id)
        chosen = self->rounds->len;
      g_ptr_array_add (self->rounds, round);
      gtk_string_list_append (labels, round->label);
    }

  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  adw_combo_row_set_model (self->round, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->round, chosen);
  /* the month's bulletin is there already: what is new is most likely a week's */
  adw_combo_row_set_selected (self->kind, self->rounds->len > 0 ? SAN_BULLETIN_WEEKLY
                                                                : SAN_BULLETIN_DAILY);
}

static void
san_new_bulletin_dialog_dispose (GObject *object)
{
  SanNewBulletinDialog *self = SAN_NEW_BULLETIN_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_NEW_BULLETIN_DIALOG);

  G_OBJECT_CLASS (san_new_bulletin_dialog_parent_class)->dispose (object);
}

static void
san_new_bulletin_dialog_class_init (SanNewBulletinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_new_bulletin_dialog_dispose;

  created_signal = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/bulletins/san-new-bulletin-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SanNewBulletinDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, SanNewBulletinDialog, round);
  gtk_widget_class_bind_template_child (widget_class, SanNewBulletinDialog, from);
  gtk_widget_class_bind_template_child (widget_class, SanNewBulletinDialog, to);
  gtk_widget_class_bind_template_child (widget_class, SanNewBulletinDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SanNewBulletinDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, SanNewBulletinDialog, create);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_create_clicked_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_new_bulletin_dialog_init (SanNewBulletinDialog *self)
{
  self->rounds = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
san_new_bulletin_dialog_new (GtkWindow  *parent,
                             SanContext *context)
{
  SanNewBulletinDialog *self;

  g_return_val_if_fail (SAN_IS_CONTEXT (context), NULL);

  self = g_object_new (SAN_TYPE_NEW_BULLETIN_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  fill (self);
  propose_days (self);
  update (self);

  return GTK_WIDGET (self);
}
