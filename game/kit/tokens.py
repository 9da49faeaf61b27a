"""Colours by meaning: two themes from the same names, and which names may stand on which.

Good and bad are Okabe and Ito's blue and vermilion, which colour-blind players can tell apart.
"""

from dataclasses import dataclass

type Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    """A colour from six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(colour: Colour, ground: Colour, share: float) -> Colour:
    """So much of a colour, the rest of the ground it lies on."""
    r, g, b = (round(c * share + d * (1 - share)) for c, d in zip(colour, ground, strict=True))
    return r, g, b


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour a widget may name."""

    name: str
    paper: Colour
    panel: Colour
    well: Colour
    line: Colour
    ink: Colour
    muted: Colour
    faint: Colour
    accent: Colour
    accent_soft: Colour
    on_accent: Colour
    good: Colour
    good_text: Colour
    good_soft: Colour
    bad: Colour
    bad_text: Colour
    bad_soft: Colour
    warn_text: Colour
    warn_soft: Colour
    neutral: Colour
    focus: Colour
    tip: Colour
    on_tip: Colour
    marketing: Colour
    sales: Colour
    service: Colour
    it: Colour
    executive: Colour
    marketing_soft: Colour
    sales_soft: Colour
    service_soft: Colour
    it_soft: Colour
    executive_soft: Colour

    def colour(self, token: str) -> Colour:
        """The colour behind a name; `name@30` is 30 % of it on the panel."""
        name, _, share = token.partition("@")
        found: Colour = getattr(self, name)
        return mix(found, self.panel, int(share) / 100) if share else found


LIGHT = Theme(
    name="light",
    paper=rgb("F3EFE8"),
    panel=rgb("FFFFFE"),
    well=rgb("F0EDE6"),
    line=rgb("D9D4CA"),
    ink=rgb("1B2330"),
    muted=rgb("5A636D"),
    faint=rgb("7F8892"),
    accent=rgb("0A5A8F"),
    accent_soft=rgb("DCE9F2"),
    on_accent=rgb("FFFFFF"),
    good=rgb("0072B2"),
    good_text=rgb("00659E"),
    good_soft=rgb("D6E7F2"),
    bad=rgb("D55E00"),
    bad_text=rgb("AD4500"),
    bad_soft=rgb("FBE6D8"),
    warn_text=rgb("7A5200"),
    warn_soft=rgb("FBF0D9"),
    neutral=rgb("7C8792"),
    focus=rgb("1B2330"),
    tip=rgb("1B2330"),
    on_tip=rgb("F7F5F1"),
    marketing=rgb("9A5C00"),
    sales=rgb("00755A"),
    service=rgb("2A6AB3"),
    it=rgb("9C4F86"),
    executive=rgb("5A636D"),
    marketing_soft=rgb("F0E1CC"),
    sales_soft=rgb("CFE3DD"),
    service_soft=rgb("D7E2EE"),
    it_soft=rgb("EADBE5"),
    executive_soft=rgb("E2E4E6"),
)

DARK = Theme(
    name="dark",
    paper=rgb("13171C"),
    panel=rgb("1D232A"),
    well=rgb("272E37"),
    line=rgb("3C4550"),
    ink=rgb("ECEFF2"),
    muted=rgb("AEB7C1"),
    faint=rgb("808B97"),
    accent=rgb("7CC0EC"),
    accent_soft=rgb("1F3A4F"),
    on_accent=rgb("0C151C"),
    good=rgb("56B4E9"),
    good_text=rgb("79C4F0"),
    good_soft=rgb("1E3A4D"),
    bad=rgb("EE7F33"),
    bad_text=rgb("FF9F61"),
    bad_soft=rgb("4A2D1B"),
    warn_text=rgb("F0C36A"),
    warn_soft=rgb("3F331A"),
    neutral=rgb("8E99A5"),
    focus=rgb("FFD25E"),
    tip=rgb("ECEFF2"),
    on_tip=rgb("1B2330"),
    marketing=rgb("E0A24A"),
    sales=rgb("45B896"),
    service=rgb("82AEF2"),
    it=rgb("DB97C9"),
    executive=rgb("AEB7C1"),
    marketing_soft=rgb("463621"),
    sales_soft=rgb("1D3D37"),
    service_soft=rgb("293A55"),
    it_soft=rgb("45324A"),
    executive_soft=rgb("353D46"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}

DARKEST = 0.04045
"""Below it, sRGB is linear."""

GROUNDS = ("panel", "paper", "well")
DEPARTMENTS = ("marketing", "sales", "service", "it", "executive")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("ink", "muted", "accent") for ground in GROUNDS),
    *((text, ground) for text in ("good_text", "bad_text", "warn_text") for ground in GROUNDS),
    *((name, ground) for name in DEPARTMENTS for ground in GROUNDS),
    *(("ink", f"{name}_soft") for name in DEPARTMENTS),
    *(("ink", f"{name}@44") for name in (*DEPARTMENTS, "accent")),
    *(("on_accent", name) for name in DEPARTMENTS),
    ("accent", "accent_soft"),
    ("ink", "accent_soft"),
    ("ink", "good_soft"),
    ("ink", "bad_soft"),
    ("good_text", "good_soft"),
    ("bad_text", "bad_soft"),
    ("warn_text", "warn_soft"),
    ("on_accent", "accent"),
    ("on_accent", "bad_text"),
    ("on_tip", "tip"),
)
"""Words in the first colour may stand on the second."""

GRAPHIC_PAIRS: tuple[tuple[str, str], ...] = (
    *((shape, ground) for shape in ("good", "bad", "neutral", "focus") for ground in GROUNDS),
    *((name, ground) for name in DEPARTMENTS for ground in GROUNDS),
    *((name, f"{name}_soft") for name in DEPARTMENTS),
    ("faint", "panel"),
    ("accent", "paper"),
    ("ink", "good_soft"),
)
"""Shapes that carry meaning in the first colour may stand on the second."""


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours after WCAG 2: 1 for none, 21 for black on white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    r, g, b = (_linear(part / 255) for part in colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _linear(part: float) -> float:
    return part / 12.92 if part <= DARKEST else float(((part + 0.055) / 1.055) ** 2.4)
