/* san-ticket-desk.c - what the rules decided, put into the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-record.h"

#include <glib/gi18n-lib.h>

#include "base/san-photo.h"
#include "base/san-text.h"
#include "registry/san-unit-store.h"
#include "standards/san-standard-store.h"
#include "store/san-setting-store.h"

#define CHAIN_DAYS 365   /* from the first ticket of a chain to its third */

/* Photographs */

static gboolean
is_before (SanTicketKind kind)
{
  return kind == SAN_TICKET_DRAFTED || kind == SAN_TICKET_ISSUE ||
         kind == SAN_TICKET_RETURN || kind == SAN_TICKET_REOPEN ||
         kind == SAN_TICKET_ORDER_RED;
}

/* A bulk verb brings the same picture to many tickets: it is scaled once. */
static GBytes *
read_photo (SanTicketDesk *desk,
            const char    *path,
            char         **taken,
            GError       **error)
{
  g_autofree char *keep = NULL;

  if (g_strcmp0 (path, desk->photo_path) == 0)
    {
      *taken = g_strdup (desk->photo_taken);
      return g_bytes_ref (desk->photo);
    }

  keep = san_setting_get (desk->database, "ticket.photo-place", error);
  if (keep == NULL)
    return NULL;

  g_clear_pointer (&desk->photo, g_bytes_unref);
  g_clear_pointer (&desk->photo_path, g_free);
  g_clear_pointer (&desk->photo_taken, g_free);
  desk->photo = san_photo_read (path, g_str_equal (keep, "yes"), &desk->photo_taken, error);
  if (desk->photo == NULL)
    return NULL;

  desk->photo_path = g_strdup (path);
  *taken = g_strdup (desk->photo_taken);

  return g_bytes_ref (desk->photo);
}

static gboolean
add_photo (SanTicketDesk *desk,
           gint64         ticket,
           gint64         event,
           const char    *kind,
           const char    *path,
           GError       **error)
{
  g_autofree char *taken = NULL;
  g_autofree char *place = NULL;
  g_autofree char *name = san_text_file_name (path);
  g_autoptr (GBytes) bytes = read_photo (desk, path, &taken, error);
  SanTicketFile file = { 0 };

  if (bytes == NULL)
    {
      g_prefix_error (error, "%s", _("photo: "));
      return FALSE;
    }

  place = san_photo_place (bytes);
  file.kind = (char *) kind;
  file.name = name;
  file.taken = taken;

  return san_ticket_record_add_file (desk->database, ticket, event, &file, bytes, place,
                                     error);
}

gboolean
san_ticket_desk_add_photos (SanTicketDesk     *desk,
                            gint64             ticket,
                            gint64             event,
                            const char        *kind,
                            const char *const *paths,
                            GError           **error)
{
  for (; paths != NULL && *paths != NULL; paths++)
    {
      if (!add_photo (desk, ticket, event, kind, *paths, error))
        return FALSE;
    }

  return TRUE;
}

/* Writing what the engine said */

static int
year_of (SanTime time)
{
  int year;

  san_day_get (san_time_day (time), &year, NULL, NULL);

  return year;
}

static gboolean
gives_number (const SanTicketEvent *event)
{
  return event->has_colour &&
         (event->kind == SAN_TICKET_ISSUE || event->kind == SAN_TICKET_APPROVE ||
          event->kind == SAN_TICKET_STEP || event->kind == SAN_TICKET_RISE);
}

gboolean
san_ticket_desk_number (SanTicketDesk         *desk,
                        gint64                 ticket,
                        const SanTicketEvent  *event,
                        const SanTicketNumber *given,
                        GError               **error)
{
  SanTicketNumber number = { event->colour, year_of (event->as_of), 0 };

  if (!gives_number (event))
    return TRUE;

  if (given != NULL && given->colour == event->colour)
    number = *given;
  else if (!san_ticket_record_next_number (desk->database, number.colour, number.year,
                                           &number.running, error))
    return FALSE;

  return san_ticket_record_put_number (desk->database, &number, ticket, event->id, error);
}

static gboolean
is_consequence (const SanTicketEvent *event)
{
  return event->kind == SAN_TICKET_RISE || event->kind == SAN_TICKET_ANNULLED;
}

