/* san-bulletin-issue.c - issues bulletins, of a round or of a stretch of days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "bulletins/san-bulletin-compose-private.h"
#include "bulletins/san-bulletin-kept.h"
#include "rounds/san-observation-store.h"
#include "scoring/san-round-check.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"

/* Digits of the journal's head that are printed. */
#define HEAD_DIGITS 8

/* 文号 of an office that has set its own sign and no other pattern */
#define USUAL_MARK "{issuer}〔{year}〕{number}号"

/* The files of an issue, as bulletin_file names them */
static const char *const formats[] = { "xlsx", "pdf", "docx", "txt", "words" };

struct _SanPublication
{
  gint64            round_id;  /* 0: of no round */
  gint64            draft_id;  /* 0: the newest of the round, else a new one */
  char             *reason;
  SanTime           now;
  SanBulletin      *bulletin;
  SanBulletinDraft *draft;     /* as it is issued */
  GBytes           *input;     /* NULL: of no round */
  GBytes           *files[G_N_ELEMENTS (formats)];
};

static SanPublication *
publication_new (guint   number,
                 SanDay  day,
                 SanTime now)
{
  SanPublication *self = g_new0 (SanPublication, 1);
  int year;

  san_day_get (day, &year, NULL, NULL);
  self->reason = g_strdup ("");
  self->now = now;
  self->bulletin = g_new0 (SanBulletin, 1);
  self->bulletin->number = number;
  self->bulletin->day = day;
  self->bulletin->name = g_strdup_printf ("%d-%u", year, number);

  return self;
}

SanPublication *
san_publication_new (const SanRound *round,
                     guint           number,
                     SanDay          day,
                     const char     *reason,
                     SanTime         now)
{
  SanPublication *self = publication_new (number, day, now);

  self->round_id = round->id;
  g_free (self->reason);
  self->reason = g_strdup (reason != NULL ? reason : "");

  return self;
}

SanPublication *
san_publication_new_draft (const SanBulletinDraft *draft,
                           guint                   number,
                           SanDay                  day,
                           const char             *reason,
                           SanTime                 now)
{
  SanPublication *self = publication_new (number, day, now);

  self->round_id = draft->round_id;
  self->draft_id = draft->id;
  g_free (self->reason);
  self->reason = g_strdup (reason != NULL ? reason : "");

  return self;
}

void
san_publication_free (SanPublication *self)
{
  g_clear_pointer (&self->input, g_bytes_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->files); i++)
    g_clear_pointer (&self->files[i], g_bytes_unref);
  g_clear_pointer (&self->draft, san_bulletin_draft_free);
  san_bulletin_free (self->bulletin);
  g_free (self->reason);
  g_free (self);
}

const char *
san_publication_get_name (const SanPublication *self)
{
  return self->bulletin->name;
}

const char *
san_publication_get_verb (const SanPublication *self)
{
  return self->round_id != 0 ? "round.publish" : "bulletin.issue";
}

/* What may be issued ------------------------------------------------------------------ */

static gboolean
may_publish (SanDatabase    *database,
             const SanRound *round,
             const char     *reason,
             GError        **error)
{
  g_autoptr (GPtrArray) issues = NULL;

  if (round->n_editions > 0 && *reason == '\0')
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("Round “%s” is published; a new edition needs a reason"), round->label);
      return FALSE;
    }

  issues = san_round_check (database, round, error);
  if (issues == NULL)
    return FALSE;

  for (guint i = 0; i < issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *sentence = san_issue_sentence (issue);

      if (issue->severity == SAN_ISSUE_ERROR)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                       _("Round “%s” cannot be published: %s. Correct it, or confirm it with a reason."),
                       round->label, sentence);
          return FALSE;
        }
    }

  return TRUE;
}

/* The text of a draft against the data */
static gboolean
check_draft (SanDatabase            *database,
             const SanBulletinData  *data,
             const SanBulletinDraft *draft,
             GError                **error)
{
  g_autoptr (GPtrArray) findings = san_bulletin_draft_check (database, data, draft, error);

  if (findings == NULL)
    return FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const SanBulletinFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity != SAN_BULLETIN_ERROR)
        continue;
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT, _("The bulletin cannot be issued: %s"),
                   finding->text);
      return FALSE;
    }

  return TRUE;
}

