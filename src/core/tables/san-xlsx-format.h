/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables/san-table-reader.h"

G_BEGIN_DECLS

/* What a number format makes of a number. */
typedef enum
{
  SAN_FORMAT_GENERAL,
  SAN_FORMAT_PERCENT,
  SAN_FORMAT_DATE,
  SAN_FORMAT_TIME,
  SAN_FORMAT_DATE_TIME,
  SAN_FORMAT_PADDED,    /* "0000" shows 7 as 0007: codes */
} SanFormatKind;

typedef struct
{
  SanFormatKind kind;
  guint         digits;   /* of a padded one */
} SanFormat;

SanFormat   san_format_builtin      (guint          id);
SanFormat   san_format_from_code    (const char    *code);

/* Appends what the number @stored (as the file has it) is to a person. FALSE when it is
 * no number. */
gboolean    san_format_number       (SanFormat      format,
                                     gboolean       from_1904,
                                     const char    *stored,
                                     GString       *text,
                                     SanCellKind   *kind);
/* Appends an ISO 8601 date and time as ours. FALSE when it is none. */
gboolean    san_format_iso_date     (const char    *stored,
                                     GString       *text);
/* Appends @value × 10^shift as the shortest decimal of at most 15 significant digits. */
void        san_format_decimal      (double         value,
                                     int            shift,
                                     GString       *text);

G_END_DECLS
