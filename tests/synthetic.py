"""Invented tables in the shape of the shipped ones, for the tests of the dashboard; no figure in them is real."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import Any

from extract.record import COLUMNS
from pages.parts.table import SOURCE_COLUMNS, read_tiles

HEADLINES = [
    # indicator, theme, topic, unit, kind, year, low, high, decimals
    ("地区生产总值", "经济社会", "经济总量", "亿元", "result", 2025, 2500, 145000, 1),
    ("地区生产总值增长", "经济社会", "经济总量", "%", "result", 2025, 4.2, 6.3, 1),
    ("地区生产总值增长", "经济社会", "经济总量", "%", "target", 2026, 4.5, 6.0, 1),
    ("城镇新增就业", "经济社会", "就业与收入", "万人", "result", 2025, 5, 145, 1),
    ("居民消费价格涨幅", "经济社会", "经济总量", "%", "target", 2026, 2, 2, 0),
    ("建设充电桩", "经济社会", "交通", "个", "result", 2025, 900, 99000, 0),
]
PARTY = [
    ("选派党建指导员", "两新组织与新就业群体", "名"),
    ("举办培训班", "党员教育培训", "期"),
    ("党群服务中心", "阵地与经费保障", "个"),
    ("党员到社区报到", "基层治理", "名"),
    ("村集体经济收入达标村占比", "乡村振兴与集体经济", "%"),
]
MULTIPLE = {"亿元": (1e8, "元"), "万人": (1e4, "人")}


def row_of(serial: int, **cells: Any) -> dict[str, Any]:
    """One row with every column, the given cells filled in."""
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    row.update(
        id=f"{serial:012x}", section=1, start=serial * 20, end=serial * 20 + 6, sentence_start=serial * 20 - 10,
        sentence_end=serial * 20 + 15, qualifier="exact", role="level", kind="result", status="reported",
        region_basis="stated", time_basis="year",
    )  # fmt: skip
    row.update(cells)
    row["label"] = row["label"] or row["indicator"]
    return row


def headline_rows(chance: random.Random, serial: int) -> list[dict[str, Any]]:
    """Rows of 31 invented provincial reports: headline indicators, some of them rounded or left out."""
    rows = []
    for place, code in [(tile.region, tile.Index) for tile in read_tiles().itertuples() if tile.covered == "yes"]:
        for indicator, theme, topic, unit, kind, year, low, high, decimals in HEADLINES:
            if chance.random() < 0.12:
                continue
            number = round(chance.uniform(low, high), decimals)
            factor, base = MULTIPLE.get(unit, (1, unit))
            qualifier = chance.choice(["exact"] * 6 + ["about", "at_least", "nearly"])
            words = {"about": "{}左右", "at_least": "{}以上", "nearly": "近{}"}.get(qualifier, "{}")
            cells: dict[str, Any] = {"value": round(number * factor, 6), "quote": words.format(f"{number:g}{unit}")}
            if kind == "target" and chance.random() < 0.15:
                cells = {"value": "", "low": 4.5, "high": 5, "quote": "4.5%-5%"}
            role = "change" if indicator.endswith("增长") else "level"
            rows.append(row_of(
                serial + len(rows), document=f"provinces-2026/2026-{place}.txt", indicator=indicator, theme=theme,
                topic=topic, region=place, province=place, region_code=f"{code:02d}0000", unit=base, kind=kind,
                year=year, period=str(year), qualifier=qualifier, role=role, **cells,
            ))  # fmt: skip
    return rows


def party_rows(chance: random.Random, serial: int) -> list[dict[str, Any]]:
    """Rows of an invented compilation in which most digits are masked, places narrower than a province among them."""
    rows = []
    places = ["北京", "天津", "广西", "四川", "江西", "湖北", "湖南", "浙江", "宜春市", "灌南县"]
    province = {"宜春市": "江西", "灌南县": "江苏"}
    masks: list[dict[str, Any]] = [
        {"quote": "*万{}", "mask": "*", "low": 10000}, {"quote": "x.x万{}", "mask": "x.x", "low": 10000, "high": 99000},
        {"quote": "***{}", "mask": "***"}, {"quote": "xx{}", "mask": "xx", "low": 10, "high": 99},
    ]  # fmt: skip
    for indicator, theme, unit in PARTY:
        for place in places:
            shape = chance.random()
            cells: dict[str, Any]
            if shape < 0.25:
                continue
            if shape < 0.6:
                cells = dict(chance.choice(masks), status="masked")
                if unit == "%":
                    cells = {"quote": "xx.x%", "mask": "xx.x", "low": 10.0, "high": 99.9, "status": "masked"}
                cells["quote"] = cells["quote"].format(unit)
            else:
                number = chance.randint(40, 99) if unit == "%" else chance.randint(20, 30000)
                cells = {"value": number, "quote": f"{number}{unit}"}
            if shape > 0.9:
                cells |= {"status": "recovered", "twin": "0" * 12, "mask": "*"}
            rows.append(row_of(
                serial + len(rows), document="speeches-masked.txt", section=places.index(place) + 1, unit=unit,
                indicator=indicator, theme=theme, region=place, province=province.get(place, place), year="",
                time_basis="", initiative="接诉即办" if shape > 0.8 else "", **cells,
            ))  # fmt: skip
    return rows


def national_rows(chance: random.Random, serial: int) -> list[dict[str, Any]]:
    """Rows of 15 invented national reports: last year's growth, this year's target, three years left out or masked."""
    rows = []
    for year in range(2008, 2023):
        for kind, of, quote in (("result", year - 1, ""), ("target", year, "左右")):
            if of in (2011, 2015):
                continue
            number = round(chance.uniform(5, 9), 1)
            cells: dict[str, Any] = {"value": number, "quote": f"{number}%{quote}"}
            if of == 2018 and kind == "result":
                cells = {"quote": "x.x%", "mask": "x.x", "low": 1.0, "high": 9.9, "status": "masked"}
            if of == 2020 and kind == "target":
                cells = {"quote": "与经济增长同步", "status": "worded"}
            rows.append(row_of(
                serial + len(rows), document=f"national/{year}-全国.txt", indicator="国内生产总值增长",
                theme="经济社会", topic="经济总量", region="全国", region_code="000000", unit="%", kind=kind,
                year=of, period=str(of), role="change", qualifier="about" if quote else "exact", **cells,
            ))  # fmt: skip
    return rows


def write_tables(folder: Path) -> Path:
    """Write invented tables and their sources.csv into `folder`, always the same; returns the folder."""
    chance = random.Random(20261121)
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "provinces-2026.csv": headline_rows(chance, 1),
        "party-building.csv": party_rows(chance, 100_000),
        "national.csv": national_rows(chance, 200_000),
    }
    documents: dict[str, None] = {}
    for name, rows in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        documents.update(dict.fromkeys(row["document"] for row in rows))
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, SOURCE_COLUMNS)
        writer.writeheader()
        writer.writerows({"document": name, "title": f"{Path(name).stem} 工作报告（虚构）"} for name in documents)
    return folder


if __name__ == "__main__":
    import sys

    print(write_tables(Path(sys.argv[1])))
