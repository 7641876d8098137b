/* san-point-columns.c - the columns of the list of points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-columns.h"

#include <glib/gi18n-lib.h>

#include "app/san-table-columns.h"
#include "pages/points/san-point-bars.h"
#include "widgets/san-cell-tip.h"
#include "widgets/san-column-title.h"
#include "widgets/san-tag.h"
#include "widgets/san-ticket-badge.h"

static const struct
{
  const char   *id;        /* in the settings */
  const char   *title;
  int           width;
  gboolean      figure;    /* stands at the right */
  SanPointOrder order;
} columns[SAN_N_POINT_COLUMNS] = {
  [SAN_POINT_COLUMN_CODE] = { "code", NC_ ("point", "Code"), 80, FALSE, SAN_POINT_BY_CODE },
  [SAN_POINT_COLUMN_NAME] = { "name", NC_ ("point", "Point"), -1, FALSE, SAN_POINT_BY_NAME },
  [SAN_POINT_COLUMN_CATEGORY] = { "category", NC_ ("point", "Category"), 88, FALSE,
                                  SAN_POINT_BY_CATEGORY },
  [SAN_POINT_COLUMN_UNIT] = { "unit", NC_ ("point", "Unit"), 84, FALSE, SAN_POINT_BY_UNIT },
  [SAN_POINT_COLUMN_ADDRESS] = { "address", NC_ ("point", "Address"), 126, FALSE,
                                 SAN_POINT_BY_ADDRESS },
  [SAN_POINT_COLUMN_MONTHS] = { "months", NC_ ("point", "6 months"), 76, FALSE,
                                SAN_POINT_BY_MEAN },
  [SAN_POINT_COLUMN_SCORE] = { "score", NC_ ("point", "Score"), 70, TRUE, SAN_POINT_BY_SCORE },
  [SAN_POINT_COLUMN_CHANGE] = { "change", NC_ ("point", "Change"), 70, TRUE,
                                SAN_POINT_BY_CHANGE },
  [SAN_POINT_COLUMN_TICKETS] = { "tickets", NC_ ("point", "Open"), 60, FALSE,
                                 SAN_POINT_BY_TICKETS },
};

char *
san_point_column_title (SanPointColumn        column,
                        const SanPointMonths *months)
{
  g_autofree char *month = NULL;

  if (column != SAN_POINT_COLUMN_SCORE)
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "point", columns[column].title));

  month = san_point_month_name (&months->months[SAN_POINT_MONTHS - 1], FALSE);

  /* Translators: 6月得分, June */
  return g_strdup_printf (C_("point", "%s"), month);
}

/* (transfer full): White 1, Red 2 */
static char *
tickets_text (const SanPointData *data)
{
  GString *text = g_string_new (NULL);

  for (int i = SAN_POINT_COLOURS - 1; i >= 0; i--)
    if (data->tickets[i] > 0)
      g_string_append_printf (text, "%s%s %u", text->len > 0 ? _(", ") : "",
                              san_ticket_colour_word (i), data->tickets[i]);

  return g_string_free (text, FALSE);
}

char *
san_point_column_text (SanPointColumn        column,
                       const SanPointData   *data,
                       const SanPointMonths *months)
{
  gint64 score = data->scores[SAN_POINT_MONTHS - 1];

  switch (column)
    {
    case SAN_POINT_COLUMN_CODE:
      return g_strdup (data->code);

    case SAN_POINT_COLUMN_NAME:
      return g_strdup (data->name);

    case SAN_POINT_COLUMN_CATEGORY:
      return g_strdup (data->category);

    case SAN_POINT_COLUMN_UNIT:
      return g_strdup (data->unit);

    case SAN_POINT_COLUMN_ADDRESS:
      return g_strdup (data->address);

    case SAN_POINT_COLUMN_MONTHS:
      return san_point_months_speak (months, data->scores);

    case SAN_POINT_COLUMN_SCORE:
      return score != SAN_POINT_UNSEEN ? san_point_score_text (score)
                                       : g_strdup (san_point_score_gap (months, data));

    case SAN_POINT_COLUMN_CHANGE:
      return san_point_change_text (data->change);

    case SAN_POINT_COLUMN_TICKETS:
      return tickets_text (data);

    case SAN_N_POINT_COLUMNS:
    default:
      return g_strdup ("");
    }
}

