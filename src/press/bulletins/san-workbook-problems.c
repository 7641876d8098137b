/* san-workbook-problems.c - the sheet 问题 of a bulletin: what failed, by unit, with tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>

/* What a column says; those that nothing is said in are left out. */
typedef enum
{
  NUMBER, UNIT, BUREAU, CATEGORY, POINT, PROBLEM, RATING, LOST, TICKET, COLOUR, DUE, RELAPSE,
  N_KINDS
} Kind;

static const SanListColumn kinds[N_KINDS] = {
  { "序号", 6.5 }, { "责任单位", 17 }, { "责任部门", 15 }, { "类别", 14 }, { "点位", 20 },
  { "问题", 30 }, { "评定", 9 }, { "扣分", 7.5 }, { "三色单\n编号", 18 }, { "单色", 7 },
  { "整改期限", 17 }, { "反弹", 6 },
};

typedef struct
{
  SanListSheet  list;
  SanListColumn columns[N_KINDS];
  Kind          kinds[N_KINDS];    /* of the columns */
  guint         n;
  int           decimals;
} ProblemsSheet;

/* The word that stands in the cell beside its colour; "" without a ticket */
static const char *
colour_word (const char *colour,
             guint      *index)
{
  static const struct { const char *name, *word; } colours[SAN_N_TICKET_COLOURS] = {
    { "white", "白单" }, { "yellow", "黄单" }, { "red", "红单" },
  };

  for (*index = 0; *index < SAN_N_TICKET_COLOURS; (*index)++)
    if (strcmp (colour, colours[*index].name) == 0)
      return colours[*index].word;

  return "";
}

/* What was looked at, and what the inspector wrote */
static char *
problem_text (const SanBulletinProblem *problem)
{
  if (*problem->note == '\0')
    return g_strdup (problem->item);
  if (*problem->item == '\0')
    return g_strdup (problem->note);

  return g_strconcat (problem->item, "：", problem->note, NULL);
}

static void
lay_out (ProblemsSheet   *self,
         const GPtrArray *problems)
{
  gboolean used[N_KINDS] = { TRUE, TRUE, FALSE, TRUE, TRUE, TRUE, TRUE, TRUE };

  for (guint i = 0; i < problems->len; i++)
    {
      const SanBulletinProblem *problem = problems->pdata[i];

      used[BUREAU] |= *problem->bureau != '\0';
      used[TICKET] |= *problem->ticket != '\0';
      used[RELAPSE] |= problem->relapse;
      self->decimals = MAX (self->decimals, san_text_decimals (problem->lost, 6));
    }
  used[COLOUR] = used[DUE] = used[TICKET];

  for (Kind kind = 0; kind < N_KINDS; kind++)
    if (used[kind])
      {
        self->columns[self->n] = kinds[kind];
        self->kinds[self->n++] = kind;
      }
}

static void
write_cell (ProblemsSheet *self,
            guint          row,
            guint          column,
            const char    *text,
            guint          shade)
{
  const SanWorkbookFormats *formats = &self->list.writer->formats;
  lxw_format *format = formats->middle[shade];
  guint colour;

  switch (self->kinds[column])
    {
    case LOST:
      san_list_write_number (&self->list, row, column, text, self->decimals, shade);
      return;

    case COLOUR:
      text = colour_word (text, &colour);
      if (*text != '\0')
        format = formats->colour[colour];
      break;

    case UNIT:
    case BUREAU:
    case CATEGORY:
    case POINT:
    case PROBLEM:
      format = formats->words[shade];
      break;

    case NUMBER:
    case RATING:
    case TICKET:
    case DUE:
    case RELAPSE:
    case N_KINDS:
    default:
      break;
    }

  worksheet_write_string (self->list.sheet, row, (lxw_col_t) column, text, format);
}

static void
write_problem (ProblemsSheet            *self,
               const SanBulletinProblem *problem,
               guint                     number,
               guint                     shade)
{
  guint row = SAN_LIST_ROW_FIRST + number - 1;
  g_autofree char *text = problem_text (problem);
  const char *const said[N_KINDS] = {
    "", problem->unit, problem->bureau, problem->category, problem->point, text,
    problem->rating, problem->lost, problem->ticket, problem->colour, problem->due,
    problem->relapse ? "是" : "",
  };
  const char *wrapped[N_KINDS] = { NULL };

  worksheet_write_number (self->list.sheet, row, 0, number,
                          self->list.writer->formats.middle[shade]);
  for (guint i = 1; i < self->n; i++)
    {
      write_cell (self, row, i, said[self->kinds[i]], shade);
      wrapped[i] = self->kinds[i] < LOST ? said[self->kinds[i]] : NULL;
    }
  san_list_set_height (&self->list, row, wrapped, self->n);
}

/* 共 128 个问题，其中已交办白单 30 件、黄单 4 件、红单 1 件 */
static char *
subtitle_of (const SanBulletinData *data)
{
  GString *text = g_string_new (data->period);
  guint counts[SAN_N_TICKET_COLOURS + 1] = { 0 };
  guint n = 0;

  for (guint i = 0; i < data->problems->len; i++)
    {
      guint colour;

      colour_word (((SanBulletinProblem *) data->problems->pdata[i])->colour, &colour);
      counts[colour]++;
      n += colour < SAN_N_TICKET_COLOURS;
    }

  if (*data->inspected != '\0')
    g_string_append_printf (text, "　取自“%s”", data->inspected);
  g_string_append_printf (text, "　共 %u 个问题", data->problems->len);
  if (n > 0)
    g_string_append_printf (text, "，有三色单的 %u 个：白单 %u、黄单 %u、红单 %u", n, counts[0],
                            counts[1], counts[2]);

  return g_string_free (text, FALSE);
}

gboolean
san_problems_sheet_has (const SanWorkbookWriter *writer)
{
  return writer->head->data->problems != NULL && writer->head->data->problems->len > 0;
}

void
san_problems_sheet_write (SanWorkbookWriter *writer,
                          const char        *name)
{
  const GPtrArray *problems = writer->head->data->problems;
  g_autofree char *subtitle = subtitle_of (writer->head->data);
  ProblemsSheet self = { .n = 0 };
  guint shade = 0;

  lay_out (&self, problems);
  san_list_sheet_open (&self.list, writer, name, "问题清单", subtitle, self.columns, self.n, TRUE);
  for (guint i = 0; i < problems->len; i++)
    {
      const SanBulletinProblem *problem = problems->pdata[i];

      if (i > 0 && strcmp (problem->unit, ((SanBulletinProblem *) problems->pdata[i - 1])->unit))
        shade = !shade;
      write_problem (&self, problem, i + 1, shade);
    }
  worksheet_autofilter (self.list.sheet, SAN_LIST_ROW_HEAD, 0,
                        SAN_LIST_ROW_FIRST + problems->len - 1, (lxw_col_t) self.list.last);
  san_list_sheet_close (&self.list, 2);
}
