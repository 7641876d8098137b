/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/san-grid-model.h"
#include "widgets/san-grid-selection.h"

G_BEGIN_DECLS

/* Where the active cell goes after a commit */
typedef enum
{
  SAN_GRID_STAY,
  SAN_GRID_DOWN,
  SAN_GRID_UP,
  SAN_GRID_RIGHT,
  SAN_GRID_LEFT,
} SanGridStep;

/* A paste that waits for an answer: the cells it covers, the texts row by row, and what
 * would become of the cells: empty → value, value → other value, value → empty, as before */
typedef struct
{
  SanGridRange       range;
  const char *const *texts;
  guint              n_new;
  guint              n_replaced;
  guint              n_cleared;
  guint              n_same;
} SanGridPaste;

#define SAN_TYPE_GRID (san_grid_get_type ())
G_DECLARE_FINAL_TYPE (SanGrid, san_grid, SAN, GRID, GtkWidget)

/* @model: nullable */
GtkWidget    *san_grid_new             (SanGridModel       *model);
SanGridModel *san_grid_get_model       (SanGrid            *self);
void          san_grid_set_model       (SanGrid            *self,
                                        SanGridModel       *model);
/* Lower rows */
void          san_grid_set_compact     (SanGrid            *self,
                                        gboolean            compact);
/* Pixels at the normal text size, for columns that do not say: 59, on wide windows 64 */
void          san_grid_set_cell_width  (SanGrid            *self,
                                        int                 width);

/* FALSE if there are no cells */
gboolean      san_grid_get_active      (SanGrid            *self,
                                        guint              *row,
                                        guint              *column);
gboolean      san_grid_get_selection   (SanGrid            *self,
                                        SanGridRange       *range);
/* Makes the cell the active one and scrolls it into view; places outside are moved to the
 * nearest cell. Commits an open edit first. gtk_widget_grab_focus() if keys should follow. */
void          san_grid_go_to           (SanGrid            *self,
                                        guint               row,
                                        guint               column);
void          san_grid_select          (SanGrid            *self,
                                        const SanGridRange *range);
/* For popovers: where the cell is in the grid, seen or not; FALSE if there is none */
gboolean      san_grid_get_cell_area   (SanGrid            *self,
                                        guint               row,
                                        guint               column,
                                        GdkRectangle       *area);

gboolean      san_grid_is_editing      (SanGrid            *self);
/* (transfer none) (nullable): what the open editor holds; %NULL while none is open */
const char   *san_grid_get_edit_text   (SanGrid            *self);
/* For the formula bar: opens the editor of the active cell if need be and sets its text */
void          san_grid_edit_text       (SanGrid            *self,
                                        const char         *text);
/* Enter, Tab and their like: closes an open editor, then moves. FALSE if the model refused
 * the text: the editor stays open and says why. */
gboolean      san_grid_commit          (SanGrid            *self,
                                        SanGridStep         step);
/* The open text into every selected cell */
gboolean      san_grid_commit_to_all   (SanGrid            *self);
void          san_grid_cancel          (SanGrid            *self);
/* The formula bar: an edit stays open while the focus is in it. @widget: nullable */
void          san_grid_set_companion   (SanGrid            *self,
                                        GtkWidget          *widget);
/* (transfer none): the focusable child, a GtkText that stands for the active cell */
GtkWidget    *san_grid_get_editor      (SanGrid            *self);

/* For menus; each is one commit. FALSE if it was refused, or there was nothing to do. */
gboolean      san_grid_clear           (SanGrid            *self);
gboolean      san_grid_fill_down       (SanGrid            *self);
gboolean      san_grid_fill_right      (SanGrid            *self);
void          san_grid_copy            (SanGrid            *self);
void          san_grid_cut             (SanGrid            *self);
/* Reads the clipboard; the cells change when its owner has answered */
void          san_grid_paste           (SanGrid            *self);
/* Pastes @text as if it came from the clipboard */
void          san_grid_paste_text      (SanGrid            *self,
                                        const char         *text);
/* The answer to #SanGrid::confirm-paste */
void          san_grid_answer_paste    (SanGrid            *self,
                                        gboolean            accept);

/* What the keyboard does, for a key that no input method has taken. TRUE if it was used. */
gboolean      san_grid_handle_key      (SanGrid            *self,
                                        guint               keyval,
                                        GdkModifierType     state);

G_END_DECLS
