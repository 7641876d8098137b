/* san-overview-kpis.c - what the tickets come to at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/overview/san-overview-kpis.h"

#include <glib/gi18n-lib.h>

#include "tickets/san-ticket-figures.h"
#include "widgets/san-ticket-badge.h"
#include "widgets/san-ticket-glyph.h"

#define BAR_WIDTH  64
#define BAR_HEIGHT 14

/* The rates of one period */
typedef struct
{
  char *on_time;
  char *relapse;
  guint looked_back;
  guint relapsed;
  guint issued;
  guint closed;
  guint returned;
} Rates;

typedef struct
{
  Rates now;
  Rates before;      /* of the month before */
} Reading;

typedef struct
{
  SanDatabase *reader;
  SanTime      from;
  SanTime      cut_off;
  SanTime      before_from;
  SanTime      before_cut_off;
} Request;

struct _SanOverviewKpis
{
  GtkBox          parent_instance;

  guint           asked;      /* how often the rates were asked for: only the last counts */
  GtkLabel       *open;
  GtkBox         *bar;
  GtkWidget      *parts[SAN_TICKET_COLOURS];
  GtkLabel       *open_text;
  GtkLabel       *overdue;
  SanTicketBadge *badges[SAN_TICKET_COLOURS];
  GtkLabel       *overdue_text;
  GtkLabel       *on_time;
  GtkLabel       *on_time_change;
  GtkLabel       *on_time_text;
  GtkLabel       *relapse;
  GtkLabel       *relapse_change;
  GtkLabel       *relapse_text;
  char           *summary;    /* of the month */
};

enum
{
  PROP_SUMMARY = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SanOverviewKpis, san_overview_kpis, GTK_TYPE_BOX)

/* Counts */

static guint
sum_of (const guint *counts)
{
  return counts[SAN_TICKET_WHITE] + counts[SAN_TICKET_YELLOW] + counts[SAN_TICKET_RED];
}

static gboolean
count (SanContext      *context,
       SanTicketFilter *filter,
       guint           *counts)
{
  SanTime now = san_workspace_now (san_context_get_workspace (context));
  g_autoptr (GError) error = NULL;

  if (san_ticket_store_count (san_context_get_database (context), filter, now, counts, &error))
    return TRUE;
  san_context_report (context, error);

  return FALSE;
}

/* The number large, what it counts small behind it: "46 张", "67.50 %" */
static void
set_figure (GtkLabel   *label,
            const char *text)
{
  const char *unit = strchr (text, ' ');
  g_autofree char *number = g_strndup (text, unit != NULL ? (gsize) (unit - text) : strlen (text));
  g_autofree char *markup = NULL;

  markup = g_markup_printf_escaped ("%s<span size=\"54%%\" weight=\"normal\" alpha=\"70%%\">%s</span>",
                                    number, unit != NULL ? unit : "");
  gtk_label_set_markup (label, markup);
}

static void
show_open (SanOverviewKpis *self,
           const guint     *counts)
{
  guint sum = sum_of (counts);
  g_autofree char *number = g_strdup_printf (C_("number of tickets", "%u"), sum);
  g_autofree char *text = g_strdup_printf (C_("overview", "W%1$u Y%2$u R%3$u"),
                                           counts[SAN_TICKET_WHITE], counts[SAN_TICKET_YELLOW],
                                           counts[SAN_TICKET_RED]);

  set_figure (self->open, number);
  gtk_label_set_text (self->open_text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->open_text), text);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), sum > 0);
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      gtk_widget_set_visible (self->parts[i], counts[i] > 0);
      if (sum > 0)
        gtk_widget_set_size_request (self->parts[i], MAX (4, (int) (BAR_WIDTH * counts[i] / sum)),
                                     BAR_HEIGHT);
    }
}

static void
show_overdue (SanOverviewKpis *self,
              const guint     *counts,
              guint            today)
{
  g_autofree char *number = g_strdup_printf (C_("number of tickets", "%u"), sum_of (counts));
  g_autofree char *text = g_strdup_printf (_("due today %u"), today);

  set_figure (self->overdue, number);
  gtk_label_set_text (self->overdue_text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->overdue_text), text);
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      san_ticket_badge_set (self->badges[i], i, FALSE);
      san_ticket_badge_set_count (self->badges[i], counts[i]);
      gtk_widget_set_visible (GTK_WIDGET (self->badges[i]), counts[i] > 0);
    }
}

