/* san-ledger-row.c - a line of the ledger of a round, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-ledger-row.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

#define MINUS "−"

struct _SanLedgerRow
{
  GObject        parent_instance;

  SanLedgerKind  kind;
  SanAdjustment *adjustment;
  SanVeto       *veto;
  char          *texts[SAN_LEDGER_N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (SanLedgerRow, san_ledger_row, G_TYPE_OBJECT)

SanAdjustment *
san_adjustment_dup (const SanAdjustment * adjustment)
{
  SanAdjustment *copy = g_new0 (SanAdjustment, 1);

  copy->id = adjustment->id;
  copy->component = g_strdup (adjustment->component);
  copy->amount = adjustment->amount;
  copy->reason = g_strdup (adjustment->reason);
  copy->document = g_strdup (adjustment->document);
  copy->rule = g_strdup (adjustment->rule);
  copy->ext_id = g_strdup (adjustment->ext_id);
  copy->shares = g_array_copy (adjustment->shares);

  return copy;
}

SanVeto *
san_veto_dup (const SanVeto *veto)
{
  SanVeto *copy = g_new0 (SanVeto, 1);

  *copy = *veto;
  copy->reason = g_strdup (veto->reason);
  copy->document = g_strdup (veto->document);

  return copy;
}

const char *
san_ledger_kind_title (SanLedgerKind kind)
{
  static const char *const titles[] = { N_("Bonus"), N_("Deduction"), N_("Veto") };

  return _(titles[kind]);
}

char *
san_veto_words (SanVetoEffect effect,
                gint64        value)
{
  g_autofree char *number = san_micro_format (value, SAN_DECIMALS_NEEDED);

  switch (effect)
    {
    case SAN_VETO_LAST:
      return g_strdup (_("last place"));

    case SAN_VETO_UNRANKED:
      return g_strdup (_("not ranked"));

    case SAN_VETO_CAP:
      return g_strdup_printf (_("at most %s"), number);

    case SAN_VETO_MINUS:
    default:
      return g_strdup_printf (MINUS "%s", number);
    }
}

static char *
unit_name (SanRoster *roster,
           gint64     unit_id)
{
  const SanUnit *unit = roster != NULL ? san_roster_get (roster, unit_id) : NULL;

  return unit != NULL ? g_strdup (san_roster_display (roster, unit))
                      : g_strdup_printf ("#%" G_GINT64_FORMAT, unit_id);
}

/* "市城管局 2 : 金贸街道 8" */
static char *
describe_shares (const SanAdjustment *adjustment,
                 SanRoster           *roster)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < adjustment->shares->len; i++)
    {
      const SanShare *share = &g_array_index (adjustment->shares, SanShare, i);
      g_autofree char *name = unit_name (roster, share->unit_id);

      if (i > 0)
        g_string_append (text, " : ");
      g_string_append (text, name);
      if (adjustment->shares->len > 1)
        {
          g_autofree char *part = san_micro_format (share->part, SAN_DECIMALS_NEEDED);

          g_string_append_printf (text, " %s", part);
        }
    }

  return g_string_free (text, FALSE);
}

static char *
describe_amount (gint64        amount,
                 SanLedgerKind kind)
{
  g_autofree char *number = san_micro_format (ABS (amount), SAN_DECIMALS_NEEDED);

  return g_strconcat (kind == SAN_LEDGER_BONUS ? "+" : MINUS, number, NULL);
}

static void
san_ledger_row_finalize (GObject *object)
{
  SanLedgerRow *self = SAN_LEDGER_ROW (object);

  g_clear_pointer (&self->adjustment, san_adjustment_free);
  g_clear_pointer (&self->veto, san_veto_free);
  for (guint i = 0; i < SAN_LEDGER_N_COLUMNS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (san_ledger_row_parent_class)->finalize (object);
}

static void
san_ledger_row_class_init (SanLedgerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_ledger_row_finalize;
}

static void
san_ledger_row_init (SanLedgerRow *self)
{
}

SanLedgerRow *
san_ledger_row_new_adjustment (const SanAdjustment *adjustment,
                               SanRoster           *roster,
                               const char          *component)
{
  SanLedgerRow *self = g_object_new (SAN_TYPE_LEDGER_ROW, NULL);

  /* what is taken off a component is written without a sign */
  self->kind = *adjustment->component != '\0' || adjustment->amount < 0
               ? SAN_LEDGER_DEDUCTION : SAN_LEDGER_BONUS;
  self->adjustment = san_adjustment_dup (adjustment);
  self->texts[SAN_LEDGER_COLUMN_KIND] = g_strdup (san_ledger_kind_title (self->kind));
  self->texts[SAN_LEDGER_COLUMN_UNITS] = describe_shares (adjustment, roster);
  self->texts[SAN_LEDGER_COLUMN_REASON] = g_strdup (adjustment->reason);
  self->texts[SAN_LEDGER_COLUMN_AMOUNT] = describe_amount (adjustment->amount, self->kind);
  self->texts[SAN_LEDGER_COLUMN_TARGET] =
    g_strdup (*adjustment->component == '\0' ? _("Total")
              : component != NULL ? component : adjustment->component);
  self->texts[SAN_LEDGER_COLUMN_DOCUMENT] = g_strdup (adjustment->document);

  return self;
}

SanLedgerRow *
san_ledger_row_new_veto (const SanVeto *veto,
                         SanRoster     *roster)
{
  SanLedgerRow *self = g_object_new (SAN_TYPE_LEDGER_ROW, NULL);

  self->kind = SAN_LEDGER_VETO;
  self->veto = san_veto_dup (veto);
  self->texts[SAN_LEDGER_COLUMN_KIND] = g_strdup (san_ledger_kind_title (self->kind));
  self->texts[SAN_LEDGER_COLUMN_UNITS] = unit_name (roster, veto->unit_id);
  self->texts[SAN_LEDGER_COLUMN_REASON] = g_strdup (veto->reason);
  self->texts[SAN_LEDGER_COLUMN_AMOUNT] = san_veto_words (veto->effect, veto->value);
  self->texts[SAN_LEDGER_COLUMN_TARGET] = g_strdup (_("Total"));
  self->texts[SAN_LEDGER_COLUMN_DOCUMENT] = g_strdup (veto->document);

  return self;
}

SanLedgerKind
san_ledger_row_get_kind (SanLedgerRow *self)
{
  g_return_val_if_fail (SAN_IS_LEDGER_ROW (self), SAN_LEDGER_BONUS);

  return self->kind;
}

const char *
san_ledger_row_get_text (SanLedgerRow   *self,
                         SanLedgerColumn column)
{
  g_return_val_if_fail (SAN_IS_LEDGER_ROW (self), NULL);
  g_return_val_if_fail (column < SAN_LEDGER_N_COLUMNS, NULL);

  return self->texts[column] != NULL ? self->texts[column] : "";
}

const SanAdjustment *
san_ledger_row_get_adjustment (SanLedgerRow *self)
{
  g_return_val_if_fail (SAN_IS_LEDGER_ROW (self), NULL);

  return self->adjustment;
}

const SanVeto *
san_ledger_row_get_veto (SanLedgerRow *self)
{
  g_return_val_if_fail (SAN_IS_LEDGER_ROW (self), NULL);

  return self->veto;
}
