/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* A filter of the list of tickets that somebody keeps under a name. */
typedef struct
{
  gint64  id;
  char   *name;
  char   *filter;   /* san_ticket_filter_format() */
} SanTicketView;

void       san_ticket_view_free         (SanTicketView *view);
/* (element-type SanTicketView): in their order */
GPtrArray *san_ticket_view_store_list   (SanDatabase   *database,
                                         GError       **error);
/* Inside a change. A name is kept once: SAN_ERROR_CONFLICT. @id (out, optional) */
gboolean   san_ticket_view_store_add    (SanDatabase   *database,
                                         const char    *name,
                                         const char    *filter,
                                         gint64        *id,
                                         GError       **error);
gboolean   san_ticket_view_store_rename (SanDatabase   *database,
                                         gint64         id,
                                         const char    *name,
                                         GError       **error);
gboolean   san_ticket_view_store_delete (SanDatabase   *database,
                                         gint64         id,
                                         GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketView, san_ticket_view_free)

G_END_DECLS
