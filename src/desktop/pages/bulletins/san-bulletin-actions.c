/* san-bulletin-actions.c - what can be done with bulletins: draft, issue, prove, correct
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletins-page-private.h"

#include <glib/gi18n-lib.h>

#include "pages/bulletins/san-new-bulletin-dialog.h"

static SanContext *
context_of (SanBulletinsPage *self)
{
  return san_page_get_context (SAN_PAGE (self));
}

static GtkWindow *
window_of (SanBulletinsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
on_published_cb (SanBulletinsPage *self,
                 const char       *name)
{
  g_autoptr (SanBulletin) bulletin = NULL;

  SAN_PAGE_GET_CLASS (self)->refresh (SAN_PAGE (self), SAN_REFRESH_RECORDS);
  bulletin = san_bulletin_store_find (san_context_get_database (context_of (self)), name, NULL);
  if (bulletin != NULL)
    san_bulletins_page_open_issued (self, bulletin->id);
}

static void
on_go_to_cb (SanBulletinsPage *self,
             gint64            unit)
{
  san_page_go (SAN_PAGE (self), "assessment",
               unit != 0 ? g_variant_new_int64 (unit) : g_variant_new_string ("scores"));
}

/* Typed over, out of date: settled where it stands */
static void
on_find_cb (SanBulletinsPage *self,
            gpointer          data)
{
  const SanBulletinFinding *finding = data;
  gboolean stays = g_str_equal (finding->what, "rank");

  san_composer_open_finding (self->composer, finding);
  if (!stays)
    gtk_window_close (GTK_WINDOW (self->publishing));
}

static void
publish_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanBulletinsPage *self = data;
  gboolean making = self->shown == SAN_BULLETINS_DRAFT;
  const SanBulletinDraft *draft;
  const SanRound *round = NULL;
  GtkWidget *dialog;

  if (making)
    san_composer_settle (self->composer);
  draft = making ? san_composer_get_draft (self->composer) : NULL;
  if (draft == NULL || draft->round_id != 0)
    round = san_context_get_round (context_of (self));
  dialog = san_publish_dialog_new (window_of (self), context_of (self), round, draft,
                                   making ? san_composer_get_findings (self->composer) : NULL);

  g_set_weak_pointer (&self->publishing, SAN_PUBLISH_DIALOG (dialog));
  g_signal_connect_object (dialog, "find", G_CALLBACK (on_find_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "published", G_CALLBACK (on_published_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "go-to", G_CALLBACK (on_go_to_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
delete_draft (SanDatabase *database,
              gpointer     id,
              GError     **error)
{
  return san_bulletin_draft_store_delete (database, *(gint64 *) id, error);
}

static void
delete_draft_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  SanBulletinsPage *self = data;
  const SanBulletinDraft *draft;
  g_autofree char *title = NULL;
  g_autofree char *said = NULL;
  gint64 id;

  san_composer_settle (self->composer);
  draft = san_composer_get_draft (self->composer);
  id = draft->id;
  title = san_draft_title (context_of (self), draft);
  said = g_strdup_printf (_("Deleted the draft %s"), title);
  san_context_change (context_of (self), "bulletin.delete", title, delete_draft, &id, said);
}

static void
update_data_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  san_composer_update_data (SAN_BULLETINS_PAGE (data)->composer);
}

/* The round that the bulletin is about, on the wall */
static void
present_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanBulletinsPage *self = data;
  const SanBulletin *bulletin = san_bulletins_page_chosen (self);
  GtkWidget *window = GTK_WIDGET (window_of (self));

  if (self->shown == SAN_BULLETINS_ISSUED)
    san_context_set_round (context_of (self), bulletin->round_id);
  gtk_widget_activate_action (window, "win.present", NULL);
}

static void
pick_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  san_bulletin_picker_open (SAN_BULLETINS_PAGE (data)->picker);
}

static void
on_created_cb (SanBulletinsPage *self,
               gpointer          draft)
{
  san_bulletins_page_open_draft (self, draft);
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanBulletinsPage *self = data;
  GtkWidget *dialog;

  san_composer_settle (self->composer);
  dialog = san_new_bulletin_dialog_new (window_of (self), context_of (self));
  g_signal_connect_object (dialog, "created", G_CALLBACK (on_created_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
verify_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  san_bulletins_page_read_chosen (data);
}

static void
verify_all_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  SanBulletinsPage *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanBulletinItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_array_append_val (ids, san_bulletin_item_get_bulletin (item)->id);
    }

  san_bulletins_page_read_bulletins (self, ids);
}

/* Unlock, correct, publish again: the scores' page unlocks, with the reason. */
static void
correct_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanBulletinsPage *self = data;
  GtkWidget *window = GTK_WIDGET (window_of (self));

  san_context_set_round (context_of (self), san_bulletins_page_chosen (self)->round_id);
  san_page_go (SAN_PAGE (self), "assessment", g_variant_new_string ("scores"));
  gtk_widget_activate_action (window, "page.unlock", NULL);
}

static const GActionEntry actions[] = {
  { "publish", publish_action },
  { "new", new_action },
  { "update-data", update_data_action },
  { "delete-draft", delete_draft_action },
  { "pick", pick_action },
  { "present", present_action },
  { "verify", verify_action },
  { "verify-all", verify_all_action },
  { "correct", correct_action },
};

void
san_bulletins_page_add_actions (SanBulletinsPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                   actions, G_N_ELEMENTS (actions), self);
}
