/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "present/san-show.h"

G_BEGIN_DECLS

/**
 * SanPresentWindow:
 *
 * A presentation on a screen of its own: keys and remote controls move it, a strip of
 * buttons comes with the pointer. It owns what it shows.
 */
#define SAN_TYPE_PRESENT_WINDOW (san_present_window_get_type ())
G_DECLARE_FINAL_TYPE (SanPresentWindow, san_present_window, SAN, PRESENT_WINDOW, AdwWindow)

/* @deck: (transfer full). Over @main's application; goes away with it. */
GtkWidget *san_present_window_new       (GtkWindow        *main,
                                         SanContext       *context,
                                         SanDeck          *deck);
SanShow   *san_present_window_get_show  (SanPresentWindow *self);
/* (nullable): the speaker's window */
GtkWidget *san_present_window_get_notes (SanPresentWindow *self);
/* Full screen on the monitor that does not hold the main window; where there are two, the
 * speaker's notes go to the other. It follows when a monitor comes or goes. */
void       san_present_window_start     (SanPresentWindow *self);

/* Only the speaker's notes, to write in them before the meeting; started from there, too. */
void       san_present_window_prepare   (SanPresentWindow *self);

/* Gives @window its actions "present" and "present-notes": what the context looks at, on the
 * wall, or its notes. */
void       san_present_window_install   (GtkWindow        *window,
                                         SanContext       *context);

G_END_DECLS
