"""How right the extraction is: ``python -m scripts.accuracy CORPUS GOLD``; writes the figures into README.md.

Every report is extracted alone and held against what people annotated, by the scoring programs beside the annotations.
Two sections are kept aside: nobody looks at them while rules are made, so they tell how the rules fare elsewhere.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from extract.table import write_table
from scripts.observations import documents_of, rows_of

README = Path(__file__).resolve().parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- accuracy -->\n).*?(<!-- /accuracy -->)", re.DOTALL)
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


def scores_of(figures: Path, gold: Path, annotations: Path) -> dict[str, float]:
    """The measures that score.py of the folder `gold` prints for a table and a file of annotations."""
    command = [sys.executable, str(gold / "score.py"), str(figures), str(annotations), "--json"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    measures: dict[str, float] = json.loads(printed)
    return measures


def split_annotations(gold: Path, folder: Path) -> dict[str, Path]:
    """Files with the annotations that rules are made on and with those kept aside, written to `folder`."""
    parts: dict[str, list[str]] = {"seen": [], "kept aside": []}
    for path in sorted(gold.glob("*.figures.jsonl")):
        for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            parts["kept aside" if (row["document"], row["section"]) in KEPT_ASIDE else "seen"].append(line)
    files = {}
    for name, lines in parts.items():
        files[name] = folder / f"{name}.jsonl"
        files[name].write_text("\n".join(lines) + "\n", encoding="utf-8")
    return files


def provinces_of(figures: Path, gold: Path) -> dict[str, str]:
    """What score_provinces.py prints for the table of the provincial reports."""
    command = [sys.executable, str(gold / "score_provinces.py"), str(figures), str(gold / "provinces.jsonl")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(line.split(maxsplit=1) for line in printed.splitlines() if line.strip())


def table_of(scores: dict[str, dict[str, float]], provinces: dict[str, str]) -> str:
    """The Markdown that stands in README.md between the marks."""
    shares = {name: f"{float(provinces[name]):.1%}" for name in ("right", "clear", "filled")}
    counts = " · ".join(f"{part}: {measures['annotated']:.0f} figures" for part, measures in scores.items())
    lines = [f"| | {' | '.join(scores)} |", f"|---|{'---:|' * len(scores)}"]
    for name, meaning in MEASURES.items():
        cells = [f"{measure:.3f}" if (measure := part.get(name)) is not None else "" for part in scores.values()]
        lines.append(f"| {meaning} | {' | '.join(cells)} |")
    return (
        f"Four compilations, each extracted alone ({counts}):\n\n" + "\n".join(lines) + "\n\n"
        f"Headline indicators of eight provincial reports: of {provinces['given']} cells {shares['right']} are right, "
        f"{shares['clear']} without a second value beside them; of {provinces['absent']} that the reports do not give, "
        f"{shares['filled']} are filled.\n"
    )


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
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_table(rows_of(documents_of(options.corpus, "")), work / "speeches.csv")
        write_table(rows_of(documents_of(options.corpus, "provinces-2026")), work / "provinces.csv")
        parts = split_annotations(options.gold, work)
        scores = {part: scores_of(work / "speeches.csv", options.gold, path) for part, path in parts.items()}
        text = table_of(scores, provinces_of(work / "provinces.csv", options.gold))
    print(text)
    readme = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(lambda found: found[1] + text + found[2], readme), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
