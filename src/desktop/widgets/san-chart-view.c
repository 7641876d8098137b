/* san-chart-view.c - shows any chart, and lets pointer and keyboard reach its items
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-chart-view.h"

#include <adwaita.h>
#include <math.h>

#include "charts/san-chart-export.h"

#define NATURAL_WIDTH 360
#define LEAST_WIDTH 240
#define RING 2.0

/**
 * SanChartView:
 *
 * A focusable picture. Arrows walk from item to item, Enter or a click activates one;
 * a screen reader hears the chart in a sentence, and each item while the keyboard is on
 * it. The colours are those of the style sheet, so it follows dark and high contrast.
 */
struct _SanChartView
{
  GtkWidget      parent_instance;

  SanChart      *chart;
  SanChartTheme *theme;
  int            cursor;   /* where the keyboard is; −1: nowhere */
};

G_DEFINE_FINAL_TYPE (SanChartView, san_chart_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_CHART,
  PROP_SELECTED,
  N_PROPS
};

enum {
  ITEM_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
take_colours (SanChartView  *self,
              SanChartTheme *theme)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  for (SanColourToken token = 0; token < SAN_N_COLOURS; token++)
    {
      GdkRGBA rgba;

      if (gtk_style_context_lookup_color (style, san_colour_token_name (token), &rgba))
        san_chart_theme_set_colour (theme, token,
                                    &(SanColour) { rgba.red, rgba.green, rgba.blue, rgba.alpha });
    }
}

static const SanChartTheme *
ensure_theme (SanChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  PangoContext *context;

  if (self->theme != NULL)
    return self->theme;

  context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  self->theme = san_chart_theme_new (adw_style_manager_get_dark (manager) ? SAN_CHART_DARK
                                                                          : SAN_CHART_LIGHT);
  take_colours (self, self->theme);
  if (adw_style_manager_get_high_contrast (manager))
    san_chart_theme_raise_contrast (self->theme);
  san_chart_theme_set_context (self->theme, context);
  g_object_unref (context);

  return self->theme;
}

static void
drop_theme (SanChartView *self)
{
  g_clear_pointer (&self->theme, san_chart_theme_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
item_at (SanChartView *self,
         double        x,
         double        y)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->chart == NULL)
    return -1;

  return san_chart_hit (self->chart, ensure_theme (self), gtk_widget_get_width (widget),
                        gtk_widget_get_height (widget), x, y);
}

static void
update_accessible (SanChartView *self)
{
  const char *title = self->chart != NULL ? san_chart_get_title (self->chart) : NULL;
  g_autofree char *text = NULL;

  if (self->chart == NULL)
    text = g_strdup ("");
  else if (self->cursor >= 0)
    text = san_chart_get_item_text (self->chart, self->cursor);
  else
    text = san_chart_describe (self->chart);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
move_cursor (SanChartView *self,
             int           index)
{
  if (self->cursor == index)
    return;

  self->cursor = index;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate_item (SanChartView *self,
               int           index)
{
  san_chart_view_set_selected (self, index);
  g_signal_emit (self, signals[ITEM_ACTIVATED], 0, index);
}

/* Callbacks */

static void
on_style_changed_cb (SanChartView *self)
{
  drop_theme (self);
}

static void
on_click_released_cb (SanChartView *self,
                      int           n_press,
                      double        x,
                      double        y)
{
  int index = item_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (index < 0)
    return;

  move_cursor (self, index);
  activate_item (self, index);
}

static gboolean
step_for_key (guint         keyval,
              SanChartStep *step)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *step = SAN_CHART_LEFT;
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *step = SAN_CHART_RIGHT;
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *step = SAN_CHART_UP;
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *step = SAN_CHART_DOWN;
      return TRUE;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      *step = SAN_CHART_FIRST;
      return TRUE;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      *step = SAN_CHART_LAST;
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
on_key_pressed_cb (SanChartView   *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType state)
{
  SanChartStep step;

  if (self->chart == NULL ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (step_for_key (keyval, &step))
    {
      int from = self->cursor >= 0 ? self->cursor : san_chart_get_selected (self->chart);

      move_cursor (self, san_chart_step (self->chart, from, step));
      return GDK_EVENT_STOP;
    }

  if (self->cursor >= 0 && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter ||
                            keyval == GDK_KEY_space))
    {
      activate_item (self, self->cursor);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
on_focus_left_cb (SanChartView *self)
{
  move_cursor (self, -1);
}

/* Actions */

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  san_chart_view_copy (SAN_CHART_VIEW (widget));
}

/* GtkWidget */

static GtkSizeRequestMode
san_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
san_chart_view_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  SanChartView *self = SAN_CHART_VIEW (widget);
  double least, likes;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  if (self->chart == NULL)
    {
      *minimum = *natural = 0;
      return;
    }

  san_chart_measure (self->chart, ensure_theme (self),
                     for_size > 0 ? for_size : NATURAL_WIDTH, &least, &likes);
  *minimum = (int) ceil (least);
  *natural = (int) ceil (likes);
}

static void
draw_ring (SanChartView *self,
           cairo_t      *cr,
           double        width,
           double        height)
{
  const SanColour *accent = san_chart_theme_get_colour (self->theme, SAN_COLOUR_ACCENT);
  SanChartArea area = { 0, 0, width, height };

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return;

  /* without an item the ring is around the whole: focus is never invisible */
  if (self->cursor >= 0)
    san_chart_get_item_area (self->chart, self->theme, width, height, self->cursor, &area);

  cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, accent->alpha);
  cairo_set_line_width (cr, RING);
  cairo_rectangle (cr, area.x + RING / 2, area.y + RING / 2,
                   area.width - RING, area.height - RING);
  cairo_stroke (cr);
}

static void
san_chart_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SanChartView *self = SAN_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  san_chart_draw (self->chart, cr, width, height, ensure_theme (self));
  draw_ring (self, cr, width, height);
  cairo_destroy (cr);
}

