# tap.py - the few lines of TAP that the checks of the house need
# SPDX-License-Identifier: GPL-3.0-or-later

import sys


class Skip(Exception):
    """The check cannot be made on this machine; the message says why."""


_checks = []


def check(function):
    """A check returns the list of what is wrong: one line each, none when all is well."""
    _checks.append(function)
    return function


def run(area='house'):
    failed = 0
    print(f'1..{len(_checks)}')
    for number, function in enumerate(_checks, 1):
        name = f'/{area}/' + function.__name__.replace('_', '-')
        try:
            complaints = list(function() or ())
        except Skip as skip:
            print(f'ok {number} {name} # SKIP {skip}')
            continue
        except Exception as error:  # a check that breaks off has not passed
            complaints = [f'{type(error).__name__}: {error}']
        for complaint in complaints:
            print(f'# {complaint}')
        print(f'{"not ok" if complaints else "ok"} {number} {name}', flush=True)
        failed += bool(complaints)
    sys.exit(1 if failed else 0)
