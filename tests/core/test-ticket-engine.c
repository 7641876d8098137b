/* test-ticket-engine.c - the rules of the three colours, sentence by sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-test-ticket.h"

/* June 2018: Monday is the 4th; the 16th to the 18th are the Dragon Boat Festival. A slip
 * issued on the 4th at 09:00 is to be received by the 5th, 17:30, and due on the 7th, 17:30. */
#define ISSUE "06-04 09:00 issue"

typedef struct
{
  const char *name;
  const char *lines[24];
} Case;

static const Case cases[] = {
  /* §1: the clock, receipt, stages */
  { "life/white-to-closed", {
      ISSUE, "= stage=issued colour=white due=06-07_17:30 receipt=06-05_17:30 rises=06-05_17:30",
      "06-04 10:00 receive", "= stage=received received=06-04_10:00 receipt=none",
      "06-05 09:00 begin", "= stage=rectifying received=06-04_10:00 rises=06-07_17:30",
      "06-06 10:00 report", "= stage=reported reported=06-06_10:00 running=no rises=none",
      "= remainder=690 verify=06-11_17:30 due=06-07_17:30",
      "06-06 16:00 verify", "= stage=closed closed=06-06_16:00 due=06-07_17:30 stopped=210",
      "# ", NULL
    } },
  { "life/draft", {
      "06-01 09:00 draft", "= stage=draft due=none rises=none", "06-04 09:00 issue",
      "= stage=issued due=06-07_17:30", "! 06-04 09:30 draft", NULL
    } },
  { "life/draft-is-cancelled", {
      "06-01 09:00 draft", "06-01 09:10 cancel", "= stage=cancelled due=none", NULL
    } },
  { "life/begin-and-report-count-as-receipt", {
      ISSUE, "06-04 11:00 begin", "= stage=rectifying received=06-04_11:00 receipt=none",
      "06-07 17:00 report", "= received=06-04_11:00", NULL
    } },
  { "life/report-alone-counts-as-receipt", {
      ISSUE, "06-05 17:30 report", "= received=06-05_17:30", "06-20 09:00 sweep", "# ", NULL
    } },
  { "life/reopen", {
      ISSUE, "06-05 09:00 report", "06-06 09:00 return", "06-06 10:00 report",
      "06-06 11:00 verify", "06-11 09:00 reopen",
      "= stage=rectifying colour=white due=06-14_17:30 own=06-14_17:30 returns=1 closed=none",
      "06-12 09:00 report", "06-12 10:00 return", "= returns=2 colour=yellow rose=1", NULL
    } },
  { "life/reopen-with-a-limit", {
      ISSUE, "06-05 09:00 report", "06-05 10:00 verify", "06-06 09:00 reopen limit=1_workday",
      "= due=06-07_17:30", NULL
    } },
  { "life/reopened-yellow-stays-yellow", {
      ISSUE, "06-06 09:00 sweep", "06-06 10:00 report", "06-06 11:00 verify",
      "= colour=yellow due=06-08_17:30", "06-06 12:00 reopen",
      "= colour=yellow due=06-11_17:30 rises=06-11_17:30", NULL
    } },
  { "life/reassign-white", {
      ISSUE, "06-05 09:00 begin", "06-06 09:00 reassign unit=7",
      "= stage=issued unit=7 due=06-11_17:30 own=06-11_17:30 receipt=06-07_17:30 received=none",
      NULL
    } },
  { "life/reassign-has-the-slips-own-limit", {
      "06-04 09:00 issue limit=5_workdays", "06-05 09:00 reassign", "= due=06-12_17:30", NULL
    } },
  { "life/reassign-yellow", {
      "06-04 09:00 issue limit=5_workdays", "06-07 09:00 reassign",
      "= colour=yellow due=06-12_17:30 receipt=none own=06-12_17:30", NULL
    } },
  { "life/reassign-past-until", {
      "06-04 09:00 issue limit=until_2018-06-05_12:00", "06-04 09:10 receive",
      "06-05 11:00 extend due=06-08_17:30", "06-05 11:30 approve",
      "! 06-06 09:00 reassign", "06-06 09:00 reassign limit=1_workday", "= due=06-07_17:30",
      NULL
    } },
  { "life/uphold-cancels", {
      ISSUE, "06-05 09:00 dispute", "= flag=disputed running=no", "06-06 09:00 uphold",
      "= stage=cancelled flag= due=06-07_17:30 closed=06-06_09:00", NULL
    } },
  { "life/dismiss-goes-on", {
      ISSUE, "06-05 09:00 dispute", "06-06 09:00 dismiss",
      "= stage=issued flag= due=06-08_17:30 receipt=06-06_17:30", NULL
    } },
  { "life/shelved-while-reported", {
      ISSUE, "06-04 10:00 receive", "06-06 10:00 report", "06-07 09:00 shelve", "= stage=reported flag=shelved",
      "06-20 09:00 unshelve", "= stage=reported running=no remainder=690",
      "06-20 10:00 return", "= due=06-21_17:30 running=yes", NULL
    } },
  { "life/look-back", {
      ISSUE, "06-05 09:00 report", "06-05 10:00 verify", "07-05 09:00 held", "= looked=held",
      "07-06 09:00 relapsed", "= looked=relapsed stage=closed", "07-07 09:00 reopen",
      "07-07 10:00 report", "07-07 11:00 verify", "= looked=", NULL
    } },
  { "life/reminders", {
      ISSUE, "06-05 09:00 remind", "06-05 09:00 remind", "= reminders=2 stage=issued", NULL
    } },

  /* Second person */
  { "second/verify", {
      ISSUE, "06-05 09:00 report actor=Li by=Wang", "! 06-05 10:00 verify actor=Li",
      "! 06-05 10:00 verify actor=Wang", "06-05 10:00 verify actor=Zhao", NULL
    } },
  { "second/last-report-decides", {
      ISSUE, "06-05 09:00 report actor=Li", "06-05 09:10 return", "06-05 09:20 report actor=Wang",
      "06-05 10:00 verify actor=Li", NULL
    } },
  { "second/extension", {
      ISSUE, "06-05 09:00 extend limit=1_workday actor=Li", "! 06-05 09:10 approve actor=Li",
      "! 06-05 09:10 reject actor=Li", "06-05 09:10 reject", "= proposals=0 extensions=0",
      NULL
    } },
  { "second/red-by-lapse-was-proposed-by-nobody", {
      ISSUE, "06-04 10:00 receive", "06-20 09:00 sweep", "= red=proposed",
      "06-20 09:00 approve actor=First", "= red=approved colour=red", NULL
    } },
  { "second/red-by-return-was-proposed-by-nobody", {
      "06-04 09:00 issue colour=yellow", "06-05 09:00 report", "06-05 10:00 return actor=Li",
      "06-05 11:00 approve actor=Li", NULL
    } },
  { "second/ordered-red", {
      ISSUE, "06-05 09:00 order-red actor=Li", "! 06-05 10:00 approve actor=Li",
      "! 06-05 10:00 reject actor=Li", "06-05 10:00 approve actor=Wang", NULL
    } },
  { "second/direct-red", {
      "06-04 09:00 issue colour=red actor=Li", "= colour=yellow first=yellow red=proposed",
      "! 06-04 10:00 approve actor=Li", "06-04 10:00 approve", "= colour=red", NULL
    } },

  /* What a verb needs */
  { "needs/reasons", {
      ISSUE, "! 06-05 09:00 extend limit=1_workday text=", "! 06-05 09:00 suspend text=",
      "! 06-05 09:00 shelve text=", "! 06-05 09:00 dispute text=",
      "! 06-05 09:00 reassign text=", "! 06-05 09:00 reassign unit=0",
      "! 06-05 09:00 cancel text=", "! 06-05 09:00 order-red text=",
      "! 06-05 09:00 receive by= actor=", "06-05 09:00 report text=", "! 06-05 09:10 return text=",
      "06-05 10:00 verify text=", "! 06-05 11:00 reopen text=", NULL
    } },
  { "needs/direct-yellow-a-reason", {
      "! 06-04 09:00 issue colour=yellow text=",
      "06-04 09:00 issue colour=yellow text= why=recurrence", "= colour=yellow", NULL
    } },
  { "needs/account", {
      "06-04 09:00 issue colour=red", "! 06-04 10:00 account", "06-04 10:00 approve",
      "! 06-04 11:00 account document=", "! 06-04 11:00 account text=lunch",
      "06-04 11:00 account text=admonition", "06-05 09:00 report", "06-05 10:00 verify",
      "06-05 11:00 account text=self-criticism", NULL
    } },
  { "needs/outcome", {
      "06-04 09:00 issue colour=red", "06-04 10:00 approve", "! 06-04 11:00 outcome",
      "06-04 11:00 account", "! 06-04 12:00 outcome text=", "06-04 12:00 outcome text=warned",
      "06-05 09:00 report", "06-05 10:00 verify", "06-05 11:00 outcome text=dismissed",
      "= stage=closed", NULL
    } },
  { "needs/picture-after", {
      "06-04 09:00 issue photos=1", "06-05 09:00 report", "! 06-05 10:00 verify",
      "06-05 10:00 verify photos=1", "= stage=closed", NULL
    } },
  { "needs/picture-of-the-report", {
      "06-04 09:00 issue photos=1", "06-05 09:00 report photos=2", "06-05 10:00 verify", NULL
    } },

  /* §2: rises */
  { "rise/for-want-of-receipt", {
      ISSUE, "06-05 17:30 sweep", "# ", "06-05 17:31 sweep", "# 06-05_17:30 yellow receipt",
      "= colour=yellow due=06-08_17:30 receipt=none own=06-07_17:30", NULL
    } },
  { "rise/overdue", {
      ISSUE, "06-04 10:00 receive", "06-07 17:30 sweep", "# ", "06-07 17:31 sweep",
      "# 06-07_17:30 yellow overdue", "= due=06-12_17:30 own=06-07_17:30", NULL
    } },
  { "rise/the-first-of-two-reasons", {
      "06-04 09:00 issue limit=1_workday", "06-06 09:00 sweep", "# 06-05_17:30 yellow overdue",
      NULL
    } },
  { "rise/later-of-due-and-yellow-limit", {
      "06-04 09:00 issue limit=10_workdays", "06-06 09:00 sweep",
      "= colour=yellow due=06-19_17:30", "06-21 09:00 sweep",
      "# 06-05_17:30 yellow receipt; 06-19_17:30 red overdue", NULL
    } },
  { "rise/second-return", {
      ISSUE, "06-05 09:00 report", "06-05 10:00 return", "= colour=white",
      "06-06 09:00 report", "06-06 10:00 return",
      "= colour=yellow returns=2 due=06-11_17:30 red= rose=1", "# ", NULL
    } },
  { "rise/return-while-yellow", {
      "06-04 09:00 issue colour=yellow", "06-05 09:00 report", "06-05 10:00 return",
      "= red=proposed colour=yellow rose=1 due=06-08_09:30 rises=none running=yes", NULL
    } },
  { "rise/order-on-white", {
      ISSUE, "06-05 09:00 order-red", "= colour=yellow red=proposed rose=1 due=06-08_17:30",
      "06-20 09:00 sweep", "# ", "! 06-20 09:00 order-red", NULL
    } },
  { "rise/order-on-yellow", {
      "06-04 09:00 issue colour=yellow", "06-05 09:00 order-red",
      "= colour=yellow red=proposed due=06-07_17:30", NULL
    } },
  { "rise/issued-yellow-is-due-by-its-limit", {
      "06-04 09:00 issue colour=yellow limit=5_workdays",
      "= due=06-11_17:30 receipt=none own=06-11_17:30 first=yellow",
      "06-20 09:00 sweep", "# 06-11_17:30 red overdue", NULL
    } },
  { "rise/approved", {
      ISSUE, "06-04 10:00 receive", "06-13 09:00 approve",
      "= colour=red red=approved due=06-19_17:30 rises=none", "06-30 09:00 sweep",
      "# 06-07_17:30 yellow overdue; 06-12_17:30 red overdue", "! 06-30 09:00 order-red",
      NULL
    } },
  { "rise/rejected", {
      ISSUE, "06-04 10:00 receive", "06-13 09:00 reject",
      "= colour=yellow red= due=06-19_17:30 rises=06-19_17:30", "06-20 09:00 sweep",
      "# 06-07_17:30 yellow overdue; 06-12_17:30 red overdue; 06-19_17:30 red overdue",
      "= red=proposed", NULL
    } },
  { "rise/proposed-clock-is-over", {
      ISSUE, "06-04 10:00 receive", "06-13 09:00 suspend", "06-20 09:00 resume",
      "= red=proposed due=06-12_17:30 running=yes", "06-20 10:00 report", "= due=06-12_17:30",
      "06-20 11:00 return", "= due=06-12_17:30 red=proposed rose=0",
      "06-20 12:00 report", "06-20 13:00 verify", "= stage=closed red=proposed due=06-12_17:30",
      NULL
    } },
  { "rise/nothing-to-decide", {
      ISSUE, "! 06-05 09:00 approve", "! 06-05 09:00 reject", NULL
    } },

  /* §3: stops, returns, extensions */
  { "time/remainder-of-workdays", {
      "06-04 09:00 issue limit=3_workdays", "06-04 09:30 receive", "06-07 10:00 suspend",
      "= remainder=300 due=06-07_17:30 flag=suspended running=no rises=none",
      "06-11 09:00 resume", "= due=06-11_16:30 stage=received flag= own=06-11_16:30",
      "> 1170 day-of-event closed office suspended", NULL
    } },
  { "time/remainder-on-the-day-of-the-event", {
      ISSUE, "06-04 09:30 receive", "06-04 10:00 suspend", "= remainder=1470",
      "06-04 11:00 resume", "= due=06-08_09:30",
      "> 1170 day-of-event suspended office closed", NULL
    } },
  { "time/remainder-of-hours", {
      "06-04 09:00 issue limit=24_hours", "06-04 10:00 suspend", "= remainder=1380",
      "06-06 12:00 resume", "= due=06-07_11:00", "> 1440 office suspended closed", NULL
    } },
  { "time/remainder-of-until", {
      "06-04 09:00 issue limit=until_2018-06-05_12:00", "06-04 09:10 receive",
      "06-04 12:00 dispute", "06-04 15:00 dismiss", "= due=06-05_15:00", NULL
    } },
  { "time/remainder-of-workhours", {
      "06-04 09:00 issue limit=4_workhours", "= due=06-04_15:30", "06-04 10:00 receive",
      "06-04 11:00 shelve", "= remainder=120", "06-05 08:00 unshelve", "= due=06-05_10:30",
      "> 240 office suspended closed", NULL
    } },
  { "time/receipt-limit-stops-too", {
      ISSUE, "06-05 14:30 suspend", "06-07 14:30 resume", "= receipt=06-07_17:30",
      "06-08 09:00 sweep", "# 06-07_17:30 yellow receipt", NULL
    } },
  { "time/passed-before-the-stop", {
      "06-04 09:00 issue colour=red", "06-04 09:00 approve", "06-11 09:00 suspend",
      "= due=06-07_17:30 remainder=0", "06-12 10:00 resume",
      "= due=06-12_10:00 own=06-07_17:30", "> 0", NULL
    } },
  { "time/return-gives-the-remainder", {
      "06-04 09:00 issue limit=5_workdays", "06-04 10:00 report", "06-04 11:00 return",
      "= due=06-12_09:30 own=06-12_09:30", "> 1950 day-of-event waiting office closed weekend",
      NULL
    } },
  { "time/return-gives-at-least-a-workday", {
      ISSUE, "06-07 17:00 report", "06-11 10:00 return",
      "= due=06-12_17:30 own=06-12_17:30", "> 390 day-of-event closed office", NULL
    } },
  { "time/return-of-a-late-report", {
      "06-04 09:00 issue colour=red", "06-04 09:00 approve", "06-11 09:00 report",
      "06-13 10:00 return", "= colour=red due=06-14_17:30 own=06-07_17:30", NULL
    } },
  { "time/extension", {
      ISSUE, "06-04 10:00 receive", "06-07 17:30 extend limit=2_workdays",
      "= asked=yes proposals=1", "06-07 17:30 approve",
      "= due=06-11_17:30 own=06-11_17:30 extensions=1 asked=no",
      "> 1170 day-of-event closed office extension",
      "! 06-08 09:00 extend limit=1_workday", NULL
    } },
  { "time/extension-to-a-time", {
      ISSUE, "06-04 10:00 receive", "! 06-05 09:00 extend due=06-07_17:30",
      "! 06-05 09:00 extend", "! 06-05 09:00 extend due=06-11_12:00 limit=1_workday",
      "06-05 09:00 extend due=06-11_12:00", "06-05 10:00 approve", "= due=06-11_12:00",
      "> 1170 day-of-event closed office extension", "06-08 10:00 suspend", "= remainder=510",
      "06-12 09:00 resume", "= due=06-13_11:00",
      "> 1170 day-of-event closed office extension suspended", NULL
    } },
  { "time/suspended-after-extension", {
      ISSUE, "06-04 09:10 receive", "06-04 09:20 extend limit=1_workday", "06-04 10:00 approve",
      "06-06 09:00 suspend", "06-11 09:00 resume", "= due=06-13_17:30",
      "> 1170 day-of-event closed office suspended extension", NULL
    } },
  { "time/extension-is-asked-until-the-due-time", {
      ISSUE, "06-04 10:00 receive", "06-07 17:31 sweep", "= colour=yellow due=06-12_17:30",
      "! 06-12 17:31 extend limit=1_workday", "= red=proposed",
      NULL
    } },
  { "time/extension-lapses-with-a-rise", {
      ISSUE, "06-04 10:00 receive", "06-07 17:00 extend limit=1_workday", "06-08 09:00 sweep",
      "= colour=yellow proposals=0", "! 06-08 09:00 approve", NULL
    } },
  { "time/extension-lapses-with-an-order", {
      ISSUE, "06-05 09:00 extend limit=1_workday", "06-05 10:00 order-red",
      "= proposals=1 asked=no red=proposed", "06-05 11:00 approve", "= colour=red", NULL
    } },
  { "time/the-newest-proposal-is-decided", {
      ISSUE, "06-05 09:00 order-red", "06-05 10:00 extend limit=1_workday",
      "06-05 11:00 approve", "= red=proposed extensions=1", "06-05 12:00 approve",
      "= colour=red", NULL
    } },
  { "time/no-extension-in-red", {
      "06-04 09:00 issue colour=red", "06-04 10:00 approve",
      "! 06-04 11:00 extend limit=1_workday", NULL
    } },
  { "time/extension-in-yellow", {
      ISSUE, "06-06 09:00 extend limit=1_workday", "06-06 10:00 approve",
      "= colour=yellow due=06-11_17:30 own=06-08_17:30", NULL
    } },
  { "time/due-not-later-than-issue", {
      "! 06-04 09:00 issue limit=until_2018-06-04_09:00",
      "06-04 09:00 issue limit=until_2018-06-04_09:01", NULL
    } },
  { "time/explained", {
      ISSUE, "> 1170 day-of-event closed office", NULL
    } },
  { "time/explained-over-the-festival", {
      "06-14 09:00 issue", "= due=06-20_17:30",
      "> 1170 day-of-event closed office weekend holiday:端午", NULL
    } },
  { "time/explained-after-a-rise", {
      ISSUE, "06-06 09:00 sweep", "> 1170 day-of-event closed office", NULL
    } },

  /* §4: catching up, late entry */
  { "late/nine-days-off", {
      ISSUE, "06-13 17:45 sweep", "# 06-05_17:30 yellow receipt; 06-08_17:30 red overdue",
      "= colour=yellow red=proposed due=06-08_17:30", NULL
    } },
  { "late/nothing-rises-while-a-report-waits", {
      ISSUE, "06-05 09:00 report", "07-20 09:00 sweep", "# ", "= colour=white", NULL
    } },
  { "late/report-annuls", {
      ISSUE, "06-13 09:00 @06-05 17:30 report", "# ",
      "= colour=white annulled=2 stage=reported due=06-07_17:30", NULL
    } },
  { "late/report-annuls-the-second-step-only", {
      ISSUE, "06-13 09:00 @06-06 09:00 report", "# 06-05_17:30 yellow receipt",
      "= colour=yellow red= annulled=1 due=06-08_17:30", NULL
    } },
  { "late/report-after-the-steps", {
      ISSUE, "06-13 09:00 @06-08 17:31 report",
      "# 06-05_17:30 yellow receipt; 06-08_17:30 red overdue", "= annulled=0", NULL
    } },
  { "late/receipt-annuls-its-step-and-what-rested-on-it", {
      ISSUE, "06-11 09:00 sweep", "# 06-05_17:30 yellow receipt; 06-08_17:30 red overdue",
      "06-11 09:00 @06-05 10:00 receive", "= annulled=2 colour=white red= due=06-07_17:30",
      "06-11 09:00 sweep", "# 06-07_17:30 yellow overdue",
      "= colour=yellow due=06-12_17:30 received=06-05_10:00", NULL
    } },
  { "late/receipt-does-not-undo-overdue", {
      "06-04 09:00 issue limit=1_workday", "06-06 09:00 @06-05 10:00 receive",
      "# 06-05_17:30 yellow overdue", "= annulled=0 colour=yellow", NULL
    } },
  { "late/receipt-after-its-limit", {
      ISSUE, "06-06 09:00 @06-05 17:31 receive", "# 06-05_17:30 yellow receipt", NULL
    } },
  { "late/the-slip-has-left", {
      ISSUE, "06-04 10:00 receive", "06-08 09:00 sweep", "left",
      "06-11 09:00 @06-07 10:00 report",
      "# 06-07_17:30 yellow overdue", "= colour=yellow annulled=0 due=06-12_17:30 remainder=1470",
      "= own=06-07_17:30 reported=06-07_10:00",
      "06-11 10:00 return", "= due=06-14_17:30 red=proposed", NULL
    } },
  { "late/left-but-the-proposal-falls", {
      ISSUE, "06-06 09:00 sweep", "left", "06-13 09:00 @06-05 10:00 report",
      "# 06-05_17:30 yellow receipt", "= annulled=1 red= colour=yellow", NULL
    } },
  { "late/left-and-received-late", {
      ISSUE, "06-06 09:00 sweep", "left", "06-13 09:00 @06-05 10:00 receive",
      "# 06-05_17:30 yellow receipt; 06-08_17:30 red overdue", "= annulled=0", NULL
    } },
  { "late/others-are-refused-at-or-before-a-step", {
      ISSUE, "06-06 09:00 sweep", "! 06-06 09:00 @06-05 17:30 begin",
      "! 06-06 09:00 @06-05 10:00 remind", "! 06-06 09:00 @06-05 10:00 suspend",
      "06-06 09:00 @06-05 17:31 begin", NULL
    } },
  { "late/as-of-lies-between-the-last-event-and-now", {
      ISSUE, "06-05 10:00 receive", "! 06-05 11:00 @06-05 09:59 report",
      "! 06-05 11:00 @06-05 11:01 report", "06-05 11:00 @06-05 10:00 report", NULL
    } },
  { "late/asked-extension-comes-back", {
      ISSUE, "06-05 09:00 extend limit=2_workdays", "06-06 09:00 sweep", "= proposals=0",
      "06-06 09:00 @06-05 09:00 receive", "= colour=white proposals=1",
      "06-06 10:00 approve", "= due=06-11_17:30", NULL
    } },
  { "late/clock-set-back", {
      ISSUE, "06-06 09:00 sweep", "! 06-05 09:00 receive", "! 06-04 08:00 remind", NULL
    } },
  { "late/years", {
      "! 1999-12-31 09:00 issue", "! 2101-01-01 09:00 issue", NULL
    } },

  /* §8: the figures' own times */
  { "own/rises-do-not-move-it", {
      ISSUE, "06-13 09:00 reject", "= own=06-07_17:30 due=06-19_17:30", NULL
    } },
  { "own/waiting-and-closed-time-stand-still", {
      ISSUE, "06-05 09:00 report", "06-05 11:00 return", "06-05 14:30 suspend",
      "06-05 15:30 resume", "06-06 08:30 report", "06-06 09:30 verify", "= stopped=240",
      "06-06 11:30 reopen", "06-06 12:00 report", "06-06 15:00 verify", "= stopped=390",
      NULL
    } },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();

  for (guint i = 0; one->lines[i] != NULL; i++)
    san_test_ticket_run (ticket, one->lines[i]);
}

