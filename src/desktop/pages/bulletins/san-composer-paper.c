/* san-composer-paper.c - what the composer shows of a draft: sections, paper, findings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-composer-private.h"

#include <glib/gi18n-lib.h>

#include "pages/bulletins/san-draft-edit.h"
#include "pages/bulletins/san-section-words.h"

#define PATIENCE 150   /* ms that need no word */

static const SanBulletinData *
data_of (SanComposer *self)
{
  return self->data != NULL ? self->data->data : NULL;
}

/* Showing --------------------------------------------------------------------------- */

void
san_composer_show_list (SanComposer *self)
{
  guint n = self->draft != NULL ? self->draft->sections->len : 0;
  g_autofree SanSectionRow *rows = g_new0 (SanSectionRow, n + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      const SanBulletinSection *section = san_draft_section (self->draft, i);

      rows[i].icon = san_section_icon (section);
      rows[i].title = san_section_title (self->draft, i, self->paper);
      rows[i].detail = san_section_source (self->draft, i, data_of (self));
      rows[i].included = section->included;
      rows[i].typed = san_section_n_typed (section) > 0;
      g_ptr_array_add (texts, (gpointer) rows[i].title);
      g_ptr_array_add (texts, (gpointer) rows[i].detail);
    }

  san_section_list_set_editable (self->list, san_composer_is_editable (self));
  san_section_list_fill (self->list, rows, n);
  san_section_list_choose (self->list, self->chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "composer.add-text", san_composer_is_editable (self));
}

void
san_composer_show_section (SanComposer *self)
{
  san_section_editor_show (self->editor, self->context, self->draft, data_of (self),
                           self->chosen, san_composer_is_editable (self));
  san_section_editor_set_paper (self->editor, self->paper);
}

static void
show_data_time (SanComposer *self)
{
  g_autofree char *time = self->data != NULL ? san_time_format (self->data->time) : NULL;
  g_autofree char *text = time != NULL ? g_strdup_printf (_("Data as of %s"), time)
                                       : g_strdup ("");

  gtk_label_set_text (self->data_time, text);
  gtk_widget_set_visible (self->stale_note, self->stale);
}

/* Where the chosen section is on paper */
void
san_composer_show_mark (SanComposer *self)
{
  const SanBulletinSection *section = san_draft_section (self->draft, self->chosen);

  if (section == NULL || !section->included || self->paper == NULL)
    return;

  if (g_str_equal (section->key, "head") || g_str_equal (section->key, "lead"))
    san_sheets_view_show_page (self->sheets, 0);
  else if (g_str_equal (section->key, "imprint"))
    san_sheets_view_show_page (self->sheets, san_paper_get_n_pages (self->paper) - 1);
  else if (san_section_printed (section) != NULL)
    san_sheets_view_show_mark (self->sheets, san_section_printed (section));
}

void
san_composer_show_all (SanComposer *self)
{
  san_composer_show_list (self);
  san_composer_show_section (self);
  show_data_time (self);
}

/* Paper and findings ---------------------------------------------------------------- */

static gboolean
on_patience_cb (gpointer data)
{
  SanComposer *self = data;

  self->patience_source = 0;
  san_sheets_view_set_state (self->sheets, _("Setting the text…"));

  return G_SOURCE_REMOVE;
}

void
san_composer_stop (SanComposer *self)
{
  g_cancellable_cancel (self->composing);
  g_clear_object (&self->composing);
  g_clear_handle_id (&self->compose_source, g_source_remove);
  g_clear_handle_id (&self->patience_source, g_source_remove);
}

static void
take_composition (SanComposer    *self,
                  SanComposition *composition)
{
  gboolean fresh = self->data != composition->data;

  if (fresh)
    {
      g_clear_pointer (&self->data, san_composer_data_unref);
      self->data = san_composer_data_ref (composition->data);
      self->stale = FALSE;
    }
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_ptr_array_ref (composition->findings);
  g_set_object (&self->paper, composition->paper);

  san_sheets_view_set_state (self->sheets, NULL);
  san_sheets_view_set_paper (self->sheets, self->paper);
  san_finding_list_fill (self->findings, self->found);
  if (fresh)
    san_composer_show_all (self);
  else
    san_composer_show_list (self);
  san_section_editor_set_paper (self->editor, self->paper);
  san_composer_tell (self);
}

static void
on_composed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (SanComposer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanComposition) composition = san_compose_finish (result, &error);

  /* one that was overtaken says nothing */
  if (g_task_get_cancellable (G_TASK (result)) != self->composing || self->context == NULL)
    return;

  g_clear_object (&self->composing);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  if (composition != NULL)
    {
      take_composition (self, composition);
      return;
    }

  san_sheets_view_set_state (self->sheets, error->message);
  san_context_report (self->context, error);
}

static SanBulletinFinding *
finding_copy (const SanBulletinFinding *finding)
{
  SanBulletinFinding *copy = g_memdup2 (finding, sizeof *finding);

  copy->what = g_strdup (finding->what);
  copy->text = g_strdup (finding->text);
  copy->found = g_strdup (finding->found);
  copy->expected = g_strdup (finding->expected);

  return copy;
}

/* What the text in hand says against the data is told before the paper is set; the rest stays
 * as it was found last. */
static void
check_section (SanComposer *self)
{
  const SanBulletinSection *section = san_draft_section (self->draft, self->chosen);
  g_autoptr (GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_finding_free);

  if (self->data == NULL || self->found == NULL || section == NULL || !section->included)
    return;

  for (guint i = 0; i < self->found->len; i++)
    {
      const SanBulletinFinding *finding = g_ptr_array_index (self->found, i);

      if (finding->section != self->chosen)
        g_ptr_array_add (found, finding_copy (finding));
    }
  san_bulletin_section_check (self->data->data, self->draft, self->chosen, found);

  g_ptr_array_unref (self->found);
  self->found = g_steal_pointer (&found);
  san_finding_list_fill (self->findings, self->found);
}

static gboolean
compose_now (gpointer data)
{
  SanComposer *self = data;

  self->compose_source = 0;
  san_composer_stop (self);
  check_section (self);
  self->composing = g_cancellable_new ();
  self->patience_source = g_timeout_add (PATIENCE, on_patience_cb, self);
  san_compose_async (self->context, self->draft, self->data, self->composing, on_composed_cb,
                     g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* What was found is of another text from now on. */
void
san_composer_queue (SanComposer *self,
                    guint        delay)
{
  san_composer_stop (self);
  self->compose_source = g_timeout_add (delay, compose_now, self);
}

gboolean
san_composer_is_settled (SanComposer *self)
{
  g_return_val_if_fail (SAN_IS_COMPOSER (self), FALSE);

  return self->draft != NULL && self->data != NULL && self->composing == NULL &&
         self->compose_source == 0 && self->save_source == 0;
}

void
san_composer_update_data (SanComposer *self)
{
  g_return_if_fail (SAN_IS_COMPOSER (self));

  if (self->draft == NULL)
    return;

  san_composer_settle (self);
  /* what is shown stays until there is something else; data that are NULL are read anew */
  san_composer_stop (self);
  self->composing = g_cancellable_new ();
  self->patience_source = g_timeout_add (PATIENCE, on_patience_cb, self);
  san_compose_async (self->context, self->draft, NULL, self->composing, on_composed_cb,
                     g_object_ref (self));
}