/* The draft of a round that somebody made, else a new one. (transfer full) */
static SanBulletinDraft *
choose_draft (const SanPublication *self,
              SanDatabase          *database,
              const SanRound       *round,
              GError              **error)
{
  g_autoptr (GError) failure = NULL;
  SanBulletinDraft *draft;

  if (self->draft_id != 0)
    {
      draft = san_bulletin_draft_store_get (database, self->draft_id, error);
      if (draft != NULL && draft->bulletin_id != 0)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                       _("This bulletin is issued and stays as it is; begin a new one"));
          g_clear_pointer (&draft, san_bulletin_draft_free);
        }
      return draft;
    }

  draft = san_bulletin_draft_store_find (database, round->id, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (draft == NULL)
    draft = san_bulletin_draft_new (round->kind == SAN_ROUND_SPECIAL ? SAN_BULLETIN_SPECIAL
                                                                     : SAN_BULLETIN_MONTHLY,
                                    round->id);

  return draft;
}

/* What is kept ------------------------------------------------------------------------ */

/* (transfer full): 云创指〔2018〕6号 */
static char *
make_mark (SanDatabase       *database,
           const SanBulletin *bulletin,
           GError           **error)
{
  g_autofree char *issuer = san_setting_get (database, "issuer", error);
  g_autofree char *pattern =
    issuer != NULL ? san_setting_get (database, "document-number", error) : NULL;
  g_autofree char *number = g_strdup_printf ("%u", bulletin->number);
  g_autofree char *year = NULL;
  g_autoptr (GString) mark = NULL;
  int issued;

  if (pattern == NULL)
    return NULL;
  if (*pattern == '\0' && *issuer == '\0')
    return g_strdup ("");

  san_day_get (bulletin->day, &issued, NULL, NULL);
  year = g_strdup_printf ("%d", issued);
  mark = g_string_new (*pattern != '\0' ? pattern : USUAL_MARK);
  g_string_replace (mark, "{issuer}", issuer, 0);
  g_string_replace (mark, "{year}", year, 0);
  g_string_replace (mark, "{number}", number, 0);

  return g_string_free (g_steal_pointer (&mark), FALSE);
}

/* 云州市2018年6月考评情况通报 */
static char *
title_of (const SanBulletinData  *data,
          const SanBulletinDraft *draft)
{
  if (*draft->title != '\0' || data->ranking == NULL)
    return san_bulletin_compose_title (data, draft);

  return g_strdup_printf ("%s%s考评情况通报", data->city, data->period);
}

/* Takes @data. */
static SanBulletinKept *
kept_new (SanDatabase      *database,
          SanBulletinData  *data,
          SanBulletinDraft *draft,
          const char       *reason,
          GError          **error)
{
  g_autofree char *head = san_journal_head (database, error);
  SanBulletinKept *kept = g_new0 (SanBulletinKept, 1);

  kept->layout = SAN_WORKBOOK_LAYOUT;
  kept->paper = SAN_BULLETIN_PAPER_LAYOUT;
  kept->data = data;
  kept->ranking = data->ranking;
  kept->office = g_strdup (data->office);
  kept->title = title_of (data, draft);
  kept->reason = g_strdup (reason != NULL ? reason : "");
  if (head == NULL)
    {
      san_bulletin_kept_free (kept);
      return NULL;
    }

  kept->journal_head = g_strndup (head, HEAD_DIGITS);
  return kept;
}

/* What is generated stands from now on, whatever later versions would write. */
static void
settle_texts (const SanBulletinData *data,
              SanBulletinDraft      *draft)
{
  for (guint i = 0; i < draft->sections->len; i++)
    {
      SanBulletinSection *section = g_ptr_array_index (draft->sections, i);

      if (section->text != NULL)
        continue;
      if (section->included && !san_bulletin_section_is_idle (data, section))
        section->text = san_bulletin_section_generate (data, draft, section);
      else
        section->text = g_strdup ("");
    }
}

/* The files --------------------------------------------------------------------------- */

