/* san-workbook.c - the Excel bulletin: which sheets it has, and what they are called
 *
 * A bulletin is an official paper in Chinese whatever language the program speaks, so its
 * words are not translated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>


#define COVER_NAME      "汇总"

/* Excel's own limits */
#define SHEET_NAME_MAX  31

char *
san_workbook_period (const SanPeriod *period,
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

/* Characters as Excel counts them. */
static guint
utf16_length (const char *text)
{
  guint length = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    length += g_utf8_get_char (text) > 0xFFFF ? 2 : 1;

  return length;
}

/* (transfer full): at most @most characters of it */
static char *
cut_name (const char *name,
          guint       most)
{
  char *cut = g_strdup (name);

  while (utf16_length (cut) > most)
    *g_utf8_prev_char (cut + strlen (cut)) = '\0';

  return cut;
}

/* "2018", "A1", "RC": libxlsxwriter does not quote them, and Excel takes them for cells. */
static gboolean
looks_like_cell (const char *name)
{
  gboolean digit = FALSE;
  const char *c = name;

  for (; g_ascii_isalnum (*c) || *c == '_' || *c == '.'; c++)
    digit |= g_ascii_isdigit (*c);

  return *c == '\0' && (digit || strlen (name) <= 2);
}

static char *
clean_name (const char *group)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *c = group; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter < 128 && strchr ("[]:*?/\\'", (int) letter) != NULL)
        g_string_append_c (clean, '_');
      else
        g_string_append_unichar (clean, g_unichar_isgraph (letter) ? letter : ' ');
    }

  g_strstrip (clean->str);
  if (*clean->str == '\0')
    return g_strdup ("全部单位");

  /* "History" is a name that Excel keeps for itself */
  if (looks_like_cell (clean->str) || g_ascii_strcasecmp (clean->str, "History") == 0)
    return g_strconcat (clean->str, "组", NULL);

  return g_strdup (clean->str);
}

/* (transfer full): at most 31 characters, none of []:*?/\', no two alike but for case */
static char *
sheet_name (const char *group,
            GHashTable *taken)
{
  g_autofree char *clean = clean_name (group);
  char *name = cut_name (clean, SHEET_NAME_MAX);
  char *key = g_utf8_casefold (name, -1);

  for (guint i = 2; g_hash_table_contains (taken, key); i++)
    {
      g_autofree char *end = g_strdup_printf ("_%u", i);
      g_autofree char *head = cut_name (clean, SHEET_NAME_MAX - (guint) strlen (end));

      g_free (name);
      g_free (key);
      name = g_strconcat (head, end, NULL);
      key = g_utf8_casefold (name, -1);
    }

  g_hash_table_add (taken, key);
  return name;
}

static void
group_sheet_clear (gpointer data)
{
  g_free (((SanGroupSheet *) data)->name);
}

/* In the order of the file, after the groups. */
static const struct
{
  SanExtraSheet sheet;
  gboolean      (*has)   (const SanWorkbookWriter *writer);
  void          (*write) (SanWorkbookWriter *writer, const char *name);
} extras[] = {
  { { "奖惩", "表扬、奖励、检讨、约谈等名单和资金" },
    san_awards_sheet_has, san_awards_sheet_write },
  { { SAN_TICKETS_SHEET, "三色单办理情况、在办时间和在办件" },
    san_tickets_sheet_has, san_tickets_sheet_write },
  { { SAN_OPEN_SHEET, "尚未办结的三色单、期限和状态" }, san_open_sheet_has, san_open_sheet_write },
  { { "年度", "本年各期成绩、名次和各组平均分" },
    san_year_sheet_has, san_year_sheet_write },
  { { "类别得分", "各单位各类别得分" }, san_heat_sheet_has, san_heat_sheet_write },
  { { "类别失分", "各类别平均分、对总分的影响和得分较低的单位" },
    san_loss_sheet_has, san_loss_sheet_write },
  { { "图表", "各表数据的图形" }, san_plots_sheet_has, san_plots_sheet_write },
  { { "点位", "实地检查的点位及其得分" }, san_points_sheet_has, san_points_sheet_write },
  { { "问题", "检查发现的问题、三色单和整改期限" },
    san_problems_sheet_has, san_problems_sheet_write },
};

/* Without data there are only tickets, as ever. */
static gboolean
is_extra (const SanWorkbookWriter *writer,
          guint                    index)
{
  return (writer->head->data != NULL || extras[index].has == san_tickets_sheet_has) &&
         extras[index].has (writer);
}

/* No group's sheet may be called like one of the others. */
static GHashTable *
reserve_names (const SanWorkbookWriter *writer)
{
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_add (taken, g_strdup (COVER_NAME));
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    if (writer->head->data != NULL || is_extra (writer, i))
      g_hash_table_add (taken, g_strdup (extras[i].sheet.name));

  return taken;
}

static gboolean
write_groups (SanWorkbookWriter *writer,
              GArray            *sheets,
              GHashTable        *taken,
              GCancellable      *cancellable,
              GError           **error)
{
  for (guint i = 0; writer->ranking != NULL && i < writer->ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (writer->ranking->groups, i);
      SanGroupSheet sheet = { sheet_name (group->name, taken) };

      g_array_append_val (sheets, sheet);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      san_group_sheet_write (writer, group, &g_array_index (sheets, SanGroupSheet, i));
    }

  return TRUE;
}

static gboolean
write_sheets (SanWorkbookWriter *writer,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, TRUE, sizeof (SanGroupSheet));
  g_autoptr (GHashTable) taken = reserve_names (writer);
  lxw_worksheet *cover = workbook_add_worksheet (writer->workbook, COVER_NAME);
  SanExtraSheet listed[G_N_ELEMENTS (extras)];
  guint n = 0;

  g_array_set_clear_func (sheets, group_sheet_clear);
  if (!write_groups (writer, sheets, taken, cancellable, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!is_extra (writer, i))
        continue;

      extras[i].write (writer, extras[i].sheet.name);
      listed[n++] = extras[i].sheet;
    }

  san_cover_write (writer, cover, sheets, listed, writer->head->data != NULL ? n : 0);
  return TRUE;
}

GBytes *
san_workbook_make (const SanRanking      *ranking,
                   const SanWorkbookHead *head,
                   GCancellable          *cancellable,
                   GError               **error)
{
  return san_workbook_write (ranking, head, write_sheets, NULL, cancellable, error);
}
