/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-unit.h"
#include "store/san-database.h"

G_BEGIN_DECLS

/* The units as they stood on one day, in memory: a tree, an index of names, a search.
 * Read-only and independent of the connection once loaded; 45,000 units are quick. */
typedef struct _SanRoster SanRoster;

/* @day: the state on that day; with @all the units without a version valid then are
 * included too, with their nearest version (for history, for matching names) */
SanRoster     *san_roster_load      (SanDatabase     *database,
                                     SanDay           day,
                                     gboolean         all,
                                     GError         **error);
SanRoster     *san_roster_ref       (SanRoster       *self);
void           san_roster_unref     (SanRoster       *self);

guint          san_roster_size      (SanRoster       *self);
/* in roster order */
const SanUnit *san_roster_nth       (SanRoster       *self,
                                     guint            index);
const SanUnit *san_roster_get       (SanRoster       *self,
                                     gint64           id);
/* its place in roster order, for sorting */
guint          san_roster_index     (SanRoster       *self,
                                     gint64           id);
/* (element-type SanUnit) (transfer none): units without a parent, in roster order */
GPtrArray     *san_roster_roots     (SanRoster       *self);

/* cli.md, Names: code, name, "parent/name" or "name(parent)"; folded; then tries
 * code → name → short → alias (办事处, 街道办, 街道办事处 count as aliases of 街道).
 * SAN_ERROR_NOT_FOUND or SAN_ERROR_AMBIGUOUS, which names both. */
const SanUnit *san_roster_find      (SanRoster       *self,
                                     const char      *text,
                                     GError         **error);
/* The same, where only some units can be meant: a name that fits one of those for which
 * @accept is TRUE is that one's, whoever else has it. */
typedef gboolean (*SanUnitFunc) (const SanUnit *unit,
                                 gpointer       data);
const SanUnit *san_roster_find_among (SanRoster      *self,
                                     const char      *text,
                                     SanUnitFunc      accept,
                                     gpointer         data,
                                     GError         **error);
/* (transfer none): its name, or "name(parent)" where two units share the name */
const char    *san_roster_display   (SanRoster       *self,
                                     const SanUnit   *unit);
/* (transfer full): what san_roster_find() is sure to find it by again: what people read
 * where that is unique, else its code, else its whole path */
char          *san_roster_key       (SanRoster       *self,
                                     const SanUnit   *unit);
/* (transfer full): 海口市 › 美兰区 › 海府街道 */
char          *san_roster_path      (SanRoster       *self,
                                     const SanUnit   *unit);
/* (element-type SanUnit) (transfer container): Chinese, pinyin, initials, code, person;
 * best first, at most @limit */
GPtrArray     *san_roster_search    (SanRoster       *self,
                                     const char      *needle,
                                     guint            limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanRoster, san_roster_unref)

G_END_DECLS
