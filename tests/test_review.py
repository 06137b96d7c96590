"""The listing of indicators: what is merged under one name, by whom and when it is reported."""

from __future__ import annotations

from typing import Any

import pytest

from extract.pipeline import extract_text
from extract.review import indicators_listing


def row(label: str, **cells: Any) -> dict[str, Any]:
    return {"indicator": "粮食产量", "label": label, "region": "湖南", "year": "2025", "unit": "吨", "mask": ""} | cells


def test_entry() -> None:
    masked = row("粮食产量", unit="斤", mask="x", region="", year="")
    rows = [row("粮食总产量"), row("粮食总产量", region="江西", year="2024"), masked]
    (entry,) = indicators_listing(rows)
    assert entry == {
        "indicator": "粮食产量",
        "theme": "",
        "topic": "",
        "figures": 3,
        "regions": ["江西", "湖南"],
        "years": [2024, 2025],
        "units": ["吨", "斤"],
        "masked_share": 0.333,
        "labels": ["粮食总产量", "粮食产量"],
        "label_count": 2,
    }


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        ([row("a", indicator="甲"), row("b", indicator="乙"), row("b", indicator="乙")], ["乙", "甲"]),
        ([row("a", indicator="甲")] * 2 + [row("b", indicator="乙"), row("b", indicator="乙", region="江西")],
         ["乙", "甲"]),
        ([row("a", indicator=""), row("a", indicator=""), row("b", indicator="乙")], ["乙", ""]),
        ([], []),
    ],
)  # fmt: skip
def test_order(rows: list[dict[str, Any]], order: list[str]) -> None:
    assert [entry["indicator"] for entry in indicators_listing(rows)] == order


def test_observations_are_read_too() -> None:
    (entry,) = indicators_listing(extract_text("2025年，湖南省粮食总产量620亿斤。"))
    assert (entry["indicator"], entry["regions"], entry["years"]) == ("粮食产量", ["湖南"], [2025])


def test_many_labels_are_cut_and_counted() -> None:
    (entry,) = indicators_listing([row(f"粮食{number}号产量") for number in range(30)])
    assert (len(entry["labels"]), entry["label_count"]) == (12, 30)
