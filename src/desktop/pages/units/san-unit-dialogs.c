/* san-unit-dialogs.c - the forms in which units begin, move and end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-dialogs.h"

#include <glib/gi18n-lib.h>

#include "pages/units/san-month-row.h"
#include "pages/units/san-unit-changes.h"
#include "registry/san-unit-store.h"
#include "widgets/san-unit-picker.h"

#define FORM_WIDTH 400

/* What is asked; each dialog fills in what it has. */
typedef struct
{
  SanPage           *page;
  SanRoster         *roster;  /* keeps @unit alive */
  const SanUnit     *unit;
  char              *text;

  SanUnitPicker     *picker;
  SanMonthRow       *month;
  GtkCheckButton    *always;  /* no month: it has always been so */
  GtkEditable       *name;
  GtkEditable       *code;
  AdwComboRow       *kind;
  AdwComboRow       *group;
  GArray            *groups;  /* ids of @group's lines */
  AdwComboRow       *standing;
  GtkEditable       *grouping_name;
  GtkEditable       *group_name;
  GPtrArray         *groupings; /* keeps @grouping alive */
  const SanGrouping *grouping;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->page);
  g_clear_pointer (&form->roster, san_roster_unref);
  g_clear_pointer (&form->groups, g_array_unref);
  g_clear_pointer (&form->groupings, g_ptr_array_unref);
  g_free (form->text);
  g_free (form);
}

static SanContext *
context_of (Form *form)
{
  return san_page_get_context (form->page);
}

static void
show_unit (Form  *form,
           gint64 id)
{
  san_page_show (form->page, g_variant_new_int64 (id));
}

/* The month that is looked at, or the one after it */
static SanDay
month_in_view (SanPage *page,
               gboolean next)
{
  const SanPeriod *period = san_context_get_period (san_page_get_context (page));

  return next ? period->last + 1 : period->first;
}

/* Dialogs */

typedef void (*FormFunc) (Form *form);

static void
on_response_cb (AdwMessageDialog *dialog,
                const char       *response,
                FormFunc          func)
{
  if (g_str_equal (response, "accept"))
    func (g_object_get_data (G_OBJECT (dialog), "form"));
}

static AdwMessageDialog *
dialog_new (Form       *form,
            const char *heading,
            const char *body,
            const char *accept,
            FormFunc    func)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (form->page)));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), func);

  return dialog;
}

static Form *
form_new (SanPage       *page,
          const SanUnit *unit)
{
  Form *form = g_new0 (Form, 1);
  SanRoster *roster = san_context_get_roster (san_page_get_context (page));

  form->page = g_object_ref (page);
  form->roster = roster != NULL ? san_roster_ref (roster) : NULL;
  form->unit = unit;

  return form;
}

static GtkWidget *
form_box (AdwMessageDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_size_request (box, FORM_WIDTH, -1);
  gtk_widget_set_margin_top (box, 6);
  adw_message_dialog_set_extra_child (dialog, box);

  return box;
}

static GtkWidget *
add_rows (GtkWidget *box)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_widget_add_css_class (group, "sn-form");
  gtk_box_append (GTK_BOX (box), group);

  return group;
}

static void
add_row (GtkWidget *group,
         gpointer   row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkEditable *
add_entry (GtkWidget  *group,
           const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  add_row (group, row);

  return GTK_EDITABLE (row);
}

static AdwComboRow *
add_combo (GtkWidget  *group,
           const char *title,
           GListModel *model)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), model);
  add_row (group, row);

  return ADW_COMBO_ROW (row);
}

static void
add_month (Form       *form,
           GtkWidget  *group,
           const char *title,
           SanDay      day)
{
  form->month = SAN_MONTH_ROW (san_month_row_new (title, day));
  add_row (group, form->month);
}

/* Two ways to mean a change: it has always been so, or from a month on */
static void
add_since (Form       *form,
           GtkWidget  *group,
           const char *always,
           const char *from,
           SanDay      day,
           gboolean    begin_always)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *month = san_month_row_new (from, day);
  GtkWidget *first = gtk_check_button_new ();
  GtkWidget *second = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), always);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (second), GTK_CHECK_BUTTON (first));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (begin_always ? first : second), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), first);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), first);
  adw_action_row_add_prefix (ADW_ACTION_ROW (month), second);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (month), second);
  add_row (group, row);
  add_row (group, month);
  form->always = GTK_CHECK_BUTTON (first);
  form->month = SAN_MONTH_ROW (month);
}

