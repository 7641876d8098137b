/* san-points-page.c - the places that are assessed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-points-page.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "app/san-sample-window.h"
#include "pages/points/san-point-card.h"
#include "pages/points/san-point-changes.h"
#include "pages/points/san-point-columns.h"
#include "pages/points/san-point-detail.h"
#include "pages/points/san-point-filters.h"
#include "pages/points/san-point-form.h"
#include "pages/points/san-point-paper.h"
#include "pages/points/san-point-table.h"
#include "widgets/san-ask.h"

#define MOST_ASKED 500   /* points whether they can be deleted */

struct _SanPointsPage
{
  SanPage        parent_instance;

  SanPointMonths months;
  SanPointCounts counts;
  SanPointTable *table;
  gboolean       visited;
  GtkWidget     *menu;            /* (nullable): of a row */

  /* Template children */
  GtkStack          *stack;
  GtkStack          *results;
  SanPointFilters   *filters;
  GtkPaned          *paned;
  GtkColumnView     *view;
  GtkMultiSelection *selection;
  SanPointDetail    *detail;
  GMenuModel        *one_menu;
  GMenuModel        *many_menu;
  GtkLabel          *count;
  GtkLabel          *figures;
  GtkLabel          *cover;
};

G_DEFINE_FINAL_TYPE (SanPointsPage, san_points_page, SAN_TYPE_PAGE)

static SanContext *
context_of (SanPointsPage * self)
{
  return san_page_get_context (SAN_PAGE (self));
}

static SanDatabase *
database_of (SanPointsPage *self)
{
  return san_context_get_database (context_of (self));
}

static void
set_enabled (SanPointsPage *self,
             const char    *name,
             gboolean       enabled)
{
  GActionMap *actions = G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self)));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, name)),
                               enabled);
}

/* Points can be deleted when nothing refers to any of them. Of very many that is found out
 * when it is tried: this is asked at every step through the list. */
static void
update_actions (SanPointsPage *self,
                const GArray  *ids)
{
  static const char *const on_some[] = { "copy", "copy-code", "tickets" };
  gboolean writable = !san_context_is_read_only (context_of (self));
  const SanRound *round = san_context_get_round (context_of (self));
  g_autoptr (SanPoint) point = NULL;
  guint n_free = ids->len;

  if (ids->len == 1)
    point = san_point_store_load (database_of (self), g_array_index (ids, gint64, 0), NULL);
  if (writable && ids->len > 0 && ids->len <= MOST_ASKED)
    san_point_store_count_free (database_of (self), (const gint64 *) (gpointer) ids->data,
                                ids->len, &n_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (on_some); i++)
    set_enabled (self, on_some[i], ids->len > 0);
  set_enabled (self, "new", writable);
  set_enabled (self, "sample", writable && round != NULL && round->state < SAN_ROUND_REVIEW);
  set_enabled (self, "edit", writable && ids->len == 1);
  set_enabled (self, "edit-many", writable && ids->len > 1);
  set_enabled (self, "retire", writable && ids->len > 0);
  set_enabled (self, "revive", writable && ids->len > 0 &&
               (point == NULL || point->to != SAN_DAY_MAX));
  set_enabled (self, "delete", writable && ids->len > 0 && n_free == ids->len);
}

/* 25.0: @part of @whole in percent; "" of nothing */
static char *
percent_of (guint part,
            guint whole)
{
  guint tenths = whole > 0 ? (part * 2000u + whole) / (whole * 2u) : 0;

  return whole > 0 ? g_strdup_printf ("%u.%u", tenths / 10, tenths % 10) : g_strdup ("");
}

