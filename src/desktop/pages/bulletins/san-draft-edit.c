/* san-draft-edit.c - what a person does with a draft before it is written down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-draft-edit.h"

#include "base/san-utils.h"

/* Copies ---------------------------------------------------------------------------- */

static SanBulletinSection *
section_copy (const SanBulletinSection *section)
{
  SanBulletinSection *copy = g_new0 (SanBulletinSection, 1);

  copy->id = section->id;
  copy->key = g_strdup (section->key);
  copy->included = section->included;
  copy->heading = g_strdup (section->heading);
  copy->text = g_strdup (section->text);
  copy->options = g_strdup (section->options);

  return copy;
}

SanBulletinDraft *
san_draft_copy (const SanBulletinDraft *draft)
{
  SanBulletinDraft *copy = g_new0 (SanBulletinDraft, 1);

  *copy = *draft;
  copy->title = g_strdup (draft->title);
  copy->mark = g_strdup (draft->mark);
  copy->signer = g_strdup (draft->signer);
  copy->sent_to = g_strdup (draft->sent_to);
  copy->copied_to = g_strdup (draft->copied_to);
  copy->edited_at = g_strdup (draft->edited_at);
  copy->edited_by = g_strdup (draft->edited_by);
  copy->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_section_free);
  for (guint i = 0; i < draft->sections->len; i++)
    g_ptr_array_add (copy->sections, section_copy (g_ptr_array_index (draft->sections, i)));

  return copy;
}

/* NULL and "" are the same, but for texts of sections */
static gboolean
same (const char *a,
      const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static gboolean
section_equal (const SanBulletinSection *a,
               const SanBulletinSection *b)
{
  return a->id == b->id && g_str_equal (a->key, b->key) && a->included == b->included &&
         same (a->heading, b->heading) && g_strcmp0 (a->text, b->text) == 0 &&
         same (a->options, b->options);
}

gboolean
san_draft_equal (const SanBulletinDraft *a,
                 const SanBulletinDraft *b)
{
  if (a->id != b->id || a->kind != b->kind || a->round_id != b->round_id ||
      a->from != b->from || a->to != b->to || !same (a->title, b->title) ||
      a->number != b->number || a->day != b->day || !same (a->mark, b->mark) ||
      !same (a->signer, b->signer) || !same (a->sent_to, b->sent_to) ||
      !same (a->copied_to, b->copied_to) || a->bulletin_id != b->bulletin_id ||
      a->sections->len != b->sections->len)
    return FALSE;

  for (guint i = 0; i < a->sections->len; i++)
    if (!section_equal (g_ptr_array_index (a->sections, i), g_ptr_array_index (b->sections, i)))
      return FALSE;

  return TRUE;
}

/* Sections -------------------------------------------------------------------------- */

SanBulletinSection *
san_draft_section (const SanBulletinDraft *draft,
                   guint                   index)
{
  return draft != NULL && index < draft->sections->len
         ? g_ptr_array_index (draft->sections, index) : NULL;
}

guint
san_draft_find (const SanBulletinDraft *draft,
                const char             *key)
{
  for (guint i = 0; i < draft->sections->len; i++)
    if (g_str_equal (san_draft_section (draft, i)->key, key))
      return i;

  return G_MAXUINT;
}

void
san_draft_move (SanBulletinDraft *draft,
                guint             from,
                guint             to)
{
  gpointer section;

  g_return_if_fail (from < draft->sections->len && to < draft->sections->len);

  section = g_ptr_array_steal_index (draft->sections, from);
  g_ptr_array_insert (draft->sections, (int) to, section);
}

guint
san_draft_add_text (SanBulletinDraft *draft,
                    guint             index)
{
  SanBulletinSection *section = g_new0 (SanBulletinSection, 1);
  guint place = index == G_MAXUINT ? draft->sections->len : MIN (index + 1, draft->sections->len);

  section->key = g_strdup ("text");
  section->included = TRUE;
  section->heading = g_strdup ("");
  section->text = g_strdup ("");
  section->options = g_strdup ("");
  g_ptr_array_insert (draft->sections, (int) place, section);

  return place;
}

gboolean
san_draft_may_remove (const SanBulletinSection *section)
{
  return section != NULL && g_str_equal (section->key, "text");
}

/* Writing down ---------------------------------------------------------------------- */

typedef struct
{
  SanBulletinDraft *draft;
  char             *at;
  const char       *by;
} Saving;

static gboolean
save_draft (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  const Saving *saving = data;

  return san_bulletin_draft_store_save (database, saving->draft, saving->at, saving->by, error);
}

/* The ids that it got are those of what is edited from now on, too. */
static void
take_ids (SanBulletinDraft       *draft,
          const SanBulletinDraft *stored,
          const Saving           *saving)
{
  draft->id = stored->id;
  for (guint i = 0; i < draft->sections->len; i++)
    san_draft_section (draft, i)->id = san_draft_section (stored, i)->id;
  san_set_str (&draft->edited_at, saving->at);
  san_set_str (&draft->edited_by, saving->by);
}

gboolean
san_draft_save (SanContext       *context,
                SanBulletinDraft *draft,
                const char       *label)
{
  g_autoptr (SanBulletinDraft) copy = san_draft_copy (draft);
  g_autofree char *at =
    san_time_format (san_workspace_now (san_context_get_workspace (context)));
  Saving saving = { copy, at, san_context_get_operator (context) };

  if (!san_context_change (context, copy->id == 0 ? "bulletin.draft" : "bulletin.edit", label,
                           save_draft, &saving, NULL))
    return FALSE;

  take_ids (draft, copy, &saving);

  return TRUE;
}
