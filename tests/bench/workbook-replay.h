/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SanReplay SanReplay;

/* From here on everything that is put into a workbook is recorded. */
SanReplay *san_replay_start    (void);
/* @n_bars: of a chart, on the mean */
void       san_replay_stop     (SanReplay       *self,
                                guint            n_bars);
void       san_replay_free     (SanReplay       *self);
guint      san_replay_n_cells  (const SanReplay *self);
guint      san_replay_n_sheets (const SanReplay *self);
guint      san_replay_n_charts (const SanReplay *self);
/* The same cells and row heights, and as many sheets, formats and charts: a SanBenchFunc */
void       san_replay_make     (gpointer         replay);
/* The cells as a table, for other programs */
void       san_replay_write    (const SanReplay *self,
                                const char      *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanReplay, san_replay_free)

G_END_DECLS
