/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bound-text.h"
#include "bulletins/san-bulletin-data.h"
#include "bulletins/san-bulletin-draft.h"
#include "paper/san-document.h"

G_BEGIN_DECLS

/* Makes a document of a draft and what the ledger says, and checks the one by the other. */

typedef enum
{
  SAN_BULLETIN_NOTE,      /* told */
  SAN_BULLETIN_WARNING,   /* told; does not stop the issue */
  SAN_BULLETIN_ERROR,     /* stops the issue */
} SanBulletinSeverity;

typedef struct
{
  SanBulletinSeverity severity;
  gint64              section_id;   /* 0: of the whole, or of a draft that is not stored */
  guint               section;      /* its index in the draft; G_MAXUINT: of the whole */
  char               *what;         /* "typed-over" "unknown-field" "direction" "superlative"
                                       "unbound-number" "review" "rank" "no-unit" … */
  char               *text;         /* a whole sentence, translated */
  gsize               from;         /* where it stands, in bytes of the section's text as it */
  gsize               to;           /* is shown; both 0: nowhere in particular */
  char               *found;        /* "" */
  char               *expected;     /* "" */
} SanBulletinFinding;

void         san_bulletin_finding_free    (SanBulletinFinding       *finding);

/* (transfer full): the text a section has when nobody wrote one: bound, stored form */
char        *san_bulletin_section_generate (const SanBulletinData   *data,
                                           const SanBulletinDraft  *draft,
                                           const SanBulletinSection *section);
/* (transfer full): of what is shown, filled from @data; the runs of a section */
GPtrArray   *san_bulletin_section_runs    (const SanBulletinData   *data,
                                           const SanBulletinDraft  *draft,
                                           const SanBulletinSection *section,
                                           GError                 **error);
/* What the text of one section says against the data (element-type SanBulletinFinding). Adds. */
void         san_bulletin_section_check   (const SanBulletinData   *data,
                                           const SanBulletinDraft  *draft,
                                           guint                    section,
                                           GPtrArray               *findings);

/* (transfer full): the title of the paper: that of the draft, else as generated */
char        *san_bulletin_compose_title   (const SanBulletinData   *data,
                                           const SanBulletinDraft  *draft);
/* (transfer full): @database: for photographs and charts that look at other rounds; NULL:
 * the words and figures alone, for san_document_to_text(), and the day is that of @draft.
 * @number, @running: 0 for a draft, which is marked as such */
SanDocument *san_bulletin_compose         (SanDatabase             *database,
                                           const SanBulletinData   *data,
                                           const SanBulletinDraft  *draft,
                                           guint                    number,
                                           guint                    running,
                                           GError                 **error);
/* Puts the number into the head of a draft's @document that it would be issued under on
 * @today, unless it has one or no head. */
void         san_bulletin_propose_serial  (SanDatabase             *database,
                                           const SanBulletinDraft  *draft,
                                           SanDay                   today,
                                           SanDocument             *document);
/* (transfer full) (element-type SanBulletinFinding): every check before issue: texts of all
 * sections, the check of the round, points not reviewed, attachments without units */
GPtrArray   *san_bulletin_draft_check     (SanDatabase             *database,
                                           const SanBulletinData   *data,
                                           const SanBulletinDraft  *draft,
                                           GError                 **error);

G_END_DECLS
