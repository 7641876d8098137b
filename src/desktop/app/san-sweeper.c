/* san-sweeper.c - keeps the tickets of an open ledger up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-sweeper.h"

#include <glib/gi18n-lib.h>

#include "app/san-settings.h"
#include "base/san-error.h"
#include "tickets/san-ticket-store.h"

#define MINUTE         60
#define MOST_NOTIFIED  5      /* at a time; more are one notification */
#define NOTIFIED_KEY   "notified-tickets"

struct _SanSweeper
{
  GObject          parent_instance;

  SanContext      *context;
  GCancellable    *cancellable;
  GDBusConnection *bus;
  guint            sleep_id;
  guint            minute_id;
  gboolean         running;
  gboolean         behind;       /* it was said that the clock runs behind */
  char            *no_table;     /* the years of which it was said */
};

G_DEFINE_FINAL_TYPE (SanSweeper, san_sweeper, G_TYPE_OBJECT)

enum { SWEPT, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Due soon */

static const char *
path_of (SanSweeper *self)
{
  return san_workspace_get_path (san_context_get_workspace (self->context));
}

static void
notify_ticket (SanSweeper          *self,
               const SanTicketData *data)
{
  g_autofree char *number = san_ticket_number_label (&data->number);
  g_autofree char *due = san_time_format (data->due);
  g_autofree char *title = g_strdup_printf (_("%1$s is due at %2$s"), number, due);
  g_autofree char *body = g_strdup_printf ("%s  %s", data->unit, data->problem);
  g_autofree char *id = g_strdup_printf ("due-%" G_GINT64_FORMAT, data->id);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.ticket", "(sx)",
                                                path_of (self), data->id);
  g_application_send_notification (g_application_get_default (), id, notification);
}

static void
notify_many (SanSweeper *self,
             guint       n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u ticket is due soon",
                                                      "%u tickets are due soon", n), n);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_default_action_and_target (notification, "app.ticket", "(sx)",
                                                path_of (self), (gint64) 0);
  g_application_send_notification (g_application_get_default (), "due-soon", notification);
}

/* Whether it was notified before. Everything of this ledger that is near stands in @near
 * afterwards, what other ledgers have stays. */
static gboolean
was_notified (GVariant   *before,
              const char *path,
              gint64      id,
              SanTime     due)
{
  GVariantIter iter;
  const char *known;
  gint64 ticket, time;

  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "(&sxx)", &known, &ticket, &time))
    if (ticket == id && time == due && g_str_equal (known, path))
      return TRUE;

  return FALSE;
}

static void
keep_others (GVariantBuilder *builder,
             GVariant        *before,
             const char      *path)
{
  GVariantIter iter;
  const char *known;
  gint64 ticket, time;

  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "(&sxx)", &known, &ticket, &time))
    if (!g_str_equal (known, path))
      g_variant_builder_add (builder, "(sxx)", known, ticket, time);
}

static void
notify (SanSweeper *self)
{
  SanDatabase *database = san_context_get_database (self->context);
  SanTime now = san_workspace_now (san_context_get_workspace (self->context));
  g_autoptr (SanWorkCalendar) calendar = san_work_calendar_load (database, NULL);
  g_autoptr (SanPagedModel) model = san_ticket_list_new ();
  g_autoptr (GVariant) before = g_settings_get_value (san_settings_get (), NOTIFIED_KEY);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  SanTicketFilter filter = { .due_soon = TRUE, .open = TRUE };
  GVariantBuilder builder;
  g_autoptr (GVariant) after = NULL;

  if (calendar == NULL || !san_work_calendar_is_open (calendar, now) ||
      g_application_get_default () == NULL ||
      !san_ticket_list_filter (model, database, &filter, SAN_TICKET_BY_DUE, FALSE, now, NULL))
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sxx)"));
  keep_others (&builder, before, path_of (self));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (SanTicketRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      const SanTicketData *data = row != NULL ? san_ticket_row_get_data (row) : NULL;

      if (data == NULL)
        continue;
      g_variant_builder_add (&builder, "(sxx)", path_of (self), data->id, data->due);
      if (!was_notified (before, path_of (self), data->id, data->due))
        g_ptr_array_add (fresh, g_steal_pointer (&row));
    }
  after = g_variant_ref_sink (g_variant_builder_end (&builder));
  if (!g_variant_equal (before, after))
    g_settings_set_value (san_settings_get (), NOTIFIED_KEY, after);

  if (fresh->len > MOST_NOTIFIED)
    notify_many (self, fresh->len);
  for (guint i = 0; fresh->len <= MOST_NOTIFIED && i < fresh->len; i++)
    notify_ticket (self, san_ticket_row_get_data (g_ptr_array_index (fresh, i)));
}

/* What is wrong with time */

static int
year_of (SanTime time)
{
  int year;

  san_day_get (san_time_day (time), &year, NULL, NULL);

  return year;
}

