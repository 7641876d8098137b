/* san-journal-page.c - every step that was made, and the way back from it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/journal/san-journal-page.h"

#include <glib/gi18n-lib.h>

#include "app/san-undo.h"
#include "pages/journal/san-journal-columns.h"
#include "pages/journal/san-journal-paper.h"
#include "pages/journal/san-journal-restore.h"
#include "pages/journal/san-journal-words.h"
#include "store/san-journal-list-store.h"
#include "store/san-journal-record.h"
#include "widgets/san-day-text.h"
#include "widgets/san-list-place.h"

#define DETAIL_ROWS  200    /* records shown of one step */
#define DETAIL_LINES 300
#define LOOKED_FOR   4096   /* steps walked to find one again */

struct _SanJournalPage
{
  SanPage             parent_instance;

  SanPagedModel      *model;
  GtkSingleSelection *selection;
  GtkStringList      *actors;
  gboolean            filling;       /* the filters, not the person, change */
  gboolean            checked;       /* the chain: once a visit of the file */

  /* Template children */
  GtkPaned        *paned;
  GtkSearchEntry  *search;
  GtkDropDown     *actor;
  GtkDropDown     *verb;
  GtkDropDown     *span;
  GtkToggleButton *only_scores;
  GtkToggleButton *only_bulk;
  GtkColumnView   *view;
  GtkStack        *stack;
  GtkStack        *detail;
  GtkLabel        *title;
  GtkLabel        *facts;
  GtkGrid         *lines;
  GtkLabel        *more;
  GtkWidget       *undo_panel;
  GtkLabel        *undo_text;
  GtkButton       *undo;
  GtkButton       *restore;
  GtkLabel        *count;
  GtkLabel        *chain;
  GtkWidget       *chain_icon;
};

G_DEFINE_FINAL_TYPE (SanJournalPage, san_journal_page, SAN_TYPE_PAGE)

typedef enum { SPAN_ALL, SPAN_TODAY, SPAN_WEEK, SPAN_MONTH, SPAN_YEAR } Span;

static SanDay
today_of (SanJournalPage *self)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));

  return san_time_day (san_workspace_now (san_context_get_workspace (context)));
}

/* Filters */

static const char *
chosen_actor (SanJournalPage *self)
{
  guint index = gtk_drop_down_get_selected (self->actor);

  if (index == 0 || index == GTK_INVALID_LIST_POSITION)
    return "";

  return gtk_string_list_get_string (self->actors, index);
}

static const char *
chosen_verb (SanJournalPage *self)
{
  guint index = gtk_drop_down_get_selected (self->verb);

  if (gtk_toggle_button_get_active (self->only_scores))
    return "scores.edit";
  if (index == 0 || index == GTK_INVALID_LIST_POSITION)
    return "";

  return san_verbs[index - 1].name;
}

static SanDay
first_day (SanJournalPage *self)
{
  SanDay today = today_of (self);
  int year, month;

  san_day_get (today, &year, &month, NULL);
  switch ((Span) gtk_drop_down_get_selected (self->span))
    {
    case SPAN_TODAY:
      return today;

    case SPAN_WEEK:
      return today - san_day_weekday (today) + 1;

    case SPAN_MONTH:
      return san_day_new (year, month, 1);

    case SPAN_YEAR:
      return san_day_new (year, 1, 1);

    case SPAN_ALL:
    default:
      return SAN_DAY_MIN;
    }
}

static void
read_filter (SanJournalPage   *self,
             SanJournalFilter *filter)
{
  filter->actor = chosen_actor (self);
  filter->verb = chosen_verb (self);
  filter->text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  filter->first = first_day (self);
  filter->last = SAN_DAY_MAX;
  filter->bulk = gtk_toggle_button_get_active (self->only_bulk);
}

static gboolean
is_filtered (const SanJournalFilter *filter)
{
  return *filter->actor != '\0' || *filter->verb != '\0' || *filter->text != '\0' ||
         filter->first != SAN_DAY_MIN || filter->bulk;
}

static const SanStep *
selected_step (SanJournalPage *self)
{
  SanJournalRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? san_journal_row_get_step (row) : NULL;
}

