/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-clock.h"

G_BEGIN_DECLS

/* A time limit as slips give it (tickets.md §3). */
typedef enum
{
  SAN_LIMIT_NONE,
  SAN_LIMIT_WORKDAYS,    /* 工作日 */
  SAN_LIMIT_DAYS,        /* 自然日 */
  SAN_LIMIT_WORKHOURS,   /* 工作时 */
  SAN_LIMIT_HOURS,       /* 紧急工作时: round the clock */
  SAN_LIMIT_UNTIL,       /* until a minute */
} SanLimitKind;

/* A value: copy it. */
typedef struct
{
  SanLimitKind kind;
  int          n;        /* 1 … 9999; 0 for until */
  SanTime      until;    /* of SAN_LIMIT_UNTIL only */
} SanLimit;

/* "3 workdays", "1 workday", "5 days", "4 workhours", "24 hours", "until 2018-06-26 17:30";
 * also 3个工作日, 3工作日, 5自然日, 4工作时, 24小时; FALSE with SAN_ERROR_INVALID */
gboolean san_limit_parse   (const char     *text,
                            SanLimit       *limit,
                            GError        **error);
/* (transfer full): the canonical text, "3 workdays", which parses back; "" for none */
char    *san_limit_format  (const SanLimit *limit);
/* (transfer full): for people, in their language: 3 个工作日 */
char    *san_limit_label   (const SanLimit *limit);
/* Whether a stopped clock's remainder counts office minutes (else plain minutes). */
gboolean san_limit_is_working (SanLimitKind kind);

G_END_DECLS
