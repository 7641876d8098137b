/* san-composer.c - a bulletin in the making
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-composer-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "pages/bulletins/san-draft-edit.h"
#include "pages/bulletins/san-section-words.h"
#include "store/san-journal.h"

#define PAUSE 1200     /* ms without a key that make a step of what was typed */
#define BREATH 250     /* ms without a key after which the paper is set anew */
#define LOOKED_BACK 200   /* steps that may have changed the data */

G_DEFINE_FINAL_TYPE (SanComposer, san_composer, GTK_TYPE_WIDGET)

enum { CHANGED, GO, N_SIGNALS };

static guint signals[N_SIGNALS];

gboolean
san_composer_is_editable (SanComposer *self)
{
  return self->draft != NULL && self->draft->bulletin_id == 0 &&
         !san_context_is_read_only (self->context);
}

void
san_composer_tell (SanComposer *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Writing down ---------------------------------------------------------------------- */

/* (transfer full): of the step in the journal: the title, and the section if it is one */
static char *
label_of (SanComposer *self)
{
  g_autoptr (SanRound) round = self->draft->round_id != 0
    ? san_round_store_get (san_context_get_database (self->context), self->draft->round_id, NULL)
    : NULL;
  const char *about = *self->draft->title != '\0' ? self->draft->title
                      : round != NULL ? round->label
                      : san_bulletin_kind_title (self->draft->kind);
  const SanBulletinSection *section = san_draft_section (self->draft, self->chosen);

  return section != NULL
         ? g_strdup_printf ("%s %s", about, *section->heading != '\0'
                            ? section->heading : san_section_name (section))
         : g_strdup (about);
}

gboolean
san_composer_settle (SanComposer *self)
{
  g_autofree char *label = NULL;
  gboolean saved;

  g_return_val_if_fail (SAN_IS_COMPOSER (self), FALSE);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!san_composer_is_editable (self) || self->saving || san_draft_equal (self->draft, self->saved))
    return TRUE;

  label = label_of (self);
  self->saving = TRUE;
  saved = san_draft_save (self->context, self->draft, label);
  self->saving = FALSE;
  if (!saved)
    return FALSE;

  g_clear_pointer (&self->saved, san_bulletin_draft_free);
  self->saved = san_draft_copy (self->draft);
  san_composer_tell (self);

  return TRUE;
}

static gboolean
on_pause_cb (gpointer data)
{
  SanComposer *self = data;

  self->save_source = 0;
  san_composer_settle (self);

  return G_SOURCE_REMOVE;
}

/* The draft says something else. */
static void
edited (SanComposer *self,
        gboolean     at_once)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  san_composer_show_list (self);
  san_composer_queue (self, at_once ? 0 : BREATH);
  if (at_once)
    san_composer_settle (self);
  else
    self->save_source = g_timeout_add (PAUSE, on_pause_cb, self);
}

/* What the person does -------------------------------------------------------------- */

static void
choose (SanComposer *self,
        guint        index)
{
  if (index != self->chosen)
    san_composer_settle (self);
  self->chosen = index;
  san_section_list_choose (self->list, index);
  san_composer_show_section (self);
  san_composer_show_mark (self);
}

static void
on_chosen_cb (SanComposer *self,
              guint        index)
{
  choose (self, index);
}

static void
on_opened_cb (SanComposer *self,
              guint        index)
{
  choose (self, index);
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
  if (gtk_widget_get_mapped (GTK_WIDGET (san_section_editor_get_view (self->editor))))
    gtk_widget_grab_focus (GTK_WIDGET (san_section_editor_get_view (self->editor)));
}

static void
on_edited_cb (SanComposer *self,
              gboolean     at_once)
{
  edited (self, at_once);
}

static void
on_moved_cb (SanComposer *self,
             guint        from,
             guint        to)
{
  san_composer_settle (self);
  san_draft_move (self->draft, from, to);
  self->chosen = to;
  edited (self, TRUE);
  san_composer_show_section (self);
}

static void
on_included_cb (SanComposer *self,
                guint        index,
                gboolean     included)
{
  san_composer_settle (self);
  san_draft_section (self->draft, index)->included = included;
  self->chosen = index;
  edited (self, TRUE);
  san_composer_show_section (self);
}

static void
on_removed_cb (SanComposer *self,
               guint        index)
{
  if (!san_composer_is_editable (self))
    return;
  if (!san_draft_may_remove (san_draft_section (self->draft, index)))
    {
      san_context_say (self->context,
                       _("This section comes from the data: it can only be left out"));
      return;
    }

  san_composer_settle (self);
  g_ptr_array_remove_index (self->draft->sections, index);
  self->chosen = MIN (index, self->draft->sections->len - 1);
  san_composer_show_section (self);
  edited (self, TRUE);
}

