"""Every row of the tables that name indicators does in its example what it is there for."""

from __future__ import annotations

import pytest

from extract.indicators import indicator_of
from extract.lexicon import rows_of
from extract.pipeline import extract_text
from extract.wording import family_of, normal_form, without_marks

UNIT_OF_FAMILY = {row["form"]: row["word"] for row in reversed(rows_of("synonyms")) if row["use"] == "unit"}
SYNONYMS = [(row["use"], row["word"], row["form"], row["example"]) for row in rows_of("synonyms")]


def of_use(*uses: str) -> list[tuple[str, str, str]]:
    return [(word, form, example) for use, word, form, example in SYNONYMS if use in uses]


@pytest.mark.parametrize("row", rows_of("indicators"), ids=lambda row: f"{row['name']} {row['family']}")
def test_indicator_row(row: dict[str, str]) -> None:
    families, *further = row["family"].split(";")
    for family in families.split("|"):
        assert indicator_of(row["example"], UNIT_OF_FAMILY.get(family, family), "level") == row["name"]
    for family in further:
        name = indicator_of(row["example"], UNIT_OF_FAMILY.get(family, family), "level")
        assert name == f"{row['name']}（{family}）"


@pytest.mark.parametrize("row", rows_of("indicators"), ids=lambda row: f"{row['name']} {row['family']}")
def test_indicator_row_has_a_known_theme(row: dict[str, str]) -> None:
    assert row["theme"] in {other["theme"] for other in rows_of("themes")}
    assert row["topic"]


@pytest.mark.parametrize(("word", "form", "example"), of_use("unit"))
def test_unit(word: str, form: str, example: str) -> None:
    assert example.endswith(word)
    assert family_of(word) == form


@pytest.mark.parametrize(("word", "form", "example"), of_use("same"))
def test_synonym(word: str, form: str, example: str) -> None:
    assert word in example
    assert form in normal_form(example)[0]
    assert without_marks(word) not in normal_form(example)[0].replace(form, "")


@pytest.mark.parametrize(("word", "form", "example"), of_use("drop", "start", "edge"))
def test_word_left_out(word: str, form: str, example: str) -> None:
    assert word in example
    assert normal_form(example)[0] == normal_form(example.replace(word, "", 1))[0]


@pytest.mark.parametrize(("word", "form", "example"), of_use("keep"))
def test_word_kept(word: str, form: str, example: str) -> None:
    assert without_marks(word) in normal_form(example)[0]


@pytest.mark.parametrize(("word", "form", "example"), of_use("end", "rank"))
def test_last_word(word: str, form: str, example: str) -> None:
    assert example.endswith(word)
    assert normal_form(example)[0] == normal_form(example.removesuffix(word))[0] + form


@pytest.mark.parametrize(("word", "form", "example"), of_use("aside"))
def test_bracket_that_only_explains(word: str, form: str, example: str) -> None:
    assert f"（{word}" in example
    assert normal_form(example)[0] == "茶园面积"


@pytest.mark.parametrize(("word", "form", "example"), of_use("paid"))
def test_verb_of_spending(word: str, form: str, example: str) -> None:
    assert indicator_of(example, "元", "level") == indicator_of(example.replace(word, form), "元", "level")
    assert indicator_of(example, "%", "change") == indicator_of(example.replace(word, form), "%", "change")
    assert indicator_of(f"{word}惠民项目", "个", "level") == f"{word}惠民项目"


@pytest.mark.parametrize(("word", "form", "example"), of_use("growth"))
def test_word_of_growth(word: str, form: str, example: str) -> None:
    assert example.endswith(word)
    assert normal_form(example)[2]


@pytest.mark.parametrize(("word", "form", "example"), of_use("front"))
def test_modifier_comes_first(word: str, form: str, example: str) -> None:
    assert normal_form(example)[0] == normal_form("便民" + word + example.replace(word, ""))[0].replace("便民", "")


@pytest.mark.parametrize(("word", "form", "example"), of_use("sign"))
def test_name_says_its_unit(word: str, form: str, example: str) -> None:
    assert "（" not in indicator_of(example.replace(word, "某类" + word), UNIT_OF_FAMILY.get(form, form), "level")


@pytest.mark.parametrize(("word", "form", "example"), of_use("firm"))
def test_firms_are_counted_in_households_too(word: str, form: str, example: str) -> None:
    assert indicator_of("新设某类" + word, "户", "level") == indicator_of("新设某类" + word, "家", "level")


@pytest.mark.parametrize(("word", "form", "example"), of_use("bare"))
def test_label_without_an_object_names_nothing(word: str, form: str, example: str) -> None:
    assert indicator_of(word, "元", "level") == ""


@pytest.mark.parametrize(("word", "form", "example"), of_use("step"))
def test_mark_stepped_over(word: str, form: str, example: str) -> None:
    before = example[: example.index(word) + len(word)]
    assert indicator_of("经济总量", "元", "level", before) == "地区生产总值关口"


@pytest.mark.parametrize(("word", "form", "example"), of_use("extreme"))
def test_one_of_many(word: str, form: str, example: str) -> None:
    assert [row.indicator for row in extract_text(example)] == [f"茶农收入{word}"]


@pytest.mark.parametrize(("word", "form", "example"), of_use("mean"))
def test_mean_is_no_sum(word: str, form: str, example: str) -> None:
    assert word in extract_text(example)[-1].indicator


@pytest.mark.parametrize(("word", "form", "example"), of_use("rate"))
def test_a_rate_keeps_its_name_when_it_changes(word: str, form: str, example: str) -> None:
    assert indicator_of(example, "%", "change") == indicator_of(example, "%", "level")
    assert indicator_of(example.removesuffix(word) + "数", "%", "change").endswith("增长")


@pytest.mark.parametrize(("word", "form", "example"), of_use("scale"))
def test_what_is_not_counted_in_percent_grows_in_percent_alone(word: str, form: str, example: str) -> None:
    assert indicator_of(example, "个百分点", "change") == indicator_of(example, "%", "level")
    assert indicator_of(example, "%", "change") == indicator_of(example, "%", "level") + "增长"


@pytest.mark.parametrize(("word", "form", "example"), of_use("prefix"))
def test_word_of_extent(word: str, form: str, example: str) -> None:
    assert indicator_of(example, "元", "level") == indicator_of(example.removeprefix(word), "元", "level")


@pytest.mark.parametrize("row", rows_of("doing_verbs"), ids=lambda row: row["word"])
def test_verb(row: dict[str, str]) -> None:
    assert row["example"].startswith(row["word"])
    assert normal_form(row["example"])[0] == row["form"] + normal_form(row["example"].removeprefix(row["word"]))[0]
