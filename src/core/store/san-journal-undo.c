/* san-journal-undo.c - undo and redo of any step
 *
 * A step is undone by applying its changeset turned round, as a step of its own. What
 * later steps built on it has to go first: a step depends on an earlier one when it touches
 * a row that the earlier one touched, or when a foreign key ties rows of both together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-journal-record.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "store/san-changeset.h"
#include "store/san-record.h"
#include "store/san-workspace-private.h"

#define MAX_NAMED 5   /* dependants that an error names one by one */

/* Which rows a step wrote: sets of keys as san_change_key() makes them. */
typedef struct
{
  GHashTable *touched;
  GHashTable *inserted;
  GHashTable *left_refs;   /* rows that the step's old values referred to */
} Footprint;

typedef struct
{
  SanDatabase *database;
  gint64       seq;
  Footprint    print;
  GHashTable  *columns;    /* table → its SanColumns */
  GHashTable  *undone;
  GPtrArray   *found;      /* SanStep */
  gboolean     depends;    /* whether the step at hand does */
} Search;

static GHashTable *
key_set_new (void)
{
  return g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                NULL);
}

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->print.touched, g_hash_table_unref);
  g_clear_pointer (&self->print.inserted, g_hash_table_unref);
  g_clear_pointer (&self->print.left_refs, g_hash_table_unref);
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_clear_pointer (&self->undone, g_hash_table_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static GPtrArray *
columns_of (Search * self,
            const char *table,
            GError * *error)
{
  GPtrArray *columns = g_hash_table_lookup (self->columns, table);

  if (columns == NULL)
    {
      columns = san_record_columns (self->database, table, error);
      if (columns != NULL)
        g_hash_table_insert (self->columns, g_strdup (table), columns);
    }

  return columns;
}

/* (transfer full) (nullable): the key of the row that @value refers to */
static GBytes *
reference (const SanColumn *column,
           sqlite3_value   *value)
{
  GByteArray *key;

  if (column->parent == NULL || value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;

  /* every foreign key refers to the one column of a primary key: a test sees to it */
  key = g_byte_array_new ();
  san_canon_text (key, column->parent);
  san_canon_value (key, value);

  return g_byte_array_free_to_bytes (key);
}

static gboolean
add_to_footprint (const SanChange *change,
                  gpointer         data,
                  GError         **error)
{
  Search *self = data;
  GPtrArray *columns = columns_of (self, change->table, error);
  GBytes *key;

  if (columns == NULL)
    return FALSE;

  key = san_change_key (change);
  if (change->operation == SQLITE_INSERT)
    g_hash_table_add (self->print.inserted, g_bytes_ref (key));
  g_hash_table_add (self->print.touched, key);

  for (int i = 0; i < change->n_columns && i < (int) columns->len; i++)
    {
      GBytes *parent = reference (columns->pdata[i], san_change_old (change, i));

      if (parent != NULL)
        g_hash_table_add (self->print.left_refs, parent);
    }

  return TRUE;
}

/* Stops at the first row that ties the step to the footprint. */
static gboolean
look_for_tie (const SanChange *change,
              gpointer         data,
              GError         **error)
{
  Search *self = data;
  GPtrArray *columns = columns_of (self, change->table, error);
  g_autoptr (GBytes) key = NULL;

  if (columns == NULL)
    return FALSE;

  key = san_change_key (change);
  self->depends = g_hash_table_contains (self->print.touched, key) ||
                  (change->operation == SQLITE_DELETE &&
                   g_hash_table_contains (self->print.left_refs, key));

  for (int i = 0; !self->depends && i < change->n_columns && i < (int) columns->len; i++)
    {
      g_autoptr (GBytes) parent = reference (columns->pdata[i], san_change_new (change, i));

      self->depends = parent != NULL &&
                      g_hash_table_contains (self->print.inserted, parent);
    }

  return !self->depends;
}

/* A later undo (or redo) of a later step cancels out with it; only one that reaches back
 * behind the step in question counts as a change. */
static gboolean
counts_as_change (const char *undoes,
                  gint64      seq)
{
  g_autoptr (GArray) targets = NULL;

  if (*undoes == '\0')
    return TRUE;

  targets = san_journal_parse_undoes (undoes);
  for (guint i = 0; i < targets->len; i++)
    {
      if (g_array_index (targets, gint64, i) < seq)
        return TRUE;
    }

  return FALSE;
}

static gboolean
test_later_step (gint64      seq,
                 const char *undoes,
                 GBytes     *changeset,
                 gpointer    data,
                 GError    **error)
{
  Search *self = data;
  GError *local = NULL;
  SanStep *step;

  if (g_hash_table_contains (self->undone, &seq) || !counts_as_change (undoes, self->seq))
    return TRUE;

  self->depends = FALSE;
  if (!san_changeset_walk (changeset, look_for_tie, self, &local) && local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  if (!self->depends)
    return TRUE;

  step = san_journal_step (self->database, seq, error);
  if (step == NULL)
    return FALSE;

  /* what depends on this one falls with it */
  g_ptr_array_add (self->found, step);
  return san_changeset_walk (changeset, add_to_footprint, self, error);
}

GPtrArray *
san_journal_dependants (SanDatabase *database,
                        gint64       seq,
                        GError     **error)
{
  g_auto (Search) self = { .database = database, .seq = seq };
  g_autoptr (GBytes) changeset = NULL;
  GError *local = NULL;
  gint64 newest;

  self.found = g_ptr_array_new_with_free_func ((GDestroyNotify) san_step_free);
  if (!san_journal_newest_change (database, &newest, error))
    return NULL;
  if (newest <= seq)
    return g_steal_pointer (&self.found);

  changeset = san_journal_changeset (database, seq, &local);
  if (changeset == NULL)
    {
      if (local == NULL)
        return g_steal_pointer (&self.found);
      g_propagate_error (error, local);
      return NULL;
    }

  self.undone = san_journal_undone (database, error);
  if (self.undone == NULL)
    return NULL;

  self.print.touched = key_set_new ();
  self.print.inserted = key_set_new ();
  self.print.left_refs = key_set_new ();
  self.columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);

  if (!san_changeset_walk (changeset, add_to_footprint, &self, error) ||
      !san_journal_walk_after (database, seq, test_later_step, &self, error))
    return NULL;

  return g_steal_pointer (&self.found);
}

/* Undoing */

static char *
name_steps (GPtrArray *steps)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < steps->len && i < MAX_NAMED; i++)
    {
      SanStep *step = steps->pdata[i];
      const SanVerb *verb = san_verb_find (step->verb);

      g_string_append_printf (names, "%s%" G_GINT64_FORMAT " %s %s", i > 0 ? "; " : "",
                              step->seq,
                              verb != NULL ? g_dgettext (GETTEXT_PACKAGE, verb->title)
                                           : step->verb, step->label);
    }

  if (steps->len > MAX_NAMED)
    g_string_append (names, "; …");

  return g_string_free (names, FALSE);
}

