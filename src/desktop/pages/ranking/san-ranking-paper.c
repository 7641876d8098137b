/* san-ranking-paper.c - the ranking on paper: its table, its chart, its explanation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-ranking-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "paper/san-paper-book.h"

static char *
make_title (SanRankingPage *self)
{
  SanRound *round = san_context_get_round (san_page_get_context (SAN_PAGE (self)));

  return g_strdup_printf (_("Ranking of %s"), round->label);
}

/* (transfer full) (nullable): what stands beside the table, chart or explanation */
static SanPaper *
make_side (SanRankingPage *self)
{
  SanDocument *document = san_document_new ();
  SanDocumentHead *head = san_document_get_head (document);
  SanChart *chart = san_chart_view_get_chart (self->chart);
  gboolean explained = g_strcmp0 (gtk_stack_get_visible_child_name (self->side), "explain") == 0;

  head->title = make_title (self);
  if (explained ? !san_explain_view_add_to (self->explain, document) : chart == NULL)
    {
      san_document_free (document);
      return NULL;
    }
  if (!explained)
    {
      if (self->group != NULL)
        san_document_add_heading (document, 1, self->group);
      san_document_add_chart (document, san_chart_get_title (chart) != NULL
                                        ? san_chart_get_title (chart)
                                        : gtk_label_get_text (self->chart_title),
                              g_object_ref (chart), 0);
    }

  return san_document_print_out_new (document);
}

/* The table, and what stands beside it where both are upright */
static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanRankingPage *self = data;
  g_autofree char *title = make_title (self);
  g_autoptr (SanTextTable) texts = san_ranking_page_get_table (self, title);
  g_autoptr (SanPaper) table = san_text_table_to_paper (texts);
  g_autoptr (SanPaper) side = make_side (self);
  g_autoptr (SanPaperBook) book = san_paper_book_new (title);
  double width, height;

  san_paper_get_page_size (table, &width, &height);
  san_paper_book_add (book, g_steal_pointer (&table));
  if (side != NULL && width < height)
    san_paper_book_add (book, g_steal_pointer (&side));
  san_list_file_print (data, SAN_PAPER (book),
                       g_str_equal (g_action_get_name (G_ACTION (action)), "preview"));
}

static void
print_side_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  g_autoptr (SanPaper) side = make_side (data);

  if (side != NULL)
    san_list_file_print (data, side, TRUE);
  else
    san_context_say (san_page_get_context (data), _("There is nothing to print here"));
}

void
san_ranking_page_add_printing (SanRankingPage *self)
{
  static const GActionEntry actions[] = {
    { "print", print_action },
    { "preview", print_action },
    { "print-side", print_side_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))), actions,
                                   G_N_ELEMENTS (actions), self);
}
