/* san-visit-plan.c - teams, days, and how many points each sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-visit-plan.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "tickets/san-work-calendar.h"
#include "widgets/san-day-text.h"

#define DAYS_MOST 62

struct _SanVisitPlan
{
  GtkBox      parent_instance;

  SanContext *context;
  gint64      round;
  char       *label;
  GPtrArray  *teams;          /* SanTeam */
  GPtrArray  *points;         /* SanDrawPoint */
  GArray     *selected;       /* gint64 */
  gboolean    is_covert;
  gboolean    loading;

  /* Template children */
  GtkListBox     *teams_list;
  GtkWidget      *new_team;
  GtkEntry       *name;
  GtkEntry       *members;
  GtkWidget      *days;
  GtkEntry       *from;
  GtkEntry       *to;
  GtkWidget      *ways;
  GtkCheckButton *work_days;
  GtkCheckButton *covert;
  GtkLabel       *refusal;
  GtkGrid        *counts;
  GtkWidget      *by_hand;
  GtkDropDown    *hand_team;
  GtkEntry       *hand_day;
  GtkButton      *hand;
  GtkWidget      *sheets;
};

G_DEFINE_FINAL_TYPE (SanVisitPlan, san_visit_plan, GTK_TYPE_BOX)

enum { SHEETS, N_SIGNALS };

static guint signals[N_SIGNALS];

static SanDay
today_of (SanVisitPlan *self)
{
  return san_time_day (san_workspace_now (san_context_get_workspace (self->context)));
}

static void
refuse (SanVisitPlan *self,
        const GError *error)
{
  gtk_label_set_text (self->refusal, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), error != NULL);
}

static const SanTeam *
find_team (SanVisitPlan *self,
           gint64        id)
{
  for (guint i = 0; i < self->teams->len; i++)
    if (((SanTeam *) self->teams->pdata[i])->id == id)
      return self->teams->pdata[i];

  return NULL;
}

/* What a list says */

static gboolean
is_sealed (SanVisitPlan       *self,
           const SanDrawPoint *point)
{
  return point->day != SAN_DAY_MIN &&
         san_draw_plan_is_sealed (self->is_covert, point->day, today_of (self));
}

char *
san_visit_plan_team_words (const SanDrawPoint *point,
                           gpointer            data)
{
  SanVisitPlan *self = data;
  const SanTeam *team = find_team (self, point->team_id);

  if (is_sealed (self, point))
    return g_strdup (_("Sealed"));

  return g_strdup (team != NULL ? team->name : "");
}

char *
san_visit_plan_day_words (const SanDrawPoint *point,
                          gpointer            data)
{
  SanVisitPlan *self = data;

  if (point->day == SAN_DAY_MIN || is_sealed (self, point))
    return g_strdup ("");

  return san_day_text (point->day, today_of (self));
}

/* Changes */

typedef struct
{
  SanVisitPlan *self;
  SanTeam      *team;      /* to add, or to take out */
  GArray       *teams;
  GArray       *days;
  gint64        team_id;
  SanDay        day;
} Change;

static gboolean
add_team (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  Change *change = data;

  return san_team_store_put (database, change->self->round, change->team, error);
}

static gboolean
remove_team (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Change *change = data;

  return san_team_store_remove (database, change->self->round, change->team->id, error);
}

static gboolean
spread (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  Change *change = data;

  return san_draw_plan_spread (database, change->self->round, change->teams, change->days,
                               error);
}

static gboolean
put_by_hand (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Change *change = data;
  SanVisitPlan *self = change->self;

  for (guint i = 0; i < self->selected->len; i++)
    if (!san_draw_plan_put (database, self->round, g_array_index (self->selected, gint64, i),
                            change->team_id, change->day, error))
      return FALSE;

  return TRUE;
}

static gboolean
set_covert (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  Change *change = data;

  return san_draw_plan_set_covert (database, change->self->round,
                                   gtk_check_button_get_active (change->self->covert), error);
}

/* Teams */

/* "张三，李四" as the record has it: joined by ';' */
static char *
read_members (SanVisitPlan *self)
{
  g_auto (GStrv) names = g_regex_split_simple ("[,，、;；]", gtk_editable_get_text (
                                                 GTK_EDITABLE (self->members)), 0, 0);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **name = names; *name != NULL; name++)
    if (*g_strstrip (*name) != '\0')
      g_ptr_array_add (kept, *name);
  g_ptr_array_add (kept, NULL);

  return g_strjoinv (";", (char **) kept->pdata);
}

static void
on_add_clicked_cb (SanVisitPlan *self)
{
  g_autoptr (SanTeam) team = g_new0 (SanTeam, 1);
  Change change = { self, team };

  team->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  team->members = read_members (self);
  if (san_context_change (self->context, "round.teams", team->name, add_team, &change,
                          _("Team added")))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->name), "");
      gtk_editable_set_text (GTK_EDITABLE (self->members), "");
    }
}

