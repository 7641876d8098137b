/* sheet.c - a score sheet in memory for tests of the grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sheet.h"

#include "base/san-error.h"

struct _TestSheet
{
  GObject       parent_instance;

  guint         n_rows;
  guint         n_columns;
  char        **texts;
  SanGridMarks *marks;
  guint         n_commits;
  char         *last;
  char         *name;
  char         *title;
};

static void model_iface_init (SanGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSheet, test_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_GRID_MODEL, model_iface_init))

static const char *const names[] = {
  "中山街道", "滨海街道", "金贸街道", "大同街道", "海垦街道", "金宇街道", "城西镇",
  "海府街道", "蓝天街道", "博爱街道", "海甸街道", "人民路街道", "白龙街道", "和平南街道",
  "白沙街道", "新埠街道", "灵山镇", "桂林洋开发区", "国兴街道", "府城街道", "滨江街道",
};

static const char *const titles[] = {
  "城乡结合部", "城中村", "老旧小区", "主要路口", "农贸市场", "大型商超", "餐饮店",
  "宾馆饭店", "五小行业", "网吧", "电影院", "政务大厅",
};

/* Each group from this column on */
static const struct
{
  guint       first;
  const char *title;
} groups[] = {
  { 11, "窗口行业" },
  { 4, "市场商业" },
  { 0, "公共环境" },
};

static gsize
place (TestSheet *self,
       guint      row,
       guint      column)
{
  g_assert_cmpuint (row, <, self->n_rows);
  g_assert_cmpuint (column, <, self->n_columns);

  return (gsize) row * self->n_columns + column;
}

/* SanGridModel */

static guint
get_n_rows (SanGridModel *model)
{
  return TEST_SHEET (model)->n_rows;
}

static guint
get_n_columns (SanGridModel *model)
{
  return TEST_SHEET (model)->n_columns;
}

static void
get_column (SanGridModel  *model,
            guint          column,
            SanGridColumn *out)
{
  TestSheet *self = TEST_SHEET (model);

  g_assert_cmpuint (column, <, self->n_columns);

  if (column < G_N_ELEMENTS (titles))
    {
      out->title = titles[column];
    }
  else
    {
      g_free (self->title);
      self->title = g_strdup_printf ("第%u类", column + 1);
      out->title = self->title;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (groups) && out->group == NULL; i++)
    if (column >= groups[i].first)
      out->group = groups[i].title;
}

static guint
count_empty (TestSheet *self,
             guint      row)
{
  guint n = 0;

  for (guint column = 0; column < self->n_columns; column++)
    n += *self->texts[place (self, row, column)] == '\0';

  return n;
}

static void
get_row (SanGridModel *model,
         guint         row,
         SanGridRow   *out)
{
  TestSheet *self = TEST_SHEET (model);

  if (row < G_N_ELEMENTS (names))
    {
      out->name = names[row];
    }
  else
    {
      g_free (self->name);
      self->name = g_strdup_printf ("第%u街道", row + 1);
      out->name = self->name;
    }

  out->n_missing = count_empty (self, row);
  out->entered = 1 - (double) out->n_missing / self->n_columns;
}

static void
get_cell (SanGridModel *model,
          guint         row,
          guint         column,
          SanGridCell  *out)
{
  TestSheet *self = TEST_SHEET (model);
  gsize at = place (self, row, column);
  const char *text = self->texts[at];

  out->marks = self->marks[at];
  out->text = text;
  if (*text == '\0')
    {
      out->value = SAN_GRID_EMPTY;
    }
  else if (g_str_equal (text, "/"))
    {
      out->value = SAN_GRID_NOT_APPLICABLE;
      out->text = "";
    }
  else if (g_str_equal (text, "-"))
    {
      out->value = SAN_GRID_MISSING;
      out->text = "无数据";
    }
}

static const char *
get_name_title (SanGridModel *model)
{
  return "单位";
}

static const char *
get_progress_title (SanGridModel *model)
{
  return "进度";
}

static guint
get_n_summaries (SanGridModel *model)
{
  return 1;
}

static const char *
get_summary_title (SanGridModel *model,
                   guint         summary)
{
  return "实地均分";
}

static void
get_summary (SanGridModel   *model,
             guint           row,
             guint           summary,
             SanGridSummary *out)
{
  out->text = "88.24";
  out->approximate = count_empty (TEST_SHEET (model), row) > 0;
}

static char *
dup_edit_text (SanGridModel *model,
               guint         row,
               guint         column)
{
  return g_strdup (test_sheet_get (TEST_SHEET (model), row, column));
}

static char *
dup_issue (SanGridModel *model,
           guint         row,
           guint         column)
{
  TestSheet *self = TEST_SHEET (model);
  SanGridMarks marks = self->marks[place (self, row, column)];

  if (marks & SAN_GRID_LOCKED)
    return g_strdup ("复核后不能修改");
  if (marks & SAN_GRID_ERROR)
    return g_strdup ("105.0 超过满分 100。");

  return NULL;
}

static gboolean
is_valid (const char *text)
{
  char *end = NULL;
  double value;

  if (text == NULL || *text == '\0' || g_str_equal (text, "-") || g_str_equal (text, "/"))
    return TRUE;

  value = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && value >= 0 && value <= 100;
}

