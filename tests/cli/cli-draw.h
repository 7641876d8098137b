/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli-call.h"

G_BEGIN_DECLS

/* (transfer full): what the frame prints; its digest stands last on standard error and is
 * that of the lines */
char      *cli_draw_frame           (CliPlace   *place,
                                     const char *label);
/* docs/draw.py draws the same from the same frame: points and keys in the same order. @drawn:
 * what the draw printed */
void       cli_draw_assert_repeated (CliPlace   *place,
                                     const char *label,
                                     const char *seed,
                                     const char *drawn);

G_END_DECLS
