/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"
#include "rounds/san-draw.h"

G_BEGIN_DECLS

/* The frame as the registry has it now: points of categories that are not retired, valid on
 * the last day of the round's period (the day that decides who takes part), in units that
 * take part or below one that does; with the rules on file and the points of earlier rounds
 * of the same kind that these put behind. Unit and category go by their code, and by their
 * name where they have none (a category also where another has the same code). Closed.
 * @rules: (nullable) (element-type SanSamplingRule): in place of those on file
 * @always: (nullable) (element-type gint64): units that are always assessed */
SanDrawFrame *san_draw_frame_load     (SanDatabase     *database,
                                       const char      *label,
                                       GArray          *rules,
                                       GArray          *always,
                                       GError         **error);

/* (transfer full): category id (gint64) → what frames call it; those in use */
GHashTable   *san_draw_category_codes (SanDatabase     *database,
                                       GError         **error);

/* The draw of a round as it is on file. */
typedef struct
{
  gint64  round_id;
  char   *drawn;       /* "YYYY-MM-DD HH:MM" */
  char   *seed;
  char   *algorithm;
  char   *frame;       /* SHA-256 of its bytes, a blob */
  char   *rules;       /* as san_draw_frame_rules() has them */
  guint   n_points;
} SanDraw;

/* A point of it, for lists: in the order of the draw. */
typedef struct
{
  gint64    point_id;
  int       position;    /* from 1 */
  char     *code;
  char     *name;
  char     *address;
  gint64    unit_id;
  gint64    bureau_id;   /* 0: none */
  gint64    category_id;
  char     *category;    /* its name */
  gboolean  must_see;
  char     *key;
  gint64    team_id;     /* 0: none */
  SanDay    day;         /* SAN_DAY_MIN: none */
} SanDrawPoint;

void          san_draw_free           (SanDraw         *draw);
void          san_draw_point_free     (SanDrawPoint    *point);

/* NULL without error where the round has no draw */
SanDraw      *san_draw_store_get      (SanDatabase     *database,
                                       gint64           round_id,
                                       GError         **error);
/* (element-type SanDrawPoint); empty where the round has no draw */
GPtrArray    *san_draw_store_list     (SanDatabase     *database,
                                       gint64           round_id,
                                       GError         **error);
/* (transfer full): the lines that were drawn from; NULL without error where there is no
 * draw */
GBytes       *san_draw_store_frame    (SanDatabase     *database,
                                       gint64           round_id,
                                       GError         **error);
/* Whether anything was observed in the round: its draw stands then. */
gboolean      san_draw_store_is_fixed (SanDatabase     *database,
                                       gint64           round_id,
                                       gboolean        *fixed,
                                       GError         **error);

/* Draws, as one step: an earlier draw is replaced (SAN_ERROR_CONFLICT once there are
 * observations, or the round is locked), the frame's bytes are kept, and a round in
 * preparation moves to sampling. SAN_ERROR_INVALID: no seed, no eligible point. */
gboolean      san_draw_run            (SanWorkspace    *workspace,
                                       const char      *label,
                                       const char      *seed,
                                       GArray          *always,
                                       GError         **error);
/* What san_draw_run() does, inside a change. */
gboolean      san_draw_store_run      (SanDatabase     *database,
                                       const char      *label,
                                       const char      *seed,
                                       GArray          *always,
                                       SanTime          now,
                                       GError         **error);

/* The setting: so many of the last of the previous round are always assessed (必评). The
 * faces ask the ranking who they are. */
gboolean      san_draw_get_bottom     (SanDatabase     *database,
                                       guint           *n,
                                       GError         **error);
/* Inside a change. */
gboolean      san_draw_set_bottom     (SanDatabase     *database,
                                       guint            n,
                                       GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanDraw, san_draw_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanDrawPoint, san_draw_point_free)

G_END_DECLS
