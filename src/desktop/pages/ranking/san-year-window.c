/* san-year-window.c - the rounds of a year side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-year-window.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "base/san-worker.h"
#include "ranking/san-year.h"

/* as the drop-down has them */
static const struct
{
  SanYearBy   by;
  const char *title;
} ways[] = {
  { SAN_YEAR_MEAN, N_("Mean of the totals") },
  { SAN_YEAR_SUM, N_("Sum of the totals") },
  { SAN_YEAR_WEIGHTED, N_("Weighted by months") },
  { SAN_YEAR_POINTS, N_("Points for places") },
};

struct _SanYearWindow
{
  AdwWindow     parent_instance;

  SanContext   *context;
  GCancellable *reading;
  int           year;
  SanYear      *data;       /* (nullable) */
  char         *group;      /* NULL: the first */
  SanTextTable *table;
  gboolean      filling;

  /* Template children */
  GtkStack        *stack;
  AdwStatusPage   *status;
  GtkLabel        *year_label;
  GtkBox          *groups;
  GtkDropDown     *way;
  GtkToggleButton *places;
  GtkColumnView   *view;
};

G_DEFINE_FINAL_TYPE (SanYearWindow, san_year_window, ADW_TYPE_WINDOW)

/* The table -------------------------------------------------------------------------------- */

static const SanYearGroup *
group_in_view (SanYearWindow * self)
{
  for (guint i = 0; i < self->data->groups->len; i++)
    {
      const SanYearGroup *group = self->data->groups->pdata[i];

      if (g_strcmp0 (group->name, self->group) == 0)
        return group;
    }

  return self->data->groups->len > 0 ? self->data->groups->pdata[0] : NULL;
}

/* June; where it is no month, its label */
static char *
round_title (const SanRound *round)
{
  int month;

  if (round->period.kind != SAN_PERIOD_MONTH)
    return g_strdup (round->label);
  san_day_get (round->period.last, NULL, &month, NULL);

  return g_strdup_printf (C_("month of a year", "%d"), month);
}

static void
add_row (SanYearWindow    *self,
         const SanYearRow *row)
{
  guint n = self->data->rounds->len;
  g_autofree char *place = row->place > 0 ? g_strdup_printf ("%u", row->place) : g_strdup ("—");
  g_autofree char *rounds = g_strdup_printf ("%u", row->rounds);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (place));
  g_ptr_array_add (cells, g_strdup (row->unit));
  g_ptr_array_add (cells, g_strdup (row->has_value ? row->value : "—"));
  g_ptr_array_add (cells, g_strdup (rounds));
  for (guint i = 0; i < n; i++)
    {
      if (!gtk_toggle_button_get_active (self->places))
        g_ptr_array_add (cells, g_strdup (*row->totals[i] != '\0' ? row->totals[i] : "—"));
      else
        g_ptr_array_add (cells, row->places[i] > 0 ? g_strdup_printf ("%u", row->places[i])
                                                   : g_strdup ("—"));
    }
  san_text_table_add_row (self->table, SAN_TEXT_PLAIN, (const char *const *) cells->pdata);
}

static void
fill_table (SanYearWindow *self)
{
  const SanYearGroup *group = group_in_view (self);
  const char *way = _(ways[gtk_drop_down_get_selected (self->way)].title);
  g_autofree char *title = g_strdup_printf (_("Year %d"), self->year);
  g_autofree char *subtitle = NULL;

  g_clear_object (&self->table);
  if (group == NULL)
    return;

  subtitle = *group->name != '\0' ? g_strdup_printf ("%s  %s", group->name, way) : g_strdup (way);
  self->table = san_text_table_new (title, subtitle);
  san_text_table_add_column (self->table, _("Rank"), 54, TRUE);
  san_text_table_add_column (self->table, _("Unit"), 0, FALSE);
  san_text_table_add_column (self->table, C_("year table", "Year"), 72, TRUE);
  san_text_table_add_column (self->table, C_("year table", "Rounds"), 60, TRUE);
  for (guint i = 0; i < self->data->rounds->len; i++)
    {
      g_autofree char *name = round_title (self->data->rounds->pdata[i]);

      san_text_table_add_column (self->table, name, 62, TRUE);
    }
  for (guint i = 0; i < group->rows->len; i++)
    add_row (self, group->rows->pdata[i]);
  san_text_table_show (self->table, self->view);
}

/* Groups ----------------------------------------------------------------------------------- */

static void
on_group_toggled_cb (SanYearWindow   *self,
                     GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button) || self->filling)
    return;

  san_set_str (&self->group, g_object_get_data (G_OBJECT (button), "group"));
  fill_table (self);
}

static void
show_groups (SanYearWindow *self)
{
  const SanYearGroup *in_view = group_in_view (self);
  GtkToggleButton *first = NULL;
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (guint i = 0; i < self->data->groups->len; i++)
    {
      const SanYearGroup *group = self->data->groups->pdata[i];
      g_autofree char *label = g_strdup_printf ("%s %u",
                                                *group->name != '\0' ? group->name : _("All units"),
                                                group->rows->len);
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      g_object_set_data_full (G_OBJECT (button), "group", g_strdup (group->name), g_free);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), group == in_view);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_group_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->groups, button);
    }
  self->filling = FALSE;
}