/* The rates, in a worker */

static void
rates_clear (Rates *rates)
{
  g_free (rates->on_time);
  g_free (rates->relapse);
}

static void
reading_free (Reading *reading)
{
  rates_clear (&reading->now);
  rates_clear (&reading->before);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
request_free (gpointer data)
{
  Request *request = data;

  san_database_close (request->reader);
  g_free (request);
}

static gboolean
read_rates (SanDatabase *database,
            SanTime      from,
            SanTime      cut_off,
            Rates       *rates,
            GError     **error)
{
  g_autoptr (SanTicketBook) book = san_ticket_book_load (database, from, cut_off, error);
  g_autoptr (SanTicketFigures) figures = NULL;

  if (book == NULL)
    return FALSE;

  figures = san_ticket_figures_of ((SanTicketFact *) (gpointer) book->facts->data,
                                   book->facts->len);
  rates->on_time = san_ticket_figures_text (figures, SAN_FIGURE_ON_TIME_RATE);
  rates->relapse = san_ticket_figures_text (figures, SAN_FIGURE_RELAPSE_RATE);
  rates->looked_back = figures->looked_back;
  rates->relapsed = figures->relapsed;
  rates->issued = figures->counts[SAN_FIGURE_ISSUED];
  rates->closed = figures->counts[SAN_FIGURE_CLOSED];
  rates->returned = figures->counts[SAN_FIGURE_RETURNED];

  return TRUE;
}

static gpointer
read_in_worker (SanJob       *job,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Request *request = data;
  g_autoptr (Reading) reading = g_new0 (Reading, 1);

  if (!read_rates (request->reader, request->from, request->cut_off, &reading->now, error) ||
      !read_rates (request->reader, request->before_from, request->before_cut_off,
                   &reading->before, error))
    return NULL;

  return g_steal_pointer (&reading);
}

/* (transfer full): ▲2.1 against last month; "" when one of them is not there. Both are the
 * printed numbers. */
static char *
change_text (const char *now,
             const char *before,
             gboolean    more_is_better,
             gboolean   *better)
{
  double change;

  if (*now == '\0' || *before == '\0')
    return g_strdup ("");
  change = g_ascii_strtod (now, NULL) - g_ascii_strtod (before, NULL);
  *better = (change > 0) == more_is_better;

  return g_strdup_printf ("%s%.1f", change >= 0 ? "▲" : "▼", ABS (change));
}

static void
show_rate (GtkLabel   *number,
           GtkLabel   *change_label,
           GtkLabel   *text,
           const char *rate,
           const char *change,
           const char *more,
           gboolean    better)
{
  g_autofree char *percent = *rate != '\0' ? g_strdup_printf ("%s %%", rate) : g_strdup ("—");
  g_autofree char *against = g_strdup_printf (_("%s vs last month"), change);
  const char *parts[] = { against, more, NULL };
  g_autofree char *all = *change == '\0' ? g_strdup (more)
                         : *more == '\0' ? g_strdup (against)
                         : g_strjoinv (" · ", (char **) parts);

  set_figure (number, percent);
  gtk_label_set_text (change_label, change);
  gtk_widget_set_visible (GTK_WIDGET (change_label), *change != '\0');
  gtk_widget_remove_css_class (GTK_WIDGET (change_label), better ? "sn-down" : "sn-up");
  gtk_widget_add_css_class (GTK_WIDGET (change_label), better ? "sn-up" : "sn-down");
  gtk_label_set_text (text, *more != '\0' || *change == '\0' ? more : _("vs last month"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (change_label), all);
  gtk_widget_set_tooltip_text (GTK_WIDGET (text), all);
}

static void
say_summary (SanOverviewKpis *self,
             const Rates     *rates)
{
  g_free (self->summary);
  self->summary = g_strdup_printf (_("This month: issued %1$u · closed %2$u · sent back %3$u"),
                                   rates->issued, rates->closed, rates->returned);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUMMARY]);
}

