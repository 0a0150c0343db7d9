<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AbsenceList</name>
    <message>
        <source>没有登记请假外出。点上面的“登记外出”添加。</source>
        <translation>No absence recorded. “Absence” above adds one.</translation>
    </message>
    <message>
        <source>上午</source>
        <translation>Morning</translation>
    </message>
    <message>
        <source>下午</source>
        <translation>Afternoon</translation>
    </message>
    <message>
        <source>一,二,三,四,五,六,日</source>
        <translation>Mon,Tue,Wed,Thu,Fri,Sat,Sun</translation>
    </message>
    <message>
        <source>每周{days}</source>
        <translation>weekly on {days} </translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>{action}：{kind}</source>
        <translation>{action}: {kind}</translation>
    </message>
</context>
<context>
    <name>ApplyDialog</name>
    <message>
        <source>登记入党申请</source>
        <translation>Record an application</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>递交申请书日期</source>
        <translation>Application handed in on</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>男</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>用来核对是否年满18岁</source>
        <translation>Checks that the applicant is 18</translation>
    </message>
    <message>
        <source>民族</source>
        <translation>Ethnic group</translation>
    </message>
    <message>
        <source>学历</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Papers</translation>
    </message>
</context>
<context>
    <name>AppraisalPage</name>
    <message>
        <source>工作年度</source>
        <translation>Work year</translation>
    </message>
    <message>
        <source>{year} 工作年度</source>
        <translation>Work year {year}</translation>
    </message>
    <message>
        <source>组织生活会与民主评议</source>
        <translation>Organizational life meeting and appraisal</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>谈心谈话</source>
        <translation>Talks</translation>
    </message>
    <message>
        <source>整改核对</source>
        <translation>Rectification</translation>
    </message>
    <message>
        <source>测评与评定</source>
        <translation>Ballots and grades</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Study hours</translation>
    </message>
    <message>
        <source>按步骤办好一个工作年度的组织生活会和民主评议；工作年度可以早于召开年份。程序只计数，不评定任何人。</source>
        <translation>Leads through a work year&apos;s meeting and appraisal, which may be held the year after. The program counts and grades nobody.</translation>
    </message>
</context>
<context>
    <name>AttachmentsBox</name>
    <message>
        <source>把照片、扫描件或文件拖到这里，也可以粘贴。照片会缩小，并去掉拍摄地点。</source>
        <translation>Drag photos, scans or files here, or paste them. Photos are made smaller, and where they were taken is removed.</translation>
    </message>
    <message>
        <source>照片和附件（{n}）</source>
        <translation>Photos and files ({n})</translation>
    </message>
    <message>
        <source>照片和附件</source>
        <translation>Photos and files</translation>
    </message>
    <message>
        <source>添加…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>添加照片或文件</source>
        <translation>Add a photo or file</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>附件的其他操作</source>
        <translation>More to do with files</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>用看图软件打开</source>
        <translation>Open in a viewer</translation>
    </message>
    <message>
        <source>名称和种类…</source>
        <translation>Name and kind…</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>移去</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>显示证件</source>
        <translation>Show identity papers</translation>
    </message>
    <message>
        <source>先在列表中选择一个</source>
        <translation>Choose one in the list first</translation>
    </message>
    <message>
        <source>证件默认遮住，先选“显示证件”</source>
        <translation>Identity papers are hidden; choose “Show identity papers” first</translation>
    </message>
    <message>
        <source>重新遮住</source>
        <translation>Hide again</translation>
    </message>
    <message>
        <source>显示证件（{n} 秒）</source>
        <translation>Show identity papers ({n} s)</translation>
    </message>
    <message>
        <source>照片和文件</source>
        <translation>Photos and files</translation>
    </message>
    <message>
        <source>选择照片或文件</source>
        <translation>Choose photos or files</translation>
    </message>
    <message>
        <source>所有文件</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>粘贴的图片</source>
        <translation>Pasted picture</translation>
    </message>
    <message>
        <source>正在收入文件…</source>
        <translation>Taking files in…</translation>
    </message>
</context>
<context>
    <name>AttendancePanel</name>
    <message>
        <source>考勤输入：姓名拼音首字母或序号，加状态数字，回车确认</source>
        <translation>Attendance: pinyin initials or row number, then the digit of the state, Enter</translation>
    </message>
    <message>
        <source>首字母或序号＋状态数字，如 zs2，回车</source>
        <translation>Initials or row + digit, e.g. zs2, Enter</translation>
    </message>
    <message>
        <source>列席人员</source>
        <translation>In attendance</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>加列席人员</source>
        <translation>Add somebody in attendance</translation>
    </message>
    <message>
        <source>考勤</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>表决</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>有</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>无</source>
        <translation>No</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>应到人员</source>
        <translation>Members due</translation>
    </message>
    <message>
        <source>应到 {due} · 实到 {present} · 有表决权 {voters}/{voting}</source>
        <translation>Due {due} · present {present} · voting {voters}/{voting}</translation>
    </message>
    <message>
        <source>达到</source>
        <translation>met</translation>
    </message>
    <message>
        <source>未达到</source>
        <translation>not met</translation>
    </message>
    <message>
        <source>法定人数 {n} {met}</source>
        <translation>quorum {n} {met}</translation>
    </message>
    <message>
        <source>达到法定人数</source>
        <translation>Quorum met</translation>
    </message>
    <message>
        <source>未达到法定人数</source>
        <translation>Quorum not met</translation>
    </message>
    <message>
        <source>状态：{states}。</source>
        <translation>States: {states}.</translation>
    </message>
    <message>
        <source>迟到早退：zs+1520 到，zs-1600 离。</source>
        <translation>Late, early: zs+1520 came, zs-1600 left.</translation>
    </message>
    <message>
        <source>带原因：{kinds} …</source>
        <translation> With a reason: {kinds} …</translation>
    </message>
    <message>
        <source>{reason}（已知）</source>
        <translation>{reason} (known)</translation>
    </message>
    <message>
        <source>{time}到</source>
        <translation>in {time}</translation>
    </message>
    <message>
        <source>{time}离</source>
        <translation>out {time}</translation>
    </message>
    <message>
        <source>回车：{no} {name} → {state}</source>
        <translation>Enter: {no} {name} → {state}</translation>
    </message>
    <message>
        <source>不止一人，请改输序号或多输几个字母：{people}</source>
        <translation>More than one; type the row number or more letters: {people}</translation>
    </message>
    <message>
        <source>应到人员里没有这个人；不是应到人员的请加到列席。</source>
        <translation>Nobody of that name is due; add others under “In attendance”.</translation>
    </message>
    <message>
        <source>没有这个状态数字。</source>
        <translation>There is no such digit.</translation>
    </message>
    <message>
        <source>时间应写成 1520 或 15:20。</source>
        <translation>Write the time as 1520 or 15:20.</translation>
    </message>
    <message>
        <source>默认全部出席，只记缺席的人；不带数字回车即为请假（再输一次改回出席）。</source>
        <translation>Everybody counts as present; mark only who is missing. Without a digit Enter means leave, once more present again.</translation>
    </message>
    <message>
        <source>{state}，原因</source>
        <translation>{state}, reason</translation>
    </message>
    <message>
        <source>迟到，记到会时间…</source>
        <translation>Late: time of coming…</translation>
    </message>
    <message>
        <source>早退，记离会时间…</source>
        <translation>Left early: time of leaving…</translation>
    </message>
    <message>
        <source>其余的人都改为未记录</source>
        <translation>Everybody else: not recorded</translation>
    </message>
    <message>
        <source>其余的人都改为出席</source>
        <translation>Everybody else: present</translation>
    </message>
</context>
<context>
    <name>BaseDialog</name>
    <message>
        <source>核定党费基数</source>
        <translation>Fix base of dues</translation>
    </message>
    <message>
        <source>填各项收入，或只填基数。收入属个人信息，平时遮住，不公示。</source>
        <translation>Fill in the items of pay, or the base alone. Pay is personal: it is hidden and never posted.</translation>
    </message>
    <message>
        <source>党员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>起始月份</source>
        <translation>From month</translation>
    </message>
    <message>
        <source>计算基数（元）</source>
        <translation>Base (yuan)</translation>
    </message>
    <message>
        <source>填了各项就不用填</source>
        <translation>Not needed when the items are filled in</translation>
    </message>
    <message>
        <source>定额（元／月）</source>
        <translation>Fixed amount (yuan a month)</translation>
    </message>
    <message>
        <source>不填按最低额</source>
        <translation>Empty: the least amount</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>每月应交 —</source>
        <translation>A month: —</translation>
    </message>
    <message>
        <source>基数 {base} 元&#x3000;比例 {rate}&#x3000;每月应交 {monthly} 元</source>
        <translation>Base {base} yuan   rate {rate}   {monthly} yuan a month</translation>
    </message>
    <message>
        <source>定额，每月应交 {monthly} 元</source>
        <translation>Fixed amount, {monthly} yuan a month</translation>
    </message>
</context>
<context>
    <name>BestDayButton</name>
    <message>
        <source>哪天人最齐</source>
        <translation>Best days</translation>
    </message>
    <message>
        <source>这段时间没有工作日，或没有应到人员</source>
        <translation>No working day in this time, or nobody is due</translation>
    </message>
    <message>
        <source>看这一周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>看这个月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>看往后60天</source>
        <translation>The next 60 days</translation>
    </message>
    <message>
        <source>一,二,三,四,五,六,日</source>
        <translation>Mon,Tue,Wed,Thu,Fri,Sat,Sun</translation>
    </message>
    <message>
        <source>{day} 周{week} · 可到 {n}/{due}</source>
        <translation>{day} {week} · can come {n}/{due}</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>Working day by exchange</translation>
    </message>
    <message>
        <source>法定人数 {n} 能达到</source>
        <translation>quorum {n} can be met</translation>
    </message>
    <message>
        <source>法定人数 {n} 达不到</source>
        <translation>quorum {n} cannot be met</translation>
    </message>
    <message>
        <source>缺 {names}，须补课</source>
        <translation>without {names}, to make up</translation>
    </message>
    <message>
        <source>缺 {names}</source>
        <translation>without {names}</translation>
    </message>
    <message>
        <source>半天不在：{names}</source>
        <translation>away half the day: {names}</translation>
    </message>
    <message>
        <source>等 {n} 人</source>
        <translation> and others, {n} in all</translation>
    </message>
</context>
<context>
    <name>BlockDialog</name>
    <message>
        <source>核对要改的内容</source>
        <translation>Check the changes</translation>
    </message>
    <message>
        <source>要改的内容</source>
        <translation>The changes</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>打勾的写入，一步完成，可以撤销。空格键改勾。</source>
        <translation>What is ticked is written in one step and can be undone. Space turns a tick.</translation>
    </message>
    <message>
        <source>写入 {n} 处</source>
        <translation>Write {n}</translation>
    </message>
    <message>
        <source>没有打勾的内容</source>
        <translation>Nothing is ticked</translation>
    </message>
    <message>
        <source>粘贴的内容带表头，按姓名对应到人。</source>
        <translation>The block has headings; its rows went to the people named.</translation>
    </message>
    <message>
        <source>有 {n} 行没有对应的人，没有采用：{names}</source>
        <translation>{n} rows found nobody and were left out: {names}</translation>
    </message>
    <message>
        <source>有 {n} 列没有对应的项目，没有采用：{names}</source>
        <translation>{n} columns found no field and were left out: {names}</translation>
    </message>
</context>
<context>
    <name>BlockModel</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>（清除）</source>
        <translation>(cleared)</translation>
    </message>
    <message>
        <source>不写入：{why}</source>
        <translation>Not written: {why}</translation>
    </message>
</context>
<context>
    <name>BranchTab</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>支部信息</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>台账抬头、上报表和通知都从这里取。</source>
        <translation>Headings of ledgers, reports and notices come from here.</translation>
    </message>
    <message>
        <source>看不懂这个日期</source>
        <translation>This is not a date</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing changed</translation>
    </message>
    <message>
        <source>✓ 已保存</source>
        <translation>✓ Saved</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not fixed</translation>
    </message>
    <message>
        <source>每月 {n} 日</source>
        <translation>Day {n} of the month</translation>
    </message>
    <message>
        <source>支部名称</source>
        <translation>Name of the branch</translation>
    </message>
    <message>
        <source>简称</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>所在单位</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>上级党组织</source>
        <translation>Superior Party organisation</translation>
    </message>
    <message>
        <source>党建协作区</source>
        <translation>Coordination zone</translation>
    </message>
    <message>
        <source>单位代码</source>
        <translation>Unit code</translation>
    </message>
    <message>
        <source>成立日期</source>
        <translation>Founded on</translation>
    </message>
    <message>
        <source>成立批复文号</source>
        <translation>Founding document no.</translation>
    </message>
    <message>
        <source>活动场所</source>
        <translation>Venue</translation>
    </message>
    <message>
        <source>办公电话</source>
        <translation>Office phone</translation>
    </message>
    <message>
        <source>联络员</source>
        <translation>Liaison</translation>
    </message>
    <message>
        <source>排年度计划时用；遇节假日可以调整</source>
        <translation>Used for the year&apos;s plan; may move for holidays</translation>
    </message>
    <message>
        <source>主题党日固定日</source>
        <translation>Fixed theme day</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>按规定起草全年计划</source>
        <translation>Draft the year by the rules</translation>
    </message>
    <message>
        <source>导入上级清单…</source>
        <translation>Import task list…</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>按规定应办什么、哪天办、办了没有。放假和已知请假会避开，日期都可以改。</source>
        <translation>What the rules ask for, when, and whether it is done. Holidays and known absences are avoided; every date can be changed.</translation>
    </message>
    <message>
        <source>日历与计划</source>
        <translation>Calendar and plan</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>Year before</translation>
    </message>
    <message>
        <source>下一年</source>
        <translation>Year after</translation>
    </message>
    <message>
        <source>查找主题、形式、地点</source>
        <translation>Find topic, form, place</translation>
    </message>
    <message>
        <source>查找计划</source>
        <translation>Find in the plan</translation>
    </message>
    <message>
        <source>导出日历…</source>
        <translation>Export calendar…</translation>
    </message>
    <message>
        <source>存成日历文件，手机和办公日历可以导入</source>
        <translation>Saves a calendar file for phones and office calendars</translation>
    </message>
    <message>
        <source>打印一页计划</source>
        <translation>Print one page</translation>
    </message>
    <message>
        <source>全年一张纸，先预览</source>
        <translation>The whole year on one sheet, previewed first</translation>
    </message>
    <message>
        <source>看法</source>
        <translation>View</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>月历</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>全年和季度</source>
        <translation>Year and quarters</translation>
    </message>
    <message>
        <source>对照表</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>按规定的次数和时限列出全年该办的，避开放假和已知请假；主题留给你们自己定。</source>
        <translation>Lists what is due in the year by the rules, clear of holidays and known absences; the topics are left to you.</translation>
    </message>
    <message>
        <source>这一年还没有计划</source>
        <translation>No plan for this year yet</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>调整…</source>
        <translation>Adjust…</translation>
    </message>
    <message>
        <source>取消、推迟、不适用…</source>
        <translation>Cancel, postpone, not applicable…</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>签到表</source>
        <translation>Sign-in sheet</translation>
    </message>
    <message>
        <source>{n} 项</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>看记录</source>
        <translation>See record</translation>
    </message>
    <message>
        <source>去记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>办结…</source>
        <translation>Finish…</translation>
    </message>
    <message>
        <source>已有会议记录，不再取消</source>
        <translation>It has a record and is not cancelled any more</translation>
    </message>
    <message>
        <source>打印这次会议的签到表，先预览</source>
        <translation>Print the sign-in sheet of this meeting, previewed first</translation>
    </message>
    <message>
        <source>定了日期、还没有记录的会议才有签到表</source>
        <translation>Only a meeting that has a day and no record yet has a sign-in sheet</translation>
    </message>
    <message>
        <source>原定 {day}</source>
        <translation>planned on {day} at first</translation>
    </message>
    <message>
        <source>{day} 办结</source>
        <translation>done on {day}</translation>
    </message>
    <message>
        <source>上级清单：{title}</source>
        <translation>superior&apos;s list: {title}</translation>
    </message>
    <message>
        <source>已按规定起草 {year} 年计划，加了 {n} 项；原有的没有动。不合适就按 Ctrl+Z 一步撤销。</source>
        <translation>Plan of {year} drafted by the rules: {n} lines added, the others left alone. Ctrl+Z takes it back in one step.</translation>
    </message>
    <message>
        <source>已恢复，按 Ctrl+Z 可撤销。</source>
        <translation>Reopened; Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>已移到 {day}。原因可在“调整…”里写，按 Ctrl+Z 撤销。</source>
        <translation>Moved to {day}. Write the reason under “Adjust…”; Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>{year} 年该办的都已在计划里，没有要加的。</source>
        <translation>Everything due in {year} is in the plan already.</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>选择日期</source>
        <translation>Choose a date</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>上一月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下一月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}-{month:02}</translation>
    </message>
</context>
<context>
    <name>CarriedOver</name>
    <message>
        <source>以前会议没有办结的议定事项</source>
        <translation>Decisions of earlier meetings still open</translation>
    </message>
    <message>
        <source>会上通报已经办完的请打勾，保存时以会议当天办结。</source>
        <translation>Tick what was reported as done; saving closes it on the day of the meeting.</translation>
    </message>
    <message>
        <source>{day} {form}：{text}</source>
        <translation>{day} {form}: {text}</translation>
    </message>
    <message>
        <source>（{owner}）</source>
        <translation> ({owner})</translation>
    </message>
    <message>
        <source>，提交党员大会</source>
        <translation>, put forward to the general meeting</translation>
    </message>
    <message>
        <source>，期限 {day}</source>
        <translation>, due {day}</translation>
    </message>
</context>
<context>
    <name>CarryDialog</name>
    <message>
        <source>结转到 {year} 年</source>
        <translation>Carry over to {year}</translation>
    </message>
    <message>
        <source>新的完成时限</source>
        <translation>New time limit</translation>
    </message>
</context>
<context>
    <name>ChecksTab</name>
    <message>
        <source>项目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>需要核对的内容</source>
        <translation>What to check</translation>
    </message>
    <message>
        <source>需要核对的信息</source>
        <translation>Information to check</translation>
    </message>
    <message>
        <source>没有需要核对的</source>
        <translation>Nothing to check</translation>
    </message>
    <message>
        <source>缺的、对不上的信息会列在这里。</source>
        <translation>What is missing or does not fit is listed here.</translation>
    </message>
    <message>
        <source>点一行就到那一项。不补也不影响使用。</source>
        <translation>A click on a line leads to the field. Nothing here holds you up.</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>不进合订本，勾上才印</source>
        <translation>Not part of the bound volume; printed when ticked</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>先预览再打印。日常记录写好了，台账自动成册；空着的格子会先列出来。</source>
        <translation>Look first, then print. The records make the volume by themselves; what is still empty is listed first.</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>选台账</source>
        <translation>Choose ledgers</translation>
    </message>
    <message>
        <source>覆盖情况</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>已出具的（{n}）</source>
        <translation>Issued ({n})</translation>
    </message>
    <message>
        <source>哪一期</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>None</translation>
    </message>
    <message>
        <source>只选有记录的</source>
        <translation>With records only</translation>
    </message>
    <message>
        <source>调整样式…</source>
        <translation>Shape…</translation>
    </message>
    <message>
        <source>哪几本</source>
        <translation>Which ledgers</translation>
    </message>
    <message>
        <source>照原样重印</source>
        <translation>Print again as it was</translation>
    </message>
    <message>
        <source>出具时间</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>版次</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Edition {n}</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Check code</translation>
    </message>
    <message>
        <source>已出具的台账</source>
        <translation>Issued ledgers</translation>
    </message>
    <message>
        <source>出具时存下当时的内容，以后重印，与签字的那份一字不差。</source>
        <translation>Issuing stores the content; a later print matches the signed one word for word.</translation>
    </message>
    <message>
        <source>点“预览”，看过以后点“正式出具”，就会列在这里。</source>
        <translation>Preview a volume, then click “Issue”: it is listed here.</translation>
    </message>
    <message>
        <source>还没有正式出具过</source>
        <translation>Nothing was issued yet</translation>
    </message>
    <message>
        <source>已选 {n} 本，共 {all} 本</source>
        <translation>{n} of {all} chosen</translation>
    </message>
    <message>
        <source>先勾选要印的台账</source>
        <translation>Tick the ledgers to print first</translation>
    </message>
    <message>
        <source>这一期没有可选的，换一期或改选“全支部”</source>
        <translation>There is none in this period: choose another period, or “Whole branch”</translation>
    </message>
    <message>
        <source>先在下面选一份</source>
        <translation>Choose one below first</translation>
    </message>
    <message>
        <source>共 {n} 本：{titles}…</source>
        <translation>{n}: {titles}…</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>销号</source>
        <translation>Close an item</translation>
    </message>
    <message>
        <source>销号日期</source>
        <translation>Closed on</translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>销号依据</source>
        <translation>Evidence</translation>
    </message>
</context>
<context>
    <name>CollectTab</name>
    <message>
        <source>交纳日期</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>登记交纳</source>
        <translation>Record payment</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>其他金额…</source>
        <translation>Other amount…</translation>
    </message>
    <message>
        <source>一名党员的金额、票据号、代交人另填</source>
        <translation>Amount, receipt number or bearer of one member</translation>
    </message>
    <message>
        <source>看不懂这个日期</source>
        <translation>This is not a date</translation>
    </message>
    <message>
        <source>选中的格子里没有要交的月份。</source>
        <translation>Nothing is to be paid in the marked cells.</translation>
    </message>
    <message>
        <source>用方向键和 Shift 选中党员和月份，回车登记。</source>
        <translation>Mark members and months with Shift and the arrows; Enter records.</translation>
    </message>
    <message>
        <source>已选 {people} 人 {months} 个月，共 {amount} 元</source>
        <translation>{people} people, {months} months, {amount} yuan</translation>
    </message>
</context>
<context>
    <name>CommitteeDialog</name>
    <message>
        <source>{year} 工作年度：支委会先行对照检查</source>
        <translation>Work year {year}: the committee&apos;s own check</translation>
    </message>
    <message>
        <source>日期取自所选会议的记录；会议改期，这里跟着改。</source>
        <translation>The day is that of the meeting on record and follows it.</translation>
    </message>
    <message>
        <source>支委会会议</source>
        <translation>Committee meeting</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>{year} 工作年度：上级确认</source>
        <translation>Work year {year}: confirmation</translation>
    </message>
    <message>
        <source>确认日期</source>
        <translation>Day of confirmation</translation>
    </message>
    <message>
        <source>确认文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>上级意见（写到每名已评定的党员）</source>
        <translation>Opinion of the superior (written to every graded member)</translation>
    </message>
