/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_VERB_NORMAL = 0,
  SAN_VERB_SYSTEM = 1 << 0,   /* new, backup, left, sweep …: never undone by plain undo */
} SanVerbFlags;

typedef struct
{
  const char   *name;    /* as sansectl prints it */
  const char   *title;   /* for people, N_() */
  SanVerbFlags  flags;
  const char   *instead; /* (nullable) N_(): the way out where it cannot be undone */
} SanVerb;

/* Every verb there is, ended by a NULL name. A test walks it. */
extern const SanVerb san_verbs[];
const SanVerb *san_verb_find (const char *name);

typedef struct
{
  gint64    seq;
  gint64    site;
  SanTime   at;
  SanTime   as_of;
  char     *actor;
  char     *verb;
  char     *label;
  gint64    rows;
  gboolean  undone;
  gboolean  left;      /* something of it has left the office */
  char     *undoes;
  char     *hash;
} SanStep;

void       san_step_free          (SanStep      *step);

/* (element-type SanStep) (transfer container free): oldest first; the @last newest,
 * 0 for all */
GPtrArray *san_journal_list       (SanDatabase  *database,
                                   guint         last,
                                   GError      **error);
/* (transfer full): SAN_ERROR_NOT_FOUND when there is no such step */
SanStep   *san_journal_step       (SanDatabase  *database,
                                   gint64        seq,
                                   GError      **error);
gint64     san_journal_length     (SanDatabase  *database,
                                   GError      **error);
/* (transfer full): the hash of the newest step, "" in an empty journal; the short form
 * for paper is its first 8 digits */
char      *san_journal_head       (SanDatabase  *database,
                                   GError      **error);

/* What plain undo and redo would take; NULL without error when there is nothing. */
SanStep   *san_journal_undoable   (SanDatabase  *database,
                                   GError      **error);
SanStep   *san_journal_redoable   (SanDatabase  *database,
                                   GError      **error);

/* Undoes @seq (0: what san_journal_undoable() names). Where later steps depend on it,
 * SAN_ERROR_CONFLICT lists them, unless @with_dependants: then all are undone as one step.
 * What has left the office is refused with the way out. @new_seq: the new step. */
gboolean   san_journal_undo       (SanWorkspace *workspace,
                                   gint64        seq,
                                   gboolean      with_dependants,
                                   gint64       *new_seq,
                                   GError      **error);
gboolean   san_journal_redo       (SanWorkspace *workspace,
                                   gint64       *new_seq,
                                   GError      **error);
/* A later room registers what must not be taken back: @inverse is what an undo or a redo is
 * about to apply. Once, before a ledger is opened. */
typedef gboolean (*SanUndoGuard)  (SanDatabase  *database,
                                   GBytes       *inverse,
                                   GError      **error);
void       san_journal_register_guard (SanUndoGuard guard);
/* (element-type SanStep): later steps, still in force, that @seq cannot be undone without */
GPtrArray *san_journal_dependants (SanDatabase  *database,
                                   gint64        seq,
                                   GError      **error);

/* Notes that the result of @refers (0: none) has left: printed, exported, issued. A step
 * without changeset, verb "left" or another system verb. */
gboolean   san_journal_note       (SanWorkspace *workspace,
                                   const char   *verb,
                                   const char   *label,
                                   gint64        refers,
                                   gint64       *seq,
                                   GError      **error);
/* Whether a step "left" has this label: what bears it has left the office. */
gboolean   san_journal_has_left   (SanDatabase  *database,
                                   const char   *label,
                                   gboolean     *left,
                                   GError      **error);
/* The newest step in force that inserted or changed row @id of @table; 0 if none. */
gint64     san_journal_step_of    (SanDatabase  *database,
                                   const char   *table,
                                   gint64        id,
                                   GError      **error);

/* Writes the ledger as it was after step @seq to the new file @path: a copy with all of its
 * journal, in which one more step, "rewind", takes back what came later. The ledger itself
 * is never rewound. For a worker thread. */
gboolean   san_journal_copy_past  (SanDatabase  *database,
                                   gint64        seq,
                                   const char   *path,
                                   const char   *actor,
                                   GCancellable *cancellable,
                                   GError      **error);

/* What a step did, for the journal page. */
typedef struct
{
  char  *table;
  char   operation;    /* '+', '~', '-' */
  gint64 id;           /* first key column when it is an integer, else 0 */
  char **key;          /* texts of the key columns, NULL-ended */
  char **columns;      /* names of the changed columns, NULL-ended */
  char **before;       /* texts, as many; "" in an insert */
  char **after;
} SanRowChange;

void       san_row_change_free    (SanRowChange *change);
/* (element-type SanRowChange): at most @limit */
GPtrArray *san_journal_changes    (SanDatabase  *database,
                                   gint64        seq,
                                   guint         limit,
                                   GError      **error);

/* (transfer full): SHA-256 over all records: architecture.md, The journal */
char      *san_journal_digest     (SanDatabase  *database,
                                   GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanStep, san_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanRowChange, san_row_change_free)

G_END_DECLS
