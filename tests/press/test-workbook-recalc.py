#!/usr/bin/python3
# test-workbook-recalc.py - two spreadsheets recalculate our workbooks and find the same
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-workbook-recalc.py MAKE-WORKBOOKS: writes the samples, lets LibreOffice and Gnumeric
# compute every formula anew, and compares each cell exactly with what we wrote into it.
# A third reader (openpyxl) reads all the files.

import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import xml.parsers.expat
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'house'))
import tap  # noqa: E402

try:
    import openpyxl
except ImportError:
    print('1..0 # SKIP python3-openpyxl is not installed')
    sys.exit(0)

warnings.filterwarnings('ignore')   # about extensions that it does not keep

# LibreOffice trusts the values in the file unless it is told not to.
SETTINGS = '''<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
'''

folder = tempfile.mkdtemp(prefix='sanse-recalc-')
made = os.path.join(folder, 'made')
COLOURS = {'first place': (0x1b, 0x66, 0xb0), 'other places': (0x8f, 0xa6, 0xc6),
           'last place': (0xc9, 0x7f, 0x3e)}


def need(program, package):
    if shutil.which(program) is None:
        raise tap.Skip(f'{program} is not installed (package {package})')


def workbooks():
    return sorted(name for name in os.listdir(made) if name.endswith('.xlsx'))


def office(convert_to, out, names):
    """Runs LibreOffice once over the files, with settings of its own."""
    profile = os.path.join(folder, 'profile')
    os.makedirs(os.path.join(profile, 'user'), exist_ok=True)
    with open(os.path.join(profile, 'user', 'registrymodifications.xcu'), 'w') as file:
        file.write(SETTINGS)
    subprocess.run(['soffice', f'-env:UserInstallation=file://{profile}', '--headless',
                    '--convert-to', convert_to, '--outdir', out]
                   + [os.path.join(made, name) for name in names],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@functools.lru_cache(maxsize=None)
def load(name, values):
    """A workbook of ours, with formulas or with their values."""
    return openpyxl.load_workbook(os.path.join(made, name), data_only=values)


def cells(book):
    return {(sheet.title, cell.coordinate): cell.value
            for sheet in book for row in sheet.iter_rows() for cell in row
            if cell.value is not None}


def is_formula(content):
    return isinstance(content, str) and content.startswith('=')


def same(content, ours, theirs):
    """A formula's value exactly. A number that is no formula passes through the long
    doubles of Gnumeric, which are written with digits to spare: to fifteen digits."""
    if isinstance(ours, float) and isinstance(theirs, float) and not is_formula(content):
        return f'{ours:.15g}' == f'{theirs:.15g}'
    return ours == theirs


def compare(recalculated):
    """Every formula's value, and every other cell, as we wrote it."""
    formulas = 0
    for name in workbooks():
        path = os.path.join(recalculated, name)
        if not os.path.exists(path):
            yield f'{name} was not opened'
            continue
        written, ours, theirs = cells(load(name, False)), cells(load(name, True)), \
            cells(openpyxl.load_workbook(path, data_only=True))
        differences = 0
        for key, content in written.items():
            formulas += is_formula(content) and not isinstance(ours.get(key), str)
            if not same(content, ours.get(key), theirs.get(key)):
                differences += 1
                if differences <= 3:
                    yield f'{name} {key}: {content!r}: we say {ours.get(key)!r}, ' \
                          f'it says {theirs.get(key)!r}'
        if differences > 3:
            yield f'{name}: {differences} cells differ'
    print(f'# {formulas} formulas in {len(workbooks())} workbooks')
    if formulas < 16000:
        yield f'only {formulas} formulas were found'


@tap.check
def workbooks_are_made():
    os.mkdir(made)
    subprocess.run([sys.argv[1], made], check=True)
    if len(workbooks()) < 25:
        yield f'only {workbooks()}'


@tap.check
def parts_are_well_formed():
    for name in workbooks():
        with zipfile.ZipFile(os.path.join(made, name)) as archive:
            for part in archive.namelist():
                xml.parsers.expat.ParserCreate().Parse(archive.read(part), True)


@tap.check
def half_way_cases_stay_formulas():
    """A value instead of a formula would make the comparison too easy. One number in two
    thousand lies too close to the middle of two doubles."""
    for name in workbooks():
        if not name.startswith('half'):
            continue
        ours = cells(load(name, True))
        written = cells(load(name, False))
        totals = [key for key in ours if key[1][0] == 'C' and key[1][1:].isdigit()
                  and int(key[1][1:]) > 4 and isinstance(ours[key], (int, float))]
        live = [key for key in totals if str(written[key]).startswith('=')]
        if len(live) < 0.99 * len(totals) or len(totals) < 200:
            yield f'{name}: {len(live)} of {len(totals)} totals are formulas'


def months():
    """The workbooks that have everything a bulletin prints."""
    return [name for name in workbooks() if name.startswith('month-')]


def chart_ranges(name):
    """The ranges of every chart of a workbook, chart by chart: (sheet, first, last cell)"""
    with zipfile.ZipFile(os.path.join(made, name)) as archive:
        for part in sorted(archive.namelist()):
            if re.fullmatch(r'xl/charts/chart\d+\.xml', part):
                text = archive.read(part).decode()
                yield [re.fullmatch(r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)",
                                    formula).groups()
                       for formula in re.findall('<c:f>([^<]+)</c:f>', text)]


