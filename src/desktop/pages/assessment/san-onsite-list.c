/* san-onsite-list.c - the points of a round, to go through one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-list.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "pages/assessment/san-onsite-cells.h"
#include "pages/assessment/san-onsite-point.h"
#include "widgets/san-choice-button.h"

#define LIST_WIDTH 262

/* What a search looks into; made when somebody searches. */
typedef struct
{
  char *folded;
  char *pinyin;
  char *initials;
} Keys;

enum { OPEN, DONE, ALL, N_SHOWN };

struct _SanOnsiteList
{
  GtkBox              parent_instance;

  GPtrArray          *visits;     /* SanVisit; (nullable) */
  SanRoster          *roster;
  SanStandard        *standard;
  GArray             *keys;       /* Keys; empty before the first search */
  GListStore         *rows;       /* SanOnsitePoint */
  gint64              chosen;     /* point; 0: none */
  gboolean            filling;
  guint               scrolling;  /* tick that scrolls to the chosen point */
  int                 waiting;    /* frames before it */

  GtkSearchEntry     *search;
  GtkMenuButton      *filters;
  SanChoiceButton    *units;
  SanChoiceButton    *categories;
  SanChoiceButton    *teams;
  GtkToggleButton    *shown[N_SHOWN];
  GtkSingleSelection *selection;
  GtkListView        *view;
  GtkLabel           *empty;
};

G_DEFINE_FINAL_TYPE (SanOnsiteList, san_onsite_list, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
keys_clear (gpointer data)
{
  Keys *keys = data;

  g_free (keys->folded);
  g_free (keys->pinyin);
  g_free (keys->initials);
}

/* What is shown */

static gboolean
is_among (const GArray *ids,
          gint64        id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return ids->len == 0;
}

static void
make_keys (SanOnsiteList *self)
{
  for (guint i = self->keys->len; i < self->visits->len; i++)
    {
      const SanVisit *visit = g_ptr_array_index (self->visits, i);
      g_autofree char *text = g_strdup_printf ("%s %s %s", visit->code, visit->name,
                                               visit->address);
      Keys keys = { san_text_fold (text), san_text_pinyin (visit->name),
                    san_text_initials (visit->name) };

      g_array_append_val (self->keys, keys);
    }
}

static gboolean
is_shown (SanOnsiteList  *self,
          guint           index,
          const SanVisit *visit,
          const char     *needle)
{
  const Keys *keys;

  if (gtk_toggle_button_get_active (self->shown[OPEN]) && visit->state == SAN_VISIT_DONE)
    return FALSE;
  if (gtk_toggle_button_get_active (self->shown[DONE]) && visit->state != SAN_VISIT_DONE)
    return FALSE;
  if (!is_among (san_choice_button_get_chosen (self->units), visit->unit_id) ||
      !is_among (san_choice_button_get_chosen (self->categories), visit->category_id) ||
      !is_among (san_choice_button_get_chosen (self->teams), visit->team_id))
    return FALSE;
  if (*needle == '\0')
    return TRUE;

  keys = &g_array_index (self->keys, Keys, index);

  return san_text_matches (keys->folded, keys->pinyin, keys->initials, needle);
}

static char *
heading_of (SanOnsiteList *self,
            gint64         unit_id)
{
  const SanUnit *unit = san_roster_get (self->roster, unit_id);

  if (unit == NULL)
    return g_strdup ("");

  return unit->parent != NULL ? g_strdup_printf ("%s　%s", unit->parent->name, unit->name)
                              : g_strdup (unit->name);
}

/* Of all points of the unit, whatever is shown. */
static void
count_unit (SanOnsiteList  *self,
            SanOnsitePoint *heading)
{
  SanVisitProgress *progress = san_onsite_point_get_progress (heading);

  *progress = (SanVisitProgress) { 0 };
  for (guint i = 0; i < self->visits->len; i++)
    {
      const SanVisit *visit = g_ptr_array_index (self->visits, i);

      if (visit->unit_id == san_onsite_point_get_unit (heading))
        san_visit_progress_add (progress, visit);
    }
}

static void
show_counts (SanOnsiteList *self)
{
  static const char *const labels[N_SHOWN] = { N_("To do %u"), N_("Done %u"), N_("All %u") };
  SanVisitProgress all = { 0 };
  guint counts[N_SHOWN];

  for (guint i = 0; self->visits != NULL && i < self->visits->len; i++)
    san_visit_progress_add (&all, g_ptr_array_index (self->visits, i));
  counts[OPEN] = all.all - all.n[SAN_VISIT_DONE];
  counts[DONE] = all.n[SAN_VISIT_DONE];
  counts[ALL] = all.all;
  for (guint i = 0; i < N_SHOWN; i++)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_autofree char *label = g_strdup_printf (_(labels[i]), counts[i]);
#pragma GCC diagnostic pop

      gtk_button_set_label (GTK_BUTTON (self->shown[i]), label);
    }
}

/* G_MAXUINT: it is not shown */
static guint
row_of (SanOnsiteList *self,
        gint64         point_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanOnsitePoint) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      SanVisit *visit = san_onsite_point_get_visit (row);

      if (visit != NULL && visit->point_id == point_id)
        return i;
    }

  return G_MAXUINT;
}

/* GTK 4.8 draws nothing where a list that was just filled scrolls before it has a height. */
static gboolean
scroll_when_laid_out (GtkWidget     *view,
                      GdkFrameClock *clock,
                      gpointer       data)
{
  SanOnsiteList *self = SAN_ONSITE_LIST (gtk_widget_get_ancestor (view, SAN_TYPE_ONSITE_LIST));
  guint row = gtk_single_selection_get_selected (self->selection);

  if (self->waiting-- > 0 || gtk_widget_get_height (view) == 0)
    {
      self->waiting = MAX (self->waiting, 0);
      return G_SOURCE_CONTINUE;
    }

  self->scrolling = 0;
  if (row != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (view, "list.scroll-to-item", "u", row);

  return G_SOURCE_REMOVE;
}

static void
select_row (SanOnsiteList *self,
            guint          row)
{
  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, row == G_MAXUINT ? GTK_INVALID_LIST_POSITION
                                     : row);
  self->filling = FALSE;
  self->waiting = 2;
  if (row != G_MAXUINT && self->scrolling == 0)
    self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self->view),
                                                    scroll_when_laid_out, NULL, NULL);
}

static void
fill (SanOnsiteList *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->search));
  SanOnsitePoint *heading = NULL;

  if (*needle != '\0' && self->visits != NULL)
    make_keys (self);
  for (guint i = 0; self->visits != NULL && i < self->visits->len; i++)
    {
      SanVisit *visit = g_ptr_array_index (self->visits, i);
      const SanCategory *category = san_standard_get_category (self->standard, visit->category_id);

      if (!is_shown (self, i, visit, needle))
        continue;
      if (heading == NULL || san_onsite_point_get_unit (heading) != visit->unit_id)
        {
          g_autofree char *title = heading_of (self, visit->unit_id);

          heading = san_onsite_point_new_heading (visit->unit_id, title);
          g_ptr_array_add (rows, heading);
        }
      g_ptr_array_add (rows, san_onsite_point_new (visit, category != NULL ? category->name : ""));
    }
  for (guint i = 0, start = 0; self->visits != NULL && i < rows->len; i++)
    {
      SanOnsitePoint *row = g_ptr_array_index (rows, i);
      SanVisitProgress *progress = san_onsite_point_get_progress (row);

      if (san_onsite_point_get_visit (row) != NULL)
        continue;
      /* the visits are in the order of their units: one walk for all headings */
      for (; start < self->visits->len; start++)
        {
          const SanVisit *visit = g_ptr_array_index (self->visits, start);

          if (visit->unit_id == san_onsite_point_get_unit (row))
            san_visit_progress_add (progress, visit);
          else if (progress->all > 0)
            break;
        }
    }

  self->filling = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->empty), rows->len == 0);
  select_row (self, row_of (self, self->chosen));
  show_counts (self);
}

static void
on_filter_changed_cb (SanOnsiteList *self)
{
  if (!self->filling && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    fill (self);
}

static void
on_shown_toggled_cb (SanOnsiteList   *self,
                     GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    on_filter_changed_cb (self);
}

/* From outside */

SanVisit *
san_onsite_list_get_chosen (SanOnsiteList *self)
{
  for (guint i = 0; self->visits != NULL && i < self->visits->len; i++)
    {
      SanVisit *visit = g_ptr_array_index (self->visits, i);

      if (visit->point_id == self->chosen)
        return visit;
    }

  return NULL;
}

GPtrArray *
san_onsite_list_get_shown (SanOnsiteList *self)
{
  GPtrArray *shown = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanOnsitePoint) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (san_onsite_point_get_visit (row) != NULL)
        g_ptr_array_add (shown, san_onsite_point_get_visit (row));
    }

  return shown;
}

static void
add_to_table (SanOnsiteList  *self,
              SanTextTable   *table,
              const SanVisit *visit,
              const char     *category)
{
  const SanUnit *unit = san_roster_get (self->roster, visit->unit_id);
  g_autofree char *loss = visit->state != SAN_VISIT_TODO ? san_micro_format (visit->loss, 1)
                                                         : g_strdup ("");
  const char *cells[] = {
    visit->code, visit->name, category, unit != NULL ? san_roster_display (self->roster, unit) : "",
    visit->address, visit->must_see ? _("Mandatory") : "", visit->team, visit->day,
    san_onsite_state_word (visit->state), loss,
  };

  san_text_table_add_row (table, SAN_TEXT_PLAIN, cells);
}

SanTextTable *
san_onsite_list_get_table (SanOnsiteList *self,
                           const char    *title)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GPtrArray) shown = san_onsite_list_get_shown (self);
  g_autofree char *count = g_strdup_printf (ngettext ("%u point", "%u points", shown->len),
                                            shown->len);
  SanTextTable *table = san_text_table_new (title, count);

  san_text_table_add_column (table, C_("point", "Code"), 1, FALSE);
  san_text_table_add_column (table, _("Point"), 0, FALSE);
  san_text_table_add_column (table, _("Category"), 1, FALSE);
  san_text_table_add_column (table, _("Unit"), 1, FALSE);
  san_text_table_add_column (table, _("Address"), 0, FALSE);
  san_text_table_add_column (table, _("Mandatory"), 1, FALSE);
  san_text_table_add_column (table, _("Team"), 1, FALSE);
  san_text_table_add_column (table, _("Day"), 1, FALSE);
  san_text_table_add_column (table, _("State"), 1, FALSE);
  san_text_table_add_column (table, _("Lost"), 1, TRUE);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanOnsitePoint) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const SanVisit *visit = san_onsite_point_get_visit (row);
      const SanVisitProgress *progress;
      g_autofree char *heading = NULL;

      if (visit != NULL)
        {
          add_to_table (self, table, visit, san_onsite_point_get_text (row));
          continue;
        }
      progress = san_onsite_point_get_progress (row);
      heading = g_strdup_printf ("%s　%u / %u", san_onsite_point_get_text (row),
                                 progress->n[SAN_VISIT_DONE], progress->all);
      san_text_table_add_heading (table, heading);
    }

  return table;
}

void
san_onsite_list_set_visits (SanOnsiteList *self,
                            GPtrArray     *visits,
                            SanRoster     *roster,
                            SanStandard   *standard)
{
  g_autoptr (GPtrArray) old = self->visits;

  self->visits = visits != NULL ? g_ptr_array_ref (visits) : NULL;
  san_roster_ref (roster);
  g_clear_pointer (&self->roster, san_roster_unref);
  self->roster = roster;
  san_standard_ref (standard);
  g_clear_pointer (&self->standard, san_standard_unref);
  self->standard = standard;
  g_array_set_size (self->keys, 0);
  if (san_onsite_list_get_chosen (self) == NULL)
    {
      self->chosen = 0;
      for (guint i = 0; self->visits != NULL && i < self->visits->len && self->chosen == 0; i++)
        if (((SanVisit *) self->visits->pdata[i])->state != SAN_VISIT_DONE)
          self->chosen = ((SanVisit *) self->visits->pdata[i])->point_id;
      if (self->chosen == 0 && self->visits != NULL && self->visits->len > 0)
        self->chosen = ((SanVisit *) self->visits->pdata[0])->point_id;
    }
  fill (self);
}

gboolean
san_onsite_list_choose (SanOnsiteList *self,
                        gint64         point_id)
{
  gint64 before = self->chosen;

  self->chosen = point_id;
  if (san_onsite_list_get_chosen (self) == NULL)
    {
      self->chosen = before;
      return FALSE;
    }

  if (row_of (self, point_id) == G_MAXUINT)
    {
      self->filling = TRUE;
      gtk_toggle_button_set_active (self->shown[ALL], TRUE);
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      san_choice_button_set_chosen (self->units, NULL, 0);
      san_choice_button_set_chosen (self->categories, NULL, 0);
      san_choice_button_set_chosen (self->teams, NULL, 0);
      self->filling = FALSE;
      fill (self);
    }
  else
    select_row (self, row_of (self, point_id));
  g_signal_emit (self, signals[CHOSEN], 0);

  return TRUE;
}

gboolean
san_onsite_list_step (SanOnsiteList *self,
                      int            direction,
                      gboolean       open)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint here = row_of (self, self->chosen);
  int row = here != G_MAXUINT ? (int) here : direction > 0 ? -1 : n;

  for (row += direction; row >= 0 && row < n; row += direction)
    {
      g_autoptr (SanOnsitePoint) point = g_list_model_get_item (G_LIST_MODEL (self->rows), row);
      SanVisit *visit = san_onsite_point_get_visit (point);

      if (visit == NULL || (open && visit->state == SAN_VISIT_DONE))
        continue;
      self->chosen = visit->point_id;
      select_row (self, row);
      g_signal_emit (self, signals[CHOSEN], 0);
      return TRUE;
    }

  return FALSE;
}

void
san_onsite_list_update (SanOnsiteList *self,
                        SanVisit      *visit)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanOnsitePoint) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (san_onsite_point_get_unit (row) != visit->unit_id)
        continue;
      if (san_onsite_point_get_visit (row) == NULL)
        count_unit (self, row);
      if (san_onsite_point_get_visit (row) == NULL || san_onsite_point_get_visit (row) == visit)
        san_onsite_point_changed (row);
    }
  show_counts (self);
}

void
san_onsite_list_search (SanOnsiteList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_selected_cb (SanOnsiteList *self)
{
  SanOnsitePoint *row = gtk_single_selection_get_selected_item (self->selection);
  SanVisit *visit = row != NULL ? san_onsite_point_get_visit (row) : NULL;

  if (self->filling || visit == NULL || visit->point_id == self->chosen)
    return;

  self->chosen = visit->point_id;
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* Filters */

static GPtrArray *
units_of (gpointer data)
{
  SanOnsiteList *self = data;
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) san_choice_free);
  gint64 last = 0;

  for (guint i = 0; self->visits != NULL && i < self->visits->len; i++)
    {
      const SanVisit *visit = g_ptr_array_index (self->visits, i);
      const SanUnit *unit = san_roster_get (self->roster, visit->unit_id);

      if (visit->unit_id != last && unit != NULL)
        g_ptr_array_add (choices, san_choice_new (unit->id, unit->name,
                                                  unit->parent != NULL ? unit->parent->name : ""));
      last = visit->unit_id;
    }

  return choices;
}

static GPtrArray *
categories_of (gpointer data)
{
  SanOnsiteList *self = data;
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) san_choice_free);
  GPtrArray *categories = self->standard != NULL ? san_standard_get_categories (self->standard)
                                                 : NULL;

  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      SanCategory *category = g_ptr_array_index (categories, i);

      g_ptr_array_add (choices, san_choice_new (category->id, category->name, category->area));
    }

  return choices;
}

static GPtrArray *
teams_of (gpointer data)
{
  SanOnsiteList *self = data;
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) san_choice_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; self->visits != NULL && i < self->visits->len; i++)
    {
      SanVisit *visit = g_ptr_array_index (self->visits, i);

      if (visit->team_id != 0 && g_hash_table_add (seen, &visit->team_id))
        g_ptr_array_add (choices, san_choice_new (visit->team_id, visit->team, ""));
    }

  return choices;
}

