/* san-bulletin-check.c - what stands against issuing a bulletin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-check-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rounds/san-review.h"
#include "scoring/san-round-check.h"
#include "store/san-setting-store.h"

void
san_bulletin_finding_free (SanBulletinFinding *finding)
{
  if (finding == NULL)
    return;

  g_free (finding->what);
  g_free (finding->text);
  g_free (finding->found);
  g_free (finding->expected);
  g_free (finding);
}

void
san_check_add (SanCheck           *self,
               SanBulletinSeverity severity,
               const char         *what,
               char               *text,
               const char         *found,
               const char         *expected)
{
  SanBulletinFinding *finding = g_new0 (SanBulletinFinding, 1);

  finding->severity = severity;
  finding->section_id = self->section_id;
  finding->section = self->section;
  finding->what = g_strdup (what);
  finding->text = text;
  finding->found = g_strdup (found != NULL ? found : "");
  finding->expected = g_strdup (expected != NULL ? expected : "");
  finding->from = self->from;
  finding->to = self->to;
  g_ptr_array_add (self->findings, finding);
}

/* The text of a section */

static void
check_typed (SanCheck         *self,
             const SanTextRun *run,
             const char       *field)
{
  if (g_str_equal (run->text, field))
    san_check_add (self, SAN_BULLETIN_NOTE, "bound-again",
                   g_strdup_printf (_("“%s” is what the data say and follows them again"),
                                    run->text), run->text, field);
  else if (run->kind == SAN_RUN_SIGNED && *run->signer != '\0')
    san_check_add (self, SAN_BULLETIN_NOTE, "signed",
                   g_strdup_printf (_("“%s” stands where the data say “%s”; %s signed for it"),
                                    run->text, field, run->signer), run->text, field);
  else
    san_check_add (self, SAN_BULLETIN_ERROR, "typed-over",
                   g_strdup_printf (_("“%s” was typed over “%s”: go back to the data, or let "
                                      "somebody sign for it"), run->text, field), run->text,
                   field);
}

/* @shown: the same runs as they are shown */
static void
check_runs (SanCheck        *self,
            const GPtrArray *runs,
            const GPtrArray *shown)
{
  self->to = 0;
  for (guint i = 0; i < runs->len; i++)
    {
      const SanTextRun *run = runs->pdata[i];
      g_autofree char *field = NULL;

      if (runs->len == shown->len)
        {
          self->from = self->to;
          self->to += strlen (((SanTextRun *) shown->pdata[i])->text);
        }
      if (run->key == NULL)
        continue;

      field = san_bulletin_data_field (self->data, run->key);
      if (field == NULL)
        san_check_add (self, SAN_BULLETIN_ERROR, "unknown-field",
                       g_strdup_printf (_("The data have nothing for “%s”: take it out or write "
                                          "the section anew"), run->key),
                       run->kind == SAN_RUN_BOUND ? run->key : run->text, "");
      else if (run->kind == SAN_RUN_TYPED || run->kind == SAN_RUN_SIGNED)
        check_typed (self, run, field);
    }
}

/* @origin: (out): by byte */
static char *
show_runs (const GPtrArray *runs,
           GByteArray      *origin)
{
  char *text = san_bound_text_show (runs);

  for (guint i = 0; i < runs->len; i++)
    {
      const SanTextRun *run = runs->pdata[i];
      guint8 word = run->kind == SAN_RUN_PLAIN ? SAN_WORDS_PLAIN
                    : run->kind == SAN_RUN_BOUND ? SAN_WORDS_OF_DATA
                                                 : SAN_WORDS_TYPED;

      for (gsize n = strlen (run->text); n > 0; n--)
        g_byte_array_append (origin, &word, 1);
    }

  return text;
}

void
san_bulletin_section_check (const SanBulletinData  *data,
                            const SanBulletinDraft *draft,
                            guint                   section,
                            GPtrArray              *findings)
{
  const SanBulletinSection *checked = g_ptr_array_index (draft->sections, section);
  SanCheck self = { data, checked->id, section, findings };
  g_autoptr (GByteArray) origin = g_byte_array_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SanShownText shown;

  runs = san_bulletin_section_runs (data, draft, checked, &error);
  if (runs == NULL)
    {
      san_check_add (&self, SAN_BULLETIN_ERROR, "damaged", g_strdup (error->message),
                     checked->text, "");
      return;
    }

  /* as it is stored, since what is shown is settled already where it agrees with the data */
  stored = checked->text != NULL ? san_bound_text_parse (checked->text, NULL) : NULL;
  check_runs (&self, stored != NULL ? stored : runs, runs);

  text = show_runs (runs, origin);
  shown.text = text;
  shown.origin = origin->data;
  san_check_claims (&self, &shown);
  /* what is demanded is still to come, and no figure of this month */
  if (!g_str_equal (checked->key, "demands"))
    san_check_numbers (&self, &shown);
}

/* The bulletin as a whole */

static gboolean
check_number (SanCheck               *self,
              SanDatabase            *database,
              const SanBulletinDraft *draft,
              GError                **error)
{
  g_autoptr (GPtrArray) list = NULL;
  SanDay day = draft->day;
  SanTime now;
  int year, month, mday;

  if (draft->number == 0)
    return TRUE;
  if (day == 0)
    {
      if (!san_setting_now (database, &now, error))
        return FALSE;
      day = san_time_day (now);
    }
  list = san_bulletin_store_list (database, error);
  if (list == NULL)
    return FALSE;

  san_day_get (day, &year, &month, &mday);
  for (guint i = 0; i < list->len; i++)
    {
      const SanBulletin *other = list->pdata[i];

      if (other->year == year && other->number == draft->number &&
          other->id != draft->bulletin_id)
        san_check_add (self, SAN_BULLETIN_ERROR, "number",
                       g_strdup_printf (_("Number %u of %d is taken by “%s”: choose another"),
                                        draft->number, year, other->title), other->name, "");
    }

  return TRUE;
}

