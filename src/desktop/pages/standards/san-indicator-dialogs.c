/* san-indicator-dialogs.c - the forms in which parts of the standard begin and end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-indicator-dialogs.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "pages/standards/san-form-window.h"
#include "pages/standards/san-indicator-changes.h"
#include "pages/standards/san-indicator-tree.h"
#include "standards/san-standard-edit-store.h"

#define LIST_HEIGHT 320

/* What is asked; each dialog fills in what it has. */
typedef struct
{
  SanPage           *page;
  SanStandard       *standard;   /* keeps @category and @item alive */
  const SanCategory *category;
  const SanItem     *item;
  GPtrArray         *records;    /* behind the lines of a choice */
  GtkEditable       *name;
  GtkEditable       *code;
  GtkEditable       *area;
  AdwComboRow       *choice;
  GtkListBox        *list;
} Form;

static Form *
form_new (SanPage     *page,
          SanStandard *standard)
{
  Form *form = g_new0 (Form, 1);

  form->page = g_object_ref (page);
  form->standard = standard != NULL ? san_standard_ref (standard) : NULL;

  return form;
}

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->page);
  san_standard_unref (form->standard);
  g_clear_pointer (&form->records, g_ptr_array_unref);
  g_free (form);
}

static SanContext *
context_of (Form *form)
{
  return san_page_get_context (form->page);
}

/* (transfer full) */
static char *
text_of (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static GtkWidget *
present (SanFormWindow *window)
{
  gtk_window_present (GTK_WINDOW (window));

  return GTK_WIDGET (window);
}

static void
show_record (SanPage *page,
             char    *key)
{
  g_autofree char *owned = key;

  san_page_show (page, g_variant_new_string (key));
}

/* New ones */

static gboolean
add_item (SanFormWindow *window,
          gpointer       data,
          GError       **error)
{
  Form *form = data;
  GPtrArray *categories = san_standard_get_categories (form->standard);
  guint selected = adw_combo_row_get_selected (form->choice);
  g_autoptr (SanItem) item = san_item_new ();
  g_autofree char *name = text_of (form->name);
  g_autofree char *code = text_of (form->code);

  if (selected >= categories->len)
    return FALSE;

  san_set_str (&item->name, name);
  san_set_str (&item->code, code);
  item->category_id = ((SanCategory *) categories->pdata[selected])->id;
  if (!san_indicator_put_item (context_of (form), item, error))
    return FALSE;

  show_record (form->page, san_indicator_key_item (item->id));

  return TRUE;
}

GtkWidget *
san_indicator_dialog_item (SanPage           *page,
                           SanStandard       *standard,
                           const SanCategory *category)
{
  Form *form = form_new (page, standard);
  GPtrArray *categories = san_standard_get_categories (standard);
  SanFormWindow *window = san_form_window_new (GTK_WIDGET (page), _("New item"), _("Add"),
                                               add_item, form, form_free);
  GtkWidget *group = san_form_window_add_group (window, NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < categories->len; i++)
    {
      gtk_string_list_append (words, ((SanCategory *) categories->pdata[i])->name);
      if (categories->pdata[i] == category)
        selected = i;
    }
  form->choice = san_form_window_add_choice (group, _("Category"), G_LIST_MODEL (words), selected);
  form->name = san_form_window_add_entry (group, _("Item"), "");
  form->code = san_form_window_add_entry (group, _("Code"), "");
  gtk_widget_grab_focus (GTK_WIDGET (form->name));

  return present (window);
}

static gboolean
add_category (SanFormWindow *window,
              gpointer       data,
              GError       **error)
{
  Form *form = data;
  g_autoptr (SanCategory) category = san_category_new ();
  g_autofree char *name = text_of (form->name);
  g_autofree char *code = text_of (form->code);
  g_autofree char *area = text_of (form->area);

  san_set_str (&category->name, name);
  san_set_str (&category->code, code);
  san_set_str (&category->area, area);
  if (!san_indicator_put_category (context_of (form), category, error))
    return FALSE;

  show_record (form->page, san_indicator_key_category (category->id));

  return TRUE;
}

GtkWidget *
san_indicator_dialog_category (SanPage    *page,
                               const char *area)
{
  Form *form = form_new (page, NULL);
  SanFormWindow *window = san_form_window_new (GTK_WIDGET (page), _("New category"), _("Add"),
                                               add_category, form, form_free);
  GtkWidget *group = san_form_window_add_group (window, NULL);

  form->name = san_form_window_add_entry (group, _("Name"), "");
  form->code = san_form_window_add_entry (group, _("Code"), "");
  form->area = san_form_window_add_entry (group, _("Area"), area != NULL ? area : "");
  gtk_widget_grab_focus (GTK_WIDGET (form->name));

  return present (window);
}

/* Versions */

static gboolean
add_version (SanFormWindow *window,
             gpointer       data,
             GError       **error)
{
  Form *form = data;
  g_autofree char *name = text_of (form->name);
  g_autofree char *day = text_of (form->code);
  SanDay from;

  if (!san_day_parse (day, &from, error) ||
      !san_indicator_add_version (context_of (form), name, from, error))
    return FALSE;

  san_context_say (context_of (form), _("The version before it stays as it was"));

  return TRUE;
}

GtkWidget *
san_indicator_dialog_version (SanPage *page)
{
  SanContext *context = san_page_get_context (page);
  Form *form = form_new (page, NULL);
  SanFormWindow *window = san_form_window_new (GTK_WIDGET (page), _("Save as new version"),
                                               _("Save"), add_version, form, form_free);
  GtkWidget *group;
  g_autofree char *day = san_day_format (san_context_get_period (context)->last + 1);

  group = san_form_window_add_group (window, _("The standard as it is stays as a version of its "
                                               "own, for the rounds before that day. What is "
                                               "edited from now on is the new one."));
  form->name = san_form_window_add_entry (group, _("Name"), "");
  form->code = san_form_window_add_entry (group, _("First day in force"), day);
  gtk_widget_grab_focus (GTK_WIDGET (form->name));

  return present (window);
}

/* Taking out */

static void
on_removal_cb (AdwMessageDialog *dialog,
               const char       *response,
               Form             *form)
{
  if (g_str_equal (response, "remove"))
    san_indicator_remove (context_of (form), form->category, form->item);
}

GtkWidget *
san_indicator_dialog_remove (SanPage           *page,
                             SanStandard       *standard,
                             const SanCategory *category,
                             const SanItem     *item)
{
  Form *form = form_new (page, standard);
  guint n = san_standard_get_items (standard, category->id)->len;
  g_autofree char *heading = g_strdup_printf (_("Take “%s” out?"),
                                              item != NULL ? item->name : category->name);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  form->category = category;
  form->item = item;
  if (item == NULL && n > 0)
    body = g_strdup_printf (ngettext ("Its %u item goes with it. What was found by it so far, and "
                                      "tickets, stay.",
                                      "Its %u items go with it. What was found by them so far, "
                                      "and tickets, stay.", n), n);
  else
    body = g_strdup (_("What was found by it so far, and tickets, stay."));
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), heading,
                                   body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "remove",
                                    _("Take out"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_removal_cb), form);
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