gint64
san_ticket_desk_write (SanTicketDesk         *desk,
                       gint64                 ticket,
                       GPtrArray             *events,
                       const SanTicketNumber *given,
                       GError               **error)
{
  gint64 main = 0;

  /* the event itself first: what it brought about refers to it */
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < events->len; i++)
        {
          SanTicketEvent *event = events->pdata[i];

          if (is_consequence (event) != (pass == 1))
            continue;

          if (!san_ticket_record_add_event (desk->database, ticket, event, main, &desk->entry,
                                            error) ||
              !san_ticket_desk_number (desk, ticket, event, given, error) ||
              (event->kind == SAN_TICKET_ANNULLED &&
               !san_ticket_record_cancel_number (desk->database, event->refers, error)))
            return 0;

          if (main == 0)
            main = event->id;
        }
    }

  return main;
}

/* (transfer full): main event's id, 0 with @error */
static gint64
act (SanTicketDesk         *desk,
     gint64                 ticket,
     GPtrArray             *before,
     SanTicketEvent        *event,
     const SanTicketNumber *given,
     GError               **error)
{
  g_autoptr (GPtrArray) events = NULL;

  event->entered = desk->entry.now;
  events = san_ticket_act (&desk->rules, desk->calendar, before, event, desk->entry.now,
                           error);

  return events != NULL ? san_ticket_desk_write (desk, ticket, events, given, error) : 0;
}

/* What a new ticket is checked against */

gboolean
san_ticket_desk_check_unit (SanTicketDesk *desk,
                            gint64         id,
                            SanTime        as_of,
                            GError       **error)
{
  SanDay day = san_time_day (as_of);
  g_autoptr (GPtrArray) versions = san_unit_store_history (desk->database, id, error);
  g_autofree char *date = san_day_format (day);

  if (versions == NULL)
    return FALSE;

  for (guint i = 0; i < versions->len; i++)
    {
      const SanUnit *version = versions->pdata[i];

      if (version->from <= day && day <= version->to)
        return TRUE;
    }

  if (versions->len == 0)
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("unit: there is no such unit"));
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("unit: %s does not exist on %s"),
                 ((SanUnit *) versions->pdata[versions->len - 1])->name, date);

  return FALSE;
}

static gboolean
is_open (const SanTicketState *state)
{
  return state->stage >= SAN_TICKET_ISSUED && state->stage <= SAN_TICKET_VERIFIED;
}

/* (transfer full) (nullable) without @error: the last ticket of the point and item before
 * @as_of; an open one refuses unless @duplicate_ok. */
static gboolean
find_last (SanTicketDesk *desk,
           gint64         point_id,
           gint64         item_id,
           gint64         self,
           SanTime        as_of,
           gboolean       duplicate_ok,
           SanTicket    **last,
           GError       **error)
{
  g_autoptr (GArray) ids = san_ticket_record_of_place (desk->database, point_id, item_id,
                                                       error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SanTicket) ticket = NULL;

      if (g_array_index (ids, gint64, i) == self)
        continue;

      ticket = san_ticket_desk_load (desk, g_array_index (ids, gint64, i), error);
      if (ticket == NULL)
        return FALSE;

      if (is_open (ticket->state) && !duplicate_ok)
        {
          g_autofree char *name = san_ticket_name (ticket);

          g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                       _("point, item: %s is open for the same point and item; "
                         "--duplicate-ok issues another one all the same"), name);
          return FALSE;
        }

      if (ticket->state->stage != SAN_TICKET_CANCELLED && ticket->state->issued <= as_of &&
          (*last == NULL || ticket->state->issued >= (*last)->state->issued))
        {
          san_ticket_free (*last);
          *last = g_steal_pointer (&ticket);
        }
    }

  return TRUE;
}

/* Whether @ticket was closed at most the window before @as_of. */
static gboolean
is_within_window (SanTicketDesk   *desk,
                  const SanTicket *ticket,
                  SanTime          as_of)
{
  SanTime closed = ticket->state->closed;

  return ticket->state->stage == SAN_TICKET_CLOSED && closed <= as_of &&
         san_time_day (as_of) - san_time_day (closed) <= desk->rules.window;
}

/* Whether a successor of @last, issued at @as_of, is the third of a chain. */
static gboolean
is_third (SanTicketDesk   *desk,
          const SanTicket *last,
          SanTime          as_of,
          gboolean        *third,
          GError         **error)
{
  g_autoptr (SanTicket) first = NULL;

  *third = FALSE;
  if (last->forebear_id == 0 || !is_within_window (desk, last, as_of))
    return TRUE;

  first = san_ticket_desk_load (desk, last->forebear_id, error);
  if (first == NULL)
    return FALSE;

  *third = is_within_window (desk, first, last->state->issued) &&
           san_time_day (as_of) - san_time_day (first->state->issued) <= CHAIN_DAYS;

  return TRUE;
}

/* Fills the colour of @event from what went before at the same place. @forebear (out): 0
 * where it is no recurrence */
