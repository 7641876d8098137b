/* san-check-store.c - is all of the file as it should be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-check-private.h"

#include <glib/gi18n-lib.h>

#include "store/san-journal-record.h"

#define MAX_FINDINGS 20   /* of one kind */

static const char SQL_INTEGRITY[] =
  "PRAGMA integrity_check (20)";

static const char SQL_FOREIGN_KEYS[] =
  "PRAGMA foreign_key_check";

static const char SQL_BLOBS[] =
  "SELECT sha256, bytes FROM blob";

static const char SQL_MISSING_BLOBS[] =
  "SELECT 'bulletin_file bulletin_id=' || bulletin_id || ' format=' || format, sha256"
  " FROM bulletin_file WHERE sha256 NOT IN (SELECT sha256 FROM blob)"
  " UNION ALL"
  " SELECT 'edition id=' || id, input"
  " FROM edition WHERE input <> '' AND input NOT IN (SELECT sha256 FROM blob)"
  " UNION ALL"
  " SELECT 'ticket_file id=' || id, sha256"
  " FROM ticket_file WHERE sha256 NOT IN (SELECT sha256 FROM blob)"
  " UNION ALL"
  " SELECT 'observation_file id=' || id, sha256"
  " FROM observation_file WHERE sha256 NOT IN (SELECT sha256 FROM blob)"
  " UNION ALL"
  " SELECT 'round_file id=' || id, sha256"
  " FROM round_file WHERE sha256 NOT IN (SELECT sha256 FROM blob)"
  " UNION ALL"
  " SELECT 'draw round_id=' || round_id, frame"
  " FROM draw WHERE frame NOT IN (SELECT sha256 FROM blob)";

typedef struct
{
  const char     *name;
  SanDerivedCheck check;
} Derived;

static GMutex derived_lock;
static GArray *derived;

void
san_check_register_derived (const char     *name,
                            SanDerivedCheck check)
{
  Derived entry = { g_intern_string (name), check };
  gboolean known = FALSE;

  g_return_if_fail (check != NULL);

  g_mutex_lock (&derived_lock);

  if (derived == NULL)
    derived = g_array_new (FALSE, FALSE, sizeof (Derived));

  for (guint i = 0; i < derived->len; i++)
    known |= g_array_index (derived, Derived, i).check == check;

  if (!known)
    g_array_append_val (derived, entry);

  g_mutex_unlock (&derived_lock);
}

/* Findings */

void
san_finding_free (SanFinding *finding)
{
  if (finding == NULL)
    return;

  g_free (finding->severity);
  g_free (finding->what);
  g_free (finding->where);
  g_free (finding->found);
  g_free (finding->expected);
  g_free (finding);
}

void
san_finding_add (GPtrArray  *findings,
                 const char *severity,
                 const char *what,
                 const char *where,
                 const char *found,
                 const char *expected)
{
  SanFinding *finding = g_new0 (SanFinding, 1);

  finding->severity = g_strdup (severity);
  finding->what = g_strdup (what);
  finding->where = g_strdup (where);
  finding->found = g_strdup (found);
  finding->expected = g_strdup (expected);
  g_ptr_array_add (findings, finding);
}

gboolean
san_finding_take (GPtrArray  *findings,
                  const char *what,
                  GError     *cause,
                  GError    **error)
{
  if (!g_error_matches (cause, SAN_ERROR, SAN_ERROR_DAMAGED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }

  san_finding_add (findings, "error", what, "", cause->message, "");
  g_error_free (cause);

  return TRUE;
}

/* The checks: each adds what it finds */

static gboolean
check_integrity (SanDatabase *database,
                 GPtrArray   *findings,
                 GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_INTEGRITY, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  while (san_statement_step (query, &has_row, error))
    {
      g_autofree char *found = NULL;

      if (!has_row)
        return TRUE;

      found = g_strdelimit (g_strdup (san_statement_text (query, 0)), "\n", ' ');
      if (!g_str_equal (found, "ok"))
        san_finding_add (findings, "error", "integrity", "", found, "ok");
    }

  return FALSE;
}

static gboolean
check_foreign_keys (SanDatabase *database,
                    GPtrArray   *findings,
                    GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FOREIGN_KEYS, error);
  guint count = 0;
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  while (san_statement_step (query, &has_row, error))
    {
      g_autofree char *where = NULL;

      if (!has_row || count++ == MAX_FINDINGS)
        return TRUE;

      where = g_strconcat (san_statement_text (query, 0), " ", san_statement_text (query, 1),
                           NULL);
      san_finding_add (findings, "error", "foreign-key", where, "",
                       san_statement_text (query, 2));
    }

  return FALSE;
}

