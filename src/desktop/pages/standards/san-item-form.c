/* san-item-form.c - an item of the standard, to be edited in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-item-form.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-utils.h"
#include "pages/standards/san-field-row.h"
#include "pages/standards/san-indicator-changes.h"
#include "pages/standards/san-rating-panel.h"
#include "standards/san-standard-edit-store.h"

typedef enum
{
  TEXT,
  MARK,      /* micro-units, not below zero */
  VALUE,     /* micro-units */
  COUNT,
} FieldKind;

enum
{
  GRADED = 1 << 0,
  PASS = 1 << 1,
  DEDUCT = 1 << 2,
  MEASURED = 1 << 3,
  ANY = GRADED | PASS | DEDUCT | MEASURED,
};

static const char *const methods[] = { "graded", "pass", "deduct", "value" };

static const struct
{
  const char *title;
  FieldKind   kind;
  gsize       offset;   /* in a SanItem */
  guint       methods;  /* that ask for it */
  gboolean    measure;  /* stands with the ratings */
} fields[] = {
  { N_("Item"), TEXT, G_STRUCT_OFFSET (SanItem, name), ANY, FALSE },
  { N_("Code"), TEXT, G_STRUCT_OFFSET (SanItem, code), ANY, FALSE },
  { N_("What is looked at"), TEXT, G_STRUCT_OFFSET (SanItem, text), ANY, FALSE },
  { N_("Full mark"), MARK, G_STRUCT_OFFSET (SanItem, mark), ANY, FALSE },
  { N_("Lead bureau"), TEXT, G_STRUCT_OFFSET (SanItem, bureau), ANY, FALSE },
  { N_("Deducted for each fault"), MARK, G_STRUCT_OFFSET (SanItem, amount), DEDUCT, TRUE },
  { N_("Target"), VALUE, G_STRUCT_OFFSET (SanItem, target), MEASURED, TRUE },
  { N_("Start of the scale"), VALUE, G_STRUCT_OFFSET (SanItem, zero), MEASURED, TRUE },
  { N_("Faults up to A"), COUNT, G_STRUCT_OFFSET (SanItem, fault_a), GRADED | PASS, TRUE },
  { N_("Faults up to B"), COUNT, G_STRUCT_OFFSET (SanItem, fault_b), GRADED, TRUE },
  { N_("Faults up to C"), COUNT, G_STRUCT_OFFSET (SanItem, fault_c), GRADED, TRUE },
};

struct _SanItemForm
{
  AdwBin          parent_instance;

  SanPage        *page;       /* not owned */
  SanItem        *item;       /* as it is stored */
  SanStandard    *standard;
  gboolean        filling;

  GtkWidget      *error;
  GtkWidget      *rows[G_N_ELEMENTS (fields)];
  AdwComboRow    *method;
  AdwComboRow    *rating;
  char           *rating_words; /* its lines */
  GtkSwitch      *veto;
  GtkSwitch      *photo;
  AdwActionRow   *forebear;
  SanRatingPanel *panel;
  GtkWidget      *editable;   /* the groups that can be */
  GtkLabel       *usage_title;
  GtkLabel       *usage;
};

G_DEFINE_FINAL_TYPE (SanItemForm, san_item_form, ADW_TYPE_BIN)

/* Fields */

/* (transfer full) */
static char *
field_text (const SanItem * item,
            guint index)
{
  gint64 number;

  if (fields[index].kind == TEXT)
    return g_strdup (G_STRUCT_MEMBER (char *, item, fields[index].offset));

  number = G_STRUCT_MEMBER (gint64, item, fields[index].offset);
  if (number == (fields[index].kind == VALUE ? SAN_VALUE_NONE : SAN_STANDARD_NONE))
    return g_strdup ("");
  if (fields[index].kind == COUNT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return san_micro_format (number, SAN_DECIMALS_NEEDED);
}

static gboolean
set_field (SanItem    *item,
           guint       index,
           const char *text,
           GError    **error)
{
  gint64 number;

  if (fields[index].kind == TEXT)
    {
      san_set_str (&G_STRUCT_MEMBER (char *, item, fields[index].offset), text);
      return TRUE;
    }

  if (*text == '\0')
    {
      number = fields[index].kind == VALUE ? SAN_VALUE_NONE : SAN_STANDARD_NONE;
    }
  else
    {
      if (!san_micro_parse (text, &number, NULL, error))
        return FALSE;
      if ((number < 0 && fields[index].kind != VALUE) ||
          (fields[index].kind == COUNT && number % SAN_MICRO != 0))
        {
          g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, fields[index].kind == COUNT
                               ? _("A number of faults is a whole number from 0 to 9999")
                               : _("A mark or a weight is not below zero"));
          return FALSE;
        }
      if (fields[index].kind == COUNT)
        number /= SAN_MICRO;
    }
  G_STRUCT_MEMBER (gint64, item, fields[index].offset) = number;

  return TRUE;
}

static void
show_error (SanItemForm  *self,
            const GError *error)
{
  gtk_label_set_text (GTK_LABEL (self->error), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->error, error != NULL);
}

