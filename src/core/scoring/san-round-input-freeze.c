/* san-round-input-freeze.c - an input as bytes, for the edition of a published round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-round-input.h"

#include "base/san-decimal.h"
#include "scoring/san-inspection-private.h"
#include "scoring/san-survey-freeze.h"

/* {"format": 1, "label", "period", "grouping", "previous": label or null,
 *  "schemes": [{"version", "handicaps": [participant or −1], "scheme": cli.md's file}],
 *  "groups": [name],
 *  "participants": [[unit id, code, name, roster, group, standing, scheme, cells, more]],
 *  "adjustments": [[participant, amount, reason, document, rule]],
 *  "vetoes": [[participant, effect, reason]],
 *  "inspection": see san-inspection-freeze.c; absent without observations}
 *
 * Cells are one text, by leaf in tree order, with commas between: micro-units, "-" missing,
 * "/" not applicable, "" not entered. Amounts are fractions in lowest terms. "more" is an
 * object of what few have: reasons, confirmed, computed, deducted by key; previous. */
#define FORMAT 1

static void
add_rational (JsonBuilder *builder,
              const mpq_t  value)
{
  g_autofree char *text = san_rational_to_exact (value);

  json_builder_add_string_value (builder, text);
}

static void
begin_list (JsonBuilder *builder,
            const char  *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
}

static void
add_schemes (JsonBuilder         *builder,
             const SanRoundInput *input)
{
  begin_list (builder, "schemes");
  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (input->schemes, i);
      const GArray *units = g_ptr_array_index (input->handicap_units, i);
      g_autofree char *json = san_scheme_to_json (scheme);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "version");
      json_builder_add_int_value (builder, scheme->version);
      begin_list (builder, "handicaps");
      for (guint j = 0; j < units->len; j++)
        json_builder_add_int_value (builder, (gint32) g_array_index (units, guint, j));
      json_builder_end_array (builder);
      json_builder_set_member_name (builder, "scheme");
      json_builder_add_value (builder, json_from_string (json, NULL));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
format_cells (const SanParticipant *participant,
              const SanScheme      *scheme)
{
  GString *cells = g_string_new (NULL);
  gboolean first = TRUE;

  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanInputCell *cell = &participant->cells[i];

      if (!san_node_is_leaf (g_ptr_array_index (scheme->nodes, i)))
        continue;
      if (!first)
        g_string_append_c (cells, ',');
      first = FALSE;
      if (cell->state == SAN_CELL_VALUE)
        g_string_append_printf (cells, "%" G_GINT64_FORMAT, cell->value);
      else if (cell->state == SAN_CELL_MISSING)
        g_string_append_c (cells, '-');
      else if (cell->state == SAN_CELL_NA)
        g_string_append_c (cells, '/');
    }

  return g_string_free (cells, FALSE);
}

/* Begins the object @member when its first entry comes. */
static void
add_entry (JsonBuilder *builder,
           const char  *member,
           gboolean    *begun,
           const char  *key)
{
  if (!*begun)
    {
      json_builder_set_member_name (builder, member);
      json_builder_begin_object (builder);
    }
  *begun = TRUE;
  json_builder_set_member_name (builder, key);
}

static void
end_entries (JsonBuilder *builder,
             gboolean     begun)
{
  if (begun)
    json_builder_end_object (builder);
}

static void
add_texts (JsonBuilder          *builder,
           const SanParticipant *participant,
           const SanScheme      *scheme,
           const char           *member,
           gboolean              confirmed)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);
      const char *text = confirmed ? participant->cells[i].confirmed
                                   : participant->cells[i].reason;

      if (text == NULL)
        continue;
      add_entry (builder, member, &begun, node->key);
      json_builder_add_string_value (builder, text);
    }
  end_entries (builder, begun);
}

static void
add_computed (JsonBuilder            *builder,
              const SanInputComputed *computed)
{
  json_builder_begin_array (builder);
  if (computed->below != NULL)
    {
      for (guint i = 0; i < computed->below->len; i++)
        json_builder_add_int_value (builder, g_array_index (computed->below, guint, i));
    }
  else
    {
      json_builder_add_string_value (builder, computed->note != NULL ? computed->note : "");
      if (computed->has_data)
        add_rational (builder, computed->value);
    }
  json_builder_end_array (builder);
}

