/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"
#include "standards/san-sampling.h"

G_BEGIN_DECLS

/* The public draw (scoring.md §6): anybody who has the frame, the rules and the seed draws
 * the same points. */

#define SAN_DRAW_ALGORITHM "sha256-order-1"

/* An eligible point, by what the frame says of it. Texts belong to the frame. */
typedef struct
{
  const char *text;       /* the line, without its end */
  const char *unit;       /* codes */
  const char *category;
  const char *point;
  gboolean    must_see;
  gint64      point_id;   /* 0 in a frame that was not read from a ledger */
} SanFrameLine;

/**
 * SanDrawFrame:
 *
 * What is drawn from and how: the lines `unit|category|point|must_see` (yes or no), a rule
 * for each category, the units that are always assessed, the points that are put behind.
 * Use: new, add what there is, close; then only read.
 */
typedef struct _SanDrawFrame SanDrawFrame;

SanDrawFrame *san_draw_frame_new         (void);
void          san_draw_frame_unref       (SanDrawFrame          *self);
/* SAN_ERROR_INVALID for a code that would tear a line: one with a bar or a line end */
gboolean      san_draw_frame_add         (SanDrawFrame          *self,
                                          const char            *unit,
                                          const char            *category,
                                          const char            *point,
                                          gboolean               must_see,
                                          gint64                 point_id,
                                          GError               **error);
/* A category without one: all points of every unit */
void          san_draw_frame_set_rule    (SanDrawFrame          *self,
                                          const char            *category,
                                          const SanSamplingRule *rule);
void          san_draw_frame_add_always  (SanDrawFrame          *self,
                                          const char            *unit);
void          san_draw_frame_add_recent  (SanDrawFrame          *self,
                                          const char            *point);
/* Sorts the lines bytewise. */
void          san_draw_frame_close       (SanDrawFrame          *self);

guint               san_draw_frame_size  (SanDrawFrame          *self);
const SanFrameLine *san_draw_frame_nth   (SanDrawFrame          *self,
                                          guint                  index);
/* (transfer none): the lines, each ended by LF */
GBytes       *san_draw_frame_bytes       (SanDrawFrame          *self);
/* (transfer none): SHA-256 of them, 64 lower-case hex digits */
const char   *san_draw_frame_digest      (SanDrawFrame          *self);
/* (transfer full): what else the draw rests on, sorted lines ended by LF:
 * "rule|CATEGORY|all, N or P%|min|unit or category" for every category of the frame,
 * "always|UNIT", "recent|POINT" */
char         *san_draw_frame_rules       (SanDrawFrame          *self);

/* A point that was drawn. */
typedef struct
{
  const SanFrameLine *line;
  guint8              key[32];   /* SHA-256 of "seed|label|point" */
  gboolean            recent;
} SanDrawPick;

/* (transfer full) (element-type SanDrawPick): by unit and category as in the frame, then in
 * the order of the draw */
GArray       *san_draw_frame_draw        (SanDrawFrame          *self,
                                          const char            *seed,
                                          const char            *label);
/* (transfer full): 64 lower-case hex digits */
char         *san_draw_key_format        (const guint8           key[32]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanDrawFrame, san_draw_frame_unref)

G_END_DECLS
