/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <gmp.h>

G_BEGIN_DECLS

/* A decimal of up to six places is an integer number of micro-units. */
#define SAN_MICRO           G_GINT64_CONSTANT (1000000)
#define SAN_MICRO_MAX       (G_GINT64_CONSTANT (9000000000) * SAN_MICRO)

/* "as many places as needed, at most six" */
#define SAN_DECIMALS_NEEDED (-1)

/* Reads a number as people write it: full-width digits and signs, a trailing 分, a
 * percent sign (98.81% is 98.81), commas in groups of three. More than six places are
 * rounded half away from zero and @rounded (nullable) is set. */
gboolean san_micro_parse         (const char *text,
                                  gint64     *micro,
                                  gboolean   *rounded,
                                  GError    **error);
/* (transfer full): @decimals places, trailing zeros kept, rounded half away from zero */
char    *san_micro_format        (gint64      micro,
                                  int         decimals);

/* Exact rationals: GMP's own type, these are the ways in and out. */
void     san_rational_set_micro  (mpq_t       q,
                                  gint64      micro);
/* 四舍五入: half away from zero, to 0…6 places; @q and @value may be the same */
void     san_rational_round      (mpq_t       q,
                                  const mpq_t value,
                                  int         decimals);
/* (transfer full): as san_micro_format() for any rational */
char    *san_rational_format     (const mpq_t value,
                                  int         decimals);
/* (transfer full): "p/q" in lowest terms, or "p" */
char    *san_rational_to_exact   (const mpq_t value);
/* TRUE and the value when it is a whole number of micro-units in range */
gboolean san_rational_to_micro   (const mpq_t value,
                                  gint64     *micro);
/* the nearest double: for drawing and for cached values of spreadsheet cells only */
double   san_rational_to_double  (const mpq_t value);

G_END_DECLS
