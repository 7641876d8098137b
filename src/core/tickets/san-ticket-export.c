/* san-ticket-export.c - tickets as a table that can be imported again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-import.h"

#include "rounds/san-export.h"
#include "rounds/san-import.h"
#include "standards/san-standard-store.h"
#include "store/san-setting-store.h"
#include "tickets/san-ticket-cache.h"

/* (transfer full) */
static char *
format_time (SanTime time)
{
  return time != SAN_TICKET_NO_TIME ? san_time_format (time) : g_strdup ("");
}

/* (transfer full): what finds the item again */
static char *
item_key (SanDatabase *database,
          gint64       id,
          GError     **error)
{
  g_autoptr (SanItem) item = san_item_store_load (database, id, error);
  g_autoptr (SanCategory) category = NULL;

  if (item == NULL)
    return NULL;

  if (*item->code != '\0')
    return g_strdup (item->code);

  category = san_category_store_load (database, item->category_id, error);

  return category != NULL ? g_strconcat (category->name, "/", item->name, NULL) : NULL;
}

char **
san_ticket_cells (SanDatabase     *database,
                  SanRoster       *roster,
                  const SanTicket *ticket,
                  GError         **error)
{
  const SanTicketState *state = ticket->state;
  const SanUnit *unit = san_roster_get (roster, state->unit_id);
  g_auto (GStrv) cells = g_new0 (char *, SAN_TICKET_N_FIELDS + 1);
  SanTime verified = state->stage == SAN_TICKET_CLOSED ? state->closed : SAN_TICKET_NO_TIME;

  cells[SAN_TICKET_FIELD_NUMBER] = san_ticket_number_format (&ticket->number);
  cells[SAN_TICKET_FIELD_UNIT] = unit != NULL ? san_roster_key (roster, unit) : g_strdup ("");
  cells[SAN_TICKET_FIELD_PROBLEM] = g_strdup (ticket->problem);
  cells[SAN_TICKET_FIELD_POINT] = g_strdup ("");
  cells[SAN_TICKET_FIELD_ITEM] = g_strdup ("");
  cells[SAN_TICKET_FIELD_SOURCE] = g_strdup (ticket->source);
  cells[SAN_TICKET_FIELD_COLOUR] = g_strdup (san_ticket_colour_name (state->colour));
  cells[SAN_TICKET_FIELD_ISSUED] = format_time (state->issued);
  cells[SAN_TICKET_FIELD_DUE] = format_time (state->due);
  cells[SAN_TICKET_FIELD_RECEIVED] = format_time (state->received);
  cells[SAN_TICKET_FIELD_REPORTED] = format_time (state->reported);
  cells[SAN_TICKET_FIELD_VERIFIED] = format_time (verified);
  cells[SAN_TICKET_FIELD_NOTE] = g_strdup (ticket->note);

  if (ticket->point_id != 0)
    {
      g_autoptr (SanPoint) point = san_point_store_load (database, ticket->point_id, error);

      if (point == NULL)
        return NULL;
      g_free (cells[SAN_TICKET_FIELD_POINT]);
      cells[SAN_TICKET_FIELD_POINT] = g_strdup (point->code);
    }

  if (ticket->item_id != 0)
    {
      g_free (cells[SAN_TICKET_FIELD_ITEM]);
      cells[SAN_TICKET_FIELD_ITEM] = item_key (database, ticket->item_id, error);
      if (cells[SAN_TICKET_FIELD_ITEM] == NULL)
        return NULL;
    }

  return g_steal_pointer (&cells);
}

/* A row and what it is sorted by. */
typedef struct
{
  gint64 number;
  char **cells;
} Line;

typedef struct
{
  SanDatabase *database;
  SanRoster   *roster;
  GPtrArray   *lines;
} Export;

static void
line_free (Line *line)
{
  g_strfreev (line->cells);
  g_free (line);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *left = *(const Line *const *) a;
  const Line *right = *(const Line *const *) b;

  return (left->number > right->number) - (left->number < right->number);
}

static gboolean
add_line (const SanTicket *ticket,
          gpointer         data,
          GError         **error)
{
  Export *export = data;
  Line *line;
  char **cells;

  if (ticket->number.running == 0)
    return TRUE;

  cells = san_ticket_cells (export->database, export->roster, ticket, error);
  if (cells == NULL)
    return FALSE;

  line = g_new0 (Line, 1);
  line->number = san_ticket_number_pack (&ticket->number);
  line->cells = cells;
  g_ptr_array_add (export->lines, line);

  return TRUE;
}

gboolean
san_ticket_export (SanDatabase    *database,
                   SanTableWriter *writer,
                   GError        **error)
{
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  Export export = { database };
  const SanTableField *fields;
  guint n_fields;
  SanTime now;

  if (!san_setting_now (database, &now, error))
    return FALSE;

  roster = san_roster_load (database, san_time_day (now), TRUE, error);
  if (roster == NULL)
    return FALSE;

  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  export.roster = roster;
  export.lines = lines;
  if (!san_ticket_store_walk (database, add_line, &export, error))
    return FALSE;

  fields = san_ticket_import_fields (&n_fields);
  for (guint i = 0; i < n_fields; i++)
    san_table_writer_add_column (writer, fields[i].name, SAN_COLUMN_TEXT);

  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    san_table_writer_add_row (writer,
                              (const char *const *) ((Line *) lines->pdata[i])->cells);

  return TRUE;
}

/* The kinds of tables are told apart in an earlier room, which must not know this one. */
static void __attribute__ ((constructor))
register_ticket_tables (void)
{
  static const SanImporter importer = { san_ticket_import_fields, san_ticket_import_plan };

  san_import_register ("tickets", &importer);
  san_export_register ("tickets", san_ticket_export);
}