static void
on_read_cb (SanJob       *job,
            gpointer      value,
            const GError *error,
            gpointer      user_data)
{
  g_autoptr (SanOverviewKpis) self = user_data;
  g_autoptr (Reading) reading = value;
  g_autofree char *on_time = NULL;
  g_autofree char *relapse = NULL;
  g_autofree char *looked = NULL;
  gboolean better = TRUE;

  self->asked--;
  if (reading == NULL || self->asked > 0 || self->on_time == NULL)
    return;

  on_time = change_text (reading->now.on_time, reading->before.on_time, TRUE, &better);
  show_rate (self->on_time, self->on_time_change, self->on_time_text, reading->now.on_time,
             on_time, "", better);
  better = TRUE;
  relapse = change_text (reading->now.relapse, reading->before.relapse, FALSE, &better);
  looked = g_strdup_printf (_("looked back %1$u · relapsed %2$u"), reading->now.looked_back,
                            reading->now.relapsed);
  show_rate (self->relapse, self->relapse_change, self->relapse_text, reading->now.relapse,
             relapse, looked, better);
  say_summary (self, &reading->now);
}

static SanTime
day_end (SanDay day)
{
  return (SanTime) (day + 1) * SAN_MINUTES_PER_DAY - 1;
}

static void
ask_rates (SanOverviewKpis *self,
           SanContext      *context)
{
  const SanPeriod *period = san_context_get_period (context);
  SanPeriod before = san_period_shift (period, -1);
  SanTime now = san_workspace_now (san_context_get_workspace (context));
  SanDatabase *reader = san_workspace_open_reader (san_context_get_workspace (context), NULL);
  Request *request;

  if (reader == NULL)
    return;

  request = g_new0 (Request, 1);
  request->reader = reader;
  request->from = (SanTime) period->first * SAN_MINUTES_PER_DAY;
  request->cut_off = MIN (now, day_end (period->last));
  request->before_from = (SanTime) before.first * SAN_MINUTES_PER_DAY;
  request->before_cut_off = day_end (before.last);
  self->asked++;
  san_jobs_run (san_context_get_jobs (context), _("Figures of the tickets"), read_in_worker,
                request, request_free, on_read_cb, g_object_ref (self));
}

void
san_overview_kpis_refresh (SanOverviewKpis *self,
                           SanContext      *context)
{
  SanTicketFilter open = { .open = TRUE };
  SanTicketFilter overdue = { .open = TRUE, .overdue = TRUE };
  SanTicketFilter today = { .open = TRUE, .due_today = TRUE };
  guint opens[SAN_TICKET_COLOURS], overdues[SAN_TICKET_COLOURS], todays[SAN_TICKET_COLOURS];

  g_return_if_fail (SAN_IS_OVERVIEW_KPIS (self));

  if (!count (context, &open, opens) || !count (context, &overdue, overdues) ||
      !count (context, &today, todays))
    return;
  show_open (self, opens);
  show_overdue (self, overdues, sum_of (todays));
  ask_rates (self, context);
}

/* Stages */

static const SanTicketStage stages[SAN_OVERVIEW_STAGES] = {
  SAN_TICKET_ISSUED, SAN_TICKET_RECEIVED, SAN_TICKET_RECTIFYING, SAN_TICKET_REPORTED,
  SAN_TICKET_VERIFIED,
};

gboolean
san_overview_stages_count (SanContext        *context,
                           SanOverviewStages *counts)
{
  for (guint i = 0; i < SAN_OVERVIEW_STAGES; i++)
    {
      SanTicketFilter filter = { .stages = 1u << stages[i] };

      if (!count (context, &filter, counts->open[i]))
        return FALSE;
    }

  return TRUE;
}

const char *
san_overview_stage_title (guint stage)
{
  return san_ticket_step_title (san_ticket_step_of (stages[stage]));
}

const char *
san_overview_stage_word (guint stage)
{
  return san_ticket_stage_name (stages[stage]);
}

/* The panels */

static GtkLabel *
add_label (GtkBox     *box,
           const char *text,
           const char *first_class,
           const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

static GtkBox *
add_panel (SanOverviewKpis *self,
           const char      *title,
           const char      *view)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GVariant *target = g_variant_new_variant (g_variant_new_string (view));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sn-panel");
  gtk_widget_add_css_class (button, "sn-kpi-panel");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          g_variant_new ("(sm@v)", "tickets", target));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  add_label (GTK_BOX (box), title, "sn-cap", "sn-dim");
  gtk_box_append (GTK_BOX (self), button);

  return GTK_BOX (box);
}

