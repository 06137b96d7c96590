"""Figures found in text: the sentence on the left, what is to be found on the right."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.figures import figures_in, find_figures
from extract.lexicon import rows_of
from extract.record import Figure

# text, then => quote value unit [qualifier] [form] ; …  ("–" between bounds, "…" open, "-" no unit, "\n" a line break)
FOUND = r"""
# statement forms of reports
各级干部结对帮扶户4.6万户，办实事12.2万件次
    => 4.6万户 46,000 户 ; 12.2万件次 122,000 件次
近160名干部因履职不力被问责，排查隐患3300多处
    => 近160名 160 名 nearly ; 3300多处 3,300 处 at_least
达标率为93.7％，其中示范支部占比达到80％，占总数的1／3
    => 93.7％ 93.7 % ; 80％ 80 % ; 1／3 0.3333 - fraction
按期办结率从61％提升至88％，较上届提高27个百分点
    => 61％ 61 % ; 88％ 88 % ; 27个百分点 27 个百分点
为街道增配编制和专职人员分别为2名和7名，*名
    => 2名 2 名 ; 7名 7 名 ; *名 1–… 名
每村每年走访不少于4场，超过20万元的村达57个，其余均在10万元以上
    => 不少于4场 4 场 at_least ; 超过20万元 200,000 元 at_least ; 57个 57 个 ; 10万元以上 100,000 元 at_least
每户奖励8~10万元，工期18—24个月，增长4.5%—5%，招收3至5名学员
    => 8~10万元 80,000–100,000 元 range ; 18—24个月 18–24 个月 range ; 4.5%—5% 4.5–5 % range
    => 3至5名 3–5 名 range
工单按4小时、12小时、3天和10天分级限时
    => 4小时 4 小时 ; 12小时 12 小时 ; 3天 3 天 ; 10天 10 天
96个考点中位列第12名，增速居全国第一，由第11位升至第8位
    => 96个 96 个 ; 第12名 12 名 rank ; 第一 1 - rank ; 第11位 11 位 rank ; 第8位 8 位 rank
面向2000多万在外务工人员，粉丝过百万，为36万适龄女生接种
    => 2000多万 20,000,000 - at_least ; 过百万 1,000,000 - at_least ; 36万 360,000 -
每月至少开展1次，响应率基本保持在100%，年满60周岁的老人
    => 1次 1 次 at_least ; 100% 100 % about ; 60周岁 60 周岁 at_least
年收入50万元和100万元以上的村各占
    => 50万元 500,000 元 at_least ; 100万元以上 1,000,000 元 at_least
两项满意率分别高4.2和0.7个百分点
    => 4.2 4.2 个百分点 ; 0.7个百分点 0.7 个百分点
分别达1409万、1305万人次
    => 1409万 14,090,000 人次 ; 1305万人次 13,050,000 人次
规模分别为1.2万亿、8200亿元
    => 1.2万亿 1,200,000,000,000 元 ; 8200亿元 820,000,000,000 元
完成投资4.6\n亿元
    => 4.6\n亿元 460,000,000 元
建成 １２０ 个，投资 1,100 万元
    => １２０ 个 120 个 ; 1,100 万元 11,000,000 元
支出12，345，678元，新增客车１，２００．５万辆
    => 12，345，678元 12,345,678 元 ; １，２００．５万辆 12,005,000 辆
人均耕地一亩三分，药价6分8厘，门票3元5角/人，电价0.52元/千瓦时
    => 一亩三分 1.3 亩 ; 6分8厘 6.8 分 ; 3元5角/人 3.5 元/人 ; 0.52元/千瓦时 0.52 元/千瓦时
会同6部门督查，全县辖2镇7乡180个村，等9市33个县（市、区）
    => 6 6 - ; 2 2 - ; 7 7 - ; 180个 180 个 ; 9 9 - ; 33个 33 个
获9金5银，夺得3金、2银、4铜
    => 9金 9 金 ; 5银 5 银 ; 3金 3 金 ; 2银 2 银 ; 4铜 4 铜
