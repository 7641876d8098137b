/* san-ranking-compare.c - our ranking held against a table as it was published
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking.h"

#include <string.h>

#include "base/san-decimal.h"
#include "base/san-text.h"
#include "ranking/san-ranking-private.h"
#include "scoring/san-round-check.h"

/* A published row and what we know of its unit. */
typedef struct
{
  const SanExpectedRow *row;
  const SanPlace       *place;     /* NULL: no participant */
  const SanRankedGroup *group;     /* ours, NULL with @place */
  char    *published_group;                /* folded: the table's, else ours */
  gboolean skipped;                /* an average, or a unit for the second time */
  guint    first[2];               /* the places that its total leaves open: among the */
  guint    last[2];                /* rows of the table; with those that it leaves out */
} Published;

typedef struct
{
  SanRanking *ranking;
  GPtrArray  *rows;       /* Published */
  GHashTable *by_unit;    /* unit id → Published, of the first row */
  gint64      tolerance;
  GPtrArray  *issues;
} Comparison;

static void
published_free (Published *published)
{
  g_free (published->published_group);
  g_free (published);
}

static void
add_issue (Comparison      *self,
           SanSeverity      severity,
           const char      *what,
           const Published *published,
           const char      *found,
           const char      *expected)
{
  g_autofree char *where = g_strdup_printf ("row %u", published->row->row);
  const SanPlace *place = published->place;

  g_ptr_array_add (self->issues,
                   san_issue_new (severity, what, published->row->unit_id,
                                  place != NULL ? place->score->participant->name
                                                : published->row->unit,
                                  NULL, found, expected, where));
}