static void
add_text_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SanComposer *self = SAN_COMPOSER (widget);

  if (!san_composer_is_editable (self))
    return;

  san_composer_settle (self);
  self->chosen = san_draft_add_text (self->draft, self->chosen);
  edited (self, TRUE);
  san_composer_show_section (self);
  gtk_widget_grab_focus (GTK_WIDGET (san_section_editor_get_view (self->editor)));
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  san_section_list_move (SAN_COMPOSER (widget)->list,
                         g_str_equal (name, "composer.move-up") ? -1 : 1);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SanComposer *self = SAN_COMPOSER (widget);
  gboolean next = g_str_equal (name, "composer.next-section");

  if (self->draft == NULL || (next ? self->chosen + 1 >= self->draft->sections->len
                                   : self->chosen == 0))
    return;

  choose (self, next ? self->chosen + 1 : self->chosen - 1);
}

/* Where a finding is that is not in the text */
static void
go_to_place (SanComposer              *self,
             const SanBulletinFinding *finding)
{
  if (g_str_equal (finding->what, "rank") && finding->severity == SAN_BULLETIN_ERROR)
    san_composer_update_data (self);
  else if (g_str_equal (finding->what, "rank"))
    g_signal_emit (self, signals[GO], 0, "ranking", NULL);
  else if (g_str_equal (finding->what, "number"))
    choose (self, san_draft_find (self->draft, "head"));
  else
    g_signal_emit (self, signals[GO], 0, "assessment",
                   g_variant_new_string (g_str_equal (finding->what, "review") ? "review"
                                                                               : "scores"));
}

void
san_composer_open_finding (SanComposer              *self,
                           const SanBulletinFinding *finding)
{
  g_return_if_fail (SAN_IS_COMPOSER (self));

  if (self->draft == NULL)
    return;
  if (finding->section >= self->draft->sections->len)
    {
      go_to_place (self, finding);
      return;
    }

  choose (self, finding->section);
  san_section_editor_seek (self->editor, finding);
}

static void
on_finding_opened_cb (SanComposer *self,
                      gpointer     finding)
{
  san_composer_open_finding (self, finding);
}

/* Opening and closing --------------------------------------------------------------- */

static void
take_draft (SanComposer      *self,
            SanBulletinDraft *draft)
{
  g_clear_pointer (&self->saved, san_bulletin_draft_free);
  self->saved = draft != NULL ? san_draft_copy (draft) : NULL;
  g_clear_handle_id (&self->save_source, g_source_remove);
  /* the editor looks into the old one until it is shown the new one */
  san_section_editor_show (self->editor, self->context, NULL, NULL, G_MAXUINT, FALSE);
  g_clear_pointer (&self->draft, san_bulletin_draft_free);
  self->draft = draft;
}

/* The first one that says something */
static guint
first_text (const SanBulletinDraft *draft)
{
  for (guint i = 0; i < draft->sections->len; i++)
    if (san_section_has_text (san_draft_section (draft, i)))
      return i;

  return 0;
}

/* The section that is looked at where it is the same bulletin, as it was before it was
 * written down; else the first one that says something */
static guint
first_chosen (SanComposer            *self,
              const SanBulletinDraft *draft)
{
  const SanBulletinSection *now = san_draft_section (self->draft, self->chosen);
  guint index = now != NULL && self->draft->round_id == draft->round_id &&
                self->draft->kind == draft->kind ? san_draft_find (draft, now->key) : G_MAXUINT;

  return index != G_MAXUINT ? index : first_text (draft);
}

void
san_composer_open (SanComposer      *self,
                   SanBulletinDraft *draft)
{
  guint chosen;

  g_return_if_fail (SAN_IS_COMPOSER (self));

  san_composer_settle (self);
  chosen = first_chosen (self, draft);
  take_draft (self, draft);
  g_clear_pointer (&self->data, san_composer_data_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->paper);
  self->stale = FALSE;
  self->chosen = chosen;
  san_sheets_view_set_paper (self->sheets, NULL);
  san_finding_list_fill (self->findings, NULL);
  san_composer_show_all (self);
  san_composer_queue (self, 0);
}

void
san_composer_close (SanComposer *self)
{
  g_return_if_fail (SAN_IS_COMPOSER (self));

  if (self->draft == NULL)
    return;

  san_composer_settle (self);
  san_composer_stop (self);
  take_draft (self, NULL);
  g_clear_pointer (&self->data, san_composer_data_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->paper);
  san_sheets_view_set_paper (self->sheets, NULL);
  san_composer_show_list (self);
}

/* Whether a step after the data were read may have changed them: all but those of drafts */
static gboolean
look_for_changes (SanComposer *self)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (GPtrArray) steps = san_journal_list (database, LOOKED_BACK, NULL);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const SanStep *step = g_ptr_array_index (steps, i);

      if (step->seq > self->data->seq && !g_str_has_prefix (step->verb, "bulletin.") &&
          !g_str_equal (step->verb, "left") && strstr (step->label, "bulletin.") == NULL)
        return TRUE;
    }

  return FALSE;
}

/* Rounds go away when the step that made them is undone. */
static gboolean
round_is_gone (SanComposer *self)
{
  g_autoptr (SanRound) round =
    self->draft->round_id != 0
    ? san_round_store_get (san_context_get_database (self->context), self->draft->round_id, NULL)
    : NULL;

  return self->draft->round_id != 0 && round == NULL;
}

