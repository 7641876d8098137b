/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/san-grid-block.h"
#include "widgets/san-grid-geometry.h"
#include "widgets/san-grid-painter.h"
#include "widgets/san-grid.h"

G_BEGIN_DECLS

/* How the editor was opened decides what the arrows do: they leave a value that is being
 * typed, and move the caret in one that is being corrected. */
typedef enum
{
  SAN_GRID_NO_EDIT,
  SAN_GRID_TYPING,
  SAN_GRID_CORRECTING,
} SanGridEdit;

typedef enum
{
  SAN_GRID_NO_DRAG,
  SAN_GRID_DRAG_CELLS,
  SAN_GRID_DRAG_ROWS,
  SAN_GRID_DRAG_COLUMNS,
  SAN_GRID_DRAG_FILL,
} SanGridDrag;

enum {
  SAN_GRID_SIGNAL_SELECTION_CHANGED,
  SAN_GRID_SIGNAL_EDIT_CHANGED,
  SAN_GRID_SIGNAL_FORMULA_BAR_REQUESTED,
  SAN_GRID_SIGNAL_NOTE_REQUESTED,
  SAN_GRID_SIGNAL_NOTES_TOGGLED,
  SAN_GRID_SIGNAL_ISSUE_REQUESTED,
  SAN_GRID_SIGNAL_FIX_REQUESTED,
  SAN_GRID_SIGNAL_MISSING_ONLY_TOGGLED,
  SAN_GRID_SIGNAL_COMPUTED_REQUESTED,
  SAN_GRID_SIGNAL_CONFIRM_PASTE,
  SAN_GRID_SIGNAL_CONTEXT_MENU,
  SAN_GRID_N_SIGNALS
};

extern guint san_grid_signals[SAN_GRID_N_SIGNALS];

struct _SanGrid
{
  GtkWidget         parent_instance;

  SanGridModel     *model;
  gboolean          compact;
  int               cell_width;

  SanGridGeometry   geometry;
  SanGridSelection  selection;
  SanGridPainter   *painter;
  GskRenderNode    *node;         /* the last drawing: the caret blinks without a new one */

  /* scrolling */
  GtkAdjustment    *adjustments[2];
  guint             policies[2];

  /* editing */
  GtkWidget        *editor;
  GtkWidget        *refusal;
  GtkWidget        *companion;    /* weak */
  SanGridEdit       edit;
  gboolean          preedit;      /* an input method is composing */
  gboolean          own_change;   /* the editor's text changes by our hand */
  char             *original;     /* what a correction started from */
  int               tab_origin;   /* the column Enter returns to, or -1 */
  guint             focus_idle;

  /* clipboard */
  GCancellable     *cancellable;
  SanGridBlock     *pending;      /* waits for an answer */
  SanGridRange      pending_range;

  /* pointer */
  SanGridDrag       drag;
  guint             drag_row;     /* the head it started on */
  guint             drag_column;
  double            press_x;
  double            press_y;
  double            drag_x;       /* where the pointer is now */
  double            drag_y;
  guint             drag_timer;
  SanGridRange      fill;         /* what the handle was drawn over */
};

/* san-grid.c */
gboolean     san_grid_has_cells        (SanGrid            *self);
void         san_grid_redraw           (SanGrid            *self);
/* To be called after every change of self->selection */
void         san_grid_moved            (SanGrid            *self);
void         san_grid_scroll_to        (SanGrid            *self,
                                        guint               row,
                                        guint               column);
/* TRUE if somebody listened */
gboolean     san_grid_emit             (SanGrid            *self,
                                        guint               signal);
gboolean     san_grid_is_locked        (SanGrid            *self);

/* san-grid-draw.c */
void         san_grid_draw             (SanGrid            *self,
                                        GtkSnapshot        *snapshot);

/* san-grid-edit.c */
void         san_grid_init_editor      (SanGrid            *self);
void         san_grid_update_editor    (SanGrid            *self);
void         san_grid_allocate_editor  (SanGrid            *self);
void         san_grid_drop_edit        (SanGrid            *self);
/* Opens the editor with the cell's text (@text %NULL), or with another; FALSE if locked */
gboolean     san_grid_open             (SanGrid            *self,
                                        const char         *text);
void         san_grid_refuse           (SanGrid            *self,
                                        const char         *reason);
void         san_grid_forgive          (SanGrid            *self);
/* One commit; a refusal is shown */
gboolean     san_grid_set_cells        (SanGrid            *self,
                                        const SanGridRange *range,
                                        const char *const  *texts);
/* Copies the texts of @from over @to again and again: fill */
gboolean     san_grid_repeat           (SanGrid            *self,
                                        const SanGridRange *from,
                                        const SanGridRange *to);
void         san_grid_step             (SanGrid            *self,
                                        SanGridStep         step);

/* san-grid-clipboard.c */
SanGridBlock *san_grid_read_block      (SanGrid            *self,
                                        const SanGridRange *range);

/* san-grid-pointer.c */
void         san_grid_init_pointer     (SanGrid            *self);
void         san_grid_end_drag         (SanGrid            *self);
gboolean     san_grid_query_tooltip    (GtkWidget          *widget,
                                        int                 x,
                                        int                 y,
                                        gboolean            keyboard,
                                        GtkTooltip         *tooltip);
/* Where the handle is; FALSE if it is not shown */
gboolean     san_grid_get_handle       (SanGrid            *self,
                                        SanGridBox         *box);

G_END_DECLS
