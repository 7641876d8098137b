/* san-sample-row.c - a category and its sampling rule in the sample window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-sample-row.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "widgets/san-column-title.h"

#define IN_TURN 12   /* rounds whose points go behind, where all are to have their turn */

struct _SanSampleRow
{
  GObject         parent_instance;

  char           *name;
  char           *code;
  SanSamplingRule rule;
  SanSamplingRule first;
  guint           total;
  guint           must_see;
  guint           drawn;
};

G_DEFINE_FINAL_TYPE (SanSampleRow, san_sample_row, G_TYPE_OBJECT)

enum { EDITED, COUNTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
san_sample_row_finalize (GObject *object)
{
  SanSampleRow *self = SAN_SAMPLE_ROW (object);

  g_free (self->name);
  g_free (self->code);

  G_OBJECT_CLASS (san_sample_row_parent_class)->finalize (object);
}

static void
san_sample_row_class_init (SanSampleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_sample_row_finalize;

  signals[EDITED] = g_signal_new ("edited", SAN_TYPE_SAMPLE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[COUNTED] = g_signal_new ("counted", SAN_TYPE_SAMPLE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
san_sample_row_init (SanSampleRow *self)
{
}

SanSampleRow *
san_sample_row_new (const char            *name,
                    const char            *code,
                    const SanSamplingRule *rule)
{
  SanSampleRow *self = g_object_new (SAN_TYPE_SAMPLE_ROW, NULL);

  self->name = g_strdup (name);
  self->code = g_strdup (code);
  self->rule = *rule;
  self->first = *rule;

  return self;
}

const char *
san_sample_row_get_name (SanSampleRow *self)
{
  return self->name;
}

const char *
san_sample_row_get_code (SanSampleRow *self)
{
  return self->code;
}

const SanSamplingRule *
san_sample_row_get_rule (SanSampleRow *self)
{
  return &self->rule;
}

static gboolean
is_same (const SanSamplingRule *a,
         const SanSamplingRule *b)
{
  return a->kind == b->kind && a->amount == b->amount && a->at_least == b->at_least &&
         a->per_category == b->per_category && a->skip_last == b->skip_last;
}

void
san_sample_row_set_rule (SanSampleRow          *self,
                         const SanSamplingRule *rule)
{
  gint64 category_id = self->rule.category_id;

  if (is_same (&self->rule, rule))
    return;

  self->rule = *rule;
  self->rule.category_id = category_id;
  g_signal_emit (self, signals[EDITED], 0);
}

gboolean
san_sample_row_is_edited (SanSampleRow *self)
{
  return !is_same (&self->rule, &self->first);
}

void
san_sample_row_add_point (SanSampleRow *self,
                          gboolean      must_see)
{
  self->total++;
  self->must_see += must_see;
}

guint
san_sample_row_get_total (SanSampleRow *self)
{
  return self->total;
}

void
san_sample_row_set_drawn (SanSampleRow *self,
                          guint         drawn)
{
  if (self->drawn == drawn)
    return;

  self->drawn = drawn;
  g_signal_emit (self, signals[COUNTED], 0);
}

/* Columns. A cell knows its row while it is bound; what it is set to then is no edit. */

typedef enum { CATEGORY, TOTAL, MUST_SEE, KIND, AMOUNT, AT_LEAST, PER, METHOD, DRAWN,
               N_COLUMNS } Column;

static const struct
{
  const char *title;
  int         width;   /* 0: what is left */
} columns[N_COLUMNS] = {
  { NC_ ("sampling", "Category"), 0 },
  { NC_ ("sampling", "Eligible"), 66 },
  { NC_ ("sampling", "Must see"), 66 },
  { NC_ ("sampling", "Rule"), 108 },
  { NC_ ("sampling", "Sample"), 116 },
  { NC_ ("sampling", "At least"), 116 },
  { NC_ ("sampling", "Range"), 122 },
  { NC_ ("sampling", "Method"), 164 },
  { NC_ ("sampling", "Drawn"), 62 },
};

/* In the order of the kinds of rules, of "for the whole round", and of method_skips */
static const char *const kinds[] = {
  NC_ ("sampling", "All"), NC_ ("sampling", "Points"), NC_ ("sampling", "Percent"), NULL,
};
static const char *const pers[] = {
  NC_ ("sampling", "Each unit"), NC_ ("sampling", "Whole round"), NULL,
};
static const char *const methods[] = {
  NC_ ("sampling", "At random"), NC_ ("sampling", "Not seen last time first"),
  NC_ ("sampling", "In turn"), NULL,
};

static const char *
word (const char *text)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "sampling", text);
}

static SanSampleRow *
row_of (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), "row");
}

