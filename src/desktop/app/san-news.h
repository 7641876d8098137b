/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-window.h"

G_BEGIN_DECLS

/* What others did since the person at this desk last looked at the ledger. For the rooms of
 * app/ alone. */

/* Hangs the action win.news on the window. */
void     san_news_install  (SanWindow  *self);
/* Says after opening that there is something new, with a button for win.news; TRUE if there
 * is. Not for somebody who never looked before. */
gboolean san_news_offer    (SanWindow  *self);
/* From here on it is known: when the ledger is closed. */
void     san_news_remember (SanContext *context);

G_END_DECLS
