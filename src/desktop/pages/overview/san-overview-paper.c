/* san-overview-paper.c - the overview on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/overview/san-overview-paper.h"

#include <glib/gi18n-lib.h>

#include "pages/overview/san-overview-figures.h"
#include "pages/overview/san-overview-todo.h"

#define CHART_HEIGHT 70.0   /* mm */
#define STAGES_HEIGHT 50.0

static void
add_figures (SanDocument            *document,
             const SanOverviewPaper *overview)
{
  SanDocumentBlock *table = san_document_add_table (document, NULL);

  san_document_block_add_column (table, NULL, _("Figure"), 1, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Value"), 1, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, _("Note"), 1, SAN_PAPER_LEFT);
  san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                              (const char *const[]) { overview->mean_title, overview->mean,
                                                      overview->mean_text });
  for (guint i = 0; i < SAN_OVERVIEW_KPIS_SHOWN; i++)
    {
      const char *figure, *text;
      const char *title = san_overview_kpis_get (overview->kpis, i, &figure, &text);

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                                  (const char *const[]) { title, figure, text });
    }
}

static void
add_todos (SanDocument            *document,
           const SanOverviewPaper *overview)
{
  SanDocumentBlock *table;

  san_document_add_heading (document, 1, _("Needs action"));
  if (overview->todos->len == 0)
    {
      san_document_add_paragraph (document, _("Nothing waits to be done."));
      return;
    }

  table = san_document_add_table (document, NULL);
  san_document_block_add_column (table, NULL, _("What"), 2, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("State"), 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, _("Note"), 3, SAN_PAPER_LEFT);
  for (guint i = 0; i < overview->todos->len; i++)
    {
      const SanTodo *todo = g_ptr_array_index (overview->todos, i);

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                                  (const char *const[]) { todo->title, todo->tag, todo->text });
    }
}

static void
add_weaknesses (SanDocument            *document,
                const SanOverviewPaper *overview)
{
  SanDocumentBlock *table;

  if (overview->n_weak == 0)
    return;

  san_document_add_heading (document, 1, overview->weak_title);
  table = san_document_add_table (document, overview->weak_text);
  san_document_block_add_column (table, NULL, _("Name"), 2, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Mean loss"), 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (table, NULL, _("Under nine tenths"), 0, SAN_PAPER_RIGHT);
  for (guint i = 0; i < overview->n_weak; i++)
    {
      const SanWeakness *weakness = g_ptr_array_index (overview->weaknesses, i);
      g_autofree char *loss = g_strdup_printf ("%.2f", weakness->loss);
      g_autofree char *below = g_strdup_printf ("%u/%u", weakness->below, weakness->units);

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                                  (const char *const[]) { weakness->name, loss, below });
    }
}

SanPaper *
san_overview_paper_new (const SanOverviewPaper *overview)
{
  SanDocument *document = san_document_new ();

  san_document_get_head (document)->title = g_strdup (overview->title);
  if (*overview->facts != '\0')
    san_document_add_paragraph (document, overview->facts);
  add_figures (document, overview);
  add_todos (document, overview);
  if (overview->trend != NULL)
    {
      san_document_add_heading (document, 1, _("Totals by month"));
      san_document_add_chart (document, overview->trend_span, g_object_ref (overview->trend),
                              CHART_HEIGHT);
    }
  if (overview->stages != NULL)
    {
      san_document_add_heading (document, 1, _("Open tickets by stage"));
      san_document_add_chart (document, NULL, g_object_ref (overview->stages), STAGES_HEIGHT);
    }
  add_weaknesses (document, overview);

  return san_document_print_out_new (document);
}

/* The same figures in a file, part by part */
SanTextTable *
san_overview_paper_get_table (const SanOverviewPaper *overview)
{
  SanTextTable *table = san_text_table_new (overview->title, overview->facts);

  san_text_table_add_column (table, C_("overview", "Part"), 1, FALSE);
  san_text_table_add_column (table, _("What"), 0, FALSE);
  san_text_table_add_column (table, _("Value"), 1, FALSE);
  san_text_table_add_column (table, _("Note"), 0, FALSE);
  san_text_table_add_row (table, SAN_TEXT_PLAIN,
                          (const char *const[]) { _("Figure"), overview->mean_title,
                                                  overview->mean, overview->mean_text });
  for (guint i = 0; i < SAN_OVERVIEW_KPIS_SHOWN; i++)
    {
      const char *figure, *text;
      const char *title = san_overview_kpis_get (overview->kpis, i, &figure, &text);

      san_text_table_add_row (table, SAN_TEXT_PLAIN,
                              (const char *const[]) { _("Figure"), title, figure, text });
    }
  for (guint i = 0; i < overview->todos->len; i++)
    {
      const SanTodo *todo = g_ptr_array_index (overview->todos, i);

      san_text_table_add_row (table, SAN_TEXT_PLAIN,
                              (const char *const[]) { _("Needs action"), todo->title, todo->tag,
                                                      todo->text });
    }
  for (guint i = 0; i < overview->n_weak; i++)
    {
      const SanWeakness *weakness = g_ptr_array_index (overview->weaknesses, i);
      g_autofree char *loss = g_strdup_printf ("%.2f", weakness->loss);
      g_autofree char *below = g_strdup_printf ("%u/%u", weakness->below, weakness->units);

      san_text_table_add_row (table, SAN_TEXT_PLAIN,
                              (const char *const[]) { overview->weak_title, weakness->name, loss,
                                                      below });
    }

  return table;
}
