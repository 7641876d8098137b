/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-assessment-tab.h"
#include "pages/assessment/san-onsite-form.h"
#include "pages/assessment/san-onsite-list.h"

G_BEGIN_DECLS

/**
 * SanOnsiteView:
 *
 * 实地测评: the points of the round, the sheet of one of them, its photographs and what of
 * it goes on a ticket. As a target it takes {"tab": "onsite", "point": id (x)}.
 */
#define SAN_TYPE_ONSITE_VIEW (san_onsite_view_get_type ())
G_DECLARE_FINAL_TYPE (SanOnsiteView, san_onsite_view, SAN, ONSITE_VIEW, GtkBox)

/* For tests, (transfer none) */
SanOnsiteSheet *san_onsite_view_get_sheet (SanOnsiteView *self);
SanOnsiteList  *san_onsite_view_get_list  (SanOnsiteView *self);
SanOnsiteForm  *san_onsite_view_get_form  (SanOnsiteView *self);

G_END_DECLS
