/* san-round.c - the words of rounds, cells and vetoes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-round-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-text.h"

static const char *const kind_names[] = { "monthly", "cross", "special", "simulated" };
static const char *const kind_titles[] = {
  N_("Monthly"), N_("Cross-evaluation"), N_("Special"), N_("Simulated"),
};

static const char *const state_names[] = {
  "prepare", "sample", "assess", "review", "published",
};
static const char *const state_titles[] = {
  N_("Prepare"), N_("Sample"), N_("Assess"), N_("Review"), N_("Published"),
};

static const char *const effect_names[] = { "last", "unranked", "cap", "minus" };

/* As people write that there is nothing, folded by san_text_fold(). */
static const char *const missing_words[] = {
  "无数据", "(无数据)", "—", "–", "-", "--", "——", "缺", "−",
};
static const char *const na_words[] = { "不适用", "无此点位", "n/a", "/" };

static gboolean
find_word (const char *const *words,
           guint              n_words,
           const char        *text,
           guint             *index)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (strcmp (words[i], text) == 0)
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
san_round_kind_name (SanRoundKind kind)
{
  return kind_names[kind];
}

const char *
san_round_kind_title (SanRoundKind kind)
{
  return _(kind_titles[kind]);
}

gboolean
san_round_kind_parse (const char   *text,
                      SanRoundKind *kind)
{
  guint index;

  if (!find_word (kind_names, G_N_ELEMENTS (kind_names), text, &index))
    return FALSE;

  *kind = (SanRoundKind) index;
  return TRUE;
}

const char *
san_round_state_name (SanRoundState state)
{
  return state_names[state];
}

const char *
san_round_state_title (SanRoundState state)
{
  return _(state_titles[state]);
}

gboolean
san_round_state_parse (const char    *text,
                       SanRoundState *state)
{
  guint index;

  if (!find_word (state_names, G_N_ELEMENTS (state_names), text, &index))
    return FALSE;

  *state = (SanRoundState) index;
  return TRUE;
}

void
san_cell_free (SanCell *cell)
{
  g_free (cell->component);
  g_free (cell->reason);
  g_free (cell->confirmed);
  g_free (cell->note);
  g_free (cell);
}

gboolean
san_cell_parse (const char   *text,
                SanCellState *state,
                gint64       *value,
                gboolean     *rounded,
                GError      **error)
{
  g_autofree char *folded = san_text_fold (text);
  guint index;

  if (rounded != NULL)
    *rounded = FALSE;

  if (*folded == '\0')
    *state = SAN_CELL_EMPTY;
  else if (find_word (missing_words, G_N_ELEMENTS (missing_words), folded, &index))
    *state = SAN_CELL_MISSING;
  else if (find_word (na_words, G_N_ELEMENTS (na_words), folded, &index))
    *state = SAN_CELL_NA;
  else if (san_micro_parse (text, value, rounded, error))
    *state = SAN_CELL_VALUE;
  else
    return FALSE;

  return TRUE;
}

char *
san_cell_format (SanCellState state,
                 gint64       value)
{
  switch (state)
    {
    case SAN_CELL_VALUE:
      return san_micro_format (value, SAN_DECIMALS_NEEDED);

    case SAN_CELL_MISSING:
      return g_strdup ("无数据");

    case SAN_CELL_NA:
      return g_strdup ("不适用");

    case SAN_CELL_EMPTY:
    default:
      return g_strdup ("");
    }
}

SanAdjustment *
san_adjustment_new (void)
{
  SanAdjustment *adjustment = g_new0 (SanAdjustment, 1);

  adjustment->component = g_strdup ("");
  adjustment->reason = g_strdup ("");
  adjustment->document = g_strdup ("");
  adjustment->rule = g_strdup ("");
  adjustment->ext_id = g_strdup ("");
  adjustment->shares = g_array_new (FALSE, FALSE, sizeof (SanShare));

  return adjustment;
}

void
san_adjustment_free (SanAdjustment *adjustment)
{
  g_free (adjustment->component);
  g_free (adjustment->reason);
  g_free (adjustment->document);
  g_free (adjustment->rule);
  g_free (adjustment->ext_id);
  g_array_unref (adjustment->shares);
  g_free (adjustment);
}

void
san_veto_free (SanVeto *veto)
{
  g_free (veto->reason);
  g_free (veto->document);
  g_free (veto);
}

gboolean
san_veto_effect_parse (const char    *text,
                       SanVetoEffect *effect,
                       gint64        *value,
                       GError       **error)
{
  g_autofree char *folded = san_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, ":", 2);
  gboolean takes_number;
  guint index;

  *value = 0;

  if (parts[0] == NULL ||
      !find_word (effect_names, G_N_ELEMENTS (effect_names), parts[0], &index))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is none of last, unranked, cap:N, minus:N"), text);
      return FALSE;
    }

  *effect = (SanVetoEffect) index;
  takes_number = *effect == SAN_VETO_CAP || *effect == SAN_VETO_MINUS;
  if (takes_number != (parts[1] != NULL))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   takes_number ? _("“%s” needs a number: cap:60, minus:5")
                                : _("“%s” takes no number"), text);
      return FALSE;
    }

  if (takes_number && !san_micro_parse (parts[1], value, NULL, error))
    return FALSE;

  if (*effect == SAN_VETO_MINUS && *value < 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s”: what a veto takes is written without a sign"), text);
      return FALSE;
    }

  return TRUE;
}

char *
san_veto_effect_format (SanVetoEffect effect,
                        gint64        value)
{
  g_autofree char *number = NULL;

  if (effect == SAN_VETO_LAST || effect == SAN_VETO_UNRANKED)
    return g_strdup (effect_names[effect]);

  number = san_micro_format (value, SAN_DECIMALS_NEEDED);
  return g_strdup_printf ("%s:%s", effect_names[effect], number);
}
