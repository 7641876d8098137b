/* san-point-facts.c - what is written of a point, to be put right in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-facts.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "pages/points/san-point-changes.h"
#include "widgets/san-unit-button.h"

#define NAME_WIDTH 60
#define TEXT_WIDTH 20   /* characters; a text takes what room there is */
#define DAY_WIDTH  9

typedef enum
{
  TEXT_NAME,
  TEXT_CODE,
  TEXT_ADDRESS,
  TEXT_FROM,
  TEXT_TO,
  N_TEXTS,
} Text;

struct _SanPointFacts
{
  AdwBin          parent_instance;

  SanContext     *context;
  SanPoint       *point;                  /* (nullable): as it is stored */
  gboolean        filling;
  GArray         *category_ids;           /* of the lines of @category */

  GtkLabel       *error;
  GtkLabel       *titles[N_TEXTS];
  GtkEditable    *texts[N_TEXTS];
  GtkDropDown    *category;
  SanUnitButton  *unit;
  SanUnitButton  *bureau;
  GtkCheckButton *must_see;
};

G_DEFINE_FINAL_TYPE (SanPointFacts, san_point_facts, ADW_TYPE_BIN)

static void show_point (SanPointFacts *self);

static void
show_error (SanPointFacts *self,
            const GError  *error)
{
  gtk_label_set_text (self->error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
}

/* Writes @point; what is refused stays as it was, and the reason stands below. */
static void
commit (SanPointFacts *self,
        SanPoint      *point)
{
  g_autoptr (GError) error = NULL;

  if (san_point_change_edit (self->context, point, &error))
    {
      show_error (self, NULL);
      return;
    }
  show_point (self);
  show_error (self, error);
}

/* Texts */

/* (transfer full): an open end in words */
static char *
day_text (SanDay day)
{
  return day == SAN_DAY_MIN || day == SAN_DAY_MAX ? g_strdup (C_("day", "open")) : san_day_format (day);
}

static gboolean
read_day (const char *text,
          SanDay      open,
          SanDay     *day,
          GError    **error)
{
  if (*text == '\0' || g_str_equal (text, C_("day", "open")))
    {
      *day = open;
      return TRUE;
    }

  return san_day_parse (text, day, error);
}

/* (transfer full): how field @text of the point reads */
static char *
text_of (const SanPoint *point,
         Text            text)
{
  switch (text)
    {
    case TEXT_NAME:
      return g_strdup (point->name);

    case TEXT_CODE:
      return g_strdup (point->code);

    case TEXT_ADDRESS:
      return g_strdup (point->address);

    case TEXT_FROM:
      return day_text (point->from);

    case TEXT_TO:
      return day_text (point->to);

    case N_TEXTS:
    default:
      return NULL;
    }
}

/* Puts what was typed into @point; FALSE when nothing changes, or with @error. */
static gboolean
take_text (SanPoint   *point,
           Text        text,
           const char *typed,
           GError    **error)
{
  SanPoint before = *point;

  switch (text)
    {
    case TEXT_NAME:
      return san_set_str (&point->name, typed);

    case TEXT_CODE:
      return san_set_str (&point->code, typed);

    case TEXT_ADDRESS:
      return san_set_str (&point->address, typed);

    case TEXT_FROM:
      return read_day (typed, SAN_DAY_MIN, &point->from, error) && point->from != before.from;

    case TEXT_TO:
      return read_day (typed, SAN_DAY_MAX, &point->to, error) && point->to != before.to;

    case N_TEXTS:
    default:
      return FALSE;
    }
}

static void
commit_text (SanPointFacts *self,
             Text           text)
{
  g_autoptr (SanPoint) point = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  if (self->filling || self->point == NULL)
    return;

  typed = g_strstrip (g_strdup (gtk_editable_get_text (self->texts[text])));
  before = text_of (self->point, text);
  if (g_str_equal (typed, before))
    return;

  point = san_point_copy (self->point);
  if (take_text (point, text, typed, &error))
    {
      commit (self, point);
      return;
    }
  show_point (self);
  show_error (self, error);
}

static Text
text_at (gpointer object)
{
  return GPOINTER_TO_UINT (g_object_get_data (object, "text"));
}

static void
on_activate_cb (GtkEntry      *entry,
                SanPointFacts *self)
{
  commit_text (self, text_at (entry));
}

static void
on_leave_cb (GtkEventController *controller,
             SanPointFacts      *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (controller);

  if (!gtk_widget_in_destruction (entry))
    commit_text (self, text_at (entry));
}

/* Escape first takes back what was typed. */
static gboolean
on_key_cb (GtkEventController *controller,
           guint               key,
           guint               code,
           GdkModifierType     state,
           SanPointFacts      *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (controller);
  g_autofree char *before = NULL;

  if (key != GDK_KEY_Escape || self->point == NULL)
    return GDK_EVENT_PROPAGATE;

  before = text_of (self->point, text_at (entry));
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), before))
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (GTK_EDITABLE (entry), before);
  show_error (self, NULL);

  return GDK_EVENT_STOP;
}

