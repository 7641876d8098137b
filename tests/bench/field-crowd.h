/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/san-test-office.h"

G_BEGIN_DECLS

/* Three million observations: 5,000 units, 20,000 points of 36 categories with nine items
 * each; 60 months from January 2014 on, each of which looks at every third or fourth point.
 * Nine components more are typed in the last two. */

#define FIELD_CROWD_UNITS      5000
#define FIELD_CROWD_GROUPS     50
#define FIELD_CROWD_BUREAUS    30
#define FIELD_CROWD_CATEGORIES 36
#define FIELD_CROWD_ITEMS      9
#define FIELD_CROWD_POINTS     20000
#define FIELD_CROWD_MONTHS     60
#define FIELD_CROWD_LAST       "2018-12"   /* the label of the last month's round */

/* Of so many months, counted back from the last: three million observations are 60. What is
 * observed is written behind the journal: recording it is not what is measured. */
void field_crowd_fill (SanTestOffice *office,
                       guint          n_months);

G_END_DECLS
