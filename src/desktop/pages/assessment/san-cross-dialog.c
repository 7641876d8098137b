/* san-cross-dialog.c - draws who is to visit whom, from a seed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-cross-dialog.h"

#include <glib/gi18n-lib.h>

struct _SanCrossDialog
{
  AdwWindow      parent_instance;

  SanContext    *context;
  SanCrossSheet *sheet;
  SanCrossPlan  *plan;       /* as drawn with what is typed; NULL: it cannot be */

  /* Template children */
  GtkButton     *save;
  AdwEntryRow   *seed;
  GtkSpinButton *visits;
  GtkLabel      *before;
  GtkLabel      *preview;
  GtkLabel      *refusal;
};

G_DEFINE_FINAL_TYPE (SanCrossDialog, san_cross_dialog, ADW_TYPE_WINDOW)

/* The first visits, so that somebody sees what will be assigned. */
#define SHOWN_MOST 6

static char *
describe_plan (SanCrossDialog * self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u visit:", "%u visits:", self->plan->pairs->len),
                          self->plan->pairs->len);
  for (guint i = 0; i < MIN (self->plan->pairs->len, SHOWN_MOST); i++)
    {
      const SanCrossVisit *visit = &g_array_index (self->plan->pairs, SanCrossVisit, i);

      g_string_append_printf (text, "\n%s → %s",
                              san_cross_sheet_unit (self->sheet, visit->evaluator_id),
                              san_cross_sheet_unit (self->sheet, visit->target_id));
    }
  if (self->plan->pairs->len > SHOWN_MOST)
    g_string_append (text, "\n…");

  return g_string_free (text, FALSE);
}

/* Draws with what is typed: nothing is written yet. */
static void
draw (SanCrossDialog *self)
{
  SanDatabase *database = san_context_get_database (self->context);
  SanWorkspace *workspace = san_context_get_workspace (self->context);
  SanRound *round = san_context_get_round (self->context);
  g_autofree char *seed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->seed))));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->plan, san_cross_plan_free);
  self->plan = san_cross_plan_draw (database, round, seed,
                                    (guint) gtk_spin_button_get_value_as_int (self->visits),
                                    san_workspace_now (workspace), &error);
  text = self->plan != NULL ? describe_plan (self) : g_strdup ("");
  gtk_label_set_text (self->preview, text);
  gtk_label_set_text (self->refusal, error != NULL && *seed != '\0' ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), error != NULL && *seed != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), self->plan != NULL);
}

static void
on_changed_cb (SanCrossDialog *self)
{
  if (self->sheet != NULL)
    draw (self);
}

typedef struct
{
  gint64        round_id;
  SanCrossPlan *plan;
} Change;

static gboolean
put_plan (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  Change *change = data;

  return san_cross_plan_store_put (database, change->round_id, change->plan, error);
}

static void
on_save_clicked_cb (SanCrossDialog *self)
{
  SanRound *round = san_context_get_round (self->context);
  Change change = { round->id, self->plan };
  g_autofree char *label = NULL;

  if (self->plan == NULL)
    return;

  label = g_strjoin (" ", round->label, self->plan->seed, NULL);
  if (san_cross_sheet_change (self->sheet, "cross.assign", label, put_plan, &change,
                              _("The visits are assigned")))
    gtk_window_close (GTK_WINDOW (self));
}

static void
san_cross_dialog_dispose (GObject *object)
{
  SanCrossDialog *self = SAN_CROSS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_CROSS_DIALOG);
  g_clear_pointer (&self->plan, san_cross_plan_free);
  g_clear_object (&self->sheet);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (san_cross_dialog_parent_class)->dispose (object);
}

static void
san_cross_dialog_class_init (SanCrossDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_cross_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-cross-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SanCrossDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SanCrossDialog, seed);
  gtk_widget_class_bind_template_child (widget_class, SanCrossDialog, visits);
  gtk_widget_class_bind_template_child (widget_class, SanCrossDialog, before);
  gtk_widget_class_bind_template_child (widget_class, SanCrossDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, SanCrossDialog, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_cross_dialog_init (SanCrossDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
san_cross_dialog_new (GtkWidget     *over,
                      SanContext    *context,
                      SanCrossSheet *sheet)
{
  SanCrossDialog *self = g_object_new (SAN_TYPE_CROSS_DIALOG, "transient-for",
                                       gtk_widget_get_root (over), NULL);
  const SanCrossPlan *before = san_cross_sheet_get_plan (sheet);

  self->context = g_object_ref (context);
  if (before != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Drawn already from the seed %1$s on %2$s; "
                                                 "what is assigned now takes its place."),
                                               before->seed, before->drawn);

      gtk_label_set_text (self->before, text);
      gtk_spin_button_set_value (self->visits, before->visits);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->before), before != NULL);
  self->sheet = g_object_ref (sheet);
  draw (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->seed));

  return GTK_WINDOW (self);
}
