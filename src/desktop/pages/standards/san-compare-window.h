/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanCompareWindow:
 *
 * Two versions of the standard beside each other: what came, went, changed, and what carries
 * on what.
 */
#define SAN_TYPE_COMPARE_WINDOW (san_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (SanCompareWindow, san_compare_window, SAN, COMPARE_WINDOW, AdwWindow)

GtkWidget *san_compare_window_new    (SanPage *page);
/* (transfer full): what the field of a difference is called */
const char *san_compare_field_title  (const char *field);
/* (transfer full): what a version is called: 第 2 版 下半年 */
char      *san_compare_version_title (guint       number,
                                      const char *name,
                                      SanDay      from);

G_END_DECLS
