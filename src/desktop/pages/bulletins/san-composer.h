/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/bulletins/san-composer-work.h"

G_BEGIN_DECLS

/**
 * SanComposer:
 *
 * A bulletin in the making: its sections, the chosen one's text, what speaks against its
 * issue, and how it will look on paper. What is typed is written down as one step after a
 * pause, and before anything else is done with the file.
 *
 * #SanComposer::changed when the draft was edited or written down, or has new data.
 * #SanComposer::go (string page, GVariant target): a finding's place is on another page.
 */
#define SAN_TYPE_COMPOSER (san_composer_get_type ())
G_DECLARE_FINAL_TYPE (SanComposer, san_composer, SAN, COMPOSER, GtkWidget)

void                    san_composer_set_context   (SanComposer      *self,
                                                    SanContext       *context);
/* Takes @draft, which need not be stored: the first edit does that. */
void                    san_composer_open          (SanComposer      *self,
                                                    SanBulletinDraft *draft);
/* Writes down what is typed and takes the draft away. */
void                    san_composer_close         (SanComposer      *self);
/* (nullable) (transfer none): as it is edited now */
/* Whether the ledger says something else than the data. */
gboolean               san_composer_is_stale        (SanComposer      *self);
const SanBulletinDraft *san_composer_get_draft     (SanComposer      *self);
/* (nullable) (transfer none) */
SanComposerData        *san_composer_get_data      (SanComposer      *self);
/* (nullable) (transfer none): of what is typed now, once it was looked through */
GPtrArray              *san_composer_get_findings  (SanComposer      *self);
/* (nullable) (transfer none): the newest one that was set */
SanPaper               *san_composer_get_paper     (SanComposer      *self);
/* Whether paper and findings are of what is typed now. */
gboolean                san_composer_is_settled    (SanComposer      *self);
/* Writes down what is typed, now. FALSE when it could not be; it stays in the editor. */
gboolean                san_composer_settle        (SanComposer      *self);
/* After a step of the ledger: FALSE when the draft is no longer there. */
gboolean                san_composer_refresh       (SanComposer      *self);
/* Reads the data anew. */
void                    san_composer_update_data   (SanComposer      *self);
void                    san_composer_show_preview  (SanComposer      *self,
                                                    gboolean          show);
void                    san_composer_open_finding  (SanComposer      *self,
                                                    const SanBulletinFinding *finding);
GtkPaned               *san_composer_get_paned     (SanComposer      *self,
                                                    gboolean          outer);

G_END_DECLS
