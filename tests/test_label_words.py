"""Every row of the tables that labels are made with does in its example what it is there for."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.lexicon import rows_of

# The labels of a row's example, by its place in label_words.csv; none of them comes without the row.
SHOWN = {
    "owner": lambda word: [f"集体收入5万元以上的{word}", f"{word}集体收入"],
    "grade": lambda word: [f"建成{word}医疗中心", f"建成{'省级' if word == '国家级' else '国家级'}医疗中心"],
    "goal": lambda _: ["分解落实目标任务"],
    "means": lambda _: ["建立驿站"],
    "means_noun": lambda _: ["建立驿站"],
    "means_place": lambda _: ["选派干部"],
    "mainstay": lambda _: ["成立队伍"],
    "about": lambda _: ["组建专家队"],
    "towards": lambda _: ["开展培训的领域"],
    "circumstance": lambda _: ["农民工"],
    "composed": lambda _: ["建成中心", "建成站点"],
    "whole": lambda word: ["企业", f"企业占行业{word}比重"],
    "undone_for": lambda _: ["未参加活动的党员"],
    "evenly": lambda _: ["参加培训的农户"],
    "reaching": lambda word: [f"困难家庭补贴制度{word}"],
    "measured_by": lambda word: [f"安排经费{word}"],
    "bounded_by": lambda word: ["认定企业", f"{word}企业"],
    "no_name": lambda _: ["茶叶产量", "茶叶产量"],
    "giving": lambda word: ["补助" if word == "补助" else f"{word}补助"],
    "no_sheet": lambda _: ["金额"],
    "means_rule": lambda _: ["建立驿站"],
    "undone_with": lambda word: [f"未{word}参加活动的党员"],
    "rivals": lambda _: ["茶业指数排名"],
    "tallied": lambda word: [f"游客{word}", "旅游收入"],
}


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in SHOWN],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_word_of_a_label(row: dict[str, str]) -> None:
    assert row["word"] in row["example"]
    assert [found.label for found in extract_text(row["example"])] == SHOWN[row["place"]](row["word"])


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "per_head"], ids=lambda row: row["word"])
def test_a_level_for_each_head(row: dict[str, str]) -> None:
    assert [(found.label, found.role) for found in extract_text(row["example"])] == [("补助标准", "from"), ("补助标准", "to")]


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"] == "no_preposition"], ids=lambda row: row["word"])
def test_a_verb_that_ends_like_a_preposition(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == f"{row['word']}群众建议"


@pytest.mark.parametrize("row", rows_of("verbs"), ids=lambda row: row["word"])
def test_a_verb_parts_what_is_counted_from_what_it_did(row: dict[str, str]) -> None:
    label = extract_text(row["example"])[0].label
    assert label == f"{row['example'].removeprefix('12名业务骨干')}的业务骨干"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in ("lead", "tail", "share")],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_lead_and_tail_words_are_no_part_of_a_label(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label in ("支部书记本科学历占比", "支部书记本科学历", "培训党员骨干")


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "step"], ids=lambda row: row["word"])
def test_a_mark_that_was_passed_is_no_part_of_a_label(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[-1].label in ("支部书记本科学历占比", "支部书记本科学历")


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "behind"], ids=lambda row: row["word"])
def test_words_behind_a_figure_that_name_nothing(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == "培训党员骨干"
    assert extract_text(row["example"].replace(row["word"], "学员"))[0].label == "培训党员骨干学员"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "noun"], ids=lambda row: row["word"])
def test_a_verb_may_follow_a_noun_of_one_sign(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == f"完成改造的{row['word']}"


@pytest.mark.parametrize(
    "row", [row for row in rows_of("label_words") if row["place"] in ("flow", "measure", "common")],
    ids=lambda row: f"{row['place']} {row['word']}",
)  # fmt: skip
def test_a_part_is_named_by_its_whole(row: dict[str, str]) -> None:
    word, label = row["word"], extract_text(row["example"])[-1].label
    assert label == {"flow": f"{word}高速公路", "measure": f"新能源汽车{word}", "common": f"主体中{word}"}[row["place"]]


@pytest.mark.parametrize(
    "row", [row for row in rows_of("label_words") if row["place"] == "share_moves"], ids=lambda row: row["word"]
)
def test_what_a_share_does(row: dict[str, str]) -> None:
    """A share is 提高 by so much; what grows or falls is the thing itself."""
    assert [found.label for found in extract_text(row["example"])] == ["达标村"] + ["达标村占总数比重"] * 2
    grown = extract_text(row["example"].replace(row["word"], "增长"))
    assert grown[-1].label == "达标村"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "total"], ids=lambda row: row["word"])
def test_a_total_is_of_all_there_are(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[-1].label == f"学位{row['word']}"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "amount"], ids=lambda row: row["word"])
def test_one_amount_is_no_part_of_another(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[-1].label == "纺织企业利润"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in ("economy", "zone")],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_an_economy_is_that_of_the_zone_spoken_of(row: dict[str, str]) -> None:
    (found,) = extract_text(row["example"])
    zone, economy = (row["word"], "经济总量") if row["place"] == "zone" else ("经济圈", row["word"])
    assert found.label == f"星河{zone}{economy}"
    assert found.indicator != "地区生产总值"
    (own,) = extract_text(row["example"].replace("星河", "全市").replace(zone, "经济"))
    assert own.indicator == "地区生产总值"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "vague"], ids=lambda row: row["word"])
def test_a_vague_noun_keeps_the_last_of_its_examples(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == f"资产管理{row['word']}"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "size"], ids=lambda row: row["word"])
def test_a_size_is_that_of_what_stands_behind_it(row: dict[str, str]) -> None:
    assert [found.label for found in extract_text(row["example"])] == [f"星河项目{row['word']}", "星河项目总投资"]


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "casualty"], ids=lambda row: row["word"])
def test_what_an_accident_did_is_told_of_the_accident(row: dict[str, str]) -> None:
    assert [found.label for found in extract_text(row["example"])] == ["燃气事故起数", f"燃气事故{row['word']}"]


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "in_turn"], ids=lambda row: row["word"])
def test_each_number_is_said_of_its_own(row: dict[str, str]) -> None:
    assert [found.label for found in extract_text(row["example"])] == ["批捕", "公诉"] * 2


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "reached"], ids=lambda row: row["word"])
def test_all_there_are_is_not_what_is_new(row: dict[str, str]) -> None:
    assert [found.label for found in extract_text(row["example"])] == ["新增专业", "专业"]


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "setting"], ids=lambda row: row["word"])
def test_what_went_on_meanwhile_is_not_what_is_measured(row: dict[str, str]) -> None:
    assert [found.label for found in extract_text(row["example"])] == ["电价", "煤耗"]


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in ("flow_behind", "each")],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_what_is_new_is_named_so_first_but_not_for_each(row: dict[str, str]) -> None:
    label = extract_text(row["example"])[0].label
    assert label == ("新增渡口" if row["place"] == "flow_behind" else f"渡口{row['word']}新增")


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "duration"], ids=lambda row: row["word"])
def test_what_tells_of_time_needs_no_word_of_time(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == f"平均{row['word']}"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in ("per_output", "intensity")],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_what_is_used_for_a_unit_of_output(row: dict[str, str]) -> None:
    label = extract_text(row["example"])[1].label
    assert label == (f"{row['word']}能耗" if row["place"] == "per_output" else f"单位GDP{row['word']}")


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in ("sibling", "branch")],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_a_branch_takes_the_measure_of_the_one_before(row: dict[str, str]) -> None:
    first, second = (found.label for found in extract_text(row["example"]))
    assert row["word"] in first
    assert second == first.replace("采矿", "制造")


@pytest.mark.parametrize("row", rows_of("noun_tails"), ids=lambda row: row["word"])
def test_a_noun_behind_a_verb_makes_one_name_of_both(row: dict[str, str]) -> None:
    example, word = row["example"], row["word"]
    assert extract_text(example)[0].label == f"职工培训{word}"
    assert extract_text(example.removesuffix(word) + "某某")[0].label == "培训某某的职工"


@pytest.mark.parametrize("row", rows_of("relational_nouns"), ids=lambda row: row["word"])
def test_a_noun_that_is_always_somebodys(row: dict[str, str]) -> None:
    """One that needs an owner takes the label of the figure before; any other is lent to the items of the list it ends."""
    first, last = (found.label for found in extract_text(row["example"]))
    if row["needs_owner"]:
        assert last.removesuffix("排名") in (first + row["word"], first, first + "总量")  # 增速 is a word of change
    else:
        assert (first, last) == (f"纺织{row['word']}", f"化工{row['word']}")


@pytest.mark.parametrize("row", rows_of("compounds"), ids=lambda row: row["word"])
def test_two_measures_in_one_word(row: dict[str, str]) -> None:
    labels = [found.label for found in extract_text(row["example"])]
    assert len(labels) == 2
    assert row["first"] in labels[0]
    assert row["second"] in labels[1]


@pytest.mark.parametrize("row", rows_of("attributes"), ids=lambda row: f"{row['unit']} {row['alone']}")
def test_what_a_unit_says_of_a_thing(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label.endswith(row["attribute"])


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"] == "subordinate"], ids=lambda row: row["word"])
def test_a_subordinate_clause_names_nothing(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == ""
    assert extract_text(row["example"].replace(row["word"], ""))[0].label == "服务业比重"


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"] == "modal"], ids=lambda row: row["word"])
def test_what_is_to_be_done_has_the_name_of_what_was_done(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == "中心安排经费"


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"] == "causing"], ids=lambda row: row["word"])
def test_getting_others_to_do_it_is_no_deed_of_the_next_thing(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[1].label == "建设书屋"


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"] == "preposition"], ids=lambda row: row["word"])
def test_a_preposition_is_no_part_of_a_label(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == "参加义诊的专家"
