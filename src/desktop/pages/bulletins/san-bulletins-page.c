/* san-bulletins-page.c - bulletins in the making, and those that were issued
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletins-page-private.h"

#include <glib/gi18n-lib.h>

#include "pages/bulletins/san-bulletin-columns.h"

G_DEFINE_FINAL_TYPE (SanBulletinsPage, san_bulletins_page, SAN_TYPE_PAGE)

static SanContext *
context_of (SanBulletinsPage * self)
{
  return san_page_get_context (SAN_PAGE (self));
}

void
san_bulletins_page_enable (SanBulletinsPage *self,
                           const char       *name,
                           gboolean          enabled)
{
  GAction *action = g_action_map_lookup_action (
    G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* What is looked at ----------------------------------------------------------------- */

/* A round's bulletin, or one without a round that is written. */
static gboolean
may_publish (SanBulletinsPage *self)
{
  const SanBulletinDraft *draft = san_composer_get_draft (self->composer);
  SanRound *round = san_context_get_round (context_of (self));

  if (san_context_is_read_only (context_of (self)))
    return FALSE;
  if (self->shown == SAN_BULLETINS_DRAFT && draft != NULL && draft->round_id == 0)
    return TRUE;

  return round != NULL && round->state != SAN_ROUND_PUBLISHED;
}

/* What an issued bulletin has, or can be made of a draft. */
static void
enable_exports (SanBulletinsPage       *self,
                const SanBulletinDraft *draft,
                gboolean                issued)
{
  static const char *const formats[] = { "docx", "pdf", "txt", "xlsx" };
  const SanBulletin *bulletin = issued ? san_bulletins_page_chosen (self) : NULL;
  g_autoptr (GPtrArray) files =
    issued ? san_bulletin_store_list_files (san_context_get_database (context_of (self)),
                                            bulletin->id, NULL) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("export-", formats[i], NULL);
      gboolean there = draft != NULL &&
                       (draft->round_id != 0 || !g_str_equal (formats[i], "xlsx"));

      for (guint n = 0; files != NULL && n < files->len && !there; n++)
        there = g_str_equal (((SanBulletinFile *) g_ptr_array_index (files, n))->format,
                             formats[i]);
      san_bulletins_page_enable (self, name, there);
    }
  san_bulletins_page_enable (self, "export-sheets",
                             (draft != NULL && draft->round_id != 0) ||
                             (bulletin != NULL && bulletin->edition_id != 0));
}

void
san_bulletins_page_update_actions (SanBulletinsPage *self)
{
  const SanBulletin *bulletin = san_bulletins_page_chosen (self);
  gboolean writable = !san_context_is_read_only (context_of (self));
  gboolean draft = self->shown == SAN_BULLETINS_DRAFT;
  gboolean issued = self->shown == SAN_BULLETINS_ISSUED && bulletin != NULL;
  gboolean paper = draft ? san_composer_get_paper (self->composer) != NULL
                         : issued && self->paper != NULL;
  gboolean publish = may_publish (self);
  const SanBulletinDraft *now = san_composer_get_draft (self->composer);

  san_bulletins_page_enable (self, "publish", publish);
  san_bulletins_page_enable (self, "new", writable);
  san_bulletins_page_enable (self, "update-data", draft);
  san_bulletins_page_enable (self, "print", paper);
  san_bulletins_page_enable (self, "preview", paper);
  san_bulletins_page_enable (self, "export", draft || issued);
  enable_exports (self, draft ? now : NULL, issued);
  san_bulletins_page_enable (self, "present", (draft && now != NULL && now->round_id != 0) ||
                             (issued && bulletin->round_id != 0));
  san_bulletins_page_enable (self, "verify", issued);
  san_bulletins_page_enable (self, "verify-all",
                             g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0);
  san_bulletins_page_enable (self, "correct", issued && bulletin->edition_id != 0 && writable);
  san_bulletins_page_enable (self, "delete-draft", draft && writable && now != NULL &&
                             now->id != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->publish_button), publish);
  gtk_widget_set_visible (self->new_button, writable);
}

