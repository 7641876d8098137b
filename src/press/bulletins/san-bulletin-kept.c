/* san-bulletin-kept.c - what is kept with the files of an issued bulletin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-kept.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-error.h"

void
san_bulletin_kept_free (SanBulletinKept *kept)
{
  if (kept == NULL)
    return;

  if (kept->data == NULL)
    g_clear_pointer (&kept->ranking, san_ranking_free);
  g_free (kept->office);
  g_free (kept->title);
  g_free (kept->journal_head);
  g_free (kept->reason);
  g_clear_pointer (&kept->data, san_bulletin_data_free);
  g_clear_pointer (&kept->draft, san_bulletin_draft_free);
  g_clear_pointer (&kept->awards, san_awards_free);
  g_clear_pointer (&kept->tickets, san_workbook_tickets_free);
  g_free (kept);
}

/* Writing ---------------------------------------------------------------------------- */

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_flag (JsonBuilder *builder,
          const char  *name,
          gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_section (JsonBuilder              *builder,
             const SanBulletinSection *section)
{
  json_builder_begin_object (builder);
  add_text (builder, "key", section->key);
  add_flag (builder, "included", section->included);
  add_text (builder, "heading", section->heading);
  add_text (builder, "text", section->text);
  add_text (builder, "options", section->options);
  json_builder_end_object (builder);
}

static void
add_draft (JsonBuilder            *builder,
           const SanBulletinDraft *draft)
{
  g_autofree char *day = san_day_format (draft->day);

  json_builder_set_member_name (builder, "draft");
  json_builder_begin_object (builder);
  add_text (builder, "kind", san_bulletin_kind_name (draft->kind));
  add_text (builder, "title", draft->title);
  add_text (builder, "day", day);
  add_text (builder, "mark", draft->mark);
  add_text (builder, "signer", draft->signer);
  add_text (builder, "sent_to", draft->sent_to);
  add_text (builder, "copied_to", draft->copied_to);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < draft->sections->len; i++)
    add_section (builder, g_ptr_array_index (draft->sections, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_award (JsonBuilder    *builder,
           const SanAward *award)
{
  json_builder_begin_object (builder);
  add_text (builder, "rule", award->rule);
  add_text (builder, "group", award->group);
  add_int (builder, "participant", award->participant);
  add_int (builder, "unit_id", award->unit_id);
  add_text (builder, "unit", award->unit);
  add_int (builder, "place", award->place);
  add_text (builder, "action", award->action);
  if (award->has_money)
    {
      add_int (builder, "amount", award->amount);
      add_int (builder, "proposed", award->proposed);
    }
  add_int (builder, "running", award->running);
  add_text (builder, "state", san_award_state_name (award->state));
  add_text (builder, "reason", award->reason);
  json_builder_end_object (builder);
}

static void
add_awards (JsonBuilder     *builder,
            const SanAwards *awards)
{
  json_builder_set_member_name (builder, "awards");
  json_builder_begin_array (builder);
  for (guint i = 0; i < awards->awards->len; i++)
    add_award (builder, g_ptr_array_index (awards->awards, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "money");
  json_builder_begin_array (builder);
  for (guint i = 0; i < awards->totals->len; i++)
    {
      const SanAwardTotal *total = g_ptr_array_index (awards->totals, i);

      json_builder_begin_object (builder);
      add_text (builder, "rule", total->rule);
      if (total->has_budget)
        add_int (builder, "budget", total->budget);
      add_int (builder, "total", total->total);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

GBytes *
san_bulletin_kept_to_bytes (const SanBulletinKept *kept)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  add_int (builder, "layout", kept->layout);
  add_int (builder, "paper", kept->paper);
  add_text (builder, "office", kept->office);
  add_text (builder, "title", kept->title);
  add_text (builder, "journal_head", kept->journal_head);
  add_text (builder, "reason", kept->reason);
  if (kept->draft != NULL)
    add_draft (builder, kept->draft);
  if (kept->awards != NULL)
    add_awards (builder, kept->awards);
  if (kept->data != NULL)
    {
      json_builder_set_member_name (builder, "data");
      json_builder_add_value (builder, san_bulletin_data_to_json (kept->data));
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/* Reading ---------------------------------------------------------------------------- */

static char *
read_text (JsonObject *object,
           const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, ""));
}

static gint64
read_int (JsonObject *object,
          const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* (nullable) (transfer none): the object at @index */
static JsonObject *
get_object (JsonArray *array,
            guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static SanBulletinSection *
read_section (JsonObject *object)
{
  SanBulletinSection *section = g_new0 (SanBulletinSection, 1);

  section->key = read_text (object, "key");
  section->included = json_object_get_boolean_member_with_default (object, "included", FALSE);
  section->heading = read_text (object, "heading");
  section->text = read_text (object, "text");
  section->options = read_text (object, "options");

  return section;
}

static SanBulletinDraft *
read_draft (JsonObject *object)
{
  g_autofree char *name = read_text (object, "kind");
  g_autofree char *day = read_text (object, "day");
  JsonArray *sections = get_array (object, "sections");
  SanBulletinKind kind = SAN_BULLETIN_MONTHLY;
  SanBulletinDraft *draft;

  san_bulletin_kind_parse (name, &kind);
  draft = g_new0 (SanBulletinDraft, 1);
  draft->kind = kind;
  draft->title = read_text (object, "title");
  san_day_parse (day, &draft->day, NULL);
  draft->mark = read_text (object, "mark");
  draft->signer = read_text (object, "signer");
  draft->sent_to = read_text (object, "sent_to");
  draft->copied_to = read_text (object, "copied_to");
  draft->edited_at = g_strdup ("");
  draft->edited_by = g_strdup ("");
  draft->sections =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_section_free);
  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    if (get_object (sections, i) != NULL)
      g_ptr_array_add (draft->sections, read_section (get_object (sections, i)));

  return draft;
}

static SanAward *
read_award (JsonObject *object)
{
  g_autofree char *state = read_text (object, "state");
  SanAward *award = g_new0 (SanAward, 1);

  award->rule = read_text (object, "rule");
  award->group = read_text (object, "group");
  award->participant = (guint) read_int (object, "participant");
  award->unit_id = read_int (object, "unit_id");
  award->unit = read_text (object, "unit");
  award->place = (guint) read_int (object, "place");
  award->action = read_text (object, "action");
  award->has_money = json_object_has_member (object, "amount");
  award->amount = read_int (object, "amount");
  award->proposed = read_int (object, "proposed");
  award->running = (guint) read_int (object, "running");
  award->reason = read_text (object, "reason");
  for (guint i = SAN_AWARD_PROPOSED; i <= SAN_AWARD_STRUCK; i++)
    if (strcmp (state, san_award_state_name (i)) == 0)
      award->state = i;

  return award;
}

/* (nullable): NULL where they were not kept */
static SanAwards *
read_awards (JsonObject *object)
{
  JsonArray *list = get_array (object, "awards");
  JsonArray *money = get_array (object, "money");
  SanAwards *awards;

  if (list == NULL)
    return NULL;

  awards = san_awards_new ();
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (get_object (list, i) != NULL)
      g_ptr_array_add (awards->awards, read_award (get_object (list, i)));

  for (guint i = 0; money != NULL && i < json_array_get_length (money); i++)
    {
      JsonObject *element = get_object (money, i);
      SanAwardTotal *total;

      if (element == NULL)
        continue;
      total = g_new0 (SanAwardTotal, 1);
      total->rule = read_text (element, "rule");
      total->has_budget = json_object_has_member (element, "budget");
      total->budget = read_int (element, "budget");
      total->total = read_int (element, "total");
      g_ptr_array_add (awards->totals, total);
    }

  return awards;
}

/* Takes @ranking, whatever comes of it. */
static gboolean
read_data (SanBulletinKept *kept,
           JsonObject      *object,
           SanRanking      *ranking,
           GError         **error)
{
  JsonNode *node = json_object_get_member (object, "data");

  if (node == NULL && kept->layout == SAN_WORKBOOK_LAYOUT_FIRST)
    {
      kept->ranking = ranking;
      kept->tickets =
        san_workbook_tickets_from_json (json_object_get_member (object, "tickets"));
      return TRUE;
    }

  kept->data = san_bulletin_data_from_json (node, ranking, error);
  if (kept->data == NULL)
    return FALSE;

  kept->ranking = kept->data->ranking;
  return TRUE;
}

SanBulletinKept *
san_bulletin_kept_from_bytes (GBytes     *bytes,
                              SanRanking *ranking,
                              GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SanBulletinKept) kept = g_new0 (SanBulletinKept, 1);
  JsonNode *root = NULL;
  JsonObject *object;
  JsonNode *draft;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (json_parser_load_from_data (parser, text, (gssize) length, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                   _("What the bulletin says is damaged in the ledger"));
      g_clear_pointer (&ranking, san_ranking_free);
      return NULL;
    }

  object = json_node_get_object (root);
  kept->layout = read_int (object, "layout");
  kept->paper = read_int (object, "paper");
  kept->office = read_text (object, "office");
  kept->title = read_text (object, "title");
  kept->journal_head = read_text (object, "journal_head");
  kept->reason = read_text (object, "reason");
  draft = json_object_get_member (object, "draft");
  if (draft != NULL && JSON_NODE_HOLDS_OBJECT (draft))
    kept->draft = read_draft (json_node_get_object (draft));
  kept->awards = read_awards (object);
  if (!read_data (kept, object, ranking, error))
    return NULL;

  return g_steal_pointer (&kept);
}

/* (nullable): without @error where the bulletin is of no round */
static SanRanking *
load_ranking (SanDatabase       *database,
              const SanBulletin *bulletin,
              GError           **error)
{
  g_autoptr (GBytes) frozen = NULL;
  g_autoptr (SanRoundInput) input = NULL;

  if (bulletin->edition_id == 0)
    return NULL;

  frozen = san_round_store_frozen (database, bulletin->round_id, bulletin->edition, error);
  input = frozen != NULL ? san_round_input_thaw (frozen, error) : NULL;

  return input != NULL ? san_ranking_compute (input, error) : NULL;
}

SanBulletinKept *
san_bulletin_kept_load (SanDatabase       *database,
                        const SanBulletin *bulletin,
                        GError           **error)
{
  g_autoptr (GBytes) bytes = san_bulletin_store_get_file (database, bulletin, "words", error);
  SanRanking *ranking;

  if (bytes == NULL)
    return NULL;

  ranking = load_ranking (database, bulletin, error);
  if (ranking == NULL && bulletin->edition_id != 0)
    return NULL;

  return san_bulletin_kept_from_bytes (bytes, ranking, error);
}

void
san_bulletin_kept_fill_head (const SanBulletinKept *kept,
                             const SanBulletin     *bulletin,
                             SanWorkbookHead       *head)
{
  head->office = kept->office;
  head->title = kept->title;
  head->journal_head = kept->journal_head;
  head->reason = kept->reason;
  head->tickets = kept->tickets;
  head->data = kept->data;
  head->day = bulletin->day;
  head->number = bulletin->number;
  head->running = bulletin->running;
  head->edition = bulletin->edition;
}
