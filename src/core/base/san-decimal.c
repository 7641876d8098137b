/* san-decimal.c - numbers as people write them, exact from entry to bulletin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/san-error.h"

#define MICRO_PLACES 6
/* Exponents beyond this are out of range or zero whatever the digits. */
#define EXPONENT_MAX 10000

static const gint64 power_of_ten[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

/* Full-width forms and the minus sign become ASCII; anything else outside ASCII stays. */
static char *
fold_width (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xff01 - 0x21;
      else if (c == 0x2212)
        c = '-';
      else if (g_unichar_isspace (c))
        c = ' ';
      g_string_append_unichar (folded, c);
    }

  return g_strstrip (g_string_free (folded, FALSE));
}

/* Digits of the whole part, commas only as groups of three. */
static const char *
read_whole (const char *p,
            GString    *digits)
{
  const char *start = p;

  while (g_ascii_isdigit (*p))
    g_string_append_c (digits, *p++);

  if (*p != ',')
    return p;
  if (p == start || p - start > 3)
    return NULL;

  while (*p == ',')
    {
      for (int i = 1; i <= 3; i++)
        {
          if (!g_ascii_isdigit (p[i]))
            return NULL;
          g_string_append_c (digits, p[i]);
        }
      p += 4;
    }

  return g_ascii_isdigit (*p) ? NULL : p;
}

/* "E-3" as spreadsheets store small numbers. */
static const char *
read_exponent (const char *p,
               int        *exponent)
{
  gboolean negative;
  int value = 0;

  negative = *++p == '-';
  if (*p == '-' || *p == '+')
    p++;
  if (!g_ascii_isdigit (*p))
    return NULL;

  for (; g_ascii_isdigit (*p); p++)
    value = MIN (value * 10 + (*p - '0'), EXPONENT_MAX);
  *exponent = negative ? -value : value;

  return p;
}

/* Significant digits, where the point stands among them, and the sign. */
static gboolean
read_number (const char *p,
             GString    *digits,
             int        *point,
             gboolean   *negative)
{
  int exponent = 0;

  *negative = *p == '-';
  if (*p == '-' || *p == '+')
    p++;

  p = read_whole (p, digits);
  if (p == NULL)
    return FALSE;
  *point = (int) digits->len;

  if (*p == '.')
    {
      if (!g_ascii_isdigit (*++p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p++);
    }

  if (digits->len == 0)
    return FALSE;

  if (*p == 'e' || *p == 'E')
    p = read_exponent (p, &exponent);
  if (p == NULL)
    return FALSE;
  *point += exponent;

  while (*p == ' ')
    p++;
  if (*p == '%')
    p++;
  else if (g_str_has_prefix (p, "分"))
    p += strlen ("分");

  return *p == '\0';
}

/* FALSE when out of range. */
static gboolean
micro_from_digits (const char *digits,
                   int         length,
                   int         point,
                   gint64     *micro,
                   gboolean   *rounded)
{
  int kept;
  gint64 value = 0;

  for (; length > 0 && *digits == '0'; digits++, length--)
    point--;
  kept = length > 0 ? point + MICRO_PLACES : 0;

  for (int i = 0; i < kept; i++)
    {
      value = value * 10 + (i < length ? digits[i] - '0' : 0);
      if (value > SAN_MICRO_MAX)
        return FALSE;
    }

  if (kept >= 0 && kept < length && digits[kept] >= '5')
    value++;
  if (value > SAN_MICRO_MAX)
    return FALSE;

  *rounded = FALSE;
  for (int i = MAX (kept, 0); i < length; i++)
    *rounded |= digits[i] != '0';
  *micro = value;

  return TRUE;
}

gboolean
san_micro_parse (const char *text,
                 gint64     *micro,
                 gboolean   *rounded,
                 GError    **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean negative = FALSE;
  gboolean was_rounded = FALSE;
  gint64 value = 0;
  int point = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = fold_width (text);
  if (!read_number (folded, digits, &point, &negative))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("“%s” is not a number"), text);
      return FALSE;
    }
  if (!micro_from_digits (digits->str, (int) digits->len, point, &value, &was_rounded))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is beyond ±9,000,000,000"), text);
      return FALSE;
    }

  if (micro != NULL)
    *micro = negative ? -value : value;
  if (rounded != NULL)
    *rounded = was_rounded;

  return TRUE;
}

static char *
strip_zeros (char *number)
{
  char *end = number + strlen (number);

  if (strchr (number, '.') == NULL)
    return number;

  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  *end = '\0';

  return number;
}

char *
san_micro_format (gint64 micro,
                  int    decimals)
{
  gboolean strip = decimals == SAN_DECIMALS_NEEDED;
  guint64 value = micro < 0 ? -(guint64) micro : (guint64) micro;
  guint64 unit;
  const char *sign;
  char *number;

  g_return_val_if_fail (decimals >= SAN_DECIMALS_NEEDED && decimals <= MICRO_PLACES, NULL);

  if (strip)
    decimals = MICRO_PLACES;
  unit = power_of_ten[MICRO_PLACES - decimals];
  value = value / unit + (value % unit * 2 >= unit && unit > 1);
  sign = micro < 0 && value > 0 ? "-" : "";

  if (decimals == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, value);

  unit = power_of_ten[decimals];
  number = g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT,
                            sign, value / unit, decimals, value % unit);

  return strip ? strip_zeros (number) : number;
}

static void
set_int64 (mpz_t  z,
           gint64 value)
{
  guint64 magnitude = value < 0 ? -(guint64) value : (guint64) value;

  mpz_import (z, 1, 1, sizeof magnitude, 0, 0, &magnitude);
  if (value < 0)
    mpz_neg (z, z);
}

