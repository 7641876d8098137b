/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* The figures of tickets.md §8, in its order. */
typedef enum
{
  SAN_FIGURE_ISSUED,
  SAN_FIGURE_DUE,             /* 应结 */
  SAN_FIGURE_WAITING,
  SAN_FIGURE_CLOSED,          /* 办结 */
  SAN_FIGURE_CLOSED_ON_TIME,  /* 按期办结 */
  SAN_FIGURE_CLOSURE_RATE,
  SAN_FIGURE_ON_TIME_RATE,
  SAN_FIGURE_RETURNED,
  SAN_FIGURE_EXTENDED,
  SAN_FIGURE_SUSPENDED,
  SAN_FIGURE_SHELVED,
  SAN_FIGURE_DISPUTED,
  SAN_FIGURE_REASSIGNED,
  SAN_FIGURE_RELAPSE_RATE,    /* 反弹率 */
  SAN_FIGURE_MEDIAN_HOURS,
  SAN_FIGURE_P90_HOURS,
  SAN_N_FIGURES
} SanFigure;

/* (transfer none): "on_time_rate", the word of sansectl */
const char     *san_figure_name         (SanFigure               figure);
/* (transfer none): for people, in their language */
const char     *san_figure_title        (SanFigure               figure);
/* A rate has a numerator and a denominator, a duration neither; all else is a count. */
gboolean        san_figure_is_rate      (SanFigure               figure);
gboolean        san_figure_is_duration  (SanFigure               figure);

/* What one ticket brings to the figures. */
typedef struct
{
  gint64           id;
  SanTicketNumber  first;         /* its first number */
  gint64           unit_id;       /* the main unit at the cut-off */
  gint64           category_id;   /* of its point, else of its item; 0: none */
  gint64           bureau_id;     /* of its point; 0: none */
  const char      *source;
  const char      *problem;       /* of what is @open; else "" */
  SanTicketColour  colour;        /* at the cut-off; so below */
  SanTicketStage   stage;
  SanTicketFlag    flag;
  SanTime          issued;
  SanTime          own_due;       /* the due time of the figures */
  gint64           minutes;       /* of handling, if it was closed in the period; else −1 */
  gboolean         open;          /* issued, not closed nor cancelled */
  gboolean         red;           /* red was approved in the period */
  gboolean         closed;        /* of what was due: closed by the cut-off */
  gboolean         on_time;       /* of what is @closed */
  guint            counts[SAN_N_FIGURES];   /* what it adds to those that are counts */
  guint            looked_back;
  guint            relapsed;
} SanTicketFact;

/**
 * SanTicketBook:
 *
 * The tickets of a period as they stood at its cut-off, each with what it counts for. Read
 * once, grouped in many ways; holds no connection.
 */
typedef struct
{
  SanTime       from;       /* SAN_TICKET_NO_TIME: from the first one on */
  SanTime       cut_off;
  GArray       *facts;      /* SanTicketFact, in order of issue: those that matter */
  GStringChunk *strings;
} SanTicketBook;

/* Events with as-of after @cut_off are as if they had not happened, whenever they were
 * entered. */
SanTicketBook  *san_ticket_book_load    (SanDatabase            *database,
                                         SanTime                 from,
                                         SanTime                 cut_off,
                                         GError                **error);
void            san_ticket_book_free    (SanTicketBook          *book);

typedef enum
{
  SAN_FIGURES_TOTAL,
  SAN_FIGURES_BY_UNIT,
  SAN_FIGURES_BY_CATEGORY,
  SAN_FIGURES_BY_BUREAU,
  SAN_FIGURES_BY_SOURCE,
  SAN_FIGURES_BY_COLOUR,
} SanFiguresKey;

/* "unit", "category" …; FALSE for anything else */
gboolean        san_figures_key_parse   (const char             *text,
                                         SanFiguresKey          *key);

/* The figures of one group. */
typedef struct
{
  char   *key;        /* of sansectl: "" is the total, "-" what has no such thing */
  gint64  id;         /* of the unit, category or bureau; 0: none */
  guint   counts[SAN_N_FIGURES];
  guint   looked_back;
  guint   relapsed;
  GArray *minutes;    /* gint64, sorted: of the tickets closed in the period */
} SanTicketFigures;

void            san_ticket_figures_free (SanTicketFigures       *figures);

/* (transfer full) (element-type SanTicketFigures): the groups in which something is not 0,
 * in the order of roster, standard, words or colours; for the total exactly one. @tree: a
 * unit counts what lies below it, too. @roster: how units are called and where they stand */
GPtrArray      *san_ticket_figures_list (SanTicketBook          *book,
                                         SanDatabase            *database,
                                         SanRoster              *roster,
                                         SanFiguresKey           key,
                                         gboolean                tree,
                                         GError                **error);
/* (transfer full): of these facts alone; NULL @fact for nothing at all */
SanTicketFigures *san_ticket_figures_of (const SanTicketFact    *facts,
                                         guint                   n_facts);
/* Its numerator and denominator: a count over 0, a rate over what it is a part of */
void            san_ticket_figures_get  (const SanTicketFigures *figures,
                                         SanFigure               figure,
                                         guint                  *numerator,
                                         guint                  *denominator);
/* (transfer full): as sansectl prints it: rates are percent with 2 decimals, durations
 * hours with 1; "" where there is nothing to divide */
char           *san_ticket_figures_text (const SanTicketFigures *figures,
                                         SanFigure               figure);

/* How old what is open at the cut-off is at @now, in calendar days since it was issued: up
 * to 3, 7, 15, 30, and older. */
#define SAN_TICKET_AGES 5

typedef struct
{
  guint open[SAN_TICKET_AGES][SAN_TICKET_COLOURS];
  guint overdue[SAN_TICKET_AGES];   /* past the due time of the figures, clock running */
} SanTicketAgeing;

void            san_ticket_book_ageing  (const SanTicketBook    *book,
                                         SanTime                 now,
                                         SanTicketAgeing        *ageing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketBook, san_ticket_book_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketFigures, san_ticket_figures_free)

G_END_DECLS
