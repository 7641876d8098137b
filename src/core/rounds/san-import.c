/* san-import.c - any kind of table: understood, shown, then written as one step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-import.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "registry/san-group-import.h"
#include "registry/san-unit-import.h"
#include "rounds/san-observation-import.h"
#include "rounds/san-score-import.h"
#include "rounds/san-survey-import.h"
#include "rounds/san-survey-store.h"
#include "standards/san-sampling-import.h"
#include "standards/san-standard-import.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"

const SanImportKind san_import_kinds[] = {
  { "units", N_("Units"), FALSE },
  { "groups", N_("Groups"), FALSE },
  { "items", N_("Items"), FALSE },
  { "points", N_("Points"), FALSE },
  { "sampling", N_("Sampling rules"), FALSE },
  { "scores", N_("Scores"), TRUE },
  { "observations", N_("Observations"), TRUE },
  { "adjustments", N_("Adjustments"), TRUE },
  { "vetoes", N_("Vetoes"), TRUE },
  { "questions", N_("Questions"), FALSE },
  { "survey", N_("Questionnaires"), TRUE },
  { "evaluations", N_("Cross-evaluation"), TRUE },
  { "tickets", N_("Tickets"), FALSE },
  { NULL, NULL, FALSE },
};

/* In the order of san_import_kinds; what a later room knows is filled in by it */
static SanImporter planners[] = {
  { san_unit_import_fields, san_unit_import_plan },
  { san_group_import_fields, san_group_import_plan },
  { san_item_import_fields, san_item_import_plan },
  { san_point_import_fields, san_point_import_plan },
  { san_sampling_import_fields, san_sampling_import_plan },
  { san_score_import_fields, san_score_import_plan },
  { san_observation_import_fields, san_observation_import_plan },
  { san_adjustment_import_fields, san_adjustment_import_plan },
  { san_veto_import_fields, san_veto_import_plan },
  { san_question_import_fields, san_question_import_plan },
  { san_survey_import_fields, san_survey_import_plan },
  { san_evaluation_import_fields, san_evaluation_import_plan },
  { NULL, NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (planners) + 1 == G_N_ELEMENTS (san_import_kinds));

struct _SanImport
{
  const SanImportKind *kind;
  char *path;
  SanImportOptions     options;     /* strings owned; no progress */
  SanImportPlan        plan;
  char *head;                       /* of the journal when it was planned */

  /* for the change */
  char *at;
  char *by;
};

const SanImportKind *
san_import_kind_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const SanImportKind *kind = san_import_kinds; kind->name != NULL; kind++)
    if (g_str_equal (kind->name, name))
      return kind;

  return NULL;
}

void
san_import_register (const char        *kind,
                     const SanImporter *importer)
{
  const SanImportKind *found = san_import_kind_find (kind);

  g_return_if_fail (found != NULL);
  g_return_if_fail (planners[found - san_import_kinds].plan == NULL);

  planners[found - san_import_kinds] = *importer;
}

static const SanImportKind *
require_kind (const char *name,
              GError    **error)
{
  const SanImportKind *kind = san_import_kind_find (name);

  if (kind == NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("“%s” cannot be imported"), name);

  return kind;
}

/* Fields */

void
san_import_field_free (SanImportField *field)
{
  g_free (field->name);
  g_free (field->label);
  g_free (field);
}

static void
add_field (GPtrArray  *list,
           const char *name,
           const char *label,
           gboolean    required)
{
  SanImportField *field = g_new0 (SanImportField, 1);

  field->name = g_strdup (name);
  field->label = g_strdup (label);
  field->required = required;
  g_ptr_array_add (list, field);
}

GPtrArray *
san_import_list_fields (SanDatabase *database,
                        const char  *kind,
                        const char  *round,
                        GError     **error)
{
  const SanImportKind *found = require_kind (kind, error);
  g_autoptr (GPtrArray) list = NULL;
  const SanTableField *fields;
  guint n_fields;

  if (found == NULL)
    return NULL;

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_import_field_free);
  fields = planners[found - san_import_kinds].fields (&n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (!(fields[i].flags & SAN_FIELD_UNUSED))
      add_field (list, fields[i].name, fields[i].label,
                 (fields[i].flags & SAN_FIELD_REQUIRED) != 0);

  if (database == NULL)
    return g_steal_pointer (&list);

  if (g_str_equal (kind, "scores"))
    {
      g_autoptr (SanRoundFrame) frame = san_round_frame_load (database, round, error);

      if (frame == NULL)
        return NULL;
      for (guint i = 0; i < frame->leaves->len; i++)
        {
          const SanNode *leaf = frame->leaves->pdata[i];

          add_field (list, leaf->key, leaf->name, FALSE);
        }
    }
  if (g_str_equal (kind, "survey"))
    {
      g_autoptr (GPtrArray) questions = san_question_store_list (database, error);

      if (questions == NULL)
        return NULL;
      for (guint i = 0; i < questions->len; i++)
        {
          const char *text = ((SanQuestion *) questions->pdata[i])->text;

          add_field (list, text, text, FALSE);
        }
    }

  return g_steal_pointer (&list);
}

