/* san-checks-pane.c - what is wrong with the sheet, and the meaning of its marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-checks-pane.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "widgets/san-tag.h"

/* More than anybody reads; the rest are counted. */
#define MAX_ROWS 100

struct _SanChecksPane
{
  AdwBin     parent_instance;

  GPtrArray *issues;        /* of the sheet; valid until its next check */
  char      *shown;         /* what the rows say */

  /* Template children */
  SanTag     *errors;
  SanTag     *warnings;
  GtkListBox *list;
  GtkWidget  *nothing;
  GtkLabel   *elsewhere;
  GtkLabel   *more;
};

G_DEFINE_FINAL_TYPE (SanChecksPane, san_checks_pane, ADW_TYPE_BIN)

enum { FIX, CLOSED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The buttons there are, in their order */
static const SanSheetFix fixes[] = {
  SAN_FIX_SET_FULL, SAN_FIX_SET_ZERO, SAN_FIX_CONFIRM, SAN_FIX_SHOW_MISSING, SAN_FIX_GO_TO,
};

static char *
fix_title (const SanSheetIssue *issue,
           SanSheetFix          fix)
{
  switch (fix)
    {
    case SAN_FIX_SET_FULL:
      return g_strdup_printf (_("Set to %s"), issue->full);

    case SAN_FIX_SET_ZERO:
      return g_strdup_printf (_("Set to %s"), "0");

    case SAN_FIX_CONFIRM:
      return g_strdup (_("Confirm"));

    case SAN_FIX_SHOW_MISSING:
      return g_strdup (_("Show them"));

    case SAN_FIX_GO_TO:
    default:
      return g_strdup (_("Go to"));
    }
}

static void
on_fix_clicked_cb (SanChecksPane *self,
                   GtkButton     *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "issue"));
  guint fix = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "fix"));

  g_signal_emit (self, signals[FIX], 0, g_ptr_array_index (self->issues, index), fix);
}

static void
on_row_activated_cb (SanChecksPane *self,
                     GtkListBoxRow *row)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "issue"));
  const SanSheetIssue *issue = g_ptr_array_index (self->issues, index);

  if (issue->fixes & SAN_FIX_GO_TO)
    g_signal_emit (self, signals[FIX], 0, issue, (guint) SAN_FIX_GO_TO);
}

static void
on_close_clicked_cb (SanChecksPane *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static GtkWidget *
label_new (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
buttons_new (SanChecksPane       *self,
             const SanSheetIssue *issue,
             guint                index,
             gboolean             locked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_top (box, 3);
  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    {
      gboolean writes = fixes[i] != SAN_FIX_GO_TO && fixes[i] != SAN_FIX_SHOW_MISSING;
      g_autofree char *title = NULL;
      GtkWidget *button;

      if (!(issue->fixes & fixes[i]) || (writes && locked))
        continue;

      title = fix_title (issue, fixes[i]);
      button = gtk_button_new_with_label (title);
      gtk_widget_add_css_class (button, "sn-rowact");
      g_object_set_data (G_OBJECT (button), "issue", GUINT_TO_POINTER (index));
      g_object_set_data (G_OBJECT (button), "fix", GUINT_TO_POINTER (fixes[i]));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_fix_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static GtkWidget *
row_new (SanChecksPane       *self,
         const SanSheetIssue *issue,
         guint                index,
         gboolean             locked)
{
  static const struct
  {
    const char *icon, *css_class, *word;
  } kinds[] = {
    [SAN_ISSUE_ERROR] = { "dialog-error-symbolic", "sn-error-icon", N_("Error") },
    [SAN_ISSUE_WARNING] = { "dialog-question-symbolic", "sn-down", N_("Warning") },
    [SAN_ISSUE_NOTE] = { "dialog-information-symbolic", "sn-dim", N_("Note") },
  };
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *icon = gtk_image_new_from_icon_name (kinds[issue->severity].icon);
  GtkWidget *text = label_new (issue->text, "sn-cap");
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s", _(kinds[issue->severity].word),
                                             issue->title, issue->text);

  gtk_widget_add_css_class (icon, kinds[issue->severity].css_class);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_widget_add_css_class (text, "sn-dim");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), label_new (issue->title, "sn-strong"));
  gtk_box_append (GTK_BOX (words), text);
  if (issue->fixes != 0)
    gtk_box_append (GTK_BOX (words), buttons_new (self, issue, index, locked));
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), words);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data (G_OBJECT (row), "issue", GUINT_TO_POINTER (index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);

  return row;
}

