/* san-scheme-window.c - a scoring scheme, to edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-scheme-window.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "pages/assessment/san-scheme-components.h"
#include "pages/assessment/san-scheme-list.h"
#include "schemes/san-scheme-store.h"

#define TEMPLATES "/org/sanse/Sanse/templates"

struct _SanSchemeWindow
{
  AdwWindow             parent_instance;

  SanContext           *context;
  SanSchemeDraft       *draft;
  GPtrArray            *infos;      /* (element-type SanSchemeInfo): all versions */
  GtkFileChooserNative *chooser;
  gboolean filling;

  /* Template children */
  GtkLabel            *subtitle;
  GtkButton           *save;
  GtkDropDown         *schemes;
  GMenu               *new_menu;
  GtkEntry            *name;
  GtkEntry            *from;
  GtkEntry            *groups;
  GtkDrawingArea      *shares;
  SanSchemeComponents *components;
  GtkDropDown         *decimals;
  GtkDropDown         *ties;
  GtkDropDown         *rank_on;
  GtkDropDown         *direction;
  GtkEntry            *tie_breakers;
  GtkEntry            *bonus_cap;
  GtkEntry            *deduction_cap;
  GtkBox              *grades;
  GtkBox              *rules;
  GtkBox              *handicaps;
  GtkLabel            *verdict;
  GtkMenuButton       *menu;
};

G_DEFINE_FINAL_TYPE (SanSchemeWindow, san_scheme_window, ADW_TYPE_WINDOW)

static const SanSchemeListColumn grade_columns[] = {
  { "name", N_("Grade"), 0 }, { "at_least", N_("At least"), 7 }, { "at_most", N_("At most"), 7 },
  { "quota", N_("Units"), 5 }, { NULL },
};

static const SanSchemeListColumn rule_columns[] = {
  { "name", N_("Rule"), 0 }, { "amount", N_("Points given"), 7 }, { "cap", N_("At most"), 7 }, { NULL },
};

static const SanSchemeListColumn handicap_columns[] = {
  { "unit", N_("Unit"), 0 }, { "factor", N_("Factor"), 6 }, { "offset", N_("Offset"), 6 },
  { "reason", N_("Reason"), 10 }, { NULL },
};

/* By the index of the drop-downs */
static const char *const tie_words[] = { "competition", "dense", "unique" };
static const char *const rank_on_words[] = { "displayed", "full" };

/* Versions */

static guint
count_versions (SanSchemeWindow *self,
                const char      *name)
{
  guint n = 0;

  for (guint i = 0; i < self->infos->len; i++)
    n += strcmp (((SanSchemeInfo *) g_ptr_array_index (self->infos, i))->name, name) == 0;

  return n;
}

static void
show_version (SanSchemeWindow *self)
{
  g_autofree char *name = san_scheme_draft_get (san_scheme_draft_file (self->draft), "name");
  guint n = count_versions (self, name);
  g_autofree char *subtitle = NULL;
  g_autofree char *save = NULL;

  subtitle = n > 0 ? g_strdup_printf (_("%s · version %u"), name, n)
                   : g_strdup_printf (_("%s · new"), name);
  save = n > 0 ? g_strdup_printf (_("Save as version %u"), n + 1) : g_strdup (_("Save"));
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_button_set_label (self->save, save);
}

/* What the draft is worth: said at every change, by the parser that also reads it later. */
static void
judge (SanSchemeWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanScheme) scheme = san_scheme_draft_check (self->draft, &error);

  if (scheme != NULL)
    {
      guint leaves = 0;

      for (guint i = 0; i < scheme->nodes->len; i++)
        leaves += san_node_is_leaf (g_ptr_array_index (scheme->nodes, i));
      {
        g_autofree char *full = san_micro_format (scheme->root->full, SAN_DECIMALS_NEEDED);
        g_autofree char *text = g_strdup_printf (
          ngettext ("%u component to score, full mark %s",
                    "%u components to score, full mark %s", leaves), leaves, full);

        gtk_label_set_text (self->verdict, text);
      }
    }
  else
    {
      gtk_label_set_text (self->verdict, error->message);
    }

  if (scheme != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), "sn-over");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "sn-over");
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), scheme != NULL &&
                            !san_context_is_read_only (self->context));
  show_version (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->shares));
}

