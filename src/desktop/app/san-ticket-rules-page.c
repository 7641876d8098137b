/* san-ticket-rules-page.c - the preferences' page of the tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-ticket-rules-page.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-limit-row.h"
#include "widgets/san-ticket-phrases.h"
#include "standards/san-standard-store.h"
#include "store/san-setting-store.h"
#include "tickets/san-ticket-store.h"

#define KEEP_AFTER 500      /* milliseconds without a further change */
#define SAMPLE     31       /* the running number of the sample */

typedef enum { LIMIT, NUMBER, SWITCH } RuleKind;

/* One row a rule. */
static const struct
{
  RuleKind    kind;
  gsize       offset;
  const char *title;
  const char *text;
  const char *none;     /* N_() (nullable): a limit that may be missing */
  const char *group;
} rules[] = {
  { LIMIT, G_STRUCT_OFFSET (SanTicketRules, white), N_("White slip"),
    N_("Where neither the ticket nor its category says otherwise"), NULL, "limits" },
  { LIMIT, G_STRUCT_OFFSET (SanTicketRules, receipt), N_("Receipt"),
    N_("A white slip that is not received by then rises"), N_("no limit"), "limits" },
  { LIMIT, G_STRUCT_OFFSET (SanTicketRules, yellow), N_("Yellow slip"), "", NULL, "limits" },
  { LIMIT, G_STRUCT_OFFSET (SanTicketRules, red), N_("Red slip"), "", NULL, "limits" },
  { LIMIT, G_STRUCT_OFFSET (SanTicketRules, verification), N_("Recheck"),
    N_("The office's own limit once a reply is in"), NULL, "limits" },
  { LIMIT, G_STRUCT_OFFSET (SanTicketRules, reopened), N_("After reopening"), "", NULL,
    "limits" },
  { LIMIT, G_STRUCT_OFFSET (SanTicketRules, returned), N_("After sending back, at least"), "",
    NULL, "limits" },
  { LIMIT, G_STRUCT_OFFSET (SanTicketRules, grace), N_("Grace before a colour rises"), "",
    N_("none"), "rises" },
  { NUMBER, G_STRUCT_OFFSET (SanTicketRules, window), N_("Recurrence within"),
    N_("Calendar days after closing, the last one included"), NULL, "rises" },
  { NUMBER, G_STRUCT_OFFSET (SanTicketRules, extensions), N_("Extensions at most"), "", NULL,
    "rises" },
  { SWITCH, G_STRUCT_OFFSET (SanTicketRules, extend_red), N_("Red slips may be extended"), "",
    NULL, "rises" },
  { SWITCH, G_STRUCT_OFFSET (SanTicketRules, second_person), N_("A second person"),
    N_("Whoever rechecks is not who recorded the reply; whoever approves is not who proposed. "
       "Switched off, slip and journal say so."), NULL, "people" },
  { SWITCH, G_STRUCT_OFFSET (SanTicketRules, picture_after), N_("A photo after"),
    N_("A ticket with a photo before is closed with one after"), NULL, "people" },
  { SWITCH, G_STRUCT_OFFSET (SanTicketRules, separate_close), N_("Separate approval of closing"),
    N_("A recheck that passes leads to verified; closing is one more step"), NULL, "people" },
};

struct _SanTicketRulesPage
{
  AdwPreferencesPage   parent_instance;

  SanContext          *context;
  gboolean             filling;
  guint keep_id;
  GPtrArray           *categories;     /* (element-type SanCategory) */

  AdwPreferencesGroup *limits;
  AdwPreferencesGroup *rises;
  AdwPreferencesGroup *people;
  GtkWidget           *rows[G_N_ELEMENTS (rules)];
  GtkWidget           *controls[G_N_ELEMENTS (rules)];
  GtkSwitch           *roll;
  AdwEntryRow         *pattern;
  GtkLabel            *sample;
  AdwEntryRow         *contact;
  GtkSwitch           *place;
  AdwPreferencesGroup *by_category;
  GPtrArray           *category_rows;  /* (element-type SanLimitRow): as @categories */
  GtkTextView         *phrases;
  char *kept_phrases;                  /* as they were shown */
};

G_DEFINE_FINAL_TYPE (SanTicketRulesPage, san_ticket_rules_page, ADW_TYPE_PREFERENCES_PAGE)

static SanDatabase *
database_of (SanTicketRulesPage * self)
{
  return san_context_get_database (self->context);
}

/* Reading the rows */

