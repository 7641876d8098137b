/* san-ticket-event.c - one thing that happened to a ticket, and the words for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-event.h"

#include <glib/gi18n-lib.h>

/* The words of the files and of sansectl, and what people read. */
typedef struct
{
  const char *name;
  const char *label;
} Word;

static const Word kinds[SAN_TICKET_KINDS] = {
  [SAN_TICKET_DRAFTED] = { "draft", NC_ ("ticket event", "Drafted") },
  [SAN_TICKET_ISSUE] = { "issue", NC_ ("ticket event", "Issued") },
  [SAN_TICKET_RECEIVE] = { "receive", NC_ ("ticket event", "Receipt") },
  [SAN_TICKET_BEGIN] = { "begin", NC_ ("ticket event", "Start of work") },
  [SAN_TICKET_REPORT] = { "report", NC_ ("ticket event", "Reply") },
  [SAN_TICKET_RETURN] = { "return", NC_ ("ticket event", "Return") },
  [SAN_TICKET_VERIFY] = { "verify", NC_ ("ticket event", "Recheck passed") },
  [SAN_TICKET_CLOSE] = { "close", NC_ ("ticket event", "Closing") },
  [SAN_TICKET_REOPEN] = { "reopen", NC_ ("ticket event", "Reopening") },
  [SAN_TICKET_EXTEND] = { "extend", NC_ ("ticket event", "Request for extension") },
  [SAN_TICKET_APPROVE] = { "approve", NC_ ("ticket event", "Approval") },
  [SAN_TICKET_REJECT] = { "reject", NC_ ("ticket event", "Rejection") },
  [SAN_TICKET_SUSPEND] = { "suspend", NC_ ("ticket event", "Suspension") },
  [SAN_TICKET_RESUME] = { "resume", NC_ ("ticket event", "End of suspension") },
  [SAN_TICKET_SHELVE] = { "shelve", NC_ ("ticket event", "Shelving") },
  [SAN_TICKET_UNSHELVE] = { "unshelve", NC_ ("ticket event", "End of shelving") },
  [SAN_TICKET_DISPUTE] = { "dispute", NC_ ("ticket event", "Dispute") },
  [SAN_TICKET_UPHOLD] = { "uphold", NC_ ("ticket event", "Dispute upheld") },
  [SAN_TICKET_DISMISS] = { "dismiss", NC_ ("ticket event", "Dispute dismissed") },
  [SAN_TICKET_REASSIGN] = { "reassign", NC_ ("ticket event", "Reassignment") },
  [SAN_TICKET_CANCEL] = { "cancel", NC_ ("ticket event", "Cancellation") },
  [SAN_TICKET_ORDER_RED] = { "order-red", NC_ ("ticket event", "Red ordered") },
  [SAN_TICKET_HELD] = { "held", NC_ ("ticket event", "Look-back: held") },
  [SAN_TICKET_RELAPSED] = { "relapsed", NC_ ("ticket event", "Look-back: relapsed") },
  [SAN_TICKET_REMIND] = { "remind", NC_ ("ticket event", "Reminder") },
  [SAN_TICKET_ACCOUNT] = { "account", NC_ ("ticket event", "Accountability") },
  [SAN_TICKET_OUTCOME] = { "outcome", NC_ ("ticket event", "Outcome of accountability") },
  [SAN_TICKET_NOTE] = { "note", NC_ ("ticket event", "Note") },
  [SAN_TICKET_STEP] = { "step", NC_ ("ticket event", "Rise by lapse of time") },
  [SAN_TICKET_RISE] = { "rise", NC_ ("ticket event", "Rise") },
  [SAN_TICKET_ANNULLED] = { "annulled", NC_ ("ticket event", "Rise annulled") },
};

static const Word colours[SAN_TICKET_COLOURS] = {
  [SAN_TICKET_WHITE] = { "white", NC_ ("ticket colour", "White") },
  [SAN_TICKET_YELLOW] = { "yellow", NC_ ("ticket colour", "Yellow") },
  [SAN_TICKET_RED] = { "red", NC_ ("ticket colour", "Red") },
};

static const Word stages[] = {
  [SAN_TICKET_DRAFT] = { "draft", NC_ ("ticket stage", "Draft") },
  [SAN_TICKET_ISSUED] = { "issued", NC_ ("ticket stage", "Issued") },
  [SAN_TICKET_RECEIVED] = { "received", NC_ ("ticket stage", "Received") },
  [SAN_TICKET_RECTIFYING] = { "rectifying", NC_ ("ticket stage", "Rectifying") },
  [SAN_TICKET_REPORTED] = { "reported", NC_ ("ticket stage", "Reported") },
  [SAN_TICKET_VERIFIED] = { "verified", NC_ ("ticket stage", "Recheck passed") },
  [SAN_TICKET_CLOSED] = { "closed", NC_ ("ticket stage", "Closed") },
  [SAN_TICKET_CANCELLED] = { "cancelled", NC_ ("ticket stage", "Cancelled") },
};

static const Word flags[] = {
  [SAN_TICKET_NO_FLAG] = { "", "" },
  [SAN_TICKET_SUSPENDED] = { "suspended", NC_ ("ticket flag", "Suspended") },
  [SAN_TICKET_SHELVED] = { "shelved", NC_ ("ticket flag", "Shelved") },
  [SAN_TICKET_DISPUTED] = { "disputed", NC_ ("ticket flag", "Disputed") },
};

