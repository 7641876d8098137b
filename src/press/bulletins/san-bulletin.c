/* san-bulletin.c - issues a round's bulletin, and proves an issued one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-store.h"

#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bulletins/san-workbook.h"
#include "rounds/san-observation-store.h"
#include "scoring/san-round-check.h"
#include "store/san-blob-store.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"
#include "tables/san-table-reader.h"

/* Digits of the journal's head that are printed. */
#define HEAD_DIGITS 8

/* The words on the paper, kept beside the workbook: settings change, papers do not. */
typedef struct
{
  char               *office;
  char               *title;
  char               *journal_head;
  char               *reason;
  gint64              layout;
  SanWorkbookTickets *tickets;   /* nullable */
  SanWorkbookHead     head;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->office);
  g_free (words->title);
  g_free (words->journal_head);
  g_free (words->reason);
  g_clear_pointer (&words->tickets, san_workbook_tickets_free);
}

static void
words_settle (Words *words)
{
  words->head.office = words->office;
  words->head.title = words->title;
  words->head.journal_head = words->journal_head;
  words->head.reason = words->reason;
  words->head.tickets = words->tickets;
}

static GBytes *
words_to_bytes (const Words *words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "layout");
  json_builder_add_int_value (builder, SAN_WORKBOOK_LAYOUT);
  json_builder_set_member_name (builder, "office");
  json_builder_add_string_value (builder, words->office);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, words->title);
  json_builder_set_member_name (builder, "journal_head");
  json_builder_add_string_value (builder, words->journal_head);
  json_builder_set_member_name (builder, "reason");
  json_builder_add_string_value (builder, words->reason);
  if (words->tickets != NULL)
    {
      json_builder_set_member_name (builder, "tickets");
      json_builder_add_value (builder, san_workbook_tickets_to_json (words->tickets));
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static char *
read_word (JsonObject *object,
           const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, ""));
}

static gboolean
words_from_bytes (Words   *words,
                  GBytes  *bytes,
                  GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    return FALSE;

  object = json_node_get_object (json_parser_get_root (parser));
  words->layout = json_object_get_int_member_with_default (object, "layout", 0);
  words->office = read_word (object, "office");
  words->title = read_word (object, "title");
  words->journal_head = read_word (object, "journal_head");
  words->reason = read_word (object, "reason");
  words->tickets = san_workbook_tickets_from_json (json_object_get_member (object, "tickets"));
  words_settle (words);
  return TRUE;
}

static gboolean
words_load (Words          *words,
            SanDatabase    *database,
            const SanRound *round,
            const char     *reason,
            GError        **error)
{
  g_autofree char *city = san_setting_get (database, "city", error);
  g_autofree char *head = city != NULL ? san_journal_head (database, error) : NULL;
  g_autofree char *period = NULL;
  g_autoptr (GError) failure = NULL;

  if (head == NULL)
    return FALSE;

  words->tickets = san_workbook_tickets_load (database, round, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  words->office = san_setting_get (database, "office", error);
  if (words->office == NULL)
    return FALSE;

  period = san_workbook_period (&round->period, round->label);
  words->title = g_strdup_printf ("%s%s考评情况通报", city, period);
  words->journal_head = g_strndup (head, HEAD_DIGITS);
  words->reason = g_strdup (reason != NULL ? reason : "");
  words_settle (words);
  return TRUE;
}

GBytes *
san_bulletin_draft (SanDatabase    *database,
                    const SanRound *round,
                    SanDay          day,
                    GCancellable   *cancellable,
                    GError        **error)
{
  g_autoptr (SanRanking) ranking = san_ranking_load (database, round, NULL, error);
  Words words = { NULL };
  GBytes *bytes = NULL;

  if (ranking != NULL && words_load (&words, database, round, NULL, error))
    {
      words.head.day = day;
      words.head.provisional = round->state != SAN_ROUND_PUBLISHED;
      bytes = san_workbook_make (ranking, &words.head, cancellable, error);
    }

  words_clear (&words);
  return bytes;
}

/* Publishing ------------------------------------------------------------------------ */

struct _SanPublication
{
  gint64       round_id;
  char        *reason;
  SanTime      now;
  SanBulletin *bulletin;
  GBytes      *input;
  GBytes      *workbook;
  GBytes      *words;
};

SanPublication *
san_publication_new (const SanRound *round,
                     guint           number,
                     SanDay          day,
                     const char     *reason,
                     SanTime         now)
{
  SanPublication *self = g_new0 (SanPublication, 1);
  int year;

  san_day_get (day, &year, NULL, NULL);
  self->round_id = round->id;
  self->reason = g_strdup (reason != NULL ? reason : "");
  self->now = now;
  self->bulletin = g_new0 (SanBulletin, 1);
  self->bulletin->number = number;
  self->bulletin->day = day;
  self->bulletin->name = g_strdup_printf ("%d-%u", year, number);

  return self;
}

void
san_publication_free (SanPublication *self)
{
  g_clear_pointer (&self->input, g_bytes_unref);
  g_clear_pointer (&self->workbook, g_bytes_unref);
  g_clear_pointer (&self->words, g_bytes_unref);
  san_bulletin_free (self->bulletin);
  g_free (self->reason);
  g_free (self);
}

const char *
san_publication_get_name (const SanPublication *self)
{
  return self->bulletin->name;
}

static gboolean
may_publish (SanDatabase    *database,
             const SanRound *round,
             const char     *reason,
             GError        **error)
{
  g_autoptr (GPtrArray) issues = NULL;

  if (round->n_editions > 0 && *reason == '\0')
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("Round “%s” is published; a new edition needs a reason"), round->label);
      return FALSE;
    }

  issues = san_round_check (database, round, error);
  if (issues == NULL)
    return FALSE;

  for (guint i = 0; i < issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *sentence = san_issue_sentence (issue);

      if (issue->severity == SAN_ISSUE_ERROR)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                       _("Round “%s” cannot be published: %s. Correct it, or confirm it with a reason."),
                       round->label, sentence);
          return FALSE;
        }
    }

  return TRUE;
}

