/* san-start-view.c - open a ledger, restore one, or make one from a template
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-start-view.h"

#include <glib/gi18n-lib.h>

#include "app/san-settings.h"
#include "base/san-worker.h"
#include "templates/san-template.h"
#include "widgets/san-day-text.h"
#include "widgets/san-notice.h"

#define DEMO_MONTHS 24
#define DEMO_SEED   2018

struct _SanStartView
{
  AdwBin                parent_instance;

  char                 *template_name;
  char                 *path;
  GCancellable         *cancellable; /* while a ledger is being made */
  GtkFileChooserNative *chooser;

  /* Template children */
  SanNotice     *notice;
  GtkMenuButton *menu;
  GtkWidget     *recent_box;
  GtkListBox    *recent;
  GtkStack      *stack;
  GtkListBox    *tiles;
  GtkLabel      *form_title;
  GtkLabel      *form_text;
  GtkWidget     *form;
  AdwEntryRow   *city;
  AdwActionRow  *months_row;
  GtkSpinButton *months;
  AdwActionRow  *place;
  GtkWidget     *create;
  GtkSpinner    *spinner;
  GtkLabel      *working;
};

G_DEFINE_FINAL_TYPE (SanStartView, san_start_view, ADW_TYPE_BIN)

typedef struct
{
  const char *name;
  const char *title;
  const char *text;
  const char *icon;
  const char *tags[3];
} Tile;

static const Tile tiles[] = {
  { "civilised", N_("National Civilised City"),
    N_("Points on site, survey and rectification; tickets due in 3 working days"),
    "sanse-indicators-symbolic",
    { N_("48 categories, 230 items"), N_("Monthly scheme"), N_("Three slips and calendar") } },
  { "hygienic", N_("National Hygienic City"),
    N_("Street fronts, markets, vector control, public toilets, health education"),
    "sanse-points-symbolic",
    { N_("35 categories, 163 items"), N_("Monthly scheme"), N_("Three slips and calendar") } },
  { "blank", N_("Blank ledger"),
    N_("From nothing: make units, a standard and a scheme, or import them from Excel"),
    "document-new-symbolic",
    { N_("Imports Excel and CSV") } },
  { "demo", N_("Demo"),
    N_("An invented city: 62 units, two years of scores, hundreds of tickets, to try things out"),
    "media-playback-start-symbolic",
    { N_("Invented data"), N_("Does not touch real data") } },
};

typedef struct
{
  char *path;
  char *template_name;
  char *city;
  guint months;
  char *actor;
} Creation;

static void
creation_free (gpointer data)
{
  Creation *creation = data;

  g_free (creation->path);
  g_free (creation->template_name);
  g_free (creation->city);
  g_free (creation->actor);
  g_free (creation);
}

static const Tile *
find_tile (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    if (g_strcmp0 (tiles[i].name, name) == 0)
      return &tiles[i];

  return NULL;
}

static GtkWidget *
label_new (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
tile_new (const Tile *tile)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 7);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *tags = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *image = gtk_image_new_from_icon_name (tile->icon);
  GtkWidget *text = label_new (_(tile->text), "sn-cap");

  gtk_image_set_pixel_size (GTK_IMAGE (image), 26);
  gtk_widget_add_css_class (image, "sn-accent");
  gtk_widget_add_css_class (text, "sn-dim");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), label_new (_(tile->title), "sn-h2"));
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), words);
  for (guint i = 0; i < G_N_ELEMENTS (tile->tags) && tile->tags[i] != NULL; i++)
    gtk_box_append (GTK_BOX (tags), label_new (_(tile->tags[i]), "sn-tag"));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), tags);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "sn-panel");
  gtk_widget_add_css_class (row, "sn-tile");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(tile->title), -1);
  g_object_set_data (G_OBJECT (row), "tile", (gpointer) tile);

  return row;
}

/* Recent ledgers */

/* 今天 10:42, else the day; the year only when it is another. */
static char *
opened_text (const char *opened)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  SanDay today = san_day_new (g_date_time_get_year (now), g_date_time_get_month (now),
                              g_date_time_get_day_of_month (now));
  g_autofree char *time = NULL;
  SanTime when;

  if (!san_time_parse (opened, &when, NULL))
    return g_strdup ("");
  if (san_time_day (when) != today)
    return san_day_text (san_time_day (when), today);
  time = san_time_text (when);

  return g_strdup_printf (_("today %s"), time);
}