static SanDay
since (Form *form)
{
  return gtk_check_button_get_active (form->always) ? SAN_DAY_MIN
                                                    : san_month_row_get_day (form->month);
}

static GtkWidget *
present (AdwMessageDialog *dialog)
{
  gtk_window_present (GTK_WINDOW (dialog));

  return GTK_WIDGET (dialog);
}

static void
on_name_changed_cb (GtkEditable      *name,
                    AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (name)));

  adw_message_dialog_set_response_enabled (dialog, "accept", *text != '\0');
}

static void
require_name (AdwMessageDialog *dialog,
              GtkEditable      *name)
{
  adw_message_dialog_set_response_enabled (dialog, "accept",
                                           *gtk_editable_get_text (name) != '\0');
  g_signal_connect (name, "changed", G_CALLBACK (on_name_changed_cb), dialog);
}

static void
on_unit_picked_cb (SanUnitPicker    *picker,
                   GParamSpec       *pspec,
                   AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "accept",
                                           san_unit_picker_is_chosen (picker));
}

static void
on_picker_activate_cb (SanUnitPicker    *picker,
                       AdwMessageDialog *dialog)
{
  adw_message_dialog_response (dialog, "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
add_picker (Form             *form,
            AdwMessageDialog *dialog,
            GtkWidget        *box,
            SanUnitTree      *tree,
            const char       *none)
{
  GtkWidget *picker = san_unit_picker_new (san_unit_tree_get_roster (tree), none);

  form->picker = SAN_UNIT_PICKER (picker);
  san_unit_picker_exclude (form->picker, form->unit->id);
  adw_message_dialog_set_response_enabled (dialog, "accept", FALSE);
  g_signal_connect (picker, "notify::unit", G_CALLBACK (on_unit_picked_cb), dialog);
  g_signal_connect (picker, "activate", G_CALLBACK (on_picker_activate_cb), dialog);
  gtk_box_prepend (GTK_BOX (box), picker);
}

static const SanUnit *
picked (Form *form)
{
  return san_roster_get (form->roster, san_unit_picker_get_unit (form->picker));
}

/* Kinds */

GtkStringList *
san_unit_kind_words (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < SAN_N_UNIT_KINDS; i++)
    gtk_string_list_append (words, san_unit_kind_title (i));

  return words;
}

SanUnitKind
san_unit_kind_below (const SanUnit *parent)
{
  if (parent == NULL)
    return SAN_UNIT_KIND_CITY;
  if (parent->children != NULL)      /* as those that are there */
    return ((SanUnit *) g_ptr_array_index (parent->children, parent->children->len - 1))->kind;

  switch ((int) parent->kind)
    {
    case SAN_UNIT_KIND_PROVINCE:
      return SAN_UNIT_KIND_CITY;

    case SAN_UNIT_KIND_CITY:
      return SAN_UNIT_KIND_DISTRICT;

    case SAN_UNIT_KIND_DISTRICT:
      return SAN_UNIT_KIND_SUBDISTRICT;

    case SAN_UNIT_KIND_SUBDISTRICT:
      return SAN_UNIT_KIND_COMMUNITY;

    case SAN_UNIT_KIND_TOWN:
    case SAN_UNIT_KIND_TOWNSHIP:
      return SAN_UNIT_KIND_VILLAGE;

    default:
      return SAN_UNIT_KIND_OTHER;
    }
}

/* New */

static SanUnit *
unit_from_form (Form *form)
{
  SanUnit *unit = san_unit_new ();

  g_free (unit->name);
  g_free (unit->code);
  unit->name = g_strstrip (g_strdup (gtk_editable_get_text (form->name)));
  unit->code = g_strstrip (g_strdup (gtk_editable_get_text (form->code)));
  unit->kind = adw_combo_row_get_selected (form->kind);

  return unit;
}

static void
accept_new (Form *form)
{
  g_autoptr (SanUnit) unit = unit_from_form (form);
  guint line = adw_combo_row_get_selected (form->group);

  unit->parent_id = form->unit != NULL ? form->unit->id : 0;
  unit->from = since (form);
  if (san_unit_change_add (context_of (form), unit,
                           g_array_index (form->groups, gint64, line)))
    show_unit (form, unit->id);
}

/* A line for each group, with its grouping where there are several; the first is none. */
static GListModel *
list_groups (Form        *form,
             SanUnitTree *tree,
             const char  *none)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GPtrArray *groupings = san_unit_tree_get_groupings (tree);
  gint64 id = 0;

  form->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_string_list_append (words, none);
  g_array_append_val (form->groups, id);
  for (guint i = 0; i < groupings->len; i++)
    {
      SanGrouping *grouping = g_ptr_array_index (groupings, i);

      for (guint j = 0; j < grouping->groups->len; j++)
        {
          SanGroup *group = g_ptr_array_index (grouping->groups, j);
          g_autofree char *text = groupings->len > 1
                                  ? g_strdup_printf ("%s › %s", grouping->name, group->name)
                                  : g_strdup (group->name);

          gtk_string_list_append (words, text);
          g_array_append_val (form->groups, group->id);
        }
    }

  return G_LIST_MODEL (words);
}

