"""The colours that pupils of the demo school are drawn in."""

from typing import NamedTuple

SKIN = (
    ("#F6D7BD", "#E9BE9E"),
    ("#EDC09A", "#DEA67C"),
    ("#D9A074", "#C4885B"),
    ("#BC8056", "#A2683F"),
    ("#99653F", "#7C4D2C"),
    ("#7B4C2E", "#5F371E"),
)
"""From light to dark, each with that of its shadows."""
HAIR = {
    "black": ("#231F20", "#4A4244"),
    "dark": ("#3B2A20", "#5E4636"),
    "brown": ("#6B4528", "#4E311B"),
    "light brown": ("#96693F", "#74502E"),
    "copper": ("#A9672F", "#864F22"),
    "fair": ("#D9AE62", "#B98D45"),
    "pale": ("#E6CD94", "#C7AA6B"),
    "red": ("#B4532A", "#8E3D1C"),
}
"""Each with that of its strands."""
BROWS = {"fair": "#A97F3E", "pale": "#A97F3E"}
"""Where they are not as the hair."""
HIJAB = (
    ("#7A5C86", "#694C75"),
    ("#4C6A85", "#3D586F"),
    ("#5E5A57", "#4A4744"),
    ("#8B6152", "#744E41"),
    ("#3F7A76", "#326460"),
    ("#B29A78", "#977F5E"),
)
PATKA = (
    ("#274C77", "#1C3A5E"),
    ("#3A3A40", "#26262B"),
    ("#7B2F3A", "#5E222B"),
    ("#B5792B", "#8F5D1D"),
)
"""Cloths, each with that of its folds."""
RIBBON = ("#C9534A", "#3E6FA3", "#E0B153", "#F4F1EA", "#6E9B76", "#9B6FA8")
BACK = ("#DCE7EE", "#EADFD2", "#E3E7D6", "#E7DEEA", "#F2E3CF", "#DDE9E4")
JUMPER, SLEEVES, COLLAR, BUTTONS = "#2F5D50", "#24493F", "#FFFFFF", "#D9D5CC"
"""The school's own."""
CHEEKS, FRECKLES, GLINT, HEARING_AID = "#D9634F", "#B5713F", "#FFFFFF", "#5B86B5"
OPEN_MOUTH, TEETH = "#A5483C", "#FFFFFF"


class Features(NamedTuple):
    """Colours of what is drawn on a face, as '#rrggbb'."""

    eyes: str
    lips: str


ON_LIGHT, ON_DARK = Features("#2B211C", "#8E3B2F"), Features("#130B07", "#E3A08E")
DARK_FROM = 4
"""The first of `SKIN` on which lips are drawn light."""
FRAMES = (*["#3C4450"] * 3, *["#F0DFC4"] * 3)
"""Of glasses, by skin."""
