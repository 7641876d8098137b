/* san-what-if-window.c - the ranking as it would be under other rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-what-if-window.h"

#include <glib/gi18n-lib.h>

#include "app/san-text-table.h"
#include "base/san-decimal.h"
#include "base/san-worker.h"
#include "pages/ranking/san-what-if-row.h"
#include "scoring/san-inspection.h"
#include "scoring/san-what-if.h"

/* Milliseconds of rest before the ranking is computed again */
#define REST 150

static const struct
{
  const char    *title;
  SanMissingRule rule;
} missing_rules[] = {
  { N_("left out"), SAN_MISSING_REWEIGHT }, { N_("group mean"), SAN_MISSING_GROUP_MEAN },
  { N_("full mark"), SAN_MISSING_FULL }, { N_("zero"), SAN_MISSING_ZERO },
  { N_("unranked"), SAN_MISSING_UNRANKED },
};

/* What is asked of one component. */
typedef struct
{
  char      *key;
  GtkWidget *row;
  GtkWidget *weight;       /* (nullable): not under a weighted mean */
  GtkWidget *missing;
  gint64     old_weight;
  guint      old_missing;  /* index; G_MAXUINT: fixed, which stays */
} Knob;

struct _SanWhatIfWindow
{
  AdwWindow            parent_instance;

  SanContext          *context;
  SanRoundInput       *input;  /* as it is */
  SanRanking          *ranking; /* of it */
  char                *group;
  GPtrArray           *knobs;  /* (element-type Knob) */
  GArray              *leaves; /* guint: nodes that a value may be proposed for */
  GListStore          *rows;
  GCancellable        *computing;
  guint                timeout;
  gboolean             filling;

  AdwPreferencesGroup *components;
  AdwComboRow         *ties;
  AdwComboRow         *unit;
  AdwComboRow         *leaf;
  AdwEntryRow         *value;
  GtkLabel            *summary;
  GtkColumnView       *table;
  GtkMenuButton       *menu;
};

G_DEFINE_FINAL_TYPE (SanWhatIfWindow, san_what_if_window, ADW_TYPE_WINDOW)

static void
knob_free (Knob *knob)
{
  g_free (knob->key);
  g_free (knob);
}

static const SanRankedGroup *
find_group (const SanRanking *ranking,
            const char       *name)
{
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      if (g_str_equal (group->name, name))
        return group;
    }

  return NULL;
}

static const SanScheme *
scheme_of (SanWhatIfWindow *self)
{
  const SanRankedGroup *group = find_group (self->ranking, self->group);
  const SanPlace *first = group->places->len > 0 ? g_ptr_array_index (group->places, 0) : NULL;

  return first != NULL ? first->score->scheme : NULL;
}

/* Computing ----------------------------------------------------------------------------- */

static gboolean
apply_knob (const Knob    *knob,
            SanRoundInput *copy,
            GError       **error)
{
  guint missing = adw_combo_row_get_selected (ADW_COMBO_ROW (knob->missing));
  gint64 weight;

  if (knob->weight != NULL)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (knob->weight));

      if (!san_micro_parse (text, &weight, NULL, error))
        return FALSE;
      if (weight != knob->old_weight &&
          !san_round_input_set_weight (copy, knob->key, weight, error))
        return FALSE;
    }

  return missing == knob->old_missing || missing >= G_N_ELEMENTS (missing_rules) ||
         san_round_input_set_missing (copy, knob->key, missing_rules[missing].rule, 0, error);
}

static gboolean
apply_value (SanWhatIfWindow *self,
             SanRoundInput   *copy,
             GError         **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->value));
  const SanRankedGroup *group = find_group (self->ranking, self->group);
  guint unit = adw_combo_row_get_selected (self->unit);
  guint leaf = adw_combo_row_get_selected (self->leaf);
  const SanPlace *place;
  const SanNode *node;
  SanCellState state;
  gint64 value = 0;

  if (*text == '\0' || unit >= group->places->len || leaf >= self->leaves->len)
    return TRUE;
  if (!san_cell_parse (text, &state, &value, NULL, error))
    return FALSE;

  place = g_ptr_array_index (group->places, unit);
  node = g_ptr_array_index (scheme_of (self)->nodes, g_array_index (self->leaves, guint, leaf));

  return san_round_input_set_cell (copy, place->score->participant->unit_id, node->key, state,
                                   value, error);
}

/* (transfer full): the scratch copy with all that was asked for */
static SanRoundInput *
make_copy (SanWhatIfWindow *self,
           GError         **error)
{
  g_autoptr (SanRoundInput) copy = san_round_input_copy (self->input, error);

  for (guint i = 0; copy != NULL && i < self->knobs->len; i++)
    if (!apply_knob (g_ptr_array_index (self->knobs, i), copy, error))
      return NULL;
  if (copy == NULL || !apply_value (self, copy, error))
    return NULL;
  san_round_input_set_ties (copy, (SanTies) adw_combo_row_get_selected (self->ties));

  return g_steal_pointer (&copy);
}

