/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanSidebar:
 *
 * The left edge of an open ledger: what it is called, its pages, what was saved and by
 * whom. #SanSidebar:rail narrows it to icons.
 */
#define SAN_TYPE_SIDEBAR (san_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SanSidebar, san_sidebar, SAN, SIDEBAR, AdwBin)

/* @context: (nullable) */
void     san_sidebar_set_context (SanSidebar *self,
                                  SanContext *context);
/* The operator or the list of recent ledgers is another one. */
void     san_sidebar_update      (SanSidebar *self);
void     san_sidebar_set_current (SanSidebar *self,
                                  const char *page);
void     san_sidebar_set_rail    (SanSidebar *self,
                                  gboolean    rail);
gboolean san_sidebar_get_rail    (SanSidebar *self);

G_END_DECLS
