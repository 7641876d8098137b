/* san-text-decode.c - the bytes of a text file, in whatever encoding, as UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "base/san-error.h"

#define UTF8    "UTF-8"
#define GB18030 "GB18030"
#define BIG5    "Big5"

/* Longer than this a text file is no table of an office. */
#define BYTES_MAX (512 * 1024 * 1024)

static const struct
{
  const char *bytes;
  gsize       length;
  const char *encoding;
} byte_order_marks[] = {
  { "\xef\xbb\xbf", 3, UTF8 },
  { "\x84\x31\x95\x33", 4, GB18030 },
  { "\xff\xfe\0\0", 4, "UTF-32LE" },
  { "\0\0\xfe\xff", 4, "UTF-32BE" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* What people and programs call an encoding → the superset that reads it best. Windows'
 * Big5 has the seven characters that the standard forgot. */
static const struct
{
  const char *name;
  const char *encoding;
} aliases[] = {
  { "gbk", GB18030 }, { "gb2312", GB18030 }, { "cp936", GB18030 }, { "ansi", GB18030 },
  { "big5", "windows-950-2000" }, { "big-5", "windows-950-2000" },
  { "cp950", "windows-950-2000" }, { "utf8", UTF8 }, { "utf-8", UTF8 },
  { "utf-8-sig", UTF8 },
};

static const char *
converter_name (const char *encoding)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (encoding, aliases[i].name) == 0)
      return aliases[i].encoding;

  return encoding;
}

static guint
count_lines (const char *text,
             gsize       length)
{
  guint line = 1;

  for (gsize i = 0; i < length; i++)
    line += text[i] == '\n';

  return line;
}

static void
set_bad_bytes (GError    **error,
               const char *encoding,
               guint       line)
{
  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("Line %u has bytes that are no text in %s; choose another encoding"),
               line, encoding);
}

static char *
decode_utf8 (const guint8 *bytes,
             gsize         length,
             GError      **error)
{
  const char *text = (const char *) bytes;
  const char *end;

  if (g_utf8_validate_len (text, length, &end))
    return length > 0 ? g_strndup (text, length) : g_strdup ("");

  set_bad_bytes (error, UTF8, count_lines (text, (gsize) (end - text)));

  return NULL;
}

static char *
wide_to_utf8 (const UChar *wide,
              int32_t      length)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t room = 0;
  char *text;

  u_strToUTF8WithSub (NULL, 0, &room, wide, length, 0xfffd, NULL, &status);
  status = U_ZERO_ERROR;
  text = g_malloc ((gsize) room + 1);
  u_strToUTF8WithSub (text, room + 1, NULL, wide, length, 0xfffd, NULL, &status);

  return text;
}

static gboolean
check_wide (const UChar *wide,
            int32_t      length,
            gboolean     complete,
            const char  *encoding,
            GError     **error)
{
  guint line = 1;
  int32_t i;

  for (i = 0; i < length && wide[i] != 0; i++)
    line += wide[i] == '\n';

  if (i == length && complete)
    return TRUE;
  set_bad_bytes (error, encoding, line);

  return FALSE;
}

/* (nullable): NULL with @error for what is no encoding */
static UConverter *
open_converter (const char *encoding,
                GError    **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (converter_name (encoding), &status);

  if (U_SUCCESS (status))
    return converter;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("“%s” is not an encoding; write UTF-8, GB18030, Big5 or UTF-16"), encoding);

  return NULL;
}

static char *
decode_named (const guint8 *bytes,
              gsize         length,
              const char   *encoding,
              GError      **error)
{
  const char *name = converter_name (encoding);
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter;
  g_autofree UChar *wide = NULL;
  int32_t wide_length;

  if (strcmp (name, UTF8) == 0)
    return decode_utf8 (bytes, length, error);

  converter = open_converter (encoding, error);
  if (converter == NULL)
    return NULL;

  /* No byte makes more than two UTF-16 units in any encoding of ICU's. */
  wide = g_new (UChar, length * 2 + 16);
  ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  {
    UChar *target = wide;
    const char *source = (const char *) bytes;

    ucnv_toUnicode (converter, &target, wide + length * 2 + 15, &source,
                    (const char *) bytes + length, NULL, TRUE, &status);
    wide_length = (int32_t) (target - wide);
  }
  ucnv_close (converter);

  if (!check_wide (wide, wide_length, U_SUCCESS (status), encoding, error))
    return NULL;

  return wide_length > 0 && wide[0] == 0xfeff
         ? wide_to_utf8 (wide + 1, wide_length - 1)
         : wide_to_utf8 (wide, wide_length);
}

