/* san-slip-collective.c - one paper for all slips of a unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-slip-private.h"

/* Characters that a cell of a collective paper surely holds */
#define CELL_NARROW 60
#define CELL_WIDE 75

static char *
make_cell (const char *first,
           const char *second)
{
  return *first != '\0' && *second != '\0' ? g_strconcat (first, "；", second, NULL)
         : g_strconcat (first, second, NULL);
}

/* (transfer full): @text from @start on, at most @most characters; moves @start */
static char *
take_part (const char **start,
           glong        most)
{
  const char *from = *start;
  glong n = MIN (g_utf8_strlen (from, -1), most);

  *start = g_utf8_offset_to_pointer (from, n);

  return g_strndup (from, (gsize) (*start - from));
}

/* Cells of a table have a limit; what is longer goes on in a row below. */
static void
add_collective_rows (SanPaperTable *table,
                     const SanSlip *slip,
                     guint          index)
{
  g_autofree char *place = make_cell (slip->point, slip->item);
  const char *where = place, *problem = slip->problem, *requirement = slip->requirement;
  gboolean first = TRUE;

  while (first || *where != '\0' || *problem != '\0' || *requirement != '\0')
    {
      g_autofree char *number = first ? g_strdup_printf ("%u", index) : g_strdup ("");
      g_autofree char *where_part = take_part (&where, CELL_NARROW);
      g_autofree char *problem_part = take_part (&problem, CELL_WIDE);
      g_autofree char *requirement_part = take_part (&requirement, CELL_NARROW);
      const char *cells[] = {
        number, first ? san_slip_word (slip->colour) : "", first ? slip->number : "（续）",
        where_part, problem_part, requirement_part, first ? slip->due : "",
      };

      san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, cells);
      first = FALSE;
    }
}

static gboolean
belongs (const SanSlip *slip,
         const SanSlip *head)
{
  return !slip->left_out && slip->unit_id == head->unit_id;
}

SanPaperTable *
san_slip_collective_new (GPtrArray *slips,
                         guint      first)
{
  static const char *const signatures[] = { "签发人（盖章）", "签收人（盖章）", "签收日期", NULL };
  const SanSlip *head = g_ptr_array_index (slips, first);
  g_autofree char *subtitle = NULL, *note = NULL;
  SanPaperTable *table;
  guint n = 0;

  for (guint i = first; i < slips->len; i++)
    n += belongs (g_ptr_array_index (slips, i), head);
  subtitle = g_strdup_printf ("%s%s责任单位：%s%s%s　　共 %u 件", head->office,
                              *head->office != '\0' ? "　　" : "", head->unit,
                              *head->liaison != '\0' ? "　　联络人：" : "", head->liaison, n);
  note = g_strdup_printf ("%s　%s", head->unit, head->contact);

  table = san_paper_table_new ("三色单汇总交办单", subtitle);
  san_paper_table_set_orientation (table, SAN_PAPER_PORTRAIT);
  san_paper_table_add_column (table, NULL, "序号", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "颜色", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "编号", 1, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "点位、测评条目", 1.4, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "存在问题", 2, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "整改要求", 1.4, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "办理期限", 1.2, SAN_PAPER_LEFT);
  san_paper_table_set_note (table, note);
  san_paper_table_set_signatures (table, signatures);

  n = 0;
  for (guint i = first; i < slips->len; i++)
    {
      const SanSlip *slip = g_ptr_array_index (slips, i);

      if (belongs (slip, head))
        add_collective_rows (table, slip, ++n);
    }

  return table;
}