void
san_rational_set_micro (mpq_t  q,
                        gint64 micro)
{
  set_int64 (mpq_numref (q), micro);
  mpz_set_ui (mpq_denref (q), SAN_MICRO);
  mpq_canonicalize (q);
}

/* The whole number nearest to value × 10^decimals, halves away from zero. */
static void
scaled_round (mpz_t       z,
              const mpq_t value,
              int         decimals)
{
  mpz_t doubled;

  mpz_init (doubled);
  mpz_mul_ui (z, mpq_numref (value), 2 * (unsigned long) power_of_ten[decimals]);
  mpz_mul_ui (doubled, mpq_denref (value), 2);
  if (mpz_sgn (z) < 0)
    mpz_sub (z, z, mpq_denref (value));
  else
    mpz_add (z, z, mpq_denref (value));
  mpz_tdiv_q (z, z, doubled);
  mpz_clear (doubled);
}

void
san_rational_round (mpq_t       q,
                    const mpq_t value,
                    int         decimals)
{
  mpz_t whole;

  g_return_if_fail (decimals >= 0 && decimals <= MICRO_PLACES);

  mpz_init (whole);
  scaled_round (whole, value, decimals);
  mpz_set (mpq_numref (q), whole);
  mpz_set_ui (mpq_denref (q), power_of_ten[decimals]);
  mpq_canonicalize (q);
  mpz_clear (whole);
}

char *
san_rational_format (const mpq_t value,
                     int         decimals)
{
  gboolean strip = decimals == SAN_DECIMALS_NEEDED;
  g_autoptr (GString) digits = NULL;
  mpz_t whole;
  gboolean negative;

  g_return_val_if_fail (decimals >= SAN_DECIMALS_NEEDED && decimals <= MICRO_PLACES, NULL);

  if (strip)
    decimals = MICRO_PLACES;

  mpz_init (whole);
  scaled_round (whole, value, decimals);
  negative = mpz_sgn (whole) < 0;
  mpz_abs (whole, whole);

  digits = g_string_sized_new (mpz_sizeinbase (whole, 10) + 10);
  g_string_set_size (digits, mpz_sizeinbase (whole, 10) + 1);
  mpz_get_str (digits->str, 10, whole);
  g_string_truncate (digits, strlen (digits->str));
  mpz_clear (whole);

  while (digits->len <= (gsize) decimals)
    g_string_prepend_c (digits, '0');
  if (decimals > 0)
    g_string_insert_c (digits, (gssize) digits->len - decimals, '.');
  if (negative)
    g_string_prepend_c (digits, '-');

  return strip ? g_strdup (strip_zeros (digits->str)) : g_strdup (digits->str);
}

char *
san_rational_to_exact (const mpq_t value)
{
  g_autofree char *text = g_malloc (mpz_sizeinbase (mpq_numref (value), 10) +
                                    mpz_sizeinbase (mpq_denref (value), 10) + 3);
  mpq_t lowest;

  mpq_init (lowest);
  mpq_set (lowest, value);
  mpq_canonicalize (lowest);
  mpq_get_str (text, 10, lowest);
  mpq_clear (lowest);

  return g_strdup (text);
}

gboolean
san_rational_to_micro (const mpq_t value,
                       gint64     *micro)
{
  mpz_t scaled;
  mpz_t limit;
  gboolean fits;

  mpz_init (scaled);
  mpz_init (limit);
  mpz_mul_ui (scaled, mpq_numref (value), SAN_MICRO);
  set_int64 (limit, SAN_MICRO_MAX);

  fits = mpz_divisible_p (scaled, mpq_denref (value));
  if (fits)
    {
      mpz_divexact (scaled, scaled, mpq_denref (value));
      fits = mpz_cmpabs (scaled, limit) <= 0;
    }
  if (fits)
    {
      guint64 magnitude = 0;

      mpz_export (&magnitude, NULL, 1, sizeof magnitude, 0, 0, scaled);
      *micro = mpz_sgn (scaled) < 0 ? -(gint64) magnitude : (gint64) magnitude;
    }

  mpz_clear (scaled);
  mpz_clear (limit);

  return fits;
}

/* mpq_get_d() cuts. Sixty-three bits of the quotient and a sticky bit for what is
 * beyond them let the processor's own conversion round to nearest. */
double
san_rational_to_double (const mpq_t value)
{
  long shift;
  mpz_t quotient;
  mpz_t divisor;
  mpz_t rest;
  guint64 bits = 0;
  double magnitude;

  if (mpq_sgn (value) == 0)
    return 0;

  mpz_init (quotient);
  mpz_init (divisor);
  mpz_init (rest);

  mpz_abs (quotient, mpq_numref (value));
  mpz_set (divisor, mpq_denref (value));
  shift = 62 - ((long) mpz_sizeinbase (quotient, 2) - (long) mpz_sizeinbase (divisor, 2));
  if (shift >= 0)
    mpz_mul_2exp (quotient, quotient, (unsigned long) shift);
  else
    mpz_mul_2exp (divisor, divisor, (unsigned long) -shift);
  mpz_tdiv_qr (quotient, rest, quotient, divisor);

  mpz_export (&bits, NULL, 1, sizeof bits, 0, 0, quotient);
  bits = bits << 1 | (mpz_sgn (rest) != 0);
  magnitude = ldexp ((double) bits, (int) -(shift + 1));

  mpz_clear (quotient);
  mpz_clear (divisor);
  mpz_clear (rest);

  return mpq_sgn (value) < 0 ? -magnitude : magnitude;
}
