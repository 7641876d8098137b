/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-paged-model.h"
#include "store/san-workspace.h"
#include "tickets/san-ticket-engine.h"
#include "tickets/san-ticket-number.h"

G_BEGIN_DECLS

/* A photograph, a scan or a document of a ticket. */
typedef struct
{
  gint64   id;
  gint64   event_id;   /* 0: of the slip itself */
  char    *kind;       /* "before", "after", "scan", "document" */
  char    *sha256;
  char    *name;
  char    *taken;      /* "YYYY-MM-DD HH:MM" or "" */
  char    *note;
} SanTicketFile;

/* Everything of one ticket: the record, its events, and what follows from them. */
typedef struct
{
  gint64           id;
  int              draft;         /* N of 草-N; 0: never was one */
  gint64           unit_id;       /* of the slip as issued; the present one is in @state */
  char            *problem;
  char            *requirement;
  gint64           point_id;      /* 0: none */
  gint64           item_id;       /* 0: none */
  gint64           round_id;      /* 0: none */
  gint64           forebear_id;   /* 0: no recurrence */
  char            *source;
  char            *note;
  GArray          *assist;        /* gint64: unit ids, in order */
  GPtrArray       *events;        /* SanTicketEvent, in the order (as-of, id) */
  GPtrArray       *files;         /* SanTicketFile */
  GArray          *numbers;       /* SanTicketNumber in the order in which they were given,
                                   * cancelled ones too */
  SanTicketNumber  first;
  SanTicketNumber  number;        /* the latest in force; a draft's is none */
  SanTicketState  *state;
  gboolean         duplicate;     /* issued though another one was open */
  char            *no_recurrence; /* why it does not count as one; "" */
} SanTicket;

void            san_ticket_free            (SanTicket             *ticket);

/* The office's rules: settings "ticket.white", "ticket.receipt" … (limits as text),
 * "ticket.extensions", "ticket.window", "ticket.second-person" (yes, no) …; what is not
 * set has tickets.md's default. "ticket.number" is the pattern of printed numbers. */
gboolean        san_ticket_rules_load      (SanDatabase           *database,
                                            SanTicketRules        *rules,
                                            GError               **error);
/* Inside a change. Derived times are brought up to date with it. */
gboolean        san_ticket_rules_save      (SanDatabase           *database,
                                            const SanTicketRules  *rules,
                                            GError               **error);

/* (transfer full): SAN_ERROR_NOT_FOUND when there is none */
SanTicket      *san_ticket_store_load      (SanDatabase           *database,
                                            gint64                 id,
                                            GError               **error);
/* (transfer full) (element-type SanTicket): the same of many, for which rules and calendar are
 * read once; in the order of @ids */
GPtrArray      *san_ticket_store_load_many (SanDatabase           *database,
                                            const gint64          *ids,
                                            guint                  n_ids,
                                            GError               **error);
/* (transfer full): 草-3 for a draft, else its latest number: how messages name it */
char           *san_ticket_name            (const SanTicket       *ticket);

/* Every ticket by id, for what needs all of them: with its record, events, numbers and
 * state, without files. @ticket is the callee's only while it runs. FALSE with @error set stops the walk. */
typedef gboolean (*SanTicketVisitor)       (const SanTicket       *ticket,
                                            gpointer               data,
                                            GError               **error);
gboolean        san_ticket_store_walk      (SanDatabase           *database,
                                            SanTicketVisitor       visitor,
                                            gpointer               data,
                                            GError               **error);
/* By any number that it ever bore, or 草-N. */
gboolean        san_ticket_store_find      (SanDatabase           *database,
                                            const char            *number,
                                            gint64                *id,
                                            GError               **error);

/* What is asked for with a new ticket. Borrowed. */
typedef struct
{
  gint64              unit_id;
  const char         *problem;
  const char         *requirement;   /* nullable, as all below */
  gint64              point_id;      /* 0: none */
  gint64              item_id;
  gint64              round_id;
  gboolean            has_colour;
  SanTicketColour     colour;
  const char         *reason;        /* of a colour above white */
  SanLimit            limit;         /* NONE: the category's, else the office's */
  const char         *source;
  const gint64       *assist;
  guint               n_assist;
  const char *const  *photos;        /* paths */
  gboolean            draft;
  gboolean            duplicate_ok;
  const char         *no_recurrence;
  SanTime             as_of;         /* SAN_TICKET_NO_TIME: now */
  const char         *informant;     /* kept apart */
  const char         *informant_contact;
  const char         *note;
  const gint64       *observations;  /* that it comes of; their photographs go along */
  guint               n_observations;
} SanTicketRequest;