static void
set_file (SanPublication *self,
          const char     *format,
          GBytes         *bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i], format) == 0)
      self->files[i] = bytes;
}

static gboolean
make_papers (SanPublication        *self,
             SanDatabase           *database,
             const SanBulletinKept *kept,
             GError               **error)
{
  g_autofree char *day = san_day_format (self->bulletin->day);
  g_autofree char *date = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr (SanDocument) document = san_bulletin_compose (database, kept->data, kept->draft,
                                                           self->bulletin->number,
                                                           self->bulletin->running, error);
  g_autoptr (SanPaper) paper = NULL;
  GBytes *pdf, *docx;
  char *text;

  if (document == NULL)
    return FALSE;

  text = san_document_to_text (document);
  set_file (self, "txt", g_bytes_new_take (text, strlen (text)));
  docx = san_document_render_docx (document, date, error);
  set_file (self, "docx", docx);
  if (docx == NULL)
    return FALSE;

  paper = san_document_paper_new (document);
  pdf = san_paper_render_pdf (paper, date, error);
  set_file (self, "pdf", pdf);

  return pdf != NULL;
}

/* All files are made of what is kept, as a later proof will make them: @words are read
 * again. */
static gboolean
make_files (SanPublication  *self,
            SanDatabase     *database,
            SanBulletinKept *kept,
            GError         **error)
{
  SanWorkbookHead head = { NULL };
  g_autoptr (SanBulletinKept) read = NULL;
  GBytes *words = san_bulletin_kept_to_bytes (kept);
  GBytes *workbook;

  set_file (self, "words", words);
  kept->ranking = NULL;
  read = san_bulletin_kept_from_bytes (words, g_steal_pointer (&kept->data->ranking), error);
  if (read == NULL)
    return FALSE;

  read->draft->round_id = self->round_id;
  san_bulletin_kept_fill_head (read, self->bulletin, &head);
  workbook = san_workbook_make (read->ranking, &head, NULL, error);
  set_file (self, "xlsx", workbook);

  return workbook != NULL && make_papers (self, database, read, error);
}

/* Takes @data. */
static gboolean
prepare_issue (SanPublication  *self,
               SanDatabase     *database,
               SanBulletinData *data,
               GError         **error)
{
  SanBulletin *bulletin = self->bulletin;
  SanBulletinDraft *draft = self->draft;
  g_autoptr (SanBulletinKept) kept = kept_new (database, data, draft, self->reason, error);
  g_autofree char *mark = NULL;
  gboolean made;
  guint next;

  if (kept == NULL ||
      !san_bulletin_store_next_number (database, bulletin->day, &next, &bulletin->running,
                                       error) ||
      (draft->id != 0 && !check_draft (database, data, draft, error)))
    return FALSE;

  mark = *draft->mark != '\0' ? g_strdup (draft->mark) : make_mark (database, bulletin, error);
  if (mark == NULL)
    return FALSE;

  bulletin->title = g_strdup (kept->title);
  bulletin->kind = g_strdup (san_bulletin_kind_name (draft->kind));
  bulletin->mark = g_strdup (mark);
  g_free (draft->mark);
  draft->mark = g_steal_pointer (&mark);
  draft->day = bulletin->day;
  draft->number = bulletin->number;
  settle_texts (data, draft);
  kept->draft = draft;
  kept->awards = data->decided;
  made = make_files (self, database, kept, error);
  kept->draft = NULL;
  kept->awards = NULL;

  return made;
}

static gboolean
prepare_round (SanPublication *self,
               SanDatabase    *database,
               const SanRound *round,
               GError        **error)
{
  g_autoptr (SanRoundInput) live = san_ranking_input_load (database, round, TRUE, error);
  g_autoptr (SanRoundInput) input = NULL;
  SanBulletinData *data;
  SanRanking *ranking;

  if (live == NULL)
    return FALSE;

  self->input = san_round_input_freeze (live);
  input = san_round_input_thaw (self->input, error);
  ranking = input != NULL ? san_ranking_compute (input, error) : NULL;
  data = ranking != NULL ? san_bulletin_data_load (database, round, ranking, 0, 0, error) : NULL;
  if (data == NULL)
    return FALSE;

  self->bulletin->edition = round->n_editions + 1;
  self->draft = choose_draft (self, database, round, error);
  if (self->draft == NULL)
    {
      san_bulletin_data_free (data);
      return FALSE;
    }

  return prepare_issue (self, database, data, error);
}

