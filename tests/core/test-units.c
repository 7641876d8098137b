/* test-units.c - units as they were called, stood and changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "registry/san-campaign-store.h"
#include "registry/san-group-store.h"
#include "registry/san-unit-store.h"
#include "support/san-test-office.h"

static const char table[] =
  "name,code,parent,kind,short,aliases,head,liaison\n"
  "海口市,46,,city,,,,\n"
  "秀英区,4601,46,district,,,,\n"
  "美兰区,4602,46,district,美兰,,,\n"
  "海秀街道,460101,4601,subdistrict,,,张三,\n"
  "海秀镇,460102,4601,town,,,,欧阳\n"
  "和平村,460103,4601,village,,,,\n"
  "海府街道,460201,4602,subdistrict,海府,海府路街道;老海府,,\n"
  "和平村,460202,4602,village,,,,\n"
  "绿地社区,460203,4602,community,,,,\n"
  "市城管局,,46,bureau,城管局,,,\n";

static SanTestOffice *
office_with_units (void)
{
  SanTestOffice *office = san_test_office_new ();

  g_free (san_test_office_import (office, "units", NULL, table));

  return office;
}

static SanDay
day (const char *text)
{
  SanDay result = 0;

  g_assert_true (san_day_parse (text, &result, NULL));

  return result;
}

static SanRoster *
load (SanTestOffice *office,
      const char    *on)
{
  g_autoptr (GError) error = NULL;
  SanRoster *roster = san_roster_load (san_test_office_database (office), day (on), FALSE,
                                       &error);

  g_assert_no_error (error);

  return roster;
}

/* The unit as it stands on a day, to be changed */
static SanUnit *
copy (SanTestOffice *office,
      const char    *code,
      const char    *on)
{
  g_autoptr (SanRoster) roster = load (office, on);
  const SanUnit *unit = san_roster_find (roster, code, NULL);

  g_assert_nonnull (unit);

  return san_unit_copy (unit);
}

static gint64
id_of (SanTestOffice *office,
       const char    *code)
{
  g_autoptr (SanUnit) unit = copy (office, code, "2018-06-15");

  return unit->id;
}

/* Names */

static void
test_names_are_found_as_written (void)
{
  static const struct { const char *text, *code; } names[] = {
    { "460201", "460201" }, { "海府街道", "460201" }, { " 海 府 街 道 ", "460201" },
    { "海府", "460201" }, { "老海府", "460201" }, { "海府路街道", "460201" },
    { "海府街道办事处", "460201" }, { "海府街道办", "460201" }, { "海府办事处", "460201" },
    { "海府路街道办事处", "460201" }, { "４６０２０１", "460201" }, { "海秀鎮", "460102" },
    { "美蘭區", "4602" }, { "美兰区/和平村", "460202" }, { "和平村(秀英区)", "460103" },
    { "和平村（秀英區）", "460103" }, { "海口市/秀英区/和平村", "460103" },
    { "4602/和平村", "460202" }, { "美兰/和平村", "460202" }, { "和平村(海口市)", NULL },
    { "火星", NULL }, { "", NULL }, { "街道", NULL }, { "/和平村", NULL },
  };
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanRoster) roster = load (office, "2018-06-15");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      const SanUnit *unit = san_roster_find (roster, names[i].text, &error);

      g_test_message ("“%s” %s", names[i].text, error != NULL ? error->message : "");
      g_assert_cmpstr (unit != NULL ? unit->code : NULL, ==, names[i].code);
      if (unit == NULL)
        g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
    }
}

static void
test_two_fits_are_refused_with_both (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanRoster) roster = load (office, "2018-06-15");
  g_autoptr (GError) error = NULL;

  g_assert_null (san_roster_find (roster, "和平村", &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "和平村(秀英区)"));
  g_assert_nonnull (strstr (error->message, "和平村(美兰区)"));
  g_clear_error (&error);

  /* two 海秀 */
  g_assert_null (san_roster_find (roster, "海秀", &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "海秀街道"));
  g_assert_nonnull (strstr (error->message, "海秀镇"));
  g_clear_error (&error);

  /* one that might be meant is named, not taken */
  g_assert_null (san_roster_find (roster, "绿地", &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "绿地社区"));
}