/* Mapping */

static gboolean
map_item (SanFormWindow *window,
          gpointer       data,
          GError       **error)
{
  Form *form = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (form->list);
  const SanItem *forebear;

  if (row == NULL)
    return FALSE;

  forebear = gtk_list_box_row_get_index (row) > 0
             ? form->records->pdata[gtk_list_box_row_get_index (row) - 1] : NULL;

  return san_indicator_map (context_of (form), form->item, forebear != NULL ? forebear->id : 0);
}

static void
add_line (Form       *form,
          const char *name,
          const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *more = gtk_label_new (detail);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (more), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (more, "sn-cap");
  gtk_widget_add_css_class (more, "sn-dim");
  gtk_widget_set_visible (more, *detail != '\0');
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_append (form->list, box);
}

static void
fill_forebears (Form *form)
{
  SanDatabase *database = san_context_get_database (context_of (form));
  g_autoptr (GPtrArray) retired = san_item_store_retired (database, NULL);
  g_autoptr (SanItem) now = form->item->forebear_id != 0
                            ? san_item_store_load (database, form->item->forebear_id, NULL) : NULL;

  form->records = retired != NULL ? g_steal_pointer (&retired)
                                  : g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                    san_item_free);
  if (now != NULL)
    g_ptr_array_insert (form->records, 0, g_steal_pointer (&now));
  add_line (form, _("Nothing: it is new"), "");
  for (guint i = 0; i < form->records->len; i++)
    {
      const SanItem *item = form->records->pdata[i];
      g_autoptr (SanCategory) category = san_category_store_load (database, item->category_id,
                                                                  NULL);
      g_autofree char *detail = g_strdup_printf ("%s  %s", item->code,
                                                 category != NULL ? category->name : "");

      add_line (form, item->name, detail);
    }
  gtk_list_box_select_row (form->list,
                           gtk_list_box_get_row_at_index (form->list,
                                                          form->item->forebear_id != 0));
}

GtkWidget *
san_indicator_dialog_map (SanPage       *page,
                          SanStandard   *standard,
                          const SanItem *item)
{
  Form *form = form_new (page, standard);
  SanFormWindow *window = san_form_window_new (GTK_WIDGET (page), _("Which item it carries on"),
                                               _("Map"), map_item, form, form_free);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  form->item = item;
  form->list = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (list, "sn-pick");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_size_request (scroller, -1, LIST_HEIGHT);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "sn-panel");
  gtk_box_append (san_form_window_get_body (window), scroller);
  fill_forebears (form);

  return present (window);
}