/* Makes the workbook from the frozen bytes, as a later proof will. */
static gboolean
make_workbook (SanPublication   *self,
               const SanRanking *ranking,
               Words            *words,
               guint             edition,
               GError          **error)
{
  words->head.day = self->bulletin->day;
  words->head.number = self->bulletin->number;
  words->head.running = self->bulletin->running;
  words->head.edition = edition;
  self->bulletin->title = g_strdup (words->title);
  self->words = words_to_bytes (words);
  self->workbook = san_workbook_make (ranking, &words->head, NULL, error);

  return self->workbook != NULL;
}

static gboolean
prepare (SanPublication *self,
         SanDatabase    *database,
         const SanRound *round,
         GError        **error)
{
  g_autoptr (SanRoundInput) live = san_ranking_input_load (database, round, TRUE, error);
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (SanRanking) ranking = NULL;
  Words words = { NULL };
  gboolean made;
  guint next;

  if (live == NULL)
    return FALSE;

  self->input = san_round_input_freeze (live);
  input = san_round_input_thaw (self->input, error);
  ranking = input != NULL ? san_ranking_compute (input, error) : NULL;

  made = ranking != NULL &&
         words_load (&words, database, round, self->reason, error) &&
         san_bulletin_store_next_number (database, self->bulletin->day, &next,
                                         &self->bulletin->running, error) &&
         make_workbook (self, ranking, &words, round->n_editions + 1, error);
  words_clear (&words);

  return made;
}

gboolean
san_publication_write (SanDatabase *database,
                       gpointer     publication,
                       GError     **error)
{
  SanPublication *self = publication;
  SanBulletin *bulletin = self->bulletin;
  g_autoptr (SanRound) round = san_round_store_get (database, self->round_id, error);

  return round != NULL &&
         may_publish (database, round, self->reason, error) &&
         (round->state != SAN_ROUND_PUBLISHED ||
          san_point_result_store_renew (database, round->id, error)) &&
         prepare (self, database, round, error) &&
         san_round_store_publish (database, round->id, self->input, self->reason, self->now,
                                  &bulletin->edition_id, error) &&
         san_bulletin_store_add (database, bulletin, error) &&
         san_bulletin_store_add_file (database, bulletin->id, "xlsx", self->workbook, error) &&
         san_bulletin_store_add_file (database, bulletin->id, "words", self->words, error);
}

gboolean
san_bulletin_publish (SanWorkspace   *workspace,
                      const SanRound *round,
                      guint           number,
                      SanDay          day,
                      const char     *reason,
                      char          **name,
                      GError        **error)
{
  g_autoptr (SanPublication) publication =
    san_publication_new (round, number, day, reason, san_workspace_now (workspace));

  if (!san_workspace_change (workspace, "round.publish", publication->bulletin->name,
                             san_publication_write, publication, NULL, error))
    return FALSE;

  if (name != NULL)
    *name = g_strdup (publication->bulletin->name);

  return TRUE;
}

