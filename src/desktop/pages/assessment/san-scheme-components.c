/* san-scheme-components.c - the tree of components of a scheme, to type into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-scheme-components.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define INDENT 18

struct _SanSchemeComponents
{
  AdwBin          parent_instance;

  SanSchemeDraft *draft;      /* not owned */
  GtkGrid        *grid;
  int             n_lines;

  guint           rebuild_idle;
  JsonObject     *focus;      /* whose widget gets the focus when the table is there again */
  const char     *focus_on;
};

G_DEFINE_FINAL_TYPE (SanSchemeComponents, san_scheme_components, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

enum { COLUMN_NAME, COLUMN_KEY, COLUMN_HOW, COLUMN_WEIGHT, COLUMN_FULL, COLUMN_MISSING,
       COLUMN_DECIMALS, COLUMN_BUTTONS };

/* What a widget of a line is about */
typedef struct
{
  SanSchemeComponents *self;
  JsonObject          *node;
  JsonObject          *parent;    /* NULL: of the total */
  guint index;                    /* among its children */
  const char          *member;
} Place;

typedef struct
{
  const char *word;
  const char *title;
} Choice;

static const Choice combines[] = {
  { "weighted", N_("Weighted") }, { "sum", N_("Sum") }, { "mean", N_("Mean") }, { NULL },
};

static const Choice sources[] = {
  { "entry", N_("Entered") }, { "deduction", N_("Deductions") },
  { "inspection", N_("On-site") }, { "survey", N_("Survey") },
  { "cross", N_("Mutual scoring") }, { "children", N_("Units below") }, { NULL },
};

static const Choice missing_rules[] = {
  { "reweight", N_("Left out") }, { "group-mean", N_("Group mean") }, { "zero", N_("Zero") },
  { "full", N_("Full mark") }, { "unranked", N_("Not ranked") },
  { "fixed", N_("Fixed number") }, { NULL },
};

static const Choice decimals[] = {
  { "", N_("Exact") }, { "0", "0" }, { "1", "1" }, { "2", "2" }, { "3", "3" }, { "4", "4" },
  { "5", "5" }, { "6", "6" }, { NULL },
};

static const char *const titles[] = {
  N_("Component"), N_("Key"), N_("Scored by"), N_("Weight"), N_("Full mark"), N_("When missing"),
  N_("Decimals"),
};

#define N_TITLES G_N_ELEMENTS (titles)

static void on_rebuild_cb (gpointer data);

static void
changed (SanSchemeComponents *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Building lines */

static Place *
attach_place (GtkWidget   *widget,
              const Place *place,
              const char  *member)
{
  Place *copy = g_memdup2 (place, sizeof *place);

  copy->member = member;
  g_object_set_data_full (G_OBJECT (widget), "place", copy, g_free);

  return copy;
}

static void
name_widget (GtkWidget   *widget,
             const Place *place,
             const char  *title)
{
  g_autofree char *name = san_scheme_draft_get (place->node, "name");
  g_autofree char *label = g_strdup_printf (_("%s: %s"), name, title);

  gtk_widget_set_tooltip_text (widget, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (place->self->focus == place->node && g_strcmp0 (place->self->focus_on, title) == 0)
    g_object_set_data (G_OBJECT (place->self), "focus", widget);
}

static void
on_text_changed_cb (GtkEditable *entry,
                    Place       *place)
{
  san_scheme_draft_set (place->node, place->member, gtk_editable_get_text (entry));
  changed (place->self);
}

static GtkWidget *
add_entry (const Place *place,
           const char  *member,
           const char  *title,
           int          column,
           int          width)
{
  SanSchemeComponents *self = place->self;
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = san_scheme_draft_get (place->node, member);
  Place *own = attach_place (entry, place, member);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  name_widget (entry, place, title);
  g_signal_connect (entry, "changed", G_CALLBACK (on_text_changed_cb), own);
  gtk_grid_attach (self->grid, entry, column, self->n_lines, 1, 1);

  return entry;
}

/* A word that the table does not offer stands in it as it is. */
static GtkWidget *
choose_new (const Choice *choices,
            const char   *word)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint selected = GTK_INVALID_LIST_POSITION;
  guint n = 0;

  for (; choices[n].word != NULL; n++)
    {
      gtk_string_list_append (names, _(choices[n].title));
      if (strcmp (choices[n].word, word) == 0)
        selected = n;
    }
  if (selected == GTK_INVALID_LIST_POSITION)
    {
      gtk_string_list_append (names, word);
      selected = n;
    }

  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);

  return drop_down;
}

static const char *
chosen_word (GtkDropDown  *drop_down,
             const Choice *choices)
{
  guint index = gtk_drop_down_get_selected (drop_down);

  for (guint i = 0; choices[i].word != NULL; i++)
    if (i == index)
      return choices[i].word;

  return NULL;
}

/* Lines come and go with what is chosen: the table is made anew, and the focus returns.
 * Not at once: the widget that asks for it stands in the table. */
static void
rebuild_at (SanSchemeComponents *self,
            JsonObject          *node,
            const char          *title)
{
  self->focus = node;
  self->focus_on = title;
  if (self->rebuild_idle == 0)
    self->rebuild_idle = g_idle_add_once (on_rebuild_cb, self);
  changed (self);
}

static void
on_combine_selected_cb (GtkDropDown *drop_down,
                        GParamSpec  *pspec,
                        Place       *place)
{
  const char *word = chosen_word (drop_down, combines);

  if (word != NULL)
    {
      san_scheme_draft_set_combine (place->node, word);
      rebuild_at (place->self, place->node, _("How it is scored"));
    }
}

static void
on_source_selected_cb (GtkDropDown *drop_down,
                       GParamSpec  *pspec,
                       Place       *place)
{
  const char *word = chosen_word (drop_down, sources);

  if (word == NULL)
    return;

  san_scheme_draft_set (place->node, "source", word);
  if (strcmp (word, "deduction") != 0)
    json_object_remove_member (place->node, "empty");
  if (strcmp (word, "children") != 0)
    {
      json_object_remove_member (place->node, "scheme");
      json_object_remove_member (place->node, "level");
      json_object_remove_member (place->node, "by");
    }
  if (strcmp (word, "cross") != 0)
    {
      json_object_remove_member (place->node, "comparable");
      json_object_remove_member (place->node, "trim");
    }
  rebuild_at (place->self, place->node, _("How it is scored"));
}

static void
on_missing_selected_cb (GtkDropDown *drop_down,
                        GParamSpec  *pspec,
                        Place       *place)
{
  const char *word = chosen_word (drop_down, missing_rules);

  if (word == NULL)
    return;

  san_scheme_draft_set (place->node, "missing",
                        strcmp (word, "reweight") == 0 ? ""
                        : strcmp (word, "fixed") == 0 ? "fixed:0" : word);
  rebuild_at (place->self, place->node, _("When it is missing"));
}

static void
on_fixed_changed_cb (GtkEditable *entry,
                     Place       *place)
{
  g_autofree char *rule = g_strconcat ("fixed:", gtk_editable_get_text (entry), NULL);

  san_scheme_draft_set (place->node, "missing", rule);
  changed (place->self);
}

static void
on_decimals_selected_cb (GtkDropDown *drop_down,
                         GParamSpec  *pspec,
                         Place       *place)
{
  const char *word = chosen_word (drop_down, decimals);

  if (word != NULL)
    san_scheme_draft_set_integer (place->node, "decimals", word);
  changed (place->self);
}

static void
on_empty_toggled_cb (GtkCheckButton *button,
                     Place          *place)
{
  san_scheme_draft_set (place->node, "empty",
                        gtk_check_button_get_active (button) ? "full" : "");
  changed (place->self);
}

static void
on_comparable_toggled_cb (GtkCheckButton *button,
                          Place          *place)
{
  if (gtk_check_button_get_active (button))
    json_object_set_boolean_member (place->node, "comparable", TRUE);
  else
    json_object_remove_member (place->node, "comparable");
  changed (place->self);
}

static void
on_trim_changed_cb (GtkSpinButton *button,
                    Place         *place)
{
  g_autofree char *text = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (button));

  san_scheme_draft_set_integer (place->node, "trim", strcmp (text, "0") == 0 ? "" : text);
  changed (place->self);
}

