/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

#define TICKET_CROWD      200000
#define TICKET_CROWD_OPEN 1000     /* the last ten days, in which nobody looked */
#define TICKET_CROWD_NOW  "2018-09-25 10:00"

/* Units, points and tickets of the design size, written behind the journal: recording them
 * is not what is measured. The rest is closed in white. */
void ticket_crowd_fill (SanDatabase *database);

G_END_DECLS
