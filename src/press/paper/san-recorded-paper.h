/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-paper.h"

G_BEGIN_DECLS

/**
 * SanRecordedPaper:
 *
 * The sheets of another paper, drawn once and kept as strokes: made in a worker, which may
 * take its time over setting the text, and shown on the main thread at any size. It knows
 * the lines of text on them.
 */
#define SAN_TYPE_RECORDED_PAPER (san_recorded_paper_get_type ())
G_DECLARE_FINAL_TYPE (SanRecordedPaper, san_recorded_paper, SAN, RECORDED_PAPER, GObject)

/* (transfer full): NULL when it was cancelled meanwhile */
SanPaper *san_recorded_paper_new (SanPaper      *paper,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
