"""How the search for twins grows with the number of reports: ``python -m benchmarks.twins``.

The reports are invented: phrases of the lexicon's words, so that no two share more than some opening lines, and for
every second one a masked copy. What is measured is the processor's time beyond that of taking each report apart.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator, Sequence

from extract.lexicon import words_of
from extract.pipeline import Extracted, extracted_of
from extract.together import taken_together

SIZES = (100, 1000, 10_000)
LINEAR = 1.5  # time for each report may be this many times as long among the most reports as among the fewest
_SHARED = (  # opening lines that many reports have in common
    "我们坚持把抓基层、打基础作为长远之计和固本之举，一年接着一年干。",
    "各项工作取得新的进展，群众的获得感和满意度持续提升。",
    "下一步，我们将对标先进、查找不足，推动各项任务落地见效。",
)


def report_texts(count: int, seed: int = 1) -> Iterator[str]:
    """So many invented reports of some 1,500 signs, a masked copy after every second one of them."""
    chance = random.Random(seed)
    verbs, things, units = words_of("verbs"), words_of("counted_nouns"), words_of("units", kind="count", small="noun")
    made = 0
    while made < count:
        text = _report(chance, verbs, things, units)
        yield text
        made += 1
        if chance.random() < 0.5 and made < count:
            yield re.sub(r"\d+(?:\.\d+)?", "*", text)
            made += 1


def _report(chance: random.Random, verbs: tuple[str, ...], things: tuple[str, ...], units: tuple[str, ...]) -> str:
    lines = ["在全市工作会议上的发言", chance.choice(_SHARED)]
    for _ in range(30):
        words = "".join(chance.choice(verbs) + chance.choice(things) for _ in range(chance.randint(2, 4)))
        counted = f"{chance.choice(verbs)}{chance.choice(things)}{chance.randint(2, 9999)}{chance.choice(units)}"
        lines.append(f"围绕{words}，{counted}。")
    return "\n".join(lines)


def seconds_of(count: int) -> tuple[float, float, int]:
    """Seconds to take so many reports apart, seconds to find their twins, and how many figures were recovered."""
    apart = 0.0

    def documents() -> Iterator[Extracted]:
        nonlocal apart
        for number, text in enumerate(report_texts(count)):
            start = time.process_time()
            document = extracted_of(text, f"{number}.txt")
            apart += time.process_time() - start
            yield document

    start = time.process_time()
    recovered = sum(len(pair.recovered) for _, twins in taken_together(documents()) for pair in twins)
    return apart, time.process_time() - start - apart, recovered


def growth_of_twins(sizes: Sequence[int] = SIZES) -> tuple[list[str], bool]:
    """Lines of a table: a hundred, a thousand and ten thousand reports; whether time grows with them and no faster."""
    seconds_of(10)  # the words are compiled on first use
    lines, rates = ["| reports | taking apart, s | twins, s | ms for each report | recovered |",
                    "|---:|---:|---:|---:|---:|"], []  # fmt: skip
    for count in sizes:
        apart, twins, recovered = seconds_of(count)
        rates.append(twins / count)
        lines.append(f"| {count:,} | {apart:.1f} | {twins:.1f} | {1000 * rates[-1]:.2f} | {recovered:,} |")
    return lines, rates[-1] <= LINEAR * rates[0]


def main() -> int:
    """Print the table; 1 where time grows faster than the number of reports."""
    lines, linear = growth_of_twins()
    print("\n".join([*lines, "", f"Linear: {'yes' if linear else 'no'}."]))
    return 0 if linear else 1


if __name__ == "__main__":
    sys.exit(main())