/* What is asked for with a verb. Borrowed. Photographs are paths. */
typedef struct
{
  SanTicketKind       kind;
  SanTime             as_of;         /* SAN_TICKET_NO_TIME: now */
  const char         *text;
  const char         *by;
  const char         *document;
  SanLimit            limit;
  SanTime             due;           /* SAN_TICKET_NO_TIME: not given */
  gint64              unit_id;       /* of reassign */
  gint64              refers;        /* of outcome: the event "account"; 0: the newest */
  const char *const  *photos;
} SanTicketRequestVerb;

/* Each of these first records the sweep as a step of its own, which stays, then does its
 * own as one step; refusals leave nothing else behind. @ids (out, element-type gint64): the
 * tickets made; for RELAPSED the new ones. @swept (out, optional, element-type
 * SanTicketStep): what the sweep did. */
gboolean        san_ticket_new             (SanWorkspace          *workspace,
                                            const SanTicketRequest *requests,
                                            guint                  n_requests,
                                            GArray               **ids,
                                            GPtrArray            **swept,
                                            GError               **error);
gboolean        san_ticket_do              (SanWorkspace          *workspace,
                                            const gint64          *tickets,
                                            guint                  n_tickets,
                                            const SanTicketRequestVerb *verb,
                                            GArray               **ids,
                                            GPtrArray            **swept,
                                            GError               **error);
/* Issues drafts. */
gboolean        san_ticket_issue           (SanWorkspace          *workspace,
                                            const gint64          *tickets,
                                            guint                  n_tickets,
                                            SanTime                as_of,
                                            GPtrArray            **swept,
                                            GError               **error);
/* Changes the words of a draft, or of a slip that has not left: problem, requirement,
 * assist; a draft also unit, point, item, limit, colour. One step. */
gboolean        san_ticket_edit            (SanWorkspace          *workspace,
                                            gint64                 ticket,
                                            const SanTicketRequest *request,
                                            GError               **error);
gboolean        san_ticket_delete_draft    (SanWorkspace          *workspace,
                                            gint64                 ticket,
                                            GError               **error);
/* Adds a signed scan, a document or a photograph. */
gboolean        san_ticket_attach          (SanWorkspace          *workspace,
                                            gint64                 ticket,
                                            const char            *kind,
                                            const char *const     *paths,
                                            GError               **error);
/* Records that these slips have left the office (printed, exported): a step "left" each. */
gboolean        san_ticket_mark_left       (SanWorkspace          *workspace,
                                            const gint64          *tickets,
                                            guint                  n_tickets,
                                            GError               **error);

/* A step that lapse of time took, as sansectl prints it. */
typedef struct
{
  SanTime          at;
  gint64           ticket_id;
  SanTicketNumber  number;       /* before it */
  SanTicketNumber  first;
  SanTicketColour  from;
  SanTicketColour  to;           /* RED: red proposed */
  char            *why;
  SanTicketNumber  new_number;   /* running 0: it gives none */
} SanTicketStep;

void            san_ticket_step_free       (SanTicketStep         *step);
/* Whether the clock runs behind the newest step of the file: then nothing is swept and every
 * verb is refused. */
gboolean        san_escalation_is_back     (SanDatabase           *database,
                                            SanTime                now,
                                            gboolean              *back,
                                            GError               **error);
/* The sweep: everything that fell due before now, as one step of the journal; idempotent.
 * (transfer full) (element-type SanTicketStep), by (at, first number). */
GPtrArray      *san_escalation_run         (SanWorkspace          *workspace,
                                            GError               **error);
/* The same in a worker thread, for a window: what has nothing to do ends at once. */
void            san_escalation_run_async   (SanWorkspace          *workspace,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               user_data);
GPtrArray      *san_escalation_run_finish  (SanWorkspace          *workspace,
                                            GAsyncResult          *result,
                                            GError               **error);
/* What it would do now; writes nothing. */
GPtrArray      *san_escalation_plan        (SanDatabase           *database,
                                            SanTime                now,
                                            GError               **error);
/* Steps in force with at >= @since (G_MININT64: all). */
GPtrArray      *san_escalation_list        (SanDatabase           *database,
                                            SanTime                since,
                                            GError               **error);

/* What a list holds. A value with borrowed texts; all zero is everything that was ever
 * issued. Sets are bits: 1 << SAN_TICKET_WHITE … */
typedef struct
{
  guint        colours;        /* 0: any */
  guint        stages;         /* 0: all but drafts */
  guint        flags;
  const char  *text;           /* in numbers, problem, point, unit; pinyin initials too */
  const gint64 *units;         /* present main unit; with all that is below it if @tree */
  guint        n_units;
  gboolean     tree;
  gint64       category_id;
  const gint64 *categories;    /* any of these, beside category_id */
  guint        n_categories;
  gint64       item_id;
  gint64       point_id;
  gint64       bureau_id;
  const char  *source;
  gboolean     open;           /* issued … reported or verified */
  gboolean     overdue;
  gboolean     due_today;
  gboolean     due_soon;
  gboolean     unverified;     /* waits for verification */
  gboolean     red_proposed;
  gboolean     recurred;
  gboolean     lookback;       /* drawn and not yet looked at */
  SanDay       closed_from;    /* SAN_DAY_MIN: open; with closed_to, of closing */
  SanDay       closed_to;
  gboolean     closed_between;
} SanTicketFilter;

