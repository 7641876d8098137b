/* san-publish-checks.c - what speaks against issuing a bulletin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-publish-checks.h"

#include <glib/gi18n-lib.h>

#include "pages/bulletins/san-finding-list.h"
#include "scoring/san-round-check.h"

/* More than anybody reads; the rest are counted. */
#define MAX_ROWS 100

/* Names that stand under a row that opens */
#define MAX_NAMES 8

struct _SanPublishChecks
{
  AdwBin      parent_instance;

  GPtrArray  *findings;     /* (nullable) */
  GPtrArray  *issues;       /* (nullable) (element-type SanIssue) */
  char       *trouble;      /* (nullable): why the round could not be checked */
  gboolean    of_round;
  gboolean    early;        /* the round was not submitted for review */
  guint       n_errors;
  guint       n_warnings;

  GtkLabel   *summary;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (SanPublishChecks, san_publish_checks, ADW_TYPE_BIN)

enum { FIND, GO_TO, CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
count (SanPublishChecks *self,
       SanSeverity       severity)
{
  self->n_errors += severity == SAN_ISSUE_ERROR;
  self->n_warnings += severity == SAN_ISSUE_WARNING;
}

/* Of the round ----------------------------------------------------------------------- */

static void
on_go_to_cb (SanPublishChecks *self,
             GtkWidget        *button)
{
  const gint64 *unit = g_object_get_data (G_OBJECT (button), "unit");

  g_signal_emit (self, signals[GO_TO], 0, *unit);
}

static GtkWidget *
icon_new (SanSeverity severity)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (
    severity == SAN_ISSUE_ERROR ? "dialog-error-symbolic"
    : severity == SAN_ISSUE_WARNING ? "dialog-question-symbolic" : "dialog-information-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  severity == SAN_ISSUE_ERROR ? _("Error")
                                  : severity == SAN_ISSUE_WARNING ? _("Warning") : _("Note"), -1);
  gtk_widget_add_css_class (icon, severity == SAN_ISSUE_ERROR ? "sn-error-icon"
                            : severity == SAN_ISSUE_WARNING ? "sn-weak" : "sn-dim");

  return icon;
}

static GtkWidget *
issue_row_new (SanPublishChecks *self,
               SanSeverity       severity,
               const char       *sentence,
               gint64            unit,
               gboolean          with_icon)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Go to"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (with_icon)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon_new (severity));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "sn-rowact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
  g_object_set_data_full (G_OBJECT (button), "unit", g_memdup2 (&unit, sizeof unit), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_go_to_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

/* (transfer full): of so many that are alike */
static char *
group_text (const SanIssue *first,
            guint           n)
{
  g_autofree char *sentence = NULL;

  if (g_str_equal (first->what, "out-of-dates"))
    return g_strdup_printf (ngettext ("%u was seen outside the days of the round, %s",
                                      "%u were seen outside the days of the round, %s", n), n,
                            first->expected);
  if (g_str_equal (first->what, "missing-unit"))
    return g_strdup_printf (ngettext ("%u unit is in the roster and has no row",
                                      "%u units are in the roster and have no row", n), n);
  if (g_str_equal (first->what, "unknown-unit"))
    return g_strdup_printf (ngettext ("%u has a row and is no participant of the round",
                                      "%u have rows and are no participants of the round", n), n);
  if (g_str_equal (first->what, "unscored-category"))
    return g_strdup_printf (ngettext ("%u category was scored by nobody",
                                      "%u categories were scored by nobody", n), n);
  if (g_str_equal (first->what, "range"))
    return g_strdup_printf (ngettext ("%u value is out of its range",
                                      "%u values are out of their range", n), n);

  sentence = san_issue_sentence (first);

  return g_strdup_printf (ngettext ("%s (and %u more)", "%s (and %u more)", n - 1), sentence,
                          n - 1);
}

/* What it is about: the point, else the unit, else the component */
static const char *
name_of (const SanIssue *issue)
{
  if (*issue->unit != '\0')
    return issue->unit;
  if (issue->title != NULL)
    return issue->title;

  return *issue->where != '\0' ? issue->where : issue->component;
}

/* (transfer full): 望湖区、澜山区 …, each once */
static char *
group_names (GPtrArray *issues)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const char *name = name_of (g_ptr_array_index (issues, i));

      if (!g_hash_table_add (seen, (gpointer) name))
        continue;
      if (g_hash_table_size (seen) > MAX_NAMES)
        {
          g_string_append (names, " …");
          break;
        }
      g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "", name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Takes what is alike out of @left. */
static GPtrArray *
take_group (GPtrArray *left)
{
  GPtrArray *group = g_ptr_array_new ();
  const SanIssue *first = g_ptr_array_index (left, 0);

  for (guint i = 0; i < left->len;)
    {
      SanIssue *issue = g_ptr_array_index (left, i);

      if (issue->severity == first->severity && g_str_equal (issue->what, first->what))
        g_ptr_array_add (group, g_ptr_array_steal_index (left, i));
      else
        i++;
    }

  return group;
}

static void
add_group (SanPublishChecks *self,
           GPtrArray        *group)
{
  const SanIssue *first = g_ptr_array_index (group, 0);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *text = group_text (first, group->len);
  g_autofree char *names = group_names (group);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), names);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon_new (first->severity));
  for (guint i = 0; i < MIN (group->len, MAX_ROWS); i++)
    {
      const SanIssue *issue = g_ptr_array_index (group, i);
      g_autofree char *sentence = san_issue_sentence (issue);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                issue_row_new (self, issue->severity, sentence, issue->unit_id,
                                               FALSE));
    }
  gtk_list_box_append (self->rows, row);
}

