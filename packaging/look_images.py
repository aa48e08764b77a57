"""The few pictures that the style sheet names, one of each for every theme, in its colours.

Run after a change of resources/look/tokens.json; a test holds the files against it.
"""

import json
from pathlib import Path

LOOK = Path(__file__).resolve().parents[1] / "resources" / "look"
_SHAPES = {
    "tick": ("onAccent", "2", "M3 8.5 6.5 12 13 4.5"),
    "bar": ("onAccent", "2", "M4 8h8"),
    "chevron-down": ("text2", "1.75", "m4 6 4 4 4-4"),
    "chevron-up": ("text2", "1.75", "m4 10 4-4 4 4"),
}


def images() -> dict[Path, str]:
    """The text of each SVG, by its path."""
    themes = json.loads((LOOK / "tokens.json").read_text("utf-8"))["themes"]
    return {
        LOOK / theme / f"{name}.svg": (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none"'
            f' stroke="{colours[token]}" stroke-width="{width}" stroke-linecap="round"'
            f' stroke-linejoin="round"><path d="{path}"/></svg>\n'
        )
        for theme, colours in themes.items()
        for name, (token, width, path) in _SHAPES.items()
    }


if __name__ == "__main__":
    for place, text in images().items():
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, "utf-8")
