/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

/* What charts say, in the language of the user or of an official document: charts include
 * this instead of <glib/gi18n-lib.h>. */

G_BEGIN_DECLS

/* From here to the end charts of this thread say their words in Chinese, whatever the
 * locale. May be nested. */
void        san_chart_words_begin_official (void);
void        san_chart_words_end_official   (void);

const char *san_chart_words                (const char *context,
                                            const char *text) G_GNUC_FORMAT (2);
const char *san_chart_words_many           (const char *one,
                                            const char *many,
                                            gulong      n) G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

#undef _
#undef C_
#define _(text) san_chart_words (NULL, text)
#define C_(context, text) san_chart_words (context, text)
#define g_dngettext(domain, one, many, n) san_chart_words_many (one, many, n)

G_END_DECLS
