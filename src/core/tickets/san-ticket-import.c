/* san-ticket-import.c - brings in tickets of other offices, and lists of problems
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-text.h"
#include "standards/san-standard-store.h"
#include "store/san-setting-store.h"

#define FIRST_YEAR 2000
#define LAST_YEAR  2100

static const SanTableField fields[] = {
  [SAN_TICKET_FIELD_NUMBER] = { "number", "编号", SAN_FIELD_OPTIONAL },
  [SAN_TICKET_FIELD_UNIT] = { "unit", "责任单位", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [SAN_TICKET_FIELD_PROBLEM] = { "problem", "问题", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [SAN_TICKET_FIELD_POINT] = { "point", "点位", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
  [SAN_TICKET_FIELD_ITEM] = { "item", "项目", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
  [SAN_TICKET_FIELD_SOURCE] = { "source", "来源", SAN_FIELD_OPTIONAL },
  [SAN_TICKET_FIELD_COLOUR] = { "colour", "颜色", SAN_FIELD_OPTIONAL },
  [SAN_TICKET_FIELD_ISSUED] = { "issued", "交办时间", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [SAN_TICKET_FIELD_DUE] = { "due", "整改期限", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
  [SAN_TICKET_FIELD_RECEIVED] = { "received", "签收时间", SAN_FIELD_OPTIONAL },
  [SAN_TICKET_FIELD_REPORTED] = { "reported", "反馈时间", SAN_FIELD_OPTIONAL },
  [SAN_TICKET_FIELD_VERIFIED] = { "verified", "复查时间", SAN_FIELD_OPTIONAL },
  [SAN_TICKET_FIELD_NOTE] = { "note", "备注", SAN_FIELD_OPTIONAL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == SAN_TICKET_N_FIELDS);

typedef struct
{
  guint           number;        /* of the file */
  char           *cells[SAN_TICKET_N_FIELDS];
  gboolean        skipped;
  gboolean        rejected;
  gint64          existing;      /* the ticket that bears the number; 0: a new one */
  SanTicketNumber given;         /* running 0: to be given */
  gint64          unit_id;
  gint64          point_id;
  gint64          item_id;
  gboolean        has_colour;
  SanTicketColour colour;
  SanTime         issued;
  SanTime         due;
  SanTime         received;
  SanTime         reported;
  SanTime         verified;
} Row;

typedef struct
{
  SanTicketDesk   desk;
  SanImportTable *table;         /* while planning */
  SanTime         now;
  SanRoster      *roster;        /* of the day of the last row */
  SanDay          roster_day;
  SanRoster      *today;
  GPtrArray      *rows;
  GHashTable     *numbers;       /* number → Row */
  GHashTable     *places;        /* "point item" → Row that is issued there */
  GArray         *rejections;
} Plan;

const SanTableField *
san_ticket_import_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);

  return fields;
}

