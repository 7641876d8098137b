/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): the key by which names are the same: full width to half width,
 * traditional to simplified characters, lower case, without white space (NFKC). */
char     *san_text_fold         (const char   *text);
/* (transfer full): "meilanqu" for 美兰区; ASCII is kept, folded */
char     *san_text_pinyin       (const char   *text);
/* (transfer full): "mlq" for 美兰区 */
char     *san_text_initials     (const char   *text);
/* TRUE when @needle (as typed) is in the folded name, its pinyin or its initials */
gboolean  san_text_matches      (const char   *folded,
                                 const char   *pinyin,
                                 const char   *initials,
                                 const char   *needle);
/* (transfer full): bytes that sort by pinyin with memcmp(), the zh_CN locale not needed */
GBytes   *san_text_sort_key     (const char   *text);

/* 十一 → 11, 十一名 → 11; FALSE when @text is anything else */
gboolean  san_text_parse_chinese_number (const char *text,
                                         guint      *number);

/* Turns the bytes of a text file into UTF-8. @encoding: a name that ICU knows, or %NULL
 * to find out: byte order mark, then valid UTF-8, then GB18030 or Big5 by likelihood.
 * @used (out, optional, static): what was taken. Bad bytes are an error that names the
 * line. */
char     *san_text_decode       (const guint8 *bytes,
                                 gsize         length,
                                 const char   *encoding,
                                 const char  **used,
                                 GError      **error);
/* (transfer full): how the file at @path is called, without its folders. Names out of archives
 * and from old drives are often no UTF-8; records, labels and widgets hold nothing else. */
char     *san_text_file_name    (const char   *path);
/* Whether @encoding is one that san_text_decode() takes: SAN_ERROR_INVALID */
gboolean  san_text_check_encoding (const char *encoding,
                                 GError      **error);

G_END_DECLS
