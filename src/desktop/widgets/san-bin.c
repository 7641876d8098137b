/* san-bin.c - one child, and how wide it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-bin.h"

#define NORMAL_FROM 1200
#define WIDE_FROM   1500

struct _SanBin
{
  GtkWidget     parent_instance;

  GtkWidget    *child;
  SanWidthClass width_class;
  SanWidthClass pending;
  guint         idle;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanBin, san_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

G_DEFINE_ENUM_TYPE (SanWidthClass, san_width_class,
                    G_DEFINE_ENUM_VALUE (SAN_WIDTH_NARROW, "narrow"),
                    G_DEFINE_ENUM_VALUE (SAN_WIDTH_NORMAL, "normal"),
                    G_DEFINE_ENUM_VALUE (SAN_WIDTH_WIDE, "wide"))

enum { PROP_0, PROP_CHILD, PROP_WIDTH_CLASS, N_PROPS };

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static gboolean
on_idle_cb (gpointer data)
{
  SanBin *self = data;

  self->idle = 0;
  if (self->width_class != self->pending)
    {
      self->width_class = self->pending;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH_CLASS]);
    }

  return G_SOURCE_REMOVE;
}

static SanWidthClass
class_of_width (int width)
{
  if (width < NORMAL_FROM)
    return SAN_WIDTH_NARROW;

  return width < WIDE_FROM ? SAN_WIDTH_NORMAL : SAN_WIDTH_WIDE;
}

/* The child may ask for more than the next narrower class needs: to let the window shrink,
 * only its natural width is passed on. */
static void
san_bin_measure (GtkWidget     *widget,
                 GtkOrientation orientation,
                 int            for_size,
                 int           *minimum,
                 int           *natural,
                 int           *minimum_baseline,
                 int           *natural_baseline)
{
  SanBin *self = SAN_BIN (widget);

  *minimum = *natural = 0;
  if (self->child == NULL)
    return;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int width;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                          NULL, NULL);
      for_size = MAX (for_size, width);
    }
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
san_bin_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  SanBin *self = SAN_BIN (widget);

  if (self->child != NULL)
    {
      int minimum_width, minimum_height;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL,
                          NULL, NULL);
      minimum_width = MAX (width, minimum_width);
      gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, minimum_width,
                          &minimum_height, NULL, NULL, NULL);
      gtk_widget_allocate (self->child, minimum_width, MAX (height, minimum_height),
                           baseline, NULL);
    }

  self->pending = class_of_width (width);
  if (self->pending != self->width_class && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle_cb, self, NULL);
}

static void
san_bin_add_child (GtkBuildable *buildable,
                   GtkBuilder   *builder,
                   GObject      *child,
                   const char   *type)
{
  if (GTK_IS_WIDGET (child))
    san_bin_set_child (SAN_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = san_bin_add_child;
}

static void
san_bin_dispose (GObject *object)
{
  SanBin *self = SAN_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (san_bin_parent_class)->dispose (object);
}

static void
san_bin_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  SanBin *self = SAN_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_WIDTH_CLASS:
      g_value_set_enum (value, self->width_class);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
san_bin_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  SanBin *self = SAN_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      san_bin_set_child (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
san_bin_class_init (SanBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_bin_dispose;
  object_class->get_property = san_bin_get_property;
  object_class->set_property = san_bin_set_property;
  widget_class->measure = san_bin_measure;
  widget_class->size_allocate = san_bin_size_allocate;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                         G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH_CLASS] =
    g_param_spec_enum ("width-class", NULL, NULL, SAN_TYPE_WIDTH_CLASS, SAN_WIDTH_NORMAL,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "san-bin");
}

static void
san_bin_init (SanBin *self)
{
  self->width_class = self->pending = SAN_WIDTH_NORMAL;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
san_bin_set_child (SanBin    *self,
                   GtkWidget *child)
{
  g_return_if_fail (SAN_IS_BIN (self));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

SanWidthClass
san_bin_get_width_class (SanBin *self)
{
  g_return_val_if_fail (SAN_IS_BIN (self), SAN_WIDTH_NORMAL);

  return self->width_class;
}
