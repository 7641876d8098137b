/* san-point-form.c - a new point, or what several points are to have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-form.h"

#include <glib/gi18n-lib.h>

#include "pages/points/san-point-changes.h"
#include "widgets/san-refusal.h"
#include "widgets/san-unit-button.h"

#define WIDTH 460

/* Rows of fields that several points can have in common, by their place in the form. */
typedef enum
{
  ROW_CATEGORY,
  ROW_UNIT,
  ROW_BUREAU,
  ROW_ADDRESS,
  ROW_MUST_SEE,
  ROW_FROM,
  ROW_TO,
  N_ROWS,
} Row;

static const SanPointFields field_of[N_ROWS] = {
  SAN_POINT_EDIT_CATEGORY, SAN_POINT_EDIT_UNIT, SAN_POINT_EDIT_BUREAU, SAN_POINT_EDIT_ADDRESS,
  SAN_POINT_EDIT_MUST_SEE, SAN_POINT_EDIT_FROM, SAN_POINT_EDIT_TO,
};

struct _SanPointForm
{
  AdwWindow            parent_instance;

  SanContext          *context;
  GArray              *ids;             /* (nullable): of a new point */
  GArray              *category_ids;
  GtkCheckButton      *checks[N_ROWS];  /* NULL for a new point */

  AdwPreferencesGroup *group;
  GtkEditable         *code;
  GtkEditable         *name;
  AdwComboRow         *category;
  SanUnitButton       *unit;
  SanUnitButton       *bureau;
  GtkEditable         *address;
  GtkSwitch           *must_see;
  GtkEditable         *from;
  GtkEditable         *to;
  GtkLabel            *refusal;
  GtkButton           *accept;
};

G_DEFINE_FINAL_TYPE (SanPointForm, san_point_form, ADW_TYPE_WINDOW)

enum { DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
refuse (SanPointForm *self,
        const GError *error)
{
  gtk_label_set_text (self->refusal, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), error != NULL);
}

/* What is asked for */

static gboolean
is_ticked (SanPointForm *self,
           Row           row)
{
  return self->checks[row] == NULL || gtk_check_button_get_active (self->checks[row]);
}

static gboolean
read_day (GtkEditable *row,
          SanDay       open,
          SanDay      *day,
          GError     **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  *day = open;

  return *text == '\0' || san_day_parse (text, day, error);
}

/* (transfer full): as the form stands; NULL when a day cannot be read */
static SanPoint *
read_point (SanPointForm *self,
            GError      **error)
{
  g_autoptr (SanPoint) point = san_point_new ();
  guint selected = adw_combo_row_get_selected (self->category);

  if (self->code != NULL)
    {
      g_free (point->code);
      point->code = g_strdup (gtk_editable_get_text (self->code));
      g_free (point->name);
      point->name = g_strdup (gtk_editable_get_text (self->name));
    }
  g_free (point->address);
  point->address = g_strdup (gtk_editable_get_text (self->address));
  if (selected < self->category_ids->len)
    point->category_id = g_array_index (self->category_ids, gint64, selected);
  point->unit_id = san_unit_button_get_unit (self->unit);
  point->bureau_id = san_unit_button_get_unit (self->bureau);
  point->must_see = gtk_switch_get_active (self->must_see);
  if (!read_day (self->from, SAN_DAY_MIN, &point->from, error) ||
      !read_day (self->to, SAN_DAY_MAX, &point->to, error))
    return NULL;

  return g_steal_pointer (&point);
}

static SanPointFields
ticked_fields (SanPointForm *self)
{
  SanPointFields fields = 0;

  for (Row i = 0; i < N_ROWS; i++)
    if (is_ticked (self, i))
      fields |= field_of[i];

  return fields;
}

static void
on_accept_cb (SanPointForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanPoint) point = read_point (self, &error);
  gboolean done = FALSE;

  if (point != NULL && self->ids == NULL)
    done = san_point_change_add (self->context, point, &error);
  else if (point != NULL)
    done = san_point_change_many (self->context, self->ids, ticked_fields (self), point, &error);
  refuse (self, error);
  if (!done)
    return;

  g_signal_emit (self, signals[DONE], 0, self->ids == NULL ? point->id : (gint64) 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Of several points nothing is changed before a field is ticked. */
static void
on_ticked_cb (SanPointForm *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), ticked_fields (self) != 0);
}

/* What is filled in is meant. */
static void
tick (SanPointForm *self,
      Row           row)
{
  if (self->checks[row] != NULL)
    gtk_check_button_set_active (self->checks[row], TRUE);
}

static void
on_filled_cb (GObject      *object,
              GParamSpec   *pspec,
              SanPointForm *self)
{
  tick (self, GPOINTER_TO_UINT (g_object_get_data (object, "row")));
}

static void
on_unit_cb (GObject      *button,
            SanPointForm *self)
{
  tick (self, GPOINTER_TO_UINT (g_object_get_data (button, "row")));
}

/* Making */

static void
add_row (SanPointForm *self,
         GtkWidget    *row,
         int           number)
{
  if (self->ids != NULL && number >= 0)
    {
      GtkWidget *check = gtk_check_button_new ();
      g_autofree char *spoken = NULL;

      spoken = g_strdup_printf (_("Change: %s"),
                                adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      spoken, -1);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      self->checks[number] = GTK_CHECK_BUTTON (check);
      if (ADW_IS_ENTRY_ROW (row))
        adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), check);
      else
        adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_ticked_cb), self);
    }
  adw_preferences_group_add (self->group, row);
}

