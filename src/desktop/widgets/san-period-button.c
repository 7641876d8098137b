/* san-period-button.c - which month is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-period-button.h"

#include <glib/gi18n-lib.h>

struct _SanPeriodButton
{
  AdwBin      parent_instance;

  SanPeriod   period;
  int         year;             /* shown in the popover */
  GHashTable *marks;            /* year × 12 + month − 1 → Mark */
  GtkWidget  *months[12];

  /* Template children */
  GtkWidget     *box;
  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkGrid       *grid;
  GtkLabel      *year_label;
};

G_DEFINE_FINAL_TYPE (SanPeriodButton, san_period_button, ADW_TYPE_BIN)

typedef enum
{
  MARK_DATA = 1,
  MARK_PUBLISHED,
} Mark;

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *month_names[12] = {
  N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
  N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
};

static void
show_month (SanPeriodButton *self,
            int              index,
            gboolean         current)
{
  GtkWidget *button = self->months[index];
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  Mark mark = GPOINTER_TO_INT (g_hash_table_lookup (self->marks,
                                                    GINT_TO_POINTER (self->year * 12 + index)));
  SanPeriod month = san_period_month (self->year, index + 1);
  g_autofree char *name = san_period_label (&month);
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  text = g_strconcat (_(month_names[index]), mark == MARK_PUBLISHED ? " •" : "", NULL);
  gtk_label_set_text (GTK_LABEL (label), text);
  if (mark != 0)
    gtk_widget_add_css_class (label, "sn-strong");
  else
    gtk_widget_remove_css_class (label, "sn-strong");

  if (current)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");

  if (mark == MARK_PUBLISHED)
    spoken = g_strdup_printf (_("%s, published"), name);
  else if (mark == MARK_DATA)
    spoken = g_strdup_printf (_("%s, has a round"), name);
  else
    spoken = g_strdup (name);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
show_year (SanPeriodButton *self)
{
  SanPeriod year = { SAN_PERIOD_YEAR, san_day_new (self->year, 1, 1),
                     san_day_new (self->year, 12, 31) };
  g_autofree char *text = san_period_label (&year);
  int current_year, current_month;

  gtk_label_set_text (self->year_label, text);
  san_day_get (self->period.first, &current_year, &current_month, NULL);
  for (int i = 0; i < 12; i++)
    show_month (self, i, current_year == self->year && current_month == i + 1);
}

static void
on_year_back_cb (SanPeriodButton *self)
{
  self->year--;
  show_year (self);
}

static void
on_year_forth_cb (SanPeriodButton *self)
{
  self->year++;
  show_year (self);
}

static void
on_popup_cb (SanPeriodButton *self)
{
  int month;

  san_day_get (self->period.first, &self->year, &month, NULL);
  show_year (self);
}

/* The cursor starts on the month that is looked at; arrow keys walk the grid. */
static void
on_popover_mapped_cb (SanPeriodButton *self)
{
  int year, month;

  san_day_get (self->period.first, &year, &month, NULL);
  gtk_widget_grab_focus (self->months[month - 1]);
}

static void
on_month_clicked_cb (SanPeriodButton *self,
                     GtkWidget       *button)
{
  for (int i = 0; i < 12; i++)
    if (self->months[i] == button)
      {
        gtk_popover_popdown (self->popover);
        g_signal_emit (self, signals[CHOSEN], 0, self->year, i + 1);
        break;
      }
}

static void
san_period_button_dispose (GObject *object)
{
  /* the child is a template child, too: the bin must not find it gone */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_PERIOD_BUTTON);

  G_OBJECT_CLASS (san_period_button_parent_class)->dispose (object);
}

static void
san_period_button_finalize (GObject *object)
{
  g_hash_table_unref (SAN_PERIOD_BUTTON (object)->marks);

  G_OBJECT_CLASS (san_period_button_parent_class)->finalize (object);
}

static void
san_period_button_class_init (SanPeriodButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_period_button_dispose;
  object_class->finalize = san_period_button_finalize;

  signals[CHOSEN] =
    g_signal_new ("chosen", SAN_TYPE_PERIOD_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/widgets/san-period-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SanPeriodButton, box);
  gtk_widget_class_bind_template_child (widget_class, SanPeriodButton, button);
  gtk_widget_class_bind_template_child (widget_class, SanPeriodButton, popover);
  gtk_widget_class_bind_template_child (widget_class, SanPeriodButton, grid);
  gtk_widget_class_bind_template_child (widget_class, SanPeriodButton, year_label);
  gtk_widget_class_bind_template_callback (widget_class, on_year_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_year_forth_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_popup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_mapped_cb);
}

static void
san_period_button_init (SanPeriodButton *self)
{
  self->marks = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < 12; i++)
    {
      self->months[i] = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->months[i]), gtk_label_new (""));
      gtk_widget_add_css_class (self->months[i], "flat");
      g_signal_connect_object (self->months[i], "clicked", G_CALLBACK (on_month_clicked_cb),
                               self, G_CONNECT_SWAPPED);
      gtk_grid_attach (self->grid, self->months[i], i % 4, i / 4, 1, 1);
    }
}

void
san_period_button_set_period (SanPeriodButton *self,
                              const SanPeriod *month)
{
  g_autofree char *label = NULL;
  g_autofree char *spoken = NULL;
  int month_of_year;

  g_return_if_fail (SAN_IS_PERIOD_BUTTON (self));

  self->period = *month;
  label = san_period_label (month);
  spoken = g_strdup_printf (_("Period: %s"), label);
  gtk_menu_button_set_label (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  san_day_get (self->period.first, &self->year, &month_of_year, NULL);
  show_year (self);
}

void
san_period_button_clear_marks (SanPeriodButton *self)
{
  g_return_if_fail (SAN_IS_PERIOD_BUTTON (self));

  g_hash_table_remove_all (self->marks);
}

void
san_period_button_mark (SanPeriodButton *self,
                        SanDay           day,
                        gboolean         published)
{
  int year, month;
  gpointer key;

  g_return_if_fail (SAN_IS_PERIOD_BUTTON (self));

  san_day_get (day, &year, &month, NULL);
  key = GINT_TO_POINTER (year * 12 + month - 1);
  if (published || g_hash_table_lookup (self->marks, key) == NULL)
    g_hash_table_insert (self->marks, key,
                         GINT_TO_POINTER (published ? MARK_PUBLISHED : MARK_DATA));
}

void
san_period_button_popup (SanPeriodButton *self)
{
  g_return_if_fail (SAN_IS_PERIOD_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