static gboolean
select_seq (SanJournalPage *self,
            gint64          seq)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->model)), LOOKED_FOR);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanJournalRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      const SanStep *step = row != NULL ? san_journal_row_get_step (row) : NULL;

      if (step == NULL || step->seq != seq)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      san_list_place_scroll_to (GTK_WIDGET (self->view), i);
      return TRUE;
    }

  return FALSE;
}

/* So that the pane beside the list has something to say from the start */
static void
select_newest (SanJournalPage *self)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->model)), 2);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanJournalRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (row == NULL || san_journal_row_get_step (row) == NULL)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      return;
    }
}

static void
apply_filter (SanJournalPage *self)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  const SanStep *step = selected_step (self);
  gint64 seq = step != NULL ? step->seq : 0;
  g_autoptr (GError) error = NULL;
  SanJournalFilter filter;
  guint n;

  read_filter (self, &filter);
  if (!san_journal_list_filter (self->model, san_context_get_database (context), &filter,
                                &error))
    {
      san_context_report (context, error);
      return;
    }

  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "table" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "journal.clear", is_filtered (&filter));
  if (seq == 0 || !select_seq (self, seq))
    select_newest (self);
}

static void
on_filter_changed_cb (SanJournalPage *self)
{
  if (!self->filling && san_page_get_context (SAN_PAGE (self)) != NULL)
    apply_filter (self);
}

static void
clear_filters (SanJournalPage *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->actor, 0);
  gtk_drop_down_set_selected (self->verb, 0);
  gtk_drop_down_set_selected (self->span, SPAN_ALL);
  gtk_toggle_button_set_active (self->only_scores, FALSE);
  gtk_toggle_button_set_active (self->only_bulk, FALSE);
  self->filling = FALSE;
}

static void
clear_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  clear_filters (SAN_JOURNAL_PAGE (widget));
  apply_filter (SAN_JOURNAL_PAGE (widget));
}

static void
fill_actors (SanJournalPage *self)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  g_auto (GStrv) actors = san_journal_actors (san_context_get_database (context), NULL);
  g_autofree char *chosen = g_strdup (chosen_actor (self));
  guint position = 0;

  if (actors == NULL ||
      g_strv_length (actors) + 1 == g_list_model_get_n_items (G_LIST_MODEL (self->actors)))
    return;

  self->filling = TRUE;
  gtk_string_list_splice (self->actors, 1,
                          g_list_model_get_n_items (G_LIST_MODEL (self->actors)) - 1,
                          (const char *const *) actors);
  for (guint i = 0; actors[i] != NULL; i++)
    if (g_str_equal (actors[i], chosen))
      position = i + 1;
  gtk_drop_down_set_selected (self->actor, position);
  self->filling = FALSE;
}

/* Detail */

static GtkWidget *
detail_label (const char *text,
              const char *css_class,
              int         chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "sn-cap");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
show_lines (SanJournalPage *self,
            GPtrArray      *lines)
{
  const char *subject = "";
  int row = 0;

  for (guint i = 0; i < MIN (lines->len, DETAIL_LINES); i++)
    {
      SanJournalLine *line = g_ptr_array_index (lines, i);

      if (!g_str_equal (line->subject, subject))
        {
          gtk_grid_attach (self->lines, detail_label (line->subject, "sn-strong", 30), 0, row++,
                           4, 1);
          subject = line->subject;
        }
      if (*line->field == '\0')
        continue;
      gtk_grid_attach (self->lines, detail_label (line->field, "sn-dim", 11), 0, row, 1, 1);
      gtk_grid_attach (self->lines, detail_label (line->before, "sn-down", 12), 1, row, 1, 1);
      gtk_grid_attach (self->lines, detail_label ("→", "sn-dim", 2), 2, row, 1, 1);
      gtk_grid_attach (self->lines, detail_label (line->after, "sn-up", 14), 3, row++, 1, 1);
    }
}

