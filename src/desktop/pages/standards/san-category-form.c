/* san-category-form.c - a category or an area of the standard, to be edited in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-category-form.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-utils.h"
#include "pages/standards/san-field-row.h"
#include "pages/standards/san-indicator-changes.h"
#include "widgets/san-limit-row.h"

struct _SanCategoryForm
{
  AdwBin       parent_instance;

  SanPage     *page;          /* not owned */
  SanCategory *category;      /* as it is stored; NULL: an area */
  char        *area;
  gboolean     filling;

  GtkWidget   *error;
  GtkWidget   *group;
  GtkWidget   *name;
  GtkWidget   *code;
  GtkWidget   *area_row;
  GtkWidget   *weight;
  SanLimitRow *limit;
  GtkLabel    *summary;
};

G_DEFINE_FINAL_TYPE (SanCategoryForm, san_category_form, ADW_TYPE_BIN)

static SanContext *
context_of (SanCategoryForm * self)
{
  return san_page_get_context (self->page);
}

static void
show_error (SanCategoryForm *self,
            const GError    *error)
{
  gtk_label_set_text (GTK_LABEL (self->error), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->error, error != NULL);
}

/* Fields */

static gboolean
set_field (SanCategoryForm *self,
           SanCategory     *category,
           GtkWidget       *row,
           const char      *text,
           GError         **error)
{
  if (row == self->name)
    san_set_str (&category->name, text);
  else if (row == self->code)
    san_set_str (&category->code, text);
  else if (row == self->area_row)
    san_set_str (&category->area, text);
  else if (*text == '\0')
    category->weight = SAN_STANDARD_NONE;
  else if (!san_micro_parse (text, &category->weight, NULL, error))
    return FALSE;

  if (row == self->weight && *text != '\0' && category->weight < 0)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("A mark or a weight is not below zero"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
on_field_cb (GtkWidget  *row,
             const char *text,
             gpointer    data)
{
  SanCategoryForm *self = data;
  g_autoptr (SanCategory) category = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->filling || self->area == NULL)
    return TRUE;
  if (self->category == NULL)
    return *text != '\0' && san_indicator_rename_area (context_of (self), self->area, text);
  if (row == self->area_row)
    return san_indicator_move_category (context_of (self), self->category, text, 0);

  category = san_category_copy (self->category);
  done = set_field (self, category, row, text, &error) &&
         san_indicator_put_category (context_of (self), category, &error);
  show_error (self, error);

  return done;
}

static void
on_limit_cb (SanCategoryForm *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  SanLimit limit;

  if (self->filling || self->category == NULL)
    return;

  if (!san_limit_row_get (self->limit, &limit, &error))
    {
      show_error (self, error);
      return;
    }
  text = san_limit_format (&limit);
  if (!g_str_equal (text, self->category->ticket_limit))
    san_indicator_set_limit (context_of (self), self->category, text);
}

/* Showing */

static void
show_limit (SanCategoryForm *self)
{
  SanLimit limit = { SAN_LIMIT_NONE };

  if (*self->category->ticket_limit != '\0')
    san_limit_parse (self->category->ticket_limit, &limit, NULL);
  san_limit_row_set (self->limit, &limit);
}

static void
show_summary (SanCategoryForm *self,
              SanIndicatorRow *row)
{
  g_autofree char *items = san_indicator_row_get_text (row, SAN_INDICATOR_COLUMN_ITEMS);
  g_autofree char *marks = san_indicator_row_get_text (row, SAN_INDICATOR_COLUMN_RATING);
  g_autofree char *weight = san_indicator_row_get_text (row, SAN_INDICATOR_COLUMN_MARK);
  g_autofree char *text = NULL;

  if (self->category != NULL)
    text = g_strdup_printf (_("%1$s items, %2$s"), items, marks);
  else
    text = g_strdup_printf (_("%1$s, weights %2$s"), items, *weight != '\0' ? weight : "0");
  gtk_label_set_text (self->summary, text);
}

void
san_category_form_show (SanCategoryForm *self,
                        SanIndicatorRow *row,
                        gboolean         editable)
{
  const SanCategory *category = san_indicator_row_get_category (row);
  gint64 old = self->category != NULL ? self->category->id : 0;
  gboolean other = category == NULL || category->id != old;
  g_autofree char *weight = NULL;

  self->filling = TRUE;
  g_clear_pointer (&self->category, san_category_free);
  san_set_str (&self->area, san_indicator_row_get_area (row));
  self->category = category != NULL ? san_category_copy (category) : NULL;
  gtk_widget_set_visible (self->code, category != NULL);
  gtk_widget_set_visible (self->area_row, category != NULL);
  gtk_widget_set_visible (self->weight, category != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->limit), category != NULL);
  san_field_row_show (self->name, category != NULL ? category->name : self->area, other);
  if (category != NULL)
    {
      weight = category->weight != SAN_STANDARD_NONE
               ? san_micro_format (category->weight, SAN_DECIMALS_NEEDED) : g_strdup ("");
      san_field_row_show (self->code, category->code, other);
      san_field_row_show (self->area_row, category->area, other);
      san_field_row_show (self->weight, weight, other);
      show_limit (self);
    }
  show_summary (self, row);
  gtk_widget_set_sensitive (self->group, editable);
  if (other)
    show_error (self, NULL);
  self->filling = FALSE;
}

void
san_category_form_focus (SanCategoryForm *self)
{
  gtk_widget_grab_focus (self->name);
}

/* Building */

static void
san_category_form_dispose (GObject *object)
{
  SanCategoryForm *self = SAN_CATEGORY_FORM (object);

  g_clear_pointer (&self->category, san_category_free);
  g_clear_pointer (&self->area, g_free);

  G_OBJECT_CLASS (san_category_form_parent_class)->dispose (object);
}

static void
san_category_form_class_init (SanCategoryFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_category_form_dispose;
}

static void
san_category_form_init (SanCategoryForm *self)
{
}

static GtkWidget *
add_field (SanCategoryForm *self,
           const char      *title)
{
  GtkWidget *row = san_field_row_new (title, on_field_cb, self);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);

  return row;
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

GtkWidget *
san_category_form_new (SanPage *page)
{
  SanCategoryForm *self = g_object_new (SAN_TYPE_CATEGORY_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->page = page;
  self->error = GTK_WIDGET (add_label (box, "sn-over"));
  gtk_widget_set_visible (self->error, FALSE);
  self->group = adw_preferences_group_new ();
  gtk_widget_add_css_class (self->group, "sn-form");
  gtk_box_append (GTK_BOX (box), self->group);
  self->name = add_field (self, _("Name"));
  self->code = add_field (self, _("Code"));
  self->area_row = add_field (self, _("Area"));
  self->weight = add_field (self, _("Weight"));
  self->limit = SAN_LIMIT_ROW (san_limit_row_new (_("Limit of a white ticket"),
                                                  _("as the office"), FALSE));
  g_signal_connect_swapped (self->limit, "changed", G_CALLBACK (on_limit_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), GTK_WIDGET (self->limit));
  self->summary = add_label (box, "sn-dim");
  adw_bin_set_child (ADW_BIN (self), box);

  return GTK_WIDGET (self);
}
