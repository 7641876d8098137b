/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "pages/overview/san-overview-figures.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* Something that waits for a person. */
typedef struct
{
  const char *icon;
  char       *title;
  char       *tag;        /* "" */
  const char *style;      /* of the tag */
  char       *text;
  const char *button;
  const char *page;       /* NULL: @action */
  const char *action;
  const char *view;       /* of the tickets' page; NULL: none */
  gint64      ticket;     /* what the button does a verb to; 0: none */
  SanTicketKind kind;     /* which verb */
  SanTicketColour colour; /* of the badge */
} SanTodo;

void       san_todo_free      (SanTodo                  *todo);
/* (element-type SanTodo): the most urgent first, at most eight. @figures: (nullable): of
 * the current round's ranking */
GPtrArray *san_overview_todos (SanContext               *context,
                               const SanOverviewFigures *figures);

G_END_DECLS