static void
on_changed_cb (SanSchemeWindow *self)
{
  if (!self->filling && self->draft != NULL)
    judge (self);
}

/* The shares of the parts of the total, as the weights or full marks have them */
static double
share_of (JsonObject *child,
          gboolean    weighted,
          gboolean    mean)
{
  g_autofree char *text = san_scheme_draft_get (child, weighted ? "weight" : "full");
  gint64 value;

  if (mean)
    return 1;
  if (*text == '\0')
    return weighted ? 0 : 100;

  return san_micro_parse (text, &value, NULL, NULL) && value > 0 ? value / (double) SAN_MICRO : 0;
}

static void
draw_label (GtkWidget  *area,
            cairo_t    *cr,
            const char *name,
            double      x,
            double      width,
            int         height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (area, name);
  int text_width, text_height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) ((width - 8) * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, x + 4, (height - text_height) / 2.0);
  if (width > 28)
    pango_cairo_show_layout (cr, layout);
}

static void
draw_shares (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        data)
{
  SanSchemeWindow *self = data;
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (area));
  JsonObject *total = self->draft != NULL ? san_scheme_draft_total (self->draft) : NULL;
  guint n = total != NULL ? san_scheme_draft_n_children (total) : 0;
  g_autofree char *combine = total != NULL ? san_scheme_draft_get (total, "combine") : NULL;
  gboolean weighted = g_strcmp0 (combine, "weighted") == 0;
  gboolean mean = g_strcmp0 (combine, "mean") == 0;
  double sum = 0, x = 0;

  for (guint i = 0; i < n; i++)
    sum += share_of (san_scheme_draft_child (total, i), weighted, mean);

  for (guint i = 0; sum > 0 && i < n; i++)
    {
      static const char *const colors[] = { "sn_cat1", "sn_cat3", "sn_cat4", "sn_cat5", "sn_cat6" };
      JsonObject *child = san_scheme_draft_child (total, i);
      g_autofree char *name = san_scheme_draft_get (child, "name");
      double part = share_of (child, weighted, mean) / sum * width;
      GdkRGBA color = { 0.5f, 0.5f, 0.5f, 1 };

      gtk_style_context_lookup_color (style, colors[i % G_N_ELEMENTS (colors)], &color);
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_rectangle (cr, x, 0, MAX (part - 2, 0), height);
      cairo_fill (cr);
      draw_label (GTK_WIDGET (area), cr, name, x, part, height);
      x += part;
    }
}

/* Filling */

static guint
index_of (const char *const *words,
          guint              n_words,
          const char        *word)
{
  for (guint i = 0; i < n_words; i++)
    if (strcmp (words[i], word) == 0)
      return i;

  return 0;
}

static void
set_entry (GtkEntry *entry,
           char     *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_free (text);
}

static void
on_list_changed_cb (gpointer data)
{
  on_changed_cb (data);
}

static void
set_list (SanSchemeWindow           *self,
          GtkBox                    *box,
          JsonObject                *object,
          const char                *member,
          const SanSchemeListColumn *columns)
{
  GtkWidget *old = gtk_widget_get_last_child (GTK_WIDGET (box));

  if (g_object_get_data (G_OBJECT (old), "san-list") != NULL)
    gtk_box_remove (box, old);
  gtk_box_append (box, san_scheme_list_new (object, member, columns, on_list_changed_cb, self));
}

/* The rules stand in an object that need not be there: it is made for them, and an empty one
 * is no harm. */
static JsonObject *
adjustments_of (JsonObject *file)
{
  if (!json_object_has_member (file, "adjustments"))
    json_object_set_object_member (file, "adjustments", json_object_new ());

  return json_object_get_object_member (file, "adjustments");
}