static void
compute_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_ranking_compute (data, &error);

  if (ranking == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, ranking, (GDestroyNotify) san_ranking_free);
}

static void
show (SanWhatIfWindow  *self,
      const SanRanking *ranking)
{
  const SanRankedGroup *now = find_group (ranking, self->group);
  const SanRankedGroup *old = find_group (self->ranking, self->group);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *summary = NULL;
  guint moved = 0;

  for (guint i = 0; now != NULL && i < now->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (now->places, i);
      SanWhatIfRow *row = san_what_if_row_new (place, san_ranking_find_place (self->ranking, place->participant));

      moved += san_what_if_row_get_moved (row) != 0;
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);

  summary = moved > 0
            ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                            "%u unit would change its place; group mean %s "
                                            "instead of %s",
                                            "%u units would change their place; group mean "
                                            "%s instead of %s", moved), moved,
                               now->mean, old->mean)
            : g_strdup (_("No place would change"));
  gtk_label_set_text (self->summary, summary);
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  SanWhatIfWindow *self = SAN_WHAT_IF_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRanking) ranking = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->computing || self->table == NULL)
    return;

  if (ranking != NULL)
    show (self, ranking);
  else
    gtk_label_set_text (self->summary, error->message);
}

static gboolean
compute (gpointer data)
{
  SanWhatIfWindow *self = data;
  g_autoptr (GError) error = NULL;
  SanRoundInput *copy = make_copy (self, &error);
  g_autoptr (GTask) task = NULL;

  self->timeout = 0;
  g_clear_object (&self->computing);
  self->computing = g_cancellable_new ();
  if (copy == NULL)
    {
      gtk_label_set_text (self->summary, error->message);
      return G_SOURCE_REMOVE;
    }

  task = g_task_new (self, self->computing, on_computed_cb, NULL);
  g_task_set_task_data (task, copy, (GDestroyNotify) san_round_input_unref);
  san_worker_run (task, compute_in_worker);

  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (SanWhatIfWindow *self)
{
  if (self->filling)
    return;

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (REST, compute, self);
}

/* Knobs --------------------------------------------------------------------------------- */

static guint
missing_index (const SanNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (missing_rules); i++)
    if (missing_rules[i].rule == node->missing)
      return i;

  return G_MAXUINT;
}

static GtkWidget *
missing_row_new (SanWhatIfWindow *self,
                 const SanNode   *node,
                 guint            selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (missing_rules); i++)
    gtk_string_list_append (names, _(missing_rules[i].title));
  if (selected == G_MAXUINT)
    {
      g_autofree char *fixed = san_micro_format (node->missing_value, SAN_DECIMALS_NEEDED);

      gtk_string_list_append (names, fixed);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Without data"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), MIN (selected,
                                                        G_N_ELEMENTS (missing_rules)));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return row;
}

static void
add_knob (SanWhatIfWindow *self,
          const SanNode   *node)
{
  GtkWidget *expander = adw_expander_row_new ();
  Knob *knob = g_new0 (Knob, 1);

  knob->key = g_strdup (node->key);
  knob->row = expander;
  knob->old_missing = missing_index (node);
  knob->old_weight = node->weight;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), node->name);
  if (node->parent->combine == SAN_COMBINE_WEIGHTED)
    {
      g_autofree char *text = san_micro_format (node->weight, SAN_DECIMALS_NEEDED);

      knob->weight = gtk_entry_new ();
      gtk_editable_set_text (GTK_EDITABLE (knob->weight), text);
      gtk_editable_set_width_chars (GTK_EDITABLE (knob->weight), 6);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (knob->weight), 6);
      gtk_entry_set_alignment (GTK_ENTRY (knob->weight), 1);
      gtk_widget_set_valign (knob->weight, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (knob->weight, _("Weight"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (knob->weight),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Weight"), -1);
      g_signal_connect_object (knob->weight, "changed", G_CALLBACK (on_changed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (expander), knob->weight);
    }
  knob->missing = missing_row_new (self, node, knob->old_missing);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), knob->missing);
  adw_preferences_group_add (self->components, expander);
  g_ptr_array_add (self->knobs, knob);
}

