/* test-decimal.c - numbers are read, rounded and written to the last digit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "base/san-decimal.h"
#include "base/san-error.h"

typedef struct
{
  const char *text;
  gint64      micro;
  gboolean    rounded;
} Reading;

static const Reading readings[] = {
  { "0", 0, FALSE }, { "-0", 0, FALSE }, { "100", 100000000, FALSE },
  { "85.545", 85545000, FALSE }, { "+3.5", 3500000, FALSE }, { "-0.3804", -380400, FALSE },
  { ".5", 500000, FALSE }, { "007", 7000000, FALSE }, { "  97.96 ", 97960000, FALSE },
  { "\u22123.5", -3500000, FALSE }, { "\uff0d\uff13\uff0e\uff15", -3500000, FALSE },
  { "\uff19\uff15\uff0e\uff12", 95200000, FALSE }, { "\uff0b1", 1000000, FALSE },
  { "\u300088\u3000", 88000000, FALSE },
  { "95分", 95000000, FALSE }, { "95.5 分", 95500000, FALSE },
  { "98.81%", 98810000, FALSE }, { "98.81\uff05", 98810000, FALSE }, { "98.81 %", 98810000, FALSE },
  { "1,234", 1234000000, FALSE }, { "12,345,678.9", 12345678900000, FALSE },
  { "1\uff0c234", 1234000000, FALSE }, { "999,999", 999999000000, FALSE },
  { "1E-3", 1000, FALSE }, { "1e3", 1000000000, FALSE }, { "8.5545E+1", 85545000, FALSE },
  { "-2.5e-6", -3, TRUE }, { "1e-400", 0, TRUE }, { "0e99999", 0, FALSE },
  { "0.0000005", 1, TRUE }, { "-0.0000005", -1, TRUE }, { "0.00000049", 0, TRUE },
  { "1.0000000", 1000000, FALSE }, { "85.1234565", 85123457, TRUE },
  { "85.12345649999", 85123456, TRUE }, { "0.9999999", 1000000, TRUE },
  { "9000000000", SAN_MICRO_MAX, FALSE }, { "-9000000000", -SAN_MICRO_MAX, FALSE },
  { "9,000,000,000.0000004", SAN_MICRO_MAX, TRUE },
};

static void
test_reads (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 micro = 12345;
      gboolean rounded = 2;

      g_test_message ("%s", readings[i].text);
      g_assert_true (san_micro_parse (readings[i].text, &micro, &rounded, &error));
      g_assert_no_error (error);
      g_assert_cmpint (micro, ==, readings[i].micro);
      g_assert_cmpint (rounded, ==, readings[i].rounded);
      g_assert_true (san_micro_parse (readings[i].text, NULL, NULL, NULL));
    }
}

static void
test_refuses (void)
{
  static const char *const refused[] = {
    "", " ", "86..67", "86.", ".", "-", "+", "%", "分", "--5", "+-5", "5-", "8 5", "1,23",
    "12,34", "1234,567", ",123", "1,234,56", "1,2345", "1,,234", "1.234,567", "0x10", "nan",
    "inf", "1e", "1e+", "e5", "95%分", "95分分", "95%%", "九十", "95 points", "无数据",
    "#N/A", "=A1", "1/2", "9000000000.000001", "-9000000001", "1e10", "1e999999999999",
    "99999999999999999999999999", "\xe2\x80\x94", "5\xe2\x80\x93", "12:30", "½", "٣",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 micro = 12345;
      gboolean rounded = 2;

      g_test_message ("%s", refused[i]);
      g_assert_false (san_micro_parse (refused[i], &micro, &rounded, &error));
      g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, refused[i]));
      g_assert_cmpint (micro, ==, 12345);
      g_assert_cmpint (rounded, ==, 2);
    }
}

static void
test_writes (void)
{
  static const struct { gint64 micro; int decimals; const char *text; } cases[] = {
    { 85545000, 2, "85.55" }, { -85545000, 2, "-85.55" }, { 85544999, 2, "85.54" },
    { 0, 2, "0.00" }, { -1, 2, "0.00" }, { -4999, 2, "0.00" }, { -5000, 2, "-0.01" },
    { 500000, 0, "1" }, { 499999, 0, "0" }, { -500000, 0, "-1" }, { 85500000, -1, "85.5" },
    { 100000000, -1, "100" }, { 1, -1, "0.000001" }, { 1, 6, "0.000001" },
    { SAN_MICRO_MAX, -1, "9000000000" }, { -SAN_MICRO_MAX, 6, "-9000000000.000000" },
    { 99999999, 2, "100.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = san_micro_format (cases[i].micro, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Schoolbook: the digits as a string, one added at the place if the next is five or more. */
static char *
round_by_hand (gint64 micro,
               int    decimals)
{
  g_autofree char *digits = g_strdup_printf ("%017" G_GINT64_FORMAT, ABS (micro));
  int kept = (int) strlen (digits) - 6 + decimals;
  gboolean carry = kept < (int) strlen (digits) && digits[kept] >= '5';
  g_autoptr (GString) text = NULL;
  const char *p;

  digits[kept] = '\0';
  for (int i = kept - 1; carry && i >= 0; i--)
    {
      carry = digits[i] == '9';
      digits[i] = carry ? '0' : (char) (digits[i] + 1);
    }

  text = g_string_new (digits);
  if (decimals > 0)
    g_string_insert_c (text, kept - decimals, '.');
  for (p = text->str; p[0] == '0' && p[1] != '.' && p[1] != '\0'; p++)
    ;

  return g_strdup_printf ("%s%s", micro < 0 && strpbrk (p, "123456789") ? "-" : "", p);
}

