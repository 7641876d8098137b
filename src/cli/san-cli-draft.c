/* san-cli-draft.c - drafts of bulletins: begin one, write its sections, check it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <glib/gi18n.h>

#include "bulletins/san-bulletin-compose.h"

#define KINDS "monthly|weekly|daily|special|quick"

/* The newest draft of the round that is not issued, of this kind where one is named; a new one
 * where there is none. NULL with @error */
static SanBulletinDraft *
find_draft (SanDatabase *database,
            gint64       round_id,
            const char  *kind_name,
            GError     **error)
{
  g_autoptr (GPtrArray) drafts = san_bulletin_draft_store_list (database, error);
  SanBulletinKind kind = SAN_BULLETIN_MONTHLY;

  if (drafts == NULL)
    return NULL;
  if (kind_name != NULL)
    san_bulletin_kind_parse (kind_name, &kind);

  for (guint i = 0; i < drafts->len; i++)
    {
      const SanBulletinDraft *draft = drafts->pdata[i];

      if (draft->round_id == round_id && draft->bulletin_id == 0 &&
          (kind_name == NULL || draft->kind == kind))
        return g_ptr_array_steal_index (drafts, i);
    }

  return san_bulletin_draft_new (kind, round_id);
}

static SanBulletinData *
load_data (SanDatabase    *database,
           const SanRound *round,
           GError        **error)
{
  SanRanking *ranking = san_ranking_load (database, round, NULL, error);

  return ranking != NULL ? san_bulletin_data_load (database, round, ranking, 0, 0, error) : NULL;
}

typedef struct
{
  SanBulletinDraft *draft;
  const char       *now;
  const char       *actor;
} Save;

static gboolean
save_draft (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  Save *save = data;

  return san_bulletin_draft_store_save (database, save->draft, save->now, save->actor, error);
}

/* @text: (nullable): NULL is as generated */
static gboolean
write_section (SanBulletinDraft *draft,
               const char       *key,
               const char       *text,
               GError          **error)
{
  g_autoptr (GPtrArray) runs = text != NULL ? san_bound_text_parse (text, error) : NULL;

  if (text != NULL && runs == NULL)
    return FALSE;

  for (guint i = 0; i < draft->sections->len; i++)
    {
      SanBulletinSection *section = draft->sections->pdata[i];

      if (!g_str_equal (section->key, key))
        continue;
      g_free (section->text);
      section->text = g_strdup (text);
      return TRUE;
    }

  g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("This draft has no section “%s”"), key);
  return FALSE;
}

/* One step, or none where nothing is new */
static gboolean
store_draft (SanWorkspace     *workspace,
             const SanRound   *round,
             SanBulletinDraft *draft,
             GError          **error)
{
  g_autofree char *now = san_time_format (san_workspace_now (workspace));
  Save save = { draft, now, san_workspace_get_actor (workspace) };

  return san_workspace_change (workspace, draft->id == 0 ? "bulletin.draft" : "bulletin.edit",
                               round->label, save_draft, &save, NULL, error);
}

static void
print_sections (SanCli                 *cli,
                const SanBulletinData  *data,
                const SanBulletinDraft *draft)
{
  san_cli_columns (cli, "section", "included", "text_by", "text", NULL);
  for (guint i = 0; i < draft->sections->len; i++)
    {
      const SanBulletinSection *section = draft->sections->pdata[i];
      g_autofree char *generated =
        section->text == NULL ? san_bulletin_section_generate (data, draft, section) : NULL;

      san_cli_row (cli, section->key, section->included ? "yes" : "no",
                   generated != NULL ? "data" : "hand",
                   generated != NULL ? generated : section->text, NULL);
    }
}

static gboolean
run_draft (SanCli  *cli,
           GError **error)
{
  const char *key = san_cli_option (cli, "section");
  const char *text = san_cli_option (cli, "text");
  g_autoptr (SanRound) round = NULL;
  g_autoptr (SanBulletinDraft) draft = NULL;
  g_autoptr (SanBulletinData) data = NULL;
  SanWorkspace *workspace;
  SanDatabase *database;

  if ((key != NULL) != (text != NULL || san_cli_has (cli, "generate")) ||
      (text != NULL && san_cli_has (cli, "generate")))
    return san_cli_usage (cli, error);

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  draft = round != NULL ? find_draft (database, round->id, san_cli_option (cli, "kind"), error)
                        : NULL;
  data = draft != NULL ? load_data (database, round, error) : NULL;
  if (data == NULL || (key != NULL && !write_section (draft, key, text, error)) ||
      !store_draft (workspace, round, draft, error))
    return FALSE;

  print_sections (cli, data, draft);
  return TRUE;
}

static gboolean
run_check (SanCli  *cli,
           GError **error)
{
  static const char *const severities[] = {
    [SAN_BULLETIN_NOTE] = "note", [SAN_BULLETIN_WARNING] = "warning", [SAN_BULLETIN_ERROR] = "error",
  };
  g_autoptr (SanRound) round = NULL;
  g_autoptr (SanBulletinDraft) draft = NULL;
  g_autoptr (SanBulletinData) data = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  SanDatabase *database;

  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  draft = round != NULL ? find_draft (database, round->id, san_cli_option (cli, "kind"), error)
                        : NULL;
  data = draft != NULL ? load_data (database, round, error) : NULL;
  findings = data != NULL ? san_bulletin_draft_check (database, data, draft, error) : NULL;
  if (findings == NULL)
    return FALSE;

  san_cli_columns (cli, "severity", "section", "what", "found", "expected", "text", NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const SanBulletinFinding *finding = findings->pdata[i];
      const SanBulletinSection *section =
        finding->section != G_MAXUINT ? draft->sections->pdata[finding->section] : NULL;

      san_cli_row (cli, severities[finding->severity], section != NULL ? section->key : "",
                   finding->what, finding->found, finding->expected, finding->text, NULL);
      if (finding->severity == SAN_BULLETIN_ERROR)
        cli->status = 1;
    }

  return TRUE;
}

const SanCommand san_draft_commands[] = {
  { "bulletin draft", 1, 1, FALSE,
    "bulletin FILE draft LABEL [--kind " KINDS "] [--section KEY --text T | --section KEY --generate]",
    N_("Draft the bulletin of a round, and print what its sections say"), run_draft,
    { { "kind", SAN_OPTION_TEXT, KINDS }, { "section", SAN_OPTION_TEXT },
      { "text", SAN_OPTION_TEXT }, { "generate", SAN_OPTION_FLAG } } },
  { "bulletin check", 1, 1, FALSE, "bulletin FILE check LABEL [--kind " KINDS "]",
    N_("What stands against issuing the draft of a round"), run_check,
    { { "kind", SAN_OPTION_TEXT, KINDS } } },
  { NULL },
};
