"""Labels as a chart would print them: the sentence on the left, the label of each figure on the right."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract_text
from extract.lexicon import rows_of


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        # verb noun number; number noun; both
        ("全市建立联系点120个。", ["建立联系点"]),
        ("近90名支部书记因履职不力被约谈。", ["因履职不力被约谈的支部书记"]),
        ("组建40支志愿服务队。", ["组建志愿服务队"]),
        ("将12名专家纳入师资库。", ["纳入师资库的专家"]),
        # enumerations, shared nouns, distributive lists
        ("明确权力清单8条、责任清单6条。", ["明确权力清单", "明确责任清单"]),
        ("30个支部、400名党员参与巡防。", ["参与巡防的支部", "参与巡防的党员"]),
        ("考录为公务员和事业单位人员的学员分别为2名和7名。", ["考录为公务员的学员", "考录为事业单位人员的学员"]),
        ("原煤、原油、天然气产量分别增长2%、3%、4%。", ["原煤产量", "原油产量", "天然气产量"]),
        ("制造业、高技术产业增加值分别增长2%、3%。", ["制造业增加值", "高技术产业增加值"]),
        ("城乡居民收入分别增长4%、6%。", ["城镇居民收入", "农村居民收入"]),
        ("规范低保评定、补贴发放等12项权力流程。", ["规范权力流程"]),
        ("自来水、卫生户厕普及率分别为9成、8成。", ["自来水普及率", "卫生户厕普及率"]),
        ("第二、第三产业增加值分别增长3%、5%。", ["第二产业增加值", "第三产业增加值"]),
        ("第一、二、三产业就业人数分别为9人、4人、7人。", ["第一产业就业人数", "第二产业就业人数", "第三产业就业人数"]),
        ("一二三产增加值分别增长3%、5%、7%。", ["一产增加值", "二产增加值", "三产增加值"]),
        ("三次产业增加值分别为9亿元、4亿元、7亿元。", ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("万元GDP电耗、水耗、碳排放量分别下降9%、5%、7%。", ["万元GDP电耗", "万元GDP水耗", "万元GDP碳排放量"]),
        ("单位GDP能耗、化学需氧量排放量分别下降9%、5%。", ["单位GDP能耗", "化学需氧量排放量"]),
        ("第一种至第三种形态占比分别为60%、30%、10%。", ["第一种形态占比", "第二种形态占比", "第三种形态占比"]),
        ("“民呼我应”响应率、办结率分别为98%、92%。", ["“民呼我应”响应率", "“民呼我应”办结率"]),
        ("营业收入突破90亿元，利润达到4亿元，年均分别增长9%、3%。", ["营业收入", "利润"] * 2),
        ("批捕41人，公诉86人，同比分别上升21%和下降3%。", ["批捕", "公诉"] * 2),
        ("旅游人次和收入分别增长5%、6%，分别恢复到2019年的112%和108%。", ["旅游人次", "旅游收入"] * 2),
        ("每千人口执业医师3.6人、注册护士3.9人。", ["每千人口执业医师", "每千人口注册护士"]),
        ("提供托位9000个，每千人口托位数3个。", ["提供托位", "每千人口托位数"]),
        ("新建高标准农田5万亩，累计达到38万亩。", ["新建高标准农田", "高标准农田"]),
        ("合格率比全国高4个百分点。", ["合格率"]),
        ("合格率比上年高4个百分点。", ["合格率"]),
        ("女干部40名，比例达30%。", ["女干部", "女干部比例"]),
        # what trails off, and what a doubling is compared with, name nothing
        ("客运站收费平均降低9%，社区工作经费继续提高。", ["客运站收费"]),
        ("人均绿地面积比2020年翻一番。", ["人均绿地面积"]),
        ("每个社区平均专职网格员3名。", ["每个社区平均专职网格员"]),
        # level and growth share a label; a noun that always belongs to something finds its owner
        ("实现地区生产总值185亿元，同比增长8.5%。", ["地区生产总值", "地区生产总值"]),
        ("规模以上工业企业达40家、增加值增长6%。", ["规模以上工业企业", "规模以上工业企业增加值"]),
        ("综合得分居全省第4位。", ["综合得分排名"]),
        ("产值达90亿元、稳居全省前列、增长4%。", ["产值", "产值"]),
        # shares
        ("党员占比达到80%。", ["党员占比"]),
        ("评定星级支部300个，其中联系点支部占比达到80%。", ["评定星级支部", "评定星级支部中联系点支部占比"]),
        ("60%的村达到8万元以上。", ["达到8万元以上的村占比", "村"]),
        # what an 集…于一体的 gathers is no deed; some of them are none of the count
        ("建设集培训、研学、诉求收集于一体的实训阵地9个。", ["建设实训阵地"]),
        ("90家民营企业中仍有一些没有工会。", ["民营企业"]),
        ("博士教师占专任教师的71%。居民收入相当于全国平均水平的85%。", ["博士教师占专任教师比重", "居民收入相当于平均水平比重"]),
        # what is bounded names itself, and its group
        ("村集体经济收入20万元以上的村占比由12%提高到45%。", ["村集体经济收入"] + ["村集体经济收入20万元以上村占比"] * 2),
        ("年收入10万元以上的农户占30%。", ["农户收入", "10万元以上农户占比"]),
        ("税收收入25亿元，占一般公共预算收入的比重为77%。", ["税收收入", "税收收入占一般公共预算收入比重"]),
        # the number of the cell before, in the row of a table
        ("营业收入\t12.5\t13.4亿元", ["营业收入"]),
        # a part of what was counted before; a rate between them is passed over, another unit makes it none
        ("新增公路19公里，其中高速公路3公里、国道5公里。", ["新增公路", "新增高速公路", "新增国道"]),
        ("经营主体90万户、增长6%，其中企业30万户、增长7%。", ["经营主体"] * 2 + ["经营主体中企业"] * 2),
        ("发展党员168名，其中农牧民97名、高知识群体11名。", ["发展党员", "发展党员中农牧民", "发展党员中高知识群体"]),
        ("户籍人口62万人，其中男性31万人，女性31万人。", ["户籍人口", "户籍人口中男性", "户籍人口中女性"]),
        ("接待游客9万人次，其中入境游客3万人次。", ["接待游客", "接待入境游客"]),
        # a share of what follows parts is one of their whole; one that names its own whole is of that
        ("教师900人，其中教授286人、副教授592人，有博士学位的占71%。",
         ["教师", "教师中教授", "教师中副教授", "教师中博士学位占比"]),
        ("35岁以下党员2410名，大专以上学历党员占比达到52%。", ["党员年龄", "35岁以下党员", "大专以上学历党员占比"]),
        ("新登记主体19家，总量达90家，其中企业3家。", ["新登记主体", "主体总量", "主体中企业"]),
        ("新增绿地19亩，其中公园3个。", ["新增绿地", "公园"]),
        ("汽车产量增长7%，其中新能源汽车增长9%。", ["汽车产量", "新能源汽车产量"]),
        # a noun belongs to the number before it alone; so does the group that some are taken from
        ("改造8所县医院、12所中医院和30所卫生院。", ["改造县医院", "改造中医院", "改造卫生院"]),
        ("全县辖12镇4乡。", ["镇", "乡"]),
        ("从3万名务工人员中选拔人才420人。", ["务工人员", "选拔人才"]),
        ("建成由3家国家级基地、12家省级基地组成的矩阵。", ["建成国家级基地", "建成省级基地"]),
        # the noun behind the second of two numbers side by side is that of both
        ("10大类55项民生实事如期完成。", ["民生实事", "如期完成的民生实事"]),
        # the deed of the first thing of a list is that of the next, but how much there is of a thing was not done
        ("新增托育机构12家、康复床位900张。", ["新增托育机构", "新增康复床位"]),
        ("走访慰问环卫工人3000名、快递小哥900名、困难家庭30户。",
         ["走访慰问环卫工人", "走访慰问快递小哥", "走访慰问困难家庭"]),
        ("新增上市公司3家、上云企业900家。", ["新增上市公司", "新增上云企业"]),
        ("新增退役军人就业90人、残疾人就业30人。", ["新增退役军人就业", "新增残疾人就业"]),
        ("新增智能工厂9家、机器人产量3000台。", ["新增智能工厂", "机器人产量"]),
        ("新建书屋3家、帮助群众900名。", ["新建书屋", "帮助群众"]),
        ("城镇新增就业9万人、农村劳动力转移3万人。", ["城镇新增就业", "农村劳动力转移"]),
        # people did not do what another count did before
        ("建成安置点26个，搬迁6120户。", ["建成安置点", "搬迁"]),
        ("举办培训班12期、培训3万余人。", ["举办培训班", "培训班培训"]),
        ("查处作风问题9起12人，调整干部3批次12人。", ["查处作风问题"] * 2 + ["调整干部"] * 2),
        ("治愈出院82例，死亡1例。", ["治愈出院", "死亡"]),
        ("改造小区30个，惠及8000户。", ["改造小区", "小区惠及"]),
        # a word of growth alone, a branch without its measure, receipts and spending, works and what they cost
        ("粮食产量236万吨，增产1.1%。", ["粮食产量", "粮食产量"]),
        ("各项存款余额583亿元，同比多增7亿元。", ["各项存款余额", "各项存款余额"]),
        ("发放护林补贴每人每月815元。", ["发放护林补贴"]),
        # a mark that was passed, and a stretch of years, are no part of the name
        ("经济总量跨过三个千亿元大关、达到4千亿元，年均增长6%。", ["经济总量", "经济总量"]),
        ("生产总值连跨两个千亿元台阶、增长5%。", ["生产总值"]),
        ("高新技术企业数3年增长20%。", ["高新技术企业数"]),
        # another thing's share is its own; a change of place is that of the rank; a level raised to bounds nothing
        ("设置中心户4300余户，“五星级”支部占比46%。", ["设置中心户", "“五星级”支部占比"]),
        ("考核排名第2位，较上年上升3位。", ["考核排名", "考核排名"]),
        ("面积达标率由不足60%提升到100%。", ["面积达标率", "面积达标率"]),
        ("村集体年收入全部突破10万元，其中50万元以上的村达到63个。",
         ["村集体年收入", "村集体年收入", "村集体年收入50万元以上的村"]),
        ("新登记商户92万户、日均2500余户。", ["新登记商户", "日均登记商户"]),
        ("选派120名干部到浙江等地挂职锻炼。", ["选派干部挂职锻炼"]),
        ("120名干部到浙江等地挂职锻炼。", ["挂职锻炼的干部"]),
        # a target has the name of what is aimed at, the clause before it that of its subject
        ("全年经济增长预期目标定为6%。", ["经济"]),
        ("就业质量是民生指标，预期目标设定为90%。", ["就业质量"]),
        ("居民医保补助标准提高到人均320元。", ["居民医保补助标准"]),
        ("2所高职院校升格为本科，37项成果向全国推广。", ["升格为本科的高职院校", "推广的成果"]),
        ("茶叶产量再创新高，实现连续6年增产。", ["茶叶产量"]),
        ("企业利润由上年下降2%转为增长8%。", ["企业利润", "企业利润"]),
        # the 比 of a ratio compares nothing
        ("城乡收入比缩小至2.18。", ["城乡收入比"]),
        ("港口吞吐量首破10亿吨。", ["港口吞吐量"]),
        ("工业增加值增长7%。分门类看，采矿业增长2%，制造业增长8%。", ["工业增加值", "采矿业增加值", "制造业增加值"]),
        ("省级预算收入41亿元，完成预算的98%；支出118亿元。", ["省级预算收入", "省级预算收入完成预算", "省级预算支出"]),
        ("完成教学楼改造工程，总投资1500万元。", ["教学楼改造工程总投资"]),
        # each of two deeds has its own; a share is of the clause's own figure
        ("接待游客、实现旅游收入分别增长8%、9%。", ["接待游客", "实现旅游收入"]),
        ("新增机构90家，技术交易25亿元、占全省10%。", ["新增机构", "技术交易", "技术交易占比"]),
        ("高级教师78人，研究生学历教师占31%。", ["高级教师", "研究生学历教师占比"]),
        ("60岁以上人群全程接种率87%。", ["人群年龄", "60岁以上人群全程接种率"]),
        ("15个村集体经济收入超过50万元。", ["集体经济收入超过50万元的村", "村集体经济收入"]),
        ("约谈3名履职不力的书记。对3名履职不力的书记进行约谈。", ["约谈履职不力的书记", "进行约谈的履职不力的书记"]),
        # examples are no part of what they are examples of; sizes and names in quotation marks do not part it
        ("推广小麦、玉米等5个优良品种。", ["推广优良品种"]),
        ("集中打造养老、托育等9个服务场景。", ["集中打造服务场景"]),
        ("新增宜春、九江等文明城市9个。", ["新增文明城市"]),
        ("农产品加工及相关产业、食品制造及相关产业增加值分别增长4%、5%。",
         ["农产品加工及相关产业增加值", "食品制造及相关产业增加值"]),
        ("新增宜春、九江、鹰潭等文明城市9个，总数达到22个。", ["新增文明城市", "文明城市总数"]),
        ("新建3个750千伏和330千伏变电站。", ["新建变电站"] * 3),
        ("新建9个“15分钟阅读圈”。", ["新建“15分钟阅读圈”", "“阅读圈”"]),
        # for whom, or to whom, it was done; words that only begin like those that lead nowhere
        ("为小微企业减轻负担90万元。", ["为小微企业减轻负担"]),
        ("对全县村医开展培训3轮。", ["对村医开展培训"]),
        ("工程惠及居民9000户、约3万人。", ["工程惠及居民", "工程惠及居民"]),
        ("党员到社区报到860名。提出再审检察建议6件。从严查处案件9起。", ["党员到社区报到", "再审检察建议", "从严查处案件"]),
        # by what means, from where and for whom it was done are no part of what was done
        ("依托服务中心、银行网点等打造驿站30个。", ["打造驿站"]),
        ("采取单独组建、统筹组建等方式建立党支部30个。", ["建立党支部"]),
        ("以骨干党员为主体成立车队30支。", ["成立车队"]),
        ("从招商引资、信访维稳一线邀请12名典型授课。", ["邀请典型授课"]),
        ("对社区、小区的创新给予3万元奖励经费。", ["给予奖励经费"]),
        ("打造警务中心和12个红色驿站。", ["打造红色驿站"]),
        # a verb that is no part of a name parts even before the end of one; who is to do it is no part of what was done
        ("在9个集镇和园区增补学位3万个。", ["增补学位的集镇和园区", "集镇和园区增补学位"]),
        ("新建职工书屋4个（责任单位：总工会）。", ["新建职工书屋"]),
        ("组织3万余名党员为各族群众、广大学生面对面解读讲话精神。", ["面对面解读讲话精神的党员"]),
        ("针对90万在外农民工的实际，实施工程。", ["在外农民工"]),
        ("从实训基地的6个类别中，选择课程。", ["实训基地的类别"]),
        ("每月至少开展3次研究。", ["开展研究"]),
        ("人口在5000人以上增配1名副书记。", ["人口", "增配副书记"]),
        ("明确7项15条、6项11条任务。", ["明确任务", "明确任务", "明确任务", "任务"]),
        ("国企由66户整合至12户。", ["国企", "国企"]),
        ("培训党员数量达全省党员总数的80%。", ["培训党员数量占全省党员总数比重"]),
        ("60%以上为个体经营。", ["个体经营占比"]),
        ("钢铁、水泥等15个重点行业如期达标。", ["如期达标的重点行业"]),
        ("为100所海拔1500米以上学校供暖。", ["学校供暖", "海拔学校供暖"]),
        ("建成20个500千伏输变电工程。", ["建成输变电工程", "输变电工程"]),
        ("旅游人次86.5万、收入83.9亿元。", ["旅游人次", "旅游收入"]),
        ("0—14岁人口为71万人，占17%。", ["人口", "0—14岁人口", "0—14岁人口占比"]),
        ("常住人口12万人，与上次普查的13万人相比，减少1万人。", ["常住人口"] * 3),
        ("带动12个村集体经济收入突破20万元。", ["集体经济收入突破20万元的村", "村集体经济收入"]),
        ("单独组建党组织30个，联合组建12个。", ["单独组建党组织", "联合组建党组织"]),
        ("从业人员3万名，其中党员120名。", ["从业人员", "从业人员中党员"]),
        ("14个产业产值占农业总产值的80%。", ["产业产值", "产业产值占农业总产值比重"]),
        ("出口额居世界第一，占国际市场份额提高2个百分点。", ["出口额排名", "出口额占国际市场份额比重"]),
        ("经济总量9万亿元，占全国比重升至6%。", ["经济总量", "经济总量比重"]),
        ("扶持39个欠发达县域。", ["扶持欠发达县域"]),
        ("7个大型产业集聚区加快建设，总值跨过3万亿元。", ["大型产业集聚区加快建设", "总值"]),
        ("建立书记重大事项报告制度，累计报告2万项。", ["书记重大事项报告"]),
        ("扩大进出口规模，出口增长9%。", ["出口"]),
        ("约三成党员一年未参加活动。", ["未参加活动的党员占比"]),
        ("支部在杭州、深圳等地建立联络站23个。", ["支部建立联络站"]),
        # what is done free of charge, what belongs to a county, a stretch of years before a growth
        ("为90名学员免费提供教材。", ["免费提供教材的学员"]),
        ("支持12个有条件的县发展成为中等城市。", ["发展成为中等城市的有条件的县"]),
        ("新增12名技艺传承人。", ["新增技艺传承人"]),
        ("打造90个和美乡村。", ["打造和美乡村"]),
        ("工业收入90亿元，5年增长20%。", ["工业收入", "工业收入"]),
        ("对外贸易扩大到90个国家。", ["对外贸易国家"]),
        ("建成基站900个、覆盖95%以上行政村。", ["建成基站", "覆盖行政村占比"]),
        ("90%的村集体收入达5万元以上。", ["集体收入达5万元以上的村占比", "村集体收入"]),
        ("12个村级集体收入全部达到5万元以上。", ["村级集体收入5万元以上的村", "村级集体收入"]),
        ("40%的县（市、区）书记报酬达到2倍以上。", ["书记报酬达到2倍以上的县（市、区）占比", "县（市、区）书记报酬"]),
        ("设立基金24只、总规模90亿元。", ["设立基金", "设立基金总规模"]),
        # a short noun of a list takes the verb of the list, half a label what the clause before did
        ("接待邮轮20艘、旅客9000名。", ["接待邮轮", "接待旅客"]),
        ("改造小区90个、城中村300户。", ["改造小区", "改造城中村"]),
        ("新增装机90万千瓦、总装机300万千瓦。", ["新增装机", "总装机"]),
        ("建立困难家庭补贴制度，惠及900人。", ["困难家庭补贴制度惠及"]),
        ("提高退休人员养老金，人均增长9%。", ["人均退休人员养老金"]),
        ("经营主体持续壮大。总量达90万户。", ["经营主体总量"]),
        ("8名35岁以下学员当选村干部。", ["当选村干部的35岁以下学员", "学员年龄"]),
        ("将12类疾病纳入保障和救助范围。", ["纳入保障和救助范围的疾病"]),
        ("党建引领90个贫困村脱贫摘帽。", ["脱贫摘帽的贫困村"]),
        # two nouns share two numbers, a thing of some size is no more than its noun, a rank is part of what was reached
        ("城乡环卫覆盖率、乡村供水普及率分别提高到60%、90%。", ["城乡环卫覆盖率", "乡村供水普及率"]),
        ("对亚洲、欧洲进出口分别增长6%、9%。", ["亚洲进出口", "欧洲进出口"]),
        ("总投资40亿元的新材料项目刷新投资纪录。", ["新材料项目总投资"]),
        ("9个学科进入前1%。", ["进入前1%的学科", "学科进入前"]),
        ("汽车、新能源汽车产量分别增长6%、9%。", ["汽车产量", "新能源汽车产量"]),
        ("收购价每50公斤提高7元。", ["收购价每50公斤"]),
        ("产值跨过3个万亿元大关，占全国比重升至7%。", ["产值", "产值比重"]),
        ("新登记企业增长9%，平均每天新增3万户。", ["新登记企业", "平均每天新增登记企业"]),
        ("水质断面优于Ⅲ类水体比例为94%。", ["水质断面优于Ⅲ类水体比例"]),
        ("培育90个先进制造业集群。", ["培育先进制造业集群"]),
        ("产值增长9%、增量保持全国第一。", ["产值", "产值增量排名"]),
        ("续建安置房90套，新开工30套。", ["续建安置房", "安置房新开工"]),
        ("完成30家钢铁企业超低排放改造。", ["钢铁企业超低排放改造"]),
        ("贸易发展指数排位升至第18位。", ["贸易发展指数排位"]),
        ("与消防部门联合打造了警务中心和9个红色驿站。", ["打造红色驿站"]),
        ("健全组织生活、谈心谈话等4项制度。", ["健全制度"]),
        ("分别明确9项20条、8项16条目标任务。", ["明确目标任务", "明确目标任务", "明确目标任务", "目标任务"]),
        ("认定7家资金运营中心。", ["认定资金运营中心"]),
        ("制定实施30条防汛避险硬措施。", ["制定实施防汛避险硬措施"]),
        ("煤炭、钢铁、化工3大支柱产业迈入新阶段。", ["迈入新阶段的支柱产业"]),
        ("粮食总产再创历史新高，连续9年居首位。", ["粮食总产"]),
        ("3人当选院士，90人入选人才计划。", ["当选院士", "入选人才计划"]),
        ("城镇、农村居民人均收入分别增长6%、9%。", ["城镇居民人均收入", "农村居民人均收入"]),
        ("“小巨人”企业增加。冠军、“小巨人”企业分别达到20家、80家。", ["冠军企业", "“小巨人”企业"]),
        ("减轻900多万个体工商户税负。", ["减轻个体工商户税负"]),
        ("30个地级以上市参加巡查。", ["参加巡查的地级以上市"]),
        ("存款余额增长9%，新增3万亿元。", ["存款余额", "新增存款余额"]),
        ("实施营商环境90项提升举措。", ["实施营商环境提升举措"]),
        ("确定9%左右的增长目标。", ["增长目标"]),
        ("建成3个国家级、9个自治区级医疗中心。", ["建成国家级医疗中心", "建成自治区级医疗中心"]),
        ("打造一批集体经济收入过9万元的样板村。", ["样板村集体经济收入"]),
        ("90万农业转移人口成为城镇居民。", ["成为城镇居民的农业转移人口"]),
        ("12种药品大幅降价并纳入目录。", ["大幅降价并纳入目录的药品"]),
        ("接待游客人次和旅游收入分别增长6%、9%。", ["接待游客人次", "旅游收入"]),
        ("优良天数稳定在300天以上。", ["优良天数"]),
        ("第七次提高退休人员养老金，人均增长9%。", ["人均退休人员养老金"]),
        ("围绕9个领域、8大任务，分层开展培训。", ["分层开展培训的领域", "任务"]),
        ("考录为公务员和教师分别为2名和7名。", ["考录为公务员", "考录为教师"]),
        ("研究与试验发展经费，从90亿元增至120亿元。", ["研究与试验发展经费", "研究与试验发展经费"]),
        ("下调单位缴费比例，各地可降至16%。", ["单位缴费比例"]),
        ("养老保险试点覆盖24%的县。", ["养老保险试点覆盖县占比"]),
        ("实施免费教育政策、惠及90万名儿童。", ["惠及儿童"]),
        ("建设300个乡村全民健身提升工程。", ["建设乡村全民健身提升工程"]),
        ("铁路、公路、航空3个平台获评先进平台。", ["获评先进平台的平台"]),
        ("轨道线路增至14条、运营里程超过90公里。", ["轨道线路", "轨道线路运营里程"]),
        ("养老助餐点覆盖90%以上城乡社区。", ["养老助餐点覆盖城乡社区占比"]),
        ("实施200个节能降碳改造和设备更新项目。", ["实施节能降碳改造和设备更新项目"]),
        ("抓好总投资2万亿元的300个重点项目。", ["重点项目总投资", "重点项目"]),
        ("2个配售型保障性住房项目完成认购。", ["完成认购的配售型保障性住房项目"]),
        ("打造5条多式联运线路。", ["打造多式联运线路"]),
        ("一、二、三产业增加值分别增长4%、6%、9%。", ["一产业增加值", "二产业增加值", "三产业增加值"]),
        ("组建16家创新联合体。", ["组建创新联合体"]),
        ("办理代表议案5项、建议87件。", ["办理代表议案", "办理建议"]),
        ("新建6个国家级、20个省级重点专科。", ["新建国家级重点专科", "新建省级重点专科"]),
        ("推动人均寿命达到80岁。推动建设12个中心。", ["人均寿命", "推动建设中心"]),
        ("61%的污水处理厂完成改造。", ["完成改造的污水处理厂占比"]),
        ("承办12项国际性和全国性赛事。", ["承办国际性和全国性赛事"]),
        ("确定160个国家重点帮扶县。完成12项目标任务。", ["确定国家重点帮扶县", "目标任务"]),
        ("明光牌等5个品牌入选名录。", ["入选名录的品牌"]),
        ("铁路路网密度居西部第一，总量跃升至全国第3位。", ["铁路路网密度排名", "铁路路网密度总量排名"]),
        ("有效应对9轮强降雨，转移群众8万人次。", ["应对强降雨", "转移群众"]),
        ("围绕产业需求组建5支专家队。", ["组建专家队"]),
        ("人均预期寿命80岁以上。", ["人均预期寿命"]),
        # what went on meanwhile, and what it was like before
        ("工业在电价上涨9%的情况下增长4%。", ["电价", "工业"]),
        ("外贸在汇率波动的情况下增长4%。", ["外贸"]),
        ("林业增加值在上年增长4%的基础上增长5%。", ["林业增加值", "林业增加值"]),
        ("办公经费连续4年压减比例超6%。", ["办公经费压减比例", "办公经费压减比例"]),
        ("跨河通道新增6条、达到19条。", ["新增跨河通道", "跨河通道"]),
        ("绿道里程新增7公里、突破70公里。", ["新增绿道里程", "绿道里程"]),
        ("40家学生集体用餐配送单位实现全覆盖。", ["实现全覆盖的学生集体用餐配送单位"]),
        ("支持15个服务业集聚区（培育区）开展试点。", ["开展试点的服务业集聚区（培育区）"]),
        ("9家省高能级创新区获得认定。", ["获得认定的省高能级创新区"]),
        ("对非洲、拉美市场出口分别增长9%、4%。", ["非洲市场出口", "拉美市场出口"]),
        ("将9万名职工供养亲属纳入救助范围。", ["纳入救助范围的职工供养亲属"]),
        ("形成9家配套企业为支撑的集群。", ["形成配套企业"]),
        # for whom, the deed of all, the deed of the first
        ("免费为90名高龄老人安装扶手。", ["安装扶手的高龄老人"]),
        ("支持90个项目。支持12名党员参加培训。", ["支持项目", "参加培训的党员"]),
        ("9所高校14个学科入选榜单。", ["入选榜单的高校", "入选榜单的高校学科"]),
        ("9个方面14条经验获得推广。", ["获得推广的方面", "获得推广的经验"]),
        ("风电开工90万千瓦、投产30万千瓦。", ["风电开工", "风电投产"]),
        ("园区新增从业人员900人、企业30家。", ["园区新增从业人员", "新增企业"]),
        ("入境游客数量和花费分别增长9%、6%。", ["入境游客数量", "入境游客花费"]),
        ("利用外资90亿美元、折合630亿元。", ["利用外资", "利用外资"]),
        # bounds
        ("30岁以下党员占12%。", ["党员年龄", "30岁以下党员占比"]),
    ],
)
def test_label(text: str, labels: list[str]) -> None:
    assert [row.label for row in extract_text(text)] == labels


@given(st.integers(2, 9000), st.sampled_from(["名党员参与值守", "个村建成驿站", "%的支部达标", "万元经费"]))
def test_no_label_holds_its_number_or_a_clause_mark(number: int, rest: str) -> None:
    for row in extract_text(f"2021年，全市共有{number}{rest}，同比增长{number}%；其中{number}{rest}。"):
        assert str(number) not in row.label
        assert not re.search(r"[，。；\n]", row.label)


@pytest.mark.parametrize("row", rows_of("verbs"), ids=lambda row: row["word"])
def test_a_verb_parts_what_is_counted_from_what_it_did(row: dict[str, str]) -> None:
    label = extract_text(row["example"])[0].label
    assert label == f"{row['example'].removeprefix('12名业务骨干')}的业务骨干"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in ("lead", "tail")],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_lead_and_tail_words_are_no_part_of_a_label(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label in ("支部书记本科学历占比", "支部书记本科学历", "培训党员骨干")


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "step"], ids=lambda row: row["word"])
def test_a_mark_that_was_passed_is_no_part_of_a_label(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[-1].label in ("支部书记本科学历占比", "支部书记本科学历")


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "behind"], ids=lambda row: row["word"])
def test_words_behind_a_figure_that_name_nothing(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == "培训党员骨干"
    assert extract_text(row["example"].replace(row["word"], "学员"))[0].label == "培训党员骨干学员"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "noun"], ids=lambda row: row["word"])
def test_a_verb_may_follow_a_noun_of_one_sign(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == f"完成改造的{row['word']}"


@pytest.mark.parametrize(
    "row", [row for row in rows_of("label_words") if row["place"] in ("flow", "measure", "common")],
    ids=lambda row: f"{row['place']} {row['word']}",
)  # fmt: skip
def test_a_part_is_named_by_its_whole(row: dict[str, str]) -> None:
    word, label = row["word"], extract_text(row["example"])[-1].label
    assert label == {"flow": f"{word}高速公路", "measure": f"新能源汽车{word}", "common": f"主体中{word}"}[row["place"]]


@pytest.mark.parametrize(
    "row", [row for row in rows_of("label_words") if row["place"] == "share_moves"], ids=lambda row: row["word"]
)
def test_what_a_share_does(row: dict[str, str]) -> None:
    """A share is 提高 by so much; what grows or falls is the thing itself."""
    assert [found.label for found in extract_text(row["example"])] == ["达标村"] + ["达标村占总数比重"] * 2
    grown = extract_text(row["example"].replace(row["word"], "增长"))
    assert grown[-1].label == "达标村"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "total"], ids=lambda row: row["word"])
def test_a_total_is_of_all_there_are(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[-1].label == f"学位{row['word']}"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "amount"], ids=lambda row: row["word"])
def test_one_amount_is_no_part_of_another(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[-1].label == "纺织企业利润"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in ("economy", "zone")],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_an_economy_is_that_of_the_zone_spoken_of(row: dict[str, str]) -> None:
    (found,) = extract_text(row["example"])
    zone, economy = (row["word"], "经济总量") if row["place"] == "zone" else ("经济圈", row["word"])
    assert found.label == f"星河{zone}{economy}"
    assert found.indicator != "地区生产总值"
    (own,) = extract_text(row["example"].replace("星河", "全市").replace(zone, "经济"))
    assert own.indicator == "地区生产总值"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "vague"], ids=lambda row: row["word"])
def test_a_vague_noun_keeps_the_last_of_its_examples(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == f"资产管理{row['word']}"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "size"], ids=lambda row: row["word"])
def test_a_size_is_that_of_what_stands_behind_it(row: dict[str, str]) -> None:
    assert [found.label for found in extract_text(row["example"])] == [f"星河项目{row['word']}", "星河项目总投资"]


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "casualty"], ids=lambda row: row["word"])
def test_what_an_accident_did_is_told_of_the_accident(row: dict[str, str]) -> None:
    assert [found.label for found in extract_text(row["example"])] == ["燃气事故起数", f"燃气事故{row['word']}"]


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "in_turn"], ids=lambda row: row["word"])
def test_each_number_is_said_of_its_own(row: dict[str, str]) -> None:
    assert [found.label for found in extract_text(row["example"])] == ["批捕", "公诉"] * 2


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "reached"], ids=lambda row: row["word"])
def test_all_there_are_is_not_what_is_new(row: dict[str, str]) -> None:
    assert [found.label for found in extract_text(row["example"])] == ["新增专业", "专业"]


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "setting"], ids=lambda row: row["word"])
def test_what_went_on_meanwhile_is_not_what_is_measured(row: dict[str, str]) -> None:
    assert [found.label for found in extract_text(row["example"])] == ["电价", "煤耗"]


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in ("flow_behind", "each")],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_what_is_new_is_named_so_first_but_not_for_each(row: dict[str, str]) -> None:
    label = extract_text(row["example"])[0].label
    assert label == ("新增渡口" if row["place"] == "flow_behind" else f"渡口{row['word']}新增")


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] == "duration"], ids=lambda row: row["word"])
def test_what_tells_of_time_needs_no_word_of_time(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == f"平均{row['word']}"


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in ("per_output", "intensity")],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_what_is_used_for_a_unit_of_output(row: dict[str, str]) -> None:
    label = extract_text(row["example"])[1].label
    assert label == (f"{row['word']}能耗" if row["place"] == "per_output" else f"单位GDP{row['word']}")


@pytest.mark.parametrize("row", [row for row in rows_of("label_words") if row["place"] in ("sibling", "branch")],
                         ids=lambda row: f"{row['place']} {row['word']}")  # fmt: skip
def test_a_branch_takes_the_measure_of_the_one_before(row: dict[str, str]) -> None:
    first, second = (found.label for found in extract_text(row["example"]))
    assert row["word"] in first
    assert second == first.replace("采矿", "制造")


@pytest.mark.parametrize("row", rows_of("noun_tails"), ids=lambda row: row["word"])
def test_a_noun_behind_a_verb_makes_one_name_of_both(row: dict[str, str]) -> None:
    example, word = row["example"], row["word"]
    assert extract_text(example)[0].label == f"职工培训{word}"
    assert extract_text(example.removesuffix(word) + "某某")[0].label == "培训某某的职工"


@pytest.mark.parametrize("row", rows_of("relational_nouns"), ids=lambda row: row["word"])
def test_a_noun_that_is_always_somebodys(row: dict[str, str]) -> None:
    """One that needs an owner takes the label of the figure before; any other is lent to the items of the list it ends."""
    first, last = (found.label for found in extract_text(row["example"]))
    if row["needs_owner"]:
        assert last.removesuffix("排名") in (first + row["word"], first, first + "总量")  # 增速 is a word of change
    else:
        assert (first, last) == (f"纺织{row['word']}", f"化工{row['word']}")


@pytest.mark.parametrize("row", rows_of("compounds"), ids=lambda row: row["word"])
def test_two_measures_in_one_word(row: dict[str, str]) -> None:
    labels = [found.label for found in extract_text(row["example"])]
    assert len(labels) == 2
    assert row["first"] in labels[0]
    assert row["second"] in labels[1]


@pytest.mark.parametrize("row", rows_of("attributes"), ids=lambda row: f"{row['unit']} {row['alone']}")
def test_what_a_unit_says_of_a_thing(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label.endswith(row["attribute"])


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"] == "subordinate"], ids=lambda row: row["word"])
def test_a_subordinate_clause_names_nothing(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == ""
    assert extract_text(row["example"].replace(row["word"], ""))[0].label == "服务业比重"


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"] == "modal"], ids=lambda row: row["word"])
def test_what_is_to_be_done_has_the_name_of_what_was_done(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == "中心安排经费"


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"] == "causing"], ids=lambda row: row["word"])
def test_getting_others_to_do_it_is_no_deed_of_the_next_thing(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[1].label == "建设书屋"


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"] == "preposition"], ids=lambda row: row["word"])
def test_a_preposition_is_no_part_of_a_label(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[0].label == "参加义诊的专家"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        # brackets of a scale, each with its count: the bound tells them apart, and none runs into the next
        ("从年龄看：55岁以上的有9人，45—54岁的17人，44岁以下的15人。", ["", "55岁以上", "", "45—54岁", "", "44岁以下"]),
        ("60岁以上的党员163名。", ["党员年龄", "60岁以上党员"]),
        ("老年人占39%，中年人占25%，青年人占27%。", ["老年人占比", "中年人占比", "青年人占比"]),
        # a bracket belongs to the figure before it and lends nothing to what follows
        ("确诊病例880例（出院474例，死亡3例），疑似79例。", ["确诊病例", "确诊病例出院", "确诊病例死亡", "疑似"]),
        ("自然村5个，143户468人。", ["自然村", "户数", "人数"]),
        ("收入达到95亿元，年增长14%。", ["收入", "收入"]),
        ("存、贷款余额分别为30亿元、20亿元。", ["存款余额", "贷款余额"]),
    ],
)
def test_labels_of_other_kinds_of_text(text: str, labels: list[str]) -> None:
    assert [row.label for row in extract_text(text)] == labels
