/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanBulletinsPage:
 *
 * The issued bulletins: what each says and whether it still agrees with the round that was
 * frozen for it; issuing one, handing its file out, printing it, correcting it.
 *
 * Its show() takes a bulletin's id (x), or "publish" (s): the dialog for the round of the
 * month that is looked at.
 */
#define SAN_TYPE_BULLETINS_PAGE (san_bulletins_page_get_type ())
G_DECLARE_FINAL_TYPE (SanBulletinsPage, san_bulletins_page, SAN, BULLETINS_PAGE, SanPage)

/* The chosen bulletin's workbook, byte for byte; that it left is noted in the journal.
 * Failures are reported. */
gboolean san_bulletins_page_save       (SanBulletinsPage *self,
                                        const char       *path);
/* The workbook of the month's round as it would be issued now, marked as provisional. */
gboolean san_bulletins_page_save_draft (SanBulletinsPage *self,
                                        const char       *path);

G_END_DECLS
