/* san-explain-view.c - one total, explained down to the photograph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-explain-view.h"

#include <glib/gi18n-lib.h>

#include "charts/san-round-chart.h"
#include "pages/ranking/san-explain-changes.h"
#include "pages/ranking/san-explain-line.h"
#include "pages/ranking/san-explain-paper.h"
#include "rounds/san-observation-store.h"
#include "scoring/san-inspection.h"
#include "store/san-blob-store.h"
#include "tickets/san-ticket-observation.h"
#include "widgets/san-chart-view.h"
#include "widgets/san-column-title.h"
#include "widgets/san-photo-strip.h"
#include "widgets/san-tag.h"

/* Pixels of the longest bar */
#define LOSS_WIDTH   96
#define CHANGE_WIDTH 110
#define CHANGES_MOST 5
/* Losses that a copied explanation names */
#define LOSSES_COPIED 8

struct _SanExplainView
{
  AdwBin            parent_instance;

  SanContext       *context;
  char             *sentence;
  GListStore       *lines;
  GtkTreeListModel *tree;
  SanRanking       *before;        /* of the round before, kept for the next unit */
  char             *before_of;     /* the round that it is before */
  gboolean          narrow;

  /* Template children */
  GtkStack           *stack;
  GtkLabel           *title;
  GtkLabel           *path;
  GtkLabel           *text;
  GtkLabel           *chart_title;
  SanChartView       *chart;
  GtkBox             *changes_pane;
  GtkLabel           *changes_title;
  GtkBox             *changes;
  GtkColumnView      *table;
  GtkSingleSelection *selection;
  GtkLabel           *lost;
};

G_DEFINE_FINAL_TYPE (SanExplainView, san_explain_view, ADW_TYPE_BIN)

enum { GO, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Columns ------------------------------------------------------------------------------ */

static SanExplainLine *
line_of_item (GtkListItem *item)
{
  return gtk_tree_list_row_get_item (gtk_list_item_get_item (item));
}

static void
on_setup_name_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  gpointer                  data)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *tag = san_tag_new ("", "");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), tag);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
on_bind_name_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 gpointer                  data)
{
  g_autoptr (SanExplainLine) line = line_of_item (item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_first_child (gtk_tree_expander_get_child (expander));
  const char *name = san_explain_line_get_text (line, SAN_EXPLAIN_NAME);

  gtk_tree_expander_set_list_row (expander, gtk_list_item_get_item (item));
  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, name);
  if (san_explain_line_get_level (line) == 1)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  san_tag_set (SAN_TAG (gtk_widget_get_next_sibling (label)),
               san_explain_line_get_text (line, SAN_EXPLAIN_TAG),
               san_explain_line_get_style (line));
}

static void
on_setup_text_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);
  guint text = GPOINTER_TO_UINT (data);

  gtk_label_set_xalign (GTK_LABEL (label), text == SAN_EXPLAIN_REMARK ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, text == SAN_EXPLAIN_REMARK ? "sn-cap" : "sn-num");
  if (text == SAN_EXPLAIN_REMARK || text == SAN_EXPLAIN_COULD)
    gtk_widget_add_css_class (label, "sn-dim");
  if (text == SAN_EXPLAIN_LOSS)
    {
      gtk_widget_add_css_class (label, "sn-weak");
      gtk_widget_add_css_class (label, "sn-strong");
    }
  gtk_list_item_set_child (item, label);
}

static void
on_bind_text_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 gpointer                  data)
{
  g_autoptr (SanExplainLine) line = line_of_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = san_explain_line_get_text (line, GPOINTER_TO_UINT (data));

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static void
on_ticket_clicked_cb (SanExplainView *self,
                      GtkButton      *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "ticket");

  g_signal_emit (self, signals[GO], 0, "tickets", *id);
}

/* A bar as long as the loss, and the way to the ticket of an observation. */
static void
on_setup_bar_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 gpointer                  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *ticket = gtk_button_new_from_icon_name ("sanse-slip-white-symbolic");

  gtk_widget_add_css_class (bar, "sn-loss");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (bar, GTK_ALIGN_START);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_add_css_class (ticket, "flat");
  gtk_widget_add_css_class (ticket, "sn-rowact");
  gtk_widget_set_tooltip_text (ticket, _("Show the ticket"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (ticket), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show the ticket"), -1);
  g_signal_connect_object (ticket, "clicked", G_CALLBACK (on_ticket_clicked_cb), data,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), ticket);
  gtk_list_item_set_child (item, box);
}

