/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The shortcuts of the whole program; pages bring theirs (app/san-pages.c). None of the
 * keys that Chinese input methods take is among them. */
typedef struct
{
  const char *action;
  const char *title;      /* N_(); NULL: not listed in the shortcuts window */
  const char *group;      /* N_() */
  const char *first;
  const char *second;     /* nullable */
} SanShortcut;

/* Ended by a NULL action. */
extern const SanShortcut san_shortcuts[];

GtkWidget *san_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