static void
add_unit_rows (Form       *form,
               GtkWidget  *group,
               SanUnitKind kind)
{
  g_autoptr (GtkStringList) kinds = san_unit_kind_words ();

  form->name = add_entry (group, _("Name"));
  form->kind = add_combo (group, _("Kind"), G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (form->kind, kind);
  form->code = add_entry (group, _("Division code"));
}

GtkWidget *
san_unit_dialog_new (SanPage       *page,
                     SanUnitTree   *tree,
                     const SanUnit *parent)
{
  Form *form = form_new (page, parent);
  g_autofree char *body = NULL;
  g_autoptr (GListModel) groups = NULL;
  AdwMessageDialog *dialog;
  GtkWidget *box;
  GtkWidget *group;

  if (parent != NULL)
    body = g_strdup_printf (_("It stands under %s."), parent->name);
  dialog = dialog_new (form, parent != NULL ? _("New child") : _("New unit"), body, _("Add"),
                       accept_new);
  box = form_box (dialog);
  group = add_rows (box);
  add_unit_rows (form, group, san_unit_kind_below (parent));
  groups = list_groups (form, tree, _("None"));
  form->group = add_combo (group, _("Group"), groups);
  add_since (form, add_rows (box), _("It has always been there"), _("It begins in"),
             month_in_view (page, FALSE), TRUE);
  require_name (dialog, form->name);

  return present (dialog);
}

/* Rename */

static void
accept_rename (Form *form)
{
  g_autoptr (SanUnit) unit = san_unit_copy (form->unit);
  SanDay day = since (form);
  g_autoptr (GError) error = NULL;

  g_free (unit->name);
  unit->name = g_strdup (form->text);
  if (day != SAN_DAY_MIN)
    san_unit_change_rename (context_of (form), unit, day);
  else if (!san_unit_change_correct (context_of (form), unit, &error))
    san_context_report (context_of (form), error);
}

GtkWidget *
san_unit_dialog_rename (SanPage       *page,
                        const SanUnit *unit,
                        const char    *name)
{
  Form *form = form_new (page, unit);
  g_autofree char *heading = g_strdup_printf (_("Call %1$s “%2$s”?"), unit->name, name);
  AdwMessageDialog *dialog = dialog_new (form, heading,
                                         _("Tables of earlier months keep the name that was in "
                                           "force then, unless it was a slip."),
                                         _("Rename"), accept_rename);
  GtkWidget *box = form_box (dialog);

  form->text = g_strdup (name);
  add_since (form, add_rows (box), _("The old name was a slip"), _("It is renamed from"),
             month_in_view (page, FALSE), FALSE);

  return present (dialog);
}

/* Move */

static void
accept_move (Form *form)
{
  if (san_unit_change_move (context_of (form), form->unit, picked (form), since (form)))
    show_unit (form, form->unit->id);
}

GtkWidget *
san_unit_dialog_move (SanPage       *page,
                      SanUnitTree   *tree,
                      const SanUnit *unit)
{
  Form *form = form_new (page, unit);
  g_autofree char *heading = g_strdup_printf (_("Move %s"), unit->name);
  AdwMessageDialog *dialog = dialog_new (form, heading, NULL, _("Move"), accept_move);
  GtkWidget *box = form_box (dialog);

  add_since (form, add_rows (box), _("It has always stood there"), _("It moves in"),
             month_in_view (page, FALSE), FALSE);
  add_picker (form, dialog, box, tree, _("To the top"));

  return present (dialog);
}

/* Merge and split */

static void
accept_merge (Form *form)
{
  const SanUnit *into = picked (form);

  if (into != NULL &&
      san_unit_change_merge (context_of (form), form->unit, into,
                             san_month_row_get_day (form->month)))
    show_unit (form, into->id);
}

GtkWidget *
san_unit_dialog_merge (SanPage       *page,
                       SanUnitTree   *tree,
                       const SanUnit *unit)
{
  Form *form = form_new (page, unit);
  g_autofree char *heading = g_strdup_printf (_("Merge %s into"), unit->name);
  AdwMessageDialog *dialog = dialog_new (form, heading,
                                         _("It ends the month before, what stands below it "
                                           "moves along, and its scores stay with it."),
                                         _("Merge"), accept_merge);
  GtkWidget *box = form_box (dialog);

  add_month (form, add_rows (box), _("From the month"), month_in_view (page, TRUE));
  add_picker (form, dialog, box, tree, NULL);

  return present (dialog);
}

static void
accept_split (Form *form)
{
  g_autoptr (SanUnit) part = unit_from_form (form);

  part->parent_id = form->unit->parent_id;
  if (san_unit_change_split (context_of (form), form->unit, part,
                             san_month_row_get_day (form->month)))
    show_unit (form, part->id);
}

GtkWidget *
san_unit_dialog_split (SanPage       *page,
                       SanUnitTree   *tree,
                       const SanUnit *unit)
{
  Form *form = form_new (page, unit);
  g_autofree char *heading = g_strdup_printf (_("Split %s"), unit->name);
  AdwMessageDialog *dialog = dialog_new (form, heading,
                                         _("A new unit stands beside it. What belongs to the "
                                           "new one is moved there afterwards."),
                                         _("Split"), accept_split);
  GtkWidget *group = add_rows (form_box (dialog));

  add_unit_rows (form, group, unit->kind);
  add_month (form, group, _("From the month"), month_in_view (page, FALSE));
  require_name (dialog, form->name);

  return present (dialog);
}

/* Retire and delete */

static void
accept_retire (Form *form)
{
  san_unit_change_retire (context_of (form), form->unit, san_month_row_get_day (form->month));
}

/* (transfer full): what would stay, as a phrase; "" for nothing */
static char *
describe_uses (SanPage       *page,
               const SanUnit *unit)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uses = san_unit_store_uses (san_context_get_database (context), unit->id,
                                             &error);

  if (uses == NULL)
    {
      san_context_report (context, error);
      return g_strdup ("");
    }

  return g_strjoinv (_(", "), uses);
}