平均浓度分别为11、24、35微克/立方米，三个季度得分为83.6、90.4和95，较上年下降6.8
    => 11 11 微克/立方米 ; 24 24 微克/立方米 ; 35微克/立方米 35 微克/立方米 ; 83.6 83.6 - ; 90.4 90.4 - ; 95 95 -
    => 6.8 6.8 -
获得田径总分第一、射击总分第二、游泳第五名，全年比赛两次，巡查395天次
    => 第一 1 - rank ; 第二 2 - rank ; 第五名 5 名 rank ; 两次 2 次 ; 395天次 395 天次
GDP7293万元，受理案件12 308件，户数2 640户
    => 7293万元 72,930,000 元 ; 12 308件 12,308 件 ; 2 640户 2,640 户
# communiqués and work reports
产值192亿元，同比增长7.4%，增幅较上年扩大1.2个百分点，高于全省平均3个百分点
    => 192亿元 19,200,000,000 元 ; 7.4% 7.4 % ; 1.2个百分点 1.2 个百分点 ; 3个百分点 3 个百分点
总量是2012年835.64亿元的2.75倍，补助149户，2361万元
    => 835.64亿元 83,564,000,000 元 ; 2.75倍 2.75 倍 multiple ; 149户 149 户 ; 2361万元 23,610,000 元
三次产业结构由4.5:46.2:49.3调整为4.3∶44.0∶51.7，城乡居民收入比缩小至2.1∶1
    => 4.5:46.2:49.3 …–… - ratio ; 4.3∶44.0∶51.7 …–… - ratio ; 2.1∶1 2.1 - ratio
人口出生率8.12‰，人均受教育年限从10.2年提高到11年
    => 8.12‰ 8.12 ‰ ; 10.2年 10.2 年 ; 11年 11 年
编列预算48亿7,207万2千元，占比不到国民经济的10%
    => 48亿7,207万2千元 4,872,072,000 元 ; 10% 10 % at_most
新增投资4万多亿元，出境人次由8300万增加到1亿3千多万，铺轨2万5千公里
    => 4万多亿元 4,000,000,000,000 元 at_least ; 8300万 83,000,000 - ; 1亿3千多万 130,000,000 - at_least
    => 2万5千公里 25,000 公里
PM2.5平均浓度42微克/立方米，装机1100万千瓦，亩均效益12.5万元/亩
    => 42微克/立方米 42 微克/立方米 ; 1100万千瓦 11,000,000 千瓦 ; 12.5万元/亩 125,000 元/亩
不良率降至1.02%，水稻单价3元5角，工期2个半月，活动时长1小时30分
    => 1.02% 1.02 % ; 3元5角 3.5 元 ; 2个半月 2.5 个月 ; 1小时30分 1.5 小时
最低气温-8.5℃，降幅为-2.3%，零下15℃
    => -8.5℃ -8.5 ℃ ; -2.3% -2.3 % ; 零下15℃ -15 ℃
最低气温–3℃，同比增长–3.5%，增速为—3.5%，涨幅﹣0.4个百分点，排名最高—98%，达标——98%
    => –3℃ -3 ℃ ; –3.5% -3.5 % ; —3.5% -3.5 % ; ﹣0.4个百分点 -0.4 个百分点 ; 98% 98 % ; 98% 98 %
收入倍差从1.96缩小至1.81，综合指数达到101.2。
    => 1.96 1.96 - ; 1.81 1.81 - ; 101.2 101.2 -
增速分别居全国第二、第七和第九，由第8位、第4位双双跃居第1位，规模居全省前五
    => 第二 2 - rank ; 第七 7 - rank ; 第九 9 - rank ; 第8位 8 位 rank ; 第4位 4 位 rank ; 第1位 1 位 rank
    => 前五 5 - at_most rank
占比分别提高15、22个百分点，10万+阅读量，惠及20万人口以上的县
    => 15 15 个百分点 ; 22个百分点 22 个百分点 ; 10万+ 100,000 - at_least ; 20万 200,000 - at_least