/* Proof ----------------------------------------------------------------------------- */

void
san_bulletin_difference_free (SanBulletinDifference *difference)
{
  g_free (difference->sheet);
  g_free (difference->cell);
  g_free (difference->found);
  g_free (difference->expected);
  g_free (difference);
}

/* (transfer full): column and row as a spreadsheet names them */
static char *
cell_name (guint column,
           guint row)
{
  char letters[8];
  guint n = 0;

  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters[n++] = (char) ('A' + (rest - 1) % 26);
  letters[n] = '\0';

  return g_strdup_printf ("%s%u", g_strreverse (letters), row);
}

/* (transfer full): "B12" → text, of one sheet */
static GHashTable *
read_cells (const char *path,
            const char *sheet,
            GError    **error)
{
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SanTableReader) reader = san_table_reader_open (path, sheet, NULL, NULL, error);
  g_autoptr (GError) reason = NULL;
  SanTableRow row;

  if (reader == NULL)
    return NULL;

  while (san_table_reader_next (reader, &row, &reason))
    {
      for (guint i = 0; i < row.n_cells; i++)
        {
          /* a merged cell is compared once */
          if (*row.cells[i].text != '\0' && row.cells[i].flags == SAN_CELL_PLAIN)
            g_hash_table_insert (cells, cell_name (i, row.number),
                                 g_strdup (row.cells[i].text));
        }
    }

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  return g_steal_pointer (&cells);
}

static void
add_difference (GPtrArray  *differences,
                const char *sheet,
                const char *cell,
                const char *found,
                const char *expected)
{
  SanBulletinDifference *difference = g_new0 (SanBulletinDifference, 1);

  difference->sheet = g_strdup (sheet);
  difference->cell = g_strdup (cell);
  difference->found = g_strdup (found != NULL ? found : "");
  difference->expected = g_strdup (expected != NULL ? expected : "");
  g_ptr_array_add (differences, difference);
}

/* By row, then by column. */
static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const SanBulletinDifference *x = *(const SanBulletinDifference *const *) a;
  const SanBulletinDifference *y = *(const SanBulletinDifference *const *) b;
  const char *row_x = x->cell + strcspn (x->cell, "0123456789");
  const char *row_y = y->cell + strcspn (y->cell, "0123456789");
  int order = atoi (row_x) - atoi (row_y);

  if (order == 0)
    order = (int) (row_x - x->cell) - (int) (row_y - y->cell);

  return order != 0 ? order : strcmp (x->cell, y->cell);
}

static gboolean
compare_sheet (const char *issued,
               const char *remade,
               const char *sheet,
               GPtrArray  *differences,
               GError    **error)
{
  g_autoptr (GHashTable) found = read_cells (issued, sheet, error);
  g_autoptr (GHashTable) expected = found != NULL ? read_cells (remade, sheet, error) : NULL;
  g_autoptr (GPtrArray) here =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_difference_free);
  GHashTableIter iter;
  gpointer cell, text;

  if (expected == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &cell, &text))
    {
      const char *other = g_hash_table_lookup (found, cell);

      if (g_strcmp0 (other, text) != 0)
        add_difference (here, sheet, cell, other, text);
      g_hash_table_remove (found, cell);
    }

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &cell, &text))
    add_difference (here, sheet, cell, text, "");

  g_ptr_array_sort (here, compare_differences);
  g_ptr_array_extend_and_steal (differences, g_steal_pointer (&here));
  return TRUE;
}

static char *
write_temporary (GBytes  *bytes,
                 GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("sanse-XXXXXX.xlsx", &path, error);

  if (fd < 0)
    return NULL;
  g_close (fd, NULL);

  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), error))
    {
      g_unlink (path);
      return NULL;
    }

  return g_steal_pointer (&path);
}