static void
on_broken_step_cb (gint64      seq,
                   const char *wrong,
                   const char *found,
                   const char *expected,
                   gpointer    data)
{
  g_autofree char *where = g_strdup_printf ("step %" G_GINT64_FORMAT " %s", seq, wrong);

  san_finding_add (data, "error", "chain", where, found, expected);
}

static gboolean
check_chain (SanDatabase *database,
             GPtrArray   *findings,
             GError     **error)
{
  return san_journal_verify (database, on_broken_step_cb, findings, error);
}

static gboolean
check_blobs (SanDatabase *database,
             GPtrArray   *findings,
             GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_BLOBS, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  while (san_statement_step (query, &has_row, error))
    {
      g_autofree char *hash = NULL;

      if (!has_row)
        return TRUE;

      hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                          sqlite3_column_blob (query, 1),
                                          sqlite3_column_bytes (query, 1));
      if (!g_str_equal (san_statement_text (query, 0), hash))
        san_finding_add (findings, "error", "blob", san_statement_text (query, 0), hash,
                         san_statement_text (query, 0));
    }

  return FALSE;
}

static gboolean
check_missing_blobs (SanDatabase *database,
                     GPtrArray   *findings,
                     GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_MISSING_BLOBS, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return TRUE;

      san_finding_add (findings, "error", "blob", san_statement_text (query, 0), "",
                       san_statement_text (query, 1));
    }

  return FALSE;
}

static gboolean
check_derived (SanDatabase *database,
               GPtrArray   *findings,
               GError     **error)
{
  for (guint i = 0; derived != NULL && i < derived->len; i++)
    {
      if (!g_array_index (derived, Derived, i).check (database, findings, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_all (SanDatabase  *database,
           SanCheckFlags flags,
           GCancellable *cancellable,
           GPtrArray    *findings,
           GError      **error)
{
  const struct
  {
    const char *what;
    gboolean    (*check) (SanDatabase *database,
                          GPtrArray   *findings,
                          GError     **error);
    SanCheckFlags flag;
  } checks[] = {
    { "integrity", check_integrity, 0 },
    { "schema", san_check_schema, 0 },
    { "foreign-key", check_foreign_keys, 0 },
    { "chain", check_chain, 0 },
    { "blob", check_blobs, 0 },
    { "blob", check_missing_blobs, 0 },
    { "cache", check_derived, 0 },
    { "replay", san_check_replay, SAN_CHECK_REPLAY },
  };
  g_autoptr (SanTransaction) state = san_transaction_begin_read (database, error);

  if (state == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      GError *cause = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if ((flags & checks[i].flag) != checks[i].flag ||
          checks[i].check (database, findings, &cause))
        continue;

      if (!san_finding_take (findings, checks[i].what, cause, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
compact (const char  *path,
         SanDatabase *database,
         GPtrArray   *findings,
         GError     **error)
{
  g_autofree char *count = NULL;
  gint64 dropped;

  if (!san_check_compact (database, &dropped, error))
    return FALSE;

  count = g_strdup_printf ("%" G_GINT64_FORMAT, dropped);
  if (dropped > 0)
    san_finding_add (findings, "note", "compact", "blob", count, "");

  return TRUE;
}

GPtrArray *
san_check_file (const char   *path,
                SanCheckFlags flags,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (SanWorkspace) workspace = NULL;
  gboolean compacts = (flags & SAN_CHECK_COMPACT) != 0;
  gboolean done;
  SanDatabase *database;

  g_return_val_if_fail (path != NULL, NULL);

  workspace = san_workspace_open (path, compacts ? SAN_WORKSPACE_WRITE : SAN_WORKSPACE_READ,
                                  NULL, error);
  if (workspace == NULL)
    return NULL;

  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) san_finding_free);
  database = san_workspace_database (workspace);

  san_database_set_cancellable (database, cancellable);
  done = check_all (database, flags, cancellable, findings, error) &&
         /* nothing is thrown away from a file that is not sound */
         (!compacts || findings->len > 0 || compact (path, database, findings, error));
  san_database_set_cancellable (database, NULL);

  return done ? g_steal_pointer (&findings) : NULL;
}
