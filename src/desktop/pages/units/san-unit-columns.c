/* san-unit-columns.c - the columns of the units page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "widgets/san-cell-tip.h"
#include "widgets/san-column-title.h"
#include "widgets/san-ticket-badge.h"

#define HEAD_LINE 3   /* of the search keys of a unit */

static const struct
{
  const char *title;
  int         width;
} columns[SAN_N_UNIT_COLUMNS] = {
  [SAN_UNIT_COLUMN_NAME] = { N_("Unit"), -1 },
  [SAN_UNIT_COLUMN_KIND] = { N_("Kind"), 64 },
  [SAN_UNIT_COLUMN_GROUPS] = { N_("Group"), 132 },
  [SAN_UNIT_COLUMN_POINTS] = { N_("Points"), 58 },
  [SAN_UNIT_COLUMN_TICKETS] = { N_("Open tickets"), 146 },
  [SAN_UNIT_COLUMN_HEAD] = { N_("Head"), 92 },
  [SAN_UNIT_COLUMN_CODE] = { N_("Code"), 108 },
};

/* Letters of a name that no other column may take away */
#define NAME_LEAST 8

SanUnitItem *
san_unit_columns_item (gpointer item)
{
  if (GTK_IS_TREE_LIST_ROW (item))
    return gtk_tree_list_row_get_item (item);

  return SAN_IS_UNIT_ITEM (item) ? g_object_ref (item) : NULL;
}

const char *
san_unit_column_title (SanUnitColumn column)
{
  return _(columns[column].title);
}

/* For paper, clipboard and tooltip; there are few different ones, so they may stay. */
static const char *
tickets_text (SanUnitItem *item)
{
  const guint *counts = san_unit_item_get_tickets (item);
  g_autofree char *text = NULL;

  if (counts == NULL)
    return "";
  text = g_strdup_printf (_("white %1$u, yellow %2$u, red %3$u"), counts[SAN_TICKET_WHITE],
                          counts[SAN_TICKET_YELLOW], counts[SAN_TICKET_RED]);

  return g_intern_string (text);
}

/* The same */
static const char *
points_text (SanUnitItem *item)
{
  guint points = san_unit_item_get_points (item);
  g_autofree char *text = g_strdup_printf ("%u", points);

  return points > 0 ? g_intern_string (text) : "";
}

const char *
san_unit_column_text (SanUnitColumn column,
                      SanUnitItem  *item)
{
  const SanUnit *unit = san_unit_item_get_unit (item);

  switch (column)
    {
    case SAN_UNIT_COLUMN_NAME:
      return san_unit_item_get_title (item);

    case SAN_UNIT_COLUMN_KIND:
      return unit != NULL ? san_unit_kind_title (unit->kind) : "";

    case SAN_UNIT_COLUMN_GROUPS:
      return san_unit_item_get_groups (item);

    case SAN_UNIT_COLUMN_POINTS:
      return points_text (item);

    case SAN_UNIT_COLUMN_TICKETS:
      return tickets_text (item);

    case SAN_UNIT_COLUMN_HEAD:
      return unit != NULL ? unit->head : "";

    case SAN_UNIT_COLUMN_CODE:
      return unit != NULL ? unit->code : "";

    case SAN_N_UNIT_COLUMNS:
    default:
      return "";
    }
}

/* What the campaign's levels hang on stands out: headings, cities, districts. */
static gboolean
is_strong (SanUnitItem *item)
{
  const SanUnit *unit = san_unit_item_get_unit (item);

  return unit == NULL || unit->kind <= SAN_UNIT_KIND_DISTRICT;
}

/* In a list the place above tells two of the same name apart; in a tree it is in view. */
static const char *
above (GtkListItem *list_item,
       SanUnitItem *item)
{
  const SanUnit *unit = san_unit_item_get_unit (item);

  if (GTK_IS_TREE_LIST_ROW (gtk_list_item_get_item (list_item)) || unit == NULL ||
      unit->parent == NULL)
    return "";

  return unit->parent->name;
}

static void
show_name (GtkListItem *list_item,
           SanUnitItem *item)
{
  GtkWidget *expander = gtk_list_item_get_child (list_item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  GtkWidget *label = gtk_widget_get_first_child (box);
  const char *name = san_unit_item_get_title (item);

  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), above (list_item, item));
  if (is_strong (item))
    gtk_widget_add_css_class (label, "sn-strong");
  else
    gtk_widget_remove_css_class (label, "sn-strong");
}