/* (transfer full): unit id → SanPlace */
static GHashTable *
places_by_unit (const SanRanking *ranking)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = ranking->groups->pdata[i];

      for (guint j = 0; j < group->places->len; j++)
        {
          SanPlace *place = group->places->pdata[j];

          g_hash_table_insert (places, (gpointer) & place->score->participant->unit_id, place);
        }
    }

  return places;
}

static void
compare_place (SanCheck       *self,
               const SanPlace *said,
               const SanPlace *place)
{
  if (said != NULL && said->place == place->place && g_str_equal (said->total, place->total))
    return;

  san_check_add (self, SAN_BULLETIN_ERROR, "rank",
                 g_strdup_printf (_("%s: place and total are no longer those of the ranking; "
                                    "bring the data up to date"),
                                  place->score->participant->name),
                 said != NULL ? said->total : "", place->total);
}

/* Where the draft's figures are not those of the ranking, which moved on since. How many
 * there are. */
static guint
compare_places (SanCheck   *self,
                SanRanking *ranking)
{
  g_autoptr (GHashTable) said = places_by_unit (self->data->ranking);
  guint n = 0;

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = ranking->groups->pdata[i];

      for (guint j = 0; j < group->places->len; j++, n++)
        {
          const SanPlace *place = group->places->pdata[j];

          compare_place (self, g_hash_table_lookup (said, &place->score->participant->unit_id),
                         place);
        }
    }

  return n;
}

static gboolean
check_ranking (SanCheck       *self,
               SanDatabase    *database,
               const SanRound *round,
               GError        **error)
{
  g_autoptr (SanRanking) ranking = NULL;
  guint before = self->findings->len;
  guint n;

  if (self->data->ranking == NULL)
    return TRUE;
  ranking = san_ranking_load (database, round, NULL, error);
  if (ranking == NULL)
    return FALSE;

  n = compare_places (self, ranking);
  if (self->findings->len == before)
    {
      g_autofree char *units = g_strdup_printf ("%u", n);

      san_check_add (self, SAN_BULLETIN_NOTE, "rank",
                     g_strdup_printf (_("Places and totals are those of the ranking (groups: %u, "
                                        "units: %u)"), ranking->groups->len, n), units, units);
    }

  return TRUE;
}

static gboolean
check_round (SanCheck       *self,
             SanDatabase    *database,
             const SanRound *round,
             GError        **error)
{
  g_autoptr (GPtrArray) issues = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  guint n_open, n_sample;

  /* a published round is frozen, whatever became of its records */
  if (round->state == SAN_ROUND_PUBLISHED)
    return TRUE;

  issues = san_round_check (database, round, error);
  if (issues == NULL ||
      !san_review_count_open (database, round, &n_open, &n_sample, error))
    return FALSE;

  for (guint i = 0; i < issues->len; i++)
    {
      const SanIssue *issue = issues->pdata[i];

      if (issue->severity == SAN_ISSUE_ERROR)
        san_check_add (self, SAN_BULLETIN_ERROR, issue->what, san_issue_sentence (issue),
                       issue->found, issue->expected);
    }
  if (n_open == 0)
    return TRUE;

  found = g_strdup_printf ("%u", n_sample - n_open);
  expected = g_strdup_printf ("%u", n_sample);
  san_check_add (self, SAN_BULLETIN_WARNING, "review",
                 g_strdup_printf (_("Not reviewed yet: %u of %u points; places may still change"),
                                  n_open, n_sample), found, expected);
  return TRUE;
}

static void
check_attachment (SanCheck *self)
{
  const GPtrArray *problems = self->data->problems;
  g_autofree char *found = NULL;
  guint n = 0;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    n += *((SanBulletinProblem *) problems->pdata[i])->unit == '\0';
  if (n == 0)
    return;

  found = g_strdup_printf ("%u", n);
  san_check_add (self, SAN_BULLETIN_WARNING, "no-unit",
                 g_strdup_printf (_("Problems in the attachment without a responsible unit: %u"),
                                  n), found, "0");
}

static void
check_sections (SanCheck               *whole,
                const SanBulletinDraft *draft)
{
  for (guint i = 0; i < draft->sections->len; i++)
    {
      const SanBulletinSection *section = draft->sections->pdata[i];
      SanCheck self = { whole->data, section->id, i, whole->findings };

      if (!section->included)
        continue;
      san_bulletin_section_check (whole->data, draft, i, whole->findings);
      if (g_str_equal (section->key, "findings"))
        check_attachment (&self);
    }
}

GPtrArray *
san_bulletin_draft_check (SanDatabase            *database,
                          const SanBulletinData  *data,
                          const SanBulletinDraft *draft,
                          GError                **error)
{
  g_autoptr (GPtrArray) findings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_finding_free);
  SanCheck self = { data, 0, G_MAXUINT, findings };

  if (draft->round_id != 0)
    {
      SanRound *round = san_round_store_get (database, draft->round_id, error);
      gboolean done = round != NULL && check_ranking (&self, database, round, error) &&
                      check_round (&self, database, round, error);

      g_clear_pointer (&round, san_round_free);
      if (!done)
        return NULL;
    }
  if (!check_number (&self, database, draft, error))
    return NULL;

  check_sections (&self, draft);

  return g_steal_pointer (&findings);
}
