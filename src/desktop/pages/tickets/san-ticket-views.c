/* san-ticket-views.c - views of the tickets, a chip each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-views.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-ask.h"
#include "tickets/san-ticket-view-store.h"

#define NARROW_CHIPS 6

typedef struct
{
  char            *name;      /* what it is chosen by */
  char            *title;
  gint64           id;        /* of a saved one; 0: the program's own */
  SanTicketFilter *saved;     /* of a saved one */
  SanTicketFilter  own;
  gboolean         shy;       /* is only there while something is in it */
  guint            count;
} View;

struct _SanTicketViews
{
  GtkBox      parent_instance;

  SanContext *context;
  GPtrArray  *views;       /* View */
  guint       chosen;
  gboolean    narrow;
  gboolean    filling;
  GtkWidget  *chips;
  GtkWidget  *add;
  GtkWidget  *menu;        /* (nullable): of a chip, while it is open */
};

G_DEFINE_FINAL_TYPE (SanTicketViews, san_ticket_views, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static const struct
{
  const char     *name;
  const char     *title;
  gboolean        shy;
  SanTicketFilter filter;
} built_in[] = {
  { "open", NC_ ("ticket view", "Open"), FALSE, { .open = TRUE } },
  { "today", NC_ ("ticket view", "Due today"), FALSE, { .open = TRUE, .due_today = TRUE } },
  { "overdue", NC_ ("ticket view", "Overdue"), FALSE, { .open = TRUE, .overdue = TRUE } },
  { "recheck", NC_ ("ticket view", "To recheck"), FALSE, { .unverified = TRUE } },
  { "lookback", NC_ ("ticket view", "Look-back"), FALSE, { .lookback = TRUE } },
  { "recurred", NC_ ("ticket view", "Recurred"), FALSE, { .open = TRUE, .recurred = TRUE } },
  { "red", NC_ ("ticket view", "Red proposed"), TRUE, { .open = TRUE, .red_proposed = TRUE } },
  { "drafts", NC_ ("ticket view", "Drafts"), TRUE, { .stages = 1u << SAN_TICKET_DRAFT } },
};

static void
view_free (View *view)
{
  g_free (view->name);
  g_free (view->title);
  g_clear_pointer (&view->saved, san_ticket_filter_free);
  g_free (view);
}

static View *
view_at (SanTicketViews *self,
         guint           index)
{
  return g_ptr_array_index (self->views, index);
}

static const SanTicketFilter *
filter_of (const View *view)
{
  return view->saved != NULL ? view->saved : &view->own;
}

static void
choose (SanTicketViews *self,
        guint           index)
{
  if (self->chosen == index)
    return;

  self->chosen = index;
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* The menu of a saved view */

static const View *
find_saved (SanTicketViews *self,
            gint64          id)
{
  for (guint i = 0; i < self->views->len; i++)
    if (view_at (self, i)->id == id)
      return view_at (self, i);

  return NULL;
}

typedef struct
{
  SanTicketViews *self;
  gint64          id;
  const char     *name;
  const char     *filter;
} Edit;

static gboolean
add_view (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  Edit *edit = data;

  return san_ticket_view_store_add (database, edit->name, edit->filter, NULL, error);
}

static gboolean
rename_view (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Edit *edit = data;

  return san_ticket_view_store_rename (database, edit->id, edit->name, error);
}

static gboolean
delete_view (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Edit *edit = data;

  return san_ticket_view_store_delete (database, edit->id, error);
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_object_unref (edit->self);
  g_free ((char *) edit->filter);
  g_free (edit);
}

static void
on_name_cb (const char *text,
            gpointer    data)
{
  Edit *edit = data;
  g_autofree char *said = NULL;

  edit->name = text;
  if (edit->id == 0)
    {
      said = g_strdup_printf (_("View “%s” saved"), text);
      if (san_context_change (edit->self->context, "tickets.view", text, add_view, edit, said) &&
          san_ticket_views_choose (edit->self, text))
        g_signal_emit (edit->self, signals[CHOSEN], 0);
      return;
    }

  said = g_strdup_printf (_("View renamed to “%s”"), text);
  san_context_change (edit->self->context, "tickets.view", text, rename_view, edit, said);
}

static Edit *
edit_new (SanTicketViews *self,
          gint64          id)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->self = g_object_ref (self);
  edit->id = id;

  return edit;
}

static void
rename_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  SanTicketViews *self = SAN_TICKET_VIEWS (widget);
  const View *view = find_saved (self, g_variant_get_int64 (parameter));

  if (view != NULL)
    san_ask (widget, _("Rename view"), NULL, _("Name"), _("Rename"), view->title, FALSE,
             on_name_cb, edit_new (self, view->id), edit_free);
}

