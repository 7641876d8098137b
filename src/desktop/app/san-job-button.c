/* san-job-button.c - the work that runs, in the header
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-job-button.h"

#include <glib/gi18n-lib.h>

#define SHOW_AFTER   1000   /* milliseconds */
#define NOTIFY_AFTER 10.0   /* seconds */

struct _SanJobButton
{
  AdwBin        parent_instance;

  SanJobs      *jobs;
  GSignalGroup *signals;
  guint         timeout;

  /* Template children */
  GtkMenuButton *button;
  GtkSpinner    *spinner;
  GtkLabel      *count;
  GtkLabel      *count_text;
  GtkListBox    *list;
};

G_DEFINE_FINAL_TYPE (SanJobButton, san_job_button, ADW_TYPE_BIN)

typedef struct
{
  SanJob         *job;       /* not owned: the row holds it */
  GtkLabel       *figure;
  GtkProgressBar *bar;
  GtkLabel       *detail;
  GtkWidget      *cancel;
} JobRow;

static char *
remaining_text (SanJob *job)
{
  double fraction = san_job_get_fraction (job);
  double elapsed = san_job_get_elapsed (job);
  guint seconds;

  if (fraction <= 0.05 || elapsed < 2.0)
    return g_strdup ("");

  seconds = (guint) (elapsed / fraction * (1.0 - fraction) + 0.5);
  if (seconds >= 90)
    return g_strdup_printf (ngettext ("about %u minute", "about %u minutes",
                                      (seconds + 30) / 60), (seconds + 30) / 60);

  return g_strdup_printf (ngettext ("about %u second", "about %u seconds", MAX (seconds, 1)),
                          MAX (seconds, 1));
}

static void
update_row (SanJob     *job,
            GParamSpec *pspec,
            JobRow     *row)
{
  double fraction = san_job_get_fraction (job);
  g_autofree char *figure = NULL;
  g_autofree char *remaining = NULL;
  g_autofree char *detail = NULL;

  if (san_job_get_state (job) != SAN_JOB_RUNNING)
    return;

  remaining = remaining_text (job);
  if (fraction >= 0)
    {
      figure = g_strdup_printf ("%d%%", (int) (fraction * 100 + 0.5));
      gtk_progress_bar_set_fraction (row->bar, fraction);
    }
  else
    {
      gtk_progress_bar_pulse (row->bar);
    }
  detail = g_strjoin (*remaining != '\0' && *san_job_get_detail (job) != '\0' ? "  " : "",
                      san_job_get_detail (job), remaining, NULL);
  gtk_label_set_text (row->figure, figure != NULL ? figure : "");
  gtk_label_set_text (row->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (row->detail), *detail != '\0');
}

static void
on_cancel_cb (GtkButton *button,
              JobRow    *row)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  san_job_cancel (row->job);
}

static GtkWidget *
label_new (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
running_row_new (SanJob *job)
{
  JobRow *row = g_new0 (JobRow, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = label_new (san_job_get_title (job), NULL);

  row->job = job;
  row->figure = GTK_LABEL (label_new ("", "sn-num"));
  row->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  row->detail = GTK_LABEL (label_new ("", "sn-cap"));
  row->cancel = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row->bar), "sn-slim");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  san_job_get_title (job), -1);
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "sn-dim");
  gtk_widget_add_css_class (row->cancel, "flat");
  gtk_widget_set_tooltip_text (row->cancel, _("Cancel"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->cancel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Cancel"), -1);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->figure));
  gtk_box_append (GTK_BOX (line), row->cancel);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->detail));
  g_signal_connect (row->cancel, "clicked", G_CALLBACK (on_cancel_cb), row);

  g_object_set_data_full (G_OBJECT (box), "job", g_object_ref (job), g_object_unref);
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
  /* the closure watches the box: a job may live longer than what shows it */
  {
    GClosure *closure = g_cclosure_new (G_CALLBACK (update_row), row, NULL);

    g_object_watch_closure (G_OBJECT (box), closure);
    g_signal_connect_closure (job, "notify", closure, FALSE);
  }
  update_row (job, NULL, row);

  return box;
}

