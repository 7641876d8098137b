/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"
#include "tickets/san-ticket-number.h"

G_BEGIN_DECLS

/* The due time of an open ticket that a change of the calendar or of the rules has moved. */
typedef struct
{
  gint64           ticket_id;
  SanTicketNumber  number;     /* the latest */
  SanTime          old_due;
  SanTime          new_due;
} SanDeadlineChange;

void        san_deadline_change_free         (SanDeadlineChange *change);

/* (transfer full) (element-type gint64 SanTime): the due times of the open tickets as they
 * are before a change */
GHashTable *san_deadline_change_store_before (SanDatabase       *database,
                                              GError           **error);
/* (transfer full) (element-type SanDeadlineChange): what has moved since, in order of issue */
GPtrArray  *san_deadline_change_store_after  (SanDatabase       *database,
                                              GHashTable        *before,
                                              GError           **error);

G_END_DECLS
