/* san-bulletin.c - issues a round's bulletin, and proves an issued one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-store.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bulletins/san-workbook.h"
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
  char           *office;
  char           *title;
  char           *journal_head;
  SanWorkbookHead head;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->office);
  g_free (words->title);
  g_free (words->journal_head);
}

static void
words_settle (Words *words)
{
  words->head.office = words->office;
  words->head.title = words->title;
  words->head.journal_head = words->journal_head;
}

static GBytes *
words_to_bytes (const Words *words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "office");
  json_builder_add_string_value (builder, words->office);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, words->title);
  json_builder_set_member_name (builder, "journal_head");
  json_builder_add_string_value (builder, words->journal_head);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
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
  words->office = g_strdup (json_object_get_string_member_with_default (object, "office", ""));
  words->title = g_strdup (json_object_get_string_member_with_default (object, "title", ""));
  words->journal_head =
    g_strdup (json_object_get_string_member_with_default (object, "journal_head", ""));
  words_settle (words);
  return TRUE;
}

/* A paper speaks Chinese whatever language the program does. */
static char *
period_words (const SanPeriod *period,
              const char      *label)
{
  int year, month, day;

  san_day_get (period->first, &year, &month, &day);

  switch (period->kind)
    {
    case SAN_PERIOD_MONTH:
      return g_strdup_printf ("%d年%d月", year, month);

    case SAN_PERIOD_QUARTER:
      return g_strdup_printf ("%d年第%d季度", year, (month + 2) / 3);

    case SAN_PERIOD_YEAR:
      return g_strdup_printf ("%d年", year);

    case SAN_PERIOD_WEEK:
    case SAN_PERIOD_MONTHS:
    case SAN_PERIOD_DAYS:
    default:
      return g_strdup (label);
    }
}

static gboolean
words_load (Words          *words,
            SanDatabase    *database,
            const SanRound *round,
            GError        **error)
{
  g_autofree char *city = san_setting_get (database, "city", error);
  g_autofree char *head = city != NULL ? san_journal_head (database, error) : NULL;
  g_autofree char *period = NULL;

  if (head == NULL)
    return FALSE;

  words->office = san_setting_get (database, "office", error);
  if (words->office == NULL)
    return FALSE;

  period = period_words (&round->period, round->label);
  words->title = g_strdup_printf ("%s%s考评情况通报", city, period);
  words->journal_head = g_strndup (head, HEAD_DIGITS);
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

  if (ranking != NULL && words_load (&words, database, round, error))
    {
      words.head.day = day;
      words.head.provisional = round->state != SAN_ROUND_PUBLISHED;
      bytes = san_workbook_make (ranking, &words.head, cancellable, error);
    }

  words_clear (&words);
  return bytes;
}

/* Everything a publication writes, made before the change begins. */
typedef struct
{
  const SanRound *round;
  const char     *reason;
  SanTime         now;
  GBytes         *input;
  GBytes         *workbook;
  GBytes         *words;
  SanBulletin    *bulletin;
} Publication;

static void
publication_clear (Publication *publication)
{
  g_clear_pointer (&publication->input, g_bytes_unref);
  g_clear_pointer (&publication->workbook, g_bytes_unref);
  g_clear_pointer (&publication->words, g_bytes_unref);
  g_clear_pointer (&publication->bulletin, san_bulletin_free);
}

static gboolean
write_publication (SanDatabase *database,
                   gpointer     data,
                   GError     **error)
{
  Publication *publication = data;
  SanBulletin *bulletin = publication->bulletin;

  return san_round_store_publish (database, publication->round->id, publication->input,
                                  publication->reason, publication->now,
                                  &bulletin->edition_id, error) &&
         san_bulletin_store_add (database, bulletin, error) &&
         san_bulletin_store_add_file (database, bulletin->id, "xlsx",
                                      publication->workbook, error) &&
         san_bulletin_store_add_file (database, bulletin->id, "words", publication->words,
                                      error);
}

static gboolean
may_publish (SanDatabase    *database,
             const SanRound *round,
             const char     *reason,
             GError        **error)
{
  g_autoptr (GPtrArray) issues = NULL;

  if (round->state == SAN_ROUND_PUBLISHED && (reason == NULL || *reason == '\0'))
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
                       _("Round “%s” cannot be published: %s Correct it, or confirm it with a reason."),
                       round->label, sentence);
          return FALSE;
        }
    }

  return TRUE;
}

