/* san-ticket-menu.c - what can be done with tickets now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-menu.h"

#include <glib/gi18n-lib.h>

#include "app/san-ticket-verb-dialog.h"

/* In the order of menus: on with it, against it, about it. What is only a choice in another
 * verb's dialog (fail beside pass) is left out. */
static const SanTicketKind all_verbs[] = {
  SAN_TICKET_ISSUE, SAN_TICKET_RECEIVE, SAN_TICKET_BEGIN, SAN_TICKET_REPORT, SAN_TICKET_VERIFY,
  SAN_TICKET_CLOSE, SAN_TICKET_RETURN, SAN_TICKET_APPROVE, SAN_TICKET_UPHOLD,
  SAN_TICKET_RESUME, SAN_TICKET_UNSHELVE, SAN_TICKET_HELD, SAN_TICKET_REOPEN,
  SAN_TICKET_REMIND, SAN_TICKET_EXTEND, SAN_TICKET_SUSPEND, SAN_TICKET_SHELVE,
  SAN_TICKET_DISPUTE, SAN_TICKET_REASSIGN, SAN_TICKET_ORDER_RED, SAN_TICKET_ACCOUNT,
  SAN_TICKET_OUTCOME, SAN_TICKET_NOTE, SAN_TICKET_CANCEL,
};

/* What several tickets can be asked for at once. */
static const SanTicketKind bulk_verbs[] = {
  SAN_TICKET_ISSUE, SAN_TICKET_RECEIVE, SAN_TICKET_REPORT, SAN_TICKET_VERIFY,
  SAN_TICKET_RETURN, SAN_TICKET_APPROVE, SAN_TICKET_HELD, SAN_TICKET_REMIND,
  SAN_TICKET_EXTEND, SAN_TICKET_SUSPEND, SAN_TICKET_SHELVE, SAN_TICKET_RESUME,
  SAN_TICKET_UNSHELVE, SAN_TICKET_ACCOUNT, SAN_TICKET_CANCEL,
};

/* The bar's wishes for a step, best first; ends with SAN_TICKET_KINDS. */
static const SanTicketKind *
wishes_for (const SanTicketState *state)
{
  static const SanTicketKind draft[] = { SAN_TICKET_ISSUE, SAN_TICKET_KINDS };
  static const SanTicketKind issued[] = { SAN_TICKET_APPROVE, SAN_TICKET_RECEIVE,
                                          SAN_TICKET_REMIND, SAN_TICKET_CANCEL,
                                          SAN_TICKET_KINDS };
  static const SanTicketKind in_work[] = { SAN_TICKET_APPROVE, SAN_TICKET_REPORT,
                                           SAN_TICKET_REMIND, SAN_TICKET_EXTEND,
                                           SAN_TICKET_ORDER_RED, SAN_TICKET_KINDS };
  static const SanTicketKind reported[] = { SAN_TICKET_APPROVE, SAN_TICKET_VERIFY,
                                            SAN_TICKET_CLOSE, SAN_TICKET_RETURN,
                                            SAN_TICKET_KINDS };
  static const SanTicketKind closed[] = { SAN_TICKET_HELD, SAN_TICKET_REOPEN,
                                          SAN_TICKET_KINDS };
  static const SanTicketKind stopped[] = { SAN_TICKET_RESUME, SAN_TICKET_UNSHELVE,
                                           SAN_TICKET_UPHOLD, SAN_TICKET_CANCEL,
                                           SAN_TICKET_KINDS };

  if (state->flag != SAN_TICKET_NO_FLAG)
    return stopped;

  switch (state->stage)
    {
    case SAN_TICKET_DRAFT:
      return draft;

    case SAN_TICKET_ISSUED:
      return issued;

    case SAN_TICKET_REPORTED:
    case SAN_TICKET_VERIFIED:
      return reported;

    case SAN_TICKET_CLOSED:
      return closed;

    case SAN_TICKET_RECEIVED:
    case SAN_TICKET_RECTIFYING:
    case SAN_TICKET_CANCELLED:
    default:
      return in_work;
    }
}

guint
san_ticket_bar_verbs (SanContext           *context,
                      const SanTicketRules *rules,
                      const SanTicketState *state,
                      SanTicketKind        *verbs,
                      guint                 most)
{
  guint n = 0;

  for (const SanTicketKind *wish = wishes_for (state); *wish != SAN_TICKET_KINDS; wish++)
    if (n < most && san_ticket_verb_applies (context, rules, state, *wish))
      verbs[n++] = *wish;

  return n;
}