</context>
<context>
    <name>ContactsDialog</name>
    <message>
        <source>更换联系人或介绍人</source>
        <translation>Change training contacts or sponsors</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>第一人</source>
        <translation>First person</translation>
    </message>
    <message>
        <source>第二人</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>自何日起</source>
        <translation>From which day</translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>计票：{post}</source>
        <translation>Count: {post}</translation>
    </message>
    <message>
        <source>选举日期</source>
        <translation>Elected on</translation>
    </message>
    <message>
        <source>应到有选举权</source>
        <translation>Electors due</translation>
    </message>
    <message>
        <source>缺额时，半数以上选举人同意，可以不再补选</source>
        <translation>When seats stay open and half of the electors agree, they may stay empty</translation>
    </message>
    <message>
        <source>同意减少名额</source>
        <translation>Agree to fewer seats</translation>
    </message>
    <message>
        <source>人数，没有表决就空着</source>
        <translation>How many; empty when not asked</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>实到有选举权</source>
        <translation>Electors present</translation>
    </message>
    <message>
        <source>发出选票</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>收回选票</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>有效票</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>无效票</source>
        <translation>Void ballots</translation>
    </message>
    <message>
        <source>赞成</source>
        <translation>For</translation>
    </message>
    <message>
        <source>不赞成</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>弃权</source>
        <translation>Abstained</translation>
    </message>
    <message>
        <source>另选他人</source>
        <translation>Written in</translation>
    </message>
    <message>
        <source>另选得票</source>
        <translation>Votes written in</translation>
    </message>
    <message>
        <source>监票人</source>
        <translation>Scrutineers</translation>
    </message>
    <message>
        <source>候选人不能监票、计票</source>
        <translation>Candidates can do neither</translation>
    </message>
    <message>
        <source>计票人</source>
        <translation>Counters</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>须经上级同意并经党员大会通过才不计入应到会人数</source>
        <translation>Only with consent of the superior and of the meeting</translation>
    </message>
    <message>
        <source>不计入应到会</source>
        <translation>Not counted as due</translation>
    </message>
    <message>
        <source>不计入的情形</source>
        <translation>Reason not counted</translation>
    </message>
    <message>
        <source>上级同意</source>
        <translation>Superior&apos;s consent</translation>
    </message>
    <message>
        <source>大会通过</source>
        <translation>Meeting&apos;s consent</translation>
    </message>
    <message>
        <source>须实到 {quorum} 人，当选须 {needed} 票。</source>
        <translation>{quorum} must be present; {needed} votes elect. </translation>
    </message>
    <message>
        <source>到会人数不够，选举无效。</source>
        <translation>Too few are present: void.</translation>
    </message>
    <message>
        <source>收回选票多于发出选票，须重新选举。</source>
        <translation>More returned than handed out: repeat.</translation>
    </message>
    <message>
        <source>按现在填写的：当选 {names}；</source>
        <translation>As filled in: elected {names}; </translation>
    </message>
    <message>
        <source>{names}票数相等，须再次投票；</source>
        <translation>{names} are tied: vote again; </translation>
    </message>
    <message>
        <source>尚缺 {n} 名。</source>
        <translation>{n} seats left.</translation>
    </message>
</context>
<context>
    <name>CourseView</name>
    <message>
        <source>到会 {n}/{due}</source>
        <translation>present {n}/{due}</translation>
    </message>
    <message>
        <source>学时 {n}/{standard}</source>
        <translation>study hours {n}/{standard}</translation>
    </message>
    <message>
        <source>党费欠缴 {n} 个月</source>
        <translation>{n} months of dues open</translation>
    </message>
    <message>
        <source>党费已交清</source>
        <translation>dues paid</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>还没有记录</source>
        <translation>nothing recorded yet</translation>
    </message>
    <message>
        <source>{year}年：{told}</source>
        <translation>{year}: {told}</translation>
    </message>
    <message>
        <source>{action}：{kind}</source>
        <translation>{action}: {kind}</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>建账以前</source>
        <translation>before the book</translation>
    </message>
    <message>
        <source>{start} 至今</source>
        <translation>since {start}</translation>
    </message>
    <message>
        <source>{start} 至 {end}</source>
        <translation>{start} to {end}</translation>
    </message>
</context>
<context>
    <name>CoverageView</name>
    <message>
        <source>预览这张表</source>
        <translation>Preview this map</translation>
    </message>
    <message>
        <source>每条记录进了哪些台账</source>
        <translation>Which ledgers each record feeds</translation>
    </message>
    <message>
        <source>这一期还没有记录</source>
        <translation>No records in this period yet</translation>
    </message>
    <message>
        <source>记录一次会议，它会进好几本台账。</source>
        <translation>Record a meeting: it stands in several ledgers.</translation>
    </message>
    <message>
        <source>{records} 条记录，进了 {places} 处台账；每条只录一次。选中一条，回车或双击打开。</source>
        <translation>{records} records stand in {places} places of ledgers; each was entered once. Enter or a double click opens one.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>本数</source>
        <translation>Count</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>年-月-日，如 {example}</source>
        <translation>Year-month-day, such as {example}</translation>
    </message>
    <message>
        <source>可输入 2026-09-20、20260920 或 9.20</source>
        <translation>Type 2026-09-20, 20260920 or 9.20</translation>
    </message>
</context>
<context>
    <name>DevelopmentPage</name>
    <message>
        <source>登记入党申请</source>
        <translation>Record an application</translation>
    </message>
    <message>
        <source>从递交申请书到材料归档共25步。选中一步按回车记录，最早和最晚日期按规定算出。</source>
        <translation>25 steps from the application to the filed papers. Choose a step and press Enter to record it; earliest and latest days follow from the rules.</translation>
    </message>
    <message>
        <source>发展党员</source>
        <translation>Admission</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>发展党员人员列表</source>
        <translation>Applicants</translation>
    </message>
    <message>
        <source>登记第一份申请</source>
        <translation>Record the first application</translation>
    </message>
    <message>
        <source>有同志递交入党申请书时在这里登记，谈话、考察、公示、表决和转正的期限随后自动提醒。</source>
        <translation>Record an application here when it is handed in; you are then reminded of talks, reviews, notices, votes and confirmation.</translation>
    </message>
    <message>
        <source>还没有入党申请人</source>
        <translation>No applicants yet</translation>
    </message>
</context>
<context>
    <name>DraftPreview</name>
    <message>
        <source>{year} 年计划草稿</source>
        <translation>Draft of the plan for {year}</translation>
    </message>
    <message>
        <source>每一行写明为什么排在这一天。不要的去掉勾（空格键），按回车保留；保留后还可以逐条改，也可以一步撤销。</source>
        <translation>Every line says why it has its day. Untick what is not wanted (Space), Enter keeps the rest; lines can be changed afterwards, and all of it taken back in one step.</translation>
    </message>
    <message>
        <source>计划草稿</source>
        <translation>Drafted plan</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>时间地点</source>
        <translation>Hour and place</translation>
    </message>
    <message>
        <source>主持</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>不要</source>
        <translation>Do not keep</translation>
    </message>
    <message>
        <source>一,二,三,四,五,六,日</source>
        <translation>Mon,Tue,Wed,Thu,Fri,Sat,Sun</translation>
    </message>
    <message>
        <source>{month}月{day}日 周{weekday}</source>
        <translation>{weekday} {day}/{month}</translation>
    </message>
    <message>
        <source>{month}月{day}日前</source>
        <translation>by {day}/{month}</translation>
    </message>
    <message>
        <source>未定日期</source>
        <translation>No date yet</translation>
    </message>
    <message>
        <source>重点工作</source>
        <translation>Key task</translation>
    </message>
    <message>
        <source>保留这 {n} 项</source>
        <translation>Keep these {n}</translation>
    </message>
    <message>
        <source>一项也没有勾选</source>
        <translation>Nothing is ticked</translation>
    </message>
</context>
<context>
    <name>DuesPage</name>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>每月选中已交的党员，回车登记；一次交几个月就一起选中。</source>
        <translation>Mark those who paid this month and press Enter; mark several months when paid at once.</translation>
    </message>
    <message>
        <source>党费</source>
        <translation>Dues</translation>
    </message>
    <message>
        <source>收缴</source>
        <translation>Collect</translation>
    </message>
    <message>
        <source>交纳记录</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>基数</source>
        <translation>Bases</translation>
    </message>
    <message>
        <source>少交免交</source>
        <translation>Relief</translation>
    </message>
    <message>
        <source>上缴</source>
        <translation>Passed up</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>年度公示</source>
        <translation>Posted list</translation>
    </message>
    <message>
        <source>{n} 笔，共 {amount} 元</source>
        <translation>{n} payments, {amount} yuan</translation>
    </message>
    <message>
        <source>上缴 {amount} 元</source>
        <translation>{amount} yuan passed up</translation>
    </message>
    <message>
        <source>使用 {amount} 元</source>
        <translation>{amount} yuan used</translation>
    </message>
    <message>
        <source>交纳日期</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>所属月份</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>自愿多交</source>
        <translation>Extra</translation>
    </message>
    <message>
        <source>票据号</source>
        <translation>Receipt no.</translation>
    </message>
    <message>
        <source>代交人</source>
        <translation>Brought by</translation>
    </message>
    <message>
        <source>这一年还没有交纳记录</source>
        <translation>No payments this year</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>止</source>
        <translation>To</translation>
    </message>
    <message>
        <source>计算基数</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>比例</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>每月应交</source>
        <translation>A month</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>党费交至…</source>
        <translation>Dues paid to…</translation>
    </message>
    <message>
        <source>粘贴基数…</source>
        <translation>Paste bases…</translation>
    </message>
    <message>
        <source>党费基数</source>
        <translation>Bases of dues</translation>
    </message>
    <message>
        <source>还没有核定基数</source>
        <translation>No base is fixed yet</translation>
    </message>
    <message>
        <source>核定基数</source>
        <translation>Fix a base</translation>
    </message>
    <message>
        <source>重新核定…</source>
        <translation>Fix anew…</translation>
    </message>
    <message>
        <source>每月仍交</source>
        <translation>Still paid</translation>
    </message>
    <message>
        <source>支部研究</source>
        <translation>Studied</translation>
    </message>
    <message>
        <source>上级批准</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>批准文号</source>
        <translation>Approval no.</translation>
    </message>
    <message>
        <source>没有少交或免交的记录</source>
        <translation>No relief is recorded</translation>
    </message>
    <message>
        <source>登记少交免交</source>
        <translation>Grant relief</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>所属期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>应缴</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>实缴</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>党费上缴</source>
        <translation>Dues passed up</translation>
    </message>
    <message>
        <source>这一年还没有上缴记录</source>
        <translation>Nothing was passed up this year</translation>
    </message>
    <message>
        <source>登记上缴</source>
        <translation>Record money passed up</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>使用类别</source>
        <translation>Category of use</translation>
    </message>
    <message>
        <source>支委会决定</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>经办</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>票据</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>党费使用</source>
        <translation>Use of dues</translation>
    </message>
    <message>
        <source>这一年还没有使用记录</source>
        <translation>Nothing was used this year</translation>
    </message>
    <message>
        <source>登记使用</source>
        <translation>Record a use</translation>
    </message>
    <message>
        <source>本月党费日 {day}。</source>
        <translation>This month&apos;s day for dues: {day}. </translation>
    </message>
    <message>
        <source>定额</source>
        <translation>Fixed</translation>
    </message>
    <message>
        <source>显示基数（{n} 秒）</source>
        <translation>Show bases ({n} s)</translation>
    </message>
    <message>
        <source>遮住基数</source>
        <translation>Hide bases</translation>
    </message>
</context>
<context>
    <name>EditFile</name>
    <message>
        <source>名称和种类</source>
        <translation>Name and kind</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>ElectionsTab</name>
    <message>
        <source>开始换届…</source>
        <translation>Begin an election…</translation>
    </message>
    <message>
        <source>开始补选…</source>
        <translation>Begin a by-election…</translation>
    </message>
    <message>
        <source>选举</source>
        <translation>Elections</translation>
    </message>
    <message>
        <source>办理步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>还没有登记过选举。换届或补选从左边开始：一步步登记，计票后任职自动登记。</source>
        <translation>No election is recorded. Begin one at the left: record step by step; after the count the posts are recorded for you.</translation>
    </message>
    <message>
        <source>先登记本届任期，才能补选</source>
        <translation>Record the current term first</translation>
    </message>
    <message>
        <source>查看：{name}</source>
        <translation>Show: {name}</translation>
    </message>
    <message>
        <source>第 {no} 届换届</source>
        <translation>Election of term {no}</translation>
    </message>
    <message>
        <source>第 {no} 届补选</source>
        <translation>By-election in term {no}</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>待归档</source>
        <translation>To be filed</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>事由：{text}</source>
        <translation>Reason: {text}</translation>
    </message>
    <message>
        <source>设支部委员会</source>
        <translation>With a committee</translation>
    </message>
    <message>
        <source>不设支部委员会</source>
        <translation>No committee</translation>
    </message>
    <message>
        <source>{body} · 应选 {n} 名 · 大会 {day}</source>
        <translation>{body} · {n} seats · meeting {day}</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not fixed</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>登记错了才删，可以撤销</source>
        <translation>Only when entered by mistake; can be undone</translation>
    </message>
    <message>
        <source>打印选举记录</source>
        <translation>Print the record</translation>
    </message>
    <message>
        <source>本届将要届满</source>
        <translation>The term is about to end</translation>
    </message>
    <message>
        <source>下面是换届的步骤和最晚日期。点“开始换届…”后逐步登记。</source>
        <translation>These are the steps of the election and their last days. Press “Begin an election…”, then record them one by one.</translation>
    </message>
    <message>
        <source>登记…</source>
        <translation>Record…</translation>
    </message>
    <message>
        <source>登记第 {no} 步：{title}</source>
        <translation>Record step {no}: {title}</translation>
    </message>
    <message>
        <source>缺 {papers}</source>
        <translation>lacks {papers}</translation>
    </message>
    <message>
        <source>最晚 {day}</source>
        <translation>by {day}</translation>
    </message>
    <message>
        <source>已办</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Not yet due</translation>
    </message>
    <message>
        <source>选票和计票</source>
        <translation>Ballots and counts</translation>
    </message>
    <message>
        <source>按选举结果任职…</source>
        <translation>Give posts by result…</translation>
    </message>
    <message>
        <source>先登记计票，有人当选后才能任职</source>
        <translation>Record a count first; posts go to those elected</translation>
    </message>
    <message>
        <source>还没有选票。候选人预备人选经上级同意后，点“拟定选票”。</source>
        <translation>No ballot yet. Once the superior has agreed to the candidates, press “New ballot”.</translation>
    </message>
    <message>
        <source>拟定选票</source>
        <translation>New ballot</translation>
    </message>
    <message>
        <source>{no}. {post}：应选 {seats} 名，候选人 {names}</source>
        <translation>{no}. {post}: {seats} seats, candidates {names}</translation>
    </message>
    <message>
        <source>改候选人…</source>
        <translation>Candidates…</translation>
    </message>
    <message>
        <source>印选票</source>
        <translation>Print ballots</translation>
    </message>
    <message>
        <source>计票…</source>
        <translation>Count…</translation>
    </message>
    <message>
        <source>候选人够数</source>
        <translation>Enough candidates</translation>
    </message>
    <message>
        <source>候选人数不对</source>
        <translation>Wrong number of candidates</translation>
    </message>
    <message>
        <source>选举无效</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已选出，缺 {n} 名经同意</source>
        <translation>Elected, {n} left empty by consent</translation>
    </message>
    <message>
        <source>尚缺 {n} 名</source>
        <translation>{n} seats left</translation>
    </message>
    <message>
        <source>已选出</source>
        <translation>All elected</translation>
    </message>
    <message>
        <source>应到 {due}，实到 {present}（须 {needed}）；发 {issued}，收 {returned}，有效 {valid}，无效 {void}</source>
        <translation>Due {due}, present {present} (needed {needed}); handed out {issued}, returned {returned}, valid {valid}, void {void}</translation>
    </message>
    <message>
        <source>{name} {yes} 票（占应到 {due}、实到 {present}）{mark}</source>
        <translation>{name} {yes} votes ({due} of those due, {present} of those present) {mark}</translation>
    </message>
    <message>
        <source>当选</source>
        <translation>elected</translation>
    </message>
    <message>
        <source>须再选</source>
        <translation>vote again</translation>
    </message>
    <message>
        <source>换届</source>
        <translation>Election</translation>
    </message>
    <message>
        <source>补选</source>
        <translation>By-election</translation>
    </message>
    <message>
        <source>第几届</source>
        <translation>Term number</translation>
    </message>
    <message>
        <source>支部委员会</source>
        <translation>Branch committee</translation>
    </message>
    <message>
        <source>应选名额</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>本届 {day} 届满</source>
        <translation>The current term ends on {day}</translation>
    </message>
    <message>
        <source>大会日期</source>
        <translation>Day of the meeting</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>第 {no} 步：{title}</source>
        <translation>Step {no}: {title}</translation>
    </message>
    <message>
        <source>办理日期</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document no.</translation>
    </message>
    <message>
        <source>有的材料</source>
        <translation>Papers there</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>EndBaseDialog</name>
    <message>
        <source>党费交至</source>
        <translation>Dues paid to</translation>
    </message>
    <message>
        <source>转出时介绍信上写明的月份；以后不再计应交。</source>
        <translation>The month of the letter of transfer; nothing is due after it.</translation>
    </message>
    <message>
        <source>交至月份</source>
        <translation>Last month paid</translation>
    </message>
</context>
<context>
    <name>EndDialog</name>
    <message>
        <source>结束项目党小组</source>
        <translation>End the project cell</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>成效（必填）</source>
        <translation>Result (required)</translation>
    </message>
    <message>
        <source>撤销说明（谁研究决定、材料交给谁）</source>
        <translation>Closing note (who decided, who keeps the papers)</translation>
    </message>
    <message>
        <source>终止培养</source>
        <translation>End the training</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>ExplainDialog</name>
    <message>
        <source>说明情况</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>情况说明（必填，随记录打印）</source>
        <translation>Explanation (required, prints with the record)</translation>
    </message>
</context>
<context>
    <name>ExtendDialog</name>
    <message>
        <source>延长预备期</source>
        <translation>Extend probation</translation>
    </message>
    <message>
        <source>支部大会日期</source>
        <translation>General meeting on</translation>
    </message>
    <message>
        <source>{first} 至 {last} 个月，只能延长一次</source>
        <translation>{first} to {last} months, once only</translation>
    </message>
    <message>
        <source>延长几个月</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>会议或文号</source>
        <translation>Meeting or document no.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>FeedBackDialog</name>
    <message>
        <source>{year} 工作年度：反馈本人</source>
        <translation>Work year {year}: feedback</translation>
    </message>
    <message>
        <source>已评定、还没有反馈的 {n} 人。个别人日期不同的，在“其他登记”的汇总表中改。</source>
        <translation>{n} graded members were not told yet. For single members with another day change the entry in Registers.</translation>
    </message>
    <message>
        <source>反馈日期</source>
        <translation>Day of feedback</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>{label}（必填）</source>
        <translation>{label} (required)</translation>
    </message>
    <message>
        <source>用、隔开</source>
        <translation>with 、 between</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>长文字</source>
        <translation>Long text</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>一名党员</source>
        <translation>One member</translation>
    </message>
    <message>
        <source>几名党员</source>
        <translation>Several members</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>年或年月</source>
        <translation>Year or month</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>整数</source>
        <translation>Whole number</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>是否</source>
        <translation>Yes or no</translation>
    </message>
    <message>
        <source>附件名称</source>
        <translation>Names of attached files</translation>
    </message>
    <message>
        <source>手写栏</source>
        <translation>For the pen</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>照片和附件</source>
        <translation>Photos and files</translation>
    </message>
    <message>
        <source>已遮住</source>
        <translation>Hidden</translation>
    </message>
    <message>
        <source>正在准备缩略图…</source>
        <translation>Making thumbnails…</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>筛选…</source>
        <translation>Filter…</translation>
    </message>
    <message>
        <source>按类别、党小组、部门、年龄、缺哪一项、自定义项目筛选；可起名保存</source>
        <translation>By category, cell, department, age, missing field or own field; can be kept under a name</translation>
    </message>
    <message>
        <source>不筛选</source>
        <translation>No filter</translation>
    </message>
    <message>
        <source>填了的各项要同时符合。起个名字就保存下来，以后点一下就用；不起名只用这一次。</source>
        <translation>All that is filled in must hold. With a name it is kept, one click away; without, it is for this once.</translation>
    </message>
    <message>
        <source>筛选人员</source>
        <translation>Filter people</translation>
    </message>
    <message>
        <source>保存为</source>
        <translation>Keep as</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>（空着的）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>年龄从</source>
        <translation>Age from</translation>
    </message>
    <message>
        <source>年龄到</source>
        <translation>Age to</translation>
    </message>
    <message>
        <source>党龄满（年）</source>
        <translation>Party age (years) from</translation>
    </message>
    <message>
        <source>在职</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>已退休</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>在职或退休</source>
        <translation>Working or retired</translation>
    </message>
    <message>
        <source>缺哪一项</source>
        <translation>Missing field</translation>
    </message>
    <message>
        <source>自定义项目</source>
        <translation>Own fields</translation>
    </message>
    <message>
        <source>其内容含有</source>
        <translation>Its value holds</translation>
    </message>
    <message>
        <source>姓名、拼音、部门含有</source>
        <translation>Name, pinyin or department holds</translation>
    </message>
    <message>
        <source>点一下用这个筛选，再点一下不用。右键修改或删除，Del 删除。</source>
        <translation>Click to use this filter, again to leave it. Right click to change or remove it, Del removes it.</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>正在按临时条件筛选</source>
        <translation>A filter without a name is in force</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>欢迎使用小支部</source>
        <translation>Welcome to SmallBranch</translation>
    </message>
    <message>
        <source>不联网；资料只存在这台电脑上。先从下面任选一种方式开始，其余内容以后随时可以补。</source>
        <translation>No network; your data stays on this computer. Begin in one of these ways; everything else can be added later.</translation>
    </message>
    <message>
        <source>先打开练习支部看看（虚构数据）</source>
        <translation>Look at the practice branch first (fictional data)</translation>
    </message>
    <message>
        <source>我有党员花名册</source>
        <translation>I have a roster of members</translation>
    </message>
    <message>
        <source>Excel 或 WPS 表格都可以，列名不限。导入前逐列给您看，拿不准的会标出来。</source>
        <translation>Any Excel or WPS sheet, whatever its column names. You see every column before it is imported; doubts are marked.</translation>
    </message>
    <message>
        <source>选择花名册文件…</source>
        <translation>Choose the roster file…</translation>
    </message>
    <message>
        <source>我从空白开始</source>
        <translation>I begin with an empty book</translation>
    </message>
    <message>
        <source>如：市水文局机关第二党支部</source>
        <translation>Such as: Second Party Branch of the City Hydrology Bureau</translation>
    </message>
    <message>
        <source>支部名称</source>
        <translation>Name of the branch</translation>
    </message>
    <message>
        <source>建立支部</source>
        <translation>Create the branch</translation>
    </message>
    <message>
        <source>请填写支部名称</source>
        <translation>Please give the name of the branch</translation>
    </message>
    <message>
        <source>选择花名册文件</source>
        <translation>Choose the roster file</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.et *.ods *.csv);;所有文件 (*)</source>
        <translation>Spreadsheets (*.xlsx *.xls *.et *.ods *.csv);;All files (*)</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>看不懂这个日期</source>
        <translation>This is not a date</translation>
    </message>
    <message>
        <source>请填写这一项</source>
        <translation>Please fill this in</translation>
    </message>
