/* san-ticket-columns.c - the columns of the list of tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-columns.h"

#include <glib/gi18n-lib.h>

#include "app/san-table-columns.h"
#include "app/san-ticket-words.h"
#include "widgets/san-cell-tip.h"
#include "widgets/san-ticket-badge.h"

static const struct
{
  const char    *id;        /* in the settings */
  const char    *title;
  int            width;
  gboolean       sorts;
  SanTicketOrder order;
} columns[SAN_N_TICKET_COLUMNS] = {
  [SAN_TICKET_COLUMN_COLOUR] = { "colour", "", 66, FALSE, SAN_TICKET_BY_URGENCY },
  [SAN_TICKET_COLUMN_NUMBER] = { "number", NC_ ("ticket", "No."), 112, TRUE, SAN_TICKET_BY_NUMBER },
  [SAN_TICKET_COLUMN_PROBLEM] = { "problem", NC_ ("ticket", "Problem"), -1, TRUE, SAN_TICKET_BY_PROBLEM },
  [SAN_TICKET_COLUMN_UNIT] = { "unit", NC_ ("ticket", "Unit"), 92, TRUE, SAN_TICKET_BY_UNIT },
  [SAN_TICKET_COLUMN_STAGE] = { "stage", NC_ ("ticket", "Stage"), 108, TRUE, SAN_TICKET_BY_STAGE },
  [SAN_TICKET_COLUMN_DUE] = { "due", NC_ ("ticket", "Due"), 56, TRUE, SAN_TICKET_BY_DUE },
  [SAN_TICKET_COLUMN_LEFT] = { "left", NC_ ("ticket", "Left (working days)"), 118, TRUE,
                               SAN_TICKET_BY_URGENCY },
};

const char *
san_ticket_column_title (SanTicketColumn column)
{
  if (*columns[column].title == '\0')
    return "";

  return g_dpgettext2 (GETTEXT_PACKAGE, "ticket", columns[column].title);
}

char *
san_ticket_data_number (const SanTicketData *data)
{
  if (data->number.running == 0 && data->draft > 0)
    return g_strdup_printf (_("Draft %d"), data->draft);

  return san_ticket_number_label (&data->number);
}

const char *
san_ticket_data_mark (const SanTicketData *data,
                      const char         **icon)
{
  if (data->red == SAN_TICKET_RED_PROPOSED && data->stage != SAN_TICKET_CLOSED &&
      data->stage != SAN_TICKET_CANCELLED)
    {
      *icon = "sanse-escalate-symbolic";
      return C_("ticket", "Red proposed");
    }
  if (data->accounted)
    {
      *icon = "sanse-talk-symbolic";
      return C_("ticket", "Interviewed");
    }
  if (data->recurred)
    {
      *icon = "sanse-rebound-symbolic";
      return C_("ticket", "Recurred");
    }
  if (data->lookback)
    {
      *icon = "sanse-lookback-symbolic";
      return C_("ticket", "Look-back");
    }

  return NULL;
}

static const char *
stage_word (const SanTicketData *data)
{
  int step = san_ticket_step_of (data->stage);

  if (step >= 0)
    return san_ticket_step_title (step);

  return data->stage == SAN_TICKET_DRAFT ? C_("ticket", "Draft") : C_("ticket", "Cancelled");
}

char *
san_ticket_column_text (SanTicketColumn       column,
                        const SanTicketData  *data,
                        const SanTicketClock *clock)
{
  g_auto (SanTicketCountdown) left = { 0 };

  switch (column)
    {
    case SAN_TICKET_COLUMN_COLOUR:
      return g_strdup (san_ticket_colour_word (data->colour));

    case SAN_TICKET_COLUMN_NUMBER:
      return san_ticket_data_number (data);

    case SAN_TICKET_COLUMN_PROBLEM:
      return g_strdup (data->problem);

    case SAN_TICKET_COLUMN_UNIT:
      return g_strdup (data->unit);

    case SAN_TICKET_COLUMN_STAGE:
      return g_strdup (stage_word (data));

    case SAN_TICKET_COLUMN_DUE:
      return san_ticket_short_day (data->due, clock->now);

    case SAN_TICKET_COLUMN_LEFT:
      san_ticket_countdown_init (&left, clock, data->stage, data->flag, data->issued, data->due);
      return g_strdup (left.text);

    case SAN_N_TICKET_COLUMNS:
    default:
      return g_strdup ("");
    }
}

