/* san-journal-words.c - what a step did, in the words of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/journal/san-journal-words.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "rounds/san-round-store.h"
#include "standards/san-standard-store.h"
#include "standards/san-rating.h"
#include "tickets/san-ticket-event.h"

typedef enum
{
  AS_IT_IS,
  MICRO,        /* a decimal in micro-units */
  UNIT,         /* the id of a unit */
  CATEGORY,     /* the id of a category */
  UNIT_KIND,
  STANDING,
  STATE,        /* of a round */
  CELL_STATE,
  YES_NO,
  ITEM_METHOD,
  TICKET_KIND,
  TICKET_COLOUR,
  HIDDEN,       /* keys, references, order: of no interest to people */
} Kind;

typedef struct
{
  const char *table;
  const char *column;
  const char *title;
  Kind        kind;
} Field;

/* What is not listed is hidden: a test holds this against the schema. */
static const Field fields[] = {
  { "setting", "value", N_("Value"), AS_IT_IS },
  { "operator", "name", N_("Name"), AS_IT_IS },
  { "operator", "active", N_("Active"), YES_NO },
  { "campaign", "name", N_("Name"), AS_IT_IS },
  { "campaign", "from_day", N_("From"), AS_IT_IS },
  { "campaign", "to_day", N_("Until"), AS_IT_IS },
  { "calendar_day", "kind", N_("Kind"), AS_IT_IS },
  { "calendar_day", "name", N_("Name"), AS_IT_IS },
  { "unit_version", "name", N_("Name"), AS_IT_IS },
  { "unit_version", "code", N_("Code"), AS_IT_IS },
  { "unit_version", "parent_id", N_("Parent"), UNIT },
  { "unit_version", "kind", N_("Kind"), UNIT_KIND },
  { "unit_version", "short", N_("Short name"), AS_IT_IS },
  { "unit_version", "aliases", N_("Aliases"), AS_IT_IS },
  { "unit_version", "head", N_("Head"), AS_IT_IS },
  { "unit_version", "liaison", N_("Contact"), AS_IT_IS },
  { "unit_version", "phone", N_("Phone"), AS_IT_IS },
  { "unit_version", "from_day", N_("From"), AS_IT_IS },
  { "unit_version", "to_day", N_("Until"), AS_IT_IS },
  { "unit_successor", "successor_id", N_("Successor"), UNIT },
  { "grouping", "name", N_("Name"), AS_IT_IS },
  { "unit_group", "name", N_("Name"), AS_IT_IS },
  { "membership", "unit_id", N_("Unit"), UNIT },
  { "membership", "standing", N_("Standing"), STANDING },
  { "membership", "from_day", N_("From"), AS_IT_IS },
  { "membership", "to_day", N_("Until"), AS_IT_IS },
  { "scheme", "name", N_("Name"), AS_IT_IS },
  { "scheme_version", "number", N_("Version"), AS_IT_IS },
  { "scheme_version", "from_day", N_("From"), AS_IT_IS },
  { "scheme_version", "to_day", N_("Until"), AS_IT_IS },
  { "round", "label", N_("Name"), AS_IT_IS },
  { "round", "period", N_("Period"), AS_IT_IS },
  { "round", "state", N_("State"), STATE },
  { "round", "from_day", N_("From"), AS_IT_IS },
  { "round", "to_day", N_("Until"), AS_IT_IS },
  { "score", "state", N_("State"), CELL_STATE },
  { "score", "value", N_("Score"), MICRO },
  { "score", "reason", N_("Reason"), AS_IT_IS },
  { "score", "confirmed", N_("Confirmed"), AS_IT_IS },
  { "score", "note", N_("Note"), AS_IT_IS },
  { "adjustment", "amount", N_("Amount"), MICRO },
  { "adjustment", "reason", N_("Reason"), AS_IT_IS },
  { "adjustment", "document", N_("Document"), AS_IT_IS },
  { "adjustment", "rule", N_("Rule"), AS_IT_IS },
  { "adjustment_share", "unit_id", N_("Unit"), UNIT },
  { "adjustment_share", "part", N_("Part"), MICRO },
  { "veto", "unit_id", N_("Unit"), UNIT },
  { "veto", "effect", N_("Effect"), AS_IT_IS },
  { "veto", "value", N_("Value"), MICRO },
  { "veto", "reason", N_("Reason"), AS_IT_IS },
  { "veto", "document", N_("Document"), AS_IT_IS },
  { "edition", "number", N_("Edition"), AS_IT_IS },
  { "edition", "reason", N_("Reason"), AS_IT_IS },
  { "edition", "published", N_("Published at"), AS_IT_IS },
  { "bulletin", "title", N_("Title"), AS_IT_IS },
  { "bulletin", "number", N_("Number"), AS_IT_IS },
  { "bulletin", "day", N_("Day"), AS_IT_IS },
  { "bulletin", "mark", N_("Document number"), AS_IT_IS },
  { "bulletin_draft", "title", N_("Title"), AS_IT_IS },
  { "bulletin_draft", "number", N_("Number"), AS_IT_IS },
  { "bulletin_draft", "day", N_("Day"), AS_IT_IS },
  { "bulletin_draft", "mark", N_("Document number"), AS_IT_IS },
  { "bulletin_draft", "signer", N_("Signed by"), AS_IT_IS },
  { "bulletin_draft", "sent_to", N_("Sent to"), AS_IT_IS },
  { "bulletin_draft", "copied_to", N_("Copied to"), AS_IT_IS },
  { "bulletin_section", "heading", N_("Heading"), AS_IT_IS },
  { "bulletin_section", "text", N_("Text"), AS_IT_IS },
  { "bulletin_section", "included", N_("Included"), YES_NO },
  { "bulletin_section", "position", N_("Position"), AS_IT_IS },
  { "category", "name", N_("Name"), AS_IT_IS },
  { "category", "area", N_("Area"), AS_IT_IS },
  { "category", "code", N_("Code"), AS_IT_IS },
  { "category", "retired", N_("Retired"), YES_NO },
  { "category", "weight", N_("Weight"), MICRO },
  { "category", "ticket_limit", N_("Limit of a white ticket"), AS_IT_IS },
  { "item", "name", N_("Name"), AS_IT_IS },
  { "item", "text", N_("Text"), AS_IT_IS },
  { "item", "mark", N_("Full mark"), MICRO },
  { "item", "code", N_("Code"), AS_IT_IS },
  { "item", "method", N_("Method"), ITEM_METHOD },
  { "item", "rating", N_("Ratings"), AS_IT_IS },
  { "item", "fault_a", N_("Faults up to A"), AS_IT_IS },
  { "item", "fault_b", N_("Faults up to B"), AS_IT_IS },
  { "item", "fault_c", N_("Faults up to C"), AS_IT_IS },
  { "item", "amount", N_("Deducted for each fault"), MICRO },
  { "item", "target", N_("Target"), MICRO },
  { "item", "zero", N_("Start of the scale"), MICRO },
  { "item", "veto", N_("Veto"), YES_NO },
  { "item", "photo", N_("Photo required if not met"), YES_NO },
  { "item", "retired", N_("Retired"), YES_NO },
  { "item", "bureau", N_("Lead bureau"), AS_IT_IS },
  { "point", "name", N_("Name"), AS_IT_IS },
  { "point", "code", N_("Code"), AS_IT_IS },
  { "point", "category_id", N_("Category"), CATEGORY },
  { "point", "unit_id", N_("Unit"), UNIT },
  { "point", "bureau_id", N_("Lead bureau"), UNIT },
  { "point", "address", N_("Address"), AS_IT_IS },
  { "point", "must_see", N_("Must be seen"), YES_NO },
  { "point", "from_day", N_("From"), AS_IT_IS },
  { "point", "to_day", N_("Until"), AS_IT_IS },
  { "standard_version", "name", N_("Name"), AS_IT_IS },
  { "standard_version", "from_day", N_("From"), AS_IT_IS },
  { "rating", "word", N_("Name"), AS_IT_IS },
  { "rating", "percent", N_("Percent of the mark"), MICRO },
  { "round_file", "name", N_("Name"), AS_IT_IS },
  { "award", "state", N_("State"), AS_IT_IS },
  { "award", "amount", N_("Amount"), MICRO },
  { "award", "reason", N_("Reason"), AS_IT_IS },
  { "sampling_rule", "rule", N_("Sampling rule"), AS_IT_IS },
  { "sampling_rule", "at_least", N_("At least"), AS_IT_IS },
  { "sampling_rule", "skip_last", N_("Rounds looked back"), AS_IT_IS },
  { "draw", "drawn", N_("Drawn at"), AS_IT_IS },
  { "draw", "seed", N_("Seed"), AS_IT_IS },
  { "draw", "frame", N_("Digest of the frame"), AS_IT_IS },
  { "draw_point", "day", N_("Day of the visit"), AS_IT_IS },
  { "draw_point", "must_see", N_("Must be seen"), YES_NO },
  { "team", "name", N_("Name"), AS_IT_IS },
  { "team", "members", N_("Members"), AS_IT_IS },
  { "question", "text", N_("Question"), AS_IT_IS },
  { "question", "form", N_("Questionnaire"), AS_IT_IS },
  { "question", "component", N_("Component"), AS_IT_IS },
  { "question_option", "name", N_("Option"), AS_IT_IS },
  { "question_option", "value", N_("Value"), MICRO },
  { "observation", "inspector", N_("Inspector"), AS_IT_IS },
  { "observation", "grade", N_("Rating"), AS_IT_IS },
  { "observation", "faults", N_("Faults"), AS_IT_IS },
  { "observation", "value", N_("Measured"), MICRO },
  { "observation", "note", N_("Note"), AS_IT_IS },
  { "observation", "seen_at", N_("Seen at"), AS_IT_IS },
  { "observation", "manner", N_("Manner"), AS_IT_IS },
  { "observation_file", "name", N_("File"), AS_IT_IS },
  { "observation_file", "taken", N_("Taken"), AS_IT_IS },
  { "second_rating", "rater", N_("Rated by"), AS_IT_IS },
  { "second_rating", "grade", N_("Rating"), AS_IT_IS },
  { "second_rating", "faults", N_("Faults"), AS_IT_IS },
  { "second_rating", "value", N_("Measured"), MICRO },
  { "second_rating", "note", N_("Note"), AS_IT_IS },
  { "second_rating", "settled", N_("Settled for"), AS_IT_IS },
  { "second_rating", "reason", N_("Reason"), AS_IT_IS },
  { "survey_count", "n", N_("Answers"), AS_IT_IS },
  { "respondent", "unit_id", N_("Unit"), UNIT },
  { "respondent", "ext_id", N_("Questionnaire no."), AS_IT_IS },
  { "respondent", "interviewer", N_("Interviewer"), AS_IT_IS },
  { "respondent", "day", N_("Day"), AS_IT_IS },
  { "survey_quota", "quota", N_("Quota"), AS_IT_IS },
  { "evaluation", "score", N_("Score"), MICRO },
  { "evaluation", "note", N_("Note"), AS_IT_IS },
  { "cross_plan", "seed", N_("Seed"), AS_IT_IS },
  { "cross_plan", "visits", N_("Visits by each unit"), AS_IT_IS },
  { "office_hours", "spans", N_("Hours"), AS_IT_IS },
  { "ticket", "unit_id", N_("Unit"), UNIT },
  { "ticket", "problem", N_("Problem"), AS_IT_IS },
  { "ticket", "requirement", N_("Requirement"), AS_IT_IS },
  { "ticket", "source", N_("Source"), AS_IT_IS },
  { "ticket", "note", N_("Note"), AS_IT_IS },
  { "ticket_assist", "unit_id", N_("Unit"), UNIT },
  { "ticket_event", "as_of", N_("Time"), AS_IT_IS },
  { "ticket_event", "kind", N_("What happened"), TICKET_KIND },
  { "ticket_event", "text", N_("Text"), AS_IT_IS },
  { "ticket_event", "document", N_("Document"), AS_IT_IS },
  { "ticket_event", "due", N_("Due"), AS_IT_IS },
  { "ticket_event", "colour", N_("Colour"), TICKET_COLOUR },
  { "ticket_number", "cancelled", N_("Number cancelled"), YES_NO },
  { "ticket_file", "name", N_("Name"), AS_IT_IS },
  { "lookback", "seed", N_("Seed"), AS_IT_IS },
  { "lookback", "percents", N_("Shares"), AS_IT_IS },
  { "ticket_view", "name", N_("Name"), AS_IT_IS },
};