/* Cells */

static GtkWidget *
label_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);

  return label;
}

/* A label that ends where its text does, and the tag behind it. */
static GtkWidget *
name_cell_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *tag = san_tag_new (C_("point", "mandatory"), "");

  gtk_box_append (GTK_BOX (box), label_new ("sn-num"));
  gtk_box_append (GTK_BOX (box), tag);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);

  return box;
}

static GtkWidget *
badges_cell_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  for (int i = 0; i < SAN_POINT_COLOURS; i++)
    {
      GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_COUNT);

      san_ticket_badge_set (SAN_TICKET_BADGE (badge), i, FALSE);
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_prepend (GTK_BOX (box), badge);
    }

  return box;
}

static GtkWidget *
change_cell_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *arrow = gtk_label_new (NULL);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), label_new ("sn-num"));

  return box;
}

static GtkWidget *
cell_new (SanPointColumn column)
{
  GtkWidget *label;

  switch (column)
    {
    case SAN_POINT_COLUMN_NAME:
      return name_cell_new ();

    case SAN_POINT_COLUMN_MONTHS:
      return san_point_bars_new ();

    case SAN_POINT_COLUMN_CHANGE:
      return change_cell_new ();

    case SAN_POINT_COLUMN_TICKETS:
      return badges_cell_new ();

    case SAN_POINT_COLUMN_CODE:
    case SAN_POINT_COLUMN_CATEGORY:
    case SAN_POINT_COLUMN_UNIT:
    case SAN_POINT_COLUMN_ADDRESS:
    case SAN_POINT_COLUMN_SCORE:
    case SAN_N_POINT_COLUMNS:
    default:
      label = label_new ("sn-num");
      gtk_widget_add_css_class (label, "sn-cap");
      if (column == SAN_POINT_COLUMN_CODE || column == SAN_POINT_COLUMN_ADDRESS)
        gtk_widget_add_css_class (label, "sn-dim");
      if (column == SAN_POINT_COLUMN_SCORE)
        gtk_label_set_xalign (GTK_LABEL (label), 1);
      return label;
    }
}

static SanPointColumn
column_of (gpointer object)
{
  return GPOINTER_TO_UINT (g_object_get_data (object, "column"));
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  GtkWidget *child = cell_new (column_of (factory));

  if (column_of (factory) == SAN_POINT_COLUMN_NAME)
    san_cell_tip_add (child, GTK_LABEL (gtk_widget_get_first_child (child)));
  else if (GTK_IS_LABEL (child))
    san_cell_tip_add (child, GTK_LABEL (child));
  g_object_set_data (G_OBJECT (child), "list-item", item);
  gtk_list_item_set_child (item, child);
}

static void
set_class (GtkWidget  *widget,
           const char *style,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

static void
bind_name (GtkWidget            *box,
           const SanPointData   *data,
           const SanPointMonths *months)
{
  GtkWidget *label = gtk_widget_get_first_child (box);
  gboolean ended = data->to < months->scope.day || data->from > months->scope.day;

  gtk_label_set_text (GTK_LABEL (label), data->name);
  set_class (label, "sn-faint", ended);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), data->must_see || ended);
  san_tag_set (SAN_TAG (gtk_widget_get_last_child (box)),
               data->to < months->scope.day ? C_("point", "retired")
               : data->from > months->scope.day ? C_("point", "to come")
                                                : C_("point", "mandatory"), "");
}

