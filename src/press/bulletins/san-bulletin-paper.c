/* san-bulletin-paper.c - the paper that an issued bulletin became, made again
 *
 * An official paper in Chinese, as the workbook is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-paper.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "bulletins/san-bulletin-compose.h"
#include "bulletins/san-bulletin-kept.h"
#include "bulletins/san-workbook-private.h"
#include "paper/san-paper-table.h"
#include "paper/san-recorded-paper.h"

/* The texts of one row in the making. */
typedef struct
{
  GPtrArray *cells;
} Row;

static Row
row_new (void)
{
  return (Row) { g_ptr_array_new_with_free_func (g_free) };
}

/* Takes @text. A minus is printed as such. */
static void
row_take (Row  *row,
          char *text)
{
  if (*text == '-' && g_ascii_isdigit (text[1]))
    {
      g_ptr_array_add (row->cells, g_strconcat ("−", text + 1, NULL));
      g_free (text);
    }
  else
    {
      g_ptr_array_add (row->cells, text);
    }
}

static void
row_add (Row        *row,
         const char *text)
{
  row_take (row, g_strdup (text));
}

/* Empty cells to the end, then into the table. */
static void
row_end (Row           *row,
         SanPaperTable *table,
         SanPaperRow    kind)
{
  while (row->cells->len < san_paper_table_get_n_columns (table))
    row_add (row, "");

  san_paper_table_add_row (table, kind, (const char *const *) row->cells->pdata);
  g_ptr_array_unref (row->cells);
}

static const char *
change_word (const char *change)
{
  if (strcmp (change, "new") == 0)
    return "新增";
  if (strcmp (change, "moved") == 0)
    return "调组";

  return change;
}

/* ▲2, ▼1, — */
static char *
moved_words (const char *rank_change)
{
  const char *word = change_word (rank_change);

  if (word != rank_change || *rank_change == '\0')
    return g_strdup (word);
  if (*rank_change == '-')
    return g_strconcat ("▼", rank_change + 1, NULL);

  return strcmp (rank_change, "0") == 0 ? g_strdup ("—") : g_strconcat ("▲", rank_change, NULL);
}

static void
add_place (Row            *row,
           const SanPlace *place)
{
  row_take (row, place->place > 0 ? g_strdup_printf ("%u", place->place) : g_strdup ("—"));
  row_add (row, place->score->participant->name);
  row_add (row, place->absent ? "无数据" : place->total);
  row_add (row, change_word (place->change));
  row_take (row, moved_words (place->rank_change));
}

static void
add_place_columns (SanPaperTable *table)
{
  san_paper_table_add_column (table, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "单位", 2, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "总分", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "较上期", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "升降", 0, SAN_PAPER_CENTRE);
}

static void
add_mean (SanPaperTable        *table,
          const SanRankedGroup *group)
{
  Row row = row_new ();

  if (group->n == 0)
    {
      g_ptr_array_unref (row.cells);
      return;
    }

  row_add (&row, "");
  row_add (&row, "平均");
  row_add (&row, group->mean);
  row_end (&row, table, SAN_PAPER_ROW_STRONG);
}

static void
fill_all (SanPaperTable    *table,
          const SanRanking *ranking)
{
  add_place_columns (table);
  san_paper_table_add_column (table, NULL, "等次", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "备注", 1, SAN_PAPER_LEFT);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      Row heading = row_new ();

      if (*group->name != '\0')
        {
          row_take (&heading, g_strdup_printf ("%s（%u 个单位参加排名）", group->name, group->n));
          row_end (&heading, table, SAN_PAPER_ROW_HEADING);
        }
      else
        {
          g_ptr_array_unref (heading.cells);
        }

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          Row row = row_new ();

          add_place (&row, place);
          row_add (&row, place->grade);
          row_take (&row, san_place_remark (place));
          row_end (&row, table, SAN_PAPER_ROW_PLAIN);
        }
      add_mean (table, group);
    }
}

/* The places of all groups: of a bulletin that was issued before there was a text */
static SanPaper *
places_new (const SanBulletin     *bulletin,
            const SanBulletinKept *kept)
{
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *note = NULL;
  SanPaperTable *table;
  int year, month, mday;

  san_day_get (bulletin->day, &year, &month, &mday);
  day = g_strdup_printf ("%d年%d月%d日", year, month, mday);
  subtitle = g_strdup_printf ("第%u期（总第%u期）　%s", bulletin->number, bulletin->running, day);
  note = g_strdup_printf ("第%u期%s%s", bulletin->number,
                          *kept->journal_head != '\0' ? "　日志 " : "", kept->journal_head);

  table = san_paper_table_new (bulletin->title, subtitle);
  san_paper_table_set_note (table, note);
  fill_all (table, kept->ranking);

  return SAN_PAPER (table);
}

SanPaper *
san_bulletin_read_paper (SanDatabase       *database,
                         const SanBulletin *bulletin,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (SanBulletinKept) kept = san_bulletin_kept_load (database, bulletin, error);
  g_autoptr (SanDocument) document = NULL;
  g_autoptr (SanPaper) paper = NULL;

  if (kept == NULL)
    return NULL;

  if (kept->draft != NULL && kept->data != NULL && kept->paper != 0)
    {
      document = san_bulletin_compose (database, kept->data, kept->draft, bulletin->number,
                                       bulletin->running, error);
      paper = document != NULL ? san_document_paper_new (document) : NULL;
    }
  else if (kept->ranking != NULL)
    {
      paper = places_new (bulletin, kept);
    }
  else
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                   _("Nothing was kept of bulletin %s but its files"), bulletin->name);
    }

  return paper != NULL ? san_recorded_paper_new (paper, cancellable, error) : NULL;
}
