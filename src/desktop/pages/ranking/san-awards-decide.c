/* san-awards-decide.c - confirming, changing and striking out; lists and letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-awards-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/san-award-decide.h"

/* Deciding --------------------------------------------------------------------------------- */

/* @awards: (element-type SanAward) */
static void
decide (SanAwardsWindow *self,
        const GPtrArray *awards,
        SanAwardState    state,
        const char      *said)
{
  san_award_decide (self->context, self->reading->round, awards, state, -1, NULL, said);
}

/* (element-type SanAward): selected rows, or all in view */
static GPtrArray *
chosen (SanAwardsWindow *self,
        gboolean         all)
{
  GPtrArray *awards = g_ptr_array_new ();
  g_autoptr (GArray) rows = san_text_table_get_selected (self->view);

  for (guint i = 0; all && i < self->shown->len; i++)
    g_ptr_array_add (awards, self->shown->pdata[i]);
  for (guint i = 0; !all && i < rows->len; i++)
    if (g_array_index (rows, guint, i) < self->shown->len)
      g_ptr_array_add (awards, self->shown->pdata[g_array_index (rows, guint, i)]);

  return awards;
}

static GPtrArray *
in_state (const GPtrArray *awards,
          SanAwardState    state,
          gboolean         is)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < awards->len; i++)
    if ((((SanAward *) awards->pdata[i])->state == state) == is)
      g_ptr_array_add (found, awards->pdata[i]);

  return found;
}

static void
confirm (SanAwardsWindow *self,
         gboolean         all)
{
  g_autoptr (GPtrArray) awards = chosen (self, all);
  g_autoptr (GPtrArray) proposed = in_state (awards, SAN_AWARD_PROPOSED, TRUE);
  g_autofree char *said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Confirmed %u proposal",
                                                        "Confirmed %u proposals", proposed->len),
                                           proposed->len);

  decide (self, proposed, SAN_AWARD_CONFIRMED, said);
}

static void
confirm_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  confirm (data, FALSE);
}

static void
confirm_all_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  confirm (data, TRUE);
}

static void
take_back_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  SanAwardsWindow *self = data;
  g_autoptr (GPtrArray) awards = chosen (self, FALSE);
  g_autoptr (GPtrArray) decided = in_state (awards, SAN_AWARD_PROPOSED, FALSE);

  decide (self, decided, SAN_AWARD_PROPOSED, _("The decision was taken back"));
}

/* For other money than proposed, and for striking out */
static void
ask (SanAwardsWindow *self,
     gboolean         money)
{
  g_autoptr (GPtrArray) awards = chosen (self, FALSE);

  san_award_ask (GTK_WINDOW (self), self->context, self->reading->round, awards, money);
}

static void
amount_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  ask (data, TRUE);
}

static void
strike_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  ask (data, FALSE);
}

/* What is in view -------------------------------------------------------------------------- */

static void
copy_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanAwardsWindow *self = data;

  san_text_table_copy (self->table, GTK_WIDGET (self), self->context);
}

static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanAwardsWindow *self = data;

  san_text_table_print (self->table, GTK_WIDGET (self), self->context, FALSE);
}

static void
preview_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanAwardsWindow *self = data;

  san_text_table_print (self->table, GTK_WIDGET (self), self->context, TRUE);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanAwardsWindow *self = data;
  g_autofree char *name = g_strdup_printf ("%s-%s.xlsx", self->reading->round->label,
                                           self->kind != NULL ? self->kind : "awards");

  san_text_table_ask (self->table, GTK_WIDGET (self), self->context,
                      g_strdelimit (name, "/\\", '_'));
}

static void
letters_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  san_awards_window_write_letters (data);
}

static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (data)), "win.undo", NULL);
}

static void
redo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (data)), "win.redo", NULL);
}

static const GActionEntry actions[] = {
  { "confirm", confirm_action },
  { "confirm-all", confirm_all_action },
  { "amount", amount_action },
  { "strike", strike_action },
  { "take-back", take_back_action },
  { "copy", copy_action },
  { "print", print_action },
  { "preview", preview_action },
  { "export", export_action },
  { "letters", letters_action },
  { "undo", undo_action },
  { "redo", redo_action },
};

static void
enable (SanAwardsWindow *self,
        GActionMap      *map,
        const char      *name,
        gboolean         enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, name)), enabled);
}

void
san_awards_window_add_actions (SanAwardsWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "awards", G_ACTION_GROUP (group));
  g_object_set_data (G_OBJECT (self), "actions", group);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    enable (self, G_ACTION_MAP (group), actions[i].name, FALSE);
}

void
san_awards_window_arrange (SanAwardsWindow *self)
{
  GActionMap *map = g_object_get_data (G_OBJECT (self), "actions");
  gboolean open = !san_context_is_read_only (self->context) &&
                  self->reading->round->state != SAN_ROUND_PUBLISHED;
  g_autoptr (GPtrArray) all = chosen (self, TRUE);
  g_autoptr (GPtrArray) some = chosen (self, FALSE);
  g_autoptr (GPtrArray) all_open = in_state (all, SAN_AWARD_PROPOSED, TRUE);
  g_autoptr (GPtrArray) some_open = in_state (some, SAN_AWARD_PROPOSED, TRUE);
  g_autoptr (GPtrArray) some_struck = in_state (some, SAN_AWARD_STRUCK, TRUE);
  gboolean money = some->len == 1 && ((SanAward *) some->pdata[0])->has_money;

  enable (self, map, "confirm-all", open && all_open->len > 0);
  enable (self, map, "confirm", open && some_open->len > 0);
  enable (self, map, "amount", open && money);
  enable (self, map, "strike", open && some->len > some_struck->len);
  enable (self, map, "take-back", open && some->len > some_open->len);
  enable (self, map, "undo", TRUE);
  enable (self, map, "redo", TRUE);
  for (const char *const *name = (const char *const[]) { "copy", "print", "preview", "export",
                                                         NULL }; *name != NULL; name++)
    enable (self, map, *name, all->len > 0);
  enable (self, map, "letters", g_strcmp0 (self->kind, "interview") == 0 && all->len > 0);
  gtk_widget_set_visible (self->letters, g_strcmp0 (self->kind, "interview") == 0);
}
