/* san-year-window.c - the rounds of a year side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-year-window.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "base/san-worker.h"
#include "ranking/san-year.h"
#include "store/san-setting-store.h"

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
  AdwWindow      parent_instance;

  SanContext    *context;
  GCancellable  *reading;
  int            year;
  SanYear       *data;      /* (nullable) */
  char          *group;     /* NULL: the first */
  SanTextTable  *table;
  gboolean       filling;
  GSimpleAction *reset;     /* a gap ends a run */

  /* Template children */
  GtkStack        *stack;
  AdwStatusPage   *status;
  GtkLabel        *year_label;
  GtkBox          *groups;
  GtkDropDown     *way;
  GtkToggleButton *totals;
  GtkToggleButton *places;
  GtkToggleButton *last;
  GtkToggleButton *progress;
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

static char *
number_or_dash (guint number)
{
  return number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("—");
}

static char *
text_or_dash (const char *text)
{
  return g_strdup (*text != '\0' ? text : "—");
}

/* With its sign, a real minus: a plain hyphen is lost on paper */
static char *
change_text (const char *change)
{
  if (g_ascii_isdigit (*change) && g_ascii_strtod (change, NULL) > 0)
    return g_strconcat ("+", change, NULL);

  return *change == '-' ? g_strconcat ("−", change + 1, NULL) : text_or_dash (change);
}

static void
add_round_columns (SanYearWindow *self)
{
  for (guint i = 0; i < self->data->rounds->len; i++)
    {
      g_autofree char *name = round_title (self->data->rounds->pdata[i]);

      san_text_table_add_column (self->table, name, 62, TRUE);
    }
}

static void
add_round_cells (SanYearWindow    *self,
                 const SanYearRow *row,
                 gboolean          places,
                 GPtrArray        *cells)
{
  for (guint i = 0; i < self->data->rounds->len; i++)
    g_ptr_array_add (cells, places ? number_or_dash (row->places[i])
                                   : text_or_dash (row->totals[i]));
}

static void
take_cells (SanYearWindow *self,
            SanTextKind    kind,
            GPtrArray     *cells)
{
  g_ptr_array_add (cells, NULL);
  san_text_table_add_row (self->table, kind, (const char *const *) cells->pdata);
}

static void
fill_year (SanYearWindow      *self,
           const SanYearGroup *group,
           gboolean            places)
{
  san_text_table_add_column (self->table, _("Rank"), 54, TRUE);
  san_text_table_add_column (self->table, _("Unit"), 0, FALSE);
  san_text_table_add_column (self->table, C_("year table", "Year"), 72, TRUE);
  san_text_table_add_column (self->table, C_("year table", "Rounds"), 60, TRUE);
  add_round_columns (self);
  san_text_table_add_column (self->table, C_("year table", "Last Running"), 96, TRUE);
  for (guint i = 0; i < group->rows->len; i++)
    {
      const SanYearRow *row = group->rows->pdata[i];
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, number_or_dash (row->place));
      g_ptr_array_add (cells, g_strdup (row->unit));
      g_ptr_array_add (cells, text_or_dash (row->has_value ? row->value : ""));
      g_ptr_array_add (cells, g_strdup_printf ("%u", row->rounds));
      add_round_cells (self, row, places, cells);
      g_ptr_array_add (cells, row->running > 0 ? g_strdup_printf ("%u", row->running)
                                               : g_strdup (""));
      take_cells (self, SAN_TEXT_PLAIN, cells);
    }
}

/* Who has been last for so long; bold: more than once running */
static void
fill_last (SanYearWindow      *self,
           const SanYearGroup *group)
{
  g_autoptr (GPtrArray) rows = san_year_group_list_last (group);

  san_text_table_add_column (self->table, C_("list", "No."), 46, TRUE);
  san_text_table_add_column (self->table, _("Unit"), 0, FALSE);
  san_text_table_add_column (self->table, C_("year table", "Last Running"), 96, TRUE);
  san_text_table_add_column (self->table, C_("year table", "Times in the Year"), 96, TRUE);
  add_round_columns (self);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanYearRow *row = rows->pdata[i];
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, g_strdup_printf ("%u", i + 1));
      g_ptr_array_add (cells, g_strdup (row->unit));
      g_ptr_array_add (cells, number_or_dash (row->running));
      g_ptr_array_add (cells, g_strdup_printf ("%u", row->times));
      add_round_cells (self, row, TRUE, cells);
      take_cells (self, row->running > 1 ? SAN_TEXT_STRONG : SAN_TEXT_PLAIN, cells);
    }
  san_text_table_set_note (self->table, rows->len == 0 ? _("Nobody stood among the last")
                           : _("The last three of a group, ties included; the last one in a group "
                               "of fewer than seven. Runs go on from the year before."));
}