void
san_ticket_restyle (GtkWidget  *widget,
                    const char *style)
{
  const char *before = g_object_get_data (G_OBJECT (widget), "san-style");

  if (g_strcmp0 (before, style) == 0)
    return;
  if (before != NULL && *before != '\0')
    gtk_widget_remove_css_class (widget, before);
  if (*style != '\0')
    gtk_widget_add_css_class (widget, style);
  g_object_set_data (G_OBJECT (widget), "san-style", (gpointer) g_intern_string (style));
}

/* Cells */

static GtkWidget *
label_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
problem_cell_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *problem = label_new (NULL);

  gtk_widget_set_hexpand (problem, TRUE);
  gtk_widget_add_css_class (mark, "sn-cap");
  gtk_widget_add_css_class (mark, "sn-dim");
  gtk_box_append (GTK_BOX (mark), g_object_new (GTK_TYPE_IMAGE, "pixel-size", 13,
                                                "accessible-role",
                                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (mark), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), problem);
  gtk_box_append (GTK_BOX (box), mark);

  return box;
}

static GtkWidget *
glyph_cell_new (SanTicketColumn column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL,
                                column == SAN_TICKET_COLUMN_STAGE ? 10 : 7);

  gtk_box_append (GTK_BOX (box), san_ticket_glyph_new ());
  if (column == SAN_TICKET_COLUMN_LEFT)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "pixel-size", 13,
                                                 "accessible-role",
                                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), label_new ("sn-cap"));

  return box;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  SanTicketColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *child;

  if (column == SAN_TICKET_COLUMN_COLOUR)
    child = san_ticket_badge_new (SAN_TICKET_BADGE_WORD);
  else if (column == SAN_TICKET_COLUMN_PROBLEM)
    child = problem_cell_new ();
  else if (column == SAN_TICKET_COLUMN_STAGE || column == SAN_TICKET_COLUMN_LEFT)
    child = glyph_cell_new (column);
  else
    child = label_new (column == SAN_TICKET_COLUMN_DUE ? "sn-cap" : "sn-num");
  if (column == SAN_TICKET_COLUMN_PROBLEM)
    san_cell_tip_add (child, GTK_LABEL (gtk_widget_get_first_child (child)));
  else if (GTK_IS_LABEL (child))
    san_cell_tip_add (child, GTK_LABEL (child));
  if (column == SAN_TICKET_COLUMN_DUE)
    {
      gtk_widget_add_css_class (child, "sn-dim");
      gtk_widget_add_css_class (child, "sn-num");
    }
  g_object_set_data (G_OBJECT (child), "list-item", item);
  gtk_list_item_set_child (item, child);
}

static void
bind_problem (GtkWidget           *box,
              const SanTicketData *data)
{
  GtkWidget *mark = gtk_widget_get_last_child (box);
  const char *icon = NULL;
  const char *word = san_ticket_data_mark (data, &icon);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), data->problem);
  gtk_widget_set_visible (mark, word != NULL);
  if (word == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (mark)), icon);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (mark)), word);
}

static void
bind_stage (GtkWidget           *box,
            const SanTicketData *data)
{
  GtkWidget *dots = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_last_child (box);
  int step = san_ticket_step_of (data->stage);
  g_autofree char *spoken = NULL;

  san_ticket_glyph_set_step (SAN_TICKET_GLYPH (dots), step);
  gtk_label_set_text (GTK_LABEL (label), stage_word (data));
  if (step >= 0)
    spoken = g_strdup_printf (_("Stage: %s, step %d of %d"), stage_word (data), step + 1,
                              SAN_N_TICKET_STEPS);
  else
    spoken = g_strdup_printf (_("Stage: %s"), stage_word (data));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
bind_left (GtkWidget            *box,
           const SanTicketData  *data,
           const SanTicketClock *clock)
{
  GtkWidget *bar = gtk_widget_get_first_child (box);
  GtkWidget *image = gtk_widget_get_next_sibling (bar);
  GtkWidget *label = gtk_widget_get_last_child (box);
  g_auto (SanTicketCountdown) left = { 0 };

  san_ticket_countdown_init (&left, clock, data->stage, data->flag, data->issued, data->due);
  san_ticket_glyph_set_bar (SAN_TICKET_GLYPH (bar), left.bar, left.share);
  gtk_widget_set_visible (bar, left.bar != SAN_TICKET_BAR_NONE);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), left.icon);
  gtk_widget_set_visible (image, left.icon != NULL);
  gtk_label_set_text (GTK_LABEL (label), left.text);
  san_ticket_restyle (label, left.style);
  san_ticket_restyle (image, left.style);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  user_data)
{
  SanTicketColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  const SanTicketClock *clock = user_data;
  SanTicketRow *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  const SanTicketData *data;
  g_autofree char *text = NULL;

  if (row == NULL)
    return;

  data = san_ticket_row_get_data (row);
  if (column == SAN_TICKET_COLUMN_COLOUR)
    {
      san_ticket_badge_set (SAN_TICKET_BADGE (child), data->colour, FALSE);
    }
  else if (column == SAN_TICKET_COLUMN_PROBLEM)
    {
      bind_problem (child, data);
    }
  else if (column == SAN_TICKET_COLUMN_STAGE)
    {
      bind_stage (child, data);
    }
  else if (column == SAN_TICKET_COLUMN_LEFT)
    {
      bind_left (child, data, clock);
    }
  else
    {
      text = san_ticket_column_text (column, data, clock);
      gtk_label_set_text (GTK_LABEL (child), text);
    }
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
san_ticket_columns_get_order (GtkColumnView  *view,
                              SanTicketOrder *order,
                              gboolean       *descending)
{
  GtkColumnViewColumn *asked = NULL;
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) two = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering answer;

  g_object_set_data (G_OBJECT (view), "san-asked", &asked);
  answer = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, two);
  g_object_set_data (G_OBJECT (view), "san-asked", NULL);
  *order = SAN_TICKET_BY_URGENCY;
  *descending = FALSE;
  if (asked == NULL)
    return;
  *order = columns[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (asked), "column"))].order;
  *descending = answer == GTK_ORDERING_LARGER;
}

