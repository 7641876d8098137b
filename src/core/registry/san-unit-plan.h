/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"
#include "registry/san-name-index.h"
#include "registry/san-unit.h"

G_BEGIN_DECLS

/* The inside of san-unit-import.h: what the rows of a table mean, worked out in memory. */

typedef enum
{
  SAN_UNIT_NAME,
  SAN_UNIT_CODE,
  SAN_UNIT_PARENT,
  SAN_UNIT_KIND,
  SAN_UNIT_SHORT,
  SAN_UNIT_ALIASES,
  SAN_UNIT_HEAD,
  SAN_UNIT_LIAISON,
  SAN_UNIT_PHONE,
  SAN_UNIT_FROM,
  SAN_UNIT_TO,
  SAN_N_UNIT_FIELDS
} SanUnitField;

extern const SanTableField san_unit_fields[SAN_N_UNIT_FIELDS];

typedef struct _SanPlanRow     SanPlanRow;
typedef struct _SanPlanUnit    SanPlanUnit;
typedef struct _SanPlanVersion SanPlanVersion;

typedef enum
{
  SAN_PLAN_OPEN,
  SAN_PLAN_BUSY,     /* being worked out: who asks again goes round in a circle */
  SAN_PLAN_DONE,
} SanPlanState;

/* What a name may fit starts with this. */
typedef enum
{
  SAN_PLAN_ROW,
  SAN_PLAN_UNIT,
} SanPlanType;

/* A row of the table. */
struct _SanPlanRow
{
  SanPlanType      type;
  guint            number;
  const char      *cells[SAN_N_UNIT_FIELDS];   /* NULL: no such column */
  SanUnitKind      kind;
  SanDay           from;
  SanDay           to;
  gboolean         skipped;
  gboolean         rejected;
  SanPlanState     state;
  SanPlanState     parent_state;
  SanPlanUnit     *unit;      /* nullable: names none */
  SanPlanUnit     *parent;
  SanPlanVersion  *version;   /* what it became, unless rejected */
};

/* A unit, on file (@id) or new. */
struct _SanPlanUnit
{
  SanPlanType type;
  gint64      id;
  gint64      position;
  GPtrArray  *existing;     /* (element-type SanUnit), oldest first */
  GPtrArray  *rows;         /* (element-type SanPlanRow), in their order */
  GPtrArray  *versions;     /* (nullable) (element-type SanPlanVersion): as it will be */
  guint       visit;        /* of the search for circles */
};

struct _SanPlanVersion
{
  SanUnit        *unit;       /* as it will be; ->parent_id only after applying */
  const SanUnit  *before;     /* nullable: as it is on file */
  const SanUnit  *base;       /* nullable: what a new version of a unit follows */
  SanPlanUnit    *parent;
  SanPlanRow     *row;        /* nullable */
  SanPlanRow     *ended_by;   /* nullable: the row of the version that cuts it short */
};

typedef struct
{
  SanDay         today;
  GPtrArray     *rows;          /* SanPlanRow, in the order of the table */
  GPtrArray     *units;         /* SanPlanUnit: on file, then new ones as they were named */
  GPtrArray     *existing;      /* SanUnit, owned */
  GHashTable    *by_id;         /* unit id → SanPlanUnit */
  GHashTable    *by_code;       /* code → GPtrArray of SanUnit on file */
  GHashTable    *rows_by_code;  /* code → first SanPlanRow */
  GHashTable    *new_by_code;   /* code → SanPlanUnit */
  GHashTable    *by_name;       /* folded name → GPtrArray of SanUnit on file; lazy */
  GHashTable    *new_by_name;   /* "parent pointer/folded name" → SanPlanUnit */
  SanNameIndex  *names;         /* lazy */
  GStringChunk  *strings;
  GArray        *rejections;
  char          *labels[SAN_N_UNIT_FIELDS];   /* headings, for remarks */
  guint          visits;
  GThread       *sounds;        /* (nullable): loads what the search keys need */
} SanUnitPlan;

void         san_unit_plan_reject     (SanUnitPlan   *plan,
                                       SanPlanRow    *row,
                                       SanUnitField   field,
                                       const char    *value,
                                       const char    *reason);
/* Reads what is on file. */
gboolean     san_unit_plan_load       (SanUnitPlan   *plan,
                                       SanDatabase   *database,
                                       GError       **error);
/* The version of @unit on file that is in force today, else the nearest; NULL if new */
const SanUnit *san_unit_plan_current  (SanUnitPlan        *plan,
                                       const SanPlanUnit  *unit);
/* A row of averages or sums, and no unit on file is called so */
gboolean     san_unit_plan_is_summary (SanUnitPlan       *plan,
                                       const SanPlanRow  *row);
/* Finds out which unit each row names, and under which it stands. */
void         san_unit_plan_identify   (SanUnitPlan   *plan);
/* Works out the versions as they will be, and what breaks a rule. */
void         san_unit_plan_settle     (SanUnitPlan   *plan);
/* What it is called, for people */
const char  *san_unit_plan_name       (SanUnitPlan        *plan,
                                       const SanPlanUnit  *unit);
SanPlanUnit *san_unit_plan_get        (SanUnitPlan   *plan,
                                       gint64         id);

G_END_DECLS
