/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>

#include "bulletins/san-workbook-formula.h"
#include "bulletins/san-workbook.h"
#include "tickets/san-ticket-figures.h"

G_BEGIN_DECLS

/* Places that a bulletin prints of any number: 0…6 */
#define SAN_PRINTED_DECIMALS 7

/* The third index of a format: how a row of the table is marked. */
typedef enum
{
  SAN_MARK_NONE,
  SAN_MARK_FIRST,     /* among the first places */
  SAN_MARK_LAST,      /* among the last */
} SanMark;
#define SAN_N_MARKS 3

#define SAN_N_SHADES         2
#define SAN_N_MONEY          2   /* whole yuan, with its hundredths */
#define SAN_N_TICKET_COLOURS 3

/* The formats of a bulletin's workbook; made once, owned by libxlsxwriter. */
typedef struct
{
  lxw_format *title;
  lxw_format *subtitle;
  lxw_format *head;
  lxw_format *lead;         /* a paragraph */
  lxw_format *note;
  lxw_format *issuer;
  lxw_format *label;
  lxw_format *text[SAN_N_MARKS];
  lxw_format *small[SAN_N_MARKS];    /* remarks: wrapped */
  lxw_format *centre[SAN_N_MARKS];
  lxw_format *moved[SAN_N_MARKS];    /* ▲2 ▼1 */
  lxw_format *number[SAN_PRINTED_DECIMALS][SAN_N_MARKS];
  lxw_format *filled[SAN_PRINTED_DECIMALS][SAN_N_MARKS];   /* what a missing rule gave */
  lxw_format *signed_number[SAN_PRINTED_DECIMALS][SAN_N_MARKS];
  lxw_format *mean[SAN_PRINTED_DECIMALS];

  /* of lists: smaller, every second run of rows is shaded */
  lxw_format *band;                   /* a heading across the table */
  lxw_format *link;
  lxw_format *absent;                 /* no data: hatched */
  lxw_format *words[SAN_N_SHADES];    /* wrapped */
  lxw_format *middle[SAN_N_SHADES];
  lxw_format *figure[SAN_PRINTED_DECIMALS][SAN_N_SHADES];
  lxw_format *change[SAN_PRINTED_DECIMALS][SAN_N_SHADES];
  lxw_format *money[SAN_N_MONEY];
  lxw_format *money_total[SAN_N_MONEY];
  lxw_format *colour[SAN_N_TICKET_COLOURS];
} SanWorkbookFormats;

typedef struct
{
  lxw_workbook          *workbook;
  const SanRanking      *ranking;
  const SanWorkbookHead *head;
  SanWorkbookFormats     formats;
  GArray                *plots;       /* SanPlot: for the sheet of charts */
} SanWorkbookWriter;

/* A chart of what stands on another sheet. */
typedef struct
{
  lxw_chart *chart;
  char      *title;
  double     height;    /* pixels */
} SanPlot;

/* A sheet's printed width, from which heights and breaks follow. */
typedef struct
{
  double   chars;       /* width of all columns */
  guint    pixels;
  gboolean landscape;
  guint    across;      /* pages that a very wide table takes; 0: one */
  const char *foot;     /* at its left; NULL: the issue */
} SanSheetPaper;

/* Where the figures of a group stand, for the cover. */
typedef struct
{
  char  *name;
  guint  stats_row;         /* 0-based; mean, max, min, median, stdev in this order */
  guint  stats_column;
} SanGroupSheet;

/* A component's column. */
typedef struct
{
  const SanNode *node;
  int            decimals;  /* printed */
} SanSheetColumn;

/* A group's sheet in the making. */
typedef struct
{
  SanWorkbookWriter    *writer;
  const SanRankedGroup *group;
  const char           *name;          /* of the sheet */
  const SanScheme      *scheme;
  SanFormulas          *formulas;
  lxw_worksheet        *sheet;
  GArray               *columns;       /* SanSheetColumn: children before parents */
  SanSheetPaper         paper;
  guint      column_adjust;            /* 0: nobody has adjustments */
  guint      column_grade;             /* 0: no grades */
  guint      column_note;
  int        adjust_decimals;
  guint      n_placed;
  gboolean   values_only;              /* some formula had to be a value */
} SanSheet;

#define SAN_SHEET_COLUMN_RANK   0
#define SAN_SHEET_COLUMN_UNIT   1
#define SAN_SHEET_COLUMN_TOTAL  2
#define SAN_SHEET_COLUMN_CHANGE 3
#define SAN_SHEET_COLUMN_MOVED  4
#define SAN_SHEET_COLUMN_NODES  5
#define SAN_SHEET_ROW_TITLE     0
#define SAN_SHEET_ROW_SUBTITLE  1
#define SAN_SHEET_ROW_HEAD      2
#define SAN_SHEET_ROW_FIRST     4

