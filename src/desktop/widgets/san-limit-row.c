/* san-limit-row.c - asks for a time limit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-limit-row.h"

#include <glib/gi18n-lib.h>

struct _SanLimitRow
{
  AdwActionRow   parent_instance;

  GtkSpinButton *number;
  GtkEntry      *minute;
  GtkDropDown   *kind;
  GArray        *kinds;      /* SanLimitKind: the lines of @kind */
  gboolean       filling;
};

G_DEFINE_FINAL_TYPE (SanLimitRow, san_limit_row, ADW_TYPE_ACTION_ROW)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static SanLimitKind
kind_of (SanLimitRow *self)
{
  guint index = gtk_drop_down_get_selected (self->kind);

  return index < self->kinds->len ? g_array_index (self->kinds, SanLimitKind, index)
                                  : SAN_LIMIT_NONE;
}

static void
on_changed_cb (SanLimitRow *self)
{
  SanLimitKind kind = kind_of (self);

  gtk_widget_set_visible (GTK_WIDGET (self->number),
                          kind != SAN_LIMIT_NONE && kind != SAN_LIMIT_UNTIL);
  gtk_widget_set_visible (GTK_WIDGET (self->minute), kind == SAN_LIMIT_UNTIL);
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_kind (SanLimitRow   *self,
          GtkStringList *names,
          SanLimitKind   kind,
          const char    *name)
{
  g_array_append_val (self->kinds, kind);
  gtk_string_list_append (names, name);
}

static void
name_widget (gpointer    widget,
             const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_tooltip_text (widget, label);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
}

static void
san_limit_row_finalize (GObject *object)
{
  g_array_unref (SAN_LIMIT_ROW (object)->kinds);

  G_OBJECT_CLASS (san_limit_row_parent_class)->finalize (object);
}

static void
san_limit_row_class_init (SanLimitRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_limit_row_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_LIMIT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
san_limit_row_init (SanLimitRow *self)
{
  self->kinds = g_array_new (FALSE, FALSE, sizeof (SanLimitKind));
  self->number = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 9999, 1));
  self->minute = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->minute), 16);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->number), 4);
  gtk_entry_set_placeholder_text (self->minute, "YYYY-MM-DD HH:MM");
  name_widget (self->number, _("How many"));
  name_widget (self->minute, _("Until"));
  g_signal_connect_swapped (self->number, "value-changed", G_CALLBACK (on_changed_cb), self);
  g_signal_connect_swapped (self->minute, "changed", G_CALLBACK (on_changed_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->number));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->minute));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
}

GtkWidget *
san_limit_row_new (const char *title,
                   const char *none,
                   gboolean    until)
{
  SanLimitRow *self = g_object_new (SAN_TYPE_LIMIT_ROW, "title", title, NULL);
  GtkStringList *names = gtk_string_list_new (NULL);

  if (none != NULL)
    add_kind (self, names, SAN_LIMIT_NONE, none);
  add_kind (self, names, SAN_LIMIT_WORKDAYS, _("working days"));
  add_kind (self, names, SAN_LIMIT_DAYS, _("calendar days"));
  add_kind (self, names, SAN_LIMIT_WORKHOURS, _("working hours"));
  add_kind (self, names, SAN_LIMIT_HOURS, _("hours round the clock"));
  if (until)
    add_kind (self, names, SAN_LIMIT_UNTIL, _("until"));

  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  name_widget (self->kind, _("Kind of limit"));
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (on_changed_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->kind));
  self->filling = TRUE;
  on_changed_cb (self);
  self->filling = FALSE;

  return GTK_WIDGET (self);
}

void
san_limit_row_set (SanLimitRow    *self,
                   const SanLimit *limit)
{
  g_return_if_fail (SAN_IS_LIMIT_ROW (self));

  self->filling = TRUE;
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_array_index (self->kinds, SanLimitKind, i) == limit->kind)
      gtk_drop_down_set_selected (self->kind, i);
  if (limit->kind == SAN_LIMIT_UNTIL)
    {
      g_autofree char *text = san_time_format (limit->until);

      gtk_editable_set_text (GTK_EDITABLE (self->minute), text);
    }
  else if (limit->kind != SAN_LIMIT_NONE)
    {
      gtk_spin_button_set_value (self->number, limit->n);
    }
  on_changed_cb (self);
  self->filling = FALSE;
}

gboolean
san_limit_row_get (SanLimitRow *self,
                   SanLimit    *limit,
                   GError     **error)
{
  g_return_val_if_fail (SAN_IS_LIMIT_ROW (self), FALSE);

  *limit = (SanLimit) { .kind = kind_of (self) };
  if (limit->kind == SAN_LIMIT_UNTIL)
    return san_time_parse (gtk_editable_get_text (GTK_EDITABLE (self->minute)), &limit->until,
                           error);
  if (limit->kind != SAN_LIMIT_NONE)
    {
      /* what was typed and not yet left */
      self->filling = TRUE;
      gtk_spin_button_update (self->number);
      self->filling = FALSE;
      limit->n = gtk_spin_button_get_value_as_int (self->number);
    }

  return TRUE;
}

void
san_limit_row_set_answer (SanLimitRow *self,
                          const char  *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  g_return_if_fail (SAN_IS_LIMIT_ROW (self));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), markup);
}
