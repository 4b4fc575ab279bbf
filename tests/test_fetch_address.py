"""Which addresses are asked at all, and how they are spelt for HTTP."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vislint.fetch.address import read_address, why_refused
from vislint.fetch.types import UnfitError


@pytest.mark.parametrize(
    ("ip", "what"),
    [
        ("0.0.0.0", "an unspecified address"),
        ("::", "an unspecified address"),
        ("127.0.0.1", "an address of this machine"),
        ("127.255.255.254", "an address of this machine"),
        ("::1", "an address of this machine"),
        ("10.0.0.1", "a private address"),
        ("172.31.255.255", "a private address"),
        ("192.168.1.1", "a private address"),
        ("fd12::1", "a private address"),
        ("169.254.169.254", "a link-local address"),
        ("fe80::1", "a link-local address"),
        ("fec0::1", "a site-local address"),
        ("100.64.0.1", "a shared private address"),
        ("100.100.100.200", "a shared private address"),
        ("100.127.255.255", "a shared private address"),
        ("168.63.129.16", "an address for the cloud's own services"),
        ("192.0.0.192", "an address for the cloud's own services"),
        ("fd00:ec2::254", "a private address"),
        ("224.0.0.1", "a multicast address"),
        ("ff02::1", "a multicast address"),
        ("255.255.255.255", "a reserved address"),
        ("240.0.0.1", "a reserved address"),
        ("192.0.2.1", "a private address"),
        ("198.18.0.1", "a private address"),
        ("2001:db8::1", "a private address"),
        ("2001::1", "a private address"),
        ("64:ff9b:1::1", "a private address"),
        ("::ffff:10.0.0.1", "a private address"),
        ("::ffff:169.254.169.254", "a link-local address"),
        ("::127.0.0.1", "an address of this machine"),
        ("2002:0a00:0001::", "a private address"),
        ("2002:7f00:0001::1", "an address of this machine"),
        ("64:ff9b::a00:1", "a private address"),
        ("64:ff9b::a9fe:a9fe", "a link-local address"),
        ("8.8.8.8", ""),
        ("100.63.255.255", ""),
        ("100.128.0.1", ""),
        ("172.32.0.1", ""),
        ("2606:4700::1111", ""),
        ("64:ff9b::808:808", ""),
        ("::ffff:8.8.8.8", ""),
    ],
)
def test_only_the_public_internet_is_asked(ip: str, what: str) -> None:
    assert why_refused(ipaddress.ip_address(ip)).startswith(what)
    assert bool(why_refused(ipaddress.ip_address(ip))) == bool(what)


@given(st.ip_addresses(v=4))
def test_an_address_hidden_in_a_newer_one_is_judged_as_itself(ip: ipaddress.IPv4Address) -> None:
    mapped = ipaddress.IPv6Address(b"\0" * 10 + b"\xff\xff" + ip.packed)
    sixtofour = ipaddress.IPv6Address(b"\x20\x02" + ip.packed + b"\0" * 10)
    nat64 = ipaddress.IPv6Address(b"\0\x64\xff\x9b" + b"\0" * 8 + ip.packed)
    assert why_refused(mapped) == why_refused(sixtofour) == why_refused(nat64) == why_refused(ip)
    assert bool(why_refused(ip)) or ip.is_global


@pytest.mark.parametrize(
    ("url", "spelt"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("//example.org/a", "https://example.org/a"),
        ("https://example.org:443/a#b", "https://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("http://bücher.example/ü?ü", "http://xn--bcher-kva.example/%C3%BC?%C3%BC"),
        ("http://straße.example/", "http://xn--strae-oqa.example/"),
        ("http://例え。テスト/", "http://xn--r8jz45g.xn--zckzah/"),
        ("http://a.org/50% off?a b", "http://a.org/50%25%20off?a%20b"),
        ("http://a.org/%41%zz", "http://a.org/%41%25zz"),
        ("http://a.org/a\\b", "http://a.org/a%5Cb"),
        ("http://[2606:4700:0:0::1111]:8080/", "http://[2606:4700::1111]:8080/"),
        ("http://a.org?q", "http://a.org/?q"),
    ],
)
def test_spelling(url: str, spelt: str) -> None:
    assert read_address(url).url == spelt


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("", "no full address"),
        ("images/a.png", "no full address"),
        ("file:///etc/passwd", "an address of the kind file:"),
        ("javascript:alert(1)", "an address of the kind javascript:"),
        ("http://user@example.org/", "an address with a name or password in it"),
        ("http://:secret@example.org/", "an address with a name or password in it"),
        ("http://example.org\\@evil.example/", "an address with a name or password in it"),
        ("http://example.org\\evil.example/", "an address without a valid host name"),
        ("http://", "an address without a valid host name"),
        ("http://a..b/", "an address without a valid host name"),
        ("http://a.b%00/", "an address without a valid host name"),
        ("http://[fe80::1%25eth0]/", "an address without a valid host name"),
        ("http://" + "a." * 200 + "b/", "an address without a valid host name"),
        ("http://" + "a" * 64 + ".b/", "an address without a valid host name"),
        ("http://[::1]x/", "an address that cannot be read"),
        ("http://a.org:http/", "an address that cannot be read"),
        ("http://a.org/\nHost: b", "an address that cannot be read"),
        ("http://a.org/" + "a" * 9000, "an address that cannot be read"),
        ("http://a.org:22/", "an address with port 22, which is not for web pages"),
        ("http://a.org:0/", "an address with port 0, which is not for web pages"),
    ],
)
def test_unfit_addresses(url: str, what: str) -> None:
    with pytest.raises(UnfitError) as caught:
        read_address(url)
    assert caught.value.what == what


@given(st.text() | st.text().map("http://example.org/".__add__) | st.text().map("https://".__add__))
def test_any_text_is_an_address_in_ascii_or_unfit(text: str) -> None:
    try:
        target = read_address(text)
    except UnfitError:
        return
    assert target.url.isascii()
    assert not set(target.url) & set(" \r\n\t#")
    assert read_address(target.url) == target
