/* san-cli-sheets.c - papers for single units: their own sheets, letters of interview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-round.h"

#include <glib/gi18n.h>

#include "bulletins/san-interview-letter.h"
#include "bulletins/san-unit-sheet.h"
#include "store/san-setting-store.h"

/* A line each; with --json an array of objects */
static void
print_paths (SanCli          *cli,
             const GPtrArray *paths)
{
  if (cli->json)
    san_cli_columns (cli, "path", NULL);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);

      if (cli->json)
        san_cli_row (cli, path, NULL);
      else
        san_cli_text (cli, path);
    }
}

static gboolean
run_units (SanCli  *cli,
           GError **error)
{
  const char *folder = san_cli_option (cli, "output");
  g_autoptr (SanBulletin) bulletin = NULL;
  g_autoptr (SanUnitSheets) sheets = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  SanWorkspace *workspace;
  SanDatabase *database;

  if (folder == NULL)
    return san_cli_usage (cli, error);

  workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  bulletin = san_bulletin_store_find (database, san_cli_arg (cli, 0), error);
  if (bulletin == NULL ||
      (sheets = san_unit_sheets_new_issued (database, bulletin, error)) == NULL ||
      !san_unit_sheets_write (sheets, NULL, folder, NULL, NULL, NULL, &paths, error))
    return FALSE;

  g_clear_pointer (&sheets, san_unit_sheets_free);   /* the file is opened anew for writing */
  san_cli_bulletin_left (cli, bulletin);
  print_paths (cli, paths);

  return TRUE;
}

gboolean
san_cli_write_letters (SanCli          *cli,
                       const SanRound  *round,
                       SanRanking      *ranking,
                       const SanAwards *awards,
                       GError         **error)
{
  SanDatabase *database = san_workspace_database (cli->workspace);
  SanInterviewWords words = { san_cli_option (cli, "time"), san_cli_option (cli, "place"),
                              san_cli_option (cli, "contact") };
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  SanTime now;

  if (!san_setting_now (database, &now, error))
    return FALSE;

  words.day = san_time_day (now);
  letters = san_interview_letters_make (database, round, ranking, awards, NULL, &words, error);
  if (letters == NULL ||
      !san_interview_letters_write (letters, san_cli_option (cli, "letters"), words.day, NULL,
                                    NULL, NULL, &paths, error))
    return FALSE;

  print_paths (cli, paths);

  return TRUE;
}

const SanCommand san_sheet_commands[] = {
  { "bulletin units", 1, 1, FALSE, "bulletin FILE units NAME -o FOLDER",
    N_("Each unit's own sheet, as PDF and workbook"), run_units,
    { { "output", SAN_OPTION_TEXT } } },
  { NULL },
};
