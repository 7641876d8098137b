/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmp.h>

#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/* What a grade is worth (scoring.md §3). */

#define SAN_RATING_STATE     "state"   /* A B C C# */
#define SAN_RATING_THREE     "three"   /* yes partly no */
#define SAN_RATING_TWO       "two"     /* yes no */
/* The grade of an item that there is nothing of at a point; in no set. */
#define SAN_GRADE_NA         "na"
/* Of the mark, in micro-units: what earns less is failed */
#define SAN_PASS_LINE        (60 * SAN_MICRO)

typedef struct
{
  char   *key;       /* stable: what is stored */
  char   *word;      /* what people read; of a shipped set in their language */
  gint64  percent;   /* of the mark, micro-units */
} SanRating;

typedef struct
{
  char      *key;
  GPtrArray *ratings;   /* (element-type SanRating): the best first; never empty */
} SanRatingSet;

/* All the sets of an office: those that are shipped, and its own in place of them. */
typedef struct
{
  GPtrArray *sets;      /* (element-type SanRatingSet): shipped ones first */
  char      *standard;  /* key of the set of items that name none */
  gint64     pass_line; /* percent of the mark, micro-units */
} SanRatingSets;

SanRatingSets      *san_rating_sets_new     (void);   /* as shipped */
void                san_rating_sets_free    (SanRatingSets        *self);
/* As shipped, with the rows of the table rating and the settings standard.rating and
 * standard.pass_line. */
SanRatingSets      *san_rating_sets_load    (SanDatabase          *database,
                                             GError              **error);
/* (nullable) (transfer none) */
const SanRatingSet *san_rating_sets_get     (const SanRatingSets  *self,
                                             const char           *key);
/* (transfer none): that of @item: a pass item has the one with two ratings; a set that does
 * not exist is the office's. */
const SanRatingSet *san_rating_sets_of_item (const SanRatingSets  *self,
                                             const SanItem        *item);
/* Puts @set (transfer full) in place of that of the same key, or behind the others. */
void                san_rating_sets_put     (SanRatingSets        *self,
                                             SanRatingSet         *set);

SanRatingSet       *san_rating_set_new      (const char           *key);
void                san_rating_set_free     (SanRatingSet         *set);
void                san_rating_set_add      (SanRatingSet         *set,
                                             const char           *key,
                                             const char           *word,
                                             gint64                percent);
/* (nullable) (transfer none) */
const SanRating    *san_rating_set_find     (const SanRatingSet   *set,
                                             const char           *key);
/* (nullable) (transfer none): the key that @text means: a key, a word of the set, in Chinese
 * or English, whether it is met (是 yes 1 合格 符合 ✓: the best; 否 no 0 不合格 不符合 ×:
 * the last), or SAN_GRADE_NA for 不适用 n/a /. NULL: none of these. */
const char         *san_rating_set_parse    (const SanRatingSet   *set,
                                             const char           *text);
/* (transfer full): "A, B, C, C#", for messages */
char               *san_rating_set_list     (const SanRatingSet   *set);
/* (transfer full): the word of @grade in @set, or @grade itself; "" for none */
char               *san_rating_set_word     (const SanRatingSet   *set,
                                             const char           *grade);

/* (transfer none): what the method, or the set, is called */
const char         *san_item_method_title   (const char           *method);
const char         *san_rating_set_title    (const SanRatingSet   *set);

/* In effect: what is not given has a default. Micro-units. */
gint64              san_item_get_mark       (const SanItem        *item);   /* 1 */
gint64              san_item_get_amount     (const SanItem        *item);   /* 1 */
gint64              san_item_get_target     (const SanItem        *item);   /* SAN_VALUE_NONE */
gint64              san_item_get_zero       (const SanItem        *item);   /* 0 */
/* Up to how many faults the rating @index is given; defaults 0, 1, 2 */
gint64              san_item_get_threshold  (const SanItem        *item,
                                             guint                 index);
/* (nullable) (transfer none): what so many faults come to */
const SanRating    *san_item_rate_faults    (const SanItem        *item,
                                             const SanRatingSet   *set,
                                             gint64                faults);
/* What @item earned, of its mark, exact. @grade: a key of @set, "" or NULL for none; @faults:
 * SAN_STANDARD_NONE for none; @value: micro-units, SAN_VALUE_NONE for none. What the method
 * of the item asks for goes before a grade; a graded or pass item takes its grade before a
 * number of faults. FALSE: unrated, or not applicable. @earned has been mpq_init()ed. */
gboolean            san_item_earned         (const SanItem        *item,
                                             const SanRatingSet   *set,
                                             const char           *grade,
                                             gint64                faults,
                                             gint64                value,
                                             mpq_t                 earned);
/* Whether @earned is under the pass line (percent of the mark, micro-units) */
gboolean            san_item_failed         (const SanItem        *item,
                                             const mpq_t           earned,
                                             gint64                pass_line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanRatingSets, san_rating_sets_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanRatingSet, san_rating_set_free)

G_END_DECLS