/* How evaluations become one score */
static void
add_cross_details (const Place *place,
                   GtkBox      *box)
{
  GtkWidget *comparable = gtk_check_button_new_with_label (_("comparable"));
  GtkWidget *trim = gtk_spin_button_new_with_range (0, 99, 1);
  g_autofree char *text = san_scheme_draft_get (place->node, "trim");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (comparable),
                               json_object_get_boolean_member_with_default (place->node,
                                                                            "comparable",
                                                                            FALSE));
  name_widget (comparable, place, _("Strict and lenient evaluators are made comparable"));
  g_signal_connect (comparable, "toggled", G_CALLBACK (on_comparable_toggled_cb),
                    attach_place (comparable, place, "comparable"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (trim), g_ascii_strtod (text, NULL));
  name_widget (trim, place, _("So many of the highest and of the lowest are dropped"));
  g_signal_connect (trim, "value-changed", G_CALLBACK (on_trim_changed_cb),
                    attach_place (trim, place, "trim"));
  gtk_box_append (box, comparable);
  gtk_box_append (box, trim);
}

static void
add_source_details (const Place *place,
                    GtkBox      *box,
                    const char  *source)
{
  GtkWidget *widget = NULL;
  g_autofree char *value = NULL;

  if (strcmp (source, "cross") == 0)
    {
      add_cross_details (place, box);
    }
  else if (strcmp (source, "deduction") == 0)
    {
      value = san_scheme_draft_get (place->node, "empty");
      widget = gtk_check_button_new_with_label (_("none is none"));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), strcmp (value, "full") == 0);
      name_widget (widget, place, _("Without any deduction the unit has the full mark"));
      g_signal_connect (widget, "toggled", G_CALLBACK (on_empty_toggled_cb),
                        attach_place (widget, place, "empty"));
    }
  else if (strcmp (source, "children") == 0)
    {
      value = san_scheme_draft_get (place->node, "scheme");
      widget = gtk_entry_new ();
      gtk_editable_set_text (GTK_EDITABLE (widget), value);
      gtk_editable_set_width_chars (GTK_EDITABLE (widget), 8);
      gtk_entry_set_placeholder_text (GTK_ENTRY (widget), _("Scheme"));
      name_widget (widget, place, _("Scheme by which the units below are scored"));
      g_signal_connect (widget, "changed", G_CALLBACK (on_text_changed_cb),
                        attach_place (widget, place, "scheme"));
    }
  if (widget != NULL)
    gtk_box_append (box, widget);
}

