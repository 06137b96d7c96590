"""How long other libraries take for some texts, and what they find: run by the Python of `.venv-peers`.

Texts come as a list of strings in JSON on standard input; of each library its seconds and finds, or why it could not be
measured, go to standard output. Nothing of this project is imported, so that it runs where only the others are.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
import warnings
from collections.abc import Callable

Finder = Callable[[str], int]  # how many things it finds in a paragraph


def _tagger() -> Finder:
    posseg = importlib.import_module("jieba.posseg")
    return lambda text: len(list(posseg.cut(text)))


def _quantities() -> Finder:
    parser = importlib.import_module("quantulum3.parser")
    return lambda text: len(parser.parse(text))


def _recognizers() -> Finder:
    number = importlib.import_module("recognizers_number")
    units = importlib.import_module("recognizers_number_with_unit")
    dates = importlib.import_module("recognizers_date_time")
    chinese = number.Culture.Chinese
    recognize = (number.recognize_number, units.recognize_dimension, units.recognize_currency,
                 dates.recognize_datetime)  # fmt: skip
    return lambda text: sum(len(each(text, chinese)) for each in recognize)


PEERS: dict[str, Callable[[], Finder]] = {
    "jieba.posseg: words and their classes": _tagger,
    "quantulum3: English quantities": _quantities,
    "Recognizers-Text: Chinese numbers, units, money, dates": _recognizers,
}


def measure(texts: list[str]) -> dict[str, tuple[float, int] | str]:
    """Of each library the seconds of the processor it takes and how much it finds, or why it cannot be measured."""
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    found: dict[str, tuple[float, int] | str] = {}
    for name, make in PEERS.items():
        try:
            find = make()
            find("建成驿站3个。")  # what is loaded on first use is no part of the rate
            start = time.process_time()
            finds = sum(map(find, paragraphs))
            found[name] = time.process_time() - start, finds
        except Exception as error:  # whatever ails a library of others, the rest is measured
            found[name] = f"{type(error).__name__}: {error}"
    return found


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    json.dump(measure(json.load(sys.stdin)), sys.stdout)
