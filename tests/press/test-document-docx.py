#!/usr/bin/python3
# test-document-docx.py - editable documents are whole, say what the paper says, and open
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-document-docx.py MAKE-DOCUMENTS: writes the samples, reads the packages as any word
# processor must, and lets LibreOffice set them on pages, which are held against our own.

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'house'))
import tap  # noqa: E402

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
MM = 56.6929   # twentieths of a point
NAMES = ('bulletin', 'hostile', 'long', 'plain')

HEADINGS = [(1, '一、考评结果'), (2, '（一）街道组'), (1, '二、主要问题'), (2, '（一）市容环境'),
            (3, '1. 背街小巷'), (4, '（1）路面'), (1, '三、下一步要求')]
ORDER = ['云州市创建全国文明城市工作', '考评通报', '第 6 期（总第 30 期）', '云创指〔2018〕6号',
         '签发人：甲某', '2018年6月29日', '关于2018年6月份考评情况的通报', '各区、各街道',
         '一、考评结果', '第1街道办事处，得分97.07分。', '表1 各街道考评结果', '实地考察', '第27街道办事处',
         '88.25', '表2 各街道得分', '第1街道办事处', '第21街道办事处', '第20街道办事处', '第40街道办事处',
         '图1 街道组得分', '二、主要问题', '图2 人民路', '图4 东市场', '三、下一步要求', '1. 点位得分表',
         '2. 问题清单', '指挥部办公室', '附件1', '点位得分表', '第60街道办事处', '附件2', '问题清单',
         '抄送：市委办公室、市政府办公室', '2018年6月29日印发', '日志 0a1b2c3d']

folder = tempfile.mkdtemp(prefix='sanse-docx-')
made = os.path.join(folder, 'made')


def make(out, **environment):
    os.mkdir(out)
    subprocess.run([sys.argv[1], out], check=True, env={**os.environ, **environment})


def read(name, part):
    with zipfile.ZipFile(os.path.join(made, name + '.docx')) as archive:
        return archive.read(part)


def document(name):
    return tree.fromstring(read(name, 'word/document.xml'))


def words(element):
    """The text of an element: tabs and line ends as such."""
    marks = {W + 'tab': '\t', W + 'br': '\n'}
    return ''.join(part.text or '' if part.tag == W + 't' else marks.get(part.tag, '')
                   for part in element.iter()
                   if part.tag == W + 't' or part.tag in marks and not list(part))


def style_of(paragraph):
    return paragraph.find(f'{W}pPr/{W}pStyle').get(W + 'val')


def in_order(text, parts, where):
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            yield f'{where}: “{part}” is missing or out of order'
            return
        at = found + len(part)


@tap.check
def documents_are_made():
    make(made)
    for name in NAMES:
        for ending in ('.docx', '.pdf', '.txt'):
            if os.path.getsize(os.path.join(made, name + ending)) < 40:
                yield f'{name}{ending} is empty'


@tap.check
def packages_are_whole():
    """Every part is well-formed, typed and led to; every relation leads somewhere."""
    for name in NAMES:
        with zipfile.ZipFile(os.path.join(made, name + '.docx')) as archive:
            if archive.testzip() is not None:
                yield f'{name}: {archive.testzip()} is damaged'
            parts = set(archive.namelist())
            for part in parts:
                if not part.startswith('word/media/'):
                    tree.fromstring(archive.read(part))
            types = tree.fromstring(archive.read('[Content_Types].xml'))
            typed = {entry.get('PartName') for entry in types} - {None}
            led = {'/word/' + entry.get('Target')
                   for entry in tree.fromstring(archive.read('word/_rels/document.xml.rels'))}
            for target in typed | led:
                if target[1:] not in parts:
                    yield f'{name}: {target} is not there'
            for part in parts:
                if part.startswith('word/') and '/' + part not in typed | led and \
                        not part.endswith('.rels'):
                    yield f'{name}: nothing leads to {part}'


