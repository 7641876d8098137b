/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *member;
  const char *title;      /* N_() */
  int         width;      /* in characters; 0: as wide as there is room */
} SanSchemeListColumn;

typedef void (*SanSchemeListFunc) (gpointer data);

/* An editor for a list of small objects of a scheme file: grades, rules, handicaps. The
 * list is the member @member of @object; it comes and goes with its lines. @columns is ended
 * by a NULL member; @func is called after every change. */
GtkWidget *san_scheme_list_new (JsonObject                *object,
                                const char                *member,
                                const SanSchemeListColumn *columns,
                                SanSchemeListFunc          func,
                                gpointer                   data);

G_END_DECLS
