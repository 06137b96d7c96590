"""The rows as a data package: a ZIP of data.csv, datapackage.json (Frictionless, version 2) and README.md."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd

from extract.table import DECIMAL, WHOLE
from pages.parts import citation
from pages.parts.exports import LICENCE, About, described, sources_of
from pages.parts.files import FILE_COLUMNS, as_file, cells_as_text, plain_csv
from pages.parts.meanings import SDMX, SDMX_CONCEPTS, SDMX_STATUS
from pages.parts.texts import WORDS, speaking, word_of

README = Path(__file__).with_suffix(".md")
PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
OBS_STATUS = "obs_status"
MASKED = "NA"  # in a number's cell: pandas and R read it as missing, and it differs from an empty one
NUMBER_COLUMNS = ("value", "display_value")
MISSING: dict[str, list[dict[str, str]]] = {
    "": [{"value": "", "label": "原文没有写，或不适用 / not stated, or not applicable"}],
    "value": [
        {"value": "", "label": "不是单一的数：区间或仅有文字，见 low、high、status / a range or in words only"},
        {"value": MASKED, "label": "数字隐去，SDMX 的 Q / masked, SDMX status Q"},
    ],
    "bound": [{"value": "", "label": "没有这一端，或已有数值 / open, or the value stands"}],
    "year": [{"value": "", "label": "原文没有写年份 / no year stated"}],
}


def cells_of(frame: pd.DataFrame) -> pd.DataFrame:
    """The cells of data.csv: those of every file, masked numbers told from other gaps, and the status of SDMX."""
    with speaking("zh"):
        cells = cells_as_text(as_file(frame))
    status = frame["status"].astype("string")
    for name in NUMBER_COLUMNS:
        cells[name] = cells[name].mask((status == "masked").to_numpy() & (cells[name] == ""), MASKED)
    cells[OBS_STATUS] = status.map(SDMX_STATUS).fillna("")
    return cells


def field_of(name: str) -> dict[str, Any]:
    """The descriptor of one column: type, names and meaning in both languages, codes with their words, gaps."""
    if name == OBS_STATUS:
        labels = {"A": "normal", "Q": "masked (suppressed)", "M": "in words only, no number exists"}
        return {
            "name": name, "type": "string", "title": "SDMX OBS_STATUS",
            "description": "状态在 SDMX 里的代码 / the code of the status in SDMX",
            "rdfType": SDMX_CONCEPTS["OBS_STATUS"], "sdmx": "OBS_STATUS",
            "categories": [{"value": code, "label": word} for code, word in labels.items()],
        }  # fmt: skip
    kind = "integer" if name in WHOLE else "number" if name in {*DECIMAL, "display_value"} else "string"
    words = described(name)
    field: dict[str, Any] = {
        "name": name, "type": kind, "title": f"{words['title']} / {words['title_en']}",
        "description": f"{words['description']} / {words['description_en']}",
    }  # fmt: skip
    if name in SDMX:
        field |= {"sdmx": SDMX[name], "rdfType": SDMX_CONCEPTS[SDMX[name]]}
    if name == "id":
        field["constraints"] = {"required": True, "unique": True}
    if codes := [code for code in WORDS.get(name, {}) if code]:
        field["categories"] = [{"value": code, "label": in_both(name, code)} for code in codes]
    gap = "value" if name in NUMBER_COLUMNS else "bound" if name in DECIMAL else name
    return field | ({"missingValues": MISSING[gap]} if gap in MISSING else {})


def in_both(column: str, code: str) -> str:
    """The word for a code in both languages."""
    words = []
    for language in ("zh", "en"):
        with speaking(language):
            words.append(word_of(column, code))
    return " / ".join(words)


def package_of(frame: pd.DataFrame, about: About, data: bytes) -> dict[str, Any]:
    """The descriptor of the data package whose data.csv is `data`."""
    resource = {
        "$schema": PROFILE.format("dataresource"), "name": "data", "type": "table", "path": "data.csv",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"$schema": PROFILE.format("tabledialect"), "delimiter": ",", "lineTerminator": "\r\n"},
        "schema": {
            "$schema": PROFILE.format("tableschema"), "primaryKey": ["id"], "missingValues": MISSING[""],
            "fields": [field_of(name) for name in (*FILE_COLUMNS, OBS_STATUS)],
        },
    }  # fmt: skip
    named = [
        {"title": line["title"] or line["document"], "document": line["document"], "sha256": line["sha256"]}
        | ({"path": line["address"]} if line["address"].startswith(("http://", "https://")) else {})
        for line in sources_of(frame, about.sources)
    ]
    package = {
        "$schema": PROFILE.format("datapackage"), "name": "reported-figures", "title": citation.TITLE,
        "description": f"{len(frame)} 条 / rows", "version": about.version,
        "created": f"{about.day}T00:00:00Z", "keywords": ["政府工作报告", "official reports", "China", "indicators"],
        "contributors": [{"title": citation.NAME, "roles": ["creator"]}], "citation": citation.gbt7714(about.work),
        "filters": about.chosen, "resources": [resource], "licenses": [LICENCE], "sources": named,
    }  # fmt: skip
    return package | ({"homepage": about.work.address} if about.work.address else {})


def readme_of(frame: pd.DataFrame, about: About) -> str:
    """The README of the data package: what it holds, how to read it and how to cite it, in both languages."""
    fields = [field_of(name) for name in (*FILE_COLUMNS, OBS_STATUS)]
    columns = "\n".join(f"| `{field['name']}` | {field['title']} | {field['description']} |" for field in fields)
    documents = "\n".join(
        f"- {line['title'] or line['document']} (`{line['document']}`"
        + (f", SHA-256 `{line['sha256']}`)" if line["sha256"] else ")")
        for line in sources_of(frame, about.sources)
    )
    return README.read_text(encoding="utf-8").format(
        title=citation.TITLE, rows=len(frame), version=about.version, day=about.day, chosen=about.chosen or "– ",
        columns=columns, documents=documents, gbt7714=citation.gbt7714(about.work),
        bibtex=citation.bibtex(about.work), ris=citation.ris(about.work).replace("\r\n", "\n").strip(),
    )  # fmt: skip


def zip_of(frame: pd.DataFrame, about: About) -> bytes:
    """A ZIP of data.csv, datapackage.json and README.md."""
    data = plain_csv(cells_of(frame))
    package = json.dumps(package_of(frame, about, data), ensure_ascii=False, indent=2)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            ("data.csv", data), ("datapackage.json", package.encode()), ("README.md", readme_of(frame, about).encode()),
        ):  # fmt: skip
            entry = zipfile.ZipInfo(name, date_time=(*map(int, about.day.split("-")), 0, 0, 0))  # type: ignore[arg-type]
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
