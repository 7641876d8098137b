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
  char        *found;
  char        *expected;
  char        *where;
} SanIssue;

void       san_issue_free      (SanIssue           *issue);
char      *san_issue_sentence  (const SanIssue     *issue);

/* (element-type SanIssue): of the records alone: range (below 0, above full and not
 * confirmed), missing-unit (a participant without any cell), two-groups,
 * unscored-category (a component scored by nobody) … */
GPtrArray *san_round_check     (SanDatabase        *database,
                                const SanRound     *round,
                                GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanIssue, san_issue_free)

G_END_DECLS