static void
fill_rest (SanSchemeWindow *self)
{
  JsonObject *file = san_scheme_draft_file (self->draft);
  g_autofree char *decimals = san_scheme_draft_get (file, "decimals");
  g_autofree char *ties = san_scheme_draft_get (file, "ties");
  g_autofree char *rank_on = san_scheme_draft_get (file, "rank_on");
  g_autofree char *higher = san_scheme_draft_get (file, "higher_is_better");

  gtk_drop_down_set_selected (self->decimals, *decimals != '\0'
                              ? (guint) g_ascii_strtoull (decimals, NULL, 10) : 2);
  gtk_drop_down_set_selected (self->ties, index_of (tie_words, G_N_ELEMENTS (tie_words), ties));
  gtk_drop_down_set_selected (self->rank_on,
                              index_of (rank_on_words, G_N_ELEMENTS (rank_on_words), rank_on));
  gtk_drop_down_set_selected (self->direction, strcmp (higher, "false") == 0 ? 1 : 0);
  set_entry (self->tie_breakers, san_scheme_draft_get_list (file, "tie_breakers"));
  set_list (self, self->grades, file, "grades", grade_columns);
  set_list (self, self->rules, adjustments_of (file), "rules", rule_columns);
  set_list (self, self->handicaps, file, "handicaps", handicap_columns);
  set_entry (self->bonus_cap, san_scheme_draft_get_in (file, "adjustments", "bonus_cap"));
  set_entry (self->deduction_cap, san_scheme_draft_get_in (file, "adjustments", "deduction_cap"));
}

/* Takes @draft. */
static void
show_draft (SanSchemeWindow *self,
            SanSchemeDraft  *draft)
{
  g_autoptr (SanSchemeDraft) old = g_steal_pointer (&self->draft);
  JsonObject *file = san_scheme_draft_file (draft);

  self->filling = TRUE;
  self->draft = draft;
  set_entry (self->name, san_scheme_draft_get (file, "name"));
  set_entry (self->from, san_scheme_draft_get (file, "from"));
  set_entry (self->groups, san_scheme_draft_get_list (file, "groups"));
  san_scheme_components_set_draft (self->components, draft);
  fill_rest (self);
  self->filling = FALSE;
  judge (self);
}

gboolean
san_scheme_window_load_text (SanSchemeWindow *self,
                             const char      *text)
{
  g_autoptr (GError) error = NULL;
  SanSchemeDraft *draft;

  g_return_val_if_fail (SAN_IS_SCHEME_WINDOW (self), FALSE);

  draft = san_scheme_draft_parse (text, &error);
  if (draft == NULL)
    {
      gtk_label_set_text (self->verdict, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "sn-over");
      return FALSE;
    }

  show_draft (self, draft);
  return TRUE;
}

static gboolean
load_stored (SanSchemeWindow *self,
             const char      *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanScheme) scheme =
    san_scheme_store_get (san_context_get_database (self->context), name, 0, &error);
  g_autofree char *json = NULL;

  if (scheme == NULL)
    {
      san_context_report (self->context, error);
      return FALSE;
    }

  json = san_scheme_to_json (scheme);
  return san_scheme_window_load_text (self, json);
}

/* Fields */

static void
on_name_changed_cb (SanSchemeWindow *self)
{
  if (self->filling || self->draft == NULL)
    return;

  san_scheme_draft_set (san_scheme_draft_file (self->draft), "name",
                        gtk_editable_get_text (GTK_EDITABLE (self->name)));
  judge (self);
}

static void
on_from_changed_cb (SanSchemeWindow *self)
{
  if (self->filling || self->draft == NULL)
    return;

  san_scheme_draft_set (san_scheme_draft_file (self->draft), "from",
                        gtk_editable_get_text (GTK_EDITABLE (self->from)));
  judge (self);
}

static void
on_list_entry_changed_cb (SanSchemeWindow *self,
                          GtkEntry        *entry)
{
  if (self->filling || self->draft == NULL)
    return;

  san_scheme_draft_set_list (san_scheme_draft_file (self->draft),
                             entry == self->groups ? "groups" : "tie_breakers",
                             gtk_editable_get_text (GTK_EDITABLE (entry)));
  judge (self);
}

static void
on_cap_changed_cb (SanSchemeWindow *self,
                   GtkEntry        *entry)
{
  JsonObject *adjustments;

  if (self->filling || self->draft == NULL)
    return;

  /* not by set_in(), which would take the object away from under the rules */
  adjustments = adjustments_of (san_scheme_draft_file (self->draft));
  san_scheme_draft_set (adjustments, entry == self->bonus_cap ? "bonus_cap" : "deduction_cap",
                        gtk_editable_get_text (GTK_EDITABLE (entry)));
  judge (self);
}

