/* san-ticket-history.c - the tabs of a ticket's window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-history.h"

#include <glib/gi18n-lib.h>

#include "app/san-open-file.h"
#include "app/san-ticket-verbs.h"
#include "app/san-ticket-words.h"
#include "base/san-text.h"
#include "pages/tickets/san-ticket-photos.h"
#include "store/san-blob-store.h"
#include "store/san-journal-list-store.h"

#define MOST_STEPS 60

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
label_new (const char *text,
           const char *first_class,
           const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);

  return label;
}

static void
say_nothing (GtkBox     *box,
             const char *text)
{
  gtk_box_append (box, label_new (text, "sn-cap", "sn-dim"));
}

/* What happened */

static GtkWidget *
line_new (const SanTicket      *ticket,
          const SanTicketEvent *event,
          gboolean              last)
{
  g_autoptr (SanTicketLine) line = san_ticket_line_new (ticket, event);
  g_autofree char *time = san_ticket_time_brief (event->as_of);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (line->icon);
  GtkWidget *title = label_new (line->title, "sn-strong", line->dim ? "sn-undone" : NULL);
  GtkWidget *text = label_new (line->text, "sn-tiny", line->dim ? "sn-undone" : "sn-dim");
  GtkWidget *when = label_new (time, "sn-tiny", "sn-dim");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_widget_add_css_class (icon, "sn-dim");
  gtk_box_append (GTK_BOX (mark), icon);
  if (!last)
    {
      GtkWidget *stroke = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

      gtk_widget_set_vexpand (stroke, TRUE);
      gtk_widget_set_halign (stroke, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (mark), stroke);
    }
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (when, "sn-num");
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_widget_set_margin_bottom (body, 8);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), when);
  gtk_box_append (GTK_BOX (body), head);
  gtk_box_append (GTK_BOX (body), text);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), body);
  gtk_widget_set_vexpand (row, FALSE);      /* the stroke fills the line, not the window */

  return row;
}

void
san_ticket_history_timeline (GtkBox          *box,
                             const SanTicket *ticket)
{
  guint n = ticket->events->len;

  empty_box (box);
  for (guint i = 0; i < n; i++)
    gtk_box_append (box, line_new (ticket, g_ptr_array_index (ticket->events, i), i + 1 == n));
}

/* Photographs */

void
san_ticket_history_photos (GtkBox          *box,
                           SanContext      *context,
                           const SanTicket *ticket)
{
  GtkWidget *photos = g_object_new (SAN_TYPE_TICKET_PHOTOS, NULL);

  empty_box (box);
  san_ticket_photos_show (SAN_TICKET_PHOTOS (photos), context, ticket,
                          !san_context_is_read_only (context) &&
                          ticket->state->stage != SAN_TICKET_CANCELLED);
  gtk_box_append (box, photos);
}

/* Files */

typedef struct
{
  SanContext           *context;
  gint64                ticket;
  GtkFileChooserNative *chooser;
} Attaching;

static void
attaching_free (gpointer data)
{
  Attaching *attaching = data;

  g_clear_object (&attaching->chooser);
  g_object_unref (attaching->context);
  g_free (attaching);
}

static void
attach (Attaching  *attaching,
        const char *kind,
        const char *path)
{
  const char *paths[] = { path, NULL };
  SanContext *context = g_object_ref (attaching->context);
  gint64 ticket = attaching->ticket;
  g_autofree char *name = san_text_file_name (path);
  g_autofree char *said = g_strdup_printf (_("Attached %s"), name);
  g_autoptr (GError) error = NULL;
  gint64 seq = 0;
  gulong handler = san_ticket_watch (context, &seq);

  /* the tab is filled anew meanwhile, and @attaching goes with it */
  if (san_ticket_attach (san_context_get_workspace (context), ticket, kind, paths, &error))
    san_context_say_step (context, said, seq);
  else
    san_context_report (context, error);
  g_signal_handler_disconnect (context, handler);
  g_object_unref (context);
}

static void
on_chosen_cb (GtkFileChooserNative *chooser,
              int                   response,
              Attaching            *attaching)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *kind = g_strdup (g_object_get_data (G_OBJECT (chooser), "kind"));

  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  if (path != NULL)
    attach (attaching, kind, path);
}

static void
on_attach_cb (GtkButton *button,
              Attaching *attaching)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));

  g_clear_object (&attaching->chooser);
  attaching->chooser = gtk_file_chooser_native_new (gtk_button_get_label (button), window,
                                                    GTK_FILE_CHOOSER_ACTION_OPEN, _("Attach"),
                                                    _("Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (attaching->chooser), TRUE);
  g_object_set_data (G_OBJECT (attaching->chooser), "kind",
                     g_object_get_data (G_OBJECT (button), "kind"));
  g_signal_connect (attaching->chooser, "response", G_CALLBACK (on_chosen_cb), attaching);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (attaching->chooser));
}

static void
on_open_file_cb (GtkButton  *button,
                 SanContext *context)
{
  const char *sha256 = g_object_get_data (G_OBJECT (button), "sha256");
  const char *name = g_object_get_data (G_OBJECT (button), "name");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = san_blob_store_get (san_context_get_database (context), sha256,
                                                 &error);

  if (bytes == NULL ||
      !san_open_bytes (GTK_WIDGET (button), context, bytes, name, &error))
    san_context_report (context, error);
}