static void
show_changes (SanJournalPage *self,
              const SanStep  *step)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *more = NULL;
  SanJournalNames names;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_grid_remove (self->lines, child);

  changes = san_journal_changes (san_context_get_database (context), step->seq, DETAIL_ROWS,
                                 &error);
  if (changes == NULL)
    {
      san_context_report (context, error);
      return;
    }
  names.roster = san_context_get_roster (context);
  names.database = san_context_get_database (context);
  lines = san_journal_lines (changes, &names);
  show_lines (self, lines);

  if (step->rows > DETAIL_ROWS)
    more = g_strdup_printf (_("The first %u of %u records"), (guint) DETAIL_ROWS,
                            (guint) step->rows);
  else if (lines->len == 0)
    more = g_strdup (_("No record changed."));
  gtk_label_set_text (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
}

static void
show_undo (SanJournalPage *self,
           const SanStep  *step)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  gboolean possible = san_journal_can_undo (step) && !san_context_is_read_only (context);
  const char *text;

  if (step->undone)
    text = _("This step was undone later. Undoing that step brings it back.");
  else if (step->left)
    text = _("The result of this step has left the office: it was printed, exported or "
             "issued. What is outside is not unmade; Sanse names the way out.");
  else if (!san_journal_can_undo (step))
    text = _("The program made this step; there is nothing to undo.");
  else
    text = _("Undoing is a new step of the journal; this one stays. Where later steps "
             "depend on it, they are listed first.");
  gtk_label_set_text (self->undo_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->undo), possible);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo), "x", step->seq);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore), "x", step->seq);
}

static void
show_detail (SanJournalPage *self)
{
  const SanStep *step = selected_step (self);
  const SanVerb *verb;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *number = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *subject = NULL;

  if (step == NULL)
    {
      gtk_stack_set_visible_child_name (self->detail, "none");
      return;
    }

  verb = san_verb_find (step->verb);
  day = san_day_text (san_time_day (step->at), today_of (self));
  time = san_time_text (step->at);
  number = g_strdup_printf (_("No. %u"), (guint) step->seq);
  subject = san_undo_subject (step->label);
  facts = g_strdup_printf ("%s%s%s · %s %s · %s", subject,
                           *subject != '\0' ? " · " : "", step->actor, day, time, number);
  gtk_label_set_text (self->title, verb != NULL ? _(verb->title) : step->verb);
  gtk_label_set_text (self->facts, facts);
  show_changes (self, step);
  show_undo (self, step);
  gtk_stack_set_visible_child_name (self->detail, "step");
}

static void
on_selected_cb (SanJournalPage *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)) &&
      san_page_get_context (SAN_PAGE (self)) != NULL)
    show_detail (self);
}

/* The chain, checked once in a worker */

static void
on_broken_step_cb (gint64      seq,
                   const char *wrong,
                   const char *found,
                   const char *expected,
                   gpointer    data)
{
  guint *n = data;

  (*n)++;
}

static gpointer
verify_chain (SanJob       *job,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  SanDatabase *reader = data;
  guint broken = 0;

  if (!san_journal_verify (reader, on_broken_step_cb, &broken, error))
    return NULL;

  return GUINT_TO_POINTER (broken + 1);
}

static void
on_verified_cb (SanJob       *job,
                gpointer      value,
                const GError *error,
                gpointer      user_data)
{
  g_autoptr (SanJournalPage) self = user_data;
  guint broken = GPOINTER_TO_UINT (value) - 1;
  g_autofree char *text = NULL;

  if (value == NULL || self->chain == NULL)     /* failed, or the page is gone */
    return;

  if (broken == 0)
    text = g_strdup (_("Append-only, chain intact"));
  else
    text = g_strdup_printf (ngettext ("%u step does not fit the chain: run “sansectl check”",
                                      "%u steps do not fit the chain: run “sansectl check”",
                                      broken), broken);
  gtk_label_set_text (self->chain, text);
  gtk_widget_set_visible (self->chain_icon, broken == 0);
}

static void
check_chain (SanJournalPage *self)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  SanDatabase *reader;

  if (self->checked)
    return;

  self->checked = TRUE;
  reader = san_workspace_open_reader (san_context_get_workspace (context), NULL);
  if (reader != NULL)
    san_jobs_run (san_context_get_jobs (context), _("Checking the journal"), verify_chain,
                  reader, (GDestroyNotify) san_database_close, on_verified_cb,
                  g_object_ref (self));
}

