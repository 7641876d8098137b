/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How the columns of a table were matched before, kept at this desk and found again by the
 * table's header. */
typedef struct
{
  char  *kind;
  char  *name;       /* for people: the file it was first used on */
  char  *header;     /* the headings, folded to a key */
  char **fields;     /* by column: a field or "" for none */
} SanImportPreset;

void             san_import_preset_free    (SanImportPreset    *preset);
/* (element-type SanImportPreset): of @kind, the last used first */
GPtrArray       *san_import_presets_list   (const char         *kind);
/* (transfer full) (nullable): the one whose header is @headings */
SanImportPreset *san_import_presets_find   (const char         *kind,
                                            const char *const  *headings,
                                            guint               n_columns);
/* Remembers it as the last used one; one of the same kind and header is replaced, and keeps
 * its name. */
void             san_import_presets_add    (const char         *kind,
                                            const char         *name,
                                            const char *const  *headings,
                                            const char *const  *fields,
                                            guint               n_columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanImportPreset, san_import_preset_free)

G_END_DECLS