static void
test_display_and_key_lead_back (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanRoster) roster = load (office, "2018-06-15");

  g_assert_cmpuint (san_roster_size (roster), ==, 10);
  for (guint i = 0; i < san_roster_size (roster); i++)
    {
      const SanUnit *unit = san_roster_nth (roster, i);
      g_autofree char *key = san_roster_key (roster, unit);

      g_assert_true (san_roster_find (roster, key, NULL) == unit);
      g_assert_true (san_roster_get (roster, unit->id) == unit);
      g_assert_cmpuint (san_roster_index (roster, unit->id), ==, i);
    }

  g_assert_cmpstr (san_roster_display (roster, san_roster_find (roster, "460103", NULL)), ==,
                   "和平村(秀英区)");
  g_assert_cmpstr (san_roster_display (roster, san_roster_find (roster, "460201", NULL)), ==,
                   "海府街道");
}

static void
test_search_finds_letters_sounds_and_people (void)
{
  static const struct { const char *needle, *first; guint n; } searches[] = {
    { "和平", "460103", 2 }, { "mlq", "4602", 1 }, { "meilan", "4602", 1 },
    { "hxjd", "460101", 1 }, { "46020", "460201", 3 }, { "张三", "460101", 1 },
    { "ouyang", "460102", 1 }, { "oy", "460102", 1 }, { "老海", "460201", 1 },
    { "城管局", "", 1 }, { "lvdi", "460203", 1 }, { "美蘭", "4602", 1 }, { "xx", NULL, 0 },
  };
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanRoster) roster = load (office, "2018-06-15");
  g_autoptr (GPtrArray) limited = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GPtrArray) found = san_roster_search (roster, searches[i].needle, 100);

      g_test_message ("%s", searches[i].needle);
      g_assert_cmpuint (found->len, ==, searches[i].n);
      if (found->len > 0)
        g_assert_cmpstr (((SanUnit *) found->pdata[0])->code, ==, searches[i].first);
    }

  limited = san_roster_search (roster, "海", 2);
  g_assert_cmpuint (limited->len, ==, 2);
}

