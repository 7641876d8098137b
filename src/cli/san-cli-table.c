/* san-cli-table.c - tables in and out: import, export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <string.h>

#include <glib/gi18n.h>

#include "rounds/san-export.h"
#include "rounds/san-import.h"

static void
print_notes (SanCli      *cli,
             SanProposal *proposal)
{
  for (guint i = 0; i < san_proposal_get_n_notes (proposal); i++)
    san_cli_remark ("%s", san_proposal_get_note (proposal, i));
}

/* What can be told before anything is opened. */
static gboolean
check_import_words (SanCli  *cli,
                    GError **error)
{
  const SanImportKind *kind = san_import_kind_find (san_cli_arg (cli, 0));
  GPtrArray *maps = san_cli_option_list (cli, "map");

  if (kind == NULL)
    return san_cli_bad_word (error, _("“%s” cannot be imported"), san_cli_arg (cli, 0));

  if (kind->needs_round && !san_cli_has (cli, "round"))
    return san_cli_bad_word (error, "%s",
                             _("Such a table belongs to a round; say which (--round)"));

  for (guint i = 0; maps != NULL && i < maps->len; i++)
    {
      const char *map = g_ptr_array_index (maps, i);

      if (strchr (map, '=') == NULL)
        return san_cli_bad_word (error, _("“%s” assigns no column; write COLUMN=FIELD"), map);
    }

  return TRUE;
}

/* @maps (transfer none): what the options point into */
static void
read_import_options (SanCli           *cli,
                     GPtrArray        *maps,
                     SanImportOptions *options)
{
  GPtrArray *given = san_cli_option_list (cli, "map");

  for (guint i = 0; given != NULL && i < given->len; i++)
    g_ptr_array_add (maps, g_ptr_array_index (given, i));
  g_ptr_array_add (maps, NULL);

  options->round = san_cli_option (cli, "round");
  options->sheet = san_cli_option (cli, "sheet");
  options->encoding = san_cli_option (cli, "encoding");
  options->header = san_cli_option_integer (cli, "header", 0);
  options->map = (const char *const *) maps->pdata;
  options->reason = san_cli_option (cli, "override");
  options->allow_missing_units = san_cli_has (cli, "allow-missing-units");
}

static gboolean
run_import (SanCli  *cli,
            GError **error)
{
  SanImportOptions options = { NULL };
  g_autoptr (GPtrArray) maps = g_ptr_array_new ();
  g_autoptr (SanImport) import = NULL;
  SanProposal *proposal;
  g_autoptr (GString) report = g_string_new (NULL);
  gboolean dry = san_cli_has (cli, "dry-run");
  g_autoptr (GError) reason = NULL;
  SanWorkspace *workspace;

  if (!check_import_words (cli, error))
    return FALSE;

  read_import_options (cli, maps, &options);
  workspace = san_cli_open (cli, dry ? SAN_WORKSPACE_READ : SAN_WORKSPACE_WRITE, error);
  /* what fell due is recorded before a table is held against the tickets */
  if (workspace == NULL ||
      (!dry && g_str_equal (san_cli_arg (cli, 0), "tickets") && !san_cli_sweep (cli, error)))
    return FALSE;

  options.today = san_time_day (san_workspace_now (workspace));
  import = san_import_plan (san_workspace_database (workspace), san_cli_arg (cli, 0),
                            san_cli_arg (cli, 1), &options, NULL, &reason);
  if (import == NULL)
    return san_cli_refuse_table (san_cli_arg (cli, 1), g_steal_pointer (&reason), error);

  proposal = san_import_get_proposal (import);

  print_notes (cli, proposal);
  san_proposal_report (proposal, report);

  if (san_proposal_count (proposal, SAN_ROW_REJECTED) > 0 &&
      !san_cli_has (cli, "skip-rejected"))
    {
      g_printerr ("%s", report->str);
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s: rows were rejected, nothing was imported; --skip-rejected imports the others"),
                   san_cli_arg (cli, 1));
      return FALSE;
    }

  if (!dry && !san_import_apply (workspace, import, san_cli_has (cli, "skip-rejected"), NULL,
                                 error))
    return FALSE;

  san_cli_text (cli, report->str);
  return TRUE;
}

/* The bulletins are above the core, which exports everything else. */
static gboolean
is_bulletins (SanCli *cli)
{
  return g_str_equal (san_cli_arg (cli, 0), "bulletins");
}

