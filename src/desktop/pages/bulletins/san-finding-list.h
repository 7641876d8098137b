/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletins/san-bulletin-compose.h"

G_BEGIN_DECLS

/**
 * SanFindingList:
 *
 * 发文前检查: what stands in the way of an issue, what should be looked at, and what is
 * right, each with a button that leads to its place.
 *
 * #SanFindingList::opened (gpointer finding)
 */
#define SAN_TYPE_FINDING_LIST (san_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (SanFindingList, san_finding_list, SAN, FINDING_LIST, AdwBin)

GtkWidget  *san_finding_list_new      (void);
/* (element-type SanBulletinFinding) (nullable): not known yet */
void        san_finding_list_fill     (SanFindingList *self,
                                       GPtrArray      *findings);

/* Shared with the dialog that issues. */

/* A row of it; @clicked: (nullable) without a button, else its "clicked" (swapped) */
GtkWidget  *san_finding_row_new       (const SanBulletinFinding *finding,
                                       GCallback                 clicked,
                                       gpointer                  data);
guint       san_findings_count        (const GPtrArray    *findings,
                                       SanBulletinSeverity severity);

G_END_DECLS
