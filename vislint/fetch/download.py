"""One file: ask, follow redirects, read within bounds, keep."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import re
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus

from vislint import __version__
from vislint.fetch.address import Target, read_address
from vislint.fetch.connection import Deadline
from vislint.fetch.content import HEAD, judge
from vislint.fetch.session import Session, megabytes
from vislint.fetch.store import Entry
from vislint.fetch.types import STRIKES, Failure, Fetched, FetchError, UnfitError

CHUNK = 64 * 1024
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TRY_LATER = frozenset({408, 425, 429})

_HEADERS = {
    "User-Agent": f"vislint/{__version__}",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,300}")


def fetch_one(target: Target, session: Session) -> Fetched | Failure:
    """The file as the server has it now, else what was kept of it when the trouble may pass."""
    stored = session.store.lookup(target.url)
    try:
        session.check(target.host)
        return _follow(target, stored, session)
    except FetchError as error:
        problem = error
    except (OSError, http.client.HTTPException, ValueError) as error:
        problem = _in_words(error)
    session.blame(target.host, problem)
    if problem.passing and stored is not None:
        return replace(stored, remark=problem.reason)
    if not problem.passing:
        session.store.forget(target.url)
    return Failure(target.url, problem.reason, problem.gone)


def _follow(target: Target, stored: Fetched | None, session: Session) -> Fetched:
    deadline = Deadline(session.limits.seconds)
    place = target
    for hop in range(session.limits.redirects + 1):
        with session.connection(place, deadline) as connection:
            known = stored if stored and stored.final_url == place.url else None
            try:
                connection.request("GET", place.path, headers={**_HEADERS, **_conditions(known)})
            except UnfitError as error:
                raise FetchError(f"{'redirected' if hop else 'leads'} to {error.what}") from None
            response = connection.getresponse()
            onward = _redirected(response, place)
            if onward is None:
                return _take(response, target, place, known, session)
        place = onward
    raise FetchError(f"redirected more than {session.limits.redirects} times")


def _conditions(known: Fetched | None) -> dict[str, str]:
    if known is None:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value}


def _redirected(response: http.client.HTTPResponse, place: Target) -> Target | None:
    location = response.headers.get("Location")
    if response.status not in REDIRECTS or location is None:
        return None
    with contextlib.suppress(UnicodeError):
        # A header is read as Latin-1; servers that put other letters into one mean UTF-8.
        location = location.encode("latin-1").decode("utf-8")
    try:
        return read_address(location, place.url)
    except UnfitError as error:
        raise FetchError(f"redirected to {error.what}") from None


def _take(
    response: http.client.HTTPResponse,
    target: Target,
    place: Target,
    known: Fetched | None,
    session: Session,
) -> Fetched:
    """What the last answer of all says, or has."""
    status = response.status
    if status == HTTPStatus.NOT_MODIFIED and known is not None:
        return _confirm(response, known, session, target)
    if status not in (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION):
        raise _refusal(response)
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise FetchError("is compressed, though that was not asked for")
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    entry = Entry(
        url=target.url,
        final_url=place.url,
        sha256="",
        bytes=0,
        content_type=kind if _TYPE.fullmatch(kind) else "",
        etag=_validator(response, "ETag"),
        last_modified=_validator(response, "Last-Modified"),
        fetched=_now(),
        status=status,
    )
    return _save(response, entry, session)


def _confirm(response: http.client.HTTPResponse, known: Fetched, session: Session, target: Target) -> Fetched:
    """The server says that nothing has changed."""
    entry = Entry(
        url=target.url,
        final_url=known.final_url,
        sha256=known.sha256,
        bytes=known.bytes,
        content_type=known.content_type,
        etag=_validator(response, "ETag") or known.etag,
        last_modified=_validator(response, "Last-Modified") or known.last_modified,
        fetched=_now(),
        status=known.status,
    )
    with _storing():
        return session.store.note(entry)


def _refusal(response: http.client.HTTPResponse) -> FetchError:
    status = response.status
    try:
        words = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        words = str(status)
    full = status == HTTPStatus.TOO_MANY_REQUESTS or "Retry-After" in response.headers
    passing = status in TRY_LATER or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return FetchError(
        f"answered {words}",
        passing=passing,
        strikes=STRIKES if passing and full else 0,
        gone=status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE),
    )


def _save(response: http.client.HTTPResponse, entry: Entry, session: Session) -> Fetched:
    """Read the body into the store; its first bytes decide whether the rest is wanted."""
    digest = hashlib.sha256()
    size, head, judged = 0, b"", False
    with contextlib.ExitStack() as stack:
        with _storing():
            stream = stack.enter_context(session.store.receive())
        for chunk in _body(response, session):
            size += len(chunk)
            if not judged:
                head += chunk
                judged = len(head) >= HEAD
                if judged:
                    judge(head, entry.content_type)
            digest.update(chunk)
            with _storing():
                stream.write(chunk)
        if not judged:
            judge(head, entry.content_type)
        with _storing():
            return session.store.keep(stream, replace(entry, sha256=digest.hexdigest(), bytes=size))


def _body(response: http.client.HTTPResponse, session: Session) -> Iterator[bytes]:
    """The bytes as they come. Raises FetchError as soon as they are too many, or too few at the end."""
    most, promised = session.limits.max_bytes, response.length
    size = 0
    if promised is not None and promised > most:
        raise FetchError(f"is larger than {megabytes(most)}")
    while promised is None or size < promised:
        chunk = response.read1(CHUNK if promised is None else min(CHUNK, promised - size))
        if not chunk:
            break
        size += len(chunk)
        if size > most:
            raise FetchError(f"is larger than {megabytes(most)}")
        session.spend(len(chunk))
        yield chunk
    if promised is not None and size < promised:
        raise FetchError(f"ended after {size:,} of {promised:,} bytes", passing=True)


@contextlib.contextmanager
def _storing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        words = (error.strerror or type(error).__name__).lower()
        raise FetchError(f"cannot be stored ({words})", passing=True) from error


def _validator(response: http.client.HTTPResponse, name: str) -> str:
    value = response.headers.get(name, "").strip()
    return value if _VALIDATOR.fullmatch(value) else ""


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _in_words(error: Exception) -> FetchError:
    """What went wrong below us."""
    match error:
        case ssl.SSLCertVerificationError():
            return FetchError(f"has no valid certificate ({error.verify_message})", passing=True)
        case ssl.SSLError():
            return FetchError("cannot be reached (no secure connection)", passing=True, strikes=1)
        case TimeoutError():
            return FetchError("cannot be reached (no answer in time)", passing=True, strikes=1)
        case http.client.RemoteDisconnected():
            return FetchError("closed the connection without an answer", passing=True, strikes=1)
        case http.client.IncompleteRead():
            return FetchError("ended too early", passing=True)
        case OSError():
            words = (error.strerror or type(error).__name__).lower()
            return FetchError(f"lost the connection ({words})", passing=True, strikes=1)
        case http.client.BadStatusLine():
            return FetchError("answered with something that is not HTTP")
        case http.client.LineTooLong():
            return FetchError("answered with headers that are too long")
        case _:
            return FetchError("answered with something that cannot be read")