static GtkWidget *
ended_row_new (SanJob *job)
{
  static const char *const icons[] = {
    [SAN_JOB_RUNNING] = "content-loading-symbolic",
    [SAN_JOB_DONE] = "emblem-ok-symbolic",
    [SAN_JOB_FAILED] = "dialog-error-symbolic",
    [SAN_JOB_CANCELLED] = "process-stop-symbolic",
  };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = label_new (san_job_get_title (job), "sn-cap");
  g_autofree char *finished = san_job_get_finished (job);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line),
                  gtk_image_new_from_icon_name (icons[san_job_get_state (job)]));
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), label_new (finished, "sn-tiny"));
  if (*san_job_get_detail (job) != '\0')
    gtk_widget_set_tooltip_text (line, san_job_get_detail (job));

  return line;
}

static GtkWidget *
row_for_job (gpointer item,
             gpointer data)
{
  if (san_job_get_state (item) == SAN_JOB_RUNNING)
    return running_row_new (item);

  return ended_row_new (item);
}

static gboolean
on_timeout_cb (gpointer data)
{
  SanJobButton *self = data;

  self->timeout = 0;
  if (self->jobs != NULL && san_jobs_get_running (self->jobs) > 0)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);

  return G_SOURCE_REMOVE;
}

static void
tell (SanJobButton *self,
      SanJob       *job)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GNotification) notification = NULL;
  const char *outcome;

  if (!GTK_IS_WINDOW (window) || gtk_window_is_active (GTK_WINDOW (window)) ||
      san_job_get_elapsed (job) < NOTIFY_AFTER ||
      san_job_get_state (job) == SAN_JOB_CANCELLED)
    return;

  outcome = san_job_get_state (job) == SAN_JOB_DONE ? _("Finished") : _("Failed");
  notification = g_notification_new (san_job_get_title (job));
  g_notification_set_body (notification, outcome);
  g_application_send_notification (g_application_get_default (), NULL, notification);
}

static void
on_running_cb (SanJobButton *self)
{
  guint running = self->jobs != NULL ? san_jobs_get_running (self->jobs) : 0;
  g_autofree char *count = g_strdup_printf ("%u", running);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%u job running", "%u jobs running", running), running);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->count_text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_spinner_set_spinning (self->spinner, running > 0);

  if (running == 0)
    {
      g_clear_handle_id (&self->timeout, g_source_remove);
      gtk_menu_button_popdown (self->button);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
  else if (self->timeout == 0 && !gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      self->timeout = g_timeout_add (SHOW_AFTER, on_timeout_cb, self);
    }
}

static void
on_items_changed_cb (SanJobButton *self,
                     guint         position,
                     guint         removed,
                     guint         added)
{
  guint running = san_jobs_get_running (self->jobs);

  /* what comes in behind the running ones has just ended */
  if (added == 1 && position == running)
    {
      g_autoptr (SanJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), position);

      if (san_job_get_state (job) != SAN_JOB_RUNNING)
        tell (self, job);
    }
}

static void
san_job_button_dispose (GObject *object)
{
  SanJobButton *self = SAN_JOB_BUTTON (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->jobs);
  /* the child is a template child, too: the bin must not find it gone */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_JOB_BUTTON);

  G_OBJECT_CLASS (san_job_button_parent_class)->dispose (object);
}

static void
san_job_button_class_init (SanJobButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_job_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/app/san-job-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SanJobButton, button);
  gtk_widget_class_bind_template_child (widget_class, SanJobButton, spinner);
  gtk_widget_class_bind_template_child (widget_class, SanJobButton, count);
  gtk_widget_class_bind_template_child (widget_class, SanJobButton, count_text);
  gtk_widget_class_bind_template_child (widget_class, SanJobButton, list);
}

static void
san_job_button_init (SanJobButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (SAN_TYPE_JOBS);
  g_signal_group_connect_swapped (self->signals, "notify::running",
                                  G_CALLBACK (on_running_cb), self);
  g_signal_group_connect_swapped (self->signals, "items-changed",
                                  G_CALLBACK (on_items_changed_cb), self);
}

void
san_job_button_set_jobs (SanJobButton *self,
                         SanJobs      *jobs)
{
  g_return_if_fail (SAN_IS_JOB_BUTTON (self));

  if (!g_set_object (&self->jobs, jobs))
    return;

  g_signal_group_set_target (self->signals, jobs);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (jobs), row_for_job, NULL, NULL);
  on_running_cb (self);
}
