/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanImportWindow:
 *
 * The import assistant: a file, its sheet, its columns, what would change, done. Nothing is
 * written before the last step, and that is one step of the journal.
 */
#define SAN_TYPE_IMPORT_WINDOW (san_import_window_get_type ())
G_DECLARE_FINAL_TYPE (SanImportWindow, san_import_window, SAN, IMPORT_WINDOW, AdwWindow)

typedef enum
{
  SAN_IMPORT_STEP_FILE,
  SAN_IMPORT_STEP_SHEET,
  SAN_IMPORT_STEP_COLUMNS,
  SAN_IMPORT_STEP_CHECK,
  SAN_IMPORT_STEP_DONE,
} SanImportStep;

/* @kind: (nullable): of san_import_kinds */
SanImportWindow *san_import_window_new      (GtkWindow       *parent,
                                             SanContext      *context,
                                             const char      *kind);
void             san_import_window_set_file (SanImportWindow *self,
                                             const char      *path);
void             san_import_window_set_kind (SanImportWindow *self,
                                             const char      *kind);
SanImportStep    san_import_window_get_step (SanImportWindow *self);
/* While it reads, plans or writes */
gboolean         san_import_window_is_busy  (SanImportWindow *self);

/* The window's actions "import", "import-kind" (s) and "import-file" (ay: path). */
void             san_import_window_install  (GtkWindow       *window,
                                             SanContext      *context);

G_END_DECLS
