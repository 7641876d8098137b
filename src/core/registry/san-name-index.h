/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds things by the names people write (cli.md, Names): by code, then name, then short
 * name, then alias; "parent/name" and "name(parent)" tell two of the same name apart. The
 * roster finds units with it, and an import the rows of its own table. */
typedef struct _SanNameIndex SanNameIndex;

/* (nullable): what @thing stands under; or what @thing really is, so that several things
 * may be the same one (NULL: nothing after all) */
typedef gpointer (*SanNameFunc) (gpointer thing,
                                 gpointer data);

typedef struct
{
  const char  *code;       /* all of these folded */
  const char  *name;
  const char  *short_name;
  const char **aliases;    /* (nullable): ended by NULL */
} SanNames;

/* @resolve: (nullable): applied to everything found, before its parent is asked for */
SanNameIndex *san_name_index_new    (SanNameFunc        parent,
                                     SanNameFunc        resolve,
                                     gpointer           data);
void          san_name_index_free   (SanNameIndex      *index);
/* @second: taken only where no other fits (what is no longer in force) */
void          san_name_index_add    (SanNameIndex      *index,
                                     gpointer           thing,
                                     const SanNames    *names,
                                     gboolean           second);
/* Adds to @found (things, each once) what @text, folded, names: where several share the
 * name and one of them stands under nothing, that one. */
void          san_name_index_find   (SanNameIndex      *index,
                                     const char        *folded,
                                     GPtrArray         *found);
/* The same with all that share the name. */
void          san_name_index_find_all (SanNameIndex    *index,
                                     const char        *folded,
                                     GPtrArray         *found);
/* Adds what @text would name if the word for its kind (街道, 镇, 村 …) were there: for a
 * message only. */
void          san_name_index_guess  (SanNameIndex      *index,
                                     const char        *folded,
                                     GPtrArray         *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanNameIndex, san_name_index_free)

G_END_DECLS
