/* san-explain-losses.c - what every row of an explanation lost, adding up as printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-explain-losses.h"

#include <stdlib.h>

#include "base/san-decimal.h"

/* What a row could have given, and what it lost of that, in units of the last place. */
typedef struct
{
  mpq_t    could;
  mpq_t    lost;
  gboolean weighed;     /* its place below the row above is known */
} Reckoning;

typedef struct
{
  const GPtrArray *rows;
  Reckoning       *reckonings;
  GPtrArray       *losses;
  int decimals;
} Reckoner;

static void
loss_free (SanExplainLoss *loss)
{
  g_free (loss->text);
  g_free (loss->could);
  g_free (loss);
}

static void
set_parents (Reckoner *self)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SanExplainRow *row = g_ptr_array_index (self->rows, i);
      SanExplainLoss *loss = g_new0 (SanExplainLoss, 1);

      g_array_set_size (path, MIN (path->len, row->level));
      loss->parent = path->len > 0 ? g_array_index (path, guint, path->len - 1) : G_MAXUINT;
      g_array_append_val (path, i);
      g_ptr_array_add (self->losses, loss);
    }
}

/* A row with a weight could have given its share of what the row above could; any other, as
 * a bonus or a rounding, is a gain or a loss by itself. */
static void
reckon (Reckoner *self,
        gint64    full)
{
  mpq_t scale;

  mpq_init (scale);
  mpz_ui_pow_ui (mpq_numref (scale), 10, (unsigned long) MAX (self->decimals, 0));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SanExplainRow *row = g_ptr_array_index (self->rows, i);
      const SanExplainLoss *loss = g_ptr_array_index (self->losses, i);
      Reckoning *own = &self->reckonings[i];
      gint64 weight;

      mpq_init (own->could);
      mpq_init (own->lost);
      if (loss->parent == G_MAXUINT)
        {
          san_rational_set_micro (own->could, full);
          own->weighed = TRUE;
        }
      else if (*row->weight != '\0' && san_micro_parse (row->weight, &weight, NULL, NULL))
        {
          san_rational_set_micro (own->could, weight);
          mpq_mul (own->could, own->could, self->reckonings[loss->parent].could);
          mpq_set_ui (own->lost, 100, 1);
          mpq_div (own->could, own->could, own->lost);
          own->weighed = TRUE;
        }
      mpq_sub (own->lost, own->could, row->exact);
      mpq_mul (own->lost, own->lost, scale);
    }
  mpq_clear (scale);
}

static gint64
floor_of (const mpq_t value,
          mpq_t       rest)
{
  gint64 whole;
  mpz_t number;

  mpz_init (number);
  mpz_fdiv_q (number, mpq_numref (value), mpq_denref (value));
  whole = mpz_get_si (number);
  mpq_set_z (rest, number);
  mpq_sub (rest, value, rest);
  mpz_clear (number);

  return whole;
}

typedef struct
{
  guint row;
  mpq_t rest;
} Remainder;

static void
remainder_clear (Remainder *remainder)
{
  mpq_clear (remainder->rest);
}

static int
compare_remainders (gconstpointer a,
                    gconstpointer b)
{
  const Remainder *one = a;
  const Remainder *other = b;
  int order = mpq_cmp (other->rest, one->rest);

  return order != 0 ? order : (one->row > other->row) - (one->row < other->row);
}

/* Gives the rows below @parent whole units that add up to its own. */
static void
share_out (Reckoner *self,
           guint     parent)
{
  g_autoptr (GArray) rests = g_array_new (FALSE, TRUE, sizeof (Remainder));
  gint64 left = ((SanExplainLoss *) g_ptr_array_index (self->losses, parent))->shown;

  g_array_set_clear_func (rests, (GDestroyNotify) remainder_clear);
  for (guint i = parent + 1; i < self->rows->len; i++)
    {
      SanExplainLoss *loss = g_ptr_array_index (self->losses, i);
      Remainder remainder = { .row = i };

      if (loss->parent == G_MAXUINT || loss->parent < parent)
        break;
      if (loss->parent != parent)
        continue;
      mpq_init (remainder.rest);
      loss->shown = floor_of (self->reckonings[i].lost, remainder.rest);
      left -= loss->shown;
      g_array_append_val (rests, remainder);
    }

  g_array_sort (rests, compare_remainders);
  for (guint i = 0; left > 0 && i < rests->len; i++, left--)
    ((SanExplainLoss *) g_ptr_array_index (self->losses,
                                           g_array_index (rests, Remainder, i).row))->shown++;
}

static void
round_total (Reckoner *self)
{
  SanExplainLoss *loss = g_ptr_array_index (self->losses, 0);
  mpq_t rounded;
  mpq_t rest;

  mpq_init (rounded);
  mpq_init (rest);
  san_rational_round (rounded, self->reckonings[0].lost, 0);
  loss->shown = floor_of (rounded, rest);
  mpq_clear (rest);
  mpq_clear (rounded);
}

static void
print_losses (Reckoner *self)
{
  gint64 unit = SAN_MICRO;

  for (int i = 0; i < self->decimals; i++)
    unit /= 10;
  for (guint i = 0; i < self->losses->len; i++)
    {
      SanExplainLoss *loss = g_ptr_array_index (self->losses, i);

      loss->text = self->reckonings[i].weighed || loss->shown != 0
                   ? san_micro_format (loss->shown * unit, self->decimals) : g_strdup ("");
      loss->could = self->reckonings[i].weighed
                    ? san_rational_format (self->reckonings[i].could, self->decimals)
                    : g_strdup ("");
      mpq_clear (self->reckonings[i].could);
      mpq_clear (self->reckonings[i].lost);
    }
}

GPtrArray *
san_explain_losses (const GPtrArray *rows,
                    gint64           full,
                    int              decimals)
{
  GPtrArray *losses = g_ptr_array_new_with_free_func ((GDestroyNotify) loss_free);
  g_autofree Reckoning *reckonings = g_new0 (Reckoning, rows->len);
  Reckoner self = { rows, reckonings, losses, decimals };

  if (rows->len == 0)
    return losses;

  set_parents (&self);
  reckon (&self, full);
  round_total (&self);
  for (guint i = 0; i < rows->len; i++)
    share_out (&self, i);
  print_losses (&self);

  return losses;
}
