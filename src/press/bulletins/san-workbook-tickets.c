/* san-workbook-tickets.c - what the sheets of tickets in a bulletin say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-tickets.h"

#include <string.h>

#include "bulletins/san-workbook-private.h"
#include "store/san-setting-store.h"

const SanTicketColumn san_ticket_columns[SAN_TICKET_COLUMNS] = {
  { SAN_FIGURE_ISSUED, "交办" }, { SAN_FIGURE_DUE, "应结" }, { SAN_FIGURE_CLOSED, "办结" },
  { SAN_FIGURE_CLOSED_ON_TIME, "按期办结" }, { SAN_FIGURE_CLOSURE_RATE, "办结率(%)" },
  { SAN_FIGURE_ON_TIME_RATE, "按期办结率(%)" }, { SAN_FIGURE_WAITING, "待复查" },
  { SAN_FIGURE_RETURNED, "退回" }, { SAN_FIGURE_EXTENDED, "延期" },
  { SAN_FIGURE_SHELVED, "挂账" }, { SAN_FIGURE_RELAPSE_RATE, "反弹率(%)" },
  { SAN_FIGURE_MEDIAN_HOURS, "办理时长中位数(时)" },
};

void
san_workbook_tickets_free (SanWorkbookTickets *tickets)
{
  if (tickets == NULL)
    return;

  g_free (tickets->cut_off);
  g_ptr_array_unref (tickets->figures);
  g_ptr_array_unref (tickets->ages);
  g_ptr_array_unref (tickets->open);
  g_free (tickets);
}

const char *
san_workbook_tickets_get_cut_off (const SanWorkbookTickets *tickets)
{
  return tickets->cut_off;
}

const GPtrArray *
san_workbook_tickets_get_open (const SanWorkbookTickets *tickets)
{
  return tickets->open;
}

static SanWorkbookTickets *
tickets_new (const char *cut_off)
{
  SanWorkbookTickets *tickets = g_new0 (SanWorkbookTickets, 1);

  tickets->cut_off = g_strdup (cut_off);
  tickets->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  tickets->ages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  tickets->open = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  return tickets;
}

/* From the records */

/* Whether there is more in the row than zeroes */
static gboolean
says_something (char **row)
{
  for (guint i = 1; row[i] != NULL; i++)
    if (strspn (row[i], "0.") < strlen (row[i]))
      return TRUE;

  return FALSE;
}

/* A unit with nothing to tell is left out. */
static void
add_figures (SanWorkbookTickets     *tickets,
             const SanTicketFigures *figures,
             gboolean                always)
{
  g_auto (GStrv) row = g_new0 (char *, SAN_TICKET_COLUMNS + 2);

  row[0] = g_strdup (figures->key);
  for (guint i = 0; i < SAN_TICKET_COLUMNS; i++)
    row[i + 1] = san_ticket_figures_text (figures, san_ticket_columns[i].figure);
  if (always || says_something (row))
    g_ptr_array_add (tickets->figures, g_steal_pointer (&row));
}

static void
add_ages (SanWorkbookTickets *tickets,
          SanTicketBook      *book,
          SanTime             now)
{
  static const char *const words[SAN_TICKET_AGES] = {
    "3日以内", "4至7日", "8至15日", "16至30日", "30日以上",
  };
  SanTicketAgeing ageing;

  san_ticket_book_ageing (book, now, &ageing);
  for (guint i = 0; i < SAN_TICKET_AGES; i++)
    {
      char **row = g_new0 (char *, SAN_TICKET_COLOURS + 3);

      row[0] = g_strdup (words[i]);
      for (guint j = 0; j < SAN_TICKET_COLOURS; j++)
        row[j + 1] = g_strdup_printf ("%u", ageing.open[i][j]);
      row[SAN_TICKET_COLOURS + 1] = g_strdup_printf ("%u", ageing.overdue[i]);
      g_ptr_array_add (tickets->ages, row);
    }
}

/* 白单，已反馈待复查；黄单，逾期；红单，挂账 */
static char *
standing_words (const SanTicketFact *fact,
                SanTime              now)
{
  static const char *const colours[SAN_TICKET_COLOURS] = { "白单", "黄单", "红单" };
  static const char *const flags[] = { "", "，缓办", "，挂账", "，申诉" };
  const char *how = flags[fact->flag];

  if (fact->flag == SAN_TICKET_NO_FLAG && fact->stage >= SAN_TICKET_REPORTED)
    how = "，待复查";
  else if (fact->flag == SAN_TICKET_NO_FLAG && fact->own_due < now)
    how = "，逾期";

  return g_strconcat (colours[fact->colour], how, NULL);
}

