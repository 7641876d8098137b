/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin-data.h"

G_BEGIN_DECLS

/* What the fields of bound text, the sentences made of them and the check share; for this
 * room only. */

/* Between names */
#define SAN_WORDS_COMMA "、"

/* (nullable): a group of the ranking, by its name */
const SanRankedGroup *san_words_find_group    (const SanBulletinData *data,
                                               const char            *name);
/* Places of it that count, those that are shared as often as they are shared */
guint                 san_words_count_placed  (const SanRankedGroup  *group);
/* (nullable): and its group: (out) (optional) */
const SanPlace       *san_words_find_place    (const SanBulletinData *data,
                                               const char            *unit,
                                               const SanRankedGroup **group);
/* Whether it is among the first @k of its group, or among the last */
gboolean              san_words_is_first      (const SanPlace        *place,
                                               guint                  k);
gboolean              san_words_is_last       (const SanRankedGroup  *group,
                                               const SanPlace        *place,
                                               guint                  k);
/* (nullable): the @k-th category of the group, from 1 */
const SanBulletinCategory *
                      san_words_find_category (const SanBulletinData *data,
                                               const char            *group,
                                               guint                  k);
/* By how much the mean of a group changed: (out) in micro-units. Of the units that have a
 * total in both rounds and were in the group before; FALSE when there are none. */
gboolean              san_words_mean_change   (const SanRankedGroup  *group,
                                               gint64                *change,
                                               int                   *decimals);
/* (transfer full): 三, 十二, up to 99 */
char                 *san_words_number        (guint                  n);

G_END_DECLS
