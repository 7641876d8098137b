/* san-head-form.c - what stands around the text of a bulletin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-head-form.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"

typedef enum
{
  FIELD_TITLE,
  FIELD_NUMBER,
  FIELD_DAY,
  FIELD_MARK,
  FIELD_SIGNER,
  FIELD_SENT_TO,
  FIELD_COPIED_TO,
  N_FIELDS
} Field;

struct _SanHeadForm
{
  AdwBin            parent_instance;

  SanBulletinDraft *draft;
  gboolean          filling;
  GtkEditable      *fields[N_FIELDS];
};

G_DEFINE_FINAL_TYPE (SanHeadForm, san_head_form, ADW_TYPE_BIN)

static guint edited_signal;

static const struct
{
  const char *name;
  gboolean    imprint;
} fields[N_FIELDS] = {
  [FIELD_TITLE] = { N_("Title"), FALSE },
  [FIELD_NUMBER] = { N_("Number"), FALSE },
  [FIELD_DAY] = { N_("Date"), FALSE },
  [FIELD_MARK] = { N_("Document number"), FALSE },
  [FIELD_SIGNER] = { N_("Approved by"), FALSE },
  [FIELD_SENT_TO] = { N_("Addressed to"), FALSE },
  [FIELD_COPIED_TO] = { N_("Copies to"), TRUE },
};

/* (transfer full) */
static char *
text_of (SanHeadForm *self,
         Field        field)
{
  const SanBulletinDraft *draft = self->draft;
  const char *text = NULL;

  switch (field)
    {
    case FIELD_NUMBER:
      return draft->number != 0 ? g_strdup_printf ("%u", draft->number) : g_strdup ("");

    case FIELD_DAY:
      return draft->day != 0 ? san_day_format (draft->day) : g_strdup ("");

    case FIELD_TITLE:
      text = draft->title;
      break;

    case FIELD_MARK:
      text = draft->mark;
      break;

    case FIELD_SIGNER:
      text = draft->signer;
      break;

    case FIELD_SENT_TO:
      text = draft->sent_to;
      break;

    case FIELD_COPIED_TO:
    case N_FIELDS:
    default:
      text = draft->copied_to;
      break;
    }

  return g_strdup (text != NULL ? text : "");
}

/* FALSE for what cannot be taken; @changed: whether it says something else now */
static gboolean
take_text (SanHeadForm *self,
           Field        field,
           const char  *text,
           gboolean    *changed)
{
  SanBulletinDraft *draft = self->draft;
  SanDay day = 0;
  guint64 number = 0;

  switch (field)
    {
    case FIELD_NUMBER:
      if (*text != '\0' && !g_ascii_string_to_unsigned (text, 10, 1, 9999, &number, NULL))
        return FALSE;
      *changed = draft->number != number;
      draft->number = (guint) number;
      return TRUE;

    case FIELD_DAY:
      if (*text != '\0' && !san_day_parse (text, &day, NULL))
        return FALSE;
      *changed = draft->day != day;
      draft->day = day;
      return TRUE;

    case FIELD_TITLE:
      *changed = san_set_str (&draft->title, text);
      return TRUE;

    case FIELD_MARK:
      *changed = san_set_str (&draft->mark, text);
      return TRUE;

    case FIELD_SIGNER:
      *changed = san_set_str (&draft->signer, text);
      return TRUE;

    case FIELD_SENT_TO:
      *changed = san_set_str (&draft->sent_to, text);
      return TRUE;

    case FIELD_COPIED_TO:
    case N_FIELDS:
    default:
      *changed = san_set_str (&draft->copied_to, text);
      return TRUE;
    }
}

static void
on_changed_cb (SanHeadForm *self,
               GtkEditable *editable)
{
  Field field = (Field) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (editable), "san-field"));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
  gboolean changed = FALSE;

  if (self->filling || self->draft == NULL)
    return;

  if (take_text (self, field, text, &changed))
    gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
  if (changed)
    g_signal_emit (self, edited_signal, 0);
}

static void
san_head_form_class_init (SanHeadFormClass *klass)
{
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
san_head_form_init (SanHeadForm *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "sn-form");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (Field field = 0; field < N_FIELDS; field++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(fields[field].name));
      g_object_set_data (G_OBJECT (row), "san-field", GINT_TO_POINTER (field));
      g_signal_connect_object (row, "changed", G_CALLBACK (on_changed_cb), self,
                               G_CONNECT_SWAPPED);
      self->fields[field] = GTK_EDITABLE (row);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  adw_bin_set_child (ADW_BIN (self), list);
}

void
san_head_form_show (SanHeadForm      *self,
                    SanBulletinDraft *draft,
                    guint             next,
                    gboolean          imprint,
                    gboolean          editable)
{
  g_autofree char *number = NULL;

  g_return_if_fail (SAN_IS_HEAD_FORM (self));

  self->draft = draft;
  if (draft == NULL)
    return;

  number = next != 0 && draft->number == 0
           ? g_strdup_printf (_("Number (%u is next)"), next) : g_strdup (_("Number"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fields[FIELD_NUMBER]), number);

  self->filling = TRUE;
  for (Field field = 0; field < N_FIELDS; field++)
    {
      g_autofree char *text = text_of (self, field);
      g_autofree char *stands =
        g_strstrip (g_strdup (gtk_editable_get_text (self->fields[field])));

      gtk_widget_set_visible (GTK_WIDGET (self->fields[field]), fields[field].imprint == imprint);
      gtk_editable_set_editable (self->fields[field], editable);
      if (!g_str_equal (text, stands))
        {
          gtk_editable_set_text (self->fields[field], text);
          gtk_widget_remove_css_class (GTK_WIDGET (self->fields[field]), "error");
        }
    }
  self->filling = FALSE;
}