static char *
short_path (const char *path)
{
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (path, home) && path[strlen (home)] == '/')
    return g_strconcat ("~", path + strlen (home), NULL);

  return g_strdup (path);
}

static void fill_recent (SanStartView *self);

static void
on_forget_cb (SanStartView *self,
              GtkButton    *button)
{
  san_settings_remove_recent (g_object_get_data (G_OBJECT (button), "path"));
  fill_recent (self);
}

static GtkWidget *
recent_row_new (SanStartView *self,
                SanRecent    *file)
{
  gboolean there = g_file_test (file->path, G_FILE_TEST_EXISTS);
  g_autofree char *path = short_path (file->path);
  g_autofree char *opened = opened_text (file->opened);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("org.sanse.Sanse");
  g_autofree char *title = g_markup_escape_text (file->title, -1);
  g_autofree char *subtitle = g_markup_escape_text (there ? path : _("File not found"), -1);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 26);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_widget_set_tooltip_text (row, file->path);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), there);
  if (there)
    {
      GtkWidget *time = label_new (opened, "sn-cap");

      gtk_widget_add_css_class (time, "sn-dim");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), time);
    }
  else
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

      gtk_widget_add_css_class (row, "sn-missing");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _("Remove from the list"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Remove from the list"), -1);
      g_object_set_data_full (G_OBJECT (button), "path", g_strdup (file->path), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_forget_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (file->path), g_free);

  return row;
}

static void
fill_recent (SanStartView *self)
{
  g_autoptr (GPtrArray) recent = san_settings_recent ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, child);
  for (guint i = 0; i < MIN (recent->len, 5); i++)
    gtk_list_box_append (self->recent, recent_row_new (self, g_ptr_array_index (recent, i)));
  gtk_widget_set_visible (self->recent_box, recent->len > 0);
}

static void
on_recent_activated_cb (SanStartView  *self,
                        GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-file", "s",
                              (const char *) g_object_get_data (G_OBJECT (row), "path"));
}

/* A new ledger */

static void
show_working (SanStartView *self,
              gboolean      working)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* a field that loses its sensitivity must not hold the cursor */
  if (working && root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (self->form, !working);
  gtk_widget_set_sensitive (self->create, !working);
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), working);
  gtk_label_set_text (self->working, working ? _("Making the ledger…") : "");
}

static void
create_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Creation *creation = task_data;
  GError *error = NULL;

  if (san_template_create (creation->path, creation->template_name, creation->city,
                           creation->months, DEMO_SEED, creation->actor, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_created_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  SanStartView *self = SAN_START_VIEW (source);
  Creation *creation = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)      /* the window was closed */
    return;

  show_working (self, FALSE);
  g_clear_object (&self->cancellable);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      gtk_stack_set_visible_child_name (self->stack, "tiles");
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-file", "s", creation->path);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      san_start_view_fail (self, error->message);
    }
}

static void
on_create_cb (SanStartView *self)
{
  g_autoptr (GTask) task = NULL;
  Creation *creation;

  if (self->path == NULL || self->cancellable != NULL)
    return;

  san_notice_show (self->notice, NULL);
  creation = g_new0 (Creation, 1);
  creation->path = g_strdup (self->path);
  creation->template_name = g_strdup (self->template_name);
  creation->city = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->city))));
  creation->months = (guint) gtk_spin_button_get_value_as_int (self->months);
  creation->actor = san_settings_operator ();

  show_working (self, TRUE);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_created_cb, NULL);
  g_task_set_task_data (task, creation, creation_free);
  san_worker_run (task, create_in_thread);
}

static void
on_back_cb (SanStartView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  san_notice_show (self->notice, NULL);
  gtk_stack_set_visible_child_name (self->stack, "tiles");
}

static void
on_city_changed_cb (SanStartView *self)
{
  g_autofree char *city =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->city))));

  /* the demo brings its own city */
  gtk_widget_set_sensitive (self->create,
                            *city != '\0' || g_strcmp0 (self->template_name, "demo") == 0);
}

