/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "standards/san-point-edit-store.h"

G_BEGIN_DECLS

/* What the page does to points, a step each, told in a toast. A refusal is the caller's to
 * show: it says which field and why. */

/* Sets ->id. */
gboolean san_point_change_add    (SanContext      *context,
                                  SanPoint        *point,
                                  GError         **error);
/* Edits in place are not told: Ctrl+Z takes them back. */
gboolean san_point_change_edit   (SanContext      *context,
                                  SanPoint        *point,
                                  GError         **error);
gboolean san_point_change_many   (SanContext      *context,
                                  const GArray    *ids,
                                  SanPointFields   fields,
                                  const SanPoint  *values,
                                  GError         **error);
/* Not used any more from @day on. */
gboolean san_point_change_retire (SanContext      *context,
                                  const GArray    *ids,
                                  SanDay           day,
                                  GError         **error);
/* Used again, without an end. */
gboolean san_point_change_revive (SanContext      *context,
                                  const GArray    *ids,
                                  GError         **error);
gboolean san_point_change_delete (SanContext      *context,
                                  const GArray    *ids,
                                  GError         **error);

G_END_DECLS