static gboolean
put (SanItemForm *self,
     SanItem     *item)
{
  g_autoptr (GError) error = NULL;
  gboolean done = san_indicator_put_item (san_page_get_context (self->page), item, &error);

  show_error (self, error);

  return done;
}

static gboolean
on_field_cb (GtkWidget  *row,
             const char *text,
             gpointer    data)
{
  SanItemForm *self = data;
  g_autoptr (SanItem) item = NULL;
  g_autoptr (GError) error = NULL;
  guint index = 0;

  if (self->item == NULL || self->filling)
    return TRUE;

  while (index < G_N_ELEMENTS (fields) && self->rows[index] != row)
    index++;
  item = san_item_copy (self->item);
  if (!set_field (item, index, text, &error))
    {
      show_error (self, error);
      return FALSE;
    }

  return put (self, item);
}

/* Choices */

static void
on_method_cb (SanItemForm *self)
{
  guint selected = adw_combo_row_get_selected (self->method);
  g_autoptr (SanItem) item = NULL;

  if (self->filling || self->item == NULL || selected >= G_N_ELEMENTS (methods) ||
      g_str_equal (self->item->method, methods[selected]))
    return;

  item = san_item_copy (self->item);
  san_set_str (&item->method, methods[selected]);
  put (self, item);
}

/* The first line is the office's own choice. */
static void
on_rating_cb (SanItemForm *self)
{
  guint selected = adw_combo_row_get_selected (self->rating);
  const SanRatingSets *sets;
  const char *key = "";
  g_autoptr (SanItem) item = NULL;

  if (self->filling || self->item == NULL)
    return;

  sets = san_standard_get_sets (self->standard);
  if (selected > 0 && selected <= sets->sets->len)
    key = ((SanRatingSet *) sets->sets->pdata[selected - 1])->key;
  if (g_str_equal (self->item->rating, key))
    return;

  item = san_item_copy (self->item);
  san_set_str (&item->rating, key);
  put (self, item);
}

static void
on_switch_cb (SanItemForm *self)
{
  g_autoptr (SanItem) item = NULL;
  gboolean veto = gtk_switch_get_active (self->veto);
  gboolean photo = gtk_switch_get_active (self->photo);

  if (self->filling || self->item == NULL ||
      (self->item->veto == veto && self->item->photo == photo))
    return;

  item = san_item_copy (self->item);
  item->veto = veto;
  item->photo = photo;
  put (self, item);
}

/* Showing */

static guint
method_of (const SanItem *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (item->method, methods[i]))
      return i;

  return 0;
}

static void
show_ratings (SanItemForm *self)
{
  const SanRatingSets *sets = san_standard_get_sets (self->standard);
  const SanRatingSet *office = san_rating_sets_get (sets, sets->standard);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GString) all = g_string_new (san_rating_set_title (office));
  g_autofree char *standard = g_strdup_printf (_("As the office: %s"), all->str);
  guint selected = 0;

  gtk_string_list_append (words, standard);
  for (guint i = 0; i < sets->sets->len; i++)
    {
      const SanRatingSet *set = sets->sets->pdata[i];

      gtk_string_list_append (words, san_rating_set_title (set));
      g_string_append_printf (all, "\n%s", san_rating_set_title (set));
      if (g_str_equal (set->key, self->item->rating))
        selected = i + 1;
    }
  /* not while the row says that another line is chosen */
  if (san_set_str (&self->rating_words, all->str))
    adw_combo_row_set_model (self->rating, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->rating, selected);
  san_rating_panel_show (self->panel, self->standard, self->item);
}

static void
show_forebear (SanItemForm *self)
{
  SanDatabase *database = san_context_get_database (san_page_get_context (self->page));
  g_autoptr (SanItem) forebear = self->item->forebear_id != 0
                                 ? san_item_store_load (database, self->item->forebear_id, NULL)
                                 : NULL;
  g_autofree char *name = g_markup_escape_text (forebear != NULL ? forebear->name : _("None"), -1);

  adw_action_row_set_subtitle (self->forebear, name);
}

static void
show_usage (SanItemForm *self)
{
  SanContext *context = san_page_get_context (self->page);
  SanRound *round = san_context_get_round (context);
  g_autofree char *month = san_period_label (san_context_get_period (context));
  g_autofree char *title = g_strdup_printf (_("Use in %s"), month);
  g_autofree char *text = NULL;
  SanItemUsage usage = { 0 };

  san_item_store_usage (san_context_get_database (context), self->standard, self->item,
                        round != NULL ? round->id : 0, &usage, NULL);
  text = g_strdup_printf (_("Seen %1$u times, failed %2$u times; %3$u tickets in all"),
                          usage.seen, usage.failed, usage.tickets);
  gtk_label_set_text (self->usage_title, title);
  gtk_label_set_text (self->usage, text);
}

