/* san-ticket-acts.c - what the keys and menus of the page of tickets do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-acts.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-lookback-dialog.h"
#include "pages/tickets/san-new-ticket-window.h"
#include "pages/tickets/san-slip-preview.h"
#include "pages/tickets/san-ticket-feedback.h"
#include "pages/tickets/san-ticket-columns.h"
#include "pages/tickets/san-ticket-lane.h"
#include "app/san-ticket-verb-dialog.h"
#include "app/san-ticket-verbs.h"
#include "pages/tickets/san-ticket-window.h"
#include "store/san-journal.h"
#include "tickets/san-ticket-view-store.h"
#include "widgets/san-clipboard.h"

#define COPIED 20000   /* rows that go to the clipboard */

static const gint64 *
first_of (const GArray *ids)
{
  return &g_array_index (ids, gint64, 0);
}

/* (transfer full) (nullable): a failure is reported */
static SanTicket *
load_ticket (SanPage *page,
             gint64   id)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;
  SanTicket *ticket = san_ticket_store_load (san_context_get_database (context), id, &error);

  if (ticket == NULL)
    san_context_report (context, error);

  return ticket;
}

/* Asks once for all of them; of several, for those that take it. */
static void
run (SanPage              *page,
     const SanTicketRules *rules,
     const GArray         *ids,
     SanTicketKind         kind)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (SanTicket) ticket = ids->len > 1 ? load_ticket (page, id) : NULL;

      if (ids->len == 1 ||
          (ticket != NULL && san_ticket_verb_applies (context, rules, ticket->state, kind)))
        g_array_append_val (taken, id);
    }
  if (taken->len == 0)
    san_context_say (context, _("None of these tickets takes that in its present stage."));
  else
    san_ticket_verb_dialog_run (GTK_WIDGET (page), context, first_of (taken), taken->len, kind);
}

/* Which ticket, where it stands, and what it does not take there; @hint: what to do, if
 * that is known. */
static void
refuse (SanContext      *context,
        const SanTicket *ticket,
        SanTicketKind    kind,
        const char      *hint)
{
  const SanTicketState *state = ticket->state;
  const SanTicketVerb *verb = san_ticket_verb_find (kind);
  g_auto (GStrv) name = g_strsplit (_(verb->menu), "…", 2);
  g_autofree char *number = san_ticket_number_label (&ticket->number);
  g_autofree char *text = NULL;

  if (hint != NULL && state->stage != SAN_TICKET_CLOSED && state->stage != SAN_TICKET_CANCELLED)
    text = g_strdup (hint);
  else if (kind == SAN_TICKET_ORDER_RED && state->colour == SAN_TICKET_RED)
    text = g_strdup_printf (_("%s is red already"), number);
  else
    text = g_strdup_printf (C_("ticket, stage, verb", "%s (%s) does not take “%s”"),
                            *number != '\0' ? number : ticket->problem,
                            state->flag != SAN_TICKET_NO_FLAG
                              ? san_ticket_flag_label (state->flag)
                              : san_ticket_stage_label (state->stage), name[0]);
  san_context_say (context, text);
}

/* Runs the first of @kinds that the ticket takes; else says why none, or @hint. */
static void
run_one_of (SanPage              *page,
            const SanTicketRules *rules,
            const GArray         *ids,
            const SanTicketKind  *kinds,
            guint                 n_kinds,
            const char           *hint)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (SanTicket) ticket = NULL;

  if (ids->len > 1)
    {
      run (page, rules, ids, kinds[0]);
      return;
    }
  ticket = load_ticket (page, *first_of (ids));
  if (ticket == NULL)
    return;
  for (guint i = 0; i < n_kinds; i++)
    if (san_ticket_verb_applies (context, rules, ticket->state, kinds[i]))
      {
        run (page, rules, ids, kinds[i]);
        return;
      }
  refuse (context, ticket, kinds[0], hint);
}

static void
escalate (SanPage              *page,
          const SanTicketRules *rules,
          const GArray         *ids)
{
  static const SanTicketKind kinds[] = { SAN_TICKET_ORDER_RED, SAN_TICKET_APPROVE };

  run_one_of (page, rules, ids, kinds, G_N_ELEMENTS (kinds), NULL);
}

static void
close_ticket (SanPage              *page,
              const SanTicketRules *rules,
              const GArray         *ids)
{
  static const SanTicketKind kinds[] = { SAN_TICKET_VERIFY, SAN_TICKET_CLOSE };

  run_one_of (page, rules, ids, kinds, G_N_ELEMENTS (kinds),
              _("A ticket is closed by a recheck after its reply: record the reply first."));
}

/* Drafts */

static gboolean
delete_one (SanContext *context,
            gint64      id,
            GError    **error)
{
  return san_ticket_delete_draft (san_context_get_workspace (context), id, error);
}

