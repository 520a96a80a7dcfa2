"""Compares what `expoctl import check` says about each dirty file with expected.json."""
import json
import os
import subprocess
import sys


def check(path, url):
    run = subprocess.run(
        [os.environ["EXPOCTL"], "import", "check", path, "-e", "cre-2014", "-o", "json"],
        capture_output=True, text=True, env={**os.environ, "EXPO_DATABASE_URL": url})
    try:
        return run.returncode, json.loads(run.stdout)
    except ValueError:
        return run.returncode, {"failure": run.stderr.strip()[:300]}


def places(findings, keys, leave_out=()):
    return sorted(
        tuple(str(finding.get(key)) for key in keys)
        for finding in findings if finding.get("code") not in leave_out)


def differences(expected, told, code):
    if "failure" in told:
        return [told["failure"]]
    wrong = []

    def compare(name, want, have):
        if want != have:
            wrong.append(f"{name}: expected {want}, told {have}")

    for key in ("verdict", "encoding", "delimiter", "rows_total", "rows_accepted",
                "rows_rejected", "rows_held", "file_errors"):
        compare(key, expected[key], told.get(key))
    place = ("row", "column", "code")
    compare("errors", places(expected["errors"], place), places(told["errors"], place))
    # The warning is asserted only where the file is about it.
    asserted = any(w["code"] == "W_MISSING_SCRIPT" for w in expected["warnings"])
    leave_out = () if asserted else ("W_MISSING_SCRIPT",)
    compare("warnings", places(expected["warnings"], place),
            places(told["warnings"], place, leave_out))
    pair = ("row", "of_row", "confidence", "reason")
    compare("duplicates", places(expected["duplicates"], pair), places(told["duplicates"], pair))
    compare("exit", 0 if expected["verdict"] == "accept" else 3, code)
    return wrong


def main():
    folder, databases = sys.argv[1], [pair.split("=", 1) for pair in sys.argv[2:]]
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)["files"]
    failed = 0
    for name in sorted(expected):
        for label, url in databases:
            if "requests" in name and label != "all":
                continue
            code, told = check(os.path.join(folder, name), url)
            wrong = differences(expected[name], told, code)
            failed += bool(wrong)
            print("FAIL" if wrong else "pass", f"{name} ({label})")
            for line in wrong:
                print("     ", line)
    print(f"{failed} differ" if failed else "all as expected")
    return 1 if failed else 0


sys.exit(main())
