/* san-tag.c - a word on a ground: a state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-tag.h"

#include "base/san-utils.h"

struct _SanTag
{
  AdwBin    parent_instance;

  GtkLabel *text;
  char     *style;
};

G_DEFINE_FINAL_TYPE (SanTag, san_tag, ADW_TYPE_BIN)

enum { PROP_0, PROP_LABEL, PROP_STYLE, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
set_label (SanTag     *self,
           const char *label)
{
  if (g_strcmp0 (gtk_label_get_text (self->text), label) == 0)
    return;

  gtk_label_set_text (self->text, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self), label != NULL && *label != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static void
set_style (SanTag     *self,
           const char *style)
{
  if (g_strcmp0 (self->style, style) == 0)
    return;

  if (self->style != NULL && *self->style != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  san_set_str (&self->style, style);
  if (style != NULL && *style != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
}

static void
san_tag_finalize (GObject *object)
{
  g_free (SAN_TAG (object)->style);

  G_OBJECT_CLASS (san_tag_parent_class)->finalize (object);
}

static void
san_tag_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  SanTag *self = SAN_TAG (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_text (self->text));
      break;

    case PROP_STYLE:
      g_value_set_string (value, self->style);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
san_tag_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  SanTag *self = SAN_TAG (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;

    case PROP_STYLE:
      set_style (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
san_tag_class_init (SanTagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = san_tag_finalize;
  object_class->get_property = san_tag_get_property;
  object_class->set_property = san_tag_set_property;

  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STYLE] =
    g_param_spec_string ("style", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
san_tag_init (SanTag *self)
{
  self->text = GTK_LABEL (gtk_label_new (""));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->text));
  gtk_widget_add_css_class (GTK_WIDGET (self), "sn-tag");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
san_tag_new (const char *label,
             const char *style)
{
  return g_object_new (SAN_TYPE_TAG, "label", label, "style", style, NULL);
}

void
san_tag_set (SanTag     *self,
             const char *label,
             const char *style)
{
  g_return_if_fail (SAN_IS_TAG (self));

  set_style (self, style);
  set_label (self, label);
}
