/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Budgets hold on a reference machine. The same work is timed there and here, and a budget
 * is met within 1.5 times that ratio: only ratios fail, milliseconds are printed. */

/* Seconds of the processor: what else the machine does should not decide. */
double   san_bench_now       (void);
/* How much slower than the reference this machine is: a month of 10,000 units and 36
 * categories added up and ranked by SQLite, 35 ms there; measured once. */
double   san_bench_ratio     (void);
/* Prints the figure beside its budget, both in seconds; fails beyond. @slower: how much
 * slower this machine is at that kind of work */
void     san_bench_budget    (const char *what,
                              double      seconds,
                              double      budget,
                              double      slower);
/* Best of @runs calls, in seconds of the processor. */
typedef void (*SanBenchFunc) (gpointer    data);
double   san_bench_best      (guint        runs,
                              SanBenchFunc func,
                              gpointer     data);

G_END_DECLS
