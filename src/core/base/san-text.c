/* san-text.c - Chinese text: folding, pinyin, order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-text.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* A transliterator of ICU is slow to ask (some ten microseconds a call), and the same few
 * thousand characters come again and again: what it says of each is kept. */
typedef struct
{
  const char      *id;
  GMutex           lock;
  UTransliterator *transliterator;
  GHashTable      *known;       /* gunichar → char *, owned */
} Memo;

static Memo simplified = { .id = "Hant-Hans" };
static Memo latin = { .id = "Han-Latin; Latin-ASCII; Lower" };

/* Where ICU's one reading of a character is not the one it has in names of places and
 * offices. @after: only before this character. The first line that fits counts. */
static const struct
{
  const char *character;
  const char *after;
  const char *reading;
} readings[] = {
  { "重", "庆", "chong" }, { "厦", "门", "xia" }, { "六", "安", "lu" }, { "蚌", "埠", "beng" },
  { "地", NULL, "di" }, { "长", NULL, "chang" }, { "都", NULL, "du" }, { "曾", NULL, "zeng" },
  { "还", NULL, "huan" }, { "埔", NULL, "pu" }, { "番", NULL, "pan" }, { "什", NULL, "shi" },
  { "藏", NULL, "zang" },
};

/* (transfer full): nul-terminated UTF-16 */
static UChar *
to_utf16 (const char *text,
          int32_t    *length)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t room = (int32_t) strlen (text) + 1;
  UChar *wide = g_new (UChar, room);

  u_strFromUTF8WithSub (wide, room, length, text, -1, 0xfffd, NULL, &status);

  return wide;
}

/* (transfer full) */
static char *
to_utf8 (const UChar *wide,
         int32_t      length)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t room = length * 3 + 1;
  char *text = g_malloc ((gsize) room);

  u_strToUTF8WithSub (text, room, NULL, wide, length, 0xfffd, NULL, &status);

  return text;
}

static char *
transliterate (Memo    *memo,
               gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[64];
  int32_t length = 0;
  int32_t limit;

  U16_APPEND_UNSAFE (buffer, length, c);
  limit = length;
  if (memo->transliterator != NULL)
    utrans_transUChars (memo->transliterator, buffer, &length, G_N_ELEMENTS (buffer),
                        0, &limit, &status);
  if (U_FAILURE (status))
    {
      length = 0;
      U16_APPEND_UNSAFE (buffer, length, c);
    }

  return to_utf8 (buffer, length);
}

/* What the transliterator makes of @c; the caller holds the lock. */
static const char *
memo_get (Memo    *memo,
          gunichar c)
{
  char *text;

  if (memo->known == NULL)
    {
      UErrorCode status = U_ZERO_ERROR;
      int32_t length;
      g_autofree UChar *id = to_utf16 (memo->id, &length);

      memo->known = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      memo->transliterator = utrans_openU (id, length, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        g_warning ("ICU has no transliterator %s: %s", memo->id, u_errorName (status));
    }

  text = g_hash_table_lookup (memo->known, GUINT_TO_POINTER (c));
  if (text == NULL)
    {
      text = transliterate (memo, c);
      g_hash_table_insert (memo->known, GUINT_TO_POINTER (c), text);
    }

  return text;
}

/* (transfer full): NFKC and case folding of the whole text, so that marks combine */
static char *
compatibility_fold (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance (&status);
  int32_t length;
  int32_t folded_length;
  g_autofree UChar *wide = to_utf16 (text, &length);
  g_autofree UChar *folded = NULL;

  folded_length = unorm2_normalize (normalizer, wide, length, NULL, 0, &status);
  status = U_ZERO_ERROR;
  folded = g_new (UChar, folded_length + 1);
  folded_length = unorm2_normalize (normalizer, wide, length, folded, folded_length + 1,
                                    &status);
  if (U_FAILURE (status))
    return g_strdup (text);

  return to_utf8 (folded, folded_length);
}

static gboolean
is_plain_han (gunichar c)
{
  return c >= 0x4e00 && c <= 0x9fff;
}

/* Most names are Chinese characters and ASCII, which need no normaliser. */
static gboolean
needs_normalizer (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80 && !is_plain_han (c))
        return TRUE;
    }

  return FALSE;
}

