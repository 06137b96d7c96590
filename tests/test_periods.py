"""The period of a figure: a report on the left (the figure in angle brackets), what it gets on the right."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_text
from extract.periods import Period
from tests.period_makers import ANNUAL, DATED, FIVE, PLAN, REVIEW, UNDATED, periods


@pytest.mark.parametrize(("head", "text", "year", "period", "words", "basis"), [
    # nothing said
    (UNDATED, "全县建成驿站<5个>。", None, "", "", ""),
    (DATED, "全县建成驿站<5个>。", 2023, "2023", "", ""),
    (ANNUAL, "全省建成驿站<5个>。", 2025, "2025", "", "year"),
    # the nearest word in the sentence
    (UNDATED, "2021年全县建成驿站<5个>。", 2021, "2021", "2021年", "year"),
    (UNDATED, "2021年建成驿站5个，2022年建成<7个>。", 2022, "2022", "2022年", "year"),
    (UNDATED, "2021年建成驿站5个；修缮老屋<7间>。", 2021, "2021", "2021年", "year"),
    (UNDATED, "2021年建成驿站5个。随后修缮老屋<7间>。", 2021, "2021", "2021年", "year"),
    (UNDATED, "按照县里部署，2021年起推行改革。随后修缮老屋<7间>。", None, "2021/..", "2021年起", "cumulative"),
    (UNDATED, "2021年，县里重视驿站建设。一年来，建成驿站<5个>。", 2021, "2021", "一年来", "year"),
    (UNDATED, "县里重视。2021年建成驿站5个。随后修缮老屋<7间>。", None, "", "", ""),
    (UNDATED, "会员<7名>，其中2021年入会5名。", None, "", "", ""),
    (UNDATED, "xxxx年新增农民会员<xx名>。", None, "XXXX", "xxxx年", "year"),
    (UNDATED, "*年以来年均发展会员<*名>。", None, "XXXX/..", "*年以来", "annual_average"),
    (UNDATED, "2021年以来约谈<7人>。", None, "2021/..", "2021年以来", "cumulative"),
    (DATED, "2021年以来约谈<7人>。", 2023, "2021/..", "2021年以来", "cumulative"),
    (UNDATED, "2021年3月建成驿站<7个>。", 2021, "2021-03", "2021年3月", ""),
    (UNDATED, "截至2021年底，建成驿站<7个>。", 2021, "2021", "截至2021年底", "as_of"),
    (UNDATED, "到2030年，驿站达到<7个>。", 2030, "2030", "到2030年", "as_of"),
    (UNDATED, "“十一五”期间，建成驿站<7个>。", 2010, "2006/2010", "“十一五”期间", "cumulative"),
    (UNDATED, "“十四五”规划确定驿站<7个>。", None, "", "", ""),
    (UNDATED, "2019—2021年建成驿站<7个>。", 2021, "2019/2021", "2019—2021年", "cumulative"),
    # words that lean on the document's date
    (UNDATED, "去年建成驿站<7个>。", None, "", "去年", "year"),
    (DATED, "去年建成驿站<7个>。", 2022, "2022", "去年", "year"),
    (DATED, "今年以来建成驿站<7个>。", 2023, "2023", "今年以来", "year"),
    (DATED, "去年以来建成驿站<7个>。", 2023, "2022/..", "去年以来", "cumulative"),
    (DATED, "目前有驿站<7个>。", 2023, "2023", "目前", "as_of"),
    (DATED, "近三年建成驿站<7个>。", 2023, "2021/2023", "近三年", "cumulative"),
    (UNDATED, "近三年建成驿站<7个>。", None, "", "近三年", "cumulative"),
    (DATED, "换届以来走访<7户>。", None, "", "换届以来", ""),
    (DATED, "新一届委员占<75%>。", None, "", "新一届", ""),
    (DATED, "上半年走访<7户>。", 2023, "2023-01/2023-06", "上半年", ""),
    (DATED, "去年三季度走访<7户>。", 2022, "2022-07/2022-09", "去年三季度", ""),
    (DATED, "2022年前三季度走访<7户>。", 2022, "2022-01/2022-09", "2022年前三季度", ""),
    (DATED, "1至5月走访<7户>。", 2023, "2023-01/2023-05", "1至5月", ""),
    (DATED, "截至二季度末，走访<7户>。", 2023, "2023-06", "截至二季度末", "as_of"),
    (DATED, "平均年龄由换届前的51岁降至<46岁>。", 2023, "2023", "", ""),  # it tells when 51 was
    ("某馆2023年工作总结\n", "全年招募馆员32名，其中<35岁以下>21名。", 2023, "2023", "全年", "year"),
    (UNDATED, "上半年走访<7户>。", None, "", "上半年", ""),
    (UNDATED, "2021年上半年走访<7户>。", 2021, "2021-01/2021-06", "2021年上半年", ""),
    (UNDATED, "20xx年上半年走访<7户>。", None, "20XX", "20xx年上半年", ""),
    ("某局2023年上半年工作总结\n", "走访<7户>。", 2023, "2023-01/2023-06", "", ""),
    ("某局2023年上半年工作总结\n", "全年走访<7户>。", 2023, "2023", "全年", "year"),
    (DATED, "（一）改造老屋7户，其中2021年3户。\n走访<7户>。", 2023, "2023", "", ""),
    (DATED, "二、下半年工作安排\n走访<7户>。", 2023, "2023-07/2023-12", "下半年", ""),
    ("某局工作安排\n", "二、下半年工作安排\n走访<7户>。", None, "", "下半年", ""),
    # the same time of the year before
    (DATED, "走访9户，去年同期为<7户>。", 2022, "2022", "去年同期", ""),
    (DATED, "全年走访9户，较上年同期（<7户>）增加2户。", 2022, "2022", "上年同期", "year"),
    (DATED, "1至5月走访9户，较去年同期的<7户>增加2户。", 2022, "2022-01/2022-05", "去年同期", ""),
    (DATED, "截至6月底，有驿站9座，去年同期为<7座>。", 2022, "2022-06", "去年同期", "as_of"),
    ("某局2023年上半年工作总结\n", "走访9户，去年同期为<7户>。", 2022, "2022-01/2022-06", "去年同期", ""),
    (REVIEW, "走访9户，上年同期为<7户>。", 2024, "2024", "上年同期", "year"),
    (DATED, "走访9户，较上年同期的7户增加<2户>。", 2023, "2023", "", ""),
    (DATED, "走访9户，比去年同期增加<2户>。", 2023, "2023", "", ""),
    (DATED, "去年3月底，走访<7户>。", 2022, "2022-03", "去年3月底", "as_of"),
    (DATED, "每年走访<7户>。", None, "", "每年", ""),
    # what is paid in a month is a rate of its time
    (DATED, "城乡低保标准提高到每月<815元>和620元。", 2023, "2023", "", ""),
    (DATED, "连续两年走访<7户>。", None, "", "连续两年", ""),
    (ANNUAL, "连续两年走访<7户>。", 2025, "2025", "连续两年", "year"),
    # an open span that a count of years takes up
    (UNDATED, "2019年起，推行热线改革。改革推进3年来，受理诉求<7件>。", None, "2019/..", "3年来", "cumulative"),
    (UNDATED, "2019年起，推行热线改革。近三年，受理诉求<7件>。", None, "", "近三年", "cumulative"),
    (UNDATED, "2019年以来走访5户。三年来，受理诉求<7件>。", None, "", "三年来", "cumulative"),
    (DATED, "针对目前的难题，每年走访<7户>。", None, "", "每年", ""),
    (DATED, "每半年走访<7户>。", None, "", "每半年", ""),
    # deadlines
    (DATED, "2030年前建成驿站<7个>。", 2030, "2030", "2030年前", "as_of"),
    (DATED, "力争年底前建成驿站<7个>。", 2023, "2023", "年底前", "as_of"),
    (DATED, "去年走访5户，三年内建成驿站<7个>。", 2022, "2022", "去年", "year"),
    # bases of comparison
    (DATED, "比2020年增加<7户>。", 2023, "2023", "", ""),
    (DATED, "去年走访7户，较2020年增加<3户>。", 2022, "2022", "去年", "year"),
    (DATED, "与2020年相比增加<7户>。", 2023, "2023", "", ""),
    (DATED, "高于上年<7户>。", 2023, "2023", "", ""),
    (DATED, "是2020年的<3倍>。", 2023, "2023", "", ""),
    (DATED, "是2005年<12亿元>的3倍。", 2005, "2005", "2005年", "year"),
    (DATED, "收入比2020年<翻一番>。", 2023, "2023", "", ""),
    (DATED, "比2020年的<7户>增加3户。", 2020, "2020", "2020年", "year"),
    (DATED, "增速为2015年以来最高的<9%>。", 2023, "2023", "", ""),
    # from – to
    (DATED, "驿站从2020年的<3个>增加到9个。", 2020, "2020", "从2020年", "year"),
    (DATED, "驿站从2020年的3个增加到<9个>。", 2023, "2023", "", ""),
    (DATED, "驿站从2020年的3个增加到2022年的<9个>。", 2022, "2022", "到2022年", "as_of"),
    (DATED, "驿站从2020年3个增加到2022年9个，占比从<1%>提高到2%。", 2020, "2020", "从2020年", "year"),
    (DATED, "驿站从2020年3个增加到2022年9个，占比从1%提高到<2%>。", 2022, "2022", "到2022年", "as_of"),
    (REVIEW, "常住人口由上年<729万人>增加到732万人。", 2024, "2024", "由上年", "year"),
    (REVIEW, "利润由上年下降2%转为增长8%，能耗下降<5%>。", 2025, "2025", "2025年", "year"),
    # times and figures side by side
    (DATED, "2021年和2022年分别建成<5个>和7个。", 2021, "2021", "2021年", "year"),
    (DATED, "2021年和2022年共建成<5个>。", 2022, "2022", "2022年", "year"),
    # days
    (DATED, "2020年2月15日，新增病例<5例>。", 2020, "2020-02-15", "2020年2月15日", ""),
    (DATED, "截至2月15日，累计报告病例<5例>。", 2023, "2023-02-15", "截至2月15日", "cumulative"),
    # masked in part
    (DATED, "20xx年建成驿站<5个>。", None, "20XX", "20xx年", "year"),
    (UNDATED, "202x年以来建成驿站<5个>。", None, "202X/..", "202x年以来", "cumulative"),
    # a clause that ends in 以来
    (DATED, "自2018年启动试点以来，建成驿站<5个>。", 2023, "2018/..", "自2018年启动试点以来", "cumulative"),
    (DATED, "2018年降水量为有记录以来最多，达<5毫米>。", 2018, "2018", "2018年", "year"),
    (DATED, "2021年村级换届后，班子平均<42岁>。", 2023, "2021/..", "2021年村级换届后", "as_of"),
    # shares and multiples of an earlier level, and that level itself
    (DATED, "客流恢复到2019年的<93%>。", 2023, "2023", "", ""),
    (DATED, "总产值达到2015年的<3倍>。", 2023, "2023", "", ""),
    (DATED, "占比由5%提高到2022年的<7%>。", 2022, "2022", "到2022年", "as_of"),
    (DATED, "2021年相比2020年增加<7户>。", 2021, "2021", "2021年", "year"),
    (DATED, "基金支出比去年<9万元>增加2万元。", 2022, "2022", "去年", "year"),
    (DATED, "人口与2010年（第六次普查数据）的<7万人>相比有所增加。", 2010, "2010", "2010年", "year"),
    (DATED, "比历史最高的2015年的294斤增产<54斤>。", 2023, "2023", "", ""),
    (DATED, "实现“十三五”以来“七连降”，占比<5%>。", 2023, "2023", "", ""),
    # names with a time word in them
    (DATED, "2022年收入9万元，完成年初预算的<97%>。", 2022, "2022", "2022年", "year"),
    (DATED, "2022年总值9万元，按年均汇率折合<2美元>。", 2022, "2022", "2022年", "year"),
    # a part of what was counted, and several years in a paragraph
    (UNDATED, "2021年走访5户、2022年走访7户。随后修缮老屋<7间>。", None, "", "", ""),
    (UNDATED, "初步核算，2021年总产值9亿元。利润<2亿元>。", 2021, "2021", "2021年", "year"),
    (UNDATED, "各村建设有序。\n图1：2021—2023年产值\n建成驿站<3个>。", None, "", "", ""),
    (DATED, "连续三年增长8%，利润<2亿元>。", 2023, "2023", "", ""),
    # a year of two mask signs
    (UNDATED, "XX年，新建驿站<3个>。", None, "XXXX", "XX年", "year"),
    (UNDATED, "7月29—30日，受灾<3户>。", None, "", "7月29—30日", ""),
    (DATED, "7月29日至30日，受灾<3户>。", 2023, "2023-07", "7月29日至30日", ""),
    # brackets
    (DATED, "总人口<5万人>（2020年末），耕地7亩。", 2020, "2020", "2020年末", "as_of"),
    (DATED, "总人口5万人（2020年末），耕地<7亩>。", 2023, "2023", "", ""),
    (DATED, "建成驿站（2021年启用）<7个>。", 2023, "2023", "", ""),
])
def test_period(head: str, text: str, year: int | None, period: str, words: str, basis: str) -> None:
    assert periods(head + text) == [Period(year, period, words, basis)]


@pytest.mark.parametrize(("text", "kind", "year", "period", "words", "basis"), [
    # headings and openings govern
    (REVIEW + "建成驿站<7个>。", "result", 2025, "2025", "2025年", "year"),
    (PLAN + "建成驿站<7个>。", "target", 2026, "2026", "2026年", "year"),
    (ANNUAL + "建成驿站<7个>。", "target", 2026, "2026", "", "year"),
    (ANNUAL + "建成<7个>以上的驿站。", "rule", 2025, "2025", "", "year"),
    (REVIEW + "（一）产业向好。\n建成驿站<7个>。", "result", 2025, "2025", "2025年", "year"),
    (REVIEW + "二、主要任务\n建成驿站<7个>。", "target", 2026, "2026", "", "year"),
    (FIVE + "建成驿站<7个>。", "result", 2025, "2021/2025", "过去五年", "cumulative"),
    (FIVE + "2025年，建成驿站<7个>。", "result", 2025, "2025", "2025年", "year"),
    (FIVE + "2025年，建成驿站5个。修缮老屋<7间>。", "result", 2025, "2025", "2025年", "year"),
    (FIVE + "2025年，建成驿站5个。\n修缮老屋<7间>。", "result", 2025, "2021/2025", "过去五年", "cumulative"),
    (FIVE + "刚刚过去的2025年，成绩显著。\n建成驿站<7个>。", "result", 2025, "2025", "2025年", "year"),
    (REVIEW + "各位代表！2025年是攻坚之年。五年来，驿站越办越好。\n建成驿站<7个>。",
     "result", 2025, "2021/2025", "五年来", "cumulative"),
    (REVIEW + "——这是民生改善最快的五年。\n建成驿站<7个>。", "result", 2025, "2021/2025", "五年", "cumulative"),
    (REVIEW + "全年建成驿站<7个>。", "result", 2025, "2025", "全年", "year"),
    (PLAN + "全年建成驿站<7个>。", "target", 2026, "2026", "全年", "year"),
    (PLAN + "主要目标是：\n建成驿站5个；\n修缮老屋<7间>。", "target", 2026, "2026", "2026年", "year"),
    (PLAN + "到2030年：\n建成驿站5个；\n修缮老屋<7间>。", "target", 2030, "2030", "到2030年", "as_of"),
    (ANNUAL + "二、“十五五”时期主要目标\n驿站达到<7个>。", "target", 2030, "2026/2030", "“十五五”时期", "as_of"),
    (ANNUAL + "根据省委建议，编制了“十五五”规划纲要。生产总值年均增长<5%>。",
     "target", 2030, "2026/2030", "“十五五”", "annual_average"),
    (ANNUAL + "今后五年，建成驿站<7个>。", "target", 2030, "2026/2030", "今后五年", "cumulative"),
    (PLAN + "三年内建成驿站<7个>。", "target", 2028, "2026/2028", "三年内", "cumulative"),
    (REVIEW + "近两年，建成驿站5个。\n修缮老屋<7间>。", "result", 2025, "2025", "2025年", "year"),
    (ANNUAL + "一、五年工作回顾\n建成驿站<7个>。", "result", 2025, "2021/2025", "五年", "cumulative"),
    (ANNUAL + "一、抢抓机遇、开拓奋进的五年\n建成驿站<7个>。", "result", 2025, "2021/2025", "五年", "cumulative"),
    (ANNUAL + "———过去五年，成绩显著。建成驿站<7个>。", "result", 2025, "2021/2025", "过去五年", "cumulative"),
    (REVIEW + "存款余额五年分别增加<7亿元>。", "result", 2025, "2021/2025", "五年", "cumulative"),
    # an average over the years spoken of
    (FIVE + "2025年总值9亿元，较上年增长6%，年均增长<5%>。", "result", 2025, "2021/2025", "过去五年", "annual_average"),
    (FIVE + "2025年总值9亿元，较上年增长<6%>，年均增长5%。", "result", 2025, "2025", "2025年", "year"),
    # a record of thirty years is no time of what follows; a level raised to, and a rate, are no sums
    (FIVE + "五年来，水质30年来首次达标，建成河湖<7个>。", "result", 2025, "2021/2025", "五年来", "cumulative"),
    (FIVE + "五年来，补助标准提高到每月<7元>。", "result", 2025, "2021/2025", "五年来", "as_of"),
    (FIVE + "五年来，服务业对经济增长贡献率超<7%>。", "result", 2025, "2021/2025", "五年来", "as_of"),
    (FIVE + "2025年，财政五年支出<7亿元>。", "result", 2025, "2021/2025", "五年", "cumulative"),
    (FIVE + "五年中，分两批下放事项<7项>。", "result", 2025, "2021/2025", "五年中", "cumulative"),
    (FIVE + "建成驿站5座、在建<7座>。", "result", 2025, "2021/2025", "过去五年", "as_of"),
    # a stretch of years before a growth is its own, and speaks to its clause alone
    (ANNUAL + "企业数3年增长<20%>，产值增长5%。", "result", 2025, "2023/2025", "3年", "cumulative"),
    (ANNUAL + "企业数3年增长20%，产值增长<5%>。", "result", 2025, "2025", "", "year"),
    (ANNUAL + "受教育年限由10.23年提高到<10.8年>。", "result", 2025, "2025", "", "year"),
    (FIVE + "五年来，能耗累计下降7%，平均寿命<79岁>。", "result", 2025, "2021/2025", "五年来", "as_of"),
    (FIVE + "五年来，服务业增长<7%>。", "result", 2025, "2021/2025", "五年来", "cumulative"),
    (FIVE + "五年来，向<7名>群众发放补助。", "result", 2025, "2021/2025", "五年来", "cumulative"),
    # what kind of total
    (FIVE + "生产总值年均增长<5%>。", "result", 2025, "2021/2025", "过去五年", "annual_average"),
    (FIVE + "收入年均分别增长5%、<6%>。", "result", 2025, "2021/2025", "过去五年", "annual_average"),
    (FIVE + "收入年均增长5%，总值增长<30%>。", "result", 2025, "2021/2025", "过去五年", "cumulative"),
    (FIVE + "每年新增就业<7万人>。", "result", 2025, "2021/2025", "过去五年", "annual_average"),
    (FIVE + "生产总值达到<7亿元>。", "result", 2025, "2021/2025", "过去五年", "as_of"),
    (FIVE + "生产总值<7亿元>。", "result", 2025, "2021/2025", "过去五年", "as_of"),
    (FIVE + "生产总值从<3亿元>增加到7亿元。", "result", 2020, "2020", "过去五年", "as_of"),
    (FIVE + "生产总值从3亿元增加到<7亿元>。", "result", 2025, "2021/2025", "过去五年", "as_of"),
    (FIVE + "劳动生产率从人均<3万元>提高到7万元。", "result", 2020, "2020", "过去五年", "as_of"),
    (FIVE + "森林覆盖率<24%>。", "result", 2025, "2021/2025", "过去五年", "as_of"),
    (FIVE + "产量居全国<第2位>。", "result", 2025, "2021/2025", "过去五年", "as_of"),
    (FIVE + "能耗下降<14%>。", "result", 2025, "2021/2025", "过去五年", "cumulative"),
    (FIVE + "五年累计，植树5万亩；种草<7万亩>。", "result", 2025, "2021/2025", "五年", "cumulative"),
    (FIVE + "细颗粒物年均浓度<28微克>。", "result", 2025, "2021/2025", "过去五年", "as_of"),
    (REVIEW + "细颗粒物年均浓度<28微克>。", "result", 2025, "2025", "2025年", "year"),
    (REVIEW + "累计建成驿站<7个>。", "result", 2025, "2025", "2025年", "cumulative"),
    (REVIEW + "年末城镇失业率<5%>。", "result", 2025, "2025", "年末", "as_of"),
    (ANNUAL + "2020年到2025年，占比从<3%>提高到7%。", "result", 2020, "2020", "2020年到2025年", "as_of"),
    (ANNUAL + "到2030年，占比从<3%>提高到7%。", "target", None, "", "到2030年", "as_of"),
])
def test_period_in_annual_reports(
    text: str, kind: str, year: int | None, period: str, words: str, basis: str
) -> None:
    assert periods(text, kind) == [Period(year, period, words, basis)]


def test_one_period_for_each_figure() -> None:
    found = periods(REVIEW + "建成驿站<5个>、老屋<7间>，2024年建成<3个>。\n二、2026年工作安排\n建成驿站<9个>。")
    assert [period.year for period in found] == [2025, 2025, 2024, 2026]


def test_sentence_about_a_part_has_the_time_of_the_whole() -> None:
    found = periods(UNDATED + "县里总结，2021年建成驿站<5个>。其中，乡村驿站<3个>。修缮老屋<7间>。")
    assert [period.year_text for period in found] == ["2021年", "2021年", ""]


@pytest.mark.parametrize(("text", "years"), [
    ("2021年、2022年分别建成<5个>、<7个>。", [2021, 2022]),
    ("2021年和2022年，建成率分别为<5%>和<7%>，超过年初计划<2个百分点>。", [2021, 2022, 2022]),
    ("2022年，男女会员分别为<5名>和<7名>。", [2022, 2022]),
])
def test_times_dealt_out(text: str, years: list[int]) -> None:
    assert [period.year for period in periods(DATED + text)] == years


def test_what_there_is_now_holds_for_a_list() -> None:
    found = periods("某局2023年度工作总结\n现有驿站<5座>、书屋<7间>，走访<9户>。")
    assert [period.time_basis for period in found] == ["as_of", "as_of", "year"]
    found = periods("某局2023年度工作总结\n现有会员<9名>，其中女会员<7名>，其中新增<2名>。")
    assert [period.time_basis for period in found] == ["as_of", "as_of", "year"]
    found = periods("某局2023年度工作总结\n现有会员<9名>，其中女会员<7名>，农民会员<4名>。走访<9户>。")
    assert [period.time_basis for period in found] == ["as_of", "as_of", "as_of", "year"]


def test_start_of_a_change_holds_for_its_figures_only() -> None:
    found = periods(DATED + "2022年，低保标准从2020年的<500元>、<600元>调整为<700元>、<800元>。")
    assert [period.year for period in found] == [2020, 2020, 2022, 2022]


def test_section_ends_what_a_section_opened() -> None:
    title = "在基层工作推进会上的交流发言\n"
    body = "各村扎实推进各项工作，群众满意度不断提升，基础更加牢固。" * 15 + "\n"
    found = periods((title + "一、2021年工作情况\n" + body + title + body).rstrip() + f"建成驿站<5个>。\n{title}{body}")
    assert found == [Period(None, "", "", "")]


def test_same_time_is_no_part_of_a_label_and_has_its_own_year() -> None:
    rows = extract_text(DATED + "调解320起，去年同期为280起。")
    assert [(row.label, row.year) for row in rows] == [("调解", 2023), ("调解", 2022)]


PIECES = st.sampled_from([
    "2021年", "去年", "五年来", "从", "到", "比", "建成<5个>", "年均", "累计", "，", "。", "\n", "一、2025年工作\n",
    "（", "）", "每年", "“十五五”时期", "<*名>", "增长<3%>",
])


@given(st.lists(PIECES, max_size=25))
@settings(max_examples=150)
def test_every_figure_gets_a_period_that_fits_its_year(pieces: list[str]) -> None:
    for period in periods(REVIEW + "".join(pieces)):
        years = re.findall(r"\d{4}", period.period)
        assert period.year is None or not years or period.period.endswith("..") or period.year == int(years[-1])
        assert period.time_basis in ("", "year", "cumulative", "annual_average", "as_of")