static void
show_status (SanPointsPage *self,
             guint          selected)
{
  guint n = san_point_table_size (self->table);
  guint covered = self->counts.drawn > 0 ? self->counts.drawn : self->counts.seen;
  g_autofree char *count = g_strdup_printf (ngettext ("%u point", "%u points", n), n);
  g_autofree char *percent = percent_of (covered, self->counts.valid);
  g_autofree char *figures = NULL;
  g_autofree char *cover = NULL;

  if (selected > 1)
    figures = g_strdup_printf (ngettext ("%u selected", "%u selected", selected), selected);
  else
    /* Translators: of all points: 必查 612 · 停用 38 */
    figures = g_strdup_printf (_("mandatory %1$u · retired %2$u"), self->counts.must_see,
                               self->counts.retired);
  if (covered > 0)
    /* Translators: 本月覆盖 25.0%，近 6 月未测过 301 个 */
    cover = g_strdup_printf (_("%1$s%% covered this month, %2$u not assessed for 6 months"),
                             percent, self->counts.unseen);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->figures, figures);
  gtk_label_set_text (self->cover, cover != NULL ? cover : "");
}

static void
show_selection (SanPointsPage *self)
{
  g_autoptr (GArray) ids = san_point_table_selected (self->table);

  if (ids->len > 1)
    san_point_detail_show_many (self->detail, ids);
  else
    san_point_detail_show (self->detail, ids->len == 1 ? g_array_index (ids, gint64, 0) : 0);
  update_actions (self, ids);
  show_status (self, ids->len);
}

static void
on_selected_cb (SanPointsPage *self)
{
  if (self->table != NULL && !san_point_table_is_loading (self->table) &&
      !gtk_widget_in_destruction (GTK_WIDGET (self)))
    show_selection (self);
}

/* Loading */

static void
load (SanPointsPage *self)
{
  SanPointFilter filter;

  san_point_filters_get (self->filters, &self->months, &filter);
  san_point_table_load (self->table, &filter);
  gtk_stack_set_visible_child_name (self->results, san_point_table_size (self->table) > 0
                                    ? "list" : "none");
  show_selection (self);
}

static void
reload (SanPointsPage *self)
{
  g_autoptr (GError) error = NULL;

  san_point_months_init (&self->months, context_of (self));
  if (!san_point_list_count (database_of (self), &self->months.scope, &self->counts, &error))
    san_context_report (context_of (self), error);
  self->visited = TRUE;
  gtk_stack_set_visible_child_name (self->stack, self->counts.all > 0 ? "points" : "empty");
  san_point_columns_update (self->view, &self->months);
  san_point_filters_set_counts (self->filters, &self->counts, self->counts.drawn > 0);
  load (self);
}

static void
on_changed_cb (SanPointsPage *self)
{
  if (self->visited)
    load (self);
}

/* Shows the point, whatever is asked for in the filters. */
static gboolean
select_point (SanPointsPage *self,
              gint64         id)
{
  if (!san_point_table_select (self->table, id))
    {
      san_point_filters_clear (self->filters);
      load (self);
    }
  if (!san_point_table_select (self->table, id))
    {
      /* not in use: among its like */
      san_point_filters_show_all (self->filters);
      load (self);
    }
  show_selection (self);

  return san_point_table_select (self->table, id);
}

/* Actions */

static SanPoint *
selected_point (SanPointsPage *self)
{
  g_autoptr (GArray) ids = san_point_table_selected (self->table);

  return ids->len > 0 ? san_point_store_load (database_of (self), g_array_index (ids, gint64, 0),
                                              NULL) : NULL;
}

static void
on_search_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  san_point_filters_search (SAN_POINTS_PAGE (data)->filters);
}

static void
on_clear_filters_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  SanPointsPage *self = data;

  san_point_filters_clear (self->filters);
  load (self);
}

static void
on_made_cb (SanPointForm  *form,
            gint64         id,
            SanPointsPage *self)
{
  if (id != 0)
    select_point (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_new_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  SanPointsPage *self = data;
  g_autoptr (SanPoint) like = selected_point (self);
  GtkWidget *form = san_point_form_new_point (SAN_PAGE (self), like);

  g_signal_connect_object (form, "done", G_CALLBACK (on_made_cb), self, 0);
}

static void
on_edit_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  san_point_detail_edit (SAN_POINTS_PAGE (data)->detail);
}

