#!/usr/bin/env python3
# check-sources.py - the rules of the house that only need to read the sources
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import re
import sys
import xml.etree.ElementTree as xml

from tap import check, run

TOP = pathlib.Path(sys.argv[1])

# An arrow only points to an earlier room of the same line, never back.
ROOMS = {
    'core': ['base', 'store', 'tables', 'registry', 'standards', 'schemes', 'rounds', 'tickets',
             'operations', 'scoring', 'ranking'],
    'press': ['charts', 'paper', 'bulletins', 'templates'],
    'desktop': ['widgets', 'app', 'present', 'pages'],
}
# The one file that names all pages, so that the window need not know them.
ALL_PAGES = 'src/desktop/app/san-pages.c'
LAYERS = ['core', 'press', 'desktop']
TOOLKIT = r'gtk/|gdk/|gsk/|adwaita'
DRAWING = r'cairo|pango'
FORBIDDEN_INCLUDES = {
    'core': rf'{TOOLKIT}|{DRAWING}',
    'press': TOOLKIT,
    'cli': TOOLKIT,
}
SHIPPED = ['src', 'ui', 'data', 'icons', 'po', 'tests', 'tools', 'docs', 'debian', '.ci']


def files(folder, *patterns):
    found = []
    for pattern in patterns:
        found += (TOP / folder).rglob(pattern)
    return sorted(found)


def name(path):
    return str(path.relative_to(TOP))


def lines(path):
    return enumerate(path.read_text(encoding='utf-8').splitlines(), 1)


def includes(layer, bracket):
    pattern = re.compile(r'\s*#\s*include\s*' + bracket)
    for path in files(f'src/{layer}', '*.c', '*.h'):
        for number, line in lines(path):
            match = pattern.match(line)
            if match:
                yield path, number, match[1]


@check
def includes_point_to_earlier_rooms():
    for layer, rooms in ROOMS.items():
        below = {room for lower in LAYERS[:LAYERS.index(layer)] for room in ROOMS[lower]}
        for path, number, target in includes(layer, r'"([^"]+)"'):
            own = path.relative_to(TOP / 'src' / layer).parts
            room = target.split('/')[0]
            where = f'{name(path)}:{number}'
            if '/' not in target:
                yield f'{where}: "{target}" does not name its room'
            elif room in below:
                continue
            elif room not in rooms:
                yield f'{where}: "{target}" is in no room that {layer} may enter'
            elif name(path) == ALL_PAGES:
                continue
            elif own[0] == room == 'pages' and own[1] != target.split('/')[1]:
                yield f'{where}: what two pages share belongs into widgets'
            elif len(own) > 1 and rooms.index(room) > rooms.index(own[0]):
                yield f'{where}: {own[0]} must not know {room}'


@check
def layers_keep_to_their_libraries():
    for layer, forbidden in FORBIDDEN_INCLUDES.items():
        for path, number, target in includes(layer, r'<([^>]+)>'):
            if re.match(forbidden, target):
                yield f'{name(path)}:{number}: {layer} must not include <{target}>'


@check
def sql_stands_in_stores():
    verb = re.compile(r'"\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|WITH) [\w("*]')
    for path in files('src', '*.c'):
        if path.name.endswith('-store.c') or path.is_relative_to(TOP / 'src/core/store'):
            continue
        for number, line in lines(path):
            if verb.search(line):
                yield f'{name(path)}:{number}: SQL belongs into a -store.c file'


@check
def sources_name_themselves_and_their_licence():
    for path in files('src', '*.c', '*.h') + files('tests', '*.c', '*.h'):
        head = path.read_text(encoding='utf-8').splitlines()[:12]
        if not any('SPDX-License-Identifier: GPL-3.0-or-later' in line for line in head):
            yield f'{name(path)}: no SPDX line at the top'
        if path.suffix == '.c' and not head[0].startswith(f'/* {path.name}'):
            yield f'{name(path)}:1: the first line says what the file is: /* {path.name} - …'
    for path in files('tools', '*') + files('tests', '*.py') + files('.ci', '*'):
        if path.is_file() and path.read_bytes().startswith(b'#!'):
            if 'SPDX-License-Identifier' not in path.read_text(encoding='utf-8')[:400]:
                yield f'{name(path)}: no SPDX line at the top'


@check
def every_source_is_built():
    for top in ('src', 'tests'):
        for path in files(top, '*.c'):
            folder = path.parent
            while folder != TOP:
                listing = folder / 'meson.build'
                if listing.exists():
                    text = listing.read_text(encoding='utf-8')
                    subject = re.sub(r'^(test|bench)-', '', path.stem)
                    if path.name in text or re.search(rf"'{re.escape(subject)}'", text):
                        break
                folder = folder.parent
            else:
                yield f'{name(path)}: no meson.build builds it'


@check
def every_ui_file_and_icon_is_in_the_resource():
    resource = xml.parse(TOP / 'ui/sanse.gresource.xml')
    listed = {entry.text.strip() for entry in resource.iter('file')}
    for folder, pattern in (('ui', '*.ui'), ('ui', '*.css'), ('icons', '*-symbolic.svg')):
        for path in files(folder, pattern):
            if 'hicolor' not in path.parts and str(path.relative_to(TOP / folder)) not in listed:
                yield f'{name(path)}: not in ui/sanse.gresource.xml'


