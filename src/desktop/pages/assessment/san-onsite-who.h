/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanOnsiteWho:
 *
 * Who inspects, how, and on which day: said once, and then true of everything that is
 * entered. #SanOnsiteWho::changed when it was said otherwise.
 */
#define SAN_TYPE_ONSITE_WHO (san_onsite_who_get_type ())
G_DECLARE_FINAL_TYPE (SanOnsiteWho, san_onsite_who, SAN, ONSITE_WHO, AdwBin)

GtkWidget  *san_onsite_who_new           (void);
/* What is true until somebody says otherwise. */
void        san_onsite_who_set_default   (SanOnsiteWho *self,
                                          const char   *inspector);
const char *san_onsite_who_get_inspector (SanOnsiteWho *self);
/* "open", "covert", "" for the round's way */
const char *san_onsite_who_get_manner    (SanOnsiteWho *self);
/* "YYYY-MM-DD", "" for today */
const char *san_onsite_who_get_day       (SanOnsiteWho *self);

G_END_DECLS
