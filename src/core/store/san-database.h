/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* the session functions are undeclared without these two */
#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION 1
#endif
#ifndef SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#endif
#include <sqlite3.h>

#include <gio/gio.h>

#include "base/san-error.h"

G_BEGIN_DECLS

#define SAN_APPLICATION_ID 0x53414E31   /* "SAN1", in the header of every ledger */
#define SAN_SCHEMA_VERSION 3            /* the number of scripts in migrations/ */

/* One SQLite connection and its prepared statements. Used by one thread at a time. */
typedef struct _SanDatabase    SanDatabase;
typedef struct _SanTransaction SanTransaction;
typedef struct sqlite3_stmt    SanStatement;

typedef enum
{
  SAN_DATABASE_READ,       /* query_only */
  SAN_DATABASE_READ_ANY,   /* as READ, and a newer version's file is taken too */
  SAN_DATABASE_WRITE,
  SAN_DATABASE_CREATE,     /* as WRITE; the file must not exist, and is left empty */
} SanDatabaseMode;

/* @vfs: (nullable): the SQLite VFS to go through; tests pass a failing one. Sets the
 * pragmas of the house; checks application_id and user_version (SAN_ERROR_DAMAGED,
 * SAN_ERROR_TOO_NEW); migrates nothing. */
SanDatabase    *san_database_open      (const char      *path,
                                        SanDatabaseMode  mode,
                                        const char      *vfs,
                                        GError         **error);
/* An empty database of our own that lies in memory and, where that gets tight, in a file
 * without a name. */
SanDatabase    *san_database_open_scratch (GError     **error);
void            san_database_close     (SanDatabase     *self);
sqlite3        *san_database_handle    (SanDatabase     *self);
gboolean        san_database_exec      (SanDatabase     *self,
                                        const char      *sql,
                                        GError         **error);
/* Turns the connection's last SQLite error into @error. @doing: (nullable): "Saving the
 * step", for the errors that have no sentence of their own */
void            san_database_set_error (SanDatabase     *self,
                                        const char      *doing,
                                        GError         **error);
/* Long work on this connection stops with %G_IO_ERROR_CANCELLED once @cancellable is
 * cancelled; %NULL takes it off again. It must outlive that. */
void            san_database_set_cancellable (SanDatabase  *self,
                                              GCancellable *cancellable);

/* The statement is prepared once and kept by its text, so @sql should be a constant.
 * g_autoptr (SanStatement) gives it back, reset and with nothing bound. */
SanStatement   *san_database_prepare   (SanDatabase     *self,
                                        const char      *sql,
                                        GError         **error);
void            san_statement_release  (SanStatement    *statement);
/* TRUE with @has_row telling whether a row is there; FALSE with @error */
gboolean        san_statement_step     (SanStatement    *statement,
                                        gboolean        *has_row,
                                        GError         **error);
/* For statements that return no rows; resets, so that it can be bound and run again. */
gboolean        san_statement_run      (SanStatement    *statement,
                                        GError         **error);
/* (transfer none): never NULL; valid until the next step */
const char     *san_statement_text     (SanStatement    *statement,
                                        int              column);
/* What is no UTF-8 loses the bytes that are none: a word of a shell may hold any, a ledger not. */
void            san_statement_bind_text (SanStatement   *statement,
                                        int              index,
                                        const char      *text);   /* copied; NULL is '' */
void            san_statement_bind_int (SanStatement    *statement,
                                        int              index,
                                        gint64           value);
/* 0 is bound as NULL: for optional references */
void            san_statement_bind_ref (SanStatement    *statement,
                                        int              index,
                                        gint64           id);
/* One value of a query without parameters: the first column of its first row, 0 when
 * there is no row */
gboolean        san_database_query_int (SanDatabase     *self,
                                        const char      *sql,
                                        gint64          *value,
                                        GError         **error);

/* The next id of this file: site * 2^40 + counter. Only inside a change; 0 on error. */
gint64          san_database_next_id   (SanDatabase     *self,
                                        GError         **error);

SanTransaction *san_transaction_begin  (SanDatabase     *database,
                                        GError         **error);
/* A state to read from that later writers do not move; ended by abort. */
SanTransaction *san_transaction_begin_read (SanDatabase *database,
                                        GError         **error);
gboolean        san_transaction_commit (SanTransaction  *self,
                                        GError         **error);
void            san_transaction_abort  (SanTransaction  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanDatabase, san_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanStatement, san_statement_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTransaction, san_transaction_abort)

G_END_DECLS
