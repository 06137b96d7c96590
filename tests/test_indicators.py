"""The comparison name: every word of the lexicon works, what belongs together meets, what does not stays apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.cells import with_cells_apart
from extract.indicators import indicator_of, lower_is_better, measure_of
from extract.pipeline import extract_text
from extract.wording import normal_form


@pytest.mark.parametrize(("before", "name"), [
    ("生产总值增速由一季度的", "地区生产总值增长"),
    ("生产总值增速由4.9%回升到", "地区生产总值增长"),
    ("收入增速高于全省，占比达到", "生产总值（%）"),
])
def test_level_of_a_rate_of_growth(before: str, name: str) -> None:
    assert indicator_of("生产总值", "%", "to", before) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("经济总量居全省前三，增速居全省第一。", ["地区生产总值排名", "地区生产总值增长排名"]),
        ("税收收入增长9%、持续居全省第2位。", ["税收收入增长", "税收收入增长排名"]),
        ("税收收入增长9%，总量居全省第2位。", ["税收收入增长", "税收收入总量排名"]),
        ("税收收入突破9亿元、增速居全省第2位。", ["税收收入", "税收收入增长排名"]),
        ("工业增加值增速列中部六省第1位。", ["工业增加值增长排名"]),
        ("工业增加值、税收收入增速分别居全省第二、第五。", ["工业增加值增长排名", "税收收入增长排名"]),
        ("工业增加值总量和增速均居全省第5位。", ["工业增加值总量排名"]),
    ],
)
def test_rank_of_growth(text: str, names: list[str]) -> None:
    assert [row.indicator for row in extract_text(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("村集体经济收入最高的村达86万元，最低的仅有3万元，平均34.5万元。",
         ["村集体经济收入最高", "村集体经济收入最低", "村集体经济收入平均"]),
        ("城镇调查失业率平均为5.2%。", ["城镇调查失业率"]),
        ("最低工资标准提高到2100元。", ["最低工资标准"]),
        ("提供最高300万元的贷款。", ["提供贷款最高"]),
        ("惠民补助最高20万元。", ["惠民补助最高"]),
    ],
)
def test_highest_and_average_are_no_level(text: str, names: list[str]) -> None:
    assert [row.indicator for row in extract_text(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全县1/3的行政村建成美丽乡村。", ["建成美丽乡村村占比"]),
        ("新增美丽乡村9个、约占全省的三分之一。", ["美丽乡村", "新增美丽乡村占比"]),
        ("苗木产量稳定在全国的1/4。", ["苗木产量占比"]),
        ("通关时间压缩一半。", ["通关时间增长"]),
        ("兼职教师占专任教师的7.5%。", ["兼职教师占专任教师占比"]),
        ("环保投入占财政支出的12.6%。", ["环保投入占财政支出占比"]),
        ("苗圃面积达到耕地总面积的4%。", ["苗圃面积占耕地总面积占比"]),
        ("志愿者注册率达到户籍人口的18%。", ["志愿者注册率"]),
        ("人均产值仅为全省平均水平的85%。", ["人均产值相当于平均水平占比"]),
        ("茶叶商标数为上年同期的3倍。", ["茶叶商标（倍）"]),
        ("人口自然增长率3.2%。", ["人口自然增长率"]),
    ],
)
def test_a_share_is_no_amount(text: str, names: list[str]) -> None:
    assert [row.indicator for row in extract_text(text)] == names


@pytest.mark.parametrize(
    ("label", "unit", "role", "name"),
    [
        ("国内生产总值", "元", "level", "地区生产总值"),
        ("考核排名", "位", "change", "考核排名"),
        ("诉求办理时限", "天", "to", "诉求响应处置时限"),
        ("办理施工许可时限", "天", "to", "办理施工许可时限"),
        ("全市生产总值", "元", "to", "地区生产总值"),
        ("经济总量", "元", "level", "地区生产总值"),
        ("生产总值", "%", "change", "地区生产总值增长"),
        ("经济", "%", "change", "地区生产总值增长"),
        ("地区生产总值增速", "%", "level", "地区生产总值增长"),
        ("地区生产总值", "个百分点", "gap", "地区生产总值增长差距"),
        ("地区生产总值增速", "位", "rank", "地区生产总值增长排名"),
        ("地方一般公共预算收入", "%", "change", "一般公共预算收入增长"),
        ("新增城镇就业", "人", "level", "城镇新增就业"),
        ("居民消费价格", "%", "change", "居民消费价格涨幅"),
        ("居民消费价格总水平上涨幅度", "%", "level", "居民消费价格涨幅"),
        ("城镇调查失业率", "%", "level", "城镇调查失业率"),
        ("城镇调查失业率", "个百分点", "change", "城镇调查失业率"),
        ("粮食总产量", "吨", "level", "粮食产量"),
        ("粮食产量", "斤", "change", "粮食产量"),
        ("全体居民人均可支配收入", "%", "change", "居民人均可支配收入增长"),
        ("全省社会消费品零售总额实现", "%", "change", "社会消费品零售总额增长"),
        ("规上工业增加值", "%", "change", "规模以上工业增加值增长"),
        ("固定资产投资（不含农户）", "%", "change", "固定资产投资增长"),
        ("货物贸易进出口总值", "%", "change", "进出口总额增长"),
        ("外贸进出口", "倍", "change", "进出口总额增长"),
    ],
)
def test_headline(label: str, unit: str, role: str, name: str) -> None:
    assert indicator_of(label, unit, role) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("居民人均可支配收入", "元", "level"), ("农村居民人均可支配收入", "元", "level")),
        (("城镇居民人均可支配收入", "元", "level"), ("农村居民人均可支配收入", "元", "level")),
        (("居民人均可支配收入", "元", "level"), ("城乡居民人均可支配收入", "元", "level")),
        (("规模以上工业增加值", "%", "change"), ("高技术制造业增加值", "%", "change")),
        (("规模以上工业增加值", "%", "change"), ("工业增加值", "%", "change")),
        (("固定资产投资", "%", "change"), ("民间投资", "%", "change")),
        (("固定资产投资", "%", "change"), ("工业投资", "%", "change")),
        (("固定资产投资", "%", "change"), ("基础设施投资", "%", "change")),
        (("进出口总额", "%", "change"), ("出口", "%", "change")),
        (("进出口总额", "元", "level"), ("进出口总额", "美元", "level")),
        (("一般公共预算收入", "元", "level"), ("税收收入", "元", "level")),
        (("一般公共预算收入", "元", "level"), ("一般公共预算支出", "元", "level")),
        (("社会消费品零售总额", "%", "change"), ("限额以上消费品零售额", "%", "change")),
        (("地区生产总值", "元", "level"), ("人均地区生产总值", "元", "level")),
        (("地区生产总值", "元", "level"), ("海洋生产总值", "元", "level")),
        (("地区生产总值", "元", "level"), ("地区生产总值", "%", "change")),
        (("地区生产总值", "%", "change"), ("单位地区生产总值能耗", "%", "change")),
        (("粮食产量", "斤", "level"), ("粮食播种面积", "亩", "level")),
        (("城镇调查失业率", "%", "level"), ("城镇登记失业率", "%", "level")),
        (("村集体经济收入", "元", "level"), ("村集体经济收入超过10万元的村", "个", "level")),
        (("村党组织书记大专以上学历占比", "%", "level"), ("村“两委”高中以上学历占比", "%", "level")),
        (("卓越级智能工厂", "家", "level"), ("新增卓越级智能工厂", "家", "level")),
        (("改造老旧小区", "个", "level"), ("改造老旧小区", "户", "level")),
        (("举办培训班", "期", "level"), ("举办培训班", "人次", "level")),
        (("轮训党支部书记", "名", "level"), ("轮训党支部书记", "人次", "level")),
        (("实际使用外资", "美元", "level"), ("实际使用外资", "元", "level")),
        (("走访企业", "家", "level"), ("走访企业", "次", "level")),
        (("打造教学点", "个", "level"), ("打造教学点", "类", "level")),
        (("新增高中学位", "%", "change"), ("高中学位供给率", "个百分点", "change")),
        (("算力规模", "P", "level"), ("智能算力", "P", "level")),
        (("专职网格员", "名", "level"), ("兼职网格员", "名", "level")),
        (("专职网格员", "名", "level"), ("平均每个网格配备专职网格员", "名", "level")),
        (("达标党支部", "个", "level"), ("达标党支部书记工作室", "个", "level")),
        (("网格党支部", "个", "level"), ("建立楼栋党小组", "个", "level")),
        (("网格党支部", "个", "level"), ("小区星级党支部", "个", "level")),
        (("党员志愿服务队", "支", "level"), ("党员突击队", "支", "level")),
        (("党员突击队", "支", "level"), ("茶产业先锋队", "支", "level")),
        (("党建示范点", "个", "level"), ("党建品牌示范点", "个", "level")),
        (("党建品牌", "个", "level"), ("党建品牌示范点", "个", "level")),
        (("乡镇党校", "所", "level"), ("市级示范性乡镇党校", "所", "level")),
        (("社区服务群众经费", "元", "level"), ("村服务群众经费", "元", "level")),
        (("走访困难群众", "名", "level"), ("慰问困难职工", "名", "level")),
        (("接待来访", "批", "level"), ("接待来访", "类", "level")),
        (("党建指导员", "名", "level"), ("党建指导员结对指导的两新组织", "个", "level")),
        (("到社区报到的党员", "名", "level"), ("到社区报到的党组织", "个", "level")),
    ],
)
def test_apart(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assert indicator_of(*one) != indicator_of(*other)


@pytest.mark.parametrize(
    ("labels", "unit", "name"),
    [
        (["举办专题培训班", "开办示范培训班"], "期", "举办培训班"),
        (["到居住地社区报到的在职党员", "到社区报到的机关党员干部"], "名", "到社区报到的党员"),
        (["各级班子成员建立联系点", "党员领导干部建立社区联系点"], "个", "领导干部建立联系点"),
        (["集体经济收入全部达标的村", "村级集体经济收入超过20万元的村"], "个", "村集体经济收入达标村"),
        (["成立流动党员党支部", "组建驻外流动党组织"], "个", "建立流动党员党组织"),
        (["选派非公企业党建指导员", "选聘党建工作指导员"], "名", "选派党建指导员"),
        (["新（改）建高标准农田", "新建和改造提升高标准农田"], "亩", "建设高标准农田"),
        (["高铁营业里程", "高速铁路运营里程"], "公里", "高速铁路里程"),
        (["空气质量优良天数比例", "空气优良天数比率"], "%", "空气质量优良天数比率"),
        (["新建惠农服务站", "建成惠农服务站", "惠农服务站打造"], "个", None),
        (["人均地区生产总值（按户籍人口计算）", "人均地区生产总值"], "元", "人均地区生产总值"),
        (["村服务群众经费", "安排村级服务群众专项经费"], "元", "村服务群众专项经费"),
        (["开展读书会", "举办读书会"], "场", None),
        (["新增农村公办托位数", "农村新增公办托位"], "个", None),
    ],
)
def test_together(labels: list[str], unit: str, name: str | None) -> None:
    names = {indicator_of(label, unit, "level") for label in labels[:2]}
    assert len(names) == 1
    assert name in (None, *names)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("率先实现雨污分流的大城市", "率先实现雨污分流大城市"),
        ("重点城市降尘量", "重点城市降尘量"),
        ("输转城乡富余劳动力", "输转城乡富余劳动力"),
        ("覆盖农村学生", "覆盖农村学生"),
        ("农村新建书屋", "建设农村书屋"),
        ("新建农村书屋", "建设农村书屋"),
        ("新建示范性省级书屋", "建设省级示范性书屋"),
        ("新建省级示范性县级书屋", "建设省级示范性县级书屋"),
    ],
)
def test_words_keep_their_places(label: str, key: str) -> None:
    assert normal_form(label)[0] == key


@pytest.mark.parametrize(
    ("label", "unit", "before", "name"),
    [
        ("总产量", "斤", "粮食播种面积1500万亩、", "粮食产量"),
        ("总量", "元", "地区生产总值增长4.2%、", "地区生产总值"),
        ("死亡人数", "人", "生产安全事故起数下降3%、", "生产安全事故死亡人数"),
        ("总产量", "斤", "面积稳定，", ""),
        ("年度完成投资", "元", "城市更新提速，", ""),
        ("抽调党员干部", "名", "面对突如其来的疫情，", "下沉疫情防控一线的党员干部"),
        ("抽调党员干部", "名", "为推进村级换届，", "抽调党员干部"),
    ],
)
def test_words_before_the_figure(label: str, unit: str, before: str, name: str) -> None:
    assert indicator_of(label, unit, "level", before) == name


def test_theme_of_measure() -> None:
    measure = measure_of("高铁里程", "公里")
    assert measure is not None
    assert (measure.theme, measure.topic) == ("经济社会", "交通")
    assert measure_of("读书会", "场") is None


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [("城镇调查失业率", True), ("单位地区生产总值能耗增长", True), ("地区生产总值增长", False), ("没有的指标", False)],
)
def test_direction(indicator: str, expected: bool) -> None:
    assert lower_is_better(indicator) is expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2025年，湖南省粮食产量突破500亿斤，达到520.6亿斤。", ["粮食产量关口", "粮食产量"]),
        ("2025年，湖南省粮食产量突破500亿斤。", ["粮食产量"]),
        ("2025年，湖南省粮食产量520.6亿斤。", ["粮食产量"]),
    ],
)
def test_cells(text: str, names: list[str]) -> None:
    assert [row.indicator for row in with_cells_apart(extract_text(text))] == names


CHINESE = st.text(alphabet="全省新增建设农村党员教育培训基地数量增长占比的（）“”率人次%、 x*", max_size=30)
UNITS = st.sampled_from(["", "个", "名", "人次", "元", "%", "亩", "未知"])


@given(CHINESE, UNITS, st.sampled_from(["level", "change", "gap"]))
def test_name_is_stable(label: str, unit: str, role: str) -> None:
    name = indicator_of(label, unit, role)
    assert name == indicator_of(label, unit, role)
    assert not set("“”《》 ").intersection(name)


@given(CHINESE)
def test_marks_do_not_matter(label: str) -> None:
    assert indicator_of(label.replace("的", ""), "个", "level") == indicator_of(
        "".join(sign for sign in label if sign not in "（）“”、 的"), "个", "level"
    )


def test_a_long_label_ends() -> None:
    assert indicator_of("x" * 1_000_000, "个", "level")
