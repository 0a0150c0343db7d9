"""The names of the fields of a person and of a sheet, in the language of the interface."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_TITLES: Final[dict[str, Any]] = {
    "name": QT_TRANSLATE_NOOP("Roster", "姓名"),
    "sex": QT_TRANSLATE_NOOP("Roster", "性别"),
    "ethnic_group": QT_TRANSLATE_NOOP("Roster", "民族"),
    "birth_date": QT_TRANSLATE_NOOP("Roster", "出生日期"),
    "native_place": QT_TRANSLATE_NOOP("Roster", "籍贯"),
    "education": QT_TRANSLATE_NOOP("Roster", "学历"),
    "degree": QT_TRANSLATE_NOOP("Roster", "学位"),
    "work_start_date": QT_TRANSLATE_NOOP("Roster", "参加工作日期"),
    "join_date": QT_TRANSLATE_NOOP("Roster", "入党日期"),
    "full_date": QT_TRANSLATE_NOOP("Roster", "转正日期"),
    "id_number": QT_TRANSLATE_NOOP("Roster", "身份证号"),
    "phone": QT_TRANSLATE_NOOP("Roster", "手机"),
    "admin_post": QT_TRANSLATE_NOOP("Roster", "行政职务"),
    "department": QT_TRANSLATE_NOOP("Roster", "所在部门"),
    "address": QT_TRANSLATE_NOOP("Roster", "家庭住址"),
    "job_post": QT_TRANSLATE_NOOP("Roster", "工作岗位"),
    "new_social_stratum": QT_TRANSLATE_NOOP("Roster", "新社会阶层"),
    "technical_post": QT_TRANSLATE_NOOP("Roster", "专业技术职务"),
    "registered_residence": QT_TRANSLATE_NOOP("Roster", "户籍地址"),
    "join_type": QT_TRANSLATE_NOOP("Roster", "加入方式"),
    "confirmation_result": QT_TRANSLATE_NOOP("Roster", "转正情况"),
    "join_branch": QT_TRANSLATE_NOOP("Roster", "入党时所在支部"),
    "party_age_correction_months": QT_TRANSLATE_NOOP("Roster", "党龄校正值（月）"),
    "retired_on": QT_TRANSLATE_NOOP("Roster", "退休日期"),
    "initials": QT_TRANSLATE_NOOP("Roster", "姓名拼音首字母"),
    "remark": QT_TRANSLATE_NOOP("Roster", "备注"),
    "member_category": QT_TRANSLATE_NOOP("Roster", "人员类别"),
    "party_post": QT_TRANSLATE_NOOP("Roster", "党内职务"),
    "party_cell": QT_TRANSLATE_NOOP("Roster", "党小组"),
    "lost_contact": QT_TRANSLATE_NOOP("Roster", "是否失联"),
    "lost_contact_member": QT_TRANSLATE_NOOP("Roster", "是否失联"),
    "mobile": QT_TRANSLATE_NOOP("Roster", "是否流动"),
    "mobile_member": QT_TRANSLATE_NOOP("Roster", "是否流动"),
    "branch_name": QT_TRANSLATE_NOOP("Roster", "所在党支部"),
}


def title(field: str) -> str:
    """Return the name of a field; an unknown one is shown as it is."""
    return QCoreApplication.translate("Roster", _TITLES[field]) if field in _TITLES else field
