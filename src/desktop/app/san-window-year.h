/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-window.h"

G_BEGIN_DECLS

/* New ledgers made of the open one: a copy for others, and the next year. Hangs the actions
 * win.copy-for-others and win.close-year on the window. For the rooms of app/ alone. */
void san_window_year_install (SanWindow  *self);

/* What follows once the person has chosen a file; for tests, too. */
void san_window_copy_to      (SanWindow  *self,
                              const char *path);
/* @year: as digits */
void san_window_close_year   (SanWindow  *self,
                              const char *path,
                              const char *year);

G_END_DECLS
