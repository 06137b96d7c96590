"""What each column means, in one sentence, and its equivalent in SDMX: for the help page and every download."""

from __future__ import annotations

from pages.parts.texts import N_

MEANINGS: dict[str, str] = {
    "id": N_("永久编号：报告全文的 SHA-256 与数字位置算出的 12 位十六进制数"),
    "document": N_("报告的文件名；文件名不作为地区或日期的依据"),
    "section": N_("数字在报告里的第几篇（讲话、文章或章）"),
    "start": N_("数字在原文中的起点，以字计，从 0 起"),
    "end": N_("数字在原文中的终点（不含）"),
    "sentence_start": N_("所在句子的起点"),
    "sentence_end": N_("所在句子的终点（不含）"),
    "quote": N_("原样照抄，连同紧挨着的限定词和单位，如 4.6万个、近160名、x.x%"),
    "label": N_("报告自己怎么称呼被数的东西"),
    "indicator": N_("各地比较时用的名称；增长率另加“增长”二字"),
    "initiative": N_("数字所属的有名字的做法，如接诉即办"),
    "theme": N_("所属领域"),
    "topic": N_("领域之下的细分"),
    "region": N_("数字所说的最窄的地方；不能确定就空着"),
    "region_code": N_("GB/T 2260 行政区划代码"),
    "province": N_("所在的省级单位"),
    "region_basis": N_("凭什么认定地区：原文写明、使用者给定、据线索、据对照本"),
    "region_clue": N_("据以认定地区的线索词"),
    "value": N_("以基本单位计，4.6万个记作 46000；隐去或写成区间时空着"),
    "low": N_("区间或隐去的数字可能的最小值"),
    "high": N_("区间或隐去的数字可能的最大值"),
    "unit": N_("基本单位，不含百、千、万、亿；原文没有写就空着"),
    "display_value": N_("便于阅读的数值，配合显示单位，如 4.6 与 万个"),
    "display_unit": N_("带万、亿等的单位"),
    "qualifier": N_("未加限定、以上/超、以内、近、约/左右"),
    "role": N_("水平、由、至、增减、差距、位次"),
    "compared_with": N_("增减、差距、位次是相对什么而言"),
    "kind": N_("实绩（做到了的）、目标（计划的）、规定（要求、门槛）"),
    "year": N_("数字所属的年份；跨年的取末年"),
    "period": N_("所属的时间段，按 EDTF（ISO 8601-2）"),
    "year_text": N_("原文里的时间词"),
    "time_basis": N_("当年、累计、年均、期末；不同口径不放在一起比"),
    "basis": N_("名义、实际、同口径，以原文为准"),
    "status": N_("原文给出、数字隐去、据对照本补出、仅文字表述"),
    "mask": N_("隐去数字时所用的符号"),
    "twin": N_("补出的数字取自哪一条"),
    "same_as": N_("同一件事在别处的第一次陈述"),
    "doubt": N_("哪些内容把握不大及其原因"),
    "corrected": N_("人工改过的内容"),
}
SDMX = {
    "value": "OBS_VALUE", "region_code": "REF_AREA", "period": "TIME_PERIOD", "unit": "UNIT_MEASURE",
    "status": "OBS_STATUS",
}  # fmt: skip
# In RDF each concept of SDMX has an address of its own.
SDMX_CONCEPTS = {
    "OBS_VALUE": "http://purl.org/linked-data/sdmx/2009/measure#obsValue",
    "REF_AREA": "http://purl.org/linked-data/sdmx/2009/dimension#refArea",
    "TIME_PERIOD": "http://purl.org/linked-data/sdmx/2009/dimension#timePeriod",
    "UNIT_MEASURE": "http://purl.org/linked-data/sdmx/2009/attribute#unitMeasure",
    "OBS_STATUS": "http://purl.org/linked-data/sdmx/2009/attribute#obsStatus",
}
# A normal, Q missing because suppressed, M missing because no number exists; O is kept for what a person looked for.
SDMX_STATUS = {"reported": "A", "recovered": "A", "masked": "Q", "worded": "M"}