static void
on_edit_many_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  SanPointsPage *self = data;
  g_autoptr (GArray) ids = san_point_table_selected (self->table);
  GtkWidget *form = san_point_form_many (SAN_PAGE (self), ids);

  g_signal_connect_object (form, "done", G_CALLBACK (on_made_cb), self, 0);
}

/* The day from which points are used no more */

typedef struct
{
  SanPointsPage *page;
  GArray        *ids;
  char          *heading;
} Retirement;

static void
retirement_free (gpointer data)
{
  Retirement *retirement = data;

  g_object_unref (retirement->page);
  g_array_unref (retirement->ids);
  g_free (retirement->heading);
  g_free (retirement);
}

static void ask_day (Retirement *retirement,
                     const char *day,
                     const char *body);

static void
on_day_cb (const char *text,
           gpointer    data)
{
  Retirement *asked = data;
  g_autoptr (GError) error = NULL;
  Retirement *again;
  SanDay day;

  if (san_day_parse (text, &day, &error) &&
      san_point_change_retire (context_of (asked->page), asked->ids, day, &error))
    return;

  again = g_new0 (Retirement, 1);
  again->page = g_object_ref (asked->page);
  again->ids = g_array_ref (asked->ids);
  again->heading = g_strdup (asked->heading);
  ask_day (again, text, error->message);
}

static void
ask_day (Retirement *retirement,
         const char *day,
         const char *body)
{
  san_ask (GTK_WIDGET (retirement->page), retirement->heading, body, _("From which day on"),
           C_("button", "Retire"), day, FALSE, on_day_cb, retirement, retirement_free);
}

static void
on_retire_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanPointsPage *self = data;
  g_autoptr (SanPoint) point = selected_point (self);
  Retirement *retirement = g_new0 (Retirement, 1);
  g_autofree char *day = san_day_format (san_context_get_period (context_of (self))->last + 1);

  retirement->page = g_object_ref (self);
  retirement->ids = san_point_table_selected (self->table);
  if (retirement->ids->len == 1)
    retirement->heading = g_strdup_printf (_("Retire %s?"), point->name);
  else
    retirement->heading = g_strdup_printf (ngettext ("Retire %u point?", "Retire %u points?",
                                                     retirement->ids->len),
                                           retirement->ids->len);
  ask_day (retirement, day,
           _("It is not drawn any more from that day on. Scores and tickets stay."));
}

static void
on_revive_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanPointsPage *self = data;
  g_autoptr (GArray) ids = san_point_table_selected (self->table);
  g_autoptr (GError) error = NULL;

  if (!san_point_change_revive (context_of (self), ids, &error))
    san_context_report (context_of (self), error);
}

static void
on_delete_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanPointsPage *self = data;
  g_autoptr (GArray) ids = san_point_table_selected (self->table);
  g_autoptr (GError) error = NULL;

  if (!san_point_change_delete (context_of (self), ids, &error))
    san_context_report (context_of (self), error);
}

static void
on_sample_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanPointsPage *self = data;

  gtk_window_present (san_sample_window_new (GTK_WIDGET (self), context_of (self)));
}

static void
on_tickets_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  g_autoptr (SanPoint) point = selected_point (data);
  GVariantDict target;

  if (point == NULL)
    return;
  g_variant_dict_init (&target, NULL);
  g_variant_dict_insert (&target, "point", "x", point->id);
  san_page_go (SAN_PAGE (data), "tickets", g_variant_dict_end (&target));
}

static void
on_copy_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanPointsPage *self = data;
  g_autoptr (GArray) ids = san_point_table_selected (self->table);
  g_autoptr (GArray) columns = san_point_columns_get_shown (self->view);

  san_point_paper_copy (SAN_PAGE (self), &self->months, ids, columns);
}

