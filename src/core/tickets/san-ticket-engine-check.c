/* san-ticket-engine-check.c - what a verb is refused for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-engine-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-error.h"

#define FIRST_YEAR 2000
#define LAST_YEAR  2100

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return *text == '\0';
}

/* Whether both name one person; nobody is nobody's equal. */
static gboolean
is_same (const char *one,
         const char *other)
{
  g_autofree char *left = g_strstrip (g_strdup (one != NULL ? one : ""));
  g_autofree char *right = g_strstrip (g_strdup (other != NULL ? other : ""));

  return *left != '\0' && g_str_equal (left, right);
}

/* Stage */

static gboolean
check_stage (const SanTicketFold  *fold,
             const SanTicketEvent *event,
             GError              **error)
{
  const SanTicketState *state = &fold->state;
  const char *where = state->flag != SAN_TICKET_NO_FLAG ? san_ticket_flag_label (state->flag)
                                                        : san_ticket_stage_label (state->stage);

  if (event->kind == SAN_TICKET_DRAFTED ? fold->person == NULL
      : san_ticket_takes (fold->rules, state, event->kind))
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
               _("%s: not possible; the ticket is at “%s”, colour “%s”"),
               san_ticket_kind_label (event->kind), where,
               san_ticket_colour_label (state->colour));

  return FALSE;
}

/* The commonest refusals have words of their own. */
static gboolean
check_rule (const SanTicketFold  *fold,
            const SanTicketEvent *event,
            GError              **error)
{
  const SanTicketState *state = &fold->state;
  gboolean in_work = state->stage >= SAN_TICKET_ISSUED && state->stage <= SAN_TICKET_RECTIFYING
                     && state->flag == SAN_TICKET_NO_FLAG;

  if (!in_work)
    return TRUE;

  if (event->kind == SAN_TICKET_EXTEND && state->colour == SAN_TICKET_RED
      && !fold->rules->extend_red)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("extend: a red ticket is not extended"));
  else if (event->kind == SAN_TICKET_EXTEND
           && (int) state->extensions >= fold->rules->extensions)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("extend: already extended %u times, and no more than %d are granted"),
                 state->extensions, fold->rules->extensions);
  else if ((event->kind == SAN_TICKET_APPROVE || event->kind == SAN_TICKET_REJECT)
           && state->proposals == 0)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("%s: nothing has been proposed, or it has lapsed"),
                 san_ticket_kind_label (event->kind));
  else if (event->kind == SAN_TICKET_ORDER_RED && state->red != SAN_TICKET_RED_NONE)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("order-red: red is proposed or in force already"));
  else
    return TRUE;

  return FALSE;
}

/* Times */

static gboolean
check_year (SanTime     time,
            const char *field,
            GError    **error)
{
  g_autofree char *text = NULL;
  int year;

  if (time == SAN_TICKET_NO_TIME)
    return TRUE;

  san_day_get (san_time_day (time), &year, NULL, NULL);
  if (year >= FIRST_YEAR && year <= LAST_YEAR)
    return TRUE;

  text = san_time_format (time);
  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("%s: %s is not in the years from 2000 to 2100"), field, text);

  return FALSE;
}

static gboolean
check_clock (const SanTicketFold *fold,
             SanTime              now,
             GError             **error)
{
  g_autofree char *now_text = NULL;
  g_autofree char *newest = NULL;

  if (fold->newest == SAN_TICKET_NO_TIME || now >= fold->newest)
    return TRUE;

  now_text = san_time_format (now);
  newest = san_time_format (fold->newest);
  g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
               _("now: the clock says %s, which is earlier than the newest event, %s; set the "
                 "clock right"), now_text, newest);

  return FALSE;
}

