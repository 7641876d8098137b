/* san-ticket-verbs.c - what each verb of a ticket is called and asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-ticket-verbs.h"

#include <glib/gi18n-lib.h>

#define PROBLEM_CHARS 14      /* of it in a toast, so that the toast stays one line */


static const SanTicketVerb verbs[] = {
  { SAN_TICKET_ISSUE, SAN_TICKET_ISSUE, N_("Issue"), N_("Issue"), N_("Issued %s"), NULL, 0, 0 },
  { SAN_TICKET_RECEIVE, SAN_TICKET_RECEIVE, N_("Record receipt"), N_("Record receipt"),
    N_("Receipt recorded: %s"), N_("Remark"), SAN_ASK_BY | SAN_ASK_TEXT, SAN_ASK_BY },
  { SAN_TICKET_BEGIN, SAN_TICKET_BEGIN, N_("Work has begun…"), N_("Record it"),
    N_("Work has begun: %s"), N_("What is being done"), SAN_ASK_BY | SAN_ASK_TEXT, 0 },
  { SAN_TICKET_REPORT, SAN_TICKET_REPORT, N_("Record reply…"), N_("Record reply"),
    N_("Reply recorded: %s"), N_("What was done"),
    SAN_ASK_BY | SAN_ASK_TEXT | SAN_ASK_DOCUMENT | SAN_ASK_PHOTOS, 0 },
  { SAN_TICKET_RETURN, SAN_TICKET_VERIFY, N_("Send back…"), N_("Send back"), N_("Sent back %s"),
    N_("Reason"), SAN_ASK_TEXT | SAN_ASK_DOCUMENT, SAN_ASK_TEXT },
  { SAN_TICKET_VERIFY, SAN_TICKET_RETURN, N_("Recheck…"), N_("Close the ticket"), N_("Closed %s"),
    N_("What was found"), SAN_ASK_PERSON | SAN_ASK_TEXT | SAN_ASK_PHOTOS, SAN_ASK_PERSON },
  { SAN_TICKET_CLOSE, SAN_TICKET_CLOSE, N_("Close the ticket"), N_("Close the ticket"),
    N_("Closed %s"), N_("Remark"),
    SAN_ASK_TEXT, 0 },
  { SAN_TICKET_REOPEN, SAN_TICKET_REOPEN, N_("Reopen…"), N_("Reopen"), N_("Reopened %s"),
    N_("Reason"), SAN_ASK_TEXT | SAN_ASK_LIMIT, SAN_ASK_TEXT },
  { SAN_TICKET_EXTEND, SAN_TICKET_EXTEND, N_("Extend…"), N_("Ask for extension"),
    N_("Extension asked for: %s"), N_("Reason"), SAN_ASK_TEXT | SAN_ASK_LIMIT | SAN_ASK_DOCUMENT,
    SAN_ASK_TEXT | SAN_ASK_LIMIT },
  { SAN_TICKET_APPROVE, SAN_TICKET_REJECT, N_("Decide…"), N_("Approve"), N_("Approved: %s"),
    N_("Remark"), SAN_ASK_PERSON | SAN_ASK_TEXT | SAN_ASK_DOCUMENT, SAN_ASK_PERSON },
  { SAN_TICKET_REJECT, SAN_TICKET_APPROVE, N_("Decide…"), N_("Reject"), N_("Rejected: %s"),
    N_("Reason"), SAN_ASK_PERSON | SAN_ASK_TEXT | SAN_ASK_DOCUMENT, SAN_ASK_PERSON },
  { SAN_TICKET_SUSPEND, SAN_TICKET_SUSPEND, N_("Suspend…"), N_("Suspend"), N_("Suspended %s"),
    N_("Reason"), SAN_ASK_TEXT | SAN_ASK_DOCUMENT, SAN_ASK_TEXT },
  { SAN_TICKET_RESUME, SAN_TICKET_RESUME, N_("Resume…"), N_("Resume"), N_("Resumed %s"),
    N_("Remark"), SAN_ASK_TEXT, 0 },
  { SAN_TICKET_SHELVE, SAN_TICKET_SHELVE, N_("Shelve…"), N_("Shelve"), N_("Shelved %s"),
    N_("Reason"), SAN_ASK_TEXT | SAN_ASK_DOCUMENT, SAN_ASK_TEXT },
  { SAN_TICKET_UNSHELVE, SAN_TICKET_UNSHELVE, N_("Take off the shelf…"), N_("Take off the shelf"),
    N_("Off the shelf: %s"), N_("Remark"), SAN_ASK_TEXT, 0 },
  { SAN_TICKET_DISPUTE, SAN_TICKET_DISPUTE, N_("Dispute…"), N_("Record dispute"),
    N_("Disputed: %s"), N_("Reason"), SAN_ASK_BY | SAN_ASK_TEXT | SAN_ASK_DOCUMENT,
    SAN_ASK_TEXT },
  { SAN_TICKET_UPHOLD, SAN_TICKET_DISMISS, N_("Decide the dispute…"), N_("Uphold"),
    N_("Dispute upheld: %s"), N_("Remark"), SAN_ASK_TEXT | SAN_ASK_DOCUMENT, 0 },
  { SAN_TICKET_DISMISS, SAN_TICKET_UPHOLD, N_("Decide the dispute…"), N_("Dismiss"),
    N_("Dispute dismissed: %s"), N_("Remark"), SAN_ASK_TEXT | SAN_ASK_DOCUMENT, 0 },
  { SAN_TICKET_REASSIGN, SAN_TICKET_REASSIGN, N_("Reassign…"), N_("Reassign"),
    N_("Reassigned %s"), N_("Reason"), SAN_ASK_UNIT | SAN_ASK_TEXT | SAN_ASK_DOCUMENT,
    SAN_ASK_UNIT | SAN_ASK_TEXT },
  { SAN_TICKET_CANCEL, SAN_TICKET_CANCEL, N_("Cancel the ticket…"), N_("Cancel the ticket"),
    N_("Cancelled %s"), N_("Reason"), SAN_ASK_TEXT | SAN_ASK_DOCUMENT, SAN_ASK_TEXT },
  { SAN_TICKET_ORDER_RED, SAN_TICKET_ORDER_RED, N_("Escalate to red…"), N_("Escalate"),
    N_("Red proposed: %s"), N_("Reason"), SAN_ASK_TEXT | SAN_ASK_DOCUMENT, SAN_ASK_TEXT },
  { SAN_TICKET_HELD, SAN_TICKET_RELAPSED, N_("Look-back…"), N_("Record it"), N_("Held: %s"),
    N_("What was found"), SAN_ASK_TEXT | SAN_ASK_PHOTOS, 0 },
  { SAN_TICKET_RELAPSED, SAN_TICKET_HELD, N_("Look-back…"), N_("Issue again"),
    N_("Relapsed: %s"), N_("What was found"), SAN_ASK_TEXT | SAN_ASK_PHOTOS, 0 },
  { SAN_TICKET_REMIND, SAN_TICKET_REMIND, N_("Remind"), N_("Copy and record"), N_("Reminded: %s"),
    N_("How"), SAN_ASK_REMINDER | SAN_ASK_TEXT, 0 },
  { SAN_TICKET_ACCOUNT, SAN_TICKET_ACCOUNT, N_("Hold to account…"), N_("Record it"),
    N_("Held to account: %s"), N_("Outcome, if it is known"),
    SAN_ASK_ACCOUNT | SAN_ASK_BY | SAN_ASK_TEXT | SAN_ASK_DOCUMENT,
    SAN_ASK_ACCOUNT | SAN_ASK_DOCUMENT },
  { SAN_TICKET_OUTCOME, SAN_TICKET_OUTCOME, N_("Record outcome…"), N_("Record it"),
    N_("Outcome recorded: %s"), N_("Outcome"), SAN_ASK_RECORD | SAN_ASK_TEXT | SAN_ASK_DOCUMENT,
    SAN_ASK_TEXT },
  { SAN_TICKET_NOTE, SAN_TICKET_NOTE, N_("Note…"), N_("Save"), N_("Noted: %s"), N_("Note"),
    SAN_ASK_TEXT | SAN_ASK_PHOTOS, SAN_ASK_TEXT },
};

