"""Whether a draft is a figure: a number that measures, or a year, a stretch of time, an ordinal, a name, a slogan."""

from __future__ import annotations

import re
from typing import Final

from extract import notfigures as no
from extract.drafts import EXACT, Draft

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBERED: Final = re.compile("[一二两三四五六七八九十1-9]个$")  # “三个100%” is a slogan
_CLOCK: Final = re.compile(r"\d{1,2}[:：]\d{2}")


def counts(text: str, draft: Draft, after_rank: bool, after_value: bool) -> bool:
    """True where the draft is a figure; a rank takes its 第, a doubling its verb into the quote here.

    `after_rank`: the draft goes on a list of places in a ranking (第二、第七), `after_value` one of bare values
    (为83.6、90.4和95).
    """
    start, end = draft.start, draft.end
    before = text[start - 1 : start]
    if before in ("第", "前") and start == draft.number and draft.unit in ("", "名", "位"):
        return _counts_as_rank(text, draft, before, after_rank)
    if before == "第" or no.is_titled(text, start):
        return False
    if draft.chinese:
        return _chinese_counts(text, draft)
    amount = draft.kind in ("money", "percent")
    if no.is_code(text, draft.number, end, not draft.unit, amount) or (before == "“" and text[end : end + 1] == "”"):
        return False
    if draft.kind == "span":
        return _span_counts(text, draft)
    if draft.unit:
        return not (
            draft.kind == "doubling"
            or (draft.kind == "percent" and no.names_survey(text, end))
            or (draft.kind == "percent" and _NUMBERED.match(text, max(start - 2, 0), start))
            or text[end : end + 1] == "级"
            or _is_denominator(text, draft)
            or (draft.mask and draft.low == 1 and no.is_name_before(text, draft.number_end))
            or (draft.unit in ("分", "秒") and no.is_clock(text, start))
            or (draft.kind == "count" and no.is_quoted_name(text, start, end))
            or (draft.kind == "medal" and not no.is_medal(text, start, end))
            or (before == "“" and draft.kind == "count" and draft.small != "yes" and no.is_short_quote(text, start))
        )
    return after_value or _bare_counts(text, draft)


def _bare_counts(text: str, draft: Draft) -> bool:
    """A number without unit: a fraction, a ratio, one with magnitude, or one the words around call an amount."""
    start, end = draft.start, draft.end
    if no.is_no_amount(text, end):
        return False
    if draft.form == "fraction":
        return True
    alone = no.stands_alone(text, start, end)
    if _may_count_bare(text, draft) and no.counts_bare_thing(text, start, end):
        return True
    if draft.form == "ratio":
        return _ratio_counts(text, draft) or alone
    if draft.factor > 1:
        return not (_is_denominator(text, draft) or no.is_quoted(text, start))
    if draft.mask:
        return False
    year = draft.value is not None and 1900 <= draft.value <= 2100 and draft.qualifier == EXACT
    if year or (draft.low or 0) >= 1900:
        return False
    qualified = draft.qualifier != EXACT and (start < draft.number or draft.end > draft.number_end)
    return alone or qualified or no.states_value(text, start, end)


def _may_count_bare(text: str, draft: Draft) -> bool:
    """A plain whole number above one that is no year."""
    if draft.form != "plain" or draft.factor > 1 or draft.value is None or _is_year(text, draft):
        return False
    return draft.value > 1 and draft.value == int(draft.value)


def _ratio_counts(text: str, draft: Draft) -> bool:
    """5∶1 always; 5:1 and 5比1 unless a time of day or years are compared."""
    written = text[draft.number : draft.number_end]
    if "∶" in written or "比" in written:
        return draft.mask != "" or _YEAR.search(written) is None
    near = text[max(draft.start - 8, 0) : draft.start] + text[draft.end : draft.end + 4]
    return "比" in near or ("." in written and not _CLOCK.fullmatch(written))


