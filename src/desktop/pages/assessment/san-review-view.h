/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-assessment-tab.h"
#include "pages/assessment/san-onsite-form.h"
#include "pages/assessment/san-onsite-list.h"

G_BEGIN_DECLS

/**
 * SanReviewView:
 *
 * 复核: a sample of the points is rated a second time, or the papers are typed a second time,
 * without sight of the first; where both differ, one is made to count, with a reason.
 */
#define SAN_TYPE_REVIEW_VIEW (san_review_view_get_type ())
G_DECLARE_FINAL_TYPE (SanReviewView, san_review_view, SAN, REVIEW_VIEW, GtkBox)

/* For tests, (transfer none) */
SanOnsiteSheet *san_review_view_get_sheet (SanReviewView *self);
SanOnsiteList  *san_review_view_get_list  (SanReviewView *self);
/* Review (TRUE), or second typing */
void            san_review_view_set_kind  (SanReviewView *self,
                                           gboolean       review);
/* Differences that nobody has settled */
guint           san_review_view_get_n_open (SanReviewView *self);
/* Makes the second count, or the first, of one observation. */
gboolean        san_review_view_settle    (SanReviewView *self,
                                           gint64         observation_id,
                                           gboolean       second,
                                           const char    *reason);

G_END_DECLS
