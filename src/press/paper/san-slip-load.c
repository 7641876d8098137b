/* san-slip-load.c - slips from the ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-slip.h"

#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "base/san-utils.h"
#include "registry/san-roster.h"
#include "standards/san-standard-store.h"
#include "store/san-blob-store.h"
#include "store/san-setting-store.h"

struct _SanSlipLoader
{
  SanDatabase     *database;
  SanRoster       *roster;
  SanWorkCalendar *calendar;
  SanTicketRules   rules;
  char            *office;
  char            *contact;
  char            *pattern;
};

SanSlipLoader *
san_slip_loader_new (SanDatabase *database,
                     GError     **error)
{
  g_autoptr (SanSlipLoader) self = g_new0 (SanSlipLoader, 1);
  SanTime now;

  self->database = database;
  if (!san_setting_now (database, &now, error) ||
      (self->roster = san_roster_load (database, san_time_day (now), TRUE, error)) == NULL ||
      (self->calendar = san_work_calendar_load (database, error)) == NULL ||
      !san_ticket_rules_load (database, &self->rules, error) ||
      (self->office = san_setting_get (database, "office", error)) == NULL ||
      (self->contact = san_setting_get (database, "ticket.contact", error)) == NULL ||
      (self->pattern = san_setting_get (database, "ticket.number", error)) == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
san_slip_loader_free (SanSlipLoader *self)
{
  g_clear_pointer (&self->roster, san_roster_unref);
  g_clear_pointer (&self->calendar, san_work_calendar_unref);
  g_free (self->office);
  g_free (self->contact);
  g_free (self->pattern);
  g_free (self);
}

/* Words of times */

static char *
day_words (SanTime time)
{
  int year, month, day;

  san_day_get (san_time_day (time), &year, &month, &day);

  return g_strdup_printf ("%d年%d月%d日", year, month, day);
}

static char *
minute_words (SanTime time)
{
  g_autofree char *text = san_time_format (time);   /* 2018-06-14 10:05 */
  int year, month, day;

  san_day_get (san_time_day (time), &year, &month, &day);

  return g_strdup_printf ("%d月%d日%s", month, day, text + 11);
}

/* Takes @value. */
static void
take (char **target,
      char  *value)
{
  g_free (*target);
  *target = value;
}

/* What happened */

static gboolean
is_annulled (const SanTicket *ticket,
             gint64           id)
{
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (ticket->events, i);

      if (event->kind == SAN_TICKET_ANNULLED && event->refers == id)
        return TRUE;
    }

  return FALSE;
}

/* (transfer none) (nullable): the last event of a kind */
static const SanTicketEvent *
find_last (const SanTicket *ticket,
           SanTicketKind    kind)
{
  for (guint i = ticket->events->len; i > 0; i--)
    {
      const SanTicketEvent *event = g_ptr_array_index (ticket->events, i - 1);

      if (event->kind == kind)
        return event;
    }

  return NULL;
}

/* (transfer none) (nullable): the event that gave the slip its number */
static const SanTicketEvent *
find_giver (const SanTicket *ticket)
{
  for (guint i = ticket->events->len; i > 0; i--)
    {
      const SanTicketEvent *event = g_ptr_array_index (ticket->events, i - 1);

      if (event->has_colour && event->colour == ticket->number.colour &&
          !is_annulled (ticket, event->id))
        return event;
    }

  return NULL;
}

/* The limit that @event sets when it says none itself. */
static SanLimit
find_limit (SanSlipLoader        *self,
            const SanTicketEvent *event,
            const SanLimit       *white)
{
  const SanLimit none = { SAN_LIMIT_NONE };

  if (event->limit.kind != SAN_LIMIT_NONE)
    return event->limit;
  if (event->kind == SAN_TICKET_REOPEN)
    return self->rules.reopened;
  if (!event->has_colour)
    return none;

  return event->colour == SAN_TICKET_WHITE ? *white
         : event->colour == SAN_TICKET_YELLOW ? self->rules.yellow : self->rules.red;
}

/* The latest event whose limit ends at the due time in force explains it; where none
 * does, since the clock was stopped in between, the date stands alone. */