static void
delete_drafts (SanPage      *page,
               const GArray *ids)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < ids->len && error == NULL; i++)
    n += delete_one (context, g_array_index (ids, gint64, i), &error);
  san_context_report (context, error);
  if (n > 0)
    {
      g_autofree char *said = g_strdup_printf (ngettext ("%u draft deleted", "%u drafts deleted",
                                                         n), n);
      gint64 seq = san_journal_length (san_context_get_database (context), NULL);

      g_signal_emit_by_name (context, "said", said, n == 1 ? seq : (gint64) 0);
    }
}

static void
open_ticket (SanPage      *page,
             const GArray *ids,
             const GArray *walk)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (SanTicket) ticket = load_ticket (page, *first_of (ids));
  SanTicketSeed seed = { 0 };

  if (ticket == NULL)
    return;
  if (ticket->state->stage == SAN_TICKET_DRAFT)
    {
      seed.draft = ticket->id;
      san_new_ticket_window_open (GTK_WIDGET (page), context, &seed);
      return;
    }
  san_ticket_window_open (GTK_WIDGET (page), context, ticket->id,
                          walk != NULL && walk->len > 0 ? first_of (walk) : NULL,
                          walk != NULL ? walk->len : 0);
}

static void
copy_text (SanPage    *page,
           const char *text,
           guint       n)
{
  g_autofree char *said = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", n), n);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), text);
  san_context_say (san_page_get_context (page), said);
}

static void
copy_numbers (SanPage      *page,
              const GArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SanTicket) ticket = load_ticket (page, g_array_index (ids, gint64, i));
      g_autofree char *number = ticket != NULL ? san_ticket_number_format (&ticket->number) : NULL;

      if (number == NULL || *number == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, number);
    }
  copy_text (page, text->str, ids->len);
}

void
san_ticket_page_copy (SanPage              *page,
                      GListModel           *model,
                      GtkBitset            *rows,
                      const GArray         *columns,
                      const SanTicketClock *clock)
{
  guint n = (guint) MIN (gtk_bitset_get_size (rows), COPIED);
  g_autoptr (SanGridBlock) block = san_grid_block_new (n + 1, columns->len);
  g_autofree char *said = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", n), n);

  for (guint i = 0; i < columns->len; i++)
    san_grid_block_take (block, 0, i,
                         g_strdup (san_ticket_column_title (g_array_index (columns,
                                                                           SanTicketColumn, i))));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanTicketRow) row = g_list_model_get_item (model, gtk_bitset_get_nth (rows, i));

      for (guint j = 0; row != NULL && j < columns->len; j++)
        san_grid_block_take (block, i + 1, j,
                             san_ticket_column_text (g_array_index (columns, SanTicketColumn, j),
                                                     san_ticket_row_get_data (row), clock));
    }
  san_clipboard_set_block (GTK_WIDGET (page), block);
  san_context_say (san_page_get_context (page), said);
}

/* The units of these tickets get a feedback workbook each. */
static void
send_feedback (SanPage      *page,
               const GArray *ids)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SanTicket) ticket = load_ticket (page, g_array_index (ids, gint64, i));
      gboolean known = ticket == NULL;

      for (guint j = 0; j < units->len; j++)
        known = known || g_array_index (units, gint64, j) == ticket->state->unit_id;
      if (!known)
        g_array_append_val (units, ticket->state->unit_id);
    }

  san_ticket_feedback_send (GTK_WIDGET (page), san_page_get_context (page), first_of (units),
                            units->len);
}

/* Actions */

static void
act_on (SanPage              *page,
        const SanTicketRules *rules,
        const char           *action,
        GVariant             *parameter,
        const GArray         *ids,
        const GArray         *walk)
{
  SanContext *context = san_page_get_context (page);
  static const struct
  {
    const char   *action;
    SanTicketKind kind;
  } verbs[] = {
    { "reply", SAN_TICKET_REPORT },
    { "remind", SAN_TICKET_REMIND },
    { "extend", SAN_TICKET_EXTEND },
    { "look-back", SAN_TICKET_HELD },
  };
  SanTicketKind kind;

  if (g_str_equal (action, "open"))
    open_ticket (page, ids, walk);
  else if (g_str_equal (action, "print") || g_str_equal (action, "preview"))
    san_slip_preview_open (GTK_WIDGET (page), context, first_of (ids), ids->len);
  else if (g_str_equal (action, "feedback-out"))
    send_feedback (page, ids);
  else if (g_str_equal (action, "copy-number"))
    copy_numbers (page, ids);
  else if (g_str_equal (action, "delete-draft"))
    delete_drafts (page, ids);
  else if (g_str_equal (action, "escalate"))
    escalate (page, rules, ids);
  else if (g_str_equal (action, "close-ticket"))
    close_ticket (page, rules, ids);
  else if (g_str_equal (action, "do") &&
           san_ticket_kind_parse (g_variant_get_string (parameter, NULL), &kind))
    run (page, rules, ids, kind);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (action, verbs[i].action))
      run_one_of (page, rules, ids, &verbs[i].kind, 1, NULL);
}

