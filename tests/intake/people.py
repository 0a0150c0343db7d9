"""Fictional people in canonical form, as the oracle expects them back."""

from __future__ import annotations

from stdnum.cn import ric

_MEN = ("张三", "欧阳建国", "买买提·吐尔逊", "陈𬭩", "王伟", "赵䶮", "何其昌", "周正")
_WOMEN = ("李㛃", "王伟", "司马云", "刘芳", "古丽·阿依", "吴双", "郑一心", "钱多多")
_NAMES = tuple(pair for man, woman in zip(_MEN, _WOMEN, strict=True) for pair in ((man, "男"), (woman, "女")))
_GROUPS = ("汉族", "土家族", "维吾尔族", "傈僳族", "回族", "满族")


def id_number(birth: str, index: int, sex: str) -> str:
    """Return a number with a right check digit, for a place that is not in use."""
    sequence = (index * 2) % 80 * 10 + 100 + (1 if sex == "男" else 0) + index % 5 * 2
    body = f"999900{birth.replace('-', '')}{sequence:03d}"
    return body + ric.calc_check_digit(body + "0")


def person(index: int) -> dict[str, str | int]:
    """Return the canonical values of person `index` (any non-negative number)."""
    name, sex = _NAMES[index % len(_NAMES)]
    birth = f"{1962 + index * 3 % 38}-{1 + index * 5 % 12:02d}-{1 + index * 7 % 28:02d}"
    year = int(birth[:4])
    joined, full = f"{year + 22}-{1 + index % 12:02d}-01", f"{year + 23}-{1 + index % 12:02d}-01"
    return {
        "name": name,
        "sex": sex,
        "ethnic_group": _GROUPS[index % len(_GROUPS)],
        "birth_date": birth,
        "native_place": ("湖北荆州", "河南信阳", "新疆伊宁")[index % 3],
        "education": ("大学本科", "硕士研究生", "大学专科", "中专")[index % 4],
        "degree": ("文学学士", "法学硕士", "管理学学士")[index % 3],
        "work_start_date": f"{year + 21}-07-01",
        "join_date": joined,
        "full_date": full,
        "id_number": id_number(birth, index, sex),
        "phone": f"139{index:04d}0{index % 1000:03d}",
        "admin_post": ("市委党史研究室主任", "综合科科长", "四级主任科员", "编研科副科长")[index % 4],
        "party_post": ("支部书记", "组织委员", "宣传委员", "纪检委员")[index % 4],
        "party_cell": ("第一党小组", "第二党小组")[index % 2],
        "member_category": "预备党员" if index % 7 == 5 else "正式党员",
        "department": ("综合科", "编研科", "资料科")[index % 3],
        "address": f"某某路{index + 1}号练习小区{index + 2}栋",
        "job_post": "党政机关工作人员",
        "new_social_stratum": ("自由职业人员", "新媒体从业人员")[index % 2],
        "technical_post": ("副编审", "助理馆员")[index % 2],
        "registered_residence": f"湖北省荆州市沙市区{index + 1}号",
        "lost_contact": "否",
        "mobile": "是" if index % 6 == 4 else "否",
        "join_type": "新发展",
        "confirmation_result": "按期转正",
        "join_branch": ("某大学第一学生党支部", "某局机关党支部")[index % 2],
        "party_age_correction_months": index % 5,
        "branch_name": "练习支部",
        "remark": ("借调", "驻村", "病休")[index % 3],
    }
