/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanStartView:
 *
 * What a window shows without a ledger: open one, restore one, or make one from a template.
 */
#define SAN_TYPE_START_VIEW (san_start_view_get_type ())
G_DECLARE_FINAL_TYPE (SanStartView, san_start_view, SAN, START_VIEW, AdwBin)

/* The page that asks for the city, for a new ledger at @path from @template_name. */
void san_start_view_begin      (SanStartView *self,
                                const char   *template_name,
                                const char   *path);
void san_start_view_fail       (SanStartView *self,
                                const char   *message);
/* What is being done, while the view takes nothing else; NULL: it is done. */
void san_start_view_wait       (SanStartView *self,
                                const char   *text);
void san_start_view_popup_menu (SanStartView *self);

G_END_DECLS
