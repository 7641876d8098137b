/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-explain.h"

G_BEGIN_DECLS

/* What a row of an explanation lost of what it could have given to the total; negative where
 * it added something. */
typedef struct
{
  guint   parent;     /* index of the row above; G_MAXUINT for the total */
  gint64  shown;      /* in units of the last place shown */
  char   *text;       /* the same as it is printed; "" where nothing is weighed */
  char   *could;      /* what it could have given, likewise */
} SanExplainLoss;

/* (element-type SanExplainLoss): by row of @rows. Rounded to @decimals by largest remainder
 * (scoring.md §10), so that the rows below a row add up as printed to what is printed there;
 * what is lost by the total is its full mark @full less what is printed of it. */
GPtrArray *san_explain_losses (const GPtrArray *rows,
                               gint64           full,
                               int              decimals);

G_END_DECLS
