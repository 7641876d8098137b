/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* What a ledger of seven units and three months must hold after everything that was done to
 * it, kept in plain arrays that know nothing of records: an undo is a copy of yesterday. Out
 * of them comes the input of a round for the second reading of the rules (san-naive-score.h),
 * beside the one that the ledger loads. */

#define SAN_MODEL_UNITS      7
#define SAN_MODEL_ROUNDS     3
#define SAN_MODEL_POINTS     9
#define SAN_MODEL_CATEGORIES 2
#define SAN_MODEL_ITEMS      4    /* two of each category */
#define SAN_MODEL_QUESTIONS  2
#define SAN_MODEL_OPTIONS    2
#define SAN_MODEL_SCHEMES    4
#define SAN_MODEL_ROWS       24

typedef struct
{
  SanCellState  state;
  gint64        value;
} SanModelCell;

typedef struct
{
  guint         unit;
  gint64        amount;
  gboolean      deduction;    /* a row of the ledger of deductions */
} SanModelAdjustment;

typedef struct
{
  guint         unit;
  SanVetoEffect effect;
  gint64        value;
} SanModelVeto;

typedef struct _SanModel SanModel;

/* What an item and a category weigh, in a version of the standard. */
typedef struct
{
  gint64        marks[SAN_MODEL_ITEMS];
  gint64        weights[SAN_MODEL_CATEGORIES];
} SanModelStandard;

typedef struct
{
  SanModelStandard   standard;
  SanModelCell       typed[SAN_MODEL_UNITS];
  SanModelCell       deducted[SAN_MODEL_UNITS];
  int                found[SAN_MODEL_POINTS][2];    /* index of a grade; 0: not rated */
  guint              chosen[SAN_MODEL_UNITS][SAN_MODEL_QUESTIONS][SAN_MODEL_OPTIONS];
  SanModelAdjustment adjustments[SAN_MODEL_ROWS];
  guint              n_adjustments;
  SanModelVeto       vetoes[SAN_MODEL_ROWS];
  guint              n_vetoes;
  gboolean           published;
  guint              n_editions;
  const SanModel    *editions[SAN_MODEL_ROWS];      /* as everything was then; not owned */
} SanModelRound;

struct _SanModel
{
  SanModelRound rounds[SAN_MODEL_ROUNDS];
  SanModelStandard standard;                        /* the newest, */
  guint         first;                              /* in force for this round and later */
  gint64        values[SAN_MODEL_QUESTIONS][SAN_MODEL_OPTIONS];
  guint         owners[SAN_MODEL_POINTS];           /* streets and towns */
  SanStanding   standings[SAN_MODEL_UNITS];
  guint         scheme;
};

extern const char *const san_model_units[SAN_MODEL_UNITS];    /* codes, which are names */
extern const char *const san_model_groups[SAN_MODEL_UNITS];
extern const char *const san_model_labels[SAN_MODEL_ROUNDS];
extern const char *const san_model_schemes[SAN_MODEL_SCHEMES];
/* The first says nothing, the last that the item does not apply. */
extern const char *const san_model_grades[6];

/* As the tables of the test make it */
void           san_model_init   (SanModel       *self);
/* Gives the newest version other figures; where a published round was inspected by it, that
 * is a new one, for the rounds after that. */
void           san_model_set_standard (SanModel               *self,
                                       const SanModelStandard *standard);
/* Or NULL */
const char    *san_model_bureau (guint           point);
/* The input of a round as it is now, or as an edition was: @edition 0 for the newest of a
 * published round, the records of an open one. With the previous round in it. */
SanRoundInput *san_model_input  (const SanModel *self,
                                 guint           round,
                                 guint           edition);

G_END_DECLS
