/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/* (transfer full): without code, name, category and unit, and valid for ever */
SanPoint *san_point_new                (void);
SanPoint *san_point_copy               (const SanPoint      *point);
/* A point can be a telephone line, which is called instead of visited: its address is
 * nothing but a number. */
gboolean  san_point_is_telephone       (const char          *address);

/* What can be said about the fields without a ledger. SAN_ERROR_INVALID names the field. */
gboolean  san_point_check              (const SanPoint      *point,
                                        GError             **error);
/* Inside a change; ->id and ->position are set. SAN_ERROR_INVALID: a field is missing or
 * makes no sense; SAN_ERROR_CONFLICT: another point has the code; SAN_ERROR_NOT_FOUND: no
 * such category or unit. The code is folded as an import folds it. */
gboolean  san_point_store_add          (SanDatabase         *database,
                                        SanPoint            *point,
                                        GError             **error);
/* The same for a point on file. */
gboolean  san_point_store_update       (SanDatabase         *database,
                                        SanPoint            *point,
                                        GError             **error);

typedef enum
{
  SAN_POINT_EDIT_CATEGORY = 1 << 0,
  SAN_POINT_EDIT_UNIT     = 1 << 1,
  SAN_POINT_EDIT_BUREAU   = 1 << 2,
  SAN_POINT_EDIT_ADDRESS  = 1 << 3,
  SAN_POINT_EDIT_MUST_SEE = 1 << 4,
  SAN_POINT_EDIT_FROM     = 1 << 5,
  SAN_POINT_EDIT_TO       = 1 << 6,
} SanPointFields;

/* Inside a change: takes @fields of @values for all of these points. A message names the
 * point that cannot take them. @changed (out, optional): how many were not so already */
gboolean  san_point_store_edit         (SanDatabase         *database,
                                        const gint64        *ids,
                                        guint                n_ids,
                                        SanPointFields       fields,
                                        const SanPoint      *values,
                                        guint               *changed,
                                        GError             **error);
/* Inside a change: the points are used no more from @day on. Those that ended before are
 * left as they are; one that would never have been valid is SAN_ERROR_INVALID. */
gboolean  san_point_store_retire       (SanDatabase         *database,
                                        const gint64        *ids,
                                        guint                n_ids,
                                        SanDay               day,
                                        guint               *changed,
                                        GError             **error);
/* Inside a change. SAN_ERROR_CONFLICT names a point that was drawn, observed or has a
 * ticket: such a one is only retired. */
gboolean  san_point_store_delete       (SanDatabase         *database,
                                        const gint64        *ids,
                                        guint                n_ids,
                                        GError             **error);
/* How many of these nothing refers to, so that they could be deleted. */
gboolean  san_point_store_count_free   (SanDatabase         *database,
                                        const gint64        *ids,
                                        guint                n_ids,
                                        guint               *n_free,
                                        GError             **error);
/* (transfer full): a code that no point has, counted on from @like ("": from the newest
 * point's); "" where that has no number at its end */
char     *san_point_store_next_code    (SanDatabase         *database,
                                        const char          *like,
                                        GError             **error);

G_END_DECLS