@tap.check
def names_are_known():
    """Styles and relations that the text uses are there, and drawings have ids of their own."""
    for name in NAMES:
        styles = {style.get(W + 'styleId')
                  for style in tree.fromstring(read(name, 'word/styles.xml')).iter(W + 'style')}
        relations = {entry.get('Id')
                     for entry in tree.fromstring(read(name, 'word/_rels/document.xml.rels'))}
        drawings = []
        for element in document(name).iter():
            if element.tag in (W + 'pStyle', W + 'basedOn') and \
                    element.get(W + 'val') not in styles:
                yield f'{name}: style {element.get(W + "val")} is unknown'
            for key in ('id', 'embed'):
                if element.get(R + key) and element.get(R + key) not in relations:
                    yield f'{name}: relation {element.get(R + key)} is unknown'
            if element.tag.endswith('}docPr'):
                drawings.append(element.get('id'))
        if len(drawings) != len(set(drawings)):
            yield f'{name}: two drawings have one id'


@tap.check
def same_bytes_anywhere():
    for number, environment in enumerate(({'LC_ALL': 'zh_CN.UTF-8', 'TZ': 'Asia/Shanghai'},
                                          {'LC_ALL': 'de_DE.UTF-8', 'TZ': 'America/Caracas'})):
        again = os.path.join(folder, f'again{number}')
        make(again, **environment)
        for name in NAMES:
            with open(os.path.join(made, name + '.docx'), 'rb') as one, \
                    open(os.path.join(again, name + '.docx'), 'rb') as other:
                if one.read() != other.read():
                    yield f'{name}: other bytes under {environment}'


@tap.check
def text_is_in_order():
    text = '\n'.join(words(paragraph) for paragraph in document('bulletin').iter(W + 'p'))
    yield from in_order(text, ORDER, 'bulletin.docx')


@tap.check
def headings_have_levels():
    levels = {style.get(W + 'styleId'): style.find(f'{W}pPr/{W}outlineLvl')
              for style in tree.fromstring(read('bulletin', 'word/styles.xml')).iter(W + 'style')}
    found = [(int(levels[style_of(p)].get(W + 'val')) + 1, words(p))
             for p in document('bulletin').iter(W + 'p')
             if style_of(p).startswith('Heading')]
    if found != HEADINGS:
        yield f'{found}'
    marked = [words(run) for run in document('bulletin').iter(W + 'r')
              if run.find(f'{W}rPr/{W}highlight') is not None]
    if marked != ['97.07']:
        yield f'{marked} is marked'


@tap.check
def page_is_the_standard_one():
    """GB/T 9704-2012: A4, 37, 35, 28 and 26 mm, 22 lines of 28 characters of 16 points."""
    section = document('bulletin').find(f'{W}body/{W}sectPr')
    size, margins = section.find(W + 'pgSz'), section.find(W + 'pgMar')
    width, height = int(size.get(W + 'w')), int(size.get(W + 'h'))
    sides = {side: int(margins.get(W + side)) for side in ('top', 'bottom', 'left', 'right')}
    for side, wanted in {'top': 37, 'bottom': 35, 'left': 28, 'right': 26}.items():
        if abs(sides[side] / MM - wanted) > 0.1:
            yield f'{side}: {sides[side] / MM:.2f} mm'
    if abs(width / MM - 210) > 0.1 or abs(height / MM - 297) > 0.1:
        yield f'{width} × {height}'

    normal = next(style for style in tree.fromstring(read('bulletin', 'word/styles.xml'))
                  if style.get(W + 'styleId') == 'Normal')
    line = normal.find(f'{W}pPr/{W}spacing')
    lines = (height - sides['top'] - sides['bottom']) / int(line.get(W + 'line'))
    character = int(normal.find(f'{W}rPr/{W}sz').get(W + 'val')) * 10 \
        + int(normal.find(f'{W}rPr/{W}spacing').get(W + 'val'))
    if line.get(W + 'lineRule') != 'exact' or int(lines) != 22:
        yield f'{lines} lines'
    if int((width - sides['left'] - sides['right']) / character) != 28:
        yield f'{character / 20} points a character'
    kinds = {entry.get(W + 'type') for entry in section.iter(W + 'footerReference')}
    if kinds != {'default', 'even'} or b'evenAndOddHeaders' not in read('bulletin',
                                                                         'word/settings.xml'):
        yield f'footers: {kinds}'


def spans(row):
    return sum(int(span.get(W + 'val')) if (span := cell.find(f'{W}tcPr/{W}gridSpan')) is not None
               else 1 for cell in row.findall(W + 'tc'))