/* Choices */

static void
on_category_cb (SanPointFacts *self)
{
  guint selected = gtk_drop_down_get_selected (self->category);
  g_autoptr (SanPoint) point = NULL;

  if (self->filling || self->point == NULL || selected >= self->category_ids->len)
    return;

  point = san_point_copy (self->point);
  point->category_id = g_array_index (self->category_ids, gint64, selected);
  if (point->category_id != self->point->category_id)
    commit (self, point);
}

static void
on_unit_cb (SanPointFacts *self)
{
  g_autoptr (SanPoint) point = NULL;

  if (self->filling || self->point == NULL)
    return;

  point = san_point_copy (self->point);
  point->unit_id = san_unit_button_get_unit (self->unit);
  point->bureau_id = san_unit_button_get_unit (self->bureau);
  commit (self, point);
}

static void
on_must_see_cb (SanPointFacts *self)
{
  g_autoptr (SanPoint) point = NULL;

  if (self->filling || self->point == NULL ||
      gtk_check_button_get_active (self->must_see) == self->point->must_see)
    return;

  point = san_point_copy (self->point);
  point->must_see = gtk_check_button_get_active (self->must_see);
  commit (self, point);
}

/* Showing */

/* Categories that are retired are offered only to the points that have them. */
static void
show_category (SanPointFacts *self)
{
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  categories = san_category_store_list (san_context_get_database (self->context), NULL);
  g_array_set_size (self->category_ids, 0);
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      const SanCategory *category = g_ptr_array_index (categories, i);

      if (category->retired && category->id != self->point->category_id)
        continue;
      if (category->id == self->point->category_id)
        selected = self->category_ids->len;
      g_array_append_val (self->category_ids, category->id);
      gtk_string_list_append (names, category->name);
    }
  gtk_drop_down_set_model (self->category, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->category, selected);
}

static void
show_texts (SanPointFacts *self)
{
  for (Text i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = text_of (self->point, i);

      if (!g_str_equal (gtk_editable_get_text (self->texts[i]), text))
        gtk_editable_set_text (self->texts[i], text);
    }
  gtk_label_set_text (self->titles[TEXT_ADDRESS],
                      san_point_is_telephone (self->point->address) ? C_("point", "Telephone")
                                                                    : C_("point", "Address"));
}

static void
show_point (SanPointFacts *self)
{
  SanRoster *roster = san_context_get_roster (self->context);

  self->filling = TRUE;
  show_texts (self);
  show_category (self);
  san_unit_button_set_roster (self->unit, roster);
  san_unit_button_set_unit (self->unit, self->point->unit_id);
  san_unit_button_set_roster (self->bureau, roster);
  san_unit_button_set_unit (self->bureau, self->point->bureau_id);
  gtk_check_button_set_active (self->must_see, self->point->must_see);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !san_context_is_read_only (self->context));
  self->filling = FALSE;
}

/* Making */

static GtkLabel *
add_row (GtkGrid    *grid,
         int         row,
         const char *title,
         GtkWidget  *value)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_size_request (label, NAME_WIDTH, -1);
  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, "sn-dim");
  gtk_widget_set_hexpand (value, TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, value, 1, row, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);

  return GTK_LABEL (label);
}

