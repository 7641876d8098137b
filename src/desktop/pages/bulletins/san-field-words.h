/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin-data.h"

G_BEGIN_DECLS

/* Something that the data say and a text can be bound to. */
typedef struct
{
  char *key;
  char *title;      /* what it is, translated: 建成区 · 平均得分 */
  char *value;      /* as printed */
  char *folded;     /* search keys, san-text.h */
  char *pinyin;
  char *initials;
} SanField;

void       san_field_free   (SanField              *field);
/* (transfer full) (element-type SanField): @data: nullable */
GPtrArray *san_fields_list  (const SanBulletinData *data);

G_END_DECLS
