/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanNewTicketWindow:
 *
 * Asks for a new ticket: issued with Ctrl+Enter, kept as a draft with Ctrl+S. A draft is
 * put right in the same window.
 */
#define SAN_TYPE_NEW_TICKET_WINDOW (san_new_ticket_window_get_type ())
G_DECLARE_FINAL_TYPE (SanNewTicketWindow, san_new_ticket_window, SAN, NEW_TICKET_WINDOW, AdwWindow)

/* What is known already. 0 and NULL: not. */
typedef struct
{
  gint64      unit_id;
  gint64      point_id;
  gint64      item_id;
  gint64      round_id;
  const char *problem;
  const char *source;
  const gint64 *observations;   /* that failed: the point, the words and the photographs
                                 * are theirs */
  guint       n_observations;
  gint64      draft;        /* the ticket that is a draft and is put right */
} SanTicketSeed;

/* @seed: (nullable). The window is transient for that of @parent, and not modal. */
SanNewTicketWindow *san_new_ticket_window_open (GtkWidget           *parent,
                                                SanContext          *context,
                                                const SanTicketSeed *seed);

G_END_DECLS
