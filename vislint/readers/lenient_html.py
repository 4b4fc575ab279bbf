"""A parser of HTML that no text can break."""

from __future__ import annotations

from html.parser import HTMLParser


class LenientParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def parse_html_declaration(self, i: int) -> int:
        """Skip `<!…>`: the library raises an error for marked sections that it does not know."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1
