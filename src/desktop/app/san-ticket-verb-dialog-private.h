/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-ticket-verb-dialog.h"
#include "app/san-ticket-verbs.h"
#include "tickets/san-ticket-account.h"
#include "widgets/san-limit-row.h"
#include "widgets/san-photo-strip.h"
#include "widgets/san-unit-picker.h"

G_BEGIN_DECLS

#define SAN_TICKET_DIALOG_WIDTH 460

struct _SanTicketVerbDialog
{
  AdwWindow            parent_instance;

  SanContext          *context;
  GArray              *ids;        /* gint64 */
  GPtrArray           *tickets;    /* (element-type SanTicket): the first MOST_TRIED */
  const SanTicketVerb *verb;
  SanTicketRules       rules;
  SanWorkCalendar     *calendar;
  GPtrArray           *people;     /* (element-type utf8) */
  GPtrArray           *records;    /* (element-type SanTicketAccount): of the one ticket */
  char                *now_text;   /* what @as_of said at first: untouched means now */

  GtkLabel            *heading;
  GtkButton           *accept;
  GtkToggleButton     *pass;       /* NULL: the verb has one outcome */
  GtkBox              *reminder_box;
  GtkTextView         *reminder;
  AdwPreferencesGroup *group;
  AdwEntryRow         *as_of;
  AdwEntryRow         *by;
  AdwEntryRow         *text;
  AdwEntryRow         *document;
  AdwComboRow         *person;
  AdwComboRow         *account;
  AdwComboRow         *record;     /* which accountability an outcome is of */
  SanLimitRow         *limit;
  GtkWidget           *unit_title;
  SanUnitPicker       *unit;
  GtkWidget           *photo_title;
  SanPhotoStrip       *photos;
  GtkLabel            *rule;
  GtkLabel            *effect;
  GtkLabel            *refusal;
};

/* Holds the texts of a request for as long as it is used. */
typedef struct
{
  SanTicketRequestVerb verb;
  char  *text;
  char  *by;
  char  *document;
  char **photos;
} SanTicketAnswers;

SanTime  san_ticket_verb_dialog_now         (SanTicketVerbDialog    *self);
gboolean san_ticket_verb_dialog_asks        (SanTicketVerbDialog    *self,
                                             SanTicketAsk            ask);
/* Who enters it */
const char *san_ticket_verb_dialog_actor    (SanTicketVerbDialog    *self);
/* Shows what is missing or follows. */
void     san_ticket_verb_dialog_update      (SanTicketVerbDialog    *self);
/* Says why not; "" for no reason. */
void     san_ticket_verb_dialog_refuse      (SanTicketVerbDialog    *self,
                                             const char             *text);
void     san_ticket_verb_dialog_show_outcome (SanTicketVerbDialog   *self);
void     san_ticket_verb_dialog_accept      (SanTicketVerbDialog    *self);

/* san-ticket-verb-answers.c: what was typed, and trying it out */
gboolean san_ticket_verb_dialog_read        (SanTicketVerbDialog    *self,
                                             SanTicketAnswers       *answers,
                                             GError                **error);
void     san_ticket_answers_clear           (SanTicketAnswers       *answers);
/* Whether nothing is missing and all tickets take it; says what follows, or who refuses. */
gboolean san_ticket_verb_dialog_try         (SanTicketVerbDialog    *self,
                                             const SanTicketAnswers *answers);

/* san-ticket-verb-fields.c: what the dialog is made of */
void     san_ticket_verb_dialog_frame       (SanTicketVerbDialog    *self);
void     san_ticket_verb_dialog_build       (SanTicketVerbDialog    *self,
                                             SanTicketKind           kind);
/* After what there is to choose from was loaded */
void     san_ticket_verb_dialog_fill        (SanTicketVerbDialog    *self);
GtkWidget *san_ticket_verb_dialog_first     (SanTicketVerbDialog    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SanTicketAnswers, san_ticket_answers_clear)

G_END_DECLS
