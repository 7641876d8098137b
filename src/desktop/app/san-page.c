/* san-page.c - what stands to the right of the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-page.h"

#include "app/san-settings.h"
#include "base/san-utils.h"
#include "widgets/san-grid.h"

typedef struct
{
  SanContext         *context;
  GSignalGroup       *context_signals;
  GSimpleActionGroup *actions;
  GtkWidget          *header_start;
  GtkWidget          *header_end;
  SanWidthClass       width_class;
  char      *tag;
  char      *tag_style;
  SanRefresh due;                /* what refresh() has still to be told */
  gboolean   refreshing;
} SanPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SanPage, san_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_HEADER_START,
  PROP_HEADER_END,
  PROP_WIDTH_CLASS,
  PROP_TAG,
  PROP_TAG_STYLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  SanPage *page;      /* not owned: the divider dies with its page */
  char    *name;
  int      position;  /* below 0: from the end */
  gboolean moving;
  guint    waiting;   /* a source: for the width from whose end it is measured */
} PanedMemory;

static void
refresh_if_mapped (SanPage *self)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);
  SanRefresh due = priv->due;

  if (due == 0 || priv->refreshing || priv->context == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  priv->due = 0;
  priv->refreshing = TRUE;
  if (SAN_PAGE_GET_CLASS (self)->refresh != NULL)
    SAN_PAGE_GET_CLASS (self)->refresh (self, due);
  priv->refreshing = FALSE;
}

static void
on_changed_cb (SanPage *self)
{
  san_page_queue_refresh (self, SAN_REFRESH_RECORDS);
}

static void
on_period_changed_cb (SanPage *self)
{
  san_page_queue_refresh (self, SAN_REFRESH_PERIOD);
}

/* Dividers */

static char *
paned_key (PanedMemory *memory)
{
  SanPagePrivate *priv = san_page_get_instance_private (memory->page);

  return g_strdup_printf ("%s-%d", memory->name, priv->width_class);
}

/* Where the divider starts in the window's width class. */
static int
start_position (PanedMemory *memory)
{
  SanWidthClass width_class = san_page_get_width_class (memory->page);

  if (memory->position >= 0)
    return width_class == SAN_WIDTH_NARROW ? memory->position * 2 / 3 : memory->position;
  if (width_class == SAN_WIDTH_NARROW)
    return memory->position * 9 / 10;

  return width_class == SAN_WIDTH_WIDE ? memory->position * 6 / 5 : memory->position;
}

static void
restore_paned (GtkPaned *paned)
{
  PanedMemory *memory = g_object_get_data (G_OBJECT (paned), "san-memory");
  g_autofree char *key = paned_key (memory);
  g_autoptr (GVariant) all = g_settings_get_value (san_settings_get (), "pane-positions");
  int position = start_position (memory);

  g_variant_lookup (all, key, "i", &position);
  if (memory->position < 0)
    {
      if (gtk_widget_get_width (GTK_WIDGET (paned)) == 0)
        return;      /* on_paned_sized_cb() comes back to it */
      position += gtk_widget_get_width (GTK_WIDGET (paned));
    }
  memory->moving = TRUE;
  gtk_paned_set_position (paned, position);
  memory->moving = FALSE;
}

static void
on_paned_moved_cb (GtkPaned    *paned,
                   GParamSpec  *pspec,
                   PanedMemory *memory)
{
  g_autofree char *key = NULL;
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  int position, least, most, moved = gtk_paned_get_position (paned);

  if (memory->moving || memory->waiting != 0 || !gtk_widget_get_mapped (GTK_WIDGET (paned)))
    return;
  /* pushed by what must fit beside it, or by a window that is too small: nobody's wish */
  g_object_get (paned, "min-position", &least, "max-position", &most, NULL);
  if (moved <= least || moved >= most)
    return;
  if (memory->position < 0)
    moved -= gtk_widget_get_width (GTK_WIDGET (paned));

  key = paned_key (memory);
  all = g_settings_get_value (san_settings_get (), "pane-positions");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&si}", &name, &position))
    if (!g_str_equal (name, key))
      g_variant_builder_add (&builder, "{si}", name, position);
  g_variant_builder_add (&builder, "{si}", key, moved);
  g_settings_set_value (san_settings_get (), "pane-positions",
                        g_variant_builder_end (&builder));
}

static gboolean
on_paned_waited_cb (gpointer data)
{
  PanedMemory *memory = g_object_get_data (data, "san-memory");

  memory->waiting = 0;
  restore_paned (data);

  return G_SOURCE_REMOVE;
}

