"""Prints what scripts/queue-figures measured, each figure beside its bar."""

import json
import os
import sys
from statistics import median

folder = sys.argv[1]
missed = 0


def lines(name):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return []
    with open(path) as file:
        return [json.loads(line) for line in file if line.startswith("{")]


def figure(what, value, least=None, most=None):
    """One line; a bar that is missed is remembered."""
    global missed
    bar = ""
    if value is None:
        bar, value = "NOT MEASURED", float("nan")
        missed += 1
    elif least is not None or most is not None:
        kept = (least is None or value >= least) and (most is None or value <= most)
        bar = f"at least {least:,}" if least is not None else f"at most {most:,}"
        bar += ": kept" if kept else ": MISSED"
        missed += not kept
    print(f"{what:<52} {value:>12,.10g}   {bar}")


plain, bulk, flat, stop = (lines(name) for name in ("plain", "bulk", "flat", "stop"))
peers = lines("peers")
last = plain[-1]
ours = median(line["process_per_s"] for line in plain)

runs = lines("idle-tcp") + bulk + plain + flat
print(f"load at the end of each run: {', '.join(str(line['load1']) for line in runs)}")
figure("no-op jobs a second, one worker, median of 3", ours, least=100_000)
for peer in peers:
    print(f"  {peer['peer']}: {peer['process_per_s']:,} a second")
    if peer["peer"].startswith("pgmq"):
        figure("  times as fast as its bare read and delete", round(ours / peer["process_per_s"], 2), least=2)
figure("enqueued by COPY, a second, of a million", bulk[0]["enqueue_per_s"], least=150_000)
figure("  of 50,000, median of 3", median(line["enqueue_per_s"] for line in plain))
figure("enqueued one a transaction, a second", last["single_enqueue_per_s"])
figure("  of what pgbench inserts", last["enqueue_ratio"], least=0.6)
for way, runs in ("TCP", lines("idle-tcp")), ("a Unix socket", lines("idle-socket")):
    for percent, most in ("p50", 2), ("p99", 10):
        found = [run[f"{percent}_ms"] for run in runs]
        figure(f"idle, enqueue to start over {way}, {percent} ms", median(found), most=most)
figure("bytes of WAL to enqueue a job", last["wal_bytes_enqueue"])
figure("bytes of WAL to process a job", last["wal_bytes_process"])
figure("dead rows a job", max(line["dead_tuples_per_job"] for line in plain), most=0.01)
for line in flat[:1] or [{}]:
    get = line.get
    figure("under a backlog and a held snapshot, jobs a second", get("held_per_s"))
    figure("  of the clean rate", get("held_ratio"), least=0.9)
    p99, clean = get("held_claim_p99_ms"), get("clean_claim_p99_ms")
    figure("  claim p99 ms", p99)
    figure("  times the clean one", round(p99 / clean, 2) if p99 and clean else None, most=1.1)
    figure("  dead rows a job", get("held_dead_tuples_per_job"), most=0.01)
for line in stop[:1] or [{}]:
    get = line.get
    grace = get("grace_s", 0)
    figure(f"SIGTERM under full load, seconds (grace {grace:g})", get("stop_s"), most=grace + 1)
    figure("  attempts burnt", get("burnt"), most=0)
    figure("  jobs left held", get("held_at_stop"), most=0)
    figure(f"  of {get('jobs', 0):,} jobs done in the end", get("done"), least=get("jobs", 1))
    figure("  effects twice", get("duplicates"), most=0)

sys.exit(1 if missed else 0)
