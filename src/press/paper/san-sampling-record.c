/* san-sampling-record.c - what a draw leaves on paper: how it was made, and what it gave
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-sampling-record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "paper/san-paper-book.h"
#include "paper/san-paper-table.h"
#include "store/san-setting-store.h"

#define KEY_DIGITS 16   /* of a key on paper: no two of a list share so many */

/* What the record says of a category. */
typedef struct
{
  char *code;
  char *rule;
  char *at_least;
  char *per;
  guint eligible;
  guint must_see;
  guint drawn;
} Line;

typedef struct
{
  SanDraw    *draw;
  GPtrArray  *points;      /* SanDrawPoint */
  SanRoster  *roster;
  GHashTable *names;       /* category code → name */
  GPtrArray  *lines;       /* Line, in the order of their codes */
  GHashTable *by_code;     /* code → Line */
  guint       eligible;
  guint       recent;
  GPtrArray  *always;      /* names of units */
} Record;

static void
line_free (Line *line)
{
  g_free (line->code);
  g_free (line->rule);
  g_free (line->at_least);
  g_free (line->per);
  g_free (line);
}

static void
record_clear (Record *record)
{
  g_clear_pointer (&record->draw, san_draw_free);
  g_clear_pointer (&record->points, g_ptr_array_unref);
  g_clear_pointer (&record->roster, san_roster_unref);
  g_clear_pointer (&record->names, g_hash_table_unref);
  g_clear_pointer (&record->lines, g_ptr_array_unref);
  g_clear_pointer (&record->by_code, g_hash_table_unref);
  g_clear_pointer (&record->always, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)

/* Reading */

static void
add_rule (Record *record,
          char  **cells)
{
  Line *line = g_new0 (Line, 1);

  line->code = g_strdup (cells[1]);
  line->rule = g_str_equal (cells[2], "all") ? g_strdup ("全部") : g_strdup (cells[2]);
  line->at_least = g_strdup (cells[3]);
  line->per = g_strdup (g_str_equal (cells[4], "category") ? "全轮" : "每单位");
  g_ptr_array_add (record->lines, line);
  g_hash_table_insert (record->by_code, line->code, line);
}

static void
add_always (Record     *record,
            const char *code)
{
  const SanUnit *unit = san_roster_find (record->roster, code, NULL);

  g_ptr_array_add (record->always,
                   g_strdup (unit != NULL ? san_roster_display (record->roster, unit) : code));
}

static void
read_rules (Record *record)
{
  g_auto (GStrv) lines = g_strsplit (record->draw->rules, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, "|", 5);
      guint n = g_strv_length (cells);

      if (n == 5 && g_str_equal (cells[0], "rule"))
        add_rule (record, cells);
      else if (n == 2 && g_str_equal (cells[0], "always"))
        add_always (record, cells[1]);
      else if (n == 2 && g_str_equal (cells[0], "recent"))
        record->recent++;
    }
}

/* Counts what the frame holds, and names each category's line by the points drawn of it. */
static void
read_frame (Record *record,
            GBytes *frame)
{
  gsize length;
  const char *bytes = g_bytes_get_data (frame, &length);
  g_autofree char *text = g_strndup (bytes, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) categories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                             NULL);

  for (char **row = lines; **row != '\0'; row++)
    {
      g_auto (GStrv) cells = g_strsplit (*row, "|", 4);
      Line *line = g_hash_table_lookup (record->by_code, cells[1]);

      record->eligible++;
      line->eligible++;
      line->must_see += g_str_equal (cells[3], "yes");
      g_hash_table_insert (categories, g_strdup (cells[2]), line);
    }

  for (guint i = 0; i < record->points->len; i++)
    {
      const SanDrawPoint *point = record->points->pdata[i];
      Line *line = g_hash_table_lookup (categories, point->code);

      /* a code may have been changed since */
      if (line == NULL)
        continue;

      line->drawn++;
      g_hash_table_insert (record->names, line->code, g_strdup (point->category));
    }
}

static gboolean
read_record (Record         *record,
             SanDatabase    *database,
             const SanRound *round,
             GError        **error)
{
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GError) local = NULL;

  record->draw = san_draw_store_get (database, round->id, &local);
  if (record->draw == NULL)
    {
      if (local == NULL)
        g_set_error (&local, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                     _("Nothing was drawn for round “%s” yet"), round->label);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  record->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  record->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  record->names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  record->always = g_ptr_array_new_with_free_func (g_free);
  record->roster = san_roster_load (database, round->period.last, TRUE, error);
  record->points = record->roster != NULL
                   ? san_draw_store_list (database, round->id, error) : NULL;
  frame = record->points != NULL ? san_draw_store_frame (database, round->id, error) : NULL;
  if (frame == NULL)
    return FALSE;

  read_rules (record);
  read_frame (record, frame);

  return TRUE;
}

/* Writing */

static void add_fact (SanPaperTable *table,
                      const char    *format,
                      ...) G_GNUC_PRINTF (2, 3);

static void
add_fact (SanPaperTable *table,
          const char    *format,
          ...)
{
  g_autofree char *text = NULL;
  const char *cells[] = { NULL, NULL };
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  cells[0] = text;
  san_paper_table_add_row (table, SAN_PAPER_ROW_HEADING, cells);
}

