"""Draws the pictures anew."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cxml_pictures import ALL

for picture in ALL:
    picture.path.write_text(picture.draw(), encoding="utf-8")
