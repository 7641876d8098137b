/* san-finding-list.c - the checks before a bulletin is issued
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-finding-list.h"

#include <glib/gi18n-lib.h>

#define ROW 34   /* pixels, of most */
#define MAX_TOLD 30   /* lines of a tooltip */

struct _SanFindingList
{
  AdwBin     parent_instance;

  GPtrArray *findings;     /* (nullable) */
  GtkBox    *rows;
  GtkLabel  *summary;
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (SanFindingList, san_finding_list, ADW_TYPE_BIN)

static guint opened_signal;

guint
san_findings_count (const GPtrArray    *findings,
                    SanBulletinSeverity severity)
{
  guint n = 0;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    n += ((SanBulletinFinding *) g_ptr_array_index (findings, i))->severity == severity;

  return n;
}

static GtkWidget *
icon_new (const SanBulletinFinding *finding)
{
  static const struct
  {
    const char *icon;
    const char *style;
    const char *word;
  } looks[] = {
    [SAN_BULLETIN_NOTE] = { "object-select-symbolic", "sn-ok", N_("In order") },
    [SAN_BULLETIN_WARNING] = { "dialog-question-symbolic", "sn-weak", N_("Warning") },
    [SAN_BULLETIN_ERROR] = { "dialog-error-symbolic", "sn-error-icon", N_("Error") },
  };
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[finding->severity].icon);

  gtk_widget_add_css_class (icon, looks[finding->severity].style);
  gtk_widget_set_tooltip_text (icon, _(looks[finding->severity].word));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(looks[finding->severity].word), -1);

  return icon;
}

/* What the way to its place is called */
static const char *
way_of (const SanBulletinFinding *finding)
{
  if (g_str_equal (finding->what, "review"))
    return _("Go and review");
  if (g_str_equal (finding->what, "no-unit"))
    return _("Fill in");
  if (g_str_equal (finding->what, "rank") && finding->severity == SAN_BULLETIN_ERROR)
    return _("Update data");

  return _("Look");
}

/* Lines ----------------------------------------------------------------------------- */

static void
line_free (SanFindingLine *line)
{
  g_free (line->text);
  g_free (line->tip);
  g_free (line);
}

/* A unit's place or total that moved on since the data were read */
static gboolean
is_outdated (const SanBulletinFinding *finding)
{
  return finding->severity == SAN_BULLETIN_ERROR && g_str_equal (finding->what, "rank");
}

static gboolean
is_of_round (const SanBulletinFinding *finding)
{
  return finding->section == G_MAXUINT && !g_str_equal (finding->what, "rank") &&
         !g_str_equal (finding->what, "number") && !g_str_equal (finding->what, "review");
}

/* All units that are out of date, in one line */
static void
gather (SanFindingLine  *line,
        const GPtrArray *findings)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const SanBulletinFinding *finding = g_ptr_array_index (findings, i);

      if (is_outdated (finding) && ++n <= MAX_TOLD)
        g_string_append_printf (all, "%s%s", n > 1 ? "\n" : "", finding->text);
    }
  if (n < 2)
    return;

  if (n > MAX_TOLD)
    g_string_append (all, "\n…");
  g_free (line->text);
  line->text = g_strdup_printf (ngettext ("Place or total of %u unit moved on: bring the data up "
                                          "to date",
                                          "Places and totals of %u units moved on: bring the "
                                          "data up to date", n), n);
  g_free (line->tip);
  line->tip = g_string_free (g_steal_pointer (&all), FALSE);
}

