/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-unit-sheet.h"

G_BEGIN_DECLS

/* What a unit's sheet says, before it is paper or workbook. */

typedef enum
{
  SAN_UNIT_PLACE,
  SAN_UNIT_PARTS,
  SAN_UNIT_CATEGORIES,
  SAN_UNIT_POINTS,
  SAN_UNIT_PROBLEMS,
  SAN_UNIT_TICKETS,
  SAN_UNIT_AWARDS,
  SAN_N_UNIT_TABLES
} SanUnitTableKind;

typedef struct
{
  const char    *title;
  double         weight;      /* on paper: of the room to spare */
  guint          width;       /* in a workbook, characters */
  SanPaperAlign  align;
} SanUnitColumn;

typedef struct
{
  const char          *name;        /* heading, and name of the worksheet */
  const char          *none;        /* what is said where there are no rows; see below */
  const SanUnitColumn *columns;
  guint                n_columns;
} SanUnitTable;

/* By #SanUnitTableKind */
const SanUnitTable *san_unit_table_get (SanUnitTableKind kind);

typedef struct
{
  char   *caption;
  char   *sha256;
} SanUnitPhoto;

typedef struct
{
  char      *title;
  char      *lead;                        /* sentences */
  char      *note;
  char      *date;                        /* 2018年6月29日 */
  SanDay     day;
  gboolean   provisional;
  GPtrArray *rows[SAN_N_UNIT_TABLES];     /* GStrv: a text for every column */
  GPtrArray *photos;                      /* SanUnitPhoto */
} SanUnitSheet;

/* What all sheets of a round are made of. */
typedef struct
{
  const SanBulletinData *data;
  const char            *note;
  SanDay                 day;
  gboolean               provisional;
} SanUnitSource;

/* What stands for a table without rows; "" leaves it out. Who was not visited was not found
 * without fault. */
const char   *san_unit_sheet_get_none  (const SanUnitSheet   *sheet,
                                        SanUnitTableKind      kind);
void          san_unit_sheet_free      (SanUnitSheet         *sheet);
/* (transfer full) */
SanUnitSheet *san_unit_sheet_make      (const SanUnitSource  *source,
                                        const SanRankedGroup *group,
                                        const SanPlace       *place,
                                        GError              **error);

/* A scaled photograph (JPEG); NULL without @error where it cannot be read. (transfer none) */
typedef GBytes *(*SanUnitPhotoFunc)    (const char           *sha256,
                                        gpointer              data);

/* (transfer full) */
SanDocument  *san_unit_sheet_document  (const SanUnitSheet   *sheet,
                                        const char           *office,
                                        SanUnitPhotoFunc      photo,
                                        gpointer              data);
GBytes       *san_unit_sheet_workbook  (const SanUnitSheet   *sheet,
                                        const char           *office,
                                        SanUnitPhotoFunc      photo,
                                        gpointer              data,
                                        GError              **error);

/* Makes the files of many sheets; see the file. @office, @date: must live as long */
typedef struct _SanUnitCrew SanUnitCrew;

SanUnitCrew  *san_unit_crew_new        (const char           *office,
                                        const char           *date);
void          san_unit_crew_free       (SanUnitCrew          *self);
/* Takes @sheet and @photos (SHA-256 → GBytes). */
void          san_unit_crew_push       (SanUnitCrew          *self,
                                        const char           *name,
                                        SanUnitSheet         *sheet,
                                        GHashTable           *photos);
/* Has enough to do: rather pop one before the next is pushed. */
gboolean      san_unit_crew_is_busy    (const SanUnitCrew    *self);
gboolean      san_unit_crew_is_idle    (const SanUnitCrew    *self);
/* Waits for the oldest that was pushed, and adds NAME.pdf and NAME.xlsx. */
gboolean      san_unit_crew_pop        (SanUnitCrew          *self,
                                        SanFileBatch         *batch,
                                        GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanUnitCrew, san_unit_crew_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanUnitSheet, san_unit_sheet_free)

G_END_DECLS
