/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer none): what belongs to the person at this desk (data/…gschema.xml); what
 * belongs to the office lies in its file. */
GSettings *san_settings_get        (void);
/* (transfer none): the folder of the translations: the installed one, or the one of the
 * build that the program is run from */
const char *san_settings_locale_folder (void);
/* (transfer full): the name that stands in the journal */
char      *san_settings_operator   (void);

/* A ledger that was opened before. */
typedef struct
{
  char *path;
  char *title;
  char *opened;    /* local time, YYYY-MM-DD HH:MM */
} SanRecent;

void       san_recent_free         (SanRecent  *recent);
/* (element-type SanRecent): the newest first */
GPtrArray *san_settings_recent     (void);
void       san_settings_add_recent (const char *path,
                                    const char *title);
void       san_settings_remove_recent (const char *path);

G_END_DECLS
