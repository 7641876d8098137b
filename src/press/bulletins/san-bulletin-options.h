/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin-draft.h"

G_BEGIN_DECLS

/* What can be chosen about a section; kept in ->options as a JSON object:
 *
 *   "categories": 5         how many categories "problems" lists, 1…20
 *   "groups": ["各区"]      the groups "results" and "problems" speak of; none: "results" of
 *                           all, "problems" of the largest
 *   "units": 3              how many first and last units "results" names, and how many
 *                           "problems" names for a category, 1…10
 *   "photos": true          whether "problems" shows photographs
 *   "charts": ["bars"]      what "charts" shows
 *
 * What is missing or no such thing is as shown, groups and charts are empty. */
#define SAN_SECTION_CATEGORIES 5
#define SAN_SECTION_UNITS      3

guint    san_bulletin_section_get_categories (const SanBulletinSection *section);
guint    san_bulletin_section_get_units      (const SanBulletinSection *section);
gboolean san_bulletin_section_get_photos     (const SanBulletinSection *section);
/* (transfer full): never NULL */
GStrv    san_bulletin_section_get_groups     (const SanBulletinSection *section);
GStrv    san_bulletin_section_get_charts     (const SanBulletinSection *section);

/* What is as when nothing is chosen is not written. */
void     san_bulletin_section_set_categories (SanBulletinSection       *section,
                                              guint                     n);
void     san_bulletin_section_set_units      (SanBulletinSection       *section,
                                              guint                     n);
void     san_bulletin_section_set_photos     (SanBulletinSection       *section,
                                              gboolean                  photos);
/* NULL or empty: none */
void     san_bulletin_section_set_groups     (SanBulletinSection       *section,
                                              const char *const        *groups);
void     san_bulletin_section_set_charts     (SanBulletinSection       *section,
                                              const char *const        *charts);

G_END_DECLS
