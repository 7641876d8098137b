/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bulletins/san-bulletin.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_BULLETIN_UNCHECKED,
  SAN_BULLETIN_CHECKING,
  SAN_BULLETIN_AGREES,
  SAN_BULLETIN_DIFFERS,
  SAN_BULLETIN_UNREADABLE,
} SanBulletinState;

/**
 * SanBulletinItem:
 *
 * A bulletin in the list, and what the check of its workbook found. #SanBulletinItem:state
 * changes; the rest never does.
 */
#define SAN_TYPE_BULLETIN_ITEM (san_bulletin_item_get_type ())
G_DECLARE_FINAL_TYPE (SanBulletinItem, san_bulletin_item, SAN, BULLETIN_ITEM, GObject)

/* Takes @bulletin. */
SanBulletinItem   *san_bulletin_item_new          (SanBulletin     *bulletin);
const SanBulletin *san_bulletin_item_get_bulletin (SanBulletinItem *self);
SanBulletinState   san_bulletin_item_get_state    (SanBulletinItem *self);
/* @detail: what cannot be read, or NULL. @differences: (nullable) (element-type
 * SanBulletinDifference) */
void               san_bulletin_item_set_state    (SanBulletinItem *self,
                                                   SanBulletinState state,
                                                   GPtrArray       *differences,
                                                   const char      *detail);
/* (transfer none) (nullable) */
GPtrArray         *san_bulletin_item_get_differences (SanBulletinItem *self);
/* (transfer full): what the check found, in a sentence */
char              *san_bulletin_item_describe     (SanBulletinItem *self);
/* One word for a column, and the style of its tag */
const char        *san_bulletin_item_word         (SanBulletinItem *self,
                                                   const char     **style);

G_END_DECLS
