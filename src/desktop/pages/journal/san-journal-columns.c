/* san-journal-columns.c - the columns of the journal's table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/journal/san-journal-columns.h"

#include <glib/gi18n-lib.h>

#include "app/san-undo.h"
#include "pages/journal/san-journal-words.h"
#include "store/san-journal-list-store.h"
#include "widgets/san-cell-tip.h"
#include "widgets/san-column-title.h"
#include "widgets/san-day-text.h"
#include "widgets/san-tag.h"

#define SMALL_STEP 20   /* records: larger changesets are not unpacked for a line */

typedef enum { TIME, ACTOR, VERB, LABEL, CHANGE, ROWS, UNDO, N_COLUMNS } Column;

static const struct
{
  const char *title;
  int         width;
} columns[N_COLUMNS] = {
  [TIME] = { N_("Time"), 150 },
  [ACTOR] = { N_("Person"), 76 },
  [VERB] = { N_("Action"), 96 },
  [LABEL] = { N_("Subject"), -1 },
  [CHANGE] = { N_("Change"), 190 },
  [ROWS] = { N_("Records"), 66 },
  [UNDO] = { "", 72 },
};

gboolean
san_journal_can_undo (const SanStep *step)
{
  const SanVerb *verb = san_verb_find (step->verb);

  return !step->undone && step->rows > 0 &&
         (verb == NULL || (verb->flags & SAN_VERB_SYSTEM) == 0);
}

char *
san_journal_change_text (SanContext    *context,
                         const SanStep *step)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  SanJournalNames names;

  if (step->rows == 0 || step->rows > SMALL_STEP)
    return g_strdup ("");

  changes = san_journal_changes (san_context_get_database (context), step->seq, 1, NULL);
  if (changes == NULL)
    return g_strdup ("");
  names.roster = san_context_get_roster (context);
  names.database = san_context_get_database (context);
  lines = san_journal_lines (changes, &names);

  return san_journal_summary (lines);
}

static const char *
verb_style (const char *verb)
{
  static const char *const marked[] = { "import", "units.merge", "units.split", "scheme.set",
                                        "round.publish" };

  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    if (g_str_equal (marked[i], verb))
      return "accent";

  return "";
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  Column column = GPOINTER_TO_INT (data);
  GtkWidget *child;

  if (column == VERB)
    {
      child = san_tag_new ("", "");
      gtk_widget_set_halign (child, GTK_ALIGN_START);
    }
  else if (column == UNDO)
    {
      child = gtk_button_new_with_label (_("Undo"));
      gtk_widget_add_css_class (child, "sn-rowact");
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (child), "x", (gint64) 0);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (child), "win.undo-step");
    }
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), column == ROWS ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      if (column == ROWS || column == TIME)
        gtk_widget_add_css_class (child, "sn-num");
      if (column != LABEL)
        gtk_widget_add_css_class (child, "sn-cap");
      san_cell_tip_add (child, GTK_LABEL (child));
    }
  gtk_list_item_set_child (item, child);
}

static void
bind_heading (GtkListItem   *item,
              SanJournalRow *row,
              Column         column,
              SanContext    *context)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  SanDay today = san_time_day (san_workspace_now (san_context_get_workspace (context)));
  g_autofree char *heading = san_day_text_heading (san_journal_row_get_day (row), today);

  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  if (column == VERB)
    san_tag_set (SAN_TAG (child), "", "");
  else if (column == UNDO)
    gtk_widget_set_visible (child, FALSE);
  else
    gtk_label_set_text (GTK_LABEL (child), column == TIME ? heading : "");
  if (column == TIME)
    {
      gtk_widget_add_css_class (child, "sn-strong");
      gtk_widget_remove_css_class (child, "sn-dim");
    }
}

static char *
cell_text (SanContext    *context,
           const SanStep *step,
           Column         column)
{
  switch (column)
    {
    case TIME:
      return san_time_text (step->at);

    case ACTOR:
      return g_strdup (step->actor);

    case LABEL:
      return san_undo_subject (step->label);

    case CHANGE:
      return san_journal_change_text (context, step);

    case ROWS:
      return step->rows > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, step->rows) : g_strdup ("");

    case VERB:
    case UNDO:
    case N_COLUMNS:
    default:
      return g_strdup ("");
    }
}

static void
bind_label (GtkWidget     *label,
            SanContext    *context,
            const SanStep *step,
            Column         column)
{
  g_autofree char *text = cell_text (context, step, column);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_remove_css_class (label, "sn-strong");
  if (column == TIME)
    gtk_widget_add_css_class (label, "sn-dim");
  if (step->undone)
    gtk_widget_add_css_class (label, "sn-undone");
  else
    gtk_widget_remove_css_class (label, "sn-undone");
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  data)
{
  SanContext *context = g_object_get_data (G_OBJECT (factory), "context");
  SanJournalRow *row = gtk_list_item_get_item (item);
  const SanStep *step = san_journal_row_get_step (row);
  Column column = GPOINTER_TO_INT (data);
  GtkWidget *child = gtk_list_item_get_child (item);
  const SanVerb *verb;

  if (step == NULL)
    {
      bind_heading (item, row, column, context);
      return;
    }

  gtk_list_item_set_selectable (item, TRUE);
  gtk_list_item_set_activatable (item, TRUE);
  if (column == VERB)
    {
      verb = san_verb_find (step->verb);
      san_tag_set (SAN_TAG (child), verb != NULL ? _(verb->title) : step->verb,
                   verb_style (step->verb));
    }
  else if (column == UNDO)
    {
      gtk_widget_set_visible (child, san_journal_can_undo (step) &&
                              !san_context_is_read_only (context));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (child), "x", step->seq);
    }
  else
    {
      bind_label (child, context, step, column);
    }
}

void
san_journal_columns_add (GtkColumnView *view,
                         SanContext    *context)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data_full (G_OBJECT (factory), "context", g_object_ref (context),
                              g_object_unref);
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GINT_TO_POINTER (i));
      column = gtk_column_view_column_new (*columns[i].title != '\0' ? _(columns[i].title) : "",
                                           factory);
      gtk_column_view_column_set_resizable (column, i != UNDO);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (view, column);
      if (i == ROWS)
        san_column_title_mark_end (column);
      if (i == CHANGE)
        g_object_set_data_full (G_OBJECT (view), "change", g_object_ref (column),
                                g_object_unref);
    }
  san_column_title_arrange (view);
}

/* A column that is only made invisible keeps its width in GTK 4.8: it is taken out. */
void
san_journal_columns_set_narrow (GtkColumnView *view,
                                gboolean       narrow)
{
  GListModel *list = gtk_column_view_get_columns (view);
  GtkColumnViewColumn *change = g_object_get_data (G_OBJECT (view), "change");
  g_autoptr (GtkColumnViewColumn) time = g_list_model_get_item (list, TIME);
  gboolean shown = g_list_model_get_n_items (list) == N_COLUMNS;

  if (narrow && shown)
    gtk_column_view_remove_column (view, change);
  else if (!narrow && !shown)
    gtk_column_view_insert_column (view, CHANGE, change);
  san_column_title_arrange (view);
  gtk_column_view_column_set_fixed_width (time, narrow ? 120 : columns[TIME].width);
}