static void
add_more (JsonBuilder          *builder,
          const SanRoundInput  *input,
          const SanParticipant *participant,
          const SanScheme      *scheme)
{
  gboolean begun = FALSE;

  json_builder_begin_object (builder);
  add_texts (builder, participant, scheme, "reasons", FALSE);
  add_texts (builder, participant, scheme, "confirmed", TRUE);
  for (guint i = 0; participant->computed != NULL && i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);
      const SanInputComputed *computed = &participant->computed[i];

      if (!computed->has_data && computed->below == NULL && computed->note == NULL)
        continue;
      add_entry (builder, "computed", &begun, node->key);
      add_computed (builder, computed);
    }
  end_entries (builder, begun);

  begun = FALSE;
  for (guint i = 0; participant->deducted != NULL && i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (participant->n_deductions[i] == 0)
        continue;
      add_entry (builder, "deducted", &begun, node->key);
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, participant->n_deductions[i]);
      add_rational (builder, participant->deducted[i]);
      json_builder_end_array (builder);
    }
  end_entries (builder, begun);

  if (participant->previous_group != NULL)
    {
      begin_list (builder, "previous");
      json_builder_add_string_value (builder, participant->previous_group);
      json_builder_add_int_value (builder, participant->previous_place);
      if (participant->previous_has_total)
        add_rational (builder, participant->previous_total);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_participants (JsonBuilder         *builder,
                  const SanRoundInput *input)
{
  begin_list (builder, "participants");
  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);
      const SanScheme *scheme = g_ptr_array_index (input->schemes, participant->scheme);
      g_autofree char *cells = format_cells (participant, scheme);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, participant->unit_id);
      json_builder_add_string_value (builder, participant->code);
      json_builder_add_string_value (builder, participant->name);
      json_builder_add_int_value (builder, participant->roster);
      json_builder_add_int_value (builder, participant->group);
      json_builder_add_string_value (builder, san_standing_name (participant->standing));
      json_builder_add_int_value (builder, participant->scheme);
      json_builder_add_string_value (builder, cells);
      add_more (builder, input, participant, scheme);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_rows (JsonBuilder         *builder,
          const SanRoundInput *input)
{
  begin_list (builder, "adjustments");
  for (guint i = 0; i < input->adjustments->len; i++)
    {
      const SanInputAdjustment *row = &g_array_index (input->adjustments,
                                                      SanInputAdjustment, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, row->participant);
      add_rational (builder, row->amount);
      json_builder_add_string_value (builder, row->reason);
      json_builder_add_string_value (builder, row->document);
      json_builder_add_string_value (builder, row->rule);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);

  begin_list (builder, "vetoes");
  for (guint i = 0; i < input->vetoes->len; i++)
    {
      const SanInputVeto *veto = &g_array_index (input->vetoes, SanInputVeto, i);
      g_autofree char *effect = san_veto_effect_format (veto->effect, veto->value);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, veto->participant);
      json_builder_add_string_value (builder, effect);
      json_builder_add_string_value (builder, veto->reason);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

/* What only an explanation reads stands behind the object, in lines of its own. */
static void
add_lines (const SanRoundInput *input,
           GString             *text)
{
  gsize end = text->len;

  if (input->inspection == NULL)
    return;

  g_string_append_c (text, '\n');
  san_inspection_freeze_rows (input->inspection, text);
  if (text->len == end + 1)
    g_string_truncate (text, end);
}

GBytes *
san_round_input_freeze (const SanRoundInput *input)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *period = NULL;
  GString *text;

  g_return_val_if_fail (input != NULL, NULL);

  period = san_period_format (&input->period);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "label");
  json_builder_add_string_value (builder, input->label);
  json_builder_set_member_name (builder, "period");
  json_builder_add_string_value (builder, period);
  json_builder_set_member_name (builder, "grouping");
  json_builder_add_string_value (builder, input->grouping);
  json_builder_set_member_name (builder, "previous");
  if (input->has_previous)
    json_builder_add_string_value (builder, input->previous_label);
  else
    json_builder_add_null_value (builder);
  add_schemes (builder, input);
  begin_list (builder, "groups");
  for (guint i = 0; i < input->groups->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (input->groups, i));
  json_builder_end_array (builder);
  add_participants (builder, input);
  add_rows (builder, input);
  san_survey_books_freeze (builder, input);
  if (input->inspection != NULL)
    {
      json_builder_set_member_name (builder, "inspection");
      san_inspection_freeze (input->inspection, builder);
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  text = json_generator_to_gstring (generator, g_string_new (NULL));
  add_lines (input, text);

  return g_string_free_to_bytes (text);
}