typedef struct
{
  const char *name;
  const char *title;
} Word;

static const Word tables[] = {
  { "setting", N_("Setting") },
  { "operator", N_("Operator") },
  { "campaign", N_("Campaign") },
  { "calendar_day", N_("Calendar") },
  { "unit", N_("Unit") },
  { "unit_version", N_("Unit") },
  { "unit_successor", N_("Successor") },
  { "grouping", N_("Grouping") },
  { "unit_group", N_("Group") },
  { "membership", N_("Group member") },
  { "scheme", N_("Scheme") },
  { "scheme_version", N_("Scheme") },
  { "round", N_("Round") },
  { "round_scheme", N_("Scheme of the round") },
  { "score", N_("Score") },
  { "adjustment", N_("Adjustment") },
  { "adjustment_share", N_("Share of an adjustment") },
  { "veto", N_("Veto") },
  { "edition", N_("Edition") },
  { "bulletin", N_("Bulletin") },
  { "bulletin_file", N_("File of a bulletin") },
  { "bulletin_draft", N_("Draft of a bulletin") },
  { "bulletin_section", N_("Section of a bulletin") },
  { "category", N_("Category") },
  { "item", N_("Item") },
  { "point", N_("Point") },
  { "standard_version", N_("Version of the standard") },
  { "rating", N_("Rating") },
  { "round_file", N_("Document") },
  { "award", N_("Award or sanction") },
  { "sampling_rule", N_("Sampling rule") },
  { "draw", N_("Draw") },
  { "draw_point", N_("Point drawn") },
  { "team", N_("Team") },
  { "question", N_("Question") },
  { "question_option", N_("Option of a question") },
  { "survey_count", N_("Count of answers") },
  { "respondent", N_("Filled questionnaire") },
  { "respondent_answer", N_("Answer") },
  { "survey_quota", N_("Quota of questionnaires") },
  { "evaluation", N_("Evaluation") },
  { "cross_plan", N_("Assignment of visits") },
  { "cross_visit", N_("Visit") },
  { "observation", N_("Observation") },
  { "observation_file", N_("Photo of an observation") },
  { "second_rating", N_("Second rating") },
  { "ticket_observation", N_("Observation of a ticket") },
  { "office_hours", N_("Office hours") },
  { "ticket", N_("Ticket") },
  { "ticket_assist", N_("Assisting unit") },
  { "ticket_informant", N_("Informant") },
  { "ticket_event", N_("Course of a ticket") },
  { "ticket_number", N_("Ticket number") },
  { "ticket_file", N_("File of a ticket") },
  { "lookback", N_("Look-back draw") },
  { "lookback_ticket", N_("Ticket to look at again") },
  { "ticket_view", N_("Saved view") },
};