/* A click leads to the tickets of the unit and of what is below it. */
static void
show_tickets (GtkWidget   *button,
              SanUnitItem *item)
{
  const guint *counts = san_unit_item_get_tickets (item);
  GtkWidget *badge = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  g_autofree char *spoken = NULL;
  GVariantDict dict;

  gtk_widget_set_visible (button, counts != NULL);
  if (counts == NULL)
    return;

  for (guint i = 0; i < SAN_TICKET_COLOURS; i++, badge = gtk_widget_get_next_sibling (badge))
    {
      san_ticket_badge_set (SAN_TICKET_BADGE (badge), i, FALSE);
      san_ticket_badge_set_count (SAN_TICKET_BADGE (badge), counts[i]);
      gtk_widget_set_visible (badge, counts[i] > 0);
    }
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "unit", "x", san_unit_item_get_id (item));
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          g_variant_new ("(sm@v)", "tickets",
                                                         g_variant_new_variant (g_variant_dict_end (&dict))));
  gtk_widget_set_tooltip_text (button, tickets_text (item));
  spoken = g_strdup_printf (_("Open tickets: %s"), tickets_text (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static GtkWidget *
tickets_cell_new (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    gtk_box_append (GTK_BOX (box), san_ticket_badge_new (SAN_TICKET_BADGE_COUNT));
  gtk_button_set_child (GTK_BUTTON (button), box);
  /* a target of the right type from the first, whichever unit is shown later */
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          g_variant_new ("(smv)", "tickets", NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sn-badges");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static void
show (GtkListItem *list_item)
{
  SanUnitColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list_item), "column"));
  SanUnitItem *item = g_object_get_data (G_OBJECT (list_item), "item");
  GtkWidget *child = gtk_list_item_get_child (list_item);
  const char *text;

  if (item == NULL || child == NULL)
    return;
  if (column == SAN_UNIT_COLUMN_NAME)
    {
      show_name (list_item, item);
      return;
    }
  if (column == SAN_UNIT_COLUMN_TICKETS)
    {
      show_tickets (child, item);
      return;
    }

  text = san_unit_column_text (column, item);
  gtk_label_set_text (GTK_LABEL (child), text);
}

static GtkWidget *
name_cell_new (void)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *parent = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), NAME_LEAST);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (parent), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (parent, "sn-tiny");
  gtk_widget_add_css_class (parent, "sn-faint");
  gtk_box_append (GTK_BOX (box), name);
  san_cell_tip_add (box, GTK_LABEL (name));
  gtk_box_append (GTK_BOX (box), parent);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);

  return expander;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             gpointer                  data)
{
  SanUnitColumn column = GPOINTER_TO_UINT (data);
  GtkWidget *child;

  if (column == SAN_UNIT_COLUMN_NAME)
    {
      child = name_cell_new ();
    }
  else if (column == SAN_UNIT_COLUMN_TICKETS)
    {
      child = tickets_cell_new ();
    }
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (child, "sn-cap");
      if (column == SAN_UNIT_COLUMN_KIND)
        gtk_widget_add_css_class (child, "sn-dim");
      if (column == SAN_UNIT_COLUMN_CODE || column == SAN_UNIT_COLUMN_POINTS)
        gtk_widget_add_css_class (child, "sn-num");
      if (column == SAN_UNIT_COLUMN_POINTS)
        gtk_label_set_xalign (GTK_LABEL (child), 1);
      san_cell_tip_add (child, GTK_LABEL (child));
    }
  g_object_set_data (G_OBJECT (list_item), "column", GUINT_TO_POINTER (column));
  gtk_list_item_set_child (list_item, child);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item,
            gpointer                  data)
{
  SanUnitItem *item = san_unit_columns_item (gtk_list_item_get_item (list_item));
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (GPOINTER_TO_UINT (data) == SAN_UNIT_COLUMN_NAME)
    {
      gpointer row = gtk_list_item_get_item (list_item);

      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child),
                                      GTK_IS_TREE_LIST_ROW (row) ? row : NULL);
      g_object_set_data (G_OBJECT (child), "list-item", list_item);
    }
  if (item == NULL)
    return;
  /* a row of a tree makes its item anew for everybody who asks */
  g_object_set_data_full (G_OBJECT (list_item), "item", item, g_object_unref);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show), list_item);
  show (list_item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  data)
{
  SanUnitItem *item = g_object_get_data (G_OBJECT (list_item), "item");
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (item != NULL)
    g_signal_handlers_disconnect_by_func (item, show, list_item);
  g_object_set_data (G_OBJECT (list_item), "item", NULL);
  if (GPOINTER_TO_UINT (data) == SAN_UNIT_COLUMN_NAME && child != NULL)
    {
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
      g_object_set_data (G_OBJECT (child), "list-item", NULL);
    }
}

