/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-clock.h"
#include "base/san-error.h"

G_BEGIN_DECLS

/* In the order of cli.md; printed by these English words, shown translated. */
typedef enum
{
  SAN_UNIT_KIND_PROVINCE,
  SAN_UNIT_KIND_CITY,
  SAN_UNIT_KIND_DISTRICT,
  SAN_UNIT_KIND_SUBDISTRICT,
  SAN_UNIT_KIND_TOWN,
  SAN_UNIT_KIND_TOWNSHIP,
  SAN_UNIT_KIND_COMMUNITY,
  SAN_UNIT_KIND_VILLAGE,
  SAN_UNIT_KIND_BUREAU,
  SAN_UNIT_KIND_ZONE,
  SAN_UNIT_KIND_FARM,
  SAN_UNIT_KIND_HEADQUARTERS,
  SAN_UNIT_KIND_OTHER,
} SanUnitKind;

#define SAN_N_UNIT_KINDS (SAN_UNIT_KIND_OTHER + 1)

const char *san_unit_kind_name  (SanUnitKind  kind);    /* "subdistrict" */
const char *san_unit_kind_title (SanUnitKind  kind);    /* translated: 街道 */
/* takes the English words, the Chinese words and their translations */
gboolean    san_unit_kind_parse (const char  *text,
                                 SanUnitKind *kind);

typedef enum
{
  SAN_STANDING_RANKED,
  SAN_STANDING_TRIAL,     /* placed, no awards or sanctions: 只排名不奖惩 */
  SAN_STANDING_LISTED,    /* total printed, no place: 不参与排名 */
} SanStanding;

const char *san_standing_name  (SanStanding  standing);
const char *san_standing_title (SanStanding  standing);
gboolean    san_standing_parse (const char  *text,
                                SanStanding *standing);

/* One version of a unit: what it was called and where it stood from @from to @to. The
 * strings are never NULL. */
typedef struct _SanUnit SanUnit;
struct _SanUnit
{
  gint64       id;
  gint64       version_id;
  gint64       position;      /* roster order */
  SanDay       from;          /* SAN_DAY_MIN: always */
  SanDay       to;            /* SAN_DAY_MAX: still */
  gint64       parent_id;     /* 0: none */
  SanUnitKind  kind;
  char        *code;
  char        *name;
  char        *short_name;
  char        *aliases;       /* joined by ';' */
  char        *head;
  char        *liaison;
  char        *phone;

  /* set by the roster; the search keys have a line for each name (san_text_matches()
   * takes them as they are) */
  SanUnit     *parent;
  GPtrArray   *children;      /* (nullable) (element-type SanUnit), in roster order */
  const char  *folded;
  const char  *pinyin;
  const char  *initials;
};

SanUnit *san_unit_new  (void);
SanUnit *san_unit_copy (const SanUnit *unit);   /* without what the roster sets */
void     san_unit_free (SanUnit       *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanUnit, san_unit_free)

G_END_DECLS