static const Word settings[] = {
  { "city", N_("City") },
  { "office", N_("Name of the office") },
  { "zone", N_("Time zone") },
  { "standard.rating", N_("Ratings of items that name none") },
  { "standard.pass_line", N_("Pass line, percent of the mark") },
};

void
san_journal_line_free (SanJournalLine *line)
{
  g_free (line->subject);
  g_free (line->field);
  g_free (line->before);
  g_free (line->after);
  g_free (line);
}

static const char *
table_title (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].name, table))
      return _(tables[i].title);

  return table;
}

static const char *
setting_title (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].name, key))
      return _(settings[i].title);

  return key;
}

static const Field *
find_field (const char *table,
            const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].table, table) && g_str_equal (fields[i].column, column))
      return &fields[i];

  return NULL;
}

static char *
unit_text (const char            *id,
           const SanJournalNames *names)
{
  const SanUnit *unit = NULL;

  if (names->roster != NULL && *id != '\0')
    unit = san_roster_get (names->roster, g_ascii_strtoll (id, NULL, 10));

  return g_strdup (unit != NULL ? san_roster_display (names->roster, unit) : id);
}

static char *
category_text (const char            *id,
               const SanJournalNames *names)
{
  g_autoptr (SanCategory) category = NULL;

  if (names->database != NULL && *id != '\0')
    category = san_category_store_load (names->database, g_ascii_strtoll (id, NULL, 10), NULL);

  return g_strdup (category != NULL ? category->name : id);
}

