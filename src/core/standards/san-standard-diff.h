/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_DIFF_ADDED,
  SAN_DIFF_REMOVED,
  SAN_DIFF_CHANGED,
  SAN_DIFF_MAPPED,    /* a new item that carries on a removed one */
} SanDiffKind;

typedef struct
{
  const char *field;    /* as the import calls it: "mark"; of a category "category_weight" … */
  char       *before;   /* as an export writes it; "" for none */
  char       *after;
} SanFieldDiff;

typedef struct
{
  SanDiffKind kind;
  gint64      id;         /* of the item, or of the category where @item is "" */
  gint64      old_id;     /* mapped: of the item that it carries on */
  char       *category;
  char       *item;       /* ""; it is about the category itself */
  char       *old_name;   /* changed or mapped: "category/item" before, where it differs */
  GPtrArray  *fields;     /* (element-type SanFieldDiff): empty unless changed or mapped */
} SanStandardDiff;

void       san_standard_diff_free (SanStandardDiff   *diff);
/* (element-type SanStandardDiff) (transfer full): what @after has otherwise than @before, in
 * the order of @after, each removed item at the end of its category. */
GPtrArray *san_standard_diff      (const SanStandard *before,
                                   const SanStandard *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanStandardDiff, san_standard_diff_free)

G_END_DECLS
