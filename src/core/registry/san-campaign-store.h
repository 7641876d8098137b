/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-clock.h"
#include "store/san-database.h"

G_BEGIN_DECLS

/* What an office works for: 创建全国文明城市. A ledger has one or more. */
typedef struct
{
  gint64   id;
  char    *name;
  SanDay   from;
  SanDay   to;      /* over once this is past */
} SanCampaign;

void         san_campaign_free         (SanCampaign        *self);
/* (element-type SanCampaign): in order of creation */
GPtrArray   *san_campaign_store_list   (SanDatabase        *database,
                                        GError            **error);
/* By name (folded); SAN_ERROR_NOT_FOUND */
gboolean     san_campaign_store_find   (SanDatabase        *database,
                                        const char         *name,
                                        gint64             *id,
                                        GError            **error);
/* Inside a change. Names are unique and not empty. ->id is set */
gboolean     san_campaign_store_add    (SanDatabase        *database,
                                        SanCampaign        *campaign,
                                        GError            **error);
/* Renames it, or gives it other days. */
gboolean     san_campaign_store_update (SanDatabase        *database,
                                        const SanCampaign  *campaign,
                                        GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanCampaign, san_campaign_free)

G_END_DECLS