static void
on_chooser_response_cb (SanStartView         *self,
                        int                   response,
                        GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      san_start_view_begin (self, g_object_get_data (G_OBJECT (chooser), "template"), path);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_clear_object (&self->chooser);
}

static void
choose_place (SanStartView *self,
              const char   *template_name)
{
  const Tile *tile = find_tile (template_name);
  g_autofree char *name = g_strconcat (tile != NULL ? _(tile->title) : template_name, ".sanse",
                                       NULL);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("New ledger"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("Next"), _("Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_object_set_data_full (G_OBJECT (self->chooser), "template", g_strdup (template_name), g_free);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_tile_activated_cb (SanStartView  *self,
                      GtkListBoxRow *row)
{
  const Tile *tile = g_object_get_data (G_OBJECT (row), "tile");

  choose_place (self, tile->name);
}

static void
on_place_cb (SanStartView *self)
{
  choose_place (self, self->template_name);
}

static void
san_start_view_dispose (GObject *object)
{
  SanStartView *self = SAN_START_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_START_VIEW);

  G_OBJECT_CLASS (san_start_view_parent_class)->dispose (object);
}

static void
san_start_view_finalize (GObject *object)
{
  SanStartView *self = SAN_START_VIEW (object);

  g_free (self->template_name);
  g_free (self->path);

  G_OBJECT_CLASS (san_start_view_parent_class)->finalize (object);
}

static void
san_start_view_class_init (SanStartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_start_view_dispose;
  object_class->finalize = san_start_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/app/san-start-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SanStartView, notice);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, menu);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, recent_box);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, recent);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, stack);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, tiles);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, form_title);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, form_text);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, form);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, city);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, months_row);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, months);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, place);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, create);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, spinner);
  gtk_widget_class_bind_template_child (widget_class, SanStartView, working);
  gtk_widget_class_bind_template_callback (widget_class, on_recent_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tile_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_create_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_city_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_cb);
}

static void
san_start_view_init (SanStartView *self)
{
  g_type_ensure (SAN_TYPE_NOTICE);
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    gtk_list_box_append (self->tiles, tile_new (&tiles[i]));
  show_working (self, FALSE);
  g_signal_connect_object (san_settings_get (), "changed::recent-files",
                           G_CALLBACK (fill_recent), self, G_CONNECT_SWAPPED);
  fill_recent (self);
}

void
san_start_view_begin (SanStartView *self,
                      const char   *template_name,
                      const char   *path)
{
  const Tile *tile = find_tile (template_name);
  gboolean demo = g_str_equal (template_name, "demo");
  g_autofree char *subtitle = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (SAN_IS_START_VIEW (self));
  g_return_if_fail (tile != NULL);

  g_free (self->template_name);
  self->template_name = g_strdup (template_name);
  g_free (self->path);
  self->path = g_str_has_suffix (path, ".sanse") ? g_strdup (path)
                                                 : g_strconcat (path, ".sanse", NULL);
  shown = short_path (self->path);
  subtitle = g_markup_escape_text (shown, -1);
  gtk_label_set_text (self->form_title, _(tile->title));
  gtk_label_set_text (self->form_text, _(tile->text));
  adw_action_row_set_subtitle (self->place, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->city), !demo);
  gtk_widget_set_visible (GTK_WIDGET (self->months_row), demo);
  gtk_spin_button_set_value (self->months, DEMO_MONTHS);
  on_city_changed_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (demo ? self->create : GTK_WIDGET (self->city));
}

void
san_start_view_fail (SanStartView *self,
                     const char   *message)
{
  g_return_if_fail (SAN_IS_START_VIEW (self));

  san_notice_show (self->notice, message);
}

void
san_start_view_wait (SanStartView *self,
                     const char   *text)
{
  g_return_if_fail (SAN_IS_START_VIEW (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), text == NULL);
  san_notice_show (self->notice, text);
}

void
san_start_view_popup_menu (SanStartView *self)
{
  g_return_if_fail (SAN_IS_START_VIEW (self));

  gtk_menu_button_popup (self->menu);
}