SanTableMapping *
san_import_mapping_new (SanDatabase *database,
                        const char  *kind,
                        const char  *round,
                        GError     **error)
{
  const SanImportKind *found = require_kind (kind, error);
  const SanTableField *fields;
  guint n_fields;

  if (found == NULL)
    return NULL;

  if (g_str_equal (kind, "scores"))
    {
      g_autoptr (SanRoundFrame) frame = san_round_frame_load (database, round, error);

      return frame != NULL ? san_score_import_mapping (frame) : NULL;
    }
  if (g_str_equal (kind, "survey"))
    {
      g_autoptr (GPtrArray) questions = san_question_store_list (database, error);

      return questions != NULL ? san_survey_import_mapping (questions) : NULL;
    }

  fields = planners[found - san_import_kinds].fields (&n_fields);

  return san_table_mapping_new (kind, fields, n_fields);
}

/* Planning */

void
san_import_free (SanImport *self)
{
  if (self == NULL)
    return;

  san_import_plan_clear (&self->plan);
  g_free ((char *) self->options.sheet);
  g_free ((char *) self->options.encoding);
  g_free ((char *) self->options.round);
  g_free ((char *) self->options.reason);
  g_strfreev ((char **) self->options.map);
  g_strfreev ((char **) self->options.answers);
  g_free (self->path);
  g_free (self->head);
  g_free (self->at);
  g_free (self->by);
  g_free (self);
}

static void
copy_options (SanImport              *self,
              const SanImportOptions *options)
{
  self->options = *options;
  self->options.sheet = g_strdup (options->sheet);
  self->options.encoding = g_strdup (options->encoding);
  self->options.round = g_strdup (options->round);
  self->options.reason = g_strdup (options->reason);
  self->options.map = (const char *const *) g_strdupv ((char **) options->map);
  self->options.answers = (const char *const *) g_strdupv ((char **) options->answers);
  self->options.progress = NULL;
  self->options.progress_data = NULL;
}

static gboolean
set_today (SanImport   *self,
           SanDatabase *database,
           GError     **error)
{
  SanTime now;

  if (self->options.today != 0)
    return TRUE;

  if (!san_setting_now (database, &now, error))
    return FALSE;

  self->options.today = san_time_day (now);

  return TRUE;
}

static gboolean
make_plan (SanImport    *self,
           SanDatabase  *database,
           GCancellable *cancellable,
           GError      **error)
{
  SanImportOptions options = self->options;
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (SanTableReader) reader = san_table_reader_open (self->path, options.sheet,
                                                             options.encoding, cancellable,
                                                             error);

  if (reader == NULL)
    return FALSE;

  options.folder = folder;
  self->head = san_journal_head (database, error);

  return self->head != NULL &&
         planners[self->kind - san_import_kinds].plan (database, reader, &options,
                                                       cancellable, &self->plan, error);
}

SanImport *
san_import_plan (SanDatabase            *database,
                 const char             *kind,
                 const char             *path,
                 const SanImportOptions *options,
                 GCancellable           *cancellable,
                 GError                **error)
{
  static const SanImportOptions defaults = { 0 };
  const SanImportKind *found = require_kind (kind, error);
  g_autoptr (SanImport) self = NULL;
  g_autoptr (SanTransaction) reading = NULL;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (found == NULL)
    return NULL;

  self = g_new0 (SanImport, 1);
  self->kind = found;
  self->path = g_strdup (path);
  copy_options (self, options != NULL ? options : &defaults);

  /* one state to read from, unless the caller holds one */
  if (sqlite3_get_autocommit (san_database_handle (database)))
    {
      reading = san_transaction_begin_read (database, error);
      if (reading == NULL)
        return NULL;
    }

  if (!set_today (self, database, error))
    return NULL;

  if (options != NULL)
    {
      self->options.progress = options->progress;
      self->options.progress_data = options->progress_data;
    }
  if (!make_plan (self, database, cancellable, error))
    return NULL;
  self->options.progress = NULL;

  return g_steal_pointer (&self);
}

SanProposal *
san_import_get_proposal (SanImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->plan.proposal;
}

/* Applying */

static gboolean
is_same_proposal (SanProposal *left,
                  SanProposal *right)
{
  g_autoptr (GString) left_report = g_string_new (NULL);
  g_autoptr (GString) right_report = g_string_new (NULL);

  san_proposal_report (left, left_report);
  san_proposal_report (right, right_report);
  if (!g_string_equal (left_report, right_report) ||
      san_proposal_get_n_changes (left) != san_proposal_get_n_changes (right))
    return FALSE;

  for (guint i = 0; i < san_proposal_get_n_changes (left); i++)
    {
      const SanProposalChange *a = san_proposal_get_change (left, i);
      const SanProposalChange *b = san_proposal_get_change (right, i);

      if (a->row_index != b->row_index || !g_str_equal (a->field, b->field) ||
          !g_str_equal (a->old_value, b->old_value) ||
          !g_str_equal (a->new_value, b->new_value))
        return FALSE;
    }

  return TRUE;
}

