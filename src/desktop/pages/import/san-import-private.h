/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/import/san-change-list.h"
#include "pages/import/san-import-read.h"
#include "pages/import/san-import-window.h"
#include "pages/import/san-sheet-view.h"
#include "widgets/san-notice.h"
#include "widgets/san-tag.h"

G_BEGIN_DECLS

/* The assistant, for the files of its steps alone. */
struct _SanImportWindow
{
  AdwWindow         parent_instance;

  SanContext       *context;
  SanImportStep     step;
  gboolean          filling;      /* the program, not the person, changes things */

  /* what was chosen */
  char             *path;
  char             *kind;
  char             *round;
  char             *sheet_name;
  char             *encoding_name;
  guint             header_row;   /* 0: found by itself */
  char            **fields;       /* by column; NULL: all found by themselves */
  guint             n_fields;
  GPtrArray        *answers;
  char             *preset;       /* the name of the one in use */
  gboolean          fitted;       /* a preset was looked for in this table */

  /* what came of it */
  SanImportReading *reading;
  SanChangeList    *list;
  SanJob           *job;          /* the one that counts */
  guint             busy_source;
  GtkCheckButton   *kind_buttons[20];
  GtkToggleButton  *filter_buttons[SAN_ROW_N_ACTIONS + 1];
  char             *said;         /* to be said when the window closes */
  gint64            seq;

  /* Template children */
  AdwWindowTitle      *heading;
  GtkButton           *cancel;
  GtkButton           *back;
  GtkButton           *next;
  GtkBox              *steps;
  SanNotice           *notice;
  GtkStack            *stack;
  AdwActionRow        *file_row;
  AdwPreferencesGroup *kinds;
  GtkWidget           *round_group;
  AdwComboRow         *round_row;
  GtkWidget           *sheet_box;
  GtkDropDown         *sheet;
  GtkWidget           *encoding_box;
  GtkDropDown         *encoding;
  GtkLabel            *encoding_found;
  GtkSpinButton       *header;
  GtkLabel            *target;
  GtkMenuButton       *presets;
  SanSheetView        *table;
  GtkWidget           *hint_box;
  GtkLabel            *hint;
  GtkEntry            *reason;
  SanTag              *row_count;
  GtkLabel            *figures;
  GtkToggleButton     *problems;
  GtkBox              *filters;
  GtkColumnView       *changes;
  GtkLabel            *notes;
  GtkWidget           *decision;
  GtkLabel            *question;
  GtkCheckButton      *refuse;
  GtkCheckButton      *skip;
  AdwStatusPage       *done;
  GtkWidget           *busy;
  GtkLabel            *busy_text;
  GtkProgressBar      *progress;
};

/* san-import-window.c */
const SanImportKind *san_import_window_kind     (SanImportWindow *self);
/* (nullable) */
SanProposal *san_import_window_proposal         (SanImportWindow *self);
void         san_import_window_set_step         (SanImportWindow *self,
                                                 SanImportStep    step);
void         san_import_window_update           (SanImportWindow *self);
/* Shows @job as what is going on, and that it is over. */
void         san_import_window_begin_work       (SanImportWindow *self,
                                                 SanJob          *job,
                                                 const char      *text);
void         san_import_window_end_work         (SanImportWindow *self);

/* san-import-file.c: the first step */
void         san_import_file_init               (SanImportWindow *self);
void         san_import_file_bind               (GtkWidgetClass  *klass);
void         san_import_file_show               (SanImportWindow *self);
void         san_import_file_choose             (SanImportWindow *self);
/* what it seems to hold, by its name */
const char  *san_import_file_guess_kind         (SanImportWindow *self,
                                                 const char      *name);

/* san-import-columns.c: the sheet and its columns */
void         san_import_columns_init            (SanImportWindow *self);
void         san_import_columns_bind            (GtkWidgetClass  *klass);
/* @again: the rows are there, only what is made of them is asked anew */
void         san_import_columns_read            (SanImportWindow *self,
                                                 gboolean         again);
/* What was read; how its columns were matched */
void         san_import_columns_drop            (SanImportWindow *self);
void         san_import_columns_forget          (SanImportWindow *self);

/* san-import-check.c: what would change, and doing it */
void         san_import_check_init              (SanImportWindow *self);
void         san_import_check_bind              (GtkWidgetClass  *klass);
void         san_import_check_show              (SanImportWindow *self);
void         san_import_check_apply             (SanImportWindow *self);
void         san_import_check_print             (SanImportWindow *self,
                                                 gboolean         preview);
void         san_import_check_export            (SanImportWindow *self);

G_END_DECLS