static void
row_free (Row *row)
{
  for (guint i = 0; i < SAN_TICKET_N_FIELDS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

static void
plan_free (Plan *plan)
{
  san_ticket_desk_clear (&plan->desk);
  g_clear_pointer (&plan->roster, san_roster_unref);
  g_clear_pointer (&plan->today, san_roster_unref);
  g_ptr_array_unref (plan->rows);
  g_hash_table_unref (plan->numbers);
  g_hash_table_unref (plan->places);
  g_array_unref (plan->rejections);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static Plan *
plan_new (SanImportTable * table)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->table = table;
  plan->roster_day = SAN_DAY_MIN;
  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  plan->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->rejections = san_rejections_new ();

  return plan;
}

static void
reject (Plan          *plan,
        Row           *row,
        SanTicketField field,
        const char    *reason)
{
  row->rejected = TRUE;
  san_rejections_add (plan->rejections, row->number,
                      san_import_table_label (plan->table, fields[field].name),
                      row->cells[field], reason);
}

/* Times */

/* The minute at which the office closes on that day, its last one where it does not work. */
static SanTime
closing_time (Plan  *plan,
              SanDay day)
{
  g_autofree char *spans = san_work_calendar_spans (plan->desk.calendar, day);
  const char *dash = strrchr (spans, '-');
  SanTime midnight = (SanTime) day * SAN_MINUTES_PER_DAY;
  int hour;
  int minute;

  if (dash == NULL || strlen (dash) != strlen ("-17:30"))
    return midnight + SAN_MINUTES_PER_DAY - 1;

  hour = (dash[1] - '0') * 10 + (dash[2] - '0');
  minute = (dash[4] - '0') * 10 + (dash[5] - '0');

  return midnight + hour * 60 + minute;
}

/* A bare day is as late as what went before it allows: the hour is not known. */
static SanTime
parse_time (Plan          *plan,
            Row           *row,
            SanTicketField field,
            SanTime        after)
{
  g_autofree char *text = san_import_date_text (row->cells[field]);
  g_autoptr (GError) error = NULL;
  SanTime time;
  int year;

  if (*text == '\0')
    return SAN_TICKET_NO_TIME;

  if (!san_time_parse (text, &time, &error))
    {
      reject (plan, row, field, error->message);
      return SAN_TICKET_NO_TIME;
    }

  san_day_get (san_time_day (time), &year, NULL, NULL);
  if (year < FIRST_YEAR || year > LAST_YEAR)
    {
      reject (plan, row, field, _("The year is not between 2000 and 2100"));
      return SAN_TICKET_NO_TIME;
    }

  if (san_day_parse (text, NULL, NULL))
    {
      if (field == SAN_TICKET_FIELD_DUE)
        time = closing_time (plan, san_time_day (time));
      else if (after != SAN_TICKET_NO_TIME && san_time_day (after) == san_time_day (time))
        time = after;
    }

  return time;
}

static void
check_order (Plan          *plan,
             Row           *row,
             SanTicketField field,
             SanTime        time,
             SanTime       *newest)
{
  if (time == SAN_TICKET_NO_TIME)
    return;

  if (time > plan->now)
    reject (plan, row, field, _("This lies in the future"));
  else if (*newest != SAN_TICKET_NO_TIME && time < *newest)
    reject (plan, row, field, _("This is earlier than what went before it"));
  else
    *newest = time;
}

static void
parse_times (Plan *plan,
             Row  *row)
{
  SanTime newest = SAN_TICKET_NO_TIME;

  if (*row->cells[SAN_TICKET_FIELD_ISSUED] == '\0')
    reject (plan, row, SAN_TICKET_FIELD_ISSUED, _("Say when it was issued"));
  row->issued = parse_time (plan, row, SAN_TICKET_FIELD_ISSUED, SAN_TICKET_NO_TIME);
  row->due = parse_time (plan, row, SAN_TICKET_FIELD_DUE, SAN_TICKET_NO_TIME);
  check_order (plan, row, SAN_TICKET_FIELD_ISSUED, row->issued, &newest);
  if (row->due != SAN_TICKET_NO_TIME && row->issued != SAN_TICKET_NO_TIME &&
      row->due <= row->issued)
    reject (plan, row, SAN_TICKET_FIELD_DUE, _("The due time is not later than the issue"));

  row->received = parse_time (plan, row, SAN_TICKET_FIELD_RECEIVED, newest);
  check_order (plan, row, SAN_TICKET_FIELD_RECEIVED, row->received, &newest);
  row->reported = parse_time (plan, row, SAN_TICKET_FIELD_REPORTED, newest);
  check_order (plan, row, SAN_TICKET_FIELD_REPORTED, row->reported, &newest);
  row->verified = parse_time (plan, row, SAN_TICKET_FIELD_VERIFIED, newest);
  check_order (plan, row, SAN_TICKET_FIELD_VERIFIED, row->verified, &newest);
  if (row->verified != SAN_TICKET_NO_TIME && row->reported == SAN_TICKET_NO_TIME)
    reject (plan, row, SAN_TICKET_FIELD_VERIFIED, _("There is no report that was verified"));
}

/* Names */

/* The units as they stood on the day of issue. */
static SanRoster *
roster_of (Plan    *plan,
           SanTime  issued,
           GError **error)
{
  SanDay day = san_time_day (issued);

  if (plan->roster != NULL && plan->roster_day == day)
    return plan->roster;

  g_clear_pointer (&plan->roster, san_roster_unref);
  plan->roster = san_roster_load (plan->desk.database, day, FALSE, error);
  plan->roster_day = day;

  return plan->roster;
}

/* FALSE with @error when the file cannot be read */
static gboolean
parse_unit (Plan    *plan,
            Row     *row,
            GError **error)
{
  const char *text = row->cells[SAN_TICKET_FIELD_UNIT];
  g_autoptr (GError) reason = NULL;
  SanRoster *roster = roster_of (plan, row->issued, error);
  const SanUnit *unit;

  if (roster == NULL)
    return FALSE;

  unit = san_import_find_unit (roster, text, NULL, NULL, NULL, &reason);
  if (unit != NULL)
    row->unit_id = unit->id;
  else
    reject (plan, row, SAN_TICKET_FIELD_UNIT, reason->message);

  return TRUE;
}

static void
parse_places (Plan *plan,
              Row  *row)
{
  SanDatabase *database = plan->desk.database;
  const char *point = row->cells[SAN_TICKET_FIELD_POINT];
  const char *item = row->cells[SAN_TICKET_FIELD_ITEM];
  gint64 category = 0;
  g_autoptr (GError) error = NULL;

  if (*point != '\0')
    {
      g_autoptr (SanPoint) found = NULL;

      if (!san_point_store_find (database, point, &row->point_id, &error))
        reject (plan, row, SAN_TICKET_FIELD_POINT, error->message);
      else if ((found = san_point_store_load (database, row->point_id, NULL)) != NULL)
        category = found->category_id;
      g_clear_error (&error);
    }

  if (*item != '\0' &&
      !san_item_store_find (database, item, category, &row->item_id, &error))
    reject (plan, row, SAN_TICKET_FIELD_ITEM, error->message);
}

/* yellow, 黄, 黄单 */
static void
parse_colour (Plan *plan,
              Row  *row)
{
  static const char *const signs[SAN_TICKET_COLOURS] = { "白", "黄", "红" };
  g_autofree char *folded = san_text_fold (row->cells[SAN_TICKET_FIELD_COLOUR]);

  row->has_colour = *folded != '\0';
  if (row->has_colour && !san_ticket_colour_parse (folded, &row->colour))
    {
      guint colour = 0;

      while (colour < SAN_TICKET_COLOURS && !g_str_has_prefix (folded, signs[colour]))
        colour++;
      if (colour == SAN_TICKET_COLOURS)
        reject (plan, row, SAN_TICKET_FIELD_COLOUR, _("This is no colour of a ticket"));
      else
        row->colour = (SanTicketColour) colour;
    }

  if (row->given.running == 0 || row->rejected)
    return;

  if (row->has_colour && row->colour != row->given.colour)
    reject (plan, row, SAN_TICKET_FIELD_COLOUR, _("The number is of another colour"));
  row->has_colour = TRUE;
  row->colour = row->given.colour;
}

/* FALSE with @error when the file cannot be read */
static gboolean
parse_number (Plan    *plan,
              Row     *row,
              GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = NULL;
  const Row *first;

  if (*row->cells[SAN_TICKET_FIELD_NUMBER] == '\0')
    return TRUE;

  if (!san_ticket_number_parse (row->cells[SAN_TICKET_FIELD_NUMBER], &row->given, &reason))
    {
      reject (plan, row, SAN_TICKET_FIELD_NUMBER, reason->message);
      return TRUE;
    }

  name = san_ticket_number_format (&row->given);
  first = g_hash_table_lookup (plan->numbers, name);
  if (first != NULL)
    {
      g_autofree char *twice = g_strdup_printf (_("Row %u has this number already"),
                                                first->number);

      reject (plan, row, SAN_TICKET_FIELD_NUMBER, twice);
    }
  else
    {
      g_hash_table_insert (plan->numbers, g_steal_pointer (&name), row);
    }

  return san_ticket_record_by_number (plan->desk.database, &row->given, &row->existing,
                                      error);
}

/* Comparing with what is there */

static gboolean
is_time (SanTicketField field)
{
  return field >= SAN_TICKET_FIELD_ISSUED && field <= SAN_TICKET_FIELD_VERIFIED;
}

/* (transfer full): what the cell says, in the words of the export */
static char *
canonical_cell (Plan          *plan,
                Row           *row,
                SanTicketField field)
{
  const SanTime times[] = {
    row->issued, row->due, row->received, row->reported, row->verified,
  };

  if (is_time (field))
    {
      SanTime time = times[field - SAN_TICKET_FIELD_ISSUED];

      return time != SAN_TICKET_NO_TIME ? san_time_format (time) : g_strdup ("");
    }

  if (field == SAN_TICKET_FIELD_COLOUR)
    return g_strdup (row->has_colour ? san_ticket_colour_name (row->colour) : "");

  return g_strdup (row->cells[field]);
}

/* FALSE with @error when the file cannot be read; a difference rejects the row */
static gboolean
compare_existing (Plan    *plan,
                  Row     *row,
                  GError **error)
{
  g_autoptr (SanTicket) ticket = san_ticket_desk_load (&plan->desk, row->existing, error);
  g_auto (GStrv) cells = NULL;

  if (ticket == NULL)
    return FALSE;

  cells = san_ticket_cells (plan->desk.database, plan->today, ticket, error);
  if (cells == NULL)
    return FALSE;

  for (guint i = 0; i < SAN_TICKET_N_FIELDS; i++)
    {
      g_autofree char *cell = canonical_cell (plan, row, i);
      gboolean same = *cell == '\0' || g_str_equal (cell, cells[i]);

      /* any number that it ever bore, a unit under any of its names */
      if (i == SAN_TICKET_FIELD_NUMBER)
        same = TRUE;
      else if (i == SAN_TICKET_FIELD_UNIT)
        same = row->unit_id == ticket->state->unit_id;
      else if (i == SAN_TICKET_FIELD_POINT && *cell != '\0')
        same = row->point_id == ticket->point_id;
      else if (i == SAN_TICKET_FIELD_ITEM && *cell != '\0')
        same = row->item_id == ticket->item_id;

      if (!same)
        {
          g_autofree char *reason = g_strdup_printf (_("The number is used already, and there "
                                                       "it says “%s”"), cells[i]);

          reject (plan, row, i, reason);
        }
    }

  return TRUE;
}

/* An open ticket for the same point and item refuses another, also of this table. */
static gboolean
check_duplicate (Plan    *plan,
                 Row     *row,
                 GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autofree char *place = NULL;
  const Row *first;

  if (row->given.running != 0 || row->point_id == 0 || row->item_id == 0)
    return TRUE;

  place = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, row->point_id,
                           row->item_id);
  first = g_hash_table_lookup (plan->places, place);
  if (first != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_("Row %u is of the same point and item"),
                                                 first->number);

      reject (plan, row, SAN_TICKET_FIELD_ITEM, reason);
      return TRUE;
    }
  if (row->verified == SAN_TICKET_NO_TIME)
    g_hash_table_insert (plan->places, g_steal_pointer (&place), row);

  ids = san_ticket_record_of_place (plan->desk.database, row->point_id, row->item_id, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (SanTicket) ticket =
        san_ticket_desk_load (&plan->desk, g_array_index (ids, gint64, i), error);
      g_autofree char *name = NULL;
      g_autofree char *reason = NULL;

      if (ticket == NULL)
        return FALSE;

      if (ticket->state->stage >= SAN_TICKET_CLOSED)
        continue;

      name = san_ticket_name (ticket);
      reason = g_strdup_printf (_("%s is open for the same point and item"), name);
      reject (plan, row, SAN_TICKET_FIELD_ITEM, reason);
      return TRUE;
    }

  return ids != NULL;
}

