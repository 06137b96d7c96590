"""How right the extraction is: ``python -m scripts.accuracy CORPUS GOLD``; writes the figures into README.md.

Every report is extracted alone and held against what people annotated, by the scoring programs beside the annotations.
Two sections are kept aside: nobody looks at them while rules are made, so they tell how the rules fare elsewhere; of
them only the sums are shown.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.record import Observation
from extract.table import write_table
from scripts.changes import changes_listing, changes_of, committed_rows
from scripts.observations import OUT, TABLES, documents_of, rows_of

README = Path(__file__).resolve().parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- accuracy -->\n)(.*?)(<!-- /accuracy -->)", re.DOTALL)
KEPT_ASIDE = {("speeches-masked.txt", 12), ("statements-2023.txt", 4)}  # document and section
MEASURES = {
    "precision": "rows that are a figure of the report",
    "recall": "figures of the report that have a row",
    "span": "quote as annotated, qualifier words aside",
    "value": "value, or bounds of a written range",
    "value_open": "the same, of figures that are not masked",
    "unit": "unit",
    "masked": "masked or not",
    "bounds": "bounds that a mask leaves possible",
    "qualifier_marked": "at least, at most, nearly, about (F1)",
    "role_moved": "from, to, change, gap, rank (F1)",
    "kind_standard": "targets and rules (F1)",
    "year_dated": "year, of figures that a time word governs",
    "region": "region, where it is stated or none is",
    "region_clue": "region, where only a clue gives it",
    "region_wrong": "rows with a wrong region (less is better)",
    "label": "label names the same thing",
    "theme": "theme",
    "row": "whole row right, of all annotated figures",
}
CONFUSED = ("kind", "role", "qualifier")

Measures = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was measured: by part of the annotations (seen, kept aside) and by document, and the pairs found.

    `found` holds the annotation and the row of each figure found among those seen; `together` are the measures of all
    annotations where the reports are extracted together; `provinces` is what score_provinces.py prints.
    """

    parts: dict[str, Measures]
    documents: dict[str, Measures]
    found: list[tuple[Mapping[str, Any], Mapping[str, str]]]
    together: Measures
    provinces: dict[str, str]


def accuracy_of(corpus: Path, gold: Path) -> Accuracy:
    """Extract the reports of the folder `corpus` and hold them against the annotations in the folder `gold`."""
    score = _program(gold / "score.py").score
    seen, kept_aside = annotations_of(gold)
    with tempfile.TemporaryDirectory() as name:
        tables = {folder: Path(name) / f"{folder or 'speeches'}.csv" for folder in ("", "provinces-2026")}
        for folder, path in tables.items():
            write_table(alone(corpus, folder), path)
        rows = _read(tables[""])
        write_table(rows_of(documents_of(corpus, "")), Path(name) / "together.csv")
        together = score(_read(Path(name) / "together.csv"), seen + kept_aside)[0]
        provinces = _provinces_of(tables["provinces-2026"], gold)
    measures, found, *_ = score(rows, seen)
    return Accuracy(
        {"seen": measures, "kept aside": score(rows, kept_aside)[0]},
        {document: score(rows, [one for one in seen if one["document"] == document])[0]
         for document in sorted({one["document"] for one in seen})},
        [(annotated, row) for annotated, row, _ in found],
        together,
        provinces,
    )  # fmt: skip


def alone(corpus: Path, folder: str) -> list[Observation]:
    """The observations of the reports in a folder of the corpus ("": those in none), each extracted for itself."""
    from extract import extract_document

    return [row for document in documents_of(corpus, folder) for row in extract_document(document)]


