/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "san-cli.h"

G_BEGIN_DECLS

/* The reading verbs of "round"; the table of san-cli-round.c names them. */
gboolean san_cli_run_rank    (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_stats   (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_explain (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_check   (SanCli  *cli,
                              GError **error);

G_END_DECLS
