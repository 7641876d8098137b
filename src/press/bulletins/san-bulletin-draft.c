/* san-bulletin-draft.c - what bulletins of each kind are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-draft.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  const char *title;
  const char *sections;     /* those with a minus are there, and not included */
} Kind;

static const Kind kinds[SAN_N_BULLETIN_KINDS] = {
  [SAN_BULLETIN_MONTHLY] = {
    "monthly", N_("Monthly bulletin"),
    "head lead results problems tickets commend sanctions demands -charts -year points findings "
    "imprint",
  },
  [SAN_BULLETIN_WEEKLY] = {
    "weekly", N_("Weekly bulletin"), "head lead tickets demands findings imprint",
  },
  [SAN_BULLETIN_DAILY] = {
    "daily", N_("Daily bulletin"), "head lead tickets findings imprint",
  },
  [SAN_BULLETIN_SPECIAL] = {
    "special", N_("Special bulletin"),
    "head lead results problems tickets commend sanctions demands -charts points findings imprint",
  },
  [SAN_BULLETIN_QUICK] = {
    "quick", N_("Quick bulletin"), "head text imprint",
  },
};

const char *
san_bulletin_kind_name (SanBulletinKind kind)
{
  return kinds[kind].name;
}

const char *
san_bulletin_kind_title (SanBulletinKind kind)
{
  return _(kinds[kind].title);
}

gboolean
san_bulletin_kind_parse (const char      *name,
                         SanBulletinKind *kind)
{
  for (guint i = 0; i < SAN_N_BULLETIN_KINDS; i++)
    {
      if (!g_str_equal (kinds[i].name, name))
        continue;
      *kind = i;
      return TRUE;
    }

  return FALSE;
}

void
san_bulletin_section_free (SanBulletinSection *section)
{
  g_free (section->key);
  g_free (section->heading);
  g_free (section->text);
  g_free (section->options);
  g_free (section);
}

void
san_bulletin_draft_free (SanBulletinDraft *draft)
{
  g_free (draft->title);
  g_free (draft->mark);
  g_free (draft->signer);
  g_free (draft->sent_to);
  g_free (draft->copied_to);
  g_free (draft->edited_at);
  g_free (draft->edited_by);
  g_ptr_array_unref (draft->sections);
  g_free (draft);
}

SanBulletinDraft *
san_bulletin_draft_new (SanBulletinKind kind,
                        gint64          round_id)
{
  SanBulletinDraft *draft = g_new0 (SanBulletinDraft, 1);
  g_auto (GStrv) keys = g_strsplit (kinds[kind].sections, " ", -1);

  draft->kind = kind;
  draft->round_id = round_id;
  draft->title = g_strdup ("");
  draft->mark = g_strdup ("");
  draft->signer = g_strdup ("");
  draft->sent_to = g_strdup ("");
  draft->copied_to = g_strdup ("");
  draft->edited_at = g_strdup ("");
  draft->edited_by = g_strdup ("");
  draft->sections =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_section_free);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      SanBulletinSection *section = g_new0 (SanBulletinSection, 1);

      section->included = *keys[i] != '-';
      section->key = g_strdup (section->included ? keys[i] : keys[i] + 1);
      section->heading = g_strdup ("");
      section->options = g_strdup ("");
      g_ptr_array_add (draft->sections, section);
    }

  return draft;
}
