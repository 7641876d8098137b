/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-clock.h"
#include "base/san-decimal.h"
#include "store/san-database.h"

G_BEGIN_DECLS

#define SAN_STANDARD_NONE (-1)
#define SAN_VALUE_NONE    G_MININT64   /* no measured value, which may be below zero */

/* A kind of place with its items: 农贸市场. Texts are never NULL. */
typedef struct
{
  gint64  id;
  int     position;
  char   *area;
  char   *code;
  char   *name;
  char   *ticket_limit;   /* of a white ticket, as text; "": the office's */
  gint64  weight;         /* micro-units; SAN_STANDARD_NONE: not given */
  gboolean retired;       /* no longer in force; kept for what refers to it */
} SanCategory;

/* A line of the standard. */
typedef struct
{
  gint64  id;
  gint64  category_id;
  int     position;
  char   *code;
  char   *name;
  char   *text;
  char   *method;         /* "graded", "pass", "deduct", "value" */
  char   *bureau;
  gint64  mark;           /* micro-units; SAN_STANDARD_NONE: not given; so below */
  gint64  fault_a;        /* up to so many faults is A … */
  gint64  fault_b;
  gint64  fault_c;
  char   *rating;         /* key of a set of ratings; "": the office's */
  gint64  amount;         /* deduct: off the mark for every fault; micro-units */
  gint64  target;         /* value: what earns the whole mark; micro-units or SAN_VALUE_NONE */
  gint64  zero;           /* value: what earns nothing; the same */
  gboolean veto;          /* a failure is proposed as a veto of whom it scores */
  gboolean photo;         /* a failure wants a photograph */
  gboolean retired;
  gint64  forebear_id;    /* the retired item that it carries on; 0: none */
} SanItem;

/* A place. */
typedef struct
{
  gint64   id;
  char    *code;
  char    *name;
  gint64   category_id;
  gint64   unit_id;
  gint64   bureau_id;     /* 0: none */
  char    *address;
  gboolean must_see;
  SanDay   from;
  SanDay   to;
  int      position;
} SanPoint;

void       san_category_free         (SanCategory  *category);
void       san_item_free             (SanItem      *item);
void       san_point_free            (SanPoint     *point);

/* (transfer full): without a name, graded and nothing given */
SanItem   *san_item_new              (void);
SanCategory *san_category_new        (void);
SanItem   *san_item_copy             (const SanItem     *item);
SanCategory *san_category_copy       (const SanCategory *category);

/* (element-type SanCategory), (element-type SanItem): in their order; those that are
 * retired, too */
GPtrArray *san_category_store_list   (SanDatabase  *database,
                                      GError      **error);
GPtrArray *san_item_store_list       (SanDatabase  *database,
                                      gint64        category_id,
                                      GError      **error);
/* SAN_ERROR_NOT_FOUND when there is none */
SanCategory *san_category_store_load (SanDatabase  *database,
                                      gint64        id,
                                      GError      **error);
SanItem   *san_item_store_load       (SanDatabase  *database,
                                      gint64        id,
                                      GError      **error);
SanPoint  *san_point_store_load      (SanDatabase  *database,
                                      gint64        id,
                                      GError      **error);
/* By code, else by unique name (folded); an item also as category/item. One that is retired
 * is found only where none in force fits. Two fits are SAN_ERROR_CONFLICT naming both.
 * @category_id narrows; 0: any. */
gboolean   san_item_store_find       (SanDatabase  *database,
                                      const char   *text,
                                      gint64        category_id,
                                      gint64       *id,
                                      GError      **error);
gboolean   san_point_store_find      (SanDatabase  *database,
                                      const char   *text,
                                      gint64       *id,
                                      GError      **error);
/* (element-type SanPoint): by code */
GPtrArray *san_point_store_list      (SanDatabase  *database,
                                      GError      **error);
/* (element-type SanPoint): at most @limit whose name, code or pinyin initials hold @text,
 * for fields that complete */
GPtrArray *san_point_store_search    (SanDatabase  *database,
                                      const char   *text,
                                      guint         limit,
                                      GError      **error);
/* (transfer full): the initial of each character of what san_text_fold() gave */
char      *san_standard_initials     (const char   *folded);
/* Inside a change. */
gboolean   san_category_store_set_limit (SanDatabase *database,
                                      gint64        id,
                                      const char   *limit,
                                      GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanCategory, san_category_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanItem, san_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanPoint, san_point_free)

G_END_DECLS
