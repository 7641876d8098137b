/* san-cli-ticket.c - tickets changed: new and every verb
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-ticket.h"

#include <string.h>

#include <glib/gi18n.h>

#include "standards/san-standard-store.h"
#include "tickets/san-ticket-observation.h"

static gboolean
option_limit (SanCli   *cli,
              SanLimit *limit,
              GError  **error)
{
  const char *text = san_cli_option (cli, "limit");
  g_autoptr (GError) reason = NULL;

  *limit = (SanLimit) { SAN_LIMIT_NONE, 0, 0 };
  if (text == NULL || san_limit_parse (text, limit, &reason))
    return TRUE;

  /* a time that can be read but not used is refused, not misspelt */
  if (g_str_has_prefix (text, "until ") && san_time_parse (text + strlen ("until "), NULL, NULL))
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s", _("limit: "));
      return FALSE;
    }

  return san_cli_bad_word (error, _("--%s “%s”: %s"), "limit", text, reason->message);
}

static SanTime
option_time (SanCli     *cli,
             const char *name)
{
  const char *text = san_cli_option (cli, name);
  SanTime time = SAN_TICKET_NO_TIME;

  if (text != NULL)
    san_time_parse (text, &time, NULL);   /* it was checked when it was read */

  return time;
}

/* (transfer container) (nullable): the words of a list option, ended by NULL */
static const char **
option_words (SanCli     *cli,
              const char *name)
{
  GPtrArray *list = san_cli_option_list (cli, name);
  const char **words;

  if (list == NULL)
    return NULL;

  words = g_new0 (const char *, list->len + 1);
  for (guint i = 0; i < list->len; i++)
    words[i] = list->pdata[i];

  return words;
}

/* New */

/* What the words name, in the file as it stood on the day. */
static gboolean
find_names (SanCli           *cli,
            SanDatabase      *database,
            SanTicketRequest *request,
            GArray           *assist,
            SanTime           as_of,
            GError          **error)
{
  g_autoptr (SanRoster) roster = san_roster_load (database, san_time_day (as_of), FALSE,
                                                  error);
  GPtrArray *others = san_cli_option_list (cli, "assist");
  const char *point = san_cli_option (cli, "point");
  const char *item = san_cli_option (cli, "item");
  g_autoptr (SanPoint) place = NULL;

  if (roster == NULL ||
      !san_cli_find_unit (roster, "unit", san_cli_option (cli, "unit"), &request->unit_id,
                          error))
    return FALSE;

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      gint64 id;

      if (!san_cli_find_unit (roster, "assist", others->pdata[i], &id, error))
        return FALSE;
      g_array_append_val (assist, id);
    }
  request->assist = (const gint64 *) assist->data;
  request->n_assist = assist->len;

  if (point != NULL && !san_point_store_find (database, point, &request->point_id, error))
    {
      g_prefix_error (error, "%s", _("point: "));
      return FALSE;
    }

  if (request->point_id != 0)
    {
      place = san_point_store_load (database, request->point_id, error);
      if (place == NULL)
        return FALSE;
    }

  if (item != NULL &&
      !san_item_store_find (database, item, place != NULL ? place->category_id : 0,
                            &request->item_id, error))
    {
      g_prefix_error (error, "%s", _("item: "));
      return FALSE;
    }

  return TRUE;
}

/* A colour that comes from what went before is said. */
static gboolean
tell_recurrence (SanCli          *cli,
                 const SanTicket *ticket,
                 GError         **error)
{
  SanDatabase *database = san_workspace_database (cli->workspace);
  g_autoptr (SanTicket) forebear = NULL;
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;

  if (ticket->forebear_id == 0)
    return TRUE;

  forebear = san_ticket_store_load (database, ticket->forebear_id, error);
  if (forebear == NULL)
    return FALSE;

  name = san_ticket_name (ticket);
  before = san_ticket_name (forebear);
  san_cli_remark (_("%s recurs after %s"), name, before);
  if (ticket->state->red == SAN_TICKET_RED_PROPOSED)
    san_cli_remark (_("%s: red is proposed"), name);

  return TRUE;
}

