/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sheet.h"
#include "widgets/san-grid.h"

G_BEGIN_DECLS

typedef struct
{
  TestSheet *sheet;
  GtkWidget *window;
  SanGrid   *grid;
  guint      n_heard;      /* emissions of what grid_listen() was told */
  int        direction;
} GridFixture;

#define CTRL  GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK
#define ALT   GDK_ALT_MASK

/* 10 × 8 empty cells, or with @data the sample; eight whole rows in view */
void     grid_set_up       (GridFixture    *fixture,
                            gconstpointer   data);
/* Nothing may hold the grid or the sheet any more */
void     grid_tear_down    (GridFixture    *fixture,
                            gconstpointer   data);
gboolean grid_key          (GridFixture    *fixture,
                            guint           keyval,
                            GdkModifierType state);
/* As if an input method had committed @text */
void     grid_type         (GridFixture    *fixture,
                            const char     *text);
void     grid_select       (GridFixture    *fixture,
                            guint           row,
                            guint           column,
                            guint           n_rows,
                            guint           n_columns);
void     grid_listen       (GridFixture    *fixture,
                            const char     *signal);
void     assert_active     (GridFixture    *fixture,
                            guint           row,
                            guint           column);
void     assert_selected   (GridFixture    *fixture,
                            guint           row,
                            guint           column,
                            guint           n_rows,
                            guint           n_columns);
/* Exactly one commit since @before, this one */
void     assert_one_commit (GridFixture    *fixture,
                            guint           before,
                            const char     *commit);

#define grid_test(path, data, test) \
  g_test_add (path, GridFixture, data, grid_set_up, test, grid_tear_down)

G_END_DECLS
