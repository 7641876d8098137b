/* san-score-questions.c - reasons and notes that the score sheet asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-score-questions.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "widgets/san-ask.h"
#include "store/san-setting-store.h"

/* What an answer is about. An issue is found again by its cell: the sheet may have been
 * checked anew meanwhile. */
typedef struct
{
  SanContext    *context;
  SanScoreSheet *sheet;
  guint          participant;
  guint          node;
  guint          row;
  guint          column;
  char          *text;
} Subject;

static Subject *
subject_new (SanContext    *context,
             SanScoreSheet *sheet,
             guint          row,
             guint          column)
{
  Subject *subject = g_new0 (Subject, 1);

  subject->context = g_object_ref (context);
  subject->sheet = g_object_ref (sheet);
  subject->row = row;
  subject->column = column;

  return subject;
}

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_object_unref (subject->context);
  g_object_unref (subject->sheet);
  g_free (subject->text);
  g_free (subject);
}

static void
on_confirmed_cb (const char *reason,
                 gpointer    data)
{
  Subject *subject = data;
  GPtrArray *issues = san_score_sheet_get_issues (subject->sheet);

  for (guint i = 0; i < issues->len; i++)
    {
      const SanSheetIssue *issue = g_ptr_array_index (issues, i);

      if (issue->participant == subject->participant && issue->node == subject->node &&
          (issue->fixes & SAN_FIX_CONFIRM))
        {
          san_score_sheet_confirm (subject->sheet, issue, reason);
          return;
        }
    }
}

void
san_score_ask_reason (GtkWidget           *over,
                      SanContext          *context,
                      SanScoreSheet       *sheet,
                      const SanSheetIssue *issue)
{
  Subject *subject = subject_new (context, sheet, 0, 0);
  g_autofree char *body = g_strdup_printf ("%s\n%s", issue->title, issue->text);

  subject->participant = issue->participant;
  subject->node = issue->node;
  san_ask (over, _("Confirm the Score?"), body, _("Reason"), _("Confirm"), NULL, FALSE,
           on_confirmed_cb, subject, subject_free);
}

static void
on_noted_cb (const char *note,
             gpointer    data)
{
  Subject *subject = data;
  g_autoptr (GError) error = NULL;

  if (!san_score_sheet_set_note (subject->sheet, subject->row, subject->column, note, &error) &&
      error != NULL)
    san_context_report (subject->context, error);
}

void
san_score_ask_note (GtkWidget     *over,
                    SanContext    *context,
                    SanScoreSheet *sheet,
                    guint          row,
                    guint          column)
{
  g_autofree char *name = san_score_sheet_dup_name (sheet, row, column);
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;

  if (!san_score_sheet_can_note (sheet, row, column, &error))
    {
      san_context_report (context, error);
      return;
    }

  note = san_score_sheet_dup_note (sheet, row, column);
  san_ask (over, _("Note"), name, _("Note"), _("Write down"), note, TRUE, on_noted_cb,
           subject_new (context, sheet, row, column), subject_free);
}

static void
on_overridden_cb (const char *reason,
                  gpointer    data)
{
  Subject *subject = data;
  g_autoptr (GError) error = NULL;

  if (!san_score_sheet_override (subject->sheet, subject->row, subject->column, subject->text,
                                 reason, &error) && error != NULL)
    san_context_report (subject->context, error);
}

void
san_score_ask_override (GtkWidget     *over,
                        SanContext    *context,
                        SanScoreSheet *sheet,
                        guint          row,
                        guint          column,
                        const char    *text)
{
  Subject *subject = subject_new (context, sheet, row, column);
  g_autofree char *name = san_score_sheet_dup_name (sheet, row, column);
  g_autofree char *old = san_grid_model_dup_edit_text (SAN_GRID_MODEL (sheet), row, column);
  g_autofree char *body = NULL;

  body = g_strdup_printf (_("%s is computed: %s. The computed value stays visible in the explanation."),
                          name, *old != '\0' ? old : "—");
  subject->text = g_strdup (text);
  san_ask (over, _("Write over the Computed Value?"), body, _("Reason"), _("Write over"), NULL,
           FALSE, on_overridden_cb, subject, subject_free);
}

static gboolean
write_line (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_setting_set (database, SAN_CHANGE_LINE_KEY, data, error);
}

static void
on_line_cb (const char *text,
            gpointer    data)
{
  SanContext *context = data;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  gint64 value;

  if (!san_micro_parse (text, &value, NULL, &error))
    {
      san_context_report (context, error);
      return;
    }

  line = san_micro_format (ABS (value), SAN_DECIMALS_NEEDED);
  san_context_change (context, "settings.edit", SAN_CHANGE_LINE_KEY, write_line, line,
                      _("The warning line was changed"));
}

void
san_score_ask_line (GtkWidget  *over,
                    SanContext *context)
{
  g_autofree char *line = san_setting_get (san_context_get_database (context),
                                           SAN_CHANGE_LINE_KEY, NULL);

  san_ask (over, _("Warning Line"),
           _("A score that differs from last month by more points than this, of 100, is asked about."),
           C_("adjustment", "Points"), _("Set"),
           line != NULL && *line != '\0' ? line : SAN_CHANGE_LINE_DEFAULT, FALSE, on_line_cb,
           g_object_ref (context), g_object_unref);
}
