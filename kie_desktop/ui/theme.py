"""Colours, palette and style sheet: light, dark, or whatever the system shows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from kie_desktop.places import program_folder
from kie_desktop.ui import icons
from kie_desktop.ui.plain_style import PlainStyle

MODES = ("system", "light", "dark")


@dataclass(frozen=True)
class Colours:
    """The colour tokens, `#rrggbb`. Text on its surface keeps a contrast of at least 4.5 to 1."""

    window: str
    surface: str
    raised: str
    hover: str
    border: str
    control: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    canvas: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str


LIGHT = Colours(
    window="#f3f4f8",
    surface="#ffffff",
    raised="#fbfbfd",
    hover="#e8eaf3",
    border="#d9dce7",
    control="#b9bfd1",
    text="#1c2033",
    muted="#5b6178",
    accent="#3b5bdb",
    on_accent="#ffffff",
    accent_soft="#e1e7fd",
    canvas="#dfe2eb",
    error="#b42318",
    error_soft="#fdeceb",
    warning="#8a5a00",
    warning_soft="#fdf3dc",
    success="#167048",
    success_soft="#e2f5ec",
)
DARK = Colours(
    window="#191b24",
    surface="#20232e",
    raised="#262a37",
    hover="#2f3445",
    border="#343a4c",
    control="#535b74",
    text="#e8eaf2",
    muted="#a4abc0",
    accent="#8ba2ff",
    on_accent="#121526",
    accent_soft="#2c3560",
    canvas="#12141b",
    error="#ff8f86",
    error_soft="#43211f",
    warning="#f0bd5a",
    warning_soft="#3d3118",
    success="#6ed3a3",
    success_soft="#19392b",
)


CHINESE_FONTS = (
    "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC",
    "WenQuanYi Micro Hei", "Droid Sans Fallback",
)  # fmt: skip
"""Upright fonts of Windows, macOS and Linux: left to itself Qt takes any font that has a sign, a brush script too."""


class Theme(QObject):
    """The look of the whole program. Everything that paints by itself follows `changed`."""

    changed = Signal()

    def __init__(self, application: QApplication, mode: str = "system") -> None:
        super().__init__()
        self._application = application
        self._mode = ""
        self.colours = LIGHT
        self._icons: dict[str, QIcon] = {}
        application.setStyle(PlainStyle())
        self._font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)
        self.set_mode(mode)

    @property
    def mode(self) -> str:
        """`system`, `light` or `dark`, as chosen."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the dark colours show now."""
        return self.colours is DARK

    def set_mode(self, mode: str) -> None:
        """Choose `system`, `light` or `dark`; anything else counts as `system`."""
        mode = mode if mode in MODES else "system"
        if mode != self._mode:
            self._mode = mode
            self._refresh()

    def set_language(self, language: str) -> None:
        """Take fonts that have the signs of a language. The first one's height is that of rows and titles."""
        system = QFontInfo(self._font).family()  # the name behind an alias, which Qt would not look up in a list
        chinese_first = language.startswith("zh")
        families = (*CHINESE_FONTS, system) if chinese_first else (system, *CHINESE_FONTS)
        self._font.setFamilies(families)
        self._application.setFont(self._font)

    def colour(self, token: str) -> QColor:
        """A token of `Colours` as Qt's colour."""
        return QColor(getattr(self.colours, token))

    def icon(self, name: str) -> QIcon:
        """An icon for an action or button, in the colours that show now."""
        if name not in self._icons:
            self._icons[name] = icons.icon(name, self.colour("text"), self.colour("on_accent"))
        return self._icons[name]

    def forget_icons(self) -> None:
        """Let all icons go: the colours change, or the window ends, and no picture should outlive the application."""
        self._icons.clear()

    def pixmap(self, name: str, size: int, token: str = "text") -> QPixmap:
        """An icon as a picture in the colour of a token."""
        return icons.pixmap(name, size, self.colour(token))

    def _refresh(self) -> None:
        dark = self._mode == "dark"
        if self._mode == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.colours = DARK if dark else LIGHT
        self.forget_icons()
        self._application.setPalette(palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours))
        self.changed.emit()


def palette(colours: Colours) -> QPalette:
    """Qt's palette of our tokens."""
    role = QPalette.ColorRole
    result = QPalette()
    for where, token in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.error,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.surface,
        role.PlaceholderText: colours.muted,
        role.Light: colours.raised,
        role.Midlight: colours.hover,
        role.Mid: colours.border,
        role.Dark: colours.control,
        role.Shadow: colours.control,
    }.items():
        result.setColor(where, QColor(token))
    faded = QColor(colours.muted)
    faded.setAlpha(150)
    for where in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, where, faded)
    return result


def style_sheet(colours: Colours) -> str:
    """The style sheet of `resources/themes` with the tokens filled in."""
    folder = program_folder() / "resources" / "themes"
    name = "dark" if colours is DARK else "light"
    pictures = {"arrow_up": "up", "arrow_down": "down", "check": "check", "close": "close", "tick": "tick"}
    paths = {token: (folder / f"{file}-{name}.svg").as_posix() for token, file in pictures.items()}
    return Template((folder / "kie.qss").read_text("utf-8")).substitute(asdict(colours), **paths)