/* Tables always have commas, digits or line ends, whose one half is nought in UTF-16. */
static const char *
guess_utf16 (const guint8 *bytes,
             gsize         length)
{
  gsize zeros[2] = { 0, 0 };

  if (length < 2 || length % 2 != 0)
    return NULL;

  for (gsize i = 0; i < length; i++)
    zeros[i % 2] += bytes[i] == 0;

  if (zeros[0] + zeros[1] == 0)
    return NULL;

  return zeros[1] >= zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

/* How many of a thousand double-byte characters are everyday ones: the first plane of
* GB 2312 (3,755 characters by pinyin) or of Big5 (5,401 by strokes), and punctuation.
* A text read in the wrong one of the two scatters over the rare rows. −1: no text. */
static int
everyday (const guint8 *bytes,
          gsize         length,
          gboolean      big5)
{
  gsize common = 0;
  gsize all = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint8 lead = bytes[i];
      guint8 trail;

      if (lead < 0x80)
        continue;
      if (++i == length)
        return -1;
      trail = bytes[i];
      all++;
      if (trail < 0x40 && !(trail >= 0x30 && trail <= 0x39 && !big5))
        return -1;
      if (big5)
        common += lead >= 0xa1 && lead <= 0xc6 && lead != 0xa2;
      else
        common += trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead == 0xa1 ||
                                    lead == 0xa3);
    }

  return all > 0 ? (int) (common * 1000 / all) : 1000;
}

static const char *
guess (const guint8 *bytes,
       gsize         length)
{
  const char *encoding = guess_utf16 (bytes, length);

  if (encoding != NULL)
    return encoding;
  if (g_utf8_validate_len ((const char *) bytes, length, NULL))
    return UTF8;

  return everyday (bytes, length, TRUE) > everyday (bytes, length, FALSE) ? BIG5 : GB18030;
}

static gboolean
has_mark (const guint8 *bytes,
          gsize         length,
          gsize         i)
{
  return length >= byte_order_marks[i].length &&
         memcmp (bytes, byte_order_marks[i].bytes, byte_order_marks[i].length) == 0;
}

char *
san_text_decode (const guint8 *bytes,
                 gsize         length,
                 const char   *encoding,
                 const char  **used,
                 GError      **error)
{
  gboolean asked = encoding != NULL;
  char *text;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length > BYTES_MAX)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The file is larger than %d MB; split it"), BYTES_MAX / 1024 / 1024);
      return NULL;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (byte_order_marks); i++)
    if (has_mark (bytes, length, i) &&
        (!asked || strcmp (converter_name (encoding), byte_order_marks[i].encoding) == 0))
      {
        encoding = byte_order_marks[i].encoding;
        bytes += byte_order_marks[i].length;
        length -= byte_order_marks[i].length;
        break;
      }
  if (encoding == NULL)
    encoding = guess (bytes, length);

  text = decode_named (bytes, length, encoding, error);
  if (text != NULL && used != NULL)
    *used = asked ? g_intern_string (encoding) : encoding;

  return text;
}

char *
san_text_file_name (const char *path)
{
  g_autofree char *name = NULL;
  char *text;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (path);
  if (g_utf8_validate (name, -1, NULL))
    return g_steal_pointer (&name);

  text = san_text_decode ((const guint8 *) name, strlen (name), NULL, NULL, NULL);

  return text != NULL ? text : g_utf8_make_valid (name, -1);
}

gboolean
san_text_check_encoding (const char *encoding,
                         GError    **error)
{
  UConverter *converter;

  g_return_val_if_fail (encoding != NULL, FALSE);

  converter = open_converter (encoding, error);
  if (converter != NULL)
    ucnv_close (converter);

  return converter != NULL;
}
