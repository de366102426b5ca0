#!/usr/bin/env python3
"""Writes grocery-destinations.tsv: slug TAB destination of every link of campaigns/grocery.

Shares nothing with the tool: the campaign's templates are written out here by hand, data is read
by Python's csv module, and bytes are percent-encoded below. Run it where the campaign changes:

    python3 grocery_destinations.py > grocery-destinations.tsv
"""

import csv
import pathlib
import re
import sys

GROCERY = pathlib.Path(__file__).resolve().parents[3] / "campaigns" / "grocery"
UNRESERVED = frozenset(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
)
PATH = UNRESERVED | frozenset(b"!$&'()*+,;=/")


def encode(text, kept):
    return "".join(chr(b) if b in kept else f"%{b:02X}" for b in text.encode("utf-8"))


def parameter(name, value):
    return f"{name}={encode(value, UNRESERVED)}"


def links():
    channels = re.findall(
        r"^- code: (\S+)$", (GROCERY / "channels.yaml").read_text("utf-8"), re.MULTILINE
    )
    with open(GROCERY / "stores.csv", encoding="utf-8", newline="") as file:
        stores = [row for row in csv.DictReader(file, strict=True) if row["status"] == "open"]
    for store in stores:
        for lang in store["langs"].split("|"):
            for channel in channels:
                slug = f"s-{store['store_id']}-{lang}-{channel}"
                path = encode(f"/{lang}{store['landing_path']}", PATH)
                query = "&".join(
                    [
                        parameter("store", store["store_id"]),
                        parameter("utm_source", "store"),
                        parameter("utm_medium", "qr"),
                        parameter("utm_campaign", "2026-summer"),
                        parameter("utm_content", channel),
                    ]
                )
                yield slug, f"https://www.example.com{path}?{query}"


for slug, destination in sorted(links()):
    sys.stdout.write(f"{slug}\t{destination}\n")
