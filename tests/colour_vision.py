"""Colours as people with a colour vision deficiency see them, and how far apart two of them look.

The matrices are those of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, “A Physiologically-based Model for
Simulation of Color Vision Deficiency”, IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, for
severity 1.0; they work on linear RGB. Differences are CIEDE2000 (G. Sharma, W. Wu and E. N. Dalal, “The CIEDE2000
Color-Difference Formula”, Color Research and Application 30 (1), 2005); about 1 is the least one notices side by side.
"""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin

Triple = tuple[float, float, float]
SIGHTS: dict[str, tuple[Triple, Triple, Triple]] = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041),
)  # fmt: skip
WHITE = (0.95047, 1.0, 1.08883)  # D65


def times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    """A matrix times a vector."""
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def linear(color: str) -> Triple:
    """A colour `#RRGGBB` as linear RGB, each 0 to 1."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def seen(color: str, sight: str) -> Triple:
    """A colour as CIE Lab, as it is seen with a sight, a key of SIGHTS."""
    red, green, blue = (min(max(channel, 0.0), 1.0) for channel in times(SIGHTS[sight], linear(color)))
    ratios = (at / white for at, white in zip(times(TO_XYZ, (red, green, blue)), WHITE, strict=True))
    x, y, z = (ratio ** (1 / 3) if ratio > 216 / 24389 else (24389 / 27 * ratio + 16) / 116 for ratio in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def hue(a: float, b: float) -> float:
    """The angle of a colour in degrees, 0 to 360."""
    return degrees(atan2(b, a)) % 360 if a or b else 0.0


def difference(one: Triple, other: Triple) -> float:
    """How far apart two colours in CIE Lab look, as CIEDE2000."""
    (light1, a1, b1), (light2, a2, b2) = one, other
    middle = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - (middle**7 / (middle**7 + 25**7)) ** 0.5)
    chroma1, chroma2 = hypot(stretch * a1, b1), hypot(stretch * a2, b2)
    hue1, hue2 = hue(stretch * a1, b1), hue(stretch * a2, b2)
    turn = (hue2 - hue1 + 180) % 360 - 180 if chroma1 * chroma2 else 0.0
    across = 2 * (chroma1 * chroma2) ** 0.5 * sin(radians(turn / 2))
    light, chroma = (light1 + light2) / 2, (chroma1 + chroma2) / 2
    angle = (hue1 + turn / 2) % 360 if chroma1 * chroma2 else hue1 + hue2
    weight = (
        1 - 0.17 * cos(radians(angle - 30)) + 0.24 * cos(radians(2 * angle)) + 0.32 * cos(radians(3 * angle + 6))
        - 0.20 * cos(radians(4 * angle - 63))
    )  # fmt: skip
    of_light = (light2 - light1) / (1 + 0.015 * (light - 50) ** 2 / (20 + (light - 50) ** 2) ** 0.5)
    of_chroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    of_hue = across / (1 + 0.015 * chroma * weight)
    rotation = -2 * (chroma**7 / (chroma**7 + 25**7)) ** 0.5 * sin(radians(60 * exp(-(((angle - 275) / 25) ** 2))))
    return float((of_light**2 + of_chroma**2 + of_hue**2 + rotation * of_chroma * of_hue) ** 0.5)


def least_difference(one: str, other: str) -> float:
    """How far apart two colours `#RRGGBB` look to those who tell them apart worst."""
    return min(difference(seen(one, sight), seen(other, sight)) for sight in SIGHTS)
