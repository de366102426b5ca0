#!/usr/bin/env python3
"""events.sessions: the sessions of a page that answers with JSON.

EVENTS_URL is the page; without it the sessions are those of sessions.json beside this file, so that
the example runs anywhere. A message a line on stdin, its answer a line on stdout.
"""
import json
import os
import sys
import urllib.error
import urllib.request

FOLDER = os.path.dirname(os.path.abspath(__file__))
LIMIT = 4 << 20


def sessions():
    url = os.environ.get("EVENTS_URL")
    if not url:
        with open(os.path.join(FOLDER, "sessions.json"), encoding="utf-8") as page:
            return json.load(page)
    print(f"reading {url}", file=sys.stderr)
    with urllib.request.urlopen(url, timeout=10) as page:
        return json.loads(page.read(LIMIT))


def answer(name):
    if name != "sessions":
        return {"error": {"code": 2, "message": f"there is no {name}"}}
    try:
        rows = [
            {"code": row["code"], "topic": row["topic"], "open": bool(row["open"])}
            for row in sessions()["sessions"]
        ]
        return {"ok": {"rows": rows}}
    except (urllib.error.URLError, OSError) as fault:
        hint = "Is the page up? EVENTS_URL says where it is."
        return {"error": {"code": 5, "message": f"no page: {fault}", "hint": hint}}
    except (KeyError, TypeError, ValueError) as fault:
        return {"error": {"code": 5, "message": f"the page isn't a list of sessions: {fault}"}}


def result(method, params):
    if method == "initialize":
        return {
            "protocolVersion": 1,
            "plugin": {"name": "events", "version": "1.0.0"},
            "provides": {"data_sources": ["sessions"]},
        }
    if method == "call":
        return {"results": [answer(params["name"]) for _ in params["items"]]}
    return {}


for line in sys.stdin:
    request = json.loads(line)
    reply = {"jsonrpc": "2.0", "id": request["id"]}
    if request["method"] == "initialize" and 1 not in request["params"]["protocolVersions"]:
        reply["error"] = {"code": 1, "message": "this plugin speaks protocol 1"}
    else:
        reply["result"] = result(request["method"], request["params"])
    print(json.dumps(reply), flush=True)
    if request["method"] == "shutdown":
        break
