"""Work shared out among processes of one machine: a worker that dies costs what it was doing, and is replaced."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_TRIES = 2  # times that a task is begun; what kills its worker twice is given up


class WorkerDied(Exception):
    """A worker's end while it was at a task: killed, or out of memory."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def collect_seldom() -> None:
    """Let Python look for cycles of objects seldom: a document leaves none behind, and looking takes a twentieth."""
    gc.set_threshold(100_000, 20, 100)


class Alone:
    """The work done by this process itself, one task after the other."""

    batch = 1

    def map(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[int, Result | WorkerDied]]:
        """The number of each task and its result, in order."""
        for number, task in enumerate(tasks):
            yield number, work(task)

    def close(self) -> None:
        """There is nobody to send away."""


class Workers:
    """So many processes, each started afresh (nothing is shared with this one), that stay until `close`.

    Each begins by loading the modules named, while nobody asks anything of it yet.
    """

    batch = 1

    def __init__(self, count: int, modules: Sequence[str] = ()) -> None:
        self._modules = modules
        self._context = multiprocessing.get_context("spawn")
        self._idle = [_Worker(self._context, modules) for _ in range(count)]
        self._all = set(self._idle)

    def map(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[int, Result | WorkerDied]]:
        """The number of each task and its result, as they come; WorkerDied for a task that ends its worker twice.

        `work` and the tasks travel by pickle. Raises what `work` raises.
        """
        waiting = enumerate(tasks)
        again: list[tuple[int, Task, int]] = []
        busy: dict[Any, tuple[_Worker, int, Task, int]] = {}
        while True:
            while self._idle and (following := again.pop() if again else _next_of(waiting)):
                number, task, tries = following
                worker = self._idle.pop()
                try:
                    worker.connection.send((work, task))
                except OSError:  # it has gone while it had nothing to do
                    self._replace(worker)
                    again.append(following)
                    continue
                busy[worker.connection] = worker, number, task, tries + 1
            if not busy:
                return
            for connection in wait(list(busy)):
                worker, number, task, tries = busy.pop(connection)
                try:
                    failed, answer = worker.connection.recv()
                except (EOFError, OSError):
                    self._replace(worker)
                    if tries < _TRIES:
                        again.append((number, task, tries))
                    else:
                        yield number, WorkerDied("its worker died, twice")
                    continue
                self._idle.append(worker)
                if failed:
                    raise answer
                yield number, answer

    def close(self) -> None:
        """Send the workers away, all at once."""
        for worker in self._all:
            worker.connection.close()
        for worker in self._all:
            worker.end()
        self._all.clear()

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._all.remove(worker)
        self._idle.append(_Worker(self._context, self._modules))
        self._all.add(self._idle[-1])


def _next_of(waiting: Iterator[tuple[int, Task]]) -> tuple[int, Task, int] | None:
    following = next(waiting, None)
    return (*following, 0) if following else None


class _Worker:
    """One process and the line to it."""

    def __init__(self, context: Any, modules: Sequence[str]) -> None:
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, modules))
        self.process.start()
        theirs.close()

    def end(self) -> None:
        """Let it go, at once if it is at work."""
        self.connection.close()
        self.process.join(1)
        if self.process.is_alive():
            self.process.terminate()
            self.process.join()


def _serve(connection: Connection, modules: Sequence[str]) -> None:
    """Do what is asked until nobody asks any more; then be gone, without the 0.3 s of taking apart what was made."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started the workers ends them
    for module in modules:
        importlib.import_module(module)
    while True:
        try:
            work, task = connection.recv()
        except (EOFError, OSError):
            os._exit(0)
        try:
            answer: tuple[bool, object] = False, work(task)
        except Exception as error:
            answer = True, error
        connection.send(answer)