static gboolean
write_export (SanCli         *cli,
              SanTableWriter *writer,
              GError        **error)
{
  SanDatabase *database = san_workspace_database (cli->workspace);

  if (is_bulletins (cli))
    return san_cli_export_bulletins (database, writer, error);

  return san_export (database, san_cli_arg (cli, 0), san_cli_option (cli, "round"), writer,
                     error);
}

static gboolean
check_export_words (SanCli  *cli,
                    GError **error)
{
  const SanExportKind *kind = san_export_kind_find (san_cli_arg (cli, 0));
  const char *path = san_cli_option (cli, "output");
  g_autoptr (GError) reason = NULL;
  SanTableFormat format;

  if (kind == NULL && !is_bulletins (cli))
    return san_cli_bad_word (error, _("“%s” cannot be exported"), san_cli_arg (cli, 0));

  if (kind != NULL && kind->needs_round && !san_cli_has (cli, "round"))
    return san_cli_bad_word (error, "%s",
                             _("Such a table belongs to a round; say which (--round)"));

  if (path != NULL && !san_table_format_for_path (path, &format, &reason))
    return san_cli_bad_word (error, "%s", reason->message);

  return TRUE;
}

static gboolean
run_export (SanCli  *cli,
            GError **error)
{
  const char *path = san_cli_option (cli, "output");
  g_autoptr (SanTableWriter) writer = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  SanWorkspace *workspace;

  if (!check_export_words (cli, error))
    return FALSE;

  if (path != NULL)
    {
      writer = san_table_writer_new_path (path, error);
      if (writer == NULL)
        return FALSE;
    }
  else
    {
      writer = san_table_writer_new_text (cli->json ? SAN_TABLE_JSON : SAN_TABLE_CSV, text);
    }

  workspace = g_str_equal (san_cli_arg (cli, 0), "tickets")
              ? san_cli_open_swept (cli, error)
              : san_cli_open (cli, SAN_WORKSPACE_READ, error);
  if (workspace == NULL ||
      !write_export (cli, writer, error) ||
      !san_table_writer_finish (writer, error))
    return FALSE;

  if (path != NULL)
    san_cli_result (cli, "path", path);
  else
    san_cli_text (cli, text->str);

  return TRUE;
}

static void
print_kinds (void)
{
  g_print ("%s\n", _("Kinds of tables and their columns; * is required. The Chinese headings are "
                     "understood as well."));

  for (const SanImportKind *kind = san_import_kinds; kind->name != NULL; kind++)
    {
      g_autoptr (GPtrArray) fields = san_import_list_fields (NULL, kind->name, NULL, NULL);
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint i = 0; fields != NULL && i < fields->len; i++)
        {
          const SanImportField *field = fields->pdata[i];

          g_string_append_printf (line, " %s%s", field->name, field->required ? "*" : "");
        }
      if (g_str_equal (kind->name, "scores"))
        g_string_append (line, " COMPONENT…");
      else if (g_str_equal (kind->name, "survey"))
        g_string_append (line, " QUESTION…");
      g_print ("  %s%s%s\n", kind->name, kind->needs_round ? " --round R:" : ":", line->str);
    }
}

static void
print_export_kinds (void)
{
  g_print ("%s", _("Kinds:"));
  for (const SanExportKind *kind = san_export_kinds; kind->name != NULL; kind++)
    g_print (" %s%s", kind->name, kind->needs_round ? " (--round R)" : "");
  g_print (" bulletins\n");
}

const SanCommand san_table_commands[] = {
  { "import", 2, 2, FALSE,
    "import FILE KIND TABLE [--round R] [--sheet S] [--header N] [--encoding E] "
    "[--map COLUMN=FIELD]… [--dry-run] [--skip-rejected] [--allow-missing-units] "
    "[--override REASON]",
    N_("Bring in a table"), run_import,
    { { "round", SAN_OPTION_TEXT }, { "sheet", SAN_OPTION_TEXT },
      { "header", SAN_OPTION_ORDINAL }, { "encoding", SAN_OPTION_ENCODING },
      { "map", SAN_OPTION_LIST }, { "dry-run", SAN_OPTION_FLAG },
      { "skip-rejected", SAN_OPTION_FLAG }, { "allow-missing-units", SAN_OPTION_FLAG },
      { "override", SAN_OPTION_TEXT } }, print_kinds },
  { "export", 1, 1, FALSE, "export FILE KIND [--round R] [-o OUT.csv|xlsx|json]",
    N_("Write records as a table that import takes back"), run_export,
    { { "round", SAN_OPTION_TEXT }, { "output", SAN_OPTION_TEXT } },
    print_export_kinds },
  { NULL },
};
