/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanBulletinsPage:
 *
 * The bulletin of the month's round in the making (san-composer.h), others that are drafted,
 * and those that were issued: what each says and whether it still agrees with the round
 * that was frozen for it; handing its files out, printing it, correcting it.
 *
 * Its show() takes an issued bulletin's id (x), "issued" (s): the list of them, or "publish"
 * (s): the dialog that issues the bulletin of the month that is looked at.
 */
#define SAN_TYPE_BULLETINS_PAGE (san_bulletins_page_get_type ())
G_DECLARE_FINAL_TYPE (SanBulletinsPage, san_bulletins_page, SAN, BULLETINS_PAGE, SanPage)

/* What is looked at, in a format of its files: "docx", "pdf", "txt", "xlsx". A draft is
 * composed in a worker. */
void     san_bulletins_page_export     (SanBulletinsPage *self,
                                        const char       *format,
                                        const char       *path);
/* Each unit's own sheet, in a worker. @units: (nullable) (element-type gint64): all */
void     san_bulletins_page_export_sheets (SanBulletinsPage *self,
                                        const char       *folder,
                                        GArray           *units);
/* The chosen bulletin's workbook, byte for byte; that it left is noted in the journal.
 * Failures are reported. */
gboolean san_bulletins_page_save       (SanBulletinsPage *self,
                                        const char       *path);
/* The workbook of the month's round as it would be issued now, marked as provisional. */
gboolean san_bulletins_page_save_draft (SanBulletinsPage *self,
                                        const char       *path);

G_END_DECLS
