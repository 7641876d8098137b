/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-workspace.h"
#include "tables/san-proposal.h"

G_BEGIN_DECLS

/* The feedback workbook: the tickets that a unit has to answer go out, locked but for the
 * cells to be filled in, and come back as reports without typing. */

/* Writes the workbook of the unit's tickets that wait for a report. Where there is none:
 * SAN_ERROR_NOT_FOUND. @ids (out, optional, transfer full, element-type gint64): what is in
 * it, for san_ticket_mark_left() */
gboolean     san_feedback_write (SanDatabase   *database,
                                 gint64         unit_id,
                                 const char    *path,
                                 GArray       **ids,
                                 GError       **error);
/* (transfer full): what reading the filled workbook at @path would enter; @path may be any
 * table with the columns number 编号, result 办理结果, text 整改情况, by 反馈人 and as_of
 * 反馈时间. A row without a result and a text, or one that is still in work, is skipped; one
 * that was read before is unchanged. A date without a time is that day's closing time. */
SanProposal *san_feedback_plan  (SanDatabase   *database,
                                 const char    *path,
                                 GError       **error);
/* Enters the rows that were not rejected, as one step. The sweep goes first. @seq (out,
 * optional): the step, 0 when there was nothing to enter */
gboolean     san_feedback_apply (SanWorkspace  *workspace,
                                 SanProposal   *proposal,
                                 gint64        *seq,
                                 GError       **error);

G_END_DECLS
