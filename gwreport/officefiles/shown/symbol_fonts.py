"""What characters set in a symbol font (Symbol, Wingdings 1 to 3, Webdings) show on paper.

Word and Excel keep such a sign as the letter or the private character (U+F0xx) in whose place the
font draws it: "R" in Wingdings 2 is a ticked box. The tables follow Microsoft's own equivalents in
Unicode (WG2 N4384), with the usual sign in place of a rare one that offices' fonts lack.
"""

import re
from functools import lru_cache

# Stands, in the tables and in texts, for a sign that is not known: the printer's mark for a lost type.
UNKNOWN_SIGN = "〓"
_FIRST, _PRIVATE = 0x20, 0xF000
_SUBSET = re.compile(r"^[A-Z]{6}\+")
# The name's parts that say nothing of the signs: "SymbolMT", "Wingdings-Regular", "Wingdings2,Bold".
_STYLES = ("mt", "ps", "regular", "bold", "italic")
_LONGEST_NAME = 100
_BLANKS = re.compile(r"[\s,_-]+")
_NOTHING = UNKNOWN_SIGN * 32
_TABLES = {
    "symbol": (
        " !∀#∃%&∍()*+,-./0123456789:;<=>?"
        "≅ΑΒΧΔΕΦΓΗΙθΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
        "￣αβχδεφγηιφκλμνοπθρστυϖωξψζ{|}~〓" + _NOTHING + "€ϒ′≤/∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐—↵"
        "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
        "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〓〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭〓"
    ),
    "wingdings": (
        " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"
        "🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳🏱✈☼🌢❄🕆✞🕈✠✡☪☯🕉☸♈♉"
        "♊♋♌♍♎♏♐♑♒♓🙰🙵●○■□□❑❒🞟◆◆❖◆⌧⮹⌘🏵🏶🙶🙷□"
        "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟∙•"
        "▪○○○◉◎○▪□🟁🟅★🟋🟏🟓🟑⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
        "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘⮚⮙⮛⮈⮊⮉⮋←"
        "→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩⇔⇳⬁⬀⬃⬂🢬🢭✗✓☒☑〓"
    ),
    "wingdings2": (
        " 🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙"
        "🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗✓☒☑☒☒⊗⊗🛇⦸🙱🙴🙲🙳‽🙹🙺"
        "🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿〓"
        "☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧🙨🙩⋅••●○○○○⊙⦿🞌"
        "■■■□□□□□▣🞕🞖🞗🞘◆◆◇🞚◈🞛🞜🞝🞞◆◆◊🞠◖◗⯊⯋⯀⯁"
        "⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺"
        "🞻🞼🞽🞾🞿🟀🟂🟄🟆🟉🟊✶🟌🟎🟐🟒✹🟃🟇✯🟍✳⯌⯍※⁂〓〓〓〓〓〓"
    ),
    "wingdings3": (
        " ←→↑↓↖↗↙↘⭰⭲⭱⭳⭶⭸⭻⭽↔↕⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧"
        "⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌⭮⭯⎋⌤⌃⌥␣⍽⇪⮸🢠🢡🢢🢣🢤🢥"
        "🢦🢧🢨🢩🢪🢫←→↑↓↖↗↙↘↔↕▲▼△▽◀▶◁▷◣◢◤◥◀▶▲〓"
        "▼▲▼◀▶⮜⮞⮝⮟🠐🠒🠑🠓🠔🠖🠕🠗🠘🠚🠙🠛🠜🠞🠝🠟🠀🠂🠁🠃🠄🠆🠅"
        "🠇🠈🠊🠉🠋🠠🠢🠤🠦🠨🠪🠬🢜🢝🢞🢟🠮🠰🠲🠴🠶🠸🠺🠹🠻🢘🢚🢙🢛🠼🠾🠽"
        "🠿🡀🡂🡁🡃🡄🡆🡅🡇⮨⮩⮪⮫⮬⮭⮮⮯←→↑↓↖↗↙↘←→↑↓↖↗↙"
        "↘←→↑↓↖↗↙↘🢐🢒🢑🢓🢔🢖🢕🢗〓〓〓〓〓〓〓〓〓〓〓〓〓〓〓"
    ),
    "webdings": (
        " 🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼🗕🗖🗗◀▶▲▼⏪⏩⏮⏭⏸⏹⏺🗚🗳"
        "🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂🏞🏕🛤🏟🛳🕬🕫🕨🔈🎔🎕🗬🙽🗭🗪🗫"
        "⮔✔🚲□🛡📦🛱■🚑🛈🛩🛰🟈🕴●🛥🚔🗘✗❓🛲🚇🚍⛳⦸⊖🚭🗮⏐🗯🗲〓"
        "🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠🛢💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻"
        "🕵🕰🖽🖾📋🗒🗓🕮📚🗞🗟🗃🗂🖼🎭🎜🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻"
        "🖥🖦🖧🕹🎮🕻🕼📟🖁🖀🖨🖩🖿🖪🗜🔒🔓🗝📥📤🕳🌣🌤🌥🌦☁🌨🌧🌩🌪🌬🌫"
        "🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊"
    ),
}


