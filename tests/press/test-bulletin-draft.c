/* test-bulletin-draft.c - drafts of bulletins: their sections, and what saving writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-draft.h"
#include "store/san-journal.h"
#include "support/san-test-office.h"

static char *
keys_of (const SanBulletinDraft *draft)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < draft->sections->len; i++)
    {
      const SanBulletinSection *section = draft->sections->pdata[i];

      g_string_append_printf (keys, "%s%s%s", i > 0 ? " " : "", section->included ? "" : "-",
                              section->key);
    }

  return g_string_free (keys, FALSE);
}

static void
test_kinds (void)
{
  static const struct { SanBulletinKind kind; const char *name, *keys; } kinds[] = {
    { SAN_BULLETIN_MONTHLY, "monthly",
      "head lead results problems tickets commend sanctions demands -charts -year points findings "
      "imprint" },
    { SAN_BULLETIN_WEEKLY, "weekly", "head lead tickets demands findings imprint" },
    { SAN_BULLETIN_DAILY, "daily", "head lead tickets findings imprint" },
    { SAN_BULLETIN_SPECIAL, "special",
      "head lead results problems tickets commend sanctions demands -charts points findings "
      "imprint" },
    { SAN_BULLETIN_QUICK, "quick", "head text imprint" },
  };
  SanBulletinKind kind;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (SanBulletinDraft) draft = san_bulletin_draft_new (kinds[i].kind, 7);
      g_autofree char *keys = keys_of (draft);

      g_assert_cmpstr (keys, ==, kinds[i].keys);
      g_assert_cmpint (draft->round_id, ==, 7);
      g_assert_cmpstr (san_bulletin_kind_name (kinds[i].kind), ==, kinds[i].name);
      g_assert_true (san_bulletin_kind_parse (kinds[i].name, &kind));
      g_assert_cmpint (kind, ==, kinds[i].kind);
    }
  g_assert_false (san_bulletin_kind_parse ("yearly", &kind));
}

static gboolean
save (SanDatabase *database,
      gpointer     draft,
      GError     **error)
{
  return san_bulletin_draft_store_save (database, draft, "2018-06-15 12:00", "王芳", error);
}

static gboolean
delete (SanDatabase *database,
        gpointer     draft,
        GError     **error)
{
  return san_bulletin_draft_store_delete (database, ((SanBulletinDraft *) draft)->id, error);
}

/* How many records the newest step touched */
static gint64
rows_of_last_step (SanTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = san_journal_list (san_test_office_database (office), 1, &error);
  gint64 rows;

  g_assert_no_error (error);
  rows = ((SanStep *) steps->pdata[0])->rows;

  return rows;
}

/* One step with the draft; the records that it touched, 0 where there was nothing to write */
static gint64
save_step (SanTestOffice    *office,
           SanBulletinDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gint64 seq = -1;

  san_workspace_change (office->workspace, "bulletin.edit", "test", save, draft, &seq, &error);
  g_assert_no_error (error);

  return seq == 0 ? 0 : rows_of_last_step (office);
}

static SanBulletinDraft *
get (SanTestOffice *office,
     gint64         id)
{
  g_autoptr (GError) error = NULL;
  SanBulletinDraft *draft =
    san_bulletin_draft_store_get (san_test_office_database (office), id, &error);

  g_assert_no_error (error);

  return draft;
}