static char *
describe (SanScoreSheet *sheet,
          GPtrArray     *issues)
{
  GString *text = g_string_new (san_score_sheet_get_locked (sheet));

  for (guint i = 0; i < issues->len; i++)
    {
      const SanSheetIssue *issue = g_ptr_array_index (issues, i);

      if (san_score_sheet_shows (sheet, issue))
        g_string_append_printf (text, "%u %d %s %s\n", i, issue->severity, issue->title,
                                issue->text);
    }

  return g_string_free (text, FALSE);
}

static void
fill (SanChecksPane *self,
      SanScoreSheet *sheet)
{
  gboolean locked = san_score_sheet_get_locked (sheet) != NULL;
  g_autofree char *more = NULL;
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (guint i = 0; i < self->issues->len; i++)
    {
      const SanSheetIssue *issue = g_ptr_array_index (self->issues, i);

      if (san_score_sheet_shows (sheet, issue) && n++ < MAX_ROWS)
        gtk_list_box_append (self->list, row_new (self, issue, i, locked));
    }

  more = g_strdup_printf (_("and %u more"), n > MAX_ROWS ? n - MAX_ROWS : 0);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > MAX_ROWS);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->nothing, n == 0);
}

void
san_checks_pane_update (SanChecksPane *self,
                        SanScoreSheet *sheet)
{
  SanSheetCounts counts;
  g_autofree char *shown = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;
  g_autofree char *elsewhere = NULL;

  g_return_if_fail (SAN_IS_CHECKS_PANE (self));

  self->issues = san_score_sheet_get_issues (sheet);
  san_score_sheet_get_counts (sheet, &counts);
  errors = g_strdup_printf (_("Errors %u"), counts.n_errors);
  warnings = g_strdup_printf (_("Warnings %u"), counts.n_warnings);
  elsewhere = g_strdup_printf (ngettext ("%u error in another group",
                                         "%u errors in other groups",
                                         counts.n_errors_elsewhere), counts.n_errors_elsewhere);

  san_tag_set (self->errors, errors, counts.n_errors > 0 ? "red" : "");
  san_tag_set (self->warnings, warnings, counts.n_warnings > 0 ? "weak" : "");
  gtk_label_set_text (self->elsewhere, elsewhere);
  gtk_widget_set_visible (GTK_WIDGET (self->elsewhere), counts.n_errors_elsewhere > 0);

  shown = describe (sheet, self->issues);
  if (san_set_str (&self->shown, shown))
    fill (self, sheet);
}

void
san_checks_pane_select (SanChecksPane       *self,
                        const SanSheetIssue *issue)
{
  guint i = 0;
  GtkListBoxRow *row;

  g_return_if_fail (SAN_IS_CHECKS_PANE (self));

  gtk_list_box_unselect_all (self->list);
  for (; issue != NULL && (row = gtk_list_box_get_row_at_index (self->list, (int) i)) != NULL; i++)
    {
      guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "issue"));

      if (g_ptr_array_index (self->issues, index) == issue)
        {
          GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
          double x, y;

          gtk_list_box_select_row (self->list, row);
          if (adjustment != NULL &&
              gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self->list),
                                                0, 0, &x, &y))
            gtk_adjustment_clamp_page (adjustment, y,
                                       y + gtk_widget_get_height (GTK_WIDGET (row)));
          return;
        }
    }
}

