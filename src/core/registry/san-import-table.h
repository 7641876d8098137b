/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"
#include "store/san-workspace.h"
#include "tables/san-proposal.h"
#include "tables/san-table-mapping.h"

G_BEGIN_DECLS

/* 0…1; on the thread that plans */
typedef void (*SanImportProgress) (double   fraction,
                                   gpointer data);

/* How a table is to be read. Strings are borrowed while a plan is made. */
typedef struct
{
  const char        *sheet;       /* nullable: see san_table_reader_open() */
  const char        *encoding;    /* nullable */
  guint              header;      /* the file's row of the header, 0: find it */
  const char *const *map;         /* nullable: "COLUMN=FIELD", ended by NULL */
  /* nullable: "ROW FIELD=TEXT", ended by NULL: in that row the cell of FIELD is to be read
   * as TEXT: what somebody answered who was asked */
  const char *const *answers;
  const char        *folder;      /* nullable: where the table lies, for pictures it names */
  const char        *round;       /* nullable: label, for the kinds that need one */
  const char        *reason;      /* nullable: why computed components are overridden */
  gboolean           allow_missing_units;   /* no note on units that are not in the table */
  SanDay             today;       /* which version of a unit is the current one */
  SanImportProgress  progress;    /* nullable */
  gpointer           progress_data;
} SanImportOptions;

typedef struct _SanImportPlan SanImportPlan;

/* Inside a change: writes what is not rejected, nothing else. @at and @by: when and by
 * whom the records are entered */
typedef gboolean (*SanImportApply) (SanDatabase    *database,
                                    SanImportPlan  *plan,
                                    const char     *at,
                                    const char     *by,
                                    GError        **error);

/* What a planner hands over: the proposal, and how to do it. */
struct _SanImportPlan
{
  SanProposal    *proposal;
  SanImportApply  apply;
  gpointer        data;
  GDestroyNotify  free_data;
};

void     san_import_plan_clear       (SanImportPlan           *plan);

/* A table on its way into a plan. */
typedef struct
{
  SanTableReader          *reader;    /* not owned */
  SanTableMapping         *mapping;   /* owned */
  const SanImportOptions  *options;
  GCancellable            *cancellable;
  guint                    n_read;
} SanImportTable;

/* @mapping is taken; the overrides of @options are given to it and the header is read. */
gboolean san_import_table_init       (SanImportTable          *table,
                                      SanTableReader          *reader,
                                      SanTableMapping         *mapping,
                                      const SanImportOptions  *options,
                                      GCancellable            *cancellable,
                                      GError                 **error);
void     san_import_table_clear      (SanImportTable          *table);
/* The next row below the header. FALSE at the end and on failure. */
gboolean san_import_table_next       (SanImportTable          *table,
                                      SanTableRow             *row,
                                      GError                 **error);
/* TRUE when no column that is read has anything in @row */
gboolean san_import_table_is_blank   (SanImportTable          *table,
                                      const SanTableRow       *row);
/* Never NULL: the text of the cell of @field, or what was answered for it; "" where there is
 * no such column */
const char *san_import_table_text    (SanImportTable          *table,
                                      const SanTableRow       *row,
                                      const char              *field);
/* For a remark: the heading of the column of @field, or its name */
const char *san_import_table_label   (SanImportTable          *table,
                                      const char              *field);

/* Why a row is rejected, kept until the rows are reported in their order. */
typedef struct
{
  guint  row;
  char  *column;
  char  *value;
  char  *reason;
} SanRejection;

/* (element-type SanRejection) */
GArray  *san_rejections_new          (void);
void     san_rejections_add          (GArray                  *rejections,
                                      guint                    row,
                                      const char              *column,
                                      const char              *value,
                                      const char              *reason);

/* Adds a remark to @proposal for each of them; their rows are added already. */
void     san_rejections_report       (GArray                  *rejections,
                                      SanProposal             *proposal);

/* (transfer full): a date or a time that lost its format, 43252 or 43252.6 of a spreadsheet,
 * or that a system wrote as 20180601, as it is written otherwise; any other text as it is */
char    *san_import_date_text        (const char              *text);
/* A day in a cell: "" is @open. */
gboolean san_import_parse_day        (const char              *text,
                                      SanDay                   open,
                                      SanDay                  *day,
                                      GError                 **error);

/* The unit that @text names: that below @parent (nullable) where there is one, else as
 * san_roster_find_among() with @accept (nullable). */
const SanUnit *san_import_find_unit  (SanRoster               *roster,
                                      const char              *text,
                                      const char              *parent,
                                      SanUnitFunc              accept,
                                      gpointer                 data,
                                      GError                 **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SanImportPlan, san_import_plan_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SanImportTable, san_import_table_clear)

G_END_DECLS
