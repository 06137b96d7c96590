"""What the first reader need not wait for, made when the server starts: modules, the table, what pages make of it."""

from __future__ import annotations

import gc
import importlib
import logging
import pkgutil
import threading

log = logging.getLogger(__name__)


def make_ready_aside() -> threading.Thread:
    """Start `make_ready` beside the server, which answers meanwhile: who comes early waits for what is being made."""
    thread = threading.Thread(target=make_ready, name="ready", daemon=True)
    thread.start()
    return thread


def make_ready() -> None:
    """Load the modules and the tables; what fails here is said again, in words, on the page that needs it."""
    try:
        load_modules()
        load_tables()
    except Exception:
        log.info("not all could be made ready", exc_info=True)
    # What stands now stands until the end: looking through it for rubbish took 0.2 s of a page's time, now and then.
    gc.collect()
    gc.freeze()


def load_modules() -> None:
    """Import what the pages are made of."""
    parts = importlib.import_module("pages.parts")
    for module in pkgutil.iter_modules(parts.__path__, "pages.parts."):
        importlib.import_module(module.name)


def load_tables() -> None:
    """Read the tables, and work out what the pages show of them while no filter is set."""
    from pages.parts import download, filters, kept, library_rows, merges, shell, table

    folder = table.folder_of_tables()
    library = library_rows.stamp_of_library()
    if not table.table_files(folder) and not library[0]:
        return
    stamp, rules = table.stamp_of(folder), tuple(merges.read_rules(merges.file_of_rules()))
    frame = shell.shaped(str(folder), stamp, library, False, rules)
    key = (stamp, library, False, rules)
    download.version(key, frame)
    for each in filters.FILTERS:
        filters.offered(key, each.key, (), frame)
    unfiltered = shell.key_of_rows(key, {})
    ready = kept.comparison(unfiltered, frame)
    for level in ready.levels:
        ready.indicators_of(level)
        ready.columns_of(level)
    kept.pairs_found(unfiltered, frame)
    kept.goals_found(unfiltered, frame)