static void
on_copy_code_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  g_autoptr (SanPoint) point = selected_point (data);

  if (point != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (data)), point->code);
}

/* What is selected, if it is more than one; else all that is listed */
static void
on_print_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanPointsPage *self = data;
  SanContext *context = san_page_get_context (data);
  const char *name = g_action_get_name (G_ACTION (action));
  g_autoptr (GArray) selected = san_point_table_selected (self->table);
  g_autoptr (GArray) columns = san_point_columns_get_shown (self->view);
  g_autoptr (SanTextTable) table =
    san_point_paper_get_table (SAN_PAGE (self), &self->months,
                               selected->len > 1 ? selected : san_point_table_ids (self->table),
                               columns);

  if (table == NULL)
    return;
  if (g_str_equal (name, "export"))
    san_text_table_ask (table, data, context, NULL);
  else
    san_text_table_print (table, data, context, g_str_equal (name, "preview"));
}

/* The one that is shown beside the list */
static void
on_print_side_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  SanPointsPage *self = data;
  SanContext *context = san_page_get_context (data);
  g_autoptr (SanPoint) point = selected_point (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanPaper) paper = point != NULL
                               ? san_point_card_new (context, &self->months, point->id, &error)
                               : NULL;

  if (paper != NULL)
    san_list_file_print (data, paper, TRUE);
  else if (error != NULL)
    san_context_report (context, error);
  else
    san_context_say (context, _("There is nothing to print here"));
}

/* All of them, as they come in again */
static void
on_export_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  san_point_paper_export (SAN_PAGE (data));
}

/* The menu of a row */

static void
open_menu (SanPointsPage *self,
           double         x,
           double         y)
{
  guint n = san_point_table_n_selected (self->table);

  if (n == 0)
    return;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (n > 1 ? self->many_menu : self->one_menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_right_click_cb (SanPointsPage   *self,
                   int              n_press,
                   double           x,
                   double           y,
                   GtkGestureClick *gesture)
{
  guint position = san_point_columns_pick (self->view, GTK_WIDGET (self->results), x, y);
  double px, py;

  if (position == GTK_INVALID_LIST_POSITION ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (self->results), GTK_WIDGET (self), x, y, &px,
                                         &py))
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, px, py);
}

static gboolean
on_menu_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   data)
{
  SanPointsPage *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t area;

  if (focus == NULL || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &area))
    return FALSE;
  open_menu (self, area.origin.x + MIN (area.size.width / 2, 120),
             area.origin.y + area.size.height - 4);

  return TRUE;
}

static void
on_activate_cb (SanPointsPage *self,
                guint          position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "page.edit", NULL);
}