static void
set (char      **field,
     const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
assert_same (const SanBulletinDraft *a,
             const SanBulletinDraft *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpint (a->round_id, ==, b->round_id);
  g_assert_cmpint (a->from, ==, b->from);
  g_assert_cmpint (a->to, ==, b->to);
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpuint (a->number, ==, b->number);
  g_assert_cmpint (a->day, ==, b->day);
  g_assert_cmpstr (a->mark, ==, b->mark);
  g_assert_cmpstr (a->signer, ==, b->signer);
  g_assert_cmpstr (a->sent_to, ==, b->sent_to);
  g_assert_cmpstr (a->copied_to, ==, b->copied_to);
  g_assert_cmpint (a->bulletin_id, ==, b->bulletin_id);
  g_assert_cmpstr (a->edited_at, ==, b->edited_at);
  g_assert_cmpstr (a->edited_by, ==, b->edited_by);
  g_assert_cmpuint (a->sections->len, ==, b->sections->len);
  for (guint i = 0; i < a->sections->len; i++)
    {
      const SanBulletinSection *left = a->sections->pdata[i];
      const SanBulletinSection *right = b->sections->pdata[i];

      g_assert_cmpint (left->id, ==, right->id);
      g_assert_cmpstr (left->key, ==, right->key);
      g_assert_cmpint (left->included, ==, right->included);
      g_assert_cmpstr (left->heading, ==, right->heading);
      g_assert_cmpstr (left->text, ==, right->text);
      g_assert_cmpstr (left->options, ==, right->options);
    }
}

static SanBulletinDraft *
weekly_draft (void)
{
  SanBulletinDraft *draft = san_bulletin_draft_new (SAN_BULLETIN_WEEKLY, 0);

  draft->from = san_day_new (2018, 6, 4);
  draft->to = san_day_new (2018, 6, 10);
  draft->number = 6;
  draft->day = san_day_new (2018, 6, 12);
  set (&draft->title, "第23周督办情况通报");
  set (&draft->mark, "云创指〔2018〕6号");
  set (&draft->copied_to, "市委办公室、市政府办公室");

  return draft;
}

static void
test_save (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (SanBulletinDraft) draft = weekly_draft ();
  g_autoptr (SanBulletinDraft) stored = NULL;
  g_autoptr (SanBulletinDraft) changed = NULL;
  SanBulletinSection *section;

  san_test_office_change (office, "bulletin.draft", save, draft);
  g_assert_cmpint (draft->id, !=, 0);
  g_assert_cmpstr (draft->edited_by, ==, "王芳");
  stored = get (office, draft->id);
  assert_same (stored, draft);

  /* the same again is no step; one section is that section, and who edited when */
  g_assert_cmpint (save_step (office, draft), ==, 0);
  section = draft->sections->pdata[1];
  section->text = g_strdup ("本周共签发{ticket:issued|9}件");
  g_assert_cmpint (save_step (office, draft), <=, 2);
  changed = get (office, draft->id);
  assert_same (changed, draft);

  /* no text is not the same as an empty one */
  set (&section->text, "");
  g_assert_cmpint (save_step (office, draft), >, 0);
  g_clear_pointer (&changed, san_bulletin_draft_free);
  changed = get (office, draft->id);
  g_assert_cmpstr (((SanBulletinSection *) changed->sections->pdata[1])->text, ==, "");
  g_clear_pointer (&section->text, g_free);
  g_assert_cmpint (save_step (office, draft), >, 0);
  g_clear_pointer (&changed, san_bulletin_draft_free);
  changed = get (office, draft->id);
  g_assert_null (((SanBulletinSection *) changed->sections->pdata[1])->text);
}

static void
test_sections (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (SanBulletinDraft) draft = weekly_draft ();
  g_autoptr (SanBulletinDraft) stored = NULL;
  g_autofree char *keys = NULL;
  SanBulletinSection *section = g_new0 (SanBulletinSection, 1);

  g_assert_cmpint (save_step (office, draft), >, 0);

  /* to the front, away, and anew */
  g_ptr_array_insert (draft->sections, 0, g_ptr_array_steal_index (draft->sections, 2));
  g_ptr_array_remove_index (draft->sections, 2);
  section->key = g_strdup ("text");
  section->heading = g_strdup ("几点说明");
  section->text = g_strdup ("下周一\n报送。");
  section->options = g_strdup ("");
  g_ptr_array_add (draft->sections, section);
  san_test_office_change (office, "bulletin.edit", save, draft);

  stored = get (office, draft->id);
  assert_same (stored, draft);
  keys = keys_of (stored);
  g_assert_cmpstr (keys, ==, "tickets head demands findings imprint -text");
}

static void
test_lists (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (SanBulletinDraft) first = weekly_draft ();
  g_autoptr (SanBulletinDraft) second = san_bulletin_draft_new (SAN_BULLETIN_QUICK, 0);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  SanDatabase *database = san_test_office_database (office);

  g_assert_cmpint (save_step (office, first), >, 0);
  g_assert_cmpint (save_step (office, second), >, 0);
  list = san_bulletin_draft_store_list (database, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  assert_same (list->pdata[0], second);
  assert_same (list->pdata[1], first);

  g_assert_null (san_bulletin_draft_store_find (database, 4711, &error));
  g_assert_no_error (error);
  g_assert_null (san_bulletin_draft_store_get (database, 4711, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
}

static gboolean
issue (SanDatabase *database,
       gpointer     draft,
       GError     **error)
{
  static const char sql[] =
    "INSERT INTO bulletin (id, year, number, running, title, day) "
    "VALUES (1, 2018, 6, 6, '通报', '2018-06-12')";

  ((SanBulletinDraft *) draft)->bulletin_id = 1;

  return san_database_exec (database, sql, error) && save (database, draft, error);
}

/* What is issued stays as it was. */
static void
test_issued (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (SanBulletinDraft) draft = weekly_draft ();

  g_assert_cmpint (save_step (office, draft), >, 0);
  san_test_office_change (office, "bulletin.issue", issue, draft);
  set (&draft->title, "改过的标题");
  san_test_office_refuse (office, save, draft, SAN_ERROR_CONFLICT);
  draft->bulletin_id = 0;
  san_test_office_refuse (office, save, draft, SAN_ERROR_CONFLICT);
  san_test_office_refuse (office, delete, draft, SAN_ERROR_CONFLICT);
}

static void
test_delete (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (SanBulletinDraft) draft = weekly_draft ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (save_step (office, draft), >, 0);
  san_test_office_change (office, "bulletin.delete", delete, draft);
  list = san_bulletin_draft_store_list (san_test_office_database (office), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bulletin-draft/kinds", test_kinds);
  g_test_add_func ("/bulletin-draft/save", test_save);
  g_test_add_func ("/bulletin-draft/sections", test_sections);
  g_test_add_func ("/bulletin-draft/lists", test_lists);
  g_test_add_func ("/bulletin-draft/issued", test_issued);
  g_test_add_func ("/bulletin-draft/delete", test_delete);

  return g_test_run ();
}
