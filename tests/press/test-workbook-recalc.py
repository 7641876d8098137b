#!/usr/bin/python3
# test-workbook-recalc.py - two spreadsheets recalculate our workbooks and find the same
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-workbook-recalc.py MAKE-WORKBOOKS: writes the samples, lets LibreOffice and Gnumeric
# compute every formula anew, and compares each cell exactly with what we wrote into it.
# A third reader (openpyxl) reads all the files.

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
import xml.dom.minidom
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


def cells(path, values):
    book = openpyxl.load_workbook(path, data_only=values)
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
        written, ours, theirs = cells(os.path.join(made, name), False), \
            cells(os.path.join(made, name), True), cells(path, True)
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
    if formulas < 12000:
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
                xml.dom.minidom.parseString(archive.read(part))


@tap.check
def half_way_cases_stay_formulas():
    """A value instead of a formula would make the comparison too easy. One number in two
    thousand lies too close to the middle of two doubles."""
    for name in workbooks():
        if not name.startswith('half'):
            continue
        ours = cells(os.path.join(made, name), True)
        written = cells(os.path.join(made, name), False)
        totals = [key for key in ours if key[1][0] == 'C' and key[1][1:].isdigit()
                  and int(key[1][1:]) > 4 and isinstance(ours[key], (int, float))]
        live = [key for key in totals if str(written[key]).startswith('=')]
        if len(live) < 0.99 * len(totals) or len(totals) < 200:
            yield f'{name}: {len(live)} of {len(totals)} totals are formulas'


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