/* Heights in points */
#define SAN_SHEET_ROW_HEIGHT    18
#define SAN_SHEET_TOP_HEIGHT    24   /* of the head's two rows, repeated on every page */
#define SAN_SHEET_BELOW_HEIGHT  40
#define SAN_SHEET_HEADS_HEIGHT  (SAN_SHEET_TOP_HEIGHT + SAN_SHEET_BELOW_HEIGHT)
#define SAN_SHEET_TITLE_HEIGHT  34
#define SAN_SHEET_SUBTITLE_HEIGHT 20

/* Puts the sheets into a workbook. */
typedef gboolean (*SanWorkbookFill) (SanWorkbookWriter   *writer,
                                    gpointer              data,
                                    GCancellable         *cancellable,
                                    GError              **error);
/* (transfer full): the bytes of a workbook that @fill has filled */
GBytes  *san_workbook_write        (const SanRanking     *ranking,
                                    const SanWorkbookHead *head,
                                    SanWorkbookFill       fill,
                                    gpointer              data,
                                    GCancellable         *cancellable,
                                    GError              **error);

void     san_formats_add           (SanWorkbookFormats   *formats,
                                    lxw_workbook         *workbook);
/* Those of lists, after the others */
void     san_formats_add_lists     (SanWorkbookFormats   *formats,
                                    lxw_workbook         *workbook);
void     san_group_sheet_write     (SanWorkbookWriter    *writer,
                                    const SanRankedGroup *group,
                                    SanGroupSheet        *result);
#define SAN_TICKETS_SHEET "三色单"

/* From @row on; the row below the notes. Adds what they take to @height. */
guint    san_sheet_write_notes     (SanSheet             *self,
                                    gboolean              live_ranks,
                                    guint                 row,
                                    double               *height);
/* The charts of the totals from @row on, none across two pages. @height: of what stands
 * above. */
void     san_sheet_add_charts      (SanSheet             *self,
                                    guint                 row,
                                    double                height);
/* What a row is marked as; ties at the edge are all marked. */
SanMark  san_sheet_mark            (const SanSheet       *self,
                                    const SanPlace       *place);
/* Round numbers around the totals; FALSE where a spreadsheet finds its own, below 0. */
gboolean san_sheet_scale           (const SanSheet       *self,
                                    double               *start,
                                    double               *end);
/* (transfer full): what is said beside the unit: 只排名不奖惩 … */
char    *san_place_remark          (const SanPlace       *place);

/* Widths and texts */

/* In half-width characters */
guint    san_text_width            (const char           *text);
void     san_sheet_set_width       (SanSheetPaper        *paper,
                                    lxw_worksheet        *worksheet,
                                    guint                 column,
                                    double                width);
/* Once all widths are set: lets a table that is too wide take several pages across. The last
 * column that a title on the first of them goes to. */
guint    san_sheet_set_across      (SanSheetPaper        *paper,
                                    guint                 last);
/* A wrapped text across the columns 0…@last, in a row as high as it needs; that height. */
double   san_sheet_write_paragraph (lxw_worksheet        *worksheet,
                                    const SanSheetPaper  *paper,
                                    guint                 row,
                                    guint                 last,
                                    const char           *text,
                                    lxw_format           *format);
void     san_sheet_set_paper       (SanWorkbookWriter    *writer,
                                    lxw_worksheet        *worksheet,
                                    const SanSheetPaper  *paper);
/* Points of a page's height that rows can take, at the scale that fits the width: at
 * least so many, since fonts differ from one office to another. */
double   san_sheet_page_height     (const SanSheetPaper  *paper);
void     san_write_number          (lxw_worksheet        *worksheet,
                                    guint                 row,
                                    guint                 column,
                                    const char           *formula,
                                    const SanCellNumber  *number,
                                    lxw_format           *format);

/* Lists: a title, a line below it, heads, rows */

typedef struct
{
  const char *head;
  double      width;        /* characters */
} SanListColumn;

typedef struct
{
  SanWorkbookWriter   *writer;
  lxw_worksheet       *sheet;
  const char          *name;
  const SanListColumn *columns;
  SanSheetPaper        paper;
  guint                last;      /* column */
} SanListSheet;

#define SAN_LIST_ROW_HEAD   2
#define SAN_LIST_ROW_FIRST  3

/* Adds the sheet, down to its heads. @columns must outlive @self. */
void     san_list_sheet_open       (SanListSheet         *self,
                                    SanWorkbookWriter    *writer,
                                    const char           *name,
                                    const char           *title,
                                    const char           *subtitle,
                                    const SanListColumn  *columns,
                                    guint                 n_columns,
                                    gboolean              landscape);
/* Freezes and repeats the heads, sets the paper. @columns: that stay in sight */
void     san_list_sheet_close      (SanListSheet         *self,
                                    guint                 columns);
/* A number in a list as the data print it; a dash for "". */
void     san_list_write_number     (SanListSheet         *self,
                                    guint                 row,
                                    guint                 column,
                                    const char           *text,
                                    int                   decimals,
                                    guint                 shade);