/* Planning */

static gboolean
parse_row (Plan              *plan,
           const SanTableRow *cells,
           Row               *row,
           GError           **error)
{
  for (guint i = 0; i < SAN_TICKET_N_FIELDS; i++)
    row->cells[i] = g_strstrip (g_strdup (san_import_table_text (plan->table, cells,
                                                                 fields[i].name)));

  row->skipped = san_import_table_is_blank (plan->table, cells) ||
                 (*row->cells[SAN_TICKET_FIELD_PROBLEM] == '\0' &&
                  san_table_is_summary_label (row->cells[SAN_TICKET_FIELD_UNIT]));
  if (row->skipped)
    return TRUE;

  if (*row->cells[SAN_TICKET_FIELD_PROBLEM] == '\0')
    reject (plan, row, SAN_TICKET_FIELD_PROBLEM, _("Say what is wrong"));

  if (!parse_number (plan, row, error))
    return FALSE;

  parse_times (plan, row);
  parse_places (plan, row);
  parse_colour (plan, row);
  if (row->issued != SAN_TICKET_NO_TIME && !parse_unit (plan, row, error))
    return FALSE;

  if (row->rejected)
    return TRUE;

  return row->existing != 0 ? compare_existing (plan, row, error)
                            : check_duplicate (plan, row, error);
}