static void
on_bind_bar_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  data)
{
  g_autoptr (SanExplainLine) line = line_of_item (item);
  GtkWidget *bar = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *ticket = gtk_widget_get_next_sibling (bar);
  double share = san_explain_line_get_share (line);
  gint64 *id = g_new (gint64, 1);

  *id = san_explain_line_get_ticket (line);
  g_object_set_data_full (G_OBJECT (ticket), "ticket", id, g_free);
  gtk_widget_set_visible (ticket, *id != 0);
  gtk_widget_set_visible (bar, share > 0);
  gtk_widget_set_size_request (bar, MAX (2, (int) (share * LOSS_WIDTH)), 7);
}

static GtkColumnViewColumn *
add_column (SanExplainView *self,
            const char     *title,
            GCallback       setup,
            GCallback       bind,
            gpointer        data,
            int             width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", setup, data);
  g_signal_connect (factory, "bind", bind, data);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_expand (column, width < 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->table, column);

  return column;   /* the table keeps it */
}

static void
add_text_column (SanExplainView *self,
                 const char     *title,
                 SanExplainText  text,
                 int             width)
{
  GtkColumnViewColumn *column =
    add_column (self, title, G_CALLBACK (on_setup_text_cb), G_CALLBACK (on_bind_text_cb),
                GUINT_TO_POINTER (text), width);

  if (text != SAN_EXPLAIN_REMARK)
    san_column_title_mark_end (column);
}

/* Comparison --------------------------------------------------------------------------- */

static void
add_change (SanExplainView         *self,
            const SanExplainChange *change)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (change->name);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *value = gtk_label_new (change->change);
  GtkWidget *from_to = gtk_label_new (change->from_to);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 8);
  gtk_widget_set_tooltip_text (name, change->name);
  gtk_widget_add_css_class (bar, change->better ? "sn-gain" : "sn-loss");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, MAX (2, (int) (change->share * CHANGE_WIDTH)), 10);
  gtk_widget_add_css_class (value, change->better ? "sn-good" : "sn-weak");
  gtk_widget_add_css_class (value, "sn-strong");
  gtk_widget_set_hexpand (from_to, TRUE);
  gtk_label_set_xalign (GTK_LABEL (from_to), 1);
  gtk_widget_add_css_class (from_to, "sn-cap");
  gtk_widget_add_css_class (from_to, "sn-dim");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), bar);
  gtk_box_append (GTK_BOX (row), value);
  gtk_box_append (GTK_BOX (row), from_to);
  gtk_box_append (self->changes, row);
}

/* (transfer none) (nullable): the ranking before that of @ranking's round */
static SanRanking *
ranking_before (SanExplainView *self,
                SanRanking     *ranking)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (SanRound) round = NULL;
  g_autoptr (SanRound) before = NULL;

  if (!ranking->input->has_previous)
    return NULL;
  if (g_strcmp0 (self->before_of, ranking->input->label) == 0)
    return self->before;

  g_clear_pointer (&self->before, san_ranking_free);
  g_free (self->before_of);
  self->before_of = g_strdup (ranking->input->label);
  round = san_round_store_find (database, ranking->input->label, NULL);
  before = round != NULL ? san_round_store_previous (database, round, NULL) : NULL;
  if (before != NULL)
    self->before = san_ranking_load (database, before, NULL, NULL);

  return self->before;
}

static void
show_changes (SanExplainView *self,
              SanRanking     *ranking,
              const SanPlace *place)
{
  SanRanking *before = ranking_before (self, ranking);
  const SanParticipant *unit = place->score->participant;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *title = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_box_remove (self->changes, row);

  for (guint i = 0; before != NULL && i < before->scores->n_scores; i++)
    if (before->scores->scores[i].participant->unit_id == unit->unit_id &&
        before->scores->scores[i].has_total)
      changes = san_explain_changes_new (ranking->scores, place->participant, before->scores,
                                         i);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_pane),
                          changes != NULL && !self->narrow && !place->absent);
  if (changes == NULL || place->absent)
    return;

  changed = *place->change == '-' ? g_strconcat ("−", place->change + 1, NULL)
                                  : g_strdup (*place->change != '\0' ? place->change : "—");
  title = g_strdup_printf (_("Compared with %s: %s"), before->input->label, changed);
  gtk_label_set_text (self->changes_title, title);
  for (guint i = 0; i < changes->len && i < CHANGES_MOST; i++)
    add_change (self, g_ptr_array_index (changes, i));
}

