#!/usr/bin/env python3
"""crm.partners: the partners of a country, from a database.

The database is made from partners.sql beside this file; a real one would be a path or an address.
A message a line on stdin, its answer a line on stdout; stderr is for the log.
"""
import json
import os
import sqlite3
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))


class Refusal(Exception):
    """What is said of an item instead of a result."""


def connect():
    database = sqlite3.connect(":memory:")
    with open(os.path.join(FOLDER, "partners.sql"), encoding="utf-8") as script:
        database.executescript(script.read())
    return database


def partners(database, season, arguments):
    country = arguments.get("country")
    if not country:
        raise Refusal("args: {country: CH} says which partners")
    query = (
        "SELECT rowid, id, name, city FROM partners WHERE country = ? AND season = ? ORDER BY id"
    )
    found = database.execute(query, (country, season)).fetchall()
    return {
        "rows": [{"id": row[1], "name": row[2], "city": row[3]} for row in found],
        "origins": [{"file": "partners", "line": row[0]} for row in found],
    }


def answer(database, season, params, item):
    if (params["point"], params["name"]) != ("data_source", "partners"):
        return {"error": {"code": 2, "message": f"there is no {params['name']}"}}
    try:
        return {"ok": partners(database, season, item["args"])}
    except Refusal as refusal:
        return {"error": {"code": 4, "message": str(refusal), "path": "/args"}}


def main():
    database = connect()
    season = None
    for line in sys.stdin:
        request = json.loads(line)
        method, params = request["method"], request["params"]
        reply = {"jsonrpc": "2.0", "id": request["id"], "result": {}}
        if method == "initialize":
            season = params.get("config", {}).get("season", 2026)
            if 1 in params["protocolVersions"]:
                reply["result"] = {
                    "protocolVersion": 1,
                    "plugin": {"name": "crm", "version": "1.0.0"},
                    "provides": {"data_sources": ["partners"]},
                }
            else:
                del reply["result"]
                reply["error"] = {"code": 1, "message": "this plugin speaks protocol 1"}
        elif method == "call":
            results = [answer(database, season, params, item) for item in params["items"]]
            reply["result"] = {"results": results}
        print(json.dumps(reply), flush=True)
        if method == "shutdown":
            break


main()
