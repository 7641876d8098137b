/* san-publish-dialog.c - issues a round's bulletin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-publish-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "bulletins/san-bulletin.h"
#include "pages/bulletins/san-draft-edit.h"
#include "pages/bulletins/san-publish-awards.h"
#include "pages/bulletins/san-publish-checks.h"
#include "store/san-journal.h"

/* How far back the reason of an unlocking is looked for, in steps */
#define LOOKED_FOR 500

struct _SanPublishDialog
{
  AdwWindow         parent_instance;

  SanContext       *context;
  gint64            round_id; /* 0: of a bulletin of days */
  SanBulletinDraft *draft;    /* (nullable): what is issued */
  char             *label;
  gboolean          correction;
  SanDay            day;
  guint             running;
  gboolean          broken;   /* the round cannot be ranked */
  SanJob           *job;      /* while it runs */
  char             *name;     /* what is being published */

  /* Template children */
  AdwWindowTitle   *heading;
  GtkButton        *publish;
  GtkLabel         *effect;
  AdwActionRow     *number_row;
  GtkSpinButton    *number;
  AdwEntryRow      *date;
  AdwEntryRow      *reason;
  AdwEntryRow      *mark;
  AdwEntryRow      *signer;
  AdwEntryRow      *sent_to;
  AdwEntryRow      *copied_to;
  SanPublishAwards *awards;
  SanPublishChecks *checks;
  GtkLabel         *refusal;
  GtkRevealer      *progress;
};

G_DEFINE_FINAL_TYPE (SanPublishDialog, san_publish_dialog, ADW_TYPE_WINDOW)

enum { PUBLISHED, GO_TO, FIND, N_SIGNALS };

static guint signals[N_SIGNALS];

/* (transfer full): without white space around it */
static char *
read_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* The check ------------------------------------------------------------------------- */

static void
on_go_to_cb (SanPublishDialog *self,
             gint64            unit)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[GO_TO], 0, unit);
  g_object_unref (self);
}

/* The number is chosen here; everything else has its place on the page. */
static void
on_find_cb (SanPublishDialog *self,
            gpointer          data)
{
  const SanBulletinFinding *finding = data;

  if (g_str_equal (finding->what, "number"))
    gtk_widget_grab_focus (GTK_WIDGET (self->number));
  else
    g_signal_emit (self, signals[FIND], 0, finding);
}

void
san_publish_dialog_set_findings (SanPublishDialog *self,
                                 GPtrArray        *findings)
{
  g_return_if_fail (SAN_IS_PUBLISH_DIALOG (self));

  san_publish_checks_set_findings (self->checks, findings);
}

/* Number, date, reason -------------------------------------------------------------- */

/* Last + 1, in the year of the date. */
static void
propose_number (SanPublishDialog *self)
{
  guint number = 1;

  if (san_bulletin_store_next_number (san_context_get_database (self->context), self->day,
                                      &number, &self->running, NULL))
    gtk_spin_button_set_value (self->number, number);
}

static void
update (SanPublishDialog *self)
{
  g_autofree char *text = read_text (self->date);
  g_autofree char *reason = read_text (self->reason);
  g_autofree char *running = g_strdup_printf (_("Running number %u"), self->running);
  SanDay day = self->day;
  gboolean is_day = san_day_parse (text, &day, NULL);
  int year, before;

  san_day_get (self->day, &before, NULL, NULL);
  san_day_get (day, &year, NULL, NULL);
  self->day = day;
  if (year != before)
    propose_number (self);

  if (is_day)
    gtk_widget_remove_css_class (GTK_WIDGET (self->date), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date), "error");

  adw_action_row_set_subtitle (self->number_row, running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->publish),
                            is_day && !self->broken && self->job == NULL &&
                            san_publish_checks_get_n_errors (self->checks) == 0 &&
                            (!self->correction || *reason != '\0'));
}

/* The reason that was given when the published round was unlocked: it stands in the
 * journal, as "2018-05 → assess: reason". */
static void
propose_reason (SanPublishDialog *self)
{
  g_autofree char *prefix = g_strconcat (self->label, " → ", NULL);
  g_autoptr (GPtrArray) steps =
    san_journal_list (san_context_get_database (self->context), LOOKED_FOR, NULL);

  for (guint i = steps != NULL ? steps->len : 0; i > 0; i--)
    {
      const SanStep *step = g_ptr_array_index (steps, i - 1);
      const char *colon;

      if (step->undone || !g_str_equal (step->verb, "round.state") ||
          !g_str_has_prefix (step->label, prefix))
        continue;

      colon = strstr (step->label, ": ");
      if (colon != NULL)
        {
          gtk_editable_set_text (GTK_EDITABLE (self->reason), colon + 2);
          break;
        }
    }
}

