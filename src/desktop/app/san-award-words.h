/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "ranking/san-awards.h"

G_BEGIN_DECLS

/* Awards and sanctions as people say them. */

/* (transfer none): of "commend", "self-criticism" …: 表扬, 检讨 */
const char *san_award_action_title (const char      *action);
/* Does it praise? What does not asks something of the unit. */
gboolean    san_award_is_praise    (const char      *action);
/* Which of two things said of one unit goes first: the greater */
guint       san_award_weight       (const char      *action);
/* (transfer full): @amount in micro-units: ¥50k, 5 万元 */
char       *san_award_money_text   (gint64           amount);
/* (transfer full): the same for a narrow column: 5 万 */
char       *san_award_money_short  (gint64           amount);
/* (transfer full): everything that is not struck of one unit: 表扬、奖励 5 万元; @brief:
 * where there is money, it goes without saying that it is commended */
char       *san_award_words        (const SanAwards *awards,
                                    gint64           unit_id,
                                    gboolean         praise,
                                    gboolean         brief);

G_END_DECLS