def _is_denominator(text: str, draft: Draft) -> bool:
    """每10万人 is the base of a rate, no amount; so is 每50公斤."""
    if text[draft.start - 1 : draft.start] != "每" or draft.mask or draft.value is None:
        return False
    if draft.kind == "measure":
        return True
    if draft.value < 100:
        return False
    return str(int(draft.value)).rstrip("0") == "1"


def _counts_as_rank(text: str, draft: Draft, before: str, after_rank: bool) -> bool:
    start = draft.start - 1
    if draft.mask and not draft.unit and not no.ends_clause(text, draft.end):
        return False  # 第x批; but 居全国第x，
    if not (after_rank or no.tells_rank(text, start, draft.end, bool(draft.unit))):
        return False
    draft.start, draft.form = start, "rank"
    draft.qualifier = "at_most" if before == "前" else EXACT
    return True


def _span_counts(text: str, draft: Draft) -> bool:
    """A stretch of time is a figure where it measures (每届任期5年, 9.6年), not where it says when (近3年, 2021年)."""
    if no.stands_alone(text, draft.start, draft.end):
        return draft.unit != "年" or not _is_year(text, draft)
    if draft.unit == "年" and _is_year(text, draft):
        return False
    if draft.value == 0.5 and text[draft.start - 1 : draft.start] == "每":  # a beat, like 每年
        return False
    bounded = draft.bounded or draft.start < draft.number
    decimal = draft.value is not None and draft.value != int(draft.value) and not draft.chinese
    needs_reason = (draft.unit in ("年", "学年") or draft.chinese) and not bounded and not decimal
    return not no.tells_time(text, draft.start, draft.end, needs_reason)


def _is_year(text: str, draft: Draft) -> bool:
    written = text[draft.number : draft.number_end]
    if "." in written:  # 3.2026年 is a list marker and a year
        return re.search(r"\.(?:19|20)\d\d$", written) is not None
    return draft.factor == 1 and (len(written) == 4 or (draft.value or draft.low or 0) >= 1000)


def _chinese_counts(text: str, draft: Draft) -> bool:
    """A Chinese numeral counts where it measures; small ones mostly stand in names and slogans."""
    start, end = draft.start, draft.end
    if draft.kind == "doubling":
        verb = next((word for word in ("翻了", "翻") if text.endswith(word, 0, start)), "")
        draft.start = start - len(verb)
        return bool(verb)
    if draft.kind == "percent" or draft.form == "fraction":
        return True
    if no.is_common_word(text, draft.number, end):
        return False
    alone = no.stands_alone(text, start, end)
    if draft.unit == "大" or text[end : end + 1] == "级" or (no.is_quoted(text, start) and not alone):
        return False
    if no.names_after(text, end):
        return False
    if draft.kind == "span":
        return _span_counts(text, draft)
    if alone:
        return bool(draft.unit) or not draft.bare
    if draft.unit:
        return _chinese_amount_counts(text, draft)
    if no.is_no_amount(text, end) or (draft.value is not None and draft.value < 20):
        return False
    if draft.value is None and (draft.low or 0) >= 200 and text[draft.number] in "数几":  # 数万群众
        return True
    closed = not draft.bare and (draft.value or draft.low or 0) >= 100 and text[end : end + 1] in tuple("，,。；、")
    return closed or draft.qualifier != EXACT


def _chinese_amount_counts(text: str, draft: Draft) -> bool:
    start = draft.start
    if draft.qualifier != EXACT:
        return True
    if draft.bare:
        return False
    if draft.value is None or draft.value > 10 or draft.value != int(draft.value):
        return True
    if draft.value == 1 and draft.kind != "multiple":
        return draft.kind in ("money", "measure") and draft.small == "yes" and not no.is_one_of(text, start)
    if draft.small == "end":  # 比赛两次、座谈三次
        return no.ends_clause(text, draft.end) and not no.is_session(text, start)
    return draft.small == "yes" or (draft.small == "noun" and no.counts_thing(text, draft.end))