static SanChoiceButton *
make_choice (SanOnsiteList *self,
             const char    *title,
             SanChoicesFunc source)
{
  SanChoiceButton *button = g_object_new (SAN_TYPE_CHOICE_BUTTON, NULL);

  san_choice_button_set_source (button, title, source, self);
  g_signal_connect_object (button, "changed", G_CALLBACK (on_filter_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
make_search (SanOnsiteList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->filters = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->units = make_choice (self, C_("points", "Unit"), units_of);
  self->categories = make_choice (self, C_("point", "Category"), categories_of);
  self->teams = make_choice (self, C_("points", "Team"), teams_of);
  g_object_set (self->search, "placeholder-text", _("Find a point"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find a point"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_filter_changed_cb),
                            self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->search), TRUE);
  gtk_box_append (GTK_BOX (choices), GTK_WIDGET (self->units));
  gtk_box_append (GTK_BOX (choices), GTK_WIDGET (self->categories));
  gtk_box_append (GTK_BOX (choices), GTK_WIDGET (self->teams));
  gtk_popover_set_child (GTK_POPOVER (popover), choices);
  gtk_menu_button_set_popover (self->filters, popover);
  gtk_menu_button_set_icon_name (self->filters, "view-more-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->filters), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->filters), _("Filter by unit, category or team"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filters), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter by unit, category or team"), -1);
  gtk_widget_add_css_class (box, "sn-onsite-search");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filters));

  return box;
}

static GtkWidget *
make_toggles (SanOnsiteList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "sn-onsite-shown");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  for (guint i = 0; i < N_SHOWN; i++)
    {
      self->shown[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (""));
      if (i > 0)
        gtk_toggle_button_set_group (self->shown[i], self->shown[0]);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->shown[i]));
    }
  gtk_toggle_button_set_active (self->shown[ALL], TRUE);
  for (guint i = 0; i < N_SHOWN; i++)
    g_signal_connect_swapped (self->shown[i], "toggled", G_CALLBACK (on_shown_toggled_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Points shown"), -1);

  return box;
}

static GtkWidget *
make_list (SanOnsiteList *self)
{
  GtkListItemFactory *factory = san_onsite_cells_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (SAN_TYPE_ONSITE_POINT);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "sn-onsite-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Points"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

static GtkWidget *
make_foot (void)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keys = gtk_label_new ("Ctrl+↑↓");
  GtkWidget *text = gtk_label_new (_("previous, next point"));

  gtk_widget_add_css_class (foot, "sn-status");
  gtk_widget_add_css_class (keys, "sn-kbd");
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (text, "sn-tiny");
  gtk_widget_add_css_class (text, "sn-dim");
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (foot), keys);
  gtk_box_append (GTK_BOX (foot), text);

  return foot;
}

/* The class */

GtkWidget *
san_onsite_list_new (void)
{
  return g_object_new (SAN_TYPE_ONSITE_LIST, NULL);
}

static void
san_onsite_list_dispose (GObject *object)
{
  SanOnsiteList *self = SAN_ONSITE_LIST (object);

  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->roster, san_roster_unref);
  g_clear_pointer (&self->standard, san_standard_unref);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (san_onsite_list_parent_class)->dispose (object);
}

static void
san_onsite_list_finalize (GObject *object)
{
  g_array_unref (SAN_ONSITE_LIST (object)->keys);

  G_OBJECT_CLASS (san_onsite_list_parent_class)->finalize (object);
}

static void
san_onsite_list_class_init (SanOnsiteListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_onsite_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_onsite_list_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", SAN_TYPE_ONSITE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
san_onsite_list_init (SanOnsiteList *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (Keys));
  g_array_set_clear_func (self->keys, keys_clear);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (GTK_WIDGET (self), LIST_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_box_append (GTK_BOX (self), make_search (self));
  gtk_box_append (GTK_BOX (self), make_toggles (self));
  self->empty = GTK_LABEL (gtk_label_new (_("No point fits")));
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "sn-dim");
  gtk_widget_set_margin_top (GTK_WIDGET (self->empty), 24);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->empty));
  gtk_box_append (GTK_BOX (self), make_list (self));
  gtk_box_append (GTK_BOX (self), make_foot ());
}