/* The draft's last edit: 上次编辑 李敏 10:31, with the day unless it was today */
static void
show_edited (SanBulletinsPage       *self,
             const SanBulletinDraft *draft)
{
  SanTime now = san_workspace_now (san_context_get_workspace (context_of (self)));
  SanTime at;
  g_autofree char *text = NULL;

  if (draft != NULL && draft->id == 0)
    text = g_strdup (_("As generated, not edited yet"));
  else if (draft != NULL && draft->edited_at != NULL &&
           san_time_parse (draft->edited_at, &at, NULL))
    text = g_strdup_printf (_("Last edited by %s, %s"), draft->edited_by,
                            san_time_day (at) == san_time_day (now)
                            ? draft->edited_at + strlen ("2018-06-26 ") : draft->edited_at);
  gtk_label_set_text (self->edited, text != NULL ? text : "");
}

void
san_bulletins_page_show_bar (SanBulletinsPage *self)
{
  gboolean making = self->shown == SAN_BULLETINS_DRAFT;
  const SanBulletinDraft *draft = making ? san_composer_get_draft (self->composer) : NULL;
  const SanBulletin *bulletin = self->shown == SAN_BULLETINS_ISSUED
                                ? san_bulletins_page_chosen (self) : NULL;
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;

  if (draft != NULL)
    {
      number = san_draft_number (context_of (self), draft);
      title = san_draft_title (context_of (self), draft);
    }
  else if (bulletin != NULL)
    {
      number = g_strdup_printf (_("Issue No. %u"), bulletin->number);
      title = g_strdup (bulletin->title);
    }
  san_bulletin_picker_say (self->picker, number != NULL ? number : "",
                           title != NULL ? title : _("Issued bulletins"));
  san_tag_set (self->draft_tag, draft != NULL ? _("Draft") : bulletin != NULL ? C_("bulletin", "Issued") : "",
               draft != NULL ? "" : "ok");
  show_edited (self, draft);
  gtk_widget_set_visible (self->bar, self->shown != SAN_BULLETINS_NONE);
  gtk_widget_set_visible (self->update_button, making);
  gtk_widget_set_visible (self->preview_toggle, making);
}

static void
show_view (SanBulletinsPage *self,
           SanBulletinsView  view)
{
  static const char *const names[] = { "empty", "composer", "list" };

  self->shown = view;
  gtk_stack_set_visible_child_name (self->stack, names[view]);
  san_bulletins_page_update_actions (self);
  san_bulletins_page_show_bar (self);
}

void
san_bulletins_page_open_draft (SanBulletinsPage *self,
                               SanBulletinDraft *draft)
{
  san_composer_open (self->composer, draft);
  show_view (self, SAN_BULLETINS_DRAFT);
}

gboolean
san_bulletins_page_open_issued (SanBulletinsPage *self,
                                gint64            id)
{
  guint position;

  if (id != 0 && san_bulletins_page_find (self, id, &position) == NULL)
    return FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    return FALSE;

  san_composer_close (self->composer);
  show_view (self, SAN_BULLETINS_ISSUED);
  if (id != 0)
    san_bulletins_page_select (self, position);
  san_bulletins_page_selected (self);
  san_bulletins_page_show_bar (self);

  return TRUE;
}

/* The bulletin of a round that was frozen: its newest one. 0: none */
static gint64
bulletin_of (SanBulletinsPage *self,
             const SanRound   *round)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; round != NULL && i < n; i++)
    {
      g_autoptr (SanBulletinItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const SanBulletin *bulletin = san_bulletin_item_get_bulletin (item);

      if (bulletin->round_id == round->id)
        return bulletin->id;
    }

  return 0;
}

/* What the month that is looked at has: its round's draft, one as it would be generated, or
 * what was issued. */
static void
open_period (SanBulletinsPage *self)
{
  SanDatabase *database = san_context_get_database (context_of (self));
  SanRound *round = san_context_get_round (context_of (self));
  g_autoptr (GError) error = NULL;
  SanBulletinDraft *draft = NULL;

  self->wanting = round == NULL;
  if (round != NULL && round->state != SAN_ROUND_PUBLISHED)
    {
      draft = san_bulletin_draft_store_find (database, round->id, &error);
      if (error != NULL)
        san_context_report (context_of (self), error);
      if (draft == NULL)
        draft = san_bulletin_draft_new (round->kind == SAN_ROUND_MONTHLY ? SAN_BULLETIN_MONTHLY
                                        : SAN_BULLETIN_SPECIAL, round->id);
      san_bulletins_page_open_draft (self, draft);
      return;
    }

  if (!san_bulletins_page_open_issued (self, bulletin_of (self, round)))
    {
      san_composer_close (self->composer);
      show_view (self, SAN_BULLETINS_NONE);
    }
}