/* Now it is known how wide it all is: not while sizes are being allocated, though. */
static void
on_paned_sized_cb (GtkPaned    *paned,
                   GParamSpec  *pspec,
                   PanedMemory *memory)
{
  if (memory->waiting == 0)
    memory->waiting = g_idle_add (on_paned_waited_cb, paned);
}

static void
paned_memory_free (gpointer data)
{
  PanedMemory *memory = data;

  g_clear_handle_id (&memory->waiting, g_source_remove);
  g_free (memory->name);
  g_free (memory);
}

/* Overrides */

static void
san_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (san_page_parent_class)->map (widget);

  refresh_if_mapped (SAN_PAGE (widget));
}

static void
set_header_widget (SanPage    *self,
                   GtkWidget **place,
                   GtkWidget  *widget,
                   GParamSpec *pspec)
{
  if (*place == widget)
    return;

  g_clear_object (place);
  if (widget != NULL)
    *place = g_object_ref_sink (widget);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
san_page_dispose (GObject *object)
{
  SanPagePrivate *priv = san_page_get_instance_private (SAN_PAGE (object));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  g_clear_object (&priv->context_signals);
  g_clear_object (&priv->context);
  g_clear_object (&priv->header_start);
  g_clear_object (&priv->header_end);
  g_clear_object (&priv->actions);

  G_OBJECT_CLASS (san_page_parent_class)->dispose (object);
}

static void
san_page_finalize (GObject *object)
{
  SanPagePrivate *priv = san_page_get_instance_private (SAN_PAGE (object));

  g_free (priv->tag);
  g_free (priv->tag_style);

  G_OBJECT_CLASS (san_page_parent_class)->finalize (object);
}

static void
san_page_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  SanPagePrivate *priv = san_page_get_instance_private (SAN_PAGE (object));

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, priv->context);
      break;

    case PROP_HEADER_START:
      g_value_set_object (value, priv->header_start);
      break;

    case PROP_HEADER_END:
      g_value_set_object (value, priv->header_end);
      break;

    case PROP_WIDTH_CLASS:
      g_value_set_enum (value, priv->width_class);
      break;

    case PROP_TAG:
      g_value_set_string (value, priv->tag);
      break;

    case PROP_TAG_STYLE:
      g_value_set_string (value, priv->tag_style);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
san_page_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  SanPage *self = SAN_PAGE (object);
  SanPagePrivate *priv = san_page_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      priv->context = g_value_dup_object (value);
      g_signal_group_set_target (priv->context_signals, priv->context);
      break;

    case PROP_HEADER_START:
      set_header_widget (self, &priv->header_start, g_value_get_object (value), pspec);
      break;

    case PROP_HEADER_END:
      set_header_widget (self, &priv->header_end, g_value_get_object (value), pspec);
      break;

    case PROP_WIDTH_CLASS:
      if (priv->width_class != (SanWidthClass) g_value_get_enum (value))
        {
          priv->width_class = g_value_get_enum (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The first list, table or grid in view below @root. */
static GtkWidget *
find_list (GtkWidget *root)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
      continue;
    else if (GTK_IS_COLUMN_VIEW (child) || GTK_IS_LIST_BASE (child) || SAN_IS_GRID (child))
      found = child;
    else
      found = find_list (child);

  return found;
}

/* (nullable): the chosen row of the first list of forms in view */
static GtkWidget *
find_row (GtkWidget *root)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
      continue;
    else if (GTK_IS_LIST_BOX (child))
      found = GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (child)));
    else
      found = find_row (child);

  return found;
}

static void
san_page_class_init (SanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS;

  object_class->dispose = san_page_dispose;
  object_class->finalize = san_page_finalize;
  object_class->get_property = san_page_get_property;
  object_class->set_property = san_page_set_property;
  widget_class->map = san_page_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  properties[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, SAN_TYPE_CONTEXT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                         G_PARAM_STATIC_STRINGS);
  properties[PROP_HEADER_START] =
    g_param_spec_object ("header-start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_HEADER_END] =
    g_param_spec_object ("header-end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_WIDTH_CLASS] =
    g_param_spec_enum ("width-class", NULL, NULL, SAN_TYPE_WIDTH_CLASS, SAN_WIDTH_NORMAL,
                       flags);
  properties[PROP_TAG] =
    g_param_spec_string ("tag", NULL, NULL, "",
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TAG_STYLE] =
    g_param_spec_string ("tag-style", NULL, NULL, "",
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
san_page_init (SanPage *self)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);

  priv->width_class = SAN_WIDTH_NORMAL;
  priv->tag = g_strdup ("");
  priv->tag_style = g_strdup ("");
  priv->due = SAN_REFRESH_RECORDS | SAN_REFRESH_PERIOD;

  priv->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (priv->actions));

  priv->context_signals = g_signal_group_new (SAN_TYPE_CONTEXT);
  g_signal_group_connect_swapped (priv->context_signals, "changed",
                                  G_CALLBACK (on_changed_cb), self);
  g_signal_group_connect_swapped (priv->context_signals, "period-changed",
                                  G_CALLBACK (on_period_changed_cb), self);
}

SanContext *
san_page_get_context (SanPage *self)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);

  g_return_val_if_fail (SAN_IS_PAGE (self), NULL);

  return priv->context;
}

