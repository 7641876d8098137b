/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"
#include "store/san-workspace.h"
#include "bulletins/san-bulletin.h"
#include "tables/san-table-writer.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* What an option takes; checked before any file is opened. */
typedef enum
{
  SAN_OPTION_FLAG,
  SAN_OPTION_TEXT,
  SAN_OPTION_ENCODING,
  SAN_OPTION_LIST,      /* TEXT, and again, and the words right after it */
  SAN_OPTION_INTEGER,   /* 0 or more */
  SAN_OPTION_ORDINAL,   /* 1 or more */
  SAN_OPTION_DECIMAL,   /* 0 or more */
  SAN_OPTION_DAY,
  SAN_OPTION_TIME,
  SAN_OPTION_PERIOD,
} SanOptionKind;

typedef struct
{
  const char    *name;
  SanOptionKind  kind;
  const char    *values;   /* for TEXT: the words allowed, "a|b"; NULL: any. For LIST:
                              SAN_CLI_PAIRS */
} SanOption;

typedef struct _SanCli SanCli;

typedef gboolean (*SanCommandFunc) (SanCli  *cli,
                                    GError **error);

#define SAN_CLI_MAX_OPTIONS 24
#define SAN_CLI_PAIRS       "2"       /* a value and the word behind it belong together */
#define SAN_CLI_ANY_ARGS    1000000   /* max_args of a command that takes any number */

typedef struct
{
  const char      *name;       /* "round rank": command and verb */
  guint            min_args;   /* after the verb; FILE not counted */
  guint            max_args;
  gboolean         no_file;    /* the words are all the command's own */
  const char      *usage;      /* behind "sansectl ", not translated */
  const char      *summary;    /* N_() */
  SanCommandFunc   run;
  SanOption        options[SAN_CLI_MAX_OPTIONS];
  void           (*notes) (void);   /* what its help says besides */
} SanCommand;

/* Whether an option takes that value; @error: what is expected instead */
gboolean      san_cli_check_value   (const SanOption *option,
                                     const char      *value,
                                     GError         **error);

extern const SanCommand san_file_commands[];
extern const SanCommand san_table_commands[];
extern const SanCommand san_scheme_commands[];
extern const SanCommand san_round_commands[];
extern const SanCommand san_draft_commands[];
extern const SanCommand san_bulletin_commands[];
extern const SanCommand san_ticket_commands[];
extern const SanCommand san_calendar_commands[];
extern const SanCommand san_slip_commands[];
extern const SanCommand san_stats_commands[];
extern const SanCommand san_chart_commands[];
extern const SanCommand san_year_commands[];
extern const SanCommand san_sheet_commands[];

/* One call of the program. */
struct _SanCli
{
  const SanCommand *command;
  char             *file;
  GPtrArray        *args;       /* (element-type utf8) */
  GHashTable       *options;    /* name → GPtrArray of utf8 */
  gboolean          json;
  int               status;     /* what a run that was no refusal exits with */
  GString          *out;        /* standard output, printed when the call was not refused */
  SanTableWriter   *writer;     /* into @out */
  SanWorkspace     *workspace;
};

int           san_cli_main          (int              argc,
                                     char           **words);
/* @groups ends by NULL. @name: NULL for all commands; @words: what was written behind it,
 * where a verb narrows the help. */
void          san_cli_print_help    (const SanCommand *const *groups,
                                     const char      *name,
                                     char           **words);

const char   *san_cli_arg           (SanCli          *cli,
                                     guint            index);     /* NULL: not given */
gboolean      san_cli_has           (SanCli          *cli,
                                     const char      *option);
const char   *san_cli_option        (SanCli          *cli,
                                     const char      *option);    /* NULL: not given */
/* (transfer none) (nullable) (element-type utf8) */
GPtrArray    *san_cli_option_list   (SanCli          *cli,
                                     const char      *option);
guint         san_cli_option_integer (SanCli         *cli,
                                     const char      *option,
                                     guint            fallback);
/* @fallback when the option is not given */
SanDay        san_cli_option_day    (SanCli          *cli,
                                     const char      *option,
                                     SanDay           fallback);

/* FALSE with the error that the words are off (exit status 2) */
gboolean      san_cli_usage         (SanCli          *cli,
                                     GError         **error);
/* The same for one word, in a sentence of its own. */
gboolean      san_cli_bad_word      (GError         **error,
                                     const char      *format,
                                     ...) G_GNUC_PRINTF (2, 3);
/* FALSE with @reason (transfer full), which names the table at @path then. */
gboolean      san_cli_refuse_table  (const char      *path,
                                     GError          *reason,
                                     GError         **error);
/* Opens the file; the workspace is closed when the call ends. */
SanWorkspace *san_cli_open          (SanCli          *cli,
                                     SanWorkspaceMode mode,
                                     GError         **error);
/* The same with a writer's lock that is waited for @wait seconds. */
SanWorkspace *san_cli_open_waiting  (SanCli          *cli,
                                     SanWorkspaceMode mode,
                                     int              wait,
                                     GError         **error);
/* For a command that shows tickets: what fell due is recorded first, where the file can be
 * written, and told on standard error; then the file is open for reading at least. */
SanWorkspace *san_cli_open_swept    (SanCli          *cli,
                                     GError         **error);
/* For a command that changes tickets by other means: the same in a file open for writing. */
gboolean      san_cli_sweep         (SanCli          *cli,
                                     GError         **error);
/* Steps on standard error, a line each, as "escalate" prints them. @steps: (nullable)
 * (element-type SanTicketStep) */
void          san_cli_tell_steps    (GPtrArray       *steps);
/* (transfer full): the round that @label names */
SanRound     *san_cli_round         (SanCli          *cli,
                                     SanDatabase     *database,
                                     const char      *label,
                                     GError         **error);

/* Notes in the journal that the bulletin, or a part of it, has left the office; says so where
 * that cannot be noted. The file is opened anew for writing. */
void          san_cli_bulletin_left (SanCli            *cli,
                                     const SanBulletin *bulletin);
/* What "bulletin list" prints and "export bulletins" writes. @writer is not finished. */
gboolean      san_cli_export_bulletins (SanDatabase    *database,
                                     SanTableWriter  *writer,
                                     GError         **error);

/* A table on standard output: CSV, or with --json an array of objects. */
void          san_cli_columns       (SanCli          *cli,
                                     const char      *first,
                                     ...) G_GNUC_NULL_TERMINATED;
void          san_cli_columns_strv  (SanCli          *cli,
                                     const char *const *columns);
void          san_cli_row           (SanCli          *cli,
                                     const char      *first,
                                     ...) G_GNUC_NULL_TERMINATED;
void          san_cli_row_strv      (SanCli          *cli,
                                     const char *const *cells);
/* As san_cli_columns(), for the one row of a result: with --json one object. */
void          san_cli_columns_single (SanCli         *cli,
                                     const char      *first,
                                     ...) G_GNUC_NULL_TERMINATED;
/* Text as it is, with a line end. */
void          san_cli_text          (SanCli          *cli,
                                     const char      *text);
/* One result: the line alone, or with --json one object. */
void          san_cli_result        (SanCli          *cli,
                                     const char      *key,
                                     const char      *value);
/* before anything is printed: names stay readable in a locale without them */
void          san_cli_output_init   (void);
gboolean      san_cli_output_print  (SanCli          *cli,
                                     GError         **error);
void          san_cli_output_clear  (SanCli          *cli);
/* A remark on standard error. */
void          san_cli_remark        (const char      *format,
                                     ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
