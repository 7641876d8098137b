/* san-ratings-dialog.c - what ratings are called and worth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-ratings-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "pages/standards/san-form-window.h"
#include "pages/standards/san-indicator-changes.h"

#define MOST_RATINGS 6

typedef struct
{
  SanPage       *page;
  SanRatingSets *sets;       /* as they are */
  AdwComboRow   *office;
  GtkEditable   *pass_line;
  AdwComboRow   *set;
  GtkEditable   *words[MOST_RATINGS];
  GtkEditable   *percents[MOST_RATINGS];
  char          *keys[MOST_RATINGS];
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  for (guint i = 0; i < MOST_RATINGS; i++)
    g_free (form->keys[i]);
  g_object_unref (form->page);
  san_rating_sets_free (form->sets);
  g_free (form);
}

/* (nullable) (transfer none): the set that a choice names */
static const SanRatingSet *
chosen (Form        *form,
        AdwComboRow *row)
{
  guint line = adw_combo_row_get_selected (row);

  return line < form->sets->sets->len ? form->sets->sets->pdata[line] : NULL;
}

static void
show_set (Form               *form,
          const SanRatingSet *set)
{
  for (guint i = 0; i < MOST_RATINGS; i++)
    {
      const SanRating *rating = i < set->ratings->len ? set->ratings->pdata[i] : NULL;
      g_autofree char *percent = rating != NULL ? san_micro_format (rating->percent,
                                                                    SAN_DECIMALS_NEEDED)
                                                : g_strdup ("");

      gtk_editable_set_text (form->words[i], rating != NULL ? rating->word : "");
      gtk_editable_set_text (form->percents[i], percent);
      g_free (form->keys[i]);
      form->keys[i] = g_strdup (rating != NULL ? rating->key : NULL);
    }
}

static void
on_set_cb (Form *form)
{
  const SanRatingSet *set = chosen (form, form->set);

  if (set != NULL)
    show_set (form, set);
}

static void
on_shipped_cb (Form *form)
{
  g_autoptr (SanRatingSets) shipped = san_rating_sets_new ();
  const SanRatingSet *set = chosen (form, form->set);
  const SanRatingSet *first = set != NULL ? san_rating_sets_get (shipped, set->key) : NULL;

  if (first != NULL)
    show_set (form, first);
}

/* Taking it */

/* (transfer full) (nullable): what the lines say */
static SanRatingSet *
read_set (Form    *form,
          GError **error)
{
  g_autoptr (SanRatingSet) set = san_rating_set_new (chosen (form, form->set)->key);

  for (guint i = 0; i < MOST_RATINGS; i++)
    {
      g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (form->words[i])));
      g_autofree char *fresh = g_strdup_printf ("r%u", i + 1);
      gint64 percent;

      if (*word == '\0')
        continue;
      if (!san_micro_parse (gtk_editable_get_text (form->percents[i]), &percent, NULL, error))
        return NULL;
      san_rating_set_add (set, form->keys[i] != NULL ? form->keys[i] : fresh, word, percent);
    }

  return g_steal_pointer (&set);
}

static gboolean
is_same (const SanRatingSet *a,
         const SanRatingSet *b)
{
  gboolean same = b != NULL && a->ratings->len == b->ratings->len;

  for (guint i = 0; same && i < a->ratings->len; i++)
    {
      const SanRating *left = a->ratings->pdata[i];
      const SanRating *right = b->ratings->pdata[i];

      same = g_str_equal (left->key, right->key) && g_str_equal (left->word, right->word) &&
             left->percent == right->percent;
    }

  return same;
}