GSimpleActionGroup *
san_page_get_actions (SanPage *self)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);

  g_return_val_if_fail (SAN_IS_PAGE (self), NULL);

  return priv->actions;
}

GtkWidget *
san_page_get_header_start (SanPage *self)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);

  g_return_val_if_fail (SAN_IS_PAGE (self), NULL);

  return priv->header_start;
}

GtkWidget *
san_page_get_header_end (SanPage *self)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);

  g_return_val_if_fail (SAN_IS_PAGE (self), NULL);

  return priv->header_end;
}

SanWidthClass
san_page_get_width_class (SanPage *self)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);

  g_return_val_if_fail (SAN_IS_PAGE (self), SAN_WIDTH_NORMAL);

  return priv->width_class;
}

const char *
san_page_get_tag (SanPage *self)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);

  g_return_val_if_fail (SAN_IS_PAGE (self), NULL);

  return priv->tag;
}

const char *
san_page_get_tag_style (SanPage *self)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);

  g_return_val_if_fail (SAN_IS_PAGE (self), NULL);

  return priv->tag_style;
}

void
san_page_set_tag (SanPage    *self,
                  const char *text,
                  const char *style)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);

  g_return_if_fail (SAN_IS_PAGE (self));

  if (san_set_str (&priv->tag_style, style))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAG_STYLE]);
  if (san_set_str (&priv->tag, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAG]);
}

void
san_page_queue_refresh (SanPage   *self,
                        SanRefresh what)
{
  SanPagePrivate *priv = san_page_get_instance_private (self);

  g_return_if_fail (SAN_IS_PAGE (self));

  priv->due |= what;
  refresh_if_mapped (self);
}

gboolean
san_page_show (SanPage  *self,
               GVariant *target)
{
  g_return_val_if_fail (SAN_IS_PAGE (self), FALSE);

  if (SAN_PAGE_GET_CLASS (self)->show == NULL)
    return FALSE;

  return SAN_PAGE_GET_CLASS (self)->show (self, target);
}

void
san_page_get_selection (SanPage          *self,
                        SanPageSelection *selection)
{
  g_return_if_fail (SAN_IS_PAGE (self));

  *selection = (SanPageSelection) { 0 };
  if (SAN_PAGE_GET_CLASS (self)->selection != NULL)
    SAN_PAGE_GET_CLASS (self)->selection (self, selection);
}

void
san_page_take_focus (SanPage *self)
{
  GtkWidget *list;

  g_return_if_fail (SAN_IS_PAGE (self));

  list = find_list (GTK_WIDGET (self));
  if (list == NULL)
    list = find_row (GTK_WIDGET (self));
  if (list != NULL && gtk_widget_grab_focus (list))
    return;

  /* asked again, an empty page must not walk on to its second button */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
san_page_go (SanPage    *self,
             const char *page,
             GVariant   *target)
{
  g_return_if_fail (SAN_IS_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(smv)", page, target);
}

void
san_page_bind_paned (SanPage    *self,
                     GtkPaned   *paned,
                     const char *name,
                     int         position)
{
  PanedMemory *memory;

  g_return_if_fail (SAN_IS_PAGE (self));
  g_return_if_fail (GTK_IS_PANED (paned));

  memory = g_object_get_data (G_OBJECT (paned), "san-memory");
  if (memory != NULL)
    {
      g_free (memory->name);
      memory->name = g_strdup (name);
      memory->position = position;
      restore_paned (paned);
      return;
    }

  memory = g_new0 (PanedMemory, 1);
  memory->page = self;
  memory->name = g_strdup (name);
  memory->position = position;
  g_object_set_data_full (G_OBJECT (paned), "san-memory", memory, paned_memory_free);
  g_signal_connect (paned, "notify::position", G_CALLBACK (on_paned_moved_cb), memory);
  if (position < 0)
    g_signal_connect (paned, "notify::max-position", G_CALLBACK (on_paned_sized_cb), memory);
  g_signal_connect_object (self, "notify::width-class", G_CALLBACK (restore_paned), paned,
                           G_CONNECT_SWAPPED);
  restore_paned (paned);
}