GtkWidget *
san_unit_dialog_retire (SanPage       *page,
                        const SanUnit *unit)
{
  Form *form = form_new (page, unit);
  g_autofree char *heading = g_strdup_printf (_("Retire %s?"), unit->name);
  g_autofree char *uses = describe_uses (page, unit);
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  if (*uses != '\0')
    body = g_strdup_printf (_("It leaves the rounds from that month on. It still has %s; "
                              "all of that stays."), uses);
  else
    body = g_strdup (_("It leaves the rounds from that month on."));
  dialog = dialog_new (form, heading, body, _("Retire"), accept_retire);
  add_month (form, add_rows (form_box (dialog)), _("From the month"), month_in_view (page, TRUE));
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");

  return present (dialog);
}

static void
accept_delete (Form *form)
{
  san_unit_change_delete (context_of (form), form->unit);
}

GtkWidget *
san_unit_dialog_delete (SanPage       *page,
                        const SanUnit *unit)
{
  g_autofree char *heading = g_strdup_printf (_("Delete %s?"), unit->name);
  AdwMessageDialog *dialog = dialog_new (form_new (page, unit), heading,
                                         _("Nothing refers to it. Deleting it can be undone."),
                                         _("Delete"), accept_delete);

  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");

  return present (dialog);
}

/* Groups */

#define NEW_GROUP (-1)   /* an id that no group has */

/* (nullable): where the unit stands in the grouping; @group: its group */
static const SanMember *
find_member (const SanGrouping *grouping,
             gint64             unit_id,
             SanGroup         **found)
{
  for (guint i = 0; grouping != NULL && i < grouping->groups->len; i++)
    {
      SanGroup *group = g_ptr_array_index (grouping->groups, i);

      for (guint j = 0; j < group->members->len; j++)
        {
          const SanMember *member = g_ptr_array_index (group->members, j);

          if (member->unit_id != unit_id)
            continue;
          *found = group;
          return member;
        }
    }

  return NULL;
}

static gint64
chosen_group (Form *form)
{
  guint line = form->group != NULL ? adw_combo_row_get_selected (form->group) : 0;

  return form->group != NULL && line < form->groups->len
         ? g_array_index (form->groups, gint64, line) : NEW_GROUP;
}

