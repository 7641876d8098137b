/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads every sheet of the workbook at @path to its end and checks what comes out. */
void san_fuzz_read_workbook (const char *path);

G_END_DECLS