/* Refresh --------------------------------------------------------------------------- */

static void
free_bulletin (gpointer bulletin)
{
  if (bulletin != NULL)
    san_bulletin_free (bulletin);
}

static gboolean
read_lists (SanBulletinsPage *self)
{
  SanDatabase *database = san_context_get_database (context_of (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) bulletins = san_bulletin_store_list (database, &error);
  g_autofree char *count = NULL;

  if (bulletins != NULL)
    drafts = san_bulletin_draft_store_list (database, &error);
  if (drafts == NULL)
    {
      san_context_report (context_of (self), error);
      return FALSE;
    }

  g_ptr_array_set_free_func (bulletins, free_bulletin);
  count = g_strdup_printf (ngettext ("%u bulletin", "%u bulletins", bulletins->len),
                           bulletins->len);
  gtk_label_set_text (self->count, count);
  san_bulletin_picker_fill (self->picker, context_of (self), drafts, bulletins);
  san_bulletins_page_fill_list (self, bulletins);

  return TRUE;
}

static void
san_bulletins_page_refresh (SanPage   *page,
                            SanRefresh what)
{
  SanBulletinsPage *self = SAN_BULLETINS_PAGE (page);

  if (!read_lists (self))
    return;

  if ((what & SAN_REFRESH_PERIOD) != 0 || self->shown == SAN_BULLETINS_NONE ||
      (self->wanting && san_context_get_round (context_of (self)) != NULL) ||
      (self->shown == SAN_BULLETINS_DRAFT && !san_composer_refresh (self->composer)))
    open_period (self);
  else if (self->shown == SAN_BULLETINS_ISSUED &&
           g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    open_period (self);
  else if (self->shown == SAN_BULLETINS_ISSUED)
    san_bulletins_page_selected (self);

  /* what is decided in the dialog that issues is meant for this bulletin */
  if (self->publishing != NULL && self->shown == SAN_BULLETINS_DRAFT &&
      san_composer_is_stale (self->composer))
    san_composer_update_data (self->composer);
  san_bulletins_page_update_actions (self);
  san_bulletins_page_show_bar (self);
  san_bulletins_page_show_status (self);
}

static gboolean
san_bulletins_page_show (SanPage  *page,
                         GVariant *target)
{
  SanBulletinsPage *self = SAN_BULLETINS_PAGE (page);
  const char *name = g_variant_is_of_type (target, G_VARIANT_TYPE_STRING)
                     ? g_variant_get_string (target, NULL) : "";

  if (g_str_equal (name, "publish"))
    {
      if (self->shown != SAN_BULLETINS_DRAFT)
        open_period (self);
      g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "publish",
                                      NULL);
      return may_publish (self);
    }
  if (g_str_equal (name, "issued"))
    return san_bulletins_page_open_issued (self, 0);

  return g_variant_is_of_type (target, G_VARIANT_TYPE_INT64) &&
         san_bulletins_page_open_issued (self, g_variant_get_int64 (target));
}

/* Callbacks ------------------------------------------------------------------------- */

static void
on_draft_picked_cb (SanBulletinsPage *self,
                    gint64            id)
{
  const SanBulletinDraft *now = san_composer_get_draft (self->composer);
  g_autoptr (GError) error = NULL;
  SanBulletinDraft *draft;

  if (self->shown == SAN_BULLETINS_DRAFT && now != NULL && now->id == id)
    return;

  draft = san_bulletin_draft_store_get (san_context_get_database (context_of (self)), id, &error);
  if (draft != NULL)
    san_bulletins_page_open_draft (self, draft);
  else
    san_context_report (context_of (self), error);
}

static void
on_issued_picked_cb (SanBulletinsPage *self,
                     gint64            id)
{
  self->wanting = FALSE;
  san_bulletins_page_open_issued (self, id);
}

static void
on_composer_changed_cb (SanBulletinsPage *self)
{
  if (context_of (self) == NULL)
    return;

  if (self->publishing != NULL && self->shown == SAN_BULLETINS_DRAFT)
    san_publish_dialog_set_findings (self->publishing,
                                     san_composer_get_findings (self->composer));
  san_bulletins_page_update_actions (self);
  san_bulletins_page_show_bar (self);
}

static void
on_go_cb (SanBulletinsPage *self,
          const char       *page,
          GVariant         *target)
{
  san_page_go (SAN_PAGE (self), page, target);
}

static void
on_preview_toggled_cb (SanBulletinsPage *self,
                       GtkToggleButton  *button)
{
  san_composer_show_preview (self->composer, gtk_toggle_button_get_active (button));
}

/* Where it is narrow, the paper folds away until it is asked for. */
static void
on_width_class_cb (SanBulletinsPage *self)
{
  gboolean narrow = san_page_get_width_class (SAN_PAGE (self)) == SAN_WIDTH_NARROW;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview_toggle), !narrow);
}

