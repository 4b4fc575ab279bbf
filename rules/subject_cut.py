"""No network cuts off what the post declares as its subject.

A post can say of a picture which part must stay visible: `subject: [x, y, width, height]` for a face, a logo
or a line of text, `focal: [x, y]` for a single point. Checked is every cut that is published: of the feed,
the profile grid, the link card, the slides of a carousel, the cells of several pictures. A box that is cut is
an error, as faces and text are; a focal point that is cut off, and a cut that is not documented or disputed,
a warning. A picture that the network refuses for its shape is the business of `wrong-ratio`. Where nothing
is declared, and where it is not known how a network cuts, nothing is said.

## What to do

Where a network lets the post choose the part that is shown, the hint names the focal point that keeps the
subject. Elsewhere the middle stays: crop the picture yourself as the hint says. Where no crop of that shape
holds the subject, take a picture with more around it.

## Example

A portrait of 1200×720 with the face in the middle passes. With `subject: [0.4, 0.0, 0.2, 0.3]`, a face at the
upper edge, it fails as the card of a link on LinkedIn: a card of 1.91:1 takes 6 % off above and below.

## Sources

`vislint networks NAME` shows `ratio`, `best_ratios`, `grid_ratio`, `same_ratio`, `multi_ratios` and
`focal_point` with their sources and dates. Heads and logos were cut in makeabilitylab#1417,
hashicorp/terraform-website#364, OpenMaine#49 and colouring-core#459, the end of a tall comic in
bluesky-social/social-app#5263.
"""

from collections.abc import Iterator
from fractions import Fraction

from vislint.crop import Window, around, exact, pixels, shape_of, turned_to, turned_to_all, window_of
from vislint.cuts import View, size_in, views
from vislint.limits import severity_of
from vislint.model import Breach, Dimensions, Header, Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import at, dimensions, listing, ratio, reservation, share


@rule(Placement, NoOptions, group="crop", severity="warning", needs=Header)
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    item = placement.attachment
    size = size_in(placement.slot, item)
    if size is None or (item.subject is None and item.focal is None):
        return
    seen: set[Window] = set()
    for view in views(placement):
        if view.fate != "cut" or view.window in seen:
            continue
        seen.add(view.window)
        problem = _box(placement, view, size) if item.subject else _point(placement, view, size)
        if problem is not None:
            yield problem


def _box(placement: Placement, view: View, size: Dimensions) -> Problem | None:
    region = placement.attachment.subject
    if region is None:
        return None
    box = window_of(region)
    lost = 1 - view.window.share_of(box)
    sides = _sides(view.window, box, size)
    if not sides:
        return None
    breach = _breach(placement, view, certain=True)
    part = "all" if lost == 1 else share(lost)
    said = (
        f"the subject is cut {at(placement.network, placement.slot)}{_where(placement, view)}: {part} of it"
    )
    return Problem(
        f"{said} is lost {listing(sides)}{_remark(placement, breach)}",
        f"{share(lost)} of the subject lost",
        f"only {_kept(view.window)} kept, at {_shape(view, size)}",
        _hint(placement, view, box, size),
        breach,
        severity=breach.severity,
        region=region,
    )


def _point(placement: Placement, view: View, size: Dimensions) -> Problem | None:
    focal = placement.attachment.focal
    if focal is None:
        return None
    point = exact(focal[0]), exact(focal[1])
    if view.window.holds(point):
        return None
    breach = _breach(placement, view, certain=False)
    where = f"{at(placement.network, placement.slot)}{_where(placement, view)}"
    return Problem(
        f"the focal point is cut off {where}{_remark(placement, breach)}",
        f"focal point {_number(point[0])} {_number(point[1])}",
        f"only {_kept(view.window)} kept, at {_shape(view, size)}",
        _hint(placement, view, Window(*point, Fraction(0), Fraction(0)), size),
        breach,
        severity=breach.severity,
    )


def _breach(placement: Placement, view: View, *, certain: bool) -> Breach:
    """An error for a declared box where the cut is documented and undisputed."""
    limit = view.limits[0]
    disputed = limit.grade != "official" or any(
        other.conflict for other in placement.slot.get(limit.key, placement.route)
    )
    return Breach(limit, "error" if certain and not disputed else "warning")


def _remark(placement: Placement, breach: Breach) -> str:
    """What weakens the limit, without regard to a severity that a cut does not have elsewhere."""
    plain = Breach(breach.limit, severity_of(breach.limit, placement.route) or "warning")
    return reservation(plain, placement.network, placement.route)


def _sides(window: Window, box: Window, size: Dimensions) -> list[str]:
    """Where more than one pixel of the box is lost."""
    beyond = (
        ("above", (window.y - box.y) * size.height),
        ("below", (box.bottom - window.bottom) * size.height),
        ("on the left", (window.x - box.x) * size.width),
        ("on the right", (box.right - window.right) * size.width),
    )
    return [side for side, length in beyond if length > 1]


def _where(placement: Placement, view: View) -> str:
    """The place, where the network's name alone would leave it open."""
    slot = placement.slot.name.replace("-", " ") if placement.slot.items == "named" else ""
    name = ", ".join(filter(None, (slot, view.name)))
    return f" ({name})" if name else ""


def _shape(view: View, size: Dimensions) -> str:
    return ratio(view.shape or shape_of(size))


def _kept(window: Window) -> str:
    """from 10 to 90 % of the width."""
    parts = (
        ("width", window.x, window.right, window.width),
        ("height", window.y, window.bottom, window.height),
    )
    told = [
        f"{_percent(start)} to {_percent(end)} % of the {side}"
        for side, start, end, part in parts
        if part < 1
    ]
    return listing(told)


def _hint(placement: Placement, view: View, box: Window, size: Dimensions) -> str:
    """The focal point that keeps the box, in all cuts that follow one where that exists; or the crop to make
    by oneself."""
    shape = view.shape or shape_of(size)
    real = shape_of(size)
    window = around(real, shape, box)
    if window is None:
        return f"take a picture with more around it: no crop of {ratio(shape)} holds the subject"
    following = [
        each.shape for each in views(placement) if each.follows and each.fate == "cut" and each.shape
    ]
    focal = turned_to_all(real, (shape, *following), box) or turned_to(real, shape, box)
    if view.follows and focal is not None:
        return f"write focal: [{_number(focal[0])}, {_number(focal[1])}], which keeps it"
    kept = pixels(size, window)
    corner = f"{int(size.width * window.x)},{int(size.height * window.y)}"
    return f"crop it to {ratio(shape)} yourself: {dimensions(kept.width, kept.height)} from {corner} keeps it"


def _number(value: Fraction) -> str:
    return f"{float(value):.2f}"


def _percent(value: Fraction) -> str:
    return f"{float(value * 100):.1f}".removesuffix(".0")