static void
fill_lists (SanWhatIfWindow *self,
            guint            participant)
{
  const SanRankedGroup *group = find_group (self->ranking, self->group);
  const SanScheme *scheme = scheme_of (self);
  g_autoptr (GtkStringList) units = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) leaves = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);

      gtk_string_list_append (units, place->score->participant->name);
      if (place->participant == participant)
        selected = i;
    }
  for (guint i = 0; scheme != NULL && i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (node->parent != NULL)
        add_knob (self, node);
      if (!san_node_is_leaf (node))
        continue;
      g_array_append_val (self->leaves, i);
      gtk_string_list_append (leaves, node->name);
    }
  adw_combo_row_set_model (self->unit, G_LIST_MODEL (units));
  adw_combo_row_set_selected (self->unit, selected);
  adw_combo_row_set_model (self->leaf, G_LIST_MODEL (leaves));
  if (scheme != NULL)
    adw_combo_row_set_selected (self->ties, scheme->ties);
  gtk_widget_set_visible (GTK_WIDGET (self->components), self->knobs->len > 0);
}

/* Table --------------------------------------------------------------------------------- */

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);
  guint text = GPOINTER_TO_UINT (data);

  gtk_label_set_xalign (GTK_LABEL (label), text == SAN_WHAT_IF_UNIT ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "sn-num");
  if (text == SAN_WHAT_IF_OLD_PLACE || text == SAN_WHAT_IF_OLD_TOTAL)
    gtk_widget_add_css_class (label, "sn-dim");
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  data)
{
  SanWhatIfRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  guint text = GPOINTER_TO_UINT (data);
  int moved = san_what_if_row_get_moved (row);

  gtk_label_set_text (GTK_LABEL (label), san_what_if_row_get_text (row, text));
  gtk_widget_remove_css_class (label, "sn-up");
  gtk_widget_remove_css_class (label, "sn-down");
  if (text == SAN_WHAT_IF_MOVED && moved != 0)
    gtk_widget_add_css_class (label, moved > 0 ? "sn-up" : "sn-down");
}

static const struct
{
  SanWhatIfText text;
  const char   *title;
  int           width;
} columns[] = {
  { SAN_WHAT_IF_PLACE, N_("Rank"), 56 }, { SAN_WHAT_IF_UNIT, N_("Unit"), 0 },
  { SAN_WHAT_IF_TOTAL, N_("Total"), 76 }, { SAN_WHAT_IF_MOVED, N_("Change"), 64 },
  { SAN_WHAT_IF_OLD_PLACE, N_("Rank now"), 76 },
  { SAN_WHAT_IF_OLD_TOTAL, N_("Total now"), 84 },
};

static void
add_columns (SanWhatIfWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_(columns[i].title),
                                                                           factory);

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb),
                        GUINT_TO_POINTER (columns[i].text));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb),
                        GUINT_TO_POINTER (columns[i].text));
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (self->table, column);
    }
}

/* On paper and in files ------------------------------------------------------------------ */

static void
describe_knob (const Knob   *knob,
               GStrvBuilder *texts)
{
  const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (knob->row));
  guint missing = adw_combo_row_get_selected (ADW_COMBO_ROW (knob->missing));
  g_autofree char *old = san_micro_format (knob->old_weight, SAN_DECIMALS_NEEDED);
  const char *weight = knob->weight != NULL ? gtk_editable_get_text (GTK_EDITABLE (knob->weight))
                                            : old;

  if (!g_str_equal (weight, old))
    g_strv_builder_add_many (texts, name, " ", old, " → ", weight, "   ", NULL);
  if (missing != knob->old_missing && missing < G_N_ELEMENTS (missing_rules))
    g_strv_builder_add_many (texts, name, " ", _("Without data"), " ",
                             _(missing_rules[missing].title), "   ", NULL);
}

/* (transfer full): what is assumed, which no reader of the paper could know */
static char *
describe_assumptions (SanWhatIfWindow *self)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  const char *value = gtk_editable_get_text (GTK_EDITABLE (self->value));
  const SanScheme *scheme = scheme_of (self);
  GtkStringObject *unit = adw_combo_row_get_selected_item (self->unit);
  GtkStringObject *leaf = adw_combo_row_get_selected_item (self->leaf);
  GtkStringObject *ties = adw_combo_row_get_selected_item (self->ties);

  for (guint i = 0; i < self->knobs->len; i++)
    describe_knob (g_ptr_array_index (self->knobs, i), texts);
  if (scheme != NULL && adw_combo_row_get_selected (self->ties) != (guint) scheme->ties)
    g_strv_builder_add_many (texts, _("Equal totals"), " ", gtk_string_object_get_string (ties),
                             "   ", NULL);
  if (*value != '\0' && unit != NULL && leaf != NULL)
    g_strv_builder_add_many (texts, gtk_string_object_get_string (unit), " ",
                             gtk_string_object_get_string (leaf), " ", value, NULL);
  strings = g_strv_builder_end (texts);

  return strings[0] != NULL ? g_strjoinv ("", strings) : g_strdup (_("As the rules are"));
}

