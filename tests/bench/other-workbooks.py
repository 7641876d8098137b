#!/usr/bin/python3
# other-workbooks.py - how long other programs need for the cells of a workbook
# SPDX-License-Identifier: GPL-3.0-or-later
#
# other-workbooks.py CELLS OURS SECONDS: CELLS is a table of sheet, row, column, kind and
# value, OURS the workbook that we made of them in SECONDS of the processor.

import os
import resource
import shutil
import subprocess
import sys
import tempfile

table, ours, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
folder = tempfile.mkdtemp(prefix='sanse-bench-')


def read():
    with open(table, encoding='utf-8') as file:
        for line in file:
            sheet, row, column, kind, value = line.rstrip('\n').split('\t')
            yield int(sheet), int(row), int(column), float(value) if kind == 'n' else value


def openpyxl_writes(cells):
    import openpyxl
    book = openpyxl.Workbook()
    sheets = {}
    for sheet, row, column, value in cells:
        if sheet not in sheets:
            sheets[sheet] = book.create_sheet(f's{sheet}')
        sheets[sheet].cell(row + 1, column + 1, value)
    book.save(os.path.join(folder, 'openpyxl.xlsx'))


def xlsxwriter_writes(cells):
    import xlsxwriter
    book = xlsxwriter.Workbook(os.path.join(folder, 'xlsxwriter.xlsx'))
    sheets = {}
    for sheet, row, column, value in cells:
        if sheet not in sheets:
            sheets[sheet] = book.add_worksheet(f's{sheet}')
        sheets[sheet].write(row, column, value)
    book.close()


def libreoffice_writes(cells):
    if shutil.which('soffice') is None:
        raise ImportError
    subprocess.run(['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless',
                    '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', folder, ours],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def processor():
    """Seconds of this process and of those it waited for."""
    return sum(usage.ru_utime + usage.ru_stime
               for usage in map(resource.getrusage,
                                (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def measure(name, write, cells):
    start = processor()
    try:
        write(cells)
    except ImportError:
        print(f'# {name} is not installed')
        return
    taken = processor() - start
    print(f'# {name}: {taken:.2f} s, {taken / seconds:.1f} times as long as we')


cells = list(read())
try:
    measure('openpyxl', openpyxl_writes, cells)
    measure('XlsxWriter', xlsxwriter_writes, cells)
    measure('LibreOffice, which reads ours and writes it', libreoffice_writes, cells)
finally:
    shutil.rmtree(folder, ignore_errors=True)