/* Sentence ------------------------------------------------------------------------------ */

/* The names of what lost most below the total's components, or of these. */
static char *
worst_of (SanExplainView *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (SanExplainLine) first = g_list_model_get_item (G_LIST_MODEL (self->lines), 0);
  GListModel *below = first != NULL ? san_explain_line_get_children (first) : NULL;
  GListModel *list = below != NULL ? below : G_LIST_MODEL (self->lines);

  for (guint i = 0; i < g_list_model_get_n_items (list) && i < 3; i++)
    {
      g_autoptr (SanExplainLine) line = g_list_model_get_item (list, i);

      if (san_explain_line_get_share (line) > 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_("list", ", ") : "",
                                san_explain_line_get_text (line, SAN_EXPLAIN_NAME));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
sentence_for (SanExplainView       *self,
              const SanRankedGroup *group,
              const SanPlace       *place)
{
  g_autofree char *worst = worst_of (self);
  g_autofree char *text = NULL;

  if (place->absent)
    return g_strdup (_("No total in this round."));

  text = place->place == 0
         ? g_strdup_printf (_("%s points, without a place."), place->total)
         : g_strdup_printf (_("%s points, place %u of %u; the group's mean is %s."),
                            place->total, place->place, group->n, group->mean);
  if (*worst == '\0')
    return g_steal_pointer (&text);

  return g_strdup_printf (_("%s Most was lost by: %s."), text, worst);
}

/* Showing ------------------------------------------------------------------------------- */

static GListModel *
create_children (gpointer item,
                 gpointer data)
{
  GListModel *children = san_explain_line_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static void
set_lines (SanExplainView *self,
           GListStore     *lines)
{
  g_autoptr (GtkTreeListModel) tree =
    gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (lines)), FALSE, FALSE,
                             create_children, NULL, NULL);

  g_set_object (&self->lines, lines);
  g_set_object (&self->tree, tree);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (tree));
  /* the greatest loss lies open */
  if (g_list_model_get_n_items (G_LIST_MODEL (tree)) > 0)
    {
      g_autoptr (GtkTreeListRow) first = gtk_tree_list_model_get_row (tree, 0);

      gtk_tree_list_row_set_expanded (first, TRUE);
    }
}

static void
show_rows (SanExplainView *self,
           SanRanking     *ranking,
           const SanPlace *place)
{
  SanDatabase *database = san_context_get_database (self->context);
  const SanScheme *scheme = place->score->scheme;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (SanStandard) standard = NULL;
  g_autoptr (GHashTable) tickets = NULL;
  g_autoptr (GListStore) lines = NULL;
  g_autofree char *lost = NULL;
  g_autoptr (GError) error = NULL;

  if (!san_round_input_load_details (ranking->input, database, place->participant, &error))
    san_context_report (self->context, error);
  rows = san_explain (ranking->scores, place->participant, NULL);
  if (rows == NULL)
    return;

  losses = san_explain_losses (rows, scheme->root->full, scheme->decimals);
  if (ranking->input->inspection != NULL)
    {
      standard = san_standard_load (database, ranking->input->period.first, NULL);
      tickets = san_ticket_observation_store_map (database, ranking->input->round_id, 0, NULL);
    }
  lines = san_explain_lines_new (ranking, rows, losses, scheme->decimals, standard, tickets);
  set_lines (self, lines);

  lost = g_strdup_printf (_("Lost %s in all; by loss, each level adding up to the one above "
                            "as printed"),
                          ((SanExplainLoss *) g_ptr_array_index (losses, 0))->text);
  gtk_label_set_text (self->lost, place->absent ? "" : lost);
}