/* The legend draws the marks as the grid does. */
static void
draw_mark (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        data)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (area));
  const char *kind = data;
  GdkRGBA view, border, accent, note;

  if (!gtk_style_context_lookup_color (style, "sn_view", &view) ||
      !gtk_style_context_lookup_color (style, "sn_border", &border) ||
      !gtk_style_context_lookup_color (style, "sn_accent", &accent) ||
      !gtk_style_context_lookup_color (style, "sn_weak", &note))
    return;

  gdk_cairo_set_source_rgba (cr, &view);
  cairo_paint (cr);
  if (g_str_equal (kind, "overridden"))
    {
      gdk_cairo_set_source_rgba (cr, &accent);
      cairo_move_to (cr, 0, 0);
      cairo_line_to (cr, 7, 0);
      cairo_line_to (cr, 0, 7);
      cairo_fill (cr);
    }
  else if (g_str_equal (kind, "empty"))
    {
      accent.alpha = 0.08f;
      gdk_cairo_set_source_rgba (cr, &accent);
      cairo_paint (cr);
    }
  else if (g_str_equal (kind, "hatch"))
    {
      gdk_cairo_set_source_rgba (cr, &border);
      cairo_set_line_width (cr, 1);
      for (int x = -height; x < width; x += 5)
        {
          cairo_move_to (cr, x, height);
          cairo_line_to (cr, x + height, 0);
        }
      cairo_stroke (cr);
    }
  else
    {
      gdk_cairo_set_source_rgba (cr, &note);
      cairo_arc (cr, width - 5, 5, 2, 0, 2 * G_PI);
      cairo_fill (cr);
    }

  gdk_cairo_set_source_rgba (cr, &border);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
  cairo_stroke (cr);
}

static void
add_legend (SanChecksPane *self,
            GtkBox        *box,
            const char    *kind,
            const char    *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *label = label_new (text, "sn-cap");

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 20);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 15);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_mark, (gpointer) kind, NULL);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (label, "sn-dim");
  gtk_box_append (GTK_BOX (line), area);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

static void
san_checks_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_CHECKS_PANE);

  G_OBJECT_CLASS (san_checks_pane_parent_class)->dispose (object);
}

static void
san_checks_pane_finalize (GObject *object)
{
  g_free (SAN_CHECKS_PANE (object)->shown);

  G_OBJECT_CLASS (san_checks_pane_parent_class)->finalize (object);
}

static void
san_checks_pane_class_init (SanChecksPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_checks_pane_dispose;
  object_class->finalize = san_checks_pane_finalize;

  signals[FIX] =
    g_signal_new ("fix", SAN_TYPE_CHECKS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT);
  signals[CLOSED] =
    g_signal_new ("closed", SAN_TYPE_CHECKS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (SAN_TYPE_TAG);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-checks-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SanChecksPane, errors);
  gtk_widget_class_bind_template_child (widget_class, SanChecksPane, warnings);
  gtk_widget_class_bind_template_child (widget_class, SanChecksPane, list);
  gtk_widget_class_bind_template_child (widget_class, SanChecksPane, nothing);
  gtk_widget_class_bind_template_child (widget_class, SanChecksPane, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, SanChecksPane, more);
  gtk_widget_class_bind_template_child_full (widget_class, "legend", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "checks-pane");
}

static void
san_checks_pane_init (SanChecksPane *self)
{
  GtkBox *legend;

  gtk_widget_init_template (GTK_WIDGET (self));

  legend = GTK_BOX (gtk_widget_get_template_child (GTK_WIDGET (self), SAN_TYPE_CHECKS_PANE,
                                                   "legend"));
  add_legend (self, legend, "overridden", _("Overridden by hand"));
  add_legend (self, legend, "empty", _("Not entered"));
  add_legend (self, legend, "hatch", _("No such point here"));
  add_legend (self, legend, "note", _("Has note"));
}
