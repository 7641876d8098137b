/* san-review-list.c - two ratings side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-review-list.h"

#include <glib/gi18n-lib.h>

#include "rounds/san-review.h"

#define MOST    300   /* rows; the numbers above tell of the rest */
#define COLUMNS 4

struct _SanReviewList
{
  AdwBin        parent_instance;

  GtkListBox   *list;
  GtkLabel     *empty;
  GtkSizeGroup *columns[COLUMNS];
  guint         n;
  gboolean      by_item;
  GPtrArray    *texts;    /* GStrv: the cells of all rows, the two names first */
};

G_DEFINE_FINAL_TYPE (SanReviewList, san_review_list, ADW_TYPE_BIN)

enum { SETTLE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Rows */

static void
clear (SanReviewList *self,
       const char    *empty)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n = 0;
  g_ptr_array_set_size (self->texts, 0);
  gtk_label_set_text (self->empty, empty);
}

static GtkWidget *
make_cell (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_set_tooltip_text (label, text);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
keep_texts (SanReviewList     *self,
            const char        *first,
            const char        *below,
            const char *const *texts)
{
  char **cells = g_new0 (char *, COLUMNS + 3);

  cells[0] = g_strdup (first);
  cells[1] = g_strdup (below);
  for (guint i = 0; i < COLUMNS; i++)
    cells[2 + i] = g_strdup (texts[i]);
  g_ptr_array_add (self->texts, cells);
}

/* @texts: COLUMNS of them, after the first one that takes what room there is. NULL: there
 * are so many rows already */
static GtkBox *
add_row (SanReviewList     *self,
         const char        *first,
         const char        *below,
         const char *const *texts)
{
  GtkWidget *box, *name, *row;

  keep_texts (self, first, below, texts);
  if (self->n == MOST)
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  name = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  row = gtk_list_box_row_new ();
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (name), make_cell (first, NULL));
  gtk_box_append (GTK_BOX (name), make_cell (below, "sn-tiny"));
  gtk_box_append (GTK_BOX (box), name);
  for (guint i = 0; i < COLUMNS; i++)
    {
      GtkWidget *cell = make_cell (texts[i], "sn-num");

      gtk_size_group_add_widget (self->columns[i], cell);
      gtk_box_append (GTK_BOX (box), cell);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);
  self->n++;

  return GTK_BOX (box);
}

/* Differences */

static char *
words_of (SanStandard   *standard,
          const SanItem *item,
          const char    *grade,
          gboolean       has_faults,
          int            faults,
          gboolean       has_value,
          gint64         value)
{
  if (has_value)
    return san_micro_format (value, SAN_DECIMALS_NEEDED);
  if (has_faults)
    return g_strdup_printf (ngettext ("%d fault", "%d faults", (gulong) faults), faults);
  if (g_str_equal (grade, SAN_GRADE_NA))
    return g_strdup (_("N/A"));

  return item != NULL ? san_rating_set_word (san_standard_get_ratings (standard, item), grade)
                      : g_strdup (grade);
}

static void
on_settle_cb (GtkButton     *button,
              SanReviewList *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "observation");

  g_signal_emit (self, signals[SETTLE], 0, *id,
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "second")));
}

static void
add_button (SanReviewList *self,
            GtkBox        *box,
            const char    *label,
            gint64         observation_id,
            gboolean       second)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "sn-rowact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "observation",
                          g_memdup2 (&observation_id, sizeof observation_id), g_free);
  g_object_set_data (G_OBJECT (button), "second", GINT_TO_POINTER (second));
  g_signal_connect (button, "clicked", G_CALLBACK (on_settle_cb), self);
  gtk_box_append (box, button);
}

static const char *
name_of_point (GPtrArray *visits,
               gint64     point_id)
{
  for (guint i = 0; i < visits->len; i++)
    if (((SanVisit *) visits->pdata[i])->point_id == point_id)
      return ((SanVisit *) visits->pdata[i])->name;

  return "";
}

static void
add_difference (SanReviewList         *self,
                const SanSecondRating *rating,
                GPtrArray             *visits,
                SanStandard           *standard,
                gboolean               review,
                gboolean               open)
{
  const SanItem *item = san_standard_get_item (standard, rating->item_id);
  const SanObservation *old = rating->first;
  g_autofree char *first = words_of (standard, item, old->grade, old->has_faults, old->faults,
                                     old->has_value, old->value);
  g_autofree char *second = words_of (standard, item, rating->grade, rating->has_faults,
                                      rating->faults, rating->has_value, rating->value);
  const char *states[] = {
    [SAN_SETTLED_NOT] = _("to settle"), [SAN_SETTLED_FIRST] = _("first stands"),
    [SAN_SETTLED_SECOND] = _("second counts"),
  };
  g_autofree char *who = g_strdup_printf ("%s / %s", old->inspector, rating->rater);
  const char *texts[COLUMNS] = { first, second, who, states[rating->settled] };
  GtkBox *box = add_row (self, name_of_point (visits, rating->point_id),
                         item != NULL ? item->name : "", texts);

  if (box != NULL && *rating->reason != '\0')
    gtk_widget_set_tooltip_text (GTK_WIDGET (box), rating->reason);
  if (box == NULL || !open)
    return;
  if (rating->settled != SAN_SETTLED_SECOND)
    add_button (self, box, review ? _("Take the review's") : _("Take the second"),
                rating->observation_id, TRUE);
  if (rating->settled != SAN_SETTLED_FIRST)
    add_button (self, box, _("Keep the first"), rating->observation_id, FALSE);
}

