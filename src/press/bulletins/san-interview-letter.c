/* san-interview-letter.c - letters of interview 约谈通知书
 *
 * An official paper in Chinese, as the bulletin is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-interview-letter.h"

#include <string.h>

#include "base/san-decimal.h"
#include "bulletins/san-workbook.h"
#include "registry/san-roster.h"
#include "schemes/san-award-rule.h"
#include "store/san-setting-store.h"

#define INTERVIEW "interview"

typedef struct
{
  const SanRound          *round;
  SanRanking              *ranking;
  const SanInterviewWords *words;
  SanRoster  *roster;
  char       *office;
  char       *period;
  GHashTable *taken;                   /* names of files */
} Maker;

static void
letter_free (SanInterviewLetter *letter)
{
  g_free (letter->name);
  san_document_free (letter->document);
  g_free (letter);
}

/* The rule in words --------------------------------------------------------------------- */

/* (nullable) */
static const SanAwardRule *
find_rule (GPtrArray  *rules,
           const char *name)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const SanAwardRule *rule = g_ptr_array_index (rules, i);

      if (strcmp (rule->name, name) == 0)
        return rule;
    }

  return NULL;
}

static void
add_mark (GPtrArray  *parts,
          const char *bound,
          gint64      value)
{
  g_autofree char *number = san_micro_format (value, SAN_DECIMALS_NEEDED);

  g_ptr_array_add (parts, g_strdup_printf ("总分不%s于%s分", bound, number));
}

/* 位列本组后3名，总分不高于75分，连续2期 */
static char *
rule_words (const SanAwardRule *rule)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (rule->bottom > 0)
    g_ptr_array_add (parts, g_strdup_printf ("位列本组后%u名", rule->bottom));
  if (rule->top > 0)
    g_ptr_array_add (parts, g_strdup_printf ("位列本组前%u名", rule->top));
  if (rule->has_at_most)
    add_mark (parts, "高", rule->at_most);
  if (rule->has_at_least)
    add_mark (parts, "低", rule->at_least);
  if (rule->grade != NULL)
    g_ptr_array_add (parts, g_strdup_printf ("等次为“%s”", rule->grade));
  if (rule->running > 0)
    g_ptr_array_add (parts, g_strdup_printf ("连续%u期", rule->running));
  if (rule->times > 0)
    g_ptr_array_add (parts, g_strdup_printf ("本年累计%u次", rule->times));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv ("，", (char **) parts->pdata);
}

/* The letter ---------------------------------------------------------------------------- */

static char *
day_words (SanDay day)
{
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);

  return g_strdup_printf ("%d年%d月%d日", year, month, mday);
}

static const char *
or_blank (const char *text,
          const char *blank)
{
  return text != NULL && *text != '\0' ? text : blank;
}

static void
add_line (SanDocument *document,
          const char  *label,
          const char  *text)
{
  SanDocumentBlock *block = san_document_add_runs (document);

  san_document_block_add_run (block, label, TRUE, FALSE);
  san_document_block_add_run (block, text, FALSE, FALSE);
}

static char *
make_reason (const Maker    *self,
             const SanAward *award,
             const SanPlace *place)
{
  g_autoptr (GPtrArray) rules = san_award_rules_of (place->score->scheme);
  const SanAwardRule *rule = find_rule (rules, award->rule);
  g_autofree char *condition = rule != NULL ? rule_words (rule) : g_strdup ("");
  GString *reason = g_string_new (NULL);

  g_string_append_printf (reason, "经考评，你单位%s总分%s分", self->period, place->total);
  if (award->place > 0)
    g_string_append_printf (reason, "，列%s第%u名", or_blank (award->group, "参评单位"),
                            award->place);
  g_string_append_printf (reason, "，符合《%s》奖惩规定的“%s”情形", place->score->scheme->name,
                          award->rule);
  if (*condition != '\0')
    g_string_append_printf (reason, "（%s）", condition);
  g_string_append (reason, "，决定对你单位主要负责人进行约谈。现将有关事项通知如下：");

  return g_string_free (reason, FALSE);
}

static char *
make_person (const Maker *self,
             gint64       unit_id)
{
  const SanUnit *unit = san_roster_get (self->roster, unit_id);

  return unit != NULL && *unit->head != '\0' ? g_strdup_printf ("主要负责人%s", unit->head)
                                             : g_strdup ("主要负责人");
}

