/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "bulletins/san-bulletin-compose.h"

G_BEGIN_DECLS

/**
 * SanPublishDialog:
 *
 * Issues a round's bulletin: what the check says, the number, the date, and for a
 * correction the reason. Errors of the check stop it.
 *
 * #SanPublishDialog::published (string name): it was done: "2018-6"
 * #SanPublishDialog::go-to (gint64 unit): the person wants to see this unit's scores; 0: the
 * round's. The dialog has closed.
 * #SanPublishDialog::find (gpointer finding): the person wants to see the place of a finding.
 * The dialog is still open.
 */
#define SAN_TYPE_PUBLISH_DIALOG (san_publish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanPublishDialog, san_publish_dialog, SAN, PUBLISH_DIALOG, AdwWindow)

/* Over @parent (nullable), for @round; present it. */
/* @round: (nullable): of a bulletin of days. @draft: (nullable): what is issued, copied;
 * without one that of the round. @findings: (nullable) (element-type SanBulletinFinding): of its
 * checks */
GtkWidget *san_publish_dialog_new (GtkWindow              *parent,
                                   SanContext             *context,
                                   const SanRound         *round,
                                   const SanBulletinDraft *draft,
                                   GPtrArray              *findings);
/* After the text or its data changed. @findings: as above */
void       san_publish_dialog_set_findings (SanPublishDialog *self,
                                            GPtrArray        *findings);

G_END_DECLS