static gboolean
tell_recurrences (SanCli  *cli,
                  GArray  *ids,
                  GError **error)
{
  g_autoptr (GPtrArray) tickets =
    san_ticket_store_load_many (san_workspace_database (cli->workspace),
                                (const gint64 *) ids->data, ids->len, error);

  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    {
      if (!tell_recurrence (cli, g_ptr_array_index (tickets, i), error))
        return FALSE;
    }

  return tickets != NULL;
}

static gboolean
run_new (SanCli  *cli,
         GError **error)
{
  SanTicketRequest request = { 0 };
  const char *colour = san_cli_option (cli, "colour");
  g_autofree const char **photos = option_words (cli, "photo");
  g_autoptr (GArray) assist = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) swept = NULL;
  SanWorkspace *workspace;
  SanTime as_of;
  gboolean done;

  if (!san_cli_has (cli, "unit") || !san_cli_has (cli, "problem"))
    return san_cli_usage (cli, error);

  if (!option_limit (cli, &request.limit, error))
    return FALSE;

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  if (workspace == NULL || !san_cli_sweep (cli, error))
    return FALSE;

  request.as_of = option_time (cli, "as-of");
  as_of = request.as_of != SAN_TICKET_NO_TIME ? request.as_of : san_workspace_now (workspace);
  if (!find_names (cli, san_workspace_database (workspace), &request, assist, as_of, error))
    return FALSE;

  request.problem = san_cli_option (cli, "problem");
  request.requirement = san_cli_option (cli, "requirement");
  request.has_colour = colour != NULL && san_ticket_colour_parse (colour, &request.colour);
  request.reason = san_cli_option (cli, "reason");
  request.source = san_cli_option (cli, "source");
  request.note = san_cli_option (cli, "note");
  request.photos = photos;
  request.draft = san_cli_has (cli, "draft");
  request.duplicate_ok = san_cli_has (cli, "duplicate-ok");
  request.no_recurrence = san_cli_option (cli, "no-recurrence");
  request.informant = san_cli_option (cli, "informant");
  request.informant_contact = san_cli_option (cli, "contact");

  done = san_ticket_new (workspace, &request, 1, &ids, &swept, error);
  san_cli_tell_steps (swept);

  return done && tell_recurrences (cli, ids, error) && san_cli_print_numbers (cli, ids, error);
}

/* What failed in a round */

/* Tickets that are open already for what failed; nothing is issued for that. */
static gboolean
tell_covered (SanTicketOffers *offers,
              SanDatabase     *database,
              GError         **error)
{
  for (guint i = 0; i < offers->covered->len; i++)
    {
      const SanTicketCover *cover = &g_array_index (offers->covered, SanTicketCover, i);
      g_autoptr (SanTicket) ticket = san_ticket_store_load (database, cover->ticket_id, error);
      g_autofree char *number = NULL;

      if (ticket == NULL)
        return FALSE;
      number = san_ticket_number_format (&ticket->number);
      san_cli_remark (_("%s is open for the same point and item; what was found is noted there"),
                      number);
    }

  return TRUE;
}

static gboolean
run_from_round (SanCli  *cli,
                GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  const char *unit = san_cli_option (cli, "unit");
  g_autoptr (SanTicketOffers) offers = NULL;
  g_autoptr (SanRound) round = NULL;
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GArray) ids = NULL;
  SanDatabase *database;
  gint64 unit_id = 0;
  SanTime now;

  if (workspace == NULL || !san_cli_sweep (cli, error))
    return FALSE;

  database = san_workspace_database (workspace);
  now = san_workspace_now (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  roster = round != NULL ? san_roster_load (database, san_time_day (now), FALSE, error) : NULL;
  if (roster == NULL ||
      (unit != NULL && !san_cli_find_unit (roster, "unit", unit, &unit_id, error)))
    return FALSE;

  offers = san_ticket_offers_of_round (database, round, unit_id, now, error);
  if (offers == NULL || !tell_covered (offers, database, error) ||
      !san_ticket_from_round (workspace, round, offers, NULL, &ids, NULL, error))
    return FALSE;

  return tell_recurrences (cli, ids, error) && san_cli_print_numbers (cli, ids, error);
}