static gboolean
san_chart_view_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  SanChartView *self = SAN_CHART_VIEW (widget);
  int index = keyboard ? self->cursor : item_at (self, x, y);
  g_autofree char *text = NULL;
  SanChartArea area;

  if (index < 0)
    return FALSE;

  text = san_chart_get_item_text (self->chart, index);
  gtk_tooltip_set_text (tooltip, text);
  if (san_chart_get_item_area (self->chart, ensure_theme (self), gtk_widget_get_width (widget),
                               gtk_widget_get_height (widget), index, &area))
    gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) {
      (int) area.x, (int) area.y, (int) area.width, (int) area.height,
    });

  return TRUE;
}

static void
san_chart_view_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (san_chart_view_parent_class)->css_changed (widget, change);

  /* a change of mere state, such as the pointer coming in, has no @change to speak of
   * and leaves colours and fonts alone, but there is no public way to tell them apart */
  drop_theme (SAN_CHART_VIEW (widget));
}

static void
san_chart_view_system_setting_changed (GtkWidget       *widget,
                                       GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (san_chart_view_parent_class)->system_setting_changed (widget, setting);

  drop_theme (SAN_CHART_VIEW (widget));
}

/* GObject */

static void
san_chart_view_dispose (GObject *object)
{
  SanChartView *self = SAN_CHART_VIEW (object);

  g_clear_object (&self->chart);

  G_OBJECT_CLASS (san_chart_view_parent_class)->dispose (object);
}

static void
san_chart_view_finalize (GObject *object)
{
  g_clear_pointer (&SAN_CHART_VIEW (object)->theme, san_chart_theme_free);

  G_OBJECT_CLASS (san_chart_view_parent_class)->finalize (object);
}

static void
san_chart_view_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SanChartView *self = SAN_CHART_VIEW (object);

  switch (prop_id)
    {
    case PROP_CHART:
      g_value_set_object (value, self->chart);
      break;

    case PROP_SELECTED:
      g_value_set_int (value, san_chart_view_get_selected (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
san_chart_view_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SanChartView *self = SAN_CHART_VIEW (object);

  switch (prop_id)
    {
    case PROP_CHART:
      san_chart_view_set_chart (self, g_value_get_object (value));
      break;

    case PROP_SELECTED:
      san_chart_view_set_selected (self, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
san_chart_view_class_init (SanChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_chart_view_dispose;
  object_class->finalize = san_chart_view_finalize;
  object_class->get_property = san_chart_view_get_property;
  object_class->set_property = san_chart_view_set_property;

  widget_class->get_request_mode = san_chart_view_get_request_mode;
  widget_class->measure = san_chart_view_measure;
  widget_class->snapshot = san_chart_view_snapshot;
  widget_class->query_tooltip = san_chart_view_query_tooltip;
  widget_class->css_changed = san_chart_view_css_changed;
  widget_class->system_setting_changed = san_chart_view_system_setting_changed;

  properties[PROP_CHART] =
    g_param_spec_object ("chart", NULL, NULL,
                         SAN_TYPE_CHART,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  properties[PROP_SELECTED] =
    g_param_spec_int ("selected", NULL, NULL,
                      -1, G_MAXINT, -1,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SanChartView::item-activated:
   * @index: of the item, in the data of the chart
   *
   * Clicked, or Enter on it; it is selected by then.
   */
  signals[ITEM_ACTIVATED] =
    g_signal_new ("item-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "chart.copy", NULL);

  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
san_chart_view_init (SanChartView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->cursor = -1;

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
san_chart_view_new (void)
{
  return g_object_new (SAN_TYPE_CHART_VIEW, NULL);
}

SanChart *
san_chart_view_get_chart (SanChartView *self)
{
  g_return_val_if_fail (SAN_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

void
san_chart_view_set_chart (SanChartView *self,
                          SanChart     *chart)
{
  int selected;

  g_return_if_fail (SAN_IS_CHART_VIEW (self));
  g_return_if_fail (chart == NULL || SAN_IS_CHART (chart));

  selected = san_chart_view_get_selected (self);
  if (!g_set_object (&self->chart, chart))
    return;

  self->cursor = -1;
  update_accessible (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
  if (san_chart_view_get_selected (self) != selected)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

int
san_chart_view_get_selected (SanChartView *self)
{
  g_return_val_if_fail (SAN_IS_CHART_VIEW (self), -1);

  return self->chart != NULL ? san_chart_get_selected (self->chart) : -1;
}

void
san_chart_view_set_selected (SanChartView *self,
                             int           index)
{
  g_return_if_fail (SAN_IS_CHART_VIEW (self));

  if (self->chart == NULL || index == san_chart_get_selected (self->chart))
    return;

  san_chart_set_selected (self->chart, index);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
san_chart_view_copy (SanChartView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  g_return_if_fail (SAN_IS_CHART_VIEW (self));

  if (self->chart == NULL)
    return;

  bytes = san_chart_render (self->chart, SAN_PICTURE_PNG, NULL,
                            gtk_widget_get_width (GTK_WIDGET (self)), 0, &error);
  if (bytes != NULL)
    texture = gdk_texture_new_from_bytes (bytes, &error);
  if (texture == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), texture);
}

gboolean
san_chart_view_export (SanChartView *self,
                       const char   *path,
                       GError      **error)
{
  g_return_val_if_fail (SAN_IS_CHART_VIEW (self), FALSE);
  g_return_val_if_fail (self->chart != NULL, FALSE);

  return san_chart_export (self->chart, path, NULL,
                           gtk_widget_get_width (GTK_WIDGET (self)), 0, error);
}
