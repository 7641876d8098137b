/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <locale.h>

G_BEGIN_DECLS

/* As long as it lives, this thread prints and reads numbers with a point, whatever the locale
 * of the person: for libraries that ask it, as libxlsxwriter does. Texts stay as they are.
 *
 *   g_auto (SanPlainNumbers) plain = san_plain_numbers_begin ();
 */
typedef struct
{
  locale_t plain;
  locale_t before;
} SanPlainNumbers;

SanPlainNumbers san_plain_numbers_begin (void);
void            san_plain_numbers_end   (SanPlainNumbers *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SanPlainNumbers, san_plain_numbers_end)

G_END_DECLS
