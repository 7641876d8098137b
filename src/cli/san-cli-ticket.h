/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"
#include "san-cli.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* (transfer full): "2018-06-01 14:30", "" for none */
char      *san_cli_time             (SanTime      time);
/* (transfer full): as "escalate" prints a step, seven texts */
char     **san_cli_step_cells       (const SanTicketStep *step);
/* (element-type gint64) (transfer full): the tickets that the arguments from @first on
 * name */
GArray    *san_cli_find_tickets     (SanCli      *cli,
                                     SanDatabase *database,
                                     guint        first,
                                     GError     **error);
/* Prints the latest number of each, a line each. */
gboolean   san_cli_print_numbers    (SanCli      *cli,
                                     GArray      *ids,
                                     GError     **error);
/* The unit that @text names on that day, for the option @field */
gboolean   san_cli_find_unit        (SanRoster   *roster,
                                     const char  *field,
                                     const char  *text,
                                     gint64      *id,
                                     GError     **error);

gboolean   san_cli_run_ticket_list     (SanCli   *cli,
                                        GError  **error);
gboolean   san_cli_run_ticket_show     (SanCli   *cli,
                                        GError  **error);
gboolean   san_cli_run_ticket_steps    (SanCli   *cli,
                                        GError  **error);
gboolean   san_cli_run_ticket_deadline (SanCli   *cli,
                                        GError  **error);
gboolean   san_cli_run_escalate        (SanCli   *cli,
                                        GError  **error);

G_END_DECLS