static void
test_words_are_read_in_both_languages (void)
{
  SanUnitKind kind;
  SanStanding standing;

  for (guint i = 0; i < SAN_N_UNIT_KINDS; i++)
    {
      g_assert_true (san_unit_kind_parse (san_unit_kind_name (i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_true (san_unit_kind_parse (san_unit_kind_title (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_true (san_unit_kind_parse (" 街道办 ", &kind));
  g_assert_cmpint (kind, ==, SAN_UNIT_KIND_SUBDISTRICT);
  g_assert_true (san_unit_kind_parse ("Village", &kind));
  g_assert_cmpint (kind, ==, SAN_UNIT_KIND_VILLAGE);
  g_assert_false (san_unit_kind_parse ("城堡", &kind));

  g_assert_true (san_standing_parse ("只排名不奖惩", &standing));
  g_assert_cmpint (standing, ==, SAN_STANDING_TRIAL);
  g_assert_true (san_standing_parse ("listed", &standing));
  g_assert_cmpint (standing, ==, SAN_STANDING_LISTED);
  g_assert_false (san_standing_parse ("", &standing));
}

/* Changes */

typedef struct
{
  SanUnit    *unit;
  gint64      id;
  gint64      other;
  SanDay      day;
  int         steps;
  const char *text;
  SanMember   member;
} Change;

static gboolean
add (SanDatabase *database,
     gpointer     data,
     GError     **error)
{
  return san_unit_store_add (database, ((Change *) data)->unit, error);
}

static gboolean
update (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  return san_unit_store_update (database, ((Change *) data)->unit, error);
}

static gboolean
change (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  Change *what = data;

  return san_unit_store_change (database, what->unit, what->day, error);
}

static gboolean
retire (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  Change *what = data;

  return san_unit_store_retire (database, what->id, what->day, error);
}

static gboolean
merge (SanDatabase *database,
       gpointer     data,
       GError     **error)
{
  Change *what = data;

  return san_unit_store_merge (database, &what->id, 1, what->other, what->day, error);
}

static gboolean
split (SanDatabase *database,
       gpointer     data,
       GError     **error)
{
  Change *what = data;

  return san_unit_store_split (database, what->id, what->unit, what->day, error);
}

static gboolean
reorder (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  Change *what = data;

  return san_unit_store_reorder (database, what->id, what->steps, error);
}

static gboolean
delete (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  return san_unit_store_delete (database, ((Change *) data)->id, error);
}

static void
test_a_unit_is_added_and_put_right (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanUnit) unit = san_unit_new ();
  g_autoptr (SanRoster) roster = NULL;
  Change what = { .unit = unit };

  g_free (unit->name);
  unit->name = g_strdup ("新镇");
  g_free (unit->code);
  unit->code = g_strdup ("460109");
  unit->parent_id = id_of (office, "4601");
  san_test_office_change (office, "units.add", add, &what);
  g_assert_cmpint (unit->id, !=, 0);
  g_assert_cmpint (unit->position, ==, 11);

  g_free (unit->head);
  unit->head = g_strdup ("李四");
  san_test_office_change (office, "units.edit", update, &what);

  roster = load (office, "2018-06-15");
  g_assert_cmpstr (san_roster_find (roster, "新镇", NULL)->head, ==, "李四");
  g_assert_cmpstr (san_roster_find (roster, "新镇", NULL)->parent->name, ==, "秀英区");
}

static void
test_rules_of_a_version_are_kept (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanUnit) empty = copy (office, "460101", "2018-06-15");
  g_autoptr (SanUnit) coded = copy (office, "460101", "2018-06-15");
  g_autoptr (SanUnit) circle = copy (office, "46", "2018-06-15");
  g_autoptr (SanUnit) own = copy (office, "4601", "2018-06-15");
  g_autoptr (SanUnit) backwards = copy (office, "460101", "2018-06-15");
  g_autoptr (SanUnit) nowhere = copy (office, "460101", "2018-06-15");

  g_free (empty->name);
  empty->name = g_strdup (" ");
  san_test_office_refuse (office, update, &(Change) { .unit = empty }, SAN_ERROR_INVALID);

  g_free (coded->code);
  coded->code = g_strdup ("460102");
  san_test_office_refuse (office, update, &(Change) { .unit = coded }, SAN_ERROR_EXISTS);

  circle->parent_id = id_of (office, "460101");
  san_test_office_refuse (office, update, &(Change) { .unit = circle }, SAN_ERROR_INVALID);
  own->parent_id = own->id;
  san_test_office_refuse (office, update, &(Change) { .unit = own }, SAN_ERROR_INVALID);

  backwards->from = day ("2018-06-01");
  backwards->to = day ("2018-05-01");
  san_test_office_refuse (office, update, &(Change) { .unit = backwards }, SAN_ERROR_INVALID);

  nowhere->parent_id = 12345;
  san_test_office_refuse (office, update, &(Change) { .unit = nowhere }, SAN_ERROR_NOT_FOUND);
}

static void
test_renames_and_moves_keep_last_year (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanUnit) renamed = copy (office, "460102", "2018-06-15");
  g_autoptr (SanUnit) moved = NULL;
  g_autoptr (SanRoster) before = NULL;
  g_autoptr (SanRoster) after = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  g_free (renamed->name);
  renamed->name = g_strdup ("海秀新街道");
  renamed->kind = SAN_UNIT_KIND_SUBDISTRICT;
  san_test_office_change (office, "units.rename", change,
                          &(Change) { .unit = renamed, .day = day ("2018-01-01") });

  moved = copy (office, "460102", "2018-06-15");
  moved->parent_id = id_of (office, "4602");
  san_test_office_change (office, "units.move", change,
                          &(Change) { .unit = moved, .day = day ("2018-03-01") });

  before = load (office, "2017-12-31");
  after = load (office, "2018-03-01");
  g_assert_cmpstr (san_roster_find (before, "460102", NULL)->name, ==, "海秀镇");
  g_assert_cmpstr (san_roster_find (before, "460102", NULL)->parent->name, ==, "秀英区");
  g_assert_cmpstr (san_roster_find (after, "460102", NULL)->name, ==, "海秀新街道");
  g_assert_cmpstr (san_roster_find (after, "460102", NULL)->parent->name, ==, "美兰区");
  g_assert_null (san_roster_find (after, "海秀镇", NULL));

  history = san_unit_store_history (san_test_office_database (office), moved->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_cmpint (((SanUnit *) history->pdata[1])->to, ==, day ("2018-02-28"));
  g_assert_cmpint (((SanUnit *) history->pdata[2])->to, ==, SAN_DAY_MAX);

  /* a change on the day a version begins puts that version right */
  moved->from = day ("2018-03-01");
  g_free (moved->phone);
  moved->phone = g_strdup ("1");
  san_test_office_change (office, "units.edit", change,
                          &(Change) { .unit = moved, .day = day ("2018-03-01") });
  g_clear_pointer (&history, g_ptr_array_unref);
  history = san_unit_store_history (san_test_office_database (office), moved->id, &error);
  g_assert_cmpuint (history->len, ==, 3);
}

static void
test_merged_units_leave_their_children (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  Change what = { .day = day ("2018-05-01") };
  g_autoptr (SanRoster) before = NULL;
  g_autoptr (SanRoster) after = NULL;

  what.id = id_of (office, "4602");
  what.other = id_of (office, "4601");
  san_test_office_refuse (office, merge, &(Change) { .id = what.id, .other = what.id,
                                                     .day = what.day }, SAN_ERROR_INVALID);
  san_test_office_change (office, "units.merge", merge, &what);

  before = load (office, "2018-04-30");
  after = load (office, "2018-05-01");
  g_assert_cmpuint (san_roster_find (before, "4602", NULL)->children->len, ==, 3);
  g_assert_null (san_roster_find (after, "4602", NULL));
  g_assert_cmpuint (san_roster_find (after, "4601", NULL)->children->len, ==, 6);
  g_assert_cmpstr (san_roster_find (after, "海府街道", NULL)->parent->code, ==, "4601");
}

static void
test_a_part_is_split_off (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanUnit) part = san_unit_new ();
  Change what = { .unit = part, .day = day ("2018-04-01") };
  g_autoptr (SanRoster) before = NULL;
  g_autoptr (SanRoster) after = NULL;
  g_auto (GStrv) uses = NULL;

  what.id = id_of (office, "460101");
  g_free (part->name);
  part->name = g_strdup ("海秀北街道");
  part->parent_id = id_of (office, "4601");
  san_test_office_change (office, "units.split", split, &what);

  before = load (office, "2018-03-31");
  after = load (office, "2018-04-01");
  g_assert_null (san_roster_find (before, "海秀北街道", NULL));
  g_assert_nonnull (san_roster_find (after, "海秀北街道", NULL));
  g_assert_nonnull (san_roster_find (after, "海秀街道", NULL));

  uses = san_unit_store_uses (san_test_office_database (office), what.id, NULL);
  g_assert_cmpuint (g_strv_length (uses), ==, 1);
  g_assert_cmpstr (uses[0], ==, "mergers and splits: 1");
}

static void
test_a_retired_unit_leaves_its_group (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  Change what = { .day = day ("2018-06-30") };
  g_autoptr (SanRoster) roster = NULL;
  g_autofree char *groups = NULL;

  g_free (san_test_office_import (office, "groups", NULL,
                                  "grouping,group,unit\n街道,建成区,460201\n"));
  what.id = id_of (office, "4602");
  san_test_office_refuse (office, retire, &what, SAN_ERROR_CONFLICT);   /* children */
  what.id = id_of (office, "460201");
  san_test_office_change (office, "units.retire", retire, &what);
  san_test_office_refuse (office, retire,
                          &(Change) { .id = what.id, .day = day ("2018-07-31") },
                          SAN_ERROR_CONFLICT);

  roster = load (office, "2018-07-01");
  g_assert_null (san_roster_find (roster, "460201", NULL));
  groups = san_test_office_export (office, "groups", NULL);
  g_assert_nonnull (strstr (groups, "海府街道,ranked,,2018-06-30"));
}

static void
test_only_what_nothing_needs_is_deleted (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  Change what = { 0 };

  what.id = id_of (office, "4602");
  san_test_office_refuse (office, delete, &what, SAN_ERROR_CONFLICT);
  what.id = id_of (office, "460203");
  san_test_office_change (office, "units.delete", delete, &what);
  san_test_office_refuse (office, delete, &what, SAN_ERROR_NOT_FOUND);
}

static void
test_siblings_change_places (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanRoster) roster = NULL;
  GPtrArray *children;
  Change what = { .steps = -1 };

  what.id = id_of (office, "460203");
  san_test_office_change (office, "units.edit", reorder, &what);
  what.steps = -5;   /* no further than the first place */
  san_test_office_change (office, "units.edit", reorder, &what);

  roster = load (office, "2018-06-15");
  children = san_roster_find (roster, "4602", NULL)->children;
  g_assert_cmpstr (((SanUnit *) children->pdata[0])->code, ==, "460203");
  g_assert_cmpstr (((SanUnit *) children->pdata[1])->code, ==, "460201");
  g_assert_cmpstr (((SanUnit *) children->pdata[2])->code, ==, "460202");
}

/* Groups */

static gboolean
put_member (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  Change *what = data;

  return san_group_store_put_member (database, "街道", what->text, what->id,
                                     SAN_STANDING_RANKED, what->day, SAN_DAY_MAX, error);
}

static gboolean
move_member (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Change *what = data;

  return san_group_store_move (database, what->id, what->other, SAN_STANDING_TRIAL, what->day,
                               error);
}

static gboolean
update_member (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  return san_group_store_update_member (database, &((Change *) data)->member, error);
}

static gboolean
rename_group (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  Change *what = data;

  return san_group_store_rename_group (database, what->id, what->text, error);
}

static gboolean
delete_group (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_group_store_delete_group (database, ((Change *) data)->id, error);
}

static SanGroup *
get_group (SanGrouping *grouping,
           guint        index)
{
  g_assert_cmpuint (index, <, grouping->groups->len);

  return grouping->groups->pdata[index];
}

static void
test_a_unit_stands_in_one_group_at_a_time (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanGrouping) before = NULL;
  g_autoptr (SanGrouping) after = NULL;
  g_autoptr (GError) error = NULL;
  Change what = { .text = "建成区", .day = SAN_DAY_MIN };
  Change other = { .text = "外围", .day = SAN_DAY_MIN };

  what.id = id_of (office, "460101");
  other.id = id_of (office, "460102");
  san_test_office_change (office, "groups.edit", put_member, &what);
  san_test_office_change (office, "groups.edit", put_member, &other);
  what.text = "外围";
  san_test_office_refuse (office, put_member, &what, SAN_ERROR_CONFLICT);
  what.text = " ";
  san_test_office_refuse (office, put_member, &what, SAN_ERROR_INVALID);

  after = san_group_store_find (database, "街 道", SAN_DAY_MIN, &error);
  g_assert_no_error (error);
  what.other = get_group (after, 1)->id;
  what.day = day ("2018-06-01");
  san_test_office_change (office, "groups.edit", move_member, &what);

  before = san_group_store_find (database, "街道", day ("2018-05-31"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_group (before, 0)->members->len, ==, 1);
  g_assert_cmpuint (get_group (before, 1)->members->len, ==, 1);
  g_clear_pointer (&after, san_grouping_free);
  after = san_group_store_get (database, before->id, day ("2018-06-01"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_group (after, 0)->members->len, ==, 0);
  g_assert_cmpuint (get_group (after, 1)->members->len, ==, 2);

  /* in roster order, with the standing of the move */
  what.member = *(SanMember *) get_group (after, 1)->members->pdata[0];
  g_assert_cmpint (what.member.unit_id, ==, what.id);
  g_assert_cmpint (what.member.standing, ==, SAN_STANDING_TRIAL);
  what.member.standing = SAN_STANDING_LISTED;
  san_test_office_change (office, "groups.edit", update_member, &what);
  what.member.from = SAN_DAY_MIN;
  san_test_office_refuse (office, update_member, &what, SAN_ERROR_CONFLICT);

  g_assert_null (san_group_store_find (database, "区", SAN_DAY_MIN, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
}

static void
test_groups_are_renamed_and_deleted (void)
{
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanGrouping) grouping = NULL;
  Change what = { .text = "乙组" };

  g_free (san_test_office_import (office, "groups", NULL,
                                  "分组方案,考评组,单位\n街道,甲组,460101\n街道,乙组,460102\n"));
  grouping = san_group_store_find (san_test_office_database (office), "街道", SAN_DAY_MIN, NULL);
  what.id = get_group (grouping, 0)->id;
  san_test_office_refuse (office, rename_group, &what, SAN_ERROR_EXISTS);
  what.text = "丙组";
  san_test_office_change (office, "groups.edit", rename_group, &what);
  san_test_office_refuse (office, delete_group, &what, SAN_ERROR_CONFLICT);
}

static void
test_tables_of_groups (void)
{
  static const char history[] =
    "grouping,group,unit,standing,from,to\n"
    "街道,建成区,海秀街道,ranked,,2018-03-31\n"
    "街道,建成区,海府街道,ranked,2018-01-01,\n"
    "街道,外围,海秀街道,trial,2018-04-01,\n"
    "村,全部,和平村(秀英区),listed,,\n";
  g_autoptr (SanTestOffice) office = office_with_units ();
  g_autoptr (SanTestOffice) other = office_with_units ();
  g_autofree char *counts = san_test_office_import (office, "groups", NULL, history);
  g_autofree char *export = san_test_office_export (office, "groups", NULL);
  g_autofree char *again = san_test_office_import (office, "groups", NULL, export);
  g_autofree char *elsewhere = san_test_office_import (other, "groups", NULL, export);
  g_autofree char *here = san_test_office_digest (office);
  g_autofree char *there = san_test_office_digest (other);
  g_autofree char *cut = NULL;

  g_assert_cmpstr (counts, ==, "4,0,0,0,0");
  g_assert_cmpstr (export, ==, history);
  g_assert_cmpstr (again, ==, "0,0,4,0,0");
  g_assert_cmpstr (elsewhere, ==, counts);
  g_assert_cmpstr (here, ==, there);

  /* a place that begins ends the one before it */
  g_free (san_test_office_import (office, "groups", NULL,
                                  "grouping,group,unit,from\n街道,外围,460201,2018-06-01\n"));
  cut = san_test_office_export (office, "groups", NULL);
  g_assert_nonnull (strstr (cut, "街道,建成区,海府街道,ranked,2018-01-01,2018-05-31\n"));
  g_assert_nonnull (strstr (cut, "街道,外围,海府街道,ranked,2018-06-01,\n"));
}

static void
test_bad_rows_of_groups_are_named (void)
{
  static const struct { const char *table, *remark; } bad[] = {
    { "grouping,group,unit\n街道,甲,火星\n", "\n2,unit,火星,No unit is called" },
    { "grouping,group,unit\n街道,甲,和平村\n", "\n2,unit,和平村,\"“和平村” matches 2 units" },
    { "grouping,group,unit\n街道,甲,海秀\n", "海秀街道 460101, 海秀镇 460102" },
    { "grouping,group,unit\n,甲,460101\n", "\n2,grouping,,A grouping and its groups need names" },
    { "grouping,group,unit,standing\n街道,甲,460101,第一\n", "\n2,standing,第一," },
    { "grouping,group,unit,from\n街道,甲,460101,六月\n", "\n2,from,六月," },
    { "grouping,group,unit\n街道,甲,460101\n街道,乙,海秀街道\n",
      "\n2,unit,460101,\"The unit is named twice; it is in row 3, too\"\n3,unit,海秀街道," },
    { "grouping,group,unit,from,to\n街道,甲,460101,,2018-06-30\n街道,乙,460101,2018-06-01,\n",
      "\n3,group,乙,The unit stands in the group “甲”" },
  };
  g_autoptr (SanTestOffice) office = office_with_units ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *report = san_test_office_reject (office, "groups", NULL, bad[i].table);

      if (strstr (report, bad[i].remark) == NULL)
        g_error ("table %u: expected %s, got %s", i, bad[i].remark, report);
    }
}

/* Campaigns */

static gboolean
add_campaign (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_campaign_store_add (database, data, error);
}

static gboolean
update_campaign (SanDatabase *database,
                 gpointer     data,
                 GError     **error)
{
  return san_campaign_store_update (database, data, error);
}

static void
test_campaigns_have_names_of_their_own (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  SanCampaign first = { 0, (char *) "创建文明城市", SAN_DAY_MIN, SAN_DAY_MAX };
  SanCampaign second = { 0, (char *) "创建卫生城市", SAN_DAY_MIN, SAN_DAY_MAX };
  g_autoptr (GPtrArray) list = NULL;
  gint64 id = 0;

  san_test_office_change (office, "settings.edit", add_campaign, &first);
  san_test_office_change (office, "settings.edit", add_campaign, &second);
  san_test_office_refuse (office, add_campaign,
                          &(SanCampaign) { 0, (char *) "创建 文明城市", SAN_DAY_MIN, SAN_DAY_MAX },
                          SAN_ERROR_EXISTS);
  second.to = day ("2018-12-31");
  san_test_office_change (office, "settings.edit", update_campaign, &second);

  list = san_campaign_store_list (san_test_office_database (office), NULL);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((SanCampaign *) list->pdata[1])->to, ==, second.to);
  g_assert_true (san_campaign_store_find (san_test_office_database (office), "创建衛生城市", &id,
                                          NULL));
  g_assert_cmpint (id, ==, second.id);
  g_assert_false (san_campaign_store_find (san_test_office_database (office), "无", &id, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/units/names-are-found-as-written", test_names_are_found_as_written);
  g_test_add_func ("/units/two-fits-are-refused-with-both", test_two_fits_are_refused_with_both);
  g_test_add_func ("/units/display-and-key-lead-back", test_display_and_key_lead_back);
  g_test_add_func ("/units/search-finds-letters-sounds-and-people",
                   test_search_finds_letters_sounds_and_people);
  g_test_add_func ("/units/words-are-read-in-both-languages",
                   test_words_are_read_in_both_languages);
  g_test_add_func ("/units/a-unit-is-added-and-put-right", test_a_unit_is_added_and_put_right);
  g_test_add_func ("/units/rules-of-a-version-are-kept", test_rules_of_a_version_are_kept);
  g_test_add_func ("/units/renames-and-moves-keep-last-year",
                   test_renames_and_moves_keep_last_year);
  g_test_add_func ("/units/merged-units-leave-their-children",
                   test_merged_units_leave_their_children);
  g_test_add_func ("/units/a-part-is-split-off", test_a_part_is_split_off);
  g_test_add_func ("/units/a-retired-unit-leaves-its-group",
                   test_a_retired_unit_leaves_its_group);
  g_test_add_func ("/units/only-what-nothing-needs-is-deleted",
                   test_only_what_nothing_needs_is_deleted);
  g_test_add_func ("/units/siblings-change-places", test_siblings_change_places);
  g_test_add_func ("/groups/a-unit-stands-in-one-group-at-a-time",
                   test_a_unit_stands_in_one_group_at_a_time);
  g_test_add_func ("/groups/are-renamed-and-deleted", test_groups_are_renamed_and_deleted);
  g_test_add_func ("/groups/tables", test_tables_of_groups);
  g_test_add_func ("/groups/bad-rows-are-named", test_bad_rows_of_groups_are_named);
  g_test_add_func ("/campaigns/have-names-of-their-own",
                   test_campaigns_have_names_of_their_own);

  return g_test_run ();
}
