/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

/* How a SanStandard comes to be: made, filled in order, handed out. */

/* @sets: (transfer full) */
SanStandard *san_standard_new          (guint         number,
                                        const char   *name,
                                        SanDay        from,
                                        gboolean      frozen,
                                        SanRatingSets *sets);
/* @category, @item: (transfer full); an item of a category that is not there is dropped */
void         san_standard_add_category (SanStandard  *self,
                                        SanCategory  *category);
void         san_standard_add_item     (SanStandard  *self,
                                        SanItem      *item);

/* An item that is in this version no more carried on @forebear. */
void         san_standard_add_forebear (SanStandard  *self,
                                        gint64        id,
                                        gint64        forebear);
/* Calls @func with pointers to both ids. */
void         san_standard_each_forebear (const SanStandard *self,
                                        GHFunc        func,
                                        gpointer      data);
/* 0: none */
gint64       san_standard_get_forebear (const SanStandard *self,
                                        gint64        id);
/* (transfer full): the canonical snapshot that a frozen version is kept as */
char        *san_standard_to_json      (const SanStandard *self);
/* Fills an empty @self. SAN_ERROR_DAMAGED */
gboolean     san_standard_fill_from_json (SanStandard *self,
                                        const char   *json,
                                        GError      **error);

G_END_DECLS