def annotations_of(gold: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The annotations that rules are made on, and those kept aside."""
    parts: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for path in sorted(gold.glob("*.figures.jsonl")):
        for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            parts[(row["document"], row["section"]) in KEPT_ASIDE].append(row)
    return parts


def block_of(accuracy: Accuracy) -> str:
    """The Markdown that stands in README.md between the marks."""
    counts = " · ".join(f"{part}: {measures['annotated']:.0f} figures" for part, measures in accuracy.parts.items())
    lines = [f"| | {' | '.join(accuracy.parts)} |", f"|---|{'---:|' * len(accuracy.parts)}"]
    lines += [f"| {meaning} | {' | '.join(_cells(name, accuracy.parts))} |" for name, meaning in MEASURES.items()]
    provinces, together = accuracy.provinces, accuracy.together
    shares = {name: f"{float(provinces[name]):.1%}" for name in ("right", "clear", "filled")}
    return (
        f"Four compilations, each extracted alone ({counts}):\n\n" + "\n".join(lines) + "\n\n"
        f"Extracted together: of the masked figures that another copy states {_percent(together['recovered'])} get its "
        f"value, of those that none states {_percent(together['invented'])} get one.\n\n"
        f"Headline indicators of eight provincial reports: of {provinces['given']} cells {shares['right']} are right, "
        f"{shares['clear']} without a second value beside them; of {provinces['absent']} that the reports do not give, "
        f"{shares['filled']} are filled.\n"
    )


def listing_of(accuracy: Accuracy) -> Iterator[str]:
    """Lines with the measures by part and document, and what was taken for what."""
    columns = {**accuracy.parts, **accuracy.documents}
    widths = [max(len(title), 6) for title in columns]
    yield " " * 18 + "  ".join(f"{title:>{width}}" for title, width in zip(columns, widths, strict=True))
    for name in MEASURES:
        cells = _cells(name, columns)
        yield f"{name:18}" + "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
    for field in CONFUSED:
        yield ""
        yield from _confusion(field, Counter((one[field], row[field]) for one, row in accuracy.found))
    yield ""
    together = (f"{name} {_percent(accuracy.together[name])}" for name in ("recovered", "invented"))
    yield f"together: {', '.join(together)}"
    yield "provinces: " + ", ".join(f"{name} {value}" for name, value in accuracy.provinces.items())


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _cells(name: str, columns: Mapping[str, Measures]) -> list[str]:
    return ["" if (measure := measures.get(name)) is None else f"{measure:.3f}" for measures in columns.values()]


def _confusion(field: str, counts: Counter[tuple[str, str]]) -> Iterator[str]:
    """A matrix: one line for each annotated value, one column for each extracted one."""
    rows, columns = (sorted({pair[side] for pair in counts}) for side in (0, 1))
    yield f"{field + ' (annotated)':20}" + "".join(f"{column:>10}" for column in columns) + "  (extracted)"
    for row in rows:
        yield f"{row:20}" + "".join(f"{counts[row, column] or '·':>10}" for column in columns)


def _provinces_of(figures: Path, gold: Path) -> dict[str, str]:
    command = [sys.executable, str(gold / "score_provinces.py"), str(figures), str(gold / "provinces.jsonl")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(line.split(maxsplit=1) for line in printed.splitlines() if line.strip())


def _program(path: Path) -> Any:
    """The module in the file `path`, which lies in no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _print_changes(corpus: Path) -> None:
    """Say how today's tables differ from the committed ones."""
    with tempfile.TemporaryDirectory() as name:
        for table, folder in TABLES.items():
            write_table(rows_of(documents_of(corpus, folder)), Path(name) / table)
            print(f"\n{table}, against the committed one: ", end="")
            print(*changes_listing(changes_of(committed_rows(OUT / table), _read(Path(name) / table))), sep="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the figures and write them into README.md; say so where there is nothing to measure with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder of the reports")
    parser.add_argument("gold", type=Path, help="folder of the annotations and the scoring programs")
    options = parser.parse_args(arguments)
    for folder, variable in ((options.corpus, "CORPUS"), (options.gold, "GOLD")):
        if not folder.is_dir():
            print(f"Nothing measured: there is no {folder}. Name it: make accuracy {variable}=...")
            return 0
    accuracy = accuracy_of(options.corpus, options.gold)
    print(*listing_of(accuracy), sep="\n")
    _print_changes(options.corpus)
    readme = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(lambda found: found[1] + block_of(accuracy) + found[3], readme), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