guint
san_ticket_columns_pick (GtkColumnView *view,
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
san_ticket_columns_set_narrow (GtkColumnView *view,
                               gboolean       narrow)
{
  const char *const left_out[] = { columns[SAN_TICKET_COLUMN_STAGE].id,
                                   columns[SAN_TICKET_COLUMN_DUE].id, NULL };

  san_table_columns_leave_out (view, narrow ? left_out : NULL);
}

GArray *
san_ticket_columns_get_shown (GtkColumnView *view)
{
  GListModel *shown = gtk_column_view_get_columns (view);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SanTicketColumn));

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GtkColumnViewColumn) each = g_list_model_get_item (shown, i);
      SanTicketColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (each), "column"));

      g_array_append_val (list, column);
    }

  return list;
}

/* The widths are those of Chinese; words of other languages may need more. */
static int
width_for (GtkColumnView  *view,
           SanTicketColumn column)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), NULL);
  g_autofree char *over = NULL;
  const char *longest = "";
  int room = 0, width;

  if (column == SAN_TICKET_COLUMN_LEFT)
    {
      longest = over = g_strdup_printf (ngettext ("%d day over", "%d days over", 28), 28);
      room = 38 + 7 + 20;
    }
  else if (column == SAN_TICKET_COLUMN_STAGE)
    {
      longest = san_ticket_step_title (SAN_TICKET_RECTIFYING - SAN_TICKET_ISSUED);
      room = 57 + 10 + 16;
    }
  else if (column == SAN_TICKET_COLUMN_COLOUR)
    {
      longest = san_ticket_colour_word (SAN_TICKET_YELLOW);
      room = 16 + 11 + 16;
    }
  pango_layout_set_text (layout, longest, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return MAX (columns[column].width, width + room);
}

static GtkColumnViewColumn *
column_new (GtkColumnView        *view,
            SanTicketColumn       column,
            const SanTicketClock *clock)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *added;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), (gpointer) clock);
  added = gtk_column_view_column_new (san_ticket_column_title (column), factory);
  g_object_set_data (G_OBJECT (added), "column", GUINT_TO_POINTER (column));
  gtk_column_view_column_set_resizable (added, TRUE);
  if (columns[column].width > 0)
    gtk_column_view_column_set_fixed_width (added, width_for (view, column));
  else
    gtk_column_view_column_set_expand (added, TRUE);
  if (columns[column].sorts)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (record, added, NULL));

      gtk_column_view_column_set_sorter (added, sorter);
    }

  return added;
}

void
san_ticket_columns_add (GtkColumnView        *view,
                        const SanTicketClock *clock)
{
  GtkColumnViewColumn *left = NULL;

  san_table_columns_bind (view, "tickets");
  for (guint i = 0; i < SAN_N_TICKET_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = column_new (view, i, clock);
      const char *title = i == SAN_TICKET_COLUMN_COLOUR ? C_("ticket", "Colour")
                                                        : san_ticket_column_title (i);

      san_table_columns_add (view, column, columns[i].id, title);
      if (i == SAN_TICKET_COLUMN_LEFT)
        left = column;
    }
  san_table_columns_restore (view);
  if (gtk_column_view_column_get_column_view (left) == view)
    gtk_column_view_sort_by_column (view, left, GTK_SORT_ASCENDING);
}
