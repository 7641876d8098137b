/* san-unit-card.c - all that is known of a unit, on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-card.h"

#include <glib/gi18n-lib.h>

#include "app/san-card.h"
#include "registry/san-group-store.h"
#include "registry/san-unit-store.h"

#define CHART_HEIGHT 45.0   /* mm */

static void
add_facts (SanDocument   *card,
           SanUnitTree   *tree,
           const SanUnit *unit)
{
  SanDocumentBlock *facts = san_card_add_facts (card);

  san_card_add_fact (facts, _("Name"), unit->name);
  san_card_add_fact (facts, _("Short name"), unit->short_name);
  san_card_add_fact (facts, C_("unit", "Other names"), unit->aliases);
  san_card_add_fact (facts, _("Kind"), san_unit_kind_title (unit->kind));
  san_card_add_fact (facts, _("Parent"), unit->parent != NULL ? unit->parent->name : "");
  san_card_add_fact (facts, _("Groups"), san_unit_tree_get_groups_of (tree, unit->id));
  san_card_add_fact (facts, _("Division code"), unit->code);
  san_card_add_fact (facts, _("Head"), unit->head);
  san_card_add_fact (facts, _("Contact"), unit->liaison);
  san_card_add_fact (facts, C_("unit", "Telephone"), unit->phone);
}

static void
add_places (SanDocument   *card,
            const SanUnit *unit,
            SanUnitPlaces *places)
{
  g_autoptr (GArray) steps = places != NULL ? san_unit_places_of (places, unit->id) : NULL;
  SanDocumentBlock *table;

  if (steps == NULL || steps->len == 0)
    return;

  san_document_add_heading (card, 1, _("Places in the last 6 months"));
  san_document_add_chart (card, NULL,
                          san_places_chart_new (NULL, (SanPlaceStep *) (gpointer) steps->data,
                                                steps->len), CHART_HEIGHT);
  table = san_document_add_table (card, NULL);
  san_document_block_add_column (table, NULL, C_("card", "Month"), 0, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Group"), 1, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Total"), 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (table, NULL, _("Rank"), 0, SAN_PAPER_RIGHT);
  for (guint i = 0; i < steps->len; i++)
    {
      const SanPlaceStep *step = &g_array_index (steps, SanPlaceStep, i);
      g_autofree char *place = step->place > 0 ? g_strdup_printf ("%u / %u", step->place, step->of)
                                               : g_strdup ("—");

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                                  (const char *const[]) { step->period, step->group, step->total,
                                                          place });
    }
}

static void
add_stay (SanDocumentBlock  *table,
          const SanGrouping *grouping,
          const SanGroup    *group,
          const SanMember   *member)
{
  g_autofree char *span = san_card_span (member->from, member->to);

  san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                              (const char *const[]) { grouping->name, group->name,
                                                      san_standing_title (member->standing),
                                                      span });
}

static void
add_groups (SanDocument   *card,
            GPtrArray     *groupings,
            const SanUnit *unit)
{
  SanDocumentBlock *table = NULL;

  for (guint i = 0; i < groupings->len; i++)
    {
      const SanGrouping *grouping = g_ptr_array_index (groupings, i);

      for (guint j = 0; j < grouping->groups->len; j++)
        {
          const SanGroup *group = g_ptr_array_index (grouping->groups, j);

          for (guint k = 0; k < group->members->len; k++)
            {
              const SanMember *member = g_ptr_array_index (group->members, k);

              if (member->unit_id != unit->id)
                continue;
              if (table == NULL)
                {
                  san_document_add_heading (card, 1, _("Groups"));
                  table = san_document_add_table (card, NULL);
                  san_document_block_add_column (table, NULL, C_("card", "Grouping"), 1,
                                                 SAN_PAPER_LEFT);
                  san_document_block_add_column (table, NULL, _("Group"), 1, SAN_PAPER_LEFT);
                  san_document_block_add_column (table, NULL, C_("card", "Standing"), 0,
                                                 SAN_PAPER_LEFT);
                  san_document_block_add_column (table, NULL, C_("card", "When"), 1,
                                                 SAN_PAPER_LEFT);
                }
              add_stay (table, grouping, group, member);
            }
        }
    }
}