static void
on_kind_cb (GtkWidget *cell)
{
  SanSampleRow *row = row_of (cell);
  SanSamplingRule rule;

  if (row == NULL)
    return;

  rule = row->rule;
  rule.kind = (SanSamplingKind) gtk_drop_down_get_selected (GTK_DROP_DOWN (cell));
  if (rule.kind == row->rule.kind)
    return;

  /* something to start from that means the same, or little */
  rule.amount = rule.kind == SAN_SAMPLING_NUMBER ? 1
                : rule.kind == SAN_SAMPLING_PERCENT ? 10 * SAN_MICRO : 0;
  rule.at_least = rule.kind == SAN_SAMPLING_PERCENT ? MAX (rule.at_least, 1) : 0;
  san_sample_row_set_rule (row, &rule);
}

static void
on_amount_cb (GtkWidget *cell)
{
  SanSampleRow *row = row_of (cell);
  SanSamplingRule rule;
  double value;

  if (row == NULL)
    return;

  rule = row->rule;
  value = gtk_spin_button_get_value (GTK_SPIN_BUTTON (cell));
  rule.amount = llround (rule.kind == SAN_SAMPLING_NUMBER ? value : value * SAN_MICRO);
  san_sample_row_set_rule (row, &rule);
}

static void
on_at_least_cb (GtkWidget *cell)
{
  SanSampleRow *row = row_of (cell);
  SanSamplingRule rule;

  if (row == NULL)
    return;

  rule = row->rule;
  rule.at_least = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (cell));
  san_sample_row_set_rule (row, &rule);
}

static void
on_per_cb (GtkWidget *cell)
{
  SanSampleRow *row = row_of (cell);
  SanSamplingRule rule;

  if (row == NULL)
    return;

  rule = row->rule;
  rule.per_category = gtk_drop_down_get_selected (GTK_DROP_DOWN (cell)) == 1;
  san_sample_row_set_rule (row, &rule);
}

/* What the entries of the list of methods stand for; the fourth is any other number. */
static const guint method_skips[] = { 0, 1, IN_TURN };

static void
on_method_cb (GtkWidget *cell)
{
  SanSampleRow *row = row_of (cell);
  guint selected;
  SanSamplingRule rule;

  if (row == NULL)
    return;

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (cell));
  if (selected >= G_N_ELEMENTS (method_skips))
    return;

  rule = row->rule;
  rule.skip_last = method_skips[selected];
  san_sample_row_set_rule (row, &rule);
}

/* Making cells */

static GtkWidget *
label_new (float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "sn-num");

  return label;
}

static GtkWidget *
drop_down_new (const char *const *words,
               GCallback          callback)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *cell;

  for (guint i = 0; words[i] != NULL; i++)
    gtk_string_list_append (list, word (words[i]));
  cell = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  g_signal_connect (cell, "notify::selected", callback, NULL);

  return cell;
}

