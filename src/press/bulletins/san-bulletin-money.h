/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money of a bulletin. @yuan: a decimal in yuan; what is none is given back as it is. */

/* (transfer full): 220,000 */
char *san_bulletin_money_figure (const char *yuan);
/* (transfer full): 22万元, 22.5万元; 8,000元 below ten thousand */
char *san_bulletin_money_words  (const char *yuan);

G_END_DECLS