static void
on_chosen_cb (SanSchemeWindow *self)
{
  JsonObject *file;

  if (self->filling || self->draft == NULL)
    return;

  file = san_scheme_draft_file (self->draft);
  json_object_set_int_member (file, "decimals", gtk_drop_down_get_selected (self->decimals));
  san_scheme_draft_set (file, "ties", tie_words[gtk_drop_down_get_selected (self->ties)]);
  san_scheme_draft_set (file, "rank_on", rank_on_words[gtk_drop_down_get_selected (self->rank_on)]);
  json_object_set_boolean_member (file, "higher_is_better",
                                  gtk_drop_down_get_selected (self->direction) == 0);
  judge (self);
}

/* Where a scheme comes from */

static void
on_scheme_selected_cb (SanSchemeWindow *self)
{
  GtkStringObject *item;

  if (self->filling || self->schemes == NULL)
    return;

  item = gtk_drop_down_get_selected_item (self->schemes);
  if (item != NULL)
    load_stored (self, gtk_string_object_get_string (item));
}

static void
fill_schemes (SanSchemeWindow *self,
              const char      *chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *last = NULL;
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->infos->len; i++)
    {
      const SanSchemeInfo *info = g_ptr_array_index (self->infos, i);

      if (g_strcmp0 (info->name, last) == 0)
        continue;
      last = info->name;
      if (g_strcmp0 (info->name, chosen) == 0)
        selected = g_list_model_get_n_items (G_LIST_MODEL (names));
      gtk_string_list_append (names, info->name);
    }

  self->filling = TRUE;
  gtk_drop_down_set_model (self->schemes, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->schemes, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->schemes), self->infos->len > 0);
}

static char *
read_template (const char *file)
{
  g_autofree char *path = g_strconcat (TEMPLATES "/", file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/* The demo city's schemes name its groups: no use to another office. */
static void
fill_templates (SanSchemeWindow *self)
{
  g_auto (GStrv) files = g_resources_enumerate_children (TEMPLATES, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                         NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *text = read_template (files[i]);
      g_autoptr (SanScheme) scheme = text != NULL ? san_scheme_parse (text, NULL) : NULL;
      g_autofree char *action = g_strdup_printf ("scheme.template::%s", files[i]);

      if (scheme != NULL && !g_str_has_prefix (files[i], "demo-"))
        g_menu_append (self->new_menu, scheme->name, action);
    }
}

static void
template_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  g_autofree char *text = read_template (g_variant_get_string (parameter, NULL));

  if (text != NULL)
    san_scheme_window_load_text (data, text);
}

static void
blank_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  show_draft (data, san_scheme_draft_new (_("Monthly assessment")));
}

static void
on_file_chosen_cb (SanSchemeWindow *self,
                   int              response)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;

  if (g_file_load_contents (file, NULL, &text, NULL, NULL, &error))
    {
      san_scheme_window_load_text (self, text);
    }
  else
    {
      gtk_label_set_text (self->verdict, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "sn-over");
    }
}