GPtrArray *
san_finding_lines_new (GPtrArray *findings)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  gboolean gathered = FALSE;

  /* what stands in the way first, what is in order last */
  for (int severity = SAN_BULLETIN_ERROR; severity >= SAN_BULLETIN_NOTE; severity--)
    for (guint i = 0; findings != NULL && i < findings->len; i++)
      {
        SanBulletinFinding *finding = g_ptr_array_index (findings, i);
        SanFindingLine *line;

        if ((int) finding->severity != severity || (gathered && is_outdated (finding)))
          continue;

        line = g_new0 (SanFindingLine, 1);
        *line = (SanFindingLine) { finding, g_strdup (finding->text), g_strdup (finding->text),
                                   is_of_round (finding) };
        g_ptr_array_add (lines, line);
        if (is_outdated (finding))
          gather (line, findings);
        gathered = gathered || is_outdated (finding);
      }

  return lines;
}

GtkWidget *
san_finding_row_new (const SanFindingLine *line,
                     GCallback             clicked)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (line->text);
  GtkWidget *button = gtk_button_new_with_label (way_of (line->finding));

  gtk_box_append (GTK_BOX (row), icon_new (line->finding));
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 3);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (text, line->tip);
  gtk_widget_add_css_class (text, "sn-cap");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), text);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "sn-rowact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  line->text, -1);
  g_signal_connect_swapped (button, "clicked", clicked, line->finding);
  gtk_box_append (GTK_BOX (row), button);

  return row;
}

static void
on_clicked_cb (gpointer   finding,
               GtkButton *button)
{
  SanFindingList *list = SAN_FINDING_LIST (
    gtk_widget_get_ancestor (GTK_WIDGET (button), SAN_TYPE_FINDING_LIST));
  g_autoptr (GPtrArray) held = g_ptr_array_ref (list->findings);

  g_signal_emit (list, opened_signal, 0, finding);
}

static void
show_summary (SanFindingList *self)
{
  guint n_errors = san_findings_count (self->findings, SAN_BULLETIN_ERROR);
  guint n_warnings = san_findings_count (self->findings, SAN_BULLETIN_WARNING);
  g_autofree char *text = NULL;

  if (self->findings == NULL)
    text = g_strdup (_("checking…"));
  else if (n_errors > 0)
    text = g_strdup_printf (ngettext ("%u stands in the way", "%u stand in the way", n_errors),
                            n_errors);
  else if (n_warnings > 0)
    text = g_strdup_printf (ngettext ("%u to look at", "%u to look at", n_warnings), n_warnings);
  else
    text = g_strdup (_("nothing speaks against it"));
  gtk_label_set_text (self->summary, text);
  if (n_errors > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->summary), "sn-over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "sn-over");
}

static void
san_finding_list_dispose (GObject *object)
{
  g_clear_pointer (&SAN_FINDING_LIST (object)->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (san_finding_list_parent_class)->dispose (object);
}

static void
san_finding_list_class_init (SanFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_finding_list_dispose;

  opened_signal = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
san_finding_list_init (SanFindingList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", _("Checks before issue"), NULL);

  gtk_widget_add_css_class (title, "sn-h2");
  gtk_box_append (GTK_BOX (head), title);
  self->summary = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "sn-dim");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), head);

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 132);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_widget_add_css_class (box, "sn-panel");
  gtk_widget_add_css_class (box, "sn-padded");
  adw_bin_set_child (ADW_BIN (self), box);
  show_summary (self);
}

void
san_finding_list_fill (SanFindingList *self,
                       GPtrArray      *findings)
{
  g_autoptr (GPtrArray) lines = NULL;
  GtkWidget *row;

  g_return_if_fail (SAN_IS_FINDING_LIST (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  if (findings != NULL)
    g_ptr_array_ref (findings);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;

  lines = san_finding_lines_new (findings);
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (self->rows, san_finding_row_new (g_ptr_array_index (lines, i),
                                                     G_CALLBACK (on_clicked_cb)));
  /* so many rows are seen whatever room the text wants */
  gtk_scrolled_window_set_min_content_height (
    GTK_SCROLLED_WINDOW (self->scroller),
    (int) MIN (lines->len, 3) * ROW);
  gtk_widget_set_visible (self->scroller,
                          gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL);
  show_summary (self);
}