typedef enum
{
  SAN_TICKET_BY_URGENCY,       /* colour from red down, then due */
  SAN_TICKET_BY_ISSUE,         /* in order of issue */
  SAN_TICKET_BY_NUMBER,
  SAN_TICKET_BY_PROBLEM,
  SAN_TICKET_BY_UNIT,
  SAN_TICKET_BY_STAGE,
  SAN_TICKET_BY_DUE,
  SAN_TICKET_BY_CLOSED,        /* the latest first */
} SanTicketOrder;

/**
 * SanTicketRow:
 *
 * A ticket as lists show it, read from the cached columns.
 */
#define SAN_TYPE_TICKET_ROW (san_ticket_row_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketRow, san_ticket_row, SAN, TICKET_ROW, GObject)

typedef struct
{
  gint64           id;
  int              draft;
  SanTicketNumber  number;
  SanTicketNumber  first;
  SanTicketColour  colour;
  SanTicketStage   stage;
  SanTicketFlag    flag;
  SanTicketRed     red;
  gint64           unit_id;
  char            *unit;        /* short name where it has one */
  char            *problem;
  char            *point;       /* "" if none; so below */
  char            *item;
  char            *source;
  SanTime          issued;
  SanTime          due;
  SanTime          closed;
  gboolean         running;
  gboolean         recurred;
  gboolean         lookback;    /* drawn and waiting */
  gboolean         accounted;   /* 约谈 and the like were recorded */
  guint            returns;
  guint            extensions;
  guint            proposals;   /* of extension or red, waiting for a decision */
} SanTicketData;

/* (transfer none) */
const SanTicketData *san_ticket_row_get_data (SanTicketRow        *self);

/* A lazy list of #SanTicketRow. @now decides what is overdue. */
SanPagedModel  *san_ticket_list_new        (void);
gboolean        san_ticket_list_filter     (SanPagedModel         *model,
                                            SanDatabase           *database,
                                            const SanTicketFilter *filter,
                                            SanTicketOrder         order,
                                            gboolean               descending,
                                            SanTime                now,
                                            GError               **error);
/* (transfer full) (element-type SanTicketRow): all that fit, in that order */
GPtrArray      *san_ticket_store_list      (SanDatabase           *database,
                                            const SanTicketFilter *filter,
                                            SanTicketOrder         order,
                                            gboolean               descending,
                                            SanTime                now,
                                            GError               **error);
/* (transfer full) (element-type SanTicketRow): every ticket of a point that was ever issued,
 * the newest first: what a filter by point gives, without looking at all the others */
GPtrArray      *san_ticket_store_list_point (SanDatabase          *database,
                                            gint64                 point,
                                            GError               **error);
/* (transfer full) (element-type gint64): all ids that fit, in that order */
GArray         *san_ticket_store_ids       (SanDatabase           *database,
                                            const SanTicketFilter *filter,
                                            SanTicketOrder         order,
                                            gboolean               descending,
                                            SanTime                now,
                                            GError               **error);
/* How many fit, by colour. */
gboolean        san_ticket_store_count     (SanDatabase           *database,
                                            const SanTicketFilter *filter,
                                            SanTime                now,
                                            guint                  counts[SAN_TICKET_COLOURS],
                                            GError               **error);
/* (transfer full): unit → guint[SAN_TICKET_COLOURS]: its open tickets; units without any
 * are left out */
GHashTable     *san_ticket_store_count_units (SanDatabase         *database,
                                            GError               **error);
/* (transfer full): a filter as text, as ticket_view keeps it; and back. The parsed one
 * owns its texts: free with san_ticket_filter_free(). */
char           *san_ticket_filter_format   (const SanTicketFilter *filter);
SanTicketFilter *san_ticket_filter_parse   (const char            *text,
                                            GError               **error);
void            san_ticket_filter_free     (SanTicketFilter       *filter);

/* Drafts of the tickets that the draw of scoring.md §6 takes among those closed at least
 * @after days ago and not yet looked at; recorded as a lookback. @percent: by colour of
 * closing. @ids (out, element-type gint64) */
gboolean        san_lookback_draw          (SanWorkspace          *workspace,
                                            const char            *seed,
                                            const int              percent[SAN_TICKET_COLOURS],
                                            int                    after,
                                            GArray               **ids,
                                            GError               **error);

/* (transfer full): the text to paste into a chat, one paragraph a unit */
char           *san_ticket_reminder        (SanDatabase           *database,
                                            const gint64          *tickets,
                                            guint                  n_tickets,
                                            SanTime                now,
                                            GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicket, san_ticket_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketStep, san_ticket_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketFilter, san_ticket_filter_free)

G_END_DECLS