/* Keys of the list alone: a Delete that is typed elsewhere deletes text. */
static void
add_keys (SanPointsPage *self)
{
  static const struct { const char *keys, *action; } named[] = {
    { "<Control>c", "page.copy" },
    { "F2", "page.edit" },
    { "Delete|KP_Delete", "page.delete" },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    gtk_shortcut_controller_add_shortcut
      (GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (named[i].keys),
                        gtk_named_action_new (named[i].action)));
  gtk_shortcut_controller_add_shortcut
    (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (on_menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/* Overrides */

static void
san_points_page_refresh (SanPage   *page,
                         SanRefresh what)
{
  reload (SAN_POINTS_PAGE (page));
}

static gboolean
show_dictionary (SanPointsPage *self,
                 GVariant      *target)
{
  const char *text = NULL;
  gint64 id = 0;

  if (g_variant_lookup (target, "point", "x", &id))
    return select_point (self, id);

  san_point_filters_clear (self->filters);
  if (g_variant_lookup (target, "unit", "x", &id))
    san_point_filters_set_unit (self->filters, id);
  if (g_variant_lookup (target, "bureau", "x", &id))
    san_point_filters_set_bureau (self->filters, id);
  if (g_variant_lookup (target, "category", "x", &id))
    san_point_filters_set_category (self->filters, id);
  if (g_variant_lookup (target, "text", "&s", &text))
    san_point_filters_set_text (self->filters, text);
  load (self);

  return TRUE;
}

static gboolean
san_points_page_show (SanPage  *page,
                      GVariant *target)
{
  SanPointsPage *self = SAN_POINTS_PAGE (page);

  if (!self->visited)      /* shown before its first refresh */
    reload (self);

  if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    return select_point (self, g_variant_get_int64 (target));
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_VARDICT))
    return show_dictionary (self, target);
  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    return FALSE;

  san_point_filters_clear (self->filters);
  san_point_filters_set_text (self->filters, g_variant_get_string (target, NULL));
  load (self);

  return TRUE;
}

static void
san_points_page_selection (SanPage          *page,
                           SanPageSelection *selection)
{
  g_autoptr (SanPoint) point = selected_point (SAN_POINTS_PAGE (page));

  if (point == NULL)
    return;
  selection->point_id = point->id;
  selection->unit_id = point->unit_id;
}

static void
on_width_class_cb (SanPointsPage *self)
{
  gboolean narrow = san_page_get_width_class (SAN_PAGE (self)) == SAN_WIDTH_NARROW;

  san_point_columns_set_narrow (self->view, narrow);
  san_point_filters_set_narrow (self->filters, narrow);
}

static void
san_points_page_dispose (GObject *object)
{
  SanPointsPage *self = SAN_POINTS_PAGE (object);

  self->visited = FALSE;      /* what goes now changes sorter and filters once more */
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_POINTS_PAGE);
  g_clear_pointer (&self->table, san_point_table_free);

  G_OBJECT_CLASS (san_points_page_parent_class)->dispose (object);
}

static void
san_points_page_constructed (GObject *object)
{
  SanPointsPage *self = SAN_POINTS_PAGE (object);
  GtkGesture *click = gtk_gesture_click_new ();

  G_OBJECT_CLASS (san_points_page_parent_class)->constructed (object);

  san_point_months_init (&self->months, context_of (self));
  self->table = san_point_table_new (self->view, self->selection, context_of (self),
                                     &self->months);
  san_point_filters_set_context (self->filters, context_of (self));
  san_point_detail_set_page (self->detail, SAN_PAGE (self), &self->months, self->one_menu);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  add_keys (self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->results), GTK_EVENT_CONTROLLER (click));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/points/san-points-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, results);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, view);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, one_menu);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, many_menu);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, count);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, figures);
  gtk_widget_class_bind_template_child (widget_class, SanPointsPage, cover);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
san_points_page_class_init (SanPointsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SanPageClass *page_class = SAN_PAGE_CLASS (klass);

  object_class->constructed = san_points_page_constructed;
  object_class->dispose = san_points_page_dispose;
  page_class->refresh = san_points_page_refresh;
  page_class->show = san_points_page_show;
  page_class->selection = san_points_page_selection;

  g_type_ensure (SAN_TYPE_POINT_FILTERS);
  g_type_ensure (SAN_TYPE_POINT_DETAIL);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
san_points_page_init (SanPointsPage *self)
{
  static const GActionEntry entries[] = {
    { "search", on_search_cb },
    { "clear-filters", on_clear_filters_cb },
    { "new", on_new_cb },
    { "edit", on_edit_cb },
    { "edit-many", on_edit_many_cb },
    { "retire", on_retire_cb },
    { "revive", on_revive_cb },
    { "delete", on_delete_cb },
    { "sample", on_sample_cb },
    { "tickets", on_tickets_cb },
    { "copy", on_copy_cb },
    { "copy-code", on_copy_code_cb },
    { "print", on_print_cb },
    { "preview", on_print_cb },
    { "print-side", on_print_side_cb },
    { "export", on_print_cb },
    { "export-register", on_export_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));

  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::width-class", G_CALLBACK (on_width_class_cb), NULL);
  san_page_bind_paned (SAN_PAGE (self), self->paned, "points", -344);
}