/* Verbs */

static gboolean
do_verb (SanCli                     *cli,
         const SanTicketRequestVerb *verb,
         GError                    **error)
{
  SanDatabase *database = san_workspace_database (cli->workspace);
  g_autoptr (GArray) tickets = san_cli_find_tickets (cli, database, 0, error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) swept = NULL;
  gboolean done;

  if (tickets == NULL)
    return FALSE;

  done = san_ticket_do (cli->workspace, (const gint64 *) tickets->data, tickets->len, verb,
                        &ids, &swept, error);
  san_cli_tell_steps (swept);
  if (!done)
    return FALSE;

  if (verb->kind == SAN_TICKET_ISSUE && !tell_recurrences (cli, ids, error))
    return FALSE;

  return san_cli_print_numbers (cli, ids, error);
}

static gboolean
run_kind (SanCli       *cli,
          SanTicketKind kind,
          GError      **error)
{
  SanTicketRequestVerb verb = { .kind = kind };
  g_autofree const char **photos = option_words (cli, "photo");
  const char *unit = san_cli_option (cli, "unit");
  g_autoptr (SanRoster) roster = NULL;
  SanWorkspace *workspace;
  SanTime as_of;

  verb.text = san_cli_option (cli, "text");
  if (verb.text == NULL)
    verb.text = san_cli_option (cli, "reason");
  verb.by = san_cli_option (cli, "by");
  verb.document = san_cli_option (cli, "document");
  verb.photos = photos;
  verb.as_of = option_time (cli, "as-of");
  verb.due = option_time (cli, "due");

  if ((kind == SAN_TICKET_REASSIGN) != (unit != NULL))
    return san_cli_bad_word (error, "%s", unit != NULL
                             ? _("--unit is of reassign")
                             : _("Say to whom the ticket goes: --unit UNIT"));

  if (!option_limit (cli, &verb.limit, error))
    return FALSE;

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  if (workspace == NULL || !san_cli_sweep (cli, error))
    return FALSE;

  if (unit != NULL)
    {
      as_of = verb.as_of != SAN_TICKET_NO_TIME ? verb.as_of : san_workspace_now (workspace);
      roster = san_roster_load (san_workspace_database (workspace), san_time_day (as_of),
                                FALSE, error);
      if (roster == NULL ||
          !san_cli_find_unit (roster, "unit", unit, &verb.unit_id, error))
        return FALSE;
    }

  return do_verb (cli, &verb, error);
}

static gboolean
run_verb (SanCli  *cli,
          GError **error)
{
  SanTicketKind kind;

  if (!san_ticket_kind_parse (strchr (cli->command->name, ' ') + 1, &kind))
    return san_cli_usage (cli, error);

  return run_kind (cli, kind, error);
}

/* Look-back */

/* "white=10,yellow=30,red=100"; a colour that is not named is not drawn from */
static gboolean
parse_percent (const char *text,
               int         percent[SAN_TICKET_COLOURS],
               GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      const char *equals = strchr (*part, '=');
      g_autofree char *word = equals != NULL
                              ? g_strstrip (g_strndup (*part, (gsize) (equals - *part)))
                              : NULL;
      SanTicketColour colour;
      gint64 value;

      if (word == NULL || !san_ticket_colour_parse (word, &colour) ||
          !g_ascii_string_to_signed (equals + 1, 10, 0, 100, &value, NULL))
        return san_cli_bad_word (error, _("--percent “%s”: write it as "
                                          "white=10,yellow=30,red=100"), text);
      percent[colour] = (int) value;
    }

  return TRUE;
}

