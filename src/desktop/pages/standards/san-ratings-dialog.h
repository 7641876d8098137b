/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

/* What the ratings of a set are called and worth, which set is the office's, and from how much
 * of the mark on an item is not failed. @key: (nullable): the set to begin with.
 * (transfer none): the dialog */
GtkWidget *san_ratings_dialog (SanPage           *page,
                               const SanStandard *standard,
                               const char        *key);

G_END_DECLS
