/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The toasts of a window: one at a time, the newest. libadwaita 1.2 breaks when a toast is
 * dismissed while it still moves, or twice: a toast stays until it has come to rest, and of
 * those that come meanwhile the last is shown then. */
typedef struct _SanToasts SanToasts;

/* @overlay: outlives it */
SanToasts *san_toasts_new  (AdwToastOverlay *overlay);
void       san_toasts_free (SanToasts       *self);
/* @button: (nullable): with this word on it, that activates @action with @target (floating,
 * nullable) */
void       san_toasts_show (SanToasts       *self,
                            const char      *text,
                            const char      *button,
                            const char      *action,
                            GVariant        *target);
/* Whether one is still to be shown. */
gboolean   san_toasts_wait (SanToasts       *self);

G_END_DECLS
