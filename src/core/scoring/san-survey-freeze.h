/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/* The books of answers and evaluations as members of the frozen input, which are absent
 * where a book is. See san-round-input-freeze.c for the rest of it. */

void        san_survey_books_freeze (JsonBuilder         *builder,
                                     const SanRoundInput *input);
/* NULL, or the member that is damaged; once the participants are there. */
const char *san_survey_books_thaw   (SanRoundInput       *input,
                                     JsonObject          *object);

G_END_DECLS
