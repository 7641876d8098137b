/* test-grid-parts.c - the parts of a grid that need no window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>

#include "base/san-error.h"
#include "sheet.h"
#include "widgets/san-grid-block.h"
#include "widgets/san-grid-geometry.h"
#include "widgets/san-grid-selection.h"

/* The texts of a block, cells by | and rows by / */
static char *
show (const SanGridBlock *block)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < block->n_rows; row++)
    for (guint column = 0; column < block->n_columns; column++)
      g_string_append_printf (out, "%s%s", column > 0 ? "|" : row > 0 ? "/" : "",
                              san_grid_block_get (block, row, column));

  return g_string_free (out, FALSE);
}

static void
test_block_reads (void)
{
  static const struct
  {
    const char *text;
    const char *cells;
  } cases[] = {
    { "98.6", "98.6" },
    { "98.6\n", "98.6" },
    { "1\t2\r\n3\t4\r\n", "1|2/3|4" },              /* Excel */
    { "1\t2\n3\t4", "1|2/3|4" },
    { "1\r2\r", "1/2" },
    { "1\t\n\t4\n", "1|/|4" },                       /* empty cells count */
    { "\n", "" },
    { "\t", "|" },
    { "\"a\tb\"\t2\n", "a\tb|2" },                  /* quoted tab */
    { "\"one\ntwo\"\t\"say \"\"no\"\"\"\n", "one\ntwo|say \"no\"" },
    { "\"half\t2\n", "\"half|2" },                   /* just begins with a mark */
    { "5\"\t2\n", "5\"|2" },
    { "\"a\"b\t2\n", "\"a\"b|2" },
    { "1\n\n", "1/" },                               /* a last empty row is a row */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SanGridBlock) block = san_grid_block_parse (cases[i].text, &error);
      g_autofree char *cells = NULL;

      g_assert_no_error (error);
      cells = show (block);
      g_assert_cmpstr (cells, ==, cases[i].cells);
    }
}

static void
test_block_refuses (void)
{
  g_autoptr (GError) ragged = NULL;
  g_autoptr (GError) empty = NULL;

  g_assert_null (san_grid_block_parse ("1\t2\t3\n4\t5\n", &ragged));
  g_assert_error (ragged, SAN_ERROR, SAN_ERROR_INVALID);
  g_assert_nonnull (strstr (ragged->message, "Row 2"));

  g_assert_null (san_grid_block_parse ("", &empty));
  g_assert_error (empty, SAN_ERROR, SAN_ERROR_NOT_FOUND);
}

static void
test_block_writes (void)
{
  g_autoptr (SanGridBlock) block = san_grid_block_new (2, 2);
  g_autoptr (SanGridBlock) again = NULL;
  g_autofree char *tsv = NULL;
  g_autofree char *html = NULL;
  g_autofree char *cells = NULL;

  san_grid_block_take (block, 0, 0, g_strdup ("98.6"));
  san_grid_block_take (block, 0, 1, g_strdup ("a\tb"));
  san_grid_block_take (block, 1, 0, g_strdup ("say \"no\""));
  san_grid_block_take (block, 1, 1, g_strdup ("<1 & 2>"));

  tsv = san_grid_block_to_tsv (block);
  g_assert_cmpstr (tsv, ==, "98.6\t\"a\tb\"\n\"say \"\"no\"\"\"\t<1 & 2>\n");
  html = san_grid_block_to_html (block);
  g_assert_nonnull (strstr (html, "charset=\"utf-8\""));
  g_assert_nonnull (strstr (html, "<tr><td>say &quot;no&quot;</td>"
                            "<td>&lt;1 &amp; 2&gt;</td></tr>"));

  again = san_grid_block_parse (tsv, NULL);
  cells = show (again);
  g_assert_cmpstr (cells, ==, "98.6|a\tb/say \"no\"|<1 & 2>");
}

