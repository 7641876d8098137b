#!/usr/bin/python3
# check-accessibility.py - the running program as a screen reader finds it
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   check-accessibility.py ROOT SANSE SANSECTL
#
# On a display with a window manager and the accessibility bus (with-display --wm --a11y).

import os
import re
import subprocess
import sys
import tempfile
import time

root, sanse, sansectl = sys.argv[1:4]
os.environ.pop('G_DEBUG', None)    # the bindings of the bus warn at will; the program may not
sys.path.insert(0, os.path.join(root, 'tests', 'house'))

import tap                                                    # noqa: E402

try:
    import pyatspi
except ImportError:
    print('1..0 # SKIP python3-pyatspi is not installed')
    sys.exit(0)

PATIENCE = 30.0                    # seconds; slow machines are no failure
# A class name is what GTK says when nobody has given a name.
NO_NAME = re.compile(r'^(Gtk|Adw|San)[A-Z]\w*$')
OPERABLE = {'push button', 'toggle button', 'check box', 'radio button', 'combo box', 'text',
            'entry', 'spin button', 'slider', 'list', 'menu item', 'page tab', 'table',
            'tree table'}


def wait_for(what, look):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f'{what} did not come')


def walk(node, path=()):
    """Every accessible thing that is on the screen, with the roles and names above it."""
    try:
        role, name = node.getRoleName(), node.name
        visible = node.getState().contains(pyatspi.STATE_VISIBLE)
        children = [node.getChildAtIndex(i) for i in range(node.childCount)]
    except Exception:                                          # it went away meanwhile
        return
    if not visible and path:
        return
    here = path + (f'{role} “{name}”',)
    yield node, role, name, here
    for child in children:
        if child is not None:
            yield from walk(child, here)


def application():
    desktop = pyatspi.Registry.getDesktop(0)
    for i in range(desktop.childCount):
        app = desktop.getChildAtIndex(i)
        if app is not None and app.name == 'sanse' and app.childCount > 0:
            return app
    return None


def frame_name():
    app = application()
    return app.getChildAtIndex(0).name if app is not None else ''


def press(keys):
    subprocess.run(['xdotool', 'key', '--clearmodifiers', keys], check=True)


def nav_rows():
    return [name for _, role, name, path in walk(application())
            if role == 'list item' and any('“Pages”' in part for part in path)]


def unnamed(page):
    for node, role, name, path in walk(application()):
        if role not in OPERABLE or not node.getState().contains(pyatspi.STATE_FOCUSABLE):
            continue
        if role == 'list' and len(path) > 1 and 'table “' in path[-2] and '“”' not in path[-2]:
            continue                                           # the rows of a table with a name
        if name == '' or NO_NAME.match(name):
            inner = [n for _, r, n, _ in walk(node)
                     if r == 'label' and n and not NO_NAME.match(n)]
            if not inner:
                yield f'{page}: no name: ' + ' › '.join(path[-6:])


@tap.check
def the_window_has_its_title():
    wait_for('the ledger', lambda: frame_name().startswith('Overview'))


@tap.check
def pages_are_reached_and_named():
    rows = wait_for('the sidebar', nav_rows)
    for number, row in enumerate(rows, 1):
        title = re.split(r', ', row)[0]
        keys = 'ctrl+j' if title == 'Journal' else shortcuts[title]
        press(keys)
        try:
            wait_for(title, lambda: frame_name().startswith(title))
        except AssertionError as error:
            yield f'{error} with {keys}; the window is “{frame_name()}”'
            continue
        time.sleep(1.0)                                        # until its lists are filled
        yield from unnamed(title)
    if len(rows) < 6:
        yield f'only {len(rows)} pages in the sidebar: {rows}'


@tap.check
def the_focus_is_told():
    press('ctrl+g')

    def focused():
        return [name for node, _, name, _ in walk(application())
                if node.getState().contains(pyatspi.STATE_FOCUSED)]

    names = wait_for('the focus', focused)
    if any(NO_NAME.match(name) or not name for name in names[-1:]):
        yield f'the focus is on something without a name: {names}'


@tap.check
def nothing_critical_was_said():
    if program.poll() is not None:
        yield f'the program ended with {program.returncode}'


shortcuts = {'Overview': 'ctrl+1', 'Units': 'ctrl+2', 'Indicators': 'ctrl+3',
             'Points': 'ctrl+4', 'Assessment': 'ctrl+5', 'Ranking': 'ctrl+6',
             'Tickets': 'ctrl+7', 'Tasks': 'ctrl+8', 'Reports': 'ctrl+9',
             'Bulletins': 'ctrl+0'}

with tempfile.TemporaryDirectory() as folder:
    ledger = os.path.join(folder, 'city.sanse')
    subprocess.run([sansectl, 'new', ledger, '--template', 'demo', '--months', '3'],
                   check=True, stdout=subprocess.DEVNULL)
    program = subprocess.Popen([sanse, ledger], env=dict(os.environ, G_DEBUG='fatal-criticals'))
    try:
        wait_for('the program', application)
        tap.run('accessibility')
    finally:
        program.terminate()
        program.wait()
