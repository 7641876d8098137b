/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/san-context.h"
#include "ranking/san-awards.h"

G_BEGIN_DECLS

/* The ranking of the round that @context looks at with what its rules propose and what was
 * decided, read in a worker: rules look back over earlier rounds. */
typedef struct
{
  SanRound   *round;
  SanRanking *ranking;
  SanAwards  *awards;
} SanAwardReading;

void             san_award_reading_free   (SanAwardReading     *self);
/* @source is held until @callback; a reading that nobody waits for any more is dropped by
 * comparing @cancellable. */
void             san_award_read_async     (GObject             *source,
                                           SanContext          *context,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback);
/* (transfer full) (nullable): NULL with @error, or when @cancellable is not @awaited */
SanAwardReading *san_award_read_finish    (GAsyncResult        *result,
                                           GCancellable        *awaited,
                                           GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanAwardReading, san_award_reading_free)

G_END_DECLS
