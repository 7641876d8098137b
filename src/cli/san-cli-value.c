/* san-cli-value.c - what the value of an option must look like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <glib/gi18n.h>

#include "base/san-decimal.h"
#include "base/san-period.h"
#include "base/san-text.h"

static gboolean
check_whole (const char *value,
             int         least,
             GError    **error)
{
  if (g_ascii_string_to_signed (value, 10, least, G_MAXINT32, NULL, NULL))
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("a whole number from %d up is expected"),
               least);

  return FALSE;
}

gboolean
san_cli_check_value (const SanOption *option,
                     const char      *value,
                     GError         **error)
{
  gint64 number = 0;
  SanDay day;
  SanTime time;
  SanPeriod period;
  gboolean good = TRUE;

  switch (option->kind)
    {
    case SAN_OPTION_INTEGER:
      good = check_whole (value, 0, error);
      break;

    case SAN_OPTION_ORDINAL:
      good = check_whole (value, 1, error);
      break;

    case SAN_OPTION_DECIMAL:
      good = san_micro_parse (value, &number, NULL, error);
      if (good && number < 0)
        {
          g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("it cannot be below 0"));
          good = FALSE;
        }
      break;

    case SAN_OPTION_DAY:
      good = san_day_parse (value, &day, error);
      break;

    case SAN_OPTION_TIME:
      good = san_time_parse (value, &time, error);
      break;

    case SAN_OPTION_PERIOD:
      good = san_period_parse (value, &period, error);
      break;

    case SAN_OPTION_TEXT:
      if (option->values != NULL)
        {
          g_auto (GStrv) words = g_strsplit (option->values, "|", -1);

          good = g_strv_contains ((const char *const *) words, value);
          if (!good)
            g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("one of %s is expected"),
                         option->values);
        }
      break;

    case SAN_OPTION_ENCODING:
      good = san_text_check_encoding (value, error);
      break;

    case SAN_OPTION_FLAG:
    case SAN_OPTION_LIST:
    default:
      break;
    }

  return good;
}
