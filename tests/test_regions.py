"""The region of each figure: the report on the left, number and region on the right."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.figures import figures_in
from extract.homes import homes_of
from extract.lexicon import rows_of
from extract.outline import outline_of
from extract.places import find_names, find_places
from extract.region import Region
from extract.regions import region_named, regions_of

PROVINCE = "福建省政府工作报告\n一、回顾\n"


def regions(text: str) -> list[str]:
    """Each figure of the text with its region: 8万人 赣州市."""
    figures = figures_in(text)
    found = regions_of(outline_of(text), figures)
    return [f"{figure.quote} {region.region}".strip() for figure, region in zip(figures, found, strict=True)]


def home(text: str) -> Region | None:
    """The place for which all sections of a text speak, None where they differ or name none."""
    outline = outline_of(text)
    homes = set(homes_of(outline, find_names(outline.text)))
    return next((region for region in homes if region.region), None) if len(homes) == 1 else None


def last(text: str) -> str:
    return regions(text)[-1].partition(" ")[2]


WORDS = {  # kind of row in region_words.csv: what its example must come to
    "tail": lambda example: last(PROVINCE + example) == "福建",
    "line": lambda example: last(PROVINCE + example) == "福建",
    "site": lambda example: last(PROVINCE + example) == "厦门市",
    "lead": lambda example: last(PROVINCE + example) == "厦门市",
    "change": lambda example: last(PROVINCE + example) == "厦门市",
    "relation": lambda example: last(PROVINCE + example) == "厦门市",
    "thing": lambda example: extract_text(example)[0].label.startswith(example[:3]),
    "national": lambda example: last(PROVINCE + example) == "全国",
    "honour": lambda example: last("经验材料\n" + example) == "",
    "org": lambda example: (home(example + "\n一、做法\n建成驿站3个。") or Region("", "", "", "")).region == "厦门市",
    "speaker": lambda example: last("经验材料\n" + example) == "教育部",
    "source": lambda example: last("经验材料\n" + example) == "厦门市",
    "block": lambda example: home("经验材料\n" + example) is None,
    "visit": lambda example: (home("经验材料\n" + example) or Region("", "", "", "")).region == "江西",
    "presents": lambda example: last("交流发言\n各位领导：\n" + example) == "奉新县",
    "township": lambda example: not find_places(example),
    "joint": lambda example: last(PROVINCE + example) in ("京津冀", "长三角", "黄河流域", "成渝地区"),
    "longer": lambda example: [place.name for place in find_places(example)] in (["河北"], ["吉林"], []),
    "era": lambda example: not find_places(example),
    "no_township": lambda example: [place.name for place in find_places(example)] == ["柳林县"],
    "frame": lambda example: (home("经验材料\n" + example) or Region("", "", "", "")).region == "富民县",
}


@pytest.mark.parametrize("kind", sorted(WORDS))
def test_every_word_works_on_its_example(kind: str) -> None:
    rows = [row for row in rows_of("region_words") if row["kind"] == kind]
    wrong = [row["example"] for row in rows if row["word"] not in row["example"] or not WORDS[kind](row["example"])]
    assert rows
    assert wrong == []


def test_kinds_of_words() -> None:
    assert {row["kind"] for row in rows_of("region_words")} == {*WORDS, "guard"}


def test_every_clue_works_on_its_example() -> None:
    wrong = []
    for row in rows_of("region_clues"):
        found = home(row["example"])
        if not found or found.region != row["region"] or row["clue"] not in found.region_clue:
            wrong.append((row["example"], found))
    assert wrong == []


@pytest.mark.parametrize(("text", "expected"), [
    # the home
    ("山西省委组织部\n一年来建立联系点3个。", ["3个 山西"]),
    ("XX县材料\n一是全县建成中心3个。", ["3个"]),
    ("灌南县坚持党建引领，全县建成中心3个。", ["3个 灌南县"]),
    ("2023年江苏省南通市国民经济和社会发展统计公报\n一、综合\n全年地区生产总值1.2万亿元。", ["1.2万亿元 南通市"]),
    ("政府工作报告\n——2024年1月8日在昆明市第十五届人民代表大会第四次会议上\n各位代表：\n建成中心3个。", ["3个 昆明市"]),
    ("政府工作报告\n各位代表：\n现在，我代表安徽省人民政府作报告。\n建成中心3个。", ["3个 安徽"]),
    ("政府工作报告\n国务院总理 某某\n各位代表：\n新增就业1200万人。", ["1200万人 全国"]),
    # a township that bears a county's name
    ("2022年度述职报告\n柳林镇党委书记 王某\n一、履职情况\n全镇安装路灯40盏。", ["40盏"]),
    ("中共青河县柳林镇委员会工作总结\n一、主要成效\n安装路灯40盏。", ["40盏 青河县"]),
    # a place elsewhere, in full, that opens the sentence and goes to work in it
    ("呼图壁县工作总结\n建成驿站3个。\n近年来，扬州市推进促增收行动，村均收入达到90万元。", ["3个 呼图壁县", "90万元 扬州市"]),
    ("呼图壁县工作总结\n扬州市与我县共建园区3个。\n扬州市来访后，全县建成驿站3个。", ["3个 呼图壁县", "3个 呼图壁县"]),
    # the nation, and what its sentence goes on to count
    ("仙桃市工作总结\n截至2021年底，我国共有团组织367万个，团员7371万名。", ["367万个 全国", "7371万名 全国"]),
    ("仙桃市工作总结\n全国粮食产量13亿斤，我市产量3万斤，增长5%。", ["13亿斤 全国", "3万斤 仙桃市", "5% 仙桃市"]),
    # sub-places
    (PROVINCE + "新增就业50万人，其中厦门市8万人。", ["50万人 福建", "8万人 厦门市"]),
    (PROVINCE + "厦门获批试点，全省新增企业3万户。", ["3万户 福建"]),
    (PROVINCE + "泉州市生产总值1.2万亿元，增长6%；新增企业3万户。", ["1.2万亿元 泉州市", "6% 泉州市", "3万户 福建"]),
    (PROVINCE + "福州带动全省新增企业3万户。", ["3万户 福建"]),
    (PROVINCE + "漳州市集体经济全部达到10万元以上；4万名党员下沉一线。", ["10万元以上 漳州市", "4万名 福建"]),
    (PROVINCE + "新增联盟，福州成立互联网联盟、厦门成立5个园区联盟。", ["5个 厦门市"]),
    (PROVINCE + "新增学位：福州5万个，厦门2万个，泉州3万个。", ["5万个 福州市", "2万个 厦门市", "3万个 泉州市"]),
    (PROVINCE + "福州市、厦门市分别完成投资300亿元、200亿元。", ["300亿元 福州市", "200亿元 厦门市"]),
    (PROVINCE + "累计报告病例12例（福州8例，泉州4例）。", ["12例 福建", "8例 福州市", "4例 泉州市"]),
    (PROVINCE + "思明区新增企业3万户，增长12%。", ["3万户 思明区", "12% 思明区"]),
    (PROVINCE + "泉州市探索集成服务，建成站点30个。", ["30个 泉州市"]),
    (PROVINCE + "泉州探索集成服务，建成站点30个。", ["30个 福建"]),
    # a list that is only counted, or each of which is meant
    (PROVINCE + "支持福州、厦门、泉州3个城市先行先试。", ["3个 福建"]),
    (PROVINCE + "福州、厦门入选国家试点，新增国家级企业30家。", ["30家 福建"]),
    (PROVINCE + "永安、福清等10个县市获批试点。", ["10个 福建"]),
    (PROVINCE + "福州、泉州经济总量突破1.2万亿元。", ["突破1.2万亿元"]),
    # others' places, comparisons, events, names
    (PROVINCE + "收入增长5.1%，高于全国0.4个百分点，居全国第5位。",
     ["5.1% 福建", "0.4个百分点 福建", "第5位 福建"]),
    (PROVINCE + "无人机产量增长39%，占全国24.1%。", ["39% 福建", "24.1% 福建"]),
    (PROVINCE + "全国粮食产量1.4万亿斤。", ["1.4万亿斤 全国"]),
    (PROVINCE + "全国文明城市达到12个。", ["12个 福建"]),
    (PROVINCE + "上海企业来闽投资300亿元。", ["300亿元 福建"]),
    (PROVINCE + "对口支援西藏昌都，实施项目26个。", ["26个 福建"]),
    (PROVINCE + "在北京举办招商活动12场。", ["12场 福建"]),
    (PROVINCE + "厦门大学新增博士点3个，闽江、九龙江治理河道30公里。", ["3个 福建", "30公里 福建"]),
    ("河北省政府工作报告\n一、回顾\n京津冀区域优良天数比率达到80%。", ["80% 京津冀"]),
    # 全省 in a county's text
    ("嵩明县材料\n嵩明县在全省118个点中位列第13名，占全省的3%。", ["118个 云南", "第13名 嵩明县", "3% 嵩明县"]),
    ("南京市鼓楼区材料\n一、做法\n全市共有社区1200个，全区120个。", ["1200个 南京市", "120个 鼓楼区"]),
    # no home: any place may speak
    ("经验综述\n各地扎实推进。浙江省推进工程建设，建成美丽乡村2万个。贵州省改造农房30万户，惠及90万人。",
     ["2万个 浙江", "30万户 贵州", "90万人 贵州"]),
    ("疫情通报\n昨日0—24时，31个省（自治区、直辖市）报告新增病例33例，其中山东17例、广东5例（深圳3例），陕西2例。",
     ["31个 全国", "33例 全国", "17例 山东", "5例 广东", "3例 深圳市", "2例 陕西"]),
    ("某院工作综述\n一、情况\n全国法院受理案件17件；其中，新收案件12件。", ["17件 全国", "12件 全国"]),
    ("某会工作综述\n我国有团员17万名。其中，乡镇团员12万名。", ["17万名 全国", "12万名 全国"]),
    ("运输简报\n全国铁路发送旅客17万人次，全国高速公路流量12万辆。", ["17万人次 全国", "12万辆 全国"]),
    (PROVINCE + "厦门市新增就业8万人。其中，毕业生3万人。", ["8万人 厦门市", "3万人 厦门市"]),
    ("空气通报\n浓度最低的是福州和厦门，分别为14、15微克/立方米。", ["14 福州市", "15微克/立方米 厦门市"]),
    # whose office is quoted speaks for the paragraph; a ministry's name inside another word is none
    ("灾情综述\n据江西省民政厅统计，多地受灾。截至9时，转移群众300人。\n据河南省民政厅统计，转移群众200人。",
     ["300人 江西", "200人 河南"]),
    (PROVINCE + "据江西省民政厅统计，多地受灾。转移群众300人。", ["300人 福建"]),
    ("经验综述\n公安部门破案30起，交通运输部门建站3个。", ["30起", "3个"]),
    ("记者从江西省公安厅获悉，行动见效。\n全省破案30起。全省抓获200人。", ["30起 江西", "200人 江西"]),
    (PROVINCE + "厦门市（285毫米）、泉州市（263毫米）等6县日雨量破纪录。",
     ["285毫米 厦门市", "263毫米 泉州市", "6 福建"]),
    # a ministry that tells how it went to work; one that only issues a notice is no speaker
    ("会议发言\n水利部坚持规划先行，建成驿站3个。xx建设“同心之家”xx个。另建书屋12个。",
     ["3个 水利部", "xx个", "12个 水利部"]),
    ("会议发言\n水利部印发通知，明确任务3项。", ["3项"]),
    # a session before the nation in a title
    ("第七次全国人口普查主要数据\n一、人口\n男性人口7万人。", ["7万人 全国"]),
    ("全市第七次全国人口普查公报\n一、人口\n全市人口7万人，与第六次全国人口普查相比减少3万人。", ["7万人", "3万人"]),
    # 我省某市 opens a paragraph
    ("江苏省委组织部\n一、做法\n我省南通市开展试点。通过实践，健全制度4项。全省推广120个村。",
     ["4项 南通市", "120个 江苏"]),
])
def test_regions(text: str, expected: list[str]) -> None:
    assert regions(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    # signature, title, opening
    ("北京市委组织部\n建立联系点3个。", "北京 stated"),
    ("近年来，*市推进工作。北京市委坚决贯彻，全市建立联系点3个。", "北京 stated"),
    ("*把视察山西重要讲话精神落到实处，全省建立联系点3个。", "山西 stated"),
    # the one county that 全县 can mean
    ("XX县推进工作，全县建成中心3个。会上，嵩明教学点位列第13名。", "嵩明县 clue 嵩明教学点"),
    ("一、做法\n全区建成中心3个，打造“五华元素”品牌。", "五华区 clue 五华元素"),
    ("一、做法\n全县建成中心3个，赴安溪县学习3次。", ""),
    # places of one unit
    ("*认真落实，全省建成园区3个，福州成立联盟、厦门成立3个联盟。", "福建 clue 福州市；厦门市"),
    ("*认真落实，我省南通市建成园区3个。", "江苏 clue 南通市"),
    ("*认真落实，全省建成园区3个，组织到福州、厦门考察。", ""),
    ("*认真落实，全省建成园区3个。福州成立联盟。长沙成立联盟。", ""),
    # clues
    ("*认真落实，全省选树“龙江先锋”30名。", "黑龙江 clue 龙江先锋"),
    ("*认真落实，全省接入“赣服通”30项，选树“龙江先锋”30名。", ""),
    ("XX县认真落实，全县接入“赣服通”30项。", ""),
    ("*认真落实，全省实施“三高四新”项目30个。", "湖南 clue 三高四新"),
    ("*认真落实，全市引进“海右人才”30名。", "济南市 clue 海右人才"),
    # copied elsewhere, or several places' name: none is certain
    ("*认真落实，全省推行“吹哨报到”，化解矛盾30起。", ""),
    ("*认真落实，全市引进蜜雪冰城门店30家。", ""),
    ("*认真落实，全省治理琼州海峡航道30公里。", ""),
    # the document's place is not the county's
    ("全省受灾严重，抗疫一线3万人。", ""),
])
def test_home(text: str, expected: str) -> None:
    found = home(text)
    assert (f"{found.region} {found.region_basis} {found.region_clue}".strip() if found else "") == expected


@pytest.mark.parametrize(("text", "basis"), [("*市认真落实，全市建成中心3个。", "masked"), ("建成中心3个。", "none")])
def test_basis_without_a_region(text: str, basis: str) -> None:
    assert [region.region_basis for region in regions_of(outline_of(text), figures_in(text))] == [basis]


def test_a_place_given_by_the_user_goes_before_the_signature_and_not_before_the_clause() -> None:
    text = "福建省委组织部\n新增就业50万人，其中南昌市8万人。"
    found = regions_of(outline_of(text), figures_in(text), region_named("江西"))
    assert [(region.region, region.region_basis) for region in found] == [("江西", "given"), ("南昌市", "stated")]


def test_a_given_county_and_a_text_without_places() -> None:
    text = "经验材料\n稳步推进，分别完成3个、5个。"
    found = regions_of(outline_of(text), figures_in(text), region_named("宜春市"))
    assert [region.region for region in found] == ["宜春市", "宜春市"]


@pytest.mark.parametrize(("name", "expected"), [
    ("江西", "江西 360000"), ("江西省", "江西 360000"), ("江西省/宜春市", "宜春市 360900"), ("宜春", "宜春市 360900"),
    ("广西壮族自治区", "广西 450000"), ("全国", "全国"), ("南京市鼓楼区", "鼓楼区 320106"), ("吉林", "吉林 220000"),
])
def test_region_named(name: str, expected: str) -> None:
    found = region_named(name)
    assert f"{found.region} {found.region_code}".strip() == expected
    assert found.region_basis == "given"


@pytest.mark.parametrize("name", ["", "某地", "鼓楼区", "江西和福建"])
def test_a_name_that_is_unknown_or_ambiguous_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="place"):
        region_named(name)