void
san_review_list_show_differences (SanReviewList *self,
                                  GPtrArray     *ratings,
                                  GPtrArray     *visits,
                                  SanStandard   *standard,
                                  gboolean       review,
                                  gboolean       open)
{
  clear (self, _("No difference so far"));
  self->by_item = FALSE;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < ratings->len; i++)
      {
        const SanSecondRating *rating = g_ptr_array_index (ratings, i);

        if (!san_second_rating_agrees (rating) &&
            (rating->settled == SAN_SETTLED_NOT) == (pass == 0))
          add_difference (self, rating, visits, standard, review, open);
      }
  gtk_widget_set_visible (GTK_WIDGET (self->empty), self->n == 0);
}

/* By item */

typedef struct
{
  const SanItem      *item;
  const SanAgreement *agreement;
} ItemRow;

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const ItemRow *left = a, *right = b;
  guint64 l = (guint64) left->agreement->agreed * right->agreement->compared;
  guint64 r = (guint64) right->agreement->agreed * left->agreement->compared;

  return l != r ? (l > r) - (l < r) : (left->item->id > right->item->id) - (left->item->id < right->item->id);
}

void
san_review_list_show_items (SanReviewList *self,
                            GPtrArray     *ratings,
                            SanStandard   *standard)
{
  g_autoptr (GHashTable) table = san_agreement_by_item (ratings);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (ItemRow));
  GHashTableIter iter;
  gpointer id, agreement;

  clear (self, _("Nothing to compare yet"));
  self->by_item = TRUE;
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &id, &agreement))
    {
      ItemRow row = { san_standard_get_item (standard, *(gint64 *) id), agreement };

      if (row.item != NULL)
        g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_items);
  for (guint i = 0; i < rows->len; i++)
    {
      const ItemRow *row = &g_array_index (rows, ItemRow, i);
      const SanCategory *category = san_standard_get_category (standard, row->item->category_id);
      g_autofree char *rate = san_agreement_rate (row->agreement);
      g_autofree char *counts = g_strdup_printf ("%u / %u", row->agreement->agreed,
                                                 row->agreement->compared);
      const char *texts[COLUMNS] = { rate, counts, "", "" };

      add_row (self, row->item->name, category != NULL ? category->name : "", texts);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->empty), self->n == 0);
}

SanTextTable *
san_review_list_get_table (SanReviewList *self,
                           const char    *title,
                           const char    *subtitle)
{
  SanTextTable *table = san_text_table_new (title, subtitle);

  san_text_table_add_column (table, self->by_item ? _("Item") : _("Point"), 0, FALSE);
  san_text_table_add_column (table, self->by_item ? _("Category") : _("Item"), 0, FALSE);
  san_text_table_add_column (table, self->by_item ? _("Agreement") : C_("rating", "First"), 1,
                             self->by_item);
  san_text_table_add_column (table, self->by_item ? _("Agreed / compared")
                                                  : C_("rating", "Second"), 1, self->by_item);
  if (!self->by_item)
    {
      san_text_table_add_column (table, _("Rated by"), 1, FALSE);
      san_text_table_add_column (table, _("State"), 1, FALSE);
    }
  for (guint i = 0; i < self->texts->len; i++)
    san_text_table_add_row (table, SAN_TEXT_PLAIN, g_ptr_array_index (self->texts, i));

  return table;
}

/* The class */

GtkWidget *
san_review_list_new (void)
{
  return g_object_new (SAN_TYPE_REVIEW_LIST, NULL);
}

static void
san_review_list_dispose (GObject *object)
{
  for (guint i = 0; i < COLUMNS; i++)
    g_clear_object (&SAN_REVIEW_LIST (object)->columns[i]);
  g_clear_pointer (&SAN_REVIEW_LIST (object)->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (san_review_list_parent_class)->dispose (object);
}

static void
san_review_list_class_init (SanReviewListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_review_list_dispose;

  signals[SETTLE] = g_signal_new ("settle", SAN_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
san_review_list_init (SanReviewList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < COLUMNS; i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-onsite-items");
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "sn-dim");
  gtk_widget_set_margin_top (GTK_WIDGET (self->empty), 24);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_add_css_class (scroller, "sn-onsite-form");
  adw_bin_set_child (ADW_BIN (self), scroller);
}
