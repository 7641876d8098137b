/* san-slide-words.c - slides in words: for who cannot see them, and for the speaker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-slide.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "app/san-award-words.h"

/* First and last places that are named; in a small group only one each */
#define NAMED_MOST  3
#define SMALL_GROUP 7

static void add (GString    *text,
                 const char *format,
                 ...) G_GNUC_PRINTF (2, 3);

static void
add (GString    *text,
     const char *format,
     ...)
{
  va_list args;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
}

char *
san_slide_title (const SanSlide *slide)
{
  if (slide->group != NULL && *slide->group->group->name != '\0')
    return g_strdup_printf ("%s · %s", slide->title, slide->group->group->name);
  if (slide->problem != NULL)
    return g_strdup_printf ("%s · %s", slide->title, slide->problem->unit);

  return g_strdup (slide->title);
}

/* What is seen ----------------------------------------------------------------------------- */

static void
describe_group (const SanShow *show,
                GString       *text)
{
  const SanDeckGroup *group = san_show_get_slide (show)->group;

  for (guint i = 0; i < group->group->places->len; i++)
    {
      const SanPlace *place = group->group->places->pdata[i];
      const char *name = place->score->participant->name;

      if (!san_show_shows_place (show, i))
        continue;
      if (place->place == 0)
        add (text, _("%s: %s"), name, show->hidden || place->absent ? "—" : place->total);
      else if (show->hidden)
        add (text, "%u %s", place->place, name);
      else
        add (text, "%u %s %s", place->place, name, place->total);
    }
  if (san_show_is_revealed (show) && !show->hidden && *group->group->mean != '\0')
    add (text, _("group mean %s"), group->group->mean);
}

static void
describe_lines (const GPtrArray *lines,
                GString         *text)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SanDeckLine *line = lines->pdata[i];

      if (line->heading != NULL)
        add (text, "%s", line->heading);
      else
        add (text, _("%s: %s"), line->left, line->right);
    }
}

static void
describe_chart (SanChart *chart,
                GString  *text)
{
  g_autofree char *words = san_chart_describe (chart);

  add (text, "%s", words);
}

static void
describe_tickets (const SanDeckTickets *tickets,
                  GString              *text)
{
  add (text, _("Open: %u white, %u yellow, %u red; overdue: %u"), tickets->open[0],
       tickets->open[1], tickets->open[2], tickets->overdue);
  add (text, _("Closed in time: %s; recurred: %s"), tickets->on_time, tickets->relapse);
}

char *
san_slide_describe (const SanShow *show)
{
  const SanSlide *slide = san_show_get_slide (show);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = san_slide_title (slide);

  if (show->black)
    return g_strdup (_("Black screen"));

  add (text, "%s", title);
  if (show->deck->provisional)
    add (text, "%s", _("Provisional: not published yet"));
  switch (slide->kind)
    {
    case SAN_SLIDE_RANKING:
      describe_group (show, text);
      break;

    case SAN_SLIDE_BUMP:
      describe_chart (slide->group->bump, text);
      break;

    case SAN_SLIDE_HEAT:
      if (show->hidden)
        add (text, "%s", _("Scores are hidden"));
      else
        describe_chart (slide->group->heat, text);
      break;

    case SAN_SLIDE_TICKETS:
      describe_tickets (show->deck->tickets, text);
      break;

    case SAN_SLIDE_PROBLEM:
      add (text, "%s\n%s", slide->problem->point, slide->problem->text);
      break;

    case SAN_SLIDE_AWARDS:
      describe_lines (show->deck->praise, text);
      break;

    case SAN_SLIDE_SANCTIONS:
      describe_lines (show->deck->blame, text);
      break;

    case SAN_SLIDE_COVER:
      add (text, "%s\n%s", show->deck->office, show->deck->day);
      break;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is said ----------------------------------------------------------------------------- */

/* Who moved the furthest, upwards or downwards; NULL where nobody did */
static const SanPlace *
furthest (const SanRankedGroup *group,
          int                   sign)
{
  const SanPlace *best = NULL;

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = group->places->pdata[i];
      int moved = sign * atoi (place->rank_change);

      if (moved > 0 && (best == NULL || moved > sign * atoi (best->rank_change)))
        best = place;
    }

  return best;
}

static void
note_move (GString              *text,
           const SanRankedGroup *group,
           int                   sign)
{
  const SanPlace *place = furthest (group, sign);
  int moved = place != NULL ? abs (atoi (place->rank_change)) : 0;

  if (place == NULL)
    return;
  if (sign > 0)
    add (text, g_dngettext (GETTEXT_PACKAGE, "Furthest up: %s, %d place, now at %u",
                            "Furthest up: %s, %d places, now at %u", moved),
         place->score->participant->name, moved, place->place);
  else
    add (text, g_dngettext (GETTEXT_PACKAGE, "Furthest down: %s, %d place, now at %u",
                            "Furthest down: %s, %d places, now at %u", moved),
         place->score->participant->name, moved, place->place);
}

static void
note_ends (GString            *text,
           const SanDeckGroup *group,
           gboolean            first)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = group->n_placed < SMALL_GROUP ? 1 : NAMED_MOST;

  for (guint i = 0; i < n; i++)
    {
      const SanPlace *place = group->group->places->pdata[first ? i : group->n_placed - n + i];

      g_string_append_printf (names, "%s%u %s %s", i > 0 ? _(", ") : "", place->place,
                              place->score->participant->name, place->total);
    }
  if (first)
    add (text, _("First: %s"), names->str);
  else
    add (text, _("Last: %s"), names->str);
}

static void
note_group (const SanShow *show,
            GString       *text)
{
  const SanDeckGroup *group = san_show_get_slide (show)->group;
  const SanRankedGroup *ranked = group->group;

  if (group->n_placed == 0)
    return;

  note_ends (text, group, TRUE);
  if (group->n_placed > 1)
    note_ends (text, group, FALSE);
  add (text, _("Mean %s, highest %s, lowest %s"), ranked->mean, ranked->max, ranked->min);
  if (*group->mean_change == '-')
    add (text, _("Against the round before: −%s"), group->mean_change + 1);
  else if (*group->mean_change != '\0')
    add (text, _("Against the round before: %s"), group->mean_change);
  note_move (text, ranked, 1);
  note_move (text, ranked, -1);
  for (guint i = 0; i < ranked->places->len; i++)
    {
      const SanPlace *place = ranked->places->pdata[i];
      gint64 unit_id = place->score->participant->unit_id;
      g_autofree char *praise = san_award_words (show->deck->awards, unit_id, TRUE, FALSE);
      g_autofree char *blame = san_award_words (show->deck->awards, unit_id, FALSE, FALSE);

      if (*praise != '\0' || *blame != '\0')
        {
          g_autofree char *both = g_strconcat (praise, *praise != '\0' && *blame != '\0' ? _(", ")
                                                                                        : "",
                                               blame, NULL);

          add (text, _("%s: %s"), place->score->participant->name, both);
        }
    }
}

char *
san_slide_notes (const SanShow *show)
{
  const SanSlide *slide = san_show_get_slide (show);
  g_autoptr (GString) text = g_string_new (NULL);

  if (slide->kind == SAN_SLIDE_RANKING)
    {
      note_group (show, text);
    }
  else
    {
      g_autoptr (SanShow) copy = san_show_copy (show);

      copy->black = copy->hidden = FALSE;
      g_string_free (g_steal_pointer (&text), TRUE);
      return san_slide_describe (copy);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
