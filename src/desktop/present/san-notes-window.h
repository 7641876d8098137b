/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "present/san-show.h"

G_BEGIN_DECLS

/**
 * SanNotesWindow:
 *
 * What only the speaker sees: the slide that is on the wall and the one that comes next,
 * what he noted beforehand and what the figures say, the time and how long it has taken, and
 * all slides to go to. Notes are kept when the slide changes, the text loses the focus or the
 * window goes.
 *
 * #SanNotesWindow::key (uint keyval, uint state): a key that is for the show.
 * #SanNotesWindow::go (uint slide): a slide was chosen.
 */
#define SAN_TYPE_NOTES_WINDOW (san_notes_window_get_type ())
G_DECLARE_FINAL_TYPE (SanNotesWindow, san_notes_window, SAN, NOTES_WINDOW, AdwWindow)

/* Over @main, on the screen that is not the wall. */
GtkWidget *san_notes_window_new    (GtkWindow      *main,
                                    SanContext     *context,
                                    SanShow        *show);
/* The show stands elsewhere now. */
void       san_notes_window_follow (SanNotesWindow *self);
/* Keeps what was typed and goes; the show may go next. */
void       san_notes_window_leave  (SanNotesWindow *self);
/* The show has come to the wall. */
void       san_notes_window_start  (SanNotesWindow *self);

G_END_DECLS
