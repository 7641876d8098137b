/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "pages/overview/san-overview-figures.h"

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
} SanTodo;

void       san_todo_free      (SanTodo                  *todo);
/* (element-type SanTodo): the most urgent first, at most eight. @figures: (nullable): of
 * the current round's ranking */
GPtrArray *san_overview_todos (SanContext               *context,
                               const SanOverviewFigures *figures);

G_END_DECLS
