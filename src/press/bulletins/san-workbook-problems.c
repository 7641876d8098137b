/* san-workbook-problems.c - the sheet 问题 of a bulletin: what failed, by unit, with tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>

#define COLUMN_LOST   7
#define COLUMN_TICKET 8
#define COLUMN_COLOUR 9

static const SanListColumn columns[] = {
  { "序号", 6.5 }, { "责任单位", 17 }, { "责任部门", 15 }, { "类别", 14 }, { "点位", 20 },
  { "问题", 30 }, { "评定", 9 }, { "扣分", 7.5 }, { "三色单\n编号", 13 }, { "单色", 7 },
  { "整改期限", 17 }, { "反弹", 6 },
};

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
write_problem (SanListSheet             *self,
               const SanBulletinProblem *problem,
               guint                     number,
               guint                     shade,
               int                       decimals)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  guint row = SAN_LIST_ROW_FIRST + number - 1;
  g_autofree char *text = problem_text (problem);
  const char *const texts[] = {
    NULL, problem->unit, problem->bureau, problem->category, problem->point, text,
    problem->rating,
  };
  guint colour;
  const char *word = colour_word (problem->colour, &colour);

  worksheet_write_number (self->sheet, row, 0, number, formats->middle[shade]);
  for (guint i = 1; i < G_N_ELEMENTS (texts); i++)
    worksheet_write_string (self->sheet, row, (lxw_col_t) i, texts[i],
                            i < 6 ? formats->words[shade] : formats->middle[shade]);
  san_list_write_number (self, row, COLUMN_LOST, problem->lost, decimals, shade);
  worksheet_write_string (self->sheet, row, COLUMN_TICKET, problem->ticket,
                          formats->middle[shade]);
  worksheet_write_string (self->sheet, row, COLUMN_COLOUR, word,
                          *word != '\0' ? formats->colour[colour] : formats->middle[shade]);
  worksheet_write_string (self->sheet, row, 10, problem->due, formats->middle[shade]);
  worksheet_write_string (self->sheet, row, 11, problem->relapse ? "是" : "",
                          formats->middle[shade]);
  san_list_set_height (self, row, texts, G_N_ELEMENTS (texts));
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
  SanListSheet self;
  int decimals = 0;
  guint shade = 0;

  for (guint i = 0; i < problems->len; i++)
    decimals = MAX (decimals, san_text_decimals (((SanBulletinProblem *) problems->pdata[i])->lost,
                                                 6));

  san_list_sheet_open (&self, writer, name, "问题清单", subtitle, columns,
                       G_N_ELEMENTS (columns), TRUE);
  for (guint i = 0; i < problems->len; i++)
    {
      const SanBulletinProblem *problem = problems->pdata[i];

      if (i > 0 && strcmp (problem->unit, ((SanBulletinProblem *) problems->pdata[i - 1])->unit))
        shade = !shade;
      write_problem (&self, problem, i + 1, shade, decimals);
    }
  worksheet_autofilter (self.sheet, SAN_LIST_ROW_HEAD, 0, SAN_LIST_ROW_FIRST + problems->len - 1,
                        (lxw_col_t) self.last);
  san_list_sheet_close (&self, 2);
}
