from __future__ import annotations

from smallbranch.intake.headings import alike, claims
from smallbranch.intake.pack import load_pack
from smallbranch.kernel.places import resources_dir

PACK = load_pack(resources_dir() / "intake" / "roster.toml")

# Headings as offices write them: by field, the empty field for columns that must be left out.
SEEN: dict[str, list[str]] = {
    "name": [
        "姓名*",
        "姓 名（与身份证一致）",
        "党员姓名（必填）",
        "1.姓名",
        "姓名/性名",
        "姓名Name",
        "党员名字",
        "人员名称",
    ],
    "sex": ["性 别", "性别(男/女)", "性別", "1.性别"],
    "ethnic_group": ["民 族", "民族(如：汉族)", "民族（全称）"],
    "birth_date": [
        "出 生\n年 月",
        "出生年月（年龄）",
        "出生年月日(YYYY-MM-DD)",
        "身份证出生日期",
        "出生年、月",
        "出生日期*",
        "生日（阳历）",
        "出生时间（年月）",
        "档案出生日期",
    ],
    "native_place": ["籍  贯", "籍贯（省市县）", "籍贯(XX省XX县)"],
    "education": [
        "学 历",
        "学历（最高）",
        "学历学位",
        "文化\n程度",
        "学历/学位",
        "最高学历（含在职）",
        "学历层次*",
        "现有学历",
    ],
    "degree": ["学 位", "最高学位（全称）", "学位（如有）"],
    "work_start_date": ["参加工\n作时间", "参加工作时间（年月）", "参加革命工作时间", "参工时间", "工作开始时间"],
    "join_date": [
        "入党\n时间",
        "入党时间（年月日）",
        "加入中国共产党日期（预备）",
        "入党日期（支部大会通过日期）",
        "何时何地入党",
        "入党时间(接收为预备党员时间)",
        "入党时间*",
        "加入党组织日期（精确到日）",
    ],
    "full_date": [
        "转正\n时间",
        "预备期满转正时间",
        "转正时间（年月日）",
        "转为正式党员的日期",
        "转正日期*",
        "正式党员日期",
    ],
    "id_number": [
        "身份证号码（18位）",
        "身份证\n号  码",
        "公民身份号码*",
        "身份证号（必填）",
        "身份证件号码（18位）",
        "二代身份证号",
        "身份证号码/护照号",
    ],
    "phone": [
        "手机号码（必填）",
        "联系电话(手机)",
        "手机号*",
        "联系电话（移动）",
        "移动电话/手机",
        "本人手机",
        "手机/电话",
        "常用手机号码",
        "联系\n方式",
    ],
    "admin_post": [
        "单位及职务（职称）",
        "现工作单位及职务",
        "工作单位（部门）及职务",
        "单位、职务",
        "现任行政职务",
        "职务（职级）",
        "所在单位职务",
        "行政职务/职级",
    ],
    "party_post": [
        "党内职务（含党小组长）",
        "党 内 职 务",
        "在党支部担任职务",
        "党内职务名称",
        "支委职务分工",
        "现任党内职务*",
    ],
    "party_cell": ["所在党小组（名称）", "党 小 组", "编入党小组名称", "所属\n党小组"],
    "member_category": [
        "人员类别（正式/预备）",
        "党员类别*",
        "正式/预备",
        "正式或预备党员",
        "党员类型(正式、预备)",
        "预备/正式党员",
    ],
    "department": ["所在科室（处室）", "工作单位（全称）", "部门/科室", "所在处（科）室", "所在部门名称", "现工作部门"],
    "address": [
        "家庭住址（详细）",
        "现 居 住 地",
        "现居住地（详细到门牌号）",
        "居住地址（小区）",
        "常住地址",
        "家庭现居住地址",
        "现住址",
    ],
    "job_post": ["工作岗位*", "工作岗位（从业情况）", "现从事岗位"],
    "new_social_stratum": ["新社会阶层类型*", "新的社会阶层人员类型"],
    "technical_post": ["从事专业技术职务*", "专业技术职称", "职称（专业技术职务）", "技术职务名称"],
    "registered_residence": ["户籍所在地（详细）", "户口所在地", "户籍地详址", "户籍所在地派出所"],
    "lost_contact": ["是否失联党员*", "是否失联", "是否失去联系党员"],
    "mobile": ["是否流动党员*", "是否流动", "流动党员（是/否）"],
    "join_type": ["入党类型*"],
    "confirmation_result": ["转正情况*"],
    "join_branch": ["入党时所在支部*", "入党时所在党支部（全称）", "入党时所在党组织名称"],
    "party_age_correction_months": ["党龄校正值*", "党龄校正值（月）"],
    "branch_name": [
        "所在党支部*",
        "所属党支部名称",
        "所在支部（全称）",
        "党组织名称（全称）",
        "组织关系所在党支部",
        "现所在党支部",
        "支部全称",
    ],
    "remark": ["备 注", "备注（其他需要说明的情况）", "备  注", "其他需要说明的情况"],
    "": [
        "序 号",
        "序号*",
        "年龄（周岁）",
        "党龄（年）",
        "是否农民工*",
        "延长预备期时间",
        "照片",
        "入党介绍人",
        "申请入党时间",
        "列为积极分子时间",
        "确定为发展对象时间",
        "毕业院校及专业",
        "政治生日",
        "任现职时间",
        "任现职级时间",
        "配偶姓名",
        "紧急联系人电话",
        "党费标准",
        "签名",
        "微信号",
        "转入时间",
        "失联日期",
        "党员教育培训学时",
        "退休时间",
    ],
}


def understood(text: str) -> str:
    found = claims(text, PACK)
    near = None if found else alike(text, PACK)
    return found[0].field if found else near.field if near else ""


def test_headings_of_real_rosters_are_understood() -> None:
    wrong = {text: understood(text) for field, texts in SEEN.items() for text in texts if understood(text) != field}
    assert wrong == {}


def test_every_heading_of_the_pack_means_its_field_or_an_earlier_one() -> None:
    for rule in PACK.fields.values():
        for heading in rule.headings:
            assert rule.id in {claim.field for claim in claims(heading, PACK)}


def test_no_heading_is_both_used_and_left_out() -> None:
    assert PACK.ignored & set(PACK.exact) == set()
