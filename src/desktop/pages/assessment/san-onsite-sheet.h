/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "rounds/san-second-rating-store.h"
#include "rounds/san-visit-store.h"

G_BEGIN_DECLS

/* Whose ratings are on the sheet. */
typedef enum
{
  SAN_SHEET_FIRST,     /* the inspector's */
  SAN_SHEET_ENTRY,     /* the second clerk's, who does not see the first's */
  SAN_SHEET_REVIEW,    /* the reviewer's */
} SanSheetRole;

/* An item of the point with what was found of it. */
typedef struct
{
  const SanItem      *item;
  const SanRatingSet *ratings;
  SanObservation     *found;      /* never NULL; its id is 0 where nothing is on file */
  gint64              first;      /* id of the first observation; 0: there is none */
  guint               n_photos;
  gint64              ticket;     /* that came of it; 0: none */
} SanSheetLine;

/**
 * SanOnsiteSheet:
 *
 * One point on one sheet of paper: its items, what was found, and what it comes to so far.
 * Every stroke is a step of the journal at once.
 *
 * #SanOnsiteSheet::changed (int line): a line, −1: all of it.
 */
#define SAN_TYPE_ONSITE_SHEET (san_onsite_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SanOnsiteSheet, san_onsite_sheet, SAN, ONSITE_SHEET, GObject)

SanOnsiteSheet *san_onsite_sheet_new        (SanContext      *context);
/* Shows the point; @visit lives as long as it is shown. NULL: none. Also to read it anew. */
gboolean        san_onsite_sheet_open       (SanOnsiteSheet  *self,
                                             const SanRound  *round,
                                             SanStandard     *standard,
                                             SanSheetRole     role,
                                             const SanVisit  *visit,
                                             GError         **error);
/* Who found it, how ("open", "covert", "": the round's way), and when ("YYYY-MM-DD", "":
 * now): of what is entered from now on. */
void            san_onsite_sheet_set_who    (SanOnsiteSheet  *self,
                                             const char      *inspector,
                                             const char      *manner,
                                             const char      *day);
const SanVisit *san_onsite_sheet_get_visit  (SanOnsiteSheet  *self);
gint64          san_onsite_sheet_get_round  (SanOnsiteSheet  *self);
SanSheetRole    san_onsite_sheet_get_role   (SanOnsiteSheet  *self);
guint           san_onsite_sheet_get_n      (SanOnsiteSheet  *self);
const SanSheetLine *san_onsite_sheet_get_line (SanOnsiteSheet *self,
                                             guint            index);
/* Whether it may be changed */
gboolean        san_onsite_sheet_is_open    (SanOnsiteSheet  *self);
/* Whether the step that is being made is the sheet's own */
gboolean        san_onsite_sheet_is_writing (SanOnsiteSheet  *self);

gboolean        san_onsite_sheet_is_rated   (SanOnsiteSheet  *self,
                                             guint            index);
gboolean        san_onsite_sheet_is_failed  (SanOnsiteSheet  *self,
                                             guint            index);
/* Whether the line lost anything */
gboolean        san_onsite_sheet_is_short   (SanOnsiteSheet  *self,
                                             guint            index);
/* (transfer full): "8.0", "" where it is not rated or does not apply */
char           *san_onsite_sheet_get_earned (SanOnsiteSheet  *self,
                                             guint            index);
/* The key of the rating in effect: as given, or what the faults come to; "" for none */
const char     *san_onsite_sheet_get_grade  (SanOnsiteSheet  *self,
                                             guint            index);

typedef struct
{
  guint n_rated;
  guint n;
  char *score;     /* of 100 so far: "78.0" */
  char *loss;      /* "22" */
} SanSheetSum;

void            san_onsite_sheet_sum_up     (SanOnsiteSheet  *self,
                                             SanSheetSum     *sum);
void            san_sheet_sum_clear         (SanSheetSum     *sum);

/* What follows writes; FALSE when it was refused, which is reported. */
/* @grade: a key, SAN_GRADE_NA, or "" to take it back */
gboolean        san_onsite_sheet_rate       (SanOnsiteSheet  *self,
                                             guint            index,
                                             const char      *grade);
/* All lines from @index on that are not rated, by the @nth rating of each (0: does not
 * apply), as one step; lines that are counted or measured are left. */
gboolean        san_onsite_sheet_rate_rest  (SanOnsiteSheet  *self,
                                             guint            index,
                                             guint            nth);
/* @faults: −1 to take it back */
gboolean        san_onsite_sheet_set_faults (SanOnsiteSheet  *self,
                                             guint            index,
                                             int              faults);
/* @text: as typed; "" to take it back */
gboolean        san_onsite_sheet_set_value  (SanOnsiteSheet  *self,
                                             guint            index,
                                             const char      *text);
gboolean        san_onsite_sheet_set_note   (SanOnsiteSheet  *self,
                                             guint            index,
                                             const char      *note);
gboolean        san_onsite_sheet_add_photos (SanOnsiteSheet  *self,
                                             guint            index,
                                             const char *const *paths);
gboolean        san_onsite_sheet_remove_photo (SanOnsiteSheet *self,
                                             gint64           file_id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SanSheetSum, san_sheet_sum_clear)

G_END_DECLS
