/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-unit.h"
#include "store/san-database.h"

G_BEGIN_DECLS

/* The search keys of a version of a unit: lines of name, short name, code, head and
 * liaison (some may be empty), then a line for each alias. @source has them as written,
 * the others folded, as pinyin and as initials. */
typedef struct
{
  char   *source;
  char   *folded;
  char   *pinyin;
  char   *initials;
  GBytes *sort_key;   /* of the name */
} SanUnitKeys;

#define SAN_UNIT_KEY_LINES 5   /* before the aliases */

void     san_unit_keys_clear      (SanUnitKeys       *keys);
/* (transfer full) */
char    *san_unit_keys_source     (const SanUnit     *unit);
/* @source: as SanUnitKeys has it; @keys is filled */
void     san_unit_keys_init       (SanUnitKeys       *keys,
                                   const char        *source);

/* Brings cache_unit up to date when unit_version was touched: a SanRefreshFunc that
 * registers itself. */
gboolean san_unit_cache_refresh   (SanDatabase       *database,
                                   const char *const *tables,
                                   GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SanUnitKeys, san_unit_keys_clear)

G_END_DECLS