static gboolean
run_draw (SanCli  *cli,
          GError **error)
{
  const char *seed = san_cli_option (cli, "seed");
  const char *percents = san_cli_option (cli, "percent");
  int percent[SAN_TICKET_COLOURS] = { 0 };
  g_autoptr (GArray) ids = NULL;
  SanWorkspace *workspace;

  if (seed == NULL || percents == NULL || !san_cli_has (cli, "after") || cli->args->len != 1)
    return san_cli_usage (cli, error);

  if (!parse_percent (percents, percent, error))
    return FALSE;

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);

  return workspace != NULL && san_cli_sweep (cli, error) &&
         san_lookback_draw (workspace, seed, percent,
                            (int) san_cli_option_integer (cli, "after", 0), &ids, error) &&
         san_cli_print_numbers (cli, ids, error);
}

static gboolean
run_lookback (SanCli  *cli,
              GError **error)
{
  gboolean held = san_cli_has (cli, "held");

  if (strcmp (san_cli_arg (cli, 0), "draw") == 0)
    return run_draw (cli, error);

  if (held == san_cli_has (cli, "relapsed"))
    return san_cli_usage (cli, error);

  return run_kind (cli, held ? SAN_TICKET_HELD : SAN_TICKET_RELAPSED, error);
}

#define VERB_OPTIONS \
  { "as-of", SAN_OPTION_TIME }, { "text", SAN_OPTION_TEXT }, { "reason", SAN_OPTION_TEXT }, \
  { "by", SAN_OPTION_TEXT }, { "document", SAN_OPTION_TEXT }, { "photo", SAN_OPTION_LIST }, \
  { "due", SAN_OPTION_TIME }, { "limit", SAN_OPTION_TEXT }, { "unit", SAN_OPTION_TEXT }

#define COMMON " [--as-of TIME] [--text T] [--by NAME] [--document D] [--photo F…]"

#define VERB(name, options, summary) \
  { "ticket " name, 1, SAN_CLI_ANY_ARGS, FALSE, \
    "ticket FILE " name " NUMBER…" options COMMON, summary, run_verb, { VERB_OPTIONS } }

