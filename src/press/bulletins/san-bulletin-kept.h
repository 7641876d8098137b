/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin-data.h"
#include "bulletins/san-bulletin-draft.h"
#include "bulletins/san-workbook.h"

G_BEGIN_DECLS

/* The number of the way in which the text of a bulletin is laid out: it changes with every
 * change of what a paper says of the same draft and data. */
#define SAN_BULLETIN_PAPER_LAYOUT 1

/* What is kept with the files of an issued bulletin, as "words": records and settings
 * change, papers do not. For this room only. */
typedef struct
{
  gint64            layout;       /* of the workbook */
  gint64            paper;        /* of the text; 0: there is none */
  char             *office;
  char             *title;
  char             *journal_head;
  char             *reason;
  SanRanking       *ranking;      /* (nullable): of @data where that is there, else owned */
  SanBulletinData  *data;         /* (nullable): NULL in the layout 1 */
  SanBulletinDraft *draft;        /* (nullable): the sections with their texts */
  SanAwards        *awards;       /* (nullable): as they were decided */
  SanWorkbookTickets *tickets;    /* (nullable): of the layout 1 */
} SanBulletinKept;

void     san_bulletin_kept_free       (SanBulletinKept        *kept);
/* (transfer full) */
GBytes  *san_bulletin_kept_to_bytes   (const SanBulletinKept  *kept);
/* (transfer full): @ranking: (transfer full) (nullable): of the frozen round */
SanBulletinKept *
         san_bulletin_kept_from_bytes (GBytes                 *bytes,
                                       SanRanking             *ranking,
                                       GError                **error);
/* (transfer full): of an issued bulletin, with its frozen round */
SanBulletinKept *
         san_bulletin_kept_load       (SanDatabase            *database,
                                       const SanBulletin      *bulletin,
                                       GError                **error);
/* What stands on the workbook; borrows the texts. */
void     san_bulletin_kept_fill_head  (const SanBulletinKept  *kept,
                                       const SanBulletin      *bulletin,
                                       SanWorkbookHead        *head);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanBulletinKept, san_bulletin_kept_free)

G_END_DECLS
