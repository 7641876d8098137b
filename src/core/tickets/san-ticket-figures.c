/* san-ticket-figures.c - how many, how late, how often: the figures of tickets.md §8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-figures.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "standards/san-standard-store.h"

#define NO_KEY "-"

/* The words */

static const struct { const char *name, *title; } words[SAN_N_FIGURES] = {
  [SAN_FIGURE_ISSUED] = { "issued", NC_ ("ticket figure", "Issued") },
  [SAN_FIGURE_DUE] = { "due", NC_ ("ticket figure", "Due") },
  [SAN_FIGURE_WAITING] = { "waiting", NC_ ("ticket figure", "Waiting for verification") },
  [SAN_FIGURE_CLOSED] = { "closed", NC_ ("ticket figure", "Closed") },
  [SAN_FIGURE_CLOSED_ON_TIME] = { "closed_on_time", NC_ ("ticket figure", "Closed on time") },
  [SAN_FIGURE_CLOSURE_RATE] = { "closure_rate", NC_ ("ticket figure", "Closure rate") },
  [SAN_FIGURE_ON_TIME_RATE] = { "on_time_rate", NC_ ("ticket figure", "On-time rate") },
  [SAN_FIGURE_RETURNED] = { "returned", NC_ ("ticket figure", "Returned") },
  [SAN_FIGURE_EXTENDED] = { "extended", NC_ ("ticket figure", "Extended") },
  [SAN_FIGURE_SUSPENDED] = { "suspended", NC_ ("ticket figure", "Suspended") },
  [SAN_FIGURE_SHELVED] = { "shelved", NC_ ("ticket figure", "Shelved") },
  [SAN_FIGURE_DISPUTED] = { "disputed", NC_ ("ticket figure", "Disputed") },
  [SAN_FIGURE_REASSIGNED] = { "reassigned", NC_ ("ticket figure", "Reassigned") },
  [SAN_FIGURE_RELAPSE_RATE] = { "relapse_rate", NC_ ("ticket figure", "Relapse rate") },
  [SAN_FIGURE_MEDIAN_HOURS] = { "median_hours", NC_ ("ticket figure", "Handling, median hours") },
  [SAN_FIGURE_P90_HOURS] = { "p90_hours", NC_ ("ticket figure", "Handling, 90 % within hours") },
};

const char *
san_figure_name (SanFigure figure)
{
  return words[figure].name;
}

const char *
san_figure_title (SanFigure figure)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "ticket figure", words[figure].title);
}

gboolean
san_figure_is_rate (SanFigure figure)
{
  return figure == SAN_FIGURE_CLOSURE_RATE || figure == SAN_FIGURE_ON_TIME_RATE ||
         figure == SAN_FIGURE_RELAPSE_RATE;
}

gboolean
san_figure_is_duration (SanFigure figure)
{
  return figure == SAN_FIGURE_MEDIAN_HOURS || figure == SAN_FIGURE_P90_HOURS;
}

gboolean
san_figures_key_parse (const char    *text,
                       SanFiguresKey *key)
{
  static const char *const keys[] = {
    "", "unit", "category", "bureau", "source", "colour", NULL,
  };

  for (guint i = SAN_FIGURES_BY_UNIT; keys[i] != NULL; i++)
    if (g_str_equal (keys[i], text))
      {
        *key = i;
        return TRUE;
      }

  return FALSE;
}

/* Adding up */

void
san_ticket_figures_free (SanTicketFigures *figures)
{
  if (figures == NULL)
    return;

  g_free (figures->key);
  g_array_unref (figures->minutes);
  g_free (figures);
}

static SanTicketFigures *
figures_new (const char *key,
             gint64      id)
{
  SanTicketFigures *figures = g_new0 (SanTicketFigures, 1);

  figures->key = g_strdup (key);
  figures->id = id;
  figures->minutes = g_array_new (FALSE, FALSE, sizeof (gint64));

  return figures;
}

static void
add_fact (SanTicketFigures    *figures,
          const SanTicketFact *fact)
{
  for (guint i = 0; i < SAN_N_FIGURES; i++)
    figures->counts[i] += fact->counts[i];
  figures->looked_back += fact->looked_back;
  figures->relapsed += fact->relapsed;
  if (fact->minutes >= 0)
    g_array_append_val (figures->minutes, fact->minutes);
}

