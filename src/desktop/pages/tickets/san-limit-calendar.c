/* san-limit-calendar.c - the weeks of a time limit, drawn and in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-limit-calendar.h"

#include <glib/gi18n-lib.h>

#include "app/san-ticket-words.h"
#include "widgets/san-day-text.h"
#include "widgets/san-ticket-glyph.h"

#define CELL_WIDTH  36
#define CELL_HEIGHT 22
#define LEAST_WEEKS 2
#define MOST_WEEKS  6
#define DAYS        7

struct _SanLimitCalendar
{
  GtkWidget        parent_instance;

  SanWorkCalendar *calendar;
  SanTime          start;
  SanTime          due;
  SanLimitKind     kind;
};

G_DEFINE_FINAL_TYPE (SanLimitCalendar, san_limit_calendar, GTK_TYPE_WIDGET)

static SanDay
first_day (SanLimitCalendar *self)
{
  SanDay day = san_time_day (self->start);

  return day - (san_day_weekday (day) - 1);
}

static int
n_weeks (SanLimitCalendar *self)
{
  int weeks = (san_time_day (self->due) - first_day (self)) / DAYS + 1;

  return CLAMP (weeks, LEAST_WEEKS, MOST_WEEKS);
}

/* Drawing */

static void
draw_text (GtkWidget   *widget,
           GtkSnapshot *snapshot,
           const char  *text,
           const char  *token,
           gboolean     bold,
           int          column,
           int          row)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA colour;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.88));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  san_ticket_glyph_colour (widget, token, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (column * CELL_WIDTH) +
                                                (float) (CELL_WIDTH - width) / 2,
                                                (float) (row * CELL_HEIGHT) +
                                                (float) (CELL_HEIGHT - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_disc (GtkWidget   *widget,
           GtkSnapshot *snapshot,
           const char  *token,
           gboolean     ring,
           int          column,
           int          row)
{
  float size = CELL_HEIGHT - 2;
  graphene_rect_t box = GRAPHENE_RECT_INIT ((float) (column * CELL_WIDTH) +
                                            (CELL_WIDTH - size) / 2,
                                            (float) (row * CELL_HEIGHT) + 1, size, size);
  GskRoundedRect round;
  GdkRGBA colour;

  san_ticket_glyph_colour (widget, token, &colour);
  gsk_rounded_rect_init_from_rect (&round, &box, size / 2);
  if (ring)
    {
      float widths[] = { 1.5f, 1.5f, 1.5f, 1.5f };
      GdkRGBA colours[] = { colour, colour, colour, colour };

      gtk_snapshot_append_border (snapshot, &round, widths, colours);
      return;
    }
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &colour, &box);
  gtk_snapshot_pop (snapshot);
}

static gboolean
counts (SanLimitCalendar *self,
        SanDay            day)
{
  if (day <= san_time_day (self->start) || day > san_time_day (self->due))
    return FALSE;

  return !san_limit_is_working (self->kind) || self->kind == SAN_LIMIT_DAYS ||
         san_work_calendar_is_workday (self->calendar, day);
}

static void
draw_day (SanLimitCalendar *self,
          GtkSnapshot      *snapshot,
          SanDay            day,
          int               column,
          int               row)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean last = day == san_time_day (self->due);
  gboolean first = day == san_time_day (self->start);
  int number;
  g_autofree char *text = NULL;

  san_day_get (day, NULL, NULL, &number);
  text = g_strdup_printf ("%d", number);
  if (last)
    draw_disc (widget, snapshot, "sn_accent_bg", FALSE, column, row);
  else if (counts (self, day))
    draw_disc (widget, snapshot, "sn_tint", FALSE, column, row);
  if (first)
    draw_disc (widget, snapshot, last ? "accent_fg_color" : "sn_fg", TRUE, column, row);
  draw_text (widget, snapshot, text,
             last ? "accent_fg_color"
             : san_work_calendar_is_workday (self->calendar, day) ? "sn_fg" : "sn_faint",
             first || last, column, row);
}

static void
san_limit_calendar_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  static const char *const heads[DAYS] = {
    /* TRANSLATORS: the days of the week, one letter each */
    NC_ ("weekday", "M"), NC_ ("weekday", "T"), NC_ ("weekday", "W"), NC_ ("weekday", "Th"),
    NC_ ("weekday", "F"), NC_ ("weekday", "Sa"), NC_ ("weekday", "Su"),
  };
  SanLimitCalendar *self = SAN_LIMIT_CALENDAR (widget);
  SanDay first;

  if (self->calendar == NULL)
    return;

  first = first_day (self);
  for (int column = 0; column < DAYS; column++)
    draw_text (widget, snapshot, g_dpgettext2 (GETTEXT_PACKAGE, "weekday", heads[column]),
               "sn_faint", FALSE, column, 0);
  for (int row = 0; row < n_weeks (self); row++)
    for (int column = 0; column < DAYS; column++)
      draw_day (self, snapshot, first + row * DAYS + column, column, row + 1);
}

static void
san_limit_calendar_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  SanLimitCalendar *self = SAN_LIMIT_CALENDAR (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = DAYS * CELL_WIDTH;
  else
    *minimum = (1 + (self->calendar != NULL ? n_weeks (self) : LEAST_WEEKS)) * CELL_HEIGHT;
  *natural = *minimum;
}

static void
san_limit_calendar_finalize (GObject *object)
{
  g_clear_pointer (&SAN_LIMIT_CALENDAR (object)->calendar, san_work_calendar_unref);

  G_OBJECT_CLASS (san_limit_calendar_parent_class)->finalize (object);
}