static void
add_how (const Place *place)
{
  SanSchemeComponents *self = place->self;
  gboolean inner = san_scheme_draft_n_children (place->node) > 0;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *word = san_scheme_draft_get (place->node, inner ? "combine" : "source");
  GtkWidget *drop_down = choose_new (inner ? combines : sources, word);

  name_widget (drop_down, place, _("How it is scored"));
  g_signal_connect (drop_down, "notify::selected",
                    inner ? G_CALLBACK (on_combine_selected_cb)
                          : G_CALLBACK (on_source_selected_cb),
                    attach_place (drop_down, place, NULL));
  gtk_box_append (GTK_BOX (box), drop_down);
  if (!inner)
    add_source_details (place, GTK_BOX (box), word);
  gtk_grid_attach (self->grid, box, COLUMN_HOW, self->n_lines, 1, 1);
}

static void
add_missing (const Place *place)
{
  SanSchemeComponents *self = place->self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *rule = san_scheme_draft_get (place->node, "missing");
  gboolean fixed = g_str_has_prefix (rule, "fixed:");
  GtkWidget *drop_down = choose_new (missing_rules, *rule == '\0' ? "reweight"
                                                    : fixed ? "fixed" : rule);

  name_widget (drop_down, place, _("When it is missing"));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (on_missing_selected_cb),
                    attach_place (drop_down, place, NULL));
  gtk_box_append (GTK_BOX (box), drop_down);
  if (fixed)
    {
      GtkWidget *entry = gtk_entry_new ();

      gtk_editable_set_text (GTK_EDITABLE (entry), rule + strlen ("fixed:"));
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
      name_widget (entry, place, _("Points when it is missing"));
      g_signal_connect (entry, "changed", G_CALLBACK (on_fixed_changed_cb),
                        attach_place (entry, place, NULL));
      gtk_box_append (GTK_BOX (box), entry);
    }
  gtk_grid_attach (self->grid, box, COLUMN_MISSING, self->n_lines, 1, 1);
}

static void
add_decimals (const Place *place)
{
  SanSchemeComponents *self = place->self;
  g_autofree char *text = san_scheme_draft_get (place->node, "decimals");
  GtkWidget *drop_down = choose_new (decimals, text);

  name_widget (drop_down, place, _("Decimal places it is rounded to"));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (on_decimals_selected_cb),
                    attach_place (drop_down, place, NULL));
  gtk_grid_attach (self->grid, drop_down, COLUMN_DECIMALS, self->n_lines, 1, 1);
}