/* Reading ---------------------------------------------------------------------------------- */

typedef struct
{
  SanDatabase *reader;
  int          year;
  SanYearBy    by;
} Request;

static void
request_free (Request *request)
{
  g_clear_pointer (&request->reader, san_database_close);
  g_free (request);
}

static void
read_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  SanYear *year = san_year_load (request->reader, request->year, request->by, NULL, &error);

  if (year != NULL)
    g_task_return_pointer (task, year, (GDestroyNotify) san_year_free);
  else
    g_task_return_error (task, error);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  SanYearWindow *self = SAN_YEAR_WINDOW (source);
  g_autoptr (GError) error = NULL;
  SanYear *year = g_task_propagate_pointer (G_TASK (result), &error);

  /* closed, or asked for something else meanwhile */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading || self->stack == NULL)
    {
      g_clear_pointer (&year, san_year_free);
      return;
    }

  g_clear_pointer (&self->data, san_year_free);
  self->data = year;
  if (year == NULL)
    {
      g_clear_object (&self->table);
      adw_status_page_set_description (self->status, error->message);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "year");
  show_groups (self);
  fill_table (self);
}

static void
read_anew (SanYearWindow *self)
{
  g_autofree char *title = g_strdup_printf (_("Year %d"), self->year);
  g_autoptr (GTask) task = NULL;
  Request *request = g_new0 (Request, 1);
  GError *error = NULL;

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->year_label, title);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, on_read_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  request->year = self->year;
  request->by = ways[gtk_drop_down_get_selected (self->way)].by;
  request->reader = san_workspace_open_reader (san_context_get_workspace (self->context), &error);
  if (request->reader == NULL)
    g_task_return_error (task, error);
  else
    san_worker_run (task, read_in_worker);
}

static void
on_way_cb (SanYearWindow *self)
{
  if (self->context != NULL)
    read_anew (self);
}

static void
on_places_cb (SanYearWindow *self)
{
  if (self->data != NULL)
    fill_table (self);
}

static void
on_earlier_cb (SanYearWindow *self)
{
  self->year--;
  read_anew (self);
}

static void
on_later_cb (SanYearWindow *self)
{
  self->year++;
  read_anew (self);
}

/* Actions ---------------------------------------------------------------------------------- */

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SanYearWindow *self = SAN_YEAR_WINDOW (widget);

  if (self->table != NULL)
    san_text_table_copy (self->table, GTK_WIDGET (self), self->context);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SanYearWindow *self = SAN_YEAR_WINDOW (widget);

  if (self->table != NULL)
    san_text_table_print (self->table, GTK_WIDGET (self), self->context,
                          g_str_equal (name, "year.preview"));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SanYearWindow *self = SAN_YEAR_WINDOW (widget);
  g_autofree char *file = g_strdup_printf ("%d.xlsx", self->year);

  if (self->table != NULL)
    san_text_table_ask (self->table, GTK_WIDGET (self), self->context, file);
}

/* GObject ---------------------------------------------------------------------------------- */

static void
san_year_window_dispose (GObject *object)
{
  SanYearWindow *self = SAN_YEAR_WINDOW (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_YEAR_WINDOW);

  G_OBJECT_CLASS (san_year_window_parent_class)->dispose (object);
}

static void
san_year_window_finalize (GObject *object)
{
  SanYearWindow *self = SAN_YEAR_WINDOW (object);

  g_clear_object (&self->table);
  g_clear_pointer (&self->data, san_year_free);
  g_free (self->group);

  G_OBJECT_CLASS (san_year_window_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (widget_class, "year.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "year.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "year.preview", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "year.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "year.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "year.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, both, "year.preview", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, both, "year.export", NULL);
}

static void
san_year_window_class_init (SanYearWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_year_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_year_window_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/ranking/san-year-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, status);
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, year_label);
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, groups);
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, way);
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, places);
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, on_way_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_places_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_later_cb);

  add_keys (widget_class);
}

static void
san_year_window_init (SanYearWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    gtk_string_list_append (titles, _(ways[i].title));
  gtk_drop_down_set_model (self->way, G_LIST_MODEL (titles));
}

GtkWindow *
san_year_window_new (GtkWidget  *over,
                     SanContext *context)
{
  SanYearWindow *self = g_object_new (SAN_TYPE_YEAR_WINDOW, "transient-for",
                                      gtk_widget_get_root (over), NULL);

  self->context = g_object_ref (context);
  san_day_get (san_context_get_period (context)->last, &self->year, NULL, NULL);
  g_signal_connect_object (context, "changed", G_CALLBACK (read_anew), self, G_CONNECT_SWAPPED);
  read_anew (self);

  return GTK_WINDOW (self);
}

SanTextTable *
san_year_window_get_table (SanYearWindow *self)
{
  g_return_val_if_fail (SAN_IS_YEAR_WINDOW (self), NULL);

  return self->table;
}
