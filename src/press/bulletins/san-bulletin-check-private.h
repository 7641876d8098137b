/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin-compose.h"
#include "bulletins/san-bulletin-words.h"

G_BEGIN_DECLS

/* What the files of the check share; for them only. */

/* Whose words a byte of a text is */
typedef enum
{
  SAN_WORDS_PLAIN,
  SAN_WORDS_OF_DATA,
  SAN_WORDS_TYPED,
} SanWordsOrigin;

typedef struct
{
  const SanBulletinData *data;
  gint64     section_id;
  guint      section;
  GPtrArray *findings;
} SanCheck;

/* A section as it is shown */
typedef struct
{
  const char   *text;
  const guint8 *origin;     /* SanWordsOrigin, by byte */
} SanShownText;

/* Takes @text. */
void san_check_add     (SanCheck            *self,
                        SanBulletinSeverity  severity,
                        const char          *what,
                        char                *text,
                        const char          *found,
                        const char          *expected);
/* What sentences say about units, groups and categories, against the data. */
void san_check_claims  (SanCheck            *self,
                        const SanShownText  *shown);
/* Scores and counts in plain words that no figure of the data is */
void san_check_numbers (SanCheck            *self,
                        const SanShownText  *shown);

G_END_DECLS