static GtkWidget *
text_new (SanPointFacts *self,
          Text           text,
          const char    *tip,
          int            width)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->texts[text] = GTK_EDITABLE (entry);
  g_object_set_data (G_OBJECT (entry), "text", GUINT_TO_POINTER (text));
  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  gtk_widget_add_css_class (entry, "sn-fact");
  gtk_widget_set_tooltip_text (entry, tip);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  g_signal_connect (entry, "activate", G_CALLBACK (on_activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_controller (entry, keys);

  return entry;
}

static GtkWidget *
unit_new (SanPointFacts  *self,
          SanUnitButton **place,
          const char     *title,
          const char     *none)
{
  GtkWidget *button = san_unit_button_new (title, none);

  *place = SAN_UNIT_BUTTON (button);
  gtk_widget_add_css_class (button, "sn-fact-button");
  g_signal_connect_swapped (button, "changed", G_CALLBACK (on_unit_cb), self);

  return button;
}

static GtkWidget *
days_new (SanPointFacts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *from = text_new (self, TEXT_FROM, _("First day, as 2018-06-01; empty: from ever"),
                              DAY_WIDTH);
  GtkWidget *to = text_new (self, TEXT_TO, _("Last day, as 2018-12-31; empty: for ever"),
                            DAY_WIDTH);

  gtk_accessible_update_property (GTK_ACCESSIBLE (from), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("First day"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (to), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Last day"), -1);
  gtk_box_append (GTK_BOX (box), from);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("—"));
  gtk_box_append (GTK_BOX (box), to);

  return box;
}

static void
san_point_facts_dispose (GObject *object)
{
  SanPointFacts *self = SAN_POINT_FACTS (object);

  self->filling = TRUE;
  g_clear_object (&self->context);
  g_clear_pointer (&self->point, san_point_free);

  G_OBJECT_CLASS (san_point_facts_parent_class)->dispose (object);
}

static void
san_point_facts_finalize (GObject *object)
{
  g_array_unref (SAN_POINT_FACTS (object)->category_ids);

  G_OBJECT_CLASS (san_point_facts_parent_class)->finalize (object);
}

static void
san_point_facts_class_init (SanPointFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_point_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_point_facts_finalize;
}

static void
add_error (SanPointFacts *self,
           GtkBox        *box)
{
  self->error = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                         GTK_ACCESSIBLE_ROLE_ALERT, NULL));
  gtk_label_set_wrap (self->error, TRUE);
  gtk_label_set_xalign (self->error, 0);
  gtk_label_set_max_width_chars (self->error, 30);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "sn-over");
  gtk_box_append (box, GTK_WIDGET (self->error));
}

static void
san_point_facts_init (SanPointFacts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *must_see = gtk_check_button_new ();
  const char *tip = _("Click to edit");
  int row = 0;

  self->filling = TRUE;
  self->category_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->category = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->must_see = GTK_CHECK_BUTTON (must_see);
  gtk_widget_add_css_class (GTK_WIDGET (self->category), "sn-fact-button");
  gtk_widget_set_halign (must_see, GTK_ALIGN_START);
  gtk_widget_set_valign (must_see, GTK_ALIGN_CENTER);
  gtk_grid_set_column_spacing (grid, 8);
  self->titles[TEXT_NAME] = add_row (grid, row++, C_("point", "Name"),
                                     text_new (self, TEXT_NAME, tip, TEXT_WIDTH));
  self->titles[TEXT_CODE] = add_row (grid, row++, C_("point", "Code"),
                                     text_new (self, TEXT_CODE, tip, TEXT_WIDTH));
  add_row (grid, row++, C_("point", "Category"), GTK_WIDGET (self->category));
  add_row (grid, row++, C_("point", "Unit"),
           unit_new (self, &self->unit, C_("point", "Unit"), NULL));
  add_row (grid, row++, C_("point", "Bureau"),
           unit_new (self, &self->bureau, C_("point", "Bureau"), _("None")));
  self->titles[TEXT_ADDRESS] = add_row (grid, row++, C_("point", "Address"),
                                        text_new (self, TEXT_ADDRESS,
                                                  _("An address, or the number of a telephone line"),
                                                  TEXT_WIDTH));
  add_row (grid, row++, C_("point", "In use"), days_new (self));
  add_row (grid, row++, C_("point", "Mandatory"), must_see);
  g_signal_connect_swapped (self->category, "notify::selected", G_CALLBACK (on_category_cb),
                            self);
  g_signal_connect_swapped (must_see, "notify::active", G_CALLBACK (on_must_see_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (grid));
  add_error (self, GTK_BOX (box));
  adw_bin_set_child (ADW_BIN (self), box);
  self->filling = FALSE;
}

void
san_point_facts_set_context (SanPointFacts *self,
                             SanContext    *context)
{
  g_return_if_fail (SAN_IS_POINT_FACTS (self));

  g_set_object (&self->context, context);
}

void
san_point_facts_show (SanPointFacts  *self,
                      const SanPoint *point)
{
  gboolean other;

  g_return_if_fail (SAN_IS_POINT_FACTS (self));
  g_return_if_fail (point != NULL);

  other = self->point == NULL || self->point->id != point->id;
  g_clear_pointer (&self->point, san_point_free);
  self->point = san_point_copy (point);
  show_point (self);
  if (other)
    show_error (self, NULL);
}

void
san_point_facts_edit (SanPointFacts *self)
{
  g_return_if_fail (SAN_IS_POINT_FACTS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->texts[TEXT_NAME]));
}
