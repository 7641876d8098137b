/* san-bulletin.c - the workbook of a bulletin before it is issued, and what an issued one said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-kept.h"

#include <string.h>

#include "base/san-error.h"
#include "store/san-journal.h"

/* Digits of the journal's head that are printed. */
#define HEAD_DIGITS 8

GBytes *
san_bulletin_draft (SanDatabase    *database,
                    const SanRound *round,
                    SanDay          day,
                    GCancellable   *cancellable,
                    GError        **error)
{
  SanRanking *ranking = san_ranking_load (database, round, NULL, error);
  g_autoptr (SanBulletinData) data =
    ranking != NULL ? san_bulletin_data_load (database, round, ranking, 0, 0, error) : NULL;
  g_autofree char *journal = data != NULL ? san_journal_head (database, error) : NULL;
  g_autofree char *title = NULL;
  SanWorkbookHead head = { NULL };

  if (journal == NULL)
    return NULL;

  if (strlen (journal) > HEAD_DIGITS)
    journal[HEAD_DIGITS] = '\0';
  title = g_strdup_printf ("%s%s考评情况通报", data->city, data->period);
  head.office = data->office;
  head.title = title;
  head.journal_head = journal;
  head.reason = "";
  head.data = data;
  head.day = day;
  head.provisional = round->state != SAN_ROUND_PUBLISHED;

  return san_workbook_make (ranking, &head, cancellable, error);
}

SanAwards *
san_bulletin_load_awards (SanDatabase    *database,
                          const SanRound *round,
                          SanRanking     *ranking,
                          GError        **error)
{
  g_autoptr (GPtrArray) bulletins = NULL;

  if (round->state != SAN_ROUND_PUBLISHED)
    return san_awards_load (database, round, ranking, error);

  bulletins = san_bulletin_store_list (database, error);
  if (bulletins == NULL)
    return NULL;

  /* the newest first */
  for (guint i = 0; i < bulletins->len; i++)
    {
      const SanBulletin *bulletin = g_ptr_array_index (bulletins, i);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SanBulletinKept) kept = NULL;

      if (bulletin->round_id != round->id)
        continue;
      bytes = san_bulletin_store_get_file (database, bulletin, "words", error);
      kept = bytes != NULL ? san_bulletin_kept_from_bytes (bytes, NULL, error) : NULL;
      if (kept == NULL)
        return NULL;
      if (kept->awards == NULL)
        break;
      return g_steal_pointer (&kept->awards);
    }

  /* of a bulletin that did not keep them */
  return san_awards_load (database, round, ranking, error);
}