static int
compare_minutes (gconstpointer a,
                 gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gboolean
is_nothing (const SanTicketFigures *figures)
{
  for (guint i = 0; i < SAN_N_FIGURES; i++)
    if (figures->counts[i] > 0)
      return FALSE;

  return figures->looked_back == 0 && figures->minutes->len == 0;
}

SanTicketFigures *
san_ticket_figures_of (const SanTicketFact *facts,
                       guint                n_facts)
{
  SanTicketFigures *figures = figures_new ("", 0);

  for (guint i = 0; i < n_facts; i++)
    add_fact (figures, &facts[i]);
  g_array_sort (figures->minutes, compare_minutes);

  return figures;
}

/* Grouping */

typedef struct
{
  GPtrArray  *list;       /* SanTicketFigures, in the order of keys */
  GHashTable *by_id;      /* id → SanTicketFigures */
} Groups;

static SanTicketFigures *
add_group (Groups     *groups,
           const char *key,
           gint64      id)
{
  SanTicketFigures *figures = figures_new (key, id);

  g_ptr_array_add (groups->list, figures);
  g_hash_table_insert (groups->by_id, &figures->id, figures);

  return figures;
}

static void
add_to (Groups              *groups,
        gint64               id,
        const SanTicketFact *fact)
{
  SanTicketFigures *figures = g_hash_table_lookup (groups->by_id, &id);

  if (figures != NULL)
    add_fact (figures, fact);
}

static void
add_units (Groups    *groups,
           SanRoster *roster)
{
  for (guint i = 0; i < san_roster_size (roster); i++)
    {
      const SanUnit *unit = san_roster_nth (roster, i);

      add_group (groups, san_roster_display (roster, unit), unit->id);
    }
}

static gboolean
add_categories (Groups      *groups,
                SanDatabase *database,
                GError     **error)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);

  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];

      add_group (groups, category->name, category->id);
    }

  return categories != NULL;
}

static void
add_colours (Groups *groups)
{
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    add_group (groups, san_ticket_colour_name (i), i + 1);
}

static void
count_units (Groups        *groups,
             SanTicketBook *book,
             SanRoster     *roster,
             gboolean       tree)
{
  for (guint i = 0; i < book->facts->len; i++)
    {
      const SanTicketFact *fact = &g_array_index (book->facts, SanTicketFact, i);
      const SanUnit *unit = san_roster_get (roster, fact->unit_id);

      for (; unit != NULL; unit = tree ? unit->parent : NULL)
        add_to (groups, unit->id, fact);
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const SanTicketFigures *left = *(const SanTicketFigures *const *) a;
  const SanTicketFigures *right = *(const SanTicketFigures *const *) b;
  int order = g_str_equal (left->key, NO_KEY) - g_str_equal (right->key, NO_KEY);

  return order != 0 ? order : strcmp (left->key, right->key);
}

static void
count_sources (Groups        *groups,
               SanTicketBook *book)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < book->facts->len; i++)
    {
      const SanTicketFact *fact = &g_array_index (book->facts, SanTicketFact, i);
      const char *source = *fact->source != '\0' ? fact->source : NO_KEY;
      SanTicketFigures *figures = g_hash_table_lookup (by_name, source);

      if (figures == NULL)
        {
          figures = figures_new (source, 0);
          g_ptr_array_add (groups->list, figures);
          g_hash_table_insert (by_name, figures->key, figures);
        }
      add_fact (figures, fact);
    }
  g_ptr_array_sort (groups->list, compare_keys);
}

static gint64
id_of (const SanTicketFact *fact,
       SanFiguresKey        key)
{
  switch (key)
    {
    case SAN_FIGURES_BY_CATEGORY:
      return fact->category_id;

    case SAN_FIGURES_BY_BUREAU:
      return fact->bureau_id;

    case SAN_FIGURES_BY_COLOUR:
      return (gint64) fact->colour + 1;

    case SAN_FIGURES_TOTAL:
    case SAN_FIGURES_BY_UNIT:
    case SAN_FIGURES_BY_SOURCE:
    default:
      return 0;
    }
}

static gboolean
fill_groups (Groups        *groups,
             SanTicketBook *book,
             SanDatabase   *database,
             SanRoster     *roster,
             SanFiguresKey  key,
             gboolean       tree,
             GError       **error)
{
  if (key == SAN_FIGURES_BY_SOURCE)
    {
      count_sources (groups, book);
      return TRUE;
    }

  if (key == SAN_FIGURES_BY_UNIT || key == SAN_FIGURES_BY_BUREAU)
    add_units (groups, roster);
  else if (key == SAN_FIGURES_BY_COLOUR)
    add_colours (groups);
  else if (key == SAN_FIGURES_BY_CATEGORY && !add_categories (groups, database, error))
    return FALSE;

  if (key == SAN_FIGURES_BY_UNIT)
    {
      count_units (groups, book, roster, tree);
      return TRUE;
    }

  add_group (groups, key == SAN_FIGURES_TOTAL ? "" : NO_KEY, 0);
  for (guint i = 0; i < book->facts->len; i++)
    {
      const SanTicketFact *fact = &g_array_index (book->facts, SanTicketFact, i);

      add_to (groups, id_of (fact, key), fact);
    }

  return TRUE;
}

