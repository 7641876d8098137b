/* san-ticket-filters.c - what of the tickets is asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-filters.h"

#include <glib/gi18n-lib.h>

#include "standards/san-standard-store.h"
#include "widgets/san-choice-button.h"
#include "widgets/san-ticket-badge.h"
#include "widgets/san-ticket-glyph.h"

struct _SanTicketFilters
{
  GtkBox           parent_instance;

  SanContext      *context;
  gboolean         filling;
  gint64           bureau;       /* 0: any; asked for by another page only */
  gint64           point;
  SanTicketBadge  *badges[SAN_TICKET_COLOURS];
  GtkToggleButton *toggles[SAN_TICKET_COLOURS];

  /* Template children */
  GtkWidget       *colours;
  GtkToggleButton *white;
  GtkToggleButton *yellow;
  GtkToggleButton *red;
  SanChoiceButton *stage;
  SanChoiceButton *unit;
  SanChoiceButton *category;
  GtkSearchEntry  *search;
  GtkButton       *extra;
};

G_DEFINE_FINAL_TYPE (SanTicketFilters, san_ticket_filters, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What there is to choose */

static GPtrArray *
stages_of (gpointer data)
{
  static const SanTicketStage order[] = {
    SAN_TICKET_ISSUED, SAN_TICKET_RECEIVED, SAN_TICKET_RECTIFYING, SAN_TICKET_REPORTED,
    SAN_TICKET_VERIFIED, SAN_TICKET_CLOSED,
  };
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) san_choice_free);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_ptr_array_add (choices,
                     san_choice_new (order[i],
                                     san_ticket_step_title (san_ticket_step_of (order[i])), ""));
  g_ptr_array_add (choices, san_choice_new (SAN_TICKET_DRAFT, C_("ticket", "Draft"), ""));
  g_ptr_array_add (choices, san_choice_new (SAN_TICKET_CANCELLED, C_("ticket", "Cancelled"), ""));

  return choices;
}

static GPtrArray *
units_of (gpointer data)
{
  SanTicketFilters *self = data;
  SanRoster *roster = self->context != NULL ? san_context_get_roster (self->context) : NULL;
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) san_choice_free);

  for (guint i = 0; roster != NULL && i < san_roster_size (roster); i++)
    {
      const SanUnit *unit = san_roster_nth (roster, i);

      g_ptr_array_add (choices, san_choice_new (unit->id, unit->name,
                                                unit->parent != NULL ? unit->parent->name : ""));
    }

  return choices;
}

static GPtrArray *
categories_of (gpointer data)
{
  SanTicketFilters *self = data;
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) san_choice_free);
  g_autoptr (GPtrArray) categories = NULL;

  if (self->context != NULL)
    categories = san_category_store_list (san_context_get_database (self->context), NULL);
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      SanCategory *category = g_ptr_array_index (categories, i);

      g_ptr_array_add (choices, san_choice_new (category->id, category->name, category->area));
    }

  return choices;
}

static void
on_changed_cb (SanTicketFilters *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* What another page asked for has no control of its own: it can be taken off. */
static void
show_extra (SanTicketFilters *self)
{
  gint64 id = self->bureau != 0 ? self->bureau : self->point;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->extra), id != 0);
  if (id == 0)
    return;

  if (self->bureau != 0)
    {
      const SanUnit *unit = san_roster_get (san_context_get_roster (self->context), id);

      text = g_strdup_printf (_("Line bureau: %s ✕"), unit != NULL ? unit->name : "—");
    }
  else
    {
      g_autoptr (SanPoint) point = san_point_store_load (san_context_get_database (self->context),
                                                         id, NULL);

      text = g_strdup_printf (_("Point: %s ✕"), point != NULL ? point->name : "—");
    }
  gtk_button_set_label (self->extra, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->extra), _("Do not filter by it"));
}

static void
on_extra_clicked_cb (SanTicketFilters *self)
{
  self->bureau = self->point = 0;
  show_extra (self);
  on_changed_cb (self);
}

static void
san_ticket_filters_dispose (GObject *object)
{
  SanTicketFilters *self = SAN_TICKET_FILTERS (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_TICKET_FILTERS);

  G_OBJECT_CLASS (san_ticket_filters_parent_class)->dispose (object);
}

static void
san_ticket_filters_class_init (SanTicketFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_ticket_filters_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_TICKET_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (SAN_TYPE_CHOICE_BUTTON);
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/tickets/san-ticket-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, SanTicketFilters, colours);
  gtk_widget_class_bind_template_child (widget_class, SanTicketFilters, white);
  gtk_widget_class_bind_template_child (widget_class, SanTicketFilters, yellow);
  gtk_widget_class_bind_template_child (widget_class, SanTicketFilters, red);
  gtk_widget_class_bind_template_child (widget_class, SanTicketFilters, stage);
  gtk_widget_class_bind_template_child (widget_class, SanTicketFilters, unit);
  gtk_widget_class_bind_template_child (widget_class, SanTicketFilters, category);
  gtk_widget_class_bind_template_child (widget_class, SanTicketFilters, search);
  gtk_widget_class_bind_template_child (widget_class, SanTicketFilters, extra);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_extra_clicked_cb);
}

