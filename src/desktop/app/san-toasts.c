/* san-toasts.c - one toast at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-toasts.h"

#define SECONDS 8
#define REST    400   /* milliseconds: longer than libadwaita moves a toast */

struct _SanToasts
{
  AdwToastOverlay *overlay;
  AdwToast        *shown;     /* (nullable): weak; NULL once it was dismissed */
  AdwToast        *next;      /* (nullable): waits for the shown one to rest */
  guint            rest_id;
};

SanToasts *
san_toasts_new (AdwToastOverlay *overlay)
{
  SanToasts *self = g_new0 (SanToasts, 1);

  self->overlay = overlay;

  return self;
}

static void
forget (SanToasts *self)
{
  if (self->shown == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_weak_pointer (&self->shown);
}

void
san_toasts_free (SanToasts *self)
{
  forget (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->next);
  g_free (self);
}

static void present (SanToasts *self,
                     AdwToast  *toast);

static gboolean
on_rest_cb (gpointer data)
{
  SanToasts *self = data;

  self->rest_id = 0;
  if (self->next != NULL)
    present (self, g_steal_pointer (&self->next));

  return G_SOURCE_REMOVE;
}

/* What is dismissed moves, too. */
static void
wait_for_rest (SanToasts *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  /* after the frames that are due, in which it moves */
  self->rest_id = g_timeout_add_full (G_PRIORITY_LOW, REST, on_rest_cb, self, NULL);
}

static void
on_dismissed_cb (SanToasts *self)
{
  forget (self);
  wait_for_rest (self);
}

static void
present (SanToasts *self,
         AdwToast  *toast)
{
  AdwToast *before = self->shown;

  forget (self);
  if (before != NULL)
    adw_toast_dismiss (before);
  g_set_weak_pointer (&self->shown, toast);
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (on_dismissed_cb), self);
  adw_toast_set_timeout (toast, SECONDS);
  adw_toast_overlay_add_toast (self->overlay, toast);
  wait_for_rest (self);
}

void
san_toasts_show (SanToasts  *self,
                 const char *text,
                 const char *button,
                 const char *action,
                 GVariant   *target)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, target);
    }
  if (self->rest_id == 0)
    {
      present (self, toast);
      return;
    }

  g_clear_object (&self->next);
  self->next = toast;
}

gboolean
san_toasts_wait (SanToasts *self)
{
  return self->next != NULL;
}
