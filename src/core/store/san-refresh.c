/* san-refresh.c - who keeps the cache tables up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-refresh.h"

static GMutex functions_lock;
static GPtrArray *functions;

void
san_refresh_register (SanRefreshFunc func)
{
  g_return_if_fail (func != NULL);

  g_mutex_lock (&functions_lock);
  if (functions == NULL)
    functions = g_ptr_array_new ();
  if (!g_ptr_array_find (functions, func, NULL))
    g_ptr_array_add (functions, func);
  g_mutex_unlock (&functions_lock);
}

gboolean
san_refresh_run (SanDatabase       *database,
                 const char *const *tables,
                 GError           **error)
{
  for (guint i = 0; functions != NULL && i < functions->len; i++)
    {
      if (!((SanRefreshFunc) functions->pdata[i])(database, tables, error))
        return FALSE;
    }

  return TRUE;
}