static gboolean
judge_recurrence (SanTicketDesk  *desk,
                  SanTicketEvent *event,
                  SanTicket      *last,
                  gint64         *forebear,
                  GError        **error)
{
  g_autofree char *name = san_ticket_name (last);
  gboolean third;

  if (event->has_colour && event->colour < SAN_TICKET_YELLOW)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("colour: it recurs after %s and is issued yellow; "
                     "--no-recurrence REASON issues it otherwise"), name);
      return FALSE;
    }

  if (!is_third (desk, last, event->as_of, &third, error))
    return FALSE;

  event->proposes |= third || (event->has_colour && event->colour == SAN_TICKET_RED);
  event->has_colour = TRUE;
  event->colour = SAN_TICKET_YELLOW;
  g_free (event->why);
  event->why = g_strdup (SAN_TICKET_WHY_RECURRENCE);
  if (*event->text == '\0')
    {
      g_free (event->text);
      event->text = g_steal_pointer (&name);
    }
  *forebear = last->id;

  return TRUE;
}

/* A white slip's limit: as asked for, else the category's, else the office's. */
static gboolean
fill_limit (SanTicketDesk  *desk,
            SanTicketEvent *event,
            gint64          point_id,
            gint64          item_id,
            GError        **error)
{
  g_autoptr (SanPoint) point = NULL;
  g_autoptr (SanItem) item = NULL;
  g_autoptr (SanCategory) category = NULL;
  gint64 category_id = 0;

  if (event->limit.kind != SAN_LIMIT_NONE)
    return TRUE;

  if (event->colour != SAN_TICKET_WHITE)
    {
      event->limit = desk->rules.yellow;
      return TRUE;
    }

  event->limit = desk->rules.white;
  if (point_id != 0)
    {
      point = san_point_store_load (desk->database, point_id, error);
      if (point == NULL)
        return FALSE;
      category_id = point->category_id;
    }
  else if (item_id != 0)
    {
      item = san_item_store_load (desk->database, item_id, error);
      if (item == NULL)
        return FALSE;
      category_id = item->category_id;
    }

  if (category_id == 0)
    return TRUE;

  category = san_category_store_load (desk->database, category_id, error);

  return category != NULL &&
         (*category->ticket_limit == '\0' ||
          san_limit_parse (category->ticket_limit, &event->limit, error));
}

/* As find_last() for all @items of a ticket: one that it would be a recurrence of goes
 * before the others. */
static gboolean
find_last_of (SanTicketDesk         *desk,
              const SanTicketRecord *record,
              GArray                *items,
              gint64                 self,
              SanTime                as_of,
              SanTicket            **last,
              GError               **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (SanTicket) found = NULL;

      if (!find_last (desk, record->point_id, g_array_index (items, gint64, i), self, as_of,
                      record->duplicate, &found, error))
        return FALSE;

      if (found != NULL && (*last == NULL || is_within_window (desk, found, as_of)))
        {
          san_ticket_free (*last);
          *last = g_steal_pointer (&found);
        }
    }

  return TRUE;
}

/* Everything that an ISSUE event says beside what was asked for. @items: what it is about */
static gboolean
complete_issue (SanTicketDesk   *desk,
                SanTicketEvent  *event,
                SanTicketRecord *record,
                GArray          *items,
                gint64           self,
                gint64           relapsed,
                GError         **error)
{
  g_autoptr (SanTicket) last = NULL;

  if (relapsed != 0)
    {
      last = san_ticket_desk_load (desk, relapsed, error);
      if (last == NULL)
        return FALSE;
    }
  else if (record->point_id != 0 &&
           !find_last_of (desk, record, items, self, event->as_of, &last, error))
    {
      return FALSE;
    }

  if (last != NULL &&
      (relapsed != 0 ||
       (*record->no_recurrence == '\0' && is_within_window (desk, last, event->as_of))))
    {
      if (!judge_recurrence (desk, event, last, &record->forebear_id, error))
        return FALSE;
    }
  else if (event->has_colour && event->colour != SAN_TICKET_WHITE)
    {
      event->proposes = event->colour == SAN_TICKET_RED;
      event->colour = SAN_TICKET_YELLOW;
      g_free (event->why);
      event->why = g_strdup (SAN_TICKET_WHY_ORDERED);
    }

  if (!event->has_colour)
    event->colour = SAN_TICKET_WHITE;
  event->has_colour = TRUE;

  return fill_limit (desk, event, record->point_id, record->item_id, error);
}