gboolean
san_composer_refresh (SanComposer *self)
{
  g_autoptr (SanBulletinDraft) stored = NULL;

  g_return_val_if_fail (SAN_IS_COMPOSER (self), FALSE);

  if (self->draft == NULL)
    return FALSE;
  if (self->saving)
    return TRUE;
  if (round_is_gone (self))
    return FALSE;

  if (self->draft->id != 0)
    {
      stored = san_bulletin_draft_store_get (san_context_get_database (self->context),
                                             self->draft->id, NULL);
      if (stored == NULL || stored->bulletin_id != 0)
        return FALSE;
    }
  if (stored != NULL && !san_draft_equal (stored, self->saved))
    {
      take_draft (self, g_steal_pointer (&stored));
      self->chosen = MIN (self->chosen, self->draft->sections->len - 1);
      san_composer_queue (self, 0);
    }
  if (self->data != NULL)
    self->stale = look_for_changes (self);
  san_composer_show_all (self);

  return TRUE;
}

void
san_composer_show_preview (SanComposer *self,
                           gboolean     show)
{
  g_return_if_fail (SAN_IS_COMPOSER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->sheets), show);
}

gboolean
san_composer_is_stale (SanComposer *self)
{
  g_return_val_if_fail (SAN_IS_COMPOSER (self), FALSE);

  return self->stale;
}

const SanBulletinDraft *
san_composer_get_draft (SanComposer *self)
{
  g_return_val_if_fail (SAN_IS_COMPOSER (self), NULL);

  return self->draft;
}

SanComposerData *
san_composer_get_data (SanComposer *self)
{
  g_return_val_if_fail (SAN_IS_COMPOSER (self), NULL);

  return self->data;
}

GPtrArray *
san_composer_get_findings (SanComposer *self)
{
  g_return_val_if_fail (SAN_IS_COMPOSER (self), NULL);

  return self->found;
}

SanPaper *
san_composer_get_paper (SanComposer *self)
{
  g_return_val_if_fail (SAN_IS_COMPOSER (self), NULL);

  return self->paper;
}

GtkPaned *
san_composer_get_paned (SanComposer *self,
                        gboolean     outer)
{
  g_return_val_if_fail (SAN_IS_COMPOSER (self), NULL);

  return outer ? self->outer : self->inner;
}

/* Widget ---------------------------------------------------------------------------- */

static void
san_composer_unmap (GtkWidget *widget)
{
  san_composer_settle (SAN_COMPOSER (widget));

  GTK_WIDGET_CLASS (san_composer_parent_class)->unmap (widget);
}

static void
on_settle_cb (SanComposer *self)
{
  san_composer_settle (self);
}

void
san_composer_set_context (SanComposer *self,
                          SanContext  *context)
{
  g_return_if_fail (SAN_IS_COMPOSER (self));

  g_set_object (&self->context, context);
  g_signal_connect_object (context, "settle", G_CALLBACK (on_settle_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
san_composer_dispose (GObject *object)
{
  SanComposer *self = SAN_COMPOSER (object);

  san_composer_stop (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->editor != NULL && self->draft != NULL)
    take_draft (self, NULL);
  g_clear_pointer (&self->data, san_composer_data_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->paper);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_COMPOSER);

  G_OBJECT_CLASS (san_composer_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/bulletins/san-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, SanComposer, outer);
  gtk_widget_class_bind_template_child (widget_class, SanComposer, inner);
  gtk_widget_class_bind_template_child (widget_class, SanComposer, add);
  gtk_widget_class_bind_template_child (widget_class, SanComposer, list);
  gtk_widget_class_bind_template_child (widget_class, SanComposer, data_time);
  gtk_widget_class_bind_template_child (widget_class, SanComposer, stale_note);
  gtk_widget_class_bind_template_child (widget_class, SanComposer, editor);
  gtk_widget_class_bind_template_child (widget_class, SanComposer, findings);
  gtk_widget_class_bind_template_child (widget_class, SanComposer, sheets);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_included_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_finding_opened_cb);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "composer.add-text", NULL, add_text_action);
  gtk_widget_class_install_action (widget_class, "composer.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "composer.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "composer.next-section", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "composer.previous-section", NULL,
                                   turn_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK,
                                       "composer.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "composer.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "composer.next-section", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "composer.previous-section", NULL);
}

static void
san_composer_class_init (SanComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_composer_dispose;
  widget_class->unmap = san_composer_unmap;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[GO] = g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                              G_TYPE_STRING, G_TYPE_VARIANT);

  g_type_ensure (SAN_TYPE_FINDING_LIST);
  g_type_ensure (SAN_TYPE_SECTION_EDITOR);
  g_type_ensure (SAN_TYPE_SECTION_LIST);
  g_type_ensure (SAN_TYPE_SHEETS_VIEW);
  bind_template (widget_class);
  add_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "composer");
}

static void
san_composer_init (SanComposer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
