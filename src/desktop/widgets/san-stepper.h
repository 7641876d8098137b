/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanStepper:
 *
 * The steps of a piece of work in a line: those done, the one in hand, those to come.
 */
#define SAN_TYPE_STEPPER (san_stepper_get_type ())
G_DECLARE_FINAL_TYPE (SanStepper, san_stepper, SAN, STEPPER, AdwBin)

/* @current: the step in hand; @n of them when all are done; −1: none is begun */
void san_stepper_set_steps (SanStepper        *self,
                            const char *const *titles,
                            int                current);
/* Without words but that of the step in hand, for narrow windows. */
void san_stepper_set_brief (SanStepper        *self,
                            gboolean           brief);

G_END_DECLS
