"""Invented reports and their masked copies: whole speeches of our own sentences, with every number in a known place."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

SENTENCES = (
    "全市建成党群服务驿站{n}个，其中示范驿站{n}个，覆盖街道社区{n}个。",
    "围绕社区治理难题开设夜间课堂{n}期，培训网格员{n}人次，参训率达到{p}%。",
    "选派驻村指导员{n}名，帮助薄弱村理清发展思路，村均增收{d}万元。",
    "{y}年以来，组织在职党员到居住地报到{d}万名，认领微心愿{n}个，办结率为{p}%。",
    "针对快递小哥歇脚难的问题，联合商户设立爱心座椅{n}处，累计服务骑手{n}万人次。",
    "推动机关干部下沉一线，走访群众{n}户，收集意见建议{n}条，解决困难{n}件。",
    "把矛盾化解在家门口，调解纠纷{n}起，调解成功率由{p}%提升至{p}%。",
    "投入专项资金{d}亿元，新改扩建活动场所{n}处，平均面积达到{n}平方米。",
    "在{place}开展流动党员试点，成立驻外支部{n}个，联系外出党员{n}名。",
    "举办技能比武{n}场，吸引{n}名青年职工参加，评选首席技师{n}名。",
    "{y}年，全市培育专业合作社{n}家，带动农户{n}户，户均增加收入{n}元。",
    "优化窗口服务流程，压减申报材料{n}份，平均办理时间缩短{n}天。",
    "开通线上学习专栏，上传微视频{n}部，点击量超过{n}万次。",
    "整顿后进支部{n}个，调整不胜任书记{n}名，储备后备力量{n}名。",
    "建立困难职工档案{n}份，发放慰问金{d}万元，结对帮扶{n}户家庭。",
    "制定责任清单，明确牵头部门{n}个，细化具体任务{n}项，按季度通报进展。",
    "引导两新组织参与共建，签订共建协议{n}份，落实共建项目{n}个。",
    "{place}探索积分兑换办法，设立兑换超市{n}家，参与居民{d}万人。",
    "常态化开展夜访活动，入户{n}次，现场答复问题{n}个，群众满意度为{p}%。",
    "实施头雁提升计划，遴选优秀带头人{n}名，外出跟班学习{n}批次。",
    "坚持把支部建在产业链上，组建联合党委{n}个，吸纳企业{n}家。",
    "改造老旧小区{n}个，加装电梯{n}部，惠及居民{n}户。",
)
OPENINGS = (
    "我们始终把基层基础工作抓在手上，坚持问题导向，一步一个脚印补短板、强弱项。",
    "做好新形势下的群众工作，离不开一支扎根基层、善于服务的骨干队伍。",
    "几年来的实践告诉我们，只有把组织优势转化为治理优势，才能赢得群众真心拥护。",
)
PLACES = ("宜春市", "绵阳市", "洛阳市", "柳州市", "遵义市", "临沂市")
STYLES = ("*", "x", "×", "positional", "digits")
SLOT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True)
class Report:
    """A text and, for each of its slots, in order, what kind it is (n, d, p, y, place) and where it stands."""

    text: str
    slots: tuple[tuple[str, int, int], ...]

    def cells(self) -> list[str]:
        return [self.text[start:end] for _, start, end in self.slots]


def report_of(chance: random.Random, sentences: int = 12) -> Report:
    """An invented speech of so many different sentences."""
    lines = [chance.choice(OPENINGS), *chance.sample(SENTENCES, min(sentences, len(SENTENCES)))]
    pattern = "在全市基层工作会上的发言\n{place}委组织部\n" + "".join(
        line + ("\n" if chance.random() < 0.3 else "") for line in lines
    )
    return filled(pattern, [_number(chance, kind) for kind in SLOT.findall(pattern)])


def filled(pattern: str, cells: list[str]) -> Report:
    """The pattern with its slots filled in."""
    text, slots = "", []
    pieces = SLOT.split(pattern)
    for at in range(0, len(pieces), 2):
        text += pieces[at]
        if at + 1 < len(pieces):
            cell = cells[at // 2]
            slots.append((pieces[at + 1], len(text), len(text) + len(cell)))
            text += cell
    return Report(text, tuple(slots))


def with_cells(report: Report, cells: list[str]) -> Report:
    """The report with other words in its slots."""
    text, at, slots = "", 0, []
    for (kind, start, end), cell in zip(report.slots, cells, strict=True):
        text += report.text[at:start]
        slots.append((kind, len(text), len(text) + len(cell)))
        text, at = text + cell, end
    return Report(text + report.text[at:], tuple(slots))


def masked(report: Report, chance: random.Random, style: str, share: float) -> Report:
    """A copy with about that share of its numbers, years and names masked."""
    return with_cells(report, [mask_of(cell, kind, style, chance) if chance.random() < share else cell
                               for (kind, _, _), cell in zip(report.slots, report.cells(), strict=True)])  # fmt: skip


def mask_of(cell: str, kind: str, style: str, chance: random.Random) -> str:
    """A number or name as a style masks it."""
    if kind == "place":
        return {"*": "*", "×": "××"}.get(style, "xx") + cell[-1]
    if style == "digits":
        kept = chance.randrange(len(cell.partition(".")[0]))
        return cell[:kept] + re.sub(r"\d", "x", cell[kept:])
    return re.sub(r"\d", "x", cell) if style in ("x", "positional") else style


def changed(report: Report, chance: random.Random) -> Report:
    """The same words with other numbers: the next year's report."""
    cells = []
    for (kind, _, _), cell in zip(report.slots, report.cells(), strict=True):
        other = cell
        while other == cell and kind != "place":
            other = _number(chance, kind)
        cells.append(other)
    return with_cells(report, cells)


def _number(chance: random.Random, kind: str) -> str:
    if kind == "place":
        return chance.choice(PLACES)
    if kind == "y":
        return str(chance.randint(2015, 2024))
    if kind == "d":
        return f"{chance.randint(1, 98)}.{chance.randint(1, 9)}"
    if kind == "p":
        return chance.choice([str(chance.randint(10, 99)), f"{chance.randint(10, 99)}.{chance.randint(1, 9)}"])
    return str(chance.randint(2, 10 ** chance.randint(1, 4) + 1))
