/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-window.h"

G_BEGIN_DECLS

/* What the window does with files: open, restore, drop, back up. For the rooms of app/
 * alone. */

/* Hangs the actions win.open, win.open-file (s), win.restore, win.restore-file (s),
 * win.open-written (ay),
 * win.backup and the drop target on the window. */
void     san_window_files_install    (SanWindow    *self);
/* While jobs run: asks what to do with them and returns TRUE, to stop the closing. */
gboolean san_window_files_hold_close (SanWindow    *self);

typedef void (*SanChosenFunc)        (SanWindow    *self,
                                      const char   *path,
                                      const char   *subject);
/* Asks for a file; @func is called with it and @subject (nullable) unless the person cancels.
 * (transfer none): to be given filters and a name, and shown */
GtkFileChooser *san_window_choose    (SanWindow    *self,
                                      const char   *title,
                                      GtkFileChooserAction kind,
                                      const char   *accept,
                                      SanChosenFunc func,
                                      const char   *subject);

/* Shows an open ledger; takes its own reference. */
void     san_window_set_workspace    (SanWindow    *self,
                                      SanWorkspace *workspace);
void     san_window_close_ledger     (SanWindow    *self);
/* A toast. */
void     san_window_say              (SanWindow    *self,
                                      const char   *text);
/* A toast with a button; @action as in GMenu's detailed names. */
void     san_window_offer            (SanWindow    *self,
                                      const char   *text,
                                      const char   *button,
                                      const char   *action);
/* Whether a toast is still to be shown; for tests. */
gboolean san_window_has_more_to_say  (SanWindow    *self);
/* On the start view: what is being done, while it takes nothing; NULL: it is done. */
void     san_window_wait             (SanWindow    *self,
                                      const char   *text);
/* In the bar under the header, or on the start view. */
void     san_window_fail             (SanWindow    *self,
                                      const GError *error);

G_END_DECLS