/* The sentence that the verb has for it, behind what @error says. */
static void
add_way_out (const SanStep *step,
             GError       **error)
{
  const SanVerb *verb = san_verb_find (step->verb);
  g_autofree char *message = NULL;

  if (error == NULL || *error == NULL || verb == NULL || verb->instead == NULL)
    return;

  message = g_strdup_printf ("%s — %s", (*error)->message,
                             g_dgettext (GETTEXT_PACKAGE, verb->instead));
  san_set_str (&(*error)->message, message);
}

static gboolean
check_may_go (const SanStep *step,
              GError       **error)
{
  if (step->undone)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("Step %d is undone already."), (int) step->seq);
      return FALSE;
    }

  if (g_str_equal (step->verb, "new") || (step->rows == 0 && *step->undoes == '\0'))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("Step %d (%s) cannot be undone."), (int) step->seq,
                   step->verb);
      return FALSE;
    }

  if (step->left)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("What step %d made (%s) has left the office and cannot be unmade. "
                     "Make a correction, issue a new edition, or cancel the ticket "
                     "(ticket FILE cancel NUMBER)."), (int) step->seq,
                   step->label);
      return FALSE;
    }

  return TRUE;
}

/* (element-type SanStep): @step and what depends on it, oldest first */
static GPtrArray *
steps_to_undo (SanDatabase *database,
               SanStep     *step,
               gboolean     with_dependants,
               GError     **error)
{
  g_autoptr (SanStep) first = step;
  g_autoptr (GPtrArray) steps = NULL;

  if (!check_may_go (first, error))
    return NULL;

  steps = san_journal_dependants (database, first->seq, error);
  if (steps == NULL)
    return NULL;

  if (steps->len > 0 && !with_dependants)
    {
      g_autofree char *names = name_steps (steps);

      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u later step depends on it and must be undone first: %s",
                                "%u later steps depend on it and must be undone first: %s",
                                steps->len), steps->len, names);
      add_way_out (first, error);
      return NULL;
    }

  for (guint i = 0; i < steps->len; i++)
    {
      if (!check_may_go (steps->pdata[i], error))
        return NULL;
    }

  g_ptr_array_insert (steps, 0, g_steal_pointer (&first));

  return g_steal_pointer (&steps);
}

