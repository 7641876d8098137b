/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes the place of the session's notification service, which a test's bus has not got:
 * GLib warns without one. Once for the program. */
void  notices_serve (void);
/* How many notifications were sent so far. */
guint notices_count (void);

G_END_DECLS