/* Without its wheel, which would change a rule while the list is scrolled */
static GtkWidget *
spin_new (GCallback callback)
{
  GtkWidget *cell = gtk_spin_button_new_with_range (0, 1000000, 1);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (cell);

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_widget_remove_controller (cell, controller);
    }
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (cell), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (cell), 5);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (cell), TRUE);
  g_signal_connect (cell, "value-changed", callback, NULL);

  return cell;
}

static GtkWidget *
cell_new (Column column)
{
  switch (column)
    {
    case KIND:
      return drop_down_new (kinds, G_CALLBACK (on_kind_cb));

    case PER:
      return drop_down_new (pers, G_CALLBACK (on_per_cb));

    case METHOD:
      return drop_down_new (methods, G_CALLBACK (on_method_cb));

    case AMOUNT:
      return spin_new (G_CALLBACK (on_amount_cb));

    case AT_LEAST:
      return spin_new (G_CALLBACK (on_at_least_cb));

    case CATEGORY:
    case TOTAL:
    case MUST_SEE:
    case DRAWN:
    case N_COLUMNS:
    default:
      return label_new (column == CATEGORY ? 0 : 1);
    }
}

/* Showing a row */

static void
show_number (GtkWidget *cell,
             guint      number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_text (GTK_LABEL (cell), text);
}

static void
show_amount (GtkWidget          *cell,
             const SanSampleRow *row)
{
  gboolean percent = row->rule.kind == SAN_SAMPLING_PERCENT;
  gboolean fine = percent && row->rule.amount % (SAN_MICRO / 10) != 0;
  double value = percent ? row->rule.amount / (double) SAN_MICRO : (double) row->rule.amount;

  gtk_widget_set_visible (cell, row->rule.kind != SAN_SAMPLING_ALL);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (cell), fine ? 6 : percent ? 1 : 0);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (cell), 0, percent ? 100 : 1000000);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (cell), value);
}

static void
show_method (GtkWidget          *cell,
             const SanSampleRow *row)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (cell)));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (n > G_N_ELEMENTS (method_skips))
    gtk_string_list_remove (list, n - 1);
  for (guint i = 0; i < G_N_ELEMENTS (method_skips); i++)
    if (method_skips[i] == row->rule.skip_last)
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (cell), i);
        return;
      }

  {
    g_autofree char *other =
      g_strdup_printf (_("Not seen in %u rounds first"), row->rule.skip_last);

    gtk_string_list_append (list, other);
    gtk_drop_down_set_selected (GTK_DROP_DOWN (cell), G_N_ELEMENTS (method_skips));
  }
}

static void
show_cell (GtkWidget    *cell,
           SanSampleRow *row,
           Column        column)
{
  g_object_set_data (G_OBJECT (cell), "row", NULL);
  switch (column)
    {
    case CATEGORY:
      gtk_label_set_text (GTK_LABEL (cell), row->name);
      break;

    case TOTAL:
      show_number (cell, row->total);
      break;

    case MUST_SEE:
      show_number (cell, row->must_see);
      break;

    case KIND:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (cell), row->rule.kind);
      break;

    case AMOUNT:
      show_amount (cell, row);
      break;

    case AT_LEAST:
      gtk_widget_set_visible (cell, row->rule.kind != SAN_SAMPLING_ALL);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (cell), row->rule.at_least);
      break;

    case PER:
      gtk_widget_set_visible (cell, row->rule.kind != SAN_SAMPLING_ALL);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (cell), row->rule.per_category);
      break;

    case METHOD:
      gtk_widget_set_visible (cell, row->rule.kind != SAN_SAMPLING_ALL);
      show_method (cell, row);
      break;

    case DRAWN:
    case N_COLUMNS:
    default:
      show_number (cell, row->drawn);
      break;
    }
  g_object_set_data (G_OBJECT (cell), "row", row);
}

/* Factories */

static Column
column_of (GtkWidget *cell)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "column"));
}

static void
on_row_changed_cb (GtkWidget *cell)
{
  if (row_of (cell) != NULL)
    show_cell (cell, row_of (cell), column_of (cell));
}

