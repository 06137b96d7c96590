"""The deed that words tell of: the verbs they open with, and what of it the next thing of a list takes."""

from __future__ import annotations

import re
from functools import cache

from extract.labelwords import label_patterns
from extract.lexicon import words_of


def named_verb(words: str) -> str:
    """The verbs that words open with, else the last verb in them; all of the words where there is none.

    >>> named_verb("两家单位共同打造了警务中心")
    '打造'
    """
    if label_patterns().doing.match(words):
        return opening_verbs(words)
    verbs = label_patterns().doing.findall(words)
    return verbs[-1] if verbs else words


def makes_one_noun(left: str, deed: str) -> bool:
    """True where what seems a deed ends the name of the thing that the verbs before the number speak of.

    >>> makes_one_noun("认定", "运营中心"), makes_one_noun("组织职工", "运营中心")
    (True, False)
    """
    if len(deed) > 12 or deed[0] in "到在为" or not deed.endswith(words_of("noun_tails")):
        return False
    verbs = label_patterns().doing.match(left) and opening_verbs(left) == left
    return bool(verbs) or left in words_of("doing_verbs", place="start")


def opening_verbs(words: str) -> str:
    """The verbs that words open with, one behind the other; all of the words where they open with none.

    >>> opening_verbs("制定出台条例")
    '制定出台'
    """
    at = 0
    while match := label_patterns().doing.match(words, at):
        at = match.end()
    return words[:at] or words


def deed_lent(words: str) -> str:
    """The verbs that words open with, as the next thing of a list takes them: what was done, not who was got to do it.

    >>> deed_lent("推动出台条例"), deed_lent("走访慰问老人"), deed_lent("新增上市公司")
    ('出台', '走访慰问', '新增')
    """
    causing, known = _openings()
    start = _end_of(causing, words, 0)
    at = _end_of(known, words, start)
    if at == start and (doing := label_patterns().doing.match(words, at)):
        at = _end_of(known, words, doing.end())
    return words[start:at] if at < len(words) else ""


def verb_at_end(words: str) -> str:
    """The verb that words end in, "" where they end in none.

    >>> verb_at_end("各级干部走访"), verb_at_end("走访群众")
    ('走访', '')
    """
    found = [match for match in label_patterns().doing.finditer(words) if match.end() == len(words)]
    return found[0].group() if found else ""


def _end_of(pattern: re.Pattern[str], words: str, start: int) -> int:
    match = pattern.match(words, start)
    return match.end() if match else start


@cache
def _openings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Verbs of getting others to do a thing, and of doing one that the lexicon knows: as many as stand in a row."""
    return _row_of(words_of("function_words", use="causing")), _row_of(words_of("doing_verbs", place="start"))


def _row_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, words)) + ")+")
