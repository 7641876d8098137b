/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* The setting of the office's phrases, one a line. */
#define SAN_TICKET_PHRASES "ticket.phrases"

/* (transfer full) (array zero-terminated=1): what the office says again and again of
 * problems; the program's own list where the office has none */
char **san_ticket_phrases_load (SanDatabase *database);

G_END_DECLS