static void
on_remove_clicked_cb (SanVisitPlan *self,
                      GtkButton    *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "team");
  Change change = { self, (SanTeam *) find_team (self, *id) };

  if (change.team != NULL)
    san_context_change (self->context, "round.teams", change.team->name, remove_team, &change,
                        _("Team removed"));
}

static void
add_team_row (SanVisitPlan  *self,
              const SanTeam *team)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_auto (GStrv) members = g_strsplit (team->members, ";", -1);
  g_autofree char *people = g_strjoinv (C_("list", ", "), members);
  g_autofree char *text = *people != '\0' ? g_strdup_printf ("%s · %s", team->name, people)
                                          : g_strdup (team->name);
  g_autofree char *tip = g_strdup_printf (_("Remove the team “%s”"), team->name);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data_full (G_OBJECT (button), "team", g_memdup2 (&team->id, sizeof team->id),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (button, gtk_widget_get_sensitive (self->new_team));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_append (self->teams_list, box);
}

static void
fill_teams (SanVisitPlan *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->teams_list))) != NULL)
    gtk_list_box_remove (self->teams_list, row);
  for (guint i = 0; i < self->teams->len; i++)
    {
      const SanTeam *team = self->teams->pdata[i];

      add_team_row (self, team);
      gtk_string_list_append (names, team->name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->teams_list), self->teams->len > 0);
  gtk_drop_down_set_model (self->hand_team, G_LIST_MODEL (names));
}

/* Days */

static gboolean
read_day (GtkEntry *entry,
          SanDay   *day,
          GError  **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return san_day_parse (text, day, error);
}

/* (transfer full) (element-type SanDay) */
static GArray *
list_days (SanVisitPlan *self,
           GError      **error)
{
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SanDay));
  gboolean work_days = gtk_check_button_get_active (self->work_days);
  SanDay from, to;

  if (!read_day (self->from, &from, error) || !read_day (self->to, &to, error))
    return NULL;

  if (to < from || to - from >= DAYS_MOST)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The visits end on the day they begin or after it, within %d days"),
                   DAYS_MOST);
      return NULL;
    }

  calendar = san_work_calendar_load (san_context_get_database (self->context), error);
  if (calendar == NULL)
    return NULL;

  for (SanDay day = from; day <= to; day++)
    if (!work_days || san_work_calendar_is_workday (calendar, day))
      g_array_append_val (days, day);

  return g_steal_pointer (&days);
}

static void
on_assign_clicked_cb (SanVisitPlan *self)
{
  g_autoptr (GArray) teams = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = list_days (self, &error);
  Change change = { self, NULL, teams, days };

  refuse (self, error);
  if (days == NULL)
    return;

  for (guint i = 0; i < self->teams->len; i++)
    g_array_append_val (teams, ((SanTeam *) self->teams->pdata[i])->id);
  san_context_change (self->context, "round.plan", self->label, spread, &change,
                      _("The points are dealt out to teams and days"));
}

static void
on_hand_clicked_cb (SanVisitPlan *self)
{
  guint selected = gtk_drop_down_get_selected (self->hand_team);
  g_autoptr (GError) error = NULL;
  Change change = { self };

  if (selected >= self->teams->len)
    return;

  change.team_id = ((SanTeam *) self->teams->pdata[selected])->id;
  if (read_day (self->hand_day, &change.day, &error))
    san_context_change (self->context, "round.plan", self->label, put_by_hand, &change,
                        _("The points are given to the team"));
  refuse (self, error);
}

static void
on_covert_toggled_cb (SanVisitPlan *self)
{
  Change change = { self };

  if (!self->loading)
    san_context_change (self->context, "round.plan", self->label, set_covert, &change, NULL);
}

static void
on_sheets_clicked_cb (SanVisitPlan *self)
{
  g_signal_emit (self, signals[SHEETS], 0);
}

/* The table of counts */

static void
add_count (SanVisitPlan *self,
           const char   *text,
           int           column,
           int           row,
           const char   *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), column == 0 ? PANGO_ELLIPSIZE_NONE
                                                          : PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, "sn-num");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->counts, label, column, row, 1, 1);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  SanDay left = *(const SanDay *) a;
  SanDay right = *(const SanDay *) b;

  return left < right ? -1 : left > right;
}

/* (transfer full) (element-type SanDay): of the points, each once */
static GArray *
planned_days (SanVisitPlan *self)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SanDay));

  for (guint i = 0; i < self->points->len; i++)
    {
      SanDay day = ((SanDrawPoint *) self->points->pdata[i])->day;
      gboolean known = day == SAN_DAY_MIN;

      for (guint j = 0; !known && j < days->len; j++)
        known = g_array_index (days, SanDay, j) == day;
      if (!known)
        g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);

  return days;
}

static guint
count_points (SanVisitPlan *self,
              gint64        team,
              SanDay        day)
{
  guint n = 0;

  for (guint i = 0; i < self->points->len; i++)
    {
      const SanDrawPoint *point = self->points->pdata[i];

      n += point->team_id == team && point->day == day;
    }

  return n;
}

