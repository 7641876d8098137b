/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"
#include "store/san-journal.h"

G_BEGIN_DECLS

/* The columns of the journal's table, over #SanJournalRow. */
void     san_journal_columns_add (GtkColumnView *view,
                                  SanContext    *context);
/* Leaves out what a narrow window has no room for. */
void     san_journal_columns_set_narrow (GtkColumnView *view,
                                  gboolean       narrow);
/* (transfer full): what a step changed, in few words; "" for large steps */
char    *san_journal_change_text (SanContext    *context,
                                  const SanStep *step);
/* Whether a person may undo it by its own button. */
gboolean san_journal_can_undo    (const SanStep *step);

G_END_DECLS
