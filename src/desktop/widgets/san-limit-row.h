/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/san-limit.h"

G_BEGIN_DECLS

/**
 * SanLimitRow:
 *
 * Asks for a time limit: so many working days, days, hours, or until a minute. Below the
 * title stands the calendar's answer, which whoever uses the row works out.
 *
 * #SanLimitRow::changed when another limit was given by hand.
 */
#define SAN_TYPE_LIMIT_ROW (san_limit_row_get_type ())
G_DECLARE_FINAL_TYPE (SanLimitRow, san_limit_row, SAN, LIMIT_ROW, AdwActionRow)

/* @none: (nullable): offers to give no limit, in these words. @until: offers a minute. */
GtkWidget *san_limit_row_new        (const char     *title,
                                     const char     *none,
                                     gboolean        until);
/* Does not emit. */
void       san_limit_row_set        (SanLimitRow    *self,
                                     const SanLimit *limit);
/* FALSE when the minute cannot be read; it says why. */
gboolean   san_limit_row_get        (SanLimitRow    *self,
                                     SanLimit       *limit,
                                     GError        **error);
void       san_limit_row_set_answer (SanLimitRow    *self,
                                     const char     *text);

G_END_DECLS