/* 平均, 平均分, 全区平均分, 合计, 总计, 小计 */
static gboolean
is_average (const char *unit)
{
  static const char *const words[] = { "平均", "合计", "总计", "小计" };

  for (gsize i = 0; unit != NULL && i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (unit, words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
find_place (const Comparison *self,
            Published        *published)
{
  for (guint i = 0; published->row->unit_id != 0 && i < self->ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (self->ranking->groups, i);

      for (guint j = 0; j < group->places->len && published->place == NULL; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);

          if (place->score->participant->unit_id != published->row->unit_id)
            continue;
          published->place = place;
          published->group = group;
        }
    }
}

/* Units: unknown, twice, in another group; rows that are no units. */
static void
check_unit (Comparison *self,
            Published  *published)
{
  const SanExpectedRow *row = published->row;
  const Published *first;
  g_autofree char *own = NULL;

  if (published->place == NULL)
    {
      published->skipped = row->unit_id == 0 && is_average (row->unit);
      if (!published->skipped)
        add_issue (self, SAN_ISSUE_ERROR, "unknown-unit", published, row->unit, NULL);
      else
        add_issue (self, row->rank != 0 ? SAN_ISSUE_ERROR : SAN_ISSUE_NOTE, "average-row",
                   published, row->unit, NULL);
      return;
    }

  first = g_hash_table_lookup (self->by_unit, &row->unit_id);
  if (first != NULL)
    {
      g_autofree char *found = g_strdup_printf ("%s (row %u); %s (row %u)", first->row->group,
                                                first->row->row, row->group, row->row);

      add_issue (self, SAN_ISSUE_ERROR, "two-groups", published, found,
                 published->group->name);
      published->skipped = TRUE;
      return;
    }
  g_hash_table_insert (self->by_unit, (gpointer) & row->unit_id, published);

  own = san_text_fold (published->group->name);
  if (*own != '\0' && !g_str_equal (own, published->published_group))
    add_issue (self, SAN_ISSUE_WARNING, "two-groups", published, row->group,
               published->group->name);
}

static void
check_total (Comparison      *self,
             const Published *published)
{
  const SanExpectedRow *row = published->row;
  const SanPlace *place = published->place;
  g_autofree char *found = NULL;
  gboolean differs = row->has_total != !place->absent;

  if (row->has_total && !place->absent)
    {
      mpq_t difference;
      mpq_t tolerance;

      mpq_init (difference);
      mpq_init (tolerance);
      san_rational_set_micro (difference, row->total);
      san_rational_set_micro (tolerance, self->tolerance);
      mpq_sub (difference, difference, place->score->total);
      mpq_abs (difference, difference);
      differs = mpq_cmp (difference, tolerance) > 0;
      mpq_clear (tolerance);
      mpq_clear (difference);
    }
  if (!differs)
    return;

  found = row->has_total ? san_micro_format (row->total, SAN_DECIMALS_NEEDED) : g_strdup ("");
  add_issue (self, SAN_ISSUE_ERROR, "total", published, found, place->total);
}

static void
check_totals (Comparison *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    any |= ((Published *) g_ptr_array_index (self->rows, i))->row->has_total;

  for (guint i = 0; any && i < self->rows->len; i++)
    {
      const Published *published = g_ptr_array_index (self->rows, i);

      if (!published->skipped && published->place != NULL)
        check_total (self, published);
    }
}

static void
check_missing (Comparison *self)
{
  for (guint i = 0; i < self->ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (self->ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          const SanParticipant *participant = place->score->participant;

          if (!g_hash_table_contains (self->by_unit, &participant->unit_id))
            g_ptr_array_add (self->issues,
                             san_issue_new (place->absent ? SAN_ISSUE_WARNING
                                                          : SAN_ISSUE_ERROR,
                                            "missing-unit", participant->unit_id,
                                            participant->name, NULL, NULL, place->total,
                                            group->name));
        }
    }
}

/* Ranks ------------------------------------------------------------------------------ */

/* One value that takes part in the published order. */
typedef struct
{
  gboolean   last;        /* by veto: after all others */
  gint64     total;       /* micro-units; turned where lower is better */
  Published *published;   /* NULL: a unit that the table leaves out, with our total */
} Contender;

static void
add_contender (GArray          *contenders,
               const SanScheme *scheme,
               const SanPlace  *place,
               gint64           total,
               Published       *published)
{
  Contender contender = {
    .last = place != NULL && place->score->last,
    .total = scheme->higher_is_better ? total : -total,
    .published = published,
  };

  g_array_append_val (contenders, contender);
}

static int
compare_contenders (gconstpointer a,
                    gconstpointer b)
{
  const Contender *one = a;
  const Contender *other = b;

  if (one->last != other->last)
    return one->last ? 1 : -1;

  return (one->total < other->total) - (one->total > other->total);
}

/* The places that the totals leave open: one, unless hidden decimals or tie-breakers may
 * tell equal totals apart. */
static void
open_places (const SanScheme *scheme,
             GArray          *contenders,
             int              which)
{
  gboolean open = scheme->rank_on == SAN_RANK_ON_FULL || scheme->ties == SAN_TIES_UNIQUE;
  guint distinct = 0;
  guint end;

  g_array_sort (contenders, compare_contenders);
  for (guint i = 0; i < contenders->len; i = end)
    {
      guint first = scheme->ties == SAN_TIES_DENSE ? distinct + 1 : i + 1;

      for (end = i + 1; end < contenders->len &&
           compare_contenders (&g_array_index (contenders, Contender, i),
                               &g_array_index (contenders, Contender, end)) == 0; end++)
        ;
      for (guint j = i; j < end; j++)
        {
          Published *published = g_array_index (contenders, Contender, j).published;

          if (published == NULL)
            continue;
          published->first[which] = first;
          published->last[which] = open ? end : first;
        }
      distinct++;
    }
}

/* Rows that stand in the order: participants with a place of their own, and units that we
 * do not know where the table ranks them. */
static gboolean
contends (const Published *published)
{
  if (published->skipped || !published->row->has_total)
    return FALSE;
  if (published->place == NULL)
    return published->row->rank != 0;

  return published->place->standing != SAN_STANDING_LISTED;
}

/* Our units of the group that the table leaves out. */
static void
add_left_out (Comparison           *self,
              GArray               *contenders,
              const SanScheme      *scheme,
              const SanRankedGroup *group)
{
  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      gint64 total;

      if (san_place_counts (place) &&
          !g_hash_table_contains (self->by_unit, &place->score->participant->unit_id) &&
          san_rational_to_micro (place->score->total, &total))
        add_contender (contenders, scheme, place, total, NULL);
    }
}

static void
check_rank (Comparison      *self,
            const Published *published)
{
  guint rank = published->row->rank;
  const SanPlace *place = published->place;
  g_autofree char *found = g_strdup_printf ("%u", rank);
  g_autofree char *ours = place->place != 0 ? g_strdup_printf ("%u", place->place)
                                            : g_strdup ("");
  g_autofree char *expected = NULL;

  if (published->first[0] == 0)
    {
      /* its total is not printed, or it has no place of ours: only ours can be held
       * against it */
      if (rank != place->place)
        add_issue (self, SAN_ISSUE_ERROR, "rank", published, found, ours);
      return;
    }

  for (int i = 0; i < 2; i++)
    {
      if (rank < published->first[i] || rank > published->last[i])
        continue;
      if (rank != place->place)
        add_issue (self, SAN_ISSUE_NOTE, "rank", published, found, ours);
      return;
    }

  if (place->place >= published->first[0] && place->place <= published->last[0])
    expected = g_strdup (ours);
  else
    expected = g_strdup_printf ("%u", published->first[0]);
  add_issue (self, SAN_ISSUE_ERROR, "rank", published, found, expected);
}

/* The rows of one published group. */
static void
check_group_ranks (Comparison *self,
                   const char *name)
{
  g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (Contender));
  g_autoptr (GArray) merged = NULL;
  const SanRankedGroup *group = NULL;
  const SanScheme *scheme = g_ptr_array_index (self->ranking->input->schemes, 0);
  gboolean strangers = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Published *published = g_ptr_array_index (self->rows, i);

      if (!g_str_equal (published->published_group, name) || published->skipped)
        continue;
      if (group == NULL && published->place != NULL)
        {
          group = published->group;
          scheme = published->place->score->scheme;
        }
      strangers |= published->place == NULL;
    }
  if (group == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Published *published = g_ptr_array_index (self->rows, i);

      if (g_str_equal (published->published_group, name) && contends (published))
        add_contender (table, scheme, published->place, published->row->total, published);
    }
  merged = g_array_copy (table);
  open_places (scheme, table, 0);
  /* an unknown name is likely one of ours misspelt: it must not count twice */
  if (!strangers)
    add_left_out (self, merged, scheme, group);
  open_places (scheme, merged, 1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Published *published = g_ptr_array_index (self->rows, i);

      if (g_str_equal (published->published_group, name) && !published->skipped &&
          published->place != NULL && published->row->rank != 0)
        check_rank (self, published);
    }
}

