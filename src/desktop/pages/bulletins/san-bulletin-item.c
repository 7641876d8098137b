/* san-bulletin-item.c - a bulletin in the list, and what its check found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletin-item.h"

#include <glib/gi18n-lib.h>

struct _SanBulletinItem
{
  GObject          parent_instance;

  SanBulletin     *bulletin;
  SanBulletinState state;
  GPtrArray       *differences;
  char            *detail;
};

G_DEFINE_FINAL_TYPE (SanBulletinItem, san_bulletin_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_STATE, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
san_bulletin_item_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SanBulletinItem *self = SAN_BULLETIN_ITEM (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
san_bulletin_item_finalize (GObject *object)
{
  SanBulletinItem *self = SAN_BULLETIN_ITEM (object);

  g_clear_pointer (&self->bulletin, san_bulletin_free);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self->detail);

  G_OBJECT_CLASS (san_bulletin_item_parent_class)->finalize (object);
}

static void
san_bulletin_item_class_init (SanBulletinItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = san_bulletin_item_finalize;
  object_class->get_property = san_bulletin_item_get_property;

  properties[PROP_STATE] =
    g_param_spec_int ("state", NULL, NULL, SAN_BULLETIN_UNCHECKED, SAN_BULLETIN_UNREADABLE,
                      SAN_BULLETIN_UNCHECKED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
san_bulletin_item_init (SanBulletinItem *self)
{
}

SanBulletinItem *
san_bulletin_item_new (SanBulletin *bulletin)
{
  SanBulletinItem *self = g_object_new (SAN_TYPE_BULLETIN_ITEM, NULL);

  self->bulletin = bulletin;

  return self;
}

const SanBulletin *
san_bulletin_item_get_bulletin (SanBulletinItem *self)
{
  g_return_val_if_fail (SAN_IS_BULLETIN_ITEM (self), NULL);

  return self->bulletin;
}

SanBulletinState
san_bulletin_item_get_state (SanBulletinItem *self)
{
  g_return_val_if_fail (SAN_IS_BULLETIN_ITEM (self), SAN_BULLETIN_UNCHECKED);

  return self->state;
}

void
san_bulletin_item_set_state (SanBulletinItem *self,
                             SanBulletinState state,
                             GPtrArray       *differences,
                             const char      *detail)
{
  g_return_if_fail (SAN_IS_BULLETIN_ITEM (self));

  g_clear_pointer (&self->differences, g_ptr_array_unref);
  if (differences != NULL)
    self->differences = g_ptr_array_ref (differences);
  g_free (self->detail);
  self->detail = g_strdup (detail);
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

GPtrArray *
san_bulletin_item_get_differences (SanBulletinItem *self)
{
  g_return_val_if_fail (SAN_IS_BULLETIN_ITEM (self), NULL);

  return self->differences;
}

char *
san_bulletin_item_describe (SanBulletinItem *self)
{
  guint n;

  g_return_val_if_fail (SAN_IS_BULLETIN_ITEM (self), NULL);

  switch (self->state)
    {
    case SAN_BULLETIN_CHECKING:
      return g_strdup (_("Every cell is being recomputed…"));

    case SAN_BULLETIN_AGREES:
      return g_strdup (_("Every cell was recomputed from the frozen round: all agree."));

    case SAN_BULLETIN_DIFFERS:
      n = self->differences->len;
      return g_strdup_printf (ngettext ("%u cell differs from what the frozen round gives:",
                                        "%u cells differ from what the frozen round gives:", n),
                              n);

    case SAN_BULLETIN_UNREADABLE:
      return g_strdup (self->detail);

    case SAN_BULLETIN_UNCHECKED:
    default:
      return g_strdup (_("Not recomputed yet."));
    }
}

const char *
san_bulletin_item_word (SanBulletinItem *self,
                        const char     **style)
{
  g_return_val_if_fail (SAN_IS_BULLETIN_ITEM (self), "");

  switch (self->state)
    {
    case SAN_BULLETIN_CHECKING:
      *style = "accent";
      return _("Checking");

    case SAN_BULLETIN_AGREES:
      *style = "ok";
      return _("Agrees");

    case SAN_BULLETIN_DIFFERS:
      *style = "red";
      return _("Differs");

    case SAN_BULLETIN_UNREADABLE:
      *style = "red";
      return _("Unreadable");

    case SAN_BULLETIN_UNCHECKED:
    default:
      *style = "";
      return _("Not checked");
    }
}
