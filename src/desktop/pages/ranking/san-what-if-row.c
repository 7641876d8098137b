/* san-what-if-row.c - a unit as it would stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-what-if-row.h"

struct _SanWhatIfRow
{
  GObject parent_instance;

  char   *texts[SAN_WHAT_IF_N_TEXTS];
  int     moved;
};

G_DEFINE_FINAL_TYPE (SanWhatIfRow, san_what_if_row, G_TYPE_OBJECT)

static void
san_what_if_row_finalize (GObject *object)
{
  SanWhatIfRow *self = SAN_WHAT_IF_ROW (object);

  for (guint i = 0; i < SAN_WHAT_IF_N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (san_what_if_row_parent_class)->finalize (object);
}

static void
san_what_if_row_class_init (SanWhatIfRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_what_if_row_finalize;
}

static void
san_what_if_row_init (SanWhatIfRow *self)
{
}

static char *
place_text (const SanPlace *place)
{
  return place != NULL && place->place > 0 ? g_strdup_printf ("%u", place->place)
                                           : g_strdup ("—");
}

SanWhatIfRow *
san_what_if_row_new (const SanPlace *place,
                     const SanPlace *old)
{
  SanWhatIfRow *self = g_object_new (SAN_TYPE_WHAT_IF_ROW, NULL);

  if (old != NULL && old->place > 0 && place->place > 0)
    self->moved = (int) old->place - (int) place->place;
  self->texts[SAN_WHAT_IF_PLACE] = place_text (place);
  self->texts[SAN_WHAT_IF_UNIT] = g_strdup (place->score->participant->name);
  self->texts[SAN_WHAT_IF_TOTAL] = g_strdup (place->total);
  self->texts[SAN_WHAT_IF_OLD_PLACE] = place_text (old);
  self->texts[SAN_WHAT_IF_OLD_TOTAL] = g_strdup (old != NULL ? old->total : "");
  self->texts[SAN_WHAT_IF_MOVED] = self->moved == 0
                                   ? g_strdup ("")
                                   : g_strdup_printf ("%s%d", self->moved > 0 ? "▲" : "▼",
                                                      ABS (self->moved));

  return self;
}

const char *
san_what_if_row_get_text (SanWhatIfRow *self,
                          SanWhatIfText text)
{
  g_return_val_if_fail (SAN_IS_WHAT_IF_ROW (self) && text < SAN_WHAT_IF_N_TEXTS, "");

  return self->texts[text];
}

int
san_what_if_row_get_moved (SanWhatIfRow *self)
{
  g_return_val_if_fail (SAN_IS_WHAT_IF_ROW (self), 0);

  return self->moved;
}
