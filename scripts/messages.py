"""Bring the catalogues of the screen's texts up to date: `python -m scripts.messages`.

The Chinese texts in the code are the source. `locale/messages.pot` lists them; `locale/<language>/LC_MESSAGES/
messages.po` holds each with its translation: new ones are added empty, those that are gone are dropped.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from extract.table import TITLES

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
MARKERS = frozenset({"_", "N_"})
DOMAIN = "reported-figures"
PROJECT = "报数 · Reported Figures"
WRITTEN = datetime(2026, 11, 21, tzinfo=UTC)
WIDTH = 120


def messages_in(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every message in Python source: the constant a call of `_` or `N_` is given.

    Babel's own reader misses calls within f-strings before Python 3.12.

    >>> list(messages_in("f'{_(\\"概览\\")}' + N_('数' '据')"))
    [(1, '概览'), (1, '数据')]
    """
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKERS and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                found.append((text.lineno, text.col_offset, text.value))
    yield from ((line, text) for line, _column, text in sorted(found))


def template() -> Catalog:
    """The messages of the dashboard's code, in the order of the files, each with its places, and the columns."""
    catalog = Catalog(domain=DOMAIN, project=PROJECT, fuzzy=False, header_comment=f"# The screen's texts of {PROJECT}")
    for path in sorted((ROOT / "pages").rglob("*.py")):
        for _line, text in messages_in(path.read_text(encoding="utf-8")):
            catalog.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    for title in TITLES.values():
        catalog.add(title, locations=[("extract/table.py", 0)])
    return catalog


def written(catalog: Catalog) -> bytes:
    """A catalogue as the text of a file, which changes with its messages only."""
    catalog.creation_date = catalog.revision_date = WRITTEN
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    catalog.version = ""
    out = BytesIO()
    write_po(out, catalog, width=WIDTH, sort_output=False, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def brought_up_to_date(path: Path, source: Catalog) -> Catalog:
    """The catalogue of a file with the messages of `source`, translations kept."""
    with path.open("rb") as handle:
        catalog = read_po(handle, locale=path.parts[-3], domain=DOMAIN)
    catalog.update(source, no_fuzzy_matching=True)
    catalog.header_comment, catalog.project = source.header_comment, source.project
    return catalog


def main() -> None:
    """Write the template, bring each catalogue up to date, and tell what has no translation yet."""
    source = template()
    (LOCALE / "messages.pot").write_bytes(written(source))
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/messages.po")):
        catalog = brought_up_to_date(path, source)
        path.write_bytes(written(catalog))
        missing = [message.id for message in catalog if message.id and not message.string]
        name = path.relative_to(ROOT)
        print(f"{name}: {len(catalog)} texts, {len(missing)} without translation", *missing, sep="\n  ")


if __name__ == "__main__":
    main()