static void
bind_score (GtkWidget            *label,
            const SanPointData   *data,
            const SanPointMonths *months)
{
  g_autofree char *text = san_point_column_text (SAN_POINT_COLUMN_SCORE, data, months);
  gboolean seen = data->scores[SAN_POINT_MONTHS - 1] != SAN_POINT_UNSEEN;

  gtk_label_set_text (GTK_LABEL (label), text);
  set_class (label, "sn-strong", seen);
  set_class (label, "sn-dim", !seen);
}

static void
bind_change (GtkWidget          *box,
             const SanPointData *data)
{
  GtkWidget *arrow = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_last_child (box);
  gboolean known = data->change != SAN_POINT_UNSEEN;
  g_autofree char *size = known ? san_point_score_text (ABS (data->change)) : g_strdup ("");
  g_autofree char *spoken = NULL;

  if (!known)
    spoken = g_strdup (_("no comparison"));
  else if (data->change == 0)
    spoken = g_strdup (_("unchanged"));
  else
    spoken = g_strdup_printf (data->change > 0 ? _("up %s") : _("down %s"), size);
  gtk_label_set_text (GTK_LABEL (arrow),
                      !known || data->change == 0 ? "" : data->change > 0 ? "▲" : "▼");
  gtk_label_set_text (GTK_LABEL (label), size);
  set_class (box, "sn-up", known && data->change > 0);
  set_class (box, "sn-down", known && data->change < 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
bind_tickets (GtkWidget          *box,
              const SanPointData *data)
{
  int colour = SAN_POINT_COLOURS - 1;

  for (GtkWidget *badge = gtk_widget_get_first_child (box); badge != NULL;
       badge = gtk_widget_get_next_sibling (badge), colour--)
    {
      san_ticket_badge_set_count (SAN_TICKET_BADGE (badge), data->tickets[colour]);
      gtk_widget_set_visible (badge, data->tickets[colour] > 0);
    }
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  user_data)
{
  SanPointColumn column = column_of (factory);
  const SanPointMonths *months = user_data;
  SanPointRow *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  const SanPointData *data = row != NULL ? san_point_row_get_data (row) : NULL;
  g_autofree char *text = NULL;

  if (data == NULL || data->code == NULL)
    return;

  text = san_point_column_text (column, data, months);
  if (column == SAN_POINT_COLUMN_NAME)
    bind_name (child, data, months);
  else if (column == SAN_POINT_COLUMN_MONTHS)
    san_point_bars_set (SAN_POINT_BARS (child), data->scores, text);
  else if (column == SAN_POINT_COLUMN_SCORE)
    bind_score (child, data, months);
  else if (column == SAN_POINT_COLUMN_CHANGE)
    bind_change (child, data);
  else if (column == SAN_POINT_COLUMN_TICKETS)
    bind_tickets (child, data);
  else
    gtk_label_set_text (GTK_LABEL (child), text);
}

/* Order: GTK 4.8 does not tell which head was clicked. Comparing two things with the
 * sorter of the view asks the sorter of that column, which notes that it was asked. */

static int
record (gconstpointer a,
        gconstpointer b,
        gpointer      data)
{
  GtkColumnViewColumn *column = data;
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);
  GtkColumnViewColumn **asked = view != NULL
    ? g_object_get_data (G_OBJECT (view), "san-asked") : NULL;

  if (asked == NULL)
    return GTK_ORDERING_EQUAL;
  *asked = column;

  return GTK_ORDERING_SMALLER;
}

void
san_point_columns_get_order (GtkColumnView *view,
                             SanPointOrder *order,
                             gboolean      *descending)
{
  GtkColumnViewColumn *asked = NULL;
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) two = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering answer;

  g_object_set_data (G_OBJECT (view), "san-asked", &asked);
  answer = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, two);
  g_object_set_data (G_OBJECT (view), "san-asked", NULL);
  *order = asked != NULL ? columns[column_of (asked)].order : SAN_POINT_BY_CODE;
  *descending = asked != NULL && answer == GTK_ORDERING_LARGER;
}