static gboolean
read_rows (Plan    *plan,
           GError **error)
{
  SanTableRow cells;
  GError *local = NULL;

  while (san_import_table_next (plan->table, &cells, &local))
    {
      Row *row = g_new0 (Row, 1);

      row->number = cells.number;
      g_ptr_array_add (plan->rows, row);
      if (!parse_row (plan, &cells, row, error))
        return FALSE;
    }

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  return TRUE;
}

static void
propose (Plan        *plan,
         SanProposal *proposal)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];
      const char *key = *row->cells[SAN_TICKET_FIELD_NUMBER] != '\0'
                        ? row->cells[SAN_TICKET_FIELD_NUMBER]
                        : row->cells[SAN_TICKET_FIELD_PROBLEM];
      SanRowAction action = row->rejected ? SAN_ROW_REJECTED
                            : row->skipped ? SAN_ROW_SKIPPED
                            : row->existing != 0 ? SAN_ROW_UNCHANGED : SAN_ROW_ADDED;

      san_proposal_add_row (proposal, row->number, action, key, NULL);
      for (guint j = 0; action == SAN_ROW_ADDED && j < SAN_TICKET_N_FIELDS; j++)
        {
          g_autofree char *cell = canonical_cell (plan, row, j);

          if (*cell != '\0')
            san_proposal_add_change (proposal, fields[j].name, "", cell);
        }
    }
  san_rejections_report (plan->rejections, proposal);
}