static void
file_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanSchemeWindow *self = data;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Load a Scheme File"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("Load"),
                                               _("Cancel"));
  gtk_file_filter_set_name (filter, _("Scheme files (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Saving */

typedef struct
{
  SanScheme *scheme;
  guint      version;
  guint      unpublished;
} Save;

static gboolean
write_scheme (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  Save *save = data;

  return san_scheme_store_set (database, save->scheme, &save->version, &save->unpublished, error);
}

gboolean
san_scheme_window_save (SanSchemeWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanScheme) scheme = NULL;
  g_autofree char *said = NULL;
  g_autofree char *label = NULL;
  SanWorkspace *workspace = san_context_get_workspace (self->context);
  Save save = { NULL };
  gint64 seq = 0;

  g_return_val_if_fail (SAN_IS_SCHEME_WINDOW (self), FALSE);

  scheme = san_scheme_draft_check (self->draft, &error);
  save.scheme = scheme;
  if (scheme != NULL)
    label = san_scheme_store_describe_set (san_workspace_database (workspace), scheme, &error);
  if (label == NULL ||
      !san_workspace_change (workspace, "scheme.set", label, write_scheme, &save, &seq, &error))
    {
      gtk_label_set_text (self->verdict, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "sn-over");
      return FALSE;
    }

  if (seq == 0)
    said = g_strdup (_("Nothing was changed"));
  else
    said = g_strdup_printf (ngettext ("“%s”, version %u, applies to %u open round",
                                      "“%s”, version %u, applies to %u open rounds",
                                      save.unpublished),
                            scheme->name, save.version, save.unpublished);
  g_signal_emit_by_name (self->context, "said", said, seq);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
on_save_clicked_cb (SanSchemeWindow *self)
{
  san_scheme_window_save (self);
}

static const GActionEntry actions[] = {
  { "blank", blank_action },
  { "template", template_action, "s" },
  { "file", file_action },
};

static void
san_scheme_window_dispose (GObject *object)
{
  SanSchemeWindow *self = SAN_SCHEME_WINDOW (object);

  if (self->components != NULL)
    san_scheme_components_set_draft (self->components, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_SCHEME_WINDOW);
  g_clear_object (&self->chooser);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (san_scheme_window_parent_class)->dispose (object);
}

static void
san_scheme_window_finalize (GObject *object)
{
  SanSchemeWindow *self = SAN_SCHEME_WINDOW (object);

  g_clear_pointer (&self->draft, san_scheme_draft_free);
  g_clear_pointer (&self->infos, g_ptr_array_unref);

  G_OBJECT_CLASS (san_scheme_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, save);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, schemes);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, new_menu);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, name);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, from);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, groups);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, shares);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, components);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, decimals);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, ties);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, rank_on);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, direction);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, tie_breakers);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, bonus_cap);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, deduction_cap);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, grades);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, rules);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, handicaps);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, verdict);
  gtk_widget_class_bind_template_child (widget_class, SanSchemeWindow, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_from_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cap_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
san_scheme_window_class_init (SanSchemeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_scheme_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_scheme_window_finalize;

  g_type_ensure (SAN_TYPE_SCHEME_COMPONENTS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-scheme-window.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_scheme_window_init (SanSchemeWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "scheme", G_ACTION_GROUP (group));
  gtk_drawing_area_set_draw_func (self->shares, draw_shares, self, NULL);
  fill_templates (self);
}

static SanTextTable *
get_table (GtkWidget *widget)
{
  SanSchemeWindow *self = SAN_SCHEME_WINDOW (widget);
  g_autofree char *title = g_strdup_printf (_("Scheme %s"),
                                            gtk_editable_get_text (GTK_EDITABLE (self->name)));
  SanTextTable *table = san_scheme_components_get_table (self->components, title,
                                                         gtk_label_get_text (self->subtitle));

  san_text_table_set_note (table, gtk_label_get_text (self->verdict));

  return table;
}

GtkWindow *
san_scheme_window_new (GtkWidget  *over,
                       SanContext *context,
                       const char *name)
{
  SanSchemeWindow *self = g_object_new (SAN_TYPE_SCHEME_WINDOW,
                                        "transient-for", gtk_widget_get_root (over), NULL);
  g_autoptr (GMenuModel) menu = san_text_table_serve (GTK_WIDGET (self), context, get_table);

  gtk_menu_button_set_menu_model (self->menu, menu);
  self->context = g_object_ref (context);
  self->infos = san_scheme_store_list (san_context_get_database (context), NULL);
  if (self->infos == NULL)
    self->infos = g_ptr_array_new ();
  if (name == NULL && self->infos->len > 0)
    name = ((SanSchemeInfo *) g_ptr_array_index (self->infos, 0))->name;
  fill_schemes (self, name);

  if (name == NULL || !load_stored (self, name))
    show_draft (self, san_scheme_draft_new (_("Monthly assessment")));

  return GTK_WINDOW (self);
}

SanSchemeDraft *
san_scheme_window_get_draft (SanSchemeWindow *self)
{
  g_return_val_if_fail (SAN_IS_SCHEME_WINDOW (self), NULL);

  return self->draft;
}
