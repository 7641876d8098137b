/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-jobs.h"

G_BEGIN_DECLS

/**
 * SanJobButton:
 *
 * In the header while work takes longer than a second: how many jobs run; below it each
 * with its progress and a way to stop it. Tells by a notification when a job of more than
 * ten seconds ends while the window is not looked at.
 */
#define SAN_TYPE_JOB_BUTTON (san_job_button_get_type ())
G_DECLARE_FINAL_TYPE (SanJobButton, san_job_button, SAN, JOB_BUTTON, AdwBin)

/* @jobs: (nullable) */
void san_job_button_set_jobs (SanJobButton *self,
                              SanJobs      *jobs);

G_END_DECLS
