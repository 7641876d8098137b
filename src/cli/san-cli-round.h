/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-awards.h"
#include "ranking/san-ranking.h"
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
gboolean san_cli_run_what_if (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_frame   (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_draw    (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_record  (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_lift    (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_stability (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_awards  (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_proposals (SanCli  *cli,
                              GError **error);
gboolean san_cli_run_year    (SanCli  *cli,
                              GError **error);

/* The ranking of the round that the first argument names. */
SanRanking *san_cli_load_ranking     (SanCli               *cli,
                                      GError              **error);
/* Prints cli.md's columns: of one group, or of all (NULL). With @old (nullable) two more:
 * the places and totals of that ranking, whose participants are the same. */
void        san_cli_print_ranking    (SanCli               *cli,
                                      const SanRanking     *ranking,
                                      const SanRankedGroup *only,
                                      const SanRanking     *old);
gboolean    san_cli_find_participant (SanCli               *cli,
                                      SanRoundInput        *input,
                                      const char           *text,
                                      guint                *participant,
                                      GError              **error);
/* Writes the letters of interview into the folder of --letters and prints their paths. */
gboolean    san_cli_write_letters    (SanCli               *cli,
                                      const SanRound       *round,
                                      SanRanking           *ranking,
                                      const SanAwards      *awards,
                                      GError              **error);

G_END_DECLS