/* As high as the longest of its wrapped texts needs */
void     san_list_set_height       (SanListSheet         *self,
                                    guint                 row,
                                    const char *const    *texts,
                                    guint                 n_texts);
/* Heading of a part of the list */
void     san_list_write_band       (SanListSheet         *self,
                                    guint                 row,
                                    const char           *text);
/* Says beside a cell why there is no formula in it. */
void     san_write_value_comment   (lxw_worksheet        *worksheet,
                                    guint                 row,
                                    guint                 column);
/* "=ROUND(ROUND(FUNCTION(range),9),decimals)" of a column with @expected as its value;
 * where another would come of it, the value and a comment. */
void     san_list_write_figure     (SanListSheet         *self,
                                    guint                 row,
                                    guint                 column,
                                    const char           *function,
                                    const char           *range,
                                    const GArray         *values,
                                    int                   decimals,
                                    const SanCellNumber  *expected,
                                    lxw_format           *format);
/* Places after the point that a decimal is printed with; at most @most */
int      san_text_decimals         (const char           *text,
                                    int                   most);

/* Charts beside those of the totals stand together on a sheet, @height pixels high. */

lxw_chart *san_plot_new            (SanWorkbookWriter    *writer,
                                    lxw_chart_type        type,
                                    const char           *title,
                                    double                height);

/* The sheets that the data of a bulletin fill; FALSE of has: there would be nothing in it */

gboolean san_awards_sheet_has      (const SanWorkbookWriter *writer);
void     san_awards_sheet_write    (SanWorkbookWriter    *writer,
                                    const char           *name);
gboolean san_year_sheet_has        (const SanWorkbookWriter *writer);
void     san_year_sheet_write      (SanWorkbookWriter    *writer,
                                    const char           *name);
gboolean san_heat_sheet_has        (const SanWorkbookWriter *writer);
void     san_heat_sheet_write      (SanWorkbookWriter    *writer,
                                    const char           *name);
gboolean san_loss_sheet_has        (const SanWorkbookWriter *writer);
void     san_loss_sheet_write      (SanWorkbookWriter    *writer,
                                    const char           *name);
gboolean san_points_sheet_has      (const SanWorkbookWriter *writer);
void     san_points_sheet_write    (SanWorkbookWriter    *writer,
                                    const char           *name);
gboolean san_problems_sheet_has    (const SanWorkbookWriter *writer);
void     san_problems_sheet_write  (SanWorkbookWriter    *writer,
                                    const char           *name);
gboolean san_tickets_sheet_has     (const SanWorkbookWriter *writer);
void     san_tickets_sheet_write   (SanWorkbookWriter    *writer,
                                    const char           *name);
gboolean san_open_sheet_has        (const SanWorkbookWriter *writer);
void     san_open_sheet_write      (SanWorkbookWriter    *writer,
                                    const char           *name);
gboolean san_plots_sheet_has       (const SanWorkbookWriter *writer);
void     san_plots_sheet_write     (SanWorkbookWriter    *writer,
                                    const char           *name);

/* Tickets */

#define SAN_TICKET_COLUMNS 12
#define SAN_OPEN_CELLS     6
#define SAN_OPEN_SHEET     "在办三色单"

typedef struct
{
  SanFigure   figure;
  const char *head;
} SanTicketColumn;

extern const SanTicketColumn san_ticket_columns[SAN_TICKET_COLUMNS];

/* Every row is a list of texts as they are printed. */
struct _SanWorkbookTickets
{
  char      *cut_off;
  GPtrArray *figures;   /* unit, then a text for each of the columns; the total first */
  GPtrArray *ages;      /* words, white, yellow, red, overdue */
  GPtrArray *open;      /* number, unit, problem, issued, due, how it stands */
};

/* Title, subtitle and what the figures mean: the rows 0 to 2 */
void     san_tickets_write_top     (SanWorkbookWriter    *writer,
                                    lxw_worksheet        *sheet,
                                    SanSheetPaper        *paper,
                                    const SanWorkbookTickets *tickets);
/* Units, and below them the total. The row below it */
guint    san_tickets_write_figures (SanWorkbookWriter    *writer,
                                    lxw_worksheet        *sheet,
                                    const SanWorkbookTickets *tickets,
                                    guint                 heads);
/* All in one sheet: the layout 1 */
void     san_tickets_sheet_write_first (SanWorkbookWriter *writer,
                                    const char           *name,
                                    const SanWorkbookTickets *tickets);

/* A sheet beside those of the groups, as the cover names it. */
typedef struct
{
  const char *name;
  const char *about;
} SanExtraSheet;

/* @sheets: (element-type SanGroupSheet): of the groups. @extras: named with a link */
void     san_cover_write           (SanWorkbookWriter    *writer,
                                    lxw_worksheet        *cover,
                                    GArray               *sheets,
                                    const SanExtraSheet  *extras,
                                    guint                 n_extras);

G_END_DECLS
