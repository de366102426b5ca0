#!/usr/bin/env python3
"""Writes campaign-links.tsv: for each campaign how many links it has and a digest of them.

The digest is the SHA-256 of the sorted lines "slug TAB destination". Shares nothing with the tool:
the campaigns' templates are written out here by hand, data is read by Python's csv module. Run it
where a campaign changes, behind `python3 campaigns/direct-mail/recipients.py`:

    python3 campaign_links.py > campaign-links.tsv
    python3 campaign_links.py packaging     # the lines themselves
"""

import csv
import hashlib
import pathlib
import re
import sys

CAMPAIGNS = pathlib.Path(__file__).resolve().parents[3] / "campaigns"
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def table(path):
    with open(CAMPAIGNS / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def values(path, field):
    """The values of a field of the maps in a YAML file, which writes each on one line."""
    text = (CAMPAIGNS / path).read_text("utf-8")
    return re.findall(rf"\b{field}: ([^,}}\n]+)", text)


def short_id(campaign, key, length):
    """The first 5 × length bits of SHA-256(campaign NUL key NUL salt), five a symbol."""
    digest = hashlib.sha256(f"{campaign}\0{key}\0".encode()).digest()
    bits = int.from_bytes(digest, "big")
    return "".join(ALPHABET[bits >> (256 - 5 * (at + 1)) & 31] for at in range(length))


def utm(source, medium, campaign, content):
    return (
        f"utm_source={source}&utm_medium={medium}&utm_campaign={campaign}&utm_content={content}"
    )


def packaging():
    markets = list(
        zip(
            values("packaging/markets.yaml", "code"),
            [text.strip("[").strip("]") for text in values("packaging/markets.yaml", "languages")],
        )
    )
    not_sold = {tuple(row.values()) for row in table("packaging/not_sold.csv")}
    for sku in table("packaging/skus.csv"):
        for market, language in markets:
            for pack in sku["pack_sizes"].split("|"):
                if (sku["sku"], market, pack) in not_sold:
                    continue
                slug = short_id("packaging-2027", f"{sku['gtin']}-{market}-{pack}", 8)
                page = f"https://www.example.com/{market.lower()}/{language}/p/{sku['sku']}"
                rest = utm("pack", "qr", "packaging-2027", market.lower())
                yield slug, f"{page}?pack={pack}&{rest}"


def direct_mail():
    seen = set()
    for row in table("direct-mail/recipients.csv"):
        reference = row["recipient_ref"]
        if reference in seen:
            continue
        seen.add(reference)
        page = f"https://www.example.com/{row['language']}/autumn/{row['variant'].lower()}"
        rest = utm("mail", "print", "mail-autumn-2027", row["segment"])
        yield short_id("mail-autumn-2027", reference, 8), f"{page}?{rest}"


def transport(stops="transport/stops.csv", host="fahrplan"):
    for stop in table(stops):
        for creative, landing in [("map", "/map"), ("app", "/soon")]:
            for language in ["de", "fr"]:
                slug = short_id("stop-posters", f"{stop['stop_id']}-{creative}-{language}", 8)
                page = f"https://{host}.example.com/{language}{landing}"
                rest = utm("stop", "poster", "stop-posters", creative)
                yield slug, f"{page}?stop={stop['stop_id']}&{rest}"


def transport_month_2():
    return transport("transport/stops-month-2.csv", "next")


def trade_fairs():
    touchpoints = list(
        zip(*(values("trade-fairs/touchpoints.yaml", name) for name in ["code", "medium", "from"]))
    )
    for event in values("trade-fairs/events.yaml", "code"):
        for sponsor in table("trade-fairs/sponsors.csv"):
            for touchpoint, medium, tier in touchpoints:
                if tier not in ("all", sponsor["tier"]):
                    continue
                page, _, fragment = sponsor["site"].partition("#")
                path, _, query = page.partition("?")
                names = {pair.split("=")[0] for pair in query.split("&")}
                ours = utm(event, medium, "fairs-2027", touchpoint).split("&")
                pairs = [query] if query else []
                pairs += [pair for pair in ours if pair.split("=")[0] not in names]
                tail = f"#{fragment}" if fragment else ""
                slug = f"{event}-{sponsor['client_code']}-{touchpoint}"
                yield slug, f"{path}?{'&'.join(pairs)}{tail}"


ALL = [packaging, direct_mail, transport, transport_month_2, trade_fairs]
for campaign in ALL:
    lines = "".join(f"{slug}\t{url}\n" for slug, url in sorted(campaign()))
    if sys.argv[1:] == [campaign.__name__]:
        sys.stdout.write(lines)
    elif not sys.argv[1:]:
        digest = hashlib.sha256(lines.encode("utf-8")).hexdigest()
        print(campaign.__name__, lines.count("\n"), digest, sep="\t")