/* (transfer full): all that takes @steps back, the newest first */
static GBytes *
inverse_of (SanDatabase *database,
            GPtrArray   *steps,
            GError     **error)
{
  g_autoptr (GPtrArray) inverses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = steps->len; i > 0; i--)
    {
      SanStep *step = steps->pdata[i - 1];
      GError *local = NULL;
      g_autoptr (GBytes) changeset = san_journal_changeset (database, step->seq, &local);
      GBytes *inverse = changeset != NULL ? san_changeset_invert (changeset, &local) : NULL;

      if (inverse != NULL)
        g_ptr_array_add (inverses, inverse);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
    }

  if (inverses->len == 1)
    return g_bytes_ref (inverses->pdata[0]);

  return san_changeset_concat (inverses, error);
}

static GMutex guards_lock;
static GPtrArray *guards;

void
san_journal_register_guard (SanUndoGuard guard)
{
  g_return_if_fail (guard != NULL);

  g_mutex_lock (&guards_lock);
  if (guards == NULL)
    guards = g_ptr_array_new ();
  if (!g_ptr_array_find (guards, guard, NULL))
    g_ptr_array_add (guards, guard);
  g_mutex_unlock (&guards_lock);
}

static gboolean
ask_guards (SanDatabase *database,
            GBytes      *inverse,
            GError     **error)
{
  for (guint i = 0; guards != NULL && i < guards->len; i++)
    {
      if (!((SanUndoGuard) guards->pdata[i])(database, inverse, error))
        return FALSE;
    }

  return TRUE;
}

/* @step: (transfer full) */
static gboolean
undo_step (SanWorkspace *workspace,
           SanStep      *step,
           gboolean      with_dependants,
           gint64       *new_seq,
           GError      **error)
{
  const char *verb = g_str_equal (step->verb, "undo") ? "redo" : "undo";
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GString) label = g_string_new (NULL);
  g_autoptr (GString) undoes = g_string_new (NULL);
  g_autoptr (GBytes) inverse = NULL;

  steps = steps_to_undo (san_workspace_database (workspace), step, with_dependants, error);
  inverse = steps != NULL ? inverse_of (san_workspace_database (workspace), steps, error)
                          : NULL;
  if (inverse == NULL ||
      !ask_guards (san_workspace_database (workspace), inverse, error))
    return FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      SanStep *each = steps->pdata[i];

      g_string_append_printf (undoes, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", each->seq);
      g_string_append_printf (label, "%s%s", i > 0 ? "; " : "", each->label);
    }

  return san_workspace_record (workspace, verb, label->str, undoes->str, 0, inverse, new_seq,
                               error);
}

gboolean
san_journal_undo (SanWorkspace *workspace,
                  gint64        seq,
                  gboolean      with_dependants,
                  gint64       *new_seq,
                  GError      **error)
{
  GError *local = NULL;
  SanDatabase *database;
  SanStep *step;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);

  database = san_workspace_database (workspace);
  step = seq != 0 ? san_journal_step (database, seq, &local)
                  : san_journal_undoable (database, &local);

  if (step == NULL)
    {
      if (local == NULL)
        g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("Nothing to undo"));
      else
        g_propagate_error (error, local);
      return FALSE;
    }

  return undo_step (workspace, step, with_dependants, new_seq, error);
}

gboolean
san_journal_redo (SanWorkspace *workspace,
                  gint64       *new_seq,
                  GError      **error)
{
  GError *local = NULL;
  SanStep *step;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);

  step = san_journal_redoable (san_workspace_database (workspace), &local);
  if (step == NULL)
    {
      if (local == NULL)
        g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("Nothing to redo"));
      else
        g_propagate_error (error, local);
      return FALSE;
    }

  return undo_step (workspace, step, FALSE, new_seq, error);
}

gboolean
san_journal_note (SanWorkspace *workspace,
                  const char   *verb,
                  const char   *label,
                  gint64        refers,
                  gint64       *seq,
                  GError      **error)
{
  const SanVerb *known = san_verb_find (verb);

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (known != NULL && (known->flags & SAN_VERB_SYSTEM) != 0, FALSE);

  return san_workspace_record (workspace, verb, label, NULL, refers, NULL, seq, error);
}
