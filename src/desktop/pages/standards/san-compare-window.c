/* san-compare-window.c - two versions of the standard beside each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-compare-window.h"

#include <glib/gi18n-lib.h>

#include "app/san-text-table.h"
#include "base/san-limit.h"
#include "standards/san-standard-diff.h"
#include "standards/san-standard-version-store.h"
#include "widgets/san-cell-tip.h"
#include "widgets/san-tag.h"

enum { COLUMN_KIND, COLUMN_NAME, COLUMN_FIELD, COLUMN_BEFORE, COLUMN_AFTER, N_COLUMNS };

/* A line of the table: texts of its cells */
#define SAN_TYPE_DIFF_LINE (san_diff_line_get_type ())
G_DECLARE_FINAL_TYPE (SanDiffLine, san_diff_line, SAN, DIFF_LINE, GObject)

struct _SanDiffLine
{
  GObject     parent_instance;

  SanDiffKind kind;
  char       *cells[N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (SanDiffLine, san_diff_line, G_TYPE_OBJECT)

struct _SanCompareWindow
{
  AdwWindow    parent_instance;

  SanContext  *context;
  GPtrArray   *versions;
  GtkDropDown *before;
  GtkDropDown *after;
  GListStore  *lines;
  GtkStack    *stack;
  GtkLabel    *counts;
};

G_DEFINE_FINAL_TYPE (SanCompareWindow, san_compare_window, ADW_TYPE_WINDOW)

static const struct
{
  const char *title;
  int         width;
} columns[N_COLUMNS] = {
  { N_("Difference"), 84 },
  { N_("Category / item"), -1 },
  { N_("Field"), 110 },
  { N_("Older version"), 170 },
  { N_("Newer version"), 170 },
};

static const struct
{
  const char *title;
  const char *style;
} kinds[] = {
  [SAN_DIFF_ADDED] = { N_("Added"), "good" },
  [SAN_DIFF_REMOVED] = { N_("Removed"), "weak" },
  [SAN_DIFF_CHANGED] = { N_("Changed"), "accent" },
  [SAN_DIFF_MAPPED] = { N_("Carried on"), "ok" },
};

static void
san_diff_line_finalize (GObject *object)
{
  SanDiffLine *self = SAN_DIFF_LINE (object);

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (self->cells[i]);

  G_OBJECT_CLASS (san_diff_line_parent_class)->finalize (object);
}

static void
san_diff_line_class_init (SanDiffLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_diff_line_finalize;
}

static void
san_diff_line_init (SanDiffLine *self)
{
}

/* Words */

const char *
san_compare_field_title (const char *field)
{
  static const struct { const char *field, *title; } titles[] = {
    { "area", N_("Area") }, { "category", N_("Category") }, { "category_code", N_("Code") },
    { "category_weight", N_("Weight") }, { "item_code", N_("Code") }, { "item", N_("Name") },
    { "text", N_("What is looked at") }, { "mark", N_("Full mark") }, { "method", N_("Method") },
    { "rating", N_("Ratings") }, { "a", N_("Faults up to A") }, { "b", N_("Faults up to B") },
    { "c", N_("Faults up to C") }, { "amount", N_("Deducted for each fault") },
    { "target", N_("Target") }, { "zero", N_("Start of the scale") },
    { "bureau", N_("Lead bureau") }, { "veto", N_("Veto") },
    { "photo", N_("Photo required if not met") },
    { "ticket_limit", N_("Limit of a white ticket") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].field, field))
      return _(titles[i].title);

  return field;
}

/* (transfer full): values are kept as an export writes them */
static char *
value_text (const char *field,
            const char *value)
{
  SanLimit limit;

  if (g_str_equal (field, "ticket_limit") && san_limit_parse (value, &limit, NULL))
    return san_limit_label (&limit);
  if (g_str_equal (field, "method"))
    return g_strdup (san_item_method_title (value));
  if (g_str_equal (field, "veto") || g_str_equal (field, "photo"))
    return g_strdup (g_str_equal (value, "yes") ? _("yes") : _("no"));

  return g_strdup (value);
}

char *
san_compare_version_title (guint       number,
                           const char *name,
                           SanDay      from)
{
  g_autofree char *day = san_day_format (from);

  if (*name != '\0')
    return g_strdup (name);
  if (*day == '\0')
    return g_strdup_printf (_("Version %u"), number);

  return g_strdup_printf (_("Version %1$u, from %2$s"), number, day);
}

/* Comparing */

static void
add_line (SanCompareWindow      *self,
          const SanStandardDiff *diff,
          const char            *field,
          const char            *before,
          const char            *after)
{
  g_autoptr (SanDiffLine) line = g_object_new (SAN_TYPE_DIFF_LINE, NULL);

  line->kind = diff->kind;
  line->cells[COLUMN_KIND] = g_strdup (_(kinds[diff->kind].title));
  line->cells[COLUMN_NAME] = *diff->item != '\0'
                             ? g_strconcat (diff->category, " / ", diff->item, NULL)
                             : g_strdup (diff->category);
  line->cells[COLUMN_FIELD] = g_strdup (field);
  line->cells[COLUMN_BEFORE] = g_strdup (before);
  line->cells[COLUMN_AFTER] = g_strdup (after);
  g_list_store_append (self->lines, line);
}

static void
add_diff (SanCompareWindow      *self,
          const SanStandardDiff *diff)
{
  if (diff->kind == SAN_DIFF_MAPPED)
    add_line (self, diff, "", diff->old_name, diff->item);
  else if (diff->fields->len == 0)
    add_line (self, diff, "", "", "");

  for (guint i = 0; i < diff->fields->len; i++)
    {
      const SanFieldDiff *field = diff->fields->pdata[i];
      g_autofree char *before = value_text (field->field, field->before);
      g_autofree char *after = value_text (field->field, field->after);

      if (diff->kind != SAN_DIFF_MAPPED || !g_str_equal (field->field, "item"))
        add_line (self, diff, san_compare_field_title (field->field), before, after);
    }
}

/* (transfer full) (nullable): the version a drop-down names */
static SanStandard *
chosen (SanCompareWindow *self,
        GtkDropDown      *drop_down)
{
  guint line = gtk_drop_down_get_selected (drop_down);
  const SanStandardVersion *version;
  g_autoptr (GError) error = NULL;
  SanStandard *standard;

  if (line >= self->versions->len)
    return NULL;

  version = self->versions->pdata[line];
  standard = san_standard_load_version (san_context_get_database (self->context),
                                        version->number, &error);
  if (standard == NULL)
    san_context_report (self->context, error);

  return standard;
}

static void
compare (SanCompareWindow *self)
{
  g_autoptr (SanStandard) before = chosen (self, self->before);
  g_autoptr (SanStandard) after = chosen (self, self->after);
  g_autoptr (GPtrArray) diffs = NULL;
  g_autofree char *counts = NULL;
  guint n[G_N_ELEMENTS (kinds)] = { 0 };

  g_list_store_remove_all (self->lines);
  if (before == NULL || after == NULL)
    return;

  diffs = san_standard_diff (before, after);
  for (guint i = 0; i < diffs->len; i++)
    {
      const SanStandardDiff *diff = diffs->pdata[i];

      n[diff->kind]++;
      add_diff (self, diff);
    }
  counts = g_strdup_printf (_("added %1$u, removed %2$u, changed %3$u, carried on %4$u"),
                            n[SAN_DIFF_ADDED], n[SAN_DIFF_REMOVED], n[SAN_DIFF_CHANGED],
                            n[SAN_DIFF_MAPPED]);
  gtk_label_set_text (self->counts, counts);
  gtk_stack_set_visible_child_name (self->stack, diffs->len > 0 ? "lines" : "same");
}

/* Out of the window */

static SanTextTable *
get_table (GtkWidget *widget)
{
  SanCompareWindow *self = SAN_COMPARE_WINDOW (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  GtkStringObject *before = gtk_drop_down_get_selected_item (self->before);
  GtkStringObject *after = gtk_drop_down_get_selected_item (self->after);
  g_autofree char *subtitle = g_strdup_printf ("%s → %s", gtk_string_object_get_string (before),
                                               gtk_string_object_get_string (after));
  SanTextTable *table = san_text_table_new (_("Versions of the standard compared"), subtitle);

  for (guint i = 0; i < N_COLUMNS; i++)
    san_text_table_add_column (table, _(columns[i].title), 0, FALSE);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanDiffLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      san_text_table_add_row (table, SAN_TEXT_PLAIN, (const char *const *) line->cells);
    }
  san_text_table_set_note (table, gtk_label_get_text (self->counts));

  return table;
}

/* The table */

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             gpointer                  data)
{
  GtkWidget *child;

  if (GPOINTER_TO_UINT (data) == COLUMN_KIND)
    {
      child = san_tag_new ("", "accent");
      gtk_widget_set_halign (child, GTK_ALIGN_START);
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
    }
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      san_cell_tip_add (child, GTK_LABEL (child));
    }
  gtk_list_item_set_child (list_item, child);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item,
            gpointer                  data)
{
  guint column = GPOINTER_TO_UINT (data);
  SanDiffLine *line = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (column == COLUMN_KIND)
    san_tag_set (SAN_TAG (child), line->cells[column], kinds[line->kind].style);
  else
    gtk_label_set_text (GTK_LABEL (child), line->cells[column]);
}

