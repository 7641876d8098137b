/* san-onsite-row.c - an item of the sheet of a point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _SanOnsiteRow
{
  GtkListBoxRow   parent_instance;

  SanOnsiteSheet *sheet;
  guint           index;
  GtkWidget      *ratings;      /* toggles, the last of them does not apply */
  GtkEditable    *number;       /* faults or a value; NULL where neither is asked for */
  GtkLabel       *earned;
  GtkWidget      *photos;
  GtkLabel       *n_photos;
  GtkWidget      *noted;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (SanOnsiteRow, san_onsite_row, GTK_TYPE_LIST_BOX_ROW)

enum { DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

static const SanSheetLine *
line_of (SanOnsiteRow *self)
{
  return san_onsite_sheet_get_line (self->sheet, self->index);
}

static gboolean
is_counted (const SanItem *item)
{
  return g_str_equal (item->method, "deduct");
}

static gboolean
is_measured (const SanItem *item)
{
  return g_str_equal (item->method, "value");
}

guint
san_onsite_row_get_index (SanOnsiteRow *self)
{
  return self->index;
}

/* Showing */

/* Better, middle and worse by what a grade earns, as the colours of the page have it. */
static const char *
style_of (const SanRating *rating)
{
  if (rating->percent >= 100 * SAN_MICRO)
    return "v1";

  return rating->percent >= SAN_PASS_LINE ? "v2" : "v3";
}

static void
show_number (SanOnsiteRow *self)
{
  const SanSheetLine *line = line_of (self);
  g_autofree char *text = NULL;

  if (self->number == NULL || gtk_widget_has_focus (GTK_WIDGET (self->number)))
    return;

  if (is_measured (line->item))
    text = line->found->has_value ? san_micro_format (line->found->value, SAN_DECIMALS_NEEDED)
                                  : g_strdup ("");
  else
    text = line->found->has_faults ? g_strdup_printf ("%d", line->found->faults) : g_strdup ("");
  gtk_editable_set_text (self->number, text);
}

void
san_onsite_row_update (SanOnsiteRow *self)
{
  const SanSheetLine *line = line_of (self);
  const char *grade = san_onsite_sheet_get_grade (self->sheet, self->index);
  g_autofree char *earned = san_onsite_sheet_get_earned (self->sheet, self->index);
  g_autofree char *photos = g_strdup_printf ("%u", line->n_photos);
  gboolean less = san_onsite_sheet_is_short (self->sheet, self->index);
  gboolean open = san_onsite_sheet_is_open (self->sheet) &&
                  (san_onsite_sheet_get_role (self->sheet) == SAN_SHEET_FIRST || line->first != 0);

  self->filling = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (self->ratings); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *key = g_object_get_data (G_OBJECT (child), "key");

      if (key == NULL)
        continue;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), g_str_equal (key, grade));
      gtk_widget_set_sensitive (child, open);
    }
  show_number (self);
  if (self->number != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->number), open);
  self->filling = FALSE;

  gtk_label_set_text (self->earned, earned);
  if (less)
    gtk_widget_add_css_class (GTK_WIDGET (self->earned), "sn-short");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->earned), "sn-short");
  gtk_label_set_text (self->n_photos, photos);
  gtk_widget_set_visible (self->photos, line->n_photos > 0);
  gtk_widget_set_visible (self->noted, *line->found->note != '\0');
  gtk_widget_set_tooltip_text (self->noted, line->found->note);
}

/* Entering */

static void
on_toggled_cb (GtkToggleButton *button,
               SanOnsiteRow    *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "key");
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->filling)
    return;

  gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (self));
  san_onsite_sheet_rate (self->sheet, self->index,
                         gtk_toggle_button_get_active (button) ? key : "");
  san_onsite_row_update (self);
}

gboolean
san_onsite_row_rate (SanOnsiteRow *self,
                     guint         digit,
                     gboolean     *rated)
{
  const SanSheetLine *line = line_of (self);
  GPtrArray *ratings = line->ratings->ratings;

  if (digit > 0 && (is_counted (line->item) || is_measured (line->item)))
    {
      char text[2] = { '0' + digit, '\0' };

      *rated = FALSE;
      return san_onsite_row_type (self, text);
    }
  if (digit > ratings->len)
    return FALSE;

  *rated = san_onsite_sheet_rate (self->sheet, self->index, digit == 0 ? SAN_GRADE_NA
                                  : ((SanRating *) g_ptr_array_index (ratings, digit - 1))->key);

  return TRUE;
}

