/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SAN_ROW_ADDED,
  SAN_ROW_CHANGED,
  SAN_ROW_UNCHANGED,
  SAN_ROW_SKIPPED,    /* a row of averages or sums */
  SAN_ROW_REJECTED,
  SAN_ROW_N_ACTIONS
} SanRowAction;

/* Strings belong to the proposal. */
typedef struct
{
  guint        row;           /* as the file counts, from 1 */
  SanRowAction action;
  const char  *key;           /* what record, for people: 美兰区 */
  guint        first_change;  /* into the changes of the proposal */
  guint        n_changes;
  gpointer     payload;       /* the planner's, for applying */
} SanProposalRow;

/* A cell, old → new; "" is empty. */
typedef struct
{
  guint       row_index;      /* into the rows of the proposal */
  const char *field;
  const char *old_value;
  const char *new_value;
} SanProposalChange;

/* Why a row is rejected, or what was rounded. */
typedef struct
{
  guint       row;
  const char *column;
  const char *value;
  const char *reason;
} SanProposalRemark;

/**
 * SanProposal:
 *
 * What an import would do, row by row, before anything is written. A planner fills it
 * from top to bottom of the table; a face shows it; the feature applies the payloads in
 * one journal step. Plain memory, so that a hundred thousand rows are cheap. Reference
 * counted; not for two threads at a time.
 */
typedef struct _SanProposal SanProposal;

SanProposal             *san_proposal_new           (GDestroyNotify      free_payload);
SanProposal             *san_proposal_ref           (SanProposal        *proposal);
void                     san_proposal_unref         (SanProposal        *proposal);

/* Filling: changes belong to the row added last. @payload is taken. Returns its index. */
guint                    san_proposal_add_row       (SanProposal        *proposal,
                                                     guint               row,
                                                     SanRowAction        action,
                                                     const char         *key,
                                                     gpointer            payload);
void                     san_proposal_add_change    (SanProposal        *proposal,
                                                     const char         *field,
                                                     const char         *old_value,
                                                     const char         *new_value);
/* Ends a row that was added as changed: without a change it is unchanged. */
void                     san_proposal_settle        (SanProposal        *proposal);
/* A remark that refuses nothing: what was rounded */
void                     san_proposal_add_remark    (SanProposal        *proposal,
                                                     guint               row,
                                                     const char         *column,
                                                     const char         *value,
                                                     const char         *reason);
/* Adds a rejected row with its reason. When the row was added already (it is the last
 * one), that one becomes rejected and loses its changes and payload. A row rejected for
 * several cells counts once. */
void                     san_proposal_reject        (SanProposal        *proposal,
                                                     guint               row,
                                                     const char         *key,
                                                     const char         *column,
                                                     const char         *value,
                                                     const char         *reason);
/* A remark on the whole table, a phrase: ignored columns, units that are not in it */
void                     san_proposal_add_note      (SanProposal        *proposal,
                                                     const char         *note);

/* Reading */
guint                    san_proposal_count         (SanProposal        *proposal,
                                                     SanRowAction        action);
/* TRUE when applying would change something */
gboolean                 san_proposal_has_changes   (SanProposal        *proposal);
guint                    san_proposal_get_n_rows    (SanProposal        *proposal);
const SanProposalRow    *san_proposal_get_row       (SanProposal        *proposal,
                                                     guint               index);
guint                    san_proposal_get_n_changes (SanProposal        *proposal);
const SanProposalChange *san_proposal_get_change    (SanProposal        *proposal,
                                                     guint               index);
guint                    san_proposal_get_n_remarks (SanProposal        *proposal);
const SanProposalRemark *san_proposal_get_remark    (SanProposal        *proposal,
                                                     guint               index);
guint                    san_proposal_get_n_notes   (SanProposal        *proposal);
const char              *san_proposal_get_note      (SanProposal        *proposal,
                                                     guint               index);

/* "added,changed,unchanged,skipped,rejected" and the numbers; then, if there are remarks,
 * an empty line, "row,column,value,reason" and a line each, by row. */
void                     san_proposal_report        (SanProposal        *proposal,
                                                     GString            *text);
/* English, for columns of sansectl */
const char              *san_row_action_to_string   (SanRowAction        action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanProposal, san_proposal_unref)

G_END_DECLS