/* (transfer full) (nullable): as it is called now, where an edit does not say */
static char *
point_text (const char            *id,
            const SanJournalNames *names)
{
  g_autoptr (SanPoint) point = NULL;

  if (names->database != NULL)
    point = san_point_store_load (names->database, g_ascii_strtoll (id, NULL, 10), NULL);

  return point != NULL ? g_strdup_printf ("%s %s", point->code, point->name) : NULL;
}

static char *
value_text (const char            *text,
            Kind                   kind,
            const SanJournalNames *names)
{
  SanUnitKind unit_kind;
  SanStanding standing;
  SanRoundState state;
  SanTicketKind ticket_kind;
  SanTicketColour colour;

  if (*text == '\0')
    return g_strdup ("");

  switch (kind)
    {
    case MICRO:
      return san_micro_format (g_ascii_strtoll (text, NULL, 10), SAN_DECIMALS_NEEDED);

    case UNIT:
      return unit_text (text, names);

    case CATEGORY:
      return category_text (text, names);

    case UNIT_KIND:
      return g_strdup (san_unit_kind_parse (text, &unit_kind) ? san_unit_kind_title (unit_kind)
                                                              : text);

    case STANDING:
      return g_strdup (san_standing_parse (text, &standing) ? san_standing_title (standing)
                                                            : text);

    case STATE:
      return g_strdup (san_round_state_parse (text, &state) ? san_round_state_title (state)
                                                            : text);

    case CELL_STATE:
      if (g_str_equal (text, "missing"))
        return g_strdup (_("no data"));
      return g_strdup (g_str_equal (text, "na") ? _("not applicable") : _("value"));

    case YES_NO:
      return g_strdup (g_str_equal (text, "1") ? _("yes") : _("no"));

    case ITEM_METHOD:
      return g_strdup (san_item_method_title (text));

    case TICKET_KIND:
      return g_strdup (san_ticket_kind_parse (text, &ticket_kind)
                       ? san_ticket_kind_label (ticket_kind) : text);

    case TICKET_COLOUR:
      return g_strdup (san_ticket_colour_parse (text, &colour)
                       ? san_ticket_colour_label (colour) : text);

    case AS_IT_IS:
    case HIDDEN:
    default:
      return g_strdup (text);
    }
}

