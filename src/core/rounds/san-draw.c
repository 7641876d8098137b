/* san-draw.c - the public draw of points: a frame, rules and a seed
 *
 * Nothing here reads a ledger: what is drawn follows from texts that are handed out, so
 * that a script of forty lines (docs/draw.py) can repeat it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-draw.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _SanDrawFrame
{
  grefcount     count;
  GStringChunk *texts;
  GArray       *lines;     /* SanFrameLine */
  GHashTable   *rules;     /* category → SanSamplingRule */
  GHashTable   *always;    /* units */
  GHashTable   *recent;    /* points */
  GBytes       *bytes;
  char         *digest;
};

SanDrawFrame *
san_draw_frame_new (void)
{
  SanDrawFrame *self = g_new0 (SanDrawFrame, 1);

  g_ref_count_init (&self->count);
  self->texts = g_string_chunk_new (1 << 16);
  self->lines = g_array_new (FALSE, FALSE, sizeof (SanFrameLine));
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->always = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->recent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
san_draw_frame_unref (SanDrawFrame *self)
{
  if (self == NULL || !g_ref_count_dec (&self->count))
    return;

  g_string_chunk_free (self->texts);
  g_array_unref (self->lines);
  g_hash_table_unref (self->rules);
  g_hash_table_unref (self->always);
  g_hash_table_unref (self->recent);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->digest);
  g_free (self);
}

gboolean
san_draw_frame_add (SanDrawFrame *self,
                    const char   *unit,
                    const char   *category,
                    const char   *point,
                    gboolean      must_see,
                    gint64        point_id,
                    GError      **error)
{
  const char *const codes[] = { unit, category, point };
  g_autofree char *text = NULL;
  SanFrameLine line;

  g_return_val_if_fail (self != NULL && self->bytes == NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (strpbrk (codes[i], "|\r\n") == NULL)
        continue;

      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Point %1$s: “%2$s” holds a bar or a line end, which the lines of a "
                     "draw cannot hold; change that code first"), point, codes[i]);
      return FALSE;
    }

  text = g_strjoin ("|", unit, category, point, must_see ? "yes" : "no", NULL);
  line.text = g_string_chunk_insert (self->texts, text);
  line.unit = g_string_chunk_insert_const (self->texts, unit);
  line.category = g_string_chunk_insert_const (self->texts, category);
  line.point = g_string_chunk_insert (self->texts, point);
  line.must_see = must_see;
  line.point_id = point_id;
  g_array_append_val (self->lines, line);

  return TRUE;
}

void
san_draw_frame_set_rule (SanDrawFrame          *self,
                         const char            *category,
                         const SanSamplingRule *rule)
{
  g_return_if_fail (self != NULL);

  g_hash_table_insert (self->rules, g_strdup (category), g_memdup2 (rule, sizeof *rule));
}

void
san_draw_frame_add_always (SanDrawFrame *self,
                           const char   *unit)
{
  g_return_if_fail (self != NULL);

  g_hash_table_add (self->always, g_strdup (unit));
}

void
san_draw_frame_add_recent (SanDrawFrame *self,
                           const char   *point)
{
  g_return_if_fail (self != NULL);

  g_hash_table_add (self->recent, g_strdup (point));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const SanFrameLine *) a)->text, ((const SanFrameLine *) b)->text);
}

void
san_draw_frame_close (SanDrawFrame *self)
{
  GString *text;

  g_return_if_fail (self != NULL && self->bytes == NULL);

  g_array_sort (self->lines, compare_lines);
  text = g_string_sized_new (self->lines->len * 32);
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_string_append (text, g_array_index (self->lines, SanFrameLine, i).text);
      g_string_append_c (text, '\n');
    }
  self->bytes = g_string_free_to_bytes (text);
  self->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
}

guint
san_draw_frame_size (SanDrawFrame *self)
{
  return self->lines->len;
}

const SanFrameLine *
san_draw_frame_nth (SanDrawFrame *self,
                    guint         index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);

  return &g_array_index (self->lines, SanFrameLine, index);
}

GBytes *
san_draw_frame_bytes (SanDrawFrame *self)
{
  g_return_val_if_fail (self->bytes != NULL, NULL);

  return self->bytes;
}

