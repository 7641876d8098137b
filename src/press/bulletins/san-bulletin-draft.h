/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin.h"

G_BEGIN_DECLS

/* A bulletin in the making. */
typedef enum
{
  SAN_BULLETIN_MONTHLY,
  SAN_BULLETIN_WEEKLY,
  SAN_BULLETIN_DAILY,
  SAN_BULLETIN_SPECIAL,
  SAN_BULLETIN_QUICK,
  SAN_N_BULLETIN_KINDS
} SanBulletinKind;

const char *san_bulletin_kind_name  (SanBulletinKind  kind);   /* as the file has it */
const char *san_bulletin_kind_title (SanBulletinKind  kind);   /* 月通报, translated */
gboolean    san_bulletin_kind_parse (const char      *name,
                                     SanBulletinKind *kind);

struct _SanBulletinDraft
{
  gint64           id;          /* 0: not stored */
  SanBulletinKind  kind;
  gint64           round_id;    /* 0: of no round; monthly and special ones have one */
  SanDay           from;        /* of one without a round: what it is about; 0: none */
  SanDay           to;
  char            *title;       /* "": as generated */
  guint            number;      /* 0: the next */
  SanDay           day;         /* 0: the day of issue */
  char            *mark;        /* 文号, "" */
  char            *signer;      /* "" */
  char            *sent_to;     /* "": all units that are ranked */
  char            *copied_to;   /* "" */
  gint64           bulletin_id; /* 0: a draft still */
  char            *edited_at;
  char            *edited_by;
  GPtrArray       *sections;    /* SanBulletinSection, in order */
};

/* Its sections by key. Every kind has its own selection; "text" may be there many times.
 *
 *   head         red head: issuer, name, number, day
 *   lead         what was assessed, when, how much
 *   results      一、考评结果: a table and sentences for each group
 *   problems     二、主要问题: categories that lost most, typical problems, photographs
 *   tickets      三、三色单办理
 *   commend      四、表扬和奖励
 *   sanctions    五、检讨和约谈
 *   demands      六、下一步要求, written by hand
 *   charts       the charts chosen in its options
 *   year         the table of the year
 *   text         anything, with a heading of its own
 *   points       attachment: points that were seen and their scores
 *   findings     attachment: the problems by unit, with tickets and limits
 *   imprint      版记: copied to, printed by */
typedef struct
{
  gint64    id;
  char     *key;
  gboolean  included;
  char     *heading;            /* "": its own */
  char     *text;               /* bound text; NULL: as generated */
  char     *options;            /* JSON object; "" : none */
} SanBulletinSection;

void              san_bulletin_draft_free        (SanBulletinDraft         *draft);
void              san_bulletin_section_free      (SanBulletinSection       *section);
/* (transfer full): not stored, with the sections of its kind, all as generated.
 * @round_id: 0 for none */
SanBulletinDraft *san_bulletin_draft_new         (SanBulletinKind           kind,
                                                  gint64                    round_id);

/* (element-type SanBulletinDraft), newest first, with sections */
GPtrArray        *san_bulletin_draft_store_list  (SanDatabase              *database,
                                                  GError                  **error);
SanBulletinDraft *san_bulletin_draft_store_get   (SanDatabase              *database,
                                                  gint64                    id,
                                                  GError                  **error);
/* (nullable) without @error: the newest monthly or special draft of a round that is not issued:
 * what publishing it issues */
SanBulletinDraft *san_bulletin_draft_store_find  (SanDatabase              *database,
                                                  gint64                    round_id,
                                                  GError                  **error);

/* Inside a change; one that is issued is SAN_ERROR_CONFLICT. */

/* Adds or changes it with all its sections: ids that are 0 are set, sections that are gone
 * are deleted. Only what differs is written. */
gboolean          san_bulletin_draft_store_save  (SanDatabase              *database,
                                                  SanBulletinDraft         *draft,
                                                  const char               *edited_at,
                                                  const char               *edited_by,
                                                  GError                  **error);
gboolean          san_bulletin_draft_store_delete (SanDatabase             *database,
                                                  gint64                    id,
                                                  GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanBulletinDraft, san_bulletin_draft_free)

G_END_DECLS