void
san_item_form_show (SanItemForm     *self,
                    SanIndicatorRow *row,
                    gboolean         editable)
{
  const SanItem *item = san_indicator_row_get_item (row);
  gboolean other = self->item == NULL || self->item->id != item->id;
  guint method = method_of (item);
  SanItem *old = self->item;

  self->filling = TRUE;
  self->item = san_item_copy (item);
  san_item_free (old);
  g_clear_pointer (&self->standard, san_standard_unref);
  self->standard = san_standard_ref (san_indicator_row_get_standard (row));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = field_text (self->item, i);

      san_field_row_show (self->rows[i], text, other);
      gtk_widget_set_visible (self->rows[i], (fields[i].methods & (1u << method)) != 0);
    }
  adw_combo_row_set_selected (self->method, method);
  gtk_widget_set_visible (GTK_WIDGET (self->rating), method == 0);
  gtk_switch_set_active (self->veto, item->veto);
  gtk_switch_set_active (self->photo, item->photo);
  show_ratings (self);
  show_forebear (self);
  show_usage (self);
  gtk_widget_set_sensitive (self->editable, editable);
  if (other)
    show_error (self, NULL);
  self->filling = FALSE;
}

void
san_item_form_focus (SanItemForm *self)
{
  gtk_widget_grab_focus (self->rows[0]);
}

/* Building */

/* The list that a choice opens has a name of its own for who does not see it. */
static void
name_lists (GtkWidget  *widget,
            const char *name)
{
  if (GTK_IS_LIST_VIEW (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_lists (child, name);
}

static void
san_item_form_dispose (GObject *object)
{
  SanItemForm *self = SAN_ITEM_FORM (object);

  g_clear_pointer (&self->item, san_item_free);
  g_clear_pointer (&self->rating_words, g_free);
  g_clear_pointer (&self->standard, san_standard_unref);

  G_OBJECT_CLASS (san_item_form_parent_class)->dispose (object);
}

static void
san_item_form_class_init (SanItemFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_item_form_dispose;
}

static void
san_item_form_init (SanItemForm *self)
{
}

static GtkSwitch *
add_switch (SanItemForm *self,
            GtkWidget   *group,
            const char  *title,
            const char  *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_swapped (widget, "notify::active", G_CALLBACK (on_switch_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return GTK_SWITCH (widget);
}

static AdwComboRow *
add_combo (SanItemForm *self,
           GtkWidget   *group,
           const char  *title,
           GCallback    callback)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "notify::selected", callback, self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  name_lists (row, title);

  return ADW_COMBO_ROW (row);
}

static GtkWidget *
group_new (GtkWidget *box)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_widget_add_css_class (group, "sn-form");
  gtk_box_append (GTK_BOX (box), group);

  return group;
}

static void
add_fields (SanItemForm *self,
            GtkWidget   *group,
            gboolean     measures)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].measure == measures)
      {
        self->rows[i] = san_field_row_new (_(fields[i].title), on_field_cb, self);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->rows[i]);
      }
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static GtkWidget *
usage_new (SanItemForm *self)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (panel, "sn-panel");
  gtk_widget_add_css_class (panel, "sn-padded");
  self->usage_title = add_label (panel, "sn-strong");
  gtk_widget_add_css_class (GTK_WIDGET (self->usage_title), "sn-cap");
  self->usage = add_label (panel, "sn-cap");

  return panel;
}

static void
build_groups (SanItemForm *self,
              GtkWidget   *box)
{
  GtkWidget *facts = group_new (box);
  GtkWidget *rated;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    gtk_string_list_append (words, san_item_method_title (methods[i]));

  add_fields (self, facts, FALSE);
  self->veto = add_switch (self, facts, _("Veto"), _("A failure is proposed as a veto of the unit; a person decides"));
  self->photo = add_switch (self, facts, _("Photo required if not met"), "");
  rated = group_new (box);
  self->method = add_combo (self, rated, _("Method"), G_CALLBACK (on_method_cb));
  adw_combo_row_set_model (self->method, G_LIST_MODEL (words));
  self->rating = add_combo (self, rated, _("Ratings"), G_CALLBACK (on_rating_cb));
  self->panel = SAN_RATING_PANEL (san_rating_panel_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->panel));
  add_fields (self, group_new (box), TRUE);

  self->forebear = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->forebear), _("Carries on"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->forebear), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->forebear), "page.map");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group_new (box)),
                             GTK_WIDGET (self->forebear));
}

GtkWidget *
san_item_form_new (SanPage *page)
{
  SanItemForm *self = g_object_new (SAN_TYPE_ITEM_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->page = page;
  self->filling = TRUE;
  self->error = GTK_WIDGET (add_label (box, "sn-over"));
  gtk_widget_add_css_class (self->error, "sn-cap");
  gtk_widget_set_visible (self->error, FALSE);
  self->editable = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  build_groups (self, self->editable);
  gtk_box_append (GTK_BOX (box), self->editable);
  gtk_box_append (GTK_BOX (box), usage_new (self));
  adw_bin_set_child (ADW_BIN (self), box);
  self->filling = FALSE;

  return GTK_WIDGET (self);
}
