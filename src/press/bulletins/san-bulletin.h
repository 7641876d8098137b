/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-awards.h"
#include "store/san-workspace.h"

G_BEGIN_DECLS

/* An issued bulletin: number and files are for ever. */
typedef struct
{
  gint64   id;
  gint     year;
  guint    number;      /* 第N期 of the year */
  guint    running;     /* 总第N期 */
  char    *name;        /* "2018-6" */
  char    *title;
  SanDay   day;
  gint64   edition_id;  /* 0: of no round */
  gint64   round_id;
  char    *round;       /* its label, "" */
  guint    edition;
  char    *reason;      /* of the edition, "" */
  char    *sha256;      /* of the workbook */
  char    *kind;        /* "monthly", "weekly" … */
  char    *mark;        /* 文号, "" */
} SanBulletin;

/* A bulletin in the making: san-bulletin-draft.h */
typedef struct _SanBulletinDraft SanBulletinDraft;

void         san_bulletin_free       (SanBulletin   *bulletin);
/* (element-type SanBulletin): newest first */
GPtrArray   *san_bulletin_store_list (SanDatabase   *database,
                                      GError       **error);
/* "N" (of the newest year that has it), "YEAR-N" or "总N" */
SanBulletin *san_bulletin_store_find (SanDatabase   *database,
                                      const char    *name,
                                      GError       **error);
/* What would come next in the year of @day. */
gboolean     san_bulletin_store_next_number (SanDatabase *database,
                                      SanDay         day,
                                      guint         *number,
                                      guint         *running,
                                      GError       **error);
/* One of its files. */
typedef struct
{
  char   *format;       /* "xlsx", "pdf", "docx", "txt" (the words and figures of the paper), "words"
                           (what all of them were made of, beside the frozen round) */
  char   *sha256;
} SanBulletinFile;

void         san_bulletin_file_free  (SanBulletinFile *file);
/* (element-type SanBulletinFile): by format */
GPtrArray   *san_bulletin_store_list_files (SanDatabase *database,
                                      gint64         bulletin_id,
                                      GError       **error);
/* (transfer full): as it was issued, byte for byte; SAN_ERROR_NOT_FOUND for a format that was
 * not */
GBytes      *san_bulletin_store_get_file (SanDatabase *database,
                                      const SanBulletin *bulletin,
                                      const char    *format,
                                      GError       **error);

/* (transfer full): the workbook as it would be issued now, marked as a draft: for a look
 * before the meeting. Writes nothing to the ledger. */
GBytes      *san_bulletin_draft      (SanDatabase   *database,
                                      const SanRound *round,
                                      SanDay         day,
                                      GCancellable  *cancellable,
                                      GError       **error);

/* Freezes the round, makes the files of its bulletin and stores both as bulletin
 * YEAR-@number: one step "round.publish". The paper is that of the round's newest draft, of
 * whose checks none may be an error (SAN_ERROR_CONFLICT), or of a new one. @reason: for a
 * later edition of a published round; may be NULL for the first. Refuses a number in use and
 * open errors of the check. */
gboolean     san_bulletin_publish    (SanWorkspace  *workspace,
                                      const SanRound *round,
                                      guint          number,
                                      SanDay         day,
                                      const char    *reason,
                                      char         **name,
                                      GError       **error);
/* Issues a stored draft: one step "bulletin.issue"; that of a round publishes the round. */
gboolean     san_bulletin_issue      (SanWorkspace  *workspace,
                                      const SanBulletinDraft *draft,
                                      guint          number,
                                      SanDay         day,
                                      char         **name,
                                      GError       **error);

/**
 * SanPublication:
 *
 * The same for a worker thread: san_publication_write() is the change, the publication its
 * data, the name its label, the verb its verb.
 */
typedef struct _SanPublication SanPublication;

SanPublication *san_publication_new  (const SanRound *round,
                                      guint          number,
                                      SanDay         day,
                                      const char    *reason,
                                      SanTime        now);
/* Of this draft, with a round or without. */
SanPublication *san_publication_new_draft (const SanBulletinDraft *draft,
                                      guint          number,
                                      SanDay         day,
                                      const char    *reason,
                                      SanTime        now);
void         san_publication_free    (SanPublication *self);
const char  *san_publication_get_name (const SanPublication *self);
const char  *san_publication_get_verb (const SanPublication *self);
gboolean     san_publication_write   (SanDatabase   *database,
                                      gpointer       publication,
                                      GError       **error);

/* (transfer full): of a published round as they were decided, whatever rounds before it
 * became since; of another san_awards_load() */
SanAwards   *san_bulletin_load_awards (SanDatabase   *database,
                                      const SanRound *round,
                                      SanRanking    *ranking,
                                      GError       **error);

/* One cell, or line of the text, that does not say what the frozen round gives. */
typedef struct
{
  char *sheet;        /* "text": of the paper */
  char *cell;         /* and its line */
  char *found;
  char *expected;
} SanBulletinDifference;

void         san_bulletin_difference_free (SanBulletinDifference *difference);
/* (element-type SanBulletinDifference): recomputes every cell of the issued workbook and every
 * line of the text, and holds every file against its digest (SAN_ERROR_DAMAGED) */
GPtrArray   *san_bulletin_verify     (SanDatabase   *database,
                                      const SanBulletin *bulletin,
                                      GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanBulletin, san_bulletin_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanPublication, san_publication_free)

G_END_DECLS
