#!/usr/bin/env python3
# check-units.py - the systemd units of the sweep
# SPDX-License-Identifier: GPL-3.0-or-later

import configparser
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from tap import Skip, check, run

SANSECTL = pathlib.Path(sys.argv[1]).resolve()
SERVICE, TIMER = (pathlib.Path(argument) for argument in sys.argv[2:4])
INSTANCE = 'tmp-a.sanse'
# What these units may say; a word that systemd does not know is only ignored by it.
KEYS = {
    'Unit': {'Description', 'Documentation', 'ConditionPathExists'},
    'Service': {'Type', 'ExecStart', 'NoNewPrivileges', 'UMask', 'Nice'},
    'Timer': {'OnCalendar', 'Persistent', 'AccuracySec'},
    'Install': {'WantedBy'},
}


def read(path):
    unit = configparser.ConfigParser(interpolation=None, strict=True, delimiters=('=',))
    unit.optionxform = str
    unit.read_string(path.read_text(encoding='utf-8'))
    return unit


@check
def units_say_only_what_systemd_knows():
    for path, sections in ((SERVICE, {'Unit', 'Service'}), (TIMER, {'Unit', 'Timer', 'Install'})):
        unit = read(path)
        if set(unit.sections()) != sections:
            yield f'{path.name}: sections {unit.sections()}'
        for section in unit.sections():
            for key in set(unit[section]) - KEYS.get(section, set()):
                yield f'{path.name}: [{section}] {key}'


@check
def the_service_sweeps_the_ledger_of_its_instance():
    unit = read(SERVICE)
    program, *words = unit['Service']['ExecStart'].split()
    if not program.startswith(':/') or not program.endswith('/sansectl'):
        yield f'ExecStart runs {program}'
    if words[:2] != ['escalate', '%f']:
        yield f'ExecStart says {words}'
    if unit['Unit']['ConditionPathExists'] != '%f':
        yield 'a ledger that is gone would fail every five minutes'


@check
def the_command_line_is_one_that_sansectl_takes():
    words = read(SERVICE)['Service']['ExecStart'].split()[1:]
    with tempfile.TemporaryDirectory() as folder:
        ledger = pathlib.Path(folder, '台账 1.sanse')
        subprocess.run([SANSECTL, 'new', ledger], check=True, stdout=subprocess.DEVNULL)
        done = subprocess.run([SANSECTL] + [ledger if word == '%f' else word for word in words],
                              text=True, capture_output=True, check=False)
        if done.returncode:
            yield f'exit status {done.returncode}: {done.stderr}'


@check
def the_timer_catches_up():
    timer = read(TIMER)['Timer']
    if timer.get('Persistent') != 'true':
        yield 'what the timer missed is not made up'


@check
def systemd_takes_them():
    if not shutil.which('systemd-analyze'):
        raise Skip('systemd-analyze is not installed')
    with tempfile.TemporaryDirectory() as folder:
        # the program is not installed yet: its place in the build stands in for it
        text = SERVICE.read_text(encoding='utf-8')
        place = read(SERVICE)['Service']['ExecStart'].split()[0]
        pathlib.Path(folder, SERVICE.name).write_text(text.replace(place, f':{SANSECTL}'),
                                                      encoding='utf-8')
        shutil.copy(TIMER, folder)
        units = [f'{folder}/{path.name}'.replace('@', f'@{INSTANCE}') for path in (SERVICE, TIMER)]
        done = subprocess.run(['systemd-analyze', 'verify', '--user', '--man=no',
                               '--recursive-errors=no'] + units, text=True,
                              env={**os.environ, 'SYSTEMD_LOG_LEVEL': 'warning',
                                   'XDG_RUNTIME_DIR': folder, 'HOME': folder},
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode or 'sanse' in done.stdout:
            yield from done.stdout.splitlines() or [f'exit status {done.returncode}']


run()