/* Sorting */

/* by sound, as people look names up */
static const char *
sort_key (SanUnitColumn column,
          SanUnitItem  *item)
{
  const SanUnit *unit = san_unit_item_get_unit (item);
  const char *key;

  if (unit == NULL)
    return "";
  if (column != SAN_UNIT_COLUMN_NAME && column != SAN_UNIT_COLUMN_HEAD)
    return san_unit_column_text (column, item);

  key = unit->pinyin;
  for (int line = 0; column == SAN_UNIT_COLUMN_HEAD && line < HEAD_LINE; line++)
    {
      key = strchr (key, '\n');
      if (key == NULL)
        return "";
      key++;
    }

  return key;
}

/* red before yellow before white */
static int
weight (SanUnitItem *item)
{
  const guint *counts = san_unit_item_get_tickets (item);

  return counts == NULL ? 0 : (int) (counts[SAN_TICKET_RED] * 1000000 +
                                     counts[SAN_TICKET_YELLOW] * 1000 + counts[SAN_TICKET_WHITE]);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  SanUnitColumn column = GPOINTER_TO_UINT (data);
  SanUnitItem *one = SAN_UNIT_ITEM ((gpointer) a);
  SanUnitItem *two = SAN_UNIT_ITEM ((gpointer) b);
  const SanUnit *unit = san_unit_item_get_unit (one);
  const SanUnit *other = san_unit_item_get_unit (two);

  if (column == SAN_UNIT_COLUMN_POINTS)
    return gtk_ordering_from_cmpfunc ((int) san_unit_item_get_points (one) -
                                      (int) san_unit_item_get_points (two));
  if (column == SAN_UNIT_COLUMN_TICKETS)
    return gtk_ordering_from_cmpfunc (weight (one) - weight (two));
  if (column == SAN_UNIT_COLUMN_KIND && unit != NULL && other != NULL)
    return gtk_ordering_from_cmpfunc ((int) unit->kind - (int) other->kind);

  return gtk_ordering_from_cmpfunc (strcmp (sort_key (column, one), sort_key (column, two)));
}

void
san_unit_columns_set_sortable (GtkColumnView *view,
                               gboolean       sortable)
{
  GListModel *list = gtk_column_view_get_columns (view);

  if (!sortable)
    gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < SAN_N_UNIT_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);
      g_autoptr (GtkSorter) sorter = NULL;

      if (sortable == (gtk_column_view_column_get_sorter (column) != NULL))
        continue;
      if (sortable)
        sorter = GTK_SORTER (gtk_custom_sorter_new (compare, GUINT_TO_POINTER (i), NULL));
      gtk_column_view_column_set_sorter (column, sorter);
    }
}

static int
width_of (GtkColumnView *view,
          SanUnitColumn  column)
{
  if (column != SAN_UNIT_COLUMN_KIND)
    return columns[column].width;

  return san_column_title_room (view, san_unit_kind_title (SAN_UNIT_KIND_SUBDISTRICT), 18,
                                columns[column].width);
}

void
san_unit_columns_set_narrow (GtkColumnView *view,
                             gboolean       narrow)
{
  static const SanUnitColumn least[] = { SAN_UNIT_COLUMN_HEAD, SAN_UNIT_COLUMN_CODE };
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (least); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, least[i]);

      /* a column that is hidden keeps the room of its fixed width */
      gtk_column_view_column_set_fixed_width (column, narrow ? -1 : width_of (view, least[i]));
      gtk_column_view_column_set_visible (column, !narrow);
    }
}

void
san_unit_columns_add (GtkColumnView *view)
{
  for (guint i = 0; i < SAN_N_UNIT_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (san_unit_column_title (i), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, width_of (view, i));
      else
        gtk_column_view_column_set_expand (column, TRUE);
      if (i == SAN_UNIT_COLUMN_POINTS)
        san_column_title_mark_end (column);
      gtk_column_view_append_column (view, column);
    }
  san_column_title_arrange (view);
}