static void
read_rules (SanTicketRulesPage *self,
            SanTicketRules     *values)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      gpointer place = (char *) values + rules[i].offset;

      if (rules[i].kind == LIMIT)
        san_limit_row_get (SAN_LIMIT_ROW (self->rows[i]), place, NULL);
      else if (rules[i].kind == NUMBER)
        *(int *) place = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->controls[i]));
      else
        *(gboolean *) place = gtk_switch_get_active (GTK_SWITCH (self->controls[i]));
    }
}

static char *
phrases_of (SanTicketRulesPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->phrases);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Keeping */

static gboolean
put_categories (SanTicketRulesPage *self,
                SanDatabase        *database,
                GError            **error)
{
  for (guint i = 0; i < self->categories->len; i++)
    {
      const SanCategory *category = g_ptr_array_index (self->categories, i);
      SanLimit limit;
      g_autofree char *text = NULL;

      if (!san_limit_row_get (g_ptr_array_index (self->category_rows, i), &limit, error))
        return FALSE;
      text = san_limit_format (&limit);
      if (!g_str_equal (text, category->ticket_limit) &&
          !san_category_store_set_limit (database, category->id, text, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put (SanDatabase *database,
     gpointer     data,
     GError     **error)
{
  SanTicketRulesPage *self = data;
  g_autofree char *phrases = g_strstrip (phrases_of (self));
  SanTicketRules values;

  if (!san_setting_set (database, "ticket.days-roll",
                        gtk_switch_get_active (self->roll) ? "yes" : "no", error) ||
      !san_setting_set (database, "ticket.photo-place",
                        gtk_switch_get_active (self->place) ? "yes" : "no", error) ||
      !san_setting_set (database, "ticket.number",
                        gtk_editable_get_text (GTK_EDITABLE (self->pattern)), error) ||
      !san_setting_set (database, "ticket.contact",
                        gtk_editable_get_text (GTK_EDITABLE (self->contact)), error) ||
      /* the program's own list is not the office's until somebody changes it */
      (g_strcmp0 (phrases, self->kept_phrases) != 0 &&
       !san_setting_set (database, SAN_TICKET_PHRASES, phrases, error)) ||
      !put_categories (self, database, error) ||
      !san_ticket_rules_load (database, &values, error))
    return FALSE;
  read_rules (self, &values);

  return san_ticket_rules_save (database, &values, error);
}

static void
keep (SanTicketRulesPage *self)
{
  self->filling = TRUE;
  san_context_change (self->context, "settings.edit", _("Tickets"), put, self, NULL);
  self->filling = FALSE;
}

void
san_ticket_rules_page_keep (SanTicketRulesPage *self)
{
  g_return_if_fail (SAN_IS_TICKET_RULES_PAGE (self));

  if (self->keep_id == 0)
    return;

  g_clear_handle_id (&self->keep_id, g_source_remove);
  keep (self);
}

static gboolean
on_keep_cb (gpointer data)
{
  SanTicketRulesPage *self = data;

  self->keep_id = 0;
  keep (self);

  return G_SOURCE_REMOVE;
}

static void
show_sample (SanTicketRulesPage *self)
{
  SanTime now = san_workspace_now (san_context_get_workspace (self->context));
  SanTicketNumber number = { SAN_TICKET_YELLOW, 0, SAMPLE };
  const char *pattern = gtk_editable_get_text (GTK_EDITABLE (self->pattern));
  g_autofree char *text = NULL;

  san_day_get (san_time_day (now), &number.year, NULL, NULL);
  text = san_ticket_number_print (&number, pattern);
  gtk_label_set_text (self->sample, text);
}

static void
on_changed_cb (SanTicketRulesPage *self)
{
  if (self->filling)
    return;

  show_sample (self);
  g_clear_handle_id (&self->keep_id, g_source_remove);
  self->keep_id = g_timeout_add (KEEP_AFTER, on_keep_cb, self);
}

/* Rows */

static GtkWidget *
row_with (const char *title,
          const char *text,
          GtkWidget  *control)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);

  return row;
}

static GtkWidget *
switch_row_new (SanTicketRulesPage *self,
                const char         *title,
                const char         *text,
                GtkWidget         **control)
{
  *control = gtk_switch_new ();
  g_signal_connect_swapped (*control, "notify::active", G_CALLBACK (on_changed_cb), self);

  return row_with (title, text, *control);
}

static AdwPreferencesGroup *
group_of (SanTicketRulesPage *self,
          const char         *name)
{
  if (g_str_equal (name, "limits"))
    return self->limits;

  return g_str_equal (name, "rises") ? self->rises : self->people;
}

static void
add_rules (SanTicketRulesPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const char *text = *rules[i].text != '\0' ? _(rules[i].text) : "";

      if (rules[i].kind == LIMIT)
        {
          self->rows[i] = san_limit_row_new (_(rules[i].title),
                                             rules[i].none != NULL ? _(rules[i].none) : NULL,
                                             FALSE);
          san_limit_row_set_answer (SAN_LIMIT_ROW (self->rows[i]), text);
          g_signal_connect_swapped (self->rows[i], "changed", G_CALLBACK (on_changed_cb), self);
        }
      else if (rules[i].kind == NUMBER)
        {
          self->controls[i] = gtk_spin_button_new_with_range (0, 999, 1);
          g_signal_connect_swapped (self->controls[i], "value-changed",
                                    G_CALLBACK (on_changed_cb), self);
          self->rows[i] = row_with (_(rules[i].title), text, self->controls[i]);
        }
      else
        {
          self->rows[i] = switch_row_new (self, _(rules[i].title), text, &self->controls[i]);
        }
      adw_preferences_group_add (group_of (self, rules[i].group), self->rows[i]);
    }
}

static AdwPreferencesGroup *
add_group (SanTicketRulesPage *self,
           const char         *title,
           const char         *text)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, text);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);

  return group;
}