static void
fill_progress (SanYearWindow      *self,
               const SanYearGroup *group)
{
  g_autoptr (GPtrArray) rows = san_year_group_list_progress (group);
  guint newest = self->data->rounds->len - 1;
  g_autofree char *title = round_title (self->data->rounds->pdata[newest]);

  san_text_table_add_column (self->table, C_("progress list", "Progress Rank"), 84, TRUE);
  san_text_table_add_column (self->table, _("Unit"), 0, FALSE);
  san_text_table_add_column (self->table, C_("progress list", "Progress"), 96, TRUE);
  san_text_table_add_column (self->table, title, 84, TRUE);
  san_text_table_add_column (self->table, C_("progress list", "Rank Now"), 84, TRUE);
  san_text_table_add_column (self->table, C_("progress list", "Places Gained"), 96, TRUE);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanYearRow *row = rows->pdata[i];
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, number_or_dash (row->progress_place));
      g_ptr_array_add (cells, g_strdup (row->unit));
      g_ptr_array_add (cells, change_text (row->change));
      g_ptr_array_add (cells, text_or_dash (row->totals[newest]));
      g_ptr_array_add (cells, number_or_dash (row->places[newest]));
      g_ptr_array_add (cells, change_text (row->rank_change));
      take_cells (self, SAN_TEXT_PLAIN, cells);
    }
  if (rows->len == 0)
    san_text_table_set_note (self->table, _("There is no round before to compare with"));
}

static char *
subtitle_of (SanYearWindow      *self,
             const SanYearGroup *group)
{
  const char *what = gtk_toggle_button_get_active (self->last) ? _("Last places")
                     : gtk_toggle_button_get_active (self->progress)
                     ? _("Progress against the round before")
                     : _(ways[gtk_drop_down_get_selected (self->way)].title);

  return *group->name != '\0' ? g_strdup_printf ("%s  %s", group->name, what) : g_strdup (what);
}

static void
fill_table (SanYearWindow *self)
{
  const SanYearGroup *group = group_in_view (self);
  g_autofree char *title = g_strdup_printf (_("Year %d"), self->year);
  g_autofree char *subtitle = NULL;

  g_clear_object (&self->table);
  if (group == NULL)
    return;

  subtitle = subtitle_of (self, group);
  self->table = san_text_table_new (title, subtitle);
  if (gtk_toggle_button_get_active (self->last))
    fill_last (self, group);
  else if (gtk_toggle_button_get_active (self->progress))
    fill_progress (self, group);
  else
    fill_year (self, group, gtk_toggle_button_get_active (self->places));
  gtk_widget_set_sensitive (GTK_WIDGET (self->way),
                            !gtk_toggle_button_get_active (self->last) &&
                            !gtk_toggle_button_get_active (self->progress));
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
on_shown_cb (SanYearWindow   *self,
             GtkToggleButton *button)
{
  if (self->data != NULL && gtk_toggle_button_get_active (button))
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

/* Gaps ------------------------------------------------------------------------------------- */

static gboolean
put_reset (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_setting_set (database, SAN_SETTING_STREAKS, GPOINTER_TO_INT (data) ? "reset" : "skip",
                          error);
}

/* Whether a gap ends a run: for awards, too. The state follows what is written. */
static void
on_reset_cb (GSimpleAction *action,
             GVariant      *state,
             gpointer       data)
{
  SanYearWindow *self = data;

  san_context_change (self->context, "settings.edit", _("Runs of last places"), put_reset,
                      GINT_TO_POINTER (g_variant_get_boolean (state)), NULL);
}

static void
follow_reset (SanYearWindow *self)
{
  g_autofree char *streaks = san_setting_get (san_context_get_database (self->context),
                                              SAN_SETTING_STREAKS, NULL);

  g_simple_action_set_state (self->reset, g_variant_new_boolean (g_strcmp0 (streaks, "reset") == 0));
}

static void
add_reset (SanYearWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->reset = g_simple_action_new_stateful ("reset", NULL, g_variant_new_boolean (FALSE));
  g_signal_connect (self->reset, "change-state", G_CALLBACK (on_reset_cb), self);
  g_simple_action_set_enabled (self->reset, !san_context_is_read_only (self->context));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->reset));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "streaks", G_ACTION_GROUP (group));
  g_signal_connect_object (self->context, "changed", G_CALLBACK (follow_reset), self,
                           G_CONNECT_SWAPPED);
  follow_reset (self);
}

/* GObject ---------------------------------------------------------------------------------- */

static void
san_year_window_dispose (GObject *object)
{
  SanYearWindow *self = SAN_YEAR_WINDOW (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->context);
  if (self->reset != NULL)
    g_signal_handlers_disconnect_by_data (self->reset, self);
  g_clear_object (&self->reset);
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
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, totals);
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, places);
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, last);
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, SanYearWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, on_way_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_shown_cb);
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
  add_reset (self);
  read_anew (self);

  return GTK_WINDOW (self);
}

SanTextTable *
san_year_window_get_table (SanYearWindow *self)
{
  g_return_val_if_fail (SAN_IS_YEAR_WINDOW (self), NULL);

  return self->table;
}
