"""Build the shipped tables: ``python -m scripts.observations CORPUS [OUT]``."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

from extract.folders import files_of
from extract.reader import Document, read_document
from extract.record import Observation
from extract.table import write_table
from scripts.sources import FIELDS, source_of

OUT = Path(__file__).resolve().parent.parent / "data" / "observations"
# Each table and the folder of its reports; "" stands for those that lie in none.
TABLES = {"party-building.csv": "", "provinces-2026.csv": "provinces-2026", "national.csv": "national"}


def documents_of(corpus: Path, folder: str) -> list[Document]:
    """The documents of one shipped table: those of a folder of the corpus, or those that lie in none ("")."""
    paths = [corpus / folder] if folder else sorted(corpus.glob("*.txt"))
    return [read_document(path, name) for path, name, _ in files_of(paths).files]


def rows_of(documents: Sequence[Document]) -> list[Observation]:
    """The observations of documents extracted together, sorted by document and place."""
    from extract import extract_documents

    rows = extract_documents((document, None) for document in documents)
    return sorted(rows, key=lambda row: (row.document, row.start))


def listed_sources(folder: Path) -> dict[str, dict[str, str]]:
    """What the list sources.csv of a folder says of its documents, by their name; nothing where there is no list."""
    path = folder / "sources.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return {row["document"]: row for row in csv.DictReader(handle)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the tables and sources.csv."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="folder of the reports")
    parser.add_argument("out", type=Path, nargs="?", default=OUT, help="folder of the tables")
    options = parser.parse_args(arguments)
    if not options.corpus.is_dir():
        parser.error(f"{options.corpus}: no such folder; name it, for example: make observations CORPUS=~/reports")
    options.out.mkdir(parents=True, exist_ok=True)
    sources = []
    for table, folder in TABLES.items():
        documents = documents_of(options.corpus, folder)
        listed = listed_sources(options.corpus / folder)
        sources += [source_of(document, listed.get(document.name, {})) for document in documents]
        count = write_table(rows_of(documents), options.out / table)
        print(f"{table}: {count:,} figures of {len(documents)} documents")
    with (options.out / "sources.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(sources, key=lambda source: source["document"]))


if __name__ == "__main__":
    main()
