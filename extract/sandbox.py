"""Documents of unknown make are read in a worker: another process, with limits of time and memory.

What a file can make a reader do is not known. A worker that hangs is ended, one that asks for too much memory or
crashes takes nothing with it; the document is then unreadable, and the next one gets a new worker. A worker takes bytes
and gives a text back as JSON: nothing it says is run.

Where the system has no such limits (Windows), memory is not limited; time is everywhere.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO

from extract.formats import LARGEST, LONGEST, Text, Unreadable

SECONDS = 60.0
MEMORY = 2 * 1024**3  # bytes of address space; a worker at rest has about 0.1

_HEADER = struct.Struct(">16sQ")  # kind of document, bytes that follow
_ANSWER = struct.Struct(">Q")  # bytes that follow
_LONGEST_ANSWER = 12 * LONGEST
_ROOT = str(Path(__file__).resolve().parent.parent)
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP")  # of the environment
_SAMPLE, _PLAUSIBLE = 20_000, 0.4  # code points of a converted text, and the share of usual signs among them
_USED_UP = 200  # documents that one worker reads
_HEAVY = 10 * 1024 * 1024  # bytes of a document after which a worker may hold on to a lot of memory


def read(data: bytes, kind: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> Text:
    """The text of a document, read in a worker within `seconds` and `memory` (bytes).

    `kind` is what extract.formats.kind_of gives: a suffix of its readers, or .doc for one to be converted first.
    Raises Unreadable where it cannot be read, not in time, or not within that memory. May be called from any thread.

    >>> read(b"<title>x</title><p>\\xe5\\x85\\x9a\\xe5\\x91\\x98 12", ".html").text
    'x\\n党员 12\\n'
    """
    if len(data) > LARGEST:
        raise Unreadable(f"is too large ({len(data):,} bytes; up to {LARGEST:,} are read)")
    if kind != ".doc":
        return _in_a_worker(data, kind, seconds, memory)
    from extract.formats.convert import to_docx
    from extract.formats.lines import plausibility

    found = _in_a_worker(to_docx(data), ".docx", seconds, memory)
    if plausibility(found.text[:_SAMPLE]) < _PLAUSIBLE:  # LibreOffice takes anything for a text
        raise Unreadable("could not be converted by LibreOffice to readable text; it may be damaged")
    return found


def _in_a_worker(data: bytes, kind: str, seconds: float, memory: int) -> Text:
    with _slots:
        worker = _take(memory)
        try:
            return worker.read(data, kind, seconds)
        finally:
            _give_back(worker)


class Worker:
    """A process that reads documents, one after the other; `memory` is its limit in bytes."""

    def __init__(self, memory: int = MEMORY) -> None:
        self.memory = memory
        self._count = 0
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-X", "utf8", "-m", "extract.sandbox", str(memory)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=_ROOT, env=environment | {"PYTHONPATH": _ROOT},
        )  # fmt: skip

    def read(self, data: bytes, kind: str, seconds: float) -> Text:
        """The text of a document of a `kind`; arguments and errors as for the function of this name."""
        self._count += 1
        if len(data) > _HEAVY:
            self._count = _USED_UP
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        watch = threading.Timer(seconds, end)
        watch.start()
        try:
            answer = self._ask(data, kind, seconds)
        finally:
            watch.cancel()
        if answer is None:
            self.close()
            if late.is_set():
                raise Unreadable(f"could not be read within {seconds:.0f} seconds")
            raise Unreadable("made the reader fail: it is damaged, or needs more memory than a document may take")
        if "reason" in answer:
            raise Unreadable(str(answer["reason"]))
        return Text(answer["text"], answer["reader"], tuple(answer["pages"]), tuple(answer["notes"]))

    def _ask(self, data: bytes, kind: str, seconds: float) -> dict[str, Any] | None:
        """What the worker says of a document; None where it came to its end over it."""
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answered is not None
        try:
            asked.write(_HEADER.pack(f"{kind} {seconds:.0f}".encode(), len(data)))
            asked.write(data)
            asked.flush()
            head = answered.read(_ANSWER.size)
            size = _ANSWER.unpack(head)[0] if len(head) == _ANSWER.size else 0
            body = answered.read(size) if 0 < size <= _LONGEST_ANSWER else b""
            if not body or len(body) < size:
                return None
            answer: dict[str, Any] = json.loads(body)
        except (OSError, ValueError):
            return None
        return answer

    def is_fit(self) -> bool:
        """True while the worker can read another document."""
        return self._count < _USED_UP and self._process.poll() is None

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what could not be written any more
                    pipe.close()
        self._process.wait()


_slots = threading.BoundedSemaphore(max(2, os.cpu_count() or 2))
_lock = threading.Lock()
_idle: list[Worker] = []


def _take(memory: int) -> Worker:
    with _lock:
        while _idle:
            worker = _idle.pop()
            if worker.memory == memory and worker.is_fit():
                return worker
            worker.close()
    return Worker(memory)


def _give_back(worker: Worker) -> None:
    if not worker.is_fit():
        worker.close()
        return
    with _lock:
        _idle.append(worker)


@atexit.register
def close() -> None:
    """End the workers that wait for documents."""
    with _lock:
        while _idle:
            _idle.pop().close()


# --- the worker's side ---


def serve(memory: int) -> None:
    """Read documents from standard input and answer on standard output, up to the end of input."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit(memory)
    while len(head := source.read(_HEADER.size)) == _HEADER.size:
        asked, size = _HEADER.unpack(head)
        kind, seconds = asked.rstrip(b"\0").decode().split()
        if hasattr(signal, "alarm"):  # should nobody be left to end it
            signal.alarm(int(seconds) + 10)
        if not _answer(source.read(size), kind, target):
            return
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _answer(data: bytes, kind: str, target: BinaryIO) -> bool:
    """Read one document and write the answer; False where the worker should end, its memory being used up."""
    from extract import formats

    fit = True
    try:
        found = formats.read(data, kind)
        answer = json.dumps({"text": found.text, "reader": found.reader, "pages": found.pages, "notes": found.notes})
    except Unreadable as error:
        answer = json.dumps({"reason": str(error)})
        fit = not isinstance(error.__context__, MemoryError)
    body = answer.encode()
    target.write(_ANSWER.pack(len(body)))
    target.write(body)
    target.flush()
    return fit


def _limit(memory: int) -> None:
    """No more memory than that, no files written, no further processes, no core dump: where the system has limits."""
    try:
        import resource
    except ImportError:
        return
    wanted = ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0),
              (resource.RLIMIT_NPROC, 0))  # fmt: skip
    for limit, most in wanted:
        with contextlib.suppress(OSError, ValueError):  # macOS knows some of them and refuses to set them
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    serve(int(sys.argv[1]))