def expected_charts(book):
    """Ranked bars of each group, tickets by age and stage, trends, losses of each group."""
    groups = [sheet for sheet in book if sheet['A3'].value == '名次' and sheet['C3'].value == '总分'
              and sheet.title != '类别得分']
    n = sum(-(-max(int(cell.value) if isinstance(cell.value, (int, float)) else 0
                   for cell in sheet['A'] if cell.row > 4) // 45) for sheet in groups)
    n += 2 * ('在办三色单' in book.sheetnames)
    if '年度' in book.sheetnames and book['年度'].max_column > 5:
        n += -(-sum(cell.value == '平均' for cell in book['年度']['B']) // 6)
    if '类别失分' in book.sheetnames:
        rows = list(book['类别失分'].iter_rows(min_row=4, values_only=True))
        n += len({row[0] for row in rows if isinstance(row[5], float) and row[5] > 0})
    return n


@tap.check
def charts_point_at_their_cells():
    """Every chart is there, and each of its ranges holds what it shows."""
    for name in months():
        book = load(name, True)
        charts = list(chart_ranges(name))
        if len(charts) != expected_charts(book):
            yield f'{name}: {len(charts)} of {expected_charts(book)} charts'
        for ranges in charts:
            if len(ranges) < 2:
                yield f'{name}: a chart of {ranges}'
            for sheet, left, top, right, bottom in ranges:
                found = [cell.value for row in book[sheet][f'{left}{top}:{right}{bottom}']
                         for cell in row]
                if len(found) < 2 or all(value is None for value in found):
                    yield f'{name}: nothing in {sheet}!{left}{top}:{right}{bottom}'


@tap.check
def sheets_print_on_a4():
    """Fitted to the width, with page numbers; a list repeats its heads."""
    for name in months():
        book = load(name, False)
        for sheet in book:
            setup = sheet.page_setup
            if str(setup.paperSize) != '9' or not sheet.sheet_properties.pageSetUpPr.fitToPage:
                yield f'{name} {sheet.title}: paper {setup.paperSize}'
            if setup.fitToHeight not in (0, '0'):
                yield f'{name} {sheet.title}: fitted to {setup.fitToHeight} pages'
            if '&P' not in sheet.oddFooter.center.text and '&P' not in str(sheet.oddFooter.center):
                yield f'{name} {sheet.title}: no page numbers'
            if sheet.title != '图表' and not sheet.print_title_rows:
                yield f'{name} {sheet.title}: no repeated heads'


@tap.check
def merged_cells_lie_apart():
    """Excel repairs a file where they do not, and one that is filtered over them."""
    for name in workbooks():
        for sheet in load(name, False):
            seen = {}
            for merged in sheet.merged_cells.ranges:
                for row in range(merged.min_row, merged.max_row + 1):
                    for column in range(merged.min_col, merged.max_col + 1):
                        if (row, column) in seen:
                            yield f'{name} {sheet.title}: {merged} over {seen[row, column]}'
                        seen[row, column] = merged
            if sheet.auto_filter.ref:
                low, high = (int(re.sub('[A-Z]', '', cell))
                             for cell in sheet.auto_filter.ref.split(':'))
                if any(low <= row <= high for row, column in seen):
                    yield f'{name} {sheet.title}: merged cells in {sheet.auto_filter.ref}'


@tap.check
def categories_have_three_colours():
    checked = 0
    for name in months():
        book = load(name, False)
        if '类别得分' not in book.sheetnames:
            continue
        rules = [rule for block in book['类别得分'].conditional_formatting for rule in block.rules]
        checked += 1
        if [len(rule.colorScale.color) for rule in rules if rule.type == 'colorScale'] != [3]:
            yield f'{name}: {[rule.type for rule in rules]}'
    if checked < 3:
        yield f'only {checked} sheets of categories'


@tap.check
def hardly_a_value_stands_for_a_formula():
    """Where one does, a comment says so."""
    formulas, comments = 0, 0
    for name in months():
        book = load(name, False)
        for sheet in book:
            for row in sheet.iter_rows():
                formulas += sum(is_formula(cell.value) for cell in row)
                comments += sum(cell.comment is not None for cell in row)
    print(f'# {formulas} formulas, {comments} values in their place')
    if formulas < 3500 or comments > formulas / 100:
        yield f'{formulas} formulas, {comments} comments'


@tap.check
def libreoffice_finds_the_same():
    need('soffice', 'libreoffice-calc-nogui')
    out = os.path.join(folder, 'libreoffice')
    office('xlsx:Calc MS Excel 2007 XML', out, workbooks())
    yield from compare(out)


@tap.check
def gnumeric_finds_the_same():
    need('ssconvert', 'gnumeric')
    out = os.path.join(folder, 'gnumeric')
    os.mkdir(out)
    for name in workbooks():
        subprocess.run(['ssconvert', '--recalc', os.path.join(made, name),
                        os.path.join(out, name)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield from compare(out)


def pixels(path):
    """The pixels of a PPM picture, by colour."""
    with open(path, 'rb') as file:
        data = file.read()
    head = data.split(b'\n', 3)
    body = head[3]
    counts = {}
    for i in range(0, len(body) - 2, 3):
        colour = body[i:i + 3]
        counts[colour] = counts.get(colour, 0) + 1
    return counts


@tap.check
def charts_are_in_the_pdf():
    need('soffice', 'libreoffice-calc-nogui')
    need('pdftoppm', 'poppler-utils')
    out = os.path.join(folder, 'pdf')
    office('pdf', out, ['demo-issued.xlsx', 'longest.xlsx'])
    subprocess.run(['pdftoppm', '-r', '60', os.path.join(out, 'demo-issued.pdf'),
                    os.path.join(out, 'page')], check=True)
    pages = [pixels(os.path.join(out, name)) for name in sorted(os.listdir(out))
             if name.endswith('.ppm')]
    charts = sum(all(page.get(bytes(colour), 0) > 10 for colour in COLOURS.values())
                 for page in pages)
    if charts != 4:
        yield f'{charts} of 4 charts stand on the {len(pages)} pages'

    text = subprocess.run(['pdftotext', '-layout', os.path.join(out, 'longest.pdf'), '-'],
                          check=True, capture_output=True, text=True).stdout
    places = [line for line in text.splitlines() if '第1000号' in line or '第 1—' in line]
    if len(places) < 2:
        yield 'the last of 1,000 units or the first of their charts is missing'


try:
    tap.run('workbook-recalc')
finally:
    shutil.rmtree(folder, ignore_errors=True)
