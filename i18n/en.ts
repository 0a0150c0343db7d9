<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
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
    <name>FieldRow</name>
    <message>
        <source>{label}（必填）</source>
        <translation>{label} (required)</translation>
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
    <name>MainWindow</name>
    <message>
        <source>小支部</source>
        <translation>SmallBranch</translation>
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
    <name>NoticeBar</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
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
        <source>年度计划</source>
        <translation>Year plan</translation>
    </message>
    <message>
        <source>三会一课</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>微党课</source>
        <translation>Micro-lectures</translation>
    </message>
    <message>
        <source>项目党小组</source>
        <translation>Project teams</translation>
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
        <source>适合宽度</source>
        <translation>Fit the width</translation>
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
