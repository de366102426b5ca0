#!/usr/bin/env python3
"""Writes recipients.csv: 120,000 rows, 217 of which repeat a recipient of an earlier row.

The rows are made up out of digests, so that they are the same wherever this runs:

    python3 recipients.py
"""

import csv
import datetime
import hashlib
import pathlib

ROWS = 120_000
REPEATS = 217
FIRST_DROP = datetime.date(2027, 9, 6)


def digest(number):
    return hashlib.sha256(f"recipient {number}".encode()).digest()


def columns(source):
    """What a row says besides its reference; the bytes are a digest's."""
    return [
        "ABC"[source[8] % 3],
        ["new", "regular", "dormant"][source[9] % 3],
        ["de", "de", "de", "fr", "it"][source[10] % 5],
        f"{100 + int.from_bytes(source[11:13], 'big') % 870}",
        (FIRST_DROP + datetime.timedelta(days=7 * (source[13] % 3))).isoformat(),
    ]


def rows():
    repeats = set(sorted(range(1_000, ROWS), key=digest)[:REPEATS])
    references = []
    for position in range(ROWS):
        source = digest(position)
        if position in repeats:
            reference = references[int.from_bytes(source[:8], "big") % len(references)]
        else:
            reference = source[:8].hex()
            references.append(reference)
        yield [reference] + columns(source)


target = pathlib.Path(__file__).resolve().parent / "recipients.csv"
with open(target, "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["recipient_ref", "variant", "segment", "language", "postcode3", "drop_date"])
    writer.writerows(rows())
