"""The pages in English: no Chinese is left but that of the table, and numbers are grouped as English does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import legend, listing, numbers, series, table
from pages.parts.site import PAGES, file_of
from pages.parts.texts import LOCALE, language, local_name, speaking, use_language
from tests.conftest import ROOT
from tests.synthetic import write_tables
from tests.test_messages import QUOTED

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+")
# The name of the site, and the link to the Chinese page.
OURS = ("报数", "中文", "工作报告（虚构）")
# Not read by anybody: names of elements, and what a chosen option is called in the address.
HIDDEN = {"id", "element_id", "form_id", "key", "user_key", "css_classes", "script", "js", "js_content", "css", "arrow_data",
          "stylesheet", "customdata", "query_string", "url_path", "legendgroup", "family", "css_content", "html_content",
          "paragraphs"}  # fmt: skip  # the text of a report is as it is


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("figures"))


@pytest.fixture(autouse=True)
def tables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("FIGURES_DATA", str(folder))
    yield
    use_language("zh")


def strings_in(value: Any, name: str = "") -> Iterator[str]:
    """Every text in a page's element: its message's fields, and those within the JSON a chart is sent as."""
    if name in HIDDEN:
        return
    if isinstance(value, str):
        if value.startswith(("{", "[")):
            try:
                yield from strings_in(json.loads(value))
                return
            except ValueError:
                pass
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from strings_in(each, str(key))
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from strings_in(each)
    elif hasattr(value, "ListFields"):
        for field, each in value.ListFields():
            yield from strings_in(each, field.name)
    elif not isinstance(value, (bytes, int, float, bool)) and hasattr(value, "__iter__"):
        for each in value:
            yield from strings_in(each)


def shown(app: AppTest) -> list[str]:
    """Every text on a page, the sidebar's too."""
    found: list[str] = []

    def visit(node: Any) -> None:
        if getattr(node, "proto", None) is not None:
            found.extend(strings_in(node.proto))
        for child in getattr(node, "children", {}).values():
            visit(child)

    visit(app._tree)
    for each in app.dataframe:
        found += [str(cell) for cell in (*each.value.columns, *each.value.to_numpy().ravel())]
    return found


@pytest.fixture(scope="session")
def data_words(folder: Path) -> re.Pattern[str]:
    """What the table itself says, and examples of it."""
    frame = table.read_tables(table.table_files(folder))
    names = ("indicator", "label", "quote", "region", "province", "initiative", "document", "unit", "theme", "topic")
    words = {str(cell) for name in names for cell in frame[name].astype("string").unique()}
    words |= {Path(name).stem for name in frame["document"].astype("string")}
    words |= {row[-1] for row in legend.EXAMPLE} | {"名"}
    found = {word for word in words if CHINESE.search(word)} | set(QUOTED) | set(OURS)
    words_of_table = map(re.escape, sorted(found, key=len, reverse=True))
    return re.compile("|".join([*words_of_table, r"[\u3400-\u9fff]+…"]))  # a long name is cut


def opened(page: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / file_of(page)), default_timeout=60)
    for key, value in parameters.items():
        app.query_params[key] = value
    return app.run()


VIEWS = [(page, {}) for page in PAGES] + [
    ("compare", {"view": "map"}),
    ("compare", {"view": "table"}),
    ("compare", {"level": "national", "view": "time"}),
    ("compare", {"level": "place", "indicator": "选派党建指导员"}),
    ("data", {"province": "江西", "theme": "党员教育培训", "figure": "0000000186a1"}),
    ("data", {"q": "Guangdong"}),
    ("initiative", {"brand": "接诉即办"}),
]


@pytest.mark.parametrize(("page", "parameters"), VIEWS)
def test_an_english_page_is_english(page: str, parameters: dict[str, str], data_words: re.Pattern[str]) -> None:
    app = opened(page, lang="en", **parameters)
    assert not app.exception
    assert not app.error
    assert [text for text in dict.fromkeys(shown(app)) if CHINESE.search(data_words.sub("", text))] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_chinese_page_is_chinese(page: str) -> None:
    titles = [each.value for each in opened(page).title]
    assert all(CHINESE.search(title) for title in titles)


def test_the_language_is_in_the_links() -> None:
    app = opened("data", lang="en", province="江西")
    assert any("中文" in text for text in shown(app))
    assert [each.value for each in app.title] == ["Data"]


def test_regions_themes_and_topics_have_an_english_name() -> None:
    from extract.lexicon import rows_of

    tiles = table.read_tiles()
    words = {*tiles["region"], *tiles["group"], "全国"} - {""}
    words |= {row["theme"] for row in rows_of("themes")} | {row["topic"] for row in rows_of("topics")}
    with speaking("en"):
        assert sorted(word for word in words if CHINESE.search(local_name(word))) == []
    assert (LOCALE / "en" / "LC_MESSAGES" / "names.po").exists()


@pytest.mark.parametrize(
    ("value", "unit", "quote", "chinese", "english"),
    [
        (6.77e12, "元", "6.77万亿元", "6.77万亿元", "6.77 trillion yuan"),
        (67665e8, "元", "67665亿元", "67,665亿元", "6.7665 trillion yuan"),
        (46000.0, "个", "4.6万个", "4.6万个", "46,000 items (个)"),
        (142345.0, "公里", "142345公里", "142,345公里", "142,345 km"),
        (5.3, "%", "5.3%", "5.3%", "5.3%"),
        (12.0, "", "12", "12", "12"),
    ],
)
def test_numbers_are_grouped_as_each_language_does(
    value: float, unit: str, quote: str, chinese: str, english: str
) -> None:
    assert numbers.measured(*numbers.display_of(value, unit, quote)) == chinese
    with speaking("en"):
        assert numbers.measured(*numbers.display_of(value, unit, quote)) == english


def test_speaking_ends_where_it_ends() -> None:
    with speaking("en"):
        assert language() == "en"
    assert language() == "zh"
    with speaking("klingon"):
        assert language() == "zh"


def test_a_table_in_english(folder: Path) -> None:
    frame = table.read_tables(table.table_files(folder))
    with speaking("en"):
        read = listing.readable(frame[frame["region"] == "广东"].head(3), {}, listing.USUAL)
        words = series.words_of_series(series.Series("change", "%", "target", 2026, "year", ""))
    assert set(read["region"]) == {"Guangdong"}
    assert isinstance(read, pd.DataFrame)
    assert words == "2026 · Target · Change · Within the year · %"
