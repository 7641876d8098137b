/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-visit-store.h"

G_BEGIN_DECLS

/* The workbook that a team takes along: a row for every item of every point, locked but for
 * what is filled in, with the ratings to choose from. It is a table of observations: it
 * comes back by the import of that kind. */

/* @visits: (element-type SanVisit): what goes in, in their order. What is rated already is
 * filled in. Without a visit: SAN_ERROR_NOT_FOUND. @title: what stands on top, a team's or
 * a unit's name */
gboolean san_team_book_write (SanDatabase     *database,
                              const SanRound  *round,
                              SanStandard     *standard,
                              GPtrArray       *visits,
                              const char      *title,
                              const char      *path,
                              GError         **error);

G_END_DECLS
