/* san-round-frame.c - who takes part in a round, and by which scheme
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-round-frame.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "registry/san-group-store.h"
#include "registry/san-import-table.h"
#include "schemes/san-scheme-store.h"

void
san_round_frame_free (SanRoundFrame *frame)
{
  if (frame == NULL)
    return;

  g_clear_pointer (&frame->round, san_round_free);
  g_clear_pointer (&frame->roster, san_roster_unref);
  g_clear_pointer (&frame->leaves, g_ptr_array_unref);
  g_clear_pointer (&frame->schemes, g_ptr_array_unref);
  g_clear_pointer (&frame->members, g_hash_table_unref);
  g_free (frame);
}

static gboolean
has_leaf (SanRoundFrame *frame,
          const char    *key)
{
  for (guint i = 0; i < frame->leaves->len; i++)
    if (g_str_equal (((SanNode *) frame->leaves->pdata[i])->key, key))
      return TRUE;

  return FALSE;
}

static gboolean
load_schemes (SanRoundFrame *frame,
              SanDatabase   *database,
              GError       **error)
{
  frame->schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) san_scheme_unref);
  frame->leaves = g_ptr_array_new ();

  for (guint i = 0; frame->round->schemes[i] != NULL; i++)
    {
      SanScheme *scheme = san_scheme_store_for_day (database, frame->round->schemes[i],
                                                    frame->round->period.first, error);

      if (scheme == NULL)
        return FALSE;

      g_ptr_array_add (frame->schemes, scheme);
      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          SanNode *node = scheme->nodes->pdata[j];

          if (san_node_is_leaf (node) && !has_leaf (frame, node->key))
            g_ptr_array_add (frame->leaves, node);
        }
    }

  return TRUE;
}

static gboolean
load_members (SanRoundFrame *frame,
              SanDatabase   *database,
              GError       **error)
{
  g_autoptr (SanGrouping) grouping = NULL;

  if (frame->round->grouping_id == 0)
    return TRUE;

  grouping = san_group_store_get (database, frame->round->grouping_id,
                                  frame->round->period.last, error);
  if (grouping == NULL)
    return FALSE;

  frame->members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < grouping->groups->len; i++)
    {
      const SanGroup *group = grouping->groups->pdata[i];

      for (guint j = 0; j < group->members->len; j++)
        {
          const SanMember *member = group->members->pdata[j];

          g_hash_table_insert (frame->members,
                               g_memdup2 (&member->unit_id, sizeof member->unit_id),
                               g_strdup (group->name));
        }
    }

  return TRUE;
}

SanRoundFrame *
san_round_frame_load (SanDatabase *database,
                      const char  *label,
                      GError     **error)
{
  g_autoptr (SanRoundFrame) frame = g_new0 (SanRoundFrame, 1);

  g_return_val_if_fail (database != NULL, NULL);

  if (label == NULL)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("Such a table belongs to a round; say which (--round)"));
      return NULL;
    }

  frame->round = san_round_store_find (database, label, error);
  if (frame->round == NULL)
    return NULL;

  frame->roster = san_roster_load (database, frame->round->period.last, TRUE, error);
  if (frame->roster == NULL || !load_schemes (frame, database, error) ||
      !load_members (frame, database, error))
    return NULL;

  return g_steal_pointer (&frame);
}

gboolean
san_round_frame_check_open (SanRoundFrame *frame,
                            GError       **error)
{
  if (frame->round->state != SAN_ROUND_REVIEW && frame->round->state != SAN_ROUND_PUBLISHED)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
               frame->round->state == SAN_ROUND_REVIEW
               ? _("Round “%s” is in review and locked; unlock it with a reason first")
               : _("Round “%s” is published and locked; a correction makes a new edition"),
               frame->round->label);

  return FALSE;
}

gboolean
san_round_frame_takes_part (SanRoundFrame *frame,
                            const SanUnit *unit)
{
  SanDay last = frame->round->period.last;

  if (frame->members != NULL)
    return g_hash_table_contains (frame->members, &unit->id);

  return unit->from <= last && last <= unit->to;
}

const SanUnit *
san_round_frame_counting_unit (SanRoundFrame *frame,
                               const SanUnit *unit)
{
  while (unit != NULL && !san_round_frame_takes_part (frame, unit))
    unit = unit->parent_id != 0 ? san_roster_get (frame->roster, unit->parent_id) : NULL;

  return unit;
}

static gboolean
accept_participant (const SanUnit *unit,
                    gpointer       data)
{
  return san_round_frame_takes_part (data, unit);
}

const SanUnit *
san_round_frame_find (SanRoundFrame *frame,
                      const char    *text,
                      const char    *parent,
                      GError       **error)
{
  const SanUnit *unit = san_import_find_unit (frame->roster, text, parent,
                                              accept_participant, frame, error);

  if (unit == NULL || san_round_frame_takes_part (frame, unit))
    return unit;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%1$s takes no part in the round “%2$s”"),
               san_roster_display (frame->roster, unit), frame->round->label);

  return NULL;
}

static gboolean
names_group (const SanScheme *scheme,
             const char      *folded)
{
  for (char **group = scheme->groups; group != NULL && *group != NULL; group++)
    {
      g_autofree char *other = san_text_fold (*group);

      if (g_str_equal (other, folded))
        return TRUE;
    }

  return FALSE;
}

const SanScheme *
san_round_frame_scheme (SanRoundFrame *frame,
                        const SanUnit *unit,
                        GError       **error)
{
  const char *group = "";
  g_autofree char *folded = NULL;

  if (frame->members != NULL)
    group = g_hash_table_lookup (frame->members, &unit->id);
  folded = san_text_fold (group != NULL ? group : "");

  /* the one that names the group, else the one for any */
  for (int named = TRUE; named >= FALSE; named--)
    {
      const SanScheme *found = NULL;

      for (guint i = 0; i < frame->schemes->len; i++)
        {
          const SanScheme *scheme = frame->schemes->pdata[i];

          if (named ? !names_group (scheme, folded) : scheme->groups != NULL)
            continue;
          if (found != NULL)
            {
              g_set_error (error, SAN_ERROR, SAN_ERROR_AMBIGUOUS,
                           _("Round “%s”, group “%s”: the schemes “%s” and “%s” both fit"),
                           frame->round->label, group, found->name, scheme->name);
              return NULL;
            }
          found = scheme;
        }
      if (found != NULL)
        return found;
    }

  g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
               _("Round “%s”, group “%s”: none of its schemes fits"), frame->round->label,
               group);

  return NULL;
}
