/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SanGridValue:
 * @SAN_GRID_ENTERED: there is a value, typed or computed
 * @SAN_GRID_EMPTY: still to be entered
 * @SAN_GRID_NOT_APPLICABLE: the unit has no such point (/)
 * @SAN_GRID_MISSING: known to have no data (-)
 */
typedef enum
{
  SAN_GRID_ENTERED,
  SAN_GRID_EMPTY,
  SAN_GRID_NOT_APPLICABLE,
  SAN_GRID_MISSING,
} SanGridValue;

/**
 * SanGridMarks:
 * @SAN_GRID_OVERRIDDEN: written by hand over a computed value
 * @SAN_GRID_NOTE: carries a note
 * @SAN_GRID_WARNING: to be confirmed
 * @SAN_GRID_ERROR: must be put right
 * @SAN_GRID_LOCKED: cannot be edited; the tooltip should say why
 */
typedef enum
{
  SAN_GRID_NO_MARKS   = 0,
  SAN_GRID_OVERRIDDEN = 1 << 0,
  SAN_GRID_NOTE       = 1 << 1,
  SAN_GRID_WARNING    = 1 << 2,
  SAN_GRID_ERROR      = 1 << 3,
  SAN_GRID_LOCKED     = 1 << 4,
} SanGridMarks;

/* Text in these records belongs to the model and is read at once: it need only last until
 * the next call of the same function. The grid hands them out zeroed. */
typedef struct
{
  const char  *text;
  SanGridValue value;
  SanGridMarks marks;
} SanGridCell;

/* @width: pixels at the normal text size, 0 for the grid's own cell width
 * @group: neighbours with an equal text share one head; %NULL for none */
typedef struct
{
  const char *title;
  const char *group;
  int         width;
  float       xalign;
} SanGridColumn;

/* @number: what the row head shows, for the first row 1 unless rows are hidden
 * @entered: share of the cells that are done, 0…1
 * @n_missing: cells still to be entered; 0 shows a tick */
typedef struct
{
  guint       number;
  const char *name;
  double      entered;
  guint       n_missing;
} SanGridRow;

/* @approximate: some cells are still missing */
typedef struct
{
  const char *text;
  gboolean    approximate;
} SanGridSummary;

#define SAN_TYPE_GRID_MODEL (san_grid_model_get_type ())
G_DECLARE_INTERFACE (SanGridModel, san_grid_model, SAN, GRID_MODEL, GObject)

/**
 * SanGridModelInterface:
 * @get_name_title: head of the column of row names
 * @get_progress_title: head of the progress column; optional, no such column without it
 * @get_n_summaries: computed columns at the right; optional
 * @dup_edit_text: what the editor starts with and what is copied; optional, the cell's text
 * @dup_tooltip: optional
 * @dup_label: what a screen reader says for the cell; optional
 * @dup_description: the issue of the cell for a screen reader; optional
 * @set_cells: see san_grid_model_set_cells(); optional, read-only without it
 *
 * What a #SanGrid shows. The model parses, checks, stores and undoes; the grid only moves
 * texts. It must emit #SanGridModel::changed after any change of what the functions
 * return, its own set_cells() included.
 */
struct _SanGridModelInterface
{
  GTypeInterface g_iface;

  guint       (*get_n_rows)         (SanGridModel       *self);
  guint       (*get_n_columns)      (SanGridModel       *self);
  void        (*get_column)         (SanGridModel       *self,
                                     guint               column,
                                     SanGridColumn      *out);
  void        (*get_row)            (SanGridModel       *self,
                                     guint               row,
                                     SanGridRow         *out);
  void        (*get_cell)           (SanGridModel       *self,
                                     guint               row,
                                     guint               column,
                                     SanGridCell        *out);
  const char *(*get_name_title)     (SanGridModel       *self);
  const char *(*get_progress_title) (SanGridModel       *self);
  guint       (*get_n_summaries)    (SanGridModel       *self);
  const char *(*get_summary_title)  (SanGridModel       *self,
                                     guint               summary);
  void        (*get_summary)        (SanGridModel       *self,
                                     guint               row,
                                     guint               summary,
                                     SanGridSummary     *out);
  char       *(*dup_edit_text)      (SanGridModel       *self,
                                     guint               row,
                                     guint               column);
  char       *(*dup_tooltip)        (SanGridModel       *self,
                                     guint               row,
                                     guint               column);
  char       *(*dup_label)          (SanGridModel       *self,
                                     guint               row,
                                     guint               column);
  char       *(*dup_description)    (SanGridModel       *self,
                                     guint               row,
                                     guint               column);
  gboolean    (*set_cells)          (SanGridModel       *self,
                                     guint               row,
                                     guint               column,
                                     guint               n_rows,
                                     guint               n_columns,
                                     const char *const  *texts,
                                     GError            **error);
};

guint       san_grid_model_get_n_rows         (SanGridModel      *self);
guint       san_grid_model_get_n_columns      (SanGridModel      *self);
void        san_grid_model_get_column         (SanGridModel      *self,
                                               guint              column,
                                               SanGridColumn     *out);
void        san_grid_model_get_row            (SanGridModel      *self,
                                               guint              row,
                                               SanGridRow        *out);
void        san_grid_model_get_cell           (SanGridModel      *self,
                                               guint              row,
                                               guint              column,
                                               SanGridCell       *out);
const char *san_grid_model_get_name_title     (SanGridModel      *self);
const char *san_grid_model_get_progress_title (SanGridModel      *self);
guint       san_grid_model_get_n_summaries    (SanGridModel      *self);
const char *san_grid_model_get_summary_title  (SanGridModel      *self,
                                               guint              summary);
void        san_grid_model_get_summary        (SanGridModel      *self,
                                               guint              row,
                                               guint              summary,
                                               SanGridSummary    *out);
char       *san_grid_model_dup_edit_text      (SanGridModel      *self,
                                               guint              row,
                                               guint              column);
char       *san_grid_model_dup_tooltip        (SanGridModel      *self,
                                               guint              row,
                                               guint              column);
char       *san_grid_model_dup_label          (SanGridModel      *self,
                                               guint              row,
                                               guint              column);
char       *san_grid_model_dup_description    (SanGridModel      *self,
                                               guint              row,
                                               guint              column);

/* One commit and one undo step, all or nothing: a typed value, a paste, a fill, a clear.
 * @texts holds @n_rows × @n_columns texts row by row; "" clears the cell, %NULL leaves it
 * as it is. */
gboolean    san_grid_model_set_cells          (SanGridModel      *self,
                                               guint              row,
                                               guint              column,
                                               guint              n_rows,
                                               guint              n_columns,
                                               const char *const *texts,
                                               GError           **error);

/* For implementations: these rows look different; the shape is the same */
void        san_grid_model_changed            (SanGridModel      *self,
                                               guint              first_row,
                                               guint              n_rows);
/* For implementations: rows or columns came, went or moved. An open edit is dropped. */
void        san_grid_model_reset              (SanGridModel      *self);

G_END_DECLS
