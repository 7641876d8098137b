/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The month before a meeting, for two faces: sansectl and the desktop do the same and must
 * end in the same files. Three groups with contents of their own, of which the best are
 * commended and, but for the districts, paid; the last make a self-criticism, one of whom is
 * let off. Its tables are in tests/data/meeting. */

#define MEETING_CITY      "云州市"
#define MEETING_CLERK     "李敏"
#define MEETING_NOW       "2015-12-01 09:00"
#define MEETING_GROUPING  "双创考评"
#define MEETING_BEFORE    "2015-10"
#define MEETING_ROUND     "2015-11"
#define MEETING_NUMBER    "11"       /* of MEETING_ROUND; that of MEETING_BEFORE is 10 */
#define MEETING_NAME      "2015-11"  /* of its bulletin */
#define MEETING_DAY       "2015-12-01"

#define MEETING_COMMEND   "通报表扬"
#define MEETING_MONEY     "月度奖励"
#define MEETING_SANCTION  "作检讨"
/* Whose self-criticism is struck out, and why */
#define MEETING_LET_OFF   "三岔镇"
#define MEETING_REASON    "全镇投入防汛，经指挥部研究不作检讨"

/* Of the files of the tables: "districts", "inner", "outer"; ended by NULL */
extern const char *const meeting_groups[];

/* As reckoned by hand from the tables: who is decided upon, in the order of the rules and
 * groups; ended by a @rule of NULL. */
typedef struct
{
  const char *rule;
  const char *group;
  const char *unit;
  const char *rank;
  const char *action;
  const char *amount;
} MeetingAward;

extern const MeetingAward meeting_awards[];

/* First and last of each group, and its mean */
typedef struct
{
  const char *group;
  const char *first;
  const char *first_total;
  const char *last;
  const char *last_total;
  const char *mean;
} MeetingGroup;

extern const MeetingGroup meeting_results[];

/* (transfer full): where a table lies: "units.csv", "groups.csv" … */
char *meeting_path   (const char *name);
/* (transfer full): where the scores of a group of meeting_groups[] lie */
char *meeting_scores (const char *round,
                      const char *group);

G_END_DECLS
