/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "rounds/san-observation-store.h"

G_BEGIN_DECLS

#define SAN_POINT_PHOTOS_MOST 6

/* (transfer full): 6-13; the day it was taken, else its name */
char *san_point_photo_caption  (const SanObservationFile *file);
/* Puts the newest photographs of the point into @box, which is hidden without any. */
void san_point_history_photos  (SanContext *context,
                                GtkBox     *box,
                                gint64      point);
/* Fills @list with the tickets of the point, newest first: a click opens one. @figures says
 * how many there were and how many came again. */
void san_point_history_tickets (SanPage    *page,
                                GtkBox     *list,
                                GtkLabel   *figures,
                                gint64      point);

G_END_DECLS