static void
check_ranks (Comparison *self)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Published *published = g_ptr_array_index (self->rows, i);

      if (g_hash_table_add (done, published->published_group))
        check_group_ranks (self, published->published_group);
    }
}

gboolean
san_ranking_compare (SanRanking   *ranking,
                     const GArray *expected,
                     gint64        tolerance,
                     GPtrArray    *issues,
                     GError      **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) published_free);
  g_autoptr (GHashTable) by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  Comparison self = { ranking, rows, by_unit, tolerance, issues };

  g_return_val_if_fail (ranking != NULL && expected != NULL && issues != NULL, FALSE);

  for (guint i = 0; i < expected->len; i++)
    {
      const SanExpectedRow *row = &g_array_index (expected, SanExpectedRow, i);
      Published *published = g_new0 (Published, 1);

      published->row = row;
      find_place (&self, published);
      if (row->group != NULL && *row->group != '\0')
        published->published_group = san_text_fold (row->group);
      else
        published->published_group = san_text_fold (published->group != NULL
                                                    ? published->group->name : "");
      g_ptr_array_add (rows, published);
    }

  for (guint i = 0; i < rows->len; i++)
    check_unit (&self, g_ptr_array_index (rows, i));
  check_totals (&self);
  if (ranking->groups->len > 0)
    check_ranks (&self);
  check_missing (&self);

  return TRUE;
}
