/* san-bulletin-actions.c - what can be done with bulletins: issue, save, print, correct
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletins-page-private.h"

#include <glib/gi18n-lib.h>

#include "bulletins/san-bulletin-paper.h"
#include "pages/bulletins/san-publish-dialog.h"
#include "store/san-journal.h"
#include "widgets/san-print-preview.h"
#include "widgets/san-print.h"

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
  guint position;

  SAN_PAGE_GET_CLASS (self)->refresh (SAN_PAGE (self), SAN_REFRESH_RECORDS);
  bulletin = san_bulletin_store_find (san_context_get_database (context_of (self)), name, NULL);
  if (bulletin != NULL && san_bulletins_page_find (self, bulletin->id, &position) != NULL)
    san_bulletins_page_select (self, position);
}

static void
on_go_to_cb (SanBulletinsPage *self,
             gint64            unit)
{
  san_page_go (SAN_PAGE (self), "assessment",
               unit != 0 ? g_variant_new_int64 (unit) : g_variant_new_string ("scores"));
}

static void
publish_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanBulletinsPage *self = data;
  GtkWidget *dialog = san_publish_dialog_new (window_of (self), context_of (self),
                                              san_context_get_round (context_of (self)));

  g_signal_connect_object (dialog, "published", G_CALLBACK (on_published_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "go-to", G_CALLBACK (on_go_to_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
write_bytes (SanBulletinsPage *self,
             GBytes           *bytes,
             const char       *path,
             GError           *error)
{
  g_autoptr (GError) reason = error;
  g_autofree char *said = g_strdup_printf (_("Saved as %s"), path);

  if (bytes == NULL ||
      !g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), &reason))
    {
      san_context_report (context_of (self), reason);
      return FALSE;
    }

  san_context_say (context_of (self), said);

  return TRUE;
}

/* What has left cannot be undone in silence: the journal says that it did. */
static void
note_left (SanBulletinsPage  *self,
           const SanBulletin *bulletin)
{
  SanContext *context = context_of (self);
  g_autofree char *label = g_strdup_printf ("bulletin %s", bulletin->name);
  g_autoptr (GError) error = NULL;
  gint64 step;

  if (san_context_is_read_only (context))
    return;

  step = san_journal_step_of (san_context_get_database (context), "bulletin", bulletin->id, NULL);
  if (!san_journal_note (san_context_get_workspace (context), "left", label, step, NULL, &error))
    san_context_report (context, error);
}

gboolean
san_bulletins_page_save (SanBulletinsPage *self,
                         const char       *path)
{
  const SanBulletin *bulletin;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  g_return_val_if_fail (SAN_IS_BULLETINS_PAGE (self), FALSE);

  bulletin = san_bulletins_page_chosen (self);
  g_return_val_if_fail (bulletin != NULL, FALSE);

  bytes = san_bulletin_store_get_file (san_context_get_database (context_of (self)), bulletin,
                                       "xlsx", &error);
  if (!write_bytes (self, bytes, path, error))
    return FALSE;

  note_left (self, bulletin);

  return TRUE;
}

gboolean
san_bulletins_page_save_draft (SanBulletinsPage *self,
                               const char       *path)
{
  SanContext *context;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  SanDay today;

  g_return_val_if_fail (SAN_IS_BULLETINS_PAGE (self), FALSE);

  context = context_of (self);
  today = san_time_day (san_workspace_now (san_context_get_workspace (context)));
  bytes = san_bulletin_draft (san_context_get_database (context),
                              san_context_get_round (context), today, NULL, &error);

  return write_bytes (self, bytes, path, error);
}

static void
on_save_response_cb (SanBulletinsPage     *self,
                     int                   response,
                     GtkFileChooserNative *chooser)
{
  gboolean draft = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chooser), "draft"));
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && draft)
    san_bulletins_page_save_draft (self, g_file_peek_path (file));
  else if (response == GTK_RESPONSE_ACCEPT)
    san_bulletins_page_save (self, g_file_peek_path (file));

  g_object_unref (chooser);
}

static void
ask_where (SanBulletinsPage *self,
           const char       *heading,
           const char       *name,
           gboolean          draft)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (heading, window_of (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("Save"), _("Cancel"));
  g_autofree char *file = g_strdelimit (g_strdup (name), "/\\:*?\"<>|", '-');

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file);
  g_object_set_data (G_OBJECT (chooser), "draft", GINT_TO_POINTER (draft));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_save_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanBulletinsPage *self = data;
  const SanBulletin *bulletin = san_bulletins_page_chosen (self);
  g_autofree char *name = g_strdup_printf ("%s（第%u期）.xlsx", bulletin->title, bulletin->number);

  ask_where (self, _("Save the Workbook"), name, FALSE);
}

static void
draft_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanBulletinsPage *self = data;
  SanRound *round = san_context_get_round (context_of (self));
  g_autofree char *name = g_strdup_printf ("%s预排名.xlsx", round->label);

  ask_where (self, _("Save the Draft Workbook"), name, TRUE);
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

  san_bulletins_page_read_bulletins (self, ids, FALSE);
}

static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanBulletinsPage *self = data;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "preview"))
    gtk_window_present (GTK_WINDOW (san_print_preview_new (window_of (self), SAN_PAPER (self->paper))));
  else if (!san_print_paper (window_of (self), SAN_PAPER (self->paper), &error))
    san_context_report (context_of (self), error);
}

static void
sheet_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanBulletinsPage *self = data;
  guint page = san_paper_view_get_page (self->preview);

  san_paper_view_set_page (self->preview,
                           g_str_equal (g_action_get_name (G_ACTION (action)), "sheet-next")
                           ? page + 1 : page - MIN (page, 1));
  san_bulletins_page_show_sheet (self);
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
  { "draft", draft_action },
  { "export", export_action },
  { "verify", verify_action },
  { "verify-all", verify_all_action },
  { "print", print_action },
  { "preview", print_action },
  { "sheet-back", sheet_action },
  { "sheet-next", sheet_action },
  { "correct", correct_action },
};

void
san_bulletins_page_add_actions (SanBulletinsPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                   actions, G_N_ELEMENTS (actions), self);
}
