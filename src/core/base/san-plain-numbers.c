/* san-plain-numbers.c - numbers with a point, in every locale
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-plain-numbers.h"

SanPlainNumbers
san_plain_numbers_begin (void)
{
  SanPlainNumbers self;

  self.plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
  self.before = uselocale (self.plain);

  return self;
}

void
san_plain_numbers_end (SanPlainNumbers *self)
{
  uselocale (self->before);
  freelocale (self->plain);
}