/* Actions */

static void
on_search_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  gtk_widget_grab_focus (GTK_WIDGET (SAN_JOURNAL_PAGE (data)->search));
}

static void
on_print_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanJournalPage *self = data;

  san_journal_paper_print (SAN_PAGE (self), G_LIST_MODEL (self->model),
                           g_str_equal (g_action_get_name (G_ACTION (action)), "preview"));
}

static void
on_restore_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  san_journal_restore (SAN_PAGE (data), g_variant_get_int64 (parameter));
}

static void
on_export_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanJournalPage *self = data;

  san_journal_paper_export (SAN_PAGE (self), G_LIST_MODEL (self->model));
}

/* Overrides */

static void
on_width_class_cb (SanJournalPage *self)
{
  san_journal_columns_set_narrow (self->view, san_page_get_width_class (SAN_PAGE (self)) ==
                                  SAN_WIDTH_NARROW);
}

static void
san_journal_page_refresh (SanPage   *page,
                          SanRefresh what)
{
  SanJournalPage *self = SAN_JOURNAL_PAGE (page);
  SanContext *context = san_page_get_context (page);
  g_autofree char *count = NULL;
  gint64 length;

  if ((what & SAN_REFRESH_RECORDS) == 0)
    return;

  fill_actors (self);
  apply_filter (self);
  show_detail (self);
  length = san_journal_length (san_context_get_database (context), NULL);
  count = g_strdup_printf (ngettext ("%u step", "%u steps", (guint) length), (guint) length);
  gtk_label_set_text (self->count, count);
  check_chain (self);
}

static gboolean
san_journal_page_show (SanPage  *page,
                       GVariant *target)
{
  SanJournalPage *self = SAN_JOURNAL_PAGE (page);

  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    return FALSE;

  clear_filters (self);
  apply_filter (self);

  return select_seq (self, g_variant_get_int64 (target));
}

static void
san_journal_page_dispose (GObject *object)
{
  SanJournalPage *self = SAN_JOURNAL_PAGE (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_JOURNAL_PAGE);

  G_OBJECT_CLASS (san_journal_page_parent_class)->dispose (object);
}

static void
san_journal_page_constructed (GObject *object)
{
  SanJournalPage *self = SAN_JOURNAL_PAGE (object);

  G_OBJECT_CLASS (san_journal_page_parent_class)->constructed (object);

  san_journal_columns_add (self->view, san_page_get_context (SAN_PAGE (self)));
}

static void
san_journal_page_class_init (SanJournalPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SanPageClass *page_class = SAN_PAGE_CLASS (klass);

  object_class->constructed = san_journal_page_constructed;
  object_class->dispose = san_journal_page_dispose;
  page_class->refresh = san_journal_page_refresh;
  page_class->show = san_journal_page_show;

  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/journal/san-journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, selection);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, actors);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, search);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, actor);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, verb);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, span);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, only_scores);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, only_bulk);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, view);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, title);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, facts);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, lines);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, more);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, undo_panel);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, undo_text);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, undo);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, restore);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, count);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, chain);
  gtk_widget_class_bind_template_child (widget_class, SanJournalPage, chain_icon);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_width_class_cb);
  gtk_widget_class_install_action (widget_class, "journal.clear", NULL, clear_action);
}

static void
san_journal_page_init (SanJournalPage *self)
{
  static const GActionEntry entries[] = {
    { "search", on_search_cb },
    { "print", on_print_cb },
    { "preview", on_print_cb },
    { "export", on_export_cb },
    { "restore", on_restore_cb, "x" },
  };
  GtkStringList *verbs;

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->model = san_journal_list_new ();
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  verbs = GTK_STRING_LIST (gtk_drop_down_get_model (self->verb));
  for (const SanVerb *verb = san_verbs; verb->name != NULL; verb++)
    gtk_string_list_append (verbs, _(verb->title));
  gtk_search_entry_set_key_capture_widget (self->search, NULL);
  self->filling = FALSE;

  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                   entries, G_N_ELEMENTS (entries), self);
  san_page_bind_paned (SAN_PAGE (self), self->paned, "journal", 846);
}
