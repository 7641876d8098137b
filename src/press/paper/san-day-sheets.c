/* san-day-sheets.c - where a team goes on a day, with room for the pen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-sampling-record.h"

#include <glib/gi18n-lib.h>

#include "paper/san-paper-book.h"
#include "paper/san-paper-table.h"

typedef struct
{
  const SanRound *round;
  SanRoster      *roster;
  GPtrArray      *teams;
  GPtrArray      *points;
  gboolean        covert;
  SanDay          today;
} Sheets;

static void
sheets_clear (Sheets *sheets)
{
  g_clear_pointer (&sheets->roster, san_roster_unref);
  g_clear_pointer (&sheets->teams, g_ptr_array_unref);
  g_clear_pointer (&sheets->points, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheets, sheets_clear)

static void
add_point (SanPaperTable      *table,
           const Sheets       *sheets,
           const SanDrawPoint *point,
           guint               n)
{
  const SanUnit *unit = san_roster_get (sheets->roster, point->unit_id);
  g_autofree char *number = g_strdup_printf ("%u", n);
  const char *cells[] = { number, point->code, point->name,
                          san_roster_display (sheets->roster, unit), point->address,
                          point->category, point->must_see ? "必查" : "", "", "" };

  san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, cells);
}

static SanPaperTable *
sheet_new (const Sheets  *sheets,
           const SanTeam *team,
           SanDay         day)
{
  static const char *const signatures[] = { "考评员", "带队人", "日期", NULL };
  g_auto (GStrv) members = g_strsplit (team->members, ";", -1);
  g_autofree char *people = g_strjoinv ("、", members);
  g_autofree char *subtitle = NULL;
  SanPaperTable *table;
  int year, month, number;

  san_day_get (day, &year, &month, &number);
  subtitle = g_strdup_printf ("%s　%s%s%s%s　%d年%d月%d日", sheets->round->label, team->name,
                              *people != '\0' ? "（" : "", people,
                              *people != '\0' ? "）" : "", year, month, number);
  table = san_paper_table_new (sheets->covert ? "实地考察日程（暗访）" : "实地考察日程", subtitle);
  san_paper_table_set_orientation (table, SAN_PAPER_LANDSCAPE);
  san_paper_table_set_signatures (table, signatures);
  san_paper_table_add_column (table, NULL, "序号", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "编号", 0, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "点位", 2, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "责任单位", 1, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "地址", 2, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "类别", 1, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "必查", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "到达时间", 1, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "备注", 2, SAN_PAPER_LEFT);

  return table;
}

/* A team's sheet of a day, where it has points then */
static void
add_sheet (const Sheets  *sheets,
           const SanTeam *team,
           SanDay         day,
           SanPaperBook  *book)
{
  SanPaperTable *table = NULL;
  guint n = 0;

  for (guint i = 0; i < sheets->points->len; i++)
    {
      const SanDrawPoint *point = sheets->points->pdata[i];

      if (point->team_id != team->id || point->day != day)
        continue;
      if (table == NULL)
        table = sheet_new (sheets, team, day);
      add_point (table, sheets, point, ++n);
    }

  if (table != NULL)
    san_paper_book_add (book, SAN_PAPER (table));
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  SanDay left = *(const SanDay *) a;
  SanDay right = *(const SanDay *) b;

  return left < right ? -1 : left > right;
}

/* (transfer full) (element-type SanDay): that have points and are not sealed */
static GArray *
list_days (const Sheets *sheets)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SanDay));

  for (guint i = 0; i < sheets->points->len; i++)
    {
      SanDay day = ((SanDrawPoint *) sheets->points->pdata[i])->day;
      gboolean known = day == SAN_DAY_MIN ||
                       san_draw_plan_is_sealed (sheets->covert, day, sheets->today);

      for (guint j = 0; !known && j < days->len; j++)
        known = g_array_index (days, SanDay, j) == day;
      if (!known)
        g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);

  return days;
}

static gboolean
load (Sheets         *sheets,
      SanDatabase    *database,
      const SanRound *round,
      GError        **error)
{
  sheets->round = round;
  sheets->roster = san_roster_load (database, round->period.last, TRUE, error);
  if (sheets->roster == NULL ||
      !san_draw_plan_get_covert (database, round->id, &sheets->covert, error))
    return FALSE;

  sheets->teams = san_team_store_list (database, round->id, error);
  sheets->points = sheets->teams != NULL ? san_draw_plan_list (database, round, error) : NULL;

  return sheets->points != NULL;
}

SanPaper *
san_day_sheets_new (SanDatabase    *database,
                    const SanRound *round,
                    SanDay          day,
                    SanDay          today,
                    GError        **error)
{
  g_auto (Sheets) sheets = { .today = today };
  g_autoptr (SanPaperBook) book = NULL;
  g_autoptr (GArray) days = NULL;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (round != NULL, NULL);

  if (!load (&sheets, database, round, error))
    return NULL;

  if (day != SAN_DAY_MIN && san_draw_plan_is_sealed (sheets.covert, day, today))
    {
      g_autofree char *text = san_day_format (day);

      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("The covert visits of %s are sealed until that day"), text);
      return NULL;
    }

  book = san_paper_book_new (round->label);
  days = list_days (&sheets);
  for (guint i = 0; i < days->len; i++)
    for (guint j = 0; j < sheets.teams->len; j++)
      if (day == SAN_DAY_MIN || day == g_array_index (days, SanDay, i))
        add_sheet (&sheets, sheets.teams->pdata[j], g_array_index (days, SanDay, i), book);

  if (san_paper_get_n_pages (SAN_PAPER (book)) == 0)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                           _("No visit is planned that may be printed today"));
      return NULL;
    }

  return SAN_PAPER (g_steal_pointer (&book));
}
