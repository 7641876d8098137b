/* san-field-form.c - the sheet that an inspector fills in by hand, and the filled one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-field-form.h"

#include <glib/gi18n-lib.h>

#include "paper/san-paper-book.h"
#include "paper/san-paper-table.h"
#include "rounds/san-observation-store.h"

#define BLANK_LINES 3   /* for what no item asks about */
/* Room to write in: an empty cell would ask for none */
#define BLANK_NOTE "　　　　　　　　"

typedef struct
{
  const SanRound  *round;
  SanStandard     *standard;
  SanRoster       *roster;
  SanFieldFormKind kind;
} Form;

static SanPaperTable *
sheet_new (const Form     *form,
           const SanVisit *visit)
{
  const char *const signatures[] = { _("Inspector"), _("On site"), C_("signature", "Date"), NULL };
  const SanCategory *category = san_standard_get_category (form->standard, visit->category_id);
  const SanUnit *unit = san_roster_get (form->roster, visit->unit_id);
  g_autofree char *title = g_strdup_printf (_("On-site sheet %s"), form->round->label);
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autofree char *subtitle = NULL;
  SanPaperTable *table;

  g_strv_builder_add_many (facts, visit->code, visit->name, NULL);
  if (category != NULL)
    g_strv_builder_add (facts, category->name);
  if (unit != NULL)
    g_strv_builder_add (facts, san_roster_display (form->roster, unit));
  if (*visit->address != '\0')
    g_strv_builder_add (facts, visit->address);
  texts = g_strv_builder_end (facts);
  subtitle = g_strjoinv ("　", texts);

  table = san_paper_table_new (title, subtitle);
  san_paper_table_set_orientation (table, SAN_PAPER_PORTRAIT);
  san_paper_table_set_signatures (table, signatures);
  san_paper_table_add_column (table, NULL, C_("list", "No."), 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, C_("on-site sheet", "What is looked at"), 2, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, _("Mark"), 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, C_("on-site sheet", "Rating"), 1, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, C_("on-site sheet", "Score"), 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, C_("on-site sheet", "Remark"), 2, SAN_PAPER_LEFT);

  return table;
}

static void
add_choice (GString    *text,
            const char *word,
            gboolean    chosen)
{
  g_string_append_printf (text, "%s%s\u00a0%s", text->len > 0 ? "  " : "", chosen ? "■" : "□", word);
}

/* The key of the rating that is in effect: as given, or what the faults come to */
static const char *
grade_of (const SanItem        *item,
          const SanRatingSet   *set,
          const SanObservation *found)
{
  const SanRating *rating = NULL;

  if (found == NULL)
    return "";
  if (*found->grade == '\0' && found->has_faults)
    rating = san_item_rate_faults (item, set, found->faults);

  return rating != NULL ? rating->key : found->grade;
}

static void
add_faults (GString              *text,
            const SanObservation *found)
{
  if (text->len > 0)
    g_string_append (text, "  ");
  if (found != NULL && found->has_faults)
    g_string_append_printf (text, ngettext ("%d fault", "%d faults", (gulong) found->faults),
                            found->faults);
  else
    g_string_append (text, _("____ faults"));
}

/* (transfer full): the ratings to tick, or what is to be counted or measured */
static char *
rating_text (const Form           *form,
             const SanItem        *item,
             const SanObservation *found)
{
  const SanRatingSet *set = san_standard_get_ratings (form->standard, item);
  const char *grade = grade_of (item, set, found);
  gboolean deducted = g_str_equal (item->method, "deduct");
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_str_equal (item->method, "value"))
    {
      g_autofree char *value = found != NULL && found->has_value
                               ? san_micro_format (found->value, SAN_DECIMALS_NEEDED)
                               : g_strdup ("________");

      g_string_append_printf (text, _("Measured %s"), value);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }

  for (guint i = 0; i < set->ratings->len && !deducted; i++)
    {
      const SanRating *rating = g_ptr_array_index (set->ratings, i);

      add_choice (text, rating->word, g_str_equal (grade, rating->key));
    }
  if (deducted || item->fault_a != SAN_STANDARD_NONE || (found != NULL && found->has_faults))
    add_faults (text, found);
  add_choice (text, _("N/A"), g_str_equal (grade, SAN_GRADE_NA));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* (transfer full): what it earned, "" where it is not rated */