static void
add_line (SanPaperTable *table,
          SanPaperRow    kind,
          const Line    *line,
          const char    *name)
{
  g_autofree char *eligible = g_strdup_printf ("%u", line->eligible);
  g_autofree char *must_see = g_strdup_printf ("%u", line->must_see);
  g_autofree char *drawn = g_strdup_printf ("%u", line->drawn);
  const char *least = line->at_least != NULL && !g_str_equal (line->at_least, "0")
                      ? line->at_least : "";
  const char *cells[] = { name, line->rule, least, line->per, eligible, must_see, drawn };

  san_paper_table_add_row (table, kind, cells);
}

static void
add_facts (SanPaperTable  *table,
           const Record   *record,
           const SanRound *round)
{
  const SanDraw *draw = record->draw;
  g_autofree char *always = NULL;

  add_fact (table, "抽样框：%u 个点位，摘要（SHA-256）%s", record->eligible, draw->frame);
  add_fact (table, "种　子：%s", draw->seed);
  add_fact (table, "算　法：%s。以“种子|%s|点位编号”的 SHA-256 值由小到大排列，"
            "必查点位在前，近期抽过的点位在后，依次取足", draw->algorithm, round->label);
  if (record->recent > 0)
    add_fact (table, "近几轮抽过而后置的点位：%u 个", record->recent);
  if (record->always->len > 0)
    {
      g_ptr_array_add (record->always, NULL);
      always = g_strjoinv ("、", (char **) record->always->pdata);
      add_fact (table, "必评单位：%s", always);
    }
}

/* What the records of this office are called after, where that is known */
static char *
record_title (SanDatabase *database)
{
  g_autofree char *office = san_setting_get (database, "office", NULL);

  return g_strconcat (office != NULL ? office : "", "抽样记录", NULL);
}

static SanPaperTable *
rules_table (SanDatabase    *database,
             const Record   *record,
             const SanRound *round)
{
  static const char *const signatures[] = { "抽样人", "监督人", "日期", NULL };
  g_autofree char *title = record_title (database);
  g_autofree char *subtitle = g_strdup_printf ("%s　抽样时间 %s", round->label,
                                               record->draw->drawn);
  SanPaperTable *table = san_paper_table_new (title, subtitle);
  Line total = { .rule = (char *) "", .per = (char *) "" };

  san_paper_table_set_orientation (table, SAN_PAPER_PORTRAIT);
  san_paper_table_add_column (table, NULL, "类别", 1, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "抽样规则", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "至少", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "范围", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "可抽点位", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "其中必查", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "抽取", 0, SAN_PAPER_RIGHT);
  for (guint i = 0; i < record->lines->len; i++)
    {
      const Line *line = record->lines->pdata[i];
      const char *name = g_hash_table_lookup (record->names, line->code);

      add_line (table, SAN_PAPER_ROW_PLAIN, line, name != NULL ? name : line->code);
      total.eligible += line->eligible;
      total.must_see += line->must_see;
    }
  total.drawn = record->points->len;
  add_line (table, SAN_PAPER_ROW_STRONG, &total, "合计");
  add_facts (table, record, round);
  san_paper_table_set_signatures (table, signatures);

  return table;
}

static SanPaperTable *
points_table (const Record   *record,
              const SanRound *round)
{
  g_autofree char *note = g_strdup_printf ("种子 %s　抽样框摘要 %.16s…", record->draw->seed,
                                           record->draw->frame);
  g_autofree char *subtitle = g_strdup_printf ("%s　共 %u 个点位", round->label,
                                               record->points->len);
  SanPaperTable *table = san_paper_table_new ("抽中点位名单", subtitle);

  san_paper_table_set_orientation (table, SAN_PAPER_PORTRAIT);
  san_paper_table_set_note (table, note);
  san_paper_table_add_column (table, NULL, "序号", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "编号", 0, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "点位", 2, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "责任单位", 1, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "类别", 1, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "必查", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "抽样值（前 16 位）", 0, SAN_PAPER_LEFT);
  for (guint i = 0; i < record->points->len; i++)
    {
      const SanDrawPoint *point = record->points->pdata[i];
      const SanUnit *unit = san_roster_get (record->roster, point->unit_id);
      g_autofree char *position = g_strdup_printf ("%d", point->position);
      g_autofree char *key = g_strndup (point->key, KEY_DIGITS);
      const char *cells[] = { position, point->code, point->name,
                              san_roster_display (record->roster, unit), point->category,
                              point->must_see ? "必查" : "", key };

      san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, cells);
    }

  return table;
}

SanPaper *
san_sampling_record_new (SanDatabase    *database,
                         const SanRound *round,
                         GError        **error)
{
  g_auto (Record) record = { NULL };
  g_autofree char *title = NULL;
  SanPaperBook *book;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (round != NULL, NULL);

  if (!read_record (&record, database, round, error))
    return NULL;

  title = g_strconcat (round->label, " 抽样记录", NULL);
  book = san_paper_book_new (title);
  san_paper_book_add (book, SAN_PAPER (rules_table (database, &record, round)));
  san_paper_book_add (book, SAN_PAPER (points_table (&record, round)));

  return SAN_PAPER (book);
}
