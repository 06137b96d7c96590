"""What the table covers: counts, regions × themes, which regions' reports are held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from pages.parts.address import link_to
from pages.parts.style import LIGHT, Palette, variables
from pages.parts.table import NATIONAL
from pages.parts.texts import _, local_name
from pages.parts.tile_chart import ink_on, mixed


@dataclass(frozen=True)
class Counts:
    """How much a table holds: figures, documents, places named, and figures by status."""

    figures: int
    documents: int
    regions: int
    provinces: int
    masked: int
    recovered: int
    reported: int
    repeated: int
    worded: int
    without_region: int
    without_indicator: int

    @property
    def masked_share(self) -> float:
        """Share (0 to 1) of the figures that are only available masked."""
        return self.masked / self.figures if self.figures else 0.0


def stated_once(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows without those that state again, in another place, what a row among them states already."""
    statement = frame["same_as"].where(frame["same_as"] != "", frame["id"])
    return frame[~statement.duplicated()] if (frame["same_as"] != "").any() else frame


def counts_of(frame: pd.DataFrame) -> Counts:
    """The counts of a table: a statement that stands in several places once; a target in words is no figure."""
    documents, repeated = int(frame["document"].nunique()), len(frame)
    frame = stated_once(frame)
    repeated -= len(frame)
    status = frame["status"]
    provinces = frame.loc[frame["level"].isin(["province", "place"]), "province"]
    return Counts(
        figures=int((status != "worded").sum()), documents=documents,
        regions=int(frame.loc[frame["level"] != "none", "region"].nunique()),
        provinces=int(provinces[provinces != ""].nunique()), masked=int((status == "masked").sum()),
        recovered=int((status == "recovered").sum()), reported=int((status == "reported").sum()), repeated=repeated,
        worded=int((status == "worded").sum()),
        without_region=int((frame["level"] == "none").sum()), without_indicator=int((frame["indicator"] == "").sum()),
    )  # fmt: skip


def region_by_theme(frame: pd.DataFrame, tiles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Figures, and masked figures, by province (全国 first, unknown last, as ``""``) × theme (most figures first)."""
    cells = pd.DataFrame({
        "where": frame["province"].cat.add_categories([NATIONAL]).where(frame["level"] != "national", NATIONAL),
        "theme": frame["theme"], "masked": frame["status"] == "masked",
    })  # fmt: skip
    groups = cells.groupby(["where", "theme"], observed=True)["masked"]
    total: pd.DataFrame = groups.size().unstack(fill_value=0)
    masked: pd.DataFrame = groups.sum().unstack(fill_value=0)
    order = [NATIONAL, *tiles["region"], *sorted(set(map(str, total.index)) - {NATIONAL, "", *tiles["region"]}), ""]
    themes = sorted(total.columns, key=lambda name: (name == "", -int(total[name].to_numpy().sum())))
    rows = [name for name in order if name in total.index]
    return total.loc[rows, themes], masked.loc[rows, themes].astype("int64")


def reports_of(frame: pd.DataFrame, region: str) -> list[str]:
    """The documents with figures of a province, those with most of them first."""
    counts = frame.loc[frame["province"] == region, "document"].value_counts()
    return [str(name) for name, count in counts.items() if count]


def held_regions(frame: pd.DataFrame, year: int | None = None) -> frozenset[str]:
    """The provinces of which a report (or a section of one) is held, with rows of `year` where one is given.

    A report counts as a province's own where most of its rows with a province lie there.
    """
    rows = frame[(frame["province"] != "") & (frame["level"] != "national")]
    counts = rows.groupby(["document", "section", "province"], observed=True).size().reset_index(name="rows")
    owner = counts.sort_values("rows", ascending=False).drop_duplicates(["document", "section"])
    if year is not None:
        dated = rows.loc[rows["year"] == year, ["document", "section"]].drop_duplicates()
        owner = owner.merge(dated, on=["document", "section"])
    return frozenset(owner["province"].astype(str))


def shade(count: int, most: int, colors: Palette) -> str:
    """The style of a coverage cell: stronger with the count, on a scale of powers, its text black or white.

    What is dark on the screen is light on paper, text and all.
    """
    share = 0.08 + 0.84 * ((count / most) ** 0.4 if most else 0.0)
    screen, paper = (mixed(each.paper, each.stated, share) for each in (colors, LIGHT))
    return f"background:{screen};color:{ink_on(screen)};--on-paper:{paper};--ink-on-paper:{ink_on(paper)}"


def coverage_table(
    total: pd.DataFrame, masked: pd.DataFrame, colors: Palette, shared: Mapping[str, Sequence[str]]
) -> str:
    """The coverage as an HTML table: counts, each a link to its sentences, shaded; `▨` where most are masked."""
    most = int(total.to_numpy().max()) if total.size else 0
    head = "".join(
        f"<th scope='col'>{escape(local_name(name)) or escape(_('领域未定'))}</th>" for name in total.columns
    )
    body = []
    counts, hiding = total.to_numpy().tolist(), masked.to_numpy().tolist()
    for row, place in enumerate(total.index):
        cells = []
        for column, name in enumerate(total.columns):
            count, hidden = counts[row][column], hiding[row][column]
            if not count:
                cells.append("<td></td>")
                continue
            text = f"{count:,}" + (
                " <span class='m' style='display:inline;padding:0'>▨</span>" if 2 * hidden > count else ""
            )
            words = _("{place} · {theme}：{n:,} 条，其中数字隐去 {k:,} 条").format(
                place=local_name(place) or _("地区未定"), theme=local_name(name) or _("领域未定"), n=count, k=hidden
            )
            inside = f"<span>{text}</span>"
            if place and name:
                where = {"region": [NATIONAL]} if place == NATIONAL else {"province": [place]}
                address = link_to("sources", {**shared, **where, "theme": [name]})
                inside = f"<a href='{escape(address)}' target='_self'>{text}</a>"
            cells.append(f"<td title='{escape(words)}' style='{shade(count, most, colors)}'>{inside}</td>")
        label = escape(local_name(place)) or f"<i>{escape(_('地区未定'))}</i>"
        body.append(f"<tr><th scope='row'>{label}</th>{''.join(cells)}</tr>")
    return (
        f"<div class='scroll' style='{variables(colors)}' tabindex='0'><table class='grid'><thead><tr>"
        f"<th scope='col'>{escape(_('地区'))}</th>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )
