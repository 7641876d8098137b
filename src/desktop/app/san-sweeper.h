/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanSweeper:
 *
 * Keeps the tickets of an open ledger up to date while its window is open: the sweep at
 * opening, every minute and when the computer wakes up, in a worker; a desktop notification
 * once for a ticket and due time, inside office hours; a word when the clock runs behind
 * the file or a year has no holiday table.
 *
 * #SanSweeper::swept (uint steps) after every sweep.
 */
#define SAN_TYPE_SWEEPER (san_sweeper_get_type ())
G_DECLARE_FINAL_TYPE (SanSweeper, san_sweeper, SAN, SWEEPER, GObject)

SanSweeper *san_sweeper_new       (SanContext *context);
/* Now, not when the minute is full. */
void        san_sweeper_run       (SanSweeper *self);
/* Ends it: it holds the context no longer. */
void        san_sweeper_stop      (SanSweeper *self);

/* (transfer full): "2019": years between now and the last due time of an open ticket whose
 * holidays are not known; "" when all are */
char       *san_sweeper_no_table  (SanContext *context);

G_END_DECLS
