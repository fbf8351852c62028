"""The window's colours, light and dark; the style sheet and the painted widgets use the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Named colours (#RRGGBB); a name says what a colour is for, not what it looks like."""

    window: str
    surface: str
    sunken: str
    border: str
    strong_border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    on_accent: str
    selection: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str


LIGHT = Palette(
    window="#F3F5F8",
    surface="#FFFFFF",
    sunken="#F7F9FB",
    border="#E2E7EE",
    strong_border="#C9D2DD",
    text="#1B2430",
    muted="#586677",
    accent="#1E4E8C",
    accent_hover="#2A62AA",
    accent_text="#1E4E8C",
    accent_soft="#E6EEF8",
    on_accent="#FFFFFF",
    selection="#DCE8F6",
    danger="#B3261E",
    danger_soft="#FBE9E7",
    warning="#8C5C00",
    warning_soft="#FFF3D6",
    good="#1B7548",
    good_soft="#E3F3EA",
)
DARK = Palette(
    window="#14181E",
    surface="#1C222A",
    sunken="#191F26",
    border="#2C3540",
    strong_border="#43505F",
    text="#E5EAF1",
    muted="#A2AEBD",
    accent="#3873BD",
    accent_hover="#3A76C1",
    accent_text="#86B5F2",
    accent_soft="#21334C",
    on_accent="#FFFFFF",
    selection="#29405F",
    danger="#F2958E",
    danger_soft="#3C2524",
    warning="#EBC066",
    warning_soft="#3A3020",
    good="#74CC9B",
    good_soft="#1F3629",
)