static GtkWidget *
view_new (SanCompareWindow *self)
{
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  GtkWidget *view = gtk_column_view_new (selection);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Differences"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

/* Building */

static void
san_compare_window_dispose (GObject *object)
{
  SanCompareWindow *self = SAN_COMPARE_WINDOW (object);

  g_clear_object (&self->lines);
  g_clear_object (&self->context);
  g_clear_pointer (&self->versions, g_ptr_array_unref);

  G_OBJECT_CLASS (san_compare_window_parent_class)->dispose (object);
}

static gboolean
on_escape_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
san_compare_window_class_init (SanCompareWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_compare_window_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape_cb, NULL);
}

static void
san_compare_window_init (SanCompareWindow *self)
{
  self->lines = g_list_store_new (SAN_TYPE_DIFF_LINE);
}

static GtkDropDown *
add_versions (SanCompareWindow *self,
              GtkWidget        *bar,
              const char       *label,
              guint             selected)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *drop_down;

  for (guint i = 0; i < self->versions->len; i++)
    {
      const SanStandardVersion *version = self->versions->pdata[i];
      g_autofree char *title = san_compare_version_title (version->number, version->name,
                                                          version->from);

      gtk_string_list_append (words, title);
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (text, "sn-cap");
  gtk_widget_add_css_class (text, "sn-dim");
  gtk_box_append (GTK_BOX (bar), text);
  gtk_box_append (GTK_BOX (bar), drop_down);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (compare), self);

  return GTK_DROP_DOWN (drop_down);
}