static gboolean
take (SanFormWindow *window,
      gpointer       data,
      GError       **error)
{
  Form *form = data;
  SanContext *context = san_page_get_context (form->page);
  g_autoptr (SanRatingSets) shipped = san_rating_sets_new ();
  g_autoptr (SanRatingSet) set = read_set (form, error);
  const SanRatingSet *office = chosen (form, form->office);
  gboolean as_shipped;
  gint64 line;

  if (set == NULL || office == NULL ||
      !san_micro_parse (gtk_editable_get_text (form->pass_line), &line, NULL, error))
    return FALSE;
  if (line < 0 || line > 100 * SAN_MICRO)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("The pass line lies between 0 and 100 percent"));
      return FALSE;
    }
  if (g_str_equal (set->key, SAN_RATING_TWO) && set->ratings->len != 2)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("What is met or not has two ratings"));
      return FALSE;
    }

  as_shipped = is_same (set, san_rating_sets_get (shipped, set->key));

  return san_indicator_set_ratings (context, as_shipped ? NULL : set, as_shipped ? set->key : NULL,
                                    g_str_equal (office->key, SAN_RATING_STATE) ? "" : office->key,
                                    line, error);
}

/* Building */

static GtkEditable *
entry_new (int         chars,
           const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_EDITABLE (entry);
}

static GtkWidget *
lines_new (Form *form)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *titles[] = { _("Rating"), _("Percent of the mark") };

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (titles[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "sn-cap");
      gtk_widget_add_css_class (label, "sn-dim");
      gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
    }
  for (int i = 0; i < MOST_RATINGS; i++)
    {
      form->words[i] = entry_new (20, titles[0]);
      form->percents[i] = entry_new (8, titles[1]);
      gtk_widget_set_hexpand (GTK_WIDGET (form->words[i]), TRUE);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (form->words[i]), 0, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (form->percents[i]), 1, i + 1, 1, 1);
    }

  return grid;
}

GtkWidget *
san_ratings_dialog (SanPage           *page,
                    const SanStandard *standard,
                    const char        *key)
{
  Form *form = g_new0 (Form, 1);
  SanContext *context = san_page_get_context (page);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  SanFormWindow *window = san_form_window_new (GTK_WIDGET (page), _("Ratings"), _("Save"), take,
                                               form, form_free);
  GtkWidget *office = san_form_window_add_group (window, NULL);
  GtkWidget *sets = san_form_window_add_group (window, NULL);
  GtkWidget *shipped = gtk_button_new_with_label (_("As shipped"));
  g_autofree char *line = NULL;
  guint selected = 0;
  guint standing = 0;

  form->page = g_object_ref (page);
  form->sets = san_rating_sets_load (san_context_get_database (context), NULL);
  if (form->sets == NULL)
    form->sets = san_rating_sets_new ();
  for (guint i = 0; i < form->sets->sets->len; i++)
    {
      const SanRatingSet *set = form->sets->sets->pdata[i];

      gtk_string_list_append (words, san_rating_set_title (set));
      standing = g_str_equal (set->key, form->sets->standard) ? i : standing;
      selected = g_strcmp0 (set->key, key) == 0 ? i : selected;
    }
  line = san_micro_format (form->sets->pass_line, SAN_DECIMALS_NEEDED);
  form->office = san_form_window_add_choice (office, _("Where an item names none"),
                                             G_LIST_MODEL (words), standing);
  form->pass_line = san_form_window_add_entry (office, _("Failed below, percent of the mark"),
                                               line);
  form->set = san_form_window_add_choice (sets, _("Set of ratings"), G_LIST_MODEL (words),
                                          selected);
  gtk_box_append (san_form_window_get_body (window), lines_new (form));
  gtk_widget_set_halign (shipped, GTK_ALIGN_START);
  gtk_widget_add_css_class (shipped, "sn-rowact");
  g_signal_connect_swapped (shipped, "clicked", G_CALLBACK (on_shipped_cb), form);
  gtk_box_append (san_form_window_get_body (window), shipped);
  on_set_cb (form);
  g_signal_connect_swapped (form->set, "notify::selected", G_CALLBACK (on_set_cb), form);
  gtk_window_present (GTK_WINDOW (window));

  return GTK_WIDGET (window);
}