char *
san_text_fold (const char *text)
{
  g_autofree char *owned = NULL;
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    text = owned = g_utf8_make_valid (text, -1);
  if (needs_normalizer (text))
    {
      char *normal = compatibility_fold (text);

      g_free (owned);
      text = owned = normal;
    }

  folded = g_string_sized_new (strlen (text) + 1);
  g_mutex_lock (&simplified.lock);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (u_isUWhiteSpace ((UChar32) c))
        continue;
      if (c < 0x80)
        g_string_append_c (folded, g_ascii_tolower ((char) c));
      else
        g_string_append (folded, memo_get (&simplified, c));
    }
  g_mutex_unlock (&simplified.lock);

  return g_string_free (folded, FALSE);
}

/* The syllable of the character at @p. */
static const char *
read_character (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      const char *next;

      if (g_utf8_get_char (readings[i].character) != c)
        continue;
      next = g_utf8_next_char (p);
      if (readings[i].after == NULL || g_str_has_prefix (next, readings[i].after))
        return readings[i].reading;
    }

  return memo_get (&latin, c);
}

static char *
romanise (const char *text,
          gboolean    initials)
{
  g_autofree char *folded = san_text_fold (text);
  GString *result = g_string_sized_new (strlen (folded) * 2 + 1);

  g_mutex_lock (&latin.lock);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *syllable;

      if (c < 0x80)
        {
          g_string_append_c (result, (char) c);
          continue;
        }
      syllable = read_character (p);
      for (; *syllable != '\0'; syllable = g_utf8_next_char (syllable))
        {
          if (g_ascii_isspace (*syllable))
            continue;
          g_string_append_unichar (result, g_utf8_get_char (syllable));
          if (initials)
            break;
        }
    }
  g_mutex_unlock (&latin.lock);

  return g_string_free (result, FALSE);
}

char *
san_text_pinyin (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return romanise (text, FALSE);
}

char *
san_text_initials (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return romanise (text, TRUE);
}

/* Input methods write ü as v (lv for 绿); the pinyin key has u. */
static void
v_to_u (char *typed)
{
  for (char *p = typed; *p != '\0'; p++)
    if (*p == 'v' && p > typed && (p[-1] == 'l' || p[-1] == 'n'))
      *p = 'u';
}

gboolean
san_text_matches (const char *folded,
                  const char *pinyin,
                  const char *initials,
                  const char *needle)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (needle != NULL, FALSE);

  key = san_text_fold (needle);
  if (*key == '\0')
    return TRUE;
  if (folded != NULL && strstr (folded, key) != NULL)
    return TRUE;
  if (!g_str_is_ascii (key))
    return FALSE;
  if (initials != NULL && strstr (initials, key) != NULL)
    return TRUE;

  v_to_u (key);

  return pinyin != NULL && strstr (pinyin, key) != NULL;
}

/* Numbers inside a name sort by their value: 第2社区 before 第10社区. */
static UCollator *
get_collator (void)
{
  static gsize once = 0;
  static UCollator *collator = NULL;

  if (g_once_init_enter (&once))
    {
      UErrorCode status = U_ZERO_ERROR;

      collator = ucol_open ("zh@collation=pinyin", &status);
      if (U_SUCCESS (status))
        ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
      else
        g_warning ("ICU has no pinyin order: %s", u_errorName (status));
      g_once_init_leave (&once, 1);
    }

  return collator;
}

GBytes *
san_text_sort_key (const char *text)
{
  UCollator *collator = get_collator ();
  g_autofree UChar *wide = NULL;
  guint8 *key;
  int32_t length;
  int32_t size;

  g_return_val_if_fail (text != NULL, NULL);

  if (collator == NULL)
    return g_bytes_new (text, strlen (text));

  wide = to_utf16 (text, &length);
  size = ucol_getSortKey (collator, wide, length, NULL, 0);
  key = g_malloc ((gsize) size);
  ucol_getSortKey (collator, wide, length, key, size);

  return g_bytes_new_take (key, (gsize) size);
}