static gboolean
check_request (SanTicketDesk          *desk,
               const SanTicketRequest *request,
               SanTime                 as_of,
               GError                **error)
{
  g_autoptr (SanPoint) point = NULL;
  g_autoptr (SanItem) item = NULL;

  if (request->problem == NULL || *request->problem == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("problem: say what is wrong"));
      return FALSE;
    }

  if (!san_ticket_desk_check_unit (desk, request->unit_id, as_of, error))
    return FALSE;

  for (guint i = 0; i < request->n_assist; i++)
    {
      if (!san_ticket_desk_check_unit (desk, request->assist[i], as_of, error))
        return FALSE;
    }

  if (request->point_id != 0)
    {
      point = san_point_store_load (desk->database, request->point_id, error);
      if (point == NULL)
        return FALSE;
    }

  if (request->item_id != 0)
    {
      item = san_item_store_load (desk->database, request->item_id, error);
      if (item == NULL)
        return FALSE;
    }

  return TRUE;
}

static SanTicketEvent *
event_of_request (SanTicketDesk          *desk,
                  const SanTicketRequest *request,
                  SanTicketKind           kind,
                  SanTime                 as_of)
{
  SanTicketEvent *event = san_ticket_event_new (kind, as_of, desk->entry.actor);

  g_free (event->text);
  event->text = g_strdup (request->reason != NULL ? request->reason : "");
  event->limit = request->limit;
  event->has_colour = request->has_colour;
  event->colour = request->colour;
  event->unit_id = request->unit_id;
  event->photos = request->photos != NULL
                  ? g_strv_length ((char **) request->photos) : 0;

  return event;
}

static void
fill_record (SanTicketRecord        *record,
             const SanTicketRequest *request)
{
  record->unit_id = request->unit_id;
  record->problem = request->problem;
  record->requirement = request->requirement;
  record->point_id = request->point_id;
  record->item_id = request->item_id;
  record->source = request->source;
  record->round_id = request->round_id;
  record->duplicate = request->duplicate_ok;
  record->no_recurrence = request->no_recurrence != NULL ? request->no_recurrence : "";
  record->note = request->note;
}

/* The rows beside the ticket's own and its events. */
static gboolean
add_company (SanTicketDesk          *desk,
             gint64                  ticket,
             gint64                  event,
             const SanTicketRequest *request,
             GError                **error)
{
  if (request->n_assist > 0 &&
      !san_ticket_record_set_assist (desk->database, ticket, request->assist,
                                     request->n_assist, error))
    return FALSE;

  if (request->informant != NULL &&
      !san_ticket_record_set_informant (desk->database, ticket, request->informant,
                                        request->informant_contact, error))
    return FALSE;

  return san_ticket_desk_add_photos (desk, ticket, event, "before", request->photos, error) &&
         san_ticket_record_link (desk->database, ticket, event, request->observations,
                                 request->n_observations, TRUE, error);
}

gboolean
san_ticket_desk_new (SanTicketDesk          *desk,
                     const SanTicketRequest *request,
                     const SanTicketNumber  *given,
                     gint64                  relapsed,
                     gint64                 *id,
                     GError                **error)
{
  SanTime as_of = request->as_of != SAN_TICKET_NO_TIME ? request->as_of : desk->entry.now;
  SanTicketKind kind = request->draft ? SAN_TICKET_DRAFTED : SAN_TICKET_ISSUE;
  g_autoptr (SanTicketEvent) event = event_of_request (desk, request, kind, as_of);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GArray) items = NULL;
  SanTicketRecord record = { 0 };
  gint64 ticket;
  gint64 main;
  guint photos;

  fill_record (&record, request);
  items = san_ticket_record_items (desk->database, request->item_id, request->observations,
                                   request->n_observations, error);
  if (items == NULL || !check_request (desk, request, as_of, error) ||
      !san_ticket_record_count_photos (desk->database, request->observations,
                                       request->n_observations, &photos, error) ||
      (request->draft &&
       !san_ticket_record_next_draft (desk->database, &record.draft, error)) ||
      (!request->draft && !complete_issue (desk, event, &record, items, 0, relapsed, error)))
    return FALSE;

  event->photos += photos;

  ticket = san_ticket_record_add (desk->database, &record, &desk->entry, error);
  if (ticket == 0)
    return FALSE;

  main = act (desk, ticket, nothing, event, given, error);
  if (main == 0 || !add_company (desk, ticket, main, request, error))
    return FALSE;

  *id = ticket;

  return TRUE;
}

