/* san-section-options.c - what a section chooses from the data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-section-options.h"

#include <glib/gi18n-lib.h>

#include "bulletins/san-bulletin-options.h"
#include "widgets/san-choice-button.h"

#define N_OPTIONS G_N_ELEMENTS (options)
#define IN_A_ROW  3

struct _SanSectionOptions
{
  AdwBin parent_instance;

  SanBulletinSection *section;     /* (nullable) */
  GPtrArray          *names;       /* groups of the data, by id − 1 */
  gboolean            filling;
  GtkGrid            *box;
};

G_DEFINE_FINAL_TYPE (SanSectionOptions, san_section_options, ADW_TYPE_BIN)

static guint edited_signal;

typedef enum
{
  OPTION_COUNT,
  OPTION_GROUPS,
  OPTION_CHARTS,
  OPTION_PHOTOS,
} OptionKind;

typedef guint (*GetCount) (const SanBulletinSection *section);
typedef void (*SetCount) (SanBulletinSection *section,
                          guint               n);
typedef GStrv (*GetWords) (const SanBulletinSection *section);
typedef void (*SetWords) (SanBulletinSection *section,
                          const char *const  *words);

/* What of bulletins/san-bulletin-options.h each section looks at. */
static const struct
{
  const char *section;
  OptionKind  kind;
  const char *title;
  guint       most;        /* of a count */
  GetCount    get_count;
  SetCount    set_count;
  GetWords    get_words;
  SetWords    set_words;
} options[] = {
  { "problems", OPTION_COUNT, N_("Categories named"), 20, san_bulletin_section_get_categories,
    san_bulletin_section_set_categories, NULL, NULL },
  { "problems", OPTION_GROUPS, N_("Groups"), 0, NULL, NULL, san_bulletin_section_get_groups,
    san_bulletin_section_set_groups },
  { "problems", OPTION_COUNT, N_("Units named"), 10, san_bulletin_section_get_units,
    san_bulletin_section_set_units, NULL, NULL },
  { "problems", OPTION_PHOTOS, N_("Photographs"), 0, NULL, NULL, NULL, NULL },
  { "results", OPTION_GROUPS, N_("Groups"), 0, NULL, NULL, san_bulletin_section_get_groups,
    san_bulletin_section_set_groups },
  { "results", OPTION_COUNT, N_("Units named"), 10, san_bulletin_section_get_units,
    san_bulletin_section_set_units, NULL, NULL },
  { "charts", OPTION_CHARTS, N_("Charts"), 0, NULL, NULL, san_bulletin_section_get_charts,
    san_bulletin_section_set_charts },
};

static const struct
{
  const char *name;
  const char *title;
} charts[] = {
  { "bars", N_("Ranked bars") },
  { "bump", N_("Places over months") },
  { "heat", N_("Heat map") },
  { "trend", N_("Trend") },
};

/* Counts and photographs ------------------------------------------------------------ */

static void
on_count_cb (GtkDropDown       *button,
             GParamSpec        *pspec,
             SanSectionOptions *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "san-option"));

  if (self->filling || self->section == NULL)
    return;

  options[i].set_count (self->section, gtk_drop_down_get_selected (button) + 1);
  g_signal_emit (self, edited_signal, 0);
}

static GtkWidget *
count_new (SanSectionOptions *self,
           guint              option)
{
  g_autoptr (GtkStringList) numbers = gtk_string_list_new (NULL);
  GtkWidget *button;

  for (guint n = 1; n <= options[option].most; n++)
    {
      g_autofree char *text = g_strdup_printf ("%s: %u", _(options[option].title), n);

      gtk_string_list_append (numbers, text);
    }

  button = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&numbers)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (button),
                              options[option].get_count (self->section) - 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(options[option].title), -1);
  g_object_set_data (G_OBJECT (button), "san-option", GUINT_TO_POINTER (option));
  g_signal_connect_object (button, "notify::selected", G_CALLBACK (on_count_cb), self, 0);

  return button;
}

static void
on_photos_cb (GtkCheckButton    *button,
              SanSectionOptions *self)
{
  if (self->filling || self->section == NULL)
    return;

  san_bulletin_section_set_photos (self->section, gtk_check_button_get_active (button));
  g_signal_emit (self, edited_signal, 0);
}