typedef struct
{
  Column   column;
  gboolean editable;
} Kind;

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  const Kind *kind = data;
  GtkWidget *cell = cell_new (kind->column);

  g_object_set_data (G_OBJECT (cell), "column", GINT_TO_POINTER (kind->column));
  if (!GTK_IS_LABEL (cell))
    {
      gtk_widget_set_sensitive (cell, kind->editable);
      gtk_widget_add_css_class (cell, "sn-cap");
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      word (columns[kind->column].title), -1);
    }
  gtk_list_item_set_child (item, cell);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  data)
{
  SanSampleRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  show_cell (cell, row, ((const Kind *) data)->column);
  g_signal_connect_object (row, "edited", G_CALLBACK (on_row_changed_cb), cell,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "counted", G_CALLBACK (on_row_changed_cb), cell,
                           G_CONNECT_SWAPPED);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  data)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (cell), "row", NULL);
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), cell);
}

void
san_sample_columns_add (GtkColumnView *view,
                        gboolean       editable)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      Kind *kind = g_new (Kind, 1);
      GtkColumnViewColumn *column;

      *kind = (Kind) { (Column) i, editable };
      g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup_cb), kind,
                             (GClosureNotify) (void (*)(void))g_free, 0);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), kind);
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), NULL);
      column = gtk_column_view_column_new (word (columns[i].title), factory);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      if (i == TOTAL || i == MUST_SEE || i == DRAWN)
        san_column_title_mark_end (column);
      gtk_column_view_append_column (view, column);
      g_object_unref (column);
    }
  san_column_title_arrange (view);
}

/* As a table */

/* (transfer full) */
static char *
method_text (const SanSamplingRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (method_skips); i++)
    if (method_skips[i] == rule->skip_last)
      return g_strdup (word (methods[i]));

  return g_strdup_printf (_("Not seen in %u rounds first"), rule->skip_last);
}

/* (transfer full): 3, 10%, "" of all */
static char *
amount_text (const SanSamplingRule *rule)
{
  g_autofree char *percent = NULL;

  if (rule->kind == SAN_SAMPLING_ALL)
    return g_strdup ("");
  if (rule->kind == SAN_SAMPLING_NUMBER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) rule->amount);

  percent = san_micro_format (rule->amount, SAN_DECIMALS_NEEDED);

  return g_strconcat (percent, "%", NULL);
}

static void
add_to_table (SanTextTable *table,
              SanSampleRow *row)
{
  const SanSamplingRule *rule = &row->rule;
  g_autofree char *total = g_strdup_printf ("%u", row->total);
  g_autofree char *must_see = g_strdup_printf ("%u", row->must_see);
  g_autofree char *amount = amount_text (rule);
  g_autofree char *least = rule->kind == SAN_SAMPLING_PERCENT
                           ? g_strdup_printf ("%u", rule->at_least) : g_strdup ("");
  g_autofree char *method = method_text (rule);
  g_autofree char *drawn = g_strdup_printf ("%u", row->drawn);
  const char *const cells[N_COLUMNS] = {
    row->name, total, must_see, word (kinds[rule->kind]), amount, least,
    word (pers[rule->per_category != 0]), method, drawn,
  };

  san_text_table_add_row (table, SAN_TEXT_PLAIN, cells);
}

SanTextTable *
san_sample_rows_get_table (GListModel *rows,
                           const char *title,
                           const char *subtitle)
{
  SanTextTable *table = san_text_table_new (title, subtitle);

  for (guint i = 0; i < N_COLUMNS; i++)
    san_text_table_add_column (table, word (columns[i].title), columns[i].width,
                               i == TOTAL || i == MUST_SEE || i == AT_LEAST || i == DRAWN);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SanSampleRow) row = g_list_model_get_item (rows, i);

      add_to_table (table, row);
    }

  return table;
}
