"""A child process that types minutes into the recorder, one character after another, until it is killed."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from smallbranch import bootstrap
from smallbranch.gui.fonts import load_fonts
from smallbranch.gui.main_window import MainWindow
from smallbranch.gui.ports import BranchInfo, Services
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.theme import Mode, Theme
from smallbranch.kernel.clock import CHINA_TIME, FixedClock

EVERY_MS = 100
"""How long one character takes."""


def fill(recorder: Any) -> None:
    """Put something into the fields beside the text, as somebody would before writing."""
    where, segment = recorder.where, recorder.segment
    for field, text in ((where.joint, "社区党支部"), (where.uid, "LX-1"), (where.people, "12")):
        field.setText(text)
    segment.agenda.add({"title": "通报工作", "presenter": "欧阳静远"})
    segment.motions.add({"title": "接收", "written_no": 1, "excluded": 1, "superior_consent": "工委同意"})
    segment.decisions.add({"text": "印发", "to_general_meeting": True})
    recorder.panel.line.setText("z+1545")
    recorder.panel.apply_line()


def main(folder: Path) -> int:
    """Type until killed; say how many characters stand after each."""
    app = QApplication([])
    clock = FixedClock(datetime(2026, 9, 20, 9, tzinfo=CHINA_TIME))
    ctx = bootstrap.open_context(folder, clock=clock)
    window = MainWindow(Theme(app, load_fonts(), Mode.LIGHT, 100), PreferenceFile(folder))
    info = BranchInfo("练习支部", clock.today(), True)
    window.attach(Services(ctx, ctx.book, ctx.dispatcher, ctx.messages, lambda: info, ctx.book.close), "meetings")
    window.show()
    page = window.stack.pages["meetings"]
    page.open_target({"action": "record_meeting", "form": "general_membership_meeting", "period": "2026Q3"})
    fill(page.recorder)
    minutes = page.recorder.segment.minutes
    minutes.setFocus()

    def type_one() -> None:
        minutes.insertPlainText("字")
        sys.stdout.write(f"{len(minutes.toPlainText())}\n")
        sys.stdout.flush()

    timer = QTimer()
    timer.timeout.connect(type_one)
    timer.start(EVERY_MS)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