static void
test_fold (void)
{
  static const struct
  {
    const char *typed;
    const char *text;
  } cases[] = {
    { "98.6", "98.6" },
    { " 98.6 ", "98.6" },
    { "９８．６", "98.6" },
    { "98。6", "98.6" },
    { "1，090", "1,090" },
    { "98.81％", "98.81%" },
    { "－２", "-2" },
    { "−2", "-2" },
    { "、", "/" },
    { "／", "/" },
    { "—", "-" },
    { "　87　", "87" },
    { "87.5分", "87.5分" },
    { "８７分", "87分" },
    { "", "" },
    { "违规。已改", "违规。已改" },      /* a remark keeps its punctuation */
    { "甲，乙", "甲，乙" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = san_grid_fold (cases[i].typed);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
assert_range (const SanGridSelection *selection,
              guint                   row,
              guint                   column,
              guint                   n_rows,
              guint                   n_columns)
{
  SanGridRange range = san_grid_selection_range (selection);

  g_assert_cmpuint (range.row, ==, row);
  g_assert_cmpuint (range.column, ==, column);
  g_assert_cmpuint (range.n_rows, ==, n_rows);
  g_assert_cmpuint (range.n_columns, ==, n_columns);
}

static void
assert_active (const SanGridSelection *selection,
               guint                   row,
               guint                   column)
{
  g_assert_cmpuint (selection->active.row, ==, row);
  g_assert_cmpuint (selection->active.column, ==, column);
}

static void
test_selection (void)
{
  SanGridSelection selection = { 0 };

  san_grid_selection_move (&selection, (SanGridPlace) { 3, 4 });
  assert_range (&selection, 3, 4, 1, 1);
  san_grid_selection_extend (&selection, (SanGridPlace) { 1, 6 });
  assert_range (&selection, 1, 4, 3, 3);
  assert_active (&selection, 3, 4);

  san_grid_selection_select (&selection, &(SanGridRange) { 5, 0, 2, 2 });
  assert_active (&selection, 5, 0);
  san_grid_selection_cycle (&selection, TRUE, FALSE);
  assert_active (&selection, 6, 0);
  san_grid_selection_cycle (&selection, TRUE, FALSE);
  assert_active (&selection, 5, 1);
  san_grid_selection_cycle (&selection, FALSE, FALSE);
  assert_active (&selection, 6, 0);
  san_grid_selection_cycle (&selection, FALSE, TRUE);
  san_grid_selection_cycle (&selection, FALSE, TRUE);
  san_grid_selection_cycle (&selection, FALSE, TRUE);
  assert_active (&selection, 6, 1);
  assert_range (&selection, 5, 0, 2, 2);

  san_grid_selection_clamp (&selection, 6, 1);
  assert_range (&selection, 5, 0, 1, 1);
  assert_active (&selection, 5, 0);
}

static void
test_geometry (void)
{
  g_autoptr (TestSheet) sheet = test_sheet_new (27, 36);
  SanGridGeometry geometry = { 0 };
  guint row, column, last_row, last_column;
  SanGridBox box;
  int x, y;

  san_grid_geometry_update (&geometry, SAN_GRID_MODEL (sheet), 1, FALSE, 59);
  geometry.width = 934;   /* the grid of the picture: 690 of cells, 20 rows and a bit */
  geometry.height = 563;

  g_assert_cmpint (san_grid_geometry_left (&geometry), ==, 184);
  g_assert_cmpint (san_grid_geometry_top (&geometry), ==, 46);
  g_assert_cmpint (san_grid_geometry_total_width (&geometry), ==, 184 + 36 * 59 + 62);
  g_assert_cmpint (san_grid_geometry_total_height (&geometry), ==, 46 + 27 * 25);
  g_assert_cmpuint (san_grid_geometry_page (&geometry), ==, 20);

  g_assert_true (san_grid_geometry_visible (&geometry, &row, &last_row, &column, &last_column));
  g_assert_cmpuint (last_row, ==, 20);
  g_assert_cmpuint (last_column, ==, 11);

  box = san_grid_geometry_cell (&geometry, 2, 3);
  g_assert_cmpint (san_grid_geometry_hit (&geometry, box.x, box.y, &row, &column),
                   ==, SAN_GRID_BODY);
  g_assert_cmpuint (row, ==, 2);
  g_assert_cmpuint (column, ==, 3);
  g_assert_cmpint (san_grid_geometry_hit (&geometry, 10, 10, &row, &column),
                   ==, SAN_GRID_CORNER);
  g_assert_cmpint (san_grid_geometry_hit (&geometry, 200, 10, &row, &column),
                   ==, SAN_GRID_GROUP_HEAD);
  g_assert_cmpint (san_grid_geometry_hit (&geometry, 200, 30, &row, &column),
                   ==, SAN_GRID_COLUMN_HEAD);
  g_assert_cmpint (san_grid_geometry_hit (&geometry, 40, 60, &row, &column),
                   ==, SAN_GRID_ROW_HEAD);
  g_assert_cmpint (san_grid_geometry_hit (&geometry, 900, 60, &row, &column),
                   ==, SAN_GRID_SUMMARIES);
  g_assert_cmpint (san_grid_geometry_hit (&geometry, 2000, 60, &row, &column),
                   ==, SAN_GRID_NOWHERE);
  g_assert_cmpuint (column, ==, 11);

  san_grid_geometry_reveal (&geometry, 26, 35, &x, &y);
  g_assert_cmpint (x, ==, 36 * 59 - 688);
  g_assert_cmpint (y, ==, 27 * 25 - 517);
  geometry.scroll_x = x;
  geometry.scroll_y = y;
  san_grid_geometry_reveal (&geometry, 20, 30, &x, &y);
  g_assert_cmpint (x, ==, geometry.scroll_x);
  g_assert_cmpint (y, ==, geometry.scroll_y);

  /* fewer columns than room: what is frozen at the right follows them */
  geometry.width = 5000;
  g_assert_cmpint (san_grid_geometry_summary (&geometry, 0, 0).x, ==, 184 + 36 * 59);

  san_grid_geometry_update (&geometry, SAN_GRID_MODEL (sheet), 2, FALSE, 59);
  g_assert_cmpint (geometry.row_height, ==, 50);

  san_grid_geometry_clear (&geometry);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grid/block/reads-what-sheets-copy", test_block_reads);
  g_test_add_func ("/grid/block/refuses-ragged-text", test_block_refuses);
  g_test_add_func ("/grid/block/writes-what-it-reads", test_block_writes);
  g_test_add_func ("/grid/fold/full-width-numbers", test_fold);
  g_test_add_func ("/grid/selection/extends-and-cycles", test_selection);
  g_test_add_func ("/grid/geometry/finds-cells", test_geometry);

  return g_test_run ();
}
