/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/tickets/san-new-ticket-window.h"

#include "pages/tickets/san-limit-calendar.h"
#include "widgets/san-limit-row.h"
#include "pages/tickets/san-place-row.h"
#include "registry/san-roster.h"
#include "tickets/san-ticket-store.h"
#include "widgets/san-photo-strip.h"
#include "widgets/san-unit-picker.h"

G_BEGIN_DECLS

struct _SanNewTicketWindow
{
  AdwWindow          parent_instance;

  SanContext        *context;
  SanRoster         *roster;        /* as on the day of today */
  SanTicketRules     rules;
  SanWorkCalendar   *calendar;
  gint64             draft;         /* that is put right; 0: a new ticket */
  gint64             round_id;
  gint64             unit_id;
  gint64             item_id;
  GArray            *assist;        /* gint64 */
  GArray            *observations;  /* gint64: that it comes of */
  gint64             open;          /* a ticket of the same point and item; 0: none */
  gboolean           recurs;        /* the last one closed within the window */
  gboolean           limit_given;   /* by hand; else what follows from colour and category */
  gboolean           filling;
  char              *now_text;      /* what @as_of said at first: untouched means now */

  GtkToggleButton   *tiles[SAN_TICKET_COLOURS];
  GtkLabel          *tile_limits[SAN_TICKET_COLOURS];
  SanPlaceRow       *point;
  AdwActionRow      *unit;
  AdwActionRow      *assisting;
  AdwActionRow      *item;
  GtkMenuButton     *unit_button;
  GtkMenuButton     *assist_button;
  GtkMenuButton     *item_button;
  GtkTextView       *problem;
  GtkMenuButton     *phrases;
  GtkTextView       *requirement;
  GtkButton         *from_item;
  SanLimitRow       *limit;
  GtkLabel          *due;
  SanLimitCalendar  *weeks;
  GtkLabel          *why;
  GtkLabel          *photo_title;
  SanPhotoStrip     *photos;
  GtkWidget         *hint_box;
  GtkLabel          *hint;
  AdwPreferencesGroup *options;
  AdwEntryRow       *reason;
  AdwEntryRow       *no_recurrence;
  GtkWidget         *duplicate_row;
  GtkSwitch         *duplicate;
  AdwEntryRow       *source;
  AdwEntryRow       *as_of;
  AdwExpanderRow    *informant_row;
  AdwEntryRow       *informant;
  AdwEntryRow       *informant_contact;
  GtkLabel          *refusal;
  GtkButton         *save;
  GtkButton         *issue;
};

/* What the parts of the form call; they stand in san-new-ticket-window.c. */
void san_new_ticket_issue         (SanNewTicketWindow *self);
void san_new_ticket_save          (SanNewTicketWindow *self);
void san_new_ticket_update        (SanNewTicketWindow *self);
void san_new_ticket_set_unit      (SanNewTicketWindow *self,
                                   gint64              id);
void san_new_ticket_set_item      (SanNewTicketWindow *self,
                                   gint64              id);
void san_new_ticket_add_assist    (SanNewTicketWindow *self,
                                   gint64              id);
void san_new_ticket_point_chosen  (SanNewTicketWindow *self);
void san_new_ticket_bring_item    (SanNewTicketWindow *self);
void san_new_ticket_limit_changed (SanNewTicketWindow *self);
/* What was found on site says everything but the limit. FALSE, reported, when it cannot be
 * taken. */
gboolean san_new_ticket_fill_observations (SanNewTicketWindow  *self,
                                   const SanTicketSeed *seed);
/* Makes the widgets; after @context is set. */
void san_new_ticket_build         (SanNewTicketWindow *self);

G_END_DECLS