static void
show_issues (SanPublishChecks *self)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; self->issues != NULL && i < self->issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (self->issues, i);

      count (self, issue->severity);
      g_ptr_array_add (left, (gpointer) issue);
    }

  while (left->len > 0)
    {
      g_autoptr (GPtrArray) group = take_group (left);
      const SanIssue *first = g_ptr_array_index (group, 0);
      g_autofree char *sentence = san_issue_sentence (first);

      if (group->len > 1)
        add_group (self, group);
      else
        gtk_list_box_append (self->rows, issue_row_new (self, first->severity, sentence,
                                                        first->unit_id, TRUE));
    }
}

/* Of the text ------------------------------------------------------------------------ */

static void
on_find_cb (gpointer   finding,
            GtkButton *button)
{
  SanPublishChecks *self = SAN_PUBLISH_CHECKS (
    gtk_widget_get_ancestor (GTK_WIDGET (button), SAN_TYPE_PUBLISH_CHECKS));
  g_autoptr (GPtrArray) held = g_ptr_array_ref (self->findings);

  g_signal_emit (self, signals[FIND], 0, finding);
}

static void
show_findings (SanPublishChecks *self)
{
  g_autoptr (GPtrArray) lines = san_finding_lines_new (self->findings);

  for (guint i = 0; i < lines->len; i++)
    {
      const SanFindingLine *line = g_ptr_array_index (lines, i);
      GtkWidget *row, *box;

      /* what is wrong with the round is told by its own check */
      if (line->finding->severity == SAN_BULLETIN_NOTE || (self->of_round && line->of_round))
        continue;

      self->n_errors += line->finding->severity == SAN_BULLETIN_ERROR;
      self->n_warnings += line->finding->severity == SAN_BULLETIN_WARNING;
      row = gtk_list_box_row_new ();
      box = san_finding_row_new (line, G_CALLBACK (on_find_cb));
      gtk_widget_add_css_class (box, "sn-padded");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (self->rows, row);
    }
}

/* All of it -------------------------------------------------------------------------- */

static void
show_summary (SanPublishChecks *self)
{
  g_autofree char *text = NULL;

  if (self->n_errors > 0)
    text = g_strdup_printf (
      ngettext ("%u error stands in the way: put it right, or confirm it with a reason",
                "%u errors stand in the way: put them right, or confirm them with a reason",
                self->n_errors), self->n_errors);
  else if (self->n_warnings > 0)
    text = g_strdup_printf (ngettext ("%u warning; it can be published",
                                      "%u warnings; it can be published", self->n_warnings),
                            self->n_warnings);
  else
    text = g_strdup (_("Nothing speaks against it"));

  gtk_label_set_text (self->summary, text);
  if (self->n_errors > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->summary), "sn-over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "sn-over");
}

static void
show (SanPublishChecks *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  self->n_errors = self->n_warnings = 0;

  show_findings (self);
  if (self->trouble != NULL)
    {
      count (self, SAN_ISSUE_ERROR);
      gtk_list_box_append (self->rows, issue_row_new (self, SAN_ISSUE_ERROR, self->trouble, 0,
                                                      TRUE));
    }
  show_issues (self);
  if (self->early)
    {
      count (self, SAN_ISSUE_WARNING);
      gtk_list_box_append (self->rows,
                           issue_row_new (self, SAN_ISSUE_WARNING,
                                          _("The round was not submitted for review."), 0, TRUE));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->rows),
                          gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL);
  show_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
san_publish_checks_set_round (SanPublishChecks *self,
                              SanContext       *context,
                              const SanRound   *round)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SAN_IS_PUBLISH_CHECKS (self));

  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->trouble, g_free);
  self->of_round = round != NULL;
  self->early = round != NULL && round->state < SAN_ROUND_REVIEW;
  if (round != NULL)
    self->issues = san_round_check (san_context_get_database (context), round, &error);
  if (error != NULL)
    self->trouble = g_strdup (error->message);
  show (self);
}

void
san_publish_checks_set_findings (SanPublishChecks *self,
                                 GPtrArray        *findings)
{
  g_return_if_fail (SAN_IS_PUBLISH_CHECKS (self));

  if (findings != NULL)
    g_ptr_array_ref (findings);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  show (self);
}

guint
san_publish_checks_get_n_errors (SanPublishChecks *self)
{
  g_return_val_if_fail (SAN_IS_PUBLISH_CHECKS (self), 0);

  return self->n_errors;
}

/* Widget ----------------------------------------------------------------------------- */

static void
san_publish_checks_finalize (GObject *object)
{
  SanPublishChecks *self = SAN_PUBLISH_CHECKS (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_free (self->trouble);

  G_OBJECT_CLASS (san_publish_checks_parent_class)->finalize (object);
}

static void
san_publish_checks_class_init (SanPublishChecksClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_publish_checks_finalize;

  signals[FIND] = g_signal_new ("find", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_POINTER);
  signals[GO_TO] = g_signal_new ("go-to", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
san_publish_checks_init (SanPublishChecks *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", _("Checks before issue"), "xalign", 0.0, NULL);

  gtk_widget_add_css_class (title, "sn-h2");
  gtk_box_append (GTK_BOX (head), title);
  self->summary = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                "hexpand", TRUE, "xalign", 1.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "sn-cap");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), head);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Checks before issue"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  adw_bin_set_child (ADW_BIN (self), box);
}
