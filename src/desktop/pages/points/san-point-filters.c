/* san-point-filters.c - what of the points is asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-filters.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-choice-button.h"

struct _SanPointFilters
{
  GtkBox      parent_instance;

  SanContext *context;
  GArray     *category_ids; /* what is asked for, areas spelt out */
  gboolean    filling;
  gboolean    narrow;

  /* Template children */
  GtkSearchEntry  *search;
  SanChoiceButton *category;
  SanChoiceButton *unit;
  SanChoiceButton *bureau;
  SanChoiceButton *state;
  GtkToggleButton *must_see;
  GtkToggleButton *drawn;
  GtkToggleButton *open;
};

G_DEFINE_FINAL_TYPE (SanPointFilters, san_point_filters, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What there is to choose */

static GPtrArray *
choices_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) san_choice_free);
}

static void
add_units (SanPointFilters *self,
           GPtrArray       *choices,
           gboolean         bureaus)
{
  SanRoster *roster = self->context != NULL ? san_context_get_roster (self->context) : NULL;

  for (guint i = 0; roster != NULL && i < san_roster_size (roster); i++)
    {
      const SanUnit *unit = san_roster_nth (roster, i);

      if (!bureaus || unit->kind == SAN_UNIT_KIND_BUREAU)
        g_ptr_array_add (choices, san_choice_new (unit->id, unit->name, unit->parent != NULL
                                                  ? unit->parent->name : ""));
    }
}

static GPtrArray *
units_of (gpointer data)
{
  GPtrArray *choices = choices_new ();

  add_units (data, choices, FALSE);

  return choices;
}

static GPtrArray *
bureaus_of (gpointer data)
{
  GPtrArray *choices = choices_new ();

  add_units (data, choices, TRUE);

  return choices;
}

/* An area is chosen by the first of its categories, below zero. */
static gboolean
begins_area (GPtrArray *categories,
             guint      index)
{
  const SanCategory *category = g_ptr_array_index (categories, index);

  if (*category->area == '\0')
    return FALSE;
  for (guint i = 0; i < index; i++)
    if (g_str_equal (((SanCategory *) g_ptr_array_index (categories, i))->area, category->area))
      return FALSE;

  return TRUE;
}

static GPtrArray *
categories_of (gpointer data)
{
  SanPointFilters *self = data;
  GPtrArray *choices = choices_new ();
  g_autoptr (GPtrArray) categories = NULL;

  if (self->context != NULL)
    categories = san_category_store_list (san_context_get_database (self->context), NULL);
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      SanCategory *category = g_ptr_array_index (categories, i);

      if (begins_area (categories, i))
        g_ptr_array_add (choices, san_choice_new (-category->id, category->area,
                                                  _("all categories")));
      g_ptr_array_add (choices, san_choice_new (category->id, category->name, category->area));
    }

  return choices;
}

static GPtrArray *
states_of (gpointer data)
{
  GPtrArray *choices = choices_new ();

  g_ptr_array_add (choices, san_choice_new (SAN_POINT_STATE_RETIRED,
                                            C_("points", "Retired"), ""));
  g_ptr_array_add (choices, san_choice_new (SAN_POINT_STATE_TO_COME,
                                            C_("points", "Not yet in use"), ""));
  g_ptr_array_add (choices, san_choice_new (SAN_POINT_STATE_UNSEEN,
                                            C_("points", "Not assessed for 6 months"), ""));

  return choices;
}

static void
on_changed_cb (SanPointFilters *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
san_point_filters_dispose (GObject *object)
{
  SanPointFilters *self = SAN_POINT_FILTERS (object);

  self->filling = TRUE;
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_POINT_FILTERS);

  G_OBJECT_CLASS (san_point_filters_parent_class)->dispose (object);
}

static void
san_point_filters_finalize (GObject *object)
{
  g_array_unref (SAN_POINT_FILTERS (object)->category_ids);

  G_OBJECT_CLASS (san_point_filters_parent_class)->finalize (object);
}

static void
san_point_filters_class_init (SanPointFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_point_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_point_filters_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_POINT_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (SAN_TYPE_CHOICE_BUTTON);
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/points/san-point-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, SanPointFilters, search);
  gtk_widget_class_bind_template_child (widget_class, SanPointFilters, category);
  gtk_widget_class_bind_template_child (widget_class, SanPointFilters, unit);
  gtk_widget_class_bind_template_child (widget_class, SanPointFilters, bureau);
  gtk_widget_class_bind_template_child (widget_class, SanPointFilters, state);
  gtk_widget_class_bind_template_child (widget_class, SanPointFilters, must_see);
  gtk_widget_class_bind_template_child (widget_class, SanPointFilters, drawn);
  gtk_widget_class_bind_template_child (widget_class, SanPointFilters, open);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
}

static void
san_point_filters_init (SanPointFilters *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->category_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  san_choice_button_set_source (self->category, C_("point", "Category"), categories_of, self);
  san_choice_button_set_source (self->unit, C_("points", "Unit"), units_of, self);
  san_choice_button_set_source (self->bureau, C_("points", "Bureau"), bureaus_of, self);
  san_choice_button_set_source (self->state, C_("points", "State"), states_of, self);
  gtk_search_entry_set_key_capture_widget (self->search, NULL);
}

void
san_point_filters_set_context (SanPointFilters *self,
                               SanContext      *context)
{
  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  g_set_object (&self->context, context);
}

static gboolean
has_state (SanPointFilters *self,
           SanPointState    state)
{
  const GArray *states = san_choice_button_get_chosen (self->state);

  for (guint i = 0; i < states->len; i++)
    if (g_array_index (states, gint64, i) == (gint64) state)
      return TRUE;

  return FALSE;
}

