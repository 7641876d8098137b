/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "present/san-show.h"

G_BEGIN_DECLS

/**
 * SanNotesWindow:
 *
 * What only the speaker sees: the slide that is on the wall and the one that comes next,
 * what to say, how long it has taken, and all slides to go to.
 *
 * #SanNotesWindow::key (uint keyval, uint state): a key that is for the show.
 * #SanNotesWindow::go (uint slide): a slide was chosen.
 */
#define SAN_TYPE_NOTES_WINDOW (san_notes_window_get_type ())
G_DECLARE_FINAL_TYPE (SanNotesWindow, san_notes_window, SAN, NOTES_WINDOW, AdwWindow)

GtkWidget *san_notes_window_new    (GtkApplication *application,
                                    SanShow        *show);
/* The show stands elsewhere now. */
void       san_notes_window_follow (SanNotesWindow *self);

G_END_DECLS