/* Settings */

static void
run (SanTestTicket     *ticket,
     const char *const *lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    san_test_ticket_run (ticket, lines[i]);
}

static void
test_separate_close (void)
{
  static const char *const lines[] = {
    ISSUE, "06-05 09:00 report", "06-06 09:00 verify",
    "= stage=verified running=no closed=none rises=none", "06-08 09:00 sweep", "# ",
    "! 06-08 09:00 return", "! 06-08 09:00 verify", "06-08 10:00 close",
    "= stage=closed closed=06-06_09:00 stopped=390", NULL,
  };
  static const char *const shelved[] = {
    ISSUE, "06-05 09:00 report", "06-06 09:00 verify", "06-06 10:00 shelve",
    "! 06-06 11:00 close", "06-07 09:00 unshelve", "= stage=verified running=no",
    "06-07 10:00 close", "= closed=06-06_09:00", NULL,
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();
  g_autoptr (SanTestTicket) other = san_test_ticket_new ();

  ticket->rules.separate_close = other->rules.separate_close = TRUE;
  run (ticket, lines);
  run (other, shelved);

  /* What was closed in one act stays closed when the setting changes, and the reverse. */
  ticket->rules.separate_close = FALSE;
  san_test_ticket_run (ticket, "= stage=closed closed=06-06_09:00");
}

static void
test_one_person (void)
{
  static const char *const lines[] = {
    ISSUE, "06-05 09:00 extend limit=1_workday", "06-05 09:00 approve actor=First",
    "06-05 10:00 report", "06-05 10:00 verify actor=First", NULL,
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();

  ticket->rules.second_person = FALSE;
  run (ticket, lines);
}

static void
test_grace (void)
{
  static const char *const lines[] = {
    ISSUE, "06-04 10:00 receive", "06-08 17:30 sweep", "# ", "= due=06-07_17:30",
    "06-08 17:31 sweep", "# 06-08_17:30 yellow overdue", "= due=06-13_17:30",
    "06-11 09:00 @06-08 09:00 report", "# ", "= colour=white own=06-07_17:30", NULL,
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();

  ticket->rules.grace = (SanLimit) { SAN_LIMIT_WORKDAYS, 1, 0 };
  run (ticket, lines);
}

static void
test_two_extensions (void)
{
  static const char *const lines[] = {
    ISSUE, "06-04 09:30 receive", "06-05 09:00 extend limit=1_workday",
    "06-05 10:00 extend limit=3_workdays", "= proposals=2", "06-05 11:00 reject",
    "= proposals=1", "06-05 12:00 approve", "= due=06-08_17:30 extensions=1",
    "06-06 09:00 extend limit=1_workday", "06-06 10:00 extend limit=1_workday",
    "06-06 11:00 approve", "= extensions=2 proposals=0 due=06-11_17:30",
    "! 06-06 12:00 approve", "! 06-06 12:00 extend limit=1_workday", NULL,
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();

  ticket->rules.extensions = 2;
  run (ticket, lines);
}

static void
test_red_may_be_extended (void)
{
  static const char *const lines[] = {
    "06-04 09:00 issue colour=red", "06-04 10:00 approve", "06-07 17:30 extend limit=1_workday",
    "06-08 09:00 approve", "= due=06-08_17:30 own=06-08_17:30", NULL,
  };
  static const char *const passed[] = {
    "06-04 09:00 issue colour=red", "06-04 10:00 approve",
    "! 06-07 17:31 extend limit=1_workday", NULL,
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();
  g_autoptr (SanTestTicket) other = san_test_ticket_new ();

  ticket->rules.extend_red = other->rules.extend_red = TRUE;
  run (ticket, lines);
  run (other, passed);
}

static void
test_no_receipt_limit (void)
{
  static const char *const lines[] = {
    ISSUE, "= receipt=none", "06-07 17:31 sweep", "# 06-07_17:30 yellow overdue", NULL,
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();

  ticket->rules.receipt.kind = SAN_LIMIT_NONE;
  run (ticket, lines);
}

/* What was said on a slip does not change with the settings. */
static void
test_settings_change (void)
{
  static const char *const lines[] = {
    ISSUE, "06-06 09:00 sweep", "= due=06-08_17:30", NULL,
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();

  run (ticket, lines);
  ticket->rules.white.n = ticket->rules.yellow.n = 9;
  san_test_ticket_run (ticket, "= due=06-08_17:30 own=06-07_17:30");
}

/* Time and order */

static void
test_past_cut_off (void)
{
  static const char *const lines[] = {
    ISSUE, "06-06 09:00 sweep", "06-13 09:00 @06-05 10:00 receive", "06-13 10:00 report", NULL,
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();
  g_autoptr (SanTicketState) early = NULL;
  g_autoptr (SanTicketState) before = NULL;
  g_autoptr (SanTicketState) draft = NULL;

  run (ticket, lines);
  early = san_ticket_derive (&ticket->rules, ticket->calendar, ticket->events,
                             san_test_ticket_time ("06-06_09:00"));
  g_assert_cmpint (early->colour, ==, SAN_TICKET_WHITE);
  g_assert_cmpint (early->stage, ==, SAN_TICKET_RECEIVED);
  before = san_ticket_derive (&ticket->rules, ticket->calendar, ticket->events,
                              san_test_ticket_time ("06-13_09:59"));
  g_assert_cmpint (before->stage, ==, SAN_TICKET_RECEIVED);
  g_assert_cmpint (before->colour, ==, SAN_TICKET_YELLOW);
  draft = san_ticket_derive (&ticket->rules, ticket->calendar, ticket->events,
                             san_test_ticket_time ("06-04_08:59"));
  g_assert_cmpint (draft->stage, ==, SAN_TICKET_DRAFT);
  g_assert_true (draft->issued == SAN_TICKET_NO_TIME);
}

static void
test_any_order (void)
{
  static const char *const lines[] = {
    ISSUE, "06-13 09:00 @06-06 09:00 report", "06-13 09:00 return", "06-14 09:00 approve", NULL,
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();

  run (ticket, lines);
  for (int round = 0; round < 20; round++)
    {
      for (guint i = ticket->events->len - 1; i > 0; i--)
        {
          guint j = (guint) g_test_rand_int_range (0, (int) i + 1);
          gpointer one = ticket->events->pdata[i];

          ticket->events->pdata[i] = ticket->events->pdata[j];
          ticket->events->pdata[j] = one;
        }
      san_test_ticket_run (ticket, "= colour=red stage=rectifying due=06-20_17:30 rose=1");
    }
}

static void
test_sweep_with_an_early_clock (void)
{
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();
  g_autoptr (GPtrArray) steps = NULL;

  san_test_ticket_run (ticket, ISSUE);
  san_test_ticket_run (ticket, "06-20 09:00 @06-04 10:00 receive");
  steps = san_ticket_sweep (&ticket->rules, ticket->calendar, ticket->events,
                            san_test_ticket_time ("06-19_09:00"));
  g_assert_cmpuint (steps->len, ==, 0);
  g_clear_pointer (&steps, g_ptr_array_unref);
  steps = san_ticket_sweep (&ticket->rules, ticket->calendar, ticket->events,
                            san_test_ticket_time ("06-20_09:00"));
  g_assert_cmpuint (steps->len, ==, 2);
}

/* However the clock is stopped, the minutes that count stay what they were at the event that
 * set the due time. */
static void
stop_at_random (const char *issue)
{
  static const SanTicketKind kinds[] = {
    SAN_TICKET_RECEIVE, SAN_TICKET_REPORT, SAN_TICKET_RETURN, SAN_TICKET_SUSPEND,
    SAN_TICKET_RESUME, SAN_TICKET_SHELVE, SAN_TICKET_UNSHELVE, SAN_TICKET_DISPUTE,
    SAN_TICKET_DISMISS, SAN_TICKET_REASSIGN,
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();
  SanTime at = san_test_ticket_time ("06-04_09:00");
  SanTime base = SAN_TICKET_NO_TIME;
  gint64 minutes = 0;

  san_test_ticket_run (ticket, issue);
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GPtrArray) spans = san_ticket_deadline (&ticket->rules, ticket->calendar,
                                                         ticket->events);
      g_autofree char *due = san_test_ticket_value (ticket, "due");
      SanTime from = SAN_TICKET_NO_TIME;
      gint64 counted = 0;

      for (guint j = 0; j < spans->len; j++)
        {
          const SanDeadlineSpan *span = g_ptr_array_index (spans, j);

          from = j == 0 ? span->from : from;
          counted += span->minutes;
          g_assert_cmpint (span->to, ==, j + 1 == spans->len
                           ? san_test_ticket_time (due)
                           : ((SanDeadlineSpan *) g_ptr_array_index (spans, j + 1))->from);
        }

      if (from == base)
        g_assert_cmpint (counted, ==, minutes);
      base = from;
      minutes = counted;
      at += g_test_rand_int_range (0, 300);
      san_test_ticket_enter (ticket, kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))], at);
    }
}

static void
test_explanations_add_up (void)
{
  stop_at_random (ISSUE " limit=5_workdays");
  stop_at_random (ISSUE " limit=9_days");
  stop_at_random (ISSUE " limit=30_workhours");
  stop_at_random (ISSUE " limit=96_hours");
  stop_at_random (ISSUE " limit=until_2018-06-13_15:07");
}

static void
test_overdue (void)
{
  static const struct
  {
    const char *now;
    gint64      minutes;
  } moments[] = {
    { "06-12_17:30", 0 }, { "06-12_17:31", 0 }, { "06-13_08:30", 0 }, { "06-13_08:31", 1 },
    { "06-13_17:30", 390 }, { "06-14_09:00", 420 },
  };
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();
  g_autoptr (SanTicketState) state = NULL;

  san_test_ticket_run (ticket, ISSUE);
  san_test_ticket_run (ticket, "06-04 10:00 receive");
  san_test_ticket_run (ticket, "06-12 17:31 sweep");
  state = san_ticket_derive (&ticket->rules, ticket->calendar, ticket->events, G_MAXINT64);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    g_assert_cmpint (san_ticket_overdue (state, ticket->calendar,
                                         san_test_ticket_time (moments[i].now)),
                     ==, moments[i].minutes);

  san_test_ticket_run (ticket, "06-14 09:00 report");
  g_clear_pointer (&state, san_ticket_state_free);
  state = san_ticket_derive (&ticket->rules, ticket->calendar, ticket->events, G_MAXINT64);
  g_assert_cmpint (san_ticket_overdue (state, ticket->calendar,
                                       san_test_ticket_time ("06-20_09:00")), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ticket-engine/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/ticket-engine/settings/separate-close", test_separate_close);
  g_test_add_func ("/ticket-engine/settings/one-person", test_one_person);
  g_test_add_func ("/ticket-engine/settings/grace", test_grace);
  g_test_add_func ("/ticket-engine/settings/two-extensions", test_two_extensions);
  g_test_add_func ("/ticket-engine/settings/red-may-be-extended", test_red_may_be_extended);
  g_test_add_func ("/ticket-engine/settings/no-receipt-limit", test_no_receipt_limit);
  g_test_add_func ("/ticket-engine/settings/a-change-leaves-slips", test_settings_change);
  g_test_add_func ("/ticket-engine/time/past-cut-off", test_past_cut_off);
  g_test_add_func ("/ticket-engine/time/any-order", test_any_order);
  g_test_add_func ("/ticket-engine/time/early-clock", test_sweep_with_an_early_clock);
  g_test_add_func ("/ticket-engine/time/explanations-add-up", test_explanations_add_up);
  g_test_add_func ("/ticket-engine/time/overdue", test_overdue);

  return g_test_run ();
}