static void
delete_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  SanTicketViews *self = SAN_TICKET_VIEWS (widget);
  const View *view = find_saved (self, g_variant_get_int64 (parameter));
  Edit edit = { self, 0, NULL, NULL };
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  if (view == NULL)
    return;
  edit.id = view->id;
  name = g_strdup (view->title);
  said = g_strdup_printf (_("View “%s” deleted"), name);
  san_context_change (self->context, "tickets.view", name, delete_view, &edit, said);
}

static void
choose_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  SanTicketViews *self = SAN_TICKET_VIEWS (widget);

  if (san_ticket_views_choose (self, g_variant_get_string (parameter, NULL)))
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
open_menu (SanTicketViews *self,
           GtkWidget      *chip)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "index"));
  const View *view = view_at (self, index);
  g_autoptr (GMenu) menu = NULL;
  g_autofree char *rename = NULL;
  g_autofree char *delete = NULL;

  if (view->id == 0 || san_context_is_read_only (self->context))
    return;

  menu = g_menu_new ();
  rename = g_strdup_printf ("views.rename(int64 %" G_GINT64_FORMAT ")", view->id);
  delete = g_strdup_printf ("views.delete(int64 %" G_GINT64_FORMAT ")", view->id);
  g_menu_append (menu, _("Rename…"), rename);
  g_menu_append (menu, _("Delete"), delete);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  {
    graphene_rect_t area;

    if (gtk_widget_compute_bounds (chip, GTK_WIDGET (self), &area))
      gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                                   &(GdkRectangle) { (int) area.origin.x, (int) area.origin.y,
                                                     (int) area.size.width,
                                                     (int) area.size.height });
  }
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_pressed_cb (GtkGestureClick *gesture,
               int              n,
               double           x,
               double           y,
               SanTicketViews  *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
}

static gboolean
on_menu_key_cb (GtkWidget *chip,
                GVariant  *arguments,
                gpointer   data)
{
  open_menu (data, chip);

  return TRUE;
}

/* Chips */

static void
on_toggled_cb (SanTicketViews  *self,
               GtkToggleButton *chip)
{
  if (!self->filling && gtk_toggle_button_get_active (chip))
    choose (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "index")));
}

static void
let_edit (SanTicketViews *self,
          GtkWidget      *chip)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (chip, GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut
    (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (on_menu_key_cb, self, NULL)));
  gtk_widget_add_controller (chip, keys);
}

static GtkWidget *
add_chip (SanTicketViews *self,
          guint           index,
          GtkWidget      *group)
{
  const View *view = view_at (self, index);
  g_autofree char *text = g_strdup_printf ("%s %u", view->title, view->count);
  GtkWidget *chip = gtk_toggle_button_new_with_label (text);

  gtk_widget_add_css_class (chip, "sn-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (group));
  g_object_set_data (G_OBJECT (chip), "index", GUINT_TO_POINTER (index));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), index == self->chosen);
  g_signal_connect_swapped (chip, "toggled", G_CALLBACK (on_toggled_cb), self);
  if (view->id != 0)
    let_edit (self, chip);
  gtk_box_append (GTK_BOX (self->chips), chip);

  return chip;
}

static void
add_more (SanTicketViews *self,
          GArray         *rest)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *text = g_strdup_printf (_("More %u"), rest->len);

  for (guint i = 0; i < rest->len; i++)
    {
      const View *view = view_at (self, g_array_index (rest, guint, i));
      g_autofree char *label = g_strdup_printf ("%s %u", view->title, view->count);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "views.choose", "s", view->name);
      g_menu_append_item (menu, item);
      if (g_array_index (rest, guint, i) == self->chosen)
        {
          g_free (text);
          text = g_steal_pointer (&label);
          gtk_widget_add_css_class (button, "chosen");
        }
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), text);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "sn-chip-menu");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->chips), button);
}

static gboolean
has_focus (SanTicketViews *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->chips);
}

static void
rebuild (SanTicketViews *self)
{
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean focused = has_focus (self);
  GtkWidget *child, *group = NULL, *chosen = NULL;
  guint shown = 0;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < self->views->len; i++)
    {
      const View *view = view_at (self, i);

      if (view->shy && view->count == 0 && i != self->chosen)
        continue;
      if (self->narrow && shown++ >= NARROW_CHIPS)
        {
          g_array_append_val (rest, i);
          continue;
        }
      group = add_chip (self, i, group);
      if (i == self->chosen)
        chosen = group;
    }
  if (rest->len > 0)
    add_more (self, rest);
  if (focused && chosen != NULL)
    gtk_widget_grab_focus (chosen);
  self->filling = FALSE;
}

