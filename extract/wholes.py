"""What a part says less than its whole: in 新增公路9公里，其中高速公路3公里 both are new ones, not all there are."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.deeds import deed_lent
from extract.labelwords import ends_relational, guarded, label_patterns
from extract.lexicon import words_of

_SHORT_WHOLE: Final = 6  # characters of a whole that tells what was done, named in its part's label
_LONGEST_WHOLE: Final = 14  # characters of a whole that is named in its part's label


@cache
def short_owner() -> re.Pattern[str]:
    """A noun of one sign that owns what follows: 村|集体收入, 县（市、区）|经费.

    >>> short_owner().match("村集体收入")[0], short_owner().match("村民收入")
    ('村', None)
    """
    return re.compile(f"(?:{guarded('owner')})(?:（[^（）]{{1,8}}）)?")


def part_label(part: str, whole: str, *, people: bool = False) -> str:
    """The label of a part, completed by what its whole, counted in the same unit, says of both.

    That is the word of flow it opens with (新增) and the noun of measure it ends in (保有量); a part that is only
    a common noun (企业) names its whole.

    >>> part_label("高速公路", "新增公路"), part_label("新能源汽车", "汽车保有量"), part_label("企业", "经营主体")
    ('新增高速公路', '新能源汽车保有量', '经营主体中企业')
    """
    whole = next((whole.removesuffix(word) for word in _words("total") if whole.endswith(word)), whole)
    flow = next((word for word in _words("flow") if whole.startswith(word)), "")
    if flow and (part.startswith(_words("flow")) or label_patterns().doing.search(part)):
        flow = ""
    measure = next((word for word in _words("measure") if whole.endswith(word)), "")
    if part.endswith(_words("measure")) or part in _words("common") or ends_relational().search(part):
        measure = ""
    if flow or measure:
        return f"{flow}{part}{measure}"
    done = label_patterns().doing.search(part) or deed_lent(part)
    deed = "" if done else deed_lent(whole)
    told = (deed or people and not done) and len(whole) <= _SHORT_WHOLE and part[-2:] != whole[-2:]
    if len(whole) <= _LONGEST_WHOLE and (told or part in _words("common")):
        return f"{whole}中{part}"  # 发展党员90名，其中农牧民12名
    return deed + part  # 接待游客9万人次，其中入境游客3万人次


def owned(owner: str, noun: str) -> str:
    """The label of a noun that is always somebody's; a total is that of all there are, not of the new ones.

    >>> owned("新登记经营主体", "总量"), owned("粮食", "产量")
    ('经营主体总量', '粮食产量')
    """
    if noun in _words("amount"):  # 企业营业收入9亿元，利润2亿元: both are the firms'
        other = next((word for word in (*_words("amount"), *_words("measure")) if owner.endswith(word)), "")
        owner = owner.removesuffix(other).removesuffix("总")
    if noun in _words("total"):
        owner = without_flow(owner)
    return owner if owner.endswith(noun) else owner + noun


def without_flow(label: str) -> str:
    """The name of all there are: a label less the word by which it is of the new ones alone.

    >>> without_flow("新登记经营主体"), without_flow("经营主体")
    ('经营主体', '经营主体')
    """
    return next((label[len(word) :] for word in _words("flow") if label.startswith(word)), label)


def flow_first(label: str) -> str:
    """The name of the new ones where the word that says so ends it; not of what is new for each.

    >>> flow_first("过江通道新增"), flow_first("每天新增"), flow_first("人均养老金")
    ('新增过江通道', '每天新增', '人均养老金')
    """
    flow = next((word for word in _words("flow_behind") if label.endswith(word)), "")
    noun = label.removesuffix(flow)
    return flow + noun if flow and len(noun) > 1 and not noun.endswith(_words("each")) else label


def flow_inside(label: str) -> str:
    """The word inside a label by which it is of the new ones alone, "" where none is.

    >>> flow_inside("园区新增从业人员"), flow_inside("从业人员")
    ('新增', '')
    """
    return next((word for word in _words("flow") if word in label[1:-1]), "")


def owner_and_measure(noun: str) -> tuple[str, str]:
    """What a noun of measure is somebody's of, and the measure; ("", the noun) where it is nobody's.

    >>> owner_and_measure("村集体收入"), owner_and_measure("服务中心面积"), owner_and_measure("面积")
    (('村', '集体收入'), ('服务中心', '面积'), ('', '面积'))
    """
    measure = ends_relational().search(noun, 1)
    if measure is None:
        return "", noun
    short = short_owner().match(noun) if len(noun) > 3 else None
    at = short.end() if short else measure.start()
    return noun[:at], noun[at:]


@cache
def _words(place: str) -> tuple[str, ...]:
    return words_of("label_words", place=place)


def sibling_label(label: str, before: str) -> str:
    """A branch of business that takes the measure of the one before it: 采矿业增加值增长3%，制造业|增长9%.

    >>> sibling_label("制造业", "采矿业增加值")
    '制造业增加值'
    """
    measure = next((word for word in _words("sibling") if before.endswith(word)), "")
    return label + measure if label.endswith(_words("branch")) and not label.endswith(measure or label) else label
