/* san-survey-list.c - the questionnaires of a round, one under the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-survey-list.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"

/* A questionnaire of the list. */
#define SAN_TYPE_SURVEY_ITEM (san_survey_item_get_type ())
G_DECLARE_FINAL_TYPE (SanSurveyItem, san_survey_item, SAN, SURVEY_ITEM, GObject)

struct _SanSurveyItem
{
  GObject parent_instance;

  gint64  id;
  guint   answered;
  guint   questions;
  char   *title;
  char   *detail;
};

G_DEFINE_FINAL_TYPE (SanSurveyItem, san_survey_item, G_TYPE_OBJECT)

struct _SanSurveyList
{
  AdwBin            parent_instance;

  SanSurveyRecords *records;
  GListStore       *items;
  gboolean          filling;

  /* Template children */
  GtkSearchEntry     *search;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkLabel           *none;
};

G_DEFINE_FINAL_TYPE (SanSurveyList, san_survey_list, ADW_TYPE_BIN)

static guint selected_signal;

static void
san_survey_item_finalize (GObject *object)
{
  g_free (SAN_SURVEY_ITEM (object)->title);
  g_free (SAN_SURVEY_ITEM (object)->detail);

  G_OBJECT_CLASS (san_survey_item_parent_class)->finalize (object);
}

static void
san_survey_item_class_init (SanSurveyItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_survey_item_finalize;
}

static void
san_survey_item_init (SanSurveyItem *self)
{
}

static SanSurveyItem *
item_new (SanSurveyRecords    *records,
          const SanRespondent *respondent,
          guint                position)
{
  SanSurveyItem *item = g_object_new (SAN_TYPE_SURVEY_ITEM, NULL);
  const char *unit = san_survey_records_unit (records, respondent->unit_id);

  item->id = respondent->id;
  item->answered = san_survey_records_answered (respondent);
  item->questions = records->questions->len;
  item->title = *respondent->ext_id != '\0'
                ? g_strdup_printf ("%s  %s", respondent->ext_id, unit)
                : g_strdup_printf ("%u  %s", position + 1, unit);
  item->detail = g_strjoin (*respondent->interviewer != '\0' && *respondent->day != '\0'
                            ? " · " : "", respondent->interviewer, respondent->day, NULL);

  return item;
}

/* Rows */

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "sn-tiny");
  gtk_widget_add_css_class (detail, "sn-dim");
  gtk_widget_add_css_class (count, "sn-cap");
  gtk_widget_add_css_class (count, "sn-dim");
  gtk_widget_add_css_class (count, "sn-num");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), title);
  gtk_box_append (GTK_BOX (text), detail);
  gtk_box_append (GTK_BOX (row), gtk_image_new ());
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), count);
  gtk_list_item_set_child (item, row);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item)
{
  SanSurveyItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *image = gtk_widget_get_first_child (row);
  GtkWidget *text = gtk_widget_get_next_sibling (image);
  GtkWidget *title = gtk_widget_get_first_child (text);
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  g_autofree char *count = g_strdup_printf ("%u/%u", item->answered, item->questions);
  gboolean done = item->answered >= item->questions;

  gtk_image_set_from_icon_name (GTK_IMAGE (image), done ? "object-select-symbolic"
                                : item->answered > 0 ? "radio-mixed-symbolic"
                                : "radio-symbolic");
  gtk_widget_set_tooltip_text (image, done ? _("Filled in")
                               : item->answered > 0 ? _("Partly filled in") : _("Empty"));
  gtk_label_set_text (GTK_LABEL (title), item->title);
  gtk_widget_set_tooltip_text (title, item->title);
  gtk_label_set_text (GTK_LABEL (detail), item->detail);
  gtk_widget_set_visible (detail, *item->detail != '\0');
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (row)), count);
}

/* Choosing */

static gboolean
fits (SanSurveyList *self,
      SanSurveyItem *item)
{
  g_autofree char *needle = san_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (*needle == '\0')
    return TRUE;
  text = g_strjoin (" ", item->title, item->detail, NULL);
  folded = san_text_fold (text);

  return strstr (folded, needle) != NULL;
}

gint64
san_survey_list_get (SanSurveyList *self)
{
  SanSurveyItem *item;

  g_return_val_if_fail (SAN_IS_SURVEY_LIST (self), 0);

  item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? item->id : 0;
}

static guint
find_item (SanSurveyList *self,
           gint64         id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanSurveyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->id == id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

void
san_survey_list_refresh (SanSurveyList *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 id;

  g_return_if_fail (SAN_IS_SURVEY_LIST (self));

  id = san_survey_list_get (self);
  for (guint i = 0; i < self->records->respondents->len; i++)
    {
      g_autoptr (SanSurveyItem) item = item_new (self->records,
                                                 self->records->respondents->pdata[i], i);

      if (fits (self, item))
        g_ptr_array_add (items, g_steal_pointer (&item));
    }

  self->filling = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, find_item (self, id));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->none), items->len == 0);
}

void
san_survey_list_select (SanSurveyList *self,
                        gint64         respondent_id)
{
  guint position;

  g_return_if_fail (SAN_IS_SURVEY_LIST (self));

  position = find_item (self, respondent_id);
  if (position == GTK_INVALID_LIST_POSITION && respondent_id != 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      san_survey_list_refresh (self);
      position = find_item (self, respondent_id);
    }
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

void
san_survey_list_step (SanSurveyList *self,
                      int            step)
{
  guint n;
  guint position;

  g_return_if_fail (SAN_IS_SURVEY_LIST (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  position = gtk_single_selection_get_selected (self->selection);
  if (n == 0)
    return;

  position = position == GTK_INVALID_LIST_POSITION ? 0
             : step > 0 ? MIN (position + 1, n - 1) : position > 0 ? position - 1 : 0;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
on_selected_cb (SanSurveyList *self)
{
  if (!self->filling && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    g_signal_emit (self, selected_signal, 0);
}

static void
on_search_changed_cb (SanSurveyList *self)
{
  if (self->records != NULL && self->records->respondents != NULL)
    san_survey_list_refresh (self);
}

static void
san_survey_list_dispose (GObject *object)
{
  SanSurveyList *self = SAN_SURVEY_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_SURVEY_LIST);
  g_clear_object (&self->items);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (san_survey_list_parent_class)->dispose (object);
}

static void
san_survey_list_class_init (SanSurveyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_survey_list_dispose;
  selected_signal = g_signal_new ("selected", SAN_TYPE_SURVEY_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-survey-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SanSurveyList, search);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyList, list);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyList, selection);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyList, none);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_set_css_name (widget_class, "survey-list");
}

static void
san_survey_list_init (SanSurveyList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (SAN_TYPE_SURVEY_ITEM);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

void
san_survey_list_set_records (SanSurveyList    *self,
                             SanSurveyRecords *records)
{
  g_return_if_fail (SAN_IS_SURVEY_LIST (self));

  g_set_object (&self->records, records);
}
