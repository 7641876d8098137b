/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "charts/san-chart.h"
#include "ranking/san-awards.h"
#include "ranking/san-ranking.h"
#include "tickets/san-ticket-figures.h"

G_BEGIN_DECLS

/* What is shown at the meeting. It is read once: what is entered while people look on does
 * not change the numbers on the wall. */

typedef enum
{
  SAN_SLIDE_COVER,
  SAN_SLIDE_RANKING,    /* a group, revealed from the last place up */
  SAN_SLIDE_BUMP,
  SAN_SLIDE_HEAT,
  SAN_SLIDE_TICKETS,
  SAN_SLIDE_PROBLEM,    /* with photographs before and after */
  SAN_SLIDE_AWARDS,
  SAN_SLIDE_SANCTIONS,  /* who has to explain himself */
} SanSlideKind;

/* A group and what is said of it beside its bars. */
typedef struct
{
  const SanRankedGroup *group;
  guint       n_placed;       /* of its places, which come first */
  char       *mean_change;    /* against the round before: "+0.42"; "" */
  SanChart   *bump;           /* (nullable): there is no earlier round */
  SanChart   *heat;           /* (nullable): one component only */
} SanDeckGroup;

/* Something found on site that says more than figures. */
typedef struct
{
  char       *unit;
  char       *point;          /* where */
  char       *text;           /* what was found */
  char       *ticket;         /* number, "" */
  char       *colour;         /* white yellow red, "" */
  char       *due;            /* of the ticket, "" */
  gboolean    put_right;      /* a ticket of the period, whoever found it */
  GdkPixbuf  *before;         /* (nullable) */
  GdkPixbuf  *after;          /* (nullable) */
} SanDeckProblem;

/* A line of the lists: a heading without @left stands over those that follow. */
typedef struct
{
  char       *heading;        /* (nullable) */
  char       *left;
  char       *right;
} SanDeckLine;

typedef struct
{
  char       *name;
  guint       open[SAN_TICKET_COLOURS];
  guint       all;
} SanDeckTicketUnit;

typedef struct
{
  guint       open[SAN_TICKET_COLOURS];
  guint       overdue;
  char       *on_time;        /* percent with its sign; "" */
  char       *relapse;
  SanChart   *stages;
  GPtrArray  *units;          /* (element-type SanDeckTicketUnit): most open first */
} SanDeckTickets;

typedef struct
{
  SanSlideKind          kind;
  const SanDeckGroup   *group;    /* of RANKING, BUMP, HEAT */
  const SanDeckProblem *problem;  /* of PROBLEM */
  char                 *title;
  char                 *key;      /* as the speaker's notes know it: "ranking:街道组" */
} SanSlide;

typedef struct
{
  gint64          round_id;
  char           *campaign;
  char           *office;
  char           *title;          /* 2018年6月考评成绩 */
  char           *day;
  gboolean        provisional;
  SanRanking     *ranking;
  SanAwards      *awards;
  GPtrArray      *groups;         /* (element-type SanDeckGroup) */
  GPtrArray      *problems;       /* (element-type SanDeckProblem) */
  char           *problems_from;  /* (nullable): the other round that found them */
  GPtrArray      *praise;         /* (element-type SanDeckLine) */
  GPtrArray      *blame;          /* (element-type SanDeckLine) */
  SanDeckTickets *tickets;        /* (nullable): none concerns the period */
  GPtrArray      *slides;         /* (element-type SanSlide) */
} SanDeck;

/* Reads everything, for a worker: of the newest edition where the round is published. Its
 * charts belong to the thread that shows them from then on. */
SanDeck  *san_deck_load          (SanDatabase      *database,
                                  gint64            round_id,
                                  GCancellable     *cancellable,
                                  GError          **error);
void      san_deck_free          (SanDeck          *self);

/* (element-type SanDeckProblem) (transfer full): a few tickets of the period with photographs
 * before and after, then what was found in the round, or where nobody was on
 * site in it as san_ranking_load_beside() says, with photographs; those with a ticket first,
 * no two of one category while there are others. @source: (out) (nullable) (transfer full):
 * the label of that other round */
GPtrArray *san_deck_problems_load (SanDatabase     *database,
                                  const SanRound   *round,
                                  SanRanking       *ranking,
                                  char            **source,
                                  GError          **error);
void      san_deck_problem_free  (SanDeckProblem   *problem);
/* (nullable) (transfer full): NULL without @error where there is none */
SanDeckTickets *san_deck_tickets_load (SanDatabase *database,
                                  const SanRound   *round,
                                  GError          **error);
void      san_deck_tickets_free  (SanDeckTickets   *tickets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanDeck, san_deck_free)

G_END_DECLS