static char *
score_text (const Form           *form,
            const SanItem        *item,
            const SanObservation *found)
{
  char *text = NULL;
  mpq_t earned;

  if (found == NULL)
    return g_strdup ("");

  mpq_init (earned);
  if (san_standard_earned (form->standard, item, found->grade,
                           found->has_faults ? found->faults : SAN_STANDARD_NONE,
                           found->has_value ? found->value : SAN_VALUE_NONE, earned))
    text = san_rational_format (earned, 1);
  mpq_clear (earned);

  return text != NULL ? text : g_strdup ("");
}

static const SanObservation *
find (GPtrArray *observations,
      gint64     point_id,
      gint64     item_id)
{
  for (guint i = 0; i < observations->len; i++)
    {
      const SanObservation *found = g_ptr_array_index (observations, i);

      if (found->point_id == point_id && found->item_id == item_id)
        return found;
    }

  return NULL;
}

/* Who was there when, as far as it is on file. */
static void
add_note (SanPaperTable *table,
          GPtrArray     *observations)
{
  const SanObservation *last = observations->len > 0
                               ? g_ptr_array_index (observations, observations->len - 1) : NULL;
  g_autofree char *note = NULL;

  if (last == NULL)
    return;
  note = g_strdup_printf (_("Inspected by %1$s, %2$s"), last->inspector, last->seen_at);
  san_paper_table_set_note (table, note);
}

static SanPaperTable *
fill_sheet (const Form     *form,
            const SanVisit *visit,
            GPtrArray      *observations)
{
  GPtrArray *items = san_standard_get_items (form->standard, visit->category_id);
  SanPaperTable *table = sheet_new (form, visit);
  const char *const blank[6] = { "" };

  for (guint i = 0; i < items->len; i++)
    {
      const SanItem *item = g_ptr_array_index (items, i);
      const SanObservation *found = find (observations, visit->point_id, item->id);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *mark = san_micro_format (san_item_get_mark (item), SAN_DECIMALS_NEEDED);
      g_autofree char *rating = rating_text (form, item, found);
      g_autofree char *score = score_text (form, item, found);
      const char *const cells[] = { number, item->name, mark, rating, score,
                                    found != NULL ? found->note
                                    : form->kind == SAN_FIELD_FORM_BLANK ? BLANK_NOTE : "" };

      san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, cells);
    }

  if (form->kind == SAN_FIELD_FORM_BLANK)
    {
      san_paper_table_add_row (table, SAN_PAPER_ROW_HEADING,
                               (const char *const[]) { _("What else was found") });
      for (guint i = 0; i < BLANK_LINES; i++)
        san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, blank);
    }
  add_note (table, observations);

  return table;
}

SanPaper *
san_field_form_new (SanDatabase     *database,
                    const SanRound  *round,
                    SanStandard     *standard,
                    SanRoster       *roster,
                    GPtrArray       *visits,
                    SanFieldFormKind kind,
                    GError         **error)
{
  const Form form = { round, standard, roster, kind };
  g_autofree char *title = g_strdup_printf (_("On-site sheet %s"), round->label);
  g_autoptr (SanPaperBook) book = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (visits->len == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("%s has no point to assess."),
                   round->label);
      return NULL;
    }

  book = san_paper_book_new (title);
  for (guint i = 0; i < visits->len; i++)
    {
      const SanVisit *visit = g_ptr_array_index (visits, i);
      g_autoptr (GPtrArray) observations = NULL;

      if (kind == SAN_FIELD_FORM_FILLED)
        {
          observations = san_observation_store_list (database, round->id, visit->point_id, error);
          if (observations == NULL)
            return NULL;
        }
      san_paper_book_add (book, SAN_PAPER (fill_sheet (&form, visit, observations != NULL
                                                                     ? observations : none)));
    }

  return SAN_PAPER (g_steal_pointer (&book));
}
