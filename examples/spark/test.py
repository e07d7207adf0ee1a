#!/usr/bin/env python3
"""Runs extract.py on a cluster of two executors and holds what it wrote against one run.

    test.py PROGRAM

One executor is killed in the middle, one document ends the program, another holds it up.
"""
import glob
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

import pyarrow as pa
import pyarrow.parquet as pq

HERE = os.path.dirname(os.path.abspath(__file__))

# It stands before the program: one document ends it, one holds it up, and all are slow
# enough for an executor to be killed in the middle.
POISONED = f"""#!{sys.executable}
import os, subprocess, sys, time
program = {{program!r}}
if sys.argv[1] != "rows":
    os.execv(program, [program, *sys.argv[1:]])
child = subprocess.Popen([program, *sys.argv[1:]], stdin=subprocess.PIPE)
for line in sys.stdin.buffer:
    if b"ENDS THE PROGRAM" in line:
        child.kill()
        os._exit(139)
    if b"HOLDS THE PROGRAM UP" in line:
        time.sleep(600)
    if b"mark" not in line:
        time.sleep(0.02)
    child.stdin.write(line)
    child.stdin.flush()
child.stdin.close()
sys.exit(child.wait())
"""


def documents(n):
    rnd = random.Random(3)
    names = ["Mara Voss", "M. Voss", "Piet Halloran", "P. Halloran", "Lena Orrick"]
    said = ["We will keep every berth of the harbour open until the end of the year",
            "Nobody asked the fishermen of the southern quay what they need",
            "The council has no plan for the bridge and no money for it either"]
    for i in range(n):
        words = rnd.choice(said) + (f" in district {i}" if rnd.random() < 0.5 else "")
        text = f"“{words},” harbour master {rnd.choice(names)} said on Monday. Report {i} of the day."
        yield {"id": f"doc-{i:05d}", "source": rnd.choice(["Northmoor Herald", "Sar Gazette"]),
               "date": f"2026-{rnd.choice([10, 11])}-{rnd.randint(1, 28):02d}", "text": text}
    yield {"id": "nul", "text": "“We\0 stay here,” Lena Orrick said."}
    yield {"id": "empty", "text": ""}


