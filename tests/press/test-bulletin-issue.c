/* test-bulletin-issue.c - what an issued bulletin is made of, keeps and proves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-error.h"
#include "bulletins/san-bulletin-compose.h"
#include "bulletins/san-bulletin-data.h"
#include "bulletins/san-bulletin-draft.h"
#include "bulletins/san-bulletin-money.h"
#include "bulletins/san-bulletin-paper.h"
#include "paper/san-paper-lines.h"
#include "paper/san-recorded-paper.h"
#include "schemes/san-scheme-store.h"
#include "store/san-blob-store.h"
#include "store/san-setting-store.h"
#include "support/san-test-onsite.h"

#define DAY san_day_new (2018, 6, 15)

static void
change (SanTestOffice *office,
        const char    *sql)
{
  g_autoptr (GError) error = NULL;

  san_workspace_change (office->workspace, "units.edit", "test",
                        (SanChangeFunc) san_database_exec, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

/* A round of which a little was seen, ready to be published */
static SanTestOffice *
reviewed_office (SanRound **round)
{
  SanTestOffice *office = san_test_onsite_new ();

  san_test_onsite_rate (office, "P1", "SC1", "A", "");
  san_test_onsite_rate (office, "P1", "SC2", "C#", "门口污水外溢");
  san_test_onsite_rate (office, "P1", "SC3", "no", "");
  san_test_onsite_rate (office, "P1", "SC4", "#2", "");
  san_test_onsite_rate (office, "P5", "RX1", "yes", "");
  change (office, "UPDATE round SET state = 'review'");
  *round = san_test_onsite_round (office);

  return office;
}

static SanBulletin *
find_bulletin (SanTestOffice *office,
               const char    *name)
{
  g_autoptr (GError) error = NULL;
  SanBulletin *bulletin = san_bulletin_store_find (san_test_office_database (office), name,
                                                   &error);

  g_assert_no_error (error);
  return bulletin;
}