/* What was shown must be what is done, also after somebody else has written. */
static gboolean
ensure_current (SanImport   *self,
                SanDatabase *database,
                GError     **error)
{
  g_autofree char *head = san_journal_head (database, error);
  g_autoptr (SanImport) again = NULL;
  SanImportPlan plan;

  if (head == NULL)
    return FALSE;
  if (g_str_equal (head, self->head))
    return TRUE;

  again = san_import_plan (database, self->kind->name, self->path, &self->options, NULL, error);
  if (again == NULL)
    return FALSE;

  if (!is_same_proposal (self->plan.proposal, again->plan.proposal))
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                           _("The ledger has changed since the table was read; "
                             "read it again"));
      return FALSE;
    }

  plan = self->plan;
  self->plan = again->plan;
  again->plan = plan;

  return TRUE;
}

static gboolean
apply_in_change (SanDatabase *database,
                 gpointer     data,
                 GError     **error)
{
  SanImport *self = data;

  if (!ensure_current (self, database, error))
    return FALSE;

  /* an attempt leaves its marks in the plan, the ids of what it made: should it fail or be
   * stopped, the next one plans anew */
  g_free (self->head);
  self->head = g_strdup ("");

  return self->plan.apply (database, &self->plan, self->at, self->by, error);
}

/* FALSE with @error when it cannot be applied */
static gboolean
prepare (SanWorkspace *workspace,
         SanImport    *self,
         gboolean      skip_rejected,
         GError      **error)
{
  guint n = san_proposal_count (self->plan.proposal, SAN_ROW_REJECTED);

  if (n > 0 && !skip_rejected)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u row cannot be taken, and nothing was written",
                                "%u rows cannot be taken, and nothing was written", n), n);
      return FALSE;
    }

  g_free (self->at);
  self->at = san_time_format (san_workspace_now (workspace));
  g_free (self->by);
  self->by = g_strdup (san_workspace_get_actor (workspace));

  return TRUE;
}

/* (transfer full): what the step was about: "scores 2018-06 六月.xlsx" */
static char *
make_label (SanImport *self)
{
  g_autofree char *name = san_text_file_name (self->path);

  if (self->kind->needs_round)
    return g_strjoin (" ", self->kind->name, self->options.round, name, NULL);

  return g_strjoin (" ", self->kind->name, name, NULL);
}

gboolean
san_import_apply (SanWorkspace *workspace,
                  SanImport    *self,
                  gboolean      skip_rejected,
                  gint64       *seq,
                  GError      **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (self != NULL, FALSE);

  if (!prepare (workspace, self, skip_rejected, error))
    return FALSE;

  if (!san_proposal_has_changes (self->plan.proposal))
    {
      if (seq != NULL)
        *seq = 0;
      return TRUE;
    }

  label = make_label (self);

  return san_workspace_change (workspace, "import", label, apply_in_change, self, seq, error);
}

static void
on_applied_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 seq = 0;

  if (san_workspace_change_finish (SAN_WORKSPACE (source), result, &seq, &error))
    g_task_return_pointer (task, g_memdup2 (&seq, sizeof seq), g_free);
  else
    g_task_return_error (task, error);
}

void
san_import_apply_async (SanWorkspace       *workspace,
                        SanImport          *self,
                        gboolean            skip_rejected,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *label = NULL;
  GError *error = NULL;

  g_return_if_fail (SAN_IS_WORKSPACE (workspace));
  g_return_if_fail (self != NULL);

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, san_import_apply_async);
  /* the step is made or not: once it is, a late cancel does not change that */
  g_task_set_check_cancellable (task, FALSE);

  if (!prepare (workspace, self, skip_rejected, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!san_proposal_has_changes (self->plan.proposal))
    {
      g_task_return_pointer (task, g_new0 (gint64, 1), g_free);
      return;
    }

  label = make_label (self);
  san_workspace_change_async (workspace, "import", label, apply_in_change, self, NULL,
                              cancellable, on_applied_cb, g_steal_pointer (&task));
}

gboolean
san_import_apply_finish (SanWorkspace *workspace,
                         GAsyncResult *result,
                         gint64       *seq,
                         GError      **error)
{
  g_autofree gint64 *made = NULL;

  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  made = g_task_propagate_pointer (G_TASK (result), error);
  if (made == NULL)
    return FALSE;

  if (seq != NULL)
    *seq = *made;

  return TRUE;
}
