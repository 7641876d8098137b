/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_PAGE_PERIOD = 1 << 0,   /* the period selector stands in the header */
  SAN_PAGE_FOOT   = 1 << 1,   /* at the foot of the sidebar */
  SAN_PAGE_START  = 1 << 2,   /* begins a section: a line above */
} SanPageFlags;

typedef struct
{
  const char   *name;                /* "units": also what win.page takes */
  const char   *title;               /* N_() */
  const char   *icon;
  const char   *accelerator;
  SanPageFlags  flags;
  GType       (*get_type) (void);
  /* (nullable): what waits there and should be seen, for the sidebar */
  guint       (*count)    (SanContext *context);
  /* (transfer full): how that is read out: 三色单，7 张逾期 */
  char       *(*speak)    (guint       count);
} SanPageInfo;

/* In the order of the sidebar; ended by a NULL name. */
extern const SanPageInfo san_pages[];

const SanPageInfo *san_pages_find    (const char  *name);

/* What belongs to no page hangs its actions on the window when a ledger has been opened:
 * the import assistant "win.import", "win.import-kind" (s: of san_import_kinds) and
 * "win.import-file" (ay: path). The menus show an entry only when its action is there. */
void               san_pages_install (GtkWindow   *window,
                                      SanContext  *context);
/* Opens the window for a new ticket, filled in with what is selected. */
void               san_pages_new_ticket (GtkWindow *window,
                                      SanContext  *context,
                                      const SanPageSelection *selection);

G_END_DECLS
