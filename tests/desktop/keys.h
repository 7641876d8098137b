/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A real keyboard and a real mouse, for tests that xdotool drives under a window manager.
 * Each call returns when xdotool has sent everything; what it leads to is waited for. */

/* FALSE without xdotool, after telling TAP that the test is skipped: main() returns 0. */
gboolean keys_available (void);
/* Keys, one after the other: "9 8 period 6 Return ctrl+c" */
void     keys_press     (const char *keys);
void     keys_type      (const char *text);
/* Anything else xdotool does: "mousemove 100 100 click 1" */
void     keys_do        (const char *line);

/* A source that wakes the main loop every few milliseconds. */
guint    keys_tick_new  (void);

/* Never sleep: wait until it is so. */
#define wait_until(condition) \
  G_STMT_START { \
    gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC; \
    guint tick = keys_tick_new (); \
    while (!(condition) && g_get_monotonic_time () < deadline) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (tick); \
    g_assert_true (condition); \
  } G_STMT_END

G_END_DECLS