const char *
san_draw_frame_digest (SanDrawFrame *self)
{
  return self->digest;
}

/* The rules as lines */

static const SanSamplingRule *
rule_of (SanDrawFrame *self,
         const char   *category)
{
  static const SanSamplingRule all = { 0 };
  const SanSamplingRule *rule = g_hash_table_lookup (self->rules, category);

  return rule != NULL ? rule : &all;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_words (GPtrArray  *lines,
           const char *word,
           GHashTable *texts)
{
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    g_ptr_array_add (lines, g_strdup_printf ("%s|%s\n", word, (const char *) text));
}

char *
san_draw_frame_rules (SanDrawFrame *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const char *category = g_array_index (self->lines, SanFrameLine, i).category;
      const SanSamplingRule *rule = rule_of (self, category);
      g_autofree char *text = NULL;

      if (!g_hash_table_add (seen, (gpointer) category))
        continue;

      text = san_sampling_rule_format (rule);
      g_ptr_array_add (lines, g_strdup_printf ("rule|%s|%s|%u|%s\n", category, text,
                                               rule->at_least,
                                               san_sampling_per_name (rule->per_category)));
    }
  add_words (lines, "always", self->always);
  add_words (lines, "recent", self->recent);
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv (NULL, (char **) lines->pdata);
}

/* Drawing */

typedef struct
{
  SanDrawPick pick;
  guint       stratum;   /* unit and category, as the frame has them */
  gboolean    taken;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const SanDrawPick *left = &(*(const Candidate *const *) a)->pick;
  const SanDrawPick *right = &(*(const Candidate *const *) b)->pick;
  int order = right->line->must_see - left->line->must_see;

  if (order == 0)
    order = left->recent - right->recent;
  if (order == 0)
    order = memcmp (left->key, right->key, sizeof left->key);

  return order != 0 ? order : strcmp (left->line->point, right->line->point);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Candidate *left = *(const Candidate *const *) a;
  const Candidate *right = *(const Candidate *const *) b;

  if (left->stratum != right->stratum)
    return left->stratum < right->stratum ? -1 : 1;

  return compare_candidates (a, b);
}

static void
fill_key (GChecksum   *checksum,
          const char  *prefix,
          gsize        prefix_length,
          SanDrawPick *pick)
{
  gsize length = sizeof pick->key;

  g_checksum_reset (checksum);
  g_checksum_update (checksum, (const guchar *) prefix, (gssize) prefix_length);
  g_checksum_update (checksum, (const guchar *) pick->line->point, -1);
  g_checksum_get_digest (checksum, pick->key, &length);
}

static Candidate *
list_candidates (SanDrawFrame *self,
                 const char   *seed,
                 const char   *label)
{
  Candidate *candidates = g_new0 (Candidate, self->lines->len);
  g_autofree char *prefix = g_strconcat (seed, "|", label, "|", NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = strlen (prefix);
  gboolean any_recent = g_hash_table_size (self->recent) > 0;
  const SanFrameLine *last = NULL;
  guint stratum = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SanFrameLine *line = &g_array_index (self->lines, SanFrameLine, i);
      Candidate *candidate = &candidates[i];

      /* the codes are kept once, so that the same text is the same place */
      if (last != NULL && (line->unit != last->unit || line->category != last->category))
        stratum++;
      last = line;
      candidate->stratum = stratum;
      candidate->pick.line = line;
      candidate->pick.recent = any_recent && g_hash_table_contains (self->recent, line->point);
      fill_key (checksum, prefix, length, &candidate->pick);
    }

  return candidates;
}

static void
take (Candidate *candidate,
      GPtrArray *taken)
{
  if (!candidate->taken)
    g_ptr_array_add (taken, candidate);
  candidate->taken = TRUE;
}

/* The first @n of @order, and every point that must be seen; they stand first. */
static void
take_first (GPtrArray *order,
            guint      n,
            GPtrArray *taken)
{
  for (guint i = 0; i < order->len; i++)
    {
      Candidate *candidate = order->pdata[i];

      if (i >= n && !candidate->pick.line->must_see)
        return;
      take (candidate, taken);
    }
}