gboolean
san_onsite_row_type (SanOnsiteRow *self,
                     const char   *text)
{
  if (self->number == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->number)))
    return FALSE;

  gtk_widget_grab_focus (GTK_WIDGET (self->number));
  if (text != NULL)
    {
      gtk_editable_set_text (self->number, text);
      gtk_editable_set_position (self->number, -1);
    }

  return TRUE;
}

static void
take_number (SanOnsiteRow *self)
{
  const SanSheetLine *line = line_of (self);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->number)));
  gint64 faults = -1;

  if (is_measured (line->item))
    san_onsite_sheet_set_value (self->sheet, self->index, text);
  else if (*text == '\0' || (san_micro_parse (text, &faults, NULL, NULL) && faults >= 0 &&
                             faults % SAN_MICRO == 0 && faults / SAN_MICRO < 10000))
    san_onsite_sheet_set_faults (self->sheet, self->index,
                                 *text == '\0' ? -1 : (int) (faults / SAN_MICRO));
}

static void
on_number_activate_cb (SanOnsiteRow *self)
{
  take_number (self);
  g_signal_emit (self, signals[DONE], 0);
}

/* What was typed counts when one goes elsewhere. */
static void
on_number_leave_cb (SanOnsiteRow *self)
{
  if (self->sheet == NULL || self->number == NULL)
    return;

  take_number (self);
  show_number (self);
}

/* Making */

static GtkWidget *
make_toggle (SanOnsiteRow *self,
             const char   *label,
             const char   *key,
             const char   *style)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "sn-opt");
  gtk_widget_add_css_class (button, style);
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (key), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled_cb), self);

  return button;
}

static GtkWidget *
make_number (SanOnsiteRow  *self,
             const SanItem *item)
{
  GtkWidget *entry = gtk_text_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *label = g_strdup_printf (is_measured (item) ? _("Item %u %s: value")
                                            : _("Item %u %s: faults"), self->index + 1,
                                            item->name);

  self->number = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->number, 5);
  gtk_editable_set_max_width_chars (self->number, 5);
  gtk_editable_set_alignment (self->number, 1);
  gtk_text_set_input_purpose (GTK_TEXT (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (entry, "sn-count");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_number_activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_number_leave_cb), self);
  gtk_widget_add_controller (entry, focus);

  return entry;
}

/* What stands behind the number: off for each fault, or what is aimed at. */
static char *
explain_number (const SanItem *item)
{
  g_autofree char *number = NULL;

  if (is_measured (item))
    {
      gint64 target = san_item_get_target (item);

      if (target == SAN_VALUE_NONE)
        return g_strdup ("");
      number = san_micro_format (target, SAN_DECIMALS_NEEDED);
      return g_strdup_printf (_("of %s"), number);
    }
  number = san_micro_format (san_item_get_amount (item), SAN_DECIMALS_NEEDED);

  return is_counted (item) ? g_strdup_printf (_("faults, −%s each"), number)
                           : g_strdup (_("faults"));
}

/* Thresholds that were given say that faults are counted. */
static gboolean
has_thresholds (const SanItem *item)
{
  return g_str_equal (item->method, "graded") &&
         (item->fault_a != SAN_STANDARD_NONE || item->fault_b != SAN_STANDARD_NONE ||
          item->fault_c != SAN_STANDARD_NONE);
}

static void
add_number (SanOnsiteRow  *self,
            GtkBox        *box,
            const SanItem *item)
{
  g_autofree char *explained = explain_number (item);
  GtkWidget *label = gtk_label_new (explained);

  gtk_box_append (box, make_number (self, item));
  gtk_widget_add_css_class (label, "sn-tiny");
  gtk_widget_add_css_class (label, "sn-dim");
  gtk_widget_set_margin_start (label, 4);
  gtk_widget_set_margin_end (label, 8);
  gtk_box_append (box, label);
}

