/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/overview/san-overview-todo.h"

G_BEGIN_DECLS

/* (transfer floating): a row of a list box, whose button leads where @todo is done; the signs
 * at the start of the rows share a width */
GtkWidget *san_todo_row_new (SanPage       *page,
                             const SanTodo *todo,
                             GtkSizeGroup  *signs);

G_END_DECLS
