/* san-formula-bar.c - which cell, its value, and what it is held against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-formula-bar.h"

#include <glib/gi18n-lib.h>

struct _SanFormulaBar
{
  AdwBin         parent_instance;

  SanGrid       *grid;        /* not owned: they have the same parent */
  SanScoreSheet *sheet;       /* not owned */
  gboolean       filling;
  gboolean       passing;       /* the value on to the grid */

  /* Template children */
  GtkEntry *name;
  GtkEntry *value;
  GtkLabel *source;
};

G_DEFINE_FINAL_TYPE (SanFormulaBar, san_formula_bar, ADW_TYPE_BIN)

static gboolean
has_focus (GtkEntry *entry)
{
  return gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))));
}

static void
set_text (GtkEntry   *entry,
          const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
complain (SanFormulaBar *self,
          const char    *text)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->source), "sn-over");
  gtk_label_set_text (self->source, text);
}

static void
forgive (SanFormulaBar *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_widget_remove_css_class (GTK_WIDGET (self->source), "sn-over");
}

void
san_formula_bar_update (SanFormulaBar *self)
{
  g_autofree char *name = NULL;
  g_autofree char *source = NULL;
  g_autofree char *value = NULL;
  guint row, column;
  gboolean there;

  g_return_if_fail (SAN_IS_FORMULA_BAR (self));

  there = self->grid != NULL && san_grid_get_active (self->grid, &row, &column);
  if (there)
    {
      name = san_score_sheet_dup_name (self->sheet, row, column);
      source = san_score_sheet_dup_source (self->sheet, row, column);
      value = san_grid_is_editing (self->grid)
              ? g_strdup (san_grid_get_edit_text (self->grid))
              : san_grid_model_dup_edit_text (SAN_GRID_MODEL (self->sheet), row, column);
    }

  self->filling = TRUE;
  forgive (self);
  if (!has_focus (self->name))
    set_text (self->name, there ? name : "");
  gtk_label_set_text (self->source, there ? source : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source), source);
  if (!self->passing)
    set_text (self->value, there ? value : "");
  gtk_editable_set_editable (GTK_EDITABLE (self->value),
                             there && san_score_sheet_get_locked (self->sheet) == NULL);
  self->filling = FALSE;
}

/* Callbacks */

static void
on_name_activate_cb (SanFormulaBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name));
  guint row, column;

  if (!san_grid_get_active (self->grid, &row, &column))
    return;

  if (!san_score_sheet_find (self->sheet, text, &row, &column))
    {
      g_autofree char *message =
        g_strdup_printf (_("No unit or component here fits “%s”."), text);

      complain (self, message);
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  san_grid_go_to (self->grid, row, column);
  san_formula_bar_update (self);
}

static void
on_name_changed_cb (SanFormulaBar *self)
{
  if (!self->filling)
    forgive (self);
}

static void
on_value_changed_cb (SanFormulaBar *self)
{
  if (self->filling || self->grid == NULL || !has_focus (self->value))
    return;

  /* What is typed over a selection goes before it comes: the grid begins with its old text,
   * which must not come back here in between. */
  self->passing = TRUE;
  san_grid_edit_text (self->grid, gtk_editable_get_text (GTK_EDITABLE (self->value)));
  self->passing = FALSE;
}

static void
leave (SanFormulaBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  san_formula_bar_update (self);
}

static gboolean
on_value_key_cb (SanFormulaBar  *self,
                 guint           keyval,
                 guint           keycode,
                 GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (san_grid_commit (self->grid, shift ? SAN_GRID_UP : SAN_GRID_DOWN))
        leave (self);
      return TRUE;

    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      /* without an edit Tab only goes on to the next widget */
      if (!san_grid_is_editing (self->grid))
        return FALSE;
      if (san_grid_commit (self->grid, keyval == GDK_KEY_Tab ? SAN_GRID_RIGHT : SAN_GRID_LEFT))
        leave (self);
      return TRUE;

    case GDK_KEY_Escape:
      san_grid_cancel (self->grid);
      leave (self);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
on_name_key_cb (SanFormulaBar  *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  leave (self);
  return TRUE;
}

/* Whoever comes wants to type another name. */
static void
on_name_entered_cb (SanFormulaBar *self)
{
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}

static void
san_formula_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_FORMULA_BAR);

  G_OBJECT_CLASS (san_formula_bar_parent_class)->dispose (object);
}

static void
san_formula_bar_class_init (SanFormulaBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_formula_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-formula-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SanFormulaBar, name);
  gtk_widget_class_bind_template_child (widget_class, SanFormulaBar, value);
  gtk_widget_class_bind_template_child (widget_class, SanFormulaBar, source);
  gtk_widget_class_bind_template_callback (widget_class, on_name_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_value_changed_cb);
  gtk_widget_class_set_css_name (widget_class, "formula-bar");
}

/* Bubbling, that is: after the input method, before the entry's own shortcuts */
static void
catch_keys (SanFormulaBar *self,
            GtkEntry      *entry,
            GCallback      callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                             keys);
}

static void
san_formula_bar_init (SanFormulaBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  catch_keys (self, self->name, G_CALLBACK (on_name_key_cb));
  catch_keys (self, self->value, G_CALLBACK (on_value_key_cb));
}

void
san_formula_bar_set_grid (SanFormulaBar *self,
                          SanGrid       *grid,
                          SanScoreSheet *sheet)
{
  g_return_if_fail (SAN_IS_FORMULA_BAR (self));

  self->grid = grid;
  self->sheet = sheet;
  if (grid != NULL)
    san_grid_set_companion (grid, GTK_WIDGET (self->value));
  san_formula_bar_update (self);
}

void
san_formula_bar_grab_name (SanFormulaBar *self)
{
  g_return_if_fail (SAN_IS_FORMULA_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

void
san_formula_bar_grab_value (SanFormulaBar *self)
{
  g_return_if_fail (SAN_IS_FORMULA_BAR (self));

  gtk_entry_grab_focus_without_selecting (self->value);
  gtk_editable_set_position (GTK_EDITABLE (self->value), -1);
}
