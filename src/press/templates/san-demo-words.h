/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is found wrong at an item of the shipped standard, and what is asked for. */
typedef struct
{
  const char *item;
  const char *problems[4];
  const char *requirement;
} SanDemoFault;

/* (transfer none): of any item; never NULL */
const SanDemoFault *san_demo_fault_find (const char *item);

/* Where at a place something is found */
extern const char *const san_demo_spots[];
extern const guint san_demo_n_spots;

G_END_DECLS
