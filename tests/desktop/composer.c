/* composer.c - the page of bulletins with a draft in it, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/composer.h"

#include "pages/bulletins/san-draft-edit.h"

static SanComposer *
find_composer (Desk *desk)
{
  return SAN_COMPOSER (desk_find (GTK_WIDGET (desk->window), SAN_TYPE_COMPOSER, 0));
}

static gboolean
is_settled (gpointer data)
{
  SanComposer *composer = find_composer (data);

  return composer != NULL && san_composer_is_settled (composer);
}

SanComposer *
composer_wait (Desk *desk)
{
  desk_wait_until (is_settled, desk);
  desk_wait (desk);

  return find_composer (desk);
}

SanComposer *
composer_open (Desk *desk)
{
  desk_page (desk, "bulletins");

  return composer_wait (desk);
}

SanBoundView *
composer_text (SanComposer *composer)
{
  GtkWidget *view = desk_find (GTK_WIDGET (composer), SAN_TYPE_BOUND_VIEW, 0);

  g_assert_nonnull (view);

  return SAN_BOUND_VIEW (view);
}

guint
composer_choose (Desk       *desk,
                 const char *key)
{
  SanComposer *composer = composer_wait (desk);
  guint index = san_draft_find (san_composer_get_draft (composer), key);
  GtkWidget *list = desk_find (GTK_WIDGET (composer), SAN_TYPE_SECTION_LIST, 0);

  g_assert_cmpuint (index, !=, G_MAXUINT);
  g_signal_emit_by_name (list, "chosen", index);
  desk_wait (desk);

  return index;
}

void
composer_type (SanComposer *composer,
               const char  *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (composer_text (composer)));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

void
composer_replace (SanComposer *composer,
                  const char  *text,
                  const char  *with)
{
  g_assert_true (san_bound_view_find (composer_text (composer), text));
  composer_type (composer, with);
}

char *
composer_shown (SanComposer *composer)
{
  g_autoptr (GPtrArray) runs = san_bound_view_get_runs (composer_text (composer));

  return san_bound_text_show (runs);
}

static GActionGroup *
actions_of (Desk *desk)
{
  return G_ACTION_GROUP (san_page_get_actions (san_window_get_page (desk->window)));
}

gboolean
composer_may (Desk       *desk,
              const char *action)
{
  return g_action_group_get_action_enabled (actions_of (desk), action);
}

void
composer_act (Desk       *desk,
              const char *action)
{
  g_assert_true (composer_may (desk, action));
  g_action_group_activate_action (actions_of (desk), action, NULL);
  desk_wait (desk);
}

const SanBulletinFinding *
composer_finding (SanComposer *composer,
                  const char  *what)
{
  GPtrArray *findings = san_composer_get_findings (composer);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const SanBulletinFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->what, what))
        return finding;
    }

  return NULL;
}
