/* san-rating-panel.c - what the ratings of an item come to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-rating-panel.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

struct _SanRatingPanel
{
  AdwBin     parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (SanRatingPanel, san_rating_panel, ADW_TYPE_BIN)

enum { COLUMN_KEY, COLUMN_WORD, COLUMN_FAULTS, COLUMN_FACTOR, COLUMN_MARK };

static void
add_cell (SanRatingPanel *self,
          int             column,
          int             line,
          const char     *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column <= COLUMN_WORD ? 0 : 1);
  gtk_widget_add_css_class (label, column == COLUMN_KEY ? "sn-kbd" : "sn-num");
  if (column == COLUMN_FAULTS || column == COLUMN_FACTOR)
    {
      gtk_widget_add_css_class (label, "sn-dim");
      gtk_widget_add_css_class (label, "sn-cap");
    }
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, column == COLUMN_WORD);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, line, 1, 1);
}

/* (transfer full): up to how many faults it is given: 0, 1–2, 3+ */
static char *
faults_text (const SanItem *item,
             guint          index,
             guint          n)
{
  gint64 from = index > 0 ? san_item_get_threshold (item, MIN (index - 1, 2)) + 1 : 0;

  if (index + 1 == n || index > 2)
    return g_strdup_printf (_("%d faults or more"), (int) from);
  if (from >= san_item_get_threshold (item, index))
    return g_strdup_printf (ngettext ("%d fault", "%d faults", san_item_get_threshold (item, index)),
                            (int) san_item_get_threshold (item, index));

  return g_strdup_printf (_("%1$d–%2$d faults"), (int) from,
                          (int) san_item_get_threshold (item, index));
}

/* (transfer full): mark × percent / 100, of at most two places */
static char *
marks_text (const SanItem *item,
            gint64         percent)
{
  g_autofree char *number = NULL;
  g_autoptr (SanRatingSet) set = san_rating_set_new ("");
  mpq_t earned;

  san_rating_set_add (set, "x", "", percent);
  mpq_init (earned);
  san_item_earned (item, set, "x", SAN_STANDARD_NONE, SAN_VALUE_NONE, earned);
  san_rational_round (earned, earned, 2);
  number = san_rational_format (earned, SAN_DECIMALS_NEEDED);
  mpq_clear (earned);

  return g_strdup_printf (_("%s points"), number);
}

void
san_rating_panel_show (SanRatingPanel    *self,
                       const SanStandard *standard,
                       const SanItem     *item)
{
  const SanRatingSet *set = san_standard_get_ratings (standard, item);
  gboolean rated = g_str_equal (item->method, "graded") || g_str_equal (item->method, "pass");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  gtk_widget_set_visible (GTK_WIDGET (self), rated);
  if (!rated)
    return;

  for (guint i = 0; i < set->ratings->len; i++)
    {
      const SanRating *rating = set->ratings->pdata[i];
      g_autofree char *key = g_strdup_printf ("%u", i + 1);
      g_autofree char *faults = faults_text (item, i, set->ratings->len);
      g_autofree char *percent = san_micro_format (rating->percent, SAN_DECIMALS_NEEDED);
      g_autofree char *factor = g_strdup_printf ("× %s%%", percent);
      g_autofree char *marks = marks_text (item, rating->percent);

      add_cell (self, COLUMN_KEY, (int) i, key);
      add_cell (self, COLUMN_WORD, (int) i, rating->word);
      add_cell (self, COLUMN_FAULTS, (int) i, faults);
      add_cell (self, COLUMN_FACTOR, (int) i, factor);
      add_cell (self, COLUMN_MARK, (int) i, marks);
    }
  add_cell (self, COLUMN_KEY, (int) set->ratings->len, "0");
  add_cell (self, COLUMN_WORD, (int) set->ratings->len, _("N/A"));
  add_cell (self, COLUMN_MARK, (int) set->ratings->len, _("not counted"));
}

static void
san_rating_panel_class_init (SanRatingPanelClass *klass)
{
}

static void
san_rating_panel_init (SanRatingPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("What the ratings are worth"));
  GtkWidget *change = gtk_button_new_with_label (_("Change…"));

  gtk_widget_add_css_class (box, "sn-panel");
  gtk_widget_add_css_class (box, "sn-padded");
  gtk_widget_add_css_class (title, "sn-strong");
  gtk_widget_add_css_class (title, "sn-cap");
  gtk_widget_add_css_class (change, "sn-rowact");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (change, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "page.ratings");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), change);
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 7);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 10);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->grid);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
san_rating_panel_new (void)
{
  return g_object_new (SAN_TYPE_RATING_PANEL, NULL);
}
