"""Files to facts: what a picture, video or document is, told from its bytes without decoding a pixel.

`header.read_header` takes bytes, `probe_file` a path, `probe_all` many paths.
A bad file is a defect in the header, never an error.
"""

from vislint.probe.batch import probe_all
from vislint.probe.cache import ALGORITHM, HeaderCache
from vislint.probe.files import probe_file

__all__ = ["ALGORITHM", "HeaderCache", "probe_all", "probe_file"]
