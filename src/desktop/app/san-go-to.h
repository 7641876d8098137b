/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanGoTo:
 *
 * The box of Ctrl+G: type part of a unit, a round, a page or an action, in Chinese, pinyin
 * or initials, and go there.
 *
 * #SanGoTo::chosen (string page, variant target): where to go; @target is NULL or what the
 * page's show() takes. Rounds and actions it carries out itself.
 */
#define SAN_TYPE_GO_TO (san_go_to_get_type ())
G_DECLARE_FINAL_TYPE (SanGoTo, san_go_to, SAN, GO_TO, AdwBin)

/* @context: (nullable) */
void san_go_to_set_context (SanGoTo    *self,
                            SanContext *context);
void san_go_to_open        (SanGoTo    *self);
void san_go_to_close       (SanGoTo    *self);

G_END_DECLS
