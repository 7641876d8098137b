/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-unit-store.h"

G_BEGIN_DECLS

/* The bare writes below san-unit-store.h, for this room. Those named record check nothing
 * unless they say so: an import has checked a whole table in memory. */

/* Statements to be run again and again by the two functions below */
SanStatement *san_unit_record_prepare_unit   (SanDatabase    *database,
                                              GError        **error);
SanStatement *san_unit_record_prepare_insert (SanDatabase    *database,
                                              GError        **error);
SanStatement *san_unit_record_prepare_update (SanDatabase    *database,
                                              GError        **error);
gboolean san_unit_record_write_unit     (SanStatement   *statement,
                                         gint64          id,
                                         gint64          position,
                                         GError        **error);
/* ->id and ->version_id are set */
gboolean san_unit_record_write_version  (SanStatement   *statement,
                                         const SanUnit  *unit,
                                         GError        **error);

/* Once: ->version_id is set */
gboolean san_unit_record_insert_version (SanDatabase    *database,
                                         SanUnit        *unit,
                                         GError        **error);
gboolean san_unit_record_update_version (SanDatabase    *database,
                                         const SanUnit  *unit,
                                         GError        **error);
/* Checks, then inserts a version of an existing unit. */
gboolean san_unit_record_add_version    (SanDatabase    *database,
                                         SanUnit        *unit,
                                         GError        **error);
gboolean san_unit_record_last_position  (SanDatabase    *database,
                                         gint64         *position,
                                         GError        **error);
/* SAN_ERROR_NOT_FOUND */
gboolean san_unit_record_require        (SanDatabase    *database,
                                         gint64          id,
                                         GError        **error);
/* A name, and an interval of days that is one */
gboolean san_unit_check_fields          (const SanUnit  *unit,
                                         GError        **error);

G_END_DECLS