/* The frozen round and the words of the paper, as they were issued. */
static SanRanking *
load_issued (SanDatabase       *database,
             const SanBulletin *bulletin,
             Words             *words,
             GError           **error)
{
  g_autoptr (GBytes) frozen = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (SanRanking) ranking = NULL;

  if (bulletin->edition_id == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Bulletin %s belongs to no round, so there is nothing to recompute"),
                   bulletin->name);
      return NULL;
    }

  frozen = san_round_store_frozen (database, bulletin->round_id, bulletin->edition, error);
  kept = frozen != NULL ? san_bulletin_store_get_file (database, bulletin, "words", error) : NULL;
  input = kept != NULL ? san_round_input_thaw (frozen, error) : NULL;
  ranking = input != NULL ? san_ranking_compute (input, error) : NULL;

  if (ranking == NULL || !words_from_bytes (words, kept, error))
    return NULL;

  words->head.day = bulletin->day;
  words->head.number = bulletin->number;
  words->head.running = bulletin->running;
  words->head.edition = bulletin->edition;

  return g_steal_pointer (&ranking);
}

SanRanking *
san_bulletin_load_ranking (SanDatabase       *database,
                           const SanBulletin *bulletin,
                           char             **journal_head,
                           GError           **error)
{
  Words words = { NULL };
  SanRanking *ranking = load_issued (database, bulletin, &words, error);

  if (ranking != NULL && journal_head != NULL)
    *journal_head = g_steal_pointer (&words.journal_head);
  words_clear (&words);

  return ranking;
}

static GBytes *
remake (SanDatabase       *database,
        const SanBulletin *bulletin,
        GError           **error)
{
  Words words = { NULL };
  g_autoptr (SanRanking) ranking = load_issued (database, bulletin, &words, error);
  GBytes *bytes = NULL;

  if (ranking != NULL &&
      (words.layout < SAN_WORKBOOK_LAYOUT_FIRST || words.layout > SAN_WORKBOOK_LAYOUT))
    g_set_error (error, SAN_ERROR, SAN_ERROR_TOO_NEW,
                 _("Bulletin %s was laid out by another version of Sanse, so its cells cannot be compared here; the file itself is unchanged"),
                 bulletin->name);
  else if (ranking != NULL)
    bytes = san_workbook_make (ranking, &words.head, NULL, error);
  words_clear (&words);

  return bytes;
}

static gboolean
has_sheet (GPtrArray  *sheets,
           const char *name)
{
  for (guint i = 0; i < sheets->len; i++)
    if (strcmp (((SanTableSheet *) g_ptr_array_index (sheets, i))->name, name) == 0)
      return TRUE;

  return FALSE;
}

/* Sheets in the order of the file. */
static gboolean
compare_files (const char *issued,
               const char *remade,
               GPtrArray  *differences,
               GError    **error)
{
  g_autoptr (GPtrArray) found = san_table_list_sheets (issued, NULL, error);
  g_autoptr (GPtrArray) expected =
    found != NULL ? san_table_list_sheets (remade, NULL, error) : NULL;

  if (expected == NULL)
    return FALSE;

  for (guint i = 0; i < expected->len; i++)
    {
      const char *name = ((SanTableSheet *) g_ptr_array_index (expected, i))->name;

      if (!has_sheet (found, name))
        add_difference (differences, name, "", "", name);
      else if (!compare_sheet (issued, remade, name, differences, error))
        return FALSE;
    }

  for (guint i = 0; i < found->len; i++)
    {
      const char *name = ((SanTableSheet *) g_ptr_array_index (found, i))->name;

      if (!has_sheet (expected, name))
        add_difference (differences, name, "", name, "");
    }

  return TRUE;
}

static void
unlink_and_free (char *path)
{
  if (path != NULL)
    g_unlink (path);
  g_free (path);
}

GPtrArray *
san_bulletin_verify (SanDatabase       *database,
                     const SanBulletin *bulletin,
                     GError           **error)
{
  g_autoptr (GPtrArray) differences =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_difference_free);
  g_autoptr (GBytes) issued = NULL;
  g_autoptr (GBytes) remade = NULL;
  char *issued_path = NULL;
  char *remade_path = NULL;
  gboolean compared;

  issued = san_bulletin_store_get_file (database, bulletin, "xlsx", error);
  remade = issued != NULL ? remake (database, bulletin, error) : NULL;
  if (remade == NULL)
    return NULL;

  issued_path = write_temporary (issued, error);
  remade_path = issued_path != NULL ? write_temporary (remade, error) : NULL;
  compared = remade_path != NULL &&
             compare_files (issued_path, remade_path, differences, error);
  unlink_and_free (issued_path);
  unlink_and_free (remade_path);

  return compared ? g_steal_pointer (&differences) : NULL;
}