static void
add_open (SanWorkbookTickets *tickets,
          SanTicketBook      *book,
          SanRoster          *roster,
          SanTime             now)
{
  for (guint i = 0; i < book->facts->len; i++)
    {
      const SanTicketFact *fact = &g_array_index (book->facts, SanTicketFact, i);
      const SanUnit *unit = san_roster_get (roster, fact->unit_id);
      char **row;

      if (!fact->open)
        continue;

      row = g_new0 (char *, SAN_OPEN_CELLS + 1);
      row[0] = san_ticket_number_format (&fact->first);
      row[1] = g_strdup (unit != NULL ? san_roster_display (roster, unit) : "");
      row[2] = g_strdup (fact->problem);
      row[3] = san_time_format (fact->issued);
      row[4] = san_time_format (fact->own_due);
      row[5] = standing_words (fact, now);
      g_ptr_array_add (tickets->open, row);
    }
}

static gboolean
fill (SanWorkbookTickets *tickets,
      SanDatabase        *database,
      SanTicketBook      *book,
      SanRoster          *roster,
      SanTime             now,
      GError            **error)
{
  g_autoptr (GPtrArray) total = NULL;
  g_autoptr (GPtrArray) units = NULL;

  total = san_ticket_figures_list (book, database, roster, SAN_FIGURES_TOTAL, FALSE, error);
  units = total != NULL ? san_ticket_figures_list (book, database, roster, SAN_FIGURES_BY_UNIT,
                                                   FALSE, error)
                        : NULL;
  if (units == NULL)
    return FALSE;

  add_figures (tickets, total->pdata[0], TRUE);
  for (guint i = 0; i < units->len; i++)
    add_figures (tickets, units->pdata[i], FALSE);
  add_ages (tickets, book, now);
  add_open (tickets, book, roster, now);

  return TRUE;
}

SanWorkbookTickets *
san_workbook_tickets_load_period (SanDatabase     *database,
                                  const SanPeriod *period,
                                  SanTicketBook   *book,
                                  GError         **error)
{
  SanTime cut_off = ((SanTime) period->last + 1) * SAN_MINUTES_PER_DAY - 1;
  g_autofree char *text = NULL;
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (SanWorkbookTickets) tickets = NULL;
  SanTime now;

  if (book->facts->len == 0 || !san_setting_now (database, &now, error))
    return NULL;

  roster = san_roster_load (database, period->last, TRUE, error);
  if (roster == NULL)
    return NULL;

  /* a bulletin is often made before its period ends: nothing is late before its time */
  cut_off = MIN (cut_off, now);
  text = san_time_format (cut_off);
  tickets = tickets_new (text);

  return fill (tickets, database, book, roster, cut_off, error)
         ? g_steal_pointer (&tickets) : NULL;
}

/* Kept and read again */

static void
add_rows (JsonBuilder *builder,
          const char  *name,
          GPtrArray   *rows)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];

      json_builder_begin_array (builder);
      for (guint j = 0; row[j] != NULL; j++)
        json_builder_add_string_value (builder, row[j]);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

JsonNode *
san_workbook_tickets_to_json (const SanWorkbookTickets *tickets)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "cut_off");
  json_builder_add_string_value (builder, tickets->cut_off);
  add_rows (builder, "figures", tickets->figures);
  add_rows (builder, "ages", tickets->ages);
  add_rows (builder, "open", tickets->open);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* FALSE when a row is none, or has another length than @n_cells */
static gboolean
read_rows (JsonObject *object,
           const char *name,
           guint       n_cells,
           GPtrArray  *rows)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                 : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      JsonArray *cells = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;
      char **row;

      if (cells == NULL || json_array_get_length (cells) != n_cells)
        return FALSE;

      row = g_new0 (char *, n_cells + 1);
      for (guint j = 0; j < n_cells; j++)
        row[j] = g_strdup (json_array_get_string_element (cells, j));
      g_ptr_array_add (rows, row);
    }

  return list != NULL;
}

SanWorkbookTickets *
san_workbook_tickets_from_json (JsonNode *node)
{
  g_autoptr (SanWorkbookTickets) tickets = NULL;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  tickets = tickets_new (json_object_get_string_member_with_default (object, "cut_off", ""));
  if (!read_rows (object, "figures", SAN_TICKET_COLUMNS + 1, tickets->figures) ||
      !read_rows (object, "ages", SAN_TICKET_COLOURS + 2, tickets->ages) ||
      !read_rows (object, "open", SAN_OPEN_CELLS, tickets->open) || tickets->figures->len == 0)
    return NULL;

  return g_steal_pointer (&tickets);
}
