/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "rounds/san-survey-store.h"
#include "scoring/san-survey-score.h"

G_BEGIN_DECLS

/* A unit of the round where somebody was asked or is to be asked. */
typedef struct
{
  gint64   unit_id;
  gboolean takes_part;
  guint    quota;        /* 0: none */
  guint    respondents;  /* questionnaires; of a participant with those below it */
  gint64   asked;        /* with what came as counts: how far the quota is filled */
} SanSurveyRow;

/**
 * SanSurveyRecords:
 *
 * The questionnaires of a round as its tab shows them, and the way to change them: every
 * change is a step at once, and #SanSurveyRecords:changed is emitted after it.
 */
#define SAN_TYPE_SURVEY_RECORDS (san_survey_records_get_type ())
G_DECLARE_FINAL_TYPE (SanSurveyRecords, san_survey_records, SAN, SURVEY_RECORDS, GObject)

struct _SanSurveyRecords
{
  GObject        parent_instance;

  SanContext    *context;
  gint64         round_id;
  char          *label;         /* of the round */
  gboolean       locked;
  gboolean       writing;       /* the step that is being made is its own */
  SanRoster     *roster;
  SanRoundInput *input;
  GPtrArray     *leaves;        /* (element-type SanNode): with the source survey */
  GPtrArray     *questions;     /* SanQuestion */
  GPtrArray     *respondents;   /* SanRespondent */
  GArray        *counts;        /* SanSurveyCount, as tables and the sheet gave them */
  GArray        *rows;          /* SanSurveyRow: participants, each before what is below it */
  GArray        *extra;         /* gint64: units that are shown though nobody was asked there */
  SanSurveyBook *book;          /* by row: a participant's with what counts for it */
  GArray        *own;           /* gint64, by row and option: its own count; −1: none */
  GHashTable    *by_unit;       /* unit id → 1 + row */
  GHashTable    *by_option;     /* option id → 1 + index in the book */
};

SanSurveyRecords   *san_survey_records_new      (SanContext         *context);
gboolean            san_survey_records_load     (SanSurveyRecords   *self,
                                                 SanRound           *round,
                                                 GError            **error);
/* Gives a unit a row, for what is typed there next; FALSE when it counts for nobody. */
gboolean            san_survey_records_add_unit (SanSurveyRecords   *self,
                                                 gint64              unit_id);
/* Makes a step. @said: as in san_context_change() */
gboolean            san_survey_records_change   (SanSurveyRecords   *self,
                                                 const char         *verb,
                                                 const char         *label,
                                                 SanChangeFunc       func,
                                                 gpointer            data,
                                                 const char         *said);
/* (transfer none): as displayed, "" for a unit that is gone */
const char         *san_survey_records_unit     (SanSurveyRecords   *self,
                                                 gint64              unit_id);
/* The count on file for an option; −1: none */
gint64              san_survey_records_count    (SanSurveyRecords   *self,
                                                 guint               row,
                                                 guint               option);
/* What the row shows for an option, with the questionnaires */
gint64              san_survey_records_tally    (SanSurveyRecords   *self,
                                                 guint               row,
                                                 guint               option);
/* Questions that the respondent answered */
guint               san_survey_records_answered (const SanRespondent *respondent);

G_END_DECLS
