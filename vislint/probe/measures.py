"""The pixels of a file to its measures: one reduced decode, remembered by content.

Importing this module imports neither numpy nor OpenCV: a run in which everything is remembered needs neither.
"""

from __future__ import annotations

from dataclasses import replace

from vislint.model import Asset, Measures
from vislint.probe.cache import MeasuresCache
from vislint.probe.pictures import objection


class Measuring:
    """Measures a content that neither this run nor an earlier one has measured. Safe in several threads."""

    def __init__(self, cache: MeasuresCache | None = None) -> None:
        self._cache = cache
        self._told: dict[str, Measures | str] = {}

    def recall(self, asset: Asset) -> Asset | None:
        """The asset with its measures if no pixel need be looked at for them."""
        reason = objection(asset)
        if reason:
            return replace(asset, unmeasured=reason)
        told = self._told.get(asset.hash) or (self._cache.find(asset.hash) if self._cache else None)
        if told:
            self._told[asset.hash] = told  # files with the same content share them
        return _with(asset, told) if told else None

    def __call__(self, asset: Asset, data: bytes) -> Asset:
        """The asset with its measures."""
        known = self.recall(asset)
        if known is not None:
            return known
        told = self._told[asset.hash] = _measured(asset, data)
        return _with(asset, told)

    def keep(self, assets: list[Asset]) -> None:
        if self._cache:
            self._cache.keep(assets)


def _with(asset: Asset, told: Measures | str) -> Asset:
    if isinstance(told, str):
        return replace(asset, unmeasured=told)
    return replace(asset, measures=told)


def _measured(asset: Asset, data: bytes) -> Measures | str:
    from vislint.probe.frames import frame_of  # numpy and OpenCV: 200 ms
    from vislint.vision.picture import measure

    try:
        frame = frame_of(data, asset.header)
    except ValueError as error:
        return str(error)
    try:
        return measure(frame)
    except Exception as error:  # noqa: BLE001 - one odd picture must not end a run of thousands
        return f"a fault of vislint ({type(error).__name__})"
