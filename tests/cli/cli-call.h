/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One call of sansectl, as a shell would make it. */
typedef struct
{
  int    status;
  char  *out;
  char  *err;
} CliCall;

/* A folder that goes with the test, and the ledger in it. */
typedef struct
{
  char *folder;
  char *file;
} CliPlace;

CliPlace  *cli_place_new   (void);
void       cli_place_free  (CliPlace   *place);
/* (transfer full): a path in the folder */
char      *cli_place_path  (CliPlace   *place,
                            const char *name);
/* (transfer full): the path of a new file with this text */
char      *cli_place_write (CliPlace   *place,
                            const char *name,
                            const char *text);

CliCall   *cli_call        (const char *word,
                            ...) G_GNUC_NULL_TERMINATED;
/* The same with the words in a list ended by NULL. */
CliCall   *cli_call_words  (const char *const *words);
void       cli_call_free   (CliCall    *call);
/* Calls, expects status 0, and gives standard output. */
char      *cli_out         (const char *word,
                            ...) G_GNUC_NULL_TERMINATED;
/* Calls, expects this status and nothing on standard output, and gives standard error. */
char      *cli_refused     (int         status,
                            const char *word,
                            ...) G_GNUC_NULL_TERMINATED;
/* (transfer full): the digest that info prints */
char      *cli_digest      (const char *file);
/* (transfer full) (element-type GPtrArray of utf8): the records of a CSV text, header
 * first; nothing but the format of our own output is understood */
GPtrArray *cli_table       (const char *csv);
/* (transfer none): of the row @row (0: the first after the header), by column name */
const char *cli_cell       (GPtrArray  *table,
                            guint       row,
                            const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliPlace, cli_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliCall, cli_call_free)

G_END_DECLS
