"""Masked numbers and the bounds their signs leave; masked names and years are no figures."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.figures import find_figures
from extract.masks import bounds_of_mask

# text => quote mask low high unit qualifier ("-": open)
MASKED = """
选派干部*万名            => *万名 * 10000 - 名 exact
培训*万余人次            => *万余人次 * 10000 - 人次 at_least
满意率达*%               => *% * 0 100 % exact
满意率达××％             => ××％ ×× 0 100 % exact
建成服务点xx个           => xx个 xx 10 99 个 exact
达标率为x成              => x成 x 10 90 % exact
达标率为1x成             => 1x成 1x 10 19 % exact
覆盖率达xx.x%            => xx.x% xx.x 10 99.9 % exact
入库项目x.x万个          => x.x万个 x.x 10000 99000 个 exact
占比6x.x%                => 6x.x% 6x.x 60 69.9 % exact
占比9X%                  => 9X% 9X 90 99 % exact
走访群众近xxxx户         => 近xxxx户 xxxx 1000 9999 户 nearly
收集建议*多条            => *多条 * 1 - 条 at_least
投入*.*亿元              => *.*亿元 *.* 100000000 - 元 exact
每户增收*元以上          => *元以上 * 1 - 元 at_least
惠及*多万农户            => *多万 * 10000 - - at_least
奖励*—*万元不等          => *—*万元 *—* 10000 - 元 exact
与x至x名学生结对         => x至x名 x至x 1 9 名 exact
占总数的*/*，            => */* */* - - - exact
比例为xx∶x∶x。           => xx∶x∶x xx∶x∶x - - - exact
每x年轮训一遍            => x年 x 1 9 年 exact
连续xx年增产             => xx年 xx 10 99 年 exact
聚焦*大领域              => *大 * 1 - 大 exact
总量居全省第x。           => 第x x 1 9 - exact
产值位居全市第*，         => 第* * 1 - - exact
深度为3.520212021x十米     => 3.520212021x十米 3.520212021x 35.20212021 35.20212022 米 exact
设立x类xxx个岗位         => x类 x 1 9 类 exact | xxx个 xxx 100 999 个 exact
"""

NO_FIGURES = """
投入○○万元
第x批干部
*市委高度重视
xx省扎实推进
在X村召开现场会
××同志作了发言
*年以来持续推进
*年来，全县
xxxx年新建
20xx年底
x月x日召开
近*年
*把责任压紧压实
*对标先进找差距
*支部工作条例
XX大学科研团队
XX人民政府
×××项目部
“x+x+x”体系
7×24小时在线
Linux系统
EXCEL表格
"""


def _rows(text: str) -> list[tuple[str, str]]:
    return [(left.strip(), right.strip()) for left, right in (line.split("=>") for line in text.strip().splitlines())]


def _shown(number: float | None) -> str:
    return "-" if number is None else f"{number:.10g}"


@pytest.mark.parametrize(("text", "expected"), _rows(MASKED))
def test_masked_figure(text: str, expected: str) -> None:
    found = find_figures(text)
    assert (
        " | ".join(f"{f.quote} {f.mask} {_shown(f.low)} {_shown(f.high)} {f.unit or '-'} {f.qualifier}" for f in found)
        == expected
    )
    assert all(figure.value is None for figure in found)


@pytest.mark.parametrize("text", NO_FIGURES.strip().splitlines())
def test_masked_name_or_year(text: str) -> None:
    assert find_figures(text) == []


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=99_999), st.integers(min_value=0, max_value=2), st.data())
def test_positional_mask_holds_the_number_it_hides(number: int, decimals: int, data: st.DataObject) -> None:
    written = f"{number / 10**decimals:.{decimals}f}"
    hidden = "".join(
        "x" if sign != "." and not (at == 0 and sign == "0") and data.draw(st.booleans()) else sign
        for at, sign in enumerate(written)
    )
    low, high = bounds_of_mask(hidden, 1, percent=False)
    assert low is not None
    assert high is not None
    assert low <= float(written) <= high


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=9))
def test_open_sign_leaves_only_the_magnitude(count: int) -> None:
    assert bounds_of_mask("*" * count, 10_000, percent=False) == (10_000, None)