static const char *
column_text (const SanRowChange *change,
             const char         *column)
{
  for (guint i = 0; change->columns[i] != NULL; i++)
    if (g_str_equal (change->columns[i], column))
      return change->operation == '-' ? change->before[i] : change->after[i];

  return NULL;
}

/* What the row is about: its name, its unit, its key. */
static char *
subject_of (const SanRowChange    *change,
            const SanJournalNames *names)
{
  static const char *const columns[] = { "name", "label", "title", "problem", "reason" };
  const char *unit = column_text (change, "unit_id");
  g_autofree char *subject = NULL;

  if (g_str_equal (change->table, "score") && g_strv_length (change->key) == 3)
    {
      g_autofree char *name = unit_text (change->key[1], names);

      return g_strdup_printf ("%s · %s", name, change->key[2]);
    }
  if (g_str_equal (change->table, "setting"))
    return g_strdup (setting_title (change->key[0]));
  if (g_str_equal (change->table, "calendar_day"))
    return g_strdup_printf ("%s %s", table_title (change->table), change->key[0]);
  if (g_str_equal (change->table, "ticket_informant"))
    return g_strdup (table_title (change->table));     /* whose name is nobody's business */
  if (g_str_equal (change->table, "point"))
    subject = point_text (change->key[0], names);
  if (subject != NULL)
    return g_steal_pointer (&subject);
  if (unit != NULL && *unit != '\0' && !g_str_equal (change->table, "point"))
    return unit_text (unit, names);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = column_text (change, columns[i]);

      if (text != NULL && *text != '\0')
        return g_strdup_printf ("%s %s", table_title (change->table), text);
    }

  return g_strdup (table_title (change->table));
}

static void
add_line (GPtrArray  *lines,
          const char *subject,
          const char *field,
          char       *before,
          char       *after)
{
  SanJournalLine *line = g_new0 (SanJournalLine, 1);

  line->subject = g_strdup (subject);
  line->field = g_strdup (field);
  line->before = before;
  line->after = after;
  g_ptr_array_add (lines, line);
}

static void
add_lines (GPtrArray             *lines,
           const SanRowChange    *change,
           const SanJournalNames *names)
{
  g_autofree char *subject = subject_of (change, names);
  guint n = lines->len;

  for (guint i = 0; change->columns[i] != NULL; i++)
    {
      const Field *field = find_field (change->table, change->columns[i]);

      if (field == NULL || g_str_equal (change->before[i], change->after[i]))
        continue;
      add_line (lines, subject, _(field->title),
                value_text (change->before[i], field->kind, names),
                value_text (change->after[i], field->kind, names));
    }
  /* a record of keys alone came or went */
  if (lines->len == n && change->operation != '~')
    add_line (lines, subject, "",
              g_strdup (change->operation == '-' ? subject : ""),
              g_strdup (change->operation == '+' ? subject : ""));
}

GPtrArray *
san_journal_lines (GPtrArray             *changes,
                   const SanJournalNames *names)
{
  GPtrArray *lines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_journal_line_free);

  for (guint i = 0; i < changes->len; i++)
    add_lines (lines, g_ptr_array_index (changes, i), names);

  return lines;
}

char *
san_journal_summary (GPtrArray *lines)
{
  const SanJournalLine *line;

  if (lines->len == 0)
    return g_strdup ("");

  line = g_ptr_array_index (lines, 0);
  if (*line->before != '\0' && *line->after != '\0')
    return g_strdup_printf ("%s → %s", line->before, line->after);
  if (*line->after != '\0')
    return g_strdup_printf ("%s %s", line->field, line->after);

  return g_strdup_printf (_("%s %s removed"), line->field, line->before);
}