static void
on_selected_cb (SanBulletinsPage *self)
{
  if (self->filling || context_of (self) == NULL || self->shown != SAN_BULLETINS_ISSUED)
    return;

  san_bulletins_page_selected (self);
  san_bulletins_page_show_bar (self);
}

/* Page ------------------------------------------------------------------------------ */

static void
san_bulletins_page_constructed (GObject *object)
{
  SanBulletinsPage *self = SAN_BULLETINS_PAGE (object);

  G_OBJECT_CLASS (san_bulletins_page_parent_class)->constructed (object);

  san_composer_set_context (self->composer, context_of (self));
}

static void
san_bulletins_page_dispose (GObject *object)
{
  SanBulletinsPage *self = SAN_BULLETINS_PAGE (object);

  g_clear_weak_pointer (&self->publishing);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->items);
  g_clear_object (&self->paper);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_BULLETINS_PAGE);

  G_OBJECT_CLASS (san_bulletins_page_parent_class)->dispose (object);
}

static void
san_bulletins_page_finalize (GObject *object)
{
  g_clear_pointer (&SAN_BULLETINS_PAGE (object)->report, san_bulletin_report_free);

  G_OBJECT_CLASS (san_bulletins_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, picker);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, draft_tag);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, edited);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, preview_toggle);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, update_button);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, composer);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, publish_button);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, view);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, title);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, facts);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, tag);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, state);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, differences);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, sheets);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, count);
  gtk_widget_class_bind_template_child (widget_class, SanBulletinsPage, status);
}

static void
san_bulletins_page_class_init (SanBulletinsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SanPageClass *page_class = SAN_PAGE_CLASS (klass);

  object_class->constructed = san_bulletins_page_constructed;
  object_class->dispose = san_bulletins_page_dispose;
  object_class->finalize = san_bulletins_page_finalize;
  page_class->refresh = san_bulletins_page_refresh;
  page_class->show = san_bulletins_page_show;

  g_type_ensure (SAN_TYPE_BULLETIN_PICKER);
  g_type_ensure (SAN_TYPE_COMPOSER);
  g_type_ensure (SAN_TYPE_SHEETS_VIEW);
  g_type_ensure (SAN_TYPE_TAG);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/bulletins/san-bulletins-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_draft_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_issued_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_composer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_go_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_preview_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_width_class_cb);

  gtk_widget_class_set_css_name (widget_class, "bulletins-page");
}

static void
san_bulletins_page_init (SanBulletinsPage *self)
{
  self->items = g_list_store_new (SAN_TYPE_BULLETIN_ITEM);
  san_bulletins_page_add_actions (self);
  san_bulletins_page_add_exports (self);

  gtk_widget_init_template (GTK_WIDGET (self));

  san_bulletin_columns_add (self->view);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
  san_page_bind_paned (SAN_PAGE (self), self->paned, "bulletins-issued", 400);
  san_page_bind_paned (SAN_PAGE (self), san_composer_get_paned (self->composer, TRUE),
                       "bulletins-contents", 222);
  san_page_bind_paned (SAN_PAGE (self), san_composer_get_paned (self->composer, FALSE),
                       "bulletins-paper", -511);
}