guint
san_point_columns_pick (GtkColumnView *view,
                        GtkWidget     *widget,
                        double         x,
                        double         y)
{
  GtkWidget *found = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  for (; found != NULL && found != GTK_WIDGET (view); found = gtk_widget_get_parent (found))
    {
      /* a row holds cells, a cell what was set up for it */
      GtkWidget *cell = gtk_widget_get_first_child (found);
      GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;
      GtkListItem *item = child != NULL ? g_object_get_data (G_OBJECT (child), "list-item") : NULL;

      if (item != NULL)
        return gtk_list_item_get_position (item);
    }

  return GTK_INVALID_LIST_POSITION;
}

void
san_point_columns_set_narrow (GtkColumnView *view,
                              gboolean       narrow)
{
  const char *const left_out[] = { columns[SAN_POINT_COLUMN_ADDRESS].id,
                                   columns[SAN_POINT_COLUMN_MONTHS].id, NULL };

  san_table_columns_leave_out (view, narrow ? left_out : NULL);
  san_column_title_arrange (view);
}

GArray *
san_point_columns_get_shown (GtkColumnView *view)
{
  GListModel *shown = gtk_column_view_get_columns (view);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SanPointColumn));

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GtkColumnViewColumn) each = g_list_model_get_item (shown, i);
      SanPointColumn column = column_of (each);

      g_array_append_val (list, column);
    }

  return list;
}

void
san_point_columns_update (GtkColumnView        *view,
                          const SanPointMonths *months)
{
  GPtrArray *all = g_object_get_data (G_OBJECT (view), "san-columns");
  g_autofree char *title = san_point_column_title (SAN_POINT_COLUMN_SCORE, months);

  gtk_column_view_column_set_title (g_ptr_array_index (all, SAN_POINT_COLUMN_SCORE), title);
  san_column_title_arrange (view);
}

/* The widths are those of Chinese; words of other languages may need more. */
static int
width_for (GtkColumnView *view,
           SanPointColumn column,
           const char    *title)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), title);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return MAX (columns[column].width, width + 30);
}

static GtkColumnViewColumn *
column_new (GtkColumnView        *view,
            SanPointColumn        column,
            const char           *title,
            const SanPointMonths *months)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *added;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), (gpointer) months);
  added = gtk_column_view_column_new (title, factory);
  g_object_set_data (G_OBJECT (added), "column", GUINT_TO_POINTER (column));
  gtk_column_view_column_set_resizable (added, TRUE);
  if (columns[column].width > 0)
    gtk_column_view_column_set_fixed_width (added, width_for (view, column, title));
  else
    gtk_column_view_column_set_expand (added, TRUE);
  if (columns[column].figure)
    san_column_title_mark_end (added);
  sorter = GTK_SORTER (gtk_custom_sorter_new (record, added, NULL));
  gtk_column_view_column_set_sorter (added, sorter);

  return added;
}

void
san_point_columns_add (GtkColumnView        *view,
                       const SanPointMonths *months)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  g_object_set_data_full (G_OBJECT (view), "san-columns", all, (GDestroyNotify) g_ptr_array_unref);
  san_table_columns_bind (view, "points");
  for (guint i = 0; i < SAN_N_POINT_COLUMNS; i++)
    {
      g_autofree char *title = san_point_column_title (i, months);
      GtkColumnViewColumn *column = column_new (view, i, title, months);

      san_table_columns_add (view, column, columns[i].id,
                             i == SAN_POINT_COLUMN_SCORE ? C_("point", "Score") : title);
      g_ptr_array_add (all, column);
    }
  san_table_columns_restore (view);
  san_column_title_arrange (view);
  gtk_column_view_sort_by_column (view, g_ptr_array_index (all, SAN_POINT_COLUMN_CODE),
                                  GTK_SORT_ASCENDING);
}