static void
add_below (SanDocument   *card,
           const SanUnit *unit)
{
  g_autofree char *heading = NULL;
  SanDocumentBlock *table;

  if (unit->children == NULL || unit->children->len == 0)
    return;

  heading = g_strdup_printf (_("Below %u"), unit->children->len);
  san_document_add_heading (card, 1, heading);
  table = san_document_add_table (card, NULL);
  san_document_block_add_column (table, NULL, _("Unit"), 1, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Kind"), 0, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Division code"), 0, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Head"), 0, SAN_PAPER_LEFT);
  for (guint i = 0; i < unit->children->len; i++)
    {
      const SanUnit *child = g_ptr_array_index (unit->children, i);

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                                  (const char *const[]) { child->name,
                                                          san_unit_kind_title (child->kind),
                                                          child->code, child->head });
    }
}

static void
add_history (SanDocument *card,
             SanRoster   *everybody,
             GPtrArray   *versions)
{
  SanDocumentBlock *table;

  if (versions->len < 2)
    return;

  san_document_add_heading (card, 1, C_("card", "What it was"));
  table = san_document_add_table (card, NULL);
  san_document_block_add_column (table, NULL, C_("card", "When"), 1, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Name"), 1, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Kind"), 0, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Parent"), 0, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Head"), 0, SAN_PAPER_LEFT);
  for (guint i = versions->len; i > 0; i--)
    {
      const SanUnit *version = g_ptr_array_index (versions, i - 1);
      const SanUnit *parent = version->parent_id != 0 ? san_roster_get (everybody,
                                                                        version->parent_id) : NULL;
      g_autofree char *span = san_card_span (version->from, version->to);

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                                  (const char *const[]) { span, version->name,
                                                          san_unit_kind_title (version->kind),
                                                          parent != NULL ? parent->name : "",
                                                          version->head });
    }
}

/* Those in hand, with what stands below. */
static GPtrArray *
list_tickets (SanContext    *context,
              const SanUnit *unit,
              GError       **error)
{
  const SanTicketFilter filter = { .units = &unit->id, .n_units = 1, .tree = TRUE, .open = TRUE };

  return san_ticket_store_list (san_context_get_database (context), &filter,
                                SAN_TICKET_BY_URGENCY, FALSE,
                                san_workspace_now (san_context_get_workspace (context)), error);
}

SanPaper *
san_unit_card_new (SanContext    *context,
                   SanUnitTree   *tree,
                   const SanUnit *unit,
                   SanUnitPlaces *places,
                   GError       **error)
{
  SanDatabase *database = san_context_get_database (context);
  g_autoptr (GPtrArray) groupings = san_group_store_list (database, SAN_DAY_MIN, error);
  g_autoptr (GPtrArray) versions = groupings != NULL
    ? san_unit_store_history (database, unit->id, error) : NULL;
  g_autoptr (GPtrArray) tickets = versions != NULL ? list_tickets (context, unit, error) : NULL;
  g_autoptr (SanRoster) everybody = tickets != NULL
    ? san_roster_load (database, san_context_get_period (context)->last, TRUE, error) : NULL;
  g_autofree char *path = NULL;
  SanDocument *card;

  if (everybody == NULL)
    return NULL;

  path = san_roster_path (san_unit_tree_get_roster (tree), unit);
  card = san_card_new (unit->name, path);
  add_facts (card, tree, unit);
  add_places (card, unit, places);
  san_card_add_tickets (card, _("Open tickets"), tickets);
  add_groups (card, groupings, unit);
  add_below (card, unit);
  add_history (card, everybody, versions);

  return san_document_print_out_new (card);
}
