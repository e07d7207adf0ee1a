"""onrecord as a child process: documents in, rows out, whatever happens to the child."""
import collections
import hashlib
import json
import os
import select
import subprocess
import tempfile
import zlib

AHEAD = 32  # documents that the child has at a time


def found(lines, program, seconds):
    """The lines that "rows --stream --people" writes for documents, given as bytes.

    The output of a document counts once the next is reached, so that nothing of it is there
    twice. If the child ends or says nothing for so many seconds, it is started again and has
    what it did not do yet; the document that ends it a second time, alone, is a failed one.
    """
    lines = (named(line) for line in lines)
    todo = collections.deque()  # what is to be done before the rest
    alone = 0  # documents to be tried one at a time
    while True:
        doing = collections.deque()
        child = Child(program, seconds)
        try:
            while True:
                while len(doing) < (1 if alone else AHEAD):
                    entry = todo.popleft() if todo else next(lines, None)
                    if entry is None:
                        break
                    if entry[1] is None:
                        yield failed(entry[0], "the line is no JSON object")
                        continue
                    doing.append(entry)
                    child.send(entry[1])
                if not doing:
                    child.close()
                    return
                yield from child.output()
                doing.popleft()
                alone = max(0, alone - 1)
        except Ended as e:
            if alone or e.stuck:  # output comes in order: the child is stuck in the first
                yield failed(doing.popleft()[0], str(e))
                alone = max(0, alone - 1)
            else:
                alone = len(doing)
            todo.extendleft(reversed(doing))
        finally:
            child.kill()


class Ended(Exception):
    stuck = False


class Child:
    """One process of the program. Behind each document goes a mark, a document without text."""

    def __init__(self, program, seconds):
        self.process = subprocess.Popen([program, "rows", "--stream", "-", "--people", "--quiet"], bufsize=0,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        env={**os.environ, "GOMAXPROCS": "1"})
        self.seconds, self.sent, self.seen = seconds, 0, 0
        self.unsent, self.unread, self.lines = bytearray(), b"", collections.deque()
        os.set_blocking(self.process.stdin.fileno(), False)

    def send(self, line):
        self.sent += 1
        self.unsent += line + b'\n{"id": "mark %d"}\n' % self.sent

    def output(self):
        """The lines of the next document."""
        mark = b'{"document":"mark %d","status":' % (self.seen + 1)
        out = []
        while True:
            while self.lines:
                line = self.lines.popleft()
                if line.startswith(mark):
                    self.seen += 1
                    return out
                out.append(line)
            self.exchange()

    def exchange(self):
        ins, outs = [self.process.stdout], [self.process.stdin] if self.unsent else []
        readable, writable, _ = select.select(ins, outs, [], self.seconds)
        if not readable and not writable:
            ended = Ended(f"the program did nothing for {self.seconds:g} seconds")
            ended.stuck = True
            raise ended
        if writable:
            try:
                del self.unsent[:os.write(self.process.stdin.fileno(), self.unsent[:1 << 16])]
            except BrokenPipeError:
                self.unsent.clear()
        if readable:
            data = os.read(self.process.stdout.fileno(), 1 << 18)
            if not data:
                raise Ended(f"the program ended with code {self.process.wait()}")
            *lines, self.unread = (self.unread + data).split(b"\n")
            self.lines.extend(lines)

    def close(self):
        self.process.stdin.close()
        self.process.wait()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process.stdin.close()


def named(line):
    """The id of a document and its line, None if it is damaged. What has no id is called after
    its content."""
    try:
        entry = json.loads(line)
        id = entry.get("id") or entry.get("path") if isinstance(entry, dict) else None
    except ValueError:
        entry = id = None
    if id is not None:
        return str(id), line
    id = "sha256-" + hashlib.sha256(line).hexdigest()[:16]
    return id, json.dumps({**entry, "id": id}).encode() if isinstance(entry, dict) else None


def failed(id, reason):
    return json.dumps({"document": id, "status": "failed", "reason": reason, "rows": 0}, ensure_ascii=False,
                      separators=(",", ":")).encode("utf-8", "replace")


def joined(lines, program):
    """Lists of the rows that "join" makes of lines, given as pairs of a group and a line: those
    of one group after the other."""
    group = None
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "found.jsonl")
        out = None
        for key, line in lines:
            if key != group:
                if out:
                    yield from join_file(path, out, program)
                group, out = key, open(path, "wb")
            out.write(line + b"\n")
        if out:
            yield from join_file(path, out, program)


def join_file(path, out, program):
    out.close()
    process = subprocess.Popen([program, "join", path, "--quiet"], stdout=subprocess.PIPE)
    held = []
    for line in process.stdout:
        held.append(line.decode())
        if len(held) == 1000:
            yield held
            held = []
    if process.wait() != 0:
        raise RuntimeError(f"onrecord join ended with code {process.returncode}")
    if held:
        yield held


def records(content):
    """The records of a WARC file that hold what was asked for, compressed one by one or not."""
    while content:
        if content[:2] == b"\x1f\x8b":
            unzip = zlib.decompressobj(31)
            record = unzip.decompress(content)
            content = unzip.unused_data
        else:
            head = content.find(b"\r\n\r\n") + 4
            length = [l for l in content[:head].split(b"\r\n") if l.lower().startswith(b"content-length:")]
            if head < 4 or not length:
                return
            end = head + int(length[0].split(b":")[1])
            record, content = content[:end], content[end:].lstrip(b"\r\n")
        kind = record[:record.find(b"\r\n\r\n")].lower()
        if b"warc-type: response" in kind or b"warc-type: resource" in kind:
            yield record


def files(records, folder):
    """Lines that name files with the records, a few of which are there at a time."""
    for n, record in enumerate(records):
        path = os.path.join(folder, f"{n % (4 * AHEAD)}.warc")
        with open(path, "wb") as f:
            f.write(record)
        head = record[:record.find(b"\r\n\r\n")].decode("utf-8", "replace")
        id = [l.split(":", 1)[1].strip() for l in head.split("\r\n") if l.lower().startswith("warc-record-id:")]
        yield json.dumps({"id": (id or [path])[0], "path": path}).encode()