void
san_explain_view_show (SanExplainView       *self,
                       SanContext           *context,
                       SanRanking           *ranking,
                       const SanRankedGroup *group,
                       const SanPlace       *place)
{
  g_autoptr (SanChart) chart = NULL;
  g_autofree char *chart_title = NULL;

  g_return_if_fail (SAN_IS_EXPLAIN_VIEW (self));

  gtk_stack_set_visible_child_name (self->stack, place != NULL ? "explanation" : "choose");
  if (place == NULL)
    return;

  g_set_object (&self->context, context);
  show_rows (self, ranking, place);
  g_free (self->sentence);
  self->sentence = sentence_for (self, group, place);
  gtk_label_set_text (self->title, place->score->participant->name);
  gtk_label_set_text (self->path, group->name);
  gtk_label_set_text (self->text, self->sentence);

  chart = place->absent ? NULL : san_round_chart_waterfall (ranking, place->participant, NULL);
  san_chart_view_set_chart (self->chart, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), chart != NULL);
  if (chart != NULL)
    chart_title = g_strdup_printf (_("From the full mark to %s"), place->total);
  gtk_label_set_text (self->chart_title, chart_title != NULL ? chart_title : "");
  show_changes (self, ranking, place);
}

void
san_explain_view_set_narrow (SanExplainView *self,
                             gboolean        narrow)
{
  g_return_if_fail (SAN_IS_EXPLAIN_VIEW (self));

  self->narrow = narrow;
  if (narrow)
    gtk_widget_set_visible (GTK_WIDGET (self->changes_pane), FALSE);
}

/* Selection ----------------------------------------------------------------------------- */

/* (transfer full) (nullable) */
static SanExplainLine *
selected_line (SanExplainView *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

void
san_explain_view_get_selection (SanExplainView *self,
                                gint64         *point_id,
                                gint64         *item_id)
{
  g_autoptr (SanExplainLine) line = NULL;
  g_autoptr (SanObservation) observation = NULL;

  g_return_if_fail (SAN_IS_EXPLAIN_VIEW (self));

  *point_id = 0;
  *item_id = 0;
  line = selected_line (self);
  if (line == NULL || self->context == NULL)
    return;

  if (san_explain_line_get_kind (line) == SAN_EXPLAIN_POINT)
    *point_id = san_explain_line_get_id (line);
  if (san_explain_line_get_kind (line) != SAN_EXPLAIN_OBSERVATION)
    return;

  observation = san_observation_store_get (san_context_get_database (self->context),
                                           san_explain_line_get_id (line), NULL);
  if (observation != NULL)
    {
      *point_id = observation->point_id;
      *item_id = observation->item_id;
    }
}

static GtkWidget *
photo_window_new (SanExplainView *self,
                  SanExplainLine *line,
                  GPtrArray      *files)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *strip = san_photo_strip_new (FALSE);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < files->len; i++)
    {
      const SanObservationFile *file = g_ptr_array_index (files, i);
      g_autoptr (GBytes) bytes = san_blob_store_get (san_context_get_database (self->context),
                                                     file->sha256, NULL);
      g_autofree char *caption = g_strdup_printf ("%s  %s", file->taken, file->note);

      if (bytes != NULL)
        san_photo_strip_add_bytes (SAN_PHOTO_STRIP (strip), bytes, g_strstrip (caption));
    }
  gtk_widget_set_margin_start (strip, 14);
  gtk_widget_set_margin_end (strip, 14);
  gtk_widget_set_margin_bottom (strip, 14);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), strip);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window),
                        san_explain_line_get_text (line, SAN_EXPLAIN_NAME));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 420);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  return window;
}

gboolean
san_explain_view_show_photos (SanExplainView *self)
{
  g_autoptr (SanExplainLine) line = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SAN_IS_EXPLAIN_VIEW (self), FALSE);

  line = selected_line (self);
  if (line == NULL || san_explain_line_get_photos (line) == 0)
    return FALSE;
  files = san_observation_file_store_list (san_context_get_database (self->context),
                                           san_explain_line_get_id (line), &error);
  if (files == NULL)
    {
      san_context_report (self->context, error);
      return FALSE;
    }
  gtk_window_present (GTK_WINDOW (photo_window_new (self, line, files)));

  return TRUE;
}

