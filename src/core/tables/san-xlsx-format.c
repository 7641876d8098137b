/* san-xlsx-format.c - numbers of a sheet as a person sees them: dates, percents, decimals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-xlsx-format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/san-clock.h"

#define SIGNIFICANT      15
#define SECONDS_PER_DAY  86400
/* Numbers with more noughts than this are written with an exponent. */
#define PLAIN_EXPONENT   20
/* 9999-12-31 */
#define SERIAL_MAX       2958465

SanFormat
san_format_builtin (guint id)
{
  SanFormatKind kind = SAN_FORMAT_GENERAL;

  if (id == 9 || id == 10)
    kind = SAN_FORMAT_PERCENT;
  /* 27–36 and 50–58 are the dates of the Chinese, Japanese and Korean editions. */
  else if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 ||
           (id >= 50 && id <= 54) || id == 57 || id == 58)
    kind = SAN_FORMAT_DATE;
  else if (id == 22)
    kind = SAN_FORMAT_DATE_TIME;
  else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ||
           id == 55 || id == 56)
    kind = SAN_FORMAT_TIME;

  return (SanFormat) { kind, 0 };
}

/* The letters of a format code's first section that mean something: without literals,
 * fill characters, colours and conditions. [h] and the like count as time. */
static char *
strip_code (const char *code)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      if (*p == '"')
        {
          for (p++; *p != '\0' && *p != '"'; p++)
            ;
        }
      else if (*p == '\\' || *p == '_' || *p == '*')
        {
          p++;
        }
      else if (*p == '[')
        {
          if (strchr ("hHmMsS", p[1]) != NULL && p[1] != '\0' &&
              (p[2] == ']' || p[2] == p[1]))
            g_string_append_c (bare, 'h');
          while (*p != '\0' && *p != ']')
            p++;
        }
      else
        {
          g_string_append_c (bare, g_ascii_tolower (*p));
        }
      if (*p == '\0')
        break;
    }

  return g_string_free (bare, FALSE);
}

SanFormat
san_format_from_code (const char *code)
{
  g_autofree char *bare = strip_code (code);
  gboolean date;
  gboolean time;
  SanFormatKind kind = SAN_FORMAT_GENERAL;

  if (g_str_has_prefix (bare, "general"))
    return (SanFormat) { SAN_FORMAT_GENERAL, 0 }
  ;

  if (strlen (bare) > 1 && strspn (bare, "0") == strlen (bare))
    return (SanFormat) { SAN_FORMAT_PADDED, (guint) strlen (bare) }
  ;

  date = strpbrk (bare, "yd") != NULL;
  time = strpbrk (bare, "hs") != NULL;
  if (!date && !time && strchr (bare, 'm') != NULL)
    date = TRUE;

  if (date && time)
    kind = SAN_FORMAT_DATE_TIME;
  else if (date)
    kind = SAN_FORMAT_DATE;
  else if (time)
    kind = SAN_FORMAT_TIME;
  else if (strchr (bare, '%') != NULL)
    kind = SAN_FORMAT_PERCENT;

  return (SanFormat) { kind, 0 };
}

/* @digits: without leading and trailing noughts; the first one stands at 10^exponent. */
static void
append_digits (GString    *text,
               const char *digits,
               int         exponent)
{
  int n = (int) strlen (digits);

  if (exponent > PLAIN_EXPONENT || exponent < -PLAIN_EXPONENT)
    {
      g_string_append_printf (text, "%c%s%se%+d", digits[0], n > 1 ? "." : "", digits + 1,
                              exponent);
      return;
    }

  if (exponent < 0)
    g_string_append (text, "0.");
  for (int i = exponent + 1; i < 0; i++)
    g_string_append_c (text, '0');
  for (int i = 0; i < MAX (n, exponent + 1); i++)
    {
      if (i == exponent + 1 && exponent >= 0)
        g_string_append_c (text, '.');
      g_string_append_c (text, i < n ? digits[i] : '0');
    }
}

void
san_format_decimal (double   value,
                    int      shift,
                    GString *text)
{
  char buffer[64];
  char digits[SIGNIFICANT + 1];
  const char *p = buffer;
  gsize n = 0;
  int exponent;

  if (value == 0 || !isfinite (value))
    {
      g_string_append_c (text, '0');
      return;
    }

  g_ascii_formatd (buffer, sizeof buffer, "%.14e", value);
  if (*p == '-')
    g_string_append_c (text, *p++);
  for (; *p != 'e'; p++)
    if (*p != '.')
      digits[n++] = *p;
  exponent = atoi (p + 1);

  while (n > 1 && digits[n - 1] == '0')
    n--;
  digits[n] = '\0';
  append_digits (text, digits, exponent + shift);
}