const SanCommand san_ticket_commands[] = {
  { "ticket new", 0, 0, FALSE,
    "ticket FILE new --unit U --problem TEXT [--point P] [--item I] [--limit L] "
    "[--colour white|yellow|red] [--reason T] [--source S] [--assist U…] [--photo F…] "
    "[--draft] [--duplicate-ok] [--no-recurrence T] [--as-of TIME] [--requirement T] "
    "[--note T] [--informant NAME] [--contact T]",
    N_("Issue a ticket, or draft one"), run_new,
    { { "unit", SAN_OPTION_TEXT }, { "problem", SAN_OPTION_TEXT },
      { "point", SAN_OPTION_TEXT }, { "item", SAN_OPTION_TEXT },
      { "limit", SAN_OPTION_TEXT }, { "colour", SAN_OPTION_TEXT, "white|yellow|red" },
      { "reason", SAN_OPTION_TEXT }, { "source", SAN_OPTION_TEXT },
      { "assist", SAN_OPTION_LIST }, { "photo", SAN_OPTION_LIST },
      { "draft", SAN_OPTION_FLAG }, { "duplicate-ok", SAN_OPTION_FLAG },
      { "no-recurrence", SAN_OPTION_TEXT }, { "as-of", SAN_OPTION_TIME },
      { "requirement", SAN_OPTION_TEXT }, { "note", SAN_OPTION_TEXT },
      { "informant", SAN_OPTION_TEXT }, { "contact", SAN_OPTION_TEXT } } },
  { "ticket from-round", 1, 1, FALSE, "ticket FILE from-round LABEL [--unit U]",
    N_("Issue tickets for what failed on site"), run_from_round,
    { { "unit", SAN_OPTION_TEXT } } },
  { "ticket list", 0, 0, FALSE,
    "ticket FILE list [--colour C] [--stage S] [--unit U] [--overdue] [--unverified] "
    "[--source S]",
    N_("Tickets in the order of issue"), san_cli_run_ticket_list,
    { { "colour", SAN_OPTION_TEXT, "white|yellow|red" },
      { "stage", SAN_OPTION_TEXT,
        "draft|issued|received|rectifying|reported|verified|closed|cancelled" },
      { "unit", SAN_OPTION_TEXT }, { "overdue", SAN_OPTION_FLAG },
      { "unverified", SAN_OPTION_FLAG }, { "source", SAN_OPTION_TEXT } } },
  { "ticket show", 1, 1, FALSE, "ticket FILE show NUMBER", N_("What happened to a ticket"),
    san_cli_run_ticket_show },
  { "ticket deadline", 1, 1, FALSE, "ticket FILE deadline NUMBER",
    N_("How a due time comes about"), san_cli_run_ticket_deadline },
  { "ticket steps", 0, 0, FALSE, "ticket FILE steps [--since TIME]",
    N_("Colours that rose by lapse of time"), san_cli_run_ticket_steps,
    { { "since", SAN_OPTION_TIME } } },
  { "ticket lookback", 1, SAN_CLI_ANY_ARGS, FALSE,
    "ticket FILE lookback draw --seed T --percent white=10,yellow=30,red=100 --after DAYS | "
    "NUMBER… --held|--relapsed" COMMON,
    N_("Draw closed tickets to look at again; say what was found"), run_lookback,
    { VERB_OPTIONS, { "held", SAN_OPTION_FLAG }, { "relapsed", SAN_OPTION_FLAG },
      { "seed", SAN_OPTION_TEXT }, { "percent", SAN_OPTION_TEXT },
      { "after", SAN_OPTION_INTEGER } } },
  VERB ("issue", "", N_("Issue drafts")),
  VERB ("receive", "", N_("The unit has received it")),
  VERB ("begin", "", N_("Work has begun")),
  VERB ("report", "", N_("The unit reports it done; the clock stops")),
  VERB ("return", " --text REASON", N_("The report is not accepted; the clock restarts")),
  VERB ("verify", "", N_("A second person has rechecked it")),
  VERB ("close", "", N_("Approve the closing after a recheck")),
  VERB ("reopen", " --text REASON [--limit L]", N_("Take up a closed ticket again")),
  VERB ("extend", " --text REASON --limit L|--due TIME", N_("Ask for more time")),
  VERB ("approve", "", N_("Approve the newest proposal: an extension, or red")),
  VERB ("reject", "", N_("Reject the newest proposal")),
  VERB ("suspend", " --text REASON", N_("Stop the clock for a while")),
  VERB ("resume", " --text REASON", N_("End a suspension")),
  VERB ("shelve", " --text REASON", N_("Put it on the shelf")),
  VERB ("unshelve", " --text REASON", N_("Take it off the shelf")),
  VERB ("dispute", " --text REASON", N_("The unit disputes it")),
  VERB ("uphold", " --text REASON", N_("The dispute is right: cancel the ticket")),
  VERB ("dismiss", " --text REASON", N_("The dispute is wrong: go on")),
  VERB ("reassign", " --unit U --text REASON [--limit L]", N_("Give it to another unit")),
  VERB ("cancel", " --text REASON", N_("Cancel it; its number is kept")),
  VERB ("order-red", " --text REASON", N_("Propose red")),
  VERB ("remind", "", N_("Remind the unit")),
  VERB ("account", " --text interview|criticism|self-criticism|admonition|transfer",
        N_("Record who was held to account, and how")),
  VERB ("outcome", " --text T", N_("Record what came of it; the newest record counts")),
  VERB ("note", " --text T", N_("Add a line to its history")),
  { "escalate", 0, 0, FALSE, "escalate FILE [--dry-run]",
    N_("Raise what fell due, and tell what rose"), san_cli_run_escalate,
    { { "dry-run", SAN_OPTION_FLAG } } },
  { NULL },
};