const SanTicketVerb *
san_ticket_verb_find (SanTicketKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (verbs[i].kind == kind)
      return &verbs[i];

  return NULL;
}

static char *
cut (const char *text)
{
  if (g_utf8_strlen (text, -1) <= PROBLEM_CHARS)
    return g_strdup (text);

  {
    g_autofree char *start = g_utf8_substring (text, 0, PROBLEM_CHARS);

    return g_strconcat (start, "…", NULL);
  }
}

char *
san_ticket_verb_object (GPtrArray *tickets,
                        guint      n)
{
  const SanTicket *ticket;
  g_autofree char *number = NULL;
  g_autofree char *problem = NULL;

  if (n != 1 || tickets->len == 0)
    return g_strdup_printf (ngettext ("%u ticket", "%u tickets", n), n);

  ticket = g_ptr_array_index (tickets, 0);
  number = san_ticket_number_label (&ticket->number);
  problem = cut (ticket->problem);

  return *number != '\0' ? g_strdup_printf ("%s %s", number, problem)
                         : g_steal_pointer (&problem);
}

char *
san_ticket_verb_said (const SanTicketVerb *verb,
                      const char          *object)
{
  g_auto (GStrv) parts = g_strsplit (_(verb->said), "%s", 2);

  return g_strjoinv (object, parts);
}

static void
on_changed_cb (SanContext *context,
               gint64      seq,
               gint64     *newest)
{
  *newest = seq;
}

gulong
san_ticket_watch (SanContext *context,
                  gint64     *seq)
{
  return g_signal_connect (context, "changed", G_CALLBACK (on_changed_cb), seq);
}

gboolean
san_ticket_verb_do (SanContext                 *context,
                    const gint64               *ids,
                    guint                       n,
                    const SanTicketRequestVerb *verb,
                    const char                 *actor,
                    const char                 *said,
                    GError                    **error)
{
  SanWorkspace *workspace = san_context_get_workspace (context);
  g_autofree char *before = g_strdup (san_workspace_get_actor (workspace));
  g_autoptr (GArray) made = NULL;
  gint64 seq = 0;
  gulong handler = san_ticket_watch (context, &seq);
  gboolean done;

  if (actor != NULL)
    san_workspace_set_actor (workspace, actor);
  if (verb->kind == SAN_TICKET_ISSUE)
    done = san_ticket_issue (workspace, ids, n, verb->as_of, NULL, error);
  else
    done = san_ticket_do (workspace, ids, n, verb, &made, NULL, error);
  san_workspace_set_actor (workspace, before);
  g_signal_handler_disconnect (context, handler);

  if (done && said != NULL && seq != 0)
    san_context_say_step (context, said, seq);

  return done;
}