static void
add_open (SanOverviewKpis *self)
{
  GtkBox *panel = add_panel (self, _("Open tickets"), "open");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->open = add_label (panel, "—", "sn-kpi", NULL);
  self->bar = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2));
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      self->parts[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->parts[i], "sn-ticket-part");
      gtk_widget_add_css_class (self->parts[i], san_ticket_colour_style (i));
      gtk_box_append (self->bar, self->parts[i]);
    }
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->bar));
  self->open_text = add_label (GTK_BOX (line), "", "sn-cap", "sn-dim");
  gtk_box_append (panel, line);
}

static void
add_overdue (SanOverviewKpis *self)
{
  GtkBox *panel = add_panel (self, C_("overview", "Overdue"), "overdue");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  self->overdue = add_label (panel, "—", "sn-kpi", NULL);
  for (int i = SAN_TICKET_RED; i >= SAN_TICKET_WHITE; i--)
    {
      self->badges[i] = SAN_TICKET_BADGE (san_ticket_badge_new (SAN_TICKET_BADGE_COUNT));
      gtk_widget_set_visible (GTK_WIDGET (self->badges[i]), FALSE);
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->badges[i]));
    }
  self->overdue_text = add_label (GTK_BOX (line), "", "sn-cap", "sn-dim");
  gtk_box_append (panel, line);
}

static void
add_rate (SanOverviewKpis *self,
          const char      *title,
          const char      *view,
          GtkLabel       **number,
          GtkLabel       **change,
          GtkLabel       **text)
{
  GtkBox *panel = add_panel (self, title, view);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  *number = add_label (panel, "—", "sn-kpi", NULL);
  *change = add_label (GTK_BOX (line), "", "sn-cap", "sn-strong");
  gtk_label_set_ellipsize (*change, PANGO_ELLIPSIZE_NONE);
  *text = add_label (GTK_BOX (line), "", "sn-cap", "sn-dim");
  gtk_box_append (panel, line);
}

static void
san_overview_kpis_dispose (GObject *object)
{
  /* the rates may still be on their way */
  SAN_OVERVIEW_KPIS (object)->on_time = NULL;

  G_OBJECT_CLASS (san_overview_kpis_parent_class)->dispose (object);
}

static void
san_overview_kpis_finalize (GObject *object)
{
  g_free (SAN_OVERVIEW_KPIS (object)->summary);

  G_OBJECT_CLASS (san_overview_kpis_parent_class)->finalize (object);
}

static void
san_overview_kpis_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SUMMARY:
      g_value_set_string (value, SAN_OVERVIEW_KPIS (object)->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
san_overview_kpis_class_init (SanOverviewKpisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = san_overview_kpis_dispose;
  object_class->finalize = san_overview_kpis_finalize;
  object_class->get_property = san_overview_kpis_get_property;

  /**
   * SanOverviewKpis:summary:
   *
   * What the tickets of the month come to, in a line.
   */
  props[PROP_SUMMARY] =
    g_param_spec_string ("summary", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
san_overview_kpis_init (SanOverviewKpis *self)
{
  add_open (self);
  add_overdue (self);
  add_rate (self, C_("overview", "Closed on time"), "open", &self->on_time, &self->on_time_change,
            &self->on_time_text);
  add_rate (self, _("Relapse rate"), "lookback", &self->relapse, &self->relapse_change,
            &self->relapse_text);
}

const char *
san_overview_kpis_get (SanOverviewKpis *self,
                       guint            index,
                       const char     **figure,
                       const char     **text)
{
  const char *titles[] = {
    _("Open tickets"), C_("overview", "Overdue"), C_("overview", "Closed on time"),
    _("Relapse rate"),
  };
  GtkLabel *labels[][2] = {
    { self->open, self->open_text }, { self->overdue, self->overdue_text },
    { self->on_time, self->on_time_text }, { self->relapse, self->relapse_text },
  };

  g_return_val_if_fail (SAN_IS_OVERVIEW_KPIS (self), NULL);
  g_return_val_if_fail (index < SAN_OVERVIEW_KPIS_SHOWN, NULL);

  *figure = gtk_label_get_text (labels[index][0]);
  *text = gtk_widget_get_tooltip_text (GTK_WIDGET (labels[index][1]));
  if (*text == NULL)
    *text = "";

  return titles[index];
}