static void
san_limit_calendar_class_init (SanLimitCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_limit_calendar_finalize;
  widget_class->snapshot = san_limit_calendar_snapshot;
  widget_class->measure = san_limit_calendar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
san_limit_calendar_init (SanLimitCalendar *self)
{
}

GtkWidget *
san_limit_calendar_new (void)
{
  return g_object_new (SAN_TYPE_LIMIT_CALENDAR, NULL);
}

void
san_limit_calendar_set (SanLimitCalendar *self,
                        SanWorkCalendar  *calendar,
                        SanTime           start,
                        const SanLimit   *limit)
{
  g_autofree char *reason = NULL;

  g_return_if_fail (SAN_IS_LIMIT_CALENDAR (self));

  san_work_calendar_ref (calendar);
  g_clear_pointer (&self->calendar, san_work_calendar_unref);
  self->calendar = calendar;
  self->start = start;
  self->due = san_work_calendar_due (calendar, start, limit);
  self->kind = limit->kind;
  reason = san_limit_reason (calendar, start, limit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reason, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* In words */

typedef struct
{
  char *name;
  guint days;
} Holiday;

static void
holiday_free (gpointer data)
{
  Holiday *holiday = data;

  g_free (holiday->name);
  g_free (holiday);
}

static void
count_holiday (GPtrArray  *holidays,
               const char *name)
{
  Holiday *holiday;

  for (guint i = 0; i < holidays->len; i++)
    {
      holiday = g_ptr_array_index (holidays, i);
      if (g_str_equal (holiday->name, name))
        {
          holiday->days++;
          return;
        }
    }

  holiday = g_new0 (Holiday, 1);
  holiday->name = g_strdup (*name != '\0' ? name : _("the office's own day"));
  holiday->days = 1;
  g_ptr_array_add (holidays, holiday);
}

/* What lies between the day of the event and the last day, both left out at the left. */
static void
count_days (SanWorkCalendar *calendar,
            SanTime          start,
            SanTime          due,
            GPtrArray       *holidays,
            guint           *weekend,
            guint           *makeup)
{
  for (SanDay day = san_time_day (start) + 1; day <= san_time_day (due); day++)
    {
      const SanCalendarDay *known = san_work_calendar_day (calendar, day);
      gboolean at_weekend = san_day_weekday (day) > 5;
      gboolean works = san_work_calendar_is_workday (calendar, day);

      if (known != NULL && known->kind == SAN_CALENDAR_OFF)
        count_holiday (holidays, known->name);
      else if (!works && at_weekend)
        (*weekend)++;
      else if (works && at_weekend)
        (*makeup)++;
    }
}

static void
add_holidays (GPtrArray *parts,
              GPtrArray *holidays)
{
  for (guint i = 0; i < holidays->len; i++)
    {
      const Holiday *holiday = g_ptr_array_index (holidays, i);

      g_ptr_array_add (parts, g_strdup_printf (ngettext ("%1$s off (%2$u day)",
                                                         "%1$s off (%2$u days)", holiday->days),
                                               holiday->name, holiday->days));
    }
}

static void
add_year (GPtrArray       *parts,
          SanWorkCalendar *calendar,
          SanTime          due)
{
  int year;

  san_day_get (san_time_day (due), &year, NULL, NULL);
  if (!san_work_calendar_has_table (calendar, year))
    g_ptr_array_add (parts, g_strdup_printf (_("no holiday table for %d: Monday to Friday"),
                                             year));
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (C_("between clauses", ", "), (char **) parts->pdata);
}

char *
san_limit_skipped (SanWorkCalendar *calendar,
                   SanTime          start,
                   SanTime          due)
{
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func (holiday_free);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint weekend = 0, makeup = 0;

  count_days (calendar, start, due, holidays, &weekend, &makeup);
  add_holidays (parts, holidays);
  if (makeup > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u weekend day worked",
                                                       "%u weekend days worked", makeup),
                                             makeup));
  add_year (parts, calendar, due);

  return join (parts);
}

char *
san_limit_reason (SanWorkCalendar *calendar,
                  SanTime          start,
                  const SanLimit  *limit)
{
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func (holiday_free);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  SanTime due = san_work_calendar_due (calendar, start, limit);
  g_autofree char *day = san_day_text (san_time_day (start), san_time_day (start));
  guint weekend = 0, makeup = 0;

  g_ptr_array_add (parts, g_strdup_printf (_("Counted from %s"), day));
  count_days (calendar, start, due, holidays, &weekend, &makeup);
  if (limit->kind == SAN_LIMIT_WORKDAYS || limit->kind == SAN_LIMIT_WORKHOURS)
    {
      if (weekend > 0)
        g_ptr_array_add (parts, g_strdup (_("weekends skipped")));
      add_holidays (parts, holidays);
      if (makeup > 0)
        g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u weekend day worked",
                                                           "%u weekend days worked", makeup),
                                                 makeup));
    }
  if (limit->kind == SAN_LIMIT_WORKDAYS)
    g_ptr_array_add (parts, g_strdup_printf (_("due at the end of working day %d"), limit->n));
  else if (limit->kind == SAN_LIMIT_DAYS)
    g_ptr_array_add (parts, g_strdup (_("no day skipped")));
  else if (limit->kind == SAN_LIMIT_WORKHOURS)
    g_ptr_array_add (parts, g_strdup (_("only office hours count")));
  else if (limit->kind == SAN_LIMIT_HOURS)
    g_ptr_array_add (parts, g_strdup (_("round the clock")));
  add_year (parts, calendar, due);

  return join (parts);
}