static SanDocument *
make_document (const Maker    *self,
               const SanAward *award,
               const SanPlace *place)
{
  const SanInterviewWords *words = self->words;
  SanDocument *document = san_document_new ();
  SanDocumentHead *head = san_document_get_head (document);
  g_autofree char *reason = make_reason (self, award, place);
  g_autofree char *person = make_person (self, award->unit_id);

  head->title = g_strdup ("约谈通知书");
  head->recipients = g_strconcat (award->unit, "：", NULL);
  head->signature = g_strdup (self->office);
  head->date = day_words (words->day);
  if (award->state != SAN_AWARD_CONFIRMED && self->round->state != SAN_ROUND_PUBLISHED)
    head->watermark = g_strdup ("草稿");

  san_document_add_paragraph (document, reason);
  add_line (document, "一、约谈时间：", or_blank (words->when, "　　　年　　月　　日　　时"));
  add_line (document, "二、约谈地点：", or_blank (words->where, ""));
  add_line (document, "三、约谈对象：", person);
  if (*award->reason != '\0')
    add_line (document, "四、约谈事由：", award->reason);
  add_line (document, *award->reason != '\0' ? "五、有关要求：" : "四、有关要求：",
            "请约谈对象准时参加，并携带失分原因、整改措施和完成时限的书面材料；因故不能参加的，应事先书面说明。");
  if (words->contact != NULL && *words->contact != '\0')
    {
      g_autofree char *contact = g_strdup_printf ("（联系人：%s）", words->contact);

      san_document_add_paragraph (document, contact);
    }

  return document;
}

/* All of them --------------------------------------------------------------------------- */

static gboolean
is_wanted (const GArray *unit_ids,
           gint64        unit_id)
{
  for (guint i = 0; unit_ids != NULL && i < unit_ids->len; i++)
    if (g_array_index (unit_ids, gint64, i) == unit_id)
      return TRUE;

  return unit_ids == NULL;
}

static void
add_letter (const Maker    *self,
            GPtrArray      *letters,
            const SanAward *award)
{
  const SanPlace *place = san_ranking_find_place (self->ranking, award->participant);
  const SanParticipant *participant = place != NULL ? place->score->participant : NULL;
  g_autofree char *plain = NULL;
  SanInterviewLetter *letter;

  if (place == NULL)
    return;

  plain = participant->code != NULL && *participant->code != '\0'
          ? g_strdup_printf ("%s-%s-约谈通知书", participant->code, participant->name)
          : g_strdup_printf ("%s-约谈通知书", participant->name);
  letter = g_new0 (SanInterviewLetter, 1);
  letter->unit_id = award->unit_id;
  letter->name = san_file_name (plain, self->taken);
  letter->document = make_document (self, award, place);
  g_ptr_array_add (letters, letter);
}

static GPtrArray *
make_letters (const Maker     *self,
              const SanAwards *awards,
              const GArray    *unit_ids)
{
  GPtrArray *letters = g_ptr_array_new_with_free_func ((GDestroyNotify) letter_free);

  for (guint i = 0; i < awards->awards->len; i++)
    {
      const SanAward *award = g_ptr_array_index (awards->awards, i);

      if (strcmp (award->action, INTERVIEW) == 0 && award->state != SAN_AWARD_STRUCK &&
          is_wanted (unit_ids, award->unit_id))
        add_letter (self, letters, award);
    }

  return letters;
}

GPtrArray *
san_interview_letters_make (SanDatabase             *database,
                            const SanRound          *round,
                            SanRanking              *ranking,
                            const SanAwards         *awards,
                            const GArray            *unit_ids,
                            const SanInterviewWords *words,
                            GError                 **error)
{
  g_autofree char *office = san_setting_get (database, "office", error);
  g_autoptr (SanRoster) roster = office != NULL ? san_roster_load (database, round->period.last,
                                                                   TRUE, error) : NULL;
  g_autofree char *period = san_workbook_period (&round->period, round->label);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const Maker maker = { round, ranking, words, roster, office, period, taken };

  return roster != NULL ? make_letters (&maker, awards, unit_ids) : NULL;
}

static gboolean
write_letter (const SanInterviewLetter *letter,
              const char               *date,
              SanFileBatch             *batch,
              GError                  **error)
{
  g_autofree char *pdf_name = g_strconcat (letter->name, ".pdf", NULL);
  g_autofree char *docx_name = g_strconcat (letter->name, ".docx", NULL);
  g_autoptr (SanPaper) paper = san_document_paper_new (letter->document);
  g_autoptr (GBytes) pdf = san_paper_render_pdf (paper, date, error);
  g_autoptr (GBytes) docx = pdf != NULL ? san_document_render_docx (letter->document, date, error)
                                        : NULL;

  return docx != NULL && san_file_batch_add (batch, pdf_name, pdf, error) &&
         san_file_batch_add (batch, docx_name, docx, error);
}

gboolean
san_interview_letters_write (const GPtrArray *letters,
                             const char      *folder,
                             SanDay           day,
                             SanFileProgress  progress,
                             gpointer         data,
                             GCancellable    *cancellable,
                             GPtrArray      **paths,
                             GError         **error)
{
  g_autoptr (SanFileBatch) batch = san_file_batch_new (folder, error);
  g_autoptr (GPtrArray) written = NULL;
  g_autofree char *text = san_day_format (day);
  g_autofree char *date = g_strconcat (text, "T12:00:00Z", NULL);

  if (batch == NULL)
    return FALSE;

  for (guint i = 0; i < letters->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_letter (g_ptr_array_index (letters, i), date, batch, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, letters->len, data);
    }

  written = san_file_batch_finish (batch, error);
  if (written != NULL && paths != NULL)
    *paths = g_ptr_array_ref (written);

  return written != NULL;
}
