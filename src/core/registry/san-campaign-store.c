/* san-campaign-store.c - what the office works for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-campaign-store.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "registry/san-roster-store.h"

static const char SQL_LIST[] =
  "SELECT id, name, from_day, to_day FROM campaign ORDER BY id";

static const char SQL_INSERT[] =
  "INSERT INTO campaign (id, name, from_day, to_day) VALUES (?1, ?2, ?3, ?4)";

static const char SQL_UPDATE[] =
  "UPDATE campaign SET name = ?2, from_day = ?3, to_day = ?4 WHERE id = ?1";

void
san_campaign_free (SanCampaign *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

GPtrArray *
san_campaign_store_list (SanDatabase *database,
                         GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gboolean has_row;
  gboolean ok;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_LIST, error);
  if (query == NULL)
    return NULL;

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_campaign_free);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanCampaign *campaign = g_new0 (SanCampaign, 1);

      campaign->id = sqlite3_column_int64 (query, 0);
      campaign->name = g_strdup (san_statement_text (query, 1));
      campaign->from = san_day_from_column (query, 2, SAN_DAY_MIN);
      campaign->to = san_day_from_column (query, 3, SAN_DAY_MAX);
      g_ptr_array_add (list, campaign);
    }

  return ok ? g_steal_pointer (&list) : NULL;
}

/* Index of the campaign called @name, −1 when there is none */
static int
find_name (GPtrArray  *list,
           const char *name)
{
  g_autofree char *wanted = san_text_fold (name);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *folded = san_text_fold (((SanCampaign *) list->pdata[i])->name);

      if (g_str_equal (folded, wanted))
        return (int) i;
    }

  return -1;
}

gboolean
san_campaign_store_find (SanDatabase *database,
                         const char  *name,
                         gint64      *id,
                         GError     **error)
{
  g_autoptr (GPtrArray) list = san_campaign_store_list (database, error);
  int at;

  if (list == NULL)
    return FALSE;

  at = find_name (list, name);
  if (at < 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no campaign “%s”"), name);
      return FALSE;
    }

  *id = ((SanCampaign *) list->pdata[at])->id;

  return TRUE;
}

static gboolean
check_campaign (SanDatabase       *database,
                const SanCampaign *campaign,
                GError           **error)
{
  g_autofree char *name = g_strstrip (g_strdup (campaign->name));
  g_autoptr (GPtrArray) list = NULL;
  int at;

  if (*name == '\0' || campaign->from > campaign->to)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("A campaign needs a name, and cannot end before it begins"));
      return FALSE;
    }

  list = san_campaign_store_list (database, error);
  if (list == NULL)
    return FALSE;

  at = find_name (list, name);
  if (at < 0 || ((SanCampaign *) list->pdata[at])->id == campaign->id)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS,
               _("There is a campaign “%s” already"), name);
  return FALSE;
}

static gboolean
write_campaign (SanDatabase       *database,
                const char        *sql,
                const SanCampaign *campaign,
                GError           **error)
{
  g_autoptr (SanStatement) write = san_database_prepare (database, sql, error);
  g_autofree char *name = g_strstrip (g_strdup (campaign->name));

  if (write == NULL)
    return FALSE;

  san_statement_bind_int (write, 1, campaign->id);
  san_statement_bind_text (write, 2, name);
  san_statement_bind_day (write, 3, campaign->from);
  san_statement_bind_day (write, 4, campaign->to);

  return san_statement_run (write, error);
}

gboolean
san_campaign_store_add (SanDatabase *database,
                        SanCampaign *campaign,
                        GError     **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  campaign->id = 0;
  if (!check_campaign (database, campaign, error))
    return FALSE;

  campaign->id = san_database_next_id (database, error);

  return campaign->id != 0 && write_campaign (database, SQL_INSERT, campaign, error);
}

gboolean
san_campaign_store_update (SanDatabase       *database,
                           const SanCampaign *campaign,
                           GError           **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  return check_campaign (database, campaign, error) &&
         write_campaign (database, SQL_UPDATE, campaign, error);
}