/* A receipt and a report may be entered late, before steps that they undo; nothing else. */
static gboolean
check_as_of (const SanTicketFold  *fold,
             const SanTicketEvent *event,
             SanTime               now,
             GError              **error)
{
  g_autofree char *as_of = san_time_format (event->as_of);
  g_autofree char *other = NULL;
  gboolean late = event->kind == SAN_TICKET_RECEIVE || event->kind == SAN_TICKET_REPORT;

  if (!check_year (event->as_of, "as-of", error))
    return FALSE;

  if (event->as_of > now)
    {
      other = san_time_format (now);
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("as-of: %s is later than now, %s"),
                   as_of, other);
      return FALSE;
    }

  if (fold->person != NULL && event->as_of < fold->person->as_of)
    {
      other = san_time_format (fold->person->as_of);
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("as-of: %s is earlier than the ticket’s last event, %s"), as_of, other);
      return FALSE;
    }

  if (!late && fold->last_step != SAN_TICKET_NO_TIME && event->as_of <= fold->last_step)
    {
      other = san_time_format (fold->last_step);
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("as-of: %s is not later than the rise of %s; only a receipt or a report "
                     "may be entered before it"), as_of, other);
      return FALSE;
    }

  return TRUE;
}

/* What a verb needs */

static gboolean
need (const char           *value,
      const char           *field,
      const SanTicketEvent *event,
      GError              **error)
{
  if (!is_blank (value))
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s: missing; “%s” needs it"), field,
               san_ticket_kind_label (event->kind));

  return FALSE;
}

/* The kind of accountability is one of these words; what came of it may follow on the next
 * lines. */
static gboolean
check_account (const SanTicketEvent *event,
               GError              **error)
{
  static const char *const words[] = {
    "interview", "criticism", "self-criticism", "admonition", "transfer",
  };
  gsize length = strcspn (event->text, "\n");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && strncmp (words[i], event->text, length) == 0)
      return need (event->document, "document", event, error);

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("text: “%s” is none of interview, criticism, self-criticism, admonition, "
                 "transfer"), event->text);

  return FALSE;
}

static gboolean
check_unit (const SanTicketEvent *event,
            GError              **error)
{
  if (event->unit_id != 0)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("unit: missing; “%s” needs it"),
               san_ticket_kind_label (event->kind));

  return FALSE;
}

/* A reason is what opens something; a way out and a decision may be without words. By whom
 * a slip was received is told by --by, else it was the one who acts. */
static gboolean
check_needs (const SanTicketEvent *event,
             GError              **error)
{
  gboolean above_white = event->has_colour && event->colour != SAN_TICKET_WHITE;

  switch ((int) event->kind)
    {
    case SAN_TICKET_ISSUE:
      return !above_white || g_str_equal (event->why, SAN_TICKET_WHY_RECURRENCE)
             || need (event->text, "reason", event, error);

    case SAN_TICKET_RECEIVE:
      return !is_blank (event->actor) || need (event->by, "by", event, error);

    case SAN_TICKET_RETURN:
    case SAN_TICKET_REOPEN:
    case SAN_TICKET_EXTEND:
    case SAN_TICKET_SUSPEND:
    case SAN_TICKET_SHELVE:
    case SAN_TICKET_DISPUTE:
    case SAN_TICKET_CANCEL:
    case SAN_TICKET_ORDER_RED:
    case SAN_TICKET_OUTCOME:
      return need (event->text, "text", event, error);

    case SAN_TICKET_REASSIGN:
      return check_unit (event, error) && need (event->text, "text", event, error);

    case SAN_TICKET_ACCOUNT:
      return check_account (event, error);

    default:
      return TRUE;
    }
}

/* Limits and due times */

static gboolean
check_due (SanTime     due,
           SanTime     after,
           const char *field,
           GError    **error)
{
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;

  if (due > after)
    return check_year (due, field, error);

  text = san_time_format (due);
  other = san_time_format (after);
  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s: %s is not later than %s"), field, text,
               other);

  return FALSE;
}

/* Asked until the due time, for something later than it. */
static gboolean
check_extension (const SanTicketFold  *fold,
                 const SanTicketEvent *event,
                 GError              **error)
{
  gboolean by_time = event->due != SAN_TICKET_NO_TIME;
  SanTime due = fold->clock.due;

  if (by_time == (event->limit.kind != SAN_LIMIT_NONE))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("extend: give either a limit or a due time"));
      return FALSE;
    }

  if (event->as_of > due)
    {
      g_autofree char *text = san_time_format (due);

      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("extend: the due time, %s, has passed; it could be asked until then"), text);
      return FALSE;
    }

  if (by_time)
    return check_due (event->due, due, "due", error);

  return check_due (san_work_calendar_due (fold->calendar, due, &event->limit), due, "limit",
                    error);
}