static void
san_ticket_filters_init (SanTicketFilters *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->toggles[SAN_TICKET_WHITE] = self->white;
  self->toggles[SAN_TICKET_YELLOW] = self->yellow;
  self->toggles[SAN_TICKET_RED] = self->red;
  for (int i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_COUNT);

      self->badges[i] = SAN_TICKET_BADGE (badge);
      san_ticket_badge_set (self->badges[i], i, FALSE);
      gtk_button_set_child (GTK_BUTTON (self->toggles[i]), badge);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->toggles[i]), san_ticket_colour_title (i));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      san_ticket_colour_word (i), -1);
    }
  san_choice_button_set_source (self->stage, C_("ticket", "Stage"), stages_of, self);
  san_choice_button_set_source (self->unit, _("Unit"), units_of, self);
  san_choice_button_set_source (self->category, C_("ticket filter", "Category"), categories_of,
                                self);
  gtk_search_entry_set_key_capture_widget (self->search, NULL);
}

void
san_ticket_filters_set_context (SanTicketFilters *self,
                                SanContext       *context)
{
  g_return_if_fail (SAN_IS_TICKET_FILTERS (self));

  g_set_object (&self->context, context);
}

void
san_ticket_filters_add_to (SanTicketFilters *self,
                           SanTicketFilter  *filter)
{
  const GArray *stages, *units, *categories;

  g_return_if_fail (SAN_IS_TICKET_FILTERS (self));

  stages = san_choice_button_get_chosen (self->stage);
  units = san_choice_button_get_chosen (self->unit);
  categories = san_choice_button_get_chosen (self->category);
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    if (gtk_widget_get_visible (self->colours) && gtk_toggle_button_get_active (self->toggles[i]))
      filter->colours |= 1u << i;
  for (guint i = 0; i < stages->len; i++)
    filter->stages |= 1u << g_array_index (stages, gint64, i);
  /* steps that are asked for by name are shown, whether they are open or not */
  if (stages->len > 0)
    filter->open = FALSE;
  if (units->len > 0)
    {
      filter->units = (const gint64 *) units->data;
      filter->n_units = units->len;
      filter->tree = TRUE;
    }
  if (categories->len > 0)
    {
      filter->categories = (const gint64 *) categories->data;
      filter->n_categories = categories->len;
    }
  filter->text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  filter->bureau_id = self->bureau;
  filter->point_id = self->point;
}

void
san_ticket_filters_set (SanTicketFilters      *self,
                        const SanTicketFilter *filter)
{
  static const SanTicketFilter nothing = { 0 };
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) categories = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (SAN_IS_TICKET_FILTERS (self));

  if (filter == NULL)
    filter = &nothing;
  for (gint64 i = SAN_TICKET_DRAFT; i <= SAN_TICKET_CANCELLED; i++)
    if ((filter->stages & (1u << i)) != 0)
      g_array_append_val (stages, i);
  if (filter->n_categories > 0)
    g_array_append_vals (categories, filter->categories, filter->n_categories);
  if (filter->category_id != 0)
    g_array_append_val (categories, filter->category_id);

  self->filling = TRUE;
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    gtk_toggle_button_set_active (self->toggles[i], (filter->colours & (1u << i)) != 0);
  san_choice_button_set_chosen (self->stage, (const gint64 *) stages->data, stages->len);
  san_choice_button_set_chosen (self->unit, filter->units, filter->n_units);
  san_choice_button_set_chosen (self->category, (const gint64 *) categories->data,
                                categories->len);
  gtk_editable_set_text (GTK_EDITABLE (self->search), filter->text != NULL ? filter->text : "");
  self->bureau = filter->bureau_id;
  self->point = filter->point_id;
  show_extra (self);
  self->filling = FALSE;
}

gboolean
san_ticket_filters_is_empty (SanTicketFilters *self)
{
  SanTicketFilter filter = { 0 };

  g_return_val_if_fail (SAN_IS_TICKET_FILTERS (self), TRUE);

  san_ticket_filters_add_to (self, &filter);

  return filter.colours == 0 && filter.stages == 0 && filter.n_units == 0 &&
         filter.n_categories == 0 && *filter.text == '\0' && filter.bureau_id == 0 &&
         filter.point_id == 0;
}

void
san_ticket_filters_set_counts (SanTicketFilters *self,
                               const guint       counts[SAN_TICKET_COLOURS])
{
  g_return_if_fail (SAN_IS_TICKET_FILTERS (self));

  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      g_autofree char *spoken = g_strdup_printf (ngettext ("%s, %u ticket", "%s, %u tickets",
                                                           counts[i]),
                                                 san_ticket_colour_word (i), counts[i]);

      san_ticket_badge_set_count (self->badges[i], counts[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

void
san_ticket_filters_set_board (SanTicketFilters *self,
                              gboolean          board)
{
  g_return_if_fail (SAN_IS_TICKET_FILTERS (self));

  gtk_widget_set_visible (self->colours, !board);
}

void
san_ticket_filters_search (SanTicketFilters *self)
{
  g_return_if_fail (SAN_IS_TICKET_FILTERS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
