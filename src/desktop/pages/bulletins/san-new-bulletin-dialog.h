/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanNewBulletinDialog:
 *
 * Drafts a bulletin: its kind, and the round or the days that it is about.
 *
 * #SanNewBulletinDialog::created (gpointer draft): (transfer full) a SanBulletinDraft that
 * is not stored; the first edit does that.
 */
#define SAN_TYPE_NEW_BULLETIN_DIALOG (san_new_bulletin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanNewBulletinDialog, san_new_bulletin_dialog, SAN, NEW_BULLETIN_DIALOG,
                      AdwWindow)

GtkWidget *san_new_bulletin_dialog_new (GtkWindow  *parent,
                                        SanContext *context);

G_END_DECLS