static AdwEntryRow *
add_entry (SanTicketRulesPage  *self,
           AdwPreferencesGroup *group,
           const char          *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed_cb), self);
  adw_preferences_group_add (group, row);

  return ADW_ENTRY_ROW (row);
}

static void
add_numbers (SanTicketRulesPage *self)
{
  AdwPreferencesGroup *group =
    add_group (self, _("Numbers and paper"),
               _("Text with {colour}, {year} and {number} in it; empty: the usual form"));
  GtkWidget *label = gtk_label_new (NULL);

  self->pattern = add_entry (self, group, _("Pattern of printed numbers"));
  self->sample = GTK_LABEL (label);
  gtk_widget_add_css_class (label, "sn-strong");
  adw_preferences_group_add (group, row_with (_("Sample"), "", label));
  self->contact = add_entry (self, group, _("Contact of the office on the slip"));
  {
    GtkWidget *place;

    adw_preferences_group_add (group, switch_row_new (self, _("Keep where photos were taken"),
                                                      _("Otherwise the position is dropped"),
                                                      &place));
    self->place = GTK_SWITCH (place);
  }
}

static void
add_phrases (SanTicketRulesPage *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Phrases"),
                                          _("One a line; offered for the problem of a new ticket"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->phrases = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->phrases, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->phrases, FALSE);
  gtk_text_view_set_top_margin (self->phrases, 8);
  gtk_text_view_set_bottom_margin (self->phrases, 8);
  gtk_text_view_set_left_margin (self->phrases, 12);
  gtk_text_view_set_right_margin (self->phrases, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->phrases), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Phrases"), -1);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->phrases), "changed",
                            G_CALLBACK (on_changed_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->phrases));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 130);
  gtk_widget_add_css_class (scrolled, "sn-panel");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  adw_preferences_group_add (group, scrolled);
}

/* Showing what is kept */

static void
show_rules (SanTicketRulesPage   *self,
            const SanTicketRules *values)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      gconstpointer place = (const char *) values + rules[i].offset;

      if (rules[i].kind == LIMIT)
        san_limit_row_set (SAN_LIMIT_ROW (self->rows[i]), place);
      else if (rules[i].kind == NUMBER)
        gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->controls[i]), *(const int *) place);
      else
        gtk_switch_set_active (GTK_SWITCH (self->controls[i]), *(const gboolean *) place);
    }
}

static void
show_text (AdwEntryRow *row,
           char        *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_free (text);
}

static void
show_switch (SanTicketRulesPage *self,
             GtkSwitch          *control,
             const char         *key,
             gboolean            otherwise)
{
  g_autofree char *text = san_setting_get (database_of (self), key, NULL);

  gtk_switch_set_active (control, text == NULL || *text == '\0' ? otherwise
                                                                : g_str_equal (text, "yes"));
}

