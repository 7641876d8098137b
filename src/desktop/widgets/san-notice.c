/* san-notice.c - the bar under the header that says what went wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-notice.h"

struct _SanNotice
{
  AdwBin parent_instance;

  /* Template children */
  GtkRevealer *revealer;
  GtkLabel    *text;
};

G_DEFINE_FINAL_TYPE (SanNotice, san_notice, ADW_TYPE_BIN)

static void
on_close_cb (SanNotice *self)
{
  san_notice_show (self, NULL);
}

static void
san_notice_dispose (GObject *object)
{
  /* AdwBin lets go of its child first: the template takes away the bound one itself */
  adw_bin_set_child (ADW_BIN (object), NULL);
  /* the child is a template child, too: the bin must not find it gone */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_NOTICE);

  G_OBJECT_CLASS (san_notice_parent_class)->dispose (object);
}

static void
san_notice_class_init (SanNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_notice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/widgets/san-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, SanNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, SanNotice, text);
  gtk_widget_class_bind_template_callback (widget_class, on_close_cb);
}

static void
san_notice_init (SanNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
san_notice_show (SanNotice  *self,
                 const char *text)
{
  gboolean shown = text != NULL && *text != '\0';

  g_return_if_fail (SAN_IS_NOTICE (self));

  if (shown)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);   /* it may name any file */

      gtk_label_set_text (self->text, valid);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), valid);
    }
  gtk_revealer_set_reveal_child (self->revealer, shown);
}

const char *
san_notice_get_text (SanNotice *self)
{
  g_return_val_if_fail (SAN_IS_NOTICE (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_text (self->text) : "";
}