/* (transfer full) */
static char *
read_text (SanTestOffice *office,
           const char    *name,
           const char    *format)
{
  g_autoptr (SanBulletin) bulletin = find_bulletin (office, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = san_bulletin_store_get_file (san_test_office_database (office),
                                                          bulletin, format, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Whether it stands on the paper, whatever lines it takes */
static gboolean
says (SanPaper   *paper,
      const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < san_paper_get_n_pages (paper); i++)
    {
      const GPtrArray *lines = san_paper_get_lines (paper, i);

      for (guint j = 0; j < lines->len; j++)
        {
          const SanPaperLine *line = g_ptr_array_index (lines, j);

          g_assert_cmpuint (line->n, ==, g_utf8_strlen (line->text, -1));
          for (guint k = 0; k < line->n; k++)
            g_assert_cmpfloat (line->edges[k], <=, line->edges[k + 1]);
          g_string_append (text, line->text);
          if (!line->goes_on)
            g_string_append_c (text, '\n');
        }
    }

  return strstr (text->str, words) != NULL;
}

static GPtrArray *
verify (SanTestOffice *office,
        const char    *name)
{
  g_autoptr (SanBulletin) bulletin = find_bulletin (office, name);
  g_autoptr (GError) error = NULL;
  GPtrArray *differences = san_bulletin_verify (san_test_office_database (office), bulletin,
                                                &error);

  g_assert_no_error (error);
  return differences;
}

static void
publish (SanTestOffice  *office,
         const SanRound *round)
{
  g_autoptr (GError) error = NULL;

  san_bulletin_publish (office->workspace, round, 1, DAY, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Drafts ---------------------------------------------------------------------------- */

static gboolean
save_draft (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_bulletin_draft_store_save (database, data, "2018-06-15 11:00", "李敏", error);
}

static void
save (SanTestOffice    *office,
      SanBulletinDraft *draft)
{
  g_autoptr (GError) error = NULL;

  san_workspace_change (office->workspace, "bulletin.edit", "test", save_draft, draft, NULL,
                        &error);
  g_assert_no_error (error);
}

static SanBulletinSection *
section_of (SanBulletinDraft *draft,
            const char       *key)
{
  for (guint i = 0; i < draft->sections->len; i++)
    {
      SanBulletinSection *section = g_ptr_array_index (draft->sections, i);

      if (strcmp (section->key, key) == 0)
        return section;
    }

  g_assert_not_reached ();
}

static void
set_text (SanBulletinDraft *draft,
          const char       *key,
          const char       *text)
{
  SanBulletinSection *section = section_of (draft, key);

  g_free (section->text);
  section->text = g_strdup (text);
}

static void
test_a_round_leaves_as_five_files (void)
{
  SanRound *round;
  g_autoptr (SanTestOffice) office = reviewed_office (&round);
  g_autoptr (SanRound) owned = round;
  g_autoptr (SanBulletin) bulletin = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) formats = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  publish (office, round);
  bulletin = find_bulletin (office, "1");
  g_assert_cmpstr (bulletin->kind, ==, "monthly");
  g_assert_cmpstr (bulletin->mark, ==, "");
  files = san_bulletin_store_list_files (san_test_office_database (office), bulletin->id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    g_string_append_printf (formats, "%s ", ((SanBulletinFile *) files->pdata[i])->format);
  g_assert_cmpstr (formats->str, ==, "docx pdf txt words xlsx ");

  text = read_text (office, "1", "txt");
  g_assert_nonnull (strstr (text, "第1期（总第1期）\n"));
  g_assert_nonnull (strstr (text, "关于2018年6月份考评情况的通报\n"));
  g_assert_nonnull (strstr (text, "\n一、考评结果\n"));
  /* what failed, and what it was rated */
  g_assert_nonnull (strstr (text, "\t东门市场\t市场\t下水畅通：门口污水外溢\tC#\n"));
  g_assert_nonnull (strstr (text, "\t东门市场\t市场\t亮照经营\t不符合\n"));
  /* no tickets, no section of them */
  g_assert_null (strstr (text, "三色单办理"));

  differences = verify (office, "1");
  g_assert_cmpuint (differences->len, ==, 0);
}

static gboolean
replace_text (SanDatabase *database,
              gpointer     text,
              GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autofree char *sha256 = NULL;
  g_autofree char *sql = NULL;

  if (!san_blob_store_put (database, bytes, &sha256, error))
    return FALSE;
  sql = g_strdup_printf ("UPDATE bulletin_file SET sha256 = '%s' WHERE format = 'txt'", sha256);

  return san_database_exec (database, sql, error);
}

/* A line that was changed behind the program's back is named. */
static void
test_a_changed_line_is_found (void)
{
  SanRound *round;
  g_autoptr (SanTestOffice) office = reviewed_office (&round);
  g_autoptr (SanRound) owned = round;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *expected = NULL;
  const SanBulletinDifference *difference;
  g_autoptr (GError) error = NULL;

  publish (office, round);
  text = read_text (office, "1", "txt");
  lines = g_strsplit (text, "\n", -1);
  expected = g_steal_pointer (&lines[2]);
  lines[2] = g_strdup ("第9期（总第9期）");
  changed = g_strjoinv ("\n", lines);
  san_workspace_change (office->workspace, "units.edit", "test", replace_text, changed, NULL,
                        &error);
  g_assert_no_error (error);

  differences = verify (office, "1");
  g_assert_cmpuint (differences->len, ==, 1);
  difference = g_ptr_array_index (differences, 0);
  g_assert_cmpstr (difference->sheet, ==, "text");
  g_assert_cmpstr (difference->cell, ==, "3");
  g_assert_cmpstr (difference->found, ==, "第9期（总第9期）");
  g_assert_cmpstr (difference->expected, ==, expected);
}

/* A figure that was typed over stops the issue until somebody signs for it. */
static void
test_a_draft_is_issued_once_it_is_settled (void)
{
  SanRound *round;
  g_autoptr (SanTestOffice) office = reviewed_office (&round);
  g_autoptr (SanRound) owned = round;
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanBulletinDraft) draft = san_bulletin_draft_new (SAN_BULLETIN_MONTHLY, round->id);
  g_autoptr (SanBulletinDraft) issued = NULL;
  g_autoptr (SanBulletin) bulletin = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_free (draft->title);
  draft->title = g_strdup ("关于六月考评的通报");
  g_free (draft->signer);
  draft->signer = g_strdup ("王主任");
  set_text (draft, "lead", "本月共看点位{points|99}个。");
  set_text (draft, "demands", "请各单位对照整改。\n十日内报送结果。");
  save (office, draft);
  before = san_test_office_digest (office);

  g_assert_false (san_bulletin_publish (office->workspace, round, 1, DAY, NULL, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_clear_error (&error);
  after = san_test_office_digest (office);
  g_assert_cmpstr (after, ==, before);

  set_text (draft, "lead", "本月共看点位{points|99|王主任}个。");
  save (office, draft);
  publish (office, round);

  text = read_text (office, "1", "txt");
  g_assert_nonnull (strstr (text, "本月共看点位99个。\n"));
  g_assert_nonnull (strstr (text, "关于六月考评的通报\n"));
  g_assert_nonnull (strstr (text, "签发人：王主任\n"));
  g_assert_nonnull (strstr (text, "请各单位对照整改。\n十日内报送结果。\n"));
  bulletin = find_bulletin (office, "1");
  g_assert_cmpstr (bulletin->title, ==, "关于六月考评的通报");
  issued = san_bulletin_draft_store_get (database, draft->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (issued->bulletin_id, ==, bulletin->id);
  g_assert_cmpuint (issued->number, ==, 1);

  differences = verify (office, "1");
  g_assert_cmpuint (differences->len, ==, 0);
}

/* Of days, not of a round */
static void
test_a_bulletin_without_a_round (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanBulletinDraft) draft = san_bulletin_draft_new (SAN_BULLETIN_WEEKLY, 0);
  g_autoptr (SanBulletin) bulletin = NULL;
  g_autoptr (SanPaper) paper = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  draft->from = san_day_new (2018, 6, 4);
  draft->to = san_day_new (2018, 6, 10);
  set_text (draft, "demands", "请抓紧办理。");
  save (office, draft);
  g_assert_true (san_bulletin_issue (office->workspace, draft, 7, DAY, &name, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "2018-7");

  bulletin = find_bulletin (office, "2018-7");
  g_assert_cmpstr (bulletin->kind, ==, "weekly");
  g_assert_cmpstr (bulletin->round, ==, "");
  g_assert_cmpuint (bulletin->running, ==, 1);
  text = read_text (office, "7", "txt");
  g_assert_nonnull (strstr (text, "工作周报\n"));
  g_assert_nonnull (strstr (text, "请抓紧办理。\n"));
  differences = verify (office, "7");
  g_assert_cmpuint (differences->len, ==, 0);

  /* one without a round is read as the paper it became, too */
  paper = san_bulletin_read_paper (database, bulletin, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (says (paper, "请抓紧办理。"));

  /* and not a second time */
  g_assert_false (san_bulletin_issue (office->workspace, draft, 8, DAY, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
}

static gboolean
set_mark (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  return san_setting_set (database, "issuer", "云创指", error);
}

static void
test_the_mark_follows_the_setting (void)
{
  SanRound *round;
  g_autoptr (SanTestOffice) office = reviewed_office (&round);
  g_autoptr (SanRound) owned = round;
  g_autoptr (SanBulletin) bulletin = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  san_workspace_change (office->workspace, "units.edit", "test", set_mark, NULL, NULL, &error);
  g_assert_no_error (error);
  publish (office, round);
  bulletin = find_bulletin (office, "1");
  g_assert_cmpstr (bulletin->mark, ==, "云创指〔2018〕1号");
  text = read_text (office, "1", "txt");
  g_assert_nonnull (strstr (text, "云创指〔2018〕1号\n"));
}

/* Awards ---------------------------------------------------------------------------- */

static gboolean
set_rules (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  g_autoptr (SanScheme) scheme = san_scheme_parse (
    "{\"name\": \"方案\", \"from\": \"2018-01\", \"awards\": ["
    " {\"name\": \"表扬\", \"where\": {\"top\": 1}, \"action\": \"commend\"},"
    " {\"name\": \"检讨\", \"where\": {\"bottom\": 1}, \"action\": \"self-criticism\"}],"
    " \"component\": {\"key\": \"total\", \"name\": \"总分\", \"combine\": \"sum\","
    " \"children\": [{\"key\": \"site\", \"name\": \"实地\", \"source\": \"inspection\"}]}}",
    error);
  guint version;

  return scheme != NULL && san_scheme_store_set (database, scheme, &version, NULL, error);
}

static gboolean
strike (SanDatabase *database,
        gpointer     round,
        GError     **error)
{
  g_autoptr (SanRanking) ranking = san_ranking_load (database, round, NULL, error);
  g_autoptr (SanAwards) awards =
    ranking != NULL ? san_awards_load (database, round, ranking, error) : NULL;
  guint n = 0;

  if (awards == NULL)
    return FALSE;

  for (guint i = 0; i < awards->awards->len; i++)
    {
      const SanAward *award = g_ptr_array_index (awards->awards, i);
      SanAwardDecision decision = { award->unit_id, award->rule, SAN_AWARD_STRUCK, FALSE, 0,
                                    (char *) "已另行处理" };

      if (strcmp (award->rule, "检讨") != 0)
        continue;
      n++;
      if (!san_award_store_decide (database, round, &decision, "2018-06-15 10:00", "李敏", error))
        return FALSE;
    }

  /* the street and the bureau of its point share the last place */
  g_assert_cmpuint (n, ==, 2);
  return TRUE;
}

static char *
list_awards (SanTestOffice *office)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRanking) ranking = san_ranking_load (database, round, NULL, &error);
  g_autoptr (SanAwards) awards = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  awards = san_bulletin_load_awards (database, round, ranking, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < awards->awards->len; i++)
    {
      const SanAward *award = g_ptr_array_index (awards->awards, i);

      g_string_append_printf (text, "%s %s %u %s %s %s\n", award->rule, award->unit,
                              award->place, award->action, san_award_state_name (award->state),
                              award->reason);
    }

  return g_string_free (text, FALSE);
}

/* Whatever happens to the records of the decisions, the round's awards are those that were
 * issued. */
static void
test_awards_stay_as_decided (void)
{
  SanRound *round;
  g_autoptr (SanTestOffice) office = reviewed_office (&round);
  g_autoptr (SanRound) owned = round;
  g_autofree char *before = NULL;
  g_autofree char *published = NULL;
  g_autofree char *later = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  san_workspace_change (office->workspace, "scheme.set", "test", set_rules, NULL, NULL, &error);
  g_assert_no_error (error);
  san_workspace_change (office->workspace, "awards.decide", "test", strike, round, NULL, &error);
  g_assert_no_error (error);
  before = list_awards (office);
  g_assert_nonnull (strstr (before, "self-criticism struck 已另行处理\n"));

  publish (office, round);
  published = list_awards (office);
  g_assert_cmpstr (published, ==, before);
  change (office, "DELETE FROM award");
  later = list_awards (office);
  g_assert_cmpstr (later, ==, before);

  /* who is let off is not on paper */
  text = read_text (office, "1", "txt");
  g_assert_nonnull (strstr (text, "表扬和奖励\n"));
  g_assert_null (strstr (text, "检讨和约谈\n"));
}

/* Data ------------------------------------------------------------------------------ */

static char *
json_of (const SanBulletinData *data)
{
  g_autoptr (JsonNode) node = san_bulletin_data_to_json (data);

  return json_to_string (node, FALSE);
}

static void
test_data_are_kept_whole (void)
{
  SanRound *round;
  g_autoptr (SanTestOffice) office = reviewed_office (&round);
  g_autoptr (SanRound) owned = round;
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_ranking_load (database, round, NULL, &error);
  g_autoptr (SanBulletinData) data = NULL;
  g_autoptr (SanBulletinData) again = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const SanBulletinProblem *problem;
  const SanBulletinPoint *point;

  g_assert_no_error (error);
  data = san_bulletin_data_load (database, round, ranking, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (data->period, ==, "2018年6月");
  g_assert_cmpuint (data->n_points, ==, 2);
  g_assert_cmpuint (data->n_observations, ==, 5);
  g_assert_cmpuint (data->points->len, ==, 2);

  /* 10 of 10, 0 of 20, 0 of 10, 10 − 2 × 2 of 10: 16 of 50 */
  point = g_ptr_array_index (data->points, 0);
  g_assert_cmpstr (point->code, ==, "P1");
  g_assert_cmpstr (point->score, ==, "32.00");
  g_assert_cmpstr (point->previous, ==, "");
  g_assert_cmpuint (point->n_failed, ==, 2);
  problem = g_ptr_array_index (data->problems, 0);
  g_assert_cmpstr (problem->item, ==, "下水畅通");
  g_assert_cmpstr (problem->lost, ==, "20.00");
  g_assert_cmpstr (problem->ticket, ==, "");

  first = json_of (data);
  node = san_bulletin_data_to_json (data);
  again = san_bulletin_data_from_json (node, NULL, &error);
  g_assert_no_error (error);
  second = json_of (again);
  g_assert_cmpstr (second, ==, first);
}

static void
test_money_in_words (void)
{
  static const struct { const char *yuan, *figure, *words; } sums[] = {
    { "220000", "220,000", "22万元" }, { "27500", "27,500", "2.75万元" },
    { "8000", "8,000", "8,000元" }, { "999.5", "999.5", "999.5元" },
    { "1234567.89", "1,234,567.89", "123.456789万元" }, { "10000.01", "10,000.01", "1.000001万元" },
    { "0", "0", "0元" }, { "若干", "若干", "若干" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *figure = san_bulletin_money_figure (sums[i].yuan);
      g_autofree char *words = san_bulletin_money_words (sums[i].yuan);

      g_assert_cmpstr (figure, ==, sums[i].figure);
      g_assert_cmpstr (words, ==, sums[i].words);
    }
}

/* Papers in the making beside the window ---------------------------------------------- */

#define THREADS 4
#define ROUNDS 4

typedef struct
{
  SanTestOffice          *office;
  const SanBulletinDraft *draft;
  char   *text;                    /* of the first paper, which all others are */
  GBytes *pdf;
} Press;

/* As the composer does it: a reader of its own, data, text, paper */
static void
compose_once (const Press *press,
              char       **text,
              GBytes     **pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanDatabase) reader = san_workspace_open_reader (press->office->workspace, &error);
  g_autoptr (SanRound) round = san_round_store_get (reader, press->draft->round_id, &error);
  SanRanking *ranking = san_ranking_load (reader, round, NULL, &error);
  g_autoptr (SanBulletinData) data = san_bulletin_data_load (reader, round, ranking, 0, 0, &error);
  g_autoptr (SanDocument) document = NULL;
  g_autoptr (SanPaper) paper = NULL;
  g_autoptr (SanPaper) recorded = NULL;

  g_assert_no_error (error);
  document = san_bulletin_compose (reader, data, press->draft, 0, 0, &error);
  g_assert_no_error (error);
  *text = san_document_to_text (document);
  paper = san_document_paper_new (document);
  recorded = san_recorded_paper_new (paper, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (says (recorded, "现将有关情况通报如下："));
  *pdf = san_paper_render_pdf (paper, "2018-06-15T12:00:00Z", &error);
  g_assert_no_error (error);
}

static gpointer
compose_again (gpointer data)
{
  const Press *press = data;
  guint n = g_test_slow () ? 100 : ROUNDS;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GBytes) pdf = NULL;

      compose_once (press, &text, &pdf);
      g_assert_cmpstr (text, ==, press->text);
      g_assert_true (g_bytes_equal (pdf, press->pdf));
    }

  return NULL;
}

/* The composer sets a draft while another is issued and a third one read: all say the same. */
static void
test_papers_beside_each_other (void)
{
  SanRound *round;
  g_autoptr (SanTestOffice) office = reviewed_office (&round);
  g_autoptr (SanRound) owned = round;
  g_autoptr (SanBulletinDraft) draft = san_bulletin_draft_new (SAN_BULLETIN_MONTHLY, round->id);
  Press press = { office, draft, NULL, NULL };
  GThread *threads[THREADS];

  compose_once (&press, &press.text, &press.pdf);
  for (guint i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("press", compose_again, &press);
  for (guint i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);

  g_free (press.text);
  g_bytes_unref (press.pdf);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bulletin-issue/five-files", test_a_round_leaves_as_five_files);
  g_test_add_func ("/bulletin-issue/changed-line", test_a_changed_line_is_found);
  g_test_add_func ("/bulletin-issue/settled-draft", test_a_draft_is_issued_once_it_is_settled);
  g_test_add_func ("/bulletin-issue/without-a-round", test_a_bulletin_without_a_round);
  g_test_add_func ("/bulletin-issue/mark", test_the_mark_follows_the_setting);
  g_test_add_func ("/bulletin-issue/awards-stay", test_awards_stay_as_decided);
  g_test_add_func ("/bulletin-issue/data-are-kept", test_data_are_kept_whole);
  g_test_add_func ("/bulletin-issue/money", test_money_in_words);
  g_test_add_func ("/bulletin-issue/beside-each-other", test_papers_beside_each_other);

  return g_test_run ();
}
