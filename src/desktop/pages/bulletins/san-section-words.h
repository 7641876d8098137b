/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin-compose.h"

G_BEGIN_DECLS

/* What the sections of a bulletin are called on the desktop, and where they come from. */

const char *san_section_icon    (const SanBulletinSection *section);
/* Its own name, translated: 主要问题 */
const char *san_section_name    (const SanBulletinSection *section);
/* Whether a heading with a number stands above it on paper */
gboolean    san_section_has_heading (const SanBulletinSection *section);
/* Whether it is text that a person can edit */
gboolean    san_section_has_text (const SanBulletinSection *section);
/* (nullable): the heading it has on paper, without a number; NULL where there is none */
const char *san_section_printed (const SanBulletinSection *section);
/* (transfer full): 二、 as it is printed; "" where there is none. @paper: (nullable): what
 * has nothing to say is left out of it */
char       *san_section_ordinal (const SanBulletinDraft   *draft,
                                 guint                     index,
                                 SanPaper                 *paper);
/* (transfer full): 二、主要问题 */
char       *san_section_title   (const SanBulletinDraft   *draft,
                                 guint                     index,
                                 SanPaper                 *paper);
/* (transfer full): where it comes from: 失分最多 5 类 · 自动. @data: nullable */
char       *san_section_source  (const SanBulletinDraft   *draft,
                                 guint                     index,
                                 const SanBulletinData    *data);
/* How many stretches of it were typed over and are not settled */
guint       san_section_n_typed (const SanBulletinSection *section);

G_END_DECLS
