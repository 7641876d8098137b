/* san-bulletins-issued.c - the page's view of issued bulletins: list, proof, paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletins-page-private.h"

#include <glib/gi18n-lib.h>

#include "store/san-journal.h"
#include "widgets/san-list-place.h"

/* Cells that differ and are shown; the rest are counted. */
#define MAX_DIFFERENCES 50

static SanContext *
context_of (SanBulletinsPage *self)
{
  return san_page_get_context (SAN_PAGE (self));
}

static SanBulletinItem *
chosen_item (SanBulletinsPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

const SanBulletin *
san_bulletins_page_chosen (SanBulletinsPage *self)
{
  SanBulletinItem *item = chosen_item (self);

  return item != NULL ? san_bulletin_item_get_bulletin (item) : NULL;
}

SanBulletinItem *
san_bulletins_page_find (SanBulletinsPage *self,
                         gint64            id,
                         guint            *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanBulletinItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (san_bulletin_item_get_bulletin (item)->id != id)
        continue;
      if (position != NULL)
        *position = i;
      return item;   /* the list holds it */
    }

  return NULL;
}

/* What it says ---------------------------------------------------------------------- */

/* Of the bulletin that is chosen; NULL: none is */
static void
take_paper (SanBulletinsPage *self,
            SanPaper         *paper)
{
  g_set_object (&self->paper, paper);
  san_sheets_view_set_paper (self->sheets, paper);
  san_bulletins_page_update_actions (self);
}

static void
on_paper_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (SanBulletinsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanPaper) paper = san_issued_paper_read_finish (result, &error);

  /* one that was overtaken says nothing */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  g_clear_object (&self->reading);
  san_sheets_view_set_state (self->sheets, error != NULL ? error->message : NULL);
  if (paper != NULL)
    {
      take_paper (self, paper);
      san_sheets_view_show_page (self->sheets, 0);
    }
}

static void
read_paper (SanBulletinsPage *self)
{
  const SanBulletin *bulletin = san_bulletins_page_chosen (self);

  if (self->paper_id == (bulletin != NULL ? bulletin->id : 0))
    return;

  self->paper_id = bulletin != NULL ? bulletin->id : 0;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  take_paper (self, NULL);
  san_sheets_view_set_state (self->sheets, NULL);
  if (bulletin == NULL)
    return;

  self->reading = g_cancellable_new ();
  san_sheets_view_set_state (self->sheets, _("Setting the text…"));
  san_issued_paper_read_async (context_of (self), bulletin->id, self->reading, on_paper_cb,
                               g_object_ref (self));
}

/* Facts ----------------------------------------------------------------------------- */

static void
add_fact (SanBulletinsPage *self,
          int              *row,
          const char       *name,
          const char       *value)
{
  GtkWidget *label, *text;

  if (*value == '\0')
    return;

  label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, "sn-dim");
  gtk_grid_attach (self->facts, label, 0, *row, 1, 1);

  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 48);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (text, "sn-cap");
  gtk_widget_add_css_class (text, "sn-num");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (self->facts, text, 1, (*row)++, 1, 1);
}

/* (transfer full): when and by whom it was made, from the journal */
static char *
maker_text (SanBulletinsPage  *self,
            const SanBulletin *bulletin)
{
  SanDatabase *database = san_context_get_database (context_of (self));
  gint64 seq = san_journal_step_of (database, "bulletin", bulletin->id, NULL);
  g_autoptr (SanStep) step = seq != 0 ? san_journal_step (database, seq, NULL) : NULL;
  g_autofree char *time = NULL;

  if (step == NULL)
    return g_strdup ("");

  time = san_time_format (step->at);

  return g_strdup_printf (_("%s by %s, step %u"), time, step->actor, (guint) step->seq);
}

static char *
round_text (const SanBulletin *bulletin)
{
  return *bulletin->round != '\0' ? g_strdup_printf (_("%s, edition %u"), bulletin->round,
                                                     bulletin->edition)
                                  : g_strdup ("");
}

static void
show_facts (SanBulletinsPage  *self,
            const SanBulletin *bulletin)
{
  g_autofree char *number = g_strdup_printf (_("No. %u of %d, running number %u"),
                                             bulletin->number, bulletin->year,
                                             bulletin->running);
  g_autofree char *day = san_day_format (bulletin->day);
  g_autofree char *round = round_text (bulletin);
  g_autofree char *maker = maker_text (self, bulletin);
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_grid_remove (self->facts, child);

  gtk_label_set_text (self->title, bulletin->title);
  add_fact (self, &row, _("Number"), number);
  add_fact (self, &row, _("Date"), day);
  add_fact (self, &row, _("Round"), round);
  add_fact (self, &row, _("Reason"), bulletin->reason);
  add_fact (self, &row, _("Issued"), maker);
  add_fact (self, &row, _("Files"), self->report != NULL ? self->report->files : "");
  add_fact (self, &row, _("SHA-256"), bulletin->sha256);
}

static void
show_state (SanBulletinsPage *self)
{
  SanBulletinItem *item = chosen_item (self);
  GPtrArray *differences = item != NULL ? san_bulletin_item_get_differences (item) : NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;
  const char *style = "";
  const char *word;

  if (item == NULL)
    return;

  text = san_bulletin_item_describe (item);
  word = san_bulletin_item_word (item, &style);
  san_tag_set (self->tag, word, style);
  gtk_label_set_text (self->state, text);

  for (guint i = 0; differences != NULL && i < MIN (differences->len, MAX_DIFFERENCES); i++)
    {
      const SanBulletinDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_printf (list, _("%s %s: found “%s”, expected “%s”\n"), difference->sheet,
                              difference->cell, difference->found, difference->expected);
    }
  g_string_truncate (list, list->len > 0 ? list->len - 1 : 0);
  gtk_label_set_text (self->differences, list->str);
  gtk_widget_set_visible (GTK_WIDGET (self->differences), list->len > 0);
}