/* An observation shows its photographs, a point is looked up, all else opens or closes. */
static void
on_activate_cb (SanExplainView *self,
                guint           position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr (SanExplainLine) line = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (line == NULL)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  if (gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else if (san_explain_line_get_kind (line) == SAN_EXPLAIN_OBSERVATION &&
           !san_explain_view_show_photos (self))
    {
      gint64 point, item;

      san_explain_view_get_selection (self, &point, &item);
      if (point != 0)
        g_signal_emit (self, signals[GO], 0, "points", point);
    }
}

/* Text ---------------------------------------------------------------------------------- */

static void
add_text (SanExplainLine *line,
          guint           depth,
          GString        *text,
          guint          *left)
{
  GListModel *children = san_explain_line_get_children (line);

  if (*left == 0 || san_explain_line_get_share (line) <= 0)
    return;

  (*left)--;
  g_string_append_printf (text, "\n%*s%s", (int) depth * 2, "",
                          san_explain_line_get_text (line, SAN_EXPLAIN_NAME));
  if (*san_explain_line_get_text (line, SAN_EXPLAIN_TAG) != '\0')
    g_string_append_printf (text, " [%s]", san_explain_line_get_text (line, SAN_EXPLAIN_TAG));
  g_string_append_printf (text, "\t%s\t−%s",
                          san_explain_line_get_text (line, SAN_EXPLAIN_SCORE),
                          san_explain_line_get_text (line, SAN_EXPLAIN_LOSS));
  for (guint i = 0; children != NULL && i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (SanExplainLine) below = g_list_model_get_item (children, i);

      add_text (below, depth + 1, text, left);
    }
}

char *
san_explain_view_to_text (SanExplainView *self)
{
  GString *text;
  guint n;

  g_return_val_if_fail (SAN_IS_EXPLAIN_VIEW (self), NULL);

  text = g_string_new (NULL);
  n = self->lines != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->lines)) : 0;
  g_string_append_printf (text, "%s %s", gtk_label_get_text (self->title),
                          self->sentence != NULL ? self->sentence : "");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanExplainLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      guint left = LOSSES_COPIED;

      add_text (line, 0, text, &left);
    }

  return g_string_free (text, FALSE);
}

gboolean
san_explain_view_add_to (SanExplainView *self,
                         SanDocument    *document)
{
  SanChart *chart;

  g_return_val_if_fail (SAN_IS_EXPLAIN_VIEW (self), FALSE);

  if (self->lines == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->lines)) == 0)
    return FALSE;

  chart = san_chart_view_get_chart (self->chart);
  san_document_add_heading (document, 1, gtk_label_get_text (self->title));
  if (self->sentence != NULL)
    san_document_add_paragraph (document, self->sentence);
  if (chart != NULL)
    san_document_add_chart (document, gtk_label_get_text (self->chart_title),
                            g_object_ref (chart), 0);
  san_explain_paper_add (document, G_LIST_MODEL (self->lines));

  return TRUE;
}

/* Widget -------------------------------------------------------------------------------- */

static void
san_explain_view_dispose (GObject *object)
{
  SanExplainView *self = SAN_EXPLAIN_VIEW (object);

  /* the child is a template child, too: the bin must not find it gone */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_EXPLAIN_VIEW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (san_explain_view_parent_class)->dispose (object);
}

static void
san_explain_view_finalize (GObject *object)
{
  SanExplainView *self = SAN_EXPLAIN_VIEW (object);

  g_free (self->sentence);
  g_free (self->before_of);
  g_clear_pointer (&self->before, san_ranking_free);
  g_clear_object (&self->lines);
  g_clear_object (&self->tree);

  G_OBJECT_CLASS (san_explain_view_parent_class)->finalize (object);
}

static void
san_explain_view_class_init (SanExplainViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_explain_view_dispose;
  object_class->finalize = san_explain_view_finalize;

  signals[GO] = g_signal_new ("go", SAN_TYPE_EXPLAIN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);

  g_type_ensure (SAN_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/ranking/san-explain-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, stack);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, title);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, path);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, text);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, chart_title);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, chart);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, changes_pane);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, changes_title);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, changes);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, table);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, selection);
  gtk_widget_class_bind_template_child (widget_class, SanExplainView, lost);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
san_explain_view_init (SanExplainView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_column (self, _("Component › category › point › item"), G_CALLBACK (on_setup_name_cb),
              G_CALLBACK (on_bind_name_cb), self, -1);
  add_text_column (self, _("Remark"), SAN_EXPLAIN_REMARK, 118);
  add_text_column (self, _("Score"), SAN_EXPLAIN_SCORE, 64);
  add_text_column (self, _("Weight"), SAN_EXPLAIN_COULD, 58);
  add_text_column (self, _("Lost"), SAN_EXPLAIN_LOSS, 60);
  add_column (self, "", G_CALLBACK (on_setup_bar_cb), G_CALLBACK (on_bind_bar_cb), self,
              LOSS_WIDTH + 44);
  san_column_title_arrange (self->table);
}