# Adobe's own list: the signs lie in Unicode as they do in the font, but for those that were there before.
_DINGBATS = {0x25: "☎", 0x2A: "☛", 0x2B: "☞", 0x48: "★", 0x6C: "●", 0x6E: "■", 0x73: "▲", 0x74: "▼", 0x75: "◆", 0x77: "◗", 0xA8: "♣", 0xA9: "♦", 0xAA: "♥", 0xAB: "♠", 0xD5: "→", 0xD6: "↔", 0xD7: "↕"}  # fmt: skip
_DINGBAT_GAPS = (*range(0x7F, 0xA1), 0xF0, 0xFF)


def _dingbat(code: int) -> str:
    if code == _FIRST:
        return " "
    if code in _DINGBAT_GAPS:
        return UNKNOWN_SIGN
    if 0xAC <= code <= 0xB5:
        return chr(0x2460 + code - 0xAC)
    return _DINGBATS.get(code) or chr(0x2700 + code - (0x40 if code >= 0xA1 else 0x20))


_TABLES["zapfdingbats"] = "".join(map(_dingbat, range(_FIRST, 0x100)))
for _name in ("itczapfdingbats", "monotypesorts", "dingbats"):
    _TABLES[_name] = _TABLES["zapfdingbats"]
# Of these nothing is known but that they are no letters.
_UNKNOWN_FONTS = frozenset(
    ("marlett", "mtextra", "bookshelfsymbol7", "msoutlook", "msreferencespecialty", "segoemdl2assets", "segoefluenticons", "fontawesome")
)  # fmt: skip


def is_symbol_font(name: str) -> bool:
    """Say whether a font of this name draws signs that are known in the place of letters.

    Case, blanks and styles in the name do not count.
    """
    return _key(name) in _TABLES


def draws_signs(name: str) -> bool:
    """Say whether a font of this name draws signs in the place of letters, known or not."""
    key = _key(name)
    return key in _TABLES or key in _UNKNOWN_FONTS


def sign_shown(font: str, character: str) -> str | None:
    """Give the sign that a symbol font shows for a stored character, None where it is unknown.

    A character that a symbol font has no place for (Chinese, "≥" itself) is drawn by another font,
    and is given back; so is any character of a font that is not one of these. A private character
    in such a font is unknown.
    """
    code = ord(character)
    is_private = is_private_sign(character)
    table = _TABLES.get(_key(font))
    if table is None:
        return None if is_private else character
    if _PRIVATE <= code <= _PRIVATE + 0xFF:
        code -= _PRIVATE
    elif code > 0xFF:
        return None if is_private else character
    if code < _FIRST:
        return character
    sign = table[code - _FIRST]
    return None if sign == UNKNOWN_SIGN else sign


def text_shown(font: str, text: str) -> tuple[str, int]:
    """Give a text as a symbol font shows it, and how many of its signs are not known ("〓" there)."""
    shown = [sign_shown(font, character) for character in text]
    return "".join(one or UNKNOWN_SIGN for one in shown), shown.count(None)


def is_private_sign(character: str) -> bool:
    """Say whether only some font can give a character a meaning: it is one for private use."""
    return "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    bare = _BLANKS.sub("", _SUBSET.sub("", name[:_LONGEST_NAME].lstrip("@"))).lower()
    while style := next((one for one in _STYLES if bare.endswith(one)), ""):
        bare = bare.removesuffix(style)
    return bare