@check
def own_icons_exist():
    own = {path.stem for path in files('icons', '*.svg')}
    for path in files('src/desktop', '*.c') + files('ui', '*.ui'):
        for number, line in lines(path):
            for icon in re.findall(r'["> ](sanse-[a-z-]+-symbolic)["<]', line):
                if icon not in own:
                    yield f'{name(path)}:{number}: no icon {icon}'


@check
def ui_text_is_translatable():
    shown = re.compile(r'<property name="(label|title|subtitle|description|tooltip-text|'
                       r'placeholder-text|heading|body)"([^>]*)>([^<]*[A-Za-z]{2}[^<]*)')
    key = re.compile(r'(Enter|Esc|Tab|Space|Home|End|F\d+|((Ctrl|Shift|Alt)\+)+\S+)$')
    for path in files('ui', '*.ui'):
        for number, line in lines(path):
            match = shown.search(line)
            if match and 'translatable=' not in match[2] and not key.match(match[3]):
                yield f'{name(path)}:{number}: {match[1]} without translatable="yes"'


@check
def icon_buttons_say_what_they_do():
    for path in files('ui', '*.ui'):
        for button in xml.parse(path).iter('object'):
            if button.get('class') not in ('GtkButton', 'GtkToggleButton', 'GtkMenuButton'):
                continue
            has = {p.get('name') for p in list(button) if p.tag in ('property', 'binding')}
            if 'icon-name' in has and not has & {'label', 'tooltip-text', 'tooltip-markup'}:
                yield f'{name(path)}: {button.get("class")} {button.get("id", "")} has no tooltip-text'


@check
def nothing_is_left_open():
    # Spelt in pieces, so that this file does not find itself.
    for path in files('src', '*.c', '*.h', '*.sql') + files('ui', '*.ui', '*.css'):
        for number, line in lines(path):
            if re.search(r'\b(TO' r'DO|FIX' r'ME|X' r'XX|HA' r'CK)\b', line):
                yield f'{name(path)}:{number}: left open'


@check
def no_path_of_one_machine():
    machine = re.compile(r'(?<![\w.])/(?:wor' r'k|hom' r'e|Use' r'rs|roo' r't)/\w')
    texts = [path for folder in SHIPPED if (TOP / folder).exists() for path in files(folder, '*')]
    texts += [path for path in TOP.iterdir() if path.suffix in ('.md', '.build', '.txt')]
    for path in texts:
        if not path.is_file() or path.suffix in ('.png', '.xlsx', '.xls', '.ods', '.sanse', '.bak', '.pyc'):
            continue
        try:
            text = path.read_text(encoding='utf-8')
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if machine.search(line):
                yield f'{name(path)}:{number}: {line.strip()[:80]}'


@check
def readme_explains_every_library():
    readme = (TOP / 'README.md').read_text(encoding='utf-8')
    for number, line in lines(TOP / 'tools/packages'):
        match = re.match(r'build\s+((?:lib|zlib)\S+-dev)\b', line)
        if match and match[1] not in ('libc6-dev',) and match[1] not in readme:
            yield f'tools/packages:{number}: {match[1]} has no reason in README.md'
    wanted = set(re.findall(r'`((?:lib|zlib)[\w.+-]+-dev)`', readme))
    listed = (TOP / 'tools/packages').read_text(encoding='utf-8').split()
    for package in sorted(wanted - set(listed)):
        yield f'README.md: {package} is not in tools/packages'


@check
def packages_are_listed_once():
    seen = set()
    for number, line in lines(TOP / 'tools/packages'):
        words = line.split('#')[0].split()
        if not words:
            continue
        if len(words) != 2 or words[0] not in ('build', 'run', 'test', 'proof', 'package'):
            yield f'tools/packages:{number}: not "purpose package"'
        elif words[1] in seen:
            yield f'tools/packages:{number}: {words[1]} twice'
        seen.add(words[-1])


@check
def the_package_asks_for_what_the_build_needs():
    control = (TOP / 'debian/control').read_text(encoding='utf-8').split('\n\n')[0]
    asked = set(re.findall(r'^ ([a-z][\w.+-]+)', control, re.MULTILINE)) - {'debhelper-compat'}
    listed = {line.split()[1] for _number, line in lines(TOP / 'tools/packages')
              if line.startswith('build ')} - {'gcc', 'libc6-dev'}  # in every build anyway
    for package in sorted(asked - listed):
        yield f'{package} is in debian/control, not in tools/packages'
    for package in sorted(listed - asked):
        yield f'{package} is in tools/packages, not in debian/control'


@check
def versions_agree():
    version = re.search(r"version: '([\d.]+)'", (TOP / 'meson.build').read_text(encoding='utf-8'))[1]
    packaged = (TOP / 'debian/changelog').read_text(encoding='utf-8').split('(')[1].split(')')[0]
    release = xml.parse(TOP / 'data/org.sanse.Sanse.metainfo.xml.in').find('releases/release')
    if packaged != version:
        yield f'debian/changelog says {packaged}, meson.build {version}'
    if release.get('version') != version:
        yield f'the metainfo says {release.get("version")}, meson.build {version}'


@check
def links_in_the_papers_lead_somewhere():
    for path in sorted(TOP.glob('*.md')) + files('docs', '*.md'):
        for number, line in lines(path):
            for target in re.findall(r'\]\(([^)#\s]+)', line):
                if '://' not in target and not (path.parent / target).exists():
                    yield f'{name(path)}:{number}: no file {target}'


run()
