/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "pages/assessment/san-scheme-draft.h"

G_BEGIN_DECLS

/**
 * SanSchemeWindow:
 *
 * Edits a scoring scheme, or makes one from nothing, from a template or from a scheme file.
 * Saving makes a new version; published months keep theirs.
 */
#define SAN_TYPE_SCHEME_WINDOW (san_scheme_window_get_type ())
G_DECLARE_FINAL_TYPE (SanSchemeWindow, san_scheme_window, SAN, SCHEME_WINDOW, AdwWindow)

/* @name: (nullable): the scheme to edit; NULL: the first there is, or a new one */
GtkWindow      *san_scheme_window_new       (GtkWidget        *over,
                                             SanContext       *context,
                                             const char       *name);
/* (transfer none): what is being edited */
SanSchemeDraft *san_scheme_window_get_draft (SanSchemeWindow  *self);
/* Shows another scheme file. FALSE when it is none; the reason stands in the window. */
gboolean        san_scheme_window_load_text (SanSchemeWindow  *self,
                                             const char       *text);
/* What the button does: FALSE when something is refused; else the window has closed. */
gboolean        san_scheme_window_save      (SanSchemeWindow  *self);

G_END_DECLS