gboolean
san_ticket_desk_issue (SanTicketDesk *desk,
                       SanTicket     *ticket,
                       SanTime        as_of,
                       GError       **error)
{
  g_autoptr (SanTicketEvent) event = NULL;
  g_autoptr (GArray) linked = san_ticket_record_linked (desk->database, ticket->id, error);
  g_autoptr (GArray) items = NULL;
  const SanTicketEvent *drafted;
  SanTicketRecord record;

  g_return_val_if_fail (ticket->events->len > 0, FALSE);

  items = linked == NULL ? NULL
          : san_ticket_record_items (desk->database, ticket->item_id,
                                     (const gint64 *) (gpointer) linked->data, linked->len, error);
  if (items == NULL)
    return FALSE;

  drafted = ticket->events->pdata[0];
  event = san_ticket_event_new (SAN_TICKET_ISSUE, as_of, desk->entry.actor);
  if (drafted->kind == SAN_TICKET_DRAFTED)
    {
      g_free (event->text);
      event->text = g_strdup (drafted->text);
      event->limit = drafted->limit;
      event->has_colour = drafted->has_colour;
      event->colour = drafted->colour;
    }
  event->unit_id = ticket->unit_id;

  record = (SanTicketRecord) {
    ticket->draft, ticket->unit_id, ticket->problem, ticket->requirement, ticket->point_id,
    ticket->item_id, ticket->source, ticket->round_id, ticket->forebear_id,
    ticket->duplicate, ticket->no_recurrence, ticket->note,
  };

  /* a slip that is out already is the engine's to refuse */
  if (ticket->state->stage == SAN_TICKET_DRAFT &&
      (!san_ticket_desk_check_unit (desk, ticket->unit_id, as_of, error) ||
       !complete_issue (desk, event, &record, items, ticket->id, 0, error) ||
       (record.forebear_id != ticket->forebear_id &&
        !san_ticket_record_update (desk->database, ticket->id, &record, error))))
    return FALSE;

  return act (desk, ticket->id, ticket->events, event, NULL, error) != 0;
}

/* Verbs */

/* The successor of a ticket that did not hold. */
static gboolean
make_successor (SanTicketDesk              *desk,
                const SanTicket            *ticket,
                const SanTicketRequestVerb *verb,
                SanTime                     as_of,
                gint64                     *made,
                GError                    **error)
{
  SanTicketRequest request = {
    .unit_id = ticket->state->unit_id, .problem = ticket->problem,
    .requirement = ticket->requirement, .point_id = ticket->point_id,
    .item_id = ticket->item_id, .round_id = ticket->round_id, .source = ticket->source,
    .assist = (const gint64 *) ticket->assist->data, .n_assist = ticket->assist->len,
    .photos = verb->photos, .as_of = as_of, .duplicate_ok = TRUE,
  };

  return san_ticket_desk_new (desk, &request, NULL, ticket->id, made, error);
}

gboolean
san_ticket_desk_do (SanTicketDesk              *desk,
                    gint64                      id,
                    const SanTicketRequestVerb *verb,
                    gint64                     *made,
                    GError                    **error)
{
  SanTime as_of = verb->as_of != SAN_TICKET_NO_TIME ? verb->as_of : desk->entry.now;
  g_autoptr (SanTicket) ticket = san_ticket_desk_load (desk, id, error);
  g_autoptr (SanTicketEvent) event = NULL;
  gint64 main;

  if (ticket == NULL)
    return FALSE;

  *made = id;
  if (verb->kind == SAN_TICKET_ISSUE)
    return san_ticket_desk_issue (desk, ticket, as_of, error);

  event = san_ticket_event_new (verb->kind, as_of, desk->entry.actor);
  g_free (event->by);
  event->by = g_strdup (verb->by != NULL ? verb->by : "");
  g_free (event->text);
  event->text = g_strdup (verb->text != NULL ? verb->text : "");
  g_free (event->document);
  event->document = g_strdup (verb->document != NULL ? verb->document : "");
  event->limit = verb->limit;
  event->due = verb->due;
  event->unit_id = verb->unit_id;
  event->refers = verb->refers;
  event->photos = verb->photos != NULL ? g_strv_length ((char **) verb->photos) : 0;

  if (verb->kind == SAN_TICKET_REASSIGN &&
      !san_ticket_desk_check_unit (desk, verb->unit_id, as_of, error))
    return FALSE;

  main = act (desk, id, ticket->events, event, NULL, error);

  return main != 0 &&
         san_ticket_desk_add_photos (desk, id, main,
                                     is_before (verb->kind) ? "before" : "after",
                                     verb->photos, error) &&
         (verb->kind != SAN_TICKET_RELAPSED ||
          make_successor (desk, ticket, verb, as_of, made, error));
}
