/* san-text-number.c - numbers in Chinese characters: 第十一名
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-text.h"

#include <unicode/unum.h>
#include <unicode/ustring.h>

gboolean
san_text_parse_chinese_number (const char *text,
                               guint      *number)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open (UNUM_SPELLOUT, NULL, 0, "zh", NULL, &status);
  UChar buffer[32];
  gint32 length = 0;
  gint32 end = 0;
  gint32 value = 0;

  u_strFromUTF8 (buffer, G_N_ELEMENTS (buffer), &length, text, -1, &status);
  if (U_SUCCESS (status))
    value = unum_parse (format, buffer, length, &end, &status);
  unum_close (format);

  /* 名 or 位 may follow */
  if (U_FAILURE (status) || value <= 0 ||
      !(end == length || (end == length - 1 && (buffer[end] == 0x540d || buffer[end] == 0x4f4d))))
    return FALSE;

  *number = (guint) value;
  return TRUE;
}
