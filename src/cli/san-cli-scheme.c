/* san-cli-scheme.c - schemes: set, show, list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <glib/gi18n.h>

#include "schemes/san-scheme-store.h"

typedef struct
{
  SanScheme *scheme;
  guint      version;
  guint      unpublished;
} SetScheme;

static gboolean
set_scheme (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  SetScheme *set = data;

  return san_scheme_store_set (database, set->scheme, &set->version, &set->unpublished,
                               error);
}

static gboolean
run_set (SanCli  *cli,
         GError **error)
{
  const char *path = san_cli_arg (cli, 0);
  g_autoptr (SanScheme) scheme = NULL;
  g_autofree char *text = NULL;
  g_autofree char *version = NULL;
  g_autofree char *label = NULL;
  SetScheme set = { NULL };
  SanWorkspace *workspace;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;

  scheme = san_scheme_parse (text, error);
  if (scheme == NULL)
    {
      g_prefix_error (error, _("%s: "), path);
      return FALSE;
    }

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  if (workspace == NULL)
    return FALSE;

  set.scheme = scheme;
  label = san_scheme_store_describe_set (san_workspace_database (workspace), scheme, error);
  if (label == NULL ||
      !san_workspace_change (workspace, "scheme.set", label, set_scheme, &set, NULL, error))
    return FALSE;

  version = g_strdup_printf ("%u", set.version);

  if (cli->json)
    {
      san_cli_columns_single (cli, "name", "version", NULL);
      san_cli_row (cli, scheme->name, version, NULL);
    }
  else
    {
      g_autoptr (GString) line = g_string_new (NULL);
      const char *cells[] = { scheme->name, version };

      san_csv_append_row (line, cells, G_N_ELEMENTS (cells));
      san_cli_text (cli, line->str);
    }

  return TRUE;
}

static gboolean
run_show (SanCli  *cli,
          GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (SanScheme) scheme = NULL;
  g_autofree char *json = NULL;

  if (workspace == NULL)
    return FALSE;

  scheme = san_scheme_store_get (san_workspace_database (workspace), san_cli_arg (cli, 0),
                                 san_cli_option_integer (cli, "version", 0), error);
  if (scheme == NULL)
    return FALSE;

  json = san_scheme_to_json (scheme);
  san_cli_text (cli, json);
  return TRUE;
}

/* As the scheme file has it: a month where the day is its edge. */
static char *
format_edge (SanDay   day,
             gboolean first)
{
  int year, month, mday;

  if (day == SAN_DAY_MIN || day == SAN_DAY_MAX)
    return g_strdup ("");

  san_day_get (first ? day : day + 1, &year, &month, &mday);
  if (mday != 1)
    return san_day_format (day);

  san_day_get (day, &year, &month, &mday);
  return g_strdup_printf ("%04d-%02d", year, month);
}

static gboolean
run_list (SanCli  *cli,
          GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (GPtrArray) schemes = NULL;

  if (workspace == NULL)
    return FALSE;

  schemes = san_scheme_store_list (san_workspace_database (workspace), error);
  if (schemes == NULL)
    return FALSE;

  san_cli_columns (cli, "name", "version", "from", "to", "groups", "rounds", NULL);

  for (guint i = 0; i < schemes->len; i++)
    {
      const SanSchemeInfo *info = g_ptr_array_index (schemes, i);
      g_autofree char *version = g_strdup_printf ("%u", info->version);
      g_autofree char *from = format_edge (info->from, TRUE);
      g_autofree char *to = format_edge (info->to, FALSE);
      g_autofree char *groups = info->groups != NULL ? g_strjoinv (";", info->groups)
                                                     : g_strdup ("");
      g_autofree char *rounds = g_strdup_printf ("%u", info->n_rounds);

      san_cli_row (cli, info->name, version, from, to, groups, rounds, NULL);
    }

  return TRUE;
}

const SanCommand san_scheme_commands[] = {
  { "scheme set", 1, 1, FALSE, "scheme FILE set SCHEME.json",
    N_("Set a scoring scheme"), run_set },
  { "scheme show", 1, 1, FALSE, "scheme FILE show NAME [--version N]",
    N_("A scheme as JSON"), run_show, { { "version", SAN_OPTION_ORDINAL } } },
  { "scheme list", 0, 0, FALSE, "scheme FILE list",
    N_("All versions of all schemes"), run_list },
  { NULL },
};