孕产妇死亡率9.2/10万，满意度、知晓率分别提高1.2个和0.8个百分点
    => 9.2/10万 9.2 /10万 ; 1.2个 1.2 个百分点 ; 0.8个百分点 0.8 个百分点
# epidemic bulletins
截至3月8日24时，累计确诊46例（其中重症2例），广东500例、河南166例，采样21.6万人次
    => 46例 46 例 ; 2例 2 例 ; 500例 500 例 ; 166例 166 例 ; 21.6万人次 216,000 人次
每10万人口中感染120人，每千人口床位7.1张，15分钟核酸采样圈
    => 120人 120 人 ; 7.1张 7.1 张 ; 15分钟 15 分钟
# county profiles and prose in Chinese numerals
辖十二个镇、三个乡，面积两千三百六十平方公里，人口四十一万余人，少数民族占百分之三十七点五
    => 十二个 12 个 ; 三个 3 个 ; 两千三百六十平方公里 2,360 平方公里 ; 四十一万余人 410,000 人 at_least
    => 百分之三十七点五 37.5 %
先后有二十多家企业落户，吸纳两三千人，十几个村受益，数十家商户回迁
    => 二十多家 20 家 at_least ; 两三千人 2,000–3,000 人 range ; 十几个 11–19 个 range
    => 数十家 20–99 家 range
二三十人报名，三五百人到场，百余名志愿者服务，上千个岗位
    => 二三十人 20–30 人 range ; 三五百人 300–500 人 range ; 百余名 100 名 at_least ; 上千个 1,000 个 at_least
全市上千名师生参赛，乡村上万户受益，各地上百家客商到场，现场上千人
    => 上千名 1,000 名 at_least ; 上万户 10,000 户 at_least ; 上百家 100 家 at_least ; 上千人 1,000 人 at_least
森林覆盖率超过六成，满意率九成八，门票打七折，用水降了三成半
    => 超过六成 60 % at_least ; 九成八 98 % ; 七折 70 % ; 三成半 35 %
一半以上的劳力返乡，三分之二的田块流转，死亡率千分之三
    => 一半以上 0.5 - at_least fraction ; 三分之二 0.6667 - fraction ; 千分之三 3 ‰
亩产仅三、四十斤，来了五、六户，增长一倍半，产量翻了近两番，平均气温16°
    => 三、四十斤 30–40 斤 range ; 五、六户 5–6 户 range ; 一倍半 1.5 倍 multiple ; 翻了近两番 3 倍 nearly multiple
    => 16° 16 °
水渠长七八里，花了三十来万，亩产翻了一番，比上年增长一倍
    => 七八里 7–8 里 range ; 三十来万 300,000 - about ; 翻了一番 1 倍 multiple ; 一倍 1 倍 multiple
为小店减负超过3000元，减税降负3万元，降低税负5.2万元，最低气温为负12℃，净值负3.5万元，增速由负2%转正
    => 超过3000元 3,000 元 at_least ; 3万元 30,000 元 ; 5.2万元 52,000 元 ; 负12℃ -12 ℃ ; 负3.5万元 -35,000 元 ; 负2% -2 %
缴款壹佰贰拾叁元，合计五萬斤
    => 壹佰贰拾叁元 123 元 ; 五萬斤 50,000 斤
任期五年，驻村不少于两年，延长三十年
    => 五年 5 年 ; 不少于两年 2 年 at_least ; 三十年 30 年
