"""Tells the fault rig how to use this queue: `queue-bench` is the program under test."""

import json
import os
import subprocess

BENCH = os.environ["QUEUE_BENCH"]
MIGRATIONS = os.environ["QUEUE_MIGRATIONS"]

LEASE_S = float(os.environ.get("QUEUE_LEASE", "3"))
GRACEFUL_S = 6.0

# What the lock nemesis may lock: where workers hold their jobs, and where the effects go.
LOCK_TABLES = ["job_workers", "job_tickets_default", "effects"]

JOBS_SQL = """
select payload->>'key', state, attempts + (state in ('running', 'done'))::integer, max_attempts
from jobs where kind = 'test.job'
"""
EFFECTS_SQL = "select key, count(*) from effects group by key"


def arguments(dsn):
    """The connection, and whether it goes through a pooler in transaction mode."""
    pooled = ["--pooled"] if f"port={int(os.environ.get('FAULTS_PORT', '54332')) + 2000}" in dsn else []
    return ["--url", dsn] + pooled


def setup(admin_dsn):
    subprocess.run([BENCH, "setup", "--url", admin_dsn, "--migrations", MIGRATIONS], check=True)


def enqueue(dsn, jobs):
    lines = "\n".join(
        json.dumps({k: job[k] for k in ("key", "kind", "work_ms", "max_attempts")}) for job in jobs
    )
    subprocess.run(
        [BENCH, "submit"] + arguments(dsn), input=lines, text=True, check=True, timeout=20,
        capture_output=True,
    )


def worker_cmd(dsn, idx):
    return [BENCH, "worker", "--lease", str(LEASE_S), "--grace", "3"] + arguments(dsn), {}
