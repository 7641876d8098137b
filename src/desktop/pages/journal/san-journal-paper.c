/* san-journal-paper.c - the journal printed, and written to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/journal/san-journal-paper.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "app/san-undo.h"
#include "pages/journal/san-journal-columns.h"
#include "paper/san-paper-table.h"
#include "store/san-journal-list-store.h"
#include "tables/san-table-writer.h"
#include "widgets/san-day-text.h"

#define MOST_ON_PAPER 5000

static SanPaperTable *
paper_table (SanPage    *page,
             GListModel *model)
{
  SanContext *context = san_page_get_context (page);
  SanDay today = san_time_day (san_workspace_now (san_context_get_workspace (context)));
  g_autofree char *head = san_journal_head (san_context_get_database (context), NULL);
  g_autofree char *hash = head != NULL ? g_strdup_printf (_("Journal head %.8s"), head) : NULL;
  g_autofree char *note = san_list_file_note (context, hash);
  SanPaperTable *table = san_paper_table_new (_("Journal"), san_context_get_title (context));
  guint n = MIN (g_list_model_get_n_items (model), MOST_ON_PAPER);

  san_paper_table_add_column (table, NULL, _("Time"), 0, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, _("Person"), 0, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, _("Action"), 0, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, _("Subject"), 2, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, _("Change"), 1, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, _("Records"), 0, SAN_PAPER_RIGHT);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanJournalRow) row = g_list_model_get_item (model, i);
      const SanStep *step = row != NULL ? san_journal_row_get_step (row) : NULL;
      const SanVerb *verb = step != NULL ? san_verb_find (step->verb) : NULL;
      g_autofree char *time = NULL;
      g_autofree char *change = NULL;
      g_autofree char *rows = NULL;
      g_autofree char *subject = NULL;

      if (row == NULL)
        break;
      if (step == NULL)
        {
          g_autofree char *day = san_day_text (san_journal_row_get_day (row), today);

          san_paper_table_add_row (table, SAN_PAPER_ROW_HEADING,
                                   (const char *[]) { day, NULL, NULL, NULL, NULL, NULL });
          continue;
        }
      time = san_time_text (step->at);
      change = san_journal_change_text (context, step);
      rows = g_strdup_printf ("%" G_GINT64_FORMAT, step->rows);
      subject = san_undo_subject (step->label);
      san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN,
                               (const char *[]) { time, step->actor,
                                                  verb != NULL ? _(verb->title) : step->verb,
                                                  subject, change, rows });
    }
  san_paper_table_set_note (table, note);

  return table;
}

void
san_journal_paper_print (SanPage    *page,
                         GListModel *model,
                         gboolean    preview)
{
  g_autoptr (SanPaperTable) table = paper_table (page, model);

  san_list_file_print (page, SAN_PAPER (table), preview);
}

static gboolean
write_table (SanPage    *page,
             GListModel *model,
             const char *path,
             GError    **error)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (SanTableWriter) writer = san_table_writer_new_path (path, error);

  if (writer == NULL)
    return FALSE;

  san_table_writer_set_sheet (writer, _("Journal"));
  san_table_writer_add_column (writer, _("Number"), SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, _("Time"), _("Person"), _("Action"), _("Subject"),
                                _("Change"), NULL);
  san_table_writer_add_column (writer, _("Records"), SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, _("Undone"), _("Hash"), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SanJournalRow) row = g_list_model_get_item (model, i);
      const SanStep *step = row != NULL ? san_journal_row_get_step (row) : NULL;
      const SanVerb *verb = step != NULL ? san_verb_find (step->verb) : NULL;
      g_autofree char *seq = NULL;
      g_autofree char *time = NULL;
      g_autofree char *change = NULL;
      g_autofree char *rows = NULL;

      if (step == NULL)
        continue;
      seq = g_strdup_printf ("%" G_GINT64_FORMAT, step->seq);
      time = san_time_format (step->at);
      change = san_journal_change_text (context, step);
      rows = g_strdup_printf ("%" G_GINT64_FORMAT, step->rows);
      san_table_writer_add (writer, seq, time, step->actor,
                            verb != NULL ? _(verb->title) : step->verb, step->label, change,
                            rows, step->undone ? _("yes") : "", step->hash);
    }

  return san_table_writer_finish (writer, error);
}

static void
on_path_cb (SanPage    *page,
            const char *path,
            gpointer    data)
{
  g_autoptr (GError) error = NULL;

  write_table (page, data, path, &error);
  san_list_file_tell (san_page_get_context (page), path, error);
}

void
san_journal_paper_export (SanPage    *page,
                          GListModel *model)
{
  san_list_file_ask (page, _("Export the journal"), _("journal.xlsx"), on_path_cb,
                     g_object_ref (model), g_object_unref);
}