static void
san_ticket_views_dispose (GObject *object)
{
  SanTicketViews *self = SAN_TICKET_VIEWS (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (san_ticket_views_parent_class)->dispose (object);
}

static void
san_ticket_views_finalize (GObject *object)
{
  g_ptr_array_unref (SAN_TICKET_VIEWS (object)->views);

  G_OBJECT_CLASS (san_ticket_views_parent_class)->finalize (object);
}

static void
san_ticket_views_class_init (SanTicketViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_ticket_views_dispose;
  object_class->finalize = san_ticket_views_finalize;
  signals[CHOSEN] =
    g_signal_new ("chosen", SAN_TYPE_TICKET_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "views.choose", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "views.rename", "x", rename_action);
  gtk_widget_class_install_action (widget_class, "views.delete", "x", delete_action);
}

static void
add_built_in (SanTicketViews *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      View *view = g_new0 (View, 1);

      view->name = g_strdup (built_in[i].name);
      view->title = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "ticket view", built_in[i].title));
      view->own = built_in[i].filter;
      view->shy = built_in[i].shy;
      g_ptr_array_add (self->views, view);
    }
}

static void
san_ticket_views_init (SanTicketViews *self)
{
  self->views = g_ptr_array_new_with_free_func ((GDestroyNotify) view_free);
  add_built_in (self);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->chips = g_object_new (GTK_TYPE_BOX, "spacing", 8, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Views of the tickets"), -1);
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->add, _("Save what is shown as a view"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Save what is shown as a view"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "page.save-view");
  gtk_box_append (GTK_BOX (self), self->chips);
  gtk_box_append (GTK_BOX (self), self->add);
}

static void
add_saved (SanTicketViews *self,
           GPtrArray      *saved)
{
  for (guint i = 0; i < saved->len; i++)
    {
      const SanTicketView *kept = g_ptr_array_index (saved, i);
      g_autoptr (SanTicketFilter) filter = san_ticket_filter_parse (kept->filter, NULL);
      View *view;

      if (filter == NULL)      /* of a newer version: it stays in the file */
        continue;
      view = g_new0 (View, 1);
      view->name = g_strdup (kept->name);
      view->title = g_strdup (kept->name);
      view->id = kept->id;
      view->saved = g_steal_pointer (&filter);
      g_ptr_array_add (self->views, view);
    }
}

void
san_ticket_views_load (SanTicketViews *self,
                       SanContext     *context,
                       SanTime         now)
{
  SanDatabase *database = san_context_get_database (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  gint64 chosen_id;

  g_return_if_fail (SAN_IS_TICKET_VIEWS (self));

  g_set_object (&self->context, context);
  chosen_id = view_at (self, self->chosen)->id;
  saved = san_ticket_view_store_list (database, &error);
  if (saved == NULL)
    {
      san_context_report (context, error);
      return;
    }
  g_ptr_array_set_size (self->views, G_N_ELEMENTS (built_in));
  add_saved (self, saved);
  if (chosen_id != 0)
    {
      self->chosen = 0;
      for (guint i = 0; i < self->views->len; i++)
        if (view_at (self, i)->id == chosen_id)
          self->chosen = i;
    }
  for (guint i = 0; i < self->views->len; i++)
    {
      View *view = view_at (self, i);
      guint counts[SAN_TICKET_COLOURS] = { 0 };

      if (!san_ticket_store_count (database, filter_of (view), now, counts, &error))
        {
          san_context_report (context, error);
          return;
        }
      view->count = counts[SAN_TICKET_WHITE] + counts[SAN_TICKET_YELLOW] + counts[SAN_TICKET_RED];
    }
  rebuild (self);
  if (chosen_id != 0 && self->chosen == 0)
    g_signal_emit (self, signals[CHOSEN], 0);
}

const SanTicketFilter *
san_ticket_views_get_filter (SanTicketViews *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_VIEWS (self), NULL);

  return filter_of (view_at (self, self->chosen));
}

gboolean
san_ticket_views_is_saved (SanTicketViews *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_VIEWS (self), FALSE);

  return view_at (self, self->chosen)->id != 0;
}

const char *
san_ticket_views_get_title (SanTicketViews *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_VIEWS (self), "");

  return view_at (self, self->chosen)->title;
}

gboolean
san_ticket_views_choose (SanTicketViews *self,
                         const char     *name)
{
  g_return_val_if_fail (SAN_IS_TICKET_VIEWS (self), FALSE);

  for (guint i = 0; i < self->views->len; i++)
    if (g_strcmp0 (view_at (self, i)->name, name) == 0)
      {
        self->chosen = i;
        rebuild (self);
        return TRUE;
      }

  return FALSE;
}

void
san_ticket_views_save (SanTicketViews        *self,
                       const SanTicketFilter *filter)
{
  Edit *edit;

  g_return_if_fail (SAN_IS_TICKET_VIEWS (self));

  edit = edit_new (self, 0);
  edit->filter = san_ticket_filter_format (filter);
  san_ask (GTK_WIDGET (self), _("Save view"),
           _("What is shown now is kept under this name, for everybody who uses the ledger."),
           _("Name"), _("Save"), NULL, FALSE, on_name_cb, edit, edit_free);
}

void
san_ticket_views_set_narrow (SanTicketViews *self,
                             gboolean        narrow)
{
  g_return_if_fail (SAN_IS_TICKET_VIEWS (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  rebuild (self);
}