</context>
<context>
    <name>GradesTab</name>
    <message>
        <source>测评票数和评定等次</source>
        <translation>Ballots and grades</translation>
    </message>
    <message>
        <source>测评日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>评定日期</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>放弃改动</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>打印测评票</source>
        <translation>Ballot</translation>
    </message>
    <message>
        <source>打开汇总表</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>自评</source>
        <translation>Self</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>得票最多</source>
        <translation>Most ballots</translation>
    </message>
    <message>
        <source>评定等次</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>评定理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>优秀 {best} 人；按 {base} 人计一般不超过 {cap} 人</source>
        <translation>Excellent: {best}; of {base} usually no more than {cap}</translation>
    </message>
    <message>
        <source>在格中直接键入数字，Tab 到下一格，回车到下一行；自评和评定键入 1 至 4（优秀至不合格）。</source>
        <translation>Type numbers into the cells; Tab goes on, Enter goes down; self-assessment and grade take 1 to 4, best first.</translation>
    </message>
    <message>
        <source>有 {n} 人的票数合计与有效票不符。</source>
        <translation>{n} lines differ from the valid ballots. </translation>
    </message>
    <message>
        <source>还没有改动。</source>
        <translation>Nothing was changed yet.</translation>
    </message>
    <message>
        <source>先填写测评日期和发出、收回、有效票数。</source>
        <translation>First enter the day and how many ballots were handed out, returned and valid.</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>全部信息的表格</source>
        <translation>Grid of all fields</translation>
    </message>
    <message>
        <source>先在表格软件里复制一片格子，再选好左上角的一格粘贴。</source>
        <translation>Copy cells in a spreadsheet first, then choose the upper left cell here and paste.</translation>
    </message>
    <message>
        <source>没有要改的：内容都一样。</source>
        <translation>Nothing to change: it is all the same.</translation>
    </message>
    <message>
        <source>粘贴(&amp;V)</source>
        <translation>Paste (&amp;V)</translation>
    </message>
    <message>
        <source>向下填充(&amp;D)</source>
        <translation>Fill down (&amp;D)</translation>
    </message>
    <message>
        <source>同一内容(&amp;S)</source>
        <translation>Same in all (&amp;S)</translation>
    </message>
    <message>
        <source>清除(&amp;X)</source>
        <translation>Clear (&amp;X)</translation>
    </message>
    <message>
        <source>复制(&amp;C)</source>
        <translation>Copy (&amp;C)</translation>
    </message>
    <message>
        <source>从 Excel、WPS 复制的格子可直接粘贴，带表头时按姓名对应。Ctrl+D 向下填充，Ctrl+Enter 填同一内容，F2 修改。</source>
        <translation>Cells copied from Excel or WPS can be pasted; with headings they go by name. Ctrl+D fills down, Ctrl+Enter puts the same everywhere, F2 edits.</translation>
    </message>
    <message>
        <source>{column}：{hint}</source>
        <translation>{column}: {hint}</translation>
    </message>
    <message>
        <source>可写 1990-07-01、1990.7、1990年7月，只知道年份也行</source>
        <translation>1990-07-01, 1990.7 or 1990年7月; the year alone will do</translation>
    </message>
    <message>
        <source>写到日，如 2026-07-01</source>
        <translation>The full day, like 2026-07-01</translation>
    </message>
    <message>
        <source>18 位；平时遮住，空着不动就不改</source>
        <translation>18 characters; masked, stays as it is while left empty</translation>
    </message>
    <message>
        <source>手机 11 位或座机；平时遮住，空着不动就不改</source>
        <translation>11 digits or a landline; masked, stays as it is while left empty</translation>
    </message>
    <message>
        <source>男或女</source>
        <translation>男 or 女</translation>
    </message>
    <message>
        <source>汉族、回族等，简称会补全</source>
        <translation>汉族, 回族 …; short forms are completed</translation>
    </message>
    <message>
        <source>整月数，可为负</source>
        <translation>Whole months, may be negative</translation>
    </message>
    <message>
        <source>改姓名前会再问一次</source>
        <translation>A change of name is asked about again</translation>
    </message>
    <message>
        <source>可选：{choices}</source>
        <translation>One of: {choices}</translation>
    </message>
    <message>
        <source>直接输入，也可粘贴</source>
        <translation>Type or paste</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>这一页还没有帮助。快捷键：Ctrl+1 至 Ctrl+9 换页，Ctrl+Z 撤销，Ctrl+F 查找。</source>
        <translation>There is no help for this page yet. Keys: Ctrl+1 to Ctrl+9 change the page, Ctrl+Z undoes, Ctrl+F finds.</translation>
    </message>
</context>
<context>
    <name>Histories</name>
    <message>
        <source>新的状态填开始日期；正在持续的状态选它并填结束日期，就到那天为止。恢复党籍、恢复权利也这样登记。</source>
        <translation>Give a new state its first day; of one that is running choose it and give its last day. Restored membership and rights are entered so too.</translation>
    </message>
    <message>
        <source>状态：{name}</source>
        <translation>State: {name}</translation>
    </message>
    <message>
        <source>{state}（持续中）</source>
        <translation>{state} (running)</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>从哪一天起</source>
        <translation>From which day</translation>
    </message>
    <message>
        <source>到哪一天止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>还不知道可以不填；留党察看可填期满日，期满前提醒</source>
        <translation>May stay empty; of a probation within the Party give its end, you are told before</translation>
    </message>
    <message>
        <source>依据（文号等）</source>
        <translation>Basis (document no.)</translation>
    </message>
    <message>
        <source>还没有党小组，先到“组织”里新设。</source>
        <translation>There is no cell yet; set one up under Organisation first.</translation>
    </message>
    <message>
        <source>编入党小组：{name}</source>
        <translation>Place in a cell: {name}</translation>
    </message>
    <message>
        <source>不在党小组</source>
        <translation>In no cell</translation>
    </message>
    <message>
        <source>党小组</source>
        <translation>Party cells</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>担任组长</source>
        <translation>Leads the cell</translation>
    </message>
    <message>
        <source>更正：{name}</source>
        <translation>Put right: {name}</translation>
    </message>
    <message>
        <source>上一类别自动到前一天为止。入党、转正日期在“编辑”里改。</source>
        <translation>The category before ends the day before. Joining and full membership are changed under Edit.</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>另一方党组织</source>
        <translation>The other organisation</translation>
    </message>
    <message>
        <source>收到回执</source>
        <translation>Receipt came back</translation>
    </message>
    <message>
        <source>介绍信上写的，如 2026-06；次月起在本支部交</source>
        <translation>As the letter says, e.g. 2026-06; from the next month on they are paid here</translation>
    </message>
    <message>
        <source>转入前党费已交至</source>
        <translation>Dues paid elsewhere to</translation>
    </message>
    <message>
        <source>开出介绍信后，回执寄回之前仍由本支部管理，计入应到。收到回执后再登记“转出完成”。</source>
        <translation>Until the receipt is back the member stays with this branch and is due. Record “Transfer done” then.</translation>
    </message>
    <message>
        <source>重新开具介绍信：{name}</source>
        <translation>Issue the letter again: {name}</translation>
    </message>
    <message>
        <source>转出介绍信：{name}</source>
        <translation>Letter of transfer: {name}</translation>
    </message>
    <message>
        <source>转往的党组织</source>
        <translation>To which organisation</translation>
    </message>
    <message>
        <source>收到回执就由对方管理，从最后一天的次日起不再计入应到。</source>
        <translation>With the receipt the other side is responsible; from the day after the last one the member is no longer due here.</translation>
    </message>
    <message>
        <source>收到回执：{name}</source>
        <translation>Receipt: {name}</translation>
    </message>
    <message>
        <source>在本支部的最后一天</source>
        <translation>Last day in this branch</translation>
    </message>
    <message>
        <source>开具日期</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>介绍信编号</source>
        <translation>Letter no.</translation>
    </message>
    <message>
        <source>有效期（天）</source>
        <translation>Valid for (days)</translation>
    </message>
    <message>
        <source>党费交至（年-月）</source>
        <translation>Dues paid to (year-month)</translation>
    </message>
    <message>
        <source>如 2026-06</source>
        <translation>like 2026-06</translation>
    </message>
    <message>
        <source>建账以前就是这样的，不填</source>
        <translation>Leave empty if it was so before the records begin</translation>
    </message>
    <message>
        <source>仍在持续的，不填</source>
        <translation>Leave empty if it is still so</translation>
    </message>
</context>
<context>
    <name>HolderField</name>
    <message>
        <source>{name}的职务</source>
        <translation>Post of {name}</translation>
    </message>
    <message>
        <source>不兼任</source>
        <translation>No second post</translation>
    </message>
    <message>
        <source>{name}兼任的职务</source>
        <translation>Second post of {name}</translation>
    </message>
    <message>
        <source>没有当选委员，不能兼任委员的职务</source>
        <translation>Not elected to the committee: no second post</translation>
    </message>
    <message>
        <source>分工职责</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>{name}的分工</source>
        <translation>Duties of {name}</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Show less</translation>
    </message>
    <message>
        <source>更多（还有 {n} 项）</source>
        <translation>More ({n} left)</translation>
    </message>
    <message>
        <source>先有花名册，后面的应到、届期、该办的会议才能自动算出来。</source>
        <translation>With the roster in, attendance, terms and meetings due are worked out for you.</translation>
    </message>
    <message>
        <source>近期没有要办的事。</source>
        <translation>Nothing is due soon.</translation>
    </message>
    <message>
        <source>逾期 {overdue} 项，本周 {week} 项，近期 {coming} 项。点右侧按钮直接去办。</source>
        <translation>{overdue} overdue, {week} this week, {coming} coming. The button at the right begins.</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>近期</source>
        <translation>Coming</translation>
    </message>
    <message>
        <source>{n} 项</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>这位同志共有 {n} 次没有补课</source>
        <translation>{n} absences of this member are not made up</translation>
    </message>
    <message>
        <source>依据：{article}</source>
        <translation>Basis: {article}</translation>
    </message>
    <message>
        <source>{action}：{text}</source>
        <translation>{action}: {text}</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{day}/{month}</translation>
    </message>
    <message>
        <source>{day}
已过 {n} 天</source>
        <translation>{day}
{n} days ago</translation>
    </message>
    <message>
        <source>{day}
今天</source>
        <translation>{day}
today</translation>
    </message>
    <message>
        <source>{day}
还有 {n} 天</source>
        <translation>{day}
