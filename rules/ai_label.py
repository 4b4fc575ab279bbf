"""A file that says it was made by AI is published knowingly.

Reported, as information, is a picture whose metadata or Content Credentials (C2PA) name an algorithm as its
origin, in whole or in part, and one whose metadata name a program that makes pictures. Some networks read
these notes and put a label such as "AI info" on the post. Nothing is guessed from the pixels, and a picture
without such a note is not said to be made by people.

## What to do

Say in the post how the picture was made, if your readers should know. Do not take the note out to avoid a
label.

## Example

A photo passes, and so does a drawing. A PNG that ChatGPT made is reported: its Content Credentials say
`trainedAlgorithmicMedia`.

## Sources

IPTC, Digital Source Type, https://cv.iptc.org/newscodes/digitalsourcetype/; C2PA Specification,
https://spec.c2pa.org. Meta announced its labels on 6 February 2024: "Labeling AI-Generated Images on
Facebook, Instagram and Threads", https://about.fb.com/news/2024/02/.
"""

import re
from collections.abc import Iterator

from vislint.model import Asset, Header, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import quoted

WHOLLY = frozenset({"trainedAlgorithmicMedia"})
PARTLY = frozenset({"compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"})
"""Terms of the vocabulary that speak of trained models; others, such as screenshots, do not."""
GENERATORS = re.compile(
    r"\b(?:dall[-·. ]?e|midjourney|stable[ -]?diffusion|adobe firefly|chatgpt|gpt-image|openai|google gemini"
    r"|made with google ai|imagined with ai|meta ai|image creator|comfyui|invokeai|automatic1111|novelai"
    r"|leonardo\.ai|ideogram|flux\.1)\b",
    re.I,
)
HINT = "networks may put a label on it; say in the post how it was made"


@rule(Asset, NoOptions, group="origin", severity="info", needs=Header)
def check(asset: Asset, _: NoOptions) -> Iterator[Problem]:
    known = asset.header.metadata
    term = known.digital_source_type.rstrip("/").rpartition("/")[2]
    maker = next((text for text in (known.software, known.credit) if GENERATORS.search(text)), "")
    if term in WHOLLY or term in PARTLY:
        share = "by AI" if term in WHOLLY else "partly by AI"
        yield Problem(f"the file says that it was made {share}", term, hint=HINT)
    elif maker:
        yield Problem(f"the file says that it was made with {quoted(maker)}", hint=HINT)
