/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanFormWindow:
 *
 * A dialog with Cancel and one button that does what it says, or says below the fields why
 * it was not done.
 */
#define SAN_TYPE_FORM_WINDOW (san_form_window_get_type ())
G_DECLARE_FINAL_TYPE (SanFormWindow, san_form_window, SAN, FORM_WINDOW, AdwWindow)

/* FALSE: it was not done, and the dialog stays with @error (which may be left NULL) */
typedef gboolean (*SanFormFunc) (SanFormWindow *form,
                                 gpointer       data,
                                 GError       **error);

/* Modal over the window of @over; @data goes with it. */
SanFormWindow *san_form_window_new        (GtkWidget       *over,
                                           const char      *title,
                                           const char      *accept,
                                           SanFormFunc      func,
                                           gpointer         data,
                                           GDestroyNotify   destroy);
/* What is asked stands in it. */
GtkBox        *san_form_window_get_body   (SanFormWindow   *self);
/* (transfer none): lines of a group that is added at the end */
GtkWidget     *san_form_window_add_group  (SanFormWindow   *self,
                                           const char      *description);
GtkEditable   *san_form_window_add_entry  (GtkWidget       *group,
                                           const char      *title,
                                           const char      *text);
AdwComboRow   *san_form_window_add_choice (GtkWidget       *group,
                                           const char      *title,
                                           GListModel      *model,
                                           guint            selected);

G_END_DECLS