/* Buttons */

static void
on_add_clicked_cb (GtkButton *button,
                   Place     *place)
{
  SanSchemeComponents *self = place->self;

  rebuild_at (self, san_scheme_draft_add (self->draft, place->node), _("Name"));
}

static void
on_up_clicked_cb (GtkButton *button,
                  Place     *place)
{
  if (san_scheme_draft_move (place->parent, place->index, -1))
    rebuild_at (place->self, place->node, _("Move up"));
}

static void
on_down_clicked_cb (GtkButton *button,
                    Place     *place)
{
  if (san_scheme_draft_move (place->parent, place->index, 1))
    rebuild_at (place->self, place->node, _("Move down"));
}

static void
on_remove_clicked_cb (GtkButton *button,
                      Place     *place)
{
  JsonObject *parent = place->parent;

  san_scheme_draft_remove (parent, place->index);
  rebuild_at (place->self, parent, _("Name"));
}

static void
add_button (const Place *place,
            GtkBox      *box,
            const char  *icon,
            const char  *title,
            GCallback    callback,
            gboolean     sensitive)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, sensitive);
  name_widget (button, place, title);
  g_signal_connect (button, "clicked", callback, attach_place (button, place, NULL));
  gtk_box_append (box, button);
}

static void
add_buttons (const Place *place)
{
  SanSchemeComponents *self = place->self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint n = place->parent != NULL ? san_scheme_draft_n_children (place->parent) : 0;

  add_button (place, GTK_BOX (box), "list-add-symbolic", _("Add a component below"),
              G_CALLBACK (on_add_clicked_cb), TRUE);
  if (place->parent != NULL)
    {
      gboolean last_of_total = n == 1 &&
                               place->parent == san_scheme_draft_total (self->draft);

      add_button (place, GTK_BOX (box), "go-up-symbolic", _("Move up"),
                  G_CALLBACK (on_up_clicked_cb), place->index > 0);
      add_button (place, GTK_BOX (box), "go-down-symbolic", _("Move down"),
                  G_CALLBACK (on_down_clicked_cb), place->index + 1 < n);
      add_button (place, GTK_BOX (box), "user-trash-symbolic", _("Remove"),
                  G_CALLBACK (on_remove_clicked_cb), !last_of_total);
    }
  gtk_grid_attach (self->grid, box, COLUMN_BUTTONS, self->n_lines, 1, 1);
}

static void
add_line (SanSchemeComponents *self,
          JsonObject          *node,
          JsonObject          *parent,
          guint                index,
          int                  depth)
{
  Place place = { self, node, parent, index };
  gboolean inner = san_scheme_draft_n_children (node) > 0;
  g_autofree char *combine = san_scheme_draft_get (node, "combine");
  g_autofree char *around = parent != NULL ? san_scheme_draft_get (parent, "combine") : g_strdup ("");
  GtkWidget *name = add_entry (&place, "name", _("Name"), COLUMN_NAME, 14);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_margin_start (name, INDENT * depth);
  if (inner)
    gtk_widget_add_css_class (name, "sn-strong");
  add_entry (&place, "key", _("Key"), COLUMN_KEY, 8);
  add_how (&place);
  if (strcmp (around, "weighted") == 0)
    gtk_entry_set_alignment (GTK_ENTRY (add_entry (&place, "weight", _("Weight"), COLUMN_WEIGHT, 5)), 1);
  if (strcmp (combine, "sum") != 0)
    {
      GtkWidget *full = add_entry (&place, "full", _("Full mark"), COLUMN_FULL, 5);

      gtk_entry_set_alignment (GTK_ENTRY (full), 1);
      gtk_entry_set_placeholder_text (GTK_ENTRY (full), "100");
    }
  /* the total has no rule, and the scheme says its places */
  if (parent != NULL)
    {
      add_missing (&place);
      add_decimals (&place);
    }
  add_buttons (&place);
  self->n_lines++;

  for (guint i = 0; i < san_scheme_draft_n_children (node); i++)
    add_line (self, san_scheme_draft_child (node, i), node, i, depth + 1);
}