/* "85.5" and "-3" stand for themselves: most numbers need no arithmetic. */
static gboolean
is_shortest (const char *stored)
{
  const char *digits = stored + (*stored == '-');
  const char *point = NULL;
  const char *p;

  if (digits[0] == '0' && digits[1] != '.')
    return digits[1] == '\0' && digits == stored;

  for (p = digits; *p != '\0'; p++)
    {
      if (*p == '.' && point == NULL && p > digits)
        point = p;
      else if (!g_ascii_isdigit (*p))
        return FALSE;
    }

  return p > digits && p - digits <= SIGNIFICANT &&
         (point == NULL || (p[-1] != '0' && p[-1] != '.'));
}

static void
append_time (GString *text,
             gint64   seconds)
{
  g_string_append_printf (text, "%02d:%02d", (int) (seconds / 3600),
                          (int) (seconds / 60 % 60));
}

/* Day 1 of the 1900 calendar is 1900-01-01, and it has a 29 February 1900 that never was;
 * day 0 of the other one is 1904-01-01. */
static void
append_day (GString *text,
            gint64   serial,
            gboolean from_1904)
{
  g_autofree char *day = NULL;

  if (from_1904)
    day = san_day_format (san_day_new (1904, 1, 1) + (SanDay) serial);
  else if (serial == 60)
    day = g_strdup ("1900-02-29");
  else
    day = san_day_format (san_day_new (1899, 12, 30) + (SanDay) serial + (serial < 60));

  g_string_append (text, day);
}

/* FALSE when the number is no date of ours. */
static gboolean
append_date (GString      *text,
             double        serial,
             SanFormatKind kind,
             gboolean      from_1904)
{
  gint64 seconds;
  gint64 days;

  if (serial < 0 || serial >= SERIAL_MAX + 1)
    return FALSE;

  /* To the nearest second first: 0.99999 of a minute is a whole one. */
  seconds = (gint64) (serial * SECONDS_PER_DAY + 0.5);
  days = seconds / SECONDS_PER_DAY;
  seconds -= days * SECONDS_PER_DAY;

  if (kind == SAN_FORMAT_TIME)
    {
      append_time (text, days * SECONDS_PER_DAY + seconds);
      return TRUE;
    }

  append_day (text, days, from_1904);
  if (kind == SAN_FORMAT_DATE_TIME && seconds > 0)
    {
      g_string_append_c (text, ' ');
      append_time (text, seconds);
    }

  return TRUE;
}

gboolean
san_format_number (SanFormat    format,
                   gboolean     from_1904,
                   const char  *stored,
                   GString     *text,
                   SanCellKind *kind)
{
  char *end = NULL;
  gsize start = text->len;
  double value;

  *kind = SAN_CELL_NUMBER;
  if (format.kind == SAN_FORMAT_GENERAL && is_shortest (stored))
    {
      g_string_append (text, stored);
      return TRUE;
    }

  value = g_ascii_strtod (stored, &end);
  if (end == stored || *end != '\0' || !isfinite (value))
    return FALSE;

  if (format.kind == SAN_FORMAT_PERCENT)
    {
      san_format_decimal (value, 2, text);
      g_string_append_c (text, '%');
      *kind = SAN_CELL_PERCENT;
      return TRUE;
    }
  if ((format.kind == SAN_FORMAT_DATE || format.kind == SAN_FORMAT_TIME ||
       format.kind == SAN_FORMAT_DATE_TIME) &&
      append_date (text, value, format.kind, from_1904))
    {
      *kind = SAN_CELL_DATE;
      return TRUE;
    }

  san_format_decimal (value, 0, text);
  if (format.kind == SAN_FORMAT_PADDED && value >= 0 && value == floor (value))
    while (text->len - start < format.digits)
      g_string_insert_c (text, (gssize) start, '0');

  return TRUE;
}

gboolean
san_format_iso_date (const char *stored,
                     GString    *text)
{
  g_autofree char *bare = g_strdup (stored);
  gsize length = strlen (bare);
  g_autofree char *formatted = NULL;
  SanTime time;

  if (length > 0 && bare[length - 1] == 'Z')
    bare[length - 1] = '\0';
  if (!san_time_parse (bare, &time, NULL))
    return FALSE;

  formatted = san_time_format (time);
  if (g_str_has_suffix (formatted, " 00:00"))
    formatted[strlen ("2018-06-01")] = '\0';
  g_string_append (text, formatted);

  return TRUE;
}
