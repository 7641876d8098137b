/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/* Undoes step @seq (0: the newest that can be). Where later steps depend on it, they are
 * listed, and undoing them all is offered. @window says what was done. */
void  san_undo       (GtkWindow  *window,
                      SanContext *context,
                      gint64      seq);
void  san_redo       (GtkWindow  *window,
                      SanContext *context);
/* (transfer full): what a step was about, for people: a month is stored as 2018-06 */
char *san_undo_subject  (const char *label);
/* (transfer full): what a step was, for people: 导入 6月考评成绩.xlsx */
char *san_undo_describe (const char *verb,
                      const char *label);

G_END_DECLS
