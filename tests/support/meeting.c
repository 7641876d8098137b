/* meeting.c - the month before a meeting, for two faces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/meeting.h"

const char *const meeting_groups[] = { "districts", "inner", "outer", NULL };

/* A unit's total is 70 % of the mean of its contents and 30 % of that of its special
 * assessments, to two places. In the last group two share the second place, and with it
 * (30,000 + 25,000) / 2 yuan. */

const MeetingGroup meeting_results[] = {
  { "各区", "澜山区", "87.93", "云溪区", "82.77", "85.18" },
  { "建成区街道(镇)", "红枫街道", "90.73", "北苑街道", "78.24", "84.32" },
  { "建成区外镇", "石门镇", "91.24", "松岭镇", "81.18", "85.00" },
  { NULL },
};

const MeetingAward meeting_awards[] = {
  { MEETING_COMMEND, "各区", "澜山区", "1", "commend", "" },
  { MEETING_SANCTION, "各区", "云溪区", "4", "self-criticism", "" },
  { MEETING_COMMEND, "建成区街道(镇)", "红枫街道", "1", "commend", "" },
  { MEETING_COMMEND, "建成区街道(镇)", "锦里街道", "2", "commend", "" },
  { MEETING_COMMEND, "建成区街道(镇)", "青石街道", "3", "commend", "" },
  { MEETING_COMMEND, "建成区街道(镇)", "东渡街道", "4", "commend", "" },
  { MEETING_MONEY, "建成区街道(镇)", "红枫街道", "1", "money", "40000" },
  { MEETING_MONEY, "建成区街道(镇)", "锦里街道", "2", "money", "30000" },
  { MEETING_MONEY, "建成区街道(镇)", "青石街道", "3", "money", "25000" },
  { MEETING_MONEY, "建成区街道(镇)", "东渡街道", "4", "money", "15000" },
  { MEETING_SANCTION, "建成区街道(镇)", "澜山街道", "24", "self-criticism", "" },
  { MEETING_SANCTION, "建成区街道(镇)", "梅园街道", "25", "self-criticism", "" },
  { MEETING_SANCTION, "建成区街道(镇)", "鼓楼镇", "26", "self-criticism", "" },
  { MEETING_SANCTION, "建成区街道(镇)", "北苑街道", "27", "self-criticism", "" },
  { MEETING_COMMEND, "建成区外镇", "石门镇", "1", "commend", "" },
  { MEETING_COMMEND, "建成区外镇", "芦湾镇", "2", "commend", "" },
  { MEETING_COMMEND, "建成区外镇", "渔梁镇", "2", "commend", "" },
  { MEETING_COMMEND, "建成区外镇", "杏林镇", "4", "commend", "" },
  { MEETING_MONEY, "建成区外镇", "石门镇", "1", "money", "40000" },
  { MEETING_MONEY, "建成区外镇", "芦湾镇", "2", "money", "27500" },
  { MEETING_MONEY, "建成区外镇", "渔梁镇", "2", "money", "27500" },
  { MEETING_MONEY, "建成区外镇", "杏林镇", "4", "money", "15000" },
  { MEETING_SANCTION, "建成区外镇", "三岔镇", "15", "self-criticism", "" },
  { MEETING_SANCTION, "建成区外镇", "雁洲镇", "16", "self-criticism", "" },
  { MEETING_SANCTION, "建成区外镇", "茶亭镇", "17", "self-criticism", "" },
  { MEETING_SANCTION, "建成区外镇", "松岭镇", "18", "self-criticism", "" },
  { NULL },
};

char *
meeting_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "meeting", name, NULL);
}

char *
meeting_scores (const char *round,
                const char *group)
{
  g_autofree char *name = g_strdup_printf ("scores-%s-%s.csv", round, group);

  return meeting_path (name);
}