/* The share of the unit from @first on in the @n of its category, rounded up; returns where
 * the next unit begins. */
static guint
take_share (GPtrArray *strata,
            guint      first,
            guint      total,
            guint      n,
            gboolean   always,
            GPtrArray *taken)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  const Candidate *head = strata->pdata[first];
  guint i;

  for (i = first; i < strata->len; i++)
    {
      if (((Candidate *) strata->pdata[i])->stratum != head->stratum)
        break;
      g_ptr_array_add (own, strata->pdata[i]);
    }

  if (always)
    {
      g_ptr_array_sort (own, compare_candidates);
      take_first (own, (guint) (((guint64) n * own->len + total - 1) / total), taken);
    }

  return i;
}

/* One total for all units: what must be seen, then the shares of the units that are always
 * assessed, then the others until it is full. */
static void
take_from_category (SanDrawFrame          *self,
                    const SanSamplingRule *rule,
                    GPtrArray             *points,
                    GPtrArray             *taken)
{
  guint n = san_sampling_rule_size (rule, points->len);
  guint before = taken->len;
  g_autoptr (GPtrArray) order = g_ptr_array_copy (points, NULL, NULL);

  g_ptr_array_sort (order, compare_candidates);
  take_first (order, 0, taken);
  for (guint i = 0; i < points->len;)
    {
      const Candidate *head = points->pdata[i];

      i = take_share (points, i, points->len, n,
                      g_hash_table_contains (self->always, head->pick.line->unit), taken);
    }

  for (guint i = 0; i < order->len && taken->len - before < n; i++)
    take (order->pdata[i], taken);
}

/* Strata of a category follow each other in no particular way in the frame: those with one
 * total are gathered first. */
static void
take_all (SanDrawFrame *self,
          Candidate    *candidates,
          GPtrArray    *taken)
{
  g_autoptr (GHashTable) categories = NULL;
  guint n = self->lines->len;
  GHashTableIter iter;
  gpointer category, points;

  categories = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                      (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0, end; i < n; i = end)
    {
      const SanFrameLine *line = candidates[i].pick.line;
      const SanSamplingRule *rule = rule_of (self, line->category);
      GPtrArray *order = rule->per_category ? g_hash_table_lookup (categories, line->category)
                                            : NULL;

      if (order == NULL)
        order = g_ptr_array_new ();
      else
        g_ptr_array_ref (order);
      for (end = i; end < n && candidates[end].stratum == candidates[i].stratum; end++)
        g_ptr_array_add (order, &candidates[end]);

      if (rule->per_category)
        {
          g_hash_table_insert (categories, (gpointer) line->category, order);
        }
      else
        {
          g_ptr_array_sort (order, compare_candidates);
          take_first (order, san_sampling_rule_size (rule, order->len), taken);
          g_ptr_array_unref (order);
        }
    }

  g_hash_table_iter_init (&iter, categories);
  while (g_hash_table_iter_next (&iter, &category, &points))
    take_from_category (self, rule_of (self, category), points, taken);
}

GArray *
san_draw_frame_draw (SanDrawFrame *self,
                     const char   *seed,
                     const char   *label)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autofree Candidate *candidates = NULL;
  GArray *picks;

  g_return_val_if_fail (self != NULL && self->bytes != NULL, NULL);
  g_return_val_if_fail (seed != NULL && label != NULL, NULL);

  candidates = list_candidates (self, seed, label);
  take_all (self, candidates, taken);
  g_ptr_array_sort (taken, compare_places);
  picks = g_array_sized_new (FALSE, FALSE, sizeof (SanDrawPick), taken->len);
  for (guint i = 0; i < taken->len; i++)
    g_array_append_val (picks, ((Candidate *) taken->pdata[i])->pick);

  return picks;
}

char *
san_draw_key_format (const guint8 key[32])
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (65);

  for (guint i = 0; i < 32; i++)
    {
      text[2 * i] = digits[key[i] >> 4];
      text[2 * i + 1] = digits[key[i] & 15];
    }
  text[64] = '\0';

  return text;
}
