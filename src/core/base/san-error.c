/* san-error.c - the one error domain of the core
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-error.h"

GQuark
san_error_quark (void)
{
  return g_quark_from_static_string ("san-error-quark");
}