static GtkWidget *
photos_new (SanSectionOptions *self,
            guint              option)
{
  GtkWidget *button = gtk_check_button_new_with_label (_(options[option].title));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               san_bulletin_section_get_photos (self->section));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_photos_cb), self, 0);

  return button;
}

/* Groups and charts ----------------------------------------------------------------- */

static GPtrArray *
list_groups (gpointer data)
{
  SanSectionOptions *self = data;
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) san_choice_free);

  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (choices,
                     san_choice_new (i + 1, g_ptr_array_index (self->names, i), ""));

  return choices;
}

static GPtrArray *
list_charts (gpointer data)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) san_choice_free);

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    g_ptr_array_add (choices, san_choice_new (i + 1, _(charts[i].title), ""));

  return choices;
}

/* What stands in the file for a choice */
static const char *
name_of (SanSectionOptions *self,
         guint              option,
         gint64             id)
{
  if (options[option].kind == OPTION_CHARTS)
    return charts[id - 1].name;

  return g_ptr_array_index (self->names, id - 1);
}

static void
on_chosen_cb (SanChoiceButton   *button,
              SanSectionOptions *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "san-option"));
  const GArray *ids = san_choice_button_get_chosen (button);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (self->filling || self->section == NULL)
    return;

  for (guint n = 0; n < ids->len; n++)
    g_ptr_array_add (names, (gpointer) name_of (self, i, g_array_index (ids, gint64, n)));
  g_ptr_array_add (names, NULL);
  options[i].set_words (self->section, (const char *const *) names->pdata);
  g_signal_emit (self, edited_signal, 0);
}

static GtkWidget *
choice_new (SanSectionOptions *self,
            guint              option)
{
  gboolean is_charts = options[option].kind == OPTION_CHARTS;
  SanChoiceButton *button = g_object_new (SAN_TYPE_CHOICE_BUTTON, NULL);
  g_auto (GStrv) chosen = options[option].get_words (self->section);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = is_charts ? G_N_ELEMENTS (charts) : self->names->len;

  for (gint64 id = 1; id <= n; id++)
    if (g_strv_contains ((const char *const *) chosen, name_of (self, option, id)))
      g_array_append_val (ids, id);

  san_choice_button_set_source (button, _(options[option].title),
                                is_charts ? list_charts : list_groups, self);
  san_choice_button_set_chosen (button, (const gint64 *) (void *) ids->data, ids->len);
  g_object_set_data (G_OBJECT (button), "san-option", GUINT_TO_POINTER (option));
  g_signal_connect_object (button, "changed", G_CALLBACK (on_chosen_cb), self, 0);

  return GTK_WIDGET (button);
}

/* Widget ---------------------------------------------------------------------------- */

static void
san_section_options_dispose (GObject *object)
{
  SanSectionOptions *self = SAN_SECTION_OPTIONS (object);

  self->section = NULL;
  g_clear_pointer (&self->names, g_ptr_array_unref);

  G_OBJECT_CLASS (san_section_options_parent_class)->dispose (object);
}

static void
san_section_options_class_init (SanSectionOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_section_options_dispose;

  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
san_section_options_init (SanSectionOptions *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->box = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->box, 6);
  gtk_grid_set_row_spacing (self->box, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "sn-options");
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "sn-dense");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
take_groups (SanSectionOptions     *self,
             const SanBulletinData *data)
{
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; data != NULL && data->ranking != NULL && i < data->ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (data->ranking->groups, i);

      g_ptr_array_add (self->names, g_strdup (group->name));
    }
}

void
san_section_options_show (SanSectionOptions     *self,
                          SanBulletinSection    *section,
                          const SanBulletinData *data,
                          gboolean               editable)
{
  GtkWidget *child;
  guint n = 0;

  g_return_if_fail (SAN_IS_SECTION_OPTIONS (self));

  self->section = section;
  take_groups (self, data);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_grid_remove (self->box, child);

  self->filling = TRUE;
  for (guint i = 0; section != NULL && i < N_OPTIONS; i++)
    {
      if (!g_str_equal (options[i].section, section->key) ||
          (options[i].kind == OPTION_GROUPS && self->names->len < 2))
        continue;
      child = options[i].kind == OPTION_COUNT ? count_new (self, i)
              : options[i].kind == OPTION_PHOTOS ? photos_new (self, i) : choice_new (self, i);
      gtk_grid_attach (self->box, child, (int) n % IN_A_ROW, (int) n / IN_A_ROW, 1, 1);
      n++;
    }
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self), editable);
}
