/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/desk.h"
#include "pages/bulletins/san-bound-view.h"
#include "pages/bulletins/san-composer.h"
#include "pages/bulletins/san-section-list.h"

G_BEGIN_DECLS

/* The page of bulletins with a draft in it, for tests. */

/* Until paper and findings are of what is typed, and it is written down. */
SanComposer        *composer_wait     (Desk        *desk);
/* The page, with the month's bulletin in the making. */
SanComposer        *composer_open     (Desk        *desk);
SanBoundView       *composer_text     (SanComposer *composer);
/* Chooses the first section of that key, as a click on it does. */
guint               composer_choose   (Desk        *desk,
                                       const char  *key);
/* As the keyboard and input methods do, at the cursor */
void                composer_type     (SanComposer *composer,
                                       const char  *text);
/* Selects the first place in the text that says so and types over it. */
void                composer_replace  (SanComposer *composer,
                                       const char  *text,
                                       const char  *with);
/* (transfer full): as shown */
char               *composer_shown    (SanComposer *composer);
void                composer_act      (Desk        *desk,
                                       const char  *action);
gboolean            composer_may      (Desk        *desk,
                                       const char  *action);
/* (nullable) (transfer none): the first one of that kind */
const SanBulletinFinding *
                    composer_finding  (SanComposer *composer,
                                       const char  *what);

G_END_DECLS
