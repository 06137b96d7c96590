"""Every page runs whole by itself: with the invented tables, filtered, empty, without tables, with a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.source_util import page_icon_and_name
from streamlit.testing.v1 import AppTest

from pages.parts import merge_view, merges
from pages.parts.filters import KEYS
from pages.parts.site import PAGES, file_of
from tests.conftest import ROOT
from tests.synthetic import write_tables

FILTERED = [name for name in PAGES if name not in ("about", "extract")]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("figures"))


@pytest.fixture(autouse=True)
def tables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGURES_DATA", str(folder))


def opened(page: str, **parameters: str | list[str]) -> AppTest:
    path = ROOT / "app.py" if page == "app" else ROOT / file_of(page)
    app = AppTest.from_file(str(path), default_timeout=30)
    for key, value in parameters.items():
        app.query_params[key] = value
    return app.run()


def test_each_page_has_its_file_at_its_address() -> None:
    """As Streamlit names it; and no file of a page may hide a package where its folder comes first."""
    files = {str(path.relative_to(ROOT)): page_icon_and_name(path)[1] for path in (ROOT / "pages").glob("*.py")}
    assert files == {file_of(page): page for page in PAGES}
    folders = {path.name for path in ROOT.iterdir() if list(path.glob("*.py"))}
    assert not folders & {Path(file).stem for file in files}


def words_of(app: AppTest) -> str:
    kinds = ("title", "header", "text", "caption", "info", "warning", "error", "html")
    return "\n".join(str(each.value if kind != "html" else each.proto.body) for kind in kinds for each in app.get(kind))


@pytest.mark.parametrize("page", ["app", *PAGES])
def test_a_page_runs_by_its_own_address(page: str) -> None:
    app = opened(page)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


@pytest.mark.parametrize("page", FILTERED)
def test_filters_come_from_the_url(page: str) -> None:
    app = opened(page, province=["江西", "湖南"], theme="党员教育培训", year="none")
    assert not app.exception
    assert app.multiselect(key="choice_province").value == ["江西", "湖南"]
    assert "省份：江西、湖南；领域：党员教育培训；年份：年份未注明" in words_of(app)


def test_what_a_widget_shows_already_is_not_set_again() -> None:
    """The browser draws anew whatever is set; and it must be told where the labels of the options change."""
    app = opened("compare")
    assert all(app.multiselect(key=f"choice_{name}").proto.set_value for name in KEYS)
    assert app.selectbox(key="choice_indicator").proto.set_value
    app.multiselect(key="choice_year").set_value(["2025"]).run()
    assert not any(app.multiselect(key=f"choice_{name}").proto.set_value for name in KEYS)
    assert not app.toggle(key="choice_external").proto.set_value
    assert app.selectbox(key="choice_indicator").proto.set_value  # its counts have changed
    app.query_params["year"] = ["none"]
    app.run()
    assert app.multiselect(key="choice_year").value == ["none"]
    assert app.multiselect(key="choice_year").proto.set_value


@pytest.mark.parametrize("page", FILTERED)
def test_nonsense_in_the_url_is_harmless(page: str) -> None:
    app = opened(page, province="<b>x</b>", year="abc", indicator="无此指标", series="~~~", view="9", q="[(")
    assert not app.exception
    assert not app.error
    assert "<b>x</b>" not in words_of(app)


UNFOUND = [  # page, address, what is said, what stays in the address
    ("compare", {"indicator": "无此指标", "province": "江西"}, "没有“无此指标”（指标），改为显示“", {"province": "江西"}),
    ("compare", {"year": "1800", "lang": "en"}, "Not found in the data as filtered, and left out: “1800” (Year).",
     {"lang": "en"}),
    ("compare", {"indicator": "建设充电桩", "series": "a~b"}, "没有网址所要的“口径”，改为显示“2025年 · 实绩",
     {"indicator": "建设充电桩"}),
    ("region", {"place": "亚特兰蒂斯", "theme": "经济社会"}, "没有“亚特兰蒂斯”（看哪个地区），改为显示“",
     {"theme": "经济社会"}),
    ("data", {"province": ["江西", "甲省"], "q": "充电"}, "没有“甲省”（省份），没有按它选取。",
     {"province": "江西", "q": "充电"}),
    ("app", {"asked": "comparison", "lang": "en", "province": "江西"},
     "There is no page “comparison”. This is the overview; the other pages are in the menu above. Did you mean",
     {"lang": "en", "province": "江西"}),
]  # fmt: skip


@pytest.mark.parametrize(("page", "address", "words", "kept"), UNFOUND)
def test_what_the_address_asks_for_and_is_not_there_is_said(
    page: str, address: dict[str, str | list[str]], words: str, kept: dict[str, str]
) -> None:
    app = opened(page, **address)
    assert not app.exception
    assert words in words_of(app)
    assert app.query_params == kept
    assert "class='chosen missing'" not in words_of(opened(page, **kept))


@pytest.mark.parametrize("page", FILTERED)
def test_what_is_found_is_not_said_to_be_missing(page: str) -> None:
    assert "class='chosen missing'" not in words_of(opened(page, province="江西", theme="经济社会", year="2025"))


@pytest.mark.parametrize("page", FILTERED)
def test_nothing_left_says_so(page: str) -> None:
    app = opened(page, province="北京", region="宜春市", status="worded", kind="rule")
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("page", [name for name in ("app", *PAGES) if name != "extract"])
def test_without_tables_it_says_what_to_do(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path))
    app = opened(page)
    assert not app.exception
    assert "make observations" in words_of(app)


def test_a_broken_table_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path))
    app = opened("overview")
    assert not app.exception
    assert "bad.csv" in words_of(app)


def test_choosing_an_indicator_changes_the_ranking_and_the_url() -> None:
    app = opened("compare")
    assert "城镇新增就业" in app.selectbox(key="choice_indicator").value
    app.selectbox(key="choice_indicator").set_value("建设充电桩").run()
    assert not app.exception
    assert app.query_params["indicator"] == "建设充电桩"
    assert "建设充电桩 · 2025年 · 实绩" in words_of(app)


def test_a_group_of_regions_is_ranked_by_itself_in_either_order() -> None:
    app = opened("compare", group="东北", order="region")
    assert not app.exception
    assert not app.error
    regions = list(app.dataframe[-1].value["region"])
    assert set(regions) <= {"辽宁", "吉林", "黑龙江"}
    assert regions == sorted(regions, key=["辽宁", "吉林", "黑龙江"].index)
    assert "个地区合计" in words_of(app)
    app.segmented_control(key="choice_group").set_value("").run()
    assert "group" not in app.query_params
    assert len(app.dataframe[-1].value) > len(regions)


def test_regions_picked_one_by_one_become_a_group_with_a_name_in_the_url() -> None:
    app = opened("compare", indicator="建设充电桩", group="own", regions=["江苏", "广东"])
    app.text_input(key="group_name").set_value("沿海*两省*")
    app.button(key="keep_group").click().run()
    assert not app.exception
    assert app.query_params["groups"] == "沿海两省~江苏~广东"
    assert app.query_params["group"] == "沿海两省"
    assert "regions" not in app.query_params
    picker = app.segmented_control(key="choice_group")
    assert picker.value == "沿海两省"
    assert picker.options == ["全部", "东部", "中部", "西部", "东北", "沿海两省", "自选"]
    assert set(app.dataframe[-1].value["region"]) == {"江苏"}  # 广东 gives none
    app.button(key="change_group").click().run()
    assert app.multiselect(key="choice_regions").value == ["江苏", "广东"]
    assert app.text_input(key="group_name").value == "沿海两省"
    app.button(key="keep_group").click().run()
    app.button(key="drop_group").click().run()
    assert not app.exception
    assert {"groups", "group", "regions"}.isdisjoint(app.query_params)


def test_a_group_of_ones_own_goes_along_to_other_pages() -> None:
    assert "groups=%E6%B2%BF%E6%B5%B7~" in words_of(opened("overview", groups="沿海~江苏~广东"))


def test_signs_beside_the_words_of_a_chart_are_explained_below_it() -> None:
    app = opened("compare", indicator="选派党建指导员")
    assert "◆ 据对照本补出  ▨ 数字隐去" in words_of(app)


def test_years_view_of_the_national_reports() -> None:
    app = opened("compare", level="national", indicator="国内生产总值增长")
    assert not app.exception
    assert "圆点是实绩" in words_of(app)
    assert app.selectbox(key="choice_history").value == "change~%~year~~"


def test_search_on_the_data_page() -> None:
    app = opened("data", q="充电桩 建设", province="江西")
    assert app.text_input(key="choice_q").value == "充电桩 建设"
    assert list(app.dataframe[0].value["label"]) == ["建设充电桩"]
    app.text_input(key="choice_q").set_value("无此词").run()
    assert "没有找到" in words_of(app)


def test_a_merge_is_kept_named_and_undone() -> None:
    app = opened("compare", indicator="建设充电桩")
    app.session_state[merge_view.OPEN] = True
    app.run()
    app.selectbox(key="merge_into").set_value("城镇新增就业").run()
    app.button(key="merge").click().run()
    assert not app.exception
    assert "城镇新增就业" in app.selectbox(key="choice_indicator").value
    elsewhere = opened("data", q="充电桩")
    assert "建设充电桩 → 城镇新增就业" in words_of(elsewhere)
    assert set(elsewhere.dataframe[0].value["indicator"]) == {"城镇新增就业"}
    app.button(key="undo_0").click().run()
    assert not app.exception
    assert "→" not in words_of(opened("data"))


def test_a_choice_that_another_reader_makes_meanwhile_stays() -> None:
    app = opened("compare", indicator="建设充电桩")
    app.session_state[merge_view.OPEN] = True
    app.run()
    app.selectbox(key="merge_into").set_value("城镇新增就业").run()
    merges.change_rules(merges.file_of_rules(), lambda _rules: [merges.Rule("甲", "", "乙")])
    app.button(key="merge").click().run()
    assert [rule.becomes for rule in merges.read_rules(merges.file_of_rules())] == ["乙", "城镇新增就业"]


def test_use_outside_leaves_recovered_values_out() -> None:
    inside, outside = opened("data"), opened("data", external="1")
    assert not outside.exception
    assert "据对照本补出" in set(inside.dataframe[0].value["status"])
    assert "据对照本补出" not in set(outside.dataframe[0].value["status"])
    assert outside.toggle(key="choice_external").value is True
    assert "对外使用" in words_of(outside)


def test_download_buttons_tell_their_rows() -> None:
    app = opened("data", province="江西")
    labels = [button.label for button in app.get("download_button")]
    shown = len(app.dataframe[0].value)
    assert labels[0] == f"下载所示数据（{shown} 条）"
    assert labels[1].startswith("下载全部数据（2")