static char *
make_due (SanSlipLoader   *self,
          const SanTicket *ticket,
          const SanLimit  *white)
{
  SanLimit limit = { SAN_LIMIT_NONE };
  SanTime start = ticket->state->due;

  for (guint i = ticket->events->len; i > 0; i--)
    {
      const SanTicketEvent *event = g_ptr_array_index (ticket->events, i - 1);
      SanLimit candidate = find_limit (self, event, white);

      if (candidate.kind != SAN_LIMIT_NONE && !is_annulled (ticket, event->id) &&
          san_work_calendar_due (self->calendar, event->as_of, &candidate) == ticket->state->due)
        {
          limit = candidate;
          start = event->as_of;
          break;
        }
    }

  return san_slip_due_words (self->calendar, start, &limit, ticket->state->due);
}

/* The parts of a slip */

static const char *
unit_name (SanSlipLoader *self,
           gint64         id)
{
  const SanUnit *unit = san_roster_get (self->roster, id);

  return unit != NULL ? san_roster_display (self->roster, unit) : "";
}

static void
fill_people (SanSlipLoader   *self,
             const SanTicket *ticket,
             SanSlip         *slip)
{
  const SanUnit *unit = san_roster_get (self->roster, ticket->state->unit_id);
  g_autoptr (GString) assist = g_string_new (NULL);

  slip->unit_id = ticket->state->unit_id;
  san_set_str (&slip->unit, unit_name (self, slip->unit_id));
  if (unit != NULL)
    take (&slip->liaison, g_strdup_printf ("%s%s%s", unit->liaison,
                                           *unit->liaison != '\0' && *unit->phone != '\0' ? "　"
                                                                                          : "",
                                           unit->phone));
  for (guint i = 0; i < ticket->assist->len; i++)
    g_string_append_printf (assist, "%s%s", i > 0 ? "、" : "",
                            unit_name (self, g_array_index (ticket->assist, gint64, i)));
  san_set_str (&slip->assist, assist->str);
}

/* @white (out): the limit of a white slip of this category */
static gboolean
fill_place (SanSlipLoader   *self,
            const SanTicket *ticket,
            SanSlip         *slip,
            SanLimit        *white,
            GError         **error)
{
  g_autoptr (SanPoint) point = NULL;
  g_autoptr (SanItem) item = NULL;
  g_autoptr (SanCategory) category = NULL;
  gint64 category_id = 0;

  *white = self->rules.white;
  if (ticket->point_id != 0)
    {
      point = san_point_store_load (self->database, ticket->point_id, error);
      if (point == NULL)
        return FALSE;
      category_id = point->category_id;
      take (&slip->point, *point->address != '\0'
            ? g_strdup_printf ("%s（%s）", point->name, point->address) : g_strdup (point->name));
    }
  if (ticket->item_id != 0)
    {
      item = san_item_store_load (self->database, ticket->item_id, error);
      if (item == NULL)
        return FALSE;
      category_id = item->category_id;
    }
  if (category_id == 0)
    return TRUE;

  category = san_category_store_load (self->database, category_id, error);
  if (category == NULL)
    return FALSE;
  if (*category->ticket_limit != '\0' && !san_limit_parse (category->ticket_limit, white, error))
    return FALSE;
  take (&slip->item, item != NULL
        ? g_strdup_printf ("%s　%s%s%s", category->name, item->code,
                           *item->code != '\0' ? "　" : "", item->name)
        : g_strdup (category->name));

  return TRUE;
}