"""

# Nothing in these lines is a figure: years and dates, stretches of time, sessions, markers, slogans, codes, ordinals.
NONE = """
2021年全面启动，2020—2021年度，2025至2030年，20世纪90年代
10月20日至26日，1—9月，9时30分，8:30开会
近三年，3年来，两年多的实践，未来5年，前10个月，上半年，3年行动，连续3年累计
十二届七次、八次全会，党的二十大，十九届六中全会，第十一次党代会，十一次全会，“十四五”时期
一是、二是，第一，三、，（四），1. 总则，2.3.1 范围
“三会一课”、“五基三化”、“两个确立”，四个意识，八项规定，三次产业
一把手，一站式，最后一公里，一肩挑，一系列，一批，一线，进一步，三心二意
12345热线，5G网络，A4纸，G60走廊，C919客机，1+7+N体系，“5+2”，“1名馆员+2名读者”模式，“三个100%”，24×7
建设千亿级园区、5A级景区、300万千瓦级机组，三级书记，世界500强
QQ群87654321，电话0771-1234567，邮编530000，〔2021〕15号
第一责任人，第二产业，第三方，全国第一家，第3期，第一书记，全国第三批
《关于促进发展的20条措施》，《三年行动方案》，“20条”，“5个能够”
十分重要，千方百计，万一，百姓，万众一心，四川，三亚，九江，大陆家庭
每10万人口，每万人拥有，每千名老人，每半年，每50公斤提价
守好一亩三分地，对标“户5条”，优良（一、二类）水质，第一、二批，北纬26°57′，从6村到9村，117项目
歼-20，2.0版，70后，50年一遇，0到1的突破
"""


def _number(number: float | None) -> str:
    return "…" if number is None else f"{number:,.4f}".rstrip("0").rstrip(".")


def _shown(figure: Figure) -> str:
    value = _number(figure.value) if figure.value is not None else f"{_number(figure.low)}–{_number(figure.high)}"
    words = [figure.quote, value, figure.unit or "-"]
    words += [figure.qualifier] if figure.qualifier != "exact" else []
    words += [figure.form] if figure.form not in ("plain", "masked") else []
    return " ".join(words)


def _cases() -> list[tuple[str, list[str]]]:
    cases: list[tuple[str, list[str]]] = []
    for line in FOUND.strip().splitlines():
        broken = line.strip().replace("\\n", "\n")
        if broken.startswith("=>"):
            cases[-1][1].extend(broken[2:].strip().split(" ; "))
        elif not broken.startswith("#"):
            cases.append((broken, []))
    return cases


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_figures_of_a_sentence(text: str, expected: list[str]) -> None:
    assert [_shown(figure) for figure in find_figures(text)] == expected


@pytest.mark.parametrize("text", [part for line in NONE.strip().splitlines() for part in line.split("，")])
def test_no_figure(text: str) -> None:
    assert find_figures(text + "，") == []


# -- the lexicon: every row is proven by its example ------------------------------------------------------------------

RENAMED = {"成": "%", "折": "%", "番": "倍", "角": "元", "厘": "分"}  # units that give their value in another
TRUE_PLACES = ("span_means", "span_lasts", "rank", "rank_among", "value", "moved")  # words of not_figures.csv that make a figure


@pytest.mark.parametrize("row", rows_of("units"), ids=lambda row: row["word"])
def test_unit_is_read_in_its_example(row: dict[str, str]) -> None:
    wanted = RENAMED.get(row["word"], row["word"])
    assert wanted in [figure.unit for figure in find_figures(row["example"])]


@pytest.mark.parametrize("row", rows_of("units"), ids=lambda row: row["word"])
def test_unit_does_not_begin_another_word(row: dict[str, str]) -> None:
    for beyond in row["not_before"].split():
        found = [figure.unit for figure in find_figures(f"共*{row['word']}{beyond.removeprefix('!')}")]
        assert (row["word"] in found) == beyond.startswith("!")


@pytest.mark.parametrize("row", rows_of("qualifiers"), ids=lambda row: row["word"] + row["place"])
def test_qualifier_is_read_in_its_example(row: dict[str, str]) -> None:
    found = find_figures(row["example"])
    assert row["qualifier"] in [figure.qualifier for figure in found]
    if row["place"] in ("prefix", "suffix"):
        assert any(row["word"] in figure.quote for figure in found)


@pytest.mark.parametrize("row", [row for row in rows_of("qualifiers") if row["not_after"]], ids=lambda row: row["word"])
def test_qualifier_does_not_end_another_word(row: dict[str, str]) -> None:
    for before in row["not_after"].split():
        found = find_figures(f"{before.removeprefix('!')}{row['word']}百万人次")
        assert any(figure.quote.startswith(row["word"]) for figure in found) == before.startswith("!")


@pytest.mark.parametrize("row", rows_of("not_figures"), ids=lambda row: row["word"] + row["place"])
def test_word_tells_figure_or_not(row: dict[str, str]) -> None:
    assert bool(find_figures(row["example"])) == (row["place"] in TRUE_PLACES)


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"].startswith("before_")], ids=lambda row: row["word"])
def test_negative_number_behind_a_word(row: dict[str, str]) -> None:
    assert (find_figures(row["example"])[0].value or 0) < 0


@pytest.mark.parametrize("name", ["magnitudes", "masks", "counted_nouns"])
def test_every_example_holds_a_figure(name: str) -> None:
    assert [row["example"] for row in rows_of(name) if not find_figures(row["example"])] == []


@pytest.mark.parametrize("row", [row for row in rows_of("counted_nouns") if row["bare"]], ids=lambda row: row["word"])
def test_noun_counted_without_unit(row: dict[str, str]) -> None:
    assert [figure.quote for figure in find_figures(f"全域现辖6{row['word']}。")] == ["6"]
    assert bool(find_figures(f"百业6{row['word']}。")) == (row["bare"] == "yes")
    for beyond in row["not_before"].split():
        assert find_figures(f"全域现辖6{row['word']}{beyond}") == []


@pytest.mark.parametrize("row", rows_of("unit_parts"), ids=lambda row: row["of"] + row["word"])
def test_part_goes_into_its_unit(row: dict[str, str]) -> None:
    figures = find_figures(row["example"])
    assert len(figures) == 1
    assert row["word"] in figures[0].quote


@pytest.mark.parametrize("name", ["units", "magnitudes", "masks", "counted_nouns"])
def test_no_word_twice(name: str) -> None:
    assert [word for word, times in Counter(row["word"] for row in rows_of(name)).items() if times > 1] == []


# -- properties -------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [*"近约超第前每从由到至和、，。“”《》（）—-~/∶:x*×X%.,+多余几来半数一两三十百千万亿个人年天元\n \u3000"]
    + ["12", "3.5", "2021", "以上", "个百分点", "分之", "万元", "千瓦", "以来", "连续", "排名", "个半", "之间", "零下"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_quotes_are_the_text_at_their_offsets(text: str) -> None:
    figures = find_figures(text)
    assert [text[figure.start : figure.end] for figure in figures] == [figure.quote for figure in figures]
    assert all(left.end <= right.start for left, right in zip(figures, figures[1:], strict=False))
    for figure in figures:
        assert figure.value is None or (figure.low is None and figure.high is None)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert not figure.mask or figure.value is None


@settings(deadline=None)
@given(
    st.integers(min_value=1, max_value=99_999), st.sampled_from(["", "百", "千", "万", "亿"]), st.sampled_from("个名项")
)
def test_value_is_digits_times_magnitude(digits: int, magnitude: str, unit: str) -> None:
    factor = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}[magnitude]
    (figure,) = find_figures(f"新增{digits}{magnitude}{unit}。")
    assert (figure.value, figure.unit) == (digits * factor, unit)


@pytest.mark.parametrize("written", ["3245.6 万元", "3245.6万 元", "3245.6\n万元", "3245.6　万元", "３２４５．６万元"])
def test_blanks_and_width_change_no_value(written: str) -> None:
    (figure,) = find_figures(f"全年完成投资{written}，增长较快。")
    assert (figure.quote, figure.value, figure.unit) == (written, 32_456_000, "元")


def test_figures_of_a_reading_have_offsets_in_it() -> None:
    text = "走访群众5600户，解决问题近*件"
    assert [text[figure.start : figure.end] for figure in figures_in(text)] == ["5600户", "近*件"]


@pytest.mark.parametrize(
    "sign", ["x", "*", "1", "一", "百", "1,", "1/", "一点", "数", "1万", "“1个", "1-", "约1", "多"]
)
def test_long_runs_end(sign: str) -> None:
    assert len(figures_in(sign * 20_000)) <= 20_000
