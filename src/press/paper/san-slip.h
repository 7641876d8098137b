/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-paper.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* A photograph of a slip, as the file stores it. */
typedef struct
{
  GBytes   *picture;
  char     *caption;
  gboolean  after;       /* of the rectification; else of the problem */
} SanSlipPhoto;

/**
 * SanSlip:
 *
 * What one slip says, in words ready to be printed: an official paper in Chinese, as the
 * bulletin is. What hasn't happened yet is empty and leaves a place for the pen. Texts are
 * never NULL: fill them with san_set_str().
 */
typedef struct
{
  gint64           id;            /* of the ticket */
  gint64           unit_id;
  SanTicketColour  colour;
  char            *key;           /* 白〔2018〕012号 */
  char            *number;        /* by the office's pattern */
  char            *office;        /* who issues it */
  char            *issued;        /* 2018 年 6 月 21 日 */
  char            *issuer;
  char            *unit;
  char            *assist;        /* co-responsible units */
  char            *liaison;       /* name and telephone */
  char            *point;
  char            *item;          /* category and clause */
  char            *problem;
  char            *requirement;
  char            *due;           /* with words */
  char            *receiver;
  char            *received;      /* when */
  char            *report;        /* what was done */
  char            *reporter;
  char            *reported;      /* when */
  char            *extension;
  gboolean         passed;
  char            *verifier;
  char            *verified;      /* when */
  char            *contact;       /* of the office */
  char            *remark;        /* of the office, at the foot */
  char            *checksum;      /* of the QR code: san_slip_checksum() */
  gboolean         cancelled;
  gboolean         left_out;      /* not printed: san_slip_book_leave_out() */
  GPtrArray       *photos;        /* SanSlipPhoto */
} SanSlip;

SanSlip  *san_slip_new        (void);
void      san_slip_free       (SanSlip          *slip);
/* Keeps @picture. */
void      san_slip_add_photo  (SanSlip          *slip,
                               GBytes           *picture,
                               const char       *caption,
                               gboolean          after);
/* (transfer full): eight hex digits over key, unit, problem, requirement and due, as
 * docs/file-format.md says */
char     *san_slip_checksum   (const SanSlip    *slip);

/**
 * SanSlipLoader:
 *
 * Reads slips from a ledger; what all of them need it reads once.
 */
typedef struct _SanSlipLoader SanSlipLoader;

SanSlipLoader *san_slip_loader_new  (SanDatabase    *database,
                                     GError        **error);
void           san_slip_loader_free (SanSlipLoader  *self);
/* (transfer full): what the ledger knows of a ticket. SAN_ERROR_INVALID for a draft, which
 * has no number. @photos: its pictures, too. */
SanSlip       *san_slip_loader_load (SanSlipLoader  *self,
                                     gint64          ticket,
                                     gboolean        photos,
                                     GError        **error);
/* (transfer full): how a slip words @due, set at @start by @limit (NONE: not known):
 * 2018年6月26日17:30前（3个工作日，端午顺延1日） */
char          *san_slip_due_words   (const SanWorkCalendar *calendar,
                                     SanTime         start,
                                     const SanLimit *limit,
                                     SanTime         due);

typedef enum
{
  SAN_SLIP_PAGE,                  /* the whole page in its colour, and the stripe */
  SAN_SLIP_STRIPE,                /* a stripe at the left edge */
  SAN_SLIP_PLAIN,                 /* nothing: for coloured paper */
} SanSlipWay;

typedef struct
{
  SanSlipWay way;
  gboolean   photos;              /* before: on the slip, else on a page of their own */
  gboolean   qr;
  gboolean   stub;                /* a receipt to tear off */
  gboolean   feedback;            /* a sheet for the answer behind each slip */
  gboolean   collective;          /* one paper for all slips of a unit */
} SanSlipOptions;

/**
 * SanSlipBook:
 *
 * Slips on A4, in the order in which they were added; a #SanPaper.
 */
#define SAN_TYPE_SLIP_BOOK (san_slip_book_get_type ())
G_DECLARE_FINAL_TYPE (SanSlipBook, san_slip_book, SAN, SLIP_BOOK, GObject)

SanSlipBook          *san_slip_book_new          (const SanSlipOptions *options);
/* Takes @slip. */
void                  san_slip_book_add          (SanSlipBook          *self,
                                                  SanSlip              *slip);
guint                 san_slip_book_get_n_slips  (SanSlipBook          *self);
/* (transfer none) */
const SanSlip        *san_slip_book_get_slip     (SanSlipBook          *self,
                                                  guint                 index);
const SanSlipOptions *san_slip_book_get_options  (SanSlipBook          *self);
void                  san_slip_book_set_options  (SanSlipBook          *self,
                                                  const SanSlipOptions *options);
/* Keeps a slip in the book without printing it. */
void                  san_slip_book_leave_out    (SanSlipBook          *self,
                                                  guint                 index,
                                                  gboolean              left_out);
/* The first page of a slip; 0 when it is left out. */
guint                 san_slip_book_find_page    (SanSlipBook          *self,
                                                  guint                 slip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanSlip, san_slip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanSlipLoader, san_slip_loader_free)

G_END_DECLS