static void
add_head (SanSchemeComponents *self)
{
  for (guint i = 0; i < N_TITLES; i++)
    {
      GtkWidget *label = gtk_label_new (_(titles[i]));

      gtk_label_set_xalign (GTK_LABEL (label), i == COLUMN_WEIGHT || i == COLUMN_FULL ? 1 : 0);
      gtk_widget_add_css_class (label, "sn-cap");
      gtk_widget_add_css_class (label, "sn-dim");
      gtk_grid_attach (self->grid, label, (int) i, 0, 1, 1);
    }
  self->n_lines = 1;
}

static void
rebuild (SanSchemeComponents *self)
{
  GtkWidget *focus;

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "sn-dense");
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "sn-scheme");
  g_object_set_data (G_OBJECT (self), "focus", NULL);

  if (self->draft != NULL)
    {
      add_head (self);
      add_line (self, san_scheme_draft_total (self->draft), NULL, 0, 0);
    }
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));

  focus = g_object_steal_data (G_OBJECT (self), "focus");
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

static void
on_rebuild_cb (gpointer data)
{
  SanSchemeComponents *self = data;

  self->rebuild_idle = 0;
  rebuild (self);
  self->focus = NULL;
}

static void
san_scheme_components_dispose (GObject *object)
{
  g_clear_handle_id (&SAN_SCHEME_COMPONENTS (object)->rebuild_idle, g_source_remove);

  G_OBJECT_CLASS (san_scheme_components_parent_class)->dispose (object);
}

static void
san_scheme_components_class_init (SanSchemeComponentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_scheme_components_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_SCHEME_COMPONENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
san_scheme_components_init (SanSchemeComponents *self)
{
}

void
san_scheme_components_set_draft (SanSchemeComponents *self,
                                 SanSchemeDraft      *draft)
{
  g_return_if_fail (SAN_IS_SCHEME_COMPONENTS (self));

  g_clear_handle_id (&self->rebuild_idle, g_source_remove);
  self->focus = NULL;
  self->draft = draft;
  rebuild (self);
}

/* As a table */

static const char *
title_of (const Choice *choices,
          const char   *word)
{
  for (; choices->word != NULL; choices++)
    if (g_str_equal (choices->word, word))
      return _(choices->title);

  return word;
}

static void
add_to_table (SanTextTable *table,
              JsonObject   *node,
              guint         depth)
{
  guint n = san_scheme_draft_n_children (node);
  g_autofree char *name = san_scheme_draft_get (node, "name");
  g_autofree char *key = san_scheme_draft_get (node, "key");
  g_autofree char *how = san_scheme_draft_get (node, n > 0 ? "combine" : "source");
  g_autofree char *weight = san_scheme_draft_get (node, "weight");
  g_autofree char *full = san_scheme_draft_get (node, "full");
  g_autofree char *missing = san_scheme_draft_get (node, "missing");
  g_autofree char *places = san_scheme_draft_get (node, "decimals");
  g_autoptr (GString) indented = g_string_new (NULL);
  const char *cells[N_TITLES];

  for (guint i = 0; i < depth; i++)
    g_string_append (indented, "　");
  g_string_append (indented, name);
  cells[COLUMN_NAME] = indented->str;
  cells[COLUMN_KEY] = key;
  cells[COLUMN_HOW] = title_of (n > 0 ? combines : sources, how);
  cells[COLUMN_WEIGHT] = weight;
  cells[COLUMN_FULL] = full;
  cells[COLUMN_MISSING] = g_str_has_prefix (missing, "fixed:")
                          ? missing + strlen ("fixed:")
                          : title_of (missing_rules, *missing != '\0' ? missing : "reweight");
  cells[COLUMN_DECIMALS] = title_of (decimals, places);
  san_text_table_add_row (table, depth == 0 ? SAN_TEXT_STRONG : SAN_TEXT_PLAIN, cells);
  for (guint i = 0; i < n; i++)
    add_to_table (table, san_scheme_draft_child (node, i), depth + 1);
}

SanTextTable *
san_scheme_components_get_table (SanSchemeComponents *self,
                                 const char          *title,
                                 const char          *subtitle)
{
  SanTextTable *table;

  g_return_val_if_fail (SAN_IS_SCHEME_COMPONENTS (self), NULL);

  table = san_text_table_new (title, subtitle);
  for (guint i = 0; i < N_TITLES; i++)
    san_text_table_add_column (table, _(titles[i]), i != COLUMN_NAME,
                               i == COLUMN_WEIGHT || i == COLUMN_FULL);
  if (self->draft != NULL)
    add_to_table (table, san_scheme_draft_total (self->draft), 0);

  return table;
}
