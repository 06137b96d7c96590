"""The pages of the dashboard: their addresses, their titles, their files."""

from __future__ import annotations

from pages.parts.texts import N_

CHOSEN = "<p class='chosen'>"  # how the lines begin that answer a choice of filters: they go to the browser at once
PAGES: dict[str, str] = {
    "overview": N_("概览"),
    "compare": N_("横向对比"),
    "matrix": N_("汇总表"),
    "targets": N_("目标与完成"),
    "region": N_("地区概况"),
    "theme": N_("分领域"),
    "initiative": N_("工作品牌"),
    "sources": N_("原文核对"),
    "extract": N_("导入报告"),
    "data": N_("数据明细"),
    "about": N_("使用说明"),
}


def file_of(page: str) -> str:
    """The file of a page, which Streamlit serves at the page's address.

    A file `extract.py` would stand before the package of that name wherever Python looks into its folder first;
    Streamlit takes the underscore off.

    >>> file_of("compare"), file_of("extract")
    ('pages/compare.py', 'pages/_extract.py')
    """
    return f"pages/{'_' if page == 'extract' else ''}{page}.py"