static void
accept_group (Form *form)
{
  gint64 group = chosen_group (form);
  SanGroup *stands_in = NULL;
  const SanMember *member = find_member (form->grouping, form->unit->id, &stands_in);
  SanDay day = san_month_row_get_day (form->month);
  const char *grouping = form->grouping != NULL
                         ? form->grouping->name : gtk_editable_get_text (form->grouping_name);
  const char *name = group == NEW_GROUP ? gtk_editable_get_text (form->group_name) : NULL;

  if (group == 0)
    {
      if (member != NULL)
        san_unit_change_leave (context_of (form), form->unit, member, stands_in->name, day);
      return;
    }

  san_unit_change_group (context_of (form), form->unit, group, grouping, name, member,
                         adw_combo_row_get_selected (form->standing), day);
}

static void
on_group_changed_cb (AdwMessageDialog *dialog)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  gint64 group = chosen_group (form);
  gboolean named = *gtk_editable_get_text (form->group_name) != '\0' &&
                   (form->grouping != NULL ||
                    *gtk_editable_get_text (form->grouping_name) != '\0');

  gtk_widget_set_visible (GTK_WIDGET (form->group_name), group == NEW_GROUP);
  gtk_widget_set_visible (GTK_WIDGET (form->standing), group != 0);
  adw_message_dialog_set_response_enabled (dialog, "accept", group != NEW_GROUP || named);
}

static void
add_group_line (Form          *form,
                GtkStringList *words,
                const char    *word,
                gint64         id)
{
  gtk_string_list_append (words, word);
  g_array_append_val (form->groups, id);
}

static void
add_group_rows (Form      *form,
                GtkWidget *rows)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  SanGroup *stands_in = NULL;
  const SanMember *member = find_member (form->grouping, form->unit->id, &stands_in);
  guint selected = 0;

  form->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_group_line (form, words, _("None"), 0);
  for (guint i = 0; i < form->grouping->groups->len; i++)
    {
      SanGroup *group = g_ptr_array_index (form->grouping->groups, i);

      if (member != NULL && group == stands_in)
        selected = form->groups->len;
      add_group_line (form, words, group->name, group->id);
    }
  add_group_line (form, words, _("New group…"), NEW_GROUP);
  form->group = add_combo (rows, _("Group"), G_LIST_MODEL (words));
  adw_combo_row_set_selected (form->group, selected);
}

static GListModel *
standing_words (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (SanStanding i = SAN_STANDING_RANKED; i <= SAN_STANDING_LISTED; i++)
    gtk_string_list_append (words, san_standing_title (i));

  return G_LIST_MODEL (words);
}

GtkWidget *
san_unit_dialog_group (SanPage           *page,
                       SanUnitTree       *tree,
                       const SanUnit     *unit,
                       const SanGrouping *grouping)
{
  Form *form = form_new (page, unit);
  g_autofree char *heading = g_strdup_printf (_("Group of %s"), unit->name);
  AdwMessageDialog *dialog = dialog_new (form, heading,
                                         grouping != NULL ? grouping->name : NULL, _("Apply"),
                                         accept_group);
  GtkWidget *rows = add_rows (form_box (dialog));
  g_autoptr (GListModel) standings = standing_words ();
  SanGroup *stands_in = NULL;
  const SanMember *member = find_member (grouping, unit->id, &stands_in);

  form->grouping = grouping;
  form->groupings = g_ptr_array_ref (san_unit_tree_get_groupings (tree));
  if (grouping != NULL)
    add_group_rows (form, rows);
  else
    form->grouping_name = add_entry (rows, _("Name of the grouping"));
  form->group_name = add_entry (rows, _("Name of the group"));
  form->standing = add_combo (rows, _("Standing"), standings);
  if (member != NULL)
    adw_combo_row_set_selected (form->standing, member->standing);
  add_month (form, rows, _("From the month"), month_in_view (page, FALSE));

  g_signal_connect_swapped (form->group_name, "changed", G_CALLBACK (on_group_changed_cb),
                            dialog);
  if (form->group != NULL)
    g_signal_connect_swapped (form->group, "notify::selected",
                              G_CALLBACK (on_group_changed_cb), dialog);
  else
    g_signal_connect_swapped (form->grouping_name, "changed", G_CALLBACK (on_group_changed_cb),
                              dialog);
  on_group_changed_cb (dialog);

  return present (dialog);
}