static void
append_verb (GMenu                *menu,
             SanTicketKind         kind,
             const SanTicketState *state)
{
  g_autofree char *label = san_ticket_verb_label (kind, state);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "page.do", "s", san_ticket_kind_name (kind));
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_paper (GMenu   *menu,
              gboolean one,
              gboolean draft)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (one)
    g_menu_append (section, draft ? _("Edit") : _("Open"), "page.open");
  if (!draft)
    {
      g_menu_append (section, _("Preview slip"), "page.preview");
      g_menu_append (section, _("Print slips"), "page.print");
      g_menu_append (section, _("Feedback workbooks of the units…"), "page.feedback-out");
      g_menu_append (section, one ? _("Copy number") : _("Copy numbers"), "page.copy-number");
    }
  if (draft)
    g_menu_append (section, one ? _("Delete draft") : _("Delete drafts"), "page.delete-draft");
  append_section (menu, section);
}

GMenuModel *
san_ticket_menu_new (SanContext           *context,
                     const SanTicketRules *rules,
                     const SanTicketState *state)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) verbs = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all_verbs); i++)
    if (san_ticket_verb_applies (context, rules, state, all_verbs[i]))
      append_verb (verbs, all_verbs[i], state);
  append_section (menu, verbs);
  append_paper (menu, TRUE, state->stage == SAN_TICKET_DRAFT);

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* As far as a row tells: the store has the last word. */
static void
state_of (const SanTicketData *data,
          SanTicketState      *state)
{
  guint red = data->red == SAN_TICKET_RED_PROPOSED;

  *state = (SanTicketState) {
    .stage = data->stage, .flag = data->flag, .red = data->red, .colour = data->colour,
    .first_colour = data->first.colour, .issued = data->issued, .due = data->due,
    .closed = data->closed, .running = data->running, .unit_id = data->unit_id,
    .received = SAN_TICKET_NO_TIME, .reported = SAN_TICKET_NO_TIME,
    .receipt_due = SAN_TICKET_NO_TIME, .stopped = SAN_TICKET_NO_TIME,
    .verify_due = SAN_TICKET_NO_TIME, .rises = SAN_TICKET_NO_TIME,
    .returns = data->returns, .extensions = data->extensions,
    .proposals = data->proposals, .extension_asked = data->proposals > red,
  };
}

static guint
count_takers (SanContext           *context,
              const SanTicketRules *rules,
              GPtrArray            *rows,
              SanTicketKind         kind)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      SanTicketState state;

      state_of (san_ticket_row_get_data (g_ptr_array_index (rows, i)), &state);
      n += san_ticket_verb_applies (context, rules, &state, kind);
    }

  return n;
}

/* Where there is no room for all, what every ticket takes goes before what some take. */
guint
san_ticket_bulk_verbs (SanContext           *context,
                       const SanTicketRules *rules,
                       GPtrArray            *rows,
                       SanTicketKind        *verbs,
                       guint                 most)
{
  gboolean chosen[G_N_ELEMENTS (bulk_verbs)] = { FALSE };
  guint takers[G_N_ELEMENTS (bulk_verbs)];
  guint room = most, n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bulk_verbs); i++)
    {
      takers[i] = count_takers (context, rules, rows, bulk_verbs[i]);
      chosen[i] = takers[i] > 0 && takers[i] == rows->len && room > 0 &&
                  bulk_verbs[i] != SAN_TICKET_CANCEL;
      room -= chosen[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (bulk_verbs) && room > 0; i++)
    if (takers[i] > 0 && !chosen[i])
      {
        chosen[i] = TRUE;
        room--;
      }
  for (guint i = 0; i < G_N_ELEMENTS (bulk_verbs); i++)
    if (chosen[i])
      verbs[n++] = bulk_verbs[i];

  return n;
}

GMenuModel *
san_ticket_bulk_menu_new (SanContext           *context,
                          const SanTicketRules *rules,
                          GPtrArray            *rows)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  SanTicketKind verbs[G_N_ELEMENTS (bulk_verbs)];
  guint n = san_ticket_bulk_verbs (context, rules, rows, verbs, G_N_ELEMENTS (verbs));
  gboolean drafts = rows->len > 0;

  for (guint i = 0; i < rows->len; i++)
    drafts = drafts && san_ticket_row_get_data (rows->pdata[i])->stage == SAN_TICKET_DRAFT;
  for (guint i = 0; i < n; i++)
    append_verb (section, verbs[i], NULL);
  append_section (menu, section);
  append_paper (menu, FALSE, drafts);

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
