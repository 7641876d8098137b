/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/desk.h"

G_BEGIN_DECLS

/* A ledger with three towns, a community below the first, and the round 六月 in which they
 * are asked about (40) and score each other (60); with two questions or none. */
Desk   *survey_desk_new (gboolean    with_questions);
/* One number */
gint64  survey_query    (Desk       *desk,
                         const char *sql);
/* Nothing may be rejected. @round: label or NULL */
void    survey_import   (Desk       *desk,
                         const char *kind,
                         const char *round,
                         const char *text);

G_END_DECLS
