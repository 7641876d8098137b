/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-onsite-sheet.h"

G_BEGIN_DECLS

/* For the files of the sheet only. */

struct _SanOnsiteSheet
{
  GObject         parent_instance;

  SanContext     *context;
  SanStandard    *standard;
  gint64          round_id;
  gboolean        locked;
  SanSheetRole    role;
  const SanVisit *visit;
  GArray         *lines;      /* SanSheetLine */
  char           *inspector;
  char           *manner;
  char           *day;
  gboolean        writing;
};

/* Nobody else changes a line. */
SanSheetLine *san_onsite_sheet_line        (SanOnsiteSheet  *self,
                                            guint            index);
void          san_onsite_sheet_changed     (SanOnsiteSheet  *self,
                                            int              line);
/* Of a sheet that is not the first */
SanSecondKind san_onsite_sheet_kind        (SanOnsiteSheet  *self);
/* Counts them anew. */
gboolean      san_onsite_sheet_take_photos (SanOnsiteSheet  *self,
                                            GError         **error);

static inline void
san_sheet_set_text (char      **text,
                    const char *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
}

G_END_DECLS
