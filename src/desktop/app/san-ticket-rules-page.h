/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanTicketRulesPage:
 *
 * The preferences' page of the tickets: limits, when colours rise, the second person, the
 * number's pattern, limits by category, phrases. What is changed is kept after a moment, as
 * one step.
 */
#define SAN_TYPE_TICKET_RULES_PAGE (san_ticket_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketRulesPage, san_ticket_rules_page, SAN, TICKET_RULES_PAGE,
                      AdwPreferencesPage)

void san_ticket_rules_page_set_context (SanTicketRulesPage *self,
                                        SanContext         *context);
/* What was changed and is not kept yet. */
void san_ticket_rules_page_keep        (SanTicketRulesPage *self);

G_END_DECLS
