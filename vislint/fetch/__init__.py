"""Remote images, fetched only when asked for and kept for the runs after that.

`fetch_all` asks for each address once and puts the answers into a `RemoteStore`; `RemoteStore.lookup` needs
no network. Only http and https, only public addresses, everything bounded; environment variables that name a
proxy are ignored, because a proxy would look names up itself and so make the check of addresses worthless.
"""

from vislint.fetch.many import fetch_all
from vislint.fetch.store import RemoteStore
from vislint.fetch.types import Failure, Fetched, FetchLimits

__all__ = ["Failure", "FetchLimits", "Fetched", "RemoteStore", "fetch_all"]
