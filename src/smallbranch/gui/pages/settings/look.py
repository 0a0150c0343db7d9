"""Language, colours and text size: of this computer's window, never of the book."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.settings.branch import scrolled
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.theme import SCALES, Mode, Theme
from smallbranch.gui.translation import LANGUAGES
from smallbranch.gui.widgets.cards import Card, label
from smallbranch.gui.widgets.forms import Form


class LookTab(QWidget):
    """Colours and size change at once, the language when the program is opened next."""

    changed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = PreferenceFile(ctx.places.folder)
        self.form = Form(1)
        modes = ((Mode.SYSTEM, self.tr("跟随系统")), (Mode.LIGHT, self.tr("浅色")), (Mode.DARK, self.tr("深色")))
        self.mode = self._choice([(mode.value, words) for mode, words in modes])
        self.scale = self._choice([(scale, f"{scale} %") for scale in SCALES])
        self.language = self._choice(list(LANGUAGES.items()))
        self.form.add("mode", self.tr("颜色"), self.mode)
        self.form.add("scale", self.tr("字号"), self.scale, hint=self.tr("看不清就调大；整个窗口一起变"))
        self.form.add("language", self.tr("界面语言"), self.language, hint=self.tr("下次打开时生效；台账始终是中文"))
        self.reload()
        theme = self._theme()
        if theme is not None:
            theme.changed.connect(self.reload)
        for field in (self.mode, self.scale, self.language):
            field.activated.connect(lambda _: self._write())
        card = Card(self.tr("外观与语言"))
        card.setMaximumWidth(480)
        card.body.addWidget(label(self.tr("只影响这台电脑上的窗口，不写进账本。"), "muted", wrap=True))
        card.body.addWidget(self.form)
        scrolled(self, card)

    def reload(self) -> None:
        """Show what is stored."""
        liked = self._preferences.load()
        for field, value in ((self.mode, liked.mode.value), (self.scale, liked.scale), (self.language, liked.language)):
            field.setCurrentIndex(max(0, field.findData(value)))

    def _choice(self, options: list[tuple[object, str]]) -> QComboBox:
        field = QComboBox()
        for value, words in options:
            field.addItem(words, value)
        return field

    def _theme(self) -> Theme | None:
        application = QApplication.instance()
        theme = application.property("theme") if application is not None else None
        return theme if isinstance(theme, Theme) else None

    def _write(self) -> None:
        mode, scale = Mode(self.mode.currentData()), int(self.scale.currentData())
        self._preferences.change(mode=mode, scale=scale, language=str(self.language.currentData()))
        theme = self._theme()
        if theme is not None:
            if theme.mode is not mode:
                theme.set_mode(mode)
            if theme.scale != scale:
                theme.set_scale(scale)
        self.changed.emit()