/* The limit that a new start of the clock gets. */
static gboolean
check_start (const SanTicketFold  *fold,
             const SanTicketEvent *event,
             GError              **error)
{
  const SanLimit *limit = &event->limit;
  gboolean white = fold->state.colour == SAN_TICKET_WHITE;

  if (event->due != SAN_TICKET_NO_TIME && limit->kind != SAN_LIMIT_NONE)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("limit: give either a limit or a due time"));
      return FALSE;
    }

  if (event->due != SAN_TICKET_NO_TIME)
    return check_due (event->due, event->as_of, "due", error);
  if (limit->kind == SAN_LIMIT_NONE && event->kind == SAN_TICKET_REASSIGN && white)
    limit = &fold->slip;
  if (limit->kind == SAN_LIMIT_NONE)
    return TRUE;

  return check_due (san_work_calendar_due (fold->calendar, event->as_of, limit), event->as_of,
                    "limit", error);
}

static gboolean
check_limit (const SanTicketFold  *fold,
             const SanTicketEvent *event,
             GError              **error)
{
  switch ((int) event->kind)
    {
    case SAN_TICKET_EXTEND:
      return check_extension (fold, event, error);

    case SAN_TICKET_DRAFTED:
      return TRUE;   /* checked when it is issued */

    case SAN_TICKET_ISSUE:
    case SAN_TICKET_REOPEN:
    case SAN_TICKET_REASSIGN:
      return check_start (fold, event, error);

    default:
      if (event->limit.kind == SAN_LIMIT_NONE && event->due == SAN_TICKET_NO_TIME)
        return TRUE;
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("limit: “%s” gives no time limit"), san_ticket_kind_label (event->kind));
      return FALSE;
    }
}

/* The second person, and the picture */

static gboolean
refuse_same (const SanTicketEvent *event,
             const char           *person,
             GError              **error)
{
  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("actor: “%s” needs a second person, and %s has reported or proposed it"),
               san_ticket_kind_label (event->kind), person);

  return FALSE;
}

static gboolean
check_second_person (const SanTicketFold  *fold,
                     const SanTicketEvent *event,
                     GError              **error)
{
  const SanTicketProposal *proposal = san_ticket_fold_proposal (fold);

  if (!fold->rules->second_person)
    return TRUE;

  if (event->kind == SAN_TICKET_VERIFY
      && (is_same (event->actor, fold->reporter) || is_same (event->actor, fold->reporter_by)))
    return refuse_same (event, event->actor, error);

  if ((event->kind == SAN_TICKET_APPROVE || event->kind == SAN_TICKET_REJECT)
      && (is_same (event->actor, proposal->actor) || is_same (event->actor, proposal->by)))
    return refuse_same (event, event->actor, error);

  return TRUE;
}

static gboolean
check_picture (const SanTicketFold  *fold,
               const SanTicketEvent *event,
               GError              **error)
{
  if (event->kind != SAN_TICKET_VERIFY || !fold->rules->picture_after || fold->before == 0
      || fold->after + event->photos > 0)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("photo: missing; there is a picture from before, so “%s” needs one from after"),
               san_ticket_kind_label (event->kind));

  return FALSE;
}

gboolean
san_ticket_check (const SanTicketFold  *fold,
                  const SanTicketEvent *event,
                  SanTime               now,
                  GError              **error)
{
  if (!san_ticket_kind_is_verb (event->kind))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s: nobody enters it"),
                   san_ticket_kind_label (event->kind));
      return FALSE;
    }

  return check_clock (fold, now, error)
         && check_rule (fold, event, error)
         && check_stage (fold, event, error)
         && check_as_of (fold, event, now, error)
         && check_needs (event, error)
         && check_limit (fold, event, error)
         && check_second_person (fold, event, error)
         && check_picture (fold, event, error);
}