GPtrArray *
san_ticket_figures_list (SanTicketBook *book,
                         SanDatabase   *database,
                         SanRoster     *roster,
                         SanFiguresKey  key,
                         gboolean       tree,
                         GError       **error)
{
  Groups groups = {
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_figures_free),
    g_hash_table_new (g_int64_hash, g_int64_equal),
  };
  gboolean done;

  done = fill_groups (&groups, book, database, roster, key, tree, error);
  g_hash_table_unref (groups.by_id);
  for (guint i = groups.list->len; i > 0; i--)
    {
      SanTicketFigures *figures = groups.list->pdata[i - 1];

      if (key != SAN_FIGURES_TOTAL && is_nothing (figures))
        g_ptr_array_remove_index (groups.list, i - 1);
      else
        g_array_sort (figures->minutes, compare_minutes);
    }

  if (!done)
    g_clear_pointer (&groups.list, g_ptr_array_unref);

  return groups.list;
}

/* Reading off */

void
san_ticket_figures_get (const SanTicketFigures *figures,
                        SanFigure               figure,
                        guint                  *numerator,
                        guint                  *denominator)
{
  *denominator = figures->counts[SAN_FIGURE_DUE];

  switch ((int) figure)
    {
    case SAN_FIGURE_CLOSURE_RATE:
      *numerator = figures->counts[SAN_FIGURE_CLOSED];
      break;

    case SAN_FIGURE_ON_TIME_RATE:
      *numerator = figures->counts[SAN_FIGURE_CLOSED_ON_TIME];
      break;

    case SAN_FIGURE_RELAPSE_RATE:
      *numerator = figures->relapsed;
      *denominator = figures->looked_back;
      break;

    default:
      *numerator = figures->counts[figure];
      *denominator = 0;
    }
}

/* (transfer full): @top / @bottom */
static char *
format_ratio (gint64 top,
              gint64 bottom,
              int    decimals)
{
  mpq_t value;
  char *text;

  mpq_init (value);
  mpq_set_si (value, top, (unsigned long) bottom);
  mpq_canonicalize (value);
  text = san_rational_format (value, decimals);
  mpq_clear (value);

  return text;
}

/* The nearest rank: the smallest value that is not exceeded by @percent of all */
static char *
format_hours (const GArray *minutes,
              guint         percent)
{
  guint rank = (minutes->len * percent + 99) / 100;

  return format_ratio (g_array_index (minutes, gint64, rank - 1), 60, 1);
}

char *
san_ticket_figures_text (const SanTicketFigures *figures,
                         SanFigure               figure)
{
  guint numerator, denominator;

  if (san_figure_is_duration (figure))
    return figures->minutes->len == 0
           ? g_strdup ("")
           : format_hours (figures->minutes, figure == SAN_FIGURE_MEDIAN_HOURS ? 50 : 90);

  san_ticket_figures_get (figures, figure, &numerator, &denominator);
  if (!san_figure_is_rate (figure))
    return g_strdup_printf ("%u", numerator);

  return denominator == 0 ? g_strdup ("") : format_ratio (100 * (gint64) numerator, denominator, 2);
}

/* Age */

static const int ages[SAN_TICKET_AGES] = { 3, 7, 15, 30, G_MAXINT };

void
san_ticket_book_ageing (const SanTicketBook *book,
                        SanTime              now,
                        SanTicketAgeing     *ageing)
{
  SanDay today = san_time_day (now);

  memset (ageing, 0, sizeof *ageing);
  for (guint i = 0; i < book->facts->len; i++)
    {
      const SanTicketFact *fact = &g_array_index (book->facts, SanTicketFact, i);
      guint age = 0;

      if (!fact->open)
        continue;
      while (today - san_time_day (fact->issued) > ages[age])
        age++;
      ageing->open[age][fact->colour]++;
      ageing->overdue[age] += fact->stage < SAN_TICKET_REPORTED &&
                              fact->flag == SAN_TICKET_NO_FLAG &&
                              fact->own_due < now;
    }
}
