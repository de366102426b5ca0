"""Judges what a coverage build of the engine's tests left behind; see .ci/transitions."""
import collections
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIST = ROOT / "Tests/ApplyingTests/Transitions.txt"
PARTS = ["/Applying/Machine/", "/Applying/Gate/", "/Applying/Listing/"]


def untaken(path):
    """Lines and texts of regions that no test took; what can't happen says so and doesn't count."""
    files = json.loads(pathlib.Path(path).read_text())["data"][0]["files"]
    for file in files:
        if not any(part in file["filename"] for part in PARTS):
            continue
        source = pathlib.Path(file["filename"]).read_text().split("\n")
        for start, end in zip(file["segments"], file["segments"][1:]):
            line, column, count, is_counted, _, is_gap = start
            if count or not is_counted or is_gap:
                continue
            text = source[line - 1][column - 1:end[1] - 1 if end[0] == line else None]
            around = " ".join(source[max(0, line - 2):end[0] + 1])
            if text.strip() and "preconditionFailure" not in around:
                yield f"{file['filename'].split('/Sources/')[-1]}:{line}: {text.strip()}"


def transitions(path):
    """Transitions by how often and by which tests they were taken."""
    taken = collections.defaultdict(collections.Counter)
    for line in pathlib.Path(path).read_text().splitlines():
        transition, test, count = line.split("\t")
        taken[transition][test.split("`")[1] if "`" in test else test] += int(count)
    return taken


coverage, ledger, *options = sys.argv[1:]
holes = list(untaken(coverage))
taken = transitions(ledger)
if "--record" in options:
    LIST.write_text("".join(f"{transition}\n" for transition in sorted(taken)))
known = LIST.read_text().splitlines() if LIST.exists() else []
for transition in sorted(taken):
    tests = taken[transition]
    least = min(tests, key=lambda test: (tests[test], test))
    print(f"{sum(tests.values()):9,}  {transition}  |  {len(tests)} tests, such as '{least}'")
lost = [transition for transition in known if transition not in taken]
new = [transition for transition in sorted(taken) if transition not in known]
print(f"{len(taken)} transitions taken, {len(lost)} listed but not taken, {len(new)} not listed; "
      f"{len(holes)} places that no test takes")
for word, lines in [("not taken", lost), ("not listed", new), ("no test takes", holes)]:
    for line in lines:
        print(f"{word}: {line}")
sys.exit(1 if holes or lost or new else 0)