/* Applying */

static SanTicketEvent *
new_event (SanTicketKind kind,
           SanTime       as_of,
           const char   *actor)
{
  return san_ticket_event_new (kind, as_of, actor);
}

/* Writes what is known to have happened, without asking whether it was in order. */
static gboolean
record (SanTicketDesk         *desk,
        gint64                 ticket,
        SanTicketEvent        *event,
        const SanTicketNumber *given,
        GError               **error)
{
  g_autoptr (GPtrArray) events =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_event_free);

  event->entered = desk->entry.now;
  g_ptr_array_add (events, event);

  return san_ticket_desk_write (desk, ticket, events, given, error) != 0;
}

static SanLimit
limit_of (const Row *row)
{
  if (row->due == SAN_TICKET_NO_TIME)
    return (SanLimit) { SAN_LIMIT_NONE, 0, 0 }
  ;

  return (SanLimit) { SAN_LIMIT_UNTIL, 0, row->due };
}

/* A row that bears a number keeps it; the register is given it as it stands. A red one was
 * yellow first and has a yellow number of ours beside its own. */
static gboolean
add_numbered (SanTicketDesk *desk,
              const Row     *row,
              gint64        *id,
              GError       **error)
{
  SanTicketRecord values = {
    .unit_id = row->unit_id, .problem = row->cells[SAN_TICKET_FIELD_PROBLEM],
    .point_id = row->point_id, .item_id = row->item_id,
    .source = row->cells[SAN_TICKET_FIELD_SOURCE],
    .note = row->cells[SAN_TICKET_FIELD_NOTE],
  };
  gboolean red = row->given.colour == SAN_TICKET_RED;
  SanTicketEvent *issue;
  SanTicketEvent *approval;

  *id = san_ticket_record_add (desk->database, &values, &desk->entry, error);
  if (*id == 0)
    return FALSE;

  issue = new_event (SAN_TICKET_ISSUE, row->issued, desk->entry.actor);
  issue->unit_id = row->unit_id;
  issue->has_colour = TRUE;
  issue->colour = MIN (row->given.colour, SAN_TICKET_YELLOW);
  issue->proposes = red;
  issue->limit = limit_of (row);
  if (issue->limit.kind == SAN_LIMIT_NONE)
    issue->limit = issue->colour == SAN_TICKET_WHITE ? desk->rules.white : desk->rules.yellow;
  if (issue->colour != SAN_TICKET_WHITE)
    {
      g_free (issue->why);
      issue->why = g_strdup (SAN_TICKET_WHY_ORDERED);
    }
  if (!record (desk, *id, issue, red ? NULL : &row->given, error))
    return FALSE;

  if (!red)
    return TRUE;

  approval = new_event (SAN_TICKET_APPROVE, row->issued, desk->entry.actor);
  approval->has_colour = TRUE;
  approval->colour = SAN_TICKET_RED;
  approval->limit = row->due != SAN_TICKET_NO_TIME ? limit_of (row) : desk->rules.red;

  return record (desk, *id, approval, &row->given, error);
}