/* What the ledger knows already of what the pen would fill. */
static void
fill_history (const SanTicket *ticket,
              SanTime          given,
              SanSlip         *slip)
{
  const SanTicketEvent *receipt = find_last (ticket, SAN_TICKET_RECEIVE);
  const SanTicketEvent *report = find_last (ticket, SAN_TICKET_REPORT);
  const SanTicketEvent *verdict = find_last (ticket, SAN_TICKET_VERIFY);
  SanTicketStage stage = ticket->state->stage;

  /* a slip that has risen is received anew */
  if (receipt != NULL && ticket->state->received != SAN_TICKET_NO_TIME && receipt->as_of >= given)
    {
      san_set_str (&slip->receiver, *receipt->by != '\0' ? receipt->by : receipt->actor);
      take (&slip->received, minute_words (receipt->as_of));
    }

  slip->passed = verdict != NULL && (stage == SAN_TICKET_CLOSED || stage == SAN_TICKET_VERIFIED);
  if (report != NULL && (slip->passed || stage == SAN_TICKET_REPORTED))
    {
      san_set_str (&slip->report, report->text);
      san_set_str (&slip->reporter, *report->by != '\0' ? report->by : report->actor);
      take (&slip->reported, day_words (report->as_of));
    }
  if (slip->passed)
    {
      san_set_str (&slip->verifier, *verdict->by != '\0' ? verdict->by : verdict->actor);
      take (&slip->verified, day_words (verdict->as_of));
    }
  if (ticket->state->extensions > 0)
    {
      g_autofree char *time = minute_words (ticket->state->due);

      take (&slip->extension, g_strdup_printf ("已批准延期 %u 次，延至%s",
                                               ticket->state->extensions, time));
    }
}

static void
fill_remark (SanSlipLoader   *self,
             const SanTicket *ticket,
             SanSlip         *slip)
{
  g_autoptr (GString) remark = g_string_new (NULL);

  if (ticket->first.colour != ticket->number.colour)
    {
      g_autofree char *first = san_ticket_number_print (&ticket->first, self->pattern);

      g_string_append_printf (remark, "本单由%s升级。", first);
    }
  if (ticket->state->returns > 0)
    g_string_append_printf (remark, "已退回整改 %u 次。", ticket->state->returns);
  if (!self->rules.second_person)
    g_string_append (remark, "签发单位未启用两人复查规则。");
  san_set_str (&slip->remark, remark->str);
}

static gboolean
fill_photos (SanSlipLoader   *self,
             const SanTicket *ticket,
             SanSlip         *slip,
             GError         **error)
{
  for (guint i = 0; i < ticket->files->len; i++)
    {
      const SanTicketFile *file = g_ptr_array_index (ticket->files, i);
      gboolean after = g_str_equal (file->kind, "after");
      g_autoptr (GBytes) picture = NULL;
      g_autofree char *caption = NULL;

      if (!after && !g_str_equal (file->kind, "before"))
        continue;
      picture = san_blob_store_get (self->database, file->sha256, error);
      if (picture == NULL)
        return FALSE;
      caption = g_strdup_printf ("%s%s%s", file->taken,
                                 *file->taken != '\0' && *file->note != '\0' ? "　" : "",
                                 file->note);
      san_slip_add_photo (slip, picture, caption, after);
    }

  return TRUE;
}

SanSlip *
san_slip_loader_load (SanSlipLoader *self,
                      gint64         id,
                      gboolean       photos,
                      GError       **error)
{
  g_autoptr (SanTicket) ticket = san_ticket_store_load (self->database, id, error);
  g_autoptr (SanSlip) slip = NULL;
  const SanTicketEvent *giver;
  SanLimit white;

  if (ticket == NULL)
    return NULL;
  if (ticket->number.running == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("草-%d is a draft without a number. Issue it before its slip is printed."),
                   ticket->draft);
      return NULL;
    }

  slip = san_slip_new ();
  slip->id = id;
  slip->colour = ticket->number.colour;
  slip->cancelled = ticket->state->stage == SAN_TICKET_CANCELLED;
  take (&slip->key, san_ticket_number_format (&ticket->number));
  take (&slip->number, san_ticket_number_print (&ticket->number, self->pattern));
  san_set_str (&slip->office, self->office);
  san_set_str (&slip->contact, self->contact);
  san_set_str (&slip->problem, ticket->problem);
  san_set_str (&slip->requirement, ticket->requirement);
  giver = find_giver (ticket);
  take (&slip->issued, day_words (giver != NULL ? giver->as_of : ticket->state->issued));
  if (giver != NULL)
    san_set_str (&slip->issuer, giver->actor);

  fill_people (self, ticket, slip);
  fill_history (ticket, giver != NULL ? giver->as_of : ticket->state->issued, slip);
  fill_remark (self, ticket, slip);
  if (!fill_place (self, ticket, slip, &white, error) ||
      (photos && !fill_photos (self, ticket, slip, error)))
    return NULL;
  take (&slip->due, make_due (self, ticket, &white));

  return g_steal_pointer (&slip);
}