static void
fill_counts (SanVisitPlan *self)
{
  g_autoptr (GArray) days = planned_days (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_grid_remove (self->counts, child);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), days->len > 0);
  gtk_widget_set_visible (self->sheets, days->len > 0);
  if (days->len == 0)
    return;

  for (guint i = 0; i < self->teams->len; i++)
    add_count (self, ((SanTeam *) self->teams->pdata[i])->name, (int) i + 1, 0, "sn-dim");
  for (guint j = 0; j < days->len; j++)
    {
      SanDay day = g_array_index (days, SanDay, j);
      g_autofree char *text = san_day_text (day, today_of (self));
      gboolean sealed = san_draw_plan_is_sealed (self->is_covert, day, today_of (self));

      add_count (self, text, 0, (int) j + 1, sealed ? "sn-dim" : NULL);
      for (guint i = 0; i < self->teams->len; i++)
        {
          g_autofree char *n =
            g_strdup_printf ("%u", count_points (self, ((SanTeam *) self->teams->pdata[i])->id,
                                                 day));

          add_count (self, n, (int) i + 1, (int) j + 1, NULL);
        }
    }
}

/* Loading */

static void
set_day (GtkEntry *entry,
         SanDay    day)
{
  g_autofree char *text = san_day_format (day);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* The days of the round, or else a week from today */
static void
fill_days (SanVisitPlan   *self,
           const SanRound *round)
{
  SanDay today = today_of (self);

  set_day (self->from, round->from != SAN_DAY_MIN ? round->from : today);
  set_day (self->to, round->to != SAN_DAY_MAX ? round->to
                     : (round->from != SAN_DAY_MIN ? round->from : today) + 6);
  set_day (self->hand_day, today);
}

void
san_visit_plan_load (SanVisitPlan   *self,
                     SanContext     *context,
                     const SanRound *round,
                     GPtrArray      *points)
{
  SanDatabase *database = san_context_get_database (context);
  gboolean open = round->state < SAN_ROUND_REVIEW && !san_context_is_read_only (context);
  g_autoptr (GError) error = NULL;
  GPtrArray *teams;

  g_return_if_fail (SAN_IS_VISIT_PLAN (self));

  teams = san_team_store_list (database, round->id, &error);
  if (teams == NULL ||
      !san_draw_plan_get_covert (database, round->id, &self->is_covert, &error))
    {
      g_clear_pointer (&teams, g_ptr_array_unref);
      san_context_report (context, error);
      return;
    }

  self->loading = TRUE;
  g_set_object (&self->context, context);
  if (self->round != round->id)
    fill_days (self, round);
  self->round = round->id;
  g_free (self->label);
  self->label = g_strdup (round->label);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  self->teams = teams;
  g_clear_pointer (&self->points, g_ptr_array_unref);
  self->points = g_ptr_array_ref (points);
  gtk_check_button_set_active (self->covert, self->is_covert);
  gtk_widget_set_sensitive (self->new_team, open);
  gtk_widget_set_sensitive (self->days, open);
  gtk_widget_set_sensitive (self->ways, open && teams->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->covert), open);
  gtk_widget_set_sensitive (self->by_hand, open);
  fill_teams (self);
  fill_counts (self);
  refuse (self, NULL);
  self->loading = FALSE;
}

void
san_visit_plan_set_selected (SanVisitPlan *self,
                             const GArray *points)
{
  g_autofree char *text = NULL;

  g_array_set_size (self->selected, 0);
  g_array_append_vals (self->selected, points->data, points->len);
  text = g_strdup_printf (ngettext ("Give %u point", "Give %u points", points->len), points->len);
  gtk_button_set_label (self->hand, text);
  gtk_widget_set_visible (self->by_hand, points->len > 0 && self->teams != NULL &&
                          self->teams->len > 0);
}

static void
san_visit_plan_dispose (GObject *object)
{
  SanVisitPlan *self = SAN_VISIT_PLAN (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_VISIT_PLAN);
  g_clear_object (&self->context);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->selected, g_array_unref);

  G_OBJECT_CLASS (san_visit_plan_parent_class)->dispose (object);
}

static void
san_visit_plan_class_init (SanVisitPlanClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_visit_plan_dispose;

  signals[SHEETS] = g_signal_new ("sheets", SAN_TYPE_VISIT_PLAN, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-visit-plan.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "teams", FALSE,
                                             G_STRUCT_OFFSET (SanVisitPlan, teams_list));
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, new_team);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, name);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, members);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, days);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, from);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, to);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, ways);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, work_days);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, covert);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, refusal);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, counts);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, by_hand);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, hand_team);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, hand_day);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, hand);
  gtk_widget_class_bind_template_child (widget_class, SanVisitPlan, sheets);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_assign_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_hand_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_covert_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sheets_clicked_cb);
}

static void
san_visit_plan_init (SanVisitPlan *self)
{
  self->selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
