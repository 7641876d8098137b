/* san-choice-button.c - several of many things, chosen in a popover
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-choice-button.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"

#define MOST         60   /* rows at a time; the search finds the others */
#define SEARCH_ABOVE 8    /* choices */

struct _SanChoiceButton
{
  AdwBin          parent_instance;

  char           *title;
  SanChoicesFunc  source;
  gpointer        data;
  GPtrArray      *choices;    /* (nullable): while the list is open, or a label is wanted */
  GArray         *chosen;
  gboolean        filling;

  GtkMenuButton  *button;
  GtkLabel       *label;
  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkLabel       *more;
  GtkWidget      *clear;
};

G_DEFINE_FINAL_TYPE (SanChoiceButton, san_choice_button, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

SanChoice *
san_choice_new (gint64      id,
                const char *label,
                const char *detail)
{
  SanChoice *choice = g_new0 (SanChoice, 1);

  choice->id = id;
  choice->label = g_strdup (label);
  choice->detail = g_strdup (detail);
  choice->folded = san_text_fold (label);
  choice->pinyin = san_text_pinyin (label);
  choice->initials = san_text_initials (label);

  return choice;
}

void
san_choice_free (SanChoice *choice)
{
  g_free (choice->label);
  g_free (choice->detail);
  g_free (choice->folded);
  g_free (choice->pinyin);
  g_free (choice->initials);
  g_free (choice);
}

static GPtrArray *
choices_of (SanChoiceButton *self)
{
  if (self->choices == NULL)
    self->choices = self->source (self->data);

  return self->choices;
}

static gboolean
is_chosen (SanChoiceButton *self,
           gint64           id)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (g_array_index (self->chosen, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static const char *
label_of (SanChoiceButton *self,
          gint64           id)
{
  GPtrArray *choices = choices_of (self);

  for (guint i = 0; i < choices->len; i++)
    if (((SanChoice *) choices->pdata[i])->id == id)
      return ((SanChoice *) choices->pdata[i])->label;

  return "—";      /* it is gone from the records, not from the filter */
}

static void
update_label (SanChoiceButton *self)
{
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;

  if (self->chosen->len == 0)
    what = g_strdup (_("All"));
  else if (self->chosen->len == 1)
    what = g_strdup (label_of (self, g_array_index (self->chosen, gint64, 0)));
  else
    what = g_strdup_printf ("%u", self->chosen->len);
  text = g_strdup_printf (_("%s: %s"), self->title, what);
  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  if (self->chosen->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  gtk_widget_set_sensitive (self->clear, self->chosen->len > 0);
}

static void
on_toggled_cb (SanChoiceButton *self,
               GtkCheckButton  *check)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (check), "id");

  if (self->filling)
    return;

  if (gtk_check_button_get_active (check))
    {
      g_array_append_val (self->chosen, id);
    }
  else
    {
      for (guint i = 0; i < self->chosen->len; i++)
        if (g_array_index (self->chosen, gint64, i) == id)
          g_array_remove_index (self->chosen, i--);
    }
  update_label (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_row (SanChoiceButton *self,
         const SanChoice *choice)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (choice->label);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  if (*choice->detail != '\0')
    {
      GtkWidget *detail = gtk_label_new (choice->detail);

      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_START);
      gtk_label_set_xalign (GTK_LABEL (detail), 1);
      gtk_widget_set_hexpand (detail, TRUE);
      gtk_widget_add_css_class (detail, "sn-tiny");
      gtk_widget_add_css_class (detail, "sn-dim");
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data_full (G_OBJECT (check), "id", g_memdup2 (&choice->id, sizeof choice->id),
                          g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen (self, choice->id));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice->label, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
fill (SanChoiceButton *self)
{
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GPtrArray *choices = choices_of (self);
  GtkWidget *child;
  guint shown = 0, left = 0;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  /* what is ticked comes first, so that it can always be seen */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < choices->len; i++)
      {
        const SanChoice *choice = g_ptr_array_index (choices, i);
        gboolean first = choices->len > SEARCH_ABOVE && is_chosen (self, choice->id);

        if (first != (pass == 0) ||
            (*needle != '\0' &&
             !san_text_matches (choice->folded, choice->pinyin, choice->initials, needle)))
          continue;
        if (shown < MOST)
          add_row (self, choice);
        else
          left++;
        shown++;
      }
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->more), left > 0 || shown == 0);
  if (shown == 0)
    gtk_label_set_text (self->more, _("Nothing fits"));
  else if (left > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u more: search", "%u more: search",
                                                         left), left);

      gtk_label_set_text (self->more, text);
    }
}

static void
on_opened_cb (SanChoiceButton *self)
{
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), choices_of (self)->len > SEARCH_ABOVE);
  fill (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->search)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_clear_cb (SanChoiceButton *self)
{
  g_array_set_size (self->chosen, 0);
  fill (self);
  update_label (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
popover_new (SanChoiceButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->more = GTK_LABEL (gtk_label_new (NULL));
  self->clear = gtk_button_new_with_label (_("Clear choice"));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-pick");
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "sn-tiny");
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "sn-dim");
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scrolled, 220, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear_cb), self);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_opened_cb), self);

  return popover;
}

static void
san_choice_button_finalize (GObject *object)
{
  SanChoiceButton *self = SAN_CHOICE_BUTTON (object);

  g_free (self->title);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_array_unref (self->chosen);

  G_OBJECT_CLASS (san_choice_button_parent_class)->finalize (object);
}

static void
san_choice_button_class_init (SanChoiceButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_choice_button_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_CHOICE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
san_choice_button_init (SanChoiceButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  gtk_widget_add_css_class (arrow, "sn-arrow");
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, 16);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (content), arrow);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, content);
  gtk_menu_button_set_popover (self->button, popover_new (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

void
san_choice_button_set_source (SanChoiceButton *self,
                              const char      *title,
                              SanChoicesFunc   choices,
                              gpointer         data)
{
  g_return_if_fail (SAN_IS_CHOICE_BUTTON (self));

  g_free (self->title);
  self->title = g_strdup (title);
  self->source = choices;
  self->data = data;
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  update_label (self);
}

const GArray *
san_choice_button_get_chosen (SanChoiceButton *self)
{
  g_return_val_if_fail (SAN_IS_CHOICE_BUTTON (self), NULL);

  return self->chosen;
}

void
san_choice_button_set_chosen (SanChoiceButton *self,
                              const gint64    *ids,
                              guint            n)
{
  g_return_if_fail (SAN_IS_CHOICE_BUTTON (self));

  g_array_set_size (self->chosen, 0);
  if (n > 0)
    g_array_append_vals (self->chosen, ids, n);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  update_label (self);
}
