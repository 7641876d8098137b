/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin-compose.h"

G_BEGIN_DECLS

/* A document in the making; for this room only. */
typedef struct
{
  SanDatabase            *database;    /* NULL: words and figures alone, without pictures */
  const SanBulletinData  *data;
  const SanBulletinDraft *draft;
  SanDocument            *document;
  SanRound               *round;       /* nullable */
  gboolean                provisional; /* the round is not published */
  guint                   n_headings;
  guint                   n_tables;
  guint                   n_charts;
} SanComposer;

/* What the table of an award is about */
typedef enum
{
  SAN_AWARDS_PRAISE,      /* commend, money */
  SAN_AWARDS_SANCTION,    /* self-criticism, pledge, interview … */
} SanAwardsPart;

/* Each adds a table with its caption, or nothing where there is nothing to say. */
void      san_compose_group_table      (SanComposer           *self,
                                        const SanRankedGroup  *group);
/* @groups: none: of all */
void      san_compose_category_table   (SanComposer           *self,
                                        const char *const     *groups,
                                        guint                  most);
void      san_compose_tickets_table    (SanComposer           *self);
void      san_compose_awards_table     (SanComposer           *self,
                                        SanAwardsPart          part);
void      san_compose_year_table       (SanComposer           *self);
void      san_compose_points_table     (SanComposer           *self);
void      san_compose_findings_table   (SanComposer           *self);

gboolean  san_compose_has_losses       (const SanBulletinData *data);
gboolean  san_compose_has_awards       (const SanBulletinData *data,
                                        SanAwardsPart          part);

/* Nobody wrote anything there, and there is nothing to say: no ticket in the period. */
gboolean  san_bulletin_section_is_idle (const SanBulletinData *data,
                                        const SanBulletinSection *section);

G_END_DECLS
