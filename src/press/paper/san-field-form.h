/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-paper.h"
#include "rounds/san-visit-store.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_FIELD_FORM_BLANK,    /* to be filled in by hand */
  SAN_FIELD_FORM_FILLED,   /* with what is on file */
} SanFieldFormKind;

/* (transfer full) (nullable): a form for every one of @visits (element-type SanVisit), each
 * on a page of its own: what is looked at, how it may be rated, where to sign. Without a
 * visit: SAN_ERROR_NOT_FOUND. */
SanPaper *san_field_form_new (SanDatabase      *database,
                              const SanRound   *round,
                              SanStandard      *standard,
                              SanRoster        *roster,
                              GPtrArray        *visits,
                              SanFieldFormKind  kind,
                              GError          **error);

G_END_DECLS