static const char *const reds[] = {
  [SAN_TICKET_RED_NONE] = "",
  [SAN_TICKET_RED_PROPOSED] = "proposed",
  [SAN_TICKET_RED_APPROVED] = "approved",
};

static const Word reasons[] = {
  { SAN_TICKET_WHY_OVERDUE, NC_ ("ticket rise", "No reply by the deadline") },
  { SAN_TICKET_WHY_RECEIPT, NC_ ("ticket rise", "Not received in time") },
  { SAN_TICKET_WHY_RETURNED, NC_ ("ticket rise", "Returned") },
  { SAN_TICKET_WHY_RECURRENCE, NC_ ("ticket rise", "Recurrence") },
  { SAN_TICKET_WHY_ORDERED, NC_ ("ticket rise", "Ordered") },
};

SanTicketEvent *
san_ticket_event_new (SanTicketKind kind,
                      SanTime       as_of,
                      const char   *actor)
{
  SanTicketEvent *event = g_new0 (SanTicketEvent, 1);

  event->kind = kind;
  event->as_of = as_of;
  event->entered = as_of;
  event->actor = g_strdup (actor != NULL ? actor : "");
  event->by = g_strdup ("");
  event->text = g_strdup ("");
  event->document = g_strdup ("");
  event->why = g_strdup ("");
  event->due = SAN_TICKET_NO_TIME;

  return event;
}

SanTicketEvent *
san_ticket_event_copy (const SanTicketEvent *event)
{
  SanTicketEvent *copy;

  g_return_val_if_fail (event != NULL, NULL);

  copy = g_memdup2 (event, sizeof *event);
  copy->actor = g_strdup (event->actor);
  copy->by = g_strdup (event->by);
  copy->text = g_strdup (event->text);
  copy->document = g_strdup (event->document);
  copy->why = g_strdup (event->why);

  return copy;
}

void
san_ticket_event_free (SanTicketEvent *event)
{
  if (event == NULL)
    return;

  g_free (event->actor);
  g_free (event->by);
  g_free (event->text);
  g_free (event->document);
  g_free (event->why);
  g_free (event);
}

static gboolean
find_word (const Word *words,
           guint       n_words,
           const char *text,
           guint      *place)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i].name, text))
      {
        *place = i;
        return TRUE;
      }

  return FALSE;
}

const char *
san_ticket_kind_name (SanTicketKind kind)
{
  g_return_val_if_fail ((guint) kind < SAN_TICKET_KINDS, "");

  return kinds[kind].name;
}

gboolean
san_ticket_kind_parse (const char    *text,
                       SanTicketKind *kind)
{
  guint place;

  if (!find_word (kinds, G_N_ELEMENTS (kinds), text, &place))
    return FALSE;

  *kind = (SanTicketKind) place;

  return TRUE;
}

const char *
san_ticket_colour_name (SanTicketColour colour)
{
  g_return_val_if_fail ((guint) colour < SAN_TICKET_COLOURS, "");

  return colours[colour].name;
}

gboolean
san_ticket_colour_parse (const char      *text,
                         SanTicketColour *colour)
{
  guint place;

  if (!find_word (colours, G_N_ELEMENTS (colours), text, &place))
    return FALSE;

  *colour = (SanTicketColour) place;

  return TRUE;
}

const char *
san_ticket_stage_name (SanTicketStage stage)
{
  g_return_val_if_fail ((guint) stage < G_N_ELEMENTS (stages), "");

  return stages[stage].name;
}

gboolean
san_ticket_stage_parse (const char     *text,
                        SanTicketStage *stage)
{
  guint place;

  if (!find_word (stages, G_N_ELEMENTS (stages), text, &place))
    return FALSE;

  *stage = (SanTicketStage) place;

  return TRUE;
}

const char *
san_ticket_flag_name (SanTicketFlag flag)
{
  g_return_val_if_fail ((guint) flag < G_N_ELEMENTS (flags), "");

  return flags[flag].name;
}

const char *
san_ticket_red_name (SanTicketRed red)
{
  g_return_val_if_fail ((guint) red < G_N_ELEMENTS (reds), "");

  return reds[red];
}

const char *
san_ticket_kind_label (SanTicketKind kind)
{
  g_return_val_if_fail ((guint) kind < SAN_TICKET_KINDS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "ticket event", kinds[kind].label);
}

const char *
san_ticket_colour_label (SanTicketColour colour)
{
  g_return_val_if_fail ((guint) colour < SAN_TICKET_COLOURS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "ticket colour", colours[colour].label);
}

const char *
san_ticket_stage_label (SanTicketStage stage)
{
  g_return_val_if_fail ((guint) stage < G_N_ELEMENTS (stages), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "ticket stage", stages[stage].label);
}

const char *
san_ticket_flag_label (SanTicketFlag flag)
{
  g_return_val_if_fail ((guint) flag < G_N_ELEMENTS (flags), "");

  if (flag == SAN_TICKET_NO_FLAG)
    return "";

  return g_dpgettext2 (GETTEXT_PACKAGE, "ticket flag", flags[flag].label);
}

const char *
san_ticket_why_label (const char *why)
{
  guint place;

  g_return_val_if_fail (why != NULL, "");

  if (!find_word (reasons, G_N_ELEMENTS (reasons), why, &place))
    return why;

  return g_dpgettext2 (GETTEXT_PACKAGE, "ticket rise", reasons[place].label);
}