static SanTextTable *
get_table (GtkWidget *widget)
{
  SanWhatIfWindow *self = SAN_WHAT_IF_WINDOW (widget);
  const SanRound *round = san_context_get_round (self->context);
  g_autofree char *title = NULL, *assumed = NULL;
  SanTextTable *table;

  if (round == NULL || self->ranking == NULL)
    return NULL;

  title = g_strdup_printf (_("What if: %1$s, %2$s"), round->label, self->group);
  assumed = describe_assumptions (self);
  table = san_text_table_new (title, assumed);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    san_text_table_add_column (table, _(columns[i].title), columns[i].width,
                               columns[i].text != SAN_WHAT_IF_UNIT);
  for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); j++)
    {
      g_autoptr (SanWhatIfRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), j);
      const char *cells[G_N_ELEMENTS (columns)];

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        cells[i] = san_what_if_row_get_text (row, columns[i].text);
      san_text_table_add_row (table, SAN_TEXT_PLAIN, cells);
    }
  san_text_table_set_note (table, gtk_label_get_text (self->summary));

  return table;
}

/* Window -------------------------------------------------------------------------------- */

static void
san_what_if_window_dispose (GObject *object)
{
  SanWhatIfWindow *self = SAN_WHAT_IF_WINDOW (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->computing);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_WHAT_IF_WINDOW);

  G_OBJECT_CLASS (san_what_if_window_parent_class)->dispose (object);
}

static void
san_what_if_window_finalize (GObject *object)
{
  SanWhatIfWindow *self = SAN_WHAT_IF_WINDOW (object);

  g_clear_pointer (&self->ranking, san_ranking_free);
  g_clear_pointer (&self->input, san_round_input_unref);
  g_clear_pointer (&self->knobs, g_ptr_array_unref);
  g_clear_pointer (&self->leaves, g_array_unref);
  g_clear_object (&self->rows);
  g_free (self->group);

  G_OBJECT_CLASS (san_what_if_window_parent_class)->finalize (object);
}

static void
san_what_if_window_class_init (SanWhatIfWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_what_if_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_what_if_window_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/ranking/san-what-if-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SanWhatIfWindow, components);
  gtk_widget_class_bind_template_child (widget_class, SanWhatIfWindow, ties);
  gtk_widget_class_bind_template_child (widget_class, SanWhatIfWindow, unit);
  gtk_widget_class_bind_template_child (widget_class, SanWhatIfWindow, leaf);
  gtk_widget_class_bind_template_child (widget_class, SanWhatIfWindow, value);
  gtk_widget_class_bind_template_child (widget_class, SanWhatIfWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SanWhatIfWindow, table);
  gtk_widget_class_bind_template_child (widget_class, SanWhatIfWindow, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_what_if_window_init (SanWhatIfWindow *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->filling = TRUE;
  self->knobs = g_ptr_array_new_with_free_func ((GDestroyNotify) knob_free);
  self->leaves = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_list_store_new (SAN_TYPE_WHAT_IF_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));

  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  add_columns (self);
}

GtkWindow *
san_what_if_window_new (GtkWidget            *over,
                        SanContext           *context,
                        SanRanking           *ranking,
                        const SanRankedGroup *group,
                        guint                 participant)
{
  SanWhatIfWindow *self = g_object_new (SAN_TYPE_WHAT_IF_WINDOW, "transient-for",
                                        gtk_widget_get_root (over), NULL);
  g_autoptr (GMenuModel) menu = san_text_table_serve (GTK_WIDGET (self), context, get_table);
  g_autoptr (GError) error = NULL;

  gtk_menu_button_set_menu_model (self->menu, menu);
  self->context = g_object_ref (context);
  self->input = san_round_input_ref (ranking->input);
  self->group = g_strdup (group->name);
  self->ranking = san_ranking_compute (self->input, &error);
  if (self->ranking == NULL)
    {
      gtk_label_set_text (self->summary, error->message);
      return GTK_WINDOW (self);
    }

  fill_lists (self, participant);
  self->filling = FALSE;
  show (self, self->ranking);

  return GTK_WINDOW (self);
}

void
san_what_if_window_set_weight (SanWhatIfWindow *self,
                               const char      *key,
                               gint64           weight)
{
  g_autofree char *text = san_micro_format (weight, SAN_DECIMALS_NEEDED);

  g_return_if_fail (SAN_IS_WHAT_IF_WINDOW (self));

  for (guint i = 0; i < self->knobs->len; i++)
    {
      const Knob *knob = g_ptr_array_index (self->knobs, i);

      if (g_str_equal (knob->key, key) && knob->weight != NULL)
        gtk_editable_set_text (GTK_EDITABLE (knob->weight), text);
    }
}

GListModel *
san_what_if_window_get_rows (SanWhatIfWindow *self)
{
  g_return_val_if_fail (SAN_IS_WHAT_IF_WINDOW (self), NULL);

  return G_LIST_MODEL (self->rows);
}
