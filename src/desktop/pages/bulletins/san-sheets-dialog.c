/* san-sheets-dialog.c - which units get their own sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-sheets-dialog.h"

#include <glib/gi18n-lib.h>

/* The units of a group, below its heading */
typedef struct
{
  SanSheetsDialog *dialog;
  GtkCheckButton  *all;
  GPtrArray       *checks;    /* (element-type GtkCheckButton) */
} Group;

struct _SanSheetsDialog
{
  AdwWindow  parent_instance;

  GPtrArray *groups;          /* (element-type Group) */
  gboolean   filling;

  GtkBox    *box;
  GtkWidget *export;
  GtkLabel  *summary;
};

G_DEFINE_FINAL_TYPE (SanSheetsDialog, san_sheets_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

static void
group_free (Group *group)
{
  g_ptr_array_unref (group->checks);
  g_free (group);
}

static gint64
unit_of (GtkCheckButton *check)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (check), "unit");
}

/* (transfer full) (element-type gint64) */
static GArray *
get_chosen (SanSheetsDialog *self)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->checks->len; j++)
        if (gtk_check_button_get_active (g_ptr_array_index (group->checks, j)))
          {
            gint64 unit = unit_of (g_ptr_array_index (group->checks, j));

            g_array_append_val (units, unit);
          }
    }

  return units;
}

/* How many there are, and of each group whether it is all, none or some */
static void
update (SanSheetsDialog *self)
{
  g_autoptr (GArray) units = get_chosen (self);
  g_autofree char *text = NULL;

  self->filling = TRUE;
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = g_ptr_array_index (self->groups, i);
      guint n = 0;

      for (guint j = 0; j < group->checks->len; j++)
        n += gtk_check_button_get_active (g_ptr_array_index (group->checks, j));
      gtk_check_button_set_inconsistent (group->all, n > 0 && n < group->checks->len);
      gtk_check_button_set_active (group->all, n == group->checks->len);
    }
  self->filling = FALSE;

  text = g_strdup_printf (ngettext ("%u unit gets its sheet, as PDF and as Excel workbook",
                                    "%u units get their sheets, as PDF and as Excel workbook",
                                    units->len), units->len);
  gtk_label_set_text (self->summary, text);
  gtk_widget_set_sensitive (self->export, units->len > 0);
}

static void
on_unit_toggled_cb (SanSheetsDialog *self)
{
  if (!self->filling)
    update (self);
}

static void
on_all_toggled_cb (Group *group)
{
  SanSheetsDialog *self = group->dialog;
  gboolean all = gtk_check_button_get_active (group->all);

  if (self->filling)
    return;

  self->filling = TRUE;
  for (guint i = 0; i < group->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (group->checks, i), all);
  self->filling = FALSE;
  update (self);
}

static void
on_export_clicked_cb (SanSheetsDialog *self)
{
  g_autoptr (GArray) units = get_chosen (self);

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, chosen_signal, 0, units);
  g_object_unref (self);
}

/* Filling ---------------------------------------------------------------------------- */

/* (transfer full) (nullable): who is in charge, and how to reach them */
static char *
person_of (SanRoster *roster,
           gint64     unit_id)
{
  const SanUnit *unit = roster != NULL ? san_roster_get (roster, unit_id) : NULL;
  gboolean named = unit != NULL && unit->head != NULL && *unit->head != '\0';
  gboolean reached = unit != NULL && unit->phone != NULL && *unit->phone != '\0';

  return named || reached ? g_strdup_printf ("%s%s%s", named ? unit->head : "",
                                             named && reached ? "  " : "",
                                             reached ? unit->phone : "")
                          : NULL;
}

static void
add_unit (Group          *group,
          GtkFlowBox     *box,
          const SanPlace *place,
          SanRoster      *roster)
{
  GtkWidget *check = gtk_check_button_new_with_label (place->score->participant->name);
  g_autofree char *person = person_of (roster, place->score->participant->unit_id);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_tooltip_text (check, person);
  g_object_set_data_full (G_OBJECT (check), "unit",
                          g_memdup2 (&place->score->participant->unit_id, sizeof (gint64)),
                          g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_unit_toggled_cb), group->dialog,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (group->checks, check);
  gtk_flow_box_append (box, check);
  gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
}

static void
add_group (SanSheetsDialog      *self,
           const SanRankedGroup *ranked,
           SanRoster            *roster)
{
  Group *group = g_new0 (Group, 1);
  g_autofree char *title = g_strdup_printf ("%s  %u", *ranked->name != '\0'
                                            ? ranked->name : _("All units"),
                                            ranked->places->len);
  GtkFlowBox *box = GTK_FLOW_BOX (gtk_flow_box_new ());

  group->dialog = self;
  group->checks = g_ptr_array_new ();
  group->all = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (title));
  gtk_widget_add_css_class (GTK_WIDGET (group->all), "sn-h2");
  g_signal_connect_data (group->all, "toggled", G_CALLBACK (on_all_toggled_cb), group, NULL,
                         G_CONNECT_SWAPPED);
  g_ptr_array_add (self->groups, group);

  gtk_flow_box_set_selection_mode (box, GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (box, 2);
  gtk_flow_box_set_max_children_per_line (box, 4);
  gtk_flow_box_set_homogeneous (box, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (box), "sn-panel");
  gtk_widget_add_css_class (GTK_WIDGET (box), "sn-padded");
  for (guint i = 0; i < ranked->places->len; i++)
    add_unit (group, box, g_ptr_array_index (ranked->places, i), roster);

  gtk_box_append (self->box, GTK_WIDGET (group->all));
  gtk_box_append (self->box, GTK_WIDGET (box));
}

/* Widget ----------------------------------------------------------------------------- */

static void
san_sheets_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (SAN_SHEETS_DIALOG (object)->groups);

  G_OBJECT_CLASS (san_sheets_dialog_parent_class)->finalize (object);
}

static void
san_sheets_dialog_class_init (SanSheetsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_sheets_dialog_finalize;

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/bulletins/san-sheets-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SanSheetsDialog, box);
  gtk_widget_class_bind_template_child (widget_class, SanSheetsDialog, export);
  gtk_widget_class_bind_template_child (widget_class, SanSheetsDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, on_export_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_sheets_dialog_init (SanSheetsDialog *self)
{
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
san_sheets_dialog_new (GtkWindow        *parent,
                       const char       *round,
                       const SanRanking *ranking,
                       SanRoster        *roster)
{
  SanSheetsDialog *self = g_object_new (SAN_TYPE_SHEETS_DIALOG, "transient-for", parent, NULL);
  g_autofree char *title = g_strdup_printf (_("Sheets of the Units of %s"), round);

  gtk_window_set_title (GTK_WINDOW (self), title);
  for (guint i = 0; i < ranking->groups->len; i++)
    add_group (self, g_ptr_array_index (ranking->groups, i), roster);
  update (self);

  return GTK_WIDGET (self);
}