static GtkWidget *
bar_new (SanCompareWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *copy = gtk_button_new_with_label (_("Copy"));
  GtkWidget *print = gtk_button_new_with_label (_("Print preview"));
  GtkWidget *export = gtk_button_new_with_label (_("Export…"));
  guint last = self->versions->len - 1;

  gtk_widget_add_css_class (bar, "sn-bar");
  self->before = add_versions (self, bar, _("Older version"), last > 0 ? last - 1 : 0);
  self->after = add_versions (self, bar, _("Newer version"), last);
  self->counts = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->counts), TRUE);
  gtk_label_set_xalign (self->counts, 1);
  gtk_label_set_ellipsize (self->counts, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->counts), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->counts), "sn-num");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "table.copy");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "table.preview");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "table.export");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (bar), copy);
  gtk_box_append (GTK_BOX (bar), print);
  gtk_box_append (GTK_BOX (bar), export);

  return bar;
}

static GtkWidget *
same_new (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("The two are the same"));
  gtk_widget_add_css_class (status, "compact");

  return status;
}

GtkWidget *
san_compare_window_new (SanPage *page)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  SanCompareWindow *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  versions = san_standard_version_store_list (san_context_get_database (context), &error);
  if (versions == NULL)
    {
      san_context_report (context, error);
      return NULL;
    }

  self = g_object_new (SAN_TYPE_COMPARE_WINDOW, "title", _("Compare versions"), "modal", TRUE,
                       "destroy-with-parent", TRUE, "default-width", 940, "default-height", 620,
                       "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), NULL);
  self->context = g_object_ref (context);
  self->versions = g_steal_pointer (&versions);
  menu = san_text_table_serve (GTK_WIDGET (self), context, get_table);   /* buttons are enough */
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), bar_new (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, view_new (self), "lines");
  gtk_stack_add_named (self->stack, same_new (), "same");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  compare (self);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}