static GtkWidget *
make_ratings (SanOnsiteRow       *self,
              const SanSheetLine *line)
{
  GtkWidget *area = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *label = g_strdup_printf (_("Item %u %s: rating"), self->index + 1,
                                            line->item->name);

  self->ratings = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->ratings, "linked");
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->ratings, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ratings), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  if (is_counted (line->item) || is_measured (line->item))
    add_number (self, GTK_BOX (area), line->item);
  else
    {
      for (guint i = 0; i < line->ratings->ratings->len; i++)
        {
          const SanRating *rating = g_ptr_array_index (line->ratings->ratings, i);

          gtk_box_append (GTK_BOX (self->ratings),
                          make_toggle (self, rating->word, rating->key, style_of (rating)));
        }
    }
  gtk_box_append (GTK_BOX (self->ratings), make_toggle (self, _("N/A"), SAN_GRADE_NA, "v0"));
  gtk_box_append (GTK_BOX (area), self->ratings);
  if (has_thresholds (line->item))
    {
      gtk_widget_set_margin_end (self->ratings, 8);
      add_number (self, GTK_BOX (area), line->item);
    }

  return area;
}

static GtkWidget *
make_photos (SanOnsiteRow *self)
{
  GtkWidget *area = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->photos = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->n_photos = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->n_photos), "sn-tiny");
  gtk_box_append (GTK_BOX (self->photos), gtk_image_new_from_icon_name ("camera-photo-symbolic"));
  gtk_box_append (GTK_BOX (self->photos), GTK_WIDGET (self->n_photos));
  self->noted = gtk_image_new_from_icon_name ("format-justify-left-symbolic");
  gtk_widget_add_css_class (area, "sn-dim");
  gtk_box_append (GTK_BOX (area), self->photos);
  gtk_box_append (GTK_BOX (area), self->noted);

  return area;
}

static GtkWidget *
make_label (const char *text,
            float       xalign,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
make_name (const SanItem *item)
{
  GtkWidget *name = make_label (item->name, 0, "sn-item-name");
  g_autofree char *tip = *item->text != '\0' && !g_str_equal (item->text, item->name)
                         ? g_strdup_printf ("%s\n%s", item->name, item->text)
                         : g_strdup (item->name);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, tip);

  return name;
}

GtkWidget *
san_onsite_row_new (SanOnsiteSheet      *sheet,
                    guint                index,
                    GtkSizeGroup *const *columns)
{
  SanOnsiteRow *self = g_object_new (SAN_TYPE_ONSITE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *mark = NULL;
  GtkWidget *cells[SAN_ONSITE_COLUMNS];
  const SanSheetLine *line;

  self->sheet = g_object_ref (sheet);
  self->index = index;
  line = line_of (self);
  mark = san_micro_format (san_item_get_mark (line->item), SAN_DECIMALS_NEEDED);
  self->earned = GTK_LABEL (make_label (NULL, 1, "sn-num"));
  cells[SAN_ONSITE_NUMBER] = make_label (number, 1, "sn-dim");
  cells[SAN_ONSITE_MARK] = make_label (mark, 1, "sn-dim");
  cells[SAN_ONSITE_RATING] = make_ratings (self, line);
  cells[SAN_ONSITE_EARNED] = GTK_WIDGET (self->earned);
  cells[SAN_ONSITE_PHOTOS] = make_photos (self);
  gtk_box_append (GTK_BOX (box), cells[SAN_ONSITE_NUMBER]);
  gtk_box_append (GTK_BOX (box), make_name (line->item));
  for (guint i = 0; i < SAN_ONSITE_COLUMNS; i++)
    {
      gtk_size_group_add_widget (columns[i], cells[i]);
      if (i != SAN_ONSITE_NUMBER)
        gtk_box_append (GTK_BOX (box), cells[i]);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line->item->name, -1);
  san_onsite_row_update (self);

  return GTK_WIDGET (self);
}

/* The class */

static void
san_onsite_row_dispose (GObject *object)
{
  SanOnsiteRow *self = SAN_ONSITE_ROW (object);

  self->number = NULL;
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (san_onsite_row_parent_class)->dispose (object);
}

static void
san_onsite_row_class_init (SanOnsiteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_onsite_row_dispose;

  signals[DONE] = g_signal_new ("done", SAN_TYPE_ONSITE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
san_onsite_row_init (SanOnsiteRow *self)
{
}