static gboolean
set_cells (SanGridModel      *model,
           guint              row,
           guint              column,
           guint              n_rows,
           guint              n_columns,
           const char *const *texts,
           GError           **error)
{
  TestSheet *self = TEST_SHEET (model);
  g_autoptr (GString) log = g_string_new (NULL);

  for (guint i = 0; i < n_rows * n_columns; i++)
    if (!is_valid (texts[i]))
      {
        g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, "“%s”不是 0 到 100 的数。", texts[i]);
        return FALSE;
      }

  g_string_printf (log, "%u,%u %u×%u: ", row, column, n_rows, n_columns);
  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      g_string_append_printf (log, "%s%s", i > 0 ? "|" : "", texts[i]);
      test_sheet_put (self, row + i / n_columns, column + i % n_columns, texts[i]);
    }

  g_free (self->last);
  self->last = g_string_free (g_steal_pointer (&log), FALSE);
  self->n_commits++;
  san_grid_model_changed (model, row, n_rows);

  return TRUE;
}

static void
model_iface_init (SanGridModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_row = get_row;
  iface->get_cell = get_cell;
  iface->get_name_title = get_name_title;
  iface->get_progress_title = get_progress_title;
  iface->get_n_summaries = get_n_summaries;
  iface->get_summary_title = get_summary_title;
  iface->get_summary = get_summary;
  iface->dup_edit_text = dup_edit_text;
  iface->dup_tooltip = dup_issue;
  iface->dup_description = dup_issue;
  iface->set_cells = set_cells;
}

static void
test_sheet_finalize (GObject *object)
{
  TestSheet *self = TEST_SHEET (object);

  for (gsize i = 0; i < (gsize) self->n_rows * self->n_columns; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
  g_free (self->marks);
  g_free (self->last);
  g_free (self->name);
  g_free (self->title);

  G_OBJECT_CLASS (test_sheet_parent_class)->finalize (object);
}

static void
test_sheet_class_init (TestSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_sheet_finalize;
}

static void
test_sheet_init (TestSheet *self)
{
  self->last = g_strdup ("");
}

TestSheet *
test_sheet_new (guint n_rows,
                guint n_columns)
{
  TestSheet *self = g_object_new (TEST_TYPE_SHEET, NULL);

  self->n_columns = n_columns;
  test_sheet_resize (self, n_rows);

  return self;
}

TestSheet *
test_sheet_new_sample (void)
{
  TestSheet *self = test_sheet_new (27, 36);
  char text[16];

  for (guint row = 0; row < 27; row++)
    for (guint column = 0; column < 36; column++)
      {
        guint at = (row * 37 + column * 101) % 251;

        g_snprintf (text, sizeof text, "%u.%u", 75 + at % 24, at % 10);
        if ((row == 14 || row == 15) && column >= 4 && column < 11)
          text[0] = '\0';
        else if (at % 9 == 0)
          g_strlcpy (text, "/", sizeof text);
        test_sheet_put (self, row, column, text);
        if (at % 23 == 7)
          test_sheet_mark (self, row, column, SAN_GRID_OVERRIDDEN);
      }

  test_sheet_put (self, 11, 6, "105.0");
  test_sheet_mark (self, 11, 6, SAN_GRID_ERROR);
  test_sheet_put (self, 6, 4, "83.4");
  test_sheet_mark (self, 6, 4, SAN_GRID_WARNING | SAN_GRID_OVERRIDDEN);
  test_sheet_put (self, 12, 9, "91.8");
  test_sheet_mark (self, 12, 9, SAN_GRID_NOTE);
  test_sheet_put (self, 13, 10, "-");
  test_sheet_put (self, 17, 3, "");
  for (guint column = 0; column < 36; column++)
    test_sheet_mark (self, 1, column, SAN_GRID_LOCKED);

  return self;
}

void
test_sheet_put (TestSheet  *self,
                guint       row,
                guint       column,
                const char *text)
{
  char **at = &self->texts[place (self, row, column)];

  if (text == NULL)
    return;

  g_free (*at);
  *at = g_strdup (text);
}

const char *
test_sheet_get (TestSheet *self,
                guint      row,
                guint      column)
{
  return self->texts[place (self, row, column)];
}

void
test_sheet_mark (TestSheet   *self,
                 guint        row,
                 guint        column,
                 SanGridMarks marks)
{
  self->marks[place (self, row, column)] = marks;
}

void
test_sheet_resize (TestSheet *self,
                   guint      n_rows)
{
  gsize had = (gsize) self->n_rows * self->n_columns;
  gsize wanted = (gsize) n_rows * self->n_columns;

  for (gsize i = wanted; i < had; i++)
    g_free (self->texts[i]);

  self->texts = g_renew (char *, self->texts, wanted);
  self->marks = g_renew (SanGridMarks, self->marks, wanted);
  for (gsize i = had; i < wanted; i++)
    {
      self->texts[i] = g_strdup ("");
      self->marks[i] = SAN_GRID_NO_MARKS;
    }

  self->n_rows = n_rows;
  san_grid_model_reset (SAN_GRID_MODEL (self));
}

guint
test_sheet_n_commits (TestSheet *self)
{
  return self->n_commits;
}

const char *
test_sheet_last (TestSheet *self)
{
  return self->last;
}
