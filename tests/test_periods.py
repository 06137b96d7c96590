"""The period of a figure: a report on the left (the figure in angle brackets), what it gets on the right."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_text
from extract.chapters import plan_spans_of
from extract.dating import DocumentDate, document_date_of
from extract.lexicon import rows_of
from extract.outline import outline_of
from extract.periods import Period, periods_of
from extract.record import Figure

UNDATED = "在基层工作推进会上的发言\n"
DATED = "2023年某县基层工作经验汇编\n"
ANNUAL = "2026年某省政府工作报告\n——2026年1月20日在某省第十四届人民代表大会第四次会议上\n各位代表：\n"
REVIEW = ANNUAL + "一、2025年工作回顾\n"
FIVE = ANNUAL + "一、过去五年工作回顾\n"
PLAN = ANNUAL + "二、2026年重点工作\n"


def figures_and_text(marked: str) -> tuple[list[Figure], str]:
    """The figures that stand in angle brackets, and the text without the brackets."""
    figures, pieces, at = [], [], 0
    for piece in re.split(r"(<[^>]*>)", marked):
        quote = piece.strip("<>")
        if piece.startswith("<"):
            unit = quote.lstrip("0123456789.*x约超近")
            form = "rank" if quote.startswith("第") else "multiple" if "倍" in quote or "番" in quote else "plain"
            figures.append(Figure(at, at + len(quote), quote, None, None, None, unit, "exact", "", form))
        pieces.append(quote)
        at += len(quote)
    return figures, "".join(pieces)


def periods(marked: str, kind: str = "result", given: str = "") -> list[Period]:
    figures, text = figures_and_text(marked)
    outline = outline_of(text)
    date = document_date_of(outline, given)
    return periods_of(outline, figures, [kind] * len(figures), date, plan_spans_of(outline, date))


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


@pytest.mark.parametrize(("text", "year", "date", "annual", "basis"), [
    ("2024年某县政府工作报告\n各位代表：\n一、工作回顾\n", 2024, "", True, "title"),
    ("政府工作报告\n——2018年3月5日在某省第十三届人民代表大会第一次会议上\n各位代表：\n",
     2018, "2018-03-05", True, "date line"),
    ("2026年某省政府工作报告\n来源：某报\n时间：2026-02-09\n各位代表：\n", 2026, "2026-02-09", True, "title"),
    ("2023年某县基层工作经验汇编\n目录\n", 2023, "", False, "title"),
    ("2025医院工作总结和计划\n一、工作总结\n", 2025, "", False, "title"),
    ("2023年8月18日，记者从县里获悉，全县建成驿站5个。\n", 2023, "2023-08-18", False, "date line"),
    ("1951年8月18日，两乡合并，辖5个村。\n", None, "", False, ""),
    ("在2023年基层重点任务\n推进会上的表态发言\n某市扎实推进。\n", 2023, "", False, "title"),
    ("在基层工作推进会上的讲话\n（2022年7月8日）\n同志们：\n", 2022, "2022-07-08", False, "date line"),
    ("在基层工作推进会上的讲话\n二〇二二年七月八日\n同志们：\n", 2022, "2022-07-08", False, "date line"),
    ("在基层工作推进会上的讲话\n（2022年7月）\n同志们：\n", 2022, "2022-07", False, "title"),
    ("搭好新平台\n某县县委组织部  2022年7月\n建成驿站5个。\n", 2022, "2022-07", False, "date line"),
    ("搭好新平台\n某县县委组织部（2022年7月）\n建成驿站5个。\n", 2022, "2022-07", False, "date line"),
    ("搭好新平台\n建成驿站5个。\n    某县县委组织部    2022年7月\n", 2022, "2022-07", False, "date line"),
    ("搭好新平台\n全县建成驿站5个，驿站 2022年7月\n", None, "", False, ""),
    ("政府工作报告\n各位代表：\n一、2023年工作回顾\n建成驿站5个。\n二、2024年工作安排\n", 2024, "", True, "title"),
    ("关于2024年计划执行情况与2025年计划安排的报告\n各位代表：\n", 2025, "", True, "title"),
    ("某局2023年工作总结和2024年工作计划\n一、2023年工作总结\n", 2023, "", False, "title"),
    ("政府工作报告\n——2023年12月28日在某县第五届人民代表大会第三次会议上\n各位代表：\n一、2023年工作回顾\n"
     "建成驿站5个。\n二、2024年工作安排\n", 2024, "2023-12-28", True, "date line"),
    ("2024年某市国民经济和社会发展统计公报\n某市统计局\n2025年3月20日\n一、综合\n", 2024, "2025-03-20", False, "title"),
    ("在基层工作推进会上的讲话\n同志们：\n在党的十九大即将召开之际，我们开会。\n", 2017, "", False, "named meeting"),
    ("在基层工作推进会上的讲话\n同志们：\n今年是“十四五”开局之年。\n", 2021, "", False, "named meeting"),
    ("在基层工作推进会上的讲话\n同志们：\n今年是建党100周年。\n", 2021, "", False, "named meeting"),
    ("在基层工作推进会上的讲话\n同志们：\n深入学习党的二十大精神。2021年建成驿站5个。\n", None, "", False, ""),
    ("在基层工作推进会上的讲话\n同志们：\n今年是建党100周年。今年是“十四五”收官之年。\n", None, "", False, ""),
    ("", None, "", False, ""),
])
def test_document_date(text: str, year: int | None, date: str, annual: bool, basis: str) -> None:
    found = document_date_of(outline_of(text))
    assert (found.year, found.date, found.annual_report, found.basis) == (year, date, annual, basis)


@pytest.mark.parametrize(("text", "year", "reviews"), [
    # what sums up the year of its title, or reviews the year before
    ("某局2023年度工作总结\n一、主要成效\n", 2023, "its own"),
    ("2023年度述职述廉报告\n（2024年1月10日）\n一、履职情况\n", 2023, "its own"),
    ("某局2023年工作总结和2024年工作计划\n一、2023年工作总结\n二、2024年工作计划\n", 2023, "its own"),
    ("2023年某县统计公报\n2024年3月20日\n一、综合\n", 2023, "its own"),
    ("在某市纪委全会上的工作报告\n（2023年2月15日）\n同志们：\n一、2022年工作回顾\n二、2023年主要任务\n", 2023, "before"),
    ("某局工作报告\n各位同事：\n一、2022年工作回顾\n二、2023年主要任务\n", 2023, "before"),
    ("2023年某局工作报告\n一、2022年工作回顾\n二、2023年主要任务\n", 2023, "before"),
    ("某局2023年上半年工作总结\n一、主要成效\n", 2023, ""),
    ("某局2023年一季度工作小结\n一、主要成效\n", 2023, ""),
    ("某县书屋行动方案（2023—2025年）\n一、总体要求\n", 2023, ""),
    ("某局2019—2023年工作总结\n一、主要成效\n", 2023, ""),
    ("在2023年工作总结大会上的讲话\n同志们：\n", 2023, ""),
    ("2023年某县经验汇编\n一、主要成效\n", 2023, ""),
])
def test_what_year_a_document_reviews(text: str, year: int, reviews: str) -> None:
    found = document_date_of(outline_of(text))
    assert (found.year, found.summary, found.annual_report) == (year, reviews == "its own", reviews == "before")


def test_given_date_tells_what_a_summary_reviews() -> None:
    found = [document_date_of(outline_of("某局2023年工作总结\n一、主要成效\n"), day) for day in ("2023-12", "2024-01")]
    assert [(date.summary, date.annual_report) for date in found] == [(True, False), (False, True)]


@pytest.mark.parametrize(("text", "kind", "year", "period", "words", "basis"), [
    ("走访<7户>。", "result", 2023, "2023", "", "year"),
    ("一年来，走访<7户>。", "result", 2023, "2023", "一年来", "year"),
    ("一年来，走访5户，满意率从<7%>提高到9%。", "result", 2023, "2023", "一年来", "year"),
    ("全年走访<7户>。", "result", 2023, "2023", "全年", "year"),
    ("年末有驿站<7座>。", "result", 2023, "2023", "年末", "as_of"),
    ("现有驿站5座、驿亭<7个>。", "result", 2023, "2023", "", "as_of"),
    ("现有企业增长<7%>。", "result", 2023, "2023", "", "year"),
    ("2022年，实现当年开工当年启用，建成驿站<3座>。", "result", 2022, "2022", "2022年", "year"),
    ("当年累计建成驿站<3座>。", "result", 2023, "2023", "当年", "year"),
    ("截至2023年底，建成驿站5座，其中当年新建<3座>。", "result", 2023, "2023", "当年", "year"),
    ("三年来，走访<7户>。", "result", 2023, "2021/2023", "三年来", "cumulative"),
    ("新的一年，走访<7户>。", "target", 2024, "2024", "新的一年", "year"),
    ("全年走访<7户>。", "target", 2023, "2023", "全年", "year"),
    ("走访<7户>。", "target", None, "", "", ""),
    ("二、下一步打算\n走访<7户>。", "target", 2024, "2024", "", "year"),
    ("二、下一步打算\n年底前走访<7户>。", "target", 2024, "2024", "年底前", "as_of"),
    ("二、下一步打算\n下一年，走访<7户>。", "target", 2024, "2024", "下一年", "year"),
])
def test_period_in_a_summary_of_the_year(
    text: str, kind: str, year: int | None, period: str, words: str, basis: str
) -> None:
    assert periods("某局2023年度工作总结\n" + text, kind) == [Period(year, period, words, basis)]


@pytest.mark.parametrize(("given_date", "year", "date"), [
    ("2022", 2022, "2022"), ("2022-05", 2022, "2022-05"), ("2022-05-06", 2022, "2022-05-06"),
])
def test_given_date_comes_first(given_date: str, year: int, date: str) -> None:
    found = document_date_of(outline_of("2024年某县政府工作报告\n各位代表：\n"), given_date)
    assert found == DocumentDate(year, date, True, "given")


def test_given_date_must_be_one() -> None:
    with pytest.raises(ValueError, match="no date"):
        document_date_of(outline_of("某县工作报告\n"), "去年")


@pytest.mark.parametrize("row", rows_of("time_basis"), ids=lambda row: row["word"])
def test_basis_row_works_on_its_example(row: dict[str, str]) -> None:
    marked = re.sub(r"(第?[\d.]+(?:座|名|万亩|亿元|万元|微克|度|%|‰|岁|℃|位))$", r"<\1>", row["example"])
    head = FIVE if row["scope"] != "clause" else REVIEW
    assert periods(head + marked + "。")[0].time_basis == row["basis"]


LEAD_INS = [row for row in rows_of("time_words") if row["kind"] in ("opener", "lead_in")]


@pytest.mark.parametrize("row", LEAD_INS, ids=lambda row: row["word"])
def test_opener_row_lets_the_time_open_the_paragraph(row: dict[str, str]) -> None:
    marked = row["example"].replace("12座", "3座。修缮老屋<7间>")
    assert periods(UNDATED + marked + "。")[0].year_text != ""


BASES = [row for row in rows_of("time_words") if row["kind"] in ("base", "after_base", "multiple_base", "times_base")]


@pytest.mark.parametrize("row", BASES, ids=lambda row: row["word"])
def test_base_row_takes_the_time_away(row: dict[str, str]) -> None:
    marked = re.sub(r"(\d+(?:座|%|个百分点|亿元|倍|项))$", r"<\1>", row["example"])
    assert periods(UNDATED + marked + "。")[0].year_text == ""


PARTS = [row for row in rows_of("time_words") if row["kind"] == "part" and row["first"]]


@pytest.mark.parametrize("row", PARTS, ids=lambda row: row["word"])
def test_part_row_has_its_months(row: dict[str, str]) -> None:
    marked = row["example"].replace("12座", "<12座>")
    assert [period.period for period in periods(DATED + marked)] == [
        f"2023-{int(row['first']):02d}/2023-{int(row['last']):02d}"]


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


# For each kind of word in document_words.csv, a document around the row's example, and how it is dated then.
SETTINGS = {
    "title": ("{}\n各位代表：\n", 2024, False, "title"),
    "annual": ("{}\n各位代表：\n", 2024, True, "title"),
    "report": ("{}\n某县第五届人大三次会议\n各位代表：\n", 2024, True, "title"),
    "assembly": ("2024年某县法院工作报告\n{}\n各位代表：\n", 2024, True, "title"),
    "meeting": ("某县书记\n{}\n同志们：\n2023年8月5日\n", 2024, False, "date line"),
    "coming": ("在推进会上的讲话\n同志们：\n{}。\n", 2022, False, "named meeting"),
    "past": ("在推进会上的讲话\n同志们：\n{}。\n", 2022, False, "named meeting"),
    "held": ("在推进会上的讲话\n同志们：\n{}。\n", 2022, False, "named meeting"),
    "opening": ("在推进会上的讲话\n同志们：\n{}。\n", 2021, False, "named meeting"),
    "closing": ("在推进会上的讲话\n同志们：\n{}。\n", 2025, False, "named meeting"),
    "review_heading": ("政府工作报告\n各位代表：\n{}\n建成驿站5个。\n", 2024, True, "title"),
    "press": ("某县新闻\n{}，各村走访干部3名、群众7户，排查隐患5处。\n", 2024, False, "date line"),
    "summary": ("{}\n一、主要成效\n", 2024, False, "title"),
    "part": ("{}\n一、主要成效\n", 2024, False, "title"),
    "plan": ("{}\n一、扩大供给\n", 2024, False, "title"),
    "plan_heading": ("政府工作报告\n各位代表：\n{}\n建成驿站5个。\n", 2024, True, "title"),
}


@pytest.mark.parametrize("row", [row for row in rows_of("document_words") if row["kind"] == "aside"],
                         ids=lambda row: row["word"])
def test_glossary_has_no_time_of_its_own(row: dict[str, str]) -> None:
    glossary = f"{row['example']}\n1.驿站：指<5个>窗口。\n2.书屋：2024年建成<7座>。\n"
    assert [period.year for period in periods(REVIEW + "建成驿站<3个>。\n" + glossary)] == [2025, None, 2024]


@pytest.mark.parametrize("row", [row for row in rows_of("document_words") if row["kind"] == "draft"],
                         ids=lambda row: row["word"])
def test_a_draft_is_what_its_paragraph_is_about(row: dict[str, str]) -> None:
    """What stands behind it is planned for the years of the draft, not for the year of the report."""
    assert periods(f"{ANNUAL}根据省委意见，{row['example']}。茶叶产值年均增长<5%>。")[0].period == "2026/2030"
    assert periods(f"{ANNUAL}根据省委意见，{row['example'].replace(row['word'], '')}。茶叶产值年均增长<5%>。")[0].period != "2026/2030"


@pytest.mark.parametrize("row", [row for row in rows_of("document_words") if row["kind"] in SETTINGS],
                         ids=lambda row: row["word"])
def test_document_row_dates_its_example(row: dict[str, str]) -> None:
    setting, year, annual, basis = SETTINGS[row["kind"]]
    found = document_date_of(outline_of(setting.format(row["example"])))
    assert (found.year, found.annual_report, found.basis) == (year, annual, basis)
    if row["kind"] in ("summary", "part", "plan"):
        assert (found.summary, found.plan) == (row["kind"] == "summary", row["kind"] == "plan")


@pytest.mark.parametrize("row", [row for row in rows_of("time_words") if row["kind"] in ("counted", "shared")],
                         ids=lambda row: row["word"])
def test_counted_row_makes_a_span_a_time(row: dict[str, str]) -> None:
    marked = re.sub(r"(翻一番|\d+(?:万亩|座|亿元|%|个百分点|起|万人))$", r"<\1>", row["example"])
    assert periods(FIVE + "2024年，" + marked + "。")[0].period == "2021/2025"


@pytest.mark.parametrize("row", [row for row in rows_of("time_words") if row["kind"] == "after_since"],
                         ids=lambda row: row["word"])
def test_superlative_row_takes_the_time_away(row: dict[str, str]) -> None:
    marked = re.sub(r"(\d+座)$", r"<\1>", row["example"])
    assert periods(UNDATED + marked + "。")[0].year_text == ""