char *
san_sweeper_no_table (SanContext *context)
{
  SanDatabase *database = san_context_get_database (context);
  SanTime now = san_workspace_now (san_context_get_workspace (context));
  SanTicketFilter filter = { .open = TRUE };
  g_autoptr (SanPagedModel) model = san_ticket_list_new ();
  g_autoptr (SanTicketRow) row = NULL;
  GString *years = g_string_new (NULL);
  int last;

  if (!san_ticket_list_filter (model, database, &filter, SAN_TICKET_BY_DUE, TRUE, now, NULL))
    return g_string_free (years, FALSE);

  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  if (row == NULL)
    return g_string_free (years, FALSE);
  last = year_of (MAX (now, san_ticket_row_get_data (row)->due));
  for (int year = year_of (now); year <= last; year++)
    {
      g_autoptr (GError) error = NULL;

      if (!san_calendar_store_has_year (database, year, &error) && error == NULL)
        g_string_append_printf (years, "%s%d", years->len > 0 ? _(", ") : "", year);
    }

  return g_string_free (years, FALSE);
}

static void
warn (SanSweeper *self)
{
  SanDatabase *database = san_context_get_database (self->context);
  SanTime now = san_workspace_now (san_context_get_workspace (self->context));
  g_autofree char *years = san_sweeper_no_table (self->context);
  gboolean behind = FALSE;
  g_autoptr (GError) error = NULL;

  if (!san_escalation_is_back (database, now, &behind, NULL))
    return;
  if (behind && !self->behind)
    error = g_error_new_literal (SAN_ERROR, SAN_ERROR_CONFLICT,
                                 _("The clock of this computer runs behind the ledger. Nothing "
                                   "rises and nothing can be recorded until it is put right."));
  else if (*years != '\0' && g_strcmp0 (years, self->no_table) != 0)
    error = g_error_new (SAN_ERROR, SAN_ERROR_NOT_FOUND,
                         _("The holidays of %s are not known: Monday to Friday are counted. "
                           "Import the table in the preferences; due times move then and are "
                           "listed."), years);
  self->behind = behind;
  g_free (self->no_table);
  self->no_table = g_steal_pointer (&years);
  if (error != NULL)
    san_context_report (self->context, error);
}

/* The sweep */

static void
on_swept_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SanSweeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps =
    san_escalation_run_finish (SAN_WORKSPACE (source), result, &error);

  self->running = FALSE;
  if (self->context == NULL)      /* stopped meanwhile */
    return;

  if (steps == NULL)
    san_context_report (self->context, error);
  warn (self);
  notify (self);
  g_signal_emit (self, signals[SWEPT], 0, steps != NULL ? steps->len : 0);
}

void
san_sweeper_run (SanSweeper *self)
{
  g_return_if_fail (SAN_IS_SWEEPER (self));

  if (self->running || self->context == NULL || san_context_is_read_only (self->context))
    return;

  self->running = TRUE;
  san_escalation_run_async (san_context_get_workspace (self->context), self->cancellable,
                            on_swept_cb, g_object_ref (self));
}

static gboolean
on_minute_cb (gpointer data)
{
  san_sweeper_run (data);

  return G_SOURCE_CONTINUE;
}

/* logind says TRUE before the computer sleeps and FALSE when it is awake again. */
static void
on_prepare_for_sleep_cb (GDBusConnection *bus,
                         const char      *sender,
                         const char      *path,
                         const char      *interface,
                         const char      *name,
                         GVariant        *parameters,
                         gpointer         user_data)
{
  gboolean going;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &going);
  if (!going)
    san_sweeper_run (user_data);
}

/* Without a bus the minute's timer does it all. */
static void
on_bus_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SanSweeper) self = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || self->context == NULL)
    return;

  self->bus = g_steal_pointer (&bus);
  self->sleep_id =
    g_dbus_connection_signal_subscribe (self->bus, "org.freedesktop.login1",
                                        "org.freedesktop.login1.Manager", "PrepareForSleep",
                                        "/org/freedesktop/login1", NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, on_prepare_for_sleep_cb, self,
                                        NULL);
}

/* The class */

void
san_sweeper_stop (SanSweeper *self)
{
  g_return_if_fail (SAN_IS_SWEEPER (self));

  g_clear_handle_id (&self->minute_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->sleep_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->sleep_id);
  self->sleep_id = 0;
  g_clear_object (&self->bus);
  g_clear_object (&self->context);
}

static void
san_sweeper_dispose (GObject *object)
{
  SanSweeper *self = SAN_SWEEPER (object);

  san_sweeper_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->no_table, g_free);

  G_OBJECT_CLASS (san_sweeper_parent_class)->dispose (object);
}

static void
san_sweeper_class_init (SanSweeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_sweeper_dispose;

  signals[SWEPT] =
    g_signal_new ("swept", SAN_TYPE_SWEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
san_sweeper_init (SanSweeper *self)
{
  self->cancellable = g_cancellable_new ();
}

SanSweeper *
san_sweeper_new (SanContext *context)
{
  SanSweeper *self;

  g_return_val_if_fail (SAN_IS_CONTEXT (context), NULL);

  self = g_object_new (SAN_TYPE_SWEEPER, NULL);
  self->context = g_object_ref (context);
  self->minute_id = g_timeout_add_seconds (MINUTE, on_minute_cb, self);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_bus_cb, g_object_ref (self));
  san_sweeper_run (self);

  return self;
}
