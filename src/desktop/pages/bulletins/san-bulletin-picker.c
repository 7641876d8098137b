/* san-bulletin-picker.c - chooses among drafts and issued bulletins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletin-picker.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-tag.h"

#define MOST_ISSUED 12   /* the list of all has the rest */

struct _SanBulletinPicker
{
  AdwBin         parent_instance;

  GtkMenuButton *button;
  GtkLabel      *number;
  GtkLabel      *title;
  GtkListBox    *list;
};

G_DEFINE_FINAL_TYPE (SanBulletinPicker, san_bulletin_picker, ADW_TYPE_BIN)

enum { DRAFT, ISSUED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Titles ---------------------------------------------------------------------------- */

static SanRound *
round_of (SanContext *context,
          gint64      id)
{
  GPtrArray *rounds = san_context_get_rounds (context);

  for (guint i = 0; i < rounds->len; i++)
    if (((SanRound *) g_ptr_array_index (rounds, i))->id == id)
      return g_ptr_array_index (rounds, i);

  return NULL;
}

char *
san_draft_title (SanContext             *context,
                 const SanBulletinDraft *draft)
{
  const SanRound *round = round_of (context, draft->round_id);
  const char *kind = san_bulletin_kind_title (draft->kind);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  int month;

  if (draft->title != NULL && *draft->title != '\0')
    return g_strdup (draft->title);
  if (round != NULL && draft->kind == SAN_BULLETIN_MONTHLY &&
      round->period.kind == SAN_PERIOD_MONTH)
    {
      san_day_get (round->period.last, NULL, &month, NULL);
      return g_strdup_printf (_("Assessment bulletin, month %d"), month);
    }
  if (round != NULL)
    return g_strdup_printf ("%s %s", round->label, kind);
  if (draft->from == 0)
    return g_strdup (kind);

  from = san_day_format (draft->from);
  to = san_day_format (draft->to);

  return draft->from == draft->to ? g_strdup_printf ("%s %s", from, kind)
                                  : g_strdup_printf ("%s—%s %s", from, to, kind);
}

char *
san_draft_number (SanContext             *context,
                  const SanBulletinDraft *draft)
{
  SanDay day = draft->day != 0
               ? draft->day
               : san_time_day (san_workspace_now (san_context_get_workspace (context)));
  guint number = draft->number;
  guint running;

  if (number == 0)
    san_bulletin_store_next_number (san_context_get_database (context), day, &number, &running,
                                    NULL);

  return g_strdup_printf (_("Issue No. %u"), number);
}

/* Rows ------------------------------------------------------------------------------ */

static void
on_activated_cb (SanBulletinPicker *self,
                 GtkListBoxRow     *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "san-id");
  gboolean draft = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "san-draft"));

  if (id == NULL)
    return;

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[draft ? DRAFT : ISSUED], 0, *id);
}

static void
add_row (SanBulletinPicker *self,
         gint64             id,
         gboolean           draft,
         const char        *number,
         const char        *title,
         const char        *tag)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *first = gtk_label_new (number);
  GtkWidget *second = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_width_chars (GTK_LABEL (first), 8);
  gtk_widget_add_css_class (first, "sn-num");
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (second), 26);
  gtk_widget_set_hexpand (second, TRUE);
  if (*number != '\0')
    gtk_box_append (GTK_BOX (box), first);
  else
    g_object_ref_sink (first);
  gtk_box_append (GTK_BOX (box), second);
  if (*number == '\0')
    g_object_unref (first);
  if (*tag != '\0')
    gtk_box_append (GTK_BOX (box), san_tag_new (tag, draft ? "accent" : ""));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "san-id", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data (G_OBJECT (row), "san-draft", GINT_TO_POINTER (draft));
  gtk_list_box_append (self->list, row);
}

void
san_bulletin_picker_fill (SanBulletinPicker *self,
                          SanContext        *context,
                          GPtrArray         *drafts,
                          GPtrArray         *bulletins)
{
  GtkWidget *row;

  g_return_if_fail (SAN_IS_BULLETIN_PICKER (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (guint i = 0; i < drafts->len; i++)
    {
      const SanBulletinDraft *draft = g_ptr_array_index (drafts, i);
      g_autofree char *number = san_draft_number (context, draft);
      g_autofree char *title = san_draft_title (context, draft);

      if (draft->bulletin_id == 0)
        add_row (self, draft->id, TRUE, number, title, _("Draft"));
    }
  for (guint i = 0; i < MIN (bulletins->len, MOST_ISSUED); i++)
    {
      const SanBulletin *bulletin = g_ptr_array_index (bulletins, i);
      g_autofree char *number = g_strdup_printf (_("Issue No. %u"), bulletin->number);

      add_row (self, bulletin->id, FALSE, number, bulletin->title, C_("bulletin", "Issued"));
    }
  if (bulletins->len > 0)
    add_row (self, 0, FALSE, "", _("All issued bulletins"), "");
}

void
san_bulletin_picker_say (SanBulletinPicker *self,
                         const char        *number,
                         const char        *title)
{
  g_autofree char *spoken = g_strdup_printf (_("Bulletin: %s %s"), number, title);

  g_return_if_fail (SAN_IS_BULLETIN_PICKER (self));

  gtk_label_set_text (self->number, number);
  gtk_widget_set_visible (GTK_WIDGET (self->number), *number != '\0');
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

void
san_bulletin_picker_open (SanBulletinPicker *self)
{
  g_return_if_fail (SAN_IS_BULLETIN_PICKER (self));

  gtk_menu_button_popup (self->button);
}

/* Widget ---------------------------------------------------------------------------- */

static void
san_bulletin_picker_class_init (SanBulletinPickerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[DRAFT] = g_signal_new ("draft", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ISSUED] = g_signal_new ("issued", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
button_child_new (SanBulletinPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "sn-num");
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->title, 24);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));

  return box;
}

static void
san_bulletin_picker_init (SanBulletinPicker *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-pick");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Bulletins"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, button_child_new (self));
  gtk_menu_button_set_popover (self->button, popover);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}
