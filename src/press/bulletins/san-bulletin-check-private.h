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
  gsize      from;      /* of what is looked at, in the text as it is shown */
  gsize      to;
} SanCheck;

/* A section as it is shown */
typedef struct
{
  const char   *text;
  const guint8 *origin;     /* SanWordsOrigin, by byte */
} SanShownText;

/* Who or what a text may name */
typedef enum
{
  SAN_CLAIM_UNIT,
  SAN_CLAIM_GROUP,
  SAN_CLAIM_CATEGORY,
  SAN_CLAIM_OTHER,      /* a component, or what two units are called: nobody looks it up */
} SanClaimKind;

typedef struct
{
  SanClaimKind          kind;
  const char           *title;      /* as displayed */
  const SanPlace       *place;      /* of a unit */
  const SanRankedGroup *group;      /* of the unit, or itself */
} SanClaimName;

typedef struct
{
  const SanClaimName *name;
  gsize               start;
  gsize               end;
} SanClaimHit;

typedef struct
{
  GPtrArray *names;     /* SanClaimName */
  GArray    *hits;      /* SanClaimHit, in order */
} SanClaimNames;

/* (transfer full): the longest name at each place of @text. Units are known by their
 * displayed names and by what else they are called where that is no other's. */
SanClaimNames *
     san_claim_names_find (const SanBulletinData *data,
                           const char            *text);
void san_claim_names_free (SanClaimNames         *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanClaimNames, san_claim_names_free)

/* Takes @text. What is found stands at the place that is looked at. */
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