/* What is going to happen, before it does. */
static void
show_effect (SanPublishDialog *self,
             const SanRound   *round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRanking) ranking =
    san_ranking_load (san_context_get_database (self->context), round, NULL, &error);
  g_autofree char *units = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (ranking == NULL)
    {
      gtk_label_set_text (self->effect, error->message);
      self->broken = TRUE;
      return;
    }

  for (guint i = 0; i < ranking->groups->len; i++)
    n += ((SanRankedGroup *) g_ptr_array_index (ranking->groups, i))->n;

  units = g_strdup_printf (ngettext ("The place of %u unit will be frozen and the bulletin made.",
                                     "The places of %u units will be frozen and the bulletin made.",
                                     n), n);
  text = g_strconcat (units, "\n", self->correction
                      ? _("It is a new edition; what was issued before stays as it is.")
                      : _("After that a score changes only by a correction, which makes a new edition."),
                      NULL);
  gtk_label_set_text (self->effect, text);
}

/* Publishing ------------------------------------------------------------------------ */

static void
set_running (SanPublishDialog *self,
             gboolean          running)
{
  gtk_revealer_set_reveal_child (self->progress, running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->number), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->date), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reason), !running);
  update (self);
}

static void
on_failed_cb (SanPublishDialog *self,
              const char       *message)
{
  gtk_label_set_text (self->refusal, message);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), *message != '\0');
}

static void
on_done_cb (SanContext *context,
            gboolean    success,
            gpointer    data)
{
  g_autoptr (SanPublishDialog) self = data;

  g_clear_object (&self->job);
  if (self->context == NULL)   /* closed with its parent */
    return;

  g_signal_handlers_disconnect_by_func (context, on_failed_cb, self);
  if (!success)
    {
      set_running (self, FALSE);
      return;
    }

  g_signal_emit (self, signals[PUBLISHED], 0, self->name);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What was filled in here stands in the draft, too; it is written down before it is issued.
 * One that nobody touched is made by the issue. */
static gboolean
save_draft (SanPublishDialog *self)
{
  g_autoptr (SanBulletinDraft) before = NULL;
  g_autofree char *mark = read_text (self->mark);
  g_autofree char *signer = read_text (self->signer);
  g_autofree char *sent_to = read_text (self->sent_to);
  g_autofree char *copied_to = read_text (self->copied_to);

  if (self->draft == NULL)
    return TRUE;

  before = san_draft_copy (self->draft);
  san_set_str (&self->draft->mark, mark);
  san_set_str (&self->draft->signer, signer);
  san_set_str (&self->draft->sent_to, sent_to);
  san_set_str (&self->draft->copied_to, copied_to);
  if (san_draft_equal (before, self->draft) && (self->draft->id != 0 || self->round_id != 0))
    return TRUE;

  return san_draft_save (self->context, self->draft, self->label);
}

/* (transfer full) (nullable): an error is shown */
static SanPublication *
make_publication (SanPublishDialog *self)
{
  g_autofree char *reason = read_text (self->reason);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = NULL;
  guint number = (guint) gtk_spin_button_get_value_as_int (self->number);
  SanTime now = san_workspace_now (san_context_get_workspace (self->context));

  if (!save_draft (self))
    return NULL;
  if (self->draft != NULL && self->draft->id != 0)
    return san_publication_new_draft (self->draft, number, self->day,
                                      self->correction ? reason : NULL, now);

  round = san_round_store_get (san_context_get_database (self->context), self->round_id, &error);
  if (round == NULL)
    {
      on_failed_cb (self, error->message);
      return NULL;
    }

  return san_publication_new (round, number, self->day, self->correction ? reason : NULL, now);
}

static void
on_publish_clicked_cb (SanPublishDialog *self)
{
  g_autofree char *said = NULL;
  SanPublication *publication;

  on_failed_cb (self, "");
  g_signal_connect_object (self->context, "failed", G_CALLBACK (on_failed_cb), self,
                           G_CONNECT_SWAPPED);
  publication = make_publication (self);
  if (publication == NULL)
    {
      g_signal_handlers_disconnect_by_func (self->context, on_failed_cb, self);
      return;
    }

  g_free (self->name);
  self->name = g_strdup (san_publication_get_name (publication));
  said = g_strdup_printf (_("Bulletin %s was issued"), self->name);
  self->job = g_object_ref (
    san_context_change_job (self->context, san_publication_get_verb (publication), self->name,
                            san_publication_write, publication,
                            (GDestroyNotify) san_publication_free, _("Publishing"), said,
                            on_done_cb, g_object_ref (self)));
  set_running (self, TRUE);
}

/* While the work runs, Cancel stops it; the dialog stays until it has stopped. */
static gboolean
on_close_request_cb (SanPublishDialog *self)
{
  if (self->job == NULL)
    return GDK_EVENT_PROPAGATE;

  san_job_cancel (self->job);
  return GDK_EVENT_STOP;
}

static void
on_changed_cb (SanPublishDialog *self)
{
  if (self->context != NULL)
    update (self);
}

static void
san_publish_dialog_dispose (GObject *object)
{
  SanPublishDialog *self = SAN_PUBLISH_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_PUBLISH_DIALOG);

  G_OBJECT_CLASS (san_publish_dialog_parent_class)->dispose (object);
}