@tap.check
def tables_are_whole():
    """Every row fills the grid, heads are repeated, and two lines of heads are merged."""
    for name in NAMES:
        for table in document(name).iter(W + 'tbl'):
            columns = len(table.findall(f'{W}tblGrid/{W}gridCol'))
            for row in table.findall(W + 'tr'):
                if spans(row) != columns:
                    yield f'{name}: a row of {spans(row)} in {columns} columns'
    tables = [table for table in document('bulletin').iter(W + 'tbl')
              if table.find(f'.//{W}tblHeader') is not None]
    heads = [sum(row.find(f'{W}trPr/{W}tblHeader') is not None for row in table) for table in tables]
    if heads != [2, 1, 2]:
        yield f'{heads} lines of heads are repeated'
    upper, lower = tables[0].findall(W + 'tr')[:2]
    if [words(cell) for cell in upper.findall(W + 'tc')] != ['名次', '单位', '实地考察', '问卷调查',
                                                            '总分']:
        yield 'the upper head is another'
    if [words(cell) for cell in lower.findall(W + 'tc')] != ['', '', '点位', '得分', '份数', '得分',
                                                            '']:
        yield 'the lower head is another'
    if len(tables[1].findall(W + 'tr')) != 21:
        yield 'forty rows do not stand in two halves'


@tap.check
def hostile_words_stay_words():
    text = '\n'.join(words(paragraph) for paragraph in document('hostile').iter(W + 'p'))
    yield from in_order(text, ['<w:t>&amp;]]>"\'</w:t>', 'a\tb\nc结束', 'bad \ufffd\ufffd bytes',
                               '👩‍👩‍👧 🧹 𠮷 العربية', '长' * 100000, ']]>', '<项目>', '&&',
                               '=HYPERLINK("x")', '−1', '不是图片'], 'hostile.docx')


@tap.check
def watermark_is_behind_drafts_alone():
    for name in NAMES:
        with zipfile.ZipFile(os.path.join(made, name + '.docx')) as archive:
            headers = [archive.read(part).decode() for part in archive.namelist()
                       if part.startswith('word/header')]
        wanted = 2 if name == 'long' else 0
        if len(headers) != wanted or not all('草稿' in header for header in headers):
            yield f'{name}: {len(headers)} headers'


def office(names):
    """Runs LibreOffice once over the files, with settings of its own."""
    out = os.path.join(folder, 'office')
    subprocess.run(['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless',
                    '--convert-to', 'pdf', '--outdir', out] + names,
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return out


def need_writer():
    if shutil.which('soffice') is None:
        raise tap.Skip('soffice is not installed (package libreoffice-writer-nogui)')
    if shutil.which('pdftotext') is None:
        raise tap.Skip('pdftotext is not installed (package poppler-utils)')
    plain = os.path.join(folder, 'words.txt')
    with open(plain, 'w') as file:
        file.write('words\n')
    if not os.path.exists(os.path.join(office([plain]), 'words.pdf')):
        raise tap.Skip('LibreOffice has no Writer (package libreoffice-writer-nogui)')


def pdf_text(path):
    """What stands on the pages, without the blanks that setting adds."""
    text = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True,
                          text=True).stdout
    return re.sub(r'[^\S\f]', '', text).split('\f')[:-1]


@tap.check
def libreoffice_sets_the_same_pages():
    need_writer()
    out = office([os.path.join(made, name + '.docx') for name in NAMES])
    for name in NAMES:
        path = os.path.join(out, name + '.pdf')
        if not os.path.exists(path):
            yield f'{name} was not opened'
            continue
        ours, theirs = pdf_text(os.path.join(made, name + '.pdf')), pdf_text(path)
        print(f'# {name}: {len(ours)} pages, {len(theirs)} in LibreOffice')
        if abs(len(ours) - len(theirs)) > max(1, len(ours) // 40):
            yield f'{name}: {len(ours)} pages, but {len(theirs)} in LibreOffice'
        if name != 'bulletin':
            continue
        for pages, where in ((ours, 'our PDF'), (theirs, 'LibreOffice')):
            text = ''.join(pages)
            yield from in_order(text, [re.sub(r'\s', '', text) for _, text in HEADINGS], where)
            units = [text.count(f'第{i}街道办事处') for i in range(1, 61)]
            wanted = [4] + [3] * 26 + [2] * 13 + [1] * 20
            if units != wanted:
                yield f'{where}: rows of tables are missing: {units}'
            if text.count('实地考察问卷调查') < 3:
                yield f'{where}: a head is not repeated'


try:
    tap.run('document-docx')
finally:
    shutil.rmtree(folder, ignore_errors=True)