def write_all(folder, list):
    with open(f"{folder}/documents.jsonl", "w", encoding="utf-8") as f:
        for d in list:
            f.write(json.dumps(d, ensure_ascii=False) + "\n")
        f.write('{"id": "surrogate", "text": "“It is \\ud800 late,” Mara Voss said."}\n')
    pq.write_table(pa.Table.from_pylist(list), f"{folder}/documents.parquet")
    with open(f"{folder}/documents.warc", "wb") as f:
        for d in list[:20]:
            page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<article><h1>Harbour</h1><p>{d['text']}</p></article>".encode()
            f.write((f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:{d['id']}>\r\nWARC-Target-URI: https://herald.example/{d['id']}\r\n"
                     f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n\r\n").encode() + page + b"\r\n\r\n")


def one_run(program, folder, name):
    subprocess.run([program, "rows", "--stream", f"{folder}/{name}", "--people", "--quiet", "--out", f"{folder}/found"], check=False)
    out = subprocess.run([program, "join", f"{folder}/found", "--quiet"], check=True, stdout=subprocess.PIPE)
    return sorted(out.stdout.decode().splitlines())


def on_the_cluster(folder, name, program, *flags, master="local-cluster[2,1,1024]", during=None):
    env = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    spark = [f"{os.path.dirname(sys.executable)}/spark-submit", "--master", master, "--driver-memory", "700m"]
    for key, value in {"spark.executor.memory": "700m", "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2",
                       "spark.log.level": "ERROR"}.items():
        spark += ["--conf", f"{key}={value}"]
    begin = time.time()
    with open(f"{folder}/log", "wb") as log:
        job = subprocess.Popen([*spark, f"{HERE}/extract.py", f"{folder}/{name}", f"{folder}/out", "--program", program, *flags],
                               cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True)
        if during:
            threading.Thread(target=during, args=(job, ), daemon=True).start()
        if job.wait(timeout=280) != 0:
            sys.exit(open(f"{folder}/log", errors="replace").read()[-6000:] + f"\n{name}: the cluster ended with code {job.returncode}")
    print(f"{name}: {time.time() - begin:.0f} s", flush=True)


def children(pid):
    """The processes below one, from /proc."""
    parent = {}
    for stat in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(stat) as f:
                text = f.read()
        except OSError:
            continue
        parent[int(text.split()[0])] = int(text[text.rindex(")") + 2:].split()[1])
    found, more = set(), {pid}
    while more:
        found |= more
        more = {p for p, of in parent.items() if of in more} - found
    return found


killed = []


def kill_an_executor(job):
    """Kills one executor once both have begun to read documents."""
    while job.poll() is None and not killed:
        time.sleep(0.2)
        executors, reading = [], 0
        for pid in children(job.pid):
            try:
                with open(f"/proc/{pid}/cmdline", "rb") as f:
                    line = f.read()
            except OSError:
                continue
            if b"CoarseGrainedExecutorBackend" in line and b"java" in line.split(b"\0")[0]:
                executors.append(pid)
            reading += b"poisoned\0rows" in line
        if len(executors) >= 2 and reading >= 2:
            time.sleep(1)
            os.kill(executors[0], signal.SIGKILL)
            killed.append(executors[0])


def lines(folder):
    """The rows that the cluster wrote, as "rows" writes them."""
    out = []
    for path in glob.glob(f"{folder}/out/rows/*/*.parquet"):
        for r in pq.ParquetFile(path).read().to_pylist():
            r["spans"] = {of: [[p["start"], p["end"]] for p in pairs] for of, pairs in r["spans"].items()}
            r["date"], r["said"] = str(r["date"] or ""), str(r["said"] or "")
            r = {k: int(v) if isinstance(v, float) and v == int(v) else v for k, v in r.items()}
            out.append(json.dumps(r, ensure_ascii=False, separators=(",", ":")))
    return sorted(out)


def same(what, got, want):
    if got != want:
        only = [(g, w) for g, w in zip(got, want) if g != w][:2]
        sys.exit(f"{what}: {len(got)} rows, in one run {len(want)}; first that differ:\n" + "\n".join(map("\n".join, only)))
    print(f"{what}: {len(got)} rows, the same to the last byte", flush=True)


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        list = [*documents(300)]
        write_all(folder, list)
        poisoned = f"{folder}/poisoned"
        with open(poisoned, "w") as f:
            f.write(POISONED.format(program=program))
        os.chmod(poisoned, 0o755)

        want = one_run(program, folder, "documents.jsonl")
        with open(f"{folder}/documents.jsonl", "a") as f:
            f.write('{broken\n{"id": "ends", "text": "ENDS THE PROGRAM"}\n{"id": "holds", "text": "HOLDS THE PROGRAM UP"}\n')
        on_the_cluster(folder, "documents.jsonl", poisoned, "--partitions", "8", "--seconds", "5", during=kill_an_executor)
        if not killed:
            sys.exit("no executor was killed")
        same("JSON Lines, with an executor killed and documents that end the program or hold it up", lines(folder), want)
        failed = {}
        for path in glob.glob(f"{folder}/out/documents/*.parquet"):
            failed |= {d["document"]: d["reason"] for d in pq.read_table(path).to_pylist() if d["status"] == "failed"}
        failed = {id.split("-")[0]: reason for id, reason in failed.items()}
        for id, reason in {"ends": "ended with code 139", "holds": "did nothing for 5 seconds", "empty": "empty", "sha256": "no JSON object"}.items():
            if reason not in failed.get(id, ""):
                sys.exit(f"{id}: the reason is {failed.get(id)!r}, not {reason!r}")
        if len(failed) != 4:
            sys.exit(f"documents that failed: {failed}")
        brief = subprocess.run([program, "brief", "--rows", f"{folder}/out/rows", "--period", "2026-11", "--format", "xlsx", "--out", folder,
                                "--quiet"], stderr=subprocess.PIPE)
        if brief.returncode != 0 or not os.path.exists(f"{folder}/briefing-2026-11.xlsx"):
            sys.exit(f"no briefing was made of the rows: {brief.stderr.decode()}")
        print("a briefing of November was made of the rows")

        on_the_cluster(folder, "documents.parquet", program, "--format", "parquet", "--by", "day")
        same("Parquet", lines(folder), one_run(program, folder, "documents.parquet"))
        on_the_cluster(folder, "documents.warc", program, "--format", "warc", master="local[1]")
        got = lines(folder)
        if len(got) < 20:
            sys.exit(f"WARC: {len(got)} rows of 20 pages\n" + open(f"{folder}/log", errors="replace").read()[-3000:])
        print(f"WARC: {len(got)} rows of 20 pages")


if __name__ == "__main__":
    main()
