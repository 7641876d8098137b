/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "bulletins/san-bulletin-compose.h"
#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/**
 * SanPublishChecks:
 *
 * What speaks against issuing a bulletin: what its text says against the data, then what the
 * check of the round found. What was found of many units or points is one row that opens.
 *
 * #SanPublishChecks::find (gpointer finding): the person wants to see its place
 * #SanPublishChecks::go-to (gint64 unit): or this unit's scores; 0: the round's
 * #SanPublishChecks::changed when #san_publish_checks_get_n_errors says something else
 */
#define SAN_TYPE_PUBLISH_CHECKS (san_publish_checks_get_type ())
G_DECLARE_FINAL_TYPE (SanPublishChecks, san_publish_checks, SAN, PUBLISH_CHECKS, AdwBin)

/* Checks @round (nullable: of a bulletin of days). */
void  san_publish_checks_set_round    (SanPublishChecks *self,
                                       SanContext       *context,
                                       const SanRound   *round);
/* @findings: (nullable) (element-type SanBulletinFinding): of the text */
void  san_publish_checks_set_findings (SanPublishChecks *self,
                                       GPtrArray        *findings);
guint san_publish_checks_get_n_errors (SanPublishChecks *self);

G_END_DECLS
