/* san-ticket-rules.c - what the office has set for its tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-store.h"

#include "store/san-setting-store.h"
#include "tickets/san-ticket-record.h"

typedef enum
{
  RULE_LIMIT,
  RULE_NUMBER,
  RULE_SWITCH,
} RuleKind;

/* One row a setting: its key, and where it lies in #SanTicketRules. */
static const struct
{
  const char *key;
  RuleKind    kind;
  gsize       offset;
} settings[] = {
  { "ticket.white", RULE_LIMIT, G_STRUCT_OFFSET (SanTicketRules, white) },
  { "ticket.receipt", RULE_LIMIT, G_STRUCT_OFFSET (SanTicketRules, receipt) },
  { "ticket.yellow", RULE_LIMIT, G_STRUCT_OFFSET (SanTicketRules, yellow) },
  { "ticket.red", RULE_LIMIT, G_STRUCT_OFFSET (SanTicketRules, red) },
  { "ticket.verification", RULE_LIMIT, G_STRUCT_OFFSET (SanTicketRules, verification) },
  { "ticket.reopened", RULE_LIMIT, G_STRUCT_OFFSET (SanTicketRules, reopened) },
  { "ticket.returned", RULE_LIMIT, G_STRUCT_OFFSET (SanTicketRules, returned) },
  { "ticket.grace", RULE_LIMIT, G_STRUCT_OFFSET (SanTicketRules, grace) },
  { "ticket.extensions", RULE_NUMBER, G_STRUCT_OFFSET (SanTicketRules, extensions) },
  { "ticket.extend-red", RULE_SWITCH, G_STRUCT_OFFSET (SanTicketRules, extend_red) },
  { "ticket.window", RULE_NUMBER, G_STRUCT_OFFSET (SanTicketRules, window) },
  { "ticket.second-person", RULE_SWITCH, G_STRUCT_OFFSET (SanTicketRules, second_person) },
  { "ticket.picture-after", RULE_SWITCH, G_STRUCT_OFFSET (SanTicketRules, picture_after) },
  { "ticket.separate-close", RULE_SWITCH, G_STRUCT_OFFSET (SanTicketRules, separate_close) },
};

static gboolean
parse_rule (RuleKind    kind,
            const char *text,
            gpointer    place,
            GError    **error)
{
  gint64 number;

  switch (kind)
    {
    case RULE_LIMIT:
      if (g_str_equal (text, "none"))
        {
          *(SanLimit *) place = (SanLimit) { SAN_LIMIT_NONE, 0, 0 };
          return TRUE;
        }
      return san_limit_parse (text, place, error);

    case RULE_NUMBER:
      if (!g_ascii_string_to_signed (text, 10, 0, 9999, &number, error))
        return FALSE;
      *(int *) place = (int) number;
      return TRUE;

    case RULE_SWITCH:
    default:
      *(gboolean *) place = g_str_equal (text, "yes");
      return TRUE;
    }
}

static char *
format_rule (RuleKind      kind,
             gconstpointer place)
{
  const SanLimit *limit = place;

  switch (kind)
    {
    case RULE_LIMIT:
      return limit->kind == SAN_LIMIT_NONE ? g_strdup ("none") : san_limit_format (limit);

    case RULE_NUMBER:
      return g_strdup_printf ("%d", *(const int *) place);

    case RULE_SWITCH:
    default:
      return g_strdup (*(const gboolean *) place ? "yes" : "no");
    }
}

gboolean
san_ticket_rules_load (SanDatabase    *database,
                       SanTicketRules *rules,
                       GError        **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (rules != NULL, FALSE);

  san_ticket_rules_init (rules);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *text = san_setting_get (database, settings[i].key, error);

      if (text == NULL)
        return FALSE;

      if (*text == '\0')
        continue;

      if (!parse_rule (settings[i].kind, text, G_STRUCT_MEMBER_P (rules, settings[i].offset),
                       error))
        {
          g_prefix_error (error, "%s: ", settings[i].key);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
san_ticket_rules_save (SanDatabase          *database,
                       const SanTicketRules *rules,
                       GError              **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (rules != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *text = format_rule (settings[i].kind,
                                           G_STRUCT_MEMBER_P (rules, settings[i].offset));

      if (!san_setting_set (database, settings[i].key, text, error))
        return FALSE;
    }

  return TRUE;
}

char *
san_ticket_rules_text (const SanTicketRules *rules)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *value = format_rule (settings[i].kind,
                                            G_STRUCT_MEMBER_P (rules, settings[i].offset));

      g_string_append_printf (text, "%s=%s\n", settings[i].key, value);
    }

  return g_string_free (text, FALSE);
}