static void
san_publish_dialog_finalize (GObject *object)
{
  SanPublishDialog *self = SAN_PUBLISH_DIALOG (object);

  g_clear_pointer (&self->draft, san_bulletin_draft_free);
  g_free (self->label);
  g_free (self->name);

  G_OBJECT_CLASS (san_publish_dialog_parent_class)->finalize (object);
}

static void
san_publish_dialog_class_init (SanPublishDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_publish_dialog_dispose;
  object_class->finalize = san_publish_dialog_finalize;

  signals[PUBLISHED] =
    g_signal_new ("published", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GO_TO] =
    g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FIND] =
    g_signal_new ("find", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (SAN_TYPE_PUBLISH_AWARDS);
  g_type_ensure (SAN_TYPE_PUBLISH_CHECKS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/bulletins/san-publish-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, publish);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, number_row);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, number);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, date);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, mark);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, signer);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, sent_to);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, copied_to);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, awards);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, checks);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, SanPublishDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_publish_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_go_to_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_find_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_publish_dialog_init (SanPublishDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
take_draft (SanPublishDialog       *self,
            const SanBulletinDraft *draft)
{
  AdwEntryRow *rows[] = { self->mark, self->signer, self->sent_to, self->copied_to };
  const char *texts[4];

  if (draft == NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        gtk_widget_set_visible (GTK_WIDGET (rows[i]), FALSE);
      return;
    }

  self->draft = san_draft_copy (draft);
  texts[0] = draft->mark;
  texts[1] = draft->signer;
  texts[2] = draft->sent_to;
  texts[3] = draft->copied_to;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_editable_set_text (GTK_EDITABLE (rows[i]), texts[i] != NULL ? texts[i] : "");
  if (draft->day != 0)
    self->day = draft->day;
}

GtkWidget *
san_publish_dialog_new (GtkWindow              *parent,
                        SanContext             *context,
                        const SanRound         *round,
                        const SanBulletinDraft *draft,
                        GPtrArray              *findings)
{
  SanPublishDialog *self;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (SAN_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (round != NULL || draft != NULL, NULL);

  self = g_object_new (SAN_TYPE_PUBLISH_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->round_id = round != NULL ? round->id : 0;
  self->label = g_strdup (round != NULL ? round->label : san_bulletin_kind_title (draft->kind));
  self->correction = round != NULL && round->n_editions > 0;
  self->day = san_time_day (san_workspace_now (san_context_get_workspace (context)));
  take_draft (self, draft);

  title = g_strdup_printf (self->correction ? _("Publish the Correction of %s") : _("Publish %s"),
                           self->label);
  adw_window_title_set_title (self->heading, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), self->correction);

  day = san_day_format (self->day);
  gtk_editable_set_text (GTK_EDITABLE (self->date), day);
  propose_number (self);
  if (draft != NULL && draft->number != 0)
    gtk_spin_button_set_value (self->number, draft->number);
  if (self->correction)
    propose_reason (self);
  if (round != NULL)
    show_effect (self, round);
  else
    gtk_label_set_text (self->effect, _("The bulletin is made and stored; it cannot be changed after that."));
  if (round != NULL)
    san_publish_awards_read (self->awards, context);
  san_publish_checks_set_findings (self->checks, findings);
  san_publish_checks_set_round (self->checks, context, round);
  update (self);

  return GTK_WIDGET (self);
}