static gint64
random_near_half (int decimals)
{
  gint64 unit = 1;
  gint64 value;

  for (int i = decimals; i < 6; i++)
    unit *= 10;
  value = (gint64) g_test_rand_int_range (-1000000, 1000000) * unit + unit / 2 +
          g_test_rand_int_range (-1, 2);

  return g_test_rand_bit () ? value : -value;
}

static void
test_rounds_like_by_hand (void)
{
  mpq_t q;
  mpq_t rounded;

  mpq_init (q);
  mpq_init (rounded);

  for (int i = 0; i < 30000; i++)
    {
      int decimals = i % 7;
      gint64 micro = random_near_half (decimals);
      g_autofree char *expected = round_by_hand (micro, decimals);
      g_autofree char *text = san_micro_format (micro, decimals);
      g_autofree char *from_rational = NULL;
      g_autofree char *twice = NULL;
      gint64 back = 0;

      g_assert_cmpstr (text, ==, expected);

      san_rational_set_micro (q, micro);
      from_rational = san_rational_format (q, decimals);
      g_assert_cmpstr (from_rational, ==, expected);

      san_rational_round (rounded, q, decimals);
      twice = san_rational_format (rounded, SAN_DECIMALS_NEEDED);
      g_assert_true (san_micro_parse (expected, &back, NULL, NULL));
      g_assert_true (san_rational_to_micro (rounded, &micro));
      g_assert_cmpint (micro, ==, back);
      g_assert_true (san_micro_parse (twice, &back, NULL, NULL));
      g_assert_cmpint (micro, ==, back);
    }

  mpq_clear (q);
  mpq_clear (rounded);
}

static void
test_reading_undoes_writing (void)
{
  for (int i = 0; i < 20000; i++)
    {
      gint64 micro = (gint64) (g_test_rand_double_range (-1, 1) * (double) SAN_MICRO_MAX);
      g_autofree char *full = san_micro_format (micro, 6);
      g_autofree char *needed = san_micro_format (micro, SAN_DECIMALS_NEEDED);
      gint64 back = 0;
      gboolean rounded = TRUE;

      g_assert_true (san_micro_parse (full, &back, &rounded, NULL));
      g_assert_cmpint (back, ==, micro);
      g_assert_false (rounded);
      g_assert_true (san_micro_parse (needed, &back, NULL, NULL));
      g_assert_cmpint (back, ==, micro);
      g_assert_false (g_str_has_suffix (needed, ".") ||
                      (strchr (needed, '.') != NULL && g_str_has_suffix (needed, "0")));
    }
}

static void
test_rationals (void)
{
  g_autofree char *two = NULL;
  g_autofree char *needed = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *whole = NULL;
  mpq_t q;
  gint64 micro = 7;

  mpq_init (q);

  mpq_set_si (q, -2, 3);
  two = san_rational_format (q, 2);
  needed = san_rational_format (q, SAN_DECIMALS_NEEDED);
  exact = san_rational_to_exact (q);
  g_assert_cmpstr (two, ==, "-0.67");
  g_assert_cmpstr (needed, ==, "-0.666667");
  g_assert_cmpstr (exact, ==, "-2/3");
  g_assert_false (san_rational_to_micro (q, &micro));
  g_assert_cmpint (micro, ==, 7);

  mpq_set_si (q, 12, 3);
  whole = san_rational_to_exact (q);
  g_assert_cmpstr (whole, ==, "4");

  san_rational_set_micro (q, SAN_MICRO_MAX);
  g_assert_true (san_rational_to_micro (q, &micro));
  g_assert_cmpint (micro, ==, SAN_MICRO_MAX);
  mpz_add_ui (mpq_numref (q), mpq_numref (q), 1);
  g_assert_false (san_rational_to_micro (q, &micro));

  mpq_clear (q);
}

/* The nearest double is what the C library reads from enough digits. */
static void
test_nearest_double (void)
{
  mpq_t q;

  mpq_init (q);
  for (int i = 0; i < 20000; i++)
    {
      gint64 micro = (gint64) g_test_rand_int () * 1000003 + g_test_rand_int ();
      g_autofree char *text = san_micro_format (micro, 6);

      san_rational_set_micro (q, micro);
      g_assert_cmpfloat (san_rational_to_double (q), ==, g_ascii_strtod (text, NULL));
    }

  mpq_set_si (q, 1, 3);
  g_assert_cmpfloat (san_rational_to_double (q), ==, 1.0 / 3.0);
  mpq_set_si (q, -2, 3);
  g_assert_cmpfloat (san_rational_to_double (q), ==, -2.0 / 3.0);
  mpq_set_si (q, 0, 1);
  g_assert_cmpfloat (san_rational_to_double (q), ==, 0.0);
  mpq_clear (q);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decimal/reads-what-people-write", test_reads);
  g_test_add_func ("/decimal/refuses-what-is-no-number", test_refuses);
  g_test_add_func ("/decimal/writes", test_writes);
  g_test_add_func ("/decimal/rounds-like-by-hand", test_rounds_like_by_hand);
  g_test_add_func ("/decimal/reading-undoes-writing", test_reading_undoes_writing);
  g_test_add_func ("/decimal/rationals", test_rationals);
  g_test_add_func ("/decimal/nearest-double", test_nearest_double);

  return g_test_run ();
}
