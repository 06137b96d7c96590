"""A region as the table names it, and which places lie in which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extract.places import Area, Place, areas


@dataclass(frozen=True, slots=True)
class Region:
    """What place a figure is about.

    `region` is the official short name (广西, 宜春市, 全国), `region_code` the GB/T 2260 code (empty for the nation and
    for what has none), `province` the province-level unit. `region_basis` is stated, given, clue, twin, masked or
    none; with clue, `region_clue` holds the words.
    """

    region: str
    region_code: str
    province: str
    region_basis: str
    region_clue: str = ""


NOWHERE: Final = Region("", "", "", "none")
MASKED: Final = Region("", "", "", "masked")
MASKED_PLACE: Final = re.compile(  # *市, xx县, A区; no *市委
    r"(?<![0-9A-Za-z*×○□])(?:[*×○□]{1,4}|[xX]{1,4}|[A-Z])[ 　]?"
    r"(?:省|市|自治区|县|区|州|盟|旗|乡|镇|村|街道|社区)(?![委直级])"
)
MASK: Final = re.compile(r"[*×]|(?<![A-Za-z])[xX]{1,4}(?![A-Za-z])")


@lru_cache(maxsize=1)
def _codes() -> dict[str, Area]:
    return {area.code: area for area in areas() if area.code}


def area_of(code: str) -> Area | None:
    """The area that has a GB/T 2260 code; None where none has.

    >>> area_of("360900").name
    '宜春市'
    """
    return _codes().get(code)


def parent_of(place: Area | Place, scope: str) -> Area | None:
    """The province (scope 省 or 区) or prefecture-level city (市, 州) `place` lies in; None where there is none.

    >>> parent_of(area_of("360902"), "市").name, parent_of(area_of("360902"), "省").name
    ('宜春市', '江西省')
    """
    whole = area_of(place.code)
    if whole is None or whole.level == "province":
        return None
    code = whole.code[:2] + "0000" if scope in "省区" or whole.level == "prefecture" else whole.code[:4] + "00"
    found = area_of(code) or area_of(code[:2] + "0000")  # a district of 北京 lies in the city that is a province
    return found if found and found.code != whole.code and fits(found, scope) else None


def region_of(area: Area | Place, basis: str = "stated", clue: str = "") -> Region:
    """The region a place stands for.

    >>> region_of(area_of("360900"))
    Region(region='宜春市', region_code='360900', province='江西', region_basis='stated', region_clue='')
    """
    name = area.short if isinstance(area, Area) else area.name
    return Region(name, area.code, area.province, basis, clue)


def fits(place: Area | Place, scope: str) -> bool:
    """True where who says 全省 (scope 省), 全市, 全县, 全区 can be speaking for `place`; an empty scope fits all.

    >>> fits(area_of("360900"), "市"), fits(area_of("360900"), "县")
    (True, False)
    """
    whole = place if isinstance(place, Area) else area_of(place.code)
    if whole is None:
        return not scope
    return not scope or whole.name[-1] == scope or (scope == "市" and whole.level == "prefecture")
