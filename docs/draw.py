#!/usr/bin/env python3
"""Repeats the public draw of a round (sha256-order-1) without Sanse. FRAME is what
`sansectl round FILE frame LABEL` prints, RULES what it prints with --rules:
    draw.py FRAME RULES SEED LABEL
prints the digest of the frame, then point,key in the order of the draw."""
import hashlib, math, sys
from fractions import Fraction

frame_file, rules_file, seed, label = sys.argv[1:]
data = open(frame_file, 'rb').read()
lines = [line.split('|') for line in data.decode().split('\n') if line]
rules, always, recent = {}, set(), set()
for line in open(rules_file, encoding='utf-8'):
    kind, name, *rest = line.rstrip('\n').split('|')
    if kind == 'rule':
        rules[name] = rest  # all, N or P%; at least; unit or category
    else:
        (always if kind == 'always' else recent).add(name)

def size(rule, n):
    number = Fraction(rule[0].rstrip('%')) if rule[0] != 'all' else n
    number = math.ceil(number * n / 100) if rule[0].endswith('%') else number
    return min(max(int(number), int(rule[1])), n)

strata = {}
for unit, category, point, must_see in lines:
    key = hashlib.sha256(f'{seed}|{label}|{point}'.encode()).hexdigest()
    stratum = (category, unit if rules[category][2] == 'unit' else None)
    strata.setdefault(stratum, []).append((must_see != 'yes', point in recent, key, point, unit))

drawn = set()
for (category, unit), points in strata.items():
    n = size(rules[category], len(points))
    taken = {p for p in points if not p[0]}  # what must be seen counts, whatever n is
    for own in sorted(always) if unit is None else []:
        mine = sorted(p for p in points if p[4] == own)
        taken |= set(mine[:math.ceil(Fraction(n * len(mine), len(points)))])
    taken |= set([p for p in sorted(points) if p not in taken][:max(0, n - len(taken))])
    drawn |= {(f'{p[4]}|{category}|'.encode(), p) for p in taken}
print(hashlib.sha256(data).hexdigest(), *(f'{p[3]},{p[2]}' for _, p in sorted(drawn)), sep='\n')
