/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"
#include "scoring/san-score.h"

G_BEGIN_DECLS

typedef enum { SAN_ISSUE_ERROR, SAN_ISSUE_WARNING, SAN_ISSUE_NOTE } SanSeverity;

const char *san_severity_name (SanSeverity severity);

/* A finding of the check (cli.md, round check). Its words are data, not translated;
 * san_issue_sentence() is for people. */
typedef struct
{
  SanSeverity  severity;
  const char  *what;        /* total rank sum missing-unit unknown-unit two-groups range … */
  gint64       unit_id;     /* 0: none */
  char        *unit;
  char        *component;   /* key, "" */
  char        *title;       /* of the component, for people; NULL: say the key */
  char        *found;
  char        *expected;
  char        *where;
} SanIssue;

/* Texts are copied; NULL is "". @what is a constant. */
SanIssue  *san_issue_new       (SanSeverity         severity,
                                const char         *what,
                                gint64              unit_id,
                                const char         *unit,
                                const char         *component,
                                const char         *found,
                                const char         *expected,
                                const char         *where);
void       san_issue_free      (SanIssue           *issue);
/* (transfer full): for people, in their language */
char      *san_issue_sentence  (const SanIssue     *issue);

/* (element-type SanIssue): of the records alone. Errors: range (below 0 or above the full
 * mark; a note once it is confirmed) and two-groups; warnings: missing-unit (a participant
 * without any row), unknown-unit (rows of a unit that is no participant),
 * unscored-category (a component, or a category of the standard, scored by nobody),
 * out-of-dates (something seen outside the dates of the round). */
GPtrArray *san_round_check     (SanDatabase        *database,
                                const SanRound     *round,
                                GError            **error);

/* The two halves of it, for who holds the scores already: what follows from them (range,
 * missing-unit, unscored-category) and what the registry says (two-groups, unknown-unit).
 * Both append to @issues. */
void       san_round_check_scores (const SanScores *scores,
                                   GPtrArray       *issues);
gboolean   san_round_check_registry (SanDatabase   *database,
                                   const SanRound  *round,
                                   const SanRoundInput *input,
                                   GPtrArray       *issues,
                                   GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanIssue, san_issue_free)

G_END_DECLS