in {n} days</translation>
    </message>
    <message>
        <source>补办记录</source>
        <translation>Make-up record</translation>
    </message>
    <message>
        <source>去记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>登记补课</source>
        <translation>Make up</translation>
    </message>
    <message>
        <source>登记办结</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>登记换届</source>
        <translation>Record election</translation>
    </message>
    <message>
        <source>登记任职</source>
        <translation>Assign post</translation>
    </message>
    <message>
        <source>起草计划</source>
        <translation>Draft plan</translation>
    </message>
    <message>
        <source>填写支部信息</source>
        <translation>Fill in branch</translation>
    </message>
    <message>
        <source>去办理</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>核对疑问…</source>
        <translation>Questions about the records…</translation>
    </message>
    <message>
        <source>记录之间不一致的地方，改正或说明（Ctrl+K）</source>
        <translation>Where the records do not fit together: put right or explain (Ctrl+K)</translation>
    </message>
    <message>
        <source>已推迟 {n} 项</source>
        <translation>{n} put off</translation>
    </message>
    <message>
        <source>推迟…</source>
        <translation>Put off…</translation>
    </message>
    <message>
        <source>推迟或不适用：{text}</source>
        <translation>Put off or not applicable: {text}</translation>
    </message>
    <message>
        <source>该办的都办了。新的节点临近时会出现在这里。</source>
        <translation>Everything due is done. What comes next will appear here.</translation>
    </message>
    <message>
        <source>现在没有要办的事</source>
        <translation>Nothing to do now</translation>
    </message>
    <message>
        <source>导入花名册…</source>
        <translation>Import roster…</translation>
    </message>
    <message>
        <source>逐个新增</source>
        <translation>Add one by one</translation>
    </message>
    <message>
        <source>把手头的 Excel 或 WPS 花名册选进来就行，列名不限，导入前逐格给您看。</source>
        <translation>Choose the Excel or WPS roster you have, with any headings; you see every cell before it is imported.</translation>
    </message>
    <message>
        <source>第一步：把党员请进来</source>
        <translation>First step: bring in the members</translation>
    </message>
    <message>
        <source>其中预备党员 {n} 人</source>
        <translation>{n} of them on probation</translation>
    </message>
    <message>
        <source>党员</source>
        <translation>Party members</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>看花名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>未办 {missing} 项，待办 {due} 项</source>
        <translation>{missing} missing, {due} due</translation>
    </message>
    <message>
        <source>{done} / {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message>
        <source>本季度三会一课（已办 / 应办）</source>
        <translation>This quarter&apos;s meetings (done / due)</translation>
    </message>
    <message>
        <source>看计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>下一次活动</source>
        <translation>Next activity</translation>
    </message>
    <message>
        <source>未安排</source>
        <translation>None</translation>
    </message>
    <message>
        <source>去安排</source>
        <translation>Plan one</translation>
    </message>
    <message>
        <source>退出程序时会自动备份。</source>
        <translation>A copy is made on closing.</translation>
    </message>
    <message>
        <source>最近备份</source>
        <translation>Latest backup</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>去备份</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>共 {n} 份</source>
        <translation>Copies: {n}</translation>
    </message>
    <message>
        <source>看备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>{title}：{link}</source>
        <translation>{title}: {link}</translation>
    </message>
</context>
<context>
    <name>HoursTab</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>集中培训</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>支部学习</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>党课</source>
        <translation>Lectures</translation>
    </message>
    <message>
        <source>网络学习</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>培训次数</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>达标</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>学时汇总</source>
        <translation>Study hours</translation>
    </message>
    <message>
        <source>学时登记卡</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>打开汇总表</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>{year} 年：{n} 人，{behind} 人尚未达标。每人每分钟只计一次；外出学习在“其他登记”的外出学习学时登记表登记。</source>
        <translation>{year}: {n} members, {behind} behind. Each minute counts once; courses elsewhere are entered in Registers.</translation>
    </message>
    <message>
        <source>✓ 达标</source>
        <translation>✓ reached</translation>
    </message>
    <message>
        <source>不作要求（{why}）</source>
        <translation>not demanded ({why})</translation>
    </message>
    <message>
        <source>差 {n}</source>
        <translation>{n} short</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>不导入，返回</source>
        <translation>Do not import</translation>
    </message>
    <message>
        <source>导入花名册</source>
        <translation>Import roster</translation>
    </message>
    <message>
        <source>逐行预览</source>
        <translation>Preview by line</translation>
    </message>
    <message>
        <source>列的对应</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>需要核对</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>跳过的行</source>
        <translation>Lines left out</translation>
    </message>
    <message>
        <source>导入的说明</source>
        <translation>About the import</translation>
    </message>
    <message>
        <source>{file}（工作表“{sheet}”）：{all} 列认出 {mapped} 列。看一遍黄色和红色的格子，再点“导入”。</source>
        <translation>{file} (sheet “{sheet}”): {mapped} of {all} columns recognised. Look at the yellow and red cells, then press “Import”.</translation>
    </message>
    <message>
        <source>导入 {n} 人</source>
        <translation>Import {n} people</translation>
    </message>
    <message>
        <source>新增 {n} 人</source>
        <translation>{n} new</translation>
    </message>
    <message>
        <source>更新 {n} 人</source>
        <translation>{n} updated</translation>
    </message>
    <message>
        <source>未变 {n} 人</source>
        <translation>{n} unchanged</translation>
    </message>
    <message>
        <source>存疑不导入 {n} 人</source>
        <translation>{n} in doubt, left out</translation>
    </message>
    <message>
        <source>跳过 {n} 行</source>
        <translation>{n} lines left out</translation>
    </message>
    <message>
        <source>绿：写入&#x3000;黄：写入，请核对&#x3000;红：不写入&#x3000;空格子不会清除已有内容</source>
        <translation>Green: written   Yellow: written, please check   Red: left out   Empty cells clear nothing</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>未变</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>存疑</source>
        <translation>In doubt</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>文件里的列名</source>
        <translation>Heading in the file</translation>
    </message>
    <message>
        <source>对应</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>不读取</source>
        <translation>Not read</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>列的对应（{n}）</source>
        <translation>Columns ({n})</translation>
    </message>
    <message>
        <source>× 不能写入</source>
        <translation>× Left out</translation>
    </message>
    <message>
        <source>! 请核对</source>
        <translation>! Please check</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>程度</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>需要核对（{n}）</source>
        <translation>To check ({n})</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>跳过的行（{n}）</source>
        <translation>Lines left out ({n})</translation>
    </message>
    <message>
        <source>空行</source>
        <translation>Empty line</translation>
    </message>
    <message>
        <source>重复的表头</source>
        <translation>Repeated heading</translation>
    </message>
    <message>
        <source>分组标题</source>
        <translation>Group heading</translation>
    </message>
    <message>
        <source>上一行的延续</source>
        <translation>Continues the line above</translation>
    </message>
    <message>
        <source>合计行</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>填写示例</source>
        <translation>Sample line</translation>
    </message>
    <message>
        <source>说明文字</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>签字落款</source>
        <translation>Signature</translation>
    </message>
</context>
<context>
    <name>ItemsTab</name>
    <message>
        <source>上年整改清单</source>
        <translation>Last year&apos;s rectification list</translation>
    </message>
    <message>
        <source>本年整改清单</source>
        <translation>This year&apos;s list</translation>
    </message>
    <message>
        <source>销号…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>结转本年…</source>
        <translation>Carry over…</translation>
    </message>
    <message>
        <source>列入一条</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>上年没有整改事项</source>
        <translation>No items last year</translation>
    </message>
    <message>
        <source>没有清单可以核对，这一步不适用。</source>
        <translation>There is no list to check; the step does not apply.</translation>
    </message>
    <message>
        <source>本年清单还没有事项</source>
        <translation>No items on this year&apos;s list</translation>
    </message>
    <message>
        <source>会上明确的整改事项逐条列入，写明责任人和时限。</source>
        <translation>Enter what the meeting resolved one by one, with owner and time limit.</translation>
    </message>
    <message>
        <source>{year} 年整改清单（上年）：{n} 项，未核对 {left} 项</source>
        <translation>List of {year} (last year): {n} items, {left} not checked</translation>
    </message>
    <message>
        <source>{year} 年整改清单：{n} 项</source>
        <translation>List of {year}: {n} items</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>From</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>核对结果</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>销号依据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>{day} 销号</source>
        <translation>closed {day}</translation>
    </message>
    <message>
        <source>结转 {year} 年</source>
        <translation>carried to {year}</translation>
    </message>
    <message>
        <source>先在上年清单中选一条未销号的事项。</source>
        <translation>First choose an open item of last year&apos;s list.</translation>
    </message>
</context>
<context>
    <name>KeptNotice</name>
    <message>
        <source>接着写</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>上次没来得及保存的“{what}”还在（{when}）。</source>
        <translation>“{what}” was not saved last time and is still here ({when}).</translation>
    </message>
</context>
<context>
    <name>LectureDialog</name>
    <message>
        <source>修改微党课</source>
        <translation>Change micro-lecture</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>主讲人</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>题目</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>时长（分钟）</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>听课人数</source>
        <translation>Listeners</translation>
    </message>
    <message>
        <source>未记</source>
        <translation>Not noted</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>服务的业务工作</source>
        <translation>Task served</translation>
    </message>
    <message>
        <source>没有就不填</source>
        <translation>leave empty if none</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>项目党小组</source>
        <translation>Project team</translation>
    </message>
</context>
<context>
    <name>LectureEntry</name>
    <message>
        <source>输入题目后按回车登记</source>
        <translation>Type the title, Enter records it</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>主讲人</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>题目</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>看不懂这个日期</source>
        <translation>This is not a date</translation>
    </message>
    <message>
        <source>请填写主讲人</source>
        <translation>Please name the lecturer</translation>
    </message>
    <message>
        <source>请填写题目</source>
        <translation>Please fill in the title</translation>
    </message>
</context>
<context>
    <name>LedgersPage</name>
    <message>
        <source>{period}台账</source>
        <translation>Ledgers {period}</translation>
    </message>
    <message>
        <source>{period}覆盖情况</source>
        <translation>Coverage {period}</translation>
    </message>
    <message>
        <source>已出具。随时可以在“已出具的”里照原样重印。</source>
        <translation>Issued. “Issued” prints it again as it was at any time.</translation>
    </message>
    <message>
        <source>正在生成台账…</source>
        <translation>Making the ledgers…</translation>
    </message>
    <message>
        <source>已保存到 {path}</source>
        <translation>Saved to {path}</translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>表格 (*.xlsx)</source>
        <translation>Spreadsheets (*.xlsx)</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>保存台账</source>
        <translation>Save ledgers</translation>
    </message>
    <message>
        <source>已送打印 {n} 页。</source>
        <translation>{n} pages sent to the printer.</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>输入主讲人的拼音首字母和题目，两次回车就登记好一条。</source>
        <translation>Initials of the lecturer, Enter, title, Enter: one micro-lecture is recorded.</translation>
    </message>
    <message>
        <source>微党课</source>
        <translation>Micro-lectures</translation>
    </message>
    <message>
        <source>{n} 次，共 {minutes} 分钟</source>
        <translation>{n} lectures, {minutes} minutes</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>微党课台账</source>
        <translation>Micro-lectures</translation>
    </message>
    <message>
        <source>这一期还没有微党课</source>
        <translation>No micro-lectures in this period</translation>
    </message>
    <message>
        <source>在上面一行登记第一条。</source>
        <translation>Record the first in the line above.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>主讲人</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>题目</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>听课</source>
        <translation>Heard by</translation>
    </message>
    <message>
        <source>先在表里选一行</source>
        <translation>Choose a row in the table first</translation>
    </message>
</context>
<context>
    <name>LifeYearDialog</name>
    <message>
        <source>{year} 工作年度：会前准备和报告</source>
        <translation>Work year {year}: preparation and report</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>第 {n} 行 {title}</source>
        <translation>Line {n} {title}</translation>
    </message>
    <message>
        <source>删除第 {n} 行</source>
        <translation>Remove line {n}</translation>
    </message>
    <message>
        <source>删除这一行（Alt+↑ Alt+↓ 移动）</source>
        <translation>Remove this line (Alt+↑ Alt+↓ move it)</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>加有关会议</source>
        <translation>Add a meeting</translation>
    </message>
    <message>
        <source>这段时间没有可加的会议</source>
        <translation>No meeting to add in this time</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>服务的业务工作</source>
        <translation>Task served</translation>
    </message>
    <message>
        <source>不填则保留原来写的</source>
        <translation>empty keeps what is there</translation>
    </message>
</context>
<context>
    <name>ListTab</name>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>LoadTab</name>
    <message>
        <source>任务负荷</source>
        <translation>Work load</translation>
    </message>
    <message>
        <source>只数正在进行的项目党小组，供安排人手时参考；不排名、不打分。</source>
        <translation>Counts running project cells only, for planning who does what; no ranking, no marks.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>在组数</source>
        <translation>Cells</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message>
        <source>生成时间</source>
        <translation>Made at</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>之后</source>
        <translation>Since then</translation>
    </message>
    <message>
        <source>数据校验码</source>
        <translation>Check code</translation>
    </message>
    <message>
        <source>报送记录</source>
        <translation>Hand-ins</translation>
    </message>
    <message>
        <source>每次导出都会记在这里；以后记录有变动，会标出来提醒补报。</source>
        <translation>Every export is noted here; when records change afterwards it is marked, so that you can hand in again.</translation>
    </message>
    <message>
        <source>还没有报送过</source>
        <translation>Nothing was handed in yet</translation>
    </message>
    <message>
        <source>“之后有变动”表示同一期间现在再导出，内容会与这份文件不同。</source>
        <translation>“Changed since” means that an export of the same period would now differ from this file.</translation>
    </message>
    <message>
        <source>正在核对报送记录…</source>
        <translation>Comparing the hand-ins…</translation>
    </message>
    <message>
        <source>! 之后有变动</source>
        <translation>! Changed since</translation>
    </message>
    <message>
        <source>一致</source>
        <translation>Consistent</translation>
    </message>
</context>
<context>
    <name>LookBar</name>
    <message>
        <source>用这份文件的样式…</source>
        <translation>Use the style of a file…</translation>
    </message>
    <message>
        <source>选一份以前的 Word 文件，按它的字体、字号、行距和页边距保存 Word</source>
        <translation>Choose an old Word file; its fonts, sizes, line pitch and margins are used</translation>
    </message>
    <message>
        <source>恢复标准</source>
        <translation>Back to standard</translation>
    </message>
    <message>
        <source>Word 样式：取自 {file}</source>
        <translation>Word style: taken from {file}</translation>
    </message>
    <message>
        <source>Word 样式：标准（GB/T 9704）</source>
        <translation>Word style: standard (GB/T 9704)</translation>
    </message>
    <message>
        <source>用这份文件的样式</source>
        <translation>Use the style of this file</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
</context>
<context>
    <name>LookTab</name>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>看不清就调大；整个窗口一起变</source>
        <translation>Larger if hard to read; the whole window follows</translation>
    </message>
    <message>
        <source>界面语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>下次打开时生效；台账始终是中文</source>
        <translation>From the next start; ledgers are always Chinese</translation>
    </message>
    <message>
        <source>外观与语言</source>
        <translation>Look and language</translation>
    </message>
    <message>
        <source>只影响这台电脑上的窗口，不写进账本。</source>
        <translation>Of this computer&apos;s window only; not written to the book.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>小支部</source>
        <translation>SmallBranch</translation>
    </message>
    <message>
        <source>这一页现在没有可查找的。</source>
        <translation>There is nothing to search in on this page now.</translation>
    </message>
    <message>
        <source>小支部 {version}
离线记录支部工作，打印季度台账。不联网。</source>
        <translation>SmallBranch {version}
Keeps a branch&apos;s records offline and prints the quarter&apos;s ledgers. No network.</translation>
    </message>
    <message>
        <source>关于小支部</source>
        <translation>About SmallBranch</translation>
    </message>
    <message>
        <source>下次打开时使用新的界面语言。</source>
        <translation>The new language is used from the next start.</translation>
    </message>
    <message>
        <source>{name} · 小支部</source>
        <translation>{name} · SmallBranch</translation>
    </message>
</context>
<context>
    <name>MatrixTab</name>
    <message>
        <source>应办事项对照表</source>
        <translation>Matrix of what is due</translation>
    </message>
    <message>
        <source>去记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>标为不适用…</source>
        <translation>Not applicable…</translation>
    </message>
    <message>
        <source>打印对照表</source>
        <translation>Print the matrix</translation>
    </message>
    <message>
        <source>看记录</source>
        <translation>See record</translation>
    </message>
    <message>
        <source>补办…</source>
        <translation>Make up…</translation>
    </message>
    <message>
        <source>先选中一格应办的</source>
        <translation>Choose a field that is due first</translation>
    </message>
    <message>
        <source>只有还没有办的可以标为不适用</source>
        <translation>Only what is not held yet can be set aside</translation>
    </message>
    <message>
        <source>{n}月</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>· {month}.{day}</source>
        <translation>· {day}/{month}</translation>
    </message>
    <message>
        <source>✓ 补录</source>
        <translation>✓ entered late</translation>
    </message>
    <message>
        <source>✓ 已办</source>
        <translation>✓ Done</translation>
    </message>
    <message>
        <source>✓ 补办</source>
        <translation>✓ Made up</translation>
    </message>
    <message>
        <source>· 待办</source>
        <translation>· Due</translation>
    </message>
    <message>
        <source>× 未办</source>
        <translation>× Missing</translation>
    </message>
    <message>
        <source>– 不适用</source>
        <translation>– N/A</translation>
    </message>
    <message>
        <source>应办 {needed} 次，已记 {counted} 次，截止 {deadline}</source>
        <translation>Due {needed}, recorded {counted}, until {deadline}</translation>
    </message>
    <message>
        <source>原因：{reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>依据：{article}</source>
        <translation>Basis: {article}</translation>
    </message>
    <message>
        <source>已办 {done}（其中补录 {late}），补办 {made_up}，待办 {due}，未办 {missing}，不适用 {na}（不算未办）。</source>
        <translation>{done} done ({late} entered late), {made_up} made up, {due} due, {missing} missing, {na} not applicable (not counted as missing).</translation>
    </message>
    <message>
        <source>选中一格看依据；回车或双击打开记录，未办的直接去补办。</source>
        <translation>Choose a field to see its basis; Enter or a double click opens the record, or starts the make-up of a missing one.</translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>党费收缴表</source>
        <translation>Dues of the year</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>月应交</source>
        <translation>Monthly</translation>
    </message>
    <message>
        <source>全年应交</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>全年实交</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>欠交</source>
        <translation>Arrears</translation>
    </message>
    <message>
        <source>{month}月</source>
        <translation>{month}</translation>
    </message>
    <message>
        <source>未核定</source>
        <translation>no base</translation>
    </message>
    <message>
        <source>部分</source>
        <translation>part</translation>
    </message>
    <message>
        <source>欠</source>
        <translation>owed</translation>
    </message>
    <message>
        <source>免</source>
        <translation>exempt</translation>
    </message>
    <message>
        <source>{name} {month}：应交 {due}，已交 {paid}</source>
        <translation>{name} {month}: due {due}, paid {paid}</translation>
    </message>
    <message>
        <source>，{day} 交</source>
        <translation>, on {day}</translation>
    </message>
</context>
<context>
    <name>MeetingsPage</name>
    <message>
        <source>改完保存，原来的内容在修改历史里留着。</source>
        <translation>Save when done; what stood before is kept in the history.</translation>
    </message>
    <message>
        <source>补办 {period}。日期填实际召开的那天。</source>
        <translation>Makes up {period}. Enter the day it was really held.</translation>
    </message>
    <message>
        <source>已按计划和上次会议预填，请核对日期和时间。Ctrl+E 考勤，Ctrl+M 会议内容。</source>
        <translation>Filled in from the plan and the last meeting; please check day and time. Ctrl+E attendance, Ctrl+M minutes.</translation>
    </message>
    <message>
        <source>Ctrl+E 考勤，Ctrl+M 会议内容，Ctrl+S 保存。</source>
        <translation>Ctrl+E attendance, Ctrl+M minutes, Ctrl+S saves.</translation>
    </message>
    <message>
        <source>还没有保存</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>正在写的这份会议记录还没有保存。</source>
        <translation>The record being written is not saved yet.</translation>
    </message>
    <message>
        <source>不保存，放弃</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>回去继续写</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>上次没来得及保存的内容，请核对后保存。</source>
        <translation>This was not saved last time; please check it and save.</translation>
    </message>
    <message>
        <source>新记录</source>
        <translation>New record</translation>
    </message>
    <message>
        <source>新记录（Ctrl+N）</source>
        <translation>New record (Ctrl+N)</translation>
    </message>
    <message>
        <source>应到、实到、表决结果都按会议当天的花名册和规定计算，不用手填。</source>
        <translation>Attendance due, present and the results of votes follow from the roster and the rules of the day.</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>删除 {day} 的“{title}”？只在记错时删除；可以按 Ctrl+Z 撤销。</source>
        <translation>Remove “{title}” of {day}? Only for a mistake; Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>删除记录</source>
        <translation>Remove record</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>不删</source>
        <translation>Keep it</translation>
    </message>
</context>
<context>
    <name>MemberCard</name>
    <message>
        <source>选一个人</source>
        <translation>Choose a person</translation>
    </message>
    <message>
        <source>在左边的名单里选择，这里显示基本信息、经历和请假外出。</source>
        <translation>Choose from the list; facts, history and absences appear here.</translation>
    </message>
    <message>
        <source>人员资料</source>
        <translation>About the person</translation>
    </message>
    <message>
        <source>基本信息</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>经历</source>
        <translation>History</translation>
    </message>
    <message>
        <source>请假外出</source>
        <translation>Absences</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>登记外出</source>
        <translation>Absence</translation>
    </message>
    <message>
        <source>变动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>人员变动</source>
        <translation>Changes of the person</translation>
    </message>
    <message>
        <source>转正 / 类别变更…</source>
        <translation>Full membership / category…</translation>
    </message>
    <message>
        <source>编入党小组…</source>
        <translation>Place in a cell…</translation>
    </message>
    <message>
        <source>状态：流动、失联、困难、停止党籍等…</source>
        <translation>State: mobile, out of contact, hardship, suspended…</translation>
    </message>
    <message>
        <source>转出：开介绍信…</source>
        <translation>Transfer out: letter…</translation>
    </message>
    <message>
        <source>介绍信 {on} 开出，转往{org}，{to} 已过期：请重新开具或撤回，仍由本支部管理。</source>
        <translation>The letter of {on} to {org} ended on {to}: issue it again or withdraw it; the member is still this branch&apos;s.</translation>
    </message>
    <message>
        <source>介绍信 {on} 开出，转往{org}，有效期至 {to}，还有 {days} 天，等回执。</source>
        <translation>Letter of {on} to {org}, valid until {to}, {days} days left; waiting for the receipt.</translation>
    </message>
    <message>
        <source>登入双重组织生活（{n} 次）</source>
        <translation>Enter into double life ({n})</translation>
    </message>
    <message>
        <source>转出完成：收到回执…</source>
        <translation>Transfer done: receipt is back…</translation>
    </message>
    <message>
        <source>撤回介绍信</source>
        <translation>Withdraw the letter</translation>
    </message>
    <message>
        <source>转入…</source>
        <translation>Transfer in…</translation>
    </message>
    <message>
        <source>打印党员记实</source>
        <translation>Print the member&apos;s record</translation>
    </message>
    <message>
        <source>减少（去世、除名等）…</source>
        <translation>End of membership here…</translation>
    </message>
    <message>
        <source>已离开</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>重新开具介绍信…</source>
        <translation>Issue the letter again…</translation>
    </message>
    <message>
        <source>附件 {n}</source>
        <translation>Files {n}</translation>
    </message>
    <message>
        <source>{n} 岁</source>
        <translation>{n} years old</translation>
    </message>
    <message>
        <source>党龄 {n} 年</source>
        <translation>{n} years in the Party</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>采用身份证号上的{value}</source>
        <translation>Take {value} from the ID number</translation>
    </message>
    <message>
        <source>重新遮住</source>
        <translation>Mask again</translation>
    </message>
    <message>
        <source>显示身份证号、手机和住址（{n} 秒）</source>
        <translation>Show ID number, phone and address ({n} s)</translation>
    </message>
</context>
<context>
    <name>MemberLine</name>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>分工（可不填）</source>
        <translation>Task (optional)</translation>
    </message>
    <message>
        <source>同项目开始</source>
        <translation>With the project</translation>
    </message>
    <message>
        <source>未退出</source>
        <translation>Still in</translation>
    </message>
    <message>
        <source>{name}的角色</source>
        <translation>Role of {name}</translation>
    </message>
    <message>
        <source>{name}的分工</source>
        <translation>Task of {name}</translation>
    </message>
    <message>
        <source>{name}加入的日期</source>
        <translation>Day {name} joined</translation>
    </message>
    <message>
        <source>{name}退出的日期</source>
        <translation>Day {name} left</translation>
    </message>
    <message>
        <source>移出{name}</source>
        <translation>Take {name} out</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>撤销“{step}”(&amp;U)</source>
        <translation>&amp;Undo “{step}”</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>重做“{step}”(&amp;R)</source>
        <translation>&amp;Redo “{step}”</translation>
    </message>
    <message>
        <source>重做(&amp;R)</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>打开另一个资料文件夹…(&amp;O)</source>
        <translation>&amp;Open another data folder…</translation>
    </message>
    <message>
        <source>打开练习支部(&amp;P)</source>
        <translation>Open the &amp;practice branch</translation>
    </message>
    <message>
        <source>退出(&amp;X)</source>
        <translation>E&amp;xit</translation>
    </message>
    <message>
        <source>在本页查找(&amp;F)</source>
        <translation>&amp;Find on this page</translation>
    </message>
    <message>
        <source>核对疑问…(&amp;K)</source>
        <translation>Questions about the records…(&amp;K)</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>颜色(&amp;C)</source>
        <translation>&amp;Colours</translation>
    </message>
    <message>
        <source>字号(&amp;S)</source>
        <translation>Text &amp;size</translation>
    </message>
    <message>
        <source>界面语言(&amp;L)</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>本页帮助(&amp;H)</source>
        <translation>&amp;Help for this page</translation>
    </message>
    <message>
        <source>关于小支部(&amp;A)</source>
        <translation>&amp;About SmallBranch</translation>
    </message>
</context>
<context>
    <name>MilestoneDialog</name>
    <message>
        <source>完成节点</source>
        <translation>Finish milestone</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>文件名、存放处或附件</source>
        <translation>file, place or attachment</translation>
    </message>
</context>
<context>
    <name>MilestoneLine</name>
    <message>
        <source>节点名称</source>
        <translation>Milestone</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>计划日期</source>
        <translation>Planned for</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>节点的责任人</source>
        <translation>Who is responsible for the milestone</translation>
    </message>
    <message>
        <source>节点的计划日期</source>
        <translation>Planned day of the milestone</translation>
    </message>
    <message>
        <source>节点的完成日期</source>
        <translation>Day the milestone was done</translation>
    </message>
    <message>
        <source>去掉这个节点</source>
        <translation>Remove this milestone</translation>
    </message>
</context>
<context>
    <name>MoneyDialog</name>
    <message>
        <source>看不懂这个金额</source>
        <translation>This is not an amount</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>月历</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>一,二,三,四,五,六,日</source>
        <translation>Mon,Tue,Wed,Thu,Fri,Sat,Sun</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>Working day by exchange</translation>
    </message>
</context>
<context>
    <name>MonthTab</name>
    <message>
        <source>上月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>下月</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>这一年的调休安排还没有公布，只标法定节日</source>
        <translation>The exchanged days of this year are not published; only public holidays are marked</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{day}/{month}</translation>
    </message>
    <message>
        <source>这一天没有安排。</source>
        <translation>Nothing on this day.</translation>
    </message>
    <message>
        <source>已知不能到会的（{n} 人）</source>
        <translation>Known to be away ({n})</translation>
    </message>
    <message>
        <source>没有登记</source>
        <translation>None recorded</translation>
    </message>
    <message>
        <source>记录这一天的会议</source>
        <translation>Record a meeting</translation>
    </message>
    <message>
        <source>加到这一天的计划</source>
        <translation>Add to the plan</translation>
    </message>
    <message>
        <source>已记录</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>已过日期</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>签到表</source>
        <translation>Sign-in sheet</translation>
    </message>
    <message>
        <source>签到表：{text}</source>
        <translation>Sign-in sheet: {text}</translation>
    </message>
    <message>
        <source>看记录</source>
        <translation>See record</translation>
    </message>
    <message>
        <source>去办</source>
        <translation>Do it</translation>
    </message>
</context>
<context>
    <name>MonthsTab</name>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>按月的任务负荷</source>
        <translation>Load by month</translation>
    </message>
    <message>
        <source>当月在组一天即计；整月挂职、驻村、抽调的写明。不排名、不打分。</source>
        <translation>A day on a team counts for the month; whole months elsewhere are named. No ranking, no points.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>{month}月</source>
        <translation>{month}</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>登记公示</source>
        <translation>Record a notice</translation>
    </message>
    <message>
        <source>公示事项</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>张贴日期</source>
        <translation>Posted on</translation>
    </message>
    <message>
        <source>张贴地点</source>
        <translation>Posted at</translation>
    </message>
    <message>
        <source>公示结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>按工作日（含调休）计：{first} 至 {last}</source>
        <translation>In working days (exchanged ones included): {first} to {last}</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>资源</source>
        <translation>Resource</translation>
    </message>
    <message>
        <source>需求</source>
        <translation>Need</translation>
    </message>
    <message>
        <source>类别（必填）</source>
        <translation>Kind (required)</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>期望时间</source>
        <translation>Wanted when</translation>
    </message>
    <message>
        <source>可用时段</source>
        <translation>Open when</translation>
    </message>
    <message>
        <source>只填办公电话，不填手机号码</source>
        <translation>Office phone only, no mobile number</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>对接状态</source>
        <translation>State of the match</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>止</source>
        <translation>To</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>OffersTab</name>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>资源和需求</source>
        <translation>Resources and needs</translation>
    </message>
    <message>
        <source>能提供的场地、师资、项目，或者想要的帮助，登记后随报送表交给协作区。</source>
        <translation>Rooms, lecturers and projects you offer, or help you want; they go to the zone with the sheet.</translation>
    </message>
    <message>
        <source>还没有登记资源和需求</source>
        <translation>No resources or needs yet</translation>
    </message>
    <message>
        <source>登记资源</source>
        <translation>Record a resource</translation>
    </message>
    <message>
        <source>登记需求</source>
        <translation>Record a need</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>报送时取期间内有效的条目。</source>
        <translation>An export takes what holds within its period.</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>正在核对本季度要办的事…</source>
        <translation>Checking what is due this quarter…</translation>
    </message>
    <message>
        <source>最近的活动</source>
        <translation>Latest activities</translation>
    </message>
</context>
<context>
    <name>OrganisationTab</name>
    <message>
        <source>登记换届…</source>
        <translation>Record election…</translation>
    </message>
    <message>
        <source>登记任职…</source>
        <translation>Assign post…</translation>
    </message>
    <message>
        <source>新设党小组…</source>
        <translation>New cell…</translation>
    </message>
    <message>
        <source>届次与职务</source>
        <translation>Term and posts</translation>
    </message>
    <message>
        <source>党小组</source>
        <translation>Party cells</translation>
    </message>
    <message>
        <source>急办</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{post}：空缺</source>
        <translation>{post}: empty</translation>
    </message>
    <message>
        <source>{post}：自 {day} 起空缺，已 {n} 天</source>
        <translation>{post}: empty since {day}, {n} days</translation>
    </message>
    <message>
        <source>登记任职：{post}</source>
        <translation>Assign post: {post}</translation>
    </message>
    <message>
        <source>还没有登记本届情况。</source>
        <translation>No term is recorded yet.</translation>
    </message>
    <message>
        <source>第 {no} 届：{first} 选举产生，{last} 届满</source>
        <translation>Term {no}: elected {first}, ends {last}</translation>
    </message>
    <message>
        <source>设支部委员会</source>
        <translation>With a committee</translation>
    </message>
    <message>
        <source>不设支部委员会</source>
        <translation>No committee</translation>
    </message>
    <message>
        <source>已届满</source>
        <translation>Term is over</translation>
    </message>
    <message>
        <source>原届满 {day}，经批准延期（{doc}）</source>
        <translation>Regular end {day}, extended with approval ({doc})</translation>
    </message>
    <message>
        <source>撤销延期</source>
        <translation>Take the extension back</translation>
    </message>
    <message>
        <source>登记延期换届…</source>
        <translation>Extend the term…</translation>
    </message>
    <message>
        <source>延期要有上级批复，一般不超过1年，只延一次。</source>
        <translation>An extension needs the superior&apos;s document, is a year at most, and happens once.</translation>
    </message>
    <message>
        <source>登记延期换届</source>
        <translation>Extend the term</translation>
    </message>
    <message>
        <source>原届满日期 {day}</source>
        <translation>Regular end {day}</translation>
    </message>
    <message>
        <source>延期至</source>
        <translation>Extended to</translation>
    </message>
    <message>
        <source>批复日期</source>
        <translation>Approved on</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>{day} 起</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>免职…</source>
        <translation>End…</translation>
    </message>
    <message>
        <source>免职：{post} {name}</source>
        <translation>End of post: {post} {name}</translation>
    </message>
    <message>
        <source>修改：{post} {name}</source>
        <translation>Change: {post} {name}</translation>
    </message>
    <message>
        <source>还没有登记任职。</source>
        <translation>No post is recorded yet.</translation>
    </message>
    <message>
        <source>届满日期不填时，按规定的任期推算。上届职务在选举前一天终止。</source>
        <translation>Without an end the term is as long as the rule says. Posts of the term before end the day before.</translation>
    </message>
    <message>
        <source>登记换届</source>
        <translation>Record election</translation>
    </message>
    <message>
        <source>第几届</source>
        <translation>Term number</translation>
    </message>
    <message>
        <source>选举日期</source>
        <translation>Elected on</translation>
    </message>
    <message>
        <source>届满日期</source>
        <translation>Ends on</translation>
    </message>
    <message>
        <source>批复文号</source>
        <translation>Approval document no.</translation>
    </message>
    <message>
        <source>支部委员会</source>
        <translation>Branch committee</translation>
    </message>
    <message>
        <source>登记任职</source>
        <translation>Assign post</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>任职日期</source>
        <translation>From</translation>
    </message>
    <message>
        <source>产生方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>分工</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>没有划分党小组。党员较多时可以按处室划分，党小组会按组统计。</source>
        <translation>There are no cells. A larger branch may have them by office; cell meetings are then counted for each.</translation>
    </message>
    <message>
        <source>组长 {name}</source>
        <translation>Leader {name}</translation>
    </message>
    <message>
        <source>组长未定</source>
        <translation>No leader yet</translation>
    </message>
    <message>
        <source>{name}（{n} 人）</source>
        <translation>{name} ({n})</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>修改任职：{post} {name}</source>
        <translation>Change post: {post} {name}</translation>
    </message>
    <message>
        <source>修改：{name}</source>
        <translation>Change: {name}</translation>
    </message>
    <message>
        <source>在下面直接改，当天起生效；以前的会议仍按当时的党小组统计。</source>
        <translation>Change below; it holds from today. Earlier meetings keep the cells of their day.</translation>
    </message>
    <message>
        <source>{name}的党小组</source>
        <translation>Cell of {name}</translation>
    </message>
    <message>
        <source>未编入</source>
        <translation>None</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>{name}是组长</source>
        <translation>{name} leads the cell</translation>
    </message>
    <message>
        <source>修改党小组</source>
        <translation>Change cell</translation>
    </message>
    <message>
        <source>新设党小组</source>
        <translation>New cell</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>包含的部门</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>设立日期</source>
        <translation>From</translation>
    </message>
    <message>
        <source>撤销日期</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>花名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>日历与计划</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>微党课</source>
        <translation>Micro-lectures</translation>
    </message>
    <message>
        <source>项目党小组</source>
        <translation>Project cells</translation>
    </message>
    <message>
        <source>发展党员</source>
        <translation>Admission</translation>
    </message>
    <message>
        <source>评议与学时</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>党费</source>
        <translation>Dues</translation>
    </message>
    <message>
        <source>其他登记</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>协作区</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>PartialDateField</name>
    <message>
        <source>可只填年或年月，如 1990-07</source>
        <translation>Year or year and month will do, such as 1990-07</translation>
    </message>
</context>
<context>
    <name>PasteBasesDialog</name>
    <message>
        <source>粘贴基数</source>
        <translation>Paste bases</translation>
    </message>
    <message>
        <source>粘贴的内容</source>
        <translation>What was pasted</translation>
    </message>
    <message>
        <source>读出的基数</source>
        <translation>Bases read</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>起始月份(&amp;M)</source>
        <translation>From &amp;month</translation>
    </message>
    <message>
        <source>类别(&amp;C)</source>
        <translation>&amp;Category</translation>
    </message>
    <message>
        <source>从 Excel、WPS 复制：第一列姓名，第二列基数；带表头时可以是各项收入，按表头对应。收入属个人信息，不公示。</source>
        <translation>Copy from Excel or WPS: the name, then the base; with headings also the items of pay, matched by heading. Income is personal and never posted.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>每月应交</source>
        <translation>Due each month</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>核定 {n} 人</source>
        <translation>Fix {n}</translation>
    </message>
    <message>
        <source>还没有读出可以核定的基数</source>
        <translation>No base could be read yet</translation>
    </message>
</context>
<context>
    <name>PaymentDialog</name>
    <message>
        <source>登记交纳</source>
        <translation>Record payment</translation>
    </message>
    <message>
        <source>交纳日期</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>所选月份应交 {amount} 元；多出的记为自愿多交</source>
        <translation>The months ask for {amount} yuan; more counts as voluntary extra</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Amount (yuan)</translation>
    </message>
    <message>
        <source>代交人</source>
        <translation>Brought by</translation>
    </message>
    <message>
        <source>票据号</source>
        <translation>Receipt no.</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>PdfView</name>
    <message>
        <source>预览的页</source>
        <translation>Page of the preview</translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>/ {n} 页</source>
        <translation>/ {n}</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Fit the width</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>只有姓名必填，其余以后可以补。从外单位转入的，请填转入日期和原党组织。</source>
        <translation>Only the name is needed, the rest can follow. For a transfer in, give its day and the organisation before.</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>按入党、转正日期判断</source>
        <translation>By the dates of joining and full membership</translation>
    </message>
    <message>
        <source>转入日期</source>
        <translation>Transferred in on</translation>
    </message>
    <message>
        <source>原党组织</source>
        <translation>Organisation before</translation>
    </message>
    <message>
        <source>党费已交至</source>
        <translation>Dues paid to</translation>
    </message>
    <message>
        <source>介绍信上写的，如 2026-06；次月起在本支部交</source>
        <translation>As the letter says, e.g. 2026-06; from the next month on they are paid here</translation>
    </message>
    <message>
        <source>双重组织生活</source>
        <translation>Double life</translation>
    </message>
    <message>
        <source>组织关系不在本支部，不计应到</source>
        <translation>Relation is elsewhere, never due here</translation>
    </message>
    <message>
        <source>身份证号、手机、住址已遮住，不改就空着。</source>
        <translation>ID number, phone and address are masked; leave them empty to keep them.</translation>
    </message>
    <message>
        <source>编辑 {name}</source>
        <translation>Edit {name}</translation>
    </message>
    <message>
        <source>考勤、任职、党费等全部归到保留的一人名下，缺的项目用另一人的补上。合并后可以撤销。</source>
        <translation>Attendance, posts, dues and all the rest go to the card that stays; what it lacks is taken from the other. Can be undone.</translation>
    </message>
    <message>
        <source>合并重复人员</source>
        <translation>Merge two cards of one person</translation>
    </message>
    <message>
        <source>保留哪一条</source>
        <translation>Which card stays</translation>
    </message>
    <message>
        <source>选中的 {n} 人这一项都改成同一内容，留空就是清除。一步完成，可以撤销。</source>
        <translation>This field of the {n} people chosen is set to the same; empty clears it. One step, can be undone.</translation>
    </message>
    <message>
        <source>批量修改</source>
        <translation>Change several</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>自己加的项目会出现在人员资料、编辑、导出的花名册里。要改已有的，先在第一栏选它。</source>
        <translation>A field of your own stands on the card, in the edit dialog and in the exported roster. To change one, choose it first.</translation>
    </message>
    <message>
        <source>自定义项目</source>
        <translation>Own fields</translation>
    </message>
    <message>
        <source>哪一项</source>
        <translation>Which field</translation>
    </message>
    <message>
        <source>新增一项</source>
        <translation>A new one</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>可选内容</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>类型是选项时填，用顿号隔开</source>
        <translation>For a choice: separated by commas</translation>
    </message>
    <message>
        <source>敏感</source>
        <translation>Sensitive</translation>
    </message>
    <message>
        <source>平时遮住</source>
        <translation>Masked by default</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>不再显示，已填的内容保留</source>
        <translation>No longer shown; what was entered is kept</translation>
    </message>
    <message>
        <source>转正与类别变更：{name}</source>
        <translation>Category: {name}</translation>
    </message>
    <message>
        <source>以支部党员大会通过之日为准，之后的名册和应到人数随之变化。</source>
        <translation>The day the general meeting passed it; lists and numbers due follow from then on.</translation>
    </message>
    <message>
        <source>新的类别</source>
        <translation>New category</translation>
    </message>
    <message>
        <source>从哪一天起</source>
        <translation>From which day</translation>
    </message>
    <message>
        <source>中断为负，如 -6</source>
        <translation>Negative for a gap, like -6</translation>
    </message>
    <message>
        <source>以前的记录都保留，只是从次日起不再计入名册。</source>
        <translation>Earlier records stay; from the next day the person is no longer on the roster.</translation>
    </message>
    <message>
        <source>组织关系减少：{name}</source>
        <translation>End of membership here: {name}</translation>
    </message>
    <message>
        <source>登记有误</source>
        <translation>Entered by mistake</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>转往的党组织（转出时填）</source>
        <translation>To which organisation (for a transfer)</translation>
    </message>
    <message>
        <source>转入：{name}</source>
        <translation>Transfer in: {name}</translation>
    </message>
    <message>
        <source>请假外出：{name}</source>
        <translation>Absence: {name}</translation>
    </message>
    <message>
        <source>排计划时会避开，记录会议时先替您标好。</source>
        <translation>The plan avoids it, and meetings are marked beforehand.</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>不知道何时回来可以不填</source>
        <translation>Leave empty if the return is not known</translation>
    </message>
    <message>
        <source>只有每周固定几天不在岗时填，如“二四”；不填就是每天</source>
        <translation>Only for fixed days of each week, e.g. 24 for Tuesday and Thursday; empty means every day</translation>
    </message>
    <message>
        <source>每周哪几天</source>
        <translation>Days of the week</translation>
    </message>
    <message>
        <source>全天</source>
        <translation>Whole day</translation>
    </message>
    <message>
        <source>上午</source>
        <translation>Morning</translation>
    </message>
    <message>
        <source>下午</source>
        <translation>Afternoon</translation>
    </message>
    <message>
        <source>全天还是半天</source>
        <translation>Whole or half day</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>编号 {n}</source>
        <translation>No. {n}</translation>
    </message>
    <message>
        <source>男</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Female</translation>
    </message>
</context>
<context>
    <name>PeopleField</name>
    <message>
        <source>增加一人</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>输入首字母，回车加入</source>
        <translation>Initials, then Enter</translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message>
        <source>查找姓名、拼音首字母、部门、党小组</source>
        <translation>Name, pinyin initials, department, cell</translation>
    </message>
    <message>
        <source>查找人员</source>
        <translation>Find people</translation>
    </message>
    <message>
        <source>显示哪些人</source>
        <translation>Whom to show</translation>
    </message>
    <message>
        <source>党员</source>
        <translation>Party members</translation>
    </message>
    <message>
        <source>党员和发展中人员</source>
        <translation>Members and applicants</translation>
    </message>
    <message>
        <source>已离开的</source>
        <translation>Those who left</translation>
    </message>
    <message>
        <source>截至日期</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>批量修改…</source>
        <translation>Change several…</translation>
    </message>
    <message>
        <source>先按住 Ctrl 或 Shift 选几个人</source>
        <translation>First choose several people with Ctrl or Shift</translation>
    </message>
    <message>
        <source>表格编辑</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>像电子表格一样改：粘贴、向下填充、几格一起改（Ctrl+G）</source>
        <translation>Edit like a spreadsheet: paste, fill down, several cells at once (Ctrl+G)</translation>
    </message>
    <message>
        <source>人员名单</source>
        <translation>List of people</translation>
    </message>
    <message>
        <source>拖动一行，或按 Alt+↑、Alt+↓ 调整顺序</source>
        <translation>Drag a row, or press Alt+↑, Alt+↓, to change the order</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>换个写法试试，或改一改截至日期。</source>
        <translation>Try another spelling or another day.</translation>
    </message>
    <message>
        <source>导入花名册…</source>
        <translation>Import roster…</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>有现成的 Excel 或 WPS 花名册就直接导入，也可以把文件拖到这里；没有就一个一个新增。</source>
        <translation>Import the Excel or WPS roster you have, or drop it here; without one, add people one by one.</translation>
    </message>
    <message>
        <source>名册还是空的</source>
        <translation>The roster is empty</translation>
    </message>
    <message>
        <source>上移（Alt+↑）</source>
        <translation>Move up (Alt+↑)</translation>
    </message>
    <message>
        <source>下移（Alt+↓）</source>
        <translation>Move down (Alt+↓)</translation>
    </message>
    <message>
        <source>全部按姓氏笔画排</source>
        <translation>Order everybody by strokes</translation>
    </message>
</context>
<context>
    <name>PeriodPicker</name>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>按月…</source>
        <translation>By month…</translation>
    </message>
    <message>
        <source>{month} 月</source>
        <translation>Month {month}</translation>
    </message>
    <message>
        <source>上半年</source>
        <translation>First half</translation>
    </message>
    <message>
        <source>下半年</source>
        <translation>Second half</translation>
    </message>
    <message>
        <source>全年</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>一季度</source>
        <translation>Q1</translation>
    </message>
    <message>
        <source>二季度</source>
        <translation>Q2</translation>
    </message>
    <message>
        <source>三季度</source>
        <translation>Q3</translation>
    </message>
    <message>
        <source>四季度</source>
        <translation>Q4</translation>
    </message>
</context>
<context>
    <name>PersonDetail</name>
    <message>
        <source>已办</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>此前已办</source>
        <translation>Done before</translation>
    </message>
    <message>
        <source>可以办理</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>时间未到</source>
        <translation>Too early</translation>
    </message>
    <message>
        <source>已过期限</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待前面步骤</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>记录下一步…</source>
        <translation>Record next step…</translation>
    </message>
    <message>
        <source>考察…</source>
        <translation>Review…</translation>
    </message>
    <message>
        <source>公示…</source>
        <translation>Notice…</translation>
    </message>
    <message>
        <source>已登记…</source>
        <translation>On record…</translation>
    </message>
    <message>
        <source>已登记的考察、公示和延长：修改、删除</source>
        <translation>Reviews, notices and the extension on record: change, remove</translation>
    </message>
    <message>
        <source>联系人…</source>
        <translation>Contacts…</translation>
    </message>
    <message>
        <source>延长预备期…</source>
        <translation>Extend probation…</translation>
    </message>
    <message>
        <source>终止…</source>
        <translation>End…</translation>
    </message>
    <message>
        <source>步</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>经办</source>
        <translation>By</translation>
    </message>
    <message>
        <source>25个步骤，回车记录，Delete撤销记录</source>
        <translation>25 steps; Enter records, Delete takes back</translation>
    </message>
    <message>
        <source>最晚 {day}</source>
        <translation>by {day}</translation>
    </message>
    <message>
        <source>最早 {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>第 {no} 步 {title}</source>
        <translation>Step {no} {title}</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>上次 {last}，下次不晚于 {day}</source>
        <translation>Last {last}, next by {day}</translation>
    </message>
    <message>
        <source>考察</source>
        <translation>Reviews</translation>
    </message>
    <message>
        <source>{start} 至 {end}，第 {step} 步</source>
        <translation>{start} to {end}, step {step}</translation>
    </message>
    <message>
        <source>{start} 至 {end}（调休未公布），第 {step} 步</source>
        <translation>{start} to {end} (holidays not published), step {step}</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>{start} 起，{end} 期满</source>
        <translation>From {start}, ends {end}</translation>
    </message>
    <message>
        <source>{start} 起，延长后 {end} 期满</source>
        <translation>From {start}, extended, ends {end}</translation>
    </message>
    <message>
        <source>预备期</source>
        <translation>Probation</translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>姓名或拼音首字母</source>
        <translation>Name or pinyin initials</translation>
    </message>
</context>
<context>
    <name>PlanDialogs</name>
    <message>
        <source>不分党小组</source>
        <translation>No cell</translation>
    </message>
    <message>
        <source>新增计划</source>
        <translation>Add to the plan</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>重点工作</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>党小组（党小组会时选）</source>
        <translation>Cell (for a cell meeting)</translation>
    </message>
    <message>
        <source>计划日期</source>
        <translation>Planned for</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>主持人或负责人</source>
        <translation>Chair or person in charge</translation>
    </message>
    <message>
        <source>调整：{what}</source>
        <translation>Adjust: {what}</translation>
    </message>
    <message>
        <source>调整原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>这一天不上班。</source>
        <translation>Offices are closed that day. </translation>
    </message>
    <message>
        <source>已知不能到会：{names}</source>
        <translation>Known to be away: {names}</translation>
    </message>
    <message>
        <source>改日期：{what}</source>
        <translation>Move: {what}</translation>
    </message>
    <message>
        <source>改到</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>原因（会印在计划上，可不填）</source>
        <translation>Reason (printed; may stay empty)</translation>
    </message>
    <message>
        <source>办结：{what}</source>
        <translation>Finish: {what}</translation>
    </message>
    <message>
        <source>办结日期</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>佐证（文号、文件名或存放处）</source>
        <translation>Evidence (number, file or place)</translation>
    </message>
    <message>
        <source>不对应会议记录</source>
        <translation>No record of a meeting</translation>
    </message>
    <message>
        <source>对应的会议记录</source>
        <translation>Record of a meeting</translation>
    </message>
    <message>
        <source>不适用：{period} {what}</source>
        <translation>Not applicable: {period} {what}</translation>
    </message>
    <message>
        <source>不适用不算未办，原因会印在计划和对照表上。</source>
        <translation>Not applicable is not missing; the reason is printed on plan and matrix.</translation>
    </message>
    <message>
        <source>推迟</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>不适用（规定不要求，不算未办）</source>
        <translation>Not applicable (the rules do not ask for it)</translation>
    </message>
    <message>
        <source>取消、推迟或不适用：{what}</source>
        <translation>Cancel, postpone or not applicable: {what}</translation>
    </message>
    <message>
        <source>怎样处理</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>{names}一起改到新日期</source>
        <translation>{names}: move to the new day as well</translation>
    </message>
    <message>
        <source>同一天安排的</source>
        <translation>Planned on the same day</translation>
    </message>
    <message>
        <source>原因（会印在台账上）</source>
        <translation>Reason (printed in the ledger)</translation>
    </message>
</context>
<context>
    <name>PlanFiles</name>
    <message>
        <source>选择上级的工作清单</source>
        <translation>Choose the superior&apos;s task list</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.et *.ods *.csv);;所有文件 (*)</source>
        <translation>Spreadsheets (*.xlsx *.xls *.et *.ods *.csv);;All files (*)</translation>
    </message>
    <message>
        <source>正在读取清单…</source>
        <translation>Reading the list…</translation>
    </message>
    <message>
        <source>清单里没有新的事项。</source>
        <translation>The list holds nothing new.</translation>
    </message>
    <message>
        <source>上级清单已撤销</source>
        <translation>No longer on the superior&apos;s list</translation>
    </message>
    <message>
        <source>已从清单加入 {n} 项，改了 {changed} 项。不合适就按 Ctrl+Z 一步撤销。</source>
        <translation>{n} added from the list, {changed} changed. Ctrl+Z takes it back in one step.</translation>
    </message>
    <message>
        <source>{year}年计划.ics</source>
        <translation>plan-{year}.ics</translation>
    </message>
    <message>
        <source>日历文件 (*.ics)</source>
        <translation>Calendar files (*.ics)</translation>
    </message>
    <message>
        <source>导出日历</source>
        <translation>Export calendar</translation>
    </message>
    <message>
        <source>已存到 {path}</source>
        <translation>Saved to {path}</translation>
    </message>
</context>
<context>
    <name>PlanList</name>
    <message>
        <source>年度计划</source>
        <translation>Plan of the year</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>主持</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>已办 {done} / {n}</source>
        <translation>Done {done} / {n}</translation>
    </message>
    <message>
        <source>一,二,三,四,五,六,日</source>
        <translation>Mon,Tue,Wed,Thu,Fri,Sat,Sun</translation>
    </message>
    <message>
        <source>{month}月{day}日 周{weekday}</source>
        <translation>{weekday} {day}/{month}</translation>
    </message>
    <message>
        <source>{month}月{day}日前</source>
        <translation>by {day}/{month}</translation>
    </message>
    <message>
        <source>未定日期</source>
        <translation>No day yet</translation>
    </message>
    <message>
        <source>重点工作</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>已办</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已过日期</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>推迟</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>N/A</translation>
    </message>
</context>
<context>
    <name>PracticeBanner</name>
    <message>
        <source>练习支部 · 数据全部是虚构的，可以随意操作，打印件带“练习”字样</source>
        <translation>Practice branch · all data is fictional; try anything; printouts are marked as practice</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>还有内容要改</source>
        <translation>Something is to be put right</translation>
    </message>
    <message>
        <source>电脑或文件出了问题</source>
        <translation>A problem with the computer or a file</translation>
    </message>
    <message>
        <source>现在不能这样做</source>
        <translation>This cannot be done now</translation>
    </message>
    <message>
        <source>程序出错了，这一步没有保存；以前的记录都还在。可以继续使用，最好关闭后重新打开。</source>
        <translation>The program made a mistake; this step was not saved, everything before it is. You can go on, but closing and opening again is better.</translation>
    </message>
    <message>
        <source>诊断信息已存在本机：{path}</source>
        <translation>The report is on this computer: {path}</translation>
    </message>
    <message>
        <source>程序出错</source>
        <translation>A mistake of the program</translation>
    </message>
    <message>
        <source>复制诊断信息</source>
        <translation>Copy the report</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>保存 PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>保存表格…</source>
        <translation>Save sheet…</translation>
    </message>
    <message>
        <source>保存 Word…</source>
        <translation>Save Word…</translation>
    </message>
    <message>
        <source>正式出具</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>在这一册里查找，回车到下一处</source>
        <translation>Find in this volume; Enter for the next</translation>
    </message>
    <message>
        <source>在这一册里查找</source>
        <translation>Find in this volume</translation>
    </message>
    <message>
        <source>这一册里没有</source>
        <translation>Not in this volume</translation>
    </message>
    <message>
        <source>照片文件不在了，印出来是空框：{names}。请从备份文件夹取回 attachments 里的文件。</source>
        <translation>The files of these photos are gone; an empty frame is printed: {names}. Bring them back from the folder attachments of a backup.</translation>
    </message>
    <message>
        <source>记录又改过</source>
        <translation>Records changed since</translation>
    </message>
    <message>
        <source>{n} 张照片不在了</source>
        <translation>{n} photos are gone</translation>
    </message>
    <message>
        <source>这份预览之后记录又改过，先重新生成，再打印。</source>
        <translation>Records were changed after this preview. Make it anew before printing.</translation>
    </message>
    <message>
        <source>下列栏目印出来是空格：选中一行看那一本，回车或双击去补录；也可以印好手写，备注一类可以不填。</source>
        <translation>These print empty: choose a line to see its ledger, Enter or a double click leads to where it is entered. Or write by hand; remarks may stay empty.</translation>
    </message>
    <message>
        <source>存下现在的内容，页脚印版次和校验码，以后可照原样重印</source>
        <translation>Stores what is shown, prints edition and check code at the foot, and lets you print the same again</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>正在生成，可以取消。</source>
        <translation>Being made; you can cancel.</translation>
    </message>
    <message>
        <source>正在出具。</source>
        <translation>Being issued.</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在把记录排成台账…</source>
        <translation>Setting the records into ledgers…</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>空着的栏目</source>
        <translation>Empty field</translation>
    </message>
    <message>
        <source>处</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>第 {records} 条</source>
        <translation>Entry {records}</translation>
    </message>
    <message>
        <source>打印前空着的栏目</source>
        <translation>Fields empty before printing</translation>
    </message>
    <message>
        <source>重新生成</source>
        <translation>Make it anew</translation>
    </message>
    <message>
        <source>打印不出的字和其他提醒</source>
        <translation>Characters that cannot be printed, and other notes</translation>
    </message>
    <message>
        <source>打印前看一眼</source>
        <translation>Before printing</translation>
    </message>
    <message>
        <source>目录和查找</source>
        <translation>Contents and search</translation>
    </message>
    <message>
        <source>目录，选中即翻到该页</source>
        <translation>Contents; choose a line to turn to it</translation>
    </message>
    <message>
        <source>这就是出具时存下的那一份</source>
        <translation>This is the copy that was kept when it was issued</translation>
    </message>
    <message>
        <source>空白表和覆盖情况不是记录，不用出具</source>
        <translation>Empty forms and the coverage map are no records; they are not issued</translation>
    </message>
    <message>
        <source>账本是只读打开的，不能出具</source>
        <translation>The book is open for reading only; nothing can be issued</translation>
    </message>
    <message>
        <source>共 {n} 页</source>
        <translation>Pages: {n}</translation>
    </message>
    <message>
        <source>{pages}，未出具。</source>
        <translation>{pages}, not issued.</translation>
    </message>
    <message>
        <source>{pages}，第 {edition} 版，{when} 出具，校验码 {code}。</source>
        <translation>{pages}, edition {edition}, issued {when}, check code {code}.</translation>
    </message>
    <message>
        <source>{n} 个字打印不出</source>
        <translation>{n} signs cannot be printed</translation>
    </message>
    <message>
        <source>{n} 处空着</source>
        <translation>{n} empty</translation>
    </message>
    <message>
        <source>可以打印</source>
        <translation>Ready to print</translation>
    </message>
    <message>
        <source>这是出具时存下的内容，以后记录再改，它也不变。</source>
        <translation>This is the content as issued; later changes of the records do not touch it.</translation>
    </message>
    <message>
        <source>程序能填的都填好了。手写、签字的格子照样留空。</source>
        <translation>Everything the program knows is filled in. Fields for handwriting and signatures stay empty.</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>全部 {n} 页；也可以写 3-10,15</source>
        <translation>All {n} pages; or write 3-10,15</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>只印奇数页</source>
        <translation>Odd pages only</translation>
    </message>
    <message>
        <source>只印偶数页</source>
        <translation>Even pages only</translation>
    </message>
    <message>
        <source>按打印机设置</source>
        <translation>As the printer is set</translation>
    </message>
    <message>
        <source>单面</source>
        <translation>One side</translation>
    </message>
    <message>
        <source>双面，沿长边翻</source>
        <translation>Both sides, turned along the long edge</translation>
    </message>
    <message>
        <source>双面，沿短边翻</source>
        <translation>Both sides, turned along the short edge</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>页码范围</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>印哪些页</source>
        <translation>Which pages</translation>
    </message>
    <message>
        <source>双面</source>
        <translation>Sides</translation>
    </message>
    <message>
        <source>第一页先印</source>
        <translation>First page first</translation>
    </message>
    <message>
        <source>最后一页先印</source>
        <translation>Last page first</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>顺序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>手动双面：先印奇数页，翻面放回再印偶数页。</source>
        <translation>By hand: print the odd pages, turn the sheets over, then the even pages.</translation>
    </message>
    <message>
        <source>这份是单数页，放回前把最后一张拿出来。</source>
        <translation> This has an odd number of pages: take the last sheet out before putting the rest back.</translation>
    </message>
    <message>
        <source>系统打印设置…</source>
        <translation>System settings…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>停止打印</source>
        <translation>Stop printing</translation>
    </message>
    <message>
        <source>正在送打印：{done}/{total} 页</source>
        <translation>Sending page {done} of {total}</translation>
    </message>
    <message>
        <source>正在送打印…</source>
        <translation>Sending to the printer…</translation>
    </message>
    <message>
        <source>没有找到打印机。请先在系统里添加打印机，或者保存 PDF 拿到别的电脑打印。</source>
        <translation>No printer found. Add one in the system&apos;s settings, or save a PDF and print it elsewhere.</translation>
    </message>
    <message>
        <source>系统打印设置里选了存成文件：{path}</source>
        <translation>The system&apos;s settings say: save as a file, {path}</translation>
    </message>
    <message>
        <source>看不懂“{part}”，请写成 3-10,15 的样子</source>
        <translation>Cannot read “{part}”; write it like 3-10,15</translation>
    </message>
    <message>
        <source>“{part}”的前一个页码比后一个大</source>
        <translation>“{part}” ends before it begins</translation>
    </message>
    <message>
        <source>“{part}”超出了第 1 至 {count} 页</source>
        <translation>“{part}” is outside pages 1 to {count}</translation>
    </message>
    <message>
        <source>选出来的页里没有要印的这一面</source>
        <translation>None of the chosen pages lies on that side</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>选择资料文件夹</source>
        <translation>Choose a data folder</translation>
    </message>
    <message>
        <source>正在建立练习支部…</source>
        <translation>Making the practice branch…</translation>
    </message>
    <message>
        <source>未命名支部</source>
        <translation>Branch without a name</translation>
    </message>
    <message>
        <source>正在打开账本…</source>
        <translation>Opening the book…</translation>
    </message>
</context>
<context>
    <name>PutOffDialogs</name>
    <message>
        <source>推迟只是到那天再提醒，该办的仍算没办；不适用就不再提醒。原因会印在登记表上。</source>
        <translation>Put off only means a reminder on that day: what is due still counts as not done. Not applicable is not asked for again. The reason is printed.</translation>
    </message>
    <message>
        <source>推迟或不适用</source>
        <translation>Put off or not applicable</translation>
    </message>
    <message>
        <source>推迟到某一天再提醒</source>
        <translation>Remind again on a day</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>怎样处理</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>推迟到</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>已推迟的提醒</source>
        <translation>Reminders put off</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>推迟到 {day}：{reason}</source>
        <translation>Until {day}: {reason}</translation>
    </message>
    <message>
        <source>不适用：{reason}</source>
        <translation>Not applicable: {reason}</translation>
    </message>
    <message>
        <source>恢复提醒</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>恢复提醒：{text}</source>
        <translation>Bring back: {text}</translation>
    </message>
</context>
<context>
    <name>QuestionsDialog</name>
    <message>
        <source>核对疑问</source>
        <translation>Questions about the records</translation>
    </message>
    <message>
        <source>记录之间不一致的地方，请改正，或说明情况；说明随记录打印。这里只问，不评价。</source>
        <translation>Where the records do not fit together: put them right, or explain; the explanation prints with the record. Nothing is judged here.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>已说明</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>这一期的记录相互一致。</source>
        <translation>The records of this period fit together.</translation>
    </message>
    <message>
        <source>没有疑问</source>
        <translation>No questions</translation>
    </message>
    <message>
        <source>{n} 项</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>说明：{reason}（{day}）</source>
        <translation>Explained: {reason} ({day})</translation>
    </message>
    <message>
        <source>去看记录</source>
        <translation>Show the record</translation>
    </message>
    <message>
        <source>说明…</source>
        <translation>Explain…</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>{action}：{text}</source>
        <translation>{action}: {text}</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>最早 {day}（{article}）</source>
        <translation>From {day} ({article})</translation>
    </message>
    <message>
        <source>最晚 {day}（{article}）</source>
        <translation>By {day} ({article})</translation>
    </message>
    <message>
        <source>第 {no} 步&#x3000;{title}</source>
        <translation>Step {no}  {title}</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>会议或文号</source>
        <translation>Meeting or document no.</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Study hours</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>不关联，自己填</source>
        <translation>No link, fill in by hand</translation>
    </message>
    <message>
        <source>选了会议，日期和票数取自会议记录</source>
        <translation>Day and figures are taken from the minutes of the meeting chosen</translation>
    </message>
    <message>
        <source>表决的会议</source>
        <translation>Meeting that voted</translation>
    </message>
    <message>
        <source>实到有表决权人数</source>
        <translation>Voters present</translation>
    </message>
    <message>
        <source>同意票</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>反对票</source>
        <translation>No</translation>
    </message>
    <message>
        <source>弃权票</source>
        <translation>Abstentions</translation>
    </message>
    <message>
        <source>会前书面同意</source>
        <translation>Yes in writing before</translation>
    </message>
    <message>
        <source>同意转正</source>
        <translation>Confirm as full member</translation>
    </message>
    <message>
        <source>取消预备党员资格</source>
        <translation>Cancel probation</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>转正日期</source>
        <translation>Full member since</translation>
    </message>
    <message>
        <source>空着按规定推算；推算不了时会要求填写</source>
        <translation>Left empty it follows from the rules; you are asked when it cannot</translation>
    </message>
</context>
<context>
    <name>RecordDialogs</name>
    <message>
        <source>补课不改变当次的应到、实到，只在出勤里另记“补”。</source>
        <translation>A make-up does not change who was due or present; the attendance sheet marks it as made up.</translation>
    </message>
    <message>
        <source>登记补课</source>
        <translation>Make up</translation>
    </message>
    <message>
        <source>谁补课</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>补课日期</source>
        <translation>Made up on</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>时长（分钟）</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>，最迟 {day}</source>
        <translation>, by {day}</translation>
    </message>
    <message>
        <source>办结议定事项</source>
        <translation>Close a decision</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>办结日期</source>
        <translation>Closed on</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>会议形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>全部形式</source>
        <translation>All forms</translation>
    </message>
    <message>
        <source>查找主题、内容、议定事项（所有年份）</source>
        <translation>Find topic, minutes, decisions (all years)</translation>
    </message>
    <message>
        <source>查找记录</source>
        <translation>Find records</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>实到/应到</source>
        <translation>Present/due</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>会议记录</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>新记录</source>
        <translation>New record</translation>
    </message>
    <message>
        <source>一次活动可以有几段（如主题党日后接着上党课），各记各的，考勤只记没到的人。</source>
        <translation>One event may have several parts (a theme Party day, then a lecture), each with its own record; attendance marks only who was missing.</translation>
    </message>
    <message>
        <source>这里还没有记录</source>
        <translation>No records here yet</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>登记补课</source>
        <translation>Make up</translation>
    </message>
    <message>
        <source>办结事项</source>
        <translation>Close decision</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>签到表</source>
        <translation>Sign-in sheet</translation>
    </message>
    <message>
        <source>打印本次活动的签到表，序号与考勤一致</source>
        <translation>Print the sign-in sheet of this event, numbered like the attendance</translation>
    </message>
    <message>
        <source>只在记错时删除，可以撤销</source>
        <translation>Only for mistakes; can be undone</translation>
    </message>
    <message>
        <source>登记议定事项已办结</source>
        <translation>Record that a decision is carried out</translation>
    </message>
    <message>
        <source>{n} 条</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>只打印这一次的记录；整本在“台账”页打印</source>
        <translation>Print this record only; whole books are printed on the ledgers page</translation>
    </message>
    <message>
        <source>给缺席的人登记补课</source>
        <translation>Record a make-up for somebody absent</translation>
    </message>
    <message>
        <source>没有缺席未补课的人</source>
        <translation>Nobody absent is left to make up</translation>
    </message>
    <message>
        <source>没有待办结的议定事项</source>
        <translation>No open decision here</translation>
    </message>
    <message>
        <source>补办</source>
        <translation>Make-up</translation>
    </message>
    <message>
        <source>缺内容</source>
        <translation>No minutes</translation>
    </message>
    <message>
        <source>补录</source>
        <translation>Entered late</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>会议记录</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>录入：{day}</source>
        <translation>Entered {day}</translation>
    </message>
    <message>
        <source>（会后 {n} 天）</source>
        <translation> ({n} d later)</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>联合</source>
        <translation>Joint</translation>
    </message>
    <message>
        <source>服务业务</source>
        <translation>Serves</translation>
    </message>
    <message>
        <source>原定 {day}，{reason}</source>
        <translation>Planned {day}, {reason}</translation>
    </message>
    <message>
        <source>调整</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>{who}组织</source>
        <translation>organised by {who}</translation>
    </message>
    <message>
        <source>其他支部到会 {n} 人</source>
        <translation>{n} from other branches</translation>
    </message>
    <message>
        <source>活动编号 {uid}</source>
        <translation>event number {uid}</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>授课人</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>补办</source>
        <translation>Make-up</translation>
    </message>
    <message>
        <source>工作年度</source>
        <translation>Working year</translation>
    </message>
    <message>
        <source>会议内容</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>讨论发言</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>决议</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>以前没有办结的议定事项</source>
        <translation>Open from earlier meetings</translation>
    </message>
    <message>
        <source>议定事项</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>应到 {due} 人，实到 {present} 人；有表决权 {voters} 人，到会 {voting} 人</source>
        <translation>Due {due}, present {present}; with a vote {voters}, of them present {voting}</translation>
    </message>
    <message>
        <source>出席</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>迟到早退</source>
        <translation>Late or left early</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>列席</source>
        <translation>In attendance</translation>
    </message>
    <message>
        <source>{time}到</source>
        <translation>in {time}</translation>
    </message>
    <message>
        <source>{time}离</source>
        <translation>out {time}</translation>
    </message>
    <message>
        <source>，{day} 已补课</source>
        <translation>, made up {day}</translation>
    </message>
    <message>
        <source>，不补课：{reason}</source>
        <translation>, not made up: {reason}</translation>
    </message>
    <message>
        <source>，最迟 {day} 补课</source>
        <translation>, to be made up by {day}</translation>
    </message>
    <message>
        <source>赞成 {yes} 票，反对 {no} 票，弃权 {abstain} 票</source>
        <translation>{yes} for, {no} against, {abstain} abstaining</translation>
    </message>
    <message>
        <source>；书面意见赞成 {yes}、不赞成 {no}</source>
        <translation>; in writing {yes} for, {no} against</translation>
    </message>
    <message>
        <source>未达到法定人数 {n} 人</source>
        <translation>Quorum of {n} not met</translation>
    </message>
    <message>
        <source>达到法定人数 {n} 人</source>
        <translation>Quorum of {n} met</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>未通过</source>
        <translation>Not passed</translation>
    </message>
    <message>
        <source>{word}（需 {n} 票）</source>
        <translation>{word} ({n} needed)</translation>
    </message>
    <message>
        <source>会前书面意见：赞成 {yes}，不赞成 {no}，弃权 {abstain}</source>
        <translation>written before the meeting: {yes} for, {no} against, {abstain} abstaining</translation>
    </message>
    <message>
        <source>依据：{article}</source>
        <translation>Basis: {article}</translation>
    </message>
    <message>
        <source>未写明</source>
        <translation>not said</translation>
    </message>
    <message>
        <source>不计入应到会 {n} 人（{why}），上级党组织同意：{superior}，会议同意：{meeting}</source>
        <translation>{n} not counted as due ({why}); consent of the superior organisation: {superior}; of the meeting: {meeting}</translation>
    </message>
    <message>
        <source>期限 {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>提交党员大会</source>
        <translation>Put forward</translation>
    </message>
    <message>
        <source>{day} 办结</source>
        <translation>closed {day}</translation>
    </message>
    <message>
        <source>未办结</source>
        <translation>open</translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>保存（Ctrl+S）</source>
        <translation>Save (Ctrl+S)</translation>
    </message>
    <message>
        <source>签到表</source>
        <translation>Sign-in sheet</translation>
    </message>
    <message>
        <source>会前打印签到表，序号就是录入考勤时的序号</source>
        <translation>Print the sign-in sheet before the meeting; its numbers are those of the attendance</translation>
    </message>
    <message>
        <source>新记录</source>
        <translation>New record</translation>
    </message>
    <message>
        <source>再加一段</source>
        <translation>Add a part</translation>
    </message>
    <message>
        <source>同一次活动里的另一种形式，如党员大会后上党课，各记各的</source>
        <translation>Another form in the same event, such as a lecture after the general meeting</translation>
    </message>
    <message>
        <source>删除本段</source>
        <translation>Remove this part</translation>
    </message>
    <message>
        <source>各段</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>修改记录</source>
        <translation>Change record</translation>
    </message>
    <message>
        <source>{n} {form}</source>
        <translation>{n} {form}</translation>
    </message>
    <message>
        <source>以前会议还有 {n} 项没有办结，在下面打勾</source>
        <translation>{n} matters of earlier meetings are open: tick them below</translation>
    </message>
    <message>
        <source>考勤</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>考勤（第 {numbers} 段共用）</source>
        <translation>Attendance (of parts {numbers})</translation>
    </message>
</context>
<context>
    <name>RecordsDialog</name>
    <message>
        <source>考察、公示、延长记录</source>
        <translation>Reviews, notices, extension</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>已登记的考察、公示和延长</source>
        <translation>Reviews, notices and the extension on record</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>回车修改，Del 删除，都可以撤销。</source>
        <translation>Enter changes, Del removes; both can be undone.</translation>
    </message>
    <message>
        <source>考察</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>{start} 至 {end}</source>
        <translation>{start} to {end}</translation>
    </message>
    <message>
        <source>第 {no} 步</source>
        <translation>Step {no}</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>延长至 {day}</source>
        <translation>Extended to {day}</translation>
    </message>
    <message>
        <source>延长预备期</source>
        <translation>Extend probation</translation>
    </message>
    <message>
        <source>延长记录只能删除后重新登记</source>
        <translation>An extension can only be removed and recorded again</translation>
    </message>
</context>
<context>
    <name>RegisterEditor</name>
    <message>
        <source>自己的登记表</source>
        <translation>Own register</translation>
    </message>
    <message>
        <source>横放</source>
        <translation>Landscape</translation>
    </message>
    <message>
        <source>竖放</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>一行一条</source>
        <translation>One line an entry</translation>
    </message>
    <message>
        <source>一页一条</source>
        <translation>One page an entry</translation>
    </message>
    <message>
        <source>10 年</source>
        <translation>10 years</translation>
    </message>
    <message>
        <source>30 年</source>
        <translation>30 years</translation>
    </message>
    <message>
        <source>永久</source>
        <translation>Permanent</translation>
    </message>
    <message>
        <source>如：党支部书记、经办人</source>
        <translation>such as 党支部书记、经办人</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>保管期限</source>
        <translation>Kept for</translation>
    </message>
    <message>
        <source>纸张方向</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>按哪一栏归期</source>
        <translation>Period by column</translation>
    </message>
    <message>
        <source>空白行</source>
        <translation>Blank rows</translation>
    </message>
    <message>
        <source>签字人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>必填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>宽</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>添加栏目</source>
        <translation>Add column</translation>
    </message>
    <message>
        <source>删除栏目</source>
        <translation>Remove column</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存为数据文件夹 packs/registers 里的一个文件，可以拷给别的支部用。</source>
        <translation>Kept as a file in packs/registers of the data folder; other branches may use a copy.</translation>
    </message>
    <message>
        <source>删除这张表…</source>
        <translation>Remove this register…</translation>
    </message>
    <message>
        <source>这张表里有登记（也可能在别的年份），先删掉登记才能删表</source>
        <translation>This register has entries (perhaps in other years); remove them first</translation>
    </message>
    <message>
        <source>表里没有登记，删掉的只是这张表的样子；要用时得重新做。</source>
        <translation>It has no entries; only its form goes, and would have to be made again.</translation>
    </message>
    <message>
        <source>删除登记表</source>
        <translation>Remove register</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>留着</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>“{field}”有 {n} 条内容不合新的种类：照原样显示和打印，不会丢，改那一条时再改正。</source>
        <translation>“{field}”: {n} entries do not fit the new kind. They are shown and printed as they are; nothing is lost; correct them when you change the entry.</translation>
    </message>
    <message>
        <source>“{field}”里已有 {n} 条内容：这样改就不再显示和打印；内容仍留在账里，新栏目不会用到它。</source>
        <translation>“{field}” holds something in {n} entries: after this change it is shown and printed no more. It stays in the book, and no new column will use it.</translation>
    </message>
    <message>
        <source>不归期，一直列出</source>
        <translation>To no period, always listed</translation>
    </message>
</context>
<context>
    <name>RegistersPage</name>
    <message>
        <source>左边选登记表，右边添加和查找。没有合用的，就新建一张自己的登记表。</source>
        <translation>Choose a register at the left; add and find at the right. If none fits, make one of your own.</translation>
    </message>
    <message>
        <source>其他登记</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>数据文件夹 packs/registers 里有登记表不能用，改好后再回到这一页：</source>
        <translation>Registers in packs/registers of the data folder cannot be used; correct them and open this page again:</translation>
    </message>
    <message>
        <source>还有 {n} 处</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>{title}&#x3000;{n}</source>
        <translation>{title}&#x3000;{n}</translation>
    </message>
    <message>
        <source>登记表</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>修改这张表…</source>
        <translation>Change this register…</translation>
    </message>
    <message>
        <source>新建登记表…</source>
        <translation>New register…</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>打开台账</source>
        <translation>Open ledger</translation>
    </message>
    <message>
        <source>登记的内容</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>这一期还没有登记</source>
        <translation>No entries in this period yet</translation>
    </message>
    <message>
        <source>点“添加”登记第一条。</source>
        <translation>Click “Add” to make the first.</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>换几个字再找，或者换一年。</source>
        <translation>Try other words, or another year.</translation>
    </message>
    <message>
        <source>程序自带的登记表在台账页“调整样式”里改打印的样子</source>
        <translation>How the program&apos;s own registers print is changed by “Shape…” on the ledgers page</translation>
    </message>
    <message>
        <source>账本是只读打开的，不能改</source>
        <translation>The book is open for reading only; nothing can be changed</translation>
    </message>
    <message>
        <source>先在下面选一条</source>
        <translation>Choose an entry below first</translation>
    </message>
</context>
<context>
    <name>ReliefDialog</name>
    <message>
        <source>少交或免交党费</source>
        <translation>Relief of dues</translation>
    </message>
    <message>
        <source>党员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>每月仍交（元）</source>
        <translation>Still paid a month (yuan)</translation>
    </message>
    <message>
        <source>0 为免交</source>
        <translation>0: nothing</translation>
    </message>
    <message>
        <source>起始月份</source>
        <translation>From month</translation>
    </message>
    <message>
        <source>结束月份</source>
        <translation>To month</translation>
    </message>
    <message>
        <source>支部研究日期</source>
        <translation>Studied by the branch on</translation>
    </message>
    <message>
        <source>上级批准日期</source>
        <translation>Approved on</translation>
    </message>
    <message>
        <source>批准文号</source>
        <translation>Approval no.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>RemittanceDialog</name>
    <message>
        <source>党费上缴</source>
        <translation>Dues passed up</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>如 {example}、2026-09 或 2026</source>
        <translation>e.g. {example}, 2026-09 or 2026</translation>
    </message>
    <message>
        <source>所属期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Amount (yuan)</translation>
    </message>
    <message>
        <source>票据号</source>
        <translation>Receipt no.</translation>
    </message>
    <message>
        <source>经手人</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>接收人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>{year}年度党费报告</source>
        <translation>Report on the dues of {year}</translation>
    </message>
    <message>
        <source>报告日期</source>
        <translation>Reported on</translation>
    </message>
    <message>
        <source>报告给</source>
        <translation>Reported to</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>记录考察</source>
        <translation>Record a review</translation>
    </message>
    <message>
        <source>考察日期</source>
        <translation>Reviewed on</translation>
    </message>
    <message>
        <source>考察意见</source>
        <translation>Opinion</translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>民族</source>
        <translation>Ethnic group</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>籍贯</source>
        <translation>Native place</translation>
    </message>
    <message>
        <source>学历</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>学位</source>
        <translation>Degree</translation>
    </message>
    <message>
        <source>参加工作日期</source>
        <translation>Began work</translation>
    </message>
    <message>
        <source>入党日期</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>转正日期</source>
        <translation>Full member since</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>行政职务</source>
        <translation>Administrative post</translation>
    </message>
    <message>
        <source>所在部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>家庭住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>工作岗位</source>
        <translation>Work post</translation>
    </message>
    <message>
        <source>新社会阶层</source>
        <translation>New social stratum</translation>
    </message>
    <message>
        <source>专业技术职务</source>
        <translation>Technical post</translation>
    </message>
    <message>
        <source>户籍地址</source>
        <translation>Registered residence</translation>
    </message>
    <message>
        <source>加入方式</source>
        <translation>How joined</translation>
    </message>
    <message>
        <source>转正情况</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>入党时所在支部</source>
        <translation>Branch at joining</translation>
    </message>
    <message>
        <source>党龄校正值（月）</source>
        <translation>Party age correction (months)</translation>
    </message>
    <message>
        <source>退休日期</source>
        <translation>Retired on</translation>
    </message>
    <message>
        <source>姓名拼音首字母</source>
        <translation>Pinyin initials</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>人员类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>党内职务</source>
        <translation>Party post</translation>
    </message>
    <message>
        <source>党小组</source>
        <translation>Party cells</translation>
    </message>
    <message>
        <source>是否失联</source>
        <translation>Lost contact</translation>
    </message>
    <message>
        <source>是否流动</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>所在党支部</source>
        <translation>Branch</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>导入花名册…</source>
        <translation>Import roster…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>自定义项目…</source>
        <translation>Own fields…</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>人员（{n}）</source>
        <translation>People ({n})</translation>
    </message>
    <message>
        <source>信息核对（{n}）</source>
        <translation>Checks ({n})</translation>
    </message>
    <message>
        <source>花名册{day}</source>
        <translation>roster {day}</translation>
    </message>
    <message>
        <source>表格 (*.xlsx)</source>
        <translation>Spreadsheet (*.xlsx)</translation>
    </message>
    <message>
        <source>导出花名册</source>
        <translation>Export roster</translation>
    </message>
    <message>
        <source>已导出 {n} 人，身份证号、手机、住址已遮住。改好后点“导入花名册”读回，只更新改过的格子。</source>
        <translation>{n} people exported; ID number, mobile and address are masked. When edited, “Import roster…” reads it back and updates only changed cells.</translation>
    </message>
    <message>
        <source>正在导出…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <source>选择花名册文件</source>
        <translation>Choose the roster file</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.et *.ods *.csv);;所有文件 (*)</source>
        <translation>Spreadsheets (*.xlsx *.xls *.et *.ods *.csv);;All files (*)</translation>
    </message>
    <message>
        <source>正在读取花名册…</source>
        <translation>Reading the roster…</translation>
    </message>
    <message>
        <source>正在导入…</source>
        <translation>Importing…</translation>
    </message>
    <message>
        <source>名单按截至日期显示；组织关系、类别、职务、党小组的变动都记日期，以前的记录不受影响。</source>
        <translation>The list is that of its day; every change has a date and leaves earlier records as they are.</translation>
    </message>
    <message>
        <source>花名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>组织</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>信息核对</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>换届补选</source>
        <translation>Elections</translation>
    </message>
    <message>
        <source>已导入：新增 {new} 人，更新 {updated} 人。不对的话按 Ctrl+Z 一步撤销；导入前已备份。</source>
        <translation>Imported: {new} new, {updated} updated. Ctrl+Z takes it back in one step; a copy was made before.</translation>
    </message>
</context>
<context>
    <name>RulesTab</name>
    <message>
        <source>本地规定</source>
        <translation>Local rules</translation>
    </message>
    <message>
        <source>中央规定不能改，这里只列各地可以自定的。灰字是通行做法和出处；改过的可以一键恢复。</source>
        <translation>Central rules cannot be changed; these are what a place may settle. The small text tells usual practice and source.</translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>恢复默认：{title}</source>
        <translation>Put back: {title}</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>按应到会人数</source>
        <translation>Of those due</translation>
    </message>
    <message>
        <source>按实到会人数</source>
        <translation>Of those present</translation>
    </message>
    <message>
        <source>按党员总数</source>
        <translation>Of all members</translation>
    </message>
    <message>
        <source>按参评党员</source>
        <translation>Of members rated</translation>
    </message>
    <message>
        <source>按活动日期</source>
        <translation>By day of the event</translation>
    </message>
    <message>
        <source>按录入日期</source>
        <translation>By day of entry</translation>
    </message>
    <message>
        <source>不折算</source>
        <translation>In full</translation>
    </message>
    <message>
        <source>按月折算</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>不计入分母</source>
        <translation>Left out of the base</translation>
    </message>
    <message>
        <source>算缺席</source>
        <translation>Counts as absent</translation>
    </message>
    <message>
        <source>算出席</source>
        <translation>Counts as present</translation>
    </message>
    <message>
        <source>四舍五入</source>
        <translation>Half up</translation>
    </message>
    <message>
        <source>只入不舍</source>
        <translation>Always up</translation>
    </message>
    <message>
        <source>只舍不入</source>
        <translation>Always down</translation>
    </message>
    <message>
        <source>年初核定一次</source>
        <translation>Once a year</translation>
    </message>
    <message>
        <source>工资变动即核定</source>
        <translation>When the salary changes</translation>
    </message>
    <message>
        <source>预备期满之日</source>
        <translation>End of probation</translation>
    </message>
    <message>
        <source>支部大会通过之日</source>
        <translation>Day of the general meeting</translation>
    </message>
    <message>
        <source>当月起</source>
        <translation>From this month</translation>
    </message>
    <message>
        <source>次月起</source>
        <translation>From the next month</translation>
    </message>
    <message>
        <source>两两都谈</source>
        <translation>every two</translation>
    </message>
    <message>
        <source>至少与其中一人谈</source>
        <translation>with at least one</translation>
    </message>
    <message>
        <source>须与书记谈</source>
        <translation>with the secretary</translation>
    </message>
    <message>
        <source>不核对</source>
        <translation>not checked</translation>
    </message>
    <message>
        <source>按天数分到两年</source>
        <translation>split by days</translation>
    </message>
    <message>
        <source>计入开始的一年</source>
        <translation>to the year it begins in</translation>
    </message>
    <message>
        <source>由上级党组织审批</source>
        <translation>Approved by the superior organisation</translation>
    </message>
    <message>
        <source>党组（党委）研究，报机关工委审批</source>
        <translation>Decided by the Party group, approved by the work committee</translation>
    </message>
</context>
<context>
    <name>SafetyTab</name>
    <message>
        <source>资料文件夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>全部资料都在这一个文件夹里，不联网。换电脑时整个复制过去即可。</source>
        <translation>Everything is in this one folder, offline. To move to another computer, copy it as a whole.</translation>
    </message>
    <message>
        <source>核对账本</source>
        <translation>Verify the book</translation>
    </message>
    <message>
        <source>把账本和流水逐条比对，看有没有不一致。</source>
        <translation>Compares the book with its journal, entry by entry.</translation>
    </message>
    <message>
        <source>账本核对</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>立即备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>每份备份做好后都重新打开核对过。退出时、导入前自动备份，旧的按周、按月自动疏减。</source>
        <translation>Every copy is opened again and checked. One is made on closing and before an import; old ones are thinned.</translation>
    </message>
    <message>
        <source>还没有备份。</source>
        <translation>No backup yet.</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>备份列表</source>
        <translation>List of backups</translation>
    </message>
    <message>
        <source>手动</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>退出时</source>
        <translation>On closing</translation>
    </message>
    <message>
        <source>导入前</source>
        <translation>Before import</translation>
    </message>
    <message>
        <source>升级前</source>
        <translation>Before upgrade</translation>
    </message>
    <message>
        <source>恢复前</source>
        <translation>Before restoring</translation>
    </message>
    <message>
        <source>正在备份…</source>
        <translation>Making a copy…</translation>
    </message>
    <message>
        <source>账本已备份，但有 {n} 个附件的文件缺失或损坏，没有备份进去：{names}。请找到原件，重新添加到记录里。</source>
        <translation>The book was backed up, but the files of {n} attachments are missing or damaged and were left out: {names}. Please find the originals and attach them again.</translation>
    </message>
    <message>
        <source>（未列名）</source>
        <translation>(not named)</translation>
    </message>
    <message>
        <source>正在核对账本…</source>
        <translation>Verifying the book…</translation>
    </message>
    <message>
        <source>一致</source>
        <translation>Consistent</translation>
    </message>
    <message>
        <source>共核对 {n} 条流水，账本与流水完全一致。校验码 {code}</source>
        <translation>{n} entries checked; the book agrees with its journal. Check code {code}</translation>
    </message>
    <message>
        <source>不一致</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>有 {n} 处不一致。可能是磁盘损坏或被其他程序改动；请先备份，再从较早的备份取回。
{first}</source>
        <translation>{n} differences. The disk may be damaged, or another program changed the file; make a copy first, then restore an earlier one.
{first}</translation>
    </message>
</context>
<context>
    <name>ScopePicker</name>
    <message>
        <source>印谁的</source>
        <translation>About whom</translation>
    </message>
    <message>
        <source>全支部</source>
        <translation>Whole branch</translation>
    </message>
    <message>
        <source>一名党员</source>
        <translation>One member</translation>
    </message>
    <message>
        <source>一个项目党小组</source>
        <translation>One project team</translation>
    </message>
    <message>
        <source>一次会议或活动</source>
        <translation>One meeting or event</translation>
    </message>
    <message>
        <source>哪一个</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>空白表，供手写</source>
        <translation>Empty forms, for handwriting</translation>
    </message>
    <message>
        <source>（本期没有）</source>
        <translation>(none in this period)</translation>
    </message>
</context>
<context>
    <name>SecondmentDialog</name>
    <message>
        <source>挂职、驻村、抽调</source>
        <translation>Secondment</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>From</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>To</translation>
    </message>
    <message>
        <source>没定就不填</source>
        <translation>leave empty if open</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>文件依据</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>接替人</source>
        <translation>Replacement</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>SecondmentsTab</name>
    <message>
        <source>登记…</source>
        <translation>Record…</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>挂职、驻村、抽调名单</source>
        <translation>Secondments</translation>
    </message>
    <message>
        <source>点“登记…”：登记一次，考勤、最佳日期和请假外出都按它算。</source>
        <translation>Press “Record…”: entered once, attendance, best days and absences follow it.</translation>
    </message>
    <message>
        <source>这一期没有人挂职、驻村、抽调</source>
        <translation>Nobody is sent elsewhere in this period</translation>
    </message>
    <message>
        <source>在这里登记，就是登记了请假外出；考勤记因公，仍在应到之内。</source>
        <translation>What is entered here is the absence as well; attendance says away on duty, and the person is still due.</translation>
    </message>
    <message>
        <source>先在表里选一行</source>
        <translation>Choose a row in the table first</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not fixed</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>From</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>To</translation>
    </message>
    <message>
        <source>文件依据</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>接替人</source>
        <translation>Replacement</translation>
    </message>
</context>
<context>
    <name>SegmentForm</name>
    <message>
        <source>同活动时间</source>
        <translation>As the event</translation>
    </message>
    <message>
        <source>请填写</source>
        <translation>Please fill in</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>补办</source>
        <translation>Make-up</translation>
    </message>
    <message>
        <source>党小组</source>
        <translation>Party cells</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>授课人</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>本段开始</source>
        <translation>Part starts</translation>
    </message>
    <message>
        <source>本段结束</source>
        <translation>Part ends</translation>
    </message>
    <message>
        <source>工作年度</source>
        <translation>Working year</translation>
    </message>
    <message>
        <source>议题</source>
        <translation>Agenda item</translation>
    </message>
    <message>
        <source>汇报人</source>
        <translation>Reported by</translation>
    </message>
    <message>
        <source>加议题</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>会议内容</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>讨论发言</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>形成的决议</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>书面意见；不计入应到会的党员</source>
        <translation>Written opinions; members not counted as due</translation>
    </message>
    <message>
        <source>提交党员大会</source>
        <translation>Put forward</translation>
    </message>
    <message>
        <source>赞成</source>
        <translation>For</translation>
    </message>
    <message>
        <source>反对</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>弃权</source>
        <translation>Abstained</translation>
    </message>
    <message>
        <source>会前书面意见：赞成</source>
        <translation>Written before: for</translation>
    </message>
    <message>
        <source>不赞成</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>表决事项</source>
        <translation>Motion</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>加表决</source>
        <translation>Add a vote</translation>
    </message>
    <message>
        <source>议定事项</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>加议定事项</source>
        <translation>Add a decision</translation>
    </message>
    <message>
        <source>不计入应到会</source>
        <translation>Not counted as due</translation>
    </message>
    <message>
        <source>人，原因</source>
        <translation>people, because</translation>
    </message>
    <message>
        <source>上级党组织同意</source>
        <translation>Superior&apos;s consent</translation>
    </message>
    <message>
        <source>会议同意</source>
        <translation>Meeting&apos;s consent</translation>
    </message>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>表决（有无达到法定人数、是否通过由程序按规定计算）</source>
        <translation>Votes (quorum and result follow from the rules)</translation>
    </message>
    <message>
        <source>议定事项（会后要办的，办结前每次开会都会提醒）</source>
        <translation>Decisions (to be carried out; every meeting reminds of those still open)</translation>
    </message>
    <message>
        <source>× 票数多于实到有表决权的人数，请核对</source>
        <translation>× More votes than voters present, please check</translation>
    </message>
    <message>
        <source>! 上级党组织同意和会议同意都写明，才不计入应到会</source>
        <translation>! Not counted as due only with both consents written down</translation>
    </message>
    <message>
        <source>! 未达到法定人数（需 {n} 人），表决无效</source>
        <translation>! Quorum of {n} not met, the vote is void</translation>
    </message>
    <message>
        <source>✓ 达到法定人数（需 {n} 人）</source>
        <translation>✓ Quorum of {n} met</translation>
    </message>
    <message>
        <source>赞成 {n} 票即为通过</source>
        <translation>{n} votes for pass it</translation>
    </message>
    <message>
        <source>✓ 通过</source>
        <translation>✓ Passed</translation>
    </message>
    <message>
        <source>! 未通过</source>
        <translation>! Not passed</translation>
    </message>
    <message>
        <source>{result}（需赞成 {n} 票）</source>
        <translation>{result} ({n} for needed)</translation>
    </message>
    <message>
        <source>不是补办</source>
        <translation>No make-up</translation>
    </message>
</context>
<context>
    <name>ServingTab</name>
    <message>
        <source>写明所服务工作的会议和微党课</source>
        <translation>Meetings and micro-lectures that name a task</translation>
    </message>
    <message>
        <source>所服务的工作</source>
        <translation>Work served</translation>
    </message>
    <message>
        <source>记会议时填“服务的业务工作”，或选项目党小组；微党课在“修改”里填。</source>
        <translation>Fill in the task served when recording a meeting, or choose a project team; for a micro-lecture under “Change”.</translation>
    </message>
    <message>
        <source>还没有写明的</source>
        <translation>None named yet</translation>
    </message>
    <message>
        <source>只看支部开的会、讲的课有多少写明了服务哪项工作；不评人，不排名。</source>
        <translation>How many of the branch&apos;s meetings and lectures name what they served; no persons, no ranking.</translation>
    </message>
    <message>
        <source>会议 {a} 次中 {b} 次，微党课 {c} 次中 {d} 次，写明了所服务的工作。</source>
        <translation>{b} of {a} meetings and {d} of {c} micro-lectures name what they served.</translation>
    </message>
    <message>
        <source>{n} 季度</source>
        <translation>Q{n}</translation>
    </message>
    <message>
        <source>{month}月</source>
        <translation>{month}</translation>
    </message>
    <message>
        <source>业务工作或项目党小组</source>
        <translation>Task or project team</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>微党课</source>
        <translation>Micro-lectures</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>支部</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>本地规定</source>
        <translation>Local rules</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>数据与备份</source>
        <translation>Data and backups</translation>
    </message>
    <message>
        <source>操作记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>What</translation>
    </message>
    <message>
        <source>操作人</source>
        <translation>By</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>按选举结果任职</source>
        <translation>Give posts by election</translation>
    </message>
    <message>
        <source>开始新的一届并登记各人职务，上届职务在前一天终止；补选的任期到本届届满为止。</source>
        <translation>Begins the new term and records the posts; earlier posts end the day before. By-elected members serve to the end of the current term.</translation>
    </message>
    <message>
        <source>任职日期</source>
        <translation>From</translation>
    </message>
    <message>
        <source>批复文号</source>
        <translation>Approval document no.</translation>
    </message>
    <message>
        <source>批复下来后在第 10 步填写也可以</source>
        <translation>Can be filled in later, at step 10</translation>
    </message>
</context>
<context>
    <name>ShapeDialog</name>
    <message>
        <source>调整台账样式</source>
        <translation>Shape a ledger</translation>
    </message>
    <message>
        <source>竖放</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>横放</source>
        <translation>Landscape</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>纸张方向</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>空白行</source>
        <translation>Blank rows</translation>
    </message>
    <message>
        <source>栏目，勾上的才印</source>
        <translation>Columns; ticked ones are printed</translation>
    </message>
    <message>
        <source>栏目（勾上的才印，双击改名）</source>
        <translation>Columns (ticked ones are printed; double click to rename)</translation>
    </message>
    <message>
        <source>宽（毫米）</source>
        <translation>Width (mm)</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>恢复原样</source>
        <translation>As it was</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>只改本支部的打印样式，不改记录；可以撤销。</source>
        <translation>Changes how this branch prints, not its records; can be undone.</translation>
    </message>
    <message>
        <source>还没有改动</source>
        <translation>Nothing was changed yet</translation>
    </message>
    <message>
        <source>账本是只读打开的，不能保存</source>
        <translation>The book is open for reading only; nothing can be saved</translation>
    </message>
    <message>
        <source>先保存或恢复，再换一本</source>
        <translation>Save or restore this one first</translation>
    </message>
    <message>
        <source>已经是原样</source>
        <translation>It is as it was already</translation>
    </message>
</context>
<context>
    <name>ShareBars</name>
    <message>
        <source>写明所服务工作的会议和微党课</source>
        <translation>Meetings and micro-lectures that name a task</translation>
    </message>
    <message>
        <source>{name} {n}／{all}</source>
        <translation>{name} {n}/{all}</translation>
    </message>
</context>
<context>
    <name>SheetsTab</name>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行数</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>工作表列表</source>
        <translation>List of sheets</translation>
    </message>
    <message>
        <source>导出前看一眼</source>
        <translation>Before exporting</translation>
    </message>
    <message>
        <source>工作表内容</source>
        <translation>Content of the sheet</translation>
    </message>
    <message>
        <source>这张表本期没有内容</source>
        <translation>This sheet is empty in the period</translation>
    </message>
    <message>
        <source>有了记录会自动填上，不用手填。</source>
        <translation>Records fill it by themselves.</translation>
    </message>
    <message>
        <source>可以导出</source>
        <translation>Ready to export</translation>
    </message>
    <message>
        <source>身份证号、手机、住址不写进表里。</source>
        <translation>ID numbers, phones and addresses are never in it.</translation>
    </message>
    <message>
        <source>{n} 处要核对</source>
        <translation>{n} to check</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>小支部</source>
        <translation>SmallBranch</translation>
    </message>
</context>
<context>
    <name>SlateDialog</name>
    <message>
        <source>选票：{post}</source>
        <translation>Ballot: {post}</translation>
    </message>
    <message>
        <source>应选名额</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>只列有被选举权的人。空格键勾选。选票按姓氏笔画排列；笔画相同要另排的，移好后勾选下面一项。</source>
        <translation>Only those who may be elected. Tick with the space bar. Ballots go by strokes of the family name; to put names of equal strokes otherwise, move them and tick the box below.</translation>
    </message>
    <message>
        <source>候选人</source>
        <translation>Candidates</translation>
    </message>
    <message>
        <source>顺序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>按上面的先后印在选票上</source>
        <translation>Print them in the order above</translation>
    </message>
    <message>
        <source>已选 {n} 名；应选 {seats} 名时候选人须 {needed} 名</source>
        <translation>{n} chosen; for {seats} seats there must be {needed} candidates</translation>
    </message>
    <message>
        <source>已选 {n} 名；应选 {seats} 名时候选人至少 {needed} 名</source>
        <translation>{n} chosen; for {seats} seats there must be at least {needed} candidates</translation>
    </message>
</context>
<context>
    <name>SpeakersPanel</name>
    <message>
        <source>每人次数</source>
        <translation>By person</translation>
    </message>
    <message>
        <source>主讲人</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>建议的主讲人</source>
        <translation>Suggested speakers</translation>
    </message>
    <message>
        <source>轮讲安排</source>
        <translation>Rota</translation>
    </message>
    <message>
        <source>各科室次数</source>
        <translation>Times by section</translation>
    </message>
    <message>
        <source>轮讲</source>
        <translation>Rota</translation>
    </message>
    <message>
        <source>每人</source>
        <translation>Each</translation>
    </message>
    <message>
        <source>科室</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>轮到谁</source>
        <translation>Whose turn</translation>
    </message>
    <message>
        <source>{year} 年还有 {n} 人没讲过。</source>
        <translation>{n} have not spoken in {year}. </translation>
    </message>
    <message>
        <source>先问讲得少、项目任务少、最久没讲的；只是建议。选中后按回车，填入登记行。</source>
        <translation>Those who spoke least, with fewer teams, silent longest come first; only a suggestion. Enter puts a name into the line.</translation>
    </message>
    <message>
        <source>排进轮讲…</source>
        <translation>Put into the rota…</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>取消轮讲</source>
        <translation>Cancel the turn</translation>
    </message>
    <message>
        <source>在“轮到谁”里选一个人，点“排进轮讲…”。</source>
        <translation>Choose somebody under “Whose turn” and press “Put into the rota…”.</translation>
    </message>
    <message>
        <source>还没有轮讲安排</source>
        <translation>No turns planned</translation>
    </message>
    <message>
        <source>选中后按回车，填入登记行；登记后这一次就算讲过。</source>
        <translation>Enter puts a turn into the line; logging the lecture fulfils it.</translation>
    </message>
    <message>
        <source>先在表里选一行</source>
        <translation>Choose a row in the table first</translation>
    </message>
    <message>
        <source>已排轮讲</source>
        <translation>In the rota</translation>
    </message>
    <message>
        <source>新到不久</source>
        <translation>New here</translation>
    </message>
    <message>
        <source>预备党员</source>
        <translation>Probationary</translation>
    </message>
    <message>
        <source>在 {n} 个项目组</source>
        <translation>On {n} teams</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>上次</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{day} 已讲</source>
        <translation>held {day}</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>题目或完成</source>
        <translation>Topic or held</translation>
    </message>
    <message>
        <source>{n} / {all} 人</source>
        <translation>{n} of {all}</translation>
    </message>
    <message>
        <source>讲过的</source>
        <translation>Spoke</translation>
    </message>
    <message>
        <source>没有记录</source>
        <translation>No record</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>StatusArea</name>
    <message>
        <source>✓ 已保存</source>
        <translation>✓ Saved</translation>
    </message>
    <message>
        <source>撤销“{step}”</source>
        <translation>Undo “{step}”</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
</context>
<context>
    <name>StepsTab</name>
    <message>
        <source>阶段</source>
        <translation>When</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>办理日期</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>应在此前</source>
        <translation>Due by</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>组织生活会和民主评议的步骤</source>
        <translation>Steps of the meeting and the appraisal</translation>
    </message>
    <message>
        <source>尚未召开</source>
        <translation>not held yet</translation>
    </message>
    <message>
        <source>{year} 工作年度：{done}／{all} 步已完成；组织生活会：{held}</source>
        <translation>Work year {year}: {done} of {all} steps done; meeting: {held}</translation>
    </message>
    <message>
        <source>✓ 已完成</source>
        <translation>✓ done</translation>
    </message>
    <message>
        <source>◐ 部分</source>
        <translation>◐ partly</translation>
    </message>
    <message>
        <source>○ 未办</source>
        <translation>○ to do</translation>
    </message>
    <message>
        <source>— 不适用</source>
        <translation>— n/a</translation>
    </message>
    <message>
        <source>会前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>会上</source>
        <translation>At it</translation>
    </message>
    <message>
        <source>会后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Do it</translation>
    </message>
    <message>
        <source>依据：{article}（{version}，标记 {mark}，编号 {id}）</source>
        <translation>Source: {article} ({version}, mark {mark}, {id})</translation>
    </message>
    <message>
        <source>登记一条意见</source>
        <translation>Add an opinion</translation>
    </message>
    <message>
        <source>看谈话覆盖</source>
        <translation>See the talks</translation>
    </message>
    <message>
        <source>逐条核对</source>
        <translation>Check the items</translation>
    </message>
    <message>
        <source>选择支委会会议</source>
        <translation>Choose the meeting</translation>
    </message>
    <message>
        <source>去会议页记录</source>
        <translation>Record the meeting</translation>
    </message>
    <message>
        <source>登记自评</source>
        <translation>Enter self-assessments</translation>
    </message>
    <message>
        <source>登记票数</source>
        <translation>Enter ballots</translation>
    </message>
    <message>
        <source>登记评定</source>
        <translation>Enter grades</translation>
    </message>
    <message>
        <source>登记上级确认</source>
        <translation>Record the confirmation</translation>
    </message>
    <message>
        <source>登记反馈</source>
        <translation>Record feedback</translation>
    </message>
    <message>
        <source>列入一条整改</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message>
        <source>收缴</source>
        <translation>Collect</translation>
    </message>
    <message>
        <source>收支</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>公示表在“台账”页打印：党费收缴使用情况公示。收入基数和欠交不公示。</source>
        <translation>The posted list is printed on the Ledgers page. Bases and arrears are not posted.</translation>
    </message>
    <message>
        <source>交纳人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>全年应交</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>已交</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>欠交（已过月份）</source>
        <translation>Arrears (months that are over)</translation>
    </message>
    <message>
        <source>上年结余</source>
        <translation>From last year</translation>
    </message>
    <message>
        <source>本年收到</source>
        <translation>Received this year</translation>
    </message>
    <message>
        <source>其中自愿多交</source>
        <translation>of it voluntary extra</translation>
    </message>
    <message>
        <source>上级返还</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>上缴</source>
        <translation>Passed up</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>结余</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>修改报告…</source>
        <translation>Change the report…</translation>
    </message>
    <message>
        <source>登记报告…</source>
        <translation>Record the report…</translation>
    </message>
    <message>
        <source>{year}年度党费情况还没有登记报告。次年第一季度内报告上级。</source>
        <translation>No report on the dues of {year} is recorded. It is due in the first quarter of the year after.</translation>
    </message>
    <message>
        <source>{year}年度党费情况已于 {day} 报告{to}。</source>
        <translation>The dues of {year} were reported on {day} to {to}.</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>the organisation above</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>TalksTab</name>
    <message>
        <source>登记谈话</source>
        <translation>Record a talk</translation>
    </message>
    <message>
        <source>不计入…</source>
        <translation>Leave out…</translation>
    </message>
    <message>
        <source>选中的人这一年可不计入，写明理由；理由印在覆盖表上。</source>
        <translation>Leave the chosen person out this year, with the reason; it is printed on the sheet.</translation>
    </message>
    <message>
        <source>打开覆盖表</source>
        <translation>Coverage sheet</translation>
    </message>
    <message>
        <source>谈话覆盖表</source>
        <translation>Talks</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>还没有谈</source>
        <translation>Still to come</translation>
    </message>
    <message>
        <source>还没有谈的</source>
        <translation>Talks still to come</translation>
    </message>
    <message>
        <source>{people} 人应谈，{covered} 人已谈全，还差 {missing} 项。空格为没有谈过，免为可不计入；双击一格登记谈话。</source>
        <translation>{covered} of {people} have all their talks, {missing} are missing. Empty: no talk yet; 免: not counted. Double-click a cell to record one.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>书记</source>
        <translation>secretary</translation>
    </message>
    <message>
        <source>委员</source>
        <translation>committee</translation>
    </message>
    <message>
        <source>免</source>
        <translation>免</translation>
    </message>
    <message>
        <source>委员之间</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>委员与党员</source>
        <translation>With members</translation>
    </message>
    <message>
        <source>党员之间</source>
        <translation>Members</translation>
    </message>
</context>
<context>
    <name>TaskDiff</name>
    <message>
        <source>上级清单与计划的差别</source>
        <translation>The superior&apos;s list against the plan</translation>
    </message>
    <message>
        <source>清单的差别</source>
        <translation>Differences of the list</translation>
    </message>
    <message>
        <source>差别</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>清单里没有了的 {n} 项，取消（原因记“上级清单已撤销”）</source>
        <translation>Cancel the {n} that are gone from the list (reason: no longer on the superior&apos;s list)</translation>
    </message>
    <message>
        <source>写入计划</source>
        <translation>Take into the plan</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>新增 {n} 项，并入已有计划 {tied} 项，改动 {changed} 项，没有变的 {same} 项不动。</source>
        <translation>{n} new, {tied} tied to the plan, {changed} changed; {same} unchanged and left alone.</translation>
    </message>
    <message>
        <source>并入已有计划</source>
        <translation>Tie to the plan</translation>
    </message>
    <message>
        <source>新增（上月也有）</source>
        <translation>New (last month too)</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>清单里没有了</source>
        <translation>Gone from the list</translation>
    </message>
    <message>
        <source>上月有、本月没有</source>
        <translation>Last month only</translation>
    </message>
    <message>
        <source>上月的不动</source>
        <translation>last month&apos;s line stays</translation>
    </message>
    <message>
        <source>{day} 的{form}已在计划里；去掉勾就另加一行</source>
        <translation>The {form} of {day} is in the plan; untick to add a line of its own</translation>
    </message>
    <message>
        <source>期限 {day}</source>
        <translation>Due {day}</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>参加范围</source>
        <translation>Who takes part</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
</context>
<context>
    <name>TaskStrip</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>取消正在进行的工作</source>
        <translation>Cancel the running job</translation>
    </message>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>TeamDetail</name>
    <message>
        <source>项目党小组详情</source>
        <translation>About the project cell</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>结束项目…</source>
        <translation>End project…</translation>
    </message>
    <message>
        <source>改成效…</source>
        <translation>Change result…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>录错时用；可以撤销</source>
        <translation>For mistakes; can be undone</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not fixed</translation>
    </message>
    <message>
        <source>{start} 成立，计划 {due} 完成</source>
        <translation>Set up {start}, planned to end {due}</translation>
    </message>
    <message>
        <source>{start} 至 {end}</source>
        <translation>{start} to {end}</translation>
    </message>
    <message>
        <source>起止</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>成立说明</source>
        <translation>Founding note</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>涉及科室</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>成效</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>撤销说明</source>
        <translation>Closing note</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>成员（{n}）</source>
        <translation>Members ({n})</translation>
    </message>
    <message>
        <source>还没有成员，点“修改”加入。</source>
        <translation>No members yet; “Change” adds them.</translation>
    </message>
    <message>
        <source>{day} 加入</source>
        <translation>joined {day}</translation>
    </message>
    <message>
        <source>{day} 退出</source>
        <translation>left {day}</translation>
    </message>
    <message>
        <source>节点（{done} / {all}）</source>
        <translation>Milestones ({done} / {all})</translation>
    </message>
    <message>
        <source>没有设节点。</source>
        <translation>No milestones.</translation>
    </message>
    <message>
        <source>计划 {day}</source>
        <translation>planned {day}</translation>
    </message>
    <message>
        <source>完成 {day}</source>
        <translation>done {day}</translation>
    </message>
    <message>
        <source>责任人 {name}</source>
        <translation>responsible: {name}</translation>
    </message>
    <message>
        <source>佐证：{text}</source>
        <translation>evidence: {text}</translation>
    </message>
    <message>
        <source>完成…</source>
        <translation>Finish…</translation>
    </message>
    <message>
        <source>更改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>{action}：{title}</source>
        <translation>{action}: {title}</translation>
    </message>
    <message>
        <source>微党课《{topic}》</source>
        <translation>Micro-lecture “{topic}”</translation>
    </message>
    <message>
        <source>加会议…</source>
        <translation>Add a meeting…</translation>
    </message>
    <message>
        <source>有关会议和微党课（{n}）</source>
        <translation>Meetings and micro-lectures ({n})</translation>
    </message>
    <message>
        <source>记会议或微党课时选这个项目党小组，就列在这里。</source>
        <translation>Meetings and micro-lectures that name this team are listed here.</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Running</translation>
    </message>
</context>
<context>
    <name>TeamEditor</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>项目党小组不改变组织关系、党费和表决基数。</source>
        <translation>A project cell changes nothing about membership, dues or votes.</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>修改项目党小组</source>
        <translation>Change project cell</translation>
    </message>
    <message>
        <source>新建项目党小组</source>
        <translation>New project cell</translation>
    </message>
    <message>
        <source>{name}已在名单里</source>
        <translation>{name} is on the list already</translation>
    </message>
    <message>
        <source>哪次会议研究决定、为什么设立</source>
        <translation>which meeting decided it, and why</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>成立日期</source>
        <translation>Founded on</translation>
    </message>
    <message>
        <source>计划完成</source>
        <translation>Planned end</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>成立说明</source>
        <translation>Founding note</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>输入拼音首字母或姓名，回车加入一人</source>
        <translation>Pinyin initials or name, Enter adds one</translation>
    </message>
    <message>
        <source>加入成员</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>分工</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>加一个节点</source>
        <translation>Add a milestone</translation>
    </message>
    <message>
        <source>节点</source>
        <translation>Milestones</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>计划日期</source>
        <translation>Planned for</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>看不懂这个日期</source>
        <translation>This is not a date</translation>
    </message>
    <message>
        <source>成员或节点中有看不懂的日期</source>
        <translation>A date of a member or milestone cannot be read</translation>
    </message>
    <message>
        <source>“{name}”还没有加入，按回车加入或清空</source>
        <translation>“{name}” is not added yet; press Enter, or clear it</translation>
    </message>
</context>
<context>
    <name>TeamsPage</name>
    <message>
        <source>新建项目党小组</source>
        <translation>New project cell</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>重点任务跨科室攻关时设立，任务完成即撤销。</source>
        <translation>For a key task across departments; it ends with the task.</translation>
    </message>
    <message>
        <source>项目党小组</source>
        <translation>Project cells</translation>
    </message>
    <message>
        <source>小组</source>
        <translation>Cells</translation>
    </message>
    <message>
        <source>任务负荷</source>
        <translation>Work load</translation>
    </message>
    <message>
        <source>按月</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>挂职抽调</source>
        <translation>Secondments</translation>
    </message>
    <message>
        <source>服务中心工作</source>
        <translation>Work served</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>项目党小组列表</source>
        <translation>List of project cells</translation>
    </message>
    <message>
        <source>新建第一个</source>
        <translation>Make the first</translation>
    </message>
    <message>
        <source>有重点任务要跨科室完成时，可以建一个项目党小组，成员、节点和成效都记在这里。</source>
        <translation>For a key task across departments set up a project cell; members, milestones and result are kept here.</translation>
    </message>
    <message>
        <source>还没有项目党小组</source>
        <translation>No project cells yet</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Running</translation>
    </message>
</context>
<context>
    <name>TemporaryCard</name>
    <message>
        <source>临时党支部、临时党小组</source>
        <translation>Temporary branches and cells</translation>
    </message>
    <message>
        <source>新设…</source>
        <translation>New…</translation>
    </message>
    <message>
        <source>新设临时党支部、临时党小组</source>
        <translation>New temporary branch or cell</translation>
    </message>
    <message>
        <source>为专班、任务设立，组织关系、党费、表决都不变；期满自然撤销。</source>
        <translation>Set up for a task; relation, dues and votes stay as they are. It ends by itself.</translation>
    </message>
    <message>
        <source>在任务期</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>任务结束</source>
        <translation>end of the task</translation>
    </message>
    <message>
        <source>{name}（{first} 至 {last}）</source>
        <translation>{name} ({first} to {last})</translation>
    </message>
    <message>
        <source>修改临时党组织</source>
        <translation>Change a temporary organisation</translation>
    </message>
    <message>
        <source>新设临时党组织</source>
        <translation>New temporary organisation</translation>
    </message>
    <message>
        <source>临时党支部由上级批准、书记和委员由上级指派，一般不{acts}；组织关系不转，任务完成自然撤销。</source>
        <translation>A temporary branch is approved by the superior, who appoints its secretary and committee; it generally does not: {acts}. Relations stay; it ends with the task.</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>批准机关</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>临时党支部必填</source>
        <translation>Needed for a temporary branch</translation>
    </message>
    <message>
        <source>批准文号</source>
        <translation>Approval no.</translation>
    </message>
    <message>
        <source>设立日期</source>
        <translation>From</translation>
    </message>
    <message>
        <source>撤销日期</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>本支部党员</source>
        <translation>Members of this branch</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>其他单位人员</source>
        <translation>People of other units</translation>
    </message>
    <message>
        <source>用顿号分开</source>
        <translation>Separated by 、</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>TextSection</name>
    <message>
        <source>Alt+1 至 Alt+4 设四级序号，Alt+0 去掉；Ctrl+] 降一级，Ctrl+[ 升一级；Alt+↑ Alt+↓ 移动段落</source>
        <translation>Alt+1 to Alt+4 number in four levels, Alt+0 takes the number away; Ctrl+] one level in, Ctrl+[ one out; Alt+↑ Alt+↓ move the paragraph</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>去掉序号</source>
        <translation>Take the number away</translation>
    </message>
    <message>
        <source>第 {n} 级序号</source>
        <translation>Number of level {n}</translation>
    </message>
    <message>
        <source>{n} 字</source>
        <translation>{n} characters</translation>
    </message>
</context>
<context>
    <name>TickList</name>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>如 15:00</source>
        <translation>e.g. 15:00</translation>
    </message>
    <message>
        <source>可输入 15:00、1500 或 15</source>
        <translation>15:00, 1500 or 15</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>在本页查找（Ctrl+F）</source>
        <translation>Find on this page (Ctrl+F)</translation>
    </message>
    <message>
        <source>本页帮助（F1）</source>
        <translation>Help for this page (F1)</translation>
    </message>
    <message>
        <source>第一季度</source>
        <translation>first quarter</translation>
    </message>
    <message>
        <source>第二季度</source>
        <translation>second quarter</translation>
    </message>
    <message>
        <source>第三季度</source>
        <translation>third quarter</translation>
    </message>
    <message>
        <source>第四季度</source>
        <translation>fourth quarter</translation>
    </message>
    <message>
        <source>截至 {year}年{month}月{day}日 · {quarter}</source>
        <translation>As of {year}-{month:02}-{day:02} · {quarter}</translation>
    </message>
</context>
<context>
    <name>TrialView</name>
    <message>
        <source>印出来是这样</source>
        <translation>What is printed</translation>
    </message>
    <message>
        <source>填齐了就在这里画出来</source>
        <translation>It is drawn here once everything is filled in</translation>
    </message>
    <message>
        <source>左下方写着还缺什么。</source>
        <translation>What is still missing stands at the lower left.</translation>
    </message>
    <message>
        <source>正在画预览…</source>
        <translation>Drawing the preview…</translation>
    </message>
</context>
<context>
    <name>TurnDialog</name>
    <message>
        <source>排进轮讲</source>
        <translation>Put into the rota</translation>
    </message>
    <message>
        <source>计划日期</source>
        <translation>Planned day</translation>
    </message>
    <message>
        <source>题目</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>可以以后再定</source>
        <translation>may be set later</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>UnsavedQuestion</name>
    <message>
        <source>还没有保存</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>填写的内容还没有保存，关闭就没有了。</source>
        <translation>What you typed is not saved; closing loses it.</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>继续填写</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>UseDialog</name>
    <message>
        <source>党费使用</source>
        <translation>Use of dues</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>使用类别</source>
        <translation>Category of use</translation>
    </message>
    <message>
        <source>使用日期</source>
        <translation>Used on</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Amount (yuan)</translation>
    </message>
    <message>
        <source>支委会决定日期</source>
        <translation>Decided by the committee on</translation>
    </message>
    <message>
        <source>经办</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>证明人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>票据</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>WhereCard</name>
    <message>
        <source>不填就用第一段的主题</source>
        <translation>If empty: topic of the first part</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>From</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>To</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>活动名称</source>
        <translation>Name of the event</translation>
    </message>
    <message>
        <source>改期、联合开展、服务的业务、备注</source>
        <translation>Moved day, joint event, work served, note</translation>
    </message>
    <message>
        <source>不填即为本支部</source>
        <translation>Empty: our branch</translation>
    </message>
    <message>
        <source>别家组织的，填对方给的编号</source>
        <translation>Number given by the organiser</translation>
    </message>
    <message>
        <source>联合活动各支部用同一个编号，协作区汇总时只计一次；不填由程序编</source>
        <translation>All branches of a joint event use one number, so that the zone counts it once; empty: the program makes one</translation>
    </message>
    <message>
        <source>原定日期</source>
        <translation>Planned day</translation>
    </message>
    <message>
        <source>改期原因</source>
        <translation>Reason for moving</translation>
    </message>
    <message>
        <source>联合开展的支部</source>
        <translation>Joint with</translation>
    </message>
    <message>
        <source>组织单位</source>
        <translation>Organised by</translation>
    </message>
    <message>
        <source>其他支部到会人数</source>
        <translation>People from other branches</translation>
    </message>
    <message>
        <source>活动编号</source>
        <translation>Event number</translation>
    </message>
    <message>
        <source>服务的业务工作</source>
        <translation>Task served</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>YearGrid</name>
    <message>
        <source>全年日历</source>
        <translation>Calendar of the year</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>worked by swap</translation>
    </message>
    <message>
        <source>一,二,三,四,五,六,日</source>
        <translation>Mon,Tue,Wed,Thu,Fri,Sat,Sun</translation>
    </message>
</context>
<context>
    <name>YearTab</name>
    <message>
        <source>看全年还是一个季度</source>
        <translation>The year or a quarter</translation>
    </message>
    <message>
        <source>一季度</source>
        <translation>Q1</translation>
    </message>
    <message>
        <source>二季度</source>
        <translation>Q2</translation>
    </message>
    <message>
        <source>三季度</source>
        <translation>Q3</translation>
    </message>
    <message>
        <source>四季度</source>
        <translation>Q4</translation>
    </message>
    <message>
        <source>全年</source>
        <translation>Whole year</translation>
    </message>
    <message>
        <source>这一年的调休安排还没有公布，只标法定节日</source>
        <translation>Swapped working days of this year are not published yet; only the statutory holidays are marked</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{day}/{month}</translation>
    </message>
    <message>
        <source>没有安排</source>
        <translation>nothing planned</translation>
    </message>
    <message>
        <source>方向键选日期，Ctrl+方向键移动计划，空格换一项，回车打开，Delete 取消；也可以用鼠标拖。</source>
        <translation>Arrows choose a day, Ctrl+arrows move the plan, Space takes the next line, Enter opens, Delete cancels; the mouse drags.</translation>
    </message>
</context>
<context>
    <name>ZonePage</name>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>协作区</source>
        <translation>Coordination zone</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>报送记录</source>
        <translation>Hand-ins</translation>
    </message>
    <message>
        <source>资源和需求</source>
        <translation>Resources and needs</translation>
    </message>
    <message>
        <source>报送表由日常记录自动填写，预览无误后导出，交给协作区牵头单位。</source>
        <translation>The sheet fills itself from the records. Look it over, export it and send it to the lead unit of the zone.</translation>
    </message>
    <message>
        <source>表格 (*.xlsx)</source>
        <translation>Spreadsheets (*.xlsx)</translation>
    </message>
    <message>
        <source>导出协作区报送表</source>
        <translation>Export the zone&apos;s sheet</translation>
    </message>
    <message>
        <source>正在导出…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <source>已导出 {file}，并记入报送记录。数据校验码 {code}</source>
        <translation>{file} exported and noted under hand-ins. Check code {code}</translation>
    </message>
    <message>
        <source>正在汇总报送表…</source>
        <translation>Putting the sheet together…</translation>
    </message>
</context>
<context>
    <name>_DayPainter</name>
    <message>
        <source>休</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>班</source>
        <translation>Work</translation>
    </message>
</context>
<context>
    <name>_TypedField</name>
    <message>
        <source>打开日历（Alt+↓）</source>
        <translation>Open the calendar (Alt+↓)</translation>
    </message>
    <message>
        <source>打开日历</source>
        <translation>Open the calendar</translation>
    </message>
</context>
</TS>
