"""The command line: ``python -m extract PATH... -o OUT``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extract.arguments import parser

if TYPE_CHECKING:  # what is slow to load is loaded when it is needed, not before --help
    from extract.reader import Given
    from extract.run import Engine, Run
    from extract.sources import Source

_WORTH_A_PROCESS = 2_000_000  # bytes; to start a process takes as long as a megabyte of text

def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (those of the process by default) and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _main(words)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def _main(words: list[str]) -> int:
    from extract.commands import COMMANDS

    if words and words[0] in COMMANDS:
        return COMMANDS[words[0]](words[1:])
    command = parser()
    options = command.parse_args(words)
    from extract.given import given_of

    try:
        _check(options)
        given = given_of(options.documents) if options.documents else {}
    except (OSError, ValueError) as error:
        command.error(str(error))
    return _unknown(options.paths) if options.unknown else _extract(options, given)


def _check(options: argparse.Namespace) -> None:
    """Raise ValueError where the options do not go together, or nothing can be written to OUT."""
    if options.unknown and options.output:
        raise ValueError("--unknown writes no table: leave -o out")
    if options.resume and not options.output:
        raise ValueError("--resume needs -o: there is nothing beside standard output to go on from")
    if options.jobs is not None and options.jobs < 1:
        raise ValueError("--jobs: at least one process is needed")
    if not options.output:
        return
    from extract.workplace import Workplace

    if not _is_folder(options.output):
        from extract import table

        table.writer_of(Path(options.output))
        if not Path(options.output).parent.is_dir():
            raise ValueError(f"{options.output}: no such place to write to")
    if Workplace(place := _place_of(options.output)).is_foreign():
        raise ValueError(f"{place}: is needed for the run and holds files of another origin; move them away first")


def _is_folder(output: str) -> bool:
    return "://" in output or output.endswith(("/", os.sep)) or Path(output).is_dir()


def _extract(options: argparse.Namespace, given: dict[str, Given]) -> int:
    from extract.sources import NothingReadError, find_sources

    try:
        sources, skipped, closed = find_sources(options.paths)
        for message in closed:
            _say(f"passed over {message}")
        with _engine(options, sources) as engine, _place(options) as place, _progress(len(sources)) as done:
            from extract.run import Run  # is slow to load: the workers have begun meanwhile

            run = Run(sources, given, place, engine, _say, done)
            run.skipped += skipped
            if options.output and _is_folder(options.output):
                count = run.write_partitions(options.output)
            else:
                count = _write(run, options.output and Path(options.output), options.bom)
    except BrokenPipeError:
        raise
    except (NothingReadError, OSError, ValueError) as error:
        print(f"nothing was written: {error}", file=sys.stderr)
        return 1
    _report(run, count)
    return 1 if run.failed else 0


@contextmanager
def _engine(options: argparse.Namespace, sources: Sequence[Source]) -> Iterator[Engine]:
    """Who does the work: a cluster, so many processes, or, where that is not worth it, this process alone."""
    from extract.workers import Alone, Workers, collect_seldom, cores

    collect_seldom()
    jobs = options.jobs or min(cores(), 1 + sum(source.size for source in sources) // _WORTH_A_PROCESS)
    count = min(jobs, len(sources))
    engine: Engine
    if options.cluster:
        from extract.cluster import Cluster

        engine = Cluster(options.cluster)
    else:
        engine = Workers(count, ["extract.taking"]) if count > 1 else Alone()
    try:
        yield engine
    finally:
        engine.close()


@contextmanager
def _place(options: argparse.Namespace) -> Iterator[str]:
    """The workplace of the run: beside OUT, so that it can be resumed, and gone when all is written."""
    from extract.workplace import Workplace

    if not options.output:
        with tempfile.TemporaryDirectory() as folder:
            yield folder
        return
    workplace = Workplace(_place_of(options.output))
    if not options.resume:
        workplace.remove()
    workplace.begin()
    try:
        yield workplace.address
    except KeyboardInterrupt:
        print("stopped; --resume goes on from here", file=sys.stderr)
        raise SystemExit(130) from None
    workplace.remove()


def _place_of(output: str) -> str:
    """Where the run that writes OUT keeps what it has: beside a file, in a folder."""
    out = output.rstrip("/" + os.sep)
    return f"{out}/_run" if _is_folder(output) else str(Path(out).with_name(f".{Path(out).name}.run"))


def _unknown(paths: Sequence[str]) -> int:
    """Print what of the documents the lexicon does not cover."""
    from extract.commands import print_lines
    from extract.listings import unknown_listing
    from extract.reader import UnreadableDocument
    from extract.sources import documents_at, find_sources

    texts: list[str] = []
    failed = False
    try:
        sources, _, closed = find_sources(paths)
    except (OSError, ValueError) as error:
        _say(f"nothing was looked through: {error}")
        return 1
    for message in closed:
        _say(f"passed over {message}")
    for source in sources:
        try:
            for document in documents_at(source):
                if isinstance(document, UnreadableDocument):
                    _say(f"passed over {document}")
                else:
                    texts.append(document.text)
        except UnreadableDocument as error:
            failed = failed or source.outright
            _say(f"{'' if source.outright else 'passed over '}{error}")
    if texts or not failed:
        print_lines(unknown_listing(texts))
    return 1 if failed else 0


def _write(run: Run, output: Path | None, bom: bool) -> int:
    from extract import assembly, table

    if output and output.suffix.lower() in assembly.PIECES:
        return run.write_table(output, bom)
    if output:
        return table.write_table(run.rows(), output, bom=bom)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8-sig" if bom else "utf-8", newline="")
    count = table.write_csv(run.rows(), sys.stdout)
    sys.stdout.flush()
    return count


def _report(run: Run, count: int) -> None:
    """Say on standard error what was done: `count` is the number of rows written."""
    if run.unknown:
        _say(f"documents given but not among the reports: {', '.join(sorted(run.unknown))}")
    passed = f", {_counted(run.skipped, 'file')} passed over" if run.skipped else ""
    failed = f", {run.failed:,} failed" if run.failed else ""
    copied = f", {run.copied:,} the same as another" if run.copied else ""
    _say(f"{_counted(run.read, 'document')}, {_counted(count, 'figure')}{copied}{passed}{failed}")


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], object]]:
    """What counts files off on standard error where that is a terminal and the work takes a while."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda number: None
        return
    from tqdm import tqdm

    with tqdm(total=total, unit=" documents", file=sys.stderr, delay=1, leave=False) as bar:
        yield bar.update


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _say(message: str) -> None:
    if sys.stderr.isatty():
        from tqdm import tqdm

        tqdm.write(message, file=sys.stderr)
    else:
        print(message, file=sys.stderr)