/* Recomputing ----------------------------------------------------------------------- */

static void
take_report (SanBulletinsPage        *self,
             const SanBulletinReport *report)
{
  SanBulletinItem *item = san_bulletins_page_find (self, report->id, NULL);

  if (item == NULL)
    return;

  if (report->differences == NULL)
    san_bulletin_item_set_state (item, SAN_BULLETIN_UNREADABLE, NULL, report->trouble);
  else
    san_bulletin_item_set_state (item, report->differences->len > 0 ? SAN_BULLETIN_DIFFERS
                                                                    : SAN_BULLETIN_AGREES,
                                 report->differences, NULL);
}

/* Work that was cancelled leaves nothing half said. */
static void
forget_checking (SanBulletinsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanBulletinItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (san_bulletin_item_get_state (item) == SAN_BULLETIN_CHECKING)
        san_bulletin_item_set_state (item, SAN_BULLETIN_UNCHECKED, NULL, NULL);
    }
}

void
san_bulletins_page_show_status (SanBulletinsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint agree = 0;
  guint bad = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanBulletinItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      agree += san_bulletin_item_get_state (item) == SAN_BULLETIN_AGREES;
      bad += san_bulletin_item_get_state (item) >= SAN_BULLETIN_DIFFERS;
    }

  if (bad > 0)
    text = g_strdup_printf (ngettext ("%u bulletin does not agree with its frozen round",
                                      "%u bulletins do not agree with their frozen rounds", bad),
                            bad);
  else if (n > 0)
    text = g_strdup_printf (_("%u of %u recomputed, all agree"), agree, n);
  gtk_label_set_text (self->status, text != NULL && agree + bad > 0 ? text : "");
}

static void
on_read_cb (GPtrArray    *reports,
            const GError *error,
            gpointer      data)
{
  SanBulletinsPage *self = data;
  const SanBulletin *bulletin;

  if (context_of (self) == NULL || self->items == NULL)
    return;

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    take_report (self, g_ptr_array_index (reports, i));
  if (error != NULL)
    {
      forget_checking (self);
      san_context_report (context_of (self), error);
    }

  bulletin = san_bulletins_page_chosen (self);
  for (guint i = 0; reports != NULL && bulletin != NULL && i < reports->len; i++)
    {
      SanBulletinReport *report = g_ptr_array_index (reports, i);

      if (report->id != bulletin->id)
        continue;

      g_clear_pointer (&self->report, san_bulletin_report_free);
      self->report = g_ptr_array_steal_index (reports, i);
      show_facts (self, bulletin);
      break;
    }

  show_state (self);
  san_bulletins_page_show_status (self);
}

void
san_bulletins_page_read_bulletins (SanBulletinsPage *self,
                                   GArray           *ids)
{
  for (guint i = 0; i < ids->len; i++)
    san_bulletin_item_set_state (san_bulletins_page_find (self, g_array_index (ids, gint64, i), NULL),
                                 SAN_BULLETIN_CHECKING, NULL, NULL);

  show_state (self);
  san_bulletins_read (context_of (self), ids, on_read_cb, g_object_ref (self),
                      g_object_unref);
}

void
san_bulletins_page_read_chosen (SanBulletinsPage *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const SanBulletin *bulletin = san_bulletins_page_chosen (self);

  g_array_append_val (ids, bulletin->id);
  san_bulletins_page_read_bulletins (self, ids);
}

void
san_bulletins_page_selected (SanBulletinsPage *self)
{
  const SanBulletin *bulletin = san_bulletins_page_chosen (self);
  gboolean any = bulletin != NULL;

  if (self->filling || context_of (self) == NULL)
    return;

  san_bulletins_page_update_actions (self);
  gtk_stack_set_visible_child_name (self->detail, any ? "bulletin" : "none");

  if (any && self->report != NULL && self->report->id == bulletin->id)
    {
      show_facts (self, bulletin);
      show_state (self);
      return;
    }

  g_clear_pointer (&self->report, san_bulletin_report_free);
  read_paper (self);
  if (any)
    {
      show_facts (self, bulletin);
      san_bulletins_page_read_chosen (self);
    }
}

/* The list -------------------------------------------------------------------------- */

/* Items of bulletins that are still there keep what was found about them. */
void
san_bulletins_page_fill_list (SanBulletinsPage *self,
                              GPtrArray        *bulletins)
{
  const SanBulletin *before = san_bulletins_page_chosen (self);
  gint64 id = before != NULL ? before->id : 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint position = 0;

  for (guint i = 0; i < bulletins->len; i++)
    {
      SanBulletin *bulletin = g_ptr_array_index (bulletins, i);
      SanBulletinItem *item = san_bulletins_page_find (self, bulletin->id, NULL);

      g_ptr_array_add (items, item != NULL ? g_object_ref (item)
                                           : san_bulletin_item_new (g_steal_pointer (&g_ptr_array_index (bulletins, i))));
      if (bulletin->id == id)
        position = i;
    }

  self->filling = TRUE;
  g_list_store_splice (self->items, 0, n, items->pdata, items->len);
  self->filling = FALSE;

  gtk_single_selection_set_selected (self->selection,
                                     items->len > 0 ? position : GTK_INVALID_LIST_POSITION);
}

void
san_bulletins_page_select (SanBulletinsPage *self,
                           guint             position)
{
  gtk_single_selection_set_selected (self->selection, position);
  san_list_place_scroll_to (GTK_WIDGET (self->view), position);
}