static void
show_categories (SanTicketRulesPage *self)
{
  GPtrArray *categories = san_category_store_list (database_of (self), NULL);

  for (guint i = 0; i < self->category_rows->len; i++)
    adw_preferences_group_remove (self->by_category, g_ptr_array_index (self->category_rows, i));
  g_ptr_array_set_size (self->category_rows, 0);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  self->categories = categories != NULL ? categories : g_ptr_array_new ();
  for (guint i = self->categories->len; i > 0; i--)
    if (((SanCategory *) g_ptr_array_index (self->categories, i - 1))->retired)
      g_ptr_array_remove_index (self->categories, i - 1);
  for (guint i = 0; i < self->categories->len; i++)
    {
      const SanCategory *category = g_ptr_array_index (self->categories, i);
      g_autofree char *title = g_markup_escape_text (category->name, -1);
      GtkWidget *row = san_limit_row_new (title, _("as the office"), FALSE);
      SanLimit limit = { SAN_LIMIT_NONE, 0, 0 };

      if (*category->ticket_limit != '\0')
        san_limit_parse (category->ticket_limit, &limit, NULL);
      san_limit_row_set (SAN_LIMIT_ROW (row), &limit);
      g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed_cb), self);
      adw_preferences_group_add (self->by_category, row);
      g_ptr_array_add (self->category_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->by_category), self->categories->len > 0);
}

static void
refresh (SanTicketRulesPage *self)
{
  g_auto (GStrv) phrases = NULL;
  g_autofree char *lines = NULL;
  SanTicketRules values;
  g_autoptr (GError) error = NULL;

  if (self->filling || self->keep_id != 0)      /* what is being typed goes first */
    return;

  if (!san_ticket_rules_load (database_of (self), &values, &error))
    {
      san_context_report (self->context, error);
      return;
    }
  self->filling = TRUE;
  show_rules (self, &values);
  show_switch (self, self->roll, "ticket.days-roll", TRUE);
  show_switch (self, self->place, "ticket.photo-place", FALSE);
  show_text (self->pattern, san_setting_get (database_of (self), "ticket.number", NULL));
  show_text (self->contact, san_setting_get (database_of (self), "ticket.contact", NULL));
  show_categories (self);
  phrases = san_ticket_phrases_load (database_of (self));
  lines = g_strjoinv ("\n", phrases);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->phrases), lines, -1);
  g_free (self->kept_phrases);
  self->kept_phrases = g_steal_pointer (&lines);
  show_sample (self);
  self->filling = FALSE;
}

/* The class */

static void
san_ticket_rules_page_unroot (GtkWidget *widget)
{
  san_ticket_rules_page_keep (SAN_TICKET_RULES_PAGE (widget));

  GTK_WIDGET_CLASS (san_ticket_rules_page_parent_class)->unroot (widget);
}

static void
san_ticket_rules_page_dispose (GObject *object)
{
  SanTicketRulesPage *self = SAN_TICKET_RULES_PAGE (object);

  g_clear_handle_id (&self->keep_id, g_source_remove);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (san_ticket_rules_page_parent_class)->dispose (object);
}

static void
san_ticket_rules_page_finalize (GObject *object)
{
  SanTicketRulesPage *self = SAN_TICKET_RULES_PAGE (object);

  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_ptr_array_unref (self->category_rows);
  g_free (self->kept_phrases);

  G_OBJECT_CLASS (san_ticket_rules_page_parent_class)->finalize (object);
}

static void
san_ticket_rules_page_class_init (SanTicketRulesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_ticket_rules_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_ticket_rules_page_finalize;
  GTK_WIDGET_CLASS (klass)->unroot = san_ticket_rules_page_unroot;
}

static void
san_ticket_rules_page_init (SanTicketRulesPage *self)
{
  GtkWidget *roll;

  self->category_rows = g_ptr_array_new ();
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "tickets");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _("Tickets"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "sanse-tickets-symbolic");
  self->limits = add_group (self, _("Limits"), NULL);
  self->rises = add_group (self, _("When colours rise"), NULL);
  self->people = add_group (self, _("Recheck and approval"), NULL);
  add_rules (self);
  adw_preferences_group_add (self->limits,
                             switch_row_new (self, _("Calendar days end on a working day"),
                                             _("A limit in days that would end on a day without "
                                               "work ends on the next working day"), &roll));
  self->roll = GTK_SWITCH (roll);
  add_numbers (self);
  self->by_category = add_group (self, _("White slips by category"), NULL);
  add_phrases (self);
}

void
san_ticket_rules_page_set_context (SanTicketRulesPage *self,
                                   SanContext         *context)
{
  g_return_if_fail (SAN_IS_TICKET_RULES_PAGE (self));

  g_set_object (&self->context, context);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !san_context_is_read_only (context));
  g_signal_connect_object (context, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
