#!/usr/bin/env python3
# check-build.py - the rules of the house that need the build or a tool beside it
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile

from tap import Skip, check, run

TOP, BUILD, CORE, PRESS = (pathlib.Path(argument) for argument in sys.argv[1:5])
DATA = BUILD / 'data'
ENVIRONMENT = {**os.environ, 'LC_ALL': 'C.UTF-8'}


def tool(*command, env=None):
    """Runs a program: what it printed if it failed, else nothing. Skips where it is absent."""
    if not shutil.which(command[0]):
        raise Skip(f'{command[0]} is not installed')
    done = subprocess.run([str(word) for word in command], env=env or ENVIRONMENT, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.stdout.splitlines() or [f'exit status {done.returncode}'] if done.returncode else []


def undefined_symbols(archive, prefixes):
    if not shutil.which('nm'):
        raise Skip('nm is not installed')
    done = subprocess.run(['nm', '-u', archive], text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=True)
    symbols = [line.split()[-1] for line in done.stdout.splitlines() if ' U ' in line]
    if not symbols:
        yield f'{archive.name}: no symbols at all'
    for symbol in symbols:
        if symbol.startswith(prefixes):
            yield f'{archive.name}: {symbol}'


@check
def core_does_not_know_toolkits():
    return undefined_symbols(CORE, ('gtk_', 'gdk_display', 'adw_', 'cairo_', 'pango_'))


@check
def press_does_not_know_gtk():
    return undefined_symbols(PRESS, ('gtk_', 'gdk_display', 'adw_'))


@check
def translation_is_complete():
    return tool(TOP / 'tools/update-po', '--check') if shutil.which('xgettext') else \
        tool('xgettext')


@check
def chinese_is_built_in_full():
    catalogue = BUILD / 'po/zh_CN/LC_MESSAGES/sanse.mo'
    if not catalogue.exists():
        yield f'{catalogue} was not built'
        return
    _magic, _revision, count = struct.unpack_from('<III', catalogue.read_bytes())
    asked = (TOP / 'po/zh_CN.po').read_text(encoding='utf-8')
    entries = sum(line.startswith('msgid ') for line in asked.splitlines())
    if count != entries:
        yield f'{count} of {entries} messages are in the built catalogue'


@check
def chinese_is_punctuated_as_chinese():
    han = '[\u4e00-\u9fff]'
    western = re.compile(f'{han}[,;:?!(]|[,:?!)]{han}')
    catalogue = (TOP / 'po/zh_CN.po').read_text(encoding='utf-8')
    for message in re.finditer(r'^msgstr(?:\[0\])? ((?:".*"\n?)+)', catalogue, re.MULTILINE):
        text = re.sub(r'\(_.\)', '', message[1])  # a mnemonic
        if western.search(text) and not text.rstrip().endswith(';"'):  # a list of keywords
            yield text.strip()


@check
def sources_are_formatted():
    if not shutil.which('uncrustify'):
        raise Skip('uncrustify is not installed')
    sources = sorted(TOP.glob('src/**/*.c')) + sorted(TOP.glob('tests/**/*.c'))
    done = subprocess.run(['uncrustify', '-q', '-l', 'C', '-c', TOP / '.uncrustify.cfg', '--check',
                           *sources], text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    for line in done.stdout.splitlines():
        if line.startswith('FAIL'):
            yield line.replace(str(TOP) + '/', '')


@check
def desktop_entry_is_valid():
    return tool('desktop-file-validate', DATA / 'org.sanse.Sanse.desktop')


@check
def metainfo_is_valid():
    return tool('appstreamcli', 'validate', '--no-net', DATA / 'org.sanse.Sanse.metainfo.xml')


@check
def settings_schema_is_strict():
    return tool('glib-compile-schemas', '--strict', '--dry-run', TOP / 'data')


def sqlite_header(application_id):
    page = bytearray(4096)
    page[:16] = b'SQLite format 3\0'
    page[68:72] = struct.pack('>I', application_id)
    return bytes(page)


@check
def ledgers_are_known_by_their_contents():
    if not shutil.which('update-mime-database') or not shutil.which('gio'):
        raise Skip('update-mime-database or gio is not installed')
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder, 'data/mime/packages')
        packages.mkdir(parents=True)
        shutil.copy(DATA / 'org.sanse.Sanse.xml', packages)
        env = {**ENVIRONMENT, 'XDG_DATA_HOME': f'{folder}/data', 'HOME': folder}
        yield from tool('update-mime-database', packages.parent, env=env)
        expected = {
            'ledger-without-ending': (sqlite_header(0x53414E31), True),
            'by-name.sanse': (b'\1\2\3', True),
            'other-database': (sqlite_header(0), False),
        }
        for name, (contents, ours) in expected.items():
            path = pathlib.Path(folder, name)
            path.write_bytes(contents)
            done = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], env=env,
                                  text=True, stdout=subprocess.PIPE, check=True)
            if ('application/vnd.sanse' in done.stdout) != ours:
                yield f'{name}: {done.stdout.split("content-type:")[-1].strip()}'


@check
def totals_count_what_went_wrong():
    tests = [
        {'name': 'good', 'result': 'OK', 'stdout': '1..2\nok 1 /a\nok 2 /b # SKIP no suite\n'},
        {'name': 'bad', 'result': 'FAIL', 'stdout': 'not ok 1 /c\nok 2 /d\n1..2\n'},
        {'name': 'crash', 'result': 'ERROR', 'stdout': '1..9\nok 1 /e\n'},
        {'name': 'plain', 'result': 'OK', 'stdout': 'hello\n'},
        {'name': 'none', 'result': 'SKIP', 'stdout': '1..0 # SKIP no display\n'},
    ]
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, 'testlog.json')

        def totals(entries, status):
            log.write_text(''.join(json.dumps(entry) + '\n' for entry in entries), encoding='utf-8')
            done = subprocess.run([sys.executable, TOP / 'tools/test-totals', folder, str(status)],
                                  text=True, stdout=subprocess.PIPE, check=False)
            return done.stdout.splitlines(), done.returncode

        printed, status = totals(tests, 2)
        if printed[-1] != '4 passed, 2 failed' or status == 0:
            yield f'a bad run gave {status} and “{printed[-1]}”'
        for reason in ('no suite', 'no display'):
            if not any(line.endswith(reason) for line in printed):
                yield f'the skipped proof is not named: {reason}'
        printed, status = totals(tests[:1], 0)
        if printed[-1] != '1 passed, 0 failed' or status != 0:
            yield f'a good run gave {status} and “{printed[-1]}”'
        printed, status = totals([], 0)
        if printed[-1] != '0 passed, 1 failed' or status == 0:
            yield f'an empty run gave {status} and “{printed[-1]}”'


@check
def scripts_parse():
    for folder in ('tools', '.ci', 'tests/support'):
        for path in sorted((TOP / folder).iterdir()):
            first = path.read_bytes()[:40].split(b'\n')[0] if path.is_file() else b''
            if first.startswith(b'#!') and first.endswith(b'sh'):
                yield from tool('bash', '-n', path)


run()