static gboolean
prepare_days (SanPublication *self,
              SanDatabase    *database,
              GError        **error)
{
  SanBulletinData *data;

  self->draft = choose_draft (self, database, NULL, error);
  if (self->draft == NULL)
    return FALSE;

  data = san_bulletin_data_load (database, NULL, NULL,
                                 self->draft->from != 0 ? self->draft->from
                                                        : self->bulletin->day,
                                 self->draft->to != 0 ? self->draft->to : self->bulletin->day,
                                 error);

  return data != NULL && prepare_issue (self, database, data, error);
}

/* Storing ----------------------------------------------------------------------------- */

/* The row of a draft says what became of it; its texts stay as they were written. */
static gboolean
close_draft (const SanPublication *self,
             SanDatabase          *database,
             GError              **error)
{
  g_autoptr (SanBulletinDraft) draft = NULL;

  if (self->draft->id == 0)
    return TRUE;

  draft = san_bulletin_draft_store_get (database, self->draft->id, error);
  if (draft == NULL)
    return FALSE;

  draft->bulletin_id = self->bulletin->id;
  draft->number = self->bulletin->number;
  draft->day = self->bulletin->day;
  g_free (draft->mark);
  draft->mark = g_strdup (self->bulletin->mark);

  return san_bulletin_draft_store_save (database, draft, draft->edited_at, draft->edited_by,
                                        error);
}

static gboolean
store_issue (SanPublication *self,
             SanDatabase    *database,
             GError        **error)
{
  if (!san_bulletin_store_add (database, self->bulletin, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (!san_bulletin_store_add_file (database, self->bulletin->id, formats[i], self->files[i],
                                      error))
      return FALSE;

  return close_draft (self, database, error);
}

static gboolean
write_round (SanPublication *self,
             SanDatabase    *database,
             GError        **error)
{
  g_autoptr (SanRound) round = san_round_store_get (database, self->round_id, error);

  return round != NULL &&
         may_publish (database, round, self->reason, error) &&
         (round->state != SAN_ROUND_PUBLISHED ||
          san_point_result_store_renew (database, round->id, error)) &&
         prepare_round (self, database, round, error) &&
         san_round_store_publish (database, round->id, self->input, self->reason, self->now,
                                  &self->bulletin->edition_id, error) &&
         store_issue (self, database, error);
}

gboolean
san_publication_write (SanDatabase *database,
                       gpointer     publication,
                       GError     **error)
{
  SanPublication *self = publication;

  return self->round_id != 0 ? write_round (self, database, error)
                             : prepare_days (self, database, error) &&
         store_issue (self, database, error);
}

static gboolean
publish (SanWorkspace   *workspace,
         SanPublication *publication,
         char          **name,
         GError        **error)
{
  if (!san_workspace_change (workspace, san_publication_get_verb (publication),
                             publication->bulletin->name, san_publication_write, publication,
                             NULL, error))
    return FALSE;

  if (name != NULL)
    *name = g_strdup (publication->bulletin->name);

  return TRUE;
}

gboolean
san_bulletin_publish (SanWorkspace   *workspace,
                      const SanRound *round,
                      guint           number,
                      SanDay          day,
                      const char     *reason,
                      char          **name,
                      GError        **error)
{
  g_autoptr (SanPublication) publication =
    san_publication_new (round, number, day, reason, san_workspace_now (workspace));

  return publish (workspace, publication, name, error);
}

gboolean
san_bulletin_issue (SanWorkspace           *workspace,
                    const SanBulletinDraft *draft,
                    guint                   number,
                    SanDay                  day,
                    char                  **name,
                    GError                **error)
{
  g_autoptr (SanPublication) publication =
    san_publication_new_draft (draft, number, day, NULL, san_workspace_now (workspace));

  return publish (workspace, publication, name, error);
}
