"""Work shared out among the workers of a Dask cluster, on one machine or many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from extract.workers import WorkerDied

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 3  # tasks for each thread of the cluster that are given out at a time


class Cluster:
    """The cluster whose scheduler is at an address (tcp://10.0.0.1:8786); it does again what a lost worker had.

    Raises OSError where no scheduler answers, or Dask is not installed.
    """

    batch = 20

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise OSError("--cluster needs Dask: pip install -r requirements-dask.txt") from error

        self._client = Client(address)

    def map(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[int, Result | WorkerDied]]:
        """The number of each task and its result, as they come; WorkerDied for one that ends several workers."""
        from distributed import KilledWorker, as_completed

        waiting = enumerate(tasks)
        numbers: dict[Any, int] = {}
        under_way = as_completed()
        for number, task in islice(waiting, _AHEAD * max(sum(self._client.nthreads().values()), 1)):
            numbers[(future := self._client.submit(work, task, pure=False)).key] = number
            under_way.add(future)
        for future in under_way:
            for number, task in islice(waiting, 1):
                numbers[(another := self._client.submit(work, task, pure=False)).key] = number
                under_way.add(another)
            try:
                result: Any = future.result()
            except KilledWorker as error:
                result = WorkerDied(str(error))
            yield numbers.pop(future.key), result

    def close(self) -> None:
        """Leave the cluster; it goes on without us."""
        self._client.close()