/* Makes the workbook from the frozen bytes, as a later proof will. */
static gboolean
prepare (Publication  *publication,
         SanDatabase  *database,
         Words        *words,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (SanRoundInput) live =
    san_ranking_input_load (database, publication->round, TRUE, error);
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (SanRanking) ranking = NULL;
  SanBulletin *bulletin = publication->bulletin;
  guint next;

  if (live == NULL)
    return FALSE;

  publication->input = san_round_input_freeze (live);
  input = san_round_input_thaw (publication->input, error);
  ranking = input != NULL ? san_ranking_compute (input, error) : NULL;
  if (ranking == NULL || !words_load (words, database, publication->round, error) ||
      !san_bulletin_store_next_number (database, bulletin->day, &next, &bulletin->running,
                                       error))
    return FALSE;

  bulletin->title = g_strdup (words->title);
  words->head.day = bulletin->day;
  words->head.number = bulletin->number;
  words->head.running = bulletin->running;
  publication->words = words_to_bytes (words);
  publication->workbook = san_workbook_make (ranking, &words->head, cancellable, error);

  return publication->workbook != NULL;
}

gboolean
san_bulletin_publish (SanWorkspace   *workspace,
                      const SanRound *round,
                      guint           number,
                      SanDay          day,
                      const char     *reason,
                      GCancellable   *cancellable,
                      char          **name,
                      GError        **error)
{
  SanDatabase *database = san_workspace_database (workspace);
  Publication publication = { round, reason, san_workspace_now (workspace) };
  Words words = { NULL };
  gboolean done;
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);
  publication.bulletin = g_new0 (SanBulletin, 1);
  publication.bulletin->number = number;
  publication.bulletin->day = day;
  publication.bulletin->name = g_strdup_printf ("%d-%u", year, number);

  done = may_publish (database, round, reason, error) &&
         prepare (&publication, database, &words, cancellable, error) &&
         san_workspace_change (workspace, "round.publish", publication.bulletin->name,
                               write_publication, &publication, NULL, error);
  if (done && name != NULL)
    *name = g_strdup (publication.bulletin->name);

  words_clear (&words);
  publication_clear (&publication);
  return done;
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
          if (*row.cells[i].text != '\0')
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

static gboolean
compare_sheet (const char *issued,
               const char *remade,
               const char *sheet,
               GPtrArray  *differences,
               GError    **error)
{
  g_autoptr (GHashTable) found = read_cells (issued, sheet, error);
  g_autoptr (GHashTable) expected = found != NULL ? read_cells (remade, sheet, error) : NULL;
  GHashTableIter iter;
  gpointer cell, text;

  if (expected == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &cell, &text))
    {
      const char *other = g_hash_table_lookup (found, cell);

      if (g_strcmp0 (other, text) != 0)
        add_difference (differences, sheet, cell, other, text);
      g_hash_table_remove (found, cell);
    }

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &cell, &text))
    add_difference (differences, sheet, cell, text, "");

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

static GBytes *
remake (SanDatabase       *database,
        const SanBulletin *bulletin,
        GError           **error)
{
  g_autoptr (GBytes) frozen = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (SanRanking) ranking = NULL;
  Words words = { NULL };
  GBytes *bytes = NULL;

  frozen = san_round_store_frozen (database, bulletin->round_id, bulletin->edition, error);
  kept = frozen != NULL ? san_bulletin_store_get_file (database, bulletin, "words", error) : NULL;
  input = kept != NULL ? san_round_input_thaw (frozen, error) : NULL;
  ranking = input != NULL ? san_ranking_compute (input, error) : NULL;

  if (ranking != NULL && words_from_bytes (&words, kept, error))
    {
      words.head.day = bulletin->day;
      words.head.number = bulletin->number;
      words.head.running = bulletin->running;
      bytes = san_workbook_make (ranking, &words.head, NULL, error);
    }

  words_clear (&words);
  return bytes;
}

static gboolean
compare_files (const char *issued,
               const char *remade,
               GPtrArray  *differences,
               GError    **error)
{
  g_autoptr (GPtrArray) sheets = san_table_list_sheets (remade, NULL, error);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      const SanTableSheet *sheet = g_ptr_array_index (sheets, i);

      if (!compare_sheet (issued, remade, sheet->name, differences, error))
        return FALSE;
    }

  return sheets != NULL;
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

  if (bulletin->edition_id == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Bulletin %s belongs to no round, so there is nothing to recompute"),
                   bulletin->name);
      return NULL;
    }

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
