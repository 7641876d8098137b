/* san-round-dialog.c - a round made from nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-round-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-round-steps.h"
#include "pages/assessment/san-scheme-window.h"
#include "registry/san-group-store.h"
#include "schemes/san-scheme-store.h"

struct _SanRoundDialog
{
  AdwWindow   parent_instance;

  SanContext *context;
  GPtrArray  *groupings;       /* (element-type SanGrouping): by index from 1 */

  /* Template children */
  AdwEntryRow *label;
  AdwEntryRow *period;
  AdwComboRow *kind;
  AdwComboRow *grouping;
  AdwEntryRow *from;
  AdwEntryRow *to;
  GtkListBox  *schemes;
  GtkLabel    *no_scheme;
  GtkButton   *make;
  GtkLabel    *refusal;
};

G_DEFINE_FINAL_TYPE (SanRoundDialog, san_round_dialog, ADW_TYPE_WINDOW)

enum { MADE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Schemes */

static void
add_scheme (SanRoundDialog *self,
            const char     *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "check", check);
  gtk_list_box_append (self->schemes, row);
}

static void
fill_schemes (SanRoundDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos =
    san_scheme_store_list (san_context_get_database (self->context), &error);
  const char *last = NULL;
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->schemes))) != NULL)
    gtk_list_box_remove (self->schemes, row);

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const SanSchemeInfo *info = g_ptr_array_index (infos, i);

      if (g_strcmp0 (info->name, last) == 0)
        continue;
      last = info->name;
      add_scheme (self, info->name);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->schemes), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_scheme), n == 0);

  /* the only one there is will be meant */
  if (n == 1)
    {
      row = gtk_widget_get_first_child (GTK_WIDGET (self->schemes));
      gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), "check"), TRUE);
    }
}

static char **
chosen_schemes (SanRoundDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->schemes)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), "check")))
      g_strv_builder_add (builder, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  return g_strv_builder_end (builder);
}

/* Groups */

static void
fill_groupings (SanRoundDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const SanPeriod *month = san_context_get_period (self->context);

  self->groupings = san_group_store_list (san_context_get_database (self->context), month->last,
                                          NULL);
  gtk_string_list_append (names, _("None: every unit with a score"));
  for (guint i = 0; self->groupings != NULL && i < self->groupings->len; i++)
    gtk_string_list_append (names,
                            ((SanGrouping *) g_ptr_array_index (self->groupings, i))->name);
  adw_combo_row_set_model (self->grouping, G_LIST_MODEL (names));
  if (g_list_model_get_n_items (G_LIST_MODEL (names)) == 2)
    adw_combo_row_set_selected (self->grouping, 1);
}

static void
fill_kinds (SanRoundDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int kind = SAN_ROUND_MONTHLY; kind <= SAN_ROUND_SIMULATED; kind++)
    gtk_string_list_append (names, san_round_kind_title ((SanRoundKind) kind));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
}

/* Reading */

static char *
read_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static gboolean
read_day (AdwEntryRow *row,
          SanDay       open,
          SanDay      *day,
          GError     **error)
{
  g_autofree char *text = read_text (row);

  *day = open;

  return *text == '\0' || san_day_parse (text, day, error);
}

static gboolean
read_round (SanRoundDialog *self,
            SanRound       *round,
            GError        **error)
{
  g_autofree char *period = read_text (self->period);
  guint grouping = adw_combo_row_get_selected (self->grouping);

  round->label = read_text (self->label);
  round->kind = (SanRoundKind) adw_combo_row_get_selected (self->kind);
  round->published = g_strdup ("");
  round->schemes = chosen_schemes (self);
  round->grouping = g_strdup ("");
  if (self->groupings != NULL && grouping > 0 && grouping <= self->groupings->len)
    round->grouping_id = ((SanGrouping *) g_ptr_array_index (self->groupings, grouping - 1))->id;

  return san_period_parse (period, &round->period, error) &&
         read_day (self->from, SAN_DAY_MIN, &round->from, error) &&
         read_day (self->to, SAN_DAY_MAX, &round->to, error);
}

gboolean
san_round_dialog_make (SanRoundDialog *self)
{
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SAN_IS_ROUND_DIALOG (self), FALSE);

  if (!read_round (self, round, &error) || !san_round_create (self->context, round, &error))
    {
      gtk_label_set_text (self->refusal, error->message);
      gtk_widget_show (GTK_WIDGET (self->refusal));
      return FALSE;
    }

  g_signal_emit (self, signals[MADE], 0, round->id);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* Callbacks */

static void
on_make_clicked_cb (SanRoundDialog *self)
{
  san_round_dialog_make (self);
}

static void
on_scheme_clicked_cb (SanRoundDialog *self)
{
  gtk_window_present (san_scheme_window_new (GTK_WIDGET (self), self->context, NULL));
}

static void
san_round_dialog_dispose (GObject *object)
{
  SanRoundDialog *self = SAN_ROUND_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_ROUND_DIALOG);
  g_clear_object (&self->context);
  g_clear_pointer (&self->groupings, g_ptr_array_unref);

  G_OBJECT_CLASS (san_round_dialog_parent_class)->dispose (object);
}

static void
san_round_dialog_class_init (SanRoundDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_round_dialog_dispose;

  signals[MADE] =
    g_signal_new ("made", SAN_TYPE_ROUND_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-round-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SanRoundDialog, label);
  gtk_widget_class_bind_template_child (widget_class, SanRoundDialog, period);
  gtk_widget_class_bind_template_child (widget_class, SanRoundDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, SanRoundDialog, grouping);
  gtk_widget_class_bind_template_child (widget_class, SanRoundDialog, from);
  gtk_widget_class_bind_template_child (widget_class, SanRoundDialog, to);
  gtk_widget_class_bind_template_child (widget_class, SanRoundDialog, schemes);
  gtk_widget_class_bind_template_child (widget_class, SanRoundDialog, no_scheme);
  gtk_widget_class_bind_template_child (widget_class, SanRoundDialog, make);
  gtk_widget_class_bind_template_child (widget_class, SanRoundDialog, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_make_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_round_dialog_init (SanRoundDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
san_round_dialog_new (GtkWidget  *over,
                      SanContext *context)
{
  SanRoundDialog *self = g_object_new (SAN_TYPE_ROUND_DIALOG,
                                       "transient-for", gtk_widget_get_root (over), NULL);
  g_autofree char *period = san_period_format (san_context_get_period (context));

  self->context = g_object_ref (context);
  gtk_editable_set_text (GTK_EDITABLE (self->label), period);
  gtk_editable_set_text (GTK_EDITABLE (self->period), period);
  fill_kinds (self);
  fill_groupings (self);
  fill_schemes (self);
  /* a scheme made from here is offered at once */
  g_signal_connect_object (context, "changed", G_CALLBACK (fill_schemes), self,
                           G_CONNECT_SWAPPED);

  return GTK_WINDOW (self);
}