static gboolean
add_unnumbered (SanTicketDesk *desk,
                const Row     *row,
                gint64        *id,
                GError       **error)
{
  SanTicketRequest request = {
    .unit_id = row->unit_id, .problem = row->cells[SAN_TICKET_FIELD_PROBLEM],
    .point_id = row->point_id, .item_id = row->item_id, .has_colour = row->has_colour,
    .colour = row->colour, .reason = row->has_colour ? row->cells[SAN_TICKET_FIELD_PROBLEM]
                                                     : NULL,
    .limit = limit_of (row), .source = row->cells[SAN_TICKET_FIELD_SOURCE],
    .note = row->cells[SAN_TICKET_FIELD_NOTE], .as_of = row->issued,
  };

  return san_ticket_desk_new (desk, &request, NULL, 0, id, error);
}

static gboolean
add_row (SanTicketDesk *desk,
         const Row     *row,
         GError       **error)
{
  const struct
  {
    SanTicketKind kind;
    SanTime       as_of;
  } events[] = {
    { SAN_TICKET_RECEIVE, row->received },
    { SAN_TICKET_REPORT, row->reported },
    { SAN_TICKET_VERIFY, row->verified },
  };
  gint64 id;

  if (!(row->given.running != 0 ? add_numbered (desk, row, &id, error)
                                : add_unnumbered (desk, row, &id, error)))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      if (events[i].as_of != SAN_TICKET_NO_TIME &&
          !record (desk, id, new_event (events[i].kind, events[i].as_of, desk->entry.actor),
                   NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply (SanDatabase   *database,
       SanImportPlan *import,
       const char    *at,
       const char    *by,
       GError       **error)
{
  Plan *plan = import->data;
  g_auto (SanTicketDesk) desk = { NULL };
  SanTime now;

  if (!san_time_parse (at, &now, error) ||
      !san_ticket_desk_open (&desk, database, now, by, error))
    return FALSE;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const Row *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped || row->existing != 0)
        continue;

      if (!add_row (&desk, row, error))
        {
          g_prefix_error (error, _("Row %u: "), row->number);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
san_ticket_import_plan (SanDatabase            *database,
                        SanTableReader         *reader,
                        const SanImportOptions *options,
                        GCancellable           *cancellable,
                        SanImportPlan          *import,
                        GError                **error)
{
  g_auto (SanImportTable) table = { NULL };
  g_autoptr (Plan) plan = plan_new (&table);
  g_autofree char *ignored = NULL;

  if (!san_setting_now (database, &plan->now, error) ||
      !san_ticket_desk_open (&plan->desk, database, plan->now, "", error))
    return FALSE;

  plan->today = san_roster_load (database, options->today, TRUE, error);
  if (plan->today == NULL ||
      !san_import_table_init (&table, reader,
                              san_table_mapping_new ("tickets", fields, G_N_ELEMENTS (fields)),
                              options, cancellable, error) ||
      !read_rows (plan, error))
    return FALSE;

  import->proposal = san_proposal_new (NULL);
  propose (plan, import->proposal);
  ignored = san_table_mapping_describe_ignored (table.mapping);
  if (ignored != NULL)
    san_proposal_add_note (import->proposal, ignored);
  plan->table = NULL;
  plan->desk.database = NULL;
  import->apply = apply;
  import->data = g_steal_pointer (&plan);
  import->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}