void
san_ticket_page_act (SanPage              *page,
                     const SanTicketRules *rules,
                     const char           *action,
                     GVariant             *parameter,
                     const GArray         *ids,
                     const GArray         *walk)
{
  if (g_str_equal (action, "new"))
    gtk_widget_activate_action (GTK_WIDGET (page), "win.new-ticket", NULL);
  else if (g_str_equal (action, "feedback-in"))
    san_ticket_feedback_read (GTK_WIDGET (page), san_page_get_context (page));
  else if (g_str_equal (action, "draw-look-back"))
    san_lookback_dialog_run (page);
  else if (ids->len > 0)
    act_on (page, rules, action, parameter, ids, walk);
}

void
san_ticket_page_drop (SanPage              *page,
                      const SanTicketRules *rules,
                      gint64                id,
                      int                   lane)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SanTicket) ticket = load_ticket (page, id);

  if (ticket == NULL || ticket->state->stage == SAN_TICKET_CLOSED)
    return;

  g_array_append_val (ids, id);
  if (lane == SAN_TICKET_LANE_CLOSED)
    close_ticket (page, rules, ids);
  else if (lane > (int) ticket->state->colour)
    escalate (page, rules, ids);
  else if (lane < (int) ticket->state->colour)
    san_context_say (context, _("The colour of a ticket never falls."));
}

/* Targets */

void
san_ticket_target_free (SanTicketTarget *target)
{
  g_free (target->view);
  g_free (target->text);
  g_array_unref (target->units);
  g_free (target);
}

static gboolean
is_view (SanDatabase *database,
         const char  *name)
{
  static const char *const words[] = { "open", "today", "overdue", "recheck", "lookback",
                                       "recurred", "red", "drafts", NULL };
  g_autoptr (GPtrArray) saved = NULL;

  if (g_strv_contains (words, name))
    return TRUE;
  saved = san_ticket_view_store_list (database, NULL);
  for (guint i = 0; saved != NULL && i < saved->len; i++)
    if (g_str_equal (((SanTicketView *) saved->pdata[i])->name, name))
      return TRUE;

  return FALSE;
}

static void
read_text (SanDatabase     *database,
           SanTicketTarget *self,
           const char      *text)
{
  if (is_view (database, text))
    {
      g_free (self->view);
      self->view = g_strdup (text);
    }
  else if (!san_ticket_store_find (database, text, &self->ticket, NULL))
    {
      self->text = g_strdup (text);
    }
}

static void
read_dictionary (SanTicketTarget *self,
                 GVariant        *target)
{
  g_autoptr (GVariant) units = g_variant_lookup_value (target, "units", G_VARIANT_TYPE ("ax"));
  const char *word;
  gint64 unit = 0;
  SanTicketColour colour;
  SanTicketStage stage;

  if (g_variant_lookup (target, "view", "&s", &word))
    {
      g_free (self->view);
      self->view = g_strdup (word);
    }
  g_variant_lookup (target, "ticket", "x", &self->ticket);
  g_variant_lookup (target, "text", "s", &self->text);
  g_variant_lookup (target, "category", "x", &self->filter.category_id);
  g_variant_lookup (target, "point", "x", &self->filter.point_id);
  g_variant_lookup (target, "bureau", "x", &self->filter.bureau_id);
  if (g_variant_lookup (target, "unit", "x", &unit))
    g_array_append_val (self->units, unit);
  if (units != NULL)
    {
      gsize n = 0;
      const gint64 *all = g_variant_get_fixed_array (units, &n, sizeof (gint64));

      g_array_append_vals (self->units, all, (guint) n);
    }
  if (g_variant_lookup (target, "colour", "&s", &word) && san_ticket_colour_parse (word, &colour))
    self->filter.colours = 1u << colour;
  if (g_variant_lookup (target, "stage", "&s", &word) && san_ticket_stage_parse (word, &stage))
    self->filter.stages = 1u << stage;
}

SanTicketTarget *
san_ticket_target_read (SanDatabase *database,
                        GVariant    *target)
{
  g_autoptr (SanTicketTarget) self = g_new0 (SanTicketTarget, 1);

  self->view = g_strdup ("open");
  self->units = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    self->ticket = g_variant_get_int64 (target);
  else if (g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    read_text (database, self, g_variant_get_string (target, NULL));
  else if (g_variant_is_of_type (target, G_VARIANT_TYPE_VARDICT))
    read_dictionary (self, target);
  else
    return NULL;
  self->filter.text = self->text;
  self->filter.units = (const gint64 *) self->units->data;
  self->filter.n_units = self->units->len;

  return g_steal_pointer (&self);
}
