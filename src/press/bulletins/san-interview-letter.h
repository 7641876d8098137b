/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-file-batch.h"
#include "paper/san-document.h"
#include "ranking/san-awards.h"

G_BEGIN_DECLS

/* What is filled in; NULL or "": room to write it by hand. */
typedef struct
{
  const char *when;      /* 2018年7月5日上午9时 */
  const char *where;
  const char *contact;
  SanDay      day;       /* of the letter */
} SanInterviewWords;

/* A letter of interview 约谈通知书, one to each unit that a rule has interviewed and nobody
 * struck out. It is a draft until the interview is confirmed or the round published. */
typedef struct
{
  gint64       unit_id;
  char        *name;        /* of its files: "CODE-NAME-约谈通知书" */
  SanDocument *document;
} SanInterviewLetter;

/* (transfer full) (element-type SanInterviewLetter): as the ranking has them, maybe none.
 * @unit_ids: (element-type gint64) (nullable): all that are interviewed */
GPtrArray *san_interview_letters_make   (SanDatabase             *database,
                                         const SanRound          *round,
                                         SanRanking              *ranking,
                                         const SanAwards         *awards,
                                         const GArray            *unit_ids,
                                         const SanInterviewWords *words,
                                         GError                 **error);
/* Writes NAME.pdf and NAME.docx of each into @folder, which is made: all of them or none.
 * For a worker thread: @progress is called in it. @paths: (out) (transfer full)
 * (element-type utf8) (optional) */
gboolean   san_interview_letters_write  (const GPtrArray         *letters,
                                         const char              *folder,
                                         SanDay                   day,
                                         SanFileProgress          progress,
                                         gpointer                 data,
                                         GCancellable            *cancellable,
                                         GPtrArray              **paths,
                                         GError                 **error);

G_END_DECLS
