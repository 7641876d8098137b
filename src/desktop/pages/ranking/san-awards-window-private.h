/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-award-read.h"
#include "pages/ranking/san-awards-window.h"

G_BEGIN_DECLS

/* For this window's own files only. */
struct _SanAwardsWindow
{
  AdwWindow        parent_instance;

  SanContext      *context;
  GCancellable    *reading_now;
  SanAwardReading *reading;
  char            *kind;      /* the action whose list is in view; NULL: all proposals */
  SanTextTable    *table;
  GPtrArray       *shown;     /* (element-type SanAward): by row of the table */
  gboolean         filling;

  /* Template children */
  GtkStack        *stack;
  AdwStatusPage   *status;
  GtkBox          *kinds;
  GtkColumnView   *view;
  GtkBox          *totals;
  GtkWidget       *confirm_all;
  GtkWidget       *letters;
};

/* Actions "awards.…" that decide, print and write */
void san_awards_window_add_actions (SanAwardsWindow *self);
/* What can be done with what is selected now. */
void san_awards_window_arrange     (SanAwardsWindow *self);
void san_awards_window_write_letters (SanAwardsWindow *self);

G_END_DECLS