static GtkWidget *
file_row_new (SanContext          *context,
              const SanTicketFile *file)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = label_new (*file->name != '\0' ? file->name : file->sha256, "sn-cap", NULL);
  GtkWidget *open = gtk_button_new_with_label (_("Open"));

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (open, "sn-rowact");
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (open), "sha256", g_strdup (file->sha256), g_free);
  g_object_set_data_full (G_OBJECT (open), "name",
                          g_strdup (*file->name != '\0' ? file->name : "sanse"), g_free);
  g_signal_connect_object (open, "clicked", G_CALLBACK (on_open_file_cb), context, 0);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), label_new (g_str_equal (file->kind, "scan")
                                            ? _("signed scan") : _("document"), "sn-tiny",
                                            "sn-dim"));
  gtk_box_append (GTK_BOX (row), open);

  return row;
}

static void
add_attach (GtkBox     *line,
            const char *label,
            const char *kind,
            Attaching  *attaching)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "kind", (gpointer) kind);
  g_signal_connect (button, "clicked", G_CALLBACK (on_attach_cb), attaching);
  gtk_box_append (line, button);
}

void
san_ticket_history_files (GtkBox          *box,
                          SanContext      *context,
                          const SanTicket *ticket)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Attaching *attaching = g_new0 (Attaching, 1);
  guint n = 0;

  empty_box (box);
  for (guint i = 0; i < ticket->files->len; i++)
    {
      const SanTicketFile *file = g_ptr_array_index (ticket->files, i);

      if (!g_str_equal (file->kind, "scan") && !g_str_equal (file->kind, "document"))
        continue;
      gtk_box_append (box, file_row_new (context, file));
      n++;
    }
  if (n == 0)
    say_nothing (box, _("No signed scan and no document yet."));

  attaching->context = g_object_ref (context);
  attaching->ticket = ticket->id;
  g_object_set_data_full (G_OBJECT (line), "attaching", attaching, attaching_free);
  gtk_widget_add_css_class (line, "sn-dense");
  gtk_widget_set_sensitive (line, !san_context_is_read_only (context));
  add_attach (GTK_BOX (line), _("Signed scan…"), "scan", attaching);
  add_attach (GTK_BOX (line), _("Document…"), "document", attaching);
  gtk_box_append (box, line);
}

/* Who entered what when */

static void
add_change (GtkBox     *box,
            SanTime     at,
            const char *who,
            const char *what)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *time = san_ticket_time_brief (at);
  GtkWidget *label = label_new (what, "sn-cap", NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label_new (time, "sn-tiny", "sn-dim"));
  gtk_box_append (GTK_BOX (row), label_new (*who != '\0' ? who : _("System"), "sn-cap", NULL));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (box, row);
}

/* What the timeline does not say: when it was entered, where that was later. */
static void
add_events (GtkBox          *box,
            const SanTicket *ticket)
{
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (ticket->events, i);
      g_autoptr (SanTicketLine) line = san_ticket_line_new (ticket, event);
      g_autofree char *as_of = san_ticket_time_brief (event->as_of);
      g_autofree char *text = event->entered > event->as_of
        ? g_strdup_printf (_("%1$s (as of %2$s)"), line->title, as_of) : g_strdup (line->title);

      add_change (box, event->entered, event->actor, text);
    }
}

/* Steps of the journal that name it: changes of its words, slips that left. */
static void
add_steps (GtkBox          *box,
           SanContext      *context,
           const SanTicket *ticket)
{
  g_autoptr (SanPagedModel) model = san_journal_list_new ();
  g_autofree char *number = san_ticket_number_format (&ticket->number);
  SanJournalFilter filter = { "", "", number, SAN_DAY_MIN, SAN_DAY_MAX, FALSE };
  guint n = 0;

  if (*number == '\0' ||
      !san_journal_list_filter (model, san_context_get_database (context), &filter, NULL))
    return;
  n = g_list_model_get_n_items (G_LIST_MODEL (model));
  for (guint i = 0; i < MIN (n, MOST_STEPS); i++)
    {
      g_autoptr (SanJournalRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      const SanStep *step = row != NULL ? san_journal_row_get_step (row) : NULL;
      const SanVerb *verb = step != NULL ? san_verb_find (step->verb) : NULL;
      g_autofree char *text = NULL;

      if (step == NULL)
        continue;
      text = g_strdup_printf ("%s  %s", verb != NULL ? _(verb->title) : step->verb, step->label);
      add_change (box, step->at, step->actor, text);
    }
}

void
san_ticket_history_changes (GtkBox          *box,
                            SanContext      *context,
                            const SanTicket *ticket)
{
  empty_box (box);
  gtk_box_append (box, label_new (_("Entered"), "sn-h2", NULL));
  add_events (box, ticket);
  gtk_box_append (box, label_new (_("Steps of the journal"), "sn-h2", NULL));
  add_steps (box, context, ticket);
}