/* Points that are no longer used are out of the way unless they are asked for; those that
 * are to come can be got ready. */
static SanPointLife
lives_of (SanPointFilters *self)
{
  SanPointLife lives = 0;

  if (has_state (self, SAN_POINT_STATE_RETIRED))
    lives |= SAN_POINT_RETIRED;
  if (has_state (self, SAN_POINT_STATE_TO_COME))
    lives |= SAN_POINT_TO_COME;
  if (lives != 0)
    return lives;

  return has_state (self, SAN_POINT_STATE_UNSEEN) ? SAN_POINT_VALID
                                                  : SAN_POINT_VALID | SAN_POINT_TO_COME;
}

static const gint64 *
chosen_of (SanChoiceButton *button,
           guint           *n)
{
  const GArray *chosen = san_choice_button_get_chosen (button);

  *n = chosen->len;

  return (const gint64 *) (gpointer) chosen->data;
}

/* Fills @category_ids. */
static void
spell_out_areas (SanPointFilters *self)
{
  const GArray *chosen = san_choice_button_get_chosen (self->category);
  g_autoptr (GPtrArray) categories = NULL;

  g_array_set_size (self->category_ids, 0);
  if (chosen->len > 0)
    categories = san_category_store_list (san_context_get_database (self->context), NULL);
  for (guint i = 0; i < chosen->len; i++)
    {
      gint64 id = g_array_index (chosen, gint64, i);
      const char *area = NULL;

      if (id > 0)
        g_array_append_val (self->category_ids, id);
      for (guint j = 0; id < 0 && categories != NULL && j < categories->len; j++)
        {
          const SanCategory *category = g_ptr_array_index (categories, j);

          if (category->id == -id)
            area = category->area;
          if (area != NULL && g_str_equal (category->area, area))
            g_array_append_val (self->category_ids, category->id);
        }
    }
}

void
san_point_filters_get (SanPointFilters      *self,
                       const SanPointMonths *months,
                       SanPointFilter       *filter)
{
  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  *filter = (SanPointFilter) { .text = gtk_editable_get_text (GTK_EDITABLE (self->search)) };
  spell_out_areas (self);
  filter->categories = (const gint64 *) (gpointer) self->category_ids->data;
  filter->n_categories = self->category_ids->len;
  filter->units = chosen_of (self->unit, &filter->n_units);
  filter->bureaus = chosen_of (self->bureau, &filter->n_bureaus);
  filter->must_see = gtk_toggle_button_get_active (self->must_see);
  filter->open_tickets = gtk_toggle_button_get_active (self->open);
  filter->lives = lives_of (self);
  filter->unseen = has_state (self, SAN_POINT_STATE_UNSEEN);
  if (gtk_toggle_button_get_active (self->drawn) &&
      gtk_widget_get_visible (GTK_WIDGET (self->drawn)))
    filter->drawn = months->scope.rounds[SAN_POINT_MONTHS - 1];
}

void
san_point_filters_clear (SanPointFilters *self)
{
  SanChoiceButton *choices[] = { self->category, self->unit, self->bureau, self->state };

  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    san_choice_button_set_chosen (choices[i], NULL, 0);
  gtk_toggle_button_set_active (self->must_see, FALSE);
  gtk_toggle_button_set_active (self->drawn, FALSE);
  gtk_toggle_button_set_active (self->open, FALSE);
  self->filling = FALSE;
}

static void
choose (SanPointFilters *self,
        SanChoiceButton *button,
        gint64           id)
{
  self->filling = TRUE;
  san_choice_button_set_chosen (button, &id, 1);
  self->filling = FALSE;
}

void
san_point_filters_set_unit (SanPointFilters *self,
                            gint64           unit)
{
  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  choose (self, self->unit, unit);
}

void
san_point_filters_set_bureau (SanPointFilters *self,
                              gint64           bureau)
{
  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  choose (self, self->bureau, bureau);
  san_point_filters_set_narrow (self, self->narrow);
}

void
san_point_filters_set_category (SanPointFilters *self,
                                gint64           category)
{
  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  choose (self, self->category, category);
}

void
san_point_filters_set_text (SanPointFilters *self,
                            const char      *text)
{
  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  self->filling = FALSE;
}

void
san_point_filters_show_all (SanPointFilters *self)
{
  static const gint64 all[] = { SAN_POINT_STATE_RETIRED, SAN_POINT_STATE_TO_COME };

  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  self->filling = TRUE;
  san_choice_button_set_chosen (self->state, all, G_N_ELEMENTS (all));
  self->filling = FALSE;
}

void
san_point_filters_set_counts (SanPointFilters      *self,
                              const SanPointCounts *counts,
                              gboolean              has_draw)
{
  g_autofree char *drawn = NULL;
  g_autofree char *open = NULL;

  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  /* Translators: a chip: 本月抽中 1090 */
  drawn = g_strdup_printf (_("Drawn %u"), counts->drawn);
  /* Translators: a chip: points that have open tickets: 有在办单 41 */
  open = g_strdup_printf (_("With tickets %u"), counts->open_tickets);
  gtk_button_set_label (GTK_BUTTON (self->drawn), drawn);
  gtk_button_set_label (GTK_BUTTON (self->open), open);
  gtk_widget_set_visible (GTK_WIDGET (self->drawn), has_draw);
}

void
san_point_filters_set_narrow (SanPointFilters *self,
                              gboolean         narrow)
{
  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  self->narrow = narrow;
  gtk_widget_set_visible (GTK_WIDGET (self->bureau), !narrow ||
                          san_choice_button_get_chosen (self->bureau)->len > 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), narrow ? 12 : 18);
}

void
san_point_filters_search (SanPointFilters *self)
{
  g_return_if_fail (SAN_IS_POINT_FILTERS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
