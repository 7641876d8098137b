/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text in which figures and names are bound to data. As it is stored:
 *
 *   平均 {mean:建成区} 分              bound: shows what the data say
 *   平均 {mean:建成区|89.5} 分         typed over; not settled
 *   平均 {mean:建成区|89.5|李主任} 分  typed over, and signed by somebody
 *
 * A backslash stands before a brace, a bar or a backslash that is meant as itself. A line
 * break ends a paragraph. */
typedef enum
{
  SAN_RUN_PLAIN,
  SAN_RUN_BOUND,
  SAN_RUN_TYPED,
  SAN_RUN_SIGNED,
} SanRunKind;

typedef struct
{
  SanRunKind  kind;
  char       *key;        /* NULL for plain text */
  char       *text;       /* as shown; of a bound run "" until it is filled */
  char       *signer;     /* NULL unless signed */
} SanTextRun;

SanTextRun *san_text_run_new       (SanRunKind        kind,
                                    const char       *key,
                                    const char       *text,
                                    const char       *signer);
void        san_text_run_free      (SanTextRun       *run);
/* (transfer full) (element-type SanTextRun). SAN_ERROR_INVALID for what is not such text,
 * with the place. */
GPtrArray  *san_bound_text_parse   (const char       *text,
                                    GError          **error);
/* (transfer full): the other way round */
char       *san_bound_text_format  (const GPtrArray  *runs);
/* (transfer full): as shown */
char       *san_bound_text_show    (const GPtrArray  *runs);

G_END_DECLS
