/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/**
 * SanPointForm:
 *
 * The fields of a point to be filled in: of a new one, or of several at once, where only
 * the fields that are ticked are changed. What is refused stays on screen with the reason.
 *
 * #SanPointForm::done (int64 id) when it was written; @id is that of a new point, else 0.
 */
#define SAN_TYPE_POINT_FORM (san_point_form_get_type ())
G_DECLARE_FINAL_TYPE (SanPointForm, san_point_form, SAN, POINT_FORM, AdwWindow)

/* @like: (nullable): the point beside which it is made. (transfer none): on screen */
GtkWidget *san_point_form_new_point (SanPage        *page,
                                     const SanPoint *like);
/* (element-type gint64) */
GtkWidget *san_point_form_many      (SanPage        *page,
                                     const GArray   *ids);

G_END_DECLS