static GtkEditable *
add_entry (SanPointForm *self,
           const char   *title,
           int           number)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  add_row (self, row, number);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_accept_cb), self);
  if (number >= 0)
    {
      g_object_set_data (G_OBJECT (row), "row", GUINT_TO_POINTER (number));
      g_signal_connect (row, "notify::text", G_CALLBACK (on_filled_cb), self);
    }

  return GTK_EDITABLE (row);
}

static SanUnitButton *
add_unit (SanPointForm *self,
          const char   *title,
          const char   *none,
          Row           number)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = san_unit_button_new (title, none);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "sn-row-button");
  san_unit_button_set_roster (SAN_UNIT_BUTTON (button),
                              san_context_get_roster (self->context));
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (number));
  g_signal_connect (button, "changed", G_CALLBACK (on_unit_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  add_row (self, row, (int) number);

  return SAN_UNIT_BUTTON (button);
}

static void
add_category (SanPointForm *self)
{
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  categories = san_category_store_list (san_context_get_database (self->context), NULL);
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      const SanCategory *category = g_ptr_array_index (categories, i);

      if (category->retired)
        continue;
      g_array_append_val (self->category_ids, category->id);
      gtk_string_list_append (names, category->name);
    }
  self->category = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_("point", "Category"));
  adw_combo_row_set_model (self->category, G_LIST_MODEL (names));
  g_object_set_data (G_OBJECT (row), "row", GUINT_TO_POINTER (ROW_CATEGORY));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_filled_cb), self);
  add_row (self, row, ROW_CATEGORY);
}

static void
add_must_see (SanPointForm *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_("point", "Mandatory"));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  self->must_see = GTK_SWITCH (toggle);
  g_object_set_data (G_OBJECT (toggle), "row", GUINT_TO_POINTER (ROW_MUST_SEE));
  g_signal_connect (toggle, "notify::active", G_CALLBACK (on_filled_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  add_row (self, row, ROW_MUST_SEE);
}

static void
add_rows (SanPointForm *self)
{
  if (self->ids == NULL)
    {
      self->code = add_entry (self, C_("point", "Code"), -1);
      self->name = add_entry (self, C_("point", "Name"), -1);
    }
  add_category (self);
  self->unit = add_unit (self, C_("point", "Unit"), NULL, ROW_UNIT);
  self->bureau = add_unit (self, C_("point", "Bureau"), _("None"), ROW_BUREAU);
  self->address = add_entry (self, _("Address, or number of a telephone line"), ROW_ADDRESS);
  add_must_see (self);
  self->from = add_entry (self, _("First day, as 2018-06-01; empty: from ever"), ROW_FROM);
  self->to = add_entry (self, _("Last day, as 2018-12-31; empty: for ever"), ROW_TO);
}

static GtkWidget *
header_new (SanPointForm *self,
            const char   *accept)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));
  GtkWidget *button = gtk_button_new_with_label (accept);

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_accept_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  self->accept = GTK_BUTTON (button);

  return header;
}

static void
build (SanPointForm *self,
       const char   *accept)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "sn-form");
  self->refusal = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_ALERT, NULL));
  san_refusal_setup (self->refusal);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "sn-over");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 16);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_box_append (GTK_BOX (content), header_new (self, accept));
  gtk_box_append (GTK_BOX (content), box);
  adw_window_set_content (ADW_WINDOW (self), content);
  add_rows (self);
}

static void
san_point_form_dispose (GObject *object)
{
  g_clear_object (&SAN_POINT_FORM (object)->context);

  G_OBJECT_CLASS (san_point_form_parent_class)->dispose (object);
}

static void
san_point_form_finalize (GObject *object)
{
  SanPointForm *self = SAN_POINT_FORM (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_array_unref (self->category_ids);

  G_OBJECT_CLASS (san_point_form_parent_class)->finalize (object);
}

static void
san_point_form_class_init (SanPointFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_point_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_point_form_finalize;

  signals[DONE] =
    g_signal_new ("done", SAN_TYPE_POINT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
san_point_form_init (SanPointForm *self)
{
  self->category_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

static SanPointForm *
form_new (SanPage      *page,
          const GArray *ids,
          const char   *title,
          const char   *accept)
{
  SanPointForm *self = g_object_new (SAN_TYPE_POINT_FORM, "title", title, "transient-for",
                                     gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->context = g_object_ref (san_page_get_context (page));
  self->ids = ids != NULL ? g_array_copy ((GArray *) ids) : NULL;
  build (self, accept);

  return self;
}

/* A point is likely to be like the one beside it. */
static void
fill_like (SanPointForm   *self,
           const SanPoint *like)
{
  san_unit_button_set_unit (self->unit, like->unit_id);
  san_unit_button_set_unit (self->bureau, like->bureau_id);
  for (guint i = 0; i < self->category_ids->len; i++)
    if (g_array_index (self->category_ids, gint64, i) == like->category_id)
      adw_combo_row_set_selected (self->category, i);
}

GtkWidget *
san_point_form_new_point (SanPage        *page,
                          const SanPoint *like)
{
  SanPointForm *self = form_new (page, NULL, _("New Point"), C_("button", "Add"));
  g_autofree char *code = NULL;

  code = san_point_store_next_code (san_context_get_database (self->context),
                                    like != NULL ? like->code : "", NULL);
  if (code != NULL)
    gtk_editable_set_text (self->code, code);
  if (like != NULL)
    fill_like (self, like);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (*gtk_editable_get_text (self->code) != '\0' ? self->name
                                                                                : self->code));

  return GTK_WIDGET (self);
}

GtkWidget *
san_point_form_many (SanPage      *page,
                     const GArray *ids)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Change %u Point", "Change %u Points",
                                                      ids->len), ids->len);
  SanPointForm *self = form_new (page, ids, title, C_("button", "Change"));

  on_ticked_cb (self);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}
