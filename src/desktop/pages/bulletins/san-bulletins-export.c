/* san-bulletins-export.c - how a bulletin leaves the program: files and paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletins-page-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "base/san-text.h"
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

/* Takes @error. */
static gboolean
write_bytes (SanBulletinsPage *self,
             GBytes           *bytes,
             const char       *path,
             GError           *error)
{
  g_autoptr (GError) reason = error;

  if (bytes != NULL)
    g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes), &reason);
  san_list_file_tell (context_of (self), path, reason);

  return reason == NULL;
}

/* Issued: the stored file, byte for byte */
static gboolean
save_issued (SanBulletinsPage *self,
             const char       *format,
             const char       *path)
{
  const SanBulletin *bulletin = san_bulletins_page_chosen (self);
  GError *error = NULL;
  g_autoptr (GBytes) bytes =
    san_bulletin_store_get_file (san_context_get_database (context_of (self)), bulletin, format,
                                 &error);

  if (!write_bytes (self, bytes, path, error))
    return FALSE;

  note_left (self, bulletin);

  return TRUE;
}

gboolean
san_bulletins_page_save (SanBulletinsPage *self,
                         const char       *path)
{
  g_return_val_if_fail (SAN_IS_BULLETINS_PAGE (self), FALSE);
  g_return_val_if_fail (san_bulletins_page_chosen (self) != NULL, FALSE);

  return save_issued (self, "xlsx", path);
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
on_written_cb (const char   *path,
               const GError *error,
               gpointer      data)
{
  SanBulletinsPage *self = data;

  if (context_of (self) != NULL)
    san_list_file_tell (context_of (self), path, error);
}

void
san_bulletins_page_export (SanBulletinsPage *self,
                           const char       *format,
                           const char       *path)
{
  static const char *const formats[] = {
    [SAN_COMPOSER_PDF] = "pdf", [SAN_COMPOSER_DOCX] = "docx", [SAN_COMPOSER_TEXT] = "txt",
  };

  g_return_if_fail (SAN_IS_BULLETINS_PAGE (self));

  if (self->shown == SAN_BULLETINS_ISSUED)
    {
      save_issued (self, format, path);
      return;
    }

  san_composer_settle (self->composer);
  if (g_str_equal (format, "xlsx"))
    {
      san_bulletins_page_save_draft (self, path);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i], format))
      san_compose_to_file (context_of (self), san_composer_get_draft (self->composer),
                           san_composer_get_data (self->composer), (SanComposerFormat) i, path,
                           on_written_cb, g_object_ref (self), g_object_unref);
}

/* Where to -------------------------------------------------------------------------- */

static void
on_place_cb (SanPage    *page,
             const char *path,
             gpointer    format)
{
  san_bulletins_page_export (SAN_BULLETINS_PAGE (page), format, path);
}

/* (transfer full): 6月份考评通报（第6期）.docx */
static char *
proposed_name (SanBulletinsPage *self,
               const char       *format)
{
  const SanBulletin *bulletin = self->shown == SAN_BULLETINS_ISSUED
                                ? san_bulletins_page_chosen (self) : NULL;
  g_autofree char *title = NULL;
  char *name;

  if (bulletin != NULL)
    name = g_strdup_printf ("%s（第%u期）.%s", bulletin->title, bulletin->number, format);
  else
    {
      title = san_draft_title (context_of (self), san_composer_get_draft (self->composer));
      name = g_strdup_printf (_("%s (draft).%s"), title, format);
    }

  return g_strdelimit (name, "/\\:*?\"<>|", '-');   /* what a USB stick refuses */
}

static void
export_file_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  SanBulletinsPage *self = data;
  const char *format = g_action_get_name (G_ACTION (action)) + strlen ("export-");
  g_autofree char *name = proposed_name (self, format);

  san_list_file_ask (SAN_PAGE (self), _("Export the Bulletin"), name, on_place_cb,
                     g_strdup (format), g_free);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  gtk_menu_button_popup (SAN_BULLETINS_PAGE (data)->export_button);
}

/* Paper ----------------------------------------------------------------------------- */

static SanPaper *
paper_of (SanBulletinsPage *self)
{
  return self->shown == SAN_BULLETINS_DRAFT ? san_composer_get_paper (self->composer)
                                            : self->paper;
}

static void
on_word_clicked_cb (SanBulletinsPage *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (SAN_PAGE (self))),
                                  "export-docx", NULL);
}

static void
preview_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanBulletinsPage *self = data;
  GtkWidget *preview = san_print_preview_new (window_of (self), paper_of (self));
  GtkWidget *word = gtk_button_new_with_label (_("Save as Word…"));

  san_print_preview_set_heading (SAN_PRINT_PREVIEW (preview), _("Bulletin preview"));
  san_print_preview_set_columns (SAN_PRINT_PREVIEW (preview), 2);
  g_signal_connect_object (word, "clicked", G_CALLBACK (on_word_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  san_print_preview_add_way (SAN_PRINT_PREVIEW (preview), word);
  gtk_window_present (GTK_WINDOW (preview));
}

static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanBulletinsPage *self = data;
  g_autoptr (GError) error = NULL;

  if (!san_print_paper (window_of (self), paper_of (self), FALSE, &error))
    san_context_report (context_of (self), error);
}

static const GActionEntry actions[] = {
  { "export", export_action },
  { "export-docx", export_file_action },
  { "export-pdf", export_file_action },
  { "export-txt", export_file_action },
  { "export-xlsx", export_file_action },
  { "print", print_action },
  { "preview", preview_action },
};

void
san_bulletins_page_add_exports (SanBulletinsPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                   actions, G_N_ELEMENTS (actions), self);
  san_bulletins_page_add_sheets (self);
}
